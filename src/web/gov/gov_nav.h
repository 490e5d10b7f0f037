/*
 * gov_nav.h - components that lead somewhere, and the frame of the page.
 */
#ifndef WEB_GOV_NAV_H
#define WEB_GOV_NAV_H

#include "web/gov/gov_base.h"

struct gov_link {
	struct str text;
	struct markup html;
	struct str href;
	const char *classes;
	struct gov_attributes attributes;
};
/* A link in running text: class govuk-link. */
void gov_link(struct html *h, const struct gov_link *link);

/* text empty: "Back"; href empty: "#". */
void gov_back_link(struct html *h, const struct gov_link *link);

/* href empty: "#content"; ours is "#main-content". */
void gov_skip_link(struct html *h, const struct gov_link *link);

struct gov_links {
	const struct gov_link *v;
	size_t n;
};
#define GOV_LINKS(...) GOV_LIST(struct gov_link, __VA_ARGS__)

struct gov_breadcrumbs {
	struct gov_links items; /* the last, without href, is this page */
	bool collapse_on_mobile;
	struct str label; /* empty: "Breadcrumb" */
	const char *classes;
	struct gov_attributes attributes;
};
void gov_breadcrumbs(struct html *h, const struct gov_breadcrumbs *crumbs);

struct gov_phase_banner {
	struct str text;
	struct markup html;
	struct str tag;
	struct markup tag_html;
	const char *tag_classes;
	const char *classes;
	struct gov_attributes attributes;
};
/* Says what phase the service is in, or that it is a demonstration. */
void gov_phase_banner(struct html *h, const struct gov_phase_banner *banner);

/* --- pagination -------------------------------------------------------- */

struct gov_page_item {
	struct str number;
	struct str href;
	struct str hidden; /* empty: "Page 3" */
	bool current;
	bool ellipsis;
	bool omit;
	struct gov_attributes attributes;
};
struct gov_page_items {
	const struct gov_page_item *v;
	size_t n;
};
struct gov_page_link {
	struct str text; /* empty: "Previous page", "Next page" */
	struct markup html;
	struct str href;  /* empty: none */
	struct str label; /* what is there, when there are no numbers */
	struct gov_attributes attributes;
};
struct gov_pagination {
	struct gov_page_link previous;
	struct gov_page_link next;
	struct gov_page_items items;
	struct str label; /* empty: "Pages" */
	const char *classes;
	struct gov_attributes attributes;
};
void gov_pagination(struct html *h, const struct gov_pagination *pagination);

/*
 * The links for page `number` (from 1) of `total`: first, last, the present
 * one and its neighbours, "..." between.  base is a path that ends in "page="
 * ("/people?page=").  Nothing when there is one page.
 */
void gov_pagination_of(struct html *h, struct str base, int64_t number,
                       int64_t total);

/* --- header, menu, footer ---------------------------------------------- */

/* The component for services that are not of GOV.UK: no crown. */
struct gov_generic_header {
	struct str logo;
	struct markup logo_html;
	struct str url; /* empty: "/" */
	const char *container_classes;
	const char *classes;
	struct gov_attributes attributes;
	struct markup end; /* ours: drawn after the logo (language, sign out) */
};
void
gov_generic_header(struct html *h, const struct gov_generic_header *header);

struct gov_nav_item {
	struct str text;
	struct markup html;
	struct str href;
	bool current; /* this very page */
	bool active;  /* a page of this part */
	bool omit;
	struct gov_attributes attributes;
};
struct gov_nav_items {
	const struct gov_nav_item *v;
	size_t n;
};
#define GOV_NAV(...) GOV_LIST(struct gov_nav_item, __VA_ARGS__)
struct gov_service_navigation {
	struct str service_name;
	struct str service_url;
	struct gov_nav_items items;
	struct str label;     /* of the section; empty: "This service" */
	struct str menu_text; /* empty: "Menu" */
	struct str menu_label;
	struct str nav_label; /* empty: the menu text */
	const char *nav_classes;
	const char *nav_id; /* NULL: "navigation" */
	enum gov_choice_state collapse;
	struct markup start, end, nav_start, nav_end; /* slots */
	bool end_inline;
	const char *classes;
	struct gov_attributes attributes;
};
void gov_service_navigation(struct html *h,
                            const struct gov_service_navigation *nav);

struct gov_language {
	struct str text;
	struct markup html;
	struct str href;
	const char *lang;
	const char *hreflang; /* NULL: lang */
	const char *dir;
	struct str description;
	bool current;
	const char *classes;
	struct gov_attributes attributes;
};
struct gov_languages {
	const struct gov_language *v;
	size_t n;
};
struct gov_language_navigation {
	struct gov_languages items;
	struct str label; /* empty: "Language" */
	const char *classes;
	struct gov_attributes attributes;
};
void gov_language_navigation(struct html *h,
                             const struct gov_language_navigation *nav);

struct gov_footer_section {
	struct str title;
	struct gov_links items;
	int columns;       /* 0: one */
	const char *width; /* NULL: "full" */
};
struct gov_footer_sections {
	const struct gov_footer_section *v;
	size_t n;
};
/*
 * The footer without the crown, the crest and Crown copyright: this is not a
 * service of the Crown, and those may not be used outside it.
 */
struct gov_footer {
	struct gov_footer_sections sections;
	bool has_meta;
	struct str meta_title; /* empty: "Support links" */
	struct gov_links meta; /* not empty: has_meta */
	struct str meta_text;
	struct markup meta_html;
	struct gov_content licence; /* empty: none is stated */
	const char *container_classes;
	const char *classes;
	struct gov_attributes attributes;
};
void gov_footer(struct html *h, const struct gov_footer *footer);

#endif
