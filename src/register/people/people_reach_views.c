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

/* --- who looked --------------------------------------------------------- */

static struct str
purpose_says(enum purpose purpose, bool own)
{
	static const char *const to_person[PURPOSE_COUNT] = {
	        [PURPOSE_WORKING] = TK("They work with you"),
	        [PURPOSE_COVERING] = TK("They stood in for your worker"),
	        [PURPOSE_SUPERVISING] =
	                TK("They check that you get good support"),
	        [PURPOSE_INSPECTING] = TK("They check how we work"),
	        [PURPOSE_REASON] = TK("They gave a reason"),
	        [PURPOSE_OWN] = TK("It is your own record"),
	        [PURPOSE_SYSTEM] = TK("The computer did this by itself"),
	};
	static const char *const to_staff[PURPOSE_COUNT] = {
	        [PURPOSE_WORKING] = TK("Working with them"),
	        [PURPOSE_COVERING] = TK("Covering for somebody"),
	        [PURPOSE_SUPERVISING] = TK("Supervising"),
	        [PURPOSE_INSPECTING] = TK("Inspecting"),
	        [PURPOSE_REASON] = TK("They gave a reason"),
	        [PURPOSE_OWN] = TK("It is their own record"),
	        [PURPOSE_SYSTEM] = TK("The computer did this by itself"),
	};

	claim(purpose < PURPOSE_COUNT);
	return text_get(own ? to_person[purpose] : to_staff[purpose]);
}

/* Looked, or did something: the rest is for the timeline. */
static struct str
look_says(struct arena *arena, const struct audit_line *line)
{
	struct str who = str_empty(line->actor_name) ? T("The computer")
	                                             : line->actor_name;

	if (str_is(line->what, "access.glass_broken"))
		return TV(arena, "{who} opened the record in an emergency",
		          {"who", who});
	if (line->people > 1)
		return TV(arena, "{who} saw the name in a list", {"who", who});
	if (str_has(line->what, S("read")) || str_has(line->what, S("seen")))
		return TV(arena, "{who} looked at the record", {"who", who});
	return TV(arena, "{who} wrote in the record", {"who", who});
}

/* A heading for each month. */
static void
draw_month(struct html *h, struct date day)
{
	int year;
	int month;
	int nth;

	date_split(day, &year, &month, &nth);
	html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, date_month_short(day));
	html_raw(h, " ");
	html_i64(h, year);
	html_raw(h, "</h2>");
}

static int
month_of(struct instant at)
{
	int year;
	int month;
	int day;

	date_split(instant_date(at), &year, &month, &day);
	return year * 12 + month;
}

static void
draw_look(struct html *h, const struct audit_line *line, bool own)
{
	html_raw(h, "<li class=\"dir-look\"><p class=\"dir-look__who\">");
	html_text(h, look_says(h->arena, line));
	html_raw(h, "</p><p class=\"dir-look__why\">");
	html_text(h, purpose_says(line->purpose, own));
	if (line->purpose == PURPOSE_REASON && !str_empty(line->detail)) {
		html_raw(h, ": ");
		html_text(h, line->detail);
	}
	html_raw(h, "</p><p class=\"dir-look__when\">");
	html_text(h, instant_words(h->arena, line->at));
	html_raw(h, "</p></li>");
}

static void
draw_looks_list(struct html *h, const struct looks_view *view)
{
	int month = 0;

	for (size_t i = 0; i < view->n; i++) {
		const struct audit_line *line = &view->lines[i];

		if (month_of(line->at) != month) {
			if (i > 0)
				html_raw(h, "</ul>");
			month = month_of(line->at);
			draw_month(h, instant_date(line->at));
			html_raw(h, "<ul class=\"dir-looks\">");
		}
		draw_look(h, line, view->own);
	}
	if (view->n > 0)
		html_raw(h, "</ul>");
}

void
people_draw_looks(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct looks_view *view = data;

	(void)ctx;
	title(h, view->own ? T("Who looked at my record")
	                   : T("Who looked at this record"));
	if (view->own)
		paragraph(h, T("Each time somebody opens your record, it is "
		               "written here. Nobody can take it out. Ask your "
		               "worker if something here worries you."));
	if (view->n == 0)
		paragraph(h, T("Nobody has looked yet."));
	draw_looks_list(h, view);
	if (instant_is(view->before))
		gov_pagination(
		        h,
		        &(struct gov_pagination){
		                .next = {.text = T("Older"),
		                         .href = str_print(
		                                 h->arena,
		                                 "/me/access?before=%lld",
		                                 (long long)view->before.ms)}});
}
