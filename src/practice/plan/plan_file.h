/*
 * plan_file.h - a plan of the services' own comes in as a file: it waits, is
 * looked at, and is taken over by a worker, or not.
 *
 * Rules kept here, each with a test of the same words:
 *   - nothing of a file is in the plan before a worker says so;
 *   - one file waits for a person, and another takes its place;
 *   - a file about somebody else is refused;
 *   - a plan that has changed since the file was looked at is looked at again;
 *   - what is here already does not come in a second time;
 *   - a file with nothing new is refused;
 *   - an import never gives a person's yes;
 *   - each goal says where it came from, and when;
 *   - a current goal without a date comes in as one for the future;
 *   - a goal that was achieved or removed has its note;
 *   - what may get in the way and what helps comes in, and nobody's voice
 *     with it;
 *   - the file is kept as it came;
 *   - a plan that came in and was left alone goes out equal to its file;
 *   - what changed here goes out changed, and nothing else does;
 *   - what happened here is told after what the file tells.
 */
#ifndef PRACTICE_PLAN_FILE_H
#define PRACTICE_PLAN_FILE_H

#include "practice/plan/plan_hmpps.h"

/* Files taken over for one person. */
#define PLAN_FILES_MOST 20

struct plan_file {
	int64_t id;
	struct person_id person;
	struct instant at; /* uploaded */
	struct user_id by;
	struct str by_name; /* filled when read */
	enum plan_service service;
	struct bytes digest;
	struct instant taken_at; /* INSTANT_NONE: it waits */
	struct user_id taken_by;
	int64_t added;       /* goals */
	struct str document; /* only where one was asked for */
};

/* What becomes of a goal of the file. */
enum plan_fate {
	PLAN_FATE_COMES,
	PLAN_FATE_HERE,   /* it came in before, or went out from here */
	PLAN_FATE_DOUBLE, /* another goal here has its words          */
	PLAN_FATE_COUNT
};
extern const char *const plan_fate_words[PLAN_FATE_COUNT + 1];

#define PLAN_COMING_TOLD_MOST 10

struct plan_coming {
	struct plan_goal goal; /* as it would stand here */
	enum plan_fate fate;
	struct text told[PLAN_COMING_TOLD_MOST]; /* what comes in otherwise */
	size_t told_n;
};

/* A file that waits, and what it would do to the plan as it stands. */
struct plan_preview {
	struct plan_file file;
	struct plan_hmpps in;
	struct plan_whole whole; /* the plan as it stands */
	struct plan_coming *goals;
	size_t n;
	size_t fates[PLAN_FATE_COUNT];
	size_t states[PLAN_GOAL_STATUS_COUNT]; /* of those that come */
	size_t steps;
	size_t notes;
	bool full; /* more than a plan holds */
};

/* Judge a file against a plan: fills in the rest of *preview. */
void plan_file_judge(const struct ctx *ctx, struct plan_preview *preview);

/*
 * Keep a file that was read without a problem, to be looked at; the one that
 * waited is gone.  NOT_FOUND out of reach; INVALID for somebody else's CRN;
 * REFUSED on the person's side, and beyond PLAN_FILES_MOST.
 */
MUST_CHECK const struct fault *
plan_file_put(struct ctx *ctx, struct person_id person, struct str document,
              const struct plan_hmpps *in, int64_t *out);

/* The file that waits, judged.  NOT_FOUND out of reach, or when none does. */
MUST_CHECK const struct fault *
plan_file_preview(struct ctx *ctx, struct person_id person,
                  struct plan_preview *out);

/*
 * Take over what comes of the waiting file.  `seen` is the plan's version that
 * the file was looked at beside.
 *
 * NOT_FOUND out of reach, or when none waits; CONFLICT when another file
 * waits or the plan has changed; REFUSED when nothing in it is new, or the
 * plan cannot hold it.
 */
MUST_CHECK const struct fault *
plan_file_take(struct ctx *ctx, struct person_id person, int64_t file,
               int64_t seen, struct plan_preview *out);

/* Let the waiting file go.  NOT_FOUND when none waits; CONFLICT when it is
 * another one by now. */
MUST_CHECK const struct fault *
plan_file_drop(struct ctx *ctx, struct person_id person, int64_t id);

/* All of a person, newest first, without documents; one with it. */
MUST_CHECK const struct fault *
plan_files(struct ctx *ctx, struct person_id person, struct plan_file **out,
           size_t *n);
MUST_CHECK const struct fault *
plan_file_get(struct ctx *ctx, struct person_id person, int64_t id,
              struct plan_file *out);

/*
 * Write the plan in a shape: what came in and is as it was goes out as it came,
 * and what happened here after it.  REFUSED when that is more than
 * plan_hmpps_read takes.
 */
MUST_CHECK const struct fault *
plan_file_write(struct ctx *ctx, enum plan_hmpps_shape shape,
                const struct plan_hmpps_who *who,
                const struct plan_whole *whole, struct buf *out);

#endif
