/*
 * study_fetch.c - rules: which files of a study can be fetched, and when.
 */
#include "base/csv.h"
#include "insight/study/study_file.h"

bool
study_outcomes_open(const struct study *study)
{
	return study->state >= STUDY_ANALYSED;
}

/* An act that was stopped is in what the engine keeps, and why. */
bool
study_kind_has_outcomes(enum study_kind kind)
{
	return kind == STUDY_EVENTS || kind == STUDY_POOL_EVENTS ||
	       kind == STUDY_SPELLS || kind == STUDY_POOL_SPELLS ||
	       kind == STUDY_RUN;
}

bool
study_kind_has_people(enum study_kind kind)
{
	return kind == STUDY_PEOPLE || kind == STUDY_POOL_PEOPLE;
}

bool
study_kind_is_rows(enum study_kind kind)
{
	return study_kind_has_people(kind) || study_kind_has_outcomes(kind);
}

/* --- what was so before --------------------------------------------------- */

static bool
is_before(struct str column)
{
	static const char *const always[] = {"id", "group", "index_date",
	                                     "start_date", NULL};

	return str_word(column, always) >= 0 ||
	       str_word(column, study_column_words) >= 0;
}

bool
study_rows_before(struct arena *arena, struct str people, struct str *out)
{
	bool kept[CSV_COLUMNS_MOST] = {false};
	struct csv_reader csv;
	struct buf buf;
	enum csv_row row;
	size_t n;

	buf_init(&buf, arena, STUDY_FILE_MOST);
	csv_open(&csv, arena, NULL);
	csv_text(&csv, people);
	row = csv_next(&csv);
	n = csv.n;
	for (size_t i = 0; row == CSV_ROW && i < n; i++)
		kept[i] = is_before(csv.cells[i]);
	while (row == CSV_ROW) {
		bool first = true;

		for (size_t i = 0; i < n && i < csv.n; i++) {
			if (!kept[i])
				continue;
			csv_put(&buf, csv.cells[i], first, false);
			first = false;
		}
		buf_char(&buf, '\n');
		row = csv_next(&csv);
	}
	csv_close(&csv);
	*out = buf_get(&buf);
	return row == CSV_END && !buf.full;
}

const struct fault *
study_fetch(struct ctx *ctx, int64_t id, enum study_kind kind,
            struct arena *arena, struct study_fetched *out)
{
	struct study study;
	struct str body;
	bool open;

	TRY(study_one(ctx, id, &study));
	open = study_outcomes_open(&study);
	TRY(study_file_fetch(ctx, id, kind, arena, &body));
	if (!open && study_kind_has_outcomes(kind))
		return fault_refused(ctx, "This file tells who reoffended. It "
		                          "can be fetched once a comparison is "
		                          "accepted and the study is analysed");
	*out = (struct study_fetched){
	        .body = body, .part = !open && study_kind_has_people(kind)};
	if (out->part && !study_rows_before(arena, body, &out->body))
		return fault_unavailable(ctx, "The file cannot be read now. "
		                              "Try again later");
	return NULL;
}
