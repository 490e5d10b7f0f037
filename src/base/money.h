/*
 * money.h - pence, whole and checked.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include "base/str.h"

struct money {
	int64_t pence;
};

/* False, with *out untouched, when the sum does not fit. */
MUST_CHECK bool money_add(struct money a, struct money b, struct money *out);
MUST_CHECK bool
money_subtract(struct money a, struct money b, struct money *out);
bool money_less(struct money a, struct money b);

/* "38", "38.50", "£1,250.00": never words, never three decimals. */
MUST_CHECK bool money_read(struct str s, struct money *out);
/* "£38.00", "−£38.00", never parted at a line's end. */
struct str money_show(struct arena *arena, struct money m);
/* "1234.50", "-12.50": a number for whoever reads a file. */
struct str money_plain(struct arena *arena, struct money m);

#endif
