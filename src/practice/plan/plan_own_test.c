/* plan_own_test.c - statements that are handed in, over HTTP: a rule each. */
#include "practice/plan/plan_own_local.h"
#include "register/people/people_world_test.h"
#include "store/blobstore.h"
#include "tests/http_world.h"
#include "tests/pictures.h"
#include "tests/sounds.h"

#define SAMS "/people/X100001/plan"
#define OWN  "/me/plan"
#define API  "/api/people/X100001/plan/statements"

#define HOSTILE "<script>alert('x')</script> & \"quotes\""

/* Jay's plan, served, and what stands in it. */
struct own {
	struct http *h;
	struct person_id person;
	struct plan_statement *list;
	size_t n;
	bool all;
};

static struct own
own_in(struct test *t, struct world *w)
{
	struct own own = {
	        .h = http_serve(w, w->app->capabilities),
	        .person = w->jay,
	};

	expect_ok(blobstore_open(w->arena, test_path(t, "handed-in"),
	                         &w->app->blobs));
	return own;
}

static struct own
own_new(struct test *t)
{
	return own_in(t, people_world(t));
}

static const struct fault *
read_them(struct ctx *ctx, void *data)
{
	struct own *own = data;

	return plan_store_statements(ctx, own->person, own->all, &own->list,
	                             &own->n);
}

/* The statements that stand, or all there ever were. */
static size_t
statements(struct own *own, bool all)
{
	own->all = all;
	expect_ok(world_see(own->h->w, "sam", read_them, own));
	return own->n;
}

/* The one that stands. */
static const struct plan_statement *
standing(struct own *own)
{
	expect_equal(statements(own, false), 1);
	return &own->list[0];
}

static const char *
path_of(struct own *own, const char *base, const char *rest)
{
	struct arena *arena = own->h->w->arena;
	struct str id = id_show(arena, standing(own)->id.v);

	return str_c(arena, str_print(arena, "%s/words/%.*s%s", base,
	                              STR_ARG(id), rest));
}

static struct http_reply
sends(struct own *own, const char *who, const char *base, struct http_file file,
      const char *words)
{
	const char *path =
	        str_c(own->h->w->arena,
	              str_print(own->h->w->arena, "%s/pictures", base));

	return http_upload(own->h, who, path, FIELDS("words", words),
	                   (const struct http_file[]){file, {.field = NULL}});
}

static struct http_file
drawing(struct test *t)
{
	return (struct http_file){PLAN_OWN_PICTURE, "house.jpg",
	                          picture_jpeg(t, 64, 48, 1)};
}

/* Jay hands in a drawing; Sam hands one in for Jay. */
static void
jay_draws(struct test *t, struct own *own, const char *words)
{
	expect_equal(sends(own, "jay", OWN, drawing(t), words).status, 303);
}

static void
sam_hands_in(struct test *t, struct own *own)
{
	expect_equal(
	        sends(own, "sam", SAMS, drawing(t), "A house, he says").status,
	        303);
}

TEST("plan own words: a picture is as good a statement as typed words")
{
	struct own own = own_new(t);
	struct http_reply reply = http_get(own.h, "jay", OWN "/words");

	expect_has(reply.body, "href=\"" OWN "/pictures\"");
	reply = http_get(own.h, "jay", OWN "/pictures");
	expect_has(reply.body, "enctype=\"multipart/form-data\"");
	jay_draws(t, &own, "A drawing of my house");
	expect_equal(standing(&own)->kind, PLAN_PICTURE);
	expect_equal(own.list[0].author.voice, PLAN_VOICE_OWN);
	reply = http_get(own.h, "jay", OWN "/words");
	expect_has(reply.body, "alt=\"A drawing of my house\"");
	expect_has(http_get(own.h, "sam", SAMS).body,
	           "alt=\"A drawing of my house\"");
	expect_has(http_get(own.h, "jay", OWN "/print").body,
	           "alt=\"A drawing of my house\"");
	expect_has(http_get(own.h, "jay", "/me/timeline").body,
	           "You handed in what matters");
	reply = http_get(own.h, "jay", path_of(&own, OWN, "/file"));
	expect_equal(reply.status, 200);
	expect_str(http_header(own.h, &reply, "Content-Type"), "image/jpeg");
}

/* 200 that are typed, and then as many files as there may be. */
static const struct query many_statements = {
        .name = "plan_test.many_statements",
        .scans = "a test",
        .unaudited = "rows of a test",
        .text = "insert into plan_statement (statement, person, first, kind,"
                " words, file, handed_by, accepted_at, author, voice, at,"
                " withdrawn, replaced, ended_at) with recursive n(i) as"
                " (select 1 union all select i + 1 from n where i < 300)"
                " select i, cast(:person as bigint), i,"
                " case when i > 200 then 'voice' else 'typed' end, 'a',"
                " case when i > 200 then 7 end,"
                " case when i > 200 then 7 end, null, 7, 'own', 1, 0, 0,"
                " null from n",
};
static const struct query *const rows_of_test[] = {&many_statements, NULL};

static const struct fault *
statements_many(struct ctx *ctx, void *data)
{
	struct own *own = data;

	return sql_do(ctx->tx, &many_statements,
	              ARGS(arg_i64("person", own->person.v)), NULL);
}

TEST("plan own words: a hundred files and no more, however much is typed")
{
	struct world *w = people_world_with(t, rows_of_test);
	struct own own = own_in(t, w);
	struct http_reply reply;

	expect_ok(world_do(w, NULL, statements_many, &own));
	reply = sends(&own, "jay", OWN, drawing(t), "One more");
	expect_equal(reply.status, 422);
	expect_has(reply.body,
	           "There are 100 of these already. Take one back first");
}

TEST("plan own words: a picture has words that say what it shows")
{
	struct own own = own_new(t);
	char *much = arena_bytes(t->arena, PLAN_WORDS_MOST + 2, 1);
	struct http_reply reply = sends(&own, "jay", OWN, drawing(t), "");

	for (size_t i = 0; i <= PLAN_WORDS_MOST; i++)
		much[i] = 'a';
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Say in words what the picture shows");
	reply = sends(&own, "jay", OWN, drawing(t), much);
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Write 4,000 letters at most");
	expect_equal(statements(&own, true), 0);
}

TEST("plan own words: what is no picture is refused, and what was typed is "
     "still there")
{
	struct own own = own_new(t);
	struct http_file none = {PLAN_OWN_PICTURE, "", {NULL, 0}};
	struct http_file wrong = drawing(t);
	struct http_reply reply;

	reply = sends(&own, "jay", OWN, none, "My dog");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose a picture");
	expect_has(reply.body, "My dog</textarea>");
	wrong.bytes = picture_cut(wrong.bytes, 200);
	reply = sends(&own, "jay", OWN, wrong, "My dog");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "The end of this picture is missing");
	expect_has(reply.body, "My dog</textarea>");
	expect_equal(statements(&own, true), 0);
}

TEST("plan own words: what a worker hands in for somebody says who did")
{
	struct own own = own_new(t);
	struct http_reply reply;

	expect_has(http_get(own.h, "sam", SAMS "/pictures").body,
	           "It will say that you handed it in for them");
	sam_hands_in(t, &own);
	expect_equal(standing(&own)->author.voice, PLAN_VOICE_FOR);
	reply = http_get(own.h, "jay", OWN "/words");
	expect_has(reply.body, "for you");
	expect_has(reply.body, "not yet said to be right");
	expect_equal(http_post(own.h, "jay", path_of(&own, OWN, ""),
	                       FIELDS("words", "My house"))
	                     .status,
	             303);
	expect_has(http_get(own.h, "jay", OWN "/words").body,
	           "handed in by Sam");
	reply = http_get(own.h, "sam", SAMS);
	expect_has(reply.body, "handed in by you");
	expect_lacks(reply.body, "not yet said to be right");
}

static const struct fault *
token_accepts(struct ctx *ctx, void *data)
{
	const struct own *own = data;

	ctx->who.by_token = true;
	return plan_own_accept(ctx, own->list[0].id);
}

TEST("plan own words: words that a worker writes beside it count once the "
     "person says that they are right, and nobody else can say so, nor a "
     "token")
{
	struct own own = own_new(t);
	struct http_reply reply;

	sam_hands_in(t, &own);
	expect_false(plan_own_counts(standing(&own)));
	expect_refused(t, world_do(own.h->w, "jay", token_accepts, &own),
	               "Sign in yourself for this: a token signs nothing");
	expect_false(plan_own_counts(standing(&own)));
	reply = http_get(own.h, "jay", path_of(&own, OWN, ""));
	expect_has(reply.body, "These words are right");
	expect_lacks(http_get(own.h, "sam", path_of(&own, SAMS, "")).body,
	             "These words are right");
	expect_equal(http_post(own.h, "sam", path_of(&own, OWN, "/accept"),
	                       FIELDS(NULL))
	                     .status,
	             403);
	expect_false(plan_own_counts(standing(&own)));
	expect_equal(http_post(own.h, "jay", path_of(&own, OWN, "/accept"),
	                       FIELDS(NULL))
	                     .status,
	             303);
	expect_true(plan_own_counts(standing(&own)));
	expect_has(http_get(own.h, "sam", SAMS).body,
	           "said that this is right");
	reply = http_post(own.h, "jay", path_of(&own, OWN, "/accept"),
	                  FIELDS(NULL));
	expect_has(reply.body, "These words are yours already");
}

TEST("plan own words: the person may put the words right, or take it back, "
     "whoever handed it in")
{
	struct own own = own_new(t);

	sam_hands_in(t, &own);
	expect_equal(http_post(own.h, "jay", path_of(&own, OWN, ""),
	                       FIELDS("words", "It is my gran's house"))
	                     .status,
	             303);
	expect_str(standing(&own)->words, "It is my gran's house");
	expect_equal(own.list[0].author.voice, PLAN_VOICE_OWN);
	expect_equal(http_post(own.h, "jay", path_of(&own, OWN, "/withdraw"),
	                       FIELDS(NULL))
	                     .status,
	             303);
	expect_equal(statements(&own, false), 0);
}

TEST("plan own words: words that are the person's are changed by nobody else")
{
	struct own own = own_new(t);
	struct http_reply reply;
	const char *path;

	sam_hands_in(t, &own);
	expect_equal(http_post(own.h, "jay", path_of(&own, OWN, "/accept"),
	                       FIELDS(NULL))
	                     .status,
	             303);
	path = path_of(&own, SAMS, "");
	reply = http_post(own.h, "sam", path, FIELDS("words", "Not so"));
	expect_has(reply.body, "Only whoever wrote these words can change");
	expect_equal(http_get(own.h, "sam", path).status, 422);
	path = path_of(&own, SAMS, "/withdraw");
	reply = http_post(own.h, "sam", path, FIELDS(NULL));
	expect_has(reply.body, "Only whoever wrote these words can change");
	expect_str(standing(&own)->words, "A house, he says");
}

TEST("plan own words: a picture that is taken back goes, and its words stay")
{
	struct own own = own_new(t);
	const char *file;

	jay_draws(t, &own, "A drawing of my house");
	file = path_of(&own, OWN, "/file");
	expect_equal(http_get(own.h, "jay", file).status, 200);
	expect_equal(http_post(own.h, "jay", path_of(&own, OWN, "/withdraw"),
	                       FIELDS(NULL))
	                     .status,
	             303);
	expect_equal(http_get(own.h, "jay", file).status, 404);
	expect_equal(statements(&own, false), 0);
	expect_equal(statements(&own, true), 1);
	expect_str(own.list[0].words, "A drawing of my house");
	expect_has(http_get(own.h, "jay", OWN "/history?day=2026-11-24").body,
	           "plan");
}

TEST("plan own words: whoever reads the plan sees the picture, and nobody "
     "else")
{
	struct own own = own_new(t);
	const char *file;

	jay_draws(t, &own, HOSTILE);
	expect_lacks(http_get(own.h, "sam", SAMS).body, "<script>alert");
	file = path_of(&own, SAMS, "/file");
	expect_equal(http_get(own.h, "sam", file).status, 200);
	expect_equal(http_get(own.h, "ned", file).status, 404);
	expect_equal(http_get(own.h, "jay", file).status, 403);
	expect_equal(sends(&own, "ned", SAMS, drawing(t), "x").status, 404);
	expect_equal(http_post(own.h, "jay", OWN "/words",
	                       FIELDS("words", "Typed"))
	                     .status,
	             303);
	expect_equal(statements(&own, false), 2);
	file = str_c(t->arena,
	             str_print(t->arena, SAMS "/words/%.*s/file",
	                       STR_ARG(id_show(t->arena, own.list[1].id.v))));
	expect_equal(http_get(own.h, "sam", file).status, 404);
}

struct inlining {
	struct person_id person;
	struct plan_whole whole;
};

static const struct fault *
see_inline(struct ctx *ctx, void *data)
{
	struct inlining *i = data;

	TRY(plan_read(ctx, i->person, &i->whole));
	return plan_own_inline(ctx, &i->whole);
}

TEST("plan own words: a picture is in the booklet's PDF, with its words for "
     "whoever does not see it")
{
	struct own own = own_new(t);
	struct inlining i = {.person = own.h->w->jay};

	jay_draws(t, &own, "My house");
	expect_ok(world_see(own.h->w, "sam", see_inline, &i));
	expect_equal(i.whole.statements_n, 1);
	expect_true(str_starts(i.whole.statements[0].inline_,
	                       S("data:image/jpeg;base64,/9j/")));
	/* On the page it is an address that the browser asks for. */
	expect_has(http_get(own.h, "jay", OWN "/print").body,
	           "alt=\"My house\" loading=\"lazy\"");
	expect_lacks(http_get(own.h, "jay", OWN "/print").body, "base64");
	/* What was taken back has none. */
	expect_equal(http_post(own.h, "jay", path_of(&own, OWN, "/withdraw"),
	                       FIELDS("x", "y"))
	                     .status,
	             303);
	expect_ok(world_see(own.h->w, "sam", see_inline, &i));
	for (size_t k = 0; k < i.whole.statements_n; k++)
		expect_str(i.whole.statements[k].inline_, "");
	i.person.v = 7;
	expect_fault(world_see(own.h->w, "sam", see_inline, &i),
	             FAULT_NOT_FOUND, NULL);
}

TEST("plan own words: the same over JSON")
{
	struct own own = own_new(t);
	struct http_reply reply;
	const char *path;

	sam_hands_in(t, &own);
	reply = http_get(own.h, "jay", API);
	expect_has(reply.body, "\"form\":\"picture\"");
	expect_has(reply.body, "\"handed_in_by\":\"Sam");
	expect_has(reply.body, "\"is_said_to_be_right\":false");
	path = str_c(
	        t->arena,
	        str_print(t->arena, API "/%.*s/accept",
	                  STR_ARG(id_show(t->arena, standing(&own)->first.v))));
	http_refuses(own.h, "sam", path, "{}", 422,
	             "Only they can say that these words are right");
	reply = http_json_new(own.h, "jay", path, "{}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"is_said_to_be_right\":true");
}

TEST("plan own words: a merge hands a picture over, and undo gives it back")
{
	struct own own = own_new(t);
	struct world *w = own.h->w;
	struct merging m = {.kept = w->jay};
	const char *file;

	m.gone = person_new(w, "X200001", "Jai", "Mercer", NULL, "sam");
	expect_equal(sends(&own, "sam", "/people/X200001/plan", drawing(t),
	                   "His house")
	                     .status,
	             303);
	expect_ok(world_do(w, "morgan", merging_do, &m));
	file = path_of(&own, SAMS, "/file");
	expect_equal(http_get(own.h, "sam", file).status, 200);
	expect_ok(world_do(w, "morgan", merging_undo, &m));
	expect_equal(http_get(own.h, "sam", file).status, 404);
	own.person = m.gone;
	file = path_of(&own, "/people/X200001/plan", "/file");
	expect_equal(http_get(own.h, "sam", file).status, 200);
}

/* --- voice notes --------------------------------------------------------- */

static struct http_reply
speaks(struct own *own, const char *who, const char *base, struct bytes sound,
       const char *words)
{
	const char *path = str_c(own->h->w->arena,
	                         str_print(own->h->w->arena, "%s/voice", base));
	struct http_file file = {PLAN_OWN_SOUND, "voice.wav", sound};

	return http_upload(own->h, who, path, FIELDS("words", words),
	                   (const struct http_file[]){file, {.field = NULL}});
}

TEST("plan own words: a voice note is the statement, and may stay without "
     "words")
{
	struct own own = own_new(t);
	struct http_reply reply = http_get(own.h, "jay", OWN "/voice");

	expect_has(reply.body, "data-module=\"dir-recorder\"");
	expect_has(http_header(own.h, &reply, "Permissions-Policy"),
	           "microphone=(self)");
	expect_lacks(reply.head, "microphone=()");
	reply = http_get(own.h, "jay", OWN "/words");
	expect_has(reply.body, "href=\"" OWN "/voice\"");
	expect_has(http_header(own.h, &reply, "Permissions-Policy"),
	           "microphone=()");
	expect_equal(speaks(&own, "jay", OWN, sound_wav(t, 900), "").status,
	             303);
	expect_equal(standing(&own)->kind, PLAN_SPOKEN);
	expect_true(plan_own_counts(&own.list[0]));
	reply = http_get(own.h, "sam", SAMS);
	expect_has(reply.body, "<audio");
	expect_has(reply.body, "A voice note");
	expect_has(reply.body, "Write down what it says");
	reply = http_get(own.h, "sam", path_of(&own, SAMS, "/file"));
	expect_str(http_header(own.h, &reply, "Content-Type"), "audio/mpeg");
	expect_equal(
	        http_get(own.h, "ned", path_of(&own, SAMS, "/file")).status,
	        404);
}

TEST("plan own words: a worker may write down what an untyped voice note says, "
     "and nobody takes it for the person's until they say so")
{
	struct own own = own_new(t);
	struct http_reply reply;

	expect_equal(speaks(&own, "jay", OWN, sound_wav(t, 900), "").status,
	             303);
	expect_equal(http_post(own.h, "sam", path_of(&own, SAMS, ""),
	                       FIELDS("words", "I want to sing"))
	                     .status,
	             303);
	expect_equal(standing(&own)->author.voice, PLAN_VOICE_FOR);
	expect_false(plan_own_counts(&own.list[0]));
	reply = http_get(own.h, "jay", OWN "/words");
	expect_has(reply.body, "not yet said to be right");
	expect_has(reply.body, "Say if these words are right");
	/* What is the person's to take back is not the worker's. */
	reply = http_post(own.h, "sam", path_of(&own, SAMS, "/withdraw"),
	                  FIELDS(NULL));
	expect_has(reply.body, "Only whoever wrote these words can change");
	expect_equal(http_post(own.h, "jay", path_of(&own, OWN, "/accept"),
	                       FIELDS(NULL))
	                     .status,
	             303);
	expect_true(plan_own_counts(standing(&own)));
	reply = http_post(own.h, "sam", path_of(&own, SAMS, ""),
	                  FIELDS("words", "Not so"));
	expect_has(reply.body, "Only whoever wrote these words can change");
}

TEST("plan own words: a voice note is as long as the policy of the day lets it "
     "be")
{
	struct own own = own_new(t);
	struct http_reply reply;

	reply = speaks(&own, "jay", OWN, sound_wav(t, 181000), "Long words");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "goes on for more than 180 seconds");
	expect_has(reply.body, "Long words</textarea>");
	expect_has(http_header(own.h, &reply, "Permissions-Policy"),
	           "microphone=(self)");
	reply = speaks(&own, "sam", SAMS, picture_jpeg(t, 9, 9, 1), "");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "This file is not a recording that we can read");
	expect_equal(statements(&own, true), 0);
	expect_equal(
	        speaks(&own, "sam", SAMS, sound_wav(t, 900), "He sings").status,
	        303);
	expect_equal(standing(&own)->author.voice, PLAN_VOICE_FOR);
	expect_false(plan_own_counts(&own.list[0]));
}
