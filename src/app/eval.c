/*
 * eval.c - mydirection eval: the evaluation engine without a database.
 *
 * Wrong use ends with 64, as the other statuses are taken by what a study can
 * meet.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app_local.h"
#include "base/json.h"
#include "insight/evaluation/evaluation.h"

#define WRONG_USE 64

/* An option of a number, or a flag (at NULL). */
struct eval_option {
	const char *name;
	double *at;
	bool *flag;
};

static int
eval_usage(void)
{
	fputs("usage: mydirection eval selftest --vectors DIR\n"
	      "       mydirection eval power --base 0.37 --treated 84 "
	      "[--ratio 5]\n"
	      "           [--fall 0.05] [--power 0.8] [--alpha 0.05] "
	      "[--json]\n",
	      stderr);
	return WRONG_USE;
}

static bool
number_take(const char *word, double *out)
{
	char *end;

	*out = strtod(word, &end);
	return end != word && *end == '\0' && isfinite(*out);
}

/* Read options; false when one is not known or has no number. */
static bool
options_take(int argc, char **argv, const struct eval_option *options)
{
	for (int i = 0; i < argc; i++) {
		const struct eval_option *o = options;

		while (o->name != NULL && strcmp(o->name, argv[i]) != 0)
			o++;
		if (o->name == NULL)
			return false;
		if (o->flag != NULL)
			*o->flag = true;
		else if (++i == argc || !number_take(argv[i], o->at))
			return false;
	}
	return true;
}

static int
eval_power(int argc, char **argv)
{
	struct eval_power_in in = {.base = NAN,
	                           .treated = NAN,
	                           .ratio = 1,
	                           .fall = 0.05,
	                           .power = 0.8,
	                           .alpha = 0.05};
	bool json = false;
	const struct eval_option options[] = {
	        {"--base", &in.base, NULL},   {"--treated", &in.treated, NULL},
	        {"--ratio", &in.ratio, NULL}, {"--fall", &in.fall, NULL},
	        {"--power", &in.power, NULL}, {"--alpha", &in.alpha, NULL},
	        {"--json", NULL, &json},      {NULL, NULL, NULL}};
	struct arena *arena = arena_create(0);
	struct eval_power_out out;
	struct buf buf;
	int code = 0;

	if (!options_take(argc, argv, options)) {
		arena_drop(arena);
		return eval_usage();
	}
	buf_init(&buf, arena, 1 << 16);
	if (!eval_power_work(&in, &out)) {
		fputs("--base and --fall are shares between 0 and 1 (the fall "
		      "below the base), --treated at least 2, --ratio above "
		      "0, --power and --alpha between 0 and 1\n",
		      stderr);
		code = WRONG_USE;
	} else {
		eval_power_put(&buf, &in, &out, json);
		fwrite(buf.p, 1, buf.n, stdout);
	}
	arena_drop(arena);
	return code;
}

static int
eval_prove(int argc, char **argv)
{
	struct arena *arena;
	struct eval_result result;
	const struct fault *fault;
	int code;

	if (argc != 2 || strcmp(argv[0], "--vectors") != 0)
		return eval_usage();
	arena = arena_create((size_t)256 * 1024 * 1024);
	fault = eval_selftest(arena, argv[1], stdout, &result);
	if (fault != NULL) {
		code = command_fail(arena, fault);
	} else {
		printf("%zu passed, %zu failed\n", result.passed,
		       result.failed);
		code = result.failed > 0;
	}
	arena_drop(arena);
	return code;
}

int
command_eval(int argc, char **argv)
{
	if (argc >= 1 && strcmp(argv[0], "selftest") == 0)
		return eval_prove(argc - 1, argv + 1);
	if (argc >= 1 && strcmp(argv[0], "power") == 0)
		return eval_power(argc - 1, argv + 1);
	return eval_usage();
}
