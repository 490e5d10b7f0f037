/*
 * eval_lock_answer.c - what a command gives, as one object.
 */
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

struct str
eval_run_answer(struct eval_run *run, const struct fault *fault, int status)
{
	json_t *notes = json_array();
	struct str why = S("");

	for (size_t i = 0; i < run->st.notes_n; i++)
		claim(json_array_append_new(notes,
		                            note_json(run->arena,
		                                      &run->st.notes[i])) == 0);
	eval_json_once(notes);
	if (fault != NULL)
		why = text_show_en(run->arena, &fault->text);
	eval_lock_put(run->answer, "notes", notes);
	eval_lock_put(run->answer, "status", json_integer(status));
	eval_lock_put(run->answer, "code",
	              run->code != NULL ? json_string(run->code) : NULL);
	eval_lock_put(run->answer, "error",
	              fault != NULL ? json_stringn(why.p, why.n) : NULL);
	return eval_lock_bytes(run, run->answer);
}
