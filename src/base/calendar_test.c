#include "tests/test.h"

#include "base/bank_holidays.h"
#include "base/calendar.h"

static struct date
day(const char *iso)
{
	struct date d = DATE_NONE;

	expect_true(date_read_iso(str_of(iso), &d));
	return d;
}

TEST("calendar: bank holidays of England and Wales are known, moved ones too")
{
	static const char *const holidays[] = {
	        "2015-12-28", "2016-12-27", "2017-01-02", "2020-05-08",
	        "2020-12-28", "2021-12-27", "2021-12-28", "2022-01-03",
	        "2022-06-02", "2022-06-03", "2022-09-19", "2022-12-27",
	        "2023-01-02", "2023-05-08", "2024-03-29", "2024-04-01",
	        "2025-04-18", "2026-04-03", "2026-04-06", "2026-12-28",
	        "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-17",
	};

	for (size_t i = 0; i < sizeof(holidays) / sizeof(holidays[0]); i++)
		expect_true(calendar_is_bank_holiday(day(holidays[i])));
}

TEST("calendar: days that were moved from are no bank holidays")
{
	static const char *const ordinary[] = {
	        "2020-05-04", "2022-05-30", "2026-11-24", "2026-08-03",
	        "2026-03-17", "2026-12-26", "2028-01-01", "2026-04-05",
	};

	for (size_t i = 0; i < sizeof(ordinary) / sizeof(ordinary[0]); i++)
		expect_false(calendar_is_bank_holiday(day(ordinary[i])));
}

TEST("calendar: the list is in order, on weekdays, eight a year or more")
{
	struct date last = DATE_NONE;
	int count[14] = {0};

	expect_equal(bank_holidays_until - bank_holidays_from + 1, 14);
	for (size_t i = 0; i < bank_holidays_count; i++) {
		const struct bank_holiday *h = &bank_holidays[i];
		struct date d = DATE_NONE;

		expect_true(date_make(h->year, h->month, h->day, &d));
		expect_true(date_before(last, d));
		expect_true(date_weekday(d) < 5);
		count[h->year - bank_holidays_from]++;
		last = d;
	}
	for (int i = 0; i < 14; i++)
		expect_equal(count[i], i == 2022 - 2015   ? 10
		                       : i == 2023 - 2015 ? 9
		                                          : 8);
}

TEST("calendar: past the last year of the list the answer is unknown")
{
	expect_true(calendar_known(day("2015-01-01")));
	expect_true(calendar_known(day("2028-12-31")));
	expect_false(calendar_known(day("2014-12-31")));
	expect_false(calendar_known(day("2029-01-01")));
	expect_false(calendar_known(DATE_NONE));
	expect_false(calendar_is_bank_holiday(day("2029-01-01")));
	expect_false(calendar_is_bank_holiday(DATE_NONE));
}

TEST("calendar: working days are Monday to Friday and no bank holiday")
{
	expect_true(calendar_is_working_day(day("2026-11-24")));
	expect_false(calendar_is_working_day(day("2026-11-28")));
	expect_false(calendar_is_working_day(day("2026-11-29")));
	expect_false(calendar_is_working_day(day("2026-04-03")));
	expect_false(calendar_is_working_day(DATE_NONE));
}

TEST("calendar: the day itself never counts")
{
	static const struct {
		const char *from;
		int n;
		const char *want;
	} v[] = {
	        {"2026-11-24", 1, "2026-11-25"},
	        {"2026-11-24", 5, "2026-12-01"},
	        /* Easter 2026: Good Friday 3 April, Monday 6 April. */
	        {"2026-04-02", 1, "2026-04-07"},
	        {"2026-04-01", 2, "2026-04-07"},
	        {"2026-04-03", 1, "2026-04-07"},
	        {"2026-04-07", -1, "2026-04-02"},
	        /* Christmas 2026: Friday 25, substitute Monday 28. */
	        {"2026-12-24", 1, "2026-12-29"},
	        {"2026-12-22", 5, "2026-12-31"},
	        {"2026-12-31", 1, "2027-01-04"},
	        {"2026-12-29", -1, "2026-12-24"},
	        {"2026-11-28", 1, "2026-11-30"},
	        {"2026-11-28", -1, "2026-11-27"},
	};

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++)
		expect_str(date_iso(t->arena, calendar_add_working_days(
		                                      day(v[i].from), v[i].n)),
		           v[i].want);
}

TEST("calendar: none on is the next working day at or after")
{
	expect_str(date_iso(t->arena,
	                    calendar_add_working_days(day("2026-11-24"), 0)),
	           "2026-11-24");
	expect_str(date_iso(t->arena,
	                    calendar_add_working_days(day("2026-04-03"), 0)),
	           "2026-04-07");
	expect_false(date_is(calendar_add_working_days(DATE_NONE, 3)));
}

TEST("calendar: working days between counts the last and not the first")
{
	expect_equal(calendar_working_days_between(day("2026-11-23"),
	                                           day("2026-11-27")),
	             4);
	expect_equal(calendar_working_days_between(day("2026-04-02"),
	                                           day("2026-04-07")),
	             1);
	expect_equal(calendar_working_days_between(day("2026-11-24"),
	                                           day("2026-11-24")),
	             0);
	expect_equal(calendar_working_days_between(day("2026-11-27"),
	                                           day("2026-11-23")),
	             0);
}

TEST("calendar: adding n working days is n working days between")
{
	for (int from = 0; from < 400; from += 3)
		for (int n = 1; n < 30; n += 4) {
			struct date d = date_add_days(day("2026-01-01"), from);

			expect_equal(calendar_working_days_between(
			                     d,
			                     calendar_add_working_days(d, n)),
			             n);
		}
}
