/*
 * import_names.c - words to ids, asked once and kept.
 *
 * What was found in a job that is rolled back may be gone again, so a team
 * that was made then is asked for anew: the whole table is forgotten.
 */
#include "insight/transfer/import_rows.h"
#include "kernel/identity/identity.h"

#define NAMES 8192 /* slots, a power of two */

struct import_name {
	char kind; /* u, o, t; 0: free */
	int64_t within;
	struct str word;
	int64_t id;
};

static struct import_name *
name_slot(struct import *im, char kind, int64_t within, struct str word)
{
	uint64_t h = (uint64_t)within * 31 + (uint64_t)kind;

	if (im->names == NULL)
		im->names = arena_new(im->arena, struct import_name, NAMES);
	for (size_t i = 0; i < word.n; i++)
		h = (h ^ (unsigned char)word.p[i]) * UINT64_C(1099511628211);
	for (size_t i = 0; i < 16; i++) {
		struct import_name *n = &im->names[(h + i) & (NAMES - 1)];

		if (n->kind == 0 || (n->kind == kind && n->within == within &&
		                     str_equal(n->word, word)))
			return n;
	}
	/* Crowded: forget whoever is here. */
	im->names[h & (NAMES - 1)].kind = 0;
	return &im->names[h & (NAMES - 1)];
}

static void
name_keep(struct import *im, struct import_name *slot, char kind,
          int64_t within, struct str word, int64_t id)
{
	if (id == 0)
		return;
	*slot = (struct import_name){kind, within, str_copy(im->arena, word),
	                             id};
}

const struct fault *
import_user(struct ctx *ctx, struct import *im, struct str username,
            struct user_id *out)
{
	struct import_name *slot = name_slot(im, 'u', 0, username);

	if (slot->kind == 0) {
		TRY(identity_user_find(ctx, username, out));
		name_keep(im, slot, 'u', 0, username, out->v);
		return NULL;
	}
	out->v = slot->id;
	return NULL;
}

const struct fault *
import_organisation(struct ctx *ctx, struct import *im, struct str slug,
                    struct organisation_id *out)
{
	struct import_name *slot = name_slot(im, 'o', 0, slug);

	if (slot->kind == 0) {
		TRY(organisation_by_slug(ctx, slug, out));
		name_keep(im, slot, 'o', 0, slug, out->v);
		return NULL;
	}
	out->v = slot->id;
	return NULL;
}

const struct fault *
import_team(struct ctx *ctx, struct import *im,
            struct organisation_id organisation, struct str name,
            struct team_id *out)
{
	struct import_name *slot = name_slot(im, 't', organisation.v, name);

	if (slot->kind == 0) {
		TRY(team_by_slug(ctx, organisation, name, true, out));
		name_keep(im, slot, 't', organisation.v, name, out->v);
		return NULL;
	}
	out->v = slot->id;
	return NULL;
}

void
import_names_forget(struct import *im)
{
	im->names = NULL;
}
