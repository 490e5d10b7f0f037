/*
 * eval_report_span.c - time in the words of the plan's unit, and shares of
 * people within it.
 */
#include <math.h>

#include "base/text.h"
#include "insight/evaluation/eval_report_local.h"

#define YEAR  365
#define UNITS 3

/* Results of plans in days do not say so. */
static size_t
unit_of(const struct eval_paper *paper)
{
	struct str unit = result_word(paper->plan, "time_unit");

	if (str_is(unit, "week"))
		return 1;
	return str_is(unit, "month") ? 2 : 0;
}

struct str
eval_say_span(const struct eval_paper *paper, struct str n)
{
	static const char *const one[UNITS] = {TK("{time} day"),
	                                       TK("{time} week"),
	                                       TK("{time} month")},
	                         *const many[UNITS] = {TK("{time} days"),
	                                               TK("{time} weeks"),
	                                               TK("{time} months")};
	size_t unit = unit_of(paper);

	return text_show(paper->arena,
	                 &(struct text){str_is(n, "1") ? one[unit] : many[unit],
	                                {{"time", n}}});
}

struct str
eval_say_time(const struct eval_paper *paper, enum eval_time_word which)
{
	static const char *const words[][UNITS] = {
	        [EVAL_TIME_HEAD] = {TK("Day"), TK("Week"), TK("Month")},
	        [EVAL_TIME_SINCE] = {TK("Days since the start"),
	                             TK("Weeks since the start"),
	                             TK("Months since the start")},
	        [EVAL_TIME_BY] = {TK("Had happened by day"),
	                          TK("Had happened by week"),
	                          TK("Had happened by month")},
	        [EVAL_TIME_GAPS] = {TK("How many it had happened to, by day, "
	                               "and what differs"),
	                            TK("How many it had happened to, by week, "
	                               "and what differs"),
	                            TK("How many it had happened to, by "
	                               "month, and what differs")},
	        [EVAL_TIME_FREE] = {TK("Days without the event"),
	                            TK("Weeks without the event"),
	                            TK("Months without the event")}};

	return text_get(words[which][unit_of(paper)]);
}

/*
 * Whether the plan's span is one of its outcomes.  A table may have columns
 * that know no time, and then the year that every plan has is nobody's.
 */
static bool
has_span(const struct eval_paper *paper)
{
	struct str primary = result_word(paper->plan, "primary");
	double days = result_num(paper->plan, "follow_days");
	const json_t *one;
	bool found = days < YEAR || days > YEAR || unit_of(paper) > 0;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "outcomes"), i,
	                    one) {
		bool timed = str_is(result_word(one, "kind"), "time");
		bool dated = str_equal(result_word(one, "id"), primary) &&
		             (result_yes(one, "offences") ||
		              !str_empty(result_word(one, "of")));

		found = found || timed || dated;
	}
	return found && !isnan(days);
}

struct str
eval_say_followed(const struct eval_paper *paper)
{
	double lag = result_num(paper->plan, "lag_days");
	struct str span;

	if (!has_span(paper))
		return S("");
	span = eval_say_span(
	        paper,
	        eval_say_number(paper, result_num(paper->plan, "follow_days"),
	                        0));
	if (unit_of(paper) > 0 || !(lag > 0))
		return span;
	return TV(paper->arena, "{span}, and {m} days more for a conviction",
	          {"span", span}, {"m", eval_say_number(paper, lag, 0)});
}

/* "Within one year"; empty where the outcome knows no time. */
static struct str
within_what(const struct eval_paper *paper)
{
	double days = result_num(paper->plan, "follow_days");

	if (!has_span(paper))
		return S("");
	if (unit_of(paper) == 0 && days == YEAR)
		return T("Within one year");
	return TV(paper->arena, "Within {span}",
	          {"span", eval_say_span(paper, eval_say_count(paper, days))});
}

/* A sentence on two shares, with or without the time they are of. */
struct shares_says {
	const char *timed, *timeless;
	const char *place; /* the last one of both */
};

struct str
eval_say_rates(const struct eval_paper *paper)
{
	static const struct shares_says
	        whom = {TK("{within}: {a} in every 100 with the programme, and "
	                   "{b} in every 100 without it. Both groups are "
	                   "weighed to stand for {whom}."),
	                TK("{a} in every 100 with the programme, and {b} in "
	                   "every 100 without it. Both groups are weighed to "
	                   "stand for {whom}."),
	                "whom"},
	        what = {TK("{within}, this was so for {a} in every 100 people "
	                   "on the programme, and for {b} in every 100 people "
	                   "like them who were not on it: {what}."),
	                TK("This was so for {a} in every 100 people on the "
	                   "programme, and for {b} in every 100 people like "
	                   "them who were not on it: {what}."),
	                "what"},
	        who = {TK("{within}, {a} in every 100 people on the programme "
	                  "{who}, and {b} in every 100 people like them who "
	                  "were not on it."),
	               TK("{a} in every 100 people on the programme {who}, and "
	                  "{b} in every 100 people like them who were not on "
	                  "it."),
	               "who"};
	const struct shares_says *says = str_empty(paper->who) ? &what : &who;
	double treated = result_num(paper->primary, "risk_treated");
	double control = result_num(paper->primary, "risk_control");
	struct str within = within_what(paper), of = eval_say_whom(paper);

	/* Of a count or a time it is no share of people. */
	if (eval_is_ratio(paper) || isnan(treated) || isnan(control))
		return S("");
	if (str_empty(of)) {
		of = says == &what ? paper->what : paper->who;
	} else {
		says = &whom;
		of = str_print(paper->arena, "%.*s: %.*s", STR_ARG(of),
		               STR_ARG(paper->what));
	}
	return text_show(
	        paper->arena,
	        &(struct text){
	                str_empty(within) ? says->timeless : says->timed,
	                {{"within", within},
	                 {"a", eval_say_number(paper, round(100 * treated), 0)},
	                 {"b", eval_say_number(paper, round(100 * control), 0)},
	                 {says->place, of}}});
}

bool
eval_is_lot(const struct eval_paper *paper)
{
	return str_is(result_word(paper->plan, "allocation"), "lot");
}
