/* eval_result_test.c - results of studies that were never done. */
#include "insight/evaluation/eval_result_test.h"

#include <string.h>
#include <unistd.h>

#include "insight/evaluation/eval_report.h"

json_t *
result_read(struct test *t, const char *name)
{
	static const char *const from[] = {"", "../", "../../"};
	json_t *out = NULL;

	for (size_t i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
		const char *path =
		        str_print(t->arena,
		                  "%stests/fixtures/eval-results/%s.json",
		                  from[i], name)
		                .p;

		if (access(path, R_OK) != 0)
			continue;
		expect_ok(eval_result_read(t->arena, path, &out));
		return out;
	}
	fail_msg("the fixtures are not to be found from here");
	return NULL;
}

void
result_release(struct test *t, const json_t *result, struct eval_release *out)
{
	struct str why;

	expect_equal(eval_release_make(t->arena, result, 10, out, &why),
	             EVAL_DONE);
}

void
result_set(json_t *object, const char *member, json_t *value)
{
	expect_equal(json_object_set_new(object, member, value), 0);
}

json_t *
result_row(json_t *json, const char *list, const char *member, const char *is)
{
	json_t *one;
	size_t i;

	json_array_foreach (json_object_get(json, list), i, one) {
		const char *v = json_string_value(json_object_get(one, member));

		if (v != NULL && strcmp(v, is) == 0)
			return one;
	}
	fail_msg("%s has no %s", list, is);
	return NULL;
}

bool
result_hidden(const json_t *object, const char *member)
{
	return json_is_null(json_object_get(object, member));
}

struct str
result_report(struct test *t, const json_t *result)
{
	struct buf out;

	buf_init(&out, t->arena, (size_t)4 << 20);
	eval_report_write(t->arena, result, false, &out);
	expect_false(out.full);
	return buf_get(&out);
}
