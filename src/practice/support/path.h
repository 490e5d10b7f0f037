/*
 * path.h - the support somebody needs, on seven pathways.
 *
 * A *need* is one thing to be helped with, in a pathway; where it stands is a
 * *step*, which is only added.  That there is no need in a pathway is said
 * too, with a day.
 *
 * Rules kept here, each with a test of the same words:
 *   - a need is not started, in progress, met or declined, and each change is
 *     kept with its day and notes;
 *   - that nothing is needed has to be said, and is not said while something
 *     is open there;
 *   - a new need after that says otherwise;
 *   - declining is the person's: a worker writes down why, in their words;
 *   - what the person declined themself is opened again by nobody else;
 *   - what the person thinks of a need is the person's alone;
 *   - a need's words are never changed: whoever wrote it takes it back, unless
 *     a goal was made from it;
 *   - a goal of the plan is made from a need that stands, and the need says
 *     that it is in the plan for as long as such a goal is;
 *   - a partner who supports is named;
 *   - answers are shown to be checked before they are saved;
 *   - there is room for so many needs in a pathway, and so many changes;
 *   - somebody who reaches the person and is no worker finds nothing here.
 *
 * The pathways are dated data (support_kinds.h), S12 of what the services do.
 */
#ifndef PRACTICE_SUPPORT_PATH_H
#define PRACTICE_SUPPORT_PATH_H

#include "practice/support/support_by.h"
#include "practice/support/support_kinds.h"

#define PATH_WORDS_MOST 300
#define PATH_NOTES_MOST 500
#define PATH_NAME_MOST  80
#define PATH_NEEDS_MOST 20
#define PATH_STEPS_MOST 60
#define PATH_SAYS_MOST  60

/* Where a need stands; then what a pathway may say besides. */
enum path_state {
	PATH_NOT_STARTED,
	PATH_IN_PROGRESS,
	PATH_MET,
	PATH_DECLINED,
	PATH_STATE_COUNT,
	PATH_NONE = PATH_STATE_COUNT, /* it was said that nothing is needed */
	PATH_UNASKED,
	PATH_STANDING_COUNT
};
extern const char *const path_states[PATH_STATE_COUNT + 1];
extern const char *const path_standings[PATH_STANDING_COUNT + 1];

/* Who supports. */
enum path_with {
	PATH_WITH_UNSAID,
	PATH_WITH_PERSON,
	PATH_WITH_WORKER,
	PATH_WITH_PARTNER,
	PATH_WITH_COUNT
};
extern const char *const path_withs[PATH_WITH_COUNT + 1];

ID_TYPE(need_id);

struct path_step {
	struct need_id need;
	enum path_state state;
	struct str notes; /* or empty */
	struct date day;
	struct support_by by;
};

struct path_said {
	struct need_id need;
	struct str words;
	struct support_by by;
};

struct path_need {
	struct need_id id;
	struct person_id person;
	int path;
	struct str words;
	enum path_with with;
	struct str partner; /* or empty */
	int64_t edition;
	int64_t goals; /* of the plan, that were made from it */
	struct support_by by;
	struct support_by back; /* user {0}: it stands */
	enum path_state state;
	const struct path_step *steps; /* the oldest first */
	size_t steps_n;
	const struct path_said *says; /* what the person thinks, the same */
	size_t says_n;
};

/* That nothing is needed. */
struct path_none {
	int path;
	struct str notes;
	struct date day;
	struct support_by by;
};

struct path_way {
	enum path_state standing;     /* up to PATH_UNASKED */
	int open;                     /* needs not started or in progress */
	int needs;                    /* that stand */
	const struct path_none *none; /* the last time it was said, or NULL */
};

struct paths {
	struct person_id person;
	struct path_way ways[SUPPORT_PATHS];
	struct path_need *needs; /* by the order they were written */
	size_t n;
	struct path_step *steps; /* of all needs, each one's together */
	size_t steps_n;
	struct path_said *says; /* the same */
	size_t says_n;
	struct path_none *nones; /* the oldest first */
	size_t nones_n;
};

/* How many pathways were spoken of. */
int paths_asked(const struct paths *paths);
bool path_stands(const struct path_need *need);
/* Whether the person declined it themself: they open it again. */
bool path_declined_own(const struct path_need *need);
const struct path_need *
paths_need(const struct paths *paths, struct need_id id);

/* --- writing: each NOT_FOUND out of reach, and to who is no worker ------- */

struct path_terms {
	int path;  /* -1: no such word */
	int state; /* the same */
	int with;
	int voice; /* of a worker: FOR or WORKER */
	struct str words;
	struct str partner;
	struct str notes;
};

/* Whether it could be added: nothing is written.  The same faults. */
MUST_CHECK const struct fault *
path_try(struct ctx *ctx, struct person_id person,
         const struct path_terms *terms, struct problems *problems);
/* Add a need.  INVALID with a problem for each field; REFUSED without room,
 * and of a worker's own view that is declined. */
MUST_CHECK const struct fault *
path_add(struct ctx *ctx, struct person_id person,
         const struct path_terms *terms, struct need_id *out,
         struct problems *problems);

/* Where a need stands now.  REFUSED when it is taken back, when the person
 * declined it themself, and without room; INVALID when nothing changes, and
 * when a worker declines it without the person's reason. */
MUST_CHECK const struct fault *
path_set(struct ctx *ctx, struct person_id person, struct need_id id, int state,
         struct str notes, struct problems *problems);

/* What the person thinks of it.  REFUSED to a worker, and without room. */
MUST_CHECK const struct fault *
path_say(struct ctx *ctx, struct person_id person, struct need_id id,
         struct str words, struct problems *problems);

/* Take a need back.  REFUSED unless it is the actor's, when it is taken back,
 * and when a goal was made from it. */
MUST_CHECK const struct fault *
path_back(struct ctx *ctx, struct person_id person, struct need_id id);

/* Say that nothing is needed in a pathway.  REFUSED while something is open
 * there, and when it was said last. */
MUST_CHECK const struct fault *
path_say_none(struct ctx *ctx, struct person_id person, int path,
              struct str notes, struct problems *problems);

/* --- a goal of the plan from a need --------------------------------------- */

/* Whether there is such a need of this person's, within reach. */
MUST_CHECK const struct fault *
path_is(struct ctx *ctx, struct person_id person, struct need_id id, bool *out);
/* Its `goals` goes up.  NOT_FOUND when it is not this person's; REFUSED when
 * it is taken back. */
MUST_CHECK const struct fault *
path_lift(struct ctx *ctx, struct person_id person, struct need_id id);
/* Such a goal is in the plan again (1), or is not any more (-1). */
MUST_CHECK const struct fault *
path_lifted(struct ctx *ctx, struct person_id person, struct need_id id,
            int by);

/* --- reading -------------------------------------------------------------- */

/* All of it, with names.  NOT_FOUND out of reach, and to somebody who is no
 * worker. */
MUST_CHECK const struct fault *
paths_read(struct ctx *ctx, struct person_id person, struct paths *out);
/* One need, with names.  NOT_FOUND as well when it is not this person's. */
MUST_CHECK const struct fault *
path_need(struct ctx *ctx, struct person_id person, struct need_id id,
          struct path_need *out);

#endif
