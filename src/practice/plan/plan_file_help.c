/*
 * plan_file_help.c - what may get in the way and what helps, from a plan that
 * comes in.  A file gives nobody's voice: both come in as the worker's who
 * says so.
 */
#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_help.h"

void
plan_file_help_copy(const struct ctx *ctx, const struct plan_goal *from,
                    struct plan_goal *goal)
{
	struct plan_hurdle *hurdles =
	        arena_new(ctx->arena, struct plan_hurdle, PLAN_HURDLES_MOST);
	size_t n = 0;

	for (size_t i = 0; i < from->hurdles_n && n < PLAN_HURDLES_MOST; i++) {
		const struct plan_hurdle *h = &from->hurdles[i];

		if (str_empty(h->gets) || str_empty(h->then))
			continue;
		hurdles[n++] = (struct plan_hurdle){
		        .gets = h->gets,
		        .then = h->then,
		        .helps = h->helps,
		        .author = plan_author_now(ctx, PLAN_VOICE_WORKER),
		};
	}
	goal->hurdles = hurdles;
	goal->hurdles_n = n;
	goal->helps = from->helps;
	goal->helps_n = from->helps_n;
}

bool
plan_file_help_is_theirs(const struct plan_goal *from)
{
	for (size_t i = 0; i < from->hurdles_n; i++)
		if (from->hurdles[i].author.voice != PLAN_VOICE_WORKER)
			return true;
	for (size_t i = 0; i < from->helps_n; i++)
		if (from->helps[i].side == PLAN_PERSON)
			return true;
	return false;
}

/* What the file says of a strength, beside its words. */
static struct plan_strength
strength_of(const struct ctx *ctx, const struct plan_whole *file,
            const struct plan_help *help)
{
	struct plan_strength is = {.words = help->words,
	                           .said_by = PLAN_SAID_WORKER};

	for (size_t i = 0; i < file->strengths_n; i++)
		if (str_equal(file->strengths[i].words, help->words))
			is = file->strengths[i];
	is.id = id_new();
	is.author = plan_author_now(ctx, PLAN_VOICE_WORKER);
	is.source = 0;
	return is;
}

/* The person's strength with these words: made where there is none. */
static const struct fault *
strength_here(struct ctx *ctx, const struct plan_preview *preview,
              const struct plan_help *help, int64_t *out)
{
	struct person_id person = preview->file.person;
	struct plan_strength *here, fresh;
	size_t n;

	TRY(plan_store_strengths(ctx, person, &here, &n));
	for (size_t i = 0; i < n; i++)
		if (str_equal(here[i].words, help->words)) {
			*out = here[i].id;
			return NULL;
		}
	if (n >= PLAN_STRENGTHS_MOST)
		return plan_full(ctx);
	fresh = strength_of(ctx, &preview->in.whole, help);
	*out = fresh.id;
	return plan_store_strength_add(ctx, person, &fresh);
}

/* Both sides may have linked it there: here it is linked once. */
static bool
is_again(const struct plan_goal *goal, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (str_equal(goal->helps[i].words, goal->helps[at].words))
			return true;
	return false;
}

const struct fault *
plan_file_help_add(struct ctx *ctx, const struct plan_preview *preview,
                   const struct plan_goal *goal)
{
	for (size_t i = 0; i < goal->hurdles_n; i++) {
		struct plan_hurdle hurdle = goal->hurdles[i];

		hurdle.id = id_new();
		hurdle.goal = goal->id;
		TRY(plan_store_hurdle_add(ctx, goal->person, &hurdle));
	}
	for (size_t i = 0; i < goal->helps_n; i++) {
		struct plan_help help = {
		        .id = id_new(), .goal = goal->id, .side = PLAN_WORKER};

		if (str_empty(goal->helps[i].words) || is_again(goal, i))
			continue;
		TRY(strength_here(ctx, preview, &goal->helps[i],
		                  &help.strength));
		TRY(plan_store_help_add(ctx, goal->person, &help));
	}
	return NULL;
}
