/*
 * plan_hmpps.h - a plan in the two shapes of the public services' own sentence
 * plans: out to a file, in from one, without loss.
 *
 * Two shapes, as those services publish them: relational JSON of the first
 * service ("sentence-plan"), and collections of answers and properties of the
 * platform that followed it ("assessment-platform").  What they cannot hold
 * stands in a member of its own, "myDirection", beside what it is about.
 *
 * Rules kept here, each with a test of the same words:
 *   - a plan that goes out and is read again is the same in each part;
 *   - a time of the first service is local time, whatever its Z says;
 *   - a time with an offset is refused where the shape has none;
 *   - "Finance" and "Finances", and each spelling of could-not-answer, are one;
 *   - what is unknown is kept and told, with its place;
 *   - what cannot be read is told by its place, and nothing is brought in.
 */
#ifndef PRACTICE_PLAN_HMPPS_H
#define PRACTICE_PLAN_HMPPS_H

#include "practice/plan/plan_goal.h"
#include "practice/plan/plan_look.h"

enum plan_hmpps_shape {
	PLAN_HMPPS_OLD, /* the first service's relational JSON */
	PLAN_HMPPS_AAP, /* collections of answers and properties */
	PLAN_HMPPS_SHAPE_COUNT
};
extern const char *const plan_hmpps_shape_words[PLAN_HMPPS_SHAPE_COUNT + 1];
/* Keys of the links to a file of each. */
extern const char *const plan_hmpps_shape_keys[];

/* The member that holds what the shapes cannot. */
#define PLAN_HMPPS_OURS "myDirection"

/* Bytes of a file; goals; parts of any other list.  Where a plan holds as many,
 * so does a file. */
#define PLAN_HMPPS_BYTES_MOST ((size_t)1024 * 1024)
#define PLAN_HMPPS_GOALS_MOST PLAN_GOALS_MOST
#define PLAN_HMPPS_PARTS_MOST PLAN_STEPS_MOST
/* Problems of one file that are told, and remarks. */
#define PLAN_HMPPS_TOLD_MOST 20

/* Something unknown that is kept, or that is read otherwise than it stands. */
struct plan_hmpps_remark {
	struct text text; /* with {where}, and {was} */
};

/* An answer to the plan: one that a file says was given elsewhere, which here
 * is history and no agreement; or one of here that goes out. */
struct plan_hmpps_said {
	int64_t id;        /* of here; 0: of a file */
	struct str status; /* as it stands in the file */
	int state;         /* enum plan_state, or -1 for an unknown word */
	struct str words;  /* why not, or why not answered */
	struct str notes;
	struct str by;
	struct instant at; /* INSTANT_NONE where it says none */
};

/* Who looked at the plan that was agreed, as a file says: of there nothing
 * follows here. */
struct plan_hmpps_look {
	struct str tag; /* the services' tag of it, or empty */
	struct plan_looked first, second;
};

/* What a file holds of one goal beside the goal itself. */
struct plan_hmpps_item {
	struct str ref;    /* its own uuid there, or empty */
	const json_t *raw; /* as it came */
	bool dated;        /* it has a time of its status */
};

/* A file, read. */
struct plan_hmpps {
	enum plan_hmpps_shape shape;
	struct plan_whole whole;       /* as it says, by whoever it says */
	struct plan_hmpps_item *items; /* one a goal */
	struct plan_hmpps_said *said;
	size_t said_n;
	struct plan_hmpps_remark remarks[PLAN_HMPPS_TOLD_MOST];
	size_t remarks_n;
	size_t more; /* remarks beyond those */
	struct plan_hmpps_look look;
	struct str crn; /* or empty */
	bool ours;      /* it has our own member */
	json_t *root;
};

/* What is wrong with a file about somebody else: a key, with {where}. */
extern const char *const plan_hmpps_other;
/* Whether it says that it is about somebody with another CRN. */
bool plan_hmpps_is_of_other(struct arena *arena, const struct plan_hmpps *file,
                            struct str crn);

/* How a file is written and read: about whom, and what was answered here. */
struct plan_hmpps_who {
	struct str crn;
	struct str forename; /* the actor of a step that is the person's */
	const struct plan_hmpps_said *said; /* oldest first; NULL: only what
	                                     * the plan stands by */
	size_t said_n;
	const struct plan_look *look; /* at what is agreed; NULL: none */
	enum plan_look_state look_state;
};

/* Write a plan in a shape.  Ids become uuids that read back as the same. */
void plan_hmpps_write(struct json_out *j, enum plan_hmpps_shape shape,
                      const struct plan_hmpps_who *who,
                      const struct plan_whole *whole);

/* Write one goal of it, as it stands in the list. */
void plan_hmpps_write_goal(struct json_out *j, enum plan_hmpps_shape shape,
                           const struct plan_hmpps_who *who,
                           const struct plan_goal *goal, size_t place);

/*
 * Read a file of either shape.  What is wrong is added to *problems, the
 * first at "file" and each place at "places"; *out counts only without any.
 * What it points to lives in `arena`.
 */
void plan_hmpps_read(struct arena *arena, struct str file,
                     const struct plan_hmpps_who *who, struct plan_hmpps *out,
                     struct problems *problems);

#endif
