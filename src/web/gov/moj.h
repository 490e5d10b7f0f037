/*
 * moj.h - three components of @ministryofjustice/frontend 11.1.0.
 */
#ifndef WEB_GOV_MOJ_H
#define WEB_GOV_MOJ_H

#include "web/gov/gov_form.h"

struct moj_sub_item {
	struct str text;
	struct markup html;
	struct str href;
	bool active;
	const char *classes;
	struct gov_attributes attributes;
};
struct moj_sub_items {
	const struct moj_sub_item *v;
	size_t n;
};
#define MOJ_SUB_ITEMS(...) GOV_LIST(struct moj_sub_item, __VA_ARGS__)
struct moj_sub_navigation {
	struct str label; /* "Jay Mercer's case"; unique, never empty */
	struct moj_sub_items items;
	const char *classes;
	struct gov_attributes attributes;
};
void moj_sub_navigation(struct html *h, const struct moj_sub_navigation *nav);

struct moj_timeline_item {
	struct str label;
	struct markup label_html;
	struct str by; /* drawn as "by {by}"; empty: left out */
	struct markup by_html;
	struct str datetime; /* "2026-11-20T14:00" */
	struct str when;     /* in words */
	struct str text;
	struct markup html;
	const char *classes;
	struct gov_attributes attributes;
};
struct moj_timeline_items {
	const struct moj_timeline_item *v;
	size_t n;
};
struct moj_timeline {
	int heading_level; /* 0: 2 */
	struct moj_timeline_items items;
	const char *classes;
	struct gov_attributes attributes;
};
void moj_timeline(struct html *h, const struct moj_timeline *timeline);
/* The same item by item, when they come from a query. */
void moj_timeline_begin(struct html *h, const struct moj_timeline *timeline);
void moj_timeline_item(struct html *h, const struct moj_timeline *timeline,
                       const struct moj_timeline_item *item);
void moj_timeline_end(struct html *h);

/* A date in one box, with a calendar when there is JavaScript. */
struct moj_date_picker {
	GOV_FIELD;
	struct str value;    /* "24/11/2026", or as it was typed */
	struct str min_date; /* "24/11/2026" */
	struct str max_date;
	struct str excluded_dates;
	struct str excluded_days;
	enum gov_choice_state leading_zeros;
	const char *week_start_day; /* "monday" */
};
void moj_date_picker(struct html *h, const struct moj_date_picker *picker);

#endif
