#include "tests/test.h"

#include "base/buf.h"

TEST("buf: what is put is there, in order")
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	expect_str(buf_get(&buf), "");
	buf_str(&buf, S("one "));
	buf_lit(&buf, "two ");
	buf_char(&buf, '3');
	buf_put(&buf, NULL, 0);
	buf_i64(&buf, -4);
	buf_print(&buf, " %s %d", "five", 6);
	expect_str(buf_get(&buf), "one two 3-4 five 6");
	expect_false(buf.full);
}

TEST("buf: numbers are right to the last figure")
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	buf_i64(&buf, INT64_MIN);
	buf_char(&buf, ' ');
	buf_i64(&buf, INT64_MAX);
	buf_char(&buf, ' ');
	buf_i64(&buf, 0);
	expect_str(buf_get(&buf), "-9223372036854775808 9223372036854775807 0");
}

TEST("buf: it grows and keeps what was in it")
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	for (int i = 0; i < 100000; i++)
		buf_char(&buf, (char)('a' + i % 26));
	expect_equal(buf.n, 100000);
	for (size_t i = 0; i < buf.n; i++)
		expect_equal(buf.p[i], 'a' + i % 26);
}

TEST("buf: what does not fit is left out, and all after it")
{
	struct buf buf;

	buf_init(&buf, t->arena, 10);
	buf_lit(&buf, "12345678");
	buf_lit(&buf, "abc");
	expect_true(buf.full);
	buf_lit(&buf, "x");
	buf_print(&buf, "%d", 1);
	expect_str(buf_get(&buf), "12345678");
}

TEST("buf: the ceiling itself is reached")
{
	struct buf buf;

	buf_init(&buf, t->arena, 1000);
	for (int i = 0; i < 1000; i++)
		buf_char(&buf, 'x');
	expect_false(buf.full);
	expect_equal(buf.n, 1000);
	buf_char(&buf, 'x');
	expect_true(buf.full);
	expect_equal(buf.n, 1000);
}

TEST("buf: printing more than a little is whole, or left out whole")
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	buf_print(&buf, "%0600d", 7);
	expect_equal(buf.n, 600);
	expect_str(str_slice(buf_get(&buf), 598, 2), "07");
	buf_init(&buf, t->arena, 300);
	buf_print(&buf, "%0600d", 7);
	expect_true(buf.full);
	expect_equal(buf.n, 0);
}
