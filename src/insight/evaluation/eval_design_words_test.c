/*
 * eval_design_words_test.c - cells of words, and of words and numbers.
 */
#include "insight/evaluation/eval_study_test.h"

static const struct fake usual = {
        .treated = 60, .control = 400, .shift = 3, .risk = {0.4, 0.3}};

/* Men do it oftener and are more among participants; what group somebody is in
 * does nothing.  In their tiers nothing differs. */
static const char *
words_file(struct test *t)
{
	static const int n[2][2] = {{60, 20}, {30, 60}};
	struct buf buf;
	int id = 0;

	buf_init(&buf, t->arena, 1 << 20);
	buf_lit(&buf, "id,group,sex,tier,y\n");
	for (int man = 0; man < 2; man++)
		for (int treated = 0; treated < 2; treated++)
			for (int i = 0; i < n[man][treated]; i++)
				buf_print(&buf, "p%d,%d,%s,%c,%d\n", id++,
				          treated, man ? "m" : "f",
				          "AB"[i / 5 % 2],
				          i % 5 < (man ? 3 : 1));
	return study_file(t, "words.csv", buf_get(&buf));
}

static double
words_run(struct test *t, const char *parts)
{
	struct eval_inputs in = {.people = words_file(t)};
	struct study s;

	study_plan(t, &s, parts);
	study_run(t, &s, &in);
	expect_good(&s);
	return study_number(t, study_effect(t, &s, "y-rd"), "estimate");
}

#define WORDS "outcome y binary primary|column = \"y\"|"

TEST("design: cem has the same of words as they are, and of no word that is "
     "not in the score")
{
	/* 40 of 80 against 30 of 90 */
	const double crude = 0.5 - 1.0 / 3;

	expect_near(1 + words_run(t, WORDS "word sex|word tier|method m cem"),
	            1, 1e-12);
	expect_near(1 + words_run(t, WORDS "word sex|word tier|method m exact|"
	                                   "exact = [\"sex\", \"tier\"]"),
	            1, 1e-12);
	expect_near(words_run(t, WORDS "word sex|score = false|word tier|"
	                               "method m cem"),
	            crude, 1e-12);
}

TEST("design: cem has the same of words and of the spans of a number at once")
{
	struct study s, exact;

	study_fake_run(
	        t, &s, &usual,
	        "outcome y binary primary|column = \"y\"|word sex|word area|"
	        "number age|cuts = [25, 30, 35]|method m cem");
	expect_good(&s);
	study_fake_run(
	        t, &exact, &usual,
	        "outcome y binary primary|column = \"y\"|word sex|word area|"
	        "number age|cuts = [25, 30, 35]|method m cem|"
	        "exact = [\"sex\", \"area\"]");
	expect_good(&exact);
	expect_near(study_number(t, study_effect(t, &s, "y-rd"), "estimate"),
	            study_number(t, study_effect(t, &exact, "y-rd"),
	                         "estimate"),
	            1e-12);
}
