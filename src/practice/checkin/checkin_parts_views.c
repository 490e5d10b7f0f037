/*
 * checkin_parts_views.c - pieces of several pages of check-ins.
 */
#include "practice/checkin/checkin_views.h"

struct str
checkin_path(struct arena *arena, const struct checkin_screen *screen,
             const char *rest)
{
	return str_print(arena, "%.*s%s", STR_ARG(screen->base), rest);
}

struct str
checkin_one_path(struct arena *arena, const struct checkin_screen *screen,
                 struct checkin_id id, const char *rest)
{
	return str_print(arena, "%.*s/past/%.*s%s", STR_ARG(screen->base),
	                 STR_ARG(id_show(arena, id.v)), rest);
}

void
checkin_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

void
checkin_card_begin(struct html *h, const char *id, struct str title,
                   const char *classes)
{
	html_raw(h, "<section");
	gov_class(h, "dir-card", classes);
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, ">");
	words_heading(h, title, id);
}

void
checkin_small(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

void
checkin_area(struct html *h, const struct form *form, const char *name,
             struct str label, struct str hint, int most, struct str stored)
{
	form_character_count(h, form,
	                     &(struct gov_character_count){.name = name,
	                                                   .label = label,
	                                                   .label_size = "s",
	                                                   .hint = hint,
	                                                   .rows = 3,
	                                                   .value = stored,
	                                                   .max_length = most,
	                                                   .threshold = 75});
}

void
checkin_form_end(struct html *h, struct str save)
{
	gov_button(h, &(struct gov_button){.text = save,
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

void
checkin_draw_safety(struct html *h, const struct checkin_screen *screen)
{
	const struct person_head *head = &screen->head;

	checkin_card_begin(h, "safety", T("If you need help now"),
	                   "dir-card--alert");
	words_para(h, T("Nobody reads this at once. If you or someone else is "
	                "in danger, ring 999."));
	words_para(h, T("To talk at any hour, ring Samaritans on 116 123 for "
	                "free."));
	if (!str_empty(head->worker_phone))
		words_para(h, TV(h->arena, "To reach us, ring {phone}.",
		                 {"phone", head->worker_phone}));
	words_para(h,
	           TN(h->arena, "We read what you send within {n} working day.",
	              "We read what you send within {n} working days.",
	              screen->read_days));
	html_raw(h, "</section>");
}

/* --- what was sent ------------------------------------------------------- */

static void
draw_said(struct html *h, struct str label, struct str words)
{
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, label);
	html_raw(h, "</strong><br>");
	html_lines(h, words);
	html_raw(h, "</p>");
}

static void
draw_wants(struct html *h, const struct checkin *one)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\"><strong>");
	html_text(h, T("Help wanted with"));
	html_raw(h, "</strong></p>");
	if (one->wants == 0) {
		words_para(h, T("Nothing now"));
		return;
	}
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (int i = 0; i < CHECKIN_WANT_COUNT; i++) {
		if ((one->wants & (1u << i)) == 0)
			continue;
		html_raw(h, "<li>");
		html_text(h, text_get(checkin_want_keys[i]));
		if (i == CHECKIN_OTHER) {
			html_raw(h, ": ");
			html_text(h, one->other);
		}
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
checkin_draw_sent(struct html *h, const struct checkin_screen *screen,
                  const struct checkin *one)
{
	const char *const *moods = screen->mine ? checkin_mood_keys_me
	                                        : checkin_mood_keys;

	html_raw(h, "<p class=\"govuk-body-l\">");
	checkin_face(h, one->mood);
	html_text(h, text_get(moods[one->mood]));
	html_raw(h, "</p>");
	if (one->call)
		words_para(h, screen->mine ? T("You asked for a call.")
		                           : T("They ask for a call."));
	draw_wants(h, one);
	for (int i = 0; i < CHECKIN_QUESTIONS; i++)
		if (!str_empty(one->questions[i]))
			draw_said(h, one->questions[i],
			          str_empty(one->answers[i]) ? T("No answer")
			                                     : one->answers[i]);
	if (!str_empty(one->words))
		draw_said(h,
		          screen->mine ? T("What you wrote")
		                       : T("In their own words"),
		          one->words);
	checkin_small(h, text_get(checkin_voice_keys[one->voice]));
}

/* --- what was agreed ----------------------------------------------------- */

static struct gov_summary_row
summary_row(struct str key, struct str value)
{
	return (struct gov_summary_row){.key = key, .value = value};
}

void
checkin_draw_setup(struct html *h, const struct checkin_setup *setup,
                   struct date next, bool mine)
{
	struct gov_summary_row rows[8];
	size_t n = 0;

	rows[n++] = summary_row(T("How often"),
	                        checkin_every_words(h->arena, setup->every));
	rows[n++] = summary_row(T("From"), date_words(h->arena, setup->first));
	if (date_is(next))
		rows[n++] = summary_row(T("The next one"),
		                        date_words(h->arena, next));
	rows[n++] = summary_row(T("Meetings"),
	                        text_get(checkin_place_keys[setup->place]));
	if (!str_empty(setup->why))
		rows[n++] = summary_row(T("Why"), setup->why);
	rows[n++] = summary_row(T("Reminders"),
	                        text_get(mine ? checkin_way_keys_me[setup->way]
	                                      : checkin_way_keys[setup->way]));
	gov_summary_list(h, &(struct gov_summary_list){.rows = {rows, n}});
}

/* --- past ones ----------------------------------------------------------- */

static void
draw_tag(struct html *h, const struct checkin_screen *screen,
         const struct checkin *one)
{
	static const char *const looks[] = {
	        "govuk-tag--blue", "govuk-tag--yellow", "govuk-tag--green",
	        "govuk-tag--grey", "govuk-tag--grey",
	};
	const char *const *keys = screen->mine ? checkin_stand_keys_me
	                                       : checkin_stand_keys;

	gov_tag(h, &(struct gov_tag){.text = text_get(keys[one->stand]),
	                             .classes = looks[one->stand]});
}

void
checkin_draw_list(struct html *h, const struct checkin_screen *screen)
{
	const struct checkin_all *all = &screen->all;

	words_heading(h, T("Check-ins so far"), "past");
	if (all->n == 0) {
		words_para(h, all->page > 1 ? T("There are no earlier ones.")
		                            : T("There is none yet."));
		checkin_draw_pages(h, screen->base, all->page, false);
		return;
	}
	html_raw(h, "<ul class=\"dir-list govuk-!-margin-bottom-6\">");
	for (size_t i = 0; i < all->n; i++) {
		const struct checkin *one = &all->list[i];

		html_raw(h, "<li><p class=\"govuk-body\">");
		checkin_link(h, date_words(h->arena, one->due),
		             checkin_one_path(h->arena, screen, one->id, ""));
		html_raw(h, " ");
		draw_tag(h, screen, one);
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
	checkin_draw_pages(h, screen->base, all->page, all->more);
}

static struct str
page_path(struct arena *arena, struct str path, int page)
{
	return str_print(arena, "%.*s?page=%d", STR_ARG(path), page);
}

void
checkin_draw_pages(struct html *h, struct str path, int page, bool more)
{
	struct gov_pagination links = {0};

	if (page > 1)
		links.previous = (struct gov_page_link){
		        .text = T("Newer ones"),
		        .href = page_path(h->arena, path, page - 1)};
	if (more && page < CHECKIN_PAGES_MOST)
		links.next = (struct gov_page_link){
		        .text = T("Earlier ones"),
		        .href = page_path(h->arena, path, page + 1)};
	if (page > 1 || more)
		gov_pagination(h, &links);
}
