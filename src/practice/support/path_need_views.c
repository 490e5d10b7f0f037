/*
 * path_need_views.c - one need: where it stands, since when, what the person
 * thinks.
 */
#include "practice/support/support_views.h"

static void
draw_steps(struct html *h, const struct support_screen *screen)
{
	const struct path_need *need = screen->need;

	words_heading(h, T("Where it was, and when"), "steps");
	html_raw(h, "<ul class=\"dir-list govuk-!-margin-bottom-6\">");
	for (size_t i = need->steps_n; i > 0; i--) {
		const struct path_step *step = &need->steps[i - 1];

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\"><strong>");
		html_text(h, text_get(path_state_keys[step->state]));
		html_raw(h, "</strong>");
		if (!str_empty(step->notes)) {
			html_raw(h, "<br>");
			html_lines(h, step->notes);
		}
		html_raw(h, "</p>");
		support_draw_by(h, screen, &step->by);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_thinks(struct html *h, const struct ctx *ctx,
            const struct support_screen *screen)
{
	const struct path_need *need = screen->need;
	struct str path = path_need_path(h->arena, screen, need->id, "/thinks");
	struct form form;

	words_heading(h,
	              screen->mine ? T("What I think of it")
	                           : TV(h->arena, "What {name} thinks of it",
	                                {"name", screen->head.known_as}),
	              "thinks-it");
	if (need->says_n == 0)
		words_para(h, T("Nothing is here yet."));
	for (size_t i = need->says_n; i > 0; i--) {
		html_raw(h, "<p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		html_lines(h, need->says[i - 1].words);
		html_raw(h, "</p>");
		support_draw_by(h, screen, &need->says[i - 1].by);
	}
	if (!screen->mine || (!path_stands(need) && !page_sent(ctx, path)))
		return;
	page_form(ctx, &form);
	form_begin(h, &form, path);
	support_field_words(h, &form, "thinks", T("What do you think of it?"),
	                    T("In your own words. Nobody else changes them."),
	                    PATH_NOTES_MOST);
	support_form_end(h, T("Save"));
}

static void
draw_state_form(struct html *h, const struct ctx *ctx,
                const struct support_screen *screen)
{
	const struct path_need *need = screen->need;
	struct str path = path_need_path(h->arena, screen, need->id, "/state");
	struct form form;

	if (!screen->mine && path_declined_own(need) && !page_sent(ctx, path)) {
		words_para(h, T("The person declined this themself. They open "
		                "it again, and nobody else"));
		return;
	}
	words_heading(h, T("Where is it now?"), "state-now");
	page_form(ctx, &form);
	form_begin(h, &form, path);
	support_field_choice(h, &form, "state", T("Where is it?"), path_states,
	                     path_state_keys, 0);
	support_field_words(h, &form, "notes", T("Notes (optional)"),
	                    screen->mine ? S("")
	                                 : T("The person reads this. For a "
	                                     "declined need, why, in their "
	                                     "words."),
	                    PATH_NOTES_MOST);
	support_form_end(h, T("Save"));
}

static void
draw_goal(struct html *h, const struct support_screen *screen)
{
	const struct path_need *need = screen->need;
	struct str plan =
	        screen->mine ? S("/me/plan")
	                     : people_path(h->arena, screen->head.crn, "/plan");

	html_raw(h, "<p class=\"govuk-body\">");
	if (need->goals > 0) {
		html_text(h, T("It is in the plan"));
		html_raw(h, ". ");
		support_link(h, T("Open the plan"), plan);
	} else {
		support_link(h, T("Make it a goal"),
		             str_print(h->arena, "%.*s/goals/new?from=%.*s",
		                       STR_ARG(plan),
		                       STR_ARG(id_show(h->arena, need->id.v))));
	}
	html_raw(h, "</p>");
}

static void
draw_head(struct html *h, const struct support_screen *screen)
{
	const struct path_need *need = screen->need;
	const char *const *keys = screen->mine ? path_with_keys_me
	                                       : path_with_keys;

	words_title(h, path_title(screen, screen->path));
	html_raw(h, "<blockquote class=\"govuk-inset-text\">");
	html_lines(h, need->words);
	html_raw(h, "</blockquote>");
	support_draw_by(h, screen, &need->by);
	if (!path_stands(need))
		support_draw_back(h, screen, &need->back);
	html_raw(h, "<p class=\"govuk-body\">");
	gov_tag(h, &(struct gov_tag){.text = text_get(
	                                     path_state_keys[need->state]),
	                             .classes = path_state_looks[need->state]});
	html_raw(h, " ");
	html_text(h, TV(h->arena, "Who supports: {who}",
	                {"who", need->with == PATH_WITH_PARTNER
	                                ? need->partner
	                                : text_get(keys[need->with])}));
	html_raw(h, "</p>");
}

void
path_draw_need(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct support_screen *screen = data;
	const struct path_need *need = screen->need;
	bool writes = support_may_write(ctx, screen) && path_stands(need);

	draw_head(h, screen);
	if (writes)
		draw_goal(h, screen);
	draw_steps(h, screen);
	draw_thinks(h, ctx, screen);
	if (!support_may_write(ctx, screen))
		return;
	if (writes || page_sent(ctx, path_need_path(h->arena, screen, need->id,
	                                            "/state")))
		draw_state_form(h, ctx, screen);
	if (writes && need->goals == 0 &&
	    support_is_theirs(ctx, screen->head.person, &need->by))
		support_draw_press(h, ctx,
		                   path_need_path(h->arena, screen, need->id,
		                                  "/back"),
		                   T("Take it back"));
}
