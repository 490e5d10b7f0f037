/*
 * eval_report_names.c - what covariates are called in a report.
 */
#include <string.h>

#include "base/text.h"
#include "insight/evaluation/eval_report_local.h"

/* A plan's words for a covariate, in this language; empty: it has none. */
static struct str
label_of(const json_t *covariate)
{
	struct str welsh = result_word(covariate, "label_cy");

	if (text_lang() == LANG_CY && !str_empty(welsh))
		return welsh;
	return result_word(covariate, "label");
}

/* Whether a row's name may go on so after that of its covariate. */
static bool
goes_on(struct str rest)
{
	return str_empty(rest) || str_starts(rest, S("=")) ||
	       str_starts(rest, S(": ")) || str_starts(rest, S(" times ")) ||
	       str_is(rest, " squared");
}

/* The covariate that a row is of: the longest name that it begins with. */
static const json_t *
covariate_of(const struct eval_paper *paper, struct str name)
{
	const json_t *found = NULL, *one;
	size_t i, most = 0;

	json_array_foreach (json_object_get(paper->result, "covariates"), i,
	                    one) {
		struct str its = result_word(one, "name");

		if (its.n <= most || !str_starts(name, its) ||
		    !goes_on(str_slice(name, its.n, name.n)) ||
		    str_empty(label_of(one)))
			continue;
		found = one;
		most = its.n;
	}
	return found;
}

/* A word of a column that has no label: "Sent: SSO" of "sent=SSO". */
static struct str
plain_say(struct arena *arena, struct str name)
{
	struct str column, level = name;

	if (!str_split(&level, '=', &column) || column.n == name.n)
		return eval_say_name(arena, name);
	return str_print(arena, "%.*s: %.*s",
	                 STR_ARG(eval_say_name(arena, column)), STR_ARG(level));
}

static struct str
level_say(struct arena *arena, struct str label, struct str level)
{
	return str_print(arena, "%.*s: %.*s", STR_ARG(label), STR_ARG(level));
}

struct str
eval_say_known(const struct eval_paper *paper, struct str name)
{
	static const char times[] = " times ";
	const json_t *of = covariate_of(paper, name);
	struct str label, rest;
	const char *at = memmem(name.p, name.n, times, strlen(times));

	if (at != NULL)
		return TV(
		        paper->arena, "{a} times {b}",
		        {"a", eval_say_known(paper,
		                             str_slice(name, 0,
		                                       (size_t)(at - name.p)))},
		        {"b",
		         eval_say_known(paper, str_slice(name,
		                                         (size_t)(at - name.p) +
		                                                 strlen(times),
		                                         name.n))});
	if (of == NULL)
		return plain_say(paper->arena, name);
	label = label_of(of);
	rest = str_slice(name, result_word(of, "name").n, name.n);
	if (str_empty(rest))
		return label;
	if (rest.p[0] == ' ')
		return TV(paper->arena, "{name}, squared", {"name", label});
	return level_say(paper->arena, label,
	                 str_slice(rest, rest.p[0] == '=' ? 1 : 2, rest.n));
}

struct str
eval_say_all_known(const struct eval_paper *paper, const json_t *names)
{
	struct buf buf;
	const json_t *one;
	size_t i;

	buf_init(&buf, paper->arena, 1 << 16);
	json_array_foreach (names, i, one) {
		if (!json_is_string(one))
			continue;
		if (buf.n > 0)
			buf_lit(&buf, ", ");
		buf_str(&buf,
		        eval_say_known(paper, str_of(json_string_value(one))));
	}
	return buf_get(&buf);
}
