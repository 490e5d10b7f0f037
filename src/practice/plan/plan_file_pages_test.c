/* plan_file_pages_test.c - a plan comes in through the pages and the API. */
#include "practice/plan/plan_file_world_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

#define PLAN    "/people/X100001/plan"
#define FILES   PLAN "/files"
#define WAITING FILES "/waiting"
#define IMPORT  "/api" PLAN "/import"
#define HOSTILE "<script>alert(1)</script>"

static struct http *
files_http(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

static struct http_reply
upload(struct http *h, const char *who, struct str file)
{
	return http_upload(h, who, FILES, FIELDS("x", "x"),
	                   (const struct http_file[]){
	                           {PLAN_FILE_FIELD,
	                            "plan.json",
	                            {(const unsigned char *)file.p, file.n}},
	                           {.field = NULL}});
}

/* The hidden value of the form on a page. */
static const char *
hidden(struct http *h, struct str page, const char *name)
{
	struct str mark = str_print(h->w->arena, "name=\"%s\" value=\"", name);

	for (size_t i = 0; i + mark.n < page.n; i++)
		if (str_starts(str_slice(page, i, page.n), mark)) {
			struct str rest = str_slice(page, i + mark.n, page.n);

			return str_c(h->w->arena,
			             str_slice(rest, 0, str_find(rest, '"')));
		}
	return "";
}

TEST("plan file pages: a worker uploads a plan, sees what would come in, and "
     "brings it in")
{
	struct http *h = files_http(t);
	struct http_reply reply = http_get(h, "sam", FILES);
	const char *file;

	expect_equal(reply.status, 200);
	expect_has(reply.body, "enctype=\"multipart/form-data\"");
	reply = upload(h, "sam", S(RENT_OLD));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), WAITING);
	expect_has(http_get(h, "sam", FILES).body, "Look at the file that "
	                                           "waits");
	reply = http_get(h, "sam", WAITING);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "I will pay the rent");
	expect_has(reply.body, "Ring the bank");
	expect_has(reply.body, "The sentence plan service, uploaded by");
	expect_has(reply.body, "a file never gives their yes");
	expect_has(reply.body, "It is history and no agreement here");
	expect_has(reply.body, "The vicar");
	expect_lacks(http_get(h, "sam", PLAN).body, "I will pay the rent");
	file = hidden(h, reply.body, "waiting");
	reply = http_post(h, "sam", WAITING, FIELDS("waiting", file));
	expect_equal(reply.status, 303);
	reply = http_get(h, "sam", PLAN);
	expect_has(reply.body, "I will pay the rent");
	reply = http_get(h, "sam", FILES);
	expect_has(reply.body, "Goals that came in: 1.");
	expect_lacks(reply.body, "Look at the file that waits");
	expect_equal(http_get(h, "sam", WAITING).status, 404);
	expect_has(http_get(h, "jay", "/me/timeline").body,
	           "brought goals in from a plan of another service");
}

TEST("plan file pages: a goal that came in says from where on both sides' "
     "pages, and its notes whose words they were")
{
	struct http *h = files_http(t);
	struct plan_file_try try = {.w = h->w, .person = h->w->jay};
	const char *id;
	struct http_reply reply;

	try_taken(&try, S(RENT_OLD));
	id = str_c(t->arena, id_show(t->arena, try.whole.goals[0].id.v));
	reply = http_get(h, "sam",
	                 str_c(t->arena,
	                       str_print(t->arena, PLAN "/goals/%s", id)));
	expect_has(reply.body, "Came from");
	expect_has(reply.body, "The sentence plan service, 24 November 2026");
	expect_has(reply.body, "Alex Fictional’s words, from a file");
	reply = http_get(h, "jay",
	                 str_c(t->arena,
	                       str_print(t->arena, "/me/plan/goals/%s", id)));
	expect_has(reply.body, "The sentence plan service, 24 November 2026");
	expect_has(reply.body, "What do you say to this goal?");
}

TEST("plan file pages: a file that cannot be used is refused with each place, "
     "and nothing waits")
{
	static const struct {
		const char *file;
		const char *says;
	} bad[] = {
	        {"", "Select the file of a plan, a JSON file"},
	        {"nonsense", "This is not JSON"},
	        {"{}", "a plan of neither service"},
	        {"{\"goals\":[{}]}", "$.goals[0]: this goal has no title"},
	        {OLD_FILE("X100002", ""), "the CRN of somebody else"},
	        {"{\"goals\":[{\"title\":\"A\",\"targetDate\":\"" HOSTILE
	         "\"}]}",
	         "$.goals[0].targetDate: this is no date"},
	};
	struct http *h = files_http(t);

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct http_reply reply = upload(h, "sam", str_of(bad[i].file));

		expect_equal(reply.status, 400);
		expect_has(reply.body, bad[i].says);
		expect_has(reply.body, "There is a problem");
		expect_lacks(reply.body, HOSTILE);
	}
	expect_equal(http_get(h, "sam", WAITING).status, 404);
}

TEST("plan file pages: a plan that changed in between is shown again, and the "
     "file still waits")
{
	struct http *h = files_http(t);
	struct http_reply reply;
	const char *file;

	upload(h, "sam", S(RENT_OLD));
	file = hidden(h, http_get(h, "sam", WAITING).body, "waiting");
	reply = http_post(h, "sam", PLAN "/goals",
	                  FIELDS("title", "Another goal", "area",
	                         "accommodation", "when", "future", "basis",
	                         "negotiated", "voice", "worker",
	                         "no_statement", "None"));
	expect_equal(reply.status, 303);
	reply = http_post(h, "sam", WAITING, FIELDS("waiting", file));
	expect_equal(reply.status, 409);
	expect_has(reply.body, "This page has changed since you opened it");
	expect_has(reply.body, "I will pay the rent");
	expect_lacks(http_get(h, "sam", PLAN).body, "I will pay the rent");
	reply = http_post(h, "sam", WAITING,
	                  FIELDS("waiting", file, "version", "1"));
	expect_equal(reply.status, 303);
}

TEST("plan file pages: a worker lets a file go, and a form of nothing is "
     "refused")
{
	struct http *h = files_http(t);
	struct http_reply reply;
	const char *file;

	upload(h, "sam", S(RENT_OLD));
	file = hidden(h, http_get(h, "sam", WAITING).body, "waiting");
	expect_equal(
	        http_post(h, "sam", WAITING, FIELDS("waiting", "x")).status,
	        404);
	expect_equal(
	        http_post(h, "sam", WAITING "/cancel", FIELDS("x", "x")).status,
	        404);
	reply = http_post(h, "sam", WAITING "/cancel", FIELDS("waiting", file));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), FILES);
	expect_equal(http_get(h, "sam", WAITING).status, 404);
}

TEST("plan file pages: hostile text in a file is text on every page")
{
	struct http *h = files_http(t);
	struct http_reply reply;
	const char *file;

	upload(h, "sam",
	       S("{\"crn\":\"X100001\",\"currentVersion\":{"
	         "\"agreementNotes\":[{"
	         "\"agreementStatus\":\"" HOSTILE "\",\"practitionerName\":"
	         "\"" HOSTILE "\",\"optionalNote\":\"" HOSTILE "\"}],"
	         "\"goals\":[{\"uuid\":\"" HOSTILE "\",\"title\":\"" HOSTILE
	         "\",\"status\":\"" HOSTILE "\",\"areaOfNeed\":{\"name\":"
	         "\"" HOSTILE "\"},\"steps\":[{\"description\":\"" HOSTILE
	         "\",\"actor\":\"" HOSTILE "\"}],\"notes\":[{\"note\":"
	         "\"" HOSTILE "\",\"type\":\"" HOSTILE "\","
	         "\"practitionerName\":\"" HOSTILE "\"}]}]}}"));
	reply = http_get(h, "sam", WAITING);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	file = hidden(h, reply.body, "waiting");
	reply = http_post(h, "sam", WAITING, FIELDS("waiting", file));
	expect_equal(reply.status, 303);
	expect_lacks(http_get(h, "sam", PLAN "?goals=future").body, HOSTILE);
	expect_lacks(http_get(h, "jay", "/me/plan?goals=future").body, HOSTILE);
}

TEST("plan file pages: whoever may not write the plan has no way in, nor the "
     "person")
{
	struct http *h = files_http(t);

	upload(h, "sam", S(RENT_OLD));
	expect_equal(upload(h, "ned", S(RENT_OLD)).status, 404);
	expect_equal(upload(h, "jay", S(RENT_OLD)).status, 403);
	expect_equal(upload(h, "ada", S(RENT_OLD)).status, 403);
	expect_equal(http_get(h, "ned", WAITING).status, 404);
	expect_equal(http_get(h, "jay", WAITING).status, 403);
	expect_equal(http_get(h, "ned", IMPORT).status, 404);
	expect_equal(http_get(h, "jay", IMPORT).status, 403);
	expect_equal(http_get(h, "ada", IMPORT).status, 403);
}

TEST("plan file pages: the file is handed out as it came")
{
	struct http *h = files_http(t);
	struct plan_file_try try = {.w = h->w, .person = h->w->jay};
	struct http_reply reply;
	const char *path;

	try_taken(&try, S(RENT_OLD));
	expect_ok(world_see(h->w, "sam", try_file_list, &try));
	path = str_c(t->arena,
	             str_print(t->arena, FILES "/%.*s",
	                       STR_ARG(id_show(t->arena, try.files[0].id))));
	reply = http_get(h, "sam", path);
	expect_equal(reply.status, 200);
	expect_has(http_header(h, &reply, "Content-Disposition"),
	           "plan-as-it-came.json");
	expect_true(str_equal(reply.body, S(RENT_OLD)));
	expect_equal(http_get(h, "ned", path).status, 404);
	expect_equal(http_get(h, "jay", path).status, 403);
	expect_equal(http_get(h, "sam", FILES "/x").status, 404);
}

/* --- the API -------------------------------------------------------------- */

static const char *
confirming(struct test *t, struct str answer, int64_t version)
{
	json_t *root;
	bool wrong = false;

	expect_ok(json_read(t->arena, answer, &root));
	return str_c(t->arena,
	             str_print(t->arena, "{\"file\":\"%.*s\",\"version\":%lld}",
	                       STR_ARG(json_get_str(root, "file", &wrong)),
	                       (long long)version));
}

TEST("plan file API: a plan is sent, seen, and brought in as on the pages")
{
	struct http *h = files_http(t);
	struct http_reply reply = http_json_new(h, "sam", IMPORT, RENT_OLD);
	struct str first;

	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"new_goals\":1");
	expect_has(reply.body, "\"from\":\"sentence-plan\"");
	expect_has(reply.body, "\"fate\":\"new\"");
	expect_has(reply.body, "\"status\":\"AGREED\"");
	expect_has(reply.body, "The vicar");
	first = reply.body;
	expect_str(http_get(h, "sam", IMPORT).body,
	           str_c(t->arena, reply.body));
	reply = http_json_new(h, "sam", IMPORT "/confirm",
	                      confirming(t, first, 7));
	expect_equal(reply.status, 409);
	reply = http_json_new(h, "sam", IMPORT "/confirm", "{}");
	expect_equal(reply.status, 400);
	reply = http_json_new(h, "sam", IMPORT "/confirm",
	                      confirming(t, first, 0));
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"version\":1");
	reply = http_get(h, "sam", "/api" PLAN);
	expect_has(reply.body, "\"came\":{\"from\":\"sentence-plan\"");
	expect_has(reply.body, "\"came_from_words_of\":\"Alex Fictional\"");
	reply = http_json_new(h, "sam", IMPORT, RENT_OLD);
	expect_has(reply.body, "\"fate\":\"here\"");
	reply = http_json_new(h, "sam", IMPORT "/confirm",
	                      confirming(t, reply.body, 1));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Nothing in this file is new");
}

TEST("plan file API: a plan that cannot be read is refused with its places, "
     "and one that waits is let go")
{
	struct http *h = files_http(t);
	struct http_reply reply =
	        http_json_new(h, "sam", IMPORT, "{\"goals\":[{\"title\":7}]}");

	expect_equal(reply.status, 400);
	expect_has(reply.body, "$.goals[0].title");
	expect_equal(http_get(h, "sam", IMPORT).status, 404);
	reply = http_json_new(h, "sam", IMPORT, RENT_OLD);
	reply = http_json_new(h, "sam", IMPORT "/cancel",
	                      confirming(t, reply.body, 0));
	expect_equal(reply.status, 201);
	expect_equal(http_get(h, "sam", IMPORT).status, 404);
	expect_equal(http_json_new(h, "sam", IMPORT "/cancel",
	                           "{\"file\":\"x\"}")
	                     .status,
	             404);
}
