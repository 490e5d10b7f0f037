/*
 * support_api.h - what both parts of the API read and write alike.
 */
#ifndef PRACTICE_SUPPORT_API_H
#define PRACTICE_SUPPORT_API_H

#include "practice/support/support_views.h"

/* What was sent about a person. */
struct support_sent {
	struct person_head head;
	json_t *body;
	struct problems problems;
};

/* NOT_FOUND out of reach; INVALID when it is no JSON. */
MUST_CHECK const struct fault *
support_sent_read(struct ctx *ctx, const struct request *req,
                  struct support_sent *out);
/* A text member; empty when it is not sent, or null. */
struct str support_sent_text(struct support_sent *sent, const char *key);
/* The place of a word; `none` where nothing was sent, -1 for another word. */
int support_sent_word(struct support_sent *sent, const char *key,
                      const char *const *words, int none);
/* The member edition: what was read.  0, and a problem, where it is none. */
int64_t support_sent_edition(struct support_sent *sent);
/* The members voice, said_by and said_at. */
void support_json_by(struct json_out *j, const struct support_by *by);

#endif
