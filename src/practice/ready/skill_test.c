/* skill_test.c - the rules of skills and looks, their pages and their API. */
#include "kernel/access/access.h"
#include "practice/plan/plan_remind.h"
#include "practice/ready/ready_world_test.h"
#include "practice/ready/skill_store.h"

#define BASE    "/people/" RHIAN "/ready"
#define MINE    "/me/ready"
#define API     "/api/people/" RHIAN "/ready"
#define HOSTILE "<script>alert(1)</script>\"'&"

struct rating {
	struct person_id person;
	struct skill_terms terms;
	struct skill_ending ending;
	struct date day;
	int64_t id;
	struct skills skills;
};

static const struct fault *
do_rate(struct ctx *ctx, void *data)
{
	struct rating *r = data;

	if (r->terms.edition == 0)
		r->terms.edition = 1;
	return skill_rate(ctx, r->person, &r->terms, NULL);
}

static const struct fault *
do_agree(struct ctx *ctx, void *data)
{
	struct rating *r = data;

	return skill_agree(ctx, r->person, r->day, NULL);
}

static const struct fault *
do_end(struct ctx *ctx, void *data)
{
	struct rating *r = data;

	return skill_end(ctx, r->person, &r->ending, NULL);
}

static const struct fault *
do_goal(struct ctx *ctx, void *data)
{
	struct rating *r = data;

	return skill_goal(ctx, r->person, r->id, S("Be on time"), S(""));
}

static const struct fault *
see(struct ctx *ctx, void *data)
{
	struct rating *r = data;

	return skill_read(ctx, r->person, &r->skills);
}

static struct world *
rating_world(struct test *t, struct rating *r)
{
	struct act a;
	struct world *w = ready_world(t, &a);

	*r = (struct rating){
	        .person = a.person,
	        .terms = {.code = SKILL_TEAM,
	                  .level = SKILL_LITTLE,
	                  .side = SKILL_WORKER,
	                  .voice = READY_FOR,
	                  .example = S("At the yard")},
	        .ending = {.state = SKILL_DONE,
	                   .why = S(""),
	                   .next = DATE_NONE},
	        .day = DATE_NONE,
	};
	return w;
}

static void
rates(struct world *w, struct rating *r, const char *who, int level)
{
	r->terms.level = level;
	expect_ok(world_do(w, who, do_rate, r));
	world_later(w, 1000);
}

static void
look(struct world *w, struct rating *r, const char *who)
{
	expect_ok(world_see(w, who, see, r));
}

TEST("skill: each side rates for itself, and nobody makes one of two ratings")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	rates(w, &r, "rhian", SKILL_LITTLE);
	rates(w, &r, "sam", SKILL_VERY);
	look(w, &r, "rhian");
	expect_equal(r.skills.n, 1);
	expect_equal(skill_now(&r.skills, SKILL_TEAM, SKILL_PERSON)->level,
	             SKILL_LITTLE);
	expect_equal(skill_now(&r.skills, SKILL_TEAM, SKILL_WORKER)->level,
	             SKILL_VERY);
	r.terms.side = -1;
	expect_fault(world_do(w, "sam", do_rate, &r), FAULT_INVALID, NULL);
	r.terms.side = SKILL_WORKER;
	r.terms.level = 0;
	expect_fault(world_do(w, "sam", do_rate, &r), FAULT_INVALID, NULL);
	r.terms.level = SKILL_VERY;
	r.terms.code = -1;
	expect_fault(world_do(w, "sam", do_rate, &r), FAULT_INVALID, NULL);
}

TEST("skill: words of the skills that changed since the form was made are "
     "told, and nothing is rated under the new ones")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	r.terms.edition = 2;
	expect_refused(t, world_do(w, "rhian", do_rate, &r),
	               "The questions changed while this was open. What you "
	               "typed is still here: look at them once more and save");
	r.terms.level = 0;
	expect_fault(world_do(w, "sam", do_rate, &r), FAULT_REFUSED, NULL);
	look(w, &r, "rhian");
	expect_equal(r.skills.n, 0);
	r.terms.edition = 1;
	rates(w, &r, "rhian", SKILL_LITTLE);
	look(w, &r, "rhian");
	expect_equal(r.skills.n, 1);
}

TEST("skill: a rating is unseen by the other side until both have said, or the "
     "look is over")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	rates(w, &r, "sam", SKILL_QUITE);
	look(w, &r, "rhian");
	expect_true(skill_waits(&r.skills, SKILL_TEAM));
	expect_null(skill_now(&r.skills, SKILL_TEAM, SKILL_WORKER));
	r.id = 0;
	look(w, &r, "sam");
	r.id = skill_now(&r.skills, SKILL_TEAM, SKILL_WORKER)->id;
	expect_fault(world_do(w, "rhian", do_goal, &r), FAULT_NOT_FOUND,
	             "We cannot find that rating");
	rates(w, &r, "rhian", SKILL_NOT);
	look(w, &r, "rhian");
	expect_false(skill_waits(&r.skills, SKILL_TEAM));
	expect_not_null(skill_now(&r.skills, SKILL_TEAM, SKILL_WORKER));
	r.terms.code = SKILL_DAY;
	rates(w, &r, "rhian", SKILL_VERY);
	look(w, &r, "sam");
	expect_null(skill_now(&r.skills, SKILL_DAY, SKILL_PERSON));
	expect_ok(world_do(w, "rhian", do_end, &r));
	look(w, &r, "sam");
	expect_not_null(skill_now(&r.skills, SKILL_DAY, SKILL_PERSON));
}

TEST("skill: what the person rated themself is rated for them by nobody else")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	r.terms.side = SKILL_PERSON;
	r.terms.voice = READY_PAPER;
	rates(w, &r, "sam", SKILL_QUITE);
	look(w, &r, "rhian");
	expect_equal(skill_now(&r.skills, SKILL_TEAM, SKILL_PERSON)->by.voice,
	             READY_PAPER);
	rates(w, &r, "rhian", SKILL_NOT);
	expect_fault(world_do(w, "sam", do_rate, &r), FAULT_REFUSED,
	             "They rated this themself. Nobody else does it for them");
}

TEST("skill: each rating keeps the words of the skill, and is never changed: a "
     "later one stands beside it")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	rates(w, &r, "rhian", SKILL_NOT);
	rates(w, &r, "rhian", SKILL_QUITE);
	look(w, &r, "rhian");
	expect_equal(r.skills.looks[0].ratings_n, 2);
	expect_str(skill_now(&r.skills, SKILL_TEAM, SKILL_PERSON)->skill,
	           "I work well with others");
	for (int i = 2; i < SKILL_RATINGS_MOST; i++)
		expect_ok(world_do(w, "rhian", do_rate, &r));
	expect_fault(
	        world_do(w, "rhian", do_rate, &r), FAULT_REFUSED,
	        "That is a lot for one look. End it, then start a new one");
}

TEST("skill: change is shown from the first rating on, to the person as well")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	rates(w, &r, "rhian", SKILL_NOT);
	expect_ok(world_do(w, "sam", do_end, &r));
	world_later(w, 1000);
	rates(w, &r, "rhian", SKILL_QUITE);
	look(w, &r, "rhian");
	expect_equal(r.skills.n, 2);
	expect_equal(skill_first(&r.skills, SKILL_TEAM, SKILL_PERSON)->level,
	             SKILL_NOT);
	expect_equal(skill_now(&r.skills, SKILL_TEAM, SKILL_PERSON)->level,
	             SKILL_QUITE);
}

/* --- looks --------------------------------------------------------------- */

TEST("skill: a look is done when the person has rated, and says who ended it; "
     "a look that ended stays as it was")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	expect_fault(world_do(w, "sam", do_end, &r), FAULT_REFUSED,
	             "No look is open. Agree a day for the next one");
	rates(w, &r, "sam", SKILL_QUITE);
	expect_fault(world_do(w, "sam", do_end, &r), FAULT_REFUSED,
	             "The person has not rated anything yet. Rate one skill, "
	             "or say why it is left");
	rates(w, &r, "rhian", SKILL_QUITE);
	expect_ok(world_do(w, "sam", do_end, &r));
	look(w, &r, "rhian");
	expect_equal(r.skills.looks[0].state, SKILL_DONE);
	expect_true(r.skills.looks[0].ended.name.n > 0);
	world_later(w, 1000);
	rates(w, &r, "rhian", SKILL_VERY);
	look(w, &r, "rhian");
	expect_equal(r.skills.n, 2);
	expect_equal(r.skills.looks[1].said[SKILL_TEAM][SKILL_PERSON].level,
	             SKILL_QUITE);
}

TEST("skill: a look is left with a reason, and another day can be agreed")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	rates(w, &r, "sam", SKILL_QUITE);
	r.ending.state = SKILL_LEFT;
	expect_fault(world_do(w, "sam", do_end, &r), FAULT_INVALID, NULL);
	r.ending.reason = SKILL_OTHER;
	expect_fault(world_do(w, "sam", do_end, &r), FAULT_INVALID, NULL);
	r.ending.reason = SKILL_UNWELL;
	expect_true(date_make(2027, 2, 1, &r.ending.next));
	expect_ok(world_do(w, "sam", do_end, &r));
	look(w, &r, "rhian");
	expect_equal(r.skills.n, 2);
	expect_equal(skill_open(&r.skills)->due.days, r.ending.next.days);
	r.ending.state = -1;
	expect_fault(world_do(w, "sam", do_end, &r), FAULT_INVALID, NULL);
}

TEST("skill: the day of the next look is after today and within two years")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	expect_fault(world_do(w, "sam", do_agree, &r), FAULT_INVALID, NULL);
	expect_true(date_make(2026, 1, 1, &r.day));
	expect_fault(world_do(w, "sam", do_agree, &r), FAULT_INVALID, NULL);
	expect_true(date_make(2029, 1, 1, &r.day));
	expect_fault(world_do(w, "sam", do_agree, &r), FAULT_INVALID, NULL);
	expect_true(date_make(2027, 1, 1, &r.day));
	expect_ok(world_do(w, "sam", do_agree, &r));
	expect_true(date_make(2027, 1, 8, &r.day));
	expect_ok(world_do(w, "rhian", do_agree, &r));
	look(w, &r, "sam");
	expect_equal(r.skills.n, 1);
	expect_equal(r.skills.looks[0].due.days, r.day.days);
}

TEST("skill: so many looks and no more")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	for (int i = 0; i < SKILL_LOOKS_MOST; i++) {
		rates(w, &r, "rhian", SKILL_QUITE);
		expect_ok(world_do(w, "rhian", do_end, &r));
	}
	expect_fault(world_do(w, "rhian", do_rate, &r), FAULT_REFUSED,
	             "There were 60 looks already. That is as many as fit");
}

TEST("skill: a skill can become a goal of the plan, and says so")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	expect_fault(world_do(w, "rhian", do_goal, &r), FAULT_NOT_FOUND, NULL);
	rates(w, &r, "rhian", SKILL_NOT);
	look(w, &r, "rhian");
	r.id = skill_now(&r.skills, SKILL_TEAM, SKILL_PERSON)->id;
	expect_ok(world_do(w, "rhian", do_goal, &r));
	look(w, &r, "rhian");
	expect_true(skill_now(&r.skills, SKILL_TEAM, SKILL_PERSON)->goal);
}

/* --- reminding ----------------------------------------------------------- */

static const struct fault *
choose_email(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_remind_choose(ctx, PLAN_REMIND_EMAIL);
}

static const struct fault *
see_soon(struct ctx *ctx, void *data)
{
	struct rating *r = data;
	struct skill_due *list;
	size_t n;

	TRY(skill_store_soon(ctx, ctx->today, date_add_days(ctx->today, 90),
	                     &list, &n));
	r->id = (int64_t)n;
	return NULL;
}

static const struct fault *
soon(struct ctx *ctx, void *data)
{
	struct rating *r = data;

	r->day = date_add_days(ctx->today, 2);
	return NULL;
}

static const struct fault *
set_email(struct ctx *ctx, void *data)
{
	struct rating *r = data;
	struct person_facts facts = {0};

	TRY(people_facts(ctx, r->person, &facts));
	facts.email = S("rhian@example.org");
	return people_change(ctx, r->person, &facts);
}

TEST("skill: a person is reminded of a look once, the way they chose")
{
	struct rating r;
	struct world *w = rating_world(t, &r);

	expect_ok(world_see(w, "sam", soon, &r));
	expect_ok(world_do(w, "sam", set_email, &r));
	expect_ok(world_do(w, "sam", do_agree, &r));
	/* Nobody chose anything: nothing is written. */
	expect_ok(world_do(w, NULL, skill_remind, NULL));
	expect_ok(world_see(w, NULL, see_soon, &r));
	expect_equal(r.id, 1);
	expect_ok(world_do(w, "rhian", choose_email, NULL));
	expect_ok(world_do(w, NULL, skill_remind, NULL));
	expect_ok(world_see(w, NULL, see_soon, &r));
	expect_equal(r.id, 0);
	expect_ok(world_do(w, NULL, skill_remind, NULL));
}

/* --- who finds it -------------------------------------------------------- */

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	const struct rating *r = data;

	return access_name(ctx, (struct user_id){r->id}, r->person, true,
	                   S("She comes along to the meetings"));
}

TEST("skill: somebody who reaches the person and is no worker finds nothing of "
     "their skills")
{
	static const char *const others[] = {"val", "ned"};
	struct rating r;
	struct world *w = rating_world(t, &r);

	r.id = world_add(w, "val", R(VOLUNTEER), NULL).v;
	expect_ok(world_do(w, "morgan", name_val, &r));
	expect_true(date_make(2027, 1, 1, &r.day));
	for (size_t i = 0; i < 2; i++) {
		expect_fault(world_see(w, others[i], see, &r), FAULT_NOT_FOUND,
		             NULL);
		expect_fault(world_do(w, others[i], do_rate, &r),
		             FAULT_NOT_FOUND, NULL);
		expect_fault(world_do(w, others[i], do_agree, &r),
		             FAULT_NOT_FOUND, NULL);
		expect_fault(world_do(w, others[i], do_end, &r),
		             FAULT_NOT_FOUND, NULL);
		expect_fault(world_do(w, others[i], do_goal, &r),
		             FAULT_NOT_FOUND, NULL);
	}
}

/* --- pages --------------------------------------------------------------- */

static const struct skill_rating *
own_now(struct http *h, struct act *a, struct rating *r)
{
	r->person = a->person;
	look(h->w, r, "rhian");
	return skill_now(&r->skills, SKILL_TEAM, SKILL_PERSON);
}

TEST("skill pages: both rate, see the other afterwards, and make a goal of it")
{
	struct act a;
	struct rating r = {0};
	struct http *h = ready_http(t, &a);
	struct http_reply reply;
	const char *at;

	reply = http_post(h, "sam", BASE "/skills/team",
	                  FIELDS("edition", "1", "level", "QUITE_CONFIDENT",
	                         "example", HOSTILE));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose whose rating it is");
	expect_has(reply.body, "&lt;script&gt;");
	expect_equal(http_post(h, "sam", BASE "/skills/team",
	                       FIELDS("edition", "1", "whose", "worker",
	                              "level", "QUITE_CONFIDENT", "example",
	                              HOSTILE))
	                     .status,
	             303);
	reply = http_get(h, "rhian", MINE "/skills/team");
	expect_has(reply.body, "You see it once you have said too");
	expect_lacks(reply.body, "Quite sure of it</p>");
	expect_equal(http_post(h, "rhian", MINE "/skills/team",
	                       FIELDS("edition", "1", "level", "NOT_CONFIDENT",
	                              "example", ""))
	                     .status,
	             303);
	reply = http_get(h, "rhian", MINE "/skills/team");
	expect_has(reply.body, "My worker says");
	expect_lacks(reply.body, "<script>alert");
	expect_has(http_get(h, "rhian", MINE "/skills").body,
	           "Not sure of it at all");
	expect_has(http_get(h, "sam", BASE "/skills/print").body,
	           "At the start");
	at = http_at(h, MINE "/skill-goals",
	             id_show(h->w->arena, own_now(h, &a, &r)->id), "");
	expect_has(http_get(h, "rhian", at).body, "Put it in the plan");
	expect_equal(http_post(h, "rhian", at, FIELDS("title", "")).status,
	             400);
	expect_equal(http_post(h, "rhian", at, FIELDS("title", "Join a team"))
	                     .status,
	             303);
	at = http_at(h, BASE "/skill-goals",
	             id_show(h->w->arena, own_now(h, &a, &r)->id), "");
	expect_equal(http_post(h, "sam", at, FIELDS("title", "A team")).status,
	             303);
	expect_equal(http_get(h, "rhian", MINE "/skills/moon").status, 404);
	expect_equal(http_get(h, "ned", BASE "/skills").status, 404);
}

TEST("skill pages: words that changed since the page was opened are told, with "
     "what was typed still there")
{
	struct act a;
	struct http *h = ready_http(t, &a);
	struct http_reply reply;

	expect_has(http_get(h, "rhian", MINE "/skills/team").body,
	           "name=\"edition\" value=\"1\"");
	reply = http_post(h, "rhian", MINE "/skills/team",
	                  FIELDS("edition", "2", "level", "QUITE_CONFIDENT",
	                         "example", "At the yard"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "The questions changed while this was open");
	expect_has(reply.body, ">At the yard</textarea>");
	expect_has(reply.body, "name=\"edition\" value=\"1\"");
	expect_has(http_get(h, "sam", API "/skills").body, "\"looks\":[]");
	http_refuses(h, "rhian", API "/skills",
	             "{\"edition\":2,\"code\":\"team\","
	             "\"level\":\"NOT_CONFIDENT\"}",
	             422, "The questions changed");
	reply = http_post(h, "rhian", MINE "/skills/team",
	                  FIELDS("level", "QUITE_CONFIDENT"));
	expect_equal(reply.status, 422);
}

TEST("skill pages: a day is agreed, stands on today, and the look is ended by "
     "either side")
{
	struct act a;
	struct http *h = ready_http(t, &a);
	struct http_reply reply;

	reply = http_post(h, "sam", BASE "/look", FIELDS("day", "soon"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write the day of the next look");
	expect_equal(http_post(h, "sam", BASE "/look",
	                       FIELDS("day", "1/2/2027"))
	                     .status,
	             303);
	expect_equal(http_post(h, "rhian", MINE "/look",
	                       FIELDS("day", "2/2/2027"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", MINE "/skills").body,
	           "2 February 2027");
	reply = http_post(h, "sam", BASE "/look/end",
	                  FIELDS("state", "left", "reason", "other", "why", "",
	                         "next", "soon"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write what the reason is");
	expect_has(reply.body, "value=\"soon\"");
	expect_equal(http_post(h, "sam", BASE "/look/end",
	                       FIELDS("state", "left", "reason", "away", "next",
	                              "3/3/2027"))
	                     .status,
	             303);
	expect_equal(http_post(h, "rhian", MINE "/look/end",
	                       FIELDS("state", "left", "reason", "unwilling"))
	                     .status,
	             303);
	reply = http_post(h, "rhian", MINE "/look/end",
	                  FIELDS("state", "done", "why", "All of it"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, ">All of it</textarea>");
	expect_has(http_get(h, "sam", BASE "/look").body, "Away, or in prison");
}

TEST("skill api: skills are rated, a day is agreed, a look is ended, a goal "
     "made; and refused")
{
	struct act a;
	struct rating r = {0};
	struct http *h = ready_http(t, &a);

	expect_has(http_get(h, "sam", API "/skills").body, "\"looks\":[]");
	http_takes(
	        h, "rhian", API "/skills",
	        "{\"edition\":1,\"code\":\"team\",\"level\":\"NOT_CONFIDENT\"}",
	        "\"level\":\"NOT_CONFIDENT\"");
	http_takes(h, "sam", API "/look", "{\"day\":\"2027-02-01\"}",
	           "\"due\":\"2027-02-01\"");
	http_takes(
	        h, "sam", API "/skills",
	        "{\"edition\":1,\"code\":\"team\",\"level\":\"VERY_CONFIDENT\","
	        "\"side\":\"worker\",\"example\":\"At the yard\"}",
	        "\"example\":\"At the yard\"");
	http_takes(h, "rhian",
	           http_at(h, API "/skill-goals",
	                   id_show(h->w->arena, own_now(h, &a, &r)->id), ""),
	           "{\"title\":\"Join a team\"}", "\"goal\":true");
	http_takes(h, "sam", API "/look/end",
	           "{\"state\":\"done\",\"next\":\"2027-05-01\"}",
	           "\"due\":\"2027-05-01\"");
	http_refuses(h, "rhian", API "/skills", "{\"edition\":1}", 400,
	             "There is no such skill");
	http_refuses(h, "rhian", API "/skills", "{\"code\":\"team\"}", 400,
	             "Send the edition that was read");
	http_refuses(h, "rhian", API "/skills",
	             "{\"edition\":1,\"code\":\"team\",\"level\":7}", 400,
	             "This must be text");
	http_refuses(h, "rhian", API "/look", "{\"day\":\"soon\"}", 400,
	             "Write the day of the next look");
	http_refuses(h, "rhian", API "/look/end", "{\"state\":\"moon\"}", 400,
	             "Say whether it was done or left");
	http_refuses(h, "rhian", API "/skill-goals/0000000000000",
	             "{\"title\":\"x\"}", 404, "");
	http_refuses(
	        h, "ned", API "/skills",
	        "{\"edition\":1,\"code\":\"team\",\"level\":\"NOT_CONFIDENT\"}",
	        404, "");
}
