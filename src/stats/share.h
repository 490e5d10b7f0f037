/*
 * share.h - work in fixed parts, by one thread or several.
 *
 * Parts are the same however many threads there are, and each writes to a
 * place of its own; who adds them up does so in the order of their numbers.
 * So a result has the same bytes whatever the number of threads.  Room that a
 * part leaves nothing in may be that of the hand that does it: it stays in the
 * cache of its processor from part to part.
 */
#ifndef STATS_SHARE_H
#define STATS_SHARE_H

#include <stddef.h>

/* Rows of a part. */
#define STATS_PART ((size_t)4096)

/* How many parts so many rows are. */
size_t stats_parts(size_t rows);

/* How many hands so many threads have at most: 1 and more. */
size_t stats_hands(size_t threads);

/*
 * Call fn(data, part, hand) for every part, each once, and return when all are
 * done; of those with the same hand, from 0 to below stats_hands(threads), one
 * runs at a time.  fn takes nothing from an arena and calls nothing that may
 * leave to a boundary.  threads 0 is 1; where a thread cannot be made the
 * others do its work.
 */
void stats_share(size_t threads, size_t parts,
                 void (*fn)(void *data, size_t part, size_t hand), void *data);

#endif
