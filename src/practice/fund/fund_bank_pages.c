/*
 * fund_bank_pages.c - the bank beside the books, for whoever pays.
 */
#include "practice/fund/fund_finance_views.h"

/* --- the list ----------------------------------------------------------- */

/* How well the best free move fits each open line. */
static const int *
fits_of(struct arena *arena, const struct fund_bank_screen *screen)
{
	int *fits = arena_new(arena, int, screen->lines_n + 1);

	for (size_t i = 0; i < screen->lines_n; i++)
		for (size_t j = 0; j < screen->moves_n; j++) {
			int fit = fund_bank_fit(arena, &screen->lines[i],
			                        &screen->moves[j]);

			if (!screen->lines[i].matched && fit > fits[i])
				fits[i] = fit;
		}
	return fits;
}

const struct fault *
fund_get_bank(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_bank_screen screen = {.lines_n = 0};
	struct fund_bank_statement *statements;
	struct fund_bank_line *lines;
	struct fund_bank_move *moves;
	struct page page = {.title = T("The bank"),
	                    .nav = NAV_FUND,
	                    .back = S("/fund"),
	                    .wide = true};

	(void)req;
	TRY(fund_bank_statements(ctx, &statements, &screen.statements_n));
	screen.statements = statements;
	if (screen.statements_n > 0) {
		struct date from = statements[0].from;

		TRY(fund_bank_lines(ctx, from, ctx->today, FUND_BANK_ALL,
		                    &lines, &screen.lines_n));
		TRY(fund_bank_moves(ctx, from, ctx->today, FUND_BANK_UNMATCHED,
		                    &moves, &screen.moves_n));
		screen.lines = lines;
		screen.moves = moves;
	}
	screen.fits = fits_of(ctx->arena, &screen);
	page_show(ctx, reply, &page, fund_draw_bank, &screen);
	return NULL;
}

/* --- a statement comes in ----------------------------------------------- */

static void
balance_read(const struct request *req, const char *name, struct money *out,
             struct problems *problems)
{
	const char *why = fund_bank_sum(request_field(req, name), out);

	if (why != NULL)
		problems_add(problems, name,
		             "Enter the balance in figures, for example "
		             "1,250.00");
}

/* What somebody typed counts where the rows hold no balance. */
static void
balances_read(const struct request *req, struct fund_bank_file *file,
              struct problems *problems)
{
	if (file->has_balances || problems->n > 0)
		return;
	balance_read(req, "opening", &file->opening, problems);
	balance_read(req, "closing", &file->closing, problems);
	file->has_balances = true;
	fund_bank_settle(file, problems);
}

/* The first sentence, where only rows are wrong. */
static void
rows_told(struct problems *problems)
{
	if (problems->n > 0 && problems_of(problems, "statement") == NULL &&
	    problems_of(problems, "rows") != NULL)
		problems_add(problems, "statement",
		             "Nothing was brought in, because some rows "
		             "cannot be read. They are listed below");
}

const struct fault *
fund_prepare_bank(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct fund_bank_file *file =
	        arena_new(ctx->arena, struct fund_bank_file, 1);
	const struct upload *upload = request_upload(req, "statement");
	struct problems problems;
	struct str bytes;

	(void)reply;
	problems_init(&problems, ctx->arena);
	if (upload == NULL || upload->size == 0)
		problems_add(&problems, "statement",
		             "Select the bank’s statement, a CSV or camt.053 "
		             "file");
	else if (upload->size > FUND_BANK_BYTES_MOST)
		problems_add(&problems, "statement",
		             "The statement is larger than 2 MB. Bring it in "
		             "month by month");
	TRY(problems_fault(&problems));
	claim(upload != NULL);
	if (!upload_read(ctx->arena, upload, &bytes))
		return fault_unavailable(ctx, "The file cannot be read now");
	fund_bank_read(bytes, ctx->today, file, &problems);
	balances_read(req, file, &problems);
	rows_told(&problems);
	TRY(problems_fault(&problems));
	ctx->prepared = file;
	return NULL;
}

const struct fault *
fund_post_bank(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_bank_report report = {0};

	(void)req;
	TRY(fund_bank_take(ctx, ctx->prepared, &report));
	if (report.added == 0)
		reply_notice(ctx, reply,
		             TEXT("This statement was in already. Nothing was "
		                  "added"));
	else
		reply_notice(
		        ctx, reply,
		        TEXT("{added} lines are in, {known} were in already, "
		             "{pending} are not booked yet and were left out. "
		             "{matched} are matched",
		             {"added", str_print(ctx->arena, "%lld",
		                                 (long long)report.added)},
		             {"known", str_print(ctx->arena, "%lld",
		                                 (long long)report.known)},
		             {"pending", str_print(ctx->arena, "%lld",
		                                   (long long)report.pending)},
		             {"matched",
		              str_print(ctx->arena, "%lld",
		                        (long long)report.matched)}));
	reply_see_other(reply, S("/bank"));
	return NULL;
}

/* --- one line, one move ------------------------------------------------- */

static const struct fault *
line_of(struct ctx *ctx, const struct request *req, struct fund_bank_line *out)
{
	struct bank_line_id id;

	TRY(request_place_id(req, "line", &id.v));
	return fund_bank_line(ctx, id, out);
}

const struct fault *
fund_get_bank_line(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_bank_screen screen = {.lines_n = 0};
	struct fund_bank_move *moves;
	struct page page = {.title = T("A line of the bank"),
	                    .nav = NAV_FUND,
	                    .back = S("/bank")};

	TRY(line_of(ctx, req, &screen.line));
	TRY(fund_bank_likely(ctx, &screen.line, &moves, &screen.moves_n));
	screen.moves = moves;
	page_show(ctx, reply, &page, fund_draw_bank_line, &screen);
	return NULL;
}

static const struct fault *
done(struct ctx *ctx, struct text notice, struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, S("/bank"));
	return NULL;
}

#define ENTRIES_MOST 50

const struct fault *
fund_post_bank_match(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct entry_id entries[ENTRIES_MOST];
	struct fund_bank_line line;
	struct str word;
	size_t n = 0;

	TRY(line_of(ctx, req, &line));
	while (n < ENTRIES_MOST && request_field_at(req, "entry", n, &word)) {
		if (!id_read(word, &entries[n].v))
			return fault_invalid(ctx, "Open the page of this line "
			                          "again, and match it there");
		n++;
	}
	TRY(fund_bank_match(ctx, line.id, entries, n));
	return done(ctx, TEXT("The line is matched"), reply);
}

const struct fault *
fund_post_bank_undo(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct fund_bank_line line;

	TRY(line_of(ctx, req, &line));
	TRY(fund_bank_unmatch(ctx, line.id, request_field(req, "reason")));
	return done(ctx, TEXT("The match is undone"), reply);
}

const struct fault *
fund_post_bank_explain(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct fund_bank_line line;

	TRY(line_of(ctx, req, &line));
	TRY(fund_bank_explain(ctx, line.id, (struct entry_id){0},
	                      str_word(request_field(req, "why"),
	                               fund_bank_whys),
	                      request_field(req, "words")));
	return done(ctx, TEXT("It is explained"), reply);
}

static const struct fault *
move_of(struct ctx *ctx, const struct request *req, struct fund_bank_move *out)
{
	struct entry_id id;

	TRY(request_place_id(req, "entry", &id.v));
	return fund_bank_move(ctx, id, out);
}

const struct fault *
fund_get_books(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_bank_screen screen = {.of_books = true};
	struct page page = {.title = T("A payment of the books"),
	                    .nav = NAV_FUND,
	                    .back = S("/bank")};

	TRY(move_of(ctx, req, &screen.move));
	page_show(ctx, reply, &page, fund_draw_bank_line, &screen);
	return NULL;
}

const struct fault *
fund_post_books_explain(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct fund_bank_move move;

	TRY(move_of(ctx, req, &move));
	TRY(fund_bank_explain(ctx, (struct bank_line_id){0}, move.entry,
	                      str_word(request_field(req, "why"),
	                               fund_bank_whys),
	                      request_field(req, "words")));
	return done(ctx, TEXT("It is explained"), reply);
}
