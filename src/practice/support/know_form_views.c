/*
 * know_form_views.c - the form for a strength, a need, a condition, or what
 * helps.
 */
#include "practice/support/support_views.h"

static struct str
add_title(const struct support_screen *screen)
{
	switch (screen->kind) {
	case KNOW_STRENGTH:
		return screen->mine ? T("What are you good at?")
		                    : T("Add a strength");
	case KNOW_NEED:
		return screen->mine ? T("What is hard for you?")
		                    : T("Add something that is hard");
	case KNOW_CONDITION:
		return screen->mine ? T("Do you have a condition?")
		                    : T("Add a condition");
	default:
		return screen->mine ? T("What helps you?")
		                    : T("Add what helps");
	}
}

/* The nine categories, each with an example. */
static void
field_area(struct html *h, const struct form *form,
           const struct support_screen *screen)
{
	struct gov_choice items[SUPPORT_AREAS];

	for (int i = 0; i < SUPPORT_AREAS; i++) {
		const struct support_area *area = &screen->edition->areas[i];

		items[i] = (struct gov_choice){
		        .value = str_of(support_areas[i]),
		        .text = text_get(area->title),
		        .hint = text_get(screen->kind == KNOW_STRENGTH
		                                 ? area->good
		                                 : area->hard),
		};
	}
	form_radios(h, form,
	            &(struct gov_radios){.name = "code",
	                                 .label = T("What is it about?"),
	                                 .label_size = "s",
	                                 .items = {items, SUPPORT_AREAS}});
}

/* To a worker all that apply to the kind; to the person not what a worker
 * saw. */
static void
field_source(struct html *h, const struct form *form,
             const struct support_screen *screen)
{
	const char *const *keys = screen->mine ? know_source_keys_me
	                                       : know_source_keys;
	bool condition = screen->kind == KNOW_CONDITION;
	struct gov_choice items[KNOW_SOURCE_COUNT];
	size_t n = 0;

	for (int i = KNOW_SAYS; i < KNOW_SOURCE_COUNT; i++) {
		if ((i == KNOW_SEEN && (screen->mine || condition)) ||
		    (i == KNOW_ASSESSED && condition))
			continue;
		items[n++] = (struct gov_choice){
		        .value = str_of(know_sources[i]),
		        .text = text_get(keys[i]),
		};
	}
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "source",
	                    .label = screen->mine ? T("How do you know?")
	                                          : T("Where is this "
	                                              "from?"),
	                    .label_size = "s",
	                    .items = {items, n}});
	form_input(h, form,
	           &(struct gov_input){.name = "detail",
	                               .label = T("Who said so? (optional)"),
	                               .label_size = "s"});
}

/* Of a worker: the person reads and says it on their own page. */
static void
field_share(struct html *h, const struct form *form,
            const struct support_screen *screen)
{
	static const char *const keys[] = {TK("Not asked yet"), TK("Yes"),
	                                   TK("No")};
	struct gov_choice items[3];

	if (screen->mine)
		return;
	for (int i = KNOW_UNASKED; i <= KNOW_KEPT; i++)
		items[i] = (struct gov_choice){
		        .value = str_of(know_shares[i]),
		        .text = text_get(keys[i]),
		};
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "share",
	                    .label = TV(h->arena,
	                                "Did {name} say that everybody who "
	                                "meets them may read these words?",
	                                {"name", screen->head.known_as}),
	                    .label_size = "s",
	                    .items = {items, 3}});
}

static void
fields_help(struct html *h, const struct form *form,
            const struct support_screen *screen)
{
	support_field_choice(h, form, "code",
	                     screen->mine ? T("What helps you?")
	                                  : T("What helps?"),
	                     support_helps, screen->edition->helps, 0);
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "words",
	                   .label = T("More about it (optional)"),
	                   .label_size = "s",
	                   .hint = T("All who meet you read this line. Say "
	                             "what helps, and name no condition.")});
	field_share(h, form, screen);
	support_field_choice(h, form, "doer", T("Who does it?"), know_doers,
	                     screen->mine ? know_doer_keys_me : know_doer_keys,
	                     KNOW_EVERYBODY);
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "detail",
	                   .label = T("Their name, if it is somebody else"),
	                   .label_size = "s"});
	form_date_picker(
	        h, form,
	        &(struct moj_date_picker){
	                .name = "again",
	                .label = T("Ask again by which day? (optional)"),
	                .label_size = "s",
	                .hint = T("If this is empty, a day is set for you."),
	                .classes = "govuk-input--width-10"});
}

void
know_draw_add(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;
	struct form form;

	words_title(h, add_title(screen));
	if (screen->kind == KNOW_CONDITION)
		words_para(h, screen->mine ? T("Only you and your worker read "
		                               "this. You do not have to say.")
		                           : T("What the person says and what "
		                               "was diagnosed are kept apart. "
		                               "A worker diagnoses nothing."));
	if (screen->kind != KNOW_CONDITION) {
		html_raw(h, "<p class=\"govuk-body dir-noprint\">");
		icon_link(h, ICON_PRINTER, T("A sheet to write on"),
		          support_path_of(h->arena, screen, "/sheet"));
		html_raw(h, "</p>");
	}
	page_form(ctx, &form);
	form_begin(h, &form,
	           support_path_of(h->arena, screen,
	                           str_c(h->arena,
	                                 str_print(h->arena, "/add/%s",
	                                           know_kinds[screen->kind]))));
	form_hidden_i64(h, "edition", screen->edition->number);
	if (screen->kind == KNOW_HELP) {
		fields_help(h, &form, screen);
	} else {
		if (screen->kind != KNOW_CONDITION)
			field_area(h, &form, screen);
		support_field_words(h, &form, "words",
		                    screen->mine ? T("In your own words")
		                                 : T("In words"),
		                    S(""), KNOW_WORDS_MOST);
		field_source(h, &form, screen);
	}
	support_form_end(h, T("Save"));
}
