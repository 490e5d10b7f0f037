/*
 * change.h - what changed between two states of something, as a list that a
 * page (web/gov/change.h) and an answer of the API show alike.
 */
#ifndef BASE_CHANGE_H
#define BASE_CHANGE_H

#include "base/json.h"

enum change_kind { CHANGE_ADDED, CHANGE_CHANGED, CHANGE_TAKEN_OUT };

/* Words in the reader's language. */
struct change {
	enum change_kind kind;
	struct str of;   /* what it is about */
	struct str join; /* between it and its part, on a page */
	struct str part; /* of it; empty: the thing itself */
	/* Which of its fields, what that was and is: of CHANGE_CHANGED. */
	struct str what;
	struct str was;
	struct str is;
};

struct change_list {
	const struct change *v;
	size_t n;
};

/* As the member "changes" of an object that is open (schema Change). */
void change_json(struct json_out *j, const struct change_list *list);

#endif
