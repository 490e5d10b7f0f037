#include "practice/plan/plan_local.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define HOSTILE "<script>alert('x')</script> & \"quotes\""

/* A world that is served, and the addresses of Jay's and Kit's plans. */
struct pages {
	struct http *h;
	struct person_id person;
	struct str crn;
	struct goal_id goal;
};

static struct pages
pages_new(struct test *t)
{
	struct world *w = people_world(t);

	return (struct pages){
	        .h = http_serve(w, w->app->capabilities),
	        .person = w->jay,
	        .crn = S("X100001"),
	};
}

/* "/people/:crn/plan" and the rest of Jay's, as a C string. */
static const char *
staff(struct pages *p, const char *rest)
{
	struct arena *arena = p->h->w->arena;

	return str_c(arena, str_print(arena, "/people/%.*s/plan%s",
	                              STR_ARG(p->crn), rest));
}

/* A goal of the person, by whoever. */
static const struct fault *
goal_add(struct ctx *ctx, void *data)
{
	struct pages *p = data;
	struct plan_goal_terms terms = {
	        .title = S("Get my card"),
	        .area = PLAN_AREA_EMPLOYMENT,
	        .now = true,
	        .target = date_add_months(ctx->today, 3),
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .voice = PLAN_VOICE_FOR,
	        .no_statement = S("We talked on the way"),
	};

	return plan_goal_add(ctx, p->person, &terms, &p->goal);
}

/* The same, because the court says so. */
static const struct fault *
court_goal_add(struct ctx *ctx, void *data)
{
	struct pages *p = data;
	struct plan_goal_terms terms = {
	        .title = S("Keep appointments"),
	        .area = PLAN_AREA_EMPLOYMENT,
	        .now = true,
	        .target = date_add_months(ctx->today, 3),
	        .basis = PLAN_BASIS_COURT,
	        .voice = PLAN_VOICE_WORKER,
	        .no_statement = S("The order"),
	};

	return plan_goal_add(ctx, p->person, &terms, &p->goal);
}

static const char *
goal_path(struct pages *p, const char *base, const char *rest)
{
	struct arena *arena = p->h->w->arena;
	struct str id = id_show(arena, p->goal.v);

	return str_c(arena, str_print(arena, "%s/goals/%.*s%s", base,
	                              STR_ARG(id), rest));
}

TEST("plan pages: worker and person see the same goal, an outsider none")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	expect_ok(world_do(p.h->w, "sam", goal_add, &p));
	reply = http_get(p.h, "sam", staff(&p, ""));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Get my card");
	expect_has(reply.body, "Waiting for their answer");
	reply = http_get(p.h, "jay", "/me/plan");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Get my card");
	expect_has(reply.body, "This has no effect on your order");
	expect_equal(http_get(p.h, "ned", staff(&p, "")).status, 404);
	expect_equal(http_get(p.h, "ada", staff(&p, "")).status, 403);
	expect_equal(http_get(p.h, "jay", staff(&p, "")).status, 403);
	expect_equal(http_get(p.h, "sam", "/me/plan").status, 403);
	expect_equal(http_get(p.h, NULL, staff(&p, "")).status, 303);
}

/* A step of p->goal for tomorrow, 25 November. */
static const struct fault *
step_add(struct ctx *ctx, void *data)
{
	struct pages *p = data;
	struct plan_step_terms terms = {
	        .words = S("Ring the site"),
	        .due = date_add_days(ctx->today, 1),
	        .voice = PLAN_VOICE_FOR,
	};
	struct step_id id;

	return plan_step_add(ctx, p->goal, &terms, &id);
}

TEST("plan pages: a step past its day says so, kindly to the person")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	expect_ok(world_do(p.h->w, "sam", court_goal_add, &p));
	expect_ok(world_do(p.h->w, "sam", step_add, &p));
	world_later(p.h->w, 24 * 60 * 60 * 1000);
	reply = http_get(p.h, "sam", staff(&p, ""));
	expect_has(reply.body, "25 November 2026");
	expect_lacks(reply.body, "Late: it was for");
	world_later(p.h->w, 24 * 60 * 60 * 1000);
	p.h->sessions_n = 0;
	reply = http_get(p.h, "sam", staff(&p, ""));
	expect_has(reply.body, "Late: it was for 25 November 2026");
	reply = http_get(p.h, "jay", goal_path(&p, "/me/plan", ""));
	expect_has(reply.body, "This was for 25 November 2026");
	expect_lacks(reply.body, "Late");
}

/* The only step of p->goal is done. */
static const struct fault *
step_done(struct ctx *ctx, void *data)
{
	struct pages *p = data;
	struct plan_whole whole;

	TRY(plan_read(ctx, p->person, &whole));
	return plan_step_progress(ctx, whole.goals[0].steps[0].id,
	                          PLAN_STEP_COMPLETED);
}

TEST("plan pages: a finished step shows its state, and is changed behind a "
     "link")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	expect_ok(world_do(p.h->w, "sam", goal_add, &p));
	expect_ok(world_do(p.h->w, "sam", step_add, &p));
	reply = http_get(p.h, "jay", goal_path(&p, "/me/plan", ""));
	expect_has(reply.body, "How far is it?");
	expect_has(reply.body, "Yes to this step");
	expect_ok(world_do(p.h->w, "sam", step_done, &p));
	reply = http_get(p.h, "jay", goal_path(&p, "/me/plan", ""));
	expect_has(reply.body, "dir-stepstate--completed");
	expect_lacks(reply.body, "How far is it?");
	expect_lacks(reply.body, "Yes to this step");
	expect_has(reply.body, "Change “Ring the site”");
}

TEST("plan pages: every page of a plan opens, on both sides")
{
	static const char *const both[] = {
	        "",
	        "/goals/new",
	        "/agree",
	        "/history",
	        "/print",
	        "/strengths",
	        "/circle",
	        "?goals=future",
	        "?goals=removed",
	        "/history?on=24/11/2026",
	        "/history?on=nonsense",
	};
	static const char *const parts[] = {"", "/change", "/steps/new"};
	struct pages p = pages_new(t);

	expect_ok(world_do(p.h->w, "sam", goal_add, &p));
	for (size_t i = 0; i < sizeof(both) / sizeof(both[0]); i++) {
		const char *mine = str_c(
		        t->arena, str_print(t->arena, "/me/plan%s", both[i]));

		expect_equal(http_get(p.h, "sam", staff(&p, both[i])).status,
		             200);
		expect_equal(http_get(p.h, "jay", mine).status, 200);
	}
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		expect_equal(http_get(p.h, "sam",
		                      goal_path(&p, staff(&p, ""), parts[i]))
		                     .status,
		             200);
		expect_equal(http_get(p.h, "jay",
		                      goal_path(&p, "/me/plan", parts[i]))
		                     .status,
		             200);
	}
	expect_equal(http_get(p.h, "sam", staff(&p, "/phase")).status, 200);
	expect_equal(http_get(p.h, "sam", staff(&p, "/statements/new")).status,
	             200);
	expect_equal(http_get(p.h, "jay", "/me/plan/words").status, 200);
}

TEST("plan pages: hostile text is shown as text, wherever it stands")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	reply = http_post(p.h, "jay", "/me/plan/words",
	                  FIELDS("words", HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_post(p.h, "jay", "/me/plan/goals",
	                  FIELDS("title", HOSTILE, "why", HOSTILE, "how",
	                         HOSTILE, "when", "3"));
	expect_equal(reply.status, 303);
	reply = http_post(p.h, "sam", staff(&p, "/strengths"),
	                  FIELDS("words", HOSTILE, "evidence", HOSTILE,
	                         "said_by", "family", "said_name", HOSTILE));
	expect_equal(reply.status, 303);
	reply = http_post(p.h, "jay", "/me/plan/circle",
	                  FIELDS("name", HOSTILE, "ring", "1", "kind",
	                         "family"));
	expect_equal(reply.status, 303);
	reply = http_get(p.h, "sam", staff(&p, ""));
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, "<script>alert");
	expect_lacks(http_get(p.h, "sam", staff(&p, "/print")).body,
	             "<script>alert");
	expect_lacks(http_get(p.h, "sam", staff(&p, "/strengths")).body,
	             "<script>alert");
	expect_lacks(http_get(p.h, "sam", staff(&p, "/circle")).body,
	             "<script>alert");
	expect_lacks(
	        http_get(p.h, "sam", staff(&p, "/history?on=24/11/2026")).body,
	        "<script>alert");
}

TEST("plan pages: a form with nothing in it says so field by field")
{
	struct pages p = pages_new(t);
	struct http_reply reply =
	        http_post(p.h, "sam", staff(&p, "/goals"), FIELDS());

	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something here");
	expect_has(reply.body, "Choose when");
	expect_has(reply.body, "Choose what it rests on");
	reply = http_post(p.h, "jay", "/me/plan/words", FIELDS());
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something here");
	reply = http_post(p.h, "jay", "/me/plan/agree", FIELDS());
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose an answer");
	expect_equal(
	        http_post(p.h, "sam", staff(&p, "/phase"), FIELDS()).status,
	        400);
	expect_equal(http_post(p.h, "jay", "/me/plan/circle", FIELDS()).status,
	             400);
	expect_equal(
	        http_post(p.h, "jay", "/me/plan/strengths", FIELDS()).status,
	        400);
}

TEST("plan pages: 5,000 characters are refused and still in the form")
{
	struct pages p = pages_new(t);
	char *many = arena_bytes(t->arena, 5001, 1);
	struct http_reply reply;

	for (size_t i = 0; i < 5000; i++)
		many[i] = 'q';
	reply = http_post(p.h, "jay", "/me/plan/goals",
	                  FIELDS("title", many, "when", "3"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write 4,000 letters at most");
	expect_has(reply.body, many);
	expect_lacks(http_get(p.h, "jay", "/me/plan").body, "qqqq");
}

TEST("plan pages: another person's goal in the address is not found")
{
	struct pages p = pages_new(t);

	p.person = p.h->w->kit;
	expect_ok(world_do(p.h->w, "ned", goal_add, &p));
	expect_equal(
	        http_get(p.h, "sam", goal_path(&p, staff(&p, ""), "")).status,
	        404);
	expect_equal(http_get(p.h, "jay", goal_path(&p, "/me/plan", "")).status,
	             404);
	expect_equal(http_post(p.h, "jay", goal_path(&p, "/me/plan", "/notes"),
	                       FIELDS("note", "mine now"))
	                     .status,
	             404);
	expect_equal(http_post(p.h, "sam",
	                       goal_path(&p, staff(&p, ""), "/remove"),
	                       FIELDS("removed_why", "x", "version", "1"))
	                     .status,
	             404);
}

TEST("plan pages: a stale page is refused, and what was typed is still there")
{
	struct pages p = pages_new(t);
	const char *path;
	struct http_reply reply;

	expect_ok(world_do(p.h->w, "sam", goal_add, &p));
	path = goal_path(&p, "/me/plan", "");
	reply = http_post(p.h, "jay", path,
	                  FIELDS("title", "First change", "when", "3",
	                         "version", "1"));
	expect_equal(reply.status, 303);
	reply = http_post(p.h, "jay", path,
	                  FIELDS("title", "Second change", "when", "3",
	                         "version", "1"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Second change");
	expect_has(http_get(p.h, "jay", "/me/plan").body, "First change");
}

TEST("plan pages: a second press with the same key adds one goal")
{
	struct pages p = pages_new(t);
	struct http_reply first, second;
	struct str body;
	size_t at;

	first = http_post(p.h, "jay", "/me/plan/goals",
	                  FIELDS("title", "Just the one", "when", "future",
	                         "key", "0123456789abcdef"));
	second = http_post(p.h, "jay", "/me/plan/goals",
	                   FIELDS("title", "Just the one", "when", "future",
	                          "key", "0123456789abcdef"));
	expect_equal(first.status, 303);
	expect_equal(second.status, 303);
	body = http_get(p.h, "jay", "/me/plan?goals=future").body;
	expect_has(body, "Future (1)");
	at = str_find(body, '(');
	expect_true(at < body.n);
}

TEST("plan pages: both sides agree, each by their own sign-in")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	expect_ok(world_do(p.h->w, "sam", goal_add, &p));
	reply = http_post(p.h, "jay", "/me/plan/agree",
	                  FIELDS("answer", "yes", "version", "1"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Each goal you work on now needs a step");
	reply = http_post(p.h, "jay", goal_path(&p, "/me/plan", "/steps"),
	                  FIELDS("step", "Book it", "actor",
	                         "person_on_probation", "status",
	                         "NOT_STARTED"));
	expect_equal(reply.status, 303);
	reply = http_post(p.h, "jay", "/me/plan/agree",
	                  FIELDS("answer", "yes", "version", "2"));
	expect_equal(reply.status, 303);
	reply = http_post(p.h, "sam", staff(&p, "/agree"),
	                  FIELDS("answer", "yes", "version", "2"));
	expect_equal(reply.status, 303);
	reply = http_get(p.h, "jay", "/me/plan");
	expect_has(reply.body, "Both of you said yes to this plan.");
	expect_has(reply.body, "You said yes");
	expect_has(reply.body, "Yes, agrees");
	expect_lacks(http_get(p.h, "sam", staff(&p, "")).body, "You said yes");
	reply = http_get(p.h, "jay", "/me/plan/print");
	expect_lacks(reply.body, "Draft: not agreed yet");
	expect_has(reply.body, "Goals to work on now");
	expect_has(reply.body, "What matters to me");
	/* A part with nothing in it would be a sheet of paper. */
	expect_lacks(reply.body, "Goals for the future");
	expect_lacks(reply.body, "Goals reached");
	reply = http_post(p.h, "jay", "/me/plan/goals",
	                  FIELDS("title", "One more", "when", "future"));
	expect_equal(reply.status, 303);
	expect_has(http_get(p.h, "jay", "/me/plan/print").body,
	           "Goals for the future");
	reply = http_get(p.h, "sam", staff(&p, "/agree"));
	expect_has(reply.body, "What has changed since it was agreed");
	expect_has(reply.body, "One more");
}

TEST("plan pages: what somebody says with a no is read by the other side, and "
     "by themselves as theirs")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	expect_ok(world_do(p.h->w, "sam", goal_add, &p));
	reply = http_post(p.h, "jay", goal_path(&p, "/me/plan", "/reply"),
	                  FIELDS("version", "1", "reply", "declined",
	                         "reply_why",
	                         "Two <b>at a time</b> is enough"));
	expect_equal(reply.status, 303);
	expect_has(http_get(p.h, "sam", staff(&p, "")).body,
	           " said no: Two &lt;b&gt;at a time");
	expect_has(http_get(p.h, "sam", goal_path(&p, staff(&p, ""), "")).body,
	           " said no: Two &lt;b&gt;at a time");
	expect_has(http_get(p.h, "jay", "/me/plan").body,
	           "You said no: Two &lt;b&gt;at a time");
	reply = http_post(p.h, "jay", goal_path(&p, "/me/plan", "/reply"),
	                  FIELDS("version", "2", "reply", "accepted",
	                         "reply_why", ""));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(p.h, "sam", staff(&p, "")).body, " said ");
}

TEST("plan pages: a worker writes down who says that a goal is reached, and "
     "the form says nobody beforehand")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	expect_ok(world_do(p.h->w, "sam", goal_add, &p));
	expect_lacks(
	        http_get(p.h, "sam", goal_path(&p, staff(&p, ""), "")).body,
	        "name=\"achieved_by\" type=\"text\" value=");
	expect_has(http_get(p.h, "jay", goal_path(&p, "/me/plan", "")).body,
	           "name=\"achieved_by\" type=\"text\" value=\"Jay\"");
	reply = http_post(p.h, "sam", goal_path(&p, staff(&p, ""), "/achieve"),
	                  FIELDS("version", "1", "achieved_by", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something here");
}

TEST("plan pages: what is required cannot be declined on a page either")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	reply = http_post(p.h, "sam", staff(&p, "/goals"),
	                  FIELDS("title", "Keep appointments", "when", "6",
	                         "area", "thinking-behaviours-and-attitudes",
	                         "basis", "court_required", "voice", "worker",
	                         "statement", "none", "no_statement",
	                         "The order"));
	expect_equal(reply.status, 303);
	p.goal.v = 0;
	reply = http_get(p.h, "jay", "/me/plan");
	expect_has(reply.body, "What I have to do");
	expect_has(reply.body, "Keep appointments");
}

TEST("plan pages: what is required, in a plan that the person agreed to, is "
     "not asked about again")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	expect_ok(world_do(p.h->w, "sam", court_goal_add, &p));
	expect_ok(world_do(p.h->w, "sam", step_add, &p));
	reply = http_get(p.h, "jay", goal_path(&p, "/me/plan", ""));
	expect_has(reply.body, "What do you say to this goal?");
	expect_lacks(reply.body, "No, I do not want it");
	reply = http_post(p.h, "jay", "/me/plan/agree",
	                  FIELDS("answer", "yes", "version", "2"));
	expect_equal(reply.status, 303);
	reply = http_post(p.h, "sam", staff(&p, "/agree"),
	                  FIELDS("answer", "yes", "version", "2"));
	expect_equal(reply.status, 303);
	reply = http_get(p.h, "jay", goal_path(&p, "/me/plan", ""));
	expect_lacks(reply.body, "What do you say to this goal?");
	expect_has(reply.body, "Do you agree with this goal?");
}

/* --- JSON ---------------------------------------------------------- */

static const char *
api(struct pages *p, const char *rest)
{
	struct arena *arena = p->h->w->arena;

	return str_c(arena, str_print(arena, "/api/people/%.*s/plan%s",
	                              STR_ARG(p->crn), rest));
}

TEST("plan api: the same rules as the pages")
{
	struct pages p = pages_new(t);
	struct http_reply reply;

	reply = http_json(p.h, "sam", api(&p, "/goals"), "key-1",
	                  "{\"title\":\"Get a card\","
	                  "\"area_of_need\":\"employment-and-education\","
	                  "\"target_date\":\"2027-02-01\","
	                  "\"no_statement\":\"Talked\"}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"status\":\"ACTIVE\"");
	reply = http_json(p.h, "sam", api(&p, "/goals"), "key-2",
	                  "{\"title\":\"\",\"area_of_need\":\"luck\"}");
	expect_equal(reply.status, 400);
	reply = http_json(p.h, "sam", api(&p, "/agreement"), "key-3",
	                  "{\"answer\":\"yes\",\"version\":1}");
	expect_equal(reply.status, 422);
	reply = http_json(p.h, "ned", api(&p, "/goals"), "key-4",
	                  "{\"title\":\"Not mine\"}");
	expect_equal(reply.status, 404);
	reply = http_json(p.h, "jay", api(&p, "/agreement"), "key-5",
	                  "{\"answer\":\"no\",\"reason\":\"goals\","
	                  "\"words\":\"Not what I said\",\"version\":1}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"status\":\"DO_NOT_AGREE\"");
	reply = http_get(p.h, "sam", api(&p, ""));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Not what I said");
	expect_equal(http_get(p.h, "ned", api(&p, "")).status, 404);
	expect_equal(http_get(p.h, "ada", api(&p, "")).status, 404);
}

/* PATCH of the goal as somebody, made from a version. */
static struct http_reply
patch(struct pages *p, const char *who, const char *version)
{
	struct arena *arena = p->h->w->arena;
	struct str id = id_show(arena, p->goal.v);

	return http_patch(p->h, who,
	                  str_c(arena,
	                        str_print(arena, "%s/%.*s", api(p, "/goals"),
	                                  STR_ARG(id))),
	                  version, "{\"title\":\"Get two cards\"}");
}

TEST("plan api: an edit without If-Match is asked for it, a stale one refused")
{
	struct pages p = pages_new(t);

	expect_ok(world_do(p.h->w, "sam", goal_add, &p));
	expect_equal(patch(&p, "sam", NULL).status, 428);
	expect_equal(patch(&p, "sam", "\"7\"").status, 409);
	expect_equal(patch(&p, "sam", "\"1\"").status, 200);
	expect_equal(patch(&p, "sam", "\"1\"").status, 409);
	expect_has(http_get(p.h, "jay", "/me/plan").body, "Get two cards");
}

/* --- easy read ------------------------------------------------------------ */

TEST("plan: in easy read there is what is to do now, who does it and whom to "
     "ask, and nothing that is done")
{
	struct pages p = pages_new(t);
	struct str body;

	body = http_get(p.h, "jay", "/me/plan/easy").body;
	expect_has(body, "My plan, easy to read");
	expect_has(body, "Nothing is written yet.");
	expect_ok(world_do(p.h->w, "sam", goal_add, &p));
	expect_equal(http_post(p.h, "jay", goal_path(&p, "/me/plan", "/steps"),
	                       FIELDS("step", HOSTILE, "actor",
	                              "person_on_probation", "status",
	                              "NOT_STARTED"))
	                     .status,
	             303);
	body = http_get(p.h, "jay", "/me/plan/easy").body;
	expect_has(body, "Get my card");
	expect_has(body, "Me: &lt;script&gt;alert");
	expect_has(body, "Done: 0 of 1.");
	expect_has(body, "You can ask for a change at any time.");
	expect_has(http_get(p.h, "sam", staff(&p, "/easy")).body,
	           "plan, easy to read");
	expect_equal(http_get(p.h, "jay", staff(&p, "/easy")).status, 403);
	expect_equal(http_get(p.h, "ned", staff(&p, "/easy")).status, 404);
}
