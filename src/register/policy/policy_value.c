/*
 * policy_value.c - rules: which values a rule can take.
 */
#include "register/policy/policy_local.h"

/* The most of a unit that any rule could mean; beyond it a digit too many was
 * typed, and days no longer fit a calendar.  Ours. */
static const struct {
	const char *unit;
	int64_t most;
} units[] = {
        {"days", 3660},           {"working days", 250},
        {"weeks", 520},           {"months", 240},
        {"years", 120},           {"hours", 10000},
        {"minutes", 10080},       {"seconds", 3600},
        {"per cent", 100},        {"of 1,000", 1000},
        {"tries", 100},           {"pence", 100000000},
        {"yes (1) or no (0)", 1}, {"countersignatures", 2},
};
#define MOST_OF_OTHERS 1000000

/* What these units name is made with the program: an edition, who decides. */
static const char *const named[] = {"edition", "form", "who",
                                    "never, beside or may", NULL};

/* Units of which none at all is something that can be meant: on the day. */
static const char *const may_be_none[] = {
        "", "pence", "days", "working days", "yes (1) or no (0)", NULL};

/* What the values that the program gives a rule have in common. */
struct kind {
	size_t n;
	bool numbers;
	bool dates;
	bool has; /* the value that is asked about is one of them */
	int64_t least;
};

static int64_t
most_of(struct str unit)
{
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (str_is(unit, units[i].unit))
			return units[i].most;
	return MOST_OF_OTHERS;
}

static void
kind_add(struct kind *kind, struct str value, struct str asked)
{
	struct date date;
	int64_t number;

	if (!str_i64(value, &number))
		kind->numbers = false;
	else if (kind->n == 0 || number < kind->least)
		kind->least = number;
	if (!date_read_iso(value, &date))
		kind->dates = false;
	kind->has |= str_equal(value, asked);
	kind->n++;
}

static void
number_check(const struct policy_row *row, int64_t least,
             struct problems *problems)
{
	int64_t most = most_of(row->unit), number;

	if (least > 1)
		least = 1;
	if (str_word(row->unit, may_be_none) >= 0)
		least = 0;
	if (!str_i64(row->value, &number) || number < least || number > most)
		problems_add(problems, "value",
		             "Enter a whole number from {least} to {most}",
		             {"least", str_print(problems->arena, "%lld",
		                                 (long long)least)},
		             {"most", str_print(problems->arena, "%lld",
		                                (long long)most)});
}

/* What the value is against those that the program gives. */
static void
kind_check(const struct policy_row *row, const struct kind *kind,
           struct problems *problems)
{
	struct date date;

	if (str_word(row->unit, named) >= 0 && !kind->has)
		problems_add(problems, "value",
		             "Enter a value that the program gives this rule: "
		             "others mean nothing to it");
	else if (kind->numbers)
		number_check(row, kind->least, problems);
	else if (kind->dates && !date_read_iso(row->value, &date))
		problems_add(problems, "value",
		             "Enter a day as year, month and day, like "
		             "2027-04-01");
}

const struct fault *
policy_value_check(struct ctx *ctx, const struct policy_row *row,
                   struct problems *problems)
{
	struct kind kind = {.numbers = true, .dates = true};
	struct policy_row *rows;
	size_t n;

	if (str_empty(row->value) || row->value.n > 200) {
		problems_add(problems, "value",
		             "Enter a value of at most 200 characters");
		return NULL;
	}
	TRY(policy_store_all(ctx, &rows, &n));
	for (size_t i = 0; i < n; i++)
		if (rows[i].proposed_by.v == 0 &&
		    str_equal(rows[i].rule, row->rule))
			kind_add(&kind, rows[i].value, row->value);
	if (kind.n > 0)
		kind_check(row, &kind, problems);
	return NULL;
}
