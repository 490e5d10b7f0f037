/*
 * study_change_views.c - what changed among participants, as it is shown.
 */
#include <math.h>

#include "insight/study/study_change.h"
#include "insight/study/study_views.h"
#include "web/gov/words.h"

void
study_draw_alone(struct html *h, const struct form *form,
                 const struct study_design *d)
{
	struct gov_choice items[STUDY_MORES - STUDY_COMPARED] = {
	        {.value = S("")}};
	struct str chosen[STUDY_MORES - STUDY_COMPARED] = {S("")};
	size_t n = 0, chosen_n = 0;

	for (int i = STUDY_COMPARED; i < STUDY_MORES; i++) {
		struct str word = str_of(study_more_words[i]);

		items[n++] = (struct gov_choice){
		        .value = word, .text = text_get(study_more_keys[i])};
		if ((d->more & 1u << i) != 0)
			chosen[chosen_n++] = word;
	}
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){
	                .name = "alone",
	                .fieldset =
	                        &(struct gov_fieldset){
	                                .legend = T("What is described of "
	                                            "participants alone?"),
	                                .legend_classes =
	                                        "govuk-fieldset__legend--s"},
	                .hint = T("It is known of nobody else, so it is no "
	                          "effect: it says what changed, and of how "
	                          "many that is known."),
	                .items = {items, n},
	                .values = {chosen, chosen_n}});
}

struct str
study_count_words(struct arena *arena, int64_t n)
{
	int64_t rounded = study_rounded(n);

	return rounded < 0 ? T("Fewer than ten")
	                   : str_print(arena, "%lld", (long long)rounded);
}

static struct str
number_words(struct arena *arena, double v)
{
	return isnan(v) ? S("") : str_print(arena, "%.1f", v);
}

/* The change, or the share, and between what it lies. */
static struct str
change_words(struct arena *arena, const struct study_change_row *row)
{
	if (isnan(row->low))
		return T("Not shown");
	if (isnan(row->change))
		return TV(arena, "{low} to {high}",
		          {"low", number_words(arena, row->low)},
		          {"high", number_words(arena, row->high)});
	return TV(arena, "{change} ({low} to {high})",
	          {"change", study_signed(arena, row->change)},
	          {"low", study_signed(arena, row->low)},
	          {"high", study_signed(arena, row->high)});
}

static void
draw_row(struct html *h, const struct gov_table *table,
         const struct study_change_row *row)
{
	struct arena *a = h->arena;
	const struct gov_cell cells[] = {
	        {.text = text_get(study_change_keys[row->of])},
	        {.text = study_count_words(a, row->known), .format = "numeric"},
	        {.text = study_count_words(a, row->unknown),
	         .format = "numeric"},
	        {.text = number_words(a, row->before), .format = "numeric"},
	        {.text = number_words(a, isnan(row->low) ? NAN : row->after),
	         .format = "numeric"},
	        {.text = change_words(a, row), .format = "numeric"},
	};

	gov_table_row(h, table, cells, 6);
}

static void
draw_says(struct html *h, const struct study_design *d)
{
	words_heading(h, T("What changed among participants"), "changed");
	words_para(h, T("There is nobody to compare with, so this is not an "
	                "effect of the programme: it might have come without "
	                "it. The plan said beforehand that it would be "
	                "described, and it decides nothing."));
	words_para(h, TV(h->arena,
	                 "It is of {days} days from each start. Of goals: "
	                 "whoever agreed a plan. Of the people around "
	                 "somebody: the first day that was kept near the "
	                 "start, and the last one by the end. Counts are "
	                 "rounded to five, and nothing is shown of fewer than "
	                 "ten.",
	                 {"days", str_print(h->arena, "%lld",
	                                    (long long)d->follow_days)}));
}

void
study_draw_changes(struct html *h, const struct study *study)
{
	struct study_changes changes;
	struct gov_table table = {
	        .caption = T("Before and after"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS(
	                {.text = T("What")},
	                {.text = T("Known of"), .format = "numeric"},
	                {.text = T("Not known of"), .format = "numeric"},
	                {.text = T("Before, on average"), .format = "numeric"},
	                {.text = T("After, on average"), .format = "numeric"},
	                {.text = T("Change, and between what it lies"),
	                 .format = "numeric"}),
	};

	if (study->state < STUDY_ANALYSED ||
	    !study_changes_read(study->changes, &changes))
		return;
	draw_says(h, &study->design);
	gov_table_scroll_begin(h, &table);
	for (int i = 0; i < STUDY_CHANGES_OF; i++) {
		struct study_change_row row;

		study_change_row(&study->design, &changes,
		                 (enum study_change_of)i, &row);
		if (row.asked)
			draw_row(h, &table, &row);
	}
	gov_table_scroll_end(h);
}
