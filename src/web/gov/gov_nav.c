#include "web/gov/gov_nav.h"
#include "web/gov/gov_content.h"

static struct str
or_else(struct str s, struct str otherwise)
{
	return str_empty(s) ? otherwise : s;
}

void
gov_link(struct html *h, const struct gov_link *link)
{
	html_raw(h, "<a");
	gov_class(h, "govuk-link", link->classes);
	html_attr_always(h, "href", link->href);
	gov_attributes(h, link->attributes);
	html_raw(h, ">");
	gov_put(h, link->text, link->html);
	html_raw(h, "</a>");
}

void
gov_back_link(struct html *h, const struct gov_link *link)
{
	html_raw(h, "<a");
	html_attr(h, "href", or_else(link->href, S("#")));
	gov_class(h, "govuk-back-link", link->classes);
	gov_attributes(h, link->attributes);
	html_raw(h, ">");
	gov_put(h, or_else(link->text, T("Back")), link->html);
	html_raw(h, "</a>");
}

void
gov_skip_link(struct html *h, const struct gov_link *link)
{
	html_raw(h, "<a");
	html_attr(h, "href", or_else(link->href, S("#content")));
	gov_class(h, "govuk-skip-link", link->classes);
	gov_attributes(h, link->attributes);
	html_raw(h, " data-module=\"govuk-skip-link\">");
	gov_put(h, link->text, link->html);
	html_raw(h, "</a>");
}

static void
crumb_draw(struct html *h, const struct gov_link *item)
{
	if (str_empty(item->href)) {
		html_raw(h, "<li class=\"govuk-breadcrumbs__list-item\" "
		            "aria-current=\"page\">");
		gov_put(h, item->text, item->html);
		html_raw(h, "</li>");
		return;
	}
	html_raw(h, "<li class=\"govuk-breadcrumbs__list-item\">"
	            "<a class=\"govuk-breadcrumbs__link\"");
	html_attr(h, "href", item->href);
	gov_attributes(h, item->attributes);
	html_raw(h, ">");
	gov_put(h, item->text, item->html);
	html_raw(h, "</a></li>");
}

void
gov_breadcrumbs(struct html *h, const struct gov_breadcrumbs *crumbs)
{
	html_raw(h, "<nav");
	gov_class(h, "govuk-breadcrumbs",
	          gov_words(h, crumbs->classes,
	                    crumbs->collapse_on_mobile ? "govuk-breadcrumbs--"
	                                                 "collapse-on-mobile"
	                                               : NULL));
	gov_attributes(h, crumbs->attributes);
	html_attr(h, "aria-label", or_else(crumbs->label, T("Breadcrumb")));
	html_raw(h, "><ol class=\"govuk-breadcrumbs__list\">");
	for (size_t i = 0; i < crumbs->items.n; i++)
		crumb_draw(h, &crumbs->items.v[i]);
	html_raw(h, "</ol></nav>");
}

void
gov_phase_banner(struct html *h, const struct gov_phase_banner *banner)
{
	html_raw(h, "<div");
	gov_class(h, "govuk-phase-banner govuk-width-container",
	          banner->classes);
	gov_attributes(h, banner->attributes);
	html_raw(h, "><p class=\"govuk-phase-banner__content\">");
	gov_tag(h,
	        &(struct gov_tag){.text = banner->tag,
	                          .html = banner->tag_html,
	                          .classes = gov_words(
	                                  h, "govuk-phase-banner__content__tag",
	                                  banner->tag_classes)});
	html_raw(h, " <span class=\"govuk-phase-banner__text\">");
	gov_put(h, banner->text, banner->html);
	html_raw(h, "</span></p></div>");
}

/* --- language ---------------------------------------------------------- */

static void
language_here(struct html *h, const struct gov_language *item)
{
	html_raw(h, "<span");
	gov_class(h, "govuk-language-navigation__text", item->classes);
	html_raw(h, " aria-current=\"true\"");
	gov_attr_c(h, "lang", item->lang);
	gov_attr_c(h, "dir", item->dir);
	gov_attributes(h, item->attributes);
	html_raw(h, ">");
	gov_put(h, item->text, item->html);
	html_raw(h, "</span>");
}

static void
language_link(struct html *h, const struct gov_language *item)
{
	html_raw(h, "<a");
	gov_class(h, "govuk-language-navigation__link", item->classes);
	html_attr(h, "href", item->href);
	html_raw(h, " rel=\"alternate\"");
	gov_attr_c(h, "lang", item->lang);
	gov_attr_c(h, "hreflang",
	           item->hreflang == NULL ? item->lang : item->hreflang);
	gov_attr_c(h, "dir", item->dir);
	gov_attributes(h, item->attributes);
	html_raw(h, ">");
	gov_put(h, item->text, item->html);
	if (!str_empty(item->description)) {
		html_raw(h, "<span class=\"govuk-visually-hidden\"> ");
		html_text(h, item->description);
		html_raw(h, "</span>");
	}
	html_raw(h, "</a>");
}

void
gov_language_navigation(struct html *h,
                        const struct gov_language_navigation *nav)
{
	html_raw(h, "<nav");
	gov_class(h, "govuk-language-navigation", nav->classes);
	gov_attributes(h, nav->attributes);
	html_attr(h, "aria-label", or_else(nav->label, T("Language")));
	html_raw(h, "><ul class=\"govuk-language-navigation__list\">");
	for (size_t i = 0; i < nav->items.n; i++) {
		const struct gov_language *item = &nav->items.v[i];
		html_raw(h, "<li class=\"govuk-language-navigation__"
		            "list-item\">");
		if (item->current || str_empty(item->href))
			language_here(h, item);
		else
			language_link(h, item);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul></nav>");
}
