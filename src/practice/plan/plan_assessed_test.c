/* plan_assessed_test.c - strengths of the assessment, for goals. */
#include "practice/plan/plan_assessed.h"
#include "practice/plan/plan_strength.h"
#include "practice/plan/plan_try_test.h"
#include "practice/strengths/assess_world_test.h"

#define HELP "/people/" RHIAN "/plan/goals/%.*s/help"

struct assessed {
	struct http *h;
	struct plan_try p;
	struct act a;
	struct plan_offer *offers;
	size_t n;
	struct str key;
};

/* Rhian has a goal, and sam wrote two strengths in one area. */
static void
begin(struct assessed *s, struct test *t)
{
	s->h = assess_http(t, &s->a, "Rhian");
	s->p = plan_try_in(s->h->w);
	s->p.person = s->a.person;
	expect_ok(world_do(s->h->w, "sam", plan_try_goal, &s->p));
	assess_writes(s->h->w, &s->a, ASSESS_FINANCE,
	              S("Pays on <b>time</b>\r\n\r\n  Helps her nan"), false);
}

static void
share(struct assessed *s)
{
	assess_look(s->h->w, &s->a);
	s->a.seen = s->a.a.version;
	expect_ok(world_do(s->h->w, "sam", assess_do_share, &s->a));
}

static const struct fault *
see_offers(struct ctx *ctx, void *data)
{
	struct assessed *s = data;

	return plan_offers(ctx, s->p.person, &s->offers, &s->n);
}

static const struct fault *
do_link(struct ctx *ctx, void *data)
{
	struct assessed *s = data;

	return plan_offer_link(ctx, s->p.goal, s->key);
}

static size_t
offered(struct assessed *s, const char *who)
{
	expect_ok(world_see(s->h->w, who, see_offers, s));
	return s->n;
}

static struct str
help_page(struct assessed *s, const char *who)
{
	struct str id = id_show(s->h->w->arena, s->p.goal.v);

	return http_get(s->h, who,
	                str_c(s->h->w->arena,
	                      str_print(s->h->w->arena, HELP, STR_ARG(id))))
	        .body;
}

TEST("plan assessed: a strength of the assessment is offered once it was "
     "shared, and not before")
{
	struct assessed s = {0};

	begin(&s, t);
	expect_equal(offered(&s, "sam"), 0);
	expect_equal(offered(&s, "rhian"), 0);
	share(&s);
	expect_equal(offered(&s, "sam"), 2);
	expect_equal(offered(&s, "rhian"), 2);
	expect_str(s.offers[1].words, "Helps her nan");
	expect_has(help_page(&s, "sam"), "Pays on &lt;b&gt;time&lt;/b&gt;");
	expect_has(help_page(&s, "sam"), "From the assessment, Finances. Sam");
}

TEST("plan assessed: what the person names as their strength is offered as "
     "theirs, shared or not")
{
	const struct plan_strength *strength;
	struct assessed s = {0};

	begin(&s, t);
	s.a.seen = 0;
	s.a.own = (struct assess_own_terms){.strengths = S("I save a little"),
	                                    .form = 3};
	expect_ok(world_do(s.h->w, "rhian", assess_do_own, &s.a));
	expect_equal(offered(&s, "rhian"), 1);
	expect_equal(offered(&s, "sam"), 1);
	expect_equal(s.offers[0].author.voice, PLAN_VOICE_OWN);
	s.key = s.offers[0].key;
	expect_ok(world_do(s.h->w, "sam", do_link, &s));
	strength = &plan_try_whole(&s.p)->strengths[0];
	expect_str(strength->words, "I save a little");
	expect_equal(strength->said_by, PLAN_SAID_SELF);
	expect_equal(strength->author.user.v, world_user(s.h->w, "rhian").v);
	expect_equal(offered(&s, "sam"), 0);
}

TEST("plan assessed: it comes with its words, whose they are and when they "
     "were written")
{
	const struct plan_strength *strength;
	const struct plan_whole *whole;
	struct assessed s = {0};

	begin(&s, t);
	share(&s);
	expect_equal(offered(&s, "rhian"), 2);
	s.key = s.offers[0].key;
	clock_set((struct instant){clock_now().ms + 60000});
	expect_ok(world_do(s.h->w, "rhian", do_link, &s));
	whole = plan_try_whole(&s.p);
	expect_equal(whole->strengths_n, 1);
	strength = &whole->strengths[0];
	expect_str(strength->words, "Pays on <b>time</b>");
	expect_equal(strength->author.voice, PLAN_VOICE_WORKER);
	expect_equal(strength->author.user.v, world_user(s.h->w, "sam").v);
	expect_true(strength->author.at.ms < clock_now().ms);
	expect_true(strength->source != 0);
	expect_equal(plan_try_the_goal(&s.p)->helps_n, 1);
	expect_equal(plan_try_the_goal(&s.p)->helps[0].side, PLAN_PERSON);
	expect_has(http_get(s.h, "rhian", "/me/plan/strengths").body,
	           "From the assessment, ");
}

TEST("plan assessed: it comes into the plan once, however many goals it helps "
     "with")
{
	struct assessed s = {0};
	const char *fields[] = {"strength", NULL, NULL};
	struct http_reply reply;
	struct str id;

	begin(&s, t);
	share(&s);
	expect_equal(offered(&s, "sam"), 2);
	fields[1] = str_c(s.h->w->arena,
	                  str_print(s.h->w->arena, PLAN_OFFER_MARK "%.*s",
	                            STR_ARG(s.offers[0].key)));
	id = id_show(s.h->w->arena, s.p.goal.v);
	reply = http_post(
	        s.h, "sam",
	        str_c(s.h->w->arena,
	              str_print(s.h->w->arena, HELP "/strengths", STR_ARG(id))),
	        fields);
	expect_equal(reply.status, 303);
	expect_equal(offered(&s, "sam"), 1);
	expect_equal(offered(&s, "rhian"), 1);
	expect_has(help_page(&s, "sam"), "Take away “Pays on ");
	/* The same words in a later edition are no second one. */
	assess_writes(s.h->w, &s.a, ASSESS_FINANCE,
	              S("Helps her nan\nPays on <b>time</b>"), false);
	share(&s);
	expect_equal(offered(&s, "sam"), 1);
	expect_str(s.offers[0].words, "Helps her nan");
}

TEST("plan assessed: a strength that was written anew since it was seen is not "
     "linked unseen")
{
	struct assessed s = {0};

	begin(&s, t);
	share(&s);
	expect_equal(offered(&s, "sam"), 2);
	s.key = s.offers[0].key;
	assess_writes(s.h->w, &s.a, ASSESS_FINANCE, S("Saves a little"), false);
	share(&s);
	expect_fault(
	        world_do(s.h->w, "sam", do_link, &s), FAULT_CONFLICT,
	        "That strength was written anew, or is in the plan by now. "
	        "Choose again");
	s.key = S("nothing");
	expect_fault(world_do(s.h->w, "rhian", do_link, &s), FAULT_CONFLICT,
	             NULL);
	expect_equal(plan_try_whole(&s.p)->strengths_n, 0);
}

TEST("plan assessed: somebody who is no worker of theirs is offered nothing")
{
	const char *path = "/api/people/" RHIAN "/plan/strengths/offered";
	struct assessed s = {0};

	begin(&s, t);
	share(&s);
	expect_equal(offered(&s, "sam"), 2);
	s.key = s.offers[0].key;
	expect_fault(world_see(s.h->w, "ned", see_offers, &s), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(s.h->w, "ned", do_link, &s), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(s.h->w, "jay", do_link, &s), FAULT_NOT_FOUND,
	             NULL);
	expect_equal(http_get(s.h, "ned", path).status, 404);
	expect_has(http_get(s.h, "rhian", path).body, "Helps her nan");
	expect_has(http_get(s.h, "sam", path).body, "\"area\":\"finance\"");
}

/* The one strength that was linked, changed and taken back. */
static const struct fault *
do_change(struct ctx *ctx, void *data)
{
	const struct plan_strength terms = {.words = S("Pays late"),
	                                    .said_by = PLAN_SAID_WORKER};
	struct assessed *s = data;
	struct plan_strength *here;
	size_t n;

	TRY(plan_strengths(ctx, s->p.person, &here, &n));
	return plan_strength_change(ctx, s->p.person, here[0].id, 1, &terms);
}

static const struct fault *
do_back(struct ctx *ctx, void *data)
{
	struct assessed *s = data;
	struct plan_strength *here;
	size_t n;

	TRY(plan_strengths(ctx, s->p.person, &here, &n));
	return plan_strength_withdraw(ctx, s->p.person, here[0].id, 1,
	                              S("No more"));
}

TEST("plan assessed: a strength of the assessment is changed there, and may be "
     "taken back")
{
	struct assessed s = {0};

	begin(&s, t);
	share(&s);
	expect_equal(offered(&s, "sam"), 2);
	s.key = str_copy(s.h->w->arena, s.offers[0].key);
	expect_ok(world_do(s.h->w, "sam", do_link, &s));
	expect_refused(t, world_do(s.h->w, "sam", do_change, &s),
	               "This strength comes from the assessment: change it "
	               "there");
	expect_equal(offered(&s, "sam"), 1);
	expect_ok(world_do(s.h->w, "sam", do_back, &s));
	expect_equal(offered(&s, "sam"), 2);
}
