/*
 * people_right_views.c - what the person says is wrong, for both sides.
 */
#include "register/people/people_pages_local.h"

static const char *const about_keys[CORRECTION_ABOUT_COUNT] = {
        [CORRECTION_OTHER] = TK("Something else"),
        [CORRECTION_NAME] = TK("My name, or what people call me"),
        [CORRECTION_BIRTH] = TK("When I was born, and who I am"),
        [CORRECTION_REACH] = TK("My phone, email or postcode"),
        [CORRECTION_HELP] = TK("What helps me, and how to reach me safely"),
};

static void
para(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">");
	html_lines(h, words);
	html_raw(h, "</p>");
}

static void
small(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body-s govuk-!-margin-bottom-1\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

static void
said(struct html *h, struct str what, struct str words)
{
	if (str_empty(words))
		return;
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\"><strong>");
	html_text(h, what);
	html_raw(h, "</strong><br>");
	html_lines(h, words);
	html_raw(h, "</p>");
}

static struct str
answer_words(const struct correction *c)
{
	switch (c->answer) {
	case CORRECTION_YES:
		return T("Yes");
	case CORRECTION_NO:
		return T("No");
	case CORRECTION_DEALT:
		return T("Dealt with");
	default:
		return T("Not answered yet");
	}
}

static struct str
took_words(struct arena *arena, const struct correction *c)
{
	return c->days == 0 ? T("It was answered on the same day.")
	                    : TN(arena, "It took {n} day.", "It took {n} days.",
	                         c->days);
}

/* When an answer is due, or how long it took. */
static void
times_draw(struct html *h, const struct correction *c)
{
	struct arena *arena = h->arena;

	if (c->answer == CORRECTION_OPEN) {
		small(h,
		      c->late ? TV(arena,
		                   "The answer is late. It was due on {day}.",
		                   {"day", date_words(arena, c->due)})
		              : TV(arena, "It is to be answered by {day}.",
		                   {"day", date_words(arena, c->due)}));
		return;
	}
	small(h, TV(arena, "{who}, {when}", {"who", c->by},
	            {"when", date_words(arena, instant_date(c->answered_at))}));
	small(h, took_words(arena, c));
	if (c->late)
		small(h, TV(arena, "That was late. It was due on {day}.",
		            {"day", date_words(arena, c->due)}));
}

void
people_draw_correction(struct html *h, const struct correction *c, bool own)
{
	small(h, text_get(about_keys[c->about]));
	para(h, c->words);
	small(h, TV(h->arena, "Asked on {day}",
	            {"day", date_words(h->arena, instant_date(c->at))}));
	said(h, T("Answer"), answer_words(c));
	said(h, T("In words"), c->answer_words);
	said(h, T("What was changed"), c->changed);
	times_draw(h, c);
	if (own && c->answer == CORRECTION_NO)
		small(h, T("If you think this is not right, you can complain. "
		           "Ask your worker how. You can ring the ICO, too: "
		           "0303 123 1113. What you said stays in your "
		           "record."));
}

static void
answer_link(struct html *h, const struct details_view *view,
            const struct correction *c)
{
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h,
	         &(struct gov_link){
	                 .text = T("Answer this"),
	                 .href = people_path(
	                         h->arena, view->head.crn,
	                         str_c(h->arena,
	                               str_print(h->arena, "/corrections/%.*s",
	                                         STR_ARG(id_show(h->arena,
	                                                         c->id)))))});
	html_raw(h, "</p>");
}

void
people_draw_corrections(struct html *h, const struct details_view *view,
                        bool own, bool open)
{
	bool begun = false;

	for (size_t i = 0; i < view->corrections_n; i++) {
		const struct correction *c = &view->corrections[i];

		if (!own && (c->answer == CORRECTION_OPEN) != open)
			continue;
		if (!begun)
			html_raw(h, "<ul class=\"dir-list\">");
		begun = true;
		html_raw(h, "<li>");
		people_draw_correction(h, c, own);
		if (open && view->may_write && !own)
			answer_link(h, view, c);
		html_raw(h, "</li>");
	}
	if (begun)
		html_raw(h, "</ul>");
}

size_t
people_corrections_n(const struct details_view *view, bool open)
{
	size_t n = 0;

	for (size_t i = 0; i < view->corrections_n; i++)
		n += (view->corrections[i].answer == CORRECTION_OPEN) == open;
	return n;
}

void
people_draw_correct_form(struct html *h, const struct ctx *ctx)
{
	struct gov_choice items[CORRECTION_ABOUT_COUNT];
	struct form form;

	for (int i = 0; i < CORRECTION_ABOUT_COUNT; i++) {
		int about = (i + 1) % CORRECTION_ABOUT_COUNT;

		items[i] = (struct gov_choice){
		        .value = str_of(correction_abouts[about]),
		        .text = text_get(about_keys[about]),
		};
	}
	page_form(ctx, &form);
	form_begin(h, &form, S("/me/details"));
	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "about",
	                .label = T("What is wrong?"),
	                .label_size = "m",
	                .items = {items, CORRECTION_ABOUT_COUNT},
	                .value = str_of(correction_abouts[CORRECTION_OTHER])});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .rows = 4,
	                      .label = T("Is something wrong or missing?"),
	                      .label_size = "s",
	                      .hint = T("Write what it should say. Your worker "
	                                "says yes or no, and why.")});
	gov_button(h, &(struct gov_button){.text = T("Send"),
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

void
people_draw_answer(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct correction_view *view = data;
	const struct gov_choice items[] = {
	        {.value = S("yes"), .text = T("Yes, it was wrong")},
	        {.value = S("no"), .text = T("No, it stays as it is")},
	};
	struct form form;

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("They say that this is wrong"));
	html_raw(h, "</h1>");
	people_draw_correction(h, &view->correction, false);
	if (view->correction.answer != CORRECTION_OPEN &&
	    !page_sent(ctx, view->path))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, T("With a yes, change the details first. What was said "
	               "and what you answer stay in the record."));
	html_raw(h, "</p>");
	page_form(ctx, &form);
	form_begin(h, &form, view->path);
	form_radios(h, &form,
	            &(struct gov_radios){.name = "answer",
	                                 .label = T("Was it wrong?"),
	                                 .label_size = "s",
	                                 .items = {items, 2}});
	form_textarea(
	        h, &form,
	        &(struct gov_textarea){
	                .name = "words",
	                .rows = 3,
	                .label = T("What you say to the person"),
	                .label_size = "s",
	                .hint = T("They read this. With a no, say why.")});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "changed",
	                      .rows = 2,
	                      .label = T("What was changed"),
	                      .label_size = "s",
	                      .hint = T("With a yes: what it said before, and "
	                                "what it says now.")});
	gov_button(h, &(struct gov_button){.text = T("Send the answer"),
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}
