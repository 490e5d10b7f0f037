/*
 * fund_pot_store.c - which accounts of the ledger are whose; merges.
 */
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_end.h"
#include "practice/fund/fund_notes.h"
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_queries_local.h"

#include "kernel/access/access.h"
#include "kernel/media/media.h"

const struct query fund_pot_of = {
        .name = "fund.pot_of",
        .text = "select bank, pot, spent from fund_pot"
                " where organisation = :organisation",
};

const struct query fund_pot_put = {
        .name = "fund.pot_put",
        .text = "insert into fund_pot (organisation, bank, pot, spent,"
                " opened_at, opened_by) values (:organisation, :bank, :pot,"
                " :spent, :at, :by)",
};

const struct query fund_purses_of = {
        .name = "fund.purses_of",
        .person = "person",
        .text = "select b.person, b.account, b.organisation, b.given,"
                " a.posted, a.going from fund_budget b"
                " join ledger_v_account a on a.account = b.account"
                " where b.person = :person and " ACCESS_REACH(
                        "b.person") " order by a.posted - a.going desc,"
                                    " b.account",
};

const struct query fund_purse_put = {
        .name = "fund.purse_put",
        .text = "insert into fund_budget (account, person, organisation,"
                " given, told_at, told_by) values (:account, :person,"
                " :organisation, :given, :at, :by) on conflict (account)"
                " do update set given = fund_budget.given + excluded.given",
};

const struct fault *
fund_store_pot(struct ctx *ctx, struct organisation_id organisation,
               struct fund_accounts *out)
{
	const struct row *row;

	*out = (struct fund_accounts){.open = false};
	TRY(sql_maybe(ctx->tx, &fund_pot_of,
	              ARGS(arg_i64("organisation", organisation.v)), &row));
	if (row == NULL)
		return NULL;
	*out = (struct fund_accounts){
	        .open = true,
	        .bank = {row_i64(row, "bank")},
	        .pot = {row_i64(row, "pot")},
	        .spent = {row_i64(row, "spent")},
	};
	return NULL;
}

const struct fault *
fund_store_pot_add(struct ctx *ctx, struct organisation_id organisation,
                   const struct fund_accounts *accounts)
{
	return sql_do(ctx->tx, &fund_pot_put,
	              ARGS(arg_i64("organisation", organisation.v),
	                   arg_i64("bank", accounts->bank.v),
	                   arg_i64("pot", accounts->pot.v),
	                   arg_i64("spent", accounts->spent.v),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_store_purses(struct ctx *ctx, struct person_id person,
                  struct fund_purse **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_purses_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	*out = arena_new(ctx->arena, struct fund_purse, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct fund_purse){
		        .account = {row_i64(&rows.v[i], "account")},
		        .organisation = {row_i64(&rows.v[i], "organisation")},
		        .given = row_i64(&rows.v[i], "given"),
		        .posted = row_i64(&rows.v[i], "posted"),
		        .going = row_i64(&rows.v[i], "going"),
		};
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_store_purse_put(struct ctx *ctx, struct person_id person,
                     const struct fund_purse *purse)
{
	return sql_do(ctx->tx, &fund_purse_put,
	              ARGS(arg_i64("account", purse->account.v),
	                   arg_i64("person", person.v),
	                   arg_i64("organisation", purse->organisation.v),
	                   arg_i64("given", purse->given),
	                   arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

/* --- merges: one pair of statements a table --------------------------- */

#define MOVE(word, table, id_column) \
	const struct query fund_move_##word##_list = { \
	        .name = "fund.move_" #word "_list", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " id_column " as id from " table \
	                " where person = :person", \
	}; \
	const struct query fund_move_##word##_set = { \
	        .name = "fund.move_" #word "_set", \
	        .text = "update " table \
	                " set person = :person where " id_column " = :id", \
	}
MOVE(budget, "fund_budget", "account");
MOVE(request, "fund_request", "request");
MOVE(voice, "fund_voice", "voice");
MOVE(reflection, "fund_reflection", "reflection");
MOVE(receipt, "fund_receipt", "receipt");
MOVE(receipt_move, "fund_receipt_move", "move");
MOVE(handover, "fund_handover", "request");
#undef MOVE

static const struct merge_move moves[] = {
        {"fund_budget", &fund_move_budget_list, &fund_move_budget_set},
        {"fund_request", &fund_move_request_list, &fund_move_request_set},
        {"fund_voice", &fund_move_voice_list, &fund_move_voice_set},
        {"fund_reflection", &fund_move_reflection_list,
         &fund_move_reflection_set},
        {"fund_receipt", &fund_move_receipt_list, &fund_move_receipt_set},
        {"fund_receipt_move", &fund_move_receipt_move_list,
         &fund_move_receipt_move_set},
        {"fund_handover", &fund_move_handover_list, &fund_move_handover_set},
        {"fund_ending", &fund_end_person_list, &fund_end_person_set},
        {"fund_end_act", &fund_end_act_list, &fund_end_act_set},
        {"fund_asking", &fund_move_asking_list, &fund_move_asking_set},
        {"fund_ask_way", &fund_move_ask_way_list, &fund_move_ask_way_set},
        {"fund_asking_no", &fund_move_asking_no_list, &fund_move_asking_no_set},
        {"fund_overdue", &fund_move_overdue_list, &fund_move_overdue_set},
        {"fund_write_off", &fund_off_move_list, &fund_off_move_set},
        {"fund_assisted", &fund_assist_move_list, &fund_assist_move_set},
        {"fund_note", &fund_move_note_list, &fund_move_note_set},
        {NULL, NULL, NULL},
};

/* --- merges: what was written after one -------------------------------- */

/* A request that is younger belongs where the sum is that money was set aside
 * of.  An id above the merge's was made after it (base/id.h). */
const struct query fund_follow_request = {
        .name = "fund.follow_request",
        .text = MERGE_FOLLOW("fund_request", "budget", "fund_budget",
                             "account") " and request > :merge",
};

#define FOLLOW(what, table) \
	const struct query fund_follow_##what = { \
	        .name = "fund.follow_" #what, \
	        .text = MERGE_FOLLOW(table, "request", "fund_request", \
	                             "request"), \
	};
FUND_PARTS(FOLLOW)
#undef FOLLOW

const struct query fund_follow_receipt_move = {
        .name = "fund.follow_receipt_move",
        .text = MERGE_FOLLOW("fund_receipt_move", "receipt", "fund_receipt",
                             "receipt"),
};

/* Of a request, or of what was left of a sum. */
const struct query fund_follow_end_act = {
        .name = "fund.follow_end_act",
        .text = "update fund_end_act set person = coalesce((select q.person"
                " from fund_request q where q.request = fund_end_act.request),"
                " (select b.person from fund_budget b"
                " where b.account = fund_end_act.account), person)"
                " where person in (:gone, :kept)",
};

#define FOLLOWS(what, table) &fund_follow_##what,
static const struct query *const follows[] = {
        FUND_PARTS(FOLLOWS) & fund_follow_receipt_move,
        &fund_follow_end_act,
        NULL,
};
#undef FOLLOWS

const struct query fund_receipts_of_two = {
        .name = "fund.receipts_of_two",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select receipt as file, person from fund_receipt"
                " where person in (:gone, :kept)",
};

const struct fault *
fund_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo)
{
	TRY(people_merge_move(ctx, moves, merge, gone, kept, undo));
	TRY(sql_do(ctx->tx, &fund_follow_request,
	           ARGS(arg_i64("gone", gone.v), arg_i64("kept", kept.v),
	                arg_i64("merge", merge.v)),
	           NULL));
	TRY(people_merge_follow(ctx, follows, gone, kept));
	return media_follow(ctx, &fund_receipts_of_two, gone, kept);
}
