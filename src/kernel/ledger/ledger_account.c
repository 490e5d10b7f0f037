/*
 * ledger_account.c - accounts opened, bounded, frozen and closed; decisions;
 * ledgers stopped and let go on.
 */
#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger_local.h"

static const struct person_id nobody = {0};

/* --- accounts ----------------------------------------------------------- */

static bool
account_same(const struct ledger_account *a, const struct ledger_account *b)
{
	return a->ledger == b->ledger && str_equal(a->kind, b->kind) &&
	       a->holder.person.v == b->holder.person.v &&
	       a->holder.worker.v == b->holder.worker.v &&
	       a->holder.organisation.v == b->holder.organisation.v &&
	       a->lower.v == b->lower.v && a->upper.v == b->upper.v;
}

static bool
bounds_hold(const struct ledger_account *account)
{
	int64_t low = account->posted.v - account->going.v;
	int64_t high = account->posted.v + account->coming.v;

	return (!units_is(account->lower) || low >= account->lower.v) &&
	       (!units_is(account->upper) || high <= account->upper.v);
}

static void
claim_account(const struct ledger_account *account)
{
	const struct ledger_holder *h = &account->holder;

	claim(account->id.v > 0 && !str_empty(account->kind));
	claim(account->ledger < LEDGER_COUNT);
	claim((h->person.v != 0) + (h->worker.v != 0) +
	              (h->organisation.v != 0) <=
	      1);
}

/* The facts of bounds as the audit keeps them. */
static struct str
bounds_words(struct ctx *ctx, const struct ledger_account *account)
{
	struct str lower = S("none"), upper = S("none");

	if (units_is(account->lower))
		lower = str_print(ctx->arena, "%lld",
		                  (long long)account->lower.v);
	if (units_is(account->upper))
		upper = str_print(ctx->arena, "%lld",
		                  (long long)account->upper.v);
	return str_print(ctx->arena, "lower=%.*s upper=%.*s", STR_ARG(lower),
	                 STR_ARG(upper));
}

static const struct fault *
account_lock(struct ctx *ctx, struct account_id id, struct ledger_account *out)
{
	struct ledger_head head;
	bool there;

	TRY(ledger_store_account_lock(ctx, id, &head, &there));
	if (!there)
		return fault_not_found(ctx, "There is no such account");
	*out = head.account;
	return NULL;
}

static const struct fault *
open_refuse(struct ctx *ctx, const struct ledger_account *account)
{
	struct ledger_book book;

	if (!bounds_hold(account))
		return fault_refused(ctx, "The bounds leave no room for an "
		                          "empty account");
	TRY(ledger_store_book(ctx, account->ledger, &book));
	if (instant_is(book.frozen_at))
		return fault_refused(ctx, "Nothing moves until the books have "
		                          "been checked. Ask finance");
	return NULL;
}

const struct fault *
ledger_account_open(struct ctx *ctx, const struct ledger_account *account)
{
	struct ledger_account new = {
	        .id = account->id,
	        .ledger = account->ledger,
	        .kind = account->kind,
	        .holder = account->holder,
	        .lower = account->lower,
	        .upper = account->upper,
	};
	struct ledger_head head;
	bool there;

	claim_account(&new);
	TRY(ledger_store_books_lock(ctx));
	TRY(ledger_store_account_lock(ctx, new.id, &head, &there));
	if (there && account_same(&head.account, &new))
		return NULL;
	if (there)
		return fault_conflict(ctx, "This account was opened already, "
		                           "as another");
	TRY(open_refuse(ctx, &new));
	TRY(ledger_store_account_add(ctx, &new));
	return audit_record_detail(ctx, "ledger.account_opened",
	                           new.holder.person, new.id.v,
	                           bounds_words(ctx, &new));
}

const struct fault *
ledger_account_read(struct ctx *ctx, struct account_id id,
                    struct ledger_account *out)
{
	return ledger_store_account(ctx, id, out);
}

const struct fault *
ledger_account_bounds(struct ctx *ctx, struct account_id id, struct units lower,
                      struct units upper)
{
	struct ledger_account account = {.id = id};

	TRY(account_lock(ctx, id, &account));
	if (account.state == LEDGER_CLOSED)
		return fault_refused(ctx, "This account is closed");
	account.lower = lower;
	account.upper = upper;
	if (!bounds_hold(&account))
		return fault_refused(ctx, "The account stands outside of "
		                          "these bounds already");
	TRY(ledger_store_account_save(ctx, &account));
	return audit_record_detail(ctx, "ledger.bounds_changed",
	                           account.holder.person, id.v,
	                           bounds_words(ctx, &account));
}

static const struct fault *
need_reason(struct ctx *ctx, struct str reason)
{
	if (str_empty(str_trim(reason)))
		return fault_refused(ctx, "Say why");
	return NULL;
}

static const struct fault *
state_change(struct ctx *ctx, struct account_id id, enum ledger_state state,
             const char *what, struct str reason)
{
	struct ledger_account account = {.id = id};

	TRY(need_reason(ctx, reason));
	TRY(account_lock(ctx, id, &account));
	if (account.state == LEDGER_CLOSED)
		return fault_refused(ctx, "This account is closed");
	if (account.state == state)
		return NULL;
	account.state = state;
	TRY(ledger_store_account_save(ctx, &account));
	return audit_record_detail(ctx, what, account.holder.person, id.v,
	                           reason);
}

const struct fault *
ledger_account_freeze(struct ctx *ctx, struct account_id id, struct str reason)
{
	return state_change(ctx, id, LEDGER_FROZEN, "ledger.account_frozen",
	                    reason);
}

const struct fault *
ledger_account_thaw(struct ctx *ctx, struct account_id id, struct str reason)
{
	return state_change(ctx, id, LEDGER_OPEN, "ledger.account_thawed",
	                    reason);
}

/* --- closing ------------------------------------------------------------ */

static const struct fault *
close_refuse(struct ctx *ctx, const struct ledger_account *account)
{
	if (account->state == LEDGER_FROZEN)
		return fault_refused(ctx, "This account is frozen. Ask "
		                          "finance");
	if (account->coming.v != 0 || account->going.v != 0)
		return fault_refused(ctx, "A reservation on this account is "
		                          "open. Settle or release it first");
	return NULL;
}

/* The last entry: what the account holds goes, what it owes comes. */
static const struct fault *
drain(struct ctx *ctx, const struct ledger_account *account,
      struct account_id into, const struct ledger_new *last)
{
	struct ledger_new entry = *last;
	bool owes = account->posted.v < 0;

	entry.kind = LEDGER_PLAIN;
	entry.credit = owes ? into : account->id;
	entry.debit = owes ? account->id : into;
	entry.amount.v = owes ? -account->posted.v : account->posted.v;
	return ledger_post(ctx, &entry, NULL);
}

const struct fault *
ledger_account_close(struct ctx *ctx, struct account_id id,
                     struct account_id into, const struct ledger_new *last)
{
	struct ledger_account account = {.id = id};

	TRY(account_lock(ctx, id, &account));
	if (account.state == LEDGER_CLOSED)
		return NULL;
	TRY(close_refuse(ctx, &account));
	/* It may end below what it had to hold. */
	account.lower = UNITS_NONE;
	account.upper = UNITS_NONE;
	TRY(ledger_store_account_save(ctx, &account));
	if (account.posted.v != 0)
		TRY(drain(ctx, &account, into, last));
	account.state = LEDGER_CLOSED;
	TRY(ledger_store_account_save(ctx, &account));
	return audit_record(ctx, "ledger.account_closed", account.holder.person,
	                    id.v);
}

/* --- decisions ---------------------------------------------------------- */

const struct fault *
ledger_authority_grant(struct ctx *ctx, struct authority_id id,
                       const char *what, int64_t subject)
{
	struct ledger_authority is;
	bool there;

	claim(id.v > 0 && what != NULL && what[0] != '\0');
	TRY(ledger_store_authority(ctx, id, &is, &there));
	if (!there)
		return ledger_store_authority_add(ctx, id, what, subject);
	if (!str_is(is.what, what) || is.subject != subject)
		return fault_conflict(
		        ctx,
		        "This yes was written down before, as some other one");
	if (is.ended)
		return fault_refused(ctx, "This decision has ended. A new one "
		                          "is needed");
	return NULL;
}

const struct fault *
ledger_authority_end(struct ctx *ctx, struct authority_id id)
{
	struct ledger_authority is;
	bool there;

	TRY(ledger_store_authority(ctx, id, &is, &there));
	if (!there)
		return fault_not_found(ctx, "There is no such decision");
	if (is.ended)
		return NULL;
	return ledger_store_authority_end(ctx, id);
}

/* --- whole ledgers ------------------------------------------------------ */

/* Books, then accounts: nobody who posts holds an account when this returns,
 * and whoever asks next sees what is written here. */
const struct fault *
ledger_lock(struct ctx *ctx, enum ledger ledger, struct ledger_book *book)
{
	TRY(ledger_store_books_lock(ctx));
	TRY(ledger_store_accounts_lock(ctx, ledger));
	return ledger_store_book(ctx, ledger, book);
}

const struct fault *
ledger_freeze(struct ctx *ctx, enum ledger ledger, struct str reason)
{
	struct ledger_book book;
	struct ledger_checked checked;

	TRY(need_reason(ctx, reason));
	TRY(ledger_lock(ctx, ledger, &book));
	if (instant_is(book.frozen_at))
		return NULL;
	TRY(ledger_store_checked(ctx, &checked));
	book.frozen_at = ctx->tx->who.now;
	book.frozen_check = checked.id;
	TRY(ledger_store_book_save(ctx, &book));
	return audit_record_detail(ctx, "ledger.frozen", nobody,
	                           (int64_t)ledger, reason);
}

const struct fault *
ledger_thaw_refuse(struct ctx *ctx, const struct ledger_book *book)
{
	struct ledger_checked checked;

	TRY(ledger_store_checked(ctx, &checked));
	if (!checked.good[book->ledger] || checked.id <= book->frozen_check)
		return fault_refused(ctx, "The books have not been found "
		                          "sound since they were frozen. "
		                          "Check them first");
	return NULL;
}

const struct fault *
ledger_thaw(struct ctx *ctx, enum ledger ledger, struct str reason)
{
	struct ledger_book book;

	TRY(need_reason(ctx, reason));
	TRY(ledger_lock(ctx, ledger, &book));
	if (!instant_is(book.frozen_at))
		return NULL;
	TRY(ledger_thaw_refuse(ctx, &book));
	book.frozen_at = INSTANT_NONE;
	TRY(ledger_store_book_save(ctx, &book));
	return audit_record_detail(ctx, "ledger.thawed", nobody,
	                           (int64_t)ledger, reason);
}

const struct fault *
ledger_account_rebuild(struct ctx *ctx, struct account_id id, struct str reason)
{
	struct ledger_head head;
	struct ledger_walked walked;
	struct ledger_book book;
	bool there;

	TRY(need_reason(ctx, reason));
	TRY(ledger_store_account_lock(ctx, id, &head, &there));
	if (!there)
		return fault_not_found(ctx, "There is no such account");
	TRY(ledger_store_book(ctx, head.account.ledger, &book));
	if (!instant_is(book.frozen_at))
		return fault_refused(ctx, "Freeze the ledger first");
	TRY(ledger_walk(ctx, &head, &walked));
	if (walked.altered || walked.number != head.account.entries)
		return fault_refused(ctx, "The entries themselves were "
		                          "altered. Restore a backup");
	TRY(ledger_store_account_rebuilt(ctx, &walked));
	TRY(ledger_store_days_rebuilt(ctx, id));
	return audit_record_detail(ctx, "ledger.account_rebuilt",
	                           head.account.holder.person, id.v, reason);
}

/* --- two people --------------------------------------------------------- */

/* Said of the freeze that stands now, not of an earlier one. */
static bool
thaw_stands(const struct ledger_thaw *thaw, const struct ledger_book *book)
{
	return thaw->by.v != 0 && instant_is(book->frozen_at) &&
	       thaw->frozen_at.ms == book->frozen_at.ms;
}

const struct fault *
ledger_thaw_said(struct ctx *ctx, enum ledger ledger, bool *out)
{
	struct ledger_book book;
	struct ledger_thaw thaw;

	TRY(ledger_store_book(ctx, ledger, &book));
	TRY(ledger_store_thaw(ctx, ledger, &thaw));
	*out = thaw_stands(&thaw, &book);
	return NULL;
}

const struct fault *
ledger_thaw_say(struct ctx *ctx, enum ledger ledger, struct str words,
                bool *open)
{
	struct ledger_book book;
	struct ledger_thaw thaw;

	*open = false;
	TRY(need_reason(ctx, words));
	TRY(ledger_lock(ctx, ledger, &book));
	if (!instant_is(book.frozen_at))
		return fault_refused(ctx, "These books are open already");
	TRY(ledger_thaw_refuse(ctx, &book));
	TRY(ledger_store_thaw(ctx, ledger, &thaw));
	if (!thaw_stands(&thaw, &book)) {
		TRY(ledger_store_thaw_put(ctx, ledger, words, book.frozen_at));
		return audit_record_detail(ctx, "ledger.thaw_said", nobody,
		                           (int64_t)ledger, words);
	}
	if (thaw.by.v == ctx->tx->who.actor.v)
		return fault_refused(ctx, "You said so already. Somebody else "
		                          "has to say so too");
	*open = true;
	return ledger_thaw(ctx, ledger, words);
}
