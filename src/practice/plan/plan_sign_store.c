/*
 * plan_sign_store.c - rows of what was kept with each answer, and of codes.
 */
#include "practice/plan/plan_sign.h"

#include "kernel/access/access.h"

static const char *const plan_lang_words[] = {"en", "cy", NULL};

/* --- what was kept ------------------------------------------------------- */

/* Not what was kept while two were one: nobody signs that any more. */
const struct query plan_q_sign_version = {
        .name = "plan.sign_version",
        .person = "person",
        .text = "select plan, version, person, at, snapshot"
                " from plan_version where plan = :plan"
                " and version = :version and person = :person"
                " and parted = 0 and " ACCESS_REACH("plan_version.person"),
};

const struct query plan_q_sign_marks = {
        .name = "plan.sign_marks",
        .person = "person",
        .text = "select person, mark_en, mark_cy from plan_version"
                " where plan = :plan and version = :version"
                " and person = :person and parted = 0"
                " and " ACCESS_REACH("plan_version.person"),
};

const struct query plan_q_sign_add = {
        .name = "plan.sign_add",
        .text = "insert into plan_sign (sign, person, plan, version, lang,"
                " shown, digest, picture, signed_on, heard, heard_words,"
                " settled_words) values (:sign, :person, :plan, :version,"
                " :lang, :shown, :digest, :picture, :signed_on, 'untold', '',"
                " '')",
};

#define SIGN_COLUMNS(shown) \
	"select s.sign as sign, s.person as person, s.plan as plan," \
	" s.version as version, s.lang as lang, " shown " as shown," \
	" s.digest as digest, s.picture as picture," \
	" s.signed_on as signed_on, s.heard as heard," \
	" s.heard_words as heard_words, s.settled_words as settled_words," \
	" s.settled_by as settled_by, a.side as side, a.way as way," \
	" a.answer as answer, a.words as words, a.at as at," \
	" a.author as author from plan_sign s" \
	" join plan_agreement a on a.agreement = s.sign "

const struct query plan_q_signs_of = {
        .name = "plan.signs_of",
        .person = "person",
        .text = SIGN_COLUMNS("''") "where s.person = :person and " ACCESS_REACH(
                "s.person") " order by s.sign desc limit 100",
};

#define SIGN_ONE \
	SIGN_COLUMNS("s.shown") \
	"where s.sign = :sign and " ACCESS_REACH("s.person")

const struct query plan_q_sign_of = {
        .name = "plan.sign_of",
        .person = "person",
        .text = SIGN_ONE,
};

const struct query plan_q_sign_lock = {
        .name = "plan.sign_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = SIGN_ONE,
};

/* Once: a word that was said is not said otherwise. */
const struct query plan_q_sign_hear = {
        .name = "plan.sign_hear",
        .text = "update plan_sign set heard = :heard, heard_words = :words,"
                " heard_at = :now where sign = :sign and heard = 'untold'",
};

const struct query plan_q_sign_settle = {
        .name = "plan.sign_settle",
        .text = "update plan_sign set settled_words = :words,"
                " settled_by = :actor, settled_at = :now where sign = :sign"
                " and heard = 'not_mine' and settled_by is null",
};

const struct fault *
plan_store_sign_version(struct ctx *ctx, const struct plan *plan,
                        int64_t version, struct plan_whole *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_sign_version,
	            ARGS(arg_i64("plan", plan->id.v),
	                 arg_i64("version", version),
	                 arg_i64("person", plan->person.v)),
	            &row));
	TRY(plan_snapshot_read(ctx, row_str(row, "snapshot"), out));
	out->plan.id = plan->id;
	out->plan.person = plan->person;
	out->plan.version = version;
	out->plan.changed_at = row_instant(row, "at");
	return NULL;
}

const struct fault *
plan_store_sign_marks(struct ctx *ctx, const struct plan *plan, int64_t version,
                      struct str marks[LANG_CY + 1], bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_sign_marks,
	              ARGS(arg_i64("plan", plan->id.v),
	                   arg_i64("version", version),
	                   arg_i64("person", plan->person.v)),
	              &row));
	*found = row != NULL;
	if (!*found)
		return NULL;
	marks[LANG_EN] = row_str(row, "mark_en");
	marks[LANG_CY] = row_str(row, "mark_cy");
	return NULL;
}

const struct fault *
plan_store_sign_add(struct ctx *ctx, const struct plan_signed *s)
{
	return sql_do(
	        ctx->tx, &plan_q_sign_add,
	        ARGS(arg_i64("sign", s->id), arg_i64("person", s->person.v),
	             arg_i64("plan", s->plan.v), arg_i64("version", s->version),
	             arg_word("lang", plan_lang_words, (int)s->lang),
	             arg_str("shown", s->shown), arg_bytes("digest", s->digest),
	             arg_id("picture", s->picture.v),
	             arg_date("signed_on", s->day)),
	        NULL);
}

static struct plan_signed
plan_signed_of_row(const struct row *row)
{
	return (struct plan_signed){
	        .id = row_i64(row, "sign"),
	        .plan = {row_i64(row, "plan")},
	        .person = {row_i64(row, "person")},
	        .side = (unsigned)row_enum(row, "side", plan_side_words),
	        .way = (unsigned)row_enum(row, "way", plan_way_words),
	        .answer = (unsigned)row_enum(row, "answer", plan_answer_words),
	        .words = row_str(row, "words"),
	        .version = row_i64(row, "version"),
	        .lang = (unsigned)row_enum(row, "lang", plan_lang_words),
	        .shown = row_str(row, "shown"),
	        .digest = row_bytes(row, "digest"),
	        .picture = {row_i64(row, "picture")},
	        .day = row_date(row, "signed_on"),
	        .at = row_instant(row, "at"),
	        .by = {row_i64(row, "author")},
	        .heard = (unsigned)row_enum(row, "heard", plan_heard_words),
	        .heard_words = row_str(row, "heard_words"),
	        .settled_by = {row_i64(row, "settled_by")},
	        .settled_words = row_str(row, "settled_words"),
	};
}

const struct fault *
plan_store_signs(struct ctx *ctx, struct person_id person,
                 struct plan_signed **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_signs_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	*out = arena_new(ctx->arena, struct plan_signed, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = plan_signed_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_sign(struct ctx *ctx, int64_t id, bool lock, struct plan_signed *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, lock ? &plan_q_sign_lock : &plan_q_sign_of,
	            ARGS(arg_i64("sign", id)), &row));
	*out = plan_signed_of_row(row);
	return NULL;
}

const struct fault *
plan_store_sign_hear(struct ctx *ctx, int64_t id, enum plan_heard heard,
                     struct str words)
{
	return sql_do(ctx->tx, &plan_q_sign_hear,
	              ARGS(arg_i64("sign", id),
	                   arg_word("heard", plan_heard_words, (int)heard),
	                   arg_str("words", words)),
	              NULL);
}

const struct fault *
plan_store_sign_settle(struct ctx *ctx, int64_t id, struct str words)
{
	return sql_do(ctx->tx, &plan_q_sign_settle,
	              ARGS(arg_i64("sign", id), arg_str("words", words)), NULL);
}

/* --- codes --------------------------------------------------------------- */

const struct query plan_q_code_add = {
        .name = "plan.code_add",
        .text = "insert into plan_code (code, person, plan, version, hash,"
                " until, tries, ended, at, author) values (:code, :person,"
                " :plan, :version, :hash, :until, 0, 0, :now, :actor)",
};

const struct query plan_q_code_lock = {
        .name = "plan.code_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = "select code, person, plan, version, hash, until, tries"
                " from plan_code where person = :person and ended = 0"
                " and until > :now and " ACCESS_REACH(
                        "plan_code.person") " order by code desc limit 1",
};

const struct query plan_q_code_tried = {
        .name = "plan.code_tried",
        .text = "update plan_code set tries = tries + 1,"
                " ended = case when :ended = 1 then 1 else ended end"
                " where code = :code",
};

const struct query plan_q_code_end = {
        .name = "plan.code_end",
        .text = "update plan_code set ended = 1 where person = :person"
                " and ended = 0",
};

const struct query plan_q_codes_of_day = {
        .name = "plan.codes_of_day",
        .shows_nobody = "a number",
        .text = "select count(*) as n from plan_code"
                " where person = :person and at > :since",
};

const struct fault *
plan_store_code_add(struct ctx *ctx, const struct plan_code *code)
{
	return sql_do(ctx->tx, &plan_q_code_add,
	              ARGS(arg_i64("code", code->id),
	                   arg_i64("person", code->person.v),
	                   arg_i64("plan", code->plan.v),
	                   arg_i64("version", code->version),
	                   arg_bytes("hash", code->hash),
	                   arg_instant("until", code->until)),
	              NULL);
}

const struct fault *
plan_store_code_lock(struct ctx *ctx, struct person_id person,
                     struct plan_code *out)
{
	const struct row *row;

	*out = (struct plan_code){.id = 0};
	TRY(sql_maybe(ctx->tx, &plan_q_code_lock,
	              ARGS(arg_i64("person", person.v)), &row));
	if (row == NULL)
		return NULL;
	*out = (struct plan_code){
	        .id = row_i64(row, "code"),
	        .person = {row_i64(row, "person")},
	        .plan = {row_i64(row, "plan")},
	        .version = row_i64(row, "version"),
	        .hash = row_bytes(row, "hash"),
	        .until = row_instant(row, "until"),
	        .tries = row_i64(row, "tries"),
	};
	return NULL;
}

const struct fault *
plan_store_code_tried(struct ctx *ctx, int64_t id, bool ended)
{
	return sql_do(ctx->tx, &plan_q_code_tried,
	              ARGS(arg_i64("code", id), arg_i64("ended", ended)), NULL);
}

const struct fault *
plan_store_code_end(struct ctx *ctx, struct person_id person)
{
	return sql_do(ctx->tx, &plan_q_code_end,
	              ARGS(arg_i64("person", person.v)), NULL);
}

const struct fault *
plan_store_codes_of_day(struct ctx *ctx, struct person_id person, int64_t *out)
{
	const struct instant since = {ctx->now.ms - INT64_C(86400000)};
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_codes_of_day,
	            ARGS(arg_i64("person", person.v),
	                 arg_instant("since", since)),
	            &row));
	*out = row_i64(row, "n");
	return NULL;
}

/* --- merges -------------------------------------------------------------- */

/* --- what must hold ------------------------------------------------------ */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query plan_q_check_signed = {
        .name = "plan.check_signed",
        WHOLE,
        .text = SIGN_COLUMNS("s.shown") "order by s.sign",
};

const struct query plan_q_check_sign_of = {
        .name = "plan.check_sign_of",
        WHOLE,
        .text = "select s.sign as id from plan_sign s where not exists"
                " (select 1 from plan_agreement a where a.agreement = s.sign"
                "  and a.person = s.person and a.plan = s.plan"
                "  and a.way <> '') limit 1",
};

const struct query plan_q_check_sign_kept = {
        .name = "plan.check_sign_kept",
        WHOLE,
        .text = "select a.agreement as id from plan_agreement a"
                " where a.way <> '' and not exists (select 1 from plan_sign s"
                "  where s.sign = a.agreement) limit 1",
};

const struct query plan_q_check_sign_picture = {
        .name = "plan.check_sign_picture",
        WHOLE,
        .text = "select s.sign as id from plan_sign s"
                " join plan_agreement a on a.agreement = s.sign"
                " where (a.way in ('drawn', 'paper')"
                "  and s.picture is null) or (a.way not in ('drawn', 'paper')"
                "  and s.picture is not null)"
                " or (a.way = 'paper' and s.signed_on is null) limit 1",
};

struct plan_signed_walk {
	struct ctx *ctx;
	plan_signed_fn fn;
	void *data;
};

static const struct fault *
plan_signed_row(void *data, const struct row *row)
{
	struct plan_signed_walk *walk = data;
	struct plan_signed s = plan_signed_of_row(row);

	return walk->fn(walk->ctx, &s, walk->data);
}

const struct fault *
plan_store_signed_each(struct ctx *ctx, plan_signed_fn fn, void *data)
{
	struct plan_signed_walk walk = {ctx, fn, data};

	return sql_each(ctx->tx, &plan_q_check_signed, NO_ARGS, plan_signed_row,
	                &walk);
}
