/*
 * eval_estimate_level_test.c - how sure an interval is, and of whom a finding.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_study_test.h"
#include "stats/special.h"

#define FAKE \
	"number age|word sex|word area|method m nearest|" \
	"caliper = \"none\"|outcome y binary primary|column = \"y\""

static const struct fake usual = {
        .treated = 100, .control = 800, .shift = 1, .risk = {0.5, 0.5}};

static const json_t *
verdict_of(const struct study *s)
{
	return json_object_get(s->result, "verdict");
}

static struct str
word_of(const json_t *object, const char *key)
{
	return str_of(json_string_value(json_object_get(object, key)));
}

static double
side_of(const json_t *row, size_t side)
{
	return json_number_value(
	        json_array_get(json_object_get(row, "ci"), side));
}

/* How many errors the primary interval reaches to each side. */
static double
reach_of(struct test *t, const struct study *s)
{
	const json_t *row = study_effect(t, s, "y-rd");

	return (side_of(row, 1) - side_of(row, 0)) /
	       (2 * study_number(t, row, "se"));
}

TEST("estimate: where all but fewer than five of a group have the event there "
     "is no estimate either")
{
	struct fake f = usual;
	struct study s;

	f.risk[0] = f.risk[1] = 1;
	study_fake_run(t, &s, &f, FAKE);
	expect_stopped(t, &s, E_FEW_EVENTS, "y", 0);
	f.risk[0] = 0.5;
	f.risk[1] = 0.98;
	study_fake_run(t, &s, &f, FAKE);
	expect_stopped(t, &s, E_FEW_EVENTS, "y", 2);
	f.risk[1] = 0.9;
	study_fake_run(t, &s, &f, FAKE);
	expect_good(&s);
	/* of a number everybody may have one, and some more than others */
	f.risk[0] = f.risk[1] = 1;
	f.again = 3;
	study_fake_run(t, &s, &f,
	               "number age|outcome n count primary|column = \"n\"|"
	               "method m nearest");
	expect_good(&s);
}

TEST("estimate: an interval is as sure as the plan asks, and what passes the "
     "boundary leaves nothing out of it")
{
	static const struct {
		const char *plan;
		double reach;
	} asked[] = {{FAKE, 1.9599639845400545},
	             {FAKE "|[judge]|alpha = 0.1", 1.6448536269514722},
	             {FAKE "|[judge]|alpha = 0.01", 2.5758293035489004}};
	struct fake f = usual;
	struct study s;

	f.risk[1] = 0.41; /* between two and three of its errors */
	for (size_t k = 0; k < 3; k++) {
		const json_t *row, *look;

		study_fake_run(t, &s, &f, asked[k].plan);
		expect_good(&s);
		row = study_effect(t, &s, "y-rd");
		look = json_array_get(json_object_get(s.result, "looks"), 0);
		expect_near(reach_of(t, &s), asked[k].reach, 1e-9);
		expect_near(study_number(t, look, "critical"), asked[k].reach,
		            1e-9);
		expect_equal(json_is_true(json_object_get(look, "crossed")),
		             side_of(row, 1) < 0 || side_of(row, 0) > 0);
	}
}

TEST("estimate: of few sets the boundary is of the same tail of a t")
{
	struct fake f = usual;
	const json_t *look;
	struct study s;

	f.treated = 30;
	study_fake_run(t, &s, &f, FAKE "|[judge]|alpha = 0.1");
	expect_good(&s);
	look = json_array_get(json_object_get(s.result, "looks"), 0);
	expect_near(reach_of(t, &s), stats_t_at(0.95, 29), 1e-9);
	expect_near(study_number(t, look, "critical"), stats_t_at(0.95, 29),
	            1e-9);
}

TEST("estimate: where the outcome of fewer than 80 in 100 participants is "
     "known it is not reliable, and below 95 the effect is of those")
{
	struct fake f = usual;
	struct study s;
	const json_t *why;

	f.risk[1] = 0.1;
	f.unknown = 0.4;
	study_fake_run(t, &s, &f, FAKE);
	expect_good(&s);
	expect_str(word_of(verdict_of(&s), "word"), "not_reliable");
	why = json_object_get(verdict_of(&s), "why");
	expect_equal(json_array_size(why), 1);
	expect_str(str_of(json_string_value(json_array_get(why, 0))),
	           "few_known");
	expect_has(s.text, "of 100 participants is it known what came of them");
	expect_str(word_of(json_object_get(s.result, "plan"), "estimand_name"),
	           "effect on the participants whose outcome is known");
	f.unknown = 0.1;
	study_fake_run(t, &s, &f, FAKE);
	expect_good(&s);
	expect_str(word_of(verdict_of(&s), "word"), "reduced");
	expect_equal(json_array_size(json_object_get(verdict_of(&s), "why")),
	             0);
	f.unknown = 0;
	study_fake_run(t, &s, &f, FAKE);
	expect_str(word_of(json_object_get(s.result, "plan"), "estimand_name"),
	           "average effect on participants");
}
