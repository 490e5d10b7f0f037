/*
 * staff_pages.c - the administrator places a user.
 */
#include "register/staff/staff_local.h"

/* The member of staff in the address.  Who is a person only is none: an
 * administrator learns no name of theirs here. */
static const struct fault *
member_asked(struct ctx *ctx, const struct request *req,
             struct staff_member *out)
{
	struct staff_member m;
	struct user_id user;

	TRY(request_place_id(req, "user", &user.v));
	TRY(staff_store_member(ctx, user, &m));
	if (m.roles == R(PERSON))
		return fault_not_found(ctx, "We cannot find that user");
	*out = m;
	return NULL;
}

static const struct fault *
get_place(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct staff_place_view view = {0};
	struct organisation *organisations;
	struct team *teams;

	TRY(member_asked(ctx, req, &view.member));
	TRY(organisation_all(ctx, &organisations, &view.organisations_n));
	TRY(team_all(ctx, (struct organisation_id){0}, &teams, &view.teams_n));
	view.organisations = organisations;
	view.teams = teams;
	page_show(ctx, reply,
	          &(struct page){.title = T("Roles and place of work"),
	                         .nav = NAV_ADMIN,
	                         .back = S("/admin/users")},
	          staff_draw_place, &view);
	return NULL;
}

/* An id that a select sent; 0 when it is empty or no id. */
static int64_t
chosen(const struct request *req, const char *name)
{
	int64_t id;

	return id_read(request_field(req, name), &id) ? id : 0;
}

static const struct fault *
post_place(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct staff_member member = {.roles = 0};
	struct organisation_id organisation;
	struct team_id team;
	struct str word;
	unsigned roles = 0;

	TRY(member_asked(ctx, req, &member));
	for (size_t i = 0; request_field_at(req, "roles", i, &word); i++) {
		int role = str_word(word, role_words);

		if (role > ROLE_PERSON)
			roles |= 1u << role;
	}
	/* Whose record a user is, is not for a form to say. */
	roles |= member.roles & (1u << ROLE_PERSON);
	organisation.v = chosen(req, "organisation");
	team.v = chosen(req, "team");
	TRY(identity_own_guard(ctx, member.user, member.roles, roles,
	                       organisation.v != member.organisation.v ||
	                               team.v != member.team.v));
	TRY(identity_roles_guard(ctx, member.roles, roles));
	TRY(staff_place(ctx, member.user, roles, organisation, team));
	reply_notice(ctx, reply,
	             TEXT("{name} is placed", {"name", member.name}));
	reply_see_other(reply, S("/admin/users"));
	return NULL;
}

/* --- how somebody is reached at work ------------------------------------- */

static const struct fault *
work_show(struct ctx *ctx, struct reply *reply, struct user_id user, bool own)
{
	struct staff_work_view view = {.user = user, .own = own};
	struct staff_member member;

	TRY(staff_store_member(ctx, user, &member));
	if ((member.roles & R(PERSON)) != 0)
		return fault_refused(ctx, "This is for those who work here");
	TRY(identity_facts(ctx, user, &view.facts));
	page_show(ctx, reply,
	          &(struct page){.title = T("How you are reached at work"),
	                         .nav = own ? NAV_NONE : NAV_ADMIN,
	                         .back = own ? S("/account")
	                                     : S("/admin/users")},
	          staff_draw_work, &view);
	return NULL;
}

/* What was typed, over what is stored. */
static const struct fault *
work_save(struct ctx *ctx, const struct request *req, struct user_id user,
          bool own)
{
	struct identity_facts facts;

	TRY(identity_facts(ctx, user, &facts));
	facts.phone = request_field(req, "phone");
	facts.email = request_field(req, "email");
	if (!own)
		facts.name = request_field(req, "name");
	return staff_work_set(ctx, user, &facts);
}

static const struct fault *
get_own_work(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	return work_show(ctx, reply, ctx->actor, true);
}

static const struct fault *
post_own_work(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	/* A token acts within the programme, never on its owner's account. */
	if (ctx->who.session.v == 0)
		return fault_refused(ctx, "Sign in to change your account");
	TRY(work_save(ctx, req, ctx->actor, true));
	reply_notice(ctx, reply, TEXT("It is saved"));
	reply_see_other(reply, S("/account"));
	return NULL;
}

static const struct fault *
get_work(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct user_id user;

	TRY(request_place_id(req, "user", &user.v));
	return work_show(ctx, reply, user, false);
}

static const struct fault *
post_work(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct user_id user;

	TRY(request_place_id(req, "user", &user.v));
	TRY(work_save(ctx, req, user, false));
	reply_notice(ctx, reply, TEXT("It is saved"));
	reply_see_other(reply, str_print(ctx->arena, "/admin/users/%.*s",
	                                 STR_ARG(id_show(ctx->arena, user.v))));
	return NULL;
}

const struct route staff_routes[] = {
        {GET, "/admin/users/:user/place", get_place, CAN_MANAGE_USERS,
         "Roles and place of work of a user", .form = NULL},
        {POST, "/admin/users/:user/place", post_place, CAN_MANAGE_USERS,
         "Change roles and place of work of a user", .form = get_place,
         .refused = "identity.not_let"},
        {GET, "/admin/users/:user/work", get_work, CAN_MANAGE_USERS,
         "Name, phone and email for work of a user", .form = NULL},
        {POST, "/admin/users/:user/work", post_work, CAN_MANAGE_USERS,
         "Change name, phone and email for work of a user", .form = get_work},
        {GET, "/account/work", get_own_work, CAN_SIGNED_IN,
         "One's own phone and email for work", .form = NULL},
        {POST, "/account/work", post_own_work, CAN_SIGNED_IN,
         "Change one's own phone and email for work", .form = get_own_work},
        ROUTES_END,
};
