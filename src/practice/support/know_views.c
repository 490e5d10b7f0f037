/*
 * know_views.c - how a person learns and what helps, for both sides.
 */
#include "practice/support/support_views.h"

struct str
know_about(const struct know_entry *entry)
{
	const struct support_edition *edition =
	        support_edition_of(entry->edition);

	if (entry->kind == KNOW_CONDITION)
		return S("");
	return text_get(entry->kind == KNOW_HELP
	                        ? edition->helps[entry->code]
	                        : edition->areas[entry->code].title);
}

static struct str
entry_path(struct arena *arena, const struct support_screen *screen,
           const struct know_entry *entry, const char *rest)
{
	return str_print(arena, "%.*s/entries/%.*s%s", STR_ARG(screen->base),
	                 STR_ARG(id_show(arena, entry->id.v)), rest);
}

/* --- one entry ------------------------------------------------------------ */

static void
draw_words(struct html *h, const struct know_entry *entry)
{
	struct str about = know_about(entry);
	bool other = entry->kind == KNOW_HELP && entry->code == SUPPORT_ELSE;

	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">");
	if (!str_empty(about) && !other) {
		html_raw(h, "<strong>");
		html_text(h, about);
		html_raw(h, "</strong>");
		if (!str_empty(entry->words))
			html_raw(h, "<br>");
	}
	html_lines(h, entry->words);
	html_raw(h, "</p>");
}

/* Where it comes from, or who does it. */
static struct str
from_words(struct arena *arena, const struct support_screen *screen,
           const struct know_entry *entry)
{
	const char *const *keys = screen->mine ? know_source_keys_me
	                                       : know_source_keys;
	struct str words;

	if (entry->kind == KNOW_HELP)
		keys = screen->mine ? know_doer_keys_me : know_doer_keys;
	words = text_get(keys[entry->kind == KNOW_HELP ? (int)entry->doer
	                                               : (int)entry->source]);
	if (str_empty(entry->detail))
		return words;
	return str_print(arena, "%.*s: %.*s", STR_ARG(words),
	                 STR_ARG(entry->detail));
}

/* What the person says is said under it already. */
static void
draw_from(struct html *h, const struct support_screen *screen,
          const struct know_entry *entry)
{
	if (entry->kind != KNOW_HELP && entry->source == KNOW_SAYS &&
	    str_empty(entry->detail))
		return;
	html_raw(h, "<p class=\"govuk-body-s govuk-!-margin-bottom-1\">");
	html_text(h, from_words(h->arena, screen, entry));
	html_raw(h, "</p>");
}

static void
draw_again_words(struct html *h, const struct ctx *ctx,
                 const struct know_entry *entry)
{
	struct str day;

	if (entry->kind != KNOW_HELP || !date_is(entry->again))
		return;
	day = date_words(h->arena, entry->again);
	html_raw(h, "<p class=\"govuk-body-s govuk-!-margin-bottom-1\">");
	if (date_before(entry->again, ctx->today)) {
		gov_tag(h, &(struct gov_tag){.text = T("Time to ask again"),
		                             .classes = "govuk-tag--yellow"});
		html_raw(h, " ");
	}
	html_text(h, TV(h->arena, "Ask again by {day}", {"day", day}));
	html_raw(h, "</p>");
}

static void
draw_again_form(struct html *h, const struct ctx *ctx,
                const struct support_screen *screen,
                const struct know_entry *entry)
{
	struct str path = entry_path(h->arena, screen, entry, "/again");
	struct date soon = date_add_months(ctx->today, 3);
	struct form form;

	gov_details_begin(
	        h, &(struct gov_details){
	                   .summary = T("It still helps: ask again later"),
	                   .open = page_sent(ctx, path)});
	page_form(ctx, &form);
	form_begin(h, &form, path);
	form_input(
	        h, &form,
	        &(struct gov_input){
	                .name = "again",
	                .id = str_c(h->arena,
	                            str_print(h->arena, "again-%.*s",
	                                      STR_ARG(id_show(h->arena,
	                                                      entry->id.v)))),
	                .label = T("Ask again by which day?"),
	                .label_size = "s",
	                .hint = TV(h->arena, "For example, {day}",
	                           {"day", date_words(h->arena, soon)}),
	                .classes = "govuk-input--width-10"});
	support_form_end(h, T("Save"));
	gov_details_end(h);
}

/* What another worker wrote, to a worker of the person. */
static void
draw_aside_form(struct html *h, const struct ctx *ctx,
                const struct support_screen *screen,
                const struct know_entry *entry)
{
	struct str path = entry_path(h->arena, screen, entry, "/aside");
	struct str id = id_show(h->arena, entry->id.v);
	struct form form;

	if (screen->mine)
		return;
	gov_details_begin(h,
	                  &(struct gov_details){.summary = T("Set it aside"),
	                                        .open = page_sent(ctx, path)});
	page_form(ctx, &form);
	form_begin(h, &form, path);
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "why",
	                   .id = str_c(h->arena, str_print(h->arena, "why-%.*s",
	                                                   STR_ARG(id))),
	                   .label = T("Why is it set aside?"),
	                   .label_size = "s",
	                   .hint = T("Another worker wrote this. It stays in "
	                             "the history, with your reason.")});
	support_form_end(h, T("Set it aside"));
	gov_details_end(h);
}

static void
draw_press(struct html *h, const struct ctx *ctx,
           const struct support_screen *screen, const struct know_entry *entry)
{
	if (!support_may_write(ctx, screen))
		return;
	if (entry->kind == KNOW_HELP)
		draw_again_form(h, ctx, screen, entry);
	if (support_is_theirs(ctx, screen->head.person, &entry->by))
		support_draw_take_back(
		        h, ctx, entry_path(h->arena, screen, entry, "/back"));
	else if (know_may_set_aside(ctx, screen->head.person, entry))
		draw_aside_form(h, ctx, screen, entry);
}

/* Who set it aside, and why. */
static void
draw_aside(struct html *h, const struct know_entry *entry)
{
	struct str day = date_words(h->arena, instant_date(entry->back.at));

	html_raw(h, "<p class=\"govuk-body-s govuk-!-margin-bottom-1\">");
	html_text(h, TV(h->arena, "{name} set this aside on {day}:",
	                {"name", entry->back.name}, {"day", day}));
	html_raw(h, "<br>");
	html_lines(h, entry->back_why);
	html_raw(h, "</p>");
}

static void
draw_entry(struct html *h, const struct ctx *ctx,
           const struct support_screen *screen, const struct know_entry *entry,
           bool paper)
{
	html_raw(h, "<li>");
	draw_words(h, entry);
	draw_from(h, screen, entry);
	draw_again_words(h, ctx, entry);
	support_draw_by(h, screen, &entry->by);
	if (!str_empty(entry->back_why))
		draw_aside(h, entry);
	else if (!know_stands(entry))
		support_draw_back(h, screen, &entry->back);
	if (know_stands(entry) && !paper) {
		know_draw_share(h, ctx, screen, entry,
		                entry_path(h->arena, screen, entry, "/share"));
		draw_press(h, ctx, screen, entry);
	}
	html_raw(h, "</li>");
}

void
know_draw_list(struct html *h, const struct ctx *ctx,
               const struct support_screen *screen, enum know_kind kind,
               enum know_source source, bool paper)
{
	const struct know *know = &screen->know;
	size_t n = 0;

	for (size_t i = 0; i < know->n; i++) {
		const struct know_entry *entry = &know->entries[i];

		if (entry->kind != kind || !know_stands(entry) ||
		    (source != KNOW_UNSAID && entry->source != source))
			continue;
		if (n++ == 0)
			html_raw(h, "<ul class=\"dir-list\">");
		draw_entry(h, ctx, screen, entry, paper);
	}
	if (n > 0)
		html_raw(h, "</ul>");
	else
		words_para(h, T("Nothing is here yet."));
}

/* --- overview ------------------------------------------------------------- */

static void
draw_card(struct html *h, const struct ctx *ctx,
          const struct support_screen *screen, enum know_kind kind,
          struct str title)
{
	const char *word = know_kinds[kind];

	support_card_begin(
	        h, word, title,
	        support_may_write(ctx, screen) ? T("Add one") : S(""),
	        support_path_of(h->arena, screen,
	                        str_c(h->arena,
	                              str_print(h->arena, "/add/%s", word))));
	if (kind == KNOW_CONDITION) {
		html_raw(h, "<h3 class=\"govuk-heading-s\">");
		html_text(h,
		          screen->mine ? T("I say so") : T("The person says"));
		html_raw(h, "</h3>");
		know_draw_list(h, ctx, screen, kind, KNOW_SAYS, false);
		html_raw(h, "<h3 class=\"govuk-heading-s\">");
		html_text(h, T("Diagnosed"));
		html_raw(h, "</h3>");
		know_draw_list(h, ctx, screen, kind, KNOW_DIAGNOSED, false);
	} else {
		know_draw_list(h, ctx, screen, kind, KNOW_UNSAID, false);
	}
	html_raw(h, "</section>");
}

static void
draw_standing(struct html *h, const struct support_screen *screen)
{
	const struct know_done *done = &screen->know.done;

	if (!done->is)
		return;
	words_para(h, TV(h->arena, "Finished on {day}.",
	                 {"day", date_words(h->arena, done->day)}));
	if (done->since)
		words_para(h, T("Something has changed since then."));
}

static void
draw_finish(struct html *h, const struct ctx *ctx,
            const struct support_screen *screen)
{
	const struct know *know = &screen->know;

	if (!support_may_write(ctx, screen) || know->n == 0 ||
	    (know->done.is && !know->done.since))
		return;
	if (know_standing(know, KNOW_STRENGTH) == 0)
		words_para(h, T("Strengths come first. Write down one "
		                "strength, then finish"));
	support_draw_press(h, ctx, support_path_of(h->arena, screen, "/end"),
	                   T("This is all for now"));
}

/* What was taken back or set aside. */
static void
draw_history(struct html *h, const struct ctx *ctx,
             const struct support_screen *screen)
{
	const struct know *know = &screen->know;
	size_t n = 0;

	for (size_t i = 0; i < know->n; i++) {
		if (know_stands(&know->entries[i]))
			continue;
		if (n++ == 0) {
			gov_details_begin(h,
			                  &(struct gov_details){
			                          .summary = T("What was taken "
			                                       "back or set "
			                                       "aside")});
			html_raw(h, "<ul class=\"dir-list\">");
		}
		draw_entry(h, ctx, screen, &know->entries[i], true);
	}
	if (n == 0)
		return;
	html_raw(h, "</ul>");
	gov_details_end(h);
}

static struct gov_page_link
page_link(struct arena *arena, const struct support_screen *screen,
          struct str text, int page)
{
	return (struct gov_page_link){
	        .text = text,
	        .href = str_print(arena, "%.*s/all?page=%d",
	                          STR_ARG(screen->base), page)};
}

/* What stands of this page, or what does not; the newest on top. */
static void
draw_some(struct html *h, const struct ctx *ctx,
          const struct support_screen *screen, bool stands)
{
	const struct know *know = &screen->know;
	size_t n = 0;

	for (size_t i = know->n; i > 0; i--) {
		if (know_stands(&know->entries[i - 1]) != stands)
			continue;
		if (n++ == 0)
			html_raw(h, "<ul class=\"dir-list\">");
		draw_entry(h, ctx, screen, &know->entries[i - 1], true);
	}
	if (n > 0)
		html_raw(h, "</ul>");
}

void
know_draw_all(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;
	const struct know *know = &screen->know;
	int page = screen->page;
	struct gov_pagination links = {.classes = NULL};

	words_title(h, T("All that was written"));
	words_para(h, T("What holds now comes first, the newest on top. Then "
	                "comes what was taken back or set aside."));
	if (know->n == 0)
		words_para(h, T("Nothing is here yet."));
	draw_some(h, ctx, screen, true);
	draw_some(h, ctx, screen, false);
	if (page > 1)
		links.previous =
		        page_link(h->arena, screen, T("Newer ones"), page - 1);
	if (know->more && page < KNOW_PAGES)
		links.next =
		        page_link(h->arena, screen, T("Older ones"), page + 1);
	if (page > 1 || know->more)
		gov_pagination(h, &links);
}

/* Paper as the person says it helps. */
static void
draw_ways(struct html *h, const struct support_screen *screen)
{
	bool large = know_helps(&screen->know, SUPPORT_LARGE_PRINT);

	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER,
	          large ? T("On paper, in large print") : T("On paper"),
	          support_path_of(h->arena, screen,
	                          large ? "/print?large=1" : "/print"));
	html_raw(h, "</li>");
	if (screen->mine && know_helps(&screen->know, SUPPORT_EASY_READ)) {
		html_raw(h, "<li>");
		support_link(h, T("My plan in easy read"), S("/me/plan/easy"));
		html_raw(h, "</li>");
	}
	html_raw(h, "<li>");
	support_link(h,
	             screen->mine ? T("Help with seven parts of my life")
	                          : T("Support on seven pathways"),
	             screen->paths_base);
	html_raw(h, "</li></ul>");
}

static void
draw_source(struct html *h, const struct support_screen *screen)
{
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, TV(h->arena, "The parts are those of: {source}",
	                {"source", text_get(screen->edition->areas_from)}));
	html_raw(h, "</p>");
}

void
know_draw_overview(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;
	const struct know *know = &screen->know;
	struct str name = screen->head.known_as;

	words_title(h, screen->mine ? T("How I learn, and what helps me")
	                            : TV(h->arena,
	                                 "How {name} learns, and what helps",
	                                 {"name", name}));
	words_para(h,
	           screen->mine
	                   ? T("Tell us what you are good at, what is hard, "
	                       "and what helps. All who meet you see what "
	                       "helps. The rest is for you and your worker.")
	                   : T("Strengths come first. Everybody who meets the "
	                       "person sees what helps, and nothing else of "
	                       "this."));
	draw_standing(h, screen);
	draw_card(h, ctx, screen, KNOW_STRENGTH,
	          screen->mine ? T("What I am good at") : T("Strengths"));
	draw_card(h, ctx, screen, KNOW_HELP,
	          screen->mine
	                  ? T("What helps me")
	                  : TV(h->arena, "What helps {name}", {"name", name}));
	draw_card(h, ctx, screen, KNOW_NEED, T("What is hard"));
	draw_card(h, ctx, screen, KNOW_CONDITION, T("Conditions"));
	draw_finish(h, ctx, screen);
	draw_history(h, ctx, screen);
	if (know->more)
		support_link(h, T("All that was written"),
		             support_path_of(h->arena, screen, "/all"));
	draw_ways(h, screen);
	if (!screen->mine)
		draw_source(h, screen);
}

/* --- paper: one sheet ----------------------------------------------------- */

void
know_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;
	struct str name = screen->head.known_as;

	words_title(h, screen->mine ? T("How I learn, and what helps me")
	                            : TV(h->arena,
	                                 "How {name} learns, and what helps",
	                                 {"name", name}));
	words_para(h,
	           str_print(h->arena, "%.*s, %.*s", STR_ARG(screen->head.name),
	                     STR_ARG(screen->head.crn)));
	words_para(h, date_words(h->arena, ctx->today));
	words_heading(h, screen->mine ? T("What I am good at") : T("Strengths"),
	              "strength");
	know_draw_list(h, ctx, screen, KNOW_STRENGTH, KNOW_UNSAID, true);
	words_heading(h,
	              screen->mine ? T("What helps me")
	                           : TV(h->arena, "What helps {name}",
	                                {"name", name}),
	              "help");
	know_draw_list(h, ctx, screen, KNOW_HELP, KNOW_UNSAID, true);
	words_heading(h, T("What is hard"), "need");
	know_draw_list(h, ctx, screen, KNOW_NEED, KNOW_UNSAID, true);
}
