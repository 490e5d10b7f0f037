#include "tests/world.h"

#include "app/app.h"
#include "base/clock.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "tests/store_copy.h"

#define MIGRATIONS_MOST 128

_Thread_local struct tx_seen_list world_seen;

static void
clock_back(void *data)
{
	(void)data;
	clock_set(INSTANT_NONE);
}

static const struct query changes = {
        .name = "test.changes",
        .text = "select count(*) as n from audit_entry",
        .shows_nobody = "a count",
        .scans = "a test",
};
static const struct query *const own[] = {&changes, NULL};

static void
statements_register(struct world *w, const struct query *const *more)
{
	for (const struct capability *const *c = capabilities; *c != NULL; c++)
		if ((*c)->queries != NULL)
			store_register(w->store, (*c)->queries);
	store_register(w->store, own);
	if (more != NULL)
		store_register(w->store, more);
}

static void
migrate(struct store *store, void *data)
{
	const struct world *w = data;
	const struct migration *v[MIGRATIONS_MOST];
	size_t n = 0;

	for (const struct capability *const *c = capabilities; *c != NULL;
	     c++) {
		const struct migration *const *m = (*c)->schema;

		for (; m != NULL && *m != NULL; m++) {
			size_t at = n++;

			expect_true(n < MIGRATIONS_MOST);
			for (; at > 0 && v[at - 1]->number > (*m)->number; at--)
				v[at] = v[at - 1];
			v[at] = *m;
		}
	}
	expect_ok(store_migrate(store, w->arena, v, n, NULL));
}

static struct app *
app_new(struct world *w)
{
	struct app *app = arena_new(w->arena, struct app, 1);
	unsigned char *key = arena_bytes(w->arena, 32, 1);

	id_random(key, 32);
	*app = (struct app){
	        .arena = w->arena,
	        .store = w->store,
	        .capabilities = capabilities,
	        .base_url = "http://md.test",
	        .host = "md.test",
	        .version = "0.0.0",
	        .key = {key, 32},
	        .per_minute = 100000,
	};
	return app;
}

/* --- acting ------------------------------------------------------------ */

struct acting {
	struct world *w;
	const struct actor *who;
	world_fn fn;
	void *data;
};

static const struct fault *
act(struct tx *tx, void *data)
{
	struct acting *acting = data;
	struct ctx ctx;

	ctx_init(&ctx, acting->w->app, tx->arena, tx, acting->who);
	return acting->fn(&ctx, acting->data);
}

static struct tx_who
who_now(const struct actor *actor)
{
	return (struct tx_who){actor != NULL ? actor->id : (struct user_id){0},
	                       clock_now()};
}

const struct fault *
world_do(struct world *w, const char *username, world_fn fn, void *data)
{
	struct acting acting = {w, NULL, fn, data};

	if (username != NULL)
		acting.who = world_actor(w, username);
	return store_write(w->store, w->arena, who_now(acting.who), "a test",
	                   act, &acting);
}

const struct fault *
world_see(struct world *w, const char *username, world_fn fn, void *data)
{
	struct acting acting = {w, NULL, fn, data};

	if (username != NULL)
		acting.who = world_actor(w, username);
	return store_read(w->store, w->arena, who_now(acting.who), "a test",
	                  act, &acting, &world_seen);
}

struct actor *
world_actor(struct world *w, const char *username)
{
	for (size_t i = 0; i < w->users_n; i++)
		if (str_is(str_of(w->users[i].username), username))
			return &w->users[i].actor;
	fail_msg("there is no user %s", username);
	return NULL;
}

struct user_id
world_user(struct world *w, const char *username)
{
	return world_actor(w, username)->id;
}

void
world_later(struct world *w, int64_t ms)
{
	struct instant now = clock_now();

	(void)w;
	now.ms += ms;
	clock_set(now);
}

struct counting {
	const struct query *query;
	const struct arg *args;
	int64_t n;
};

static const struct fault *
count(struct ctx *ctx, void *data)
{
	struct counting *c = data;
	const struct row *row;

	TRY(sql_one(ctx->tx, c->query, c->args, &row));
	c->n = row_i64(row, "n");
	return NULL;
}

int64_t
world_count(struct world *w, const struct query *query, const struct arg *args)
{
	struct counting c = {query, args, -1};

	expect_ok(world_see(w, NULL, count, &c));
	return c.n;
}

/* --- who is in it ------------------------------------------------------ */

static const struct fault *
user_add(struct ctx *ctx, void *data)
{
	struct world_user *user = data;
	const struct actor *a = &user->actor;

	return identity_user_add(
	        ctx,
	        &(struct identity_new){.username = str_of(user->username),
	                               .name = a->name,
	                               .roles = a->roles,
	                               .organisation = a->organisation,
	                               .team = a->team,
	                               .person = a->person},
	        &user->actor.id);
}

static void
user_new(struct world *w, const char *username, const char *name,
         unsigned roles, bool other)
{
	struct world_user *user = &w->users[w->users_n++];
	bool person = roles == R(PERSON);

	expect_true(w->users_n <= WORLD_USERS);
	*user = (struct world_user){
	        .username = username,
	        .actor = {
	                .username = str_of(username),
	                .name = str_of(name),
	                .roles = roles,
	                .person = person ? w->jay : (struct person_id){0},
	                .organisation = other ? w->other_organisation
	                                      : w->organisation,
	                .team = other ? w->other_team : w->team,
	                .second_factor = true,
	                .purpose = person ? PURPOSE_OWN : PURPOSE_WORKING,
	        }};
	if (person) {
		user->actor.organisation.v = 0;
		user->actor.team.v = 0;
	}
	expect_ok(world_do(w, NULL, user_add, user));
}

struct user_id
world_add(struct world *w, const char *username, unsigned roles,
          const char *like)
{
	bool other = like != NULL && world_actor(w, like)->organisation.v ==
	                                     w->other_organisation.v;

	user_new(w, username, username, roles, other);
	return world_user(w, username);
}

static const struct fault *
people_place(struct ctx *ctx, void *data)
{
	struct world *w = data;

	TRY(access_place(ctx,
	                 &(struct placement){.person = w->jay,
	                                     .organisation = w->organisation,
	                                     .team = w->team,
	                                     .worker = world_user(w, "sam")}));
	TRY(access_place(
	        ctx, &(struct placement){.person = w->kit,
	                                 .organisation = w->other_organisation,
	                                 .team = w->other_team,
	                                 .worker = world_user(w, "ned")}));
	return audit_record(ctx, "test.placed", w->jay, 0);
}

struct world *
world_with(struct test *t, const struct query *const *more)
{
	struct world *w = arena_new(t->arena, struct world, 1);
	struct instant at;

	w->t = t;
	w->arena = t->arena;
	expect_true(instant_read(S("2026-11-24T10:00:00Z"), &at));
	arena_defer(t->arena, clock_back, NULL);
	clock_set(at);
	w->store = store_test_copy(t, migrate, w);
	statements_register(w, more);
	w->app = app_new(w);
	w->organisation.v = id_new();
	w->team.v = id_new();
	w->other_organisation.v = id_new();
	w->other_team.v = id_new();
	w->jay.v = id_new();
	w->kit.v = id_new();
	user_new(w, "sam", "Sam Okafor", R(CASE_MANAGER), false);
	user_new(w, "priya", "Priya Nair", R(SENIOR), false);
	user_new(w, "morgan", "Morgan Hale", R(MANAGER), false);
	user_new(w, "ada", "Ada Quist", R(ADMINISTRATOR), false);
	user_new(w, "jay", "Jay Mercer", R(PERSON), false);
	user_new(w, "ned", "Ned Pryce", R(CASE_MANAGER), true);
	user_new(w, "otto", "Otto Vance", R(MANAGER), true);
	expect_ok(world_do(w, NULL, people_place, w));
	return w;
}

struct world *
world_new(struct test *t)
{
	return world_with(t, NULL);
}

static const struct fault *
changes_read(struct ctx *ctx, void *data)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &changes, NO_ARGS, &row));
	*(int64_t *)data = row_i64(row, "n");
	return NULL;
}

int64_t
world_changes(struct world *w)
{
	int64_t n = 0;

	expect_ok(world_see(w, NULL, changes_read, &n));
	return n;
}

/* --- checks of the rows --------------------------------------------------- */

struct finding {
	const struct query *damage;
	const struct fault *(*check)(struct ctx *ctx);
};

static const struct fault *
finding_damage(struct ctx *ctx, void *data)
{
	const struct finding *f = data;

	return sql_do(ctx->tx, f->damage, NO_ARGS, NULL);
}

static const struct fault *
finding_check(struct ctx *ctx, void *data)
{
	const struct finding *f = data;

	return f->check(ctx);
}

void
world_finds(struct world *w, const struct query *damage,
            const struct fault *(*check)(struct ctx *ctx), const char *words)
{
	struct finding f = {damage, check};
	const struct fault *fault;

	expect_ok(world_do(w, NULL, finding_damage, &f));
	fault = world_see(w, NULL, finding_check, &f);
	expect_fault(fault, FAULT_REFUSED, NULL);
	expect_has(text_show_en(w->arena, &fault->text), words);
}
