/*
 * eval_estimate_codes_test.c - what stops an estimate, what is warned of, and
 * what stands beside it.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_study_test.h"
#include "stats/special.h"
#include "stats/table.h"

#define FAKE \
	"number age|word sex|word area|method m nearest|" \
	"caliper = \"none\"|outcome y binary primary|column = \"y\""

static const struct fake usual = {
        .treated = 100, .control = 800, .shift = 1, .risk = {0.5, 0.5}};

static void
run(struct test *t, struct study *s, const struct fake *fake, const char *parts,
    const struct eval_lock_facts *facts)
{
	struct eval_inputs in = {.people = study_fake(t, fake)};
	struct eval_lock_facts first = {.look = 1, .designs = 1};

	study_plan(t, s, parts);
	study_run_as(t, s, &in, facts == NULL ? &first : facts);
}

/* Whether a warning of this code is in the result. */
static bool
is_warned(const struct study *s, const char *code)
{
	const json_t *one;
	size_t k;

	json_array_foreach (json_object_get(s->result, "warnings"), k, one)
		if (strcmp(json_string_value(json_object_get(one, "code")),
		           code) == 0)
			return true;
	return false;
}

TEST("estimate: without an event, and with fewer than five in a group, the "
     "primary outcome has no estimate")
{
	struct fake f = usual;
	struct study s;

	f.risk[0] = f.risk[1] = 0;
	run(t, &s, &f, FAKE, NULL);
	expect_stopped(t, &s, E_NO_EVENTS, "y", 0);
	f.risk[0] = 0.5;
	f.risk[1] = 0.02;
	run(t, &s, &f, FAKE, NULL);
	expect_stopped(t, &s, E_FEW_EVENTS, "y", 1);
	f.risk[1] = 0.07;
	run(t, &s, &f, FAKE, NULL);
	expect_good(&s);
	expect_true(is_warned(&s, "W_FEW_EVENTS"));
	run(t, &s, &usual, FAKE, NULL);
	expect_good(&s);
	expect_false(is_warned(&s, "W_FEW_EVENTS"));
}

#define OFTEN "number age|outcome n count primary|column = \"n\"|"

/* Participants in the sets who have any. */
static int64_t
people_with(const struct study *s)
{
	const double *w = s->design.made->sets[0].made[0].weight;
	int64_t n = 0;

	for (size_t i = 0; i < s->data->n; i++)
		n += s->data->treat[i] > 0.5 && w[i] > 0 &&
		     s->data->seen[0].y[i] > 0;
	return n;
}

TEST("estimate: events are of people there: one person with six is one")
{
	struct fake f = usual;
	struct study s;

	f.risk[1] = 0.04;
	f.again = 20;
	run(t, &s, &f, OFTEN "method m nearest", NULL);
	expect_true(people_with(&s) > 0 && people_with(&s) < 5);
	expect_stopped(t, &s, E_FEW_EVENTS, "n", people_with(&s));
}

TEST("estimate: how often has exact limits alone where participants in sets "
     "have none at all")
{
	struct fake f = usual;
	struct stats_rates in = {0, 0, 0, 0};
	struct stats_rates_out out;
	const json_t *row, *ci;
	struct study s;

	f.risk[1] = 0;
	run(t, &s, &f, OFTEN "method m nearest", NULL);
	expect_good(&s);
	expect_true(is_warned(&s, "W_FEW_EVENTS"));
	row = study_effect(t, &s, "n-irr");
	ci = json_object_get(row, "ci");
	in.x0 = study_number(t, row, "events_control");
	in.t0 = study_number(t, row, "n_control");
	in.t1 = study_number(t, row, "n_treated");
	expect_true(stats_rate_ratio(&in, &out));
	expect_equal(study_number(t, row, "events_treated"), 0);
	expect_equal(study_number(t, row, "estimate"), 0);
	expect_true(json_is_null(json_object_get(row, "se")));
	expect_equal(json_number_value(json_array_get(ci, 0)), 0);
	expect_near(json_number_value(json_array_get(ci, 1)), out.rr_exact.high,
	            1e-12);
	expect_near(study_number(t, row, "p"), out.p_exact, 1e-12);
	expect_lacks(s.text, "nan");
	/* weights have no such limits */
	run(t, &s, &f, OFTEN "method m iptw", NULL);
	expect_stopped(t, &s, E_NO_EVENTS, "n", 0);
}

TEST("estimate: how often is told by a negative binomial model too, unless the "
     "counts vary no more than by chance")
{
	struct eval_inputs in = {.people = study_vector(t, "sim84.csv")};
	struct study s;
	const json_t *row, *first;

	study_plan(t, &s,
	           "[data]|group = \"treat\"|outcome r binary primary|"
	           "column = \"reoff12\"|outcome often count secondary|"
	           "column = \"n_reoff12\"|number age|number ogrs|"
	           "method m nearest");
	study_run(t, &s, &in);
	expect_good(&s);
	row = study_effect(t, &s, "often-irr-negative");
	first = study_effect(t, &s, "often-irr");
	/* of groups alone and one time at risk, both are the ratio of means */
	expect_near(study_number(t, row, "estimate"),
	            study_number(t, first, "estimate"), 1e-8);
	expect_near(study_number(t, row, "se"), study_number(t, first, "se"),
	            1e-8);
	expect_true(json_is_false(json_object_get(row, "primary")));
	expect_true(study_number(t, json_object_get(s.result, "frequency"),
	                         "theta") > 0);
	/* one number for everybody who reoffends: nothing beyond chance */
	study_plan(t, &s,
	           "[data]|group = \"treat\"|outcome r binary primary|"
	           "column = \"reoff12\"|outcome often count secondary|"
	           "column = \"reoff12\"|number age|number ogrs|"
	           "method m nearest");
	study_run(t, &s, &in);
	expect_good(&s);
	expect_true(json_is_null(json_object_get(
	        json_object_get(s.result, "frequency"), "theta")));
	expect_lacks(s.text, "often-irr-negative");
}

TEST("estimate: a secondary outcome that cannot be estimated is shown as that")
{
	struct eval_inputs in;
	struct fake f = usual;
	struct study s;
	const json_t *row;

	f.risk[1] = 0.03;
	in = (struct eval_inputs){.people = study_fake(t, &f)};
	study_plan(t, &s,
	           "number age|method m nearest|caliper = \"none\"|"
	           "outcome all binary primary|column = \"all\"|"
	           "outcome y time secondary|time = \"d\"|event = \"e\"");
	/* an outcome with events enough: those of the other sex */
	s.plan.outcomes[0].column = S("sex01");
	study_run(t, &s, &in);
	expect_stopped(t, &s, E_BAD_VALUE, "sex01", 0);
	study_plan(t, &s,
	           "number age|method m nearest|caliper = \"none\"|"
	           "outcome n count primary|column = \"d\"|"
	           "outcome y time secondary|time = \"d\"|event = \"e\"");
	study_run(t, &s, &in);
	expect_good(&s);
	row = study_effect(t, &s, "y-hr");
	expect_true(json_is_null(json_object_get(row, "estimate")));
	expect_true(is_warned(&s, "E_FEW_EVENTS"));
}

TEST("estimate: outcomes that are not known are counted, bounded and weighed "
     "out of their sets")
{
	struct fake f = usual;
	struct study s;
	const json_t *bounds, *row;
	double low, high, now;

	f.unknown = 0.1;
	run(t, &s, &f, FAKE, NULL);
	expect_good(&s);
	expect_true(is_warned(&s, "W_ROWS_DROPPED"));
	row = study_effect(t, &s, "y-rd");
	expect_true(study_number(t, row, "n_treated") < 100);
	now = study_number(t, row, "estimate");
	bounds = json_object_get(json_object_get(s.result, "sensitivity"),
	                         "bounds");
	expect_equal(json_array_size(bounds), 2);
	low = study_number(t, json_array_get(bounds, 0), "estimate");
	high = study_number(t, json_array_get(bounds, 1), "estimate");
	expect_true(low < now && now < high);
}

TEST("estimate: hazards that do not stay in proportion are shown by halves")
{
	struct fake f = usual;
	struct study s;

	f.late = 250;
	run(t, &s, &f,
	    "number age|method m nearest|caliper = \"none\"|"
	    "outcome y time primary|time = \"d\"|event = \"e\"",
	    NULL);
	expect_good(&s);
	expect_true(is_warned(&s, "W_NONPROPORTIONAL"));
	expect_true(study_number(t, study_effect(t, &s, "y-hr-second"),
	                         "estimate") > 1);
	run(t, &s, &usual,
	    "number age|method m nearest|caliper = \"none\"|"
	    "outcome y time primary|time = \"d\"|event = \"e\"",
	    NULL);
	expect_good(&s);
	expect_false(is_warned(&s, "W_NONPROPORTIONAL"));
}

TEST("estimate: fewer people and more offences are seen in the frequency")
{
	struct fake f = usual;
	struct study s;
	const json_t *to;

	f.risk[1] = 0.35;
	f.again = 4;
	run(t, &s, &f, FAKE "|outcome n count secondary|column = \"n\"", NULL);
	expect_good(&s);
	to = json_object_get(s.result, "frequency");
	expect_true(json_is_true(json_object_get(to, "opposite")));
	expect_has(s.text, "Fewer people had any, and there were more");
	f.again = 0;
	run(t, &s, &f, FAKE "|outcome n count secondary|column = \"n\"", NULL);
	to = json_object_get(s.result, "frequency");
	expect_true(json_is_false(json_object_get(to, "opposite")));
}

TEST("estimate: groups of people are shown with the test of interaction, and "
     "with one alone there is none")
{
	struct study s;
	const json_t *north, *south;

	run(t, &s, &usual,
	    FAKE "|[subgroups]|columns = [\"area\", \"same\"]|word same", NULL);
	expect_good(&s);
	north = study_effect(t, &s, "y-rd-area-north");
	south = study_effect(t, &s, "y-rd-area-south");
	expect_near(study_number(t, north, "p"), study_number(t, south, "p"),
	            0);
	expect_equal(study_number(t, north, "n_treated") +
	                     study_number(t, south, "n_treated"),
	             100);
	expect_true(json_is_null(
	        json_object_get(study_effect(t, &s, "y-rd-same-one"), "p")));
}

TEST("estimate: a failed negative control makes a study not reliable")
{
	struct fake f = usual;
	struct study s;

	f.risk[1] = 0.2;
	run(t, &s, &f, FAKE "|outcome n binary negative-control|column = \"e\"",
	    NULL);
	expect_good(&s);
	expect_str(str_of(json_string_value(json_object_get(
	                   json_object_get(s.result, "verdict"), "word"))),
	           "not_reliable");
	expect_has(s.text, "cannot have changed");
	run(t, &s, &f, FAKE, NULL);
	expect_str(str_of(json_string_value(json_object_get(
	                   json_object_get(s.result, "verdict"), "word"))),
	           "reduced");
}

TEST("estimate: p of several secondary outcomes is corrected by Holm or by "
     "Benjamini and Hochberg")
{
	struct study s;
	double p[2], least;
	const char *plan = FAKE "|outcome n count secondary|column = \"n\"|"
	                        "outcome e binary secondary|column = \"e\"";

	run(t, &s, &usual, plan, NULL);
	expect_good(&s);
	p[0] = study_number(t, study_effect(t, &s, "n-irr"), "p");
	p[1] = study_number(t, study_effect(t, &s, "e-rd"), "p");
	least = fmin(p[0], p[1]);
	expect_near(study_number(t,
	                         study_effect(t, &s,
	                                      least < p[0] ? "e-rd" : "n-irr"),
	                         "p_adjusted"),
	            fmin(2 * least, 1), 1e-12);
	expect_true(json_is_null(
	        json_object_get(study_effect(t, &s, "y-rd"), "p_adjusted")));
}

#define THREE \
	FAKE "|outcome n count secondary|column = \"n\"|" \
	     "outcome e binary secondary|column = \"e\"|" \
	     "outcome no binary secondary|column = \"none\""

TEST("estimate: several tests are corrected for their planned number, "
     "estimated or not")
{
	static const char *const plans[] = {
	        THREE, THREE "|[judge]|multiplicity = \"benjamini-hochberg\""};
	struct study s;

	for (int bh = 0; bh < 2; bh++) {
		double p[2], got, least;

		run(t, &s, &usual, plans[bh], NULL);
		expect_good(&s);
		expect_true(is_warned(&s, "E_NO_EVENTS"));
		p[0] = study_number(t, study_effect(t, &s, "n-irr"), "p");
		p[1] = study_number(t, study_effect(t, &s, "e-rd"), "p");
		least = fmin(p[0], p[1]);
		got = fmin(study_number(t, study_effect(t, &s, "n-irr"),
		                        "p_adjusted"),
		           study_number(t, study_effect(t, &s, "e-rd"),
		                        "p_adjusted"));
		/* three were planned, and one has nobody with an event */
		expect_near(got,
		            bh ? fmin(3 * least, 1.5 * fmax(p[0], p[1]))
		               : fmin(3 * least, 1),
		            1e-12);
		expect_true(json_is_null(json_object_get(
		        study_effect(t, &s, "no-rd"), "p_adjusted")));
	}
}

TEST("estimate: a planned look has the boundary of what may be spent, and an "
     "unplanned look can cross none")
{
	struct eval_lock_facts facts = {.look = 1, .designs = 1};
	struct fake f = usual;
	struct study s;
	const json_t *look;
	const char *plan = FAKE
	        "|[looks]|shares = [0.5, 1.0]|planned_events = 600";
	json_t *before;
	double events;

	run(t, &s, &f, plan, &facts);
	expect_good(&s);
	events =
	        study_number(t, study_effect(t, &s, "y-rd"), "events_treated") +
	        study_number(t, study_effect(t, &s, "y-rd"), "events_control");
	look = json_array_get(json_object_get(s.result, "looks"), 0);
	expect_near(study_number(t, look, "information"), events / 600, 1e-12);
	expect_true(study_number(t, look, "critical") > 2.7);
	before = json_deep_copy(json_object_get(s.result, "looks"));
	facts = (struct eval_lock_facts){
	        .look = 2, .designs = 1, .looks_before = before};
	run(t, &s, &f, plan, &facts);
	expect_good(&s);
	expect_equal(json_array_size(json_object_get(s.result, "looks")), 2);
	look = json_array_get(json_object_get(s.result, "looks"), 1);
	expect_near(study_number(t, look, "spent"), 0.05, 1e-6);
	expect_true(study_number(t, look, "critical") > STATS_Z95);
	f.risk[1] = 0.1;
	facts.look = 3;
	facts.unplanned = true;
	run(t, &s, &f, plan, &facts);
	expect_good(&s);
	look = json_array_get(json_object_get(s.result, "looks"), 1);
	expect_true(json_is_null(json_object_get(look, "critical")));
	expect_true(json_is_false(json_object_get(look, "crossed")));
	json_decref(before);
}

TEST("estimate: a look without new information has no boundary and finds "
     "nothing; a smaller alpha widens the primary interval")
{
	struct eval_lock_facts facts = {.look = 1, .designs = 1};
	struct fake f = usual;
	struct study s;
	const char *plan = FAKE
	        "|[looks]|shares = [0.5, 1.0]|planned_events = 600";
	const json_t *look, *row;
	json_t *before;
	double se, low, high;

	f.risk[1] = 0.05;
	run(t, &s, &f, plan, &facts);
	expect_good(&s);
	before = json_deep_copy(json_object_get(s.result, "looks"));
	/* the same events once more */
	facts = (struct eval_lock_facts){
	        .look = 1, .designs = 1, .looks_before = before};
	run(t, &s, &f, plan, &facts);
	expect_good(&s);
	look = json_array_get(json_object_get(s.result, "looks"), 1);
	expect_true(json_is_null(json_object_get(look, "critical")));
	expect_str(str_of(json_string_value(json_object_get(
	                   json_object_get(s.result, "verdict"), "word"))),
	           "inconclusive");
	json_decref(before);
	facts = (struct eval_lock_facts){.look = 1, .designs = 1};
	run(t, &s, &f, FAKE "|[judge]|alpha = 0.01", &facts);
	expect_good(&s);
	row = study_effect(t, &s, "y-rd");
	se = study_number(t, row, "se");
	low = json_number_value(json_array_get(json_object_get(row, "ci"), 0));
	high = json_number_value(json_array_get(json_object_get(row, "ci"), 1));
	expect_near((high - low) / (2 * se), 2.5758293035489, 1e-6);
}

TEST("estimate: everything after an amendment is marked post hoc")
{
	const struct str what[] = {S("judge.smallest")};
	const struct eval_amendment change = {S("A slip"), what, 1, true};
	struct eval_lock_facts facts = {.look = 1,
	                                .designs = 2,
	                                .post_hoc = true,
	                                .amendments = &change,
	                                .amendments_n = 1};
	struct study s;
	const json_t *row;
	size_t k;

	run(t, &s, &usual, FAKE, &facts);
	expect_good(&s);
	json_array_foreach (json_object_get(s.result, "effects"), k, row)
		expect_true(json_is_true(json_object_get(row, "post_hoc")));
	expect_has(s.text, "judge.smallest");
}

TEST("estimate: imputed sets are pooled, and the error grows by what is not "
     "known")
{
	struct fake f = usual;
	struct study s;
	double one;

	f.gaps = 0.3;
	f.shift = 4;
	run(t, &s, &f, FAKE, NULL);
	expect_good(&s);
	one = study_number(t, study_effect(t, &s, "y-rd"), "se");
	run(t, &s, &f, FAKE "|[missing]|how = \"impute\"", NULL);
	expect_good(&s);
	expect_true(study_number(t, study_effect(t, &s, "y-rd"), "se") >
	            0.9 * one);
	expect_true(study_number(t, study_effect(t, &s, "y-rd"), "se") <
	            1.5 * one);
}

/* --- with replacement, and death first ----------------------------------- */

/* Sums over sets, over people and over both, each written out. */
static double
slow_two_way(const struct study *s, double p1, double p0)
{
	const struct eval_groups_made *g = &s->design.made->sets[0].made[0];
	const double *y = s->data->seen[0].y;
	double sets = 0, people = 0, both = 0, n1 = 0;

	for (size_t i = 0; i < s->data->n; i++)
		n1 += s->data->treat[i] > 0.5 && g->weight[i] > 0;
	for (size_t i = 0; i < s->data->n; i++) {
		double mine = (y[i] - p1) / n1, set = mine, person = 0;

		for (size_t k = 0; k < g->links_n; k++) {
			size_t c = g->links[k].control;
			double one = -(y[c] - p0) / n1;

			set += g->links[k].treated == i ? one : 0;
			person += c == i ? one : 0;
			both += c == i ? one * one : 0;
		}
		if (s->data->treat[i] > 0.5 && g->weight[i] > 0) {
			sets += set * set;
			people += mine * mine;
			both += mine * mine;
		} else {
			people += person * person;
		}
	}
	return sqrt((sets + people - both) * n1 / (n1 - 1));
}

TEST("estimate: with replacement the error is that of sets and people, "
     "written out")
{
	struct study s;
	const json_t *row;

	run(t, &s, &usual,
	    "number age|word sex|outcome y binary primary|column = \"y\"|"
	    "method m nearest|ratio = 1|replace = true|caliper = \"none\"",
	    NULL);
	expect_good(&s);
	row = study_effect(t, &s, "y-rd");
	expect_near(study_number(t, row, "se"),
	            slow_two_way(&s, study_number(t, row, "risk_treated"),
	                         study_number(t, row, "risk_control")),
	            1e-10);
}

TEST("estimate: where more than one in a hundred die first, curves are of the "
     "event and not of those who stay")
{
	struct eval_inputs in;
	struct study s;
	const json_t *curve, *row, *at;
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 20);
	buf_lit(&buf, "id,group,age,d,e\n");
	for (int i = 0; i < 300; i++)
		buf_print(&buf, "p%d,%d,%d,%d,%d\n", i, i < 100,
		          20 + (i * 7) % 23, 10 + (i * 37) % 350,
		          i % 3 == 0 ? 1 : (i % 10 == 1 ? 2 : 0));
	in = (struct eval_inputs){
	        .people = study_file(t, "deaths.csv", buf_get(&buf))};
	study_plan(t, &s,
	           "number age|method m nearest|ratio = 1|caliper = \"none\"|"
	           "outcome y time primary|time = \"d\"|event = \"e\"");
	study_run(t, &s, &in);
	expect_good(&s);
	curve = json_array_get(json_object_get(s.result, "curves"), 0);
	expect_str(str_of(json_string_value(json_object_get(curve, "kind"))),
	           "cif");
	expect_has(s.text, "\"y-hr\"");
	row = study_effect(t, &s, "y-rmst");
	expect_true(study_number(t, row, "se") > 0);
	expect_true(
	        json_is_number(json_array_get(json_object_get(row, "ci"), 0)));
	/* all who died first stay in what the share is of */
	at = json_array_get(json_object_get(curve, "differences"), 3);
	expect_near(study_number(t, at, "treated"),
	            study_number(t, row, "risk_treated"), 1e-12);
	expect_true(study_number(t, at, "se") > 0);
}

TEST("estimate: intervals of forty studies without an effect hold nothing, "
     "but for a few")
{
	struct fake f = {
	        .treated = 60, .control = 300, .shift = 2, .risk = {0.4, 0.4}};
	double sum = 0;
	int held = 0;

	for (uint64_t draw = 1; draw <= 40; draw++) {
		struct study s;
		const json_t *row, *ci;

		f.seed = draw * 7919;
		run(t, &s, &f,
		    "number age|word sex|word area|method m nearest|ratio = 3|"
		    "outcome y binary primary|column = \"y\"",
		    NULL);
		expect_good(&s);
		row = study_effect(t, &s, "y-rd");
		ci = json_object_get(row, "ci");
		sum += study_number(t, row, "estimate");
		held += json_number_value(json_array_get(ci, 0)) <= 0 &&
		        json_number_value(json_array_get(ci, 1)) >= 0;
		test_arena_drop(s.st.arena);
	}
	/* of 40 at 95 %, fewer than 34 would be less than one in a thousand */
	expect_true(held >= 34);
	expect_true(fabs(sum / 40) < 0.04);
}
