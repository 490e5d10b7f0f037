/*
 * outbox_pages.c - the list of messages that did not go out.
 */
#include "kernel/outbox/outbox_local.h"

static const struct fault *
get_messages(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct outbox_list *list = arena_new(ctx->arena, struct outbox_list, 1);
	struct message_line *lines;

	(void)req;
	TRY(outbox_stuck(ctx, 200, &lines, &list->n));
	list->v = lines;
	list->configured = ctx->app->smtp_url != NULL;
	page_show(ctx, reply,
	          &(struct page){.title = T("Messages that did not go out"),
	                         .nav = NAV_ADMIN,
	                         .wide = true},
	          outbox_list_draw, list);
	return NULL;
}

const struct route outbox_routes[] = {
        {.method = GET,
         .path = "/admin/messages",
         .handler = get_messages,
         .permission = CAN_MANAGE_USERS,
         .summary = "Messages that did not go out, newest first"},
        ROUTES_END,
};
