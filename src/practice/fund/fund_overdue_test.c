/* fund_overdue_test.c - silence goes up, never lapses and never decides. */
#include "practice/fund/fund_overdue.h"
#include "practice/fund/fund_world_test.h"
#include "register/policy/policy.h"

#define DAY_MS INT64_C(86400000)

static const struct query mail_set = {
        .name = "fund_test.overdue_mail",
        .unaudited = "a test's own rows",
        .scans = "a test",
        .text = "update identity_user set email = username ||"
                " '@example.org' where username <> 'jay'",
};
static const struct query mails = {
        .name = "fund_test.overdue_mails",
        .scans = "a test",
        .text = "select count(*) as n from outbox_message m"
                " join identity_user u on u.id = m.recipient"
                " where u.username = :who",
};
static const struct query mails_all = {
        .name = "fund_test.overdue_mails_all",
        .scans = "a test",
        .text = "select count(*) as n from outbox_message",
};
static const struct query events = {
        .name = "fund_test.overdue_events",
        .scans = "a test",
        .text = "select count(*) as n from outbox_event"
                " where kind = :kind",
};
static const struct query open_rows = {
        .name = "fund_test.overdue_open",
        .scans = "a test",
        .text = "select count(*) as n from fund_overdue where open = 1",
};
static const struct query steps = {
        .name = "fund_test.overdue_steps",
        .scans = "a test",
        .text = "select coalesce(max(step), 0) as n from fund_overdue"
                " where open = 1",
};
static const struct query many_put = {
        .name = "fund_test.overdue_many",
        .unaudited = "a test's own rows",
        .scans = "a test",
        .text = "with recursive n (i) as (select cast(1 as bigint) union all"
                " select i + 1 from n where i < cast(:most as bigint))"
                " insert into fund_request (request, person, organisation,"
                " what, why, own_words, purpose, goal_title, no_goal, pence,"
                " supplier, tried, state, waits, round, tier, asked_at,"
                " due_on, started_by, says_person, says_worker, says_senior,"
                " says_peer, way, benefits_safe, looked, public_reason,"
                " paid, explained, evidence, version) select i, :person,"
                " :organisation, 'A thing', 'Because', 1, 'work', '',"
                " 'None yet', 1000, 'A shop', 'Nowhere', 'asked', 1, 1, 1,"
                " 0, 20700, 1, 'yes', 'silent', 'silent', 'silent',"
                " 'purchase', 1, 0, '', 0, 0, '', 1 from n",
};
static const struct query out_of_reach = {
        .name = "fund_test.overdue_excluded",
        .unaudited = "a test's own rows",
        .text = "insert into access_exclusion (actor, person)"
                " values (:user, :person)",
};
static const struct query *const more[] = {&mail_set, &mails,        &mails_all,
                                           &events,   &open_rows,    &steps,
                                           &many_put, &out_of_reach, NULL};

static const struct fault *
mails_given(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &mail_set, NO_ARGS, NULL);
}

/* Everybody has an address, and there is a server. */
static struct world *
late_world(struct test *t, struct act *a)
{
	struct world *w = world_with(t, more);

	fund_start(w, a);
	expect_ok(world_do(w, NULL, mails_given, NULL));
	w->app->smtp_url = "smtp://127.0.0.1:9";
	return w;
}

static int64_t
mails_of(struct world *w, const char *who)
{
	return world_count(w, &mails, ARGS(arg_str("who", str_of(who))));
}

static int64_t
events_of(struct world *w, const char *kind)
{
	return world_count(w, &events, ARGS(arg_str("kind", str_of(kind))));
}

static int64_t
step_of(struct world *w)
{
	return world_count(w, &steps, NO_ARGS);
}

struct seen {
	struct fund_overdue *list;
	size_t n;
};

static const struct fault *
see_mine(struct ctx *ctx, void *data)
{
	struct seen *seen = data;

	return fund_overdue_mine(ctx, &seen->list, &seen->n);
}

static size_t
mine(struct world *w, const char *who)
{
	struct seen seen = {NULL, 0};

	expect_ok(world_see(w, who, see_mine, &seen));
	return seen.n;
}

TEST("fund overdue: silence goes up a step, and never lapses and never decides")
{
	struct act a;
	struct world *w = late_world(t, &a);

	fund_asked(w, &a, 3800);
	fund_overdue_work(w->app); /* the day itself is not over */
	expect_equal(events_of(w, "fund.answer_late"), 0);
	expect_equal(mine(w, "sam"), 0);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(events_of(w, "fund.answer_late"), 1);
	expect_equal(mine(w, "sam"), 1);
	world_later(w, 400 * DAY_MS);
	for (int i = 0; i < 20; i++) {
		fund_overdue_work(w->app);
		world_later(w, 7 * DAY_MS);
	}
	expect_equal(step_of(w), 3);
	expect_equal(events_of(w, "fund.answer_late"), 3);
	expect_equal(mine(w, "morgan"), 1);
	expect_ok(world_see(w, "rhian", see_all, &a));
	expect_equal(a.request.state, FUND_ASKED);
	expect_equal(a.n, 1); /* no voice but the person's */
}

TEST("fund overdue: a step is taken once, however often the job runs")
{
	struct act a;
	struct world *w = late_world(t, &a);
	int64_t before;

	fund_asked(w, &a, 3800);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	before = world_changes(w);
	fund_overdue_work(w->app);
	fund_overdue_work(w->app);
	expect_equal(world_changes(w), before);
	expect_equal(events_of(w, "fund.answer_late"), 1);
	expect_equal(mails_of(w, "sam"), 1);
}

TEST("fund overdue: each step tells whoever must act and the next above: the "
     "worker, the senior of the team, the manager")
{
	struct act a;
	struct world *w = late_world(t, &a);

	world_add(w, "una", R(SENIOR), "ned"); /* senior of another team */
	expect_ok(world_do(w, NULL, mails_given, NULL));
	fund_asked(w, &a, 3800);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(mails_of(w, "sam"), 1);
	expect_equal(mails_of(w, "priya"), 1);
	expect_equal(mails_of(w, "morgan"), 0);
	expect_equal(mine(w, "priya"), 1);
	expect_equal(mine(w, "morgan"), 0);
	world_later(w, 2 * DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(mails_of(w, "sam"), 1);
	expect_equal(mails_of(w, "priya"), 2);
	expect_equal(mails_of(w, "morgan"), 1);
	expect_equal(mine(w, "morgan"), 1);
	expect_equal(mails_of(w, "una"), 0);
	expect_equal(mails_of(w, "ned"), 0);
	expect_equal(mails_of(w, "otto"), 0);
	expect_equal(mails_of(w, "rhian"), 0);
}

/* A policy value from today on, without its second person. */
struct value {
	const char *rule;
	const char *value;
};

static const struct query value_put = {
        .name = "fund_test.overdue_value",
        .unaudited = "a test's own rows",
        .scans = "a test",
        .text = "update policy_value set value = :value where rule = :rule",
};

static const struct fault *
value_set(struct ctx *ctx, void *data)
{
	const struct value *v = data;

	return sql_do(ctx->tx, &value_put,
	              ARGS(arg_str("value", str_of(v->value)),
	                   arg_str("rule", str_of(v->rule))),
	              NULL);
}

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

TEST("fund overdue: how many steps and the days between are dated values")
{
	static const struct query *const values[] = {
	        &value_put, &mails, &steps, &events, &mail_set, NULL};
	struct value two = {"fund.escalate_steps", "2"};
	struct value five = {"fund.escalate_days", "5"};
	struct world *w = world_with(t, values);
	struct act a;

	fund_start(w, &a);
	expect_ok(world_do(w, NULL, seed, NULL));
	expect_ok(world_do(w, NULL, value_set, &two));
	expect_ok(world_do(w, NULL, value_set, &five));
	fund_asked(w, &a, 3800);
	world_later(w, DAY_MS); /* a Wednesday */
	fund_overdue_work(w->app);
	world_later(w, 6 * DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 1);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 2);
	world_later(w, 60 * DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 2);
}

TEST("fund overdue: a weekend and a bank holiday are no working days")
{
	struct act a;
	struct world *w = late_world(t, &a);

	world_later(w, 30 * DAY_MS); /* Thursday 24 December */
	fund_asked(w, &a, 3800);
	world_later(w, DAY_MS); /* Christmas: late, and the first step */
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 1);
	world_later(w, 4 * DAY_MS); /* Tuesday 29: one working day */
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 1);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 2);
}

TEST("fund overdue: a clock that jumps forward takes one step, and one that "
     "jumps back takes none twice")
{
	struct act a;
	struct world *w = late_world(t, &a);

	fund_asked(w, &a, 3800);
	world_later(w, 300 * DAY_MS);
	fund_overdue_work(w->app);
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 1);
	world_later(w, -290 * DAY_MS);
	fund_overdue_work(w->app);
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 1);
	expect_equal(events_of(w, "fund.answer_late"), 1);
	/* It does not wait for the day that never was. */
	world_later(w, 4 * DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 2);
	world_later(w, -200 * DAY_MS); /* before it was due */
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 2);
}

struct killing {
	struct fund_mark mark;
	bool more;
	bool dies;
};

static const struct fault *
batch(struct ctx *ctx, void *data)
{
	struct killing *k = data;

	TRY(fund_overdue_batch(ctx, &k->mark, &k->more));
	return k->dies ? fault_refused(ctx, "Nothing waits for your answer "
	                                    "here")
	               : NULL;
}

struct many {
	struct act *a;
	int64_t n;
	struct organisation_id organisation;
};

static const struct fault *
many_add(struct ctx *ctx, void *data)
{
	struct many *many = data;

	return sql_do(ctx->tx, &many_put,
	              ARGS(arg_i64("most", many->n),
	                   arg_i64("person", many->a->person.v),
	                   arg_i64("organisation", many->organisation.v)),
	              NULL);
}

TEST("fund overdue: a job that is killed between steps goes on where it was")
{
	struct act a;
	struct world *w = late_world(t, &a);
	struct many many = {&a, 120, w->organisation};
	struct killing k = {.dies = true};

	expect_ok(world_do(w, NULL, many_add, &many));
	expect_fault(world_do(w, NULL, batch, &k), FAULT_REFUSED, NULL);
	expect_equal(events_of(w, "fund.answer_late"), 0);
	expect_equal(world_count(w, &open_rows, NO_ARGS), 0);
	expect_equal(mails_of(w, "sam"), 0);
	k = (struct killing){.dies = false};
	expect_ok(world_do(w, NULL, batch, &k)); /* one batch, and no more */
	expect_true(k.more);
	expect_equal(events_of(w, "fund.answer_late"), FUND_OVERDUE_BATCH);
	fund_overdue_work(w->app);
	fund_overdue_work(w->app);
	expect_equal(events_of(w, "fund.answer_late"), 120);
	expect_equal(world_count(w, &open_rows, NO_ARGS), 120);
	expect_equal(step_of(w), 1);
}

/* Statements of a batch with so many late requests. */
struct counted {
	struct killing k;
	unsigned queries;
};

static const struct fault *
counted_batch(struct ctx *ctx, void *data)
{
	struct counted *c = data;

	TRY(fund_overdue_batch(ctx, &c->k.mark, &c->k.more));
	c->queries = ctx->tx->queries;
	return NULL;
}

TEST("fund overdue: ten thousand late requests take no more statements each "
     "than fifty")
{
	struct act a;
	struct world *w = late_world(t, &a);
	struct many many = {&a, 10000, w->organisation};
	struct counted c = {.queries = 0};
	int64_t batches = 0;

	expect_ok(world_do(w, NULL, many_add, &many));
	do {
		expect_ok(world_do(w, NULL, counted_batch, &c));
		expect_true(c.queries <= 40 + 4 * FUND_OVERDUE_BATCH);
		batches++;
	} while (c.k.more);
	expect_true(batches <= 10000 / FUND_OVERDUE_BATCH + 2);
	expect_equal(events_of(w, "fund.answer_late"), 10000);
	expect_equal(mails_of(w, "sam"), 1);
	fund_overdue_work(w->app);
	expect_equal(events_of(w, "fund.answer_late"), 10000);
	expect_equal(mine(w, "sam"), 20);
}

struct barred {
	struct user_id user;
	struct person_id person;
};

static const struct fault *
bar(struct ctx *ctx, void *data)
{
	struct barred *b = data;

	return sql_do(ctx->tx, &out_of_reach,
	              ARGS(arg_i64("user", b->user.v),
	                   arg_i64("person", b->person.v)),
	              NULL);
}

TEST("fund overdue: nobody is told who does not reach the person")
{
	struct act a;
	struct world *w = late_world(t, &a);
	struct barred b = {world_user(w, "priya"), a.person};

	expect_ok(world_do(w, NULL, bar, &b));
	fund_asked(w, &a, 3800);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	world_later(w, 7 * DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(mails_of(w, "priya"), 0);
	expect_equal(mine(w, "priya"), 0);
	expect_equal(mine(w, "ned"), 0);
	expect_equal(mine(w, "otto"), 0);
	expect_equal(mails_of(w, "morgan"), 1);
}

TEST("fund overdue: one mail a day to each, and nothing in it about anybody")
{
	static const struct query about = {
	        .name = "fund_test.overdue_about",
	        .scans = "a test",
	        .text = "select count(*) as n from outbox_message"
	                " where template like '%Rhian%'"
	                " or template like '%lock%'"
	                " or link like '%fund/%' or link like '%X1%'",
	};
	static const struct query *const these[] = {&about, &mail_set, &mails,
	                                            &mails_all, NULL};
	struct act a;
	struct world *w = world_with(t, these);

	fund_start(w, &a);
	expect_ok(world_do(w, NULL, mails_given, NULL));
	w->app->smtp_url = "smtp://127.0.0.1:9";
	fund_asked(w, &a, 1000);
	fund_asked(w, &a, 1100);
	fund_asked(w, &a, 1200);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(mails_of(w, "sam"), 1);
	expect_equal(world_count(w, &mails_all, NO_ARGS), 2);
	expect_equal(world_count(w, &about, NO_ARGS), 0);
}

TEST("fund overdue: without a mail server it stands on the first page alone")
{
	struct act a;
	struct world *w = late_world(t, &a);

	w->app->smtp_url = NULL;
	fund_asked(w, &a, 3800);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(world_count(w, &mails_all, NO_ARGS), 0);
	expect_equal(mine(w, "priya"), 1);
}

TEST("fund overdue: what is answered or paid is late no longer")
{
	struct act a;
	struct world *w = late_world(t, &a);

	fund_asked(w, &a, 3800);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(mine(w, "sam"), 1);
	a.seen = 0;
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	expect_equal(mine(w, "sam"), 0);
	fund_overdue_work(w->app);
	expect_equal(world_count(w, &open_rows, NO_ARGS), 0);
	world_later(w, 7 * DAY_MS); /* five working days: not over */
	fund_overdue_work(w->app);
	expect_equal(events_of(w, "fund.pay_late"), 0);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(events_of(w, "fund.pay_late"), 1);
	expect_equal(mails_of(w, "fin"), 1);
	expect_equal(mails_of(w, "morgan"), 1);
	expect_equal(mails_of(w, "fay"), 0);
	a.payment.v = id_new();
	a.sum.pence = 3800;
	expect_ok(world_do(w, "fin", do_pay, &a));
	world_later(w, 30 * DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(events_of(w, "fund.pay_late"), 1);
	expect_equal(world_count(w, &open_rows, NO_ARGS), 0);
	expect_equal(mine(w, "morgan"), 0);
}

TEST("fund overdue: what a senior does not answer goes up to the manager")
{
	struct act a;
	struct world *w = late_world(t, &a);

	fund_asked(w, &a, 9000);
	a.seen = 0;
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	world_later(w, 3 * DAY_MS); /* Friday: three working days */
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 0);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_equal(events_of(w, "fund.answer_late"), 1);
	expect_equal(mails_of(w, "sam"), 0);
	expect_equal(mails_of(w, "priya"), 1);
	expect_equal(mails_of(w, "morgan"), 1);
}

TEST("fund overdue: a panel and a second look that are silent go up as well")
{
	struct act a;
	struct world *w = late_world(t, &a);
	struct seen seen = {NULL, 0};

	a.sum.pence = 30000;
	expect_ok(world_do(w, "priya", do_give, &a));
	fund_asked(w, &a, 25001);
	expect_ok(fund_says_as(w, &a, "sam", FUND_YES));
	world_later(w, 14 * DAY_MS); /* ten working days */
	fund_overdue_work(w->app);
	expect_equal(step_of(w), 0);
	world_later(w, DAY_MS);
	fund_overdue_work(w->app);
	expect_ok(world_see(w, "priya", see_mine, &seen));
	expect_equal(seen.list[0].clock, FUND_CLOCK_PANEL);
	fund_asked(w, &a, 600);
	expect_ok(fund_says_as(w, &a, "sam", FUND_NO));
	a.words = S("The college really has none");
	expect_ok(world_do(w, "rhian", do_again, &a));
	world_later(w, 30 * DAY_MS); /* ten working days and the holidays */
	fund_overdue_work(w->app);
	expect_ok(world_see(w, "priya", see_mine, &seen));
	expect_equal(seen.n, 2);
	expect_equal(seen.list[1].clock, FUND_CLOCK_SECOND);
}

TEST("fund overdue: it stands on the first page, on the request, and with "
     "whoever pays")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	const char *own, *theirs;
	struct http_reply reply;

	fund_asked(h->w, &a, 3800);
	own = str_c(h->w->arena,
	            str_print(h->w->arena, "/me/fund/%.*s",
	                      STR_ARG(id_show(h->w->arena, a.id.v))));
	theirs = str_c(h->w->arena,
	               str_print(h->w->arena, "/people/X100001/fund/%.*s",
	                         STR_ARG(id_show(h->w->arena, a.id.v))));
	world_later(h->w, DAY_MS);
	fund_overdue_work(h->w->app);
	h->sessions_n = 0;
	reply = http_get(h, "sam", "/today");
	expect_has(reply.body, "Too long at the fund");
	expect_has(reply.body, "Late since 24 November 2026");
	expect_lacks(reply.body, "Waiting at the fund");
	expect_has(http_get(h, "priya", "/today").body,
	           "It went up to the senior on 25 November 2026.");
	expect_lacks(http_get(h, "morgan", "/today").body,
	             "Too long at the fund");
	expect_lacks(http_get(h, "ned", "/today").body, "Rhian");
	expect_has(http_get(h, "rhian", own).body,
	           "You should have had an answer by 24 November 2026.");
	expect_lacks(http_get(h, "rhian", own).body, "priya");
	expect_has(http_get(h, "sam", theirs).body,
	           "The worker has not answered.");
	expect_has(http_get(h, "rhian", "/me/timeline").body,
	           "An answer of the fund was late, and went up");
	a.seen = 0;
	expect_ok(fund_says_as(h->w, &a, "sam", FUND_YES));
	world_later(h->w, 10 * DAY_MS);
	fund_overdue_work(h->w->app);
	h->sessions_n = 0;
	reply = http_get(h, "fin", "/fund");
	expect_has(reply.body, "To be paid now");
	expect_lacks(reply.body, "Rhian");
	expect_lacks(http_get(h, "fay", "/fund").body, "To be paid now");
	expect_has(http_get(h, "rhian", own).body,
	           "We said yes, and we should have paid by");
}
