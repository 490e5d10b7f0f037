/* eval_register_test.c - what was released is kept, and nothing of it is lost
 * unseen. */
#include "insight/evaluation/eval_register.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "insight/evaluation/eval_publish.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

static json_t *
kept_of(struct test *t, int n)
{
	json_t *kept = NULL;

	expect_ok(json_read(t->arena,
	                    str_print(t->arena,
	                              "{\"programme\":\"p\",\"threshold\":10,"
	                              "\"shown\":{\"flow/matched/treated\":%d},"
	                              "\"hidden\":{}}",
	                              n),
	                    &kept));
	return kept;
}

static void
add(struct test *t, int n)
{
	struct eval_register r;
	struct eval_entry entry;
	struct str why;

	expect_equal(eval_register_read(t->arena, test_dir(t), &r, &why),
	             EVAL_DONE);
	expect_equal(eval_register_add(t->arena, &r, kept_of(t, n), &entry,
	                               &why),
	             EVAL_DONE);
	expect_equal(eval_register_close(t->arena, &r, &why), EVAL_DONE);
}

static enum eval_status
read_it(struct test *t, struct eval_register *r, struct str *why)
{
	return eval_register_read(t->arena, test_dir(t), r, why);
}

/* It is refused with this in the sentence. */
static void
told(struct test *t, const char *sentence)
{
	struct eval_register r;
	struct str why;

	expect_equal(read_it(t, &r, &why), EVAL_DISCLOSURE);
	expect_has(why, sentence);
	expect_has(why, "E_DISCLOSURE: The register ");
	expect_has(why, "--take-in");
}

static void
put(struct test *t, const char *name, struct str text)
{
	FILE *f = fopen(test_path(t, name), "w");

	expect_not_null(f);
	expect_equal(fwrite(text.p, 1, text.n, f), text.n);
	expect_equal(fclose(f), 0);
}

static struct str
got(struct test *t, const char *name)
{
	char *text = arena_bytes(t->arena, 20000, 1);
	FILE *f = fopen(test_path(t, name), "r");
	size_t n;

	expect_not_null(f);
	n = fread(text, 1, 20000, f);
	expect_equal(fclose(f), 0);
	return (struct str){text, n};
}

static void
gone(struct test *t, const char *name)
{
	expect_equal(unlink(test_path(t, name)), 0);
}

TEST("evaluation register: the register keeps exact counts, one file a "
     "release, never over another")
{
	struct eval_release out = {0};
	struct eval_register r;
	struct eval_entry first, second;
	struct str why;
	struct stat st;

	result_release(t, result_read(t, "inconclusive"), &out);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(eval_register_add(t->arena, &r, out.kept, &first, &why),
	             EVAL_DONE);
	expect_equal(eval_register_add(t->arena, &r, out.kept, &second, &why),
	             EVAL_DONE);
	expect_equal(eval_register_close(t->arena, &r, &why), EVAL_DONE);
	expect_str(first.name, "0001.kept.json");
	expect_str(second.name, "0002.kept.json");
	expect_equal(stat(test_path(t, "0001.kept.json"), &st), 0);
	expect_equal(st.st_mode & 077, 0);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(json_array_size(r.kept), 2);
	expect_equal(
	        json_integer_value(json_object_get(
	                json_object_get(json_array_get(r.kept, 0), "hidden"),
	                "n/reoffended/sex=female/treated")),
	        8);
	expect_true(eval_register_holds(&r, str_of(first.sha256)));
	expect_true(json_equal(json_array_get(r.kept, 1), out.kept));
}

TEST("evaluation register: with a file of the register that cannot be read "
     "nothing is published")
{
	struct eval_register r;
	struct str why;

	put(t, "0001.kept.json", S("{"));
	expect_equal(read_it(t, &r, &why), EVAL_DATA);
	expect_has(why, "0001.kept.json is no release that was kept");
	expect_equal(eval_register_read(t->arena, "/nowhere", &r, &why),
	             EVAL_DATA);
	expect_has(why, "Make the folder");
}

TEST("evaluation register: a release that was taken out of it is told")
{
	struct str second, head;

	add(t, 84);
	add(t, 104);
	add(t, 130);
	second = got(t, "0002.kept.json");
	gone(t, "0002.kept.json");
	told(t, "0003.kept.json does not follow on what stands before it");
	put(t, "0002.kept.json", second);
	gone(t, "0003.kept.json");
	told(t, "its head knows 3 releases, and 2 are there");
	head = got(t, "register.head");
	gone(t, "register.head");
	told(t, "its head is not there");
	put(t, "register.head", head);
	gone(t, "0001.kept.json");
	gone(t, "0002.kept.json");
	told(t, "its head knows 3 releases, and 0 are there");
}

TEST("evaluation register: a release that was changed in it, moved or put in "
     "is told")
{
	struct str first, second;

	add(t, 84);
	add(t, 104);
	first = got(t, "0001.kept.json");
	second = got(t, "0002.kept.json");
	put(t, "0001.kept.json", str_print(t->arena, " %.*s", STR_ARG(first)));
	told(t, "0002.kept.json does not follow");
	put(t, "0001.kept.json", second);
	put(t, "0002.kept.json", first);
	told(t, "0001.kept.json does not follow");
	put(t, "0001.kept.json", first);
	put(t, "0002.kept.json", str_print(t->arena, "%.*s ", STR_ARG(second)));
	told(t, "its last release is not the one that its head knows");
	put(t, "0002.kept.json", second);
	/* as an earlier version of this program would */
	put(t, "0003.kept.json", eval_json_bytes(t->arena, kept_of(t, 130)));
	told(t, "0003.kept.json does not follow");
	gone(t, "0003.kept.json");
	put(t, "register.head", S("2\n"));
	told(t, "its head is another's");
}

TEST("evaluation register: a register that was begun before there was a chain "
     "is read, and held by it from its next release on")
{
	struct eval_register r;
	struct str why;

	put(t, "0001.kept.json", eval_json_bytes(t->arena, kept_of(t, 84)));
	put(t, "0003.kept.json", eval_json_bytes(t->arena, kept_of(t, 104)));
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(r.n, 2);
	expect_str(str_of(r.id), "");
	add(t, 130);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_str(r.v[2].name, "0004.kept.json");
	expect_equal(strlen(r.id), EVAL_REGISTER_ID - 1);
	expect_false(r.v[0].chained || r.v[1].chained);
	gone(t, "0001.kept.json");
	told(t, "0004.kept.json does not follow");
}

TEST("evaluation register: a release that was kept before its head was written "
     "is not lost")
{
	struct eval_register r;
	struct eval_entry entry;
	struct str why;

	add(t, 84);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(eval_register_add(t->arena, &r, kept_of(t, 104), &entry,
	                               &why),
	             EVAL_DONE);
	/* stopped here */
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(r.n, 2);
	add(t, 130);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(r.n, 3);
	/* two are one more than a command leaves */
	put(t, "register.head",
	    str_print(t->arena, "1 %s %s\n", r.v[0].head, r.id));
	told(t, "its head knows 1 releases, and 3 are there");
}

TEST("evaluation register: one that was taken back is not there, and the next "
     "has its number")
{
	struct eval_register r;
	struct eval_entry entry;
	struct str why;

	add(t, 84);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(eval_register_add(t->arena, &r, kept_of(t, 104), &entry,
	                               &why),
	             EVAL_DONE);
	eval_register_take_back(t->arena, &r);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(r.n, 1);
	expect_false(eval_register_holds(&r, str_of(entry.sha256)));
	add(t, 130);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(r.n, 2);
}

TEST("evaluation register: a head that somebody kept is one that the register "
     "had")
{
	struct eval_register r;
	struct str why, head;

	add(t, 84);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	head = str_copy(t->arena, str_of(r.head));
	add(t, 104);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(eval_register_had(&r, head), 1);
	expect_equal(eval_register_had(&r, str_of(r.head)), 2);
	/* emptied, and begun again with the very same */
	gone(t, "0001.kept.json");
	gone(t, "0002.kept.json");
	gone(t, "register.head");
	add(t, 84);
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(eval_register_had(&r, head), 0);
	expect_equal(eval_register_had(&r, S("")), 0);
}

TEST("evaluation register: where nothing can be written nothing is added")
{
	struct eval_register r;
	struct eval_entry entry;
	struct str why;

	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	r.folder = "/nowhere";
	expect_equal(eval_register_add(t->arena, &r, kept_of(t, 84), &entry,
	                               &why),
	             EVAL_DATA);
	expect_has(why, "so nothing is published");
	expect_equal(read_it(t, &r, &why), EVAL_DONE);
	expect_equal(r.n, 0);
}
