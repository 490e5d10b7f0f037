/* checkin_once_test.c - two at once, merges, and links of messages: one
 * sentence each. */
#include "practice/checkin/checkin_world_test.h"
#include "tests/race.h"

#include <time.h>

static const struct query acts = {
        .name = "test.acts",
        .text = "select count(*) as n from audit_entry where what = :what",
        .shows_nobody = "a count",
};
static const struct query rounds = {
        .name = "test.rounds",
        .text = "select count(*) as n from checkin_round"
                " where state = :state",
        .shows_nobody = "a count",
};
static const struct query reached = {
        .name = "test.reached_by",
        .text = "update people_person set email = 'rhian@example.org'"
                " where id = :person",
        .unaudited = "a test",
};
static const struct query *const own_queries[] = {
        &acts, &rounds, &link_newest, &reached, NULL,
};

static int64_t
acts_n(struct world *w, const char *what)
{
	return world_count(w, &acts, ARGS(arg_str("what", str_of(what))));
}

static int64_t
rounds_n(struct world *w, const char *state)
{
	return world_count(w, &rounds, ARGS(arg_str("state", str_of(state))));
}

/* Their first round is tomorrow's, and it is tomorrow. */
static struct world *
due(struct test *t, struct act *a)
{
	struct world *w = checkin_world_with(t, a, own_queries);

	a->terms.first = date_add_days(a->terms.first, 1);
	checkin_on(w, a);
	world_later(w, CHECKIN_DAY_MS);
	return w;
}

/* --- two at once ---------------------------------------------------------- */

TEST("checkin: a round is opened once, by however many at once")
{
	struct act a;
	struct world *w = due(t, &a);
	struct racing jobs[] = {{NULL, checkin_do_job, NULL, false, false},
	                        {NULL, checkin_do_job, NULL, false, false},
	                        {NULL, checkin_do_job, NULL, false, false}};

	race_run(w, jobs, 3);
	expect_true(jobs[0].won && jobs[1].won && jobs[2].won);
	expect_equal(rounds_n(w, "created"), 1);
	expect_equal(acts_n(w, "checkin.opened"), 1);
	/* Once more after it was called off. */
	a.yes = 0;
	expect_ok(world_do(w, "rhian", checkin_do_say, &a));
	world_later(w, 1000);
	a.yes = 1;
	expect_ok(world_do(w, "rhian", checkin_do_say, &a));
	expect_equal(rounds_n(w, "created"), 1);
	expect_equal(rounds_n(w, "cancelled"), 1);
}

/* The job, when whoever races with it has begun and is not over. */
static const struct fault *
job_late(struct ctx *ctx, void *data)
{
	const struct timespec a_while = {.tv_nsec = 60L * 1000 * 1000};

	(void)nanosleep(&a_while, NULL);
	return checkin_do_job(ctx, data);
}

TEST("checkin: a no that is said while a round opens leaves none open")
{
	struct act a;
	struct world *w = due(t, &a);
	struct racing both[] = {{"rhian", checkin_do_say, &a, false, false},
	                        {NULL, job_late, NULL, false, false}};

	a.yes = 0;
	race_run(w, both, 2);
	expect_true(both[0].won && both[1].won);
	expect_equal(rounds_n(w, "created"), 0);
	checkin_days(w, 1);
	expect_equal(rounds_n(w, "created"), 0);
}

TEST("checkin: what did not change is not written down: a missed one is missed "
     "once")
{
	struct act a;
	struct world *w = due(t, &a);
	struct racing both[] = {{NULL, checkin_do_job, NULL, false, false},
	                        {NULL, checkin_do_job, NULL, false, false}};

	checkin_days(w, 0);
	world_later(w, 4 * CHECKIN_DAY_MS);
	race_run(w, both, 2);
	expect_true(both[0].won && both[1].won);
	expect_equal(rounds_n(w, "expired"), 1);
	expect_equal(acts_n(w, "checkin.missed"), 1);
	checkin_days(w, 0);
	expect_equal(acts_n(w, "checkin.missed"), 1);
}

static const struct fault *
reach(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return sql_do(ctx->tx, &reached, ARGS(arg_i64("person", a->person.v)),
	              NULL);
}

TEST("checkin: a reminder is sent once, by however many at once")
{
	struct act a;
	struct world *w = due(t, &a);
	struct racing both[] = {{NULL, checkin_do_job, NULL, false, false},
	                        {NULL, checkin_do_job, NULL, false, false}};

	checkin_days(w, 0);
	w->app->smtp_url = "smtp://127.0.0.1:9";
	expect_ok(world_do(w, NULL, reach, &a));
	race_run(w, both, 2);
	expect_true(both[0].won && both[1].won);
	expect_equal(acts_n(w, "checkin.reminded"), 1);
}

/* --- merges --------------------------------------------------------------- */

/* Rhiann, who turns out to be Rhian, has check-ins that a worker set up. */
static struct world *
twice(struct test *t, struct act *a, struct act *b, struct merging *m)
{
	struct world *w = checkin_world_with(t, a, own_queries);

	*b = *a;
	b->person =
	        person_new(w, "X100002", "Rhiann", "Pugh", "1990-01-01", "sam");
	*m = (struct merging){.gone = b->person, .kept = a->person};
	return w;
}

/* How many check-ins somebody has. */
static size_t
has_n(struct world *w, struct act *a)
{
	checkin_look_at(w, a);
	return a->all.n;
}

TEST("checkin: what was opened after a merge goes back with what was agreed, "
     "and stays with the kept person's")
{
	struct act a, b;
	struct merging m;
	struct world *w = twice(t, &a, &b, &m);

	checkin_on(w, &b);
	expect_equal(has_n(w, &b), 1);
	expect_ok(world_do(w, "priya", merging_do, &m));
	checkin_days(w, 8);
	checkin_days(w, 8);
	expect_true(has_n(w, &a) > 1);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, NULL, checkin_do_check, NULL));
	expect_equal(has_n(w, &a), 0);
	expect_true(has_n(w, &b) > 1);
	/* Merged again, and agreed anew: that is the kept person's. */
	expect_ok(world_do(w, "priya", merging_do, &m));
	world_later(w, 1000);
	expect_true(date_make(2026, 12, 11, &a.terms.first));
	checkin_on(w, &a);
	checkin_days(w, 15);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_ok(world_see(w, NULL, checkin_do_check, NULL));
	expect_true(has_n(w, &a) > 0);
}

TEST("checkin: what a merge had opened for the kept person does not hold up "
     "their next one once it is undone")
{
	struct act a, b;
	struct merging m;
	struct world *w = twice(t, &a, &b, &m);

	checkin_on(w, &b);
	expect_ok(world_do(w, "priya", merging_do, &m));
	checkin_days(w, 15);
	expect_equal(rounds_n(w, "created"), 1);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	expect_equal(rounds_n(w, "created"), 1);
	expect_true(date_make(2026, 12, 9, &a.terms.first));
	checkin_on(w, &a);
	expect_equal(rounds_n(w, "created"), 2);
	expect_equal(has_n(w, &a), 1);
	/* Theirs is still the only one that may be open. */
	checkin_days(w, 0);
	expect_equal(rounds_n(w, "created"), 2);
	expect_ok(world_see(w, NULL, checkin_do_check, NULL));
}

TEST("checkin: nothing is opened or asked for where the person's own no "
     "stands, whatever came with a merge")
{
	struct act a, b;
	struct merging m;
	struct world *w = twice(t, &a, &b, &m);

	checkin_on(w, &a);
	a.yes = 0;
	expect_ok(world_do(w, "rhian", checkin_do_say, &a));
	world_later(w, 1000);
	checkin_on(w, &b);
	expect_equal(rounds_n(w, "created"), 1);
	expect_ok(world_do(w, "priya", merging_do, &m));
	world_later(w, 1000);
	checkin_look_at(w, &a);
	expect_equal(a.all.setup.state, CHECKIN_NO);
	expect_true(a.all.setup.own);
	expect_true(a.all.open == NULL);
	expect_fault(world_do(w, "rhian", checkin_do_send, &a), FAULT_REFUSED,
	             "No check-in is open now. Ring if there is something to "
	             "say");
	a.yes = 1;
	expect_fault(world_do(w, "sam", checkin_do_say, &a), FAULT_REFUSED,
	             "The person said no themself. Nobody else changes it");
	/* What is over was not missed, and the next is not opened. */
	checkin_days(w, 15);
	expect_equal(rounds_n(w, "created"), 0);
	expect_equal(rounds_n(w, "expired"), 0);
	expect_equal(acts_n(w, "checkin.missed"), 0);
	expect_equal(acts_n(w, "checkin.called_off"), 1);
	/* It is theirs to say yes. */
	expect_ok(world_do(w, "rhian", checkin_do_say, &a));
	expect_equal(rounds_n(w, "created"), 1);
}

TEST("checkin: where nobody said no, what came with a merge goes on, and two "
     "may be open")
{
	struct act a, b;
	struct merging m;
	struct world *w = twice(t, &a, &b, &m);

	checkin_on(w, &a);
	checkin_on(w, &b);
	expect_ok(world_do(w, "priya", merging_do, &m));
	expect_equal(rounds_n(w, "created"), 2);
	checkin_sends(w, &a, "rhian");
	checkin_sends(w, &a, "rhian");
	expect_fault(world_do(w, "rhian", checkin_do_send, &a), FAULT_REFUSED,
	             NULL);
	checkin_days(w, 14);
	expect_equal(rounds_n(w, "created"), 1);
}

TEST("checkin: what was written after a merge goes back to whom it belongs")
{
	struct act a, b;
	struct merging m;
	struct world *w = twice(t, &a, &b, &m);

	checkin_on(w, &b);
	checkin_sends(w, &b, "sam");
	checkin_reads(w, &b);
	checkin_on(w, &a);
	checkin_sends(w, &a, "rhian");
	checkin_reads(w, &a);
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.words = S("On their own");
	expect_ok(world_do(w, "sam", checkin_do_follow, &a));
	a.id = b.id;
	a.words = S("On the other's");
	expect_ok(world_do(w, "sam", checkin_do_follow, &a));
	expect_ok(world_do(w, "priya", merging_undo, &m));
	checkin_look_at(w, &a);
	expect_equal(a.all.notes_n, 1);
	expect_str(a.all.notes[0].words, "On their own");
	checkin_look_at(w, &b);
	expect_equal(b.all.notes_n, 1);
	expect_str(b.all.notes[0].words, "On the other's");
	expect_ok(world_see(w, NULL, checkin_do_check, NULL));
}

/* --- what a message leads to ---------------------------------------------- */

TEST("checkin: the link of a reminder says nothing of what it is about, and "
     "leads to where the check-in is")
{
	struct act a;
	struct http *h = checkin_http_with(t, &a, own_queries);
	struct http_reply reply;
	const char *path;

	h->w->app->smtp_url = "smtp://127.0.0.1:9";
	expect_ok(world_do(h->w, NULL, reach, &a));
	checkin_on(h->w, &a);
	checkin_days(h->w, 0);
	path = link_path(h->w);
	expect_lacks(str_of(path), "checkin");
	reply = http_get(h, "rhian", path);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Start the check-in");
	expect_has(reply.body, "/me/checkin/fill");
	expect_equal(http_get(h, "rhian", "/me/checkin/fill").status, 200);
	expect_true(http_get(h, NULL, path).status == 303);
}
