/*
 * contact_form_views.c - the forms that record, arrange and move.
 */
#include "practice/contact/contact_views.h"

/* What was agreed last time, beside the form. */
static void
draw_last(struct html *h, const struct ctx *ctx,
          const struct contact_screen *screen)
{
	const struct contact *last = screen->last;

	html_raw(h, "<section class=\"dir-card dir-page--sand\" "
	            "aria-labelledby=\"last\">"
	            "<h2 class=\"govuk-heading-s\" id=\"last\">");
	html_text(h, T("Last time"));
	html_raw(h, "</h2>");
	if (last == NULL) {
		words_para(h, T("There is no earlier contact."));
		contact_card_end(h);
		return;
	}
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, contact_when(h->arena, last->at));
	html_raw(h, "</strong><br>");
	html_text(h, text_get(contact_kind_keys[last->kind]));
	html_raw(h, "</p>");
	contact_draw_note(h, last);
	(void)ctx;
	if (screen->promises_n > 0) {
		html_raw(h, "<h3 class=\"govuk-heading-s\">");
		html_text(h, T("Promises that are open"));
		html_raw(h, "</h3><ul class=\"govuk-list "
		            "govuk-list--bullet\">");
		for (size_t i = 0; i < screen->promises_n; i++) {
			const struct contact_promise *p = &screen->promises[i];

			if (p->kept != CONTACT_OPEN)
				continue;
			html_raw(h, "<li>");
			html_text(h,
			          p->side == CONTACT_PERSON
			                  ? screen->head.known_as
			                  : contact_first_name(p->worker_name));
			html_raw(h, ": ");
			html_text(h, p->words);
			html_raw(h, "</li>");
		}
		html_raw(h, "</ul>");
	}
	contact_card_end(h);
}

static void
draw_planned(struct html *h, const struct form *form, int64_t stored)
{
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "planned_minutes",
	                   .label = T("How many minutes is it planned for? "
	                              "(optional)"),
	                   .label_size = "s",
	                   .inputmode = "numeric",
	                   .classes = "govuk-input--width-3",
	                   .value = stored > 0 ? str_print(h->arena, "%lld",
	                                                   (long long)stored)
	                                       : S(""),
	           });
}

static void
draw_next(struct html *h, const struct ctx *ctx, const struct form *form)
{
	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("Next appointment "
	                                          "(optional)"),
	                             .open = ctx->problems != NULL,
	                     });
	contact_field_when(h, ctx, form, T("Date"), "next_when", "next_time",
	                   INSTANT_NONE);
	contact_field_place(h, form, "next_place", S(""));
	gov_details_end(h);
}

void
contact_draw_record(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;
	struct str path =
	        people_path(h->arena, screen->head.crn, "/contacts/new");
	struct form form;

	html_raw(h, "<div class=\"govuk-grid-row\">"
	            "<div class=\"govuk-grid-column-two-thirds\">");
	words_title(h, T("Record a contact"));
	form = contact_form_begin(h, ctx, path, 0);
	contact_field_when(h, ctx, &form, T("Date of the contact"), "when",
	                   "time", ctx->now);
	contact_field_kind(h, &form, T("How did you meet?"), -1);
	contact_field_place(h, &form, "place", S(""));
	contact_fields_result(h, ctx, &form, screen);
	draw_next(h, ctx, &form);
	html_raw(h, "<div class=\"dir-actions\">");
	gov_button(h, &(struct gov_button){.text = T("Save contact"),
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</div></form></div>"
	            "<div class=\"govuk-grid-column-one-third\">");
	draw_last(h, ctx, screen);
	html_raw(h, "</div></div>");
}

/* The fields of an appointment, new or moved. */
static void
draw_coming(struct html *h, const struct ctx *ctx, const struct form *form,
            const struct contact *stored)
{
	bool moved = stored->id.v != 0;

	contact_field_when(h, ctx, form, T("Date"), "when", "time",
	                   INSTANT_NONE);
	contact_field_kind(h, form, T("How will you meet?"),
	                   moved ? (int)stored->kind : -1);
	contact_field_place(h, form, "place", moved ? stored->place : S(""));
	draw_planned(h, form, moved ? stored->planned_minutes : 0);
}

void
contact_draw_plan(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;
	struct form form;

	words_title(h, T("Arrange an appointment"));
	support_draw_line(h, &screen->helps,
	                  TV(h->arena, "What helps {name}",
	                     {"name", screen->head.known_as}));
	form = contact_form_begin(
	        h, ctx,
	        people_path(h->arena, screen->head.crn, "/contacts/plan"), 0);
	draw_coming(h, ctx, &form, &screen->contact);
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "purpose",
	                   .label = T("What is it about? (optional)"),
	                   .label_size = "s",
	                   .hint = TV(h->arena, "{name} sees this.",
	                              {"name", screen->head.known_as}),
	           });
	contact_form_end(h, T("Arrange this appointment"), NULL);
}

void
contact_draw_move(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;
	const struct contact *c = &screen->contact;
	struct form form;

	words_title(h, T("Move to another time"));
	words_para(h, TV(h->arena, "It is now on {when}.",
	                 {"when", instant_words(h->arena, c->at)}));
	form = contact_form_begin(h, ctx,
	                          contact_path(h->arena, screen->head.crn,
	                                       c->id, "/move"),
	                          c->version);
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "by",
	                    .label = T("Who asked to move it?"),
	                    .label_size = "s",
	                    .items =
	                            GOV_CHOICES({.value = S("person"),
	                                         .text = screen->head.known_as},
	                                        {.value = S("service"),
	                                         .text = T("We did")}),
	                    .value = c->answer == CONTACT_CANNOT ? S("person")
	                                                         : S(""),
	            });
	draw_coming(h, ctx, &form, c);
	contact_form_end(h, T("Move this appointment"), NULL);
}
