/*
 * know_api.c - how a person learns and what helps as JSON, by the rules of its
 * pages.
 */
#include "practice/support/support_api.h"

/* --- what is answered ----------------------------------------------------- */

static void
code_json(struct json_out *j, const struct know_entry *entry)
{
	struct str code = S("");

	if (entry->kind == KNOW_HELP)
		code = str_of(support_helps[entry->code]);
	else if (entry->kind != KNOW_CONDITION)
		code = str_of(support_areas[entry->code]);
	json_str_or_null(j, "about", code);
}

/* Of what helps: null where there are no words. */
static void
share_json(struct json_out *j, const struct know *know,
           const struct know_entry *entry, struct date on)
{
	struct arena *arena = j->buf->arena;
	size_t n;
	struct str *conditions = know_conditions(arena, know, &n);

	if (entry->kind != KNOW_HELP || str_empty(entry->words)) {
		json_null(j, "words_shared");
		json_null(j, "may_tell");
		return;
	}
	json_bool(j, "words_shared",
	          know_shared(arena, entry, on, conditions, n));
	json_str_or_null(j, "may_tell",
	                 know_tells(arena, entry->words, on, conditions, n));
}

static void
entry_json(struct json_out *j, const struct know *know,
           const struct know_entry *entry, struct date on)
{
	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, entry->id.v));
	json_str(j, "kind", str_of(know_kinds[entry->kind]));
	code_json(j, entry);
	json_str(j, "words", entry->words);
	json_str(j, "source", str_of(know_sources[entry->source]));
	json_str_or_null(j, "done_by", str_of(know_doers[entry->doer]));
	json_str_or_null(j, "detail", entry->detail);
	json_i64(j, "edition", entry->edition);
	json_date(j, "ask_again", entry->again);
	share_json(j, know, entry, on);
	support_json_by(j, &entry->by);
	json_bool(j, "taken_back", !know_stands(entry));
	json_str_or_null(j, "set_aside_why", entry->back_why);
	json_end(j);
}

static void
done_json(struct json_out *j, const struct know_done *done)
{
	if (!done->is) {
		json_null(j, "finished");
		return;
	}
	json_object(j, "finished");
	json_date(j, "day", done->day);
	json_bool(j, "changed_since", done->since);
	support_json_by(j, &done->by);
	json_end(j);
}

static const struct fault *
answer_page(struct ctx *ctx, struct reply *reply, int status,
            struct person_id person, int page)
{
	const struct support_edition *edition;
	struct json_out j;
	struct know know;

	TRY(support_edition_on(ctx, ctx->today, &edition));
	TRY(know_read_page(ctx, person, page, &know));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_i64(&j, "edition", edition->number);
	json_array(&j, "entries");
	for (size_t i = 0; i < know.n; i++)
		entry_json(&j, &know, &know.entries[i], ctx->today);
	json_end(&j);
	json_bool(&j, "more", know.more);
	done_json(&j, &know.done);
	json_end(&j);
	return NULL;
}

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       struct person_id person)
{
	return answer_page(ctx, reply, status, person, 1);
}

const struct fault *
know_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	int64_t page = 0;

	if (!str_empty(request_query(req, "page")) &&
	    (!str_i64(request_query(req, "page"), &page) || page < 0 ||
	     page >= KNOW_PAGES))
		return fault_invalid(ctx, "Pages are counted from 0");
	TRY(people_of_request(ctx, req, &head));
	return answer_page(ctx, reply, 200, head.person, (int)page + 1);
}

/* For whoever reaches the person, worker or not. */
const struct fault *
know_api_line(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct know_line line;
	struct json_out j;

	TRY(people_of_request(ctx, req, &head));
	TRY(know_line(ctx, head.person, &line));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "helps");
	for (size_t i = 0; i < line.n; i++)
		json_str(&j, NULL, line.v[i]);
	json_end(&j);
	json_bool(&j, "large_print", line.large_print);
	json_bool(&j, "easy_read", line.easy_read);
	json_end(&j);
	return NULL;
}

/* --- what is sent --------------------------------------------------------- */

/* Not sent, or null: nobody was asked. */
static int
share_of(struct support_sent *sent)
{
	const json_t *value = json_object_get(sent->body, "share");

	if (value == NULL || json_is_null(value))
		return KNOW_UNASKED;
	if (!json_is_boolean(value))
		problems_add(&sent->problems, "share", "Send true or false");
	return json_is_true(value) ? KNOW_SHARED : KNOW_KEPT;
}

const struct fault *
know_api_add(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct know_terms terms = {.again = DATE_NONE};
	struct support_sent sent;
	struct str again;
	struct know_id id;
	int kind;

	TRY(support_sent_read(ctx, req, &sent));
	kind = support_sent_word(&sent, "kind", know_kinds, -1);
	if (kind < 0)
		problems_add(&sent.problems, "kind", "There is no such part");
	terms.kind = kind < 0 ? KNOW_STRENGTH : (enum know_kind)kind;
	terms.code = support_sent_word(
	        &sent, "about",
	        terms.kind == KNOW_HELP ? support_helps : support_areas, -1);
	terms.source = support_sent_word(&sent, "source", know_sources, 0);
	terms.doer = support_sent_word(&sent, "done_by", know_doers, 0);
	terms.share = share_of(&sent);
	terms.edition = support_sent_edition(&sent);
	terms.words = support_sent_text(&sent, "words");
	terms.detail = support_sent_text(&sent, "detail");
	again = support_sent_text(&sent, "ask_again");
	terms.again_wrong = !str_empty(again) &&
	                    !date_read_iso(again, &terms.again);
	if (terms.again_wrong)
		terms.again = DATE_NONE;
	if (terms.edition == 0)
		return problems_fault(&sent.problems);
	TRY(know_add(ctx, sent.head.person, &terms, &id, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
know_api_back(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct know_id id;

	TRY(request_place_id(req, "said", &id.v));
	TRY(people_of_request(ctx, req, &head));
	TRY(know_back(ctx, head.person, id));
	return answer(ctx, reply, 201, head.person);
}

const struct fault *
know_api_aside(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_sent sent;
	struct know_id id;
	struct str why;

	TRY(request_place_id(req, "said", &id.v));
	TRY(support_sent_read(ctx, req, &sent));
	why = support_sent_text(&sent, "why");
	TRY(know_set_aside(ctx, sent.head.person, id, why, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
know_api_again(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct date again = DATE_NONE;
	struct support_sent sent;
	struct know_id id;

	TRY(request_place_id(req, "said", &id.v));
	TRY(support_sent_read(ctx, req, &sent));
	if (!date_read_iso(support_sent_text(&sent, "again"), &again))
		again = DATE_NONE;
	TRY(know_ask_again(ctx, sent.head.person, id, again, &sent.problems));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
know_api_share(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct support_sent sent;
	struct know_id id;
	int share;

	TRY(request_place_id(req, "said", &id.v));
	TRY(support_sent_read(ctx, req, &sent));
	share = share_of(&sent);
	if (share == KNOW_UNASKED && sent.problems.n == 0)
		problems_add(&sent.problems, "share", "Choose yes or no");
	TRY(problems_fault(&sent.problems));
	TRY(know_share(ctx, sent.head.person, id, share == KNOW_SHARED));
	return answer(ctx, reply, 201, sent.head.person);
}

const struct fault *
know_api_finish(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	TRY(know_finish(ctx, head.person));
	return answer(ctx, reply, 201, head.person);
}
