/*
 * form_victim_api.c - the list of victims, as JSON.
 */
#include "practice/strengths/form_victim.h"

#include "base/utf8.h"
#include "practice/strengths/form_local.h"

static void
put_value(struct json_out *j, const char *name, json_t *kept, const char *code)
{
	bool wrong = false;

	json_str_or_null(j, name,
	                 json_get_str(json_object_get(kept, code), "value",
	                              &wrong));
}

static void
put_victim(struct json_out *j, json_t *kept)
{
	json_object(j, NULL);
	put_value(j, "relationship", kept, FORM_VICTIM_RELATIONSHIP);
	put_value(j, "words", kept, FORM_VICTIM_WORDS);
	put_value(j, "age", kept, FORM_VICTIM_AGE);
	put_value(j, "sex", kept, FORM_VICTIM_SEX);
	put_value(j, "ethnicity", kept, FORM_VICTIM_RACE);
	json_end(j);
}

static const struct fault *
show(struct ctx *ctx, struct reply *reply, int status,
     const struct person_head *head)
{
	struct form_victims list;
	struct json_out j;

	TRY(form_victims_read(ctx, head->person, &list));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", head->crn);
	json_i64(&j, "version", list.version);
	json_bool(&j, "asked", list.asked);
	json_array(&j, "victims");
	for (size_t i = 0; i < list.n; i++)
		put_victim(&j, list.v[i].kept);
	json_end(&j);
	json_end(&j);
	api_etag(reply, list.version);
	return NULL;
}

const struct fault *
form_victims_api_get(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return show(ctx, reply, 200, &head);
}

/* --- what is sent -------------------------------------------------------- */

static struct str
sent_str(struct arena *arena, const json_t *body, const char *name,
         struct problems *problems)
{
	bool wrong = false;
	struct str s = json_get_str(body, name, &wrong);

	if (wrong)
		problems_add(problems, name, "This must be text");
	return utf8_clean(arena, s);
}

static struct form_victim
sent_victim(struct arena *arena, const json_t *body, struct problems *problems)
{
	return (struct form_victim){
	        .relationship = sent_str(arena, body, "relationship", problems),
	        .words = sent_str(arena, body, "words", problems),
	        .age = sent_str(arena, body, "age", problems),
	        .sex = sent_str(arena, body, "sex", problems),
	        .ethnicity = sent_str(arena, body, "ethnicity", problems),
	};
}

static int64_t
sent_version(const json_t *body, struct problems *problems)
{
	int64_t n;

	if (json_get_i64(body, "version", &n) && n >= 0)
		return n;
	problems_add(problems, "version", "Say which version you looked at");
	return 0;
}

/* One of the list, by its place; 0: one more, whose version is in the body. */
static const struct fault *
write_at(struct ctx *ctx, const struct request *req, size_t place,
         struct reply *reply)
{
	struct problems problems;
	struct form_victim victim;
	struct person_head head;
	int64_t seen = 0;
	json_t *body;

	TRY(people_of_request(ctx, req, &head));
	if (place > 0)
		TRY(api_match_read(ctx, req, &seen));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	if (place == 0)
		seen = sent_version(body, &problems);
	victim = sent_victim(ctx->arena, body, &problems);
	TRY(problems_fault(&problems));
	TRY(form_victim_save(ctx, head.person, seen, place, &victim,
	                     &problems));
	return show(ctx, reply, place == 0 ? 201 : 200, &head);
}

const struct fault *
form_victims_api_post(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	return write_at(ctx, req, 0, reply);
}

const struct fault *
form_victim_api_put(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	size_t place;

	TRY(form_victim_place(ctx, req, &place));
	return write_at(ctx, req, place, reply);
}

const struct fault *
form_victim_api_remove(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct problems problems;
	struct person_head head;
	json_t *body;
	int64_t seen;
	size_t place;

	TRY(form_victim_place(ctx, req, &place));
	TRY(people_of_request(ctx, req, &head));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	seen = sent_version(body, &problems);
	TRY(problems_fault(&problems));
	TRY(form_victim_remove(ctx, head.person, seen, place));
	return show(ctx, reply, 201, &head);
}
