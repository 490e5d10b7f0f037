#include "web/gov/gov_nav.h"

void
gov_generic_header(struct html *h, const struct gov_generic_header *header)
{
	const char *container = header->container_classes;
	if (container == NULL || container[0] == '\0')
		container = "govuk-width-container";
	html_raw(h, "<div");
	gov_class(h, "govuk-generic-header", header->classes);
	gov_attributes(h, header->attributes);
	html_raw(h, "><div");
	gov_class(h, "govuk-generic-header__container", container);
	html_raw(h, "><div class=\"govuk-generic-header__logo\"><a");
	html_attr(h, "href", str_empty(header->url) ? S("/") : header->url);
	html_raw(h, " class=\"govuk-generic-header__homepage-link\">");
	gov_put(h, header->logo, header->logo_html);
	html_raw(h, "</a></div>");
	html_markup(h, header->end);
	html_raw(h, "</div></div>");
}

/* --- service navigation ------------------------------------------------ */

static void
service_name(struct html *h, const struct gov_service_navigation *nav)
{
	if (str_empty(nav->service_name))
		return;
	html_raw(h, "<span class=\"govuk-service-navigation__service-name\">");
	if (str_empty(nav->service_url)) {
		html_raw(h, "<span class=\"govuk-service-navigation__text\">");
		html_text(h, nav->service_name);
		html_raw(h, "</span></span>");
		return;
	}
	html_raw(h, "<a");
	html_attr(h, "href", nav->service_url);
	html_raw(h, " class=\"govuk-service-navigation__link\">");
	html_text(h, nav->service_name);
	html_raw(h, "</a></span>");
}

static void
item_words(struct html *h, const struct gov_nav_item *item)
{
	bool here = item->current || item->active;
	if (here)
		html_raw(h, "<strong class=\"govuk-service-navigation__"
		            "active-fallback\">");
	gov_put(h, item->text, item->html);
	if (here)
		html_raw(h, "</strong>");
}

static void
item_current(struct html *h, const struct gov_nav_item *item)
{
	if (item->current)
		html_raw(h, " aria-current=\"page\"");
	else if (item->active)
		html_raw(h, " aria-current=\"true\"");
}

static void
item_draw(struct html *h, const struct gov_nav_item *item)
{
	html_raw(h, "<li");
	gov_class(h, "govuk-service-navigation__item",
	          item->current || item->active
	                  ? "govuk-service-navigation__item--active"
	                  : NULL);
	html_raw(h, ">");
	if (!str_empty(item->href)) {
		html_raw(h, "<a class=\"govuk-service-navigation__link\"");
		html_attr(h, "href", item->href);
		item_current(h, item);
		gov_attributes(h, item->attributes);
		html_raw(h, ">");
		item_words(h, item);
		html_raw(h, "</a>");
	} else if (!gov_none(item->text, item->html)) {
		html_raw(h, "<span class=\"govuk-service-navigation__text\"");
		item_current(h, item);
		html_raw(h, ">");
		item_words(h, item);
		html_raw(h, "</span>");
	}
	html_raw(h, "</li>");
}

static size_t
items_shown(const struct gov_service_navigation *nav)
{
	size_t n = 0;
	for (size_t i = 0; i < nav->items.n; i++)
		if (!nav->items.v[i].omit)
			n++;
	return n;
}

static void
toggle_draw(struct html *h, const struct gov_service_navigation *nav,
            struct str menu, const char *id)
{
	html_raw(h, "<button type=\"button\" class=\"govuk-service-navigation"
	            "__toggle govuk-js-service-navigation-toggle\"");
	gov_attr_c(h, "aria-controls", id);
	if (!str_equal(nav->menu_label, menu))
		html_attr(h, "aria-label", nav->menu_label);
	html_raw(h, " hidden aria-hidden=\"true\">");
	html_text(h, menu);
	html_raw(h, "</button>");
}

static void
nav_draw(struct html *h, const struct gov_service_navigation *nav, size_t n)
{
	struct str menu = str_empty(nav->menu_text) ? T("Menu")
	                                            : nav->menu_text;
	const char *id = nav->nav_id == NULL ? "navigation" : nav->nav_id;
	bool collapse = nav->collapse == GOV_AUTO ? n > 1
	                                          : nav->collapse == GOV_ON;
	html_raw(h, "<nav");
	html_attr(h, "aria-label",
	          str_empty(nav->nav_label) ? menu : nav->nav_label);
	gov_class(h, "govuk-service-navigation__wrapper", nav->nav_classes);
	html_raw(h, ">");
	if (collapse)
		toggle_draw(h, nav, menu, id);
	html_raw(h, "<ul class=\"govuk-service-navigation__list\"");
	gov_attr_c(h, "id", id);
	html_raw(h, ">");
	html_markup(h, nav->nav_start);
	for (size_t i = 0; i < nav->items.n; i++)
		if (!nav->items.v[i].omit)
			item_draw(h, &nav->items.v[i]);
	html_markup(h, nav->nav_end);
	html_raw(h, "</ul></nav>");
}

static void
nav_inside(struct html *h, const struct gov_service_navigation *nav)
{
	size_t n = items_shown(nav);
	html_raw(h, "<div");
	gov_class(h, "govuk-width-container",
	          nav->end_inline ? "govuk-service-navigation__"
	                            "inlining-container"
	                          : NULL);
	html_raw(h, ">");
	html_markup(h, nav->start);
	html_raw(h, "<div class=\"govuk-service-navigation__container\">");
	service_name(h, nav);
	if (n > 0 || !str_empty(nav->nav_start.made) ||
	    !str_empty(nav->nav_end.made))
		nav_draw(h, nav, n);
	html_raw(h, "</div>");
	html_markup(h, nav->end);
	html_raw(h, "</div>");
}

void
gov_service_navigation(struct html *h, const struct gov_service_navigation *nav)
{
	bool section = !str_empty(nav->service_name) ||
	               !str_empty(nav->start.made) || !str_empty(nav->end.made);
	if (section) {
		html_raw(h, "<section");
		html_attr(h, "aria-label",
		          str_empty(nav->label) ? T("This service")
		                                : nav->label);
	} else {
		html_raw(h, "<div");
	}
	gov_class(h, "govuk-service-navigation", nav->classes);
	html_raw(h, " data-module=\"govuk-service-navigation\"");
	gov_attributes(h, nav->attributes);
	html_raw(h, ">");
	nav_inside(h, nav);
	if (section)
		html_raw(h, "</section>");
	else
		html_raw(h, "</div>");
}
