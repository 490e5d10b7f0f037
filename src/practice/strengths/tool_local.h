/*
 * tool_local.h - what the files of the tools share.
 */
#ifndef PRACTICE_STRENGTHS_TOOL_LOCAL_H
#define PRACTICE_STRENGTHS_TOOL_LOCAL_H

#include "practice/strengths/tool_kinds.h"

/* Which tool an event of one was about, for the timeline; false for other
 * events (tool_pages.c). */
bool tool_event_detail(struct ctx *ctx, bool own, const struct event_line *line,
                       struct event_detail *out);

/* What of the tools is among the person's papers (tool_kept.c). */
MUST_CHECK const struct fault *
tool_read_papers(struct ctx *ctx, struct person_id person, void **out);
#define TOOL_PANELS \
	{PANEL_PAPERS, 30, CAN_SEE_PEOPLE, tool_read_papers, NULL}, \
	{ \
		PANEL_PAPERS, 30, CAN_SEE_OWN, tool_read_papers, NULL \
	}

/* --- tool_store.c ------------------------------------------------------- */

/* Entries that stand now (DATE_NONE), or stood at the end of a day. */
MUST_CHECK const struct fault *
tool_store_entries(struct ctx *ctx, struct person_id person,
                   enum tool_kind kind, struct date day,
                   struct tool_entry **out, size_t *n);
/* One, locked to be changed where `lock`: NOT_FOUND. */
MUST_CHECK const struct fault *
tool_store_entry(struct ctx *ctx, struct person_id person,
                 struct tool_entry_id id, bool lock, struct tool_entry *out);
/* The same, and *found where it is there. */
MUST_CHECK const struct fault *
tool_store_entry_maybe(struct ctx *ctx, struct person_id person,
                       struct tool_entry_id id, struct tool_entry *out,
                       bool *found);
MUST_CHECK const struct fault *
tool_store_days(struct ctx *ctx, struct person_id person, enum tool_kind kind,
                struct date **out, size_t *n);
MUST_CHECK const struct fault *
tool_store_heads(struct ctx *ctx, struct person_id person,
                 struct tool_head out[TOOL_KIND_COUNT]);

/* What a tool holds, for its limits. */
struct tool_room {
	int64_t standing; /* entries, without the room */
	int64_t today;    /* written today, with those taken back */
	int64_t mine;     /* of these by the actor */
	int64_t named;    /* in the room today */
	int64_t set;      /* standing at the place asked for */
};
MUST_CHECK const struct fault *
tool_store_room(struct ctx *ctx, struct person_id person, enum tool_kind kind,
                int64_t place, struct tool_room *out);

MUST_CHECK const struct fault *
tool_store_add(struct ctx *ctx, const struct tool_entry *entry);
MUST_CHECK const struct fault *
tool_store_back(struct ctx *ctx, struct tool_entry_id id);
MUST_CHECK const struct fault *
tool_store_goals(struct ctx *ctx, struct tool_entry_id id, int by);
MUST_CHECK const struct fault *
tool_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept, bool undo);

extern const struct migration tool_migration_73; /* tool_schema.c */
extern const struct query tool_q_now;
extern const struct query tool_q_then;
extern const struct query tool_q_one;
extern const struct query tool_q_one_lock;
extern const struct query tool_q_days;
extern const struct query tool_q_heads;
extern const struct query tool_q_room;
extern const struct query tool_q_add;
extern const struct query tool_q_back;
extern const struct query tool_q_goals;
extern const struct query tool_q_move_list;
extern const struct query tool_q_move_set;
#define TOOL_QUERIES \
	&tool_q_now, &tool_q_then, &tool_q_one, &tool_q_one_lock, \
	        &tool_q_days, &tool_q_heads, &tool_q_room, &tool_q_add, \
	        &tool_q_back, &tool_q_goals, &tool_q_move_list, \
	        &tool_q_move_set
#define TOOL_PERSONAL "strengths_tool_entry"

#endif
