/*
 * practise_views.c - what can be practised, and with whom one does.
 */
#include "practice/practise/practise_local.h"

#include "register/people/people.h"
#include "web/gov/form.h"
#include "web/gov/words.h"

static void
draw_form(struct html *h, const struct ctx *ctx)
{
	struct gov_choice items[REHEARSE_COUNT] = {{.value = S("")}};
	struct form form;
	size_t n = 0;

	for (int i = 0; i < REHEARSE_COUNT; i++) {
		if (!practise_may(ctx, (enum demo_rehearsal)i))
			continue;
		items[n++] = (struct gov_choice){
		        .value = str_of(practise_words[i]),
		        .text = text_get(practise_keys[i]),
		        .hint = text_get(practise_hints[i]),
		};
	}
	page_form(ctx, &form);
	form_begin(h, &form, S("/practise"));
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "what",
	                    .fieldset =
	                            &(struct gov_fieldset){
	                                    .legend = T("What do you want to "
	                                                "practise?"),
	                                    .legend_classes =
	                                            "govuk-fieldset__legend--m",
	                            },
	                    .items = {items, n},
	            });
	form_end(h, &form, T("Make somebody up"));
}

/* A press of its own for each. */
static void
draw_away(struct html *h, const struct ctx *ctx, const struct practised *made)
{
	struct str id = id_show(h->arena, made->id);

	page_form_begin(h, ctx,
	                str_print(h->arena, "/practise/%.*s/away", STR_ARG(id)),
	                0);
	gov_button(h, &(struct gov_button){
	                      .text = made->reached
	                                      ? TV(h->arena, "Take {name} away",
	                                           {"name", made->name})
	                                      : T("Take them away"),
	                      .classes = "govuk-button--secondary "
	                                 "govuk-!-margin-bottom-0",
	              });
	page_form_end(h);
}

static void
draw_who(struct html *h, const struct practised *made)
{
	if (made->reached)
		gov_link(h,
		         &(struct gov_link){
		                 .text = made->name,
		                 .href = people_path(h->arena, made->crn, "")});
	else
		html_text(h, T("Somebody who is with a colleague now"));
}

static void
draw_made(struct html *h, const struct ctx *ctx,
          const struct practise_screen *screen)
{
	words_heading(h, T("Whom you made up"), "made");
	if (screen->n == 0) {
		words_para(h, T("Nobody yet."));
		return;
	}
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->n; i++) {
		const struct practised *made = &screen->made[i];

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		draw_who(h, made);
		html_raw(h, "<br>");
		html_text(h, text_get(practise_keys[made->what]));
		html_raw(h, "</p><p class=\"govuk-body-s dir-muted\">");
		html_text(h, TV(h->arena, "Made up on {when}",
		                {"when", instant_words(h->arena, made->at)}));
		html_raw(h, "</p>");
		draw_away(h, ctx, made);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
practise_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct practise_screen *screen = data;

	words_title(h, T("Practise"));
	words_para(h, T("Make somebody up who stands where you want to try "
	                "something. You can do all with them that you do with "
	                "anybody. Nobody is real here, so nothing can go "
	                "wrong."));
	if (screen->n >= PRACTISE_MOST)
		words_para(h, T("You have made six already. Take somebody away "
		                "first."));
	if (screen->n < PRACTISE_MOST || page_sent(ctx, S("/practise")))
		draw_form(h, ctx);
	draw_made(h, ctx, screen);
}

void
practise_draw_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)ctx;
	if (data == NULL)
		return;
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"practise\">"
	            "<h2 class=\"govuk-heading-m\" id=\"practise\">");
	html_text(h, T("Practise"));
	html_raw(h, "</h2>");
	words_para(h, T("Try something with somebody who is made up for you."));
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){.text = T("Make somebody up"),
	                               .href = S("/practise")});
	html_raw(h, "</p></section>");
}
