/*
 * mydirection_tests [--list] [--part K/N] [WORD...]
 *	runs the tests whose names hold all the words, file by file; TAP
 *	on stdout.  With --part only every N-th of them, from the K-th on, so
 *	that N runs beside each other make the whole.  The slowest are named
 *	at the end.
 * mydirection_tests --torture alloc:N NAME
 *	runs one test with its N-th arena allocation failing; sql:N with its
 *	N-th SQL step.  Ends 0 when it has fewer, 3 when the test ended in
 *	order, whatever its expectations say; anything else is a finding.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/jail.h"
#include "base/log.h"
#include "base/text.h"
#include "tests/store_world.h"
#include "tests/test.h"
#include "tests/test_log.h"

/* The section that TEST fills; the linker names its ends. */
extern const struct test_case *const __start_tests[];
extern const struct test_case *const __stop_tests[];

static struct test running;
static const struct test_case *running_case;
static size_t passed;
static size_t skipped;

/* Which places are to fail, for --torture; none when 0. */
static unsigned long torture_alloc;
static unsigned long torture_sql;
static enum boundary_end torture_end;
static bool torture_reached;

/* Whether the test that runs has come to its end. */
static bool ended_well;

/* Of the store (store/store.h), where it is linked. */
__attribute__((weak)) void store_fail_at(unsigned long n);
__attribute__((weak)) bool store_failed(void);

static bool runs_all;

bool
test_runs_all(void)
{
	return runs_all;
}

const char *
test_noted(void)
{
	return getenv("MYDIRECTION_TEST_NOTED");
}

struct test *
test_now(void)
{
	return &running;
}

/* Another test has the language that it begins in, and no other. */
static void
welsh_shut(void *data)
{
	(void)data;
	text_init("");
}

void
test_welsh(struct test *t)
{
	char path[4096];
	ssize_t n = readlink("/proc/self/exe", path, sizeof(path));
	struct str dir = {path, n < 0 ? 0 : (size_t)n};

	while (dir.n > 0 && dir.p[dir.n - 1] != '/')
		dir.n--;
	text_init(str_c(t->arena, dir));
	arena_defer(t->arena, welsh_shut, NULL);
}

const char *
test_dir(struct test *t)
{
	const char *above = getenv("TMPDIR");
	char *dir;

	if (t->dir != NULL)
		return t->dir;
	if (above == NULL || above[0] == '\0')
		above = "/tmp";
	dir = str_c(t->arena,
	            str_print(t->arena, "%s/mydirection-XXXXXX", above));
	if (mkdtemp(dir) == NULL)
		fail_msg("no folder can be made below %s", above);
	t->dir = dir;
	return dir;
}

const char *
test_path(struct test *t, const char *name)
{
	return str_print(t->arena, "%s/%s", test_dir(t), name).p;
}

#define ARENAS_MOST 64
static struct arena *arenas[ARENAS_MOST];

/* Where this arena, or none, is in the list; or the test fails. */
static struct arena **
place_of(const struct arena *arena)
{
	for (size_t i = 0; i < ARENAS_MOST; i++)
		if (arenas[i] == arena)
			return &arenas[i];
	fail_msg("too many arenas, or one that is not the test's");
	return NULL;
}

struct arena *
test_arena(struct test *t, size_t ceiling)
{
	struct arena **place = place_of(NULL);

	(void)t;
	*place = arena_create(ceiling);
	return *place;
}

void
test_arena_drop(struct arena *arena)
{
	struct arena **place = place_of(arena);

	*place = NULL;
	arena_drop(arena);
}

static int
remove_one(const char *path, const struct stat *about, int kind,
           struct FTW *place)
{
	(void)about;
	(void)kind;
	(void)place;
	return remove(path);
}

/* --- with and without a database ---------------------------------- */

/* Nothing in these knows a database (src/floors.txt): what their tests show
 * does not hang on the engine. */
static const char *const without_database[] = {"src/base/", "src/stats/",
                                               "src/insight/evaluation/", NULL};
static bool opened;

void
test_opens_database(void)
{
	opened = true;
}

static bool
knows_none(const struct test_case *one)
{
	for (const char *const *folder = without_database; *folder != NULL;
	     folder++)
		if (strstr(one->file, *folder) != NULL)
			return true;
	return false;
}

/* --- how long it took --------------------------------------------- */

/* The longest of a run, for whoever wants it shorter: no test fails by it. */
#define SLOWEST 10
static struct {
	const char *name;
	int64_t ms;
} slowest[SLOWEST];
static int64_t began_ms;

static int64_t
ms_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
slowest_note(const char *name, int64_t ms)
{
	size_t at = SLOWEST;

	while (at > 0 && slowest[at - 1].ms < ms)
		at--;
	if (at == SLOWEST)
		return;
	memmove(slowest + at + 1, slowest + at,
	        (SLOWEST - 1 - at) * sizeof(slowest[0]));
	slowest[at].name = name;
	slowest[at].ms = ms;
}

static void
slowest_say(void)
{
	for (size_t i = 0; i < SLOWEST && slowest[i].ms >= 1000; i++)
		printf("# %lld ms: %s\n", (long long)slowest[i].ms,
		       slowest[i].name);
}

static int
set_up(void **state)
{
	began_ms = ms_now();
	running_case = *state;
	running = (struct test){
	        .arena = arena_create((size_t)256 * 1024 * 1024),
	        .name = running_case->name,
	};
	ended_well = false;
	opened = false;
	if (torture_alloc == 0 && torture_sql == 0)
		test_log_begin();
	return 0;
}

/* What a test may have set goes back, whether it passed or not. */
static int
tear_down(void **state)
{
	bool quiet;

	(void)state;
	boundary_forget();
	if (torture_alloc > 0)
		torture_reached = arena_failed();
	else if (store_failed != NULL)
		torture_reached = store_failed();
	arena_fail_at(0);
	if (store_fail_at != NULL)
		store_fail_at(0);
	clock_set(INSTANT_NONE);
	text_use(LANG_EN);
	log_level_set(LOG_ERROR);
	if (running.dir != NULL)
		nftw(running.dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	for (size_t i = 0; i < ARENAS_MOST; i++) {
		arena_drop(arenas[i]);
		arenas[i] = NULL;
	}
	slowest_note(running_case->name, ms_now() - began_ms);
	arena_drop(running.arena);
	running = (struct test){NULL, NULL, NULL};
	/* What was logged while it ended; the rest was looked at before. */
	quiet = test_log_holds(false) || !ended_well;
	log_to(NULL, NULL);
	return quiet ? 0 : -1;
}

static void
run_case(void *data)
{
	running_case->fn(data);
}

static void
run(void **state)
{
	enum boundary_end end;

	(void)state;
	if (torture_alloc > 0)
		arena_fail_at(torture_alloc);
	if (torture_sql > 0 && store_fail_at != NULL)
		store_fail_at(torture_sql);
	end = boundary_run(run_case, &running);
	torture_end = end;
	if (end != BOUNDARY_RETURNED)
		fail_msg("%s: %s", running.name,
		         end == BOUNDARY_CEILING ? "an arena was full"
		                                 : "a claim did not hold");
	if (!test_log_holds(true))
		fail_msg("%s: its log is not as it should be", running.name);
	if (opened && knows_none(running_case))
		fail_msg("%s: its folder knows no database, and it opens one",
		         running.name);
	ended_well = true;
	passed++;
}

/* A failed expectation has at most this much to say. */
#define SAID_MOST 600

void
test_expect_true(bool holds, const char *what, const char *file, int line)
{
	if (holds)
		return;
	print_error("%s:%d: not so: %s\n", file, line, what);
	_fail(file, line);
}

void
test_expect_equal(int64_t got, int64_t want, const char *what, const char *file,
                  int line)
{
	if (got == want)
		return;
	print_error("%s:%d: %s is %lld, not %lld\n", file, line, what,
	            (long long)got, (long long)want);
	_fail(file, line);
}

static int
said(struct str s)
{
	return s.n > SAID_MOST ? SAID_MOST : (int)s.n;
}

void
test_expect_str(struct str got, struct str want, const char *what,
                const char *file, int line)
{
	if (str_equal(got, want))
		return;
	print_error("%s:%d: %s is\n  \"%.*s\", not\n  \"%.*s\"\n", file, line,
	            what, said(got), got.p, said(want), want.p);
	_fail(file, line);
}

void
test_expect_has(struct str got, struct str part, bool has, const char *what,
                const char *file, int line)
{
	if (str_has(got, part) == has)
		return;
	print_error("%s:%d: %s %s \"%.*s\":\n  \"%.*s\"\n", file, line, what,
	            has ? "lacks" : "has", said(part), part.p, said(got),
	            got.p);
	_fail(file, line);
}

/* Print a fault, for a test that did not want this one. */
static void
say_fault(const struct fault *fault)
{
	struct str text;

	if (fault == NULL) {
		print_error("  it worked\n");
		return;
	}
	text = text_show_en(running.arena, &fault->text);
	print_error("  %s: %.*s%s%s (%s:%d)\n", fault_code(fault->kind),
	            said(text), text.p, fault->detail == NULL ? "" : ": ",
	            fault->detail == NULL ? "" : fault->detail, fault->file,
	            fault->line);
	for (size_t i = 0; fault->problems != NULL && i < fault->problems->n;
	     i++) {
		const struct problem *problem = &fault->problems->v[i];

		text = text_show_en(running.arena, &problem->text);
		print_error("  %s: %.*s\n", problem->field, said(text), text.p);
	}
}

void
test_expect_ok(const struct fault *fault, const char *what, const char *file,
               int line)
{
	if (fault == NULL)
		return;
	print_error("%s:%d: stopped: %s\n", file, line, what);
	say_fault(fault);
	_fail(file, line);
}

void
test_expect_fault(const struct fault *fault, enum fault_kind kind,
                  const char *sentence, const char *what, const char *file,
                  int line)
{
	if (fault_is(fault, kind) &&
	    (sentence == NULL ||
	     str_is(text_show_en(running.arena, &fault->text), sentence)))
		return;
	print_error("%s:%d: %s should be stopped as %s: %s\n", file, line, what,
	            fault_code(kind), sentence == NULL ? "" : sentence);
	say_fault(fault);
	_fail(file, line);
}

void
test_expect_problem(const struct fault *fault, const char *field,
                    const char *sentence, const char *file, int line)
{
	const struct problem *problem = NULL;

	if (fault != NULL && fault->problems != NULL)
		problem = problems_of(fault->problems, field);
	if (problem != NULL &&
	    str_is(text_show_en(running.arena, &problem->text), sentence))
		return;
	print_error("%s:%d: no such problem at %s: %s\n", file, line, field,
	            sentence);
	say_fault(fault);
	_fail(file, line);
}

/* Whether the name holds all the words, in either case. */
static bool
chosen(const char *name, char **words)
{
	for (; *words != NULL; words++)
		if (strcasestr(name, *words) == NULL)
			return false;
	return true;
}

/* By file and then by line: the linker need not keep the order. */
static int
in_order(const void *a, const void *b)
{
	const struct CMUnitTest *left = a;
	const struct CMUnitTest *right = b;
	const struct test_case *x = left->initial_state;
	const struct test_case *y = right->initial_state;
	int files = strcmp(x->file, y->file);

	return files != 0 ? files : x->line - y->line;
}

/* Fill `out` with the tests that are chosen; returns how many. */
static size_t
choose(char **words, struct CMUnitTest *out)
{
	size_t n = 0;

	for (const struct test_case *const *entry = __start_tests;
	     entry < __stop_tests; entry++) {
		if (!chosen((*entry)->name, words) ||
		    (*words == NULL && store_test_postgres() &&
		     ((*entry)->once || knows_none(*entry))))
			continue;
		out[n++] = (struct CMUnitTest){
		        .name = (*entry)->name,
		        .test_func = run,
		        .setup_func = set_up,
		        .teardown_func = tear_down,
		        .initial_state = (void *)(uintptr_t)*entry,
		};
	}
	qsort(out, n, sizeof(*out), in_order);
	return n;
}

static int
run_all(const struct CMUnitTest *tests, size_t n)
{
	int failed;

	log_level_set(LOG_ERROR);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	failed = _cmocka_run_group_tests("mydirection", tests, n, NULL, NULL);
	slowest_say();
	printf("%zu passed, %d failed, %zu skipped\n", passed, failed, skipped);
	fflush(stdout);
	return failed == 0 && passed + skipped == n ? 0 : 1;
}

/* What --torture ends with; tools/torture counts on it. */
enum { TORTURE_MISSED = 0, TORTURE_BROKEN = 1, TORTURE_REACHED = 3 };

/* The test of exactly this name, or NULL. */
static const struct CMUnitTest *
named(const struct CMUnitTest *tests, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(tests[i].name, name) == 0)
			return &tests[i];
	return NULL;
}

/* Run the one test with "alloc:N" or "sql:N" failing. */
static int
torture(const struct CMUnitTest *test, const char *place)
{
	struct str n = str_of(place);
	struct str kind = {NULL, 0};
	int64_t at = 0;

	if (!str_split(&n, ':', &kind) || !str_i64(n, &at) || at < 1) {
		fprintf(stderr, "Give alloc:N or sql:N after --torture\n");
		return 2;
	}
	if (str_is(kind, "alloc"))
		torture_alloc = (unsigned long)at;
	else
		torture_sql = (unsigned long)at;
	log_level_set(LOG_ERROR);
	cmocka_set_message_output(CM_OUTPUT_TAP);
	_cmocka_run_group_tests("mydirection", test, 1, NULL, NULL);
	if (torture_end == BOUNDARY_ASSERT)
		return TORTURE_BROKEN;
	return torture_reached ? TORTURE_REACHED : TORTURE_MISSED;
}

/* Keep those of part "K/N"; returns how many, none when it is no part. */
static size_t
keep_part(struct CMUnitTest *tests, size_t n, const char *part)
{
	struct str of = str_of(part);
	struct str first = {NULL, 0};
	int64_t k = 0, parts = 0;
	size_t kept = 0;

	if (!str_split(&of, '/', &first) || !str_i64(first, &k) ||
	    !str_i64(of, &parts) || k < 1 || k > parts)
		return 0;
	for (size_t i = (size_t)k - 1; i < n; i += (size_t)parts)
		tests[kept++] = tests[i];
	return kept;
}

static int
run_or_list(char **words, struct CMUnitTest *tests, bool list)
{
	bool in_part = *words != NULL && strcmp(*words, "--part") == 0 &&
	               words[1] != NULL;
	const char *part = in_part ? words[1] : "1/1";
	size_t n = choose(words + (in_part ? 2 : 0), tests);

	n = keep_part(tests, n, part);
	if (n == 0) {
		fprintf(stderr, "No test has all of these words in its "
		                "name, or is of this part\n");
		return 1;
	}
	runs_all = !in_part && (*words == NULL || test_noted() != NULL);
	if (!list)
		return run_all(tests, n);
	for (size_t i = 0; i < n; i++)
		puts(tests[i].name);
	return 0;
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_create(0);
	size_t all = (size_t)(__stop_tests - __start_tests);
	struct CMUnitTest *tests = arena_new(arena, struct CMUnitTest, all);
	const struct CMUnitTest *one;
	bool list = argc > 1 && strcmp(argv[1], "--list") == 0;
	int code;

	/* A job of ours runs in this same program. */
	if (jail_main(argc, argv, &code))
		_exit(code);
	if (argc == 4 && strcmp(argv[1], "--torture") == 0) {
		one = named(tests, choose(argv + 3, tests), argv[3]);
		code = one == NULL ? 2 : torture(one, argv[2]);
	} else {
		code = run_or_list(argv + (list ? 2 : 1), tests, list);
	}
	arena_drop(arena);
	return code;
}
