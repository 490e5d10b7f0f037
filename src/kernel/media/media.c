/*
 * media.c - files kept, shown, let go.
 */
#include <stdint.h>

#include "kernel/audit/audit.h"
#include "kernel/media/media_local.h"
#include "store/blobstore.h"

#define EXPIRE_MOST 200

const struct fault *
media_keep(struct ctx *ctx, const struct media_taken *taken,
           const struct media_of *of, struct date until, struct media_kept *out)
{
	struct media_kept kept = {.id = taken->id};

	TRY(media_store_seen(ctx, taken, of, &kept.seen));
	TRY(media_store_add(ctx, taken, of, until));
	TRY(audit_record(ctx, "media.kept", of->person, taken->id.v));
	*out = kept;
	return NULL;
}

const struct fault *
media_list(struct ctx *ctx, const struct media_of *of, struct media **out,
           size_t *n)
{
	return media_store_list(ctx, of, out, n);
}

/* --- showing ------------------------------------------------------------ */

/* "bytes=100-199", "bytes=100-"; anything else, also more than one part and
 * what is not there, is answered with the whole. */
static bool
part_asked(const struct request *req, size_t n, size_t *from, size_t *to)
{
	struct str part = request_header(req, "Range"), first = {0};
	int64_t a, b = (int64_t)n - 1;

	if (!str_starts(part, S("bytes=")))
		return false;
	part = str_slice(part, 6, part.n);
	if (!str_split(&part, '-', &first) || !str_i64(first, &a) ||
	    (!str_empty(part) && !str_i64(part, &b)))
		return false;
	b = b < (int64_t)n ? b : (int64_t)n - 1;
	if (a < 0 || b < a)
		return false;
	*from = (size_t)a;
	*to = (size_t)b + 1;
	return true;
}

/* Safari plays nothing that it cannot ask for in parts. */
static struct bytes
part_of(struct ctx *ctx, struct reply *reply, struct bytes all)
{
	size_t from = 0, to = all.n;

	reply_header(reply, "Accept-Ranges", S("bytes"));
	if (ctx->req == NULL || !part_asked(ctx->req, all.n, &from, &to))
		return all;
	reply->status = 206;
	reply_header(reply, "Content-Range",
	             str_print(ctx->arena, "bytes %zu-%zu/%zu", from, to - 1,
	                       all.n));
	return (struct bytes){all.p + from, to - from};
}

/* A body that is in the arena already is not copied again. */
static void
answer(struct ctx *ctx, struct reply *reply, struct bytes made, bool sound,
       enum media_how how)
{
	reply_download(reply, sound ? "audio/mpeg" : "image/jpeg",
	               sound ? S("voice.mp3") : S("picture.jpg"));
	if (how == MEDIA_INLINE)
		reply_header(reply, "Content-Disposition", S("inline"));
	/* Opened by itself it is a page that may do nothing. */
	reply_header(reply, "Content-Security-Policy",
	             S("default-src 'none'; sandbox"));
	reply_header(reply, "Cache-Control", S("no-store"));
	if (sound)
		made = part_of(ctx, reply, made);
	reply->body = (struct buf){
	        .arena = reply->arena,
	        .p = (char *)(uintptr_t)made.p,
	        .n = made.n,
	        .room = made.n,
	        .ceiling = made.n,
	};
}

const struct fault *
media_show(struct ctx *ctx, struct reply *reply, struct media_id id,
           const struct media_of *of, enum media_how how)
{
	struct bytes sealed = {0}, made = {0};
	struct str blob;
	bool sound;

	TRY(media_store_blob(ctx, id, of, &blob, &sound));
	TRY(blobstore_get(ctx->app->blobs, ctx->arena, blob, &sealed));
	if (!media_open(ctx->arena, ctx->app->key, id, sealed, &made))
		return fault_bug(ctx, "a file cannot be decrypted");
	answer(ctx, reply, made, sound, how);
	return NULL;
}

const struct fault *
media_inline(struct ctx *ctx, struct media_id id, const struct media_of *of,
             size_t most, struct str *out)
{
	struct bytes sealed = {0}, made = {0};
	struct str blob;
	bool sound;

	*out = S("");
	TRY(media_store_blob(ctx, id, of, &blob, &sound));
	if (sound)
		return NULL;
	TRY(blobstore_get(ctx->app->blobs, ctx->arena, blob, &sealed));
	if (!media_open(ctx->arena, ctx->app->key, id, sealed, &made))
		return fault_bug(ctx, "a file cannot be decrypted");
	if (made.n <= most)
		*out = str_print(ctx->arena, "data:image/jpeg;base64,%.*s",
		                 STR_ARG(media_base64(ctx->arena, made)));
	return NULL;
}

/* --- letting go --------------------------------------------------------- */

static const struct fault *
let_go(struct ctx *ctx, struct media_id id, struct person_id person,
       const char *why)
{
	TRY(media_store_let_go(ctx, id, why));
	return audit_record_detail(ctx, "media.let_go", person, id.v,
	                           str_print(ctx->arena, "why=%s", why));
}

const struct fault *
media_let_go(struct ctx *ctx, struct media_id id, const struct media_of *of,
             const char *why)
{
	struct str blob;
	bool sound;

	TRY(media_store_blob(ctx, id, of, &blob, &sound));
	return let_go(ctx, id, of->person, why);
}

const struct fault *
media_expire(struct ctx *ctx)
{
	struct media_due *due = NULL;
	size_t n = 0;

	TRY(media_store_due(ctx, EXPIRE_MOST, &due, &n));
	for (size_t i = 0; i < n; i++)
		TRY(let_go(ctx, due[i].id, due[i].person, "time"));
	return NULL;
}
