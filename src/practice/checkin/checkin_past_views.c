/*
 * checkin_past_views.c - what was agreed of check-ins before, by whom and when.
 */
#include "practice/checkin/checkin_views.h"

void
checkin_draw_past_link(struct html *h, const struct checkin_screen *screen)
{
	if (screen->all.setup.id == 0)
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	checkin_link(h, T("What was agreed before"),
	             checkin_path(h->arena, screen, "/agreed"));
	html_raw(h, "</p>");
}

static struct str
who_words(struct arena *arena, const struct checkin_screen *screen,
          const struct checkin_setup *setup)
{
	if (screen->mine && setup->own)
		return T("Written by you");
	return TV(arena, "Written by {name}", {"name", setup->name});
}

static void
draw_one(struct html *h, const struct checkin_screen *screen, size_t at)
{
	const struct checkin_setup *setup = &screen->past.list[at];
	const char *const *keys = screen->mine ? checkin_state_keys_me
	                                       : checkin_state_keys;
	const char *id = str_c(h->arena, str_print(h->arena, "agreed-%zu", at));

	checkin_card_begin(h, id, date_words(h->arena, instant_date(setup->at)),
	                   NULL);
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, text_get(keys[setup->state]));
	html_raw(h, "</strong>");
	if (!str_empty(setup->ended)) {
		html_raw(h, "<br>");
		html_lines(h, setup->ended);
	}
	html_raw(h, "</p>");
	checkin_draw_setup(h, setup, DATE_NONE, screen->mine);
	checkin_draw_facts(h, setup);
	checkin_small(h, who_words(h->arena, screen, setup));
	html_raw(h, "</section>");
}

void
checkin_draw_past(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct checkin_screen *screen = data;

	(void)ctx;
	words_title(h, T("What was agreed before"));
	words_para(h, T("Each change is kept, the newest first. The newest "
	                "counts."));
	if (screen->past.n == 0)
		words_para(h, screen->past.page > 1
		                      ? T("There are no earlier ones.")
		                      : T("There is none yet."));
	for (size_t i = 0; i < screen->past.n; i++)
		draw_one(h, screen, i);
	checkin_draw_pages(h, checkin_path(h->arena, screen, "/agreed"),
	                   screen->past.page, screen->past.more);
}
