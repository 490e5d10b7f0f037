/*
 * ending_close_pages.c - signing, the closing talk, how it ended, the door.
 */
#include "practice/ending/ending_pages.h"

const struct fault *
ending_post_sign(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ending_screen screen;
	int64_t id;

	TRY(request_place_id(req, "letter", &id));
	TRY(ending_screen_whose(ctx, req, &screen));
	TRY(ending_letter_sign(ctx, screen.head.person, id,
	                       request_field(req, "words"), NULL));
	return ending_done(ctx, reply, TEXT("The letter is signed"),
	                   ending_path(ctx->arena, &screen, "/letter"));
}

/* --- the closing talk ----------------------------------------------------- */

const struct fault *
ending_get_talk(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return ending_show_begun(ctx, req, reply, T("The closing talk"),
	                         ending_draw_talk_form);
}

const struct fault *
ending_post_talk(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ending_talk_terms terms = {
	        .day = DATE_NONE,
	        .how = ending_word_of(req, "how", ending_hows),
	        .why = request_field(req, "why"),
	        .room = request_field(req, "room"),
	};
	struct ending_screen screen;

	TRY(ending_screen_whose(ctx, req, &screen));
	if (!date_read(request_field(req, "day"), ctx->today, &terms.day))
		terms.day = DATE_NONE;
	TRY(ending_talk_add(ctx, screen.head.person, &terms, NULL));
	return ending_done(ctx, reply, TEXT("The talk is written down"),
	                   screen.base);
}

/* --- how it ended --------------------------------------------------------- */

const struct fault *
ending_get_outcome(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	return ending_show_begun(ctx, req, reply, T("How it ended"),
	                         ending_draw_outcome_form);
}

const struct fault *
ending_post_outcome(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct ending_outcome_terms terms = {
	        .code = ending_word_of(req, "outcome", ending_outcomes),
	        .ended_on = DATE_NONE,
	        .why = request_field(req, "why"),
	        .corrects = str_is(request_field(req, "corrects"), "yes"),
	};
	struct ending_screen screen;

	TRY(ending_screen_whose(ctx, req, &screen));
	if (!date_read(request_field(req, "ended_on"), ctx->today,
	               &terms.ended_on))
		terms.ended_on = DATE_NONE;
	TRY(ending_outcome_set(ctx, screen.head.person, &terms, NULL));
	return ending_done(ctx, reply, TEXT("It is saved"), screen.base);
}

/* --- the open door -------------------------------------------------------- */

const struct fault *
ending_get_door(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct ending_screen screen;

	TRY(ending_screen_begun(ctx, req, &screen));
	ending_show(ctx, reply, &screen,
	            screen.mine ? T("I want to talk again")
	                        : T("They came back another way"),
	            ending_draw_door);
	return NULL;
}

const struct fault *
ending_post_door(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ending_screen screen;

	TRY(ending_screen_whose(ctx, req, &screen));
	TRY(ending_come_back(ctx, screen.head.person,
	                     request_field(req, "words"), NULL));
	return ending_done(ctx, reply,
	                   screen.mine ? TEXT("We are told. Somebody will be "
	                                      "in touch")
	                               : TEXT("It is saved"),
	                   screen.base);
}

const struct fault *
ending_get_visit(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct ending_screen screen;
	int64_t id;

	TRY(request_place_id(req, "visit", &id));
	TRY(ending_screen_begun(ctx, req, &screen));
	for (size_t i = 0; i < screen.ending.visits_n; i++)
		if (screen.ending.visits[i].id == id)
			screen.visit = &screen.ending.visits[i];
	if (screen.visit == NULL)
		return fault_not_found(ctx, "We cannot find that");
	ending_show(ctx, reply, &screen, T("They came back"),
	            ending_draw_visit);
	return NULL;
}

const struct fault *
ending_post_visit(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct ending_screen screen;
	int64_t id;

	TRY(request_place_id(req, "visit", &id));
	TRY(ending_screen_whose(ctx, req, &screen));
	TRY(ending_visit_answer(ctx, screen.head.person, id,
	                        request_field(req, "answer"), NULL));
	return ending_done(ctx, reply, TEXT("It is saved"), screen.base);
}
