/*
 * plan_file_judge.c - rules: what of a file comes in, and as what.
 */
#include "base/fold.h"
#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_help.h"

const char *const plan_file_no_words = TK("It came in a file.");
const char *const plan_file_no_reason =
        TK("It was taken out before it came here. The file does not say why.");
const char *const plan_file_no_way =
        TK("It was reached before it came here. The file does not say how.");
const char *const plan_file_no_name = TK("The plan it came from");

const char *const plan_fate_words[] = {"new", "here", "same_words", NULL};

static void
tell(struct plan_coming *coming, struct text text)
{
	claim(coming->told_n < PLAN_COMING_TOLD_MOST);
	coming->told[coming->told_n++] = text;
}

/* A moment of the file that has been; else now. */
static struct instant
been(const struct ctx *ctx, struct instant at)
{
	return instant_is(at) && at.ms <= ctx->now.ms ? at : ctx->now;
}

/* The titles that are here, folded once: pair by pair it would take memory
 * for each of so many times so many. */
static struct str *
titles_here(struct arena *arena, const struct plan_whole *whole)
{
	struct str *titles = arena_new(arena, struct str, whole->goals_n);

	for (size_t i = 0; i < whole->goals_n; i++)
		titles[i] = fold(arena, whole->goals[i].title);
	return titles;
}

static enum plan_fate
fate_of(struct arena *arena, const struct plan_preview *preview,
        const struct str *titles, size_t i)
{
	const struct plan_whole *whole = &preview->whole;
	const struct plan_goal *goal = &preview->in.whole.goals[i];
	struct str ref = preview->in.items[i].ref;
	struct str words = fold(arena, goal->title);
	enum plan_fate fate = PLAN_FATE_COMES;

	for (size_t k = 0; k < whole->goals_n; k++) {
		const struct plan_goal *here = &whole->goals[k];

		if ((ref.n > 0 && str_equal(here->came.ref, ref)) ||
		    (goal->id.v != 0 && here->id.v == goal->id.v))
			return PLAN_FATE_HERE;
		if (str_equal(titles[k], words))
			fate = PLAN_FATE_DOUBLE;
	}
	return fate;
}

/* --- a goal, as it would stand here --------------------------------------- */

static bool
has_note(const struct plan_goal *goal, enum plan_note_kind kind)
{
	for (size_t i = 0; i < goal->notes_n; i++)
		if (goal->notes[i].kind == kind &&
		    !str_empty(goal->notes[i].words))
			return true;
	return false;
}

/* A date where a current goal needs one, and none for the future. */
static void
date_fit(const struct ctx *ctx, struct plan_coming *coming)
{
	struct plan_goal *goal = &coming->goal;

	if (goal->status == PLAN_GOAL_ACTIVE && !date_is(goal->target)) {
		goal->status = PLAN_GOAL_FUTURE;
		tell(coming, TEXT("It has no date, so it comes in as a goal "
		                  "for the future"));
	} else if (goal->status == PLAN_GOAL_FUTURE && date_is(goal->target)) {
		tell(coming,
		     TEXT("A goal for the future has no date here: {day} "
		          "stays in the file",
		          {"day", date_words(ctx->arena, goal->target)}));
		goal->target = DATE_NONE;
	} else if (goal->status == PLAN_GOAL_ACTIVE &&
	           date_before(goal->target, ctx->today)) {
		tell(coming,
		     TEXT("Its date, {day}, is over: give it a new one",
		          {"day", date_words(ctx->arena, goal->target)}));
	}
}

static void
notes_copy(const struct ctx *ctx, const struct plan_goal *from,
           struct plan_coming *coming, enum plan_note_kind kind,
           struct str added)
{
	struct plan_note *notes =
	        arena_new(ctx->arena, struct plan_note, from->notes_n + 1);
	size_t n = 0;

	if (!str_empty(added))
		notes[n++] = (struct plan_note){
		        .kind = kind,
		        .words = added,
		        .author = plan_author_now(ctx, PLAN_VOICE_WORKER),
		};
	for (size_t i = 0; i < from->notes_n; i++) {
		const struct plan_note *note = &from->notes[i];

		if (str_empty(note->words))
			continue;
		notes[n] = (struct plan_note){
		        .kind = note->kind,
		        .words = note->words,
		        .author = plan_author_now(ctx, PLAN_VOICE_WORKER),
		        .from = str_empty(note->author.name)
		                        ? T("Somebody not named")
		                        : note->author.name,
		};
		notes[n++].author.at = been(ctx, note->author.at);
	}
	coming->goal.notes = notes;
	coming->goal.notes_n = n;
}

/* The note that a closed goal needs; empty where the file has it. */
static struct str
note_needed(const struct plan_goal *from, struct plan_coming *coming,
            enum plan_note_kind *kind)
{
	*kind = PLAN_NOTE_PROGRESS;
	if (from->status == PLAN_GOAL_REMOVED) {
		*kind = PLAN_NOTE_REMOVED;
		if (has_note(from, *kind))
			return S("");
		tell(coming, TEXT("The file does not say why it was taken "
		                  "out: a note says so"));
		return text_get(plan_file_no_reason);
	}
	if (from->status == PLAN_GOAL_ACHIEVED) {
		*kind = PLAN_NOTE_ACHIEVED;
		if (has_note(from, *kind))
			return S("");
		tell(coming, TEXT("The file does not say how it was reached: "
		                  "a note says so"));
		return text_get(plan_file_no_way);
	}
	return S("");
}

/* Who says that it is reached: the file's word, or whose note it was. */
static struct str
achieved_by(const struct plan_goal *from)
{
	if (from->status != PLAN_GOAL_ACHIEVED || !str_empty(from->achieved_by))
		return from->achieved_by;
	for (size_t i = 0; i < from->notes_n; i++)
		if (from->notes[i].kind == PLAN_NOTE_ACHIEVED &&
		    !str_empty(from->notes[i].author.name))
			return from->notes[i].author.name;
	return text_get(plan_file_no_name);
}

static void
steps_copy(const struct ctx *ctx, const struct plan_goal *from,
           struct plan_goal *goal)
{
	struct plan_step *steps =
	        arena_new(ctx->arena, struct plan_step, from->steps_n);

	for (size_t i = 0; i < from->steps_n; i++) {
		const struct plan_step *step = &from->steps[i];

		steps[i] = (struct plan_step){
		        .version = 1,
		        .words = step->words,
		        .actor = step->actor,
		        .status = step->status,
		        .status_at = been(ctx, step->status_at),
		        .due = step->due,
		        .resource = step->resource,
		        .needs = step->needs,
		        .author = plan_author_now(ctx, PLAN_VOICE_WORKER),
		        .replies = {[PLAN_WORKER] = PLAN_ACCEPTED},
		};
	}
	goal->steps = steps;
	goal->steps_n = from->steps_n;
}

/* What of the file's goal is not as it was: said to whoever looks. */
static void
differences(const struct plan_goal *from, struct plan_coming *coming)
{
	if (plan_basis_is_required(from->basis))
		tell(coming, TEXT("The file says that it is required. It comes "
		                  "in as worked out together"));
	if (from->area == PLAN_AREA_NONE)
		tell(coming, TEXT("It has no area that is known here. Choose "
		                  "one when you change it"));
	if (from->author.voice == PLAN_VOICE_OWN ||
	    from->author.voice == PLAN_VOICE_FOR)
		tell(coming, TEXT("The file says that these are the person’s "
		                  "words. They come in as yours: ask"));
	if (from->views[PLAN_PERSON].stance != PLAN_STANCE_NONE ||
	    from->views[PLAN_WORKER].stance != PLAN_STANCE_NONE)
		tell(coming, TEXT("The views of both sides stay in the file"));
	if (plan_file_help_is_theirs(from))
		tell(coming,
		     TEXT("What helps and what may get in the way comes "
		          "in as said by you: ask"));
	if (from->hurdles_n > PLAN_HURDLES_MOST)
		tell(coming, TEXT("Ten things that may get in the way come in, "
		                  "the rest stays in the file"));
}

static void
make(const struct ctx *ctx, const struct plan_preview *preview, size_t i,
     struct plan_coming *coming)
{
	const struct plan_goal *from = &preview->in.whole.goals[i];
	enum plan_note_kind kind;
	struct str note;

	coming->goal = (struct plan_goal){
	        .person = preview->file.person,
	        .version = 1,
	        .title = from->title,
	        .why = from->why,
	        .how = from->how,
	        .area = from->area,
	        .related = from->related & ~(1u << from->area),
	        .target = from->target,
	        .status = from->status,
	        .status_at = been(ctx, from->status_at),
	        .achieved_by = achieved_by(from),
	        .basis = PLAN_BASIS_NEGOTIATED,
	        .author = plan_author_now(ctx, PLAN_VOICE_WORKER),
	        .no_words = PLAN_NO_WORDS_OTHER,
	        .no_statement = text_get(plan_file_no_words),
	        .replies = {[PLAN_WORKER] = PLAN_ACCEPTED},
	        .views = {{.at = INSTANT_NONE}, {.at = INSTANT_NONE}},
	        .came = {.service = preview->file.service,
	                 .on = ctx->today,
	                 .place = (int64_t)i,
	                 .ref = preview->in.items[i].ref},
	};
	date_fit(ctx, coming);
	note = note_needed(from, coming, &kind);
	notes_copy(ctx, from, coming, kind, note);
	steps_copy(ctx, from, &coming->goal);
	plan_file_help_copy(ctx, from, &coming->goal);
	differences(from, coming);
}

void
plan_file_stood(const struct ctx *ctx, const struct plan_file *file,
                const struct plan_hmpps *in, size_t place,
                struct plan_goal *out)
{
	const struct plan_preview preview = {.file = *file, .in = *in};
	struct ctx then = *ctx;
	struct plan_coming coming = {.told_n = 0};

	then.now = file->taken_at;
	then.today = instant_date(file->taken_at);
	then.actor = file->taken_by;
	make(&then, &preview, place, &coming);
	*out = coming.goal;
}

void
plan_file_judge(const struct ctx *ctx, struct plan_preview *preview)
{
	const struct plan_whole *whole = &preview->whole;
	const struct str *titles = titles_here(ctx->arena, whole);
	size_t steps = 0, notes = 0;

	preview->n = preview->in.whole.goals_n;
	preview->goals = arena_new(ctx->arena, struct plan_coming, preview->n);
	for (size_t i = 0; i < preview->n; i++) {
		struct plan_coming *coming = &preview->goals[i];

		make(ctx, preview, i, coming);
		coming->fate = fate_of(ctx->arena, preview, titles, i);
		preview->fates[coming->fate]++;
		if (coming->fate != PLAN_FATE_COMES)
			continue;
		preview->states[coming->goal.status]++;
		preview->steps += coming->goal.steps_n;
		preview->notes += coming->goal.notes_n;
	}
	for (size_t i = 0; i < whole->goals_n; i++) {
		steps += whole->goals[i].steps_n;
		notes += whole->goals[i].notes_n;
	}
	preview->full = whole->goals_n + preview->fates[PLAN_FATE_COMES] >
	                        PLAN_GOALS_MOST ||
	                steps + preview->steps > PLAN_STEPS_MOST ||
	                notes + preview->notes > PLAN_NOTES_MOST;
}
