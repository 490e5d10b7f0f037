/*
 * ledger_same.c - whole units and their sums; whether an entry that is there
 * is the one asked for.
 */
#include "kernel/ledger/ledger_local.h"

bool
units_is(struct units u)
{
	return u.v != UNITS_NONE.v;
}

struct units
units_of_money(struct money m)
{
	return (struct units){m.pence};
}

struct money
units_money(struct units u)
{
	return (struct money){u.v};
}

/* UNITS_NONE is no number, so a sum that comes to it does not fit. */
bool
ledger_add(struct units a, struct units b, struct units *out)
{
	int64_t v;

	if (__builtin_add_overflow(a.v, b.v, &v) || v == UNITS_NONE.v)
		return false;
	out->v = v;
	return true;
}

bool
ledger_subtract(struct units a, struct units b, struct units *out)
{
	int64_t v;

	if (__builtin_sub_overflow(a.v, b.v, &v) || v == UNITS_NONE.v)
		return false;
	out->v = v;
	return true;
}

/* Figures whose worst sums fit too, as a constraint of the table says. */
static bool
figures_fit(const struct ledger_account *account)
{
	struct units sum;

	return account->coming.v >= 0 && account->going.v >= 0 &&
	       ledger_add(account->posted, account->coming, &sum) &&
	       ledger_subtract(account->posted, account->going, &sum);
}

/* What the entry adds to what is reserved. */
static bool
reserved_by(const struct ledger_entry *entry, struct units held,
            struct units *out)
{
	const struct units nothing = {0};

	switch (entry->kind) {
	case LEDGER_RESERVE:
		*out = entry->amount;
		return true;
	case LEDGER_SETTLE:
	case LEDGER_RELEASE:
		return ledger_subtract(nothing, held, out);
	default:
		*out = nothing;
		return true;
	}
}

bool
ledger_carry(struct ledger_account *account, const struct ledger_entry *entry,
             struct units held)
{
	struct ledger_account after = *account;
	bool moves = entry->kind == LEDGER_PLAIN ||
	             entry->kind == LEDGER_SETTLE;
	struct units moved = {moves ? entry->amount.v : 0};
	struct units reserved;
	bool fits = reserved_by(entry, held, &reserved);

	if (fits && account->id.v == entry->debit.v)
		fits = ledger_add(after.posted, moved, &after.posted) &&
		       ledger_add(after.coming, reserved, &after.coming);
	else if (fits)
		fits = ledger_subtract(after.posted, moved, &after.posted) &&
		       ledger_add(after.going, reserved, &after.going);
	if (!fits || !figures_fit(&after))
		return false;
	after.entries++;
	*account = after;
	return true;
}

struct units
ledger_account_free(const struct ledger_account *account)
{
	const struct units most = {INT64_MAX};
	struct units unpromised, above;

	if (!units_is(account->lower))
		return most;
	claim(ledger_subtract(account->posted, account->going, &unpromised));
	/* As much as there is a number for. */
	return ledger_subtract(unpromised, account->lower, &above) ? above
	                                                           : most;
}

/* --- the same again ----------------------------------------------------- */

static const char *
accounts_differ(const struct ledger_entry *there, const struct ledger_new *new)
{
	if (there->settles.v != new->settles.v)
		return TK("This is in the books, for something else set aside");
	if (there->reverses.v != new->reverses.v)
		return TK("This is in the books, to reverse some other entry");
	if (new->settles.v != 0 || new->reverses.v != 0)
		return NULL; /* they follow from that one */
	if (there->debit.v != new->debit.v || there->credit.v != new->credit.v)
		return TK("This is in the books, with other accounts");
	return NULL;
}

static const char *
amounts_differ(const struct ledger_entry *there, const struct ledger_new *new)
{
	bool whole = new->kind == LEDGER_RELEASE || new->reverses.v != 0;

	if (there->kind != new->kind)
		return TK("This is in the books, as some other kind");
	if (!whole && there->amount.v != new->amount.v)
		return TK("This is in the books, with a different amount");
	return NULL;
}

static const char *
words_differ(const struct ledger_entry *there, const struct ledger_new *new,
             const struct ledger_entry *link)
{
	if (!str_is(there->code, new->code))
		return TK("This is in the books, with a different code");
	if (!str_equal(there->reason, new->reason))
		return TK("This is in the books, with a different reason");
	if (new->happened_on.days != 0 &&
	    there->happened_on.days != new->happened_on.days)
		return TK("This is in the books, with a different day");
	if (there->until.ms != link->until.ms)
		return TK("This is in the books, with a different end");
	return NULL;
}

const char *
ledger_differs(const struct ledger_entry *there, const struct ledger_new *new,
               const struct ledger_entry *link)
{
	const char *differs = amounts_differ(there, new);

	if (differs == NULL)
		differs = accounts_differ(there, new);
	if (differs == NULL)
		differs = words_differ(there, new, link);
	if (differs != NULL)
		return differs;
	if (there->authority.v != new->authority.v)
		return TK(
		        "This is in the books, with a different yes behind it");
	if (there->actor.v != link->actor.v)
		return TK("This is in the books, by someone else");
	if (there->batch.v != link->batch.v || there->place != link->place ||
	    there->size != link->size)
		return TK("This is in the books, side by side with others");
	return NULL;
}
