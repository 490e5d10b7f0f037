/*
 * ledger_schema.c - the tables, and what they refuse whoever writes to them.
 */
#include "kernel/ledger/ledger_local.h"

/* One sentence refused where something holds, on each engine. */
#define REFUSE(sentence, where) \
	"select raise(abort, '" sentence "') where " where ";\n"
#define RAISE(sentence, where) \
	"if " where " then raise exception '" sentence "'" \
	" using errcode = 'check_violation'; end if;\n"

#define OPEN_PAIR \
	"(select count(*) from ledger_account a where (a.account = new.debit" \
	" or a.account = new.credit) and a.ledger = new.ledger" \
	" and a.state = 'open') <> 2"
#define BOOK_FROZEN \
	"exists (select 1 from ledger_book b where b.ledger = new.ledger" \
	" and b.frozen_at is not null)"
#define NO_DECISION \
	"new.kind <> 'release' and new.reverses is null and not exists" \
	" (select 1 from ledger_authority d where d.authority =" \
	" new.authority and d.ended_at is null)"
#define SETTLES_OTHER \
	"new.settles is not null and not exists (select 1 from ledger_entry r" \
	" join ledger_held h on h.entry = r.entry" \
	" where r.entry = new.settles and r.debit = new.debit" \
	" and r.credit = new.credit and (new.amount = r.amount" \
	" or (new.amount < r.amount and new.kind = 'settle')))"
#define REVERSES_OTHER \
	"new.reverses is not null and not exists (select 1 from" \
	" ledger_entry r where r.entry = new.reverses" \
	" and (r.kind = 'plain' or r.kind = 'settle')" \
	" and r.reverses is null and r.debit = new.credit" \
	" and r.credit = new.debit and r.amount = new.amount)"
#define NOT_NEXT \
	"not exists (select 1 from ledger_account a where a.account =" \
	" new.debit and a.number + 1 = new.debit_number) or not exists" \
	" (select 1 from ledger_account a where a.account = new.credit" \
	" and a.number + 1 = new.credit_number)"

/* What an entry must be, whoever writes it. */
#define JUDGE(as) \
	as("both accounts of an entry are open and of its ledger", \
	   OPEN_PAIR) as("the ledger is frozen", BOOK_FROZEN) \
	        as("a payment needs a decision in force", NO_DECISION) as( \
	                "a reservation is answered once, never for more", \
	                SETTLES_OTHER) \
	                as("an entry is reversed whole, a reversal never", \
	                   REVERSES_OTHER) \
	                        as("an entry is the next of both chains", \
	                           NOT_NEXT)
#define JUDGE_ON_SQLITE   JUDGE(REFUSE)
#define JUDGE_ON_POSTGRES JUDGE(RAISE)

/* What a new entry does to the accounts. */
#define POSTS \
	"case when new.kind = 'plain' or new.kind = 'settle'" \
	" then new.amount else 0 end"
#define HOLDS \
	"case when new.kind = 'reserve' then new.amount" \
	" when new.settles is not null then 0 - (select r.amount from" \
	" ledger_entry r where r.entry = new.settles) else 0 end"
#define CARRY \
	"update ledger_account set posted = posted + (" POSTS ")," \
	" coming = coming + (" HOLDS "), number = new.debit_number," \
	" hash = new.debit_hash where account = new.debit;\n" \
	"update ledger_account set posted = posted - (" POSTS ")," \
	" going = going + (" HOLDS "), number = new.credit_number," \
	" hash = new.credit_hash where account = new.credit;\n" \
	"insert into ledger_held (entry, until) select new.entry, new.until" \
	" where new.kind = 'reserve';\n" \
	"delete from ledger_held where entry = new.settles;\n"

/* What never changes about an account and a decision. */
#define ACCOUNT_MOVED \
	"old.account <> new.account or old.ledger <> new.ledger" \
	" or old.kind <> new.kind or old.opened_at <> new.opened_at" \
	" or (old.state = 'closed' and new.state <> 'closed')"
#define AUTHORITY_MOVED \
	"old.authority <> new.authority or old.what <> new.what" \
	" or old.subject <> new.subject or old.granted_at <>" \
	" new.granted_at or old.ended_at is not null"
#define ACCOUNT_ON_SQLITE   REFUSE("an account stays what it is", ACCOUNT_MOVED)
#define ACCOUNT_ON_POSTGRES RAISE("an account stays what it is", ACCOUNT_MOVED)
#define DECISION_ON_SQLITE \
	REFUSE("a decision never comes back", AUTHORITY_MOVED)
#define DECISION_ON_POSTGRES \
	RAISE("a decision never comes back", AUTHORITY_MOVED)

static const struct migration tables = {
        .number = 14,
        .name = "ledger",
        .text = "create table ledger_book ("
                " ledger text primary key"
                "  check (ledger = 'pence' or ledger = 'minutes'),"
                " frozen_at integer,"
                " frozen_check integer) strict, without rowid;"
                "insert into ledger_book (ledger) values"
                " ('pence'), ('minutes');"
                "create table ledger_account ("
                " account integer primary key check (account > 0),"
                " ledger text not null references ledger_book (ledger),"
                " kind text not null check (length(kind) > 0),"
                " person integer,"
                " worker integer,"
                " organisation integer,"
                " lower_bound integer,"
                " upper_bound integer,"
                " state text not null check (state = 'open'"
                "  or state = 'frozen' or state = 'closed'),"
                " posted integer not null,"
                " coming integer not null check (coming >= 0),"
                " going integer not null check (going >= 0),"
                " number integer not null,"
                " sealed integer not null,"
                " hash blob not null,"
                " opened_at integer not null,"
                /* The sums that bounds are judged by always fit. */
                " check (posted <= 9223372036854775807 - coming"
                "  and posted >= going - 9223372036854775807),"
                " check (lower_bound is null"
                "  or posted - going >= lower_bound),"
                " check (upper_bound is null"
                "  or posted + coming <= upper_bound),"
                " check ((person is null and worker is null)"
                "  or (person is null and organisation is null)"
                "  or (worker is null and organisation is null)),"
                " check (state <> 'closed'"
                "  or (posted = 0 and coming = 0 and going = 0))"
                ") strict;"
                "create index ledger_account_person on ledger_account"
                " (person) where person is not null;"
                "create index ledger_account_unsealed on ledger_account"
                " (account) where number <> sealed;"
                "create table ledger_authority ("
                " authority integer primary key check (authority > 0),"
                " what text not null check (length(what) > 0),"
                " subject integer not null,"
                " granted_by integer not null,"
                " granted_at integer not null,"
                " ended_by integer,"
                " ended_at integer) strict;"
                "create table ledger_entry ("
                " entry integer primary key check (entry > 0),"
                " ledger text not null,"
                " kind text not null check (kind = 'plain' or kind ="
                "  'reserve' or kind = 'settle' or kind = 'release'),"
                " debit integer not null"
                "  references ledger_account (account),"
                " credit integer not null"
                "  references ledger_account (account),"
                " amount integer not null check (amount > 0),"
                " code text not null check (length(code) > 0),"
                " happened_on integer not null,"
                " recorded_at integer not null,"
                " actor integer not null,"
                " authority integer not null"
                "  references ledger_authority (authority),"
                " settles integer unique references ledger_entry (entry),"
                " reverses integer unique references ledger_entry (entry),"
                " until integer,"
                " reason text,"
                " batch integer,"
                " place integer,"
                " size integer,"
                " debit_number integer not null,"
                " debit_hash blob not null,"
                " credit_number integer not null,"
                " credit_hash blob not null,"
                " check (debit <> credit),"
                " check ((settles is not null)"
                "  = (kind = 'settle' or kind = 'release')),"
                " check (reverses is null or (kind = 'plain'"
                "  and reason is not null and length(reason) > 0)),"
                " check (until is null or kind = 'reserve'),"
                " check ((batch is null and place is null"
                "  and size is null) or (batch is not null and place"
                "  is not null and size is not null and place >= 1"
                "  and place <= size and size > 1)),"
                " unique (debit, debit_number),"
                " unique (credit, credit_number)) strict;"
                "create index ledger_entry_debit on ledger_entry"
                " (debit, happened_on, debit_number);"
                "create index ledger_entry_credit on ledger_entry"
                " (credit, happened_on, credit_number);"
                "create unique index ledger_entry_batch on ledger_entry"
                " (batch, place) where batch is not null;"
                /* Reservations neither settled nor released: derived. */
                "create table ledger_held ("
                " entry integer primary key"
                "  references ledger_entry (entry),"
                " until integer) strict;"
                "create index ledger_held_until on ledger_held (until)"
                " where until is not null;"
                "create table ledger_seal ("
                " id integer primary key,"
                " at integer not null,"
                " links integer not null,"
                " heads blob not null,"
                " hash blob not null) strict;"
                "create table ledger_checked ("
                " id integer primary key,"
                " at integer not null,"
                " accounts integer not null,"
                " entries integer not null,"
                " pence integer not null check (pence in (0, 1)),"
                " minutes integer not null"
                "  check (minutes in (0, 1))) strict;"
                "create table ledger_moved ("
                " merge integer not null,"
                " account integer not null,"
                " primary key (merge, account)) strict, without rowid;"
                /* For the capabilities above, which join reach. */
                "create view ledger_v_account as select account, ledger,"
                " kind, person, worker, organisation, lower_bound,"
                " upper_bound, state, posted, coming, going"
                " from ledger_account;"
                "create view ledger_v_entry as select entry, ledger, kind,"
                " debit, credit, amount, code, happened_on, recorded_at,"
                " actor, authority, settles, reverses, until, reason"
                " from ledger_entry;\n"
                "-- only sqlite\n"
                "create trigger ledger_entry_judged before insert on"
                " ledger_entry begin\n" JUDGE_ON_SQLITE "end;\n"
                "create trigger ledger_entry_carried after insert on"
                " ledger_entry begin\n" CARRY "end;\n"
                "create trigger ledger_entry_fixed before update on"
                " ledger_entry begin select raise(abort,"
                " 'an entry is never changed'); end;\n"
                "create trigger ledger_entry_kept before delete on"
                " ledger_entry begin select raise(abort,"
                " 'an entry is never removed'); end;\n"
                "create trigger ledger_account_fixed before update on"
                " ledger_account begin " ACCOUNT_ON_SQLITE "end;\n"
                "create trigger ledger_account_kept before delete on"
                " ledger_account begin select raise(abort,"
                " 'an account is never removed'); end;\n"
                "create trigger ledger_authority_fixed before update on"
                " ledger_authority begin " DECISION_ON_SQLITE "end;\n"
                "create trigger ledger_authority_kept before delete on"
                " ledger_authority begin select raise(abort,"
                " 'a decision is never removed'); end;\n"
                "create trigger ledger_seal_fixed before update on"
                " ledger_seal begin select raise(abort,"
                " 'a seal is never changed'); end;\n"
                "create trigger ledger_seal_kept before delete on"
                " ledger_seal begin select raise(abort,"
                " 'a seal is never removed'); end;\n"
                "-- only postgres\n"
                "create function ledger_entry_judge() returns trigger"
                " language plpgsql as $$ begin\n" JUDGE_ON_POSTGRES
                "return new; end $$;\n"
                "create trigger ledger_entry_judged before insert on"
                " ledger_entry for each row"
                " execute function ledger_entry_judge();\n"
                "create function ledger_entry_carry() returns trigger"
                " language plpgsql as $$ begin\n" CARRY "return null; end $$;\n"
                "create trigger ledger_entry_carried after insert on"
                " ledger_entry for each row"
                " execute function ledger_entry_carry();\n"
                "create function ledger_account_judge() returns trigger"
                " language plpgsql as $$ begin\n" ACCOUNT_ON_POSTGRES
                "return new; end $$;\n"
                "create trigger ledger_account_fixed before update on"
                " ledger_account for each row"
                " execute function ledger_account_judge();\n"
                "create function ledger_authority_judge() returns trigger"
                " language plpgsql as $$ begin\n" DECISION_ON_POSTGRES
                "return new; end $$;\n"
                "create trigger ledger_authority_fixed before update on"
                " ledger_authority for each row"
                " execute function ledger_authority_judge();\n"
                "create function ledger_refuse() returns trigger"
                " language plpgsql as $$ begin"
                " raise exception 'the ledger is never changed'"
                " using errcode = 'check_violation'; end $$;\n"
                "create trigger ledger_entry_fixed before update or delete"
                " on ledger_entry for each row"
                " execute function ledger_refuse();\n"
                "create trigger ledger_entry_kept before truncate"
                " on ledger_entry execute function ledger_refuse();\n"
                "create trigger ledger_account_kept before delete"
                " on ledger_account for each row"
                " execute function ledger_refuse();\n"
                "create trigger ledger_authority_kept before delete"
                " on ledger_authority for each row"
                " execute function ledger_refuse();\n"
                "create trigger ledger_seal_fixed before update or delete"
                " on ledger_seal for each row"
                " execute function ledger_refuse();\n"
                "create trigger ledger_seal_kept before truncate"
                " on ledger_seal execute function ledger_refuse();\n"
                "-- both\n",
};

const struct migration *const ledger_schema[] = {&tables, &ledger_day_schema,
                                                 NULL};
