/*
 * study_change.c - rules: what changed among participants.
 */
#include "insight/study/study_change.h"

#include <math.h>

#include "stats/interval.h"
#include "stats/special.h"

#define FEW   10 /* as the engine hides, and rounds */
#define ROUND 5

const char *const study_change_words[STUDY_CHANGES_OF + 1] = {
        "goals", "new", "size", "unpaid", "bridging", NULL};
const char *const study_change_keys[] = {
        TK("People who reached a goal, in 100"),
        TK("People with somebody new around them, in 100"),
        TK("People around somebody"),
        TK("Of them unpaid, in 100"),
        TK("Of them in another part of life than most"),
};

static bool
is_asked(const struct study_design *d, enum study_change_of of)
{
	enum study_more what = of == STUDY_CHANGE_GOALS ? STUDY_MORE_GOALS
	                                                : STUDY_MORE_NETWORK;

	return (d->more & 1u << what) != 0;
}

/* --- one participant ------------------------------------------------------ */

static void
sum_add(struct study_sum *sum, int64_t before, int64_t after)
{
	sum->known++;
	sum->before += before;
	sum->after += after;
	sum->squares += (after - before) * (after - before);
}

/* The first day near the start, and the last by the end; false: no two. */
static bool
nets_of(const struct study_changed *one, struct date end,
        const struct study_net **first, const struct study_net **last)
{
	*first = *last = NULL;
	for (size_t i = 0; i < one->nets_n; i++) {
		const struct study_net *net = &one->nets[i];
		int away = date_days_between(one->started, net->day);

		if (*first == NULL && away >= -STUDY_NET_NEAR &&
		    away <= STUDY_NET_NEAR)
			*first = net;
		else if (*first != NULL && !date_before(end, net->day) &&
		         !date_before(net->day, one->started))
			*last = net;
	}
	return *last != NULL;
}

static bool
has(const struct study_net *net, int64_t id)
{
	for (size_t i = 0; i < net->ids_n; i++)
		if (net->ids[i] == id)
			return true;
	return false;
}

static bool
has_new(const struct study_net *first, const struct study_net *last)
{
	for (size_t i = 0; i < last->ids_n; i++)
		if (!has(first, last->ids[i]))
			return true;
	return false;
}

/* Nobody around is no share of anybody. */
static void
unpaid_add(struct study_sum *sum, const struct study_net *first,
           const struct study_net *last)
{
	if (first->size > 0 && last->size > 0)
		sum_add(sum, 1000 * first->unpaid / first->size,
		        1000 * last->unpaid / last->size);
}

void
study_change_add(struct study_changes *changes,
                 const struct study_design *design,
                 const struct study_changed *one)
{
	struct date end = date_add_days(one->started, (int)design->follow_days);
	const struct study_net *first, *last;
	struct study_sum *of = changes->of;

	changes->participants++;
	if (one->planned)
		sum_add(&of[STUDY_CHANGE_GOALS], 0, one->goals > 0);
	if (!nets_of(one, end, &first, &last))
		return;
	sum_add(&of[STUDY_CHANGE_NEW], 0, has_new(first, last));
	sum_add(&of[STUDY_CHANGE_SIZE], first->size, last->size);
	unpaid_add(&of[STUDY_CHANGE_UNPAID], first, last);
	if (first->placed > 0 && last->placed > 0)
		sum_add(&of[STUDY_CHANGE_BRIDGING], first->bridging,
		        last->bridging);
}

/* --- as it is kept -------------------------------------------------------- */

struct str
study_changes_put(struct arena *arena, const struct study_design *d,
                  const struct study_changes *changes)
{
	struct str out = str_print(arena, "participants,%lld",
	                           (long long)changes->participants);
	bool any = false;

	for (int i = 0; i < STUDY_CHANGES_OF; i++) {
		const struct study_sum *sum = &changes->of[i];

		if (!is_asked(d, (enum study_change_of)i))
			continue;
		any = true;
		out = str_print(arena, "%.*s %s,%lld,%lld,%lld,%lld",
		                STR_ARG(out), study_change_words[i],
		                (long long)sum->known, (long long)sum->before,
		                (long long)sum->after, (long long)sum->squares);
	}
	return any ? out : S("");
}

static bool
number_next(struct str *rest, int64_t *out)
{
	struct str cell;

	return str_split(rest, ',', &cell) && str_i64(cell, out);
}

static bool
part_read(struct str part, struct study_changes *out)
{
	struct study_sum *sum;
	struct str name;
	int of;

	if (!str_split(&part, ',', &name))
		return false;
	if (str_is(name, "participants"))
		return number_next(&part, &out->participants);
	of = str_word(name, study_change_words);
	if (of < 0)
		return false;
	sum = &out->of[of];
	return number_next(&part, &sum->known) &&
	       number_next(&part, &sum->before) &&
	       number_next(&part, &sum->after) &&
	       number_next(&part, &sum->squares);
}

bool
study_changes_read(struct str kept, struct study_changes *out)
{
	struct str part;
	bool good = !str_empty(kept);

	*out = (struct study_changes){.participants = 0};
	while (good && str_split(&kept, ' ', &part))
		good = part_read(part, out);
	return good;
}

/* --- what is shown -------------------------------------------------------- */

int64_t
study_rounded(int64_t n)
{
	return n < FEW ? -1 : (n + ROUND / 2) / ROUND * ROUND;
}

static void
row_share(const struct study_sum *sum, struct study_change_row *out)
{
	struct interval wilson;

	out->after = 100 * (double)sum->after / (double)sum->known;
	if (!stats_wilson(sum->after, sum->known, &wilson))
		return;
	out->low = 100 * wilson.low;
	out->high = 100 * wilson.high;
}

/* Of the same people before and after: by Student's t. */
static void
row_pairs(const struct study_sum *sum, double unit,
          struct study_change_row *out)
{
	double n = (double)sum->known;
	double mean = (double)(sum->after - sum->before) / n;
	double square = (double)sum->squares / n - mean * mean;
	double half =
	        stats_t_at(0.975, n - 1) * sqrt(fmax(square, 0) / (n - 1));

	out->before = (double)sum->before / n / unit;
	out->after = (double)sum->after / n / unit;
	out->change = mean / unit;
	out->low = (mean - half) / unit;
	out->high = (mean + half) / unit;
}

void
study_change_row(const struct study_design *design,
                 const struct study_changes *changes, enum study_change_of of,
                 struct study_change_row *out)
{
	const struct study_sum *sum = &changes->of[of];

	*out = (struct study_change_row){
	        .of = of,
	        .asked = is_asked(design, of),
	        .known = sum->known,
	        .unknown = changes->participants - sum->known,
	        .before = NAN,
	        .after = NAN,
	        .change = NAN,
	        .low = NAN,
	        .high = NAN,
	};
	if (sum->known < FEW)
		return;
	/* a share of which either side is few tells of those few */
	if (of >= STUDY_SHARES)
		row_pairs(sum, of == STUDY_CHANGE_UNPAID ? 10 : 1, out);
	else if (sum->after >= FEW && sum->known - sum->after >= FEW)
		row_share(sum, out);
}
