/*
 * people_bar_views.c - what every page about one person wears.
 */
#include <string.h>

#include "register/people/people_local.h"
#include "register/people/people_pages_local.h"
#include "register/people/people_views.h"

/* One fact of the bar; nothing when it is empty. */
static void
bar_fact(struct html *h, struct str name, struct str value)
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
bar_alert(struct html *h, const char *classes, struct str words)
{
	html_raw(h, "<li");
	gov_class(h, "dir-flag", classes);
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</li>");
}

/* What must be known before anybody rings, writes or visits. */
static void
bar_alerts(struct html *h, const struct person_head *head)
{
	bool speaks_other = !str_empty(head->language) &&
	                    !str_is(head->language, "en");

	if (str_empty(head->contact_rules) && !speaks_other)
		return;
	html_raw(h, "<ul class=\"dir-person__alerts\">");
	if (!str_empty(head->contact_rules))
		bar_alert(h, "dir-flag--safety",
		          TV(h->arena, "Getting in touch: {rules}",
		             {"rules", head->contact_rules}));
	if (speaks_other)
		bar_alert(h, NULL,
		          TV(h->arena, "Language: {language}",
		             {"language",
		              people_language_words(head->language)}));
	html_raw(h, "</ul>");
}

/* Whether the program has such a page for this actor. */
static bool
tab_shown(const struct ctx *ctx, const char *path)
{
	const struct capability *const *c = ctx->app->capabilities;

	for (; c != NULL && *c != NULL; c++) {
		const struct route *r = (*c)->routes;

		for (; r != NULL && r->path != NULL; r++) {
			if (r->method == GET && strcmp(r->path, path) == 0)
				return ctx_can(ctx, r->permission);
		}
	}
	return false;
}

/* One press from any page about a person, for who may; not on its own form. */
static void
bar_record(struct html *h, const struct ctx *ctx, struct str crn)
{
	static const char path[] = "/people/:crn/contacts/new";

	if (!tab_shown(ctx, path) ||
	    (ctx->route != NULL && str_is(str_of(ctx->route->path), path)))
		return;
	gov_button(h,
	           &(struct gov_button){
	                   .text = T("Record a contact"),
	                   .classes = "govuk-button--inverse dir-noprint",
	                   .href = people_path(h->arena, crn, "/contacts/new"),
	           });
}

static void
bar_draw(struct html *h, const struct ctx *ctx, const struct person_head *head,
         bool titled)
{
	html_raw(h, "<div class=\"dir-person\">"
	            "<div class=\"govuk-width-container\">"
	            "<div class=\"dir-person__row\"><div>");
	if (titled)
		html_raw(h, "<h1 class=\"govuk-heading-l dir-person__n\">");
	else
		html_raw(h, "<p class=\"govuk-heading-l dir-person__n\">");
	html_text(h, head->name);
	if (titled)
		html_raw(h, "</h1>");
	else
		html_raw(h, "</p>");
	html_raw(h, "<dl class=\"dir-person__facts\">");
	bar_fact(h, T("CRN"), head->crn);
	bar_fact(h, T("Pronouns"), head->pronouns);
	if (head->age > 0)
		bar_fact(h, T("Age"), str_print(h->arena, "%d", head->age));
	if (date_is(head->order_ends))
		bar_fact(h, T("Order ends"),
		         date_words(h->arena, head->order_ends));
	bar_fact(h, T("Worker"),
	         str_empty(head->worker_name) ? T("Nobody yet")
	                                      : head->worker_name);
	bar_fact(h, T("Team"), head->team_name);
	html_raw(h, "</dl>");
	bar_alerts(h, head);
	html_raw(h, "</div>");
	bar_record(h, ctx, head->crn);
	html_raw(h, "</div></div></div>");
}

void
people_bar(struct html *h, const struct ctx *ctx,
           const struct person_head *head)
{
	bar_draw(h, ctx, head, false);
}

void
people_above_titled(struct html *h, const struct ctx *ctx, const void *data)
{
	bar_draw(h, ctx, data, true);
}

void
people_above(struct html *h, const struct ctx *ctx, const void *data)
{
	people_bar(h, ctx, data);
}

const struct page_tab *
people_tabs(struct ctx *ctx, const struct person_head *head,
            enum people_tab current)
{
	static const struct {
		enum people_tab tab;
		const char *label;
		const char *rest;
	} all[] = {
	        {PEOPLE_TAB_OVERVIEW, TK("Overview"), ""},
	        {PEOPLE_TAB_PLAN, TK("Plan"), "/plan"},
	        {PEOPLE_TAB_CONTACTS, TK("Contacts"), "/contacts"},
	        {PEOPLE_TAB_FUND, TK("Fund"), "/fund"},
	        {PEOPLE_TAB_SENTENCE, TK("Sentence"), "/sentence"},
	        {PEOPLE_TAB_DETAILS, TK("Details"), "/details"},
	        {PEOPLE_TAB_TIMELINE, TK("Timeline"), "/timeline"},
	        {PEOPLE_TAB_ACCESS, TK("Who looked"), "/access"},
	};
	size_t n = sizeof(all) / sizeof(all[0]);
	struct page_tab *tabs = arena_new(ctx->arena, struct page_tab, n + 1);
	size_t at = 0;

	for (size_t i = 0; i < n; i++) {
		struct str pattern =
		        str_print(ctx->arena, "/people/:crn%s", all[i].rest);

		if (!tab_shown(ctx, str_c(ctx->arena, pattern)))
			continue;
		tabs[at++] = (struct page_tab){
		        .label = text_get(all[i].label),
		        .href = people_path(ctx->arena, head->crn, all[i].rest),
		        .current = all[i].tab == current,
		};
	}
	return tabs;
}
