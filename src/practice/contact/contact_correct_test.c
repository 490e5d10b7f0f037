/* contact_correct_test.c - corrections of what was recorded. */
#include "practice/contact/contact_world_test.h"

#include "kernel/outbox/outbox.h"

/* Recorded by sam an hour ago, and a correction that moves it a day. */
static struct world *
recorded(struct test *t, struct act *a)
{
	struct world *w = test_world(t, a);

	a->terms = test_terms(-60, CONTACT_COMPLIED);
	expect_ok(world_do(w, "sam", do_record, a));
	a->seen = 1;
	a->correction.terms = test_terms(-25 * 60, CONTACT_COMPLIED);
	a->correction.because = S("it was the day before");
	return w;
}

static size_t
formers(struct world *w, const char *who, struct act *a)
{
	expect_ok(world_see(w, who, see_formers, a));
	return a->n;
}

/* Events of one kind on the person's timeline, as somebody sees them. */
static const struct fault *
see_events(struct ctx *ctx, void *data)
{
	struct event_filter filter = {.kind = "contact.corrected",
	                              .before = INSTANT_NONE,
	                              .most = 100};
	struct act *a = data;
	struct event_line *lines;

	return outbox_timeline(ctx, a->person, &filter, &lines, &a->n, NULL);
}

static size_t
events(struct world *w, const char *who, struct act *a)
{
	expect_ok(world_see(w, who, see_events, a));
	return a->n;
}

/* --- who, and why ------------------------------------------------------- */

TEST("contact: a recorded contact is corrected by who recorded it or a "
     "manager, with a reason")
{
	struct act a;
	struct world *w = recorded(t, &a);
	int64_t changes = world_changes(w);

	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_equal(world_changes(w), changes + 1);
	a.seen = 2;
	a.correction.terms.kind = CONTACT_PHONE;
	expect_ok(world_do(w, "morgan", do_correct, &a));
	expect_equal(formers(w, "sam", &a), 2);
	expect_true(a.may);
	expect_equal(a.contact.kind, CONTACT_PHONE);
	expect_equal(a.contact.at.ms, WORLD_AT - 25 * 60 * MINUTE);
	expect_equal(events(w, "sam", &a), 2);
	expect_ok(world_see(w, "sam", see_acts, &a));
	expect_equal(a.acts[a.n - 1].act, CONTACT_SET_RIGHT);
}

TEST("contact: nobody else corrects a contact, and nothing is written")
{
	struct act a;
	struct world *w = recorded(t, &a);
	int64_t changes = world_changes(w);

	expect_refused(t, world_do(w, "priya", do_correct, &a),
	               "Only whoever recorded this contact, or a manager, can "
	               "correct it");
	expect_refused(t, world_do(w, "rhian", do_correct, &a), NULL);
	expect_fault(world_do(w, "ned", do_correct, &a), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(w, "otto", do_correct, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_do(w, "ada", do_correct, &a), FAULT_NOT_FOUND, NULL);
	expect_equal(world_changes(w), changes);
	expect_equal(formers(w, "priya", &a), 0);
	expect_false(a.may);
	expect_equal(events(w, "sam", &a), 0);
}

TEST("contact: a correction without a reason, of a day to come or with too "
     "many words is refused, all at once")
{
	const struct fault *fault;
	struct act a;
	struct world *w = recorded(t, &a);

	a.correction.terms = test_terms(60, CONTACT_NONE_YET);
	a.correction.terms.kind = -1;
	a.correction.because = S("");
	fault = world_do(w, "sam", do_correct, &a);
	expect_problem(fault, "because", "Say why this is corrected");
	expect_problem(fault, "when",
	               "Date of the contact must be today or in the past");
	expect_problem(fault, "outcome", "Select what came of it");
	expect_problem(fault, "kind", "Select how you met");
	a.correction.terms = test_terms(-60, CONTACT_ACCEPTABLE);
	a.correction.terms.code = S("ATTC");
	a.correction.because =
	        str_print(w->arena, "%*s", CONTACT_LINE_MOST + 1, "x");
	fault = world_do(w, "sam", do_correct, &a);
	expect_problem(fault, "because",
	               "This must be 500 characters or fewer");
	expect_problem(fault, "code",
	               "Choose a reason that fits what came of it");
	expect_equal(formers(w, "sam", &a), 0);
}

TEST("contact: a correction that changes nothing, or of a stale version, "
     "does not count")
{
	struct act a;
	struct world *w = recorded(t, &a);

	a.correction.terms = test_terms(-60, CONTACT_COMPLIED);
	expect_refused(t, world_do(w, "sam", do_correct, &a),
	               "Nothing is different from what was recorded");
	a.correction.terms.kind = CONTACT_PHONE;
	a.seen = 2;
	expect_fault(world_do(w, "sam", do_correct, &a), FAULT_CONFLICT, NULL);
	a.seen = 1;
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_fault(world_do(w, "sam", do_correct, &a), FAULT_CONFLICT, NULL);
	expect_equal(formers(w, "sam", &a), 1);
}

/* --- what is kept ------------------------------------------------------- */

TEST("contact: a corrected contact keeps its former version to be read")
{
	struct act a;
	struct world *w = recorded(t, &a);

	a.correction.terms = test_terms(-90, CONTACT_FAILED);
	a.correction.terms.kind = CONTACT_PHONE;
	a.correction.terms.minutes = 20;
	a.correction.terms.note = S("We did not talk");
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_equal(formers(w, "sam", &a), 1);
	expect_str(a.contact.note, "We did not talk");
	expect_str(a.contact.code, "AFTC");
	expect_equal(a.contact.minutes, 20);
	expect_equal(a.contact.version, 2);
	expect_str(a.formers[0].was.note, "We talked");
	expect_str(a.formers[0].was.code, "ATTC");
	expect_equal(a.formers[0].was.outcome, CONTACT_COMPLIED);
	expect_equal(a.formers[0].was.kind, CONTACT_OFFICE);
	expect_equal(a.formers[0].was.at.ms, WORLD_AT - 60 * MINUTE);
	expect_equal(a.formers[0].was.minutes, -1);
	expect_equal(a.formers[0].was.version, 1);
	expect_equal(a.formers[0].change, CONTACT_CORRECTED);
	expect_equal(a.formers[0].at.ms, WORLD_AT);
	expect_str(a.formers[0].by_name, "Sam Okafor");
	expect_str(a.formers[0].because, "it was the day before");
}

TEST("contact: what came of a contact is written down once, and corrected "
     "after that")
{
	struct act a;
	struct world *w = recorded(t, &a);

	a.terms.outcome = CONTACT_FAILED;
	expect_refused(t, world_do(w, "sam", do_outcome, &a),
	               "What came of this is written down already. Correct "
	               "it, and say why");
	expect_equal(formers(w, "sam", &a), 0);
	expect_equal(a.contact.outcome, CONTACT_COMPLIED);
	a.correction.terms = test_terms(-60, CONTACT_FAILED);
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_equal(formers(w, "sam", &a), 1);
	expect_equal(a.contact.outcome, CONTACT_FAILED);
}

TEST("contact: words of an appointment are kept when its outcome replaces "
     "them")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.facts = (struct contact_facts){
	        .contact_ref = S("C1"),
	        .at = {WORLD_AT - 60 * MINUTE},
	        .kind = S("office"),
	        .staff = world_user(w, "sam"),
	        .planned_minutes = -1,
	        .minutes = -1,
	        .note = S("Bring the form"),
	};
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_ok(world_see(w, "sam", see_list, &a));
	a.id = a.list[0].id;
	a.seen = 1;
	a.terms = test_terms(-60, CONTACT_COMPLIED);
	expect_ok(world_do(w, "sam", do_outcome, &a));
	expect_equal(formers(w, "sam", &a), 1);
	expect_str(a.formers[0].was.note, "Bring the form");
	expect_equal(a.formers[0].change, CONTACT_OVERTAKEN);
	/* An arranged one without words has nothing to keep. */
	a.terms = test_terms(60, CONTACT_NONE_YET);
	expect_ok(world_do(w, "sam", do_arrange, &a));
	world_later(w, 120 * MINUTE);
	a.terms = test_terms(60, CONTACT_COMPLIED);
	expect_ok(world_do(w, "sam", do_outcome, &a));
	expect_equal(formers(w, "sam", &a), 0);
}

TEST("contact: an appointment to come is moved, not corrected")
{
	struct act a;
	struct world *w = recorded(t, &a);

	a.terms = test_terms(60, CONTACT_NONE_YET);
	expect_ok(world_do(w, "sam", do_arrange, &a));
	expect_refused(t, world_do(w, "sam", do_correct, &a), NULL);
	expect_refused(t, world_do(w, "morgan", do_correct, &a),
	               "Nothing is recorded of this appointment yet. Say what "
	               "came of it, or move it");
	a.terms.at.ms += 60 * MINUTE;
	expect_ok(world_do(w, "sam", do_move, &a));
	a.seen = 2;
	expect_refused(t, world_do(w, "morgan", do_correct, &a),
	               "This appointment was moved. Look at the one it was "
	               "moved to");
	expect_equal(formers(w, "sam", &a), 0);
}

TEST("contact: an absence accepted ahead is corrected where it stands, and "
     "never into one that was missed")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.terms = test_terms(60, CONTACT_NONE_YET);
	expect_ok(world_do(w, "sam", do_arrange, &a));
	a.seen = 1;
	a.terms.outcome = CONTACT_ACCEPTABLE;
	a.terms.code = S("AAME");
	expect_ok(world_do(w, "sam", do_outcome, &a));
	a.seen = 2;
	a.correction.terms = a.terms;
	a.correction.terms.outcome = CONTACT_UNACCEPTABLE;
	a.correction.terms.code = S("");
	a.correction.because = S("no letter came");
	expect_problem(world_do(w, "sam", do_correct, &a), "when",
	               "Date of the contact must be today or in the past");
	a.correction.terms.outcome = CONTACT_ACCEPTABLE;
	a.correction.terms.code = S("AAEM");
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_equal(formers(w, "sam", &a), 1);
	expect_str(a.formers[0].was.code, "AAME");
}

/* --- what the person sees ----------------------------------------------- */

TEST("contact: the person sees the correction of what they may see")
{
	struct act a;
	struct world *w = recorded(t, &a);

	a.correction.terms.note = S("We talked about work");
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_equal(formers(w, "rhian", &a), 1);
	expect_false(a.may);
	expect_str(a.formers[0].was.note, "We talked");
	expect_str(a.formers[0].because, "it was the day before");
	expect_false(a.formers[0].hidden);
	expect_equal(events(w, "rhian", &a), 1);
}

TEST("contact: the person sees nothing of a correction of private words "
     "alone, and the facts of any other")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.terms = test_terms(-60, CONTACT_COMPLIED);
	a.terms.privacy = CONTACT_SAFETY;
	a.terms.privacy_words = S("A threat");
	a.terms.note = S("Secret");
	expect_ok(world_do(w, "sam", do_record, &a));
	a.correction.terms = a.terms;
	a.correction.terms.note = S("Secret worry");
	a.correction.because = S("the threat was of another kind");
	a.seen = 1;
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_equal(formers(w, "rhian", &a), 0);
	expect_equal(events(w, "rhian", &a), 0);
	expect_equal(formers(w, "sam", &a), 1);
	expect_str(a.formers[0].was.note, "Secret");
	a.correction.terms.kind = CONTACT_PHONE;
	a.correction.because = S("it was by phone");
	a.seen = 2;
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_equal(formers(w, "rhian", &a), 1);
	expect_equal(a.formers[0].was.kind, CONTACT_OFFICE);
	expect_str(a.formers[0].was.note, "");
	expect_str(a.formers[0].was.privacy_words, "");
	expect_str(a.formers[0].because, "it was by phone");
	expect_equal(events(w, "rhian", &a), 1);
}

TEST("contact: words that named somebody else by mistake are hidden from the "
     "person, with the reason")
{
	struct act a;
	struct world *w = recorded(t, &a);

	a.correction.terms = test_terms(-60, CONTACT_COMPLIED);
	a.correction.terms.note = S("We talked again");
	a.correction.because = S("it gave the address of his sister");
	a.correction.former = CONTACT_THIRD_PARTY;
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_equal(formers(w, "rhian", &a), 1);
	expect_str(a.formers[0].was.note, "");
	expect_str(a.formers[0].because, "");
	expect_true(a.formers[0].hidden);
	expect_str(a.contact.note, "We talked again");
	expect_equal(formers(w, "sam", &a), 1);
	expect_str(a.formers[0].was.note, "We talked");
}

TEST("contact: a note made private by a correction hides what it said "
     "before as well")
{
	struct act a;
	struct world *w = recorded(t, &a);

	a.correction.terms = test_terms(-60, CONTACT_COMPLIED);
	a.correction.terms.privacy = CONTACT_VICTIM;
	expect_problem(world_do(w, "sam", do_correct, &a), "privacy_words",
	               "Say why the person may not read this note");
	a.correction.terms.privacy_words = S("It names somebody");
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_equal(formers(w, "rhian", &a), 0);
	expect_str(a.contact.note, "");
	a.seen = 2;
	expect_ok(world_do(w, "sam", do_share, &a));
	expect_equal(formers(w, "rhian", &a), 1);
	expect_str(a.formers[0].was.note, "We talked");
}

/* --- deliveries --------------------------------------------------------- */

TEST("contact: what was corrected here stays when the same delivery comes "
     "again")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.facts = (struct contact_facts){
	        .contact_ref = S("C1"),
	        .at = {WORLD_AT - 60 * MINUTE},
	        .kind = S("office"),
	        .staff = world_user(w, "sam"),
	        .planned_minutes = 30,
	        .outcome = S("unacceptable_absence"),
	        .minutes = -1,
	        .note = S("Not there"),
	};
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_ok(world_see(w, "sam", see_list, &a));
	a.id = a.list[0].id;
	a.seen = 1;
	a.correction.terms = test_terms(-60, CONTACT_COMPLIED);
	a.correction.because = S("she was there");
	expect_ok(world_do(w, "sam", do_correct, &a));
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
	expect_equal(formers(w, "sam", &a), 1);
	expect_equal(a.contact.outcome, CONTACT_COMPLIED);
	/* Something new is taken over, and what stood here is kept. */
	a.facts.outcome = S("acceptable_absence");
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_equal(a.result, PUT_UPDATED);
	expect_equal(formers(w, "sam", &a), 2);
	expect_equal(a.contact.outcome, CONTACT_ACCEPTABLE);
	expect_equal(a.formers[0].change, CONTACT_DELIVERED);
	expect_equal(a.formers[0].was.outcome, CONTACT_COMPLIED);
}

TEST("contact: a delivery without an outcome takes none back that was said "
     "here")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.facts = (struct contact_facts){
	        .contact_ref = S("C1"),
	        .at = {WORLD_AT - 60 * MINUTE},
	        .kind = S("office"),
	        .staff = world_user(w, "sam"),
	        .planned_minutes = 30,
	        .minutes = -1,
	};
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_ok(world_see(w, "sam", see_list, &a));
	a.id = a.list[0].id;
	a.seen = 1;
	a.terms = test_terms(-60, CONTACT_COMPLIED);
	expect_ok(world_do(w, "sam", do_outcome, &a));
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
	expect_ok(world_see(w, "sam", see_contact, &a));
	expect_equal(a.contact.outcome, CONTACT_COMPLIED);
	expect_str(a.contact.note, "We talked");
}
