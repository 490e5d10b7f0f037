/*
 * plan_sign_api_take.c - signing by JSON and by forms of parts: the words to be
 * read first, a code, and an answer by each way.
 *
 * Whoever is asked reads the words of /plan/sign, and the answer names them by
 * their version and their check code, so that what is kept is what was shown.
 */
#include "practice/plan/plan_sign_local.h"

#include "practice/plan/plan_api_local.h"

/* --- the words that are signed -------------------------------------------- */

const struct fault *
plan_api_to_sign(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_screen *screen;
	const char *wanting;
	struct json_out j;
	bool mail = false;
	struct str mark, shown;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_read(ctx, screen->head.person, &screen->whole));
	TRY(plan_sign_mark(ctx, &screen->whole.plan, &mark));
	TRY(plan_sign_read(ctx, &screen->whole, &shown));
	if (plan_side_of(ctx, screen->head.person) == PLAN_WORKER)
		TRY(plan_code_can_mail(ctx, screen->head.person, &mail));
	wanting = plan_not_ready(&screen->whole);
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", screen->head.crn);
	json_i64(&j, "version", screen->whole.plan.version);
	json_str(&j, "language", ctx->lang == LANG_CY ? S("cy") : S("en"));
	json_str(&j, "shown", shown);
	json_str_or_null(&j, "mark", mark);
	json_str_or_null(&j, "not_ready",
	                 wanting == NULL ? S("") : text_get(wanting));
	json_bool(&j, "code_by_email", mail);
	json_end(&j);
	return NULL;
}

/* --- what changed since --------------------------------------------------- */

/* The version that was sent, whichever way. */
static int64_t
plan_api_seen(const struct request *req)
{
	int64_t seen = 0;
	json_t *body;

	if (!req->is_json) {
		if (!str_i64(request_field(req, "version"), &seen))
			return 0;
	} else if (request_json(req, &body) == NULL) {
		if (!json_get_i64(body, "version", &seen))
			return 0;
	}
	return seen;
}

/* Shown over a CONFLICT: it, and what changed since the version that was
 * sent. */
static const struct fault *
plan_api_since(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct json_out j;

	(void)reply;
	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_read(ctx, screen->head.person, &screen->whole));
	TRY(plan_screen_since_version(ctx, plan_api_seen(req), screen));
	reply_fault_open(ctx, ctx->shown, &j);
	change_json(&j, &screen->since);
	json_end(&j);
	return NULL;
}

/* --- an answer ------------------------------------------------------------ */

/* Answer with what was kept; a CONFLICT with the difference. */
static const struct fault *
plan_api_kept(struct ctx *ctx, struct reply *reply, enum plan_side side,
              const struct plan *after, const struct fault *fault)
{
	struct plan_signed s;

	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_since, fault);
	TRY(fault);
	TRY(plan_sign_one(ctx, after->person, after->sides[side].sign, &s));
	return plan_api_sign_answer(ctx, reply, 201, &s);
}

/* A side's answer; only a yes or no is signed. */
static struct plan_answering
plan_api_given(struct plan_api_in *in, bool could_not)
{
	struct plan_answering given = {
	        .answer = plan_api_word(in, "answer", plan_answer_words,
	                                PLAN_ANSWER_NONE),
	        .reason = plan_api_word(in, "reason", plan_reason_words,
	                                PLAN_REASON_NONE),
	        .words = plan_api_str(in, "words"),
	        .seen = plan_api_version(in),
	};

	if (given.answer == PLAN_COULD_NOT && !could_not)
		problems_add(&in->problems, "answer", "Choose an answer");
	return given;
}

/* The language of the words that were shown, by the code at their foot. */
static const struct fault *
plan_api_language(struct plan_api_in *in, struct person_id person, int64_t seen,
                  enum lang *lang)
{
	struct str mark = plan_api_str(in, "mark");
	bool found = false;
	struct plan plan;

	TRY(plan_store_plan(in->ctx, person, &plan));
	if (plan.id.v == 0)
		return fault_refused(in->ctx, "There is no plan to answer yet");
	if (seen > 0 && seen <= plan.version)
		TRY(plan_sign_mark_find(in->ctx, &plan, seen, mark, lang,
		                        &found));
	if (!found)
		problems_add(&in->problems, "mark",
		             "Send the check code of the words that were "
		             "shown, as they were read");
	return problems_fault(&in->problems);
}

const struct fault *
plan_api_agreement(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct plan_hand own = {
	        .way = PLAN_WAY_OWN, .day = DATE_NONE, .lang = ctx->lang};
	struct plan_screen *screen;
	struct plan_api_in in;
	struct plan_answering given;
	const struct fault *fault;
	struct plan after;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	given = plan_api_given(&in, true);
	if (!str_empty(plan_api_str(&in, "mark")))
		TRY(plan_api_language(&in, screen->head.person, given.seen,
		                      &own.lang));
	TRY(problems_fault(&in.problems));
	fault = plan_answer_take(ctx, screen->head.person, &given, &own,
	                         &after);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, plan_api_since, fault);
	TRY(fault);
	return plan_api_answer_state(ctx, reply, 201, screen);
}

/* --- by a code ------------------------------------------------------------ */

/* A code is shown to the person alone, and once: not when the same is sent
 * again. */
static const struct fault *
plan_api_code_show(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	const struct plan_sign_screen *made = ctx->prepared;
	struct json_out j;

	(void)req;
	reply_json(reply, 201, &j);
	json_object(&j, NULL);
	json_bool(&j, "sent", made->sent);
	json_str_or_null(&j, "code", made->code);
	json_instant(&j, "until", made->until);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_code(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_sign_screen *made = ctx->prepared;
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	made->sent = plan_side_of(ctx, screen->head.person) == PLAN_WORKER;
	if (made->sent)
		TRY(plan_code_mail(ctx, screen->head.person, &made->until));
	else
		TRY(plan_code_make(ctx, screen->head.person, &made->code,
		                   &made->until));
	return reply_show(ctx, reply, plan_api_code_show, NULL);
}

const struct fault *
plan_api_code_again(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	return plan_api_code_show(ctx, req, reply);
}

const struct fault *
plan_api_coded(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_hand hand = {.way = PLAN_WAY_CODE, .day = DATE_NONE};
	enum plan_code_found found = PLAN_CODE_RIGHT;
	struct plan_screen *screen;
	struct plan_api_in in;
	struct plan_answering given;
	const struct fault *fault;
	struct plan after;
	struct str code;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_need_worker(ctx, screen->head.person));
	TRY(plan_api_body(ctx, req, &in));
	given = plan_api_given(&in, false);
	code = plan_api_str(&in, "code");
	if (str_empty(code))
		problems_add(&in.problems, "code", "Type your code");
	TRY(plan_api_language(&in, screen->head.person, given.seen,
	                      &hand.lang));
	fault = plan_code_try(ctx, screen->head.person, code, &found);
	if (fault == NULL && found != PLAN_CODE_RIGHT) {
		/* Kept, as one try of few. */
		reply_error(ctx, reply, 422, "code_wrong",
		            plan_code_says(found));
		return NULL;
	}
	if (fault == NULL)
		fault = plan_answer_take(ctx, screen->head.person, &given,
		                         &hand, &after);
	return plan_api_kept(ctx, reply, PLAN_PERSON, &after, fault);
}

/* --- drawn, and on paper ------------------------------------------------- */

static const struct fault *
plan_api_prepare_file(struct ctx *ctx, const struct request *req,
                      const char *field)
{
	struct media_taken *taken = NULL;

	TRY(plan_api_may_hand_in(ctx));
	TRY(media_take(ctx, req, field, &taken));
	ctx->prepared = taken;
	return NULL;
}

const struct fault *
plan_api_prepare_drawn(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	(void)reply;
	return plan_api_prepare_file(ctx, req, PLAN_DRAWING);
}

const struct fault *
plan_api_drawn(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_hand hand = {.way = PLAN_WAY_DRAWN,
	                         .picture = ctx->prepared,
	                         .day = DATE_NONE};
	struct plan_screen *screen;
	struct plan_api_in in;
	struct plan_answering given;
	const struct fault *fault;
	struct plan after;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_need_worker(ctx, screen->head.person));
	plan_api_form(ctx, req, &in);
	given = plan_api_given(&in, false);
	TRY(plan_api_language(&in, screen->head.person, given.seen,
	                      &hand.lang));
	fault = plan_answer_take(ctx, screen->head.person, &given, &hand,
	                         &after);
	return plan_api_kept(ctx, reply, PLAN_PERSON, &after, fault);
}

const struct fault *
plan_api_prepare_paper(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	(void)reply;
	return plan_api_prepare_file(ctx, req, PLAN_PICTURE);
}

const struct fault *
plan_api_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_paper_terms terms = {.day = DATE_NONE};
	struct plan_screen *screen;
	struct plan_api_in in;
	struct plan_answering given;
	const struct fault *fault;
	struct plan after;

	TRY(plan_api_open(ctx, req, &screen));
	plan_api_form(ctx, req, &in);
	given = plan_api_given(&in, false);
	terms.version = given.seen;
	terms.mark = plan_api_str(&in, "mark");
	terms.day = plan_api_date(&in, "signed_on");
	TRY(problems_fault(&in.problems));
	fault = plan_sign_paper(ctx, screen->head.person, &terms, &given,
	                        ctx->prepared, &after);
	return plan_api_kept(ctx, reply, PLAN_PERSON, &after, fault);
}

const struct fault *
plan_api_sign_picture(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_signed s;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "sign", &id));
	TRY(plan_sign_one(ctx, screen->head.person, id, &s));
	return media_show(ctx, reply, s.picture,
	                  &(struct media_of){s.person, "plan.signature", s.id},
	                  MEDIA_INLINE);
}
