/*
 * plan_signed_views.c - what was agreed, word for word.
 */
#include "practice/plan/plan_sign_local.h"

static struct str
plan_signed_says(const struct plan_sign_screen *screen,
                 const struct plan_signed *s)
{
	bool yes = s->answer == PLAN_YES;

	if (s->side == PLAN_WORKER)
		return yes ? T("The worker said yes") : T("The worker said no");
	if (screen->plan.mine)
		return yes ? T("You said yes") : T("You said no");
	return yes ? T("The person said yes") : T("The person said no");
}

/* "You said yes, 24 November 2026 at 10:05" */
static struct str
plan_signed_line(struct arena *arena, const struct plan_sign_screen *screen,
                 const struct plan_signed *s)
{
	return str_print(arena, "%.*s, %.*s",
	                 STR_ARG(plan_signed_says(screen, s)),
	                 STR_ARG(instant_words(arena, s->at)));
}

static struct str
plan_signed_how(struct arena *arena, const struct plan_signed *s)
{
	struct str how =
	        s->way == PLAN_WAY_OWN
	                ? TV(arena, "By {who}’s own sign-in", {"who", s->name})
	                : plan_sign_way_says(arena, s->way, s->name);

	if (!date_is(s->day))
		return how;
	return str_print(arena, "%.*s. %.*s", STR_ARG(how),
	                 STR_ARG(TV(arena, "Signed on {day}",
	                            {"day", date_words(arena, s->day)})));
}

void
plan_draw_signs(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_sign_screen *screen = data;

	words_title(h, T("What was agreed"));
	words_para(h, T("Each answer is kept with the very words that were on "
	                "the page."));
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->n; i++) {
		const struct plan_signed *s = &screen->list[i];

		html_raw(h, "<li><p class=\"govuk-body\"><strong>");
		plan_link(h, plan_signed_line(ctx->arena, screen, s),
		          plan_sign_path(ctx->arena, &screen->plan, s->id, ""));
		html_raw(h, "</strong><br>");
		html_text(h, plan_signed_how(ctx->arena, s));
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
	if (screen->n == 0)
		plan_empty(h, T("There is no answer to the plan yet."));
}

/* What the person says to it, and what was done about a no. */
static void
plan_draw_heard(struct html *h, const struct plan_sign_screen *screen)
{
	const struct plan_signed *s = &screen->one;

	if (s->heard == PLAN_UNHEARD)
		return;
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	if (s->heard == PLAN_HEARD_MINE)
		html_text(h, screen->plan.mine
		                     ? T("You said: that is what I signed.")
		                     : T("They said: that is what I signed."));
	else
		html_text(h, screen->plan.mine
		                     ? T("You said: that is not what I signed.")
		                     : T("They said: that is not what I "
		                         "signed."));
	html_raw(h, "</strong>");
	if (!str_empty(s->heard_words)) {
		html_raw(h, "<br>");
		html_lines(h, s->heard_words);
	}
	html_raw(h, "</p>");
	if (s->settled_by.v != 0)
		words_para(h, TV(h->arena, "What was done about it: {words}",
		                 {"words", s->settled_words}));
	else if (s->heard == PLAN_HEARD_NOT_MINE)
		words_para(h,
		           T("A senior who did not take it in looks at this."));
}

static void
plan_draw_hear_form(struct html *h, const struct ctx *ctx,
                    const struct plan_sign_screen *screen)
{
	const struct plan_signed *s = &screen->one;
	struct form form;

	if (!screen->plan.mine || s->way <= PLAN_WAY_OWN ||
	    s->side != PLAN_PERSON || s->heard != PLAN_UNHEARD)
		return;
	form = plan_form_begin(
	        h, ctx, plan_sign_path(ctx->arena, &screen->plan, s->id, ""),
	        0);
	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "mine",
	                .label = T("Is this what you signed?"),
	                .items = GOV_CHOICES(
	                        {.value = S("yes"),
	                         .text = T("Yes, that is what I signed")},
	                        {.value = S("no"),
	                         .text = T("No, that is not what I signed")}),
	        });
	form_textarea(
	        h, &form,
	        &(struct gov_textarea){
	                .name = "heard",
	                .label = T("You can say more. A senior reads a no."),
	                .rows = 3});
	plan_form_end(h, T("Send"), NULL);
}

static void
plan_draw_settle_form(struct html *h, const struct ctx *ctx,
                      const struct plan_sign_screen *screen)
{
	struct form form;

	if (!screen->settles)
		return;
	form = plan_form_begin(h, ctx,
	                       plan_sign_path(ctx->arena, &screen->plan,
	                                      screen->one.id, ""),
	                       0);
	form_textarea(
	        h, &form,
	        &(struct gov_textarea){.name = "settled",
	                               .label = T("What was done about it?"),
	                               .hint = T("They can read this."),
	                               .rows = 3});
	plan_form_end(h, T("Save"), NULL);
}

static void
plan_draw_proof(struct html *h, const struct ctx *ctx,
                const struct plan_sign_screen *screen)
{
	if (screen->holds)
		gov_inset_text(
		        h, &(struct gov_inset_text){
		                   .text = T("We checked it just now: this is "
		                             "word for word what was shown.")});
	else
		gov_warning_text(
		        h, &(struct gov_warning_text){
		                   .text = T("This is not what was shown. Tell "
		                             "the people who run this "
		                             "service.")});
	gov_details_begin(h,
	                  &(struct gov_details){.summary = T("The check sum")});
	html_raw(h, "<p class=\"govuk-body dir-shown__sum\">");
	html_text(h, plan_sign_digest_show(ctx->arena, screen->one.digest));
	html_raw(h, "</p>");
	words_para(h,
	           T("It stands for the words below, the answer, its way and "
	             "its time. If one letter were changed, it would not fit "
	             "any more."));
	gov_details_end(h);
}

void
plan_draw_sign_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_sign_screen *screen = data;
	const struct plan_signed *s = &screen->one;

	words_title(h, T("What was agreed"));
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, plan_signed_line(ctx->arena, screen, s));
	html_raw(h, "</strong><br>");
	html_text(h, plan_signed_how(ctx->arena, s));
	html_raw(h, "</p>");
	if (!str_empty(s->words)) {
		html_raw(h, "<blockquote class=\"dir-words__text\"><p>");
		html_lines(h, s->words);
		html_raw(h, "</p></blockquote>");
	}
	plan_draw_heard(h, screen);
	plan_draw_proof(h, ctx, screen);
	if (s->picture.v != 0) {
		html_raw(h, "<img class=\"dir-picture\"");
		html_attr(h, "src",
		          plan_sign_path(ctx->arena, &screen->plan, s->id,
		                         "/picture"));
		html_attr(h, "alt", T("Picture of the signature"));
		html_raw(h, " loading=\"lazy\">");
	}
	plan_draw_hear_form(h, ctx, screen);
	plan_draw_settle_form(h, ctx, screen);
	words_heading(h, T("Word for word"), "shown");
	html_raw(h, "<div");
	html_attr(h, "lang", s->lang == LANG_CY ? S("cy") : S("en"));
	html_raw(h, ">");
	plan_draw_shown(h, s->shown);
	html_raw(h, "</div>");
}
