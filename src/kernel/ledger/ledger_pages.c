/*
 * ledger_pages.c - the books for whoever looks after them.
 */
#include "kernel/ledger/ledger_pages.h"

const char *const ledger_reason_fields[] = {"reason_pence", "reason_minutes"};
const char *const ledger_words_fields[] = {"words_pence", "words_minutes"};

/* --- how they stand ----------------------------------------------------- */

static const struct fault *
standing_read(struct ctx *ctx, enum ledger ledger,
              const struct ledger_checked *checked, struct ledger_standing *out)
{
	struct ledger_book book;

	TRY(ledger_store_book(ctx, ledger, &book));
	*out = (struct ledger_standing){
	        .ledger = ledger,
	        .frozen = instant_is(book.frozen_at),
	        .good = checked->id == 0 || checked->good[ledger],
	        .checked = checked->good[ledger] &&
	                   checked->id > book.frozen_check,
	};
	return ledger_thaw_said(ctx, ledger, &out->said);
}

static const struct fault *
get_front(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ledger_front front = {.stops = ctx_can(ctx, CAN_STOP_BOOKS)};
	struct ledger_checked checked;

	(void)req;
	TRY(ledger_store_checked(ctx, &checked));
	front.checked_at = checked.at;
	for (int i = 0; i < LEDGER_COUNT; i++)
		TRY(standing_read(ctx, (enum ledger)i, &checked, &front.of[i]));
	TRY(ledger_store_kinds(ctx, &front.kinds, &front.kinds_n));
	page_show(ctx, reply,
	          &(struct page){.title = T("The books"), .nav = NAV_BOOKS},
	          ledger_draw_front, &front);
	return NULL;
}

/* --- accounts of a kind ------------------------------------------------- */

static const struct fault *
get_kind(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ledger_of_kind_page page = {.kind = request_query(req, "kind")};
	struct str after = request_query(req, "after");
	struct account_id from = {0};

	if (!str_empty(after) && !id_read(after, &from.v))
		return fault_invalid(ctx, "There is no such page");
	TRY(ledger_store_of_kind(ctx, page.kind, from, LEDGER_PAGE + 1, &page.v,
	                         &page.n));
	if (page.n == 0 && from.v == 0)
		return fault_not_found(ctx, "There are no such accounts");
	page.more = page.n > LEDGER_PAGE;
	if (page.more)
		page.n = LEDGER_PAGE;
	page_show(ctx, reply,
	          &(struct page){.title = T("Accounts of one kind"),
	                         .nav = NAV_BOOKS,
	                         .back = S("/ledger"),
	                         .wide = true},
	          ledger_draw_kind, &page);
	return NULL;
}

/* --- a month of one account --------------------------------------------- */

struct str
ledger_month_word(struct arena *arena, struct date first)
{
	return str_slice(date_iso(arena, first), 0, 7);
}

struct str
ledger_mark_word(struct arena *arena, struct ledger_mark mark)
{
	return str_print(arena, "%.*s.%lld", STR_ARG(date_iso(arena, mark.day)),
	                 (long long)mark.number);
}

/* "2026-11", or this month where nothing is asked for. */
static bool
month_read(struct ctx *ctx, struct str word, struct date *first)
{
	int year, month, day;

	if (!str_empty(word))
		return word.n == 7 &&
		       date_read_iso(str_print(ctx->arena, "%.*s-01",
		                               STR_ARG(word)),
		                     first);
	date_split(ctx->today, &year, &month, &day);
	*first = date_add_days(ctx->today, 1 - day);
	return true;
}

/* "2026-11-20.17", or nothing. */
static bool
mark_read(struct str word, struct ledger_mark *out)
{
	*out = (struct ledger_mark){.number = 0};
	if (str_empty(word))
		return true;
	return word.n > 11 && word.p[10] == '.' &&
	       date_read_iso(str_slice(word, 0, 10), &out->day) &&
	       str_i64(str_slice(word, 11, word.n - 11), &out->number) &&
	       out->number > 0;
}

static const struct fault *
month_page_read(struct ctx *ctx, const struct request *req,
                struct ledger_month_page *out)
{
	struct account_id account;
	struct ledger_mark after;

	TRY(request_place_id(req, "account", &account.v));
	if (!month_read(ctx, request_query(req, "month"), &out->first))
		return fault_invalid(ctx, "This is not a month, like 2026-11");
	if (!mark_read(request_query(req, "after"), &after))
		return fault_invalid(ctx, "There is no such page");
	out->after = date_add_months(out->first, 1);
	out->last = date_add_days(out->after, -1);
	out->before = date_add_months(out->first, -1);
	if (date_before(ctx->today, out->after))
		out->after = DATE_NONE;
	return ledger_page_read(ctx, account, out->first, out->last, after,
	                        &out->page);
}

static const struct fault *
get_month(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ledger_month_page month = {.after = DATE_NONE};
	struct str kind;

	TRY(month_page_read(ctx, req, &month));
	kind = month.page.account.kind;
	page_show(ctx, reply,
	          &(struct page){.title = T("One account"),
	                         .nav = NAV_BOOKS,
	                         .back = str_print(ctx->arena,
	                                           "/ledger/accounts?kind=%.*s",
	                                           STR_ARG(kind)),
	                         .back_label = T("Accounts of this kind"),
	                         .wide = true},
	          ledger_draw_month, &month);
	return NULL;
}

/* --- JSON --------------------------------------------------------------- */

static void
id_json(struct json_out *j, struct arena *arena, const char *key, int64_t id)
{
	if (id == 0)
		json_null(j, key);
	else
		json_str(j, key, id_show(arena, id));
}

static void
line_json(struct json_out *j, struct arena *arena,
          const struct ledger_line *line)
{
	const struct ledger_entry *e = &line->entry;

	json_object(j, NULL);
	id_json(j, arena, "id", e->id.v);
	json_str(j, "kind", str_of(ledger_kind_words[e->kind]));
	json_date(j, "on", e->happened_on);
	json_str(j, "code", e->code);
	id_json(j, arena, "other", line->other.v);
	json_i64(j, "amount", e->amount.v);
	json_i64(j, "moved", line->moved.v);
	json_i64(j, "balance", line->balance.v);
	id_json(j, arena, "settles", e->settles.v);
	id_json(j, arena, "reverses", e->reverses.v);
	json_end(j);
}

static const struct fault *
api_month(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ledger_month_page month = {.after = DATE_NONE};
	const struct ledger_page *page = &month.page;
	struct json_out j;

	TRY(month_page_read(ctx, req, &month));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	id_json(&j, ctx->arena, "account", page->account.id.v);
	json_str(&j, "ledger", str_of(ledger_words[page->account.ledger]));
	json_str(&j, "kind", page->account.kind);
	json_str(&j, "state", str_of(ledger_state_words[page->account.state]));
	json_i64(&j, "balance", page->account.posted.v);
	json_date(&j, "from", month.first);
	json_date(&j, "to", month.last);
	json_i64(&j, "opening", page->opening.v);
	json_i64(&j, "closing", page->closing.v);
	json_i64(&j, "entries", page->lines);
	json_array(&j, "lines");
	for (size_t i = 0; i < page->n; i++)
		line_json(&j, ctx->arena, &page->v[i]);
	json_end(&j);
	json_str_or_null(&j, "next",
	                 page->next.number == 0
	                         ? S("")
	                         : ledger_mark_word(ctx->arena, page->next));
	json_end(&j);
	return NULL;
}

/* --- stopping them and letting them go on ------------------------------- */

static const struct fault *
ledger_of_form(struct ctx *ctx, const struct request *req, enum ledger *out)
{
	int ledger = str_word(request_field(req, "ledger"), ledger_words);

	if (ledger < 0)
		return fault_invalid(ctx, "Open the page of the books again, "
		                          "and choose from there");
	*out = (enum ledger)ledger;
	return NULL;
}

/* The words of a form; a problem beside the field when there are none. */
static const struct fault *
words_read(struct ctx *ctx, const struct request *req, const char *field,
           struct str *out)
{
	struct problems problems;

	*out = request_field(req, field);
	if (!str_empty(str_trim(*out)))
		return NULL;
	problems_init(&problems, ctx->arena);
	problems_add(&problems, field, "Say why");
	return problems_fault(&problems);
}

static const struct fault *
post_stop(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	enum ledger ledger = LEDGER_PENCE;
	struct str reason;

	TRY(ledger_of_form(ctx, req, &ledger));
	TRY(words_read(ctx, req, ledger_reason_fields[ledger], &reason));
	TRY(ledger_freeze(ctx, ledger, reason));
	reply_notice(ctx, reply, TEXT("The books are stopped"));
	reply_see_other(reply, S("/ledger"));
	return NULL;
}

static const struct fault *
post_go_on(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	enum ledger ledger = LEDGER_PENCE;
	struct str words;
	bool open;

	TRY(ledger_of_form(ctx, req, &ledger));
	TRY(words_read(ctx, req, ledger_words_fields[ledger], &words));
	TRY(ledger_thaw_say(ctx, ledger, words, &open));
	if (open)
		reply_notice(ctx, reply, TEXT("The books go on"));
	else
		reply_notice(ctx, reply,
		             TEXT("It is written down. Somebody else has to "
		                  "say so too"));
	reply_see_other(reply, S("/ledger"));
	return NULL;
}

const struct route ledger_routes[] = {
        {GET, "/ledger", get_front, CAN_SEE_BOOKS,
         "How the books stand, and accounts by kind", .form = NULL},
        {GET, "/ledger/accounts", get_kind, CAN_SEE_BOOKS,
         "The accounts of one kind, without names", .form = NULL},
        {GET, "/ledger/accounts/:account", get_month, CAN_SEE_BOOKS,
         "One account’s statement, by the month", .form = NULL},
        {POST, "/ledger/stop", post_stop, CAN_STOP_BOOKS,
         "Stop every entry of a ledger", .form = get_front},
        {POST, "/ledger/go-on", post_go_on, CAN_STOP_BOOKS,
         "Say that a ledger may go on; the second person lets it",
         .form = get_front},
        {.method = GET,
         .path = "/api/ledger/accounts/:account",
         .handler = api_month,
         .permission = CAN_SEE_BOOKS,
         .summary = "One account’s statement, by the month",
         .api_response = "LedgerStatement",
         .api_query = "month?: string, after?: string"},
        ROUTES_END,
};
