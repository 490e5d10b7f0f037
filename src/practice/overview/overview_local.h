/*
 * overview_local.h - inside overview: shared by the files here, nobody else.
 */
#ifndef PRACTICE_OVERVIEW_LOCAL_H
#define PRACTICE_OVERVIEW_LOCAL_H

#include "kernel/access/access.h"
#include "kernel/outbox/outbox.h"
#include "practice/overview/overview.h"
#include "register/people/people_views.h"

/* Events on the case page, and on a page of the timeline. */
#define OVERVIEW_LATEST 5
#define OVERVIEW_PAGE   25

/* --- panels -------------------------------------------------------------- */

/* Where on a page a panel stands. */
enum overview_band {
	OVERVIEW_ABOVE,
	OVERVIEW_MAIN,
	OVERVIEW_SIDE,
	OVERVIEW_MORE /* of a case: ways to more, in one card below the side */
};

/* A panel with what it has read. */
struct overview_panel {
	const struct panel *panel;
	void *data;
};

struct overview_panels {
	struct overview_panel *v;
	size_t n;
};

enum overview_band overview_band_of(const struct panel *panel);

/*
 * On the person's home what matters today and what there is to look at are in
 * sight, and the rest is folded by what it is about.  The order says which:
 * what waits for them stands on 11 to 14, where they are, what comes next,
 * their goals and their strengths on 15 to 39; beside these their money and
 * their people on 50 to 52, and the way to all that is theirs on 55.
 */
enum overview_fold {
	OVERVIEW_OPEN, /* in sight */
	OVERVIEW_PROMISED,
	OVERVIEW_HELP,
	OVERVIEW_COURT,
	OVERVIEW_FOLD_COUNT
};
enum overview_fold overview_fold_of(const struct panel *panel);

/*
 * Read every panel of the place that the actor may see, by order.  The caller
 * has judged reach.  More places may be added to the same list.
 */
MUST_CHECK const struct fault *
overview_panels_read(struct ctx *ctx, enum panel_place place,
                     struct person_id person, struct overview_panels *out);

/* --- the timeline -------------------------------------------------------- */

/* An event as it is shown. */
struct overview_line {
	const struct event_line *event;
	struct event_detail detail;
	struct str sentence; /* in the thread's language */
	struct str by;       /* the name of whoever did it */
};

struct overview_lines {
	struct overview_line *v;
	size_t n;
	bool more;                     /* there are earlier ones */
	const struct event_line *last; /* read, shown or not; NULL: none */
};

/* The part of the timeline that is asked for. */
struct overview_asked {
	const char *group; /* a group of some capability, or NULL */
	struct event_filter filter;
};

/* ?group=, ?before= (milliseconds) and ?after= (an event); what is none of
 * these is passed over. */
void overview_asked_read(const struct ctx *ctx, const struct request *req,
                         struct overview_asked *out);

/* Events of a person in words, `size` of them after `skip` others. */
MUST_CHECK const struct fault *
overview_lines_read(struct ctx *ctx, struct person_id person,
                    const struct overview_asked *asked, size_t skip,
                    size_t size, struct overview_lines *out);

/* The words for a group, or empty for one that no filter offers. */
struct str overview_group_name(const char *group);
/* The groups that filters offer, NULL-ended. */
extern const char *const overview_groups[];

/* Whether the program has such a page, and this actor may see it. */
bool overview_has_page(const struct ctx *ctx, const char *path);

/* --- pages --------------------------------------------------------------- */

/* Each begins with the head: people_above draws it. */
struct case_view {
	struct person_head head;
	struct overview_panels panels;
	struct overview_lines lines;
};

struct timeline_view {
	struct person_head head;
	struct overview_asked asked;
	struct overview_lines lines;
	bool own;
	struct str base; /* the path of the page */
};

struct me_view {
	struct person_head head;
	struct overview_panels panels;
	int64_t steps_done;
	int64_t steps;
	struct str next; /* the first step that is theirs, or empty */
	struct goal_id next_goal;
};

struct today_view {
	struct overview_panels panels;
	size_t glasses; /* that wait for the actor's review */
};

void
overview_draw_case(struct html *h, const struct ctx *ctx, const void *data);
void
overview_draw_timeline(struct html *h, const struct ctx *ctx, const void *data);
void
overview_draw_hero(struct html *h, const struct ctx *ctx, const void *data);
void overview_draw_me(struct html *h, const struct ctx *ctx, const void *data);
void
overview_draw_today(struct html *h, const struct ctx *ctx, const void *data);
void
overview_draw_plain(struct html *h, const struct ctx *ctx, const void *data);

extern const struct route overview_routes[];
extern const struct api_schema overview_schemas[];

#endif
