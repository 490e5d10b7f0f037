/*
 * eval_simulate.c - mydirection eval simulate: a fictional population.
 */
#include "insight/evaluation/eval_simulate.h"

#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_local.h"

/* A whole number of an option, at least 0. */
static bool
whole_take(double v, int64_t *out)
{
	if (!(v >= 0 && v <= 9007199254740992.0) || v != (double)(int64_t)v)
		return false;
	*out = (int64_t)v;
	return true;
}

static int
eval_simulated(int argc, char **argv)
{
	double treated = 84, comparators = 35000, effect = 0.85, seed = 1;
	const char *out = NULL, *shape = "table";
	const struct eval_option options[] = {
	        {.name = "--out", .word = &out},
	        {.name = "--treated", .number = &treated},
	        {.name = "--comparators", .number = &comparators},
	        {.name = "--effect", .number = &effect},
	        {.name = "--seed", .number = &seed},
	        {.name = "--shape", .word = &shape},
	        {.name = NULL}};
	struct eval_simulate_in in = {0};
	const struct fault *fault;
	struct arena *arena;
	int64_t of = 0;
	int code;

	if (!eval_options_take(argc, argv, options) || out == NULL ||
	    !whole_take(treated, &in.treated) ||
	    !whole_take(comparators, &in.comparators) || !whole_take(seed, &of))
		return EVAL_MISUSED;
	in.events = strcmp(shape, "events") == 0;
	if (!in.events && strcmp(shape, "table") != 0)
		return EVAL_MISUSED;
	in.effect = effect;
	in.seed = (uint64_t)of;
	arena = arena_create(0);
	fault = eval_simulate(arena, out, &in);
	code = fault == NULL ? 0 : command_fail(arena, fault);
	arena_drop(arena);
	return code;
}

const struct eval_command eval_command_simulate = {
        "simulate",
        "--out DIR [--treated 84] [--comparators 35000]\n"
        "           [--effect 0.85] [--seed 1] [--shape table|events]",
        eval_simulated};
