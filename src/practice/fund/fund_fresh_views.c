/*
 * fund_fresh_views.c - the field for a code, on the forms that pay.
 */
#include "practice/fund/fund_fresh.h"

static void
draw_why(struct html *h, const struct fund_fresh *fresh)
{
	words_para(h, TV(h->arena,
	                 "You paid {paid} in the last {hours} hours. Above "
	                 "{limit}, whoever pays proves once more who they are.",
	                 {"paid", money_show(h->arena, fresh->paid)},
	                 {"hours",
	                  str_print(h->arena, "%lld", (long long)fresh->hours)},
	                 {"limit", money_show(h->arena, fresh->limit)}));
}

static void
draw_set_up(struct html *h)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, T("You have no second factor yet."));
	html_raw(h, " ");
	gov_link(h, &(struct gov_link){.text = T("Set one up first"),
	                               .href = S("/account/second-factor")});
	html_raw(h, "</p>");
}

void
fund_field_fresh(struct html *h, const struct form *form,
                 const struct fund_fresh *fresh)
{
	if (fresh == NULL || !fresh->due)
		return;
	draw_why(h, fresh);
	if (fresh->state == IDENTITY_FRESH_NOT_ASKED) {
		words_para(h, T("This is a fictional programme: the second "
		                "factor is offered, not demanded, and no code "
		                "is asked for until you set one up."));
		return;
	}
	if (fresh->state == IDENTITY_FRESH_SET_UP)
		draw_set_up(h);
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "code",
	                   .label = T("Code of your second factor"),
	                   .label_size = "s",
	                   .hint = T("The 6 figures that the app on your phone "
	                             "shows now. A code works once."),
	                   .classes = "govuk-input--width-10",
	                   .inputmode = "numeric",
	                   .autocomplete = "one-time-code",
	                   .spellcheck = GOV_OFF});
}
