/*
 * contact_views.h - what the pages of contacts are given, and their views.
 *
 * Pages fill a struct contact_screen; views draw from it and read nothing.
 */
#ifndef PRACTICE_CONTACT_VIEWS_H
#define PRACTICE_CONTACT_VIEWS_H

#include "practice/contact/contact_local.h"
#include "practice/plan/plan_goal.h"
#include "practice/support/support_views.h"
#include "register/people/people_views.h"
#include "web/gov/chart.h"
#include "web/gov/form.h"
#include "web/gov/words.h"

struct contact_screen {
	struct person_head head; /* first: people_above reads it */
	struct contact contact;  /* the one the page is about; id {0}: none */
	const struct contact *list;
	size_t n;
	int64_t total;
	struct contact_filter filter;
	bool more; /* there are older ones */
	const struct contact *coming;
	size_t coming_n;
	const struct contact *last; /* the meeting before, or NULL */
	const struct plan_goal *goals;
	size_t goals_n;
	const struct goal_id *talked;
	size_t talked_n;
	const struct contact_code *codes;
	size_t codes_n;
	const struct contact_promise *promises;
	size_t promises_n;
	const struct contact_event *acts;
	const struct str *act_names;
	size_t acts_n;
	struct contact_rating rating;
	const struct contact_former *formers;
	size_t formers_n;
	bool may_correct;
	struct know_line helps; /* of a form for an appointment */
};

/* --- contact_parts_views.c ---------------------------------------------- */

/* The part of a name before the first space. */
struct str contact_first_name(struct str name);
/* "/people/X123456/contacts/<id>" and the rest; "/me/appointments/<id>". */
struct str contact_path(struct arena *arena, struct str crn,
                        struct contact_id id, const char *rest);
struct str
contact_path_me(struct arena *arena, struct contact_id id, const char *rest);
/* "/people/X123456/promises/<id>", "/me/promises/<id>" without a CRN. */
struct str
contact_promise_path(struct arena *arena, struct str crn, struct promise_id id);

/* A line that nothing is here; a link. */
void contact_empty(struct html *h, struct str words);
void contact_link(struct html *h, struct str words, struct str href);
/* `<ul>` of so many items; without any the words, and false. */
bool contact_list_begin(struct html *h, const char *classes, size_t n,
                        struct str nothing);
/* `<section class="dir-card ...">` with its heading; and its end. */
void contact_card_begin(struct html *h, const char *id, struct str title,
                        const char *classes);
void contact_card_end(struct html *h);

/* What came of it, in words. */
void
contact_draw_outcome(struct html *h, const struct contact *contact, bool mine);
/* The note, or why it is private. */
void contact_draw_note(struct html *h, const struct contact *contact);
/* What each side promised, with what came of it; forms to say so where a
 * promise is open.  crn empty: the person's own page. */
void contact_draw_promises(struct html *h, const struct ctx *ctx,
                           const struct contact_promise *list, size_t n,
                           struct str name, struct str crn);

/* A form for one action of the page; and its end with a button. */
struct form contact_form_begin(struct html *h, const struct ctx *ctx,
                               struct str action, int64_t version);
void contact_form_end(struct html *h, struct str words, const char *classes);

/* --- contact_field_views.c ---------------------------------------------- */

/* Date and time of a contact, its kind, place. */
void
contact_field_when(struct html *h, const struct ctx *ctx,
                   const struct form *form, struct str label, const char *when,
                   const char *time, struct instant stored);
void contact_field_kind(struct html *h, const struct form *form,
                        struct str label, int stored);
void contact_field_place(struct html *h, const struct form *form,
                         const char *name, struct str stored);
/* Outcome with its codes, minutes, goals, note, privacy, promises. */
void contact_fields_result(struct html *h, const struct ctx *ctx,
                           const struct form *form,
                           const struct contact_screen *screen);

/* Outcome and note, of those; the rest cannot be corrected. */
void contact_fields_said(struct html *h, const struct ctx *ctx,
                         const struct form *form,
                         const struct contact_screen *screen);

/* How a meeting was: three questions. */
void contact_fields_rating(struct html *h, const struct form *form,
                           const struct contact_rating *rating);

/* What the contact said before each change, as the person or a worker. */
void contact_draw_formers(struct html *h, const struct contact_screen *screen,
                          bool mine);

/* --- contact_form.c: what was typed -------------------------------------- */

/* A day, DATE_NONE when the field is empty. */
void contact_read_day(const struct ctx *ctx, const struct request *req,
                      const char *field, struct date *out,
                      struct problems *problems);
/* Empty terms with the moment in them. */
void contact_read_when(const struct ctx *ctx, const struct request *req,
                       const char *when, const char *time,
                       struct contact_terms *out, struct problems *problems);
/* Kind, place, purpose, length. */
void contact_read_terms(const struct ctx *ctx, const struct request *req,
                        struct contact_terms *out, struct problems *problems);
/* The field of an outcome's codes: "code_acceptable_absence". */
const char *
contact_code_field(struct arena *arena, enum contact_outcome outcome);
/* What contact_fields_result drew. */
void contact_read_result(const struct ctx *ctx, const struct request *req,
                         enum contact_privacy stored, struct contact_terms *out,
                         struct problems *problems);
/* What contact_fields_rating drew. */
void contact_read_rating(const struct request *req, struct contact_rating *out);
/* The next appointment; at INSTANT_NONE when none was typed. */
void contact_read_next(const struct ctx *ctx, const struct request *req,
                       const struct contact_terms *now,
                       struct contact_terms *out, struct problems *problems);
/* Say of the promise in the address whether it was kept; NOT_FOUND when it
 * is another person's. */
MUST_CHECK const struct fault *
contact_kept_of_request(struct ctx *ctx, const struct request *req,
                        struct person_id person);

/* --- pages --------------------------------------------------------------- */

/* Each draws one page from a struct contact_screen. */
void contact_draw_list(struct html *h, const struct ctx *ctx, const void *data);
void contact_draw_one(struct html *h, const struct ctx *ctx, const void *data);
void
contact_draw_record(struct html *h, const struct ctx *ctx, const void *data);
void contact_draw_plan(struct html *h, const struct ctx *ctx, const void *data);
void
contact_draw_correct(struct html *h, const struct ctx *ctx, const void *data);
void contact_draw_move(struct html *h, const struct ctx *ctx, const void *data);
void contact_draw_me(struct html *h, const struct ctx *ctx, const void *data);
void
contact_draw_me_one(struct html *h, const struct ctx *ctx, const void *data);
void
contact_draw_me_cannot(struct html *h, const struct ctx *ctx, const void *data);
void contact_draw_me_promises(struct html *h, const struct ctx *ctx,
                              const void *data);

/* Title and address of the card with the next appointment on one's own
 * home and on the page of appointments. */
void
contact_draw_next_me(struct html *h, const struct contact *contact, bool lift);

extern const struct panel contact_panels[];
extern const struct route contact_routes[];
extern const struct api_schema contact_schemas[];

/* What the panels read, and how they are drawn. */
struct contact_case_side {
	struct str crn;
	struct contact *coming;
	size_t coming_n;
	int64_t outcomes[CONTACT_OUTCOME_COUNT];
};
/* A contact with the person it is with. */
struct contact_met {
	struct contact contact;
	struct str crn;
	struct str name;
};

struct contact_met_list {
	struct contact_met *v;
	size_t n;
};
struct contact_waits {
	struct contact_met_list cannot;
	struct contact_met_list open;
	struct contact_promise *promises;
	struct str *promise_names;
	struct str *promise_crns;
	size_t promises_n;
	struct contact_unseen *unseen;
	size_t unseen_n;
	int64_t gap_days;
};

/* Each draws what its panel read. */
void
contact_panel_side(struct html *h, const struct ctx *ctx, const void *data);
void
contact_panel_next_me(struct html *h, const struct ctx *ctx, const void *data);
/* What stands on the booklet of a plan. */
struct contact_paper {
	struct contact contact;
	bool bare; /* no more than when */
};
/* The next appointment that was not said no to, for paper: where the record
 * says how contact is safe, no more than when. */
const struct fault *
contact_read_paper(struct ctx *ctx, struct person_id person, void **out);
/* (as above) */
void
contact_draw_paper(struct html *h, const struct ctx *ctx, const void *data);
void contact_panel_promises_me(struct html *h, const struct ctx *ctx,
                               const void *data);

/* The panels of a worker's home. */
MUST_CHECK const struct fault *
contact_read_today(struct ctx *ctx, struct person_id person, void **out);
void
contact_draw_today(struct html *h, const struct ctx *ctx, const void *data);
/* (as contact_read_today) */
MUST_CHECK const struct fault *
contact_read_waits(struct ctx *ctx, struct person_id person, void **out);
void
contact_draw_waits(struct html *h, const struct ctx *ctx, const void *data);

/* More about events, for the timeline. */
MUST_CHECK const struct fault *
contact_event_details(struct ctx *ctx, struct person_id person,
                      const struct event_line *lines, size_t n,
                      struct event_detail *out);

/* The appointment as a calendar file. */
void contact_calendar(struct arena *arena, struct instant now, struct str host,
                      const struct contact *contact, struct buf *out);
/* Several, with the word "Appointment" and no other. */
void
contact_calendar_all(struct arena *arena, struct instant now, struct str host,
                     const struct contact *list, size_t n, struct buf *out);

#endif
