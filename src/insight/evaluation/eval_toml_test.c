/* eval_toml_test.c - the part of TOML that a plan is written in. */
#include "insight/evaluation/eval_toml.h"

#include <string.h>

#include "base/buf.h"
#include "tests/test.h"

static struct eval_toml
taken(struct test *t, const char *text)
{
	struct eval_toml toml;

	expect_ok(eval_toml_read(t->arena, str_of(text), &toml));
	return toml;
}

static void
refused(struct test *t, const char *text, const char *sentence)
{
	struct eval_toml toml;
	const struct fault *fault =
	        eval_toml_read(t->arena, str_of(text), &toml);

	expect_not_null(fault);
	expect_equal(fault->kind, FAULT_INVALID);
	expect_has(text_show_en(t->arena, &fault->text), sentence);
}

static const char *
as_json(struct test *t, const struct eval_toml *toml)
{
	static char text[4096];
	size_t n = json_dumpb(toml->root, text, sizeof(text) - 1,
	                      JSON_SORT_KEYS | JSON_COMPACT);

	(void)t;
	text[n < sizeof(text) ? n : 0] = '\0';
	return text;
}

TEST("evaluation toml: tables, lists over lines, numbers, days and words")
{
	struct eval_toml toml =
	        taken(t, "\xEF\xBB\xBF# a plan\r\n"
	                 "[one] # heading\n"
	                 "a = \"x # y\" # words\n"
	                 "'b c' = 'C:\\n'\n"
	                 "d = [1, -2.5,\n  # between\n  1e3,\n]\r\n"
	                 "day = 2026-09-30\n"
	                 "yes = true\nno = false\n"
	                 "[[two]]\nn = 0\n[[two]]\n\"n\" = +7\n");

	expect_str(str_of(as_json(t, &toml)),
	           "{\"one\":{\"a\":\"x # y\",\"b c\":\"C:\\\\n\","
	           "\"d\":[1,-2.5,1000.0],\"day\":\"2026-09-30\","
	           "\"no\":false,\"yes\":true},"
	           "\"two\":[{\"n\":0},{\"n\":7}]}");
}

TEST("evaluation toml: signs after a backslash are what they mean")
{
	struct eval_toml toml =
	        taken(t, "[a]\nb = \"\\\"\\\\\\t\\u00e9\\U0001F600\"");
	const json_t *a = json_object_get(toml.root, "a");

	expect_str(str_of(json_string_value(json_object_get(a, "b"))),
	           "\"\\\t\xC3\xA9\xF0\x9F\x98\x80");
}

TEST("evaluation toml: where a key stands is known")
{
	struct eval_toml toml = taken(t, "\n[a]\n\n  b = 1\n");
	const json_t *a = json_object_get(toml.root, "a");
	const struct eval_toml_place *place = eval_toml_place(&toml, a, S("b"));

	expect_not_null(place);
	expect_equal(place->line, 4);
	expect_equal(eval_toml_place(&toml, a, S(""))->line, 2);
	expect_null(eval_toml_place(&toml, a, S("c")));
}

TEST("evaluation toml: what is not taken is refused with its line and column, "
     "and a way out")
{
	refused(t, "[a]\nb = {c = 1}", "Line 2, column 5: { is not taken: put");
	refused(t, "[a]\nb = \"\"\"x\"\"\"", "Line 2, column 5: three quotes");
	refused(t, "[a]\nb.c = 1", "Line 2, column 2: a key with a point");
	refused(t, "[a.b]\n", "a key with a point");
	refused(t, "[a]\nb = 0x10", "Line 2, column 5: this is no value");
	refused(t, "[a]\nb = 1_000", "this is no value");
	refused(t, "[a]\nb = inf", "this is no value");
	refused(t, "[a]\nb = nan", "this is no value");
	refused(t, "[a]\nb = 007", "this is no value");
	refused(t, "[a]\nb = 1.", "this is no value");
	refused(t, "[a]\nb = .5", "this is no value");
	refused(t, "[a]\nb = 1e999", "this is no value");
	refused(t, "[a]\nb = 9223372036854775808", "this is no value");
	refused(t, "[a]\nb = 2026-02-30", "this is no value");
	refused(t, "[a]\nb = 2026-02-20T10:00:00Z", "this is no value");
	refused(t, "[a]\nb = True", "this is no value");
	refused(t, "[a]\nb = words", "words stand between");
	refused(t, "[a]\nb =\n", "this is no value");
	refused(t, "b = 1", "Line 1, column 1: a [heading] belongs above");
	refused(t, "[a]\nb 1", "Line 2, column 3: an = belongs here");
	refused(t, "[a]\nb = 1 c = 2", "begin a new line");
	refused(t, "[a] b = 2", "begin a new line");
	refused(t, "[a\n", "a ] belongs here");
	refused(t, "[[a]\n", "a second ] belongs here");
	refused(t, "[]\n", "a key is 1 to 64");
	refused(t, "[a]\n= 1", "a key is 1 to 64");
	refused(t, "[a]\nb = \"x\n", "Line 2, column 7: the quotes are not");
	refused(t, "[a]\nb = \"x\\q\"", "a \\ is followed by");
	refused(t, "[a]\nb = \"\\u00zz\"", "\\u takes four figures");
	refused(t, "[a]\nb = \"\\ud800\"", "there is no such character");
	refused(t, "[a]\nb = \"\\u0000\"", "there is no such character");
	refused(t, "[a]\nb = \"\\U00110000\"", "there is no such character");
	refused(t, "[a]\nb = [1 2]", "a , or the ]");
	refused(t, "[a]\nb = [1,", "this is no value");
	refused(t, "[a]\nb = [,]", "this is no value");
	refused(t, "[a]\rb = 1", "begin a new line");
	refused(t, "[a]\n# \x01", "cannot be seen");
	refused(t, "[a]\n\nb = \"\xFF\"",
	        "Line 3, column 6: this is not UTF-8");
}

TEST("evaluation toml: a key that stands twice is refused")
{
	refused(t, "[a]\nb = 1\nb = 2",
	        "Line 3, column 1: this key stands "
	        "twice");
	refused(t, "[a]\n[a]\n", "this heading stands twice");
	refused(t, "[[a]]\n[a]\n", "this heading stands twice");
	refused(t, "[a]\n[[a]]\n", "one or two brackets everywhere");
}

/* A text of many of one piece. */
static const char *
many(struct test *t, const char *before, const char *piece, size_t n,
     const char *after)
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	buf_str(&buf, str_of(before));
	for (size_t i = 0; i < n; i++)
		buf_str(&buf, str_of(piece));
	buf_str(&buf, str_of(after));
	return str_c(t->arena, buf_get(&buf));
}

TEST("evaluation toml: a plan that is too long or too deep is refused")
{
	(void)taken(t, "[a]\nb = [[[[1]]]]");
	refused(t, "[a]\nb = [[[[[1]]]]]", "at most four deep");
	refused(t, many(t, "[a]\nb = ", "[", 50000, ""), "at most four deep");
	(void)taken(t, many(t, "[a]\nb = [", "1,", 1000, "]"));
	refused(t, many(t, "[a]\nb = [", "1,", 1001, "]"), "at most 1000");
	refused(t, many(t, "", "[[a]]\n", 1001, ""), "more than 1000");
	refused(t, many(t, "", "#xxxxxxx\n", 32768, ""), "at most 256 KiB");
	(void)taken(t, many(t, "[a]\nb = \"", "x", 4000, "\""));
	refused(t, many(t, "[a]\nb = \"", "x", 4001, "\""), "over 4000");
	refused(t, many(t, "[a]\n", "k", 65, " = 1"), "1 to 64");
}
