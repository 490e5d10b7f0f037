/*
 * order.h - rows in the order of a number, in time that grows with the rows.
 */
#ifndef STATS_ORDER_H
#define STATS_ORDER_H

#include "base/arena.h"

/*
 * The rows by rising key; rows with equal keys keep their order (-0 is 0, and
 * NAN comes last).  At most UINT32_MAX rows.
 */
void stats_order(struct arena *arena, const double *key, size_t n, size_t *out);

/* The numbers themselves, rising, in place. */
void stats_sort(struct arena *arena, double *v, size_t n);

#endif
