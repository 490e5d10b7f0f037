/* eval_report_words_test.c - words of a report that depend on the data. */
#include <string.h>

#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

TEST("evaluation report: rows of one scale say which way each is worked out")
{
	json_t *result = result_read(t, "reduced");
	json_t *row = json_deep_copy(
	        result_row(result, "effects", "id", "often-irr"));
	struct str page = result_report(t, result);

	expect_lacks(page, "negative binomial");
	result_set(row, "id", json_string("often-irr-negative"));
	expect_equal(json_array_append_new(json_object_get(result, "effects"),
	                                   row),
	             0);
	page = result_report(t, result);
	expect_has(page, "Rate ratio, negative binomial");
}

TEST("evaluation report: an outcome or a group whose name ends like a way of "
     "working it out is not said to be worked out that way")
{
	json_t *result = result_read(t, "reduced");
	json_t *row = json_deep_copy(
	        result_row(result, "effects", "id", "often-irr"));

	result_set(row, "id", json_string("often-irr-area-irr-negative"));
	expect_equal(json_array_append_new(json_object_get(result, "effects"),
	                                   row),
	             0);
	expect_lacks(result_report(t, result), "negative binomial");
}

TEST("evaluation report: days fewer are said to be fewer")
{
	json_t *result = result_read(t, "reduced");
	json_t *rmst = json_object_get(
	        json_array_get(json_object_get(result, "curves"), 0), "rmst");
	struct str page = result_report(t, result);

	expect_has(page, "12.1 days more without it");
	expect_lacks(page, "days fewer without it");
	result_set(rmst, "difference", json_real(-5.1));
	page = result_report(t, result);
	expect_has(page, "5.1 days fewer without it");
	expect_lacks(page, "-5.1 days");
	expect_lacks(page, "days more without it");
}

TEST("evaluation report: a checklist names the programme and not the study, "
     "counts one as one, and says of records what is known of them")
{
	json_t *result = result_read(t, "unreliable");
	json_t *outcome = result_row(result, "outcomes", "id", "reoffended");
	struct str page;

	result_set(json_object_get(result, "plan"), "programme",
	           json_string("The programme itself"));
	result_set(outcome, "of", json_pack("n"));
	page = result_report(t, result);
	expect_has(page, "The programme itself");
	expect_has(page, "3 designs tried, 1 look, 1 change.");
	expect_lacks(page, "nobody was asked");
	expect_lacks(page, "by one rule for both groups");
	result_set(outcome, "of", json_string("offences"));
	page = result_report(t, result);
	expect_has(page, "From a file of dated events, by one rule for both "
	                 "groups.");
	expect_lacks(page, "nobody was asked");
}

/* What a checklist says of an item: the cell after its name. */
static struct str
item_of(struct str page, const char *list, const char *item)
{
	const char *at = memmem(page.p, page.n, list, strlen(list));
	const char *end = page.p + page.n, *to;

	if (at != NULL)
		at = memmem(at, (size_t)(end - at), item, strlen(item));
	if (at == NULL)
		return S("");
	to = memmem(at, (size_t)(end - at), "</tr>", strlen("</tr>"));
	return (struct str){at, to != NULL ? (size_t)(to - at) : 0};
}

TEST("evaluation report: a limit in a checklist is a sentence that is true by "
     "itself, whatever the verdict")
{
	static const char *const words[][2] = {
	        {"reduced", "It cannot be said that the programme is the only "
	                    "reason."},
	        {"increased", "It cannot be said that the programme is the "
	                      "only reason."},
	        {"not_reliable", "It cannot be said that the programme made a "
	                         "difference, or that it made none"},
	        {"no_important_difference",
	         "It cannot be said that there is no difference at all."},
	        {"inconclusive", "It cannot be said that the programme works, "
	                         "or that it does not."}};
	static const char *const rows[][2] = {
	        {">TREND<", ">What it means, with its limits<"},
	        {">STROBE<", ">Limits<"}};

	test_welsh(t);
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++) {
		json_t *result = result_read(t, "reduced");
		struct str page, welsh;

		result_set(json_object_get(result, "verdict"), "word",
		           json_string(words[k][0]));
		page = result_report(t, result);
		text_use(LANG_CY);
		welsh = result_report(t, result);
		text_use(LANG_EN);
		for (size_t r = 0; r < 2; r++) {
			struct str cell = item_of(page, rows[r][0], rows[r][1]);

			expect_has(cell, words[k][1]);
			expect_lacks(cell, ">That ");
		}
		expect_has(item_of(welsh, ">TREND<", ">Beth mae"),
		           "Ni ellir dweud ");
		expect_has(item_of(welsh, ">STROBE<", ">Terfynau<"),
		           "Ni ellir dweud ");
	}
}

/* --- time, and chance ---------------------------------------------------- */

TEST("evaluation report: a plan that counts in weeks is never said in days")
{
	json_t *result = result_read(t, "reduced");
	json_t *plan = json_object_get(result, "plan");
	struct str page = result_report(t, result);

	expect_has(page, "Days since the start");
	expect_has(page, "365 days, and 183 days more for a conviction");
	result_set(plan, "time_unit", json_string("week"));
	result_set(plan, "follow_days", json_integer(52));
	page = result_report(t, result);
	expect_has(page, "Within 52 weeks, 33 in every 100 people");
	expect_has(page, "12.1 weeks more without it");
	expect_has(page, "Weeks since the start");
	expect_has(page, ">Week</th>");
	expect_has(page, "Followed for 52 weeks.");
	expect_lacks(page, "Within one year");
	expect_lacks(page, ">Day</th>");
	expect_lacks(page, "days more");
	expect_lacks(page, "Days ");
	result_set(plan, "follow_days", json_integer(1));
	expect_has(result_report(t, result), "Within 1 week, 33 in every 100");
	test_welsh(t);
	text_use(LANG_CY);
	page = result_report(t, result);
	text_use(LANG_EN);
	expect_has(page, "Wythnosau ers y dechrau");
	expect_has(page, "O fewn 1 wythnos");
}

TEST("evaluation report: an outcome that knows no time is not said to be "
     "within a year")
{
	json_t *result = result_read(t, "reduced");
	json_t *list = json_object_get(result, "outcomes");
	json_t *outcome = json_array_get(list, 0);
	struct str page;

	expect_has(result_report(t, result), "Within one year, 33 in every");
	while (json_array_size(list) > 1)
		expect_equal(json_array_remove(list, 1), 0);
	expect_has(result_report(t, result), "Within one year, 33 in every");
	result_set(outcome, "offences", json_false());
	result_set(outcome, "of", (json_null)());
	result_set(outcome, "who", json_string("had earnings"));
	page = result_report(t, result);
	expect_has(page, ">33 in every 100 people on the programme had "
	                 "earnings, and 41 in every 100");
	expect_lacks(page, "Within one year");
	expect_lacks(page, "Followed for 365");
	expect_lacks(page, "183 days");
	result_set(outcome, "who", json_string(""));
	expect_has(result_report(t, result),
	           ">This was so for 33 in every 100 people");
	/* a span that somebody wrote down is one */
	result_set(json_object_get(result, "plan"), "follow_days",
	           json_integer(730));
	expect_has(result_report(t, result),
	           "Within 730 days, this was so for 33 in every 100");
}

TEST("evaluation report: an experiment by lot is not said to be without "
     "chance, and a study without a lot is")
{
	json_t *result = result_read(t, "reduced");
	struct str page = result_report(t, result);

	expect_has(page, "People were not put into groups by chance. Things");
	expect_has(page, "Level 5 needs that chance decides who is on the "
	                 "programme. It did not.");
	expect_lacks(page, "by lot");
	result_set(json_object_get(result, "plan"), "allocation",
	           json_string("lot"));
	page = result_report(t, result);
	expect_lacks(page, "not put into groups by chance");
	expect_lacks(page, "Not by chance");
	expect_lacks(page, "It did not.");
	expect_lacks(page, "Level 3: a group on the programme");
	expect_has(page, "People were put into groups by lot. Chance, and who");
	expect_has(page, "That the programme is the only reason. People were "
	                 "put into groups by lot");
	expect_has(item_of(page, ">CONSORT<", ">Design<"),
	           "By lot: chance decided");
	expect_has(item_of(page, ">CONSORT<",
	                   ">What it means, with its limits<"),
	           "People were put into groups by lot");
	expect_has(item_of(page, ">Maryland<", ">Level<"),
	           "Level 5, if it was carried out as");
	expect_has(item_of(page, ">Maryland<", ">Level<"),
	           "the result does not know");
	expect_has(item_of(page, ">Maryland<", ">Why not level 5<"),
	           "It did, as the plan says.");
}

TEST("evaluation report: a model of everybody is a table under the curves, and "
     "one without a solution says why")
{
	json_t *result = result_read(t, "reduced");
	json_t *model;
	struct str page = result_report(t, result);

	expect_lacks(page, "A model of everybody");
	model = json_pack("{s:s,s:i,s:i,s:[s,s],s:[f,f],s:[f,f],s:[f,f],s:n}",
	                  "outcome", "first", "n", 432, "events", 114, "names",
	                  "fin", "race=black", "coef", -0.3794, 0.3139, "se",
	                  0.1914, 0.3080, "p", 0.0474, 0.3081, "stopped");
	result_set(result, "models", json_pack("[O]", model));
	page = result_report(t, result);
	expect_has(page, "A Cox model of 432 people, to 114 of whom");
	expect_has(page, "On the programme (Fin)");
	expect_has(page, "0.68 (0.47 to 1.00)");
	expect_has(page, "−0.379");
	expect_has(page, "Race: black");
	expect_lacks(page, "It has no solution");
	result_set(model, "stopped", json_string("E_MONOTONE"));
	page = result_report(t, result);
	expect_has(page, "It has no solution. It came to all of one group "
	                 "before it came to any of the other.");
	expect_lacks(page, "On the programme (Fin)");
	json_decref(model);
}

TEST("evaluation report: a planned row without a solution says why in words, "
     "and in a release no more than that it was too few")
{
	json_t *result = result_read(t, "reduced");
	json_t *row = json_deep_copy(
	        result_row(result, "effects", "id", "reoffended-weights"));
	struct eval_release release = {0};
	struct str page = result_report(t, result);

	expect_lacks(page, "tells the outcome or the groups apart");
	result_set(row, "id", json_string("reoffended-rd-adjusted-weights"));
	result_set(row, "adjusted", json_true());
	result_set(row, "estimate", (json_null)());
	result_set(row, "ci", json_pack("[n,n]"));
	result_set(row, "p", (json_null)());
	result_set(row, "stopped",
	           json_pack("{s:s,s:[s]}", "code", "E_SEPARATION", "columns",
	                     "age"));
	expect_equal(json_array_append_new(json_object_get(result, "effects"),
	                                   row),
	             0);
	page = result_report(t, result);
	expect_has(page, "What is known of people tells the outcome or the "
	                 "groups apart by itself.");
	expect_lacks(page, "E_SEPARATION");
	result_set(json_object_get(row, "stopped"), "code", (json_null)());
	expect_has(result_report(t, result),
	           "There was nothing to adjust for.");
	result_set(json_object_get(row, "stopped"), "code",
	           json_string("E_NO_EVENTS"));
	expect_has(result_report(t, result),
	           "It happened to nobody in one of the groups.");
	result_release(t, result, &release);
	row = result_row(release.json, "effects", "id",
	                 "reoffended-rd-adjusted-weights");
	expect_lacks(eval_json_bytes(t->arena, release.json), "E_NO_EVENTS");
	row = json_object_get(row, "stopped");
	expect_str(str_of(json_string_value(json_object_get(row, "code"))),
	           "E_FEW_EVENTS");
	expect_has(result_report(t, release.json),
	           "It happened to too few people in a group, or to nearly all "
	           "of them.");
}

TEST("evaluation report: what stopped a part is said in words where a release "
     "has its code alone, and in Welsh")
{
	json_t *result = result_read(t, "reduced");
	json_t *warning = json_pack("{s:s,s:[s],s:i,s:s}", "code", "E_MONOTONE",
	                            "columns", "first", "count", 0, "says",
	                            "All events are on one side of this");
	struct str page;

	expect_equal(json_array_append_new(json_object_get(result, "warnings"),
	                                   warning),
	             0);
	expect_has(result_report(t, result), "All events are on one side");
	test_welsh(t);
	text_use(LANG_CY);
	page = result_report(t, result);
	text_use(LANG_EN);
	expect_has(page, "Daeth i bawb o un grŵp cyn iddo ddod");
	expect_lacks(page, "All events are on one side");
	result_set(warning, "says", (json_null)());
	page = result_report(t, result);
	expect_has(page, "It came to all of one group before it came");
	expect_lacks(page, "E_MONOTONE");
}

/* A word of why, put in the verdict. */
static struct str
why_page(struct test *t, json_t *result, const char *word)
{
	json_t *verdict = json_object_get(result, "verdict");

	result_set(verdict, "why", json_pack("[s]", word));
	result_set(verdict, "reasons", json_pack("[s]", "Only in English"));
	return result_report(t, result);
}

TEST("evaluation report: why the verdict is as it is has a sentence in each "
     "language, and an older result keeps its own")
{
	static const char *const words[][3] = {
	        {"poor_balance", "The groups still differ in some of what they",
	         "Mae’r grwpiau’n dal i wahaniaethu mewn rhai"},
	        {"few_kept", "Fewer than 80 in 100 participants have anybody",
	         "Mae gan lai nag 80 o bob 100"},
	        {"few_known",
	         "Of fewer than 80 in 100 participants is it known",
	         "O lai nag 80 o bob 100"},
	        {"control_failed", "something that the programme cannot have",
	         "mewn rhywbeth na all y rhaglen"},
	        {"look_unplanned", "This look was not planned;",
	         "Ni chynlluniwyd yr edrychiad hwn"},
	        {"look_adds_nothing", "This look brought nothing new",
	         "Ni ddaeth yr edrychiad hwn"},
	        {"both_ways", "What was seen fits with a fall and with a rise.",
	         "yn gyson â gostyngiad ac â chynnydd"},
	        {"opposite", "point in opposite directions.",
	         "yn pwyntio i gyfeiriadau croes"}};
	json_t *result = result_read(t, "reduced");

	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++) {
		struct str page = why_page(t, result, words[k][0]);

		expect_has(page, words[k][1]);
		expect_lacks(page, "Only in English");
	}
	test_welsh(t);
	text_use(LANG_CY);
	for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++) {
		struct str page = why_page(t, result, words[k][0]);

		expect_has(page, words[k][2]);
		expect_lacks(page, "Only in English");
	}
	text_use(LANG_EN);
	json_object_del(json_object_get(result, "verdict"), "why");
	expect_has(result_report(t, result), "Only in English");
}

TEST("evaluation report: an interval that is not the usual one says how sure "
     "it is wherever it stands")
{
	json_t *result = result_read(t, "reduced");
	json_t *looks = json_object_get(result, "looks");
	struct str page = result_report(t, result);

	expect_lacks(page, "99% interval");
	result_set(json_object_get(result, "plan"), "alpha", json_real(0.01));
	result_set(json_array_get(looks, 0), "critical", json_real(2.5758));
	result_set(result, "engine", json_string("1.10.0"));
	page = result_report(t, result);
	expect_has(page, ", 99% interval)");     /* in a picture's table */
	expect_has(page, ", 99% interval</td>"); /* among every estimate */
	expect_has(page, "(99% confidence interval)");
	expect_has(page, "wider than the usual 95%");
	result_set(json_object_get(result, "plan"), "alpha", json_real(0.1));
	result_set(json_array_get(looks, 0), "critical", json_real(1.645));
	page = result_report(t, result);
	expect_has(page, "(90% confidence interval)");
	expect_has(page, "narrower than the usual 95%");
	expect_lacks(page, "wider than the usual 95%");
	/* it was 95 % then, whatever the plan asked for */
	result_set(result, "engine", json_string("1.9.0"));
	expect_has(result_report(t, result), "(95% confidence interval)");
}

TEST("evaluation report: after an exploration it is not said that the plan was "
     "changed")
{
	json_t *result = result_read(t, "reduced");
	json_t *row = json_object_get(result, "lock"), *one;
	struct str page;
	size_t k;

	result_set(row, "amendments", json_pack("[]"));
	json_array_foreach (json_object_get(result, "effects"), k, one)
		result_set(one, "post_hoc", json_true());
	page = result_report(t, result);
	expect_has(page, "Post hoc: outcomes were looked at before, in an "
	                 "exploration");
	expect_lacks(page, "Post hoc: the plan was changed");
	result_set(row, "amendments",
	           json_pack("[{s:s,s:[],s:b}]", "reason", "A slip", "what",
	                     "post_hoc", 0));
	expect_has(result_report(t, result),
	           "Post hoc: the plan was changed after it was sealed");
}
