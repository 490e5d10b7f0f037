/*
 * fund_finance_queries.h - the statements of the fund's bank, months and
 * spend, for the capability's list.
 */
#ifndef PRACTICE_FUND_FINANCE_QUERIES_H
#define PRACTICE_FUND_FINANCE_QUERIES_H

#include "practice/fund/fund_local.h"

extern const struct query fund_bank_in;
extern const struct query fund_bank_row_add;
extern const struct query fund_bank_other;
extern const struct query fund_bank_overlap;
extern const struct query fund_bank_statement_list;
extern const struct query fund_bank_lock;
extern const struct query fund_bank_match_add;
extern const struct query fund_bank_match_undo;
extern const struct query fund_bank_note_add;
extern const struct query fund_bank_line_list;
extern const struct query fund_bank_line_get;
extern const struct query fund_bank_move_list;
extern const struct query fund_bank_move_get;
extern const struct query fund_month_outside;
extern const struct query fund_month_anchor_get;
extern const struct query fund_month_paid;
extern const struct query fund_month_get;
extern const struct query fund_month_newest;
extern const struct query fund_month_add;
extern const struct query fund_month_ask;
extern const struct query fund_month_open;
extern const struct query fund_spend_paid;
extern const struct query fund_spend_waits;
extern const struct query fund_spend_told;

#define FUND_BANK_QUERIES \
	&fund_bank_in, &fund_bank_row_add, &fund_bank_other, \
	        &fund_bank_overlap, &fund_bank_statement_list, \
	        &fund_bank_lock, &fund_bank_match_add, &fund_bank_match_undo, \
	        &fund_bank_note_add, &fund_bank_line_list, \
	        &fund_bank_line_get, &fund_bank_move_list, \
	        &fund_bank_move_get, &fund_month_outside

#define FUND_MONTH_QUERIES \
	&fund_month_anchor_get, &fund_month_paid, &fund_month_get, \
	        &fund_month_newest, &fund_month_add, &fund_month_ask, \
	        &fund_month_open

#define FUND_SPEND_QUERIES &fund_spend_paid, &fund_spend_waits, &fund_spend_told

#endif
