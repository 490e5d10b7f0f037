/*
 * ctx.h - what every rule and every handler is handed.
 *
 * The present moment, the person acting and the transaction are here and
 * nowhere else: a rule asks no clock and no session.
 */
#ifndef KERNEL_CTX_H
#define KERNEL_CTX_H

#include "base/clock.h"
#include "base/fault.h"
#include "base/id.h"
#include "base/log.h"
#include "kernel/permission.h"
#include "store/store.h"
#include "web/reply.h"

/* Why a worker looks at a record: chosen once a session, or for one case. */
#define PURPOSES(X) \
	X(WORKING, working) \
	X(COVERING, covering) \
	X(SUPERVISING, supervising) \
	X(INSPECTING, inspecting) \
	X(REASON, reason) \
	X(OWN, own) \
	X(SYSTEM, system)

enum purpose {
#define X(upper, lower) PURPOSE_##upper,
	PURPOSES(X)
#undef X
	        PURPOSE_COUNT
};
extern const char *const purpose_words[PURPOSE_COUNT + 1];

struct turn;
struct policy_memo;
struct person_memo;

/* What the running program knows; one for the whole process. */
struct app {
	struct arena *arena;
	struct store *store;
	const struct capability *const *capabilities; /* NULL-ended */
	const char *base_url; /* "http://127.0.0.1:8080", no slash at the end */
	const char *host;     /* what Host may say, besides the base URL's */
	bool secure;          /* the base URL is https */
	bool demo;            /* a fictional programme: said on every page */
	const char *version;
	struct listener *listener; /* NULL in commands */
	const char *scratch;       /* folder for temporary files; NULL: /tmp */
	struct blobstore *blobs;
	const char *smtp_url; /* "smtp://..." of the mail server, or NULL */
	const char *mail_from;
	const char *text_domain; /* takes mail to NUMBER@ it and sends it on as
	                          * a text message; or NULL */
	const char *clamd; /* scanner of files, or NULL: /a/socket, host:port */
	const char *printer;   /* of pages as PDFs, or NULL: likewise */
	bool welsh_reviewed;   /* every sentence signed by a translator */
	struct bytes key;      /* 32 bytes, by identity_key_open; or empty */
	unsigned per_minute;   /* requests a user or address; 0: 600 */
	_Atomic bool stopping; /* the server ends: long work leaves off */
};

/* Who is signed in, as found by kernel/identity. */
struct actor {
	struct user_id id; /* {0}: nobody */
	struct str username;
	struct str name;
	unsigned roles;          /* a bit each */
	struct person_id person; /* of a person on probation, else {0} */
	struct organisation_id organisation;
	struct team_id team;
	struct session_id session; /* {0} with a token */
	bool by_token;
	bool second_factor;   /* given in this session */
	bool drafts;          /* there are drafts of theirs */
	uint64_t scopes;      /* of a token: a bit a permission; 0: all */
	enum purpose purpose; /* why records are looked at */
};

struct ctx {
	struct arena *arena;
	struct tx *tx; /* NULL in prepare steps */
	struct app *app;
	struct actor who;
	struct user_id actor; /* who.id, short, for rules */
	struct instant now;
	struct date today;
	enum lang lang;
	const struct request *req; /* NULL in commands */
	const struct route *route; /* NULL in commands */
	struct str request_id;     /* short reference, on every fault page */
	struct str csrf;           /* token for forms of this session */
	const struct problems *problems; /* of the form shown again, or NULL */
	const struct fault *shown; /* the fault laid over this page, or NULL */
	void *prepared;            /* what the route's prepare step made */
	bool audit_folded;         /* the caller writes one entry for all of
	                             * it (import: one a person) */
	const struct policy_memo *policies; /* policy_remember's, or NULL */
	struct person_memo *person; /* people_head's, of one read; or NULL */
	struct reach_memo *reach;   /* access_need's, likewise */
	struct name_memo *names;    /* identity_names', likewise */
	bool fresh_factor; /* identity_fresh_check judged this very request */
	struct turn *turn; /* the router's own; NULL elsewhere */
};

/* Whether the actor's roles (and a token's scopes) hold a permission. */
bool ctx_can(const struct ctx *ctx, enum permission permission);

/* Forget what was kept of an earlier read: before each transaction. */
void ctx_forget(struct ctx *ctx);

/* A ctx for a command, job or test: the system or a named actor. */
void ctx_init(struct ctx *ctx, struct app *app, struct arena *arena,
              struct tx *tx, const struct actor *who);

/* The tx_who of a ctx: its actor and moment. */
struct tx_who ctx_who(const struct ctx *ctx);

/* REFUSED where a token acts: whoever signs, or says that they saw somebody
 * sign, has signed in. */
MUST_CHECK const struct fault *ctx_need_self(struct ctx *ctx);

/* CONFLICT unless the stored version is the one the form was made from. */
MUST_CHECK const struct fault *
ctx_version_check(struct ctx *ctx, int64_t stored, int64_t seen);

#endif
