/*
 * support_pages.c - how a person learns and what helps: one set of pages for
 * both sides.
 */
#include "practice/support/support_views.h"

/* Whether the address is one of the person's own pages. */
static bool
is_mine(const struct ctx *ctx)
{
	return ctx->route->permission == CAN_SEE_OWN ||
	       ctx->route->permission == CAN_WRITE_OWN;
}

const struct fault *
support_whose(struct ctx *ctx, const struct request *req,
              struct support_screen *out)
{
	*out = (struct support_screen){.mine = is_mine(ctx)};
	if (out->mine)
		TRY(people_me(ctx, &out->head));
	else
		TRY(people_of_request(ctx, req, &out->head));
	out->base =
	        out->mine ? S("/me/support")
	                  : people_path(ctx->arena, out->head.crn, "/support");
	out->paths_base =
	        out->mine ? S("/me/pathways")
	                  : people_path(ctx->arena, out->head.crn, "/pathways");
	return support_edition_on(ctx, ctx->today, &out->edition);
}

void
support_show(struct ctx *ctx, struct reply *reply,
             const struct support_screen *screen, struct str title,
             struct str back,
             void (*draw)(struct html *h, const struct ctx *ctx,
                          const void *data))
{
	struct page page = {
	        .title = title,
	        .nav = NAV_HOME,
	        .back = back,
	        .person_page = true,
	};

	if (!screen->mine)
		page = (struct page){
		        .title = title,
		        .nav = NAV_PEOPLE,
		        .above = people_above,
		        .tabs = people_tabs(ctx, &screen->head,
		                            PEOPLE_TAB_NONE),
		        .back = back,
		};
	page_show(ctx, reply, &page, draw, screen);
}

const struct fault *
support_saved(struct ctx *ctx, struct reply *reply, struct text notice,
              struct str path)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, path);
	return NULL;
}

int
support_word(const struct request *req, const char *field,
             const char *const *words)
{
	struct str typed = request_field(req, field);

	return str_empty(typed) ? 0 : str_word(typed, words);
}

/* -1 for nothing, too. */
static int
code_of(const struct request *req, const char *const *words)
{
	struct str typed = request_field(req, "code");

	return str_empty(typed) ? -1 : str_word(typed, words);
}

/* --- overview and paper --------------------------------------------------- */

static struct str
title_of(struct arena *arena, const struct support_screen *screen)
{
	return screen->mine ? T("How I learn, and what helps me")
	                    : TV(arena, "How {name} learns, and what helps",
	                         {"name", screen->head.known_as});
}

static const struct fault *
open_screen(struct ctx *ctx, const struct request *req,
            struct support_screen *out)
{
	TRY(support_whose(ctx, req, out));
	return know_read(ctx, out->head.person, &out->know);
}

const struct fault *
know_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;

	TRY(open_screen(ctx, req, &screen));
	support_show(ctx, reply, &screen, title_of(ctx->arena, &screen),
	             screen.mine ? S("/me")
	                         : people_path(ctx->arena, screen.head.crn, ""),
	             know_draw_overview);
	return NULL;
}

/* From 1; what is no page is the first. */
static int
page_of(const struct request *req)
{
	int64_t page;

	if (str_i64(request_query(req, "page"), &page) && page > 0 &&
	    page <= KNOW_PAGES)
		return (int)page;
	return 1;
}

const struct fault *
know_get_all(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;

	TRY(support_whose(ctx, req, &screen));
	screen.page = page_of(req);
	TRY(know_read_page(ctx, screen.head.person, screen.page, &screen.know));
	support_show(ctx, reply, &screen, T("All that was written"),
	             screen.base, know_draw_all);
	return NULL;
}

const struct fault *
know_get_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;

	TRY(open_screen(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = title_of(ctx->arena, &screen),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.name},
	          know_draw_paper, &screen);
	return NULL;
}

const struct fault *
know_get_sheet(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;

	TRY(support_whose(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = T("How I learn, and what helps me"),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.known_as},
	          know_draw_sheet, &screen);
	return NULL;
}

const struct fault *
paths_get_sheet(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;

	TRY(support_whose(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = T("Help with seven parts of my life"),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.known_as},
	          paths_draw_sheet, &screen);
	return NULL;
}

/* --- adding --------------------------------------------------------------- */

static const struct fault *
kind_of(struct ctx *ctx, const struct request *req, enum know_kind *out)
{
	int kind = str_word(request_place(req, "kind"), know_kinds);

	if (kind < 0)
		return fault_not_found(ctx, "There is no such part");
	*out = (enum know_kind)kind;
	return NULL;
}

const struct fault *
know_get_add(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	enum know_kind kind = KNOW_STRENGTH;
	struct support_screen screen;

	TRY(kind_of(ctx, req, &kind));
	TRY(open_screen(ctx, req, &screen));
	screen.kind = kind;
	support_show(ctx, reply, &screen, text_get(know_kind_keys[kind]),
	             screen.base, know_draw_add);
	return NULL;
}

/* Whether the words of what was added wait for the person's yes. */
static bool
waits(struct ctx *ctx, const struct know *know, struct know_id id)
{
	size_t n;
	struct str *conditions = know_conditions(ctx->arena, know, &n);

	for (size_t i = 0; i < know->n; i++) {
		const struct know_entry *entry = &know->entries[i];

		if (entry->id.v == id.v)
			return entry->kind == KNOW_HELP &&
			       !str_empty(entry->words) &&
			       entry->share == KNOW_UNASKED &&
			       !know_shared(ctx->arena, entry, ctx->today,
			                    conditions, n);
	}
	return false;
}

const struct fault *
know_post_add(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str again = request_field(req, "again");
	struct know_terms terms = {.again = DATE_NONE};
	struct support_screen screen;
	struct know_id id;

	TRY(kind_of(ctx, req, &terms.kind));
	TRY(support_whose(ctx, req, &screen));
	if (!str_i64(request_field(req, "edition"), &terms.edition))
		terms.edition = 0;
	terms.code = code_of(req, terms.kind == KNOW_HELP ? support_helps
	                                                  : support_areas);
	terms.source = support_word(req, "source", know_sources);
	terms.doer = support_word(req, "doer", know_doers);
	terms.share = support_word(req, "share", know_shares);
	terms.words = request_field(req, "words");
	terms.detail = request_field(req, "detail");
	terms.again_wrong = !str_empty(again) &&
	                    !date_read(again, ctx->today, &terms.again);
	if (terms.again_wrong)
		terms.again = DATE_NONE;
	TRY(know_add(ctx, screen.head.person, &terms, &id, NULL));
	TRY(know_read(ctx, screen.head.person, &screen.know));
	return support_saved(ctx, reply,
	                     waits(ctx, &screen.know, id)
	                             ? TEXT("It is saved. Before others read "
	                                    "the words, say below if they may")
	                             : TEXT("It is saved"),
	                     screen.base);
}

/* --- what becomes of it --------------------------------------------------- */

const struct fault *
know_post_back(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;
	struct know_id id;

	TRY(request_place_id(req, "said", &id.v));
	TRY(support_whose(ctx, req, &screen));
	TRY(know_back(ctx, screen.head.person, id));
	return support_saved(ctx, reply,
	                     TEXT("It is taken back. The history still shows "
	                          "it."),
	                     screen.base);
}

const struct fault *
know_post_aside(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_screen screen;
	struct know_id id;

	TRY(request_place_id(req, "said", &id.v));
	TRY(support_whose(ctx, req, &screen));
	TRY(know_set_aside(ctx, screen.head.person, id,
	                   request_field(req, "why"), NULL));
	return support_saved(ctx, reply,
	                     TEXT("It is set aside. The history still shows "
	                          "it."),
	                     screen.base);
}

const struct fault *
know_post_again(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct date again = DATE_NONE;
	struct support_screen screen;
	struct know_id id;

	TRY(request_place_id(req, "said", &id.v));
	TRY(support_whose(ctx, req, &screen));
	if (!date_read(request_field(req, "again"), ctx->today, &again))
		again = DATE_NONE;
	TRY(know_ask_again(ctx, screen.head.person, id, again, NULL));
	return support_saved(ctx, reply, TEXT("It is saved"), screen.base);
}

const struct fault *
know_post_share(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str said = request_field(req, "share");
	struct support_screen screen;
	struct know_id id;

	TRY(request_place_id(req, "said", &id.v));
	TRY(support_whose(ctx, req, &screen));
	if (!str_is(said, "yes") && !str_is(said, "no"))
		return fault_refused(ctx, "Choose yes or no");
	TRY(know_share(ctx, screen.head.person, id, str_is(said, "yes")));
	return support_saved(ctx, reply, TEXT("It is saved"), screen.base);
}

const struct fault *
know_post_finish(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct support_screen screen;

	TRY(support_whose(ctx, req, &screen));
	TRY(know_finish(ctx, screen.head.person));
	return support_saved(ctx, reply, TEXT("It is finished"), screen.base);
}

/* --- on pages that others lay out ----------------------------------------- */

/* Where the pages are: asks for nothing that a page about a person has not
 * read. */
static const struct fault *
panel_of(struct ctx *ctx, struct person_id person, struct support_panel **out)
{
	struct person_head head;
	struct support_panel *panel =
	        arena_new(ctx->arena, struct support_panel, 1);

	*panel = (struct support_panel){
	        .mine = support_is_own(ctx, person),
	        .base = S("/me/support"),
	        .paths_base = S("/me/pathways"),
	};
	*out = panel;
	if (panel->mine)
		return NULL;
	TRY(people_head(ctx, person, &head));
	panel->name = head.known_as;
	panel->base = people_path(ctx->arena, head.crn, "/support");
	panel->paths_base = people_path(ctx->arena, head.crn, "/pathways");
	return NULL;
}

const struct fault *
support_read_line(struct ctx *ctx, struct person_id person, void **out)
{
	struct support_panel *panel;

	TRY(panel_of(ctx, person, &panel));
	TRY(know_line(ctx, person, &panel->line));
	*out = panel->line.n == 0 ? NULL : panel;
	return NULL;
}

const struct fault *
support_read_panel(struct ctx *ctx, struct person_id person, void **out)
{
	struct support_panel *panel;

	TRY(panel_of(ctx, person, &panel));
	*out = panel;
	return NULL;
}

const struct fault *
support_read_offer(struct ctx *ctx, struct person_id person, void **out)
{
	struct support_panel *panel;

	TRY(panel_of(ctx, person, &panel));
	TRY(know_line(ctx, person, &panel->line));
	*out = panel->mine && (panel->line.large_print || panel->line.easy_read)
	               ? panel
	               : NULL;
	return NULL;
}
