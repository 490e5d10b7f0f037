/*
 * fund_check_store.c - what must hold between the fund and the ledger, asked
 * of whole tables.  Each statement hands back the number of the first row that
 * is off.
 */
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_core_local.h"
#include "practice/fund/fund_off.h"

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

#define WAS_PAID "('paid', 'shown', 'closed', 'returned', 'written_off')"

/* --- requests --------------------------------------------------------- */

const struct query fund_check_agreed = {
        .name = "fund.check_agreed",
        WHOLE,
        .text = "select q.request as id from fund_request q"
                " where q.state = 'agreed' and (q.payment is not null"
                " or not exists (select 1 from ledger_v_entry e"
                "  where e.entry = q.reservation and e.kind = 'reserve'"
                "  and e.code = 'fund.agreed' and e.credit = q.budget"
                "  and e.amount = q.pence and e.authority = q.decision)"
                " or exists (select 1 from ledger_v_entry s"
                "  where s.settles = q.reservation)) limit 1",
};

const struct query fund_check_paid = {
        .name = "fund.check_paid",
        WHOLE,
        .text = "select q.request as id from fund_request q"
                " where q.state in " WAS_PAID
                " and (q.reservation is null or not exists"
                "  (select 1 from ledger_v_entry p where p.entry = q.payment"
                "  and p.kind = 'settle' and p.settles = q.reservation"
                "  and p.code = 'fund.paid' and p.credit = q.budget"
                "  and p.amount = q.paid)) limit 1",
};

const struct query fund_check_none = {
        .name = "fund.check_none",
        WHOLE,
        .text = "select q.request as id from fund_request q"
                " where q.state in ('asked', 'second_look', 'refused',"
                "  'withdrawn') and (q.reservation is not null"
                "  or q.payment is not null or q.paid <> 0) limit 1",
};

const struct query fund_check_returned = {
        .name = "fund.check_returned",
        WHOLE,
        .text = "select q.request as id from fund_request q"
                " where q.payment is not null and (q.state = 'returned')"
                " <> exists (select 1 from ledger_v_entry b"
                "  where b.reverses = q.payment) limit 1",
};

const struct query fund_check_payer = {
        .name = "fund.check_payer",
        WHOLE,
        .text = "select q.request as id from fund_request q"
                " where q.payment is not null and (q.decision is null"
                " or q.paid_by is null or q.paid_by = q.started_by"
                " or exists (select 1 from fund_voice v"
                "  where v.request = q.request and v.by_user = q.paid_by)"
                " or not exists (select 1 from ledger_v_entry p"
                "  where p.entry = q.payment and p.actor = q.paid_by"
                "  and p.authority = q.decision)) limit 1",
};

/* Whoever looks a second time answers instead of the worker. */
const struct query fund_check_voices = {
        .name = "fund.check_voices",
        WHOLE,
        .text = "select q.request as id from fund_request q"
                " where q.reservation is not null and"
                " (q.says_person <> 'yes' or not exists (select 1"
                "  from fund_voice v where v.request = q.request"
                "  and v.round = q.round and v.side = 'person'"
                "  and v.says = 'yes') or not exists (select 1"
                "  from fund_voice v where v.request = q.request"
                "  and v.round = q.round and v.says = 'yes'"
                "  and (v.side = 'worker' or v.side = 'senior'))) limit 1",
};

/* --- a person's sum --------------------------------------------------- */

const struct query fund_check_told = {
        .name = "fund.check_told",
        WHOLE,
        .text = "select b.account as id from fund_budget b"
                " where b.given <> (select coalesce(sum(e.amount), 0)"
                "  from ledger_v_entry e where e.debit = b.account"
                "  and e.code = 'fund.budget')"
                " - (select coalesce(sum(e.amount), 0)"
                "  from ledger_v_entry e where e.credit = b.account"
                "  and e.code = 'fund.ended') limit 1",
};

const struct query fund_check_going = {
        .name = "fund.check_going",
        WHOLE,
        .text = "select b.account as id from fund_budget b"
                " join ledger_v_account a on a.account = b.account"
                " where a.going <> (select coalesce(sum(q.pence), 0)"
                "  from fund_request q where q.budget = b.account"
                "  and q.state = 'agreed') limit 1",
};

const struct query fund_check_left = {
        .name = "fund.check_left",
        WHOLE,
        .text = "select b.account as id from fund_budget b"
                " join ledger_v_account a on a.account = b.account"
                " where a.posted <> b.given - (select"
                "  coalesce(sum(q.paid), 0) from fund_request q"
                "  where q.budget = b.account and q.payment is not null"
                "  and q.state <> 'returned') limit 1",
};

/* --- entries ---------------------------------------------------------- */

#define NO_REQUEST(column, entry) \
	" not exists (select 1 from fund_request q where q." column \
	" = e." entry ")"

const struct query fund_check_holds = {
        .name = "fund.check_holds",
        WHOLE,
        .text = "select e.entry as id from ledger_v_entry e"
                " where e.code = 'fund.agreed' and not exists (select 1"
                "  from ledger_v_entry s where s.settles = e.entry"
                "  and s.code = 'fund.freed')"
                " and" NO_REQUEST("reservation", "entry") " limit 1",
};

const struct query fund_check_payments = {
        .name = "fund.check_payments",
        WHOLE,
        .text = "select e.entry as id from ledger_v_entry e"
                " where e.code = 'fund.paid'"
                " and" NO_REQUEST("payment", "entry") " limit 1",
};

const struct query fund_check_freed = {
        .name = "fund.check_freed",
        WHOLE,
        .text = "select e.entry as id from ledger_v_entry e"
                " where e.code = 'fund.freed' and not exists (select 1"
                "  from ledger_v_entry r where r.entry = e.settles"
                "  and r.code = 'fund.agreed' and e.kind = 'release')"
                " limit 1",
};

const struct query fund_check_backs = {
        .name = "fund.check_backs",
        WHOLE,
        .text = "select e.entry as id from ledger_v_entry e"
                " where e.code = 'fund.returned' and (e.reverses is null"
                " or" NO_REQUEST("payment", "reverses") ") limit 1",
};

const struct query fund_check_gives = {
        .name = "fund.check_gives",
        WHOLE,
        .text = "select e.entry as id from ledger_v_entry e"
                " where e.code = 'fund.budget' and not exists (select 1"
                "  from fund_budget b join fund_pot p"
                "  on p.organisation = b.organisation"
                "  where b.account = e.debit and p.pot = e.credit) limit 1",
};

const struct query fund_check_pots = {
        .name = "fund.check_pots",
        WHOLE,
        .text = "select e.entry as id from ledger_v_entry e"
                " where e.code = 'fund.pot' and not exists (select 1"
                "  from fund_pot p where p.pot = e.debit"
                "  and p.bank = e.credit) limit 1",
};

const struct fund_check_row fund_check_rows[] = {
        {&fund_check_agreed,
         TK("Request {id} is agreed without a promise of its sum")},
        {&fund_check_paid,
         TK("Request {id} is paid, and the ledger says otherwise")},
        {&fund_check_none,
         TK("Request {id} is not agreed, and money is set aside or paid")},
        {&fund_check_returned,
         TK("Request {id} and the ledger differ about money that came back")},
        {&fund_check_payer,
         TK("Request {id} was paid without a decision, or by whoever asked or "
            "decided")},
        {&fund_check_voices,
         TK("Request {id} has money set aside without the yes of both")},
        {&fund_check_told,
         TK("The sum of account {id} is not the one that was told")},
        {&fund_check_going,
         TK("What is promised from account {id} is not what was agreed")},
        {&fund_check_left,
         TK("What is left of account {id} is not what was told less what was "
            "paid")},
        {&fund_check_holds, TK("No request explains the promise {id}")},
        {&fund_check_payments, TK("No request explains the payment {id}")},
        {&fund_check_freed, TK("Entry {id} frees what was never agreed")},
        {&fund_check_backs,
         TK("No request explains the money that came back with {id}")},
        {&fund_check_gives, TK("Nobody was told the sum of entry {id}")},
        {&fund_check_pots, TK("No pot explains entry {id}")},
        {&fund_check_off, TK("Request {id} is written off without two people")},
        {&fund_check_off_two,
         TK("Request {id} was written off by whoever paid, asked or decided")},
        {&fund_check_assisted,
         TK("What was written down for the person in request {id} has no voice "
            "beside it, or its worker’s is of the same hand")},
        {NULL, NULL},
};

const struct fault *
fund_store_check_first(struct ctx *ctx, const struct query *query, int64_t *out)
{
	const struct row *row;

	*out = 0;
	TRY(sql_maybe(ctx->tx, query, NO_ARGS, &row));
	if (row != NULL)
		*out = row_i64(row, "id");
	return NULL;
}

/* --- what waits ------------------------------------------------------- */

const struct query fund_late = {
        .name = "fund.late",
        .shows_nobody = "a count",
        .text = "select count(*) as n from (select 1 as one"
                " from fund_request where waits = 1 and due_on < :on_day"
                " limit 1001) as counted",
};

const struct fault *
fund_store_late(struct ctx *ctx, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_late, ARGS(arg_date("on_day", ctx->today)),
	            &row));
	*out = row_i64(row, "n");
	return NULL;
}
