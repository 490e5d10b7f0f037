/* eval_shape_course_test.c - each of several as they come: days at risk. */
#include <math.h>

#include "insight/evaluation/eval_shape_test.h"

#include "insight/evaluation/eval_shape.h"

#define EACH \
	DAYS "|outcome each recurrent secondary|" \
	     "outcome grave recurrent exploratory|severity = 3"
#define OUTCOME 4
#define GRAVE   5

/* "0-30* 30-40 60-365" */
static void
expect_course(struct test *t, const struct shaped *f, size_t outcome,
              const char *id, const char *says)
{
	const struct eval_course *c = f->s.data->seen[outcome].course;
	size_t i = shaped_row(f, id);
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 10);
	for (size_t k = c->from[i]; k < c->from[i + 1]; k++)
		buf_print(&buf, "%s%.0f-%.0f%s", k > c->from[i] ? " " : "",
		          c->start[k], c->stop[k],
		          c->event[k] > 0.5 ? "*" : "");
	expect_str(buf_get(&buf), says);
}

TEST("shape: each of several is an event of a day at risk: days in custody are "
     "none, unless there is one on them, and those of one day are one")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "none", 1);
	shaped_plain(t, &f, "two", 0);
	shaped_plain(t, &f, "same", 0);
	shaped_plain(t, &f, "away", 1);
	shaped_plain(t, &f, "inside", 1);
	shaped_offence(t, &f, "two", 30, 60);
	shaped_offence(t, &f, "two", 365, 400);
	shaped_offence(t, &f, "same", 30, 60);
	shaped_offence(t, &f, "same", 30, 61);
	shaped_offence(t, &f, "away", 40, 60);
	shaped_custody(t, &f, "away", 40, 90);
	shaped_custody(t, &f, "away", 60, 100);
	shaped_offence(t, &f, "inside", 50, 60);
	shaped_offence(t, &f, "inside", 90, 120);
	shaped_custody(t, &f, "inside", 20, 90);
	shaped_run(t, &f, EACH);
	expect_true(f.s.good);
	expect_course(t, &f, OUTCOME, "none", "0-365");
	expect_course(t, &f, OUTCOME, "two", "0-30* 30-365*");
	expect_course(t, &f, OUTCOME, "same", "0-30* 30-365");
	/* on the day of an arrest one is at liberty; two spells are one */
	expect_course(t, &f, OUTCOME, "away", "0-40* 100-365");
	expect_course(t, &f, OUTCOME, "inside", "0-20 49-50* 89-90* 90-365");
	expect_true(stats_met(&f.s.st, W_SAME_DAY));
	/* how often counts each of them */
	expect_same("same", "how often",
	            f.s.data->seen[1].y[shaped_row(&f, "same")], 2);
	expect_same("same", "days",
	            f.s.data->seen[OUTCOME].y[shaped_row(&f, "same")], 1);
}

TEST("shape: each of several is counted up to a death, a departure and the "
     "end, and one after it or proven too late is none")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "here", 1);
	shaped_person(t, &f, "dead", 0, 0, NEVER, NEVER, 50, "death");
	shaped_person(t, &f, "gone", 0, 0, NEVER, NEVER, 60, "emigrated");
	shaped_plain(t, &f, "late", 1);
	shaped_plain(t, &f, "after", 0);
	shaped_offence(t, &f, "dead", 50, 90);
	shaped_offence(t, &f, "gone", 20, 40);
	shaped_offence(t, &f, "gone", 61, 90);
	shaped_offence(t, &f, "late", 100, 365 + 184);
	shaped_offence(t, &f, "late", 200, 365 + 183);
	shaped_offence(t, &f, "late", 210, NEVER);
	shaped_offence(t, &f, "after", 366, 380);
	shaped_run(t, &f, EACH);
	expect_true(f.s.good);
	expect_course(t, &f, OUTCOME, "dead", "0-50*");
	expect_course(t, &f, OUTCOME, "gone", "0-20* 20-60");
	expect_course(t, &f, OUTCOME, "late", "0-200* 200-365");
	expect_course(t, &f, OUTCOME, "after", "0-365");
	expect_false(stats_met(&f.s.st, W_SAME_DAY));
}

TEST("shape: who is in custody all the while, and of whom one may be severe or "
     "not, has no course")
{
	struct shaped f;

	shaped_begin(t, &f);
	shaped_plain(t, &f, "here", 1);
	shaped_plain(t, &f, "inside", 0);
	shaped_plain(t, &f, "maybe", 0);
	shaped_custody(t, &f, "inside", 0, 400);
	shaped_severe(t, &f, "maybe", 30, "");
	shaped_severe(t, &f, "maybe", 60, "4");
	shaped_severe(t, &f, "here", 60, "2");
	shaped_severe(t, &f, "here", 70, "3");
	shaped_run(t, &f, EACH);
	expect_true(f.s.good);
	expect_course(t, &f, OUTCOME, "inside", "");
	expect_same("inside", "y",
	            f.s.data->seen[OUTCOME].y[shaped_row(&f, "inside")], NAN);
	expect_course(t, &f, OUTCOME, "maybe", "0-30* 30-60* 60-365");
	expect_course(t, &f, GRAVE, "maybe", "");
	expect_same("maybe", "y",
	            f.s.data->seen[GRAVE].y[shaped_row(&f, "maybe")], NAN);
	expect_course(t, &f, GRAVE, "here", "0-70* 70-365");
}

static void
refused(struct test *t, const char *parts, const char *sentence)
{
	struct eval_plan *plan = arena_new(t->arena, struct eval_plan, 1);
	const struct fault *fault =
	        eval_plan_text(t->arena, str_of(study_toml(t, parts)), plan);

	expect_fault(fault, FAULT_INVALID, NULL);
	expect_has(text_show_en(t->arena, &fault->text), sentence);
}

TEST("evaluation plan: each of several is made of events, and is no negative "
     "control")
{
	refused(t,
	        "[data]|shape = \"table\"|outcome y binary primary|"
	        "column = \"y\"|outcome each recurrent secondary|number age|"
	        "method m nearest",
	        "a row of a table is a person, and has no place for each");
	refused(t, DAYS "|outcome each recurrent negative-control",
	        "what came before the index day is whether or how often");
	refused(t, DAYS "|outcome each recurrent secondary|column = \"n\"",
	        "this says nothing for such a kind");
	refused(t, DAYS "|outcome each recurrent secondary|model = true",
	        "this says nothing for such a kind");
}
