/*
 * plan_api_local.h - the plan as JSON: what its files share, and handlers.
 *
 * The same rules as the pages, for either side.  An edit says which version it
 * was made from: PATCH by If-Match, a POST by its member "version".
 */
#ifndef PRACTICE_PLAN_API_LOCAL_H
#define PRACTICE_PLAN_API_LOCAL_H

#include "practice/plan/plan_form_local.h"

/* --- plan_api_put.c: out ------------------------------------------------- */

void plan_api_author(struct json_out *j, const struct plan_author *author);
void plan_api_goal_put(struct json_out *j, const char *key,
                       const struct plan_goal *goal);
/* The members of how far a plan has come, and of its words and journey. */
void plan_api_state(struct json_out *j, const struct plan *plan,
                    const struct plan_staged *staged);
void plan_api_words(struct json_out *j, const struct plan_whole *whole);
/* The list of phases, as the member "phases" or as that name. */
void plan_api_phases_put(struct json_out *j, const char *key,
                         const struct plan_whole *whole);
void
plan_api_strength_put(struct json_out *j, const struct plan_strength *strength);

/* --- plan_api.c: in ------------------------------------------------------ */

/* A body, and all that is wrong with it at once. */
struct plan_api_in {
	struct ctx *ctx;
	const json_t *body;         /* or */
	const struct request *form; /* of parts, each text */
	struct problems problems;
};

/* The screen of a request with a token or session that may read plans. */
MUST_CHECK const struct fault *
plan_api_open(struct ctx *ctx, const struct request *req,
              struct plan_screen **out);
MUST_CHECK const struct fault *
plan_api_body(struct ctx *ctx, const struct request *req,
              struct plan_api_in *in);
/* The same of a form of parts: plan_api_str, _word, _date and _version. */
void plan_api_form(struct ctx *ctx, const struct request *req,
                   struct plan_api_in *in);
/* A member as text, clean; empty when it is not sent. */
struct str plan_api_str(struct plan_api_in *in, const char *key);
/* The same, or what it was when it is not sent. */
struct str
plan_api_else(struct plan_api_in *in, const char *key, struct str was);
/* A word of a list; `otherwise` when it is not there at all. */
unsigned plan_api_word(struct plan_api_in *in, const char *key,
                       const char *const *words, unsigned otherwise);
/* A day, DATE_NONE when it is not sent. */
struct date plan_api_date(struct plan_api_in *in, const char *key);
/* The version an edit was made from: needed. */
int64_t plan_api_version(struct plan_api_in *in);
/* Whose words a worker sends; a person's are their own in any case. */
enum plan_voice plan_api_words_of(struct plan_api_in *in);
/* The same of a change: where nothing is sent, written for them stays so. */
enum plan_voice
plan_api_words_still(struct plan_api_in *in, enum plan_voice was);

/* Before a file is read: whether the actor may write in any plan at all.  Else
 * NOT_FOUND, as whoever has no reach is told. */
MUST_CHECK const struct fault *plan_api_may_hand_in(struct ctx *ctx);

/* The newest words of the line that the address names, and the screen. */
MUST_CHECK const struct fault *
plan_api_statement_take(struct ctx *ctx, const struct request *req,
                        struct plan_screen **screen, struct statement_id *out);
/* Answer with the row with these words, as it now stands. */
MUST_CHECK const struct fault *
plan_api_statement_answer(struct ctx *ctx, struct reply *reply,
                          const struct plan_screen *screen,
                          struct statement_id id);

/* How a statement was said, and whose its words are. */
void
plan_api_own_put(struct json_out *j, const struct plan_statement *statement);

/* The goal of the address, locked, if it is this person's. */
MUST_CHECK const struct fault *
plan_api_goal_take(struct ctx *ctx, const struct request *req,
                   const struct plan_screen *screen, struct plan_goal *out);
/* Answer with one goal as it now stands, and its ETag. */
MUST_CHECK const struct fault *
plan_api_answer_goal(struct ctx *ctx, struct reply *reply, int status,
                     struct person_id person, struct goal_id id);
/* Answer with how far the plan has come. */
MUST_CHECK const struct fault *
plan_api_answer_state(struct ctx *ctx, struct reply *reply, int status,
                      const struct plan_screen *screen);

/* --- handlers: plan_api.c, plan_api_goal.c, plan_api_word.c -------------- */

const struct fault *
plan_api_get(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_goals(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_goal(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_steps(struct ctx *ctx, const struct request *req, struct reply *reply);

const struct fault *
plan_api_goal_get(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *plan_api_achieve(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *plan_api_remove(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_api_readd(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *plan_api_delete(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_api_move(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_goal_reply(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
plan_api_goal_view(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_api_note(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_step_change(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
plan_api_step_delete(struct ctx *ctx, const struct request *req,
                     struct reply *reply);
const struct fault *
plan_api_step_progress(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
plan_api_goal_told(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_api_step_told(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_api_step_reply(struct ctx *ctx, const struct request *req,
                    struct reply *reply);

const struct fault *
plan_api_statements(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
plan_api_statement_new(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
plan_api_statement(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *plan_api_accept(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_api_withdraw(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
plan_api_strengths(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *plan_api_phases(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_api_phase(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *plan_api_history(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);

#endif
