/* plan_sign_api_test.c - signing by the API: each for themselves, the words
 * that were shown, and by which way. */
#include "kernel/access/access.h"
#include "practice/plan/plan_sign_local.h"
#include "practice/plan/plan_try_test.h"
#include "register/people/people_world_test.h"
#include "store/blobstore.h"
#include "tests/http_world.h"
#include "tests/pictures.h"

#define PLAN    "/api/people/X100001/plan"
#define NO_FILE ((struct http_file){.field = NULL})

static const struct query mail_set = {
        .name = "test.mail_set",
        .text = "update identity_user set email = 'jay@example.org'"
                " where person = :person",
        .unaudited = "a test",
};
static const struct query *const more[] = {&mail_set, NULL};

/* Jay's plan with a goal and a step, and what was read of it to be signed. */
struct api {
	struct http *h;
	struct plan_try p;
	const char *version;
	const char *mark;
	struct plan_signed *list;
	size_t n;
};

static const struct fault *
jay_has_mail(struct ctx *ctx, void *data)
{
	const struct api *a = data;

	return sql_do(ctx->tx, &mail_set,
	              ARGS(arg_i64("person", a->p.person.v)), NULL);
}

static const struct fault *
list(struct ctx *ctx, void *data)
{
	struct api *a = data;

	return plan_sign_list(ctx, a->p.person, &a->list, &a->n);
}

static size_t
kept(struct api *a)
{
	expect_ok(world_see(a->p.w, "sam", list, a));
	return a->n;
}

/* What stands after these words, up to this character. */
static const char *
after(struct api *a, struct str body, const char *words, char end)
{
	struct str mark = str_of(words);
	size_t i = 0;

	while (i + mark.n < body.n &&
	       !str_starts(str_slice(body, i, body.n), mark))
		i++;
	expect_true(i + mark.n < body.n);
	body = str_slice(body, i + mark.n, body.n);
	return str_c(a->p.w->arena, str_slice(body, 0, str_find(body, end)));
}

/* Reads what is signed, as whoever asks for the answer has to. */
static void
reads(struct api *a)
{
	struct http_reply reply = http_get(a->h, "sam", PLAN "/sign");

	expect_equal(reply.status, 200);
	a->version = after(a, reply.body, "\"version\":", ',');
	a->mark = after(a, reply.body, "\"mark\":\"", '"');
}

static struct api
api_new(struct test *t)
{
	struct world *w = people_world_with(t, more);
	struct api a = {.p = plan_try_in(w)};

	a.h = http_serve(w, w->app->capabilities);
	expect_ok(blobstore_open(w->arena, test_path(t, "handed-in"),
	                         &w->app->blobs));
	expect_ok(world_do(w, "sam", plan_try_goal, &a.p));
	expect_ok(world_do(w, "sam", plan_try_step, &a.p));
	reads(&a);
	return a;
}

/* The plan changes after it was read. */
static void
changes(struct api *a)
{
	a->p.step_terms.words = S("Ring the office");
	expect_ok(world_do(a->p.w, "sam", plan_try_step, &a->p));
}

static const char *
body_of(struct api *a, const char *answer, const char *rest)
{
	return str_c(a->p.w->arena,
	             str_print(a->p.w->arena,
	                       "{\"answer\":\"%s\",\"version\":%s,"
	                       "\"mark\":\"%s\"%s}",
	                       answer, a->version, a->mark, rest));
}

static const char *
coded(struct api *a, const char *code)
{
	return body_of(
	        a, "yes",
	        str_c(a->p.w->arena,
	              str_print(a->p.w->arena, ",\"code\":\"%s\"", code)));
}

/* Jay makes a code, on their own device. */
static const char *
code_of_jay(struct api *a)
{
	struct http_reply reply =
	        http_json_new(a->h, "jay", PLAN "/sign/code", "{}");

	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"sent\":false");
	return after(a, reply.body, "\"code\":\"", '"');
}

static struct http_reply
sends(struct api *a, const char *who, const char *way, const char *mark,
      struct http_file file)
{
	const char *path = str_c(
	        a->p.w->arena, str_print(a->p.w->arena, PLAN "/sign/%s", way));

	return http_upload(a->h, who, path,
	                   FIELDS("answer", "yes", "version", a->version,
	                          "mark", mark, "signed_on", "2026-05-10"),
	                   (const struct http_file[]){file, NO_FILE});
}

static struct http_file
picture(struct test *t, const char *field)
{
	return (struct http_file){field, "a.jpg", picture_jpeg(t, 64, 48, 1)};
}

/* --- one's own sign-in ---------------------------------------------------- */

TEST("plan sign api: what is signed is read first, and kept as it was read")
{
	struct api a = api_new(t);
	struct http_reply reply = http_get(a.h, "jay", PLAN "/sign");

	expect_has(reply.body, "Book the test");
	expect_has(reply.body, "\"not_ready\":null");
	http_refuses(a.h, "jay", PLAN "/agreement", "{\"answer\":\"yes\"}", 400,
	             "Send the version that you read, as a number");
	http_refuses(
	        a.h, "jay", PLAN "/agreement",
	        "{\"answer\":\"yes\",\"version\":1,\"mark\":\"AAAA-AAAA\"}",
	        400, "Send the check code of the words that were shown");
	expect_equal(kept(&a), 0);
	http_takes(a.h, "jay", PLAN "/agreement", body_of(&a, "yes", ""),
	           "\"way\":\"own\"");
	expect_equal(kept(&a), 1);
	expect_equal(a.list[0].way, PLAN_WAY_OWN);
	expect_equal(a.list[0].side, PLAN_PERSON);
	reply = http_get(a.h, "jay",
	                 http_at(a.h, PLAN "/signed",
	                         id_show(a.p.w->arena, a.list[0].id), ""));
	expect_has(reply.body, "Book the test");
	expect_has(reply.body, "\"holds\":true");
}

TEST("plan sign api: a signature on a version that is no longer current is "
     "refused with the difference")
{
	struct api a = api_new(t);
	const char *code = code_of_jay(&a);
	struct http_reply reply;

	changes(&a);
	reply = http_json_new(a.h, "jay", PLAN "/agreement",
	                      body_of(&a, "yes", ""));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "\"errorCode\":\"conflict\"");
	expect_has(reply.body, "\"changes\":[{\"kind\":\"added\"");
	expect_has(reply.body, "\"part\":\"Ring the office\"");
	reply = http_json_new(a.h, "sam", PLAN "/sign/coded", coded(&a, code));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Ring the office");
	reply = sends(&a, "sam", "drawn", a.mark, picture(t, "drawing"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Ring the office");
	reply = sends(&a, "sam", "paper", a.mark, picture(t, "picture"));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "Ring the office");
	expect_equal(kept(&a), 0);
	reads(&a);
	http_takes(a.h, "jay", PLAN "/agreement", body_of(&a, "yes", ""),
	           "\"way\":\"own\"");
}

TEST("plan sign api: nobody out of reach reads what is signed, or signs it")
{
	struct api a = api_new(t);

	expect_equal(http_get(a.h, "ned", PLAN "/sign").status, 404);
	http_refuses(a.h, "ned", PLAN "/agreement", body_of(&a, "yes", ""), 404,
	             "not_found");
	http_refuses(a.h, "ned", PLAN "/sign/code", "{}", 404, "not_found");
	http_refuses(a.h, "ned", PLAN "/sign/coded", coded(&a, "123456"), 404,
	             "not_found");
	expect_equal(
	        sends(&a, "ned", "drawn", a.mark, picture(t, "drawing")).status,
	        404);
	expect_equal(
	        sends(&a, "ned", "paper", a.mark, picture(t, "picture")).status,
	        404);
	/* Nor by whoever writes in no plan at all. */
	expect_equal(
	        sends(&a, "ada", "paper", a.mark, picture(t, "picture")).status,
	        404);
	expect_equal(kept(&a), 0);
}

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	const struct api *a = data;

	return access_name(ctx, world_user(a->p.w, "val"), a->p.person, true,
	                   S("She comes along to the meetings"));
}

TEST("plan sign api: a volunteer who is named neither reads what is signed nor "
     "signs it")
{
	struct api a = api_new(t);

	world_add(a.p.w, "val", R(VOLUNTEER), NULL);
	expect_ok(world_do(a.p.w, "morgan", name_val, &a));
	expect_equal(http_get(a.h, "val", PLAN "/sign").status, 404);
	http_refuses(a.h, "val", PLAN "/agreement", body_of(&a, "yes", ""), 404,
	             "not_found");
	http_refuses(a.h, "val", PLAN "/sign/code", "{}", 404, "not_found");
	http_refuses(a.h, "val", PLAN "/sign/coded", coded(&a, "123456"), 404,
	             "not_found");
	expect_equal(
	        sends(&a, "val", "drawn", a.mark, picture(t, "drawing")).status,
	        404);
	expect_equal(
	        sends(&a, "val", "paper", a.mark, picture(t, "picture")).status,
	        404);
	expect_equal(kept(&a), 0);
}

/* --- by the worker's hands ----------------------------------------------- */

TEST("plan sign api: a code is shown to the person alone, and once")
{
	struct api a = api_new(t);
	struct http_reply first, again;

	http_refuses(a.h, "sam", PLAN "/sign/code", "{}", 422,
	             "No e-mail can be sent to them");
	first = http_json(a.h, "jay", PLAN "/sign/code", "one", "{}");
	expect_equal(first.status, 201);
	expect_lacks(first.body, "\"code\":null");
	again = http_json(a.h, "jay", PLAN "/sign/code", "one", "{}");
	expect_equal(again.status, 201);
	expect_has(again.body, "\"code\":null");
}

TEST("plan sign api: a code that a worker asks for goes to the person's "
     "e-mail and to nobody else")
{
	struct api a = api_new(t);
	struct http_reply reply;

	a.p.w->app->smtp_url = "smtp://127.0.0.1:1";
	expect_ok(world_do(a.p.w, "sam", jay_has_mail, &a));
	expect_has(http_get(a.h, "sam", PLAN "/sign").body,
	           "\"code_by_email\":true");
	reply = http_json_new(a.h, "sam", PLAN "/sign/code", "{}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"sent\":true");
	expect_has(reply.body, "\"code\":null");
	expect_lacks(reply.body, "\"until\":null");
}

TEST("plan sign api: a code of theirs is their answer, once, and a wrong one "
     "is "
     "counted")
{
	struct api a = api_new(t);
	const char *code = code_of_jay(&a);

	http_refuses(a.h, "sam", PLAN "/sign/coded", coded(&a, "12"), 422,
	             "That is not the code. Look at it again");
	http_refuses(a.h, "sam", PLAN "/sign/coded", body_of(&a, "yes", ""),
	             400, "Type your code");
	http_refuses(a.h, "sam", PLAN "/sign/coded",
	             "{\"answer\":\"yes\",\"version\":1,\"code\":\"123456\"}",
	             400, "Send the check code of the words");
	http_refuses(a.h, "sam", PLAN "/sign/coded",
	             body_of(&a, "could_not_answer", ",\"code\":\"123456\""),
	             400, "Choose an answer");
	/* Jay cannot sign as if through somebody's hands. */
	http_refuses(a.h, "jay", PLAN "/sign/coded", coded(&a, code), 422,
	             "This is for your worker to do");
	expect_equal(kept(&a), 0);
	http_takes(a.h, "sam", PLAN "/sign/coded", coded(&a, code),
	           "\"way\":\"code\"");
	expect_equal(kept(&a), 1);
	expect_equal(a.list[0].side, PLAN_PERSON);
	http_refuses(a.h, "sam", PLAN "/sign/coded", coded(&a, code), 422,
	             "No code works now");
}

TEST("plan sign api: five wrong tries end a code")
{
	struct api a = api_new(t);
	const char *code = code_of_jay(&a);

	for (int i = 0; i < 4; i++)
		http_refuses(a.h, "sam", PLAN "/sign/coded", coded(&a, "12"),
		             422, "code_wrong");
	http_refuses(a.h, "sam", PLAN "/sign/coded", coded(&a, "12"), 422,
	             "That was the last try. Make another code");
	http_refuses(a.h, "sam", PLAN "/sign/coded", coded(&a, code), 422,
	             "No code works now");
	expect_equal(kept(&a), 0);
}

TEST("plan sign api: a name that was drawn is kept with its picture, and "
     "whoever "
     "reads the plan sees it")
{
	struct api a = api_new(t);
	struct http_reply reply =
	        sends(&a, "sam", "drawn", a.mark, picture(t, "drawing"));
	const char *at;

	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"way\":\"drawn\"");
	expect_has(reply.body, "\"taken_in_by\":\"Sam Okafor\"");
	expect_has(reply.body, "\"has_picture\":true");
	expect_equal(kept(&a), 1);
	at = http_at(a.h, PLAN "/signed", id_show(a.p.w->arena, a.list[0].id),
	             "/picture");
	reply = http_get(a.h, "jay", at);
	expect_equal(reply.status, 200);
	expect_str(http_header(a.h, &reply, "Content-Type"), "image/jpeg");
	expect_equal(http_get(a.h, "ned", at).status, 404);
	expect_equal(http_get(a.h, "ada", at).status, 404);
}

TEST("plan sign api: what is no picture, or none, is no signature")
{
	struct api a = api_new(t);
	struct http_file words = {
	        "drawing", "a.jpg", {(const unsigned char *)"Jay", 3}};
	struct http_reply reply = sends(&a, "sam", "drawn", a.mark, words);

	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"drawing\"");
	reply = sends(&a, "sam", "paper", a.mark, picture(t, "drawing"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"picture\"");
	http_refuses(a.h, "sam", PLAN "/sign/drawn", body_of(&a, "yes", ""),
	             415, "wrong_type");
	expect_equal(kept(&a), 0);
}

TEST("plan sign api: a paper is taken in with its picture, and what is wrong "
     "with it has the name that it was sent by")
{
	struct api a = api_new(t);
	struct http_reply reply =
	        sends(&a, "sam", "paper", "AAAA-AAAA", picture(t, "picture"));

	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"mark\"");
	reply = http_upload(a.h, "sam", PLAN "/sign/paper",
	                    FIELDS("answer", "yes", "version", "99", "mark",
	                           a.mark, "signed_on", "2099-01-01"),
	                    (const struct http_file[]){picture(t, "picture"),
	                                               NO_FILE});
	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"version\"");
	expect_has(reply.body, "\"field\":\"signed_on\"");
	expect_equal(
	        sends(&a, "jay", "paper", a.mark, picture(t, "picture")).status,
	        422);
	expect_equal(kept(&a), 0);
	reply = sends(&a, "sam", "paper", a.mark, picture(t, "picture"));
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"way\":\"paper\"");
	expect_has(reply.body, "\"signed_on\":\"2026-05-10\"");
}

/* --- tokens --------------------------------------------------------------- */

static const struct fault *
token_signs(struct ctx *ctx, void *data)
{
	struct api *a = data;
	const struct plan_answering given = {.answer = PLAN_NO,
	                                     .reason = PLAN_REASON_OTHER,
	                                     .words = S("No"),
	                                     .seen = 2};
	struct plan after;

	ctx->who.by_token = true;
	return plan_answer_give(ctx, a->p.person, &given, &after);
}

static const struct fault *
token_makes_code(struct ctx *ctx, void *data)
{
	struct api *a = data;
	struct instant until;
	struct str code;

	ctx->who.by_token = true;
	return plan_code_make(ctx, a->p.person, &code, &until);
}

static const struct fault *
token_hears(struct ctx *ctx, void *data)
{
	struct api *a = data;

	ctx->who.by_token = true;
	return plan_sign_hear(ctx, a->p.person, a->list[0].id, true, S(""));
}

TEST("plan sign: nobody signs by a token, asks for a code of theirs by one, or "
     "witnesses a drawn name by one: whoever does has signed in")
{
	struct api a = api_new(t);
	const char *const says = "Sign in yourself for this: a token signs "
	                         "nothing";

	expect_refused(t, world_do(a.p.w, "jay", token_signs, &a), says);
	expect_refused(t, world_do(a.p.w, "sam", token_signs, &a), says);
	expect_refused(t, world_do(a.p.w, "jay", token_makes_code, &a), says);
	expect_equal(
	        sends(&a, "sam", "drawn", a.mark, picture(t, "drawing")).status,
	        201);
	expect_equal(kept(&a), 1);
	expect_refused(t, world_do(a.p.w, "jay", token_hears, &a), says);
	expect_equal(kept(&a), 1);
	expect_equal(a.list[0].heard, PLAN_UNHEARD);
}
