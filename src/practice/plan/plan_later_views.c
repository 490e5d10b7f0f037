/*
 * plan_later_views.c - when the plan is looked at again, and what was put off.
 */
#include "practice/plan/plan_later_local.h"

static void
draw_one(struct html *h, const struct plan_review_screen *screen,
         const struct plan_later *later)
{
	const char *const *keys = screen->plan.mine ? plan_later_keys_me
	                                            : plan_later_keys;

	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-1\">"
	            "<strong>");
	html_text(h, TV(h->arena, "From {day} to {until}",
	                {"day", date_words(h->arena, later->was)},
	                {"until", date_words(h->arena, later->until)}));
	html_raw(h, "</strong><br>");
	html_text(h, text_get(keys[later->reason]));
	if (!str_empty(later->words)) {
		html_raw(h, "<br>");
		html_lines(h, later->words);
	}
	html_raw(h, "</p><p class=\"govuk-body-s dir-muted\">");
	html_text(h, TV(h->arena, "{name}, {when}", {"name", later->name},
	                {"when", instant_words(h->arena, later->at)}));
	if (later->ended_at.ms != INSTANT_NONE.ms) {
		html_raw(h, " ");
		html_text(h, TV(h->arena, "Over since {when}.",
		                {"when",
		                 instant_words(h->arena, later->ended_at)}));
	} else if (!plan_later_stands(&screen->plan.whole.plan, later)) {
		html_raw(h, " ");
		html_text(h, T("This was of another plan, from when there "
		               "were two records."));
	}
	html_raw(h, "</p></li>");
}

static void
draw_form(struct html *h, const struct ctx *ctx,
          const struct plan_review_screen *screen)
{
	struct gov_choice items[PLAN_LATER_COUNT - 1];
	struct form form = plan_form_begin(
	        h, ctx, plan_path(ctx->arena, &screen->plan, "/review"), 0);

	for (int i = PLAN_LATER_UNWELL; i < PLAN_LATER_COUNT; i++)
		items[i - 1] = (struct gov_choice){
		        .value = str_of(plan_later_reasons[i]),
		        .text = text_get(plan_later_keys[i]),
		};
	form_radios(
	        h, &form,
	        &(struct gov_radios){.name = "reason",
	                             .label = T("Why is it put off?"),
	                             .label_size = "s",
	                             .hint = T("The person reads this."),
	                             .items = {items, PLAN_LATER_COUNT - 1}});
	form_textarea(h, &form,
	              &(struct gov_textarea){.name = "words",
	                                     .label = T("More about it "
	                                                "(optional)"),
	                                     .label_size = "s",
	                                     .rows = 3});
	form_date_picker(
	        h, &form,
	        &(struct moj_date_picker){.name = "until",
	                                  .label = T("On which day instead?"),
	                                  .label_size = "s",
	                                  .classes = "govuk-input--width-10"});
	plan_form_end(h, T("Put the review off"), NULL);
}

static void
draw_back(struct html *h, const struct ctx *ctx,
          const struct plan_review_screen *screen)
{
	plan_form_begin(h, ctx,
	                plan_path(ctx->arena, &screen->plan, "/review/back"),
	                0);
	plan_form_end(h, T("Take it back: due as it was"),
	              "govuk-button--secondary");
}

/* Of a worker who may: put off, or taken back. */
static void
draw_acts(struct html *h, const struct ctx *ctx,
          const struct plan_review_screen *screen)
{
	bool put_off = plan_later_standing(&screen->plan.whole.plan,
	                                   screen->list, screen->n) != NULL;

	if (screen->plan.mine || !ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	words_heading(h, put_off ? T("It is put off") : T("Put the review off"),
	              "later");
	if (put_off)
		draw_back(h, ctx, screen);
	if (!put_off ||
	    page_sent(ctx, plan_path(ctx->arena, &screen->plan, "/review")))
		draw_form(h, ctx, screen);
}

static void
draw_standing(struct html *h, const struct ctx *ctx,
              const struct plan_review_screen *screen)
{
	const struct plan *plan = &screen->plan.whole.plan;
	struct str day = date_words_day(h->arena, plan->review_on);

	words_para(h,
	           date_before(plan->review_on, ctx->today)
	                   ? TV(h->arena, "It was due on {day}.", {"day", day})
	                   : TV(h->arena, "It is due on {day}.", {"day", day}));
	words_para(h,
	           screen->plan.mine
	                   ? T("You and your worker look at the plan "
	                       "together. When you both answer it, "
	                       "that is the review.")
	                   : T("The plan is looked at together: an answer of "
	                       "both sides is the review, and the next one "
	                       "counts from that day."));
	draw_acts(h, ctx, screen);
}

void
plan_draw_review(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_review_screen *screen = data;

	words_title(h, screen->plan.mine ? T("When we look at my plan again")
	                                 : T("Review of the plan"));
	if (date_is(screen->plan.whole.plan.review_on))
		draw_standing(h, ctx, screen);
	else
		words_para(h, T("Nothing is written yet."));
	if (screen->n == 0)
		return;
	words_heading(h, T("When it was put off, and why"), "put-off");
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->n; i++)
		draw_one(h, screen, &screen->list[i]);
	html_raw(h, "</ul>");
}
