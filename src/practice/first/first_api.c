/*
 * first_api.c - the first days as JSON.
 */
#include "practice/first/first_local.h"

static void
aim_json(struct json_out *j, const char *key, const struct first_aim *aim)
{
	json_object(j, key);
	json_i64(j, "working_days", aim->days);
	json_date(j, "by", aim->by);
	json_date(j, "on", aim->on);
	json_end(j);
}

static void
order_json(struct json_out *j, const struct first_days *first)
{
	json_str(j, "kind", first->kind);
	json_date(j, "began_on", first->begun);
	aim_json(j, "contact", &first->aims[FIRST_CONTACT]);
	aim_json(j, "plan", &first->aims[FIRST_PLAN]);
}

static const struct fault *
days_of(struct ctx *ctx, struct person_id person, struct reply *reply)
{
	struct first_days first;
	struct json_out j;

	TRY(first_of(ctx, person, &first));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "orders");
	if (date_is(first.begun)) {
		json_object(&j, NULL);
		order_json(&j, &first);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
first_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	return days_of(ctx, head.person, reply);
}

const struct fault *
first_api_me(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head;

	(void)req;
	TRY(people_me(ctx, &head));
	return days_of(ctx, head.person, reply);
}

const struct fault *
first_api_waiting(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct first_waiting waiting;
	struct person_head *heads;
	struct person_id *persons;
	struct api_page page;
	struct json_out j;

	TRY(api_page_read(ctx, req, &page));
	TRY(first_waiting(ctx, page.number, page.size, &waiting));
	persons = arena_new(ctx->arena, struct person_id, waiting.n + 1);
	for (size_t i = 0; i < waiting.n; i++)
		persons[i] = waiting.v[i].person;
	TRY(people_heads(ctx, persons, waiting.n, &heads));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < waiting.n; i++) {
		json_object(&j, NULL);
		json_str(&j, "crn", heads[i].crn);
		order_json(&j, &waiting.v[i]);
		json_end(&j);
	}
	api_page_end(&j, &page, waiting.total, false);
	return NULL;
}

static void
count_json(struct json_out *j, const char *key, const struct first_count *count)
{
	json_object(j, key);
	json_i64(j, "orders", count->orders);
	json_i64(j, "by_day", count->by_day);
	json_i64(j, "later", count->later);
	json_i64(j, "not_yet", count->not_yet);
	json_end(j);
}

const struct fault *
first_api_counts(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct first_counts counts;
	struct json_out j;

	(void)req;
	TRY(first_counts(ctx, &counts));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_bool(&j, "shown", counts.shown);
	count_json(&j, "contact", &counts.of[FIRST_CONTACT]);
	count_json(&j, "plan", &counts.of[FIRST_PLAN]);
	json_end(&j);
	return NULL;
}
