/*
 * plan_then_store.c - rows of a past day's plan.
 */
#include "practice/plan/plan_then.h"

#include "kernel/access/access.h"
#include "register/people/people.h"

const struct migration plan_migration_133 = {
        133,
        "plan parted versions",
        "alter table plan_version add column parted integer not null"
        " default 0 check (parted in (0, 1));\n",
};

/* What somebody said of a signature later was not said then. */
const struct query plan_q_then_answers = {
        .name = "plan.then_answers",
        .person = "person",
        .text = "select a.person as person, a.side as side,"
                " a.answer as answer, a.reason as reason, a.words as words,"
                " a.version as version, a.at as at, a.author as author,"
                " a.way as way, a.settled as settled,"
                " coalesce(s.sign, 0) as sign,"
                " case when s.heard_at < :before then s.heard"
                "  else 'untold' end as heard"
                " from plan_agreement a left join plan_sign s"
                "  on s.sign = a.agreement"
                " where a.person = :person and a.plan = :plan"
                " and a.at < :before and " ACCESS_REACH(
                        "a.person") " order by a.at, a.agreement limit 2000",
};

/* --- what was kept while two were one ------------------------------------- */

/* Also what a strength said before: a version has the words of its day. */
const struct query plan_q_then_others = {
        .name = "plan.then_others",
        .shows_nobody = "compared with what was kept, and shown to nobody",
        .text = "select goal as id, '' as words from plan_goal"
                " where person = :other union all"
                " select statement as id, '' as words from plan_statement"
                " where person = :other union all"
                " select strength as id, words from plan_strength"
                " where person = :other limit 5000",
};

const struct query plan_q_then_deleted = {
        .name = "plan.then_deleted",
        .shows_nobody = "numbers of goals that are there no longer",
        .text = "select subject as id from plan_version"
                " where person in (:person, :other) and at >= :since"
                " and what = 'plan.goal_deleted' limit 5000",
};

const struct query plan_q_then_before = {
        .name = "plan.then_before",
        .shows_nobody = "compared with what was deleted, shown to nobody",
        .text = "select snapshot from plan_version where person = :person"
                " and at < :since order by at desc, version desc limit 1",
};

const struct query plan_q_then_versions = {
        .name = "plan.then_versions",
        .shows_nobody = "compared with what is another's",
        .text = "select plan, version, snapshot from plan_version"
                " where person = :person and at >= :since and parted = 0",
};

const struct query plan_q_then_part = {
        .name = "plan.then_part",
        .text = "update plan_version set parted = 1"
                " where plan = :plan and version = :version",
};

struct parting {
	struct ctx *ctx;
	struct person_id person, other;
	struct instant since; /* the merge */
	struct str *others;   /* what is not theirs, as a version has it */
	size_t others_n;
	struct plan_version_line lines[PLAN_THEN_MOST];
	size_t n;
	bool more;
};

static struct str
id_there(struct arena *arena, const struct row *row)
{
	return str_print(arena, ":%lld", (long long)row_i64(row, "id"));
}

static struct str
words_there(struct arena *arena, struct str words)
{
	struct json_out j;
	struct buf buf;

	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	json_array(&j, NULL);
	json_str(&j, NULL, words);
	json_end(&j);
	return str_print(arena, "{\"words\":%.*s",
	                 STR_ARG(str_slice(buf_get(&buf), 1, buf.n - 2)));
}

/* Whether the person had it when the two became one. */
static const struct fault *
had_read(struct parting *p, struct str *out)
{
	const struct row *row;

	TRY(sql_maybe(p->ctx->tx, &plan_q_then_before,
	              ARGS(arg_i64("person", p->person.v),
	                   arg_instant("since", p->since)),
	              &row));
	*out = row == NULL ? S("") : row_str(row, "snapshot");
	return NULL;
}

/* Of a goal that is there no longer it is not known any more whose it was,
 * but for one that the person had before. */
static const struct fault *
deleted_add(struct parting *p, const struct rows *rows)
{
	struct str had;

	if (rows->n == 0)
		return NULL;
	TRY(had_read(p, &had));
	for (size_t i = 0; i < rows->n; i++) {
		struct str id = id_there(p->ctx->arena, &rows->v[i]);

		if (!str_has(had, id))
			p->others[p->others_n++] = id;
	}
	return NULL;
}

/* What is not this person's, each as it stands in a version. */
static const struct fault *
others_read(struct parting *p)
{
	struct arena *arena = p->ctx->arena;
	struct rows rows, deleted;

	TRY(sql_rows(p->ctx->tx, &plan_q_then_others,
	             ARGS(arg_i64("other", p->other.v)), &rows));
	TRY(sql_rows(p->ctx->tx, &plan_q_then_deleted,
	             ARGS(arg_i64("person", p->person.v),
	                  arg_i64("other", p->other.v),
	                  arg_instant("since", p->since)),
	             &deleted));
	p->others = arena_new(arena, struct str, 2 * rows.n + deleted.n);
	for (size_t i = 0; i < rows.n; i++) {
		struct str words = row_str(&rows.v[i], "words");

		p->others[p->others_n++] = id_there(arena, &rows.v[i]);
		if (!str_empty(words))
			p->others[p->others_n++] = words_there(arena, words);
	}
	return deleted_add(p, &deleted);
}

static const struct fault *
part_row(void *data, const struct row *row)
{
	struct parting *p = data;
	struct str snapshot = row_str(row, "snapshot");
	bool holds = false;

	for (size_t i = 0; i < p->others_n && !holds; i++)
		holds = str_has(snapshot, p->others[i]);
	if (!holds)
		return NULL;
	p->more = p->n == PLAN_THEN_MOST;
	if (!p->more)
		p->lines[p->n++] = (struct plan_version_line){
		        .plan = {row_i64(row, "plan")},
		        .version = row_i64(row, "version")};
	return NULL;
}

const struct fault *
plan_then_part(struct ctx *ctx, struct merge_id merge, struct person_id person,
               struct person_id other, size_t *n)
{
	struct parting *p = arena_new(ctx->arena, struct parting, 1);

	p->ctx = ctx;
	p->person = person;
	p->other = other;
	p->others_n = 0;
	*n = 0;
	TRY(people_merge_at(ctx, merge, &p->since));
	TRY(others_read(p));
	do {
		p->n = 0;
		p->more = false;
		TRY(sql_each(ctx->tx, &plan_q_then_versions,
		             ARGS(arg_i64("person", person.v),
		                  arg_instant("since", p->since)),
		             part_row, p));
		for (size_t i = 0; i < p->n; i++)
			TRY(sql_do(
			        ctx->tx, &plan_q_then_part,
			        ARGS(arg_i64("plan", p->lines[i].plan.v),
			             arg_i64("version", p->lines[i].version)),
			        NULL));
		*n += p->n;
	} while (p->more);
	return NULL;
}

const struct fault *
plan_store_then_answers(struct ctx *ctx, const struct plan *plan,
                        struct instant before, struct plan_then_answer **out,
                        size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_then_answers,
	             ARGS(arg_i64("person", plan->person.v),
	                  arg_i64("plan", plan->id.v),
	                  arg_instant("before", before)),
	             &rows));
	*out = arena_new(ctx->arena, struct plan_then_answer, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i].side =
		        (unsigned)row_enum(row, "side", plan_side_words);
		(*out)[i].said = (struct plan_answered){
		        .answer = (unsigned)row_enum(row, "answer",
		                                     plan_answer_words),
		        .reason = (unsigned)row_enum(row, "reason",
		                                     plan_reason_words),
		        .words = row_str(row, "words"),
		        .version = row_i64(row, "version"),
		        .at = row_instant(row, "at"),
		        .by = {row_i64(row, "author")},
		        .way = (unsigned)row_enum(row, "way", plan_way_words),
		        .heard = (unsigned)row_enum(row, "heard",
		                                    plan_heard_words),
		        .sign = row_i64(row, "sign"),
		        .settled = row_i64(row, "settled") != 0,
		};
	}
	*n = rows.n;
	return NULL;
}
