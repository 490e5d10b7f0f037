/*
 * study_pool_views.c - the form for rows of people from elsewhere.
 */
#include "insight/study/study_also.h"
#include "insight/study/study_views.h"
#include "web/gov/words.h"

static void
draw_columns(struct html *h, const struct study_design *d)
{
	const char *also[STUDY_ALSO_COLUMNS];
	size_t also_n;

	html_raw(h, "<p class=\"govuk-body\"><code>id, index_date");
	for (int i = 0; i < STUDY_COLUMNS; i++)
		if ((d->columns & (1u << i)) != 0) {
			html_raw(h, ", ");
			html_text(h, str_of(study_column_words[i]));
		}
	also_n = study_also_wanted(d, also);
	for (size_t i = 0; i < also_n; i++) {
		html_raw(h, ", ");
		html_text(h, str_of(also[i]));
	}
	html_raw(h, "</code></p>");
}

/* What those columns say that are asked for besides. */
static void
draw_also(struct html *h, const struct study_design *d)
{
	if ((d->more & 1u << STUDY_MORE_SENTENCE) != 0)
		words_para(
		        h,
		        T("order_outcome is completed, early (ended by the "
		          "court for good progress), revoked (for a breach, a "
		          "new offence or a recall), other or running; "
		          "order_outcome_on is the day it ended or, of one "
		          "that runs, the day on which it still did. Empty is "
		          "not known."));
	if ((d->more & (1u << STUDY_MORE_HOUSING | 1u << STUDY_MORE_WORK)) != 0)
		words_para(h, T("housed_at_end and in_work_at_end are yes or "
		                "no, as it was at the end of follow-up, "
		                "counted from index_date. Housed is settled "
		                "housing, and nothing temporary. Empty is not "
		                "known."));
}

void
study_draw_pool(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct study_screen *screen = data;
	struct form form;

	words_title(h, T("People from elsewhere"));
	words_para(h, T("Bring in rows of people who were not on the "
	                "programme. They come without names: each has an id "
	                "that only the sender can read, and it is changed "
	                "once more here."));
	words_para(h, T("The rows of people have these columns:"));
	draw_columns(h, &screen->study.design);
	draw_also(h, &screen->study.design);
	words_para(h, T("The rows of offences have id, offence_date and "
	                "proven_date. Days are written like 2026-11-24."));
	if ((screen->study.design.more & 1u << STUDY_MORE_SERIOUS) != 0)
		words_para(h, T("They have severity, too, from 1 to 5: the "
		                "study looks at serious reoffences."));
	words_para(h, T("Each file may be 8 MB large, and have 200,000 "
	                "rows."));
	page_form(ctx, &form);
	form.upload = true;
	form_begin(h, &form, study_path(h->arena, screen->study.id, "/pool"));
	form_file(h, &form,
	          &(struct gov_file_upload){.name = "people",
	                                    .label = T("Rows of people, CSV")});
	form_file(h, &form,
	          &(struct gov_file_upload){
	                  .name = "events",
	                  .label = T("Rows of their proven offences, CSV")});
	form_file(h, &form,
	          &(struct gov_file_upload){
	                  .name = "spells",
	                  .label = T("Rows of their custody and recalls, CSV"),
	                  .hint = T("They have id, from, to and kind (custody "
	                            "or recall). You may leave them out, "
	                            "unless the study looks at recalls.")});
	form_end(h, &form, T("Bring them in"));
}
