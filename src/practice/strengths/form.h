/*
 * form.h - the strengths-and-needs assessment of HM Prison and Probation
 * Service, form version 1.0: read from its JSON, and written again.
 *
 * Where a file comes from: the service's own answer, {metaData, assessment,
 * oasysEquivalent}.  `assessment` maps a code to {type, description, options,
 * value | values | collection}; question and options travel with the answer.
 *
 * Rules kept here, each with a test of the same words:
 *   - what comes in goes out again: no member is lost, none added, in order;
 *   - a code that the form does not have is kept, shown and reported;
 *   - a value that a question does not offer is kept, shown and reported;
 *   - a file that cannot be read whole is not read in part;
 *   - a question is asked only where its parent holds the value it follows;
 *   - a length is counted with a line end as one character;
 *   - a score that the file carries is shown as it is, and none above its
 *     bound;
 *   - a section that is not complete is in no group of scores;
 *   - a code of OASys that differs from what the answers come to is said.
 */
#ifndef PRACTICE_FORM_H
#define PRACTICE_FORM_H

#include "base/json.h"

#define FORM_BYTES_MOST   ((size_t)1024 * 1024)
#define FORM_ANSWERS_MOST 1000
/* Options and values of all answers together. */
#define FORM_PARTS_MOST 20000

/* --- the form, as data: form_questions.c ------------------------------- */

enum form_section {
	FORM_ACCOMMODATION,
	FORM_EMPLOYMENT,
	FORM_FINANCE,
	FORM_DRUGS,
	FORM_ALCOHOL,
	FORM_HEALTH,
	FORM_RELATIONSHIPS,
	FORM_THINKING,
	FORM_OFFENCE,
	FORM_SECTION_COUNT
};

struct form_part {
	const char *code;   /* "employment-education" */
	const char *prefix; /* "employment_education" */
	const char *short_; /* "EE", of o<XX>_SAN_SECTION_COMP */
	const char *title;  /* key */
	const char *own; /* key: what the person calls it; NULL: not theirs */
};
extern const struct form_part form_parts[FORM_SECTION_COUNT];

/* What a question is for. */
enum form_role {
	FORM_QUESTION,
	FORM_READINESS, /* wants to make changes */
	FORM_STRENGTHS, /* the practitioner's analysis, three questions */
	FORM_HARM,
	FORM_REOFFENDING,
	FORM_ANALYSIS, /* and what else the practitioner judges */
	FORM_VICTIM,   /* a member of the victims collection */
};

enum form_type {
	FORM_TEXT,
	FORM_TEXT_AREA,
	FORM_RADIO,
	FORM_CHECKBOX,
	FORM_DROPDOWN,
	FORM_AUTOCOMPLETE,
	FORM_COLLECTION,
	FORM_DATE,
	FORM_TYPE_COUNT
};
extern const char *const form_type_words[FORM_TYPE_COUNT + 1];

struct form_question {
	const char *code;
	enum form_section section;
	enum form_type type;
	const char *says;   /* what it is about, in our words; a key */
	const char *values; /* with spaces between; NULL: free */
	const char *alone;  /* those that stand alone, or NULL */
	const char *parent; /* asked only where this code ... */
	const char *when;   /* ... holds one of these; NULL: always asked */
	int most;           /* characters of a text or of details; 0: 2,000 */
	enum form_role role;
	bool optional;
	bool worker; /* about risk: for the worker alone (decision 23) */
	/* How the person is asked it themself, a key; NULL: they are not. */
	const char *own;
	bool must; /* the form itself says that the person must answer it */
};
/* In the order of the form; ends with a NULL code. */
extern const struct form_question form_questions[];

/* What a code means to us. */
enum form_kind {
	FORM_UNKNOWN,
	FORM_ASKED,     /* a question of the form */
	FORM_DETAIL,    /* words to one of its values */
	FORM_COMPLETE,  /* <prefix>_section_complete */
	FORM_SUBMITTED, /* <prefix>_is_<step>_user_submitted */
};
struct form_known {
	enum form_kind kind;
	enum form_section section;            /* not of FORM_UNKNOWN */
	const struct form_question *question; /* of FORM_ASKED, FORM_DETAIL */
};
struct form_known form_know(struct str code);

/* The section of a code as it stands in addresses; false: none. */
MUST_CHECK bool form_section_read(struct str code, enum form_section *out);

/* --- a file: form_json.c ----------------------------------------------- */

/* One answer.  All text is borrowed from the document. */
struct form_answer {
	struct str code;
	struct form_known known;
	json_t *json;           /* as it came; borrowed */
	struct str type;        /* "RADIO"; empty: not said */
	struct str description; /* the question as it was asked */
	struct str value;
	const json_t *options;    /* an array, or NULL */
	const json_t *values;     /* an array, or NULL */
	const json_t *collection; /* an array, or NULL */
};

struct form_doc {
	json_t *json; /* let go with the arena */
	struct form_answer *answers;
	size_t n;
	size_t unknown;   /* answers of codes we do not know */
	json_t *metadata; /* an object, or NULL */
	json_t *oasys;    /* an object, or NULL */
};

/*
 * Read a file.  INVALID, and nothing in *out, for what is no JSON, nested too
 * deeply, holds a name twice, is too large, or has a member of another type
 * than described; the sentence says which.  A byte order mark is passed over.
 */
MUST_CHECK const struct fault *
form_read(struct arena *arena, struct str json, struct form_doc *out);

/* The document again, equal as JSON to what was read and in its order. */
void form_write(struct buf *buf, const struct form_doc *doc);

/* An answer by its code, or NULL. */
const struct form_answer *
form_find(const struct form_doc *doc, struct str code);

/* A member of metaData as text, or empty: "uuid", "versionTag". */
struct str form_meta(const struct form_doc *doc, const char *name);
/* A number of metaData, or 0. */
int64_t form_meta_i64(const struct form_doc *doc, const char *name);

/* Whether something is answered, and whether an answer holds a value. */
bool form_answered(const struct form_answer *answer);
bool form_holds(const struct form_answer *answer, struct str value);

/* The words of a value: its option's text, else the value itself. */
struct str form_words(const struct form_answer *answer, struct str value);

/* Characters, a line end of any kind being one. */
size_t form_length(struct str text);

/* --- what a section comes to: form_sum.c ------------------------------- */

enum form_remark_kind {
	FORM_MISSING,     /* asked, and not answered */
	FORM_OTHER_VALUE, /* not among the values of the form */
	FORM_NOT_ALONE,   /* a value that stands alone, beside others */
	FORM_TOO_LONG,    /* longer than the form allows */
	FORM_NOT_ASKED,   /* answered, though the path does not ask it */
	FORM_REMARK_COUNT
};
struct form_remark {
	enum form_remark_kind kind;
	struct str code;
	struct str asked; /* the question in the file's words, or empty */
	const char *says; /* in ours; a key, or NULL */
	struct str value;
};

struct form_remarks {
	struct form_remark *v;
	size_t n;
	size_t of[FORM_REMARK_COUNT];
};

/* Whether the form asks a question, by the other answers. */
bool
form_asks(const struct form_doc *doc, const struct form_question *question);

struct form_sum {
	enum form_section section;
	bool said; /* the file says whether it is complete */
	bool complete;
	size_t answered;
	const struct form_answer *readiness; /* or NULL */
	/* Strengths, serious harm, reoffending, by role; or NULL. */
	const struct form_answer *analysis[FORM_REOFFENDING + 1];
	struct form_remarks remarks;
};
void form_sum_up(struct arena *arena, const struct form_doc *doc,
                 enum form_section section, struct form_sum *out);

/* The details to an answer's value, or empty. */
struct str form_detail(struct arena *arena, const struct form_doc *doc,
                       struct str code, struct str value);

/* --- scores: form_score.c ---------------------------------------------- */

/* An area with a score. */
struct form_need {
	enum form_section section;
	const char *says;   /* key */
	const char *member; /* of oasysEquivalent */
	const char *area;   /* of strengths.score and strengths.score_bound */
};
extern const struct form_need form_needs[]; /* ends with a NULL says */

/* The most a score can be, and above what it is high: the dated rule
 * strengths.score_bound, "6 1". */
struct form_bound {
	bool there; /* else no rule holds, or it is none */
	int most;
	int high;
	struct str source; /* of the rule */
	struct date from;
	bool verified;
};

/* "6 1" as a bound; false: it is none. */
bool form_bound_read(struct str value, struct form_bound *out);

enum form_score_state {
	FORM_SCORE_NONE,    /* the file has none */
	FORM_SCORE_WRONG,   /* what it has is no number up to the bound */
	FORM_SCORE_UNBOUND, /* no rule says how high it can be */
	FORM_SCORE_THERE,
};
struct form_score {
	enum form_score_state state;
	int value;
	bool high;
};
struct form_score
form_score(const struct form_doc *doc, const struct form_need *need,
           const struct form_bound *bound);

/* How sections are grouped: what is not complete is in no other group; else by
 * the highest of its scores. */
enum form_group {
	FORM_GROUP_HIGH,
	FORM_GROUP_LOW,
	FORM_GROUP_NO_SCORE, /* the file carries none that can be shown */
	FORM_GROUP_NEVER,    /* never scored */
	FORM_GROUP_INCOMPLETE,
	FORM_GROUP_COUNT
};
/* Bounds are in the order of form_needs. */
enum form_group
form_group(const struct form_doc *doc, enum form_section section,
           const struct form_bound *bounds);

/* --- OASys: form_oasys.c ----------------------------------------------- */

enum form_oasys_state {
	FORM_OASYS_SAME,
	FORM_OASYS_DIFFERS,
	FORM_OASYS_ABSENT, /* not in the file */
	FORM_OASYS_STATE_COUNT
};
extern const char *const form_oasys_states[FORM_OASYS_STATE_COUNT + 1];
/* A code of OASys: what the answers come to, and what the file says. */
struct form_oasys {
	struct str code; /* "o3-98" */
	enum form_section section;
	struct str ours; /* YES, NO, or empty for null */
	struct str theirs;
	enum form_oasys_state state;
};
/* All of them, as the assessment service works them out (form_codes.h); those
 * of each victim are not among them. */
void form_oasys(struct arena *arena, const struct form_doc *doc,
                struct form_oasys **out, size_t *n);

/* --- for whom: form_own.c ---------------------------------------------- */

/* Whether the person themself reads an answer (decision 23): what is said of
 * their strengths where there are any. */
bool form_own(const struct form_answer *answer);

#endif
