/* eval_shape_linked_test.c - rows of nobody, and rows that are there twice. */
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_shape.h"
#include "insight/evaluation/eval_shape_test.h"
#include "insight/evaluation/eval_table.h"

static const struct stats_note *
note_of(const struct shaped *f, enum stats_code code)
{
	for (size_t k = 0; k < f->s.st.notes_n; k++)
		if (f->s.st.notes[k].code == code)
			return &f->s.st.notes[k];
	return NULL;
}

TEST("shape: rows of events or spells that are of nobody in the file of people "
     "are counted and said")
{
	const struct eval_file *file;
	struct shaped f;

	shaped_begin(t, &f);
	shaped_person(t, &f, "p", 1, 0, 20, NEVER, NEVER, "");
	shaped_person(t, &f, "late", 1, 0, 40, NEVER, NEVER, "");
	shaped_plain(t, &f, "c", 0);
	shaped_offence(t, &f, "p", 60, 80);
	/* in the file, and not in the study */
	shaped_offence(t, &f, "late", 60, 80);
	shaped_run(t, &f, shaped_starts(t, "landmark", 30));
	expect_true(f.s.good);
	expect_equal(f.s.data->n, 2);
	expect_true(f.s.data->files[1].of_rows);
	expect_equal(f.s.data->files[1].unlinked, 0);
	expect_null(note_of(&f, W_UNLINKED));
	shaped_offence(t, &f, "P", 60, 80);
	shaped_offence(t, &f, "P", 90, 95);
	shaped_offence(t, &f, "x", 90, 95);
	shaped_custody(t, &f, "y", 90, 95);
	shaped_run(t, &f, shaped_starts(t, "landmark", 30));
	expect_true(f.s.good);
	file = &f.s.data->files[1];
	expect_equal(file->unlinked, 3);
	expect_equal(file->unlinked_ids, 2);
	expect_equal(f.s.data->files[2].unlinked, 1);
	expect_equal(note_of(&f, W_UNLINKED)->count, 3);
	expect_str(note_of(&f, W_UNLINKED)->columns[0], "events");
	expect_false(f.s.data->files[0].of_rows);
}

TEST("shape: rows that stand in a file more than once are taken as they stand, "
     "and said")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "p", 1);
	shaped_plain(t, &f, "c", 0);
	shaped_offence(t, &f, "p", 60, 80);
	/* the same days, and another offence */
	shaped_severe(t, &f, "c", 60, "2");
	shaped_severe(t, &f, "c", 60, "3");
	shaped_run(t, &f, DAYS);
	expect_true(f.s.good);
	expect_null(note_of(&f, W_SAME_ROWS));
	expect_lived(&f, "c", 1, 2, 60, 1);
	shaped_offence(t, &f, "p", 60, 80);
	shaped_offence(t, &f, "p", 60, 80);
	shaped_run(t, &f, DAYS);
	expect_true(f.s.good);
	expect_equal(f.s.data->files[1].again, 2);
	expect_equal(note_of(&f, W_SAME_ROWS)->count, 2);
	expect_null(note_of(&f, W_UNLINKED));
	expect_lived(&f, "p", 1, 3, 60, 1);
}

TEST("shape: what is read again for another lag is counted and said once")
{
	struct shaped f;
	size_t said = 0;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "p", 1);
	shaped_plain(t, &f, "c", 0);
	shaped_offence(t, &f, "p", 60, 80);
	shaped_offence(t, &f, "p", 60, 80);
	shaped_offence(t, &f, "x", 60, 80);
	shaped_run(t, &f, DAYS "|[sensitivity]|lag_days = [10, 30]");
	expect_true(f.s.good);
	for (size_t k = 0; k < f.s.st.notes_n; k++)
		said += f.s.st.notes[k].code == W_UNLINKED ||
		        f.s.st.notes[k].code == W_SAME_ROWS;
	expect_equal(said, 2);
	expect_equal(f.s.data->files[1].again, 1);
	expect_equal(f.s.data->files[1].unlinked, 1);
}

TEST("evaluation table: rows that are written alike have one number, and "
     "others have others")
{
	static const struct eval_want lines[] = {
	        {.name = {"x", 1}, .kind = EVAL_NUMBER, .needed = true},
	        {.name = {"", 0}, .kind = EVAL_LINE}};
	struct str csv = S("x,y\n1,a\r\n1,a\n1,b\n\n1,\"a\"\n2,a\n1,a");
	struct eval_table table;
	struct stats st;
	const double *v;
	bool good = false;

	stats_begin(&st, t->arena);
	expect_ok(eval_table_read(&st, study_file(t, "lines.csv", csv), lines,
	                          2, &good, &table));
	expect_true(good);
	expect_equal(table.frame.rows, 6);
	v = table.frame.columns[1].v;
	expect_true(v[0] == v[1] && v[0] == v[5]);
	for (size_t i = 2; i < 5; i++)
		for (size_t k = 0; k < i; k++)
			expect_true(v[i] != v[k]);
}

TEST("shape: of who is in both groups it is said that the study's rule "
     "decides, and not which row is first")
{
	static const struct {
		const char *id;
		int treated, again; /* a row more, of that group */
		const char *says[2];
	} all[] = {{"a", 1, 0, {"whichever row comes first", NULL}},
	           {"b", 0, 1, {"as a participant and as a comparator", NULL}},
	           {"b", 0, 0, {"the first that is eligible", NULL}},
	           {"a", 1, 2, {"the study's own rule", "that is eligible"}}};

	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++) {
		struct shaped f;

		shaped_begin(t, &f);
		shaped_plain(t, &f, "a", 1);
		shaped_plain(t, &f, "b", 0);
		shaped_plain(t, &f, all[k].id, all[k].again == 1);
		if (all[k].again == 2)
			shaped_plain(t, &f, "b", 0);
		shaped_run(t, &f, DAYS);
		for (size_t i = 0; i < 2 && all[k].says[i] != NULL; i++) {
			const struct stats_note *note = &f.s.st.notes[i];

			expect_equal(note->code, E_DUPLICATE_ID);
			expect_equal(note->count, 1);
			expect_has(eval_code_says(t->arena, note),
			           all[k].says[i]);
		}
		expect_equal(f.s.st.notes_n, all[k].again == 2 ? 2 : 1);
		if (all[k].treated == all[k].again)
			expect_lacks(eval_code_says(t->arena, &f.s.st.notes[0]),
			             "as a comparator");
	}
}
