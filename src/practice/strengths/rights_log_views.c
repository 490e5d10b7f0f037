/*
 * rights_log_views.c - what was decided, and how it felt.
 */
#include "practice/strengths/rights_views.h"

/* --- the log ------------------------------------------------------------ */

static void
draw_line(struct html *h, const struct rights_screen *screen,
          const struct rights_decision *d)
{
	struct str gap = rights_gap_says(screen, d->gap);
	enum rights_side own = screen->mine ? RIGHTS_PERSON : RIGHTS_WORKER;

	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-1\">");
	rights_link(h, d->what,
	            rights_decision_path(h->arena, screen, d->id, ""));
	html_raw(h, "</p><p class=\"govuk-body-s dir-muted "
	            "govuk-!-margin-bottom-1\">");
	html_text(h, date_words(h->arena, d->day));
	html_text(h, S(". "));
	html_text(h, rights_topic_name(screen, d->topic));
	html_text(h, S(". "));
	html_text(h, rights_decider_name(h->arena, screen, d));
	html_raw(h, "</p>");
	if (d->said[own].step == 0)
		words_para(h, T("You have not said how it felt yet."));
	else if (!str_empty(gap))
		words_para(h, gap);
	if (d->goals > 0)
		gov_tag(h, &(struct gov_tag){.text = T("In the plan"),
		                             .classes = "govuk-tag--green"});
	html_raw(h, "</li>");
}

void
rights_draw_log(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct rights_screen *screen = data;

	words_title(h, T("What was decided"));
	words_para(h, T("Each of you says alone how it felt. You see the "
	                "other’s when both are in. So neither copies."));
	html_raw(h, "<div class=\"dir-actions dir-noprint\">");
	gov_button(h,
	           &(struct gov_button){.text = T("Write down a decision"),
	                                .href = rights_path(h->arena, screen,
	                                                    "/decisions/new")});
	html_raw(h, "</div>");
	if (screen->n == 0)
		words_para(h, T("Nothing is written down yet."));
	html_raw(h, "<ol class=\"dir-list govuk-!-margin-top-4\">");
	for (size_t i = 0; i < screen->n; i++)
		draw_line(h, screen, &screen->list[i]);
	html_raw(h, "</ol><ul class=\"dir-ways dir-noprint\"><li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          rights_path(h->arena, screen, "/decisions/sheet"));
	html_raw(h, "</li></ul>");
	if (!ctx_can(ctx, CAN_SEE_DIFFERENCES))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	rights_link(h, T("Counts over all cases"), S("/decisions"));
	html_raw(h, "</p>");
}

/* --- a new one ---------------------------------------------------------- */

static void
draw_topic_field(struct html *h, const struct form *form,
                 const struct rights_screen *screen)
{
	struct gov_option options[RIGHTS_TOPIC_COUNT + 1];

	options[0] =
	        (struct gov_option){.value = S(""), .text = T("Choose one")};
	for (int i = 0; i < RIGHTS_TOPIC_COUNT; i++)
		options[i + 1] = (struct gov_option){
		        .value = str_of(rights_topics[i]),
		        .text = rights_topic_name(screen,
		                                  (enum rights_topic)i)};
	form_select(h, form,
	            &(struct gov_select){.name = "topic",
	                                 .label = T("What was it about?"),
	                                 .items = {options,
	                                           RIGHTS_TOPIC_COUNT + 1}});
}

static void
draw_decider_field(struct html *h, const struct form *form,
                   const struct rights_screen *screen)
{
	struct gov_choice items[RIGHTS_DECIDER_COUNT];

	for (int i = 0; i < RIGHTS_DECIDER_COUNT; i++)
		items[i] = (struct gov_choice){
		        .value = str_of(rights_deciders[i]),
		        .text = text_get(screen->mine
		                                 ? rights_decider_keys_me[i]
		                                 : rights_decider_keys[i])};
	form_radios(h, form,
	            &(struct gov_radios){.name = "decided",
	                                 .label = T("Who decided?"),
	                                 .label_size = "s",
	                                 .items = {items, RIGHTS_DECIDER_COUNT},
	                                 .value = S("")});
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "who",
	                   .label = T("Who was it, if somebody else?")});
}

void
rights_draw_new(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct rights_screen *screen = data;
	struct form form;

	words_title(h, T("Write down a decision"));
	form = rights_form_begin(
	        h, ctx, rights_path(h->arena, screen, "/decisions"), 0);
	form_textarea(h, &form,
	              &(struct gov_textarea){.name = "what",
	                                     .label = T("What was decided?"),
	                                     .rows = 3});
	form_date_picker(h, &form,
	                 &(struct moj_date_picker){
	                         .name = "day",
	                         .label = T("On which day?"),
	                         .hint = T("For example, 17/5/2026"),
	                 });
	draw_topic_field(h, &form, screen);
	draw_decider_field(h, &form, screen);
	rights_draw_rate_fields(h, &form, screen,
	                        T("How did it feel to you? You can say so "
	                          "later."));
	form_end(h, &form, T("Save the decision"));
}

/* --- one ---------------------------------------------------------------- */

/* What a side said before, with the newest left out. */
static void
draw_before(struct html *h, const struct rights_screen *screen,
            const struct rights_decision *d, enum rights_side side)
{
	for (size_t i = 0; i + 1 < d->all_n[side]; i++) {
		const struct rights_rating *r = &d->all[side][i];

		html_raw(h, "<li>");
		words_para(h, rights_step_name(screen, r->step));
		if (!str_empty(r->words)) {
			html_raw(h, "<p class=\"govuk-body\">");
			html_lines(h, r->words);
			html_raw(h, "</p>");
		}
		rights_draw_mark(h, r->name, r->at);
		html_raw(h, "</li>");
	}
}

/* A goal may be made from it, by who may write. */
static void
draw_lift(struct html *h, const struct ctx *ctx,
          const struct rights_screen *screen)
{
	if (!ctx_can(ctx, screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return;
	if (screen->one->goals > 0)
		words_para(h, T("This is in the plan: a goal or a step was "
		                "made from it."));
	html_raw(h, "<div class=\"dir-actions dir-noprint\">");
	gov_button(h,
	           &(struct gov_button){.text = T("Make it a goal"),
	                                .href = rights_lift_path(
	                                        h->arena, screen, screen->one),
	                                .classes = "govuk-button--secondary"});
	html_raw(h, "</div>");
}

static void
draw_rate(struct html *h, const struct ctx *ctx,
          const struct rights_screen *screen)
{
	const struct rights_decision *d = screen->one;
	struct form form = rights_form_begin(
	        h, ctx, rights_decision_path(h->arena, screen, d->id, ""), 0);
	bool again =
	        d->said[screen->mine ? RIGHTS_PERSON : RIGHTS_WORKER].step != 0;

	words_heading(
	        h,
	        again ? T("Say it again, if you see it in another way now")
	              : T("Say how it felt"),
	        "rate");
	rights_draw_rate_fields(h, &form, screen,
	                        T("Which step did it feel like?"));
	if (screen->may_write)
		form_radios(h, &form,
		            &(struct gov_radios){
		                    .name = "whose",
		                    .label = T("Whose words are these?"),
		                    .label_size = "s",
		                    .hint = T("They cannot sign in, so you may "
		                              "write theirs down. It says that "
		                              "you did."),
		                    .items = GOV_CHOICES({.value = S("mine"),
		                                          .text = T("Mine")},
		                                         {.value = S("theirs"),
		                                          .text = T("Theirs")}),
		                    .value = S("mine")});
	form_end(h, &form, T("Save"));
}

void
rights_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct rights_screen *screen = data;
	const struct rights_decision *d = screen->one;

	words_title(h, T("A decision"));
	html_raw(h, "<p class=\"govuk-body-l\">");
	html_lines(h, d->what);
	html_raw(h, "</p>");
	rights_draw_decision(h, screen, d);
	draw_lift(h, ctx, screen);
	if (d->all_n[RIGHTS_PERSON] > 1 || d->all_n[RIGHTS_WORKER] > 1) {
		words_heading(h, T("What was said before"), "said");
		html_raw(h, "<ul class=\"dir-list\">");
		draw_before(h, screen, d, RIGHTS_PERSON);
		draw_before(h, screen, d, RIGHTS_WORKER);
		html_raw(h, "</ul>");
	}
	draw_rate(h, ctx, screen);
}

/* --- over all ----------------------------------------------------------- */

void
rights_draw_counts(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct rights_counts *counts = data;

	(void)ctx;
	words_title(h, T("Decisions, seen from both sides"));
	words_para(h, T("How often the two sides see a decision two steps "
	                "apart or more. It says whether the programme is "
	                "lived as it is meant. It is not a measure of any "
	                "worker, and it is not shown by worker."));
	if (!counts->shown) {
		words_para(h,
		           T("There are fewer than ten cases with a decision "
		             "that both sides rated, so no count is shown."));
		return;
	}
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("Cases"),
	                         .value = str_print(h->arena, "%lld",
	                                            (long long)counts->cases)},
	                        {.key = T("Decisions that both rated"),
	                         .value = str_print(
	                                 h->arena, "%lld",
	                                 (long long)counts->decisions)},
	                        {.key = T("Seen two steps apart or more"),
	                         .value =
	                                 str_print(h->arena, "%lld",
	                                           (long long)counts->wide)})});
}
