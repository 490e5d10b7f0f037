#include "practice/plan/plan_help_local.h"
#include "practice/plan/plan_scale_local.h"
#include "practice/plan/plan_then.h"
#include "practice/strengths/rights.h"
#include "practice/strengths/sit_views.h"

/* --- the worker's page of the plan ---------------------------------- */

static void
plan_draw_tabs(struct html *h, const struct ctx *ctx,
               const struct plan_screen *screen)
{
	static const char *const slugs[] = {"current", "future", "achieved",
	                                    "removed"};
	struct moj_sub_item items[PLAN_GOAL_STATUS_COUNT];
	int64_t counts[PLAN_GOAL_STATUS_COUNT] = {0};

	for (size_t i = 0; i < screen->whole.goals_n; i++)
		counts[screen->whole.goals[i].status]++;
	for (int i = 0; i < PLAN_GOAL_STATUS_COUNT; i++) {
		struct str word = text_get(plan_goal_status_keys[i]);

		items[i] = (struct moj_sub_item){
		        .text = str_print(ctx->arena, "%.*s (%lld)",
		                          STR_ARG(word), (long long)counts[i]),
		        .href = str_print(ctx->arena, "%.*s?goals=%s",
		                          STR_ARG(screen->base), slugs[i]),
		        .active = (int)screen->tab == i,
		};
	}
	moj_sub_navigation(
	        h, &(struct moj_sub_navigation){
	                   .label = T("Goals by state"),
	                   .items = {.v = items, .n = PLAN_GOAL_STATUS_COUNT},
	           });
}

static void
plan_draw_statements(struct html *h, const struct ctx *ctx,
                     const struct plan_screen *screen)
{
	const struct plan_whole *whole = &screen->whole;

	words_heading(h,
	              screen->mine ? T("What matters to me")
	                           : T("What matters, and in whose words"),
	              "words");
	for (size_t i = 0; i < whole->statements_n; i++)
		plan_draw_statement(h, ctx, screen, &whole->statements[i]);
	if (whole->statements_n == 0)
		plan_empty(h, T("Nothing is written yet."));
	if (date_is(screen->on))
		return;
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	if (screen->mine)
		plan_link(h, T("Write what matters to me"),
		          plan_path(ctx->arena, screen, "/words"));
	else
		plan_link(h, T("Write a statement"),
		          plan_path(ctx->arena, screen, "/statements/new"));
	html_raw(h, "</p>");
}

/* Who decides what is a page of its own, beside the plan. */
static void
plan_draw_rights(struct html *h, const struct ctx *ctx,
                 const struct plan_screen *screen)
{
	plan_link(h, T("Who decides what"),
	          screen->mine ? S("/me" RIGHTS_PATH)
	                       : people_path(ctx->arena, screen->head.crn,
	                                     RIGHTS_PATH));
}

static void
plan_draw_worker_links(struct html *h, const struct ctx *ctx,
                       const struct plan_screen *screen)
{
	html_raw(h, "<li>");
	plan_link(h, T("The plan as a file"),
	          plan_path(ctx->arena, screen, "/files"));
	if (ctx_can(ctx, CAN_WRITE_PLAN)) {
		html_raw(h, "</li><li>");
		plan_link(h, T("Write down their answers"),
		          plan_path(ctx->arena, screen, "/said"));
	}
	html_raw(h, "</li><li>");
	plan_link(h, T("How to remind them"),
	          plan_path(ctx->arena, screen, "/reminders"));
	html_raw(h, "</li>");
	sit_draw_way(h, ctx, screen->head.known_as,
	             plan_path(ctx->arena, screen, "/shown"));
}

static void
plan_draw_links(struct html *h, const struct ctx *ctx,
                const struct plan_screen *screen)
{
	html_raw(h, "<div class=\"dir-actions dir-noprint\">");
	gov_button(h, &(struct gov_button){.text = T("Add a goal"),
	                                   .href = plan_path(ctx->arena, screen,
	                                                     "/goals/new")});
	html_raw(h, "</div><ul class=\"dir-ways dir-noprint\"><li>");
	if (!screen->mine) {
		plan_link(h, T("Phase of the journey"),
		          plan_path(ctx->arena, screen, "/phase"));
		html_raw(h, "</li><li>");
	}
	plan_link(h, screen->mine ? T("My strengths") : T("Strengths"),
	          plan_path(ctx->arena, screen, "/strengths"));
	html_raw(h, "</li><li>");
	plan_link(h, screen->mine ? T("My people") : T("Circle of people"),
	          plan_path(ctx->arena, screen, "/circle"));
	html_raw(h, "</li><li>");
	plan_link(h, screen->mine ? T("My tools") : T("Tools"),
	          screen->mine ? S("/me/tools")
	                       : people_path(ctx->arena, screen->head.crn,
	                                     "/tools"));
	html_raw(h, "</li><li>");
	plan_link(h, T("Which goals are met"),
	          plan_path(ctx->arena, screen, "/met"));
	html_raw(h, "</li><li>");
	plan_link(h, T("How far the goals have come"),
	          plan_path(ctx->arena, screen, "/scale"));
	html_raw(h, "</li><li>");
	plan_draw_rights(h, ctx, screen);
	html_raw(h, "</li><li>");
	plan_link(h, T("About the review"),
	          plan_path(ctx->arena, screen, "/review"));
	html_raw(h, "</li><li>");
	plan_link(h, T("The plan on past days"),
	          plan_path(ctx->arena, screen, "/history"));
	if (screen->mine) {
		html_raw(h, "</li><li>");
		plan_link(h, T("How to remind me"),
		          plan_path(ctx->arena, screen, "/reminders"));
	}
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER,
	          screen->mine ? T("Print my plan as a booklet")
	                       : T("Print the plan as a booklet"),
	          plan_path(ctx->arena, screen, "/print"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER,
	          screen->mine ? T("My plan, easy to read")
	                       : T("The plan, easy to read"),
	          plan_path(ctx->arena, screen, "/easy"));
	html_raw(h, "</li>");
	if (!screen->mine)
		plan_draw_worker_links(h, ctx, screen);
	html_raw(h, "</ul>");
}

void
plan_draw_page(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;

	words_title(h, T("Plan"));
	plan_draw_state(h, ctx, screen);
	plan_draw_changes(h, ctx, screen);
	plan_draw_links(h, ctx, screen);
	plan_draw_tabs(h, ctx, screen);
	plan_draw_bands(h, ctx, screen, screen->tab);
	plan_draw_statements(h, ctx, screen);
}

/* --- the person's page ---------------------------------------------- */

void
plan_draw_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	size_t achieved = 0, future = 0;

	for (size_t i = 0; i < screen->whole.goals_n; i++) {
		achieved += screen->whole.goals[i].status == PLAN_GOAL_ACHIEVED;
		future += screen->whole.goals[i].status == PLAN_GOAL_FUTURE;
	}
	words_title(h, T("My plan"));
	plan_draw_state(h, ctx, screen);
	plan_draw_changes(h, ctx, screen);
	plan_draw_links(h, ctx, screen);
	plan_draw_tabs(h, ctx, screen);
	plan_draw_bands(h, ctx, screen, screen->tab);
	if (screen->tab == PLAN_GOAL_ACTIVE && achieved > 0)
		words_para(h, TN(ctx->arena, "You have reached {n} goal.",
		                 "You have reached {n} goals.",
		                 (int64_t)achieved));
	if (screen->tab == PLAN_GOAL_ACTIVE && future > 0)
		words_para(h,
		           TN(ctx->arena, "You have {n} goal for the future.",
		              "You have {n} goals for the future.",
		              (int64_t)future));
	plan_draw_statements(h, ctx, screen);
}

/* --- history -------------------------------------------------------- */

/* The day that was asked for, as it was typed or as it is shown. */
static struct str
plan_day_asked(const struct ctx *ctx, const struct plan_screen *screen)
{
	int year, month, day;

	if (!date_is(screen->on))
		return request_query(ctx->req, "on");
	date_split(screen->on, &year, &month, &day);
	return str_print(ctx->arena, "%d/%d/%d", day, month, year);
}

static void
plan_draw_day_form(struct html *h, const struct ctx *ctx,
                   const struct plan_screen *screen)
{
	struct form form = {.req = ctx->req};

	form_begin_get(h, &form, plan_path(ctx->arena, screen, "/history"));
	form_date_picker(
	        h, &form,
	        &(struct moj_date_picker){
	                .name = "on",
	                .label = T("Show the plan as it was on a day"),
	                .hint = T("For example, 17/5/2026"),
	                .value = plan_day_asked(ctx, screen),
	                .error = screen->wrong_day
	                                 ? T("Enter a day on which there was "
	                                     "a plan")
	                                 : S(""),
	        });
	form_end(h, &form, T("Show that day"));
}

static struct str
plan_answer_short(enum plan_answer answer)
{
	return answer == PLAN_YES  ? T("Yes")
	       : answer == PLAN_NO ? T("No")
	                           : T("Could not answer");
}

/* What was answered to the versions of a day, the newest of which is at
 * `at`. */
static void
plan_draw_day_tags(struct html *h, const struct plan_screen *screen, size_t at)
{
	const struct plan_version_line *newest = &screen->versions[at];
	int64_t least = newest->version;

	for (size_t i = at; i < screen->versions_n &&
	                    screen->versions[i].day.days == newest->day.days;
	     i++)
		least = screen->versions[i].version;
	for (size_t i = 0; i < screen->signs_n; i++) {
		const struct plan_signed *s = &screen->signs[i];
		struct str who = s->side == PLAN_WORKER ? T("Worker")
		                 : screen->mine         ? T("You")
		                                        : screen->head.known_as;

		if (s->version < least || s->version > newest->version)
			continue;
		html_text(h, S(" "));
		gov_tag(h, &(struct gov_tag){
		                   .text = TV(h->arena, "{who}: {answer}",
		                              {"who", who},
		                              {"answer",
		                               plan_answer_short(s->answer)}),
		                   .classes = s->answer == PLAN_YES
		                                      ? "govuk-tag--green"
		                                      : "govuk-tag--grey",
		           });
	}
}

void
plan_draw_history(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	struct date day = DATE_NONE;

	words_title(h, screen->mine ? T("My plan on past days")
	                            : T("The plan on past days"));
	plan_draw_day_form(h, ctx, screen);
	if (screen->whole.parted)
		words_para(h, T("On that day two people were kept here as "
		                "one. What was kept then is shown to nobody."));
	if (screen->past)
		plan_draw_then(h, ctx, screen);
	words_heading(h, T("Days on which it changed"), "days");
	html_raw(h, "<ol class=\"dir-versions\">");
	for (size_t i = 0; i < screen->versions_n; i++) {
		const struct plan_version_line *line = &screen->versions[i];
		struct str iso = date_iso(ctx->arena, line->day);

		if (line->day.days == day.days)
			continue;
		day = line->day;
		html_raw(h, "<li>");
		plan_link(h, date_words(ctx->arena, line->day),
		          str_print(ctx->arena, "%.*s/history?on=%.*s",
		                    STR_ARG(screen->base), STR_ARG(iso)));
		html_text(h, S(" "));
		html_text(h, line->name);
		plan_draw_day_tags(h, screen, i);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ol><p class=\"govuk-body dir-noprint\">");
	plan_link(h, T("What was agreed each time, word for word"),
	          plan_path(ctx->arena, screen, "/signed"));
	html_raw(h, "</p>");
	if (screen->versions_n == 0)
		plan_empty(h, T("Nothing is written yet."));
	words_heading(h, T("All that was written, with older words"), "older");
	for (size_t i = 0; i < screen->statements_n; i++)
		plan_draw_statement(h, ctx, screen, &screen->statements[i]);
}
