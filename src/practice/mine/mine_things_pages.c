/*
 * mine_things_pages.c - one page that leads to all that is the person's.
 */
#include "practice/mine/mine_views.h"

#define COMING_MOST 3

/* The order that holds or comes next, and what it asks. */
static const struct fault *
order_read(struct ctx *ctx, struct mine_things *out)
{
	struct requirement *requirements;
	struct order *orders;
	size_t orders_n, n;

	TRY(orders_of(ctx, out->head.person, &orders, &orders_n));
	out->order = order_current(orders, orders_n, ctx->today);
	if (out->order == NULL)
		return NULL;
	TRY(requirements_of(ctx, out->head.person, &requirements, &n));
	out->requirements = requirements;
	for (size_t i = 0; i < n; i++)
		if (requirements[i].order.v == out->order->id.v)
			requirements[out->requirements_n++] = requirements[i];
	return NULL;
}

const struct fault *
mine_get_things(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_things things = {0};
	struct plan_remind_choice choice;
	struct contact *coming;

	(void)req;
	TRY(people_me(ctx, &things.head));
	TRY(people_facts(ctx, things.head.person, &things.facts));
	TRY(contact_coming(ctx, things.head.person, COMING_MOST, &coming,
	                   &things.coming_n));
	things.coming = coming;
	TRY(order_read(ctx, &things));
	TRY(plan_remind_chosen(ctx, things.head.person, &choice));
	things.way = choice.way;
	TRY(mine_store_list(ctx, &things.list));
	TRY(mine_papers_read(ctx, things.head.person, &things.papers));
	page_show(ctx, reply,
	          &(struct page){.title = T("My things"),
	                         .nav = NAV_HOME,
	                         .back = S("/me"),
	                         .person_page = true},
	          mine_draw_things, &things);
	return NULL;
}

/* --- a link on the person's home ----------------------------------------- */

const struct fault *
mine_read_me(struct ctx *ctx, struct person_id person, void **out)
{
	(void)person;
	*out = ctx; /* nothing is asked for */
	return NULL;
}

const struct panel mine_panels[] = {
        {PANEL_ME, 25, CAN_SEE_OWN, mine_read_due, mine_draw_due_panel},
        {PANEL_ME, 55, CAN_SEE_OWN, mine_read_me, mine_draw_me_panel},
        {PANEL_CASE_SIDE, 65, CAN_SEE_PEOPLE, mine_read_case,
         mine_draw_case_panel},
        {PANEL_TODAY, 90, CAN_SEE_PEOPLE, mine_read_today,
         mine_draw_today_panel},
        {PANEL_PAPERS, 60, CAN_SEE_OWN, mine_read_papers, NULL},
        {PANEL_ME, 0, CAN_OPEN, NULL, NULL},
};
