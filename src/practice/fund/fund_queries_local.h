/*
 * fund_queries_local.h - the statements of fund, for its list.
 */
#ifndef PRACTICE_FUND_QUERIES_LOCAL_H
#define PRACTICE_FUND_QUERIES_LOCAL_H

#include "practice/fund/fund_local.h"

extern const struct query fund_add;
extern const struct query fund_save;
extern const struct query fund_by_id;
extern const struct query fund_by_id_lock;
extern const struct query fund_payable;
extern const struct query fund_payable_lock;
extern const struct query fund_payables;
extern const struct query fund_of;
extern const struct query fund_waiting;
extern const struct query fund_beside;
extern const struct query fund_voice_add;
extern const struct query fund_voices_of;
extern const struct query fund_speakers;
extern const struct query fund_reflection_add;
extern const struct query fund_reflections_of;
extern const struct query fund_pot_of;
extern const struct query fund_pot_put;
extern const struct query fund_purses_of;
extern const struct query fund_purse_put;
extern const struct query fund_move_budget_list;
extern const struct query fund_move_budget_set;
extern const struct query fund_move_request_list;
extern const struct query fund_move_request_set;
extern const struct query fund_move_voice_list;
extern const struct query fund_move_voice_set;
extern const struct query fund_move_reflection_list;
extern const struct query fund_move_reflection_set;
extern const struct query fund_move_receipt_list;
extern const struct query fund_move_receipt_set;
extern const struct query fund_move_receipt_move_list;
extern const struct query fund_move_receipt_move_set;
extern const struct query fund_move_handover_list;
extern const struct query fund_move_handover_set;

/* What was written at a request belongs where the request is. */
#define FUND_PARTS(X) \
	X(voice, "fund_voice") \
	X(reflection, "fund_reflection") \
	X(receipt, "fund_receipt") \
	X(handover, "fund_handover") \
	X(asking, "fund_asking") \
	X(asking_no, "fund_asking_no") \
	X(overdue, "fund_overdue") \
	X(write_off, "fund_write_off") \
	X(assisted, "fund_assisted") \
	X(note, "fund_note")
#define FUND_PART_EXTERN(what, table) \
	extern const struct query fund_follow_##what;
FUND_PARTS(FUND_PART_EXTERN)
extern const struct query fund_follow_request;
extern const struct query fund_follow_receipt_move;
extern const struct query fund_follow_end_act;
extern const struct query fund_receipts_of_two;

#endif
