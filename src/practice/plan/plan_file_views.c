/* plan_file_views.c - what a file would do to the plan. */
#include "practice/plan/plan_file_local.h"

/* What a file says may be long and without a space. */
#define LIST \
	"<ul class=\"govuk-list govuk-list--bullet govuk-!-text-break-word\">"

struct str
plan_came_words(struct arena *arena, const struct plan_came *came)
{
	return TV(arena, "{service}, {day}",
	          {"service", text_get(plan_service_keys[came->service])},
	          {"day", date_words(arena, came->on)});
}

static struct str
number(struct html *h, size_t n)
{
	return str_print(h->arena, "%zu", n);
}

static void
draw_sums(struct html *h, const struct plan_preview *p)
{
	size_t again = p->fates[PLAN_FATE_HERE] + p->fates[PLAN_FATE_DOUBLE];

	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("Current goals"),
	                         .value = number(h,
	                                         p->states[PLAN_GOAL_ACTIVE])},
	                        {.key = T("Goals for the future"),
	                         .value = number(h,
	                                         p->states[PLAN_GOAL_FUTURE])},
	                        {.key = T("Achieved"),
	                         .value = number(
	                                 h, p->states[PLAN_GOAL_ACHIEVED])},
	                        {.key = T("Removed"),
	                         .value = number(h,
	                                         p->states[PLAN_GOAL_REMOVED])},
	                        {.key = T("Steps"),
	                         .value = number(h, p->steps)},
	                        {.key = T("Notes"),
	                         .value = number(h, p->notes)},
	                        {.key = T("Here already, so not again"),
	                         .value = number(h, again)})});
}

static void
draw_told(struct html *h, const struct plan_coming *coming)
{
	if (coming->told_n == 0)
		return;
	html_raw(h, LIST);
	for (size_t i = 0; i < coming->told_n; i++) {
		html_raw(h, "<li>");
		html_text(h, text_show(h->arena, &coming->told[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_parts(struct html *h, const struct plan_goal *goal)
{
	if (goal->steps_n + goal->notes_n == 0)
		return;
	gov_details_begin(
	        h, &(struct gov_details){
	                   .summary = TV(h->arena,
	                                 "Its steps ({steps}) and "
	                                 "notes ({notes})",
	                                 {"steps", number(h, goal->steps_n)},
	                                 {"notes", number(h, goal->notes_n)})});
	html_raw(h, LIST);
	for (size_t i = 0; i < goal->steps_n; i++) {
		const struct plan_step *step = &goal->steps[i];

		html_raw(h, "<li>");
		html_text(h, step->words);
		html_raw(h, " (");
		html_text(h, text_get(plan_actor_keys[step->actor]));
		html_raw(h, ", ");
		html_text(h, text_get(plan_step_status_keys[step->status]));
		html_raw(h, ")</li>");
	}
	for (size_t i = 0; i < goal->notes_n; i++) {
		const struct plan_note *note = &goal->notes[i];

		html_raw(h, "<li><strong>");
		html_text(h, text_get(plan_note_keys[note->kind]));
		html_raw(h, "</strong>, ");
		html_text(h,
		          date_words(h->arena, instant_date(note->author.at)));
		html_raw(h, "<br>");
		html_lines(h, note->words);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
	gov_details_end(h);
}

static void
draw_coming(struct html *h, const struct plan_coming *coming)
{
	const struct plan_goal *goal = &coming->goal;

	html_raw(h, "<li class=\"dir-goal\"><h3 class=\"govuk-heading-s\">");
	html_text(h, goal->title);
	html_raw(h, "</h3><p class=\"govuk-body\">");
	gov_tag(h,
	        &(struct gov_tag){
	                .text = text_get(plan_goal_status_keys[goal->status])});
	html_raw(h, " ");
	html_text(h, text_get(plan_area_keys[goal->area]));
	if (date_is(goal->target)) {
		html_raw(h, ", ");
		html_text(h, TV(h->arena, "by {day}",
		                {"day", date_words(h->arena, goal->target)}));
	}
	html_raw(h, "</p>");
	draw_told(h, coming);
	draw_parts(h, goal);
	html_raw(h, "</li>");
}

static void
draw_goals(struct html *h, const struct plan_preview *p)
{
	if (p->fates[PLAN_FATE_COMES] == 0)
		return;
	words_heading(h, T("What comes in"), "comes");
	html_raw(h, "<ul class=\"dir-list govuk-!-text-break-word\">");
	for (size_t i = 0; i < p->n; i++)
		if (p->goals[i].fate == PLAN_FATE_COMES)
			draw_coming(h, &p->goals[i]);
	html_raw(h, "</ul>");
}

static void
draw_doubles(struct html *h, const struct plan_preview *p)
{
	if (p->fates[PLAN_FATE_COMES] == p->n)
		return;
	words_heading(h, T("What does not come in again"), "again");
	words_para(h, T("These goals stay as they are here, whatever the file "
	                "says of them."));
	html_raw(h, LIST);
	for (size_t i = 0; i < p->n; i++) {
		const struct plan_coming *one = &p->goals[i];

		if (one->fate == PLAN_FATE_COMES)
			continue;
		html_raw(h, "<li>");
		html_text(h, one->goal.title);
		html_raw(h, " (");
		html_text(h, one->fate == PLAN_FATE_HERE
		                     ? T("it is here already")
		                     : T("a goal here has the same words"));
		html_raw(h, ")</li>");
	}
	html_raw(h, "</ul>");
}

/* What was agreed there, one a row. */
static void
draw_said(struct html *h, const struct plan_hmpps *in)
{
	const struct gov_table table = {
	        .caption = T("Agreements in the file"),
	        .head = GOV_CELLS({.text = T("Answer")}, {.text = T("Day")},
	                          {.text = T("By")}, {.text = T("Words")}),
	};

	if (in->said_n == 0)
		return;
	words_heading(h, T("What was agreed there"), "said");
	words_para(h, T("It is history and no agreement here. It stays in the "
	                "file."));
	if (!str_empty(in->look.tag))
		words_para(h, TV(h->arena,
		                 "Its tag there is “{tag}”. Nothing here "
		                 "follows from it.",
		                 {"tag", in->look.tag}));
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < in->said_n; i++) {
		const struct plan_hmpps_said *said = &in->said[i];
		const struct gov_cell cells[] = {
		        {.text = said->state < 0
		                         ? said->status
		                         : text_get(plan_state_keys
		                                            [said->state])},
		        {.text = instant_is(said->at)
		                         ? date_words(h->arena,
		                                      instant_date(said->at))
		                         : T("Not said")},
		        {.text = said->by},
		        {.text = str_print(h->arena, "%.*s %.*s",
		                           STR_ARG(said->words),
		                           STR_ARG(said->notes))},
		};

		gov_table_row(h, &table, cells, 4);
	}
	gov_table_scroll_end(h);
}

static void
draw_unknown(struct html *h, const struct plan_hmpps *in)
{
	size_t beside = in->whole.statements_n + in->whole.strengths_n +
	                in->whole.phases_n;

	if (beside + in->remarks_n == 0)
		return;
	words_heading(h, T("What stays in the file"), "stays");
	words_para(h, T("It is kept, and goes out again with the plan."));
	html_raw(h, LIST);
	if (beside > 0) {
		html_raw(h, "<li>");
		html_text(h, TV(h->arena,
		                "Statements, strengths and phases: {n}. They "
		                "are for both of you to write here",
		                {"n", number(h, beside)}));
		html_raw(h, "</li>");
	}
	for (size_t i = 0; i < in->remarks_n; i++) {
		html_raw(h, "<li>");
		html_text(h, text_show(h->arena, &in->remarks[i].text));
		html_raw(h, "</li>");
	}
	if (in->more > 0) {
		html_raw(h, "<li>");
		html_text(h, TV(h->arena, "And more of the kind: {n}",
		                {"n", number(h, in->more)}));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* Yes, where there is something to say it to; and no. */
static void
draw_answer(struct html *h, const struct ctx *ctx,
            const struct plan_file_screen *screen)
{
	const struct plan_preview *p = &screen->preview;
	bool can = p->fates[PLAN_FATE_COMES] > 0 && !p->full;

	if (can) {
		page_form_begin(h, ctx,
		                plan_path(ctx->arena, &screen->plan,
		                          "/files/waiting"),
		                p->whole.plan.version);
		form_hidden(h, "waiting", id_show(ctx->arena, p->file.id));
		plan_form_end(h, T("Bring these goals in"), NULL);
	}
	page_form_begin(h, ctx,
	                plan_path(ctx->arena, &screen->plan,
	                          "/files/waiting/cancel"),
	                0);
	form_hidden(h, "waiting", id_show(ctx->arena, p->file.id));
	plan_form_end(h, T("Let the file go"), "govuk-button--secondary");
}

/* What to know before a yes. */
static void
draw_lead(struct html *h, const struct plan_file_screen *screen)
{
	const struct plan_preview *p = &screen->preview;
	struct str name = screen->plan.head.known_as;

	words_para(h,
	           TV(h->arena,
	              "{service}, uploaded by {who} on {day}. Nothing is in "
	              "the plan yet.",
	              {"service", text_get(plan_service_keys[p->file.service])},
	              {"who", p->file.by_name},
	              {"day", date_words(h->arena, instant_date(p->file.at))}));
	if (str_empty(p->in.crn))
		gov_warning_text(h, &(struct gov_warning_text){
		                            .text = TV(h->arena,
		                                       "The file does not say "
		                                       "whose plan it is. Look "
		                                       "that it is {name}’s.",
		                                       {"name", name})});
	if (p->fates[PLAN_FATE_COMES] == 0)
		gov_inset_text(h, &(struct gov_inset_text){
		                          .text = T("Nothing in this file is "
		                                    "new: every goal in it is "
		                                    "here already")});
	else if (p->full)
		gov_inset_text(h, &(struct gov_inset_text){
		                          .text = T("A plan holds 500 goals, "
		                                    "2,000 steps and 2,000 "
		                                    "notes at most. Nothing "
		                                    "was added")});
	else
		gov_inset_text(
		        h,
		        &(struct gov_inset_text){
		                .text = TV(
		                        h->arena,
		                        "They come in as your words, worked "
		                        "out together. {name} is asked about "
		                        "each: a file never gives their "
		                        "yes.",
		                        {"name", name})});
}

void
plan_draw_waiting(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_file_screen *screen = data;

	words_title(h, T("A plan from a file"));
	draw_lead(h, screen);
	draw_sums(h, &screen->preview);
	draw_answer(h, ctx, screen);
	draw_goals(h, &screen->preview);
	draw_doubles(h, &screen->preview);
	draw_said(h, &screen->preview.in);
	draw_unknown(h, &screen->preview.in);
}
