/* fund_bank_test.c - the bank beside the books: a rule each, and its pages. */
#include <string.h>

#include "practice/fund/fund_bank_local.h"
#include "practice/fund/fund_world_test.h"

struct banking {
	const char *text;
	struct fund_bank_report report;
	struct fund_bank_line *lines;
	size_t lines_n;
	struct fund_bank_move *moves;
	size_t moves_n;
	struct bank_line_id line;
	struct entry_id entries[4];
	size_t n;
	struct str words;
	int why;
};

#define HOSTILE "<script>alert(1)</script>"
#define HEAD    "Date,Description,Amount,Balance\n"
/* The pot's £1,000, and the lock that was paid. */
#define POT  "24/11/2026,GRANT 2026,1000.00,1000.00\n"
#define LOCK "24/11/2026,CARD HARBOUR CYCLES LTD,-38.00,962.00\n"

static const struct fault *
do_take(struct ctx *ctx, void *data)
{
	struct banking *b = data;
	struct fund_bank_file file;
	struct problems problems;

	problems_init(&problems, ctx->arena);
	fund_bank_read(str_of(b->text), ctx->today, &file, &problems);
	TRY(problems_fault(&problems));
	return fund_bank_take(ctx, &file, &b->report);
}

static const struct fault *
see_bank(struct ctx *ctx, void *data)
{
	struct banking *b = data;
	struct date from = date_add_days(ctx->today, -30);

	TRY(fund_bank_lines(ctx, from, ctx->today, FUND_BANK_ALL, &b->lines,
	                    &b->lines_n));
	return fund_bank_moves(ctx, from, ctx->today, FUND_BANK_UNMATCHED,
	                       &b->moves, &b->moves_n);
}

static const struct fault *
do_match(struct ctx *ctx, void *data)
{
	struct banking *b = data;

	return fund_bank_match(ctx, b->line, b->entries, b->n);
}

static const struct fault *
do_undo(struct ctx *ctx, void *data)
{
	struct banking *b = data;

	return fund_bank_unmatch(ctx, b->line, b->words);
}

static const struct fault *
do_explain(struct ctx *ctx, void *data)
{
	struct banking *b = data;

	return fund_bank_explain(ctx, b->line, b->entries[0], b->why, b->words);
}

static const struct fault *
take(struct world *w, struct banking *b, const char *text)
{
	b->text = text;
	return world_do(w, "fin", do_take, b);
}

#define expect_bank(w, b, lines_, moves_) \
	do { \
		expect_ok(world_see((w), "fin", see_bank, (b))); \
		expect_equal((b)->lines_n, (lines_)); \
		expect_equal((b)->moves_n, (moves_)); \
	} while (0)

TEST("fund bank: a line is matched at once when nothing else could be meant")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct banking b = {.n = 0};

	fund_paid(w, &a, 3800);
	expect_bank(w, &b, 0, 2);
	expect_ok(take(w, &b, HEAD POT LOCK));
	expect_equal(b.report.added, 2);
	expect_equal(b.report.matched, 2);
	expect_bank(w, &b, 2, 0);
	expect_true(b.lines[1].matched && b.lines[1].by_rule);
	expect_str(b.lines[1].words, "CARD HARBOUR CYCLES LTD");
}

TEST("fund bank: any number of lines is compared with any number of payments "
     "in the memory of one")
{
	struct arena *arena = arena_create((size_t)64 * 1024);
	const struct fund_bank_line line = {
	        .sum = {-3800}, .words = S("CARD HARBOUR CYCLES LTD")};
	const struct fund_bank_move move = {
	        .sum = {-3800}, .supplier = S("Harbour Cycles (fictional)")};
	int fits = 0;

	(void)t;
	for (int i = 0; i < 2000; i++)
		fits += fund_bank_fit(arena, &line, &move) == 2;
	arena_drop(arena);
	expect_equal(fits, 2000);
}

TEST("fund bank: of two payments of one sum, or another name, nothing is "
     "matched by itself")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct banking b = {.n = 0};

	fund_paid(w, &a, 2000);
	fund_paid(w, &a, 2000);
	fund_paid(w, &a, 500);
	expect_ok(take(w, &b,
	               HEAD POT "24/11/2026,HARBOUR CYCLES,-20.00,980.00\n"
	                        "24/11/2026,SOMETHING ELSE,-5.00,975.00\n"));
	expect_equal(b.report.matched, 1);
	expect_bank(w, &b, 3, 3);
	expect_false(b.lines[1].matched);
	expect_equal(fund_bank_fit(w->arena, &b.lines[1], &b.moves[0]), 2);
	expect_equal(fund_bank_fit(w->arena, &b.lines[2], &b.moves[2]), 1);
	b.lines[2].on.days += FUND_BANK_DAYS;
	expect_equal(fund_bank_fit(w->arena, &b.lines[2], &b.moves[2]), 1);
	b.lines[2].on.days++;
	expect_equal(fund_bank_fit(w->arena, &b.lines[2], &b.moves[2]), 0);
}

TEST("fund bank: a statement brought in twice adds nothing, one that overlaps "
     "adds what is new")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct banking b = {.n = 0};

	expect_ok(take(w, &b, HEAD POT));
	expect_ok(take(w, &b, HEAD POT));
	expect_equal(b.report.added, 0);
	expect_equal(b.report.known, 1);
	expect_ok(take(w, &b,
	               HEAD POT LOCK
	               "24/11/2026,CARD HARBOUR CYCLES LTD,-38.00,924.00\n"));
	expect_equal(b.report.added, 2);
	expect_equal(b.report.known, 1);
	expect_bank(w, &b, 3, 0);
}

TEST("fund bank: a statement of another account, or of the other kind for the "
     "same days, is refused")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct banking b = {.n = 0};
	int64_t before;

	expect_ok(take(w, &b,
	               "Date,Amount,Balance,Account number\n"
	               "24/11/2026,5.00,5.00,12345678\n"));
	before = world_changes(w);
	expect_fault(take(w, &b,
	                  "Date,Amount,Balance,Account number\n"
	                  "24/11/2026,6.00,11.00,87654321\n"),
	             FAULT_REFUSED,
	             "This statement is of another account than those before");
	expect_fault(
	        take(w, &b,
	             "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053"
	             ".001.02\"><BkToCstmrStmt><Stmt><Bal><Tp><CdOrPrtry><Cd>"
	             "OPBD</Cd></CdOrPrtry></Tp><Amt>0</Amt><CdtDbtInd>CRDT"
	             "</CdtDbtInd></Bal><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd>"
	             "</CdOrPrtry></Tp><Amt>5</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
	             "</Bal><Ntry><Amt>5</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
	             "<BookgDt><Dt>2026-11-24</Dt></BookgDt></Ntry></Stmt>"
	             "</BkToCstmrStmt></Document>"),
	        FAULT_REFUSED, NULL);
	expect_fault(take(w, &b, "Date,Amount\n24/11/2026,5.00\n"),
	             FAULT_INVALID, NULL);
	expect_equal(world_changes(w), before);
	b.text = HEAD POT;
	expect_fault(world_do(w, "fay", do_take, &b), FAULT_REFUSED,
	             "There is no pot yet, so there is nothing that a bank "
	             "could hold");
	expect_bank(w, &b, 1, 1);
}

TEST("fund bank: matched payments make the line's sum, to the penny, and each "
     "once")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct banking b = {.n = 0};

	fund_paid(w, &a, 3000);
	fund_paid(w, &a, 1500);
	expect_ok(take(w, &b,
	               HEAD POT "24/11/2026,CARD HARBOUR CYCLES,-45.00,955.00\n"
	                        "24/11/2026,CARD,-15.00,940.00\n"));
	expect_bank(w, &b, 3, 2);
	b.line = b.lines[1].id;
	b.entries[0] = b.moves[0].entry;
	b.entries[1] = b.moves[1].entry;
	expect_problem(world_do(w, "fin", do_match, &b), "entry",
	               "Select what this line paid");
	b.n = 1;
	expect_problem(world_do(w, "fin", do_match, &b), "entry",
	               "What you selected makes −\xe2\x81\xa0£30.00, and the "
	               "bank says −\xe2\x81\xa0£45.00");
	b.n = 2;
	expect_fault(world_do(w, "fay", do_match, &b), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(w, "fin", do_match, &b));
	expect_fault(world_do(w, "fin", do_match, &b), FAULT_REFUSED,
	             "This line is matched already");
	b.line = b.lines[2].id;
	b.entries[0] = b.entries[1];
	b.n = 1;
	expect_fault(world_do(w, "fin", do_match, &b), FAULT_REFUSED,
	             "One of these is matched already");
	expect_bank(w, &b, 3, 0);
}

TEST("fund bank: a match is undone with a reason, and can be made again")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct banking b = {.n = 1};

	fund_paid(w, &a, 3800);
	expect_ok(take(w, &b, HEAD POT LOCK));
	expect_bank(w, &b, 2, 0);
	b.line = b.lines[1].id;
	b.words = S("");
	expect_problem(world_do(w, "fin", do_undo, &b), "reason",
	               "Enter why the match is undone");
	expect_fault(world_do(w, "fay", do_undo, &b), FAULT_NOT_FOUND, NULL);
	b.words = S("It paid another lock");
	expect_ok(world_do(w, "fin", do_undo, &b));
	expect_fault(world_do(w, "fin", do_undo, &b), FAULT_REFUSED,
	             "This line is matched with nothing");
	expect_bank(w, &b, 2, 1);
	b.entries[0] = b.moves[0].entry;
	expect_ok(world_do(w, "fin", do_match, &b));
	expect_bank(w, &b, 2, 0);
}

TEST("fund bank: what stands on one side only is explained in words")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct banking b = {.why = -1};

	fund_paid(w, &a, 3800);
	expect_ok(take(w, &b, HEAD POT "24/11/2026,CHARGES,-5.00,995.00\n"));
	expect_bank(w, &b, 2, 1);
	b.line = b.lines[1].id;
	expect_problem(world_do(w, "fin", do_explain, &b), "why",
	               "Select why there is nothing beside it");
	b.why = FUND_WHY_CHARGE;
	expect_problem(world_do(w, "fin", do_explain, &b), "words",
	               "Enter in a few words what it is");
	b.words = S("Monthly charge");
	expect_ok(world_do(w, "fin", do_explain, &b));
	b.line = b.lines[0].id;
	expect_fault(world_do(w, "fin", do_explain, &b), FAULT_REFUSED,
	             "This is matched, and needs no explanation");
	b.line.v = 0;
	b.why = FUND_WHY_NEXT;
	b.entries[0] = b.moves[0].entry;
	expect_fault(world_do(w, "fay", do_explain, &b), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(w, "fin", do_explain, &b));
	expect_bank(w, &b, 2, 1);
	expect_equal(b.lines[1].why, FUND_WHY_CHARGE);
	expect_str(b.moves[0].why_words, "Monthly charge");
}

TEST("fund bank: the bank's words lie sealed under the server's key")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct banking b = {.n = 0};
	struct bytes kept = w->app->key;
	unsigned char other[32] = {7};

	expect_ok(take(w, &b, HEAD POT));
	w->app->key = (struct bytes){other, 32};
	expect_fault(world_see(w, "fin", see_bank, &b), FAULT_UNAVAILABLE,
	             NULL);
	w->app->key = (struct bytes){NULL, 0};
	expect_fault(take(w, &b, HEAD LOCK), FAULT_UNAVAILABLE, NULL);
	w->app->key = kept;
	expect_bank(w, &b, 1, 0);
	expect_str(b.lines[0].words, "GRANT 2026");
}

/* --- pages -------------------------------------------------------------- */

static struct http_reply
upload(struct http *h, const char *who, const char *content)
{
	return http_upload(
	        h, who, "/bank", FIELDS(),
	        (const struct http_file[]){
	                {"statement",
	                 "s.csv",
	                 {(const unsigned char *)content, strlen(content)}},
	                {.field = NULL}});
}

static const char *
at(struct http *h, const char *base, int64_t id, const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "%s/%.*s%s", base,
	                       STR_ARG(id_show(h->w->arena, id)), rest));
}

TEST("fund bank pages: finance brings a statement in, and confirms, undoes and "
     "explains")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct banking b = {.n = 0};
	const char *entry;

	expect_has(http_get(h, "fin", "/bank").body, "No statement is in yet");
	fund_paid(h->w, &a, 3800);
	expect_equal(upload(h, "fin",
	                    HEAD POT
	                    "24/11/2026,CARD 1207 <script>,-38.00,962.00\n"
	                    "24/11/2026,CHARGES,-5.00,957.00\n")
	                     .status,
	             303);
	expect_ok(world_see(h->w, "fin", see_bank, &b));
	expect_has(http_get(h, "fin", "/bank").body, "To confirm");
	expect_has(http_get(h, "fin", "/bank").body, "&lt;script&gt;");
	expect_has(http_get(h, "fin", at(h, "/bank", b.lines[1].id.v, "")).body,
	           "A bike lock");
	expect_lacks(
	        http_get(h, "fin", at(h, "/bank", b.lines[1].id.v, "")).body,
	        "Rhian");
	entry = str_c(h->w->arena, id_show(h->w->arena, b.moves[0].entry.v));
	expect_equal(http_post(h, "fin",
	                       at(h, "/bank", b.lines[1].id.v, "/match"),
	                       FIELDS("entry", entry))
	                     .status,
	             303);
	expect_equal(http_post(h, "fin",
	                       at(h, "/bank", b.lines[1].id.v, "/undo"),
	                       FIELDS("reason", ""))
	                     .status,
	             400);
	expect_equal(http_post(h, "fin",
	                       at(h, "/bank", b.lines[1].id.v, "/undo"),
	                       FIELDS("reason", "Another one"))
	                     .status,
	             303);
	expect_equal(http_post(h, "fin",
	                       at(h, "/bank", b.lines[2].id.v, "/explain"),
	                       FIELDS("why", "charge", "words", HOSTILE))
	                     .status,
	             303);
	expect_lacks(http_get(h, "fin", "/bank").body, HOSTILE);
	expect_has(http_get(h, "fin", at(h, "/books", b.moves[0].entry.v, ""))
	                   .body,
	           "There is nothing beside it");
	expect_equal(
	        http_post(h, "fin",
	                  at(h, "/books", b.moves[0].entry.v, "/explain"),
	                  FIELDS("why", "next", "words", "Paid on Tuesday"))
	                .status,
	        303);
	expect_has(http_get(h, "fin", "/bank").body, "Paid on Tuesday");
}

TEST("fund bank pages: a statement that cannot be read is told row by row, and "
     "nothing is in")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct banking b = {.n = 0};
	struct http_reply reply;

	reply = upload(h, "fin",
	               HEAD POT "24/11/2026,A,ten pounds,962.00\n"
	                        "24/11/2026,B,$5,962.00\n");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Row 3, Amount: it is not a sum in figures");
	expect_has(reply.body, "Row 4, Amount: it is not in pounds");
	expect_equal(upload(h, "fin", "").status, 400);
	reply = upload(h, "fin", "Date,Amount\n24/11/2026,5.00\n");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter the balance in figures");
	expect_ok(world_see(h->w, "fin", see_bank, &b));
	expect_equal(b.lines_n, 0);
}

TEST("fund bank pages: nobody but whoever pays reads what the bank wrote")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct banking b = {.n = 0};
	const char *line;

	expect_ok(take(h->w, &b, HEAD POT));
	expect_ok(world_see(h->w, "fin", see_bank, &b));
	line = at(h, "/bank", b.lines[0].id.v, "");
	expect_equal(http_get(h, "fin", line).status, 200);
	expect_equal(http_get(h, "fay", line).status, 404);
	expect_equal(http_get(h, "sam", line).status, 403);
	expect_equal(http_get(h, "morgan", "/bank").status, 403);
	expect_equal(http_get(h, "ada", "/bank").status, 403);
	expect_equal(upload(h, "sam", HEAD POT).status, 403);
	expect_equal(http_get(h, "fin", "/bank/0000000000000").status, 404);
	expect_equal(http_get(h, "fay", at(h, "/books", 5, "")).status, 404);
}

static const struct fault *
do_demo(struct ctx *ctx, void *data)
{
	(void)data;
	return fund_bank_demo(ctx, ctx->today);
}

TEST("fund bank: the fictional statement ends with what the books hold but for "
     "what it leaves open")
{
	struct act a;
	struct world *w = fund_world(t, &a);
	struct banking b = {.n = 0};

	for (int i = 0; i < 4; i++) {
		fund_paid(w, &a, 1000 + i);
		world_later(w, INT64_C(86400000));
	}
	expect_ok(world_do(w, "fin", do_demo, &b));
	expect_bank(w, &b, 4, 3);
	w->app->key.n = 0;
	expect_ok(world_do(w, "fin", do_demo, &b));
}
