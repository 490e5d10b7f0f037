/*
 * contact_api.c - contacts as JSON, in the column names of contacts.csv.
 */
#include "practice/contact/contact_pages.h"

#include "base/utf8.h"

static void
json_minutes(struct json_out *j, const char *key, int64_t minutes)
{
	if (minutes < 0)
		json_null(j, key);
	else
		json_i64(j, key, minutes);
}

static void
contact_json(struct json_out *j, struct arena *arena, const char *key,
             const struct contact *c)
{
	json_object(j, key);
	json_str(j, "id", id_show(arena, c->id.v));
	json_str_or_null(j, "contact_ref", c->contact_ref);
	json_instant(j, "at", c->at);
	json_str(j, "kind", str_of(contact_kinds[c->kind]));
	json_str_or_null(j, "staff", c->staff_name);
	json_str_or_null(j, "place", c->place);
	json_minutes(j, "planned_minutes", c->planned_minutes);
	json_str(j, "outcome", str_of(contact_outcomes[c->outcome]));
	json_str_or_null(j, "outcome_code", c->code);
	json_minutes(j, "minutes", c->minutes);
	json_str_or_null(j, "note", c->note);
	json_bool(j, "private", c->privacy != CONTACT_SHARED);
	json_str(j, "answer", str_of(contact_answers[c->answer]));
	json_i64(j, "version", c->version);
	json_end(j);
}

/* A filter that was given is a word of its list. */
static bool
word_is(const struct request *req, const char *name, int found)
{
	return found >= 0 || str_empty(request_query(req, name));
}

const struct fault *
contact_api_list(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct contact_filter filter = {
	        .kind = str_word(request_query(req, "kind"), contact_kinds),
	        .outcome = str_word(request_query(req, "outcome"),
	                            contact_outcomes),
	};
	struct person_head head;
	struct api_page page;
	struct contact *list;
	struct json_out j;
	size_t n;
	int64_t total;

	TRY(people_of_request(ctx, req, &head));
	if (!word_is(req, "kind", filter.kind) ||
	    !word_is(req, "outcome", filter.outcome))
		return fault_invalid(ctx, "There is no such kind or outcome");
	TRY(api_page_read(ctx, req, &page));
	filter.most = page.size;
	filter.skip = page.number * page.size;
	TRY(contact_store_list(ctx, head.person, &filter, &list, &n));
	TRY(contact_store_count(ctx, head.person, &filter, &total));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++)
		contact_json(&j, ctx->arena, NULL, &list[i]);
	api_page_end(&j, &page, total, false);
	return NULL;
}

/* --- recording ---------------------------------------------------------- */

/* A text member; a problem when it is something else. */
static struct str
text_of(const json_t *body, const char *key, struct problems *problems)
{
	bool wrong = false;
	struct str s = json_get_str(body, key, &wrong);

	if (wrong)
		problems_add(problems, key, "This must be text");
	return wrong ? S("") : utf8_clean(problems->arena, s);
}

static int64_t
number_of(const json_t *body, const char *key, struct problems *problems)
{
	const json_t *v = json_object_get(body, key);
	int64_t n;

	if (v == NULL || json_is_null(v))
		return -1;
	if (json_get_i64(body, key, &n) && n >= 0)
		return n;
	problems_add(problems, key, "Enter the minutes as a number");
	return -1;
}

static struct contact_terms
terms_of(const json_t *body, struct problems *problems)
{
	struct contact_terms terms = {.at = INSTANT_NONE};
	struct str at = text_of(body, "at", problems);
	struct str outcome = text_of(body, "outcome", problems);

	if (!instant_read(at, &terms.at)) {
		terms.at = INSTANT_NONE;
		problems_add(problems, "when",
		             "This is not a moment with its offset, like "
		             "2026-11-24T10:30:00+00:00");
	}
	terms.kind = str_word(text_of(body, "kind", problems), contact_kinds);
	terms.outcome = str_empty(outcome)
	                        ? (int)CONTACT_NONE_YET
	                        : str_word(outcome, contact_outcomes);
	terms.code = text_of(body, "outcome_code", problems);
	terms.place = text_of(body, "place", problems);
	terms.planned_minutes = number_of(body, "planned_minutes", problems);
	terms.minutes = number_of(body, "minutes", problems);
	terms.note = text_of(body, "note", problems);
	terms.promised[CONTACT_PERSON].due = DATE_NONE;
	terms.promised[CONTACT_WORKER].due = DATE_NONE;
	return terms;
}

/* What is still to come is arranged, what was is recorded. */
const struct fault *
contact_api_post(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct person_head head;
	struct contact_terms terms;
	struct problems problems;
	struct contact_id id;
	struct contact made;
	struct json_out j;
	json_t *body;

	TRY(people_of_request(ctx, req, &head));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	terms = terms_of(body, &problems);
	if (terms.outcome == CONTACT_NONE_YET && instant_is(terms.at) &&
	    terms.at.ms > ctx->now.ms)
		TRY(contact_arrange(ctx, head.person, &terms, &problems, &id));
	else
		TRY(contact_record(ctx, head.person, &terms, &problems, &id));
	TRY(contact_read(ctx, head.person, id, &made));
	reply_json(reply, 201, &j);
	contact_json(&j, ctx->arena, NULL, &made);
	return NULL;
}
