/*
 * orders_package_api.c - the package as JSON: what another service says may
 * come in this way, too.
 */
#include "register/orders/orders_package_local.h"

#include "base/json.h"
#include "base/utf8.h"

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       struct person_id person)
{
	struct package *list;
	struct json_out j;
	size_t n;

	TRY(package_list(ctx, person, &list, &n));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_array(&j, "packages");
	for (size_t i = 0; i < n; i++) {
		const struct package *p = &list[i];

		json_object(&j, NULL);
		json_str_or_null(&j, "tier", p->tier);
		json_i64(&j, "appointments", p->appointments);
		json_i64(&j, "weeks", p->weeks);
		json_str(&j, "source", p->source);
		json_date(&j, "known_on", p->known_on);
		json_str_or_null(&j, "written_by", p->name);
		json_instant(&j, "written_at", p->at);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
package_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return answer(ctx, reply, 200, head.person);
}

/* Text that is sent; empty when it is not, or null. */
static struct str
text_in(struct problems *problems, const json_t *body, const char *key)
{
	const json_t *value = json_object_get(body, key);
	bool wrong = false;
	struct str s;

	if (value == NULL || json_is_null(value))
		return S("");
	s = json_get_str(body, key, &wrong);
	if (wrong)
		problems_add(problems, key, "This must be text");
	return wrong ? S("") : utf8_clean(problems->arena, s);
}

/* A number that is sent; 0 when it is not, or null, and -1 for nought. */
static int64_t
number_in(struct problems *problems, const json_t *body, const char *key)
{
	const json_t *value = json_object_get(body, key);
	json_int_t n;

	if (value == NULL || json_is_null(value))
		return 0;
	if (!json_is_integer(value)) {
		problems_add(problems, key, "This is not a whole number");
		return 0;
	}
	n = json_integer_value(value);
	return n > 0 ? (int64_t)n : -1;
}

const struct fault *
package_api_post(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct package facts = {.id = 0};
	struct problems problems;
	struct person_head head;
	json_t *body;

	TRY(people_of_request(ctx, req, &head));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	facts.tier = text_in(&problems, body, "tier");
	facts.appointments = number_in(&problems, body, "appointments");
	facts.weeks = number_in(&problems, body, "weeks");
	facts.source = text_in(&problems, body, "source");
	if (!date_read_iso(text_in(&problems, body, "known_on"),
	                   &facts.known_on))
		facts.known_on = DATE_NONE;
	TRY(package_add(ctx, head.person, &facts, &problems));
	return answer(ctx, reply, 201, head.person);
}
