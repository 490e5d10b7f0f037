/*
 * identity_local.h - shared by the files of kernel/identity alone.
 */
#ifndef IDENTITY_LOCAL_H
#define IDENTITY_LOCAL_H

#include "kernel/identity/identity.h"
#include "kernel/route.h"

#define IDENTITY_PASSWORD_LEAST 10
#define IDENTITY_CODE_MS        ((int64_t)60 * 60 * 1000)
/* So far may the clocks of two servers of one database be apart. */
#define IDENTITY_AHEAD_MS       ((int64_t)5 * 60 * 1000)
#define IDENTITY_MINUTE_MS      ((int64_t)60 * 1000)
#define IDENTITY_DAY_MS         ((int64_t)24 * 60 * 60 * 1000)
#define IDENTITY_RECOVERY_CODES 10
#define IDENTITY_PAGE           50
#define TOTP_BYTES              ((size_t)20)
#define TOTP_SECONDS            30

/* Roles that must have a second factor, outside a demo database. */
#define IDENTITY_FACTOR_ROLES (R(ADMINISTRATOR) | R(MANAGER) | R(FINANCE))

extern const struct migration *const identity_schema[];
extern const struct query *const identity_queries[];

/* What a token may be for. */
#define TOKEN_SCOPES(X) \
	X(READ, read) \
	X(WRITE, write) \
	X(STATUS, status)
enum token_scope {
#define X(upper, lower) TOKEN_##upper,
	TOKEN_SCOPES(X)
#undef X
	        TOKEN_SCOPE_COUNT
};
extern const char *const token_scope_words[TOKEN_SCOPE_COUNT + 1];

/* Which users are listed. */
struct identity_choice {
	int role;      /* enum role; -1: any */
	bool disabled; /* only those stopped from signing in */
};

struct identity_hits {
	struct identity_entry *v; /* at most IDENTITY_PAGE */
	size_t n;
	bool more; /* than are in v */
};

/*
 * Users whose username begins with what was typed, and staff whose name has a
 * word that begins with each word typed, accents and case apart.  A person on
 * probation is found by username alone: whoever manages users reaches no case.
 */
MUST_CHECK const struct fault *
identity_find(struct ctx *ctx, struct str typed, struct identity_hits *out);

struct identity_user {
	struct user_id id;
	struct str username;
	struct str name;
	struct str email;
	struct str phone;
	unsigned roles;
	struct organisation_id organisation;
	struct team_id team;
	struct person_id person;
	struct str password_hash;
	struct instant password_changed_at;
	bool disabled;
	bool demo;
	struct bytes totp; /* sealed; empty: none */
	int64_t totp_last_step;
	struct str language;
};

struct identity_session {
	struct session_id id;
	struct user_id user;
	struct instant made_at;
	struct instant used_at;
	bool second_factor;
	struct str agent;
	bool here; /* the one the page is shown in */
};

struct identity_token {
	struct token_id id;
	struct user_id owner;
	struct str owner_name;
	struct str name;
	struct str scopes;
	struct instant made_at;
	struct instant until;
	struct instant revoked_at;
	struct instant used_at;
};

/* What identity_of reads of a session or token in one statement. */
struct identity_found {
	struct identity_user user;
	struct session_id session;
	struct token_id token;
	bool second_factor;
	bool drafts;
	enum purpose purpose;
	struct str scopes;
	struct instant used_at;
};

/* --- identity_password.c ----------------------------------------------- */

/* Why a password will not do, or an empty text.  Pure. */
struct text identity_password_problem(struct arena *arena, struct str password,
                                      struct str username, struct str name);
/* Whether it is the password, through the gate; with an empty hash the same
 * work is done for nothing and the answer is no. */
MUST_CHECK const struct fault *
identity_password_verify(struct ctx *ctx, struct str password, struct str hash,
                         bool *out);

/* The most that were ever hashed at once. */
unsigned identity_gate_most(void);

/* --- identity_session.c ------------------------------------------------ */

/* Make the ctx act as a user from here on. */
void identity_act_as(struct ctx *ctx, const struct identity_user *user);
/* Whether this user must have a second factor here. */
bool identity_factor_required(const struct app *app, unsigned roles);
/* Begin a session at sign-in: ends the one of the request, if any. */
MUST_CHECK const struct fault *
identity_session_begin(struct ctx *ctx, const struct identity_user *user,
                       bool second_factor, struct str *cookie_value);
/* A new id for a session that goes on. */
MUST_CHECK const struct fault *
identity_session_renew(struct ctx *ctx, struct session_id id,
                       bool second_factor, struct str *cookie_value);
/* Put a session's cookie on a reply, or take it off (empty value). */
void identity_cookie_put(const struct ctx *ctx, struct reply *reply,
                         struct str value);
/* Have the pages speak the language that a user chose, if one was. */
void identity_language_put(const struct ctx *ctx, struct reply *reply,
                           struct str language);
/* A short word for the browser, never the header itself. */
struct str identity_agent(const struct request *req);

/* The pair of an account and the address it is tried from. */
struct bytes
identity_pair(struct ctx *ctx, const char *what, struct str username);
/* Until when this pair has to wait; INSTANT_NONE: not at all. */
MUST_CHECK const struct fault *
identity_slowed(struct ctx *ctx, struct bytes pair, struct instant *until);

/* A single-use code as it is typed: "XXXX-XXXX-XXXX-XXXX"; and its hash,
 * whatever way it was typed. */
struct str identity_code_new(struct arena *arena);
struct bytes identity_code_hash(struct arena *arena, struct str typed);

/* One of two halves: "XXXX-XXXX". */
struct str identity_half_new(struct arena *arena);

/* What a typed code may be: one that somebody made whole, or two halves. */
struct identity_typed {
	struct bytes whole;
	struct bytes first;
	struct bytes last;
};
struct identity_typed
identity_code_typed(struct arena *arena, struct str typed);

/* Whether the request came to the configured host. */
bool identity_host_ours(const struct ctx *ctx);
/* A path of this site to go back to, or "/". */
struct str identity_return(struct str typed);

/* Make a code of this kind; any older one of the user stops working. */
MUST_CHECK const struct fault *
identity_code_make(struct ctx *ctx, struct user_id user, const char *kind,
                   struct instant until, struct str *code);
/* The first half of a code of a member of staff: nothing works with it alone.
 * Any older code of the user stops working. */
MUST_CHECK const struct fault *
identity_code_half(struct ctx *ctx, struct user_id user, struct str *half);
/* Use a code up and set the password by its hash.  False: no such code. */
MUST_CHECK const struct fault *
identity_code_redeem(struct ctx *ctx, struct str code, struct str hash,
                     bool *done);

/* --- identity_factor.c ------------------------------------------------- */

/* The code of a step, `digits` 6 to 8 (RFC 6238, SHA-1). */
struct str identity_totp(struct arena *arena, struct bytes secret, int64_t step,
                         unsigned digits);
/* The step that a typed code belongs to, one to either side allowed, above
 * `last`; 0 when there is none. */
int64_t identity_totp_step(struct arena *arena, struct bytes secret,
                           struct instant now, int64_t last, struct str typed);
/* Seal and open a secret with app->key; false when it cannot be. */
MUST_CHECK bool identity_seal(const struct app *app, struct arena *arena,
                              struct bytes plain, struct bytes *out);
MUST_CHECK bool identity_unseal(const struct app *app, struct arena *arena,
                                struct bytes sealed, struct bytes *out);
/* The secret offered to a session that has no second factor yet: stays the
 * same while the page is shown again. */
MUST_CHECK const struct fault *
identity_factor_offer(struct ctx *ctx, struct user_id user, struct bytes *out);
struct str identity_base32(struct arena *arena, struct bytes b);
/* otpauth://totp/... */
struct str
identity_otpauth(struct ctx *ctx, struct str username, struct bytes secret);
/* The dark squares of a QR code as an SVG path; *size is its width. */
struct str identity_qr(struct arena *arena, struct str text, int *size);
/* Turn it on, when the code is right: *done. */
MUST_CHECK const struct fault *
identity_factor_add(struct ctx *ctx, struct identity_user *user,
                    struct str typed, bool *done);
/* Whether a typed code is right, used up so that it works once. */
MUST_CHECK const struct fault *
identity_factor_check(struct ctx *ctx, struct identity_user *user,
                      struct str typed, bool *right);
/* Take the second factor and its recovery codes away. */
MUST_CHECK const struct fault *
identity_factor_remove(struct ctx *ctx, struct user_id user);
/* Ten new recovery codes instead of any older ones. */
MUST_CHECK const struct fault *
identity_recovery_set(struct ctx *ctx, struct user_id user,
                      const struct str *codes, size_t n);

/* --- identity_token.c -------------------------------------------------- */

/* Words of scopes ("read,write") and their bits for struct actor. */
bool identity_scopes_known(struct str words);
uint64_t identity_scopes_bits(struct str words);
MUST_CHECK const struct fault *
identity_token_make(struct ctx *ctx, struct user_id owner, struct str name,
                    struct str scopes, int days, struct str *token);
MUST_CHECK const struct fault *
identity_token_revoke(struct ctx *ctx, struct token_id id);

/* --- pages -------------------------------------------------------------- */

extern const struct route identity_routes[];

#include "kernel/identity/identity_store_local.h"

#endif
