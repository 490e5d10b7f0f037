/*
 * submission_csv.c - the cohort as the file that is sent.
 */
#include "base/csv.h"
#include "insight/submission/submission_local.h"

struct str
submission_csv(struct arena *arena, const struct submission_cohort *cohort)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	for (unsigned f = 0; f < SUBMISSION_FIELDS; f++)
		csv_put(&buf, str_of(submission_columns[f]), f == 0, true);
	buf_lit(&buf, "\r\n");
	for (size_t i = 0; i < cohort->n; i++) {
		if (!cohort->lines[i].complete)
			continue;
		for (unsigned f = 0; f < SUBMISSION_FIELDS; f++)
			csv_put(&buf, cohort->lines[i].cells[f], f == 0, true);
		buf_lit(&buf, "\r\n");
	}
	return buf_get(&buf);
}
