/*
 * fund_parts_views.c - pieces of several pages.
 */
#include "practice/fund/fund_views.h"

struct str
fund_path(struct arena *arena, const struct fund_screen *screen,
          struct fund_id id, const char *rest)
{
	struct str base =
	        screen->own ? S("/me/fund")
	                    : people_path(arena, screen->head.crn, "/fund");

	if (id.v == 0)
		return str_print(arena, "%.*s%s", STR_ARG(base), rest);
	return str_print(arena, "%.*s/%.*s%s", STR_ARG(base),
	                 STR_ARG(id_show(arena, id.v)), rest);
}

void
fund_tag(struct html *h, enum fund_state state)
{
	gov_tag(h, &(struct gov_tag){.text = text_get(fund_state_keys[state]),
	                             .classes = fund_state_looks[state]});
}

/* --- a person's sum --------------------------------------------------- */

static void
sum_row(struct html *h, const struct gov_table *table, struct str label,
        struct money sum)
{
	gov_table_row(
	        h, table,
	        (const struct gov_cell[]){{.text = label},
	                                  {.text = money_show(h->arena, sum),
	                                   .format = "numeric"}},
	        2);
}

void
fund_draw_budget(struct html *h, const struct fund_budget *b, bool own)
{
	const struct gov_table table = {
	        .caption = T("In figures"),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("What")},
	                          {.text = T("How much"), .format = "numeric"}),
	        .first_cell_is_header = true,
	        .classes = "govuk-!-margin-bottom-2",
	};

	if (!b->told) {
		words_para(h, own ? T("Your worker will tell you your sum "
		                      "before you plan anything.")
		                  : T("They have not been told their sum yet. "
		                      "Tell them before you plan together."));
		return;
	}
	html_raw(h, "<p class=\"govuk-heading-m govuk-!-margin-bottom-1\">");
	html_text(h, TV(h->arena, "{left} of {sum} left",
	                {"left", money_show(h->arena, b->left)},
	                {"sum", money_show(h->arena, b->given)}));
	html_raw(h, "</p>");
	chart_gauge(h, b->left.pence, b->given.pence);
	gov_table_begin(h, &table);
	sum_row(h, &table, own ? T("Your sum") : T("Their sum"), b->given);
	sum_row(h, &table, T("Promised"), b->promised);
	sum_row(h, &table, T("Spent"), b->spent);
	sum_row(h, &table, T("Left"), b->left);
	gov_table_end(h);
}

/* --- forms ------------------------------------------------------------ */

struct form
fund_form_begin(struct html *h, const struct ctx *ctx, struct str action,
                int64_t version)
{
	struct form form;

	page_form(ctx, &form);
	form.version = version;
	form_begin(h, &form, action);
	return form;
}

void
fund_form_end(struct html *h, struct str words, const char *classes)
{
	gov_button(h, &(struct gov_button){.text = words,
	                                   .classes = classes,
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

void
fund_field_line(struct html *h, const struct form *form, const char *name,
                struct str label, struct str hint, struct str stored)
{
	form_input(h, form,
	           &(struct gov_input){.name = name,
	                               .label = label,
	                               .label_size = "s",
	                               .hint = hint,
	                               .value = stored});
}

void
fund_field_words(struct html *h, const struct form *form, const char *name,
                 struct str label, struct str hint, struct str stored)
{
	form_textarea(h, form,
	              &(struct gov_textarea){.name = name,
	                                     .label = label,
	                                     .label_size = "s",
	                                     .hint = hint,
	                                     .rows = 3,
	                                     .value = stored});
}

void
fund_field_sum(struct html *h, const struct form *form, struct str label,
               struct str hint, struct money stored)
{
	struct str shown = stored.pence > 0 ? money_show(h->arena, stored)
	                                    : S("");

	if (str_starts(shown, S("£")))
		shown = str_slice(shown, sizeof("£") - 1, shown.n);
	form_input(h, form,
	           &(struct gov_input){.name = "sum",
	                               .label = label,
	                               .label_size = "s",
	                               .hint = hint,
	                               .inputmode = "decimal",
	                               .spellcheck = GOV_OFF,
	                               .classes = "govuk-input--width-5",
	                               .prefix = {.text = S("£")},
	                               .value = shown});
}

void
fund_field_says(struct html *h, const struct form *form, const char *name,
                struct str label)
{
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = name,
	                    .label = label,
	                    .label_size = "s",
	                    .classes = "govuk-radios--inline",
	                    .items = GOV_CHOICES(
	                            {.value = S("yes"), .text = T("Yes")},
	                            {.value = S("no"), .text = T("No")}),
	                    .value = S(""),
	            });
}
