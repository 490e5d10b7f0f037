/* eval_report_test.c - a result as a report that anybody can read. */
#include "insight/evaluation/eval_report.h"

#include <string.h>

#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

static struct str
report(struct test *t, const char *name)
{
	return result_report(t, result_read(t, name));
}

static size_t
place(struct str s, const char *part)
{
	const char *at = memmem(s.p, s.n, part, strlen(part));

	return at != NULL ? (size_t)(at - s.p) : s.n;
}

static int
times(struct str s, const char *part)
{
	int n = 0;

	for (size_t at = place(s, part); at < s.n; at = place(s, part)) {
		s = str_slice(s, at + strlen(part), s.n);
		n++;
	}
	return n;
}

/* --- what it could see --------------------------------------------------- */

TEST("evaluation report: what it could see at the seal stands beside what it "
     "could see afterwards, and a result without it says nothing of a seal")
{
	json_t *result = result_read(t, "reduced");
	struct str page = result_report(t, result);

	expect_lacks(page, "worked out when the plan was sealed");
	expect_has(page, "Worked out from how many were compared: with");
	result_set(json_object_get(result, "power"), "sealed",
	           json_pack("{s:s,s:f,s:f}", "of", "plan", "treated", 84.0,
	                     "fall_seen", 0.154));
	page = result_report(t, result);
	expect_has(page, "The same, worked out when the plan was sealed");
	expect_has(page, "The same, from how many were compared");
	expect_has(page, "before any outcome was opened: with 84 participants "
	                 "a fall of 15.4 in every 100");
}

/* --- the finding --------------------------------------------------------- */

TEST("evaluation report: the finding comes first, in people of every hundred")
{
	struct str page = report(t, "reduced");

	expect_has(page, "Fewer people reoffended than we would expect");
	expect_has(page, "about 8 fewer in every 100");
	expect_has(page, "33 in every 100 people on the programme");
	expect_true(place(page, "What we found") < place(page, "You can say"));
	expect_true(place(page, "about 8 fewer") <
	            place(page, "1. Who is in it?</h2>"));
}

TEST("evaluation report: what may be said stands beside what may not")
{
	struct str page = report(t, "inconclusive");

	expect_true(place(page, "You can say") < place(page, "You cannot say"));
	expect_has(page, "compatible with a fall of up to 16 and with a rise "
	                 "of up to 7 in every 100");
	expect_has(page, "has not shown that there is none");
	expect_has(page, "If there were a fall of 17 in every 100 people");
}

TEST("evaluation report: a report never says that there is no effect")
{
	static const char *const names[] = {"inconclusive", "reduced",
	                                    "unreliable"};

	for (size_t i = 0; i < 3; i++) {
		struct str page = report(t, names[i]);

		expect_lacks(page, "no effect");
		expect_lacks(page, "No effect");
		expect_lacks(page, "not significant");
		expect_lacks(page, "does not work.</p>");
	}
}

/* "reduced", or another, with other words of its outcome. */
static json_t *
worded(struct test *t, const char *name, const char *who, const char *who_cy)
{
	json_t *result = result_read(t, name);
	json_t *outcome =
	        json_array_get(json_object_get(result, "outcomes"), 0);

	expect_equal(json_object_set_new(outcome, "offences", json_false()), 0);
	expect_equal(json_object_set_new(outcome, "label",
	                                 json_string("Had earnings")),
	             0);
	expect_equal(json_object_set_new(outcome, "label_cy",
	                                 json_string("Wedi ennill")),
	             0);
	expect_equal(json_object_set_new(outcome, "who", json_string(who)), 0);
	expect_equal(
	        json_object_set_new(outcome, "who_cy", json_string(who_cy)), 0);
	return result;
}

TEST("evaluation report: sentences take the outcome's own words")
{
	struct str page = result_report(t, worded(t, "reduced", "had earnings",
	                                          "a enillodd"));

	expect_has(page, "Fewer people had earnings than we would expect");
	expect_has(page, "Within one year, 33 in every 100 people on the "
	                 "programme had earnings, and 41 in every 100");
	expect_has(page, "Of people who started the programme, fewer had "
	                 "earnings than of people like them who did not.");
	expect_has(page, "People of every 100 who had earnings");
	page = result_report(t, worded(t, "inconclusive", "had earnings",
	                               "a enillodd"));
	expect_has(page, "cannot tell whether the programme changed how many "
	                 "people had earnings");
	test_welsh(t);
	text_use(LANG_CY);
	page = result_report(t, worded(t, "reduced", "had earnings",
	                               "a enillodd"));
	text_use(LANG_EN);
	expect_has(page, "Llai o bobl a enillodd nag y byddem");
	expect_has(page, "Wedi ennill");
	expect_lacks(page, "had earnings");
}

TEST("evaluation report: an outcome without words for people is named, and "
     "never called reoffending")
{
	struct str page = result_report(t, worded(t, "reduced", "", ""));

	expect_has(page, "Fewer people than we would expect without the "
	                 "programme: Had earnings");
	expect_has(page, "this was so for 33 in every 100 people on the "
	                 "programme, and for 41 in every 100 people like them "
	                 "who were not on it: Had earnings.");
	page = str_slice(page, place(page, "<main"),
	                 place(page, "1. Who is in it?</h2>"));
	expect_has(page, "Had earnings");
	expect_lacks(page, "Fewer people reoffended");
	expect_lacks(page, "reoffended");
	/* In Welsh an English clause would not stand. */
	test_welsh(t);
	text_use(LANG_CY);
	page = result_report(t, worded(t, "reduced", "had earnings", ""));
	text_use(LANG_EN);
	expect_has(page, "heb y rhaglen: Wedi ennill");
	expect_lacks(page, "had earnings");
	expect_lacks(page, "a aildroseddodd");
}

TEST("evaluation report: how surely a study finds a fall is said from the "
     "plan's power")
{
	json_t *result = result_read(t, "inconclusive");
	json_t *plan = json_object_get(result, "plan");
	struct str page = result_report(t, result);

	expect_has(page,
	           "If there were a fall of 17 in every 100 people, 80 of "
	           "100 studies like this one would find it.");
	expect_equal(json_object_set_new(plan, "power", json_real(0.9)), 0);
	page = result_report(t, result);
	expect_has(page, "90 of 100 studies like this one would find it");
	expect_has(page, "Found 90 times in 100");
	expect_has(page, "in every 100 is seen 90 times in 100");
	expect_lacks(page, "80 times in 100");
	expect_lacks(page, "80 of 100 studies");
	expect_equal(json_object_set_new(plan, "power", json_real(0.999)), 0);
	expect_has(result_report(t, result), "99.9 times in 100");
	expect_equal(json_object_del(plan, "power"), 0);
	page = result_report(t, result);
	expect_lacks(page, "times in 100");
	expect_lacks(page, "of 100 studies");
}

TEST("evaluation report: an interval that is wider than 95% is called what it "
     "is, with why")
{
	json_t *result = result_read(t, "inconclusive");
	json_t *plan = json_object_get(result, "plan"), *looks = NULL;
	struct str page = result_report(t, result);

	expect_has(page, "more in every 100 (95% confidence interval)");
	expect_lacks(page, "wider than the usual");
	expect_ok(json_read(t->arena,
	                    S("[{\"look\":1,\"critical\":2.5758293,"
	                      "\"planned\":null}]"),
	                    &looks));
	expect_equal(json_object_set(result, "looks", looks), 0);
	/* With the usual alpha what stands there is of no use. */
	expect_has(result_report(t, result), "(95% confidence interval)");
	expect_equal(json_object_set_new(plan, "alpha", json_real(0.01)), 0);
	page = result_report(t, result);
	expect_has(page, "(99% confidence interval)");
	expect_has(page, "wider than the usual 95%");
	expect_equal(json_object_set_new(plan, "alpha", json_real(0.05)), 0);
	expect_equal(json_object_set_new(json_array_get(looks, 0), "planned",
	                                 json_real(0.5)),
	             0);
	expect_has(result_report(t, result), "(99% confidence interval)");
}

TEST("evaluation report: shares that are rounded each do not contradict their "
     "difference unsaid")
{
	json_t *result = result_read(t, "inconclusive");
	json_t *primary = json_array_get(json_object_get(result, "effects"), 0);
	json_t *verdict = json_object_get(result, "verdict");
	const char *said = "The shares are rounded, so the difference";

	/* 73.45 and 71.68: 1 in the shares, 2 by itself. */
	expect_equal(json_object_set_new(primary, "risk_treated",
	                                 json_real(0.7345)),
	             0);
	expect_equal(json_object_set_new(primary, "risk_control",
	                                 json_real(0.7168)),
	             0);
	expect_equal(
	        json_object_set_new(verdict, "estimate", json_real(0.0177)), 0);
	expect_has(result_report(t, result), said);
	expect_equal(json_object_set_new(primary, "risk_treated",
	                                 json_real(0.7371)),
	             0);
	expect_equal(
	        json_object_set_new(verdict, "estimate", json_real(0.0203)), 0);
	expect_lacks(result_report(t, result), said);
}

TEST("evaluation report: what may be chance to begin with needs nothing hidden "
     "to explain it away")
{
	json_t *result = result_read(t, "inconclusive");
	json_t *of = json_object_get(result, "sensitivity");
	const char *chance = "What was seen may be chance to begin with";

	expect_equal(json_object_set_new(of, "gamma", (json_null)()), 0);
	expect_has(result_report(t, result), chance);
	expect_equal(json_object_set_new(of, "gamma", json_real(1.4)), 0);
	expect_lacks(result_report(t, result), chance);
	expect_has(result_report(t, result),
	           "1.40 times likelier to be on the "
	           "programme before what was seen could "
	           "be chance");
}

TEST("evaluation report: where no bound of hidden bias holds, that is said "
     "instead of a table of them")
{
	json_t *result = result_read(t, "inconclusive");
	json_t *of = json_object_get(result, "sensitivity");
	const char *none = "would have to do is not worked out here";

	expect_lacks(result_report(t, result), none);
	expect_equal(json_object_set_new(of, "gamma", (json_null)()), 0);
	expect_equal(json_object_set_new(of, "gammas", (json_array)()), 0);
	expect_equal(json_object_set_new(of, "gamma_none", (json_true)()), 0);
	expect_has(result_report(t, result), none);
	expect_lacks(result_report(t, result), "Largest p");
}

TEST("evaluation report: a study that is not reliable judges nothing")
{
	struct str page = report(t, "unreliable");

	expect_has(page, "not reliable enough to judge");
	expect_has(page, "previous convictions differs by more than 0.10");
	expect_lacks(page, "than of people like them who did not");
}

TEST("evaluation report: a word of a verdict that is not known says that "
     "nothing is known")
{
	json_t *result = result_read(t, "reduced");

	expect_equal(json_object_set_new(json_object_get(result, "verdict"),
	                                 "word", json_string("splendid")),
	             0);
	expect_has(result_report(t, result), "This study cannot tell");
}

TEST("evaluation report: where the plan's outcome is how often, ratios are no "
     "people of a hundred")
{
	json_t *result = result_read(t, "reduced");
	json_t *effects = json_object_get(result, "effects");
	json_t *one;
	size_t i;
	struct str page;

	json_array_foreach (effects, i, one) {
		bool often =
		        strcmp(json_string_value(json_object_get(one, "id")),
		               "often-irr") == 0;

		expect_equal(json_object_set_new(one, "primary",
		                                 json_boolean(often)),
		             0);
	}
	one = json_object_get(result, "verdict");
	expect_equal(json_object_set_new(one, "estimate", json_real(0.8)), 0);
	expect_equal(json_object_set_new(one, "low", json_real(0.7)), 0);
	expect_equal(json_object_set_new(one, "high", json_real(0.91)), 0);
	expect_equal(json_object_set_new(one, "fall_seen", json_real(0.18)), 0);
	page = result_report(t, result);
	expect_has(page,
	           "Rate ratio: 0.80. Below 1 means less often, or later: "
	           "Proven reoffences for each person.");
	expect_has(page, "For people who started the programme it came less "
	                 "often, or later");
	expect_lacks(page, "Fewer people than");
	expect_lacks(page, "Fewer people reoffended");
	expect_has(page, "anything from 0.70 to 0.91");
	expect_has(page, "If there were a fall of 18%, 80 of 100 studies");
	expect_lacks(page, "more in every 100");
	expect_lacks(page, "What this study could have seen");
}

/* --- marks --------------------------------------------------------------- */

TEST("evaluation report: what is not for publication, not matured, post hoc or "
     "made up is marked on every sheet")
{
	json_t *result = result_read(t, "reduced");
	struct str page = report(t, "unreliable");

	expect_has(page, "rep-marks");
	expect_has(page, "Simulated: nobody in it is real");
	expect_has(page, "Not matured");
	expect_has(page, "Post hoc");
	expect_equal(
	        json_object_set_new(result, "kind", json_string("explore")), 0);
	expect_has(result_report(t, result), "Not for publication");
}

TEST("evaluation report: a sealed study of real people that is matured has no "
     "mark")
{
	expect_lacks(report(t, "reduced"), "class=\"rep-marks\"");
}

TEST("evaluation report: when fewer people reoffend and more offences are "
     "done, the report warns")
{
	const char *warning = "Fewer people had any, and yet there were "
	                      "more for each person (Proven reoffences";

	expect_equal(times(report(t, "reduced"), warning), 2);
	expect_equal(times(report(t, "inconclusive"), warning), 0);
}

/* --- pictures ------------------------------------------------------------ */

TEST("evaluation report: every picture has words and a table that tell the "
     "same")
{
	struct str page = report(t, "inconclusive");
	int figures = times(page, "<figure ");
	int pictures = times(page, "role=\"img\"");

	expect_true(figures >= 9);
	/* For narrow and for wide screens. */
	expect_equal(pictures, 2 * figures);
	expect_equal(times(page, "role=\"img\" focusable=\"false\" "
	                         "aria-label=\""),
	             pictures);
	/* And one for every estimate, which is drawn in several. */
	expect_equal(times(page, "See these numbers as a table"), figures + 1);
}

TEST("evaluation report: a report asks no network and needs no script")
{
	struct str page = report(t, "inconclusive");

	expect_lacks(page, "<script");
	expect_has(page, "url(\"data:font/woff2;base64,");
	expect_equal(times(page, "url("), times(page, "url(\"data:"));
	expect_lacks(page, "@import");
	page = str_slice(page, place(page, "</style>"), page.n);
	expect_lacks(page, "http:");
	expect_lacks(page, "https:");
	expect_lacks(page, "src=");
	expect_lacks(page, "<link");
}

TEST("evaluation report: for the printer the style lies beside the page, and "
     "what may be opened is open")
{
	struct buf out;

	buf_init(&out, t->arena, (size_t)4 << 20);
	eval_report_write(t->arena, result_read(t, "inconclusive"), true, &out);
	expect_lacks(buf_get(&out), "<style");
	expect_has(buf_get(&out), "<link rel=\"stylesheet\" href=\"/assets/");
	expect_equal(times(buf_get(&out), "<details"),
	             times(buf_get(&out), "<details class=\"govuk-details\" "
	                                  "open"));
}

/* --- checklists ---------------------------------------------------------- */

TEST("evaluation report: what the result does not know is left open, with a "
     "mark for the author")
{
	static const char *const lists[] = {"TREND",    "STROBE", "TIDieR",
	                                    "ROBINS-I", "EMMIE",  "Maryland",
	                                    "Nesta"};
	struct str page = report(t, "inconclusive");

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		expect_has(page, str_print(t->arena, "%s: ", lists[i]).p);
	expect_true(times(page, "For the author to fill in") >= 20);
	expect_has(page, "Level 3: a group on the programme is compared");
	expect_has(page, "Level 5 needs that chance decides");
}

TEST("evaluation report: what the result knows is no longer open")
{
	json_t *result = result_read(t, "inconclusive");
	int open = times(result_report(t, result), "For the author to fill in");

	expect_equal(json_object_del(json_object_get(result, "plan"),
	                             "population"),
	             0);
	/* In TREND and STROBE. */
	expect_equal(times(result_report(t, result),
	                   "For the author to fill in"),
	             open + 2);
}

/* --- warnings ------------------------------------------------------------ */

/* The report of "reduced" with one warning. */
static struct str
warned(struct test *t, const char *code)
{
	json_t *result = result_read(t, "reduced");
	json_t *list = NULL;

	expect_ok(json_read(t->arena,
	                    str_print(t->arena,
	                              "[{\"code\":\"%s\",\"columns\":[\"sex\"],"
	                              "\"count\":9,\"says\":\"\"}]",
	                              code),
	                    &list));
	expect_equal(json_object_set(result, "warnings", list), 0);
	return result_report(t, result);
}

TEST("evaluation report: who is like nobody was left out for that, and not for "
     "a gap")
{
	const char *gap = "because a value of theirs is not known. About: Sex";
	const char *nobody = "they can be compared with nobody. About: Sex";

	expect_has(warned(t, "W_LIKE_NOBODY"), nobody);
	expect_lacks(warned(t, "W_LIKE_NOBODY"), gap);
	expect_has(warned(t, "W_ROWS_DROPPED"), gap);
	expect_lacks(warned(t, "W_ROWS_DROPPED"), nobody);
}

/* --- what may go wrong --------------------------------------------------- */

TEST("evaluation report: what stands in a result is text and never markup")
{
	json_t *result = result_read(t, "inconclusive");
	const char *bad = "<b onclick=\"x\">&'";

	expect_equal(json_object_set_new(json_object_get(result, "plan"),
	                                 "title", json_string(bad)),
	             0);
	expect_equal(
	        json_object_set_new(
	                json_array_get(json_object_get(result, "balance"), 0),
	                "name", json_string(bad)),
	        0);
	expect_lacks(result_report(t, result), "<b ");
	expect_has(result_report(t, result), "&lt;b onclick=&quot;x&quot;&gt;");
}

TEST("evaluation report: a mean time has its interval, and shares by a day "
     "theirs; results of old have neither")
{
	json_t *result = result_read(t, "reduced"), *curve, *one;

	expect_lacks(result_report(t, result), "days more (below 0: fewer)");
	expect_lacks(result_report(t, result), "Had happened by day");
	curve = json_array_get(json_object_get(result, "curves"), 0);
	result_set(json_object_get(curve, "rmst"), "ci",
	           json_pack("[f,f]", -3.21, 14.75));
	one = json_pack("{s:f,s:f,s:f,s:f,s:[f,f]}", "time", 182.0, "treated",
	                0.25, "control", 0.35, "difference", -0.1, "ci", -0.19,
	                -0.01);
	result_set(curve, "differences", json_pack("[o]", one));
	expect_has(result_report(t, result),
	           "95% interval: −3.2 to 14.8 days more (below 0: fewer)");
	expect_has(result_report(t, result), "Had happened by day");
	expect_has(result_report(t, result), "−10.0 (−19.0 to −1.0)");
}

TEST("evaluation report: a finding of everybody is not said of participants")
{
	static const char *const of[] = {"ate", "ato"};
	static const char *const whom[] = {"everybody in the study",
	                                   "people who might be in either "
	                                   "group"};

	for (size_t k = 0; k < 2; k++) {
		json_t *result = result_read(t, "reduced");
		struct str page;

		result_set(json_object_get(result, "plan"), "estimand",
		           json_string(of[k]));
		page = result_report(t, result);
		expect_has(page, "With the programme there are fewer than "
		                 "without it, of ");
		expect_has(page, whom[k]);
		expect_lacks(page, "than of people like them who did not");
		expect_lacks(page, "people like them who were not on it");
	}
	expect_has(report(t, "reduced"),
	           "than of people like them who did not");
}

TEST("evaluation report: a result with hardly anything in it makes a report "
     "all the same")
{
	json_t *result = NULL;

	expect_ok(json_read(t->arena,
	                    S("{\"schema\":1,\"effects\":[null,{\"ci\":null}],"
	                      "\"curves\":[{}],\"balance\":[{}],"
	                      "\"flow\":[null],\"baseline\":[[]],"
	                      "\"overlap\":{\"breaks\":[1]},"
	                      "\"verdict\":null,\"frequency\":{}}"),
	                    &result));
	expect_has(result_report(t, result), "cannot tell");
}

TEST("evaluation report: a file that is none, or of another schema, is refused "
     "with its name")
{
	json_t *out = NULL;
	const char *path = test_path(t, "r.json");
	FILE *f = fopen(path, "w");

	expect_fault(eval_result_read(t->arena, "/nowhere/r.json", &out),
	             FAULT_INVALID, "/nowhere/r.json cannot be opened");
	expect_not_null(f);
	fputs("{\"schema\":2}", f);
	expect_equal(fclose(f), 0);
	expect_fault(eval_result_read(t->arena, path, &out), FAULT_INVALID,
	             str_print(t->arena,
	                       "%s is no result of a study that this program "
	                       "knows",
	                       path)
	                     .p);
	expect_null(out);
}

TEST("evaluation report: in Welsh the sentences are Welsh")
{
	struct str page;

	test_welsh(t);
	text_use(LANG_CY);
	page = report(t, "inconclusive");
	text_use(LANG_EN);
	expect_has(page, "lang=\"cy\"");
	expect_has(page, "Ni all yr astudiaeth hon ddweud");
	expect_lacks(page, "You cannot say");
}
