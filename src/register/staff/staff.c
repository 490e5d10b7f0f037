/*
 * staff.c - who may be a member of staff, and where.
 */
#include "register/staff/staff_local.h"

#include "base/utf8.h"
#include "kernel/audit/audit.h"

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"staff.added", TK("{who} added a member of staff")},
        {"staff.changed", TK("{who} changed a member of staff")},
        {"staff.placed", TK("{who} changed where somebody works")},
        {"staff.work_changed", TK("{who} changed a phone or email for work")},
        {NULL, NULL},
};

const struct capability staff_capability = {
        .name = "staff",
        .acts = acts,
        .schema = staff_schema,
        .routes = staff_routes,
        .queries = staff_queries,
};

/* Whether it is a-z 0-9 . _ - and 2 to 32 long, as a username is. */
static bool
username_sound(struct str s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789._-";

	if (s.n < 2 || s.n > 32)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (str_find(str_of(letters), s.p[i]) + 1 >= sizeof(letters))
			return false;
	}
	return true;
}

void
staff_check(const struct staff_facts *facts, struct problems *problems)
{
	int role = str_word(facts->role, role_words);

	if (!username_sound(facts->username))
		problems_add(problems, "username",
		             "Write the username in a-z, 0-9, dot, underscore "
		             "and hyphen, 2 to 32 of them");
	if (str_empty(facts->name) || utf8_length(facts->name) > 200)
		problems_add(problems, "name",
		             "Enter a name of at most 200 characters");
	if (role < 0 || role == ROLE_PERSON)
		problems_add(problems, "role",
		             "Choose a role that a member of staff can have");
	if (facts->email.n > 254 ||
	    (!str_empty(facts->email) && !str_has(facts->email, S("@"))))
		problems_add(problems, "email",
		             "Write the email address like name@example.org");
}

/* Add the user and what goes beside. */
static const struct fault *
add(struct ctx *ctx, const struct staff_facts *facts, struct user_id *out)
{
	struct user_id user;

	TRY(identity_user_add(
	        ctx,
	        &(struct identity_new){
	                .username = facts->username,
	                .name = facts->name,
	                .email = facts->email,
	                .roles = 1u << str_word(facts->role, role_words),
	                .organisation = facts->organisation,
	                .team = facts->team,
	        },
	        &user));
	TRY(staff_store_put(ctx, user, facts));
	TRY(audit_record(ctx, "staff.added", (struct person_id){0}, user.v));
	*out = user;
	return NULL;
}

/* Whether this delivery says of their place what the one before said. */
static bool
said_again(const struct staff_member *m, const struct staff_facts *facts)
{
	return m->known &&
	       m->delivered_organisation.v == facts->organisation.v &&
	       m->delivered_team.v == facts->team.v;
}

/* Whether a member is where they then belong. */
static bool
same_place(const struct staff_member *m, const struct staff_facts *facts,
           unsigned roles)
{
	return m->roles == roles &&
	       (said_again(m, facts) ||
	        (m->organisation.v == facts->organisation.v &&
	         m->team.v == facts->team.v));
}

/* Whether what is stored beside is what was delivered. */
static bool
same_beside(const struct staff_member *m, const struct staff_facts *facts)
{
	return m->known && str_equal(m->role, facts->role) &&
	       str_equal(m->delivered_name, facts->name) &&
	       str_equal(m->email, facts->email) && said_again(m, facts) &&
	       m->trained_on.days == facts->trained_on.days;
}

/* The roles a member then has: a newly delivered one in place of the one that
 * was delivered before; what an administrator gave or took since stays. */
static unsigned
roles_then(const struct staff_member *m, const struct staff_facts *facts)
{
	unsigned roles = m->roles;
	int before = str_word(m->role, role_words);

	if (m->known && str_equal(m->role, facts->role))
		return roles;
	if (before >= 0)
		roles &= ~(1u << before);
	return roles | 1u << str_word(facts->role, role_words);
}

/* Name and email where this delivery says another than the one before. */
static const struct fault *
said_anew(struct ctx *ctx, const struct staff_member *m,
          const struct staff_facts *facts)
{
	struct identity_facts then;

	TRY(identity_facts(ctx, m->user, &then));
	if (!str_equal(facts->name, m->delivered_name))
		then.name = facts->name;
	if (!str_equal(facts->email, m->email))
		then.email = facts->email;
	return identity_facts_set(ctx, m->user, &then);
}

/* Write what differs from the delivery before. */
static const struct fault *
change(struct ctx *ctx, const struct staff_member *m,
       const struct staff_facts *facts)
{
	unsigned roles = roles_then(m, facts);
	bool stays = said_again(m, facts);

	if (!same_place(m, facts, roles))
		TRY(identity_user_place(ctx, m->user, roles,
		                        stays ? m->organisation
		                              : facts->organisation,
		                        stays ? m->team : facts->team));
	if (!same_beside(m, facts)) {
		TRY(said_anew(ctx, m, facts));
		TRY(staff_store_put(ctx, m->user, facts));
	}
	return audit_record(ctx, "staff.changed", (struct person_id){0},
	                    m->user.v);
}

const struct fault *
staff_fits(struct ctx *ctx, const struct staff_facts *facts,
           struct problems *problems)
{
	struct staff_member m;
	struct user_id user;
	bool last;

	TRY(identity_user_find(ctx, facts->username, &user));
	if (user.v == 0)
		return NULL;
	TRY(staff_store_member(ctx, user, &m));
	if ((m.roles & R(PERSON)) != 0)
		problems_add(problems, "username",
		             "Somebody else has that username already");
	TRY(identity_last_administrator(ctx, user, &last));
	if (last && (roles_then(&m, facts) & R(ADMINISTRATOR)) == 0)
		problems_add(problems, "role",
		             "This is the last administrator, who stays one");
	return NULL;
}

const struct fault *
staff_stays(struct ctx *ctx, const struct staff_facts *facts, bool *stays,
            struct date *on)
{
	struct staff_member m;
	struct user_id user;

	*stays = false;
	TRY(identity_user_find(ctx, facts->username, &user));
	if (user.v == 0)
		return NULL;
	TRY(staff_store_member(ctx, user, &m));
	*stays = said_again(&m, facts) && instant_is(m.placed_at) &&
	         (m.organisation.v != facts->organisation.v ||
	          m.team.v != facts->team.v);
	if (*stays)
		*on = instant_date(m.placed_at);
	return NULL;
}

const struct fault *
staff_put(struct ctx *ctx, const struct staff_facts *given, struct user_id *out,
          enum put_result *result)
{
	struct staff_facts facts = *given;
	struct staff_member m;
	struct problems problems;
	struct user_id user;

	problems_init(&problems, ctx->arena);
	staff_check(&facts, &problems);
	TRY(problems_fault(&problems));
	TRY(staff_fits(ctx, &facts, &problems));
	TRY(problems_fault(&problems));
	TRY(identity_user_find(ctx, facts.username, &user));
	if (user.v == 0) {
		*result = PUT_ADDED;
		return add(ctx, &facts, out);
	}
	*out = user;
	*result = PUT_UNCHANGED;
	TRY(staff_store_member(ctx, user, &m));
	if (str_empty(facts.email))
		facts.email = m.email;
	if (same_place(&m, &facts, roles_then(&m, &facts)) &&
	    same_beside(&m, &facts))
		return NULL;
	*result = PUT_UPDATED;
	return change(ctx, &m, &facts);
}

/* Whether a team is one of the organisation's. */
static const struct fault *
team_fits(struct ctx *ctx, struct organisation_id organisation,
          struct team_id team, bool *out)
{
	struct team *teams;
	size_t n;

	*out = team.v == 0;
	if (team.v == 0 || organisation.v == 0)
		return NULL;
	TRY(team_all(ctx, organisation, &teams, &n));
	for (size_t i = 0; i < n; i++)
		*out = *out || teams[i].id.v == team.v;
	return NULL;
}

const struct fault *
staff_place(struct ctx *ctx, struct user_id user, unsigned roles,
            struct organisation_id organisation, struct team_id team)
{
	struct problems problems;
	bool fits;

	problems_init(&problems, ctx->arena);
	if (roles == 0)
		problems_add(&problems, "roles", "Choose at least one role");
	TRY(team_fits(ctx, organisation, team, &fits));
	if (!fits)
		problems_add(&problems, "team",
		             "Choose a team of that organisation");
	TRY(problems_fault(&problems));
	TRY(identity_user_place(ctx, user, roles, organisation, team));
	TRY(staff_store_placed(ctx, user));
	return audit_record(ctx, "staff.placed", (struct person_id){0}, user.v);
}

const struct fault *
staff_workers(struct ctx *ctx, struct organisation_id organisation,
              struct staff_line **out, size_t *n)
{
	return staff_store_workers(ctx, organisation, out, n);
}

const struct fault *
staff_work_set(struct ctx *ctx, struct user_id user,
               const struct identity_facts *facts)
{
	struct staff_member m;

	TRY(staff_store_member(ctx, user, &m));
	if ((m.roles & R(PERSON)) != 0)
		return fault_refused(ctx, "This is for those who work here");
	TRY(identity_facts_set(ctx, user, facts));
	return audit_record(ctx, "staff.work_changed", (struct person_id){0},
	                    user.v);
}
