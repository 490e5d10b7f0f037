/*
 * change.c - a list of changes as JSON.
 */
#include "base/change.h"

static const char *const words[] = {"added", "changed", "taken_out"};

void
change_json(struct json_out *j, const struct change_list *list)
{
	json_array(j, "changes");
	for (size_t i = 0; i < list->n; i++) {
		const struct change *change = &list->v[i];

		json_object(j, NULL);
		json_str(j, "kind", str_of(words[change->kind]));
		json_str(j, "of", change->of);
		json_str_or_null(j, "part", change->part);
		json_str_or_null(j, "what", change->what);
		json_str_or_null(j, "was", change->was);
		json_str_or_null(j, "is", change->is);
		json_end(j);
	}
	json_end(j);
}
