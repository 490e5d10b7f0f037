/*
 * study_store.c - studies, their amendments and looks at their power.
 */
#include "insight/study/study_local.h"

/* Bits of study_more_words that stand in `more`; the rest is in `others`. */
#define MORE_BITS 2
#define MORE_MASK ((1u << MORE_BITS) - 1)

#define DESIGN \
	"title, question, start_rule, cohort_from, cohort_to, follow_days," \
	" lag_days, ratio, base, fall, smallest, columns, more, others," \
	" reviewers, basis, expected, first, method, parts, control, edition"

#define STUDY \
	"select s.study, " DESIGN \
	", s.state, s.version, s.made_by, s.made_at, s.registered_at," \
	" coalesce(s.plan_sha256, '') as plan_sha256, s.analysed_by," \
	" s.checked_by, s.published_at, s.asked, s.told, s.flow, s.changes," \
	" s.head, s.verified_at," \
	" (select count(*) from study_look k where k.study = s.study)" \
	" as looks from study_study s" \
	" where s.organisation = :organisation"

const struct query study_q_list = {
        .name = "study.list",
        .text = STUDY " order by s.made_at desc, s.study desc",
};

const struct query study_q_one = {
        .name = "study.one",
        .text = STUDY " and s.study = :study",
};

const struct query study_q_lock = {
        .name = "study.lock",
        .text = STUDY " and s.study = :study",
        .lock = LOCK_ROWS,
};

const struct query study_q_count = {
        .name = "study.count",
        .text = "select count(*) as n from study_study"
                " where organisation = :organisation",
};

const struct query study_q_add = {
        .name = "study.add",
        .text = "insert into study_study (study, organisation, " DESIGN
                ", state, version, made_by, made_at) values (:study,"
                " :organisation, :title, :question, :start_rule,"
                " :cohort_from, :cohort_to, :follow_days, :lag_days, :ratio,"
                " :base, :fall, :smallest, :columns, :more, :others,"
                " :reviewers,"
                " :basis, :expected, :first, :method, :parts, :control,"
                " :edition, 'designed', 1, :actor, :now)",
};

const struct query study_q_change = {
        .name = "study.change",
        .text = "update study_study set title = :title,"
                " question = :question, start_rule = :start_rule,"
                " cohort_from = :cohort_from, cohort_to = :cohort_to,"
                " follow_days = :follow_days, lag_days = :lag_days,"
                " ratio = :ratio, base = :base, fall = :fall,"
                " smallest = :smallest, columns = :columns, more = :more,"
                " others = :others,"
                " reviewers = :reviewers, basis = :basis,"
                " expected = :expected, first = :first, method = :method,"
                " parts = :parts, control = :control,"
                " version = version + 1 where study = :study"
                " and organisation = :organisation",
};

const struct query study_q_amend = {
        .name = "study.amend",
        .text = "insert into study_amendment (amendment, study, what, reason,"
                " made_by, made_at) values (:amendment, :study, :what,"
                " :reason, :actor, :now)",
};

const struct query study_q_amendments = {
        .name = "study.amendments",
        .text = "select what, reason, made_by, made_at from study_amendment"
                " where study = :study order by made_at, amendment",
};

const struct query study_q_look = {
        .name = "study.look",
        .text = "insert into study_look (look, study, treated, ratio, base,"
                " fall, made_by, made_at) values (:look, :study, :treated,"
                " :ratio, :base, :fall, :actor, :now)",
};

const struct query study_q_looks = {
        .name = "study.looks",
        .text = "select treated, ratio, base, fall, made_by, made_at"
                " from study_look where study = :study"
                " order by made_at desc, look desc limit 50",
};

const struct query study_q_register = {
        .name = "study.register",
        .text = "update study_study set state = 'registered',"
                " registered_at = :now, plan_sha256 = :plan_sha256,"
                " expected = :expected, edition = :edition,"
                " version = version + 1 where study = :study"
                " and organisation = :organisation",
};

static struct arg
own(const struct ctx *ctx)
{
	return arg_i64("organisation", ctx->who.organisation.v);
}

static struct study_design
design_of(const struct row *row)
{
	return (struct study_design){
	        .title = row_str(row, "title"),
	        .question = row_str(row, "question"),
	        .start = (enum study_start)row_enum(row, "start_rule",
	                                            study_start_words),
	        .from = row_date(row, "cohort_from"),
	        .to = row_date(row, "cohort_to"),
	        .follow_days = row_i64(row, "follow_days"),
	        .lag_days = row_i64(row, "lag_days"),
	        .ratio = row_i64(row, "ratio"),
	        .base = row_i64(row, "base"),
	        .fall = row_i64(row, "fall"),
	        .smallest = row_i64(row, "smallest"),
	        .columns = (unsigned)row_i64(row, "columns"),
	        .more = (unsigned)row_i64(row, "more") |
	                (unsigned)row_i64(row, "others") << MORE_BITS,
	        .reviewers = row_str(row, "reviewers"),
	        .basis = row_str(row, "basis"),
	        .expected = row_i64(row, "expected"),
	        .first = (enum study_first)row_enum(row, "first",
	                                            study_first_words),
	        .method = (enum study_method)row_enum(row, "method",
	                                              study_method_words),
	        .groups = (unsigned)row_i64(row, "parts"),
	        .control = row_i64(row, "control") != 0,
	        .edition = row_i64(row, "edition"),
	};
}

static struct study
study_of(const struct row *row)
{
	return (struct study){
	        .id = row_i64(row, "study"),
	        .design = design_of(row),
	        .state = (enum study_state)row_enum(row, "state",
	                                            study_state_words),
	        .version = row_i64(row, "version"),
	        .made_by = {row_i64(row, "made_by")},
	        .made_at = row_instant(row, "made_at"),
	        .registered_at = row_instant(row, "registered_at"),
	        .plan_sha256 = row_str(row, "plan_sha256"),
	        .analysed_by = {row_i64(row, "analysed_by")},
	        .checked_by = {row_i64(row, "checked_by")},
	        .published_at = row_instant(row, "published_at"),
	        .looks = row_i64(row, "looks"),
	        .asked = row_null(row, "asked")
	                         ? -1
	                         : row_enum(row, "asked", study_asked_words),
	        .told = row_null(row, "told")
	                        ? -1
	                        : row_enum(row, "told", study_told_words),
	        .flow = row_str(row, "flow"),
	        .changes = row_str(row, "changes"),
	        .head = row_str(row, "head"),
	        .verified_at = row_instant(row, "verified_at"),
	};
}

const struct fault *
study_store_list(struct ctx *ctx, struct study **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &study_q_list, ARGS(own(ctx)), &rows));
	*out = arena_new(ctx->arena, struct study, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = study_of(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
study_store_one(struct ctx *ctx, int64_t id, bool lock, struct study *out,
                bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, lock ? &study_q_lock : &study_q_one,
	              ARGS(own(ctx), arg_i64("study", id)), &row));
	*found = row != NULL;
	if (row != NULL)
		*out = study_of(row);
	return NULL;
}

const struct fault *
study_store_count(struct ctx *ctx, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &study_q_count, ARGS(own(ctx)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

/* The arguments of a whole design. */
#define DESIGN_ARGS(d) \
	arg_str("title", (d)->title), arg_str("question", (d)->question), \
	        arg_word("start_rule", study_start_words, (int)(d)->start), \
	        arg_date("cohort_from", (d)->from), \
	        arg_date("cohort_to", (d)->to), \
	        arg_i64("follow_days", (d)->follow_days), \
	        arg_i64("lag_days", (d)->lag_days), \
	        arg_i64("ratio", (d)->ratio), arg_i64("base", (d)->base), \
	        arg_i64("fall", (d)->fall), \
	        arg_i64("smallest", (d)->smallest), \
	        arg_i64("columns", (int64_t)(d)->columns), \
	        arg_i64("more", (int64_t)((d)->more & MORE_MASK)), \
	        arg_i64("others", (int64_t)((d)->more >> MORE_BITS)), \
	        arg_str("reviewers", (d)->reviewers), \
	        arg_str("basis", (d)->basis), \
	        arg_i64("expected", (d)->expected), \
	        arg_word("first", study_first_words, (int)(d)->first), \
	        arg_word("method", study_method_words, (int)(d)->method), \
	        arg_i64("parts", (int64_t)(d)->groups), \
	        arg_i64("control", (d)->control)

const struct fault *
study_store_add(struct ctx *ctx, int64_t id, const struct study_design *design)
{
	return sql_do(ctx->tx, &study_q_add,
	              ARGS(own(ctx), arg_i64("study", id),
	                   arg_i64("edition", STUDY_EDITION),
	                   DESIGN_ARGS(design)),
	              NULL);
}

const struct fault *
study_store_change(struct ctx *ctx, int64_t id,
                   const struct study_design *design)
{
	return sql_do(ctx->tx, &study_q_change,
	              ARGS(own(ctx), arg_i64("study", id), DESIGN_ARGS(design)),
	              NULL);
}

const struct fault *
study_store_amend(struct ctx *ctx, int64_t id, struct str what,
                  struct str reason)
{
	return sql_do(ctx->tx, &study_q_amend,
	              ARGS(arg_i64("amendment", id_new()), arg_i64("study", id),
	                   arg_str("what", what), arg_str("reason", reason)),
	              NULL);
}

const struct fault *
study_store_amendments(struct ctx *ctx, int64_t id,
                       struct study_amendment **out, struct user_id **by,
                       size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &study_q_amendments, ARGS(arg_i64("study", id)),
	             &rows));
	*out = arena_new(ctx->arena, struct study_amendment, rows.n + 1);
	*by = arena_new(ctx->arena, struct user_id, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*by)[i].v = row_i64(row, "made_by");
		(*out)[i] = (struct study_amendment){
		        .at = row_instant(row, "made_at"),
		        .what = row_str(row, "what"),
		        .reason = row_str(row, "reason"),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
study_store_look(struct ctx *ctx, const struct study *study, int64_t treated)
{
	return sql_do(ctx->tx, &study_q_look,
	              ARGS(arg_i64("look", id_new()),
	                   arg_i64("study", study->id),
	                   arg_i64("treated", treated),
	                   arg_i64("ratio", study->design.ratio),
	                   arg_i64("base", study->design.base),
	                   arg_i64("fall", study->design.fall)),
	              NULL);
}

const struct fault *
study_store_looks(struct ctx *ctx, int64_t id, struct study_power **out,
                  struct user_id **by, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &study_q_looks, ARGS(arg_i64("study", id)),
	             &rows));
	*out = arena_new(ctx->arena, struct study_power, rows.n + 1);
	*by = arena_new(ctx->arena, struct user_id, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*by)[i].v = row_i64(row, "made_by");
		(*out)[i] = (struct study_power){
		        .at = row_instant(row, "made_at"),
		        .treated = row_i64(row, "treated"),
		        .ratio = row_i64(row, "ratio"),
		        .base = row_i64(row, "base"),
		        .fall = row_i64(row, "fall"),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
study_store_register(struct ctx *ctx, int64_t id, struct str plan_sha256,
                     const struct study_design *design)
{
	return sql_do(ctx->tx, &study_q_register,
	              ARGS(own(ctx), arg_i64("study", id),
	                   arg_i64("expected", design->expected),
	                   arg_i64("edition", design->edition),
	                   arg_str("plan_sha256", plan_sha256)),
	              NULL);
}
