/*
 * bank_holidays.h - the list that calendar.c counts by.
 */
#ifndef BASE_BANK_HOLIDAYS_H
#define BASE_BANK_HOLIDAYS_H

#include <stddef.h>

struct bank_holiday {
	int year, month, day;
};

/* In order of date. */
extern const struct bank_holiday bank_holidays[];
extern const size_t bank_holidays_count;

/* The first and last year that are whole. */
extern const int bank_holidays_from;
extern const int bank_holidays_until;

#endif
