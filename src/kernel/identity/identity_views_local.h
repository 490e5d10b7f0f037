/*
 * identity_views_local.h - what the pages of kernel/identity hand their
 * views.
 */
#ifndef IDENTITY_VIEWS_LOCAL_H
#define IDENTITY_VIEWS_LOCAL_H

#include "kernel/identity/identity_pages_local.h"

/* A form at sign-in: where to go afterwards; a code from a printed link. */
struct sign_in_view {
	struct str back;
	struct str code;
};

struct enrol_view {
	struct str action;
	struct str back;
	struct str secret; /* to be typed by hand */
	struct str otpauth;
	struct str path; /* of the QR code */
	int size;
	bool required;
};

/* Something shown once. */
struct once_view {
	struct str title;
	struct str lead;
	const struct str *codes;
	size_t n;
	struct str go_on; /* where a link leads */
	struct str note;
};

struct account_view {
	struct identity_user user;
	int64_t recovery_left;
	const struct identity_session *sessions;
	size_t n;
	bool required;
	bool work; /* register/staff has a page for phone and email */
};

struct users_view {
	const struct identity_entry *v;
	size_t n;
	int64_t number;
	int64_t pages;
	struct identity_choice choice;
	bool searched; /* what a search found */
	bool more;     /* and there is more than that */
};

struct user_view {
	struct identity_user user;
	size_t sessions;
	bool itself; /* the administrator's own page */
	bool place;  /* register/staff has a page for organisation and team */
	bool work;   /* and one for name, phone and email */
};

struct tokens_view {
	const struct identity_token *v;
	size_t n;
	bool may_make;
};

struct audit_view {
	const struct audit_line *v;
	size_t n;
	int64_t before; /* of the next page; 0: none */
};

/* Each draws the content of one page; data is the struct named for it. */
void
identity_draw_sign_in(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_code(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_enrol(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void identity_draw_set_password(struct html *h, const struct ctx *ctx,
                                const void *data);
/* (as above) */
void
identity_draw_once(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_account(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_password(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_factor(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_users(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_user_new(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_user(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_tokens(struct html *h, const struct ctx *ctx, const void *data);
/* (as above) */
void
identity_draw_audit(struct html *h, const struct ctx *ctx, const void *data);

/* Parts that several pages use: a heading, a paragraph, a button alone in a
 * form of its own. */
void identity_heading(struct html *h, struct str words);
/* (as above) */
void identity_subheading(struct html *h, struct str words);
/* (as above) */
void identity_paragraph(struct html *h, struct str words);
/* (as above) */
void
identity_button_form(struct html *h, const struct ctx *ctx, struct str action,
                     struct str words, const char *classes);
/* All roles of a user in words, with commas. */
struct str identity_roles_shown(struct arena *arena, unsigned roles);

#endif
