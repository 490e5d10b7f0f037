/*
 * policy_grant_views.c - how roles that wait look.
 */
#include "kernel/identity/identity.h"
#include "register/policy/policy_grant_local.h"
#include "web/gov/form.h"
#include "web/gov/words.h"

static struct str
state_says(struct arena *arena, const struct grant *grant)
{
	switch (grant->state) {
	case GRANT_PROPOSED:
		return T("Waiting for a second person");
	case GRANT_AGREED:
		return TV(arena, "Agreed, and waits until {day}",
		          {"day", date_words(arena, grant->from)});
	case GRANT_GIVEN:
		return T("Given");
	default:
		return T("Stopped");
	}
}

static void
draw_button(struct html *h, const struct ctx *ctx, const struct grant *grant,
            const char *verb, struct str words, const char *classes)
{
	page_form_begin(h, ctx,
	                str_print(h->arena, "/roles/%.*s/%s",
	                          STR_ARG(id_show(h->arena, grant->id)), verb),
	                0);
	gov_button(h, &(struct gov_button){.text = words, .classes = classes});
	page_form_end(h);
}

static void
draw_grant(struct html *h, const struct ctx *ctx, const struct grant_view *view,
           size_t i)
{
	const struct grant *grant = &view->grants[i];
	bool open = grant->state == GRANT_PROPOSED ||
	            grant->state == GRANT_AGREED;
	bool mine = grant->proposed_by.v == ctx->actor.v ||
	            grant->member.v == ctx->actor.v;

	words_heading(h, view->members[i],
	              str_c(h->arena,
	                    str_print(h->arena, "role-%.*s",
	                              STR_ARG(id_show(h->arena, grant->id)))));
	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = GOV_ROWS(
	                           {.key = T("Role"),
	                            .value = identity_role_name(grant->role)},
	                           {.key = T("State"),
	                            .value = state_says(h->arena, grant)},
	                           {.key = T("Proposed by"),
	                            .value = view->askers[i]})});
	if (open && view->may_ask && !mine && grant->state == GRANT_PROPOSED)
		draw_button(h, ctx, grant, "agree", T("Agree to this role"),
		            NULL);
	if (open && view->may_stop)
		draw_button(h, ctx, grant, "stop", T("Stop this role"),
		            "govuk-button--warning");
}

static void
draw_ask(struct html *h, const struct ctx *ctx)
{
	struct gov_choice items[ROLE_COUNT] = {{.value = S("")}};
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action = S("/roles")};
	size_t n = 0;

	for (unsigned role = 0; role < ROLE_COUNT; role++) {
		if (!(identity_guarded_roles() & 1u << role))
			continue;
		items[n].value = str_of(role_word((enum role)role));
		items[n++].text = identity_role_name((enum role)role);
	}
	words_heading(h, T("Ask for a role"), "ask");
	page_form_begin(h, ctx, form.action, 0);
	form_input(h, &form,
	           &(struct gov_input){.name = "username",
	                               .label =
	                                       T("The username of who gets it"),
	                               .label_size = "s",
	                               .autocapitalize = "none"});
	form_radios(h, &form,
	            &(struct gov_radios){.name = "role",
	                                 .label = T("Which role?"),
	                                 .label_size = "s",
	                                 .items = {items, n}});
	gov_button(h, &(struct gov_button){.text = T("Ask for this role")});
	page_form_end(h);
}

void
grant_draw_page(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct grant_view *view = data;

	words_title(h, T("Roles that wait"));
	words_para(h, T("A role that decides about money, pays or changes "
	                "rules is given by two people, some working days "
	                "after the second agreed. A manager or finance can "
	                "stop it until then."));
	for (size_t i = 0; i < view->n; i++)
		draw_grant(h, ctx, view, i);
	if (view->n == 0)
		words_para(h, T("Nothing waits."));
	if (view->may_ask)
		draw_ask(h, ctx);
}
