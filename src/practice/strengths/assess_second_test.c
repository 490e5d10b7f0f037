/* assess_second_test.c - whether two countersign it, a sentence each. */
#include "practice/strengths/assess_world_test.h"

#include "register/orders/orders_package.h"
#include "register/policy/policy.h"

#define BASE "/people/" RHIAN "/strengths"

static void
seen(struct world *w, struct act *a)
{
	assess_look(w, a);
	a->seen = a->a.version;
}

/* Complete in all areas and signed by sam; the next says yes. */
static void
signed_by_sam(struct world *w, struct act *a)
{
	assess_all_done(w, a);
	expect_ok(world_do(w, "sam", assess_do_sign, a));
	seen(w, a);
	a->yes = true;
	a->second = false;
	a->words = S("");
}

/* --- the rule ------------------------------------------------------------ */

struct two {
	struct policy_id id;
	struct person_id person;
};

static const struct fault *
two_propose(struct ctx *ctx, void *data)
{
	struct two *two = data;

	return policy_propose(ctx,
	                      &(struct policy_row){
	                              .rule = S("strengths.countersign"),
	                              .valid_from = ctx->today,
	                              .valid_to = DATE_NONE,
	                              .selector = S("tier=A"),
	                              .value = S("2"),
	                              .source = S("A <circular> of 2026"),
	                              .status = POLICY_UNVERIFIED,
	                      },
	                      &two->id);
}

static const struct fault *
two_confirm(struct ctx *ctx, void *data)
{
	const struct two *two = data;

	return policy_decide(ctx, two->id, true);
}

static const struct fault *
tier_put(struct ctx *ctx, void *data)
{
	const struct two *two = data;
	enum put_result result;

	return package_put(ctx, two->person,
	                   &(struct package){.tier = S("A"),
	                                     .source = S("The tier service"),
	                                     .known_on = ctx->today},
	                   &result);
}

/* From today on two look at what is signed of a person of tier A. */
static void
two_for_tier_a(struct world *w)
{
	struct two two;

	expect_ok(world_do(w, "morgan", two_propose, &two));
	expect_ok(world_do(w, "ada", two_confirm, &two));
}

static void
is_of_tier_a(struct world *w, const struct act *a)
{
	struct two two = {.person = a->person};

	expect_ok(world_do(w, NULL, tier_put, &two));
}

TEST("assess second: a dated rule asks for two to countersign, by kind of "
     "order and tier, and is that of the day it was signed")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	/* By the rule the program comes with, one countersigns. */
	is_of_tier_a(w, &a);
	signed_by_sam(w, &a);
	expect_equal(a.a.twice, ASSESS_ONCE);
	two_for_tier_a(w);
	expect_ok(world_do(w, "priya", assess_do_answer, &a));
	seen(w, &a);
	expect_equal(a.a.standing, ASSESS_COUNTERSIGNED);
	world_later(w, 1000);
	assess_says(w, &a, "rhian", ASSESS_FINANCE, S("It is tight"));
	assess_writes(w, &a, ASSESS_FINANCE, S(""), true);
	seen(w, &a);
	expect_ok(world_do(w, "sam", assess_do_sign, &a));
	seen(w, &a);
	expect_equal(a.a.twice, ASSESS_TWICE_RULE);
	expect_true(a.a.twice_rule != 0);
	expect_ok(world_do(w, "priya", assess_do_answer, &a));
	seen(w, &a);
	expect_equal(a.a.standing, ASSESS_AWAITS_SECOND);
	expect_ok(world_do(w, "morgan", assess_do_answer, &a));
	seen(w, &a);
	expect_equal(a.a.standing, ASSESS_TWICE);
	expect_equal(a.a.second_by.v, world_user(w, "morgan").v);
}

TEST("assess second: of another tier the rule asks for one")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	two_for_tier_a(w);
	signed_by_sam(w, &a);
	expect_equal(a.a.twice, ASSESS_ONCE);
	expect_equal(a.a.twice_rule, 0);
	expect_ok(world_do(w, "morgan", assess_do_answer, &a));
	seen(w, &a);
	expect_equal(a.a.standing, ASSESS_COUNTERSIGNED);
	expect_fault(world_do(w, "priya", assess_do_answer, &a), FAULT_REFUSED,
	             "This edition does not wait for a second person");
}

/* --- who is the second --------------------------------------------------- */

/* Countersigned by priya, who asks for one more. */
static void
asked_by_priya(struct world *w, struct act *a)
{
	signed_by_sam(w, a);
	a->second = true;
	a->words = S("Is the harm link right?");
	expect_ok(world_do(w, "priya", assess_do_answer, a));
	seen(w, a);
	a->second = false;
	a->words = S("");
}

TEST("assess second: whoever countersigns may ask for one more, and says what "
     "for")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	signed_by_sam(w, &a);
	a.second = true;
	expect_problem(world_do(w, "priya", assess_do_answer, &a), "words",
	               "Say what one more person should look at");
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_SIGNED);
	a.words = S("Is the harm link right?");
	expect_ok(world_do(w, "priya", assess_do_answer, &a));
	seen(w, &a);
	expect_equal(a.a.standing, ASSESS_AWAITS_SECOND);
	expect_equal(a.a.twice, ASSESS_TWICE_ASKED);
	expect_str(a.a.answer, "Is the harm link right?");
	/* There is no third to countersign. */
	expect_fault(world_do(w, "morgan", assess_do_answer, &a), FAULT_REFUSED,
	             "Two people countersign it already: countersign it, or "
	             "send it back");
}

TEST("assess second: the second to countersign is neither the author nor the "
     "first, by any sign-in")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct str morgan = world_actor(w, "morgan")->name;

	asked_by_priya(w, &a);
	expect_fault(world_do(w, "sam", assess_do_answer, &a), FAULT_REFUSED,
	             "Somebody else must look at it: you signed it");
	expect_fault(world_do(w, "priya", assess_do_answer, &a), FAULT_REFUSED,
	             "Somebody else must look at it too: you countersigned it "
	             "already");
	world_actor(w, "morgan")->name = world_actor(w, "priya")->name;
	expect_fault(world_do(w, "morgan", assess_do_answer, &a), FAULT_REFUSED,
	             "Somebody else must look at it too: you countersigned it "
	             "already");
	world_actor(w, "morgan")->name = world_actor(w, "sam")->name;
	expect_fault(world_do(w, "morgan", assess_do_answer, &a), FAULT_REFUSED,
	             "Somebody else must look at it: you signed it");
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_AWAITS_SECOND);
	world_actor(w, "morgan")->name = morgan;
	expect_ok(world_do(w, "morgan", assess_do_answer, &a));
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_TWICE);
	expect_equal(a.a.answered_by.v, world_user(w, "priya").v);
	expect_str(a.a.second_name, "Morgan Hale");
}

TEST("assess second: who may not countersign is refused by the rule too, and "
     "so is a token")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	signed_by_sam(w, &a);
	world_actor(w, "priya")->roles = R(CASE_MANAGER);
	expect_fault(world_do(w, "priya", assess_do_answer, &a), FAULT_REFUSED,
	             "Only a senior case manager or a manager countersigns it");
	world_actor(w, "priya")->roles = R(SENIOR);
	a.second = true;
	a.words = S("Is the harm link right?");
	expect_ok(world_do(w, "priya", assess_do_answer, &a));
	seen(w, &a);
	a.second = false;
	world_actor(w, "morgan")->by_token = true;
	expect_fault(world_do(w, "morgan", assess_do_answer, &a), FAULT_REFUSED,
	             "Sign in yourself for this: a token signs nothing");
	expect_fault(world_do(w, "otto", assess_do_answer, &a), FAULT_NOT_FOUND,
	             NULL);
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_AWAITS_SECOND);
}

TEST("assess second: a version that is no longer current is not countersigned "
     "a second time")
{
	struct act a;
	struct world *w = assess_world(t, &a);
	struct assess_id was;

	asked_by_priya(w, &a);
	a.seen--;
	expect_fault(world_do(w, "morgan", assess_do_answer, &a),
	             FAULT_CONFLICT, NULL);
	a.seen++;
	was = a.a.id;
	assess_says(w, &a, "rhian", ASSESS_FINANCE, S("It is tight"));
	assess_look(w, &a);
	expect_true(a.a.id.v != was.v);
	expect_equal(a.a.twice, ASSESS_ONCE);
	expect_equal(a.a.answered_by.v, 0);
	a.seen = a.a.version - 1;
	expect_fault(world_do(w, "morgan", assess_do_answer, &a),
	             FAULT_CONFLICT, NULL);
	a.seen++;
	expect_fault(world_do(w, "morgan", assess_do_answer, &a), FAULT_REFUSED,
	             "This edition does not wait for a second person");
}

TEST("assess second: the second sends it back with a reason, and what the "
     "first said is kept")
{
	struct act a;
	struct world *w = assess_world(t, &a);

	asked_by_priya(w, &a);
	a.yes = false;
	expect_problem(world_do(w, "morgan", assess_do_answer, &a), "words",
	               "Say why you send it back");
	a.words = S("It is not");
	expect_ok(world_do(w, "morgan", assess_do_answer, &a));
	assess_look(w, &a);
	expect_equal(a.a.standing, ASSESS_RETURNED);
	expect_str(a.a.answer, "Is the harm link right?");
	expect_str(a.a.second_answer, "It is not");
}

/* --- where it waits ------------------------------------------------------ */

TEST("assess second: it waits on the first page of whoever signed and of "
     "whoever may look, until it is countersigned or overtaken")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	const char *whole = BASE "/whole\"";
	struct str body;

	signed_by_sam(h->w, &a);
	body = http_get(h, "sam", "/today").body;
	expect_has(body, "Assessments that you signed, and that wait");
	expect_has(body, "Signed by one");
	expect_lacks(body, "Assessments to look at");
	a.second = true;
	a.words = S("Is the harm link right?");
	expect_ok(world_do(h->w, "priya", assess_do_answer, &a));
	expect_lacks(http_get(h, "priya", "/today").body, whole);
	body = http_get(h, "morgan", "/today").body;
	expect_has(body, "Assessments to look at");
	expect_has(body, "Waits for a third");
	expect_lacks(http_get(h, "otto", "/today").body, whole);
	expect_has(http_get(h, "sam", "/today").body, "Waits for a third");
	expect_has(http_get(h, "sam", "/people/" RHIAN).body,
	           "It waits for a third person to look at it.");
	expect_has(http_get(h, "sam", BASE).body,
	           "It waits for a third person to look at it.");
	seen(h->w, &a);
	a.second = a.yes = false;
	expect_ok(world_do(h->w, "morgan", assess_do_answer, &a));
	expect_lacks(http_get(h, "morgan", "/today").body, whole);
	expect_has(http_get(h, "sam", "/today").body, "Sent back");
	world_later(h->w, 1000);
	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("It is tight"));
	expect_lacks(http_get(h, "sam", "/today").body, whole);
}

TEST("assess second: the page says which rule asks for two, from what day and "
     "source, and that nobody read it")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	struct str body;

	is_of_tier_a(h->w, &a);
	two_for_tier_a(h->w);
	signed_by_sam(h->w, &a);
	body = http_get(h, "priya", BASE "/whole").body;
	expect_has(body, "the rule that holds from 24 November 2026 asks for "
	                 "it (A &lt;circular&gt; of 2026).");
	expect_has(body, "<strong>Unverified</strong>");
	expect_lacks(body, "one more person should look");
	expect_equal(http_post(h, "priya", BASE "/answer",
	                       FIELDS("says", "yes", "version",
	                              str_c(h->w->arena,
	                                    str_print(h->w->arena, "%lld",
	                                              (long long)a.seen))))
	                     .status,
	             303);
	body = http_get(h, "priya", BASE "/whole").body;
	expect_has(body, "who neither signed nor countersigned it, looks");
	expect_lacks(body, "/answer\"");
	expect_has(http_get(h, "morgan", BASE "/whole").body, "/answer\"");
}

/* The newest as it goes out, brought in again: what its tag is then. */
static void
comes_back(struct http *h, const char *tag)
{
	struct str file = http_get(h, "sam", BASE "/form/file").body;
	struct http_reply reply;
	json_t *is = NULL, *was = NULL;
	const char *id;

	reply = http_json_new(h, "sam", "/api/people/" RHIAN "/needs",
	                      str_c(h->w->arena, file));
	expect_equal(reply.status, 201);
	expect_ok(json_read(h->w->arena, reply.body, &is));
	is = json_object_get(is, "assessment");
	expect_str(
	        str_of(json_string_value(json_object_get(is, "version_tag"))),
	        tag);
	id = json_string_value(json_object_get(is, "id"));
	reply = http_get(h, "sam",
	                 http_at(h, "/api/people/" RHIAN "/needs", str_of(id),
	                         ""));
	expect_ok(json_read(h->w->arena, file, &was));
	expect_ok(json_read(h->w->arena, reply.body, &is));
	expect_true(json_equal(was, is));
}

TEST("assess second: where it stands goes out in the services' words and comes "
     "back the same, locked or countersigned by two")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");

	assess_says(h->w, &a, "rhian", ASSESS_FINANCE, S("It is tight"));
	seen(h->w, &a);
	a.why = ASSESS_LOCK_RECALLED;
	expect_ok(world_do(h->w, "sam", assess_do_lock, &a));
	comes_back(h, "LOCKED_INCOMPLETE");
	asked_by_priya(h->w, &a);
	comes_back(h, "AWAITING_DOUBLE_COUNTERSIGN");
	a.yes = true;
	expect_ok(world_do(h->w, "morgan", assess_do_answer, &a));
	comes_back(h, "DOUBLE_COUNTERSIGNED");
}

TEST("assess second api: one more is asked for, and the second answers")
{
	struct act a;
	struct http *h = assess_http(t, &a, "Rhian");
	const char *to = "/api" BASE "/answer";
	const char *body;

	signed_by_sam(h->w, &a);
	body = str_c(h->w->arena,
	             str_print(h->w->arena,
	                       "{\"version\":%lld,\"answer\":\"second\"}",
	                       (long long)a.seen));
	http_refuses(h, "priya", to, body, 400,
	             "Say what one more person should look at");
	body = str_c(h->w->arena,
	             str_print(h->w->arena,
	                       "{\"version\":%lld,\"answer\":\"second\","
	                       "\"words\":\"Is it right?\"}",
	                       (long long)a.seen));
	http_takes(h, "priya", to, body, "\"standing\":\"awaits_second\"");
	seen(h->w, &a);
	body = str_c(h->w->arena,
	             str_print(h->w->arena,
	                       "{\"version\":%lld,\"answer\":\"yes\"}",
	                       (long long)a.seen));
	http_refuses(h, "priya", to, body, 422, "you countersigned it already");
	http_takes(h, "morgan", to, body,
	           "\"twice\":\"asked\",\"second_by\":\"Morgan Hale\"");
}
