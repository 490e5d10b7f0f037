/*
 * router_local.h - what the files of the router share.
 */
#ifndef KERNEL_ROUTER_LOCAL_H
#define KERNEL_ROUTER_LOCAL_H

#include <pthread.h>

#include "base/wording.h"
#include "kernel/router/router.h"
#include "kernel/router/schemas.h"

/* --- router_table.c ---------------------------------------------------- */

#define SEGMENTS_MOST 12
#define METHODS       6 /* GET to DELETE */

struct segment {
	struct str word; /* without the colon */
	bool place;
};

/* One address and what may be done there. */
struct address_of_routes {
	struct segment segments[SEGMENTS_MOST];
	size_t n;
	const struct route *routes[METHODS];
};

struct table {
	const struct route **all;
	size_t all_n;
	struct address_of_routes *addresses; /* by length, plainest first */
	size_t addresses_n;
	size_t starts[SEGMENTS_MOST + 2]; /* where each length begins */
};

MUST_CHECK const struct fault *
table_make(struct arena *arena, const struct app *app, struct table *out);

/* The route, or NULL; *known when the address is known by other methods. */
const struct route *
table_find(const struct table *table, enum method method, struct str path,
           struct pairs *places, bool *known, struct arena *arena);

/* "GET, POST": the methods an address has. */
struct str
table_allowed(const struct table *table, struct str path, struct arena *arena);

/* --- router_rate.c ----------------------------------------------------- */

#define RATE_CELLS 4096

struct rate_cell {
	uint64_t who;
	int64_t minute;
	unsigned n;
};

struct rates {
	pthread_mutex_t lock;
	uint64_t salt;
	struct rate_cell cells[RATE_CELLS];
};

void rates_init(struct rates *rates);

/* Count one; how many seconds to wait when that is more than `most` a
 * minute, else 0.  `user` 0: by address. */
int rates_count(struct rates *rates, int64_t user, struct str peer,
                const void *what, unsigned most, int64_t ms);

/* --- one sentence for the next page ------------------------------------ */

#define NOTICES     256
#define NOTICE_ROOM 160

/* What is said: a sentence, words that can be said better, or both. */
#define WORDINGS_MOST 3
struct said {
	struct text text; /* no key: no sentence */
	const struct wording *wordings[WORDINGS_MOST];
	size_t wordings_n;
};

struct notice {
	uint64_t name; /* 0: free */
	int64_t user;
	const char *key;
	const struct wording *wordings[WORDINGS_MOST];
	size_t wordings_n;
	struct {
		const char *name;
		char value[NOTICE_ROOM];
		size_t n;
	} values[4];
};

struct notices {
	pthread_mutex_t lock;
	struct notice v[NOTICES];
	size_t next;
};

/* Keep what is said for whoever brings this name back. */
void notice_keep(struct notices *notices, uint64_t name, int64_t user,
                 const struct said *said);
/* Take it, once; false when there is none. */
MUST_CHECK bool
notice_take(struct notices *notices, uint64_t name, int64_t user,
            struct arena *arena, struct said *out);

#define NOTICE_COOKIE   "md_notice"
#define LANGUAGE_COOKIE "md_lang"

/* --- the router -------------------------------------------------------- */

#define MENU_MOST 40 /* entries of the menu */

struct router {
	struct app *app;
	struct table table;
	struct schemas schemas;
	struct rates rates;
	struct notices notices;
	struct str host; /* of the base URL, as a Host header has it */
	/* Of each entry of the menu its page; NULL: there is none. */
	const struct route *menu[MENU_MOST];
	_Atomic int64_t replies[6]; /* by hundreds: 1xx to 5xx */
	_Atomic int64_t micros;     /* spent in all */
	_Atomic int printing;       /* that wait for the printer */
};

/* Why a request goes no further; not a fault: nothing was begun. */
struct refusal {
	int status; /* 0: none */
	struct text text;
	int retry_after; /* with 429 */
};

/* What goes on with a request, on a worker. */
typedef void (*exchange_fn)(struct exchange *x, void *data);

/* One request on its way. */
struct turn {
	struct exchange *x;
	struct router *router;
	const struct route *route;
	struct ctx ctx;
	struct actor who;   /* as identity found it, should a job run again */
	struct instant now; /* when it came, likewise */
	struct str csrf;
	bool api;
	bool known; /* the address, by another method */
	bool touch;
	bool anew;  /* a form of another session of the same user */
	bool paper; /* the page drawn is to leave as a PDF */
	struct refusal refusal;
	const struct fault *fault;
	/* the page drawn after a write */
	handler_fn show;
	const struct fault *show_fault;
	/* what goes on once a job of the router's own is done; or is not */
	exchange_fn after;
	exchange_fn failed;
	/* the idempotency key */
	struct str key;
	struct str hash;
	/* what is said on the next page */
	bool noticed;
	struct said notice;
	uint64_t notice_name;
	/* who was seen */
	struct tx_seen_list seen;
	/* and what else the audit is told of a read (reply_audit) */
	const char *told;
	int64_t told_of;
	struct str told_detail;
	struct job job;
	/* Statements run so far, and by the job that is to be counted. */
	unsigned queries;
	unsigned in_job;
};

/* router.c: a write job of this turn. */
void turn_submit(struct turn *turn, tx_fn run,
                 void (*done)(struct job *job, const struct fault *fault));

/* page_running.c: whose paper it is, on each printed page: an attribute of
 * <html>, and a line for browsers that have no boxes in the margin. */
void page_running_attr(struct html *h, const struct ctx *ctx,
                       const struct page *page);
/* (as page_running_attr) */
void page_running_draw(struct html *h, const struct ctx *ctx,
                       const struct page *page);

/* router_refused.c: whether what was refused is recorded (route.h), and
 * answer with `after` once it is. */
bool refused_counts(const struct turn *turn);
void refused_then(struct turn *turn, exchange_fn after);

/* router_seen.c: a reply that was drawn leaves once it is recorded who was
 * looked at, and that a token or a session was used. */
void look_leave(struct turn *turn);
/* Before a write: go on with `after`, of an untied route that is to be touched
 * once that is done; with `failed` and turn->fault where the use of a token
 * could not be recorded. */
void touch_apart(struct turn *turn, exchange_fn after, exchange_fn failed);

/* router_check.c: what stands before any handler. */
void check_door(struct turn *turn);  /* before identity */
void check_right(struct turn *turn); /* after it */
bool request_has_session(const struct request *req);
bool path_local(struct str path);

/* router_key.c: the same key twice. */
void key_read(struct turn *turn);
MUST_CHECK const struct fault *key_hash(struct turn *turn);
MUST_CHECK const struct fault *key_begin(struct turn *turn, bool *answered);
MUST_CHECK const struct fault *key_end(struct turn *turn);

/* router_draw.c: replies. */
void reply_head(struct turn *turn);   /* the headers every reply has */
void reply_finish(struct turn *turn); /* log it and let it go */
struct reply *turn_reply(struct turn *turn);
const char *method_word(enum method method);

/* router_paper.c: whether this page is asked for as a PDF, and make it one. */
bool paper_wanted(const struct ctx *ctx);
void paper_make(struct turn *turn);
/* What stands above it on the screen, and whether its letters are large. */
void paper_links(struct html *h, const struct ctx *ctx);
bool paper_is_large(const struct ctx *ctx);

/* router_wording.c: look over what a worker typed, once it is saved. */
void wording_look(struct turn *turn);
void
wording_draw(struct html *h, const struct ctx *ctx, const struct said *said);
const struct fault *
get_wording(struct ctx *ctx, const struct request *req, struct reply *reply);

/* router_rate.c: that the next page has something to say. */
void notice_ask(struct turn *turn, struct reply *reply);

/* router_fault.c: the pages and JSON of faults and refusals. */
void fault_draw(struct turn *turn, const struct fault *fault);
void refusal_draw(struct turn *turn);

/* page.c, page_shell.c */
void
page_error(struct turn *turn, int status, struct str title, struct str says);
/* Whether all that was typed stands on this page. */
bool page_keeps(const struct ctx *ctx, struct str body);
/* page_carry.c: what a form sent after its sign-in ended takes along to the
 * sign-in (identity/draft_carry.h); false: nothing. */
struct draft_carry;
bool page_carries(const struct turn *turn, struct draft_carry *out);
/* The page with that form, filled in; or "/". */
struct str page_carry_back(const struct turn *turn);
/* Look up the page of each entry of the menu, once. */
void menu_make(struct router *router);

/* An entry that stands on /money, with the others about money. */
#define MENU_LINKS_MOST ((size_t)8)
struct menu_link {
	struct str label;
	struct str path;
	struct str says;
};
/* What is said there of the entry of this path; NULL of one that is not. */
const char *menu_says(const char *path);
/* Those that the actor may see; how many. */
size_t menu_money(const struct ctx *ctx, struct menu_link *out);

/* The router's own pages. */
extern const struct route router_routes[];
const struct fault *
get_openapi(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
get_help(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
get_money(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
get_privacy(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
get_accessibility(struct ctx *ctx, const struct request *req,
                  struct reply *reply);

#endif
