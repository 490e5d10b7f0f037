#include "practice/plan/plan_stale.h"
#include "practice/plan/plan_strength_local.h"

/* What it said before, and whose words that was. */
static void
draw_past(struct html *h, const struct plan_strength_screen *screen)
{
	if (screen->past_n == 0)
		return;
	words_heading(h, T("What it said before"), "before");
	for (size_t i = 0; i < screen->past_n; i++) {
		const struct plan_strength *s = &screen->past[i];

		html_raw(h, "<p class=\"govuk-body\"><strong>");
		html_text(h, s->words);
		html_raw(h, "</strong><br>");
		html_lines(h, s->evidence);
		plan_draw_whose(h, plan_strength_whose(h->arena, &screen->plan,
		                                       s));
		html_raw(h, "</p>");
	}
}

static void
draw_back(struct html *h, const struct ctx *ctx,
          const struct plan_strength_screen *screen, struct str path)
{
	struct form form;

	words_heading(h, T("Take it back"), "back");
	form = plan_form_begin(
	        h, ctx, str_print(ctx->arena, "%.*s/withdraw", STR_ARG(path)),
	        plan_stale_version(ctx, screen->strength.version));
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "why",
	                      .label = T("Why do you take it back?"),
	                      .rows = 2,
	              });
	plan_form_end(h, T("Take it back"), "govuk-button--secondary");
}

void
plan_draw_strength(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_strength_screen *screen = data;
	const struct plan_strength *s = &screen->strength;
	struct str id = id_show(ctx->arena, s->id);
	struct str path = str_print(ctx->arena, "%.*s/strengths/%.*s",
	                            STR_ARG(screen->plan.base), STR_ARG(id));
	struct form form;

	words_title(h, T("Change a strength"));
	plan_draw_since(h, &screen->plan);
	plan_draw_stale(h, ctx, &screen->plan);
	words_para(h, s->words);
	plan_draw_whose(h, plan_strength_whose(ctx->arena, &screen->plan, s));
	if (!plan_strength_is_open_to(s, screen->plan.mine ? PLAN_PERSON
	                                                   : PLAN_WORKER)) {
		words_para(h, T("Only whoever wrote these words can change "
		                "them."));
		draw_past(h, screen);
		return;
	}
	if (s->source == 0) {
		form = plan_form_begin(h, ctx, path,
		                       plan_stale_version(ctx, s->version));
		plan_draw_strength_fields(h, &screen->plan, &form, s);
		plan_form_end(h,
		              screen->plan.stale != NULL
		                      ? T("Save what I typed")
		                      : T("Save strength"),
		              NULL);
	}
	draw_back(h, ctx, screen, path);
	draw_past(h, screen);
}
