/*
 * reply.h - what goes out.
 */
#ifndef WEB_REPLY_H
#define WEB_REPLY_H

#include "web/html.h"
#include "web/request.h"

struct reply {
	struct arena *arena;
	int status;
	struct buf body;
	struct pair headers[32];
	size_t headers_n;
	const char *type; /* content type; NULL means no body */
	struct bytes
	        fixed;    /* a body that outlives the request (static files) */
	const char *file; /* or a file to send, by path */
	bool close;
};

/* An empty reply: status 500 until something better is known. */
void reply_init(struct reply *reply, struct arena *arena);

/* Add or replace a header.  Line breaks in the value are a bug. */
void reply_header(struct reply *reply, const char *name, struct str value);

/* 303 to a path of this site. */
void reply_see_other(struct reply *reply, struct str path);

/* A cookie; an empty value with max_age 0 removes it. */
struct cookie {
	const char *name;
	struct str value;
	int64_t max_age; /* seconds; -1: as long as the browser is open */
	bool http_only;
	bool secure;
	const char *same_site; /* "Lax" or "Strict" */
};
void reply_cookie(struct reply *reply, const struct cookie *cookie);

/* Start an HTML body / a JSON body with this status. */
void reply_html(struct reply *reply, int status, struct html *out);
void reply_json(struct reply *reply, int status, struct json_out *out);

/* Plain text. */
void reply_text(struct reply *reply, int status, struct str text);

/* A download: content type, a plain ASCII file name, bytes in the body. */
void reply_download(struct reply *reply, const char *type, struct str name);

#endif
