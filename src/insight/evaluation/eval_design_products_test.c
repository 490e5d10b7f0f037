/*
 * eval_design_products_test.c - how alike groups are in two covariates
 * together, against sums by hand.
 */
#include <math.h>
#include <string.h>

#include "insight/evaluation/eval_study_test.h"

/* Ten of each: everybody is compared, as they all are of one kind. */
#define PLAN \
	"outcome y binary primary|column = \"y\"|number age|number ogrs|" \
	"word sex|word area|word all|"
#define METHOD "method whole exact|exact = [\"all\"]|"

/*
 * age 1 to 10 in both groups; ogrs of the treated the same, of the others the
 * other way round; half of each are men, the treated the older half, and of
 * the others the younger; four areas, in turn.
 */
static const char *
pairs_file(struct test *t)
{
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	buf_lit(&buf, "id,group,age,ogrs,sex,area,all,y\n");
	for (int i = 0; i < 20; i++) {
		int treated = i < 10, age = i % 10 + 1;

		buf_print(&buf, "p%d,%d,%d,%d,%c,%c,one,%d\n", i, treated, age,
		          treated ? age : 11 - age,
		          (age > 5) == treated ? 'm' : 'f', "ABCD"[i % 4],
		          i % 2);
	}
	return study_file(t, "pairs.csv", buf_get(&buf));
}

static void
pairs_run(struct test *t, struct study *s, const char *more)
{
	struct eval_inputs in = {.people = pairs_file(t)};

	study_plan(t, s, str_print(t->arena, PLAN "%s" METHOD, more).p);
	study_run(t, s, &in);
	expect_good(s);
}

static const json_t *
row_of(const struct study *s, const char *name)
{
	const json_t *rows = json_object_get(s->result, "balance"), *row;
	size_t i;

	json_array_foreach (rows, i, row)
		if (strcmp(json_string_value(json_object_get(row, "name")),
		           name) == 0)
			return row;
	return NULL;
}

static void
expect_row(struct test *t, const struct study *s, const char *name,
           double mean_t, double mean_c, double smd)
{
	const json_t *row = row_of(s, name), *after;

	expect_not_null(row);
	after = json_object_get(row, "after");
	expect_near(study_number(t, after, "mean_t"), mean_t, 1e-12);
	expect_near(study_number(t, after, "mean_c"), mean_c, 1e-12);
	expect_near(study_number(t, after, "smd"), smd, 1e-12);
	expect_true(json_is_false(json_object_get(row, "in_score")));
	expect_str(str_of(json_string_value(json_object_get(row, "rating"))),
	           "poor");
	expect_equal(json_array_size(json_object_get(row, "parts")), 2);
}

TEST("design: pairs of covariates that the plan names are compared together, "
     "as sums by hand have them, and are not in the score")
{
	struct study s, bare;
	const json_t *worst;

	pairs_run(t, &s,
	          "[balance]|interactions = [[\"age\", \"ogrs\"], "
	          "[\"sex\", \"age\"], [\"sex\", \"area\"]]|");
	/* 1 + 4 + ... + 100 = 385; 1 x 10 + 2 x 9 + ... = 220; of the squares
	 * 25333 - 10 x 38.5 x 38.5 = 10510.5, over 9 */
	expect_row(t, &s, "age times ogrs", 38.5, 22, 16.5 / sqrt(10510.5 / 9));
	/* 6 + 7 + 8 + 9 + 10 = 40; 1 + 2 + 3 + 4 + 5 = 15; of the squares
	 * 330 - 160 = 170, over 9 */
	expect_row(t, &s, "sex=m times age", 4, 1.5, 2.5 / sqrt(170.0 / 9));
	/* the men treated are 5 to 9, of them 5 and 9 in B; the others who are
	 * 10 to 14, of them 13 */
	expect_row(t, &s, "sex=m times area=B", 0.2, 0.1, 0.1 / 0.4);
	expect_not_null(row_of(&s, "sex=f times area=D"));
	/* one, two, and eight rows, and the score's own are judged as before */
	pairs_run(t, &bare, "");
	expect_equal(json_array_size(json_object_get(s.result, "balance")),
	             json_array_size(json_object_get(bare.result, "balance")) +
	                     11);
	expect_null(row_of(&bare, "age times ogrs"));
	expect_true(s.design.made->poor == bare.design.made->poor);
	worst = row_of(&bare, "ogrs");
	expect_null(json_object_get(worst, "parts"));
}

TEST("design: a pair of too many words is left out, and that is said")
{
	struct buf buf;
	struct eval_inputs in;
	struct study s;

	buf_init(&buf, t->arena, 1 << 16);
	buf_lit(&buf, "id,group,sex,area,all,y\n");
	for (int i = 0; i < 840; i++)
		buf_print(&buf, "p%d,%d,s%d,a%d,one,%d\n", i, i < 420, i % 21,
		          i % 20, i % 3 == 0);
	in = (struct eval_inputs){
	        .people = study_file(t, "many.csv", buf_get(&buf))};
	study_plan(t, &s,
	           "outcome y binary primary|column = \"y\"|word sex|word "
	           "area|word all|[balance]|interactions = [[\"sex\", "
	           "\"area\"]]|" METHOD);
	study_run(t, &s, &in);
	expect_good(&s);
	expect_true(stats_met(&s.st, W_MANY_GROUPS));
	expect_lacks(s.text, " times ");
}
