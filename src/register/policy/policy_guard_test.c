/* policy_guard_test.c - guarded rules: two people, a delay, a way to stop. */
#include "kernel/audit/audit.h"
#include "register/policy/policy_local.h"
#include "tests/http_world.h"

struct act {
	struct policy_row row;
	struct policy_id id;
	bool confirm;
	int64_t light;
	struct date on;
	struct audit_line *lines;
	size_t n;
};

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

static const struct fault *
propose(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return policy_propose(ctx, &a->row, &a->id);
}

static const struct fault *
decide(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return policy_decide(ctx, a->id, a->confirm);
}

static const struct fault *
stop(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return policy_stop(ctx, a->id);
}

static const struct fault *
light(struct ctx *ctx, void *data)
{
	struct act *a = data;

	a->on = ctx->today;
	return policy_get_i64(ctx, "fund.light_pence", S(""), ctx->today, -1,
	                      &a->light);
}

static const struct fault *
newest(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return audit_newest(ctx, INSTANT_NONE, 20, &a->lines, &a->n);
}

/* A light limit of £9,000, from a day of 2020 on. */
static struct act
weaker(void)
{
	struct act a = {.confirm = true,
	                .row = {.rule = S("fund.light_pence"),
	                        .valid_to = DATE_NONE,
	                        .selector = S(""),
	                        .value = S("900000"),
	                        .unit = S("pence"),
	                        .source = S("ours"),
	                        .says = S("Up to this sum"),
	                        .status = POLICY_OURS}};

	claim(date_read_iso(S("2020-01-01"), &a.row.valid_from));
	return a;
}

static void
begin(struct world *w)
{
	expect_ok(world_do(w, NULL, seed, NULL));
	world_add(w, "fin", R(FINANCE), NULL);
}

#define expect_light(w, a, pence) \
	do { \
		expect_ok(world_see((w), "sam", light, (a))); \
		expect_equal((a)->light, (pence)); \
	} while (0)

static const char *
path_of(struct http *h, const struct act *a, const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "/policy/%.*s%s",
	                       STR_ARG(id_show(h->w->arena, a->id.v)), rest));
}

TEST("policy guard: a guarded rule changes at the earliest some working days "
     "after the second person agreed")
{
	struct world *w = world_new(t);
	struct act a = weaker();

	begin(w);
	expect_light(w, &a, 5000);
	expect_ok(world_do(w, "ada", propose, &a));
	expect_ok(world_do(w, "morgan", decide, &a));
	/* Tuesday; the second working day is Thursday. */
	expect_light(w, &a, 5000);
	world_later(w, INT64_C(86400000));
	expect_light(w, &a, 5000);
	world_later(w, INT64_C(86400000));
	expect_light(w, &a, 900000);
	expect_fault(world_do(w, "fin", stop, &a), FAULT_REFUSED,
	             "This change does not wait for its day");
}

TEST("policy guard: a rule weakened by one administrator stays as it was")
{
	struct world *w = world_new(t);
	struct act a = weaker();
	int64_t before;

	begin(w);
	expect_ok(world_do(w, "ada", propose, &a));
	world_add(w, "ada2", R(ADMINISTRATOR), NULL);
	world_actor(w, "ada2")->name = world_actor(w, "ada")->name;
	before = world_changes(w);
	expect_fault(world_do(w, "ada", decide, &a), FAULT_REFUSED,
	             "Somebody else must decide a change that you proposed");
	expect_fault(world_do(w, "ada2", decide, &a), FAULT_REFUSED,
	             "Another account of yours proposed this. Somebody else "
	             "must decide it");
	expect_equal(world_changes(w), before);
	world_later(w, INT64_C(30) * 86400000);
	expect_light(w, &a, 5000);
}

TEST("policy guard: the delay is guarded itself, and is never none")
{
	struct world *w = world_new(t);
	struct act none = weaker();
	struct act a = weaker();

	begin(w);
	none.row.rule = S("policy.guard_days");
	none.row.value = S("0");
	expect_ok(world_do(w, "ada", propose, &none));
	expect_ok(world_do(w, "morgan", decide, &none));
	expect_ok(world_do(w, "ada", propose, &a));
	world_later(w, INT64_C(2) * 86400000);
	expect_ok(world_do(w, "morgan", decide, &a));
	expect_light(w, &a, 5000);
	world_later(w, INT64_C(86400000));
	expect_light(w, &a, 900000);
}

TEST("policy guard: a change that waits is stopped by finance or a manager, "
     "and by nobody else")
{
	struct world *w = world_new(t);
	struct act a = weaker();

	begin(w);
	expect_ok(world_do(w, "ada", propose, &a));
	expect_fault(world_do(w, "fin", stop, &a), FAULT_REFUSED, NULL);
	expect_ok(world_do(w, "morgan", decide, &a));
	expect_fault(world_do(w, "ada", stop, &a), FAULT_REFUSED,
	             "A manager or finance stops a change that waits");
	expect_ok(world_do(w, "fin", stop, &a));
	expect_fault(world_do(w, "morgan", stop, &a), FAULT_REFUSED, NULL);
	world_later(w, INT64_C(9) * 86400000);
	expect_light(w, &a, 5000);
	a = weaker();
	expect_ok(world_do(w, "ada", propose, &a));
	expect_ok(world_do(w, "morgan", decide, &a));
	expect_ok(world_do(w, "morgan", stop, &a));
}

TEST("policy guard: a value whose last day is before it could hold is refused")
{
	struct world *w = world_new(t);
	struct act a = weaker();

	begin(w);
	claim(date_read_iso(S("2026-11-25"), &a.row.valid_to));
	expect_ok(world_do(w, "ada", propose, &a));
	expect_fault(world_do(w, "morgan", decide, &a), FAULT_REFUSED,
	             "This value can hold from 26 November 2026 at the "
	             "earliest, and its last day is before that. Refuse it, "
	             "and propose another");
	a.confirm = false;
	expect_ok(world_do(w, "morgan", decide, &a));
	expect_light(w, &a, 5000);
}

TEST("policy guard: what waits is shown, and stopped by the page")
{
	struct http *h = http_new(t);
	struct act a = weaker();
	struct http_reply reply;

	begin(h->w);
	expect_ok(world_do(h->w, "ada", propose, &a));
	expect_ok(world_do(h->w, "morgan", decide, &a));
	reply = http_get(h, "fin", "/policy");
	expect_has(reply.body, "Agreed, and waits until 26 November 2026");
	expect_has(http_get(h, "fin", path_of(h, &a, "")).body,
	           "Stop this change");
	expect_lacks(http_get(h, "ada", path_of(h, &a, "")).body,
	             "Stop this change");
	expect_equal(
	        http_post(h, "fin", path_of(h, &a, "/stop"), FIELDS()).status,
	        303);
	reply = http_get(h, "morgan", path_of(h, &a, ""));
	expect_has(reply.body, "Stopped by");
	expect_lacks(http_get(h, "fin", "/policy").body, "Agreed, and waits");
}

/* How many of the newest entries say that somebody was not let. */
static size_t
not_let(struct http *h)
{
	struct act a = {.confirm = true};
	size_t found = 0;

	expect_ok(world_see(h->w, "ada", newest, &a));
	for (size_t i = 0; i < a.n; i++)
		found += str_is(a.lines[i].what, "policy.not_let");
	return found;
}

TEST("policy guard: an attempt that was refused is in the audit as well")
{
	struct http *h = http_new(t);
	struct act a = weaker();

	begin(h->w);
	expect_ok(world_do(h->w, "morgan", propose, &a));
	expect_equal(not_let(h), 0);
	expect_equal(http_post(h, "morgan", path_of(h, &a, "/decide"),
	                       FIELDS("decision", "confirm"))
	                     .status,
	             422);
	expect_equal(not_let(h), 1);
	expect_equal(http_post(h, "sam", path_of(h, &a, "/decide"),
	                       FIELDS("decision", "confirm"))
	                     .status,
	             403);
	expect_equal(not_let(h), 2);
	expect_equal(
	        http_post(h, "ada", path_of(h, &a, "/stop"), FIELDS()).status,
	        403);
	expect_equal(not_let(h), 3);
	expect_equal(http_post(h, "ada", path_of(h, &a, "/decide"),
	                       FIELDS("decision", "maybe"))
	                     .status,
	             400);
	expect_equal(not_let(h), 3);
}
