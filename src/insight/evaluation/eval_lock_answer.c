/*
 * eval_lock_answer.c - what a command gives, as one object.
 */
#include <string.h>

#include "insight/evaluation/eval_design.h"
#include "insight/evaluation/eval_lock_local.h"

static json_t *
note_json(struct arena *arena, const struct stats_note *note)
{
	struct str says = eval_code_says(arena, note);
	json_t *out = json_object(), *columns = json_array();

	for (size_t i = 0; i < note->columns_n; i++)
		claim(json_array_append_new(
		              columns, json_stringn(note->columns[i].p,
		                                    note->columns[i].n)) == 0);
	eval_lock_put(out, "code", json_string(stats_code_names[note->code]));
	eval_lock_put(out, "columns", columns);
	eval_lock_put(out, "count", json_integer(note->count));
	eval_lock_put(out, "row", json_integer(note->row));
	eval_lock_put(out, "says", json_stringn(says.p, says.n));
	return out;
}

/* --- what stopped it ----------------------------------------------------- */

const char *
eval_run_code(const struct eval_run *run, const struct fault *fault, int status)
{
	if (fault == NULL || status == EVAL_INTERNAL)
		return NULL;
	if (run->code != NULL)
		return run->code;
	if (status == EVAL_PLAN && fault_is(fault, FAULT_REFUSED))
		return stats_code_names[E_PLAN_CHANGED];
	if (status == EVAL_PLAN && fault_is(fault, FAULT_NOT_FOUND))
		return stats_code_names[E_PLAN_UNSEALED];
	return stats_code_names[E_BAD_VALUE];
}

struct str
eval_run_why(const struct eval_run *run, const struct fault *fault, int status)
{
	const char *code = eval_run_code(run, fault, status);
	struct str why = text_show_en(run->arena, &fault->text);

	if (code == NULL || str_starts(why, str_of(code)))
		return why;
	return str_print(run->arena, "%s: %.*s", code, STR_ARG(why));
}

/* A value of the sentence of a fault, by its name. */
static struct str
value_of(const struct fault *fault, const char *name)
{
	for (size_t i = 0; i < 4 && fault->text.values[i].name != NULL; i++)
		if (strcmp(fault->text.values[i].name, name) == 0)
			return fault->text.values[i].value;
	return S("");
}

/* Which column of a file, or which key of a plan and in which line. */
static void
place_of(const struct fault *fault, struct str *what, int64_t *row)
{
	struct str where = value_of(fault, "where"), line = S("line ");
	struct str comma = S(", ");
	size_t end = str_find(where, ',');

	*row = 0;
	if (str_starts(where, line) && end + comma.n < where.n) {
		if (!str_i64(str_slice(where, line.n, end - line.n), row))
			*row = 0;
		where = str_slice(where, end + comma.n, where.n);
	}
	*what = where;
	if (str_i64(value_of(fault, "line"), row) || !str_empty(where))
		return;
	if (!str_i64(value_of(fault, "row"), row))
		*row = 0;
	*what = value_of(fault, "column");
}

/* What a reader met, in the form of what an estimator meets. */
static json_t *
fault_json(const struct eval_run *run, const struct fault *fault,
           const char *code)
{
	struct str says = text_show_en(run->arena, &fault->text), what;
	json_t *out = json_object(), *columns = json_array();
	int64_t row;

	place_of(fault, &what, &row);
	if (!str_empty(what))
		claim(json_array_append_new(columns,
		                            json_stringn(what.p, what.n)) == 0);
	eval_lock_put(out, "code", json_string(code));
	eval_lock_put(out, "columns", columns);
	eval_lock_put(out, "count", json_integer(1));
	eval_lock_put(out, "row", json_integer(row));
	eval_lock_put(out, "says", json_stringn(says.p, says.n));
	return out;
}

/* Whether something that was met is what stopped it. */
static bool
is_noted(const struct eval_run *run)
{
	for (size_t i = 0; i < run->st.notes_n; i++)
		if (stats_is_error(run->st.notes[i].code))
			return true;
	return false;
}

struct str
eval_run_answer(struct eval_run *run, const struct fault *fault, int status)
{
	const char *code = eval_run_code(run, fault, status);
	json_t *notes = json_array();
	struct str why = S("");

	for (size_t i = 0; i < run->st.notes_n; i++)
		claim(json_array_append_new(notes,
		                            note_json(run->arena,
		                                      &run->st.notes[i])) == 0);
	eval_json_once(notes);
	if (code != NULL && !is_noted(run))
		claim(json_array_append_new(notes,
		                            fault_json(run, fault, code)) == 0);
	if (fault != NULL)
		why = eval_run_why(run, fault, status);
	eval_lock_put(run->answer, "notes", notes);
	eval_lock_put(run->answer, "status", json_integer(status));
	eval_lock_put(run->answer, "code",
	              code != NULL ? json_string(code) : NULL);
	eval_lock_put(run->answer, "error",
	              fault != NULL ? json_stringn(why.p, why.n) : NULL);
	return eval_lock_bytes(run, run->answer);
}
