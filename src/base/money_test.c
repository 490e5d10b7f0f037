#include "tests/test.h"

#include "base/money.h"

static const struct money most = {INT64_MAX};
static const struct money least = {INT64_MIN};
static const struct money penny = {1};

TEST("money: sums and differences are checked")
{
	struct money m = {5};

	expect_true(money_add((struct money){150}, (struct money){250}, &m));
	expect_equal(m.pence, 400);
	expect_true(
	        money_subtract((struct money){150}, (struct money){250}, &m));
	expect_equal(m.pence, -100);
}

TEST("money: a sum that does not fit leaves out untouched")
{
	struct money m = {5};

	expect_false(money_add(most, penny, &m));
	expect_false(money_subtract(least, penny, &m));
	expect_false(money_subtract(penny, least, &m));
	expect_equal(m.pence, 5);
}

TEST("money: less is less, not equal")
{
	expect_true(money_less((struct money){-1}, (struct money){0}));
	expect_false(money_less(penny, penny));
	expect_false(money_less(most, least));
}

TEST("money: what people type is read")
{
	static const struct {
		const char *typed;
		int64_t pence;
	} v[] = {
	        {"38", 3800},
	        {"38.50", 3850},
	        {"38.5", 3850},
	        {"0.07", 7},
	        {" \u00a338 ", 3800},
	        {"\u00a3 38.00", 3800},
	        {"\u00a31,250.00", 125000},
	        {"1,234,567.89", 123456789},
	        {"1250", 125000},
	        {"0", 0},
	        {"007", 700},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct money m = {-1};

		expect_true(money_read(str_of(v[i].typed), &m));
		expect_equal(m.pence, v[i].pence);
	}
}

TEST("money: never words, never three decimals, never below nothing")
{
	static const char *const wrong[] = {
	        "",
	        "\u00a3",
	        "thirty",
	        "38.500",
	        "38.",
	        ".50",
	        "-5",
	        "+5",
	        "1,25",
	        "12,50",
	        "1,2500",
	        ",250",
	        "1250,",
	        "1,,250",
	        "3 8",
	        "38p",
	        "38.5.0",
	        "1e3",
	        "1.2,50",
	        "$38",
	        "38,000,00",
	        "92233720368547758.08",
	        "99999999999999999999",
	        "92233720368547759",
	};
	struct money m = {77};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		expect_false(money_read(str_of(wrong[i]), &m));
		expect_equal(m.pence, 77);
	}
	expect_true(money_read(S("92233720368547758.07"), &m));
	expect_equal(m.pence, INT64_MAX);
}

TEST("money: shown in pounds with commas and two decimals")
{
	expect_str(money_show(t->arena, (struct money){3800}), "\u00a338.00");
	expect_str(money_show(t->arena, (struct money){7}), "\u00a30.07");
	expect_str(money_show(t->arena, (struct money){0}), "\u00a30.00");
	expect_str(money_show(t->arena, (struct money){125000}),
	           "\u00a31,250.00");
	expect_str(money_show(t->arena, (struct money){100000001}),
	           "\u00a31,000,000.01");
	expect_str(money_show(t->arena, (struct money){-3850}),
	           "\u2212\u2060\u00a338.50");
	expect_str(money_show(t->arena, least),
	           "\u2212\u2060\u00a392,233,720,368,547,758.08");
}

TEST("money: a number for a file has no sign of pounds and no comma")
{
	expect_str(money_plain(t->arena, (struct money){125007}), "1250.07");
	expect_str(money_plain(t->arena, (struct money){-5}), "-0.05");
	expect_str(money_plain(t->arena, least), "-92233720368547758.08");
}
