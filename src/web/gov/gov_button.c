#include <string.h>

#include "web/gov/gov_content.h"

#define START_ICON \
	"<svg class=\"govuk-button__start-icon\"" \
	" xmlns=\"http://www.w3.org/2000/svg\" width=\"17.5\"" \
	" height=\"19\" viewBox=\"0 0 33 40\" aria-hidden=\"true\"" \
	" focusable=\"false\"><path fill=\"currentColor\"" \
	" d=\"M0 0h13l20 20-20 20H0l20-20z\"/></svg>"

static void
button_common(struct html *h, const struct gov_button *button)
{
	gov_class(h, "govuk-button",
	          gov_words(h, button->classes,
	                    button->start ? "govuk-button--start" : NULL));
	html_raw(h, " data-module=\"govuk-button\"");
	gov_attributes(h, button->attributes);
	gov_attr_c(h, "id", button->id);
	html_raw(h, ">");
}

static void
button_words(struct html *h, const struct gov_button *button)
{
	bool span = button->start && !str_empty(button->html.made);
	if (span)
		html_raw(h, "<span>");
	gov_put(h, button->text, button->html);
	if (span)
		html_raw(h, "</span>");
	if (button->start)
		html_raw(h, START_ICON);
}

static void
button_link(struct html *h, const struct gov_button *button)
{
	html_raw(h, "<a");
	html_attr(h, "href", button->href);
	html_raw(h, " role=\"button\" draggable=\"false\"");
	button_common(h, button);
	button_words(h, button);
	html_raw(h, "</a>");
}

void
gov_button(struct html *h, const struct gov_button *button)
{
	if (!str_empty(button->href)) {
		button_link(h, button);
		return;
	}
	html_raw(h, "<button");
	gov_attr_c(h, "type", button->type == NULL ? "submit" : button->type);
	html_attr(h, "value", button->value);
	gov_attr_c(h, "name", button->name);
	if (button->disabled)
		html_raw(h, " disabled aria-disabled=\"true\"");
	gov_attr_state(h, "data-prevent-double-click",
	               button->prevent_double_click);
	button_common(h, button);
	button_words(h, button);
	html_raw(h, "</button>");
}

/* --- panel ------------------------------------------------------------- */

static bool
action_is_button(const struct gov_panel_action *action)
{
	return str_empty(action->href) ||
	       (action->type != NULL && strcmp(action->type, "button") == 0);
}

static void
action_draw(struct html *h, const struct gov_panel_action *action)
{
	if (action_is_button(action)) {
		gov_button(h,
		           &(struct gov_button){
		                   .text = action->text,
		                   .type = action->type == NULL ? "button"
		                                                : action->type,
		                   .classes = gov_words(h,
		                                        "govuk-button--inverse",
		                                        action->classes),
		                   .href = action->href,
		                   .attributes = action->attributes});
		return;
	}
	html_raw(h, "<a");
	gov_class(h, "govuk-link govuk-link--inverse", action->classes);
	html_attr(h, "href", action->href);
	gov_attributes(h, action->attributes);
	html_raw(h, ">");
	html_text(h, action->text);
	html_raw(h, "</a>");
}

static void
actions_draw(struct html *h, const struct gov_panel *panel)
{
	html_raw(h, "<div");
	gov_class(h, "govuk-panel__actions", panel->actions_classes);
	gov_attributes(h, panel->actions_attributes);
	html_raw(h, ">");
	if (panel->actions.n > 0) {
		html_raw(h, "<div class=\"govuk-button-group\">");
		for (size_t i = 0; i < panel->actions.n; i++)
			action_draw(h, &panel->actions.v[i]);
		html_raw(h, "</div>");
	}
	html_raw(h, "</div>");
}

void
gov_panel(struct html *h, const struct gov_panel *panel)
{
	bool interruption =
	        panel->classes != NULL &&
	        strstr(panel->classes, "govuk-panel--interruption") != NULL;
	html_raw(h, "<div");
	gov_class(h,
	          interruption ? "govuk-panel"
	                       : "govuk-panel govuk-panel--confirmation",
	          panel->classes);
	gov_attributes(h, panel->attributes);
	html_raw(h, ">");
	gov_heading_open(h, panel->heading_level, 1);
	html_raw(h, " class=\"govuk-panel__title\">");
	gov_put(h, panel->title, panel->title_html);
	gov_heading_close(h, panel->heading_level, 1);
	if (!gov_none(panel->text, panel->html)) {
		html_raw(h, "<div class=\"govuk-panel__body\">");
		gov_put(h, panel->text, panel->html);
		html_raw(h, "</div>");
	}
	if (interruption && (panel->has_actions || panel->actions.n > 0))
		actions_draw(h, panel);
	html_raw(h, "</div>");
}
