/* eval_cohorts_test.c - cohorts of a study, and several studies, as one. */
#include "insight/evaluation/eval_cohorts.h"

#include <math.h>
#include <string.h>

#include "base/csv.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_study_test.h"
#include "stats/special.h"

#define BY_AREA \
	"outcome y binary primary|column = \"y\"|word sex|word area|" \
	"method m exact|exact = [\"area\", \"sex\"]|"

#define SOON_BY_AREA \
	"outcome y time primary|time = \"d\"|event = \"e\"|" \
	"word sex|word area|method m exact|exact = [\"area\", \"sex\"]|"

static const struct fake usual = {
        .treated = 120, .control = 500, .risk = {0.4, 0.3}};

/* The people of one area, as a file of their own. */
static const char *
area_file(struct test *t, const char *path, const char *area)
{
	struct csv_reader csv;
	struct buf buf;
	FILE *file = fopen(path, "rb");
	char *text = arena_new(t->arena, char, 1 << 20);
	size_t n;
	bool header = true;

	expect_not_null(file);
	n = fread(text, 1, 1 << 20, file);
	fclose(file);
	buf_init(&buf, t->arena, 1 << 20);
	csv_open(&csv, t->arena, NULL);
	csv_text(&csv, (struct str){text, n});
	while (csv_next(&csv) == CSV_ROW) {
		bool in = header || str_is(csv.cells[4], area);

		for (size_t j = 0; in && j < csv.n; j++)
			buf_print(&buf, "%s%.*s", j > 0 ? "," : "",
			          STR_ARG(csv.cells[j]));
		if (in)
			buf_lit(&buf, "\n");
		header = false;
	}
	csv_close(&csv);
	return study_file(t,
	                  str_c(t->arena, str_print(t->arena, "%s.csv", area)),
	                  buf_get(&buf));
}

static double
limit_of(const json_t *row, const char *key, size_t k)
{
	return json_number_value(json_array_get(json_object_get(row, key), k));
}

TEST("cohorts: each cohort is compared within itself, and all are shown")
{
	const char *path = study_fake(t, &usual);
	struct eval_inputs in = {.people = path};
	double w = 0, sum = 0;
	const json_t *of, *row;
	struct study all, one;
	size_t k;

	study_plan(t, &all, BY_AREA "[cohorts]|column = \"area\"");
	study_run(t, &all, &in);
	expect_good(&all);
	of = json_object_get(all.result, "cohorts");
	expect_equal(json_array_size(json_object_get(of, "rows")), 2);
	/* a study of each cohort alone finds what stands in its row */
	json_array_foreach (json_object_get(of, "rows"), k, row) {
		const char *name =
		        json_string_value(json_object_get(row, "name"));
		struct eval_inputs mine = {.people = area_file(t, path, name)};
		const json_t *want;

		study_plan(t, &one, BY_AREA);
		study_run(t, &one, &mine);
		expect_good(&one);
		want = study_effect(t, &one, "y-rd");
		expect_near(study_number(t, row, "estimate"),
		            study_number(t, want, "estimate"), 1e-12);
		expect_near(study_number(t, row, "se"),
		            study_number(t, want, "se"), 1e-12);
		expect_equal(study_number(t, row, "n_treated"),
		             study_number(t, want, "n_treated"));
		w += pow(study_number(t, row, "se"), -2);
		sum += pow(study_number(t, row, "se"), -2) *
		       study_number(t, row, "estimate");
	}
	row = json_object_get(of, "fixed");
	expect_near(study_number(t, row, "estimate"), sum / w, 1e-12);
	expect_near(study_number(t, row, "se"), 1 / sqrt(w), 1e-12);
	expect_near(limit_of(row, "ci", 1), sum / w + STATS_Z95 / sqrt(w),
	            1e-10);
	expect_equal(study_number(t, of, "pooled"), 2);
	/* of two there is no third to be expected */
	expect_true(isnan(study_number(t, of, "low")) &&
	            json_is_null(json_array_get(
	                    json_object_get(of, "prediction"), 0)));
	study_plan(t, &one, BY_AREA);
	study_run(t, &one, &in);
	expect_null(json_object_get(one.result, "cohorts"));
}

TEST("cohorts: a cohort's hazard is that of the cohort alone, its comparators "
     "weighed anew")
{
	const char *path = study_fake(t, &usual);
	struct eval_inputs in = {.people = path};
	const json_t *row;
	struct study all, one;
	size_t k;

	study_plan(t, &all, SOON_BY_AREA "[cohorts]|column = \"area\"");
	study_run(t, &all, &in);
	expect_good(&all);
	json_array_foreach (
	        json_object_get(json_object_get(all.result, "cohorts"), "rows"),
	        k, row) {
		const char *name =
		        json_string_value(json_object_get(row, "name"));
		struct eval_inputs mine = {.people = area_file(t, path, name)};
		const json_t *want;

		study_plan(t, &one, SOON_BY_AREA);
		study_run(t, &one, &mine);
		expect_good(&one);
		want = study_effect(t, &one, "y-hr");
		expect_near(limit_of(row, "ci", 0), limit_of(want, "ci", 0),
		            1e-9);
		expect_near(limit_of(row, "ci", 1), limit_of(want, "ci", 1),
		            1e-9);
	}
	expect_equal(k, 2);
}

TEST("cohorts: a cohort's hazard has the freedom of its own sets, and not of "
     "all")
{
	struct fake of = usual;
	struct eval_inputs in;
	const json_t *row;
	struct study all;
	size_t k, few = 0;

	of.treated = 70;
	in = (struct eval_inputs){.people = study_fake(t, &of)};
	study_plan(t, &all,
	           "outcome y time primary|time = \"d\"|event = \"e\"|"
	           "number age|word area|method m nearest|exact = [\"area\"]|"
	           "[cohorts]|column = \"area\"");
	study_run(t, &all, &in);
	expect_good(&all);
	/* sixty sets or so: all of them are as good as normal */
	row = study_effect(t, &all, "y-hr");
	expect_near(log(limit_of(row, "ci", 1) /
	                study_number(t, row, "estimate")),
	            STATS_Z95 * study_number(t, row, "se"), 1e-9);
	json_array_foreach (
	        json_object_get(json_object_get(all.result, "cohorts"), "rows"),
	        k, row) {
		double sets = study_number(t, row, "n_treated");

		if (sets >= 40)
			continue;
		few++;
		expect_near(log(limit_of(row, "ci", 1) /
		                study_number(t, row, "estimate")),
		            stats_t_at(0.975, sets - 1) *
		                    study_number(t, row, "se"),
		            1e-9);
	}
	expect_true(few > 0);
}

TEST("cohorts: a cohort that cannot be estimated is shown as that, and not "
     "pooled")
{
	struct fake few = usual;
	struct eval_inputs in;
	size_t shown = 0, k;
	const json_t *of, *row;
	struct study s;

	/* events enough in all, and in one area too few */
	few.treated = 24;
	few.risk[1] = 0.4;
	in = (struct eval_inputs){.people = study_fake(t, &few)};
	study_plan(t, &s, BY_AREA "[cohorts]|column = \"area\"");
	study_run(t, &s, &in);
	expect_good(&s);
	of = json_object_get(s.result, "cohorts");
	json_array_foreach (json_object_get(of, "rows"), k, row) {
		bool known = json_is_number(json_object_get(row, "estimate"));

		expect_equal(known,
		             study_number(t, row, "events_treated") >= 5);
		expect_true(study_number(t, row, "n_treated") > 0);
		shown += known;
	}
	expect_equal(shown, 1);
	expect_equal(study_number(t, of, "pooled"), 1);
	expect_true(json_is_null(json_object_get(of, "q")));
}

/* --- several studies ------------------------------------------------------ */

/* A result as a file; `title` tells its plan from another. */
static const char *
result_file(struct test *t, const char *title, uint64_t seed,
            const char *outcome, struct study *s)
{
	struct fake f = usual;
	struct eval_inputs in;
	char name[64];

	f.seed = seed;
	in = (struct eval_inputs){.people = study_fake(t, &f)};
	study_plan(t, s,
	           str_c(t->arena,
	                 str_print(t->arena,
	                           "%s|word sex|word area|method m exact|"
	                           "exact = [\"area\"]|[judge]|"
	                           "base = 0.%s",
	                           outcome, title)));
	study_run(t, s, &in);
	expect_good(s);
	(void)snprintf(name, sizeof(name), "r%s-%s.json", title,
	               strstr(outcome, "count") != NULL ? "n" : "y");
	return study_file(t, name, s->text);
}

#define YES   "outcome y binary primary|column = \"y\""
#define OTHER "outcome z binary primary|column = \"e\""
#define OFTEN "outcome n count primary|column = \"n\""

/* Read and pool. */
static const struct fault *
files_pool(struct test *t, const char *const *paths, size_t n, json_t **out)
{
	struct eval_pooled *v = arena_new(t->arena, struct eval_pooled, n + 1);

	for (size_t k = 0; k < n; k++) {
		json_t *result;

		TRY(eval_result_read(t->arena, paths[k], &result));
		v[k] = (struct eval_pooled){paths[k], result, S("")};
	}
	return eval_cohorts_pool(t->arena, v, n, out);
}

static void
not_pooled(struct test *t, const char *const *paths, size_t n, const char *why)
{
	const struct fault *fault;
	json_t *out = NULL;

	fault = files_pool(t, paths, n, &out);
	expect_not_null(fault);
	expect_null(out);
	expect_equal(fault->kind, FAULT_INVALID);
	expect_has(text_show_en(t->arena, &fault->text), why);
}

/* A result as it is now, under a name. */
static const char *
again_file(struct test *t, const char *name, const json_t *result)
{
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 20);
	eval_json_write(&buf, result);
	return study_file(t, name, buf_get(&buf));
}

TEST("cohorts: studies are pooled that measured the same, each once, sealed "
     "and not hidden; another is refused with its name")
{
	const char *paths[4], *bad[2];
	struct study s[4];
	json_t *out, *row;
	struct buf words;

	paths[0] = result_file(t, "365", 11, YES, &s[0]);
	paths[1] = result_file(t, "366", 12, YES, &s[1]);
	paths[2] = result_file(t, "367", 13, YES, &s[2]);
	expect_ok(files_pool(t, paths, 3, &out));
	row = json_array_get(json_object_get(out, "rows"), 1);
	expect_equal(study_number(t, row, "estimate"),
	             study_number(t, study_effect(t, &s[1], "y-rd"),
	                          "estimate"));
	expect_equal(study_number(t, out, "pooled"), 3);
	expect_true(json_is_number(
	        json_array_get(json_object_get(out, "prediction"), 0)));
	buf_init(&words, t->arena, 1 << 16);
	eval_cohorts_say(&words, out);
	expect_has(buf_get(&words), "Pooled as effects that differ: ");
	expect_has(buf_get(&words), "Another study like these: ");

	not_pooled(t, paths, 1, "from 2 to 100");
	bad[0] = paths[0];
	bad[1] = paths[0];
	not_pooled(t, bad, 2, "its file of people is that of another study");
	bad[1] = result_file(t, "368", 14, OFTEN, &s[3]);
	not_pooled(t, bad, 2, "measured something else");
	bad[1] = result_file(t, "369", 15, OTHER, &s[3]);
	not_pooled(t, bad, 2, "its outcome is another than that of the first");
	bad[1] = result_file(t, "370", 16, YES, &s[3]);
	row = json_object_get(s[3].result, "plan");
	json_object_set_new(row, "follow_days", json_integer(730));
	bad[1] = again_file(t, "longer.json", s[3].result);
	not_pooled(t, bad, 2, "longer.json cannot be pooled: it followed");
	json_object_set_new(row, "follow_days", json_integer(365));
	json_object_set_new(row, "time_unit", json_string("week"));
	bad[1] = again_file(t, "weeks.json", s[3].result);
	not_pooled(t, bad, 2, "weeks.json cannot be pooled: it followed");
	json_object_set_new(s[2].result, "kind", json_string("explore"));
	bad[1] = again_file(t, "explore.json", s[2].result);
	not_pooled(t, bad, 2,
	           "explore.json cannot be pooled: it was an "
	           "exploration");
	json_object_set_new(s[2].result, "kind", json_string("sealed"));
	row = json_array_get(json_object_get(s[2].result, "effects"), 0);
	json_object_set_new(row, "estimate", (json_null)());
	bad[1] = again_file(t, "hidden.json", s[2].result);
	not_pooled(t, bad, 2, "hidden or could not be estimated");
	bad[1] = "there-is-no-such-file.json";
	not_pooled(t, bad, 2, "there-is-no-such-file.json");
}

/* The words of a result's primary outcome. */
static json_t *
words_of(const struct study *s)
{
	return json_array_get(json_object_get(s->result, "outcomes"), 0);
}

TEST("cohorts: a result of before it was said what an outcome is of goes with "
     "those of its like, and another severity or lag does not")
{
	const char *paths[2];
	struct study s[2];
	json_t *out, *one;

	paths[0] = result_file(t, "361", 21, YES, &s[0]);
	paths[1] = result_file(t, "362", 22, YES, &s[1]);
	one = words_of(&s[1]);
	json_object_del(one, "severity");
	json_object_del(one, "of");
	paths[1] = again_file(t, "older.json", s[1].result);
	expect_ok(files_pool(t, paths, 2, &out));
	json_object_set_new(one, "severity", json_integer(3));
	paths[1] = again_file(t, "serious.json", s[1].result);
	not_pooled(t, paths, 2,
	           "its outcome is another than that of the first");
	for (size_t i = 0; i < 2; i++) {
		one = words_of(&s[i]);
		json_object_set_new(one, "of", json_string("either"));
		json_object_set_new(one, "severity", json_integer(0));
	}
	json_object_set_new(json_object_get(s[1].result, "plan"), "lag_days",
	                    json_integer(365));
	paths[0] = again_file(t, "first.json", s[0].result);
	paths[1] = again_file(t, "lag.json", s[1].result);
	not_pooled(t, paths, 2, "lag.json cannot be pooled: it followed");
}

TEST("cohorts: studies of nobody real are pooled with their like alone, and it "
     "is said")
{
	const char *paths[2];
	struct study s[2];
	struct buf words;
	json_t *out;

	paths[0] = result_file(t, "365", 11, YES, &s[0]);
	paths[1] = result_file(t, "366", 12, YES, &s[1]);
	expect_ok(files_pool(t, paths, 2, &out));
	expect_true(json_is_true(json_object_get(out, "simulated")));
	buf_init(&words, t->arena, 1 << 16);
	eval_cohorts_say(&words, out);
	expect_has(buf_get(&words), "Nobody in these studies is real");

	json_object_set_new(s[1].result, "simulated", json_false());
	paths[1] = again_file(t, "real.json", s[1].result);
	not_pooled(t, paths, 2, "are never pooled");
	json_object_set_new(s[0].result, "simulated", json_false());
	paths[0] = again_file(t, "real-too.json", s[0].result);
	expect_ok(files_pool(t, paths, 2, &out));
	expect_true(json_is_false(json_object_get(out, "simulated")));
	buf_init(&words, t->arena, 1 << 16);
	eval_cohorts_say(&words, out);
	expect_lacks(buf_get(&words), "real");
}

TEST("cohorts: a study that is not reliable enough to judge is pooled and "
     "named")
{
	const char *paths[2];
	struct study s[2];
	struct buf words;
	json_t *out, *row;

	for (int k = 0; k < 2; k++) {
		paths[k] = result_file(t, k == 0 ? "365" : "366",
		                       (uint64_t)k + 11, YES, &s[k]);
		row = json_object_get(s[k].result, "verdict");
		json_object_set_new(row, "word", json_string("reduced"));
		paths[k] = again_file(t, k == 0 ? "a.json" : "b.json",
		                      s[k].result);
	}
	expect_ok(files_pool(t, paths, 2, &out));
	buf_init(&words, t->arena, 1 << 16);
	eval_cohorts_say(&words, out);
	expect_lacks(buf_get(&words), "eliable");
	json_object_set_new(row, "word", json_string("not_reliable"));
	paths[1] = again_file(t, "c.json", s[1].result);
	expect_ok(files_pool(t, paths, 2, &out));
	expect_equal(study_number(t, out, "pooled"), 2);
	row = json_array_get(json_object_get(out, "rows"), 1);
	expect_str(str_of(json_string_value(json_object_get(row, "verdict"))),
	           "not_reliable");
	buf_init(&words, t->arena, 1 << 16);
	eval_cohorts_say(&words, out);
	expect_has(buf_get(&words), "), not reliable enough to judge\n");
	expect_has(buf_get(&words), "by themselves: 1 of 2.");
}

/* --- the same study, and another ------------------------------------------ */

/* Why two results as they stand, of runs with these seals, are not pooled;
 * NULL: they are. */
static const char *
why_not(struct test *t, const struct study *a, const char *seal_a,
        const struct study *b, const char *seal_b)
{
	const struct eval_pooled both[2] = {
	        {"a.json", a->result, str_of(seal_a)},
	        {"b.json", b->result, str_of(seal_b)}};
	const struct fault *fault;
	json_t *out = NULL;

	fault = eval_cohorts_pool(t->arena, both, 2, &out);
	return fault == NULL
	               ? NULL
	               : str_c(t->arena, text_show_en(t->arena, &fault->text));
}

static void
expect_why(const char *why, const char *part)
{
	expect_not_null(why);
	expect_has(str_of(why), part);
}

TEST("cohorts: one file of people under two plans is one study, and so are two "
     "looks of a run whose plan was amended between them")
{
	struct study s[3];

	(void)result_file(t, "365", 11, YES, &s[0]);
	(void)result_file(t, "366", 11, YES, &s[1]);
	(void)result_file(t, "367", 12, YES, &s[2]);
	/* other plans and other runs */
	expect_why(why_not(t, &s[0], "seal a", &s[1], "seal b"),
	           "b.json cannot be pooled: its file of people is that of "
	           "another study");
	expect_why(why_not(t, &s[0], "", &s[1], ""), "would count twice");
	/* another plan and another file, in one run */
	expect_why(why_not(t, &s[0], "seal a", &s[2], "seal a"),
	           "a result of the same run is there already. Give each study "
	           "once, its last look");
	json_object_set_new(json_object_get(s[0].result, "lock"), "seal",
	                    json_string("seal a"));
	json_object_set_new(json_object_get(s[2].result, "lock"), "seal",
	                    json_string("seal a"));
	expect_why(why_not(t, &s[0], "", &s[2], ""), "of the same run");
}

TEST("cohorts: two studies of other people by one plan are pooled, whether "
     "their ledgers or they themselves say which run they are of")
{
	struct study s[2];
	json_t *lock[2];

	(void)result_file(t, "365", 11, YES, &s[0]);
	(void)result_file(t, "365", 12, YES, &s[1]);
	expect_null(why_not(t, &s[0], "seal a", &s[1], "seal b"));
	/* the files tell them apart where nobody says which run */
	expect_null(why_not(t, &s[0], "", &s[1], ""));
	for (int k = 0; k < 2; k++) {
		lock[k] = json_object_get(s[k].result, "lock");
		json_object_set_new(lock[k], "seal",
		                    json_string(k == 0 ? "seal a" : "seal b"));
		/* as a release has it */
		json_object_set_new(
		        json_array_get(json_object_get(s[k].result, "data"), 0),
		        "hash", (json_null)());
	}
	expect_null(why_not(t, &s[0], "", &s[1], ""));
	/* and a release of before there was a seal may be of either */
	(void)json_object_del(lock[1], "seal");
	expect_why(why_not(t, &s[0], "", &s[1], ""),
	           "a result of the same plan is there already, and one of the "
	           "two does not say of which run it is");
	(void)json_object_del(lock[0], "seal");
	expect_why(why_not(t, &s[0], "", &s[1], ""), "of the same plan");
}

TEST("cohorts: a result has the seal of its run, and one that is made again as "
     "an earlier version made it has none")
{
	struct eval_lock_facts facts = {
	        .look = 1, .designs = 1, .seal = "5ea1"};
	struct fake f = usual;
	struct eval_inputs in;
	struct study s;

	f.seed = 3;
	in = (struct eval_inputs){.people = study_fake(t, &f)};
	study_plan(t, &s, YES "|word area|method m exact|exact = [\"area\"]");
	study_run_as(t, &s, &in, &facts);
	expect_good(&s);
	expect_has(s.text, "\"seal\": \"5ea1\"");
	facts.engine = S("1.9.0");
	study_run_as(t, &s, &in, &facts);
	expect_good(&s);
	expect_lacks(s.text, "\"seal\"");
	facts = (struct eval_lock_facts){.look = 1, .explore = true};
	study_run_as(t, &s, &in, &facts);
	expect_good(&s);
	expect_lacks(s.text, "\"seal\"");
}
