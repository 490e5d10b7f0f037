/* identity_password.c - passwords: good enough, hashed, two at once. */
#include <errno.h>
#include <pthread.h>
#include <zxcvbn.h>

#include "base/clock.h"
#include "base/fold.h"
#include "base/secret.h"
#include "base/utf8.h"
#include "kernel/identity/identity_local.h"

#define AT_ONCE 2
#define WAIT_MS INT64_C(5000)
/* zxcvbn's score 3: more than 10^8 guesses, which is 26.6 bits. */
#define BITS_LEAST  26.6
#define LENGTH_MOST ((size_t)200)

/* The hash of a password nobody has, so that a username nobody has takes as
 * long as any other. */
static const char nobody[] = "$argon2id$v=19$m=65536,t=2,p=1$7QV"
                             "O7QlgQ2iZSET+KkbAKg$pj"
                             "V4QRrLjlVM3XoFoaCmjBZswTMJGKckkmcSbVcET14";

static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t gate_free;
static pthread_once_t gate_once = PTHREAD_ONCE_INIT;
static unsigned gate_inside;
static unsigned gate_most;

static void
gate_make(void)
{
	pthread_condattr_t attr;

	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(&gate_free, &attr);
	pthread_condattr_destroy(&attr);
}

/* False when it was still full after WAIT_MS. */
static bool
gate_enter(void)
{
	int64_t end = clock_ticks() + WAIT_MS;
	struct timespec until = {(time_t)(end / 1000),
	                         (long)(end % 1000) * 1000000};
	int error = 0;
	bool in;

	pthread_once(&gate_once, gate_make);
	pthread_mutex_lock(&gate);
	while (gate_inside >= AT_ONCE && error != ETIMEDOUT)
		error = pthread_cond_timedwait(&gate_free, &gate, &until);
	in = gate_inside < AT_ONCE;
	if (in && ++gate_inside > gate_most)
		gate_most = gate_inside;
	pthread_mutex_unlock(&gate);
	return in;
}

static void
gate_leave(void)
{
	pthread_mutex_lock(&gate);
	gate_inside--;
	pthread_cond_signal(&gate_free);
	pthread_mutex_unlock(&gate);
}

unsigned
identity_gate_most(void)
{
	unsigned most;

	pthread_mutex_lock(&gate);
	most = gate_most;
	pthread_mutex_unlock(&gate);
	return most;
}

struct hashing {
	struct arena *arena;
	struct secret password;
	struct str hash; /* made, or to be compared with */
	bool verify;
	bool ok;
};

static void
hashing_run(void *data)
{
	struct hashing *x = data;

	x->ok = x->verify
	                ? secret_password_verify(x->password, x->hash)
	                : secret_password_hash(x->arena, x->password, &x->hash);
}

/* Inside a boundary, so that a full arena never leaves the gate shut. */
static const struct fault *
through_gate(struct ctx *ctx, struct hashing *x)
{
	enum boundary_end end;

	if (!gate_enter())
		return fault_unavailable(ctx, "Many people are signing in just "
		                              "now. Try again in a minute.");
	end = boundary_run(hashing_run, x);
	gate_leave();
	if (end != BOUNDARY_RETURNED || (!x->verify && !x->ok))
		return fault_unavailable(ctx,
		                         "There is too little memory to "
		                         "check a password. Try again in a "
		                         "minute.");
	return NULL;
}

const struct fault *
identity_password_hash(struct ctx *ctx, struct str password, struct str *out)
{
	struct hashing x = {.arena = ctx->arena,
	                    .password = secret_of(ctx->arena, password)};

	TRY(through_gate(ctx, &x));
	*out = x.hash;
	return NULL;
}

const struct fault *
identity_password_verify(struct ctx *ctx, struct str password, struct str hash,
                         bool *out)
{
	bool none = str_empty(hash);
	struct hashing x = {.arena = ctx->arena,
	                    .password = secret_of(ctx->arena, password),
	                    .hash = none ? str_of(nobody) : hash,
	                    .verify = true};

	TRY(through_gate(ctx, &x));
	*out = x.ok && !none;
	return NULL;
}

/* Whether it holds this word of the user's, whatever the case. */
static bool
holds(struct arena *arena, struct str password, struct str word)
{
	struct str folded = fold(arena, word);

	return folded.n >= 3 && str_has(fold(arena, password), folded);
}

static double
bits(struct arena *arena, struct str password, struct str username,
     struct str name)
{
	const char *words[16] = {"mydirection", "my direction", "probation",
	                         "direction"};
	struct str parts[8];
	size_t n = 4;
	size_t count = fold_words(arena, name, parts, 8);

	words[n++] = str_c(arena, username);
	for (size_t i = 0; i < count; i++)
		words[n++] = str_c(arena, parts[i]);
	words[n] = NULL;
	return ZxcvbnMatch(str_c(arena, password), words, NULL);
}

struct text
identity_password_problem(struct arena *arena, struct str password,
                          struct str username, struct str name)
{
	if (str_empty(password))
		return TEXT("Enter a new password");
	if (utf8_length(password) < IDENTITY_PASSWORD_LEAST)
		return TEXT("Your password must have at least 10 characters");
	if (password.n > LENGTH_MOST)
		return TEXT("Your password must have 200 characters or fewer");
	if (holds(arena, password, username))
		return TEXT("Your password must not hold your username");
	if (bits(arena, password, username, name) < BITS_LEAST)
		return TEXT(
		        "That password is easy to guess. Choose three words "
		        "that have nothing to do with each other.");
	return (struct text){0};
}
