/*
 * fund.h - the Enabling Fund: small money, asked for and decided together.
 *
 * A person is told their sum before anything is planned.  They or their
 * worker ask; both say yes or no in their own words; the sum is set aside in
 * the ledger as it is agreed; somebody else pays; what came of it is said by
 * the person.  Limits and clocks are dated values (ours, register/policy).
 *
 * Rules kept here, each with a test of the same words:
 *   - nothing is asked for before the person was told their sum;
 *   - nothing is agreed without the yes of both;
 *   - the person's yes is given by their own sign-in, or marked as typed by
 *     somebody (fund_assist.h);
 *   - whoever opened a record for three hours asks and decides nothing;
 *   - a sum at the limit belongs to the lower tier;
 *   - requests for one purpose within 28 days add up;
 *   - above the light limit a senior says yes too, above that a peer as well;
 *   - agreeing sets the money aside, and of two who want the last pound one
 *     gets it;
 *   - a refusal needs a reason from the list and plain words;
 *   - a second look is asked for once, and given by somebody who has not
 *     said no;
 *   - the public line never holds the person's name;
 *   - a tie to the supplier is written down, and decides nothing;
 *   - silence past the clock stands on the senior's page and never lapses;
 *   - whoever asked or decided never pays, by any sign-in;
 *   - what is paid once is not paid again;
 *   - whoever pays much in a day proves once more who they are (fund_fresh.h);
 *   - a request changed after it was agreed is decided again, and its money
 *     is free;
 *   - a worker of the case is never the one who is paid;
 *   - what was not spent goes back to the person's sum;
 *   - a receipt, or words instead of one, is a good end;
 *   - whether it helped is said by the person, two weeks after or later;
 *   - what was written off is no longer asked for (fund_off.h).
 */
#ifndef PRACTICE_FUND_H
#define PRACTICE_FUND_H

#include "base/money.h"
#include "kernel/capability.h"

/* Most characters of a line, of somebody's words. */
#define FUND_LINE_MOST  200
#define FUND_WORDS_MOST 2000
/* The largest sum that can be typed: £100,000 (ours). */
#define FUND_PENCE_MOST INT64_C(10000000)

enum fund_state {
	FUND_ASKED,
	FUND_SECOND_LOOK,
	FUND_REFUSED,
	FUND_AGREED, /* and set aside */
	FUND_PAID,
	FUND_SHOWN, /* a receipt, or words instead */
	FUND_CLOSED,
	FUND_WITHDRAWN,
	FUND_RETURNED,    /* the money came back */
	FUND_WRITTEN_OFF, /* by two: no longer asked for */
	FUND_STATE_COUNT
};
extern const char *const fund_states[FUND_STATE_COUNT + 1];

enum fund_purpose {
	FUND_WORK,
	FUND_LEARNING,
	FUND_HOME,
	FUND_TRAVEL,
	FUND_PAPERS,
	FUND_HEALTH,
	FUND_FAMILY,
	FUND_BELONGING,
	FUND_OTHER,
	FUND_PURPOSE_COUNT
};
extern const char *const fund_purposes[FUND_PURPOSE_COUNT + 1];

enum fund_way {
	FUND_PURCHASE, /* we buy it: the rule */
	FUND_VOUCHER,
	FUND_REIMBURSEMENT,
	FUND_WAY_COUNT
};
extern const char *const fund_ways[FUND_WAY_COUNT + 1];

enum fund_side {
	FUND_PERSON,
	FUND_WORKER,
	FUND_SENIOR,
	FUND_PEER,
	FUND_SIDE_COUNT
};
extern const char *const fund_sides[FUND_SIDE_COUNT + 1];

enum fund_says { FUND_SILENT, FUND_YES, FUND_NO, FUND_SAYS_COUNT };
extern const char *const fund_says_words[FUND_SAYS_COUNT + 1];

/* Why not.  What somebody outside might think of it is no reason. */
enum fund_refusal {
	FUND_NO_REFUSAL,
	FUND_NOT_LAWFUL,
	FUND_NOT_SAFE,
	FUND_AGAINST_CONDITION,
	FUND_OBTAINABLE, /* it can be had without the fund */
	FUND_NO_GOAL,
	FUND_COSTS_UNCLEAR,
	FUND_NOT_ENOUGH,
	FUND_WILL_NOT_DO, /* it does not do what it is for */
	FUND_REFUSAL_COUNT
};
extern const char *const fund_refusals[FUND_REFUSAL_COUNT + 1];

/* What is asked for. */
struct fund_terms {
	struct str what;
	struct str why;
	int purpose;           /* enum fund_purpose; -1: as the goal says */
	struct goal_id goal;   /* {0}: none, and then no_goal */
	struct str goal_title; /* as it was when asked; set by the rules */
	struct str no_goal;    /* why none */
	struct money sum;      /* below 1: none typed */
	struct str supplier;
	struct date needed_on; /* may be none */
	struct str tried;
};

struct fund_request {
	struct fund_id id;
	struct person_id person;
	struct organisation_id organisation;
	struct fund_terms terms;
	bool own_words; /* the person's own; else written for them */
	enum fund_state state;
	int64_t round; /* of the decision; a change begins a new one */
	int tier;      /* 1 light, 2 with a senior, 3 with a peer */
	struct instant asked_at;
	struct date due_on; /* decided by the end of this day */
	struct user_id started_by;
	enum fund_says says[FUND_SIDE_COUNT]; /* in this round */
	enum fund_way way;
	bool benefits_safe;
	bool looked; /* a second look was asked for */
	struct str public_reason;
	struct account_id budget;
	struct authority_id decision; /* {0} until agreed */
	struct entry_id reservation;  /* {0} until agreed */
	struct entry_id payment;      /* {0} until paid */
	struct money paid;
	struct date paid_on;
	bool explained; /* words instead of a receipt */
	struct str evidence;
	int64_t version;
};

/* --- the pot and a person's sum --------------------------------------- */

/* Put money in the pot of the actor's organisation, opened when there is
 * none.  INVALID for no sum, or one above FUND_PENCE_MOST. */
MUST_CHECK const struct fault *
fund_pot_add(struct ctx *ctx, struct money sum, struct problems *problems);

struct fund_pot {
	bool open;
	struct money left; /* not yet anybody's */
	struct money spent;
};
MUST_CHECK const struct fault *fund_pot(struct ctx *ctx, struct fund_pot *out);

struct fund_budget {
	bool told;          /* somebody has one */
	struct money given; /* the sum they were told */
	struct money promised;
	struct money spent;
	struct money left;
};
/* A person's; NOT_FOUND out of reach. */
MUST_CHECK const struct fault *
fund_budget(struct ctx *ctx, struct person_id person, struct fund_budget *out);

/* Tell a person their sum: from the pot into an account of theirs, or more
 * to it.  REFUSED to the person, when the pot has too little, and, above the
 * year's usual sum, to whoever does not decide larger sums.  INVALID. */
MUST_CHECK const struct fault *
fund_budget_give(struct ctx *ctx, struct person_id person, struct money sum,
                 struct problems *problems);

/* --- asking ----------------------------------------------------------- */

/* Ask.  The person's asking is their yes; a worker's asking is nobody's.
 * NOT_FOUND out of reach; REFUSED before they were told their sum, and when
 * a worker of the case would be paid; INVALID field by field. */
MUST_CHECK const struct fault *
fund_ask(struct ctx *ctx, struct person_id person,
         const struct fund_terms *terms, struct problems *problems,
         struct fund_id *out);

/* Change what is asked; a worker leaves the person's own words as they are,
 * and words of a worker that the person leaves stay under the worker's name.
 * A new round begins; what was set aside is free.  CONFLICT; REFUSED when it
 * is paid or over; else as fund_ask. */
MUST_CHECK const struct fault *
fund_change(struct ctx *ctx, struct fund_id id, int64_t seen,
            const struct fund_terms *terms, struct problems *problems);

/* Take it back; what was set aside is free.  REFUSED when paid or over. */
MUST_CHECK const struct fault *
fund_withdraw(struct ctx *ctx, struct fund_id id, int64_t seen);

/* --- deciding --------------------------------------------------------- */

struct fund_voice {
	int64_t id; /* 0: not written yet */
	enum fund_side side;
	enum fund_says says; /* SILENT: none was chosen */
	struct str words;
	int refusal;     /* enum fund_refusal, of a no; -1: none */
	unsigned checks; /* a bit each of the seven questions */
	struct str tie;  /* a tie to the supplier, or empty */
	struct str name; /* of a peer; of the user when read */
	struct str public_reason;
	enum fund_way way;
	bool benefits_safe;
	struct user_id by;
	struct instant at;
	int64_t round;
	bool assisted; /* the person's, typed by somebody (fund_assist.h) */
	int how;       /* enum fund_how, when assisted */
	int heard;     /* enum fund_heard, when assisted */
	struct str heard_words;
	bool settled;
	struct str settled_words;
};

/* The person's or the worker's voice, by who is signed in.  What follows
 * from it (agreed, refused) happens at once.  CONFLICT; REFUSED when nothing
 * waits for it, or the money is not there; INVALID without yes or no, words
 * (but for a yes of whoever asked for somebody, and said why then), and from a
 * worker a public line and for a no a reason. */
MUST_CHECK const struct fault *
fund_say(struct ctx *ctx, struct fund_id id, int64_t seen,
         const struct fund_voice *voice, struct problems *problems);

/* The third voice, and in tier 3 the peer's beside it (`peer` NULL: none).
 * REFUSED to whoever asked, spoke as the worker or said no before. */
MUST_CHECK const struct fault *
fund_third(struct ctx *ctx, struct fund_id id, int64_t seen,
           const struct fund_voice *voice, const struct fund_voice *peer,
           struct problems *problems);

/* Ask for a second look, by the person alone and once. */
MUST_CHECK const struct fault *
fund_look_again(struct ctx *ctx, struct fund_id id, struct str words);

/* --- paying and after ------------------------------------------------- */

/* Pay: `payment` is the caller's own id, and the same again does nothing.
 * NOT_FOUND of another organisation; REFUSED to whoever asked or decided,
 * when it is not agreed or paid already, and above the agreed sum. */
MUST_CHECK const struct fault *
fund_pay(struct ctx *ctx, struct fund_id id, struct entry_id payment,
         struct money sum, struct problems *problems);

/* The money came back, with a reason about the books. */
MUST_CHECK const struct fault *
fund_return(struct ctx *ctx, struct fund_id id, struct str reason);

/* A receipt's reference, or in words what became of it. */
MUST_CHECK const struct fault *
fund_show(struct ctx *ctx, struct fund_id id, bool explained, struct str words);

struct fund_reflection {
	bool later; /* half a year after */
	int helped; /* 1 to 5 */
	struct str changed;
	struct instant at;
};
/* REFUSED to anybody but the person, and too early. */
MUST_CHECK const struct fault *fund_reflect(struct ctx *ctx, struct fund_id id,
                                            int helped, struct str changed);

extern const struct capability fund_capability;

#endif
