/*
 * calendar.h - working days and bank holidays of England and Wales.
 *
 * Bank holidays are dated data in src/base/bank_holidays.c (Banking and
 * Financial Dealings Act 1971 and proclamations; gov.uk/bank-holidays),
 * compiled in.  Past the last year of the list the answer is unknown and
 * calendar_known says so: nobody may promise a working day we cannot count.
 */
#ifndef BASE_CALENDAR_H
#define BASE_CALENDAR_H

#include "base/date.h"

/* Whether the list of bank holidays covers this day's year. */
bool calendar_known(struct date d);

/* False as well where the list does not reach. */
bool calendar_is_bank_holiday(struct date d);

/* Monday to Friday and no bank holiday. */
bool calendar_is_working_day(struct date d);

/*
 * The n-th working day after d (n >= 1: the day itself never counts), before
 * it when n is negative; the next working day at or after d when n is 0.
 */
struct date calendar_add_working_days(struct date d, int n);

/* Working days after `from` up to and with `to`. */
int calendar_working_days_between(struct date from, struct date to);

#endif
