#include "register/people/people_world_test.h"

#include "kernel/access/access.h"

/* --- acts --------------------------------------------------------------- */

struct act {
	struct person_id person;
	struct str crn;
	struct person_head head;
	struct person_facts facts;
	struct person_told *told;
	struct correction *corrections;
	struct person_number *numbers;
	struct person_place *places;
	size_t n;
	struct str words;
	int64_t id;
	struct user_id user;
	struct team_id team;
};

static const struct fault *
see_crn(struct ctx *ctx, void *data)
{
	struct act *a = data;

	TRY(people_by_crn(ctx, a->crn, &a->person));
	return people_head(ctx, a->person, &a->head);
}

static const struct fault *
see_facts(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_facts(ctx, a->person, &a->facts);
}

static const struct fault *
see_numbers(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_store_numbers(ctx, a->person, &a->numbers, &a->n);
}

static const struct fault *
see_places(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_store_places(ctx, a->person, &a->places, &a->n);
}

static const struct fault *
see_told(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_told(ctx, a->person, &a->told, &a->n);
}

static const struct fault *
see_corrections(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_store_corrections(ctx, a->person, &a->corrections, &a->n);
}

static const struct fault *
do_change(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_change(ctx, a->person, &a->facts);
}

static const struct fault *
do_tell(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_tell(ctx, a->person, a->words);
}

static const struct fault *
do_correct(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_correct(ctx,
	                      &(struct correction_terms){.words = a->words});
}

static const struct fault *
do_corrected(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_corrected(
	        ctx, a->person, a->id,
	        &(struct correction_reply){CORRECTION_YES, S("You are right"),
	                                   S("Mercer to Mercier")});
}

static const struct fault *
do_allocate(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return people_allocate(ctx, a->person, a->user, a->team);
}

/* --- put ---------------------------------------------------------------- */

TEST("people: a CRN is a letter and six digits, and names one person")
{
	struct world *w = world_new(t);
	struct person_facts facts =
	        person_facts_of("x200001", "Ana", "Kowalski", "1990-05-04");
	struct person_id first;
	struct person_id again;
	enum put_result result;
	const struct fault *fault;

	expect_ok(person_put(w, &facts, &first, &result));
	expect_equal(result, PUT_ADDED);
	facts.crn = S(" X200001 ");
	expect_ok(person_put(w, &facts, &again, &result));
	expect_equal(result, PUT_UNCHANGED);
	expect_equal(again.v, first.v);
	facts.crn = S("X2000019");
	fault = person_put(w, &facts, &again, &result);
	expect_problem(fault, "crn",
	               "A CRN is a letter and six digits, like X123456");
}

TEST("people: a row that changed updates, and the same again does not")
{
	struct world *w = world_new(t);
	struct person_facts facts =
	        person_facts_of("X200001", "Ana", "Kowalski", "1990-05-04");
	struct person_id id;
	enum put_result result;

	expect_ok(person_put(w, &facts, &id, &result));
	facts.last_name = S("Kowalska");
	facts.phone = S("07700 900123");
	expect_ok(person_put(w, &facts, &id, &result));
	expect_equal(result, PUT_UPDATED);
	expect_ok(person_put(w, &facts, &id, &result));
	expect_equal(result, PUT_UNCHANGED);
	facts.pnc = S("81/34U");
	expect_ok(person_put(w, &facts, &id, &result));
	expect_equal(result, PUT_UPDATED);
	facts.worker = world_user(w, "sam");
	facts.organisation = w->organisation;
	expect_ok(person_put(w, &facts, &id, &result));
	expect_equal(result, PUT_UPDATED);
	expect_ok(person_put(w, &facts, &id, &result));
	expect_equal(result, PUT_UNCHANGED);
}

struct wrong {
	const char *field;
	const char *says;
	struct person_facts facts;
};

TEST("people: facts that cannot be are refused, each at its column")
{
	struct world *w = world_new(t);
	struct person_facts good =
	        person_facts_of("X200001", "Ana", "Kowalski", "1990-05-04");
	struct person_facts facts;
	struct person_id id;
	enum put_result result;

	facts = good;
	facts.date_of_birth = date_add_days(good.date_of_birth, 20000);
	expect_problem(person_put(w, &facts, &id, &result), "date_of_birth",
	               "The date of birth is in the future");
	facts.date_of_birth = date_add_days(good.date_of_birth, -40000);
	expect_problem(person_put(w, &facts, &id, &result), "date_of_birth",
	               "The date of birth is more than 120 years ago");
	facts = good;
	facts.sex = S("f");
	expect_problem(person_put(w, &facts, &id, &result), "sex",
	               "Choose female, male, other or not stated");
	facts = good;
	facts.ethnicity = S("martian");
	expect_problem(person_put(w, &facts, &id, &result), "ethnicity",
	               "Choose an ethnicity from the list");
	facts = good;
	facts.language = S("e!");
	expect_problem(person_put(w, &facts, &id, &result), "language",
	               "Write the language as a short code, like en or cy");
	facts = good;
	facts.email = S("nowhere");
	expect_problem(person_put(w, &facts, &id, &result), "email",
	               "Write the email address like name@example.org");
	facts = good;
	facts.first_name = S(" ");
	facts.last_name = S("");
	expect_problem(person_put(w, &facts, &id, &result), "last_name",
	               "Enter a name");
	facts = good;
	facts.pronouns = str_print(t->arena, "%060d", 1);
	expect_problem(person_put(w, &facts, &id, &result), "pronouns",
	               "There are too many characters here");
}

TEST("people: an identifier with a wrong check letter is kept apart, "
     "unconfirmed")
{
	struct world *w = world_new(t);
	struct person_facts facts =
	        person_facts_of("X200001", "Ana", "Kowalski", "1990-05-04");
	struct act a = {0};
	enum put_result result;

	facts.pnc = S("2001/0171310S");
	facts.cro = S("65656/91h");
	facts.worker = world_user(w, "sam");
	expect_ok(person_put(w, &facts, &a.person, &result));
	expect_ok(world_see(w, "sam", see_numbers, &a));
	expect_equal(a.n, 2);
	expect_str(a.numbers[0].value, "065656/91H");
	expect_true(a.numbers[0].confirmed);
	expect_str(a.numbers[1].value, "2001/0171310S");
	expect_false(a.numbers[1].confirmed);
	expect_ok(world_see(w, "ned", see_numbers, &a));
	expect_equal(a.n, 0);
}

/* --- who a page is about ------------------------------------------------ */

TEST("people: a head has names, age, worker and what they are called")
{
	struct world *w = world_new(t);
	struct act a = {.crn = S("x100001")};
	struct person_facts facts =
	        person_facts_of("X100001", "Jay", "Mercer", "1999-02-14");
	struct person_id id;
	enum put_result result;

	people_real(w);
	facts.preferred_name = S("Jazz");
	facts.pronouns = S("he/him");
	expect_ok(person_put(w, &facts, &id, &result));
	expect_ok(world_see(w, "sam", see_crn, &a));
	expect_equal(a.person.v, w->jay.v);
	expect_str(a.head.name, "Jazz Mercer");
	expect_str(a.head.worker_name, "Sam Okafor");
	expect_equal(a.head.age, 27);
	expect_equal(world_seen.n, 1);
	expect_equal(world_seen.v[0], w->jay.v);
}

TEST("people: a person out of reach looks like one that is not there")
{
	struct world *w = world_new(t);
	struct act a = {.crn = S("X100002")};

	people_real(w);
	expect_fault(world_see(w, "sam", see_crn, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_fault(world_see(w, "ada", see_crn, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	a.crn = S("X999999");
	expect_fault(world_see(w, "sam", see_crn, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	a.crn = S("nonsense");
	expect_fault(world_see(w, "sam", see_crn, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	a.person = w->kit;
	expect_fault(world_see(w, "sam", see_facts, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
}

/* --- change ------------------------------------------------------------- */

TEST("people: a change from a stale page is a conflict")
{
	struct world *w = world_new(t);
	struct act a = {0};
	int64_t version;

	people_real(w);
	a.person = w->jay;
	expect_ok(world_see(w, "sam", see_facts, &a));
	version = a.facts.version;
	a.facts.phone = S("07700 900456");
	a.facts.contact_rules = S("Never after 6pm");
	expect_ok(world_do(w, "sam", do_change, &a));
	expect_fault(world_do(w, "sam", do_change, &a), FAULT_CONFLICT, NULL);
	expect_ok(world_see(w, "sam", see_facts, &a));
	expect_equal(a.facts.version, version + 1);
	expect_str(a.facts.contact_rules, "Never after 6pm");
}

TEST("people: nobody changes a person out of reach")
{
	struct world *w = world_new(t);
	struct act a = {.facts = person_facts_of("X1", "A", "B", NULL)};

	people_real(w);
	a.person = w->kit;
	expect_fault(world_do(w, "sam", do_change, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	a.words = S("Has told about the housing");
	expect_fault(world_do(w, "sam", do_tell, &a), FAULT_NOT_FOUND, NULL);
	a.user = world_user(w, "sam");
	expect_fault(world_do(w, "morgan", do_allocate, &a), FAULT_NOT_FOUND,
	             NULL);
}

TEST("people: a delivery leaves what a worker wrote beside its columns")
{
	struct world *w = world_new(t);
	struct person_facts facts =
	        person_facts_of("X100001", "Jay", "Mercer", "1999-02-14");
	struct act a = {0};
	enum put_result result;

	people_real(w);
	a.person = w->jay;
	expect_ok(world_see(w, "sam", see_facts, &a));
	a.facts.access_needs = S("Large print");
	expect_ok(world_do(w, "sam", do_change, &a));
	expect_ok(person_put(w, &facts, &a.person, &result));
	expect_equal(result, PUT_UNCHANGED);
	expect_ok(world_see(w, "sam", see_facts, &a));
	expect_str(a.facts.access_needs, "Large print");
}

/* --- placement ---------------------------------------------------------- */

TEST("people: a new worker reaches the person and the old placement keeps "
     "its dates")
{
	struct world *w = world_new(t);
	struct act a = {0};

	people_real(w);
	world_add(w, "tess", R(CASE_MANAGER), NULL);
	a.person = w->jay;
	expect_fault(world_see(w, "tess", see_facts, &a), FAULT_NOT_FOUND,
	             NULL);
	a.user = world_user(w, "tess");
	expect_ok(world_do(w, "morgan", do_allocate, &a));
	expect_ok(world_see(w, "tess", see_facts, &a));
	expect_fault(world_see(w, "sam", see_facts, &a), FAULT_NOT_FOUND, NULL);
	expect_ok(world_see(w, "tess", see_places, &a));
	expect_equal(a.n, 2);
	expect_str(a.places[0].worker, "tess");
	expect_false(date_is(a.places[0].to));
	expect_str(a.places[1].worker, "Sam Okafor");
	expect_true(date_is(a.places[1].to));
}

TEST("people: a worker of another organisation is refused")
{
	struct world *w = world_new(t);
	struct act a = {0};

	people_real(w);
	a.person = w->jay;
	a.user = world_user(w, "ned");
	expect_fault(world_do(w, "morgan", do_allocate, &a), FAULT_REFUSED,
	             "Choose a worker of the person's own organisation");
	a.user = world_user(w, "sam");
	a.team = w->other_team;
	expect_fault(world_do(w, "morgan", do_allocate, &a), FAULT_REFUSED,
	             "Choose a team of the person's own organisation");
}

/* --- told already ------------------------------------------------------- */

TEST("people: what was told once is shown, so that nobody asks again")
{
	struct world *w = world_new(t);
	struct act a = {.words = S("His brother died in March")};

	people_real(w);
	a.person = w->jay;
	expect_ok(world_do(w, "sam", do_tell, &a));
	expect_ok(world_see(w, "priya", see_told, &a));
	expect_equal(a.n, 1);
	expect_str(a.told[0].what, "His brother died in March");
	expect_str(a.told[0].by, "Sam Okafor");
	expect_ok(world_see(w, "ned", see_told, &a));
	expect_equal(a.n, 0);
}

TEST("people: nothing, or too much, is not written down")
{
	struct world *w = world_new(t);
	struct act a = {.words = S("  a ")};

	people_real(w);
	a.person = w->jay;
	expect_problem(world_do(w, "sam", do_tell, &a), "what",
	               "Write at least 3 characters");
	a.words = str_print(t->arena, "%0501d", 7);
	expect_problem(world_do(w, "sam", do_tell, &a), "what",
	               "Write 500 letters at most");
}

TEST("people: the person asks for a correction and a worker deals with it "
     "once")
{
	struct world *w = world_new(t);
	struct act a = {.words = S("My name is spelled Mercier")};

	people_real(w);
	expect_ok(world_do(w, "jay", do_correct, &a));
	a.person = w->jay;
	expect_ok(world_see(w, "sam", see_corrections, &a));
	expect_equal(a.n, 1);
	expect_str(a.corrections[0].words, "My name is spelled Mercier");
	a.id = a.corrections[0].id;
	expect_fault(world_do(w, "ned", do_corrected, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "sam", do_corrected, &a));
	expect_fault(world_do(w, "sam", do_corrected, &a), FAULT_REFUSED,
	             "This correction was dealt with already");
	a.words = S("x");
	expect_problem(world_do(w, "jay", do_correct, &a), "words",
	               "Write at least 3 characters");
	expect_fault(world_do(w, "sam", do_correct, &a), FAULT_NOT_FOUND, NULL);
}

/* --- one head a read ---------------------------------------------------- */

struct heads {
	struct person_id person;
	struct person_id other;
	unsigned queries;
	struct str first, second;
};

static const struct fault *
heads_twice(struct ctx *ctx, void *data)
{
	struct heads *a = data;
	unsigned before = ctx->tx->queries;
	struct person_head head;
	struct str crn;

	TRY(people_head(ctx, a->person, &head));
	a->first = head.crn;
	TRY(people_crn(ctx, a->person, &crn));
	TRY(people_head(ctx, a->person, &head));
	a->queries = ctx->tx->queries - before;
	TRY(people_head(ctx, a->other, &head));
	a->second = head.crn;
	return NULL;
}

static const struct fault *
head_after_change(struct ctx *ctx, void *data)
{
	struct heads *a = data;
	struct person_facts facts;
	struct person_head head;

	TRY(people_head(ctx, a->person, &head));
	TRY(people_facts(ctx, a->person, &facts));
	facts.preferred_name = S("Changed");
	TRY(people_change(ctx, a->person, &facts));
	TRY(people_head(ctx, a->person, &head));
	a->first = head.known_as;
	return NULL;
}

static const struct fault *
head_as_another(struct ctx *ctx, void *data)
{
	struct heads *a = data;
	struct person_head head;

	TRY(people_head(ctx, a->person, &head));
	ctx->actor.v = 1;
	ctx->who.id.v = 1;
	ctx->tx->who.actor.v = 1;
	return people_head(ctx, a->person, &head);
}

TEST("people: who a page is about is read once, and each person as they are")
{
	struct world *w = people_world(t);
	struct heads a = {.person = w->jay};

	a.other = person_new(w, "X100077", "Ann", "Other", NULL, "sam");
	expect_ok(world_see(w, "sam", heads_twice, &a));
	expect_equal(a.queries, 1);
	expect_str(a.first, "X100001");
	expect_str(a.second, "X100077");
	/* A write sees what it changed. */
	expect_ok(world_do(w, "sam", head_after_change, &a));
	expect_str(a.first, "Changed");
}

TEST("people: what one actor read is not another's")
{
	struct world *w = people_world(t);
	struct heads a = {.person = w->jay};

	a.other = w->kit;
	expect_fault(world_see(w, "sam", heads_twice, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, "sam", head_as_another, &a), FAULT_NOT_FOUND,
	             NULL);
}
