/*
 * paper_test.c - the printer, played by a thread that says one thing.
 */
#include "web/paper.h"

#include "tests/printer.h"

/* Whether a printer that says this makes a PDF of a page. */
static bool
makes(struct test *t, struct str says, struct bytes *out)
{
	struct printer p;
	bool made;

	printer_start(t->arena, &p, says);
	made = paper_print(t->arena, p.path, S("<p>A page</p>"), 2000, out);
	printer_end(&p);
	expect_str(p.heard, "<p>A page</p>");
	return made;
}

TEST("paper: what the printer sends is a PDF, or it is nothing")
{
	static const struct str wrong[] = {
	        {"\0\0\0\0", 4},         /* it could not             */
	        {"\0\0\0\6<html>", 10},  /* something else           */
	        {"\0\0\0\4%PDF", 8},     /* too short to be one      */
	        {"\0\0\0\11%PDF-1", 10}, /* cut short                */
	        {"\377\377\377\377", 4}, /* longer than may be       */
	        {"\0\0", 2},             /* not even a length        */
	};
	struct bytes pdf = {0};

	expect_true(makes(t, (struct str){"\0\0\0\11%PDF-1.4\n", 13}, &pdf));
	expect_equal(pdf.n, 9);
	expect_str(((struct str){(const char *)pdf.p, pdf.n}), "%PDF-1.4\n");
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		pdf = (struct bytes){0};
		expect_false(makes(t, wrong[i], &pdf));
		expect_equal(pdf.n, 0);
	}
}

TEST("paper: a printer that is not there, or says nothing in time, makes no "
     "PDF")
{
	struct bytes pdf = {0};
	struct printer p;

	expect_false(
	        paper_print(t->arena, "/nowhere/at/all", S("page"), 20, &pdf));
	printer_start(t->arena, &p, S(""));
	expect_false(paper_print(t->arena, p.path, S("page"), 2000, &pdf));
	printer_end(&p);
	expect_equal(pdf.n, 0);
}

TEST("paper: a page that is empty or too long is not sent")
{
	struct bytes pdf = {0};

	expect_false(paper_print(t->arena, "/nowhere", S(""), 20, &pdf));
	expect_false(paper_print(t->arena, "/nowhere",
	                         (struct str){"x", PAPER_PAGE_MOST + 1}, 20,
	                         &pdf));
}

TEST("paper: a length is four bytes, the highest first")
{
	unsigned char b[PAPER_LENGTH];

	(void)t;
	paper_length_put(b, 0x01020304);
	expect_equal(b[0], 1);
	expect_equal(b[3], 4);
	expect_equal(paper_length_get(b), 0x01020304);
}
