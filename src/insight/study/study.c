/*
 * study.c - rules: a study is planned, looked at, registered and amended.
 */
#include "insight/study/study_file.h"

#include "base/utf8.h"
#include "insight/evaluation/eval_lock.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"

#define TREATED_MOST 1000000

struct date
study_matures(const struct study_design *design)
{
	return date_add_days(design->to,
	                     (int)(design->follow_days + design->lag_days));
}

enum study_stage
study_stage_on(const struct study *study, struct date today)
{
	static const enum study_stage stages[STUDY_STATES] = {
	        STUDY_STAGE_DESIGNED,  STUDY_STAGE_REGISTERED,
	        STUDY_STAGE_FROZEN,    STUDY_STAGE_MATCHED,
	        STUDY_STAGE_ANALYSED,  STUDY_STAGE_CHECKED,
	        STUDY_STAGE_PUBLISHED,
	};

	if (study->state != STUDY_REGISTERED ||
	    date_before(today, study->design.from))
		return stages[study->state];
	return date_before(study->design.to, today) ? STUDY_STAGE_FOLLOW_UP
	                                            : STUDY_STAGE_ENROLLING;
}

const struct fault *
study_list(struct ctx *ctx, struct study **out, size_t *n)
{
	return study_store_list(ctx, out, n);
}

/* One of the actor's organisation, to read or to change. */
static const struct fault *
one(struct ctx *ctx, int64_t id, bool lock, struct study *out)
{
	bool found;

	TRY(study_store_one(ctx, id, lock, out, &found));
	if (!found)
		return fault_not_found(ctx, "We cannot find that study");
	return NULL;
}

const struct fault *
study_one(struct ctx *ctx, int64_t id, struct study *out)
{
	return one(ctx, id, false, out);
}

static const struct fault *
design_need(struct ctx *ctx, const struct study_design *design)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	study_design_check(design, &problems);
	return problems_fault(&problems);
}

const struct fault *
study_make(struct ctx *ctx, const struct study_design *design, int64_t *out)
{
	int64_t many;

	TRY(design_need(ctx, design));
	TRY(study_store_count(ctx, &many));
	if (many >= STUDY_MOST)
		return fault_refused(ctx, "There are 200 studies already, and "
		                          "no more are kept");
	*out = id_new();
	TRY(study_store_add(ctx, *out, design));
	return audit_record(ctx, "study.made", (struct person_id){0}, *out);
}

/* --- changing ------------------------------------------------------------- */

const struct fault *
study_reason_need(struct ctx *ctx, struct str reason, struct text lacks)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (utf8_length(reason) < 10)
		problems_put(&problems, "reason", lacks);
	else if (utf8_length(reason) > STUDY_REASON_MOST ||
	         reason.n > EVAL_REASON_MOST)
		problems_add(&problems, "reason",
		             "The reason may have at most 600 characters");
	return problems_fault(&problems);
}

/* What a registered plan holds, an amended one holds, too. */
static const struct fault *
held_need(struct ctx *ctx, const struct study_design *design)
{
	struct problems problems;
	struct str mark;

	problems_init(&problems, ctx->arena);
	if (str_empty(design->basis))
		problems_add(&problems, "basis",
		             "Say on what lawful basis the data are used");
	if (str_empty(design->reviewers))
		problems_add(&problems, "reviewers",
		             "Say who reviews the study");
	TRY(problems_fault(&problems));
	return study_plan_mark(ctx, design, &mark);
}

const struct fault *
study_change(struct ctx *ctx, int64_t id, const struct study_design *given,
             int64_t seen, struct str reason)
{
	struct study_design now = *given;
	const struct study_design *design = &now;
	struct study study;
	struct str what;

	TRY(one(ctx, id, true, &study));
	if (study.state >= STUDY_FROZEN)
		return fault_refused(ctx, "The rows of this study are frozen. "
		                          "It can no longer change");
	TRY(ctx_version_check(ctx, study.version, seen));
	now.expected = study.design.expected;
	now.edition = study.design.edition;
	TRY(design_need(ctx, design));
	/* Only now are there days to ask of. */
	TRY(study_recalls_name(ctx, &now));
	what = study_design_differs(ctx->arena, &study.design, design);
	if (str_empty(what))
		return NULL;
	if (study.state == STUDY_REGISTERED) {
		TRY(study_reason_need(
		        ctx, reason,
		        TEXT("This study is registered. Say in at least ten "
		             "characters why it changes")));
		TRY(held_need(ctx, design));
		TRY(study_store_amend(ctx, id, what, reason));
		TRY(study_file_put(ctx, id, STUDY_PLAN,
		                   study_plan_text(ctx->arena, design,
		                                   ctx->who.organisation),
		                   0, ctx->actor));
		TRY(audit_record_detail(ctx, "study.amended",
		                        (struct person_id){0}, id, what));
	} else {
		TRY(audit_record_detail(ctx, "study.changed",
		                        (struct person_id){0}, id, what));
	}
	return study_store_change(ctx, id, design);
}

const struct fault *
study_amendments(struct ctx *ctx, int64_t id, struct study_amendment **out,
                 size_t *n)
{
	struct user_id *by;
	struct str *names;

	TRY(study_store_amendments(ctx, id, out, &by, n));
	TRY(identity_names(ctx, by, *n, &names));
	for (size_t i = 0; i < *n; i++)
		(*out)[i].by_name = names[i];
	return NULL;
}

/* --- its power ------------------------------------------------------------ */

const struct fault *
study_look(struct ctx *ctx, int64_t id, int64_t treated)
{
	struct problems problems;
	struct study study;

	TRY(one(ctx, id, true, &study));
	problems_init(&problems, ctx->arena);
	if (treated > TREATED_MOST)
		problems_add(&problems, "treated",
		             "Enter how many people will be on the programme, "
		             "at most 1,000,000");
	else if (treated < 2)
		problems_add(&problems, "treated",
		             "Enter how many people will be on the programme, "
		             "at least 2");
	TRY(problems_fault(&problems));
	if (study.state >= STUDY_FROZEN)
		return fault_refused(ctx, "The rows of this study are frozen. "
		                          "Its power is looked at before");
	TRY(study_store_look(ctx, &study, treated));
	return audit_record(ctx, "study.looked", (struct person_id){0}, id);
}

const struct fault *
study_looks(struct ctx *ctx, int64_t id, struct study_power **out, size_t *n)
{
	struct user_id *by;
	struct str *names;

	TRY(study_store_looks(ctx, id, out, &by, n));
	TRY(identity_names(ctx, by, *n, &names));
	for (size_t i = 0; i < *n; i++)
		(*out)[i].by_name = names[i];
	return NULL;
}

/* --- registering ---------------------------------------------------------- */

const struct fault *
study_register(struct ctx *ctx, int64_t id)
{
	struct study_power *looks;
	struct study study;
	struct str mark;
	size_t n;

	TRY(one(ctx, id, true, &study));
	if (study.state != STUDY_DESIGNED)
		return fault_refused(ctx, "This study is registered already");
	if (study.looks == 0)
		return fault_refused(ctx, "Look at what the study could see "
		                          "first: then you may register it");
	if (str_empty(study.design.basis))
		return fault_refused(ctx, "Say on what lawful basis the data "
		                          "are used first");
	if (str_empty(study.design.reviewers))
		return fault_refused(ctx, "Say who reviews the study first");
	TRY(study_looks(ctx, id, &looks, &n));
	study.design.expected = looks[0].treated;
	study.design.edition = STUDY_EDITION;
	TRY(study_recalls_name(ctx, &study.design));
	TRY(study_plan_mark(ctx, &study.design, &mark));
	TRY(study_store_register(ctx, id, mark, &study.design));
	TRY(study_file_put(ctx, id, STUDY_PLAN,
	                   study_plan_text(ctx->arena, &study.design,
	                                   ctx->who.organisation),
	                   0, ctx->actor));
	return audit_record(ctx, "study.registered", (struct person_id){0}, id);
}
