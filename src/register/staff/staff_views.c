/*
 * staff_views.c - the form that places a user.
 */
#include "register/staff/staff_local.h"

#include "kernel/identity/identity.h"
#include "web/gov/form.h"

static void
draw_roles(struct html *h, const struct form *form, unsigned roles)
{
	struct gov_choice choices[ROLE_COUNT];
	struct str held[ROLE_COUNT];
	size_t n = 0;
	size_t held_n = 0;

	for (int role = ROLE_PERSON + 1; role < ROLE_COUNT; role++) {
		choices[n++] = (struct gov_choice){
		        .value = str_of(role_words[role]),
		        .text = identity_role_name((enum role)role),
		};
		if ((roles >> role & 1u) != 0)
			held[held_n++] = str_of(role_words[role]);
	}
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){.name = "roles",
	                                 .label = T("Roles"),
	                                 .items = {.v = choices, .n = n},
	                                 .values = {.v = held, .n = held_n}});
}

static void
draw_organisations(struct html *h, const struct form *form,
                   const struct staff_place_view *view)
{
	size_t n = view->organisations_n;
	struct gov_option *options =
	        arena_new(h->arena, struct gov_option, n + 1);
	int64_t held = view->member.organisation.v;

	options[0] = (struct gov_option){.text = T("None")};
	for (size_t i = 0; i < n; i++)
		options[i + 1] = (struct gov_option){
		        .value = id_show(h->arena, view->organisations[i].id.v),
		        .text = view->organisations[i].name,
		};
	form_select(h, form,
	            &(struct gov_select){.name = "organisation",
	                                 .label = T("Organisation"),
	                                 .items = {.v = options, .n = n + 1},
	                                 .value = held == 0 ? S("")
	                                                    : id_show(h->arena,
	                                                              held)});
}

static struct str
organisation_of(const struct staff_place_view *view, struct team team)
{
	for (size_t i = 0; i < view->organisations_n; i++) {
		if (view->organisations[i].id.v == team.organisation.v)
			return view->organisations[i].name;
	}
	return S("");
}

static void
draw_teams(struct html *h, const struct form *form,
           const struct staff_place_view *view)
{
	size_t n = view->teams_n;
	struct gov_option *options =
	        arena_new(h->arena, struct gov_option, n + 1);
	int64_t held = view->member.team.v;

	options[0] = (struct gov_option){.text = T("None")};
	for (size_t i = 0; i < n; i++) {
		struct str owner = organisation_of(view, view->teams[i]);

		options[i + 1] = (struct gov_option){
		        .value = id_show(h->arena, view->teams[i].id.v),
		        .text = str_print(h->arena, "%.*s: %.*s",
		                          STR_ARG(owner),
		                          STR_ARG(view->teams[i].name)),
		};
	}
	form_select(h, form,
	            &(struct gov_select){.name = "team",
	                                 .label = T("Team"),
	                                 .items = {.v = options, .n = n + 1},
	                                 .value = held == 0 ? S("")
	                                                    : id_show(h->arena,
	                                                              held)});
}

void
staff_draw_place(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct staff_place_view *view = data;
	struct str action =
	        str_print(h->arena, "/admin/users/%.*s/place",
	                  STR_ARG(id_show(h->arena, view->member.user.v)));
	struct form form = {
	        .req = ctx->req, .problems = ctx->problems, .action = action};

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, TV(h->arena, "Roles and place of work of {name}",
	                {"name", view->member.name}));
	html_raw(h, "</h1><p class=\"govuk-body\">");
	html_text(h, T("A change ends this user's sessions. What they can "
	               "reach changes with it."));
	html_raw(h, "</p>");
	page_form_begin(h, ctx, action, 0);
	draw_roles(h, &form, view->member.roles);
	draw_organisations(h, &form, view);
	draw_teams(h, &form, view);
	gov_button(h, &(struct gov_button){.text = T("Save")});
	page_form_end(h);
}

void
staff_draw_work(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct staff_work_view *view = data;
	struct str action =
	        view->own ? S("/account/work")
	                  : str_print(h->arena, "/admin/users/%.*s/work",
	                              STR_ARG(id_show(h->arena, view->user.v)));
	struct form form = {
	        .req = ctx->req, .problems = ctx->problems, .action = action};

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, view->own ? T("How you are reached at work")
	                       : TV(h->arena, "How {name} is reached at work",
	                            {"name", view->facts.name}));
	html_raw(h, "</h1><p class=\"govuk-body\">");
	html_text(h, T("Each person on the caseload sees this beside the name "
	               "of their worker, to ring or write with one touch. "
	               "Give nothing private."));
	html_raw(h, "</p>");
	page_form_begin(h, ctx, action, 0);
	if (!view->own)
		form_input(h, &form,
		           &(struct gov_input){.name = "name",
		                               .label = T("Name"),
		                               .value = view->facts.name});
	form_input(h, &form,
	           &(struct gov_input){.name = "phone",
	                               .label = T("Phone for work"),
	                               .type = "tel",
	                               .classes = "govuk-input--width-20",
	                               .value = view->facts.phone});
	form_input(h, &form,
	           &(struct gov_input){.name = "email",
	                               .label = T("Email for work"),
	                               .type = "email",
	                               .value = view->facts.email});
	gov_button(h, &(struct gov_button){.text = T("Save")});
	page_form_end(h);
}
