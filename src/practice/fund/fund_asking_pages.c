/*
 * fund_asking_pages.c - being asked if it helped: panels and forms.
 */
#include "practice/fund/fund_asking.h"
#include "practice/fund/fund_views.h"

/* --- panels ----------------------------------------------------------- */

static struct fund_questions *
made(struct ctx *ctx)
{
	return arena_new(ctx->arena, struct fund_questions, 1);
}

const struct fault *
fund_read_questions_me(struct ctx *ctx, struct person_id person, void **out)
{
	struct fund_questions *data = made(ctx);
	struct fund_question *list;

	TRY(fund_questions_of(ctx, person, &list, &data->n));
	data->list = list;
	*out = data;
	return NULL;
}

const struct fault *
fund_read_questions_case(struct ctx *ctx, struct person_id person, void **out)
{
	struct fund_questions *data = made(ctx);
	struct fund_question *list;

	TRY(fund_questions_to_ask(ctx, person, &list, &data->n));
	if (data->n > 0)
		TRY(people_crn(ctx, person, &data->crn));
	data->list = list;
	*out = data;
	return NULL;
}

const struct fault *
fund_read_questions_today(struct ctx *ctx, struct person_id person, void **out)
{
	struct fund_questions *data = made(ctx);
	struct fund_question *list;
	struct person_head *heads;
	struct person_id *persons;

	(void)person;
	TRY(fund_questions_to_ask(ctx, (struct person_id){0}, &list, &data->n));
	persons = arena_new(ctx->arena, struct person_id, data->n + 1);
	for (size_t i = 0; i < data->n; i++)
		persons[i] = list[i].person;
	TRY(people_heads(ctx, persons, data->n, &heads));
	data->list = list;
	data->heads = heads;
	*out = data;
	return NULL;
}

/* --- forms ------------------------------------------------------------ */

const struct fault *
fund_post_ask_way(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	TRY(fund_asking_choose(ctx, str_word(request_field(req, "way"),
	                                     fund_ask_ways)));
	reply_notice(ctx, reply, TEXT("We will ask you like that"));
	reply_see_other(reply, S("/me/fund"));
	return NULL;
}

const struct fault *
fund_post_no_answer(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(fund_screen_request(ctx, req, &screen));
	TRY(fund_asking_no(ctx, screen.request.id));
	return fund_screen_done(
	        ctx, &screen, screen.request.id,
	        screen.own ? TEXT("That is fine. We will not ask again")
	                   : TEXT("It is written down. Nobody asks again"),
	        reply);
}

const struct fault *
fund_post_asked(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_screen screen = {.n = 0};

	TRY(fund_screen_request(ctx, req, &screen));
	TRY(fund_asking_done(ctx, screen.request.id));
	return fund_screen_done(ctx, &screen, screen.request.id,
	                        TEXT("It is written down that you asked"),
	                        reply);
}
