/*
 * contact_told_views.c - what the person told of an appointment or a meeting.
 */
#include "practice/contact/contact_told.h"
#include "practice/contact/contact_views.h"

static void
draw_link(struct html *h, const struct contact_screen *screen, struct str words,
          const char *rest)
{
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	contact_link(h, words,
	             contact_path(h->arena, screen->head.crn,
	                          screen->contact.id, rest));
	html_raw(h, "</p>");
}

void
contact_draw_told_links(struct html *h, const struct ctx *ctx,
                        const struct contact_screen *screen)
{
	const struct contact *c = &screen->contact;
	const struct contact_rating *r = &screen->rating;

	if (!ctx_can(ctx, CAN_WRITE_CONTACT))
		return;
	if (c->at.ms > ctx->now.ms && c->outcome == CONTACT_NONE_YET &&
	    (c->answer == CONTACT_NOT_ANSWERED || plan_scribe_is(&c->hand)))
		draw_link(h, screen, T("Write down their answer"), "/answer");
	if (contact_is_attended(c->outcome) &&
	    (!instant_is(r->at) || plan_scribe_is(&r->hand)))
		draw_link(h, screen, T("Write down how it was for them"),
		          "/rating");
}

static void
draw_sees(struct html *h, const struct contact_screen *screen)
{
	words_para(h, TV(h->arena,
	                 "{name} sees this with your name and how they said "
	                 "it, and can change it on their own pages.",
	                 {"name", screen->head.known_as}));
}

static void
draw_how(struct html *h, const struct form *form)
{
	plan_draw_said_how(h, form);
	contact_form_end(h, T("Save"), NULL);
}

void
contact_draw_answer_told(struct html *h, const struct ctx *ctx,
                         const void *data)
{
	const struct contact_screen *screen = data;
	const struct contact *c = &screen->contact;
	struct gov_choice items[CONTACT_REASON_COUNT - 1] = {{.value = S("")}};
	struct form form;

	for (int i = CONTACT_REASON_WORK; i < CONTACT_REASON_COUNT; i++) {
		items[i - 1].value = str_of(contact_reasons[i]);
		items[i - 1].text = text_get(contact_reason_keys[i]);
	}
	words_title(h, T("Write down their answer"));
	words_para(h, contact_when(h->arena, c->at));
	draw_sees(h, screen);
	form = contact_form_begin(h, ctx,
	                          contact_path(h->arena, screen->head.crn,
	                                       c->id, "/answer"),
	                          c->version);
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "answer",
	                    .label = T("What did they say?"),
	                    .label_size = "s",
	                    .items = GOV_CHOICES(
	                            {.value = S("can"),
	                             .text = T("They will be there")},
	                            {.value = S("cannot"),
	                             .text = T("They cannot make it")})});
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "reason",
	                    .label = T("Why can they not make it?"),
	                    .label_size = "s",
	                    .hint = T("Only where they cannot. It is no "
	                              "absence."),
	                    .items = {items, CONTACT_REASON_COUNT - 1},
	            });
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .label = T("In their words. You can leave this "
	                                 "empty."),
	                      .rows = 3,
	              });
	draw_how(h, &form);
}

void
contact_draw_rating_told(struct html *h, const struct ctx *ctx,
                         const void *data)
{
	const struct contact_screen *screen = data;
	const struct contact *c = &screen->contact;
	struct form form;

	words_title(h, T("Write down how it was for them"));
	words_para(h, contact_when(h->arena, c->at));
	words_para(h, T("Ask in these words. They need not answer."));
	draw_sees(h, screen);
	form = contact_form_begin(h, ctx,
	                          contact_path(h->arena, screen->head.crn,
	                                       c->id, "/rating"),
	                          c->version);
	contact_fields_rating(h, &form, &screen->rating);
	draw_how(h, &form);
}
