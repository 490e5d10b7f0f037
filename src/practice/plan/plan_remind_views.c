/*
 * plan_remind_views.c - how a person is reminded, as they and a worker see it.
 */
#include "practice/plan/plan_remind_local.h"
#include "practice/plan/plan_scribe_local.h"

#include "kernel/outbox/outbox.h"

/* Nobody but the person changes what they chose themselves. */
static bool
is_theirs(const struct plan_reminders *screen)
{
	return !screen->plan.mine && instant_is(screen->choice.at) &&
	       !plan_scribe_is(&screen->choice.hand);
}

static const char *const way_keys[] = {
        TK("Nobody writes to them. You tell them"),
        TK("By email"),
        TK("By text message"),
        TK("On paper"),
};

/* Nothing is chosen in the form until somebody chose. */
static struct str
chosen(const struct plan_reminders *screen)
{
	return screen->plan.mine || instant_is(screen->choice.at)
	               ? str_of(plan_remind_ways[screen->choice.way])
	               : S("");
}

/* --- the person's --------------------------------------------------------- */

static void
draw_mine(struct html *h, const struct ctx *ctx,
          const struct plan_reminders *screen)
{
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
	if (plan_scribe_is(&screen->choice.hand)) {
		words_para(h, T("You told your worker what is ticked here. "
		                "You can change it."));
		plan_draw_scribe(h, &screen->choice.hand);
	}
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
	                    .value = chosen(screen)});
	plan_form_end(h, T("Save"), NULL);
}

/* --- a worker's ----------------------------------------------------------- */

static void
draw_is(struct html *h, const struct plan_reminders *screen)
{
	const struct plan_remind_choice *c = &screen->choice;

	if (!instant_is(c->at)) {
		words_para(h, T("They have not chosen. Nobody writes to them: "
		                "their worker tells them."));
		return;
	}
	gov_inset_text(h, &(struct gov_inset_text){
	                          .text = text_get(way_keys[c->way])});
	if (plan_scribe_is(&c->hand))
		plan_draw_scribe(h, &c->hand);
	else
		words_para(h, TV(h->arena,
		                 "{name} chose it on their own pages, {day}. "
		                 "Only they can change it.",
		                 {"name", screen->plan.head.known_as},
		                 {"day",
		                  date_words(h->arena, instant_date(c->at))}));
}

static void
draw_told_form(struct html *h, const struct ctx *ctx,
               const struct plan_reminders *screen)
{
	struct gov_choice items[PLAN_REMIND_COUNT];
	struct form form;

	for (int i = 0; i < PLAN_REMIND_COUNT; i++)
		items[i] = (struct gov_choice){.value = str_of(
		                                       plan_remind_ways[i]),
		                               .text = text_get(way_keys[i])};
	words_para(h, TV(ctx->arena,
	                 "{name} sees this with your name and how they said "
	                 "it, and can change it on their own pages.",
	                 {"name", screen->plan.head.known_as}));
	form = plan_form_begin(
	        h, ctx, plan_path(ctx->arena, &screen->plan, "/reminders"), 0);
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "way",
	                    .label = T("What did they choose?"),
	                    .label_size = "s",
	                    .hint = T("By email or by text message only where "
	                              "they can sign in."),
	                    .items = {items, PLAN_REMIND_COUNT},
	                    .value = chosen(screen)});
	plan_draw_said_how(h, &form);
	plan_form_end(h, T("Save"), NULL);
}

void
plan_draw_reminders(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_reminders *screen = data;
	struct str path = plan_path(ctx->arena, &screen->plan, "/reminders");

	if (screen->plan.mine) {
		draw_mine(h, ctx, screen);
		return;
	}
	words_title(h, T("How to remind them"));
	words_para(h, T("When a step of their own is soon due."));
	draw_is(h, screen);
	if (ctx_can(ctx, CAN_WRITE_PLAN) &&
	    (!is_theirs(screen) || page_sent(ctx, path)))
		draw_told_form(h, ctx, screen);
}
