#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_queries_local.h"

/*
 * What must hold in the rows of plans, asked of whole tables by
 * `mydirection check`.  Each statement hands back the number of the first row
 * that is off; each is read with its sentence in plan_check.c.
 */
#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query plan_q_check_answers = {
        .name = "plan.check_answers",
        WHOLE,
        .text = "select a.plan as id from plan_agreement a"
                " where not exists (select 1 from plan_version v"
                "  where v.plan = a.plan and v.version = a.version) limit 1",
};

/* Version 0 is the row before anything was written. */
const struct query plan_q_check_versions = {
        .name = "plan.check_versions",
        WHOLE,
        .text = "select p.plan as id from plan_plan p"
                " where (p.version > 0 and not exists (select 1"
                "  from plan_version v where v.plan = p.plan"
                "  and v.version = p.version))"
                " or (p.agreed_version > 0 and not exists (select 1"
                "  from plan_version v where v.plan = p.plan"
                "  and v.version = p.agreed_version))"
                " or (p.state_version > 0 and not exists (select 1"
                "  from plan_version v where v.plan = p.plan"
                "  and v.version = p.state_version))"
                " or p.terms_version > p.version"
                " or exists (select 1 from plan_version v"
                "  where v.plan = p.plan and v.version > p.version) limit 1",
};

const struct query plan_q_check_version_person = {
        .name = "plan.check_version_person",
        WHOLE,
        .text = "select v.plan as id from plan_version v"
                " where not exists (select 1 from plan_plan p"
                "  where p.plan = v.plan and p.person = v.person) limit 1",
};

const struct query plan_q_check_answer_person = {
        .name = "plan.check_answer_person",
        WHOLE,
        .text = "select a.plan as id from plan_agreement a"
                " where not exists (select 1 from plan_plan p"
                "  where p.plan = a.plan and p.person = a.person) limit 1",
};

const struct query plan_q_check_look = {
        .name = "plan.check_look",
        WHOLE,
        .text = "select l.look as id from plan_look l"
                " where not exists (select 1 from plan_version v"
                "  where v.plan = l.plan and v.version = l.version"
                "  and v.person = l.person) limit 1",
};

const struct query plan_q_check_newest = {
        .name = "plan.check_newest",
        WHOLE,
        .text = "select a.plan as id from plan_agreement a"
                " group by a.plan, a.side having sum(a.newest) <> 1 limit 1",
};

const struct query plan_q_check_steps = {
        .name = "plan.check_steps",
        WHOLE,
        .text = "select s.step as id from plan_step s"
                " where not exists (select 1 from plan_goal g"
                "  where g.goal = s.goal and g.person = s.person) limit 1",
};

const struct query plan_q_check_notes = {
        .name = "plan.check_notes",
        WHOLE,
        .text = "select n.note as id from plan_note n"
                " where not exists (select 1 from plan_goal g"
                "  where g.goal = n.goal and g.person = n.person) limit 1",
};

const struct query plan_q_check_statement_of = {
        .name = "plan.check_statement_of",
        WHOLE,
        .text = "select g.goal as id from plan_goal g"
                " where coalesce(g.statement, 0) <> 0 and not exists"
                " (select 1 from plan_statement s"
                "  where s.statement = g.statement"
                "  and s.person = g.person) limit 1",
};

const struct query plan_q_check_why_none = {
        .name = "plan.check_why_none",
        WHOLE,
        .text = "select g.goal as id from plan_goal g"
                " where (coalesce(g.statement, 0) <> 0"
                "  and g.no_reason <> '')"
                " or (g.no_reason = 'other' and g.no_statement = '')"
                " or (g.version = 1 and g.voice <> 'own'"
                "  and coalesce(g.statement, 0) = 0 and g.no_reason = ''"
                "  and g.no_statement = '') limit 1",
};

/* What was handed in stands as long as the statement, and no longer. */
const struct query plan_q_check_own = {
        .name = "plan.check_own",
        WHOLE,
        .text = "select s.statement as id from plan_statement s"
                " where ((s.kind = 'typed') <> (s.file is null))"
                " or ((s.kind = 'typed') <> (s.handed_by is null))"
                " or (s.kind = 'picture' and s.words = '')"
                " or (s.accepted_at is not null"
                "  and (s.kind = 'typed' or s.voice <> 'for'))"
                " or exists (select 1 from plan_statement f"
                "  where f.statement = s.first and (f.kind <> s.kind"
                "  or coalesce(f.file, 0) <> coalesce(s.file, 0)))"
                " limit 1",
};

/* An answer that was written down says how, by whom and when, or none of it;
 * what was pressed says none, and only a paper has a day. */
#define HAND_OFF(what) \
	"(" what "_how <> '' and (" what "_by is null or " what "_at is null)" \
	" or " what "_how = '' and (" what "_by is not null" \
	"  or " what "_at is not null)" \
	" or " what "_how <> 'paper' and " what "_on is not null)"

const struct query plan_q_check_hand_goal = {
        .name = "plan.check_hand_goal",
        WHOLE,
        .text = "select goal as id from plan_goal where " HAND_OFF(
                "reply") " limit 1",
};

const struct query plan_q_check_hand_step = {
        .name = "plan.check_hand_step",
        WHOLE,
        .text = "select step as id from plan_step where " HAND_OFF(
                "reply") " or " HAND_OFF("mark") " limit 1",
};

/* Also a goal whose entry or need is another person's, or none. */
const struct query plan_q_check_dates = {
        .name = "plan.check_dates",
        WHOLE,
        .text = "select g.goal as id from plan_goal g"
                " where (g.status = 'ACTIVE' and g.target is null)"
                " or (g.status = 'FUTURE' and g.target is not null) limit 1",
};

const struct query plan_q_check_closed = {
        .name = "plan.check_closed",
        WHOLE,
        .text = "select g.goal as id from plan_goal g"
                " where (g.status = 'ACHIEVED' and g.achieved_by = '')"
                " or (g.status = 'REMOVED' and not exists (select 1"
                "  from plan_note n where n.goal = g.goal"
                "  and n.kind = 'REMOVED')) limit 1",
};

/* Answers given up to the version where the state was reached. */
#define SAID \
	" exists (select 1 from plan_agreement a where a.plan = p.plan" \
	" and a.version <= p.state_version and a.answer || ' ' || a.side"
#define SAID_YES       SAID " = 'yes person')"
#define SAID_YES_TOO   SAID " = 'yes worker')"
#define SAID_NO        SAID " in ('no person', 'no worker'))"
#define SAID_COULD_NOT SAID " = 'could_not_answer person')"

const struct query plan_q_check_states = {
        .name = "plan.check_states",
        WHOLE,
        .text = "select p.plan as id from plan_plan p"
                " where (p.state = 'DRAFT'"
                "  and p.state_version + p.agreed_version <> 0)"
                " or (p.state in ('AGREED', 'UPDATED_AGREED')"
                "  and (p.agreed_version <> p.state_version"
                "  or not" SAID_YES " or not" SAID_YES_TOO "))"
                " or (p.state in ('DO_NOT_AGREE', 'UPDATED_DO_NOT_AGREE')"
                "  and not" SAID_NO ")"
                " or (p.state = 'COULD_NOT_ANSWER' and not" SAID_COULD_NOT
                ") limit 1",
};

const struct query plan_q_check_phases = {
        .name = "plan.check_phases",
        WHOLE,
        .text = "select f.phase as id from plan_phase f"
                " where f.left_at < f.entered_at limit 1",
};

const struct query plan_q_check_statements = {
        .name = "plan.check_statements",
        WHOLE,
        .text = "select s.statement as id from plan_statement s"
                " where (s.replaced + s.withdrawn > 0 and s.ended_at is null)"
                " or (s.replaced = 1 and not exists (select 1"
                "  from plan_statement n where n.person = s.person"
                "  and n.first = s.first and n.statement > s.statement))"
                " or not exists (select 1 from plan_statement f"
                "  where f.statement = s.first and f.person = s.person)"
                " limit 1",
};

const struct query plan_q_check_digests = {
        .name = "plan.check_digests",
        WHOLE,
        .text = "select plan, version, at, author, what, snapshot, digest"
                " from plan_version order by plan, version",
};

/* Only what both agreed, which is what is read again and again. */
const struct query plan_q_check_terms = {
        .name = "plan.check_terms",
        WHOLE,
        .text = "select v.plan as plan, v.version as version,"
                " v.snapshot as snapshot, v.terms as terms"
                " from plan_plan p join plan_version v on v.plan = p.plan"
                "  and v.version = p.agreed_version"
                " where v.terms <> '' order by v.plan",
};

const struct query plan_q_check_answered = {
        .name = "plan.check_answered",
        WHOLE,
        .text = "select plan, person, state_version, state_at"
                " from plan_plan where state <> 'DRAFT' order by plan",
};

/* How many reviews are late, up to 1,001. */
const struct query plan_q_late_reviews = {
        .name = "plan.late_reviews",
        .shows_nobody = "a count",
        .text = "select count(*) as n from (select 1 as one from plan_plan"
                " where review_on < :on_day and version > 0 limit 1001)"
                " as counted",
};

const struct fault *
plan_store_check_first(struct ctx *ctx, const struct query *query, int64_t *out)
{
	const struct row *row;

	*out = 0;
	TRY(sql_maybe(ctx->tx, query, NO_ARGS, &row));
	if (row != NULL)
		*out = row_i64(row, "id");
	return NULL;
}

struct plan_walk {
	struct ctx *ctx;
	plan_check_fn fn;
	void *data;
};

static const struct fault *
plan_walk_version(void *data, const struct row *row)
{
	const struct plan_walk *walk = data;
	const struct plan_kept kept = {
	        .plan = {row_i64(row, "plan")},
	        .version = row_i64(row, "version"),
	        .at = row_instant(row, "at"),
	        .by = {row_i64(row, "author")},
	        .what = row_str(row, "what"),
	        .snapshot = row_str(row, "snapshot"),
	        .digest = row_bytes(row, "digest"),
	};

	return walk->fn(walk->ctx, &kept, walk->data);
}

static const struct fault *
plan_walk_terms(void *data, const struct row *row)
{
	const struct plan_walk *walk = data;
	const struct plan_kept kept = {
	        .plan = {row_i64(row, "plan")},
	        .version = row_i64(row, "version"),
	        .snapshot = row_str(row, "snapshot"),
	        .terms = row_str(row, "terms"),
	};

	return walk->fn(walk->ctx, &kept, walk->data);
}

static const struct fault *
plan_walk_answered(void *data, const struct row *row)
{
	const struct plan_walk *walk = data;
	const struct plan_kept kept = {
	        .plan = {row_i64(row, "plan")},
	        .person = {row_i64(row, "person")},
	        .version = row_i64(row, "state_version"),
	        .at = row_instant(row, "state_at"),
	};

	return walk->fn(walk->ctx, &kept, walk->data);
}

const struct fault *
plan_store_check_versions(struct ctx *ctx, plan_check_fn fn, void *data)
{
	struct plan_walk walk = {ctx, fn, data};

	return sql_each(ctx->tx, &plan_q_check_digests, NO_ARGS,
	                plan_walk_version, &walk);
}

const struct fault *
plan_store_check_terms(struct ctx *ctx, plan_check_fn fn, void *data)
{
	struct plan_walk walk = {ctx, fn, data};

	return sql_each(ctx->tx, &plan_q_check_terms, NO_ARGS, plan_walk_terms,
	                &walk);
}

const struct fault *
plan_store_check_answered(struct ctx *ctx, plan_check_fn fn, void *data)
{
	struct plan_walk walk = {ctx, fn, data};

	return sql_each(ctx->tx, &plan_q_check_answered, NO_ARGS,
	                plan_walk_answered, &walk);
}

const struct fault *
plan_store_late_reviews(struct ctx *ctx, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_late_reviews,
	            ARGS(arg_date("on_day", ctx->today)), &row));
	*out = row_i64(row, "n");
	return NULL;
}
