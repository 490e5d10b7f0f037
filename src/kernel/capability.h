/*
 * capability.h - a capability as the application sees it: one header, one
 * descriptor.  app/capabilities.c lists them; loops in the tests walk them.
 */
#ifndef KERNEL_CAPABILITY_H
#define KERNEL_CAPABILITY_H

#include "kernel/api_schema.h"
#include "kernel/route.h"

/*
 * Where a capability's panel appears on the pages about one person.  On those
 * pages an order up to 10 stands above the columns, over the whole width; on
 * one's own home and on today, orders from 50 on stand in the narrow column.
 */
enum panel_place {
	PANEL_CASE_MAIN, /* case overview, wide column      */
	PANEL_CASE_SIDE, /* case overview, narrow column    */
	PANEL_ME,        /* the person's own home           */
	PANEL_TODAY,     /* the worker's home (no person)   */
	PANEL_PAPER,     /* the plan on paper, first sheet: short, nothing
	                  * to press, and safe where others read it */
	PANEL_PAPERS,    /* the person's papers: reads a `struct papers`
	                  * (kernel/papers.h), draws nothing */
	PANEL_STUDIES,   /* the list of studies (no person) */
};

struct panel {
	enum panel_place place;
	int order;                  /* lower is further up */
	enum permission permission; /* who sees it */
	/* Read in the page's transaction; person is {0} for PANEL_TODAY. */
	const struct fault *(*read)(struct ctx *ctx, struct person_id person,
	                            void **out);
	/* Draw what was read; NULL data draws nothing.  NULL where its place
	 * draws. */
	void (*draw)(struct html *h, const struct ctx *ctx, const void *data);
};

/* A kind of event a capability may write to the timeline. */
struct event_kind {
	const char *name;   /* "plan.goal_added" */
	const char *staff;  /* key: "{who} added a goal" */
	const char *person; /* key for the person's own view; NULL: not shown */
	const char *group;  /* filter on the timeline: "plan", "contact" */
	/* Key for the person's own view of what they did themself, "You
	 * added a goal"; NULL where `person` is.  A sentence of its own, for
	 * Welsh conjugates. */
	const char *own;
};
/* Instead of `own`: the person never does this themself. */
#define EVENT_BY_OTHERS ""

/* An act that the audit keeps and no timeline shows. */
struct act_kind {
	const char *name; /* "policy.proposed" */
	const char *says; /* key: "{who} proposed a change of a rule" */
};

/* A kind of account that a capability keeps in the books. */
struct account_kind {
	const char *name; /* "fund.pot" */
	const char *says; /* key: "The pot of the fund" */
};

/* What a capability has to say about one of its events, for the timeline. */
struct event_line; /* kernel/outbox/outbox.h */
struct event_detail {
	struct str title; /* instead of the event's sentence; or empty */
	struct str says;  /* its coded value in words; or empty */
	struct str words; /* what somebody wrote; or empty */
	/* After /people/:crn, or /me in the person's own view, where it is
	 * seen; or empty. */
	struct str path;
};

/* The default of a dated rule (register/policy). */
struct policy_default {
	const char *rule;       /* "plan.review_weeks" */
	const char *valid_from; /* "2015-02-01" */
	const char *valid_to;   /* or NULL */
	const char *selector;   /* "" for everyone, or "kind=licence" */
	const char *value;      /* "12" */
	const char *unit;       /* "weeks" */
	const char *says;       /* one line in plain words */
	const char *source;     /* Act, standard or "ours" */
	bool verified;          /* false: UNVERIFIED, shown with a note */
};

/* Work done beside requests. */
struct background {
	const char *name;
	int64_t every_ms;
	const struct fault *(*run)(struct ctx *ctx, void *data); /* write job */
	void (*work)(struct app *app); /* or: without a transaction */
};

struct status_row {
	struct str name;
	struct str value;
	bool good;
	struct str remedy; /* when not good */
};

struct demo; /* kernel/demo.h: the fictional programme being made */

struct capability {
	const char *name; /* "plan": prefix of its tables */
	const struct migration *const *schema; /* NULL-ended */
	const struct route *routes;            /* ROUTES_END */
	const struct api_schema *schemas;      /* API_SCHEMAS_END, or NULL */
	const struct query *const *queries;    /* NULL-ended */
	const char *const *personal;           /* tables that name a person */
	/* Plain indexes that no write of any capability reads: an import into
	 * an empty database sets them aside (store.h).  NULL-ended, or NULL. */
	const char *const *bulk_indexes;
	const struct panel *panels;      /* ends with a NULL read */
	const struct event_kind *events; /* ends with a NULL name */
	const struct act_kind *acts;     /* ends with a NULL name; or NULL */
	const struct account_kind *accounts; /* the same */
	/* More about `n` events of one person, each of its own kinds; the
	 * caller has judged reach.  out[i] belongs to lines[i].  Or NULL. */
	const struct fault *(*event_details)(struct ctx *ctx,
	                                     struct person_id person,
	                                     const struct event_line *lines,
	                                     size_t n,
	                                     struct event_detail *out);
	/* The same for the person's own view, in words that are theirs to
	 * read.  Or NULL: their timeline has the bare sentences. */
	const struct fault *(*event_details_me)(struct ctx *ctx,
	                                        struct person_id person,
	                                        const struct event_line *lines,
	                                        size_t n,
	                                        struct event_detail *out);
	const struct policy_default *policies; /* ends with a NULL rule */
	/* Rules that change only some days after two people agreed (register/
	 * policy): a name, or a beginning ("fund."); NULL-ended, or NULL. */
	const char *const *guarded;
	const struct background *jobs; /* ends with a NULL name */
	/* The same of what may take minutes: on a thread of their own, one at
	 * a time.  They look between their steps whether app->stopping. */
	const struct background *long_jobs;
	/* Its part of the fictional programme, inside a write job. */
	const struct fault *(*demo)(struct ctx *ctx, struct demo *demo);
	/* Its part of the one person in `demo`, who stands at demo->rehearsal:
	 * somebody to practise with, inside a write job.  Or NULL. */
	const struct fault *(*rehearse)(struct ctx *ctx, struct demo *demo);
	/* Rows for /status. */
	const struct fault *(*status)(struct ctx *ctx, struct status_row **rows,
	                              size_t *n);
	/* Verify its own invariants for `mydirection check`. */
	const struct fault *(*check)(struct ctx *ctx);
	/* Two records turned out to be one person: hand the rows of `gone` to
	 * `kept`, or with undo give back what that merge moved (people.h). */
	const struct fault *(*merge)(struct ctx *ctx, struct merge_id merge,
	                             struct person_id gone,
	                             struct person_id kept, bool undo);
};

#endif
