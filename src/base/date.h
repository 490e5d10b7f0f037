/*
 * date.h - days of the calendar and moments of the clock.
 *
 * A struct date is a day (proleptic Gregorian), counted from 1970-01-01.  A
 * struct instant is a moment, in milliseconds UTC.  Local time is that of
 * England and Wales: GMT, and BST from the last Sunday of March 01:00 UTC to
 * the last Sunday of October 01:00 UTC (Summer Time Act 1972 as amended).
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"
#include "base/text.h"

struct date {
	int32_t days;
};

struct instant {
	int64_t ms;
};

/* No date: what an empty field holds. */
#define DATE_NONE    ((struct date){INT32_MIN})
#define INSTANT_NONE ((struct instant){INT64_MIN})

/* Whether it is a date, a moment: neither is none. */
bool date_is(struct date d);
bool instant_is(struct instant at);

/* False when there is no such day (30 February) or year 1 to 9999. */
MUST_CHECK bool date_make(int year, int month, int day, struct date *out);
void date_split(struct date d, int *year, int *month, int *day);

/* "2026-11-24", exactly ten characters. */
MUST_CHECK bool date_read_iso(struct str s, struct date *out);
struct str date_iso(struct arena *arena, struct date d);

/*
 * A date as people type it: 24/11/2026, 24.11.26, 24 November 2026,
 * 24 Nov 26, 2026-11-24; day first; two-figure years up to ten years ahead
 * of `today` are 20xx, others 19xx.  False when it is none.
 */
MUST_CHECK bool date_read(struct str s, struct date today, struct date *out);

/* "24 November 2026"; "Tuesday 24 November 2026"; in the thread's language. */
struct str date_words(struct arena *arena, struct date d);
struct str date_words_day(struct arena *arena, struct date d);
/* "Tuesday 24 November" without the year; "Nov" */
struct str date_words_short(struct arena *arena, struct date d);
struct str date_month_short(struct date d);

/* Days later; earlier when below 0. */
struct date date_add_days(struct date d, int days);
/* Months later; the last day of the month when there is no such day. */
struct date date_add_months(struct date d, int months);
int date_days_between(struct date from, struct date to);
bool date_before(struct date a, struct date b);
/* 0 Monday to 6 Sunday */
int date_weekday(struct date d);
/* Full years from birth to `on`. */
int date_age(struct date birth, struct date on);

/*
 * ISO 8601 with an offset or Z: 2026-11-24T10:30:00+00:00; seconds and a
 * fraction may be missing.  False without an offset.
 */
MUST_CHECK bool instant_read(struct str s, struct instant *out);
/* "2026-11-24T10:30:00.000Z" */
struct str instant_iso(struct arena *arena, struct instant at);
/* The local day and minutes past midnight, and back. */
struct date instant_date(struct instant at);
int instant_minutes(struct instant at);
struct instant instant_of(struct date d, int minutes);
/* "10:30am", "2pm", "midday"; in the thread's language. */
struct str instant_time_words(struct arena *arena, struct instant at);
/* "Thursday 26 November 2026 at 10:30am" */
struct str instant_words(struct arena *arena, struct instant at);
/* "9:30", "09.30", "9.30am", "2pm", "14:00": minutes past midnight. */
MUST_CHECK bool time_read(struct str s, int *minutes_out);

#endif
