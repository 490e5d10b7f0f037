/*
 * need_views.c - answering a set, looking it over, and leaving it.
 */
#include "practice/ready/ready_views.h"

/* --- the questions ------------------------------------------------------- */

static const struct need_answer *
stored_of(const struct need_sitting *sitting, enum need_code code)
{
	for (size_t i = 0; sitting != NULL && i < sitting->answers_n; i++)
		if (sitting->answers[i].code == code)
			return &sitting->answers[i];
	return NULL;
}

static void
draw_choices(struct html *h, const struct form *form,
             const struct ready_screen *screen,
             const struct need_question *question, const char *name,
             enum need_says stored)
{
	struct gov_choice items[NEED_SAYS_COUNT];
	size_t n = 0;

	for (int i = NEED_FINE; i < NEED_SAYS_COUNT; i++) {
		const char *key = i == NEED_URGENT ? question->urgent
		                                   : need_says_keys[i];

		if (key == NULL)
			continue;
		items[n] =
		        (struct gov_choice){.value = str_of(need_says_words[i]),
		                            .text = text_get(key)};
		if (i == NEED_URGENT)
			items[n].hint =
			        screen->mine
			                ? T("Your worker is told at once, as "
			                    "soon as you save.")
			                : T("It stands on the worker’s first "
			                    "page at once.");
		n++;
	}
	form_radios(
	        h, form,
	        &(struct gov_radios){.name = name,
	                             .label = text_get(question->asks),
	                             .label_size = "m",
	                             .items = {items, n},
	                             .value = str_of(need_says_words[stored])});
}

static void
draw_question(struct html *h, const struct form *form,
              const struct ready_screen *screen,
              const struct need_question *question,
              const struct need_answer *stored)
{
	const char *code = need_codes[question->code];
	const char *says =
	        str_c(h->arena, str_print(h->arena, "says_%s", code));
	const char *words =
	        str_c(h->arena, str_print(h->arena, "words_%s", code));

	draw_choices(h, form, screen, question, says,
	             stored == NULL ? NEED_UNSAID : stored->says);
	ready_field_words(h, form, words,
	                  screen->mine ? T("In your own words (optional)")
	                               : T("In their own words (optional)"),
	                  S(""), stored == NULL ? S("") : stored->words);
}

/* What is not asked any more, where something was typed under it. */
static void
draw_former(struct html *h, const struct form *form,
            const struct ready_screen *screen, const struct need_sitting *open)
{
	for (int i = 0; i < NEED_CODE_COUNT; i++) {
		enum need_code code = (enum need_code)i;
		const struct need_question *question =
		        need_question_of(screen->edition, code);
		const struct need_answer *stored = stored_of(open, code);
		const char *words =
		        str_c(h->arena,
		              str_print(h->arena, "words_%s", need_codes[i]));
		const char *says =
		        str_c(h->arena,
		              str_print(h->arena, "says_%s", need_codes[i]));

		if (question == NULL || need_asks(screen->edition, code) ||
		    (stored == NULL &&
		     str_empty(form_value(form, words, S(""))) &&
		     str_empty(form_value(form, says, S("")))))
			continue;
		ready_small(h, T("This is not asked any more. What was said "
		                 "is kept."));
		draw_question(h, form, screen, question, stored);
	}
}

static void
draw_voice(struct html *h, const struct form *form,
           const struct need_sitting *open)
{
	const struct gov_choice items[] = {
	        {.value = S("for"), .text = T("They told me")},
	        {.value = S("paper"), .text = T("They wrote it on paper")},
	};

	form_radios(
	        h, form,
	        &(struct gov_radios){
	                .name = "voice",
	                .label = T("How did they answer?"),
	                .label_size = "m",
	                .items = {items, 2},
	                .value = open == NULL
	                                 ? S("")
	                                 : str_of(ready_voices
	                                                  [open->by.voice])});
}

void
need_draw_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;
	const struct need_sitting *open =
	        need_open(ctx, &screen->need, screen->set);
	struct form form;

	words_title(h, ready_set_title(screen, screen->set));
	words_para(h, screen->mine
	                      ? T("Answer what you like, and leave out what "
	                          "you like. You can look at it all before "
	                          "you hand it in.")
	                      : T("These are the person’s answers, in their "
	                          "words. Your own view comes afterwards, "
	                          "beside them."));
	page_form(ctx, &form);
	form_begin(h, &form, ready_set_path(h->arena, screen, screen->set, ""));
	form_hidden_i64(h, "edition", screen->edition->number);
	if (!screen->mine)
		draw_voice(h, &form, open);
	for (int i = 0; i < screen->edition->n; i++) {
		const struct need_question *question =
		        &screen->edition->questions[i];

		draw_question(h, &form, screen, question,
		              stored_of(open, question->code));
	}
	draw_former(h, &form, screen, open);
	form_end(h, &form, T("Save and look it over"));
	html_raw(h, "<p class=\"govuk-body\">");
	ready_link(h,
	           screen->mine ? T("I do not want to answer these")
	                        : T("These are not answered: say why"),
	           ready_set_path(h->arena, screen, screen->set, "/leave"));
	html_raw(h, "</p>");
}

/* --- looking it over ----------------------------------------------------- */

static void
draw_value(struct html *h, const void *data)
{
	const struct need_answer *answer = data;

	if (answer == NULL) {
		html_text(h, T("Not answered"));
		return;
	}
	html_text(h, answer->shown);
	if (!str_empty(answer->shown) && !str_empty(answer->words))
		html_raw(h, "<br>");
	html_lines(h, answer->words);
}

static void
draw_rows(struct html *h, const struct ready_screen *screen,
          const struct need_sitting *open)
{
	struct gov_summary_row rows[NEED_CODE_COUNT];
	struct gov_action actions[NEED_CODE_COUNT];
	size_t n = 0;

	for (int i = 0; i < NEED_CODE_COUNT; i++) {
		enum need_code code = (enum need_code)i;
		const struct need_answer *answer = stored_of(open, code);
		bool asked = need_asks(screen->edition, code);

		if (!asked && answer == NULL)
			continue;
		actions[n] = (struct gov_action){
		        .text = T("Change"),
		        .href = str_print(
		                h->arena, "%.*s#says_%s",
		                STR_ARG(ready_set_path(h->arena, screen,
		                                       screen->set, "")),
		                need_codes[i])};
		rows[n] = (struct gov_summary_row){
		        .key = answer != NULL
		                       ? answer->asked
		                       : text_get(need_question_of(
		                                          screen->edition, code)
		                                          ->asks),
		        .value_html = html_made(h->arena, draw_value, answer),
		        .actions = {&actions[n], 1}};
		actions[n].hidden = rows[n].key;
		n++;
	}
	gov_summary_list(h, &(struct gov_summary_list){.rows = {rows, n}});
}

void
need_draw_check(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;
	const struct need_sitting *open =
	        need_open(ctx, &screen->need, screen->set);
	struct form form;

	words_title(h, T("Look at the answers"));
	if (open == NULL) {
		words_para(h, T("Nothing is written yet."));
		ready_link(h, T("Answer the questions"),
		           ready_set_path(h->arena, screen, screen->set, ""));
		return;
	}
	need_draw_urgent(h, screen);
	draw_rows(h, screen, open);
	words_para(h, screen->mine
	                      ? T("Your worker sees them when you hand them "
	                          "in. After that they stay as they are.")
	                      : T("They stay as they are once they are handed "
	                          "in."));
	page_form(ctx, &form);
	form_begin(h, &form,
	           ready_set_path(h->arena, screen, screen->set, "/give"));
	form_end(h, &form, T("Hand them in"));
}

/* --- leaving it ---------------------------------------------------------- */

/* In the person's own words where they say it themself. */
static struct str
reason_words(const struct ready_screen *screen, int reason)
{
	if (screen->mine && reason == NEED_UNWILLING)
		return T("I do not want to");
	if (screen->mine && reason == NEED_EARLY)
		return T("I got out sooner than planned");
	if (screen->mine && reason == NEED_TRANSFER)
		return T("I was moved");
	return text_get(need_reason_keys[reason]);
}

void
need_draw_leave(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;
	struct gov_choice items[NEED_REASON_COUNT];
	struct form form;
	size_t n = 0;

	words_title(h, screen->mine ? T("Why do you not want to answer?")
	                            : T("Why is it not answered?"));
	words_para(h, screen->mine
	                      ? T("That is fine. You can do it later.")
	                      : T("It can still be answered another day."));
	for (int i = NEED_ELSEWHERE; i < NEED_REASON_COUNT; i++)
		items[n++] =
		        (struct gov_choice){.value = str_of(need_reasons[i]),
		                            .text = reason_words(screen, i)};
	page_form(ctx, &form);
	form_begin(h, &form,
	           ready_set_path(h->arena, screen, screen->set, "/leave"));
	form_radios(h, &form,
	            &(struct gov_radios){.name = "reason",
	                                 .label = T("Choose one"),
	                                 .label_size = "s",
	                                 .items = {items, n}});
	ready_field_words(h, &form, "why", T("Say more (optional)"),
	                  T("You do not have to."), S(""));
	form_end(h, &form, T("Save"));
}

/* --- a blank sheet ------------------------------------------------------- */

void
need_draw_sheet(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct ready_screen *screen = data;

	(void)ctx;
	words_title(h, ready_set_title(screen, screen->set));
	words_para(h, T("Write on this with a pen. Leave out what you like. "
	                "Give it to your worker: they copy it just as you "
	                "wrote it."));
	for (int i = 0; i < screen->edition->n; i++) {
		const struct need_question *question =
		        &screen->edition->questions[i];

		html_raw(h, "<p class=\"govuk-body\"><strong>");
		html_text(h, text_get(question->asks));
		html_raw(h, "</strong><br>");
		for (int s = NEED_FINE; s < NEED_SAYS_COUNT; s++) {
			const char *key = s == NEED_URGENT ? question->urgent
			                                   : need_says_keys[s];

			if (key == NULL)
				continue;
			html_raw(h, "<span aria-hidden=\"true\">☐</span> ");
			html_text(h, text_get(key));
			html_raw(h, " &nbsp; ");
		}
		html_raw(h, "</p><dl class=\"dir-booklet__sign\"><div><dt>");
		html_text(h, T("In my own words"));
		html_raw(h, "</dt><dd></dd></div></dl>");
	}
}
