/* support_world_test.c - a person of sam's, and acts on what helps her. */
#include "practice/support/support_world_test.h"

#include "kernel/audit/audit.h"
#include "register/policy/policy.h"

struct person_id
support_person(struct world *w, const char *crn, const char *first, bool ours)
{
	return person_new(w, crn, first, "Pugh", "1990-01-01",
	                  ours ? "sam" : "ned");
}

static const struct fault *
seed(struct ctx *ctx, void *data)
{
	(void)data;
	return policy_seed(ctx, ctx->app->capabilities);
}

void
support_world_in(struct world *w, struct act *a)
{
	*a = (struct act){
	        .person = support_person(w, RHIAN, "Rhian", true),
	        .know = {.kind = KNOW_STRENGTH,
	                 .code = 0,
	                 .source = KNOW_SAYS,
	                 .doer = KNOW_EVERYBODY,
	                 .words = S("I read a lot"),
	                 .detail = S(""),
	                 .again = DATE_NONE},
	        .again = DATE_NONE,
	        .path = {.state = PATH_NOT_STARTED,
	                 .with = PATH_WITH_WORKER,
	                 .voice = SUPPORT_FOR,
	                 .words = S("A flat"),
	                 .partner = S(""),
	                 .notes = S("")},
	        .words = S(""),
	};
	w->jay = a->person;
	world_add(w, "rhian", R(PERSON), NULL);
	expect_ok(world_do(w, NULL, seed, NULL));
}

struct world *
support_world(struct test *t, struct act *a)
{
	struct world *w = world_new(t);

	support_world_in(w, a);
	return w;
}

struct http *
support_http(struct test *t, struct act *a)
{
	struct http *h = http_new(t);

	support_world_in(h->w, a);
	return h;
}

/* --- acts ----------------------------------------------------------------- */

const struct fault *
support_do_add(struct ctx *ctx, void *data)
{
	struct act *a = data;

	if (a->know.edition == 0)
		a->know.edition = 1;
	return know_add(ctx, a->person, &a->know, &a->entry, NULL);
}

const struct fault *
support_do_back(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return know_back(ctx, a->person, a->entry);
}

const struct fault *
support_do_aside(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return know_set_aside(ctx, a->person, a->entry, a->words, NULL);
}

const struct fault *
support_do_many(struct ctx *ctx, void *data)
{
	struct act *a = data;

	for (int i = 0; i < a->many; i++) {
		struct know_entry one = {
		        .id = {id_new()},
		        .kind = KNOW_STRENGTH,
		        .code = 0,
		        .words = str_print(ctx->arena, "Strength %d", i),
		        .source = KNOW_SEEN,
		        .edition = 1,
		        .by = {.voice = SUPPORT_WORKER},
		};

		TRY(know_store_add(ctx, a->person, &one));
	}
	return audit_record(ctx, "support.seen", a->person, a->person.v);
}

const struct fault *
support_do_again(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return know_ask_again(ctx, a->person, a->entry, a->again, NULL);
}

const struct fault *
support_do_share(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return know_share(ctx, a->person, a->entry, a->shared);
}

const struct fault *
support_do_finish(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return know_finish(ctx, a->person);
}

const struct fault *
support_do_need(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return path_add(ctx, a->person, &a->path, &a->need, NULL);
}

const struct fault *
support_do_state(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return path_set(ctx, a->person, a->need, a->state, a->words, NULL);
}

const struct fault *
support_do_say(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return path_say(ctx, a->person, a->need, a->words, NULL);
}

const struct fault *
support_do_need_back(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return path_back(ctx, a->person, a->need);
}

const struct fault *
support_do_none(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return path_say_none(ctx, a->person, a->path.path, a->words, NULL);
}

const struct fault *
support_do_lift(struct ctx *ctx, void *data)
{
	struct act *a = data;

	/* As the plan does, which records the goal. */
	TRY(audit_record(ctx, "support.need_moved", a->person, a->need.v));
	return path_lift(ctx, a->person, a->need);
}

const struct fault *
support_do_unlift(struct ctx *ctx, void *data)
{
	struct act *a = data;

	TRY(audit_record(ctx, "support.need_moved", a->person, a->need.v));
	return path_lifted(ctx, a->person, a->need, -1);
}

const struct fault *
support_see(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return know_read(ctx, a->person, &a->now);
}

const struct fault *
support_see_page(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return know_read_page(ctx, a->person, a->page, &a->now);
}

const struct fault *
support_see_line(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return know_line(ctx, a->person, &a->line);
}

const struct fault *
support_see_paths(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return paths_read(ctx, a->person, &a->paths);
}

const struct fault *
support_see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return support_check(ctx);
}

/* --- more at once --------------------------------------------------------- */

void
support_look(struct world *w, struct act *a)
{
	expect_ok(world_see(w, "sam", support_see, a));
	expect_ok(world_see(w, "sam", support_see_paths, a));
}

void
support_says(struct world *w, struct act *a, const char *who,
             enum know_kind kind, enum know_source source, const char *words)
{
	a->know.kind = kind;
	a->know.source = (int)source;
	a->know.words = str_of(words);
	a->know.detail = source == KNOW_DIAGNOSED ? S("Dr Rees") : S("");
	expect_ok(world_do(w, who, support_do_add, a));
	world_later(w, 1000);
}

void
support_helps_say(struct world *w, struct act *a, const char *who,
                  enum support_help help, const char *words)
{
	a->know.code = (int)help;
	support_says(w, a, who, KNOW_HELP, KNOW_SAYS, words);
}

void
support_needs(struct world *w, struct act *a, const char *who, int path,
              enum path_state state, const char *words)
{
	a->path.path = path;
	a->path.state = (int)state;
	a->path.words = str_of(words);
	expect_ok(world_do(w, who, support_do_need, a));
	world_later(w, 1000);
}

struct str
support_last(struct world *w, struct act *a)
{
	support_look(w, a);
	expect_true(a->now.n > 0);
	a->entry = a->now.entries[a->now.n - 1].id;
	return id_show(w->arena, a->entry.v);
}

struct str
support_last_need(struct world *w, struct act *a)
{
	support_look(w, a);
	expect_true(a->paths.n > 0);
	a->need = a->paths.needs[a->paths.n - 1].id;
	return id_show(w->arena, a->need.v);
}
