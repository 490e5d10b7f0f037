/*
 * submission_result_views.c - what was published, honestly said.
 */
#include "insight/submission/submission_result.h"

#include <math.h>

#include "web/gov/words.h"

static struct str
count_words(struct arena *arena, int64_t n)
{
	return str_print(arena, "%lld", (long long)n);
}

/* --- results -------------------------------------------------------------- */

static void
draw_numbers(struct html *h, const struct submission_found *f)
{
	struct arena *a = h->arena;

	words_para(h, TV(a,
	                 "{rate} in 100 of {people} people on the programme "
	                 "reoffended, and {other} in 100 of {others} people "
	                 "like them.",
	                 {"rate", submission_points_show(a, f->rate)},
	                 {"people", count_words(a, f->people)},
	                 {"other", submission_points_show(a, f->other_rate)},
	                 {"others", count_words(a, f->others)}));
	words_para(h, TV(a,
	                 "The true difference lies between {low} and {high} in "
	                 "100, as far as chance goes.",
	                 {"low", submission_points_show(a, f->low)},
	                 {"high", submission_points_show(a, f->high)}));
}

/* How small a fall it could have seen: beside what it did not show. */
static void
draw_seen(struct html *h, const struct submission_found *found,
          const struct study_finding *finding)
{
	if (found->other_rate == 0)
		words_para(h, T("Nobody of those compared reoffended. There "
		                "was no fall to be seen, by a study of any "
		                "size."));
	else if (isnan(finding->fall_seen))
		words_para(h, T("Even if nobody reoffended any more, a study "
		                "of this size would most likely not see it."));
	else
		words_para(h,
		           TV(h->arena,
		              "A study like this sees a fall of {seen} points "
		              "or more, 80 times in 100.",
		              {"seen", str_print(h->arena, "%.1f",
		                                 100 * finding->fall_seen)}));
	if (str_is(finding->word, "inconclusive"))
		words_para(h, T("That it shows no difference does not show "
		                "that the programme does nothing."));
}

static void
draw_result(struct html *h, const struct submission_result *result, bool title)
{
	struct study_finding finding = {.estimate = NAN};

	submission_finding(&result->found, &finding);
	html_raw(h, "<div class=\"dir-finding\"><h3 "
	            "class=\"govuk-heading-s\">");
	html_text(h, title ? result->title
	                   : study_finding_words(h->arena, &finding));
	html_raw(h, "</h3>");
	if (title)
		words_para(h, study_finding_words(h->arena, &finding));
	draw_numbers(h, &result->found);
	draw_seen(h, &result->found, &finding);
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h,
	          TV(h->arena, "Published on {day}: {source}",
	             {"day", date_words(h->arena, result->found.published_on)},
	             {"source", result->found.source}));
	html_raw(h, "</p></div>");
}

void
submission_draw_results(struct html *h, const struct ctx *ctx,
                        const struct submission_result_screen *screen)
{
	(void)ctx;
	if (screen->n == 0 && screen->one.id == 0)
		words_para(h, T("No result came back yet."));
	for (size_t i = 0; i < screen->n; i++)
		draw_result(h, &screen->results[i], screen->one.id == 0);
	if (screen->one.id == 0)
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = T("Write down what was published of it"),
	                    .href = submission_path(h->arena, screen->one.id,
	                                            "/result")});
	html_raw(h, "</p>");
}

/* --- writing one down ----------------------------------------------------- */

static void
field(struct html *h, const struct form *form, const char *name,
      struct str label, struct str hint)
{
	form_input(h, form,
	           &(struct gov_input){.name = name,
	                               .label = label,
	                               .hint = hint,
	                               .classes = "govuk-input--width-5"});
}

void
submission_draw_result_form(struct html *h, const struct ctx *ctx,
                            const void *data)
{
	const struct submission_result_screen *screen = data;
	struct form form;

	words_title(h, T("What was published"));
	words_para(h, T("As it stands there. It is shown on the list of "
	                "studies in the words that every study here has, and "
	                "does not change later: a newer one stands before "
	                "it."));
	page_form(ctx, &form);
	form_begin(h, &form,
	           submission_path(h->arena, screen->one.id, "/result"));
	field(h, &form, "people", T("How many on the programme were compared?"),
	      S(""));
	field(h, &form, "rate", T("How many in 100 of them reoffended?"),
	      S(""));
	field(h, &form, "others", T("How many were they compared with?"),
	      S(""));
	field(h, &form, "other_rate", T("How many in 100 of those reoffended?"),
	      S(""));
	field(h, &form, "low", T("The lower end of the difference, in points"),
	      T("Below 0 for fewer: -23"));
	field(h, &form, "high", T("The upper end of the difference, in points"),
	      T("Below 0 for fewer: -1"));
	form_day(h, &form, "published", T("When was it published?"), DATE_NONE);
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "source",
	                      .label = T("Where was it published?"),
	                      .hint = T("The title and the address. Leave "
	                                "names of people out: others read "
	                                "this."),
	                      .rows = 3});
	form_end(h, &form, T("Write it down"));
}
