/*
 * orders_package.c - rules: what another service said of tier and allowance.
 */
#include "register/orders/orders_package_local.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"

static void
number_check(struct problems *problems, const char *field, int64_t n,
             int64_t most)
{
	if (n < 0 || n > most)
		problems_add(problems, field,
		             "Write a whole number from 1 to {most}",
		             {"most", str_print(problems->arena, "%lld",
		                                (long long)most)});
}

static void
words_check(struct problems *problems, const char *field, struct str words,
            int most)
{
	if (utf8_length(words) > (size_t)most)
		problems_add(problems, field, "Write {most} letters at most",
		             {"most", str_print(problems->arena, "%d", most)});
}

void
package_check(const struct package *facts, struct date today,
              struct problems *problems)
{
	if (str_empty(facts->tier) && facts->appointments == 0)
		problems_add(problems, "tier",
		             "Write the tier, how many appointments, or both");
	words_check(problems, "tier", facts->tier, PACKAGE_TIER_MOST);
	number_check(problems, "appointments", facts->appointments,
	             PACKAGE_APPOINTMENTS_MOST);
	number_check(problems, "weeks", facts->weeks, PACKAGE_WEEKS_MOST);
	if (facts->weeks > 0 && facts->appointments == 0)
		problems_add(problems, "appointments",
		             "Write how many appointments there are in a year");
	if (str_empty(facts->source))
		problems_add(problems, "source", "Say where this comes from");
	words_check(problems, "source", facts->source, PACKAGE_SOURCE_MOST);
	if (!date_is(facts->known_on) || date_before(today, facts->known_on))
		problems_add(problems, "known_on",
		             "Write the day it was said: today or earlier");
}

static const struct fault *
package_record(struct ctx *ctx, struct person_id person, int64_t id)
{
	if (!ctx->audit_folded)
		TRY(audit_record(ctx, "orders.package_told", person, id));
	return outbox_event(ctx, &(struct event){
	                                 .id = {id_new()},
	                                 .person = person,
	                                 .kind = "orders.package_told",
	                                 .at = ctx->now,
	                                 .actor = ctx->actor,
	                                 .subject = id,
	                                 .shared = true,
	                         });
}

static bool
package_same(const struct package *a, const struct package *b)
{
	return str_equal(a->tier, b->tier) &&
	       a->appointments == b->appointments && a->weeks == b->weeks &&
	       str_equal(a->source, b->source) &&
	       a->known_on.days == b->known_on.days;
}

static struct package
cleaned(struct ctx *ctx, const struct package *facts)
{
	struct package package = *facts;

	package.tier = utf8_clean_line(ctx->arena, facts->tier);
	package.source = utf8_clean_line(ctx->arena, facts->source);
	return package;
}

static const struct fault *
full(struct ctx *ctx)
{
	return fault_refused(ctx, "100 packages are written down. That is as "
	                          "many as fit");
}

const struct fault *
package_add(struct ctx *ctx, struct person_id person,
            const struct package *facts, struct problems *problems)
{
	struct package package;
	struct package *list;
	size_t n;

	if (!ctx_can(ctx, CAN_WRITE_PERSON))
		return fault_not_found(ctx, "We cannot find that person");
	TRY(access_hold(ctx, person));
	package = cleaned(ctx, facts);
	package_check(&package, ctx->today, problems);
	TRY(problems_fault(problems));
	TRY(package_store_of(ctx, person, &list, &n));
	if (n > 0 && package_same(&list[0], &package))
		return NULL;
	if (n >= PACKAGE_MOST)
		return full(ctx);
	package.id = id_new();
	TRY(package_store_add(ctx, person, &package));
	return package_record(ctx, person, package.id);
}

const struct fault *
package_known(struct ctx *ctx, struct person_id person,
              const struct package *facts, bool *there, int64_t *n)
{
	struct package package = cleaned(ctx, facts);

	return package_store_known(ctx, person, &package, there, n);
}

const struct fault *
package_put(struct ctx *ctx, struct person_id person,
            const struct package *facts, enum put_result *result)
{
	struct package package = cleaned(ctx, facts);
	struct problems problems;
	int64_t n = 0;
	bool there;

	problems_init(&problems, ctx->arena);
	package_check(&package, ctx->today, &problems);
	TRY(problems_fault(&problems));
	TRY(package_store_known(ctx, person, &package, &there, &n));
	*result = there ? PUT_UNCHANGED : PUT_ADDED;
	if (there)
		return NULL;
	if (n >= PACKAGE_MOST)
		return full(ctx);
	package.id = id_new();
	TRY(package_store_add(ctx, person, &package));
	return package_record(ctx, person, package.id);
}

const struct fault *
package_list(struct ctx *ctx, struct person_id person, struct package **out,
             size_t *n)
{
	struct user_id *users;
	struct str *names;

	TRY(package_store_of(ctx, person, out, n));
	users = arena_new(ctx->arena, struct user_id, *n + 1);
	for (size_t i = 0; i < *n; i++)
		users[i] = (*out)[i].by;
	TRY(identity_names(ctx, users, *n, &names));
	for (size_t i = 0; i < *n; i++)
		(*out)[i].name = names[i];
	return NULL;
}

const struct fault *
package_facts(struct ctx *ctx, struct person_id person, struct str *out)
{
	const struct order *order;
	struct package *packages;
	size_t orders_n, n;
	struct order *orders;

	TRY(orders_of(ctx, person, &orders, &orders_n));
	TRY(package_list(ctx, person, &packages, &n));
	order = order_current(orders, orders_n, ctx->today);
	*out = str_print(ctx->arena, "kind=%.*s tier=%.*s",
	                 STR_ARG(order == NULL ? S("") : order->kind),
	                 STR_ARG(n == 0 ? S("") : packages[0].tier));
	return NULL;
}
