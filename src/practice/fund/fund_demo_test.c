/* fund_demo_test.c - the fictional fund stands in every state there is. */
#include "kernel/audit/audit.h"
#include "kernel/demo.h"
#include "practice/fund/fund_world_test.h"

#define PEOPLE 12

static const struct query states_count = {
        .name = "fund_test.demo_states",
        .shows_nobody = "count only",
        .text = "select count(distinct state) as n from fund_request",
};

static const struct query early_count = {
        .name = "fund_test.demo_early",
        .shows_nobody = "count only",
        .text = "select count(*) as n from fund_request q"
                " join fund_budget b on b.person = q.person"
                " where b.told_at > q.asked_at + 86400000",
};

static const struct query *const asked[] = {&states_count, &early_count, NULL};

static const struct fault *
fund_make(struct ctx *ctx, void *data)
{
	struct demo *demo = data;

	demo->arena = ctx->arena;
	demo->today = ctx->today;
	TRY(fund_demo(ctx, demo));
	return audit_record(ctx, "demo.made", (struct person_id){0}, 0);
}

static void
person_make(struct world *w, struct demo_person *p, int i)
{
	const char *crn = str_c(w->arena, str_print(w->arena, "X20%04d", i));
	const char *name = str_c(w->arena, str_print(w->arena, "fen%d", i));

	*p = (struct demo_person){
	        .person = fund_person(w, crn, "Fen"),
	        .worker = world_user(w, "sam"),
	        .starts_on = date_add_days(
	                instant_date((struct instant){INT64_C(1795514400000)}),
	                -60),
	        .jay = i == 0,
	};
	w->jay = p->person;
	p->user = world_add(w, name, R(PERSON), NULL);
}

TEST("fund demo: every state is there, and nobody asked before they were told")
{
	struct world *w = world_with(t, asked);
	struct demo_person people[PEOPLE];
	struct demo demo = {
	        .people = people, .n = PEOPLE, .until = PEOPLE, .state = 1};

	for (int i = 0; i < PEOPLE; i++)
		person_make(w, &people[i], i);
	world_add(w, "femi", R(FINANCE), NULL);
	expect_ok(world_do(w, NULL, fund_make, &demo));
	expect_equal(world_count(w, &states_count, NO_ARGS), FUND_STATE_COUNT);
	expect_equal(world_count(w, &early_count, NO_ARGS), 0);
}

TEST("fund demo: without whoever pays nothing is made")
{
	struct world *w = world_with(t, asked);
	struct demo_person people[1];
	struct demo demo = {.people = people, .n = 1, .until = 1, .state = 1};

	person_make(w, &people[0], 0);
	expect_ok(world_do(w, NULL, fund_make, &demo));
	expect_equal(world_count(w, &states_count, NO_ARGS), 0);
}

TEST("fund demo: the fund of many people is filled, in sums that come in at "
     "once")
{
	struct world *w = world_with(t, asked);
	struct demo_person person;
	struct demo demo = {
	        .people = &person, .n = 600, .until = 1, .state = 1};

	person_make(w, &person, 0);
	world_add(w, "femi", R(FINANCE), NULL);
	expect_ok(world_do(w, NULL, fund_make, &demo));
}
