/*
 * staff_pages.c - the administrator places a user.
 */
#include "register/staff/staff_local.h"

static const struct fault *
get_place(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct staff_place_view view = {0};
	struct organisation *organisations;
	struct team *teams;
	struct user_id user;

	TRY(request_place_id(req, "user", &user.v));
	TRY(staff_store_member(ctx, user, &view.member));
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
	struct staff_member member;
	struct user_id user;
	struct str word;
	unsigned roles = 0;

	TRY(request_place_id(req, "user", &user.v));
	TRY(staff_store_member(ctx, user, &member));
	for (size_t i = 0; request_field_at(req, "roles", i, &word); i++) {
		int role = str_word(word, role_words);

		if (role > ROLE_PERSON)
			roles |= 1u << role;
	}
	/* Whose record a user is, is not for a form to say. */
	roles |= member.roles & (1u << ROLE_PERSON);
	TRY(staff_place(ctx, user, roles,
	                (struct organisation_id){chosen(req, "organisation")},
	                (struct team_id){chosen(req, "team")}));
	reply_notice(ctx, reply,
	             TEXT("{name} is placed", {"name", member.name}));
	reply_see_other(reply, S("/admin/users"));
	return NULL;
}

const struct route staff_routes[] = {
        {GET, "/admin/users/:user/place", get_place, CAN_MANAGE_USERS,
         "Roles and place of work of a user", .form = NULL},
        {POST, "/admin/users/:user/place", post_place, CAN_MANAGE_USERS,
         "Change roles and place of work of a user", .form = get_place},
        ROUTES_END,
};
