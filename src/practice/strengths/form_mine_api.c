/*
 * form_mine_api.c - the services' form answered here, as JSON: what a worker is
 * asked in a step of a section, and what the person is.
 */
#include "practice/strengths/form_mine.h"

#include "base/utf8.h"
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_local.h"

/* Which answers an address is of. */
struct place {
	struct person_head head;
	enum form_section section;
	bool own;
	enum form_step step; /* not own */
	bool whole; /* the person's, of what a worker wrote down for them */
};

static const struct fault *
place_of(struct ctx *ctx, const struct request *req, bool own,
         struct place *out)
{
	int step = own ? 0 : str_word(request_place(req, "part"), form_steps);

	*out = (struct place){.own = own};
	if (step < 0 ||
	    !form_section_read(request_place(req, "section"), &out->section) ||
	    !(own ? form_mine_has(out->section)
	          : form_step_has((enum form_step)step, out->section)))
		return fault_not_found(ctx, "There is no such section");
	out->step = (enum form_step)step;
	return people_of_request(ctx, req, &out->head);
}

static bool
is_of(const struct place *place, const struct form_known *known)
{
	const struct form_question *q = known->question;

	if (q == NULL || q->section != place->section)
		return false;
	return place->own ? form_is_theirs(q) : form_step_is(place->step, q);
}

/* --- what is answered ---------------------------------------------------- */

static const struct fault *
read_or_none(struct ctx *ctx, struct str document, struct form_doc *out)
{
	return form_read(
	        ctx->arena,
	        str_empty(document) ? S("{\"assessment\":{}}") : document, out);
}

static void
put_answers(struct json_out *j, const struct place *place,
            const struct form_doc *doc)
{
	json_object(j, "answers");
	for (size_t i = 0; i < doc->n; i++)
		if (is_of(place, &doc->answers[i].known))
			json_value(j,
			           str_c(j->buf->arena, doc->answers[i].code),
			           doc->answers[i].json);
	json_end(j);
}

struct written {
	const char *voice; /* or NULL */
	struct str by;
	struct instant at;
	int64_t version;
	struct str document;
};

static const struct fault *
put(struct ctx *ctx, struct reply *reply, const struct place *place,
    const struct written *w)
{
	struct form_doc doc;
	struct json_out j;

	TRY(read_or_none(ctx, w->document, &doc));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "section", str_of(form_parts[place->section].code));
	json_str(&j, "form", S(FORM_FILL_FORM));
	json_i64(&j, "version", w->version);
	json_str_or_null(&j, "voice", str_of(w->voice == NULL ? "" : w->voice));
	json_str_or_null(&j, "written_by", w->by);
	json_instant(&j, "written_at", w->at);
	put_answers(&j, place, &doc);
	json_end(&j);
	api_etag(reply, w->version);
	return NULL;
}

static const struct fault *
show_mine(struct ctx *ctx, struct reply *reply, const struct place *place)
{
	struct form_mine mine[FORM_SECTION_COUNT];
	const struct form_mine *one = &mine[place->section];

	TRY(form_mine_now(ctx, place->head.person, mine));
	return put(
	        ctx, reply, place,
	        &(struct written){.voice = one->version == 0
	                                           ? NULL
	                                           : assess_voices[one->voice],
	                          .by = one->by_name,
	                          .at = one->at,
	                          .version = one->version,
	                          .document = one->document});
}

static const struct fault *
fill_of(struct ctx *ctx, const struct place *place, struct form_fill *out)
{
	struct form_fill fills[FORM_SECTION_COUNT];
	struct assess a;

	TRY(assess_read(ctx, place->head.person, &a));
	TRY(form_fill_read(ctx, a.id, fills));
	*out = fills[place->section];
	return NULL;
}

static const struct fault *
show_fill(struct ctx *ctx, struct reply *reply, const struct place *place)
{
	const struct form_said *said;
	struct form_fill fill;
	struct form_doc doc;
	bool there;

	TRY(fill_of(ctx, place, &fill));
	TRY(read_or_none(ctx, fill.document, &doc));
	there = form_step_said(&doc, place->section, place->step);
	said = &fill.said[place->step];
	return put(ctx, reply, place,
	           &(struct written){.voice = there ? form_voices[said->voice]
	                                            : NULL,
	                             .by = there ? said->by_name : S(""),
	                             .at = there ? said->at : INSTANT_NONE,
	                             .version = fill.version,
	                             .document = fill.document});
}

const struct fault *
form_mine_api_get(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct place place;

	TRY(place_of(ctx, req, true, &place));
	return show_mine(ctx, reply, &place);
}

const struct fault *
form_fill_api_get(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct place place;

	TRY(place_of(ctx, req, false, &place));
	return show_fill(ctx, reply, &place);
}

/* --- what is sent -------------------------------------------------------- */

/* A code, a value or words, as typed: no half characters. */
static void
put_sent(struct json_out *j, const char *code, json_t *answer)
{
	json_t *value = json_object_get(answer, "value");

	if (!json_is_string(value)) {
		json_value(j, code, answer);
		return;
	}
	json_object(j, code);
	json_str(j, "value",
	         utf8_clean(j->buf->arena, str_of(json_string_value(value))));
	json_end(j);
}

static void
put_all_sent(struct json_out *j, const struct place *place, json_t *sent,
             struct problems *problems)
{
	const char *code;
	json_t *answer;

	json_object_foreach (sent, code, answer) {
		struct form_known known = form_know(str_of(code));

		if (!is_of(place, &known))
			problems_add(problems, "answers",
			             "The answer {code} is not asked here",
			             {"code", str_slice(str_of(code), 0, 80)});
		else if (!json_is_null(answer))
			put_sent(j, code, answer);
	}
}

/* What is left out stays, and null takes an answer away.  But nobody's words
 * become the person's own unsaid: what a worker wrote down for them they say
 * again or take away, all of it, as on their page. */
static void
left_out(struct json_out *j, const struct place *place,
         const struct form_answer *was, struct problems *problems)
{
	if (place->whole)
		problems_add(problems, "answers",
		             "A worker wrote the answer {code} down for you. "
		             "Send it, too, or null to take it away",
		             {"code", was->code});
	else
		json_value(j, str_c(j->buf->arena, was->code), was->json);
}

static const struct fault *
typed_of(struct ctx *ctx, const struct place *place, const json_t *body,
         struct str document, struct problems *problems, struct str *out)
{
	json_t *sent = json_object_get(body, "answers");
	struct form_doc was;
	struct json_out j;
	struct buf buf;

	TRY(read_or_none(ctx, document, &was));
	if (!json_is_object(sent))
		problems_add(problems, "answers",
		             "This must be answers by their codes");
	buf_init(&buf, ctx->arena, FORM_BYTES_MOST);
	json_init(&j, &buf);
	json_object(&j, NULL);
	json_object(&j, "assessment");
	for (size_t i = 0; i < was.n; i++)
		if (is_of(place, &was.answers[i].known) &&
		    json_object_get(sent, str_c(ctx->arena,
		                                was.answers[i].code)) == NULL)
			left_out(&j, place, &was.answers[i], problems);
	put_all_sent(&j, place, sent, problems);
	json_end(&j);
	json_end(&j);
	*out = buf_get(&buf);
	return problems_fault(problems);
}

static struct str
form_of(const json_t *body, struct problems *problems)
{
	bool wrong = false;
	struct str form = json_get_str(body, "form", &wrong);

	if (wrong || str_empty(form))
		problems_add(problems, "form",
		             "Say which form you answer, such as {form}",
		             {"form", S(FORM_FILL_FORM)});
	return form;
}

const struct fault *
form_mine_api_put(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct form_mine mine[FORM_SECTION_COUNT];
	struct form_mine_terms terms;
	struct problems problems;
	struct place place;
	int64_t seen;
	json_t *body;

	TRY(place_of(ctx, req, true, &place));
	TRY(api_match_read(ctx, req, &seen));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	TRY(form_mine_now(ctx, place.head.person, mine));
	terms.form = form_of(body, &problems);
	place.whole = assess_is_own(ctx, place.head.person) &&
	              mine[place.section].voice == ASSESS_FOR;
	TRY(typed_of(ctx, &place, body, mine[place.section].document, &problems,
	             &terms.typed));
	TRY(form_mine_save(ctx, place.head.person, place.section, seen, &terms,
	                   &problems));
	return show_mine(ctx, reply, &place);
}

const struct fault *
form_fill_api_put(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct form_fill_terms terms;
	struct problems problems;
	struct form_fill fill;
	struct place place;
	bool wrong = false, more;
	int64_t seen;
	json_t *body;

	TRY(place_of(ctx, req, false, &place));
	TRY(api_match_read(ctx, req, &seen));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	TRY(fill_of(ctx, &place, &fill));
	terms = (struct form_fill_terms){
	        .step = place.step,
	        .voice = str_word(json_get_str(body, "voice", &wrong),
	                          form_voices),
	        .done = json_is_true(json_object_get(body, "done")),
	        .form = form_of(body, &problems),
	};
	TRY(typed_of(ctx, &place, body, fill.document, &problems,
	             &terms.typed));
	TRY(form_fill_save(ctx, place.head.person, place.section, seen, &terms,
	                   &problems, &more));
	return show_fill(ctx, reply, &place);
}
