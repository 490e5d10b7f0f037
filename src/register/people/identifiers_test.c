#include "register/people/identifiers.h"
#include "tests/test.h"

/* The day the examples are read on. */
static struct date
on(void)
{
	struct date d;

	claim(date_make(2026, 11, 24, &d));
	return d;
}

struct vector {
	enum identifier_kind kind;
	const char *given;
	enum identifier_state state;
	const char *canonical;
};

static void
expect_vectors(struct test *t, const struct vector *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str out = S("untouched");

		expect_equal(identifier_read(t->arena, v[i].kind,
		                             str_of(v[i].given), on(), &out),
		             v[i].state);
		if (v[i].canonical != NULL)
			expect_str(out, v[i].canonical);
	}
}

#define EXPECT_VECTORS(t, v) expect_vectors(t, v, sizeof(v) / sizeof((v)[0]))

TEST("identifiers: a number is read whatever its case and spaces")
{
	static const struct vector v[] = {
	        {IDENTIFIER_CRN, "x123456", IDENTIFIER_GOOD, "X123456"},
	        {IDENTIFIER_CRN, " X 123456 ", IDENTIFIER_GOOD, "X123456"},
	        {IDENTIFIER_PRISON, "a1234bc", IDENTIFIER_GOOD, "A1234BC"},
	        {IDENTIFIER_PNC, "81/34u", IDENTIFIER_GOOD, "1981/0000034U"},
	        {IDENTIFIER_CRO, "sf05/482703j", IDENTIFIER_GOOD,
	         "SF05/482703J"},
	};

	EXPECT_VECTORS(t, v);
}

TEST("identifiers: a two-figure year up to this year's is of this century")
{
	static const struct vector v[] = {
	        {IDENTIFIER_PNC, "81/34U", IDENTIFIER_GOOD, "1981/0000034U"},
	        {IDENTIFIER_PNC, "02/73319Z", IDENTIFIER_GOOD, "2002/0073319Z"},
	        {IDENTIFIER_PNC, "0273319Z", IDENTIFIER_GOOD, "2002/0073319Z"},
	        {IDENTIFIER_PNC, "20020073319Z", IDENTIFIER_GOOD,
	         "2002/0073319Z"},
	        {IDENTIFIER_PNC, "00/223R", IDENTIFIER_GOOD, "2000/0000223R"},
	        {IDENTIFIER_PNC, "79/163001B", IDENTIFIER_GOOD,
	         "1979/0163001B"},
	        {IDENTIFIER_PNC, "79163001B", IDENTIFIER_GOOD, "1979/0163001B"},
	        {IDENTIFIER_PNC, "19790163001B", IDENTIFIER_GOOD,
	         "1979/0163001B"},
	        {IDENTIFIER_PNC, "033Y", IDENTIFIER_GOOD, "2003/0000003Y"},
	        {IDENTIFIER_PNC, "67/9893091D", IDENTIFIER_GOOD,
	         "1967/9893091D"},
	        {IDENTIFIER_PNC, "2003/3Y", IDENTIFIER_GOOD, "2003/0000003Y"},
	};
	struct str out;
	struct date earlier;

	EXPECT_VECTORS(t, v);
	claim(date_make(1995, 1, 1, &earlier));
	expect_equal(identifier_read(t->arena, IDENTIFIER_PNC, S("81/34U"),
	                             earlier, &out),
	             IDENTIFIER_GOOD);
	expect_str(out, "2081/0000034U");
}

TEST("identifiers: a number whose check letter does not fit is unconfirmed")
{
	static const struct vector v[] = {
	        {IDENTIFIER_PNC, "20030011985Z", IDENTIFIER_UNCONFIRMED,
	         "20030011985Z"},
	        {IDENTIFIER_PNC, "20120052494O", IDENTIFIER_UNCONFIRMED,
	         "20120052494O"},
	        {IDENTIFIER_PNC, "20230583843N", IDENTIFIER_UNCONFIRMED,
	         "20230583843N"},
	        {IDENTIFIER_PNC, "2001/0171310S", IDENTIFIER_UNCONFIRMED,
	         "2001/0171310S"},
	        {IDENTIFIER_PNC, "20030011985X", IDENTIFIER_GOOD,
	         "2003/0011985X"},
	        {IDENTIFIER_PNC, "20120052494Q", IDENTIFIER_GOOD,
	         "2012/0052494Q"},
	        {IDENTIFIER_PNC, "20230583843L", IDENTIFIER_GOOD,
	         "2023/0583843L"},
	        {IDENTIFIER_PNC, "2001/0171310W", IDENTIFIER_GOOD,
	         "2001/0171310W"},
	        {IDENTIFIER_CRO, "85227/65G", IDENTIFIER_UNCONFIRMED,
	         "85227/65G"},
	        {IDENTIFIER_CRO, "85227/65L", IDENTIFIER_GOOD, "085227/65L"},
	        {IDENTIFIER_CRO, "65656/91H", IDENTIFIER_GOOD, "065656/91H"},
	        {IDENTIFIER_CRO, "SF83/50058Z", IDENTIFIER_GOOD, "SF83/50058Z"},
	        {IDENTIFIER_CRO, "SF83/50058A", IDENTIFIER_UNCONFIRMED,
	         "SF83/50058A"},
	};

	EXPECT_VECTORS(t, v);
}

TEST("identifiers: what has not the form of a number is none")
{
	static const struct vector v[] = {
	        {IDENTIFIER_PNC, "1X23/1234567A", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_PNC, "1923[1234567A", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_PNC, "1923/1Z34567A", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_PNC, "1923/1234567AA", IDENTIFIER_NONE,
	         "untouched"},
	        {IDENTIFIER_PNC, "19231234567", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_PNC, "81/12345678U", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_PNC, "", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_PNC, "/", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_PNC, "A", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_CRO, "1234567/91H", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_CRO, "SF/123H", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_CRO, "SF83/H", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_CRN, "X12345", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_CRN, "X1234567", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_CRN, "1234567", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_PRISON, "A12345C", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_PRISON, "AB1234C", IDENTIFIER_NONE, "untouched"},
	        {IDENTIFIER_CRN,
	         "X12345678901234567890123456789012345678901234567890",
	         IDENTIFIER_NONE, "untouched"},
	};

	EXPECT_VECTORS(t, v);
}
