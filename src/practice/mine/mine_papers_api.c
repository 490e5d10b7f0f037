/*
 * mine_papers_api.c - the papers of a person as JSON, for both sides.
 */
#include "practice/mine/mine_views.h"

static void
papers_json(struct json_out *j, const char *key, struct str base,
            const struct papers *papers)
{
	json_array(j, key);
	for (size_t i = 0; i < papers->n; i++) {
		const struct paper_line *line = &papers->v[i];

		json_object(j, NULL);
		json_str(j, "what", line->what);
		json_date(j, "day", line->on);
		json_str(j, "page",
		         str_print(j->buf->arena, "%.*s%.*s", STR_ARG(base),
		                   STR_ARG(line->path)));
		json_end(j);
	}
	json_end(j);
}

const struct fault *
mine_api_papers(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct mine_papers papers;
	struct person_head head;
	struct json_out j;
	struct str base;

	TRY(people_of_request(ctx, req, &head));
	TRY(mine_papers_read(ctx, head.person, &papers));
	base = mine_is_own(ctx, head.person)
	               ? S("/me")
	               : people_path(ctx->arena, head.crn, "");
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_str(&j, "crn", head.crn);
	papers_json(&j, "kept", base, &papers.kept);
	papers_json(&j, "to_print", base, &papers.now);
	papers_json(&j, "to_write_on", base, &papers.sheets);
	json_end(&j);
	return NULL;
}
