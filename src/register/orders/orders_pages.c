/*
 * orders_pages.c - the sentence, for the worker and for the person.
 */
#include "register/orders/orders_package_local.h"

#include "register/people/people_views.h"

static const struct fault *
sentence_read(struct ctx *ctx, struct person_id person,
              struct sentence_view *out)
{
	TRY(orders_of(ctx, person, &out->orders, &out->orders_n));
	return requirements_of(ctx, person, &out->requirements,
	                       &out->requirements_n);
}

static const struct fault *
get_sentence(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct sentence_view view = {0};

	TRY(people_of_request(ctx, req, &view.head));
	TRY(sentence_read(ctx, view.head.person, &view));
	page_show(ctx, reply,
	          &(struct page){.title = T("The sentence"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .tabs = people_tabs(ctx, &view.head,
	                                             PEOPLE_TAB_SENTENCE)},
	          orders_draw_page, &view);
	return NULL;
}

const struct route orders_routes[] = {
        {
                .method = GET,
                .path = "/people/:crn/sentence",
                .handler = get_sentence,
                .permission = CAN_SEE_PEOPLE,
                .summary = "The orders of a person and what they require",
        },
        {
                .method = GET,
                .path = "/people/:crn/package",
                .handler = package_get,
                .permission = CAN_SEE_PEOPLE,
                .summary = "Tier and allowance, as another service said",
        },
        {
                .method = POST,
                .path = "/people/:crn/package",
                .handler = package_post,
                .permission = CAN_WRITE_PERSON,
                .form = package_get,
                .summary = "Write down what another service said of them",
        },
        {
                .method = GET,
                .path = "/api/people/:crn/package",
                .handler = package_api_get,
                .permission = CAN_SEE_PEOPLE,
                .api_response = "Packages",
                .summary = "Tier and allowance, as another service said",
        },
        {
                .method = POST,
                .path = "/api/people/:crn/package",
                .handler = package_api_post,
                .permission = CAN_WRITE_PERSON,
                .api_request = "PackageNew",
                .api_response = "Packages",
                .summary = "Hand in what another service said of them",
        },
        ROUTES_END,
};

/* --- panels -------------------------------------------------------------- */

/* The order that holds now or is the next to, alone; else none. */
static const struct fault *
panel_read(struct ctx *ctx, struct person_id person, struct sentence_view **out)
{
	struct sentence_view *view =
	        arena_new(ctx->arena, struct sentence_view, 1);
	const struct order *current;

	TRY(sentence_read(ctx, person, view));
	current = order_current(view->orders, view->orders_n, ctx->today);
	view->orders_n = current == NULL ? 0 : 1;
	if (current != NULL)
		view->orders[0] = *current;
	*out = view;
	return NULL;
}

static const struct fault *
side_read(struct ctx *ctx, struct person_id person, void **out)
{
	struct sentence_view *view;

	TRY(panel_read(ctx, person, &view));
	TRY(people_crn(ctx, person, &view->head.crn));
	*out = view;
	return NULL;
}

static const struct fault *
me_read(struct ctx *ctx, struct person_id person, void **out)
{
	struct sentence_view *view;

	TRY(panel_read(ctx, person, &view));
	*out = view->orders_n == 0 ? NULL : view;
	return NULL;
}

const struct panel orders_panels[] = {
        {PANEL_CASE_SIDE, 20, CAN_SEE_PEOPLE, side_read, orders_draw_side},
        {PANEL_CASE_SIDE, 20, CAN_SEE_PEOPLE, package_read_case,
         package_draw_case},
        {PANEL_PAPER, 12, CAN_SEE_PEOPLE, package_read_paper,
         package_draw_paper},
        {PANEL_PAPER, 12, CAN_SEE_OWN, package_read_paper, package_draw_paper},
        {PANEL_ME, 70, CAN_SEE_OWN, me_read, orders_draw_me},
        {PANEL_CASE_MAIN, 0, CAN_OPEN, NULL, NULL},
};
