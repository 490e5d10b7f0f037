#include <pthread.h>

#include "base/clock.h"
#include "base/secret.h"
#include "kernel/identity/identity_world_test.h"

TEST("identity: the right password signs in, a wrong one and a wrong name "
     "do not")
{
	struct idw *w = idw_new(t);
	struct user_id sam = idw_user(w, "sam", R(CASE_MANAGER));
	struct str cookie;

	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.0.0.1", &cookie),
	             ATTEMPT_GOOD);
	expect_equal(idw_of_cookie(w, cookie).id.v, sam.v);
	expect_equal(idw_sign_in(w, "sam", "wrong", "10.0.0.1", &cookie),
	             ATTEMPT_WRONG);
	expect_str(cookie, "");
	expect_equal(idw_sign_in(w, "nobody", IDW_PASSWORD, "10.0.0.1",
	                         &cookie),
	             ATTEMPT_WRONG);
	expect_equal(idw_sign_in(w, "", "", "10.0.0.1", &cookie),
	             ATTEMPT_EMPTY);
}

TEST("identity: a user without a password cannot sign in, nor one who is "
     "disabled")
{
	struct idw *w = idw_new(t);
	struct identity_new new = {.username = S("new"),
	                           .name = S("New"),
	                           .roles = R(CASE_MANAGER)};
	struct user_id id;

	expect_ok(idw_user_add(w, &new, &id));
	expect_equal(idw_sign_in(w, "new", IDW_PASSWORD, "10.0.0.1", NULL),
	             ATTEMPT_WRONG);
	id = idw_user(w, "sam", R(CASE_MANAGER));
	expect_ok(idw_disable(w, id, true));
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.0.0.1", NULL),
	             ATTEMPT_WRONG);
}

TEST("identity: a wrong password slows that account and address, and never "
     "locks somebody else out")
{
	struct idw *w = idw_new(t);

	idw_user(w, "sam", R(CASE_MANAGER));
	idw_user(w, "eve", R(EVALUATOR));
	for (int i = 0; i < 5; i++)
		expect_equal(idw_sign_in(w, "sam", "wrong", "10.6.6.6", NULL),
		             ATTEMPT_WRONG);
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.6.6.6", NULL),
	             ATTEMPT_SLOWED);
	/* Sam at another address, and others at that one, are let in. */
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.0.0.1", NULL),
	             ATTEMPT_GOOD);
	expect_equal(idw_sign_in(w, "eve", IDW_PASSWORD, "10.6.6.6", NULL),
	             ATTEMPT_GOOD);
	w->now.ms += 31 * 1000;
	expect_equal(idw_sign_in(w, "sam", "wrong", "10.6.6.6", NULL),
	             ATTEMPT_WRONG);
	w->now.ms += 31 * 1000;
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.6.6.6", NULL),
	             ATTEMPT_SLOWED);
	w->now.ms += 31 * 1000;
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.6.6.6", NULL),
	             ATTEMPT_GOOD);
	/* The right one clears what was counted. */
	expect_equal(idw_sign_in(w, "sam", "wrong", "10.6.6.6", NULL),
	             ATTEMPT_WRONG);
}

TEST("identity: a clock that jumps back makes nobody wait for it")
{
	struct idw *w = idw_new(t);

	idw_user(w, "sam", R(CASE_MANAGER));
	for (int i = 0; i < 5; i++)
		expect_equal(idw_sign_in(w, "sam", "wrong", "10.6.6.6", NULL),
		             ATTEMPT_WRONG);
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.6.6.6", NULL),
	             ATTEMPT_SLOWED);
	w->now.ms -= IDENTITY_DAY_MS;
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.6.6.6", NULL),
	             ATTEMPT_GOOD);
	/* what is tried from now on counts as ever */
	for (int i = 0; i < 5; i++)
		expect_equal(idw_sign_in(w, "sam", "wrong", "10.6.6.6", NULL),
		             ATTEMPT_WRONG);
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "10.6.6.6", NULL),
	             ATTEMPT_SLOWED);
}

TEST("identity: a name that nobody has is slowed like any other")
{
	struct idw *w = idw_new(t);

	for (int i = 0; i < 5; i++)
		expect_equal(idw_sign_in(w, "ghost", "x", "10.6.6.6", NULL),
		             ATTEMPT_WRONG);
	expect_equal(idw_sign_in(w, "ghost", "x", "10.6.6.6", NULL),
	             ATTEMPT_SLOWED);
}

static struct str
pair_from(struct test *t, const char *peer, const char *chain)
{
	struct idw w = {.t = t};
	struct app app = {.arena = t->arena};
	struct ctx ctx = {.arena = t->arena, .app = &app, .req = &w.req};

	idw_request(&w, POST, "/sign-in", S(""));
	w.req.peer = str_of(peer);
	if (chain != NULL)
		idw_header(&w, "x-forwarded-for", str_of(chain));
	return str_hex(t->arena, identity_pair(&ctx, "password", S("sam")));
}

TEST("identity: behind a proxy here the address is the one it added last")
{
	struct str direct = pair_from(t, "10.0.0.1", NULL);

	expect_true(str_equal(direct,
	                      pair_from(t, "127.0.0.1", "1.1.1.1, 10.0.0.1")));
	expect_false(str_equal(direct,
	                       pair_from(t, "127.0.0.1", "10.0.0.1, 1.1.1.1")));
	/* From elsewhere the header is anybody's, and counts for nothing. */
	expect_true(str_equal(direct, pair_from(t, "10.0.0.1", "1.1.1.1")));
}

TEST("identity: demo sign-ins are refused through a proxy")
{
	struct idw *w = idw_new(t);
	struct identity_new sam = {.username = S("sam"),
	                           .name = S("Sam"),
	                           .roles = R(CASE_MANAGER),
	                           .demo = true};
	struct user_id id;
	struct str cookie;

	expect_true(secret_password_hash(t->arena,
	                                 secret_of(t->arena, S(IDW_PASSWORD)),
	                                 &sam.password_hash));
	expect_ok(idw_user_add(w, &sam, &id));
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "127.0.0.1", &cookie),
	             ATTEMPT_GOOD);
	expect_equal(idw_of_cookie(w, cookie).id.v, id.v);
	w->req.forwarded = true;
	expect_equal(idw_of_cookie(w, cookie).id.v, 0);
	expect_equal(idw_sign_in(w, "sam", IDW_PASSWORD, "127.0.0.1", NULL),
	             ATTEMPT_PROXY);
}

TEST("identity: after sign-in one goes back to a page of this site only")
{
	expect_str(identity_return(S("/people/X123456/plan?tab=1")),
	           "/people/X123456/plan?tab=1");
	expect_str(identity_return(S("")), "/");
	expect_str(identity_return(S("https://evil.example/")), "/");
	expect_str(identity_return(S("//evil.example/")), "/");
	expect_str(identity_return(S("/\\evil.example")), "/");
	expect_str(identity_return(S("/a\r\nSet-Cookie: x")), "/");
	expect_str(identity_return(S("/sign-in")), "/");
	expect_str(identity_with_return(t->arena, S("/sign-in"), S("/a?b=c&d")),
	           "/sign-in?return=/a%3Fb%3Dc%26d");
	expect_str(identity_with_return(t->arena, S("/sign-in"), S("/")),
	           "/sign-in");
}

/* --- passwords ------------------------------------------------------------ */

static struct str
problem_of(struct test *t, const char *password)
{
	struct text text = identity_password_problem(
	        t->arena, str_of(password), S("samantha"), S("Sam Okafor"));

	return text.key == NULL ? S("") : str_of(text.key);
}

TEST("identity: a password that is short, known, or one's own name is refused")
{
	const char *guessed =
	        "That password is easy to guess. Choose three words that have "
	        "nothing to do with each other.";

	expect_str(problem_of(t, ""), "Enter a new password");
	expect_str(problem_of(t, "x7Kq9#p"),
	           "Your password must have at least 10 characters");
	expect_str(problem_of(t, "password12345"), guessed);
	expect_str(problem_of(t, "aaaaaaaaaaaaaaa"), guessed);
	expect_str(problem_of(t, "okaforokafor"), guessed);
	expect_str(problem_of(t, "plum-Samantha-tractor-nine"),
	           "Your password must not hold your username");
	expect_str(problem_of(t, "plum tractor lantern"), "");
}

struct waiter {
	struct test *t;
	pthread_t thread;
	const struct fault *fault;
	bool ok;
};

static void *
verify_one(void *data)
{
	struct waiter *x = data;
	struct arena *arena = arena_create(0);
	struct ctx ctx = {.arena = arena};

	x->fault = identity_password_verify(&ctx, S("x"), S(""), &x->ok);
	if (x->fault != NULL)
		x->fault = (const void *)"stopped";
	arena_drop(arena);
	return NULL;
}

TEST("identity: a password is hashed with argon2id, two at once and no more")
{
	struct ctx ctx = {.arena = t->arena};
	struct waiter waiters[6] = {{0}};
	struct str hash;
	bool right;

	expect_ok(identity_password_hash(&ctx, S("plum tractor"), &hash));
	expect_true(str_starts(hash, S("$argon2id$v=19$m=65536,t=2,p=1$")));
	expect_ok(identity_password_verify(&ctx, S("plum tractor"), hash,
	                                   &right));
	expect_true(right);
	expect_ok(
	        identity_password_verify(&ctx, S("plum tracto"), hash, &right));
	expect_false(right);
	/* More than two wait their turn, and are answered. */
	for (size_t i = 0; i < 6; i++)
		expect_equal(pthread_create(&waiters[i].thread, NULL,
		                            verify_one, &waiters[i]),
		             0);
	for (size_t i = 0; i < 6; i++) {
		pthread_join(waiters[i].thread, NULL);
		expect_null(waiters[i].fault);
		expect_false(waiters[i].ok);
	}
	expect_true(identity_gate_most() <= 2);
}
