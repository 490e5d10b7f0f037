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

TEST("evaluation publish: of releases that name no population a few people are "
     "not found by several of them either")
{
	struct str why;

	expect_equal(LEAVE({"", 255, 170}, {"", 60, 40}, {"", 120, 80},
	                   {"", 70, 50}),
	             EVAL_DISCLOSURE);
	expect_has(why, "several releases");
	expect_equal(LEAVE({"", 60, 40}, {"", 120, 80}, {"", 70, 50},
	                   {"all", 255, 170}),
	             EVAL_DISCLOSURE);
	/* all of them, and rounds of other people */
	expect_equal(LEAVE({"", 250, 170}, {"", 60, 40}, {"", 120, 80},
	                   {"", 70, 50}),
	             EVAL_DONE);
	expect_equal(LEAVE({"", 80, 40}, {"", 120, 60}, {"", 60, 90},
	                   {"", 100, 130}, {"", 140, 20}),
	             EVAL_DONE);
	/* a name that two share is of the same people: no parts */
	expect_equal(LEAVE({"all", 186, 120}, {"north", 60, 40},
	                   {"north", 120, 80}),
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

/* How many were in the files, at hand, and compared; and men among those at
 * hand. */
struct flow {
	const char *population;
	int64_t read, complete, matched, men;
};

static enum eval_status
flows_leave(struct test *t, const struct flow *all, size_t n, struct str *why)
{
	enum eval_status status = EVAL_DONE;
	json_t *list, *kept = NULL;

	expect_ok(json_read(t->arena, S("[]"), &list));
	for (size_t i = 0; i < n; i++) {
		const struct flow *f = &all[i];

		expect_equal(status, EVAL_DONE);
		expect_ok(json_read(
		        t->arena,
		        str_print(t->arena,
		                  "{\"programme\":\"p\",\"population\":\"%s\","
		                  "\"threshold\":10,\"hidden\":{},\"shown\":{"
		                  "\"flow/read/treated\":%lld,"
		                  "\"flow/complete/treated\":%lld,"
		                  "\"flow/matched/treated\":%lld,"
		                  "\"who/sex=male/treated\":%lld,"
		                  "\"who/sex=female/treated\":%lld}}",
		                  f->population, (long long)f->read,
		                  (long long)f->complete, (long long)f->matched,
		                  (long long)f->men,
		                  (long long)(f->complete - f->men)),
		        &kept));
		status = eval_release_guard(
		        t->arena,
		        &(struct eval_release){.kept = kept, .threshold = 10},
		        list, why);
		expect_equal(json_array_append(list, kept), 0);
	}
	return status;
}

#define FLOWS(...) \
	flows_leave(t, (const struct flow[]){__VA_ARGS__}, \
	            sizeof((const struct flow[]){__VA_ARGS__}) / \
	                    sizeof(struct flow), \
	            &why)

TEST("evaluation publish: parts that go beyond the total in whom their files "
     "hold may be parts of those compared")
{
	struct str why = S("");

	expect_equal(FLOWS({"all", 150, 150, 150, 90}, {"a", 110, 95, 95, 57},
	                   {"b", 65, 52, 52, 33}),
	             EVAL_DISCLOSURE);
	expect_has(why, "several releases");
	/* nor is it judged by who was there before they were compared */
	expect_equal(FLOWS({"all", 250, 250, 150, 150}, {"a", 150, 150, 95, 90},
	                   {"b", 120, 120, 52, 72}),
	             EVAL_DISCLOSURE);
	expect_has(why, "several releases");
	expect_has(why, "flow/matched/treated");
	/* three women fewer of a total that they go beyond by many, and all */
	expect_equal(FLOWS({"all", 150, 150, 150, 90}, {"a", 100, 95, 95, 60},
	                   {"b", 70, 70, 70, 48}),
	             EVAL_DONE);
	expect_equal(FLOWS({"all", 150, 150, 150, 90}, {"a", 90, 80, 80, 50},
	                   {"b", 75, 70, 70, 40}),
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

/* Of so many, and of how many what became; by which name. */
struct named {
	const char *population, *outcome;
	int64_t n, events;
};

static enum eval_status
named_leave(struct test *t, const struct named *all, size_t n, struct str *why)
{
	enum eval_status status = EVAL_DONE;
	json_t *list, *kept = NULL;

	expect_ok(json_read(t->arena, S("[]"), &list));
	for (size_t i = 0; i < n; i++) {
		expect_equal(status, EVAL_DONE);
		expect_ok(json_read(
		        t->arena,
		        str_print(t->arena,
		                  "{\"programme\":\"p\",\"population\":\"%s\","
		                  "\"threshold\":10,\"hidden\":{},"
		                  "\"outcomes\":{\"often\":\"count offences\","
		                  "\"any\":\"binary offences\"},\"shown\":{"
		                  "\"flow/matched/treated\":%lld,"
		                  "\"events/%s/treated\":%lld}}",
		                  all[i].population, (long long)all[i].n,
		                  all[i].outcome, (long long)all[i].events),
		        &kept));
		status = eval_release_guard(
		        t->arena,
		        &(struct eval_release){.kept = kept, .threshold = 10},
		        list, why);
		expect_equal(json_array_append(list, kept), 0);
	}
	return status;
}

#define NAMED(...) \
	named_leave(t, (const struct named[]){__VA_ARGS__}, \
	            sizeof((const struct named[]){__VA_ARGS__}) / \
	                    sizeof(struct named), \
	            &why)

TEST("evaluation publish: a few are found by taking several releases from one, "
     "whatever each calls its outcome")
{
	struct str why = S("");

	/* 250 people are in neither part; three of them reoffended */
	expect_equal(NAMED({"north", "any", 150, 60}, {"south", "any", 200, 85},
	                   {"all", "any", 600, 148}),
	             EVAL_DISCLOSURE);
	expect_equal(NAMED({"north", "any", 150, 60}, {"south", "any", 200, 85},
	                   {"all", "else", 600, 148}),
	             EVAL_DISCLOSURE);
	expect_has(why, "whatever they call it");
	expect_has(why, "or call outcomes as they do");
	/* each by a name of its own, and the total first */
	expect_equal(NAMED({"all", "everything", 600, 148},
	                   {"north", "any", 150, 60},
	                   {"south", "else", 200, 85}),
	             EVAL_DISCLOSURE);
	expect_has(why, "events/else/treated, whatever they call it");
}

TEST("evaluation publish: outcomes by other names of which many are left may "
     "leave, and offences beside people")
{
	struct str why;

	expect_equal(NAMED({"north", "any", 150, 60}, {"south", "any", 200, 85},
	                   {"all", "else", 600, 190}),
	             EVAL_DONE);
	expect_equal(NAMED({"north", "any", 150, 60}, {"south", "any", 200, 85},
	                   {"all", "often", 600, 148}),
	             EVAL_DONE);
}
