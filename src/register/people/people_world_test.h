/* people_world_test.h - people in a test's world, as an import puts them. */
#ifndef REGISTER_PEOPLE_WORLD_TEST_H
#define REGISTER_PEOPLE_WORLD_TEST_H

#include "register/people/people_merge_local.h"
#include "tests/world.h"

/* Put somebody whose worker is `worker` (NULL: nobody, of our
 * organisation); born as "1990-05-04" or NULL. */
struct person_id
person_new(struct world *w, const char *crn, const char *first,
           const char *last, const char *born, const char *worker);

/* The same of sam's, who signs in: the person is also w->jay, as whom a user of
 * this name is added. */
struct person_id person_signs_in(struct world *w, const char *crn,
                                 const char *first, const char *user);

/* The path of the link that the newest message carries; the world has the
 * statement. */
extern const struct query link_newest;
const char *link_path(struct world *w);

/* So many letters, for what is too long. */
struct str letters_new(struct world *w, size_t n);

/* Put facts as the system; what the put did. */
struct person_facts person_facts_of(const char *crn, const char *first,
                                    const char *last, const char *born);
const struct fault *person_put(struct world *w, struct person_facts *facts,
                               struct person_id *out, enum put_result *result);

/* Two people who turn out to be one: for world_do, as whoever may. */
struct merging {
	struct person_id gone;
	struct person_id kept;
	struct merge_id merge;
};
const struct fault *merging_do(struct ctx *ctx, void *merging);
const struct fault *merging_undo(struct ctx *ctx, void *merging);

/* Make Jay (X100001) and Kit (X100002) real, so that Jay's user sees Jay.
 * The user of a served world does so only in people_world. */
void people_real(struct world *w);

/* A world in which they are, in the table of users too. */
struct world *people_world(struct test *t);
/* The same with a few more statements, NULL-ended, that only the test has. */
struct world *
people_world_with(struct test *t, const struct query *const *more);

#endif
