/* eval_publish_guard_test.c - what is found by taking one release from
 * another. */
#include "insight/evaluation/eval_publish.h"

#include "stats/random_test.h"
#include "tests/test.h"

/* A release of so many, of whom so many reoffended. */
static void
kept_make(struct test *t, const char *programme, const char *population,
          int64_t n, int64_t events, struct eval_release *out)
{
	json_t *kept = NULL;
	struct str text = str_print(
	        t->arena,
	        "{\"programme\":\"%s\",\"population\":\"%s\",\"threshold\":10,"
	        "\"shown\":{\"flow/matched/treated\":%lld,"
	        "\"events/x/treated\":%lld},\"hidden\":{}}",
	        programme, population, (long long)n, (long long)events);

	expect_ok(json_read(t->arena, text, &kept));
	*out = (struct eval_release){.kept = kept, .threshold = 10};
}

struct releases {
	json_t *list;
};

static enum eval_status
add(struct test *t, struct releases *r, const char *population, int64_t n,
    int64_t events)
{
	struct eval_release one;
	enum eval_status status;
	struct str why;

	kept_make(t, "p", population, n, events, &one);
	status = eval_release_guard(t->arena, &one, r->list, &why);
	if (status == EVAL_DONE)
		expect_equal(json_array_append(r->list, one.kept), 0);
	else
		expect_has(why, "E_DISCLOSURE");
	return status;
}

static void
releases_begin(struct test *t, struct releases *r)
{
	expect_ok(json_read(t->arena, S("[]"), &r->list));
}

TEST("evaluation publish: two releases of one programme that differ by a few "
     "people do not both leave")
{
	struct releases r;

	releases_begin(t, &r);
	expect_equal(add(t, &r, "all", 84, 28), EVAL_DONE);
	expect_equal(add(t, &r, "all", 85, 28), EVAL_DISCLOSURE);
	expect_equal(add(t, &r, "all", 93, 28), EVAL_DISCLOSURE);
	expect_equal(add(t, &r, "all", 75, 28), EVAL_DISCLOSURE);
	/* Three of those who came later reoffended. */
	expect_equal(add(t, &r, "all", 104, 31), EVAL_DISCLOSURE);
}

TEST("evaluation publish: the same again, ten more, or another programme may "
     "leave")
{
	struct releases r;
	struct eval_release other;
	struct str why;

	releases_begin(t, &r);
	expect_equal(add(t, &r, "all", 84, 28), EVAL_DONE);
	expect_equal(add(t, &r, "all", 84, 28), EVAL_DONE);
	expect_equal(add(t, &r, "all", 104, 38), EVAL_DONE);
	kept_make(t, "another programme", "all", 85, 29, &other);
	expect_equal(eval_release_guard(t->arena, &other, r.list, &why),
	             EVAL_DONE);
}

TEST("evaluation publish: a few people are not found by three releases either")
{
	struct releases r;

	releases_begin(t, &r);
	expect_equal(add(t, &r, "north", 84, 28), EVAL_DONE);
	expect_equal(add(t, &r, "south", 300, 90), EVAL_DONE);
	/* The six who are in neither. */
	expect_equal(add(t, &r, "everywhere", 390, 118), EVAL_DISCLOSURE);
	expect_equal(add(t, &r, "everywhere", 384, 118), EVAL_DONE);
}

TEST("evaluation publish: who names no population may be of other people, and "
     "of the same")
{
	struct releases r;

	releases_begin(t, &r);
	expect_equal(add(t, &r, "", 84, 28), EVAL_DONE);
	expect_equal(add(t, &r, "", 300, 90), EVAL_DONE);
	expect_equal(add(t, &r, "", 390, 118), EVAL_DISCLOSURE);
	expect_equal(add(t, &r, "everywhere", 390, 118), EVAL_DISCLOSURE);
	expect_equal(add(t, &r, "", 384, 118), EVAL_DONE);
	/* one that grows */
	releases_begin(t, &r);
	expect_equal(add(t, &r, "", 84, 28), EVAL_DONE);
	expect_equal(add(t, &r, "", 84, 28), EVAL_DONE);
	expect_equal(add(t, &r, "", 104, 38), EVAL_DONE);
	expect_equal(add(t, &r, "", 130, 50), EVAL_DONE);
}

TEST("evaluation publish: releases that grow step by step never leave a few "
     "between any two of them")
{
	uint64_t seed = 7;

	for (int i = 0; i < 40; i++) {
		int64_t n = 100, events = 30;
		int64_t left[64][2];
		int out = 0;
		struct releases r;

		releases_begin(t, &r);
		for (int j = 0; j < 12; j++) {
			int64_t more = (int64_t)random_of(&seed, 16);

			if (add(t, &r, "all", n, events) == EVAL_DONE) {
				left[out][0] = n;
				left[out++][1] = events;
			}
			n += more;
			events += (int64_t)random_of(&seed, (uint64_t)more + 1);
		}
		for (int a = 0; a < out; a++)
			for (int b = 0; b < a; b++)
				for (int k = 0; k < 2; k++) {
					int64_t d = left[a][k] - left[b][k];

					expect_true(d == 0 || d >= 10);
				}
	}
}

TEST("evaluation publish: what an earlier release hid is not shown by a later "
     "one")
{
	struct releases r;
	struct eval_release stricter, looser;
	struct str why;

	releases_begin(t, &r);
	kept_make(t, "p", "all", 84, 28, &stricter);
	expect_equal(json_object_del(json_object_get(stricter.kept, "shown"),
	                             "events/x/treated"),
	             0);
	expect_equal(
	        json_object_set_new(json_object_get(stricter.kept, "hidden"),
	                            "events/x/treated", json_integer(7)),
	        0);
	expect_equal(json_array_append(r.list, stricter.kept), 0);
	kept_make(t, "p", "all", 84, 7, &looser);
	looser.threshold = 5;
	expect_equal(eval_release_guard(t->arena, &looser, r.list, &why),
	             EVAL_DISCLOSURE);
	expect_has(why, "what an earlier one hid");
}

/* --- whichever way the counts go ----------------------------------------- */

/* Counts of one side, men and women of two ages, and those with the event. */
struct divided {
	int64_t men, women, young, old, events;
};

static void
kept_divided(struct test *t, const char *programme, struct divided d,
             const char *side, struct eval_release *out)
{
	json_t *kept = NULL;
	struct str text = str_print(
	        t->arena,
	        "{\"programme\":\"%s\",\"population\":\"all\","
	        "\"threshold\":10,\"hidden\":{},\"shown\":{"
	        "\"flow/matched/%s\":%lld,\"who/sex=male/%s\":%lld,"
	        "\"who/sex=female/%s\":%lld,\"who/age=young/%s\":%lld,"
	        "\"who/age=old/%s\":%lld,\"events/x/%s\":%lld}}",
	        programme, side, (long long)(d.men + d.women), side,
	        (long long)d.men, side, (long long)d.women, side,
	        (long long)d.young, side, (long long)d.old, side,
	        (long long)d.events);

	expect_ok(json_read(t->arena, text, &kept));
	*out = (struct eval_release){.kept = kept, .threshold = 10};
}

/* Whether the second may leave after the first. */
static bool
may_follow(struct test *t, struct divided first, struct divided second)
{
	enum eval_status status[2];

	for (int i = 0; i < 2; i++) {
		const char *side = i == 0 ? "treated" : "control";
		struct eval_release one, two;
		struct releases r;
		struct str why = S("");

		releases_begin(t, &r);
		kept_divided(t, "p", first, side, &one);
		kept_divided(t, "p", second, side, &two);
		expect_equal(json_array_append(r.list, one.kept), 0);
		status[i] = eval_release_guard(t->arena, &two, r.list, &why);
		if (status[i] != EVAL_DONE)
			expect_has(why, "A few people would be found by "
			                "taking an earlier one");
	}
	/* Comparators are people as well. */
	expect_equal(status[0], status[1]);
	return status[0] == EVAL_DONE;
}

TEST("evaluation publish: a difference of a few is refused whichever way the "
     "other counts go")
{
	struct divided base = {60, 40, 50, 50, 30};

	/* Two men came, a woman went; her event with her. */
	expect_false(may_follow(t, base, (struct divided){62, 39, 51, 50, 29}));
	/* Three for three: as many as before. */
	expect_false(may_follow(t, base, (struct divided){63, 37, 50, 50, 30}));
	/* The same people, three with more follow-up. */
	expect_false(may_follow(t, base, (struct divided){60, 40, 50, 50, 33}));
	/* Many came and one went: so all but one of the first are in it. */
	expect_false(
	        may_follow(t, base, (struct divided){160, 39, 100, 99, 60}));
	/* Nine came, nine went. */
	expect_false(may_follow(t, base, (struct divided){69, 31, 59, 41, 35}));
	/* Two men for two women, and fifteen with the event more. */
	expect_false(may_follow(t, base, (struct divided){62, 38, 50, 50, 45}));
}

TEST("evaluation publish: where at least ten came and ten went a difference is "
     "of nobody, and may leave")
{
	struct divided base = {60, 40, 50, 50, 30};

	expect_true(may_follow(t, base, base));
	/* Another year's people. */
	expect_true(may_follow(t, base, (struct divided){72, 29, 48, 53, 33}));
	expect_true(may_follow(t, base, (struct divided){50, 50, 49, 51, 31}));
	expect_true(may_follow(t, base, (struct divided){90, 10, 52, 48, 90}));
	/* Ten more of each, or twenty. */
	expect_true(may_follow(t, base, (struct divided){70, 50, 60, 60, 40}));
	expect_true(may_follow(t, base, (struct divided){40, 20, 30, 30, 20}));
}

TEST("evaluation publish: events divide nobody, as the same people have more "
     "of them later")
{
	struct releases r;
	struct eval_release one, two;
	struct str why;
	const char *text =
	        "{\"programme\":\"p\",\"population\":\"all\",\"threshold\":10,"
	        "\"hidden\":{},\"shown\":{\"flow/matched/treated\":100,"
	        "\"events/x/sex=male/treated\":%d,"
	        "\"events/x/sex=female/treated\":%d,"
	        "\"events/x/treated\":%d}}";
	json_t *kept = NULL;

	releases_begin(t, &r);
	expect_ok(json_read(t->arena, str_print(t->arena, text, 40, 20, 60),
	                    &kept));
	one = (struct eval_release){.kept = kept, .threshold = 10};
	expect_equal(json_array_append(r.list, one.kept), 0);
	expect_ok(json_read(t->arena, str_print(t->arena, text, 55, 10, 65),
	                    &kept));
	two = (struct eval_release){.kept = kept, .threshold = 10};
	expect_equal(eval_release_guard(t->arena, &two, r.list, &why),
	             EVAL_DISCLOSURE);
	expect_has(why, "events/x/treated");
}

TEST("evaluation publish: a programme is the same however it is spelt")
{
	struct divided base = {60, 40, 50, 50, 30};
	struct divided more = {61, 40, 51, 50, 30};
	struct releases r;
	struct eval_release one, two;
	struct str why;

	releases_begin(t, &r);
	kept_divided(t, "My Direction", base, "treated", &one);
	expect_equal(json_array_append(r.list, one.kept), 0);
	kept_divided(t, "my  direction", more, "treated", &two);
	expect_equal(eval_release_guard(t->arena, &two, r.list, &why),
	             EVAL_DISCLOSURE);
	kept_divided(t, "Your Direction", more, "treated", &two);
	expect_equal(eval_release_guard(t->arena, &two, r.list, &why),
	             EVAL_DONE);
}

/* --- what both hide ------------------------------------------------------ */

/* 100 people, and of 92 men and 8 women what is shown and what is hidden. */
static json_t *
kept_hiding(struct test *t, int threshold, const char *shown,
            const char *hidden)
{
	json_t *kept = NULL;

	expect_ok(json_read(
	        t->arena,
	        str_print(t->arena,
	                  "{\"programme\":\"p\",\"population\":\"all\","
	                  "\"threshold\":%d,\"shown\":{"
	                  "\"flow/matched/treated\":100%s},\"hidden\":{%s}}",
	                  threshold, shown, hidden),
	        &kept));
	return kept;
}

static enum eval_status
after_hiding(struct test *t, json_t *first, json_t *second)
{
	struct eval_release two = {.kept = second, .threshold = 10};
	struct releases r;
	struct str why;

	releases_begin(t, &r);
	expect_equal(json_array_append(r.list, first), 0);
	return eval_release_guard(t->arena, &two, r.list, &why);
}

#define READ  "\"flow/read/treated\":120"
#define MEN   "\"who/sex=male/treated\":92"
#define WOMEN "\"who/sex=female/treated\":8"

TEST("evaluation publish: two releases of the same people do not hide each a "
     "different count to hide the same few")
{
	json_t *total = kept_hiding(t, 10, "," READ, MEN "," WOMEN);
	json_t *men = kept_hiding(t, 10, "," MEN, READ "," WOMEN);

	/* Of 120 and of the men: the women. */
	expect_equal(after_hiding(t, total, men), EVAL_DISCLOSURE);
	expect_equal(after_hiding(t, men, total), EVAL_DISCLOSURE);
	/* What the first hid for a higher threshold stays hidden. */
	expect_equal(after_hiding(t, kept_hiding(t, 15, "", MEN "," WOMEN),
	                          kept_hiding(t, 10, "," MEN, WOMEN)),
	             EVAL_DISCLOSURE);
}

TEST("evaluation publish: later events do not make the same people others, so "
     "that what was hidden may be shown")
{
	json_t *total = kept_hiding(t, 10, "," READ ",\"events/x/treated\":28",
	                            MEN "," WOMEN);
	json_t *men = kept_hiding(t, 10, "," MEN ",\"events/x/treated\":41",
	                          READ "," WOMEN);

	expect_equal(after_hiding(t, total, men), EVAL_DISCLOSURE);
}

TEST("evaluation publish: a release that hides what an earlier one hid, or "
     "shows all of it and more, may leave")
{
	json_t *total = kept_hiding(t, 10, "," READ, MEN "," WOMEN);
	json_t *less = kept_hiding(t, 10, "", READ "," MEN "," WOMEN);

	expect_equal(after_hiding(t, total, total), EVAL_DONE);
	expect_equal(after_hiding(t, total, less), EVAL_DONE);
	expect_equal(after_hiding(t, less, total), EVAL_DONE);
}
