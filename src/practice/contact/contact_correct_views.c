/*
 * contact_correct_views.c - the form that corrects, and what was corrected.
 */
#include "practice/contact/contact_views.h"

/* --- the form ----------------------------------------------------------- */

/* Whether the person may go on reading what the note said. */
static void
draw_former_choice(struct html *h, const struct form *form,
                   const struct contact_screen *screen)
{
	struct gov_option items[CONTACT_ENQUIRY + 1] = {{.value = S("")}};

	if (screen->contact.privacy != CONTACT_SHARED ||
	    str_empty(screen->contact.note))
		return;
	items[0].value = str_of(contact_privacies[CONTACT_SHARED]);
	items[0].text = T("Yes, as before");
	for (int i = CONTACT_THIRD_PARTY; i <= CONTACT_ENQUIRY; i++) {
		items[i].value = str_of(contact_privacies[i]);
		items[i].text =
		        TV(h->arena, "No. {reason}",
		           {"reason", text_get(contact_privacy_keys[i])});
	}
	form_select(h, form,
	            &(struct gov_select){
	                    .name = "former",
	                    .label = TV(h->arena,
	                                "May {name} still read the words it "
	                                "had before?",
	                                {"name", screen->head.known_as}),
	                    .label_size = "s",
	                    .items = {items, CONTACT_ENQUIRY + 1},
	                    .value = items[0].value,
	            });
}

void
contact_draw_correct(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;
	const struct contact *c = &screen->contact;
	struct str name = screen->head.known_as;
	struct form form;

	words_title(h, T("Correct this contact"));
	words_para(h, TV(h->arena,
	                 "What it says now is kept and can be read. {name} "
	                 "sees the correction, and never what is private.",
	                 {"name", name}));
	form = contact_form_begin(h, ctx,
	                          contact_path(h->arena, screen->head.crn,
	                                       c->id, "/correct"),
	                          c->version);
	contact_field_when(h, ctx, &form, T("Date of the contact"), "when",
	                   "time", c->at);
	contact_field_kind(h, &form, T("How did you meet?"), (int)c->kind);
	contact_field_place(h, &form, "place", c->place);
	contact_fields_said(h, ctx, &form, screen);
	draw_former_choice(h, &form, screen);
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "because",
	                      .label = T("Why is it corrected?"),
	                      .label_size = "s",
	                      .hint = TV(h->arena,
	                                 "Go on from “because”, for example: "
	                                 "the date was of another meeting. "
	                                 "{name} sees this, unless the "
	                                 "earlier words are kept from them.",
	                                 {"name", name}),
	                      .rows = 2,
	              });
	contact_form_end(h, T("Save the correction"), NULL);
}

/* --- what it said before ------------------------------------------------ */

static struct str
former_words(struct arena *arena, const struct contact_former *f)
{
	struct str day = date_words(arena, instant_date(f->at));

	if (f->change == CONTACT_OVERTAKEN)
		return TV(arena,
		          "Written over on {day}, when what came of it was "
		          "written down",
		          {"day", day});
	if (f->change == CONTACT_DELIVERED)
		return TV(arena,
		          "Changed on {day} by what came in from elsewhere",
		          {"day", day});
	if (str_empty(f->because))
		return TV(arena, "Corrected on {day} by {name}", {"day", day},
		          {"name", f->by_name});
	return TV(arena, "Corrected on {day} by {name}, because {reason}",
	          {"day", day}, {"name", f->by_name}, {"reason", f->because});
}

struct former_part {
	const struct contact *was;
	bool mine;
};

static void
draw_former_outcome(struct html *h, const void *data)
{
	const struct former_part *part = data;

	contact_draw_outcome(h, part->was, part->mine);
}

static void
draw_former_note(struct html *h, const void *data)
{
	contact_draw_note(h, data);
}

static void
draw_former(struct html *h, const struct contact_former *f, bool mine)
{
	const struct contact *was = &f->was;
	const struct former_part part = {was, mine};
	struct str took = was->minutes < 0 ? S("")
	                                   : TN(h->arena, "{n} minute",
	                                        "{n} minutes", was->minutes);
	const char *const *kinds = mine ? contact_kind_keys_me
	                                : contact_kind_keys;

	html_raw(h, "<h3 class=\"govuk-heading-s\">");
	html_text(h, former_words(h->arena, f));
	html_raw(h, "</h3>");
	words_para(h, T("Before, it said:"));
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("When"),
	                         .value = instant_words(h->arena, was->at)},
	                        {.key = T("How"),
	                         .value = text_get(kinds[was->kind])},
	                        {.key = T("Where"),
	                         .value = was->place,
	                         .omit = str_empty(was->place)},
	                        {.key = T("Outcome"),
	                         .value_html = html_made(
	                                 h->arena, draw_former_outcome, &part)},
	                        {.key = T("It took"),
	                         .value = took,
	                         .omit = str_empty(took)},
	                        {.key = T("What happened"),
	                         .value = T("These words are not shown to "
	                                    "you"),
	                         .omit = !f->hidden},
	                        {.key = T("What happened"),
	                         .value_html = html_made(h->arena,
	                                                 draw_former_note, was),
	                         .omit = str_empty(was->note)}),
	        });
}

void
contact_draw_formers(struct html *h, const struct contact_screen *screen,
                     bool mine)
{
	if (screen->formers_n == 0)
		return;
	words_heading(h, T("What it said before"), "formers");
	for (size_t i = 0; i < screen->formers_n; i++)
		draw_former(h, &screen->formers[i], mine);
}
