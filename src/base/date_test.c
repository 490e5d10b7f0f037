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
moment(const char *iso)
{
	struct instant at = INSTANT_NONE;

	expect_true(instant_read(str_of(iso), &at));
	return at;
}

TEST("date: days are counted from 1970-01-01")
{
	expect_equal(day("1970-01-01").days, 0);
	expect_equal(day("1969-12-31").days, -1);
	expect_equal(day("2000-02-29").days, 11016);
	expect_equal(day("2026-11-24").days, 20781);
	expect_equal(day("0001-01-01").days, -719162);
	expect_equal(day("9999-12-31").days, 2932896);
}

TEST("date: every day splits into what it was made of")
{
	struct date last = {day("0001-01-01").days - 1};
	int year, month, of_month;

	for (int y = 1; y <= 9999; y += y % 400 < 4 ? 1 : 7)
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= 31; d += 3) {
				struct date made;

				if (!date_make(y, m, d, &made))
					continue;
				expect_true(date_before(last, made));
				last = made;
				date_split(made, &year, &month, &of_month);
				expect_equal(year, y);
				expect_equal(month, m);
				expect_equal(of_month, d);
			}
}

TEST("date: there is no such day, so it is not made")
{
	static const int wrong[][3] = {
	        {2026, 2, 30}, {2026, 2, 29}, {1900, 2, 29}, {2026, 4, 31},
	        {2026, 0, 1},  {2026, 13, 1}, {2026, 1, 0},  {2026, 1, 32},
	        {0, 1, 1},     {10000, 1, 1}, {-1, 1, 1},    {2026, -1, 1},
	};
	struct date d = {77};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		expect_false(
		        date_make(wrong[i][0], wrong[i][1], wrong[i][2], &d));
		expect_equal(d.days, 77);
	}
	expect_true(date_make(2000, 2, 29, &d));
}

TEST("date: ISO dates have exactly ten characters")
{
	static const char *const wrong[] = {
	        "",           "2026-11-2",  "2026-11-240", "2026/11/24",
	        "26-11-24",   "2026-1-24 ", "2026-11-31",  "2026-1124",
	        "+026-11-24", "2026-11-2a", "2o26-11-24",
	};
	struct date d = {77};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		expect_false(date_read_iso(str_of(wrong[i]), &d));
		expect_equal(d.days, 77);
	}
	expect_str(date_iso(t->arena, day("2026-11-24")), "2026-11-24");
	expect_str(date_iso(t->arena, day("0987-01-02")), "0987-01-02");
}

TEST("date: none is no date and no moment")
{
	expect_false(date_is(DATE_NONE));
	expect_true(date_is(day("1970-01-01")));
	expect_false(instant_is(INSTANT_NONE));
	expect_true(instant_is((struct instant){0}));
	expect_false(date_is(instant_date(INSTANT_NONE)));
}

TEST("date: months later is the last day when there is no such day")
{
	static const struct {
		const char *from;
		int months;
		const char *want;
	} v[] = {
	        {"2026-01-31", 1, "2026-02-28"},
	        {"2024-01-31", 1, "2024-02-29"},
	        {"2026-01-31", 2, "2026-03-31"},
	        {"2026-11-30", 3, "2027-02-28"},
	        {"2024-02-29", 12, "2025-02-28"},
	        {"2026-03-31", -1, "2026-02-28"},
	        {"2026-01-15", -1, "2025-12-15"},
	        {"2026-01-15", -24, "2024-01-15"},
	        {"2026-06-15", 0, "2026-06-15"},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		expect_str(date_iso(t->arena, date_add_months(day(v[i].from),
		                                              v[i].months)),
		           v[i].want);
	expect_false(date_is(date_add_months(day("9999-12-01"), 1)));
	expect_false(date_is(date_add_months(day("0001-01-01"), -1)));
}

TEST("date: days between, before, and later")
{
	expect_equal(date_days_between(day("2026-02-27"), day("2026-03-02")),
	             3);
	expect_equal(date_days_between(day("2026-03-02"), day("2026-02-27")),
	             -3);
	expect_true(date_before(day("2026-02-27"), day("2026-02-28")));
	expect_false(date_before(day("2026-02-28"), day("2026-02-28")));
	expect_str(date_iso(t->arena, date_add_days(day("2026-12-31"), 1)),
	           "2027-01-01");
}

TEST("date: Monday is 0 and Sunday 6, in every age")
{
	expect_equal(date_weekday(day("2026-11-24")), 1);
	expect_equal(date_weekday(day("1970-01-01")), 3);
	expect_equal(date_weekday(day("1969-12-28")), 6);
	expect_equal(date_weekday(day("2000-01-03")), 0);
	expect_equal(date_weekday(day("0001-01-01")), 0);
}

TEST("date: an age is full years, and 29 February comes of age on 1 March")
{
	expect_equal(date_age(day("1990-11-24"), day("2026-11-24")), 36);
	expect_equal(date_age(day("1990-11-25"), day("2026-11-24")), 35);
	expect_equal(date_age(day("1990-12-01"), day("2026-11-24")), 35);
	expect_equal(date_age(day("2008-02-29"), day("2026-02-28")), 17);
	expect_equal(date_age(day("2008-02-29"), day("2026-03-01")), 18);
	expect_equal(date_age(day("2008-02-29"), day("2028-02-29")), 20);
	expect_equal(date_age(day("2026-11-24"), day("2026-11-24")), 0);
	expect_equal(date_age(day("2026-11-25"), day("2026-11-24")), -1);
}

TEST("date: a moment is read with its offset")
{
	expect_equal(moment("1970-01-01T00:00:00Z").ms, 0);
	expect_equal(moment("2026-11-24T10:30:00+00:00").ms,
	             INT64_C(1795516200000));
	expect_equal(moment("2026-11-24T11:30+01:00").ms,
	             INT64_C(1795516200000));
	expect_equal(moment("2026-11-24T05:00:00.125-05:30").ms,
	             INT64_C(1795516200125));
	expect_equal(moment("2026-11-24t10:30:00.1239z").ms,
	             INT64_C(1795516200123));
	expect_equal(moment("1969-12-31T23:59:59.999Z").ms, -1);
}

TEST("date: a moment without an offset, or with a wrong part, is none")
{
	static const char *const wrong[] = {
	        "",
	        "2026-11-24",
	        "2026-11-24T10:30:00",
	        "2026-11-24T10:30",
	        "2026-11-24 10:30:00Z",
	        "2026-11-24T24:00:00Z",
	        "2026-11-24T10:60:00Z",
	        "2026-11-24T10:30:60Z",
	        "2026-11-24T10:30:00.Z",
	        "2026-11-24T10:30:00.1234567890Z",
	        "2026-11-24T10:30:0Z",
	        "2026-11-24T10:30:00+1:00",
	        "2026-11-24T10:30:00+0100",
	        "2026-11-24T10:30:00+24:00",
	        "2026-11-24T10:30:00+01:60",
	        "2026-11-24T10:30:00Zx",
	        "2026-11-24T10:30:00 Z",
	        "2026-02-30T10:30:00Z",
	        "2026-11-24T10.30:00Z",
	        "2026-11-24T10:30:00*01:00",
	};
	struct instant at = {77};

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		expect_false(instant_read(str_of(wrong[i]), &at));
		expect_equal(at.ms, 77);
	}
}

TEST("date: a moment is written in UTC with milliseconds")
{
	expect_str(instant_iso(t->arena, moment("2026-06-01T00:30:00+01:00")),
	           "2026-05-31T23:30:00.000Z");
	expect_str(instant_iso(t->arena, (struct instant){-1}),
	           "1969-12-31T23:59:59.999Z");
}

TEST("date: summer time lasts from 01:00 UTC to 01:00 UTC on last Sundays")
{
	static const struct {
		const char *utc, *local_day;
		int minutes;
	} v[] = {
	        {"2026-03-29T00:59:59Z", "2026-03-29", 59},
	        {"2026-03-29T01:00:00Z", "2026-03-29", 120},
	        {"2026-10-25T00:59:59Z", "2026-10-25", 119},
	        {"2026-10-25T01:00:00Z", "2026-10-25", 60},
	        {"2026-06-30T23:30:00Z", "2026-07-01", 30},
	        {"2026-12-31T23:30:00Z", "2026-12-31", 1410},
	        {"2027-03-28T01:00:00Z", "2027-03-28", 120},
	        {"2024-03-31T00:59:00Z", "2024-03-31", 59},
	        {"2024-03-31T01:00:00Z", "2024-03-31", 120},
	        {"2021-10-31T01:00:00Z", "2021-10-31", 60},
	        {"1999-01-01T00:00:00Z", "1999-01-01", 0},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		struct instant at = moment(v[i].utc);

		expect_str(date_iso(t->arena, instant_date(at)),
		           v[i].local_day);
		expect_equal(instant_minutes(at), v[i].minutes);
	}
}

TEST("date: a local time becomes its moment")
{
	static const struct {
		const char *day;
		int minutes;
		const char *utc;
	} v[] = {
	        {"2026-11-24", 630, "2026-11-24T10:30:00.000Z"},
	        {"2026-07-01", 630, "2026-07-01T09:30:00.000Z"},
	        {"2026-07-01", 0, "2026-06-30T23:00:00.000Z"},
	        /* 01:30 does not come: as long after midnight. */
	        {"2026-03-29", 90, "2026-03-29T01:30:00.000Z"},
	        {"2026-03-29", 120, "2026-03-29T01:00:00.000Z"},
	        /* 01:30 comes twice: the first, in summer time. */
	        {"2026-10-25", 90, "2026-10-25T00:30:00.000Z"},
	        {"2026-10-25", 120, "2026-10-25T02:00:00.000Z"},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		expect_str(instant_iso(t->arena,
		                       instant_of(day(v[i].day), v[i].minutes)),
		           v[i].utc);
}

TEST("date: every minute of a year goes to local time and back")
{
	int64_t from = moment("2026-01-01T00:00:00Z").ms;

	for (int64_t minute = 0; minute < 365 * 1440; minute += 7) {
		struct instant at = {from + minute * 60000};
		struct instant back =
		        instant_of(instant_date(at), instant_minutes(at));

		/* But for the hour that comes twice. */
		if (back.ms != at.ms)
			expect_str(str_slice(instant_iso(t->arena, at), 0, 13),
			           "2026-10-25T01");
	}
}
