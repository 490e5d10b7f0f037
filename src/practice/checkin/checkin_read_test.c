/* checkin_read_test.c - reading, reminders and rows of check-ins, one sentence
 * each. */
#include "kernel/demo.h"
#include "practice/checkin/checkin_world_test.h"

static const struct query messages = {
        .name = "test.messages",
        .text = "select count(*) as n from outbox_message"
                " where template = :template",
        .shows_nobody = "a count",
};
static const struct query all_messages = {
        .name = "test.all_messages",
        .text = "select count(*) as n from outbox_message",
        .shows_nobody = "a count",
};
static const struct query contacts = {
        .name = "test.contacts",
        .text = "select count(*) as n from contact_contact",
        .shows_nobody = "a count",
};
static const struct query reached = {
        .name = "test.reached",
        .text = "update people_person set email = 'rhian@example.org',"
                " contact_rules = :rules where id = :person",
        .unaudited = "a test",
};
static const struct query stray_note = {
        .name = "test.stray_note",
        .text = "insert into checkin_note (note, checkin, person, words,"
                " made_by, made_at) values (1, 2, 3, 'x', 4, 5)",
        .unaudited = "a test",
};
static const struct query no_yes = {
        .name = "test.no_yes",
        .text = "update checkin_setup set state = 'asked'",
        .unaudited = "a test",
};
static const struct query no_senior = {
        .name = "test.no_senior",
        .text = "update checkin_setup set place = 'instead', why = 'x'",
        .unaudited = "a test",
};
const struct query *const checkin_test_queries[] = {
        &messages,   &all_messages, &contacts,  &reached,
        &stray_note, &no_yes,       &no_senior, NULL,
};

/* --- reading ------------------------------------------------------------- */

TEST("checkin: whoever reads it says how they know that it was the person")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	checkin_last(w, &a);
	expect_fault(world_do(w, "sam", checkin_do_review, &a), FAULT_REFUSED,
	             "This check-in does not wait to be read");
	checkin_sends(w, &a, "rhian");
	a.look.known = -1;
	expect_problem(world_do(w, "sam", checkin_do_review, &a), "known",
	               "Say how you know that it was them");
	a.look.known = CHECKIN_SIGNED_IN;
	expect_fault(world_do(w, "rhian", checkin_do_review, &a),
	             FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "ned", checkin_do_review, &a), FAULT_NOT_FOUND,
	             NULL);
	checkin_reads(w, &a);
	expect_equal(a.all.list[0].stand, CHECKIN_REVIEWED);
	expect_equal(a.all.list[0].known, CHECKIN_SIGNED_IN);
	expect_equal(a.all.list[0].read_by.v, world_user(w, "sam").v);
	a.id.v++;
	expect_fault(world_do(w, "sam", checkin_do_review, &a), FAULT_NOT_FOUND,
	             "We cannot find that check-in");
}

TEST("checkin: a call, a very low mood or a doubt is not put away without a "
     "word")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	checkin_sends(w, &a, "rhian");
	a.look.known = CHECKIN_CONCERN;
	expect_problem(world_do(w, "sam", checkin_do_review, &a), "note",
	               "Write what was done: they asked for a call, are "
	               "struggling, or you are not sure it was them");
	a.look.known = CHECKIN_SPOKE;
	checkin_reads(w, &a);
	a.sent.mood = CHECKIN_STRUGGLING;
	checkin_days(w, 14);
	checkin_sends(w, &a, "rhian");
	expect_fault(world_do(w, "sam", checkin_do_review, &a), FAULT_INVALID,
	             NULL);
	a.look.note = letters_new(w, CHECKIN_NOTE_MOST + 1);
	expect_problem(world_do(w, "sam", checkin_do_review, &a), "note",
	               "This is too long: use 500 letters at most");
	a.look.note = S("Rang: we meet tomorrow");
	checkin_reads(w, &a);
}

TEST("checkin: a note is added later to one that was read, and the first stays")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	checkin_sends(w, &a, "rhian");
	a.words = S("Rang again");
	expect_fault(world_do(w, "sam", checkin_do_follow, &a), FAULT_REFUSED,
	             "Read it first. Then a note can be added");
	a.look.note = S("Rang");
	checkin_reads(w, &a);
	a.words = S("");
	expect_problem(world_do(w, "sam", checkin_do_follow, &a), "words",
	               "Write it down first");
	a.words = S("Rang again");
	expect_fault(world_do(w, "rhian", checkin_do_follow, &a),
	             FAULT_NOT_FOUND, NULL);
	for (int i = 0; i < CHECKIN_NOTES_MOST; i++)
		expect_ok(world_do(w, "sam", checkin_do_follow, &a));
	expect_fault(world_do(w, "sam", checkin_do_follow, &a), FAULT_REFUSED,
	             "There is no room for more notes here");
	checkin_look_at(w, &a);
	expect_str(a.all.list[0].note, "Rang");
	expect_equal(a.all.notes_n, CHECKIN_NOTES_MOST);
}

TEST("checkin: what a worker notes, doubts or found against it is not on the "
     "person's own pages: somebody else may hold their phone")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	a.terms.none_of_them = false;
	a.terms.facts = 1u << CHECKIN_SELF;
	checkin_on(w, &a);
	checkin_sends(w, &a, "rhian");
	a.look.known = CHECKIN_CONCERN;
	a.look.note = S("It did not sound like her");
	checkin_reads(w, &a);
	a.words = S("Rang");
	expect_ok(world_do(w, "sam", checkin_do_follow, &a));
	expect_ok(world_see(w, "rhian", checkin_see, &a));
	expect_equal(a.all.list[0].stand, CHECKIN_REVIEWED);
	expect_str(a.all.list[0].note, "");
	expect_equal(a.all.list[0].known, CHECKIN_NOT_SAID);
	expect_equal(a.all.notes_n, 0);
	expect_equal(a.all.setup.facts, 0);
}

TEST("checkin: a missed check-in is read too, with what was done, and is never "
     "a breach by itself")
{
	struct act a;
	struct world *w = checkin_world(t, &a);
	int64_t before = world_count(w, &contacts, NO_ARGS);

	checkin_on(w, &a);
	checkin_days(w, 3);
	checkin_last(w, &a);
	expect_equal(a.all.list[0].stand, CHECKIN_CREATED);
	checkin_days(w, 1);
	checkin_last(w, &a);
	expect_equal(a.all.list[0].stand, CHECKIN_EXPIRED);
	expect_fault(world_do(w, "rhian", checkin_do_send, &a), FAULT_REFUSED,
	             NULL);
	expect_equal(world_count(w, &contacts, NO_ARGS), before);
	expect_equal(a.all.setup.state, CHECKIN_RUNNING);
	a.look.known = -1;
	expect_problem(world_do(w, "sam", checkin_do_review, &a), "note",
	               "Write what was done about the missed check-in");
	a.look.note = S("Rang: the phone was broken");
	checkin_reads(w, &a);
	expect_equal(a.all.list[0].stand, CHECKIN_REVIEWED);
	expect_equal(a.all.list[0].known, CHECKIN_NOT_SAID);
}

static const struct fault *
waits(struct ctx *ctx, void *data)
{
	struct checkin_wait *list;
	struct act *a = data;
	size_t n;

	TRY(checkin_store_waits(ctx, &list, &n));
	a->yes = (int)n;
	a->id = n == 0 ? (struct checkin_id){0} : list[0].one.id;
	return NULL;
}

TEST("checkin: a call asked for or a very low mood is at the top")
{
	struct act a, b;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	checkin_sends(w, &a, "rhian");
	b = a;
	b.person =
	        person_new(w, "X100002", "Mair", "Pugh", "1991-01-01", "sam");
	checkin_on(w, &b);
	b.sent.call = 1;
	b.sent.voice = CHECKIN_PHONE;
	checkin_sends(w, &b, "sam");
	expect_ok(world_see(w, "sam", waits, &a));
	expect_equal(a.yes, 2);
	expect_equal(a.id.v, b.id.v);
	expect_true(checkin_urgent(&b.all.list[0]));
	expect_ok(world_see(w, "ned", waits, &a));
	expect_equal(a.yes, 0);
}

TEST("checkin: what is kept close is there for the person, their worker and "
     "the senior of their team alone")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	checkin_sends(w, &a, "rhian");
	expect_ok(world_see(w, "morgan", checkin_see, &a));
	expect_equal(a.all.n, 1);
	a.look.close = true;
	checkin_reads(w, &a);
	a.words = S("A note");
	expect_ok(world_do(w, "sam", checkin_do_follow, &a));
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 1);
	expect_ok(world_see(w, "priya", checkin_see, &a));
	expect_equal(a.all.n, 1);
	expect_ok(world_see(w, "rhian", checkin_see, &a));
	expect_equal(a.all.n, 1);
	expect_ok(world_see(w, "morgan", checkin_see, &a));
	expect_equal(a.all.n, 0);
	expect_equal(a.all.notes_n, 0);
	expect_fault(world_do(w, "morgan", checkin_do_follow, &a),
	             FAULT_NOT_FOUND, "We cannot find that check-in");
	expect_fault(world_see(w, "ned", checkin_see, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "ada", checkin_see, &a), FAULT_NOT_FOUND,
	             NULL);
}

/* --- reminders ----------------------------------------------------------- */

static const struct fault *
reach_by(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return sql_do(ctx->tx, &reached,
	              ARGS(arg_str("rules", a->words),
	                   arg_i64("person", a->person.v)),
	              NULL);
}

static struct world *
reminding(struct test *t, struct act *a, const char *rules)
{
	struct world *w = checkin_world(t, a);

	w->app->smtp_url = "smtp://127.0.0.1:9";
	a->words = str_of(rules);
	expect_ok(world_do(w, NULL, reach_by, a));
	return w;
}

TEST("checkin: a reminder says nothing of what it is about")
{
	struct act a;
	struct world *w = reminding(t, &a, "");

	checkin_on(w, &a);
	checkin_days(w, 0);
	checkin_days(w, 0);
	expect_equal(world_count(w, &all_messages, NO_ARGS), 1);
	checkin_days(w, 2);
	checkin_days(w, 0);
	checkin_days(w, 1);
	expect_equal(world_count(w, &all_messages, NO_ARGS), 2);
	expect_equal(
	        world_count(w, &messages,
	                    ARGS(arg_str("template",
	                                 S("There is something for you to "
	                                   "fill in. Sign in to see it.")))),
	        2);
	checkin_days(w, 5);
	expect_equal(world_count(w, &all_messages, NO_ARGS), 2);
}

TEST("checkin: nobody is written to where it is written down when and how it "
     "is safe")
{
	struct act a;
	struct world *w = reminding(t, &a, "Never by email: it is shared");

	checkin_on(w, &a);
	checkin_days(w, 1);
	expect_equal(world_count(w, &all_messages, NO_ARGS), 0);
	expect_ok(world_do(w, NULL, reach_by, &a));
	a.terms.way = CHECKIN_WORKER;
	a.words = S("");
	expect_ok(world_do(w, NULL, reach_by, &a));
	a.terms.first = date_add_days(a.terms.first, 1);
	checkin_on(w, &a);
	checkin_days(w, 1);
	expect_equal(world_count(w, &all_messages, NO_ARGS), 0);
}

/* --- rows ---------------------------------------------------------------- */

TEST("checkin: a merge hands everything over, and back")
{
	struct act a, b;
	struct world *w = checkin_world(t, &a);
	struct merging m = {.kept = a.person};

	b = a;
	b.person =
	        person_new(w, "X100002", "Rhiann", "Pugh", "1990-01-01", "sam");
	m.gone = b.person;
	checkin_on(w, &b);
	expect_ok(world_do(w, "sam", checkin_do_ask, &b));
	checkin_sends(w, &b, "sam");
	checkin_reads(w, &b);
	b.words = S("A note");
	expect_ok(world_do(w, "sam", checkin_do_follow, &b));
	expect_ok(world_do(w, "priya", merging_do, &m));
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 1);
	expect_equal(a.all.notes_n, 1);
	expect_str(a.all.waiting[0], "Did you ring?");
	expect_equal(a.all.setup.state, CHECKIN_RUNNING);
	expect_ok(world_do(w, NULL, checkin_do_job, NULL));
	expect_ok(world_do(w, "priya", merging_undo, &m));
	checkin_look_at(w, &a);
	expect_equal(a.all.n, 0);
	expect_equal(a.all.setup.id, 0);
	checkin_look_at(w, &b);
	expect_equal(b.all.n, 1);
}

TEST("checkin: the check finds a round without a yes, fewer meetings that "
     "nobody judged, and a note of nothing")
{
	struct act a;
	struct world *w = checkin_world(t, &a);

	checkin_on(w, &a);
	expect_ok(world_see(w, NULL, checkin_do_check, NULL));
	world_finds(w, &stray_note, checkin_check, "belongs to no check-in");
	w = checkin_world(t, &a);
	checkin_on(w, &a);
	world_finds(w, &no_yes, checkin_check, "never said yes");
	w = checkin_world(t, &a);
	checkin_on(w, &a);
	world_finds(w, &no_senior, checkin_check,
	            "judged by nobody but whoever");
}

/* --- to practise with ---------------------------------------------------- */

struct practising {
	struct demo demo;
	struct demo_person who;
};

static const struct fault *
rehearse(struct ctx *ctx, void *data)
{
	struct practising *p = data;

	p->demo.arena = ctx->arena;
	p->demo.today = ctx->today;
	return checkin_rehearse(ctx, &p->demo);
}

TEST("checkin: whoever is made to practise with missed one, and asks for a "
     "call in the next")
{
	struct act a;
	struct world *w = checkin_world(t, &a);
	struct practising p = {.demo = {.people = &p.who, .n = 1, .until = 1},
	                       .who = {.worker = world_user(w, "sam"),
	                               .user = world_user(w, "rhian"),
	                               .person = a.person}};

	for (int what = 0; what < REHEARSE_COUNT; what++) {
		p.demo.rehearsal = (enum demo_rehearsal)what;
		expect_ok(world_do(w, NULL, rehearse, &p));
		checkin_look_at(w, &a);
		expect_equal(a.all.n, what >= REHEARSE_OVERDUE ? 2 : 0);
	}
	expect_true(checkin_urgent(&a.all.list[0]));
	expect_equal(a.all.list[0].voice, CHECKIN_OWN);
	expect_equal(a.all.list[1].stand, CHECKIN_EXPIRED);
	expect_true(a.all.open == NULL);
	a.id = a.all.list[0].id;
	a.look.note = S("Rang");
	expect_ok(world_do(w, "sam", checkin_do_review, &a));
	a.id = a.all.list[1].id;
	expect_ok(world_do(w, "sam", checkin_do_review, &a));
	expect_ok(world_see(w, NULL, checkin_do_check, NULL));
}
