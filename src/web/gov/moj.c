#include "web/gov/moj.h"

/* --- sub-navigation ---------------------------------------------------- */

static void
sub_item_draw(struct html *h, const struct moj_sub_item *item)
{
	html_raw(h, "<li");
	gov_class(h, "moj-sub-navigation__item", item->classes);
	html_raw(h, "><a class=\"moj-sub-navigation__link\"");
	if (item->active)
		html_raw(h, " aria-current=\"page\"");
	html_attr_always(h, "href", item->href);
	gov_attributes(h, item->attributes);
	html_raw(h, ">");
	gov_put(h, item->text, item->html);
	html_raw(h, "</a></li>");
}

void
moj_sub_navigation(struct html *h, const struct moj_sub_navigation *nav)
{
	html_raw(h, "<nav");
	gov_class(h, "moj-sub-navigation", nav->classes);
	html_attr(h, "aria-label", nav->label);
	gov_attributes(h, nav->attributes);
	html_raw(h, "><ul class=\"moj-sub-navigation__list\">");
	for (size_t i = 0; i < nav->items.n; i++)
		sub_item_draw(h, &nav->items.v[i]);
	html_raw(h, "</ul></nav>");
}

/* --- timeline ---------------------------------------------------------- */

void
moj_timeline_begin(struct html *h, const struct moj_timeline *timeline)
{
	html_raw(h, "<div");
	gov_class(h, "moj-timeline", timeline->classes);
	gov_attributes(h, timeline->attributes);
	html_raw(h, ">");
}

void
moj_timeline_end(struct html *h)
{
	html_raw(h, "</div>");
}

/* "by {name}": the words before and after the name, as the language has
 * them, and the name as text or markup. */
static void
byline_draw(struct html *h, const struct moj_timeline_item *item)
{
	struct str words = T("by {name}");
	size_t from = str_find(words, '{');
	size_t to = str_find(words, '}');
	if (gov_none(item->by, item->by_html))
		return;
	html_raw(h, " <p class=\"moj-timeline__byline\">");
	html_text(h, str_slice(words, 0, from));
	gov_put(h, item->by, item->by_html);
	html_text(h, str_slice(words, to + 1, words.n));
	html_raw(h, "</p>");
}

void
moj_timeline_item(struct html *h, const struct moj_timeline *timeline,
                  const struct moj_timeline_item *item)
{
	html_raw(h, "<div");
	gov_class(h, "moj-timeline__item", item->classes);
	gov_attributes(h, item->attributes);
	html_raw(h, "><div class=\"moj-timeline__header\">");
	gov_heading_open(h, timeline->heading_level, 2);
	html_raw(h, " class=\"moj-timeline__title\">");
	gov_put(h, item->label, item->label_html);
	gov_heading_close(h, timeline->heading_level, 2);
	byline_draw(h, item);
	html_raw(h, "</div><p class=\"moj-timeline__date\"><time");
	html_attr(h, "datetime", item->datetime);
	html_raw(h, ">");
	html_text(h, item->when);
	html_raw(h, "</time></p><div class=\"moj-timeline__description\">");
	gov_put(h, item->text, item->html);
	html_raw(h, "</div></div>");
}

void
moj_timeline(struct html *h, const struct moj_timeline *timeline)
{
	moj_timeline_begin(h, timeline);
	for (size_t i = 0; i < timeline->items.n; i++)
		moj_timeline_item(h, timeline, &timeline->items.v[i]);
	moj_timeline_end(h);
}

/* --- date picker ------------------------------------------------------- */

void
moj_date_picker(struct html *h, const struct moj_date_picker *picker)
{
	struct gov_input input = {.field = picker->field};

	html_raw(h, "<div class=\"moj-datepicker\" "
	            "data-module=\"moj-date-picker\"");
	html_attr(h, "data-min-date", picker->min_date);
	html_attr(h, "data-max-date", picker->max_date);
	html_attr(h, "data-excluded-dates", picker->excluded_dates);
	html_attr(h, "data-excluded-days", picker->excluded_days);
	gov_attr_state(h, "data-leading-zeros", picker->leading_zeros);
	gov_attr_c(h, "data-week-start-day", picker->week_start_day);
	html_raw(h, ">");
	input.classes =
	        gov_words(h, "moj-js-datepicker-input", picker->classes);
	input.value = picker->value;
	input.autocomplete = "off";
	gov_input(h, &input);
	html_raw(h, "</div>");
}
