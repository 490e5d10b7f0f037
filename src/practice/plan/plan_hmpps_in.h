/*
 * plan_hmpps_in.h - inside the reading and writing of the services' plans.
 */
#ifndef PRACTICE_PLAN_HMPPS_IN_H
#define PRACTICE_PLAN_HMPPS_IN_H

#include "practice/plan/plan_hmpps.h"
#include "practice/plan/plan_local.h"

/* --- plan_hmpps_in.c: a value and its place ------------------------------ */

struct hmpps_in {
	struct arena *arena;
	const struct plan_hmpps_who *who;
	struct problems *problems;
	struct plan_hmpps *out;
};

/* Where something stands: a member of `up`, or an item of a list. */
struct hmpps_at {
	const struct hmpps_at *up;
	const char *key; /* NULL: an item */
	size_t place;
};
#define HMPPS_AT(up, key)     (&(struct hmpps_at){(up), (key), 0})
#define HMPPS_ITEM(up, place) (&(struct hmpps_at){(up), NULL, (place)})
struct str hmpps_path(struct arena *arena, const struct hmpps_at *at);

/* A problem at a place: a key with {where}; a remark: with {was} too. */
void
hmpps_wrong(struct hmpps_in *in, const struct hmpps_at *at, const char *key);
void hmpps_remark(struct hmpps_in *in, const struct hmpps_at *at,
                  const char *key, struct str was);

/* A member; NULL where it is absent or null. */
const json_t *hmpps_get(const json_t *object, const char *key);
/* A list or an object of at most `most`; NULL, and a problem, otherwise. */
const json_t *hmpps_list(struct hmpps_in *in, const json_t *v,
                         const struct hmpps_at *at, size_t most);
const json_t *
hmpps_object(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at);
/* Text, clean and of at most PLAN_WORDS_MOST; empty for NULL. */
struct str
hmpps_str(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at);
int64_t
hmpps_i64(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at);
struct date
hmpps_day(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at);
/* A moment; of local time with a Z that says nothing, or with an offset. */
struct instant
hmpps_local(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at);
struct instant
hmpps_moment(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at);
/* A word of a list; `otherwise`, and a remark, for one that is not there. */
unsigned
hmpps_word(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at,
           const char *const *words, unsigned otherwise);
/* Whose hand an answer came through, where a worker wrote it down. */
void hmpps_put_hand(struct json_out *j, const char *key,
                    const struct plan_scribe *hand);
struct plan_scribe hmpps_get_hand(struct hmpps_in *in, const json_t *ours,
                                  const struct hmpps_at *up, const char *key);
/* An area by its name or slug; PLAN_AREA_NONE, and a remark. */
enum plan_area
hmpps_area(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at);
/* A state by each spelling of an answer or status; -1: an unknown word. */
int hmpps_state(struct str word);
/* "2026-05-17T09:30:00Z" of local time, to the second. */
struct str hmpps_local_iso(struct arena *arena, struct instant at);

/* --- uuids --------------------------------------------------------------- */

/* What a uuid of ours is of, beside the number it holds. */
enum hmpps_kind {
	HMPPS_ITSELF,
	HMPPS_GOALS,
	HMPPS_AGREEMENTS,
	HMPPS_STEPS,
	HMPPS_NOTES,
	HMPPS_AREA,
	HMPPS_SIDE,
	HMPPS_EVENT = 0x4000, /* and its version, as far as it goes */
	HMPPS_NOTE = 0x1000,  /* and its place from the oldest */
};
struct str hmpps_uuid(struct arena *arena, int64_t id, unsigned kind);
/* Whether it is one of ours, of whatever kind. */
bool hmpps_uuid_is_ours(struct str uuid);
/* The number, or 0 for a uuid that is not one of ours. */
int64_t hmpps_uuid_id(struct str uuid);

/* --- plan_hmpps_ours.c: what the shapes cannot hold ---------------------- */

/* The uuid that a goal goes out with: that of where it came from, or ours. */
struct str hmpps_goal_uuid(struct arena *arena, const struct plan_goal *goal);
/* Who wrote a note: where it came from, or here. */
struct str hmpps_note_by(const struct plan_note *note);

/* Each writes the member of our own into the object that is open. */
void hmpps_put_goal(struct json_out *j, const struct plan_goal *goal);
/* (as hmpps_put_goal) */
void hmpps_put_step(struct json_out *j, const struct plan_step *step);
/* (as hmpps_put_goal) */
void hmpps_put_note(struct json_out *j, const struct plan_note *note);
/* (as hmpps_put_goal) */
void hmpps_put_plan(struct json_out *j, const struct plan_hmpps_who *who,
                    const struct plan_whole *whole);
/* Each reads nothing where the member is not there. */
void hmpps_get_goal(struct hmpps_in *in, const json_t *item,
                    const struct hmpps_at *up, struct plan_goal *goal);
void hmpps_get_step(struct hmpps_in *in, const json_t *item,
                    const struct hmpps_at *up, struct plan_step *step);
void hmpps_get_note(struct hmpps_in *in, const json_t *item,
                    const struct hmpps_at *up, struct plan_note *note);
void hmpps_get_plan(struct hmpps_in *in, const json_t *root,
                    const struct hmpps_at *up, struct plan_whole *whole);

/* --- plan_hmpps_look.c: who looked at it --------------------------------- */

/* The services' tag of a plan. */
struct str hmpps_look_tag(const struct plan_hmpps_who *who);
/* The member of our own; nothing where nobody looked and nobody is asked. */
void hmpps_put_look(struct json_out *j, const struct plan_hmpps_who *who);
/* Both of a file, into in->out->look. */
void hmpps_get_look(struct hmpps_in *in, const json_t *root);

/* --- the shapes: plan_hmpps_old.c, plan_hmpps_aap.c ---------------------- */

/* As plan_hmpps_write and plan_hmpps_write_goal, and the whole of what the
 * root of a file holds into in->out. */
void hmpps_old_write(struct json_out *j, const struct plan_hmpps_who *who,
                     const struct plan_whole *whole);
/* (as hmpps_old_write) */
void hmpps_old_write_goal(struct json_out *j, const struct plan_hmpps_who *who,
                          const struct plan_goal *goal, size_t place);
/* (as hmpps_old_write) */
void hmpps_old_read(struct hmpps_in *in, json_t *root);
/* (as hmpps_old_write) */
void hmpps_aap_write(struct json_out *j, const struct plan_hmpps_who *who,
                     const struct plan_whole *whole);
/* (as hmpps_old_write) */
void hmpps_aap_write_goal(struct json_out *j, const struct plan_goal *goal);
/* (as hmpps_old_write) */
void hmpps_aap_read(struct hmpps_in *in, json_t *root);

/* An area by its name or slug in any case, or NONE. */
enum plan_area hmpps_area_of(struct arena *arena, struct str name);

/* --- plan_hmpps_back.c: out again as it came ------------------------------ */

/*
 * A goal of a file as it came, with what differs between how we wrote it when
 * it had just come in and how we write it now.  A new reference.
 */
json_t *hmpps_back_goal(struct arena *arena, const json_t *raw,
                        const json_t *then, const json_t *now);
/* The same for what stands beside the goals, which become `goals`. */
void hmpps_back_root(struct arena *arena, const struct plan_hmpps_who *who,
                     json_t *root, const json_t *then, const json_t *now,
                     const json_t *goals);
/* Add a copy to a list, as its first or last, where it is not in it yet, as in
 * a file that went out from here and came back: the same uuid, or equal.  What
 * is known in our own member is told there as it is now. */
void hmpps_back_add(json_t *list, const json_t *item, bool first);
/* The list of goals of a file of either shape; put another in its place: false
 * when it is equal. */
json_t *hmpps_goals_of(const json_t *root);
bool hmpps_goals_set(json_t *root, const json_t *goals);

/* The answers that go out: those of `who`, else the one the plan stands by, in
 * *one; none for a draft. */
const struct plan_hmpps_said *
hmpps_said(const struct plan_hmpps_who *who, const struct plan *plan,
           struct plan_hmpps_said *one, size_t *n);
/* A goal has a title and the number of its uuid; a second of one uuid is a
 * problem at its place. */
void hmpps_goal_done(struct hmpps_in *in, const struct hmpps_at *at, size_t i,
                     struct str uuid);

#endif
