/*
 * dial.h - asking another program on this machine or beside it over a socket.
 *
 * Every wait has an end.  Nothing here knows what is said.
 *
 * Rules kept here, each with a test of the same words:
 *   - an address is the path of a socket or host:port, and nothing else;
 *   - whoever does not answer in time is not waited for, nor is whoever says
 *     where a name leads.
 */
#ifndef BASE_DIAL_H
#define BASE_DIAL_H

#include <sys/types.h>

#include "base/arena.h"
#include "base/str.h"

struct dial;

/* Whether this could be an address: "/a/socket" or "host:port". */
bool dial_is_address(const char *address);

/*
 * Reach it, waiting up to `ms` for that and for each piece later.  NULL when
 * there is nobody.  Closed with the arena, or by dial_end.
 */
struct dial *dial_to(struct arena *arena, const char *address, int ms);

/* Say all of it; false when the other side does not take it. */
MUST_CHECK bool dial_say(struct dial *dial, const void *p, size_t n);

/* Hear up to n bytes: how many, or 0 when no more comes. */
MUST_CHECK size_t dial_hear(struct dial *dial, void *p, size_t n);

/* Hang up. */
void dial_end(struct dial *dial);

#endif
