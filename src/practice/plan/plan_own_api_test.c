/* plan_own_api_test.c - statements in any form by the API: a rule each. */
#include "kernel/access/access.h"
#include "practice/plan/plan_own_local.h"
#include "register/people/people_world_test.h"
#include "store/blobstore.h"
#include "tests/http_world.h"
#include "tests/pictures.h"
#include "tests/sounds.h"

#define PLAN    "/api/people/X100001/plan"
#define LIST    PLAN "/statements"
#define NO_FILE ((struct http_file){.field = NULL})
#define HOSTILE "<script>alert('x')</script> & \"quotes\""

static struct http *
own_new(struct test *t)
{
	struct world *w = people_world(t);
	struct http *h = http_serve(w, w->app->capabilities);

	expect_ok(blobstore_open(w->arena, test_path(t, "handed-in"),
	                         &w->app->blobs));
	return h;
}

static struct http_reply
sends(struct http *h, const char *who, const char *path, struct http_file file,
      const char *words)
{
	return http_upload(h, who, path, FIELDS("words", words),
	                   (const struct http_file[]){file, NO_FILE});
}

static struct http_file
drawing(struct test *t)
{
	return (struct http_file){PLAN_OWN_PICTURE, "house.jpg",
	                          picture_jpeg(t, 64, 48, 1)};
}

static struct http_file
note(struct test *t, int ms)
{
	return (struct http_file){PLAN_OWN_SOUND, "note.wav", sound_wav(t, ms)};
}

/* Where what was handed in is read, by the answer that says its id. */
static const char *
under(struct http *h, const struct http_reply *reply, const char *rest)
{
	return http_at(h, LIST, http_id_after(reply->body, S("\"id\":\"")),
	               rest);
}

/* None was kept, as the list has it. */
static bool
none(struct http *h)
{
	return str_has(http_get(h, "sam", LIST).body, S("\"content\":[]"));
}

TEST("plan own words api: a picture is as good a statement as typed words")
{
	struct http *h = own_new(t);
	struct http_reply reply = sends(h, "jay", PLAN "/pictures", drawing(t),
	                                HOSTILE),
	                  file;

	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"form\":\"picture\"");
	expect_has(reply.body, "\"words_of\":\"person\"");
	expect_has(reply.body, "\"is_said_to_be_right\":true");
	file = http_get(h, "sam", under(h, &reply, "/file"));
	expect_equal(file.status, 200);
	expect_str(http_header(h, &file, "Content-Type"), "image/jpeg");
}

TEST("plan own words api: a picture has words that say what it shows")
{
	struct http *h = own_new(t);
	struct http_reply reply =
	        sends(h, "jay", PLAN "/pictures", drawing(t), "");

	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"words\"");
	expect_true(none(h));
}

TEST("plan own words api: a voice note is the statement, and may stay without "
     "words")
{
	struct http *h = own_new(t);
	struct http_reply reply = sends(h, "jay", PLAN "/voice", note(t, 1500),
	                                ""),
	                  file;

	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"form\":\"voice\"");
	file = http_get(h, "jay", under(h, &reply, "/file"));
	expect_equal(file.status, 200);
	expect_str(http_header(h, &file, "Content-Type"), "audio/mpeg");
}

TEST("plan own words api: words that a worker writes beside a voice note count "
     "once the person says that they are right, and nobody else can say so")
{
	struct http *h = own_new(t);
	struct http_reply reply = sends(h, "sam", PLAN "/voice", note(t, 1500),
	                                "I want my own door");

	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"handed_in_by\":\"Sam Okafor\"");
	expect_has(reply.body, "\"is_said_to_be_right\":false");
	http_refuses(h, "sam", under(h, &reply, "/accept"), "{}", 422,
	             "Only they can say");
	http_takes(h, "jay", under(h, &reply, "/accept"), "{}",
	           "\"is_said_to_be_right\":true");
}

TEST("plan own words api: a voice note is as long as the policy of the day "
     "lets "
     "it be")
{
	struct http *h = own_new(t);
	struct http_reply reply =
	        sends(h, "jay", PLAN "/voice", note(t, 181000), "");

	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"sound\"");
	expect_has(reply.body, "more than 180 seconds");
	expect_true(none(h));
}

TEST("plan own words api: what is no picture and no sound is refused, and "
     "nothing "
     "of it is kept")
{
	struct http *h = own_new(t);
	struct http_file page = {PLAN_OWN_PICTURE,
	                         "a.jpg",
	                         {(const unsigned char *)"<html>", 6}};
	struct http_file sound = note(t, 1500);
	struct http_reply reply =
	        sends(h, "jay", PLAN "/pictures", page, "A house");

	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"picture\"");
	sound.field = PLAN_OWN_PICTURE;
	expect_equal(sends(h, "jay", PLAN "/pictures", sound, "A house").status,
	             400);
	page = drawing(t);
	page.field = PLAN_OWN_SOUND;
	expect_equal(sends(h, "jay", PLAN "/voice", page, "").status, 400);
	reply = http_upload(h, "jay", PLAN "/voice", FIELDS("words", "Hello"),
	                    (const struct http_file[]){NO_FILE});
	expect_equal(reply.status, 400);
	http_refuses(h, "jay", PLAN "/pictures", "{\"words\":\"A house\"}", 415,
	             "wrong_type");
	expect_true(none(h));
}

TEST("plan own words api: whoever reads the plan sees the picture, and nobody "
     "else")
{
	struct http *h = own_new(t);
	struct http_reply reply = sends(h, "sam", PLAN "/pictures", drawing(t),
	                                "A house, he says");
	const char *file = under(h, &reply, "/file");

	expect_equal(http_get(h, "jay", file).status, 200);
	expect_equal(http_get(h, "ned", file).status, 404);
	expect_equal(http_get(h, "ada", file).status, 404);
	expect_equal(http_get(h, NULL, file).status, 401);
	expect_equal(
	        sends(h, "ned", PLAN "/pictures", drawing(t), "Mine").status,
	        404);
	expect_equal(
	        sends(h, "ada", PLAN "/pictures", drawing(t), "Mine").status,
	        404);
}

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	struct world *w = data;

	return access_name(ctx, world_user(w, "val"), w->jay, true,
	                   S("She comes along to the meetings"));
}

TEST("plan own words api: a volunteer who is named neither sees nor hands in")
{
	struct http *h = own_new(t);
	struct http_reply reply = sends(h, "sam", PLAN "/pictures", drawing(t),
	                                "A house, he says");
	const char *file = under(h, &reply, "/file");

	world_add(h->w, "val", R(VOLUNTEER), NULL);
	expect_ok(world_do(h->w, "morgan", name_val, h->w));
	expect_equal(http_get(h, "val", file).status, 404);
	expect_equal(
	        sends(h, "val", PLAN "/pictures", drawing(t), "Mine").status,
	        404);
	expect_equal(sends(h, "val", PLAN "/voice", note(t, 1500), "").status,
	             404);
}

TEST("plan own words api: a picture that is taken back goes, and its words "
     "stay")
{
	struct http *h = own_new(t);
	struct http_reply reply = sends(h, "sam", PLAN "/pictures", drawing(t),
	                                "A house, he says");

	http_takes(h, "jay", under(h, &reply, "/withdraw"), "{}",
	           "\"withdrawn\":true");
	expect_equal(http_get(h, "jay", under(h, &reply, "/file")).status, 404);
	expect_has(http_get(h, "jay", LIST).body, "A house, he says");
}

TEST("plan own words api: typed words have no file")
{
	struct http *h = own_new(t);
	struct http_reply reply =
	        http_json_new(h, "jay", LIST, "{\"words\":\"A door\"}");

	expect_equal(reply.status, 201);
	expect_equal(http_get(h, "jay", under(h, &reply, "/file")).status, 404);
}
