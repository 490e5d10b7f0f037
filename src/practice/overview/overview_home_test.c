/* overview_home_test.c - the home of a person: in sight, and folded. */
#include "practice/overview/overview_local.h"
#include "practice/plan/plan_step.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define RHIAN "X100001"

/* A world with a person of sam's, who signs in as rhian. */
static struct http *
served(struct test *t, struct person_id *out)
{
	struct http *h = http_new(t);

	*out = person_new(h->w, RHIAN, "Rhian", "Pugh", "1990-01-01", "sam");
	h->w->jay = *out;
	world_add(h->w, "rhian", R(PERSON), NULL);
	return h;
}

TEST("overview: on the person's home what matters today and what there is to "
     "look at are in sight, and the rest is folded by what it is about")
{
	static const struct {
		int order;
		enum overview_fold fold;
	} all[] = {{10, OVERVIEW_OPEN},     {14, OVERVIEW_OPEN},
	           {39, OVERVIEW_OPEN},     {59, OVERVIEW_OPEN},
	           {60, OVERVIEW_PROMISED}, {61, OVERVIEW_HELP},
	           {66, OVERVIEW_HELP},     {67, OVERVIEW_COURT},
	           {99, OVERVIEW_COURT}};
	struct panel p = {.place = PANEL_ME};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		p.order = all[i].order;
		expect_equal(overview_fold_of(&p), all[i].fold);
	}
	/* A worker's pages fold nothing. */
	p.place = PANEL_CASE_SIDE;
	p.order = 65;
	expect_equal(overview_fold_of(&p), OVERVIEW_OPEN);
	p.place = PANEL_TODAY;
	expect_equal(overview_fold_of(&p), OVERVIEW_OPEN);
}

/* Where words stand, or the end. */
static size_t
place_of(struct str body, const char *words)
{
	size_t at = 0;

	while (at < body.n &&
	       !str_starts(str_slice(body, at, body.n - at), str_of(words)))
		at++;
	return at;
}

TEST("overview: whom to talk to and the way to all that is theirs stand before "
     "what is folded, and nothing of it is lost")
{
	struct person_id rhian;
	struct http *h = served(t, &rhian);
	struct str body = http_get(h, "rhian", "/me").body;
	size_t first = place_of(body, "dir-fold");

	expect_true(first < body.n);
	expect_true(place_of(body, "Talk to someone") < first);
	expect_true(place_of(body, "/me/things") < first);
	expect_true(place_of(body, "Where I am") < place_of(body, "My goals"));
	expect_true(place_of(body, "My goals") <
	            place_of(body, "My strengths"));
	expect_true(place_of(body, "My strengths") < first);
	expect_true(place_of(body, "My people") < first);
	expect_has(body, "href=\"/me/strengths\"");
	/* A worker's page of the same person folds nothing. */
	expect_lacks(http_get(h, "sam", "/people/" RHIAN).body, "dir-fold");
}

struct planning {
	struct person_id person;
	struct plan_step_terms step;
	struct goal_id goal;
	struct step_id id;
};

static const struct fault *
step_make(struct ctx *ctx, void *data)
{
	struct planning *p = data;

	if (p->goal.v == 0)
		TRY(plan_goal_add(ctx, p->person,
		                  &(struct plan_goal_terms){
		                          .title = S("Drive again"),
		                          .area = PLAN_AREA_EMPLOYMENT,
		                          .now = true,
		                          .target =
		                                  date_add_days(ctx->today, 90),
		                          .basis = PLAN_BASIS_NEGOTIATED,
		                          .voice = PLAN_VOICE_WORKER,
		                          .no_words = PLAN_NO_WORDS_OTHER,
		                          .no_statement = S("She told me")},
		                  &p->goal));
	return plan_step_add(ctx, p->goal, &p->step, &p->id);
}

TEST("overview: what to do next is the first step of one's own that is not "
     "done")
{
	struct planning p = {.step = {.words = S("Sam asks about the fare"),
	                              .actor = PLAN_ACTOR_PRACTITIONER,
	                              .due = DATE_NONE,
	                              .voice = PLAN_VOICE_WORKER}};
	struct http *h = served(t, &p.person);
	struct str body;

	expect_ok(world_do(h->w, "sam", step_make, &p));
	expect_lacks(http_get(h, "rhian", "/me").body, "dir-hero__next");
	p.step.actor = PLAN_ACTOR_PERSON;
	p.step.words = S("Sign <b>up</b>");
	expect_ok(world_do(h->w, "sam", step_make, &p));
	p.step.words = S("Book the test");
	expect_ok(world_do(h->w, "sam", step_make, &p));
	body = http_get(h, "rhian", "/me").body;
	expect_has(body, "Next: Sign &lt;b&gt;up&lt;/b&gt;");
	expect_has(body, "dir-hero__next");
	expect_has(body, "href=\"/me/plan/goals/");
}
