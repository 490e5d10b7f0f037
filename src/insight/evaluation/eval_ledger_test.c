/* eval_ledger_test.c - lines that hold to each other. */
#include "insight/evaluation/eval_ledger.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "store/things_test.h"
#include "tests/test.h"

#define INSTANT_TEST ((struct instant){1800000000000})

/* A run of five acts, closed again. */
static const char *
run_made(struct test *t)
{
	struct arena *arena = test_arena(t, 0);
	const char *folder = test_path(t, "run");
	struct eval_ledger l;

	expect_ok(eval_ledger_create(arena, folder, &l));
	for (int i = 1; i <= 5; i++) {
		json_t *details = json_object();

		expect_equal(json_object_set_new(details, "x",
		                                 json_real(i / 10.0)),
		             0);
		expect_ok(eval_ledger_add(&l, "design", INSTANT_TEST, details));
	}
	test_arena_drop(arena);
	return folder;
}

static struct str
file_of(struct test *t, const char *name)
{
	char *text = arena_bytes(t->arena, 65536, 1);
	FILE *file = fopen(name, "rbe");
	size_t n;

	expect_not_null(file);
	n = fread(text, 1, 65535, file);
	expect_equal(fclose(file), 0);
	return (struct str){text, n};
}

static void
file_put(const char *name, struct str s)
{
	FILE *file = fopen(name, "wbe");

	expect_not_null(file);
	expect_equal(fwrite(s.p, 1, s.n, file), s.n);
	expect_equal(fclose(file), 0);
}

/* The lines of a ledger in this order, as "1245"; "x" is a changed 3rd. */
static void
lines_put(struct test *t, const char *order)
{
	const char *name = test_path(t, "run/ledger.jsonl");
	struct str text = file_of(t, name), line[6] = {{0}};
	struct buf buf;

	for (int i = 1; i <= 5; i++)
		expect_true(str_split(&text, '\n', &line[i]));
	buf_init(&buf, t->arena, 0);
	for (; *order != '\0'; order++) {
		struct str s = line[*order == 'x' ? 3 : *order - '0'];
		char *copy = str_c(t->arena, s);

		if (*order == 'x')
			*strstr(copy, "0.2999") = '1';
		buf_print(&buf, "%s\n", copy);
	}
	file_put(name, buf_get(&buf));
}

static const struct fault *
opened(struct test *t, struct eval_ledger *l)
{
	return eval_ledger_open(test_arena(t, 0), test_path(t, "run"), l);
}

static void
refused(struct test *t, const char *sentence)
{
	struct arena *arena = test_arena(t, 0);
	struct eval_ledger l;
	const struct fault *fault =
	        eval_ledger_open(arena, test_path(t, "run"), &l);

	expect_not_null(fault);
	expect_true(fault->kind != FAULT_BUG);
	expect_has(text_show_en(t->arena, &fault->text), sentence);
	test_arena_drop(arena);
}

TEST("evaluation ledger: what was added is there, in order, each line holding "
     "the one before")
{
	struct eval_ledger l;
	struct str text;

	(void)run_made(t);
	expect_ok(opened(t, &l));
	expect_equal(l.n, 5);
	expect_equal(l.lines[4].n, 5);
	expect_str(l.lines[0].act, "design");
	expect_str(str_of(l.head), l.lines[4].hash);
	expect_true(json_real_value(json_object_get(l.lines[2].details, "x")) ==
	            0.3);
	text = file_of(t, test_path(t, "run/ledger.jsonl"));
	expect_true(str_starts(text, S("{\"act\":\"design\",\"details\":")));
	expect_has(file_of(t, test_path(t, "run/ledger.head")), l.head);
}

TEST("evaluation ledger: a line that was deleted, changed, moved or cut off is "
     "found, by number")
{
	struct eval_ledger l;
	struct str whole;

	(void)run_made(t);
	whole = file_of(t, test_path(t, "run/ledger.jsonl"));
	lines_put(t, "1245");
	refused(t, "line 3 is not there, or not in its place");
	file_put(test_path(t, "run/ledger.jsonl"), whole);
	lines_put(t, "2345");
	refused(t, "line 1 is not there");
	file_put(test_path(t, "run/ledger.jsonl"), whole);
	lines_put(t, "12x45");
	refused(t, "line 3 has been changed");
	file_put(test_path(t, "run/ledger.jsonl"), whole);
	lines_put(t, "13245");
	refused(t, "line 2 is not there, or not in its place");
	file_put(test_path(t, "run/ledger.jsonl"), whole);
	lines_put(t, "1234");
	refused(t, "line 5 is not there: it ends before its head");
	lines_put(t, "12345");
	file_put(test_path(t, "run/ledger.jsonl"), S(""));
	refused(t, "line 1 is not there: it ends before its head");
	file_put(test_path(t, "run/ledger.jsonl"), whole);
	lines_put(t, "123455");
	refused(t, "line 6 is not there, or not in its place");
	file_put(test_path(t, "run/ledger.jsonl"), whole);
	expect_ok(opened(t, &l));
}

TEST("evaluation ledger: a head that is gone, or of another ledger, is found")
{
	struct str head;

	(void)run_made(t);
	head = file_of(t, test_path(t, "run/ledger.head"));
	expect_equal(rename(test_path(t, "run/ledger.jsonl"),
	                    test_path(t, "away")),
	             0);
	refused(t, "line 1 is not there, nor any other");
	expect_equal(rename(test_path(t, "away"),
	                    test_path(t, "run/ledger.jsonl")),
	             0);
	expect_equal(unlink(test_path(t, "run/ledger.head")), 0);
	refused(t, "its head is not there");
	file_put(test_path(t, "run/ledger.head"), S("5 abc\n"));
	expect_equal(chmod(test_path(t, "run/ledger.head"), 0600), 0);
	refused(t, "its head cannot be read");
	file_put(test_path(t, "run/ledger.head"),
	         str_print(t->arena, "4%.*s", STR_ARG(str_slice(head, 1, 80))));
	refused(t, "line 4 is not the one that its head knows");
	file_put(test_path(t, "run/ledger.head"),
	         str_print(t->arena, "3%.*s", STR_ARG(str_slice(head, 1, 80))));
	refused(t, "line 4 is not known to its head");
}

TEST("evaluation ledger: an act stands in the ledger whole or not at all, "
     "wherever it is interrupted")
{
	const char *name = test_path(t, "run/ledger.jsonl");
	struct arena *arena;
	struct eval_ledger l;
	struct str before, whole, head;

	(void)run_made(t);
	before = file_of(t, name);
	head = file_of(t, test_path(t, "run/ledger.head"));
	arena = test_arena(t, 0);
	expect_ok(eval_ledger_open(arena, test_path(t, "run"), &l));
	expect_ok(eval_ledger_add(&l, "accept", INSTANT_TEST, json_object()));
	test_arena_drop(arena);
	whole = file_of(t, name);
	for (size_t n = before.n; n <= whole.n; n += 7) {
		size_t there = n + 7 > whole.n ? whole.n : n;

		file_put(name, str_slice(whole, 0, there));
		file_put(test_path(t, "run/ledger.head"), head);
		arena = test_arena(t, 0);
		expect_ok(eval_ledger_open(arena, test_path(t, "run"), &l));
		expect_equal(l.n, there == whole.n ? 6 : 5);
		expect_ok(eval_ledger_add(&l, "next", INSTANT_TEST,
		                          json_object()));
		test_arena_drop(arena);
		arena = test_arena(t, 0);
		expect_ok(eval_ledger_open(arena, test_path(t, "run"), &l));
		expect_equal(l.n, there == whole.n ? 7 : 6);
		test_arena_drop(arena);
	}
}

TEST("evaluation ledger: two commands are never at work in one run")
{
	struct eval_ledger l;

	(void)run_made(t);
	expect_ok(opened(t, &l));
	refused(t, "Another command is at work in this folder");
}

TEST("evaluation ledger: nobody else can read what is in a run")
{
	struct stat is;

	(void)run_made(t);
	expect_equal(stat(test_path(t, "run"), &is), 0);
	expect_equal(is.st_mode & 0777, 0700);
	expect_equal(stat(test_path(t, "run/ledger.jsonl"), &is), 0);
	expect_equal(is.st_mode & 0777, 0600);
	expect_equal(stat(test_path(t, "run/ledger.head"), &is), 0);
	expect_equal(is.st_mode & 0777, 0600);
	expect_equal(chmod(test_path(t, "run"), 0750), 0);
	refused(t, "chmod 700");
	expect_equal(chmod(test_path(t, "run"), 0700), 0);
	expect_equal(chmod(test_path(t, "run/ledger.jsonl"), 0644), 0);
	refused(t, "chmod 600");
}

TEST("evaluation ledger: a file of a run is never written over, and no link is "
     "followed")
{
	struct arena *arena = test_arena(t, 0);
	struct eval_ledger l;
	struct str s;

	(void)run_made(t);
	expect_ok(opened(t, &l));
	expect_ok(eval_ledger_write(&l, "a.json", S("one"), false));
	expect_fault(eval_ledger_write(&l, "a.json", S("two"), false),
	             FAULT_UNAVAILABLE, NULL);
	expect_ok(eval_ledger_read(&l, "a.json", &s));
	expect_str(s, "one");
	expect_ok(eval_ledger_write(&l, "a.json", S("two"), true));
	expect_ok(eval_ledger_read(&l, "a.json", &s));
	expect_str(s, "two");
	expect_equal(symlink("a.json", test_path(t, "run/b.json")), 0);
	expect_fault(eval_ledger_read(&l, "b.json", &s), FAULT_UNAVAILABLE,
	             NULL);
	expect_fault(eval_ledger_create(arena, test_path(t, "run"), &l),
	             FAULT_REFUSED, NULL);
}

TEST("evaluation ledger: a folder without a ledger, or none, is said")
{
	struct eval_ledger l;

	refused(t, "There is no folder");
	expect_equal(mkdir(test_path(t, "run"), 0700), 0);
	refused(t, "Nothing was sealed in this folder");
	expect_equal(symlink("run", test_path(t, "other")), 0);
	expect_fault(eval_ledger_open(t->arena, test_path(t, "other"), &l),
	             FAULT_NOT_FOUND, NULL);
}

TEST("evaluation ledger: a run is read where nothing can be written, by "
     "several at once")
{
	struct arena *first = test_arena(t, 0), *second = test_arena(t, 0);
	struct eval_ledger one, two;
	struct str head, before;

	(void)run_made(t);
	expect_ok(eval_ledger_open(first, test_path(t, "run"), &one));
	before = str_print(t->arena, "4 %s\n", one.lines[3].hash);
	test_arena_drop(first);
	first = test_arena(t, 0);
	/* the act that its head does not know is read, and not written down */
	head = file_of(t, test_path(t, "run/ledger.head"));
	file_put(test_path(t, "run/ledger.head"), before);
	expect_ok(eval_ledger_open_to_read(first, test_path(t, "run"), &one));
	expect_ok(eval_ledger_open_to_read(second, test_path(t, "run"), &two));
	expect_equal(one.n, 5);
	expect_equal(two.n, 5);
	expect_true(
	        str_equal(file_of(t, test_path(t, "run/ledger.head")), before));
	/* who would write waits for those who read */
	refused(t, "Another command is at work");
	test_arena_drop(first);
	test_arena_drop(second);
	expect_ok(opened(t, &one));
	expect_true(
	        str_equal(file_of(t, test_path(t, "run/ledger.head")), head));
}

/* As the acts do: the name is of this call alone. */
__attribute__((noinline)) static const struct fault *
write_numbered(struct eval_ledger *l, int number, struct str s)
{
	char name[40];

	(void)snprintf(name, sizeof(name), "plan-%d.json", number);
	return eval_ledger_write(l, name, s, false);
}

__attribute__((noinline)) static bool
says(const struct fault *fault, struct arena *arena, const char *words)
{
	volatile char over[400];

	for (size_t i = 0; i < sizeof(over); i++)
		over[i] = 'x';
	return over[7] == 'x' && fault_is(fault, FAULT_UNAVAILABLE) &&
	       str_equal(text_show_en(arena, &fault->text), str_of(words));
}

/* In a child: 0 when a file that does not fit is refused by its name. */
static void
write_too_much(void *data)
{
	struct test *t = data;
	struct rlimit most = {1000, 1000};
	struct str s = {arena_bytes(t->arena, 5000, 1), 5000};
	const struct fault *fault;
	struct eval_ledger l;

	if (eval_ledger_open(t->arena, test_path(t, "run"), &l) != NULL)
		_exit(2);
	(void)signal(SIGXFSZ, SIG_IGN);
	(void)setrlimit(RLIMIT_FSIZE, &most);
	fault = write_numbered(&l, 7, s);
	_exit(says(fault, t->arena,
	           "plan-7.json of this run cannot be read or written: File "
	           "too large")
	              ? 0
	              : 1);
}

TEST("evaluation ledger: a disk that takes no more keeps nothing of a file, "
     "and says which")
{
	struct eval_ledger l;

	(void)run_made(t);
	expect_equal(things_child(write_too_much, t), 0);
	expect_ok(opened(t, &l));
	expect_true(!eval_ledger_has(&l, "plan-7.json"));
	expect_true(!eval_ledger_has(&l, ".plan-7.json.new"));
	expect_ok(write_numbered(&l, 7, S("there is room again")));
}
