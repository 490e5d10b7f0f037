/*
 * eval.c - mydirection eval: the evaluation engine without a database.
 */
#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "insight/evaluation/evaluation.h"

static int
selftest(int argc, char **argv)
{
	struct arena *arena = arena_create((size_t)256 * 1024 * 1024);
	struct eval_result result;
	const struct fault *fault;
	int code;

	if (argc != 2 || strcmp(argv[0], "--vectors") != 0) {
		arena_drop(arena);
		fputs("usage: mydirection eval selftest --vectors DIR\n",
		      stderr);
		return 2;
	}
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
		return selftest(argc - 1, argv + 1);
	fputs("usage: mydirection eval selftest --vectors DIR\n", stderr);
	return 2;
}
