/*
 * eval_verdict.c - the fixed rules of what may be said (specification 4.15).
 *
 * Rules kept here, each with a test of the same words:
 *   - an interval wholly below nothing is "reduced", wholly above "increased";
 *   - an interval within what matters is "no important difference";
 *   - a poor balance, many lost, of whom there is nobody like them or the
 *     outcome is not known, or a failed negative control: not reliable;
 *   - a look that was not planned is never "reduced" or "increased";
 *   - every verdict says what may be said and what may not;
 *   - it is never said that a programme does nothing.
 */
#include <math.h>

#include "insight/evaluation/eval_estimate.h"
#include "stats/power.h"

struct verdict {
	struct eval_estimate *e;
	const char *word;
	json_t *reasons, *why, *can, *cannot;
	double low, high, fall; /* of falls: above 0 is fewer */
	double seen;            /* the smallest fall; NAN: none */
	double retained;        /* share with somebody like them */
	double known;           /* and whose outcome is known */
	bool now;               /* and not as before 1.10 */
};

/* How far it fell: of 100 people, or of a rate in parts of 100. */
static double
fall_of(const struct eval_estimate *e, double b)
{
	return eval_estimate_ratio(e->primary.scale) ? 100 * (1 - exp(b))
	                                             : -100 * b;
}

static const char *
unit_of(const struct eval_estimate *e)
{
	switch (e->primary.scale) {
	case EVAL_IRR:
	case EVAL_HR:
		return "% of the rate";
	default:
		return "people in 100";
	}
}

/* What was compared, by the plan's name of it. */
static struct str
what_of(const struct eval_estimate *e)
{
	return str_print(e->st->arena, "the %s of \"%.*s\"",
	                 eval_estimate_ratio(e->primary.scale) ? "rate"
	                                                       : "share",
	                 STR_ARG(e->primary.outcome->label));
}

/*
 * Whom the finding is of, in its sentence: "Among participants ... than among
 * people like them" is of participants alone.
 */
struct whom {
	const char *among, *with, *than;
};

static struct whom
whom_of(const struct eval_estimate *e)
{
	static const struct whom whoms[] = {
	        {"participants", "", "among people like them"},
	        {"everybody in the study", "with the programme ", "without it"},
	        {"people who might be in either group", "with the programme ",
	         "without it"}};

	return whoms[e->plan->methods[0].estimand];
}

static void
say(json_t *list, struct str words)
{
	eval_json_add(list, eval_json_str(words));
}

#define SAY(v, list, ...) say((list), str_print((v)->e->st->arena, __VA_ARGS__))

/* --- the word ------------------------------------------------------------ */

/* Why, by a word that any language has a sentence for, too. */
#define REASON(v, word, ...) \
	do { \
		SAY(v, (v)->reasons, __VA_ARGS__); \
		eval_json_add((v)->why, json_string(word)); \
	} while (0)

static bool
is_reliable(struct verdict *v)
{
	if (v->e->made->poor > 0)
		REASON(v, "poor_balance",
		       "The groups still differ by more than 0.10 in %zu of "
		       "what they were to be alike in",
		       v->e->made->poor);
	if (v->retained < EVAL_RETAINED)
		REASON(v, "few_kept",
		       "Only %.0f of 100 participants have anybody who is like "
		       "them",
		       100 * v->retained);
	else if (v->now && v->known < EVAL_RETAINED)
		REASON(v, "few_known",
		       "Of only %.0f of 100 participants is it known what came "
		       "of them, and is there anybody who is like them",
		       100 * v->known);
	if (v->e->control_failed)
		REASON(v, "control_failed",
		       "The groups differ in something that the programme "
		       "cannot have changed");
	return json_array_size(v->reasons) == 0;
}

static bool
is_unimportant(const struct verdict *v)
{
	double most = v->e->plan->smallest;

	if (isnan(most) || !(most > 0))
		return false;
	return v->e->primary.m.low > -most && v->e->primary.m.high < most;
}

/* Information is counted up to all that was planned: events may have come since
 * an earlier look had that. */
static void
nothing_added(struct verdict *v)
{
	if (v->now && v->e->information >= 1)
		REASON(v, "look_adds_nothing",
		       "An earlier look had all of the planned information "
		       "already, whatever came since; nothing more can be "
		       "called a finding");
	else
		REASON(v, "look_adds_nothing",
		       "This look brought no information that an earlier one "
		       "did not have; nothing more can be called a finding");
}

static const char *
word_of(struct verdict *v)
{
	const struct eval_measure *m = &v->e->primary.m;

	if (!is_reliable(v))
		return "not_reliable";
	if (v->e->facts->unplanned) {
		REASON(v, "look_unplanned",
		       "This look was not planned; nothing that it shows can "
		       "be called a finding");
		return "inconclusive";
	}
	if (v->e->plan->looks_n > 1 && isnan(v->e->critical)) {
		nothing_added(v);
		return "inconclusive";
	}
	if (is_unimportant(v))
		return "no_important_difference";
	if (m->high < 0)
		return "reduced";
	if (m->low > 0)
		return "increased";
	REASON(v, "both_ways",
	       "What was seen fits with a fall and with a rise");
	return "inconclusive";
}

/* --- the two lists ------------------------------------------------------- */

static void
say_alone(struct verdict *v)
{
	if (v->e->plan->by_lot)
		SAY(v, v->cannot,
		    "That the programme alone brought this about: people were "
		    "allotted by lot, but those who are compared may differ by "
		    "who was left out, or lost");
	else
		SAY(v, v->cannot,
		    "That the programme alone brought this about: people were "
		    "not allotted by chance, and what was not measured may "
		    "differ");
}

static void
say_fell(struct verdict *v)
{
	struct whom whom = whom_of(v->e);

	SAY(v, v->can,
	    "Among %s %.*s was lower %sthan %s: "
	    "by between %.1f and %.1f %s, most likely %.1f",
	    whom.among, STR_ARG(what_of(v->e)), whom.with, whom.than,
	    fmax(v->high, 0), v->low, unit_of(v->e), v->fall);
	say_alone(v);
	SAY(v, v->cannot,
	    "That it would do the same for other people or in other places");
}

static void
say_rose(struct verdict *v)
{
	struct whom whom = whom_of(v->e);

	SAY(v, v->can,
	    "Among %s %.*s was higher %sthan %s: "
	    "by between %.1f and %.1f %s, most likely %.1f",
	    whom.among, STR_ARG(what_of(v->e)), whom.with, whom.than,
	    fmax(-v->low, 0), -v->high, unit_of(v->e), -v->fall);
	say_alone(v);
}

/* "a fall of up to 3.1 and a rise of up to 4.2 people in 100" */
static struct str
both_ways(const struct verdict *v)
{
	struct arena *arena = v->e->st->arena;

	if (v->high >= 0)
		return str_print(arena, "a fall of between %.1f and %.1f %s",
		                 v->high, v->low, unit_of(v->e));
	if (v->low <= 0)
		return str_print(arena, "a rise of between %.1f and %.1f %s",
		                 -v->low, -v->high, unit_of(v->e));
	return str_print(arena,
	                 "a fall of up to %.1f or a rise of up to %.1f %s",
	                 v->low, -v->high, unit_of(v->e));
}

static void
say_open(struct verdict *v)
{
	SAY(v, v->can,
	    "The study is inconclusive: its result is compatible with %.*s",
	    STR_ARG(both_ways(v)));
	SAY(v, v->cannot, "That the programme lowered %.*s",
	    STR_ARG(what_of(v->e)));
	SAY(v, v->cannot, "That the programme makes no difference");
}

static void
say_small(struct verdict *v)
{
	double most = v->e->primary.scale == EVAL_RD
	                      ? 100 * v->e->plan->smallest
	                      : 100 * (1 - exp(-v->e->plan->smallest));

	SAY(v, v->can,
	    "Any difference is likely to be smaller than %.1f %s, the smallest "
	    "that the plan calls important; the result is compatible with %.*s",
	    most, unit_of(v->e), STR_ARG(both_ways(v)));
	SAY(v, v->cannot, "That there is no difference at all");
	SAY(v, v->cannot,
	    "That the programme does not help in other ways, which this study "
	    "did not ask about");
}

static void
say_unreliable(struct verdict *v)
{
	SAY(v, v->can,
	    "The two groups are not alike enough to judge the programme by "
	    "this study");
	SAY(v, v->cannot,
	    "That the programme lowered %.*s, or that it raised it",
	    STR_ARG(what_of(v->e)));
	SAY(v, v->cannot, "That the programme makes no difference");
}

/* Of a ratio: how many more people see what was hoped for, with as many
 * comparators to each. */
static void
say_more(struct verdict *v)
{
	double effect = stats_ratio_of(
	        v->e->plan->base, v->e->plan->base - v->e->plan->target_fall);
	double more = v->e->needed - v->known * (double)v->e->data->mature[1];

	if (!(more > 0) || !isfinite(more))
		return;
	SAY(v, v->can,
	    "To see a fall of %.1f %s that often takes about %.0f "
	    "participants, %.0f more than this study has",
	    100 * (1 - effect), unit_of(v->e), v->e->needed, more);
}

/* What the study could have seen, and what it would take to see more. */
static void
say_seen(struct verdict *v)
{
	const struct eval_plan *plan = v->e->plan;

	if (isnan(v->seen))
		return;
	SAY(v, v->can,
	    "A study like this sees a fall of %.1f %s in %g of 100 tries; it "
	    "can easily miss a smaller one",
	    100 * v->seen, unit_of(v->e), round(1000 * plan->power) / 10);
	if (v->e->primary.scale == EVAL_RD && v->e->needed > 0 &&
	    100 * v->seen > 100 * plan->target_fall)
		SAY(v, v->can,
		    "To see a fall of %.1f people in 100 that often takes "
		    "about %.0f participants; this study has %lld",
		    100 * plan->target_fall, v->e->needed,
		    llround(v->known * (double)v->e->data->mature[1]));
	if (v->e->primary.scale != EVAL_RD)
		say_more(v);
}

/* Of the outcome that is counted: those who had any had more each than the
 * others only where they were fewer. */
static bool
is_fewer(const struct eval_estimate *e)
{
	const json_t *often = json_object_get(e->result, "frequency");
	const json_t *t = json_object_get(often, EVAL_WHO_AGAIN "_treated");
	const json_t *c = json_object_get(often, EVAL_WHO_AGAIN "_control");

	if (!json_is_number(t) || !json_is_number(c))
		return e->primary.m.b < 0;
	return json_number_value(t) > json_number_value(c);
}

/* Fewer people and more offences, or the other way about. */
/* Whether one of the two may well have come about by chance. */
static bool
is_by_chance(const struct verdict *v)
{
	const struct eval_estimate *e = v->e;

	if (!v->now)
		return false;
	for (size_t k = 0; k < e->rows_n; k++)
		if (e->rows[k].scale == EVAL_IRR &&
		    str_equal(e->rows[k].method, e->primary.method))
			return !(e->rows[k].m.p < e->plan->alpha) ||
			       !(e->primary.m.p < e->plan->alpha);
	return true;
}

static void
say_opposite(struct verdict *v)
{
	bool fewer;

	if (!v->e->opposite)
		return;
	fewer = is_fewer(v->e);
	REASON(v, "opposite",
	       "How many people have any and how many there are for each "
	       "person point in opposite directions");
	SAY(v, v->can, "%s had any, and there were %s for each person%s",
	    fewer ? "Fewer people" : "More people", fewer ? "more" : "fewer",
	    is_by_chance(v) ? "; either may be chance" : "");
	SAY(v, v->cannot,
	    "That there were %s in all: how many people have any does not say "
	    "how many they have",
	    fewer ? "fewer" : "more");
}

static const char *
changed_words(const struct verdict *v)
{
	const struct eval_lock_facts *facts = v->e->facts;
	const char *after = "the plan was changed after an outcome had been "
	                    "seen";

	if (!v->now)
		return after;
	for (size_t i = 0; i < facts->amendments_n; i++)
		if (facts->amendments[i].post_hoc)
			return after;
	if (facts->amendments_n > 0)
		return "the plan was changed after it was sealed, before any "
		       "outcome had been seen";
	return "outcomes had been looked at before, in an exploration";
}

static void
say_plan(struct verdict *v)
{
	if (v->e->facts->post_hoc)
		SAY(v, v->cannot,
		    "That this is the finding that had been planned for: %s",
		    changed_words(v));
	if (v->e->facts->explore)
		SAY(v, v->cannot,
		    "Anything in public: the plan was not sealed");
}

static void
say_all(struct verdict *v)
{
	static const struct {
		const char *word;
		void (*say)(struct verdict *v);
	} rules[] = {{"reduced", say_fell},
	             {"increased", say_rose},
	             {"inconclusive", say_open},
	             {"no_important_difference", say_small},
	             {"not_reliable", say_unreliable}};

	for (size_t k = 0; k < sizeof(rules) / sizeof(rules[0]); k++)
		if (str_is(str_of(v->word), rules[k].word))
			rules[k].say(v);
	say_seen(v);
	say_opposite(v);
	say_plan(v);
}

/* The smallest fall that this study sees; NAN where none is worked out, as of
 * a rate that has exact limits and no error. */
static double
seen_of(const struct eval_estimate *e)
{
	const json_t *after =
	        json_object_get(json_object_get(e->result, "power"), "after");
	const json_t *seen = json_object_get(after, "fall_seen");

	return json_is_number(seen) ? json_number_value(seen) : NAN;
}

void
eval_verdict_put(struct eval_estimate *e)
{
	const struct eval_measure *m = &e->primary.m;
	enum eval_scale scale = e->primary.scale;
	json_t *to = json_object();
	struct verdict v = {.e = e,
	                    .reasons = json_array(),
	                    .why = json_array(),
	                    .can = json_array(),
	                    .cannot = json_array(),
	                    .low = fall_of(e, m->low),
	                    .high = fall_of(e, m->high),
	                    .fall = fall_of(e, m->b),
	                    .retained = eval_design_kept(e->made) /
	                                (double)e->data->mature[1],
	                    .now = eval_engine_says(e->facts->engine,
	                                            EVAL_ENGINE_1_10)};

	v.known = v.retained;
	if (v.now)
		v.known -= (double)e->not_known[1] / (double)e->data->mature[1];
	eval_json_put(e->result, "verdict", to);
	v.seen = seen_of(e);
	v.word = word_of(&v);
	say_all(&v);
	eval_json_put(to, "word", json_string(v.word));
	eval_json_put(to, "reasons", v.reasons);
	if (v.now)
		eval_json_put(to, "why", v.why);
	else
		json_decref(v.why);
	eval_json_put(to, "can_say", v.can);
	eval_json_put(to, "cannot_say", v.cannot);
	eval_json_put(to, "estimate",
	              eval_json_real(eval_estimate_shown(scale, m->b)));
	eval_json_put(to, "low",
	              eval_json_real(eval_estimate_shown(scale, m->low)));
	eval_json_put(to, "high",
	              eval_json_real(eval_estimate_shown(scale, m->high)));
	eval_json_put(to, "fall_seen", eval_json_real(v.seen));
}
