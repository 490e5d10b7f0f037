/* eval_plan_test.c - what a plan may say. */
#include "insight/evaluation/eval_plan_test.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "insight/evaluation/eval_plan_local.h"

const char *
eval_test_with(struct test *t, const char *text, const char *was,
               const char *is)
{
	const char *at = strstr(text, was);

	expect_not_null(at);
	return str_c(t->arena, str_print(t->arena, "%.*s%s%s", (int)(at - text),
	                                 text, is, at + strlen(was)));
}

const char *
eval_test_file(struct test *t, const char *name, const char *text)
{
	const char *path = test_path(t, name);
	FILE *file = fopen(path, "wbe");

	expect_not_null(file);
	expect_equal(fwrite(text, 1, strlen(text), file), strlen(text));
	expect_equal(fclose(file), 0);
	return path;
}

static struct eval_plan *
plan_read(struct test *t, const char *text)
{
	struct eval_plan *plan = arena_new(t->arena, struct eval_plan, 1);

	expect_ok(eval_plan_read(t->arena, eval_test_file(t, "plan.toml", text),
	                         plan));
	return plan;
}

static void
refused(struct test *t, const char *text, const char *sentence)
{
	struct eval_plan *plan = arena_new(t->arena, struct eval_plan, 1);
	const struct fault *fault = eval_plan_read(
	        t->arena, eval_test_file(t, "plan.toml", text), plan);

	expect_not_null(fault);
	expect_equal(fault->kind, FAULT_INVALID);
	expect_has(text_show_en(t->arena, &fault->text), sentence);
}

/* The small plan with one thing changed is refused so. */
static void
not_with(struct test *t, const char *was, const char *is, const char *sentence)
{
	refused(t, eval_test_with(t, EVAL_PLAN_SMALL, was, is), sentence);
}

TEST("evaluation plan: what is not named has its default")
{
	const struct eval_plan *p = plan_read(t, EVAL_PLAN_SMALL);

	expect_str(p->id, "id");
	expect_str(p->group, "group");
	expect_equal(p->zero, EVAL_ZERO_INDEX);
	expect_false(p->zero_said);
	expect_equal(p->follow_days, 365);
	expect_equal(p->lag_days, 183);
	expect_equal(p->outcomes_n, 1);
	expect_equal(p->primary, 0);
	expect_equal(p->methods[0].ratio, 5);
	expect_true(p->methods[0].caliper == 0.2);
	expect_true(p->methods[0].on_logit && p->methods[0].ties_by_id);
	expect_equal(p->methods[0].order, STATS_LARGEST);
	expect_true(isnan(p->smallest) && isnan(p->base));
	expect_true(p->holm && p->alpha == 0.05 && p->power == 0.8);
	expect_equal(p->threshold, 10);
	expect_equal(p->imputations, 20);
	expect_false(date_is(p->data_cut));
	expect_true(p->covariates[0].score && p->covariates[1].word);
}

TEST("evaluation plan: the same plan has the same hash however its lines are "
     "ordered")
{
	const struct eval_plan *a = plan_read(t, EVAL_PLAN_SMALL), *b, *c;
	const char *text = eval_test_with(
	        t, EVAL_PLAN_SMALL, "[study]\ntitle = \"Small\"\n",
	        "# a remark\n[judge]\nalpha = 5e-2\n\n[study]\n");

	text = eval_test_with(t, text, "simulated = true\n",
	                      "simulated = true\n  title = 'Small'\n");
	b = plan_read(t, text);
	expect_true(str_equal(a->canonical, b->canonical));
	expect_str(str_of(a->sha256), b->sha256);
	c = plan_read(t, eval_test_with(t, EVAL_PLAN_SMALL, "Small", "small"));
	expect_true(strcmp(a->sha256, c->sha256) != 0);
}

TEST("evaluation plan: another order of methods is another plan")
{
	const struct eval_plan *a, *b;

	a = plan_read(t, EVAL_PLAN_SMALL
	              "[[method]]\nid = \"w\"\nkind = \"entropy\"\n");
	b = plan_read(t, eval_test_with(t, EVAL_PLAN_SMALL, "[[method]]",
	                                "[[method]]\nid = \"w\"\n"
	                                "kind = \"entropy\"\n[[method]]"));
	expect_true(strcmp(a->sha256, b->sha256) != 0);
	expect_equal(a->methods[0].kind, EVAL_NEAREST);
	expect_equal(b->methods[0].kind, EVAL_ENTROPY);
}

TEST("evaluation plan: the canonical plan reads as itself")
{
	const struct eval_plan *a =
	        plan_read(t, EVAL_PLAN_SMALL
	                  "ratio = 2\ncaliper = \"none\"\nseed = 7\n"
	                  "exact = [\"sex\"]\n"
	                  "[looks]\nshares = [0.1, 1]\n"
	                  "planned_events = 90\n");
	struct eval_plan b;

	expect_ok(eval_plan_of(t->arena, a->canonical, &b));
	expect_true(str_equal(a->canonical, b.canonical));
	expect_equal(b.methods[0].ratio, 2);
	expect_true(isnan(b.methods[0].caliper));
	expect_equal(b.methods[0].seed, 7);
	expect_str(b.methods[0].exact[0], "sex");
	expect_equal(b.looks_n, 2);
	expect_true(b.looks[0] == 0.1);
	expect_false(b.zero_said);
}

TEST("evaluation plan: a plan to begin from has every key, and reads when its "
     "gaps are filled")
{
	struct buf buf;
	const char *text;
	const struct eval_plan *p;

	buf_init(&buf, t->arena, 0);
	eval_plan_new(&buf);
	text = str_c(t->arena, buf_get(&buf));
	refused(t, text, "title: this is empty: say it");
	text = eval_test_with(t, text, "title = \"\"", "title = \"T\"");
	text = eval_test_with(t, text, "programme = \"\"", "programme = \"P\"");
	refused(t, text, "lawful_basis is not said");
	text = eval_test_with(t, text, "lawful_basis = \"\"",
	                      "lawful_basis = \"Article 10\"");
	refused(t, text, "reviewers has nobody");
	text = eval_test_with(t, text, "reviewers = []",
	                      "reviewers = [\"A. Reader\"]");
	p = plan_read(t, text);
	expect_equal(p->outcomes_n, 3);
	expect_equal(p->methods_n, 2);
	expect_equal(p->zero, EVAL_ZERO_RISK_SET);
	for (const struct plan_table *of = plan_tables; of->name != NULL; of++)
		for (const struct plan_key *k = of->keys; k->key != NULL; k++)
			expect_has(buf_get(&buf), k->key);
}

TEST("evaluation plan: the documents have every key with its meaning")
{
	static char doc[64 * 1024];
	FILE *file = fopen("docs/evaluation-plan.md", "rbe");
	size_t n;

	expect_not_null(file);
	n = fread(doc, 1, sizeof(doc) - 1, file);
	doc[n] = '\0';
	expect_equal(fclose(file), 0);
	for (const struct plan_table *of = plan_tables; of->name != NULL; of++)
		for (const struct plan_key *k = of->keys; k->key != NULL; k++) {
			struct str row =
			        str_print(t->arena, "| `%s` |", k->key);

			expect_not_null(strstr(doc, str_c(t->arena, row)));
		}
}

TEST("evaluation plan: an outcome has words of its own, and a plan without "
     "them keeps its hash")
{
	struct eval_plan bare, same, worded;
	const char *text =
	        eval_test_with(t, EVAL_PLAN_SMALL, "label = \"Reoffended\"\n",
	                       "label = \"Reoffended\"\nwho = \"reoffended\"\n"
	                       "who_cy = \"a aildroseddodd\"\n"
	                       "label_cy = \"Aildroseddodd\"\n");

	expect_ok(eval_plan_text(t->arena, S(EVAL_PLAN_SMALL), &bare));
	expect_lacks(bare.canonical, "\"who\"");
	expect_lacks(bare.canonical, "\"label_cy\"");
	expect_ok(eval_plan_text(t->arena, str_of(text), &worded));
	expect_str(worded.outcomes[0].who, "reoffended");
	expect_str(worded.outcomes[0].who_cy, "a aildroseddodd");
	expect_str(worded.outcomes[0].label_cy, "Aildroseddodd");
	expect_has(worded.canonical, "\"who\":\"reoffended\"");
	expect_true(strcmp(bare.sha256, worded.sha256) != 0);
	expect_ok(eval_plan_of(t->arena, worded.canonical, &same));
	expect_str(str_of(same.sha256), worded.sha256);
	/* People do a thing or not; a count has no words for them. */
	refused(t,
	        EVAL_PLAN_SMALL "[[outcome]]\nid = \"b\"\nlabel = \"B\"\n"
	                        "kind = \"count\"\nfamily = \"secondary\"\n"
	                        "column = \"n\"\nwho = \"did\"\n",
	        "who");
}

TEST("evaluation plan: there is one primary outcome")
{
	not_with(t, "\"primary\"", "\"secondary\"", "no outcome is primary");
	refused(t,
	        EVAL_PLAN_SMALL "[[outcome]]\nid = \"b\"\nlabel = \"B\"\n"
	                        "kind = \"count\"\nfamily = \"primary\"\n"
	                        "column = \"n\"\n",
	        "[outcome] 2 family: there is one primary outcome");
}

TEST("evaluation plan: a key that is not known is refused, with its place")
{
	not_with(t, "simulated", "simulatd",
	         "line 5, [study] simulatd: there is no such key; here are: "
	         "title, question");
	not_with(t, "[data]", "[dta]", "[dta]: there is no such heading");
	refused(t, EVAL_PLAN_SMALL "calipre = 1\n",
	        "line 23, [method] 1 calipre: there is no such key");
	refused(t, EVAL_PLAN_SMALL "truncate = 99\n",
	        "[method] 1 truncate: this says nothing for such a kind");
	not_with(t, "column = \"reoff\"\n",
	         "column = \"reoff\"\ntime = \"t\"\n",
	         "time: this says nothing for such a kind");
}

TEST("evaluation plan: a start after the index day needs a choice of how that "
     "time is counted")
{
	const char *text = eval_test_with(
	        t, EVAL_PLAN_SMALL, "shape = \"table\"\n",
	        "shape = \"table\"\nindex_date = \"i\"\nstart_date = \"s\"\n");

	refused(t, text, "say in [follow_up] zero how it is counted");
	text = eval_test_with(t, text, "[data]",
	                      "[follow_up]\nzero = \"risk-set\"\n[data]");
	expect_true(plan_read(t, text)->zero_said);
	not_with(t, "[data]", "[follow_up]\nzero = \"risk-set\"\n[data]",
	         "this needs the column of the start");
	refused(t, eval_test_with(t, text, "risk-set", "landmark"),
	        "landmark_days is above 0");
	not_with(t, "[data]", "[follow_up]\nlandmark_days = 30\n[data]",
	         "landmark_days is above 0");
}

#define COARSE eval_test_with(t, EVAL_PLAN_SMALL, "\"nearest\"", "\"cem\"")

TEST("evaluation plan: cem is told the spans of each number of the score")
{
	const char *cut = eval_test_with(t, COARSE, "\"number\"\n",
	                                 "\"number\"\ncuts = [30]\n");
	const struct eval_plan *p = plan_read(t, cut);
	struct eval_plan sealed;
	const char *was;

	expect_str(p->newer, "");
	(void)plan_read(t, eval_test_with(t, COARSE, "\"number\"\n",
	                                  "\"number\"\nscore = false\n"));
	(void)plan_read(t, eval_test_with(t, COARSE, "\"cem\"\n",
	                                  "\"cem\"\nexact = [\"age\"]\n"));
	(void)plan_read(t, eval_test_with(t, COARSE,
	                                  "[[covariate]]\nname = \"age\"\n"
	                                  "kind = \"number\"\n",
	                                  ""));
	refused(t, COARSE,
	        "[covariate] 1 cuts: cem does not know the spans of the number "
	        "\"age\"");
	/* one that was sealed stays what it was, and says so */
	was = eval_test_with(t, str_c(t->arena, p->canonical), "[30.0]", "[]");
	expect_ok(eval_plan_of(t->arena, str_of(was), &sealed));
	expect_has(sealed.newer, "cem does not know the spans");
}

TEST("evaluation plan: each rule from after the seal is said, not the last of "
     "them alone")
{
	const char *cut = eval_test_with(
	        t, COARSE, "\"number\"\n",
	        "\"number\"\ncuts = [30]\n[[covariate]]\nname = \"years\"\n"
	        "kind = \"number\"\ncuts = [7]\n");
	const struct eval_plan *p = plan_read(t, cut);
	struct eval_plan sealed;
	const char *was;

	was = eval_test_with(t, str_c(t->arena, p->canonical), "[30.0]", "[]");
	was = eval_test_with(t, was, "[7.0]", "[]");
	expect_ok(eval_plan_of(t->arena, str_of(was), &sealed));
	expect_has(sealed.newer, "the number \"age\"");
	expect_has(sealed.newer, "; [covariate] cuts: ");
	expect_has(sealed.newer, "the number \"years\"");
}

TEST("evaluation plan: an outcome is never a covariate")
{
	not_with(t, "name = \"age\"", "name = \"reoff\"",
	         "an outcome is never a covariate");
	not_with(t, "name = \"age\"", "name = \"group\"",
	         "who or in which group");
	not_with(t, "shape = \"table\"", "shape = \"table\"\ngroup = \"reoff\"",
	         "this is the column of an outcome too");
}

TEST("evaluation plan: values of another kind, or out of bounds, are refused")
{
	not_with(t, "true", "\"yes\"", "true or false belongs here");
	not_with(t, "\"Small\"", "7", "words belong here");
	not_with(t, "\"nearest\"", "\"closest\"",
	         "this is one of \"nearest\", \"radius\"");
	not_with(t, "\"reoff\"\nlabel", "\"Re off\"\nlabel",
	         "a short name has a-z");
	not_with(t, "title = \"Small\"\n", "", "title is not said");
	not_with(t, "\"table\"", "\"events\"", "data_cut is not said");
	refused(t, EVAL_PLAN_SMALL "ratio = 0\n", "this is from 1 to 100");
	refused(t, EVAL_PLAN_SMALL "ratio = 1.5\n", "a whole number");
	refused(t, EVAL_PLAN_SMALL "seed = -1\n", "this is from 0 to");
	refused(t, EVAL_PLAN_SMALL "caliper = -0.1\n", "this is from 0");
	refused(t, EVAL_PLAN_SMALL "exact = [\"area\"]\n",
	        "\"area\" is no covariate");
	refused(t, EVAL_PLAN_SMALL "exact = [\"sex\", \"sex\"]\n",
	        "stands twice");
	refused(t, EVAL_PLAN_SMALL "[disclosure]\nthreshold = 4\n",
	        "this is from 5");
	refused(t, EVAL_PLAN_SMALL "[disclosure]\nrounding = 11\n",
	        "at most the threshold");
	refused(t, EVAL_PLAN_SMALL "[looks]\nshares = [0.5, 0.5]\n",
	        "rising order");
	refused(t, EVAL_PLAN_SMALL "[looks]\nshares = [0, 1]\n", "above 0");
	refused(t, EVAL_PLAN_SMALL "[looks]\nshares = [0.5, 1]\n",
	        "planned_events is not said");
	refused(t, EVAL_PLAN_SMALL "[judge]\nbase = 0.04\n",
	        "target_fall is above 0 and below base");
	refused(t, EVAL_PLAN_SMALL "[judge]\nsmallest = 0\n",
	        "a change that matters is above 0");
	refused(t, EVAL_PLAN_SMALL "[subgroups]\ncolumns = [\"age\"]\n",
	        "no covariate of words");
	refused(t,
	        eval_test_with(t,
	                       EVAL_PLAN_SMALL "[subgroups]\n"
	                                       "columns = [\"sex\"]\n",
	                       "kind = \"binary\"", "kind = \"count\""),
	        "the primary outcome is none of yes or no");
	not_with(t, "kind = \"number\"", "kind = \"number\"\nreference = \"1\"",
	         "a number has no reference");
	not_with(t, "kind = \"word\"", "kind = \"word\"\ncuts = [1]",
	         "words are not cut");
	not_with(t, "\"nearest\"", "\"exact\"", "exact is not said");
	not_with(t, "\"nearest\"", "\"radius\"\ncaliper = \"none\"",
	         "radius needs one");
	not_with(t, "column = \"reoff\"\n", "", "column is not said");
	not_with(t, "[[method]]", "[method]", "this has two brackets");
	not_with(t, "[study]", "[[study]]", "this has one bracket");
	refused(t,
	        EVAL_PLAN_SMALL "[[method]]\nid = \"main\"\nkind = \"iptw\"\n",
	        "another method has this short name");
	refused(t, "", "[study]: the plan has no such heading");
}

TEST("evaluation plan: a cohort is compared within itself, a lag is another "
     "one, and a weight that is cut is not stacked")
{
	const char *text;

	refused(t, EVAL_PLAN_SMALL "[cohorts]\ncolumn = \"year\"\n",
	        "\"year\" is no covariate of words");
	refused(t, EVAL_PLAN_SMALL "[cohorts]\ncolumn = \"age\"\n",
	        "\"age\" is no covariate of words");
	refused(t, EVAL_PLAN_SMALL "[cohorts]\ncolumn = \"sex\"\n",
	        "name this column in exact of the first method");
	(void)plan_read(t, EVAL_PLAN_SMALL "exact = [\"sex\"]\n"
	                                   "[cohorts]\ncolumn = \"sex\"\n");
	refused(t, EVAL_PLAN_SMALL "[sensitivity]\nlag_days = [92]\n",
	        "a table holds its outcomes in columns");
	text = eval_test_with(t, EVAL_PLAN_SMALL "[sensitivity]\nlag_days = ",
	                      "shape = \"table\"",
	                      "shape = \"events\"\ndata_cut = 2026-01-01");
	refused(t, str_print(t->arena, "%s[183]\n", text).p,
	        "not those of the plan's own lag");
	refused(t, str_print(t->arena, "%s[91.5]\n", text).p, "whole days");
	refused(t, str_print(t->arena, "%s[1826]\n", text).p, "whole days");
	refused(t, str_print(t->arena, "%s[1, 2, 3, 4, 5, 6, 7]\n", text).p,
	        "at most 6");
	refused(t,
	        EVAL_PLAN_SMALL "[[method]]\nid = \"w\"\nkind = \"iptw\"\n"
	                        "stacked = true\ntruncate = 99\n",
	        "a weight that is cut has no slope");
	refused(t, EVAL_PLAN_SMALL "stacked = true\n",
	        "this says nothing for such a kind");
	refused(t, EVAL_PLAN_SMALL "firth = true\nmodel = \"probit\"\n",
	        "the penalty is of a logistic score");
	refused(t,
	        EVAL_PLAN_SMALL "[[method]]\nid = \"w\"\nkind = \"iptw\"\n"
	                        "stacked = true\nfirth = true\n",
	        "stacked errors do not know the penalty");
}

TEST("evaluation plan: a plan from before a key was made keeps its hash")
{
	const struct eval_plan *p = plan_read(t, EVAL_PLAN_SMALL
	                                      "[[method]]\nid = \"w\"\n"
	                                      "kind = \"iptw\"\n");
	const struct eval_plan *same =
	        plan_read(t, EVAL_PLAN_SMALL
	                  "[[method]]\nid = \"w\"\nkind = \"iptw\"\n"
	                  "stacked = false\nfirth = false\n[cohorts]\n"
	                  "[balance]\ninteractions = []\n[sensitivity]\n"
	                  "lag_days = []\n");

	expect_lacks(p->canonical, "stacked");
	expect_lacks(p->canonical, "cohorts");
	expect_lacks(p->canonical, "sensitivity");
	expect_lacks(p->canonical, "balance");
	expect_str(str_of(p->sha256), same->sha256);
}

/* A plan with these pairs. */
static const char *
paired(struct test *t, const char *pairs)
{
	return str_print(t->arena,
	                 EVAL_PLAN_SMALL "[balance]\ninteractions = %s\n",
	                 pairs)
	        .p;
}

TEST("evaluation plan: pairs to compare together are of two covariates each, "
     "and stand once")
{
	const struct eval_plan *p =
	        plan_read(t, paired(t, "[[\"age\", \"sex\"]]"));
	struct eval_plan same;

	expect_equal(p->interactions_n, 1);
	expect_str(p->interactions[1], "sex");
	expect_has(p->canonical,
	           "\"balance\":{\"interactions\":[[\"age\",\"sex\"]]}");
	expect_ok(eval_plan_of(t->arena, p->canonical, &same));
	expect_str(str_of(same.sha256), p->sha256);
	refused(t, paired(t, "\"age\""), "a list of pairs belongs here");
	refused(t, paired(t, "[\"age\", \"sex\"]"), "pairs belong here");
	refused(t, paired(t, "[[\"age\"]]"), "pairs belong here");
	refused(t, paired(t, "[[\"age\", 7]]"), "words belong here");
	refused(t, paired(t, "[[\"age\", \"\"]]"), "is empty");
	refused(t, paired(t, "[[\"age\", \"age\"]]"), "name two");
	refused(t, paired(t, "[[\"age\", \"sex\"], [\"sex\", \"age\"]]"),
	        "stand together twice");
	refused(t, paired(t, "[[\"age\", \"height\"]]"),
	        "\"height\" is no covariate");
}

TEST("evaluation plan: what an outcome is made of is said where no column "
     "holds it, and a recall has no severity")
{
	const char *days = eval_test_with(t, EVAL_PLAN_SMALL,
	                                  "shape = \"table\"",
	                                  "shape = \"events\"\n"
	                                  "data_cut = 2026-01-01");
	const char *bare = eval_test_with(t, days, "column = \"reoff\"\n", "");
	const struct eval_plan *plain = plan_read(t, bare), *p;

	p = plan_read(t, eval_test_with(t, days, "column = \"reoff\"",
	                                "of = \"offences\"\nseverity = 0"));
	expect_str(str_of(p->sha256), plain->sha256);
	p = plan_read(t, eval_test_with(t, days, "column = \"reoff\"",
	                                "of = \"either\"\nseverity = 3"));
	expect_equal(p->outcomes[0].of, EVAL_OF_EITHER);
	expect_equal(p->outcomes[0].severity, 3);
	expect_has(p->canonical, "\"severity\":3");
	refused(t,
	        eval_test_with(t, days, "column = \"reoff\"",
	                       "of = \"recalls\"\nseverity = 3"),
	        "a recall has none");
	refused(t,
	        eval_test_with(t, days, "column = \"reoff\"",
	                       "column = \"reoff\"\nseverity = 3"),
	        "this one stands in columns");
	refused(t,
	        eval_test_with(t, EVAL_PLAN_SMALL, "column = \"reoff\"",
	                       "column = \"reoff\"\nof = \"either\""),
	        "this one stands in columns");
	refused(t,
	        eval_test_with(t, days, "column = \"reoff\"", "severity = 6"),
	        "this is from 0 to 5");
	p = plan_read(t,
	              str_print(t->arena,
	                        "%s[follow_up]\nrecall = \"competes\"\n", bare)
	                      .p);
	expect_str(str_of(p->sha256), plain->sha256);
	expect_false(p->recall_nothing);
	p = plan_read(t,
	              str_print(t->arena,
	                        "%s[follow_up]\nrecall = \"nothing\"\n", bare)
	                      .p);
	expect_true(p->recall_nothing);
}

TEST("evaluation plan: a day dates what a column holds of people whose days "
     "are known, and a plan without one keeps its hash")
{
	const char *days = eval_test_with(t, EVAL_PLAN_SMALL,
	                                  "shape = \"table\"",
	                                  "shape = \"events\"\n"
	                                  "data_cut = 2026-01-01");
	const struct eval_plan *plain = plan_read(t, days), *p;

	expect_lacks(plain->canonical, "\"day\":\"");
	p = plan_read(t, eval_test_with(t, days, "column = \"reoff\"",
	                                "column = \"reoff\"\nday = \"on\""));
	expect_str(p->outcomes[0].day, "on");
	expect_has(p->canonical, "\"day\":\"on\"");
	refused(t,
	        eval_test_with(t, days, "column = \"reoff\"", "day = \"on\""),
	        "it dates what a column holds: name column, too");
	refused(t,
	        eval_test_with(t, EVAL_PLAN_SMALL, "column = \"reoff\"",
	                       "column = \"reoff\"\nday = \"on\""),
	        "a table and a control from before do not know");
}

TEST("evaluation plan: what is described of participants alone is part of the "
     "plan's hash, and a plan without it keeps its own")
{
	const struct eval_plan *plain = plan_read(t, EVAL_PLAN_SMALL), *p;

	p = plan_read(t, EVAL_PLAN_SMALL "[after]\ndescribed = []\n");
	expect_str(str_of(p->sha256), plain->sha256);
	p = plan_read(t, EVAL_PLAN_SMALL "[after]\ndescribed = [\"goals\"]\n");
	expect_equal(p->described_n, 1);
	expect_has(p->canonical, "\"described\":[\"goals\"]");
	expect_false(str_equal(str_of(p->sha256), str_of(plain->sha256)));
}

TEST("evaluation plan: a table may count in weeks and be drawn by lot, and a "
     "plan that says what is so anyway keeps its hash")
{
	const struct eval_plan *plain = plan_read(t, EVAL_PLAN_SMALL), *p;
	const char *text = eval_test_with(t,
	                                  EVAL_PLAN_SMALL
	                                  "[follow_up]\ntime_unit = \"day\"\n",
	                                  "simulated = true",
	                                  "simulated = true\n"
	                                  "allocation = \"observed\"");

	expect_lacks(plain->canonical, "time_unit");
	expect_lacks(plain->canonical, "allocation");
	expect_str(str_of(plan_read(t, text)->sha256), plain->sha256);
	text = eval_test_with(t, text, "\"day\"", "\"week\"");
	text = eval_test_with(t, text, "\"observed\"", "\"lot\"");
	p = plan_read(t, text);
	expect_equal(p->unit, EVAL_WEEKS);
	expect_true(p->by_lot);
	expect_has(p->canonical, "\"allocation\":\"lot\"");
	expect_has(p->canonical, "\"time_unit\":\"week\"");
	refused(t, eval_test_with(t, text, "\"week\"", "\"fortnight\""),
	        "this is one of \"day\", \"week\", \"month\"");
	refused(t, eval_test_with(t, text, "\"lot\"", "\"chance\""),
	        "this is one of \"observed\", \"lot\"");
	refused(t,
	        eval_test_with(t, text, "shape = \"table\"",
	                       "shape = \"table\"\nindex_date = \"day\""),
	        "days of the calendar are counted in days");
}

TEST("evaluation plan: there are only so many outcomes, methods and "
     "covariates")
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	buf_lit(&buf, EVAL_PLAN_SMALL);
	for (int i = 0; i < EVAL_METHODS_MOST; i++)
		buf_print(&buf,
		          "[[method]]\nid = \"m%d\"\nkind = \"entropy\"\n", i);
	refused(t, str_c(t->arena, buf_get(&buf)), "at most 16 of these");
}

TEST("evaluation plan: a file that is not there is said")
{
	struct eval_plan plan;

	expect_fault(eval_plan_read(t->arena, "/nowhere/plan.toml", &plan),
	             FAULT_INVALID,
	             "/nowhere/plan.toml cannot be opened: look "
	             "whether it is there, and whether you may read it");
	expect_fault(eval_plan_of(t->arena, S("[]"), &plan), FAULT_INVALID,
	             "This is not the plan of a run");
	expect_true(eval_plan_of(t->arena, S("{"), &plan) != NULL);
}
