/* eval_plan_test.h - plans for tests. */
#ifndef INSIGHT_EVAL_PLAN_TEST_H
#define INSIGHT_EVAL_PLAN_TEST_H

#include "insight/evaluation/eval_plan.h"
#include "tests/test.h"

/* A plan of one table with columns id, group, age, sex, reoff. */
#define EVAL_PLAN_SMALL \
	"[study]\ntitle = \"Small\"\nquestion = \"Did it?\"\n" \
	"programme = \"P\"\nsimulated = true\n" \
	"[data]\nshape = \"table\"\n" \
	"[[outcome]]\nid = \"reoff\"\nlabel = \"Reoffended\"\n" \
	"kind = \"binary\"\nfamily = \"primary\"\ncolumn = \"reoff\"\n" \
	"[[covariate]]\nname = \"age\"\nkind = \"number\"\n" \
	"[[covariate]]\nname = \"sex\"\nkind = \"word\"\n" \
	"[[method]]\nid = \"main\"\nkind = \"nearest\"\n"

/* The first place of `was` is `is` instead; it must be there. */
const char *eval_test_with(struct test *t, const char *text, const char *was,
                           const char *is);

/* A file in the test's folder. */
const char *eval_test_file(struct test *t, const char *name, const char *text);

#endif
