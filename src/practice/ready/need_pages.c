/*
 * need_pages.c - the pages of immediate needs and of looking ahead.
 */
#include "practice/ready/ready_views.h"

/* The set of the address, with what is asked today. */
static const struct fault *
open_set(struct ctx *ctx, const struct request *req, struct ready_screen *out)
{
	int set = str_word(request_place(req, "set"), need_sets);

	if (set < 0)
		return fault_not_found(ctx, "There are no such questions");
	TRY(ready_whose(ctx, req, out));
	out->set = (enum need_set)set;
	TRY(need_edition_on(ctx, out->set, ctx->today, &out->edition));
	return need_read(ctx, out->head.person, &out->need);
}

const struct fault *
need_get_form(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};

	TRY(open_set(ctx, req, &screen));
	ready_show(ctx, reply, &screen, ready_set_title(&screen, screen.set),
	           screen.base, need_draw_form);
	return NULL;
}

/* A word's place; 0 for none, -1 for one that is none of them. */
static int
word_of(struct str typed, const char *const *words)
{
	return str_empty(typed) ? 0 : str_word(typed, words);
}

static void
typed_read(struct ctx *ctx, const struct request *req, struct need_terms *out)
{
	for (int i = 0; i < NEED_CODE_COUNT; i++) {
		const char *code = need_codes[i];
		struct str says = str_print(ctx->arena, "says_%s", code);
		struct str words = str_print(ctx->arena, "words_%s", code);

		out->typed[i].says =
		        word_of(request_field(req, str_c(ctx->arena, says)),
		                need_says_words);
		out->typed[i].words =
		        request_field(req, str_c(ctx->arena, words));
	}
}

const struct fault *
need_post_form(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};
	struct problems problems;
	struct need_terms terms;

	TRY(open_set(ctx, req, &screen));
	terms = (struct need_terms){
	        .set = screen.set,
	        .voice = str_word(request_field(req, "voice"), ready_voices)};
	if (!str_i64(request_field(req, "edition"), &terms.edition))
		terms.edition = 0;
	typed_read(ctx, req, &terms);
	problems_init(&problems, ctx->arena);
	if (!screen.mine && terms.voice < READY_FOR)
		problems_add(&problems, "voice", "Choose how they answered");
	TRY(need_save(ctx, screen.head.person, &terms, &problems));
	return ready_done(
	        ctx, reply, TEXT("It is kept. Look it over, then hand it in"),
	        ready_set_path(ctx->arena, &screen, screen.set, "/check"));
}

const struct fault *
need_get_check(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};

	TRY(open_set(ctx, req, &screen));
	ready_show(ctx, reply, &screen, T("Look at the answers"),
	           ready_set_path(ctx->arena, &screen, screen.set, ""),
	           need_draw_check);
	return NULL;
}

const struct fault *
need_post_give(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};

	TRY(open_set(ctx, req, &screen));
	TRY(need_give(ctx, screen.head.person, screen.set));
	return ready_done(ctx, reply, TEXT("The answers are handed in"),
	                  screen.base);
}

const struct fault *
need_get_leave(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};

	TRY(open_set(ctx, req, &screen));
	ready_show(ctx, reply, &screen,
	           screen.mine ? T("Why do you not want to answer?")
	                       : T("Why is it not answered?"),
	           ready_set_path(ctx->arena, &screen, screen.set, ""),
	           need_draw_leave);
	return NULL;
}

const struct fault *
need_post_leave(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};

	TRY(open_set(ctx, req, &screen));
	TRY(need_leave(ctx, screen.head.person, screen.set,
	               word_of(request_field(req, "reason"), need_reasons),
	               request_field(req, "why"), NULL));
	return ready_done(ctx, reply, TEXT("It is saved"), screen.base);
}

const struct fault *
need_get_sheet(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};

	TRY(open_set(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = ready_set_title(&screen, screen.set),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.name},
	          need_draw_sheet, &screen);
	return NULL;
}

/* --- one sitting --------------------------------------------------------- */

/* One that is handed in or left, by the address. */
static const struct fault *
open_sitting(struct ctx *ctx, const struct request *req,
             struct ready_screen *out)
{
	int64_t id;

	TRY(request_place_id(req, "sitting", &id));
	TRY(ready_whose(ctx, req, out));
	TRY(need_read(ctx, out->head.person, &out->need));
	for (size_t i = 0; i < out->need.n; i++)
		if (out->need.sittings[i].id == id &&
		    out->need.sittings[i].state != NEED_OPEN)
			out->sitting = &out->need.sittings[i];
	if (out->sitting == NULL)
		return fault_not_found(ctx, "We cannot find those answers");
	return NULL;
}

const struct fault *
need_get_sitting(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ready_screen screen = {0};

	TRY(open_sitting(ctx, req, &screen));
	ready_show(ctx, reply, &screen,
	           ready_set_title(&screen, screen.sitting->set), screen.base,
	           need_draw_sitting);
	return NULL;
}

const struct fault *
need_get_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};

	TRY(open_sitting(ctx, req, &screen));
	screen.paper = true;
	page_show(ctx, reply,
	          &(struct page){.title = ready_set_title(&screen,
	                                                  screen.sitting->set),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.name},
	          need_draw_paper, &screen);
	return NULL;
}

/* -1 for the whole, -2 for what is no question. */
static int
code_of(const struct request *req)
{
	struct str typed = request_field(req, "code");
	int code = str_word(typed, need_codes);

	return str_empty(typed) ? -1 : code < 0 ? -2 : code;
}

const struct fault *
need_post_beside(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ready_screen screen = {0};
	int64_t id;

	TRY(request_place_id(req, "sitting", &id));
	TRY(ready_whose(ctx, req, &screen));
	TRY(need_beside(ctx, screen.head.person, id, code_of(req),
	                request_field(req, "words"), NULL));
	return ready_done(ctx, reply, TEXT("It is added"),
	                  ready_id_path(ctx->arena, &screen, "/given", id));
}

/* --- what cannot wait, and a goal ---------------------------------------- */

const struct fault *
need_get_done(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};
	int64_t id;

	TRY(request_place_id(req, "urgent", &id));
	TRY(ready_whose(ctx, req, &screen));
	TRY(need_read(ctx, screen.head.person, &screen.need));
	for (size_t i = 0; i < screen.need.urgent_n; i++)
		if (screen.need.urgent[i].id == id)
			screen.urgent = &screen.need.urgent[i];
	if (screen.urgent == NULL)
		return fault_not_found(ctx, "We cannot find that");
	ready_show(ctx, reply, &screen, T("What was done?"), screen.base,
	           need_draw_done);
	return NULL;
}

const struct fault *
need_post_done(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};
	int64_t id;

	TRY(request_place_id(req, "urgent", &id));
	TRY(ready_whose(ctx, req, &screen));
	TRY(need_done(ctx, screen.head.person, id, request_field(req, "done"),
	              NULL));
	return ready_done(ctx, reply, TEXT("It is saved"), screen.base);
}

static const struct need_answer *
answer_find(const struct need *need, int64_t id)
{
	for (size_t s = 0; s < need->n; s++)
		for (size_t i = 0; i < need->sittings[s].answers_n; i++)
			if (need->sittings[s].answers[i].id == id &&
			    need->sittings[s].state == NEED_GIVEN)
				return &need->sittings[s].answers[i];
	return NULL;
}

const struct fault *
need_get_goal(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};
	int64_t id;

	TRY(request_place_id(req, "source", &id));
	TRY(ready_whose(ctx, req, &screen));
	TRY(need_read(ctx, screen.head.person, &screen.need));
	screen.answer = answer_find(&screen.need, id);
	if (screen.answer == NULL)
		return fault_not_found(ctx, "We cannot find those answers");
	ready_show(ctx, reply, &screen, T("Make a goal of it"),
	           ready_id_path(ctx->arena, &screen, "/given",
	                         screen.answer->sitting),
	           need_draw_goal);
	return NULL;
}

const struct fault *
need_post_goal(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ready_screen screen = {0};
	int64_t id;

	TRY(request_place_id(req, "source", &id));
	TRY(ready_whose(ctx, req, &screen));
	TRY(need_goal(ctx, screen.head.person, id, request_field(req, "title"),
	              request_field(req, "why")));
	return ready_done(ctx, reply,
	                  TEXT("The goal is in the plan. Now add its steps."),
	                  screen.mine ? S("/me/plan")
	                              : people_path(ctx->arena, screen.head.crn,
	                                            "/plan"));
}
