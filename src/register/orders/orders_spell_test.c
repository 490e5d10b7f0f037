/* orders_spell_test.c - when somebody was not at liberty, or died. */
#include "register/orders/orders_spell.h"

#include "register/orders/orders_world_test.h"

struct put {
	struct spell spell;
	enum put_result result;
	struct spell all[8];
	size_t n;
};

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct put *p = data;

	return spell_put(ctx, &p->spell, &p->result);
}

static const struct fault *
take(void *data, const struct spell *one)
{
	struct put *p = data;

	claim(p->n < 8);
	p->all[p->n] = *one;
	p->all[p->n++].kind =
	        str_of(spell_kinds[str_word(one->kind, spell_kinds)]);
	return NULL;
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	struct put *p = data;

	p->n = 0;
	return spells_studied(ctx, take, p);
}

static struct spell
of(struct world *w, const char *kind, const char *from, const char *to)
{
	return (struct spell){
	        .person = w->jay,
	        .kind = str_of(kind),
	        .from_on = from == NULL ? DATE_NONE : ow_day(from),
	        .to_on = to == NULL ? DATE_NONE : ow_day(to),
	};
}

static void
putting(struct world *w, struct put *p, const char *kind, const char *from,
        const char *to, enum put_result result)
{
	p->spell = of(w, kind, from, to);
	expect_ok(world_do(w, NULL, put, p));
	expect_equal(p->result, result);
	expect_ok(world_see(w, NULL, see, p));
}

static void
refused(struct world *w, struct put *p, struct spell spell, const char *column,
        const char *says)
{
	p->spell = spell;
	expect_problem(world_do(w, NULL, put, p), column, says);
	expect_ok(world_see(w, NULL, see, p));
}

TEST("orders spell: a spell ends no earlier than it begins, and may be open")
{
	struct world *w = ow_begin(t);
	struct put p = {.n = 0};

	refused(w, &p, of(w, "custody", "2026-03-02", "2026-03-01"), "to_on",
	        "It cannot end before it begins");
	refused(w, &p, of(w, "custody", NULL, NULL), "from_on",
	        "Enter the day on which it began");
	refused(w, &p, of(w, "custody", "2036-03-02", NULL), "from_on",
	        "This day is to come");
	refused(w, &p, of(w, "holiday", "2026-03-02", NULL), "kind",
	        "This is not a kind of spell that we know");
	expect_equal(p.n, 0);
	putting(w, &p, "custody", "2026-03-02", "2026-03-02", PUT_ADDED);
	putting(w, &p, "recall", "2026-01-02", NULL, PUT_ADDED);
	expect_equal(p.n, 2);
	expect_str(p.all[0].kind, "recall");
	expect_false(date_is(p.all[0].to_on));
	expect_equal(p.all[1].to_on.days, ow_day("2026-03-02").days);
}

TEST("orders spell: a death has no end, and is one")
{
	struct world *w = ow_begin(t);
	struct put p = {.n = 0};

	refused(w, &p, of(w, "death", "2026-03-02", "2026-03-03"), "to_on",
	        "A death has no end");
	expect_equal(p.n, 0);
	putting(w, &p, "death", "2026-03-02", NULL, PUT_ADDED);
	/* what was told wrong is put right, and not told twice */
	putting(w, &p, "death", "2026-03-04", NULL, PUT_UPDATED);
	expect_equal(p.n, 1);
	expect_equal(p.all[0].from_on.days, ow_day("2026-03-04").days);
}

TEST("orders spell: a later delivery closes a spell, and does not open it "
     "again")
{
	struct world *w = ow_begin(t);
	struct put p = {.n = 0};

	putting(w, &p, "custody", "2026-03-02", NULL, PUT_ADDED);
	putting(w, &p, "custody", "2026-03-02", NULL, PUT_UNCHANGED);
	putting(w, &p, "custody", "2026-03-02", "2026-04-01", PUT_UPDATED);
	putting(w, &p, "custody", "2026-03-02", NULL, PUT_UNCHANGED);
	expect_equal(p.n, 1);
	expect_equal(p.all[0].to_on.days, ow_day("2026-04-01").days);
	putting(w, &p, "custody", "2026-05-02", NULL, PUT_ADDED);
	putting(w, &p, "recall", "2026-05-02", NULL, PUT_ADDED);
	expect_equal(p.n, 3);
}
