/*
 * first_pages.c - panels of the case and of a worker's first page, and counts.
 */
#include "practice/first/first_local.h"

static const struct fault *
read_case(struct ctx *ctx, struct person_id person, void **out)
{
	struct first_case *one = arena_new(ctx->arena, struct first_case, 1);

	TRY(first_of(ctx, person, &one->days));
	if (!date_is(one->days.begun))
		return NULL;
	TRY(people_crn(ctx, person, &one->crn));
	*out = one;
	return NULL;
}

/* Whoever may see the counts has the way to them with nobody waiting, too. */
static const struct fault *
read_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct first_today *today =
	        arena_new(ctx->arena, struct first_today, 1);
	struct person_id *persons;
	struct person_head *heads;
	struct first_days *list;

	(void)person;
	TRY(first_waiting(ctx, &list, &today->n));
	if (today->n == 0 && !ctx_can(ctx, CAN_ALLOCATE))
		return NULL;
	persons = arena_new(ctx->arena, struct person_id, today->n + 1);
	for (size_t i = 0; i < today->n; i++)
		persons[i] = list[i].person;
	TRY(people_heads(ctx, persons, today->n, &heads));
	today->v = list;
	today->heads = heads;
	*out = today;
	return NULL;
}

static const struct fault *
get_counts(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct first_counts counts;

	(void)req;
	TRY(first_counts(ctx, &counts));
	page_show(ctx, reply,
	          &(struct page){.title = T("How the first days go"),
	                         .nav = NAV_PEOPLE,
	                         .back = S("/people")},
	          first_draw_counts, &counts);
	return NULL;
}

const struct route first_routes[] = {
        {.method = GET,
         .path = "/first-days",
         .handler = get_counts,
         .permission = CAN_ALLOCATE,
         .summary = "How soon first contacts and first plans are there"},
        {.method = GET,
         .path = "/api/first-days",
         .handler = first_api_counts,
         .permission = CAN_ALLOCATE,
         .api_response = "FirstCounts",
         .summary = "How soon first contacts and first plans are there"},
        {.method = GET,
         .path = "/api/people/:crn/first-days",
         .handler = first_api_get,
         .permission = CAN_SEE_PEOPLE,
         .api_response = "FirstDays",
         .summary = "The first contact and the first plan of one person"},
        ROUTES_END,
};

const struct panel first_panels[] = {
        {PANEL_CASE_SIDE, 15, CAN_SEE_PEOPLE, read_case, first_draw_case},
        {PANEL_TODAY, 26, CAN_SEE_PEOPLE, read_today, first_draw_today},
        {0, 0, 0, NULL, NULL},
};
