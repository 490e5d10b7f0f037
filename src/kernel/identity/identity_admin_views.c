#include "kernel/identity/identity_views_local.h"
#include "web/gov/form.h"
#include "web/gov/words.h"

static struct form
form_of(const struct ctx *ctx)
{
	return (struct form){.req = ctx->req, .problems = ctx->problems};
}

/* A person on probation is a username here: the administrator reaches no
 * case, and a name beside that role would tell of one. */
static struct str
name_shown(struct str name, unsigned roles)
{
	return roles & R(PERSON) ? S("") : name;
}

static struct markup
link_made(struct arena *arena, struct str words, struct str href)
{
	struct buf buf;
	struct html h;

	buf_init(&buf, arena, 4096);
	html_init(&h, &buf);
	gov_link(&h, &(struct gov_link){.text = words, .href = href});
	return (struct markup){buf_get(&buf)};
}

static void
draw_link(struct html *h, struct str words, const char *href)
{
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){.text = words, .href = str_of(href)});
	html_raw(h, "</p>");
}

static struct str
user_path(struct arena *arena, struct user_id id, const char *more)
{
	return str_print(arena, "/admin/users/%.*s%s",
	                 STR_ARG(id_show(arena, id.v)), more);
}

/* --- users --------------------------------------------------------------- */

static void
draw_find(struct html *h, const struct ctx *ctx)
{
	struct form form = form_of(ctx);

	html_raw(h, "<div class=\"dir-search\">");
	page_form_begin(h, ctx, S("/admin/users/find"), 0);
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "q",
	                   .label = T("Find a user"),
	                   .label_size = "m",
	                   .hint = T("A username, or the name of somebody who "
	                             "works here"),
	                   .spellcheck = GOV_OFF,
	                   .autocomplete = "off"});
	gov_button(h, &(struct gov_button){.text = T("Search")});
	page_form_end(h);
	html_raw(h, "</div>");
}

/* The address of a list of users; "page=" goes after it. */
static struct str
users_path(struct arena *arena, const struct identity_choice *choice)
{
	const char *role = choice->role < 0 ? "" : role_words[choice->role];

	return str_print(arena, "/admin/users?role=%s&state=%s&page=", role,
	                 choice->disabled ? "disabled" : "");
}

/* Which users are on the list. */
static void
draw_choice(struct html *h, const struct identity_choice *choice)
{
	struct form form = {.req = NULL};
	struct gov_option roles[ROLE_COUNT + 1];
	const struct gov_option states[] = {
	        {.value = S(""), .text = T("Everybody")},
	        {.value = S("disabled"), .text = T("Disabled")},
	};

	roles[0] = (struct gov_option){.value = S(""), .text = T("Any role")};
	for (int role = 0; role < ROLE_COUNT; role++)
		roles[role + 1] = (struct gov_option){
		        .value = str_of(role_words[role]),
		        .text = identity_role_name((enum role)role)};
	html_raw(h, "<form method=\"get\" class=\"dir-filter\""
	            " action=\"/admin/users\">");
	form_select(h, &form,
	            &(struct gov_select){
	                    .name = "role",
	                    .label = T("Role"),
	                    .items = {roles, ROLE_COUNT + 1},
	                    .value = choice->role < 0
	                                     ? S("")
	                                     : str_of(role_words[choice->role]),
	            });
	form_select(h, &form,
	            &(struct gov_select){
	                    .name = "state",
	                    .label = T("State"),
	                    .items = {states, 2},
	                    .value = choice->disabled ? S("disabled") : S("")});
	html_raw(h, "<div class=\"dir-filter__end\">");
	gov_button(h,
	           &(struct gov_button){.text = T("Show"),
	                                .classes = "govuk-button--secondary"});
	html_raw(h, "</div></form>");
}

static void
draw_users_found(struct html *h, const struct users_view *view)
{
	if (view->n == 0) {
		words_para(h, view->searched
		                      ? T("No user was found. Check the "
		                          "spelling. A person on probation is "
		                          "found by username alone.")
		                      : T("No user is on this list."));
		return;
	}
	if (view->more)
		words_para(h, T("There are more. Type more of the name."));
}

static void
draw_users(struct html *h, const struct users_view *view)
{
	const struct gov_table table = {
	        .caption = T("Users"),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("Username")}, {.text = T("Name")},
	                          {.text = T("Role")},
	                          {.text = T("Second factor")},
	                          {.text = T("State")}),
	        .first_cell_is_header = true,
	};

	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < view->n; i++) {
		const struct identity_entry *e = &view->v[i];
		const struct gov_cell cells[] = {
		        {.html = link_made(h->arena, e->username,
		                           user_path(h->arena, e->id, ""))},
		        {.text = name_shown(e->name, e->roles)},
		        {.text = identity_roles_shown(h->arena, e->roles)},
		        {.text = e->second_factor ? T("On") : T("Off")},
		        {.text = e->disabled ? T("Disabled")
		                             : T("Can sign in")},
		};

		gov_table_row(h, &table, cells, 5);
	}
	gov_table_scroll_end(h);
}

void
identity_draw_users(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct users_view *view = data;

	identity_heading(h, T("Users"));
	gov_button(h, &(struct gov_button){.text = T("Add a user"),
	                                   .href = S("/admin/users/new")});
	draw_link(h, T("Codes that wait"), "/codes");
	draw_link(h, T("Tokens"), "/admin/tokens");
	draw_find(h, ctx);
	draw_choice(h, &view->choice);
	draw_users_found(h, view);
	if (view->n > 0)
		draw_users(h, view);
	gov_pagination_of(h, users_path(h->arena, &view->choice), view->number,
	                  view->pages);
}

static void
draw_roles(struct html *h, const struct form *form, unsigned roles)
{
	struct gov_choice choices[ROLE_COUNT];
	struct str held[ROLE_COUNT];
	size_t n = 0;
	size_t ticked = 0;

	/* Who is on probation gets their sign-in where the case is. */
	for (int role = ROLE_PERSON + 1; role < ROLE_COUNT; role++) {
		struct str word = str_of(role_words[role]);

		choices[n++] = (struct gov_choice){.value = word,
		                                   .text = identity_role_name(
		                                           (enum role)role)};
		if (roles & 1u << role)
			held[ticked++] = word;
	}
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){.name = "roles",
	                                 .label = T("Roles"),
	                                 .label_size = "m",
	                                 .items = {.v = choices, .n = n},
	                                 .values = {.v = held, .n = ticked}});
}

void
identity_draw_user_new(struct html *h, const struct ctx *ctx, const void *data)
{
	struct form form = form_of(ctx);

	(void)data;
	identity_heading(h, T("Add a user"));
	page_form_begin(h, ctx, S("/admin/users/new"), 0);
	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "username",
	                   .label = T("Username"),
	                   .hint = T("2 to 32 small letters, figures, full "
	                             "stops, hyphens or underscores"),
	                   .classes = "govuk-input--width-20",
	                   .autocomplete = "off",
	                   .autocapitalize = "none",
	                   .spellcheck = GOV_OFF});
	form_input(h, &form,
	           &(struct gov_input){.name = "name",
	                               .label = T("Name"),
	                               .autocomplete = "off"});
	form_input(h, &form,
	           &(struct gov_input){.name = "email",
	                               .label = T("Email address (if there is "
	                                          "one)"),
	                               .type = "email",
	                               .autocomplete = "off"});
	draw_roles(h, &form, 0);
	gov_button(h, &(struct gov_button){.text = T("Add the user")});
	page_form_end(h);
}

static void
draw_user_facts(struct html *h, const struct user_view *view)
{
	const struct identity_user *user = &view->user;
	const struct gov_summary_row rows[] = {
	        {.key = T("Name"),
	         .value = name_shown(user->name, user->roles)},
	        {.key = T("Email address"),
	         .value = name_shown(user->email, user->roles)},
	        {.key = T("Phone"),
	         .value = name_shown(user->phone, user->roles)},
	        {.key = T("Role"),
	         .value = identity_roles_shown(h->arena, user->roles)},
	        {.key = T("State"),
	         .value = user->disabled ? T("Disabled") : T("Can sign in")},
	        {.key = T("Second factor"),
	         .value = user->totp.n > 0 ? T("On") : T("Off")},
	        {.key = T("Sessions"),
	         .value = TN(h->arena, "{n} session", "{n} sessions",
	                     (int64_t)view->sessions)},
	};

	gov_summary_list(h, &(struct gov_summary_list){
	                            .rows = {.v = rows, .n = 7}});
}

static void
draw_user_acts(struct html *h, const struct ctx *ctx,
               const struct user_view *view)
{
	const struct identity_user *user = &view->user;
	struct user_id id = user->id;
	const char *quiet = "govuk-button--secondary";

	if (user->disabled) {
		identity_button_form(h, ctx, user_path(h->arena, id, "/enable"),
		                     T("Let the user sign in again"), quiet);
		return;
	}
	if (!(user->roles & R(PERSON)))
		identity_button_form(h, ctx, user_path(h->arena, id, "/reset"),
		                     T("Make a code to set a password"), quiet);
	identity_button_form(h, ctx, user_path(h->arena, id, "/sessions"),
	                     T("End all sessions"), quiet);
	if (view->itself)
		return;
	if (user->totp.n > 0)
		identity_button_form(h, ctx,
		                     user_path(h->arena, id, "/second-factor"),
		                     T("Remove second factor"), quiet);
	identity_button_form(h, ctx, user_path(h->arena, id, "/disable"),
	                     T("Stop the user from signing in"),
	                     "govuk-button--warning");
}

/* A link to a page of a capability above, where there is one. */
static void
draw_user_link(struct html *h, const struct user_view *view, bool there,
               struct str words, const char *rest)
{
	if (!there)
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){.text = words,
	                               .href = user_path(h->arena,
	                                                 view->user.id, rest)});
	html_raw(h, "</p>");
}

void
identity_draw_user(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct user_view *view = data;
	struct form form = form_of(ctx);

	identity_heading(h, view->user.username);
	draw_user_facts(h, view);
	draw_user_link(h, view, view->place && view->user.roles != R(PERSON),
	               T("Organisation and team"), "/place");
	draw_user_link(h, view, view->work, T("Name, phone and email for work"),
	               "/work");
	if (!(view->user.roles & R(PERSON))) {
		page_form_begin(h, ctx,
		                user_path(h->arena, view->user.id, "/roles"),
		                0);
		draw_roles(h, &form, view->user.roles);
		gov_button(h, &(struct gov_button){.text = T("Save roles")});
		page_form_end(h);
	}
	draw_user_acts(h, ctx, view);
}

/* --- tokens -------------------------------------------------------------- */

static void
draw_token_new(struct html *h, const struct ctx *ctx)
{
	struct form form = form_of(ctx);

	identity_subheading(h, T("Make a token"));
	page_form_begin(h, ctx, S("/admin/tokens"), 0);
	form_input(h, &form,
	           &(struct gov_input){.name = "owner",
	                               .label = T("Username of its owner"),
	                               .hint = T("It reaches what the owner "
	                                         "reaches, and no more. To "
	                                         "read or write it is for "
	                                         "yourself."),
	                               .classes = "govuk-input--width-20",
	                               .autocomplete = "off",
	                               .autocapitalize = "none",
	                               .spellcheck = GOV_OFF});
	form_input(h, &form,
	           &(struct gov_input){.name = "name",
	                               .label = T("What it is used by"),
	                               .autocomplete = "off"});
	form_input(h, &form,
	           &(struct gov_input){.name = "days",
	                               .label = T("For how many days"),
	                               .hint = T("1 to 90"),
	                               .value = S("1"),
	                               .classes = "govuk-input--width-3",
	                               .inputmode = "numeric",
	                               .spellcheck = GOV_OFF});
	form_checkboxes(
	        h, &form,
	        &(struct gov_checkboxes){
	                .name = "scopes",
	                .label = T("What it is for"),
	                .items = GOV_CHOICES(
	                        {.value = S("read"), .text = T("To read")},
	                        {.value = S("write"), .text = T("To write")},
	                        {.value = S("status"),
	                         .text = T("Status and metrics of the "
	                                   "server")})});
	gov_button(h, &(struct gov_button){.text = T("Make the token")});
	page_form_end(h);
}

static struct str
token_state(const struct ctx *ctx, struct arena *arena,
            const struct identity_token *token)
{
	if (instant_is(token->revoked_at))
		return T("Stopped");
	if (token->until.ms <= ctx->now.ms)
		return T("Ended");
	return TV(arena, "Works until {date}",
	          {"date", date_words(arena, instant_date(token->until))});
}

static void
draw_token(struct html *h, const struct ctx *ctx,
           const struct identity_token *token)
{
	struct str used = instant_is(token->used_at)
	                          ? instant_words(h->arena, token->used_at)
	                          : T("Never");
	const struct gov_summary_row rows[] = {
	        {.key = T("Owner"), .value = token->owner_name},
	        {.key = T("What it is for"), .value = token->scopes},
	        {.key = T("State"), .value = token_state(ctx, h->arena, token)},
	        {.key = T("Last used"), .value = used},
	};

	gov_summary_list(h, &(struct gov_summary_list){
	                            .rows = {.v = rows, .n = 4},
	                            .card = &(struct gov_summary_card){
	                                    .title = token->name}});
	if (instant_is(token->revoked_at) || token->until.ms <= ctx->now.ms)
		return;
	identity_button_form(h, ctx,
	                     str_print(h->arena, "/admin/tokens/%.*s/revoke",
	                               STR_ARG(id_show(h->arena, token->id.v))),
	                     TV(h->arena, "Stop the token {name}",
	                        {"name", token->name}),
	                     "govuk-button--secondary");
}

void
identity_draw_tokens(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct tokens_view *view = data;

	identity_heading(h, T("Tokens"));
	identity_paragraph(h, T("A token lets another system in. Each use is "
	                        "in the audit."));
	if (view->may_make)
		draw_token_new(h, ctx);
	else
		identity_paragraph(h, T("Sign in with a second factor to make "
		                        "a token"));
	for (size_t i = 0; i < view->n; i++)
		draw_token(h, ctx, &view->v[i]);
}

/* --- the audit ------------------------------------------------------------ */

/* The key of what a capability says of an act, or NULL. */
static const char *
act_key(const struct capability *capability, struct str what)
{
	const struct event_kind *event = capability->events;
	const struct act_kind *act = capability->acts;

	for (; event != NULL && event->name != NULL; event++)
		if (str_is(what, event->name))
			return event->staff;
	for (; act != NULL && act->name != NULL; act++)
		if (str_is(what, act->name))
			return act->says;
	return NULL;
}

/* What was done, as the timeline says it; what an older version knew and
 * this one does not, by its name. */
static struct str
act_says(const struct ctx *ctx, const struct audit_line *line, struct str who)
{
	const struct capability *const *c = ctx->app->capabilities;

	if (str_is(line->what, "seen"))
		return TV(ctx->arena, "{who} looked at a record", {"who", who});
	for (; *c != NULL; c++) {
		struct text text = {act_key(*c, line->what), {{"who", who}}};

		if (text.key != NULL)
			return text_show(ctx->arena, &text);
	}
	return line->what;
}

void
identity_draw_audit(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct audit_view *view = data;
	const struct gov_table table = {
	        .caption = T("Audit"),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("When")}, {.text = T("Who")},
	                          {.text = T("What")}, {.text = T("Why")},
	                          {.text = T("Where")}),
	};

	identity_heading(h, T("Audit"));
	identity_paragraph(h, T("Who did what, newest first, without the "
	                        "content of any case."));
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < view->n; i++) {
		const struct audit_line *line = &view->v[i];
		struct str who = line->actor.v == 0 ? T("The system")
		                                    : line->actor_name;
		const struct gov_cell cells[] = {
		        {.text = instant_words(h->arena, line->at)},
		        {.text = who},
		        {.text = act_says(ctx, line, who)},
		        {.text = identity_purpose_says(line->purpose)},
		        {.text = line->route},
		};

		gov_table_row(h, &table, cells, 5);
	}
	gov_table_scroll_end(h);
	if (view->before == 0)
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h,
	         &(struct gov_link){
	                 .text = T("Older entries"),
	                 .href = str_print(h->arena, "/admin/audit?before=%lld",
	                                   (long long)view->before)});
	html_raw(h, "</p>");
}
