/*
 * form_ours_views.c - the newest edition in the services' form.
 */
#include "practice/strengths/form_ours_views.h"

#include "practice/strengths/assess_local.h"
#include "web/gov/gov.h"
#include "web/gov/words.h"

static void
draw_edition(struct html *h, const struct form_ours_screen *screen)
{
	const struct form_kept *kept = &screen->ours.kept;
	const struct assess *a = &screen->ours.a;
	const struct gov_summary_row rows[] = {
	        {.key = T("Edition of"), .value = date_words(h->arena, a->day)},
	        {.key = T("Signed"),
	         .value = text_get(assess_standing_keys[a->standing])},
	        {.key = T("Last changed"),
	         .value = instant_words(h->arena, kept->at)},
	        {.key = T("Form version"), .value = kept->form_version},
	        {.key = T("Areas complete here"),
	         .value = TV(h->arena, "{n} of 9",
	                     {"n", str_print(h->arena, "%d",
	                                     assess_complete_n(a))})},
	        {.key = T("Sections complete"),
	         .value = TV(h->arena, "{n} of 9",
	                     {"n", str_print(h->arena, "%lld",
	                                     (long long)kept->complete)})},
	};

	gov_summary_list(h, &(struct gov_summary_list){.rows = {rows, 6}});
	words_para(h, T("A section goes out as complete when its area is "
	                "complete here and the form has no question open in "
	                "it. Until then the file says that it is not."));
	gov_button(h, &(struct gov_button){
	                      .text = T("Download the file"),
	                      .href = form_path(h->arena, &screen->form,
	                                        kept->id, "/file"),
	                      .classes = "govuk-button--secondary"});
}

/* --- what is not in the form ---------------------------------------------- */

static struct str
left_words(struct arena *arena, const struct form_ours_left *left)
{
	struct str area = text_get(assess_code_keys[left->area]);

	switch (left->why) {
	case FORM_OURS_LONG:
		return TV(arena,
		          "{area}: {what}: longer than the form takes. It goes "
		          "out shortened, and says so",
		          {"area", area}, {"what", text_get(left->what)});
	case FORM_OURS_NO_PLACE:
		return TV(arena,
		          "{area}: the form takes no words with this answer "
		          "about making changes",
		          {"area", area});
	case FORM_OURS_NOT_ASKED:
		return TV(arena,
		          "{area}: the form asks about making changes only "
		          "after questions that are not answered",
		          {"area", area});
	default:
		return TV(arena, "{area}: the form has no section for it",
		          {"area", area});
	}
}

static void
draw_left(struct html *h, const struct form_ours *ours)
{
	words_heading(h, T("Not in the services’ form"), "left");
	words_para(h, T("In each area: what the person says, what the worker "
	                "says beside strengths and links, and how soon to "
	                "work on it. And:"));
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < ours->left_n; i++) {
		html_raw(h, "<li>");
		html_text(h, left_words(h->arena, &ours->left[i]));
		html_raw(h, "</li>");
	}
	html_raw(h, "<li>");
	html_text(h, T("Who wrote each answer, and when"));
	html_raw(h, "</li></ul>");
	words_para(h, T("All of it goes along whole in a part of the file "
	                "called myDirection, which other programs pass over."));
}

void
form_ours_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_ours_screen *screen = data;

	(void)ctx;
	words_title(h, T("In the services’ form"));
	if (!screen->ours.there) {
		words_para(h, T("Nothing is written yet."));
		return;
	}
	words_para(h, T("The newest edition as the strengths and needs form "
	                "that the probation service uses, with the codes of "
	                "OASys that follow from it. It holds what is linked "
	                "to risk: it is not for the person’s screen."));
	draw_edition(h, screen);
	draw_left(h, &screen->ours);
	form_draw_groups(h, &screen->form);
	form_draw_cards(h, &screen->form);
	form_draw_oasys(h, &screen->form.doc);
}
