/* eval_publish_other_test.c - a count under another name. */
#include "insight/evaluation/eval_publish.h"

#include "tests/test.h"

/* A release: programme, what outcomes are made of, shown and hidden. */
struct kept {
	const char *shown, *hidden, *outcomes, *programme;
};

static json_t *
kept_of(struct test *t, struct kept k)
{
	json_t *kept = NULL;

	expect_ok(json_read(
	        t->arena,
	        str_print(t->arena,
	                  "{\"programme\":\"%s\",\"population\":\"all\","
	                  "\"threshold\":10,\"outcomes\":{%s},"
	                  "\"shown\":{%s},\"hidden\":{%s}}",
	                  k.programme == NULL ? "p" : k.programme,
	                  k.outcomes == NULL ? "" : k.outcomes, k.shown,
	                  k.hidden == NULL ? "" : k.hidden),
	        &kept));
	return kept;
}

/* Whether the second may leave after the first; *why where not. */
static bool
may_follow_of(struct test *t, struct kept first, struct kept second,
              struct str *why)
{
	struct eval_release two = {.kept = kept_of(t, second), .threshold = 10};
	json_t *list;
	enum eval_status status;

	expect_ok(json_read(t->arena, S("[]"), &list));
	expect_equal(json_array_append(list, kept_of(t, first)), 0);
	status = eval_release_guard(t->arena, &two, list, why);
	if (status != EVAL_DONE)
		expect_equal(status, EVAL_DISCLOSURE);
	return status == EVAL_DONE;
}

static bool
may_follow(struct test *t, const char *first, const char *second)
{
	struct str why;

	return may_follow_of(t, (struct kept){.shown = first},
	                     (struct kept){.shown = second}, &why);
}

#define PEOPLE "\"flow/matched/treated\":84"
#define MORE   "\"flow/matched/treated\":104"
#define AND    ","

/* --- outcomes ------------------------------------------------------------ */

TEST("evaluation publish: a count of few is found by taking one release from "
     "another, whatever its outcome is called")
{
	struct str why;

	expect_false(may_follow_of(
	        t,
	        (struct kept){.shown = PEOPLE AND "\"events/any/treated\":28"},
	        (struct kept){.shown = PEOPLE AND "\"events/else/treated\":27"},
	        &why));
	expect_has(why, "E_DISCLOSURE");
	expect_has(why, "events/else/treated here is few away from "
	                "events/any/treated there");
	expect_has(why, "show in one release what it showed and what is new");
	/* comparators are people as well */
	expect_false(may_follow(t,
	                        "\"flow/matched/control\":420,"
	                        "\"events/any/control\":150",
	                        "\"flow/matched/control\":420,"
	                        "\"events/else/control\":153"));
	/* of whom nobody says how many they are */
	expect_false(may_follow(t, "\"events/any/treated\":28",
	                        "\"events/else/treated\":27"));
	/* more of them, of whom three reoffended */
	expect_false(may_follow(t, PEOPLE AND "\"events/any/treated\":28",
	                        MORE AND "\"events/else/treated\":31"));
	/* the names changed places */
	expect_false(may_follow_of(
	        t,
	        (struct kept){.shown = PEOPLE AND "\"events/any/treated\":48,"
	                                          "\"events/bad/treated\":17",
	                      .outcomes = "\"any\":\"binary of 0\","
	                                  "\"bad\":\"binary of 4\""},
	        (struct kept){.shown = PEOPLE AND "\"events/any/treated\":27,"
	                                          "\"events/bad/treated\":49",
	                      .outcomes = "\"any\":\"binary of 4\","
	                                  "\"bad\":\"binary of 0\""},
	        &why));
}

TEST("evaluation publish: two outcomes that differ by a few by nature leave "
     "together, and again, and with a third")
{
	const char *both = PEOPLE AND "\"events/any/treated\":28,"
	                              "\"events/job/treated\":33";
	const char *any = PEOPLE AND "\"events/any/treated\":28";

	expect_true(may_follow(t, both, both));
	expect_true(may_follow(t, both, any));
	expect_true(may_follow(t, any, both));
	expect_true(may_follow(t, both,
	                       PEOPLE AND "\"events/any/treated\":28,"
	                                  "\"events/job/treated\":33,"
	                                  "\"events/home/treated\":30"));
	/* renamed, and nothing changed */
	expect_true(
	        may_follow(t, any, PEOPLE AND "\"events/again/treated\":28"));
	/* many apart */
	expect_true(may_follow(t, any, PEOPLE AND "\"events/job/treated\":45"));
	/* by itself it waits */
	expect_false(
	        may_follow(t, any, PEOPLE AND "\"events/job/treated\":33"));
}

TEST("evaluation publish: a programme that grows is held against its own "
     "outcomes, not against each other's")
{
	expect_true(may_follow(t,
	                       PEOPLE AND "\"events/any/treated\":28,"
	                                  "\"events/job/treated\":43",
	                       MORE AND "\"events/any/treated\":38,"
	                                "\"events/job/treated\":60"));
	expect_true(may_follow(t, PEOPLE AND "\"events/any/treated\":28",
	                       MORE AND "\"events/any/treated\":38,"
	                                "\"events/job/treated\":33"));
}

TEST("evaluation publish: offences are not taken from people")
{
	const char *made = "\"any\":\"binary offences\","
	                   "\"each\":\"recurrent offences\","
	                   "\"often\":\"count offences\"";
	struct str why;

	expect_true(may_follow_of(
	        t,
	        (struct kept){.shown = PEOPLE AND "\"events/any/treated\":50",
	                      .outcomes = made},
	        (struct kept){.shown = PEOPLE AND "\"events/often/treated\":52",
	                      .outcomes = made},
	        &why));
	/* each of several events is an offence as well */
	expect_false(may_follow_of(
	        t,
	        (struct kept){.shown = PEOPLE AND "\"events/each/treated\":50",
	                      .outcomes = made},
	        (struct kept){.shown = PEOPLE AND "\"events/often/treated\":52",
	                      .outcomes = made},
	        &why));
	/* where nobody kept what they are of they may be people */
	expect_false(may_follow(t, PEOPLE AND "\"events/any/treated\":50",
	                        PEOPLE AND "\"events/often/treated\":52"));
}

/* --- columns, levels, groups --------------------------------------------- */

#define SEX(m, f) "\"who/sex=male/treated\":" m ",\"who/sex=female/treated\":" f

TEST("evaluation publish: somebody who is exchanged for another is found under "
     "a renamed column or level, too")
{
	const char *was = PEOPLE AND SEX("60", "24");

	/* by the same names it was always refused */
	expect_false(may_follow(t, was, PEOPLE AND SEX("61", "23")));
	expect_false(may_follow(t, was,
	                        PEOPLE AND "\"who/gender=male/treated\":61,"
	                                   "\"who/gender=female/treated\":23"));
	expect_false(may_follow(t, was,
	                        PEOPLE AND "\"who/sex=m/treated\":61,"
	                                   "\"who/sex=f/treated\":23"));
	expect_false(may_follow(t, was,
	                        PEOPLE AND "\"who/gender=m/treated\":61,"
	                                   "\"who/gender=f/treated\":13,"
	                                   "\"who/gender=x/treated\":10"));
	/* cut at another value: three are 25 */
	expect_false(may_follow(t,
	                        PEOPLE AND "\"who/age=below 25/treated\":30,"
	                                   "\"who/age=25 on/treated\":54",
	                        PEOPLE AND "\"who/age=below 26/treated\":33,"
	                                   "\"who/age=26 on/treated\":51"));
	/* and where there are more of them as well */
	expect_false(may_follow(t, was,
	                        MORE AND "\"who/sex=m/treated\":63,"
	                                 "\"who/sex=f/treated\":41"));
}

TEST("evaluation publish: a characteristic is added beside those that were "
     "shown, and renamed where nobody changed")
{
	const char *was = PEOPLE AND SEX("60", "24");

	expect_true(may_follow(t, was,
	                       PEOPLE AND SEX("60", "24") AND
	                       "\"who/drugs=yes/treated\":22,"
	                       "\"who/drugs=no/treated\":62"));
	expect_true(may_follow(t,
	                       PEOPLE AND SEX("60", "24") AND
	                       "\"who/drugs=yes/treated\":22,"
	                       "\"who/drugs=no/treated\":62",
	                       was));
	expect_true(may_follow(t, was,
	                       PEOPLE AND "\"who/gender=male/treated\":60,"
	                                  "\"who/gender=female/treated\":24"));
	/* other people, of whom other things are known */
	expect_true(may_follow(t, was,
	                       "\"flow/matched/treated\":300,"
	                       "\"who/tier=a/treated\":57,"
	                       "\"who/tier=b/treated\":243"));
}

TEST("evaluation publish: levels that change places make nobody other people")
{
	/* one more reoffended */
	expect_false(may_follow(
	        t, PEOPLE AND SEX("60", "24") AND "\"events/x/treated\":28",
	        PEOPLE AND SEX("24", "60") AND "\"events/x/treated\":29"));
	/* of the others as many came as went */
	expect_true(may_follow(
	        t, PEOPLE AND SEX("60", "24") AND "\"events/x/treated\":28",
	        PEOPLE AND SEX("46", "38") AND "\"events/x/treated\":29"));
}

TEST("evaluation publish: a group of a study is held against each that may be "
     "it")
{
	const char *was = PEOPLE AND "\"n/any/sex=male/treated\":60,"
	                             "\"events/any/sex=male/treated\":22";

	expect_false(may_follow(t, was,
	                        PEOPLE AND
	                        "\"n/else/sex=male/treated\":60,"
	                        "\"events/else/sex=male/treated\":21"));
	expect_false(may_follow(t, was,
	                        PEOPLE AND
	                        "\"n/any/gender=m/treated\":60,"
	                        "\"events/any/gender=m/treated\":21"));
	/* how many there are has the outcome in its name alone */
	expect_false(may_follow(t, was,
	                        PEOPLE AND "\"n/else/sex=male/treated\":59,"
	                                   "\"events/else/sex=male/treated\":"
	                                   "40"));
	expect_true(may_follow(t, was, was));
	expect_true(may_follow(t, was,
	                       PEOPLE AND
	                       "\"n/else/sex=male/treated\":60,"
	                       "\"events/else/sex=male/treated\":40"));
	/* all are no group */
	expect_true(
	        may_follow(t, was, PEOPLE AND "\"events/else/treated\":25"));
}

TEST("evaluation publish: what an earlier release hid is not shown under "
     "another name")
{
	struct str why;
	const struct kept was = {.shown = PEOPLE AND "\"flow/read/treated\":92",
	                         .hidden = "\"who/sex=male/treated\":76,"
	                                   "\"who/sex=female/treated\":8"};

	expect_false(may_follow_of(
	        t, was,
	        (struct kept){.shown = PEOPLE AND "\"who/gender=m/treated\":76",
	                      .hidden = "\"who/gender=f/treated\":8"},
	        &why));
	expect_has(why, "shows the hidden who/sex=male/treated there");
	expect_true(may_follow_of(
	        t, was,
	        (struct kept){.shown = PEOPLE,
	                      .hidden = "\"who/gender=m/treated\":76,"
	                                "\"who/gender=f/treated\":8"},
	        &why));
}

/* --- programmes ---------------------------------------------------------- */

#define BOTH(side, a, b, c, d) \
	"\"flow/matched/" side "\":100,\"who/sex=male/" side "\":" a \
	",\"who/sex=female/" side "\":" b ",\"who/age=young/" side "\":" c \
	",\"who/age=old/" side "\":" d

TEST("evaluation publish: people who are alike in all that is shown are the "
     "same, under whichever programme")
{
	const char *was = BOTH("treated", "60", "40", "55", "45")
	        AND BOTH("control", "58", "42", "50", "50") AND
	        "\"events/x/treated\":30";
	struct str why;

	expect_false(may_follow_of(
	        t, (struct kept){.shown = was},
	        (struct kept){.shown = BOTH("treated", "60", "40", "55", "45")
	                              AND BOTH("control", "58", "42", "50",
	                                       "50") AND
	                      "\"events/x/treated\":31",
	                      .programme = "q"},
	        &why));
	expect_has(why, "events/x/treated");
	/* alike in all but their age; and of comparators nobody knows */
	expect_true(may_follow_of(
	        t, (struct kept){.shown = was},
	        (struct kept){.shown = BOTH("treated", "60", "40", "70", "30")
	                              AND BOTH("control", "58", "42", "50",
	                                       "50") AND
	                      "\"events/x/treated\":31",
	                      .programme = "q"},
	        &why));
	expect_true(may_follow_of(
	        t, (struct kept){.shown = was},
	        (struct kept){.shown = BOTH("treated", "60", "40", "55", "45")
	                              AND "\"events/x/treated\":31",
	                      .programme = "q"},
	        &why));
}

TEST("evaluation publish: marks and gaps make no other programme")
{
	static const char *const names[] = {"My-Direction", "MyDirection.",
	                                    "MY DIRECTION", "my, direction"};
	struct str why;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		expect_false(may_follow_of(
		        t,
		        (struct kept){.shown = PEOPLE,
		                      .programme = "My Direction"},
		        (struct kept){.shown = "\"flow/matched/treated\":85",
		                      .programme = names[i]},
		        &why));
	expect_true(may_follow_of(
	        t, (struct kept){.shown = PEOPLE, .programme = "My Direction"},
	        (struct kept){.shown = "\"flow/matched/treated\":85",
	                      .programme = "Your Direction"},
	        &why));
}
