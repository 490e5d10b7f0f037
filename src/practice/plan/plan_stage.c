/*
 * plan_stage.c - rules: the stage of a plan, from what is recorded.
 */
#include "practice/plan/plan_stage.h"

const char *const plan_stage_words[] = {
        "draft", "offered", "agreed", "active", "under_review", "closed", NULL};

/* The later, and the earlier, of two days; one that is none does not count. */
static struct date
later_of(struct date a, struct date b)
{
	if (!date_is(a) || !date_is(b))
		return date_is(a) ? a : b;
	return date_before(a, b) ? b : a;
}

static struct date
earlier_of(struct date a, struct date b)
{
	if (!date_is(a) || !date_is(b))
		return date_is(a) ? a : b;
	return date_before(a, b) ? a : b;
}

static struct date
day_of(struct instant at)
{
	return instant_is(at) ? instant_date(at) : DATE_NONE;
}

static bool
is_after(struct date a, struct date b)
{
	return date_is(a) && date_is(b) && date_before(b, a);
}

/* --- orders --------------------------------------------------------------- */

/* What the orders come to on the day. */
struct order_sum {
	bool runs;          /* one is in force */
	bool any;           /* one counts at all */
	struct date begun;  /* the first of those in force began */
	struct date starts; /* the next one begins */
	struct date over;   /* the day after the last one ended */
};

static struct order_sum
orders_sum(const struct plan_stage_facts *f)
{
	struct order_sum sum = {
	        .begun = DATE_NONE, .starts = DATE_NONE, .over = DATE_NONE};

	for (size_t i = 0; i < f->orders_n; i++) {
		const struct plan_stage_order *o = &f->orders[i];

		if (is_after(f->first_on, o->ends))
			continue;
		sum.any = true;
		if (is_after(f->day, o->ends)) {
			sum.over =
			        later_of(sum.over, date_add_days(o->ends, 1));
		} else if (is_after(o->begun, f->day)) {
			sum.starts = earlier_of(sum.starts, o->begun);
		} else {
			sum.runs = true;
			sum.begun = earlier_of(sum.begun, o->begun);
		}
	}
	return sum;
}

/* --- closed --------------------------------------------------------------- */

/* Whether an order began after a day, and by the day that is asked for. */
static bool
began_since(const struct plan_stage_facts *f, struct date then)
{
	for (size_t i = 0; i < f->orders_n; i++)
		if (is_after(f->orders[i].begun, then) &&
		    !is_after(f->orders[i].begun, f->day))
			return true;
	return false;
}

/* The day since which it is closed, or DATE_NONE. */
static struct date
closed_since(const struct plan_stage_facts *f, const struct order_sum *sum)
{
	struct date by_order = DATE_NONE, by_ending = DATE_NONE;

	if (sum->any && !sum->runs && !date_is(sum->starts))
		by_order = sum->over;
	if (date_is(f->ended_on) && !is_after(f->terms_on, f->ended_on) &&
	    !began_since(f, f->ended_on))
		by_ending = f->ended_on;
	return earlier_of(by_order, by_ending);
}

/* --- not agreed as it stands ---------------------------------------------- */

static bool
has_no(const struct plan *plan)
{
	for (unsigned side = 0; side < PLAN_SIDE_COUNT; side++)
		if (plan_has_answered(plan, side) &&
		    plan->sides[side].answer == PLAN_NO)
			return true;
	return false;
}

/* The first answer to what is agreed now; the first or the last word at all
 * where none is. */
static struct plan_staged
not_agreed(const struct plan_stage_facts *f)
{
	const struct plan *plan = f->plan;
	struct plan_staged staged = {.stage = PLAN_STAGE_DRAFT,
	                             .since = f->first_on,
	                             .starts = DATE_NONE};
	struct date answered = DATE_NONE;

	for (unsigned side = 0; side < PLAN_SIDE_COUNT; side++) {
		if (plan->sides[side].answer == PLAN_ANSWER_NONE)
			continue;
		staged.since = f->terms_on;
		if (plan_has_answered(plan, side))
			answered = earlier_of(answered,
			                      day_of(plan->sides[side].at));
	}
	if (has_no(plan))
		staged.since = day_of(plan->state_at);
	else if (date_is(answered)) {
		staged.stage = PLAN_STAGE_OFFERED;
		staged.since = answered;
	}
	return staged;
}

/* --- agreed once ---------------------------------------------------------- */

/* The day since which it is looked at again, or DATE_NONE. */
static struct date
review_since(const struct plan_stage_facts *f)
{
	const struct plan *plan = f->plan;
	struct date due = is_after(plan->review_on, f->day) ? DATE_NONE
	                                                    : plan->review_on;

	if (plan_is_agreed(plan))
		return due;
	if (plan_is_changed(plan))
		return earlier_of(due, f->terms_on);
	return earlier_of(due, day_of(plan->state_at));
}

struct plan_staged
plan_stage_of(const struct plan_stage_facts *facts)
{
	struct order_sum sum = orders_sum(facts);
	struct date agreed = day_of(facts->plan->state_at);
	struct date since = closed_since(facts, &sum);
	struct plan_staged staged = {.starts = DATE_NONE};

	if (facts->plan->version == 0)
		return (struct plan_staged){
		        .known = true, .since = DATE_NONE, .starts = DATE_NONE};
	if (date_is(since)) {
		staged.stage = PLAN_STAGE_CLOSED;
		staged.since = since;
	} else if (facts->plan->agreed_version == 0) {
		staged = not_agreed(facts);
	} else if (date_is(since = review_since(facts)) ||
	           !plan_is_agreed(facts->plan)) {
		staged.stage = PLAN_STAGE_REVIEW;
		staged.since = since;
	} else if (!sum.runs && date_is(sum.starts)) {
		staged.stage = PLAN_STAGE_AGREED;
		staged.since = agreed;
		staged.starts = sum.starts;
	} else {
		staged.stage = PLAN_STAGE_ACTIVE;
		staged.since = later_of(agreed, sum.begun);
	}
	staged.known = true;
	return staged;
}

const struct fault *
plan_stage_read(struct ctx *ctx, const struct plan *plan, struct date day,
                struct plan_staged *out)
{
	struct plan_stage_facts facts = {.plan = plan,
	                                 .day = day,
	                                 .first_on = DATE_NONE,
	                                 .terms_on = DATE_NONE,
	                                 .ended_on = DATE_NONE};

	if (plan->version > 0)
		TRY(plan_store_stage(ctx, &facts));
	*out = plan_stage_of(&facts);
	return NULL;
}

/* --- words ---------------------------------------------------------------- */

static const char *const names[] = {TK("Draft"),        TK("Offered"),
                                    TK("Agreed"),       TK("Active"),
                                    TK("Under review"), TK("Closed")};
static const char *const names_me[] = {
        TK("Draft"),        TK("Waits for an answer"), TK("Agreed"),
        TK("Going on now"), TK("To look at again"),    TK("Over")};
static const char *const says[] = {
        TK("A draft. It is not waiting for a signature."),
        TK("One side has answered. It waits for the other’s signature."),
        TK("It begins with the order, on {day}."),
        TK("It is being worked on now."),
        TK("A review is due, or has begun."),
        TK("The order, or the work together, has ended. The plan can still be "
           "read."),
};
static const char *const says_me[] = {
        TK("This is a draft. You can both still change it."),
        TK("It waits for a yes or a no."),
        TK("It starts on {day}."),
        TK("This is what you do now."),
        TK("It is time to look at it again."),
        TK("Your order, or our work, is over. You can still read your plan."),
};

struct str
plan_stage_name(enum plan_stage stage, bool mine)
{
	return text_get(mine ? names_me[stage] : names[stage]);
}

struct str
plan_stage_says(struct arena *arena, const struct plan_staged *staged,
                bool mine)
{
	struct text text = {.key = mine ? says_me[staged->stage]
	                                : says[staged->stage]};

	if (date_is(staged->starts))
		text.values[0] = (struct text_value){
		        "day", date_words(arena, staged->starts)};
	return text_show(arena, &text);
}
