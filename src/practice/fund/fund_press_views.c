/*
 * fund_press_views.c - lines for the press, and what was asked.
 */
#include "practice/fund/fund_press_local.h"

#include "practice/fund/fund_views.h"

static struct str
press_path(struct arena *arena, const char *base, int64_t id, const char *rest)
{
	return str_print(arena, "%s/%.*s%s", base, STR_ARG(id_show(arena, id)),
	                 rest);
}

static void
link(struct html *h, struct str text, struct str href)
{
	gov_link(h, &(struct gov_link){.text = text, .href = href});
}

static struct str
day(struct html *h, struct date d)
{
	return date_is(d) ? date_words(h->arena, d) : S("");
}

static struct str
day_typed(struct html *h, struct date d)
{
	int year, month, of_month;

	if (!date_is(d))
		return S("");
	date_split(d, &year, &month, &of_month);
	return str_print(h->arena, "%d/%d/%d", of_month, month, year);
}

/* Shown only when words were found that name somebody. */
static void
draw_sure(struct html *h, const struct ctx *ctx, const struct form *form)
{
	bool named = ctx->problems != NULL &&
	             problems_of(ctx->problems, "sure") != NULL;

	if (!named && !form_sent(form))
		return;
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){
	                .name = "sure",
	                .label = T("Names"),
	                .label_size = "s",
	                .items = GOV_CHOICES(
	                        {.value = S("yes"),
	                         .text = T("I looked again: these words name "
	                                   "nobody on probation")})});
}

/* --- the list --------------------------------------------------------- */

/* In Welsh where there is Welsh and Welsh is read. */
static struct str
question(const struct fund_press *p)
{
	bool welsh = text_lang() == LANG_CY && !str_empty(p->question_cy);

	return welsh ? p->question_cy : p->question;
}

static struct str
answer(const struct fund_press *p)
{
	bool welsh = text_lang() == LANG_CY && !str_empty(p->answer_cy);

	return welsh ? p->answer_cy : p->answer;
}

static void
paragraph(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_lines(h, words);
	html_raw(h, "</p>");
}

static void
draw_live(struct html *h, const struct fund_press *p)
{
	html_raw(h, "<article class=\"dir-card\">"
	            "<h3 class=\"govuk-heading-s\">");
	html_text(h, question(p));
	html_raw(h, "</h3>");
	paragraph(h, answer(p));
	html_raw(h, "<p class=\"govuk-body-s\">");
	html_text(h, TV(h->arena, "It rests on: {facts}", {"facts", p->facts}));
	html_raw(h, "<br>");
	if (date_is(p->valid_to)) {
		html_text(h, TV(h->arena, "Until {day}.",
		                {"day", day(h, p->valid_to)}));
		html_raw(h, " ");
	}
	link(h,
	     TV(h->arena, "Version {n}, and who agreed it",
	        {"n", str_print(h->arena, "%lld", (long long)p->version)}),
	     press_path(h->arena, "/press/lines", p->line, ""));
	html_raw(h, "</p></article>");
}

static void
draw_search(struct html *h, const struct ctx *ctx, struct str words)
{
	struct form form = fund_form_begin(h, ctx, S("/press/search"), 0);

	fund_field_line(h, &form, "words", T("Words to look for"), S(""),
	                words);
	fund_form_end(h, T("Search"), "govuk-button--secondary");
}

static void
draw_open(struct html *h, const struct ctx *ctx, const struct fund_enquiry *e)
{
	html_raw(h, "<li>");
	link(h, e->outlet, press_path(h->arena, "/press/enquiries", e->id, ""));
	html_raw(h, "<br>");
	if (instant_is(e->answered_at)) {
		html_text(h, TV(h->arena, "Answered {day}",
		                {"day", day(h, instant_date(e->answered_at))}));
	} else if (date_before(e->due_on, ctx->today)) {
		html_raw(h, "<strong>");
		html_text(h, TV(h->arena, "Late: an answer was due {day}",
		                {"day", day(h, e->due_on)}));
		html_raw(h, "</strong>");
	} else {
		html_text(h, TV(h->arena, "An answer by {day}",
		                {"day", day(h, e->due_on)}));
	}
	html_raw(h, "</li>");
}

static void
draw_enquiries(struct html *h, const struct ctx *ctx,
               const struct fund_enquiry *list, size_t n)
{
	if (n == 0)
		return;
	html_raw(h, "<ul class=\"dir-gaps\">");
	for (size_t i = 0; i < n; i++)
		draw_open(h, ctx, &list[i]);
	html_raw(h, "</ul>");
}

static void
draw_waits(struct html *h, const struct fund_press_screen *screen)
{
	if (screen->waits_n == 0) {
		words_para(h, T("Nothing waits."));
		return;
	}
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < screen->waits_n; i++) {
		html_raw(h, "<li>");
		link(h, question(&screen->waits[i]),
		     press_path(h->arena, "/press/lines", screen->waits[i].line,
		                ""));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_writer(struct html *h, const struct ctx *ctx,
            const struct fund_press_screen *screen)
{
	words_heading(h, T("Enquiries that wait"), "open");
	if (screen->open_n == 0)
		words_para(h, T("Nothing waits."));
	draw_enquiries(h, ctx, screen->open, screen->open_n);
	gov_button(h,
	           &(struct gov_button){.text = T("Write down an enquiry"),
	                                .href = S("/press/enquiries/new"),
	                                .classes = "govuk-button--secondary"});
	words_heading(h, T("Lines that wait for somebody to agree"), "waits");
	draw_waits(h, screen);
	gov_button(h,
	           &(struct gov_button){.text = T("Write a line"),
	                                .href = S("/press/lines/new"),
	                                .classes = "govuk-button--secondary"});
	if (screen->answered_n == 0)
		return;
	words_heading(h, T("Answered"), "answered");
	draw_enquiries(h, ctx, screen->answered, screen->answered_n);
}

void
fund_draw_press(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_press_screen *screen = data;

	words_title(h, T("Lines for the press"));
	words_para(h,
	           T("Each was written by one of us and agreed by another. "
	             "Say it as it stands, and name nobody: not even whether "
	             "somebody is known to us."));
	draw_search(h, ctx, screen->words);
	words_heading(h,
	              str_empty(screen->words) ? T("In force")
	                                       : T("What was found"),
	              "lines");
	if (screen->live_n == 0)
		words_para(h, str_empty(screen->words)
		                      ? T("No line is in force.")
		                      : T("No line in force holds all of these "
		                          "words."));
	for (size_t i = 0; i < screen->live_n; i++)
		draw_live(h, &screen->live[i]);
	if (screen->writes)
		draw_writer(h, ctx, screen);
}

void
fund_draw_panel_enquiries(struct html *h, const struct ctx *ctx,
                          const void *data)
{
	const struct fund_press_screen *screen = data;

	if (screen->open_n == 0)
		return;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"press\">");
	words_heading(h, T("The press waits for an answer"), "press");
	draw_enquiries(h, ctx, screen->open, screen->open_n);
	html_raw(h, "</section>");
}

/* --- one line --------------------------------------------------------- */

static void
draw_version(struct html *h, const struct fund_press_screen *screen, size_t i)
{
	const struct fund_press *p = &screen->versions[i];
	bool agreed = p->agreed_by.v != 0;
	struct str who = TV(h->arena, "{name}, {day}",
	                    {"name", screen->written[i]},
	                    {"day", day(h, instant_date(p->written_at))});
	struct str other = T("Nobody yet");

	if (agreed)
		other = TV(h->arena, "{name}, {day}",
		           {"name", screen->agreed[i]},
		           {"day", day(h, instant_date(p->agreed_at))});
	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = GOV_ROWS(
	                           {.key = T("May be asked"),
	                            .value = p->question},
	                           {.key = T("We answer"), .value = p->answer},
	                           {.key = T("It rests on"), .value = p->facts},
	                           {.key = T("Asked in Welsh"),
	                            .value = p->question_cy,
	                            .omit = str_empty(p->question_cy)},
	                           {.key = T("Answered in Welsh"),
	                            .value = p->answer_cy,
	                            .omit = str_empty(p->answer_cy)},
	                           {.key = T("From"),
	                            .value = day(h, p->valid_from)},
	                           {.key = T("Until"),
	                            .value = day(h, p->valid_to),
	                            .omit = !date_is(p->valid_to)},
	                           {.key = T("Written by"), .value = who},
	                           {.key = T("Agreed by"), .value = other})});
}

static void
draw_agree(struct html *h, const struct ctx *ctx, const struct fund_press *p)
{
	if (p->agreed_by.v == 0 && p->written_by.v != ctx->actor.v) {
		(void)fund_form_begin(h, ctx,
		                      press_path(h->arena, "/press/lines",
		                                 p->line, "/agree"),
		                      p->version);
		fund_form_end(h, T("I agree this line"), NULL);
	} else if (p->agreed_by.v == 0) {
		words_para(h, T("Somebody else agrees it: you wrote it."));
	}
	gov_button(h, &(struct gov_button){
	                      .text = T("Change it"),
	                      .href = press_path(h->arena, "/press/lines",
	                                         p->line, "/change"),
	                      .classes = "govuk-button--secondary"});
}

void
fund_draw_press_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_press_screen *screen = data;

	words_title(h, T("A line for the press"));
	draw_version(h, screen, 0);
	if (screen->writes)
		draw_agree(h, ctx, &screen->versions[0]);
	if (screen->versions_n < 2)
		return;
	words_heading(h, T("What it said before"), "before");
	for (size_t i = 1; i < screen->versions_n; i++)
		draw_version(h, screen, i);
}

/* --- forms ------------------------------------------------------------ */

void
fund_draw_press_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_press_screen *screen = data;
	const struct fund_press none = {.valid_from = ctx->today,
	                                .valid_to = DATE_NONE};
	const struct fund_press *p =
	        screen->versions_n > 0 ? &screen->versions[0] : &none;
	struct str action = p->line == 0 ? S("/press/lines/new")
	                                 : press_path(h->arena, "/press/lines",
	                                              p->line, "/change");
	struct form form;

	words_title(h, p->line == 0 ? T("Write a line for the press")
	                            : T("Change a line for the press"));
	form = fund_form_begin(h, ctx, action, p->version);
	fund_field_line(h, &form, "question", T("What may be asked?"), S(""),
	                p->question);
	fund_field_words(h, &form, "answer", T("What do we answer?"),
	                 T("Two or three sentences that can be read out. No "
	                   "name, and no story of one person."),
	                 p->answer);
	fund_field_words(h, &form, "facts", T("What does it rest on?"),
	                 T("A figure with its day, a rule, a page anybody can "
	                   "read."),
	                 p->facts);
	fund_field_line(h, &form, "question_cy", T("The question in Welsh"),
	                T("Leave both empty if there is no Welsh yet."),
	                p->question_cy);
	fund_field_words(h, &form, "answer_cy", T("The answer in Welsh"), S(""),
	                 p->answer_cy);
	fund_field_line(h, &form, "valid_from", T("First day it may be used"),
	                T("For example 20/11/2026"),
	                day_typed(h, p->valid_from));
	fund_field_line(h, &form, "valid_to", T("Last day, if there is one"),
	                T("For example 20/11/2026"), day_typed(h, p->valid_to));
	draw_sure(h, ctx, &form);
	fund_form_end(h, T("Write it down"), NULL);
}

void
fund_draw_enquiry_form(struct html *h, const struct ctx *ctx, const void *data)
{
	struct form form;

	(void)data;
	words_title(h, T("Write down an enquiry"));
	words_para(h,
	           T("Write who they work for, and not their own name or "
	             "number. Write no name of anybody on probation, even if "
	             "they said one."));
	form = fund_form_begin(h, ctx, S("/press/enquiries/new"), 0);
	fund_field_line(h, &form, "outlet", T("Which paper, station or site?"),
	                S(""), S(""));
	fund_field_words(h, &form, "asked", T("What did they ask?"), S(""),
	                 S(""));
	fund_field_line(h, &form, "came_on", T("When did they ask?"),
	                T("For example 20/11/2026"), day_typed(h, ctx->today));
	fund_field_line(h, &form, "due_on", T("When do they want an answer?"),
	                T("For example 20/11/2026"), S(""));
	draw_sure(h, ctx, &form);
	fund_form_end(h, T("Write it down"), NULL);
}

static void
draw_answer_form(struct html *h, const struct ctx *ctx,
                 const struct fund_press_screen *screen)
{
	struct gov_option *options =
	        arena_new(h->arena, struct gov_option, screen->live_n + 1);
	struct form form =
	        fund_form_begin(h, ctx,
	                        press_path(h->arena, "/press/enquiries",
	                                   screen->enquiry.id, "/answer"),
	                        0);

	options[0] = (struct gov_option){.value = S(""),
	                                 .text = T("None: in other words")};
	for (size_t i = 0; i < screen->live_n; i++)
		options[i + 1] = (struct gov_option){
		        .value = id_show(h->arena, screen->live[i].line),
		        .text = question(&screen->live[i])};
	form_select(
	        h, &form,
	        &(struct gov_select){.name = "line",
	                             .label = T("Which line was read out?"),
	                             .label_size = "s",
	                             .items = {options, screen->live_n + 1}});
	fund_field_words(h, &form, "words", T("In other words, or beside it"),
	                 T("What was said, as it was said. No name."), S(""));
	draw_sure(h, ctx, &form);
	fund_form_end(h, T("This was the answer"), NULL);
}

void
fund_draw_enquiry(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_press_screen *screen = data;
	const struct fund_enquiry *e = &screen->enquiry;
	bool open = !instant_is(e->answered_at);

	words_title(h, T("An enquiry of the press"));
	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = GOV_ROWS(
	                           {.key = T("Who asks"), .value = e->outlet},
	                           {.key = T("Asked"), .value = e->asked},
	                           {.key = T("Asked on"),
	                            .value = day(h, e->came_on)},
	                           {.key = T("Answer by"),
	                            .value = day(h, e->due_on)},
	                           {.key = T("Answered by"),
	                            .value = screen->answered_name,
	                            .omit = open},
	                           {.key = T("With the line"),
	                            .value = screen->used == NULL
	                                             ? S("")
	                                             : screen->used->answer,
	                            .omit = screen->used == NULL},
	                           {.key = T("In these words"),
	                            .value = e->words,
	                            .omit = open || str_empty(e->words)},
	                           {.key = T("Names"),
	                            .value = T("No answer names anybody")})});
	if (open || page_sent(ctx, press_path(h->arena, "/press/enquiries",
	                                      e->id, "/answer")))
		draw_answer_form(h, ctx, screen);
}
