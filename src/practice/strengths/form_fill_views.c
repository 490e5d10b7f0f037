/*
 * form_fill_views.c - a step of a section of the services' form.
 */
#include "practice/strengths/form_mine_views.h"
#include "practice/strengths/form_victim.h"

#include "web/gov/words.h"

#define VALUES_MOST 20

static struct str
value_of(const struct form_fill_screen *screen, struct str code)
{
	const struct form_answer *a = form_find(&screen->stored, code);

	return a == NULL ? S("") : a->value;
}

static int
most_of(const struct form_question *q)
{
	return q->most > 0 ? q->most : 2000;
}

/* The words to a value, below it. */
struct detail {
	const struct form_fill_screen *screen;
	const struct form *form;
	const struct form_question *q;
	struct str code;
};

static void
draw_detail(struct html *h, const void *data)
{
	const struct detail *d = data;

	form_character_count(h, d->form,
	                     &(struct gov_character_count){
	                             .name = str_c(h->arena, d->code),
	                             .label = d->screen->own ? T("What is it? "
	                                                         "(optional)")
	                                                     : T("Give details "
	                                                         "(optional)"),
	                             .rows = 3,
	                             .max_length = most_of(d->q),
	                             .threshold = 75,
	                             .value = value_of(d->screen, d->code)});
}

static bool
stands_alone(const struct form_question *q, struct str value)
{
	struct str rest = str_of(q->alone == NULL ? "" : q->alone), one;

	while (str_split(&rest, ' ', &one))
		if (str_equal(one, value))
			return true;
	return false;
}

static size_t
choices_of(struct html *h, const struct form_fill_screen *screen,
           const struct form *form, const struct form_question *q,
           struct gov_choice *items)
{
	struct str rest = str_of(q->values), one;
	size_t n = 0;

	while (str_split(&rest, ' ', &one)) {
		struct gov_choice *item = &items[n];

		if (screen->own && !form_theirs_may(one))
			continue;
		claim(++n <= VALUES_MOST);
		*item = (struct gov_choice){
		        .value = one,
		        .text = screen->own ? form_value_words_theirs(one)
		                            : form_value_words(one)};
		if (q->type == FORM_CHECKBOX && stands_alone(q, one))
			item->behaviour = "exclusive";
		if (form_takes_words(q, one)) {
			const struct detail d = {screen, form, q,
			                         form_words_code(h->arena, q,
			                                         one)};

			item->conditional =
			        html_made(h->arena, draw_detail, &d);
		}
	}
	return n;
}

static struct str
asked_words(struct arena *arena, const struct form_fill_screen *screen,
            const struct form_question *q)
{
	return screen->own ? text_get(q->own) : form_asked(arena, q);
}

static void
draw_many(struct html *h, const struct form_fill_screen *screen,
          const struct form *form, const struct form_question *q,
          struct gov_choices items)
{
	const struct form_answer *a =
	        form_find(&screen->stored, str_of(q->code));
	struct str values[VALUES_MOST];
	size_t n = 0;

	for (size_t i = 0; i < items.n; i++)
		if (form_holds(a, items.v[i].value))
			values[n++] = items.v[i].value;
	form_checkboxes(h, form,
	                &(struct gov_checkboxes){
	                        .name = q->code,
	                        .label = asked_words(h->arena, screen, q),
	                        .label_size = "s",
	                        .hint = q->optional && !screen->own
	                                        ? T("Optional. Choose all "
	                                            "that apply.")
	                                        : T("Choose all that apply."),
	                        .items = items,
	                        .values = {values, n}});
}

static void
draw_list(struct html *h, const struct form_fill_screen *screen,
          const struct form *form, const struct form_question *q)
{
	struct gov_option items[VALUES_MOST + 1] = {{.text = T("Choose one")}};
	struct str rest = str_of(q->values), one;
	size_t n = 1;

	while (str_split(&rest, ' ', &one)) {
		claim(n <= VALUES_MOST);
		items[n++] = (struct gov_option){.value = one,
		                                 .text = form_value_words(one)};
	}
	form_select(h, form,
	            &(struct gov_select){
	                    .name = q->code,
	                    .label = asked_words(h->arena, screen, q),
	                    .label_size = "s",
	                    .items = {items, n},
	                    .value = value_of(screen, str_of(q->code))});
}

static void
draw_choice(struct html *h, const struct form_fill_screen *screen,
            const struct form *form, const struct form_question *q)
{
	struct gov_choice items[VALUES_MOST];
	size_t n;

	if (q->type == FORM_DROPDOWN) {
		draw_list(h, screen, form, q);
		return;
	}
	n = choices_of(h, screen, form, q, items);
	if (q->type == FORM_CHECKBOX)
		draw_many(h, screen, form, q, (struct gov_choices){items, n});
	else
		form_radios(h, form,
		            &(struct gov_radios){
		                    .name = q->code,
		                    .label = asked_words(h->arena, screen, q),
		                    .label_size = "s",
		                    .hint = q->optional && !screen->own
		                                    ? T("Optional")
		                                    : S(""),
		                    .items = {items, n},
		                    .value =
		                            value_of(screen, str_of(q->code))});
}

static void
draw_free(struct html *h, const struct form_fill_screen *screen,
          const struct form *form, const struct form_question *q)
{
	struct str stored = value_of(screen, str_of(q->code));
	struct str label = text_get(screen->own ? q->own : q->says);
	struct date day = DATE_NONE;

	if (q->optional && !screen->own)
		label = TV(h->arena, "{question} (optional)",
		           {"question", label});
	if (q->type == FORM_DATE) {
		if (!date_read_iso(stored, &day))
			day = DATE_NONE;
		form_day(h, form, q->code, label, day);
	} else if (q->type == FORM_TEXT)
		form_input(h, form,
		           &(struct gov_input){.name = q->code,
		                               .label = label,
		                               .label_size = "s",
		                               .value = stored});
	else
		form_character_count(
		        h, form,
		        &(struct gov_character_count){.name = q->code,
		                                      .label = label,
		                                      .label_size = "s",
		                                      .rows = 4,
		                                      .max_length = most_of(q),
		                                      .threshold = 75,
		                                      .value = stored});
}

void
form_fill_draw_question(struct html *h, const struct form_fill_screen *screen,
                        const struct form *form, const struct form_question *q)
{
	if (q->values == NULL)
		draw_free(h, screen, form, q);
	else
		draw_choice(h, screen, form, q);
}

/* Chosen only where somebody gave answers to this step. */
static struct str
voice_of(const struct form_fill_screen *screen)
{
	if (!form_step_said(&screen->stored, screen->section, screen->step))
		return S("");
	return str_of(form_voices[screen->fill.said[screen->step].voice]);
}

struct beside {
	const struct form_fill_screen *screen;
	const struct form *form;
};

/* The person is at the screen already: what is asked before they see it. */
static void
draw_room(struct html *h, const void *data)
{
	const struct beside *b = data;

	sit_draw_fields(h, b->form, b->screen->head.known_as);
}

/* Whether the person is there, or the way to answer it with them. */
static void
draw_sitting(struct html *h, const struct form_fill_screen *screen)
{
	if (screen->step != FORM_STEP_ANSWERS)
		return;
	if (screen->sit.id.v != 0) {
		sit_draw_there(h, &screen->sit);
		return;
	}
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h,
	         &(struct gov_link){
	                 .text = TV(h->arena, "Use it with {name} there",
	                            {"name", screen->head.known_as}),
	                 .href = str_print(h->arena, "%.*s/%s/together",
	                                   STR_ARG(screen->base),
	                                   form_parts[screen->section].code)});
	html_raw(h, "</p>");
}

static void
draw_voice(struct html *h, const struct form_fill_screen *screen,
           const struct form *form)
{
	const struct beside beside = {screen, form};
	struct gov_choice items[] = {
	        {.value = S("together"),
	         .text = TV(h->arena, "{name} said it, and I wrote it down",
	                    {"name", screen->head.known_as})},
	        {.value = S("worker"),
	         .text = T("I answered from what I know and what is on "
	                   "record")},
	};

	if (screen->sit.id.v == 0)
		items[0].conditional = html_made(h->arena, draw_room, &beside);
	form_radios(h, form,
	            &(struct gov_radios){.name = "voice",
	                                 .label = T("Who gave these answers?"),
	                                 .label_size = "s",
	                                 .items = {items, 2},
	                                 .value = voice_of(screen)});
}

static void
draw_made(struct html *h, const void *data)
{
	form_draw_answer(h, data);
}

/* In the words that they were asked and answered in. */
void
form_fill_draw_rows(struct html *h, const struct form_fill_screen *screen,
                    const struct form_doc *doc, bool all)
{
	struct gov_summary_row *rows =
	        arena_new(h->arena, struct gov_summary_row, doc->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < doc->n; i++) {
		const struct form_answer *a = &doc->answers[i];
		const struct form_question *q = a->known.question;

		if (q == NULL || (!all && !form_step_is(screen->step, q)))
			continue;
		rows[n].key = a->known.kind == FORM_DETAIL || all
		                      ? a->description
		                      : asked_words(h->arena, screen, q);
		rows[n++].value_html = html_made(h->arena, draw_made, a);
	}
	gov_summary_list(h, &(struct gov_summary_list){.rows = {rows, n}});
}

/* What somebody else saved, above what was typed. */
static void
draw_now(struct html *h, const struct form_fill_screen *screen)
{
	if (!screen->stale)
		return;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"now\">");
	words_heading(h, T("What is there now"), "now");
	form_fill_draw_rows(h, screen, &screen->stored, false);
	html_raw(h, "</section><p class=\"dir-kept\">");
	html_text(h, T("What you typed is kept below. If you save it now, it "
	               "takes the place of what is there."));
	html_raw(h, "</p>");
}

/* The person's own answers, which nobody changes here. */
static void
draw_theirs(struct html *h, const struct form_fill_screen *screen)
{
	if (screen->step != FORM_STEP_ANSWERS || screen->theirs_doc.n == 0)
		return;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"theirs\">");
	words_heading(h,
	              TV(h->arena, "What {name} answered",
	                 {"name", screen->head.known_as}),
	              "theirs");
	form_mine_draw_by(h, screen);
	form_fill_draw_rows(h, screen, &screen->theirs_doc, true);
	words_para(h, T("These answers go out where the form asks for them. "
	                "What you answer below to the same question stays "
	                "beside them."));
	html_raw(h, "</section>");
}

static void
draw_lead(struct html *h, const struct form_fill_screen *screen)
{
	if (screen->step == FORM_STEP_ALONE)
		gov_inset_text(
		        h,
		        &(struct gov_inset_text){
		                .text = TV(h->arena,
		                           "For you alone: these questions "
		                           "are about risk. Do not open "
		                           "this page while {name} sees "
		                           "the screen.",
		                           {"name", screen->head.known_as})});
	else
		words_para(h, T("Answer what you can. Saving shows the "
		                "questions that follow from the answers. How "
		                "ready somebody is, strengths and links to "
		                "risk are asked in the areas."));
}

/* The list that the analysis asks for has a page of its own. */
static void
draw_list_way(struct html *h, const struct form_fill_screen *screen)
{
	struct form_victims list;

	if (screen->section != FORM_OFFENCE ||
	    !form_victims_asked(&screen->stored))
		return;
	form_victims_of(h->arena, &screen->stored, &list);
	words_heading(h, T("The victims"), "victims");
	words_para(h, list.n == 0
	                      ? T("Nobody is on the list yet.")
	                      : TV(h->arena, "On the list: {n}",
	                           {"n", str_print(h->arena, "%zu", list.n)}));
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = T("See the list, and change it"),
	                    .href = people_path(h->arena, screen->head.crn,
	                                        "/strengths/victims")});
	html_raw(h, "</p>");
}

static void
draw_buttons(struct html *h, const struct form_fill_screen *screen)
{
	html_raw(h, "<div class=\"dir-actions\">");
	gov_button(h, &(struct gov_button){.text = T("Save and go on"),
	                                   .prevent_double_click = GOV_ON});
	if (screen->section == FORM_OFFENCE)
		gov_button(h, &(struct gov_button){
		                      .text = T("Save, and say that it is "
		                                "complete"),
		                      .name = "done",
		                      .value = S("yes"),
		                      .classes = "govuk-button--secondary",
		                      .prevent_double_click = GOV_ON});
	html_raw(h, "</div></form>");
}

/* Whether an answer came along, or words to one. */
static bool
came(struct arena *arena, const struct form *form,
     const struct form_question *q)
{
	struct str rest = str_of(q->values == NULL ? "" : q->values), one;
	struct date day;

	if (q->type == FORM_DATE)
		return form_date_read(form->req, q->code, &day) != 0;
	if (!str_empty(request_field(form->req, q->code)))
		return true;
	while (str_split(&rest, ' ', &one)) {
		struct str code = form_words_code(arena, q, one);

		if (form_takes_words(q, one) &&
		    !str_empty(request_field(form->req, str_c(arena, code))))
			return true;
	}
	return false;
}

/* Shown again, it holds what is stored and what came along as well: what
 * follows from an answer that cannot stand is neither lost nor erased. */
static bool
is_drawn(struct arena *arena, const struct form_fill_screen *screen,
         const struct form *form, const struct form_question *q)
{
	if (q->section != screen->section || !form_step_is(screen->step, q))
		return false;
	if (form_asks(&screen->doc, q))
		return true;
	return form_sent(form) &&
	       (form_asks(&screen->stored, q) || came(arena, form, q));
}

void
form_fill_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_fill_screen *screen = data;
	struct form form;

	words_title(h, text_get(form_parts[screen->section].title));
	draw_lead(h, screen);
	draw_list_way(h, screen);
	draw_sitting(h, screen);
	draw_theirs(h, screen);
	draw_now(h, screen);
	page_form(ctx, &form);
	form.version = screen->fill.version;
	form_begin(h, &form,
	           str_print(h->arena, "%.*s/%s/%s", STR_ARG(screen->base),
	                     form_parts[screen->section].code,
	                     form_steps[screen->step]));
	form_hidden(h, "form", S(FORM_FILL_FORM));
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if (is_drawn(h->arena, screen, &form, q))
			form_fill_draw_question(h, screen, &form, q);
	if (screen->step == FORM_STEP_ANSWERS)
		draw_voice(h, screen, &form);
	draw_buttons(h, screen);
}
