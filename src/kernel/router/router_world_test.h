/*
 * router_world_test.h - a served world with routes of the test's own.
 */
#ifndef KERNEL_ROUTER_WORLD_TEST_H
#define KERNEL_ROUTER_WORLD_TEST_H

#include "tests/http_world.h"

/*
 *	GET  /t/open           anybody; GET /t/page signed in
 *	GET  /t/person/:id     a person within reach; GET /t/everybody a list
 *	GET  /t/me             the actor's own record
 *	GET  /t/form           a form; POST /t/form: "title" empty INVALID,
 *	                       "no" REFUSED, "old" CONFLICT, else 303 and a
 *	                       notice; no `form` for POST /t/plain
 *	POST /t/show           a page after the write; "no" with a fault
 *	POST /t/past           the same, and the write acts on a day that was
 *	GET  /t/bug /t/claim /t/full   what breaks; POST /t/bug too
 *	GET  /t/limited        twice a minute
 *	POST /t/prepared       prepare refuses "no"
 *	POST /t/untied         as /t/plain, of words without a sender; and
 *	POST /t/untied/:one
 *	GET|POST /api/t/things JSON
 *	GET  /t/wide           a page with everything around it
 */
struct http *router_world(struct test *t);

/* How often something was counted, and anything at all audited. */
int64_t router_counted(struct http *h);
int64_t router_entries(struct http *h);
/* Rows of the table of keys; and those that tell who, where, what or when. */
int64_t router_keys(struct http *h, bool tied);
/* How many of its hashes of what was sent are told apart. */
int64_t router_contents(struct http *h);
/* Nobody's session was used since it was made; and how many were. */
void router_forget_use(struct http *h);
int64_t router_used(struct http *h);
/* A token of somebody's. */
struct str router_token(struct http *h, const char *who);
/* Entries of a kind. */
int64_t router_entries_of(struct http *h, const char *what);
/* Entries with this purpose. */
int64_t router_entries_for(struct http *h, const char *purpose);

/* The audit can be written no more. */
void router_break_audit(struct http *h);

/* "/t/person/<id>" */
const char *router_person_path(struct http *h, struct person_id person);

/* The cookie that a reply leaves for the next page; and that page with it. */
struct str router_notice(struct http *h, const struct http_reply *reply);
struct http_reply
router_get_with(struct http *h, const char *who, struct str cookie);

#endif
