/*
 * eval_plan.c - a plan is read.
 */
#include "insight/evaluation/eval_plan.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "insight/evaluation/eval_plan_local.h"

struct maker {
	struct arena *arena;
};

/* --- what is not said ---------------------------------------------------- */

static const struct eval_plan plan_default = {
        .id = {"id", 2},
        .group = {"group", 5},
        .data_cut = {INT32_MIN},
        .look_cut = {INT32_MIN},
        .follow_days = 365,
        .lag_days = 183,
        .imputations = 20,
        .impute_seed = 1,
        .smallest = NAN,
        .base = NAN,
        .rate = NAN,
        .dispersion = NAN,
        .target_fall = 0.05,
        .power = 0.8,
        .alpha = 0.05,
        .holm = true,
        .threshold = 10,
        .rounding = 5,
};

static const struct eval_covariate covariate_default = {.score = true};

static const struct eval_method method_default = {
        .on_logit = true,
        .ratio = 1,
        .subclasses = 5,
        .ties_by_id = true,
        .seed = 1,
        .caliper = NAN,
        .truncate = NAN,
};

/* --- tables -------------------------------------------------------------- */

/* Which of these words a key holds, as a bit; 0 when none of them. */
static unsigned
kind_bit(const json_t *json, const char *const *words)
{
	const json_t *v = json_object_get(json, "kind");
	int found = json_is_string(v)
	                    ? str_word(str_of(json_string_value(v)), words)
	                    : -1;

	return found < 0 ? 0 : 1U << (unsigned)found;
}

static bool
outcome_read(struct plan_in *in, const struct plan_table *table, size_t i,
             const json_t *json)
{
	struct eval_outcome *o = &in->out->outcomes[i];

	in->out->outcomes_n = i + 1;
	return plan_keys_read(in, table, i, json,
	                      kind_bit(json, plan_outcome_kinds), o);
}

static bool
covariate_read(struct plan_in *in, const struct plan_table *table, size_t i,
               const json_t *json)
{
	in->out->covariates[i] = covariate_default;
	in->out->covariates_n = i + 1;
	return plan_keys_read(in, table, i, json, 0, &in->out->covariates[i]);
}

/* What the specification's own design has: five each, within 0.2 sd. */
static bool
method_read(struct plan_in *in, const struct plan_table *table, size_t i,
            const json_t *json)
{
	struct eval_method *m = &in->out->methods[i];
	unsigned kind = kind_bit(json, plan_method_kinds);

	*m = method_default;
	if (kind == 1U << EVAL_NEAREST || kind == 1U << EVAL_OPTIMAL)
		m->ratio = 5;
	if (kind == 1U << EVAL_NEAREST || kind == 1U << EVAL_OPTIMAL ||
	    kind == 1U << EVAL_RADIUS)
		m->caliper = 0.2;
	in->out->methods_n = i + 1;
	return plan_keys_read(in, table, i, json, kind, m);
}

/* A table of which there are several. */
struct several {
	const char *name;
	size_t most;
	bool (*read)(struct plan_in *in, const struct plan_table *table,
	             size_t i, const json_t *json);
};

static const struct several several[] = {
        {"outcome", EVAL_OUTCOMES_MOST, outcome_read},
        {"covariate", EVAL_COVARIATES_MOST, covariate_read},
        {"method", EVAL_METHODS_MOST, method_read},
};

static bool
several_read(struct plan_in *in, const struct plan_table *table,
             const json_t *list)
{
	const struct several *of = several;

	while (strcmp(of->name, table->name) != 0)
		of++;
	if (!json_is_array(list))
		return plan_wrong(in, table->name, 0, NULL,
		                  "this has two brackets: [[%s]]", table->name);
	if (json_array_size(list) > of->most)
		return plan_wrong(in, table->name, of->most, NULL,
		                  "there are at most %zu of these", of->most);
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);

		if (!json_is_object(one))
			return plan_wrong(in, table->name, i, NULL,
			                  "a table belongs here");
		if (!of->read(in, table, i, one))
			return false;
	}
	return true;
}

static bool
table_read(struct plan_in *in, const struct plan_table *table)
{
	json_t *json = json_object_get(in->root, table->name);

	if (table->many)
		return json == NULL || several_read(in, table, json);
	if (json != NULL && !json_is_object(json))
		return plan_wrong(in, table->name, 0, NULL,
		                  "this has one bracket: [%s]", table->name);
	if (json != NULL)
		return plan_keys_read(in, table, 0, json, 0, in->out);
	if (table->keys[0].needed)
		return plan_wrong(in, table->name, 0, NULL,
		                  "the plan has no such heading: it is needed");
	return true;
}

static bool
unknown_find(struct plan_in *in)
{
	const char *name;
	json_t *v;

	json_object_foreach ((json_t *)in->root, name, v) {
		const struct plan_table *table = plan_tables;

		while (table->name != NULL && strcmp(table->name, name) != 0)
			table++;
		if (table->name == NULL)
			return plan_wrong(
			        in, name, 0, NULL,
			        "there is no such heading; there are study, "
			        "data, follow_up, outcome, covariate, method, "
			        "balance, subgroups, cohorts, after, "
			        "sensitivity, missing, looks, judge and "
			        "disclosure");
	}
	return true;
}

static const struct fault *
plan_make(struct plan_in *in)
{
	struct eval_plan *plan = in->out;

	*plan = plan_default;
	plan->kept = in->toml == NULL;
	if (!unknown_find(in))
		return in->wrong;
	for (const struct plan_table *t = plan_tables; t->name != NULL; t++)
		if (!table_read(in, t))
			return in->wrong;
	plan->zero_said =
	        json_object_get(json_object_get(in->root, "follow_up"),
	                        "zero") != NULL;
	if (plan->from_events && str_empty(plan->index_date))
		plan->index_date = S("index_date");
	if (!plan_rules(in))
		return in->wrong;
	plan_canonical_make(in->arena, plan);
	return NULL;
}

/* --- from outside -------------------------------------------------------- */

const struct fault *
eval_plan_of(struct arena *arena, struct str canonical, struct eval_plan *out)
{
	struct plan_in in = {.arena = arena, .out = out};
	json_t *root = NULL;

	TRY(json_read(arena, canonical, &root));
	in.root = root;
	if (!json_is_object(root))
		return fault_invalid(&in, "This is not the plan of a run");
	return plan_make(&in);
}

/* As much of a file as a plan may have, and a byte. */
static const struct fault *
file_read(struct arena *arena, const char *path, struct str *out)
{
	const struct maker c = {arena};
	char *text = arena_bytes(arena, EVAL_TOML_BYTES_MOST + 1, 1);
	FILE *file = fopen(path, "rbe");
	size_t n;
	int failed;

	if (file == NULL)
		return fault_invalid(&c,
		                     "{file} cannot be opened: look whether it "
		                     "is there, and whether you may read it",
		                     {"file", str_of(path)});
	n = fread(text, 1, EVAL_TOML_BYTES_MOST + 1, file);
	failed = ferror(file);
	(void)fclose(file);
	if (failed != 0)
		return fault_invalid(&c,
		                     "{file} cannot be opened: look whether it "
		                     "is there, and whether you may read it",
		                     {"file", str_of(path)});
	*out = (struct str){text, n};
	return NULL;
}

const struct fault *
eval_plan_text(struct arena *arena, struct str text, struct eval_plan *out)
{
	struct plan_in in = {.arena = arena, .out = out};
	struct eval_toml toml;

	TRY(eval_toml_read(arena, text, &toml));
	in.toml = &toml;
	in.root = toml.root;
	return plan_make(&in);
}

const struct fault *
eval_plan_read(struct arena *arena, const char *path, struct eval_plan *out)
{
	struct str text = {0};

	TRY(file_read(arena, path, &text));
	return eval_plan_text(arena, text, out);
}

/* --- one to begin from --------------------------------------------------- */

struct date
eval_plan_cut(const struct eval_plan *plan)
{
	return date_is(plan->look_cut) ? plan->look_cut : plan->data_cut;
}

static void
new_table(struct buf *buf, const struct plan_table *table)
{
	buf_print(buf, "# %s.\n%s%s%s\n", table->says, table->many ? "[[" : "[",
	          table->name, table->many ? "]]" : "]");
	for (const struct plan_key *key = table->keys; key->key != NULL;
	     key++) {
		buf_print(buf, "# %s.\n", key->says);
		if (key->begin != NULL)
			buf_print(buf, "%s = %s\n", key->key, key->begin);
		else
			buf_print(buf, "# %s =\n", key->key);
	}
	buf_print(buf, "\n%s", table->more != NULL ? table->more : "");
}

void
eval_plan_new(struct buf *buf)
{
	buf_lit(buf, "# A plan of a study: decided before anybody looks at an "
	             "outcome.\n"
	             "# docs/evaluation-plan.md says more of each key.\n\n");
	for (const struct plan_table *t = plan_tables; t->name != NULL; t++)
		new_table(buf, t);
}
