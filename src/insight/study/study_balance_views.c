/*
 * study_balance_views.c - how alike the groups are, before any outcome.
 */
#include <math.h>

#include "insight/evaluation/eval_report.h"
#include "insight/study/study_views.h"
#include "web/gov/words.h"

static double
number_of(const json_t *of, const char *key)
{
	const json_t *v = json_object_get(of, key);

	return json_is_number(v) ? json_number_value(v) : NAN;
}

/* The first step of the flow is who was read. */
static double
participants_read(const json_t *balance)
{
	return number_of(json_array_get(json_object_get(balance, "flow"), 0),
	                 "treated");
}

static size_t
poor_count(const json_t *balance)
{
	const json_t *one;
	size_t i, n = 0;

	json_array_foreach (json_object_get(balance, "balance"), i, one) {
		const char *rating =
		        json_string_value(json_object_get(one, "rating"));

		n += rating != NULL && str_is(str_of(rating), "poor");
	}
	return n;
}

static struct str
whole(struct arena *arena, double v)
{
	return isnan(v) ? S("–") : str_print(arena, "%.0f", v);
}

/* In words: how many are compared, and whether anything is too different. */
static void
draw_sums(struct html *h, const json_t *balance)
{
	const json_t *matching = json_object_get(balance, "matching");
	size_t poor = poor_count(balance);
	struct arena *a = h->arena;

	words_para(
	        h,
	        TV(a,
	           "{n} of {all} people on the programme are compared, with "
	           "{others} people like them.",
	           {"n", whole(a, number_of(matching, "matched_treated"))},
	           {"all", whole(a, participants_read(balance))},
	           {"others", whole(a, number_of(matching, "used_control"))}));
	if (poor > 0)
		gov_warning_text(
		        h,
		        &(struct gov_warning_text){
		                .text = TV(
		                        a,
		                        "{n} things we know about people "
		                        "still differ by more than 0.1. What "
		                        "such a comparison finds is not "
		                        "reliable enough to judge.",
		                        {"n", str_print(a, "%zu", poor)})});
	else
		words_para(h, T("Nothing we know about people differs by more "
		                "than 0.1 any more."));
}

void
study_draw_judgements(struct html *h, const struct study_judgement *said,
                      size_t n)
{
	if (n == 0)
		return;
	words_heading(h, T("What was said of the comparison"), "said");
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < n; i++) {
		struct str when = instant_words(h->arena, said[i].at);

		html_raw(h, "<li>");
		if (!said[i].accepted) {
			html_raw(h, "<p class=\"govuk-body "
			            "govuk-!-margin-bottom-1\">");
			html_text(h, said[i].reason);
			html_raw(h, "</p>");
		}
		html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
		html_text(h,
		          said[i].accepted
		                  ? TV(h->arena, "{who} accepted it on {when}",
		                       {"who", said[i].by_name}, {"when", when})
		                  : TV(h->arena, "{who} sent it back on {when}",
		                       {"who", said[i].by_name},
		                       {"when", when}));
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_forms(struct html *h, const struct ctx *ctx, const struct study *study)
{
	struct form form;

	words_heading(h, T("Is it alike enough?"), "enough");
	words_para(h, T("Nobody has looked at who reoffended. Once you accept, "
	                "it is looked at, once, and this comparison stays."));
	page_form_begin(h, ctx, study_path(h->arena, study->id, "/accept"),
	                study->version);
	gov_button(h, &(struct gov_button){.text = T("Accept the comparison")});
	page_form_end(h);
	page_form(ctx, &form);
	form.version = study->version;
	form_begin(h, &form, study_path(h->arena, study->id, "/send-back"));
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "reason",
	                      .label = T("Why is it sent back?"),
	                      .hint = T("The plan may be amended then. The "
	                                "reason is shown for ever."),
	                      .rows = 3});
	gov_button(h,
	           &(struct gov_button){.text = T("Send it back"),
	                                .classes = "govuk-button--secondary"});
	page_form_end(h);
}

void
study_draw_balance(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct study_balance_screen *screen = data;
	const struct study *study = &screen->study;

	words_title(h, T("How alike the groups are"));
	words_para(h, T("People on the programme are compared with people like "
	                "them. Here you see how like them. No outcome is in "
	                "it."));
	draw_sums(h, screen->balance);
	if (study->state == STUDY_MATCHED && study->asked < 0 &&
	    ctx_can(ctx, CAN_WRITE_STUDIES))
		words_para(h, T("Look at it first, and decide below."));
	eval_report_balance(h, screen->balance);
	study_draw_judgements(h, screen->said, screen->said_n);
	if (study->state == STUDY_MATCHED && study->asked < 0 &&
	    ctx_can(ctx, CAN_WRITE_STUDIES))
		draw_forms(h, ctx, study);
}
