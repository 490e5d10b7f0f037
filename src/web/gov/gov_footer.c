#include "web/gov/gov_nav.h"

/* The mark of the Open Government Licence, drawn when a licence is stated. */
#define LICENCE_MARK \
	"<svg aria-hidden=\"true\" focusable=\"false\"" \
	" class=\"govuk-footer__licence-logo\"" \
	" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 483.2 195.7\"" \
	" height=\"17\" width=\"41\"><path fill=\"currentColor\" d=\"M421.5 " \
	"142.8V.1l-50.7 32.3v161.1h112.4v-50.7zm-122.3-9.6A47.12 47.12 0 0 1 " \
	"221 97.8c0-26 21.1-47.1 47.1-47.1 16.7 0 31.4 8.7 39.7 21.8l42.7-27." \
	"2A97.63 97.63 0 0 0 268.1 0c-36.5 0-68.3 20.1-85.1 49.7A98 98 0 0 0 " \
	"97.8 0C43.9 0 0 43.9 0 97.8s43.9 97.8 97.8 97.8c36.5 0 68.3-20.1 85." \
	"1-49.7a97.76 97.76 0 0 0 149.6 25.4l19.4 22.2h3v-87.8h-80l24.3 27.5z" \
	"M97.8 145c-26 0-47.1-21.1-47.1-47.1s21.1-47.1 47.1-47.1 47.2 21 47.2" \
	" 47S123.8 145 97.8 145\"/></svg>"

static void
section_link(struct html *h, const struct gov_link *item)
{
	if (str_empty(item->href) || str_empty(item->text))
		return;
	html_raw(h, "<li class=\"govuk-footer__list-item\">"
	            "<a class=\"govuk-footer__link\"");
	html_attr(h, "href", item->href);
	gov_attributes(h, item->attributes);
	html_raw(h, ">");
	html_text(h, item->text);
	html_raw(h, "</a></li>");
}

static void
section_draw(struct html *h, const struct gov_footer_section *section)
{
	const char *width = section->width == NULL ? "full" : section->width;
	html_raw(h, "<div");
	html_attr(h, "class",
	          str_print(h->arena,
	                    "govuk-footer__section govuk-grid-column-%s",
	                    width));
	html_raw(h, "><h2 class=\"govuk-footer__heading govuk-heading-m\">");
	html_text(h, section->title);
	html_raw(h, "</h2>");
	if (section->items.n > 0) {
		const char *columns =
		        str_print(h->arena, "govuk-footer__list--columns-%d",
		                  section->columns)
		                .p;
		html_raw(h, "<ul");
		gov_class(h, "govuk-footer__list",
		          section->columns > 0 ? columns : NULL);
		html_raw(h, ">");
		for (size_t i = 0; i < section->items.n; i++)
			section_link(h, &section->items.v[i]);
		html_raw(h, "</ul>");
	}
	html_raw(h, "</div>");
}

static void
meta_links(struct html *h, const struct gov_links *links)
{
	html_raw(h, "<ul class=\"govuk-footer__inline-list\">");
	for (size_t i = 0; i < links->n; i++) {
		html_raw(h, "<li class=\"govuk-footer__inline-list-item\">"
		            "<a class=\"govuk-footer__link\"");
		html_attr_always(h, "href", links->v[i].href);
		gov_attributes(h, links->v[i].attributes);
		html_raw(h, ">");
		html_text(h, links->v[i].text);
		html_raw(h, "</a></li>");
	}
	html_raw(h, "</ul>");
}

static void
meta_draw(struct html *h, const struct gov_footer *footer)
{
	html_raw(h, "<h2 class=\"govuk-visually-hidden\">");
	html_text(h, str_empty(footer->meta_title) ? T("Support links")
	                                           : footer->meta_title);
	html_raw(h, "</h2>");
	if (footer->meta.n > 0)
		meta_links(h, &footer->meta);
	if (!gov_none(footer->meta_text, footer->meta_html)) {
		html_raw(h, "<div class=\"govuk-footer__meta-custom\">");
		gov_put(h, footer->meta_text, footer->meta_html);
		html_raw(h, "</div>");
	}
}

static void
licence_draw(struct html *h, const struct gov_content *licence)
{
	if (gov_none(licence->text, licence->html))
		return;
	html_raw(h, LICENCE_MARK);
	html_raw(h, "<span class=\"govuk-footer__licence-description\">");
	gov_put(h, licence->text, licence->html);
	html_raw(h, "</span>");
}

void
gov_footer(struct html *h, const struct gov_footer *footer)
{
	html_raw(h, "<div");
	gov_class(h, "govuk-footer", footer->classes);
	gov_attributes(h, footer->attributes);
	html_raw(h, "><div");
	gov_class(h, "govuk-width-container", footer->container_classes);
	html_raw(h, ">");
	if (footer->sections.n > 0) {
		html_raw(h, "<div class=\"govuk-footer__navigation\">");
		for (size_t i = 0; i < footer->sections.n; i++)
			section_draw(h, &footer->sections.v[i]);
		html_raw(h, "</div><hr class=\"govuk-footer__section-break\">");
	}
	html_raw(h, "<div class=\"govuk-footer__meta\"><div class=\""
	            "govuk-footer__meta-item govuk-footer__meta-item--grow\">");
	if (footer->has_meta || footer->meta.n > 0)
		meta_draw(h, footer);
	licence_draw(h, &footer->licence);
	html_raw(h, "</div></div></div></div>");
}
