#include "kernel/identity/identity_views_local.h"
#include "web/gov/form.h"

static struct form
form_of(const struct ctx *ctx)
{
	return (struct form){.req = ctx->req, .problems = ctx->problems};
}

static struct gov_action
change(const char *href, struct str hidden)
{
	return (struct gov_action){
	        .text = T("Change"), .href = str_of(href), .hidden = hidden};
}

/* What is set, or that nothing is. */
static struct str
set_or_not(struct str value)
{
	return str_empty(value) ? T("Not set") : value;
}

static struct gov_action
factor_way(bool on)
{
	struct gov_action way =
	        change("/account/second-factor", T("second factor"));

	if (!on)
		way.text = T("Set up");
	return way;
}

static void
draw_facts(struct html *h, const struct account_view *view)
{
	const struct identity_user *user = &view->user;
	bool on = user->totp.n > 0;
	struct str left =
	        on ? TV(h->arena, "On. Recovery codes left: {n}",
	                {"n", str_print(h->arena, "%lld",
	                                (long long)view->recovery_left)})
	           : T("Off");
	struct str changed =
	        instant_is(user->password_changed_at)
	                ? TV(h->arena, "Changed on {date}",
	                     {"date",
	                      date_words(h->arena,
	                                 instant_date(
	                                         user->password_changed_at))})
	                : T("Not set");
	const struct gov_summary_row rows[] = {
	        {.key = T("Name"), .value = user->name},
	        {.key = T("Username"), .value = user->username},
	        {.key = T("Role"),
	         .value = identity_roles_shown(h->arena, user->roles)},
	        {.key = T("Password"),
	         .value = changed,
	         .actions = GOV_ACTIONS(
	                 change("/account/password", T("password")))},
	        {.key = T("Second factor"),
	         .value = left,
	         .actions = GOV_ACTIONS(factor_way(on))},
	        {.key = T("Phone for work"),
	         .value = set_or_not(user->phone),
	         .actions = GOV_ACTIONS(
	                 change("/account/work", T("phone for work")))},
	        {.key = T("Email for work"),
	         .value = set_or_not(user->email),
	         .actions = GOV_ACTIONS(
	                 change("/account/work", T("email for work")))},
	};

	/* The last two are for those who have the page for them. */
	gov_summary_list(h,
	                 &(struct gov_summary_list){
	                         .rows = {.v = rows, .n = view->work ? 7 : 5}});
}

static void
draw_language(struct html *h, const struct ctx *ctx,
              const struct account_view *view)
{
	struct form form = form_of(ctx);
	struct str now = view->user.language;

	if (str_empty(now))
		now = ctx->lang == LANG_CY ? S("cy") : S("en");
	page_form_begin(h, ctx, S("/account/language"), 0);
	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "language",
	                    .label = T("Language"),
	                    .label_size = "m",
	                    .classes = "govuk-radios--inline",
	                    .value = now,
	                    .items = GOV_CHOICES(
	                            {.value = S("en"), .text = S("English")},
	                            {.value = S("cy"), .text = S("Cymraeg")})});
	gov_button(h,
	           &(struct gov_button){.text = T("Save language"),
	                                .classes = "govuk-button--secondary"});
	page_form_end(h);
}

static void
draw_purpose(struct html *h, const struct ctx *ctx)
{
	struct form form = form_of(ctx);

	if (ctx->who.person.v != 0 || ctx->who.purpose > PURPOSE_INSPECTING)
		return;
	page_form_begin(h, ctx, S("/account/purpose"), 0);
	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "purpose",
	                .label = T("Why you look at records"),
	                .label_size = "m",
	                .hint = T("Kept with each record that you open, until "
	                          "you sign out. People can ask to see it."),
	                .value = str_of(purpose_words[ctx->who.purpose]),
	                .items = GOV_CHOICES(
	                        {.value = S("working"),
	                         .text = T("I work with the person")},
	                        {.value = S("covering"),
	                         .text = T("I cover for a colleague")},
	                        {.value = S("supervising"),
	                         .text = T("I supervise or support a "
	                                   "colleague")},
	                        {.value = S("inspecting"),
	                         .text = T("I inspect or check quality")})});
	gov_button(h,
	           &(struct gov_button){.text = T("Save reason"),
	                                .classes = "govuk-button--secondary"});
	page_form_end(h);
}

static void
draw_session(struct html *h, const struct ctx *ctx,
             const struct identity_session *session)
{
	struct str agent = str_empty(session->agent) ? T("Other browser")
	                                             : session->agent;

	html_raw(h, "<li><p class=\"govuk-body\"><strong>");
	html_text(h, agent);
	html_raw(h, "</strong> ");
	if (session->here)
		html_text(h, T("(the one you use now)"));
	html_raw(h, "<br>");
	html_text(h, TV(h->arena, "Signed in {made}, last used {used}",
	                {"made", instant_words(h->arena, session->made_at)},
	                {"used", instant_words(h->arena, session->used_at)}));
	html_raw(h, "</p>");
	identity_button_form(
	        h, ctx,
	        str_print(h->arena, "/account/sessions/%.*s/end",
	                  STR_ARG(id_show(h->arena, session->id.v))),
	        session->here ? T("Sign out here") : T("End this session"),
	        "govuk-button--secondary");
	html_raw(h, "</li>");
}

void
identity_draw_account(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct account_view *view = data;

	identity_heading(h, T("Your account"));
	draw_facts(h, view);
	draw_language(h, ctx, view);
	draw_purpose(h, ctx);
	identity_subheading(h, T("Where you are signed in"));
	html_raw(h, "<ul class=\"govuk-list dir-list\">");
	for (size_t i = 0; i < view->n; i++)
		draw_session(h, ctx, &view->sessions[i]);
	html_raw(h, "</ul>");
	identity_button_form(h, ctx, S("/account/sign-out-everywhere"),
	                     T("Sign out everywhere"), "govuk-button--warning");
}

void
identity_draw_password(struct html *h, const struct ctx *ctx, const void *data)
{
	struct form form = form_of(ctx);
	struct gov_password_input old = {
	        .name = "old",
	        .label = T("Old password"),
	        .classes = "govuk-input--width-20",
	        .show = T("Show"),
	        .hide = T("Hide"),
	        .show_label = T("Show password"),
	        .hide_label = T("Hide password"),
	        .shown_said = T("Your password is visible"),
	        .hidden_said = T("Your password is hidden"),
	};
	struct gov_password_input new = old;

	(void)data;
	new.name = "password";
	new.label = T("New password");
	new.hint = T("At least 10 characters. Three words are easy to keep in "
	             "mind.");
	new.autocomplete = "new-password";
	identity_heading(h, T("Change your password"));
	page_form_begin(h, ctx, S("/account/password"), 0);
	form_password(h, &form, &old);
	form_password(h, &form, &new);
	gov_button(h, &(struct gov_button){.text = T("Change password")});
	page_form_end(h);
}

void
identity_draw_factor(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct enrol_view *view = data;

	identity_heading(h, T("Your second factor"));
	identity_paragraph(h, T("It is on. When you sign in we ask for a code "
	                        "from the app on your phone."));
	identity_subheading(h, T("Recovery codes"));
	identity_paragraph(h, T("New codes take the place of the old ones."));
	identity_button_form(h, ctx, S("/account/recovery-codes"),
	                     T("Make new recovery codes"),
	                     "govuk-button--secondary");
	if (view->required) {
		identity_paragraph(h, T("Your role needs a second factor"));
		return;
	}
	identity_button_form(h, ctx, S("/account/second-factor/remove"),
	                     T("Remove second factor"),
	                     "govuk-button--warning");
}
