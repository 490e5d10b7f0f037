/* contact_test.c - the rules of contacts, one sentence each. */
#include "practice/contact/contact_world_test.h"

static const struct query audit_rows = {
        .name = "test.contact_audit",
        .text = "select count(*) as n from contact_act",
        .shows_nobody = "a count",
        .scans = "a test",
};

static const struct query put_rows = {
        .name = "test.contact_put_rows",
        .text = "select count(*) as n from contact_contact c"
                " join outbox_event e on e.subject = c.contact",
        .shows_nobody = "a count",
        .scans = "a test",
};

static const struct query *const more[] = {&audit_rows, &put_rows, NULL};

/* A contact that was recorded so many minutes ago. */
static void
recorded(struct world *w, struct act *a, int64_t minutes, int outcome)
{
	a->terms = test_terms(minutes, outcome);
	expect_ok(world_do(w, "sam", do_record, a));
}

static void
arranged(struct world *w, struct act *a, int64_t minutes)
{
	a->terms = test_terms(minutes, CONTACT_NONE_YET);
	expect_ok(world_do(w, "sam", do_arrange, a));
}

/* --- arrange and record ------------------------------------------------- */

TEST("contact: an appointment is arranged in the future, a contact recorded "
     "in the past")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	recorded(w, &a, -60, CONTACT_COMPLIED);
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_equal(a.n, 2);
	expect_equal(a.list[0].outcome, CONTACT_NONE_YET);
	expect_equal(a.list[1].outcome, CONTACT_COMPLIED);
	expect_str(a.list[1].code, "ATTC");
}

TEST("contact: an appointment in the past and a contact in the future are "
     "refused")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.terms = test_terms(-1, CONTACT_NONE_YET);
	expect_problem(world_do(w, "sam", do_arrange, &a), "when",
	               "The appointment must be in the future");
	a.terms = test_terms(3 * 366 * 24 * 60, CONTACT_NONE_YET);
	expect_problem(world_do(w, "sam", do_arrange, &a), "when",
	               "The appointment must be within two years");
	a.terms = test_terms(1, CONTACT_COMPLIED);
	expect_problem(world_do(w, "sam", do_record, &a), "when",
	               "Date of the contact must be today or in the past");
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_equal(a.n, 0);
}

TEST("contact: a record without kind, outcome or with too long a note is "
     "refused, all at once")
{
	const struct fault *fault;
	struct act a;
	struct world *w = test_world(t, &a);
	char *long_note = arena_bytes(w->arena, CONTACT_NOTE_MOST + 1, 1);

	for (int i = 0; i <= CONTACT_NOTE_MOST; i++)
		long_note[i] = 'a';
	a.terms = test_terms(-10, -1);
	a.terms.kind = -1;
	a.terms.note = (struct str){long_note, CONTACT_NOTE_MOST + 1};
	a.terms.minutes = 5000;
	fault = world_do(w, "sam", do_record, &a);
	expect_problem(fault, "kind", "Select how you met");
	expect_problem(fault, "outcome", "Select what came of it");
	expect_problem(fault, "note", "This must be 5000 characters or fewer");
	expect_problem(fault, "minutes",
	               "Enter a length from 0 to 1,440 minutes");
}

TEST("contact: a person of another organisation is not found")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.terms = test_terms(-10, CONTACT_COMPLIED);
	expect_fault(world_do(w, "ned", do_record, &a), FAULT_NOT_FOUND, NULL);
	recorded(w, &a, -60, CONTACT_COMPLIED);
	expect_fault(world_see(w, "ned", see_contact, &a), FAULT_NOT_FOUND,
	             "We cannot find that contact");
}

TEST("contact: a code is one of those in force for the outcome")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.terms = test_terms(-10, CONTACT_ACCEPTABLE);
	a.terms.code = S("ATTC");
	expect_problem(world_do(w, "sam", do_record, &a), "code",
	               "Choose a reason that fits what came of it");
	a.terms.code = S("ATFI");
	a.terms.outcome = CONTACT_UNACCEPTABLE;
	expect_problem(world_do(w, "sam", do_record, &a), "code",
	               "Choose a reason that fits what came of it");
	a.terms.code = S("UACP");
	expect_ok(world_do(w, "sam", do_record, &a));
}

TEST("contact: nothing that is still to come has been attended or missed")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	a.seen = 1;
	a.terms.outcome = CONTACT_COMPLIED;
	expect_refused(t, world_do(w, "sam", do_outcome, &a),
	               "Nothing that is still to come has been attended or "
	               "missed");
	a.terms.outcome = CONTACT_UNACCEPTABLE;
	expect_refused(t, world_do(w, "sam", do_outcome, &a), NULL);
	a.terms.outcome = CONTACT_ACCEPTABLE;
	a.terms.code = S("AAME");
	expect_ok(world_do(w, "sam", do_outcome, &a));
	expect_ok(world_see(w, "sam", see_contact, &a));
	expect_equal(a.contact.outcome, CONTACT_ACCEPTABLE);
}

TEST("contact: a past contact without an outcome shows as a gap")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	expect_ok(world_see(w, "sam", see_contact, &a));
	expect_false(contact_is_gap(&a.contact, (struct instant){WORLD_AT}));
	expect_true(contact_is_gap(&a.contact,
	                           (struct instant){WORLD_AT + 61 * MINUTE}));
	a.contact.outcome = CONTACT_UNACCEPTABLE;
	expect_false(contact_is_gap(&a.contact,
	                            (struct instant){WORLD_AT + 61 * MINUTE}));
}

TEST("contact: planned, offered, answered and attended are events of their "
     "own")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	a.answer = CONTACT_CAN;
	expect_ok(world_do(w, "rhian", do_answer, &a));
	world_later(w, 2 * 60 * MINUTE);
	a.seen = 2;
	a.terms.outcome = CONTACT_COMPLIED;
	expect_ok(world_do(w, "sam", do_outcome, &a));
	expect_ok(world_see(w, "sam", see_acts, &a));
	expect_equal(a.n, 5);
	expect_equal(a.acts[0].act, CONTACT_PLANNED);
	expect_equal(a.acts[1].act, CONTACT_OFFERED);
	expect_equal(a.acts[2].act, CONTACT_ACCEPTED);
	expect_equal(a.acts[3].act, CONTACT_ATTENDED);
	expect_equal(a.acts[4].act, CONTACT_OUTCOME_SAID);
}

TEST("contact: a contact that is refused leaves no event")
{
	struct act a;
	struct world *w = world_with(t, more);

	a = (struct act){.person = test_person(w, RHIAN, "Rhian", true)};
	a.terms = test_terms(1, CONTACT_COMPLIED);
	expect_fault(world_do(w, "sam", do_record, &a), FAULT_INVALID, NULL);
	expect_equal(world_count(w, &audit_rows, NO_ARGS), 0);
}

/* --- notes -------------------------------------------------------------- */

TEST("contact: a private note needs a reason, and the person does not see it")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.terms = test_terms(-10, CONTACT_COMPLIED);
	a.terms.privacy = CONTACT_SAFETY;
	expect_problem(world_do(w, "sam", do_record, &a), "privacy_words",
	               "Say why the person may not read this note");
	a.terms.privacy_words = S("A threat was made");
	expect_ok(world_do(w, "sam", do_record, &a));
	expect_ok(world_see(w, "sam", see_contact, &a));
	expect_str(a.contact.note, "We talked");
	expect_ok(world_see(w, "rhian", see_contact, &a));
	expect_str(a.contact.note, "");
	expect_str(a.contact.privacy_words, "");
}

TEST("contact: a note is shared unless somebody says why not")
{
	struct act a;
	struct world *w = test_world(t, &a);

	recorded(w, &a, -10, CONTACT_COMPLIED);
	expect_ok(world_see(w, "rhian", see_contact, &a));
	expect_str(a.contact.note, "We talked");
	a.seen = 1;
	expect_refused(t, world_do(w, "sam", do_share, &a),
	               "This note is shared already");
}

TEST("contact: a private note that is shared is seen by the person")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.terms = test_terms(-10, CONTACT_COMPLIED);
	a.terms.privacy = CONTACT_VICTIM;
	a.terms.privacy_words = S("It named somebody");
	expect_ok(world_do(w, "sam", do_record, &a));
	a.seen = 7;
	expect_fault(world_do(w, "sam", do_share, &a), FAULT_CONFLICT, NULL);
	a.seen = 1;
	expect_ok(world_do(w, "sam", do_share, &a));
	expect_ok(world_see(w, "rhian", see_contact, &a));
	expect_str(a.contact.note, "We talked");
}

/* --- answers ------------------------------------------------------------ */

TEST("contact: an answer to an appointment is given by the person and no "
     "other")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	a.answer = CONTACT_CAN;
	expect_refused(t, world_do(w, "sam", do_answer, &a),
	               "Only the person can answer their appointment");
	expect_ok(world_do(w, "rhian", do_answer, &a));
	expect_ok(world_see(w, "sam", see_contact, &a));
	expect_equal(a.contact.answer, CONTACT_CAN);
	expect_str(a.contact.note, "");
}

TEST("contact: saying that one cannot make it needs a reason, and is no "
     "absence")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	a.answer = CONTACT_CANNOT;
	expect_problem(world_do(w, "rhian", do_answer, &a), "reason",
	               "Choose why you cannot make it");
	a.reason = CONTACT_REASON_WORK;
	a.words = S("An early shift");
	expect_ok(world_do(w, "rhian", do_answer, &a));
	expect_ok(world_see(w, "sam", see_contact, &a));
	expect_equal(a.contact.answer, CONTACT_CANNOT);
	expect_equal(a.contact.outcome, CONTACT_NONE_YET);
	expect_str(a.contact.answer_words, "An early shift");
}

TEST("contact: an appointment that is over cannot be answered")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	world_later(w, 61 * MINUTE);
	a.answer = CONTACT_CAN;
	expect_refused(t, world_do(w, "rhian", do_answer, &a),
	               "This appointment is over or was moved");
}

TEST("contact: an answer keeps a private note as it was")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	a.seen = 1;
	a.terms.outcome = CONTACT_NONE_YET;
	a.terms.privacy = CONTACT_SAFETY;
	a.terms.privacy_words = S("A threat");
	expect_ok(world_do(w, "sam", do_outcome, &a));
	a.answer = CONTACT_CAN;
	expect_ok(world_do(w, "rhian", do_answer, &a));
	expect_ok(world_see(w, "sam", see_contact, &a));
	expect_str(a.contact.note, "We talked");
	expect_str(a.contact.privacy_words, "A threat");
}

/* --- moves -------------------------------------------------------------- */

TEST("contact: a moved appointment keeps its old time to be seen")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	a.seen = 1;
	a.by = CONTACT_BY_PERSON;
	a.terms = test_terms(120, CONTACT_NONE_YET);
	expect_ok(world_do(w, "sam", do_move, &a));
	expect_ok(world_see(w, "sam", see_contact, &a));
	expect_equal(a.contact.outcome, CONTACT_RESCHEDULED);
	expect_equal(a.contact.at.ms, WORLD_AT + 60 * MINUTE);
	expect_str(a.contact.code, "RSOF");
	expect_equal(a.contact.moved_to.v, a.made.v);
	a.id = a.made;
	expect_ok(world_see(w, "sam", see_contact, &a));
	expect_equal(a.contact.at.ms, WORLD_AT + 120 * MINUTE);
}

TEST("contact: a move to the same time, or of a contact with an outcome, is "
     "refused")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 60);
	a.seen = 1;
	expect_refused(t, world_do(w, "sam", do_move, &a),
	               "The new time is the same as the old one");
	recorded(w, &a, -60, CONTACT_COMPLIED);
	a.terms = test_terms(120, CONTACT_NONE_YET);
	expect_refused(t, world_do(w, "sam", do_move, &a),
	               "This appointment has an outcome already");
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_equal(a.n, 2);
}

TEST("contact: a change is of the contact as it was seen, or it does not "
     "count")
{
	struct act a;
	struct world *w = test_world(t, &a);

	arranged(w, &a, 10);
	world_later(w, 60 * MINUTE);
	a.seen = 2;
	a.terms.outcome = CONTACT_FAILED;
	expect_fault(world_do(w, "sam", do_outcome, &a), FAULT_CONFLICT, NULL);
	a.seen = 1;
	expect_ok(world_do(w, "sam", do_outcome, &a));
	expect_fault(world_do(w, "sam", do_outcome, &a), FAULT_CONFLICT, NULL);
}

TEST("contact: the person arranges and records nothing themselves")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.terms = test_terms(60, CONTACT_NONE_YET);
	expect_refused(t, world_do(w, "rhian", do_arrange, &a),
	               "Your worker arranges and records appointments");
}

/* --- promises and how it was -------------------------------------------- */

TEST("contact: each side's promise says whose it is, and who says that it "
     "was kept")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.terms = test_terms(-10, CONTACT_COMPLIED);
	a.terms.promised[CONTACT_PERSON].words = S("Ring my mum");
	a.terms.promised[CONTACT_WORKER].words = S("Ring the college");
	expect_ok(world_do(w, "sam", do_record, &a));
	expect_ok(world_see(w, "rhian", see_promises, &a));
	expect_equal(a.n, 2);
	for (size_t i = 0; i < a.n; i++)
		if (a.promises[i].side == CONTACT_WORKER) {
			expect_str(a.promises[i].worker_name, "Sam Okafor");
			a.promise = a.promises[i].id;
		}
	a.kept = true;
	expect_ok(world_do(w, "rhian", do_keep, &a));
	expect_ok(world_see(w, "sam", see_promises, &a));
	expect_equal(a.promises[0].kept, CONTACT_OPEN);
	expect_equal(a.promises[1].kept, CONTACT_KEPT);
	expect_str(a.promises[1].kept_name, "rhian");
	expect_refused(t, world_do(w, "sam", do_keep, &a),
	               "It was said before what came of this promise");
}

TEST("contact: the person promises for themselves only, in words, by a day "
     "to come")
{
	struct act a;
	struct world *w = test_world(t, &a);

	a.side = CONTACT_WORKER;
	a.promised = (struct contact_promised){S("Ring"), DATE_NONE};
	expect_refused(t, world_do(w, "rhian", do_promise, &a),
	               "Each side makes its own promise");
	a.side = CONTACT_PERSON;
	a.promised.words = S("");
	expect_problem(world_do(w, "rhian", do_promise, &a), "promise",
	               "Write what is promised");
	a.promised = (struct contact_promised){S("Ring"), {20000}};
	expect_problem(world_do(w, "rhian", do_promise, &a), "due",
	               "The day must be today or later");
	a.promised.due = DATE_NONE;
	expect_ok(world_do(w, "rhian", do_promise, &a));
	a.promised.words = S("Ring");
	expect_fault(world_do(w, "ned", do_promise, &a), FAULT_NOT_FOUND, NULL);
}

TEST("contact: how a meeting was is said by the person, of a meeting they "
     "were at")
{
	struct act a;
	struct world *w = test_world(t, &a);

	recorded(w, &a, -10, CONTACT_UNACCEPTABLE);
	a.rating = (struct contact_rating){.heard = 5};
	expect_refused(t, world_do(w, "rhian", do_rate, &a),
	               "You can say how a meeting was once you were there");
	recorded(w, &a, -5, CONTACT_COMPLIED);
	expect_refused(t, world_do(w, "sam", do_rate, &a),
	               "Only the person can say how a meeting was");
	a.rating = (struct contact_rating){.heard = 0};
	expect_problem(world_do(w, "rhian", do_rate, &a), "heard",
	               "Answer at least one of the questions");
	a.rating.fair = 6;
	expect_problem(world_do(w, "rhian", do_rate, &a), "fair",
	               "Choose a number from 1 to 5");
	a.rating.fair = 4;
	expect_ok(world_do(w, "rhian", do_rate, &a));
}

/* --- import ------------------------------------------------------------- */

static void
facts_set(struct act *a, const char *ref)
{
	a->facts = (struct contact_facts){
	        .contact_ref = str_of(ref),
	        .at = {WORLD_AT - 60 * MINUTE},
	        .kind = S("phone"),
	        .planned_minutes = 15,
	        .outcome = S("attended_complied"),
	        .minutes = 10,
	        .note = S("From elsewhere"),
	};
}

TEST("contact: a reference names one contact of one person")
{
	struct act a;
	struct world *w = test_world(t, &a);

	facts_set(&a, "c-1");
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_equal(a.result, PUT_ADDED);
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
	a.facts.minutes = 12;
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_equal(a.result, PUT_UPDATED);
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_equal(a.n, 1);
	expect_equal(a.list[0].minutes, 12);
	a.person = test_person(w, GWIL, "Gwil", true);
	expect_refused(t, world_do(w, NULL, do_put, &a),
	               "This reference is another person's contact");
}

TEST("contact: all contacts of somebody new are added at once, with an event "
     "each")
{
	struct act a;
	struct world *w = test_world(t, &a);

	facts_set(&a, "");
	a.n = 21;
	expect_ok(world_do(w, NULL, do_put_first, &a));
	store_register(w->store, more);
	expect_equal(world_count(w, &put_rows, NO_ARGS), 21);
	facts_set(&a, "c-21");
	a.facts.at.ms -= 20 * MINUTE;
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_equal(a.result, PUT_UNCHANGED);
}

TEST("contact: a reference of another person's among many adds none of them")
{
	struct act a;
	struct world *w = test_world(t, &a);

	facts_set(&a, "c-12");
	expect_ok(world_do(w, NULL, do_put, &a));
	a.person = test_person(w, GWIL, "Gwil", true);
	a.n = 21;
	expect_refused(t, world_do(w, NULL, do_put_first, &a),
	               "This reference is another person's contact");
	store_register(w->store, more);
	expect_equal(world_count(w, &put_rows, NO_ARGS), 1);
}

TEST("contact: a note from another system comes in private")
{
	struct act a;
	struct world *w = test_world(t, &a);

	facts_set(&a, "c-1");
	expect_ok(world_do(w, NULL, do_put, &a));
	expect_ok(world_see(w, "sam", see_list, &a));
	expect_str(a.list[0].note, "From elsewhere");
	expect_equal(a.list[0].privacy, CONTACT_IMPORTED);
	expect_ok(world_see(w, "rhian", see_list, &a));
	expect_str(a.list[0].note, "");
}

TEST("contact: a row with an unknown kind or outcome is said to be wrong")
{
	struct act a = {.n = 0};
	struct problems problems;
	const struct instant now = {WORLD_AT};

	facts_set(&a, "");
	a.facts.kind = S("tea");
	a.facts.outcome = S("turned_up");
	a.facts.minutes = 2000;
	problems_init(&problems, t->arena);
	contact_check(&a.facts, now, &problems);
	expect_equal(problems.n, 4);
	facts_set(&a, "c-1");
	a.facts.at.ms = WORLD_AT + MINUTE;
	problems_init(&problems, t->arena);
	contact_check(&a.facts, now, &problems);
	expect_not_null(problems_of(&problems, "outcome"));
	a.facts.outcome = S("");
	problems_init(&problems, t->arena);
	contact_check(&a.facts, now, &problems);
	expect_equal(problems.n, 0);
}
