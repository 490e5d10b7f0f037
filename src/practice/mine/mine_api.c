/*
 * mine_api.c - one's own list and how it is going as JSON, by the rules of
 * their pages.
 */
#include "practice/mine/mine_views.h"

#include "base/utf8.h"

/* --- what is sent -------------------------------------------------------- */

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
text_of(struct sent *sent, const char *key)
{
	bool wrong = false;
	const json_t *member = json_object_get(sent->body, key);
	struct str s;

	if (member == NULL || json_is_null(member))
		return S("");
	s = json_get_str(sent->body, key, &wrong);
	if (wrong)
		problems_add(&sent->problems, key, "This must be text");
	return wrong ? S("") : utf8_clean(sent->problems.arena, s);
}

static int64_t
id_of(struct sent *sent, const char *key)
{
	struct str s = text_of(sent, key);
	int64_t id = 0;

	if (!str_empty(s) && !id_read(s, &id))
		problems_add(&sent->problems, key, "This is no id");
	return id;
}

/* --- one's own list ------------------------------------------------------ */

static void
item_json(struct json_out *j, const struct mine_item *item)
{
	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, item->id.v));
	json_str(j, "title", item->title);
	json_str(j, "notes", item->notes);
	json_date(j, "day", item->day);
	json_bool(j, "done", item->done);
	json_str(j, "plan", str_of(mine_intos[item->into]));
	json_str_or_null(j, "step",
	                 item->step.v == 0
	                         ? S("")
	                         : id_show(j->buf->arena, item->step.v));
	json_end(j);
}

static const struct fault *
answer_list(struct ctx *ctx, struct reply *reply, int status)
{
	struct mine_list list = {0};
	struct json_out j;

	TRY(mine_list_read(ctx, &list));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_array(&j, "items");
	for (size_t i = 0; i < list.n; i++)
		item_json(&j, &list.v[i]);
	json_end(&j);
	json_i64(&j, "done_days", list.done_days);
	json_end(&j);
	return NULL;
}

const struct fault *
mine_api_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	return answer_list(ctx, reply, 200);
}

const struct fault *
mine_api_list_again(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	(void)req;
	return answer_list(ctx, reply, 201);
}

static struct mine_terms
terms_of(struct sent *sent)
{
	struct str day = text_of(sent, "day");
	struct mine_terms terms = {
	        .title = text_of(sent, "title"),
	        .notes = text_of(sent, "notes"),
	        .day = DATE_NONE,
	};

	if (!str_empty(day) && !date_read_iso(day, &terms.day)) {
		terms.day = DATE_NONE;
		terms.no_day = true;
	}
	return terms;
}

static const struct fault *
item_of(const struct request *req, struct mine_item_id *out)
{
	return request_place_id(req, "item", &out->v);
}

const struct fault *
mine_api_add(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_terms terms;
	struct mine_item_id id;
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	terms = terms_of(&sent);
	TRY(mine_item_add(ctx, &terms, &sent.problems, &id));
	return answer_list(ctx, reply, 201);
}

const struct fault *
mine_api_change(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_terms terms;
	struct mine_item_id id;
	struct sent sent;

	TRY(item_of(req, &id));
	TRY(sent_read(ctx, req, &sent));
	terms = terms_of(&sent);
	TRY(mine_item_change(ctx, id, &terms, &sent.problems));
	return answer_list(ctx, reply, 201);
}

const struct fault *
mine_api_done(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const json_t *is_done;
	struct mine_item item = {0};
	struct mine_item_id id;
	struct sent sent;

	TRY(item_of(req, &id));
	TRY(mine_item_read(ctx, id, &item));
	TRY(sent_read(ctx, req, &sent));
	is_done = json_object_get(sent.body, "done");
	if (!json_is_boolean(is_done))
		problems_add(&sent.problems, "done", "Say true or false");
	TRY(problems_fault(&sent.problems));
	TRY(mine_item_done(ctx, id, json_is_true(is_done)));
	return answer_list(ctx, reply, 201);
}

const struct fault *
mine_api_move(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_item item = {0};
	struct mine_item_id id;
	struct sent sent;
	struct str by;

	TRY(item_of(req, &id));
	TRY(mine_item_read(ctx, id, &item));
	TRY(sent_read(ctx, req, &sent));
	by = text_of(&sent, "by");
	if (!str_is(by, "up") && !str_is(by, "down"))
		problems_add(&sent.problems, "by", "Say up or down");
	TRY(problems_fault(&sent.problems));
	TRY(mine_item_move(ctx, id, str_is(by, "up") ? -1 : 1));
	return answer_list(ctx, reply, 201);
}

const struct fault *
mine_api_remove(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_item_id id;

	TRY(item_of(req, &id));
	TRY(mine_item_remove(ctx, id));
	return answer_list(ctx, reply, 201);
}

const struct fault *
mine_api_clear(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	TRY(mine_list_clear(ctx));
	return answer_list(ctx, reply, 201);
}

const struct fault *
mine_api_step(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct step_id step;

	TRY(request_place_id(req, "step", &step.v));
	TRY(mine_step_take(ctx, step));
	return answer_list(ctx, reply, 201);
}

const struct fault *
mine_api_place(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_placing placing = {.words = false};
	struct mine_item_id id;
	struct sent sent;

	TRY(item_of(req, &id));
	TRY(sent_read(ctx, req, &sent));
	placing.text = text_of(&sent, "text");
	placing.goal.v = id_of(&sent, "goal");
	placing.words = placing.goal.v == 0;
	TRY(mine_item_place(ctx, id, &placing, &sent.problems));
	return answer_list(ctx, reply, 201);
}

/* --- how it is going ----------------------------------------------------- */

static void
dids_json(struct json_out *j, const struct mine_did *dids, size_t n)
{
	json_array(j, "did");
	for (size_t i = 0; i < n; i++) {
		json_object(j, NULL);
		json_str(j, "id", id_show(j->buf->arena, dids[i].id.v));
		json_str(j, "said", dids[i].said);
		json_str(j, "did", dids[i].did);
		json_date(j, "day", dids[i].day);
		json_end(j);
	}
	json_end(j);
}

static void
say_json(struct json_out *j, const struct mine_say *say)
{
	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, say->id.v));
	json_str(j, "level", str_of(mine_levels[say->level]));
	json_str(j, "about", str_of(mine_abouts[say->about]));
	json_str(j, "words", say->words);
	json_bool(j, "for_them", say->for_them);
	json_str_or_null(j, "said_by", say->by.name);
	json_instant(j, "said_at", say->by.at);
	json_str_or_null(j, "answer", say->answer);
	json_str_or_null(j, "answered_by", say->answered.name);
	json_end(j);
}

static const struct fault *
answer_said(struct ctx *ctx, struct reply *reply, int status,
            struct person_id person)
{
	struct mine_said said = {0};
	struct json_out j;

	TRY(mine_said_read(ctx, person, &said));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_array(&j, "said");
	for (size_t i = 0; i < said.says_n; i++)
		say_json(&j, &said.says[i]);
	json_end(&j);
	dids_json(&j, said.dids, said.dids_n);
	json_end(&j);
	return NULL;
}

const struct fault *
mine_api_said(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return answer_said(ctx, reply, 200, head.person);
}

/* -1 for a word that is none. */
static int
word_of(struct sent *sent, const char *key, const char *const *words)
{
	struct str s = text_of(sent, key);

	return str_empty(s) ? -1 : str_word(s, words);
}

static struct mine_say_terms
say_terms_of(struct sent *sent)
{
	return (struct mine_say_terms){
	        .level = word_of(sent, "level", mine_levels),
	        .about = word_of(sent, "about", mine_abouts),
	        .words = text_of(sent, "words"),
	};
}

const struct fault *
mine_api_say(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_say_terms terms;
	struct person_head head;
	struct sent sent;

	TRY(people_of_request(ctx, req, &head));
	TRY(sent_read(ctx, req, &sent));
	terms = say_terms_of(&sent);
	terms.to = MINE_TO_WORKER;
	TRY(mine_say_add(ctx, head.person, &terms, &sent.problems));
	return answer_said(ctx, reply, 201, head.person);
}

const struct fault *
mine_api_answer(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct mine_say_id id;
	struct sent sent;
	struct str words;

	TRY(request_place_id(req, "say", &id.v));
	TRY(people_of_request(ctx, req, &head));
	TRY(sent_read(ctx, req, &sent));
	words = text_of(&sent, "answer");
	TRY(mine_say_answer(ctx, head.person, id, words, &sent.problems));
	return answer_said(ctx, reply, 201, head.person);
}

const struct fault *
mine_api_taken(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct json_out j;

	(void)ctx;
	(void)req;
	reply_json(reply, 201, &j);
	json_object(&j, NULL);
	json_bool(&j, "taken", true);
	json_end(&j);
	return NULL;
}

/* Without a name: nothing of the person is read, and nothing comes back. */
const struct fault *
mine_api_unnamed(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct mine_say_terms terms;
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	terms = say_terms_of(&sent);
	terms.to = MINE_TO_MANAGER;
	TRY(mine_say_add(ctx, ctx->who.person, &terms, &sent.problems));
	return mine_api_taken(ctx, req, reply);
}

const struct fault *
mine_api_paper(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_say_terms terms;
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	terms = say_terms_of(&sent);
	TRY(mine_paper_add(ctx, &terms, &sent.problems));
	return mine_api_taken(ctx, req, reply);
}

/* --- the manager --------------------------------------------------------- */

static void
words_json(struct json_out *j, const char *key, const struct mine_group *group)
{
	json_array(j, key);
	for (size_t i = 0; i < group->words_n; i++) {
		json_object(j, NULL);
		json_str(j, "level",
		         str_of(mine_levels[group->words[i].level]));
		json_str(j, "about",
		         str_of(mine_abouts[group->words[i].about]));
		json_str(j, "words", group->words[i].words);
		json_end(j);
	}
}

static void
group_json(struct json_out *j, const struct mine_group *group)
{
	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, group->id.v));
	json_bool(j, "paper", group->paper);
	json_date(j, "from", group->from);
	json_date(j, "to", group->to);
	if (group->paper)
		json_null(j, "people");
	else
		json_i64(j, "people", group->senders);
	json_i64(j, "answers", group->n);
	json_array(j, "levels");
	for (int i = 1; i <= MINE_LEVELS; i++) {
		json_object(j, NULL);
		json_str(j, "level", str_of(mine_levels[i]));
		json_i64(j, "answers", group->levels[i]);
		json_end(j);
	}
	json_end(j);
	json_i64(j, "worded", group->worded);
	words_json(j, "words", group);
	json_end(j);
	json_end(j);
}

const struct fault *
mine_api_words(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_group group = {0};
	struct mine_group_id id;
	struct api_page page;
	struct json_out j;

	TRY(request_place_id(req, "group", &id.v));
	TRY(api_page_read(ctx, req, &page));
	TRY(mine_group_read(ctx, id, page.number * page.size, page.size,
	                    &group));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	words_json(&j, "content", &group);
	api_page_end(&j, &page, group.worded, false);
	return NULL;
}

static const struct fault *
answer_heard(struct ctx *ctx, struct reply *reply, int status, int64_t page)
{
	struct mine_heard heard = {0};
	struct json_out j;

	TRY(mine_heard_read(ctx, page, &heard));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_array(&j, "groups");
	for (size_t i = 0; i < heard.groups_n; i++)
		group_json(&j, &heard.groups[i]);
	json_end(&j);
	json_bool(&j, "older", heard.older);
	dids_json(&j, heard.dids, heard.dids_n);
	json_end(&j);
	return NULL;
}

const struct fault *
mine_api_heard(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	int64_t page = 0;

	if (!str_empty(request_query(req, "page")) &&
	    (!str_i64(request_query(req, "page"), &page) || page < 0 ||
	     page > 1000))
		return fault_invalid(ctx, "Pages are counted from 0");
	return answer_heard(ctx, reply, 200, page);
}

const struct fault *
mine_api_did(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str said, did;
	struct sent sent;

	TRY(sent_read(ctx, req, &sent));
	said = text_of(&sent, "said");
	did = text_of(&sent, "did");
	TRY(mine_did_add(ctx, said, did, &sent.problems));
	return answer_heard(ctx, reply, 201, 0);
}

const struct fault *
mine_api_did_back(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct mine_did_id id;

	TRY(request_place_id(req, "did", &id.v));
	TRY(mine_did_back(ctx, id));
	return answer_heard(ctx, reply, 201, 0);
}
