/*
 * study_local.h - inside studies.
 */
#ifndef INSIGHT_STUDY_LOCAL_H
#define INSIGHT_STUDY_LOCAL_H

#include "insight/study/study_balance.h"
#include "web/gov/form.h"

/* What else is looked at, beside any proven reoffence: it explores. */
enum study_more {
	STUDY_MORE_SERIOUS,  /* severe offences */
	STUDY_MORE_RECALL,   /* recalls to custody, and either */
	STUDY_MORE_SENTENCE, /* how the sentence went (study_also.h) */
	STUDY_MORE_HOUSING,  /* settled housing at the end of follow-up */
	STUDY_MORE_WORK,     /* work then */
	/* of participants alone (study_change.h) */
	STUDY_MORE_GOALS,
	STUDY_COMPARED = STUDY_MORE_GOALS, /* those before it */
	STUDY_MORE_NETWORK,
	STUDY_MORES
};
extern const char *const study_more_words[STUDY_MORES + 1];

/* What a design asks for and no row tells: why nothing is frozen.  It stands in
 * the flow until then, as "lacks=recalls_here". */
enum study_lack {
	STUDY_LACK_HERE,          /* no custody and no recall of anybody here */
	STUDY_LACK_ELSEWHERE,     /* nor of those from elsewhere */
	STUDY_LACK_SEVERITY,      /* how severe, of those from elsewhere */
	STUDY_LACK_COLUMNS,       /* a column, of those from elsewhere */
	STUDY_LACK_SENTENCE_HERE, /* of participants; and of the others */
	STUDY_LACK_SENTENCE_OTHERS,
	STUDY_LACK_HOUSING_HERE,
	STUDY_LACK_HOUSING_OTHERS,
	STUDY_LACK_WORK_HERE,
	STUDY_LACK_WORK_OTHERS,
	STUDY_LACKS
};
extern const char *const study_lack_words[STUDY_LACKS + 1];
extern const char *const study_lack_keys[];
extern const char *const study_more_keys[];

/* --- study_check.c -------------------------------------------------------- */

/* What is wrong with a design, by field. */
void study_design_check(const struct study_design *design,
                        struct problems *problems);
/* The fields in which two differ, by a comma: "base, from". */
struct str
study_design_differs(struct arena *arena, const struct study_design *a,
                     const struct study_design *b);

/* --- study.c -------------------------------------------------------------- */

/* INVALID at "reason" without ten characters of one (`lacks`), and above
 * STUDY_REASON_MOST. */
MUST_CHECK const struct fault *
study_reason_need(struct ctx *ctx, struct str reason, struct text lacks);

/* --- study_recall.c ------------------------------------------------------- */

/* Name the rule of recalls of its days, as the policy has it now; nothing where
 * recalls are not looked at. */
MUST_CHECK const struct fault *
study_recalls_name(struct ctx *ctx, struct study_design *design);
/* The same as the registered plan has it; before that, as it is now. */
MUST_CHECK const struct fault *
study_recalls_read(struct ctx *ctx, struct study *study);
extern const struct policy_default study_policies[];

/* --- study_base.c --------------------------------------------------------- */

#define STUDY_BASE_RATE "study.base_rate" /* kind=custody and so on */
extern const char *const study_base_words[STUDY_BASES + 1];

/* Those that hold today; out has room for STUDY_BASES. */
MUST_CHECK const struct fault *
study_bases_read(struct ctx *ctx, struct study_base *out, size_t *n);
/* The share of the one that was chosen in the place of *base, -1 where there is
 * none of that word; nothing was chosen: *base stays. */
MUST_CHECK const struct fault *
study_base_take(struct ctx *ctx, struct str word, int64_t *base);

/* --- study_plan.c --------------------------------------------------------- */

/* Editions of the product's plan: from the second on it asks for a tighter
 * caliper, weights that make the groups alike, and a shorter lag as well. */
#define STUDY_EDITION 2

/* The plan as a file for the engine, and the hash that the engine knows it
 * by.  INVALID when the engine would not take it. */
struct str
study_plan_text(struct arena *arena, const struct study_design *design,
                struct organisation_id organisation);
MUST_CHECK const struct fault *
study_plan_mark(struct ctx *ctx, const struct study_design *design,
                struct str *out);

/* --- study_store.c -------------------------------------------------------- */

/* Those of the actor's organisation alone; *found false: none. */
MUST_CHECK const struct fault *
study_store_list(struct ctx *ctx, struct study **out, size_t *n);
MUST_CHECK const struct fault *
study_store_one(struct ctx *ctx, int64_t id, bool lock, struct study *out,
                bool *found);
MUST_CHECK const struct fault *study_store_count(struct ctx *ctx, int64_t *out);
MUST_CHECK const struct fault *
study_store_add(struct ctx *ctx, int64_t id, const struct study_design *design);
MUST_CHECK const struct fault *
study_store_change(struct ctx *ctx, int64_t id,
                   const struct study_design *design);
MUST_CHECK const struct fault *
study_store_amend(struct ctx *ctx, int64_t id, struct str what,
                  struct str reason);
MUST_CHECK const struct fault *
study_store_amendments(struct ctx *ctx, int64_t id,
                       struct study_amendment **out, struct user_id **by,
                       size_t *n);
MUST_CHECK const struct fault *
study_store_look(struct ctx *ctx, const struct study *study, int64_t treated);
MUST_CHECK const struct fault *
study_store_looks(struct ctx *ctx, int64_t id, struct study_power **out,
                  struct user_id **by, size_t *n);
MUST_CHECK const struct fault *
study_store_register(struct ctx *ctx, int64_t id, struct str plan_sha256,
                     const struct study_design *design);
extern const struct query study_q_list;
extern const struct query study_q_one;
extern const struct query study_q_lock;
extern const struct query study_q_count;
extern const struct query study_q_add;
extern const struct query study_q_change;
extern const struct query study_q_amend;
extern const struct query study_q_amendments;
extern const struct query study_q_look;
extern const struct query study_q_looks;
extern const struct query study_q_register;

/* --- pages ---------------------------------------------------------------- */

extern const struct route study_routes[];

/* "/studies/3k…/power": rest is "" or begins with a slash. */
struct str study_path(struct arena *arena, int64_t id, const char *rest);

#endif
