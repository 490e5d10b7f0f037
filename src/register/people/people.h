/*
 * people.h - the people on probation: who they are and how to reach them.
 *
 * A person is held once, told once, and found whatever the spelling.  Where
 * they are served (organisation, team, worker) is a dated placement and never
 * part of who they are.
 *
 * Rules kept here, each with a test of the same words:
 *   - a CRN is a letter and six digits, and names one person;
 *   - an old CRN answers for the person it was merged into, within reach;
 *   - an identifier with a wrong check letter is kept apart, unconfirmed;
 *   - a person out of reach is not found by any search;
 *   - one wrong letter still finds a name;
 *   - one wrong letter in each of two words finds a name, two in one do not;
 *   - likely duplicates are listed and never merged by themselves;
 *   - a merge moves every row and can be undone;
 *   - what a person asks to be put right stands on their worker's first page,
 *     and on that of whoever allocates when nobody works with them any more;
 *   - a message about it says that something waits, and nothing of what;
 *   - what was told once is shown, so that nobody asks again;
 *   - the current order is in force on the day of reading: one that has ended
 *     or starts later is not it;
 *   - whoever is called otherwise from now on is so on their timeline too;
 *   - whoever works with a person invites them, with a code handed over on
 *     paper; whoever broke a glass to look does not.
 */
#ifndef REGISTER_PEOPLE_H
#define REGISTER_PEOPLE_H

#include "register/organisations/organisations.h"
#include "register/people/identifiers.h"

/* female male other not_stated; white black asian mixed other not_stated */
extern const char *const people_sexes[];
extern const char *const people_ethnicities[];

/* --- who is this page about -------------------------------------------- */

/* What the bar above every page about a person shows. */
struct person_head {
	struct person_id person;
	struct str crn;
	struct str first_name;
	struct str last_name;
	struct str preferred_name; /* or empty */
	struct str known_as;       /* preferred, else first name */
	struct str name;           /* "Jay Mercer": known as and last name */
	struct str pronouns;       /* or empty */
	struct date date_of_birth; /* or DATE_NONE */
	int age;                   /* 0 without a date of birth */
	struct str language;       /* "en", "cy", ... or empty */
	struct str contact_rules;  /* when and how it is safe, or empty */
	struct organisation_id organisation;
	struct team_id team;
	struct user_id worker;  /* {0}: nobody yet */
	struct str worker_name; /* or empty */
	/* How the worker is reached at work; empty for one who may no longer
	 * sign in. */
	struct str worker_phone;
	struct str worker_email;
	struct str team_name;   /* or empty */
	struct str order_kind;  /* in force today: "community_order", or "" */
	struct date order_ends; /* or DATE_NONE */
	int64_t version;        /* of the facts */
};

/*
 * The person a CRN names, within the actor's reach; an old CRN answers by its
 * alias.  Case and spaces do not matter.  NOT_FOUND ("We cannot find that
 * person") for one out of reach or unknown alike.
 */
MUST_CHECK const struct fault *
people_by_crn(struct ctx *ctx, struct str crn, struct person_id *out);

/* The same from a request's ":crn", with the head. */
MUST_CHECK const struct fault *
people_of_request(struct ctx *ctx, const struct request *req,
                  struct person_head *out);

/* NOT_FOUND when out of reach. */
MUST_CHECK const struct fault *
people_head(struct ctx *ctx, struct person_id person, struct person_head *out);

/* Those of a list, twenty to a statement; out[i] is of persons[i], and one
 * may stand there twice.  NOT_FOUND when any is out of reach. */
MUST_CHECK const struct fault *
people_heads(struct ctx *ctx, const struct person_id *persons, size_t n,
             struct person_head **out);

/* The person signed in (ctx->who.person), for /me pages; NOT_FOUND. */
MUST_CHECK const struct fault *
people_me(struct ctx *ctx, struct person_head *out);

/* The CRN of a person within reach, for links. */
MUST_CHECK const struct fault *
people_crn(struct ctx *ctx, struct person_id person, struct str *out);

/* "/people/X123456/plan"; rest is "" or begins with a slash. */
struct str people_path(struct arena *arena, struct str crn, const char *rest);

/* --- facts --------------------------------------------------------------*/

/* The columns of people.csv first; empty means not known. */
struct person_facts {
	struct str crn;
	struct str pnc;
	struct str cro;
	struct str prison_number;
	struct str first_name;
	struct str last_name;
	struct str preferred_name;
	struct str pronouns;
	struct date date_of_birth;
	struct str sex;       /* a word of people_sexes */
	struct str ethnicity; /* a word of people_ethnicities */
	struct str language;  /* en, cy, else a BCP 47 tag */
	struct str phone;
	struct str email;
	struct str postcode;
	struct str contact_rules; /* safe times and numbers, in words */
	struct str access_needs;
	struct str practical; /* shoe size, shift work */
	struct str notes;     /* x_ columns of an import, kept as notes */
	/* Where the person belongs; all {0} and DATE_NONE: leave as it is. */
	struct organisation_id organisation;
	struct team_id team;
	struct user_id worker;
	struct date allocated_on;
	int64_t version; /* when read */
};

/*
 * What is wrong with the facts, by column name.  A wrong check letter is not
 * wrong here: see identifier_read.  Touches no database; `today` bounds the
 * date of birth.
 */
void people_check(const struct person_facts *facts, struct date today,
                  struct problems *problems);

/*
 * Add the person of this CRN or change what differs (an empty contact_rules,
 * access_needs, practical or notes leaves what is stored; other columns are
 * as given).  Keys, identifiers, aliases, duplicates and placement follow;
 * one audit entry when anything changed.  Asks no reach: for the import, the
 * demo and tests, whose caller has judged.  INVALID as people_check finds.
 */
MUST_CHECK const struct fault *
people_put(struct ctx *ctx, const struct person_facts *facts,
           struct person_id *out, enum put_result *result);

/* The person stored under this CRN, whoever asks; *out {0} when there is none.
 * For the import, which shows nobody. */
MUST_CHECK const struct fault *
people_known(struct ctx *ctx, struct str crn, struct person_id *out);

/* Facts of a person within reach; NOT_FOUND. */
MUST_CHECK const struct fault *
people_facts(struct ctx *ctx, struct person_id person,
             struct person_facts *out);

/*
 * Change the facts of a person within reach that a worker may change (all
 * but CRN, identifiers and placement).  CONFLICT when facts->version is not
 * the stored one; INVALID; NOT_FOUND.
 */
MUST_CHECK const struct fault *
people_change(struct ctx *ctx, struct person_id person,
              const struct person_facts *facts);

/* What head and lists need of an order, to say on any day which is current. */
struct person_order {
	struct order_id order;
	struct person_id person;
	struct str kind;
	struct date starts_on; /* DATE_NONE: it has started */
	struct date ends_on;   /* DATE_NONE: it goes on */
};

/* Say that a person has an order, or that it is now so.  register/orders calls
 * it with each change. */
MUST_CHECK const struct fault *
people_order_put(struct ctx *ctx, const struct person_order *order);

/* Give a person to a worker and team from today on: audited, an event, the
 * old placement keeps its dates.  NOT_FOUND; REFUSED for a worker or team of
 * another organisation than the person's own. */
MUST_CHECK const struct fault *
people_allocate(struct ctx *ctx, struct person_id person, struct user_id worker,
                struct team_id team);

/* --- told already ------------------------------------------------------- */

struct person_told {
	struct str what;
	struct str by; /* name of whoever wrote it down */
	struct instant at;
};

/* Newest first. */
MUST_CHECK const struct fault *
people_told(struct ctx *ctx, struct person_id person, struct person_told **out,
            size_t *n);

/* Note what the person has told, in 3 to 500 characters; INVALID. */
MUST_CHECK const struct fault *
people_tell(struct ctx *ctx, struct person_id person, struct str what);

/* --- search and lists --------------------------------------------------- */

/* One line of a list or search. */
struct person_line {
	struct person_id person;
	struct str crn;
	struct str name;
	struct str first_name;
	struct str last_name;
	struct date date_of_birth;
	struct user_id worker;
	struct str worker_name;
	struct str team_name;
	struct str order_kind;
	struct date order_ends;
	int rank; /* of a search: 0 exact, then further off */
};

#define PEOPLE_FOUND_MOST 50

/* Find people within reach by any mixture of names, CRN, other identifiers
 * and date or year of birth, in any order, forgiving of accents, case and
 * one wrong letter.  Best first; at most PEOPLE_FOUND_MOST.  *more is set
 * when there are further ones.  Nothing to go by: nobody. */
MUST_CHECK const struct fault *
people_search(struct ctx *ctx, struct str words, struct person_line **out,
              size_t *n, bool *more);

enum people_list { PEOPLE_OWN, PEOPLE_TEAM, PEOPLE_ALL };

/* People within reach by last name, a page (from 0) of `size`.  *total stops
 * counting at 1,000 and *more says there are further ones. */
MUST_CHECK const struct fault *
people_list(struct ctx *ctx, enum people_list which, int64_t page, int64_t size,
            struct person_line **out, size_t *n, int64_t *total, bool *more);

/* --- duplicates and merges ---------------------------------------------- */

/*
 * Merge: `gone` becomes an alias of `kept`, and each capability hands its
 * rows over through its .merge.  REFUSED for one and the same, when one is
 * merged already, or when somebody signs in with `gone` as their own record;
 * NOT_FOUND out of reach.
 */
MUST_CHECK const struct fault *
people_merge(struct ctx *ctx, struct person_id gone, struct person_id kept,
             struct merge_id *out);

/* Give everything back that the merge moved.  REFUSED when undone already or
 * when a later merge took the kept person away. */
MUST_CHECK const struct fault *
people_merge_undo(struct ctx *ctx, struct merge_id merge);

/* When it was done; asks no reach.  NOT_FOUND. */
MUST_CHECK const struct fault *
people_merge_at(struct ctx *ctx, struct merge_id merge, struct instant *out);

/*
 * For a capability's .merge.  Name each table with its two statements, then
 *	static const struct merge_move moves[] = {
 *		{"plan_goal", &goal_ids_of_person, &goal_person_set}, {0}};
 *	return people_merge_move(ctx, moves, merge, gone, kept, undo);
 * `list` answers column `id` for :person; `set` changes :id to :person.
 * What was moved is remembered and the same call with undo gives it back.
 * Both statements ask no reach, and `list` says shows_nobody.
 */
struct merge_move {
	const char *table;
	const struct query *list;
	const struct query *set;
};
MUST_CHECK const struct fault *
people_merge_move(struct ctx *ctx, const struct merge_move *moves,
                  struct merge_id merge, struct person_id gone,
                  struct person_id kept, bool undo);

/* What hangs on a row belongs to whom that row belongs, so that what was added
 * after a merge goes back with it: each row of `table` gets the person of the
 * row of `of` whose `key` is in `column`. */
#define MERGE_FOLLOW(table, column, of, key) \
	"update " table " set person = (select o.person from " of \
	" o where o." key " = " table "." column ")" \
	" where person in (:gone, :kept) and exists (select 1 from " of \
	" o where o." key " = " table "." column " and o.person <> " table \
	".person)"
/* Run them in this order, NULL-ended, after people_merge_move: both ways. */
MUST_CHECK const struct fault *
people_merge_follow(struct ctx *ctx, const struct query *const *follows,
                    struct person_id gone, struct person_id kept);

extern const struct capability people_capability;

#endif
