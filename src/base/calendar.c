#include "base/calendar.h"

#include "base/bank_holidays.h"

static int
year_of(struct date d)
{
	int year, month, day;

	date_split(d, &year, &month, &day);
	return year;
}

bool
calendar_known(struct date d)
{
	int year;

	if (!date_is(d))
		return false;
	year = year_of(d);
	return year >= bank_holidays_from && year <= bank_holidays_until;
}

bool
calendar_is_bank_holiday(struct date d)
{
	int year, month, day;
	int wanted;
	size_t low = 0, high = bank_holidays_count;

	if (!calendar_known(d))
		return false;
	date_split(d, &year, &month, &day);
	wanted = (year * 100 + month) * 100 + day;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct bank_holiday *h = &bank_holidays[middle];
		int here = (h->year * 100 + h->month) * 100 + h->day;

		if (here == wanted)
			return true;
		if (here < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

bool
calendar_is_working_day(struct date d)
{
	return date_is(d) && date_weekday(d) < 5 &&
	       !calendar_is_bank_holiday(d);
}

struct date
calendar_add_working_days(struct date d, int n)
{
	int step = n < 0 ? -1 : 1;

	if (!date_is(d))
		return DATE_NONE;
	if (n == 0) {
		while (!calendar_is_working_day(d))
			d.days++;
		return d;
	}
	while (n != 0) {
		d.days += step;
		if (calendar_is_working_day(d))
			n -= step;
	}
	return d;
}

int
calendar_working_days_between(struct date from, struct date to)
{
	int n = 0;

	for (int32_t day = from.days + 1; day <= to.days; day++)
		n += calendar_is_working_day((struct date){day});
	return n;
}
