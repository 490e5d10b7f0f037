/*
 * plan_look_pages.c - a look at a plan that both agreed: its page, the first
 * page of workers, and as JSON.
 */
#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_look_local.h"
#include "practice/plan/plan_sign_local.h"

/* So many wait in sight on a first page. */
#define WAITS_MOST 20

const struct fault *
plan_get_look(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_whole(ctx, req, &screen));
	TRY(plan_look_read(ctx, &screen->whole.plan, &screen->look));
	TRY(plan_look_rule(ctx, &screen->look, &screen->look_ruled));
	if (plan_look_may(ctx, &screen->whole.plan, &screen->look))
		TRY(plan_sign_read(ctx, &screen->whole, &screen->shown));
	plan_screen_show(ctx, reply, screen,
	                 screen->mine ? T("Who looked at my plan")
	                              : T("Who looked at the plan"),
	                 screen->base, plan_draw_look);
	return NULL;
}

const struct fault *
plan_post_look(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	enum plan_look_says says =
	        plan_form_word(req, "says", plan_look_says_words);
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_look_give(ctx, screen->head.person, plan_form_version(req),
	                   says, request_field(req, "words")));
	reply_notice(ctx, reply,
	             says == PLAN_LOOK_NO
	                     ? TEXT("It is sent back, with your reason")
	                     : TEXT("It is countersigned"));
	reply_see_other(reply, plan_path(ctx->arena, screen, "/look"));
	return NULL;
}

const struct fault *
plan_read_looks(struct ctx *ctx, struct person_id person, void **out)
{
	struct plan_look_waits *waits =
	        arena_new(ctx->arena, struct plan_look_waits, 1);
	struct person_id *people;

	(void)person;
	TRY(plan_store_look_waits(ctx, ctx_can(ctx, CAN_COUNTERSIGN),
	                          WAITS_MOST, &waits->v, &waits->n));
	people = arena_new(ctx->arena, struct person_id, waits->n + 1);
	for (size_t i = 0; i < waits->n; i++)
		people[i] = waits->v[i].person;
	TRY(people_heads(ctx, people, waits->n, &waits->heads));
	*out = waits;
	return NULL;
}

/* --- JSON ----------------------------------------------------------------- */

static void
put_looked(struct json_out *j, const char *key, const struct plan_looked *l)
{
	if (l->by.v == 0)
		json_null(j, key);
	else
		plan_looked_put(j, key, l);
}

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       struct person_id person)
{
	struct plan_whole whole;
	struct plan_look look;
	struct json_out j;

	TRY(plan_read(ctx, person, &whole));
	TRY(plan_look_read(ctx, &whole.plan, &look));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_str(&j, "state",
	         str_of(plan_look_state_words[plan_look_state(&whole.plan,
	                                                      &look)]));
	json_i64(&j, "agreed_version", whole.plan.agreed_version);
	json_i64(&j, "asked", look.asked);
	put_looked(&j, "first", &look.first);
	put_looked(&j, "second", &look.second);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_look(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	return answer(ctx, reply, 200, screen->head.person);
}

const struct fault *
plan_api_look_give(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	enum plan_look_says says;
	struct str words;
	int64_t seen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_version(&in);
	says = plan_api_word(&in, "says", plan_look_says_words,
	                     PLAN_LOOK_UNSAID);
	words = plan_api_str(&in, "words");
	if (says == PLAN_LOOK_UNSAID)
		problems_add(&in.problems, "says",
		             "Select whether you countersign it");
	TRY(problems_fault(&in.problems));
	TRY(plan_look_give(ctx, screen->head.person, seen, says, words));
	return answer(ctx, reply, 201, screen->head.person);
}
