/*
 * plan_assessed.c - rules: strengths of the assessment, for goals.
 */
#include "practice/plan/plan_assessed.h"

#include "practice/plan/plan_api_local.h"

const struct migration plan_migration_93 = {
        93,
        "plan assessed",
        /* The area of the assessment that it came from, or 0. */
        "alter table plan_strength add column source integer not null"
        " default 0;\n",
};

/* Whether it stands in the plan: it came from there in these words. */
static bool
plan_offer_is_here(const struct plan_strength *strengths, size_t n,
                   struct str words)
{
	for (size_t i = 0; i < n; i++)
		if (strengths[i].source != 0 &&
		    str_equal(strengths[i].words, words))
			return true;
	return false;
}

struct plan_offering {
	struct arena *arena;
	struct plan_offer *v;
	size_t n;
};

/* What one side names in an area: a line each; an empty one is none. */
static void
plan_offer_side(struct plan_offering *o, enum assess_code code,
                const struct assess_area *area, enum plan_voice voice)
{
	bool work = voice == PLAN_VOICE_WORKER;
	const struct assess_by *by = work ? &area->work.by : &area->own.by;
	struct str rest = work ? area->work.strengths : area->own.strengths;
	struct str id = id_show(o->arena, area->id), line;

	for (int row = 1; str_split(&rest, '\n', &line); row++) {
		line = str_trim(line);
		if (str_empty(line) || o->n >= PLAN_OFFERS_MOST)
			continue;
		o->v[o->n++] = (struct plan_offer){
		        .key = str_print(o->arena, "%.*s.%s%lld.%d",
		                         STR_ARG(id), work ? "" : "own",
		                         (long long)by->version, row),
		        .words = line,
		        .code = code,
		        .source = area->id,
		        .author = {by->user, voice, by->at, by->name},
		};
	}
}

static const struct fault *
plan_offers_all(struct ctx *ctx, struct person_id person,
                struct plan_offering *o)
{
	struct assess *shared = arena_new(ctx->arena, struct assess, 1);
	struct assess *now = arena_new(ctx->arena, struct assess, 1);

	TRY(assess_read_both(ctx, person, now, shared));
	o->arena = ctx->arena;
	o->v = arena_new(ctx->arena, struct plan_offer, PLAN_OFFERS_MOST);
	o->n = 0;
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		plan_offer_side(o, (enum assess_code)i, &now->areas[i],
		                now->areas[i].own.voice == ASSESS_FOR
		                        ? PLAN_VOICE_FOR
		                        : PLAN_VOICE_OWN);
		plan_offer_side(o, (enum assess_code)i, &shared->areas[i],
		                PLAN_VOICE_WORKER);
	}
	return NULL;
}

const struct fault *
plan_offers(struct ctx *ctx, struct person_id person, struct plan_offer **out,
            size_t *n)
{
	struct plan_strength *strengths;
	struct plan_offering o;
	size_t here, left = 0;

	TRY(plan_store_strengths(ctx, person, &strengths, &here));
	TRY(plan_offers_all(ctx, person, &o));
	for (size_t i = 0; i < o.n; i++)
		if (!plan_offer_is_here(strengths, here, o.v[i].words))
			o.v[left++] = o.v[i];
	*out = o.v;
	*n = left;
	return NULL;
}

const struct fault *
plan_offers_show(struct ctx *ctx, struct person_id person,
                 const struct plan_offer **out, size_t *n)
{
	struct plan_offer *offers;
	enum permission needed = plan_side_of(ctx, person) == PLAN_PERSON
	                                 ? CAN_WRITE_OWN
	                                 : CAN_WRITE_PLAN;

	*n = 0;
	if (!ctx_can(ctx, needed))
		return NULL;
	TRY(plan_offers(ctx, person, &offers, n));
	*out = offers;
	return NULL;
}

/* As a strength of the plan, with its own author. */
static const struct fault *
plan_offer_take(struct ctx *ctx, struct person_id person,
                const struct plan_offer *offer, int64_t *out)
{
	bool work = offer->author.voice == PLAN_VOICE_WORKER;
	struct plan_strength strength = {
	        .id = id_new(),
	        .words = offer->words,
	        .said_by = work ? PLAN_SAID_WORKER : PLAN_SAID_SELF,
	        .said_name = work ? offer->author.name : S(""),
	        .author = offer->author,
	        .source = offer->source,
	};

	TRY(plan_store_strength_add(ctx, person, &strength));
	TRY(plan_keep(ctx, &(struct plan_act){
	                           .person = person,
	                           .what = "plan.strength_added",
	                           .subject = strength.id,
	                   }));
	*out = strength.id;
	return NULL;
}

const struct fault *
plan_offer_link(struct ctx *ctx, struct goal_id id, struct str key)
{
	struct plan_offer *offers, *found = NULL;
	struct plan_goal goal;
	enum plan_side side;
	int64_t strength;
	size_t n;

	TRY(plan_goal_take(ctx, id, 0, &goal, &side));
	TRY(plan_offers(ctx, goal.person, &offers, &n));
	for (size_t i = 0; i < n; i++)
		if (str_equal(offers[i].key, key))
			found = &offers[i];
	if (found == NULL)
		return fault_conflict(ctx, "That strength was written anew, or "
		                           "is in the plan by now. Choose "
		                           "again");
	TRY(plan_offer_take(ctx, goal.person, found, &strength));
	return plan_help_link(ctx, id, strength);
}

/* --- as JSON --------------------------------------------------------- */

const struct fault *
plan_api_offers(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct plan_offer *offers;
	struct plan_screen *screen;
	struct json_out j;
	size_t n;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_offers_show(ctx, screen->head.person, &offers, &n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++) {
		json_object(&j, NULL);
		json_str(&j, "offer", offers[i].key);
		json_str(&j, "area", str_of(assess_codes[offers[i].code]));
		json_str(&j, "words", offers[i].words);
		plan_api_author(&j, &offers[i].author);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}
