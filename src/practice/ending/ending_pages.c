/*
 * ending_pages.c - the pages of an ending that both sides have.
 */
#include "practice/ending/ending_pages.h"

/* Whether the address is one of the person's own pages. */
static bool
is_mine(const struct ctx *ctx)
{
	return ctx->route->permission == CAN_SEE_OWN ||
	       ctx->route->permission == CAN_WRITE_OWN;
}

const struct fault *
ending_screen_whose(struct ctx *ctx, const struct request *req,
                    struct ending_screen *out)
{
	*out = (struct ending_screen){.mine = is_mine(ctx)};
	if (out->mine)
		TRY(people_me(ctx, &out->head));
	else
		TRY(people_of_request(ctx, req, &out->head));
	out->base = out->mine
	                    ? S("/me/ending")
	                    : people_path(ctx->arena, out->head.crn, "/ending");
	return NULL;
}

const struct fault *
ending_screen_open(struct ctx *ctx, const struct request *req,
                   struct ending_screen *out)
{
	TRY(ending_screen_whose(ctx, req, out));
	TRY(ending_read(ctx, out->head.person, 0, &out->ending));
	return ending_edition_on(ctx, ctx->today, &out->edition);
}

/* The same of an ending that has begun. */
const struct fault *
ending_screen_begun(struct ctx *ctx, const struct request *req,
                    struct ending_screen *out)
{
	TRY(ending_screen_open(ctx, req, out));
	if (out->ending.id == 0)
		return fault_not_found(ctx, "This has not begun yet");
	return NULL;
}

const struct fault *
ending_show_begun(struct ctx *ctx, const struct request *req,
                  struct reply *reply, struct str title,
                  void (*draw)(struct html *h, const struct ctx *ctx,
                               const void *data))
{
	struct ending_screen screen;

	TRY(ending_screen_begun(ctx, req, &screen));
	ending_show(ctx, reply, &screen, title, draw);
	return NULL;
}

/* The same for what is written: what it goes by, and nothing else. */
static const struct fault *
screen_words(struct ctx *ctx, const struct request *req,
             struct ending_screen *out)
{
	TRY(ending_screen_whose(ctx, req, out));
	TRY(ending_read_words(ctx, out->head.person, &out->ending));
	if (out->ending.id == 0)
		return fault_not_found(ctx, "This has not begun yet");
	return ending_look_back(ctx, out->head.person, &out->back);
}

void
ending_show(struct ctx *ctx, struct reply *reply,
            const struct ending_screen *screen, struct str title,
            void (*draw)(struct html *h, const struct ctx *ctx,
                         const void *data))
{
	struct page page = {.title = title, .back = screen->base};

	if (screen->mine) {
		page.nav = NAV_HOME;
		page.person_page = true;
	} else {
		page.nav = NAV_PEOPLE;
		page.above = people_above;
		page.tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_NONE);
	}
	page_show(ctx, reply, &page, draw, screen);
}

const struct fault *
ending_done(struct ctx *ctx, struct reply *reply, struct text notice,
            struct str path)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, path);
	return NULL;
}

int
ending_word_of(const struct request *req, const char *field,
               const char *const *words)
{
	struct str typed = request_field(req, field);

	return str_empty(typed) ? -1 : str_word(typed, words);
}

/* --- what is pointed at --------------------------------------------------- */

struct str
ending_quote_value(struct arena *arena, const struct ending_quote *quote)
{
	if (quote->kind == ENDING_NETWORK)
		return S("network");
	return str_print(arena, "%s-%.*s", ending_quote_kinds[quote->kind],
	                 STR_ARG(id_show(arena, quote->subject)));
}

bool
ending_quote_read(struct str typed, struct ending_quote *out)
{
	struct str kind = S("");
	int at;

	*out = (struct ending_quote){.kind = ENDING_NETWORK};
	if (str_is(typed, "network"))
		return true;
	if (!str_split(&typed, '-', &kind))
		return false;
	at = str_word(kind, ending_quote_kinds);
	if (at < 0 || at == ENDING_NETWORK || !id_read(typed, &out->subject))
		return false;
	out->kind = (enum ending_quote_kind)at;
	return true;
}

/* At most one more than may be, for the rule to say so. */
static size_t
quotes_read(const struct request *req, struct ending_quote *out)
{
	struct str typed;
	size_t n = 0;

	for (size_t i = 0; n <= ENDING_QUOTES_MOST &&
	                   request_field_at(req, "quotes", i, &typed);
	     i++)
		if (!str_empty(typed) && ending_quote_read(typed, &out[n]))
			n++;
	return n;
}

/* --- at a glance, and paper ----------------------------------------------- */

const struct fault *
ending_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ending_screen screen;
	struct page page;

	TRY(ending_screen_open(ctx, req, &screen));
	TRY(ending_pasts(ctx, screen.head.person, &screen.pasts,
	                 &screen.pasts_n));
	page = (struct page){
	        .title = screen.mine ? T("Moving on") : T("The ending"),
	        .nav = screen.mine ? NAV_HOME : NAV_PEOPLE,
	        .back = screen.mine
	                        ? S("/me")
	                        : people_path(ctx->arena, screen.head.crn, ""),
	        .person_page = screen.mine,
	        .above = screen.mine ? NULL : people_above,
	        .tabs = screen.mine ? NULL
	                            : people_tabs(ctx, &screen.head,
	                                          PEOPLE_TAB_NONE),
	};
	page_show(ctx, reply, &page, ending_draw_overview, &screen);
	return NULL;
}

static const struct fault *
paper(struct ctx *ctx, struct reply *reply, const struct ending_screen *screen,
      struct str title,
      void (*draw)(struct html *h, const struct ctx *ctx, const void *data))
{
	page_show(ctx, reply,
	          &(struct page){.title = title,
	                         .person_page = screen->mine,
	                         .print = true,
	                         .of = screen->head.name},
	          draw, screen);
	return NULL;
}

const struct fault *
ending_get_record(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct ending_screen screen;
	int64_t id;

	TRY(request_place_id(req, "ending", &id));
	TRY(ending_screen_whose(ctx, req, &screen));
	TRY(ending_read(ctx, screen.head.person, id, &screen.ending));
	return paper(ctx, reply, &screen,
	             screen.mine ? T("Moving on") : T("The ending"),
	             ending_draw_record);
}

const struct fault *
ending_get_blank(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ending_screen screen;

	TRY(ending_screen_whose(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = T("Looking back, and moving on"),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.known_as},
	          ending_draw_blank, &screen);
	return NULL;
}

/* A letter that was given, of any ending of theirs. */
const struct fault *
ending_get_paper(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ending_screen screen;
	struct ending_past *pasts;
	int64_t id;
	size_t n;

	TRY(request_place_id(req, "letter", &id));
	TRY(ending_screen_whose(ctx, req, &screen));
	TRY(ending_pasts(ctx, screen.head.person, &pasts, &n));
	for (size_t i = 0; i < n && screen.letter == NULL; i++) {
		TRY(ending_read(ctx, screen.head.person, pasts[i].id,
		                &screen.ending));
		for (size_t l = 0; l < screen.ending.letters_n; l++)
			if (screen.ending.letters[l].id == id)
				screen.letter = &screen.ending.letters[l];
	}
	if (screen.letter == NULL || str_empty(screen.letter->signed_words))
		return fault_not_found(ctx, "This letter is not given yet");
	return paper(ctx, reply, &screen, ending_letter_title(&screen),
	             ending_draw_letter);
}

const struct fault *
ending_post_begin(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct ending_screen screen;

	TRY(ending_screen_whose(ctx, req, &screen));
	TRY(ending_begin(ctx, screen.head.person));
	return ending_done(ctx, reply, TEXT("It has begun"), screen.base);
}

/* --- on a closed screen --------------------------------------------------- */

const struct fault *
ending_get_together(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct ending_screen screen;
	struct sit_screen sit;

	TRY(ending_screen_begun(ctx, req, &screen));
	sit = (struct sit_screen){
	        .head = screen.head,
	        .action = ending_path(ctx->arena, &screen, "/together"),
	};
	return sit_show(ctx, reply, &sit, screen.base);
}

const struct fault *
ending_post_together(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct ending_screen screen;

	TRY(ending_screen_begun(ctx, req, &screen));
	TRY(sit_take(ctx, req, screen.head.person));
	reply_see_other(reply, ending_path(ctx->arena, &screen, "/shown"));
	return NULL;
}

/* As the person reads it, and nothing beside it. */
const struct fault *
ending_get_shown(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ending_screen screen;
	bool asked;

	TRY(ending_screen_begun(ctx, req, &screen));
	TRY(sit_ask(ctx, req, reply, screen.head.person,
	            ending_path(ctx->arena, &screen, "/together"), &asked));
	if (asked)
		return NULL;
	TRY(sit_now(ctx, screen.head.person, &screen.sit));
	screen.mine = true;
	page_show(ctx, reply,
	          &(struct page){.title = T("Moving on"), .print = true},
	          ending_draw_shown, &screen);
	return NULL;
}

/* --- texts ---------------------------------------------------------------- */

static const struct fault *
about_of(struct ctx *ctx, const struct request *req, enum ending_about *out)
{
	int about = str_word(request_place(req, "about"), ending_abouts);

	if (about < 0)
		return fault_not_found(ctx, "There is no such part");
	*out = (enum ending_about)about;
	return NULL;
}

const struct fault *
ending_get_text(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ending_screen screen;
	enum ending_about about = ENDING_CHANGED;

	TRY(about_of(ctx, req, &about));
	TRY(screen_words(ctx, req, &screen));
	screen.about = about;
	ending_show(ctx, reply, &screen, text_get(ending_about_keys[about]),
	            ending_draw_text_page);
	return NULL;
}

const struct fault *
ending_post_text(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ending_quote quotes[ENDING_QUOTES_MOST + 1] = {0};
	struct ending_text_terms terms = {.words = request_field(req, "words"),
	                                  .quotes = quotes};
	struct str whose = request_field(req, "whose");
	struct ending_screen screen;
	struct problems problems;
	enum ending_about about = ENDING_CHANGED;

	TRY(about_of(ctx, req, &about));
	TRY(ending_screen_whose(ctx, req, &screen));
	terms.about = (int)about;
	terms.for_them = str_is(whose, "theirs");
	terms.quotes_n = quotes_read(req, quotes);
	problems_init(&problems, ctx->arena);
	if (!screen.mine && !terms.for_them && !str_is(whose, "mine"))
		problems_add(&problems, "whose",
		             "Choose whose words these are");
	TRY(ending_write(ctx, screen.head.person, &terms, &problems));
	return ending_done(ctx, reply, TEXT("It is saved"), screen.base);
}

/* --- what helps next ------------------------------------------------------ */

const struct fault *
ending_get_next(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return ending_show_begun(ctx, req, reply, T("What helps next"),
	                         ending_draw_next);
}

const struct fault *
ending_post_next(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	const struct ending_support_terms terms = {
	        .kind = ending_word_of(req, "kind", ending_support_kinds),
	        .who = request_field(req, "who"),
	        .what = request_field(req, "what"),
	        .reach = request_field(req, "reach"),
	};
	struct ending_screen screen;

	TRY(ending_screen_whose(ctx, req, &screen));
	TRY(ending_support_add(ctx, screen.head.person, &terms, NULL));
	return ending_done(ctx, reply, TEXT("It is added"),
	                   ending_path(ctx->arena, &screen, "/next"));
}

const struct fault *
ending_post_next_say(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct ending_screen screen;
	int64_t id;

	TRY(request_place_id(req, "support", &id));
	TRY(ending_screen_whose(ctx, req, &screen));
	TRY(ending_support_say(ctx, screen.head.person, id,
	                       ending_word_of(req, "state", ending_agreeds)));
	return ending_done(ctx, reply, TEXT("It is saved"),
	                   ending_path(ctx->arena, &screen, "/next"));
}

/* --- what is asked again -------------------------------------------------- */

const struct fault *
ending_get_choices(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	return ending_show_begun(ctx, req, reply, T("It is up to you"),
	                         ending_draw_choices);
}

/* One answer of several; what is not answered, and what stands so already, is
 * left. */
static const struct fault *
answer_one(struct ctx *ctx, const struct request *req,
           const struct ending_screen *screen, int ask,
           struct problems *problems, int *n)
{
	const struct ending_said *was = &screen->ending.asked[ask];
	const char *field = str_c(ctx->arena, str_print(ctx->arena, "%s-until",
	                                                ending_asks[ask]));
	struct str typed = request_field(req, ending_asks[ask]);
	struct date until = DATE_NONE;
	int says = str_word(typed, ending_says_words);

	if (str_empty(typed))
		return NULL;
	*n += 1;
	if (!date_read(request_field(req, field), ctx->today, &until))
		until = DATE_NONE;
	if ((int)was->says == says &&
	    (says != ENDING_SAYS_YES || was->until.days == until.days) &&
	    was->by.voice == ending_voice_of(ctx, screen->head.person))
		return NULL;
	return ending_answer(ctx, screen->head.person, ask, says, until,
	                     problems);
}

const struct fault *
ending_post_choices(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct ending_screen screen;
	struct problems problems;
	int n = 0;

	TRY(ending_screen_open(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	for (int i = 0; i < ENDING_ASK_COUNT; i++)
		TRY(answer_one(ctx, req, &screen, i, &problems, &n));
	if (n == 0)
		problems_add(&problems, ending_asks[0],
		             "Choose an answer to one of them, or go back");
	TRY(problems_fault(&problems));
	return ending_done(ctx, reply,
	                   TEXT("It is saved. It can be changed at any time"),
	                   screen.base);
}

/* --- the letter ----------------------------------------------------------- */

const struct fault *
ending_get_letter(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct ending_screen screen;

	TRY(screen_words(ctx, req, &screen));
	ending_show(ctx, reply, &screen, ending_letter_title(&screen),
	            ending_draw_letter_page);
	return NULL;
}

const struct fault *
ending_post_letter(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct ending_quote quotes[ENDING_QUOTES_MOST + 1] = {0};
	size_t n = quotes_read(req, quotes);
	struct ending_screen screen;

	TRY(ending_screen_whose(ctx, req, &screen));
	TRY(ending_letter_choose(ctx, screen.head.person, quotes, n,
	                         request_field(req, "own"), NULL));
	return ending_done(ctx, reply, TEXT("It is saved"),
	                   ending_path(ctx->arena, &screen, "/letter"));
}
