/*
 * sit.c - rules: what is closed, and who is in the room.
 */
#include "practice/strengths/sit_local.h"
#include "practice/strengths/strengths_local.h"

#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"

const struct fault *
sit_now(struct ctx *ctx, struct person_id person, struct sit *out)
{
	const struct instant from = {ctx->now.ms - SIT_LASTS};
	struct sit *list = NULL;
	size_t n = 0;

	*out = (struct sit){.person = person};
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(sit_store_list(ctx, person, from, (struct instant){ctx->now.ms + 1},
	                   &list, &n));
	for (size_t i = 0; i < n && out->id.v == 0; i++)
		if (list[i].by.v == ctx->actor.v)
			*out = list[i];
	return NULL;
}

const struct fault *
sit_list(struct ctx *ctx, struct person_id person, struct date day,
         struct sit **out, size_t *n)
{
	struct instant from = {0}, until = {ctx->now.ms + 1};

	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	if (date_is(day)) {
		from = instant_of(day, 0);
		until = instant_of(date_add_days(day, 1), 0);
	}
	TRY(sit_store_list(ctx, person, from, until, out, n));
	for (size_t i = 0; i < *n; i++) {
		struct sit *one = &(*out)[i];

		if (i > 0 && one->by.v == one[-1].by.v)
			one->by_name = one[-1].by_name;
		else
			TRY(identity_user_name(ctx, one->by, &one->by_name));
	}
	return NULL;
}

void
sit_judge(struct problems *problems, bool closed, struct str room)
{
	room = str_trim(room);
	if (!closed)
		problems_add(problems, "closed",
		             "Close what is open about others, then tick this "
		             "box");
	if (str_empty(room))
		problems_add(problems, "room", "Say who is in the room");
	strengths_length_check(problems, "room", room, SIT_ROOM_MOST);
}

const struct fault *
sit_begin(struct ctx *ctx, struct person_id person, bool closed,
          struct str room, struct problems *problems)
{
	struct sit sit = {.person = person,
	                  .by = ctx->actor,
	                  .at = ctx->now,
	                  .room = str_trim(room)};
	struct problems own;
	struct sit now;

	if (problems == NULL)
		problems_init(problems = &own, ctx->arena);
	/* No permission is the person's own: they begin none. */
	TRY(strengths_need(ctx, person, CAN_WRITE_PLAN, CAN_WRITE_PLAN));
	sit_judge(problems, closed, sit.room);
	TRY(problems_fault(problems));
	TRY(sit_now(ctx, person, &now));
	if (now.id.v != 0)
		return NULL;
	sit.id.v = id_new();
	TRY(sit_store_add(ctx, &sit));
	return audit_record(ctx, "strengths.together", person, sit.id.v);
}
