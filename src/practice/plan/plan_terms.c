#include "practice/plan/plan_terms.h"

#include "base/csv.h"

/*
 * What is agreed about, of one version: its goals and their steps as far as
 * plan_differ looks at them, in lines of CSV behind one that says how many
 * there are.  The whole stands in the snapshot.  This is read each time a plan
 * is shown that changed since it was agreed: to read all of the snapshot, as
 * JSON, was half the work of that page.  Enumerations stand as their words, as
 * they do there.
 */

enum {
	GOAL_ID = 1,
	GOAL_TITLE,
	GOAL_WHY,
	GOAL_HOW,
	GOAL_AREA,
	GOAL_RELATED,
	GOAL_TARGET,
	GOAL_BASIS,
	GOAL_STATUS,
	GOAL_REPLY,
	GOAL_CELLS
};

/* The last two of a step that needs something. */
enum {
	STEP_ID = 1,
	STEP_WORDS,
	STEP_ACTOR,
	STEP_DUE,
	STEP_REPLY,
	STEP_CELLS,
	STEP_RESOURCE = STEP_CELLS,
	STEP_NEEDS,
	STEP_CELLS_MORE
};

enum { HEAD_GOALS = 1, HEAD_STEPS, HEAD_CELLS };

/* --- writing --------------------------------------------------------- */

static void
cell_word(struct buf *buf, const char *const *words, unsigned place)
{
	csv_put(buf, str_of(words[place]), false, false);
}

static void
cell_i64(struct buf *buf, int64_t v)
{
	buf_print(buf, ",%lld", (long long)v);
}

static void
write_step(struct buf *buf, const struct plan_step *step)
{
	csv_put(buf, S("step"), true, false);
	cell_i64(buf, step->id.v);
	csv_put(buf, step->words, false, false);
	cell_word(buf, plan_actor_words, step->actor);
	cell_i64(buf, step->due.days);
	cell_word(buf, plan_reply_words, step->replies[PLAN_PERSON]);
	if (step->resource != PLAN_RESOURCE_NONE || !str_empty(step->needs)) {
		cell_word(buf, plan_resource_words, step->resource);
		csv_put(buf, step->needs, false, false);
	}
	buf_put(buf, "\n", 1);
}

static void
write_goal(struct buf *buf, const struct plan_goal *goal)
{
	csv_put(buf, S("goal"), true, false);
	cell_i64(buf, goal->id.v);
	csv_put(buf, goal->title, false, false);
	csv_put(buf, goal->why, false, false);
	csv_put(buf, goal->how, false, false);
	cell_word(buf, plan_area_words, goal->area);
	cell_i64(buf, goal->related);
	cell_i64(buf, goal->target.days);
	cell_word(buf, plan_basis_words, goal->basis);
	cell_word(buf, plan_goal_status_words, goal->status);
	cell_word(buf, plan_reply_words, goal->replies[PLAN_PERSON]);
	buf_put(buf, "\n", 1);
	for (size_t i = 0; i < goal->steps_n; i++)
		write_step(buf, &goal->steps[i]);
}

void
plan_terms_write(struct buf *buf, const struct plan_whole *whole)
{
	size_t steps = 0;

	for (size_t i = 0; i < whole->goals_n; i++)
		steps += whole->goals[i].steps_n;
	/* A merge may bring more than fits: then the snapshot is read. */
	if (whole->goals_n > PLAN_GOALS_MOST || steps > PLAN_STEPS_MOST)
		return;
	buf_print(buf, "plan,%zu,%zu\n", whole->goals_n, steps);
	for (size_t i = 0; i < whole->goals_n; i++)
		write_goal(buf, &whole->goals[i]);
}

/* --- reading --------------------------------------------------------- */

struct reading {
	struct arena *arena;
	struct csv_reader csv;
	struct plan_goal *goals;
	struct plan_step *steps;
	size_t goals_n, goals_room;
	size_t steps_n, steps_room;
	bool wrong;
};

static int64_t
get_i64(struct reading *in, size_t cell)
{
	int64_t v = 0;

	in->wrong |= !str_i64(in->csv.cells[cell], &v);
	return v;
}

static unsigned
get_word(struct reading *in, size_t cell, const char *const *words)
{
	int place = str_word(in->csv.cells[cell], words);

	in->wrong |= place < 0;
	return place < 0 ? 0 : (unsigned)place;
}

static struct str
get_str(struct reading *in, size_t cell)
{
	return str_copy(in->arena, in->csv.cells[cell]);
}

static struct date
get_date(struct reading *in, size_t cell)
{
	return (struct date){(int32_t)get_i64(in, cell)};
}

static void
read_head(struct reading *in)
{
	in->goals_room = (size_t)get_i64(in, HEAD_GOALS);
	in->steps_room = (size_t)get_i64(in, HEAD_STEPS);
	in->wrong |= in->goals != NULL || in->goals_room > PLAN_GOALS_MOST ||
	             in->steps_room > PLAN_STEPS_MOST;
	if (in->wrong)
		return;
	in->goals = arena_new(in->arena, struct plan_goal, in->goals_room);
	in->steps = arena_new(in->arena, struct plan_step, in->steps_room);
}

static void
read_goal(struct reading *in)
{
	if (in->goals_n == in->goals_room) {
		in->wrong = true;
		return;
	}
	in->goals[in->goals_n++] = (struct plan_goal){
	        .id = {get_i64(in, GOAL_ID)},
	        .title = get_str(in, GOAL_TITLE),
	        .why = get_str(in, GOAL_WHY),
	        .how = get_str(in, GOAL_HOW),
	        .area = get_word(in, GOAL_AREA, plan_area_words),
	        .related = (unsigned)get_i64(in, GOAL_RELATED),
	        .target = get_date(in, GOAL_TARGET),
	        .basis = get_word(in, GOAL_BASIS, plan_basis_words),
	        .status = get_word(in, GOAL_STATUS, plan_goal_status_words),
	        .replies[PLAN_PERSON] =
	                get_word(in, GOAL_REPLY, plan_reply_words),
	        .steps = &in->steps[in->steps_n],
	};
}

static void
read_step(struct reading *in)
{
	struct plan_goal *goal;

	if (in->goals_n == 0 || in->steps_n == in->steps_room) {
		in->wrong = true;
		return;
	}
	goal = &in->goals[in->goals_n - 1];
	in->steps[in->steps_n++] = (struct plan_step){
	        .id = {get_i64(in, STEP_ID)},
	        .goal = goal->id,
	        .words = get_str(in, STEP_WORDS),
	        .actor = get_word(in, STEP_ACTOR, plan_actor_words),
	        .due = get_date(in, STEP_DUE),
	        .replies[PLAN_PERSON] =
	                get_word(in, STEP_REPLY, plan_reply_words),
	};
	if (in->csv.n == STEP_CELLS_MORE) {
		in->steps[in->steps_n - 1].resource =
		        get_word(in, STEP_RESOURCE, plan_resource_words);
		in->steps[in->steps_n - 1].needs = get_str(in, STEP_NEEDS);
	}
	goal->steps_n++;
}

static void
read_line(struct reading *in)
{
	struct str what = in->csv.cells[0];

	if (str_is(what, "goal") && in->csv.n == GOAL_CELLS)
		read_goal(in);
	else if (str_is(what, "step") &&
	         (in->csv.n == STEP_CELLS || in->csv.n == STEP_CELLS_MORE))
		read_step(in);
	else if (str_is(what, "plan") && in->csv.n == HEAD_CELLS)
		read_head(in);
	else
		in->wrong = true;
}

const struct fault *
plan_terms_read(struct ctx *ctx, struct str text, struct plan_whole *out)
{
	struct reading in = {.arena = ctx->arena};
	enum csv_row row;

	csv_open(&in.csv, ctx->arena, NULL);
	csv_text(&in.csv, text);
	while ((row = csv_next(&in.csv)) == CSV_ROW && !in.wrong)
		read_line(&in);
	csv_close(&in.csv);
	if (in.wrong || row != CSV_END || in.goals == NULL ||
	    in.goals_n != in.goals_room || in.steps_n != in.steps_room)
		return fault_bug(ctx, "what is agreed in a version of a plan "
		                      "cannot be read");
	*out = (struct plan_whole){.goals = in.goals, .goals_n = in.goals_n};
	return NULL;
}
