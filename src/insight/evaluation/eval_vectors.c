/*
 * eval_vectors.c - every case of a folder of reference vectors.
 */
#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "insight/evaluation/eval_local.h"

#define CASE_CEILING ((size_t)1024 * 1024 * 1024)
#define FILE_MOST    ((size_t)64 * 1024 * 1024)

/* --- comparing ----------------------------------------------------------- */

/* The first place that differs is the one that is said. */
static void
differs(struct eval_compare *cmp, struct str at, const char *how)
{
	if (str_empty(cmp->at))
		cmp->at = str_print(cmp->arena, "%.*s %s", STR_ARG(at), how);
}

static void
compare_numbers(struct eval_compare *cmp, const json_t *expected,
                const json_t *got, struct str at)
{
	double e = json_number_value(expected), x = json_number_value(got);
	double error = fabs(x - e) / fmax(1, fabs(e));

	cmp->worst = fmax(cmp->worst, error);
	if (eval_is_exact(cmp->arena, at) ? x == e : error <= cmp->tolerance)
		return;
	differs(cmp, at,
	        str_c(cmp->arena,
	              str_print(cmp->arena, "is %.17g, not %.17g", x, e)));
}

static int
text_order(const void *a, const void *b)
{
	return strcmp(json_string_value(*(json_t *const *)a),
	              json_string_value(*(json_t *const *)b));
}

/* Controls are a set: their order says nothing. */
static bool
is_same_set(struct arena *arena, const json_t *a, const json_t *b)
{
	size_t n = json_array_size(a);
	json_t **x = arena_new(arena, json_t *, n + 1);
	json_t **y = arena_new(arena, json_t *, n + 1);

	if (json_array_size(b) != n)
		return false;
	for (size_t i = 0; i < n; i++) {
		x[i] = json_array_get(a, i);
		y[i] = json_array_get(b, i);
		if (!json_is_string(x[i]) || !json_is_string(y[i]))
			return false;
	}
	qsort(x, n, sizeof(json_t *), text_order);
	qsort(y, n, sizeof(json_t *), text_order);
	for (size_t i = 0; i < n; i++)
		if (text_order(&x[i], &y[i]) != 0)
			return false;
	return true;
}

static void
compare_arrays(struct eval_compare *cmp, const json_t *expected,
               const json_t *got, struct str at)
{
	if (json_array_size(expected) != json_array_size(got)) {
		differs(cmp, at, "is not of that length");
		return;
	}
	if (str_ends(at, S(".controls"))) {
		if (!is_same_set(cmp->arena, expected, got))
			differs(cmp, at, "are others");
		return;
	}
	for (size_t i = 0; i < json_array_size(expected); i++)
		eval_compare(cmp, json_array_get(expected, i),
		             json_array_get(got, i),
		             str_print(cmp->arena, "%.*s[%zu]", STR_ARG(at),
		                       i));
}

static void
compare_objects(struct eval_compare *cmp, json_t *expected, const json_t *got,
                struct str at)
{
	const char *key;
	json_t *value;

	json_object_foreach (expected, key, value) {
		const json_t *mine = json_object_get(got, key);
		struct str place =
		        str_print(cmp->arena, "%.*s.%s", STR_ARG(at), key);

		if (mine == NULL)
			differs(cmp, place, "is not computed");
		else
			eval_compare(cmp, value, mine, place);
	}
}

void
eval_compare(struct eval_compare *cmp, const json_t *expected,
             const json_t *got, struct str at)
{
	struct arena_mark mark = arena_mark(cmp->arena);

	if (json_is_number(expected) && json_is_number(got))
		compare_numbers(cmp, expected, got, at);
	else if (json_is_array(expected) && json_is_array(got))
		compare_arrays(cmp, expected, got, at);
	else if (json_is_object(expected) && json_is_object(got))
		compare_objects(cmp, (json_t *)expected, got, at);
	else if (!json_equal(expected, got))
		differs(cmp, at, "differs");
	/* What is said of a difference is the only thing that is kept. */
	if (str_empty(cmp->at))
		arena_release(cmp->arena, mark);
}

/* --- cases --------------------------------------------------------------- */

const struct eval_op *
eval_op_find(const char *name)
{
	const struct eval_op *const all[] = {eval_ops_model,    eval_ops_cox,
	                                     eval_ops_survival, eval_ops_effect,
	                                     eval_ops_match,    eval_ops_judge,
	                                     eval_ops_people};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		for (const struct eval_op *op = all[i]; op->name != NULL; op++)
			if (strcmp(op->name, name) == 0)
				return op;
	return NULL;
}

/* Compute a case into a JSON object. */
static bool
case_run(struct eval_case *c, const char *name, json_t **got)
{
	const struct eval_op *op = eval_op_find(name);
	struct buf buf;
	bool good;

	*got = NULL;
	if (op == NULL)
		return eval_wrong(c, "an unknown operation", str_of(name));
	buf_init(&buf, c->arena, CASE_CEILING / 4);
	c->out = arena_new(c->arena, struct json_out, 1);
	json_init(c->out, &buf);
	json_object(c->out, NULL);
	stats_begin(&c->st, c->arena);
	if (!eval_spec_check(c, op) || !eval_frame_read(c))
		return false;
	good = op->run(c);
	json_end(c->out);
	if (!good)
		return false;
	if (json_read(c->arena, buf_get(&buf), got) != NULL)
		return eval_wrong(c, "cannot be written", S(""));
	return true;
}

/* What stopped a case, for its line. */
static struct str
stopped_by(struct eval_case *c)
{
	if (!str_empty(c->wrong))
		return c->wrong;
	for (size_t i = 0; i < c->st.notes_n; i++)
		if (stats_is_error(c->st.notes[i].code))
			return str_of(stats_code_names[c->st.notes[i].code]);
	return S("it was stopped");
}

/* --- edges --------------------------------------------------------------- */

static bool
note_names(const struct stats_note *note, struct str name)
{
	for (size_t i = 0; i < note->columns_n; i++) {
		struct str one = note->columns[i];
		size_t equals = str_find(one, '=');

		if (str_equal(one, name) ||
		    str_equal(str_slice(one, 0, equals), name))
			return true;
	}
	return false;
}

/* Whether a note is the one that is expected; else why not. */
static struct str
note_misses(struct eval_case *c, const struct stats_note *note,
            const json_t *expected)
{
	json_t *names = json_object_get(expected, "columns_named");
	const json_t *count = json_object_get(expected, "count");
	const json_t *row = json_object_get(expected, "row");

	for (size_t i = 0; i < json_array_size(names); i++) {
		const char *name = json_string_value(json_array_get(names, i));

		if (name == NULL || !note_names(note, str_of(name)))
			return str_print(c->arena, "%s is not named",
			                 name == NULL ? "?" : name);
	}
	if (count != NULL && json_number_value(count) != (double)note->count)
		return str_print(c->arena, "count is %lld",
		                 (long long)note->count);
	if (row != NULL && json_number_value(row) != (double)note->row)
		return str_print(c->arena, "row is %lld", (long long)note->row);
	return S("");
}

static struct str
edge_judge(struct eval_case *c, const json_t *expected, bool good)
{
	const char *code = json_string_value(json_object_get(expected, "code"));
	struct str why = S("");
	bool found = false;

	if (code == NULL)
		return S("no code is expected");
	for (size_t i = 0; i < c->st.notes_n; i++) {
		const struct stats_note *note = &c->st.notes[i];

		if (strcmp(stats_code_names[note->code], code) != 0)
			continue;
		found = true;
		why = note_misses(c, note, expected);
		if (str_empty(why))
			break;
	}
	if (!found)
		return str_print(c->arena, "%s is not raised: %.*s", code,
		                 STR_ARG(good ? S("all is well")
		                              : stopped_by(c)));
	if (good != (code[0] == 'W'))
		return good ? S("there are estimates after an error")
		            : str_print(c->arena,
		                        "there are no estimates after a "
		                        "warning: %.*s",
		                        STR_ARG(stopped_by(c)));
	return why;
}

static struct str
edge_run(struct eval_case *c, const json_t *expected)
{
	struct str wrong = eval_edge_wrong(c->arena, c->spec, expected);
	const char *op;
	json_t *ran;
	bool good;

	if (!str_empty(wrong))
		return wrong;
	op = json_string_value(json_object_get(c->spec, "run_op"));
	c->spec = json_object_get(c->spec, "run");
	if (op == NULL || !json_is_object(c->spec))
		return S("run_op and run are missing");
	if (!str_empty(c->data))
		return S("an edge has columns of its own, and no file");
	good = case_run(c, op, &ran);
	if (!str_empty(c->wrong))
		return c->wrong;
	return edge_judge(c, expected, good);
}

/* --- a folder ------------------------------------------------------------ */

/* One case: empty when it is met, else why it is not. */
static struct str
case_judge(struct eval_case *c, const json_t *one, double *worst)
{
	const json_t *expected = json_object_get(one, "expected");
	const char *op = json_string_value(json_object_get(one, "op"));
	const char *data = json_string_value(json_object_get(one, "data"));
	struct eval_compare cmp = {.arena = c->arena,
	                           .tolerance = json_number_value(
	                                   json_object_get(one, "rel_tol"))};
	struct str wrong = eval_case_wrong(c->arena, one);
	json_t *got;

	if (!str_empty(wrong))
		return wrong;
	c->spec = json_object_get(one, "spec");
	c->data = data == NULL ? S("") : str_of(data);
	if (strcmp(op, "edge") == 0)
		return edge_run(c, expected);
	if (strcmp(op, "input") == 0)
		return S("input is only an edge");
	c->expected = expected;
	if (!case_run(c, op, &got))
		return stopped_by(c);
	eval_compare(&cmp, expected, got, S(""));
	*worst = cmp.worst;
	return cmp.at;
}

/* A folder on its way: the ids that it had, each once. */
struct folder {
	struct arena *arena;
	const char *path;
	FILE *to;
	struct eval_result *out;
	json_t *ids;
};

struct judging {
	struct arena *arena;
	const char *folder;
	const json_t *one;
	FILE *to;
	bool again; /* its id was there before */
	bool good;
};

/* In a boundary of its own: a case that is too large fails alone. */
static void
case_line(void *data)
{
	struct judging *j = data;
	const char *id = json_string_value(json_object_get(j->one, "id"));
	struct eval_case c = {.arena = j->arena, .folder = j->folder};
	double worst = 0;
	struct str why = j->again ? S("its id is another case's")
	                          : case_judge(&c, j->one, &worst);

	id = id == NULL ? "?" : id;
	j->good = str_empty(why);
	if (j->good)
		fprintf(j->to, "ok %s %.1e\n", id, worst);
	else
		fprintf(j->to, "not ok %s %.*s\n", id, STR_ARG(why));
}

/* Whether an id was met before; from now on it was. */
static bool
id_again(struct folder *f, const json_t *one)
{
	const char *id = json_string_value(json_object_get(one, "id"));
	bool again = id != NULL && json_object_get(f->ids, id) != NULL;

	if (id != NULL && !again)
		claim(json_object_set_new(f->ids, id, json_true()) == 0);
	return again;
}

/* The cases of one file's text. */
static const struct fault *
text_run(struct folder *f, const char *name, struct str text)
{
	struct eval_case c = {.arena = f->arena};
	json_t *cases;

	TRY(json_read(f->arena, text, &cases));
	if (json_array_size(cases) == 0)
		return fault_invalid(&c, "{file} holds no list of cases",
		                     {"file", str_of(name)});
	for (size_t i = 0; i < json_array_size(cases); i++) {
		const json_t *one = json_array_get(cases, i);
		struct judging j = {.arena = arena_create(CASE_CEILING),
		                    .folder = f->path,
		                    .one = one,
		                    .to = f->to,
		                    .again = id_again(f, one)};

		if (boundary_run(case_line, &j) != BOUNDARY_RETURNED)
			fprintf(f->to, "not ok %s is too large\n", name);
		arena_drop(j.arena);
		*(j.good ? &f->out->passed : &f->out->failed) += 1;
	}
	return NULL;
}

static const struct fault *
file_run(struct folder *f, const char *name)
{
	struct str path = str_print(f->arena, "%s/%s", f->path, name);
	FILE *file = fopen(str_c(f->arena, path), "rb");
	struct eval_case c = {.arena = f->arena};
	struct buf buf;
	char block[65536];
	size_t n;

	if (file == NULL)
		return fault_invalid(&c, "{file} cannot be opened",
		                     {"file", str_of(name)});
	buf_init(&buf, f->arena, FILE_MOST);
	while ((n = fread(block, 1, sizeof(block), file)) > 0)
		buf_put(&buf, block, n);
	fclose(file);
	return text_run(f, name, buf_get(&buf));
}

/* The names of the folder's *.json in bytewise order; NULL: no folder. */
static char **
names_read(struct arena *arena, const char *folder, size_t *n)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;
	char **names = NULL;
	size_t room = 0;

	*n = 0;
	if (dir == NULL)
		return NULL;
	while ((entry = readdir(dir)) != NULL) {
		if (!str_ends(str_of(entry->d_name), S(".json")))
			continue;
		if (*n == room) {
			names = arena_grow(arena, names, room * sizeof(*names),
			                   (room + 16) * sizeof(*names));
			room += 16;
		}
		names[(*n)++] = str_c(arena, str_of(entry->d_name));
	}
	closedir(dir);
	return names;
}

static int
name_order(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static const struct fault *
folder_run(struct folder *f)
{
	struct eval_case c = {.arena = f->arena};
	size_t n;
	char **names = names_read(f->arena, f->path, &n);

	if (n == 0)
		return fault_invalid(&c, "There is no *.json of cases in that "
		                         "folder");
	qsort(names, n, sizeof(*names), name_order);
	for (size_t i = 0; i < n; i++)
		TRY(file_run(f, names[i]));
	return NULL;
}

const struct fault *
eval_selftest(struct arena *arena, const char *folder, FILE *to,
              struct eval_result *out)
{
	struct str builtin = {(const char *)eval_builtin_cases,
	                      eval_builtin_cases_n};
	struct folder f = {.arena = arena,
	                   .path = folder == NULL ? "" : folder,
	                   .to = to,
	                   .out = out,
	                   .ids = (json_object)()};
	const struct fault *fault;

	*out = (struct eval_result){0, 0};
	fault = folder == NULL ? text_run(&f, "cases.json", builtin)
	                       : folder_run(&f);
	json_decref(f.ids);
	return fault;
}
