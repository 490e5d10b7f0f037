#include "register/organisations/organisations_local.h"
#include "tests/http_world.h"
#include "tests/world.h"

struct act {
	struct organisation facts;
	struct organisation_id id;
	enum put_result result;
	struct str name;
	bool make;
	struct team_id team;
	struct date day;
	struct organisation got;
};

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return organisation_put(ctx, &a->facts, &a->id, &a->result);
}

static const struct fault *
team(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return team_by_slug(ctx, a->id, a->name, a->make, &a->team);
}

static const struct fault *
end(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return organisation_end(ctx, a->id, a->day);
}

static const struct fault *
get(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return organisation_get(ctx, a->id, &a->got);
}

static struct date
day(const char *iso)
{
	struct date d;

	claim(date_read_iso(str_of(iso), &d));
	return d;
}

static struct act
quay(void)
{
	return (struct act){.facts = {.slug = S("quay-time-bank"),
	                              .name = S("Quay Time Bank"),
	                              .kind = S("partner"),
	                              .area = S("hull"),
	                              .valid_from = day("2016-04-01"),
	                              .valid_to = DATE_NONE}};
}

TEST("organisations: a slug names one organisation for good")
{
	struct world *w = world_new(t);
	struct act a = quay();
	struct organisation_id first;

	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_ADDED);
	first = a.id;
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
	a.facts.name = S("Quayside Time Bank");
	expect_ok(world_do(w, NULL, put, &a));
	expect_equal(a.result, PUT_UPDATED);
	expect_equal(a.id.v, first.v);
}

TEST("organisations: an organisation ends no earlier than it began")
{
	struct world *w = world_new(t);
	struct act a = quay();

	a.facts.valid_to = day("2016-03-31");
	expect_problem(world_do(w, NULL, put, &a), "valid_to",
	               "The last day must not be before the first day");
	a = quay();
	expect_ok(world_do(w, NULL, put, &a));
	a.day = day("2016-03-31");
	expect_refused(t, world_do(w, "ada", end, &a),
	               "The last day must not be before the first day");
	a.day = day("2026-01-31");
	expect_ok(world_do(w, "ada", end, &a));
	expect_ok(world_see(w, "ada", get, &a));
	expect_equal(a.got.valid_to.days, a.day.days);
}

TEST("organisations: what has no name, slug or kind is refused")
{
	struct world *w = world_new(t);
	struct act a = quay();
	const struct fault *fault;

	a.facts.slug = S("-Quay");
	a.facts.name = S("");
	a.facts.kind = S("shop");
	fault = world_do(w, NULL, put, &a);
	expect_problem(fault, "slug",
	               "Write the short name in a-z, 0-9 and hyphens, 2 to 40 "
	               "of them");
	expect_problem(fault, "name", "Enter a name of at most 200 characters");
	expect_problem(fault, "kind",
	               "Choose provider, partner, court or commissioner");
	a.id.v = 17;
	expect_fault(world_see(w, "ada", get, &a), FAULT_NOT_FOUND,
	             "We cannot find that organisation");
}

TEST("organisations: a team belongs to one organisation")
{
	struct world *w = world_new(t);
	struct act a = quay();
	struct team_id first;
	struct organisation_id quay_id;

	expect_ok(world_do(w, NULL, put, &a));
	quay_id = a.id;
	a.name = S("North Team");
	expect_ok(world_do(w, NULL, team, &a));
	expect_equal(a.team.v, 0);
	a.make = true;
	expect_ok(world_do(w, NULL, team, &a));
	first = a.team;
	a.name = S("north-team");
	expect_ok(world_do(w, NULL, team, &a));
	expect_equal(a.team.v, first.v);
	a.facts.slug = S("other-bank");
	expect_ok(world_do(w, NULL, put, &a));
	expect_true(a.id.v != quay_id.v);
	expect_ok(world_do(w, NULL, team, &a));
	expect_true(a.team.v != first.v);
}

TEST("organisations: an organisation that has ended takes nobody new")
{
	struct world *w = world_new(t);
	struct act a = quay();

	a.facts.valid_to = day("2020-01-01");
	expect_ok(world_do(w, NULL, put, &a));
	a.name = S("North Team");
	a.make = true;
	expect_refused(t, world_do(w, NULL, team, &a),
	               "Quay Time Bank has ended and takes nobody new");
}

TEST("organisations: the administrator adds, ends and divides into teams")
{
	struct http *h = http_new(t);
	struct act a = quay();
	struct http_reply reply;
	const char *path;

	expect_ok(world_do(h->w, NULL, put, &a));
	path = str_c(t->arena, str_print(t->arena, "/admin/organisations/%.*s",
	                                 STR_ARG(id_show(t->arena, a.id.v))));
	reply = http_get(h, "ada", "/admin/organisations");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Quay Time Bank");
	expect_equal(http_get(h, "morgan", "/admin/organisations").status, 403);
	reply = http_post(h, "ada", "/admin/organisations",
	                  FIELDS("name", "Quay <2>", "slug", "quay-time-bank",
	                         "kind", "court"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "There is an organisation with that short name");
	expect_has(reply.body, "Quay &lt;2&gt;");
	reply = http_post(h, "ada", "/admin/organisations",
	                  FIELDS("name", "Hull Court", "slug", "hull-court",
	                         "kind", "court"));
	expect_equal(reply.status, 303);
	reply = http_post(h, "ada",
	                  str_c(t->arena,
	                        str_print(t->arena, "%s/teams", path)),
	                  FIELDS("team", "West"));
	expect_equal(reply.status, 303);
	expect_has(http_get(h, "ada", path).body, "West");
	reply = http_post(h, "ada",
	                  str_c(t->arena, str_print(t->arena, "%s/end", path)),
	                  FIELDS("last_day-day", "x"));
	expect_equal(reply.status, 400);
	reply = http_post(h, "ada",
	                  str_c(t->arena, str_print(t->arena, "%s/end", path)),
	                  FIELDS("last_day-day", "31", "last_day-month", "12",
	                         "last_day-year", "2026"));
	expect_equal(reply.status, 303);
}
