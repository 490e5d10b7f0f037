/*
 * eval_publish_apart_test.c - what is hidden changes nothing that is shown: of
 * two studies that differ in a hidden count alone one and the same leaves.
 */
#include <math.h>

#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_report_local.h"
#include "insight/evaluation/eval_result_test.h"
#include "insight/evaluation/eval_study_test.h"
#include "stats/random_test.h"
#include "tests/test.h"

/* People who do not exist.  Of participants that many have what is rare; of
 * those of a place with it, so many in the first and in the second. */
struct town {
	size_t treated, control;
	size_t rare;
	size_t placed[2];
	uint64_t seed;
};

struct person {
	size_t i;
	bool treated, rare, had;
	double share[6];
	int place; /* of three */
};

static void
person_put(struct buf *buf, const struct person *p)
{
	static const char *const places[] = {"first", "second", "third"};
	double day = 1 + floor(363 * p->share[4]);
	bool y = p->share[1] < (p->treated ? 0.35 : 0.45);

	buf_print(buf, "p%zu,%d,%.2f,%s,%s,%d,%d,%.0f,%d,%d,%.0f,%d\n", p->i,
	          p->treated, 20 + 20 * p->share[0] + (p->treated ? 1 : 0),
	          p->share[2] < 0.4 ? "F" : "M", places[p->place], y, p->rare,
	          p->rare ? day : 365, p->rare, p->had, y ? day : 365, y);
}

/* Outcomes: y of many; rare, as it is, as a time and as a count; had, whose
 * events are of places. */
static const char *
town_file(struct test *t, const struct town *town)
{
	uint64_t seed = town->seed;
	size_t left[2] = {town->placed[0], town->placed[1]};
	struct buf buf;

	buf_init(&buf, t->arena, 16 << 20);
	buf_lit(&buf, "id,group,age,sex,place,y,rare,rared,raree,had,d,e\n");
	for (size_t i = 0; i < town->treated + town->control; i++) {
		struct person p = {.i = i, .treated = i < town->treated};

		for (int k = 0; k < 6; k++)
			p.share[k] = random_of(&seed, 1000003) / 1000003;
		p.place = (int)floor(3 * p.share[3]);
		p.rare = p.treated ? i % 7 == 0 && i / 7 < town->rare
		                   : p.share[5] < 0.12;
		p.had = p.share[5] < 0.45;
		if (p.treated && p.place < 2) {
			p.had = left[p.place] > 0;
			left[p.place] -= p.had;
		}
		person_put(&buf, &p);
	}
	return study_file(t, "town.csv", buf_get(&buf));
}

static json_t *
town_released(struct test *t, const struct town *town, const char *parts)
{
	struct eval_inputs in = {.people = town_file(t, town)};
	struct eval_release out = {0};
	struct study s;
	json_t *one;
	size_t i;

	study_plan(t, &s, parts);
	study_run(t, &s, &in);
	expect_good(&s);
	result_set(s.result, "kind", json_string("sealed"));
	result_release(t, s.result, &out);
	json_array_foreach (json_object_get(out.json, "data"), i, one) {
		expect_true(result_hidden(one, "hash"));
	}
	test_arena_drop(s.st.arena);
	return out.json;
}

/* Where two documents differ first, as "effects/3/p"; empty: nowhere. */
static struct str
differs(struct arena *arena, json_t *a, json_t *b)
{
	const char *name;
	json_t *one;
	size_t i;
	struct str at = S("");

	if (json_is_object(a) && json_is_object(b)) {
		json_object_foreach (a, name, one) {
			at = differs(arena, one, json_object_get(b, name));
			if (!str_empty(at))
				return str_print(arena, "%s/%.*s", name,
				                 STR_ARG(at));
		}
	} else if (json_is_array(a) &&
	           json_array_size(a) == json_array_size(b)) {
		json_array_foreach (a, i, one) {
			at = differs(arena, one, json_array_get(b, i));
			if (!str_empty(at))
				return str_print(arena, "%zu/%.*s", i,
				                 STR_ARG(at));
		}
	} else if (!json_equal(a, b)) {
		return S("differs");
	}
	return at;
}

#define PRIMARY "outcome y binary primary|column = \"y\"|"
#define KNOWN   "number age|cuts = [28, 34]|word sex|word place|"

/* The word of the verdict, what may be said by it, and that a look has passed,
 * which is the same. */
static void
word_drop(json_t *json)
{
	json_t *verdict = json_object_get(json, "verdict"), *one;
	size_t i;

	result_set(verdict, "word", (json_null)());
	result_set(verdict, "can_say", (json_null)());
	result_set(verdict, "cannot_say", (json_null)());
	json_array_foreach (json_object_get(json, "looks"), i, one) {
		result_set(one, "crossed", (json_null)());
	}
}

/* Of each of these towns the same leaves. */
static void
same_leaves(struct test *t, const struct town *a, const struct town *b,
            const char *parts, bool worded)
{
	for (uint64_t seed = 1; seed <= 4; seed++) {
		struct town one = *a, two = *b;
		json_t *first, *second;

		one.seed = two.seed = 88172645463325252u * seed;
		first = town_released(t, &one, parts);
		second = town_released(t, &two, parts);
		if (worded)
			expect_str(result_report(t, second),
			           str_c(t->arena, result_report(t, first)));
		if (!worded) {
			word_drop(first);
			word_drop(second);
		}
		expect_str(differs(t->arena, first, second), "");
		expect_str(differs(t->arena, second, first), "");
	}
}

TEST("evaluation publish: what repeats a hidden row's estimate is hidden with "
     "it")
{
	static const struct town two = {84, 900, 2, {9, 9}, 0},
	                         three = {84, 900, 3, {9, 9}, 0};
	static const char parts[] = PRIMARY
	        "outcome rare binary negative-control|"
	        "column = \"rare\"|" KNOWN "method m nearest|ratio = 5";
	json_t *json, *of;

	same_leaves(t, &two, &three, parts, true);
	json = town_released(t, &(struct town){84, 900, 3, {9, 9}, 7}, parts);
	of = json_array_get(
	        json_object_get(json_object_get(json, "sensitivity"),
	                        "negative"),
	        0);
	expect_true(result_hidden(of, "estimate"));
	expect_true(result_hidden(of, "ci"));
	expect_true(result_hidden(of, "failed"));
	/* and where there are many of them it leaves */
	json = town_released(t, &(struct town){120, 900, 12, {9, 9}, 7}, parts);
	of = json_array_get(
	        json_object_get(json_object_get(json, "sensitivity"),
	                        "negative"),
	        0);
	expect_false(result_hidden(of, "estimate"));
}

TEST("evaluation publish: what is hidden of a second outcome changes nothing "
     "that is shown, by each kind of method and of outcome")
{
	static const struct town none = {84, 900, 0, {9, 9}, 0},
	                         some[] = {{84, 900, 3, {9, 9}, 0},
	                                   {84, 900, 6, {9, 9}, 0},
	                                   {84, 900, 7, {9, 9}, 0},
	                                   {84, 900, 9, {9, 9}, 0}};
	static const char *const outcomes[] = {
	        "outcome rare binary secondary|column = \"rare\"|",
	        "outcome rare binary exploratory|column = \"rare\"|",
	        "outcome rare count secondary|column = \"rare\"|",
	        "outcome rare time secondary|time = \"rared\"|"
	        "event = \"raree\"|",
	        "outcome had binary secondary|column = \"had\"|"
	        "outcome rare binary secondary|column = \"rare\"|"
	        "outcome d time secondary|time = \"d\"|event = \"e\"|"};
	static const char *const methods[] = {
	        "method m nearest|ratio = 5",
	        "method m nearest|ratio = 1|method w entropy",
	        "method m cem|method n nearest", "method m iptw"};

	for (size_t i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++)
		for (size_t k = 0; k < 4; k++)
			same_leaves(t, &none, &some[k],
			            str_print(t->arena, PRIMARY "%s" KNOWN "%s",
			                      outcomes[i], methods[k])
			                    .p,
			            true);
}

TEST("evaluation publish: what is hidden of the planned outcome changes "
     "nothing that is shown, but for the word of the verdict")
{
	static const struct town six = {84, 900, 6, {9, 9}, 0},
	                         eight = {84, 900, 8, {9, 9}, 0};
	static const char *const outcomes[] = {
	        "outcome rare binary primary|column = \"rare\"|",
	        "outcome rare count primary|column = \"rare\"|",
	        ("outcome rare time primary|time = \"rared\"|"
	         "event = \"raree\"|")};
	static const char *const methods[] = {
	        "method m nearest|ratio = 5|method w entropy|adjusted = true",
	        ("method m nearest|ratio = 1|adjusted = true|"
	         "method n nearest|ratio = 2"),
	        "method m cem|method i iptw|estimand = \"ate\""};

	for (size_t i = 0; i < 3; i++)
		for (size_t k = 0; k < 3; k++)
			same_leaves(
			        t, &six, &eight,
			        str_print(t->arena,
			                  "%s"
			                  "outcome y binary secondary|"
			                  "column = \"y\"|"
			                  "outcome d time exploratory|"
			                  "time = \"d\"|event = \"e\"|" KNOWN
			                  "%s%s",
			                  outcomes[i], methods[k],
			                  i == 0 ? "|[subgroups]|columns = "
			                           "[\"place\", \"sex\"]"
			                         : "")
			                .p,
			        false);
}

TEST("evaluation publish: p of groups is hidden where one of them is")
{
	/* of participants of two places, one has another one's event */
	static const struct town one = {150, 900, 9, {4, 12}, 0},
	                         two = {150, 900, 9, {5, 11}, 0};
	static const char parts[] =
	        "outcome had binary primary|column = \"had\"|" KNOWN
	        "method m exact|exact = [\"sex\"]|"
	        "[subgroups]|columns = [\"place\"]";
	json_t *json, *row;

	same_leaves(t, &one, &two, parts, true);
	json = town_released(t, &(struct town){150, 900, 9, {5, 11}, 7}, parts);
	row = result_row(json, "effects", "id", "had-rd-place-third");
	expect_false(result_hidden(row, "estimate"));
	expect_true(result_hidden(row, "p"));
	json = town_released(t, &(struct town){150, 900, 9, {15, 15}, 7},
	                     parts);
	row = result_row(json, "effects", "id", "had-rd-place-third");
	expect_false(result_hidden(row, "p"));
}

/* --- digits --------------------------------------------------------------- */

/* What a plan says, and days of its grid, tell of nobody. */
static bool
is_planned(const char *name)
{
	static const char *const names[] = {"plan", "methods", "sealed",
	                                    "release", NULL};

	return str_word(str_of(name), names) >= 0;
}

static bool
is_fine(double v)
{
	double by = v == 0 ? 1 : pow(10, 2 - floor(log10(fabs(v))));

	return fabs(v * by - round(v * by)) > 1e-6 && fabs(v - round(v)) > 1e-9;
}

/* Where a number has more than three digits that is no whole one. */
static struct str
fine_in(struct arena *arena, json_t *json)
{
	const char *name;
	struct str at = S("");
	json_t *one;
	size_t i;

	if (json_is_number(json) && is_fine(json_number_value(json)))
		return str_print(arena, "%.12g", json_number_value(json));
	json_object_foreach (json, name, one) {
		at = is_planned(name) ? S("") : fine_in(arena, one);
		if (!str_empty(at))
			return str_print(arena, "%s/%.*s", name, STR_ARG(at));
	}
	json_array_foreach (json, i, one) {
		at = fine_in(arena, one);
		if (!str_empty(at))
			return str_print(arena, "%zu/%.*s", i, STR_ARG(at));
	}
	return at;
}

TEST("evaluation publish: no number of a release has more than three digits, "
     "and the width of a caliper two")
{
	static const struct town town = {150, 900, 20, {15, 15}, 11};
	static const char *const names[] = {"inconclusive", "reduced",
	                                    "unreliable"};
	static const char *const methods[] = {
	        ("method m nearest|ratio = 5|method w entropy|method p nearest|"
	         "ratio = 1"),
	        "method m iptw|estimand = \"ate\"", "method m cem"};
	struct eval_release out = {0};
	json_t *json;

	for (size_t k = 0; k < 3; k++) {
		result_release(t, result_read(t, names[k]), &out);
		expect_str(fine_in(t->arena, out.json), "");
		json = town_released(
		        t, &town,
		        str_print(t->arena,
		                  PRIMARY
		                  "outcome rare binary negative-control|"
		                  "column = \"rare\"|outcome d time secondary|"
		                  "time = \"d\"|event = \"e\"|" KNOWN "%s|"
		                  "[subgroups]|columns = [\"place\"]",
		                  methods[k])
		                .p);
		expect_str(fine_in(t->arena, json), "");
	}
	json = json_object_get(out.json, "matching");
	expect_true(fabs(result_num(json, "caliper_width") - 0.11) < 1e-9);
}
