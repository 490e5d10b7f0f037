/* form_pages_test.c - assessments on their pages and by the API.  Every file
 * here is made up. */
#include <string.h>

#include "practice/strengths/form_local.h"
#include "register/people/people_world_test.h"
#include "register/policy/policy.h"
#include "tests/http_world.h"

#define SAMS    "/people/X100001/needs"
#define API     "/api/people/X100001/needs"
#define HOSTILE "<script>alert(1)</script>"

static struct http *
needs_http(struct test *t)
{
	struct world *w = people_world(t);

	return http_serve(w, w->app->capabilities);
}

static const struct fault *
seed_rules(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

static struct http_reply
send(struct http *h, const char *who, const char *path, struct str file)
{
	return http_upload(h, who, path, FIELDS("x", "x"),
	                   (const struct http_file[]){
	                           {FORM_FILE,
	                            "needs.json",
	                            {(const unsigned char *)file.p, file.n}},
	                           {.field = NULL}});
}

static struct str
fiction(struct http *h, int sections, bool odd)
{
	return form_fiction(
	        h->w->arena,
	        &(struct form_fiction){
	                .seed = 8,
	                .version = 1,
	                .uuid = "00000000-0000-4000-8000-00000000000c",
	                .tag = "SELF_SIGNED",
	                .sections = sections,
	                .odd = odd});
}

/* The address of what the reply sends on to. */
static const char *
place(struct http *h, struct http_reply *reply)
{
	expect_equal(reply->status, 303);
	return str_c(h->w->arena, http_header(h, reply, "Location"));
}

static const char *
below(struct http *h, const char *path, const char *rest)
{
	return str_c(h->w->arena, str_print(h->w->arena, "%s%s", path, rest));
}

TEST("needs pages: a worker brings a file in, and it is shown section by "
     "section")
{
	struct http *h = needs_http(t);
	struct http_reply reply = http_get(h, "sam", SAMS);
	const char *one;

	expect_ok(world_do(h->w, "ada", seed_rules, NULL));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "No assessment has been brought in.");
	expect_has(reply.body, "enctype=\"multipart/form-data\"");
	reply = send(h, "sam", SAMS, fiction(h, 9, false));
	one = place(h, &reply);
	reply = http_get(h, "sam", one);
	expect_has(reply.body, "SELF_SIGNED");
	expect_has(reply.body, "9 of 9");
	expect_has(reply.body, "Employment and education");
	expect_has(reply.body, "Linked to risk of serious harm");
	expect_has(reply.body, "As the file carries it");
	expect_has(reply.body, "This section is never scored");
	expect_has(reply.body, "Sections by their scores");
	expect_has(reply.body, "Finances; Health and wellbeing");
	expect_has(reply.body, "Codes of OASys");
	expect_lacks(reply.body, "Codes the form does not have");
	reply = http_get(h, "sam", below(h, one, "/offence-analysis"));
	expect_has(reply.body, "The victims");
	expect_has(reply.body, "AGE_26_TO_49_YEARS");
	reply = http_get(h, "sam", "/people/X100001");
	expect_has(reply.body, "Read the assessment");
	reply = http_get(h, "jay", "/me/timeline");
	expect_has(reply.body, "brought in an assessment about you");
}

TEST("needs pages: what is missing, odd or unknown is listed item by item")
{
	struct http *h = needs_http(t);
	struct http_reply reply = send(
	        h, "sam", SAMS,
	        S("{\"assessment\":{\"current_accommodation\":{\"value\":"
	          "\"SETTLED\"},\"living_with\":{\"values\":[\"MARTIANS\"]},"
	          "\"finance_bank_account\":{\"value\":\"" HOSTILE "\","
	          "\"description\":\"" HOSTILE "\"},"
	          "\"" HOSTILE "\":{\"value\":\"" HOSTILE "\",\"description\":"
	          "\"" HOSTILE "\"}},\"oasysEquivalent\":{\"o3-98\":"
	          "\"" HOSTILE "\",\"accOtherWeightedScore\":\"9\"}}"));
	const char *one = place(h, &reply);

	expect_has(http_get(h, "sam", one).body,
	           "No rule says how high this score can be");
	expect_ok(world_do(h->w, "ada", seed_rules, NULL));
	reply = http_get(h, "sam", one);
	expect_has(reply.body, "Kind of settled accommodation");
	expect_has(reply.body, "Who they live with: MARTIANS");
	expect_has(reply.body, "Codes the form does not have");
	expect_has(reply.body, "&lt;script&gt;");
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "What the file carries is no number from 0 to "
	                       "6, so it is not shown");
	expect_has(reply.body, "its answers come to nothing");
	reply = http_get(h, "sam", below(h, one, "/finance"));
	expect_lacks(reply.body, HOSTILE);
	expect_has(reply.body, "Missing");
	reply = http_get(h, "sam", below(h, one, "/health-wellbeing"));
	expect_has(reply.body, "Nothing is answered here.");
}

static struct str
long_words(struct http *h, size_t n)
{
	char *words = arena_new(h->w->arena, char, n + 1);

	memset(words, 'a', n);
	return (struct str){words, n};
}

TEST("needs pages: what is wrong or too long is named in words, not in codes")
{
	struct http *h = needs_http(t);
	struct str a = long_words(h, 2001), body;
	struct http_reply reply = send(
	        h, "sam", SAMS,
	        str_print(h->w->arena,
	                  "{\"assessment\":{\"living_with\":{\"values\":"
	                  "[\"MARTIANS\"],\"options\":[{\"value\":"
	                  "\"MARTIANS\",\"text\":\"People of Mars\"}]},"
	                  "\"living_with_other_details\":{\"value\":\"%.*s\"},"
	                  "\"drug_last_used_crack\":{\"value\":\"NEVER_EVER\","
	                  "\"options\":[{\"value\":\"NEVER_EVER\",\"text\":"
	                  "\"Not once\"}]}}}",
	                  STR_ARG(a)));

	body = http_get(h, "sam", place(h, &reply)).body;
	expect_has(body, "Who they live with: People of Mars");
	expect_has(body, "Details: Who they live with");
	expect_has(body, "Crack: Not once");
	expect_lacks(body, "MARTIANS");
	expect_lacks(body, "NEVER_EVER");
	expect_lacks(body, "drug_last_used_crack");
}

TEST("needs pages: from each section a goal in an area of the plan is made, "
     "and from the offence none")
{
	struct http *h = needs_http(t);
	struct http_reply reply = send(h, "sam", SAMS, fiction(h, 9, false));
	const char *one = place(h, &reply);
	struct str body = http_get(h, "sam", one).body;

	for (const char *const *area =
	             (const char *const[]){
	                     "accommodation", "employment-and-education",
	                     "finances", "drug-use", "alcohol-use",
	                     "health-and-wellbeing",
	                     "personal-relationships-and-community",
	                     "thinking-behaviours-and-attitudes", NULL};
	     *area != NULL; area++)
		expect_has(body, str_c(h->w->arena,
		                       str_print(h->w->arena,
		                                 "/people/X100001/plan/goals/"
		                                 "new?area=%s\"",
		                                 *area)));
	expect_lacks(body, "area=(null)");
	expect_lacks(body, "Make a goal in this area<span "
	                   "class=\"govuk-visually-hidden\"> (Offence");
	body = http_get(h, "jay", below(h, "/me/needs", one + sizeof(SAMS) - 1))
	               .body;
	expect_has(body, "/me/plan/goals/new?area=finances\"");
	expect_lacks(body, "/people/");
}

TEST("needs pages: the same file twice is told, and the file comes back out")
{
	struct http *h = needs_http(t);
	struct str file = fiction(h, 4, true);
	struct http_reply reply = send(h, "sam", SAMS, file);
	const char *one = place(h, &reply);
	json_t *was = NULL, *is = NULL;

	reply = send(h, "sam", SAMS, file);
	expect_str(http_header(h, &reply, "Location"), one);
	reply = http_get(h, "sam", below(h, one, "/file"));
	expect_equal(reply.status, 200);
	expect_has(reply.head, "assessment.json");
	expect_ok(json_read(t->arena, file, &was));
	expect_ok(json_read(t->arena, reply.body, &is));
	expect_true(json_equal(was, is));
}

TEST("needs pages: a file that cannot be taken in is refused beside its field, "
     "and nothing is kept")
{
	static const struct {
		const char *file;
		const char *says;
	} bad[] = {
	        {"", "Select the file of the assessment, a JSON file"},
	        {"nonsense", "This is not JSON: see line 1"},
	        {"{}", "This file holds no assessment"},
	        {"{\"assessment\":{\"" HOSTILE "\":1}}",
	         "The answer &lt;script&gt;alert(1)&lt;/script&gt; is not an "
	         "object"},
	};
	struct http *h = needs_http(t);
	char *large = arena_bytes(t->arena, FORM_BYTES_MOST + 1, 1);
	struct http_reply reply;

	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		reply = send(h, "sam", SAMS, str_of(bad[i].file));
		expect_equal(reply.status, 400);
		expect_has(reply.body, bad[i].says);
		expect_has(reply.body, "href=\"#file\"");
		expect_lacks(reply.body, HOSTILE);
	}
	reply = send(h, "sam", SAMS, (struct str){large, FORM_BYTES_MOST + 1});
	expect_has(reply.body, "This file is larger than 1 MB");
	reply = http_post(h, "sam", SAMS, FIELDS("x", "x"));
	expect_equal(reply.status, 400);
	expect_has(http_get(h, "sam", SAMS).body,
	           "No assessment has been brought in.");
}

/* 900 answers with words of a kilobyte: a little below the most. */
static struct str
large_file(struct arena *arena)
{
	char words[1024];
	struct buf buf;

	memset(words, 'w', sizeof(words));
	buf_init(&buf, arena, 0);
	buf_lit(&buf, "{\"assessment\":{");
	for (int i = 0; i < 900; i++) {
		buf_print(&buf,
		          "%s\"unheard_of_%d\":{\"description\":\"d\","
		          "\"value\":\"",
		          i > 0 ? "," : "", i);
		buf_put(&buf, words, sizeof(words));
		buf_lit(&buf, "\"}");
	}
	buf_lit(&buf, "}}");
	return buf_get(&buf);
}

TEST("needs pages: a file as large as may be is taken in, shown and given "
     "back")
{
	struct http *h = needs_http(t);
	struct str file = large_file(t->arena);
	struct http_reply reply;
	const char *one;

	expect_true(file.n > FORM_BYTES_MOST * 9 / 10);
	expect_true(file.n <= FORM_BYTES_MOST);
	reply = send(h, "sam", SAMS, file);
	one = place(h, &reply);
	reply = http_get(h, "sam", one);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "unheard_of_899");
	reply = http_get(h, "sam", below(h, one, "/file"));
	expect_equal(reply.status, 200);
	expect_true(str_equal(reply.body, file));
	reply = http_get(h, "sam", below(h, "/api", one));
	expect_true(str_equal(reply.body, file));
}

#define FLAT \
	"{\"assessment\":{\"current_accommodation\":{\"value\":" \
	"\"SETTLED\"},\"suitable_housing\":{\"value\":\"NO\"}%s," \
	"\"alcohol_use\":{\"value\":\"NO\"}}}"
#define PLACE ",\"suitable_housing_location\":{\"value\":\"NO\"}"

static const char *
flat(struct http *h, const char *place)
{
	return str_c(h->w->arena, str_print(h->w->arena, FLAT, place));
}

TEST("needs pages: a score is worked out from the answers, with its rule and "
     "whether anybody checked it")
{
	struct http *h = needs_http(t);
	struct http_reply reply;

	expect_ok(world_do(h->w, "ada", seed_rules, NULL));
	reply = send(h, "sam", SAMS, str_of(flat(h, PLACE)));
	reply = http_get(h, "sam", place(h, &reply));
	expect_has(reply.body, "4 of 6: high");
	expect_has(reply.body, "0 of 4: low");
	expect_has(reply.body, "Worked out from the answers");
	expect_has(reply.body, "o3-4 o3-5 o3-6");
	expect_has(reply.body, "Unverified");
	expect_has(reply.body, "Lifestyle and associates: no rule");
	expect_has(reply.body, "no rule says which answers make it up");
}

TEST("needs pages: an answer that a score waits for is listed, with the way to "
     "its question")
{
	struct http *h = needs_http(t);
	struct http_reply reply;
	const char *one;

	expect_ok(world_do(h->w, "ada", seed_rules, NULL));
	reply = send(h, "sam", SAMS, str_of(flat(h, "")));
	one = place(h, &reply);
	reply = http_get(h, "sam", one);
	expect_has(reply.body, "Not worked out: these answers are missing");
	expect_has(reply.body, "/accommodation#ask-suitable_housing_location");
	reply = http_get(h, "sam", below(h, one, "/accommodation"));
	expect_has(reply.body, "id=\"ask-suitable_housing_location\"");
}

TEST("needs pages: a person is told in words, of what is their own, and sees a "
     "number when they ask")
{
	struct http *h = needs_http(t);
	struct http_reply reply;

	expect_ok(world_do(h->w, "ada", seed_rules, NULL));
	reply = send(h, "sam", SAMS, str_of(flat(h, PLACE)));
	expect_equal(reply.status, 303);
	reply = http_get(h, "jay", "/me/needs");
	expect_has(reply.body, "They say this is hard right now.");
	expect_has(reply.body, "They say this is going all right.");
	expect_has(reply.body, "Show me the number");
	expect_has(reply.body, "It is 4 out of 6.");
	expect_lacks(reply.body, "out of 8"); /* drugs: how motivated */
	expect_lacks(reply.body, "4 of 6: high");
	expect_lacks(reply.body, "How scores are worked out");
}

TEST("needs api: scores come with their rule, what they lack and the codes, to "
     "whoever reads the assessment")
{
	struct http *h = needs_http(t);
	struct http_reply reply;
	const char *one;

	expect_ok(world_do(h->w, "ada", seed_rules, NULL));
	reply = send(h, "sam", SAMS, str_of(flat(h, "")));
	one = below(h, "/api", place(h, &reply));
	reply = http_get(h, "sam", below(h, one, "/scores"));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"area\":\"accommodation\"");
	expect_has(reply.body, "\"question\":\"suitable_housing_location\"");
	expect_has(reply.body, "\"code\":\"o3-4\",\"answers\":\"2\"");
	expect_has(reply.body, "\"group\":\"incomplete\"");
	expect_equal(http_get(h, "ned", below(h, one, "/scores")).status, 404);
	expect_equal(http_get(h, "jay", below(h, one, "/scores")).status, 403);
	expect_equal(http_get(h, "sam", API "/0000000000000/scores").status,
	             404);
}

TEST("needs pages: from an area of the assessment to the same answers in the "
     "form, and back")
{
	struct http *h = needs_http(t);
	struct http_reply reply;
	const char *one, *own;

	expect_lacks(http_get(h, "sam",
	                      "/people/X100001/strengths/areas/finance")
	                     .body,
	             "The same in the form");
	reply = send(h, "sam", SAMS, fiction(h, 9, false));
	one = place(h, &reply);
	own = below(h, "/me/needs", one + sizeof(SAMS) - 1);
	reply = http_get(h, "sam", "/people/X100001/strengths/areas/finance");
	expect_has(reply.body, below(h, one, "/finance\""));
	reply = http_get(h, "sam",
	                 "/people/X100001/strengths/areas/"
	                 "lifestyle_associates");
	expect_has(reply.body,
	           below(h, one, "/thinking-behaviours-attitudes\""));
	reply = http_get(h, "sam",
	                 below(h, one, "/thinking-behaviours-attitudes"));
	expect_has(reply.body,
	           "/strengths/areas/thinking_behaviours_attitudes");
	expect_has(reply.body, "/strengths/areas/lifestyle_associates");
	reply = http_get(h, "sam", below(h, one, "/offence-analysis"));
	expect_lacks(reply.body, "/strengths/areas/");
	reply = http_get(h, "jay", "/me/strengths/alcohol_use");
	expect_has(reply.body, below(h, own, "/alcohol-use\""));
	reply = http_get(h, "jay", below(h, own, "/alcohol-use"));
	expect_has(reply.body, "href=\"/me/strengths/alcohol_use\"");
}

TEST("needs pages: nobody out of reach or without the right brings in or reads")
{
	struct http *h = needs_http(t);
	struct http_reply reply = send(h, "sam", SAMS, fiction(h, 9, false));
	const char *one = place(h, &reply);
	static const char *const rest[] = {"", "/file", "/finance", NULL};

	for (size_t i = 0; rest[i] != NULL; i++) {
		expect_equal(http_get(h, "ned", below(h, one, rest[i])).status,
		             404);
		expect_equal(http_get(h, "ada", below(h, one, rest[i])).status,
		             403);
		expect_equal(http_get(h, "jay", below(h, one, rest[i])).status,
		             403);
	}
	expect_equal(http_get(h, "ned", SAMS).status, 404);
	expect_equal(send(h, "ned", SAMS, fiction(h, 2, false)).status, 404);
	expect_equal(send(h, "jay", SAMS, fiction(h, 2, false)).status, 403);
	expect_equal(http_get(h, "ned", API).status, 404);
	expect_equal(http_get(h, "jay", API).status, 403);
	expect_equal(http_get(h, "sam", "/me/needs").status, 403);
	expect_equal(http_get(h, "sam", below(h, one, "/nothing")).status, 404);
	expect_equal(http_get(h, "sam", SAMS "/0000000000000").status, 404);
}

TEST("needs pages: a person reads their own answers and strengths, and nothing "
     "of risk, of the offence or unknown")
{
	struct http *h = needs_http(t);
	struct http_reply reply;
	const char *one, *own;

	reply = http_get(h, "jay", "/me/needs");
	expect_has(reply.body, "Nothing has been brought in about you.");
	expect_lacks(http_get(h, "jay", "/me").body, "/me/needs");
	reply = send(h, "sam", SAMS, fiction(h, 9, true));
	one = place(h, &reply);
	own = below(h, "/me/needs", one + sizeof(SAMS) - 1);
	expect_has(http_get(h, "jay", "/me").body, "/me/needs");
	reply = http_get(h, "jay", own);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Your strengths");
	expect_has(reply.body, "Ready for changes");
	expect_lacks(reply.body, "Linked to risk");
	expect_lacks(reply.body, "Offence analysis");
	expect_lacks(reply.body, "Which animals live with them?");
	expect_lacks(reply.body, "OASys");
	expect_lacks(reply.body, "Sections by their scores");
	expect_lacks(reply.body, "Bring it in");
	expect_lacks(reply.body, "/file");
	expect_lacks(reply.body, "As the file carries it");
	reply = http_get(h, "jay", below(h, own, "/accommodation"));
	expect_has(reply.body, "Where I live");
	expect_has(reply.body, "Current accommodation?");
	expect_lacks(reply.body, "Linked to risk");
	reply = http_get(h, "jay",
	                 below(h, own, "/thinking-behaviours-attitudes"));
	expect_has(reply.body, "How I think and act");
	expect_has(reply.body, "Solving problems?");
	expect_lacks(reply.body, "Risk of sexual harm");
	expect_equal(
	        http_get(h, "jay", below(h, own, "/offence-analysis")).status,
	        404);
	expect_equal(http_get(h, "jay", below(h, own, "/file")).status, 404);
}

TEST("needs api: an assessment comes in, is listed and goes out, and the same "
     "twice is told")
{
	struct http *h = needs_http(t);
	const char *file = str_c(t->arena, fiction(h, 3, true));
	struct http_reply reply = http_json_new(h, "sam", API, file);
	json_t *was = NULL, *is = NULL, *list = NULL;
	const char *id;

	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"added\":true");
	expect_has(reply.body, "\"unknown_answers\":1");
	reply = http_json_new(h, "sam", API, file);
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"added\":false");
	reply = http_get(h, "sam", API);
	expect_ok(json_read(t->arena, reply.body, &list));
	list = json_object_get(list, "assessments");
	expect_equal(json_array_size(list), 1);
	id = json_string_value(json_object_get(json_array_get(list, 0), "id"));
	reply = http_get(h, "sam", http_at(h, API, str_of(id), ""));
	expect_ok(json_read(t->arena, str_of(file), &was));
	expect_ok(json_read(t->arena, reply.body, &is));
	expect_true(json_equal(was, is));
}

TEST("needs api: what cannot be read, is of somebody else or out of reach is "
     "refused in words")
{
	struct http *h = needs_http(t);

	http_refuses(h, "sam", API, "{\"assessment\":[]}", 400,
	             "not a list of answers by their codes");
	http_refuses(h, "sam", API, "{\"metaData\":{}}", 400,
	             "holds no assessment");
	http_refuses(h, "ned", API, "{\"assessment\":{}}", 404,
	             "Page not found");
	http_takes(h, "ned", "/api/people/X100002/needs",
	           "{\"assessment\":{},\"metaData\":{\"uuid\":\"u\"}}",
	           "\"added\":true");
	http_refuses(h, "sam", API,
	             "{\"assessment\":{},\"metaData\":{\"uuid\":\"u\"}}", 422,
	             "already kept with somebody else");
	expect_has(http_get(h, "sam", API).body, "\"assessments\":[]");
}
