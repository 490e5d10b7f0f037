/*
 * system.h - people for the tests that walk every capability.
 */
#ifndef TESTS_SYSTEM_H
#define TESTS_SYSTEM_H

#include "tests/http_world.h"

/* A person of our organisation (sam's) and one of another (ned's), added
 * through register/people; their CRNs. */
#define SYSTEM_OURS   "X100001"
#define SYSTEM_THEIRS "X100002"
void system_people(struct world *w);

/* The path with every place filled: ":crn" by crn, others by a new id. */
const char *
system_path(struct arena *arena, const char *pattern, const char *crn);

#endif
