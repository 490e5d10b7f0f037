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

/* Who waits, a page of them, with names. */
static const struct fault *
today_read(struct ctx *ctx, int64_t number, struct first_today *out)
{
	struct person_id *persons;
	struct person_head *heads;

	*out = (struct first_today){.number = number};
	TRY(first_waiting(ctx, number - 1, FIRST_LINES_MOST, &out->waiting));
	persons = arena_new(ctx->arena, struct person_id, out->waiting.n + 1);
	for (size_t i = 0; i < out->waiting.n; i++)
		persons[i] = out->waiting.v[i].person;
	TRY(people_heads(ctx, persons, out->waiting.n, &heads));
	out->heads = heads;
	return NULL;
}

/* Whoever leads has the way to the counts with nobody waiting, too. */
static const struct fault *
read_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct first_today *today =
	        arena_new(ctx->arena, struct first_today, 1);

	(void)person;
	TRY(today_read(ctx, 1, today));
	if (today->waiting.n > 0 || ctx_can(ctx, CAN_ALLOCATE))
		*out = today;
	return NULL;
}

/* Of what was reached nothing is said to the person. */
static const struct fault *
read_me(struct ctx *ctx, struct person_id person, void **out)
{
	struct first_days *days = arena_new(ctx->arena, struct first_days, 1);
	bool any = false;

	TRY(first_of(ctx, person, days));
	for (int i = 0; i < FIRST_WHAT_COUNT && date_is(days->begun); i++)
		any |= first_is_awaited(&days->aims[i]);
	if (any)
		*out = days;
	return NULL;
}

static const struct fault *
get_waiting(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct first_today today;
	int64_t number;

	if (!str_i64(request_query(req, "page"), &number) || number < 1 ||
	    number > 1000)
		number = 1;
	TRY(today_read(ctx, number, &today));
	page_show(ctx, reply,
	          &(struct page){.title = T("Who waits in the first days"),
	                         .nav = NAV_PEOPLE,
	                         .back = S("/today")},
	          first_draw_waiting, &today);
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
         .permission = CAN_SEE_PEOPLE,
         .summary = "How soon first contacts and first plans are there"},
        {.method = GET,
         .path = "/first-days/waiting",
         .handler = get_waiting,
         .permission = CAN_SEE_PEOPLE,
         .summary = "Who waits for a first contact or a first plan"},
        {.method = GET,
         .path = "/api/first-days",
         .handler = first_api_counts,
         .permission = CAN_SEE_PEOPLE,
         .api_response = "FirstCounts",
         .summary = "How soon first contacts and first plans are there"},
        {.method = GET,
         .path = "/api/first-days/waiting",
         .handler = first_api_waiting,
         .permission = CAN_SEE_PEOPLE,
         .api_response = "FirstWaiting",
         .api_query = API_QUERY_PAGE,
         .summary = "Who waits for a first contact or a first plan"},
        {.method = GET,
         .path = "/api/me/first-days",
         .handler = first_api_me,
         .permission = CAN_SEE_OWN,
         .api_response = "FirstDays",
         .summary = "By which day one is met, and has a first plan"},
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
        {PANEL_ME, 16, CAN_SEE_OWN, read_me, first_draw_me},
        {0, 0, 0, NULL, NULL},
};
