#include "tests/gov/door.h"

#define COMMON(h, o) \
	.text = door_str((h), (o), "text"), .html = door_html((o), "html"), \
	.classes = door_c((h), (o), "classes"), \
	.attributes = door_attributes((h), (o), "attributes")

/* The templates' own words where none are given; ours are plainer. */
static struct str
door_usual(struct html *h, const json_t *o, const char *key, const char *usual)
{
	struct str s = door_str(h, o, key);
	return str_empty(s) ? str_of(usual) : s;
}

static struct gov_link
link_of(struct html *h, const json_t *o)
{
	return (struct gov_link){COMMON(h, o), .href = door_str(h, o, "href")};
}

static struct gov_links
links_of(struct html *h, const json_t *list)
{
	struct gov_link *v = door_new(h, struct gov_link, list);
	for (size_t i = 0; i < door_n(list); i++)
		v[i] = link_of(h, door_item(list, i));
	return (struct gov_links){v, door_n(list)};
}

static void
back_link(struct html *h, const json_t *o)
{
	struct gov_link l = link_of(h, o);
	gov_back_link(h, &l);
}

static void
skip_link(struct html *h, const json_t *o)
{
	struct gov_link l = link_of(h, o);
	gov_skip_link(h, &l);
}

static void
breadcrumbs(struct html *h, const json_t *o)
{
	gov_breadcrumbs(
	        h, &(struct gov_breadcrumbs){
	                   .items = links_of(h, door_at(o, "items")),
	                   .collapse_on_mobile =
	                           door_truthy(o, "collapseOnMobile"),
	                   .label = door_str(h, o, "labelText"),
	                   .classes = door_c(h, o, "classes"),
	                   .attributes = door_attributes(h, o, "attributes")});
}

static void
phase_banner(struct html *h, const json_t *o)
{
	const json_t *tag = door_at(o, "tag");
	gov_phase_banner(h,
	                 &(struct gov_phase_banner){
	                         COMMON(h, o), .tag = door_str(h, tag, "text"),
	                         .tag_html = door_html(tag, "html"),
	                         .tag_classes = door_c(h, tag, "classes")});
}

static struct gov_page_link
page_link_of(struct html *h, const json_t *o)
{
	return (struct gov_page_link){
	        .text = door_str(h, o, "text"),
	        .html = door_html(o, "html"),
	        .href = door_str(h, o, "href"),
	        .label = door_str(h, o, "labelText"),
	        .attributes = door_attributes(h, o, "attributes")};
}

static void
pagination(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "items");
	struct gov_page_item *v = door_new(h, struct gov_page_item, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *p = door_item(list, i);
		v[i] = (struct gov_page_item){
		        .omit = p == NULL || json_object_size(p) == 0,
		        .number = door_str(h, p, "number"),
		        .href = door_str(h, p, "href"),
		        .hidden = door_str(h, p, "visuallyHiddenText"),
		        .current = door_truthy(p, "current"),
		        .ellipsis = door_truthy(p, "ellipsis"),
		        .attributes = door_attributes(h, p, "attributes")};
	}
	gov_pagination(
	        h, &(struct gov_pagination){
	                   .previous = page_link_of(h, door_at(o, "previous")),
	                   .next = page_link_of(h, door_at(o, "next")),
	                   .items = {v, door_n(list)},
	                   .label = door_usual(h, o, "landmarkLabel",
	                                       "Pagination"),
	                   .classes = door_c(h, o, "classes"),
	                   .attributes = door_attributes(h, o, "attributes")});
}

static void
generic_header(struct html *h, const json_t *o)
{
	gov_generic_header(
	        h,
	        &(struct gov_generic_header){
	                .logo = door_str(h, o, "logoText"),
	                .logo_html = door_html(o, "logoHtml"),
	                .url = door_str(h, o, "url"),
	                .container_classes = door_c(h, o, "containerClasses"),
	                .classes = door_c(h, o, "classes"),
	                .attributes = door_attributes(h, o, "attributes")});
}

/* --- service navigation ------------------------------------------------ */

static struct gov_nav_items
nav_items_of(struct html *h, const json_t *list)
{
	struct gov_nav_item *v = door_new(h, struct gov_nav_item, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *item = door_item(list, i);
		v[i] = (struct gov_nav_item){
		        .omit = item == NULL,
		        .text = door_str(h, item, "text"),
		        .html = door_html(item, "html"),
		        .href = door_str(h, item, "href"),
		        .current = door_truthy(item, "current"),
		        .active = door_truthy(item, "active"),
		        .attributes = door_attributes(h, item, "attributes")};
	}
	return (struct gov_nav_items){v, door_n(list)};
}

static void
service_navigation(struct html *h, const json_t *o)
{
	const json_t *slots = door_at(o, "slots");
	const json_t *end = door_at(slots, "end");
	gov_service_navigation(
	        h,
	        &(struct gov_service_navigation){
	                .service_name = door_str(h, o, "serviceName"),
	                .service_url = door_str(h, o, "serviceUrl"),
	                .items = nav_items_of(h, door_at(o, "navigation")),
	                .label = door_usual(h, o, "ariaLabel",
	                                    "Service information"),
	                .menu_text = door_str(h, o, "menuButtonText"),
	                .menu_label = door_str(h, o, "menuButtonLabel"),
	                .nav_label = door_str(h, o, "navigationLabel"),
	                .nav_classes = door_c(h, o, "navigationClasses"),
	                .nav_id = door_c(h, o, "navigationId"),
	                .collapse = door_state(o, "collapseNavigationOnMobile"),
	                .start = door_html(slots, "start"),
	                .end = json_is_object(end) ? door_html(end, "html")
	                                           : door_html(slots, "end"),
	                .nav_start = door_html(slots, "navigationStart"),
	                .nav_end = door_html(slots, "navigationEnd"),
	                .end_inline =
	                        str_is(door_str(h, end, "align"), "inline"),
	                .classes = door_c(h, o, "classes"),
	                .attributes = door_attributes(h, o, "attributes")});
}

static void
language_navigation(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "items");
	struct gov_language *v = door_new(h, struct gov_language, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *l = door_item(list, i);
		v[i] = (struct gov_language){
		        COMMON(h, l),
		        .href = door_str(h, l, "href"),
		        .lang = door_c(h, l, "lang"),
		        .hreflang = door_c(h, l, "hrefLang"),
		        .dir = door_c(h, l, "dir"),
		        .description =
		                door_str(h, l, "languageDescriptionText"),
		        .current = door_truthy(l, "current")};
	}
	gov_language_navigation(
	        h, &(struct gov_language_navigation){
	                   .items = {v, door_n(list)},
	                   .label = door_str(h, o, "ariaLabel"),
	                   .classes = door_c(h, o, "classes"),
	                   .attributes = door_attributes(h, o, "attributes")});
}

/* --- footer ------------------------------------------------------------ */

/* The template states this licence when none is given; we state none. */
#define USUAL_LICENCE \
	"All content is available under the <a class=\"govuk-footer__link\" " \
	"href=\"https://www.nationalarchives.gov.uk/doc/" \
	"open-government-licence/version/3/\" rel=\"license\">Open " \
	"Government Licence v3.0</a>, except where otherwise stated"

static struct gov_content
licence_of(struct html *h, const json_t *o)
{
	const json_t *given = door_at(o, "contentLicence");
	struct gov_content c = {door_str(h, given, "text"),
	                        door_html(given, "html")};
	if (!json_is_null(given) && gov_none(c.text, c.html))
		c.html.made = S(USUAL_LICENCE);
	return c;
}

static struct gov_footer_sections
sections_of(struct html *h, const json_t *list)
{
	struct gov_footer_section *v =
	        door_new(h, struct gov_footer_section, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *s = door_item(list, i);
		v[i] = (struct gov_footer_section){
		        .title = door_str(h, s, "title"),
		        .items = links_of(h, door_at(s, "items")),
		        .columns = door_int(s, "columns"),
		        .width = door_c(h, s, "width")};
	}
	return (struct gov_footer_sections){v, door_n(list)};
}

static void
footer(struct html *h, const json_t *o)
{
	const json_t *meta = door_at(o, "meta");
	gov_footer(
	        h,
	        &(struct gov_footer){
	                .sections = sections_of(h, door_at(o, "navigation")),
	                .has_meta = meta != NULL,
	                .meta_title = door_str(h, meta, "visuallyHiddenTitle"),
	                .meta = links_of(h, door_at(meta, "items")),
	                .meta_text = door_str(h, meta, "text"),
	                .meta_html = door_html(meta, "html"),
	                .licence = licence_of(h, o),
	                .container_classes = door_c(h, o, "containerClasses"),
	                .classes = door_c(h, o, "classes"),
	                .attributes = door_attributes(h, o, "attributes")});
}

/* --- moj --------------------------------------------------------------- */

static void
sub_navigation(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "items");
	struct moj_sub_item *v = door_new(h, struct moj_sub_item, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *item = door_item(list, i);
		v[i] = (struct moj_sub_item){
		        COMMON(h, item), .href = door_str(h, item, "href"),
		        .active = door_truthy(item, "active")};
	}
	moj_sub_navigation(
	        h, &(struct moj_sub_navigation){
	                   .label = door_usual(h, o, "label",
	                                       "Secondary navigation region"),
	                   .items = {v, door_n(list)},
	                   .classes = door_c(h, o, "classes"),
	                   .attributes = door_attributes(h, o, "attributes")});
}

static void
timeline(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "items");
	struct moj_timeline_item *v =
	        door_new(h, struct moj_timeline_item, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *item = door_item(list, i);
		const json_t *label = door_at(item, "label");
		const json_t *by = door_at(item, "byline");
		const json_t *when = door_at(item, "datetime");
		v[i] = (struct moj_timeline_item){
		        COMMON(h, item),
		        .label = door_str(h, label, "text"),
		        .label_html = door_html(label, "html"),
		        .by = door_str(h, by, "text"),
		        .by_html = door_html(by, "html"),
		        .datetime = door_str(h, when, "timestamp"),
		        .when = door_str(h, when, "words")};
	}
	moj_timeline(h, &(struct moj_timeline){
	                        .heading_level = door_int(o, "headingLevel"),
	                        .items = {v, door_n(list)},
	                        .classes = door_c(h, o, "classes"),
	                        .attributes =
	                                door_attributes(h, o, "attributes")});
}

door_fn
door_nav(const char *component)
{
	static const struct door_row rows[] = {
	        {"back-link", back_link},
	        {"breadcrumbs", breadcrumbs},
	        {"footer", footer},
	        {"generic-header", generic_header},
	        {"language-navigation", language_navigation},
	        {"pagination", pagination},
	        {"phase-banner", phase_banner},
	        {"service-navigation", service_navigation},
	        {"skip-link", skip_link},
	        {"moj-sub-navigation", sub_navigation},
	        {"moj-timeline", timeline},
	        {NULL, NULL}};
	return door_find(rows, component);
}
