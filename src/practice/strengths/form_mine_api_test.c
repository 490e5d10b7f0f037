/* form_mine_api_test.c - the services' form answered by the API: allowed,
 * refused, stale, and by chance. */
#include "practice/strengths/assess_world_test.h"
#include "practice/strengths/form_fiction.h"
#include "practice/strengths/form_ours.h"

#define API    "/api/people/" RHIAN "/strengths/form/health-wellbeing"
#define OWN    API "/own"
#define STEP   API "/answers"
#define PAPER  "/people/" RHIAN "/strengths/form/print"
#define THINKS "{\"form\":\"1.0\",\"answers\":{\"health_wellbeing_outlook\":"
#define MONEY  "\"health_wellbeing_positive_factors\":{\"values\":[\"MONEY\"]}"

TEST("needs mine api: each side reads and writes its answers, and what is left "
     "out stays")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply = http_get(h, "rhian", OWN);

	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"version\":0");
	expect_has(reply.body, "\"voice\":null");
	reply = http_patch(h, "rhian", OWN, "0",
	                   THINKS "{\"value\":\"NOT_SURE\"}}}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"voice\":\"own\"");
	expect_has(reply.body, "\"value\":\"NOT_SURE\"");
	reply = http_patch(h, "rhian", OWN, "1",
	                   "{\"form\":\"1.0\",\"answers\":{" MONEY "}}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"value\":\"NOT_SURE\"");
	expect_has(reply.body, "\"values\":[\"MONEY\"]");
	reply = http_patch(h, "rhian", OWN, "2", THINKS "null}}");
	expect_lacks(reply.body, "NOT_SURE");
	reply = http_patch(h, "sam", STEP, "0",
	                   "{\"form\":\"1.0\",\"voice\":\"worker\",\"answers\":"
	                   "{\"health_wellbeing_outlook\":{\"value\":"
	                   "\"NOT_PRESENT\"}}}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"voice\":\"worker\"");
	expect_has(http_get(h, "sam", STEP).body, "\"value\":\"NOT_PRESENT\"");
	expect_lacks(http_get(h, "rhian", OWN).body, "NOT_PRESENT\"}");
	expect_has(http_get(h, "sam", OWN).body, "\"values\":[\"MONEY\"]");
}

TEST("needs mine api: what changed meanwhile is a conflict, and what is not "
     "asked there is refused")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");

	expect_equal(http_patch(h, "rhian", OWN, "0",
	                        THINKS "{\"value\":\"NOT_SURE\"}}}")
	                     .status,
	             200);
	expect_equal(http_patch(h, "rhian", OWN, "0",
	                        THINKS "{\"value\":\"OPTIMISTIC\"}}}")
	                     .status,
	             409);
	expect_equal(http_patch(h, "rhian", OWN, NULL,
	                        THINKS "{\"value\":\"OPTIMISTIC\"}}}")
	                     .status,
	             428);
	expect_has(
	        http_patch(h, "rhian", OWN, "1",
	                   "{\"form\":\"1.0\",\"answers\":{\"health_wellbeing_"
	                   "self_harmed\":{\"value\":\"NO\"}}}")
	                .body,
	        "is not asked here");
	expect_equal(http_patch(h, "rhian", OWN, "1", THINKS "{\"value\":7}}}")
	                     .status,
	             400);
	expect_equal(http_patch(h, "rhian", OWN, "1",
	                        THINKS "{\"value\":\"NOT_PRESENT\"}}}")
	                     .status,
	             400);
	expect_equal(http_patch(h, "sam", OWN, "1",
	                        THINKS "{\"value\":\"OPTIMISTIC\"}}}")
	                     .status,
	             422);
	expect_equal(http_patch(h, "rhian", OWN, "1",
	                        "{\"form\":\"2.0\",\"answers\":{}}")
	                     .status,
	             409);
	expect_equal(http_patch(h, "rhian", STEP, "0",
	                        "{\"form\":\"1.0\",\"answers\":{}}")
	                     .status,
	             403);
	expect_equal(http_get(h, "rhian", STEP).status, 403);
	expect_equal(http_get(h, "ned", OWN).status, 404);
	expect_equal(http_get(h, "ned", STEP).status, 404);
	expect_equal(http_get(h, "sam",
	                      "/api/people/" RHIAN
	                      "/strengths/form/finance/own")
	                     .status,
	             404);
	expect_has(http_get(h, "sam", OWN).body, "\"value\":\"NOT_SURE\"");
}

TEST("needs mine api: what a worker wrote down for them they send again or "
     "take away, all of it, before it is their own")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	http_takes(h, "sam", "/api/people/" RHIAN "/strengths/room",
	           "{\"closed\":true,\"room\":\"Both\"}", "");
	reply = http_patch(h, "sam", OWN, "0",
	                   THINKS "{\"value\":\"NOT_SURE\"}," MONEY "}}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"voice\":\"for\"");
	reply = http_patch(h, "rhian", OWN, "1",
	                   THINKS "{\"value\":\"OPTIMISTIC\"}}}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "A worker wrote the answer health_wellbeing_"
	                       "positive_factors down for you");
	expect_has(http_get(h, "rhian", OWN).body, "\"voice\":\"for\"");
	reply = http_patch(h, "rhian", OWN, "1",
	                   THINKS
	                   "{\"value\":\"OPTIMISTIC\"},"
	                   "\"health_wellbeing_positive_factors\":null}}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"voice\":\"own\"");
	expect_lacks(reply.body, "MONEY\"]");
	/* From then on what is left out stays: it is theirs. */
	reply = http_patch(h, "rhian", OWN, "2",
	                   "{\"form\":\"1.0\",\"answers\":{" MONEY "}}");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"value\":\"OPTIMISTIC\"");
}

TEST("needs mine api: the form on paper says of each section who answered it")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct http_reply reply;

	expect_equal(http_get(h, "sam", PAPER).status, 404);
	expect_equal(http_patch(h, "rhian", OWN, "0",
	                        THINKS "{\"value\":\"NOT_SURE\"}}}")
	                     .status,
	             200);
	reply = http_get(h, "sam", PAPER);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Rhian answered this");
	expect_has(reply.body, "It could get better or worse");
	expect_has(reply.body, "The section is not complete");
	expect_equal(http_get(h, "rhian", PAPER).status, 403);
	expect_equal(http_get(h, "ned", PAPER).status, 404);
}

/* --- by chance ----------------------------------------------------------- */

struct chance_act {
	struct act a; /* first */
	uint64_t state;
	enum form_section section;
	bool own;
	struct str typed;
	struct form_mine mine[FORM_SECTION_COUNT];
	struct form_fill fills[FORM_SECTION_COUNT];
	struct form_ours ours;
};

static unsigned
draw(struct chance_act *c, unsigned n)
{
	c->state =
	        c->state * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (unsigned)(c->state >> 33) % n;
}

static const struct fault *
do_one(struct ctx *ctx, void *data)
{
	struct chance_act *c = data;
	bool more;

	if (c->own)
		return form_mine_save(
		        ctx, c->a.person, c->section,
		        c->mine[c->section].version,
		        &(struct form_mine_terms){.form = S("1.0"),
		                                  .typed = c->typed},
		        NULL);
	return form_fill_save(
	        ctx, c->a.person, c->section, c->fills[c->section].version,
	        &(struct form_fill_terms){.step = FORM_STEP_ANSWERS,
	                                  .voice = FORM_VOICE_WORKER,
	                                  .form = S("1.0"),
	                                  .typed = c->typed},
	        NULL, &more);
}

static const struct fault *
see_all(struct ctx *ctx, void *data)
{
	struct chance_act *c = data;

	TRY(form_mine_now(ctx, c->a.person, c->mine));
	TRY(form_ours_read(ctx, c->a.person, (struct assess_id){0}, &c->ours));
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		c->fills[i] = c->ours.fills[i];
	return NULL;
}

/* A side that was not written says what it said, by whom it said it. */
static void
expect_kept(const struct chance_act *was, const struct chance_act *is,
            const char *who)
{
	bool person = str_is(str_of(who), "rhian");

	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		const struct form_mine *then = &was->mine[i];
		const struct form_mine *now = &is->mine[i];

		if (!was->own || (!person && then->voice == ASSESS_OWN))
			expect_true(str_equal(then->document, now->document) &&
			            then->voice == now->voice);
		if (was->own || person)
			expect_true(str_equal(was->fills[i].document,
			                      is->fills[i].document));
		if (now->version > then->version)
			expect_equal(now->voice,
			             person ? ASSESS_OWN : ASSESS_FOR);
	}
}

/* What goes out has nothing odd in it but what nobody answered. */
static void
expect_sound(struct arena *arena, const struct form_ours *ours)
{
	struct form_sum sum;

	expect_equal(ours->doc.unknown, 0);
	for (int i = 0; ours->there && i < FORM_SECTION_COUNT; i++) {
		form_sum_up(arena, &ours->doc, (enum form_section)i, &sum);
		expect_equal(sum.remarks.n, sum.remarks.of[FORM_MISSING]);
	}
}

TEST("needs mine: by 80 acts of chance nobody's answers are changed by the "
     "other's hand, and what goes out is the form's")
{
	static const char *const people[] = {"rhian", "sam", "priya"};
	struct chance_act c = {.state = 84};
	struct world *w = assess_world(t, &c.a);
	int took = 0;

	for (int i = 0; i < 80; i++) {
		const char *who = people[draw(&c, 3)];
		struct chance_act was;

		c.own = draw(&c, 2) == 0;
		c.section = (enum form_section)draw(&c, FORM_THINKING);
		c.typed = form_fiction(
		        w->arena,
		        &(struct form_fiction){.seed = draw(&c, 1000000),
		                               .uuid = "x",
		                               .tag = "x",
		                               .sections = FORM_SECTION_COUNT});
		was = c;
		took += world_do(w, who, do_one, &c) == NULL;
		expect_ok(world_see(w, "sam", see_all, &c));
		expect_kept(&was, &c, who);
		expect_sound(w->arena, &c.ours);
	}
	expect_true(took > 20);
}
