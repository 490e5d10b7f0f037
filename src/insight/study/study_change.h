/*
 * study_change.h - what changed among participants: of what is known of them
 * alone.  There is nobody to compare with, and so no effect.
 *
 * Rules kept here, each with a test of the same words:
 *   - goals reached are counted of whoever agreed a plan, from their start to
 *     the end of follow-up;
 *   - the people around somebody are compared between the first day that was
 *     kept near their start and the last one by the end of follow-up;
 *   - whoever has no two such days is not known, and is counted;
 *   - a figure on fewer than ten people is not shown, and counts are rounded;
 *   - nothing of it is shown before outcomes are opened.
 */
#ifndef INSIGHT_STUDY_CHANGE_H
#define INSIGHT_STUDY_CHANGE_H

#include "insight/study/study_local.h"

/* A day that was kept of the people around somebody. */
struct study_net {
	struct date day;
	int64_t size, unpaid, bridging, placed;
	const int64_t *ids; /* rising */
	size_t ids_n;
};
/* The first of them may be so many days from the start: a quarter (ours). */
#define STUDY_NET_NEAR 92

/* What changed; STUDY_SHARES have no before. */
enum study_change_of {
	STUDY_CHANGE_GOALS, /* whether a goal was reached */
	STUDY_CHANGE_NEW,   /* whether somebody is there who was not */
	STUDY_SHARES,
	STUDY_CHANGE_SIZE = STUDY_SHARES,
	STUDY_CHANGE_UNPAID,   /* of 1000 around them */
	STUDY_CHANGE_BRIDGING, /* in another part of life than most */
	STUDY_CHANGES_OF
};
extern const char *const study_change_words[STUDY_CHANGES_OF + 1];
extern const char *const study_change_keys[];

/* Of one figure: of how many it is known, and sums. */
struct study_sum {
	int64_t known, before, after, squares; /* of differences */
};
struct study_changes {
	int64_t participants;
	struct study_sum of[STUDY_CHANGES_OF];
};

/* What is known of one participant for it. */
struct study_changed {
	struct date started;
	bool planned; /* a plan was agreed by the end of follow-up */
	int64_t goals;
	const struct study_net *nets; /* days rising */
	size_t nets_n;
};
void study_change_add(struct study_changes *changes,
                      const struct study_design *design,
                      const struct study_changed *one);

/* As it is kept, and back; false for what is none. */
struct str study_changes_put(struct arena *arena, const struct study_design *d,
                             const struct study_changes *changes);
bool study_changes_read(struct str kept, struct study_changes *out);

/* To five; -1: fewer than ten. */
int64_t study_rounded(int64_t n);

/* One row of what is shown, with a confidence interval of 95 %. */
struct study_change_row {
	enum study_change_of of;
	bool asked;
	int64_t known, unknown; /* exact: study_rounded before they are shown */
	double before, after, change, low, high; /* NAN: not shown */
};
void study_change_row(const struct study_design *design,
                      const struct study_changes *changes,
                      enum study_change_of of, struct study_change_row *out);

#endif
