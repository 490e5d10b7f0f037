/*
 * people_right_pages.c - the pages and the API of what a person says is wrong.
 */
#include "register/people/people_pages_local.h"

#include "base/json.h"

static const struct fault *
correction_of_request(struct ctx *ctx, const struct request *req,
                      struct correction_view *out)
{
	int64_t id;

	TRY(people_of_request(ctx, req, &out->head));
	TRY(request_place_id(req, "correction", &id));
	TRY(people_correction(ctx, out->head.person, id, &out->correction));
	out->path = people_path(
	        ctx->arena, out->head.crn,
	        str_c(ctx->arena, str_print(ctx->arena, "/corrections/%.*s",
	                                    STR_ARG(id_show(ctx->arena, id)))));
	return NULL;
}

const struct fault *
people_get_correction(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct correction_view view = {0};

	TRY(correction_of_request(ctx, req, &view));
	page_show(ctx, reply,
	          &(struct page){.title = T("They say that this is wrong"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .back = people_path(ctx->arena, view.head.crn,
	                                             "/details")},
	          people_draw_answer, &view);
	return NULL;
}

/* OPEN for a word that is no answer. */
static enum correction_answer
answer_of(struct str word)
{
	return str_is(word, "yes")  ? CORRECTION_YES
	       : str_is(word, "no") ? CORRECTION_NO
	                            : CORRECTION_OPEN;
}

const struct fault *
people_post_correction(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	const struct correction_reply answer = {
	        answer_of(request_field(req, "answer")),
	        request_field(req, "words"),
	        request_field(req, "changed"),
	};
	struct correction_view view = {0};

	TRY(correction_of_request(ctx, req, &view));
	TRY(people_corrected(ctx, view.head.person, view.correction.id,
	                     &answer));
	reply_notice(ctx, reply, TEXT("Your answer is saved"));
	reply_see_other(reply,
	                people_path(ctx->arena, view.head.crn, "/details"));
	return NULL;
}

/* --- as JSON ------------------------------------------------------------- */

static void
correction_put(struct json_out *j, const struct correction *c)
{
	bool open = c->answer == CORRECTION_OPEN;

	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, c->id));
	json_str(j, "about", str_of(correction_abouts[c->about]));
	json_str(j, "words", c->words);
	json_instant(j, "asked_at", c->at);
	json_date(j, "due", c->due);
	json_bool(j, "late", c->late);
	json_str_or_null(j, "answer", str_of(correction_answers[c->answer]));
	json_str_or_null(j, "answer_words", c->answer_words);
	json_str_or_null(j, "changed", c->changed);
	json_str_or_null(j, "answered_by", c->by);
	if (open)
		json_null(j, "answered_at");
	else
		json_instant(j, "answered_at", c->answered_at);
	json_i64(j, "days", c->days);
	json_end(j);
}

static const struct fault *
answer_all(struct ctx *ctx, struct reply *reply, int status,
           struct person_id person)
{
	struct correction *all;
	struct json_out j;
	size_t n;

	TRY(people_corrections(ctx, person, &all, &n));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_array(&j, "corrections");
	for (size_t i = 0; i < n; i++)
		correction_put(&j, &all[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
people_api_corrections(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return answer_all(ctx, reply, 200, head.person);
}

struct sent {
	json_t *body;
	struct problems problems;
};

static const struct fault *
sent_read(struct ctx *ctx, const struct request *req, struct sent *out)
{
	TRY(request_json(req, &out->body));
	problems_init(&out->problems, ctx->arena);
	return NULL;
}

/* A text member; empty when it is not sent, or null. */
static struct str
member(struct sent *sent, const char *key)
{
	const json_t *value = json_object_get(sent->body, key);
	bool wrong = false;
	struct str s;

	if (value == NULL || json_is_null(value))
		return S("");
	s = json_get_str(sent->body, key, &wrong);
	if (wrong)
		problems_add(&sent->problems, key, "This must be text");
	return wrong ? S("") : s;
}

const struct fault *
people_api_correct(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct correction_terms terms;
	struct sent sent;
	struct str about;

	TRY(sent_read(ctx, req, &sent));
	terms.words = member(&sent, "words");
	about = member(&sent, "about");
	terms.about = str_empty(about) ? CORRECTION_OTHER
	                               : str_word(about, correction_abouts);
	TRY(problems_fault(&sent.problems));
	TRY(people_correct(ctx, &terms));
	return answer_all(ctx, reply, 201, ctx->who.person);
}

const struct fault *
people_api_corrected(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct correction_reply answer;
	struct person_head head;
	struct sent sent;
	int64_t id;

	TRY(people_of_request(ctx, req, &head));
	TRY(request_place_id(req, "correction", &id));
	TRY(sent_read(ctx, req, &sent));
	answer = (struct correction_reply){answer_of(member(&sent, "answer")),
	                                   member(&sent, "words"),
	                                   member(&sent, "changed")};
	TRY(problems_fault(&sent.problems));
	TRY(people_corrected(ctx, head.person, id, &answer));
	return answer_all(ctx, reply, 201, head.person);
}
