/*
 * eval_report.c - a result is read, and its numbers become words.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "insight/evaluation/eval_report_local.h"

#define SCHEMA 1

/* --- reading ------------------------------------------------------------- */

bool
eval_result_bytes(struct arena *arena, const char *path, struct str *out)
{
	FILE *f = fopen(path, "re");
	struct buf buf;
	char part[1 << 16];
	size_t n;
	bool good;

	if (f == NULL)
		return false;
	buf_init(&buf, arena, EVAL_RESULT_MOST);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_put(&buf, part, n);
	good = ferror(f) == 0 && !buf.full;
	(void)fclose(f);
	*out = buf_get(&buf);
	return good;
}

const struct fault *
eval_result_of(struct arena *arena, struct str text, const char *path,
               json_t **out)
{
	const struct {
		struct arena *arena;
	} *c = &(typeof(*c)){arena};
	json_t *read;
	int64_t schema;

	TRY(json_read(arena, text, &read));
	if (!json_is_object(read) || !json_get_i64(read, "schema", &schema) ||
	    schema != SCHEMA)
		return fault_invalid(c,
		                     "{file} is no result of a study that this "
		                     "program knows",
		                     {"file", str_of(path)});
	*out = read;
	return NULL;
}

const struct fault *
eval_result_read(struct arena *arena, const char *path, json_t **out)
{
	const struct {
		struct arena *arena;
	} *c = &(typeof(*c)){arena};
	struct str text;

	if (!eval_result_bytes(arena, path, &text))
		return fault_invalid(c, "{file} cannot be opened",
		                     {"file", str_of(path)});
	return eval_result_of(arena, text, path, out);
}

double
result_num(const json_t *of, const char *key)
{
	const json_t *v = json_object_get(of, key);

	return json_is_number(v) ? json_number_value(v) : NAN;
}

struct str
result_word(const json_t *of, const char *key)
{
	const json_t *v = json_object_get(of, key);

	if (!json_is_string(v))
		return S("");
	return (struct str){json_string_value(v), json_string_length(v)};
}

bool
result_yes(const json_t *of, const char *key)
{
	return json_is_true(json_object_get(of, key));
}

const json_t *
result_list(const json_t *of, const char *key)
{
	const json_t *v = json_object_get(of, key);

	return json_is_array(v) && json_array_size(v) > 0 ? v : NULL;
}

/* --- an outcome's own words ---------------------------------------------- */

static const json_t *
outcome_of(const struct eval_paper *paper, struct str id)
{
	const json_t *one;
	size_t i;

	json_array_foreach (json_object_get(paper->result, "outcomes"), i,
	                    one) {
		if (str_equal(result_word(one, "id"), id))
			return one;
	}
	return NULL;
}

struct str
eval_say_outcome(const struct eval_paper *paper, struct str id)
{
	const json_t *of = outcome_of(paper, id), *one;
	struct str welsh = result_word(of, "label_cy");
	struct str label = result_word(of, "label");
	size_t i;

	if (text_lang() == LANG_CY && !str_empty(welsh))
		return welsh;
	json_array_foreach (json_object_get(paper->result, "effects"), i, one) {
		if (str_empty(label) &&
		    str_equal(result_word(one, "outcome"), id))
			label = result_word(one, "label");
	}
	return str_empty(label) ? eval_say_name(paper->arena, id) : label;
}

/* A plan's words in this language, or those of what is made of offences. */
static struct str
who_of(const struct eval_paper *paper, struct str id)
{
	const json_t *of = outcome_of(paper, id);
	bool welsh = text_lang() == LANG_CY;
	struct str words = result_word(of, welsh ? "who_cy" : "who");

	if (!str_is(result_word(of, "kind"), "binary"))
		return S("");
	if (str_empty(words) && str_empty(result_word(of, "who")) &&
	    result_yes(of, "offences"))
		return T("reoffended");
	return words;
}

struct str
eval_say_power(const struct eval_paper *paper)
{
	double power = result_num(paper->plan, "power");

	if (isnan(power))
		return S("");
	return str_print(paper->arena, "%g", round(1000 * power) / 10);
}

struct str
eval_say_chance(const struct eval_paper *paper)
{
	struct str n = eval_say_power(paper);

	if (str_empty(n))
		return n;
	return TV(paper->arena, "{n} times in 100", {"n", n});
}

void
eval_paper_of(struct arena *arena, const json_t *result, bool printed,
              struct eval_paper *out)
{
	const json_t *one;
	size_t i;

	*out = (struct eval_paper){
	        .arena = arena,
	        .result = result,
	        .plan = json_object_get(result, "plan"),
	        .verdict = json_object_get(result, "verdict"),
	        .printed = printed,
	        .released = json_is_object(json_object_get(result, "release")),
	};
	json_array_foreach (json_object_get(result, "effects"), i, one) {
		if (out->primary == NULL && result_yes(one, "primary"))
			out->primary = one;
	}
	out->what = eval_say_outcome(out, result_word(out->primary, "outcome"));
	if (!eval_is_ratio(out))
		out->who = who_of(out, result_word(out->primary, "outcome"));
}

/* --- numbers as words ---------------------------------------------------- */

struct str
eval_say_number(const struct eval_paper *paper, double v, int digits)
{
	if (isnan(v))
		return S("–");
	/* No "-0.0": a nought has no side. */
	if (fabs(v) < 0.5 * pow(10, -digits))
		v = 0;
	return str_print(paper->arena, "%s%.*f", v < 0 ? "−" : "", digits,
	                 fabs(v));
}

struct str
eval_say_count(const struct eval_paper *paper, double v)
{
	int64_t n;

	if (isnan(v))
		return paper->released ? T("hidden") : S("–");
	n = llround(v);
	if (n < 1000)
		return str_print(paper->arena, "%lld", (long long)n);
	if (n < 1000000)
		return str_print(paper->arena, "%lld,%03lld",
		                 (long long)(n / 1000), (long long)(n % 1000));
	return str_print(paper->arena, "%lld,%03lld,%03lld",
	                 (long long)(n / 1000000), (long long)(n / 1000 % 1000),
	                 (long long)(n % 1000));
}

struct str
eval_say_share(const struct eval_paper *paper, double v)
{
	if (isnan(v))
		return paper->released ? T("hidden") : S("–");
	return str_print(paper->arena, paper->released ? "%.0f%%" : "%.1f%%",
	                 100 * v);
}

struct str
eval_say_p(const struct eval_paper *paper, double p)
{
	if (isnan(p))
		return S("–");
	if (p < 0.001)
		return T("less than 0.001");
	return str_print(paper->arena, p < 0.1 ? "%.3f" : "%.2f", p);
}

static bool
is_points(struct str scale)
{
	return str_is(scale, "rd");
}

struct str
eval_say_estimate(const struct eval_paper *paper, struct str scale, double v)
{
	if (isnan(v))
		return paper->released ? T("hidden") : S("–");
	if (is_points(scale))
		return eval_say_number(paper, 100 * v, 1);
	return eval_say_number(paper, v, str_is(scale, "rmst") ? 1 : 2);
}

struct str
eval_say_interval(const struct eval_paper *paper, struct str scale,
                  const json_t *ci)
{
	const json_t *low = json_array_get(ci, 0);
	const json_t *high = json_array_get(ci, 1);

	if (!json_is_number(low) || !json_is_number(high))
		return paper->released ? T("hidden") : S("–");
	return TV(paper->arena, "{low} to {high}",
	          {"low",
	           eval_say_estimate(paper, scale, json_number_value(low))},
	          {"high",
	           eval_say_estimate(paper, scale, json_number_value(high))});
}

struct str
eval_say_name(struct arena *arena, struct str name)
{
	char *p;

	if (str_empty(name))
		return name;
	p = str_c(arena, name);
	for (char *c = p; *c != '\0'; c++)
		if (*c == '_')
			*c = ' ';
	if (p[0] >= 'a' && p[0] <= 'z')
		p[0] = (char)(p[0] - 'a' + 'A');
	return str_of(p);
}

struct word_says {
	const char *word, *key;
};

static struct str
word_say(struct str word, const struct word_says *says)
{
	for (; says->word != NULL; says++)
		if (str_is(word, says->word))
			return text_get(says->key);
	return word;
}

struct str
eval_say_scale(const struct eval_paper *paper, struct str scale)
{
	static const struct word_says says[] = {
	        {"rd", TK("Change in every 100")}, {"rr", TK("Risk ratio")},
	        {"or", TK("Odds ratio")},          {"hr", TK("Hazard ratio")},
	        {"irr", TK("Rate ratio")},         {NULL, NULL}};

	if (str_is(scale, "rmst"))
		return eval_say_time(paper, EVAL_TIME_FREE);
	return word_say(scale, says);
}

struct str
eval_say_kind(struct str kind)
{
	static const struct word_says says[] = {
	        {"nearest", TK("Nearest score, matched")},
	        {"radius", TK("All within the caliper")},
	        {"exact", TK("Exact matching")},
	        {"cem", TK("Coarsened exact matching")},
	        {"subclass", TK("Subclasses of the score")},
	        {"optimal", TK("Optimal matching")},
	        {"iptw", TK("Weights by the score")},
	        {"entropy", TK("Entropy balancing")},
	        {NULL, NULL}};

	return word_say(kind, says);
}

struct str
eval_say_step(struct str step)
{
	static const struct word_says says[] = {
	        {"read", TK("In the data")},
	        {"eligible", TK("Meet the rules of the plan")},
	        {"mature", TK("Followed for the whole time")},
	        {"complete", TK("With all that is needed")},
	        {"in_overlap", TK("With somebody alike")},
	        {"matched", TK("Compared with each other")},
	        {"at_risk", TK("At risk on the first day")},
	        {"known", TK("Outcome known")},
	        {NULL, NULL}};

	return word_say(step, says);
}

static struct str
hundred(const struct eval_paper *paper, double v)
{
	double n = fabs(100 * v);

	return str_print(paper->arena, n < 0.95 ? "%.1f" : "%.0f", n);
}

struct str
eval_say_change(const struct eval_paper *paper, double v)
{
	if (fabs(100 * v) < 0.05)
		return T("about as many in every 100");
	if (v < 0)
		return TV(paper->arena, "about {n} fewer in every 100",
		          {"n", hundred(paper, v)});
	return TV(paper->arena, "about {n} more in every 100",
	          {"n", hundred(paper, v)});
}

static struct str
side(const struct eval_paper *paper, double v)
{
	if (fabs(100 * v) < 0.05)
		return T("as many");
	if (v < 0)
		return TV(paper->arena, "{n} fewer", {"n", hundred(paper, v)});
	return TV(paper->arena, "{n} more", {"n", hundred(paper, v)});
}

struct str
eval_say_range(const struct eval_paper *paper, double low, double high)
{
	return TV(paper->arena, "from {low} to {high} in every 100",
	          {"low", side(paper, low)}, {"high", side(paper, high)});
}
