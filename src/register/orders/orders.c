/*
 * orders.c - what may be said about a sentence of the court.
 */
#include "register/orders/orders_package_local.h"

#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

#define REF_MOST   100
#define COURT_MOST 200
#define CODE_MOST  100

const char *const order_kinds[] = {"community_order",
                                   "suspended_sentence_order", "licence",
                                   "post_sentence_supervision", NULL};
const char *const requirement_kinds[] = {
        "unpaid_work",
        "rehabilitation_activity",
        "programme",
        "curfew",
        "exclusion",
        "residence",
        "mental_health_treatment",
        "drug_rehabilitation",
        "alcohol_treatment",
        "alcohol_abstinence",
        "attendance_centre",
        "electronic_monitoring",
        "whereabouts_monitoring",
        "prohibited_activity",
        "foreign_travel",
        "driving_prohibition",
        "event_prohibition",
        "drinking_place_prohibition",
        "restriction_zone",
        "licence_condition",
        NULL,
};
const char *const requirement_units[] = {"hours", "days", "months", NULL};
const char *const reoffence_disposals[] = {
        "fine",    "community_order", "suspended_sentence",
        "custody", "caution",         "other",
        NULL};

#define SA_2020      "2020-12-01"
#define SCHEDULE_9_1 "Sentencing Act 2020, Schedule 9, Part 1, paragraph 2"
#define CJA_2003     "Criminal Justice Act 2003, section 199"

/* What is read with each: the day of sentence, or the start of the order. */
static const struct policy_default policies[] = {
        {"orders.unpaid_work_least", SA_2020, NULL, "", "40", "hours",
         TK("Fewest hours of unpaid work in an order"), SCHEDULE_9_1, true},
        {"orders.unpaid_work_most", SA_2020, NULL, "", "300", "hours",
         TK("Most hours of unpaid work in an order"), SCHEDULE_9_1, true},
        {"orders.unpaid_work_least", "2005-04-04", "2020-11-30", "", "40",
         "hours", TK("Fewest hours of unpaid work in an order"), CJA_2003,
         false},
        {"orders.unpaid_work_most", "2005-04-04", "2020-11-30", "", "300",
         "hours", TK("Most hours of unpaid work in an order"), CJA_2003, false},
        {"orders.requirement_unit", SA_2020, NULL,
         "kind=rehabilitation_activity", "days", "",
         TK("What rehabilitation activity is counted in"),
         "Sentencing Act 2020, Schedule 9, Part 2", true},
        {"orders.requirement_unit", "2015-02-01", "2020-11-30",
         "kind=rehabilitation_activity", "days", "",
         TK("What rehabilitation activity is counted in"),
         "Criminal Justice Act 2003, section 200A", false},
        {"orders.last_start", "2015-02-01", NULL,
         "kind=post_sentence_supervision", "2026-05-10", "",
         TK("Last day on which post-sentence supervision can start"),
         "Sentencing Act 2026, section 34 and Schedule 5; SI 2026/402", true},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};

static const struct event_kind events[] = {
        {"orders.started", TK("An order of the court started"),
         TK("Your order started"), "sentence", TK("Your order started")},
        {"orders.added", TK("{who} added an order of the court"),
         TK("{who} added your order"), "sentence", EVENT_BY_OTHERS},
        {"orders.changed", TK("{who} changed an order of the court"),
         TK("{who} changed what we know about your order"), "sentence",
         EVENT_BY_OTHERS},
        {"orders.package_told", TK("{who} wrote down the supervision package"),
         TK("{who} wrote down how often you are to meet"), "sentence",
         EVENT_BY_OTHERS},
        {NULL, NULL, NULL, NULL, NULL},
};

/* Put by the import alone, and folded into its own act. */
static const struct act_kind acts[] = {
        {"orders.spell_added", TK("A time away from liberty was added")},
        {"orders.spell_changed", TK("A time away from liberty was changed")},
        {"orders.outcome_told", TK("How an order stands was written down")},
        {NULL, NULL},
};

static const char *const personal[] = {"orders_order",     "orders_requirement",
                                       "orders_reoffence", "orders_package",
                                       "orders_spell",     NULL};

static const struct fault *
event_details(struct ctx *ctx, struct person_id person,
              const struct event_line *lines, size_t n,
              struct event_detail *out)
{
	(void)ctx;
	(void)person;
	for (size_t i = 0; i < n; i++) {
		bool package = str_is(str_of(lines[i].kind->name),
		                      "orders.package_told");

		out[i] = (struct event_detail){
		        .says = package ? S("")
		                        : order_kind_words(lines[i].value),
		        .path = package ? S("/package") : S("/sentence"),
		};
	}
	return NULL;
}

static const struct fault *
merge(struct ctx *ctx, struct merge_id id, struct person_id gone,
      struct person_id kept, bool undo)
{
	TRY(people_merge_move(ctx, orders_moves, id, gone, kept, undo));
	return people_merge_follow(ctx, orders_follows, gone, kept);
}

const struct capability orders_capability = {
        .name = "orders",
        .schema = orders_schema,
        .routes = orders_routes,
        .schemas = orders_schemas,
        .queries = orders_queries,
        .personal = personal,
        .panels = orders_panels,
        .events = events,
        .acts = acts,
        .event_details = event_details,
        .policies = policies,
        .merge = merge,
};

/* --- checks -------------------------------------------------------------- */

/* Whether both are days and a is before b. */
static bool
earlier(struct date a, struct date b)
{
	return date_is(a) && date_is(b) && date_before(a, b);
}

static void
ref_check(struct str ref, const char *field, struct problems *problems)
{
	if (str_empty(ref) || ref.n > REF_MOST)
		problems_add(problems, field,
		             "Enter a reference of at most 100 characters");
}

/* Whether an order of this kind could still start on its day. */
static const struct fault *
start_check(struct ctx *ctx, const struct order *facts,
            struct problems *problems)
{
	struct policy_answer answer;
	struct date last;

	if (!str_is(facts->kind, "post_sentence_supervision") ||
	    !date_is(facts->starts_on))
		return NULL;
	TRY(policy_get(ctx, "orders.last_start",
	               S("kind=post_sentence_supervision"), facts->starts_on,
	               &answer));
	if (answer.found && date_read_iso(answer.row.value, &last) &&
	    date_before(last, facts->starts_on))
		problems_add(problems, "starts_on",
		             "Post-sentence supervision starts no later than "
		             "{day}",
		             {"day", date_words(ctx->arena, last)});
	return NULL;
}

const struct fault *
order_check(struct ctx *ctx, const struct order *facts,
            struct problems *problems)
{
	ref_check(facts->order_ref, "order_ref", problems);
	if (str_word(facts->kind, order_kinds) < 0)
		problems_add(problems, "kind",
		             "This is not a kind of order that we know");
	if (facts->court.n > COURT_MOST)
		problems_add(problems, "court",
		             "The court must have at most 200 characters");
	if (facts->offence_code.n > CODE_MOST)
		problems_add(problems, "offence_code",
		             "The code must have at most 100 characters");
	if (earlier(facts->ends_on, facts->starts_on))
		problems_add(problems, "ends_on",
		             "An order ends no earlier than it starts");
	return start_check(ctx, facts, problems);
}

/* The day whose rules hold for a requirement. */
static struct date
rules_day(const struct ctx *ctx, const struct order *order)
{
	if (date_is(order->sentenced_on))
		return order->sentenced_on;
	return date_is(order->starts_on) ? order->starts_on : ctx->today;
}

/* Whether a unit was stated and is another than the rule's. */
static bool
other_unit(struct str unit, const struct policy_row *rule)
{
	return !str_empty(unit) && !str_empty(rule->unit) &&
	       !str_equal(unit, rule->unit);
}

/* Whether a quantity is below what a row says, or above it; a row that is
 * no number bounds nothing. */
static bool
out_of_bounds(int64_t quantity, const struct policy_row *least,
              const struct policy_row *most)
{
	int64_t from;
	int64_t to;

	if (!str_i64(least->value, &from) || !str_i64(most->value, &to))
		return false;
	return quantity < from || quantity > to;
}

/* Unpaid work: hours, and so many. */
static const struct fault *
unpaid_work_check(struct ctx *ctx, const struct requirement *facts,
                  struct date on, struct problems *problems)
{
	struct policy_answer least;
	struct policy_answer most;

	TRY(policy_get(ctx, "orders.unpaid_work_least", S(""), on, &least));
	if (!least.found)
		return NULL;
	if (other_unit(facts->unit, &least.row)) {
		problems_add(problems, "unit",
		             "Unpaid work is counted in hours");
		return NULL;
	}
	if (facts->quantity == 0)
		return NULL;
	TRY(policy_get(ctx, "orders.unpaid_work_most", S(""), on, &most));
	if (most.found && out_of_bounds(facts->quantity, &least.row, &most.row))
		problems_add(problems, "quantity",
		             "Unpaid work is between {least} and {most} hours",
		             {"least", least.row.value},
		             {"most", most.row.value});
	return NULL;
}

/* Rehabilitation activity: days. */
static const struct fault *
activity_check(struct ctx *ctx, const struct requirement *facts, struct date on,
               struct problems *problems)
{
	struct policy_answer unit;

	if (str_empty(facts->unit))
		return NULL;
	TRY(policy_get(ctx, "orders.requirement_unit",
	               S("kind=rehabilitation_activity"), on, &unit));
	if (unit.found && !str_equal(unit.row.value, facts->unit))
		problems_add(problems, "unit",
		             "Rehabilitation activity is counted in days");
	return NULL;
}

static void
within_check(const struct requirement *facts, const struct order *order,
             struct problems *problems)
{
	if (earlier(facts->ends_on, facts->starts_on))
		problems_add(problems, "ends_on",
		             "A requirement ends no earlier than it starts");
	if (earlier(facts->starts_on, order->starts_on) ||
	    earlier(order->ends_on, facts->starts_on))
		problems_add(problems, "starts_on",
		             "A requirement lies within its order");
	if (earlier(order->ends_on, facts->ends_on) ||
	    earlier(facts->ends_on, order->starts_on))
		problems_add(problems, "ends_on",
		             "A requirement lies within its order");
}

static void
amount_check(const struct requirement *facts, struct problems *problems)
{
	if (facts->quantity < 0)
		problems_add(problems, "quantity",
		             "The quantity must not be below nought");
	if (!str_empty(facts->unit) &&
	    str_word(facts->unit, requirement_units) < 0)
		problems_add(problems, "unit",
		             "The unit must be hours, days or months");
	else if (facts->quantity > 0 && str_empty(facts->unit))
		problems_add(problems, "unit",
		             "Say whether the quantity is hours, days or "
		             "months");
}

static void
done_check(struct ctx *ctx, const struct requirement *facts,
           struct problems *problems)
{
	bool counted = date_is(facts->done_on);

	if (facts->done < -1)
		problems_add(problems, "done",
		             "What is done must not be below nought");
	else if (facts->done >= 0 && !counted)
		problems_add(problems, "done_on",
		             "Say on which day it was counted");
	else if (facts->done < 0 && counted)
		problems_add(problems, "done",
		             "Say how much was done by that day");
	if (facts->done >= 0 && str_empty(facts->unit))
		problems_add(problems, "unit",
		             "Say whether the quantity is hours, days or "
		             "months");
	if (counted && date_before(ctx->today, facts->done_on))
		problems_add(problems, "done_on",
		             "The day it was counted on is still to come");
}

const struct fault *
requirement_check(struct ctx *ctx, const struct requirement *facts,
                  const struct order *order, struct problems *problems)
{
	struct date on = rules_day(ctx, order);

	ref_check(facts->requirement_ref, "requirement_ref", problems);
	if (str_word(facts->kind, requirement_kinds) < 0)
		problems_add(problems, "kind",
		             "This is not a kind of requirement that we know");
	within_check(facts, order, problems);
	amount_check(facts, problems);
	done_check(ctx, facts, problems);
	if (str_is(facts->kind, "unpaid_work"))
		return unpaid_work_check(ctx, facts, on, problems);
	if (str_is(facts->kind, "rehabilitation_activity"))
		return activity_check(ctx, facts, on, problems);
	return NULL;
}

void
reoffence_check(const struct reoffence *facts, struct problems *problems)
{
	if (!date_is(facts->offence_on))
		problems_add(problems, "offence_on",
		             "Enter the day it was "
		             "done");
	if (earlier(facts->proven_on, facts->offence_on))
		problems_add(problems, "proven_on",
		             "It cannot be proven before it was done");
	if (facts->offence_code.n > CODE_MOST)
		problems_add(problems, "offence_code",
		             "The code must have at most 100 characters");
	if (!str_empty(facts->disposal) &&
	    str_word(facts->disposal, reoffence_disposals) < 0)
		problems_add(problems, "disposal",
		             "This is not a disposal that we know");
	if (facts->severity < 0 || facts->severity > 5)
		problems_add(problems, "severity",
		             "The severity must be between 1 and 5");
}

/* --- which is current ---------------------------------------------------- */

/* Whether an order without an end, or one that ends later, comes before. */
static bool
ends_later(const struct order *a, const struct order *b)
{
	if (!date_is(b->ends_on))
		return false;
	return !date_is(a->ends_on) || date_before(b->ends_on, a->ends_on);
}

const struct order *
order_current(const struct order *orders, size_t n, struct date on)
{
	const struct order *now = NULL;
	const struct order *next = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct order *o = &orders[i];

		if (earlier(o->ends_on, on))
			continue;
		if (!earlier(on, o->starts_on)) {
			if (now == NULL || ends_later(o, now))
				now = o;
		} else if (next == NULL ||
		           date_before(o->starts_on, next->starts_on)) {
			next = o;
		}
	}
	return now != NULL ? now : next;
}
