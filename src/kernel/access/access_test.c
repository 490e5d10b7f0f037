#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "tests/world.h"

#define REASON S("Covering while Sam is on leave")

/* --- acts, as jobs ------------------------------------------------------ */

struct act {
	struct person_id person;
	struct user_id user;
	bool on;
	struct str reason;
	int64_t id;
	enum glass_verdict verdict;
	bool reached;
	struct glass glass;
	struct glass *list;
	size_t n;
	struct placement placement;
	unsigned roles;
	struct organisation_id organisation;
	struct team_id team;
};

static const struct fault *
see_reach(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_reaches(ctx, a->person, &a->reached);
}

static const struct fault *
see_need(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_need(ctx, a->person);
}

static const struct fault *
do_hold(struct ctx *ctx, void *data)
{
	struct act *a = data;

	TRY(access_hold(ctx, a->person));
	return audit_record(ctx, "test.held", a->person, 0);
}

static const struct fault *
see_placement(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_placement(ctx, a->person, &a->placement);
}

static const struct fault *
do_place(struct ctx *ctx, void *data)
{
	struct act *a = data;

	TRY(access_place(ctx, &a->placement));
	return audit_record(ctx, "test.placed", a->placement.person, 0);
}

static const struct fault *
do_scopes(struct ctx *ctx, void *data)
{
	struct act *a = data;

	TRY(access_scopes_set(ctx, a->user, a->roles, a->organisation, a->team,
	                      a->person));
	return audit_record(ctx, "test.scopes", (struct person_id){0}, 0);
}

static const struct fault *
do_break(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_glass_break(ctx, a->person, a->reason);
}

static const struct fault *
do_restrict(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_restrict(ctx, a->person, a->on, a->reason);
}

static const struct fault *
do_exclude(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_exclude(ctx, a->user, a->person, a->on, a->reason);
}

static const struct fault *
do_name(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_name(ctx, a->user, a->person, a->on, a->reason);
}

static const struct fault *
see_waiting(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_glass_waiting(ctx, &a->list, &a->n);
}

static const struct fault *
see_glass(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_glass(ctx, a->id, &a->glass);
}

static const struct fault *
do_review(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return access_glass_review(ctx, a->id, a->verdict, a->reason);
}

static bool
reaches(struct world *w, const char *who, struct person_id person)
{
	struct act a = {.person = person};

	expect_ok(world_see(w, who, see_reach, &a));
	return a.reached;
}

static void
glass_break(struct world *w, const char *who, struct person_id person)
{
	struct act a = {.person = person, .reason = REASON};

	expect_ok(world_do(w, who, do_break, &a));
}

/* The id of the glass that waits for `who`. */
static int64_t
glass_id(struct world *w, const char *who)
{
	struct act a = {0};

	expect_ok(world_see(w, who, see_waiting, &a));
	expect_equal(a.n, 1);
	return a.list[0].id;
}

/* --- reach -------------------------------------------------------------- */

TEST("access: whoever holds a person reaches them, and a record out of reach "
     "looks like one that is not there")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->jay};

	expect_ok(world_do(w, "sam", do_hold, &a));
	expect_ok(world_do(w, "jay", do_hold, &a));
	expect_fault(world_do(w, "ned", do_hold, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	a.person.v = 99;
	expect_fault(world_do(w, "sam", do_hold, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
}

TEST("access: a worker reaches their own cases, a senior their team's, a "
     "manager their organisation's, a person themselves")
{
	struct world *w = world_new(t);

	expect_true(reaches(w, "sam", w->jay));
	expect_true(reaches(w, "priya", w->jay));
	expect_true(reaches(w, "morgan", w->jay));
	expect_true(reaches(w, "jay", w->jay));
	expect_false(reaches(w, "ned", w->jay));
	expect_false(reaches(w, "otto", w->jay));
	expect_false(reaches(w, "sam", w->kit));
	expect_false(reaches(w, "morgan", w->kit));
	expect_false(reaches(w, "jay", w->kit));
}

TEST("access: another case manager of the team reaches no case that is not "
     "theirs")
{
	struct world *w = world_new(t);

	world_add(w, "lena", R(CASE_MANAGER), NULL);
	expect_false(reaches(w, "lena", w->jay));
}

TEST("access: a record out of reach looks like one that is not there")
{
	struct world *w = world_new(t);
	struct act kit = {.person = w->kit};
	struct act none = {.person = {id_new()}};
	const struct fault *out = world_see(w, "sam", see_need, &kit);
	const struct fault *gone = world_see(w, "sam", see_need, &none);

	expect_fault(out, FAULT_NOT_FOUND, "We cannot find that person");
	expect_fault(gone, FAULT_NOT_FOUND, "We cannot find that person");
	expect_equal(out->line, gone->line);
	expect_fault(world_see(w, "sam", see_placement, &kit), FAULT_NOT_FOUND,
	             "We cannot find that person");
	kit.person = w->jay;
	expect_ok(world_see(w, "sam", see_need, &kit));
}

/* Twice of one person, then as another actor, and of another person. */
static const struct fault *
see_need_again(struct ctx *ctx, void *data)
{
	struct act *a = data;

	TRY(access_need(ctx, a->person));
	TRY(access_need(ctx, a->person));
	a->n = ctx->tx->queries;
	if (a->user.v == 0)
		return access_need(ctx, (struct person_id){a->id});
	ctx->actor = ctx->who.id = ctx->tx->who.actor = a->user;
	return access_need(ctx, a->person);
}

TEST("access: reach is asked once a read, of each actor and each person")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->jay, .id = w->kit.v};

	expect_fault(world_see(w, "sam", see_need_again, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_equal(a.n, 1);
	a.user.v = 1;
	expect_fault(world_see(w, "sam", see_need_again, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
}

TEST("access: a placement is shown within reach, and says who")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->jay};

	expect_ok(world_see(w, "priya", see_placement, &a));
	expect_equal(a.placement.worker.v, world_user(w, "sam").v);
	expect_equal(a.placement.team.v, w->team.v);
	expect_false(a.placement.restricted);
	expect_equal(world_seen.n, 1);
	expect_equal(world_seen.v[0], w->jay.v);
}

TEST("access: a person placed elsewhere goes out of the old worker's reach")
{
	struct world *w = world_new(t);
	struct act a = {.placement = {.person = w->jay,
	                              .organisation = w->other_organisation,
	                              .team = w->other_team,
	                              .worker = world_user(w, "ned")}};

	expect_ok(world_do(w, NULL, do_place, &a));
	expect_false(reaches(w, "sam", w->jay));
	expect_false(reaches(w, "morgan", w->jay));
	expect_true(reaches(w, "ned", w->jay));
	expect_true(reaches(w, "jay", w->jay));
}

TEST("access: an administrator reaches no case")
{
	struct world *w = world_new(t);
	struct act a = {.user = world_user(w, "ada"),
	                .roles = R(ADMINISTRATOR) | R(FINANCE) | R(INSPECTOR),
	                .organisation = w->organisation,
	                .team = w->team};

	expect_false(reaches(w, "ada", w->jay));
	expect_ok(world_do(w, NULL, do_scopes, &a));
	expect_false(reaches(w, "ada", w->jay));
	expect_false(reaches(w, "ada", w->kit));
}

TEST("access: scopes follow roles, and what was is gone")
{
	struct world *w = world_new(t);
	struct act a = {.user = world_user(w, "morgan"),
	                .roles = R(CASE_MANAGER),
	                .organisation = w->organisation,
	                .team = w->team};

	expect_true(reaches(w, "morgan", w->jay));
	expect_ok(world_do(w, NULL, do_scopes, &a));
	expect_false(reaches(w, "morgan", w->jay));
	a.roles = R(SENIOR);
	expect_ok(world_do(w, NULL, do_scopes, &a));
	expect_true(reaches(w, "morgan", w->jay));
	a.team.v = 0;
	expect_ok(world_do(w, NULL, do_scopes, &a));
	expect_false(reaches(w, "morgan", w->jay));
}

TEST("access: a broken glass and a naming outlive a change of roles")
{
	struct world *w = world_new(t);
	struct act a = {.user = world_user(w, "sam"), .roles = R(CASE_MANAGER)};

	glass_break(w, "sam", w->kit);
	expect_ok(world_do(w, NULL, do_scopes, &a));
	expect_true(reaches(w, "sam", w->kit));
}

/* --- restricted and excluded -------------------------------------------- */

TEST("access: a restricted case is reached by its own worker, the person and "
     "those named only")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->jay, .on = true, .reason = REASON};

	expect_ok(world_do(w, "morgan", do_restrict, &a));
	expect_true(reaches(w, "sam", w->jay));
	expect_true(reaches(w, "jay", w->jay));
	expect_false(reaches(w, "priya", w->jay));
	/* whoever restricted it is named, so that it can be opened again */
	expect_true(reaches(w, "morgan", w->jay));

	a.user = world_user(w, "priya");
	expect_ok(world_do(w, "morgan", do_name, &a));
	expect_true(reaches(w, "priya", w->jay));
	a.on = false;
	expect_ok(world_do(w, "morgan", do_name, &a));
	expect_false(reaches(w, "priya", w->jay));

	expect_ok(world_do(w, "morgan", do_restrict, &a));
	expect_true(reaches(w, "priya", w->jay));
}

TEST("access: placing a restricted person anew leaves the case restricted")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->jay,
	                .on = true,
	                .reason = REASON,
	                .placement = {.person = w->jay,
	                              .organisation = w->organisation,
	                              .team = w->team,
	                              .worker = world_user(w, "sam")}};

	expect_ok(world_do(w, "morgan", do_restrict, &a));
	expect_ok(world_do(w, NULL, do_place, &a));
	expect_false(reaches(w, "priya", w->jay));
}

TEST("access: a case is restricted and opened with a reason, within reach")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->jay, .on = true, .reason = S("No")};

	expect_problem(world_do(w, "morgan", do_restrict, &a), "reason",
	               "Say why, in at least 10 characters");
	expect_problem(world_do(w, "morgan", do_name, &a), "reason",
	               "Say why, in at least 10 characters");
	a.reason = REASON;
	expect_fault(world_do(w, "otto", do_restrict, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_fault(world_do(w, "otto", do_name, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_true(reaches(w, "priya", w->jay));
}

TEST("access: an excluded member of staff never reaches the person, whatever "
     "else")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->jay,
	                .user = world_user(w, "sam"),
	                .on = true,
	                .reason = REASON};

	expect_ok(world_do(w, "morgan", do_exclude, &a));
	expect_false(reaches(w, "sam", w->jay));
	/* not by being named, not by breaking the glass */
	expect_ok(world_do(w, "morgan", do_name, &a));
	expect_false(reaches(w, "sam", w->jay));
	expect_refused(t, world_do(w, "sam", do_break, &a),
	               "You cannot open this record. Speak to a manager");
	expect_true(reaches(w, "priya", w->jay));

	a.on = false;
	expect_ok(world_do(w, "morgan", do_exclude, &a));
	expect_true(reaches(w, "sam", w->jay));
}

TEST("access: nobody is excluded without a reason or out of reach")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->jay,
	                .user = world_user(w, "sam"),
	                .on = true,
	                .reason = S("   too   ")};

	expect_problem(world_do(w, "morgan", do_exclude, &a), "reason",
	               "Say why, in at least 10 characters");
	a.reason = REASON;
	expect_fault(world_do(w, "otto", do_exclude, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_true(reaches(w, "sam", w->jay));
}

/* --- glass -------------------------------------------------------------- */

TEST("access: a broken glass closes after three hours and waits for a review")
{
	struct world *w = world_new(t);
	struct act a = {0};

	glass_break(w, "sam", w->kit);
	expect_true(reaches(w, "sam", w->kit));
	expect_ok(world_see(w, "otto", see_waiting, &a));
	expect_equal(a.n, 1);
	expect_equal(a.list[0].actor.v, world_user(w, "sam").v);
	expect_str(a.list[0].reason, "Covering while Sam is on leave");
	/* broken on a Tuesday: due by Thursday */
	expect_str(date_iso(t->arena, a.list[0].due), "2026-11-26");

	world_later(w, ACCESS_GLASS_MS - 1);
	expect_true(reaches(w, "sam", w->kit));
	world_later(w, 1);
	expect_false(reaches(w, "sam", w->kit));
	expect_ok(world_see(w, "otto", see_waiting, &a));
	expect_equal(a.n, 1);
}

TEST("access: a glass is not broken without a reason, twice, on nobody, or on "
     "a record within reach")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->kit, .reason = S("Urgent")};
	char long_reason[2100];

	expect_problem(world_do(w, "sam", do_break, &a), "reason",
	               "Say why, in at least 10 characters");
	for (size_t i = 0; i < sizeof(long_reason); i++)
		long_reason[i] = 'a';
	a.reason = (struct str){long_reason, sizeof(long_reason)};
	expect_problem(world_do(w, "sam", do_break, &a), "reason",
	               "Say why in 2,000 characters or fewer");
	expect_false(reaches(w, "sam", w->kit));
	a.reason = REASON;
	a.person.v = id_new();
	expect_fault(world_do(w, "sam", do_break, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	a.person = w->jay;
	expect_refused(t, world_do(w, "sam", do_break, &a),
	               "You can open this record already");
	glass_break(w, "sam", w->kit);
	a.person = w->kit;
	expect_refused(t, world_do(w, "sam", do_break, &a),
	               "You can open this record already");
}

TEST("access: a glass can be broken again after it has closed")
{
	struct world *w = world_new(t);

	glass_break(w, "sam", w->kit);
	world_later(w, ACCESS_GLASS_MS);
	glass_break(w, "sam", w->kit);
	expect_true(reaches(w, "sam", w->kit));
}

TEST("access: breaking the glass opens no restricted case")
{
	struct world *w = world_new(t);
	struct act a = {.person = w->kit, .on = true, .reason = REASON};

	glass_break(w, "priya", w->kit);
	expect_ok(world_do(w, "otto", do_restrict, &a));
	expect_false(reaches(w, "priya", w->kit));
	expect_refused(t, world_do(w, "sam", do_break, &a),
	               "You cannot open this record. Speak to a manager");
	expect_false(reaches(w, "sam", w->kit));
}

TEST("access: nobody reviews a glass they broke")
{
	struct world *w = world_new(t);
	struct act a = {.reason = S(""), .verdict = GLASS_RIGHT};
	struct act mine = {0};

	glass_break(w, "morgan", w->kit);
	a.id = glass_id(w, "otto");
	expect_ok(world_see(w, "morgan", see_waiting, &mine));
	expect_equal(mine.n, 0);
	expect_refused(t, world_do(w, "morgan", do_review, &a),
	               "Someone else must review a record that you opened");
	expect_ok(world_do(w, "otto", do_review, &a));
}

TEST("access: a glass is reviewed once, and wrong only with a note")
{
	struct world *w = world_new(t);
	struct act a = {.reason = S("No"), .verdict = GLASS_WRONG};

	glass_break(w, "sam", w->kit);
	a.id = glass_id(w, "morgan");
	expect_problem(world_do(w, "morgan", do_review, &a), "note",
	               "Say why, in at least 10 characters");
	a.reason = S("There was no need to open it");
	expect_ok(world_do(w, "morgan", do_review, &a));
	expect_ok(world_see(w, "morgan", see_glass, &a));
	expect_true(a.glass.reviewed);
	expect_equal(a.glass.verdict, GLASS_WRONG);
	expect_equal(a.glass.reviewed_by.v, world_user(w, "morgan").v);
	expect_str(a.glass.note, "There was no need to open it");
	expect_refused(t, world_do(w, "otto", do_review, &a),
	               "This has been reviewed already");
}

TEST("access: a glass is reviewed where it was broken or where the record is, "
     "and is not there for others")
{
	struct world *w = world_new(t);
	struct act a = {.reason = REASON};
	struct act list = {0};

	glass_break(w, "sam", w->kit);
	a.id = glass_id(w, "morgan");
	expect_ok(world_see(w, "otto", see_glass, &a));
	world_actor(w, "otto")->organisation.v = id_new();
	world_actor(w, "priya")->organisation.v = id_new();
	expect_ok(world_see(w, "priya", see_waiting, &list));
	expect_equal(list.n, 0);
	expect_fault(world_see(w, "priya", see_glass, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "priya", do_review, &a), FAULT_NOT_FOUND,
	             NULL);
	a.id = id_new();
	expect_fault(world_see(w, "morgan", see_glass, &a), FAULT_NOT_FOUND,
	             NULL);
}

/* --- audit and housekeeping --------------------------------------------- */

struct lines {
	struct person_id person;
	struct audit_line *v;
	size_t n;
};

static const struct fault *
see_lines(struct ctx *ctx, void *data)
{
	struct lines *l = data;

	return audit_about(ctx, l->person, INSTANT_NONE, 50, &l->v, &l->n);
}

TEST("access: each closing, opening and breaking is audited with its reason")
{
	struct world *w = world_new(t);
	struct lines l = {.person = w->kit};
	struct act a = {.person = w->kit,
	                .user = world_user(w, "ned"),
	                .on = true,
	                .reason = REASON};

	glass_break(w, "sam", w->kit);
	expect_ok(world_do(w, "otto", do_exclude, &a));
	expect_ok(world_do(w, "otto", do_restrict, &a));
	expect_ok(world_see(w, NULL, see_lines, &l));
	expect_equal(l.n, 3);
	expect_str(l.v[0].what, "access.restricted");
	expect_str(l.v[1].what, "access.excluded");
	expect_equal(l.v[1].subject, world_user(w, "ned").v);
	expect_str(l.v[2].what, "access.glass_broken");
	expect_str(l.v[2].detail, "Covering while Sam is on leave");
}

TEST("access: the purge ends what has ended and nothing else")
{
	struct world *w = world_new(t);
	const struct background *job = access_capability.jobs;

	glass_break(w, "sam", w->kit);
	expect_ok(world_do(w, NULL, job->run, NULL));
	expect_true(reaches(w, "sam", w->kit));
	world_later(w, ACCESS_GLASS_MS);
	expect_ok(world_do(w, NULL, job->run, NULL));
	expect_true(reaches(w, "sam", w->jay));
	expect_false(reaches(w, "sam", w->kit));
}
