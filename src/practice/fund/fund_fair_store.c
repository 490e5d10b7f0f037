/*
 * fund_fair_store.c - who was told a sum, and what they asked for.
 */
#include "practice/fund/fund_fair_local.h"

#include <stdlib.h>

#include "base/calendar.h"

const struct query fund_fair_count = {
        .name = "fund.fair_count",
        .shows_nobody = "a count",
        .text = "select count(*) as n from fund_budget"
                " where organisation = :organisation",
};

const struct query fund_fair_people = {
        .name = "fund.fair_people",
        .shows_nobody = "groups to be counted, hidden by the rules",
        .text = "select b.person, t.sex, t.ethnicity, t.date_of_birth,"
                " t.worker, s.trained_on, coalesce(m.name, '') as area"
                " from fund_budget b join people_v_trait t"
                " on t.person = b.person"
                " left join staff_v_trained s on s.user_id = t.worker"
                " left join organisations_v_team m on m.id = t.team"
                " where b.organisation = :organisation order by b.person",
};

const struct query fund_fair_requests = {
        .name = "fund.fair_requests",
        .shows_nobody = "requests to be counted, hidden by the rules",
        .text = "select q.person, q.state, q.pence, q.asked_at, q.paid_on"
                " from fund_request q where q.organisation = :organisation"
                " and q.asked_at >= :since and q.state <> 'withdrawn'",
};

struct reading {
	struct ctx *ctx;
	struct fund_fair *fair;
	struct fund_fair_one *people;
	size_t n, room;
	size_t areas_n;
};

/* --- people ----------------------------------------------------------- */

/* The place of an area; those past the most are one with the last. */
static int
area_of(struct reading *r, struct str name)
{
	size_t i = 1;

	if (str_empty(name))
		return 0;
	while (i < r->areas_n && !str_equal(r->fair->areas[i], name))
		i++;
	if (i == r->areas_n && i < FAIR_GROUPS_MOST) {
		r->fair->areas[i] = str_copy(r->ctx->arena, name);
		r->areas_n++;
	}
	return i < FAIR_GROUPS_MOST ? (int)i : FAIR_GROUPS_MOST - 1;
}

static int
trained_of(const struct reading *r, const struct row *row)
{
	struct date on = row_date(row, "trained_on");

	if (row_i64(row, "worker") == 0)
		return 2;
	return date_is(on) && !date_before(r->ctx->today, on) ? 0 : 1;
}

static const struct fault *
person_add(void *data, const struct row *row)
{
	struct reading *r = data;
	int64_t person = row_i64(row, "person");
	struct date born = row_date(row, "date_of_birth");
	int sex = str_word(row_str(row, "sex"), people_sexes);
	int ethnicity = str_word(row_str(row, "ethnicity"), people_ethnicities);
	struct fund_fair_one *one = &r->people[r->n];

	if (r->n == r->room ||
	    (r->n > 0 && r->people[r->n - 1].person == person))
		return NULL;
	*one = (struct fund_fair_one){.person = person, .days = -1};
	one->group[FAIR_SEX] = sex < 0 ? 4 : sex;
	one->group[FAIR_AGE] = fund_fair_age(
	        date_is(born) ? date_age(born, r->ctx->today) : 0);
	one->group[FAIR_ETHNICITY] = ethnicity < 0 ? 6 : ethnicity;
	one->group[FAIR_AREA] = area_of(r, row_str(row, "area"));
	one->group[FAIR_TRAINED] = trained_of(r, row);
	r->n++;
	return NULL;
}

/* --- what they asked for ---------------------------------------------- */

static int
by_person(const void *a, const void *b)
{
	int64_t x = ((const struct fund_fair_one *)a)->person;
	int64_t y = ((const struct fund_fair_one *)b)->person;

	return (x > y) - (x < y);
}

static bool
is_yes(enum fund_state state)
{
	return state == FUND_AGREED || state == FUND_PAID ||
	       state == FUND_SHOWN || state == FUND_CLOSED ||
	       state == FUND_RETURNED || state == FUND_WRITTEN_OFF;
}

static void
paid_add(struct fund_fair_one *one, const struct row *row)
{
	struct date asked = instant_date(row_instant(row, "asked_at"));
	struct date paid = row_date(row, "paid_on");
	int days;

	if (!date_is(paid))
		return;
	days = calendar_working_days_between(asked, paid);
	if (one->days < 0 || days < one->days)
		one->days = days;
}

static const struct fault *
request_add(void *data, const struct row *row)
{
	struct reading *r = data;
	const struct fund_fair_one key = {.person = row_i64(row, "person")};
	enum fund_state state =
	        (enum fund_state)row_enum(row, "state", fund_states);
	struct fund_fair_one *one =
	        bsearch(&key, r->people, r->n, sizeof(*r->people), by_person);

	if (one == NULL)
		return NULL;
	one->asked = true;
	one->answered = one->answered || is_yes(state) || state == FUND_REFUSED;
	if (!is_yes(state))
		return NULL;
	one->agreed = true;
	one->pence += row_i64(row, "pence");
	paid_add(one, row);
	return NULL;
}

const struct fault *
fund_fair_store_people(struct ctx *ctx, struct date since,
                       struct fund_fair_one **people, size_t *n,
                       struct fund_fair *out)
{
	struct reading r = {.ctx = ctx, .fair = out, .areas_n = 1};
	const struct arg organisation =
	        arg_i64("organisation", ctx->who.organisation.v);
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_fair_count, ARGS(organisation), &row));
	r.room = (size_t)row_i64(row, "n");
	r.people = arena_new(ctx->arena, struct fund_fair_one, r.room + 1);
	TRY(sql_each(ctx->tx, &fund_fair_people, ARGS(organisation), person_add,
	             &r));
	TRY(sql_each(ctx->tx, &fund_fair_requests,
	             ARGS(organisation,
	                  arg_instant("since", instant_of(since, 0))),
	             request_add, &r));
	out->n[FAIR_SEX] = 5;
	out->n[FAIR_AGE] = 5;
	out->n[FAIR_ETHNICITY] = 7;
	out->n[FAIR_AREA] = r.areas_n;
	out->n[FAIR_TRAINED] = 3;
	*people = r.people;
	*n = r.n;
	return NULL;
}
