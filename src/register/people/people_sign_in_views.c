/*
 * people_sign_in_views.c - how a person signs in; the paper handed over.
 */
#include "register/people/people_sign_in_local.h"

static void
para(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

/* A button alone in a form of its own. */
static void
act(struct html *h, const struct ctx *ctx, const struct sign_in_view *view,
    const char *rest, struct str words)
{
	page_form_begin(h, ctx, people_path(h->arena, view->head.crn, rest), 0);
	gov_button(h, &(struct gov_button){.text = words});
	page_form_end(h);
}

static void
draw_username(struct html *h, const struct identity_own *own)
{
	para(h,
	     TV(h->arena, "Username: {username}", {"username", own->username}));
}

static void
draw_invite(struct html *h, const struct ctx *ctx,
            const struct sign_in_view *view)
{
	const struct identity_own *own = &view->in.own;

	if (instant_is(own->waits))
		para(h,
		     TV(h->arena,
		        "{name} has been invited. The code works until {when}.",
		        {"name", view->head.known_as},
		        {"when", instant_words(h->arena, own->waits)}));
	else
		para(h, TV(h->arena, "{name} cannot sign in yet.",
		           {"name", view->head.known_as}));
	if (!view->in.stands)
		return;
	para(h, TN(h->arena,
	           "An invitation is a paper with a code, for you to hand "
	           "over. The code works once, for {n} day. A new one ends "
	           "the one before.",
	           "An invitation is a paper with a code, for you to hand "
	           "over. The code works once, for {n} days. A new one ends "
	           "the one before.",
	           view->in.days));
	act(h, ctx, view, "/sign-in/invite",
	    instant_is(own->waits) ? T("Make a new invitation")
	                           : T("Make an invitation"));
}

static void
draw_reset(struct html *h, const struct ctx *ctx,
           const struct sign_in_view *view)
{
	para(h, TV(h->arena, "{name} can sign in.",
	           {"name", view->head.known_as}));
	draw_username(h, &view->in.own);
	if (!view->in.stands)
		return;
	para(h, T("Is the password forgotten? Print a code for a new one and "
	          "hand it over. It works once, for an hour. Until it is used "
	          "the old password works."));
	act(h, ctx, view, "/sign-in/reset",
	    T("Make a code for a new password"));
}

void
people_draw_sign_in(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct sign_in_view *view = data;

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, TV(h->arena, "How {name} signs in",
	                {"name", view->head.known_as}));
	html_raw(h, "</h1>");
	if (view->in.own.stopped) {
		para(h, T("This sign-in was stopped. An administrator can let "
		          "the person in again."));
		draw_username(h, &view->in.own);
	} else if (view->in.own.works) {
		draw_reset(h, ctx, view);
	} else {
		draw_invite(h, ctx, view);
	}
	if (!view->in.stands)
		para(h, T("You opened this record for a short time. Ask "
		          "somebody who works with the person."));
}

/* --- the paper ----------------------------------------------------------- */

/* What must be typed as it stands. */
static void
typed(struct html *h, struct str words, struct str value)
{
	html_raw(h, "<li>");
	html_text(h, words);
	html_raw(h, "<br><code class=\"dir-secret\">");
	html_text(h, value);
	html_raw(h, "</code></li>");
}

static void
draw_steps(struct html *h, const struct identity_handed *handed)
{
	html_raw(h, "<ol class=\"govuk-list govuk-list--number"
	            " govuk-list--spaced\">");
	typed(h, T("Open this page on a phone or computer:"), handed->address);
	typed(h, T("Type in this code:"), handed->code);
	html_raw(h, "<li>");
	html_text(h, T("Choose a password. It needs at least 10 characters. "
	               "Three words are easy to keep in mind."));
	html_raw(h, "</li>");
	typed(h, T("Sign in with your new password and this username:"),
	      handed->username);
	html_raw(h, "</ol>");
}

/* For whoever prints it, on the screen alone and in their language. */
static void
draw_for_worker(struct html *h, const struct ctx *ctx,
                const struct paper_view *view)
{
	enum lang paper = text_lang();

	text_use(view->worker_in);
	html_raw(h, "<div class=\"dir-noprint\"");
	html_attr(h, "lang", ctx->lang == LANG_CY ? S("cy") : S("en"));
	html_raw(h, "><p class=\"govuk-body\"><strong>");
	html_text(h, T("We show this only now. Print it and hand it over "
	               "yourself."));
	html_raw(h, "</strong></p><div class=\"govuk-button-group\">"
	            "<button type=\"button\" class=\"govuk-button\""
	            " data-module=\"dir-print\" hidden>");
	html_text(h, T("Print"));
	html_raw(h, "</button>");
	gov_link(h, &(struct gov_link){.text = T("Back to the details"),
	                               .href = people_path(h->arena,
	                                                   view->head.crn,
	                                                   "/details")});
	html_raw(h, "</div></div>");
	text_use(paper);
}

static void
draw_help(struct html *h, const struct paper_view *view)
{
	para(h, T("Keep this paper safe. Do not let anybody else use it."));
	if (str_empty(view->head.worker_name))
		para(h, T("Does it not work? Ask your worker for help."));
	else if (str_empty(view->head.worker_phone))
		para(h, TV(h->arena, "Does it not work? Ask {name} for help.",
		           {"name", view->head.worker_name}));
	else
		para(h, TV(h->arena,
		           "Does it not work? Ask {name} for help: {phone}",
		           {"name", view->head.worker_name},
		           {"phone", view->head.worker_phone}));
}

void
people_draw_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct paper_view *view = data;

	draw_for_worker(h, ctx, view);
	html_raw(h, "<div class=\"dir-booklet\">"
	            "<h1 class=\"govuk-heading-xl\">");
	html_text(h, view->reset ? T("Your new password")
	                         : T("Your way in to My Direction"));
	html_raw(h, "</h1><p class=\"govuk-body-l\">");
	html_text(h,
	          TV(h->arena, "Hello, {name}", {"name", view->head.known_as}));
	html_raw(h, "</p>");
	para(h, view->reset
	                ? T("With this paper you can choose a new password.")
	                : T("With this paper you can sign in. Then you can "
	                    "see your plan and your appointments."));
	draw_steps(h, &view->handed);
	para(h, T("Or hold the camera of your phone over this picture. Then "
	          "you need not type in the page or the code."));
	identity_qr_draw(h, view->handed.link);
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, TV(h->arena, "The code works once, until {when}.",
	                {"when", instant_words(h->arena, view->handed.until)}));
	html_raw(h, "</strong></p>");
	draw_help(h, view);
	html_raw(h, "</div>");
}
