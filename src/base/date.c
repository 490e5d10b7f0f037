#include "base/date.h"

#include <stdlib.h>

#define MINUTE_MS INT64_C(60000)
#define HOUR_MS   INT64_C(3600000)
#define DAY_MS    INT64_C(86400000)

bool
date_is(struct date d)
{
	return d.days != INT32_MIN;
}

bool
instant_is(struct instant at)
{
	return at.ms != INT64_MIN;
}

static bool
leap_year(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
	                           31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && leap_year(year));
}

bool
date_make(int year, int month, int day, struct date *out)
{
	int from_march, of_era, era, of_year;

	if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
	    day > month_days(year, month))
		return false;
	/* Years that begin in March end with the leap day: eras of 400. */
	from_march = (month + 9) % 12;
	year -= month <= 2;
	era = year / 400;
	of_era = year % 400;
	of_year = (153 * from_march + 2) / 5 + day - 1;
	out->days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	            of_year - 719468;
	return true;
}

void
date_split(struct date d, int *year, int *month, int *day)
{
	int64_t since = (int64_t)d.days + 719468;
	int64_t era = (since >= 0 ? since : since - 146096) / 146097;
	int64_t of_era = since - era * 146097;
	int64_t of_400 =
	        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
	        365;
	int64_t of_year = of_era - (365 * of_400 + of_400 / 4 - of_400 / 100);
	int64_t from_march = (5 * of_year + 2) / 153;

	*day = (int)(of_year - (153 * from_march + 2) / 5 + 1);
	*month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
	*year = (int)(of_400 + era * 400 + (*month <= 2));
}

/* Exactly n figures at a place, as a number. */
static bool
figures(struct str s, size_t at, size_t n, int *out)
{
	int v = 0;

	if (at > s.n || n > s.n - at)
		return false;
	for (size_t i = at; i < at + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	*out = v;
	return true;
}

bool
date_read_iso(struct str s, struct date *out)
{
	int year, month, day;

	return s.n == 10 && s.p[4] == '-' && s.p[7] == '-' &&
	       figures(s, 0, 4, &year) && figures(s, 5, 2, &month) &&
	       figures(s, 8, 2, &day) && date_make(year, month, day, out);
}

struct str
date_iso(struct arena *arena, struct date d)
{
	int year, month, day;

	date_split(d, &year, &month, &day);
	return str_print(arena, "%04d-%02d-%02d", year, month, day);
}

struct date
date_add_days(struct date d, int days)
{
	return (struct date){d.days + days};
}

struct date
date_add_months(struct date d, int months)
{
	int year, month, day;
	struct date out = DATE_NONE;

	date_split(d, &year, &month, &day);
	months += year * 12 + month - 1;
	year = months / 12;
	month = months % 12 + 1;
	if (months < 0 || year < 1 || year > 9999)
		return DATE_NONE;
	if (day > month_days(year, month))
		day = month_days(year, month);
	claim(date_make(year, month, day, &out));
	return out;
}

int
date_days_between(struct date from, struct date to)
{
	return to.days - from.days;
}

bool
date_before(struct date a, struct date b)
{
	return a.days < b.days;
}

int
date_weekday(struct date d)
{
	/* 1970-01-01 was a Thursday. */
	int weekday = (int)(((int64_t)d.days + 3) % 7);

	return weekday < 0 ? weekday + 7 : weekday;
}

int
date_age(struct date birth, struct date on)
{
	int born_year, born_month, born_day, year, month, day;

	date_split(birth, &born_year, &born_month, &born_day);
	date_split(on, &year, &month, &day);
	return year - born_year -
	       (month < born_month || (month == born_month && day < born_day));
}

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* The moment summer time begins or ends: 01:00 UTC, last Sunday. */
static int64_t
change_ms(int year, int month)
{
	struct date d = DATE_NONE;

	claim(date_make(year, month, 31, &d));
	d.days -= (date_weekday(d) + 1) % 7;
	return d.days * DAY_MS + HOUR_MS;
}

/* The milliseconds that local time is ahead of UTC. */
static int64_t
ahead_ms(int64_t ms)
{
	struct date d = {(int32_t)floor_div(ms, DAY_MS)};
	int year, month, day;

	date_split(d, &year, &month, &day);
	if (year < 1 || year > 9999)
		return 0;
	return ms >= change_ms(year, 3) && ms < change_ms(year, 10) ? HOUR_MS
	                                                            : 0;
}

struct date
instant_date(struct instant at)
{
	if (!instant_is(at))
		return DATE_NONE;
	return (struct date){
	        (int32_t)floor_div(at.ms + ahead_ms(at.ms), DAY_MS)};
}

int
instant_minutes(struct instant at)
{
	int64_t local = at.ms + ahead_ms(at.ms);

	return (int)((local - floor_div(local, DAY_MS) * DAY_MS) / MINUTE_MS);
}

struct instant
instant_of(struct date d, int minutes)
{
	int64_t ms = d.days * DAY_MS + minutes * MINUTE_MS;

	/* An hour that comes twice means its first, summer one; an hour
	 * that is left out means as long after its beginning. */
	if (ahead_ms(ms - HOUR_MS) == HOUR_MS)
		ms -= HOUR_MS;
	return (struct instant){ms};
}

/* A fraction of a second in milliseconds, the rest cut off. */
static bool
read_fraction(struct str s, size_t *at, int *ms)
{
	int scale = 100;
	size_t start;

	*ms = 0;
	if (*at >= s.n || s.p[*at] != '.')
		return true;
	start = ++*at;
	while (*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9') {
		*ms += (s.p[*at] - '0') * scale;
		scale /= 10;
		++*at;
	}
	return *at > start && *at - start <= 9;
}

/* "10:30", exactly five characters, below 24:00; in minutes. */
static bool
read_clock(struct str s, int *minutes)
{
	int hour, minute;

	if (s.n != 5 || s.p[2] != ':' || !figures(s, 0, 2, &hour) ||
	    !figures(s, 3, 2, &minute) || hour > 23 || minute > 59)
		return false;
	*minutes = hour * 60 + minute;
	return true;
}

/* "Z" or "+01:00" to the end, in minutes. */
static bool
read_offset(struct str s, int *minutes)
{
	if (str_is(s, "Z") || str_is(s, "z")) {
		*minutes = 0;
		return true;
	}
	if (s.n == 0 || (s.p[0] != '+' && s.p[0] != '-') ||
	    !read_clock(str_slice(s, 1, s.n), minutes))
		return false;
	if (s.p[0] == '-')
		*minutes = -*minutes;
	return true;
}

/* ":30" or ":30.125" at *at, or nothing at all. */
static bool
read_seconds(struct str s, size_t *at, int *ms)
{
	int seconds;

	*ms = 0;
	if (*at >= s.n || s.p[*at] != ':')
		return true;
	if (!figures(s, *at + 1, 2, &seconds) || seconds > 59)
		return false;
	*at += 3;
	if (!read_fraction(s, at, ms))
		return false;
	*ms += seconds * 1000;
	return true;
}

bool
instant_read(struct str s, struct instant *out)
{
	struct date d;
	int minutes, ms, offset;
	size_t at = 16;

	if (!date_read_iso(str_slice(s, 0, 10), &d) ||
	    !read_clock(str_slice(s, 11, 5), &minutes) ||
	    (s.p[10] != 'T' && s.p[10] != 't') || !read_seconds(s, &at, &ms) ||
	    !read_offset(str_slice(s, at, s.n), &offset))
		return false;
	out->ms = d.days * DAY_MS + (minutes - offset) * MINUTE_MS + ms;
	return true;
}

struct str
instant_iso(struct arena *arena, struct instant at)
{
	int64_t day = floor_div(at.ms, DAY_MS);
	int64_t ms = at.ms - day * DAY_MS;
	int year, month, of_month;

	date_split((struct date){(int32_t)day}, &year, &month, &of_month);
	return str_print(arena, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", year,
	                 month, of_month, (int)(ms / HOUR_MS),
	                 (int)(ms / MINUTE_MS % 60), (int)(ms / 1000 % 60),
	                 (int)(ms % 1000));
}
