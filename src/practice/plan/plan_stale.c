/*
 * plan_stale.c - rules: what a goal or step says now, beside what was typed
 * and beside what it said when it was read.
 */
#include "practice/plan/plan_stale.h"

#include "practice/plan/plan_api_local.h"
#include "practice/plan/plan_past.h"
#include "practice/plan/plan_strength_local.h"

bool
plan_is_stale(const struct ctx *ctx)
{
	return fault_is(ctx->shown, FAULT_CONFLICT);
}

int64_t
plan_stale_version(const struct ctx *ctx, int64_t now)
{
	int64_t sent = 0;

	if (now == 0 || ctx->shown == NULL || plan_is_stale(ctx))
		return now;
	sent = plan_form_version(ctx->req);
	return sent > 0 ? sent : now;
}

int64_t
plan_act_version(const struct ctx *ctx, struct str action, int64_t now)
{
	return page_sent(ctx, action) ? plan_stale_version(ctx, now) : now;
}

/* --- what differs -------------------------------------------------------- */

/* A goal has thirteen fields that may differ, a step six. */
#define MOST 13

struct differ {
	struct arena *arena;
	const struct plan_screen *screen;
	struct change *v;
	size_t n;
	struct str of, part;
};

static void
put(struct differ *d, struct str what, struct str was, struct str is)
{
	d->v[d->n++] = (struct change){
	        .kind = CHANGE_CHANGED,
	        .of = d->of,
	        .join = T(": step: "),
	        .part = d->part,
	        .what = what,
	        .was = was,
	        .is = is,
	};
}

/* A browser ends its lines otherwise: that is no difference. */
static void
put_words(struct differ *d, struct str what, struct str was, struct str is)
{
	if (!plan_words_alike(was, is))
		put(d, what, was, is);
}

static void
put_date(struct differ *d, struct str what, struct date was, struct date is)
{
	if (was.days != is.days)
		put(d, what,
		    date_is(was) ? date_words(d->arena, was) : T("no date"),
		    date_is(is) ? date_words(d->arena, is) : T("no date"));
}

static void
put_key(struct differ *d, struct str what, const char *const *keys,
        unsigned was, unsigned is)
{
	if (was != is)
		put(d, what, text_get(keys[was]), text_get(keys[is]));
}

static void
put_declined(struct differ *d, const enum plan_reply *was,
             const enum plan_reply *is)
{
	bool then = was[PLAN_PERSON] == PLAN_DECLINED;
	bool now = is[PLAN_PERSON] == PLAN_DECLINED;

	if (then != now)
		put(d, T("Declined"), then ? T("Yes") : T("No"),
		    now ? T("Yes") : T("No"));
}

/* A person's form does not ask: what they write is theirs. */
static void
put_voice(struct differ *d, enum plan_voice was, enum plan_voice is)
{
	static const char *const keys[] = {
	        [PLAN_VOICE_OWN] = TK("The person’s own words"),
	        [PLAN_VOICE_FOR] = TK("The person’s, written down by a worker"),
	        [PLAN_VOICE_WORKER] = TK("A worker’s words"),
	};

	if (!d->screen->mine)
		put_key(d, T("Whose words are these?"), keys, was, is);
}

static struct str
statement_words(const struct differ *d, struct statement_id id)
{
	const struct plan_whole *whole = &d->screen->whole;

	for (size_t i = 0; i < whole->statements_n; i++)
		if (whole->statements[i].first.v == id.v)
			return whole->statements[i].words;
	return id.v == 0 ? S("") : T("Words that were taken back");
}

static void
put_why_so(struct differ *d, const struct plan_goal *was,
           const struct plan_goal *is)
{
	if (was->statement.v != is->statement.v)
		put(d, T("The words that it comes from"),
		    statement_words(d, was->statement),
		    statement_words(d, is->statement));
	put_key(d, T("Why it comes from no words"), plan_no_words_keys,
	        was->no_words, is->no_words);
	put_words(d, T("More about that"), was->no_statement, is->no_statement);
}

static struct differ
begin(struct ctx *ctx, const struct plan_screen *screen)
{
	return (struct differ){
	        .arena = ctx->arena,
	        .screen = screen,
	        .v = arena_new(ctx->arena, struct change, MOST),
	        .of = screen->goal->title,
	        .part = screen->step != NULL ? screen->step->words : S(""),
	};
}

static struct change_list
differ_goal(struct ctx *ctx, const struct plan_screen *screen,
            const struct plan_goal *was, const struct plan_goal *is)
{
	struct differ d = begin(ctx, screen);
	bool mine = screen->mine;

	put_words(&d, T("Goal"), was->title, is->title);
	put_words(&d, T("Why"), was->why, is->why);
	put_words(&d, T("How I will know"), was->how, is->how);
	put_key(&d, T("Area"), mine ? plan_area_keys_me : plan_area_keys,
	        was->area, is->area);
	put_words(&d, T("Helps with, too"),
	          plan_related_names(ctx->arena, was, mine),
	          plan_related_names(ctx->arena, is, mine));
	put_date(&d, T("Aim to reach it by"), was->target, is->target);
	put_key(&d, T("Whose goal it is"),
	        mine ? plan_basis_keys_me : plan_basis_keys, was->basis,
	        is->basis);
	put_key(&d, T("State"), plan_goal_status_keys, was->status, is->status);
	put_declined(&d, was->replies, is->replies);
	put_voice(&d, was->author.voice, is->author.voice);
	put_why_so(&d, was, is);
	return (struct change_list){d.v, d.n};
}

static struct change_list
differ_strength(struct ctx *ctx, const struct plan_screen *screen,
                const struct plan_strength *was, const struct plan_strength *is)
{
	struct differ d = {
	        .arena = ctx->arena,
	        .screen = screen,
	        .v = arena_new(ctx->arena, struct change, MOST),
	        .of = is->words,
	};

	put_words(&d, T("The strength"), was->words, is->words);
	put_words(&d, T("When it showed"), was->evidence, is->evidence);
	put_key(&d, T("Who said so?"), plan_said_keys, was->said_by,
	        is->said_by);
	put_words(&d, T("Who it was"), was->said_name, is->said_name);
	return (struct change_list){d.v, d.n};
}

static struct change_list
differ_step(struct ctx *ctx, const struct plan_screen *screen,
            const struct plan_step *was, const struct plan_step *is)
{
	struct differ d = begin(ctx, screen);

	put_words(&d, T("What"), was->words, is->words);
	put_key(&d, T("Who"),
	        screen->mine ? plan_actor_keys_me : plan_actor_keys, was->actor,
	        is->actor);
	put_key(&d, T("State"), plan_step_status_keys, was->status, is->status);
	put_date(&d, T("By when"), was->due, is->due);
	put_words(&d, T("What it needs"),
	          plan_step_needs(ctx->arena, was, screen->mine),
	          plan_step_needs(ctx->arena, is, screen->mine));
	put_declined(&d, was->replies, is->replies);
	put_voice(&d, was->author.voice, is->author.voice);
	return (struct change_list){d.v, d.n};
}

/* --- as it was kept ------------------------------------------------------ */

struct found {
	const struct plan_goal *goal; /* at the version, or NULL */
	const struct plan_step *step;
	int64_t version; /* the goal's or the step's; 0: it is not there */
};

/* The goal or step of the screen in a version of the plan. */
static const struct fault *
found_in(struct ctx *ctx, const struct plan_screen *screen, struct str snapshot,
         struct found *out)
{
	struct plan_whole whole;
	const struct plan_goal *goal = NULL;

	*out = (struct found){.version = 0};
	TRY(plan_snapshot_read(ctx, snapshot, &whole));
	for (size_t i = 0; i < whole.goals_n; i++)
		if (whole.goals[i].id.v == screen->goal->id.v)
			goal = &whole.goals[i];
	if (goal == NULL)
		return NULL;
	out->goal = goal;
	out->version = goal->version;
	if (screen->step == NULL)
		return NULL;
	out->version = 0;
	for (size_t i = 0; i < goal->steps_n; i++)
		if (goal->steps[i].id.v == screen->step->id.v) {
			out->step = &goal->steps[i];
			out->version = goal->steps[i].version;
		}
	return NULL;
}

/* Back through what happened to the goal: what made what is there now, and how
 * it stood at the version `seen`; out->version is 0 where that is not known. */
static const struct fault *
look_back(struct ctx *ctx, const struct plan_screen *screen, int64_t seen,
          struct plan_version_line *last, struct found *out)
{
	int64_t now = screen->step != NULL ? screen->step->version
	                                   : screen->goal->version;
	struct plan_version_line *lines;
	struct found at = {.version = now};
	size_t n;

	*out = (struct found){.version = 0};
	TRY(plan_store_versions_goal(ctx, screen->head.person, screen->goal->id,
	                             &lines, &n));
	for (size_t i = 0; i < n && at.version > seen; i++) {
		TRY(found_in(ctx, screen, lines[i].snapshot, &at));
		if (at.version == now)
			*last = lines[i];
	}
	if (at.version == seen && seen > 0 && seen < now)
		*out = at;
	return NULL;
}

/* --- on a page ----------------------------------------------------------- */

static struct plan_stale *
stale_of(struct ctx *ctx, struct plan_screen *screen,
         const struct plan_author *author)
{
	struct plan_stale *stale = arena_new(ctx->arena, struct plan_stale, 1);

	stale->author = *author;
	if (screen->goal != NULL)
		stale->keep =
		        plan_goal_path(ctx->arena, screen, screen->goal, "");
	screen->stale = stale;
	return stale;
}

const struct fault *
plan_stale_goal(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen)
{
	const struct plan_goal *now = screen->goal;
	struct plan_goal typed = *now;
	struct plan_goal_terms terms;
	struct plan_stale *stale;
	struct found then;

	if (!plan_is_stale(ctx))
		return NULL;
	TRY(plan_form_goal_change(ctx, req, screen->mine, now, &terms));
	plan_terms_put(&typed, &terms, terms.statement);
	typed.author.voice = terms.voice;
	stale = stale_of(ctx, screen, &now->author);
	stale->beside = differ_goal(ctx, screen, now, &typed);
	return look_back(ctx, screen, plan_form_version(req), &stale->last,
	                 &then);
}

const struct fault *
plan_stale_step(struct ctx *ctx, const struct request *req,
                struct plan_screen *screen)
{
	const struct plan_step *now = screen->step;
	struct plan_step typed = *now;
	struct plan_step_terms terms;
	struct plan_stale *stale;
	struct found then;

	if (!plan_is_stale(ctx))
		return NULL;
	TRY(plan_form_step(ctx, req, screen->mine, &terms));
	typed.words = terms.words;
	typed.actor = terms.actor;
	typed.due = terms.due;
	typed.resource = terms.resource;
	typed.needs = terms.needs;
	typed.status = terms.status;
	typed.author.voice = terms.voice;
	stale = stale_of(ctx, screen, &now->author);
	stale->beside = differ_step(ctx, screen, now, &typed);
	return look_back(ctx, screen, plan_form_version(req), &stale->last,
	                 &then);
}

const struct fault *
plan_stale_step_since(struct ctx *ctx, const struct request *req,
                      struct plan_screen *screen)
{
	struct plan_version_line last;
	struct found then;

	if (!plan_is_stale(ctx))
		return NULL;
	TRY(plan_screen_step(ctx, req, screen));
	TRY(look_back(ctx, screen, plan_form_version(req), &last, &then));
	if (then.step != NULL)
		screen->since =
		        differ_step(ctx, screen, then.step, screen->step);
	return NULL;
}

static void
strength_since(struct ctx *ctx, int64_t seen,
               struct plan_strength_screen *screen)
{
	for (size_t i = 0; i < screen->past_n; i++)
		if (screen->past[i].version == seen)
			screen->plan.since = differ_strength(ctx, &screen->plan,
			                                     &screen->past[i],
			                                     &screen->strength);
}

const struct fault *
plan_stale_strength(struct ctx *ctx, const struct request *req,
                    struct plan_strength_screen *screen)
{
	const struct plan_strength *is = &screen->strength;
	struct plan_author author = plan_strength_author(is);
	struct plan_strength typed;
	struct plan_stale *stale;

	if (!plan_is_stale(ctx))
		return NULL;
	if (str_ends(req->path, S("/withdraw"))) {
		strength_since(ctx, plan_form_version(req), screen);
		return NULL;
	}
	TRY(plan_form_strength(ctx, req, screen->plan.mine, &typed));
	stale = stale_of(ctx, &screen->plan, &author);
	stale->keep = plan_path(ctx->arena, &screen->plan, "/strengths");
	stale->beside = differ_strength(ctx, &screen->plan, is, &typed);
	return NULL;
}

/* --- by the API ---------------------------------------------------------- */

static void
answer(struct ctx *ctx, const struct change_list *changes)
{
	struct json_out j;

	reply_fault_open(ctx, ctx->shown, &j);
	change_json(&j, changes);
	json_end(&j);
}

/* An edit says it beside its body, an act in it. */
static const struct fault *
seen_read(struct ctx *ctx, const struct request *req, int64_t *seen)
{
	struct plan_api_in in;

	if (req->method == PATCH)
		return api_match_read(ctx, req, seen);
	TRY(plan_api_body(ctx, req, &in));
	*seen = plan_api_version(&in);
	return NULL;
}

static const struct fault *
since_open(struct ctx *ctx, const struct request *req,
           struct plan_screen **screen, int64_t *seen)
{
	TRY(plan_api_open(ctx, req, screen));
	TRY(plan_screen_goal(ctx, req, screen));
	(*screen)->mine = plan_side_of(ctx, (*screen)->head.person) ==
	                  PLAN_PERSON;
	return seen_read(ctx, req, seen);
}

const struct fault *
plan_api_goal_since(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct change_list changes = {NULL, 0};
	struct plan_version_line last;
	struct plan_screen *screen;
	struct found then;
	int64_t seen;

	(void)reply;
	TRY(since_open(ctx, req, &screen, &seen));
	TRY(look_back(ctx, screen, seen, &last, &then));
	if (then.goal != NULL)
		changes = differ_goal(ctx, screen, then.goal, screen->goal);
	answer(ctx, &changes);
	return NULL;
}

const struct fault *
plan_api_step_since(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct change_list changes = {NULL, 0};
	struct plan_version_line last;
	struct plan_screen *screen;
	struct found then;
	int64_t seen;

	(void)reply;
	TRY(since_open(ctx, req, &screen, &seen));
	TRY(plan_screen_step(ctx, req, screen));
	TRY(look_back(ctx, screen, seen, &last, &then));
	if (then.step != NULL)
		changes = differ_step(ctx, screen, then.step, screen->step);
	answer(ctx, &changes);
	return NULL;
}

const struct fault *
plan_api_strength_since(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct change_list changes = {NULL, 0};
	struct plan_strength is, *past;
	struct plan_screen *screen;
	int64_t id, seen;
	size_t n;

	(void)reply;
	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "strength", &id));
	TRY(plan_strength_one(ctx, screen->head.person, id, &is));
	TRY(plan_strength_past(ctx, screen->head.person, id, &past, &n));
	TRY(seen_read(ctx, req, &seen));
	for (size_t i = 0; i < n; i++)
		if (past[i].version == seen)
			changes = differ_strength(ctx, screen, &past[i], &is);
	answer(ctx, &changes);
	return NULL;
}
