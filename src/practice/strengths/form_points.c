/*
 * form_points.c - rules: a score out of the answers.
 */
#include "practice/strengths/form_points.h"

#include "register/policy/policy.h"

const char *const form_group_codes[FORM_GROUP_COUNT + 1] = {
        "high", "low", "no_score", "never_scored", "incomplete", NULL};

/* 0, 1 or 2; -1: no points. */
static int
points_of(struct str value)
{
	return value.n == 1 && value.p[0] >= '0' && value.p[0] <= '2'
	               ? value.p[0] - '0'
	               : -1;
}

static bool
is_own(const struct form_code *code)
{
	const struct form_answer answer = {.code = str_of(code->question),
	                                   .known = form_know(
	                                           str_of(code->question)),
	                                   .value = S("YES")};

	return form_own(&answer);
}

/* The question that opens the way to another, or itself. */
static const struct form_question *
root_of(const struct form_question *q)
{
	while (q != NULL && q->parent != NULL)
		q = form_know(str_of(q->parent)).question;
	return q;
}

/* Several codes may wait for one question. */
static void
miss(struct form_points *out, const struct form_question *q)
{
	for (size_t i = 0; i < out->missing_n; i++)
		if (out->missing[i] == q)
			return;
	out->missing[out->missing_n++] = q;
}

/* Add one code of the rule; false: the program does not know it. */
static bool
count(struct arena *arena, const struct form_doc *doc, struct str name,
      struct form_points *out)
{
	const struct form_code *code = form_code_of(name);
	const struct form_question *asks, *root;
	int points;

	if (code == NULL || out->missing_n == FORM_POINTS_MOST)
		return false;
	asks = form_know(str_of(form_code_waits(doc, code))).question;
	root = root_of(asks);
	points = points_of(form_code_value(arena, doc, code));
	/* Some codes are nought where nobody asked. */
	if (root != NULL && !form_answered(form_find(doc, str_of(root->code))))
		miss(out, root);
	else if (points >= 0)
		out->value += points;
	else if (asks != NULL && form_asks(doc, asks))
		miss(out, asks);
	out->own = out->own && is_own(code);
	return true;
}

static void
work_out(struct arena *arena, const struct form_doc *doc,
         const struct form_bound *bound, struct form_points *out)
{
	struct str rest = out->codes, name;
	size_t n = 0;

	out->own = true;
	while (str_split(&rest, ' ', &name))
		if (!str_empty(name)) {
			if (!count(arena, doc, name, out))
				return;
			n++;
		}
	if (n == 0)
		return;
	if (out->missing_n > 0)
		out->state = FORM_POINTS_MISSING;
	else if (!bound->there)
		out->state = FORM_POINTS_UNBOUND;
	else
		out->state = out->value > bound->most ? FORM_POINTS_WRONG
		                                      : FORM_POINTS_THERE;
}

static struct form_bound
bound_of(const struct policy_answer *answer)
{
	struct form_bound bound = {.from = DATE_NONE};

	if (!answer->found || !form_bound_read(answer->row.value, &bound))
		return bound;
	bound.source = answer->row.source;
	bound.from = answer->row.valid_from;
	bound.verified = answer->row.status == POLICY_VERIFIED;
	return bound;
}

static void
result_make(struct arena *arena, const struct form_doc *doc,
            const struct form_need *need, const struct policy_answer *rule,
            struct form_result *out)
{
	struct form_points *p = &out->points;

	out->score = form_score(doc, need, &out->bound);
	if (rule->found) {
		p->codes = rule->row.value;
		p->source = rule->row.source;
		p->from = rule->row.valid_from;
		p->verified = rule->row.status == POLICY_VERIFIED;
		work_out(arena, doc, &out->bound, p);
	}
	if (out->score.state != FORM_SCORE_NONE ||
	    p->state != FORM_POINTS_THERE)
		return;
	out->worked = true;
	out->score = (struct form_score){FORM_SCORE_THERE, p->value,
	                                 p->value > out->bound.high};
}

const struct fault *
form_results(struct ctx *ctx, const struct form_kept *kept,
             const struct form_doc *doc, struct form_result out[FORM_NEEDS])
{
	struct policy_answer rules[FORM_NEEDS], bounds[FORM_NEEDS];
	struct date on = instant_date(kept->at);
	struct str facts[FORM_NEEDS];

	for (int i = 0; i < FORM_NEEDS; i++)
		facts[i] = str_print(ctx->arena, "area=%s", form_needs[i].area);
	TRY(policy_get_each(ctx, "strengths.score", facts, FORM_NEEDS, on,
	                    rules));
	TRY(policy_get_each(ctx, "strengths.score_bound", facts, FORM_NEEDS, on,
	                    bounds));
	for (int i = 0; i < FORM_NEEDS; i++) {
		out[i] = (struct form_result){.bound = bound_of(&bounds[i])};
		result_make(ctx->arena, doc, &form_needs[i], &rules[i],
		            &out[i]);
	}
	return NULL;
}

enum form_group
form_result_group(const struct form_result *results, const struct form_doc *doc,
                  enum form_section section)
{
	struct form_bound bounds[FORM_NEEDS];
	enum form_group group;

	for (int i = 0; i < FORM_NEEDS; i++)
		bounds[i] = results[i].bound;
	group = form_group(doc, section, bounds);
	if (group == FORM_GROUP_INCOMPLETE || group == FORM_GROUP_NEVER)
		return group;
	for (int i = 0; i < FORM_NEEDS; i++) {
		const struct form_score *score = &results[i].score;
		enum form_group by;

		if (form_needs[i].section != section ||
		    score->state != FORM_SCORE_THERE)
			continue;
		by = score->high ? FORM_GROUP_HIGH : FORM_GROUP_LOW;
		if (by < group)
			group = by;
	}
	return group;
}
