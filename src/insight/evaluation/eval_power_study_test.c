/* eval_power_study_test.c - what a study of a count or a time could see: in
 * its plan, at the seal, in its result, its report and its release. */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_estimate.h"
#include "insight/evaluation/eval_lock_test.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "insight/evaluation/eval_study_test.h"

#define SOON \
	"[data]|shape = \"table\"|outcome y time primary|time = \"d\"|" \
	"event = \"e\"|number age|word sex|method m nearest|ratio = 2"
#define OFTEN \
	"[data]|shape = \"table\"|outcome n count primary|column = \"n\"|" \
	"number age|word sex|method m nearest|ratio = 2"
#define RATE "rate = 0.6|dispersion = 2"

static const struct fake usual = {
        .treated = 120, .control = 500, .risk = {0.4, 0.3}, .seed = 11};

static const json_t *
power_of(const struct study *s, const char *member)
{
	return json_object_get(json_object_get(s->result, "power"), member);
}

static void
run(struct test *t, struct study *s, const char *plan)
{
	study_fake_run(t, s, &usual, plan);
	expect_good(s);
}

/* --- the plan ------------------------------------------------------------- */

static void
refused(struct test *t, const char *parts, const char *sentence)
{
	struct eval_plan *plan = arena_new(t->arena, struct eval_plan, 1);
	const struct fault *fault =
	        eval_plan_text(t->arena, str_of(study_toml(t, parts)), plan);

	expect_fault(fault, FAULT_INVALID, NULL);
	expect_has(text_show_en(t->arena, &fault->text), sentence);
}

TEST("evaluation plan: what is expected of how often is of a count, above 0, "
     "and its variance no less than by chance")
{
	refused(t, SOON "|[judge]|base = 0.4|rate = 0.6",
	        "this is of a primary outcome that is a count or recurrent");
	refused(t, OFTEN "|[judge]|rate = 0", "is above 0");
	refused(t, OFTEN "|[judge]|rate = 1001", "this is from 0 to 1000");
	refused(t, OFTEN "|[judge]|rate = 1|dispersion = 0.5",
	        "this is from 1 to 1000");
	refused(t, OFTEN "|[judge]|dispersion = 2", "this is of rate");
}

TEST("evaluation plan: one that expects nothing of how often keeps its hash, "
     "and one that does has another and comes back from its canonical form")
{
	struct eval_plan without, none, with, back;

	expect_ok(eval_plan_text(t->arena, str_of(study_toml(t, OFTEN)),
	                         &without));
	expect_ok(eval_plan_text(t->arena,
	                         str_of(study_toml(t, OFTEN
	                                           "|[judge]|rate = \"none\"|"
	                                           "dispersion = \"none\"")),
	                         &none));
	expect_ok(eval_plan_text(t->arena,
	                         str_of(study_toml(t, OFTEN "|[judge]|" RATE)),
	                         &with));
	expect_str(str_of(none.sha256), without.sha256);
	expect_lacks(without.canonical, "rate\"");
	expect_true(strcmp(with.sha256, without.sha256) != 0);
	expect_ok(eval_plan_of(t->arena, with.canonical, &back));
	expect_near(back.rate, 0.6, 1e-12);
	expect_near(back.dispersion, 2, 1e-12);
}

/* --- the seal ------------------------------------------------------------- */

static const char *
small_plan(struct test *t, const char *kind, const char *columns,
           const char *judge)
{
	const char *text =
	        eval_test_with(t, EVAL_PLAN_SMALL, "kind = \"binary\"", kind);

	text = eval_test_with(t, text, "column = \"reoff\"", columns);
	return str_print(t->arena, "%s[judge]\n%s", text, judge).p;
}

TEST("evaluation lock: what a study of how soon could see is in the line of "
     "its seal, and a check says it and keeps nothing")
{
	const char *plan = small_plan(t, "kind = \"time\"",
	                              "time = \"days\"\nevent = \"reoff\"",
	                              "base = 0.37\nparticipants = 84\n");
	struct str ledger;
	struct doing d;

	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, plan);
	expect_ok(eval_lock_check(&d.run));
	expect_true(lock_says(&d, "Worked out now: with 84 participants a "
	                          "ratio of hazards of 0.57, a fall of 43 %, "
	                          "is seen 80 times in 100."));
	lock_end(&d);
	d = lock_begin(t, "people.csv");
	d.run.plan = lock_plan_of(&d, plan);
	expect_ok(eval_lock_seal(&d.run, RUN));
	expect_true(lock_says(&d, "and kept with the seal: with 84"));
	lock_end(&d);
	ledger = str_of(lock_text_of(t, "run/ledger.jsonl"));
	/* 84 and five to each: 504 x 0.37 */
	expect_has(ledger, "\"events\":186.48");
	expect_has(ledger, "\"kind\":\"time\"");
	expect_has(ledger, "\"needed\":798");
}

TEST("evaluation lock: a study of how often that does not say what is expected "
     "has nothing worked out; one that does has, with no share said too")
{
	const char *kind = "kind = \"count\"", *column = "column = \"reoff\"";
	struct str ledger;

	lock_sealed(t, small_plan(t, kind, column,
	                          "base = 0.37\nparticipants = 84\n"));
	expect_lacks(str_of(lock_text_of(t, "run/ledger.jsonl")), "\"power\"");
	lock_amended(t, small_plan(t, kind, column,
	                           "rate = 0.9\nparticipants = 84\n"));
	ledger = str_of(lock_text_of(t, "run/ledger.jsonl"));
	expect_has(ledger, "\"kind\":\"count\",\"needed\":null");
	expect_has(ledger, "\"dispersion\":1");
	lock_amended(t, small_plan(t, kind, column,
	                           "rate = 0.02\nparticipants = 3\n"));
	expect_has(str_of(lock_text_of(t, "run/ledger.jsonl")),
	           "\"effect_seen\":null");
}

/* --- the result ----------------------------------------------------------- */

TEST("estimate: of a time and of a count it is worked out who were compared, "
     "and of the error how many more would see what was hoped for")
{
	static const char *const plans[] = {
	        SOON "|[judge]|base = 0.4|target_fall = 0.1",
	        OFTEN "|[judge]|base = 0.4|target_fall = 0.1|" RATE};
	/* 1.96 and 0.84 */
	const double z = 1.959963984540054 + 0.8416212335729143;
	/* the ratio at which 0.4 falls to 0.3 */
	const double effect = log(0.7) / log(0.6);

	for (size_t k = 0; k < 2; k++) {
		struct study s;
		const json_t *before, *after;
		double se, by, n1, n0, information;

		run(t, &s, plans[k]);
		before = power_of(&s, "before");
		after = power_of(&s, "after");
		se = study_number(t, after, "se");
		n1 = study_number(t, before, "treated");
		n0 = n1 * study_number(t, before, "ratio");
		by = study_number(t, before, "effect_seen");
		information = k == 0 ? (n1 * (1 - pow(0.6, by)) + n0 * 0.4) *
		                               n1 * n0 / pow(n1 + n0, 2)
		                     : 0.6 / 2 / (1 / n1 / by + 1 / n0);
		expect_near(-log(by) * sqrt(information), z, 1e-9);
		expect_near(study_number(t, after, "fall_seen"),
		            1 - exp(-z * se), 1e-12);
		expect_near(study_number(t, after, "effect_seen"), exp(-z * se),
		            1e-12);
		expect_near(study_number(t, after, "effect"), effect, 1e-12);
		/* of as many times the people the error is the root less */
		expect_near(study_number(t, after, "needed"),
		            ceil(n1 * pow(z * se / log(effect), 2)), 1e-12);
		expect_has(s.text, "To see a fall of 30.2 % of the rate that "
		                   "often takes about");
		expect_has(s.text, "more than this study has");
	}
}

TEST("estimate: a count of which nothing is expected, and a time of no share, "
     "say what their error could see and nothing of what was hoped for")
{
	static const char *const plans[] = {OFTEN, SOON};

	for (size_t k = 0; k < 2; k++) {
		struct study s;

		run(t, &s, plans[k]);
		expect_true(isnan(study_number(t, power_of(&s, "before"),
		                               "effect_seen")));
		expect_true(isnan(
		        study_number(t, power_of(&s, "after"), "needed")));
		expect_true(study_number(t, power_of(&s, "after"),
		                         "effect_seen") < 1);
		expect_lacks(s.text, "more than this study has");
	}
}

TEST("estimate: a study that is large enough for what was hoped for does not "
     "ask for more people")
{
	struct study s;

	run(t, &s, SOON "|[judge]|base = 0.4|target_fall = 0.39");
	expect_true(study_number(t, power_of(&s, "after"), "needed") <
	            study_number(t, power_of(&s, "before"), "treated"));
	expect_lacks(s.text, "more than this study has");
}

TEST("estimate: a result of the version before says of a time what it said "
     "then, as if it were a share")
{
	static const struct eval_lock_facts then = {
	        .look = 1, .designs = 1, .engine = {"1.9.0", 5}};
	struct eval_inputs in = {.people = study_fake(t, &usual)};
	struct study s;

	study_plan(t, &s, SOON "|[judge]|base = 0.4");
	study_run_as(t, &s, &in, &then);
	expect_good(&s);
	expect_null(json_object_get(power_of(&s, "before"), "kind"));
	expect_null(json_object_get(power_of(&s, "after"), "needed"));
	/* points of shares, of as many */
	expect_true(study_number(t, power_of(&s, "before"), "fall_seen") < 0.2);
	expect_has(s.text, "\"engine\": \"1.9.0\"");
}

/* --- report and release --------------------------------------------------- */

/* As the lock keeps it. */
static void
sealed_put(struct study *s)
{
	result_set(json_object_get(s->result, "power"), "sealed",
	           json_pack("{s:s,s:s,s:s,s:f,s:f,s:f,s:f,s:f,s:f}", "of",
	                     "files", "at", "2026-01-05T09:00:00Z", "kind",
	                     "time", "treated", 123.0, "ratio", 4.17, "events",
	                     253.5, "events_needed", 321.0, "effect_seen",
	                     0.6789, "fall_seen", 0.3211));
}

TEST("evaluation report: what a study of a time could see stands in parts of "
     "100 beside what was hoped for, and an earlier result says nothing of it")
{
	struct study s;
	struct str page;

	run(t, &s, SOON "|[judge]|base = 0.4|target_fall = 0.1");
	sealed_put(&s);
	page = result_report(t, s.result);
	expect_has(page, "What this study could have seen");
	expect_has(page, "with 123 participants a fall of 32% of the rate is "
	                 "seen 80 times in 100");
	expect_has(page, "A fall of 30.2% is what was hoped for.");
	expect_has(page, "Events that it was worked out with, if nothing "
	                 "changes");
	expect_has(page, "Participants needed to find that");
	expect_lacks(page, "a fall of 32.1 in every 100");
	json_object_del(json_object_get(s.result, "power"), "sealed");
	json_object_del(json_object_get(json_object_get(s.result, "power"),
	                                "before"),
	                "kind");
	json_object_del(json_object_get(json_object_get(s.result, "power"),
	                                "after"),
	                "effect_seen");
	page = result_report(t, s.result);
	expect_lacks(page, "What this study could have seen");
	expect_lacks(page, "of the rate is seen");
}

TEST("evaluation publish: what a study of a time could see tells no number of "
     "the files, and how many it takes is of rounded counts")
{
	struct study s;
	struct eval_release out = {0};
	const json_t *power, *before, *after, *sealed;
	double n, se;

	run(t, &s, SOON "|[judge]|base = 0.4|target_fall = 0.1");
	sealed_put(&s);
	result_release(t, s.result, &out);
	power = json_object_get(out.json, "power");
	before = json_object_get(power, "before");
	after = json_object_get(power, "after");
	sealed = json_object_get(power, "sealed");
	expect_true(result_hidden(before, "treated"));
	expect_true(result_hidden(before, "events"));
	expect_true(result_hidden(sealed, "treated"));
	expect_true(result_hidden(sealed, "events"));
	expect_true(result_hidden(sealed, "events_needed"));
	expect_near(study_number(t, sealed, "effect_seen"), 0.68, 1e-12);
	n = study_number(t, result_row(out.json, "flow", "step", "matched"),
	                 "treated");
	se = study_number(t, after, "se");
	expect_near(se * 1000, round(se * 1000), 1e-9);
	expect_near(study_number(t, after, "needed"),
	            ceil(n * pow((1.959963984540054 + 0.8416212335729143) * se /
	                                 log(log(0.7) / log(0.6)),
	                         2)),
	            1e-12);
	/* the true count of people is in none of its numbers */
	expect_true(fmod(n, 5) < 1e-9);
}
