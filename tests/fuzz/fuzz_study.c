/*
 * fuzz_study.c - plans of a study, of any bytes.
 *
 * Reading ends; what is taken has one form, which reads as itself.
 */
#include <string.h>

#include "insight/evaluation/eval_plan_local.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create((size_t)64 * 1024 * 1024);
	struct eval_plan *plan = arena_new(arena, struct eval_plan, 2);
	struct str text = {(const char *)data, size};
	const struct fault *fault = eval_plan_text(arena, text, &plan[0]);

	claim(fault == NULL || fault->kind == FAULT_INVALID);
	if (fault == NULL) {
		claim(plan[0].outcomes_n <= EVAL_OUTCOMES_MOST);
		claim(eval_plan_of(arena, plan[0].canonical, &plan[1]) == NULL);
		claim(str_equal(plan[0].canonical, plan[1].canonical));
		claim(strcmp(plan[0].sha256, plan[1].sha256) == 0);
	}
	arena_drop(arena);
	return 0;
}
