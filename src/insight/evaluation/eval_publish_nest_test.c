/* eval_publish_nest_test.c - outcomes within outcomes, in one release. */
#include <math.h>

#include "insight/evaluation/eval_plan_test.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

/* Another outcome, and what is shown of it: with the event on both sides. */
struct other {
	const char *kind, *of; /* "": a column holds it */
	int severity, treated, control;
	bool apart;
	const char *family;
};

static json_t *
outcome_made(const char *id, const struct other *o)
{
	json_t *one = (json_object)();

	result_set(one, "id", json_string(id));
	result_set(one, "kind", json_string(o->kind));
	result_set(one, "of",
	           o->of[0] == '\0' ? (json_null)() : json_string(o->of));
	result_set(one, "severity", json_integer(o->severity));
	if (o->apart)
		result_set(one, "apart", json_true());
	return one;
}

/* The result of 628 people of whom 207 reoffended, with another outcome. */
static json_t *
released_with(struct test *t, const char *of, struct other other)
{
	struct eval_release out = {0};
	json_t *result = result_read(t, "reduced");
	json_t *outcomes = json_object_get(result, "outcomes");
	json_t *effects = json_object_get(result, "effects");
	json_t *row = json_deep_copy(
	        result_row(result, "effects", "id", "reoffended-rd"));
	json_t *one;
	size_t i;

	json_array_foreach (outcomes, i, one) {
		result_set(one, "of",
		           of[0] == '\0' ? (json_null)() : json_string(of));
		result_set(one, "severity", json_integer(0));
	}
	expect_equal(json_array_append_new(outcomes,
	                                   outcome_made("other", &other)),
	             0);
	result_set(row, "id", json_string("other-rd"));
	result_set(row, "outcome", json_string("other"));
	result_set(row, "family",
	           json_string(other.family == NULL ? "secondary"
	                                            : other.family));
	result_set(row, "primary", json_false());
	result_set(row, "events_treated", json_integer(other.treated));
	result_set(row, "events_control", json_integer(other.control));
	expect_equal(json_array_append_new(effects, row), 0);
	result_release(t, result, &out);
	return out.json;
}

/* Whether a side of the other outcome is shown; the primary one is always. */
static bool
shown(json_t *json, const char *member)
{
	const json_t *other = result_row(json, "effects", "id", "other-rd");
	const json_t *any = result_row(json, "effects", "id", "reoffended-rd");

	expect_false(result_hidden(any, "events_treated"));
	expect_false(result_hidden(any, "events_control"));
	if (result_hidden(other, member))
		expect_true(result_hidden(other, "estimate"));
	return !result_hidden(other, member);
}

#define OF(k, o, s, ...) \
	(struct other) \
	{ \
		.kind = k, .of = o, .severity = s, __VA_ARGS__ \
	}
#define SHOWN(of, ...) \
	shown(released_with(t, of, OF(__VA_ARGS__)), "events_treated")
#define SHOWN_CONTROL(of, ...) \
	shown(released_with(t, of, OF(__VA_ARGS__)), "events_control")

TEST("evaluation publish: of an outcome within another what is left between "
     "is a count, and hidden where it is of few")
{
	/* four reoffended otherwise than severely */
	expect_false(SHOWN("offences", "binary", "offences", 3, .treated = 203,
	                   .control = 700));
	expect_true(SHOWN_CONTROL("offences", "binary", "offences", 3,
	                          .treated = 203, .control = 700));
	/* nobody did */
	expect_false(SHOWN("offences", "binary", "offences", 3, .treated = 207,
	                   .control = 700));
	expect_false(SHOWN_CONTROL("offences", "binary", "offences", 3,
	                           .treated = 180, .control = 765));
	/* either is wider than offences, and than recalls */
	expect_false(SHOWN("offences", "time", "either", 0, .treated = 212,
	                   .control = 900));
	expect_false(SHOWN("recalls", "binary", "either", 0, .treated = 212,
	                   .control = 900));
	/* those who left after it happened: how soon knows of them */
	expect_false(SHOWN("offences", "time", "offences", 0, .treated = 209,
	                   .control = 772));
}

TEST("evaluation publish: an outcome that many have beside another, or that is "
     "of another thing, is shown")
{
	expect_true(SHOWN("offences", "binary", "offences", 3, .treated = 197,
	                  .control = 700));
	expect_true(SHOWN_CONTROL("offences", "binary", "offences", 3,
	                          .treated = 197, .control = 700));
	/* recalls are no offences */
	expect_true(SHOWN("offences", "binary", "recalls", 0, .treated = 203,
	                  .control = 700));
	/* offences are not people */
	expect_true(SHOWN("offences", "count", "offences", 0, .treated = 212,
	                  .control = 780));
	/* how soon is of the same people as whether */
	expect_true(SHOWN("offences", "time", "offences", 0, .treated = 207,
	                  .control = 770));
}

TEST("evaluation publish: an outcome of a column may be within another, unless "
     "a count goes the other way or the plan says that it is apart")
{
	expect_false(
	        SHOWN("", "binary", "", 0, .treated = 203, .control = 700));
	expect_false(
	        SHOWN("", "binary", "", 0, .treated = 212, .control = 790));
	expect_false(SHOWN("offences", "binary", "", 0, .treated = 203,
	                   .control = 700));
	/* fewer here and more there */
	expect_true(SHOWN("", "binary", "", 0, .treated = 203, .control = 790));
	expect_true(SHOWN("", "binary", "", 0, .treated = 203, .control = 700,
	                  .apart = true));
	/* the same in a column */
	expect_true(SHOWN("", "time", "", 0, .treated = 207, .control = 770));
	/* what was before the start is no part of what came after */
	expect_true(SHOWN("", "binary", "", 0, .treated = 203, .control = 700,
	                  .family = "negative_control"));
	/* what is made of events is not what the plan calls it */
	expect_false(SHOWN("offences", "binary", "offences", 3, .treated = 203,
	                   .control = 700, .apart = false));
}

TEST("evaluation plan: an outcome that is apart says so, and a plan without it "
     "keeps its hash")
{
	struct eval_plan bare, same, apart;

	expect_ok(eval_plan_text(t->arena, S(EVAL_PLAN_SMALL), &bare));
	expect_lacks(bare.canonical, "\"apart\"");
	expect_ok(eval_plan_text(
	        t->arena,
	        str_of(eval_test_with(
	                t, EVAL_PLAN_SMALL, "label = \"Reoffended\"\n",
	                "label = \"Reoffended\"\napart = false\n")),
	        &same));
	expect_str(str_of(same.sha256), bare.sha256);
	expect_ok(eval_plan_text(
	        t->arena,
	        str_of(eval_test_with(
	                t, EVAL_PLAN_SMALL, "label = \"Reoffended\"\n",
	                "label = \"Reoffended\"\napart = true\n")),
	        &apart));
	expect_true(apart.outcomes[0].apart);
	expect_has(apart.canonical, "\"apart\":true");
	expect_not_null(eval_plan_text(
	        t->arena,
	        str_of(eval_test_with(t, EVAL_PLAN_SMALL,
	                              "label = \"Reoffended\"\n",
	                              "label = \"Reoffended\"\napart = 1\n")),
	        &same));
}
