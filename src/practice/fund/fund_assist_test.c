/* fund_assist_test.c - the words of somebody who cannot sign in. */
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_core_local.h"
#include "practice/fund/fund_world_test.h"

#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"

struct aid {
	struct act a;
	enum fund_says says;
	struct str words;
	int how;
	int64_t assisted;
	bool mine;
	struct fund_assisted *list;
	size_t n;
};

static const struct fault *
do_for_them(struct ctx *ctx, void *data)
{
	struct aid *d = data;
	const struct fund_voice v = {.says = d->says, .words = d->words};

	return fund_assist_say(ctx, d->a.id, d->a.seen, &v, d->how, NULL);
}

static const struct fault *
do_ask_for(struct ctx *ctx, void *data)
{
	struct aid *d = data;

	return fund_assist_ask(ctx, d->a.person, &d->a.terms, d->how, NULL,
	                       &d->a.id);
}

static const struct fault *
do_hear(struct ctx *ctx, void *data)
{
	struct aid *d = data;

	return fund_assist_hear(ctx, d->a.id, d->assisted, d->mine, d->words);
}

static const struct fault *
do_settle(struct ctx *ctx, void *data)
{
	struct aid *d = data;

	return fund_assist_settle(ctx, d->a.id, d->assisted, d->words);
}

static const struct fault *
see_denied(struct ctx *ctx, void *data)
{
	struct aid *d = data;

	return fund_assist_store_open(ctx, FUND_NOT_MINE, &d->list, &d->n);
}

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return fund_check(ctx);
}

static const struct fault *
make_password(struct ctx *ctx, void *data)
{
	struct world *w = data;

	TRY(identity_password_set(ctx, world_user(w, "rhian"),
	                          S("$argon2id$not-a-real-one")));
	return audit_record(ctx, "identity.password_set", (struct person_id){0},
	                    0);
}

static struct aid
aid_new(void)
{
	return (struct aid){.says = FUND_YES,
	                    .words = S("Yes, I need that lock"),
	                    .how = FUND_HOW_TELEPHONE};
}

/* Sam asked for a lock for Rhian, who never signed in. */
static void
aid_start(struct world *w, struct aid *d, int64_t pence)
{
	d->a.terms = fund_terms_of(pence);
	d->a.seen = 0;
	expect_ok(world_do(w, "sam", do_ask, &d->a));
}

static struct world *
aid_world(struct test *t, struct aid *d, int64_t pence)
{
	struct world *w;

	*d = aid_new();
	w = fund_world(t, &d->a);
	aid_start(w, d, pence);
	return w;
}

/* The newest answer that was written down, and all in order. */
static void
look(struct world *w, struct aid *d)
{
	expect_ok(world_see(w, "sam", see_all, &d->a));
	expect_ok(world_see(w, NULL, see_check, NULL));
	for (size_t i = 0; i < d->a.n; i++)
		if (d->a.voices[i].assisted)
			d->assisted = d->a.voices[i].id;
}

TEST("fund assist: a person agrees or disagrees through their worker, and it "
     "always says whose words they are, who typed them and how they were said")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 3800);

	expect_ok(world_do(w, "sam", do_for_them, &d));
	look(w, &d);
	expect_equal(d.a.n, 1);
	expect_equal(d.a.voices[0].side, FUND_PERSON);
	expect_true(d.a.voices[0].assisted);
	expect_equal(d.a.voices[0].how, FUND_HOW_TELEPHONE);
	expect_true(d.a.voices[0].by.v == world_user(w, "sam").v);
	expect_str(d.a.voices[0].words, "Yes, I need that lock");
	expect_ok(fund_says_as(w, &d.a, "sam", FUND_YES));
	look(w, &d);
	expect_equal(d.a.request.state, FUND_AGREED);
	expect_false(d.a.voices[1].assisted);
	aid_start(w, &d, 400);
	d.says = FUND_NO;
	expect_ok(world_do(w, "sam", do_for_them, &d));
	look(w, &d);
	expect_equal(d.a.request.says[FUND_PERSON], FUND_NO);
	expect_equal(d.a.request.state, FUND_ASKED);
}

TEST("fund assist: a person asks through their worker, and their words are "
     "their yes")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 100);

	d.how = FUND_HOW_PAPER;
	d.a.terms = fund_terms_of(200);
	expect_ok(world_do(w, "sam", do_ask_for, &d));
	look(w, &d);
	expect_equal(d.a.request.says[FUND_PERSON], FUND_YES);
	expect_false(d.a.request.own_words);
	expect_str(d.a.voices[0].words, "So that I get to college");
	expect_equal(d.a.voices[0].how, FUND_HOW_PAPER);
	d.how = FUND_HOWS;
	expect_fault(world_do(w, "sam", do_ask_for, &d), FAULT_INVALID, NULL);
}

TEST("fund assist: what they said is not why their worker says yes")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 100);

	d.a.terms = fund_terms_of(200);
	d.how = FUND_HOW_ROOM;
	expect_ok(world_do(w, "sam", do_ask_for, &d));
	d.a.seen = 0;
	d.a.voice = (struct fund_voice){
	        .says = FUND_YES, .refusal = -1, .public_reason = S("A lock")};
	expect_problem(world_do(w, "sam", do_say, &d.a), "words",
	               "Say why, in plain words of your own");
	d.a.voice.words = S("It fits the plan");
	expect_ok(world_do(w, "sam", do_say, &d.a));
}

TEST("fund assist: nothing is made up: without words, an answer or how it was "
     "said nothing is written down")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 3800);

	d.says = FUND_SILENT;
	expect_fault(world_do(w, "sam", do_for_them, &d), FAULT_INVALID, NULL);
	d.says = FUND_YES;
	d.words = S("");
	expect_fault(world_do(w, "sam", do_for_them, &d), FAULT_INVALID, NULL);
	d.words = S("Yes");
	d.how = -1;
	expect_fault(world_do(w, "sam", do_for_them, &d), FAULT_INVALID, NULL);
	d.how = FUND_HOW_ROOM;
	expect_fault(world_do(w, "rhian", do_for_them, &d), FAULT_REFUSED,
	             "Your own answer is yours to give");
	expect_fault(world_do(w, "ned", do_for_them, &d), FAULT_NOT_FOUND,
	             NULL);
	d.a.seen = 99;
	expect_fault(world_do(w, "sam", do_for_them, &d), FAULT_CONFLICT, NULL);
	d.a.seen = 0;
	look(w, &d);
	expect_equal(d.a.n, 0);
	expect_ok(world_do(w, "sam", do_for_them, &d));
	expect_fault(world_do(w, "sam", do_for_them, &d), FAULT_REFUSED,
	             "Nothing waits for their answer here");
}

TEST("fund assist: whoever can sign in answers themselves, unless they are in "
     "the room")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 3800);

	expect_ok(world_do(w, NULL, make_password, w));
	expect_fault(world_do(w, "sam", do_for_them, &d), FAULT_REFUSED,
	             "They can sign in, and answer themselves. Write it down "
	             "for them when they are in the room");
	d.how = FUND_HOW_PAPER;
	expect_fault(world_do(w, "sam", do_for_them, &d), FAULT_REFUSED, NULL);
	d.how = FUND_HOW_ROOM;
	expect_ok(world_do(w, "sam", do_for_them, &d));
}

TEST("fund assist: above the light limit whoever typed the person’s yes does "
     "not say the worker’s as well")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 9000);

	expect_ok(world_do(w, "sam", do_for_them, &d));
	expect_fault(fund_says_as(w, &d.a, "sam", FUND_YES), FAULT_REFUSED,
	             "Somebody else answers as the worker: you wrote down "
	             "their yes");
	expect_ok(fund_says_as(w, &d.a, "morgan", FUND_YES));
	expect_ok(fund_third_as(w, &d.a, "priya", FUND_YES));
	look(w, &d);
	expect_equal(d.a.request.state, FUND_AGREED);
}

TEST("fund assist: nor the other way about: whoever said the worker’s yes does "
     "not type the person’s")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 9000);

	expect_ok(fund_says_as(w, &d.a, "sam", FUND_YES));
	expect_fault(world_do(w, "sam", do_for_them, &d), FAULT_REFUSED,
	             "Somebody else writes their answer down: you decide this "
	             "as their worker");
	expect_ok(world_do(w, "morgan", do_for_them, &d));
	look(w, &d);
	expect_equal(d.a.request.state, FUND_ASKED);
}

TEST("fund assist: the person can say that it is not what they said; that "
     "stays, goes to a worker and a senior, and undoes no money by itself")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 3800);

	expect_ok(world_do(w, "sam", do_for_them, &d));
	expect_ok(fund_says_as(w, &d.a, "sam", FUND_YES));
	look(w, &d);
	d.words = S("I said that I would think about it");
	expect_fault(world_do(w, "sam", do_hear, &d), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "ned", do_hear, &d), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "priya", do_settle, &d), FAULT_REFUSED,
	             "Nothing waits for you here");
	expect_ok(world_do(w, "rhian", do_hear, &d));
	expect_fault(world_do(w, "rhian", do_hear, &d), FAULT_REFUSED,
	             "You have said this already");
	look(w, &d);
	expect_equal(d.a.request.state, FUND_AGREED);
	expect_equal(d.a.budget.promised.pence, 3800);
	expect_equal(d.a.voices[0].heard, FUND_NOT_MINE);
	expect_str(d.a.voices[0].heard_words,
	           "I said that I would think about it");
	expect_str(d.a.voices[0].words, "Yes, I need that lock");
	expect_ok(world_see(w, "sam", see_denied, &d));
	expect_equal(d.n, 1);
	expect_ok(world_see(w, "ned", see_denied, &d));
	expect_equal(d.n, 0);
	expect_ok(world_see(w, "priya", see_denied, &d));
	expect_equal(d.n, 1);
}

TEST("fund assist: a senior who did not type it says what was done about it")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 3800);

	expect_ok(world_do(w, "priya", do_for_them, &d));
	look(w, &d);
	expect_ok(world_do(w, "rhian", do_hear, &d));
	d.words = S("We spoke, and they want it after all");
	expect_fault(world_do(w, "sam", do_settle, &d), FAULT_REFUSED,
	             "A senior case manager decides this");
	expect_fault(world_do(w, "priya", do_settle, &d), FAULT_REFUSED,
	             "Somebody else looks at this: you wrote it down");
	d.words = S("");
	expect_fault(world_do(w, "morgan", do_settle, &d), FAULT_INVALID, NULL);
	d.words = S("We spoke, and they want it after all");
	expect_ok(world_do(w, "morgan", do_settle, &d));
	expect_fault(world_do(w, "morgan", do_settle, &d), FAULT_REFUSED,
	             "Nothing waits for you here");
	look(w, &d);
	expect_true(d.a.voices[0].settled);
	expect_ok(world_see(w, "sam", see_denied, &d));
	expect_equal(d.n, 0);
}

TEST("fund assist: whoever typed it never pays")
{
	struct aid d;
	struct world *w = aid_world(t, &d, 3800);

	expect_ok(world_do(w, "sam", do_for_them, &d));
	expect_ok(fund_says_as(w, &d.a, "morgan", FUND_YES));
	world_actor(w, "fin")->name = world_actor(w, "sam")->name;
	d.a.payment.v = id_new();
	d.a.sum.pence = 3800;
	expect_fault(world_do(w, "fin", do_pay, &d.a), FAULT_REFUSED, NULL);
}

/* --- what must hold --------------------------------------------------- */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "fund_assist_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(voice_other, "update fund_voice set says = 'no' where side = 'person'");
DAMAGE(voice_gone, "update fund_voice set by_user = by_user + 1"
                   " where side = 'person'");
DAMAGE(same_hand, "update fund_voice set by_user = (select max(by_user)"
                  " from fund_assisted) where side = 'worker'");
static const struct query *const damages[] = {&voice_other, &voice_gone,
                                              &same_hand, NULL};

static const struct fault *
damage(struct ctx *ctx, void *data)
{
	return sql_do(ctx->tx, data, NO_ARGS, NULL);
}

TEST("fund assist: the check finds an answer without its voice, and one hand "
     "that said both")
{
	for (size_t i = 0; damages[i] != NULL; i++) {
		struct aid d = aid_new();
		struct world *w = world_with(t, damages);
		const struct fault *fault;
		union {
			const struct query *query;
			void *data;
		} handed = {damages[i]};

		fund_start(w, &d.a);
		aid_start(w, &d, 9000);
		expect_ok(world_do(w, "sam", do_for_them, &d));
		expect_ok(fund_says_as(w, &d.a, "morgan", FUND_YES));
		look(w, &d);
		expect_ok(world_do(w, NULL, damage, handed.data));
		fault = world_see(w, NULL, see_check, NULL);
		expect_fault(fault, FAULT_REFUSED, NULL);
		expect_has(text_show_en(w->arena, &fault->text),
		           "was written down for the person");
	}
}

/* --- pages and API ---------------------------------------------------- */

#define HOSTILE "<script>alert(1)</script> \"&"
#define CASE    "/people/X100001/fund/"

static const char *
path_of(struct http *h, const struct aid *d, const char *base, const char *rest)
{
	struct str show = id_show(h->w->arena, d->a.id.v);

	return str_c(h->w->arena, str_print(h->w->arena, "%s%.*s%s", base,
	                                    STR_ARG(show), rest));
}

static const char *
shown(struct http *h, const char *format, int64_t n)
{
	return str_c(h->w->arena, str_print(h->w->arena, format, (long long)n));
}

static const char *
id_text(struct http *h, int64_t id)
{
	return str_c(h->w->arena, id_show(h->w->arena, id));
}

TEST("fund assist pages: it is typed, told, denied and settled")
{
	struct aid d = aid_new();
	struct http *h = fund_http(t, &d.a);
	const char *form, *mine, *version;
	struct http_reply reply;

	aid_start(h->w, &d, 3800);
	look(h->w, &d);
	form = path_of(h, &d, CASE, "/for-them");
	mine = path_of(h, &d, "/me/fund/", "");
	version = shown(h, "%lld", d.a.request.version);
	expect_has(http_get(h, "sam", path_of(h, &d, CASE, "")).body, form);
	expect_has(http_get(h, "sam", form).body, "How did they say it?");
	reply = http_post(h, "sam", form,
	                  FIELDS("words", HOSTILE, "version", version));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select how they said it");
	expect_has(reply.body, "&lt;script&gt;");
	expect_equal(http_post(h, "sam", form,
	                       FIELDS("says", "yes", "words", HOSTILE, "how",
	                              "telephone", "version", version))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", form).body, "Nothing waits for their");
	look(h->w, &d);
	expect_has(http_get(h, "sam", path_of(h, &d, CASE, "")).body,
	           "Their words, typed by Sam Okafor, said on the telephone.");
	expect_has(http_get(h, "rhian", "/me").body, "Written down for you");
	expect_has(http_get(h, "rhian", mine).body, "Is that what you said?");
	expect_equal(http_post(h, "rhian",
	                       path_of(h, &d, "/me/fund/", "/heard"),
	                       FIELDS("voice", id_text(h, d.assisted)))
	                     .status,
	             400);
	expect_equal(http_post(h, "rhian",
	                       path_of(h, &d, "/me/fund/", "/heard"),
	                       FIELDS("voice", id_text(h, d.assisted), "mine",
	                              "no", "heard", HOSTILE))
	                     .status,
	             303);
	expect_lacks(http_get(h, "rhian", "/me").body, "Written down for you");
	expect_has(http_get(h, "rhian", mine).body, "that is not what I said");
	expect_has(http_get(h, "sam", "/today").body, "Not what they said");
	reply = http_get(h, "priya", path_of(h, &d, CASE, ""));
	expect_has(reply.body, "What was done about it?");
	expect_lacks(http_get(h, "sam", path_of(h, &d, CASE, "")).body,
	             "What was done about it?");
	expect_equal(http_post(h, "sam", path_of(h, &d, CASE, "/settle"),
	                       FIELDS("voice", id_text(h, d.assisted),
	                              "settled", "x"))
	                     .status,
	             403);
	expect_equal(http_post(h, "priya", path_of(h, &d, CASE, "/settle"),
	                       FIELDS("voice", id_text(h, d.assisted),
	                              "settled", "We spoke about it"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", mine).body, "We spoke about it");
	expect_lacks(http_get(h, "sam", "/today").body, "Not what they said");
}

TEST("fund assist pages: nobody out of reach and nobody who pays has the form")
{
	struct aid d = aid_new();
	struct http *h = fund_http(t, &d.a);

	aid_start(h->w, &d, 3800);
	expect_equal(
	        http_get(h, "ned", path_of(h, &d, CASE, "/for-them")).status,
	        404);
	expect_equal(
	        http_get(h, "fin", path_of(h, &d, CASE, "/for-them")).status,
	        403);
}

TEST("fund assist pages: a worker’s form asks whose words they are")
{
	struct aid d = aid_new();
	struct http *h = fund_http(t, &d.a);

	expect_has(http_get(h, "sam", CASE "new").body,
	           "Whose words are these?");
	expect_lacks(http_get(h, "rhian", "/me/fund/new").body,
	             "Whose words are these?");
	expect_equal(http_post(h, "sam", CASE "new",
	                       FIELDS("what", "A lock", "why", "For college",
	                              "purpose", "travel", "no_goal",
	                              "None yet", "sum", "38", "supplier",
	                              "Harbour", "tried", "The college", "how",
	                              "room"))
	                     .status,
	             303);
	expect_has(http_get(h, "rhian", "/me").body, "Written down for you");
}

TEST("fund assist api: the answer says how it was said and what the person "
     "says to it")
{
	struct aid d = aid_new();
	struct http *h = fund_http(t, &d.a);
	const char *say, *heard;
	struct http_reply reply;

	aid_start(h->w, &d, 3800);
	look(h->w, &d);
	say = path_of(h, &d, "/api/people/X100001/fund/requests/", "/say-for");
	heard = path_of(h, &d, "/api/people/X100001/fund/requests/", "/heard");
	reply = http_json(h, "sam", say, "s1",
	                  shown(h,
	                        "{\"version\":%lld,\"answer\":\"yes\","
	                        "\"words\":\"Yes\",\"how\":\"dream\"}",
	                        d.a.request.version));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"how\"");
	reply = http_json(h, "sam", say, "s2",
	                  shown(h,
	                        "{\"version\":%lld,\"answer\":\"yes\","
	                        "\"words\":\"Yes\",\"how\":\"room\"}",
	                        d.a.request.version));
	expect_equal(reply.status, 201);
	expect_has(reply.body,
	           "\"written_down\":\"room\",\"heard\":\"untold\"");
	expect_equal(http_json(h, "ned", say, "s3", "{}").status, 404);
	expect_equal(http_json(h, "rhian", say, "s4", "{}").status, 403);
	look(h->w, &d);
	expect_equal(http_json(h, "sam", heard, "s5", "{}").status, 403);
	reply = http_json(h, "rhian", heard, "s6", "{}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"field\":\"mine\"");
	reply = http_json(h, "rhian", heard, "s7",
	                  str_c(h->w->arena,
	                        str_print(h->w->arena,
	                                  "{\"voice\":\"%s\",\"mine\":true}",
	                                  id_text(h, d.assisted))));
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"heard\":\"mine\"");
}
