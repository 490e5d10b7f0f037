/* eval_codes_test.c - what was met, as a sentence. */
#include "insight/evaluation/eval_codes.h"

#include "tests/test.h"

TEST("evaluation codes: every code says what is wrong, where, and what to do")
{
	for (int code = 0; code < STATS_CODES; code++) {
		struct stats_note note = {.code = (enum stats_code)code,
		                          .columns = {S("age"), S("sex")},
		                          .columns_n = 2,
		                          .count = 3,
		                          .row = 12};
		struct str says = eval_code_says(t->arena, &note);

		expect_has(says, "s age, sex; 3 ");
		expect_has(says, ", the first in row 12. ");
		expect_true(says.p[0] >= 'A' && says.p[0] <= 'Z');
		expect_true(says.p[says.n - 1] == '.');
		expect_lacks(says, "(null)");
		expect_lacks(says, "..");
	}
}

TEST("evaluation codes: rows of nobody and rows that are there twice name "
     "their file, and no column")
{
	static const enum stats_code codes[] = {W_UNLINKED, W_SAME_ROWS};

	for (size_t k = 0; k < sizeof(codes) / sizeof(codes[0]); k++) {
		struct stats_note note = {.code = codes[k],
		                          .columns = {S("events")},
		                          .columns_n = 1,
		                          .count = 3};
		struct str says = eval_code_says(t->arena, &note);

		expect_has(says, ": file events; 3 rows");
		expect_lacks(says, "column events");
	}
}

TEST("evaluation codes: what is not known of a place is not said")
{
	struct stats_note note = {.code = E_BAD_VALUE};

	expect_str(eval_code_says(t->arena, &note),
	           "A value is missing or cannot be used. Mend it in the file, "
	           "or name another column in the plan.");
	note.columns[note.columns_n++] = S("age");
	note.count = 1;
	note.row = 7;
	expect_has(eval_code_says(t->arena, &note),
	           "used: column age; 1 row, in row 7. Mend");
}

TEST("evaluation codes: a command ends with 2 for data, 3 for a plan, 4 where "
     "nothing can be estimated, 5 for disclosure")
{
	expect_equal(eval_code_status(E_IMMATURE), 2);
	expect_equal(eval_code_status(E_POST_TREATMENT), 2);
	expect_equal(eval_code_status(E_PLAN_CHANGED), 3);
	expect_equal(eval_code_status(E_PLAN_UNSEALED), 3);
	expect_equal(eval_code_status(E_SEPARATION), 4);
	expect_equal(eval_code_status(E_NOT_CONVERGED), 4);
	expect_equal(eval_code_status(E_DISCLOSURE), 5);
	for (int code = 0; code < STATS_CODES; code++)
		expect_equal(eval_code_status((enum stats_code)code) != 0,
		             stats_is_error((enum stats_code)code));
}

TEST("evaluation codes: what can be said more closely is said instead, with "
     "the same place")
{
	struct stats_note note = {.code = E_BAD_VALUE,
	                          .columns = {S("id")},
	                          .columns_n = 1,
	                          .what = S("It is not there"),
	                          .then = S("Put it in")};

	expect_str(eval_code_says(t->arena, &note),
	           "It is not there: column id. Put it in.");
}

TEST("evaluation codes: few sets are not few events, and who was not at risk "
     "has no gap")
{
	struct stats_note note = {.code = W_FEW_SETS, .count = 25};
	struct str says = eval_code_says(t->arena, &note);

	expect_has(says, "fewer than forty sets");
	expect_has(says, "25 sets");
	expect_lacks(says, "events");
	note.code = W_NOT_AT_RISK;
	note.count = 1;
	says = eval_code_says(t->arena, &note);
	expect_has(says, "not at risk on the first day were left out: 1 "
	                 "person.");
	expect_lacks(says, "gap");
}
