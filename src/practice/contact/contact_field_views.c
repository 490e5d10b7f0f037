/*
 * contact_field_views.c - the fields that several forms of contacts share.
 */
#include "practice/contact/contact_views.h"

/* "24/11/2026" */
static struct str
day_typed(struct arena *arena, struct instant at)
{
	int year, month, day;

	if (!instant_is(at))
		return S("");
	date_split(instant_date(at), &year, &month, &day);
	return str_print(arena, "%d/%d/%d", day, month, year);
}

static struct str
time_typed(struct arena *arena, struct instant at)
{
	int minutes;

	if (!instant_is(at))
		return S("");
	minutes = instant_minutes(at);
	return str_print(arena, "%d:%02d", minutes / 60, minutes % 60);
}

void
contact_field_when(struct html *h, const struct ctx *ctx,
                   const struct form *form, struct str label, const char *when,
                   const char *time, struct instant stored)
{
	struct str example = day_typed(h->arena, ctx->now);

	form_date_picker(h, form,
	                 &(struct moj_date_picker){
	                         .name = when,
	                         .label = label,
	                         .label_size = "s",
	                         .hint = TV(h->arena, "For example, {day}",
	                                    {"day", example}),
	                         .classes = "govuk-input--width-10",
	                         .value = day_typed(h->arena, stored),
	                 });
	form_input(h, form,
	           &(struct gov_input){
	                   .name = time,
	                   .label = T("Time"),
	                   .label_size = "s",
	                   .hint = T("For example, 10:30am or 14:00"),
	                   .classes = "govuk-input--width-5",
	                   .value = time_typed(h->arena, stored),
	           });
}

void
contact_field_kind(struct html *h, const struct form *form, struct str label,
                   int stored)
{
	struct gov_choice *items =
	        arena_new(h->arena, struct gov_choice, CONTACT_KIND_COUNT);

	for (int i = 0; i < CONTACT_KIND_COUNT; i++) {
		items[i].value = str_of(contact_kinds[i]);
		items[i].text = text_get(contact_kind_keys[i]);
	}
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "kind",
	                    .label = label,
	                    .label_size = "s",
	                    .items = {items, CONTACT_KIND_COUNT},
	                    .value = stored < 0 ? S("")
	                                        : str_of(contact_kinds[stored]),
	            });
}

void
contact_field_place(struct html *h, const struct form *form, const char *name,
                    struct str stored)
{
	form_input(h, form,
	           &(struct gov_input){
	                   .name = name,
	                   .label = T("Where (optional)"),
	                   .label_size = "s",
	                   .hint = T("For example, Harbour House, Quay Street"),
	                   .value = stored,
	           });
}

/* --- outcome ------------------------------------------------------------ */

/* The codes of one outcome, which are below its radio and nowhere else. */
struct code_field {
	const struct form *form;
	const struct contact_screen *screen;
	enum contact_outcome outcome;
};

/* Whether a code says more than the outcome that it is of. */
static bool
code_says(const struct contact_code *code, enum contact_outcome outcome)
{
	struct str of = text_get(contact_outcome_keys[outcome]);

	return code->outcome == outcome &&
	       !str_equal(contact_code_words(code->code), of);
}

static void
draw_code(struct html *h, const void *data)
{
	const struct code_field *field = data;
	const struct contact_screen *screen = field->screen;
	struct gov_option *items =
	        arena_new(h->arena, struct gov_option, screen->codes_n + 1);
	size_t n = 0;

	items[n++].text = T("Choose a reason");
	for (size_t i = 0; i < screen->codes_n; i++) {
		const struct contact_code *code = &screen->codes[i];

		if (!code_says(code, field->outcome))
			continue;
		items[n].value = code->code;
		items[n++].text = contact_code_words(code->code);
	}
	form_select(
	        h, field->form,
	        &(struct gov_select){
	                .name = contact_code_field(h->arena, field->outcome),
	                .label = field->outcome == CONTACT_ACCEPTABLE
	                                 ? T("Why is it acceptable?")
	                                 : T("More exactly (optional)"),
	                .items = {items, n},
	                .value = screen->contact.outcome == field->outcome
	                                 ? screen->contact.code
	                                 : S(""),
	        });
}

/* The field of its codes, where an outcome has any. */
static struct markup
outcome_codes(struct html *h, const struct form *form,
              const struct contact_screen *screen, enum contact_outcome outcome)
{
	struct code_field *field = arena_new(h->arena, struct code_field, 1);

	*field = (struct code_field){form, screen, outcome};
	for (size_t i = 0; i < screen->codes_n; i++)
		if (code_says(&screen->codes[i], outcome))
			return html_made(h->arena, draw_code, field);
	return (struct markup){0};
}

static void
field_outcome(struct html *h, const struct ctx *ctx, const struct form *form,
              const struct contact_screen *screen)
{
	struct gov_choice items[CONTACT_NONE_YET] = {{.value = S("")}};
	const struct contact *c = &screen->contact;
	bool coming = c->id.v != 0 && c->at.ms > ctx->now.ms;
	bool said = c->id.v != 0 && c->outcome != CONTACT_NONE_YET;

	for (int i = 0; i < CONTACT_NONE_YET; i++) {
		items[i] = (struct gov_choice){
		        .value = str_of(contact_outcomes[i]),
		        .text = text_get(contact_outcome_keys[i]),
		        /* Nothing to come was attended or missed. */
		        .omit = coming && i != CONTACT_ACCEPTABLE &&
		                i != CONTACT_RESCHEDULED,
		        .conditional = outcome_codes(h, form, screen,
		                                     (enum contact_outcome)i),
		};
	}
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "outcome",
	                    .label = T("What came of it?"),
	                    .label_size = "s",
	                    .items = {items, CONTACT_NONE_YET},
	                    .value = said ? str_of(contact_outcomes[c->outcome])
	                                  : S(""),
	            });
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "minutes",
	                   .label = T("How many minutes did it take? "
	                              "(optional)"),
	                   .label_size = "s",
	                   .inputmode = "numeric",
	                   .classes = "govuk-input--width-3",
	                   .value = c->id.v != 0 && c->minutes >= 0
	                                    ? str_print(h->arena, "%lld",
	                                                (long long)c->minutes)
	                                    : S(""),
	           });
}

static void
field_goals(struct html *h, const struct form *form,
            const struct contact_screen *screen)
{
	struct gov_choice *items =
	        arena_new(h->arena, struct gov_choice, screen->goals_n + 1);
	struct str *values =
	        arena_new(h->arena, struct str, screen->talked_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < screen->goals_n; i++) {
		const struct plan_goal *goal = &screen->goals[i];

		if (!plan_goal_is_live(goal) ||
		    goal->status == PLAN_GOAL_ACHIEVED)
			continue;
		items[n].value = id_show(h->arena, goal->id.v);
		items[n++].text = goal->title;
	}
	if (n == 0)
		return;
	for (size_t i = 0; i < screen->talked_n; i++)
		values[i] = id_show(h->arena, screen->talked[i].v);
	form_checkboxes(h, form,
	                &(struct gov_checkboxes){
	                        .name = "goals",
	                        .label = T("Which goals did you work on?"),
	                        .label_size = "s",
	                        .hint = T("Select all that apply."),
	                        .items = {items, n},
	                        .values = {values, screen->talked_n},
	                });
}

/* --- note --------------------------------------------------------------- */

struct privacy_field {
	const struct form *form;
	const struct contact *contact;
};

static void
draw_privacy(struct html *h, const void *data)
{
	const struct privacy_field *field = data;
	struct gov_option items[CONTACT_PRIVACY_COUNT] = {{.value = S("")}};
	/* Only a note that came so may stay so. */
	int last = field->contact->privacy == CONTACT_IMPORTED
	                   ? CONTACT_IMPORTED
	                   : CONTACT_ENQUIRY;
	size_t n = 0;

	items[n++].text = T("Choose a reason");
	for (int i = CONTACT_THIRD_PARTY; i <= last; i++) {
		items[n].value = str_of(contact_privacies[i]);
		items[n++].text = text_get(contact_privacy_keys[i]);
	}
	form_select(h, field->form,
	            &(struct gov_select){
	                    .name = "privacy",
	                    .label = T("Why is it private?"),
	                    .items = {items, n},
	                    .value = str_of(
	                            contact_privacies[field->contact->privacy]),
	            });
	form_input(h, field->form,
	           &(struct gov_input){
	                   .name = "privacy_words",
	                   .label = T("Say more about the reason"),
	                   .value = field->contact->privacy_words,
	           });
}

static void
field_note(struct html *h, const struct form *form,
           const struct contact_screen *screen)
{
	const struct contact *c = &screen->contact;
	const struct privacy_field field = {form, c};
	struct gov_choice private[1] = {{
	        .value = S("yes"),
	        .text = T("This note is private"),
	        .hint = TV(h->arena,
	                   "{name} does not see it; staff who work with "
	                   "{name} do.",
	                   {"name", screen->head.known_as}),
	        .conditional = html_made(h->arena, draw_privacy, &field),
	}};
	struct str ticked[1] = {S("yes")};

	form_character_count(
	        h, form,
	        &(struct gov_character_count){
	                .name = "note",
	                .label = T("What happened?"),
	                .label_size = "s",
	                .hint = TV(h->arena,
	                           "Write it so that {name} could read it. It "
	                           "is shared unless you say why not.",
	                           {"name", screen->head.known_as}),
	                .rows = 6,
	                .max_length = CONTACT_NOTE_MOST,
	                .value = c->note,
	        });
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){
	                .name = "private",
	                .items = {private, 1},
	                .values = {ticked, c->privacy != CONTACT_SHARED},
	        });
}

static void
field_promise(struct html *h, const struct form *form, struct str label,
              const char *name, const char *due)
{
	form_textarea(h, form,
	              &(struct gov_textarea){
	                      .name = name,
	                      .label = label,
	                      .rows = 2,
	              });
	form_date_picker(h, form,
	                 &(struct moj_date_picker){
	                         .name = due,
	                         .label = T("By when (optional)"),
	                         .classes = "govuk-input--width-10",
	                 });
}

void
contact_fields_said(struct html *h, const struct ctx *ctx,
                    const struct form *form,
                    const struct contact_screen *screen)
{
	field_outcome(h, ctx, form, screen);
	field_note(h, form, screen);
}

void
contact_fields_result(struct html *h, const struct ctx *ctx,
                      const struct form *form,
                      const struct contact_screen *screen)
{
	field_outcome(h, ctx, form, screen);
	field_goals(h, form, screen);
	field_note(h, form, screen);
	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("What was promised "
	                                          "(optional)"),
	                             .open = ctx->problems != NULL,
	                     });
	field_promise(h, form,
	              TV(h->arena, "{name} will (optional)",
	                 {"name", screen->head.known_as}),
	              "promise_person", "due_person");
	field_promise(h, form, T("I will (optional)"), "promise_worker",
	              "due_worker");
	gov_details_end(h);
}
