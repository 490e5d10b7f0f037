/*
 * eval_design_test.c - groups made alike, and what stops it.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_study_test.h"
#include "stats/random_test.h"

#define FAKE \
	"outcome y binary primary|column = \"y\"|" \
	"number age|word sex|word area|"

static const struct fake usual = {
        .treated = 60, .control = 400, .shift = 3, .risk = {0.4, 0.3}};

/* --- every method -------------------------------------------------------- */

static const char *const kinds[] = {
        "nearest",
        "nearest|replace = true|ratio = 3",
        "nearest|order = \"closest\"|ratio = 2",
        "nearest|order = \"random\"|ratio = 2|seed = 5",
        "nearest|order = \"smallest\"|exact = [\"sex\", \"area\"]",
        "nearest|caliper = \"none\"|scale = \"score\"",
        "nearest|model = \"probit\"|caliper_scale = \"pooled\"",
        "radius",
        "radius|exact = [\"sex\"]|caliper = 0.1",
        "exact|exact = [\"sex\", \"area\"]",
        "cem|exact = [\"sex\"]",
        "subclass|subclasses = 4",
        "optimal|ratio = 2",
        "iptw",
        "iptw|estimand = \"ate\"",
        "iptw|estimand = \"ato\"|truncate = 99",
        "entropy"};

#define KINDS (sizeof(kinds) / sizeof(kinds[0]))

/* A plan of every kind of outcome, with this method. */
static const char *
kind_plan(struct test *t, size_t kind, const char *more)
{
	return str_c(
	        t->arena,
	        str_print(t->arena,
	                  "outcome y binary primary|column = \"y\"|word sex|"
	                  "word area|number age|cuts = [25, 30, 35]|"
	                  "outcome n count secondary|column = \"n\"|"
	                  "outcome d time secondary|time = \"d\"|"
	                  "event = \"e\"|%smethod m %s",
	                  more, kinds[kind]));
}

TEST("design: every kind of method makes groups that keep its promises")
{
	for (size_t k = 0; k < KINDS; k++) {
		struct study s;

		study_fake_run(t, &s, &usual, kind_plan(t, k, ""));
		if (!s.good)
			fail_msg("%s: %s", kinds[k],
			         stats_code_names[s.st.notes[0].code]);
		expect_true(s.design.matched_treated > 30);
		expect_true(s.design.used_control > 30);
		test_arena_drop(s.st.arena);
	}
}

TEST("design: whatever a small table holds, a study ends with a result or "
     "with a code")
{
	static const char *const more[] = {
	        "", "[missing]|how = \"impute\"|imputations = 20|",
	        "[subgroups]|columns = [\"sex\", \"area\"]|"};
	uint64_t seed = 20261129;
	size_t good = 0;

	for (int round = 0; round < 480; round++) {
		struct fake f = {.treated = 1 + (size_t)random_of(&seed, 40),
		                 .control = (size_t)random_of(&seed, 90),
		                 .shift = random_of(&seed, 9),
		                 .risk = {random_of(&seed, 10) / 10,
		                          random_of(&seed, 10) / 10},
		                 .gaps = random_of(&seed, 3) / 20,
		                 .unknown = random_of(&seed, 3) / 10,
		                 .late = random_of(&seed, 300),
		                 .seed = seed};
		size_t kind = (size_t)random_of(&seed, KINDS);
		size_t which = (size_t)random_of(&seed, 3);
		struct study s;

		study_fake_run(t, &s, &f, kind_plan(t, kind, more[which]));
		good += s.good;
		expect_true(s.good == (s.result != NULL));
		if (!s.good)
			expect_true(stats_is_error(
			        s.st.notes[s.st.notes_n - 1].code));
		test_arena_drop(s.st.arena);
	}
	expect_true(good > 60 && good < 480);
}

/* --- promises that are not kept ------------------------------------------ */

struct broken {
	struct study *s;
	struct eval_groups_made made;
};

static void
look_again(void *data)
{
	struct broken *b = data;

	eval_design_check(&b->s->st, b->s->data, &b->s->design.made->sets[0],
	                  &b->made);
}

/* A copy of the groups, to break. */
static void
broken_make(struct test *t, struct study *s, struct broken *b)
{
	const struct eval_groups_made *from = &s->design.made->sets[0].made[0];
	size_t n = s->data->n;

	*b = (struct broken){s, *from};
	b->made.weight = arena_new(t->arena, double, n + 1);
	memcpy(b->made.weight, from->weight, n * sizeof(double));
	b->made.links =
	        arena_new(t->arena, struct stats_link, from->links_n + 1);
	if (from->links_n > 0)
		memcpy(b->made.links, from->links,
		       from->links_n * sizeof(*from->links));
	expect_ends(look_again, b, BOUNDARY_RETURNED);
}

TEST("design: what every method promises is looked at again on each run, and "
     "a promise that is not kept ends the run")
{
	struct study s;
	struct broken b;

	expect_log("claim_broken", NULL);
	study_fake_run(t, &s, &usual, FAKE "method m nearest|ratio = 2");
	expect_good(&s);
	/* a control twice */
	broken_make(t, &s, &b);
	b.made.width = NAN;
	b.made.links[2].control = b.made.links[0].control;
	expect_ends(look_again, &b, BOUNDARY_ASSERT);
	/* a pair beyond the caliper */
	broken_make(t, &s, &b);
	b.made.width /= 1e6;
	expect_ends(look_again, &b, BOUNDARY_ASSERT);
	/* weights that do not add up */
	broken_make(t, &s, &b);
	b.made.weight[b.made.links[0].control] += 0.5;
	expect_ends(look_again, &b, BOUNDARY_ASSERT);
	/* groups the wrong way round */
	broken_make(t, &s, &b);
	b.made.links[0].treated = b.made.links[0].control;
	expect_ends(look_again, &b, BOUNDARY_ASSERT);
}

TEST("design: a control that is not the nearest, a cell out of balance and "
     "means that are not met end the run")
{
	struct study s;
	struct broken b;
	size_t i = 0;

	expect_log("claim_broken", NULL);
	study_fake_run(
	        t, &s, &usual,
	        FAKE
	        "method m nearest|ratio = 1|replace = true|caliper = \"none\"");
	expect_good(&s);
	broken_make(t, &s, &b);
	while (b.made.weight[i] <= 0 || s.data->treat[i] > 0.5 ||
	       b.made.links[0].control == i)
		i++;
	b.made.links[0].control = i;
	expect_ends(look_again, &b, BOUNDARY_ASSERT);
	study_fake_run(t, &s, &usual, FAKE "method m exact|exact = [\"sex\"]");
	expect_good(&s);
	*(&b) = (struct broken){&s, s.design.made->sets[0].made[0]};
	b.made.weight[0] *= 1.5;
	expect_ends(look_again, &b, BOUNDARY_ASSERT);
	study_fake_run(t, &s, &usual, FAKE "method m entropy");
	expect_good(&s);
	*(&b) = (struct broken){&s, s.design.made->sets[0].made[0]};
	b.made.weight[0] += 1;
	expect_ends(look_again, &b, BOUNDARY_ASSERT);
}

TEST("design: weights of everybody, and of those who might be in either group, "
     "that are not those of the score end the run")
{
	static const char *const plans[] = {FAKE
	                                    "method m iptw|estimand = \"ate\"",
	                                    FAKE
	                                    "method m iptw|estimand = \"ato\""};
	struct eval_score score;
	struct study s;
	struct broken b;
	double *share;

	expect_log("claim_broken", NULL);
	for (size_t k = 0; k < 2; k++) {
		study_fake_run(t, &s, &usual, plans[k]);
		expect_good(&s);
		broken_make(t, &s, &b);
		b.made.weight[0] *= 1.001;
		expect_ends(look_again, &b, BOUNDARY_ASSERT);
	}
	/* by a score that is no maximum the overlap does not balance */
	broken_make(t, &s, &b);
	share = arena_new(t->arena, double, s.data->n + 1);
	memcpy(share, b.made.score->share, s.data->n * sizeof(*share));
	share[0] *= 0.99;
	b.made.weight[0] = s.data->treat[0] > 0.5 ? 1 - share[0] : share[0];
	score = *b.made.score;
	score.share = share;
	b.made.score = &score;
	expect_ends(look_again, &b, BOUNDARY_ASSERT);
	/* one with a penalty need not */
	score.penalised = true;
	expect_ends(look_again, &b, BOUNDARY_RETURNED);
}

/* --- what stops it ------------------------------------------------------- */

TEST("design: a covariate that parts the groups stops it, and is named")
{
	struct fake f = usual;
	struct study s;

	f.shift = 30;
	study_fake_run(t, &s, &f, FAKE "method m nearest");
	expect_stopped(t, &s, E_SEPARATION, "age", 0);
}

TEST("design: where the plan says so a score that is separated has Firth's "
     "penalty, and only there")
{
	static const char *const ways[] = {
	        FAKE "method m nearest|caliper = \"none\"|firth = true",
	        FAKE "method m iptw|firth = true"};
	struct fake f = usual;
	struct study s, plain;
	const json_t *score;

	f.shift = 30;
	for (size_t k = 0; k < 2; k++) {
		study_fake_run(t, &s, &f, ways[k]);
		expect_good(&s);
		score = json_object_get(s.design.facts, "score");
		expect_str(str_of(json_string_value(
		                   json_object_get(score, "model"))),
		           "firth");
		expect_false(stats_met(&s.st, E_SEPARATION));
	}
	/* where nothing is separated it is the score that it was */
	study_fake_run(t, &s, &usual, FAKE "method m nearest|firth = true");
	study_fake_run(t, &plain, &usual, FAKE "method m nearest");
	expect_good(&s);
	score = json_object_get(s.design.facts, "score");
	expect_true(json_equal(score,
	                       json_object_get(plain.design.facts, "score")));
	expect_str(str_of(json_string_value(json_object_get(score, "model"))),
	           "logit");
}

TEST("design: nobody who is alike is no overlap")
{
	struct fake f = usual;
	struct study s;

	f.shift = 25;
	study_fake_run(t, &s, &f,
	               "outcome y binary primary|column = \"y\"|number age|"
	               "cuts = [42]|method m cem");
	expect_stopped(t, &s, E_NO_OVERLAP, NULL, 60);
}

/* 120 people of two sexes, and some comparators of another. */
static const char *
strangers_file(struct test *t, int strangers)
{
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 20);
	buf_lit(&buf, "id,group,age,sex,y\n");
	for (int i = 0; i < 120 + strangers; i++) {
		const char *sex = i % 3 == 0 ? "F" : "M";

		if (i >= 120)
			sex = i % 2 == 0 ? "X" : "";
		buf_print(&buf, "p%d,%d,%d,%s,%d\n", i, i < 40,
		          20 + (i * 7) % 23, sex, i % 2);
	}
	return study_file(t, "strangers.csv", buf_get(&buf));
}

TEST("design: a comparator with something that no participant has is like "
     "nobody, and is left out with a warning")
{
	struct eval_inputs in = {.people = strangers_file(t, 9)};
	struct study s;
	const json_t *flow, *first;
	const char *plan = "outcome y binary primary|column = \"y\"|"
	                   "number age|word sex|method m nearest|ratio = 1";

	study_plan(t, &s, plan);
	study_run(t, &s, &in);
	expect_good(&s);
	flow = json_object_get(s.result, "flow");
	expect_equal(study_number(t, json_array_get(flow, 2), "control"), 89);
	expect_equal(study_number(t, json_array_get(flow, 3), "control"), 80);
	first = json_array_get(json_object_get(s.result, "warnings"), 0);
	expect_str(str_of(json_string_value(json_object_get(first, "code"))),
	           "W_LIKE_NOBODY");
	expect_equal(study_number(t, first, "count"), 9);
	expect_str(str_of(json_string_value(json_object_get(first, "says"))),
	           "Comparators who have something that no participant has "
	           "were left out: column sex; 9 comparators. They can be "
	           "compared with nobody, and nothing need be mended.");
	expect_false(stats_met(&s.st, W_ROWS_DROPPED));
	in.people = strangers_file(t, 0);
	study_run(t, &s, &in);
	expect_good(&s);
	expect_false(stats_met(&s.st, W_LIKE_NOBODY));
	/* of an effect on everybody they would say something */
	in.people = strangers_file(t, 9);
	study_plan(t, &s,
	           "outcome y binary primary|column = \"y\"|number age|"
	           "word sex|method m iptw|estimand = \"ate\"");
	study_run(t, &s, &in);
	expect_stopped(t, &s, E_SEPARATION, "sex=X", 0);
}

TEST("design: a mean that no weights reach is said, with its column")
{
	struct fake f = usual;
	struct study s;

	f.shift = 25;
	study_fake_run(t, &s, &f, FAKE "method m entropy");
	expect_stopped(t, &s, E_NO_BALANCE_POSSIBLE, "age", 0);
}

TEST("design: a method beside the primary one that cannot be done is shown as "
     "that")
{
	struct fake f = usual;
	struct study s;
	const json_t *row, *warnings, *one;
	bool said = false;
	size_t k;

	f.shift = 25;
	study_fake_run(
	        t, &s, &f,
	        "outcome y binary primary|column = \"y\"|number age|word sex|"
	        "method m exact|exact = [\"sex\"]|method e entropy");
	expect_good(&s);
	row = study_effect(t, &s, "y-rd-e");
	expect_true(json_is_null(json_object_get(row, "estimate")));
	expect_true(json_is_null(json_object_get(row, "risk_treated")));
	warnings = json_object_get(s.result, "warnings");
	json_array_foreach (warnings, k, one)
		said |= strcmp(json_string_value(json_object_get(one, "code")),
		               "E_NO_BALANCE_POSSIBLE") == 0;
	expect_true(said);
}

/* --- what is warned of --------------------------------------------------- */

TEST("design: poor balance, few who are kept and great weights are said")
{
	struct fake f = usual;
	struct study s;

	f.shift = 12;
	study_fake_run(t, &s, &f,
	               FAKE "method m nearest|ratio = 5|caliper = \"none\"");
	expect_good(&s);
	expect_true(stats_met(&s.st, W_POOR_BALANCE));
	expect_true(s.design.poor > 0 && s.design.worst > 0.1);
	expect_false(stats_met(&s.st, W_LOW_RETENTION));
	f.treated = 200;
	f.control = 200;
	study_fake_run(t, &s, &f,
	               FAKE "method m nearest|ratio = 1|caliper = 0.05");
	expect_good(&s);
	expect_true(stats_met(&s.st, W_LOW_RETENTION));
	expect_true(json_array_size(json_object_get(s.design.facts, "lost")) >
	            0);
	f = usual;
	f.shift = 15;
	study_fake_run(t, &s, &f, FAKE "method m iptw");
	expect_good(&s);
	expect_true(stats_met(&s.st, W_EXTREME_WEIGHTS));
	study_fake_run(t, &s, &usual, FAKE "method m nearest");
	expect_good(&s);
	expect_false(stats_met(&s.st, W_EXTREME_WEIGHTS));
	expect_false(stats_met(&s.st, W_LOW_RETENTION));
}

/* --- what is not known --------------------------------------------------- */

TEST("design: a missing covariate is a category or an indicator, and nobody "
     "is dropped for it")
{
	struct fake f = usual;
	struct study s;
	const json_t *missing, *flow;

	f.gaps = 0.1;
	study_fake_run(t, &s, &f, FAKE "method m nearest");
	expect_good(&s);
	missing = json_object_get(s.result, "missing");
	expect_equal(json_array_size(missing), 2);
	expect_str(str_of(json_string_value(
	                   json_object_get(json_array_get(missing, 0), "how"))),
	           "indicator");
	expect_str(str_of(json_string_value(
	                   json_object_get(json_array_get(missing, 1), "how"))),
	           "category");
	flow = json_array_get(json_object_get(s.result, "flow"), 3);
	expect_equal(study_number(t, flow, "treated"), 60);
	expect_equal(study_number(t, flow, "control"), 400);
	expect_has(s.text, "\"age (not known)\"");
	expect_has(s.text, "\"sex=(not known)\"");
}

TEST("design: gaps that are imputed hang on the seed and on nobody's place, "
     "and what is known stays")
{
	struct fake f = usual;
	struct study s;
	const struct eval_completed *a, *b;
	size_t gaps = 0, differ = 0;
	char sha256[65];

	f.gaps = 0.2;
	study_fake_run(t, &s, &f,
	               FAKE "method m nearest|[missing]|how = \"impute\"|"
	                    "imputations = 20|seed = 3");
	expect_good(&s);
	expect_equal(s.design.made->sets_n, 20);
	a = &s.design.made->sets[0];
	b = &s.design.made->sets[1];
	for (size_t i = 0; i < s.data->n; i++) {
		double known = s.data->frame.columns[0].v[i];
		double one = a->frame.columns[0].v[i];

		if (isnan(known)) {
			gaps++;
			differ += one != b->frame.columns[0].v[i];
			expect_true(one >= 20 && one <= 43);
		} else {
			expect_near(one, known, 0);
		}
		expect_true(a->frame.columns[1].code[i] >= 0 &&
		            a->frame.columns[1].code[i] < 2);
	}
	expect_true(gaps > 50 && differ > gaps / 2);
	memcpy(sha256, s.design.sha256, sizeof(sha256));
	study_fake_run(t, &s, &f,
	               FAKE "method m nearest|[missing]|how = \"impute\"|"
	                    "imputations = 20|seed = 3");
	expect_str(str_of(s.design.sha256), sha256);
	study_fake_run(t, &s, &f,
	               FAKE "method m nearest|[missing]|how = \"impute\"|"
	                    "imputations = 20|seed = 4");
	expect_false(str_is(str_of(s.design.sha256), sha256));
}

TEST("design: another seed of a tie, another person or another weight is "
     "another design")
{
	struct fake f = usual;
	struct study s;
	char sha256[65];

	study_fake_run(t, &s, &f, FAKE "method m nearest");
	memcpy(sha256, s.design.sha256, sizeof(sha256));
	study_fake_run(t, &s, &f, FAKE "method m nearest");
	expect_str(str_of(s.design.sha256), sha256);
	study_fake_run(t, &s, &f, FAKE "method m nearest|ratio = 4");
	expect_false(str_is(str_of(s.design.sha256), sha256));
	study_fake_run(t, &s, &f, FAKE "method m nearest|seed = 2");
	expect_str(str_of(s.design.sha256), sha256);
	f.control++;
	study_fake_run(t, &s, &f, FAKE "method m nearest");
	expect_false(str_is(str_of(s.design.sha256), sha256));
}

TEST("design: at random another seed is another design, and the same seed the "
     "same one")
{
	static const char lot[] = FAKE "method m nearest|ratio = 1|"
	                               "order = \"random\"|seed = ";
	struct fake f = usual;
	struct study s;
	char sha256[65];

	f.control = 80; /* so few that who chooses first matters */
	study_fake_run(t, &s, &f, str_print(t->arena, "%s1", lot).p);
	expect_good(&s);
	memcpy(sha256, s.design.sha256, sizeof(sha256));
	study_fake_run(t, &s, &f, str_print(t->arena, "%s1", lot).p);
	expect_str(str_of(s.design.sha256), sha256);
	study_fake_run(t, &s, &f, str_print(t->arena, "%s2", lot).p);
	expect_good(&s);
	expect_false(str_is(str_of(s.design.sha256), sha256));
}

TEST("design: counts of the flow are those of the file, counted again")
{
	struct fake f = usual;
	struct study s;
	const json_t *flow, *sizes, *one;
	double sets = 0, links = 0, used[2] = {0, 0};
	size_t k;

	f.treated = 150;
	study_fake_run(t, &s, &f,
	               FAKE "method m nearest|ratio = 3|caliper = 0.1");
	expect_good(&s);
	for (size_t i = 0; i < s.data->n; i++)
		used[s.data->treat[i] > 0.5] +=
		        s.design.made->sets[0].made[0].weight[i] > 0;
	flow = json_array_get(json_object_get(s.result, "flow"), 5);
	expect_equal(study_number(t, flow, "treated"), used[1]);
	expect_equal(study_number(t, flow, "control"), used[0]);
	sizes = json_object_get(json_object_get(s.result, "matching"), "sizes");
	json_array_foreach (sizes, k, one) {
		sets += study_number(t, one, "sets");
		links += study_number(t, one, "sets") *
		         study_number(t, one, "controls");
	}
	expect_equal(sets, used[1]);
	expect_equal(links, used[0]);
}

/* --- memory of one step -------------------------------------------------- */

/* A step that has words of its own, and asks for so much. */
struct step {
	struct stats st;
	size_t bytes;
};

static void
step_go(void *data)
{
	struct step *step = data;
	struct stats own;
	struct eval_scratch *scratch = eval_scratch_begin(&step->st, &own);
	struct stats_note *note = stats_note(&own, E_BAD_VALUE);

	note->what = str_print(own.arena, "It is %s", "so");
	note->then = str_print(own.arena, "Do %s", "that");
	stats_about(note, str_print(own.arena, "col%s", "umn"));
	(void)arena_bytes(own.arena, step->bytes, 1);
	eval_scratch_end(&step->st, &own, scratch);
}

TEST("design: what a step noted keeps its words when the step is gone, and a "
     "step has no more memory than the whole has left")
{
	struct arena *arena = test_arena(t, (size_t)4 << 20);
	struct step step = {.bytes = (size_t)1 << 20};

	stats_begin(&step.st, arena);
	expect_ends(step_go, &step, BOUNDARY_RETURNED);
	expect_str(eval_code_says(t->arena, &step.st.notes[0]),
	           "It is so: column column. Do that.");
	(void)arena_bytes(arena, (size_t)7 << 19, 1);
	expect_ends(step_go, &step, BOUNDARY_CEILING);
	step.bytes = 1000;
	expect_ends(step_go, &step, BOUNDARY_RETURNED);
	test_arena_drop(arena);
}
