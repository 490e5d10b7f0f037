/*
 * people_views.h - what every page about one person wears: bar and tabs.
 *
 *	struct plan_view { struct person_head head; ... };
 *	page_show(ctx, reply, &(struct page){.title = T("Plan"),
 *	          .nav = NAV_PEOPLE, .above = people_above,
 *	          .tabs = people_tabs(ctx, &view.head, PEOPLE_TAB_PLAN)},
 *	          draw, &view);
 */
#ifndef REGISTER_PEOPLE_VIEWS_H
#define REGISTER_PEOPLE_VIEWS_H

#include "register/people/people.h"
#include "web/gov/gov.h"

enum people_tab {
	PEOPLE_TAB_NONE,
	PEOPLE_TAB_OVERVIEW, /* /people/:crn           */
	PEOPLE_TAB_PLAN,     /* /people/:crn/plan      */
	PEOPLE_TAB_CONTACTS, /* /people/:crn/contacts  */
	PEOPLE_TAB_FUND,     /* /people/:crn/fund      */
	PEOPLE_TAB_SENTENCE, /* /people/:crn/sentence  */
	PEOPLE_TAB_DETAILS,  /* /people/:crn/details   */
	PEOPLE_TAB_TIMELINE, /* /people/:crn/timeline  */
	PEOPLE_TAB_ACCESS,   /* /people/:crn/access, for who reviews glasses */
};

/* Name, pronouns, CRN, age, worker, team, end of the order. */
void people_bar(struct html *h, const struct ctx *ctx,
                const struct person_head *head);

/* For page.above: data begins with a struct person_head. */
void people_above(struct html *h, const struct ctx *ctx, const void *data);

/* The same where the page is about the person and no more: the name is the
 * heading of the page. */
void
people_above_titled(struct html *h, const struct ctx *ctx, const void *data);

/* The form that searches people: for the list, and for a worker's home. */
void people_find(struct html *h, const struct ctx *ctx);

/* For page.tabs; lives in ctx->arena. */
const struct page_tab *
people_tabs(struct ctx *ctx, const struct person_head *head,
            enum people_tab current);

#endif
