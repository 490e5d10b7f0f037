#include "tests/test.h"

#include "base/date.h"

static struct date
day(const char *iso)
{
	struct date d = DATE_NONE;

	expect_true(date_read_iso(str_of(iso), &d));
	return d;
}

static struct instant
at(const char *iso, int minutes)
{
	return instant_of(day(iso), minutes);
}

TEST("date: dates are put into words")
{
	expect_str(date_words(t->arena, day("2026-11-24")), "24 November 2026");
	expect_str(date_words_day(t->arena, day("2026-11-24")),
	           "Tuesday 24 November 2026");
	expect_str(date_words_short(t->arena, day("2026-11-24")),
	           "Tuesday 24 November");
	expect_str(date_month_short(day("2026-11-24")), "Nov");
	expect_str(date_month_short(day("2026-09-01")), "Sept");
	expect_str(date_words(t->arena, day("2026-05-01")), "1 May 2026");
}

TEST("date: no date has no words")
{
	expect_str(date_words(t->arena, DATE_NONE), "");
	expect_str(date_words_day(t->arena, DATE_NONE), "");
	expect_str(date_words_short(t->arena, DATE_NONE), "");
	expect_str(date_month_short(DATE_NONE), "");
	expect_str(instant_words(t->arena, INSTANT_NONE), "");
}

TEST("date: times are put into words, in local time")
{
	static const struct {
		int minutes;
		const char *want;
	} v[] = {
	        {0, "midnight"},   {1, "12:01am"},   {59, "12:59am"},
	        {60, "1am"},       {630, "10:30am"}, {719, "11:59am"},
	        {720, "midday"},   {725, "12:05pm"}, {840, "2pm"},
	        {1439, "11:59pm"},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		expect_str(instant_time_words(t->arena,
		                              at("2026-11-24", v[i].minutes)),
		           v[i].want);
		expect_str(instant_time_words(t->arena,
		                              at("2026-07-24", v[i].minutes)),
		           v[i].want);
	}
	expect_str(instant_words(t->arena, at("2026-11-26", 630)),
	           "Thursday 26 November 2026 at 10:30am");
}

TEST("date: a date is read as people type it")
{
	static const struct {
		const char *typed, *want;
	} v[] = {
	        {"24/11/2026", "2026-11-24"},
	        {"24.11.26", "2026-11-24"},
	        {"24-11-2026", "2026-11-24"},
	        {"24 11 2026", "2026-11-24"},
	        {"24 November 2026", "2026-11-24"},
	        {"24 nov 26", "2026-11-24"},
	        {"24 NOV 2026", "2026-11-24"},
	        {"24 Sept 2026", "2026-09-24"},
	        {"24 november, 2026", "2026-11-24"},
	        {"2026-11-24", "2026-11-24"},
	        {" 1/2/2026 ", "2026-02-01"},
	        {"01/02/26", "2026-02-01"},
	        {"1/2/36", "2036-02-01"},
	        {"1/2/37", "1937-02-01"},
	        {"1/2/99", "1999-02-01"},
	        {"1/2/00", "2000-02-01"},
	        {"24 Tachwedd 2026", "2026-11-24"},
	        {"1 mai 2026", "2026-05-01"},
	        {"24 / 11 / 2026", "2026-11-24"},
	};
	struct date today = day("2026-11-24");

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct date d = DATE_NONE;

		expect_true(date_read(str_of(v[i].typed), today, &d));
		expect_str(date_iso(t->arena, d), v[i].want);
	}
}

TEST("date: what is no date is not read")
{
	static const char *const wrong[] = {
	        "",
	        "24",
	        "24/11",
	        "11/24/2026",
	        "30/2/2026",
	        "0/1/2026",
	        "1/0/2026",
	        "24/11/202",
	        "24/11/20260",
	        "24 Novembre 2026",
	        "24 no 2026",
	        "24112026",
	        "24/11/2026x",
	        "x24/11/2026",
	        "24//",
	        "tomorrow",
	        "123/1/2026",
	        "1/123/2026",
	        "24/11/-2026",
	        "/11/2026",
	        "1 m 2026",
	        "24 November",
	};
	struct date d = {77};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		expect_false(
		        date_read(str_of(wrong[i]), day("2026-11-24"), &d));
		expect_equal(d.days, 77);
	}
}

TEST("date: a time is read as people type it")
{
	static const struct {
		const char *typed;
		int minutes;
	} v[] = {
	        {"9:30", 570},      {"09.30", 570},    {"9.30am", 570},
	        {"2pm", 840},       {"14:00", 840},    {"2 PM", 840},
	        {"12am", 0},        {"12pm", 720},     {"12:30am", 30},
	        {"0:00", 0},        {"23:59", 1439},   {"midday", 720},
	        {"Noon", 720},      {"midnight", 0},   {"2yh", 840},
	        {"9yb", 540},       {"2yp", 840},      {"hanner dydd", 720},
	        {" 9:05 am ", 545}, {"hanner nos", 0},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		int minutes = -1;

		expect_true(time_read(str_of(v[i].typed), &minutes));
		expect_equal(minutes, v[i].minutes);
	}
}

TEST("date: what may be two times, or is none, is not read")
{
	static const char *const wrong[] = {
	        "",    "9",     "14",      "24:00", "9:60",   "9:5",
	        "0am", "13pm",  "9:300",   ":30",   "am",     "9 o'clock",
	        "930", "9:30x", "9:30pmx", "mid",   "123:00", "9:",
	};
	int minutes = 77;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		expect_false(time_read(str_of(wrong[i]), &minutes));
		expect_equal(minutes, 77);
	}
}
