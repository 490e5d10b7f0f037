#include "practice/plan/plan_own_local.h"
#include "practice/plan/plan_strength_local.h"

const struct fault *
plan_get_statement_new(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	plan_screen_show(ctx, reply, screen, T("Write a statement"),
	                 screen->base, plan_draw_statement_form);
	return NULL;
}

/* A worker's, where somebody has to say whose words they are. */
const struct fault *
plan_post_statements(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_screen *screen;
	struct statement_id id = {0};
	int voice = str_word(request_field(req, "voice"), plan_voice_words);

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_statement_write(
	        ctx, screen->head.person, request_field(req, "words"),
	        voice < 0 ? PLAN_VOICE_OWN : (unsigned)voice, &id));
	reply_notice(ctx, reply, TEXT("The words are saved"));
	reply_see_other(reply, screen->mine
	                               ? plan_path(ctx->arena, screen, "/words")
	                               : screen->base);
	return NULL;
}

const struct fault *
plan_get_words(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_whole(ctx, req, &screen));
	screen->statements = screen->whole.statements;
	screen->statements_n = screen->whole.statements_n;
	plan_screen_show(ctx, reply, screen, T("What matters to me"),
	                 screen->base, plan_draw_words);
	return NULL;
}

const struct fault *
plan_get_word(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	enum plan_side side;
	int64_t id;

	TRY(plan_screen_whole(ctx, req, &screen));
	TRY(request_place_id(req, "statement", &id));
	for (size_t i = 0; i < screen->whole.statements_n; i++)
		if (screen->whole.statements[i].id.v == id)
			screen->statement = &screen->whole.statements[i];
	if (screen->statement == NULL)
		return fault_not_found(ctx, "We cannot find those words");
	side = screen->mine ? PLAN_PERSON : PLAN_WORKER;
	if (!plan_may_change(ctx, screen->statement, side) &&
	    !plan_may_withdraw(ctx, screen->statement, side))
		return fault_refused(ctx, "Only whoever wrote these words can "
		                          "change them");
	plan_screen_show(ctx, reply, screen, T("Change these words"),
	                 screen->base, plan_draw_word);
	return NULL;
}

/* The statement of the address, if it is this person's. */
static const struct fault *
plan_form_statement_id(struct ctx *ctx, const struct request *req,
                       struct plan_screen **screen, struct statement_id *out)
{
	struct plan_statement statement;
	struct person_id person;
	int64_t id;

	TRY(plan_screen_open(ctx, req, screen));
	TRY(request_place_id(req, "statement", &id));
	TRY(plan_store_statement_lock(ctx, (struct statement_id){id},
	                              &statement, &person));
	if (person.v != (*screen)->head.person.v)
		return fault_not_found(ctx, "We cannot find those words");
	*out = statement.id;
	return NULL;
}

const struct fault *
plan_post_word(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct statement_id id = {0}, fresh;

	TRY(plan_form_statement_id(ctx, req, &screen, &id));
	TRY(plan_statement_change(ctx, id, request_field(req, "words"),
	                          &fresh));
	reply_notice(ctx, reply,
	             TEXT("The words are changed. The old ones "
	                  "are kept."));
	reply_see_other(reply, screen->base);
	return NULL;
}

const struct fault *
plan_post_withdraw(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;
	struct statement_id id = {0};

	TRY(plan_form_statement_id(ctx, req, &screen, &id));
	TRY(plan_statement_withdraw(ctx, id));
	reply_notice(ctx, reply, TEXT("The words are taken back"));
	reply_see_other(reply, screen->base);
	return NULL;
}

/* --- strengths ------------------------------------------------------ */

const struct fault *
plan_get_strengths(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_store_strengths(ctx, screen->head.person,
	                         &screen->whole.strengths,
	                         &screen->whole.strengths_n));
	TRY(plan_strength_names(ctx, &(struct plan_names){.n = 0},
	                        screen->whole.strengths,
	                        screen->whole.strengths_n));
	plan_screen_show(ctx, reply, screen,
	                 screen->mine ? T("My strengths") : T("Strengths"),
	                 screen->base, plan_draw_strengths);
	return NULL;
}

const struct fault *
plan_post_strengths(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_strength fresh;
	int64_t id;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_form_strength(ctx, req, screen->mine, &fresh));
	TRY(plan_strength_add(ctx, screen->head.person, &fresh, &id));
	reply_notice(ctx, reply, TEXT("The strength is saved"));
	reply_see_other(reply, plan_path(ctx->arena, screen, "/strengths"));
	return NULL;
}
