#include "web/gov/gov_nav.h"

#define ARROW_BEFORE \
	"<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\"" \
	" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\"" \
	" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\">" \
	"<path d=\"m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449" \
	"-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z\">" \
	"</path></svg>"
#define ARROW_AFTER \
	"<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\"" \
	" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\"" \
	" aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\">" \
	"<path d=\"m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h" \
	"12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z\">" \
	"</path></svg>"

static void
arrow_words(struct html *h, const struct gov_page_link *link, bool next)
{
	if (!gov_none(link->text, link->html)) {
		gov_put(h, link->text, link->html);
		return;
	}
	html_text(h, next ? T("Next") : T("Previous"));
	html_raw(h, "<span class=\"govuk-visually-hidden\"> ");
	html_text(h, T("page"));
	html_raw(h, "</span>");
}

static void
arrow_label(struct html *h, const struct gov_page_link *link)
{
	html_raw(h, "<span class=\"govuk-visually-hidden\">:</span>"
	            "<span class=\"govuk-pagination__link-label\">");
	html_text(h, link->label);
	html_raw(h, "</span>");
}

/* Arrow and words.  Alone, the arrow stands before the words; beside numbers
 * the one to the next page stands after them. */
static void
arrow_inside(struct html *h, const struct gov_page_link *link, bool next,
             bool block)
{
	bool plain = block && str_empty(link->label);
	if (!next)
		html_raw(h, ARROW_BEFORE);
	else if (block)
		html_raw(h, ARROW_AFTER);
	html_raw(h, "<span");
	gov_class(h, "govuk-pagination__link-title",
	          plain ? "govuk-pagination__link-title--decorated" : NULL);
	html_raw(h, ">");
	arrow_words(h, link, next);
	html_raw(h, "</span>");
	if (block && !plain)
		arrow_label(h, link);
	if (next && !block)
		html_raw(h, ARROW_AFTER);
}

static void
arrow_draw(struct html *h, const struct gov_page_link *link, bool next,
           bool block)
{
	if (str_empty(link->href))
		return;
	html_raw(h, "<div");
	gov_class(h, next ? "govuk-pagination__next" : "govuk-pagination__prev",
	          NULL);
	html_raw(h, "><a class=\"govuk-link govuk-pagination__link\"");
	html_attr(h, "href", link->href);
	gov_attr_c(h, "rel", next ? "next" : "prev");
	gov_attributes(h, link->attributes);
	html_raw(h, ">");
	arrow_inside(h, link, next, block);
	html_raw(h, "</a></div>");
}

static void
page_link(struct html *h, const struct gov_page_item *item)
{
	struct str says = item->hidden;
	if (str_empty(says))
		says = TV(h->arena, "Page {number}", {"number", item->number});
	html_raw(h, "<a class=\"govuk-link govuk-pagination__link\"");
	html_attr_always(h, "href", item->href);
	html_attr(h, "aria-label", says);
	if (item->current)
		html_raw(h, " aria-current=\"page\"");
	gov_attributes(h, item->attributes);
	html_raw(h, ">");
	html_text(h, item->number);
	html_raw(h, "</a>");
}

static void
page_draw(struct html *h, const struct gov_page_item *item)
{
	html_raw(h, "<li");
	gov_class(h,
	          item->current ? "govuk-pagination__item "
	                          "govuk-pagination__item--current"
	                        : "govuk-pagination__item",
	          item->ellipsis ? "govuk-pagination__item--ellipsis" : NULL);
	html_raw(h, ">");
	if (item->ellipsis)
		html_raw(h, "&ctdot;");
	else
		page_link(h, item);
	html_raw(h, "</li>");
}

void
gov_pagination(struct html *h, const struct gov_pagination *pagination)
{
	bool block = pagination->items.n == 0 &&
	             !(str_empty(pagination->next.href) &&
	               str_empty(pagination->previous.href));
	html_raw(h, "<nav");
	gov_class(h,
	          block ? "govuk-pagination govuk-pagination--block"
	                : "govuk-pagination",
	          pagination->classes);
	html_attr(h, "aria-label",
	          str_empty(pagination->label) ? T("Pages")
	                                       : pagination->label);
	gov_attributes(h, pagination->attributes);
	html_raw(h, ">");
	arrow_draw(h, &pagination->previous, false, block);
	if (pagination->items.n > 0) {
		html_raw(h, "<ul class=\"govuk-pagination__list\">");
		for (size_t i = 0; i < pagination->items.n; i++)
			if (!pagination->items.v[i].omit)
				page_draw(h, &pagination->items.v[i]);
		html_raw(h, "</ul>");
	}
	arrow_draw(h, &pagination->next, true, block);
	html_raw(h, "</nav>");
}

/* --- by number --------------------------------------------------------- */

static struct str
page_href(struct html *h, struct str base, int64_t number)
{
	return str_print(h->arena, "%.*s%lld", STR_ARG(base),
	                 (long long)number);
}

void
gov_pagination_of(struct html *h, struct str base, int64_t number,
                  int64_t total)
{
	/* First, "...", before, here, after, "...", last. */
	const int64_t shown[] = {1, number - 1, number, number + 1, total};
	struct gov_page_item items[9] = {0};
	struct gov_pagination p = {.items = {.v = items}};
	int64_t last = 0;

	if (total < 2)
		return;
	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++) {
		if (shown[i] <= last || shown[i] > total)
			continue;
		if (shown[i] > last + 1)
			items[p.items.n++].ellipsis = true;
		items[p.items.n++] = (struct gov_page_item){
		        .number = str_print(h->arena, "%lld",
		                            (long long)shown[i]),
		        .href = page_href(h, base, shown[i]),
		        .current = shown[i] == number};
		last = shown[i];
	}
	if (number > 1)
		p.previous.href = page_href(h, base, number - 1);
	if (number < total)
		p.next.href = page_href(h, base, number + 1);
	gov_pagination(h, &p);
}
