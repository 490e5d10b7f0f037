/*
 * dial_local.h - inside base/dial: where the name of a host leads.
 */
#ifndef BASE_DIAL_LOCAL_H
#define BASE_DIAL_LOCAL_H

#include <netdb.h>

#include "base/dial.h"

/* As getaddrinfo, which is the one but in tests. */
typedef int (*dial_resolver)(const char *host, const char *port,
                             const struct addrinfo *want,
                             struct addrinfo **found);

/*
 * Ask it, for `ms` at the longest: whoever takes longer is left alone, and what
 * they find at last goes.  Figures are read at once and ask nobody.  True: *out
 * is for freeaddrinfo.
 */
bool dial_find(dial_resolver ask, const char *host, const char *port, int ms,
               struct addrinfo **out);

#endif
