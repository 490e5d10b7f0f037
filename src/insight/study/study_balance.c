/*
 * study_balance.c - rules: people are matched, somebody looks at how alike the
 * groups are, and what was done is verified.
 */
#include "base/json.h"
#include "insight/study/study_file.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"

const struct fault *
study_match(struct ctx *ctx, int64_t id)
{
	struct study study;

	TRY(study_one_in(ctx, id, STUDY_FROZEN, &study));
	TRY(study_store_ask(ctx, id, STUDY_ASK_MATCH));
	return audit_record(ctx, "study.match", (struct person_id){0}, id);
}

const struct fault *
study_balance(struct ctx *ctx, int64_t id, json_t **out)
{
	struct study_file file;
	struct study study;
	struct str body;

	TRY(study_one(ctx, id, &study));
	if (study.state < STUDY_MATCHED)
		return fault_not_found(ctx, "People are not matched yet");
	TRY(study_file_read(ctx, id, STUDY_BALANCE, &file, &body));
	return json_read(ctx->arena, body, out);
}

/* The one that waits for somebody, as they saw it. */
static const struct fault *
matched_one(struct ctx *ctx, int64_t id, int64_t seen, struct study *out)
{
	TRY(study_one_in(ctx, id, STUDY_MATCHED, out));
	return ctx_version_check(ctx, out->version, seen);
}

const struct fault *
study_accept(struct ctx *ctx, int64_t id, int64_t seen)
{
	struct study study;

	TRY(matched_one(ctx, id, seen, &study));
	TRY(study_store_judge(ctx, id, true, S("")));
	TRY(study_store_ask(ctx, id, STUDY_ASK_ANALYSE));
	return audit_record(ctx, "study.accepted", (struct person_id){0}, id);
}

const struct fault *
study_send_back(struct ctx *ctx, int64_t id, int64_t seen, struct str reason)
{
	struct study study;

	TRY(matched_one(ctx, id, seen, &study));
	TRY(study_reason_need(ctx, reason,
	                      TEXT("Say in at least ten characters why it is "
	                           "sent back")));
	TRY(study_store_judge(ctx, id, false, reason));
	TRY(study_store_stand(ctx, id,
	                      &(struct study_stand){.state = STUDY_REGISTERED,
	                                            .flow = S(""),
	                                            .published_at =
	                                                    INSTANT_NONE}));
	return audit_record(ctx, "study.sent_back", (struct person_id){0}, id);
}

const struct fault *
study_judgements(struct ctx *ctx, int64_t id, struct study_judgement **out,
                 size_t *n)
{
	struct user_id *by;
	struct str *names;

	TRY(study_store_judgements(ctx, id, out, &by, n));
	TRY(identity_names(ctx, by, *n, &names));
	for (size_t i = 0; i < *n; i++)
		(*out)[i].by_name = names[i];
	return NULL;
}

const struct fault *
study_verify(struct ctx *ctx, int64_t id)
{
	struct study_file file;
	struct study study;
	bool kept;

	TRY(study_one(ctx, id, &study));
	if (study.state < STUDY_ANALYSED)
		return fault_refused(ctx, "The study is not analysed yet");
	TRY(study_one_in(ctx, id, study.state, &study));
	TRY(study_store_file(ctx, id, STUDY_RUN, &file, &kept));
	if (!kept)
		return fault_refused(ctx, "What the engine did for this study "
		                          "was not kept: it was analysed by an "
		                          "earlier version");
	TRY(study_store_ask(ctx, id, STUDY_ASK_VERIFY));
	return audit_record(ctx, "study.verify", (struct person_id){0}, id);
}
