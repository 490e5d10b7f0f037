/*
 * sit.h - sittings: a worker and a person at one screen.
 *
 * Before a worker uses the assessment or a tool with the person there, they
 * close what is open about others and say who is in the room.  That is kept
 * with the assessment.
 *
 * Rules kept here, each with a test of the same words:
 *   - nothing is shown to a person before the rest of the screen is closed and
 *     it is said who is in the room;
 *   - it is asked once a sitting: for three hours, of this worker and this
 *     person;
 *   - a sitting with somebody else is another sitting;
 *   - who was in the room stands with the assessment, and the person reads it;
 *   - somebody out of reach, or who is no worker, begins no sitting;
 *   - answers that the person gave at the screen are taken with a sitting, and
 *     it can be begun as they are saved;
 *   - what stands on a sheet of paper is typed without one, and it is said that
 *     the person is not there.
 */
#ifndef PRACTICE_STRENGTHS_SIT_H
#define PRACTICE_STRENGTHS_SIT_H

#include "kernel/capability.h"

#define SIT_ROOM_MOST 200
/* How long it holds, in milliseconds: three hours. */
#define SIT_LASTS ((int64_t)3 * 60 * 60 * 1000)
/* The newest that are listed. */
#define SIT_LIST_MOST 50

ID_TYPE(sit_id);

struct sit {
	struct sit_id id;
	struct person_id person;
	struct user_id by;
	struct str by_name; /* filled when read */
	struct instant at;
	struct str room;
};

/*
 * Begin one; nothing is written while one holds.  INVALID, field by field,
 * unless `closed` and with who is in the room; NOT_FOUND out of reach and to
 * whoever is no worker.  Audited.
 */
MUST_CHECK const struct fault *
sit_begin(struct ctx *ctx, struct person_id person, bool closed,
          struct str room, struct problems *problems);

/* What sit_begin would refuse, field by field; nothing is read or written. */
void sit_judge(struct problems *problems, bool closed, struct str room);

/* The one that holds for the actor; out->id is {0} when none does. */
MUST_CHECK const struct fault *
sit_now(struct ctx *ctx, struct person_id person, struct sit *out);

/* All of a person, the newest first; of one day, where `day` is one. */
MUST_CHECK const struct fault *
sit_list(struct ctx *ctx, struct person_id person, struct date day,
         struct sit **out, size_t *n);

#endif
