/*
 * eval_simulate.h - a fictional population with an effect that is known.
 *
 * Nobody in it is real, and every file says so.  Participants differ from
 * comparators by a known model of who is chosen, the hazard of reoffending
 * depends on what was known of people before, and the programme multiplies it
 * by a known ratio; so what a study finds can be held against the truth.
 *
 * Rules kept here, each with a test of the same words:
 *   - the same numbers and seed give the same bytes;
 *   - a folder that holds such a file already is left as it is;
 *   - every row says that nobody in it is real.
 */
#ifndef INSIGHT_EVAL_SIMULATE_H
#define INSIGHT_EVAL_SIMULATE_H

#include "base/fault.h"

#define EVAL_SIMULATE_MOST 5000000

struct eval_simulate_in {
	int64_t treated, comparators; /* 1 to EVAL_SIMULATE_MOST each */
	double effect;                /* hazard ratio, 0.01 to 100 */
	uint64_t seed;
	bool events; /* people, events and spells; else one table */
};

/*
 * Write the population, README.txt and a plan.toml that fits into a folder,
 * which is made when it is not there.  INVALID when a number is out of its
 * bounds; REFUSED when a file is there already or cannot be written.
 */
MUST_CHECK const struct fault *
eval_simulate(struct arena *arena, const char *folder,
              const struct eval_simulate_in *in);

#endif
