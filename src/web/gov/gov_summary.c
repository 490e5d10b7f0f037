#include "web/gov/gov_content.h"

static void
action_link(struct html *h, const struct gov_action *action,
            const struct gov_summary_card *card)
{
	bool titled = card != NULL && !card->no_title;
	html_raw(h, "<a");
	gov_class(h, "govuk-link", action->classes);
	html_attr_always(h, "href", action->href);
	gov_attributes(h, action->attributes);
	html_raw(h, ">");
	gov_put(h, action->text, action->html);
	if (titled || !str_empty(action->hidden)) {
		html_raw(h, "<span class=\"govuk-visually-hidden\">");
		if (!str_empty(action->hidden)) {
			html_raw(h, " ");
			html_text(h, action->hidden);
		}
		if (titled) {
			html_raw(h, " (");
			gov_put(h, card->title, card->title_html);
			html_raw(h, ")");
		}
		html_raw(h, "</span>");
	}
	html_raw(h, "</a>");
}

static void
row_actions(struct html *h, const struct gov_summary_row *row,
            const struct gov_summary_card *card)
{
	const struct gov_actions *a = &row->actions;
	html_raw(h, "<dd");
	gov_class(h, "govuk-summary-list__actions", row->actions_classes);
	html_raw(h, ">");
	if (a->n == 1) {
		action_link(h, &a->v[0], card);
		html_raw(h, "</dd>");
		return;
	}
	html_raw(h, "<ul class=\"govuk-summary-list__actions-list\">");
	for (size_t i = 0; i < a->n; i++) {
		html_raw(h, "<li class=\"govuk-summary-list__actions-list-item"
		            "\">");
		action_link(h, &a->v[i], card);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul></dd>");
}

static void
row_draw(struct html *h, const struct gov_summary_row *row, bool columns,
         const struct gov_summary_card *card)
{
	bool without = columns && row->actions.n == 0 && !row->actions_empty;
	html_raw(h, "<div");
	gov_class(h,
	          without ? "govuk-summary-list__row "
	                    "govuk-summary-list__row--no-actions"
	                  : "govuk-summary-list__row",
	          row->classes);
	html_raw(h, "><dt");
	gov_class(h, "govuk-summary-list__key", row->key_classes);
	html_raw(h, ">");
	gov_put(h, row->key, row->key_html);
	html_raw(h, "</dt><dd");
	gov_class(h, "govuk-summary-list__value", row->value_classes);
	html_raw(h, ">");
	gov_put(h, row->value, row->value_html);
	html_raw(h, "</dd>");
	if (row->actions.n > 0)
		row_actions(h, row, card);
	html_raw(h, "</div>");
}

static void
list_draw(struct html *h, const struct gov_summary_list *list)
{
	bool columns = false;
	for (size_t i = 0; i < list->rows.n; i++)
		if (!list->rows.v[i].omit && list->rows.v[i].actions.n > 0)
			columns = true;
	html_raw(h, "<dl");
	gov_class(h, "govuk-summary-list", list->classes);
	gov_attributes(h, list->attributes);
	html_raw(h, ">");
	for (size_t i = 0; i < list->rows.n; i++)
		if (!list->rows.v[i].omit)
			row_draw(h, &list->rows.v[i], columns, list->card);
	html_raw(h, "</dl>");
}

static void
card_actions(struct html *h, const struct gov_summary_card *card)
{
	const struct gov_actions *a = &card->actions;
	if (a->n == 1) {
		html_raw(h, "<div");
		gov_class(h, "govuk-summary-card__actions",
		          card->actions_classes);
		html_raw(h, ">");
		action_link(h, &a->v[0], card);
		html_raw(h, "</div>");
		return;
	}
	html_raw(h, "<ul");
	gov_class(h, "govuk-summary-card__actions", card->actions_classes);
	html_raw(h, ">");
	for (size_t i = 0; i < a->n; i++) {
		html_raw(h, "<li class=\"govuk-summary-card__action\">");
		action_link(h, &a->v[i], card);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
card_open(struct html *h, const struct gov_summary_card *card)
{
	html_raw(h, "<div");
	gov_class(h, "govuk-summary-card", card->classes);
	gov_attributes(h, card->attributes);
	html_raw(h, "><div class=\"govuk-summary-card__title-wrapper\">");
	if (!card->no_title) {
		gov_heading_open(h, card->heading_level, 2);
		gov_class(h, "govuk-summary-card__title", card->title_classes);
		html_raw(h, ">");
		gov_put(h, card->title, card->title_html);
		gov_heading_close(h, card->heading_level, 2);
	}
	if (card->actions.n > 0)
		card_actions(h, card);
	html_raw(h, "</div><div class=\"govuk-summary-card__content\">");
}

void
gov_summary_list(struct html *h, const struct gov_summary_list *list)
{
	if (list->card != NULL)
		card_open(h, list->card);
	list_draw(h, list);
	if (list->card != NULL)
		html_raw(h, "</div></div>");
}
