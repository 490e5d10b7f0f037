/*
 * identity.h - who somebody is: users, passwords, second factors, sessions,
 * tokens.
 *
 * Rules kept here, each with a test of the same words:
 *   - a password is hashed with argon2id, two at once and no more;
 *   - a wrong password slows that account and address, and never locks
 *     somebody else out;
 *   - a session ends after 30 minutes idle, 12 hours in all, at sign-out, at
 *     a password change and when the user is disabled;
 *   - a session id is renewed at sign-in and when a right changes;
 *   - a one-time code works once;
 *   - a reset code works once, for an hour, and only on the configured host;
 *   - a second factor is required of administrators, managers and finance,
 *     offered to all; in a demo database offered, not demanded;
 *   - demo sign-ins are refused through a proxy;
 *   - an invitation makes the sign-in of a person on probation, and its code
 *     works once, until its day; a second one ends the first;
 *   - whoever can sign in already is not invited;
 *   - an administrator makes no code for a person on probation, who would
 *     open their case with it;
 *   - a code that an administrator makes for a member of staff works only
 *     with a second half, which somebody else makes
 *     (identity_second_local.h).
 */
#ifndef KERNEL_IDENTITY_H
#define KERNEL_IDENTITY_H

#include "kernel/capability.h"

#define IDENTITY_COOKIE          "md_session"
#define IDENTITY_COOKIE_SECURE   "__Host-md_session"
#define IDENTITY_LANGUAGE_COOKIE "md_lang"
#define IDENTITY_IDLE_MS         ((int64_t)30 * 60 * 1000)
#define IDENTITY_WHOLE_MS        ((int64_t)12 * 60 * 60 * 1000)

/*
 * Find who sends a request, from its session cookie or bearer token.  Reads
 * only.  *out has id {0} when nobody is signed in; a session that still waits
 * for its second factor is nobody's yet: id {0} with out->session set.  *csrf
 * is the session's form token.  *touch is set when the last use of the session
 * or token should be written (at most once a minute: identity_touch as a
 * write job, with the session {0} for the token of ctx->req).
 */
MUST_CHECK const struct fault *
identity_of(struct ctx *ctx, const struct request *req, struct actor *out,
            struct str *csrf, bool *touch);
MUST_CHECK const struct fault *
identity_touch(struct ctx *ctx, struct session_id session);

/* Whether this token stands in a form that was drawn for that user, in whatever
 * session.  False without the server's key. */
bool
identity_form_token_of(struct ctx *ctx, struct str token, struct user_id user);

/* A new user: the password hash was made before (prepare, command). */
struct identity_new {
	struct str username; /* a-z 0-9 . _ - , 2 to 32, lower case */
	struct str name;
	struct str email;
	struct str phone; /* for work; or empty */
	unsigned roles;
	struct organisation_id organisation;
	struct team_id team;
	struct person_id person;  /* with the role person */
	struct str password_hash; /* empty: cannot sign in until a reset code */
	bool demo;
};
MUST_CHECK const struct fault *
identity_user_add(struct ctx *ctx, const struct identity_new *user,
                  struct user_id *out);

/* By username; *out {0} when there is none. */
MUST_CHECK const struct fault *
identity_user_find(struct ctx *ctx, struct str username, struct user_id *out);

/* What a user is called, and where they are reached at work. */
struct identity_facts {
	struct str name;
	struct str email; /* or empty */
	struct str phone; /* as people write it, or empty */
};

/* Read it, and change it: NOT_FOUND; INVALID, field by field.  The caller has
 * judged who may.  Nothing is written when nothing differs. */
MUST_CHECK const struct fault *
identity_facts(struct ctx *ctx, struct user_id user,
               struct identity_facts *out);
MUST_CHECK const struct fault *
identity_facts_set(struct ctx *ctx, struct user_id user,
                   const struct identity_facts *facts);

/* What is wrong with it, by the names of the members.  Pure. */
void identity_facts_check(const struct identity_facts *facts,
                          struct problems *problems);

/* Names of users, to be shown beside what they did ("Sam Okafor"). */
MUST_CHECK const struct fault *
identity_user_name(struct ctx *ctx, struct user_id user, struct str *out);

/* Change roles, organisation or team: scopes follow, sessions are renewed. */
MUST_CHECK const struct fault *
identity_user_place(struct ctx *ctx, struct user_id user, unsigned roles,
                    struct organisation_id organisation, struct team_id team);

/* Roles that decide about money, pay, change rules or manage users, a bit
 * each; and REFUSED where a page would give one of them to somebody who has
 * it not: two people give them (register/policy, policy_grant.h). */
unsigned identity_guarded_roles(void);
MUST_CHECK const struct fault *
identity_roles_guard(struct ctx *ctx, unsigned before, unsigned after);

/* REFUSED where the actor would give themself a role or, who sees cases, move
 * to another place of work: another administrator does that. */
MUST_CHECK const struct fault *
identity_own_guard(struct ctx *ctx, struct user_id user, unsigned before,
                   unsigned after, bool moves);

/* One role more, as identity_user_place does it: the caller has judged. */
MUST_CHECK const struct fault *
identity_role_add(struct ctx *ctx, struct user_id user, enum role role);

/* A single-use code to set a password (reset or first administrator): shown
 * once to whoever hands it over.  Made by somebody signed in it is the first
 * half alone: somebody else makes the second (GET /codes). */
MUST_CHECK const struct fault *
identity_reset_code(struct ctx *ctx, struct user_id user, struct str *code);

/* The sign-in of a person on probation, as whoever works with them sees it. */
struct identity_own {
	struct user_id user; /* {0}: there is none */
	struct str username;
	bool works;           /* has a password, and may sign in */
	bool stopped;         /* by an administrator */
	struct instant waits; /* until when a code made for them works, or
	                       * INSTANT_NONE */
};

/* What is handed over on paper, shown once. */
struct identity_handed {
	struct str username;
	struct str code;
	struct str address; /* where the code is typed in */
	struct str link;    /* the same with the code in it, for a QR code */
	struct instant until;
};

/* The sign-in of a person; asks no reach: the caller has judged. */
MUST_CHECK const struct fault *
identity_own(struct ctx *ctx, struct person_id person,
             struct identity_own *out);

/*
 * Invite a person: their user with the role person is made when there is none
 * (a username that tells nothing of them), and a code to set a password that
 * works once, until a moment; any older code ends.  REFUSED when they can sign
 * in already or when their sign-in was stopped.  Asks no reach.
 */
MUST_CHECK const struct fault *
identity_own_invite(struct ctx *ctx, struct person_id person, struct str name,
                    struct instant until, struct identity_handed *out);

/* The user of a person is called so from now on, where there is one. */
MUST_CHECK const struct fault *
identity_own_rename(struct ctx *ctx, struct person_id person, struct str name);

/* A code for a new password of a person who can sign in, good for an hour.
 * REFUSED when they cannot (identity_own_invite is for that).  Asks no
 * reach. */
MUST_CHECK const struct fault *
identity_own_reset(struct ctx *ctx, struct person_id person,
                   struct identity_handed *out);

/* Draw `text` as a QR code, 200 pixels wide; nothing when it is too long. */
struct html;
void identity_qr_draw(struct html *h, struct str text);

/* A bearer token, shown once.  `days` 1 to 90. */
MUST_CHECK const struct fault *
identity_token_new(struct ctx *ctx, struct user_id owner, struct str name,
                   int days, struct str *token);

/*
 * In a database without any user: make the first administrator's single-use
 * link, good for an hour, under app->base_url.  Empty when there are users.
 * For `serve`, which prints it.
 */
MUST_CHECK const struct fault *
identity_first_link(struct app *app, struct arena *arena, struct str *out);

/*
 * `mydirection user add|list|reset|disable|role|token ...`: everything after
 * the word user.  app is NULL when no --db was given (then only --help is
 * right).  Hands back the exit code: 0, 1, or 2 for wrong use.
 */
int identity_command(struct app *app, int argc, char **argv);

/* Stop a user from signing in (sessions end, tokens stop), or let them in
 * again.  REFUSED for oneself and for the last administrator. */
MUST_CHECK const struct fault *
identity_user_disable(struct ctx *ctx, struct user_id user, bool disabled);

/* Whether this user is an administrator and nobody else can sign in as one. */
MUST_CHECK const struct fault *
identity_last_administrator(struct ctx *ctx, struct user_id user, bool *out);

/* A user as lists and selects show one. */
struct identity_entry {
	struct user_id id;
	struct str username;
	struct str name;
	unsigned roles;
	struct organisation_id organisation;
	struct team_id team;
	bool disabled;
	bool second_factor;
};

/* Staff who may sign in and hold one of these roles, by name. */
MUST_CHECK const struct fault *
identity_users(struct ctx *ctx, unsigned roles, struct identity_entry **out,
               size_t *n);

/* One user, by id; NOT_FOUND. */
MUST_CHECK const struct fault *
identity_entry_of(struct ctx *ctx, struct user_id user,
                  struct identity_entry *out);

/* The name of each of `n` users, in their order; empty for {0} and for one
 * who is not there. */
MUST_CHECK const struct fault *
identity_names(struct ctx *ctx, const struct user_id *users, size_t n,
               struct str **out);
/* Whether the actor goes by this name, however it is written; an empty one is
 * nobody's. */
bool identity_is_actors_name(struct ctx *ctx, struct str name);

/* Whether the actor is this user, by the sign-in or, as somebody may have two,
 * by the name; {0} is nobody. */
MUST_CHECK const struct fault *
identity_is_actor(struct ctx *ctx, struct user_id user, bool *out);

/* Whether the actor is one of `n` users, in the same way. */
MUST_CHECK const struct fault *
identity_is_any(struct ctx *ctx, const struct user_id *users, size_t n,
                bool *out);

/* A role as people read it ("Case manager"), in the thread's language. */
struct str identity_role_name(enum role role);
/* Why somebody looked, as staff are told, in the reader's language. */
struct str identity_purpose_says(enum purpose purpose);

/*
 * Hash a password on this thread.  Two at once and no more: others wait up to
 * five seconds, then UNAVAILABLE.  Never inside a transaction.
 */
MUST_CHECK const struct fault *
identity_password_hash(struct ctx *ctx, struct str password, struct str *out);

/* Set a password by its hash; every session of the user ends. */
MUST_CHECK const struct fault *
identity_password_set(struct ctx *ctx, struct user_id user, struct str hash);

/* A session as if the user had signed in with all factors: for tests. */
MUST_CHECK const struct fault *
identity_session_new(struct ctx *ctx, struct user_id user,
                     struct str *cookie_value);

/*
 * The key that seals second factors and counts wrong tries, into app->key:
 * server.key beside a SQLite database, else $MYDIRECTION_KEY_FILE, else
 * ./data/server.key.  Made (readable by its owner alone) when there is none.
 * UNAVAILABLE, naming the file, when it cannot be read or made.
 */
MUST_CHECK const struct fault *identity_key_open(struct app *app);

/* The same for a command that only looks: from this file (NULL: the
 * database's own), and app->key stays empty when it cannot be read. */
void identity_key_look(struct app *app, const char *path);

extern const struct capability identity_capability;

#endif
