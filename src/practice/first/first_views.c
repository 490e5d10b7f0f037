/*
 * first_views.c - the first days in words: of days, and of nobody.
 */
#include "practice/first/first_local.h"

#include "base/calendar.h"
#include "register/orders/orders.h"
#include "web/gov/gov.h"
#include "web/gov/words.h"

/* --- in words ------------------------------------------------------------- */

/* "On 3 June 2026, within 5 working days", or the day alone. */
static struct str
reached_words(struct arena *arena, const struct first_aim *aim)
{
	struct str day = date_words(arena, aim->on);

	if (!date_is(aim->by) || date_before(aim->by, aim->on))
		return TV(arena, "On {day}", {"day", day});
	return TV(arena, "On {day}, within {n} working days", {"day", day},
	          {"n", str_print(arena, "%lld", (long long)aim->days)});
}

/* What is not there: of a contact and of a plan, in sentences of their own. */
static struct str
past_words(struct arena *arena, enum first_what what, struct str day)
{
	if (what == FIRST_CONTACT)
		return TV(arena,
		          "Not written down yet. It was to be by {day}: write "
		          "it down if it was, or find a time.",
		          {"day", day});
	return TV(arena,
	          "Not answered by both yet. It was to be by {day}: look at it "
	          "together, also when it is not finished.",
	          {"day", day});
}

static struct str
waiting_words(struct arena *arena, const struct first_aim *aim,
              struct date today)
{
	int left = calendar_working_days_between(today, aim->by);
	struct str day = date_words_day(arena, aim->by);

	if (left == 0)
		return TV(arena, "By today, {day}", {"day", day});
	return str_print(arena, "%.*s. %.*s",
	                 STR_ARG(TV(arena, "By {day}", {"day", day})),
	                 STR_ARG(TN(arena, "One working day is left",
	                            "{n} working days are left", left)));
}

static struct str
aim_words(struct arena *arena, const struct first_days *first,
          enum first_what what, struct date today)
{
	const struct first_aim *aim = &first->aims[what];

	if (date_is(aim->on))
		return reached_words(arena, aim);
	if (!date_is(aim->by))
		return T("Not yet. Bank holidays are not known that far, so no "
		         "day is said.");
	if (first_is_past(aim, today))
		return past_words(arena, what, date_words_day(arena, aim->by));
	return waiting_words(arena, aim, today);
}

static struct str
aim_name(enum first_what what)
{
	return what == FIRST_CONTACT ? T("First contact") : T("First plan");
}

/* --- panels --------------------------------------------------------------- */

static void
card_begin(struct html *h, struct str name)
{
	html_raw(h, "<section class=\"dir-card\""
	            " aria-labelledby=\"first-days\">");
	words_heading(h, name, "first-days");
}

static void
draw_link(struct html *h, struct str words, struct str href)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">");
	gov_link(h, &(struct gov_link){.text = words, .href = href});
	html_raw(h, "</p>");
}

void
first_draw_case(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct first_case *one = data;
	const struct first_days *first = &one->days;
	struct gov_summary_row rows[FIRST_WHAT_COUNT];

	card_begin(h, T("The first days"));
	words_para(h, TV(h->arena, "{order}, begun on {day}",
	                 {"order", order_kind_words(first->kind)},
	                 {"day", date_words(h->arena, first->begun)}));
	for (int i = 0; i < FIRST_WHAT_COUNT; i++)
		rows[i] = (struct gov_summary_row){
		        .key = aim_name((enum first_what)i),
		        .value = aim_words(h->arena, first, (enum first_what)i,
		                           ctx->today)};
	gov_summary_list(h, &(struct gov_summary_list){
	                            .classes = "govuk-summary-list--no-border",
	                            .rows = {rows, FIRST_WHAT_COUNT}});
	if (!date_is(first->aims[FIRST_CONTACT].on))
		draw_link(h, T("Contacts and appointments"),
		          people_path(h->arena, one->crn, "/contacts"));
	if (!date_is(first->aims[FIRST_PLAN].on))
		draw_link(h, T("The plan"),
		          people_path(h->arena, one->crn, "/plan"));
	html_raw(h, "</section>");
}

static void
draw_line(struct html *h, const struct ctx *ctx, const struct first_days *first,
          const struct person_head *head)
{
	html_raw(h, "<li><p class=\"govuk-body "
	            "govuk-!-margin-bottom-1\">");
	gov_link(h, &(struct gov_link){.text = head->name,
	                               .href = people_path(h->arena, head->crn,
	                                                   "")});
	for (int i = 0; i < FIRST_WHAT_COUNT; i++) {
		if (date_is(first->aims[i].on))
			continue;
		html_raw(h, "<br>");
		html_text(h, aim_name((enum first_what)i));
		html_raw(h, ": ");
		html_text(h, aim_words(h->arena, first, (enum first_what)i,
		                       ctx->today));
	}
	html_raw(h, "</p></li>");
}

static void
draw_lines(struct html *h, const struct ctx *ctx,
           const struct first_today *today)
{
	if (today->waiting.n == 0) {
		words_para(h, T("Nobody of yours waits for a first contact or "
		                "a first plan."));
		return;
	}
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < today->waiting.n; i++)
		draw_line(h, ctx, &today->waiting.v[i], &today->heads[i]);
	html_raw(h, "</ul>");
}

void
first_draw_today(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct first_today *today = data;
	int64_t more = today->waiting.total - (int64_t)today->waiting.n;

	card_begin(h, T("The first days"));
	draw_lines(h, ctx, today);
	if (more > 0)
		draw_link(h,
		          TN(h->arena, "One more person waits",
		             "{n} more people wait", more),
		          S("/first-days/waiting?page=2"));
	draw_link(h, T("How the first days go"), S("/first-days"));
	html_raw(h, "</section>");
}

void
first_draw_waiting(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct first_today *today = data;

	words_title(h, T("Who waits in the first days"));
	draw_lines(h, ctx, today);
	gov_pagination_of(h, S("/first-days/waiting?page="), today->number,
	                  (today->waiting.total + FIRST_LINES_MOST - 1) /
	                          FIRST_LINES_MOST);
	draw_link(h, T("How the first days go"), S("/first-days"));
}

/* --- to the person -------------------------------------------------------- */

static struct str
me_contact_words(struct arena *arena, const struct first_aim *aim,
                 struct date today)
{
	struct str day = date_words_day(arena, aim->by);

	if (first_is_past(aim, today))
		return TV(arena,
		          "Your first meeting was to be by {day}. If we have "
		          "not met, ask us for a day.",
		          {"day", day});
	return TV(arena, "Your first meeting is by {day}.", {"day", day});
}

static struct str
me_plan_words(struct arena *arena, const struct first_aim *aim,
              struct date today)
{
	struct str day = date_words_day(arena, aim->by);

	if (first_is_past(aim, today))
		return TV(arena,
		          "Your first plan was to be there by {day}. Ask your "
		          "worker when you can make it.",
		          {"day", day});
	return TV(arena,
	          "By {day} you and your worker make your first plan. You say "
	          "what is in it.",
	          {"day", day});
}

void
first_draw_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct first_days *days = data;
	const struct first_aim *contact = &days->aims[FIRST_CONTACT];
	const struct first_aim *plan = &days->aims[FIRST_PLAN];

	card_begin(h, T("Your first days"));
	if (first_is_awaited(contact))
		words_para(h, me_contact_words(h->arena, contact, ctx->today));
	if (first_is_awaited(plan))
		words_para(h, me_plan_words(h->arena, plan, ctx->today));
	words_para(h, T("This is what we promise you."));
	html_raw(h, "</section>");
}

/* --- over all ------------------------------------------------------------- */

static struct gov_cell
number_cell(struct html *h, int64_t n)
{
	return (struct gov_cell){
	        .text = str_print(h->arena, "%lld", (long long)n)};
}

static void
draw_table(struct html *h, const struct first_counts *counts)
{
	const struct gov_table table = {
	        .caption = T("Orders of a year whose day is over, or that are "
	                     "there"),
	        .head = GOV_CELLS({.text = T("What")}, {.text = T("Orders")},
	                          {.text = T("There by its day")},
	                          {.text = T("There after it")},
	                          {.text = T("Not written down yet")}),
	        .first_cell_is_header = true,
	};

	gov_table_scroll_begin(h, &table);
	for (int i = 0; i < FIRST_WHAT_COUNT; i++) {
		const struct first_count *c = &counts->of[i];
		struct gov_cell cells[] = {
		        {.text = aim_name((enum first_what)i)},
		        number_cell(h, c->orders),
		        number_cell(h, c->by_day),
		        number_cell(h, c->later),
		        number_cell(h, c->not_yet),
		};

		gov_table_row(h, &table, cells,
		              sizeof(cells) / sizeof(cells[0]));
	}
	gov_table_scroll_end(h);
}

void
first_draw_counts(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct first_counts *counts = data;

	words_title(h, T("How the first days go"));
	words_para(h, T("How soon after an order begins the person is met, and "
	                "how soon both sides have answered a plan. It says "
	                "what the service keeps of its promise. It is not a "
	                "measure of any worker, and it is not shown by "
	                "worker."));
	if (counts->shown)
		draw_table(h, counts);
	else
		words_para(h, T("There are fewer than ten orders to count, so "
		                "no count is shown."));
	if (ctx_can(ctx, CAN_ALLOCATE))
		words_para(h, T("Counted are the people of your team or "
		                "organisation, and those you work with."));
	else
		words_para(h, T("Counted are the people you work with now, "
		                "also from before you did. Nobody else is "
		                "shown this count."));
	words_para(h, T("What was not written down here may still have been "
	                "done."));
}
