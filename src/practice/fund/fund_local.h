/*
 * fund_local.h - inside fund: shared by the files here, nobody else.
 */
#ifndef PRACTICE_FUND_LOCAL_H
#define PRACTICE_FUND_LOCAL_H

#include "kernel/ledger/ledger.h"
#include "practice/fund/fund.h"
#include "register/people/people.h"

#define FUND_CHECKS 7

/* --- fund_schema.c, fund_words.c -------------------------------------- */

extern const struct migration *const fund_schema[];
extern const struct migration fund_open_migration;
extern const struct migration fund_finance_migration;
extern const char *const fund_personal[];
extern const struct api_schema fund_schemas[]; /* fund_schemas.c */
/* Keys of the words shown for each value, for text_get. */
extern const char *const fund_state_keys[];
extern const char *const fund_state_looks[];
extern const char *const fund_purpose_keys[];
extern const char *const fund_way_keys[];
extern const char *const fund_refusal_keys[];
extern const char *const fund_check_keys[];

/* --- fund.c ----------------------------------------------------------- */

/* The dated values of a day. */
struct fund_limits {
	int64_t light;      /* pence: up to here tier 1 */
	int64_t senior;     /* pence: up to here tier 2 */
	int64_t days[3];    /* working days to decide in */
	int64_t together;   /* days in which requests add up */
	int64_t indicative; /* pence a year */
	int64_t soon;       /* days until it is asked whether it helped */
	int64_t late;       /* days by which it should be said */
	int64_t months;     /* and once more after so many */
};
MUST_CHECK const struct fault *
fund_limits(struct ctx *ctx, struct fund_limits *out);

/* Tier of a sum, 1 to 3: a sum at the limit belongs to the lower one. */
int fund_tier(const struct fund_limits *limits, int64_t pence);
/* The day by which a request of this tier is decided. */
struct date
fund_due(const struct fund_limits *limits, int tier, struct date asked);

/* The person signed in is the one it is for. */
bool fund_is_own(const struct ctx *ctx, struct person_id person);
void fund_words_check(struct problems *problems, const char *field,
                      struct str words, size_t most);
/* A sum that somebody typed. */
void fund_sum_check(struct problems *problems, struct money sum);
struct problems *
fund_problems(struct ctx *ctx, struct problems *given, struct problems *fresh);
/* NOT_FOUND out of reach; REFUSED to whoever reaches by a broken glass only. */
MUST_CHECK const struct fault *
fund_need(struct ctx *ctx, struct person_id person);
/* The request, locked, as fund_need says; CONFLICT unless seen (0: any). */
MUST_CHECK const struct fault *
fund_take(struct ctx *ctx, struct fund_id id, int64_t seen,
          struct fund_request *out);
/* The audit entry and the event of the timeline. */
MUST_CHECK const struct fault *
fund_keep(struct ctx *ctx, const struct fund_request *request, const char *what,
          const char *value);
/* Let go of what was set aside and end the decision, if there is one. */
MUST_CHECK const struct fault *
fund_free(struct ctx *ctx, struct fund_request *request);
/* A person's sum, for whoever judged reach. */
MUST_CHECK const struct fault *
fund_budget_sum(struct ctx *ctx, struct person_id person,
                struct fund_budget *out);
/* Whether what is asked may still be changed or taken back. */
bool fund_is_early(enum fund_state state);
/* Whether the actor asked for somebody in words of their own, and so has said
 * why already: not where they wrote down what the person said. */
bool fund_said_why(const struct ctx *ctx, const struct fund_request *q,
                   const struct fund_voice *voices, size_t n);
/* Whether a line holds one of the words of a name. */
bool fund_holds_name(struct arena *arena, struct str line, struct str name);
/* Whether a supplier is this member of staff by name. */
bool fund_is_name(struct arena *arena, struct str supplier, struct str name);
/* REFUSED when the supplier is the worker of the case or the actor. */
MUST_CHECK const struct fault *
fund_payee_check(struct ctx *ctx, struct person_id person, struct str supplier);

/* What follows from the voices as they are now: agreed, refused or nothing
 * yet; saved, with the event `said`.  fund_decide.c */
MUST_CHECK const struct fault *
fund_follow(struct ctx *ctx, struct fund_request *q, const char *said,
            const char *value);
/* A second look: whether it may be asked for, and that it is; the caller says
 * so in the audit. */
MUST_CHECK const struct fault *
fund_again_check(struct ctx *ctx, const struct fund_request *q,
                 struct str words, struct problems *problems);
/* (as above) */
MUST_CHECK const struct fault *
fund_again_put(struct ctx *ctx, struct fund_request *q,
               const struct fund_voice *again);

/* Pay as fund_pay does, with one more entry linked to it (NULL: none). */
MUST_CHECK const struct fault *
fund_pay_beside(struct ctx *ctx, struct fund_id id, struct entry_id payment,
                struct money sum, const struct ledger_new *beside,
                struct problems *problems);

/* --- fund_store.c ----------------------------------------------------- */

MUST_CHECK const struct fault *
fund_store_add(struct ctx *ctx, const struct fund_request *request);
MUST_CHECK const struct fault *
fund_store_save(struct ctx *ctx, const struct fund_request *request);
MUST_CHECK const struct fault *
fund_store_get(struct ctx *ctx, struct fund_id id, bool lock,
               struct fund_request *out);
/* Of the actor's organisation, for whoever pays: without the person's words
 * and without reach. */
MUST_CHECK const struct fault *
fund_store_payable(struct ctx *ctx, struct fund_id id, bool lock,
                   struct fund_request *out);
/* All of one state in the actor's organisation, oldest first. */
MUST_CHECK const struct fault *
fund_store_payables(struct ctx *ctx, enum fund_state state,
                    struct fund_request **out, size_t *n);
/* A person's, newest first, at most 100. */
MUST_CHECK const struct fault *
fund_store_of(struct ctx *ctx, struct person_id person,
              struct fund_request **out, size_t *n);
/* One that waits for an answer. */
struct fund_wait {
	struct fund_id id;
	struct person_id person;
	struct str what;
	struct money sum;
	int tier;
	struct date due_on;
	bool again; /* a second look */
	bool worker_yes;
};
/* Those within reach that wait, the most overdue first, at most 20. */
MUST_CHECK const struct fault *
fund_store_waiting(struct ctx *ctx, struct fund_wait **out, size_t *n);
/* Pence that the person asked for with one purpose since then, without this
 * request. */
MUST_CHECK const struct fault *
fund_store_beside(struct ctx *ctx, const struct fund_request *request,
                  struct instant since, int64_t *out);

MUST_CHECK const struct fault *
fund_store_voice_add(struct ctx *ctx, const struct fund_request *request,
                     const struct fund_voice *voice);
MUST_CHECK const struct fault *
fund_store_voices(struct ctx *ctx, struct fund_id id, struct fund_voice **out,
                  size_t *n);
/* Who said anything, for whoever pays; of one side, or FUND_SIDE_COUNT: of
 * all.  *out has room for one more. */
MUST_CHECK const struct fault *
fund_store_speakers(struct ctx *ctx, struct fund_id id, enum fund_side side,
                    struct user_id **out, size_t *n);
MUST_CHECK const struct fault *
fund_store_reflection_add(struct ctx *ctx, const struct fund_request *request,
                          const struct fund_reflection *reflection);
MUST_CHECK const struct fault *
fund_store_reflections(struct ctx *ctx, struct fund_id id,
                       struct fund_reflection **out, size_t *n);

/* --- fund_pot_store.c ------------------------------------------------- */

struct fund_accounts {
	bool open;
	struct account_id bank, pot, spent;
};
/* Of an organisation. */
MUST_CHECK const struct fault *
fund_store_pot(struct ctx *ctx, struct organisation_id organisation,
               struct fund_accounts *out);
MUST_CHECK const struct fault *
fund_store_pot_add(struct ctx *ctx, struct organisation_id organisation,
                   const struct fund_accounts *accounts);
/* The accounts of a person (two after a merge), the fullest first. */
struct fund_purse {
	struct account_id account;
	struct organisation_id organisation;
	int64_t given, posted, going;
};
MUST_CHECK const struct fault *
fund_store_purses(struct ctx *ctx, struct person_id person,
                  struct fund_purse **out, size_t *n);
/* Open it, or add to what was given. */
MUST_CHECK const struct fault *
fund_store_purse_put(struct ctx *ctx, struct person_id person,
                     const struct fund_purse *purse);
MUST_CHECK const struct fault *
fund_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo);

/* Its part of the fictional programme. */
MUST_CHECK const struct fault *fund_demo(struct ctx *ctx, struct demo *demo);

#endif
