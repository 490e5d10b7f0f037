/*
 * study_file_views.c - the files of a study.
 */
#include "insight/study/study_file.h"
#include "insight/study/study_views.h"
#include "web/gov/words.h"

struct file_cell {
	const struct study *study;
	const struct study_file *file;
	bool may_write;
};

/* Closed until outcomes are: its name alone. */
static bool
is_closed(const struct file_cell *cell)
{
	return study_kind_has_outcomes(cell->file->kind) &&
	       !study_outcomes_open(cell->study);
}

/* Whether whoever looks gets it. */
static bool
is_fetched(const struct file_cell *cell)
{
	return !is_closed(cell) &&
	       (cell->may_write || !study_kind_is_rows(cell->file->kind));
}

static void
draw_file(struct html *h, const void *data)
{
	const struct file_cell *cell = data;
	struct str name = text_get(study_kind_keys[cell->file->kind]);

	if (!is_fetched(cell))
		html_text(h, name);
	else
		gov_link(h,
		         &(struct gov_link){
		                 .text = name,
		                 .href = str_print(
		                         h->arena, "%.*s/files/%s",
		                         STR_ARG(study_path(h->arena,
		                                            cell->study->id,
		                                            "")),
		                         study_kind_words[cell->file->kind])});
}

static void
draw_file_row(struct html *h, const struct gov_table *table,
              const struct file_cell *cell)
{
	const struct study_file *file = cell->file;
	const struct gov_cell cells[] = {
	        {.html = html_made(h->arena, draw_file, cell)},
	        /* how many offences there are is an outcome, too */
	        {.text = file->lines == 0 || is_closed(cell)
	                         ? S("")
	                         : str_print(h->arena, "%lld",
	                                     (long long)file->lines),
	         .format = "numeric"},
	        {.text = instant_words(h->arena, file->at)},
	        {.text = str_slice(file->sha256, 0, 12)},
	};

	gov_table_row(h, table, cells, 4);
}

/* Whether days of custody were left out of the frozen rows. */
static bool
is_spells_out(struct str flow)
{
	static const char key[] = " spells_out=";
	size_t n = sizeof(key) - 1;

	for (size_t i = 0; i + n < flow.n; i++)
		if (str_is(str_slice(flow, i, n), key))
			return flow.p[i + n] != '0';
	return false;
}

static bool
has_rows(const struct study_screen *screen)
{
	for (size_t i = 0; i < screen->files_n; i++)
		if (study_kind_has_people(screen->files[i].kind))
			return true;
	return false;
}

void
study_draw_files(struct html *h, const struct study_screen *screen)
{
	struct gov_table table = {
	        .caption = T("Files"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("File")},
	                          {.text = T("Lines"), .format = "numeric"},
	                          {.text = T("When")}, {.text = T("Mark")}),
	};

	if (screen->files_n == 0)
		return;
	if (is_spells_out(screen->study.flow))
		words_para(h, T("Custody is known of one side alone: of people "
		                "here, or of those from elsewhere. So it is "
		                "left out of all rows, and nobody’s time in "
		                "custody is taken off."));
	if (!study_outcomes_open(&screen->study) && has_rows(screen))
		words_para(h, T("Who reoffended stays closed until a "
		                "comparison is accepted and the study is "
		                "analysed. Until then rows of people are "
		                "fetched with what was so before alone, and "
		                "their mark is that of the whole file."));
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < screen->files_n; i++)
		if (screen->files[i].kind != STUDY_KEPT)
			draw_file_row(h, &table,
			              &(struct file_cell){&screen->study,
			                                  &screen->files[i],
			                                  screen->may_write});
	gov_table_scroll_end(h);
}
