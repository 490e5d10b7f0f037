/*
 * hands_script.h - one act that is written down: what it sends, and what its
 * answer tells for later ones.
 */
#ifndef TESTS_SYSTEM_HANDS_SCRIPT_H
#define TESTS_SYSTEM_HANDS_SCRIPT_H

#include "tests/system/hands.h"

struct tally;

enum { HAND_KEPT_MOST = 8 };

struct script {
	struct test *t;
	struct http *h;
	struct arena *arena; /* of one act */
	struct hand_seen seen;
	struct tally *tally;
	struct hand_all *was;
	const struct hand_act *act;
	const char *what; /* of the chapter */
	struct {
		char name[16];
		char value[64];
	} kept[HAND_KEPT_MOST]; /* members of answers, the newest of each */
	size_t kept_n;
	size_t amiss;
	/* The other side sends each act after it: the next may be refused. */
	bool crossed;
	struct str before; /* what was there just before the act */
	int64_t changes;   /* that were judged */
};

/* Whether the person does the act, and not a worker. */
bool script_is_person(const struct script *s);
/* A text with the newest that was seen at each `mark` before a name; ' is
 * written as `quote` is.  What was not seen is said on stderr. */
const char *
script_put_in(struct script *s, const char *text, char mark, char quote);
/* What an act sends: a form, or JSON with the version where it is a PATCH. */
struct script_sent {
	enum method method;
	struct hand_form *form;
	const char *body, *version;
};
/* Fill in what the act sends to a path of this route and these places. */
struct script_sent script_fill(struct script *s, const struct route *r,
                               const struct pairs *places, const char *path);
/* What an act sends, with each version that it names one further. */
const char *script_next(struct script *s, const char *with);
/* The same with other words in it. */
void script_reword(struct script *s, struct script_sent *sent);
struct http_reply
script_send(struct script *s, const struct script_sent *sent, const char *path);
/* Something that differs after an act that did something. */
struct str script_traces(struct script *s, const char *path);
/* Keep what an answer tells: ids, and what the act says it keeps. */
void script_learn(struct script *s, struct http_reply *reply);

#endif
