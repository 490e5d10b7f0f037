/* identity_browser_test.h - a browser that keeps its cookie and the token of
 * the last page, for the tests of the pages of identity. */
#ifndef IDENTITY_BROWSER_TEST_H
#define IDENTITY_BROWSER_TEST_H

#include "tests/http_world.h"

#define PASSWORD "plum tractor lantern"

/* A served world with a key; a browser; what stands between two marks; GET
 * and POST; where a reply leads; PASSWORD for a user; a reset code; the
 * sign-in form; the figures that an app shows for the key on a page. */
struct http *idb_begin(struct test *t);
/* (as above) */
struct http_session *idb_browser(struct http *h);
/* (as above) */
struct str idb_between(struct str s, struct str from, struct str to);
/* (as above) */
struct http_reply
idb_look(struct http *h, struct http_session *s, const char *path);
/* (as above) */
struct http_reply idb_put(struct http *h, struct http_session *s,
                          const char *path, const char *const *fields);
/* (as above) */
struct str idb_location(struct http *h, struct http_reply reply);
/* (as above) */
void idb_password(struct http *h, const char *username);
/* (as above) */
const char *idb_code(struct http *h, const char *username);
/* (as above) */
struct http_reply idb_sign_in(struct http *h, struct http_session *s,
                              const char *username, const char *typed);
/* (as above) */
const char *idb_figures(struct http *h, struct str shown);
/* Set a second factor up for whoever is signed in. */
struct http_reply idb_factor(struct http *h, struct http_session *s);

#endif
