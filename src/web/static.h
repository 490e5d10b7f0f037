/*
 * static.h - the few fixed files there are, compiled in.
 *
 * Served below /assets/<hash>/name with a year of caching; the hash is of all
 * files together (a style sheet asks for its fonts by a relative address), of
 * the content, so a new build is a new address.
 */
#ifndef WEB_STATIC_H
#define WEB_STATIC_H

#include "web/reply.h"

struct static_file {
	const char *name; /* "app.css", "fonts/x.woff2" */
	const char *type;
	struct bytes content;
	struct bytes gzip; /* empty when it does not pay */
	const char *hash;  /* 12 hexadecimal characters */
};

/* Ends with a NULL name; made by tools/embed at build time. */
extern const struct static_file static_files[];

/* The address of a file: "/assets/ab12.../app.css"; a bug if unknown. */
struct str static_url(struct arena *arena, const char *name);

/* Answer GET /assets/...: true when the path was one of ours. */
bool static_reply(const struct request *req, struct reply *reply);

#endif
