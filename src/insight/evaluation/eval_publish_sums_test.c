/* eval_publish_sums_test.c - what is found by taking several releases from one.
 */
#include "insight/evaluation/eval_publish.h"

#include "tests/test.h"

/* A release of so many, in two levels. */
struct cohort {
	const char *population;
	int64_t men, women;
};

static void
kept_make(struct test *t, const struct cohort *c, struct eval_release *out)
{
	json_t *kept = NULL;
	struct str text = str_print(
	        t->arena,
	        "{\"programme\":\"p\",\"population\":\"%s\",\"threshold\":10,"
	        "\"shown\":{\"flow/matched/treated\":%lld,"
	        "\"who/sex=male/treated\":%lld,\"who/sex=female/treated\":%lld}"
	        ",\"hidden\":{}}",
	        c->population, (long long)(c->men + c->women),
	        (long long)c->men, (long long)c->women);

	expect_ok(json_read(t->arena, text, &kept));
	*out = (struct eval_release){.kept = kept, .threshold = 10};
}

/* Those that leave, in this order; what became of the last. */
static enum eval_status
leave(struct test *t, const struct cohort *all, size_t n, struct str *why)
{
	enum eval_status status = EVAL_DONE;
	json_t *list;

	expect_ok(json_read(t->arena, S("[]"), &list));
	for (size_t i = 0; i < n; i++) {
		struct eval_release one;

		expect_equal(status, EVAL_DONE);
		kept_make(t, &all[i], &one);
		status = eval_release_guard(t->arena, &one, list, why);
		expect_equal(json_array_append(list, one.kept), 0);
	}
	return status;
}

#define LEAVE(...) \
	leave(t, (const struct cohort[]){__VA_ARGS__}, \
	      sizeof((const struct cohort[]){__VA_ARGS__}) / \
	              sizeof(struct cohort), \
	      &why)

TEST("evaluation publish: a few people are not found by taking any number of "
     "releases from one that holds them all, whichever of them left last")
{
	struct str why;

	/* The five men who are in no part. */
	expect_equal(LEAVE({"north", 60, 40}, {"south", 120, 80},
	                   {"west", 70, 50}, {"all", 255, 170}),
	             EVAL_DISCLOSURE);
	expect_has(why, "several releases");
	expect_equal(LEAVE({"all", 255, 170}, {"north", 60, 40},
	                   {"south", 120, 80}, {"west", 70, 50}),
	             EVAL_DISCLOSURE);
	expect_equal(LEAVE({"north", 60, 40}, {"all", 255, 170},
	                   {"south", 120, 80}, {"west", 70, 50}),
	             EVAL_DISCLOSURE);
	/* Of two parts as well, where the total left before them. */
	expect_equal(LEAVE({"all", 186, 120}, {"north", 60, 40},
	                   {"south", 120, 80}),
	             EVAL_DISCLOSURE);
	/* A few in both: they were counted twice. */
	expect_equal(LEAVE({"north", 60, 40}, {"south", 120, 80},
	                   {"west", 70, 50}, {"all", 247, 170}),
	             EVAL_DISCLOSURE);
}

TEST("evaluation publish: parts that are all of a total may leave with it, and "
     "so may those that leave many")
{
	struct str why;

	expect_equal(LEAVE({"north", 60, 40}, {"south", 120, 80},
	                   {"west", 70, 50}, {"all", 250, 170}),
	             EVAL_DONE);
	expect_equal(LEAVE({"all", 250, 170}, {"north", 60, 40},
	                   {"south", 120, 80}, {"west", 70, 50}),
	             EVAL_DONE);
	expect_equal(LEAVE({"north", 60, 40}, {"south", 120, 80},
	                   {"west", 70, 50}, {"all", 300, 230}),
	             EVAL_DONE);
}

TEST("evaluation publish: rounds of other people, each as large, do not stand "
     "in each other's way")
{
	struct str why;

	expect_equal(LEAVE({"2021", 80, 40}, {"2022", 120, 60},
	                   {"2023", 60, 90}, {"2024", 100, 130},
	                   {"2025", 140, 20}),
	             EVAL_DONE);
}

TEST("evaluation publish: parts that go beyond the total by many are no parts "
     "of it")
{
	struct str why;

	/* 3 more men than in all parts, and 30 fewer women */
	expect_equal(LEAVE({"north", 60, 40}, {"south", 120, 80},
	                   {"west", 70, 50}, {"other", 253, 140}),
	             EVAL_DONE);
}

TEST("evaluation publish: where there are more releases than can be held "
     "against each other, those of up to four parts were")
{
	struct cohort many[32];
	struct str why;

	for (int64_t i = 0; i < 31; i++)
		many[i] = (struct cohort){
		        str_c(t->arena,
		              str_print(t->arena, "%lld", (long long)i)),
		        400 + 40 * i, 300 + 30 * i};
	many[31] = (struct cohort){"all", 90000, 90000};
	expect_equal(leave(t, many, 32, &why), EVAL_DONE);
	/* The last three, and seven more. */
	many[31] = (struct cohort){
	        "all", many[28].men + many[29].men + many[30].men + 7,
	        many[28].women + many[29].women + many[30].women};
	expect_equal(leave(t, many, 32, &why), EVAL_DISCLOSURE);
}
