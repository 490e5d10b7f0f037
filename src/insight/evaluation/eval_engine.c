/*
 * eval_engine.c - the versions of the engine whose results are made again.
 */
#include "insight/evaluation/eval_engine.h"

const char *const eval_engine_names[EVAL_ENGINES] = {"1.8.0", "1.9.0",
                                                     EVAL_ENGINE};

bool
eval_engine_says(struct str engine, enum eval_engine since)
{
	size_t is = 0;

	if (str_empty(engine))
		return true;
	for (size_t k = 0; k < EVAL_ENGINES; k++)
		if (str_is(engine, eval_engine_names[k]))
			is = k;
	return is >= (size_t)since;
}
