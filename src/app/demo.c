/*
 * demo.c - the fictional programme, whole or not at all.
 *
 * Everybody in it is made up, and every page of a database that holds it
 * says so.  The same number of people, seed and day give the same content.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/demo_local.h"
#include "base/secret.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "register/people/people.h"

/* People a write job: a job stays short, so that nobody waits for long. */
#define CHUNK 4

static const struct fault *
refuse_unless_empty(struct ctx *ctx, void *data)
{
	bool any;

	(void)data;
	TRY(app_store_people(ctx, &any));
	if (any)
		return fault_refused(
		        ctx,
		        "This database holds people already. The fictional "
		        "programme goes into an empty one only");
	return NULL;
}

/* One capability's part of a chunk, and its place among the parts: who the
 * people are comes first. */
struct part {
	struct demo_run *run;
	const struct capability *capability;
	size_t place;
};

static const struct fault *
part_make(struct ctx *ctx, void *data)
{
	struct part *part = data;

	demo_begin(&part->run->demo, part->place);
	TRY(part->capability->demo(ctx, &part->run->demo));
	return audit_record(ctx, "demo.made", (struct person_id){0},
	                    (int64_t)part->run->demo.until);
}

/* A job each: together they would be more than one may hold. */
static const struct fault *
make_chunk(struct demo_run *run, struct arena *arena)
{
	TRY(app_write(run->app, arena, NULL, "demo", demo_people, run));
	for (size_t c = 0; capabilities[c] != NULL; c++) {
		struct part part = {run, capabilities[c], c + 1};

		if (part.capability->demo != NULL)
			TRY(app_write(run->app, arena, NULL, "demo", part_make,
			              &part));
	}
	return NULL;
}

static void
arena_end(void *arena)
{
	arena_drop(arena);
}

/* In memory of its own, which only a fault outlives. */
static const struct fault *
make_apart(struct demo_run *run, struct arena *arena)
{
	struct arena *own = arena_create((size_t)64 * 1024 * 1024);
	const struct fault *fault = make_chunk(run, own);

	if (fault != NULL)
		arena_defer(arena, arena_end, own);
	else
		arena_drop(own);
	return fault;
}

static const struct fault *
mark(struct ctx *ctx, void *data)
{
	(void)data;
	return app_mark_demo(ctx);
}

/* All people, a few a job: first who they are, then all they did. */
static const struct fault *
make_people(struct demo_run *run, struct arena *arena)
{
	for (size_t at = 0; at < run->wanted; at += CHUNK) {
		run->demo.at = at;
		run->demo.until = at + CHUNK < run->wanted ? at + CHUNK
		                                           : run->wanted;
		TRY(make_apart(run, arena));
	}
	return NULL;
}

static const struct fault *
make(struct demo_run *run, struct arena *arena)
{
	const char *password = getenv("MYDIRECTION_DEMO_PASSWORD");

	if (password == NULL || strlen(password) < 8)
		return fault_invalid(
		        &run->demo,
		        "Set MYDIRECTION_DEMO_PASSWORD to the password of "
		        "the fictional sign-ins, at least 8 characters");
	if (!secret_password_hash(arena, secret_of(arena, str_of(password)),
	                          &run->password_hash))
		return fault_unavailable(&run->demo,
		                         "There is not enough memory to hash "
		                         "the password");
	TRY(app_read(run->app, arena, NULL, "demo", refuse_unless_empty, NULL));
	TRY(identity_key_open(run->app)); /* some of what is made lies sealed */
	/* Marked first: half a programme must never pass for a real one. */
	TRY(app_write(run->app, arena, NULL, "demo", mark, NULL));
	TRY(app_write(run->app, arena, NULL, "demo", demo_staff, run));
	return make_people(run, arena);
}

static void
say_users(void)
{
	for (const struct demo_user *u = demo_users; u->username != NULL; u++)
		if (u->sign_in)
			printf("%-8s %s\n", u->username, u->says);
}

int
command_demo(struct arena *arena, const struct options *options)
{
	struct demo_run run = {
	        .wanted = options->people > 0 ? (unsigned)options->people : 120,
	};
	const struct fault *fault;

	fault = command_open(arena, options, false, &run.app);
	if (fault != NULL)
		return command_fail(arena, fault);
	run.demo.arena = arena;
	run.demo.today = instant_date(clock_now());
	run.demo.n = run.wanted;
	run.demo.people = arena_new(arena, struct demo_person, run.wanted);
	run.demo.seed = (uint64_t)(options->seed > 0 ? options->seed : 1);
	fault = make(&run, arena);
	app_close(run.app);
	if (fault != NULL)
		return command_fail(arena, fault);
	say_users();
	return 0;
}
