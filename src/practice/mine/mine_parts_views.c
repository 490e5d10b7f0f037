/*
 * mine_parts_views.c - pieces of several pages.
 */
#include "practice/mine/mine_views.h"

void
mine_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

void
mine_card_begin(struct html *h, const char *id, struct str title,
                struct str link, struct str href)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, "><div class=\"dir-card__head\">");
	words_heading(h, title, id);
	if (!str_empty(link))
		mine_link(h, link, href);
	html_raw(h, "</div>");
}

void
mine_small(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

struct named {
	struct str words;
	struct str about;
};

static void
named_draw(struct html *h, const void *data)
{
	const struct named *named = data;

	html_text(h, named->words);
	if (str_empty(named->about))
		return;
	/* The class puts a space on both sides: a colon would stand alone. */
	html_raw(h, "<span class=\"govuk-visually-hidden\">");
	html_text(h, named->about);
	html_raw(h, "</span>");
}

struct markup
mine_named(struct arena *arena, struct str words, struct str about)
{
	return html_made(arena, named_draw, &(struct named){words, about});
}

void
mine_button(struct html *h, const struct ctx *ctx, struct str action,
            struct str words, struct str about)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, action);
	gov_button(h, &(struct gov_button){.html = mine_named(h->arena, words,
	                                                      about),
	                                   .classes = "govuk-button--secondary",
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

void
mine_form_end(struct html *h, struct str words)
{
	gov_button(h, &(struct gov_button){.text = words,
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

struct str
mine_item_path(struct arena *arena, struct mine_item_id id, const char *rest)
{
	return str_print(arena, "/me/list/%.*s%s",
	                 STR_ARG(id_show(arena, id.v)), rest);
}

/* --- how it is going ----------------------------------------------------- */

static void
face_draw(struct html *h, const void *data)
{
	const int *level = data;

	chart_face(h, *level);
	html_raw(h, " ");
	html_text(h, text_get(mine_level_keys[*level]));
}

void
mine_level(struct html *h, int level)
{
	face_draw(h, &level);
}

static void
field_level(struct html *h, const struct form *form, struct str ask)
{
	struct gov_choice items[MINE_LEVELS];

	for (int i = 0; i < MINE_LEVELS; i++) {
		int level = MINE_LEVELS - i;

		items[i] = (struct gov_choice){
		        .value = str_of(mine_levels[level]),
		        .html = html_made(h->arena, face_draw, &level),
		};
	}
	form_radios(h, form,
	            &(struct gov_radios){.name = "level",
	                                 .label = ask,
	                                 .label_size = "m",
	                                 .items = {items, MINE_LEVELS}});
}

void
mine_say_fields(struct html *h, const struct form *form, int about,
                struct str ask)
{
	struct gov_choice items[MINE_ABOUT_COUNT];

	field_level(h, form, ask);
	for (int i = 0; i < MINE_ABOUT_COUNT; i++)
		items[i] = (struct gov_choice){
		        .value = str_of(mine_abouts[i]),
		        .text = text_get(mine_about_keys[i]),
		};
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "about",
	                    .label = T("What is it about?"),
	                    .label_size = "s",
	                    .items = {items, MINE_ABOUT_COUNT},
	                    .value = about < 0 ? str_of(mine_abouts[MINE_ALL])
	                                       : str_of(mine_abouts[about])});
	form_textarea(h, form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .rows = 4,
	                      .label = T("Do you want to say more? (optional)"),
	                      .label_size = "s"});
}

void
mine_dids(struct html *h, const struct mine_did *dids, size_t n)
{
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\"><strong>");
		html_text(h, T("You said"));
		html_raw(h, "</strong><br>");
		html_lines(h, dids[i].said);
		html_raw(h, "</p><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\"><strong>");
		html_text(h, T("We did"));
		html_raw(h, "</strong><br>");
		html_lines(h, dids[i].did);
		html_raw(h, "</p>");
		mine_small(h, date_words(h->arena, dids[i].day));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}
