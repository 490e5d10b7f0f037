/*
 * plan_lift.c - a goal or a step that was made from something said before.
 */
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_net_local.h"

const char *const plan_lift_words[PLAN_LIFT_COUNT + 1] = {
        "", "entry", "need", "tie", "decision", NULL,
};

/* The kind stands behind the number: "k3f9.tie". */
static struct plan_source
source_read(struct str typed)
{
	struct plan_source source = {.v = 0};
	struct str id;
	int kind;

	if (!str_split(&typed, '.', &id) || !id_read(id, &source.v))
		return (struct plan_source){.v = 0};
	kind = str_word(typed, plan_lift_words);
	if (kind > 0)
		source.kind = (enum plan_lift)kind;
	return source;
}

struct plan_source
plan_lift_sent(const struct request *req)
{
	return source_read(request_field(req, "from"));
}

/* --- what it is ----------------------------------------------------------- */

static const struct fault *
find_need(struct ctx *ctx, struct person_id person, struct plan_lifted *out)
{
	struct need_id id = {out->source.v};
	struct path_need *need;
	bool is = false;

	TRY(path_is(ctx, person, id, &is));
	if (!is)
		return NULL;
	need = arena_new(ctx->arena, struct path_need, 1);
	TRY(path_need(ctx, person, id, need));
	out->need = need;
	out->source.kind = PLAN_LIFT_NEED;
	return NULL;
}

static const struct fault *
find_tie(struct ctx *ctx, struct person_id person, struct plan_lifted *out)
{
	struct plan_tie *tie = arena_new(ctx->arena, struct plan_tie, 1);
	bool is = false;

	TRY(plan_store_tie_one(ctx, person, out->source.v, tie, &is));
	if (is)
		out->tie = tie;
	if (is)
		out->source.kind = PLAN_LIFT_TIE;
	return NULL;
}

static const struct fault *
find_decision(struct ctx *ctx, struct person_id person, struct plan_lifted *out)
{
	struct rights_decision *d;
	bool is = false;

	TRY(rights_is(ctx, person, out->source.v, &is));
	if (!is)
		return NULL;
	d = arena_new(ctx->arena, struct rights_decision, 1);
	TRY(rights_decision(ctx, person, out->source.v, d));
	out->decision = d;
	out->source.kind = PLAN_LIFT_DECISION;
	return NULL;
}

static const struct fault *
find_entry(struct ctx *ctx, struct person_id person, struct plan_lifted *out)
{
	struct tool_entry *entry = arena_new(ctx->arena, struct tool_entry, 1);
	bool is = false;

	TRY(tool_entry_maybe(ctx, person, (struct tool_entry_id){out->source.v},
	                     entry, &is));
	if (!is)
		return NULL;
	out->entry = entry;
	out->source.kind = PLAN_LIFT_ENTRY;
	return NULL;
}

/* Of the kind that is said; of none, whichever it is.  What is not there, or is
 * another person's since a merge was undone, is not found. */
static const struct fault *
find(struct ctx *ctx, struct person_id person, struct plan_lifted *out)
{
	static const struct {
		enum plan_lift kind;
		const struct fault *(*find)(struct ctx *, struct person_id,
		                            struct plan_lifted *);
	} finds[] = {
	        {PLAN_LIFT_NEED, find_need},
	        {PLAN_LIFT_TIE, find_tie},
	        {PLAN_LIFT_DECISION, find_decision},
	        {PLAN_LIFT_ENTRY, find_entry},
	};
	const enum plan_lift said = out->source.kind;

	for (size_t i = 0; i < sizeof(finds) / sizeof(finds[0]); i++) {
		if (said != PLAN_LIFT_NONE && said != finds[i].kind)
			continue;
		TRY(finds[i].find(ctx, person, out));
		if (out->source.kind != PLAN_LIFT_NONE)
			return NULL;
	}
	return NULL;
}

static bool
is_found(const struct plan_lifted *l)
{
	return l->entry != NULL || l->need != NULL || l->tie != NULL ||
	       l->decision != NULL;
}

/* Whether something can still be made from it. */
static bool
stands(const struct plan_lifted *l)
{
	if (l->entry != NULL)
		return !l->entry->taken_back && l->entry->box != TOOL_ROOM;
	if (l->need != NULL)
		return path_stands(l->need);
	if (l->tie != NULL)
		return l->tie->named;
	return l->decision != NULL;
}

const struct fault *
plan_lift_asked(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen)
{
	struct plan_lifted *lifted =
	        arena_new(ctx->arena, struct plan_lifted, 1);
	bool sent;

	lifted->source = plan_lift_sent(req);
	sent = lifted->source.v != 0;
	if (!sent)
		lifted->source = source_read(request_query(req, "from"));
	if (lifted->source.v == 0)
		return NULL;
	TRY(find(ctx, screen->head.person, lifted));
	/* Sent by a form that was open: what was typed goes on without it. */
	if (!sent &&
	    (!is_found(lifted) || (lifted->tie != NULL && !lifted->tie->named)))
		return fault_not_found(ctx, "We cannot find what you look for");
	if (stands(lifted))
		screen->lifted = lifted;
	return NULL;
}

const struct fault *
plan_lift_of(struct ctx *ctx, struct plan_screen *screen,
             struct plan_source source)
{
	struct plan_lifted *lifted =
	        arena_new(ctx->arena, struct plan_lifted, 1);

	if (source.v == 0)
		return NULL;
	lifted->source = source;
	TRY(find(ctx, screen->head.person, lifted));
	screen->lifted = lifted;
	return NULL;
}

/* --- what is told --------------------------------------------------------- */

/* Somebody who was taken out since leaves no row to say so. */
static const struct fault *
lift_tie(struct ctx *ctx, struct person_id person, struct plan_source *source,
         const char *field)
{
	struct plan_tie tie = {.id = 0};
	struct problems problems;
	bool is = false;

	TRY(plan_store_tie_lock(ctx, person, source->v, &tie, &is));
	if (is)
		source->kind = PLAN_LIFT_TIE;
	if (is || source->kind == PLAN_LIFT_NONE)
		return NULL;
	problems_init(&problems, ctx->arena);
	problems_add(&problems, field,
	             "We cannot find this person in the circle now. You can "
	             "still save what you wrote");
	return problems_fault(&problems);
}

static const struct fault *
lift_decision(struct ctx *ctx, struct person_id person,
              struct plan_source *source)
{
	bool is = source->kind == PLAN_LIFT_DECISION;

	if (!is)
		TRY(rights_is(ctx, person, source->v, &is));
	if (!is)
		return NULL;
	source->kind = PLAN_LIFT_DECISION;
	return rights_lift(ctx, person, source->v);
}

const struct fault *
plan_lift_new(struct ctx *ctx, struct person_id person,
              struct plan_source *source, const char *field)
{
	const struct need_id need = {source->v};
	const bool open = source->kind == PLAN_LIFT_NONE;
	bool is_need = source->kind == PLAN_LIFT_NEED;

	if (open)
		TRY(path_is(ctx, person, need, &is_need));
	if (is_need) {
		source->kind = PLAN_LIFT_NEED;
		return path_lift(ctx, person, need);
	}
	if (open || source->kind == PLAN_LIFT_TIE)
		TRY(lift_tie(ctx, person, source, field));
	if (source->kind == PLAN_LIFT_TIE)
		return NULL;
	if (open || source->kind == PLAN_LIFT_DECISION)
		TRY(lift_decision(ctx, person, source));
	if (source->kind == PLAN_LIFT_DECISION)
		return NULL;
	source->kind = PLAN_LIFT_ENTRY;
	return tool_lift(ctx, person, (struct tool_entry_id){source->v});
}

/* Who is in the circle is not told: the plan is asked. */
static const struct fault *
count(struct ctx *ctx, struct person_id person, struct plan_source source,
      int by)
{
	switch (source.kind) {
	case PLAN_LIFT_ENTRY:
		return tool_lifted(ctx, (struct tool_entry_id){source.v}, by);
	case PLAN_LIFT_NEED:
		return path_lifted(ctx, person, (struct need_id){source.v}, by);
	case PLAN_LIFT_DECISION:
		return rights_lifted(ctx, source.v, by);
	case PLAN_LIFT_NONE:
	case PLAN_LIFT_TIE:
	case PLAN_LIFT_COUNT:
	default:
		return NULL;
	}
}

const struct fault *
plan_lift_out(struct ctx *ctx, struct person_id person,
              struct plan_source source)
{
	return count(ctx, person, source, -1);
}

const struct fault *
plan_lift_count(struct ctx *ctx, const struct plan_goal *goal, int by)
{
	struct plan_source *steps;
	size_t n;

	TRY(count(ctx, goal->person, goal->source, by));
	TRY(plan_store_step_sources(ctx, goal->id, &steps, &n));
	for (size_t i = 0; i < n; i++)
		TRY(count(ctx, goal->person, steps[i], by));
	return NULL;
}

/* --- what it begins with -------------------------------------------------- */

/* Nobody is named: others read the plan than read the circle. */
static const char *const tie_somebody[] = {
        [PLAN_TIE_FAMILY] = TK("somebody in the family"),
        [PLAN_TIE_FRIEND] = TK("a friend"),
        [PLAN_TIE_WORKER] = TK("a worker"),
        [PLAN_TIE_NEIGHBOUR] = TK("a neighbour"),
        [PLAN_TIE_WORK] = TK("somebody from work"),
        [PLAN_TIE_CLUB] = TK("somebody from a club"),
        [PLAN_TIE_PEER] = TK("somebody who knows what it is like"),
        [PLAN_TIE_OTHER] = TK("somebody in my life"),
};

static struct str
tie_begins(struct arena *arena, const struct plan_tie *tie)
{
	struct str who = text_get(tie_somebody[tie->kind]);

	if (tie->wish == PLAN_NET_CLOSER)
		return TV(arena, "Get closer to {who}", {"who", who});
	if (tie->wish == PLAN_NET_FURTHER)
		return TV(arena, "Get more distance from {who}", {"who", who});
	return TV(arena, "Stay in touch with {who}", {"who", who});
}

struct str
plan_lift_begins(struct arena *arena, const struct plan_lifted *lifted)
{
	if (lifted->entry != NULL)
		return lifted->entry->words;
	if (lifted->need != NULL)
		return lifted->need->words;
	if (lifted->tie != NULL)
		return tie_begins(arena, lifted->tie);
	return lifted->decision != NULL ? lifted->decision->what : S("");
}

enum plan_area
plan_lift_area(const struct path_need *need)
{
	const struct support_edition *edition =
	        support_edition_of(need->edition);
	int area = str_word(str_of(edition->paths[need->path].area),
	                    plan_area_words);

	return area < 0 ? PLAN_AREA_NONE : (enum plan_area)area;
}
