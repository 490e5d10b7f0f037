/*
 * study_check.c - what a design must have, and in what two designs differ.
 */
#include "insight/study/study_local.h"

#include "base/utf8.h"

/* Ten years of starts. */
#define COHORT_DAYS_MOST 3660
#define FOLLOW_LEAST     30
#define FOLLOW_MOST      3650
#define LAG_MOST         730
#define RATIO_MOST       20
#define WHOLE            1000 /* a share of everybody */

bool
study_share_read(struct str typed, int64_t *out)
{
	size_t dot;
	int64_t whole, part = 0;
	struct str after;

	if (str_ends(typed, S("%")))
		typed = str_slice(typed, 0, typed.n - 1);
	dot = str_find(typed, '.');
	if (!str_i64(str_slice(typed, 0, dot), &whole) || whole < 0 ||
	    whole > 100)
		return false;
	if (dot < typed.n) {
		after = str_slice(typed, dot + 1, typed.n);
		if (after.n != 1 || !str_i64(after, &part) || part < 0)
			return false;
	}
	*out = whole * 10 + part;
	return true;
}

struct str
study_share_show(struct arena *arena, int64_t tenths)
{
	if (tenths % 10 == 0)
		return str_print(arena, "%lld", (long long)(tenths / 10));
	return str_print(arena, "%lld.%lld", (long long)(tenths / 10),
	                 (long long)(tenths % 10));
}

struct str
study_path(struct arena *arena, int64_t id, const char *rest)
{
	return str_print(arena, "/studies/%.*s%s", STR_ARG(id_show(arena, id)),
	                 rest);
}

static void
words_check(struct str words, size_t most, const char *field, const char *none,
            const char *many, struct problems *problems)
{
	if (str_empty(words))
		problems_put(problems, field, (struct text){.key = none});
	else if (utf8_length(words) > most)
		problems_put(problems, field, (struct text){.key = many});
}

static void
dates_check(const struct study_design *d, struct problems *problems)
{
	if (!date_is(d->from))
		problems_add(problems, "from",
		             "Enter the first day on which people start");
	if (!date_is(d->to))
		problems_add(problems, "to",
		             "Enter the last day on which people start");
	if (!date_is(d->from) || !date_is(d->to))
		return;
	if (date_before(d->to, d->from))
		problems_add(problems, "to",
		             "The last day must not be before the first");
	else if (date_days_between(d->from, d->to) > COHORT_DAYS_MOST)
		problems_add(problems, "to",
		             "The days may span at most ten years");
}

static void
numbers_check(const struct study_design *d, struct problems *problems)
{
	if (d->follow_days < FOLLOW_LEAST || d->follow_days > FOLLOW_MOST)
		problems_add(problems, "follow",
		             "Enter the days of follow-up, from 30 to 3650");
	if (d->lag_days < 0 || d->lag_days > LAG_MOST)
		problems_add(problems, "lag",
		             "Enter the days for a case to be proved, from 0 "
		             "to 730");
	if (d->ratio < 1 || d->ratio > RATIO_MOST)
		problems_add(problems, "ratio",
		             "Enter how many are compared with each, from 1 "
		             "to 20");
}

static void
shares_check(const struct study_design *d, struct problems *problems)
{
	if (d->base <= 0 || d->base >= WHOLE)
		problems_add(problems, "base",
		             "Enter how many in 100 reoffend without it, for "
		             "example 37.5");
	if (d->fall <= 0 || d->fall >= d->base)
		problems_add(problems, "fall",
		             "Enter the fall you would like to see: above 0 "
		             "and below those who reoffend");
	if (d->smallest < 0 || d->smallest >= WHOLE)
		problems_add(problems, "smallest",
		             "Enter the smallest change that matters in "
		             "points, or leave it empty");
}

/* The words among what people are compared by. */
static unsigned
words_of(unsigned columns)
{
	unsigned out = 0;

	for (int i = 0; i < STUDY_COLUMNS; i++)
		if (!study_column_number((enum study_column)i))
			out |= columns & 1u << i;
	return out;
}

static void
choices_check(const struct study_design *d, struct problems *problems)
{
	if (d->first >= STUDY_FIRSTS)
		problems_add(problems, "first",
		             "Choose which outcome decides the finding");
	if (d->method >= STUDY_METHODS)
		problems_add(problems, "method",
		             "Choose how people are made alike");
	else if (d->method != STUDY_NEAREST && words_of(d->columns) == 0)
		problems_add(problems, "method",
		             "To be the same in words, people are compared by "
		             "at least one of sex, ethnic group, kind of order "
		             "and unpaid work");
	if ((d->groups & ~words_of(d->columns)) != 0)
		problems_add(problems, "groups",
		             "Choose groups among the words that people are "
		             "compared by");
	else if (d->groups != 0 && d->first != STUDY_WHETHER)
		problems_add(problems, "groups",
		             "Groups are compared in whether somebody "
		             "reoffends: let that decide, or choose no group");
	/* whom it was made alike in cannot differ in it */
	if (d->control && (d->columns & 1u << STUDY_OFFENCES_BEFORE) != 0)
		problems_add(problems, "control",
		             "People are compared by proven offences in the "
		             "year before, so these cannot be the control: "
		             "leave one of the two out");
}

void
study_design_check(const struct study_design *d, struct problems *problems)
{
	words_check(d->title, STUDY_TITLE_MOST, "title",
	            TK("Give the study a name"),
	            TK("The name may have at most 120 characters"), problems);
	words_check(d->question, STUDY_WORDS_MOST, "question",
	            TK("Write the question that the study is to answer"),
	            TK("The question may have at most 600 characters"),
	            problems);
	if (d->start >= STUDY_STARTS)
		problems_add(problems, "start",
		             "Choose what counts as the start");
	dates_check(d, problems);
	numbers_check(d, problems);
	shares_check(d, problems);
	if (d->columns == 0 || d->columns >= 1u << STUDY_COLUMNS)
		problems_add(problems, "columns",
		             "Choose what people are compared by");
	if (d->more >= 1u << STUDY_MORES)
		problems_add(problems, "more", "Choose what else is looked at");
	choices_check(d, problems);
	if (utf8_length(d->reviewers) > STUDY_WORDS_MOST)
		problems_add(problems, "reviewers",
		             "This may have at most 600 characters");
	if (utf8_length(d->basis) > STUDY_WORDS_MOST)
		problems_add(problems, "basis",
		             "This may have at most 600 characters");
}

struct str
study_design_differs(struct arena *arena, const struct study_design *a,
                     const struct study_design *b)
{
	const struct {
		const char *field;
		bool differs;
	} all[] = {
	        {"title", !str_equal(a->title, b->title)},
	        {"question", !str_equal(a->question, b->question)},
	        {"start", a->start != b->start},
	        {"from", a->from.days != b->from.days},
	        {"to", a->to.days != b->to.days},
	        {"follow", a->follow_days != b->follow_days},
	        {"lag", a->lag_days != b->lag_days},
	        {"ratio", a->ratio != b->ratio},
	        {"base", a->base != b->base},
	        {"fall", a->fall != b->fall},
	        {"smallest", a->smallest != b->smallest},
	        {"columns", a->columns != b->columns},
	        {"more", a->more != b->more},
	        {"first", a->first != b->first},
	        {"method", a->method != b->method},
	        {"groups", a->groups != b->groups},
	        {"control", a->control != b->control},
	        {"reviewers", !str_equal(a->reviewers, b->reviewers)},
	        {"basis", !str_equal(a->basis, b->basis)},
	};
	struct str out = S("");

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].differs)
			out = str_print(arena, "%.*s%s%s", STR_ARG(out),
			                str_empty(out) ? "" : ", ",
			                all[i].field);
	return out;
}
