/*
 * assess_api_sign.c - sharing and signing as JSON.
 */
#include "practice/strengths/assess_api.h"

#include "base/utf8.h"
#include "practice/strengths/sit.h"
#include "register/people/people.h"

/* The person, what was sent, and the version it is about. */
static const struct fault *
act_begin(struct ctx *ctx, const struct request *req, struct person_head *head,
          json_t **body, int64_t *seen)
{
	struct problems problems;

	TRY(people_of_request(ctx, req, head));
	TRY(request_json(req, body));
	problems_init(&problems, ctx->arena);
	if (!json_get_i64(*body, "version", seen) || *seen < 0)
		problems_add(&problems, "version",
		             "Say which version you looked at");
	return problems_fault(&problems);
}

/* Shown over a CONFLICT: it, and what changed since the version that was
 * sent. */
static const struct fault *
since(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct change_list changes;
	struct person_head head;
	int64_t seen;
	json_t *body;

	(void)reply;
	TRY(act_begin(ctx, req, &head, &body, &seen));
	TRY(assess_since(ctx, head.person, seen, &changes));
	assess_api_changes(ctx, &changes);
	return NULL;
}

/* Answer with the newest edition after an act on it. */
static const struct fault *
done(struct ctx *ctx, struct reply *reply, const struct person_head *head,
     const struct fault *fault)
{
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, since, fault);
	TRY(fault);
	return assess_api_whole(ctx, reply, 201, head->person);
}

const struct fault *
assess_api_share(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct person_head head;
	int64_t seen;
	json_t *body;

	TRY(act_begin(ctx, req, &head, &body, &seen));
	return done(ctx, reply, &head, assess_share(ctx, head.person, seen));
}

const struct fault *
assess_api_sign(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	int64_t seen;
	json_t *body;

	TRY(act_begin(ctx, req, &head, &body, &seen));
	return done(ctx, reply, &head, assess_sign(ctx, head.person, seen));
}

/* A word of a list and what is written beside it; -1 for another word. */
static int
word_and_words(json_t *body, const char *key, const char *const *of,
               struct problems *problems, struct str *words)
{
	bool no_word = false, no_words = false;
	struct str word = json_get_str(body, key, &no_word);

	*words = utf8_clean(problems->arena,
	                    json_get_str(body, "words", &no_words));
	if (no_words)
		problems_add(problems, "words", "This must be text");
	return no_word ? -1 : str_word(word, of);
}

const struct fault *
assess_api_answer(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct problems problems;
	struct person_head head;
	struct str words;
	int64_t seen;
	json_t *body;
	int says;

	TRY(act_begin(ctx, req, &head, &body, &seen));
	problems_init(&problems, ctx->arena);
	says = word_and_words(body, "answer", assess_says_words, &problems,
	                      &words);
	if (says < 0)
		problems_add(&problems, "answer",
		             "Select whether you countersign it");
	TRY(problems_fault(&problems));
	return done(ctx, reply, &head,
	            assess_answer(ctx, head.person, seen,
	                          (enum assess_says)says, words, &problems));
}

const struct fault *
assess_api_lock(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct problems problems;
	struct person_head head;
	struct str words;
	int64_t seen;
	json_t *body;
	int why;

	TRY(act_begin(ctx, req, &head, &body, &seen));
	problems_init(&problems, ctx->arena);
	why = word_and_words(body, "why", assess_locks, &problems, &words);
	if (why <= ASSESS_LOCK_NONE)
		problems_add(&problems, "why", "Select why it stays as it is");
	TRY(problems_fault(&problems));
	return done(ctx, reply, &head,
	            assess_lock(ctx, head.person, seen, why, words, &problems));
}

const struct fault *
assess_api_room(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct problems problems;
	struct person_head head;
	bool wrong = false;
	struct str room;
	json_t *body;

	TRY(people_of_request(ctx, req, &head));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	room = json_get_str(body, "room", &wrong);
	if (wrong)
		problems_add(&problems, "room", "This must be text");
	TRY(problems_fault(&problems));
	TRY(sit_begin(ctx, head.person,
	              json_is_true(json_object_get(body, "closed")),
	              utf8_clean(ctx->arena, room), &problems));
	return assess_api_whole(ctx, reply, 201, head.person);
}

const struct fault *
assess_api_back(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct assess_id back;
	int64_t seen;
	json_t *body;

	TRY(act_begin(ctx, req, &head, &body, &seen));
	TRY(request_place_id(req, "edition", &back.v));
	return done(ctx, reply, &head,
	            assess_restore(ctx, head.person, seen, back));
}
