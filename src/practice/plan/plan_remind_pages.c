/*
 * plan_remind_pages.c - how a person wants to be reminded.
 */
#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_remind.h"

#include "kernel/outbox/outbox.h"

struct reminders {
	struct plan_screen plan; /* first: plan_screen_show reads it */
	enum plan_remind_way way;
};

static void
reminders_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct reminders *screen = data;
	struct gov_choice items[PLAN_REMIND_COUNT] = {
	        {.value = str_of(plan_remind_ways[PLAN_REMIND_WORKER]),
	         .text = T("Do not write to me. My worker tells me")},
	        {.value = str_of(plan_remind_ways[PLAN_REMIND_EMAIL]),
	         .text = T("By email")},
	        {.value = str_of(plan_remind_ways[PLAN_REMIND_TEXT]),
	         .text = T("By text message"),
	         .hint = outbox_can_text(ctx->app)
	                         ? S("")
	                         : T("We cannot send text messages yet. Until "
	                             "we can, your worker tells you.")},
	        {.value = str_of(plan_remind_ways[PLAN_REMIND_PRINT]),
	         .text = T("On paper"),
	         .hint = T("Your worker prints it for you.")},
	};
	struct form form;

	words_title(h, T("How should we remind you?"));
	words_para(h, T("We can write to you when one of your own steps is "
	                "soon due."));
	form = plan_form_begin(
	        h, ctx, plan_path(ctx->arena, &screen->plan, "/reminders"), 0);
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "way",
	                    .label = T("Choose one"),
	                    .label_size = "s",
	                    .hint = T("What we send says only that something "
	                              "is due. If you told us when it is safe "
	                              "to reach you, we send nothing."),
	                    .items = {items, PLAN_REMIND_COUNT},
	                    .value = str_of(plan_remind_ways[screen->way])});
	plan_form_end(h, T("Save"), NULL);
}

const struct fault *
plan_get_reminders(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct reminders *screen = arena_new(ctx->arena, struct reminders, 1);
	struct plan_screen *plan;

	TRY(plan_screen_open(ctx, req, &plan));
	screen->plan = *plan;
	TRY(plan_remind_chosen(ctx, plan->head.person, &screen->way));
	plan_screen_show(ctx, reply, &screen->plan,
	                 T("How should we remind you?"), plan->base,
	                 reminders_draw);
	return NULL;
}

const struct fault *
plan_post_reminders(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	TRY(plan_remind_choose(ctx, str_word(request_field(req, "way"),
	                                     plan_remind_ways)));
	reply_notice(ctx, reply, TEXT("Your choice is saved"));
	reply_see_other(reply, S("/me/plan"));
	return NULL;
}
