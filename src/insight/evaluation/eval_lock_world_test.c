/* eval_lock_world_test.c - runs for tests. */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "insight/evaluation/eval_lock_test.h"
#include "insight/evaluation/eval_table.h"

/* --- numbers that are quickly made --------------------------------------- */

/* How often an outcome was opened. */
int lock_opened;

enum lock_dies lock_dies;

/* As a power cut or kill -9 would. */
static void
die_at(enum lock_dies where)
{
	if (lock_dies == where)
		(void)raise(SIGKILL);
}

const char *lock_engine;

const char *lock_other_design;

struct eval_data {
	struct eval_table table;
	bool outcomes;
};

static const struct fault *
fake_shape(struct stats *st, const struct eval_plan *plan,
           const struct eval_inputs *in, bool outcomes, bool *good,
           const struct eval_data **out)
{
	struct eval_want wants[2] = {{.name = plan->covariates[0].name,
	                              .kind = EVAL_NUMBER,
	                              .needed = true},
	                             {.name = plan->outcomes[0].column,
	                              .kind = EVAL_NUMBER}};
	struct eval_data *data = arena_new(st->arena, struct eval_data, 1);

	lock_opened += outcomes;
	if (outcomes)
		die_at(LOCK_DIES_OPEN);
	data->outcomes = outcomes;
	*out = data;
	return eval_table_read(st, in->people, wants, outcomes ? 2 : 1, good,
	                       &data->table);
}

static void
fake_count(const struct eval_data *data, double out[2])
{
	out[0] = out[1] = 0.5 * (double)data->table.frame.rows;
}

static bool
fake_design(struct stats *st, const struct eval_plan *plan,
            const struct eval_data *data, struct eval_design *out)
{
	struct str text =
	        str_print(st->arena, "%zu of %zu, seed %llu%s",
	                  plan->methods[0].ratio, data->table.frame.rows,
	                  (unsigned long long)plan->methods[0].seed,
	                  lock_other_design != NULL ? lock_other_design : "");

	if (plan->methods[0].caliper == 0)
		return stats_stop(st, E_NO_OVERLAP, S(""));
	*out = (struct eval_design){.worst = 0.12, .poor = 1};
	eval_sha256(text, out->sha256);
	out->facts = json_object();
	arena_defer(st->arena, (void (*)(void *))json_delete, out->facts);
	return true;
}

static void
fake_matches(struct buf *buf, const struct eval_data *data,
             const struct eval_design *design)
{
	(void)data;
	(void)design;
	buf_lit(buf, "set,id,group,weight\n");
}

static bool
fake_estimate(struct stats *st, const struct eval_plan *plan,
              const struct eval_data *data, const struct eval_design *design,
              const struct eval_lock_facts *facts, json_t **result)
{
	const double *y = data->table.frame.columns[1].v;
	double sum = 0;
	json_t *looks = json_array();

	(void)design;
	die_at(LOCK_DIES_MADE);
	for (size_t i = 0; i < data->table.frame.rows; i++)
		sum += y[i];
	if (facts->looks_before != NULL)
		json_array_extend(looks, facts->looks_before);
	json_array_append_new(looks, json_integer(facts->look));
	*result = json_pack("{s:f,s:s,s:b,s:b,s:b,s:I,s:s,s:[{s:s,s:s}],s:o,"
	                    "s:{s:s},s:I,s:I}",
	                    "sum", sum, "plan", plan->sha256, "explore",
	                    facts->explore, "post_hoc", facts->post_hoc,
	                    "unplanned", facts->unplanned, "designs",
	                    (json_int_t)facts->designs, "head",
	                    facts->ledger_head, "data", "name", "people",
	                    "hash", data->table.sha256, "looks", looks,
	                    "verdict", "word", "inconclusive", "cut",
	                    (json_int_t)eval_plan_cut(plan).days, "opened",
	                    (json_int_t)facts->opened);
	expect_not_null(*result);
	if (lock_engine != NULL || !str_empty(facts->engine))
		json_object_set_new(*result, "engine",
		                    json_string(str_empty(facts->engine)
		                                        ? lock_engine
		                                        : facts->engine.p));
	arena_defer(st->arena, (void (*)(void *))json_delete, *result);
	return sum > 0 ? true : stats_stop(st, E_NO_EVENTS, S("reoff"));
}

static const struct eval_maker fake = {
        .shape = fake_shape,
        .count = fake_count,
        .design = fake_design,
        .matches = fake_matches,
        .estimate = fake_estimate,
};

/* --- one command each ---------------------------------------------------- */

struct doing
lock_begin(struct test *t, const char *people)
{
	struct doing d = {.t = t, .arena = test_arena(t, 0)};

	eval_run_begin(&d.run, d.arena, &fake, (struct instant){1800000000000});
	if (people != NULL)
		d.run.in.people = eval_test_file(t, people, PEOPLE);
	return d;
}

struct eval_plan *
lock_plan_of(struct doing *d, const char *text)
{
	struct eval_plan *plan = arena_new(d->arena, struct eval_plan, 1);

	expect_ok(eval_plan_text(d->arena, str_of(text), plan));
	return plan;
}

void
lock_end(struct doing *d)
{
	test_arena_drop(d->arena);
}

/* It worked. */
void
lock_good(struct doing *d, const struct fault *fault)
{
	expect_ok(fault);
	lock_end(d);
}

/* It was refused, with this status and sentence. */
void
lock_bad(struct doing *d, const struct fault *fault, int status,
         const char *sentence)
{
	expect_not_null(fault);
	expect_equal(d->run.status, status);
	expect_has(text_show_en(d->arena, &fault->text), sentence);
	lock_end(d);
}

void
lock_sealed(struct test *t, const char *plan)
{
	struct doing d = lock_begin(t, "people.csv");

	lock_opened = 0;
	d.run.plan = lock_plan_of(&d, plan);
	lock_good(&d, eval_lock_seal(&d.run, RUN));
}

void
lock_designed(struct test *t)
{
	struct doing d = lock_begin(t, "people.csv");

	lock_good(&d, eval_lock_design(&d.run, RUN));
}

void
lock_accepted(struct test *t)
{
	struct doing d = lock_begin(t, NULL);

	lock_good(&d, eval_lock_accept(&d.run, RUN, 0));
}

void
lock_estimated(struct test *t)
{
	struct doing d = lock_begin(t, "people.csv");

	lock_good(&d, eval_lock_estimate(&d.run, RUN, false, DATE_NONE));
}

void
lock_killed(struct test *t, enum lock_dies where)
{
	int status = 0;
	pid_t child = fork();

	expect_true(child >= 0);
	if (child == 0) {
		struct doing d = lock_begin(t, "people.csv");

		lock_dies = where;
		_exit(eval_lock_estimate(&d.run, RUN, false, DATE_NONE) ==
		      NULL);
	}
	expect_equal(waitpid(child, &status, 0), child);
	expect_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

bool
lock_says(struct doing *d, const char *sentence)
{
	const json_t *list = json_object_get(d->run.answer, "says"), *one;
	size_t i;

	json_array_foreach (list, i, one)
		if (strstr(json_string_value(one), sentence) != NULL)
			return true;
	return false;
}

/* As far as an accepted design; and on to an estimate. */
void
lock_ready(struct test *t)
{
	lock_sealed(t, EVAL_PLAN_SMALL);
	lock_designed(t);
	lock_accepted(t);
}

/* A file of the run, and one with another in its place. */
const char *
lock_text_of(struct test *t, const char *name)
{
	static char text[65536];
	FILE *file = fopen(test_path(t, name), "rbe");
	size_t n;

	expect_not_null(file);
	n = fread(text, 1, sizeof(text) - 1, file);
	expect_equal(fclose(file), 0);
	text[n] = '\0';
	return text;
}

void
lock_edited(struct test *t, const char *name, const char *was, const char *is)
{
	(void)eval_test_file(t, name,
	                     eval_test_with(t, lock_text_of(t, name), was, is));
}

void
lock_amended(struct test *t, const char *plan)
{
	struct doing d = lock_begin(t, "people.csv");

	d.run.plan = lock_plan_of(&d, plan);
	lock_good(&d, eval_lock_amend(&d.run, RUN, S("Too few were matched")));
}
