/*
 * ledger_views.c - the pages of the books.
 */
#include "kernel/ledger/ledger_pages.h"
#include "web/gov/form.h"
#include "web/gov/words.h"

static const char *const ledger_names[LEDGER_COUNT] = {TK("Money"),
                                                       TK("Hours")};
static const char *const kind_names[LEDGER_KIND_COUNT] = {
        TK("Moved"), TK("Set aside"), TK("Paid from what was set aside"),
        TK("Let go")};
static const char *const state_names[LEDGER_STATE_COUNT] = {
        TK("Open"), TK("Stopped"), TK("Closed")};

/* Pounds and pence, or hours and minutes. */
static struct str
units_show(struct arena *arena, enum ledger ledger, struct units u)
{
	int64_t minutes = u.v < 0 ? -u.v : u.v;

	if (ledger == LEDGER_PENCE)
		return money_show(arena, units_money(u));
	return str_print(arena, "%s%lld:%02lld", u.v < 0 ? "\u2212\u2060" : "",
	                 (long long)(minutes / 60), (long long)(minutes % 60));
}

/* A kind of account in the words of whose it is; else its name. */
static struct str
account_words(const struct ctx *ctx, struct str kind)
{
	const struct capability *const *c = ctx->app->capabilities;

	for (; *c != NULL; c++) {
		const struct account_kind *one = (*c)->accounts;

		for (; one != NULL && one->name != NULL; one++)
			if (str_is(kind, one->name))
				return text_get(one->says);
	}
	return kind;
}

/* --- how they stand ----------------------------------------------------- */

static void
draw_stop(struct html *h, const struct ctx *ctx,
          const struct ledger_standing *s)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, S("/ledger/stop"));
	form_hidden(h, "ledger", str_of(ledger_words[s->ledger]));
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = ledger_reason_fields[s->ledger],
	                   .label = T("Why must everything stop?"),
	                   .label_size = "s",
	                   .hint = T("About the books, and nothing about a "
	                             "person. It stops at once.")});
	gov_button(h, &(struct gov_button){.text = T("Stop these books"),
	                                   .classes = "govuk-button--warning",
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

static void
draw_go_on(struct html *h, const struct ctx *ctx,
           const struct ledger_standing *s)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, S("/ledger/go-on"));
	form_hidden(h, "ledger", str_of(ledger_words[s->ledger]));
	form_input(
	        h, &form,
	        &(struct gov_input){
	                .name = ledger_words_fields[s->ledger],
	                .label = T("What was found, and why may they go on?"),
	                .label_size = "s",
	                .hint = s->said ? T("Somebody has said so already. If "
	                                    "you are somebody else, they go "
	                                    "on at once.")
	                                : T("Two different people have to "
	                                    "say so.")});
	gov_button(h, &(struct gov_button){.text = T("These books may go on"),
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

static void
draw_standing(struct html *h, const struct ctx *ctx,
              const struct ledger_standing *s, bool stops)
{
	words_heading(h, text_get(ledger_names[s->ledger]),
	              ledger_words[s->ledger]);
	html_raw(h, "<p class=\"govuk-body\">");
	gov_tag(h,
	        &(struct gov_tag){.text = s->frozen ? T("Stopped") : T("Open"),
	                          .classes = s->frozen ? "govuk-tag--red"
	                                               : "govuk-tag--green"});
	html_raw(h, "</p>");
	if (!s->good)
		words_para(h, T("The last check found these books wrong. Run "
		                "mydirection check to see what is wrong."));
	if (s->frozen && !s->checked)
		words_para(h, T("They may go on when a check after the stop "
		                "has found all well. It is done every hour."));
	if (!stops)
		return;
	if (!s->frozen)
		draw_stop(h, ctx, s);
	else if (s->checked)
		draw_go_on(h, ctx, s);
}

static void
draw_kind_link(struct html *h, const void *data)
{
	gov_link(h, data);
}

static void
draw_kinds(struct html *h, const struct ctx *ctx,
           const struct ledger_front *front)
{
	const struct gov_table table = {
	        .caption = T("Accounts by kind"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("Kind")},
	                          {.text = T("What it counts")},
	                          {.text = T("Accounts"), .format = "numeric"}),
	};

	if (front->kinds_n == 0) {
		words_para(h, T("There are no accounts yet."));
		return;
	}
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < front->kinds_n; i++) {
		const struct ledger_kind_row *row = &front->kinds[i];
		const struct gov_link link = {
		        .text = account_words(ctx, row->kind),
		        .href = str_print(h->arena,
		                          "/ledger/accounts?kind=%.*s",
		                          STR_ARG(row->kind))};

		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.html = html_made(h->arena, draw_kind_link,
		                                   &link)},
		                {.text = text_get(ledger_names[row->ledger])},
		                {.text = str_print(h->arena, "%lld",
		                                   (long long)row->accounts),
		                 .format = "numeric"}},
		        3);
	}
	gov_table_scroll_end(h);
}

void
ledger_draw_front(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ledger_front *front = data;

	words_title(h, T("The books"));
	words_para(h, instant_is(front->checked_at)
	                      ? TV(h->arena,
	                           "Every account was added up again from its "
	                           "entries on {when}.",
	                           {"when",
	                            instant_words(h->arena, front->checked_at)})
	                      : T("The books have not been checked yet. They "
	                          "are every night."));
	for (int i = 0; i < LEDGER_COUNT; i++)
		draw_standing(h, ctx, &front->of[i], front->stops);
	draw_kinds(h, ctx, front);
}

/* --- accounts of a kind ------------------------------------------------- */

static struct str
account_path(struct arena *arena, struct account_id id)
{
	return str_print(arena, "/ledger/accounts/%.*s",
	                 STR_ARG(id_show(arena, id.v)));
}

static void
draw_account_link(struct html *h, const void *data)
{
	const struct ledger_account *a = data;

	gov_link(h, &(struct gov_link){.text = id_show(h->arena, a->id.v),
	                               .href = account_path(h->arena, a->id)});
}

/* Of what sort its holder is, never who. */
static struct str
holder_words(const struct ledger_account *a)
{
	if (a->holder.person.v != 0)
		return T("A person");
	if (a->holder.worker.v != 0)
		return T("A worker");
	if (a->holder.organisation.v != 0)
		return T("An organisation");
	return T("The programme");
}

static void
draw_account(struct html *h, const struct gov_table *table,
             const struct ledger_account *a)
{
	gov_table_row(
	        h, table,
	        (const struct gov_cell[]){
	                {.html = html_made(h->arena, draw_account_link, a)},
	                {.text = holder_words(a)},
	                {.text = text_get(state_names[a->state])},
	                {.text = units_show(h->arena, a->ledger, a->posted),
	                 .format = "numeric"},
	                {.text = units_show(h->arena, a->ledger, a->going),
	                 .format = "numeric"}},
	        5);
}

static void
draw_next(struct html *h, struct str href)
{
	gov_pagination(h, &(struct gov_pagination){.next = {.href = href}});
}

void
ledger_draw_kind(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ledger_of_kind_page *page = data;
	const struct gov_table table = {
	        .caption = T("Accounts"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("Account")}, {.text = T("Whose")},
	                          {.text = T("State")},
	                          {.text = T("Holds"), .format = "numeric"},
	                          {.text = T("Promised"), .format = "numeric"}),
	};

	words_title(h, account_words(ctx, page->kind));
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < page->n; i++)
		draw_account(h, &table, &page->v[i]);
	gov_table_scroll_end(h);
	if (page->more)
		draw_next(
		        h,
		        str_print(h->arena,
		                  "/ledger/accounts?kind=%.*s&after=%.*s",
		                  STR_ARG(page->kind),
		                  STR_ARG(id_show(h->arena,
		                                  page->v[page->n - 1].id.v))));
}

/* --- a month of one account --------------------------------------------- */

static struct str
month_path(struct arena *arena, struct account_id id, struct date first)
{
	return str_print(arena, "%.*s?month=%.*s",
	                 STR_ARG(account_path(arena, id)),
	                 STR_ARG(ledger_month_word(arena, first)));
}

static void
draw_other_link(struct html *h, const void *data)
{
	const struct ledger_line *line = data;
	struct str path = account_path(h->arena, line->other);

	gov_link(h, &(struct gov_link){.text = id_show(h->arena, line->other.v),
	                               .href = path});
}

static void
draw_line(struct html *h, const struct gov_table *table, enum ledger ledger,
          const struct ledger_line *line)
{
	const struct ledger_entry *e = &line->entry;
	bool held = e->kind == LEDGER_RESERVE || e->kind == LEDGER_RELEASE;

	gov_table_row(
	        h, table,
	        (const struct gov_cell[]){
	                {.text = date_words_short(h->arena, e->happened_on)},
	                {.text = text_get(kind_names[e->kind])},
	                {.html = html_made(h->arena, draw_other_link, line)},
	                {.text = units_show(h->arena, ledger,
	                                    held ? e->amount : line->moved),
	                 .format = "numeric"},
	                {.text = units_show(h->arena, ledger, line->balance),
	                 .format = "numeric"}},
	        5);
}

static void
draw_lines(struct html *h, const struct ledger_page *page)
{
	const struct gov_table table = {
	        .caption = T("Entries"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("Day")}, {.text = T("What")},
	                          {.text = T("Other account")},
	                          {.text = T("Sum"), .format = "numeric"},
	                          {.text = T("Balance after"),
	                           .format = "numeric"}),
	};

	if (page->n == 0) {
		words_para(h, T("Nothing moved in this month."));
		return;
	}
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < page->n; i++)
		draw_line(h, &table, page->account.ledger, &page->v[i]);
	gov_table_scroll_end(h);
}

static void
draw_figures(struct html *h, const struct ledger_month_page *month)
{
	const struct ledger_page *page = &month->page;
	enum ledger ledger = page->account.ledger;
	struct arena *arena = h->arena;

	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = GOV_ROWS(
	                           {.key = T("From"),
	                            .value = date_words(arena, month->first)},
	                           {.key = T("To"),
	                            .value = date_words(arena, month->last)},
	                           {.key = T("At the beginning"),
	                            .value = units_show(arena, ledger,
	                                                page->opening)},
	                           {.key = T("At the end"),
	                            .value = units_show(arena, ledger,
	                                                page->closing)},
	                           {.key = T("Entries"),
	                            .value = str_print(arena, "%lld",
	                                               (long long)page->lines)},
	                           {.key = T("Holds today"),
	                            .value = units_show(arena, ledger,
	                                                page->account.posted)}),
	           });
}

void
ledger_draw_month(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ledger_month_page *month = data;
	const struct ledger_page *page = &month->page;
	struct account_id id = page->account.id;
	struct gov_pagination months = {
	        .label = T("Other months"),
	        .previous = {.text = T("The month before"),
	                     .href = month_path(h->arena, id, month->before)},
	};

	words_title(h, TV(h->arena, "{kind}, account {account}",
	                  {"kind", account_words(ctx, page->account.kind)},
	                  {"account", id_show(h->arena, id.v)}));
	draw_figures(h, month);
	draw_lines(h, page);
	if (page->next.number != 0)
		draw_next(h, str_print(h->arena, "%.*s&after=%.*s",
		                       STR_ARG(month_path(h->arena, id,
		                                          month->first)),
		                       STR_ARG(ledger_mark_word(h->arena,
		                                                page->next))));
	if (date_is(month->after))
		months.next = (struct gov_page_link){
		        .text = T("The month after"),
		        .href = month_path(h->arena, id, month->after)};
	gov_pagination(h, &months);
}
