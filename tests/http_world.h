/*
 * http_world.h - a world that is served: listener, router, sessions.
 *
 * Sessions are made as if somebody had signed in with all factors.  Replies
 * live in the world's arena.
 */
#ifndef TESTS_HTTP_WORLD_H
#define TESTS_HTTP_WORLD_H

#include "kernel/router/router.h"
#include "tests/world.h"

struct http_reply {
	int status;
	struct str head; /* status line and headers */
	struct str body;
};

struct http_session {
	const char *username;
	struct str cookie; /* "md_session=..." */
	struct str csrf;
};

struct http {
	struct world *w;
	struct router *router;
	struct listener *listener;
	int port;
	struct http_session sessions[WORLD_USERS];
	size_t sessions_n;
	struct str key; /* of the last http_post */
	int keys;       /* how many http_json_new made */
};

/* Serve a world on a port of 127.0.0.1 until the test ends. */
struct http *http_new(struct test *t);
/* The same with these capabilities (NULL-ended) in the router instead. */
struct http *
http_serve(struct world *w, const struct capability *const *capabilities);

/* Somebody's session, made when first asked for. */
const struct http_session *http_session(struct http *h, const char *username);

/* A request as it goes over the wire, whatever it is, and its reply. */
struct http_reply http_raw(struct http *h, struct str request);

/* GET as somebody (NULL: nobody). */
struct http_reply
http_get(struct http *h, const char *username, const char *path);

/*
 * POST a form as somebody: names and values by turns, ended by NULL.  The
 * session's token and a new key are added, unless `fields` has "csrf" or
 * "key" itself.  http_post(h, "sam", "/x", FIELDS("title", "Walk"))
 */
#define FIELDS(...) ((const char *const[]){__VA_ARGS__ __VA_OPT__(, ) NULL})
struct http_reply http_post(struct http *h, const char *username,
                            const char *path, const char *const *fields);

/* A file that a form sends; a list of them ends with one of no field. */
struct http_file {
	const char *field;
	const char *name; /* what the sender calls it */
	struct bytes bytes;
};

/* POST a form with files (multipart/form-data), otherwise as http_post. */
struct http_reply
http_upload(struct http *h, const char *username, const char *path,
            const char *const *fields, const struct http_file *files);

/*
 * Whatever somebody posts with a key, and is not refused, is sent once more
 * as it was: the second changes nothing and answers as the first did, or with
 * the form again where a page was shown only once.  So every route that any
 * test posts to is shown to keep this rule; http_posted says which were.
 */
bool http_posted(const struct route *route);

/* POST JSON with an Idempotency-Key and the session's token. */
struct http_reply
http_json(struct http *h, const char *username, const char *path,
          const char *key, const char *body);

/* PATCH JSON with If-Match, the version an edit was made from (or NULL). */
struct http_reply
http_patch(struct http *h, const char *username, const char *path,
           const char *version, const char *body);

/* POST JSON with a key that nobody used before. */
struct http_reply http_json_new(struct http *h, const char *username,
                                const char *path, const char *body);

/* POST JSON: it is taken (201) and the words are in the answer. */
void http_takes(struct http *h, const char *username, const char *path,
                const char *body, const char *has);

/* POST JSON: answered with this status, an error code and these words. */
void http_refuses(struct http *h, const char *username, const char *path,
                  const char *body, int status, const char *has);

/* An address: what it begins with, an id as it is shown, and the rest. */
const char *
http_at(struct http *h, const char *base, struct str id, const char *rest);

/* The id that follows `before` in a text; it is there. */
struct str http_id_after(struct str text, struct str before);

/* The value of a header, or empty. */
struct str
http_header(struct http *h, const struct http_reply *reply, const char *name);

#endif
