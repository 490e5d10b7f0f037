/*
 * overview_pages.c - first page, case page, home, timeline.
 */
#include "practice/overview/overview_local.h"
#include "practice/plan/plan_goal.h"

/* --- workers ------------------------------------------------------------- */

static const struct fault *
get_today(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct today_view view = {0};
	struct glass *glasses;

	(void)req;
	TRY(overview_panels_read(ctx, PANEL_TODAY, (struct person_id){0},
	                         &view.panels));
	if (ctx_can(ctx, CAN_REVIEW_GLASS))
		TRY(access_glass_waiting(ctx, &glasses, &view.glasses));
	page_show(ctx, reply,
	          &(struct page){
	                  .title = T("Today"), .nav = NAV_HOME, .wide = true},
	          overview_draw_today, &view);
	return NULL;
}

/* The first page is the one for the actor's role. */
static const struct fault *
get_first(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	if (ctx_can(ctx, CAN_SEE_OWN)) {
		reply_see_other(reply, S("/me"));
		return NULL;
	}
	if (ctx_can(ctx, CAN_SEE_PEOPLE))
		return get_today(ctx, req, reply);
	if (ctx_can(ctx, CAN_MANAGE_USERS)) {
		reply_see_other(reply, S("/admin/users"));
		return NULL;
	}
	page_show(ctx, reply,
	          &(struct page){.title = T("My Direction"), .nav = NAV_HOME},
	          overview_draw_plain, NULL);
	return NULL;
}

static const struct fault *
get_case(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct overview_asked all = {.filter.before = INSTANT_NONE};
	struct case_view view = {0};

	TRY(people_of_request(ctx, req, &view.head));
	TRY(overview_panels_read(ctx, PANEL_CASE_MAIN, view.head.person,
	                         &view.panels));
	TRY(overview_panels_read(ctx, PANEL_CASE_SIDE, view.head.person,
	                         &view.panels));
	TRY(overview_lines_read(ctx, view.head.person, &all, 0, OVERVIEW_LATEST,
	                        &view.lines));
	page_show(ctx, reply,
	          &(struct page){.title = view.head.name,
	                         .nav = NAV_PEOPLE,
	                         .above = people_above_titled,
	                         .tabs = people_tabs(ctx, &view.head,
	                                             PEOPLE_TAB_OVERVIEW),
	                         .wide = true},
	          overview_draw_case, &view);
	return NULL;
}

static const struct fault *
get_timeline(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct timeline_view view = {0};

	TRY(people_of_request(ctx, req, &view.head));
	view.base = people_path(ctx->arena, view.head.crn, "/timeline");
	overview_asked_read(ctx, req, &view.asked);
	TRY(overview_lines_read(ctx, view.head.person, &view.asked, 0,
	                        OVERVIEW_PAGE, &view.lines));
	page_show(ctx, reply,
	          &(struct page){.title = T("Timeline"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .tabs = people_tabs(ctx, &view.head,
	                                             PEOPLE_TAB_TIMELINE)},
	          overview_draw_timeline, &view);
	return NULL;
}

/* --- the person ---------------------------------------------------------- */

/* Longer ones are read with their goal. */
#define NEXT_MOST 120

/* The first that is theirs to do, of this goal, unless there is one already. */
static void
next_note(const struct plan_goal *goal, struct me_view *view)
{
	for (size_t i = 0; i < goal->steps_n && str_empty(view->next); i++) {
		const struct plan_step *step = &goal->steps[i];

		if (step->actor != PLAN_ACTOR_PERSON ||
		    plan_step_is_finished(step) ||
		    step->replies[PLAN_PERSON] == PLAN_DECLINED ||
		    step->words.n > NEXT_MOST)
			continue;
		view->next = step->words;
		view->next_goal = goal->id;
	}
}

/* Steps of the goals that are worked on. */
static const struct fault *
steps_count(struct ctx *ctx, struct me_view *view)
{
	struct plan_goal *goals;
	size_t n;

	TRY(plan_goals_steps(ctx, view->head.person, &goals, &n));
	for (size_t i = 0; i < n; i++) {
		const struct plan_goal *goal = &goals[i];
		size_t of;

		if (goal->status != PLAN_GOAL_ACTIVE ||
		    !plan_goal_is_live(goal))
			continue;
		view->steps_done += (int64_t)plan_goal_done(goal, &of);
		view->steps += (int64_t)of;
		next_note(goal, view);
	}
	return NULL;
}

static const struct fault *
get_me(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct me_view view = {0};

	(void)req;
	TRY(people_me(ctx, &view.head));
	TRY(steps_count(ctx, &view));
	TRY(overview_panels_read(ctx, PANEL_ME, view.head.person,
	                         &view.panels));
	page_show(ctx, reply,
	          &(struct page){.title = T("Home"),
	                         .nav = NAV_HOME,
	                         .person_page = true,
	                         .above = overview_draw_hero},
	          overview_draw_me, &view);
	return NULL;
}

static const struct fault *
get_me_timeline(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct timeline_view view = {.own = true, .base = S("/me/timeline")};

	TRY(people_me(ctx, &view.head));
	overview_asked_read(ctx, req, &view.asked);
	TRY(overview_lines_read(ctx, view.head.person, &view.asked, 0,
	                        OVERVIEW_PAGE, &view.lines));
	page_show(ctx, reply,
	          &(struct page){.title = T("What has happened"),
	                         .nav = NAV_HOME,
	                         .person_page = true,
	                         .back = S("/me")},
	          overview_draw_timeline, &view);
	return NULL;
}

/* --- JSON ---------------------------------------------------------------- */

static void
line_put(struct json_out *j, const struct overview_line *line)
{
	const struct event_line *event = line->event;
	struct text text = {.key = event->kind->staff,
	                    .values = {{"who", line->by}}};
	struct arena *arena = j->buf->arena;

	json_object(j, NULL);
	json_str(j, "id", id_show(arena, event->id.v));
	json_instant(j, "at", event->at);
	json_str(j, "kind", str_of(event->kind->name));
	json_str(j, "group",
	         event->kind->group == NULL ? S("")
	                                    : str_of(event->kind->group));
	json_str(j, "says", text_show_en(arena, &text));
	json_str(j, "by", line->by);
	json_str_or_null(j, "value", event->value);
	json_bool(j, "shared", event->shared);
	json_end(j);
}

static const struct fault *
api_timeline(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct overview_asked asked;
	struct overview_lines lines;
	struct api_page page;
	struct json_out j;
	struct event_line *newest;
	int64_t skip, total;
	size_t n;

	TRY(people_of_request(ctx, req, &head));
	TRY(api_page_read(ctx, req, &page));
	overview_asked_read(ctx, req, &asked);
	skip = page.number > INT32_MAX ? INT32_MAX : page.number * page.size;
	TRY(overview_lines_read(ctx, head.person, &asked, (size_t)skip,
	                        (size_t)page.size, &lines));
	asked.filter.most = 1;
	TRY(outbox_timeline(ctx, head.person, &asked.filter, &newest, &n,
	                    &total));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < lines.n; i++)
		line_put(&j, &lines.v[i]);
	api_page_end(&j, &page, total, lines.more);
	return NULL;
}

const struct route overview_routes[] = {
        {.method = GET,
         .path = "/",
         .handler = get_first,
         .permission = CAN_SIGNED_IN,
         .summary = "The first page, by role"},
        {.method = GET,
         .path = "/today",
         .handler = get_today,
         .permission = CAN_SEE_PEOPLE,
         .summary = "The worker's day"},
        {.method = GET,
         .path = "/people/:crn",
         .handler = get_case,
         .permission = CAN_SEE_PEOPLE,
         .summary = "A person's record at a glance"},
        {.method = GET,
         .path = "/people/:crn/timeline",
         .handler = get_timeline,
         .permission = CAN_SEE_PEOPLE,
         .summary = "All that has happened, newest first"},
        {.method = GET,
         .path = "/me",
         .handler = get_me,
         .permission = CAN_SEE_OWN,
         .summary = "The person's own home"},
        {.method = GET,
         .path = "/me/timeline",
         .handler = get_me_timeline,
         .permission = CAN_SEE_OWN,
         .summary = "What has happened, as shared with the person"},
        {.method = GET,
         .path = "/api/people/:crn/timeline",
         .handler = api_timeline,
         .permission = CAN_SEE_PEOPLE,
         .summary = "A person's timeline as JSON, newest first",
         .api_response = "TimelineList",
         .api_query = "group?: string, before?: integer(1..), "
                      "after?: Id, " API_QUERY_PAGE},
        ROUTES_END,
};
