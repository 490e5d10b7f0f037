/* fund_asking_test.c - did it help: asked twice, gently and safely. */
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_end.h"
#include "practice/fund/fund_world_test.h"

#define DAY_MS INT64_C(86400000)

static const struct query mails = {
        .name = "fund_test.asking_mails",
        .scans = "a test",
        .text = "select count(*) as n from outbox_message",
};
static const struct query mails_plain = {
        .name = "fund_test.asking_plain",
        .scans = "a test",
        .text = "select count(*) as n from outbox_message"
                " where template = 'We have a short question for you. Sign in"
                " to see it. You do not have to answer.'"
                " and link like '%/me' and address = 'r@example.org'",
};
static const struct query asked = {
        .name = "fund_test.asking_asked",
        .scans = "a test",
        .text = "select count(*) as n from fund_asking where later = :later",
};
static const struct query said = {
        .name = "fund_test.asking_said",
        .scans = "a test",
        .text = "select count(*) as n from fund_reflection"
                " where later = :later",
};
static const struct query person_set = {
        .name = "fund_test.asking_person",
        .unaudited = "a test's own rows",
        .text = "update people_person set email = :email,"
                " contact_rules = :rules where id = :person",
};
static const struct query *const more[] = {&mails, &mails_plain, &asked,
                                           &said,  &person_set,  NULL};

struct reach {
	struct person_id person;
	const char *email;
	const char *rules;
};

static const struct fault *
reach_set(struct ctx *ctx, void *data)
{
	const struct reach *r = data;

	return sql_do(ctx->tx, &person_set,
	              ARGS(arg_i64("person", r->person.v),
	                   arg_str("email", str_of(r->email)),
	                   arg_str("rules", str_of(r->rules))),
	              NULL);
}

static void
reached_by(struct world *w, struct act *a, const char *email, const char *rules)
{
	struct reach r = {a->person, email, rules};

	expect_ok(world_do(w, NULL, reach_set, &r));
}

/* Rhian was paid for; there is a server, and an address. */
static struct world *
asking_world(struct test *t, struct act *a)
{
	struct world *w = world_with(t, more);

	fund_start(w, a);
	fund_paid(w, a, 3800);
	w->app->smtp_url = "smtp://127.0.0.1:9";
	reached_by(w, a, "r@example.org", "");
	return w;
}

static const struct fault *
choose(struct ctx *ctx, void *data)
{
	return fund_asking_choose(ctx, *(int *)data);
}

static const struct fault *
say_no(struct ctx *ctx, void *data)
{
	return fund_asking_no(ctx, ((struct act *)data)->id);
}

static const struct fault *
put_it(struct ctx *ctx, void *data)
{
	return fund_asking_done(ctx, ((struct act *)data)->id);
}

static void
by_email(struct world *w)
{
	int way = FUND_BY_EMAIL;

	expect_ok(world_do(w, "rhian", choose, &way));
}

static int64_t
asked_at(struct world *w, int64_t later)
{
	return world_count(w, &asked, ARGS(arg_i64("later", later)));
}

static int64_t
said_at(struct world *w, int64_t later)
{
	return world_count(w, &said, ARGS(arg_i64("later", later)));
}

struct lines {
	struct person_id person;
	struct fund_question *list;
	size_t n;
};

static const struct fault *
to_ask(struct ctx *ctx, void *data)
{
	struct lines *l = data;

	return fund_questions_to_ask(ctx, (struct person_id){0}, &l->list,
	                             &l->n);
}

static const struct fault *
own(struct ctx *ctx, void *data)
{
	struct lines *l = data;

	return fund_questions_of(ctx, l->person, &l->list, &l->n);
}

static size_t
lines_of(struct world *w, const char *who)
{
	struct lines l = {.n = 0};

	expect_ok(world_see(w, who, to_ask, &l));
	return l.n;
}

static size_t
questions(struct world *w, struct act *a)
{
	struct lines l = {.person = a->person};

	expect_ok(world_see(w, "rhian", own, &l));
	return l.n;
}

TEST("fund asking: which moment it is goes by the day of paying")
{
	const struct fund_limits l = {.soon = 14, .late = 42, .months = 6};
	struct date paid;

	(void)t;
	expect_true(date_make(2026, 8, 31, &paid));
	expect_equal(fund_moment(&l, DATE_NONE, paid), FUND_NOT_YET);
	expect_equal(fund_moment(&l, paid, date_add_days(paid, 13)),
	             FUND_NOT_YET);
	expect_equal(fund_moment(&l, paid, date_add_days(paid, 14)),
	             FUND_FIRST);
	expect_equal(fund_moment(&l, paid, date_add_days(paid, 180)),
	             FUND_FIRST);
	expect_equal(fund_moment(&l, paid, date_add_days(paid, 181)),
	             FUND_LATER); /* the last day of February */
}

TEST("fund asking: a person is asked two to six weeks after paying, and once "
     "more after half a year")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	world_later(w, 13 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(asked_at(w, 0), 0);
	expect_equal(questions(w, &a), 0);
	world_later(w, DAY_MS);
	fund_asking_work(w->app);
	expect_equal(asked_at(w, 0), 1);
	expect_equal(questions(w, &a), 1);
	world_later(w, 160 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(asked_at(w, 1), 0);
	world_later(w, 10 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(asked_at(w, 1), 1);
	expect_equal(asked_at(w, 0), 1);
}

TEST("fund asking: who was not asked in time is not asked late")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	world_later(w, 43 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(asked_at(w, 0), 0);
	expect_equal(questions(w, &a), 1); /* the question stands, unasked */
}

TEST("fund asking: one reminder for each moment, however often the job runs")
{
	struct act a;
	struct world *w = asking_world(t, &a);
	int64_t before;

	by_email(w);
	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	before = world_changes(w);
	for (int i = 0; i < 20; i++) {
		fund_asking_work(w->app);
		world_later(w, DAY_MS);
	}
	expect_equal(world_changes(w), before);
	expect_equal(world_count(w, &mails, NO_ARGS), 1);
	world_later(w, -30 * DAY_MS);
	fund_asking_work(w->app);
	world_later(w, 16 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(world_count(w, &mails, NO_ARGS), 1);
}

TEST("fund asking: a mail only by the person's own choice, to their own "
     "address, and never where it is written down when and how it is safe")
{
	struct act a;
	struct world *w = asking_world(t, &a);
	int neither = 7;

	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(world_count(w, &mails, NO_ARGS), 0);
	expect_equal(lines_of(w, "sam"), 1);
	expect_problem(world_do(w, "rhian", choose, &neither), "way",
	               "Select how we should ask you");
	by_email(w);
	reached_by(w, &a, "r@example.org", "Never by email: it is shared");
	fund_paid(w, &a, 1000);
	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(world_count(w, &mails, NO_ARGS), 0);
	expect_equal(lines_of(w, "sam"), 2);
	reached_by(w, &a, "", "");
	fund_paid(w, &a, 1000);
	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(world_count(w, &mails, NO_ARGS), 0);
	expect_equal(lines_of(w, "sam"), 3);
	reached_by(w, &a, "r@example.org", "");
	fund_paid(w, &a, 1000);
	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(world_count(w, &mails, NO_ARGS), 1);
	expect_equal(lines_of(w, "sam"), 3);
}

TEST("fund asking: the mail says nothing about the fund or the case")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	by_email(w);
	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(world_count(w, &mails_plain, NO_ARGS), 1);
}

TEST("fund asking: without a mail server their worker has a line")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	w->app->smtp_url = NULL;
	by_email(w);
	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(world_count(w, &mails, NO_ARGS), 0);
	expect_equal(lines_of(w, "sam"), 1);
}

TEST("fund asking: otherwise their worker has a line, until they asked")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(lines_of(w, "sam"), 1);
	expect_equal(lines_of(w, "priya"), 0); /* not her case */
	expect_equal(lines_of(w, "ned"), 0);
	expect_fault(world_do(w, "ned", put_it, &a), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "rhian", put_it, &a), FAULT_REFUSED,
	             "Your worker says that they asked");
	expect_ok(world_do(w, "sam", put_it, &a));
	expect_equal(lines_of(w, "sam"), 0);
	expect_equal(questions(w, &a), 1);
	expect_fault(world_do(w, "sam", put_it, &a), FAULT_REFUSED,
	             "Nothing is to be asked here");
}

TEST("fund asking: nobody is asked who has answered, said no, moved or died")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	a.helped = 4;
	a.words = S("");
	world_later(w, 14 * DAY_MS);
	expect_ok(world_do(w, "rhian", do_reflect, &a));
	fund_asking_work(w->app);
	expect_equal(asked_at(w, 0), 0); /* answered */
	expect_equal(questions(w, &a), 0);
	fund_paid(w, &a, 1000);
	expect_ok(world_do(w, "rhian", say_no, &a));
	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(asked_at(w, 0), 0); /* said no */
	expect_equal(questions(w, &a), 0);
}

static const struct fault *
died(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return fund_end_record(ctx, a->person, FUND_END_DIED,
	                       S("The sister rang"));
}

TEST("fund asking: nobody is asked about somebody for whom it ended, not by "
     "a line either")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	by_email(w);
	fund_paid(w, &a, 1000);
	world_later(w, 14 * DAY_MS);
	expect_ok(world_do(w, "sam", died, &a));
	fund_asking_work(w->app);
	expect_equal(asked_at(w, 0), 0);
	expect_equal(world_count(w, &mails, NO_ARGS), 0);
	expect_equal(lines_of(w, "sam"), 0);
}

TEST("fund asking: a line goes when it ends for them after all")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	world_later(w, 14 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(lines_of(w, "sam"), 1);
	expect_ok(world_do(w, "sam", died, &a));
	expect_equal(lines_of(w, "sam"), 0);
}

TEST("fund asking: a no is said by the person, or told to their worker, and "
     "covers both moments; an answer can still be given")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	expect_fault(world_do(w, "ned", say_no, &a), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(w, "sam", say_no, &a));
	world_later(w, 15 * DAY_MS);
	fund_asking_work(w->app);
	world_later(w, 170 * DAY_MS);
	fund_asking_work(w->app);
	expect_equal(asked_at(w, 0) + asked_at(w, 1), 0);
	a.helped = 5;
	a.words = S("I am still at college");
	expect_ok(world_do(w, "rhian", do_reflect, &a));
	expect_equal(said_at(w, 1), 1);
	fund_asked(w, &a, 1000);
	expect_fault(world_do(w, "sam", say_no, &a), FAULT_REFUSED,
	             "This is not paid");
}

TEST("fund asking: what was said at the two moments is kept apart")
{
	struct act a;
	struct world *w = asking_world(t, &a);

	a.helped = 3;
	a.words = S("");
	world_later(w, 190 * DAY_MS); /* the first moment went by */
	expect_ok(world_do(w, "rhian", do_reflect, &a));
	expect_equal(said_at(w, 0), 0);
	expect_equal(said_at(w, 1), 1);
	expect_fault(world_do(w, "rhian", do_reflect, &a), FAULT_REFUSED,
	             "You have said this already");
}

TEST("fund asking: the question stands on the home, and the line on the "
     "worker's pages")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct arena *arena = h->w->arena;
	struct http_reply reply;
	const char *mine, *theirs;

	fund_paid(h->w, &a, 3800);
	mine = str_c(arena, str_print(arena, "/me/fund/%.*s",
	                              STR_ARG(id_show(arena, a.id.v))));
	theirs = str_c(arena, str_print(arena, "/people/X100001/fund/%.*s",
	                                STR_ARG(id_show(arena, a.id.v))));
	expect_lacks(http_get(h, "rhian", "/me").body, "A question for you");
	reply = http_post(h, "rhian", "/me/fund/ask-way",
	                  FIELDS("way", "pigeon"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select how we should ask you");
	reply = http_post(h, "rhian", "/me/fund/ask-way",
	                  FIELDS("way", "worker"));
	expect_equal(reply.status, 303);
	world_later(h->w, 15 * DAY_MS);
	fund_asking_work(h->w->app);
	h->sessions_n = 0;
	expect_has(http_get(h, "rhian", "/me").body, "A question for you");
	expect_has(http_get(h, "rhian", "/me/timeline").body,
	           "You were asked if it helped");
	expect_has(http_get(h, "sam", "/today").body, "Ask when you next meet");
	expect_has(http_get(h, "sam", "/people/X100001").body,
	           "Ask when you next meet");
	expect_lacks(http_get(h, "ned", "/today").body, "Rhian");
	reply = http_post(h, "sam",
	                  str_c(arena, str_print(arena, "%s/asked", theirs)),
	                  FIELDS("version", "0"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "sam", "/today").body,
	             "Ask when you next meet");
	reply = http_post(h, "rhian",
	                  str_c(arena, str_print(arena, "%s/no-answer", mine)),
	                  FIELDS("version", "0"));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "rhian", "/me").body, "A question for you");
	expect_has(http_get(h, "rhian", mine).body, "5, very much");
	reply = http_post(h, "sam",
	                  str_c(arena,
	                        str_print(arena, "%s/no-answer", theirs)),
	                  FIELDS("version", "0"));
	expect_equal(reply.status, 303);
	reply = http_post(h, "ned",
	                  str_c(arena,
	                        str_print(arena, "%s/no-answer", theirs)),
	                  FIELDS("version", "0"));
	expect_equal(reply.status, 404);
}
