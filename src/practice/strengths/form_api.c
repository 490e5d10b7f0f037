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

/* --- scores and codes -------------------------------------------------- */

static void
put_missing(struct json_out *j, const struct form_points *p)
{
	json_array(j, "missing");
	for (size_t i = 0; i < p->missing_n; i++) {
		json_object(j, NULL);
		json_str(j, "question", str_of(p->missing[i]->code));
		json_str(j, "section",
		         str_of(form_parts[p->missing[i]->section].code));
		json_end(j);
	}
	json_end(j);
}

static void
put_bound(struct json_out *j, const struct form_bound *bound)
{
	if (bound->there) {
		json_i64(j, "most", bound->most);
		json_i64(j, "high_above", bound->high);
	} else {
		json_null(j, "most");
		json_null(j, "high_above");
	}
	json_str_or_null(j, "bound_source", bound->source);
	json_bool(j, "bound_verified", bound->verified);
}

static void
put_score(struct json_out *j, const struct form_need *need,
          const struct form_result *r)
{
	bool there = r->score.state == FORM_SCORE_THERE;

	json_object(j, NULL);
	json_str(j, "area", str_of(need->area));
	json_str(j, "section", str_of(form_parts[need->section].code));
	if (there)
		json_i64(j, "score", r->score.value);
	else
		json_null(j, "score");
	put_bound(j, &r->bound);
	json_bool(j, "high", there && r->score.high);
	json_bool(j, "worked_out", r->worked);
	json_str_or_null(j, "rule", r->points.codes);
	json_str_or_null(j, "source", r->points.source);
	json_bool(j, "verified", r->points.verified);
	put_missing(j, &r->points);
	json_end(j);
}

static void
put_groups(struct json_out *j, const struct form_result *results,
           const struct form_doc *doc)
{
	json_array(j, "sections");
	for (int i = 0; i < FORM_OFFENCE; i++) {
		enum form_group group =
		        form_result_group(results, doc, (enum form_section)i);

		json_object(j, NULL);
		json_str(j, "section", str_of(form_parts[i].code));
		json_str(j, "group", str_of(form_group_codes[group]));
		json_end(j);
	}
	json_end(j);
}

static void
put_codes(struct json_out *j, const struct form_doc *doc)
{
	struct form_oasys *list;
	size_t n;

	form_oasys(j->buf->arena, doc, &list, &n);
	json_array(j, "codes");
	for (size_t i = 0; i < n; i++) {
		json_object(j, NULL);
		json_str(j, "code", list[i].code);
		json_str_or_null(j, "answers", list[i].ours);
		json_str_or_null(j, "file", list[i].theirs);
		json_str(j, "state", str_of(form_oasys_states[list[i].state]));
		json_end(j);
	}
	json_end(j);
}

void
form_api_put_scores(struct reply *reply, struct str crn,
                    const struct form_result *results,
                    const struct form_doc *doc)
{
	struct json_out j;

	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", crn);
	put_groups(&j, results, doc);
	json_array(&j, "scores");
	for (int i = 0; i < FORM_NEEDS; i++)
		put_score(&j, &form_needs[i], &results[i]);
	json_end(&j);
	put_codes(&j, doc);
	json_end(&j);
}

const struct fault *
form_api_scores(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_result results[FORM_NEEDS];
	struct person_head head;
	struct form_kept kept;
	struct form_doc doc;
	struct form_id id;

	TRY(people_of_request(ctx, req, &head));
	TRY(request_place_id(req, "form", &id.v));
	TRY(form_get(ctx, head.person, id, &kept, &doc));
	TRY(form_results(ctx, &kept, &doc, results));
	form_api_put_scores(reply, head.crn, results, &doc);
	return NULL;
}
