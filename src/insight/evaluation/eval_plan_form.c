/*
 * eval_plan_form.c - the one form of a plan, and its hash.
 */
#include <jansson.h>
#include <sodium.h>
#include <string.h>

#include "insight/evaluation/eval_plan_local.h"

void
eval_sha256(struct str s, char out[65])
{
	unsigned char hash[crypto_hash_sha256_BYTES];

	(void)crypto_hash_sha256(hash, (const unsigned char *)s.p, s.n);
	(void)sodium_bin2hex(out, 65, hash, sizeof(hash));
}

static int
put(const char *p, size_t n, void *data)
{
	buf_put(data, p, n);
	return 0;
}

void
eval_json_write(struct buf *buf, const json_t *json)
{
	claim(json_dump_callback(json, put, buf,
	                         JSON_SORT_KEYS | JSON_COMPACT |
	                                 JSON_REAL_PRECISION(17)) == 0);
}

static json_t *
several_write(const struct plan_table *table, const struct eval_plan *plan)
{
	json_t *list = json_array();
	bool outcome = strcmp(table->name, "outcome") == 0;
	bool method = strcmp(table->name, "method") == 0;
	size_t n = outcome  ? plan->outcomes_n
	           : method ? plan->methods_n
	                    : plan->covariates_n;

	for (size_t i = 0; i < n; i++) {
		json_t *one = json_object();

		if (outcome)
			plan_keys_write(table, 1U << plan->outcomes[i].kind,
			                &plan->outcomes[i], one);
		else if (method)
			plan_keys_write(table, 1U << plan->methods[i].kind,
			                &plan->methods[i], one);
		else
			plan_keys_write(table, 0, &plan->covariates[i], one);
		claim(json_array_append_new(list, one) == 0);
	}
	return list;
}

void
plan_canonical_make(struct arena *arena, struct eval_plan *plan)
{
	json_t *root = json_object();
	struct buf buf;

	for (const struct plan_table *t = plan_tables; t->name != NULL; t++) {
		json_t *one = t->many ? several_write(t, plan) : json_object();

		if (!t->many)
			plan_keys_write(t, 0, plan, one);
		if (t->later && json_object_size(one) == 0)
			json_decref(one);
		else
			claim(json_object_set_new(root, t->name, one) == 0);
	}
	/* Plans without it keep the hash they had. */
	if (plan->after_n == 0 && plan->described_n == 0)
		(void)json_object_del(root, "after");
	if (!plan->zero_said)
		(void)json_object_del(json_object_get(root, "follow_up"),
		                      "zero");
	buf_init(&buf, arena, 0);
	eval_json_write(&buf, root);
	json_decref(root);
	plan->canonical = buf_get(&buf);
	eval_sha256(plan->canonical, plan->sha256);
}
