/*
 * share.h - work in fixed parts, by one thread or several.
 *
 * Parts are the same however many threads there are, and each writes to a
 * place of its own; who adds them up does so in the order of their numbers.
 * So a result has the same bytes whatever the number of threads.
 */
#ifndef STATS_SHARE_H
#define STATS_SHARE_H

#include <stddef.h>

/* Rows of a part. */
#define STATS_PART ((size_t)4096)

/* How many parts so many rows are. */
size_t stats_parts(size_t rows);

/*
 * Call fn(data, part) for every part, each once, and return when all are
 * done.  fn takes nothing from an arena and calls nothing that may leave to a
 * boundary.  threads 0 is 1; where a thread cannot be made the others do its
 * work.
 */
void stats_share(size_t threads, size_t parts,
                 void (*fn)(void *data, size_t part), void *data);

#endif
