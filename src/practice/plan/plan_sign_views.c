/*
 * plan_sign_views.c - signing together and on paper.
 */
#include "practice/plan/plan_sign_local.h"

/* --- what is kept, as it is shown ---------------------------------------- */

static void
plan_shown_line(struct html *h, struct str line)
{
	if (str_starts(line, S("## "))) {
		html_raw(h, "<h4 class=\"govuk-heading-s dir-shown__goal\">");
		html_text(h, str_slice(line, 3, line.n));
		html_raw(h, "</h4>");
	} else if (str_starts(line, S("# "))) {
		html_raw(h, "<h3 class=\"govuk-heading-m dir-shown__part\">");
		html_text(h, str_slice(line, 2, line.n));
		html_raw(h, "</h3>");
	} else if (str_starts(line, S("  "))) {
		html_raw(h, "<p class=\"govuk-body-s dir-shown__under\">");
		html_text(h, str_slice(line, 2, line.n));
		html_raw(h, "</p>");
	} else {
		html_raw(h, "<p class=\"govuk-body dir-shown__line\">");
		html_text(h, line);
		html_raw(h, "</p>");
	}
}

void
plan_draw_shown(struct html *h, struct str shown)
{
	struct str line;

	html_raw(h, "<div class=\"dir-shown\">");
	while (str_split(&shown, '\n', &line))
		if (!str_empty(line))
			plan_shown_line(h, line);
	html_raw(h, "</div>");
}

void
plan_draw_since(struct html *h, const struct plan_screen *screen)
{
	if (screen->since.n == 0)
		return;
	words_heading(h, T("What has changed since you read it"), "since");
	change_draw(h, &screen->since);
}

/* --- beside an answer ---------------------------------------------------- */

struct str
plan_sign_way_says(struct arena *arena, enum plan_way way, struct str who)
{
	switch (way) {
	case PLAN_WAY_CODE:
		return TV(arena, "Signed with a code on {who}’s screen",
		          {"who", who});
	case PLAN_WAY_DRAWN:
		return TV(
		        arena,
		        "Name drawn on {who}’s screen. {who} was the witness.",
		        {"who", who});
	case PLAN_WAY_PAPER:
		return TV(arena, "Signed on paper, taken in by {who}",
		          {"who", who});
	default:
		return who;
	}
}

struct str
plan_sign_path(struct arena *arena, const struct plan_screen *screen,
               int64_t id, const char *rest)
{
	struct str name = id_show(arena, id);

	return str_print(arena, "%.*s/signed/%.*s%s", STR_ARG(screen->base),
	                 STR_ARG(name), rest);
}

void
plan_draw_side_sign(struct html *h, const struct plan_screen *screen,
                    enum plan_side side)
{
	const struct plan_answered *said = &screen->whole.plan.sides[side];

	if (!str_empty(said->name)) {
		html_raw(h, "<br>");
		html_text(h,
		          plan_sign_way_says(h->arena, said->way, said->name));
	}
	if (said->heard == PLAN_HEARD_NOT_MINE) {
		html_raw(h, "<br><strong>");
		html_text(h, screen->mine ? T("You said: that is not what I "
		                              "signed.")
		                          : T("They said: that is not what I "
		                              "signed."));
		html_raw(h, "</strong>");
	}
	if (said->sign == 0 || date_is(screen->on))
		return;
	html_raw(h, "<br><span class=\"dir-noprint\">");
	plan_link(h, T("What was agreed, word for word"),
	          plan_sign_path(h->arena, screen, said->sign, ""));
	html_raw(h, "</span>");
}

void
plan_draw_sign_links(struct html *h, const struct plan_screen *screen)
{
	html_raw(h, "<ul class=\"govuk-list dir-noprint\"><li>");
	if (screen->mine) {
		plan_link(h, T("Get a code to sign with your worker"),
		          plan_path(h->arena, screen, "/code"));
	} else {
		plan_link(h, T("Sign here together, on this screen"),
		          plan_path(h->arena, screen, "/sign"));
		html_raw(h, "</li><li>");
		plan_link(h, T("Take in a signed paper"),
		          plan_path(h->arena, screen, "/sign/paper"));
	}
	html_raw(h, "</li><li>");
	plan_link(h, T("All that was agreed before"),
	          plan_path(h->arena, screen, "/signed"));
	html_raw(h, "</li></ul>");
}

void
plan_draw_unheard(struct html *h, const struct plan_screen *screen)
{
	const struct plan_answered *said =
	        &screen->whole.plan.sides[PLAN_PERSON];

	if (!screen->mine || said->sign == 0)
		return;
	html_raw(h, "<div class=\"govuk-inset-text\"><p class=\"govuk-body\">");
	html_text(h, said->answer == PLAN_YES
	                     ? T("Your worker put in your yes to your plan.")
	                     : T("Your worker put in your no to your plan."));
	html_raw(h, "<br>");
	plan_link(h, T("Look if that is what you signed"),
	          plan_sign_path(h->arena, screen, said->sign, ""));
	html_raw(h, "</p></div>");
}

void
plan_draw_sign_box(struct html *h, const struct ctx *ctx,
                   const struct plan_screen *screen)
{
	if (screen->whole.plan.version == 0)
		return;
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-top-4\">");
	html_text(h, T("I say:"));
	html_raw(h, " ☐ ");
	html_text(h, T("Yes"));
	html_raw(h, " ☐ ");
	html_text(h, T("No, because"));
	html_raw(h, " ____________________ ");
	html_text(h, T("Day:"));
	html_raw(h, " ____________</p><p class=\"govuk-body-s\">");
	html_text(h, TV(ctx->arena, "Version {n}. Check code {mark}.",
	                {"n", str_print(ctx->arena, "%lld",
	                                (long long)screen->whole.plan.version)},
	                {"mark", screen->mark}));
	html_raw(h, "</p>");
}

/* --- forms --------------------------------------------------------------- */

/* Yes or no, and why not; in the words of the person. */
static void
plan_draw_sign_answer(struct html *h, const struct form *form, bool person)
{
	struct gov_choice choices[PLAN_REASON_NO_PLAN + 1];
	size_t n;

	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "answer",
	                    .label = person ? T("Do you agree with this plan?")
	                                    : T("What does the paper say?"),
	                    .items = GOV_CHOICES(
	                            {.value = S("yes"), .text = T("Yes")},
	                            {.value = S("no"), .text = T("No")}),
	            });
	plan_reason_choices(choices, PLAN_REASON_NOT_MY_WORDS,
	                    PLAN_REASON_NO_PLAN, &n);
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "reason",
	                    .label = T("If no, what is it about?"),
	                    .items = {.v = choices, .n = n},
	            });
	form_character_count(
	        h, form,
	        &(struct gov_character_count){
	                .name = "words",
	                .label = person ? T("Say it in your own words")
	                                : T("The words on the paper"),
	                .hint = T("If the answer is yes you can leave this "
	                          "empty."),
	                .rows = 3,
	                .max_length = PLAN_WORDS_MOST,
	        });
}

static void
plan_draw_mail(struct html *h, const struct ctx *ctx,
               const struct plan_sign_screen *screen)
{
	if (screen->sent)
		gov_inset_text(h, &(struct gov_inset_text){
		                          .text = T("A code is on its way to "
		                                    "your e-mail.")});
	words_para(h,
	           T("Sign in on your own phone and open “My plan”. There you "
	             "can get a code. It works once, for a short time."));
	if (!screen->can_mail)
		return;
	plan_form_begin(h, ctx,
	                plan_path(ctx->arena, &screen->plan, "/sign/code"), 0);
	plan_form_end(h, T("Send a code to my e-mail"),
	              "govuk-button--secondary");
}

/* With script only: a box to draw in, which fills the field of a file. */
static void
plan_draw_drawing(struct html *h, const struct form *form, struct str worker)
{
	html_raw(h, "<div class=\"dir-draw\" data-module=\"dir-draw\" hidden>"
	            "<p class=\"govuk-body\"><strong>");
	html_text(h, T("Or draw your name here"));
	html_raw(h, "</strong><br>");
	html_text(h, TV(h->arena,
	                "A code is better. With a drawing it is kept that "
	                "{who} was your witness.",
	                {"who", worker}));
	html_raw(h, "</p><canvas class=\"dir-draw__box\" width=\"600\""
	            " height=\"200\" role=\"img\"");
	html_attr(h, "aria-label", T("Box to draw your name in"));
	html_raw(h, "></canvas><button type=\"button\" class=\"govuk-button"
	            " govuk-button--secondary\" data-draw=\"clear\">");
	html_text(h, T("Wipe it out"));
	html_raw(h, "</button><div hidden>");
	form_file(h, form,
	          &(struct gov_file_upload){
	                  .name = PLAN_DRAWING,
	                  .label = T("Your name as a picture"),
	                  .attributes = GOV_ATTRIBUTES(
	                          {"accept", S("image/*"), false})});
	html_raw(h, "</div></div>");
}

static void
plan_draw_together_form(struct html *h, const struct ctx *ctx,
                        const struct plan_sign_screen *screen)
{
	struct form form;

	page_form(ctx, &form);
	form.upload = true;
	form.version = screen->plan.whole.plan.version;
	form_begin(h, &form, plan_path(ctx->arena, &screen->plan, "/sign"));
	plan_draw_sign_answer(h, &form, true);
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "code",
	                   .label = T("Your code"),
	                   .label_size = "s",
	                   .hint = T("Six figures. Only you have seen them."),
	                   .inputmode = "numeric",
	                   .classes = "govuk-input--width-10",
	           });
	plan_draw_drawing(h, &form, ctx->who.name);
	form_end(h, &form, T("Sign"));
}

void
plan_draw_together(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_sign_screen *screen = data;
	const char *wanting = plan_not_ready(&screen->plan.whole);

	words_title(h, TV(ctx->arena, "{name}, this is your plan",
	                  {"name", screen->plan.head.known_as}));
	if (wanting != NULL)
		gov_warning_text(h, &(struct gov_warning_text){
		                            .text = text_get(wanting)});
	plan_draw_since(h, &screen->plan);
	words_para(h,
	           T("Read it, or ask to have it read to you. You can say "
	             "no. Saying no to a plan has no effect on your order."));
	words_heading(h, T("The plan you answer"), "plan");
	plan_draw_shown(h, screen->plan.shown);
	words_heading(h, T("Your answer"), "sign");
	plan_draw_mail(h, ctx, screen);
	plan_draw_together_form(h, ctx, screen);
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	plan_link(h, T("Stop, and go back"),
	          screen->closed ? plan_path(h->arena, &screen->plan, "/shown")
	                         : screen->plan.base);
	html_raw(h, "</p>");
}

void
plan_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_sign_screen *screen = data;
	struct form form;

	words_title(h, T("Signed on paper"));
	words_para(h, T("Print the plan, let them sign at its foot, and take a "
	                "picture of the page with the signature."));
	plan_draw_since(h, &screen->plan);
	page_form(ctx, &form);
	form.upload = true;
	form_begin(h, &form,
	           plan_path(ctx->arena, &screen->plan, "/sign/paper"));
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "paper_version",
	                   .label = T("Version, at the foot of the paper"),
	                   .inputmode = "numeric",
	                   .classes = "govuk-input--width-5"});
	form_input(
	        h, &form,
	        &(struct gov_input){
	                .name = "mark",
	                .label = T("Check code, beside it"),
	                .hint = T("Eight letters and figures, like K7QF-2M9P"),
	                .classes = "govuk-input--width-10"});
	form_date(h, &form,
	          &(struct gov_date_input){.name = "signed",
	                                   .label = T("Day it was signed")},
	          DATE_NONE);
	plan_draw_sign_answer(h, &form, false);
	form_file(
	        h, &form,
	        &(struct gov_file_upload){
	                .name = PLAN_PICTURE,
	                .label = T("Picture of the signed paper"),
	                .hint = T("JPEG or PNG, up to 10 MB. Where it was "
	                          "taken is removed. The person sees it too."),
	                .attributes = GOV_ATTRIBUTES(
	                        {"accept", S("image/*"), false})});
	form_end(h, &form, T("Take it in"));
}

void
plan_draw_code(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_sign_screen *screen = data;

	words_title(h, T("A code to sign with your worker"));
	if (!str_empty(screen->code)) {
		html_raw(h, "<p class=\"govuk-body-l\"><code "
		            "class=\"dir-secret\">");
		html_text(h, screen->code);
		html_raw(h, "</code></p>");
		words_para(h, TV(ctx->arena,
		                 "We show this only now. It works once, until "
		                 "{time}.",
		                 {"time", instant_time_words(ctx->arena,
		                                             screen->until)}));
		words_para(h, T("Type it on your worker’s screen when you have "
		                "read the plan there."));
		return;
	}
	words_para(h, T("Are you with your worker? Then you can answer your "
	                "plan on their screen. Your code shows that it is "
	                "you."));
	words_para(h, T("Do not give your code to your worker. Type it in "
	                "yourself."));
	plan_form_begin(h, ctx, plan_path(ctx->arena, &screen->plan, "/code"),
	                0);
	plan_form_end(h, T("Show me a code"), NULL);
}
