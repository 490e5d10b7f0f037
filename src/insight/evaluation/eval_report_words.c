/*
 * eval_report_words.c - what was found, what may be said and what may not.
 *
 * Of numbers and never of the sentences of a result: so a release says no more
 * than it shows.
 */
#include <math.h>

#include "base/text.h"
#include "insight/evaluation/eval_engine.h"
#include "insight/evaluation/eval_report_local.h"

#define USUAL_LEVEL 95.0
#define USUAL_ALPHA 0.05

static void
say(struct eval_said *out, struct str s)
{
	if (out->n < EVAL_SAID_MOST && !str_empty(s))
		out->v[out->n++] = s;
}

static bool
word_is(const struct eval_paper *paper, const char *word)
{
	return str_is(result_word(paper->verdict, "word"), word);
}

static bool
is_sure(const struct eval_paper *paper)
{
	return word_is(paper, "reduced") || word_is(paper, "increased");
}

/* A sentence by what the outcome is: with words of its own for people, without
 * them, or a count or a time. */
struct by_kind {
	const char *who, *what, *rate;
};

static struct str
say_by_kind(const struct eval_paper *paper, const struct by_kind *keys)
{
	const char *key = eval_is_ratio(paper)    ? keys->rate
	                  : str_empty(paper->who) ? keys->what
	                                          : keys->who;

	return text_show(paper->arena, &(struct text){key,
	                                              {{"who", paper->who},
	                                               {"what", paper->what}}});
}

struct str
eval_say_headline(const struct eval_paper *paper)
{
	static const struct by_kind
	        lower = {TK("Fewer people {who} than we would expect without "
	                    "the programme"),
	                 TK("Fewer people than we would expect without the "
	                    "programme: {what}"),
	                 TK("Less often, or later, than we would expect "
	                    "without the programme: {what}")},
	        higher = {TK("More people {who} than we would expect without "
	                     "the programme"),
	                  TK("More people than we would expect without the "
	                     "programme: {what}"),
	                  TK("More often, or sooner, than we would expect "
	                     "without the programme: {what}")},
	        open = {TK("This study cannot tell whether the programme "
	                   "changed how many people {who}"),
	                TK("This study cannot tell whether the programme "
	                   "changed this: {what}"),
	                TK("This study cannot tell whether the programme "
	                   "changed this: {what}")};

	if (word_is(paper, "reduced"))
		return say_by_kind(paper, &lower);
	if (word_is(paper, "increased"))
		return say_by_kind(paper, &higher);
	if (word_is(paper, "no_important_difference"))
		return T("Any difference is smaller than what was planned to "
		         "matter");
	if (word_is(paper, "not_reliable"))
		return T("This study is not reliable enough to judge the "
		         "programme by");
	return say_by_kind(paper, &open);
}

/* Of a plan whose primary outcome is a count or a time: around 1. */
bool
eval_is_ratio(const struct eval_paper *paper)
{
	struct str scale = result_word(paper->primary, "scale");

	return str_is(scale, "irr") || str_is(scale, "hr") ||
	       str_is(scale, "rr") || str_is(scale, "or");
}

static struct str
two_decimals(const struct eval_paper *paper, const char *member)
{
	return eval_say_number(paper, result_num(paper->verdict, member), 2);
}

static struct str
say_ratio(const struct eval_paper *paper)
{
	return TV(paper->arena,
	          "{scale}: {n}. Below 1 means less often, or later: {what}.",
	          {"what", paper->what},
	          {"scale",
	           eval_say_scale(paper, result_word(paper->primary, "scale"))},
	          {"n", two_decimals(paper, "estimate")});
}

static struct str
say_estimate(const struct eval_paper *paper)
{
	double v = result_num(paper->verdict, "estimate");

	if (isnan(v))
		return S("");
	if (eval_is_ratio(paper))
		return say_ratio(paper);
	return TV(paper->arena, "The difference that we saw: {change}.",
	          {"change", eval_say_change(paper, v)});
}

/* In people of a hundred, or as ratios. */
static struct str
say_span(const struct eval_paper *paper, double low, double high)
{
	if (!eval_is_ratio(paper))
		return eval_say_range(paper, low, high);
	return TV(paper->arena, "from {low} to {high}",
	          {"low", eval_say_number(paper, low, 2)},
	          {"high", eval_say_number(paper, high, 2)});
}

/* How sure the planned outcome's interval is, of 100: 95, or what the plan asks
 * for, or more where it looks more than once.  Before 1.10 never less. */
static double
level_of(const struct eval_paper *paper)
{
	const json_t *looks = json_object_get(paper->result, "looks");
	const json_t *last = json_array_get(looks, json_array_size(looks) - 1);
	double z = result_num(last, "critical");
	double alpha = result_num(paper->plan, "alpha");
	bool often = json_array_size(looks) > 1 ||
	             !isnan(result_num(last, "planned"));

	if (isnan(z) || !(often || fabs(alpha - USUAL_ALPHA) > 1e-9))
		return USUAL_LEVEL;
	if (!eval_engine_says(result_word(paper->result, "engine"),
	                      EVAL_ENGINE_1_10))
		return fmax(USUAL_LEVEL, 100 * erf(z / sqrt(2)));
	return often ? 100 * erf(z / sqrt(2)) : 100 * (1 - alpha);
}

static struct str
level_said(const struct eval_paper *paper)
{
	return str_print(paper->arena, "%g", round(10 * level_of(paper)) / 10);
}

struct str
eval_say_level(const struct eval_paper *paper, const json_t *row)
{
	if (!result_yes(row, "primary") ||
	    fabs(level_of(paper) - USUAL_LEVEL) < 0.05)
		return S("");
	return TV(paper->arena, "{level}% interval",
	          {"level", level_said(paper)});
}

static struct str
say_range(const struct eval_paper *paper)
{
	double low = result_num(paper->verdict, "low");
	double high = result_num(paper->verdict, "high");

	if (isnan(low) || isnan(high))
		return S("");
	return TV(paper->arena,
	          "The data fit with anything {range} ({level}% confidence "
	          "interval).",
	          {"range", say_span(paper, low, high)},
	          {"level", level_said(paper)});
}

/* Why the interval is not the usual one; empty where it is. */
static struct str
say_wider(const struct eval_paper *paper)
{
	double more = level_of(paper) - USUAL_LEVEL;

	if (fabs(more) < 0.05 || isnan(result_num(paper->verdict, "low")))
		return S("");
	if (more < 0)
		return T("That interval is narrower than the usual 95%, "
		         "because the plan asks to be less sure.");
	return T("That interval is wider than the usual 95%, because the plan "
	         "looks more than once or asks to be surer.");
}

/* Shares that are rounded each, and a difference that is rounded by itself. */
static struct str
say_rounded(const struct eval_paper *paper)
{
	double treated = result_num(paper->primary, "risk_treated");
	double control = result_num(paper->primary, "risk_control");
	double change = result_num(paper->verdict, "estimate");

	if (eval_is_ratio(paper) || isnan(treated - control - change) ||
	    fabs(round(100 * treated) - round(100 * control) -
	         round(100 * change)) < 0.5)
		return S("");
	return T("The shares are rounded, so the difference between them may "
	         "look smaller or larger than it is.");
}

/* In a release shares are of rounded counts, whatever the difference is of. */
static struct str
say_of_rounded(const struct eval_paper *paper)
{
	double treated = result_num(paper->primary, "risk_treated");
	double control = result_num(paper->primary, "risk_control");
	double change = result_num(paper->verdict, "estimate");

	if (!eval_is_ratio(paper) &&
	    fabs(100 * (treated - control - change)) >= 0.5)
		return T("The shares are of rounded counts and the difference "
		         "is of the counts themselves, so they do not quite "
		         "agree: the difference is nearer to what was seen.");
	return T("The shares are of rounded counts, so both may be a little "
	         "higher or lower than they were.");
}

static struct str
say_seen(const struct eval_paper *paper)
{
	double seen = result_num(paper->verdict, "fall_seen");
	struct str of = eval_say_power(paper);

	if (isnan(seen) || str_empty(of))
		return S("");
	if (eval_is_ratio(paper))
		return TV(paper->arena,
		          "If there were a fall of {n}%, {p} of 100 studies "
		          "like this one would find it. They would often miss "
		          "a smaller one.",
		          {"n", eval_say_number(paper, 100 * fabs(seen), 0)},
		          {"p", of});
	return TV(paper->arena,
	          "If there were a fall of {n} in every 100 people, {p} of 100 "
	          "studies like this one would find it. They would often miss "
	          "a smaller one.",
	          {"n", str_print(paper->arena, "%.0f", 100 * fabs(seen))},
	          {"p", of});
}

void
eval_say_found(const struct eval_paper *paper, struct eval_said *out)
{
	out->n = 0;
	say(out, eval_say_rates(paper));
	say(out, say_estimate(paper));
	if (!paper->released)
		say(out, say_rounded(paper));
	say(out, say_range(paper));
	say(out, say_wider(paper));
	say(out, say_seen(paper));
	if (paper->released && !str_empty(eval_say_rates(paper)))
		say(out, say_of_rounded(paper));
	if (out->n == 0)
		say(out, T("The numbers are too small to be shown."));
}

static void
can_of_doubt(const struct eval_paper *paper, struct eval_said *out)
{
	double low = result_num(paper->verdict, "low");
	double high = result_num(paper->verdict, "high");

	if (word_is(paper, "not_reliable")) {
		say(out, T("How many people were followed, and what happened "
		           "to them."));
		say(out, T("Why this comparison is not good enough, and what "
		           "a better one needs."));
		return;
	}
	if (eval_is_ratio(paper))
		say(out, say_range(paper));
	else if (!isnan(low) && !isnan(high))
		say(out,
		    TV(paper->arena,
		       "The result is compatible with a fall of up to {a} "
		       "and with a rise of up to {b} in every 100.",
		       {"a", eval_say_number(paper, fmax(0, -100 * low), 0)},
		       {"b", eval_say_number(paper, fmax(0, 100 * high), 0)}));
	say(out, T("More people, or a longer time, are needed to know."));
}

/* What a sure finding is, of participants. */
static struct str
say_sure(const struct eval_paper *paper)
{
	static const struct by_kind
	        lower = {TK("Of people who started the programme, fewer {who} "
	                    "than of people like them who did not."),
	                 TK("Of people who started the programme, this was so "
	                    "for fewer than of people like them who did not: "
	                    "{what}."),
	                 TK("For people who started the programme it came less "
	                    "often, or later, than for people like them who "
	                    "did not: {what}.")},
	        higher = {TK("Of people who started the programme, more {who} "
	                     "than of people like them who did not."),
	                  TK("Of people who started the programme, this was so "
	                     "for more than of people like them who did not: "
	                     "{what}."),
	                  TK("For people who started the programme it came "
	                     "more often, or sooner, than for people like "
	                     "them who did not: {what}.")};

	return say_by_kind(paper, word_is(paper, "reduced") ? &lower : &higher);
}

void
eval_say_can(const struct eval_paper *paper, struct eval_said *out)
{
	struct str whom = eval_say_whom(paper);
	double low = result_num(paper->verdict, "low");
	double high = result_num(paper->verdict, "high");
	double smallest = result_num(paper->plan, "smallest");

	out->n = 0;
	if (is_sure(paper)) {
		say(out, str_empty(whom) ? say_sure(paper)
		                         : eval_say_sure_of(paper, whom));
		if (!isnan(low) && !isnan(high))
			say(out, TV(paper->arena,
			            "The size of it is likely to be {range}.",
			            {"range", say_span(paper, low, high)}));
		say(out, T("A difference like this would seldom come about by "
		           "chance alone."));
	} else if (word_is(paper, "no_important_difference")) {
		say(out, TV(paper->arena,
		            "A difference of {n} or more in every 100, either "
		            "way, does not fit the data.",
		            {"n", eval_say_number(paper, 100 * smallest, 0)}));
	} else {
		can_of_doubt(paper, out);
	}
}

void
eval_say_cannot(const struct eval_paper *paper, struct eval_said *out)
{
	out->n = 0;
	if (is_sure(paper)) {
		say(out, eval_is_lot(paper)
		                 ? T("That the programme is the only reason. "
		                     "People were put into groups by lot, and "
		                     "yet who was left out afterwards, or "
		                     "lost, may explain a part of it.")
		                 : T("That the programme is the only reason. "
		                     "People were not put into groups by "
		                     "chance, and things nobody measured may "
		                     "explain a part of it."));
		say(out, T("That the same would happen in another place, or "
		           "with other people."));
		say(out, T("Which part of the programme made the difference."));
	} else if (word_is(paper, "not_reliable")) {
		say(out, T("That the programme made a difference, or that it "
		           "made none: the groups were not alike enough, or "
		           "too many people were left out."));
		say(out, T("That the number above is what the programme did."));
	} else if (word_is(paper, "no_important_difference")) {
		say(out, T("That there is no difference at all."));
		say(out, T("That nobody was helped, or that nobody was "
		           "harmed."));
	} else {
		say(out, T("That the programme works."));
		say(out, T("That the programme does not work. A study that "
		           "does not find a difference has not shown that "
		           "there is none."));
		say(out, T("That the number above is what the programme did: "
		           "it may be chance."));
	}
}

/* True where nothing stands above it, too. */
struct str
eval_say_limit(const struct eval_paper *paper)
{
	if (is_sure(paper))
		return eval_is_lot(paper)
		               ? T("It cannot be said that the programme is "
		                   "the only reason. People were put into "
		                   "groups by lot, and yet who was left out "
		                   "afterwards, or lost, may explain a part of "
		                   "it.")
		               : T("It cannot be said that the programme is "
		                   "the only reason. People were not put into "
		                   "groups by chance, and things nobody "
		                   "measured may explain a part of it.");
	if (word_is(paper, "not_reliable"))
		return T("It cannot be said that the programme made a "
		         "difference, or that it made none: the groups were "
		         "not alike enough, or too many people were left out.");
	if (word_is(paper, "no_important_difference"))
		return T("It cannot be said that there is no difference at "
		         "all.");
	return T("It cannot be said that the programme works, or that it does "
	         "not. A study that does not find a difference has not shown "
	         "that there is none.");
}

/* Whether it was marked so, or its plan was changed at all. */
static bool
is_post_hoc(const struct eval_paper *paper)
{
	const json_t *lock = json_object_get(paper->result, "lock");
	const json_t *one;
	size_t i;
	bool found = result_yes(paper->primary, "post_hoc");

	json_array_foreach (json_object_get(lock, "amendments"), i, one) {
		found = found || result_yes(one, "post_hoc");
	}
	return found;
}

/* No change of the plan made it so. */
static bool
is_explored(const struct eval_paper *paper)
{
	const json_t *lock = json_object_get(paper->result, "lock");
	const json_t *changes = json_object_get(lock, "amendments");

	return json_is_array(changes) && json_array_size(changes) == 0;
}

static bool
is_unsealed(const struct eval_paper *paper)
{
	const json_t *release = json_object_get(paper->result, "release");
	const json_t *lock = json_object_get(paper->result, "lock");

	if (paper->released)
		return result_yes(release, "unsealed");
	return str_empty(result_word(lock, "ledger_head"));
}

void
eval_say_marks(const struct eval_paper *paper, struct eval_said *out)
{
	const json_t *matured = json_object_get(paper->result, "matured");

	out->n = 0;
	if (!str_is(result_word(paper->result, "kind"), "sealed"))
		say(out, T("Not for publication: an exploration"));
	else if (is_unsealed(paper))
		say(out, T("The plan was not sealed"));
	if (result_yes(paper->result, "simulated"))
		say(out, T("Simulated: nobody in it is real"));
	if (!json_is_true(matured))
		say(out, T("Not matured: not everybody was followed for the "
		           "whole time"));
	if (is_post_hoc(paper) && is_explored(paper))
		say(out, T("Post hoc: outcomes were looked at before, in an "
		           "exploration"));
	else if (is_post_hoc(paper))
		say(out, T("Post hoc: the plan was changed after it was "
		           "sealed"));
}

static const struct str *
said_kept(struct arena *arena, const struct eval_said *said, size_t *n)
{
	struct str *list = arena_new(arena, struct str, said->n + 1);

	for (size_t i = 0; i < said->n; i++)
		list[i] = said->v[i];
	*n = said->n;
	return list;
}

void
eval_report_said(struct arena *arena, const json_t *result,
                 struct eval_report_said *out)
{
	struct eval_paper paper;
	struct eval_said said;

	eval_paper_of(arena, result, false, &paper);
	eval_say_can(&paper, &said);
	out->can = said_kept(arena, &said, &out->can_n);
	eval_say_cannot(&paper, &said);
	out->cannot = said_kept(arena, &said, &out->cannot_n);
}
