/*
 * assess_api.c - the assessment as JSON, by the rules of its pages.
 */
#include "practice/strengths/assess_api.h"

#include "base/utf8.h"
#include "practice/strengths/assess_json.h"
#include "practice/strengths/sit.h"
#include "register/people/people.h"

/* --- what is answered --------------------------------------------------- */

const struct fault *
assess_api_whole(struct ctx *ctx, struct reply *reply, int status,
                 struct person_id person)
{
	bool own = assess_is_own(ctx, person);
	const struct assess_form *form;
	struct assess a, shared;
	struct json_out j;
	struct sit *sits;
	size_t n;

	TRY(assess_form_now(ctx, &form));
	TRY(assess_read(ctx, person, &a));
	TRY(sit_list(ctx, person, DATE_NONE, &sits, &n));
	if (own)
		TRY(assess_shared(ctx, person, &shared));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	assess_json_edition(&j, &a);
	json_i64(&j, "form", form->number);
	sit_json(&j, DATE_NONE, sits, n);
	json_array(&j, "areas");
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		const struct assess_area *area = &a.areas[i];

		json_object(&j, NULL);
		json_str(&j, "area", str_of(assess_codes[i]));
		if (!own)
			json_str(&j, "state",
			         str_of(assess_states[area->state]));
		assess_json_own(&j, &area->own);
		assess_json_work(&j, own ? &shared.areas[i].work : &area->work,
		                 !own);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
assess_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return assess_api_whole(ctx, reply, 200, head.person);
}

const struct fault *
assess_api_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct api_page page;
	struct assess *list;
	struct json_out j;
	size_t n, from;

	TRY(people_of_request(ctx, req, &head));
	TRY(api_page_read(ctx, req, &page));
	TRY(assess_list(ctx, head.person, &list, &n));
	from = (size_t)(page.number * page.size);
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = from; i < n && i < from + (size_t)page.size; i++) {
		json_object(&j, NULL);
		assess_json_edition(&j, &list[i]);
		json_end(&j);
	}
	api_page_end(&j, &page, (int64_t)n, false);
	return NULL;
}

/* --- what is sent ------------------------------------------------------- */

/* A text member, or what was when it is not sent. */
static struct str
text_or(const json_t *body, const char *key, struct str was,
        struct problems *problems)
{
	bool wrong = false;
	struct str s;

	if (json_object_get(body, key) == NULL)
		return was;
	s = json_get_str(body, key, &wrong);
	if (wrong)
		problems_add(problems, key, "This must be text");
	return wrong ? S("") : utf8_clean(problems->arena, s);
}

/* A word's place; -1 for another word. */
static int
word_or(const json_t *body, const char *key, const char *const *words, int was,
        struct problems *problems)
{
	struct str s;

	if (json_object_get(body, key) == NULL)
		return was;
	s = text_or(body, key, S(""), problems);
	return str_empty(s) ? 0 : str_word(s, words);
}

/* Yes or no, or what was when it is not sent. */
static bool
flag_or(const json_t *body, const char *key, bool was,
        struct problems *problems)
{
	const json_t *v = json_object_get(body, key);

	if (v == NULL)
		return was;
	if (!json_is_boolean(v))
		problems_add(problems, key, "This must be true or false");
	return json_is_true(v);
}

/* -1 for what is no priority. */
static int
priority_or(const json_t *body, int was)
{
	const json_t *v = json_object_get(body, "priority");
	int64_t n;

	if (v == NULL)
		return was;
	if (json_is_null(v))
		return 0;
	return json_get_i64(body, "priority", &n) && n >= 1 && n <= 3 ? (int)n
	                                                              : -1;
}

/* The questions that were read: INVALID when it is not said. */
static const struct fault *
form_of(const json_t *body, struct problems *problems, int64_t *out)
{
	if (!json_get_i64(body, "form", out))
		problems_add(problems, "form",
		             "Say which questions were read: the number of "
		             "their form");
	return problems_fault(problems);
}

void
assess_api_changes(struct ctx *ctx, const struct change_list *changes)
{
	struct json_out j;

	reply_fault_open(ctx, ctx->shown, &j);
	change_json(&j, changes);
	json_end(&j);
}

/* --- a change of what is no longer there --------------------------------- */

/* Shown over a CONFLICT: it, and what changed of the side that was read. */
static const struct fault *
side_since(struct ctx *ctx, const struct request *req, bool work)
{
	struct change_list changes;
	struct person_head head;
	enum assess_code code;
	int64_t seen;

	TRY(assess_code_of(ctx, req, &code));
	TRY(people_of_request(ctx, req, &head));
	TRY(api_match_read(ctx, req, &seen));
	if (work)
		TRY(assess_since_work(ctx, head.person, code, seen, &changes));
	else
		TRY(assess_since_own(ctx, head.person, code, seen, &changes));
	assess_api_changes(ctx, &changes);
	return NULL;
}

static const struct fault *
own_since(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)reply;
	return side_since(ctx, req, false);
}

static const struct fault *
work_since(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)reply;
	return side_since(ctx, req, true);
}

/* The person, the area and the side as it was. */
static const struct fault *
change_begin(struct ctx *ctx, const struct request *req,
             struct person_head *head, enum assess_code *code, struct assess *a)
{
	TRY(assess_code_of(ctx, req, code));
	TRY(people_of_request(ctx, req, head));
	return assess_read(ctx, head->person, a);
}

const struct fault *
assess_api_own(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct assess_own_terms terms;
	const struct assess_own *was;
	const struct fault *fault;
	struct problems problems;
	struct person_head head;
	enum assess_code code;
	struct assess a;
	int64_t seen;
	json_t *body;

	TRY(change_begin(ctx, req, &head, &code, &a));
	TRY(api_match_read(ctx, req, &seen));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	TRY(form_of(body, &problems, &terms.form));
	was = &a.areas[code].own;
	terms = (struct assess_own_terms){
	        .form = terms.form,
	        .view = text_or(body, "view", was->view, &problems),
	        .strengths =
	                text_or(body, "strengths", was->strengths, &problems),
	        .nothing = flag_or(body, "nothing", was->nothing, &problems),
	        .ready = word_or(body, "ready", assess_readies, (int)was->ready,
	                         &problems),
	        .ready_words = text_or(body, "ready_words", was->ready_words,
	                               &problems),
	        .priority = priority_or(body, was->priority),
	};
	fault = assess_own_save(ctx, head.person, code, seen, &terms,
	                        &problems);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, own_since, fault);
	TRY(fault);
	return assess_api_whole(ctx, reply, 200, head.person);
}

static enum assess_link
link_or(const json_t *body, const char *key, enum assess_link was,
        struct problems *problems)
{
	int word = word_or(body, key, assess_links, (int)was, problems);

	return word < 0 ? ASSESS_LINK_COUNT : (enum assess_link)word;
}

static struct assess_work
work_of(const json_t *body, const struct assess_work *was, struct problems *p)
{
	return (struct assess_work){
	        .view = text_or(body, "view", was->view, p),
	        .strengths = text_or(body, "strengths", was->strengths, p),
	        .needs = text_or(body, "needs", was->needs, p),
	        .harm = link_or(body, "harm", was->harm, p),
	        .harm_words = text_or(body, "harm_words", was->harm_words, p),
	        .reoffending =
	                link_or(body, "reoffending", was->reoffending, p),
	        .reoffending_words = text_or(body, "reoffending_words",
	                                     was->reoffending_words, p),
	        .evidence = text_or(body, "evidence", was->evidence, p),
	        .priority = priority_or(body, was->priority),
	        .nothing = flag_or(body, "nothing", was->nothing, p),
	};
}

const struct fault *
assess_api_work(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct assess_work_terms terms;
	const struct fault *fault;
	struct problems problems;
	struct person_head head;
	enum assess_code code;
	struct assess a;
	int64_t seen;
	json_t *body;

	TRY(change_begin(ctx, req, &head, &code, &a));
	TRY(api_match_read(ctx, req, &seen));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	TRY(form_of(body, &problems, &terms.form));
	terms.work = work_of(body, &a.areas[code].work, &problems);
	terms.done = flag_or(body, "done", false, &problems);
	fault = assess_work_save(ctx, head.person, code, seen, &terms,
	                         &problems);
	if (fault_is(fault, FAULT_CONFLICT))
		return reply_show(ctx, reply, work_since, fault);
	TRY(fault);
	return assess_api_whole(ctx, reply, 200, head.person);
}
