#include "kernel/identity/draft_carry.h"
#include "kernel/identity/identity_views_local.h"
#include "web/gov/form.h"

void
identity_heading(struct html *h, struct str words)
{
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, words);
	html_raw(h, "</h1>");
}

void
identity_subheading(struct html *h, struct str words)
{
	html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, words);
	html_raw(h, "</h2>");
}

void
identity_paragraph(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

void
identity_button_form(struct html *h, const struct ctx *ctx, struct str action,
                     struct str words, const char *classes)
{
	page_form_begin(h, ctx, action, 0);
	gov_button(h, &(struct gov_button){.text = words, .classes = classes});
	page_form_end(h);
}

struct str
identity_role_name(enum role role)
{
	static const char *const names[ROLE_COUNT] = {
	        [ROLE_PERSON] = TK("Person on probation"),
	        [ROLE_CASE_MANAGER] = TK("Case manager"),
	        [ROLE_SENIOR] = TK("Senior case manager"),
	        [ROLE_MANAGER] = TK("Manager"),
	        [ROLE_VOLUNTEER] = TK("Volunteer"),
	        [ROLE_COACH] = TK("Life coach"),
	        [ROLE_BROKER] = TK("Time bank broker"),
	        [ROLE_EDITOR] = TK("Story editor"),
	        [ROLE_FINANCE] = TK("Finance"),
	        [ROLE_EVALUATOR] = TK("Evaluator"),
	        [ROLE_INSPECTOR] = TK("Commissioner or inspector"),
	        [ROLE_ADMINISTRATOR] = TK("Administrator"),
	};

	return text_get(names[role]);
}

struct str
identity_purpose_says(enum purpose purpose)
{
	static const char *const keys[PURPOSE_COUNT] = {
	        [PURPOSE_WORKING] = TK("Working with them"),
	        [PURPOSE_COVERING] = TK("Covering for somebody"),
	        [PURPOSE_SUPERVISING] = TK("Supervising"),
	        [PURPOSE_INSPECTING] = TK("Inspecting"),
	        [PURPOSE_REASON] = TK("They gave a reason"),
	        [PURPOSE_OWN] = TK("It is their own record"),
	        [PURPOSE_SYSTEM] = TK("The computer did this on its own"),
	};

	claim(purpose < PURPOSE_COUNT);
	return text_get(keys[purpose]);
}

struct str
identity_roles_shown(struct arena *arena, unsigned roles)
{
	struct buf buf;

	buf_init(&buf, arena, 4096);
	for (int role = 0; role < ROLE_COUNT; role++) {
		if (!(roles & 1u << role))
			continue;
		if (buf.n > 0)
			buf_lit(&buf, ", ");
		buf_str(&buf, identity_role_name((enum role)role));
	}
	return buf_get(&buf);
}

static struct form
form_of(const struct ctx *ctx)
{
	return (struct form){.req = ctx->req, .problems = ctx->problems};
}

/* --- sign in ------------------------------------------------------------- */

void
draft_carry_sign_in(struct html *h, const struct ctx *ctx,
                    const struct draft_carry *carry, struct str back)
{
	struct form form = form_of(ctx);

	form.action = S("/sign-in"); /* what was typed elsewhere is no name */
	page_form_begin(h, ctx, form.action, 0);
	form_hidden(h, "return", back);
	draft_carry_draw(h, carry);
	form_input(h, &form,
	           &(struct gov_input){.name = "username",
	                               .label = T("Username"),
	                               .classes = "govuk-input--width-20",
	                               .autocomplete = "username",
	                               .autocapitalize = "none",
	                               .spellcheck = GOV_OFF});
	form_password(h, &form,
	              &(struct gov_password_input){
	                      .name = "password",
	                      .label = T("Password"),
	                      .classes = "govuk-input--width-20",
	                      .show = T("Show"),
	                      .hide = T("Hide"),
	                      .show_label = T("Show password"),
	                      .hide_label = T("Hide password"),
	                      .shown_said = T("Your password is visible"),
	                      .hidden_said = T("Your password is hidden")});
	gov_button(h, &(struct gov_button){.text = T("Sign in")});
	page_form_end(h);
}

void
identity_draw_sign_in(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct sign_in_view *view = data;
	const struct draft_carry carry = draft_carry_sent(ctx->req);

	identity_heading(h, T("Sign in"));
	draft_carry_sign_in(h, ctx, &carry, view->back);
	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("I cannot sign in")});
	identity_paragraph(h, T("Ask your case manager or administrator for a "
	                        "code. Then set a new password with it."));
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){.text = T("Set a new password"),
	                               .href = S("/sign-in/set-password")});
	html_raw(h, "</p>");
	gov_details_end(h);
}

void
identity_draw_code(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct sign_in_view *view = data;
	struct form form = form_of(ctx);

	identity_heading(h, T("Enter your one-time code"));
	page_form_begin(h, ctx, S("/sign-in/code"), 0);
	form_hidden(h, "return", view->back);
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "code",
	                   .label = T("One-time code"),
	                   .hint = T("The 6 figures that the app on your phone "
	                             "shows now, or a recovery code"),
	                   .classes = "govuk-input--width-20",
	                   .autocomplete = "one-time-code",
	                   .spellcheck = GOV_OFF});
	gov_button(h, &(struct gov_button){.text = T("Continue")});
	page_form_end(h);
	identity_paragraph(h, T("No phone and no recovery code? Ask your "
	                        "administrator."));
	identity_button_form(h, ctx, S("/sign-out"), T("Sign out"),
	                     "govuk-button--secondary");
}

/* Dark squares as a picture in the page itself. */
static void
draw_squares(struct html *h, struct str path, int size)
{
	if (size == 0)
		return;
	html_raw(h, "<div class=\"dir-qr\"><svg"
	            " xmlns=\"http://www.w3.org/2000/svg\""
	            " width=\"200\" height=\"200\""
	            " shape-rendering=\"crispEdges\" role=\"img\"");
	html_attr(h, "aria-label", T("QR code to scan with your phone"));
	html_attr(h, "viewBox",
	          str_print(h->arena, "-4 -4 %d %d", size + 8, size + 8));
	html_raw(h, "><path fill=\"#fff\"");
	html_attr(h, "d",
	          str_print(h->arena, "M-4-4h%dv%dh-%dz", size + 8, size + 8,
	                    size + 8));
	html_raw(h, "/><path fill=\"#000\"");
	html_attr(h, "d", path);
	html_raw(h, "/></svg></div>");
}

void
identity_qr_draw(struct html *h, struct str text)
{
	int size;
	struct str path = identity_qr(h->arena, text, &size);

	draw_squares(h, path, size);
}

void
identity_draw_enrol(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct enrol_view *view = data;
	struct form form = form_of(ctx);

	identity_heading(h, T("Set up a second factor"));
	if (view->required)
		identity_paragraph(h, T("Your role needs a second factor: "
		                        "something besides your password that "
		                        "only you have."));
	identity_paragraph(h, T("1. Open an authenticator app on your phone."));
	identity_paragraph(h, T("2. Scan this picture with it."));
	draw_squares(h, view->path, view->size);
	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("I cannot scan it")});
	identity_paragraph(h, T("Type this key into the app:"));
	html_raw(h, "<p class=\"govuk-body\"><code class=\"dir-secret\">");
	html_text(h, view->secret);
	html_raw(h, "</code></p>");
	identity_paragraph(h, T("Or give the app this address:"));
	html_raw(h, "<p class=\"govuk-body\"><code class=\"dir-hash\">");
	html_text(h, view->otpauth);
	html_raw(h, "</code></p>");
	gov_details_end(h);
	identity_paragraph(h, T("3. Enter the code that the app shows."));
	page_form_begin(h, ctx, view->action, 0);
	form_hidden(h, "return", view->back);
	form_input(h, &form,
	           &(struct gov_input){.name = "code",
	                               .label = T("One-time code"),
	                               .classes = "govuk-input--width-10",
	                               .inputmode = "numeric",
	                               .autocomplete = "one-time-code",
	                               .spellcheck = GOV_OFF});
	gov_button(h, &(struct gov_button){.text = T("Turn it on")});
	page_form_end(h);
}

void
identity_draw_set_password(struct html *h, const struct ctx *ctx,
                           const void *data)
{
	const struct sign_in_view *view = data;
	struct form form = form_of(ctx);

	identity_heading(h, T("Set your password"));
	page_form_begin(h, ctx, S("/sign-in/set-password"), 0);
	form_input(
	        h, &form,
	        &(struct gov_input){
	                .name = "code",
	                .label = T("Your code"),
	                .hint = T("The code that somebody gave you, or both "
	                          "halves of it. It works once, and only for "
	                          "a time."),
	                .value = view->code,
	                .classes = "govuk-input--width-20",
	                .autocomplete = "off",
	                .spellcheck = GOV_OFF});
	form_password(h, &form,
	              &(struct gov_password_input){
	                      .name = "password",
	                      .label = T("New password"),
	                      .hint = T("At least 10 characters. Three words "
	                                "are easy to keep in mind."),
	                      .classes = "govuk-input--width-20",
	                      .autocomplete = "new-password",
	                      .show = T("Show"),
	                      .hide = T("Hide"),
	                      .show_label = T("Show password"),
	                      .hide_label = T("Hide password"),
	                      .shown_said = T("Your password is visible"),
	                      .hidden_said = T("Your password is hidden")});
	gov_button(h, &(struct gov_button){.text = T("Set your password")});
	page_form_end(h);
}

void
identity_draw_once(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct once_view *view = data;

	(void)ctx;
	identity_heading(h, view->title);
	identity_paragraph(h, view->lead);
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < view->n; i++) {
		html_raw(h, "<li><code class=\"govuk-!-font-size-24\">");
		html_text(h, view->codes[i]);
		html_raw(h, "</code></li>");
	}
	html_raw(h, "</ul>");
	if (!str_empty(view->note))
		identity_paragraph(h, view->note);
	gov_button(h, &(struct gov_button){.text = T("Continue"),
	                                   .href = view->go_on});
}
