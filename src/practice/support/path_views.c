/*
 * path_views.c - the seven pathways, one of them, and what was typed for it.
 */
#include "practice/support/support_views.h"

static void
draw_tag(struct html *h, enum path_state state)
{
	gov_tag(h, &(struct gov_tag){.text = text_get(path_state_keys[state]),
	                             .classes = path_state_looks[state]});
}

/* --- all seven ------------------------------------------------------------ */

static void
draw_picture(struct html *h, const struct support_screen *screen)
{
	struct path_stop stops[SUPPORT_PATHS];

	for (int i = 0; i < SUPPORT_PATHS; i++) {
		const struct path_way *way = &screen->paths.ways[i];

		stops[i] = (struct path_stop){
		        .title = path_title(screen, i),
		        .href = path_part_path(h->arena, screen, i),
		        .says = text_get(path_state_keys[way->standing]),
		        .look = path_state_looks[way->standing],
		        .done = way->standing != PATH_UNASKED && way->open == 0,
		};
	}
	chart_path(h, &(struct path_stops){stops, SUPPORT_PATHS});
}

void
paths_draw_overview(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;

	(void)ctx;
	words_title(h, screen->mine ? T("Help with seven parts of my life")
	                            : T("Support on seven pathways"));
	words_para(h, screen->mine
	                      ? T("Say what you need help with. If you need no "
	                          "help, say that too. You can say no to any "
	                          "of it.")
	                      : T("What support is needed, and where it is. "
	                          "That nothing is needed is written down "
	                          "too. Declining is the person’s."));
	words_para(h, TN(h->arena, "{n} of 7 parts was talked about.",
	                 "{n} of 7 parts were talked about.",
	                 paths_asked(&screen->paths)));
	draw_picture(h, screen);
	html_raw(h, "<ul class=\"dir-ways govuk-!-margin-top-6\"><li>");
	icon_link(h, ICON_PRINTER, T("On paper"),
	          paths_path_of(h->arena, screen, "/print"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          paths_path_of(h->arena, screen, "/sheet"));
	html_raw(h, "</li><li>");
	support_link(h,
	             screen->mine
	                     ? T("How I learn, and what helps me")
	                     : TV(h->arena, "How {name} learns, and what helps",
	                          {"name", screen->head.known_as}),
	             screen->base);
	html_raw(h, "</li></ul>");
	if (screen->mine)
		return;
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, TV(h->arena, "The parts are those of: {source}",
	                {"source", text_get(screen->edition->paths_from)}));
	html_raw(h, "</p>");
}

/* --- needs of one --------------------------------------------------------- */

static struct str
with_words(struct arena *arena, const struct support_screen *screen,
           const struct path_need *need)
{
	const char *const *keys = screen->mine ? path_with_keys_me
	                                       : path_with_keys;
	struct str who = text_get(keys[need->with]);

	if (need->with == PATH_WITH_PARTNER)
		who = need->partner;
	return TV(arena, "Who supports: {who}", {"who", who});
}

static void
draw_need_line(struct html *h, const struct support_screen *screen,
               const struct path_need *need)
{
	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-1\">");
	support_link(h, need->words,
	             path_need_path(h->arena, screen, need->id, ""));
	html_raw(h, " ");
	draw_tag(h, need->state);
	html_raw(h, "</p>"
	            "<p class=\"govuk-body-s govuk-!-margin-bottom-1\">");
	html_text(h, with_words(h->arena, screen, need));
	if (need->goals > 0) {
		html_raw(h, ". ");
		html_text(h, T("It is in the plan"));
	}
	html_raw(h, "</p>");
	support_draw_by(h, screen, &need->by);
	html_raw(h, "</li>");
}

static void
draw_needs(struct html *h, const struct support_screen *screen)
{
	const struct paths *paths = &screen->paths;
	size_t n = 0;

	for (size_t i = 0; i < paths->n; i++) {
		if (paths->needs[i].path != screen->path ||
		    !path_stands(&paths->needs[i]))
			continue;
		if (n++ == 0)
			html_raw(h, "<ul class=\"dir-list "
			            "govuk-!-margin-bottom-6\">");
		draw_need_line(h, screen, &paths->needs[i]);
	}
	if (n > 0)
		html_raw(h, "</ul>");
}

static void
draw_taken_back(struct html *h, const struct support_screen *screen)
{
	const struct paths *paths = &screen->paths;
	size_t n = 0;

	for (size_t i = 0; i < paths->n; i++) {
		if (paths->needs[i].path != screen->path ||
		    path_stands(&paths->needs[i]))
			continue;
		if (n++ == 0)
			gov_details_begin(h,
			                  &(struct gov_details){
			                          .summary = T("What was taken "
			                                       "back")});
		words_para(h, paths->needs[i].words);
		support_draw_by(h, screen, &paths->needs[i].by);
		support_draw_back(h, screen, &paths->needs[i].back);
	}
	if (n > 0)
		gov_details_end(h);
}

/* The last time that nothing was needed, while it is so. */
static void
draw_none(struct html *h, const struct support_screen *screen)
{
	const struct path_way *way = &screen->paths.ways[screen->path];

	if (way->none == NULL)
		return;
	words_para(h, TV(h->arena, "On {day}: no support needed.",
	                 {"day", date_words(h->arena, way->none->day)}));
	if (!str_empty(way->none->notes))
		words_para(h, way->none->notes);
	support_draw_by(h, screen, &way->none->by);
}

/* --- forms of one --------------------------------------------------------- */

static void
field_voice(struct html *h, const struct form *form,
            const struct support_screen *screen)
{
	form_radios(
	        h, form,
	        &(struct gov_radios){
	                .name = "voice",
	                .label = T("Whose words are these?"),
	                .label_size = "s",
	                .items = GOV_CHOICES(
	                        {.value = S("for"),
	                         .text = TV(h->arena,
	                                    "{name}’s, written down for them",
	                                    {"name", screen->head.known_as})},
	                        {.value = S("worker"),
	                         .text = T("Mine, as I see it")})});
}

static void
draw_add(struct html *h, const struct ctx *ctx,
         const struct support_screen *screen)
{
	struct form form;

	words_heading(h,
	              screen->mine ? T("Ask for help with something")
	                           : T("Add a need"),
	              "add");
	page_form(ctx, &form);
	form_begin(h, &form, path_part_path(h->arena, screen, screen->path));
	support_field_words(h, &form, "words",
	                    screen->mine ? T("What do you need help with?")
	                                 : T("What is needed?"),
	                    S(""), PATH_WORDS_MOST);
	if (!screen->mine)
		field_voice(h, &form, screen);
	support_field_choice(h, &form, "with", T("Who supports?"), path_withs,
	                     screen->mine ? path_with_keys_me : path_with_keys,
	                     PATH_WITH_PERSON);
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "partner",
	                   .label = T("Their name, if it is somebody else"),
	                   .label_size = "s"});
	support_field_choice(h, &form, "state", T("Where is it?"), path_states,
	                     path_state_keys, 0);
	support_field_words(h, &form, "notes", T("Notes (optional)"),
	                    screen->mine ? S("")
	                                 : T("The person reads this. For a "
	                                     "declined need, why, in their "
	                                     "words."),
	                    PATH_NOTES_MOST);
	support_form_end(h, T("Continue"));
}

static void
draw_none_form(struct html *h, const struct ctx *ctx,
               const struct support_screen *screen)
{
	struct str path = str_print(
	        h->arena, "%.*s/none",
	        STR_ARG(path_part_path(h->arena, screen, screen->path)));
	const struct path_way *way = &screen->paths.ways[screen->path];
	struct form form;

	if ((way->open > 0 || way->standing == PATH_NONE) &&
	    !page_sent(ctx, path))
		return;
	words_heading(h, T("No support needed"), "none");
	page_form(ctx, &form);
	form_begin(h, &form, path);
	support_field_words(h, &form, "why",
	                    screen->mine
	                            ? T("Anything you want to add? (optional)")
	                            : T("What does the person say? (optional)"),
	                    S(""), PATH_NOTES_MOST);
	support_form_end(h, screen->mine ? T("I need no help here")
	                                 : T("Nothing is needed here"));
}

void
path_draw_part(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;
	const struct support_path *part = &screen->edition->paths[screen->path];

	words_title(h, path_title(screen, screen->path));
	draw_tag(h, screen->paths.ways[screen->path].standing);
	html_raw(h, "<div class=\"govuk-!-margin-top-4\">");
	words_para(h, text_get(part->asks));
	html_raw(h, "</div>");
	draw_needs(h, screen);
	draw_none(h, screen);
	if (support_may_write(ctx, screen)) {
		draw_add(h, ctx, screen);
		draw_none_form(h, ctx, screen);
	}
	draw_taken_back(h, screen);
}

/* --- check what was typed ------------------------------------------------- */

static struct str
typed_key(const struct ctx *ctx, const char *field, const char *const *words,
          const char *const *keys)
{
	int i = str_word(request_field(ctx->req, field), words);

	return i < 0 || keys[i] == NULL ? S("") : text_get(keys[i]);
}

static void
hidden_all(struct html *h, const struct ctx *ctx, const char *step)
{
	static const char *const fields[] = {"words",   "voice", "with",
	                                     "partner", "state", "notes"};

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		form_hidden(h, fields[i], request_field(ctx->req, fields[i]));
	form_hidden(h, "step", str_of(step));
}

static void
draw_way_on(struct html *h, const struct ctx *ctx,
            const struct support_screen *screen, const char *step,
            struct str says, const char *classes)
{
	struct form form;

	page_form(ctx, &form);
	form.no_draft = true;
	form_begin(h, &form, path_part_path(h->arena, screen, screen->path));
	hidden_all(h, ctx, step);
	gov_button(h, &(struct gov_button){.text = says,
	                                   .classes = classes,
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

void
path_draw_checked(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;
	struct str voice = request_field(ctx->req, "voice");
	struct str partner = request_field(ctx->req, "partner");
	struct str notes = request_field(ctx->req, "notes");

	words_title(h, T("Check your answers"));
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("Part"),
	                         .value = path_title(screen, screen->path)},
	                        {.key = T("What is needed"),
	                         .value = request_field(ctx->req, "words")},
	                        {.key = T("Whose words"),
	                         .value = str_is(voice, "worker")
	                                          ? T("Mine, as I see it")
	                                          : screen->head.known_as,
	                         .omit = screen->mine},
	                        {.key = T("Who supports"),
	                         .value = typed_key(ctx, "with", path_withs,
	                                            screen->mine
	                                                    ? path_with_keys_me
	                                                    : path_with_keys)},
	                        {.key = T("Their name"),
	                         .value = partner,
	                         .omit = str_empty(partner)},
	                        {.key = T("Where it is"),
	                         .value = typed_key(ctx, "state", path_states,
	                                            path_state_keys)},
	                        {.key = T("Notes"),
	                         .value = notes,
	                         .omit = str_empty(notes)})});
	html_raw(h, "<div class=\"dir-actions\">");
	draw_way_on(h, ctx, screen, "save", T("Save"), NULL);
	draw_way_on(h, ctx, screen, "change", T("Change"),
	            "govuk-button--secondary");
	html_raw(h, "</div>");
}

/* --- paper ---------------------------------------------------------------- */

static void
draw_paper_part(struct html *h, const struct support_screen *screen, int path)
{
	const struct paths *paths = &screen->paths;

	html_raw(h, "<h2 class=\"govuk-heading-s\">");
	html_text(h, path_title(screen, path));
	html_raw(h, ": ");
	html_text(h, text_get(path_state_keys[paths->ways[path].standing]));
	html_raw(h, "</h2>");
	for (size_t i = 0; i < paths->n; i++) {
		const struct path_need *need = &paths->needs[i];

		if (need->path != path || !path_stands(need))
			continue;
		html_raw(h, "<p class=\"govuk-body "
		            "govuk-!-margin-bottom-2\">");
		html_text(h, need->words);
		html_raw(h, " (");
		html_text(h, text_get(path_state_keys[need->state]));
		html_raw(h, "). ");
		html_text(h, with_words(h->arena, screen, need));
		html_raw(h, "</p>");
	}
}

void
paths_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;

	words_title(h, screen->mine ? T("Help with seven parts of my life")
	                            : T("Support on seven pathways"));
	words_para(h,
	           str_print(h->arena, "%.*s, %.*s", STR_ARG(screen->head.name),
	                     STR_ARG(screen->head.crn)));
	words_para(h, date_words(h->arena, ctx->today));
	for (int i = 0; i < SUPPORT_PATHS; i++)
		draw_paper_part(h, screen, i);
}
