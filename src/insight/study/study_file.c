/*
 * study_file.c - rules: files of a study, and what is asked for beside
 * requests.
 */
#include "insight/study/study_file.h"

#include <sodium.h>
#include <stdlib.h>

#include "base/secret.h"
#include "kernel/audit/audit.h"

struct str
study_sha256(struct arena *arena, struct str text)
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(hash, (const unsigned char *)text.p, text.n);
	return str_hex(arena, (struct bytes){hash, sizeof(hash)});
}

const struct fault *
study_key(struct ctx *ctx, int64_t study, struct bytes *out)
{
	static const char use[] = "ids of a study";
	struct bytes parts[] = {
	        {(const unsigned char *)use, sizeof(use)},
	        {(const unsigned char *)&study, sizeof(study)},
	};

	if (ctx->app->key.n == 0)
		return fault_unavailable(ctx, "The server has no key to make "
		                              "ids with that name nobody");
	*out = hash_of(ctx->arena, ctx->app->key, parts, 2);
	return NULL;
}

const struct fault *
study_file_put(struct ctx *ctx, int64_t study, enum study_kind kind,
               struct str body, int64_t lines, struct user_id by)
{
	struct study_new_file file = {
	        .kind = kind,
	        .body = body,
	        .sha256 = study_sha256(ctx->arena, body),
	        .lines = lines,
	        .by = by,
	};

	return study_store_file_put(ctx, study, &file);
}

static int
by_kind(const void *a, const void *b)
{
	const struct study_file *x = a, *y = b;

	return (int)x->kind - (int)y->kind;
}

const struct fault *
study_files(struct ctx *ctx, int64_t id, struct study_file **out, size_t *n)
{
	TRY(study_store_files(ctx, id, out, n));
	qsort(*out, *n, sizeof(**out), by_kind);
	return NULL;
}

const struct fault *
study_file_read(struct ctx *ctx, int64_t id, enum study_kind kind,
                struct study_file *out, struct str *body)
{
	struct study study;
	bool found;

	TRY(study_one(ctx, id, &study));
	TRY(study_store_file(ctx, id, kind, out, &found));
	if (!found)
		return fault_not_found(ctx, "There is no such file yet");
	return study_store_body(ctx, ctx->arena, out, body);
}

static void
roomy_drop(void *data)
{
	struct arena **kept = data;

	arena_drop(*kept);
}

struct arena *
study_roomy(struct arena *arena)
{
	struct arena **kept = arena_keep(arena, sizeof(struct arena *));

	/* before it is there: where nothing can be deferred, none is made */
	arena_defer(arena, roomy_drop, kept);
	*kept = arena_create(STUDY_ROOMY);
	return *kept;
}

const struct fault *
study_file_fetch(struct ctx *ctx, int64_t id, enum study_kind kind,
                 struct arena *arena, struct str *body)
{
	struct study_file file;
	struct study study;
	bool found;

	TRY(study_one(ctx, id, &study));
	TRY(study_store_file(ctx, id, kind, &file, &found));
	if (!found)
		return fault_not_found(ctx, "There is no such file yet");
	return study_store_body(ctx, arena, &file, body);
}

/* One that is registered and whose rows are not frozen, locked. */
static const struct fault *
open_one(struct ctx *ctx, int64_t id, struct study *out)
{
	bool found;

	TRY(study_store_one(ctx, id, true, out, &found));
	if (!found)
		return fault_not_found(ctx, "We cannot find that study");
	if (out->state == STUDY_DESIGNED)
		return fault_refused(ctx, "Register the plan first");
	if (out->state >= STUDY_FROZEN)
		return fault_refused(ctx, "The rows of this study are frozen");
	if (out->asked >= 0)
		return fault_refused(ctx, "The rows are being put together");
	return NULL;
}

const struct fault *
study_pool_put(struct ctx *ctx, int64_t id, const struct study_pool *pool)
{
	struct study study;

	TRY(open_one(ctx, id, &study));
	TRY(study_file_put(ctx, id, STUDY_POOL_PEOPLE, pool->people,
	                   pool->people_n, ctx->actor));
	TRY(study_file_put(ctx, id, STUDY_POOL_EVENTS, pool->events,
	                   pool->events_n, ctx->actor));
	TRY(study_file_put(ctx, id, STUDY_POOL_SPELLS, pool->spells,
	                   pool->spells_n, ctx->actor));
	return audit_record_detail(ctx, "study.pool", (struct person_id){0}, id,
	                           str_print(ctx->arena, "people=%lld",
	                                     (long long)pool->people_n));
}

const struct fault *
study_freeze(struct ctx *ctx, int64_t id)
{
	struct study study;

	TRY(open_one(ctx, id, &study));
	if (date_before(ctx->today, study_matures(&study.design)))
		return fault_refused(
		        ctx,
		        "Everybody is followed for the whole time by {day}. "
		        "The rows are frozen from then on",
		        {"day",
		         date_words(ctx->arena, study_matures(&study.design))});
	TRY(study_store_ask(ctx, id, STUDY_ASK_FREEZE));
	return audit_record(ctx, "study.freeze", (struct person_id){0}, id);
}

const struct fault *
study_one_in(struct ctx *ctx, int64_t id, enum study_state state,
             struct study *out)
{
	bool found;

	TRY(study_store_one(ctx, id, true, out, &found));
	if (!found)
		return fault_not_found(ctx, "We cannot find that study");
	if (out->asked >= 0)
		return fault_refused(ctx, "This is being done. Look again in "
		                          "a minute");
	if (out->state != state)
		return fault_refused(ctx, "The study does not stand where this "
		                          "can be done");
	return NULL;
}

/* REFUSED when its result was to be made again and came out otherwise. */
static const struct fault *
need_same(struct ctx *ctx, const struct study *study)
{
	if (study->told != STUDY_NOT_SAME)
		return NULL;
	return fault_refused(ctx, "The result could not be made again from "
	                          "what was kept. Nobody relies on it before "
	                          "it can");
}

const struct fault *
study_check_off(struct ctx *ctx, int64_t id)
{
	struct study study;

	TRY(study_one_in(ctx, id, STUDY_ANALYSED, &study));
	TRY(need_same(ctx, &study));
	if (study.analysed_by.v == ctx->actor.v)
		return fault_refused(ctx, "Somebody else than who accepted its "
		                          "comparison checks a study");
	TRY(study_store_stand(ctx, id,
	                      &(struct study_stand){.state = STUDY_CHECKED,
	                                            .flow = study.flow,
	                                            .checked_by = ctx->actor,
	                                            .published_at =
	                                                    INSTANT_NONE}));
	return audit_record(ctx, "study.checked", (struct person_id){0}, id);
}

const struct fault *
study_publish(struct ctx *ctx, int64_t id)
{
	struct study study;

	TRY(study_one_in(ctx, id, STUDY_CHECKED, &study));
	TRY(need_same(ctx, &study));
	TRY(study_store_ask(ctx, id, STUDY_ASK_PUBLISH));
	return audit_record(ctx, "study.publish", (struct person_id){0}, id);
}
