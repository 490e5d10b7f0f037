/*
 * form_mine_views.c - what the person is asked of the services' form: on a
 * phone, by a worker who writes it down, and on paper.
 */
#include "practice/strengths/form_mine_views.h"

#include "web/gov/sheet.h"
#include "web/gov/words.h"

#define KEYS_MOST 20

/* --- the list ------------------------------------------------------------ */

static struct gov_tag
tag_of(const struct form_mine *mine)
{
	if (mine->voice == ASSESS_OWN)
		return (struct gov_tag){.text = T("You wrote this"),
		                        .classes = "govuk-tag--green"};
	if (mine->voice == ASSESS_FOR)
		return (struct gov_tag){.text = T("Written for you"),
		                        .classes = "govuk-tag--yellow"};
	return (struct gov_tag){.text = T("Not yet"),
	                        .classes = "govuk-tag--grey"};
}

void
form_mine_draw_tasks(struct html *h, struct str base,
                     const struct form_mine mine[FORM_SECTION_COUNT])
{
	struct gov_task tasks[FORM_SECTION_COUNT];
	struct gov_tag tags[FORM_SECTION_COUNT];
	size_t n = 0;

	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		if (!form_mine_has((enum form_section)i))
			continue;
		tags[n] = tag_of(&mine[i]);
		tasks[n] = (struct gov_task){
		        .title = text_get(assess_code_keys_me[i]),
		        .href = str_print(h->arena, "%.*s/%s", STR_ARG(base),
		                          form_parts[i].code),
		        .status_tag = &tags[n],
		};
		n++;
	}
	gov_task_list(h, &(struct gov_task_list){.id_prefix = "more",
	                                         .items = {tasks, n}});
}

/* --- a section ----------------------------------------------------------- */

static struct str
by_words(struct arena *arena, const struct form_fill_screen *screen)
{
	const struct form_mine *mine = &screen->theirs;

	if (mine->voice == ASSESS_FOR && screen->mine)
		return TV(arena, "{name} wrote this for you",
		          {"name", mine->by_name});
	if (mine->voice == ASSESS_FOR)
		return TV(arena, "{name} wrote this for {person}",
		          {"name", mine->by_name},
		          {"person", screen->head.known_as});
	return screen->mine ? T("Your own words")
	                    : TV(arena, "{name}’s own words",
	                         {"name", screen->head.known_as});
}

void
form_mine_draw_by(struct html *h, const struct form_fill_screen *screen)
{
	if (screen->theirs.version == 0)
		return;
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, by_words(h->arena, screen));
	html_raw(h, ", ");
	html_text(h, date_words(h->arena, instant_date(screen->theirs.at)));
	html_raw(h, "</p>");
}

static void
draw_now(struct html *h, const struct form_fill_screen *screen)
{
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"now\">");
	words_heading(h, T("What is there now"), "now");
	form_mine_draw_by(h, screen);
	form_fill_draw_rows(h, screen, &screen->stored, true);
	html_raw(h, "</section><p class=\"dir-kept\">");
	html_text(h, T("What you typed is kept below. If you save it now, it "
	               "takes the place of what is there."));
	html_raw(h, "</p>");
}

static void
draw_lead(struct html *h, const struct form_fill_screen *screen)
{
	if (screen->mine)
		words_para(h, T("Say as much or as little as you like. What "
		                "you write stays as you wrote it. Your worker "
		                "can read it."));
	else
		words_para(h, TV(h->arena,
		                 "What {name} says, or wrote on a sheet. You "
		                 "write it down in their words. Your name "
		                 "stands under it.",
		                 {"name", screen->head.known_as}));
}

static void
draw_form(struct html *h, const struct ctx *ctx,
          const struct form_fill_screen *screen)
{
	struct form form;

	page_form(ctx, &form);
	form.version = screen->theirs.version;
	form_begin(h, &form,
	           str_print(h->arena, "%.*s/%s", STR_ARG(screen->base),
	                     form_parts[screen->section].code));
	form_hidden(h, "form", S(FORM_FILL_FORM));
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if (q->section == screen->section && form_is_theirs(q))
			form_fill_draw_question(h, screen, &form, q);
	form_end(h, &form,
	         screen->mine ? T("Save and go on") : T("Write it down"));
}

void
form_mine_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_fill_screen *screen = data;

	words_title(h,
	            text_get(screen->mine ? assess_code_keys_me[screen->section]
	                                  : form_parts[screen->section].title));
	if (!screen->mine && screen->theirs.voice == ASSESS_OWN) {
		words_para(h, T("These are the person’s own words. Nobody "
		                "else changes them."));
		form_mine_draw_by(h, screen);
		form_fill_draw_rows(h, screen, &screen->stored, true);
		return;
	}
	draw_lead(h, screen);
	if (screen->sit.id.v != 0)
		sit_draw_there(h, &screen->sit);
	if (screen->stale)
		draw_now(h, screen);
	else
		form_mine_draw_by(h, screen);
	draw_form(h, ctx, screen);
}

/* --- on paper ------------------------------------------------------------ */

/* The key of a value's words, as a sheet takes it. */
static const char *
key_of(struct str value)
{
	for (const struct form_word *w = form_words_theirs; w->value != NULL;
	     w++)
		if (str_is(value, w->value))
			return w->words;
	return "";
}

static void
draw_ask(struct html *h, const struct form_question *q)
{
	struct str rest = str_of(q->values == NULL ? "" : q->values), one;
	const char *keys[KEYS_MOST];
	bool other = false;
	size_t n = 0;

	while (q->values != NULL && str_split(&rest, ' ', &one)) {
		claim(n < KEYS_MOST);
		if (form_theirs_may(one))
			keys[n++] = key_of(one);
		other = other || form_takes_words(q, one);
	}
	sheet_ask(h, &(struct sheet_question){
	                     .asks = text_get(q->own),
	                     .hint = q->type == FORM_CHECKBOX
	                                     ? T("Choose all that apply.")
	                                     : S(""),
	                     .keys = n > 0 ? keys : NULL,
	                     .n = n,
	                     .lines = n == 0  ? 4
	                              : other ? 1
	                                      : 0,
	                     .in_part = true});
}

void
form_mine_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct person_head *head = data;
	bool first = true;

	(void)ctx;
	sheet_begin(h, &(struct sheet){
	                       .title = T("More about my life"),
	                       .name = head->known_as,
	                       .says = T("A sheet for each part of your life. "
	                                 "Fill in those you want to.")});
	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		if (!form_mine_has((enum form_section)i))
			continue;
		sheet_part_begin(h, text_get(assess_code_keys_me[i]), first);
		first = false;
		for (const struct form_question *q = form_questions;
		     q->code != NULL; q++)
			if ((int)q->section == i && form_is_theirs(q))
				draw_ask(h, q);
		sheet_part_end(h);
	}
	sheet_end(h);
}
