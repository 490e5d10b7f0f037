/*
 * form_keep.c - rules: taking a file in, and finding it again.
 */
#include "base/secret.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "practice/strengths/form_local.h"

/* Anything with a member `arena` can make a fault. */
struct maker {
	struct arena *arena;
};

const struct fault *
form_ready(struct arena *arena, struct str file, struct form_in *out)
{
	const struct maker c = {arena};
	struct form_in in;
	struct form_doc again;
	struct buf buf;

	TRY(form_read(arena, file, &in.doc));
	buf_init(&buf, arena, 2 * FORM_BYTES_MOST);
	form_write(&buf, &in.doc);
	in.document = buf_get(&buf);
	if (buf.full || in.document.n > FORM_BYTES_MOST)
		return fault_invalid(&c, "This file is larger than 1 MB, more "
		                         "than an assessment is");
	TRY(form_read(arena, in.document, &again));
	if (!json_equal(in.doc.json, again.json))
		return fault_invalid(&c, "Something in this file cannot be "
		                         "given back as it is, so it is not "
		                         "taken in");
	*out = in;
	return NULL;
}

static struct bytes
digest_of(struct arena *arena, struct str document)
{
	const struct bytes part = {(const unsigned char *)document.p,
	                           document.n};

	return hash_of(arena, (struct bytes){NULL, 0}, &part, 1);
}

static int64_t
complete_n(const struct form_doc *doc)
{
	int64_t n = 0;

	for (size_t i = 0; i < doc->n; i++)
		n += doc->answers[i].known.kind == FORM_COMPLETE &&
		     str_is(doc->answers[i].value, "YES");
	return n;
}

static const struct fault *
keep(struct ctx *ctx, const struct form_kept *kept)
{
	TRY(form_store_add(ctx, kept));
	TRY(audit_record(ctx, "strengths.form_in", kept->person, kept->id.v));
	return outbox_event(ctx, &(struct event){.person = kept->person,
	                                         .kind = "strengths.form_in",
	                                         .at = ctx->now,
	                                         .actor = ctx->actor,
	                                         .subject = kept->id.v,
	                                         .shared = true});
}

const struct fault *
form_take(struct ctx *ctx, struct person_id person, const struct form_in *in,
          struct form_kept *out, bool *added)
{
	struct form_kept kept = {
	        .person = person,
	        .at = ctx->now,
	        .by = ctx->actor,
	        .uuid = form_meta(&in->doc, "uuid"),
	        .number = form_meta_i64(&in->doc, "versionNumber"),
	        .tag = form_meta(&in->doc, "versionTag"),
	        .form_version = form_meta(&in->doc, "formVersion"),
	        .updated = form_meta(&in->doc, "versionUpdatedAt"),
	        .answers = (int64_t)in->doc.n,
	        .unknown = (int64_t)in->doc.unknown,
	        .complete = complete_n(&in->doc),
	        .digest = digest_of(ctx->arena, in->document),
	        .document = in->document,
	};
	bool known, elsewhere;

	TRY(access_need(ctx, person));
	TRY(form_store_same(ctx, person, kept.digest, out, &known));
	*added = !known;
	if (known)
		return NULL;
	TRY(form_store_elsewhere(ctx, &kept, &elsewhere));
	if (elsewhere)
		return fault_refused(ctx,
		                     "This assessment is already kept "
		                     "with somebody else. Look again whose "
		                     "file it is");
	kept.id.v = id_new();
	TRY(keep(ctx, &kept));
	*out = kept;
	return NULL;
}

const struct fault *
form_list(struct ctx *ctx, struct person_id person, struct form_kept **out,
          size_t *n)
{
	struct form_kept *list;

	TRY(form_store_list(ctx, person, &list, n));
	for (size_t i = 0; i < *n; i++) {
		if (i > 0 && list[i].by.v == list[i - 1].by.v)
			list[i].by_name = list[i - 1].by_name;
		else
			TRY(identity_user_name(ctx, list[i].by,
			                       &list[i].by_name));
	}
	*out = list;
	return NULL;
}

const struct fault *
form_get(struct ctx *ctx, struct person_id person, struct form_id id,
         struct form_kept *out, struct form_doc *doc)
{
	struct form_kept kept;

	TRY(form_store_one(ctx, person, id, &kept));
	TRY(identity_user_name(ctx, kept.by, &kept.by_name));
	TRY(form_read(ctx->arena, kept.document, doc));
	*out = kept;
	return NULL;
}

/* --- check ------------------------------------------------------------- */

const struct fault *
form_check_row(struct ctx *ctx, const struct form_kept *kept)
{
	struct bytes is = digest_of(ctx->arena, kept->document);
	struct str was = {(const char *)kept->digest.p, kept->digest.n};

	if (str_equal(was, (struct str){(const char *)is.p, is.n}))
		return NULL;
	return fault_refused(ctx, "Assessment {id} is not what was brought in",
	                     {"id", id_show(ctx->arena, kept->id.v)});
}
