/* contact_told_test.c - what they told of an appointment, written down. */
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "practice/contact/contact_told.h"
#include "practice/contact/contact_world_test.h"

#define CONTACTS "/people/" RHIAN "/contacts"
#define THEIRS   "They have said it themselves: only they can change it"
#define SIGNS_IN \
	"They can sign in and say it themselves. Write it down for them when " \
	"they are in the room."

struct told {
	struct act a;
	enum plan_how how;
};

static const struct fault *
tell_answer(struct ctx *ctx, void *data)
{
	struct told *m = data;

	return contact_answer_told(ctx, m->a.id, m->a.seen, m->a.answer,
	                           m->a.reason, m->a.words, m->how);
}

static const struct fault *
tell_rating(struct ctx *ctx, void *data)
{
	struct told *m = data;

	return contact_rate_told(ctx, m->a.id, m->a.seen, &m->a.rating, m->how);
}

static const struct fault *
see_rating(struct ctx *ctx, void *data)
{
	struct told *m = data;

	return contact_rating_read(ctx, m->a.id, &m->a.rating);
}

static const struct fault *
make_password(struct ctx *ctx, void *data)
{
	struct world *w = data;

	TRY(identity_password_set(ctx, world_user(w, "rhian"),
	                          S("a river under the bridge")));
	return audit_record(ctx, "identity.password_set", (struct person_id){0},
	                    world_user(w, "rhian").v);
}

static struct contact
as_read(struct world *w, const char *who, struct told *m)
{
	expect_ok(world_see(w, who, see_contact, &m->a));
	return m->a.contact;
}

static const struct fault *
answers(struct world *w, const char *who, struct told *m,
        enum contact_answer answer, enum plan_how how)
{
	m->a.answer = answer;
	m->a.reason = answer == CONTACT_CANNOT ? CONTACT_REASON_WORK
	                                       : CONTACT_REASON_NONE;
	m->a.words = S("My shift is late");
	m->a.seen = as_read(w, "sam", m).version;
	m->how = how;
	return world_do(w, who, tell_answer, m);
}

static struct world *
told_world(struct test *t, struct told *m, bool past)
{
	struct world *w = test_world(t, &m->a);

	m->a.terms = past ? test_terms(-60, CONTACT_COMPLIED)
	                  : test_terms(2 * 24 * 60, CONTACT_NONE_YET);
	expect_ok(world_do(w, "sam", past ? do_record : do_arrange, &m->a));
	return w;
}

TEST("contact told: an answer to an appointment that they told a worker says "
     "who wrote it down and how it was said, and the person's own takes its "
     "place")
{
	struct told m = {.how = PLAN_HOW_NONE};
	struct world *w = told_world(t, &m, false);
	struct contact c;

	expect_ok(answers(w, "sam", &m, CONTACT_CANNOT, PLAN_HOW_TELEPHONE));
	c = as_read(w, "rhian", &m);
	expect_equal(c.answer, CONTACT_CANNOT);
	expect_str(c.answer_words, "My shift is late");
	expect_equal(c.hand.how, PLAN_HOW_TELEPHONE);
	expect_equal(c.hand.by.v, world_user(w, "sam").v);
	expect_false(str_empty(c.hand.name));
	expect_ok(answers(w, "sam", &m, CONTACT_CAN, PLAN_HOW_PAPER));
	c = as_read(w, "sam", &m);
	expect_equal(c.answer, CONTACT_CAN);
	expect_true(str_empty(c.answer_words));
	m.a.answer = CONTACT_CANNOT;
	m.a.reason = CONTACT_REASON_WORK;
	expect_ok(world_do(w, "rhian", do_answer, &m.a));
	c = as_read(w, "sam", &m);
	expect_equal(c.answer, CONTACT_CANNOT);
	expect_false(plan_scribe_is(&c.hand));
}

TEST("contact told: what they answered themselves nobody writes over, and by "
     "telephone or on paper only an answer of whoever cannot sign in is "
     "written down")
{
	struct told m = {.how = PLAN_HOW_NONE};
	struct world *w = told_world(t, &m, false);

	expect_ok(world_do(w, NULL, make_password, w));
	expect_refused(t,
	               answers(w, "sam", &m, CONTACT_CAN, PLAN_HOW_TELEPHONE),
	               SIGNS_IN);
	expect_ok(answers(w, "sam", &m, CONTACT_CAN, PLAN_HOW_ROOM));
	m.a.answer = CONTACT_CANNOT;
	m.a.reason = CONTACT_REASON_WORK;
	expect_ok(world_do(w, "rhian", do_answer, &m.a));
	expect_refused(t, answers(w, "sam", &m, CONTACT_CAN, PLAN_HOW_ROOM),
	               THEIRS);
	expect_equal(as_read(w, "sam", &m).answer, CONTACT_CANNOT);
}

TEST("contact told: an answer needs what and how, is of the appointment as it "
     "was seen, and is no answer of the person's or of one that is over")
{
	struct told m = {.how = PLAN_HOW_NONE}, past = {.how = PLAN_HOW_NONE};
	struct world *w = told_world(t, &m, false);

	expect_problem(answers(w, "sam", &m, CONTACT_NOT_ANSWERED,
	                       PLAN_HOW_ROOM),
	               "answer", "Say if you can make it or not");
	expect_problem(answers(w, "sam", &m, CONTACT_CAN, PLAN_HOW_OWN),
	               "said_how", "Choose how they said it");
	expect_refused(t, answers(w, "rhian", &m, CONTACT_CAN, PLAN_HOW_ROOM),
	               "Your worker arranges and records appointments");
	expect_fault(answers(w, "ned", &m, CONTACT_CAN, PLAN_HOW_ROOM),
	             FAULT_NOT_FOUND, NULL);
	m.a.seen = 7;
	m.a.answer = CONTACT_CAN;
	m.how = PLAN_HOW_ROOM;
	expect_fault(world_do(w, "sam", tell_answer, &m), FAULT_CONFLICT, NULL);
	expect_equal(as_read(w, "sam", &m).answer, CONTACT_NOT_ANSWERED);
	w = told_world(t, &past, true);
	expect_refused(t, answers(w, "sam", &past, CONTACT_CAN, PLAN_HOW_ROOM),
	               "This appointment is over or was moved");
}

TEST("contact told: how a meeting was is written down as they said it, and "
     "what they sent themselves stays")
{
	struct told m = {.how = PLAN_HOW_PAPER};
	struct world *w = told_world(t, &m, true);

	m.a.rating = (struct contact_rating){.heard = 2, .fair = 3};
	m.a.seen = as_read(w, "sam", &m).version;
	expect_ok(world_do(w, "sam", tell_rating, &m));
	expect_ok(world_see(w, "rhian", see_rating, &m));
	expect_equal(m.a.rating.heard, 2);
	expect_equal(m.a.rating.hand.how, PLAN_HOW_PAPER);
	expect_false(str_empty(m.a.rating.hand.name));
	m.a.rating = (struct contact_rating){.heard = 5};
	expect_ok(world_do(w, "rhian", do_rate, &m.a));
	expect_ok(world_see(w, "sam", see_rating, &m));
	expect_false(plan_scribe_is(&m.a.rating.hand));
	m.a.rating = (struct contact_rating){.heard = 1};
	expect_refused(t, world_do(w, "sam", tell_rating, &m), THEIRS);
	expect_ok(world_see(w, "sam", see_rating, &m));
	expect_equal(m.a.rating.heard, 5);
}

TEST("contact told: how a meeting was needs an answer and how it was said, and "
     "that they were there")
{
	struct told m = {.how = PLAN_HOW_ROOM}, later = {.how = PLAN_HOW_ROOM};
	struct world *w = told_world(t, &m, true);

	m.a.seen = as_read(w, "sam", &m).version;
	m.a.rating = (struct contact_rating){.heard = 0};
	expect_problem(world_do(w, "sam", tell_rating, &m), "heard",
	               "Answer at least one of the questions");
	m.a.rating.heard = 4;
	m.how = PLAN_HOW_NONE;
	expect_problem(world_do(w, "sam", tell_rating, &m), "said_how",
	               "Choose how they said it");
	m.how = PLAN_HOW_ROOM;
	expect_fault(world_do(w, "ned", tell_rating, &m), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, NULL, make_password, w));
	m.how = PLAN_HOW_PAPER;
	expect_refused(t, world_do(w, "sam", tell_rating, &m), SIGNS_IN);
	w = told_world(t, &later, false);
	later.a.seen = as_read(w, "sam", &later).version;
	later.a.rating.heard = 4;
	expect_refused(t, world_do(w, "sam", tell_rating, &later),
	               "How a meeting was is written down once they were "
	               "there");
}

static const char *
at(struct http *h, const char *base, struct contact_id id, const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "%s/%.*s%s", base,
	                       STR_ARG(id_show(h->w->arena, id.v)), rest));
}

TEST("contact pages: a worker writes down what they said to an appointment, "
     "and both read whose hand it was")
{
	struct told m = {.how = PLAN_HOW_NONE};
	struct http *h = test_http(t, &m.a, "Rhian");
	struct http_reply reply;
	const char *path, *own;

	m.a.terms = test_terms(2 * 24 * 60, CONTACT_NONE_YET);
	expect_ok(world_do(h->w, "sam", do_arrange, &m.a));
	path = at(h, CONTACTS, m.a.id, "/answer");
	own = at(h, "/me/appointments", m.a.id, "");
	expect_has(http_get(h, "sam", at(h, CONTACTS, m.a.id, "")).body,
	           "Write down their answer");
	reply = http_post(h, "sam", path,
	                  FIELDS("version", "1", "answer", "cannot", "words",
	                         "Late <b>shift", "said_how", "room"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose why you cannot make it");
	expect_has(reply.body, "Late &lt;b&gt;shift");
	expect_equal(http_post(h, "sam", path,
	                       FIELDS("version", "1", "answer", "cannot",
	                              "reason", "work", "words", "Late shift",
	                              "said_how", "room"))
	                     .status,
	             303);
	reply = http_get(h, "sam", at(h, CONTACTS, m.a.id, ""));
	expect_has(reply.body, "said in the room, written down by");
	expect_has(reply.body, "Wrote down that they cannot make it");
	reply = http_get(h, "rhian", own);
	expect_has(reply.body, "You told your worker that you cannot make it.");
	expect_has(reply.body, "said in the room, written down by");
	expect_has(reply.body, "I will be there");
	expect_has(http_get(h, "sam", at(h, "/api" CONTACTS, m.a.id, "")).body,
	           "\"answer_by_hand\":{\"how\":\"room\"");
	expect_equal(http_post(h, "rhian",
	                       at(h, "/me/appointments", m.a.id, "/answer"),
	                       FIELDS("answer", "can"))
	                     .status,
	             303);
	reply = http_get(h, "sam", at(h, CONTACTS, m.a.id, ""));
	expect_lacks(reply.body, "said in the room");
	expect_lacks(reply.body, "/answer\"");
	reply = http_post(h, "sam", path,
	                  FIELDS("version", "3", "answer", "cannot", "reason",
	                         "work", "said_how", "room"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, THEIRS);
	expect_equal(http_get(h, "rhian", path).status, 403);
}

TEST("contact pages: a worker writes down how a meeting was for them, and they "
     "change it")
{
	struct told m = {.how = PLAN_HOW_NONE};
	struct http *h = test_http(t, &m.a, "Rhian");
	struct http_reply reply;
	const char *path, *own;

	m.a.terms = test_terms(-60, CONTACT_COMPLIED);
	expect_ok(world_do(h->w, "sam", do_record, &m.a));
	path = at(h, CONTACTS, m.a.id, "/rating");
	own = at(h, "/me/appointments", m.a.id, "");
	reply = http_post(h, "sam", path, FIELDS("version", "1", "heard", "2"));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Choose how they said it");
	expect_has(reply.body, "value=\"2\" checked");
	expect_equal(http_post(h, "sam", path,
	                       FIELDS("version", "1", "heard", "2", "said_how",
	                              "paper"))
	                     .status,
	             303);
	reply = http_get(h, "sam", at(h, CONTACTS, m.a.id, ""));
	expect_has(reply.body, "2/5");
	expect_has(reply.body, "written on paper, written down by");
	reply = http_get(h, "rhian", own);
	expect_has(reply.body, "written on paper, written down by");
	expect_has(reply.body, "You told your worker what is ticked here.");
	expect_equal(http_post(h, "rhian",
	                       at(h, "/me/appointments", m.a.id, "/rating"),
	                       FIELDS("heard", "5"))
	                     .status,
	             303);
	reply = http_get(h, "sam", at(h, CONTACTS, m.a.id, ""));
	expect_lacks(reply.body, "written on paper");
	expect_lacks(reply.body, "/rating\"");
	expect_equal(http_get(h, "rhian", path).status, 403);
}
