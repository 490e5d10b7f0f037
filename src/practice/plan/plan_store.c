#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_look.h"
#include "practice/plan/plan_past.h"
#include "practice/plan/plan_queries_local.h"
#include "practice/plan/plan_remind.h"
#include "practice/plan/plan_terms.h"

#include "kernel/access/access.h"
#include "kernel/outbox/outbox.h"
#include "register/people/people.h"

#define IN_REACH(table) ACCESS_REACH(table ".person")

/* --- the plan ------------------------------------------------------- */

#define PLAN_COLUMNS \
	"select plan, person, version, terms_version, changed_at," \
	" state, state_version, state_at, agreed_version, review_on" \
	" from plan_plan where person = :person and " ACCESS_REACH( \
	        "plan_plan.person") " order by version desc, plan limit 1"

const struct query plan_q_plan_of = {
        .name = "plan.plan_of",
        .person = "person",
        .text = PLAN_COLUMNS,
};

/* With the person's answer where it waits for their word to it. */
const struct query plan_q_plan_home = {
        .name = "plan.plan_home",
        .person = "person",
        .text = "select p.plan as plan, p.person as person,"
                " p.version as version, p.terms_version as terms_version,"
                " p.changed_at as changed_at, p.state as state,"
                " p.state_version as state_version, p.state_at as state_at,"
                " p.agreed_version as agreed_version,"
                " p.review_on as review_on, coalesce(a.answer, '') as answer,"
                " coalesce(a.way, '') as way, coalesce(s.sign, 0) as sign,"
                " coalesce(l.look, 0) as look, coalesce(l.asked, 0) as asked,"
                " coalesce(l.first_says, '') as first_says,"
                " coalesce(l.second_says, '') as second_says"
                " from plan_plan p left join plan_agreement a"
                "  on a.person = p.person and a.newest = 1"
                "  and a.plan = p.plan and a.side = 'person'"
                "  and a.way in ('code', 'drawn', 'paper')"
                " left join plan_sign s on s.sign = a.agreement"
                "  and s.heard = 'untold'"
                " left join plan_look l on l.plan = p.plan"
                "  and l.version = p.agreed_version"
                " where p.person = :person and " ACCESS_REACH(
                        "p.person") " order by p.version desc, p.plan limit 1",
};

const struct query plan_q_plan_of_lock = {
        .name = "plan.plan_of_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = PLAN_COLUMNS,
};

/* Two first writers at once: the second finds the first one's row. */
const struct query plan_q_plan_add = {
        .name = "plan.plan_add",
        .text = "insert into plan_plan (plan, person, version, terms_version,"
                " created_at, changed_at, state, state_version,"
                " agreed_version, review_on)"
                " values (:plan, :person, 0, 0, :at, :at, 'DRAFT', 0, 0,"
                " :review_on) on conflict (plan) do nothing",
};

const struct query plan_q_plan_save = {
        .name = "plan.plan_save",
        .text = "update plan_plan set version = :version,"
                " terms_version = :terms_version, changed_at = :changed_at,"
                " state = :state, state_version = :state_version,"
                " state_at = :state_at, agreed_version = :agreed_version,"
                " review_on = :review_on where plan = :plan",
};

/* A person's first plan bears the person's own number. */
const struct query plan_q_plan_by_id = {
        .name = "plan.plan_by_id",
        .lock = LOCK_ROWS,
        .shows_nobody = "the row of a person within reach, just asked for",
        .text = "select plan, person, version, terms_version, changed_at,"
                " state, state_version, state_at, agreed_version, review_on"
                " from plan_plan where plan = :plan",
};

static struct plan
plan_of_row(const struct row *row)
{
	return (struct plan){
	        .id = {row_i64(row, "plan")},
	        .person = {row_i64(row, "person")},
	        .version = row_i64(row, "version"),
	        .terms_version = row_i64(row, "terms_version"),
	        .changed_at = row_instant(row, "changed_at"),
	        .state = (unsigned)row_enum(row, "state", plan_state_words),
	        .state_version = row_i64(row, "state_version"),
	        .state_at = row_instant(row, "state_at"),
	        .agreed_version = row_i64(row, "agreed_version"),
	        .review_on = row_date(row, "review_on"),
	};
}

/* Nothing is written yet. */
static struct plan
plan_none(struct person_id person)
{
	return (struct plan){
	        .person = person,
	        .changed_at = INSTANT_NONE,
	        .state_at = INSTANT_NONE,
	        .review_on = DATE_NONE,
	};
}

static const struct fault *
plan_store_plan_by(struct ctx *ctx, const struct query *query,
                   struct person_id person, struct plan *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, ARGS(arg_i64("person", person.v)), &row));
	*out = row != NULL ? plan_of_row(row) : plan_none(person);
	return NULL;
}

const struct fault *
plan_store_plan(struct ctx *ctx, struct person_id person, struct plan *out)
{
	return plan_store_plan_by(ctx, &plan_q_plan_of, person, out);
}

const struct fault *
plan_store_plan_home(struct ctx *ctx, struct person_id person, struct plan *out,
                     struct plan_look *look)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_plan_home,
	              ARGS(arg_i64("person", person.v)), &row));
	*out = plan_none(person);
	if (row == NULL)
		return NULL;
	*out = plan_of_row(row);
	out->sides[PLAN_PERSON] = (struct plan_answered){
	        .answer = (unsigned)row_enum(row, "answer", plan_answer_words),
	        .way = (unsigned)row_enum(row, "way", plan_way_words),
	        .sign = row_i64(row, "sign"),
	};
	*look = plan_look_of_home(row, out->agreed_version);
	return NULL;
}

const struct fault *
plan_store_plan_lock(struct ctx *ctx, struct person_id person, struct plan *out)
{
	TRY(plan_store_plan_by(ctx, &plan_q_plan_of_lock, person, out));
	return plan_store_answers(ctx, out);
}

const struct fault *
plan_store_plan_add(struct ctx *ctx, struct plan *plan)
{
	const struct row *row;

	TRY(sql_do(ctx->tx, &plan_q_plan_add,
	           ARGS(arg_i64("plan", plan->id.v),
	                arg_i64("person", plan->person.v),
	                arg_instant("at", plan->changed_at),
	                arg_date("review_on", plan->review_on)),
	           NULL));
	TRY(sql_one(ctx->tx, &plan_q_plan_by_id,
	            ARGS(arg_i64("plan", plan->id.v)), &row));
	*plan = plan_of_row(row);
	return NULL;
}

const struct fault *
plan_store_plan_save(struct ctx *ctx, const struct plan *plan)
{
	return sql_do(
	        ctx->tx, &plan_q_plan_save,
	        ARGS(arg_i64("plan", plan->id.v),
	             arg_i64("version", plan->version),
	             arg_i64("terms_version", plan->terms_version),
	             arg_instant("changed_at", plan->changed_at),
	             arg_word("state", plan_state_words, (int)plan->state),
	             arg_i64("state_version", plan->state_version),
	             arg_instant("state_at", plan->state_at),
	             arg_i64("agreed_version", plan->agreed_version),
	             arg_date("review_on", plan->review_on)),
	        NULL);
}

/* --- answers -------------------------------------------------------- */

const struct query plan_q_answers_of = {
        .name = "plan.answers_of",
        .person = "person",
        .text = "select a.person as person, a.side as side,"
                " a.answer as answer, a.reason as reason, a.words as words,"
                " a.version as version, a.at as at, a.author as author,"
                " a.way as way, coalesce(s.sign, 0) as sign,"
                " coalesce(s.heard, 'untold') as heard"
                " from plan_agreement a left join plan_sign s"
                "  on s.sign = a.agreement"
                " where a.person = :person and a.newest = 1"
                " and a.plan = :plan and " ACCESS_REACH("a.person"),
};

const struct query plan_q_answer_add = {
        .name = "plan.answer_add",
        .text = "insert into plan_agreement (agreement, plan, person, side,"
                " answer, reason, words, version, at, author, way, settled,"
                " newest) values (:agreement, :plan, :person, :side,"
                " :answer, :reason, :words, :version, :at, :author, :way,"
                " :settled, 1)",
};

const struct query plan_q_answer_older = {
        .name = "plan.answer_older",
        .text = "update plan_agreement set newest = 0"
                " where person = :person and plan = :plan and side = :side"
                " and newest = 1",
};

const struct fault *
plan_store_answers(struct ctx *ctx, struct plan *plan)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_answers_of,
	             ARGS(arg_i64("person", plan->person.v),
	                  arg_i64("plan", plan->id.v)),
	             &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		plan->sides[row_enum(row, "side", plan_side_words)] =
		        (struct plan_answered){
		                .answer = (unsigned)row_enum(row, "answer",
		                                             plan_answer_words),
		                .reason = (unsigned)row_enum(row, "reason",
		                                             plan_reason_words),
		                .words = row_str(row, "words"),
		                .version = row_i64(row, "version"),
		                .at = row_instant(row, "at"),
		                .by = {row_i64(row, "author")},
		                .way = (unsigned)row_enum(row, "way",
		                                          plan_way_words),
		                .heard = (unsigned)row_enum(row, "heard",
		                                            plan_heard_words),
		                .sign = row_i64(row, "sign"),
		        };
	}
	return NULL;
}

const struct fault *
plan_store_answer_add(struct ctx *ctx, const struct plan *plan,
                      enum plan_side side, const struct plan_answered *answered)
{
	TRY(sql_do(ctx->tx, &plan_q_answer_older,
	           ARGS(arg_i64("person", plan->person.v),
	                arg_i64("plan", plan->id.v),
	                arg_word("side", plan_side_words, (int)side)),
	           NULL));
	return sql_do(ctx->tx, &plan_q_answer_add,
	              ARGS(arg_i64("agreement", answered->sign),
	                   arg_i64("plan", plan->id.v),
	                   arg_i64("person", plan->person.v),
	                   arg_word("side", plan_side_words, (int)side),
	                   arg_word("answer", plan_answer_words,
	                            (int)answered->answer),
	                   arg_word("reason", plan_reason_words,
	                            (int)answered->reason),
	                   arg_str("words", answered->words),
	                   arg_i64("version", answered->version),
	                   arg_instant("at", answered->at),
	                   arg_i64("author", answered->by.v),
	                   arg_i64("settled", answered->settled),
	                   arg_word("way", plan_way_words, (int)answered->way)),
	              NULL);
}

/* --- versions ------------------------------------------------------- */

const struct query plan_q_version_add = {
        .name = "plan.version_add",
        .text = "insert into plan_version (plan, version, person, day, at,"
                " author, what, subject, snapshot, digest, mark_en, mark_cy,"
                " terms)"
                " values (:plan, :version, :person, :day, :at, :author,"
                " :what, :subject, :snapshot, :digest, :mark_en, :mark_cy,"
                " :terms)",
};

const struct query plan_q_versions_of = {
        .name = "plan.versions_of",
        .person = "person",
        .text = "select plan, version, person, day, at, author, what,"
                " '' as snapshot from plan_version where person = :person"
                " and parted = 0 and " IN_REACH(
                        "plan_version") " order by at desc,"
                                        " version desc limit 500",
};

const struct query plan_q_versions_goal = {
        .name = "plan.versions_goal",
        .person = "person",
        .text = "select plan, version, person, day, at, author, what,"
                " snapshot from plan_version where person = :person"
                " and subject = :goal and parted = 0 and " IN_REACH(
                        "plan_version") " order by at desc, version desc"
                                        " limit :most",
};

const struct query plan_q_version_of_day = {
        .name = "plan.version_of_day",
        .person = "person",
        .text = "select plan, version, person, day, at, author, what,"
                " case when parted = 0 then snapshot else '' end as snapshot,"
                " parted from plan_version where person = :person"
                " and at < :before and " ACCESS_REACH(
                        "plan_version.person") " order by at desc,"
                                               " version desc limit 1",
};

/* The snapshot only where there are no terms. */
const struct query plan_q_version_terms = {
        .name = "plan.version_terms",
        .person = "person",
        .text = "select plan, version, person, day, at, author, what,"
                " case when terms = '' then snapshot else '' end as snapshot,"
                " terms from plan_version where plan = :plan"
                " and version = :version and person = :person"
                " and parted = 0 and " IN_REACH("plan_version"),
};

const struct fault *
plan_store_version_add(struct ctx *ctx, const struct plan *plan,
                       const struct plan_act *act,
                       const struct plan_kept_words *words)
{
	const struct plan_kept kept = {
	        .plan = plan->id,
	        .version = plan->version,
	        .at = ctx->now,
	        .by = ctx->actor,
	        .what = str_of(act->what),
	        .snapshot = words->snapshot,
	};
	struct bytes digest = plan_version_digest(ctx->arena, &kept);

	return sql_do(ctx->tx, &plan_q_version_add,
	              ARGS(arg_i64("plan", plan->id.v),
	                   arg_i64("version", plan->version),
	                   arg_i64("person", plan->person.v),
	                   arg_date("day", ctx->today),
	                   arg_instant("at", ctx->now),
	                   arg_i64("author", ctx->actor.v),
	                   arg_str("what", str_of(act->what)),
	                   arg_i64("subject", act->subject),
	                   arg_str("snapshot", words->snapshot),
	                   arg_bytes("digest", digest),
	                   arg_str("mark_en", words->marks[LANG_EN]),
	                   arg_str("mark_cy", words->marks[LANG_CY]),
	                   arg_str("terms", words->terms)),
	              NULL);
}

static struct plan_version_line
plan_version_of_row(const struct row *row)
{
	return (struct plan_version_line){
	        .plan = {row_i64(row, "plan")},
	        .version = row_i64(row, "version"),
	        .at = row_instant(row, "at"),
	        .day = row_date(row, "day"),
	        .by = {row_i64(row, "author")},
	        .what = row_str(row, "what"),
	        .snapshot = row_str(row, "snapshot"),
	};
}

static const struct fault *
plan_store_lines(struct ctx *ctx, const struct query *query,
                 const struct arg *args, struct plan_version_line **out,
                 size_t *n)
{
	struct plan_names names = {.n = 0};
	struct plan_version_line *lines;
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	lines = arena_new(ctx->arena, struct plan_version_line, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		lines[i] = plan_version_of_row(&rows.v[i]);
		TRY(plan_name(ctx, &names, lines[i].by, &lines[i].name));
	}
	*out = lines;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_versions(struct ctx *ctx, struct person_id person,
                    struct plan_version_line **out, size_t *n)
{
	return plan_store_lines(ctx, &plan_q_versions_of,
	                        ARGS(arg_i64("person", person.v)), out, n);
}

const struct fault *
plan_store_versions_goal(struct ctx *ctx, struct person_id person,
                         struct goal_id goal, struct plan_version_line **out,
                         size_t *n)
{
	return plan_store_lines(ctx, &plan_q_versions_goal,
	                        ARGS(arg_i64("person", person.v),
	                             arg_i64("goal", goal.v),
	                             arg_i64("most", PLAN_PAST_MOST + 1)),
	                        out, n);
}

const struct fault *
plan_store_version_day(struct ctx *ctx, struct person_id person,
                       struct date day, struct plan_version_line *out,
                       bool *found)
{
	const struct row *row;
	struct instant before = instant_of(date_add_days(day, 1), 0);

	TRY(sql_maybe(ctx->tx, &plan_q_version_of_day,
	              ARGS(arg_i64("person", person.v),
	                   arg_instant("before", before)),
	              &row));
	*found = row != NULL;
	if (row == NULL)
		return NULL;
	*out = plan_version_of_row(row);
	out->parted = row_i64(row, "parted") != 0;
	return NULL;
}

const struct fault *
plan_store_version_terms(struct ctx *ctx, const struct plan *plan,
                         int64_t version, struct plan_version_line *out,
                         bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_version_terms,
	              ARGS(arg_i64("plan", plan->id.v),
	                   arg_i64("person", plan->person.v),
	                   arg_i64("version", version)),
	              &row));
	*found = row != NULL;
	if (row == NULL)
		return NULL;
	*out = plan_version_of_row(row);
	out->terms = row_str(row, "terms");
	return NULL;
}

/* --- what waits for a worker ---------------------------------------- */

/* One's own cases only: whoever leads others would walk all of theirs.  And
 * each signature that is denied (n is 1), of whomever they reach: it goes to
 * the worker and to a senior. */
const struct query plan_q_waiting_answers = {
        .name = "plan.waiting_answers",
        .person = "person",
        .text = "select w.person as person, w.at as at, w.n as n from ("
                "select distinct p.person as person, p.changed_at as at,"
                " cast(0 as bigint) as n from access_v_reach r"
                " join plan_plan p on p.person = r.person"
                " where r.actor = :actor and r.until > :now"
                " and r.way = 'own'"
                " and (exists (select 1 from plan_agreement a"
                "  where a.person = p.person and a.newest = 1"
                "  and a.plan = p.plan and a.side = 'person'"
                "  and a.version >= p.terms_version)"
                " or (p.state <> 'DRAFT'"
                "  and p.terms_version > p.state_version))"
                " and not exists (select 1 from plan_agreement w"
                "  where w.person = p.person and w.newest = 1"
                "  and w.plan = p.plan and w.side = 'worker'"
                "  and w.version >= p.terms_version)"
                " union all select s.person as person, s.heard_at as at,"
                " cast(1 as bigint) as n from plan_sign s"
                " where s.heard = 'not_mine' and s.settled_by is null"
                " and " ACCESS_REACH(
                        "s.person") ") w order by w.n desc, w.at limit 20",
};

const struct query plan_q_waiting_replies = {
        .name = "plan.waiting_replies",
        .person = "person",
        .text = "select g.person as person, min(g.at) as at,"
                " count(distinct g.goal) as n from access_v_reach r"
                " join plan_goal g on g.person = r.person"
                " where r.actor = :actor and r.until > :now"
                " and r.way = 'own'"
                " and ((g.worker_reply = 'waiting'"
                "  and g.status in ('ACTIVE', 'FUTURE'))"
                " or exists (select 1 from plan_met m"
                "  where m.goal = g.goal and m.state = 'open'"
                "  and m.worker_says = ''))"
                " group by g.person order by min(g.at) limit 20",
};

static void
plan_store_waiting_add(const struct rows *rows, enum plan_wait wait,
                       struct plan_waiting *list, size_t *n)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->v[i];

		list[(*n)++] = (struct plan_waiting){
		        .person = {row_i64(row, "person")},
		        .wait = wait == PLAN_WAIT_ANSWER &&
		                                row_i64(row, "n") > 0
		                        ? PLAN_WAIT_DENIED
		                        : wait,
		        .on = instant_date(row_instant(row, "at")),
		        .count = row_i64(row, "n"),
		};
	}
}

/* Reviews, and steps, whose number is not 0. */
static void
plan_store_waiting_days(const struct rows *rows, struct plan_waiting *list,
                        size_t *n)
{
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->v[i];

		list[(*n)++] = (struct plan_waiting){
		        .person = {row_i64(row, "person")},
		        .wait = row_i64(row, "n") > 0 ? PLAN_WAIT_STEP
		                                      : PLAN_WAIT_REVIEW,
		        .on = row_date(row, "due_on"),
		        .count = row_i64(row, "n"),
		};
	}
}

/* Who they are, asked once of all the lists. */
static const struct fault *
plan_store_waiting_named(struct ctx *ctx, struct plan_waiting *list, size_t n)
{
	struct person_id *persons =
	        arena_new(ctx->arena, struct person_id, n + 1);
	struct person_head *heads;

	for (size_t i = 0; i < n; i++)
		persons[i] = list[i].person;
	TRY(people_heads(ctx, persons, n, &heads));
	for (size_t i = 0; i < n; i++) {
		list[i].crn = heads[i].crn;
		list[i].name = heads[i].name;
	}
	return NULL;
}

const struct fault *
plan_store_waiting(struct ctx *ctx, struct date until,
                   struct plan_waiting **out, size_t *n)
{
	struct rows answers, replies, days;
	struct plan_waiting *list;

	TRY(sql_rows(ctx->tx, &plan_q_waiting_answers, NO_ARGS, &answers));
	TRY(sql_rows(ctx->tx, &plan_q_waiting_replies, NO_ARGS, &replies));
	TRY(sql_rows(ctx->tx, &plan_remind_q_days,
	             ARGS(arg_date("first", ctx->today),
	                  arg_date("last", until),
	                  arg_i64("texts", outbox_can_text(ctx->app))),
	             &days));
	list = arena_new(ctx->arena, struct plan_waiting,
	                 answers.n + replies.n + days.n + 1);
	*n = 0;
	plan_store_waiting_add(&answers, PLAN_WAIT_ANSWER, list, n);
	plan_store_waiting_add(&replies, PLAN_WAIT_REPLY, list, n);
	plan_store_waiting_days(&days, list, n);
	*out = list;
	return plan_store_waiting_named(ctx, list, *n);
}
