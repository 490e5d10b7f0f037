/*
 * eval_sensitivity.c - mydirection eval sensitivity: how much a finding can
 * bear, of a run or of a ratio that was published elsewhere.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_local.h"
#include "app/eval_say.h"
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_plan.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_sensitivity.h"

#define ARENA_ROOM ((size_t)512 * 1024 * 1024)

struct asked {
	const char *run, *result, *measure;
	double ratio, low, high;
	bool copy;
};

static void
show(struct arena *arena, const json_t *of)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	if (eval_say_json()) {
		eval_json_write(&buf, of);
		buf_lit(&buf, "\n");
	} else {
		eval_sensitivity_say(&buf, of);
	}
	fwrite(buf.p, 1, buf.n, stdout);
	eval_say_answered();
}

static int
of_result(struct arena *arena, const struct asked *ask)
{
	const json_t *of;
	json_t *result;
	int code;

	code = eval_held_read(arena, ask->run, ask->result, ask->copy, &result,
	                      NULL);
	if (code != EVAL_DONE)
		return code;
	of = json_object_get(result, "sensitivity");
	if (!json_is_object(of)) {
		return eval_stop(
		        EVAL_DATA,
		        "E_BAD_VALUE: %s does not say how much its finding can "
		        "bear: a release hides it where counts are small",
		        ask->result != NULL ? ask->result : ask->run);
	}
	show(arena, of);
	return 0;
}

/* A ratio and its limits are above 0, in this order. */
static int
of_ratio(struct arena *arena, const struct asked *ask)
{
	static const char *const words[] = {"rr", "or", "hr", NULL};
	static const enum stats_measure measures[] = {STATS_RR, STATS_OR_COMMON,
	                                              STATS_HR_COMMON};
	int found = ask->measure == NULL
	                    ? 0
	                    : str_word(str_of(ask->measure), words);
	json_t *of;

	if (found < 0 || !(ask->low > 0 && ask->low <= ask->ratio &&
	                   ask->ratio <= ask->high)) {
		return eval_stop(
		        EVAL_WRONG_USE,
		        "--ratio lies between --low and --high, all above 0; "
		        "--measure is rr, or or hr");
	}
	of = json_pack("{}");
	claim(of != NULL);
	eval_sensitivity_ratio(of, measures[found], ask->ratio, ask->low,
	                       ask->high);
	show(arena, of);
	json_decref(of);
	return 0;
}

static int
eval_sensitivity(int argc, char **argv)
{
	struct asked ask = {.ratio = NAN, .low = NAN, .high = NAN};
	const struct eval_option options[] = {
	        {.name = "--run", .word = &ask.run},
	        {.name = "--result", .word = &ask.result},
	        {.name = "--measure", .word = &ask.measure},
	        {.name = "--ratio", .number = &ask.ratio},
	        {.name = "--low", .number = &ask.low},
	        {.name = "--high", .number = &ask.high},
	        {.name = "--copy", .flag = &ask.copy},
	        {.name = NULL}};
	struct arena *arena = arena_create(ARENA_ROOM);
	int code = EVAL_MISUSED, ways;

	if (eval_options_take(argc, argv, options)) {
		ways = (ask.run != NULL) + (ask.result != NULL) +
		       !isnan(ask.ratio);
		if (ways != 1)
			(void)eval_stop(EVAL_WRONG_USE,
			                "one of --run, --result and --ratio is "
			                "needed, and one alone");
		else
			code = isnan(ask.ratio) ? of_result(arena, &ask)
			                        : of_ratio(arena, &ask);
	}
	arena_drop(arena);
	return code;
}

const struct eval_command eval_command_sensitivity = {
        "sensitivity",
        "--run DIR | --result FILE | --ratio 0.8 --low 0.6\n"
        "           --high 1.1 [--measure rr|or|hr] [--json] [--copy]",
        eval_sensitivity, false};
