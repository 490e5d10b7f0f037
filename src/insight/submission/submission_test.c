/* submission_test.c - who is in the file, what is missing, and the file. */
#include "insight/study/study_world_test.h"
#include "insight/submission/submission_world_test.h"

#include <math.h>

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "register/orders/orders.h"
#include "register/people/people_submit.h"
#include "register/people/people_world_test.h"

#define YEAR  "2025-03-01" /* a day of it */
#define BORN  "1990-05-04"
#define WOMAN "female"

/* --- who is in it --------------------------------------------------------- */

struct restricting {
	struct person_id person;
	bool on;
};

static const struct fault *
restrict_one(struct ctx *ctx, void *data)
{
	const struct restricting *r = data;

	return access_restrict(ctx, r->person, r->on,
	                       S("Somebody here knows them"));
}

static const struct fault *
exclude_morgan(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;

	return access_exclude(ctx, world_user(s->w, "morgan"), s->person, true,
	                      S("Morgan is a neighbour of theirs"));
}

TEST("submission: only people within one's own reach are in it")
{
	struct submission_try s = submission_world(t);
	struct person_id last;

	submission_put(&s, "X200001", "Archer", BORN, WOMAN, YEAR);
	last = submission_put(&s, "X200002", "Baker", BORN, WOMAN, YEAR);
	submission_look(&s, "morgan");
	expect_equal(s.cohort.started, 2);
	s.person = last;
	expect_ok(world_do(s.w, "sam", exclude_morgan, &s));
	submission_look(&s, "morgan");
	expect_equal(s.cohort.started, 1);
	expect_equal(s.cohort.n, 1);
	expect_str(s.cohort.lines[0].cells[SUBMISSION_SURNAME], "Archer");
	/* A case that is restricted is its own worker's. */
	expect_ok(world_do(s.w, "sam", restrict_one,
	                   &(struct restricting){s.cohort.lines[0].person,
	                                         true}));
	submission_look(&s, "morgan");
	expect_equal(s.cohort.started, 0);
}

static const struct fault *
reached_take(void *data, struct person_id person)
{
	struct submission_try *s = data;

	s->n += person.v == s->person.v;
	return NULL;
}

static const struct fault *
see_reached(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;
	struct person_submitted *out;

	s->n = 0;
	TRY(people_reached(ctx, reached_take, s));
	return people_submitted(ctx, &s->person, 1, &out);
}

static const struct fault *
break_glass(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;

	return access_glass_break(ctx, s->person,
	                          S("Nobody else is here today"));
}

TEST("people: whoever is reached through a broken glass alone is not among "
     "those whose names may go out")
{
	struct submission_try s = submission_world(t);

	s.person = person_new(s.w, "X200001", "Rhian", "Archer", BORN, "priya");
	expect_ok(world_do(s.w, "sam", break_glass, &s));
	expect_fault(world_see(s.w, "sam", see_reached, &s), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_equal(s.n, 0);
	expect_ok(world_see(s.w, "priya", see_reached, &s));
	expect_equal(s.n, 1);
}

TEST("submission: whoever started before or after those days, or never, is not "
     "in it")
{
	struct submission_try s = submission_world(t);

	submission_put(&s, "X200001", "Archer", BORN, WOMAN, "2024-12-31");
	submission_put(&s, "X200002", "Baker", BORN, WOMAN, "2025-01-01");
	submission_put(&s, "X200003", "Carter", BORN, WOMAN, "2025-12-31");
	submission_put(&s, "X200004", "Draper", BORN, WOMAN, "2026-01-01");
	submission_put(&s, "X200005", "Eyre", BORN, WOMAN, NULL);
	submission_look(&s, "morgan");
	expect_equal(s.cohort.n, 2);
	expect_str(s.cohort.lines[0].cells[SUBMISSION_SURNAME], "Baker");
	expect_str(s.cohort.lines[1].cells[SUBMISSION_SURNAME], "Carter");
}

TEST("submission: whoever said no to research is left out, and counted")
{
	struct submission_try s = submission_world(t);
	struct person_id no, once, late, yes;

	no = submission_put(&s, "X200001", "Archer", BORN, WOMAN, YEAR);
	once = submission_put(&s, "X200002", "Baker", BORN, WOMAN, YEAR);
	late = submission_put(&s, "X200003", "Carter", BORN, WOMAN, YEAR);
	yes = submission_put(&s, "X200004", "Draper", BORN, WOMAN, YEAR);
	submission_says(&s, no, "no", false);
	submission_says(&s, once, "no", false);
	submission_says(&s, once, "yes", false);
	submission_says(&s, late, "yes", false);
	submission_says(&s, late, "no", true);
	submission_says(&s, yes, "not_now", true);
	submission_look(&s, "morgan");
	expect_equal(s.cohort.started, 4);
	expect_equal(s.cohort.said_no, 2);
	expect_equal(s.cohort.n, 2);
	expect_str(s.cohort.lines[0].cells[SUBMISSION_SURNAME], "Baker");
	/* Nobody's name was read who is left out. */
	for (size_t i = 0; i < world_seen.n; i++)
		expect_true(world_seen.v[i] != no.v &&
		            world_seen.v[i] != late.v);
	expect_equal(world_seen.n, 2);
}

TEST("submission: whoever was under age at the start is left out, and counted")
{
	struct submission_try s = submission_world(t);

	submission_put(&s, "X200001", "Archer", "2007-03-02", WOMAN, YEAR);
	submission_put(&s, "X200002", "Baker", "2007-03-01", WOMAN, YEAR);
	submission_look(&s, "morgan");
	expect_equal(s.cohort.under_age, 1);
	expect_equal(s.cohort.n, 1);
	expect_str(s.cohort.lines[0].cells[SUBMISSION_SURNAME], "Baker");
}

TEST("submission: of records that look like one person the one that started "
     "first is in it, the others are counted")
{
	struct submission_try s = submission_world(t);

	submission_put(&s, "X200001", "Archer", BORN, WOMAN, "2025-04-01");
	submission_put(&s, "X200002", "Archer", BORN, WOMAN, "2025-03-01");
	submission_put(&s, "X200003", "Archer", "1991-05-04", WOMAN,
	               "2025-03-01");
	submission_look(&s, "morgan");
	expect_equal(s.cohort.started, 3);
	expect_equal(s.cohort.alike, 1);
	expect_equal(s.cohort.n, 2);
	expect_str(s.cohort.lines[0].crn, "X200002");
	expect_str(s.cohort.lines[1].crn, "X200003");
}

TEST("submission: whoever lacks something that is essential is not in it, and "
     "is counted")
{
	struct submission_try s = submission_world(t);

	submission_put(&s, "X200001", "Archer", NULL, WOMAN, YEAR);
	submission_put(&s, "X200002", "Baker", BORN, "not_stated", YEAR);
	submission_put(&s, "X200003", "Carter", BORN, NULL, YEAR);
	submission_put(&s, "X200004", "Draper", BORN, "other", YEAR);
	submission_look(&s, "morgan");
	expect_equal(s.cohort.n, 4);
	expect_equal(s.cohort.complete, 1);
	expect_equal(s.cohort.missing[SUBMISSION_BORN], 1);
	expect_equal(s.cohort.missing[SUBMISSION_SEX], 2);
	expect_equal(s.cohort.missing[SUBMISSION_PNC], 4);
	expect_false(s.cohort.lines[0].complete);
	expect_true(s.cohort.lines[3].complete);
}

/* --- what stands of each -------------------------------------------------- */

static const struct fault *
number_and_order(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;
	struct person_facts facts =
	        person_facts_of("X200001", "Rhian", "Archer", BORN);
	struct order order = {
	        .order_ref = S("R1"),
	        .kind = S("licence"),
	        .convicted_on = DATE_NONE,
	        .offence_on = DATE_NONE,
	        .ends_on = DATE_NONE,
	};
	enum put_result result;
	struct order_id id;

	facts.organisation = s->w->organisation;
	facts.sex = S("male");
	facts.pnc = S("81/34U");
	TRY(people_put(ctx, &facts, &s->person, &result));
	order.person = s->person;
	claim(date_read_iso(S("2025-01-10"), &order.sentenced_on));
	claim(date_read_iso(S("2025-02-10"), &order.released_on));
	order.starts_on = order.released_on;
	TRY(order_put(ctx, &order, &id, &result));
	order.order_ref = S("R2");
	claim(date_read_iso(S("2025-06-10"), &order.released_on));
	order.starts_on = order.released_on;
	return order_put(ctx, &order, &id, &result);
}

TEST("submission: the index is the release of the order in force at the start, "
     "else its sentence")
{
	struct submission_try s = submission_world(t);

	submission_put(&s, "X200001", "Archer", BORN, "male", YEAR);
	expect_ok(world_do(s.w, NULL, number_and_order, &s));
	submission_look(&s, "morgan");
	expect_str(s.cohort.lines[0].cells[SUBMISSION_INDEX], "2025-02-10");
	expect_str(s.cohort.lines[0].cells[SUBMISSION_CONVICTION], "");
	expect_str(s.cohort.lines[0].cells[SUBMISSION_START], YEAR);
}

TEST("people: a number with a wrong check letter is not told")
{
	struct submission_try s = submission_world(t);
	struct person_facts facts =
	        person_facts_of("X200002", "Rhian", "Baker", BORN);
	enum put_result result;

	facts.organisation = s.w->organisation;
	facts.sex = S("male");
	facts.pnc = S("2001/0171310S");
	expect_ok(person_put(s.w, &facts, &s.person, &result));
	submission_put(&s, "X200001", "Archer", BORN, "male", YEAR);
	expect_ok(world_do(s.w, NULL, number_and_order, &s));
	submission_put(&s, "X200002", "Baker", BORN, "male", YEAR);
	submission_look(&s, "morgan");
	expect_equal(s.cohort.n, 2);
	expect_equal(s.cohort.missing[SUBMISSION_PNC], 1);
	expect_str(s.cohort.lines[0].cells[SUBMISSION_PNC], "1981/0000034U");
	expect_str(s.cohort.lines[1].cells[SUBMISSION_PNC], "");
}

/* --- what to expect ------------------------------------------------------- */

TEST("submission: the loss is the cohort without those found, of those who are "
     "sent")
{
	struct submission_try s = submission_world(t);

	submission_put_many(&s, 60);
	submission_put(&s, "X200001", "Archer", NULL, WOMAN, YEAR);
	submission_look(&s, "morgan");
	expect_equal(s.cohort.n, 61);
	expect_equal(s.cohort.complete, 60);
	expect_equal(s.hope.found, 54); /* 60 x 0.894 = 53.6 */
	expect_equal(s.hope.lost, 7);
	expect_equal(s.hope.compared_least, 8);
	expect_equal(s.hope.compared_most, 42);
	expect_equal(s.hope.fewest.value, 60);
	expect_false(s.hope.fewest.verified);
	expect_false(s.hope.found_rule.verified);
}

TEST("submission: what the answer could show is the engine's power, and too "
     "few say nothing")
{
	const struct submission_terms terms = {.base = 370, .fall = 50};
	struct submission_power power = {NAN, NAN};

	expect_true(submission_power(&terms, 84, 100, &power));
	/* evaluation.md: 84 people, 1:100, 37 %: a fall of 14 points. */
	expect_true(fabs(power.fall_seen - 14) < 0.5);
	expect_true(power.chance > 10 && power.chance < 20);
	expect_false(submission_power(&terms, 1, 100, &power));
}

/* --- planning ------------------------------------------------------------- */

TEST("submission: what is wrong with which people is said by field, and "
     "nothing is kept")
{
	struct submission_try s = submission_world(t);
	const struct fault *fault;
	int64_t before = world_changes(s.w);

	s.terms = (struct submission_terms){.start = STUDY_STARTS,
	                                    .from = DATE_NONE,
	                                    .to = DATE_NONE,
	                                    .base = -1,
	                                    .fall = -1};
	fault = world_do(s.w, "morgan", submission_do_plan, &s);
	expect_problem(fault, "title", "Give the submission a name");
	expect_problem(fault, "start", "Choose what counts as the start");
	expect_problem(fault, "from",
	               "Enter the first day on which people started");
	expect_problem(fault, "base",
	               "Enter how many in 100 reoffend without it, for example "
	               "37.5");
	expect_problem(
	        fault, "fall",
	        "Enter the fall you would like to see: above 0 and below "
	        "those who reoffend");
	expect_equal(world_changes(s.w), before);
}

TEST("submission: days that are not over, and a name of somebody, are refused")
{
	struct submission_try s = submission_world(t);
	const struct fault *fault;

	submission_put(&s, "X200001", "Archer", BORN, WOMAN, YEAR);
	s.terms.to = date_add_days(s.terms.to, 365);
	s.terms.title = S("What Rhian Archer had");
	fault = world_do(s.w, "morgan", submission_do_plan, &s);
	expect_problem(fault, "to",
	               "The last day must be over: who started is known then");
	expect_problem(fault, "title",
	               "“Rhian Archer” reads like somebody on probation. Leave "
	               "names out: others read this");
}

TEST("submission: a submission of another organisation is not there")
{
	struct submission_try s = submission_world(t);

	expect_fault(world_see(s.w, "otto", submission_see_cohort, &s),
	             FAULT_NOT_FOUND, "We cannot find that submission");
	expect_fault(world_do(s.w, "otto", submission_do_make, &s),
	             FAULT_NOT_FOUND, "We cannot find that submission");
}

/* --- the file ------------------------------------------------------------- */

TEST("submission: a file of fewer people than the scheme takes is not made")
{
	struct submission_try s = submission_world(t);

	submission_put_many(&s, 59);
	submission_put(&s, "X200001", "Archer", NULL, WOMAN, YEAR);
	expect_refused(
	        t, world_do(s.w, "morgan", submission_do_make, &s),
	        "There are 59 people for the file, and the scheme takes "
	        "at least 60. A file that would not be taken is not made");
	expect_ok(world_see(s.w, "morgan", submission_see_files, &s));
	expect_equal(s.files_n, 0);
}

struct looked {
	struct person_id person;
	struct audit_line *v;
	size_t n;
};

static const struct fault *
see_looks(struct ctx *ctx, void *data)
{
	struct looked *l = data;

	return audit_about(ctx, l->person, INSTANT_NONE, 50, &l->v, &l->n);
}

static const struct fault *
cohort_see(struct ctx *ctx, void *data)
{
	struct submission_try *s = data;

	TRY(submission_one(ctx, s->id, &s->one));
	return submission_cohort(ctx, &s->one, &s->cohort);
}

TEST("submission: a thousand people are one file, and of more than that it is "
     "said that fewer days are needed")
{
	struct submission_try s = submission_world(t);

	submission_put_many(&s, SUBMISSION_PEOPLE_MOST);
	expect_ok(world_see(s.w, "morgan", cohort_see, &s));
	expect_equal(s.cohort.complete, SUBMISSION_PEOPLE_MOST);
	submission_put(&s, "X400001", "Onemore", "1980-02-03", "male",
	               "2025-04-01");
	expect_refused(t, world_see(s.w, "morgan", cohort_see, &s),
	               "More than 1,000 people started in those days. Choose "
	               "fewer days, and make several files");
	expect_refused(t, world_do(s.w, "morgan", submission_do_make, &s),
	               "More than 1,000 people started in those days. Choose "
	               "fewer days, and make several files");
}

TEST("submission: a file is made with a reason, fetched once, and lies nowhere")
{
	struct submission_try s = submission_world(t);
	struct looked l = {.n = 0};

	submission_put_many(&s, 60);
	s.why = S("Because");
	expect_problem(world_do(s.w, "morgan", submission_do_make, &s), "why",
	               "Say in at least ten characters why the file is made");
	s.why = S("Asked for by the board in June");
	expect_ok(world_do(s.w, "morgan", submission_do_make, &s));
	expect_has(s.body,
	           "surname,forename,date_of_birth,sex,pnc_id,"
	           "prison_number,index_date,conviction_date,"
	           "intervention_start,intervention_end\r\n"
	           "Madeaa,Rhian,1990-05-04,female,,,,,2025-03-01,\r\n");
	expect_lacks(s.body, "X30");
	expect_ok(world_see(s.w, "morgan", submission_see_files, &s));
	expect_equal(s.files_n, 1);
	expect_equal(s.files[0].lines, 60);
	expect_true(
	        str_equal(s.files[0].sha256, study_sha256(t->arena, s.body)));
	expect_str(s.files[0].why, "Asked for by the board in June");
	expect_has(s.files[0].counts, "started=60 said_no=0");
	/* Everybody in it can see who looked. */
	l.person = s.person;
	expect_ok(world_see(s.w, "morgan", see_looks, &l));
	expect_equal(l.v[0].people, 60);
	expect_str(l.v[0].what, "seen");
}

TEST("submission: the same people make the same file, byte for byte, and its "
     "hash is kept")
{
	struct submission_try s = submission_world(t);
	struct str first;

	submission_put_many(&s, 60);
	expect_ok(world_do(s.w, "morgan", submission_do_make, &s));
	first = s.body;
	expect_ok(world_do(s.w, "morgan", submission_do_make, &s));
	expect_true(str_equal(first, s.body));
	expect_ok(world_see(s.w, "morgan", submission_see_files, &s));
	expect_equal(s.files_n, 2);
	expect_true(str_equal(s.files[0].sha256, s.files[1].sha256));
	submission_put(&s, "X200001", "Archer", BORN, WOMAN, YEAR);
	expect_ok(world_do(s.w, "morgan", submission_do_make, &s));
	expect_false(str_equal(first, s.body));
}

TEST("submission: no cell of it is run by a spreadsheet")
{
	struct submission_cohort cohort = {.n = 1, .complete = 1};
	struct submission_line line = {.complete = true};

	line.cells[SUBMISSION_SURNAME] = S("=HYPERLINK(\"x\")");
	line.cells[SUBMISSION_FORENAME] = S("+44");
	line.cells[SUBMISSION_PNC] = S("@SUM(A1)");
	cohort.lines = &line;
	expect_has(submission_csv(t->arena, &cohort),
	           "\r\n\"'=HYPERLINK(\"\"x\"\")\",'+44,,,'@SUM(A1),,,,,\r\n");
	line.complete = false;
	expect_lacks(submission_csv(t->arena, &cohort), "HYPERLINK");
}

TEST("submission: one's own copy is gone by a day, and whoever made it says "
     "that it is")
{
	struct submission_try s = submission_world(t);

	world_add(s.w, "maud", R(MANAGER), NULL);
	submission_put_many(&s, 60);
	expect_ok(world_do(s.w, "morgan", submission_do_make, &s));
	expect_ok(world_see(s.w, "morgan", submission_see_files, &s));
	s.file = s.files[0].id;
	expect_equal(date_days_between(study_day("2026-11-24"),
	                               s.files[0].gone_by),
	             14);
	expect_false(instant_is(s.files[0].gone_at));
	expect_refused(t, world_do(s.w, "maud", submission_do_gone, &s),
	               "Whoever made the file says that their copies are gone");
	expect_ok(world_do(s.w, "morgan", submission_do_gone, &s));
	expect_refused(t, world_do(s.w, "morgan", submission_do_gone, &s),
	               "It is said already that the copies are gone");
	expect_ok(world_see(s.w, "morgan", submission_see_files, &s));
	expect_true(instant_is(s.files[0].gone_at));
	s.file++;
	expect_fault(world_do(s.w, "morgan", submission_do_gone, &s),
	             FAULT_NOT_FOUND, "There is no such file");
}
