/*
 * plan_later_pages.c - when the plan is looked at again, and why that was put
 * off: one page for both sides, and the same as JSON.
 */
#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_later.h"

struct plan_review_screen {
	struct plan_screen plan; /* first: plan_screen_show reads it */
	struct plan_later *list;
	size_t n;
};

/* --- views ---------------------------------------------------------------- */

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
	if (!plan_later_stands(later)) {
		html_raw(h, " ");
		html_text(h, TV(h->arena, "Over since {when}.",
		                {"when",
		                 instant_words(h->arena, later->ended_at)}));
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
	bool put_off = screen->n > 0 && plan_later_stands(&screen->list[0]);

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
	                       "together. Answering it is the review.")
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

/* --- pages ---------------------------------------------------------------- */

static const struct fault *
review_open(struct ctx *ctx, struct person_id person,
            struct plan_review_screen *screen)
{
	TRY(plan_store_plan(ctx, person, &screen->plan.whole.plan));
	return plan_later_read(ctx, person, &screen->list, &screen->n);
}

const struct fault *
plan_get_review(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_review_screen *screen =
	        arena_new(ctx->arena, struct plan_review_screen, 1);
	struct plan_screen *plan;

	TRY(plan_screen_open(ctx, req, &plan));
	screen->plan = *plan;
	TRY(review_open(ctx, plan->head.person, screen));
	plan_screen_show(ctx, reply, &screen->plan,
	                 plan->mine ? T("When we look at my plan again")
	                            : T("Review of the plan"),
	                 plan->base, plan_draw_review);
	return NULL;
}

static const struct fault *
review_done(struct ctx *ctx, struct reply *reply,
            const struct plan_screen *screen, struct text notice)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, plan_path(ctx->arena, screen, "/review"));
	return NULL;
}

const struct fault *
plan_post_review(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_later_terms terms = {
	        .reason = plan_form_word(req, "reason", plan_later_reasons),
	        .until = DATE_NONE,
	        .words = request_field(req, "words"),
	};
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	if (!date_read(request_field(req, "until"), ctx->today, &terms.until))
		terms.until = DATE_NONE;
	TRY(plan_later_put(ctx, screen->head.person, &terms));
	return review_done(ctx, reply, screen, TEXT("The review is put off"));
}

const struct fault *
plan_post_review_back(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_later_back(ctx, screen->head.person));
	return review_done(ctx, reply, screen,
	                   TEXT("The review is due as it was"));
}

/* --- JSON ----------------------------------------------------------------- */

static const struct fault *
review_answer(struct ctx *ctx, struct reply *reply, int status,
              struct person_id person)
{
	struct plan_review_screen screen = {.n = 0};
	struct json_out j;

	TRY(review_open(ctx, person, &screen));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_date(&j, "review_on", screen.plan.whole.plan.review_on);
	json_array(&j, "put_off");
	for (size_t i = 0; i < screen.n; i++) {
		const struct plan_later *l = &screen.list[i];

		json_object(&j, NULL);
		json_date(&j, "was", l->was);
		json_date(&j, "until", l->until);
		json_str(&j, "reason", str_of(plan_later_reasons[l->reason]));
		json_str_or_null(&j, "words", l->words);
		json_str_or_null(&j, "written_by", l->name);
		json_instant(&j, "at", l->at);
		json_bool(&j, "stands", plan_later_stands(l));
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_review(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	return review_answer(ctx, reply, 200, screen->head.person);
}

const struct fault *
plan_api_review_later(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct plan_later_terms terms;
	struct plan_screen *screen;
	struct plan_api_in in;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	terms.reason = plan_api_word(&in, "reason", plan_later_reasons, 0);
	terms.until = plan_api_date(&in, "until");
	terms.words = plan_api_str(&in, "words");
	TRY(problems_fault(&in.problems));
	TRY(plan_later_put(ctx, screen->head.person, &terms));
	return review_answer(ctx, reply, 201, screen->head.person);
}

const struct fault *
plan_api_review_back(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_later_back(ctx, screen->head.person));
	return review_answer(ctx, reply, 201, screen->head.person);
}
