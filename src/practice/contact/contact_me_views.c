/*
 * contact_me_views.c - appointments and promises as the person sees them.
 */
#include "practice/contact/contact_told.h"
#include "practice/contact/contact_views.h"

/* "Add to my calendar" and "I cannot make it". */
static void
draw_next_acts(struct html *h, const struct contact *c)
{
	html_raw(h, "<div class=\"dir-actions\">");
	gov_button(h, &(struct gov_button){
	                      .html = icon_words(h->arena, ICON_CALENDAR,
	                                         T("Add to my calendar")),
	                      .href = contact_path_me(h->arena, c->id,
	                                              "/calendar.ics")});
	if (c->answer != CONTACT_CANNOT || plan_scribe_is(&c->hand))
		gov_button(h, &(struct gov_button){
		                      .text = T("I cannot make it"),
		                      .classes = "govuk-button--secondary",
		                      .href = contact_path_me(h->arena, c->id,
		                                              "/cannot")});
	html_raw(h, "</div>");
}

/* What the person has answered, where they have. */
static void
draw_answered(struct html *h, const struct contact *c)
{
	struct str name = contact_first_name(c->staff_name);

	if (c->answer == CONTACT_NOT_ANSWERED)
		return;
	if (plan_scribe_is(&c->hand)) {
		words_para(h, c->answer == CONTACT_CAN
		                      ? T("You told your worker that you will "
		                          "be there.")
		                      : T("You told your worker that you "
		                          "cannot make it."));
		return;
	}
	words_para(h, c->answer == CONTACT_CAN
	                      ? T("You said that you will be there.")
	              : str_empty(name)
	                      ? T("You said that you cannot make it. Your "
	                          "worker will get back to you.")
	                      : TV(h->arena,
	                           "You said that you cannot make it. "
	                           "{name} will get back to you.",
	                           {"name", name}));
}

void
contact_draw_next_me(struct html *h, const struct contact *c, bool lift)
{
	html_raw(h, "<section");
	gov_class(h, "dir-card dir-card--key", lift ? "dir-card--lift" : NULL);
	html_raw(h, " aria-labelledby=\"next\">"
	            "<h2 class=\"dir-eyebrow\" id=\"next\">");
	icon(h, ICON_CALENDAR);
	html_raw(h, " ");
	html_text(h, T("Your next appointment"));
	html_raw(h, "</h2>");
	if (c == NULL) {
		words_para(h, T("There is no appointment yet. Your worker "
		                "will tell you when there is."));
		contact_card_end(h);
		return;
	}
	html_raw(h, "<div class=\"dir-next\">");
	chart_date_tile(h, instant_date(c->at), false);
	html_raw(h, "<div><p class=\"govuk-heading-m "
	            "govuk-!-margin-bottom-1\">");
	html_text(h, contact_when(h->arena, c->at));
	html_raw(h, "</p><p class=\"govuk-body govuk-!-margin-bottom-0\">");
	html_text(h, contact_with(h->arena, c));
	html_raw(h, "</p></div></div>");
	draw_answered(h, c);
	draw_next_acts(h, c);
	contact_card_end(h);
}

/* --- the page of appointments ------------------------------------------- */

static void
draw_line(struct html *h, const struct contact *c, bool past)
{
	html_raw(h, "<li class=\"dir-next\">");
	chart_date_tile(h, instant_date(c->at), true);
	html_raw(h, "<div><p class=\"govuk-body govuk-!-margin-bottom-1\">");
	contact_link(h,
	             past ? date_words_day(h->arena, instant_date(c->at))
	                  : contact_when(h->arena, c->at),
	             contact_path_me(h->arena, c->id, ""));
	html_raw(h, "<br>");
	html_text(h, contact_with(h->arena, c));
	html_raw(h, "</p>");
	if (past)
		contact_draw_outcome(h, c, true);
	html_raw(h, "</div></li>");
}

static void
draw_lines(struct html *h, const struct contact *list, size_t n, bool past)
{
	if (n == 0)
		return;
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < n; i++)
		draw_line(h, &list[i], past);
	html_raw(h, "</ul>");
}

void
contact_draw_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;
	const struct contact *coming = screen->coming;

	(void)ctx;
	words_title(h, T("My appointments"));
	contact_draw_next_me(h, screen->coming_n > 0 ? &coming[0] : NULL,
	                     false);
	if (screen->coming_n > 1) {
		contact_card_begin(h, "later", T("After that"), NULL);
		draw_lines(h, coming + 1, screen->coming_n - 1, false);
		contact_card_end(h);
	}
	contact_card_begin(h, "past", T("Before now"), NULL);
	if (screen->n == 0)
		contact_empty(h, T("You have had no meetings yet."));
	draw_lines(h, screen->list, screen->n, true);
	if (screen->more)
		contact_link(
		        h, T("See older ones"),
		        str_print(h->arena, "/me/appointments?after=%.*s",
		                  STR_ARG(id_show(
		                          h->arena,
		                          screen->list[screen->n - 1].id.v))));
	contact_card_end(h);
	html_raw(h, "<p class=\"govuk-body\">");
	contact_link(h, T("See what was promised"), S("/me/promises"));
	html_raw(h, "</p>");
}

/* --- one of them -------------------------------------------------------- */

static void
draw_can(struct html *h, const struct ctx *ctx, const struct contact *c)
{
	if (c->answer == CONTACT_CAN && !plan_scribe_is(&c->hand))
		return;
	(void)contact_form_begin(
	        h, ctx, contact_path_me(h->arena, c->id, "/answer"), 0);
	form_hidden(h, "answer", S("can"));
	contact_form_end(h, T("I will be there"), "govuk-button--secondary");
}

static void
draw_question(struct html *h, const struct form *form, const char *name,
              struct str label, int stored)
{
	static const char *const words[] = {"1", "2", "3", "4", "5"};
	struct gov_choice items[5] = {{.value = S("")}};

	for (int i = 0; i < 5; i++) {
		items[i].value = str_of(words[i]);
		items[i].text = i == 0   ? T("1, not at all")
		                : i == 4 ? T("5, very much")
		                         : str_of(words[i]);
	}
	html_raw(h, "<div class=\"dir-rating\">");
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = name,
	                    .label = label,
	                    .label_size = "s",
	                    .items = {items, 5},
	                    .value = stored == 0 ? S("")
	                                         : str_of(words[stored - 1]),
	            });
	html_raw(h, "</div>");
}

void
contact_fields_rating(struct html *h, const struct form *form,
                      const struct contact_rating *r)
{
	draw_question(h, form, "heard", T("Did you feel heard?"), r->heard);
	draw_question(h, form, "fair", T("Was it fair?"), r->fair);
	draw_question(h, form, "useful", T("Was it useful?"), r->useful);
}

static void
draw_rating_form(struct html *h, const struct ctx *ctx,
                 const struct contact_screen *screen)
{
	const struct contact_rating *r = &screen->rating;
	struct form form;

	words_heading(h, T("How was it for you?"), "rating");
	words_para(h, T("You need not answer. Your worker sees your "
	                "answers."));
	if (plan_scribe_is(&r->hand))
		words_para(h, T("You told your worker what is ticked here. "
		                "You can change it."));
	plan_draw_scribe(h, &r->hand);
	form = contact_form_begin(
	        h, ctx,
	        contact_path_me(h->arena, screen->contact.id, "/rating"), 0);
	contact_fields_rating(h, &form, r);
	contact_form_end(h, T("Send my answers"), NULL);
}

static void
draw_me_facts(struct html *h, const struct contact_screen *screen)
{
	const struct contact *c = &screen->contact;

	words_para(h, contact_with(h->arena, c));
	if (!str_empty(c->purpose))
		words_para(h, c->purpose);
	if (str_empty(c->note))
		return;
	words_heading(h, T("What was written down"), "note");
	contact_draw_note(h, c);
}

void
contact_draw_me_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;
	const struct contact *c = &screen->contact;
	bool coming = c->at.ms > ctx->now.ms && c->outcome == CONTACT_NONE_YET;

	words_title(h, contact_when(h->arena, c->at));
	if (!coming)
		contact_draw_outcome(h, c, true);
	draw_me_facts(h, screen);
	if (coming) {
		draw_answered(h, c);
		plan_draw_scribe(h, &c->hand);
		draw_next_acts(h, c);
		draw_can(h, ctx, c);
	}
	if (screen->promises_n > 0) {
		words_heading(h, T("What was promised"), "promised");
		contact_draw_promises(h, ctx, screen->promises,
		                      screen->promises_n, S(""), S(""));
	}
	contact_draw_formers(h, screen, true);
	if (contact_is_attended(c->outcome))
		draw_rating_form(h, ctx, screen);
}

void
contact_draw_me_cannot(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;
	const struct contact *c = &screen->contact;
	struct gov_choice items[CONTACT_REASON_COUNT - 1] = {{.value = S("")}};
	struct form form;

	for (int i = CONTACT_REASON_WORK; i < CONTACT_REASON_COUNT; i++) {
		items[i - 1].value = str_of(contact_reasons[i]);
		items[i - 1].text = text_get(contact_reason_keys_me[i]);
	}
	words_title(h, T("I cannot make it"));
	words_para(h, contact_when(h->arena, c->at));
	words_para(h, T("Tell us early and we find another time. This does "
	                "not count as an absence."));
	form = contact_form_begin(
	        h, ctx, contact_path_me(h->arena, c->id, "/answer"), 0);
	form_hidden(h, "answer", S("cannot"));
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "reason",
	                    .label = T("Why can you not make it?"),
	                    .label_size = "s",
	                    .items = {items, CONTACT_REASON_COUNT - 1},
	                    .value = S(""),
	            });
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .label = T("Do you want to say more? (optional)"),
	                      .label_size = "s",
	                      .rows = 3,
	              });
	contact_form_end(h, T("Send"), NULL);
}

/* --- promises ----------------------------------------------------------- */

void
contact_draw_me_promises(struct html *h, const struct ctx *ctx,
                         const void *data)
{
	const struct contact_screen *screen = data;
	struct form form;

	words_title(h, T("What was promised"));
	words_para(h, T("What you promised, and what was promised to you."));
	if (screen->promises_n == 0)
		contact_empty(h, T("Nothing is promised yet."));
	contact_draw_promises(h, ctx, screen->promises, screen->promises_n,
	                      S(""), S(""));
	words_heading(h, T("Promise something"), "promise-heading");
	form = contact_form_begin(h, ctx, S("/me/promises"), 0);
	form_textarea(h, &form,
	              &(struct gov_textarea){.name = "promise",
	                                     .label = T("I will"),
	                                     .rows = 2});
	form_date_picker(
	        h, &form,
	        &(struct moj_date_picker){.name = "due",
	                                  .label = T("By when (optional)"),
	                                  .classes = "govuk-input--width-10"});
	contact_form_end(h, T("Write it down"), NULL);
}
