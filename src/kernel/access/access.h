/*
 * access.h - whose record: reach, decided inside the query.
 *
 * A person has one *placement*: organisation, team, worker.  A user has
 * *scopes*: own cases, a team, an organisation, one's own record, a record
 * opened by breaking the glass, a named person.  The view access_v_reach
 * joins the two; a record outside it is simply not there.
 *
 * Rules kept here, each with a test of the same words:
 *   - a record out of reach looks like one that is not there;
 *   - a restricted case is reached by its own worker, the person and those
 *     named only;
 *   - an excluded member of staff never reaches the person, whatever else;
 *   - a broken glass closes after three hours and waits for a review;
 *   - nobody reviews a glass they broke;
 *   - an administrator reaches no case;
 *   - a record that is closed is out of everybody's reach, and no glass opens
 *     it.
 */
#ifndef KERNEL_ACCESS_H
#define KERNEL_ACCESS_H

#include "kernel/capability.h"

/*
 * The condition every statement about a person carries:
 *   "select ... from plan_goal g where g.goal = :goal and "
 *   ACCESS_REACH("g.person")
 * :actor and :now bind by themselves.
 */
#define ACCESS_REACH(column) \
	"exists (select 1 from access_v_reach r where r.actor = :actor" \
	" and r.person = " column " and r.until > :now)"

/* Whether the actor is the person, or the worker whose case it is: they alone
 * see names of others (decision 28). */
#define ACCESS_NAMES(column) \
	"exists (select 1 from access_v_reach r where r.actor = :actor" \
	" and r.person = " column " and r.until > :now" \
	" and r.way in ('self', 'own'))"

/* Most people one glass may open, and for how long (ours). */
#define ACCESS_GLASS_MS ((int64_t)3 * 60 * 60 * 1000)

enum scope_kind {
	SCOPE_OWN,
	SCOPE_TEAM,
	SCOPE_ORGANISATION,
	SCOPE_SELF,
	SCOPE_NAMED,
	SCOPE_GLASS,
	SCOPE_KIND_COUNT
};
extern const char *const scope_kind_words[SCOPE_KIND_COUNT + 1];

struct placement {
	struct person_id person;
	struct organisation_id organisation;
	struct team_id team;
	struct user_id worker;
	bool restricted;
};

/* Set where a person belongs (register/people calls it on each change).
 * Not checked against reach: the caller has judged, and records the act.
 * Whether a case is restricted is set when the person is new, and later by
 * access_restrict alone. */
MUST_CHECK const struct fault *
access_place(struct ctx *ctx, const struct placement *placement);

/*
 * Close the record of somebody who was made up: placed with nobody, restricted,
 * and whoever was named to it or broke a glass reaches it no more.  Not
 * checked against reach, as above; the caller records the act.
 */
MUST_CHECK const struct fault *
access_close(struct ctx *ctx, struct person_id person);

/* A person's placement; NOT_FOUND when out of reach. */
MUST_CHECK const struct fault *
access_placement(struct ctx *ctx, struct person_id person,
                 struct placement *out);

/*
 * Set a user's standing scopes from roles: case_manager own cases; senior
 * own and team; manager own and organisation; person oneself; all others
 * none.  Replaces what was (a broken glass and named people stay).
 */
MUST_CHECK const struct fault *
access_scopes_set(struct ctx *ctx, struct user_id user, unsigned roles,
                  struct organisation_id organisation, struct team_id team,
                  struct person_id self);

/* Whether the actor reaches a person now, and by which way. */
MUST_CHECK const struct fault *
access_reaches(struct ctx *ctx, struct person_id person, bool *out);

/* Whether the actor reaches a person in any other way than by a glass they
 * broke: what lasts longer than three hours is not begun through one. */
MUST_CHECK const struct fault *
access_stands(struct ctx *ctx, struct person_id person, bool *out);

/* NOT_FOUND ("We cannot find that person") unless within reach. */
MUST_CHECK const struct fault *
access_need(struct ctx *ctx, struct person_id person);
/* The same, and whoever else holds this person waits until this change is
 * over: for rules that count rows before they add one. */
MUST_CHECK const struct fault *
access_hold(struct ctx *ctx, struct person_id person);

/*
 * Open a record out of reach with a reason of at least ten characters, for
 * three hours.  Audited; waits for a review by somebody else.  REFUSED for an
 * excluded member of staff and for a restricted case, in the same words, and
 * for a record that is within reach.  INVALID without a reason.  NOT_FOUND
 * when there is no such person.
 */
MUST_CHECK const struct fault *
access_glass_break(struct ctx *ctx, struct person_id person, struct str reason);

/* What a reviewer thinks of a broken glass. */
enum glass_verdict { GLASS_RIGHT, GLASS_WRONG, GLASS_VERDICT_COUNT };
extern const char *const glass_verdict_words[GLASS_VERDICT_COUNT + 1];

/* A broken glass.  Names are for the caller to find. */
struct glass {
	int64_t id;
	struct user_id actor;
	struct person_id person;
	struct str reason;
	struct instant at;
	struct instant until;
	struct date due; /* reviewed by: the second working day after it */
	bool reviewed;
	struct user_id reviewed_by;
	struct instant reviewed_at;
	enum glass_verdict verdict;
	struct str note;
};

/*
 * The glasses that wait for a review by this actor, oldest first, at most
 * 200: broken by somebody else of the actor's organisation, or on a record
 * within the actor's reach.
 */
MUST_CHECK const struct fault *
access_glass_waiting(struct ctx *ctx, struct glass **out, size_t *n);

/* One of them, reviewed or not.  NOT_FOUND when it is none of these. */
MUST_CHECK const struct fault *
access_glass(struct ctx *ctx, int64_t id, struct glass *out);

/*
 * Judge a broken glass.  REFUSED to whoever broke it, and when it has been
 * judged; INVALID when it is judged wrong without a note of at least ten
 * characters; NOT_FOUND as by access_glass.
 */
MUST_CHECK const struct fault *
access_glass_review(struct ctx *ctx, int64_t id, enum glass_verdict verdict,
                    struct str note);

/*
 * Restrict or open a case; keep a member of staff from a person; name
 * somebody to a restricted case.  Each audited, each with a reason of at
 * least ten characters (INVALID); NOT_FOUND when out of reach.  Whoever
 * restricts a case is named to it, so that it can be opened again.  Of two at
 * once the second waits, and is judged by what the first made: neither undoes
 * the other unseen.
 */
MUST_CHECK const struct fault *
access_restrict(struct ctx *ctx, struct person_id person, bool restricted,
                struct str reason);
MUST_CHECK const struct fault *
access_exclude(struct ctx *ctx, struct user_id user, struct person_id person,
               bool excluded, struct str reason);
MUST_CHECK const struct fault *
access_name(struct ctx *ctx, struct user_id user, struct person_id person,
            bool named, struct str reason);

extern const struct capability access_capability;

#endif
