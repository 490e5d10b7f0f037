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
	if (error <= cmp->tolerance)
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

static bool
is_among(const char *words, const char *word)
{
	struct str rest = str_of(words), one;

	while (str_split(&rest, ' ', &one))
		if (str_is(one, word))
			return true;
	return false;
}

/* Every field of the spec must be one that the operation takes. */
static bool
spec_check(struct eval_case *c, const struct eval_op *op)
{
	const char *key;
	json_t *value;

	json_object_foreach ((json_t *)c->spec, key, value) {
		if (strcmp(key, "columns") != 0 && strcmp(key, "levels") != 0 &&
		    !is_among(op->takes, key))
			return eval_wrong(c, "an unknown field", str_of(key));
	}
	return true;
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
	if (!spec_check(c, op) || !eval_frame_read(c))
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
	if (count != NULL && json_integer_value(count) != note->count)
		return str_print(c->arena, "count is %lld",
		                 (long long)note->count);
	if (row != NULL && json_integer_value(row) != note->row)
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
		            : S("there are no estimates after a warning");
	return why;
}

static struct str
edge_run(struct eval_case *c, const json_t *expected)
{
	const char *key, *op = NULL;
	json_t *value, *ran;
	bool good;

	json_object_foreach ((json_t *)expected, key, value) {
		if (!is_among("code columns_named count row", key))
			return str_print(c->arena, "an unknown field: %s", key);
	}
	op = json_string_value(json_object_get(c->spec, "run_op"));
	c->spec = json_object_get(c->spec, "run");
	if (op == NULL || !json_is_object(c->spec))
		return S("run_op and run are missing");
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
	const char *key;
	json_t *value, *got;

	json_object_foreach ((json_t *)one, key, value) {
		if (!is_among("schema id op data spec expected rel_tol note",
		              key))
			return str_print(c->arena, "an unknown field: %s", key);
	}
	if (json_integer_value(json_object_get(one, "schema")) != 1)
		return S("its schema is not 1");
	c->spec = json_object_get(one, "spec");
	if (op == NULL || !json_is_object(expected) || !json_is_object(c->spec))
		return S("op, spec or expected is missing");
	c->data = data == NULL ? S("") : str_of(data);
	if (strcmp(op, "edge") == 0)
		return edge_run(c, expected);
	c->expected = expected;
	if (!case_run(c, op, &got))
		return stopped_by(c);
	eval_compare(&cmp, expected, got, S(""));
	*worst = cmp.worst;
	return cmp.at;
}

struct judging {
	struct arena *arena;
	const char *folder;
	const json_t *one;
	FILE *to;
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
	struct str why = case_judge(&c, j->one, &worst);

	id = id == NULL ? "?" : id;
	j->good = str_empty(why);
	if (j->good)
		fprintf(j->to, "ok %s %.1e\n", id, worst);
	else
		fprintf(j->to, "not ok %s %.*s\n", id, STR_ARG(why));
}

/* The cases of one file's text. */
static const struct fault *
text_run(struct arena *arena, const char *folder, const char *name,
         struct str text, FILE *to, struct eval_result *out)
{
	struct eval_case c = {.arena = arena};
	json_t *cases;

	TRY(json_read(arena, text, &cases));
	if (json_array_size(cases) == 0)
		return fault_invalid(&c, "{file} holds no list of cases",
		                     {"file", str_of(name)});
	for (size_t i = 0; i < json_array_size(cases); i++) {
		struct judging j = {.arena = arena_create(CASE_CEILING),
		                    .folder = folder,
		                    .one = json_array_get(cases, i),
		                    .to = to};

		if (boundary_run(case_line, &j) != BOUNDARY_RETURNED)
			fprintf(to, "not ok %s is too large\n", name);
		arena_drop(j.arena);
		*(j.good ? &out->passed : &out->failed) += 1;
	}
	return NULL;
}

static const struct fault *
file_run(struct arena *arena, const char *folder, const char *name, FILE *to,
         struct eval_result *out)
{
	struct str path = str_print(arena, "%s/%s", folder, name);
	FILE *file = fopen(str_c(arena, path), "rb");
	struct eval_case c = {.arena = arena};
	struct buf buf;
	char block[65536];
	size_t n;

	if (file == NULL)
		return fault_invalid(&c, "{file} cannot be opened",
		                     {"file", str_of(name)});
	buf_init(&buf, arena, FILE_MOST);
	while ((n = fread(block, 1, sizeof(block), file)) > 0)
		buf_put(&buf, block, n);
	fclose(file);
	return text_run(arena, folder, name, buf_get(&buf), to, out);
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

const struct fault *
eval_selftest(struct arena *arena, const char *folder, FILE *to,
              struct eval_result *out)
{
	struct eval_case c = {.arena = arena};
	struct str builtin = {(const char *)eval_builtin_cases,
	                      eval_builtin_cases_n};
	size_t n;
	char **names;

	*out = (struct eval_result){0, 0};
	if (folder == NULL)
		return text_run(arena, "", "cases.json", builtin, to, out);
	names = names_read(arena, folder, &n);
	if (n == 0)
		return fault_invalid(&c, "There is no *.json of cases in that "
		                         "folder");
	qsort(names, n, sizeof(*names), name_order);
	for (size_t i = 0; i < n; i++)
		TRY(file_run(arena, folder, names[i], to, out));
	return NULL;
}
