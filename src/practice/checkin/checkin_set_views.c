/*
 * checkin_set_views.c - the forms with which a worker sets up check-ins.
 */
#include "practice/checkin/checkin_views.h"

#include "kernel/outbox/outbox.h"

static void
field_facts(struct html *h, const struct form *form)
{
	struct gov_choice items[CHECKIN_FACT_COUNT + 2];
	size_t n = 0;

	for (int i = 0; i < CHECKIN_FACT_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(checkin_facts[i]),
		        .text = text_get(checkin_fact_keys[i]),
		};
	items[n++] = (struct gov_choice){.divider = T("or")};
	items[n++] = (struct gov_choice){.value = S("none"),
	                                 .text = T("None of these"),
	                                 .behaviour = "exclusive"};
	form_checkboxes(h, form,
	                &(struct gov_checkboxes){
	                        .name = "facts",
	                        .label = T("What speaks against it?"),
	                        .label_size = "m",
	                        .hint = T("It is judged by today’s rules, and "
	                                  "kept with what was agreed."),
	                        .items = {items, n}});
}

static void
field_every(struct html *h, const struct form *form, int stored)
{
	static const int weeks[] = {1, 2, 4, 8};
	struct gov_choice items[4];

	for (int i = 0; i < 4; i++)
		items[i] = (struct gov_choice){
		        .value = str_print(h->arena, "%d", weeks[i]),
		        .text = checkin_every_words(h->arena, weeks[i]),
		};
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "every",
	                    .label = T("How often?"),
	                    .label_size = "m",
	                    .items = {items, 4},
	                    .value = stored == 0 ? S("")
	                                         : str_print(h->arena, "%d",
	                                                     stored)});
}

static void
field_place(struct html *h, const struct form *form,
            const struct checkin_setup *setup)
{
	struct gov_choice items[] = {
	        {.value = S("beside"), .text = T("Beside meetings")},
	        {.value = S("instead"),
	         .text = T("In the place of meetings"),
	         .hint = T("This needs a reason and the yes of a senior who is "
	                   "not their worker. Until then, meetings go on.")},
	};
	bool instead = setup->place == CHECKIN_WANTED ||
	               setup->place == CHECKIN_INSTEAD;

	form_radios(h, form,
	            &(struct gov_radios){.name = "place",
	                                 .label = T("Beside meetings, or in "
	                                            "their place?"),
	                                 .label_size = "m",
	                                 .items = {items, 2},
	                                 .value = setup->id == 0 ? S("")
	                                          : instead      ? S("instead")
	                                                    : S("beside")});
	checkin_area(h, form, "why", T("If in their place: why?"), S(""),
	             CHECKIN_NOTE_MOST, setup->why);
}

static void
field_way(struct html *h, const struct ctx *ctx, const struct form *form,
          const struct checkin_setup *setup)
{
	struct gov_choice items[CHECKIN_WAY_COUNT];

	for (int i = 0; i < CHECKIN_WAY_COUNT; i++)
		items[i] = (struct gov_choice){
		        .value = str_of(checkin_ways[i]),
		        .text = text_get(checkin_way_keys[i]),
		};
	if (!outbox_can_text(ctx->app))
		items[CHECKIN_TEXT].hint =
		        T("We cannot send text messages yet. Until we can, "
		          "tell them yourself.");
	form_radios(
	        h, form,
	        &(struct gov_radios){
	                .name = "way",
	                .label = T("How do they want to be reminded?"),
	                .label_size = "m",
	                .hint = T("What we send says only that there is "
	                          "something to fill in."),
	                .items = {items, CHECKIN_WAY_COUNT},
	                .value = setup->id == 0
	                                 ? S("")
	                                 : str_of(checkin_ways[setup->way])});
}

static void
field_said(struct html *h, const struct form *form)
{
	struct gov_choice items[] = {
	        {.value = S("yes"), .text = T("Yes, they told me")},
	        {.value = S("no"),
	         .text = T("Not yet"),
	         .hint = T("They can say yes on their own page, or tell you "
	                   "later. Nothing opens before.")},
	};

	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "said",
	                    .label = T("Has the person said yes to this?"),
	                    .label_size = "m",
	                    .items = {items, 2}});
}

/* As the field takes it: 3/12/2026. */
static struct str
day_typed(struct arena *arena, struct date day)
{
	int year, month, n;

	date_split(day, &year, &month, &n);
	return str_print(arena, "%d/%d/%d", n, month, year);
}

void
checkin_draw_set(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;
	const struct checkin_setup *setup = &screen->all.setup;
	bool past = date_is(setup->first) &&
	            date_before(setup->first, ctx->today);
	struct form form;

	words_title(h, T("Set up check-ins"));
	words_para(h, T("Go through this with the person. They can say no, now "
	                "or later, without a reason."));
	page_form(ctx, &form);
	form_begin(h, &form, checkin_path(h->arena, screen, "/set"));
	field_facts(h, &form);
	field_place(h, &form, setup);
	field_every(h, &form, setup->every);
	form_date_picker(
	        h, &form,
	        &(struct moj_date_picker){
	                .name = "first",
	                .label = T("On which day is the first?"),
	                .label_size = "m",
	                .classes = "govuk-input--width-10",
	                .value = setup->id == 0 || past
	                                 ? S("")
	                                 : day_typed(h->arena, setup->first)});
	field_way(h, ctx, &form, setup);
	field_said(h, &form);
	checkin_form_end(h, T("Save"));
}

void
checkin_draw_stop(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;
	struct form form;

	words_title(h, T("Stop check-ins"));
	words_para(h, T("What is open is called off. Check-ins can be started "
	                "again."));
	page_form(ctx, &form);
	form_begin(h, &form, checkin_path(h->arena, screen, "/stop"));
	checkin_area(h, &form, "why", T("Why are they stopped?"), S(""),
	             CHECKIN_NOTE_MOST, S(""));
	checkin_form_end(h, T("Stop check-ins"));
}

void
checkin_draw_questions(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;
	const struct str *waiting = screen->all.waiting;
	struct form form;

	words_title(h, T("Questions for the next check-in"));
	words_para(h, T("Up to three, in short words. The person sees them "
	                "when the next check-in opens, and may leave them "
	                "empty."));
	page_form(ctx, &form);
	form_begin(h, &form, checkin_path(h->arena, screen, "/questions"));
	checkin_area(h, &form, "question_1", T("First question"), S(""),
	             CHECKIN_QUESTION_MOST, waiting[0]);
	checkin_area(h, &form, "question_2", T("Second question"), S(""),
	             CHECKIN_QUESTION_MOST, waiting[1]);
	checkin_area(h, &form, "question_3", T("Third question"), S(""),
	             CHECKIN_QUESTION_MOST, waiting[2]);
	checkin_form_end(h, T("Save"));
}
