/* study_world_test.h - studies with people in them, for tests. */
#ifndef INSIGHT_STUDY_WORLD_TEST_H
#define INSIGHT_STUDY_WORLD_TEST_H

#include "insight/study/study_file.h"
#include "tests/world.h"

/* A registered study of people who started three years ago. */
struct freeze_try {
	struct world *w;
	int64_t id;
	struct study study;
	struct str people, events, spells;
	struct study_file file;
	int kind;
	struct person_id person;
	const char *sentenced, *started, *offence;
	bool quiet;    /* nobody reoffends */
	unsigned more; /* what else is looked at */
};

#define POOL_PEOPLE \
	"id,index_date,age,sex\nA1,2023-02-01,30,male\nA2,2023-03-01,40,\n"
#define POOL_EVENTS "id,offence_date,proven_date\nA2,2023-05-01,2023-06-01\n"

struct date study_day(const char *iso);

/* A registered study in a world with a key, and eve, an evaluator. */
struct freeze_try study_try_new(struct test *t);

/* Somebody without an order; and one with an order, perhaps a start (NULL) and
 * an offence (NULL), on these days. */
struct person_id
study_somebody(struct world *w, const char *crn, const char *born, bool female);
void study_ours(struct freeze_try *f, const char *crn, const char *sentenced,
                const char *started, const char *offence);

/* Who was put last said no to research, at the ending. */
void study_says_no(struct freeze_try *f);

/* For world_do and world_see, of a struct freeze_try. */
const struct fault *study_try_begin(struct ctx *ctx, void *data);
const struct fault *study_try_put(struct ctx *ctx, void *data);
const struct fault *study_try_freeze(struct ctx *ctx, void *data);
const struct fault *study_try_look(struct ctx *ctx, void *data);
const struct fault *study_try_fetch(struct ctx *ctx, void *data);
const struct fault *study_try_pool(struct ctx *ctx, void *data);
const struct fault *study_try_match(struct ctx *ctx, void *data);
const struct fault *study_try_accept(struct ctx *ctx, void *data);
const struct fault *study_try_check(struct ctx *ctx, void *data);
const struct fault *study_try_publish(struct ctx *ctx, void *data);

/* Women of ours were recalled, all on one day. */
const struct fault *study_try_recalls(struct ctx *ctx, void *data);

/* Orders of women of ours were revoked, all on one day; others still run. */
const struct fault *study_try_ends(struct ctx *ctx, void *data);

/* Two people around each of ours on one day, and three on a later one. */
const struct fault *study_try_nets(struct ctx *ctx, void *data);

/* Answers on housing of each of ours, of one day. */
const struct fault *study_try_answers(struct ctx *ctx, void *data);

/* Every study was made before there were editions of the plan. */
const struct fault *study_try_edition(struct ctx *ctx, void *data);

/* The fourth part of every file is lost. */
const struct fault *study_try_cut(struct ctx *ctx, void *data);

/* Ask as eve, let it be done, and look at the study. */
void study_do(struct freeze_try *f,
              const struct fault *(*ask)(struct ctx *ctx, void *data));

/* Sixty of ours, and n from elsewhere: rows of a whole study. */
void study_ours_many(struct freeze_try *f);
void study_pool_of(struct freeze_try *f, size_t n);

/* How often the audit was told of this, of the study. */
int64_t
study_told_of(struct freeze_try *f, const char *what, const char *detail);

/* From registered to checked, by morgan. */
void study_to_checked(struct freeze_try *f);

#endif
