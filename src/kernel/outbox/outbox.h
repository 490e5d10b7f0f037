/*
 * outbox.h - events (the timeline) and messages sent after the commit.
 *
 * Whoever changes something about a person writes the event in the same
 * transaction: a kind (which carries the sentence's key), ids and a few coded
 * values; never rendered text.
 *
 * Rules kept here, each with a test of the same words:
 *   - an event of a kind that no capability lists is a bug;
 *   - a person sees only the events that are shared with them;
 *   - a message is sent once, and tried again at most eight times;
 *   - without a mail server a message is listed as unsent, without its link;
 *   - a text message waits, unsent, until there is a way to send it;
 *   - a text message goes by mail to the service that sends it on: to the
 *     number, with its sentence alone, and no link (decision 64).
 */
#ifndef KERNEL_OUTBOX_H
#define KERNEL_OUTBOX_H

#include "kernel/capability.h"

struct event {
	struct event_id id;
	struct person_id person;
	const char *kind;  /* a name of some capability's events */
	struct instant at; /* when it happened, not when it was typed */
	struct user_id actor;
	int64_t subject;   /* the goal, contact, ... */
	const char *value; /* a coded word ("complied") or NULL */
	bool shared;       /* the person sees it on their timeline */
};

/* Write an event.  A kind that no capability lists is a bug. */
MUST_CHECK const struct fault *
outbox_event(struct ctx *ctx, const struct event *event);

/* Write n events: the same, for less. */
MUST_CHECK const struct fault *
outbox_events(struct ctx *ctx, const struct event *events, size_t n);

/* The kind of this name; NULL: no capability lists it. */
const struct event_kind *outbox_kind(const struct app *app, struct str name);

/* The key of the sentence of an event of `actor`, as its reader is told of it:
 * `own` on the person's own pages.  NULL: it is not theirs to read. */
const char *outbox_says(const struct ctx *ctx, const struct event_kind *kind,
                        struct user_id actor, bool own);

/* An event with what is needed to show it. */
struct event_line {
	struct event_id id;
	const struct event_kind *kind;
	struct instant at;
	struct user_id actor;
	struct str actor_name; /* for the caller: identity_user_name */
	int64_t subject;
	struct str value;
	bool shared;
};

struct event_filter {
	const char *group;     /* NULL: all */
	struct instant before; /* INSTANT_NONE: from the newest */
	size_t most;           /* at most 100 */
	struct event_id after; /* {0}, or the last event of the page before,
	                          * whose moment is `before`: several events
	                          * may be of one moment */
	const char *kind;      /* NULL: all; else this kind alone */
};

/* A person's timeline, newest first.  The caller judges reach first
 * (access_need).  For the person's own view only shared events come back.
 * *total (may be NULL) is counted up to 1,001. */
MUST_CHECK const struct fault *
outbox_timeline(struct ctx *ctx, struct person_id person,
                const struct event_filter *filter, struct event_line **out,
                size_t *n, int64_t *total);

/*
 * Whether an event of a group, about a subject, stands at a moment of a
 * person's timeline: for `mydirection check`.  Asks no reach, shows nobody.
 */
MUST_CHECK const struct fault *
outbox_stands(struct ctx *ctx, const struct event *event, const char *group,
              bool *out);

/* When something of a kind happened to a person. */
struct event_moment {
	struct person_id person;
	struct instant at;
};

/*
 * Hand each event of this kind (and value, unless NULL) before a moment to fn,
 * by person and then time rising.  Asks no reach: for a study, whose rows name
 * nobody, and for whoever keeps only those within reach.
 */
MUST_CHECK const struct fault *
outbox_moments(struct ctx *ctx, const char *kind, const char *value,
               struct instant until,
               const struct fault *(*fn)(void *data,
                                         const struct event_moment *moment),
               void *data);

/*
 * Queue a message to a user: sent by SMTP after the commit when it is
 * configured, with retries; listed as unsent otherwise.  Holds a template
 * key and coded values; no content about a case ("You have a message").  The
 * message says the sentence in English and Welsh, and the link under it; the
 * link is forgotten once it is sent, and never kept where nothing is sent.
 */
MUST_CHECK const struct fault *
outbox_message(struct ctx *ctx, struct user_id to, const char *template_key,
               struct str address, struct str link);

/* Whether text messages are sent: there is a mail server, and a service is
 * named that takes mail for telephones. */
bool outbox_can_text(const struct app *app);

/*
 * The same to a telephone, without a link.  Listed as unsent where no text
 * messages are sent, and for a number that none can be sent to.
 */
MUST_CHECK const struct fault *
outbox_text(struct ctx *ctx, struct user_id to, const char *template_key,
            struct str phone);

/* A message without its words: for the list of what did not go out. */
enum message_state {
	MESSAGE_WAITING,
	MESSAGE_SENT,
	MESSAGE_FAILED,
	MESSAGE_UNSENT,
	MESSAGE_STATE_COUNT
};
extern const char *const message_state_words[MESSAGE_STATE_COUNT + 1];

struct message_line {
	struct message_id id;
	struct user_id user;
	struct str address;
	struct str template_key;
	enum message_state state;
	int64_t tries;
	struct instant made_at;
};

/* Messages that did not go out (failed or unsent), newest first, at most
 * `most` (1 to 200). */
MUST_CHECK const struct fault *
outbox_stuck(struct ctx *ctx, size_t most, struct message_line **out,
             size_t *n);

/* Send what is due, on this thread: the background job, and tests. */
void outbox_send_due(struct app *app);

extern const struct capability outbox_capability;

#endif
