/* identity_own.c - the sign-in of a person on probation: whether there is
 * one, and what is handed over to make it work. */
#include "kernel/identity/identity_local.h"

#define NAMES_TRIED 50

/* A word and four figures: easy to type, and nothing about the person. */
static struct str
username_new(struct arena *arena)
{
	static const char *const words[] = {
	        "apple",  "bridge", "candle", "daisy",  "ferry", "garden",
	        "hazel",  "island", "kettle", "lemon",  "maple", "needle",
	        "orchid", "pebble", "river",  "saddle",
	};
	unsigned char r[3];

	id_random(r, sizeof(r));
	return str_print(arena, "%s%04u", words[r[0] % 16],
	                 ((unsigned)r[1] << 8 | r[2]) % 10000);
}

/* A username that nobody has. */
static const struct fault *
username_free(struct ctx *ctx, struct str *out)
{
	for (int i = 0; i < NAMES_TRIED; i++) {
		struct user_id user;

		*out = username_new(ctx->arena);
		TRY(identity_user_find(ctx, *out, &user));
		if (user.v == 0)
			return NULL;
	}
	return fault_conflict(ctx, "No username is free. Try again.");
}

/* Whether a password is set, and the user may sign in with it. */
static bool
works(const struct identity_user *user)
{
	return !str_empty(user->password_hash) && !user->disabled;
}

const struct fault *
identity_own(struct ctx *ctx, struct person_id person, struct identity_own *out)
{
	struct identity_own own = {.waits = INSTANT_NONE};
	struct identity_user user;
	bool found;

	TRY(identity_store_own(ctx, person, &found, &user));
	if (found) {
		own.user = user.id;
		own.username = user.username;
		own.works = works(&user);
		own.stopped = user.disabled;
		TRY(identity_store_code_waits(ctx, user.id, &own.waits));
	}
	*out = own;
	return NULL;
}

/* Make a code of this kind, and say all that goes on the paper. */
static const struct fault *
hand_over(struct ctx *ctx, const struct identity_user *user, const char *kind,
          struct instant until, struct identity_handed *out)
{
	struct identity_handed handed = {.username = user->username,
	                                 .until = until};

	TRY(identity_code_make(ctx, user->id, kind, until, &handed.code));
	handed.address = str_print(ctx->arena, "%s/sign-in/set-password",
	                           ctx->app->base_url);
	handed.link = str_print(ctx->arena, "%.*s?code=%.*s",
	                        STR_ARG(handed.address), STR_ARG(handed.code));
	*out = handed;
	return NULL;
}

static const struct fault *
own_add(struct ctx *ctx, struct person_id person, struct str name,
        struct identity_user *out)
{
	struct identity_new made = {
	        .name = name, .roles = R(PERSON), .person = person};
	struct user_id id;

	TRY(username_free(ctx, &made.username));
	TRY(identity_user_add(ctx, &made, &id));
	return identity_store_user(ctx, id, true, out);
}

const struct fault *
identity_own_invite(struct ctx *ctx, struct person_id person, struct str name,
                    struct instant until, struct identity_handed *out)
{
	struct identity_user user;
	bool found;

	TRY(identity_store_own(ctx, person, &found, &user));
	if (found && user.disabled)
		return fault_refused(ctx, "This sign-in was stopped. An "
		                          "administrator can let the person "
		                          "in again.");
	if (found && works(&user))
		return fault_refused(ctx, "This person can sign in already. "
		                          "Make a code for a new password "
		                          "instead.");
	if (!found)
		TRY(own_add(ctx, person, name, &user));
	return hand_over(ctx, &user, "invitation", until, out);
}

const struct fault *
identity_own_rename(struct ctx *ctx, struct person_id person, struct str name)
{
	struct identity_user user;
	bool found;

	TRY(identity_store_own(ctx, person, &found, &user));
	if (!found)
		return NULL;
	return identity_facts_set(ctx, user.id,
	                          &(struct identity_facts){name, user.email,
	                                                   user.phone});
}

const struct fault *
identity_own_reset(struct ctx *ctx, struct person_id person,
                   struct identity_handed *out)
{
	struct instant until = {ctx->now.ms + IDENTITY_CODE_MS};
	struct identity_user user;
	bool found;

	TRY(identity_store_own(ctx, person, &found, &user));
	if (!found || !works(&user))
		return fault_refused(ctx, "This person cannot sign in yet. "
		                          "Make an invitation instead.");
	return hand_over(ctx, &user, "reset", until, out);
}
