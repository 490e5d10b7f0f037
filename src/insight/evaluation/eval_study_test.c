/*
 * eval_study_test.c - whole studies, for tests.
 */
#include "insight/evaluation/eval_study_test.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "stats/random_test.h"

const char *
study_vector(struct test *t, const char *name)
{
	static const char *const from[] = {"", "../", "../../"};

	for (size_t i = 0; i < 3; i++) {
		const char *path =
		        str_c(t->arena,
		              str_print(t->arena,
		                        "%stests/fixtures/eval-vectors/data/%s",
		                        from[i], name));
		struct stat st;

		if (stat(path, &st) == 0)
			return path;
	}
	fail_msg("the fixtures are not to be found from here");
	return NULL;
}

const char *
study_file(struct test *t, const char *name, struct str text)
{
	const char *path = test_path(t, name);
	FILE *file = fopen(path, "wb");

	expect_not_null(file);
	expect_equal(fwrite(text.p, 1, text.n, file), text.n);
	fclose(file);
	return path;
}

/* One part of a plan in short. */
static void
part_put(struct buf *buf, struct str part)
{
	struct str word[4] = {S(""), S(""), S(""), S("")}, rest = part;

	for (size_t k = 0; k < 4 && str_split(&rest, ' ', &word[k]); k++)
		continue;
	if (str_is(word[0], "outcome"))
		buf_print(buf,
		          "[[outcome]]\nid = \"%.*s\"\nlabel = \"%.*s\"\n"
		          "kind = \"%.*s\"\nfamily = \"%.*s\"\n",
		          STR_ARG(word[1]), STR_ARG(word[1]), STR_ARG(word[2]),
		          STR_ARG(word[3]));
	else if (str_is(word[0], "number") || str_is(word[0], "word"))
		buf_print(buf,
		          "[[covariate]]\nname = \"%.*s\"\nkind = \"%.*s\"\n",
		          STR_ARG(word[1]), STR_ARG(word[0]));
	else if (str_is(word[0], "method"))
		buf_print(buf, "[[method]]\nid = \"%.*s\"\nkind = \"%.*s\"\n",
		          STR_ARG(word[1]), STR_ARG(word[2]));
	else
		buf_print(buf, "%.*s\n", STR_ARG(part));
}

const char *
study_toml(struct test *t, const char *parts)
{
	struct str rest = str_of(parts), part;
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 16);
	buf_lit(&buf, "[study]\ntitle = \"A study\"\nquestion = \"Did it?\"\n"
	              "programme = \"P\"\nsimulated = true\n");
	while (str_split(&rest, '|', &part))
		part_put(&buf, part);
	return str_c(t->arena, buf_get(&buf));
}

void
study_plan(struct test *t, struct study *s, const char *parts)
{
	const char *path =
	        study_file(t, "plan.toml", str_of(study_toml(t, parts)));

	*s = (struct study){.good = false};
	expect_ok(eval_plan_read(t->arena, path, &s->plan));
}

void
study_run_as(struct test *t, struct study *s, const struct eval_inputs *in,
             const struct eval_lock_facts *facts)
{
	const struct eval_data *before;
	const size_t flags = JSON_SORT_KEYS | JSON_INDENT(1) |
	                     JSON_REAL_PRECISION(17);
	char *text;
	size_t n;

	s->good = false;
	s->result = NULL;
	stats_begin(&s->st, test_arena(t, (size_t)400 << 20));
	expect_ok(eval_shape_read(&s->st, &s->plan, in, false, &s->good,
	                          &before));
	if (!s->good)
		return;
	expect_null(before->seen);
	s->good = eval_design_make(&s->st, &s->plan, before, &s->design);
	if (!s->good)
		return;
	expect_ok(eval_shape_read(&s->st, &s->plan, in, true, &s->good,
	                          &s->data));
	s->good = s->good && eval_estimate_make(&s->st, &s->plan, s->data,
	                                        &s->design, facts, &s->result);
	if (!s->good)
		return;
	n = json_dumpb(s->result, NULL, 0, flags);
	text = arena_new(t->arena, char, n + 1);
	expect_equal(json_dumpb(s->result, text, n, flags), n);
	s->text = (struct str){text, n};
}

void
study_run(struct test *t, struct study *s, const struct eval_inputs *in)
{
	struct eval_lock_facts facts = {.look = 1, .designs = 1};

	study_run_as(t, s, in, &facts);
}

void
expect_stopped(struct test *t, const struct study *s, enum stats_code code,
               const char *column, int64_t count)
{
	const struct stats_note *note = NULL;

	(void)t;
	if (s->good)
		fail_msg("%s was expected, and all is well",
		         stats_code_names[code]);
	expect_null(s->result);
	for (size_t k = 0; k < s->st.notes_n; k++)
		if (s->st.notes[k].code == code)
			note = &s->st.notes[k];
	if (note == NULL)
		fail_msg("%s was not met, but %s", stats_code_names[code],
		         s->st.notes_n == 0
		                 ? "nothing"
		                 : stats_code_names[s->st.notes[0].code]);
	expect_equal(note->count, count);
	if (column != NULL)
		expect_str(note->columns_n == 0 ? S("") : note->columns[0],
		           column);
}

const json_t *
study_effect(struct test *t, const struct study *s, const char *id)
{
	const json_t *row;
	size_t k;

	(void)t;
	json_array_foreach (json_object_get(s->result, "effects"), k, row)
		if (strcmp(json_string_value(json_object_get(row, "id")), id) ==
		    0)
			return row;
	fail_msg("there is no effect %s", id);
	return NULL;
}

double
study_number(struct test *t, const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	(void)t;
	return json_is_number(v) ? json_number_value(v) : NAN;
}

/* What was known of one person before; each by a share of its own. */
static void
fake_before(struct buf *buf, const struct fake *f, bool treated,
            const double *share)
{
	const char *sex = share[3] < 0.3 ? "F" : "M";

	if (share[1] >= f->gaps)
		buf_print(buf, "%.3f",
		          20 + 20 * share[2] + (treated ? f->shift : 0));
	buf_print(buf, ",%s,%s,one,", share[6] < f->gaps ? "" : sex,
	          share[4] < 0.4 ? "north" : "south");
}

/* One person's row; day, event and how often hang on one draw. */
static void
fake_put(struct buf *buf, const struct fake *f, size_t i, uint64_t *seed)
{
	bool t = i < f->treated, reoff;
	double share[8], from = t ? f->late : 0, often;

	for (int k = 0; k < 8; k++)
		share[k] = random_of(seed, 1000003) / 1000003;
	reoff = share[0] < f->risk[t];
	often = 1 + floor(2 * share[5]) + (t ? f->again : 0);
	buf_print(buf, "p%zu,%d,", i, t);
	fake_before(buf, f, t, share);
	if (share[7] >= f->unknown)
		buf_print(buf, "%d", reoff);
	buf_print(buf, ",%.0f,%.0f,%d,0\n", reoff ? often : 0,
	          reoff ? 1 + from + floor((364 - from) * share[5]) : 365,
	          reoff);
}

const char *
study_fake(struct test *t, const struct fake *fake)
{
	uint64_t seed = fake->seed == 0 ? 88172645463325252u : fake->seed;
	struct buf buf;

	buf_init(&buf, t->arena, 16 << 20);
	buf_lit(&buf, "id,group,age,sex,area,same,y,n,d,e,none\n");
	for (size_t i = 0; i < fake->treated + fake->control; i++)
		fake_put(&buf, fake, i, &seed);
	return study_file(t, "fake.csv", buf_get(&buf));
}

void
expect_near(double got, double want, double tolerance)
{
	if (!(fabs(got - want) <= tolerance * fmax(fabs(want), 1)))
		fail_msg("%.17g is not %.17g", got, want);
}

void
expect_good(const struct study *s)
{
	if (!s->good)
		fail_msg("it stopped: %s",
		         stats_code_names[s->st.notes[s->st.notes_n - 1].code]);
}

void
study_fake_run(struct test *t, struct study *s, const struct fake *fake,
               const char *parts)
{
	struct eval_inputs in = {.people = study_fake(t, fake)};

	study_plan(t, s, parts);
	study_run(t, s, &in);
}
