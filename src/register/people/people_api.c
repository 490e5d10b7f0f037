/*
 * people_api.c - people as JSON, with the column names of the caseload files.
 */
#include "register/people/people_pages_local.h"

#include "base/json.h"

static void
line_put(struct json_out *j, const struct person_line *line)
{
	json_object(j, NULL);
	json_str(j, "crn", line->crn);
	json_str(j, "first_name", line->first_name);
	json_str(j, "last_name", line->last_name);
	json_date(j, "date_of_birth", line->date_of_birth);
	json_str_or_null(j, "case_manager", line->worker_name);
	json_str_or_null(j, "team", line->team_name);
	json_end(j);
}

/* Without q: the people within reach by name, page by page. */
const struct fault *
people_api_search(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct str q = request_query(req, "q");
	struct api_page page;
	struct person_line *lines;
	struct json_out j;
	int64_t total;
	size_t n;
	bool more;

	TRY(api_page_read(ctx, req, &page));
	if (str_empty(q)) {
		TRY(people_list(ctx, PEOPLE_ALL, page.number, page.size, &lines,
		                &n, &total, &more));
	} else {
		TRY(people_search(ctx, q, &lines, &n, &more));
		total = (int64_t)n;
	}
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++)
		line_put(&j, &lines[i]);
	api_page_end(&j, &page, total, more);
	return NULL;
}

static void
facts_put(struct json_out *j, const struct person_facts *f)
{
	json_str_or_null(j, "pnc", f->pnc);
	json_str_or_null(j, "cro", f->cro);
	json_str_or_null(j, "prison_number", f->prison_number);
	json_str(j, "first_name", f->first_name);
	json_str(j, "last_name", f->last_name);
	json_str_or_null(j, "preferred_name", f->preferred_name);
	json_str_or_null(j, "pronouns", f->pronouns);
	json_date(j, "date_of_birth", f->date_of_birth);
	json_str_or_null(j, "sex", f->sex);
	json_str_or_null(j, "ethnicity", f->ethnicity);
	json_str_or_null(j, "language", f->language);
	json_str_or_null(j, "phone", f->phone);
	json_str_or_null(j, "email", f->email);
	json_str_or_null(j, "postcode", f->postcode);
	json_str_or_null(j, "contact_rules", f->contact_rules);
	json_str_or_null(j, "access_needs", f->access_needs);
	json_str_or_null(j, "practical", f->practical);
	json_date(j, "allocated_on", f->allocated_on);
}

const struct fault *
people_api_person(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct person_head head;
	struct person_facts facts;
	struct str organisation;
	struct json_out j;

	TRY(people_of_request(ctx, req, &head));
	TRY(people_facts(ctx, head.person, &facts));
	TRY(organisation_name(ctx, head.organisation, &organisation));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", head.crn);
	facts_put(&j, &facts);
	json_str_or_null(&j, "organisation", organisation);
	json_str_or_null(&j, "team", head.team_name);
	json_str_or_null(&j, "case_manager", head.worker_name);
	json_i64(&j, "version", head.version);
	json_end(&j);
	reply_header(reply, "ETag",
	             str_print(ctx->arena, "\"%lld\"",
	                       (long long)head.version));
	return NULL;
}

const struct fault *
people_api_looks(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct person_head head;
	struct audit_line *lines;
	struct api_page page;
	struct json_out j;
	int64_t total;
	size_t n;

	TRY(people_of_request(ctx, req, &head));
	TRY(api_page_read(ctx, req, &page));
	TRY(audit_about_page(ctx, head.person, page.number * page.size,
	                     (size_t)page.size, &lines, &n, &total));
	TRY(people_looks_name(ctx, lines, n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++) {
		json_object(&j, NULL);
		json_instant(&j, "at", lines[i].at);
		json_str(&j, "what", lines[i].what);
		json_str_or_null(&j, "who", lines[i].actor_name);
		json_str(&j, "purpose",
		         str_of(purpose_words[lines[i].purpose]));
		json_end(&j);
	}
	api_page_end(&j, &page, total, false);
	return NULL;
}

const struct fault *
people_api_me(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct json_out j;

	(void)req;
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "username", ctx->who.username);
	json_str(&j, "name", ctx->who.name);
	json_array(&j, "roles");
	for (int role = 0; role < ROLE_COUNT; role++) {
		if ((ctx->who.roles >> role & 1u) != 0)
			json_str(&j, NULL, str_of(role_words[role]));
	}
	json_end(&j);
	json_str(&j, "purpose", str_of(purpose_words[ctx->who.purpose]));
	json_end(&j);
	return NULL;
}
