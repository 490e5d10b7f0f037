#include "practice/plan/plan_local.h"

struct plan_author
plan_author_now(const struct ctx *ctx, enum plan_voice voice)
{
	return (struct plan_author){
	        .user = ctx->actor,
	        .voice = voice,
	        .at = ctx->now,
	};
}

/* The next line without its end, which may be two letters. */
static bool
plan_line_next(struct str *rest, struct str *line)
{
	if (!str_split(rest, '\n', line))
		return false;
	if (line->n > 0 && line->p[line->n - 1] == '\r')
		line->n--;
	return true;
}

bool
plan_words_alike(struct str a, struct str b)
{
	struct str line, other;

	if (str_empty(a) || str_empty(b))
		return str_empty(a) && str_empty(b);
	while (plan_line_next(&a, &line))
		if (!plan_line_next(&b, &other) || !str_equal(line, other))
			return false;
	return !plan_line_next(&b, &other);
}

void
plan_author_follow(const struct ctx *ctx, enum plan_side side,
                   enum plan_voice voice, bool changed,
                   struct plan_author *author)
{
	if (side == PLAN_PERSON)
		voice = PLAN_VOICE_OWN;
	if (changed || (side == PLAN_WORKER && voice != author->voice) ||
	    (side == PLAN_PERSON && author->voice == PLAN_VOICE_FOR))
		*author = plan_author_now(ctx, voice);
}

/* What a worker wrote down for the person is of either hand. */
static bool
is_others(const struct plan_author *author, enum plan_side side)
{
	return author->voice ==
	       (side == PLAN_PERSON ? PLAN_VOICE_WORKER : PLAN_VOICE_OWN);
}

bool
plan_step_is_sides(const struct plan_step *step, enum plan_side side)
{
	enum plan_side other = side == PLAN_PERSON ? PLAN_WORKER : PLAN_PERSON;

	return !is_others(&step->author, side) &&
	       str_empty(step->reply_words[other]);
}

bool
plan_goal_is_sides(const struct plan_goal *goal, enum plan_side side)
{
	enum plan_side other = side == PLAN_PERSON ? PLAN_WORKER : PLAN_PERSON;

	if (is_others(&goal->author, side) ||
	    goal->views[other].stance != PLAN_STANCE_NONE ||
	    !str_empty(goal->reply_words[other]))
		return false;
	for (size_t i = 0; i < goal->steps_n; i++)
		if (!plan_step_is_sides(&goal->steps[i], side))
			return false;
	for (size_t i = 0; i < goal->notes_n; i++)
		if (is_others(&goal->notes[i].author, side))
			return false;
	return true;
}

struct plan_author
plan_strength_author(const struct plan_strength *strength)
{
	struct plan_author author = strength->author;

	if (author.voice != PLAN_VOICE_OWN)
		author.voice = strength->said_by == PLAN_SAID_SELF
		                       ? PLAN_VOICE_FOR
		                       : PLAN_VOICE_WORKER;
	return author;
}

const struct fault *
plan_strength_names(struct ctx *ctx, struct plan_names *names,
                    struct plan_strength *strengths, size_t n)
{
	for (size_t i = 0; i < n; i++)
		TRY(plan_name(ctx, names, strengths[i].author.user,
		              &strengths[i].author.name));
	return NULL;
}

void
plan_ask_anew(enum plan_side side, enum plan_reply *replies, struct str *words)
{
	replies[side] = PLAN_ACCEPTED;
	replies[plan_other(side)] = PLAN_WAITING;
	words[PLAN_PERSON] = S("");
	words[PLAN_WORKER] = S("");
}
