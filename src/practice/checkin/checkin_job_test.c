/* checkin_job_test.c - the job beside requests: whoever fails holds nobody
 * else back. */
#include "practice/checkin/checkin_world_test.h"

static const struct query rounds = {
        .name = "test.rounds_of",
        .text = "select count(*) as n from checkin_round"
                " where state = :state and person = :person",
        .shows_nobody = "a count",
};
/* Who has a missed one already cannot miss another. */
static const struct query breaks = {
        .name = "test.breaks",
        .text = "create unique index checkin_test_missed on checkin_round"
                " (person) where state = 'expired'",
        .unaudited = "a test",
};
static const struct query mends = {
        .name = "test.mends",
        .text = "drop index checkin_test_missed",
        .unaudited = "a test",
};
static const struct query *const own_queries[] = {&rounds, &breaks, &mends,
                                                  NULL};

static const struct fault *
run(struct ctx *ctx, void *data)
{
	return sql_do(ctx->tx, data, NO_ARGS, NULL);
}

static int64_t
rounds_n(struct world *w, const struct act *a, const char *state)
{
	return world_count(w, &rounds,
	                   ARGS(arg_str("state", str_of(state)),
	                        arg_i64("person", a->person.v)));
}

/* Somebody else of sam's, who has check-ins too. */
static struct act
another(struct world *w, const struct act *a, int i)
{
	struct act b = *a;
	const char *crn = str_c(w->arena, str_print(w->arena, "X2%05d", i));

	b.person = person_new(w, crn, "Gwil", "Pugh", "1990-01-01", "sam");
	checkin_on(w, &b);
	return b;
}

TEST("checkin: one person’s failure holds no other back, and is tried again "
     "by the next run")
{
	struct act a, b;
	struct world *w = checkin_world_with(t, &a, own_queries);

	checkin_on(w, &a);
	checkin_days(w, 0);
	checkin_days(w, 14);
	expect_equal(rounds_n(w, &a, "expired"), 1);
	expect_equal(rounds_n(w, &a, "created"), 1);
	a.terms.first = date_add_days(a.terms.first, 14);
	b = another(w, &a, 1);
	checkin_days(w, 0);
	expect_equal(rounds_n(w, &b, "created"), 1);
	expect_ok(world_do(w, NULL, run, (void *)(uintptr_t)&breaks));
	expect_log("job_failed", "checkin_rounds");
	checkin_days(w, 14);
	/* The other's is over, and their next is open. */
	expect_equal(rounds_n(w, &b, "expired"), 1);
	expect_equal(rounds_n(w, &b, "created"), 1);
	/* Of whoever failed nothing changed: not half of it either. */
	expect_equal(rounds_n(w, &a, "expired"), 1);
	expect_equal(rounds_n(w, &a, "created"), 1);
	expect_ok(world_do(w, NULL, run, (void *)(uintptr_t)&mends));
	checkin_days(w, 0);
	expect_equal(rounds_n(w, &a, "expired"), 2);
	expect_equal(rounds_n(w, &a, "created"), 1);
	expect_equal(rounds_n(w, &b, "expired"), 1);
	expect_ok(world_see(w, NULL, checkin_do_check, NULL));
}

TEST("checkin: a run does all that is due, in however many chunks, and once")
{
	struct act a, many[52];
	struct world *w = checkin_world_with(t, &a, own_queries);
	int64_t open = 0, missed = 0;

	a.terms.first = date_add_days(a.terms.first, 1);
	for (int i = 0; i < 52; i++)
		many[i] = another(w, &a, i);
	for (int i = 0; i < 52; i++)
		open += rounds_n(w, &many[i], "created");
	expect_equal(open, 0);
	checkin_days(w, 1);
	for (int i = 0; i < 52; i++)
		open += rounds_n(w, &many[i], "created");
	expect_equal(open, 52);
	checkin_days(w, 5);
	checkin_days(w, 0);
	for (int i = 0; i < 52; i++)
		missed += rounds_n(w, &many[i], "expired");
	expect_equal(missed, 52);
}

TEST("checkin: where the server ends, the job leaves off, and the next run "
     "goes on")
{
	struct act a;
	struct world *w = checkin_world_with(t, &a, own_queries);

	a.terms.first = date_add_days(a.terms.first, 1);
	checkin_on(w, &a);
	w->app->stopping = true;
	checkin_days(w, 1);
	expect_equal(rounds_n(w, &a, "created"), 0);
	w->app->stopping = false;
	checkin_days(w, 0);
	expect_equal(rounds_n(w, &a, "created"), 1);
}
