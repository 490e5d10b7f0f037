/*
 * router_wording.c - gentle words about words: what a worker saved is looked
 * over, and the next page shows another way to say it.
 *
 * Here, so that it holds for every form there is and will be.  What was typed
 * goes nowhere: only which entry of the list it was is kept, for one page.
 */
#include "base/utf8.h"
#include "kernel/router/router_local.h"
#include "web/gov/gov.h"
#include "web/gov/words.h"

/* Whether a field says that the words are somebody else's: whose voice it is,
 * or how it was said ("rate_how": in the room, by telephone, on paper). */
static bool
says_theirs(const struct pair *field)
{
	bool how = str_is(field->name, "how") ||
	           str_ends(field->name, S("_how"));

	if (str_is(field->name, "voice"))
		return str_is(field->value, "for");
	return how && (str_is(field->value, "room") ||
	               str_is(field->value, "telephone") ||
	               str_is(field->value, "paper"));
}

/* The person's words, written down by a worker or by themself on the worker's
 * screen: not the worker's to put better.  Such a form has an address that
 * ends so, or a field that says it. */
static bool
is_theirs(const struct turn *turn)
{
	static const struct str ends[] = {
	        {"/for-them", 9}, {"/sign", 5}, {"/sign/paper", 11}};
	const struct pairs *fields = &turn->x->req.form;

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(str_of(turn->route->path), ends[i]))
			return true;
	for (size_t i = 0; i < fields->n; i++)
		if (says_theirs(&fields->v[i]))
			return true;
	return false;
}

/* Codes and names of one word are not prose. */
static bool
is_prose(struct str s)
{
	return str_has(s, S(" "));
}

static bool
looks(const struct turn *turn)
{
	return !turn->api && turn->who.id.v != 0 && turn->who.person.v == 0 &&
	       turn->x->reply.status == 303 && !is_theirs(turn);
}

static void
wording_add(struct said *said, const struct wording *wording)
{
	for (size_t i = 0; i < said->wordings_n; i++)
		if (said->wordings[i] == wording)
			return;
	if (said->wordings_n < WORDINGS_MOST)
		said->wordings[said->wordings_n++] = wording;
}

void
wording_look(struct turn *turn)
{
	const struct pairs *fields = &turn->x->req.form;
	const struct wording *found[WORDINGS_MOST];

	if (!looks(turn))
		return;
	for (size_t i = 0; i < fields->n; i++) {
		struct str value = fields->v[i].value;
		size_t n = !is_prose(value)
		                   ? 0
		                   : wording_find(turn->ctx.arena, value,
		                                  turn->ctx.today, found,
		                                  WORDINGS_MOST);

		for (size_t k = 0; k < n; k++)
			wording_add(&turn->notice, found[k]);
	}
	if (turn->notice.wordings_n > 0)
		notice_ask(turn, &turn->x->reply);
}

void
wording_draw(struct html *h, const struct ctx *ctx, const struct said *said)
{
	if (said->wordings_n == 0)
		return;
	html_raw(h, "<div class=\"govuk-inset-text dir-wording\""
	            " role=\"note\"><p class=\"govuk-body\">");
	html_text(h, T("It is saved as you wrote it. A thought about the "
	               "words:"));
	html_raw(h, "</p><ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < said->wordings_n; i++) {
		html_raw(h, "<li>");
		html_text(h, TV(ctx->arena, "“{word}” can be: {instead}",
		                {"word", wording_first(said->wordings[i])},
		                {"instead", text_get(said->wordings[i]->say)}));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul><p class=\"govuk-body\"><a class=\"govuk-link\""
	            " href=\"/words\">");
	html_text(h, T("Words we choose, and why"));
	html_raw(h, "</a></p></div>");
}

/* --- the list ----------------------------------------------------------- */

#define CELLS 3

static void
cells_fill(struct gov_cell *cells, const struct wording *wording)
{
	cells[0] = (struct gov_cell){.text = wording_first(wording)};
	cells[1] = (struct gov_cell){.text = text_get(wording->say)};
	cells[2] = (struct gov_cell){.text = text_get(wording->why)};
}

static void
list_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct gov_cell head[CELLS] = {{.text = T("Word")},
	                                     {.text = T("Instead")},
	                                     {.text = T("Why")}};
	const struct gov_table table = {
	        .caption = TV(ctx->arena, "What holds on {day}",
	                      {"day", date_words(ctx->arena, ctx->today)}),
	        .caption_classes = "govuk-table__caption--m",
	        .head = {head, CELLS, false},
	        .first_cell_is_header = true,
	};
	struct gov_cell cells[CELLS];

	(void)data;
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("Words we choose, and why"));
	html_raw(h, "</h1>");
	words_para(h, T("When you save something with one of these words in "
	                "it, the next page shows another way to say it. It "
	                "never stops or changes what you wrote. What somebody "
	                "else said, between quotation marks, is left alone."));
	words_para(h, T("Where an Act or a court uses a word, you may have to "
	                "use it too."));
	gov_table_scroll_begin(h, &table);
	for (const struct wording *w = wording_list; w->forms != NULL; w++) {
		if (!wording_holds(w, ctx->today))
			continue;
		cells_fill(cells, w);
		gov_table_row(h, &table, cells, CELLS);
	}
	gov_table_scroll_end(h);
}

const struct fault *
get_wording(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	page_show(ctx, reply,
	          &(struct page){.title = T("Words we choose, and why"),
	                         .back = S("/"),
	                         .wide = true},
	          list_draw, NULL);
	return NULL;
}
