/*
 * policy_views.c - how dated rules look.
 */
#include "register/policy/policy_views.h"

#include "base/money.h"
#include "register/policy/policy_local.h"
#include "web/gov/form.h"

void
policy_draw_unread(struct html *h)
{
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, T("Unverified"));
	html_raw(h, "</strong> ");
	html_text(h, T("Nobody has read the source of this rule yet."));
	html_raw(h, "</p>");
}

static struct str
status_words(enum policy_status status)
{
	switch (status) {
	case POLICY_VERIFIED:
		return T("Source read");
	case POLICY_OURS:
		return T("Our choice");
	default:
		return T("Not verified");
	}
}

static struct str
state_words(enum policy_state state)
{
	switch (state) {
	case POLICY_IN_FORCE:
		return T("In force");
	case POLICY_PROPOSED:
		return T("Waiting for a decision");
	default:
		return T("Refused");
	}
}

static struct str
waits_words(struct arena *arena, const struct policy_row *row)
{
	return TV(arena, "Agreed, and waits until {day}",
	          {"day", date_words(arena, row->valid_from)});
}

/* One "area=north_wales" as "North wales". */
static void
selector_part(struct buf *out, struct str part)
{
	size_t value = str_find(part, '=');
	size_t first = value < part.n ? value + 1 : 0;

	for (size_t i = first; i < part.n; i++) {
		char c = part.p[i] == '_' ? ' ' : part.p[i];

		if (i == first && c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		buf_char(out, c);
	}
}

/* "kind=licence area=wales" is stored; "Licence, Wales" is read. */
static struct str
selector_words(struct arena *arena, struct str selector)
{
	struct str rest = selector;
	struct str part;
	struct buf out;

	if (str_empty(selector))
		return T("Everyone");
	buf_init(&out, arena, 0);
	while (str_split(&rest, ' ', &part)) {
		if (out.n > 0)
			buf_lit(&out, ", ");
		selector_part(&out, part);
	}
	return buf_get(&out);
}

static struct str
source_words(const struct policy_row *row)
{
	return str_is(row->source, "ours") ? T("Our choice") : row->source;
}

/* A value that is a day or a sum is read as one, and words as they are. */
static struct str
value_words(struct arena *arena, const struct policy_row *row)
{
	struct date day;
	int64_t pence;

	if (date_read_iso(row->value, &day))
		return date_words(arena, day);
	if (str_is(row->unit, "pence") && str_i64(row->value, &pence))
		return money_show(arena, (struct money){pence});
	if (str_is(row->unit, "words") || str_empty(row->unit))
		return row->value;
	return str_print(arena, "%.*s %.*s", STR_ARG(row->value),
	                 STR_ARG(row->unit));
}

static struct str
days_words(struct arena *arena, const struct policy_row *row)
{
	if (!date_is(row->valid_to))
		return TV(arena, "From {from}",
		          {"from", date_words(arena, row->valid_from)});
	return TV(arena, "{from} to {to}",
	          {"from", date_words(arena, row->valid_from)},
	          {"to", date_words(arena, row->valid_to)});
}

static struct str
row_href(struct arena *arena, struct policy_id id, const char *rest)
{
	return str_print(arena, "/policy/%.*s%s", STR_ARG(id_show(arena, id.v)),
	                 rest);
}

struct link_words {
	struct str text;
	struct str href;
};

static void
draw_link(struct html *h, const struct link_words *link)
{
	gov_link(h, &(struct gov_link){.text = link->text, .href = link->href});
}

static struct markup
link_in(struct buf *room, const struct link_words *link)
{
	struct html h;

	room->n = 0;
	html_init(&h, room);
	draw_link(&h, link);
	claim(!room->full);
	return (struct markup){buf_get(room)};
}

/* The link is drawn in room that each row uses again: there are many. */
static void
draw_list_row(struct html *h, const struct gov_table *table, struct buf *room,
              const struct policy_row *row, bool waits)
{
	struct link_words link = {row->says, row_href(h->arena, row->id, "")};
	struct gov_cell cells[] = {
	        {.html = link_in(room, &link)},
	        {.text = selector_words(h->arena, row->selector)},
	        {.text = value_words(h->arena, row)},
	        {.text = days_words(h->arena, row)},
	        {.text = source_words(row)},
	        {.text = waits ? waits_words(h->arena, row)
	                 : row->state == POLICY_IN_FORCE
	                         ? status_words(row->status)
	                         : state_words(row->state)},
	};

	gov_table_row(h, table, cells, sizeof(cells) / sizeof(cells[0]));
}

/* What was agreed and holds from a later day, above all else. */
static void
draw_waiting(struct html *h, const struct policy_list_view *view)
{
	bool any = false;

	for (size_t i = 0; i < view->n; i++) {
		const struct policy_row *row = &view->rows[i];

		if (!view->waits[i])
			continue;
		if (!any)
			html_raw(h, "<div class=\"govuk-inset-text\">");
		any = true;
		html_raw(h, "<p class=\"govuk-body\">");
		draw_link(h,
		          &(struct link_words){
		                  row->says, row_href(h->arena, row->id, "")});
		html_raw(h, "<br>");
		html_text(h, value_words(h->arena, row));
		html_raw(h, "<br>");
		html_text(h, waits_words(h->arena, row));
		html_raw(h, "</p>");
	}
	if (any)
		html_raw(h, "</div>");
}

void
policy_draw_list(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct policy_list_view *view = data;
	const struct gov_table table = {
	        .caption = T("Dated values"),
	        .head = GOV_CELLS({.text = T("Rule")}, {.text = T("For")},
	                          {.text = T("Value")}, {.text = T("Days")},
	                          {.text = T("Source")}, {.text = T("Status")}),
	};
	struct buf room;

	(void)ctx;
	buf_init(&room, h->arena, 0);
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("Rules in force"));
	html_raw(h, "</h1><p class=\"govuk-body\">");
	html_text(h, T("Limits that the law or a contract may change are "
	               "values with a first and a last day. A change takes "
	               "two people."));
	html_raw(h, "</p>");
	html_raw(h, "<p class=\"govuk-body\">");
	draw_link(h, &(struct link_words){T("Roles that wait"), S("/roles")});
	html_raw(h, "</p>");
	draw_waiting(h, view);
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < view->n; i++) {
		struct arena_mark mark = arena_mark(h->arena);

		draw_list_row(h, &table, &room, &view->rows[i], view->waits[i]);
		arena_release(h->arena, mark);
	}
	gov_table_scroll_end(h);
}

static void
draw_facts(struct html *h, const struct policy_row_view *view)
{
	const struct policy_row *row = &view->row;
	const struct gov_summary_list list = {
	        .rows = GOV_ROWS(
	                {.key = T("Value"),
	                 .value = value_words(h->arena, row)},
	                {.key = T("For"),
	                 .value = selector_words(h->arena, row->selector)},
	                {.key = T("Days"), .value = days_words(h->arena, row)},
	                {.key = T("Source"), .value = source_words(row)},
	                {.key = T("Status"),
	                 .value = status_words(row->status)},
	                {.key = T("State"),
	                 .value = view->waits ? waits_words(h->arena, row)
	                                      : state_words(row->state)},
	                {.key = T("Proposed by"),
	                 .value = view->proposed_by,
	                 .omit = str_empty(view->proposed_by)},
	                {.key = T("Decided by"),
	                 .value = view->confirmed_by,
	                 .omit = str_empty(view->confirmed_by)},
	                {.key = T("Stopped by"),
	                 .value = view->stopped_by,
	                 .omit = str_empty(view->stopped_by)}),
	};

	gov_summary_list(h, &list);
}

static void
draw_decide(struct html *h, const struct ctx *ctx,
            const struct policy_row_view *view)
{
	page_form_begin(h, ctx, row_href(h->arena, view->row.id, "/decide"), 0);
	html_raw(h, "<div class=\"govuk-button-group\">");
	gov_button(h, &(struct gov_button){.text = T("Confirm this change"),
	                                   .name = "decision",
	                                   .value = S("confirm")});
	gov_button(h,
	           &(struct gov_button){.text = T("Refuse this change"),
	                                .name = "decision",
	                                .value = S("refuse"),
	                                .classes = "govuk-button--secondary"});
	html_raw(h, "</div>");
	page_form_end(h);
}

static void
draw_status(struct html *h, const struct form *form)
{
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "status",
	                    .label = T("Did somebody read the source?"),
	                    .items = GOV_CHOICES({.value = S("verified"),
	                                          .text = T("Source read")},
	                                         {.value = S("unverified"),
	                                          .text = T("Not verified")},
	                                         {.value = S("ours"),
	                                          .text = T("Our choice")})});
}

static void
draw_propose(struct html *h, const struct ctx *ctx,
             const struct policy_row *row)
{
	struct str action = row_href(h->arena, row->id, "/propose");
	struct form form = {
	        .req = ctx->req, .problems = ctx->problems, .action = action};

	html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, T("Propose a change"));
	html_raw(h, "</h2>");
	page_form_begin(h, ctx, action, 0);
	form_input(h, &form,
	           &(struct gov_input){.name = "value",
	                               .label = T("New value"),
	                               .value = row->value});
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "selector",
	                   .label = T("For whom"),
	                   .hint = T("Leave empty for everyone, or write "
	                             "kind=licence"),
	                   .value = row->selector});
	form_date(h, &form,
	          &(struct gov_date_input){.name = "valid_from",
	                                   .label = T("First day")},
	          DATE_NONE);
	form_date(h, &form,
	          &(struct gov_date_input){.name = "valid_to",
	                                   .label = T("Last day (optional)")},
	          DATE_NONE);
	form_input(h, &form,
	           &(struct gov_input){.name = "source",
	                               .label = T("Where it comes from"),
	                               .value = row->source});
	draw_status(h, &form);
	gov_button(h, &(struct gov_button){.text = T("Propose this change")});
	page_form_end(h);
}

static void
draw_stop(struct html *h, const struct ctx *ctx,
          const struct policy_row_view *view)
{
	page_form_begin(h, ctx, row_href(h->arena, view->row.id, "/stop"), 0);
	gov_button(h, &(struct gov_button){.text = T("Stop this change"),
	                                   .classes = "govuk-button--warning"});
	page_form_end(h);
}

static void
draw_guarded(struct html *h)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, T("This rule is guarded: a new value holds some working "
	               "days after a second person agreed, and a manager or "
	               "finance can stop it until then."));
	html_raw(h, "</p>");
}

void
policy_draw_row(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct policy_row_view *view = data;

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, view->row.says);
	html_raw(h, "</h1>");
	draw_facts(h, view);
	if (view->guarded)
		draw_guarded(h);
	if (view->may_stop)
		draw_stop(h, ctx, view);
	if (view->may_decide)
		draw_decide(h, ctx, view);
	if (view->may_propose)
		draw_propose(h, ctx, &view->row);
}
