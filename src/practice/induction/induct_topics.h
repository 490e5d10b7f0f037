/*
 * induct_topics.h - what is told about each topic, by the number of its
 * edition.
 *
 * Which edition is told on a day is the dated rule induction.topics.  An
 * edition that was ever told stays here, and what was shown is kept with the
 * talk as well.
 */
#ifndef PRACTICE_INDUCTION_TOPICS_H
#define PRACTICE_INDUCTION_TOPICS_H

#include "practice/induction/induct.h"

#define INDUCT_POINTS_MOST 6

struct induct_topic {
	const char *title;                      /* key */
	const char *points[INDUCT_POINTS_MOST]; /* keys; NULL after the last */
	const char *source; /* key: an Act or body; NULL: ours */
	bool verified;      /* false with a source: nobody checked it yet */
};

struct induct_edition {
	int64_t number;
	/* A topic without a title is told as in the edition before. */
	struct induct_topic topics[INDUCT_TOPIC_COUNT];
	const struct induct_edition *before; /* or NULL */
};

extern const struct induct_edition induct_first;
extern const struct induct_edition induct_second;

/* The edition told on a day. */
MUST_CHECK const struct fault *
induct_edition_on(struct ctx *ctx, struct date on,
                  const struct induct_edition **out);

/* What an edition tells about a topic. */
const struct induct_topic *
induct_topic_of(const struct induct_edition *edition, enum induct_about about);

/* Its title and sentences in the reader's language, a line each. */
struct str
induct_topic_shown(struct arena *arena, const struct induct_topic *topic);

#endif
