/*
 * orders_spell.c - rules: when somebody was not at liberty, or died.
 */
#include "register/orders/orders_spell.h"

#include "kernel/audit/audit.h"

const char *const spell_kinds[] = {"custody", "recall", "death", NULL};

static bool
is_death(const struct spell *spell)
{
	return str_is(spell->kind, "death");
}

void
spell_check(const struct spell *facts, struct date today,
            struct problems *problems)
{
	if (str_word(facts->kind, spell_kinds) < 0)
		problems_add(problems, "kind",
		             "This is not a kind of spell that we know");
	if (!date_is(facts->from_on))
		problems_add(problems, "from_on",
		             "Enter the day on which it began");
	else if (date_before(today, facts->from_on))
		problems_add(problems, "from_on", "This day is to come");
	if (!date_is(facts->to_on))
		return;
	if (is_death(facts))
		problems_add(problems, "to_on", "A death has no end");
	else if (date_is(facts->from_on) &&
	         date_before(facts->to_on, facts->from_on))
		problems_add(problems, "to_on",
		             "It cannot end before it begins");
}

const struct fault *
spell_put(struct ctx *ctx, const struct spell *facts, enum put_result *result)
{
	struct spell spell = *facts, stored = {.kind = S("")};
	struct problems problems;
	int64_t id;
	bool found;

	problems_init(&problems, ctx->arena);
	spell_check(facts, ctx->today, &problems);
	TRY(problems_fault(&problems));
	TRY(spells_store_same(ctx, facts, &stored, &id, &found));
	/* What says nothing of the end takes none back. */
	if (found && !date_is(spell.to_on))
		spell.to_on = stored.to_on;
	*result = found ? PUT_UPDATED : PUT_ADDED;
	if (found && spell.from_on.days == stored.from_on.days &&
	    spell.to_on.days == stored.to_on.days) {
		*result = PUT_UNCHANGED;
		return NULL;
	}
	if (!found)
		id = id_new();
	TRY(spells_store_write(ctx, id, &spell, !found));
	if (ctx->audit_folded)
		return NULL;
	return audit_record(
	        ctx, found ? "orders.spell_changed" : "orders.spell_added",
	        facts->person, id);
}
