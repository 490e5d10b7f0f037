/*
 * support_api.c - what both parts of the API read and write alike.
 */
#include "practice/support/support_api.h"

#include "base/utf8.h"

const struct fault *
support_sent_read(struct ctx *ctx, const struct request *req,
                  struct support_sent *out)
{
	TRY(people_of_request(ctx, req, &out->head));
	TRY(request_json(req, &out->body));
	problems_init(&out->problems, ctx->arena);
	return NULL;
}

struct str
support_sent_text(struct support_sent *sent, const char *key)
{
	const json_t *value = json_object_get(sent->body, key);
	bool wrong = false;
	struct str s;

	if (value == NULL || json_is_null(value))
		return S("");
	s = json_get_str(sent->body, key, &wrong);
	if (wrong)
		problems_add(&sent->problems, key, "This must be text");
	return wrong ? S("") : utf8_clean(sent->problems.arena, s);
}

int
support_sent_word(struct support_sent *sent, const char *key,
                  const char *const *words, int none)
{
	struct str s = support_sent_text(sent, key);

	return str_empty(s) ? none : str_word(s, words);
}

int64_t
support_sent_edition(struct support_sent *sent)
{
	int64_t edition;

	if (json_get_i64(sent->body, "edition", &edition) && edition > 0)
		return edition;
	problems_add(&sent->problems, "edition",
	             "Send the edition that was read");
	return 0;
}

void
support_json_by(struct json_out *j, const struct support_by *by)
{
	json_str(j, "voice", str_of(support_voices[by->voice]));
	json_str_or_null(j, "said_by", by->name);
	json_instant(j, "said_at", by->at);
}
