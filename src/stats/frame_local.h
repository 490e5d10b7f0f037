/*
 * frame_local.h - what a table and the matrix made of it share; for these two
 * files alone.
 */
#ifndef STATS_FRAME_LOCAL_H
#define STATS_FRAME_LOCAL_H

#include "stats/frame.h"

/* Past it the square of a number, and a sum of such, is no number. */
#define SIZE_MOST 1e100

/*
 * E_BAD_VALUE about a row of a frame, from 0, as its file counts it; hands back
 * false.
 */
MUST_CHECK bool frame_row_bad(struct stats *st, const struct stats_frame *frame,
                              struct str column, size_t row);

#endif
