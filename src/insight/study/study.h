/*
 * study.h - studies of the people here: did it reduce reoffending?
 *
 * A study is planned before anybody looks, registered with its plan frozen,
 * fed with rows that name nobody, and judged by the evaluation engine.  Dates
 * and cohort rules follow the guide to proven reoffending statistics: a year
 * of follow-up and six months for a case to be proved.
 *
 * Rules kept here, each with a test of the same words:
 *   - a study is registered only after somebody looked at what it could see;
 *   - what is registered changes only with a reason, and says so for ever;
 *   - what it could see is in the registered plan, as it was looked at before;
 *   - an extract holds no name, no number and no day of birth;
 *   - whoever said no to research is not in it, and is counted;
 *   - an extract is frozen once, and its bytes are known by their hash;
 *   - whoever checks a study did not accept its comparison;
 *   - a study is published only when it was checked;
 *   - a study of another organisation is not there.
 */
#ifndef INSIGHT_STUDY_H
#define INSIGHT_STUDY_H

#include "insight/study/study_design.h"
#include "kernel/capability.h"

/* Where a study stands, as it is stored. */
enum study_state {
	STUDY_DESIGNED,
	STUDY_REGISTERED,
	STUDY_FROZEN,
	STUDY_MATCHED, /* how alike the groups are waits for somebody */
	STUDY_ANALYSED,
	STUDY_CHECKED,
	STUDY_PUBLISHED,
	STUDY_STATES
};
extern const char *const study_state_words[STUDY_STATES + 1];

struct study {
	int64_t id;
	struct study_design design;
	enum study_state state;
	int64_t version;
	struct user_id made_by;
	struct instant made_at;
	struct instant registered_at;
	struct str plan_sha256;     /* of the registered plan; or empty */
	struct user_id analysed_by; /* who accepted its comparison */
	struct user_id checked_by;
	struct instant published_at;
	int64_t looks; /* at its power */
	int asked;     /* enum study_asked, or -1: nothing waits */
	int told; /* enum study_told: why what was asked was not done; or -1 */
	struct str flow;    /* who is in the rows, or study_lack_words; or "" */
	struct str changes; /* among participants (study_change.h); or "" */
	struct str head;    /* of the engine's ledger; or "" */
	struct instant verified_at; /* INSTANT_NONE: never */
};

/* What is done beside requests. */
enum study_asked {
	STUDY_ASK_FREEZE,
	STUDY_ASK_MATCH,
	STUDY_ASK_ANALYSE,
	STUDY_ASK_PUBLISH,
	STUDY_ASK_VERIFY,
	STUDY_ASKED
};
extern const char *const study_asked_words[STUDY_ASKED + 1];

/* Why what was asked could not be done. */
enum study_told {
	STUDY_TOO_LARGE,
	STUDY_NOBODY,
	STUDY_NO_OTHERS,
	STUDY_NOT_NOW,
	STUDY_NOT_ESTIMABLE,
	STUDY_BAD_DATA,
	STUDY_SINGLES_OUT,
	STUDY_UNCHANGED,
	STUDY_NOT_SAME,
	STUDY_TOLD
};
extern const char *const study_told_words[STUDY_TOLD + 1];
extern const char *const study_told_keys[];

/* The stages a reader is shown: between registering and freezing the days say
 * which. */
enum study_stage {
	STUDY_STAGE_DESIGNED,
	STUDY_STAGE_REGISTERED,
	STUDY_STAGE_ENROLLING,
	STUDY_STAGE_FOLLOW_UP,
	STUDY_STAGE_FROZEN,
	STUDY_STAGE_MATCHED,
	STUDY_STAGE_ANALYSED,
	STUDY_STAGE_CHECKED,
	STUDY_STAGE_PUBLISHED,
	STUDY_STAGES
};
enum study_stage study_stage_on(const struct study *study, struct date today);
extern const char *const study_stage_keys[STUDY_STAGES];

/* The first day on which everybody was followed for the whole time and lag. */
struct date study_matures(const struct study_design *design);

#define STUDY_MOST        200 /* of one organisation (ours) */
#define STUDY_TITLE_MOST  120
#define STUDY_WORDS_MOST  600
#define STUDY_REASON_MOST 600

/* The studies of the actor's organisation, the newest first. */
MUST_CHECK const struct fault *
study_list(struct ctx *ctx, struct study **out, size_t *n);

/* NOT_FOUND for one of another organisation. */
MUST_CHECK const struct fault *
study_one(struct ctx *ctx, int64_t id, struct study *out);

/* A published share who reoffend, in tenths of a per cent. */
#define STUDY_BASES 4
struct study_base {
	struct str word, name, source;
	int64_t share;
	int year;
	bool verified;
};

/* "37.5" or "37.5%" as tenths of a per cent, 375; false for anything else. */
MUST_CHECK bool study_share_read(struct str typed, int64_t *out);
/* And back: "37.5", "5". */
struct str study_share_show(struct arena *arena, int64_t tenths);
/* SHA-256 of a text, in hex. */
struct str study_sha256(struct arena *arena, struct str text);

/* Begin one.  INVALID by field; REFUSED above STUDY_MOST. */
MUST_CHECK const struct fault *
study_make(struct ctx *ctx, const struct study_design *design, int64_t *out);

/*
 * Change its design.  After registering a reason is needed, and an amendment
 * is kept that says what changed (INVALID without).  REFUSED once the extract
 * is frozen; CONFLICT when `seen` is not its version.
 */
MUST_CHECK const struct fault *
study_change(struct ctx *ctx, int64_t id, const struct study_design *design,
             int64_t seen, struct str reason);

struct study_amendment {
	struct instant at;
	struct str by_name;
	struct str what; /* the fields, by a comma */
	struct str reason;
};
MUST_CHECK const struct fault *
study_amendments(struct ctx *ctx, int64_t id, struct study_amendment **out,
                 size_t *n);

/* What the study could see with so many participants; kept, for registering
 * asks for it.  INVALID when the numbers cannot be. */
MUST_CHECK const struct fault *
study_look(struct ctx *ctx, int64_t id, int64_t treated);
struct study_power {
	struct instant at;
	struct str by_name;
	int64_t treated, ratio, base, fall;
};
MUST_CHECK const struct fault *
study_looks(struct ctx *ctx, int64_t id, struct study_power **out, size_t *n);

/* Freeze the plan.  REFUSED before anybody looked at its power, without a
 * lawful basis or reviewers, or twice. */
MUST_CHECK const struct fault *study_register(struct ctx *ctx, int64_t id);

/* --- files ---------------------------------------------------------------- */

enum study_kind {
	STUDY_PLAN,
	STUDY_PEOPLE,
	STUDY_EVENTS,
	STUDY_POOL_PEOPLE,
	STUDY_POOL_EVENTS,
	STUDY_RESULT,
	STUDY_REPORT,
	STUDY_RELEASE,
	STUDY_RELEASED, /* its report */
	STUDY_KEPT,     /* exact counts for later releases; never fetched */
	STUDY_BALANCE,  /* how alike the groups are, without any outcome */
	STUDY_RUN,      /* what the engine keeps: ledger, plans, results */
	STUDY_SPELLS,   /* when people were not at liberty */
	STUDY_POOL_SPELLS,
	STUDY_KINDS
};
extern const char *const study_kind_words[STUDY_KINDS + 1];
extern const char *const study_kind_keys[];

struct study_file {
	int64_t id;
	enum study_kind kind;
	struct str sha256;
	int64_t bytes, lines;
	struct instant at;
};

#define STUDY_FILE_MOST ((size_t)24 * 1024 * 1024) /* of the rows (ours) */

/* The last file of each kind that there is, in the order of kinds. */
MUST_CHECK const struct fault *
study_files(struct ctx *ctx, int64_t id, struct study_file **out, size_t *n);

/* The last file of a kind, whole; NOT_FOUND when there is none. */
MUST_CHECK const struct fault *
study_file_read(struct ctx *ctx, int64_t id, enum study_kind kind,
                struct study_file *out, struct str *body);

/*
 * Rows of people from elsewhere to compare with: the files hold what
 * study_rows has, with ids of their own, which are hashed.  They replace what
 * was there.  REFUSED before the plan is registered and once the rows are
 * frozen.
 */
struct study_pool {
	struct str people, events, spells; /* as they are kept */
	int64_t people_n, events_n, spells_n;
};
MUST_CHECK const struct fault *
study_pool_put(struct ctx *ctx, int64_t id, const struct study_pool *pool);

/* Ask that the rows are put together and frozen.  REFUSED before everybody was
 * followed for the whole time, and twice. */
MUST_CHECK const struct fault *study_freeze(struct ctx *ctx, int64_t id);

/* --- what is found -------------------------------------------------------- */

/* Somebody else says that it was done right.  REFUSED for whoever analysed
 * it, and in any other state. */
MUST_CHECK const struct fault *study_check_off(struct ctx *ctx, int64_t id);

/* Ask that it is published, through disclosure control.  REFUSED before it was
 * checked, and twice. */
MUST_CHECK const struct fault *study_publish(struct ctx *ctx, int64_t id);

/* An outcome that explores: a difference of shares, NAN where there is none,
 * and of how many it is known. */
struct study_beside {
	struct str label; /* in the reader's language, where the plan has it */
	double estimate, low, high;
	int64_t participants, others;
};

/* The finding of an analysed study, as the engine has it. */
struct study_finding {
	struct str word; /* "reduced", ..., or empty: there is none yet */
	double estimate, low, high; /* shares; NAN: not given */
	bool ratio;                 /* they are ratios: how often, how soon */
	double fall_seen;
	double before, before_n; /* the same at the seal, and with how many */
	const struct str *can, *cannot;
	size_t can_n, cannot_n;
	const struct study_beside *beside;
	size_t beside_n;
};
MUST_CHECK const struct fault *
study_finding(struct ctx *ctx, const struct study *study,
              struct study_finding *out);

/* A difference with its sign, and one place: "+3.1", "−1.4"; nought: "0.0". */
struct str study_signed(struct arena *arena, double v);

/* The finding in words for a page: never that a programme does nothing. */
struct str
study_finding_words(struct arena *arena, const struct study_finding *finding);

extern const struct capability study_capability;

#endif
