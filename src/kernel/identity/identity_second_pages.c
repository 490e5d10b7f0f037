/*
 * identity_second_pages.c - codes that wait for their second half.
 */
#include "kernel/identity/identity_second_local.h"

static const struct fault *
read_waiting(struct ctx *ctx, struct person_id person, void **out)
{
	struct seconds_view *view =
	        arena_new(ctx->arena, struct seconds_view, 1);
	struct identity_waiting *v;

	(void)person;
	TRY(identity_seconds(ctx, &v, &view->n));
	view->v = v;
	*out = view->n == 0 ? NULL : view;
	return NULL;
}

const struct panel identity_panels[] = {
        {PANEL_TODAY, 24, CAN_SECOND_CODE, read_waiting,
         identity_draw_seconds_panel},
        {PANEL_TODAY, 0, CAN_OPEN, NULL, NULL},
};

const struct fault *
identity_get_seconds(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct seconds_view view = {0};
	struct identity_waiting *v;

	(void)req;
	TRY(identity_seconds(ctx, &v, &view.n));
	view.v = v;
	page_show(ctx, reply,
	          &(struct page){.title = T("Codes that wait"),
	                         .nav = ctx_can(ctx, CAN_MANAGE_USERS)
	                                        ? NAV_ADMIN
	                                        : NAV_HOME,
	                         .back = ctx_can(ctx, CAN_MANAGE_USERS)
	                                         ? S("/admin/users")
	                                         : S("/today")},
	          identity_draw_seconds, &view);
	return NULL;
}

/* The second half, once, in answer to the form that made it. */
static const struct fault *
get_second(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct once_view view = {
	        .title = T("The second half of a code"),
	        .lead = T("Hand it to your colleague yourself, and to nobody "
	                  "else. We show it only now. Both halves together "
	                  "work once, for an hour."),
	        .codes = &identity_attempt(ctx)->shown_once,
	        .n = 1,
	        .go_on = S("/codes"),
	};

	(void)req;
	page_show(ctx, reply,
	          &(struct page){.title = view.title,
	                         .nav = ctx_can(ctx, CAN_MANAGE_USERS)
	                                        ? NAV_ADMIN
	                                        : NAV_HOME},
	          identity_draw_once, &view);
	return NULL;
}

const struct fault *
identity_post_second(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct attempt *attempt = identity_attempt(ctx);
	struct user_id id;

	TRY(request_place_id(req, "user", &id.v));
	TRY(identity_second(ctx, id, &attempt->shown_once));
	return reply_show(ctx, reply, get_second, NULL);
}
