/* people_local.h - shared by the files of register/people alone. */
#ifndef REGISTER_PEOPLE_LOCAL_H
#define REGISTER_PEOPLE_LOCAL_H

#include "register/people/people.h"
#include "register/people/people_right.h"

extern const struct migration *const people_schema[];
extern const struct query *const people_queries[];
extern const struct route people_routes[];
extern const struct api_schema people_schemas[];
extern const struct event_kind people_events[];
extern const struct policy_default people_policies[];

#define PEOPLE_IDENTIFIERS 3
#define PEOPLE_KEY_WORDS   16
#define PEOPLE_NEAR_PARTS  16

/* --- rows --------------------------------------------------------------- */

/* A person as stored, with what put and change compare. */
struct stored_person {
	struct person_id person;
	struct person_facts facts; /* without identifiers */
	struct person_id merged_into;
};

/* One number of a person. */
struct person_number {
	enum identifier_kind kind;
	struct str value;
	bool confirmed;
};

/* Without reach, locked in a write: by CRN, by id; *found says whether. */
MUST_CHECK const struct fault *
people_store_crn(struct ctx *ctx, struct str crn, struct stored_person *out,
                 bool *found);
/* (as above) */
MUST_CHECK const struct fault *
people_store_person(struct ctx *ctx, struct person_id person,
                    struct stored_person *out, bool *found);

/* Within reach; NOT_FOUND. */
MUST_CHECK const struct fault *
people_store_facts(struct ctx *ctx, struct person_id person,
                   struct stored_person *out);
MUST_CHECK const struct fault *
people_store_head(struct ctx *ctx, struct person_id person,
                  struct person_head *out);
/* The same for `n` people; *out is zeroed and has room for them. */
MUST_CHECK const struct fault *
people_store_heads(struct ctx *ctx, const struct person_id *persons, size_t n,
                   struct person_head *out);
/* By CRN or alias within reach; *out {0} when there is none. */
MUST_CHECK const struct fault *
people_store_reach_crn(struct ctx *ctx, struct str crn, struct person_id *out);

/* Add somebody, with where they belong; sort is the folded name. */
MUST_CHECK const struct fault *
people_store_add(struct ctx *ctx, struct person_id person,
                 const struct person_facts *facts, struct str sort);
MUST_CHECK const struct fault *
people_store_set(struct ctx *ctx, struct person_id person,
                 const struct person_facts *facts, struct str sort);

/* Numbers of a person; *added when it was not there. */
MUST_CHECK const struct fault *
people_store_number_add(struct ctx *ctx, struct person_id person,
                        const struct person_number *number, bool *added);
MUST_CHECK const struct fault *
people_store_numbers(struct ctx *ctx, struct person_id person,
                     struct person_number **out, size_t *n);

/* Where somebody belongs: columns and history. */
MUST_CHECK const struct fault *
people_store_place(struct ctx *ctx, struct person_id person,
                   const struct person_facts *facts);
struct person_place {
	struct str organisation;
	struct str team;
	struct str worker;
	struct date from;
	struct date to;
};
MUST_CHECK const struct fault *
people_store_places(struct ctx *ctx, struct person_id person,
                    struct person_place **out, size_t *n);

/* The organisation of a user; 0 for none. */
MUST_CHECK const struct fault *
people_store_user_organisation(struct ctx *ctx, struct user_id user,
                               struct organisation_id *out);

/* Add an order of a person, or change it. */
MUST_CHECK const struct fault *
people_store_order(struct ctx *ctx, const struct person_order *order);

/* --- told already, corrections ----------------------------------------- */

/* What was told: read newest first, and add. */
MUST_CHECK const struct fault *
people_store_told(struct ctx *ctx, struct person_id person,
                  struct person_told **out, size_t *n);
MUST_CHECK const struct fault *
people_store_tell(struct ctx *ctx, struct person_id person, int64_t id,
                  struct str what);

/* people_right_store.c: corrections, open first; one, NOT_FOUND; how many are
 * open; add one; answer one, *done is false when it is answered. */
MUST_CHECK const struct fault *
people_store_corrections(struct ctx *ctx, struct person_id person,
                         struct correction **out, size_t *n);
MUST_CHECK const struct fault *
people_store_correction(struct ctx *ctx, struct person_id person, int64_t id,
                        struct correction *out);
MUST_CHECK const struct fault *
people_store_corrections_open(struct ctx *ctx, struct person_id person,
                              int64_t *out);
MUST_CHECK const struct fault *
people_store_correction_add(struct ctx *ctx, struct person_id person,
                            int64_t id, const struct correction *c);
MUST_CHECK const struct fault *
people_store_correction_done(struct ctx *ctx, struct person_id person,
                             int64_t id, const struct correction_reply *reply,
                             bool *done);
/* People who wait for a correction: the actor's own and, for whoever
 * allocates, those whom nobody works with any more; the longest wait first,
 * at most 50. */
struct correction_waits {
	struct person_id person;
	struct str crn;
	struct str name;
	struct instant at; /* of the first that is open */
	struct date due;   /* its answer; filled by the panel */
};
MUST_CHECK const struct fault *
people_store_corrections_wait(struct ctx *ctx, struct correction_waits **out,
                              size_t *n);

extern const struct panel people_panels[];

/* Write an event that the person sees too. */
MUST_CHECK const struct fault *
people_event(struct ctx *ctx, const char *kind, struct person_id person,
             int64_t subject);

/* --- keys and search ---------------------------------------------------- */

/* Add a word unless it is there or there is no room; how many there are. */
size_t
people_word_add(struct str *words, size_t n, size_t most, struct str word);
/* The distinct words a person is found by. */
size_t people_key_words(struct arena *arena, const struct person_facts *facts,
                        struct str *out);
/* The folded whole name that keys carry: "jay mercer". */
struct str
people_key_name(struct arena *arena, const struct person_facts *facts);
/* The year keys are filed under; 0 without a date of birth. */
int people_key_year(struct date born);
/* A number of any kind in canonical form; false when it is none. */
bool people_number_read(struct ctx *ctx, struct str token, struct str *out);
/* Two tokens as a CRN with a space after its letter, as it is read out:
 * "X 900000". */
bool
people_crn_read(struct ctx *ctx, const struct str *tokens, struct str *out);
/* A word with each letter left out in turn, and itself; at most
 * PEOPLE_NEAR_PARTS.  Words one letter apart share one. */
size_t people_near_parts(struct arena *arena, struct str word, struct str *out);

/* File a person's keys; and take them away. */
MUST_CHECK const struct fault *
people_store_keys(struct ctx *ctx, struct person_id person,
                  const struct person_facts *facts);
MUST_CHECK const struct fault *
people_store_keys_clear(struct ctx *ctx, struct person_id person,
                        const struct person_facts *facts);

/* Somebody whose keys fit, to be judged. */
struct hit {
	struct person_id person;
	struct str name; /* folded words */
	struct str sort;
	int rank;
};
struct hits {
	struct arena *arena;
	struct hit *v;
	size_t n;
	size_t room;
};
void hits_add(struct hits *hits, struct person_id person, struct str name);

enum hit_scan {
	SCAN_WORD_YEAR, /* word, year  */
	SCAN_PAIR_YEAR, /* word, other, year */
	SCAN_BORN_WORD, /* word, year, born  */
	SCAN_WORD,      /* word        */
	SCAN_PAIR,      /* word, other */
	SCAN_BORN,      /* born        */
	SCAN_OWN,       /* the actor's own people */
	SCAN_NUMBER,    /* word is a number */
	SCAN_COUNT
};
struct scan {
	enum hit_scan kind;
	struct str word;
	struct str other;
	int year;
	struct date born;
};
/* Add what one bounded statement finds within reach. */
MUST_CHECK const struct fault *
people_store_scan(struct ctx *ctx, const struct scan *scan, struct hits *hits);
/* Known words one letter apart, or that begin so. */
MUST_CHECK const struct fault *
people_store_near(struct ctx *ctx, struct str word, struct str *out,
                  size_t most, size_t *n);
MUST_CHECK const struct fault *
people_store_begins(struct ctx *ctx, struct str word, struct str *out,
                    size_t most, size_t *n);

/* One line within reach; *found says whether. */
MUST_CHECK const struct fault *
people_store_line(struct ctx *ctx, struct person_id person,
                  struct person_line *out, bool *found);
MUST_CHECK const struct fault *
people_store_list(struct ctx *ctx, enum people_list which, int64_t offset,
                  int64_t most, struct person_line **out, size_t *n);
MUST_CHECK const struct fault *
people_store_list_count(struct ctx *ctx, enum people_list which, int64_t *out);

/* A search kept for its own user. */
MUST_CHECK const struct fault *
people_store_found_put(struct ctx *ctx, int64_t id, struct str people,
                       bool more);
MUST_CHECK const struct fault *
people_store_found(struct ctx *ctx, int64_t id, struct str *people, bool *more,
                   bool *found);
MUST_CHECK const struct fault *
people_store_found_purge(struct ctx *ctx, struct instant before);
/* Search and keep; show again (NOT_FOUND for another user's). */
MUST_CHECK const struct fault *
people_search_keep(struct ctx *ctx, struct str words, int64_t *id);
MUST_CHECK const struct fault *
people_search_kept(struct ctx *ctx, int64_t id, struct person_line **out,
                   size_t *n, bool *more);

#endif
