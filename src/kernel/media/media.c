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

/* A body that is in the arena already is not copied again. */
static void
answer(struct reply *reply, struct bytes jpeg, enum media_how how)
{
	reply_download(reply, "image/jpeg", S("picture.jpg"));
	if (how == MEDIA_INLINE)
		reply_header(reply, "Content-Disposition", S("inline"));
	/* Opened by itself it is a page that may do nothing. */
	reply_header(reply, "Content-Security-Policy",
	             S("default-src 'none'; sandbox"));
	reply_header(reply, "Cache-Control", S("no-store"));
	reply->body = (struct buf){
	        .arena = reply->arena,
	        .p = (char *)(uintptr_t)jpeg.p,
	        .n = jpeg.n,
	        .room = jpeg.n,
	        .ceiling = jpeg.n,
	};
}

const struct fault *
media_show(struct ctx *ctx, struct reply *reply, struct media_id id,
           const struct media_of *of, enum media_how how)
{
	struct bytes sealed = {0}, jpeg = {0};
	struct str blob;

	TRY(media_store_blob(ctx, id, of, &blob));
	TRY(blobstore_get(ctx->app->blobs, ctx->arena, blob, &sealed));
	if (!media_open(ctx->arena, ctx->app->key, id, sealed, &jpeg))
		return fault_bug(ctx, "a file cannot be decrypted");
	answer(reply, jpeg, how);
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

	TRY(media_store_blob(ctx, id, of, &blob));
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
