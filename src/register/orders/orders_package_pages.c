/*
 * orders_package_pages.c - the package on a page, on the case, on paper.
 */
#include "register/orders/orders_package_local.h"

#include "register/people/people_views.h"

static const struct fault *
view_open(struct ctx *ctx, const struct request *req, struct package_view *view)
{
	struct package *list;

	TRY(people_of_request(ctx, req, &view->head));
	view->path = people_path(ctx->arena, view->head.crn, "/package");
	TRY(package_list(ctx, view->head.person, &list, &view->n));
	view->list = list;
	return NULL;
}

const struct fault *
package_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct package_view view = {.n = 0};

	TRY(view_open(ctx, req, &view));
	page_show(ctx, reply,
	          &(struct page){.title = T("Supervision package"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .back = people_path(ctx->arena, view.head.crn,
	                                             "/sentence")},
	          package_draw_page, &view);
	return NULL;
}

/* A field that may be empty, and is no number otherwise: -1. */
static int64_t
number_of(const struct request *req, const char *name)
{
	struct str typed = str_trim(request_field(req, name));
	int64_t n;

	if (str_empty(typed))
		return 0;
	return str_i64(typed, &n) && n > 0 ? n : -1;
}

const struct fault *
package_post(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct package facts = {
	        .tier = request_field(req, "tier"),
	        .appointments = number_of(req, "appointments"),
	        .weeks = number_of(req, "weeks"),
	        .source = request_field(req, "source"),
	};
	struct problems problems;
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	if (!date_read(request_field(req, "known_on"), ctx->today,
	               &facts.known_on))
		facts.known_on = DATE_NONE;
	problems_init(&problems, ctx->arena);
	TRY(package_add(ctx, head.person, &facts, &problems));
	reply_notice(ctx, reply, TEXT("The package is written down"));
	reply_see_other(reply, people_path(ctx->arena, head.crn, "/package"));
	return NULL;
}

/* --- panels --------------------------------------------------------------- */

static const struct fault *
read_view(struct ctx *ctx, struct person_id person, struct package_view **out)
{
	struct package_view *view =
	        arena_new(ctx->arena, struct package_view, 1);
	struct package *list;

	TRY(package_store_of(ctx, person, &list, &view->n));
	view->list = list;
	*out = view;
	return NULL;
}

const struct fault *
package_read_case(struct ctx *ctx, struct person_id person, void **out)
{
	struct package_view *view;
	struct str crn;

	TRY(read_view(ctx, person, &view));
	TRY(people_crn(ctx, person, &crn));
	view->path = people_path(ctx->arena, crn, "/package");
	*out = view;
	return NULL;
}

const struct fault *
package_read_paper(struct ctx *ctx, struct person_id person, void **out)
{
	struct package_view *view;

	TRY(read_view(ctx, person, &view));
	*out = view;
	return NULL;
}
