/*
 * outbox_local.h - events and messages, for this folder alone.
 */
#ifndef KERNEL_OUTBOX_LOCAL_H
#define KERNEL_OUTBOX_LOCAL_H

#include "kernel/outbox/outbox.h"

extern const struct migration *const outbox_schema[];
extern const struct query *const outbox_queries[];
extern const struct query outbox_q_moments;

#define OUTBOX_TRIES_MOST 8
#define OUTBOX_BATCH      20

/* A message that is due. */
struct message {
	struct message_id id;
	struct str template_key;
	struct str address;
	struct str link;
	int64_t tries;
};

/* The figures that a number is rung by from anywhere, as people in the United
 * Kingdom write it: "07700 900123" is 447700900123, "+353 ..." stays.  Empty:
 * it is none, or not all of one. */
struct str outbox_number(struct arena *arena, struct str phone);

/* The statements. */
/* One row of events, for outbox_store_add. */
const struct arg *
outbox_store_event(struct arena *arena, const struct event *event,
                   const char *topic, int64_t id);
MUST_CHECK const struct fault *
outbox_store_add(struct ctx *ctx, const struct arg *const *rows, size_t n);
struct rows;
MUST_CHECK const struct fault *
outbox_store_events(struct ctx *ctx, struct person_id person,
                    const struct event_filter *filter, bool shared_only,
                    struct rows *out);
MUST_CHECK const struct fault *
outbox_store_events_count(struct ctx *ctx, struct person_id person,
                          const struct event_filter *filter, bool shared_only,
                          int64_t *out);
/* Two records are one person: the events of `gone` stand on the timeline of
 * `kept`; with undo, exactly those go back. */
MUST_CHECK const struct fault *
outbox_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo);
/* A row of outbox_store_events; its kind is for the caller to find. */
void outbox_store_event_read(const struct row *row, struct event_line *out,
                             struct str *kind);

MUST_CHECK const struct fault *
outbox_store_message(struct ctx *ctx, int64_t id, struct user_id to,
                     const char *template_key, struct str address,
                     struct str link, enum message_state state);
/* What is due, each put off until `until` so that nobody else takes it. */
MUST_CHECK const struct fault *
outbox_store_take(struct ctx *ctx, struct instant until, struct message **out,
                  size_t *n);
MUST_CHECK const struct fault *
outbox_store_answer(struct ctx *ctx, struct message_id id,
                    enum message_state state, int64_t tries,
                    struct instant next);
MUST_CHECK const struct fault *
outbox_store_stuck(struct ctx *ctx, size_t most, struct message_line **out,
                   size_t *n);
MUST_CHECK const struct fault *
outbox_store_stuck_count(struct ctx *ctx, int64_t *out);
MUST_CHECK const struct fault *outbox_store_purge(struct ctx *ctx);

/* The page of what did not go out. */
extern const struct route outbox_routes[];
struct outbox_list {
	const struct message_line *v;
	size_t n;
	bool configured;
};
void outbox_list_draw(struct html *h, const struct ctx *ctx, const void *data);

#endif
