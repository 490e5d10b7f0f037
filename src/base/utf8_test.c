#include "tests/test.h"

#include "base/utf8.h"

TEST("utf8: valid text is valid")
{
	static const char *const right[] = {
	        "",
	        "plain text of some length",
	        "\u00a0\u07ff",
	        "\u0800\ud7ff\ue000\uffff",
	        "\U00010000\U0010ffff",
	        "12345678\u00e912345678",
	        "Ll\u0175 \u0176",
	};
	size_t bad = 77;

	for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++)
		expect_true(utf8_check(str_of(right[i]), &bad));
	expect_equal(bad, 77);
}

TEST("utf8: every kind of wrong sequence is found at its first byte")
{
	static const struct {
		struct str s;
		size_t bad;
	} wrong[] = {
	        {S("a\x80"), 1}, /* lone continuation  */
	        {S("\xbf"), 0},
	        {S("\xc0\x80"), 0}, /* overlong NUL       */
	        {S("\xc1\xbf"), 0},
	        {S("abc\xc3"), 3}, /* cut off            */
	        {S("abc\xc3("), 3},
	        {S("\xe0\x9f\xbf"), 0}, /* overlong           */
	        {S("\xe2\x82"), 0},
	        {S("\xe2\x82("), 0},
	        {S("\xe2(\xa1"), 0},
	        {S("\xed\xa0\x80"), 0}, /* surrogates         */
	        {S("\xed\xbf\xbf"), 0},
	        {S("\xf0\x8f\xbf\xbf"), 0}, /* overlong           */
	        {S("\xf0\x9f\x98"), 0},
	        {S("\xf0\x9f\x98("), 0},
	        {S("\xf4\x90\x80\x80"), 0}, /* past U+10FFFF      */
	        {S("\xf5\x80\x80\x80"), 0},
	        {S("\xfe"), 0},
	        {S("\xff\xfe"), 0},
	        {S("12345678\0abc"), 8}, /* NUL                */
	        {S("\0"), 0},
	        {S("1234567890123\0ab"), 13},
	        {S("Caf\xe9 in Latin-1"), 3},
	        {S("\u00e9\u00e9\xe9"), 4},
	};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		size_t bad = 77;

		expect_false(utf8_check(wrong[i].s, &bad));
		expect_equal(bad, wrong[i].bad);
	}
}

TEST("utf8: a byte order mark is passed over at the start alone, and once")
{
	expect_str(utf8_after_mark(S("\ufeffid,age")), "id,age");
	expect_str(utf8_after_mark(S("\ufeff")), "");
	expect_str(utf8_after_mark(S("id\ufeff")), "id\ufeff");
	expect_str(utf8_after_mark(S("\ufeff\ufeffid")), "\ufeffid");
	expect_str(utf8_after_mark(S("\xef\xbb")), "\xef\xbb");
}

TEST("utf8: length counts characters, not bytes")
{
	expect_equal(utf8_length(S("")), 0);
	expect_equal(utf8_length(S("abc")), 3);
	expect_equal(utf8_length(S("\u0175y\u20ac\U0001f600")), 4);
}

TEST("utf8: line ends of every kind become LF")
{
	expect_str(utf8_clean(t->arena, S("a\r\nb\rc\nd\r\r\ne")),
	           "a\nb\nc\nd\n\ne");
	expect_str(utf8_clean(t->arena, S("a\r")), "a");
}

TEST("utf8: what cannot be seen goes, tabs and line ends stay")
{
	expect_str(utf8_clean(t->arena, S("\ufeffa\x01"
	                                  "b\tc\x7f\xc2\x85\u202e"
	                                  "d\u2066e\u2069")),
	           "ab\tcde");
	/* A joiner is part of how a word is written. */
	expect_str(utf8_clean(t->arena, S("a\u200db")), "a\u200db");
}

TEST("utf8: white space at the ends goes, inside it stays")
{
	expect_str(utf8_clean(t->arena, S("\n\u00a0 two  words \u3000\n")),
	           "two  words");
	expect_str(utf8_clean(t->arena, S(" \n\t ")), "");
	expect_str(utf8_clean(t->arena, S("")), "");
}

TEST("utf8: the same name counts the same however it was typed")
{
	struct str apart = utf8_clean(t->arena, S("W\u0302ynne"));
	struct str whole = utf8_clean(t->arena, S("\u0174ynne"));

	expect_true(str_equal(apart, whole));
	expect_equal(utf8_length(apart), 5);
}

TEST("utf8: on one line every run of white space is one space")
{
	expect_str(utf8_clean_line(t->arena,
	                           S("  a \t\r\n\u00a0 b\u2028c \ufeff ")),
	           "a b c");
	expect_str(utf8_clean_line(t->arena, S("\n \n")), "");
	expect_str(utf8_clean_line(t->arena, S("a")), "a");
}
