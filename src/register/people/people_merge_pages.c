/*
 * people_merge_pages.c - likely duplicates, side by side.
 */
#include "register/people/people_pages_local.h"

const struct fault *
people_get_duplicates(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct duplicates_view view = {0};
	struct duplicate *duplicates;
	struct merge *merges;

	(void)req;
	TRY(people_store_duplicates(ctx, &duplicates, &view.n));
	TRY(people_store_merges(ctx, &merges, &view.merges_n));
	view.duplicates = duplicates;
	view.merges = merges;
	page_show(ctx, reply,
	          &(struct page){.title = T("Likely duplicates"),
	                         .nav = NAV_PEOPLE,
	                         .back = S("/people"),
	                         .wide = true},
	          people_draw_duplicates, &view);
	return NULL;
}

/* The two of an address, each within reach. */
static const struct fault *
two_of_request(struct ctx *ctx, const struct request *req, struct person_id *a,
               struct person_id *b)
{
	TRY(people_by_crn(ctx, request_place(req, "a"), a));
	return people_by_crn(ctx, request_place(req, "b"), b);
}

const struct fault *
people_get_compare(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct compare_view view;
	struct person_id a;
	struct person_id b;

	TRY(two_of_request(ctx, req, &a, &b));
	TRY(people_head(ctx, a, &view.a));
	TRY(people_head(ctx, b, &view.b));
	TRY(people_facts(ctx, a, &view.a_facts));
	TRY(people_facts(ctx, b, &view.b_facts));
	page_show(ctx, reply,
	          &(struct page){.title = T("Are these one person?"),
	                         .nav = NAV_PEOPLE,
	                         .back = S("/duplicates"),
	                         .wide = true},
	          people_draw_compare, &view);
	return NULL;
}

const struct fault *
people_post_merge(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct str keep = request_field(req, "keep");
	struct person_id a;
	struct person_id b;
	struct merge_id merge;
	struct problems problems;

	TRY(two_of_request(ctx, req, &a, &b));
	if (!str_is(keep, "a") && !str_is(keep, "b")) {
		problems_init(&problems, ctx->arena);
		problems_add(&problems, "keep", "Choose which record is kept");
		return problems_fault(&problems);
	}
	if (str_is(keep, "a"))
		TRY(people_merge(ctx, b, a, &merge));
	else
		TRY(people_merge(ctx, a, b, &merge));
	reply_notice(ctx, reply,
	             TEXT("The records are merged. The old number still leads "
	                  "to the person"));
	reply_see_other(reply, S("/duplicates"));
	return NULL;
}

const struct fault *
people_post_not_same(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct person_id a;
	struct person_id b;

	TRY(two_of_request(ctx, req, &a, &b));
	TRY(people_not_same(ctx, a, b));
	reply_notice(ctx, reply,
	             TEXT("They are two people. This pair is not "
	                  "listed again"));
	reply_see_other(reply, S("/duplicates"));
	return NULL;
}

const struct fault *
people_post_undo(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct merge_id merge;

	TRY(request_place_id(req, "merge", &merge.v));
	TRY(people_merge_undo(ctx, merge));
	reply_notice(ctx, reply, TEXT("The merge is undone"));
	reply_see_other(reply, S("/duplicates"));
	return NULL;
}
