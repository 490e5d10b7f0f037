#include "register/policy/policy_local.h"
#include "tests/http_world.h"
#include "tests/world.h"

static const struct policy_default defaults[] = {
        {.rule = "test.weeks",
         .valid_from = "2015-02-01",
         .selector = "",
         .value = "12",
         .unit = "weeks",
         .says = "How often a plan is looked at again",
         .source = "ours"},
        {.rule = "test.weeks",
         .valid_from = "2026-01-01",
         .selector = "",
         .value = "10",
         .unit = "weeks",
         .says = "How often a plan is looked at again",
         .source = "ours"},
        {.rule = "test.weeks",
         .valid_from = "2020-01-01",
         .selector = "kind=licence",
         .value = "8",
         .unit = "weeks",
         .says = "How often a plan is looked at again on licence",
         .source = "A standard",
         .verified = true},
        {.rule = "test.weeks",
         .valid_from = "2020-01-01",
         .valid_to = "2026-06-30",
         .selector = "kind=licence area=wales",
         .value = "6",
         .unit = "weeks",
         .says = "How often a plan is looked at again on licence in Wales",
         .source = "A standard"},
        {.rule = "test.words",
         .valid_from = "2020-01-01",
         .selector = "",
         .value = "many",
         .unit = "",
         .says = "A value in words",
         .source = "ours"},
        {.rule = "test.day",
         .valid_from = "2020-01-01",
         .selector = "",
         .value = "2026-05-10",
         .unit = "",
         .says = "A last day",
         .source = "ours"},
        {.rule = "test.edition",
         .valid_from = "2020-01-01",
         .selector = "",
         .value = "1",
         .unit = "edition",
         .says = "An edition",
         .source = "ours"},
        {.rule = "test.days",
         .valid_from = "2020-01-01",
         .selector = "",
         .value = "3",
         .unit = "days",
         .says = "So many days before",
         .source = "ours"},
        {.rule = "test.cash",
         .valid_from = "2020-01-01",
         .selector = "",
         .value = "5000",
         .unit = "pence",
         .says = "The most in cash",
         .source = "ours"},
        {.rule = NULL},
};

static const struct capability with_defaults = {.name = "test",
                                                .policies = defaults};
static const struct capability *const planted[] = {&with_defaults, NULL};

struct asking {
	const char *rule;
	struct str facts;
	const char *on;
	struct policy_answer answer;
	int64_t number;
	struct policy_row row;
	struct policy_id id;
	bool confirm;
	size_t n;
};

static struct date
day(const char *iso)
{
	struct date d;

	claim(date_read_iso(str_of(iso), &d));
	return d;
}

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, planted);
}

static const struct fault *
get(struct ctx *ctx, void *data)
{
	struct asking *a = data;
	struct policy_answer again;

	TRY(policy_get_i64(ctx, a->rule, a->facts, day(a->on), -1, &a->number));
	TRY(policy_get(ctx, a->rule, a->facts, day(a->on), &a->answer));
	/* What is remembered answers every question alike. */
	TRY(policy_remember(ctx));
	TRY(policy_get(ctx, a->rule, a->facts, day(a->on), &again));
	expect_equal(again.found, a->answer.found);
	expect_equal(again.row.id.v, a->answer.row.id.v);
	return NULL;
}

static const struct fault *
propose(struct ctx *ctx, void *data)
{
	struct asking *a = data;

	return policy_propose(ctx, &a->row, &a->id);
}

static const struct fault *
decide(struct ctx *ctx, void *data)
{
	struct asking *a = data;

	return policy_decide(ctx, a->id, a->confirm);
}

static const struct fault *
all(struct ctx *ctx, void *data)
{
	struct asking *a = data;
	struct policy_row *rows;

	return policy_all(ctx, &rows, &a->n);
}

static struct world *
planted_world(struct test *t)
{
	struct world *w = world_new(t);

	expect_ok(world_do(w, NULL, seed, NULL));
	return w;
}

/* The value on a day for facts; -1 for none. */
static int64_t
value(struct world *w, const char *facts, const char *on)
{
	struct asking a = {
	        .rule = "test.weeks", .facts = str_of(facts), .on = on};

	expect_ok(world_see(w, "sam", get, &a));
	return a.number;
}

TEST("policy: the most specific row answers, then the one in force latest")
{
	struct world *w = planted_world(t);

	expect_equal(value(w, "", "2016-01-01"), 12);
	expect_equal(value(w, "", "2026-01-01"), 10);
	expect_equal(value(w, "kind=licence", "2026-02-01"), 8);
	expect_equal(value(w, "area=wales kind=licence", "2026-02-01"), 6);
	expect_equal(value(w, "area=wales kind=licence", "2026-06-30"), 6);
	expect_equal(value(w, "area=wales kind=licence", "2026-07-01"), 8);
	expect_equal(value(w, "kind=licences", "2026-02-01"), 10);
}

static const struct fault *
get_each(struct ctx *ctx, void *data)
{
	const struct str facts[] = {S(""), S("kind=licence"),
	                            S("area=wales kind=licence"),
	                            S("kind=licences")};
	struct policy_answer answers[4];
	struct asking *a = data;

	TRY(policy_get_each(ctx, a->rule, facts, 4, day(a->on), answers));
	a->n = 0;
	for (size_t i = 0; i < 4; i++) {
		a->facts = facts[i];
		a->n += answers[i].found;
		/* Each is as it is when it is asked alone. */
		TRY(policy_get(ctx, a->rule, facts[i], day(a->on), &a->answer));
		expect_equal(answers[i].found, a->answer.found);
		expect_equal(answers[i].row.id.v, a->answer.row.id.v);
		if (a->answer.found)
			expect_str(answers[i].row.value,
			           str_c(ctx->arena, a->answer.row.value));
	}
	return policy_get_each(ctx, a->rule, facts, 0, day(a->on), answers);
}

TEST("policy: of several lists of facts each has the answer it has alone")
{
	struct world *w = planted_world(t);
	struct asking a = {.rule = "test.weeks", .on = "2026-02-01"};

	expect_ok(world_see(w, "sam", get_each, &a));
	expect_equal(a.n, 4);
	a.on = "2026-07-01";
	expect_ok(world_see(w, "sam", get_each, &a));
	expect_equal(a.n, 4);
	a.on = "2015-01-31";
	expect_ok(world_see(w, "sam", get_each, &a));
	expect_equal(a.n, 0);
	a.rule = "test.nothing";
	expect_ok(world_see(w, "sam", get_each, &a));
	expect_equal(a.n, 0);
}

TEST("policy: a day outside every row has no answer")
{
	struct world *w = planted_world(t);
	struct asking a = {
	        .rule = "test.nothing", .facts = S(""), .on = "2026-01-01"};

	expect_equal(value(w, "", "2015-01-31"), -1);
	expect_ok(world_see(w, "sam", get, &a));
	expect_false(a.answer.found);
	a.rule = "test.words";
	expect_ok(world_see(w, "sam", get, &a));
	expect_true(a.answer.found);
	expect_equal(a.number, -1);
	expect_str(a.answer.row.source, "ours");
	expect_equal(a.answer.row.status, POLICY_OURS);
}

TEST("policy: a default is planted once and never written over")
{
	struct world *w = planted_world(t);
	struct asking a = {0};
	size_t n;

	expect_ok(world_see(w, "sam", all, &a));
	n = a.n;
	expect_ok(world_do(w, NULL, seed, NULL));
	expect_ok(world_see(w, "sam", all, &a));
	expect_equal(a.n, n);
}

/* A proposal as morgan makes it. */
static struct asking
proposal(void)
{
	return (struct asking){
	        .rule = "test.weeks",
	        .facts = S(""),
	        .on = "2026-12-01",
	        .confirm = true,
	        .row = {.rule = S("test.weeks"),
	                .valid_from = day("2026-12-01"),
	                .valid_to = DATE_NONE,
	                .selector = S(""),
	                .value = S("4"),
	                .unit = S("weeks"),
	                .source = S("A new contract"),
	                .says = S("How often"),
	                .status = POLICY_UNVERIFIED},
	};
}

TEST("policy: a change takes two people")
{
	struct world *w = planted_world(t);
	struct asking a = proposal();

	expect_ok(world_do(w, "morgan", propose, &a));
	expect_equal(value(w, "", "2026-12-01"), 10);
	expect_refused(t, world_do(w, "morgan", decide, &a),
	               "Somebody else must decide a change that you proposed");
	expect_equal(value(w, "", "2026-12-01"), 10);
	expect_ok(world_do(w, "ada", decide, &a));
	expect_equal(value(w, "", "2026-12-01"), 4);
	expect_refused(t, world_do(w, "ada", decide, &a),
	               "This change is not waiting for a decision");
}

TEST("policy: a change that was refused changes nothing")
{
	struct world *w = planted_world(t);
	struct asking a = proposal();

	a.confirm = false;
	expect_ok(world_do(w, "morgan", propose, &a));
	expect_ok(world_do(w, "ada", decide, &a));
	expect_equal(value(w, "", "2026-12-01"), 10);
	a.confirm = true;
	expect_refused(t, world_do(w, "ada", decide, &a),
	               "This change is not waiting for a decision");
}

TEST("policy: a proposal that says too little is refused, field by field")
{
	struct world *w = planted_world(t);
	struct asking a = proposal();
	const struct fault *fault;

	a.row.value = S("");
	a.row.source = S("");
	a.row.selector = S("licence");
	a.row.valid_to = day("2026-11-30");
	fault = world_do(w, "morgan", propose, &a);
	expect_problem(fault, "value",
	               "Enter a value of at most 200 characters");
	expect_problem(fault, "valid_to",
	               "The last day must not be before the first day");
	expect_problem(fault, "selector",
	               "Write who it is for as fact=value, like kind=licence");
	a = proposal();
	a.row.rule = S("test.unknown");
	expect_fault(world_do(w, "morgan", propose, &a), FAULT_NOT_FOUND,
	             "We cannot find that rule");
	a.id.v = 1;
	expect_fault(world_do(w, "ada", decide, &a), FAULT_NOT_FOUND,
	             "We cannot find that rule");
}

TEST("policy: the pages list, propose and decide")
{
	struct http *h = http_new(t);
	struct asking a = proposal();
	struct http_reply reply;
	const char *path;

	expect_ok(world_do(h->w, NULL, seed, NULL));
	reply = http_get(h, "sam", "/policy");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "How often a plan is looked at again");
	/* What is stored as a code is read as words. */
	expect_has(reply.body, ">Licence, Wales<");
	expect_lacks(reply.body, "kind=licence");
	expect_lacks(reply.body, ">ours<");
	expect_ok(world_do(h->w, "morgan", propose, &a));
	path = str_c(t->arena, str_print(t->arena, "/policy/%.*s",
	                                 STR_ARG(id_show(t->arena, a.id.v))));
	reply = http_get(h, "ada", path);
	expect_has(reply.body, "Confirm this change");
	reply = http_get(h, "morgan", path);
	expect_lacks(reply.body, "Confirm this change");
	path = str_c(t->arena, str_print(t->arena, "%s/decide", path));
	expect_equal(
	        http_post(h, "sam", path, FIELDS("decision", "confirm")).status,
	        403);
	expect_equal(http_post(h, "morgan", path, FIELDS("decision", "confirm"))
	                     .status,
	             422);
	expect_equal(
	        http_post(h, "ada", path, FIELDS("decision", "maybe")).status,
	        400);
	expect_equal(
	        http_post(h, "ada", path, FIELDS("decision", "confirm")).status,
	        303);
	expect_equal(http_get(h, "jay", "/policy").status, 403);
}

static const struct fault *
proposed(struct world *w, const char *rule, const char *unit, const char *value)
{
	struct asking a = proposal();

	a.row.rule = str_of(rule);
	a.row.unit = str_of(unit);
	a.row.value = str_of(value);
	return world_do(w, "morgan", propose, &a);
}

TEST("policy: a rule takes no value that it cannot mean")
{
	struct world *w = planted_world(t);
	static const char *const weeks[] = {
	        "twelve", "0", "-1", "521", "4.5", "99999999999999999999"};

	for (size_t i = 0; i < sizeof(weeks) / sizeof(weeks[0]); i++)
		expect_problem(proposed(w, "test.weeks", "weeks", weeks[i]),
		               "value", "Enter a whole number from 1 to 520");
	expect_problem(proposed(w, "test.cash", "pence", "-1"), "value",
	               "Enter a whole number from 0 to 100000000");
	expect_problem(proposed(w, "test.day", "", "2026-02-30"), "value",
	               "Enter a day as year, month and day, like 2027-04-01");
	expect_problem(proposed(w, "test.edition", "edition", "2"), "value",
	               "Enter a value that the program gives this rule: "
	               "others mean nothing to it");
}

TEST("policy: a rule takes each value within what it can mean")
{
	struct world *w = planted_world(t);

	expect_ok(proposed(w, "test.weeks", "weeks", "1"));
	expect_ok(proposed(w, "test.weeks", "weeks", "520"));
	expect_ok(proposed(w, "test.cash", "pence", "0"));
	expect_ok(proposed(w, "test.days", "days", "0"));
	expect_ok(proposed(w, "test.day", "", "2027-04-01"));
	expect_ok(proposed(w, "test.edition", "edition", "1"));
	expect_ok(proposed(w, "test.words", "", "few"));
}

TEST("policy: a proposal by the page keeps what was typed")
{
	struct http *h = http_new(t);
	struct asking a = {
	        .rule = "test.weeks", .facts = S(""), .on = "2016-01-01"};
	struct http_reply reply;
	const char *path;

	expect_ok(world_do(h->w, NULL, seed, NULL));
	expect_ok(world_see(h->w, "sam", get, &a));
	path = str_c(t->arena,
	             str_print(t->arena, "/policy/%.*s/propose",
	                       STR_ARG(id_show(t->arena, a.answer.row.id.v))));
	reply = http_post(h, "morgan", path,
	                  FIELDS("value", "11 <b>", "valid_from-day", "31",
	                         "valid_from-month", "2", "valid_from-year",
	                         "2027"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter the first day the value holds");
	expect_has(reply.body, "11 &lt;b&gt;");
	reply = http_post(h, "morgan", path,
	                  FIELDS("value", "11", "valid_from-day", "1",
	                         "valid_from-month", "2", "valid_from-year",
	                         "2027", "source", "A contract", "status",
	                         "ours", "selector", ""));
	expect_equal(reply.status, 303);
}
