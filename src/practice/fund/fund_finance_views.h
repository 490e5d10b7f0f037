/*
 * fund_finance_views.h - what the pages of finance are given, their views and
 * their handlers.
 */
#ifndef PRACTICE_FUND_FINANCE_VIEWS_H
#define PRACTICE_FUND_FINANCE_VIEWS_H

#include "practice/fund/fund_bank_local.h"
#include "practice/fund/fund_views.h"

/* What stands on one side and what on the other. */
struct fund_bank_screen {
	const struct fund_bank_statement *statements;
	size_t statements_n;
	const struct fund_bank_line *lines; /* open ones, then the others */
	size_t lines_n;
	const struct fund_bank_move *moves; /* open ones, or the likely ones */
	size_t moves_n;
	const int *fits; /* of each open line: the best there is */
	struct fund_bank_line line;
	struct fund_bank_move move;
	bool of_books; /* the page is about a move, not a line */
};

/* The links of whoever looks after the money, below the pot. */
void fund_draw_links(struct html *h, const struct ctx *ctx);
/* The bank beside the books; one line, or one move. */
void fund_draw_bank(struct html *h, const struct ctx *ctx, const void *data);
/* (as fund_draw_bank) */
void
fund_draw_bank_line(struct html *h, const struct ctx *ctx, const void *data);
/* What a move is: what was bought, or what else moved. */
struct str
fund_move_words(struct arena *arena, const struct fund_bank_move *move);

#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
HANDLER(fund_get_bank);
HANDLER(fund_prepare_bank);
HANDLER(fund_post_bank);
HANDLER(fund_get_bank_line);
HANDLER(fund_post_bank_match);
HANDLER(fund_post_bank_undo);
HANDLER(fund_post_bank_explain);
HANDLER(fund_get_books);
HANDLER(fund_post_books_explain);
#undef HANDLER

#endif
