/*
 * eval_publish.c - a release is made, and held against those before it.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "insight/evaluation/eval_publish_local.h"
#include "insight/evaluation/eval_report_local.h"

/* --- bytes --------------------------------------------------------------- */

static int
bytes_take(const char *part, size_t n, void *data)
{
	buf_put(data, part, n);
	return 0;
}

struct str
eval_json_bytes(struct arena *arena, const json_t *json)
{
	struct buf out;

	buf_init(&out, arena, EVAL_RESULT_MOST);
	claim(json_dump_callback(json, bytes_take, &out,
	                         JSON_SORT_KEYS | JSON_COMPACT |
	                                 JSON_REAL_PRECISION(12)) == 0);
	buf_char(&out, '\n');
	claim(!out.full);
	return buf_get(&out);
}

static void
json_drop(void *data)
{
	json_decref(data);
}

/* --- making -------------------------------------------------------------- */

/* More than any study has; each has a few cells. */
static bool
is_small(const json_t *result)
{
	static const struct {
		const char *member;
		size_t cells;
	} lists[] = {{"flow", 4},    {"effects", 8}, {"baseline", 12},
	             {"missing", 2}, {"curves", 8},  {"recurrent", 8}};
	size_t all = 256;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		all += lists[i].cells * json_array_size(json_object_get(
		                                result, lists[i].member));
	all += json_array_size(
	        json_object_get(json_object_get(result, "matching"), "sizes"));
	return all < EVAL_CELLS_MOST;
}

static enum eval_status
may_be_released(struct arena *arena, const json_t *result, int64_t threshold,
                struct str *why)
{
	double planned =
	        result_num(json_object_get(result, "plan"), "threshold");

	if (!str_is(result_word(result, "kind"), "sealed")) {
		*why = S("E_PLAN_UNSEALED: This is an exploration. Nothing of "
		         "it may be published: seal a plan and estimate "
		         "anew.");
		return EVAL_PLAN;
	}
	if (json_is_object(json_object_get(result, "release"))) {
		*why = S("E_BAD_VALUE: This is a release already. Make one of "
		         "the result it came from.");
		return EVAL_DATA;
	}
	if (!is_small(result)) {
		*why = S("E_BAD_VALUE: There are too many rows to be made "
		         "safe. Leave out characteristics or groups.");
		return EVAL_DATA;
	}
	if (threshold < EVAL_THRESHOLD_LEAST || threshold > 1000) {
		*why = S("E_DISCLOSURE: The threshold is never below 5.");
		return EVAL_DISCLOSURE;
	}
	if ((double)threshold < planned) {
		*why = str_print(arena,
		                 "E_DISCLOSURE: The plan says that counts "
		                 "under %.0f are hidden; a release may hide "
		                 "more, and never less.",
		                 planned);
		return EVAL_DISCLOSURE;
	}
	return EVAL_DONE;
}

static double
figure(const json_t *of, const char *member)
{
	double v = result_num(of, member);

	return isnan(v) ? 0 : v;
}

/* What each outcome is made of, so that another by its name is known. */
static json_t *
outcomes_made(struct arena *arena, const json_t *result)
{
	const json_t *plan = json_object_get(result, "plan"), *one;
	json_t *all = (json_object)();
	size_t i;

	json_array_foreach (json_object_get(result, "outcomes"), i, one) {
		struct str kind = result_word(one, "kind");
		struct str of = result_word(one, "of");

		eval_set(all, str_c(arena, result_word(one, "id")),
		         json_string(str_c(
		                 arena,
		                 str_print(arena,
		                           "%.*s %.*s of %.0f in %.0f, %.0f",
		                           STR_ARG(kind), STR_ARG(of),
		                           figure(one, "severity"),
		                           figure(plan, "follow_days"),
		                           figure(plan, "lag_days")))));
	}
	return all;
}

/* Exact counts by name: those shown, and those that were hidden. */
static void
kept_fill(const struct eval_making *making, const json_t *result, json_t *kept)
{
	json_t *shown = (json_object)();
	json_t *hidden = (json_object)();
	const json_t *plan = json_object_get(result, "plan");

	for (size_t i = 0; i < making->cells.n; i++) {
		const struct eval_cell *cell = &making->cells.v[i];

		if (str_empty(making->names[i]))
			continue;
		eval_set(cell->shown ? shown : hidden,
		         str_c(making->arena, making->names[i]),
		         json_integer(cell->value));
	}
	eval_set(kept, "programme",
	         json_string(
	                 str_c(making->arena, result_word(plan, "programme"))));
	eval_set(kept, "population",
	         json_string(str_c(making->arena,
	                           result_word(plan, "population"))));
	eval_set(kept, "plan",
	         json_string(str_c(making->arena, result_word(plan, "hash"))));
	eval_set(kept, "threshold", json_integer(making->threshold));
	eval_set(kept, "outcomes", outcomes_made(making->arena, result));
	eval_set(kept, "shown", shown);
	eval_set(kept, "hidden", hidden);
}

static json_t *
said_made(const struct eval_said *said, struct arena *arena)
{
	json_t *list = (json_array)();

	for (size_t i = 0; i < said->n; i++)
		(void)json_array_append_new(
		        list, json_string(str_c(arena, said->v[i])));
	return list;
}

/* What may be said, anew, of what is still shown; in English like a result. */
static void
said_again(struct arena *arena, json_t *json)
{
	enum lang lang = text_lang();
	json_t *verdict = json_object_get(json, "verdict");
	struct eval_paper paper;
	struct eval_said said;

	text_use(LANG_EN);
	eval_paper_of(arena, json, false, &paper);
	eval_say_can(&paper, &said);
	eval_set(verdict, "can_say", said_made(&said, arena));
	eval_say_cannot(&paper, &said);
	eval_set(verdict, "cannot_say", said_made(&said, arena));
	text_use(lang);
}

enum eval_status
eval_release_make(struct arena *arena, const json_t *result, int64_t threshold,
                  struct eval_release *out, struct str *why)
{
	enum eval_status status =
	        may_be_released(arena, result, threshold, why);
	struct eval_making *making;
	json_t *release;
	bool unsealed;

	if (status != EVAL_DONE)
		return status;
	making = arena_new(arena, struct eval_making, 1);
	*making = (struct eval_making){.arena = arena,
	                               .json = json_deep_copy(result),
	                               .threshold = threshold};
	arena_defer(arena, json_drop, making->json);
	unsealed = str_empty(
	        result_word(json_object_get(result, "lock"), "ledger_head"));
	eval_making_count(making);
	release = (json_object)();
	eval_set(release, "hidden", json_integer(eval_making_write(making)));
	eval_set(release, "threshold", json_integer(threshold));
	eval_set(release, "rounding", json_integer(EVAL_ROUNDING));
	eval_set(release, "programme",
	         json_string(str_c(arena,
	                           result_word(json_object_get(result, "plan"),
	                                       "programme"))));
	eval_set(release, "unsealed", json_boolean(unsealed));
	eval_making_strip(making);
	eval_set(making->json, "release", release);
	said_again(arena, making->json);
	*out = (struct eval_release){.json = making->json,
	                             .kept = (json_object)(),
	                             .threshold = threshold};
	arena_defer(arena, json_drop, out->kept);
	kept_fill(making, result, out->kept);
	return EVAL_DONE;
}
