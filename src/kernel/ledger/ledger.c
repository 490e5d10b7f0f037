/*
 * ledger.c - an entry judged and written: look, refuse, lock, refuse, write.
 */
#include "kernel/audit/audit.h"
#include "kernel/ledger/ledger_local.h"

const char *const ledger_words[] = {"pence", "minutes", NULL};
const char *const ledger_kind_words[] = {"plain", "reserve", "settle",
                                         "release", NULL};
const char *const ledger_state_words[] = {"open", "frozen", "closed", NULL};

/* Accounts or decisions of one call, lowest first, each once. */
struct ids {
	int64_t *v; /* room for those that are added */
	size_t n;
};

/* What one call posts. */
struct posting {
	struct ctx *ctx;
	const struct ledger_new *news;
	struct ledger_entry *entries;
	size_t n;
	struct ids accounts;
	struct ids decisions; /* those that must be in force */
	bool undecided;       /* one of them is not there */
	bool ended;           /* one of them has ended */
	struct ledger_head *heads;
};

static void
ids_add(struct ids *ids, int64_t id)
{
	size_t at = ids->n;

	for (size_t i = 0; i < ids->n; i++)
		if (ids->v[i] == id)
			return;
	for (; at > 0 && ids->v[at - 1] > id; at--)
		ids->v[at] = ids->v[at - 1];
	ids->v[at] = id;
	ids->n++;
}

/* parties() put each of them there. */
static struct ledger_head *
head_of(const struct posting *p, struct account_id id)
{
	size_t i = 0;

	while (p->accounts.v[i] != id.v)
		i++;
	return &p->heads[i];
}

/* A payment moves or promises; a release and a reversal take back. */
static bool
is_payment(const struct ledger_new *new)
{
	return new->kind != LEDGER_RELEASE &&new->reverses.v == 0;
}

/* --- what is asked for -------------------------------------------------- */

static struct entry_id
target_of(const struct ledger_new *new)
{
	return new->settles.v != 0 ? new->settles : new->reverses;
}

/* Only a programmer can get these wrong. */
static void
claim_shape(const struct ledger_new *new)
{
	bool answers = new->kind == LEDGER_SETTLE ||
	               new->kind == LEDGER_RELEASE;

	claim(new->id.v > 0 && new->authority.v > 0);
	claim(new->code != NULL &&new->code[0] != '\0');
	claim((new->settles.v != 0) == answers);
	claim(new->reverses.v == 0 || new->kind == LEDGER_PLAIN);
}

/* The entry as it will stand, but for what comes of its target. */
static struct ledger_entry
entry_begin(const struct posting *p, size_t i)
{
	const struct ledger_new *new = &p->news[i];
	bool linked = p->n > 1;
	bool ends = new->kind == LEDGER_RESERVE &&new->until.ms != 0;

	return (struct ledger_entry){
	        .id = new->id,
	        .kind = new->kind,
	        .debit = new->debit,
	        .credit = new->credit,
	        .amount = new->amount,
	        .code = str_of(new->code),
	        .happened_on = new->happened_on.days == 0 ? p->ctx->today
	                                                  : new->happened_on,
	        .recorded_at = p->ctx->tx->who.now,
	        .actor = p->ctx->tx->who.actor,
	        .authority = new->authority,
	        .settles = new->settles,
	        .reverses = new->reverses,
	        .until = ends ? new->until : INSTANT_NONE,
	        .reason = new->reason,
	        .batch = {linked ? p->news[0].id.v : 0},
	        .place = linked ? (int64_t)i + 1 : 0,
	        .size = linked ? (int64_t)p->n : 0,
	};
}

/* The entry that is answered: of this call, or written before. */
static const struct fault *
target_find(const struct posting *p, size_t i, struct ledger_entry *out)
{
	struct entry_id id = target_of(&p->news[i]);
	bool there;

	for (size_t k = 0; k < i; k++)
		if (p->news[k].id.v == id.v) {
			*out = p->entries[k];
			return NULL;
		}
	TRY(ledger_store_entry(p->ctx, id, out, &there));
	if (!there && p->news[i].reverses.v != 0)
		return fault_not_found(p->ctx, "There is no entry to reverse");
	if (!there)
		return fault_not_found(p->ctx,
		                       "We cannot find what was set aside");
	return NULL;
}

/* Accounts and amount follow from the entry that is answered. */
static const struct fault *
entry_derive(const struct posting *p, size_t i)
{
	const struct ledger_new *new = &p->news[i];
	struct ledger_entry *entry = &p->entries[i];
	struct ledger_entry target;

	if (target_of(new).v == 0)
		return NULL;
	TRY(target_find(p, i, &target));
	entry->debit = target.debit;
	entry->credit = target.credit;
	if (new->kind != LEDGER_SETTLE)
		entry->amount = target.amount;
	if (new->reverses.v == 0)
		return NULL;
	entry->debit = target.credit;
	entry->credit = target.debit;
	return NULL;
}

/* --- what was there already --------------------------------------------- */

/* *done when all of it is there already, as it is asked for now. */
static const struct fault *
answered(const struct posting *p, bool *done)
{
	size_t found = 0;

	for (size_t i = 0; i < p->n; i++) {
		struct ledger_entry link = entry_begin(p, i);
		struct ledger_entry there;
		const char *differs;
		bool is;

		TRY(ledger_store_entry(p->ctx, p->news[i].id, &there, &is));
		if (!is)
			continue;
		differs = ledger_differs(&there, &p->news[i], &link);
		if (differs != NULL)
			return fault_make(p->ctx->arena, FAULT_CONFLICT,
			                  (struct text){.key = differs},
			                  __FILE__, __LINE__);
		p->entries[i] = there;
		found++;
	}
	/* Some of them alone: their links differ, or their ids are refused. */
	*done = found == p->n;
	return NULL;
}

/* --- locks -------------------------------------------------------------- */

/* Decisions before accounts: whoever ends one and then releases what hung
 * on it takes them in this order too. */
static const struct fault *
decisions_lock(struct posting *p)
{
	struct ledger_authority is;
	bool there;

	for (size_t i = 0; i < p->decisions.n; i++) {
		struct authority_id id = {p->decisions.v[i]};

		TRY(ledger_store_authority(p->ctx, id, &is, &there));
		p->undecided = p->undecided || !there;
		p->ended = p->ended || (there && is.ended);
	}
	return NULL;
}

/* Each account that takes part, lowest first, so that two calls that share
 * some never wait for each other in a circle. */
static const struct fault *
accounts_lock(struct posting *p)
{
	bool there;

	p->heads = arena_new(p->ctx->arena, struct ledger_head, p->accounts.n);
	for (size_t i = 0; i < p->accounts.n; i++) {
		struct account_id id = {p->accounts.v[i]};

		TRY(ledger_store_account_lock(p->ctx, id, &p->heads[i],
		                              &there));
		if (!there)
			return fault_not_found(p->ctx,
			                       "There is no such account");
	}
	return NULL;
}

/* --- judging ------------------------------------------------------------ */

static const struct fault *
judge_decisions(const struct posting *p)
{
	if (p->undecided)
		return fault_refused(p->ctx,
		                     "Nobody has said yes to this entry");
	if (p->ended)
		return fault_refused(
		        p->ctx,
		        "The yes behind this entry does not hold any more");
	return NULL;
}

static const struct fault *
judge_amount(struct ctx *ctx, const struct ledger_entry *entry)
{
	if (entry->amount.v <= 0)
		return fault_refused(ctx, "The amount must be more than "
		                          "nothing");
	if (entry->debit.v == entry->credit.v)
		return fault_refused(
		        ctx,
		        "An entry needs two accounts: choose one to take from "
		        "and one to give to");
	return NULL;
}

/* A day to come is refused, but for the day of the entry that is answered:
 * the clock may have gone back since. */
static const struct fault *
judge_day(struct ctx *ctx, const struct ledger_entry *entry,
          const struct ledger_entry *target)
{
	struct date latest = ctx->today;

	if (target != NULL && date_before(latest, target->happened_on))
		latest = target->happened_on;
	if (date_before(latest, entry->happened_on))
		return fault_refused(
		        ctx,
		        "An entry cannot have a day that is still to come");
	if (target != NULL &&
	    date_before(entry->happened_on, target->happened_on))
		return fault_refused(
		        ctx, "This day comes before the day of the entry it "
		             "answers");
	return NULL;
}

static const struct fault *
judge_until(struct ctx *ctx, struct instant until)
{
	if (instant_is(until) && until.ms <= ctx->now.ms)
		return fault_refused(
		        ctx, "The time for what was set aside has run out");
	return NULL;
}

static const struct fault *
judge_settles(struct ctx *ctx, const struct ledger_entry *entry,
              const struct ledger_entry *target)
{
	enum ledger_kind kind = LEDGER_SETTLE;
	bool there;

	if (target->kind != LEDGER_RESERVE)
		return fault_not_found(ctx,
		                       "We cannot find what was set aside");
	TRY(ledger_store_answer(ctx, target->id, &kind, &there));
	if (there && kind == LEDGER_RELEASE)
		return fault_refused(
		        ctx, "What was set aside here was let go before");
	if (there)
		return fault_refused(ctx,
		                     "What was set aside here was used before");
	if (entry->amount.v > target->amount.v)
		return fault_refused(ctx, "No more than was reserved can be "
		                          "settled");
	if (entry->kind == LEDGER_SETTLE)
		return judge_until(ctx, target->until);
	return NULL;
}

static const struct fault *
judge_reverses(struct ctx *ctx, const struct ledger_entry *entry,
               const struct ledger_entry *target)
{
	enum ledger_kind kind;
	bool there;

	if (str_empty(str_trim(entry->reason)))
		return fault_refused(ctx, "Say why this entry is reversed");
	if (target->reverses.v != 0)
		return fault_refused(
		        ctx,
		        "This is a reversal, so it stays as it is. Make a new "
		        "entry with a yes of its own");
	if (target->kind == LEDGER_RESERVE || target->kind == LEDGER_RELEASE)
		return fault_refused(
		        ctx, "What was set aside is let go, not reversed");
	TRY(ledger_store_answer(ctx, target->id, &kind, &there));
	if (there)
		return fault_refused(
		        ctx,
		        "This entry was reversed before, so it stays as it is");
	return NULL;
}

static const struct fault *
judge_state(struct ctx *ctx, const struct ledger_account *account)
{
	if (account->state == LEDGER_CLOSED)
		return fault_refused(ctx, "This account is closed");
	if (account->state == LEDGER_FROZEN)
		return fault_refused(ctx, "This account is frozen. Ask "
		                          "finance");
	return NULL;
}

static const struct fault *
judge_accounts(struct ctx *ctx, const struct ledger_account *debit,
               const struct ledger_account *credit)
{
	struct ledger_book book;

	if (debit->ledger != credit->ledger)
		return fault_refused(
		        ctx,
		        "Money and time do not mix: choose two accounts of one "
		        "kind");
	TRY(judge_state(ctx, credit));
	TRY(judge_state(ctx, debit));
	TRY(ledger_store_book(ctx, debit->ledger, &book));
	if (instant_is(book.frozen_at))
		return fault_refused(ctx, "Nothing moves until the books have "
		                          "been checked. Ask finance");
	return NULL;
}

/* --- figures ------------------------------------------------------------ */

static const struct fault *
judge_bounds(struct ctx *ctx, const struct ledger_account *after)
{
	int64_t low = after->posted.v - after->going.v;
	int64_t high = after->posted.v + after->coming.v;

	if (units_is(after->lower) && low < after->lower.v)
		return fault_refused(ctx, "There is not enough in this "
		                          "account");
	if (units_is(after->upper) && high > after->upper.v)
		return fault_refused(ctx, "This account would hold more than "
		                          "it may");
	return NULL;
}

/* The figures of both accounts after the entry, or what stands against it. */
static const struct fault *
figures_after(struct ctx *ctx, const struct ledger_entry *entry,
              struct units held, struct ledger_account *debit,
              struct ledger_account *credit)
{
	if (!ledger_carry(credit, entry, held) ||
	    !ledger_carry(debit, entry, held))
		return fault_refused(ctx, "This is more than the books can "
		                          "hold");
	TRY(judge_bounds(ctx, credit));
	return judge_bounds(ctx, debit);
}

static const struct fault *
entry_write(struct ctx *ctx, const struct ledger_entry *entry,
            struct ledger_head *debit, struct ledger_head *credit)
{
	struct ledger_stored stored = {
	        .entry = *entry,
	        .debit_number = debit->account.entries,
	        .credit_number = credit->account.entries,
	};

	stored.debit_hash = ledger_entry_hash(ctx->arena, debit->hash, &stored,
	                                      entry->debit);
	stored.credit_hash = ledger_entry_hash(ctx->arena, credit->hash,
	                                       &stored, entry->credit);
	TRY(ledger_store_entry_add(ctx, &stored));
	debit->hash = stored.debit_hash;
	credit->hash = stored.credit_hash;
	return NULL;
}

static const struct fault *
judge_target(struct ctx *ctx, const struct ledger_entry *entry,
             const struct ledger_entry *target)
{
	TRY(judge_day(ctx, entry, target));
	if (entry->settles.v != 0)
		return judge_settles(ctx, entry, target);
	return judge_reverses(ctx, entry, target);
}

static const struct fault *
entry_post(const struct posting *p, size_t i)
{
	struct ctx *ctx = p->ctx;
	struct ledger_entry *entry = &p->entries[i];
	struct ledger_entry target = {0};
	struct ledger_head *debit, *credit;
	struct ledger_account debit_after, credit_after;

	TRY(judge_amount(ctx, entry));
	debit = head_of(p, entry->debit);
	credit = head_of(p, entry->credit);
	TRY(judge_accounts(ctx, &debit->account, &credit->account));
	if (target_of(&p->news[i]).v != 0) {
		TRY(target_find(p, i, &target));
		TRY(judge_target(ctx, entry, &target));
	} else {
		TRY(judge_day(ctx, entry, NULL));
		TRY(judge_until(ctx, entry->until));
	}
	entry->ledger = debit->account.ledger;
	debit_after = debit->account;
	credit_after = credit->account;
	TRY(figures_after(ctx, entry, target.amount, &debit_after,
	                  &credit_after));
	debit->account = debit_after;
	credit->account = credit_after;
	return entry_write(ctx, entry, debit, credit);
}

/* --- the door ----------------------------------------------------------- */

/* Who takes part: the lists of accounts and of decisions. */
static const struct fault *
parties(struct posting *p)
{
	for (size_t i = 0; i < p->n; i++) {
		p->entries[i] = entry_begin(p, i);
		TRY(entry_derive(p, i));
		ids_add(&p->accounts, p->entries[i].debit.v);
		ids_add(&p->accounts, p->entries[i].credit.v);
		if (is_payment(&p->news[i]))
			ids_add(&p->decisions, p->news[i].authority.v);
	}
	return NULL;
}

const struct fault *
ledger_post_linked(struct ctx *ctx, const struct ledger_new *entries, size_t n,
                   struct ledger_entry *out)
{
	struct posting *p = arena_new(ctx->arena, struct posting, 1);
	bool done = false;

	claim(n >= 1 && n <= LEDGER_LINKED_MOST);
	*p = (struct posting){.ctx = ctx, .news = entries, .n = n};
	p->entries = arena_new(ctx->arena, struct ledger_entry, n);
	p->accounts.v = arena_new(ctx->arena, int64_t, 2 * n);
	p->decisions.v = arena_new(ctx->arena, int64_t, n);
	for (size_t i = 0; i < n; i++)
		claim_shape(&entries[i]);
	TRY(answered(p, &done));
	if (!done) {
		TRY(parties(p));
		TRY(decisions_lock(p));
		TRY(accounts_lock(p));
		/* Whoever held the locks may have written just this. */
		TRY(answered(p, &done));
	}
	if (!done) {
		TRY(judge_decisions(p));
		for (size_t i = 0; i < n; i++)
			TRY(entry_post(p, i));
	}
	for (size_t i = 0; out != NULL && i < n; i++)
		out[i] = p->entries[i];
	return NULL;
}

const struct fault *
ledger_post(struct ctx *ctx, const struct ledger_new *entry,
            struct ledger_entry *out)
{
	return ledger_post_linked(ctx, entry, 1, out);
}

/* --- what has run out --------------------------------------------------- */

/* The accounts of all of them first, lowest first: one after the other they
 * would be taken in no order, and wait in a circle with whoever posts. */
static const struct fault *
due_lock(struct ctx *ctx, const struct ledger_entry *due, size_t n)
{
	struct posting p = {.ctx = ctx};

	p.accounts.v = arena_new(ctx->arena, int64_t, 2 * n + 1);
	for (size_t i = 0; i < n; i++) {
		ids_add(&p.accounts, due[i].debit.v);
		ids_add(&p.accounts, due[i].credit.v);
	}
	return accounts_lock(&p);
}

static bool
is_among(const struct ledger_entry *entries, size_t n, struct entry_id id)
{
	for (size_t i = 0; i < n; i++)
		if (entries[i].id.v == id.v)
			return true;
	return false;
}

static const struct fault *
run_out(struct ctx *ctx, const struct ledger_entry *reservation)
{
	struct ledger_new release = {
	        .id = {id_new()},
	        .kind = LEDGER_RELEASE,
	        .settles = reservation->id,
	        .code = "ledger.ran_out",
	        .authority = reservation->authority,
	};

	TRY(ledger_post(ctx, &release, NULL));
	return audit_record(ctx, "ledger.ran_out", (struct person_id){0},
	                    reservation->id.v);
}

const struct fault *
ledger_expire(struct ctx *ctx)
{
	struct ledger_entry *due =
	        arena_new(ctx->arena, struct ledger_entry, LEDGER_EXPIRE_MOST);
	struct ledger_entry *still =
	        arena_new(ctx->arena, struct ledger_entry, LEDGER_EXPIRE_MOST);
	size_t n, still_n;

	TRY(ledger_store_due(ctx, LEDGER_EXPIRE_MOST, due, &n));
	TRY(due_lock(ctx, due, n));
	/* Whoever held the locks may have answered some, or frozen them. */
	TRY(ledger_store_due(ctx, LEDGER_EXPIRE_MOST, still, &still_n));
	for (size_t i = 0; i < still_n; i++)
		if (is_among(due, n, still[i].id))
			TRY(run_out(ctx, &still[i]));
	return NULL;
}
