/*
 * tar.h - several files as one: a tape archive as POSIX.1-1988 has it (ustar).
 *
 * Rules kept here, each with a test of the same words:
 *   - what was put in comes out by the system's tar, byte for byte;
 *   - nobody but its owner can read what was taken out.
 */
#ifndef BASE_TAR_H
#define BASE_TAR_H

#include "base/buf.h"
#include "base/date.h"

/* Add a file, or a folder (its name ends in '/', without a body).  A name has
 * at most 99 bytes. */
void
tar_put(struct buf *out, const char *name, struct str body, struct instant at);

/* Nothing follows. */
void tar_end(struct buf *out);

#endif
