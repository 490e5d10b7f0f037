/*
 * assess_sign_views.c - who signed, and the editions of before.
 */
#include "practice/strengths/assess_views.h"

/* --- under the whole ---------------------------------------------------- */

static void
draw_who(struct html *h, const struct assess *a)
{
	if (a->signed_by.v != 0)
		words_para(h,
		           TV(h->arena, "{name} signed it on {day}.",
		              {"name", a->signed_name},
		              {"day", date_words(h->arena,
		                                 instant_date(a->signed_at))}));
	if (a->standing == ASSESS_COUNTERSIGNED)
		words_para(h, TV(h->arena, "{name} countersigned it on {day}.",
		                 {"name", a->answered_name},
		                 {"day",
		                  date_words(h->arena,
		                             instant_date(a->answered_at))}));
	if (a->standing == ASSESS_RETURNED)
		words_para(h,
		           TV(h->arena,
		              "{name} sent it back on {day}: "
		              "{words}",
		              {"name", a->answered_name},
		              {"day", date_words(h->arena,
		                                 instant_date(a->answered_at))},
		              {"words", a->answer}));
	else if (!str_empty(a->answer))
		words_para(h, a->answer);
}

/* A form of one button. */
static void
draw_press(struct html *h, const struct ctx *ctx,
           const struct assess_screen *screen, const char *rest,
           struct str words, const char *classes)
{
	page_form_begin(h, ctx, assess_path(h->arena, screen, -1, rest),
	                screen->a.version);
	gov_button(h, &(struct gov_button){.text = words,
	                                   .classes = classes,
	                                   .prevent_double_click = GOV_ON});
	page_form_end(h);
}

static void
draw_answer(struct html *h, const struct ctx *ctx,
            const struct assess_screen *screen)
{
	struct form form;

	page_form(ctx, &form);
	form.version = screen->a.version;
	form_begin(h, &form, assess_path(h->arena, screen, -1, "/answer"));
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "says",
	                    .label = T("Do you countersign it?"),
	                    .label_size = "s",
	                    .items = GOV_CHOICES(
	                            {.value = S("yes"),
	                             .text = T("Yes, I countersign it")},
	                            {.value = S("no"),
	                             .text = T("No, I send it back")}),
	                    .value = S("")});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .label = T("Why, or what you want to add"),
	                      .label_size = "s",
	                      .hint = T("Whoever signed reads this. A reason "
	                                "is needed to send it back."),
	                      .rows = 3,
	                      .value = S("")});
	form_end(h, &form, T("Write down my answer"));
}

static void
draw_share(struct html *h, const struct ctx *ctx,
           const struct assess_screen *screen)
{
	words_heading(h, T("Sharing it"), "sharing");
	if (instant_is(screen->a.shared_at)) {
		words_para(h, TV(h->arena,
		                 "{name} can read your view, the strengths "
		                 "and the needs of this edition.",
		                 {"name", screen->head.known_as}));
		return;
	}
	words_para(h, TV(h->arena,
	                 "{name} cannot read your side of this edition yet. "
	                 "Once shared, it stays as it is: the next change "
	                 "makes a new edition. The links and the evidence are "
	                 "not on their page.",
	                 {"name", screen->head.known_as}));
	draw_press(h, ctx, screen, "/share", T("Share it"),
	           "govuk-button--secondary");
}

static void
draw_sign(struct html *h, const struct ctx *ctx,
          const struct assess_screen *screen)
{
	const struct assess *a = &screen->a;

	words_heading(h, T("Signing it"), "signing");
	draw_who(h, a);
	if (a->standing == ASSESS_OPEN &&
	    assess_complete_n(a) < ASSESS_AREA_COUNT)
		words_para(h, T("It can be signed when each area is complete "
		                "and a strength is written down."));
	else if (a->standing == ASSESS_OPEN)
		draw_press(h, ctx, screen, "/sign", T("Sign and share it"),
		           NULL);
	else if (a->standing == ASSESS_SIGNED &&
	         ctx_can(ctx, CAN_COUNTERSIGN) &&
	         a->signed_by.v != ctx->actor.v)
		draw_answer(h, ctx, screen);
	else if (a->standing == ASSESS_SIGNED)
		words_para(h, T("A senior case manager or manager who did not "
		                "sign it looks at it now."));
}

void
assess_draw_signing(struct html *h, const struct ctx *ctx,
                    const struct assess_screen *screen)
{
	if (screen->a.id.v == 0 || !ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	draw_share(h, ctx, screen);
	draw_sign(h, ctx, screen);
}

/* --- editions ----------------------------------------------------------- */

void
assess_draw_history(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	(void)ctx;
	words_title(h, T("Earlier editions"));
	words_para(h, T("Each says what it said on its last day, with the "
	                "questions of that day."));
	if (screen->n == 0) {
		words_para(h, T("Nothing is written yet."));
		return;
	}
	html_raw(h, "<ol class=\"dir-versions\">");
	for (size_t i = 0; i < screen->n; i++) {
		const struct assess *a = &screen->list[i];
		struct str id = id_show(h->arena, a->id.v);

		html_raw(h, "<li>");
		assess_link_to(h, instant_words(h->arena, a->made_at),
		               str_print(h->arena, "%.*s/history/%.*s",
		                         STR_ARG(screen->base), STR_ARG(id)));
		html_raw(h, " ");
		assess_draw_standing(h, a);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ol>");
}

static void
draw_back(struct html *h, const struct ctx *ctx,
          const struct assess_screen *screen)
{
	struct str id = id_show(h->arena, screen->a.id.v);

	if (!ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	words_heading(h, T("Going back to it"), "back");
	words_para(h, T("The worker’s side becomes what it is here, in a new "
	                "edition. The person’s words stay as they are now, "
	                "and the editions since then stay in this list."));
	page_form_begin(h, ctx,
	                str_print(h->arena, "%.*s/history/%.*s/back",
	                          STR_ARG(screen->base), STR_ARG(id)),
	                screen->list[0].version);
	gov_button(h, &(struct gov_button){.text = T("Go back to this edition"),
	                                   .classes = "govuk-button--secondary",
	                                   .prevent_double_click = GOV_ON});
	page_form_end(h);
}

static void
draw_file(struct html *h, const struct assess_screen *screen)
{
	struct str id = id_show(h->arena, screen->a.id.v);

	html_raw(h, "<p class=\"govuk-body\">");
	assess_link_to(h,
	               T("Download this edition as a file of the services’ "
	                 "form"),
	               str_print(h->arena, "%.*s/history/%.*s/file",
	                         STR_ARG(screen->base), STR_ARG(id)));
	html_raw(h, "</p>");
}

void
assess_draw_former(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	words_title(h, T("An earlier edition"));
	assess_draw_since(h, screen);
	assess_draw_edition(h, &screen->a);
	draw_who(h, &screen->a);
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		assess_draw_area(h, screen, (enum assess_code)i);
	sit_draw(h, false, screen->sits, screen->sits_n);
	draw_file(h, screen);
	if (screen->former)
		draw_back(h, ctx, screen);
}
