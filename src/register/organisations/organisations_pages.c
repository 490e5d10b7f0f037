/*
 * organisations_pages.c - the administrator's list of organisations.
 */
#include "register/organisations/organisations_local.h"

#include "web/gov/form.h"

static const struct fault *
get_organisations(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct organisations_view view = {0};
	struct organisation *organisations;

	(void)req;
	TRY(organisation_all(ctx, &organisations, &view.n));
	view.organisations = organisations;
	page_show(ctx, reply,
	          &(struct page){.title = T("Organisations"), .nav = NAV_ADMIN},
	          organisations_draw, &view);
	return NULL;
}

static const struct fault *
get_organisation(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct organisation_view view = {0};
	struct organisation_id id;
	struct team *teams;

	TRY(request_place_id(req, "organisation", &id.v));
	TRY(organisation_get(ctx, id, &view.organisation));
	TRY(team_all(ctx, id, &teams, &view.n));
	view.teams = teams;
	page_show(ctx, reply,
	          &(struct page){.title = view.organisation.name,
	                         .nav = NAV_ADMIN,
	                         .back = S("/admin/organisations"),
	                         .back_label = T("Organisations")},
	          organisation_draw, &view);
	return NULL;
}

/* Back to the page of one organisation. */
static void
see_organisation(struct ctx *ctx, struct reply *reply,
                 struct organisation_id id)
{
	reply_see_other(reply,
	                str_print(ctx->arena, "/admin/organisations/%.*s",
	                          STR_ARG(id_show(ctx->arena, id.v))));
}

static const struct fault *
post_organisation(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct organisation facts = {
	        .slug = request_field(req, "slug"),
	        .name = request_field(req, "name"),
	        .kind = request_field(req, "kind"),
	        .area = request_field(req, "area"),
	        .valid_from = DATE_NONE,
	        .valid_to = DATE_NONE,
	};
	struct organisation_id id;
	struct problems problems;
	enum put_result result;

	problems_init(&problems, ctx->arena);
	if (form_date_read(req, "valid_from", &facts.valid_from) < 0)
		problems_add(&problems, "valid_from",
		             "Enter the first day as a day, month and year");
	organisation_check(&facts, &problems);
	TRY(organisation_by_slug(ctx, facts.slug, &id));
	if (id.v != 0)
		problems_add(&problems, "slug",
		             "There is an organisation with that short name "
		             "already");
	TRY(problems_fault(&problems));
	TRY(organisation_put(ctx, &facts, &id, &result));
	reply_notice(ctx, reply, TEXT("{name} is added", {"name", facts.name}));
	reply_see_other(reply, S("/admin/organisations"));
	return NULL;
}

static const struct fault *
post_end(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct organisation_id id;
	struct problems problems;
	struct date last_day;

	TRY(request_place_id(req, "organisation", &id.v));
	if (form_date_read(req, "last_day", &last_day) < 1) {
		problems_init(&problems, ctx->arena);
		problems_add(&problems, "last_day",
		             "Enter the last day as a day, month and year");
		return problems_fault(&problems);
	}
	TRY(organisation_end(ctx, id, last_day));
	reply_notice(ctx, reply, TEXT("The last day is recorded"));
	see_organisation(ctx, reply, id);
	return NULL;
}

static const struct fault *
post_team(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct organisation_id id;
	struct problems problems;
	struct team_id team;

	TRY(request_place_id(req, "organisation", &id.v));
	TRY(team_by_slug(ctx, id, request_field(req, "team"), true, &team));
	if (team.v == 0) {
		problems_init(&problems, ctx->arena);
		problems_add(&problems, "team", "Enter the name of the team");
		return problems_fault(&problems);
	}
	reply_notice(ctx, reply, TEXT("The team is there"));
	see_organisation(ctx, reply, id);
	return NULL;
}

const struct route organisations_routes[] = {
        {GET, "/admin/organisations", get_organisations,
         CAN_MANAGE_ORGANISATIONS, "Every organisation", .form = NULL},
        {GET, "/admin/organisations/:organisation", get_organisation,
         CAN_MANAGE_ORGANISATIONS, "One organisation and its teams",
         .form = NULL},
        {POST, "/admin/organisations", post_organisation,
         CAN_MANAGE_ORGANISATIONS, "Add an organisation",
         .form = get_organisations},
        {POST, "/admin/organisations/:organisation/end", post_end,
         CAN_MANAGE_ORGANISATIONS, "Name the last day of an organisation",
         .form = get_organisation},
        {POST, "/admin/organisations/:organisation/teams", post_team,
         CAN_MANAGE_ORGANISATIONS, "Add a team to an organisation",
         .form = get_organisation},
        ROUTES_END,
};
