/*
 * rights_api.c - who decides what, as JSON, by the rules of its pages.
 */
#include "practice/strengths/rights_views.h"

#include "base/json.h"
#include "base/utf8.h"

/* --- what is answered --------------------------------------------------- */

static void
row_json(struct json_out *j, enum rights_topic topic,
         const struct rights_row *row)
{
	const struct rights_change *asked = row->asked;

	json_object(j, NULL);
	json_str(j, "topic", str_of(rights_topics[topic]));
	json_str(j, "decides", str_of(rights_kinds[row->kind]));
	json_str(j, "rule", str_of(rights_kinds[row->rule]));
	json_str_or_null(j, "source", row->source);
	json_i64(j, "version", row->version);
	if (asked == NULL) {
		json_null(j, "asked");
	} else {
		json_object(j, "asked");
		json_str(j, "decides", str_of(rights_kinds[asked->kind]));
		json_str(j, "by", str_of(rights_sides[asked->side]));
		json_str(j, "why", asked->why);
		json_str_or_null(j, "written_by", asked->name);
		json_instant(j, "at", asked->at);
		json_end(j);
	}
	json_end(j);
}

/* The grid of today. */
static const struct fault *
answer_grid(struct ctx *ctx, struct reply *reply, int status,
            const struct person_head *head)
{
	struct rights_grid grid;
	struct json_out j;
	struct sit *sits;
	size_t n;

	TRY(rights_grid(ctx, head, ctx->today, &grid));
	TRY(sit_list(ctx, head->person, ctx->today, &sits, &n));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", head->crn);
	sit_json(&j, DATE_NONE, sits, n);
	json_array(&j, "topics");
	for (int i = 0; i < RIGHTS_TOPIC_COUNT; i++)
		row_json(&j, (enum rights_topic)i, &grid.rows[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

static void
rating_json(struct json_out *j, const char *key, const struct rights_rating *r)
{
	if (r->step == 0) {
		json_null(j, key);
		return;
	}
	json_object(j, key);
	json_i64(j, "step", r->step);
	json_str_or_null(j, "words", r->words);
	json_bool(j, "for_them", r->for_them);
	json_str_or_null(j, "written_by", r->name);
	json_instant(j, "at", r->at);
	json_end(j);
}

static void
decision_json(struct json_out *j, const struct rights_decision *d)
{
	bool hidden = d->hidden[RIGHTS_PERSON] || d->hidden[RIGHTS_WORKER];

	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, d->id));
	json_str(j, "topic", str_of(rights_topics[d->topic]));
	json_date(j, "day", d->day);
	json_str(j, "what", d->what);
	json_str(j, "decided", str_of(rights_deciders[d->decided]));
	json_str_or_null(j, "who", d->who);
	json_str(j, "side", str_of(rights_sides[d->side]));
	json_str_or_null(j, "written_by", d->name);
	json_instant(j, "written_at", d->at);
	rating_json(j, "person", &d->said[RIGHTS_PERSON]);
	rating_json(j, "worker", &d->said[RIGHTS_WORKER]);
	json_date(j, "hidden_until", hidden ? d->opens_on : DATE_NONE);
	json_str(j, "gap", str_of(rights_gaps[d->gap]));
	json_end(j);
}

/* One decision as it now stands. */
static const struct fault *
answer_decision(struct ctx *ctx, struct reply *reply, struct person_id person,
                int64_t id)
{
	struct rights_decision d;
	struct json_out j;

	TRY(rights_decision(ctx, person, id, &d));
	reply_json(reply, 201, &j);
	decision_json(&j, &d);
	return NULL;
}

const struct fault *
rights_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return answer_grid(ctx, reply, 200, &head);
}

const struct fault *
rights_api_log(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rights_decision *list;
	struct person_head head;
	struct json_out j;
	size_t n;

	TRY(people_of_request(ctx, req, &head));
	TRY(rights_log(ctx, head.person, &list, &n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", head.crn);
	json_array(&j, "decisions");
	for (size_t i = 0; i < n; i++)
		decision_json(&j, &list[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

/* --- what is sent ------------------------------------------------------- */

/* A body, and all that is wrong with it at once. */
struct sent {
	json_t *body;
	struct person_head head;
	struct problems problems;
};

static const struct fault *
sent_read(struct ctx *ctx, const struct request *req, struct sent *sent)
{
	TRY(people_of_request(ctx, req, &sent->head));
	TRY(request_json(req, &sent->body));
	problems_init(&sent->problems, ctx->arena);
	return NULL;
}

/* Text, clean; empty when it is not sent. */
static struct str
sent_str(struct sent *sent, const char *key)
{
	bool wrong = false;
	struct str s = json_get_str(sent->body, key, &wrong);

	if (!wrong)
		return utf8_clean(sent->problems.arena, s);
	problems_add(&sent->problems, key, "This must be text");
	return S("");
}

static int64_t
sent_version(struct sent *sent)
{
	int64_t n;

	if (json_get_i64(sent->body, "version", &n) && n >= 0)
		return n;
	problems_add(&sent->problems, "version",
	             "Say which version you looked at");
	return 0;
}

static struct date
sent_day(struct sent *sent)
{
	struct date day;

	return date_read_iso(sent_str(sent, "day"), &day) ? day : DATE_NONE;
}

/* 0 when it is not sent; -1 for what is no step. */
static struct rights_rate_terms
sent_rate(struct sent *sent)
{
	const json_t *step = json_object_get(sent->body, "step");
	const json_t *for_them = json_object_get(sent->body, "for_them");
	struct rights_rate_terms terms = {.words = sent_str(sent, "words")};
	int64_t n;

	if (for_them != NULL && !json_is_boolean(for_them))
		problems_add(&sent->problems, "for_them",
		             "This must be true or false");
	terms.for_them = json_is_true(for_them);
	if (step == NULL || json_is_null(step))
		return terms;
	terms.step = json_get_i64(sent->body, "step", &n) && n >= 1 &&
	                             n <= RIGHTS_STEPS
	                     ? (int)n
	                     : -1;
	return terms;
}

const struct fault *
rights_api_move(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rights_terms terms;
	enum rights_topic topic;
	struct sent sent;
	int64_t seen;

	TRY(rights_topic_of(ctx, req, &topic));
	TRY(sent_read(ctx, req, &sent));
	seen = sent_version(&sent);
	terms.kind = rights_word(sent_str(&sent, "decides"), rights_kinds);
	terms.why = sent_str(&sent, "why");
	TRY(problems_fault(&sent.problems));
	TRY(rights_move(ctx, &sent.head, topic, seen, &terms));
	return answer_grid(ctx, reply, 201, &sent.head);
}

const struct fault *
rights_api_answer(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	enum rights_topic topic;
	struct sent sent;
	struct str says, words;
	int64_t seen;

	TRY(rights_topic_of(ctx, req, &topic));
	TRY(sent_read(ctx, req, &sent));
	seen = sent_version(&sent);
	says = sent_str(&sent, "answer");
	words = sent_str(&sent, "words");
	if (!str_is(says, "yes") && !str_is(says, "no"))
		problems_add(&sent.problems, "answer", "Choose yes or no");
	TRY(problems_fault(&sent.problems));
	TRY(rights_answer(ctx, &sent.head, topic, seen, str_is(says, "yes"),
	                  words));
	return answer_grid(ctx, reply, 201, &sent.head);
}

const struct fault *
rights_api_add(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rights_decision_terms terms;
	struct sent sent;
	int64_t id;

	TRY(sent_read(ctx, req, &sent));
	terms = (struct rights_decision_terms){
	        .what = sent_str(&sent, "what"),
	        .day = sent_day(&sent),
	        .topic = rights_word(sent_str(&sent, "topic"), rights_topics),
	        .decided = rights_word(sent_str(&sent, "decided"),
	                               rights_deciders),
	        .who = sent_str(&sent, "who"),
	        .rate = sent_rate(&sent),
	};
	TRY(rights_decide(ctx, sent.head.person, &terms, &sent.problems, &id));
	return answer_decision(ctx, reply, sent.head.person, id);
}

const struct fault *
rights_api_rate(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rights_rate_terms terms;
	struct sent sent;
	int64_t id;

	TRY(request_place_id(req, "decision", &id));
	TRY(sent_read(ctx, req, &sent));
	terms = sent_rate(&sent);
	TRY(problems_fault(&sent.problems));
	TRY(rights_rate(ctx, sent.head.person, id, &terms));
	return answer_decision(ctx, reply, sent.head.person, id);
}
