/*
 * plan_file_back.c - rules: a plan goes out with what came in as it came.
 *
 * What a goal was when it had just come in is made again from the file and the
 * moment, so that it can be told from what became of it here.
 */
#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_hmpps_in.h"

struct back {
	const struct ctx *ctx;
	enum plan_hmpps_shape shape;
	const struct plan_hmpps_who *who;
	const struct plan_whole *whole;
	const struct plan_file_in *files;
	size_t n;
};

static const struct plan_file_in *
file_of(const struct back *back, const struct plan_goal *goal)
{
	if (goal->came.service == PLAN_SERVICE_NONE)
		return NULL;
	for (size_t i = 0; i < back->n; i++)
		if (back->files[i].file.id == goal->came.file &&
		    (size_t)goal->came.place < back->files[i].in.whole.goals_n)
			return &back->files[i];
	return NULL;
}

/* The newest of the shape says what stands beside its goals. */
static const struct plan_file_in *
newest_of(const struct back *back)
{
	const struct plan_file_in *newest = NULL;

	for (size_t i = 0; i < back->n; i++)
		if (back->files[i].in.shape == back->shape &&
		    (newest == NULL ||
		     back->files[i].file.id > newest->file.id))
			newest = &back->files[i];
	return newest;
}

/* --- a goal as it stood --------------------------------------------------- */

/* Whether this is what is said where a file says nothing, in any language. */
static bool
stands_in(const char *key, struct str words)
{
	enum lang was = text_lang();
	bool is = false;

	for (enum lang lang = LANG_EN; lang <= LANG_CY && !is; lang++) {
		text_use(lang);
		is = str_equal(words, text_get(key));
	}
	text_use(was);
	return is;
}

/* A name is found when it is read. */
static void
author_name(struct plan_author *then, const struct plan_author *now)
{
	if (then->user.v == now->user.v && then->at.ms == now->at.ms)
		then->name = now->name;
}

/* Whether it was written here because the file has none. */
static bool
note_stands_in(const struct plan_file_in *from, const struct plan_note *note)
{
	return str_empty(note->from) &&
	       note->author.at.ms == from->file.taken_at.ms &&
	       (stands_in(plan_file_no_reason, note->words) ||
	        stands_in(plan_file_no_way, note->words));
}

static void
notes_came(const struct back *back, const struct plan_file_in *from,
           struct plan_goal *goal)
{
	struct plan_note *notes =
	        arena_new(back->ctx->arena, struct plan_note, goal->notes_n);
	size_t n = 0;

	for (size_t i = 0; i < goal->notes_n; i++)
		if (!note_stands_in(from, &goal->notes[i]))
			notes[n++] = goal->notes[i];
	goal->notes = notes;
	goal->notes_n = n;
}

static void
steps_stood(const struct back *back, struct plan_goal *then,
            const struct plan_goal *now)
{
	struct plan_step *steps =
	        arena_new(back->ctx->arena, struct plan_step, then->steps_n);

	for (size_t i = 0; i < then->steps_n; i++) {
		steps[i] = then->steps[i];
		if (i >= now->steps_n)
			continue;
		steps[i].id = now->steps[i].id;
		author_name(&steps[i].author, &now->steps[i].author);
	}
	then->steps = steps;
}

/* The same words twice are two: each is found once. */
static const struct plan_hurdle *
hurdle_now(const struct plan_goal *goal, const struct plan_hurdle *hurdle,
           bool *found)
{
	for (size_t i = 0; i < goal->hurdles_n; i++)
		if (!found[i] &&
		    str_equal(goal->hurdles[i].gets, hurdle->gets) &&
		    str_equal(goal->hurdles[i].then, hurdle->then) &&
		    goal->hurdles[i].author.at.ms == hurdle->author.at.ms) {
			found[i] = true;
			return &goal->hurdles[i];
		}
	return NULL;
}

static void
hurdles_stood(const struct back *back, struct plan_goal *then,
              const struct plan_goal *now)
{
	struct plan_hurdle *hurdles = arena_new(
	        back->ctx->arena, struct plan_hurdle, then->hurdles_n);
	bool *found = arena_new(back->ctx->arena, bool, now->hurdles_n + 1);

	for (size_t i = 0; i < then->hurdles_n; i++) {
		const struct plan_hurdle *is =
		        hurdle_now(now, &then->hurdles[i], found);

		hurdles[i] = is != NULL ? *is : then->hurdles[i];
		hurdles[i].helps = then->hurdles[i].helps;
	}
	then->hurdles = hurdles;
}

static bool
help_is(const struct plan_help *helps, size_t n, struct str words,
        struct plan_help *out)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(helps[i].words, words)) {
			*out = helps[i];
			return true;
		}
	return false;
}

static void
helps_stood(const struct back *back, struct plan_goal *then,
            const struct plan_goal *now)
{
	struct plan_help *helps =
	        arena_new(back->ctx->arena, struct plan_help, then->helps_n);
	size_t n = 0;

	for (size_t i = 0; i < then->helps_n; i++) {
		struct str words = then->helps[i].words;
		struct plan_help is;

		if (str_empty(words) || help_is(helps, n, words, &is))
			continue;
		is = (struct plan_help){.words = words, .side = PLAN_WORKER};
		(void)help_is(now->helps, now->helps_n, words, &is);
		helps[n++] = is;
	}
	then->helps = helps;
	then->helps_n = n;
}

/* A goal as it stood when it came in, and as it stands, so that they are alike
 * where nothing happened. */
static void
goal_both(const struct back *back, const struct plan_file_in *from,
          const struct plan_goal *is, struct plan_goal *then,
          struct plan_goal *now)
{
	plan_file_stood(back->ctx, &from->file, &from->in,
	                (size_t)is->came.place, then);
	*now = *is;
	then->id = is->id;
	then->came = is->came;
	author_name(&then->author, &is->author);
	if (stands_in(plan_file_no_words, is->no_statement))
		then->no_statement = is->no_statement;
	if (stands_in(plan_file_no_name, is->achieved_by) &&
	    stands_in(plan_file_no_name, then->achieved_by))
		then->achieved_by = is->achieved_by;
	notes_came(back, from, then);
	notes_came(back, from, now);
	steps_stood(back, then, is);
	hurdles_stood(back, then, is);
	helps_stood(back, then, is);
}

/* --- the plan as it stood ------------------------------------------------- */

/* Whether a strength was made of what helps in this file. */
static bool
strength_of(const struct plan_file_in *from, const struct plan_strength *s)
{
	const struct plan_whole *in = &from->in.whole;
	struct plan_help help;

	if (s->author.at.ms != from->file.taken_at.ms)
		return false;
	for (size_t i = 0; i < in->goals_n; i++)
		if (help_is(in->goals[i].helps, in->goals[i].helps_n, s->words,
		            &help))
			return true;
	return false;
}

/* Strengths that came with a file are told in it. */
static void
strengths_came(const struct back *back, struct plan_whole *now)
{
	struct plan_strength *list = arena_new(
	        back->ctx->arena, struct plan_strength, now->strengths_n);
	size_t n = 0;

	for (size_t i = 0; i < now->strengths_n; i++) {
		bool came = false;

		for (size_t k = 0; k < back->n && !came; k++)
			came = strength_of(&back->files[k], &now->strengths[i]);
		if (!came)
			list[n++] = now->strengths[i];
	}
	now->strengths = list;
	now->strengths_n = n;
}

/* What the plan would be, had nobody here said anything since. */
static void
plan_stood(const struct plan_file_in *newest, struct plan_whole *then)
{
	struct plan *plan = &then->plan;

	for (size_t side = 0; side < PLAN_SIDE_COUNT; side++)
		plan->sides[side] = (struct plan_answered){.at = INSTANT_NONE};
	/* The day a draft is looked at again is nobody's word. */
	if (plan->state != PLAN_DRAFT)
		plan->review_on = DATE_NONE;
	then->statements_n = 0;
	then->strengths_n = 0;
	then->phases_n = 0;
	if (newest == NULL || plan->state_at.ms < newest->file.taken_at.ms)
		return;
	plan->state = PLAN_DRAFT;
	plan->state_at = INSTANT_NONE;
}

static json_t *
document(const struct back *back, const struct plan_hmpps_who *who,
         const struct plan_whole *whole)
{
	struct arena *arena = back->ctx->arena;
	struct json_out j;
	struct buf buf;
	json_t *root;

	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	plan_hmpps_write(&j, back->shape, who, whole);
	if (json_read(arena, buf_get(&buf), &root) != NULL)
		return NULL;
	return root;
}

/* --- the order of goals --------------------------------------------------- */

/* The k-th goal of a file here has the number of the k-th of them there: so a
 * move here changes what was moved alone. */
static void
orders_of(const struct back *back, const struct plan_file_in *file,
          json_t *goals)
{
	const struct plan_whole *whole = back->whole;
	size_t from = 0;

	for (size_t i = 0; i < whole->goals_n; i++) {
		const json_t *order;
		bool here = false;

		if (file_of(back, &whole->goals[i]) != file)
			continue;
		for (; !here; from++)
			for (size_t k = 0; k < whole->goals_n && !here; k++)
				here = file_of(back, &whole->goals[k]) ==
				               file &&
				       (size_t)whole->goals[k].came.place ==
				               from;
		order = json_object_get(file->in.items[from - 1].raw,
		                        "goalOrder");
		if (order != NULL)
			json_object_set_new(json_array_get(goals, i),
			                    "goalOrder", json_deep_copy(order));
		else
			json_object_del(json_array_get(goals, i), "goalOrder");
	}
}

/* Goals of here after those of one file, with the numbers that follow. */
static void
orders_after(const struct back *back, json_t *goals)
{
	json_int_t last = -1;

	for (size_t i = 0; i < json_array_size(goals); i++) {
		json_t *goal = json_array_get(goals, i);
		const json_t *order;

		if (file_of(back, &back->whole->goals[i]) == NULL)
			json_object_set_new(goal, "goalOrder",
			                    json_integer(last + 1));
		order = json_object_get(goal, "goalOrder");
		if (json_is_integer(order) && json_integer_value(order) > last)
			last = json_integer_value(order);
	}
}

/* Whether all goals of one file stand first, and none is of another. */
static bool
is_one_file(const struct back *back, const struct plan_file_in *file)
{
	bool after = false;

	for (size_t i = 0; i < back->whole->goals_n; i++) {
		const struct plan_file_in *is =
		        file_of(back, &back->whole->goals[i]);

		if (is != NULL && (after || is != file))
			return false;
		after = is == NULL;
	}
	return true;
}

static void
orders(const struct back *back, const struct plan_file_in *newest,
       json_t *goals)
{
	if (newest != NULL && is_one_file(back, newest)) {
		orders_of(back, newest, goals);
		orders_after(back, goals);
		return;
	}
	for (size_t i = 0; i < json_array_size(goals); i++)
		json_object_set_new(json_array_get(goals, i), "goalOrder",
		                    json_integer((json_int_t)i));
}

/* --- all of it ------------------------------------------------------------ */

static void
let_go(void *root)
{
	json_decref(root);
}

static json_t *
own_copy(const struct back *back, const json_t *from)
{
	json_t *copy = json_deep_copy(from);

	claim(copy != NULL);
	arena_defer(back->ctx->arena, let_go, copy);
	return copy;
}

/* In the shape it came in as it came; in the other as written here, with how
 * it came beside it. */
static json_t *
goal_out(const struct back *back, size_t i, const json_t *then,
         const json_t *now)
{
	const struct plan_goal *goal = &back->whole->goals[i];
	const struct plan_file_in *from = file_of(back, goal);
	const json_t *raw;
	json_t *out;

	if (from != NULL) {
		raw = from->in.items[goal->came.place].raw;
		if (from->in.shape == back->shape)
			return hmpps_back_goal(back->ctx->arena, raw, then,
			                       now);
		out = json_deep_copy(now);
		json_object_set_new(json_object_get(out, PLAN_HMPPS_OURS),
		                    "came_as", json_deep_copy(raw));
		return out;
	}
	return json_deep_copy(now);
}

static json_t *
goals_out(const struct back *back, const json_t *then, const json_t *now)
{
	const struct plan_file_in *newest = newest_of(back);
	json_t *goals = (json_array)();
	size_t n = back->whole->goals_n;

	claim(goals != NULL);
	arena_defer(back->ctx->arena, let_go, goals);
	for (size_t i = 0; i < n; i++) {
		json_t *one = goal_out(back, i,
		                       json_array_get(hmpps_goals_of(then), i),
		                       json_array_get(hmpps_goals_of(now), i));

		claim(json_array_append_new(goals, one) == 0);
	}
	if (newest != NULL && back->shape == PLAN_HMPPS_OLD)
		orders(back, newest, goals);
	return goals;
}

json_t *
plan_file_back(const struct ctx *ctx, enum plan_hmpps_shape shape,
               const struct plan_hmpps_who *who, const struct plan_whole *whole,
               const struct plan_file_in *files, size_t n)
{
	const struct back back = {ctx, shape, who, whole, files, n};
	const struct plan_file_in *newest = newest_of(&back);
	struct plan_hmpps_who nobody = *who;
	struct plan_whole then = *whole, now = *whole;
	json_t *was, *is, *root, *goals;

	then.goals = arena_new(ctx->arena, struct plan_goal, whole->goals_n);
	now.goals = arena_new(ctx->arena, struct plan_goal, whole->goals_n);
	for (size_t i = 0; i < whole->goals_n; i++) {
		const struct plan_goal *goal = &whole->goals[i];
		const struct plan_file_in *from = file_of(&back, goal);

		if (from == NULL || from->in.shape != shape)
			then.goals[i] = now.goals[i] = *goal;
		else
			goal_both(&back, from, goal, &then.goals[i],
			          &now.goals[i]);
	}
	if (newest != NULL)
		strengths_came(&back, &now);
	plan_stood(newest, &then);
	nobody.said = (const struct plan_hmpps_said[]){{.state = 0}};
	nobody.said_n = 0;
	nobody.look_state = PLAN_LOOK_NONE;
	was = document(&back, &nobody, &then);
	is = document(&back, who, &now);
	claim(was != NULL && is != NULL);
	goals = goals_out(&back, was, is);
	root = own_copy(&back, newest != NULL ? newest->in.root : is);
	if (newest != NULL)
		hmpps_back_root(ctx->arena, who, root, was, is, goals);
	else
		(void)hmpps_goals_set(root, goals);
	return root;
}
