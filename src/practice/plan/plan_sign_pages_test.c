/* plan_sign_pages_test.c - signing together, on paper, and what was agreed. */
#include "practice/plan/plan_sign_local.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "store/blobstore.h"
#include "tests/http_world.h"
#include "tests/pictures.h"

#define NO_FILE ((struct http_file){.field = NULL})
#define SAMS    "/people/X100001/plan"
#define HOSTILE "<script>alert('x')</script> & \"quotes\""

struct pages {
	struct http *h;
	struct plan_try p;
	struct plan_signed *list;
	size_t n;
	struct str mark;
};

static const struct query mail_set = {
        .name = "test.mail_set",
        .text = "update identity_user set email = 'jay@example.org'"
                " where person = :person",
        .unaudited = "a test",
};
static const struct query mails = {
        .name = "test.mails",
        .text = "select count(*) as n from outbox_message"
                " where address = 'jay@example.org'",
        .shows_nobody = "a count",
};
static const struct query rules_set = {
        .name = "test.rules_set",
        .text = "update people_person set contact_rules = 'Shared inbox'"
                " where id = :person",
        .unaudited = "a test",
};
static const struct query *const more[] = {&mail_set, &mails, &rules_set, NULL};

static const struct fault *
jay_has_rules(struct ctx *ctx, void *data)
{
	const struct pages *s = data;

	return sql_do(ctx->tx, &rules_set,
	              ARGS(arg_i64("person", s->p.person.v)), NULL);
}

static const struct fault *
jay_has_mail(struct ctx *ctx, void *data)
{
	const struct pages *s = data;

	return sql_do(ctx->tx, &mail_set,
	              ARGS(arg_i64("person", s->p.person.v)), NULL);
}

/* Jay's plan with a goal and a step, served, with a place for pictures. */
static struct pages
pages_new(struct test *t)
{
	struct world *w = people_world_with(t, more);
	struct pages s = {.p = plan_try_in(w)};

	s.h = http_serve(w, w->app->capabilities);
	expect_ok(blobstore_open(w->arena, test_path(t, "handed-in"),
	                         &w->app->blobs));
	expect_ok(world_do(w, "sam", plan_try_goal, &s.p));
	expect_ok(world_do(w, "sam", plan_try_step, &s.p));
	return s;
}

static const struct fault *
list(struct ctx *ctx, void *data)
{
	struct pages *s = data;

	return plan_sign_list(ctx, s->p.person, &s->list, &s->n);
}

static size_t
kept(struct pages *s)
{
	expect_ok(world_see(s->p.w, "sam", list, s));
	return s->n;
}

static const char *
version(struct pages *s)
{
	return str_c(s->p.w->arena,
	             str_print(s->p.w->arena, "%lld",
	                       (long long)plan_try_whole(&s->p)->plan.version));
}

/* What stands after these words in a page, so many characters. */
static struct str
after(struct str body, const char *words, size_t n)
{
	struct str mark = str_of(words);
	size_t i = 0;

	while (i + mark.n + n <= body.n &&
	       !str_starts(str_slice(body, i, body.n), mark))
		i++;
	expect_true(i + mark.n + n <= body.n);
	return str_slice(body, i + mark.n, n);
}

static const char *
code_of_jay(struct pages *s)
{
	struct http_reply reply;

	expect_has(http_get(s->h, "jay", "/me/plan/code").body,
	           "Do not give your code to your worker.");
	reply = http_post(s->h, "jay", "/me/plan/code", FIELDS("a", "b"));
	return str_c(s->p.w->arena,
	             after(reply.body, "class=\"dir-secret\">", 6));
}

static const char *
sign_at(struct pages *s, const char *base, const char *rest)
{
	expect_true(kept(s) > 0);
	return str_c(s->p.w->arena,
	             str_print(s->p.w->arena, "%s/signed/%.*s%s", base,
	                       STR_ARG(id_show(s->p.w->arena, s->list[0].id)),
	                       rest));
}

/* --- together ------------------------------------------------------------ */

/* The rest of the screen is closed, and it is said who is there. */
static void
sits(struct pages *s)
{
	expect_equal(http_post(s->h, "sam", SAMS "/together",
	                       FIELDS("closed", "yes", "room", "Jay and Sam"))
	                     .status,
	             303);
}

TEST("plan sitting: a plan is signed on the worker's screen when the rest is "
     "closed, and what was typed is not lost for it")
{
	struct pages s = pages_new(t);
	struct http_reply reply = http_get(s.h, "sam", SAMS "/sign");

	expect_equal(reply.status, 303);
	expect_str(http_header(s.h, &reply, "Location"), SAMS "/together");
	/* The page was open longer than a sitting lasts. */
	reply = http_post(s.h, "sam", SAMS "/sign",
	                  FIELDS("answer", "yes", "words", "I read it", "code",
	                         "", "version", version(&s)));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "I read it");
	expect_equal(kept(&s), 0);
	sits(&s);
	expect_equal(http_get(s.h, "sam", SAMS "/sign").status, 200);
	/* It is another's screen. */
	expect_equal(http_get(s.h, "ned", SAMS "/sign").status, 404);
}

TEST("plan sign pages: a code of their own, typed on the worker's screen, is "
     "their answer")
{
	struct pages s = pages_new(t);
	const char *code = code_of_jay(&s);
	struct http_reply reply;

	sits(&s);
	reply = http_get(s.h, "sam", SAMS "/sign");
	expect_has(reply.body, "Book the test");
	expect_lacks(reply.body, "Contacts");
	reply = http_post(s.h, "sam", SAMS "/sign",
	                  FIELDS("answer", "yes", "words", HOSTILE, "code",
	                         "12", "version", version(&s)));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "That is not the code. Look at it again");
	expect_has(reply.body, "&lt;script&gt;alert(");
	expect_lacks(reply.body, "<script>alert(");
	expect_equal(kept(&s), 0);
	reply = http_post(s.h, "sam", SAMS "/sign",
	                  FIELDS("answer", "no", "code", code, "version",
	                         version(&s)));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose a reason");
	expect_equal(http_post(s.h, "sam", SAMS "/sign",
	                       FIELDS("answer", "yes", "words", HOSTILE, "code",
	                              code, "version", version(&s)))
	                     .status,
	             303);
	expect_equal(kept(&s), 1);
	expect_equal(s.list[0].way, PLAN_WAY_CODE);
	expect_has(http_get(s.h, "sam", SAMS).body,
	           "Signed with a code on Sam Okafor’s screen");
	expect_has(http_get(s.h, "jay", "/me").body,
	           "put in your yes to your plan.");
	reply = http_get(s.h, "jay", sign_at(&s, "/me/plan", ""));
	expect_has(reply.body, "word for word what was shown");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, "<script>alert(");
}

TEST("plan sitting: whoever signs on a closed screen comes back to it")
{
	struct pages s = pages_new(t);
	struct http_reply reply;
	const char *code = code_of_jay(&s);

	sits(&s);
	reply = http_get(s.h, "sam", SAMS "/sign");
	expect_has(reply.body, "href=\"" SAMS "/shown\"");
	expect_lacks(reply.body, "href=\"" SAMS "\"");
	reply = http_get(s.h, "sam", SAMS "/shown");
	expect_has(reply.body, "Book the test");
	expect_lacks(reply.body, "Your yes to this plan is kept.");
	reply = http_post(s.h, "sam", SAMS "/sign",
	                  FIELDS("answer", "yes", "code", code, "version",
	                         version(&s)));
	expect_equal(reply.status, 303);
	expect_str(http_header(s.h, &reply, "Location"), SAMS "/shown");
	expect_has(http_get(s.h, "sam", SAMS "/shown").body,
	           "Your yes to this plan is kept.");
}

TEST("plan sitting: a closed screen says nothing of an answer to what was "
     "agreed about before")
{
	struct pages s = pages_new(t);
	const char *code = code_of_jay(&s);
	struct str body;

	sits(&s);
	expect_equal(http_post(s.h, "sam", SAMS "/sign",
	                       FIELDS("answer", "yes", "code", code, "version",
	                              version(&s)))
	                     .status,
	             303);
	/* A note changes nothing that is agreed about, and a step does. */
	expect_ok(world_do(s.p.w, "sam", plan_try_note, &s.p));
	expect_has(http_get(s.h, "sam", SAMS "/shown").body,
	           "Your yes to this plan is kept.");
	s.p.step_terms.words = S("Ring the office");
	expect_ok(world_do(s.p.w, "sam", plan_try_step, &s.p));
	body = http_get(s.h, "sam", SAMS "/shown").body;
	expect_has(body, "Ring the office");
	expect_lacks(body, "Your yes to this plan is kept.");
}

TEST("plan sign pages: without a code and a drawing nothing is taken in")
{
	struct pages s = pages_new(t);
	struct http_reply reply;

	reply = http_post(s.h, "sam", SAMS "/sign",
	                  FIELDS("answer", "yes", "words", "I read it", "code",
	                         "", "version", version(&s)));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Type your code, or draw your name");
	expect_has(reply.body, "I read it");
	reply = http_post(s.h, "sam", SAMS "/sign/code", FIELDS("a", "b"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "No e-mail can be sent to them.");
	expect_ok(world_do(s.h->w, NULL, jay_has_mail, &s));
	s.h->w->app->smtp_url = "smtp://127.0.0.1:9";
	reply = http_post(s.h, "sam", SAMS "/sign/code", FIELDS("a", "b"));
	expect_equal(reply.status, 303);
	expect_equal(world_count(s.h->w, &mails, NO_ARGS), 1);
	/* Nor where it is written down when and how it is safe. */
	expect_ok(world_do(s.h->w, NULL, jay_has_rules, &s));
	reply = http_post(s.h, "sam", SAMS "/sign/code", FIELDS("a", "b"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "No e-mail can be sent to them.");
	expect_equal(world_count(s.h->w, &mails, NO_ARGS), 1);
	expect_equal(kept(&s), 0);
	expect_equal(http_get(s.h, "ned", SAMS "/sign").status, 404);
	expect_equal(http_get(s.h, "jay", SAMS "/sign").status, 403);
}

TEST("plan sign pages: a signature drawn on the worker’s screen says that the "
     "worker was the witness")
{
	struct pages s = pages_new(t);
	struct http_reply reply;

	reply = http_upload(
	        s.h, "sam", SAMS "/sign",
	        FIELDS("answer", "yes", "version", version(&s)),
	        (const struct http_file[]){{PLAN_DRAWING, "name.png",
	                                    picture_png(t, 60, 20, 1)},
	                                   NO_FILE});
	expect_equal(reply.status, 303);
	expect_equal(kept(&s), 1);
	expect_equal(s.list[0].way, PLAN_WAY_DRAWN);
	expect_has(http_get(s.h, "sam", SAMS).body,
	           "Name drawn on Sam Okafor’s screen. Sam Okafor was the "
	           "witness.");
	expect_equal(http_get(s.h, "jay", sign_at(&s, "/me/plan", "/picture"))
	                     .status,
	             200);
	expect_equal(http_get(s.h, "ned", sign_at(&s, SAMS, "/picture")).status,
	             404);
}

/* --- paper --------------------------------------------------------------- */

static struct http_reply
paper(struct test *t, struct pages *s, const char *at, const char *mark,
      const char *year, bool picture)
{
	const struct http_file files[] = {{PLAN_PICTURE, "paper.jpg",
	                                   picture_jpeg(t, 64, 48, 3)},
	                                  NO_FILE};

	return http_upload(s->h, "sam", SAMS "/sign/paper",
	                   FIELDS("paper_version", at, "mark", mark,
	                          "signed-day", "23", "signed-month", "11",
	                          "signed-year", year, "answer", "no", "reason",
	                          "dates", "words", "Too <b>soon</b>"),
	                   picture ? files : &files[1]);
}

/* What is printed at the foot of the booklet. */
static const char *
mark_of(struct pages *s)
{
	struct str body = http_get(s->h, "sam", SAMS "/print").body;

	return str_c(s->p.w->arena, after(body, "Check code ", 9));
}

TEST("plan sign pages: a paper is taken in with its picture, its day and what "
     "it says")
{
	struct pages s = pages_new(t);
	const char *mark = mark_of(&s);
	struct http_reply reply;

	reply = paper(t, &s, "", mark, "2027", false);
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter the version that is printed at the foot");
	expect_has(reply.body, "The day it was signed cannot be after today");
	expect_has(reply.body, "Choose a picture of the signed paper");
	expect_has(reply.body, "Too &lt;b&gt;soon&lt;/b&gt;");
	expect_equal(paper(t, &s, version(&s), mark, "2026", true).status, 303);
	expect_equal(kept(&s), 1);
	expect_equal(s.list[0].way, PLAN_WAY_PAPER);
	expect_equal(s.list[0].answer, PLAN_NO);
	expect_true(date_is(s.list[0].day));
	expect_has(http_get(s.h, "sam", SAMS).body,
	           "Signed on paper, taken in by Sam Okafor");
}

TEST("plan sign pages: whoever takes in a paper comes back to their own page, "
     "also where the person was at the screen before")
{
	struct pages s = pages_new(t);
	const char *mark = mark_of(&s);
	struct http_reply reply;

	expect_equal(http_post(s.h, "sam", SAMS "/together",
	                       FIELDS("closed", "yes", "room", "Jay and Sam"))
	                     .status,
	             303);
	expect_equal(http_get(s.h, "sam", SAMS "/shown").status, 200);
	reply = paper(t, &s, version(&s), mark, "2026", true);
	expect_equal(reply.status, 303);
	expect_str(http_header(s.h, &reply, "Location"), SAMS);
	expect_equal(kept(&s), 1);
}

TEST("plan sign pages: a paper that carries another check code than the plan "
     "is refused")
{
	struct pages s = pages_new(t);
	struct http_reply reply;

	reply = paper(t, &s, version(&s), "AAAA-AAAA", "2026", true);
	expect_equal(reply.status, 400);
	expect_has(reply.body, "This check code is not the one of that "
	                       "version. Look at the foot of the paper again");
	expect_equal(kept(&s), 0);
}

TEST("plan sign pages: a signature on a version that is no longer current is "
     "refused with the difference")
{
	struct pages s = pages_new(t);
	const char *mark = mark_of(&s), *was = version(&s);
	const char *code = code_of_jay(&s);
	struct http_reply reply;

	s.p.step_terms.words = S("Ring the office");
	expect_ok(world_do(s.p.w, "sam", plan_try_step, &s.p));
	reply = paper(t, &s, was, mark, "2026", true);
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What has changed since you read it");
	expect_has(reply.body, "Ring the office");
	expect_has(reply.body, "Too &lt;b&gt;soon&lt;/b&gt;");
	reply = http_post(s.h, "sam", SAMS "/sign",
	                  FIELDS("answer", "yes", "words", "I did", "code",
	                         code, "version", was));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What has changed since you read it");
	expect_has(reply.body, "I did");
	reply = http_post(s.h, "jay", "/me/plan/agree",
	                  FIELDS("answer", "yes", "words", "I did", "version",
	                         was));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "What has changed since you read it");
	expect_equal(kept(&s), 0);
	/* Progress is no change of what is agreed: that paper still counts. */
	mark = mark_of(&s);
	was = version(&s);
	s.p.status = PLAN_STEP_COMPLETED;
	expect_ok(world_do(s.p.w, "jay", plan_try_progress, &s.p));
	expect_equal(paper(t, &s, was, mark, "2026", true).status, 303);
	expect_equal(kept(&s), 1);
}

/* --- what the person says to it ------------------------------------------ */

TEST("plan sign pages: the person sees what was taken in for them, and can say "
     "once if that is what they signed")
{
	struct pages s = pages_new(t);
	struct http_reply reply;
	const char *own;

	expect_equal(
	        paper(t, &s, version(&s), mark_of(&s), "2026", true).status,
	        303);
	own = sign_at(&s, "/me/plan", "");
	expect_has(http_get(s.h, "jay", own).body, "Is this what you signed?");
	expect_lacks(http_get(s.h, "sam", sign_at(&s, SAMS, "")).body,
	             "Is this what you signed?");
	reply = http_post(s.h, "jay", own, FIELDS("heard", "Not me"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose an answer");
	expect_has(reply.body, "Not me");
	expect_equal(http_post(s.h, "jay", own,
	                       FIELDS("mine", "yes", "heard", ""))
	                     .status,
	             303);
	reply = http_post(s.h, "jay", own, FIELDS("mine", "no", "heard", ""));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "You have said this already");
	/* Their own sign-in asks nobody. */
	expect_ok(plan_try_says(&s.p, "jay", PLAN_YES));
	reply = http_post(s.h, "jay", sign_at(&s, "/me/plan", ""),
	                  FIELDS("mine", "no", "heard", ""));
	expect_equal(reply.status, 404);
}

TEST("plan sign pages: a no to that stays, and a senior who did not take it in "
     "says what was done")
{
	struct pages s = pages_new(t);
	struct http_reply reply;
	const char *theirs;

	expect_equal(
	        paper(t, &s, version(&s), mark_of(&s), "2026", true).status,
	        303);
	theirs = sign_at(&s, SAMS, "");
	reply = http_post(s.h, "priya", theirs, FIELDS("settled", "Asked"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Nothing waits for you here");
	expect_equal(http_post(s.h, "jay", sign_at(&s, "/me/plan", ""),
	                       FIELDS("mine", "no", "heard", "I said yes"))
	                     .status,
	             303);
	expect_has(http_get(s.h, "sam", SAMS).body,
	           "They said: that is not what I signed.");
	expect_has(http_get(s.h, "priya", "/").body,
	           "“That is not what I signed”, since 24 November 2026.");
	expect_lacks(http_get(s.h, "ned", "/").body, "not what I signed");
	reply = http_post(s.h, "sam", theirs, FIELDS("settled", "Asked"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "A senior case manager decides this");
	reply = http_post(s.h, "priya", theirs, FIELDS("settled", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write something here");
	expect_equal(http_post(s.h, "priya", theirs,
	                       FIELDS("settled", "We spoke. Jay signs anew."))
	                     .status,
	             303);
	expect_lacks(http_get(s.h, "priya", "/").body, "not what I signed");
	reply = http_get(s.h, "jay", sign_at(&s, "/me/plan", ""));
	expect_has(reply.body, "We spoke. Jay signs anew.");
	expect_has(reply.body, "You said: that is not what I signed.");
	expect_has(reply.body, "I said yes");
}

/* --- JSON ---------------------------------------------------------------- */

TEST("plan sign api: the same rules as the pages")
{
	struct pages s = pages_new(t);
	const char *base = "/api/people/X100001/plan";
	struct http_reply reply;

	expect_equal(
	        paper(t, &s, version(&s), mark_of(&s), "2026", true).status,
	        303);
	reply = http_get(s.h, "jay", "/api/people/X100001/plan/signed");
	expect_has(reply.body, "\"way\":\"paper\"");
	expect_has(http_get(s.h, "sam", sign_at(&s, base, "")).body,
	           "\"holds\":true");
	expect_equal(http_get(s.h, "ned", sign_at(&s, base, "")).status, 404);
	http_refuses(s.h, "sam", sign_at(&s, base, "/heard"),
	             "{\"mine\":\"yes\"}", 404, "not_found");
	http_refuses(s.h, "jay", sign_at(&s, base, "/heard"), "{}", 400,
	             "Choose an answer");
	http_takes(s.h, "jay", sign_at(&s, base, "/heard"),
	           "{\"mine\":\"no\",\"words\":\"It was yes\"}",
	           "\"heard\":\"not_mine\"");
	http_refuses(s.h, "sam", sign_at(&s, base, "/settled"),
	             "{\"words\":\"Done\"}", 422,
	             "A senior case manager decides this");
	http_takes(s.h, "priya", sign_at(&s, base, "/settled"),
	           "{\"words\":\"Done\"}", "\"settled\":\"Done\"");
}
