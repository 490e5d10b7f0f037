#include "tests/test.h"

TEST("str: NULL is the empty slice, and it equals the empty literal")
{
	struct str none = str_of(NULL);

	expect_true(str_empty(none));
	expect_true(str_equal(none, S("")));
	expect_str(str_copy(t->arena, none), "");
	expect_str(str_trim(none), "");
	expect_equal(str_c(t->arena, none)[0], 0);
}

TEST("str: equal is the same bytes and no more")
{
	expect_true(str_equal(S("abc"), S("abc")));
	expect_false(str_equal(S("abc"), S("abd")));
	expect_false(str_equal(S("abc"), S("ab")));
	expect_true(str_is(S("abc"), "abc"));
	expect_false(str_is(S("abc"), "abcd"));
	expect_false(str_is(S("abc"), ""));
	expect_true(str_hash(S("")) == UINT64_C(0xcbf29ce484222325));
	expect_true(str_hash(S("a")) == UINT64_C(0xaf63dc4c8601ec8c));
	expect_true(str_hash(S("foobar")) == UINT64_C(0x85944171f73967e8));
}

TEST("str: starts, ends and has")
{
	struct str s = S("goals and steps");

	expect_true(str_starts(s, S("goals")));
	expect_true(str_starts(s, S("")));
	expect_false(str_starts(s, S("steps")));
	expect_false(str_starts(S("go"), S("goals")));
	expect_true(str_ends(s, S("steps")));
	expect_false(str_ends(s, S("goals")));
	expect_false(str_ends(S("ps"), S("steps")));
	expect_true(str_has(s, S(" and ")));
	expect_true(str_has(s, S("")));
	expect_false(str_has(s, S("plan")));
	expect_false(str_has(S(""), S("x")));
}

TEST("str: order is that of bytes, the shorter first")
{
	expect_true(str_compare(S("a"), S("b")) < 0);
	expect_true(str_compare(S("b"), S("a")) > 0);
	expect_equal(str_compare(S("a"), S("a")), 0);
	expect_true(str_compare(S("a"), S("aa")) < 0);
	expect_true(str_compare(S(""), S("a")) < 0);
	expect_true(str_compare(S("z"), S("\u00e9")) < 0);
}

TEST("str: find gives the place or the length")
{
	expect_equal(str_find(S("a,b,c"), ','), 1);
	expect_equal(str_find(S("abc"), ','), 3);
	expect_equal(str_find(S(""), ','), 0);
}

TEST("str: a slice is clamped, never out of bounds")
{
	expect_str(str_slice(S("abcdef"), 2, 3), "cde");
	expect_str(str_slice(S("abcdef"), 4, 100), "ef");
	expect_str(str_slice(S("abcdef"), 100, 1), "");
	expect_str(str_slice(S("abc"), 1, SIZE_MAX), "bc");
	expect_str(str_slice(str_of(NULL), 1, 1), "");
}

TEST("str: trim takes ASCII and no-break white space from both ends")
{
	expect_str(str_trim(S(" \t\r\n two words \f\v")), "two words");
	expect_str(str_trim(S("\u00a0\u202f a\u00a0b \u202f\u00a0")),
	           "a\u00a0b");
	expect_str(str_trim(S(" \u00a0 ")), "");
	/* The last byte of another character is not white space. */
	expect_str(str_trim(S("\u0120")), "\u0120");
}

TEST("str: split takes part by part and ends after the last")
{
	struct str rest = S("a,,c");
	struct str part;

	expect_true(str_split(&rest, ',', &part));
	expect_str(part, "a");
	expect_true(str_split(&rest, ',', &part));
	expect_str(part, "");
	expect_true(str_split(&rest, ',', &part));
	expect_str(part, "c");
	expect_false(str_split(&rest, ',', &part));
	expect_false(str_split(&rest, ',', &part));
}

TEST("str: split gives an empty part behind a last separator")
{
	struct str rest = S("a,");
	struct str part;

	expect_true(str_split(&rest, ',', &part));
	expect_true(str_split(&rest, ',', &part));
	expect_str(part, "");
	expect_false(str_split(&rest, ',', &part));
}

TEST("str: print is whole whatever its length")
{
	expect_str(str_print(t->arena, "%d of %s", 3, "five"), "3 of five");
	expect_str(str_print(t->arena, "%s", ""), "");
	expect_equal(str_print(t->arena, "%05000d", 1).n, 5000);
}

TEST("str: upper and lower change ASCII letters alone")
{
	expect_str(str_upper(t->arena, S("az{AZ \u00e9")), "AZ{AZ \u00e9");
	expect_str(str_lower(t->arena, S("AZ[az \u00c9")), "az[az \u00c9");
}

TEST("str: a whole number with an optional sign is read")
{
	int64_t v = 0;

	expect_true(str_i64(S("0"), &v));
	expect_equal(v, 0);
	expect_true(str_i64(S("+12"), &v));
	expect_equal(v, 12);
	expect_true(str_i64(S("-0012"), &v));
	expect_equal(v, -12);
	expect_true(str_i64(S("9223372036854775807"), &v));
	expect_equal(v, INT64_MAX);
	expect_true(str_i64(S("-9223372036854775808"), &v));
	expect_equal(v, INT64_MIN);
}

TEST("str: anything else is no number and leaves out untouched")
{
	static const char *const wrong[] = {
	        "",
	        "-",
	        "+",
	        "--1",
	        "1 ",
	        " 1",
	        "1a",
	        "0x10",
	        "1.",
	        "1e3",
	        "1,0",
	        "9223372036854775808",
	        "-9223372036854775809",
	        "99999999999999999999",
	};
	int64_t v = 77;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		expect_false(str_i64(str_of(wrong[i]), &v));
		expect_equal(v, 77);
	}
}

TEST("str: a word is its place in a list, -1 when it is not there")
{
	static const char *const words[] = {"one", "two", NULL};

	expect_equal(str_word(S("one"), words), 0);
	expect_equal(str_word(S("two"), words), 1);
	expect_equal(str_word(S("three"), words), -1);
	expect_equal(str_word(S("on"), words), -1);
	expect_equal(str_word(S(""), words), -1);
}

TEST("str: hexadecimal there and back")
{
	static const unsigned char raw[] = {0x00, 0x7f, 0xab, 0xff};
	struct bytes back;

	expect_str(str_hex(t->arena, (struct bytes){raw, 4}), "007fabff");
	expect_str(str_hex(t->arena, (struct bytes){NULL, 0}), "");
	expect_true(str_unhex(t->arena, S("007FabFF"), &back));
	expect_equal(back.n, 4);
	expect_equal(back.p[2], 0xab);
	expect_equal(back.p[3], 0xff);
}

TEST("str: what is not hexadecimal is refused")
{
	struct bytes back;

	expect_false(str_unhex(t->arena, S("abc"), &back));
	expect_false(str_unhex(t->arena, S("0g"), &back));
	expect_false(str_unhex(t->arena, S("g0"), &back));
	expect_false(str_unhex(t->arena, S("0x"), &back));
	expect_true(str_unhex(t->arena, S(""), &back));
	expect_equal(back.n, 0);
}
