/*
 * eval_lock_files.c - whether the data are those that were sealed.
 *
 * Of the people: header, number of rows, a hash of the ids and one of each
 * column of the group, a day or a covariate.  Of a file's other columns, the
 * outcomes among them, nothing but the hash of all its bytes.
 */
#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#include "insight/evaluation/eval_lock_local.h"
#include "insight/evaluation/eval_table.h"

const char *const eval_file_names[EVAL_FILES] = {"people", "events", "spells"};

static const char *
path_of(const struct eval_run *run, size_t i)
{
	const char *const paths[EVAL_FILES] = {run->in.people, run->in.events,
	                                       run->in.spells};

	return paths[i];
}

/* --- hashes -------------------------------------------------------------- */

struct sum {
	crypto_hash_sha256_state state;
};

static void
sum_add(struct sum *sum, const void *p, size_t n)
{
	if (n > 0)
		crypto_hash_sha256_update(&sum->state, p, n);
}

/* Its length first, so that no two lists are the same bytes. */
static void
sum_str(struct sum *sum, struct str s)
{
	uint64_t n = s.n;

	sum_add(sum, &n, sizeof(n));
	sum_add(sum, s.p, s.n);
}

static json_t *
sum_end(struct sum *sum)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char hex[65];

	crypto_hash_sha256_final(&sum->state, hash);
	sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	return json_string(hex);
}

static json_t *
column_hash(const struct stats_column *column, size_t rows)
{
	struct sum sum;

	crypto_hash_sha256_init(&sum.state);
	if (column->text != NULL)
		for (size_t i = 0; i < rows; i++)
			sum_str(&sum, column->text[i]);
	if (column->v != NULL)
		sum_add(&sum, column->v, rows * sizeof(*column->v));
	if (column->code != NULL) {
		for (size_t i = 0; i < column->levels_n; i++)
			sum_str(&sum, column->levels[i]);
		sum_add(&sum, column->code, rows * sizeof(*column->code));
	}
	return sum_end(&sum);
}

static json_t *
header_hash(const struct eval_table *table)
{
	struct sum sum;

	crypto_hash_sha256_init(&sum.state);
	for (size_t i = 0; i < table->header_n; i++)
		sum_str(&sum, table->header[i]);
	return sum_end(&sum);
}

/* --- one file ------------------------------------------------------------ */

struct wants {
	struct eval_want *v;
	size_t n;
};

/* Ask for a column once. */
static void
want(struct wants *wants, struct str name, enum eval_kind kind)
{
	if (str_empty(name))
		return;
	for (size_t i = 0; i < wants->n; i++)
		if (str_equal(wants->v[i].name, name))
			return;
	wants->v[wants->n++] = (struct eval_want){.name = name, .kind = kind};
}

/* The first is the id; no column of an outcome is among them. */
static struct wants
people_wants(struct arena *arena, const struct eval_plan *plan)
{
	struct wants wants = {arena_new(arena, struct eval_want,
	                                4 + 2 * plan->covariates_n),
	                      0};

	want(&wants, plan->id, EVAL_TEXT);
	want(&wants, plan->group, EVAL_NUMBER);
	want(&wants, plan->index_date, EVAL_DAY);
	want(&wants, plan->start_date, EVAL_DAY);
	for (size_t i = 0; i < plan->covariates_n; i++) {
		want(&wants, plan->covariates[i].name,
		     plan->covariates[i].word ? EVAL_WORD : EVAL_NUMBER);
		want(&wants, plan->covariates[i].as_of, EVAL_DAY);
	}
	return wants;
}

static void
columns_put(struct arena *arena, const struct eval_table *table, json_t *to)
{
	json_t *columns = json_object();

	eval_lock_put(to, "columns", columns);
	for (size_t i = 0; i < table->frame.columns_n; i++) {
		const struct stats_column *c = &table->frame.columns[i];

		eval_lock_put(columns, str_c(arena, c->name),
		              column_hash(c, table->frame.rows));
	}
}

/* What is read goes again; cells that are not good are told elsewhere. */
static const struct fault *
file_take(struct eval_run *run, size_t i, const struct eval_plan *plan,
          json_t *to)
{
	struct arena_mark mark = arena_mark(run->arena);
	struct wants wants = {NULL, 0};
	struct eval_table table;
	struct stats st;
	bool good;

	stats_begin(&st, run->arena);
	if (plan != NULL && i == 0)
		wants = people_wants(run->arena, plan);
	TRY(eval_lock_of(run,
	                 eval_table_read(&st, path_of(run, i), wants.v, wants.n,
	                                 &good, &table),
	                 EVAL_DATA));
	eval_lock_put(to, "sha256", json_string(table.sha256));
	eval_lock_put(to, "rows", json_integer((json_int_t)table.frame.rows));
	eval_lock_put(to, "header", header_hash(&table));
	if (wants.n > 0)
		columns_put(run->arena, &table, to);
	arena_release(run->arena, mark);
	return NULL;
}

const struct fault *
eval_lock_files(struct eval_run *run, const struct eval_plan *plan,
                json_t **out)
{
	json_t *files = eval_lock_own(run, json_object());

	for (size_t i = 0; i < EVAL_FILES; i++) {
		json_t *one;

		if (path_of(run, i) == NULL)
			continue;
		one = json_object();
		eval_lock_put(files, eval_file_names[i], one);
		TRY(file_take(run, i, plan, one));
	}
	*out = files;
	return NULL;
}

/* --- the same ------------------------------------------------------------ */

/* What of the people is not as it was; NULL: nothing. */
static const char *
people_differ(struct eval_run *run, const json_t *was, const json_t *is)
{
	const json_t *before = json_object_get(was, "columns");
	const char *name;
	json_t *hash;

	if (eval_lock_number(was, "rows") != eval_lock_number(is, "rows"))
		return "the number of rows";
	if (!str_equal(eval_lock_get(was, "header"),
	               eval_lock_get(is, "header")))
		return "the names of its columns";
	json_object_foreach (json_object_get(is, "columns"), name, hash)
		if (json_equal(json_object_get(before, name), hash) == 0)
			return str_c(run->arena,
			             str_print(run->arena, "the column %s",
			                       name));
	return NULL;
}

static const struct fault *
changed(struct eval_run *run, const char *file, const char *what)
{
	return eval_lock_stop(
	        run, E_PLAN_CHANGED,
	        "the file of %s is not the one that was sealed: %s "
	        "changed. Put it back, or say what changed and why "
	        "with eval plan amend",
	        file, what);
}

/* One that was not there at the seal, against the first line that has it. */
static const struct fault *
later_same(struct eval_run *run, const struct eval_plan *plan, size_t i,
           const json_t *is)
{
	const struct eval_first *first = &run->state.first[i];

	if (str_empty(first->hash) || plan->looks_n > 1 ||
	    str_equal(first->hash, eval_lock_get(is, "sha256")))
		return NULL;
	return eval_lock_stop(run, E_PLAN_CHANGED,
	                      "the file of %s is not the one that line %" PRId64
	                      " of the ledger has, the first to name it. Put "
	                      "it back, or say what changed and why with eval "
	                      "plan amend",
	                      eval_file_names[i], first->line);
}

/* One file against the seal; `is` has its hash. */
static const struct fault *
file_same(struct eval_run *run, const struct eval_plan *plan, size_t i,
          const json_t *is)
{
	const json_t *was =
	        json_object_get(run->state.files, eval_file_names[i]);
	json_t *more;
	const char *what;

	if (was == NULL)
		return later_same(run, plan, i, is);
	if (str_equal(eval_lock_get(was, "sha256"),
	              eval_lock_get(is, "sha256")))
		return NULL;
	if (i > 0)
		return plan->looks_n > 1 ? NULL
		                         : changed(run, eval_file_names[i],
		                                   "a row or a column");
	more = eval_lock_own(run, json_object());
	TRY(file_take(run, i, plan, more));
	what = people_differ(run, was, more);
	if (what == NULL && plan->looks_n <= 1)
		what = "a column that is no covariate, or how a value is "
		       "written,";
	return what == NULL ? NULL : changed(run, eval_file_names[i], what);
}

/* A file that was sealed, or that a line has, is there when outcomes are. */
static const struct fault *
left_out(struct eval_run *run, size_t i)
{
	const char *name = eval_file_names[i];

	if (json_object_get(run->state.files, name) != NULL)
		return eval_lock_stop(run, E_PLAN_CHANGED,
		                      "a file of %s was sealed: name it with "
		                      "--%s",
		                      name, name);
	if (!str_empty(run->state.first[i].hash))
		return eval_lock_stop(run, E_PLAN_CHANGED,
		                      "line %" PRId64
		                      " of the ledger has a file of %s: name "
		                      "it with --%s",
		                      run->state.first[i].line, name, name);
	return NULL;
}

const struct fault *
eval_lock_files_same(struct eval_run *run, const struct eval_plan *plan,
                     bool outcomes, json_t **out)
{
	json_t *hashes = eval_lock_own(run, json_object()), *files;

	TRY(eval_lock_files(run, NULL, &files));
	for (size_t i = 0; i < EVAL_FILES; i++) {
		const json_t *is = json_object_get(files, eval_file_names[i]);

		if (is == NULL && outcomes)
			TRY(left_out(run, i));
		if (is == NULL)
			continue;
		TRY(file_same(run, plan, i, is));
		eval_lock_put(hashes, eval_file_names[i],
		              json_deep_copy(json_object_get(is, "sha256")));
	}
	*out = hashes;
	return NULL;
}

const struct fault *
eval_lock_files_are(struct eval_run *run, const json_t *hashes)
{
	json_t *files;

	TRY(eval_lock_files(run, NULL, &files));
	for (size_t i = 0; i < EVAL_FILES; i++) {
		struct str was = eval_lock_get(hashes, eval_file_names[i]);
		struct str is = eval_lock_get(
		        json_object_get(files, eval_file_names[i]), "sha256");

		if (str_empty(was) && str_empty(is))
			continue;
		if (str_empty(was) || str_empty(is))
			return eval_lock_stop(
			        run, E_PLAN_CHANGED,
			        "this look was %s a file of %s: name the same "
			        "files",
			        str_empty(was) ? "without" : "with",
			        eval_file_names[i]);
		if (!str_equal(was, is))
			return eval_lock_stop(run, E_PLAN_CHANGED,
			                      "the file of %s is not the one "
			                      "of that look",
			                      eval_file_names[i]);
	}
	return NULL;
}
