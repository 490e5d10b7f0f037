/*
 * eval_simulate.c - mydirection eval simulate: a fictional population.
 */
#include "insight/evaluation/eval_simulate.h"

#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_local.h"
#include "app/eval_say.h"
#include "insight/evaluation/eval_codes.h"

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
misused(const char *why)
{
	(void)eval_stop(EVAL_WRONG_USE, "%s", why);
	return EVAL_MISUSED;
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

	if (!eval_options_take(argc, argv, options))
		return EVAL_MISUSED;
	if (out == NULL)
		return misused("--out is needed here");
	if (!whole_take(treated, &in.treated) ||
	    !whole_take(comparators, &in.comparators) || !whole_take(seed, &of))
		return misused("--treated, --comparators and --seed are whole "
		               "numbers");
	in.events = strcmp(shape, "events") == 0;
	if (!in.events && strcmp(shape, "table") != 0)
		return misused("--shape is table or events");
	in.effect = effect;
	in.seed = (uint64_t)of;
	arena = arena_create(0);
	fault = eval_simulate(arena, out, &in);
	code = EVAL_DONE;
	if (fault != NULL) {
		struct str why = text_show_en(arena, &fault->text);

		code = eval_stop(EVAL_DATA, "E_BAD_VALUE: %.*s", STR_ARG(why));
	}
	eval_say_put("folder", json_string(out));
	arena_drop(arena);
	return code;
}

const struct eval_command eval_command_simulate = {
        "simulate",
        "--out DIR [--treated 84] [--comparators 35000]\n"
        "           [--effect 0.85] [--seed 1] [--shape table|events]\n"
        "           [--json] [--quiet]",
        eval_simulated, false};
