/*
 * form_ours_views.c - the newest edition in the services' form.
 */
#include "practice/strengths/form_ours_views.h"

#include "practice/strengths/assess_local.h"
#include "web/gov/gov.h"
#include "web/gov/icon.h"
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
	html_raw(h, "<p class=\"govuk-body\">");
	icon_link(h, ICON_PRINTER, T("On paper"),
	          str_print(h->arena, "%.*s/print",
	                    STR_ARG(screen->form.here)));
	html_raw(h, "</p>");
}

/* --- what is not in the form --------------------------------------------- */

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
	case FORM_OURS_OWN:
		return TV(arena,
		          "{area}: {what}: the person answered it, and the "
		          "form does not ask it after the other answers",
		          {"area", area}, {"what", text_get(left->what)});
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

/* --- the way to the questions -------------------------------------------- */

static struct str
step_path(struct arena *arena, const struct form_ours_screen *screen,
          int section, enum form_step step)
{
	return str_print(arena, "%.*s/%s/%s", STR_ARG(screen->form.here),
	                 form_parts[section].code, form_steps[step]);
}

static struct str
by_words(struct arena *arena, const struct form_ours_screen *screen,
         int section, enum form_step step)
{
	const struct form_said *said = &screen->ours.fills[section].said[step];
	struct str day;

	if (!screen->ours.said[section][step])
		return T("Not answered here");
	day = date_words(arena, instant_date(said->at));
	if (said->voice == FORM_VOICE_TOGETHER)
		return TV(arena, "{name} wrote this down for {person}, {day}",
		          {"name", said->by_name},
		          {"person", screen->form.head.known_as}, {"day", day});
	return TV(arena, "{name} answered this, {day}", {"name", said->by_name},
	          {"day", day});
}

static void
draw_step_of(struct html *h, const struct form_ours_screen *screen, int i,
             enum form_step step)
{
	struct str title = text_get(form_parts[i].title);

	html_raw(h, "<br>");
	gov_link(h, &(struct gov_link){
	                    .text = step == FORM_STEP_ALONE
	                                    ? TV(h->arena,
	                                         "{area}: questions for you "
	                                         "alone",
	                                         {"area", title})
	                                    : TV(h->arena,
	                                         "{area}: answer the questions",
	                                         {"area", title}),
	                    .href = step_path(h->arena, screen, i, step)});
	html_raw(h, "<br><span class=\"dir-muted\">");
	html_text(h, by_words(h->arena, screen, i, step));
	html_raw(h, "</span>");
}

static struct str
mine_words(struct arena *arena, const struct form_ours_screen *screen, int i)
{
	const struct form_mine *mine = &screen->ours.mine[i];
	struct str name = screen->form.head.known_as, day;

	if (mine->version == 0)
		return T("Not answered here");
	day = date_words(arena, instant_date(mine->at));
	if (mine->voice == ASSESS_FOR)
		return TV(arena, "{name} wrote this down for {person}, {day}",
		          {"name", mine->by_name}, {"person", name},
		          {"day", day});
	return TV(arena, "{name} answered this, {day}", {"name", name},
	          {"day", day});
}

/* What the person is asked themself: who answered it, and the way there. */
static void
draw_mine_of(struct html *h, const struct form_ours_screen *screen, int i)
{
	struct str name = screen->form.head.known_as;

	html_raw(h, "<br>");
	gov_link(h, &(struct gov_link){
	                    .text = TV(h->arena, "{area}: what {name} is asked",
	                               {"area", text_get(form_parts[i].title)},
	                               {"name", name}),
	                    .href = str_print(h->arena, "%.*s/more/%s",
	                                      STR_ARG(screen->base),
	                                      form_parts[i].code)});
	html_raw(h, "<br><span class=\"dir-muted\">");
	html_text(h, mine_words(h->arena, screen, i));
	html_raw(h, "</span>");
}

static void
draw_steps_of(struct html *h, const struct form_ours_screen *screen, int i)
{
	html_raw(h, "<li><strong>");
	html_text(h, text_get(form_parts[i].title));
	html_raw(h, "</strong>");
	for (int step = 0; step < FORM_STEP_COUNT; step++)
		if (form_step_has((enum form_step)step, (enum form_section)i))
			draw_step_of(h, screen, i, (enum form_step)step);
	if (form_mine_has((enum form_section)i))
		draw_mine_of(h, screen, i);
	html_raw(h, "</li>");
}

/* To whoever writes in the assessment. */
static void
draw_steps(struct html *h, const struct ctx *ctx,
           const struct form_ours_screen *screen)
{
	if (!ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	words_heading(h, T("The form’s own questions"), "questions");
	words_para(h, T("What the areas do not ask: answer it here with the "
	                "person, or from what you know. An answer opens the "
	                "area again, so that it is looked at once more."));
	html_raw(h, "<ul class=\"govuk-list\">");
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		draw_steps_of(h, screen, i);
	html_raw(h, "</ul><p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = TV(h->arena,
	                               "Sheets of paper for what {name} is "
	                               "asked",
	                               {"name", screen->form.head.known_as}),
	                    .href = str_print(h->arena, "%.*s/more/sheet",
	                                      STR_ARG(screen->base))});
	html_raw(h, "</p>");
}

void
form_ours_draw_section(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_ours_screen *screen = data;

	form_draw_section(h, ctx, &screen->form);
	if (!ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	html_raw(h, "<ul class=\"govuk-list\">");
	draw_steps_of(h, screen, (int)screen->form.section);
	html_raw(h, "</ul>");
}

void
form_ours_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_ours_screen *screen = data;

	words_title(h, T("In the services’ form"));
	if (!screen->ours.there) {
		words_para(h, T("Nothing is written yet."));
		draw_steps(h, ctx, screen);
		return;
	}
	words_para(h, T("The newest edition as the strengths and needs form "
	                "that the probation service uses, with the codes of "
	                "OASys that follow from it. It holds what is linked "
	                "to risk: it is not for the person’s screen."));
	draw_edition(h, screen);
	draw_steps(h, ctx, screen);
	draw_left(h, &screen->ours);
	form_draw_groups(h, &screen->form);
	form_draw_cards(h, ctx, &screen->form);
	form_draw_oasys(h, &screen->form.doc);
}

/* --- on paper ------------------------------------------------------------ */

static void
draw_by_line(struct html *h, struct str what, struct str by)
{
	html_raw(h, "<li>");
	html_text(h, what);
	html_raw(h, ": ");
	html_text(h, by);
	html_raw(h, "</li>");
}

/* Who answered which of its questions. */
static void
draw_by_lines(struct html *h, const struct form_ours_screen *screen, int i)
{
	html_raw(h, "<ul class=\"govuk-list dir-muted\">");
	if (screen->ours.said[i][FORM_STEP_ANSWERS])
		draw_by_line(h, T("The form’s own questions"),
		             by_words(h->arena, screen, i, FORM_STEP_ANSWERS));
	if (screen->ours.said[i][FORM_STEP_ALONE])
		draw_by_line(h, T("Questions for the worker alone"),
		             by_words(h->arena, screen, i, FORM_STEP_ALONE));
	if (screen->ours.mine[i].version > 0)
		draw_by_line(h,
		             TV(h->arena, "What {name} is asked",
		                {"name", screen->form.head.known_as}),
		             mine_words(h->arena, screen, i));
	html_raw(h, "</ul>");
}

static void
draw_paper_section(struct html *h, const struct form_ours_screen *screen, int i)
{
	struct form_screen section = screen->form;
	char *id = str_c(h->arena,
	                 str_print(h->arena, "section-%s", form_parts[i].code));
	struct form_sum sum;

	section.section = (enum form_section)i;
	form_sum_up(h->arena, &section.doc, section.section, &sum);
	words_heading(h, text_get(form_parts[i].title), id);
	words_para(h, sum.complete ? T("The section is complete")
	                           : T("The section is not complete"));
	form_draw_answers(h, &section);
	draw_by_lines(h, screen, i);
}

void
form_ours_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_ours_screen *screen = data;
	const struct person_head *head = &screen->form.head;

	strengths_paper_draw(h, &screen->head_line);
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("In the services’ form"));
	html_raw(h, "</h1>");
	words_para(h, str_print(h->arena, "%.*s, %.*s", STR_ARG(head->name),
	                        STR_ARG(head->crn)));
	words_para(h, date_words(h->arena, ctx->today));
	words_para(h, T("It holds what is linked to risk: it is not for the "
	                "person."));
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		draw_paper_section(h, screen, i);
}
