/*
 * study_beside_views.c - what else was looked at, beside what decides.
 */
#include <math.h>

#include "insight/study/study_change.h"
#include "insight/study/study_views.h"
#include "web/gov/words.h"

/* Of 100; a minus is fewer. */
static struct str
difference_words(struct arena *arena, const struct study_beside *one)
{
	if (isnan(one->estimate))
		return T("It cannot be told");
	if (isnan(one->low) || isnan(one->high))
		return study_signed(arena, 100 * one->estimate);
	return TV(arena, "{change} ({low} to {high})",
	          {"change", study_signed(arena, 100 * one->estimate)},
	          {"low", study_signed(arena, 100 * one->low)},
	          {"high", study_signed(arena, 100 * one->high)});
}

static void
draw_row(struct html *h, const struct gov_table *table,
         const struct study_beside *one)
{
	struct arena *a = h->arena;
	const struct gov_cell cells[] = {
	        {.text = one->label},
	        {.text = study_count_words(a, one->participants),
	         .format = "numeric"},
	        {.text = study_count_words(a, one->others),
	         .format = "numeric"},
	        {.text = difference_words(a, one), .format = "numeric"},
	};

	gov_table_row(h, table, cells, 4);
}

void
study_draw_beside(struct html *h, const struct study_finding *finding)
{
	struct gov_table table = {
	        .caption = T("What else was looked at"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS(
	                {.text = T("What")},
	                {.text = T("Known of participants"),
	                 .format = "numeric"},
	                {.text = T("Known of the others"), .format = "numeric"},
	                {.text = T("More or fewer in 100, and between what it "
	                           "lies"),
	                 .format = "numeric"}),
	};

	if (finding->beside_n == 0)
		return;
	words_para(h, T("This explores, and decides nothing: among several "
	                "things looked at, one differs by chance now and "
	                "then. Counts are rounded to five."));
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < finding->beside_n; i++)
		draw_row(h, &table, &finding->beside[i]);
	gov_table_scroll_end(h);
}
