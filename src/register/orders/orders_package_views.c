/*
 * orders_package_views.c - tier and allowance in words, with who said so.
 */
#include "register/orders/orders_package_local.h"

#include "web/gov/form.h"
#include "web/gov/gov.h"
#include "web/gov/words.h"

struct str
package_words(struct arena *arena, const struct package *package)
{
	struct str many, first;

	if (package->appointments == 0)
		return S("");
	many = TN(arena, "At most {n} appointment in a year",
	          "At most {n} appointments in a year", package->appointments);
	if (package->weeks == 0)
		return many;
	first = TN(arena, "one a week in the first {n} week",
	           "one a week in the first {n} weeks", package->weeks);
	return str_print(arena, "%.*s, %.*s", STR_ARG(many), STR_ARG(first));
}

static struct str
said_words(struct arena *arena, const struct package *package)
{
	return TV(arena, "As of {day}, from {source}",
	          {"day", date_words(arena, package->known_on)},
	          {"source", package->source});
}

static void
draw_facts(struct html *h, const struct package *package)
{
	struct str words = package_words(h->arena, package);
	const struct gov_summary_list list = {
	        .classes = "govuk-summary-list--no-border",
	        .rows = GOV_ROWS(
	                {.key = T("Tier"),
	                 .value = str_empty(package->tier) ? T("Not known here")
	                                                   : package->tier},
	                {.key = T("Appointments"),
	                 .value = str_empty(words) ? T("Not known here")
	                                           : words},
	                {.key = T("Who says so"),
	                 .value = said_words(h->arena, package)}),
	};

	gov_summary_list(h, &list);
}

static void
draw_unknown(struct html *h)
{
	words_para(h, T("Not known here: it comes from another service. "
	                "Nothing is worked out in its place."));
}

/* --- the page ------------------------------------------------------------- */

static void
draw_number(struct html *h, const struct form *form, const char *name,
            struct str label)
{
	form_input(h, form,
	           &(struct gov_input){.name = name,
	                               .label = label,
	                               .label_size = "s",
	                               .inputmode = "numeric",
	                               .classes = "govuk-input--width-4"});
}

static void
draw_form(struct html *h, const struct ctx *ctx,
          const struct package_view *view)
{
	struct form form;

	words_heading(h, T("Write down what the other service says"), "new");
	page_form(ctx, &form);
	form_begin(h, &form, view->path);
	form_input(h, &form,
	           &(struct gov_input){.name = "tier",
	                               .label = T("Tier (optional)"),
	                               .label_size = "s",
	                               .hint = T("As it stands there, such as "
	                                         "B."),
	                               .classes = "govuk-input--width-4"});
	draw_number(h, &form, "appointments",
	            T("Appointments in a year, at most (optional)"));
	draw_number(h, &form, "weeks",
	            T("First weeks with one a week (optional)"));
	form_input(h, &form,
	           &(struct gov_input){.name = "source",
	                               .label = T("Where does this come from?"),
	                               .label_size = "s",
	                               .hint = T("The name of the service, or "
	                                         "of who told you.")});
	form_date_picker(
	        h, &form,
	        &(struct moj_date_picker){.name = "known_on",
	                                  .label = T("On which day?"),
	                                  .label_size = "s",
	                                  .classes = "govuk-input--width-10"});
	form_end(h, &form, T("Write it down"));
}

/* By whom, and when. */
static struct str
told_words(struct arena *arena, const struct package *one)
{
	struct str when = instant_words(arena, one->at);

	if (one->by.v == 0)
		return TV(arena, "From a file, {when}", {"when", when});
	return TV(arena, "{name}, {when}", {"name", one->name}, {"when", when});
}

void
package_draw_page(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct package_view *view = data;

	words_title(h, T("Supervision package"));
	if (view->n == 0)
		draw_unknown(h);
	else
		draw_facts(h, &view->list[0]);
	if (ctx_can(ctx, CAN_WRITE_PERSON))
		draw_form(h, ctx, view);
	if (view->n == 0)
		return;
	words_heading(h, T("All that was written down"), "all");
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < view->n; i++) {
		const struct package *one = &view->list[i];

		html_raw(h, "<li>");
		draw_facts(h, one);
		html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
		html_text(h, told_words(h->arena, one));
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
}

/* --- panels --------------------------------------------------------------- */

void
package_draw_case(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct package_view *view = data;

	(void)ctx;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"package\">"
	            "<div class=\"dir-card__head\">");
	words_heading(h, T("Supervision package"), "package");
	html_raw(h, "<p class=\"govuk-body-s\">");
	gov_link(h, &(struct gov_link){.text = view->n == 0
	                                               ? T("Write it down")
	                                               : T("About the package"),
	                               .href = view->path});
	html_raw(h, "</p></div>");
	if (view->n == 0)
		draw_unknown(h);
	else
		draw_facts(h, &view->list[0]);
	html_raw(h, "</section>");
}

/* Paper lies about: how often, and never the tier. */
void
package_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct package_view *view = data;
	struct str words =
	        view->n == 0 ? S("") : package_words(h->arena, &view->list[0]);

	(void)ctx;
	html_raw(h, "<h2 class=\"govuk-heading-s\">");
	html_text(h, T("How often we meet"));
	html_raw(h, "</h2>");
	if (str_empty(words)) {
		words_para(h, T("How many appointments there are at most is "
		                "not known here."));
		return;
	}
	words_para(h, words);
	words_para(h, said_words(h->arena, &view->list[0]));
}
