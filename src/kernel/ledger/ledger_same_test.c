#include "kernel/ledger/ledger_world_test.h"

static const struct fault *
as(struct books *b, const char *who, struct ledger_new new)
{
	struct books other = *b;
	struct actor sam = *world_actor(b->w, "sam");
	const struct fault *fault;

	/* books_post acts as Sam, so for once somebody else is Sam */
	*world_actor(b->w, "sam") = *world_actor(b->w, who);
	fault = books_post(&other, new);
	*world_actor(b->w, "sam") = sam;
	return fault;
}

static struct ledger_new
paid(struct books *b)
{
	struct ledger_new new = books_plain(b, b->budget, b->shop, 700);

	new.reason = S("A coat");
	new.happened_on.days = 20000;
	expect_ok(books_post(b, new));
	return new;
}

TEST("ledger: the same id with the same content answers the first result")
{
	struct books *b = books_new(t);
	struct ledger_new new = paid(b);
	struct ledger_entry first = b->out;

	world_later(b->w, (int64_t)26 * 60 * 60 * 1000);
	expect_ok(books_post(b, new));
	expect_equal(b->out.id.v, first.id.v);
	expect_equal(b->out.recorded_at.ms, first.recorded_at.ms);
	expect_equal(b->out.happened_on.days, 20000);
	expect_equal(books_entries(b), 2);
	expect_figures(b, b->shop, 700, 0, 0);
	books_sound(b);
}

TEST("ledger: a repeat is answered though the account is spent, frozen or "
     "closed since")
{
	struct books *b = books_new(t);
	struct ledger_new new = books_plain(b, b->budget, b->shop, 30000);

	expect_ok(books_post(b, new));
	expect_ok(books_post(b, books_plain(b, b->budget, b->bank, 20000)));
	expect_ok(books_post(b, new));
	expect_ok(books_close(b, b->shop, b->bank));
	expect_ok(books_end(b, b->decision));
	expect_ok(books_post(b, new));
	expect_equal(b->out.amount.v, 30000);
	expect_figures(b, b->shop, 0, 0, 0);
	books_sound(b);
}

TEST("ledger: an entry of today sent again tomorrow is the same entry")
{
	struct books *b = books_new(t);
	struct ledger_new new = books_plain(b, b->budget, b->shop, 700);

	expect_ok(books_post(b, new));
	world_later(b->w, (int64_t)24 * 60 * 60 * 1000);
	expect_ok(books_post(b, new));
	expect_str(date_iso(t->arena, b->out.happened_on), "2026-11-24");
	expect_equal(books_entries(b), 2);
}

TEST("ledger: a settlement, a release and a reversal sent again are the same")
{
	struct books *b = books_new(t);
	struct ledger_new one = books_reserve(b, 500);
	struct ledger_new two = books_reserve(b, 300);
	struct ledger_new settle = books_settle(b, one.id, 450);
	struct ledger_new release = books_release(b, two.id);
	struct ledger_new back = books_reverse(b, settle.id);
	const struct ledger_new all[] = {one, two, settle, release, back};

	for (int round = 0; round < 2; round++)
		for (size_t i = 0; i < 5; i++)
			expect_ok(books_post(b, all[i]));
	expect_equal(books_entries(b), 6);
	expect_figures(b, b->budget, 50000, 0, 0);
	books_sound(b);
}

/* --- with other content ------------------------------------------------- */

static void
expect_conflict(struct books *b, struct ledger_new new, const char *sentence)
{
	int64_t before = books_entries(b);

	expect_fault(books_post(b, new), FAULT_CONFLICT, sentence);
	expect_equal(books_entries(b), before);
	expect_figures(b, b->budget, 49300, 0, 0);
}

TEST("ledger: the same id with another amount, account or kind is refused")
{
	struct books *b = books_new(t);
	struct ledger_new new = paid(b), other = new;

	other.amount.v = 701;
	expect_conflict(b, other,
	                "This is in the books, with a different amount");
	other = new;
	other.debit = b->bank;
	expect_conflict(b, other, "This is in the books, with other accounts");
	other = new;
	other.credit = b->bank;
	expect_conflict(b, other, "This is in the books, with other accounts");
	other = new;
	other.kind = LEDGER_RESERVE;
	expect_conflict(b, other, "This is in the books, as some other kind");
}

TEST("ledger: the same id with another code, reason, day or decision is "
     "refused")
{
	struct books *b = books_new(t);
	struct ledger_new new = paid(b), other = new;

	other.code = "test.other";
	expect_conflict(b, other,
	                "This is in the books, with a different code");
	other = new;
	other.reason = S("A hat");
	expect_conflict(b, other,
	                "This is in the books, with a different reason");
	other = new;
	other.happened_on.days = 20001;
	expect_conflict(b, other, "This is in the books, with a different day");
	other = new;
	other.authority = books_grant(b);
	expect_conflict(b, other,
	                "This is in the books, with a different yes behind it");
}

TEST("ledger: the same id from somebody else, or linked, is refused")
{
	struct books *b = books_new(t);
	struct ledger_new new = paid(b);
	struct ledger_new two[] = {new, books_plain(b, b->budget, b->shop, 5)};

	expect_fault(as(b, "priya", new), FAULT_CONFLICT,
	             "This is in the books, by someone else");
	expect_fault(books_linked(b, two, 2), FAULT_CONFLICT,
	             "This is in the books, side by side with others");
	expect_equal(books_entries(b), 2);
}

TEST("ledger: the same id for another reservation, reversal or end is refused")
{
	struct books *b = books_new(t);
	struct ledger_new one = books_reserve(b, 350);
	struct ledger_new two = books_reserve(b, 350);
	struct ledger_new settle = books_settle(b, one.id, 350);
	struct ledger_new back = books_reverse(b, settle.id);
	struct ledger_new other = one;

	expect_ok(books_post(b, one));
	expect_ok(books_post(b, two));
	other.until.ms = store_test_who().now.ms + 1000;
	expect_fault(books_post(b, other), FAULT_CONFLICT,
	             "This is in the books, with a different end");
	expect_ok(books_post(b, settle));
	other = settle;
	other.settles = two.id;
	expect_fault(books_post(b, other), FAULT_CONFLICT,
	             "This is in the books, for something else set aside");
	expect_ok(books_post(b, back));
	other = back;
	other.reverses = one.id;
	expect_fault(books_post(b, other), FAULT_CONFLICT,
	             "This is in the books, to reverse some other entry");
	other = back;
	other.reverses.v = 0;
	other.debit = b->budget;
	other.credit = b->shop;
	other.amount.v = 350;
	expect_fault(books_post(b, other), FAULT_CONFLICT,
	             "This is in the books, to reverse some other entry");
	expect_figures(b, b->budget, 50000, 0, 350);
}

/* --- linked ------------------------------------------------------------- */

TEST("ledger: linked entries succeed together")
{
	struct books *b = books_new(t);
	struct ledger_new news[4];

	news[0] = books_reserve(b, 900);
	news[1] = books_settle(b, news[0].id, 800);
	news[2] = books_plain(b, b->shop, b->bank, 800);
	news[3] = books_reverse(b, news[2].id);
	expect_ok(books_linked(b, news, 4));
	expect_equal(b->out.batch.v, news[0].id.v);
	expect_equal(b->out.place, 4);
	expect_equal(b->out.size, 4);
	expect_figures(b, b->shop, 800, 0, 0);
	expect_ok(books_linked(b, news, 4));
	expect_equal(books_entries(b), 5);
	books_sound(b);
}

TEST("ledger: linked entries fail together, and nothing of them is there")
{
	struct books *b = books_new(t);
	struct ledger_new news[3];
	int64_t audits;

	news[0] = books_plain(b, b->budget, b->shop, 100);
	news[1] = books_plain(b, b->pot, b->member, 30);
	news[2] = books_plain(b, b->budget, b->shop, 49901);
	audits = world_changes(b->w);
	expect_refused(t, books_linked(b, news, 3),
	               "There is not enough in this account");
	expect_equal(books_entries(b), 1);
	expect_equal(world_changes(b->w), audits);
	expect_figures(b, b->budget, 50000, 0, 0);
	expect_figures(b, b->member, 0, 0, 0);
	news[2].amount.v = 49900;
	expect_ok(books_linked(b, news, 3));
	expect_figures(b, b->budget, 0, 0, 0);
	books_sound(b);
}

TEST("ledger: part of what was linked is refused alone and in other company")
{
	struct books *b = books_new(t);
	struct ledger_new news[2];
	const char *sentence = "This is in the books, side by side with others";

	news[0] = books_plain(b, b->budget, b->shop, 100);
	news[1] = books_plain(b, b->budget, b->shop, 200);
	expect_ok(books_linked(b, news, 2));
	expect_fault(books_post(b, news[1]), FAULT_CONFLICT, sentence);
	news[0] = books_plain(b, b->budget, b->shop, 100);
	expect_fault(books_linked(b, news, 2), FAULT_CONFLICT, sentence);
	expect_equal(books_entries(b), 3);
}

TEST("ledger: one id twice among linked entries is refused")
{
	struct books *b = books_new(t);
	struct ledger_new news[2];

	news[0] = books_plain(b, b->budget, b->shop, 100);
	news[1] = news[0];
	expect_fault(books_linked(b, news, 2), FAULT_CONFLICT, NULL);
	expect_equal(books_entries(b), 1);
}

static const struct fault *
unaudited(struct ctx *ctx, void *data)
{
	return ledger_post(ctx, data, NULL);
}

TEST("ledger: a posting without an audit entry is not committed")
{
	struct books *b = books_new(t);
	struct ledger_new new = books_plain(b, b->budget, b->shop, 100);

	expect_log("tx_unaudited", NULL);
	expect_fault(world_do(b->w, "sam", unaudited, &new), FAULT_BUG, NULL);
	expect_equal(books_entries(b), 1);
	expect_ok(books_post(b, new));
}

static const struct fault *
posted_in_a_read(struct ctx *ctx, void *data)
{
	return ledger_post(ctx, data, NULL);
}

TEST("ledger: nothing is posted while reading")
{
	struct books *b = books_new(t);
	struct ledger_new new = books_plain(b, b->budget, b->shop, 100);

	expect_log("bug", "lock in a read");
	expect_not_null(world_see(b->w, "sam", posted_in_a_read, &new));
	expect_equal(books_entries(b), 1);
}
