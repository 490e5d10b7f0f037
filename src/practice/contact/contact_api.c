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

/* What is recorded, now or before. */
static void
said_json(struct json_out *j, const struct contact *c)
{
	json_instant(j, "at", c->at);
	json_str(j, "kind", str_of(contact_kinds[c->kind]));
	json_str_or_null(j, "place", c->place);
	json_str(j, "outcome", str_of(contact_outcomes[c->outcome]));
	json_str_or_null(j, "outcome_code", c->code);
	json_minutes(j, "minutes", c->minutes);
	json_str_or_null(j, "note", c->note);
	json_bool(j, "private", c->privacy != CONTACT_SHARED);
	json_str(j, "privacy", str_of(contact_privacies[c->privacy]));
	json_i64(j, "version", c->version);
}

static void
contact_json_body(struct json_out *j, struct arena *arena,
                  const struct contact *c)
{
	json_str(j, "id", id_show(arena, c->id.v));
	json_str_or_null(j, "contact_ref", c->contact_ref);
	json_str_or_null(j, "staff", c->staff_name);
	json_minutes(j, "planned_minutes", c->planned_minutes);
	json_str(j, "answer", str_of(contact_answers[c->answer]));
	plan_scribe_json(j, "answer_by_hand", &c->hand);
	said_json(j, c);
}

static void
contact_json(struct json_out *j, struct arena *arena, const char *key,
             const struct contact *c)
{
	json_object(j, key);
	contact_json_body(j, arena, c);
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

/* The moment is what it was when there was one and none is sent. */
static struct contact_terms
terms_of(const json_t *body, struct instant was, struct problems *problems)
{
	struct contact_terms terms = {.at = INSTANT_NONE};
	struct str at = text_of(body, "at", problems);
	struct str outcome = text_of(body, "outcome", problems);

	if (json_object_get(body, "at") == NULL && instant_is(was)) {
		terms.at = was;
	} else if (!instant_read(at, &terms.at)) {
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
	terms = terms_of(body, INSTANT_NONE, &problems);
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

/* --- corrections -------------------------------------------------------- */

static void
former_json(struct json_out *j, const struct contact_former *f)
{
	json_object(j, NULL);
	json_str(j, "change", str_of(contact_changes[f->change]));
	json_instant(j, "changed_at", f->at);
	json_str_or_null(j, "changed_by", f->by_name);
	json_str_or_null(j, "because", f->because);
	json_object(j, "before");
	said_json(j, &f->was);
	json_end(j);
	json_end(j);
}

/* One contact with what it said before. */
static const struct fault *
one_answer(struct ctx *ctx, struct reply *reply, int status,
           struct person_id person, struct contact_id id)
{
	struct contact_former *formers;
	struct contact contact;
	struct json_out j;
	size_t n;

	TRY(contact_read(ctx, person, id, &contact));
	TRY(contact_formers(ctx, &contact, &formers, &n));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	contact_json_body(&j, ctx->arena, &contact);
	json_array(&j, "corrections");
	for (size_t i = 0; i < n; i++)
		former_json(&j, &formers[i]);
	json_end(&j);
	json_end(&j);
	api_etag(reply, contact.version);
	return NULL;
}

const struct fault *
contact_api_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct contact_screen screen = {.n = 0};

	TRY(contact_screen_one(ctx, req, &screen));
	return one_answer(ctx, reply, 200, screen.head.person,
	                  screen.contact.id);
}

/* A word of a list; what it was when it is not sent. */
static int
word_or(const json_t *body, const char *key, const char *const *words, int was,
        struct problems *problems)
{
	if (json_object_get(body, key) == NULL)
		return was;
	return str_word(text_of(body, key, problems), words);
}

static struct str
text_or(const json_t *body, const char *key, struct str was,
        struct problems *problems)
{
	if (json_object_get(body, key) == NULL)
		return was;
	return text_of(body, key, problems);
}

static enum contact_privacy
privacy_or(const json_t *body, const char *key, enum contact_privacy was,
           struct problems *problems)
{
	int word = word_or(body, key, contact_privacies, (int)was, problems);

	if (word >= 0 && (word != CONTACT_IMPORTED || was == CONTACT_IMPORTED))
		return (enum contact_privacy)word;
	problems_add(problems, key, "Choose why this note is private");
	return was;
}

/* Members that are not sent stay as they were. */
static struct contact_correction
correction_of(const json_t *body, const struct contact *was,
              struct problems *problems)
{
	struct contact_correction c = {
	        .terms = terms_of(body, was->at, problems),
	        .because = text_of(body, "because", problems),
	        .former = privacy_or(body, "former_privacy", CONTACT_SHARED,
	                             problems),
	};

	c.terms.kind =
	        word_or(body, "kind", contact_kinds, (int)was->kind, problems);
	c.terms.outcome = word_or(body, "outcome", contact_outcomes,
	                          (int)was->outcome, problems);
	c.terms.place = text_or(body, "place", was->place, problems);
	c.terms.note = text_or(body, "note", was->note, problems);
	c.terms.privacy = privacy_or(body, "privacy", was->privacy, problems);
	c.terms.privacy_words =
	        text_or(body, "privacy_words", was->privacy_words, problems);
	if (json_object_get(body, "outcome") == NULL)
		c.terms.code =
		        text_or(body, "outcome_code", was->code, problems);
	if (json_object_get(body, "minutes") == NULL)
		c.terms.minutes = was->minutes;
	return c;
}

const struct fault *
contact_api_correct(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_correction correction;
	struct problems problems;
	int64_t seen;
	json_t *body;

	TRY(contact_screen_one(ctx, req, &screen));
	TRY(api_match_read(ctx, req, &seen));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	correction = correction_of(body, &screen.contact, &problems);
	TRY(contact_correct(ctx, screen.contact.id, seen, &correction,
	                    &problems));
	return one_answer(ctx, reply, 200, screen.head.person,
	                  screen.contact.id);
}
