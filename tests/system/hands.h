/*
 * hands.h - acts by chance over HTTP, and whose words each row holds after
 * them.
 */
#ifndef TESTS_SYSTEM_HANDS_H
#define TESTS_SYSTEM_HANDS_H

#include "tests/system/system.h"

/* Whose words a text is. */
enum hand {
	HAND_NOBODY, /* nobody wrote there yet */
	HAND_OWN,    /* the person's own */
	HAND_FOR,    /* the person's, as a worker wrote them down */
	HAND_WORKER,
};

/* One catalogued text: where it stands, what it says and whose words it is. */
struct hand_text {
	int64_t id;
	struct str words;
	enum hand whose;
};

/* A place with words that have an author. */
struct hand_place {
	const char *what;    /* "plan_goal: words" */
	struct query read;   /* id, words and whose of each row, by id */
	struct query damage; /* writes into every row, and says nothing of it */
	/* What it says falls with what it was an answer to. */
	bool falls;
};
extern const struct hand_place hand_places[]; /* ends with no `what` */
#define HAND_PLACES_MOST 96

/* Tables of a capability that the catalogue leaves out, and why. */
struct hand_left {
	const char *table;
	const char *why;
};
extern const struct hand_left hand_left[]; /* ends with no table */

/* Every catalogued text at a moment. */
struct hand_all {
	struct arena *arena;
	struct {
		struct hand_text *v;
		size_t n;
	} of[HAND_PLACES_MOST];
};

/* Every statement of the catalogue, NULL-ended: for people_world_with. */
const struct query *const *hand_queries(void);
/* Give the user of the person `jay` an e-mail address. */
extern const struct query hand_mail;
/* Read all; `jay` is the person's user.  hand_all_end gives it back. */
struct hand_all *
hand_all_read(struct test *t, struct world *w, struct user_id jay);
void hand_all_end(struct hand_all *all);

/*
 * How many texts differ that were not this side's to write: the other side's
 * words were changed or are gone, or words stand under the other side's name.
 * Each is named on stderr beside `act`; NULL: nothing is said.
 */
unsigned hands_judge(const struct hand_all *was, const struct hand_all *is,
                     bool person, const char *act);

/*
 * Each place that was not tried yet, and holds words of a side, is written over
 * by SQL that says nothing of who did, and it is noticed: after an act of the
 * other side it is judged wrong.  What all texts are now is returned in the
 * place of `was`.
 */
struct hand_all *hands_noticed(struct test *t, struct world *w,
                               struct hand_all *was, bool *tried);

/* --- which routes --------------------------------------------------------- */

/* Whether a path is of a part of somebody's record whose words are
 * catalogued; and of the person's own pages, of those that workers see, or of
 * the API as either asks it. */
bool hand_is_part(struct str path);
bool hand_is_of(struct str path, bool person, bool api);
/* Whether this side may change something by a route of such a part. */
bool hand_may(const struct route *r, bool person);

/* --- acts that are written down ------------------------------------------- */

/*
 * One act, that is taken.  In `to` and `with` a ":goal" and a "$goal" are the
 * newest goal that was seen, and "$version" is that of the last answer.
 */
struct hand_act {
	const char *who;
	/* "POST /me/plan/goals", "PATCH ...", "GET ..." to see what is there,
	 * or "WAIT 3": three days. */
	const char *to;
	/*
	 * Of a page: what its form sends where that is not what it holds or
	 * what is the first of a choice, "title=Sing&why=I like to"; a name
	 * alone is not sent.  Of the API: JSON with ' for ", after the version
	 * where the route is a PATCH.
	 */
	const char *with;
	/* The page with the form, where its route does not say; "-": none. */
	const char *page;
	/* ":goal": the answer's newest id is that; "@goal": its first is;
	 * ":first=:goal": that is the newest goal by now; "mark": its member of
	 * that name. */
	const char *keep;
	/* The field of a picture, or of a sound where it is "sound". */
	const char *file;
	/* It is right but for the hand, and is refused. */
	bool refused;
};
/* HAND(who, to), HAND(who, to, with), HAND(who, to, with, .keep = ":goal") */
#define HAND(by, at, ...) \
	{ \
		.who = (by), .to = (at), __VA_OPT__(.with =) __VA_ARGS__ \
	}
/* What is refused to this hand, though it is right. */
#define HAND_NOT(by, at, ...) HAND(by, at, __VA_ARGS__, .refused = true)
/* Some acts in a world of their own; the last has no `to`. */
struct hand_chapter {
	const char *what;
	const struct hand_act *acts;
};
extern const struct hand_chapter hand_chapters[]; /* ends with no acts */

/* Routes that no act takes, by the hand it is not taken by, and why. */
struct hand_not {
	const char *route; /* "POST /me/plan/goals" */
	bool person;
	const char *why;
};
extern const struct hand_not hand_nots[]; /* ends with no route */

/* --- what is sent --------------------------------------------------------- */

/* The same numbers in each run. */
struct chance {
	uint64_t seed;
};
size_t chance_of(struct chance *c, size_t n);

/* What was seen at the places of addresses, by their names: ":goal". */
#define HAND_SEEN_MOST 4096
struct hand_seen {
	const struct route *const *routes;
	size_t routes_n;
	struct {
		char place[24];
		char value[48];
	} v[HAND_SEEN_MOST];
	size_t n;
};
/* Whether an address, without its questions, is of this pattern. */
bool hand_path_fits(const char *pattern, struct str path);
/* Keep one of a place, and those of an address. */
void hand_seen_keep(struct hand_seen *seen, struct str place, struct str value);
void hand_seen_put(struct hand_seen *seen, struct str path);
/* One of a place by chance, or NULL; of any place where it has no name. */
const char *
hand_seen_get(const struct hand_seen *seen, struct chance *c, struct str place);

/* What a form of a page sends: its address, names and values by turns. */
#define HAND_FIELDS_MOST 160
struct hand_form {
	const char *action;
	const char *fields[2 * HAND_FIELDS_MOST + 1];
	size_t n;
};
/* Keep those of a page's addresses. */
void hand_seen_page(struct hand_seen *seen, struct str page);
/* One of the page's forms that take no file, of this pattern (NULL: any),
 * filled in by chance.  False when there is none.  `words` is what its texts
 * say.  Without chance: as it is, the first of each choice, and a text where
 * there is none; it may take a file. */
bool
hand_form_fill(struct arena *arena, struct chance *c, struct str page,
               const char *pattern, const char *words, struct hand_form *out);

/* A body of the shape that a route of the API takes, filled in by chance. */
const char *hand_json_fill(struct arena *arena, struct chance *c,
                           const struct hand_seen *seen, const char *shape,
                           const char *words);

#endif
