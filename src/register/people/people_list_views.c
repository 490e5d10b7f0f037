/*
 * people_list_views.c - lists of people and what a search found.
 */
#include "register/people/people_pages_local.h"

void
people_find(struct html *h, const struct ctx *ctx)
{
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action = S("/people/search")};

	html_raw(h, "<div class=\"dir-search\">");
	page_form_begin(h, ctx, form.action, 0);
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "q",
	                   .label = T("Find a person"),
	                   .label_size = "m",
	                   .hint = T("A name, a CRN or a date of birth. The "
	                             "spelling need not be right. Add the "
	                             "year of birth to find fewer."),
	                   .spellcheck = GOV_OFF,
	                   .autocomplete = "off"});
	gov_button(h, &(struct gov_button){.text = T("Search")});
	page_form_end(h);
	html_raw(h, "</div>");
}

static void
fact(struct html *h, struct str name, struct str value)
{
	if (str_empty(value))
		return;
	html_raw(h, "<div><dt>");
	html_text(h, name);
	html_raw(h, "</dt><dd>");
	html_text(h, value);
	html_raw(h, "</dd></div>");
}

static void
draw_line(struct html *h, const struct person_line *line)
{
	html_raw(h, "<li class=\"dir-result\"><p class=\"dir-result__name\">");
	gov_link(h, &(struct gov_link){.text = line->name,
	                               .href = people_path(h->arena, line->crn,
	                                                   "")});
	html_raw(h, "</p><dl class=\"dir-result__facts\">");
	fact(h, T("CRN"), line->crn);
	if (date_is(line->date_of_birth))
		fact(h, T("Born"), date_words(h->arena, line->date_of_birth));
	fact(h, T("Worker"), line->worker_name);
	fact(h, T("Team"), line->team_name);
	if (date_is(line->order_ends))
		fact(h, T("Order ends"),
		     date_words(h->arena, line->order_ends));
	html_raw(h, "</dl>");
	if (line->rank > 1) {
		html_raw(h, "<p class=\"dir-result__why\">");
		html_text(h, T("The spelling is a little different"));
		html_raw(h, "</p>");
	}
	html_raw(h, "</li>");
}

static void
draw_lines(struct html *h, const struct list_view *view)
{
	html_raw(h, "<ul class=\"dir-results\">");
	for (size_t i = 0; i < view->n; i++)
		draw_line(h, &view->lines[i]);
	html_raw(h, "</ul>");
}

/* Whose list: my own, my team's, my organisation's. */
static void
draw_which(struct html *h, const struct list_view *view)
{
	struct moj_sub_item items[] = {
	        {.text = T("My people"),
	         .href = S("/people?which=own"),
	         .active = view->which == PEOPLE_OWN},
	        {.text = T("My team"),
	         .href = S("/people?which=team"),
	         .active = view->which == PEOPLE_TEAM},
	        {.text = T("My organisation"),
	         .href = S("/people?which=all"),
	         .active = view->which == PEOPLE_ALL},
	};

	moj_sub_navigation(
	        h, &(struct moj_sub_navigation){.label = T("Which people"),
	                                        .items = {items, 3}});
}

static void
draw_count(struct html *h, const struct list_view *view)
{
	html_raw(h, "<p class=\"govuk-body\">");
	if (view->results && view->more)
		html_text(h, T("There are more people than are shown. Add "
		               "the year of birth to find fewer."));
	else if (view->more)
		html_text(h, T("More than 1,000 people"));
	else
		html_text(h, TN(h->arena, "{n} person", "{n} people",
		                view->total));
	html_raw(h, "</p>");
}

/* Nobody was found: what else may be done. */
static void
draw_nobody(struct html *h, const struct ctx *ctx)
{
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action = S("/people/open")};

	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, T("We found nobody within your reach. Check the spelling, "
	               "or search by CRN or date of birth."));
	html_raw(h, "</p>");
	if (!ctx_can(ctx, CAN_BREAK_GLASS))
		return;
	html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, T("Must you see a record out of your reach?"));
	html_raw(h, "</h2>");
	page_form_begin(h, ctx, form.action, 0);
	form_input(h, &form,
	           &(struct gov_input){.name = "crn",
	                               .label = T("CRN"),
	                               .spellcheck = GOV_OFF,
	                               .autocomplete = "off"});
	gov_button(h,
	           &(struct gov_button){.text = T("Go on"),
	                                .classes = "govuk-button--secondary"});
	page_form_end(h);
}

void
people_draw_list(struct html *h, const struct ctx *ctx, const void *data)
{
	static const char *const bases[] = {"/people?which=own&page=",
	                                    "/people?which=team&page=",
	                                    "/people?which=all&page="};
	const struct list_view *view = data;

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, view->results ? T("Search results") : T("People"));
	html_raw(h, "</h1>");
	people_find(h, ctx);
	if (!view->results)
		draw_which(h, view);
	if (view->results && view->n == 0) {
		draw_nobody(h, ctx);
		return;
	}
	draw_count(h, view);
	draw_lines(h, view);
	if (!view->results)
		gov_pagination_of(h, str_of(bases[view->which]), view->page + 1,
		                  view->pages);
	if (ctx_can(ctx, CAN_MERGE_PEOPLE)) {
		html_raw(h, "<p class=\"govuk-body\">");
		gov_link(h, &(struct gov_link){
		                    .text = T("Likely duplicates and merges"),
		                    .href = S("/duplicates")});
		html_raw(h, "</p>");
	}
}
