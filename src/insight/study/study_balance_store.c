/*
 * study_balance_store.c - what was said of comparisons, and when a result was
 * verified.
 */
#include "insight/study/study_file.h"

static const char *const says_words[] = {"accepted", "sent_back", NULL};
enum { SAYS_ACCEPTED, SAYS_SENT_BACK };

const struct query study_q_judge = {
        .name = "study.judge",
        .text = "insert into study_judgement (judgement, study, says, reason,"
                " made_by, made_at) values (:judgement, :study, :says,"
                " :reason, :actor, :now)",
};

const struct query study_q_judgements = {
        .name = "study.judgements",
        .text = "select says, reason, made_by, made_at from study_judgement"
                " where study = :study order by made_at, judgement",
};

const struct query study_q_verified = {
        .name = "study.verified",
        .text = "update study_study set verified_at ="
                " case when cast(:same as bigint) = 1 then"
                " cast(:now as bigint) end"
                " where study = :study",
};

const struct fault *
study_store_judge(struct ctx *ctx, int64_t study, bool accepted,
                  struct str reason)
{
	return sql_do(ctx->tx, &study_q_judge,
	              ARGS(arg_i64("judgement", id_new()),
	                   arg_i64("study", study),
	                   arg_word("says", says_words,
	                            accepted ? SAYS_ACCEPTED : SAYS_SENT_BACK),
	                   arg_str("reason", reason)),
	              NULL);
}

const struct fault *
study_store_judgements(struct ctx *ctx, int64_t study,
                       struct study_judgement **out, struct user_id **by,
                       size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &study_q_judgements,
	             ARGS(arg_i64("study", study)), &rows));
	*out = arena_new(ctx->arena, struct study_judgement, rows.n + 1);
	*by = arena_new(ctx->arena, struct user_id, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*by)[i].v = row_i64(row, "made_by");
		(*out)[i] = (struct study_judgement){
		        .at = row_instant(row, "made_at"),
		        .accepted = row_enum(row, "says", says_words) ==
		                    SAYS_ACCEPTED,
		        .reason = row_str(row, "reason"),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
study_store_verified(struct ctx *ctx, int64_t study, bool same)
{
	return sql_do(ctx->tx, &study_q_verified,
	              ARGS(arg_i64("study", study), arg_i64("same", same)),
	              NULL);
}
