/*
 * eval_lock_diff.c - what changed between two plans.
 */
#include <stdio.h>
#include <string.h>

#include "insight/evaluation/eval_lock_local.h"

static void
say(json_t *what, const char *format, const char *a, size_t n, const char *b)
{
	char text[200];

	(void)snprintf(text, sizeof(text), format, a, n, b);
	claim(json_array_append_new(what, json_string(text)) == 0);
}

/* Keys of one table that are not the same, in either. */
static void
keys_differ(json_t *what, const char *table, size_t nth, json_t *was,
            json_t *is)
{
	const char *key;
	json_t *v;
	const char *format = nth == 0 ? "%s%.0zu.%s" : "%s %zu.%s";

	json_object_foreach (was, key, v)
		if (json_object_get(is, key) == NULL)
			say(what, format, table, nth, key);
	json_object_foreach (is, key, v)
		if (json_equal(json_object_get(was, key), v) == 0)
			say(what, format, table, nth, key);
}

static void
lists_differ(json_t *what, const char *table, json_t *was, json_t *is)
{
	size_t a = json_array_size(was), b = json_array_size(is);

	for (size_t i = 0; i < a || i < b; i++) {
		if (i < a && i < b)
			keys_differ(what, table, i + 1, json_array_get(was, i),
			            json_array_get(is, i));
		else
			say(what, "%s %zu%s", table, i + 1,
			    i < b ? " added" : " taken out");
	}
}

static json_t *
plan_json(struct eval_run *run, const struct eval_plan *plan)
{
	return eval_lock_own(run, json_loadb(plan->canonical.p,
	                                     plan->canonical.n, 0, NULL));
}

json_t *
eval_lock_diff(struct eval_run *run, const struct eval_plan *was,
               const struct eval_plan *is, const json_t *files_were,
               const json_t *files_are)
{
	json_t *what = eval_lock_own(run, json_array());
	json_t *before = plan_json(run, was), *after = plan_json(run, is), *v;
	const char *name;

	json_object_foreach (after, name, v) {
		json_t *b = json_object_get(before, name);

		if (json_is_array(v))
			lists_differ(what, name, b, v);
		else
			keys_differ(what, name, 0, b, v);
	}
	json_object_foreach ((json_t *)files_are, name, v)
		if (json_equal(json_object_get(files_were, name), v) == 0)
			say(what, "%s%.0zu%s", "file of ", 0, name);
	json_object_foreach ((json_t *)files_were, name, v)
		if (json_object_get(files_are, name) == NULL)
			say(what, "file of %s%.0zu%s", name, 0, " taken out");
	return what;
}
