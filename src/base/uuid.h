/*
 * uuid.h - an id as others write one.
 */
#ifndef BASE_UUID_H
#define BASE_UUID_H

#include "base/arena.h"
#include "base/str.h"

/* Version 8 (RFC 9562, 5.8): a number of ours, then "mydi" and a kind, so that
 * it reads back as the same; kinds apart, numbers may be the same. */
struct str uuid_of_id(struct arena *arena, int64_t id, unsigned kind);
/* The number, or 0 for a uuid that is not one of ours and of this kind. */
int64_t uuid_id(struct str uuid, unsigned kind);

#endif
