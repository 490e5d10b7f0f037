/*
 * orders_views.c - the sentence in words.
 */
#include "register/orders/orders_local.h"

#include "web/gov/gov.h"

/* --- words --------------------------------------------------------------- */

/* Where the lists of words and kinds run side by side. */
struct kind_words {
	const char *staff;
	const char *own;
};

static const struct kind_words order_words[] = {
        {TK("Community order"), TK("You are on a community order.")},
        {TK("Suspended sentence order"),
         TK("You are on a suspended sentence order.")},
        {TK("Licence"), TK("You are on licence.")},
        {TK("Post-sentence supervision"),
         TK("You have support after your sentence.")},
};

static const struct kind_words requirement_words[] = {
        {TK("Unpaid work"), TK("Doing unpaid work")},
        {TK("Rehabilitation activity"), TK("Going to activities that help")},
        {TK("Programme"), TK("Going on a course")},
        {TK("Curfew"), TK("Being at home at set times")},
        {TK("Exclusion"), TK("Staying away from some places")},
        {TK("Residence"), TK("Living where the court said")},
        {TK("Mental health treatment"),
         TK("Getting help with your mental health")},
        {TK("Drug rehabilitation"), TK("Getting help to stop using drugs")},
        {TK("Alcohol treatment"), TK("Getting help with drinking")},
        {TK("Alcohol abstinence and monitoring"),
         TK("Not drinking alcohol, with a tag that checks")},
        {TK("Attendance centre"), TK("Going to an attendance centre")},
        {TK("Electronic monitoring"), TK("Wearing a tag")},
        {TK("Whereabouts monitoring"),
         TK("Wearing a tag that shows where you are")},
        {TK("Prohibited activity"), TK("Not doing some things")},
        {TK("Foreign travel prohibition"), TK("Not going abroad")},
        {TK("Driving prohibition"), TK("Not driving")},
        {TK("Event prohibition"), TK("Not going to some events")},
        {TK("Drinking place prohibition"),
         TK("Not going to some pubs or bars")},
        {TK("Restriction zone"), TK("Staying inside an area")},
        {TK("Licence condition"), TK("Keeping to a rule of your licence")},
};

/* The words at a kind's place in its list; the kind itself for no kind. */
static struct str
words_of(struct str kind, const char *const *kinds,
         const struct kind_words *words, bool own)
{
	int at = str_word(kind, kinds);

	if (at < 0)
		return kind;
	return text_get(own ? words[at].own : words[at].staff);
}

struct str
order_kind_words(struct str kind)
{
	return words_of(kind, order_kinds, order_words, false);
}

struct str
requirement_kind_words(struct str kind)
{
	return words_of(kind, requirement_kinds, requirement_words, false);
}

struct str
requirement_own_words(struct str kind)
{
	return words_of(kind, requirement_kinds, requirement_words, true);
}

static struct str
unit_words(struct arena *arena, struct str unit, int64_t n)
{
	if (str_is(unit, "hours"))
		return TN(arena, "{n} hour", "{n} hours", n);
	if (str_is(unit, "days"))
		return TN(arena, "{n} day", "{n} days", n);
	return TN(arena, "{n} month", "{n} months", n);
}

struct str
requirement_amount_words(struct arena *arena, const struct requirement *r)
{
	return r->quantity == 0 ? S("")
	                        : unit_words(arena, r->unit, r->quantity);
}

struct str
requirement_done_words(struct arena *arena, const struct requirement *r)
{
	struct str done, day;

	if (!date_is(r->done_on))
		return S("");
	done = unit_words(arena, r->unit, r->done);
	day = date_words(arena, r->done_on);
	if (r->quantity == 0)
		return TV(arena, "{done} done. Counted on {day}.",
		          {"done", done}, {"day", day});
	if (r->done >= r->quantity)
		return TV(arena, "{done} done, none left. Counted on {day}.",
		          {"done", done}, {"day", day});
	return TV(arena, "{done} done, {left} left. Counted on {day}.",
	          {"done", done},
	          {"left", unit_words(arena, r->unit, r->quantity - r->done)},
	          {"day", day});
}

/* Of work and activity, which are counted, also that nobody said. */
static struct str
counted_words(struct arena *arena, const struct requirement *r)
{
	struct str words = requirement_done_words(arena, r);
	bool counts = str_is(r->kind, "unpaid_work") ||
	              str_is(r->kind, "rehabilitation_activity");

	return str_empty(words) && counts && r->quantity > 0
	               ? T("How much is done is not known here.")
	               : words;
}

/* A day in words, or empty. */
static struct str
day_words(struct arena *arena, struct date day)
{
	return date_is(day) ? date_words(arena, day) : S("");
}

/* "Unpaid work: 120 hours" */
static struct str
line_words(struct arena *arena, const struct requirement *r, bool own)
{
	struct str what = own ? requirement_own_words(r->kind)
	                      : requirement_kind_words(r->kind);
	struct str amount = requirement_amount_words(arena, r);

	if (str_empty(amount))
		return what;
	return str_print(arena, "%.*s: %.*s", STR_ARG(what), STR_ARG(amount));
}

/* --- pieces -------------------------------------------------------------- */

static void
draw_counted(struct html *h, const struct requirement *r)
{
	struct str words = counted_words(h->arena, r);

	if (str_empty(words))
		return;
	html_raw(h, "<br>");
	html_text(h, words);
}

/* The requirements of one order, a line each; nothing when there are none. */
static void
draw_requirements(struct html *h, const struct sentence_view *view,
                  const struct order *order, bool own)
{
	bool open = false;

	for (size_t i = 0; i < view->requirements_n; i++) {
		const struct requirement *r = &view->requirements[i];

		if (r->order.v != order->id.v)
			continue;
		if (!open && own) {
			html_raw(h, "<p class=\"govuk-body\">");
			html_text(h, T("Your order asks this of you:"));
			html_raw(h, "</p>");
		}
		if (!open)
			html_raw(h, "<ul class=\"govuk-list "
			            "govuk-list--bullet\">");
		open = true;
		html_raw(h, "<li>");
		html_text(h, line_words(h->arena, r, own));
		draw_counted(h, r);
		html_raw(h, "</li>");
	}
	if (open)
		html_raw(h, "</ul>");
}

static void
draw_order_facts(struct html *h, const struct order *o, bool whole)
{
	struct arena *arena = h->arena;
	struct str starts = day_words(arena, o->starts_on);
	struct str ends = day_words(arena, o->ends_on);
	struct str sentenced = day_words(arena, o->sentenced_on);
	struct str convicted = day_words(arena, o->convicted_on);
	struct str released = day_words(arena, o->released_on);
	const struct gov_summary_list list = {
	        .classes = whole ? "" : "govuk-summary-list--no-border",
	        .rows = GOV_ROWS({.key = T("Court"),
	                          .value = o->court,
	                          .omit = !whole || str_empty(o->court)},
	                         {.key = T("Offence code"),
	                          .value = o->offence_code,
	                          .omit = !whole || str_empty(o->offence_code)},
	                         {.key = T("Convicted on"),
	                          .value = convicted,
	                          .omit = !whole || str_empty(convicted)},
	                         {.key = T("Sentenced on"),
	                          .value = sentenced,
	                          .omit = !whole || str_empty(sentenced)},
	                         {.key = T("Released on"),
	                          .value = released,
	                          .omit = !whole || str_empty(released)},
	                         {.key = T("Starts on"),
	                          .value = starts,
	                          .omit = str_empty(starts)},
	                         {.key = T("Ends on"),
	                          .value = ends,
	                          .omit = str_empty(ends)},
	                         {.key = T("Reference"),
	                          .value = o->order_ref,
	                          .omit = !whole}),
	};

	gov_summary_list(h, &list);
}

/* --- the page ------------------------------------------------------------ */

static void
draw_requirement_row(struct html *h, const struct gov_table *table,
                     const struct requirement *r)
{
	struct gov_cell cells[] = {
	        {.text = requirement_kind_words(r->kind)},
	        {.text = requirement_amount_words(h->arena, r)},
	        {.text = counted_words(h->arena, r)},
	        {.text = day_words(h->arena, r->starts_on)},
	        {.text = day_words(h->arena, r->ends_on)},
	};

	gov_table_row(h, table, cells, sizeof(cells) / sizeof(cells[0]));
}

static void
draw_requirement_table(struct html *h, const struct sentence_view *view,
                       const struct order *order)
{
	const struct gov_table table = {
	        .caption = T("Requirements"),
	        .head = GOV_CELLS({.text = T("Requirement")},
	                          {.text = T("Amount")}, {.text = T("Done")},
	                          {.text = T("Starts on")},
	                          {.text = T("Ends on")}),
	        .first_cell_is_header = true,
	};
	bool open = false;

	for (size_t i = 0; i < view->requirements_n; i++) {
		if (view->requirements[i].order.v != order->id.v)
			continue;
		if (!open)
			gov_table_scroll_begin(h, &table);
		open = true;
		draw_requirement_row(h, &table, &view->requirements[i]);
	}
	if (open)
		gov_table_scroll_end(h);
}

void
orders_draw_page(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct sentence_view *view = data;

	(void)ctx;
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("The sentence"));
	html_raw(h, "</h1>");
	if (view->orders_n == 0) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, T("No order is written down."));
		html_raw(h, "</p>");
	}
	for (size_t i = 0; i < view->orders_n; i++) {
		const struct order *order = &view->orders[i];

		html_raw(h, "<h2 class=\"govuk-heading-m\">");
		html_text(h, order_kind_words(order->kind));
		html_raw(h, "</h2>");
		draw_order_facts(h, order, true);
		draw_requirement_table(h, view, order);
	}
}

/* --- panels -------------------------------------------------------------- */

void
orders_draw_side(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct sentence_view *view = data;

	html_raw(h, "<section class=\"dir-card\""
	            " aria-labelledby=\"orders-sentence\">"
	            "<div class=\"dir-card__head\">"
	            "<h2 class=\"govuk-heading-m\" id=\"orders-sentence\">");
	html_text(h, T("The sentence"));
	html_raw(h, "</h2><p class=\"govuk-body-s\">");
	gov_link(h, &(struct gov_link){.text = T("See the whole sentence"),
	                               .href = people_path(ctx->arena,
	                                                   view->head.crn,
	                                                   "/sentence")});
	html_raw(h, "</p></div><p class=\"govuk-body\">");
	if (view->orders_n == 0) {
		html_text(h, T("No order is in force."));
		html_raw(h, "</p></section>");
		return;
	}
	html_text(h, order_kind_words(view->orders[0].kind));
	html_raw(h, "</p>");
	draw_requirements(h, view, &view->orders[0], false);
	draw_order_facts(h, &view->orders[0], false);
	html_raw(h, "</section>");
}

/* "It started on 24 May 2026.", or what it will do. */
static void
draw_own_days(struct html *h, const struct ctx *ctx, const struct order *o)
{
	struct arena *arena = h->arena;

	if (date_is(o->starts_on) && date_before(ctx->today, o->starts_on)) {
		html_raw(h, " ");
		html_text(h, TV(arena, "It starts on {day}.",
		                {"day", date_words(arena, o->starts_on)}));
	} else if (date_is(o->starts_on)) {
		html_raw(h, " ");
		html_text(h, TV(arena, "It started on {day}.",
		                {"day", date_words(arena, o->starts_on)}));
	}
	if (!date_is(o->ends_on))
		return;
	html_raw(h, " ");
	html_text(h, TV(arena, "It ends on {day}.",
	                {"day", date_words(arena, o->ends_on)}));
}

void
orders_draw_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct sentence_view *view = data;
	const struct order *order;

	if (view == NULL || view->orders_n == 0)
		return;
	order = &view->orders[0];
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"my-order\">"
	            "<div class=\"dir-card__head\">"
	            "<h2 class=\"govuk-heading-m\" id=\"my-order\">");
	html_text(h, T("My order"));
	html_raw(h, "</h2></div><p class=\"govuk-body\">");
	html_text(h, words_of(order->kind, order_kinds, order_words, true));
	draw_own_days(h, ctx, order);
	html_raw(h, "</p>");
	draw_requirements(h, view, order, true);
	html_raw(h, "</section>");
}
