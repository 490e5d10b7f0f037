/*
 * fund_api_put.c - what the API of the fund answers.
 */
#include "practice/fund/fund_api_local.h"
#include "practice/fund/fund_assist.h"

void
fund_api_put_sum(struct json_out *j, const char *key, struct money sum, bool is)
{
	if (is)
		json_i64(j, key, sum.pence);
	else
		json_null(j, key);
}

void
fund_api_put_budget(struct json_out *j, const char *key,
                    const struct fund_budget *budget)
{
	json_object(j, key);
	json_bool(j, "told", budget->told);
	json_i64(j, "given", budget->given.pence);
	json_i64(j, "promised", budget->promised.pence);
	json_i64(j, "spent", budget->spent.pence);
	json_i64(j, "left", budget->left.pence);
	json_end(j);
}

static void
put_id(struct json_out *j, struct arena *arena, const char *key, int64_t id)
{
	if (id == 0)
		json_null(j, key);
	else
		json_str(j, key, id_show(arena, id));
}

/* What one side said in this round, or null. */
static void
put_says(struct json_out *j, const char *key, enum fund_says says)
{
	json_str_or_null(j, key,
	                 says == FUND_SILENT ? S("")
	                                     : str_of(fund_says_words[says]));
}

static void
put_terms(struct json_out *j, struct arena *arena, const struct fund_terms *t)
{
	json_str(j, "what", t->what);
	json_str(j, "why", t->why);
	json_str(j, "purpose", str_of(fund_purposes[t->purpose]));
	put_id(j, arena, "goal", t->goal.v);
	json_str_or_null(j, "goal_title", t->goal_title);
	json_str_or_null(j, "no_goal", t->no_goal);
	json_i64(j, "sum", t->sum.pence);
	json_str(j, "supplier", t->supplier);
	json_date(j, "needed_on", t->needed_on);
	json_str(j, "tried", t->tried);
}

void
fund_api_put_request(struct json_out *j, struct arena *arena,
                     const struct fund_request *q)
{
	bool paid = q->payment.v != 0;

	json_str(j, "id", id_show(arena, q->id.v));
	json_i64(j, "version", q->version);
	put_terms(j, arena, &q->terms);
	json_bool(j, "own_words", q->own_words);
	json_str(j, "state", str_of(fund_states[q->state]));
	json_i64(j, "round", q->round);
	json_i64(j, "tier", q->tier);
	json_instant(j, "asked_at", q->asked_at);
	json_date(j, "due_on", q->due_on);
	json_object(j, "answers");
	for (int i = 0; i < FUND_SIDE_COUNT; i++)
		put_says(j, fund_sides[i], q->says[i]);
	json_end(j);
	json_bool(j, "second_look", q->looked);
	json_str(j, "way", str_of(fund_ways[q->way]));
	json_bool(j, "benefits_safe", q->benefits_safe);
	json_str_or_null(j, "public_reason", q->public_reason);
	fund_api_put_sum(j, "paid", q->paid, paid);
	json_date(j, "paid_on", paid ? q->paid_on : DATE_NONE);
	json_bool(j, "explained", q->explained);
	json_str_or_null(j, "evidence", q->evidence);
}

static void
put_voice(struct json_out *j, struct arena *arena, const struct fund_voice *v)
{
	json_object(j, NULL);
	json_str(j, "side", str_of(fund_sides[v->side]));
	json_str(j, "answer", str_of(fund_says_words[v->says]));
	json_str(j, "words", v->words);
	json_str_or_null(j, "refusal",
	                 v->refusal > 0 ? str_of(fund_refusals[v->refusal])
	                                : S(""));
	json_array(j, "checks");
	for (unsigned i = 0; i < FUND_CHECKS; i++)
		if ((v->checks & 1u << i) != 0)
			json_i64(j, NULL, i + 1);
	json_end(j);
	json_str_or_null(j, "tie", v->tie);
	json_str_or_null(j, "name", v->name);
	json_str_or_null(j, "public_reason", v->public_reason);
	json_instant(j, "at", v->at);
	json_i64(j, "round", v->round);
	json_str(j, "id", id_show(arena, v->id));
	json_str_or_null(j, "written_down",
	                 v->assisted ? str_of(fund_hows[v->how]) : S(""));
	json_str_or_null(j, "heard",
	                 v->assisted ? str_of(fund_heards[v->heard]) : S(""));
	json_str_or_null(j, "heard_words", v->heard_words);
	json_end(j);
}

void
fund_api_put_one(struct json_out *j, struct arena *arena,
                 const struct fund_screen *screen)
{
	json_object(j, NULL);
	fund_api_put_request(j, arena, &screen->request);
	json_str_or_null(j, "started_by", screen->started_name);
	json_array(j, "voices");
	for (size_t i = 0; i < screen->voices_n; i++)
		put_voice(j, arena, &screen->voices[i]);
	json_end(j);
	json_array(j, "reflections");
	for (size_t i = 0; i < screen->reflections_n; i++) {
		const struct fund_reflection *f = &screen->reflections[i];

		json_object(j, NULL);
		json_bool(j, "later", f->later);
		json_i64(j, "helped", f->helped);
		json_str_or_null(j, "changed", f->changed);
		json_instant(j, "at", f->at);
		json_end(j);
	}
	json_end(j);
	json_end(j);
}

void
fund_api_put_payment(struct json_out *j, struct arena *arena,
                     const struct fund_request *q)
{
	bool paid = q->payment.v != 0;

	json_str(j, "id", id_show(arena, q->id.v));
	json_str(j, "what", q->terms.what);
	json_str(j, "supplier", q->terms.supplier);
	json_str(j, "way", str_of(fund_ways[q->way]));
	json_i64(j, "agreed", q->terms.sum.pence);
	json_str(j, "state", str_of(fund_states[q->state]));
	fund_api_put_sum(j, "paid", q->paid, paid);
	json_date(j, "paid_on", paid ? q->paid_on : DATE_NONE);
}
