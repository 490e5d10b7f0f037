#include "tests/test.h"

#include <stdio.h>

#include "base/fault.h"
#include "base/log.h"

/* Anything with an arena can make a fault. */
struct maker {
	struct arena *arena;
};

static const struct fault *
refuse(const struct maker *c)
{
	return fault_refused(c, "Someone else must decide this");
}

static const struct fault *
try_all(const struct maker *c, int *reached)
{
	*reached = 1;
	TRY(NULL);
	*reached = 2;
	TRY(refuse(c));
	*reached = 3;
	return NULL;
}

TEST("fault: a fault holds its kind, sentence, values and place")
{
	const struct maker c = {t->arena};
	const struct fault *fault =
	        fault_invalid(&c, "{file} is too large", {"file", S("a.csv")});

	expect_fault(fault, FAULT_INVALID, "a.csv is too large");
	expect_has(str_of(fault->file), "fault_test.c");
	expect_true(fault->line > 0);
	expect_null(fault->problems);
	expect_null(fault->detail);
}

TEST("fault: making a fault dooms the transaction of its arena")
{
	const struct maker c = {t->arena};
	struct problems problems;
	unsigned before = arena_faults(t->arena);

	expect_fault(refuse(&c), FAULT_REFUSED, NULL);
	expect_equal(arena_faults(t->arena), before + 1);
	problems_init(&problems, t->arena);
	expect_null(problems_fault(&problems));
	expect_equal(arena_faults(t->arena), before + 1);
	problems_add(&problems, "name", "Enter a name");
	expect_not_null(problems_fault(&problems));
	expect_equal(arena_faults(t->arena), before + 2);
}

TEST("fault: TRY returns the fault and goes on where there is none")
{
	const struct maker c = {t->arena};
	int reached = 0;

	expect_refused(t, try_all(&c, &reached),
	               "Someone else must decide this");
	expect_equal(reached, 2);
}

TEST("fault: kinds are told apart, and none is of no kind")
{
	const struct maker c = {t->arena};

	expect_true(fault_is(fault_conflict(&c, "x"), FAULT_CONFLICT));
	expect_false(fault_is(fault_conflict(&c, "x"), FAULT_REFUSED));
	expect_false(fault_is(NULL, FAULT_NOT_FOUND));
	expect_true(fault_is(fault_not_found(&c, "x"), FAULT_NOT_FOUND));
	expect_true(fault_is(fault_unavailable(&c, "x"), FAULT_UNAVAILABLE));
}

TEST("fault: each kind has its status and its code")
{
	static const struct {
		enum fault_kind kind;
		int status;
		const char *code;
	} want[] = {
	        {FAULT_NOT_FOUND, 404, "not_found"},
	        {FAULT_REFUSED, 422, "refused"},
	        {FAULT_INVALID, 400, "invalid"},
	        {FAULT_CONFLICT, 409, "conflict"},
	        {FAULT_BLIND, 428, "precondition_required"},
	        {FAULT_UNAVAILABLE, 503, "unavailable"},
	        {FAULT_BUG, 500, "bug"},
	};

	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		expect_equal(fault_status(want[i].kind), want[i].status);
		expect_str(str_of(fault_code(want[i].kind)), want[i].code);
	}
}

static void
keep_line(struct str line, void *data)
{
	*(struct str *)data = str_copy(test_now()->arena, line);
}

TEST("fault: the detail of a bug goes to the log and not to the reader")
{
	const struct maker c = {t->arena};
	struct str line = S("");
	const struct fault *fault;

	log_to(keep_line, &line);
	fault = fault_bug(&c, "no such column");
	test_log_back();
	expect_fault(fault, FAULT_BUG, "Something is wrong on our side");
	expect_has(line, "\"detail\":\"no such column\"");
	expect_has(line, "fault_test.c");
}

TEST("fault: all problems are kept, the first for a field is shown")
{
	struct problems problems;
	const struct fault *fault;
	char field[32][16];

	problems_init(&problems, t->arena);
	for (int i = 0; i < 32; i++) {
		snprintf(field[i], sizeof(field[i]), "f%d", i);
		problems_add(&problems, field[i], "Enter {field}",
		             {"field", str_of(field[i])});
	}
	problems_add(&problems, "f3", "Enter something else");
	fault = problems_fault(&problems);
	expect_fault(fault, FAULT_INVALID, "There is a problem");
	expect_equal(fault->problems->n, 33);
	expect_problem(fault, "f3", "Enter f3");
	expect_problem(fault, "f31", "Enter f31");
	expect_null(problems_of(fault->problems, "f32"));
}

static void
put_without_field(void *data)
{
	problems_put(data, NULL, TEXT("x"));
}

TEST("fault: a problem without a field is a broken claim")
{
	struct problems problems;

	problems_init(&problems, t->arena);
	expect_log("claim_broken", NULL);
	expect_ends(put_without_field, &problems, BOUNDARY_ASSERT);
}
