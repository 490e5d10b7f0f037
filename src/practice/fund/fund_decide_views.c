/*
 * fund_decide_views.c - the forms of whoever decides.
 */
#include "practice/fund/fund_way_local.h"

/* Why a no.  What somebody outside might think of it is not on the list. */
static void
field_refusal(struct html *h, const struct form *form)
{
	struct gov_option items[FUND_REFUSAL_COUNT] = {
	        {.value = S(""), .text = T("Choose one")}};

	for (int i = 1; i < FUND_REFUSAL_COUNT; i++) {
		items[i].value = str_of(fund_refusals[i]);
		items[i].text = text_get(fund_refusal_keys[i]);
	}
	form_select(h, form,
	            &(struct gov_select){.name = "refusal",
	                                 .label = T("If no, the reason"),
	                                 .label_size = "s",
	                                 .items = {items, FUND_REFUSAL_COUNT},
	                                 .value = S("")});
}

static void
field_checks(struct html *h, const struct form *form)
{
	struct gov_choice items[FUND_CHECKS] = {{.value = S("")}};

	for (unsigned i = 0; i < FUND_CHECKS; i++) {
		items[i].value = str_print(h->arena, "%u", i + 1);
		items[i].text = text_get(fund_check_keys[i]);
	}
	form_checkboxes(h, form,
	                &(struct gov_checkboxes){
	                        .name = "checks",
	                        .label = T("Seven things to ask yourselves"),
	                        .label_size = "s",
	                        .hint = T("Tick what is so. They help you to "
	                                  "decide, and decide nothing."),
	                        .classes = "govuk-checkboxes--small",
	                        .items = {items, FUND_CHECKS}});
}

static void
fields_voice(struct html *h, const struct form *form, bool said_why,
             struct str line)
{
	fund_field_says(h, form, "says", T("Do you say yes?"));
	fund_field_words(
	        h, form, "words", T("Why, in plain words"),
	        said_why
	                ? T("You said why when you asked. For a yes "
	                    "this can stay empty.")
	                : T("They see this. Write so that everybody can follow "
	                    "it."),
	        S(""));
	field_refusal(h, form);
	fund_field_line(h, form, "tie",
	                T("Have you a tie to where it comes from? (optional)"),
	                T("Family, friends or money. It is written down, and "
	                  "decides nothing."),
	                S(""));
	fund_field_line(h, form, "public_reason",
	                T("One line that anybody may read"),
	                T("No name. For example: a course that leads to a "
	                  "licence to work."),
	                line);
}

static void
field_way(struct html *h, const struct form *form)
{
	struct gov_choice items[FUND_WAY_COUNT] = {{.value = S("")}};

	for (int i = 0; i < FUND_WAY_COUNT; i++) {
		items[i].value = str_of(fund_ways[i]);
		items[i].text = text_get(fund_way_keys[i]);
		items[i].hint = fund_benefits_says((enum fund_way)i, true);
	}
	form_radios(h, form,
	            &(struct gov_radios){.name = "way",
	                                 .label = T("How is it paid?"),
	                                 .label_size = "s",
	                                 .items = {items, FUND_WAY_COUNT},
	                                 .value = S("purchase")});
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){
	                .name = "benefits_safe",
	                .label = T("Benefits"),
	                .label_size = "s",
	                .items = GOV_CHOICES(
	                        {.value = S("yes"),
	                         .text = T("This does not change benefits")})});
}

void
fund_draw_decide(struct html *h, const struct ctx *ctx,
                 const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	struct form form;

	words_heading(h, T("Your answer"), "answer");
	form = fund_form_begin(
	        h, ctx, fund_path(h->arena, screen, q->id, "/say"), q->version);
	fund_draw_notes(h, &screen->notes);
	field_checks(h, &form);
	fields_voice(h, &form,
	             fund_said_why(ctx, q, screen->voices, screen->voices_n),
	             S(""));
	field_way(h, &form);
	fund_form_end(h, T("Write down my answer"), NULL);
}

void
fund_draw_third(struct html *h, const struct ctx *ctx,
                const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	struct form form;

	if (screen->own)
		return;
	words_heading(h, T("Your answer as a senior"), "answer");
	form = fund_form_begin(h, ctx,
	                       fund_path(h->arena, screen, q->id, "/third"),
	                       q->version);
	fund_draw_notes(h, &screen->notes);
	fields_voice(h, &form, false, q->public_reason);
	if (q->tier == 3) {
		words_heading(h, T("What a peer said"), "peer");
		fund_field_line(h, &form, "peer_name", T("Who was asked"),
		                T("Somebody who has been on probation, or "
		                  "another outside the team."),
		                S(""));
		fund_field_says(h, &form, "peer_says", T("Did they say yes?"));
		fund_field_words(h, &form, "peer_words",
		                 T("What they said, in their words"), S(""),
		                 S(""));
	}
	fund_form_end(h, T("Write down my answer"), NULL);
}
