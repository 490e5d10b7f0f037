/* fund_fair_test.c - is the fund there for everybody alike? */
#include "practice/fund/fund_fair_local.h"
#include "practice/fund/fund_open_world_test.h"

#define MANY 200

static struct fund_fair *
fair_of(struct test *t)
{
	struct fund_fair *f = arena_new(t->arena, struct fund_fair, 1);

	f->n[FAIR_SEX] = 5;
	f->n[FAIR_AGE] = 5;
	f->n[FAIR_ETHNICITY] = 7;
	f->n[FAIR_AREA] = 1;
	f->n[FAIR_TRAINED] = 3;
	return f;
}

/* `n` people of one sex, of whom so many asked. */
static size_t
add(struct fund_fair_one *people, size_t at, int sex, int n, int asked)
{
	for (int i = 0; i < n; i++, at++)
		people[at] = (struct fund_fair_one){
		        .person = (int64_t)at + 1,
		        .group = {sex, 4, 6, 0, 1},
		        .asked = i < asked,
		        .answered = i < asked,
		        .agreed = i < asked,
		        .pence = 4000,
		        .days = i < asked ? 2 : -1,
		};
	return at;
}

static struct fund_fair_value
asked(const struct fund_fair *f, int sex)
{
	return f->groups[FAIR_SEX][sex].of[FAIR_ASKED];
}

TEST("fund fair: each group is compared with all, and a difference is a "
     "question")
{
	struct fund_fair_one people[MANY];
	struct fund_fair *f = fair_of(t);
	size_t n = add(people, 0, 0, 60, 10);

	n = add(people, n, 1, 100, 80);
	fund_fair_weigh(t->arena, people, n, 10, f);
	expect_equal(asked(f, 0).differs, -1);
	expect_equal(asked(f, 1).differs, 1);
	expect_equal(f->all.of[FAIR_ASKED].n, 160);
	expect_true(f->all.of[FAIR_ASKED].differs == 0);
	expect_true(f->all.of[FAIR_SUM].value == 40);
	expect_equal(f->groups[FAIR_SEX][1].of[FAIR_SUM].differs, 0);
}

TEST("fund fair: a difference that chance alone allows is none")
{
	struct fund_fair_one people[MANY];
	struct fund_fair *f = fair_of(t);
	size_t n = add(people, 0, 0, 20, 8);

	n = add(people, n, 1, 60, 30);
	fund_fair_weigh(t->arena, people, n, 10, f);
	expect_true(asked(f, 0).shown && asked(f, 1).shown);
	expect_equal(asked(f, 0).differs, 0);
	expect_equal(asked(f, 1).differs, 0);
}

TEST("fund fair: a number about fewer than ten people is not shown, nor one "
     "that gives it away")
{
	struct fund_fair_one people[MANY];
	struct fund_fair *f = fair_of(t);
	size_t n = add(people, 0, 0, 9, 0);

	n = add(people, n, 1, 60, 60);
	n = add(people, n, 3, 12, 12);
	fund_fair_weigh(t->arena, people, n, 10, f);
	expect_false(asked(f, 0).shown);
	expect_equal(asked(f, 0).differs, 0);
	expect_true(asked(f, 1).shown);
	expect_false(f->groups[FAIR_SEX][0].of[FAIR_AGREED].shown);
	n = add(people, 0, 1, 9, 9);
	f = fair_of(t);
	fund_fair_weigh(t->arena, people, n, 10, f);
	expect_false(f->all.of[FAIR_ASKED].shown);
	expect_false(asked(f, 1).shown);
}

TEST("fund fair: what nobody recorded is a group of its own")
{
	struct fund_fair_one people[MANY];
	struct fund_fair *f = fair_of(t);
	size_t n = add(people, 0, 4, 20, 2);

	n = add(people, n, 1, 60, 58);
	fund_fair_weigh(t->arena, people, n, 10, f);
	expect_true(asked(f, 4).shown);
	expect_equal(asked(f, 4).n, 20);
	expect_equal(asked(f, 4).differs, -1);
	expect_equal(f->groups[FAIR_AGE][4].of[FAIR_ASKED].n, 80);
}

TEST("fund fair: ages fall into their bands, and none is not recorded")
{
	static const int ages[][2] = {{18, 0}, {24, 0}, {25, 1}, {34, 1},
	                              {35, 2}, {49, 2}, {50, 3}, {90, 3},
	                              {0, 4},  {-1, 4}};

	for (size_t i = 0; i < sizeof(ages) / sizeof(ages[0]); i++)
		expect_equal(fund_fair_age(ages[i][0]), ages[i][1]);
}

/* --- of an organisation ------------------------------------------------- */

static const struct fault *
see_fair(struct ctx *ctx, void *data)
{
	return fund_fair_read(ctx, data);
}

struct give {
	struct person_id person;
	struct person_facts facts;
};

static const struct fault *
put_one(struct ctx *ctx, void *data)
{
	struct give *g = data;
	enum put_result result;

	return people_put(ctx, &g->facts, &g->person, &result);
}

static const struct fault *
give_one(struct ctx *ctx, void *data)
{
	const struct give *g = data;

	return fund_budget_give(ctx, g->person, (struct money){2000}, NULL);
}

/* So many people who were told a sum; every second one is a woman. */
static void
told(struct world *w, int n, int64_t *first)
{
	struct act a = {.sum = {100000}};

	fund_users(w);
	expect_ok(world_do(w, "fin", do_pot, &a));
	for (int i = 0; i < n; i++) {
		struct give g = {
		        .facts = {
		                .crn = str_print(w->arena, "X2%05d", i),
		                .first_name = S("Fen"),
		                .last_name = S("Pugh"),
		                .sex = i % 2 == 0 ? S("female") : S(""),
		                .ethnicity = S("not_stated"),
		                .date_of_birth = DATE_NONE,
		                .organisation = w->organisation,
		                .team = w->team,
		                .worker = world_user(w, "sam"),
		                .allocated_on = day_of(2026, 1, 5),
		        }};

		expect_ok(world_do(w, NULL, put_one, &g));
		expect_ok(world_do(w, "sam", give_one, &g));
		if (i == 0)
			*first = g.person.v;
	}
}

TEST("fund fair: a person counts once, however often they asked, and only the "
     "manager's own organisation is counted")
{
	struct world *w = past_world(t);
	struct fund_fair *f = arena_new(t->arena, struct fund_fair, 1);
	struct past past = {.purpose = FUND_WORK,
	                    .pence = 1500,
	                    .asked_on = day_of(2026, 8, 3),
	                    .paid_on = day_of(2026, 8, 5),
	                    .state = FUND_CLOSED};
	struct past old = past;

	told(w, 24, &past.person);
	past_add(w, &past);
	past_add(w, &past);
	old.person = past.person;
	old.asked_on = day_of(2025, 8, 3);
	old.paid_on = day_of(2025, 8, 4);
	past_add(w, &old);
	expect_ok(world_see(w, "morgan", see_fair, f));
	expect_equal(world_seen.n, 0);
	expect_equal(f->all.of[FAIR_ASKED].n, 24);
	expect_true(f->all.of[FAIR_ASKED].value > 0.041 &&
	            f->all.of[FAIR_ASKED].value < 0.042);
	expect_equal(f->all.of[FAIR_SUM].n, 1);
	expect_true(f->all.of[FAIR_SUM].value == 30);
	expect_false(f->all.of[FAIR_SUM].shown);
	expect_equal(f->groups[FAIR_SEX][0].of[FAIR_ASKED].n, 12);
	expect_equal(f->groups[FAIR_SEX][4].of[FAIR_ASKED].n, 12);
	expect_equal(f->groups[FAIR_ETHNICITY][5].of[FAIR_ASKED].n, 24);
	expect_equal(f->groups[FAIR_TRAINED][1].of[FAIR_ASKED].n, 24);
	expect_ok(world_see(w, "otto", see_fair, f));
	expect_equal(f->all.of[FAIR_ASKED].n, 0);
}

TEST("fund fair pages: a manager reads it, and nobody is named")
{
	struct http *h = past_http(t);
	struct http_reply reply;
	int64_t first;

	expect_has(http_get(h, "morgan", "/fund/fair").body,
	           "Too few people were told their sum");
	told(h->w, 24, &first);
	reply = http_get(h, "morgan", "/fund/fair");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Not recorded");
	expect_has(reply.body, "0% (0% to ");
	expect_has(reply.body, "Everybody is in one group: there is nothing");
	expect_has(reply.body, "Any difference here may be chance alone.");
	expect_lacks(reply.body, "Pugh");
	expect_lacks(reply.body, "X2000");
}

TEST("fund fair pages: nobody but a manager gets in")
{
	struct http *h = past_http(t);

	expect_equal(http_get(h, "sam", "/fund/fair").status, 403);
	expect_equal(http_get(h, "priya", "/fund/fair").status, 403);
	expect_equal(http_get(h, "ada", "/fund/fair").status, 403);
	expect_equal(http_get(h, "jay", "/fund/fair").status, 403);
	expect_equal(http_get(h, NULL, "/fund/fair").status, 303);
}
