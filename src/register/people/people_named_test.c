/* people_named_test.c - is somebody named in words about nobody? */
#include "register/people/people_named.h"
#include "register/people/people_world_test.h"

struct named {
	struct str text;
	struct str out;
};

static const struct fault *
see_named(struct ctx *ctx, void *data)
{
	struct named *n = data;

	return people_named(ctx, n->text, &n->out);
}

static struct str
named_as(struct world *w, const char *who, const char *text)
{
	struct named n = {.text = str_of(text)};

	expect_ok(world_see(w, who, see_named, &n));
	return n.out;
}

struct put {
	struct person_facts facts;
	struct person_id out;
};

static const struct fault *
put_one(struct ctx *ctx, void *data)
{
	struct put *put = data;
	enum put_result result;

	return people_put(ctx, &put->facts, &put->out, &result);
}

static struct world *
named_world(struct test *t)
{
	struct world *w = world_new(t);
	struct put put = {.facts = {.crn = S("X100001"),
	                            .first_name = S("Siân"),
	                            .last_name = S("Pugh-Okafor"),
	                            .preferred_name = S("Rhian"),
	                            .date_of_birth = {7305},
	                            .organisation = w->organisation,
	                            .team = w->team,
	                            .worker = world_user(w, "sam"),
	                            .allocated_on = {20000}}};

	expect_ok(world_do(w, NULL, put_one, &put));
	return w;
}

TEST("people named: two words side by side that name somebody within reach "
     "are found")
{
	struct world *w = named_world(t);

	expect_str(named_as(w, "sam", "They rang about Rhian Okafor.\nToday"),
	           "Rhian Okafor");
	expect_str(named_as(w, "morgan", "What of (Okafor, Sian)?"),
	           "Okafor Sian");
	expect_str(named_as(w, "sam", "On Rhian Pugh’s boots"), "Rhian Pugh’s");
	expect_str(named_as(w, "sam", "why Rhian asked\nOkafor said"), "");
	expect_str(named_as(w, "sam", "rhian okafor, in small letters"), "");
	expect_str(named_as(w, "sam", "The Harbour Echo asks why"), "");
	expect_str(named_as(w, "sam", ""), "");
}

TEST("people named: a number that names somebody is found, within reach or "
     "not")
{
	struct world *w = named_world(t);

	expect_str(named_as(w, "sam", "about X100001, they say"), "X100001");
	expect_str(named_as(w, "sam", "about x999999"), "x999999");
	expect_str(named_as(w, "sam", "about 38 pounds on 24/11/2026"), "");
}

TEST("people named: a name out of reach is not found, and tells nothing")
{
	struct world *w = named_world(t);

	expect_str(named_as(w, "ned", "They rang about Rhian Okafor"), "");
	expect_equal(world_seen.n, 0);
	expect_str(named_as(w, "sam", "They rang about Rhian Okafor"),
	           "Rhian Okafor");
	expect_equal(world_seen.n, 0);
}
