/*
 * fund_float_views.c - the pages of cash floats.
 */
#include "practice/fund/fund_fresh.h"
#include "practice/fund/fund_leave.h"

struct str
fund_float_path(struct arena *arena, struct account_id id, const char *rest)
{
	return str_print(arena, "/floats/%.*s%s", STR_ARG(id_show(arena, id.v)),
	                 rest);
}

/* --- all of them -------------------------------------------------------- */

static void
draw_holder(struct html *h, const void *data)
{
	const struct fund_float *f = data;

	gov_link(h, &(struct gov_link){.text = f->holder_name,
	                               .href = fund_float_path(h->arena, f->id,
	                                                       "")});
}

static void
draw_state(struct html *h, const void *data)
{
	const struct fund_float *f = data;

	if (f->closed) {
		gov_tag(h, &(struct gov_tag){.text = T("Closed"),
		                             .classes = "govuk-tag--grey"});
		return;
	}
	html_text(h, date_words(h->arena, f->due_on));
	if (f->overdue) {
		html_raw(h, " ");
		gov_tag(h, &(struct gov_tag){.text = T("Late"),
		                             .classes = "govuk-tag--red"});
	}
	if (f->open_gaps > 0) {
		html_raw(h, " ");
		gov_tag(h, &(struct gov_tag){.text = T("Differs"),
		                             .classes = "govuk-tag--yellow"});
	}
}

static void
draw_list(struct html *h, const struct fund_floats *data)
{
	const struct gov_table table = {
	        .caption = T("Cash floats"),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("Held by")},
	                          {.text = T("Count by")},
	                          {.text = T("In it, by the books"),
	                           .format = "numeric"}),
	};

	if (data->n == 0) {
		words_para(h, T("There is no float."));
		return;
	}
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < data->n; i++) {
		const struct fund_float *f = &data->list[i];

		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.html = html_made(h->arena, draw_holder, f)},
		                {.html = html_made(h->arena, draw_state, f)},
		                {.text = money_show(h->arena, f->left),
		                 .format = "numeric"}},
		        3);
	}
	gov_table_scroll_end(h);
}

static void
draw_open(struct html *h, const struct ctx *ctx, const struct fund_floats *data)
{
	struct gov_option *items =
	        arena_new(h->arena, struct gov_option, data->holders_n + 1);
	struct form form;

	words_heading(h, T("Open a float"), "open");
	items[0] = (struct gov_option){.value = S(""),
	                               .text = T("Select a person")};
	for (size_t i = 0; i < data->holders_n; i++)
		items[i + 1] = (struct gov_option){
		        .value = id_show(h->arena, data->holders[i].id.v),
		        .text = data->holders[i].name};
	form = fund_form_begin(h, ctx, S("/floats"), 0);
	form_select(h, &form,
	            &(struct gov_select){
	                    .name = "holder",
	                    .label = T("Who holds it?"),
	                    .label_size = "s",
	                    .hint = T("Somebody who neither asks nor decides, "
	                              "and who is not you."),
	                    .items = {items, data->holders_n + 1}});
	fund_form_end(h, T("Open a float"), NULL);
}

void
fund_draw_floats(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_floats *floats = data;

	words_title(h, T("Cash floats"));
	fund_draw_leaves(h, floats->leaves, floats->leaves_n);
	draw_list(h, floats);
	if (ctx_can(ctx, CAN_PAY_FUND))
		draw_open(h, ctx, floats);
}

/* --- one ---------------------------------------------------------------- */

static void
draw_facts(struct html *h, const struct fund_float *f)
{
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("Held by"), .value = f->holder_name},
	                        {.key = T("In it, by the books"),
	                         .value = money_show(h->arena, f->left)},
	                        {.key = T("Last counted"),
	                         .value = date_words(h->arena, f->counted_on),
	                         .omit = !f->counted},
	                        {.key = T("Count by"),
	                         .value_html =
	                                 html_made(h->arena, draw_state, f)}),
	        });
}

static void
draw_agreed(struct html *h, const struct fund_floats *data)
{
	const struct fund_float *f = &data->one;

	words_heading(h, T("Agreed, and small enough for cash"), "agreed");
	if (f->overdue) {
		words_para(h, T("Count the float first. Until then nothing is "
		                "paid out of it."));
		return;
	}
	if (data->agreed_n == 0) {
		words_para(h, T("Nothing yet."));
		return;
	}
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < data->agreed_n; i++) {
		const struct fund_request *q = &data->agreed[i];
		struct str path =
		        str_print(h->arena, "/pay/%.*s",
		                  STR_ARG(id_show(h->arena, q->id.v)));

		html_raw(h, "<li>");
		gov_link(h, &(struct gov_link){.text = q->terms.what,
		                               .href = fund_float_path(
		                                       h->arena, f->id,
		                                       str_c(h->arena, path))});
		html_raw(h, ", ");
		html_text(h, money_show(h->arena, q->terms.sum));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_count_form(struct html *h, const struct ctx *ctx,
                const struct fund_float *f)
{
	struct form form;

	words_heading(h, T("Count it"), "count");
	words_para(h, T("Count with somebody beside you, before you look at "
	                "the sum above."));
	form = fund_form_begin(h, ctx,
	                       fund_float_path(h->arena, f->id, "/count"), 0);
	fund_field_sum(h, &form, T("What you counted"), S(""),
	               (struct money){0});
	fund_field_line(h, &form, "witness", T("Who counted with you?"), S(""),
	                S(""));
	fund_field_words(h, &form, "words",
	                 T("If it differs: what do you know about it?"),
	                 T("About the money, and nothing about a person."),
	                 S(""));
	fund_form_end(h, T("Write down the count"), NULL);
}

static void
draw_fill(struct html *h, const struct ctx *ctx, const struct fund_float *f)
{
	struct form form;

	words_heading(h, T("Fill it from the pot"), "fill");
	form = fund_form_begin(h, ctx,
	                       fund_float_path(h->arena, f->id, "/fill"), 0);
	fund_field_sum(h, &form, T("How much?"), S(""), (struct money){0});
	fund_form_end(h, T("Put it in the float"), NULL);
	words_heading(h, T("Close it"), "close");
	words_para(h, T("What is in it goes to the pot. It is counted on the "
	                "same day, and nothing differs."));
	(void)fund_form_begin(h, ctx,
	                      fund_float_path(h->arena, f->id, "/close"), 0);
	fund_form_end(h, T("Close the float"), "govuk-button--warning");
}

/* --- counts ------------------------------------------------------------- */

static struct str
gap_words(struct arena *arena, const struct fund_count *c)
{
	struct money much = {c->gap.pence < 0 ? -c->gap.pence : c->gap.pence};
	struct str sum = money_show(arena, much);

	if (c->gap.pence == 0)
		return T("As it should be");
	return c->gap.pence < 0 ? TV(arena, "{sum} less", {"sum", sum})
	                        : TV(arena, "{sum} more", {"sum", sum});
}

static struct str
state_words(enum fund_gap state)
{
	switch (state) {
	case FUND_GAP:
		return T("Not settled. Somebody who does not hold the float "
		         "says what was found out.");
	case FUND_GAP_EXPLAINED:
		return T("One person stands behind the entry, and one more is "
		         "needed.");
	case FUND_GAP_SETTLED:
		return T("Settled by an entry that two people stand behind.");
	default:
		return S("");
	}
}

/* The oldest that nobody explained: one at a time. */
static int64_t
oldest_gap(const struct fund_floats *data)
{
	for (size_t i = data->counts_n; i > 0; i--)
		if (data->counts[i - 1].state == FUND_GAP)
			return data->counts[i - 1].id;
	return 0;
}

/* Whether the reader may stand behind what settles it, as first or second. */
static bool
may_settle(const struct ctx *ctx, const struct fund_floats *data,
           const struct fund_count *c)
{
	if (data->one.holder.v == ctx->actor.v || data->one.closed)
		return false;
	if (c->state == FUND_GAP)
		return c->id == oldest_gap(data);
	return c->state == FUND_GAP_EXPLAINED &&
	       c->explained_by.v != ctx->actor.v;
}

static void
draw_gap_form(struct html *h, const struct ctx *ctx,
              const struct fund_floats *data, const struct fund_count *c)
{
	bool first = c->state == FUND_GAP;
	struct str path = fund_float_path(h->arena, data->one.id,
	                                  first ? "/explain" : "/settle");
	struct form form;

	if (!may_settle(ctx, data, c))
		return;
	html_raw(h, "<div class=\"govuk-!-margin-top-3\">");
	form = fund_form_begin(h, ctx, path, 0);
	form_hidden(h, "count", id_show(h->arena, c->id));
	if (first)
		fund_field_words(h, &form, "explained",
		                 T("What was found out?"),
		                 T("About the money, and nothing about a "
		                   "person."),
		                 S(""));
	fund_form_end(h,
	              first ? T("I stand behind this")
	                    : T("I stand behind this as well: settle it"),
	              "govuk-button--secondary");
	html_raw(h, "</div>");
}

static void
draw_count(struct html *h, const struct ctx *ctx,
           const struct fund_floats *data, const struct fund_count *c)
{
	html_raw(h, "<li class=\"govuk-!-margin-bottom-4\"><strong>");
	html_text(h, date_words(h->arena, c->on));
	html_raw(h, "</strong><br>");
	html_text(h, TV(h->arena, "{counted} counted with {name}. {how}",
	                {"counted", money_show(h->arena, c->counted)},
	                {"name", c->witness}, {"how", gap_words(h->arena, c)}));
	if (c->state != FUND_EVEN) {
		html_raw(h, "<br>");
		html_lines(h, c->words);
		html_raw(h, "<br>");
		html_text(h, state_words(c->state));
	}
	if (!str_empty(c->explained)) {
		html_raw(h, "<br>");
		html_lines(h, c->explained);
	}
	draw_gap_form(h, ctx, data, c);
	html_raw(h, "</li>");
}

static void
draw_counts(struct html *h, const struct ctx *ctx,
            const struct fund_floats *data)
{
	words_heading(h, T("What was counted"), "counts");
	if (data->counts_n == 0) {
		words_para(h, T("It was not counted yet."));
		return;
	}
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < data->counts_n; i++)
		draw_count(h, ctx, data, &data->counts[i]);
	html_raw(h, "</ul>");
}

void
fund_draw_float(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_floats *floats = data;
	const struct fund_float *f = &floats->one;
	bool mine = f->holder.v == ctx->actor.v;

	words_title(h, TV(h->arena, "The float that {name} holds",
	                  {"name", f->holder_name}));
	draw_facts(h, f);
	if (mine || ctx_can(ctx, CAN_PAY_FUND)) {
		html_raw(h, "<p class=\"govuk-body\">");
		gov_link(h, &(struct gov_link){
		                    .text = T("Statement, month by month"),
		                    .href = fund_float_path(h->arena, f->id,
		                                            "/statement")});
		html_raw(h, "</p>");
	}
	fund_draw_leave(h, ctx, floats);
	if (!f->closed && mine) {
		draw_agreed(h, floats);
		draw_count_form(h, ctx, f);
	}
	draw_counts(h, ctx, floats);
	if (!f->closed && !mine && floats->leaves == NULL &&
	    ctx_can(ctx, CAN_PAY_FUND))
		draw_fill(h, ctx, f);
}

/* --- paying out --------------------------------------------------------- */

void
fund_draw_float_pay(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_floats *floats = data;
	const struct fund_counter *counter = &floats->counter;
	const struct fund_request *q = &counter->request;
	struct str path = str_print(h->arena, "/pay/%.*s",
	                            STR_ARG(id_show(h->arena, q->id.v)));
	struct form form;

	words_title(h, q->terms.what);
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("From"), .value = q->terms.supplier},
	                        {.key = T("Agreed"),
	                         .value = money_show(h->arena, q->terms.sum)},
	                        {.key = T("In the float"),
	                         .value = money_show(h->arena,
	                                             floats->one.left)}),
	        });
	if (q->state != FUND_AGREED)
		return;
	form = fund_form_begin(h, ctx,
	                       fund_float_path(h->arena, floats->one.id,
	                                       str_c(h->arena, path)),
	                       0);
	form_hidden(h, "payment", id_show(h->arena, id_new()));
	fund_field_sum(h, &form, T("What was really paid"),
	               T("What is not spent goes back to the person’s sum."),
	               q->terms.sum);
	fund_field_handed(h, &form, counter);
	fund_field_fresh(h, &form, counter->fresh);
	fund_form_end(h, T("It is paid"), NULL);
}

/* --- a first page ------------------------------------------------------- */

static void
draw_wait(struct html *h, const struct fund_float *f)
{
	html_raw(h, "<li>");
	draw_holder(h, f);
	html_raw(h, "<br>");
	if (f->overdue) {
		html_raw(h, "<strong>");
		html_text(h, TV(h->arena, "Late: a count was due {day}",
		                {"day", date_words(h->arena, f->due_on)}));
		html_raw(h, "</strong>");
	}
	if (f->open_gaps > 0) {
		if (f->overdue)
			html_raw(h, "<br>");
		html_text(h, T("A difference is not settled"));
	}
	html_raw(h, "</li>");
}

static bool
waits(const struct fund_float *f)
{
	return f->overdue || (f->open_gaps > 0 && !f->closed);
}

void
fund_draw_floats_wait(struct html *h, const struct fund_float *list, size_t n)
{
	size_t waiting = 0;

	for (size_t i = 0; i < n; i++)
		waiting += waits(&list[i]) ? 1 : 0;
	if (waiting == 0)
		return;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby="
	            "\"floats-wait\">");
	words_heading(h, T("Cash floats"), "floats-wait");
	html_raw(h, "<ul class=\"dir-gaps\">");
	for (size_t i = 0; i < n; i++)
		if (waits(&list[i]))
			draw_wait(h, &list[i]);
	html_raw(h, "</ul></section>");
}

void
fund_draw_panel_floats(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_floats *floats = data;

	(void)ctx;
	fund_draw_leaves_card(h, floats->leaves, floats->leaves_n);
	fund_draw_floats_wait(h, floats->list, floats->n);
}
