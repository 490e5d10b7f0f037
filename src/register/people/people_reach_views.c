/*
 * people_reach_views.c - who works with a person, and who may look.
 */
#include "register/people/people_pages_local.h"

static void
title(struct html *h, struct str words)
{
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, words);
	html_raw(h, "</h1>");
}

static void
paragraph(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

static void
reason_field(struct html *h, const struct form *form)
{
	form_textarea(h, form,
	              &(struct gov_textarea){
	                      .name = "reason",
	                      .rows = 3,
	                      .label = T("Reason"),
	                      .hint = T("At least ten characters. It is kept "
	                                "and can be read by the person.")});
}

/* --- allocate ----------------------------------------------------------- */

static struct str
held(struct arena *arena, int64_t id)
{
	return id == 0 ? S("") : id_show(arena, id);
}

static void
draw_workers(struct html *h, const struct form *form,
             const struct allocate_view *view)
{
	size_t n = view->workers_n;
	struct gov_option *options =
	        arena_new(h->arena, struct gov_option, n + 1);

	options[0].text = T("Nobody yet");
	for (size_t i = 0; i < n; i++) {
		options[i + 1].value =
		        id_show(h->arena, view->workers[i].user.v);
		options[i + 1].text = view->workers[i].name;
	}
	form_select(h, form,
	            &(struct gov_select){.name = "worker",
	                                 .label = T("Worker"),
	                                 .items = {options, n + 1},
	                                 .value = held(h->arena,
	                                               view->head.worker.v)});
}

static void
draw_teams(struct html *h, const struct form *form,
           const struct allocate_view *view)
{
	size_t n = view->teams_n;
	struct gov_option *options =
	        arena_new(h->arena, struct gov_option, n + 1);

	options[0].text = T("None");
	for (size_t i = 0; i < n; i++) {
		options[i + 1].value = id_show(h->arena, view->teams[i].id.v);
		options[i + 1].text = view->teams[i].name;
	}
	form_select(h, form,
	            &(struct gov_select){.name = "team",
	                                 .label = T("Team"),
	                                 .items = {options, n + 1},
	                                 .value = held(h->arena,
	                                               view->head.team.v)});
}

void
people_draw_allocate(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct allocate_view *view = data;
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action = people_path(h->arena, view->head.crn,
	                                          "/allocate")};

	title(h, T("Who works with this person"));
	paragraph(h, T("The person sees that this changed, and who changed "
	               "it."));
	page_form_begin(h, ctx, form.action, 0);
	draw_workers(h, &form, view);
	draw_teams(h, &form, view);
	gov_button(h, &(struct gov_button){.text = T("Save")});
	page_form_end(h);
}

/* --- restrict ----------------------------------------------------------- */

void
people_draw_restrict(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct restrict_view *view = data;
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action = people_path(h->arena, view->head.crn,
	                                          "/restrict")};

	title(h, T("Who may not open this case"));
	paragraph(h, view->restricted
	                     ? T("This case is restricted: only its worker, "
	                         "the person and those named can open it.")
	                     : T("This case is open to everybody whose reach "
	                         "it lies in."));
	page_form_begin(h, ctx, form.action, 0);
	form_hidden(h, "state", view->restricted ? S("open") : S("restricted"));
	reason_field(h, &form);
	gov_button(h,
	           &(struct gov_button){
	                   .text = view->restricted ? T("Open this case again")
	                                            : T("Restrict this case")});
	page_form_end(h);

	html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, T("Keep a member of staff from this person"));
	html_raw(h, "</h2>");
	form.action = people_path(h->arena, view->head.crn, "/exclude");
	page_form_begin(h, ctx, form.action, 0);
	form_input(h, &form,
	           &(struct gov_input){.name = "username",
	                               .label = T("Username"),
	                               .spellcheck = GOV_OFF});
	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "state",
	                .id = "exclude",
	                .label = T("What should happen?"),
	                .value = S("begin"),
	                .items = GOV_CHOICES(
	                        {.value = S("begin"),
	                         .text = T("Keep them from this person")},
	                        {.value = S("end"),
	                         .text = T(
	                                 "Let them see this person again")})});
	form_textarea(h, &form,
	              &(struct gov_textarea){.name = "reason",
	                                     .id = "exclude-reason",
	                                     .rows = 3,
	                                     .label = T("Reason")});
	gov_button(h, &(struct gov_button){.text = T("Save")});
	page_form_end(h);
}

/* --- break the glass ---------------------------------------------------- */

void
people_draw_open(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct open_view *view = data;
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action =
	                            people_path(h->arena, view->crn, "/open")};

	title(h, T("Open a record out of reach"));
	html_raw(h, "<div class=\"dir-breakglass\">");
	paragraph(h, T("This record is outside your reach."));
	paragraph(h, T("You can open it for three hours when somebody's "
	               "safety or an urgent duty asks for it. Your name and "
	               "reason are kept, the person can read them, and "
	               "somebody else reviews them."));
	page_form_begin(h, ctx, form.action, 0);
	reason_field(h, &form);
	gov_button(h, &(struct gov_button){.text = T("Open the record"),
	                                   .classes = "govuk-button--warning"});
	page_form_end(h);
	html_raw(h, "</div>");
}

static void
draw_glass_facts(struct html *h, const struct glass_view *view)
{
	const struct gov_summary_list list = {
	        .rows = GOV_ROWS(
	                {.key = T("Opened by"), .value = view->who},
	                {.key = T("Person"),
	                 .value = str_empty(view->name)
	                                  ? T("Outside your reach")
	                                  : TV(h->arena, "{name}, {crn}",
	                                       {"name", view->name},
	                                       {"crn", view->crn})},
	                {.key = T("When"),
	                 .value = instant_words(h->arena, view->glass.at)},
	                {.key = T("Reason"), .value = view->glass.reason},
	                {.key = T("Review by"),
	                 .value = date_words(h->arena, view->glass.due)})};

	gov_summary_list(h, &list);
}

/* To the record, or what to do where the reviewer may not see it. */
static void
draw_glass_way(struct html *h, const struct glass_view *view)
{
	bool seen = !str_empty(view->name);

	if (!seen)
		paragraph(h, TV(h->arena,
		                "You may not see this record yourself. Judge "
		                "by the reason, ask {who} about it, or leave "
		                "it to somebody who may.",
		                {"who", view->who}));
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = seen ? T("Open this record")
	                                 : T("All that wait for a review"),
	                    .href = seen ? people_path(h->arena, view->crn, "")
	                                 : S("/reviews/glass")});
	html_raw(h, "</p>");
}

void
people_draw_glasses(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct glasses_view *view = data;

	(void)ctx;
	title(h, T("Records opened out of reach"));
	if (view->n == 0)
		paragraph(h, T("Nothing waits for a review."));
	for (size_t i = 0; i < view->n; i++) {
		struct str id = id_show(h->arena, view->v[i].glass.id);

		html_raw(h, "<section class=\"dir-card\">");
		draw_glass_facts(h, &view->v[i]);
		gov_button(h, &(struct gov_button){
		                      .text = T("Review"),
		                      .href = str_print(h->arena,
		                                        "/reviews/glass/%.*s",
		                                        STR_ARG(id))});
		html_raw(h, "</section>");
	}
}

void
people_draw_glass(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct glass_view *view = data;
	struct form form = {
	        .req = ctx->req,
	        .problems = ctx->problems,
	        .action =
	                str_print(h->arena, "/reviews/glass/%.*s",
	                          STR_ARG(id_show(h->arena, view->glass.id)))};

	title(h, T("Was it right to open it?"));
	draw_glass_facts(h, view);
	draw_glass_way(h, view);
	if (view->glass.reviewed)
		return;
	page_form_begin(h, ctx, form.action, 0);
	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "verdict",
	                .label = T("Your judgement"),
	                .items = GOV_CHOICES({.value = S("right"),
	                                      .text = T("It was right")},
	                                     {.value = S("wrong"),
	                                      .text = T("It was not right")})});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "note",
	                      .rows = 3,
	                      .label = T("Note"),
	                      .hint = T("Needed when it was not right")});
	gov_button(h, &(struct gov_button){.text = T("Record the review")});
	page_form_end(h);
}
