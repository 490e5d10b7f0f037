/*
 * induct_pages.c - the pages of the induction, one set for both sides.
 */
#include "practice/induction/induct_views.h"

/* Whether the address is one of the person's own pages. */
static bool
is_mine(const struct ctx *ctx)
{
	return ctx->route->permission == CAN_SEE_OWN ||
	       ctx->route->permission == CAN_WRITE_OWN;
}

/* The person of the address, or the one signed in. */
static const struct fault *
whose(struct ctx *ctx, const struct request *req, struct induct_screen *out)
{
	*out = (struct induct_screen){.mine = is_mine(ctx)};
	if (out->mine)
		TRY(people_me(ctx, &out->head));
	else
		TRY(people_of_request(ctx, req, &out->head));
	out->base = out->mine ? S("/me/induction")
	                      : people_path(ctx->arena, out->head.crn,
	                                    "/induction");
	return NULL;
}

static const struct fault *
open_screen(struct ctx *ctx, const struct request *req,
            struct induct_screen *out)
{
	TRY(whose(ctx, req, out));
	TRY(induct_edition_on(ctx, ctx->today, &out->edition));
	return induct_read(ctx, out->head.person, &out->induct);
}

static struct page
page_of(struct ctx *ctx, const struct induct_screen *screen, struct str title,
        struct str back)
{
	if (screen->mine)
		return (struct page){
		        .title = title,
		        .nav = NAV_HOME,
		        .back = back,
		        .person_page = true,
		};
	return (struct page){
	        .title = title,
	        .nav = NAV_PEOPLE,
	        .above = people_above,
	        .tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_NONE),
	        .back = back,
	};
}

static const struct fault *
done(struct ctx *ctx, struct reply *reply, struct text notice, struct str path)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, path);
	return NULL;
}

/* --- overview and paper -------------------------------------------------- */

const struct fault *
induct_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct induct_screen screen;
	struct page page;

	TRY(open_screen(ctx, req, &screen));
	page = page_of(ctx, &screen,
	               screen.mine ? T("Getting started") : T("Induction"),
	               screen.mine
	                       ? S("/me")
	                       : people_path(ctx->arena, screen.head.crn, ""));
	page_show(ctx, reply, &page, induct_draw_overview, &screen);
	return NULL;
}

const struct fault *
induct_get_paper(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct induct_screen screen;

	TRY(open_screen(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = screen.mine ? T("Getting started")
	                                              : T("Induction"),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.name},
	          induct_draw_paper, &screen);
	return NULL;
}

const struct fault *
induct_get_sheet(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct induct_screen screen;

	TRY(open_screen(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = T("Three things I want to raise"),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.known_as},
	          induct_draw_sheet, &screen);
	return NULL;
}

const struct fault *
induct_get_sheet_topics(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct induct_screen screen;

	TRY(open_screen(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = T("What I want to ask at the start"),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.known_as},
	          induct_draw_sheet_topics, &screen);
	return NULL;
}

/* --- on a closed screen --------------------------------------------------- */

const struct fault *
induct_get_together(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct induct_screen screen;
	struct sit_screen sit;

	TRY(whose(ctx, req, &screen));
	sit = (struct sit_screen){
	        .head = screen.head,
	        .action = induct_path(ctx->arena, &screen, "/together"),
	};
	return sit_show(ctx, reply, &sit, screen.base);
}

const struct fault *
induct_post_together(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct induct_screen screen;

	TRY(whose(ctx, req, &screen));
	TRY(sit_take(ctx, req, screen.head.person));
	reply_see_other(reply, induct_path(ctx->arena, &screen, "/shown"));
	return NULL;
}

/* As the person reads it, and nothing beside it. */
const struct fault *
induct_get_shown(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct induct_screen screen;
	bool asked;

	TRY(open_screen(ctx, req, &screen));
	TRY(sit_ask(ctx, req, reply, screen.head.person,
	            induct_path(ctx->arena, &screen, "/together"), &asked));
	if (asked)
		return NULL;
	TRY(sit_now(ctx, screen.head.person, &screen.sit));
	screen.mine = true;
	page_show(ctx, reply,
	          &(struct page){.title = T("Getting started"), .print = true},
	          induct_draw_shown, &screen);
	return NULL;
}

/* --- one topic ----------------------------------------------------------- */

static const struct fault *
topic_of(struct ctx *ctx, const struct request *req, enum induct_about *out)
{
	int about = str_word(request_place(req, "topic"), induct_abouts);

	if (about < 0 || about >= INDUCT_TOPIC_COUNT)
		return fault_not_found(ctx, "There is no such part");
	*out = (enum induct_about)about;
	return NULL;
}

const struct fault *
induct_get_topic(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct induct_screen screen;
	enum induct_about about = INDUCT_RIGHTS;
	struct page page;

	TRY(topic_of(ctx, req, &about));
	TRY(open_screen(ctx, req, &screen));
	screen.about = about;
	page = page_of(ctx, &screen, induct_topic_title(&screen, about),
	               screen.base);
	page_show(ctx, reply, &page, induct_draw_topic, &screen);
	return NULL;
}

/* -1 for a word that is none. */
static int
word_of(const struct request *req, const char *field, const char *const *words)
{
	struct str typed = request_field(req, field);

	return str_empty(typed) ? 0 : str_word(typed, words);
}

const struct fault *
induct_post_topic(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct str question = request_field(req, "question");
	int says = word_of(req, "says", induct_says_words);
	struct induct_screen screen;
	struct problems problems;
	enum induct_about about = INDUCT_RIGHTS;

	TRY(topic_of(ctx, req, &about));
	TRY(whose(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	if (says == INDUCT_UNSAID && str_empty(question))
		problems_add(&problems, "question",
		             "Choose an answer, or write a question");
	TRY(problems_fault(&problems));
	if (says != INDUCT_UNSAID)
		TRY(induct_say(ctx, screen.head.person, about, says,
		               &problems));
	if (!str_empty(question))
		TRY(induct_word_add(ctx, screen.head.person, (int)about,
		                    question, "question", &problems));
	return done(ctx, reply, TEXT("It is saved"),
	            induct_topic_path(ctx->arena, &screen, about));
}

/* --- choices ------------------------------------------------------------- */

const struct fault *
induct_get_choices(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct induct_screen screen;
	struct page page;

	TRY(open_screen(ctx, req, &screen));
	page = page_of(ctx, &screen, T("It is up to you"), screen.base);
	page_show(ctx, reply, &page, induct_draw_choices, &screen);
	return NULL;
}

const struct fault *
induct_post_choices(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct induct_screen screen;
	struct problems problems;
	int n = 0;

	TRY(whose(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	for (int i = INDUCT_TOPIC_COUNT; i < INDUCT_ABOUT_COUNT; i++) {
		int says = word_of(req, induct_abouts[i], induct_says_words);

		if (says == INDUCT_UNSAID)
			continue;
		TRY(induct_say(ctx, screen.head.person, (enum induct_about)i,
		               says, &problems));
		n++;
	}
	if (n == 0)
		problems_add(&problems, "ask_stories",
		             "Choose an answer to one of them, or go back");
	TRY(problems_fault(&problems));
	return done(ctx, reply,
	            TEXT("It is saved. It can be changed at any time"),
	            screen.base);
}

/* --- three things, and the end ------------------------------------------- */

const struct fault *
induct_get_things(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct induct_screen screen;
	struct page page;

	TRY(open_screen(ctx, req, &screen));
	page = page_of(ctx, &screen,
	               screen.mine ? T("Three things I want to raise")
	                           : T("Three things to raise"),
	               screen.base);
	page_show(ctx, reply, &page, induct_draw_raise, &screen);
	return NULL;
}

const struct fault *
induct_post_things(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct induct_screen screen;

	TRY(whose(ctx, req, &screen));
	TRY(induct_word_add(ctx, screen.head.person, -1,
	                    request_field(req, "thing"), "thing", NULL));
	return done(ctx, reply, TEXT("It is added"),
	            induct_path(ctx->arena, &screen, "/things"));
}

const struct fault *
induct_post_end(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct induct_screen screen;

	TRY(whose(ctx, req, &screen));
	TRY(induct_end(ctx, screen.head.person, request_field(req, "why"),
	               NULL));
	return done(ctx, reply, TEXT("It is finished"), screen.base);
}

/* --- a talk -------------------------------------------------------------- */

const struct fault *
induct_get_talk(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct induct_screen screen;
	struct page page;

	TRY(open_screen(ctx, req, &screen));
	page = page_of(ctx, &screen, T("Write down a talk"), screen.base);
	page_show(ctx, reply, &page, induct_draw_talk_form, &screen);
	return NULL;
}

const struct fault *
induct_post_talk(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct induct_talk_terms terms = {
	        .day = DATE_NONE,
	        .led = word_of(req, "led", induct_leds),
	        .mentor = request_field(req, "mentor"),
	        .room = request_field(req, "room"),
	};
	struct induct_screen screen;

	TRY(whose(ctx, req, &screen));
	if (!date_read(request_field(req, "day"), ctx->today, &terms.day))
		terms.day = DATE_NONE;
	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++)
		if (request_field_has(req, "topics", str_of(induct_abouts[i])))
			terms.topics |= 1u << i;
	TRY(induct_talk_add(ctx, screen.head.person, &terms, NULL));
	return done(ctx, reply, TEXT("The talk is written down"), screen.base);
}

/* --- words --------------------------------------------------------------- */

const struct fault *
induct_get_word(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct induct_screen screen;
	struct page page;
	int64_t id;

	TRY(request_place_id(req, "word", &id));
	TRY(open_screen(ctx, req, &screen));
	for (size_t i = 0; i < screen.induct.words_n; i++)
		if (screen.induct.words[i].id.v == id &&
		    screen.induct.words[i].about >= 0)
			screen.word = &screen.induct.words[i];
	if (screen.word == NULL)
		return fault_not_found(ctx, "We cannot find that question");
	page = page_of(
	        ctx, &screen, T("Answer this question"),
	        induct_topic_path(ctx->arena, &screen,
	                          (enum induct_about)screen.word->about));
	page_show(ctx, reply, &page, induct_draw_answer, &screen);
	return NULL;
}

const struct fault *
induct_post_word(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct induct_screen screen;
	struct induct_word_id id;

	TRY(request_place_id(req, "word", &id.v));
	TRY(whose(ctx, req, &screen));
	TRY(induct_answer(ctx, screen.head.person, id,
	                  request_field(req, "answer"), NULL));
	return done(ctx, reply, TEXT("Your answer is saved"), screen.base);
}

const struct fault *
induct_post_word_end(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct induct_screen screen;
	struct induct_word_id id;

	TRY(request_place_id(req, "word", &id.v));
	TRY(whose(ctx, req, &screen));
	TRY(induct_word_end(ctx, screen.head.person, id,
	                    str_word(request_field(req, "state"),
	                             induct_word_states)));
	return done(ctx, reply, TEXT("It is saved"), screen.base);
}

/* --- a link elsewhere ---------------------------------------------------- */

static const struct fault *
panel_of(struct ctx *ctx, struct induct_screen screen, void **out)
{
	struct induct_screen *kept =
	        arena_new(ctx->arena, struct induct_screen, 1);

	*kept = screen;
	*out = kept;
	return NULL;
}

const struct fault *
induct_read_case(struct ctx *ctx, struct person_id person, void **out)
{
	struct induct_screen screen = {.mine = false};

	TRY(people_head(ctx, person, &screen.head));
	screen.base = people_path(ctx->arena, screen.head.crn, "/induction");
	return panel_of(ctx, screen, out);
}

const struct fault *
induct_read_me(struct ctx *ctx, struct person_id person, void **out)
{
	struct induct_screen screen = {.mine = true,
	                               .base = S("/me/induction")};

	(void)person;
	return panel_of(ctx, screen, out);
}
