/*
 * form_api.c - assessments brought in, as JSON.
 */
#include "practice/strengths/form_local.h"

static void
put_kept(struct json_out *j, const char *key, const struct form_kept *kept)
{
	json_object(j, key);
	json_str(j, "id", id_show(j->buf->arena, kept->id.v));
	json_instant(j, "brought_in_at", kept->at);
	json_str_or_null(j, "brought_in_by", kept->by_name);
	json_str_or_null(j, "uuid", kept->uuid);
	json_i64(j, "version_number", kept->number);
	json_str_or_null(j, "version_tag", kept->tag);
	json_str_or_null(j, "form_version", kept->form_version);
	json_i64(j, "answers", kept->answers);
	json_i64(j, "unknown_answers", kept->unknown);
	json_i64(j, "sections_complete", kept->complete);
	json_end(j);
}

const struct fault *
form_api_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct form_kept *list;
	struct json_out j;
	size_t n;

	TRY(people_of_request(ctx, req, &head));
	TRY(form_list(ctx, head.person, &list, &n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", head.crn);
	json_array(&j, "assessments");
	for (size_t i = 0; i < n; i++)
		put_kept(&j, NULL, &list[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
form_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct form_kept kept;
	struct form_doc doc;
	struct form_id id;
	struct json_out j;

	TRY(people_of_request(ctx, req, &head));
	TRY(request_place_id(req, "form", &id.v));
	TRY(form_get(ctx, head.person, id, &kept, &doc));
	reply_json(reply, 200, &j);
	form_write(j.buf, &doc);
	return NULL;
}

const struct fault *
form_api_post(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;
	struct form_kept kept;
	struct form_in in;
	struct json_out j;
	json_t *body;
	bool added;

	TRY(people_of_request(ctx, req, &head));
	TRY(request_json(req, &body));
	TRY(form_beside(ctx, "assessment",
	                form_ready(ctx->arena, req->body, &in)));
	TRY(form_take(ctx, head.person, &in, &kept, &added));
	reply_json(reply, 201, &j);
	json_object(&j, NULL);
	json_bool(&j, "added", added);
	put_kept(&j, "assessment", &kept);
	json_end(&j);
	return NULL;
}
