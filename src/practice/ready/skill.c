/*
 * skill.c - rules: what is rated, by whom, and when the next look is.
 */
#include "practice/ready/skill_store.h"

#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "practice/plan/plan_remind.h"
#include "practice/plan/plan_words.h"
#include "register/policy/policy.h"

/* --- reading ------------------------------------------------------------- */

struct skill_look *
skill_open(const struct skills *skills)
{
	struct skill_look *open = NULL;

	for (size_t i = 0; i < skills->n; i++)
		if (skills->looks[i].state == SKILL_OPEN)
			open = &skills->looks[i];
	return open;
}

const struct skill_rating *
skill_now(const struct skills *skills, enum skill_code code,
          enum skill_side side)
{
	for (size_t i = 0; i < skills->n; i++)
		if (skills->looks[i].said[code][side].id != 0)
			return &skills->looks[i].said[code][side];
	return NULL;
}

const struct skill_rating *
skill_first(const struct skills *skills, enum skill_code code,
            enum skill_side side)
{
	for (size_t i = skills->n; i-- > 0;)
		if (skills->looks[i].said[code][side].id != 0)
			return &skills->looks[i].said[code][side];
	return NULL;
}

bool
skill_waits(const struct skills *skills, enum skill_code code)
{
	const struct skill_look *open = skill_open(skills);

	return open != NULL && open->hidden[code];
}

/* What the other side said of a skill, while the reader has not. */
static void
hide(const struct ctx *ctx, struct skills *out)
{
	bool own = ready_is_own(ctx, out->person);
	enum skill_side reader = own ? SKILL_PERSON : SKILL_WORKER;
	enum skill_side other = own ? SKILL_WORKER : SKILL_PERSON;

	for (size_t i = 0; i < out->n; i++) {
		struct skill_look *look = &out->looks[i];

		for (int c = 0; c < SKILL_COUNT; c++) {
			if (look->state != SKILL_OPEN ||
			    look->said[c][other].id == 0 ||
			    look->said[c][reader].id != 0)
				continue;
			look->hidden[c] = true;
			look->said[c][other] = (struct skill_rating){0};
		}
	}
}

static const struct fault *
goals(struct ctx *ctx, struct skills *out)
{
	int64_t *sources;
	size_t n;

	TRY(ready_store_goals(ctx, out->person, &sources, &n));
	for (size_t i = 0; i < out->n; i++)
		for (int c = 0; c < SKILL_COUNT; c++)
			for (int s = 0; s < SKILL_SIDE_COUNT; s++)
				for (size_t g = 0; g < n; g++)
					out->looks[i].said[c][s].goal |=
					        sources[g] ==
					        out->looks[i].said[c][s].id;
	return NULL;
}

static const struct fault *
named(struct ctx *ctx, struct skills *out)
{
	size_t most = out->n * (2 + SKILL_COUNT * SKILL_SIDE_COUNT), n = 0;
	struct ready_by **by =
	        arena_new(ctx->arena, struct ready_by *, most + 1);

	for (size_t i = 0; i < out->n; i++) {
		by[n++] = &out->looks[i].by;
		by[n++] = &out->looks[i].ended;
		for (int c = 0; c < SKILL_COUNT; c++)
			for (int s = 0; s < SKILL_SIDE_COUNT; s++)
				by[n++] = &out->looks[i].said[c][s].by;
	}
	return ready_named(ctx, by, n);
}

const struct fault *
skill_read(struct ctx *ctx, struct person_id person, struct skills *out)
{
	TRY(ready_need(ctx, person, false));
	TRY(skill_store_read(ctx, person, out));
	if (out->n == 0)
		return NULL;
	hide(ctx, out);
	TRY(goals(ctx, out));
	return named(ctx, out);
}

/* --- rating -------------------------------------------------------------- */

static void
terms_check(struct problems *problems, const struct skill_terms *terms)
{
	if (terms->code < 0 || terms->code >= SKILL_COUNT)
		problems_add(problems, "skill", "There is no such skill");
	if (terms->level <= SKILL_UNSAID || terms->level >= SKILL_LEVEL_COUNT)
		problems_add(problems, "level", "Choose how sure it is");
	if (terms->side < 0 || terms->side >= SKILL_SIDE_COUNT)
		problems_add(problems, "side", "Choose whose rating it is");
	ready_words_check(problems, "example", terms->example, NULL);
}

/* The open look; a new one of today where none is. */
static const struct fault *
look_take(struct ctx *ctx, const struct skills *now, struct date due,
          struct skill_look *out)
{
	const struct skill_look *open = skill_open(now);

	if (open != NULL) {
		*out = *open;
		return NULL;
	}
	if (now->n >= SKILL_LOOKS_MOST)
		return fault_refused(ctx, "There were 60 looks already. That "
		                          "is as many as fit");
	*out = (struct skill_look){.id = id_new(), .due = due};
	return skill_store_look_add(ctx, now->person, out->id, due);
}

/* Why this may not be rated. */
static const struct fault *
rate_check(struct ctx *ctx, const struct skill_look *look,
           const struct skill_rating *rating)
{
	const struct skill_rating *before =
	        &look->said[rating->code][rating->side];

	if (look->ratings_n >= SKILL_RATINGS_MOST)
		return fault_refused(ctx, "That is a lot for one look. End it, "
		                          "then start a new one");
	if (rating->side == SKILL_PERSON && rating->by.voice != READY_OWN &&
	    before->id != 0 && before->by.voice == READY_OWN)
		return fault_refused(ctx, "They rated this themself. Nobody "
		                          "else does it for them");
	return NULL;
}

/* A rating stands beside the words that were rated. */
static const struct fault *
asked_check(struct ctx *ctx, const struct skill_terms *terms,
            const struct skill_edition *edition)
{
	if (terms->edition == edition->number)
		return NULL;
	return fault_refused(
	        ctx, "The questions changed while this was open. What you "
	             "typed is still here: look at them once more and save");
}

static struct skill_rating
rating_make(const struct ctx *ctx, struct person_id person,
            const struct skill_terms *terms)
{
	struct skill_rating rating = {
	        .code = (enum skill_code)terms->code,
	        .side = (enum skill_side)terms->side,
	        .level = (enum skill_level)terms->level,
	        .example = terms->example,
	};

	if (ready_is_own(ctx, person)) {
		rating.side = SKILL_PERSON;
		rating.by.voice = READY_OWN;
	} else {
		rating.by.voice = terms->voice == READY_PAPER ? READY_PAPER
		                                              : READY_FOR;
	}
	return rating;
}

const struct fault *
skill_rate(struct ctx *ctx, struct person_id person,
           const struct skill_terms *terms, struct problems *problems)
{
	const struct skill_edition *edition;
	struct skill_rating rating;
	struct skill_look look = {0};
	struct skills now = {0};
	struct problems fresh;

	TRY(ready_need(ctx, person, true));
	TRY(skill_edition_on(ctx, ctx->today, &edition));
	TRY(asked_check(ctx, terms, edition));
	problems = ready_problems(ctx, problems, &fresh);
	terms_check(problems, terms);
	TRY(problems_fault(problems));
	TRY(skill_store_read(ctx, person, &now));
	TRY(look_take(ctx, &now, ctx->today, &look));
	rating = rating_make(ctx, person, terms);
	TRY(rate_check(ctx, &look, &rating));
	rating.look = look.id;
	rating.skill = text_get(edition->kinds[rating.code].name);
	TRY(skill_store_rate(ctx, person, &rating));
	TRY(audit_record(ctx, "ready.rated", person, look.id));
	return NULL;
}

/* --- looks --------------------------------------------------------------- */

static void
day_check(struct problems *problems, const struct ctx *ctx, const char *field,
          struct date day)
{
	if (!date_is(day))
		problems_add(problems, field,
		             "Write the day of the next look, such as "
		             "17/5/2027");
	else if (!date_before(ctx->today, day))
		problems_add(problems, field, "Choose a day that is to come");
	else if (date_before(date_add_days(ctx->today, 731), day))
		problems_add(problems, field,
		             "Choose a day within the next two years");
}

const struct fault *
skill_agree(struct ctx *ctx, struct person_id person, struct date day,
            struct problems *problems)
{
	struct skill_look look = {0};
	struct skills now = {0};
	struct problems fresh;

	TRY(ready_need(ctx, person, true));
	problems = ready_problems(ctx, problems, &fresh);
	day_check(problems, ctx, "day", day);
	TRY(problems_fault(problems));
	TRY(skill_store_read(ctx, person, &now));
	TRY(look_take(ctx, &now, day, &look));
	look.due = day;
	if (skill_open(&now) != NULL)
		TRY(skill_store_look_save(ctx, &look));
	return ready_record(ctx, person, "ready.look_agreed", NULL, look.id);
}

static bool
person_rated(const struct skill_look *look)
{
	for (int c = 0; c < SKILL_COUNT; c++)
		if (look->said[c][SKILL_PERSON].id != 0)
			return true;
	return false;
}

static void
ending_check(struct problems *problems, const struct ctx *ctx,
             const struct skill_ending *ending)
{
	bool left = ending->state == SKILL_LEFT;

	if (!left && ending->state != SKILL_DONE)
		problems_add(problems, "state",
		             "Say whether it was done or left");
	if (left && (ending->reason <= SKILL_NO_REASON ||
	             ending->reason >= SKILL_REASON_COUNT))
		problems_add(problems, "reason", "Choose why it is left");
	ready_words_check(problems, "why", ending->why,
	                  left && ending->reason == SKILL_OTHER
	                          ? TK("Write what the reason is")
	                          : NULL);
	if (ending->wrong_next || date_is(ending->next))
		day_check(problems, ctx, "next", ending->next);
}

const struct fault *
skill_end(struct ctx *ctx, struct person_id person,
          const struct skill_ending *ending, struct problems *problems)
{
	bool left = ending->state == SKILL_LEFT;
	struct skill_look *open;
	struct skills now = {0};
	struct problems fresh;

	TRY(ready_need(ctx, person, true));
	problems = ready_problems(ctx, problems, &fresh);
	ending_check(problems, ctx, ending);
	TRY(problems_fault(problems));
	TRY(skill_store_read(ctx, person, &now));
	open = skill_open(&now);
	if (open == NULL)
		return fault_refused(ctx, "No look is open. Agree a day for "
		                          "the next one");
	if (!left && !person_rated(open))
		return fault_refused(ctx, "The person has not rated anything "
		                          "yet. Rate one skill, or say why it "
		                          "is left");
	open->state = (enum skill_state)ending->state;
	open->reason = left ? (enum skill_reason)ending->reason
	                    : SKILL_NO_REASON;
	open->why = ending->why;
	open->ended = (struct ready_by){.user = ctx->actor, .at = ctx->now};
	TRY(skill_store_look_save(ctx, open));
	TRY(ready_record(ctx, person,
	                 left ? "ready.look_left" : "ready.look_done", NULL,
	                 open->id));
	return date_is(ending->next)
	               ? skill_agree(ctx, person, ending->next, NULL)
	               : NULL;
}

/* Of a look, the rating with this id. */
static bool
look_has(const struct skill_look *look, int64_t rating)
{
	for (int c = 0; c < SKILL_COUNT; c++)
		for (int s = 0; s < SKILL_SIDE_COUNT; s++)
			if (look->said[c][s].id == rating)
				return true;
	return false;
}

const struct fault *
skill_goal(struct ctx *ctx, struct person_id person, int64_t rating,
           struct str title, struct str why)
{
	const struct ready_goal goal = {rating, PLAN_AREA_EMPLOYMENT, title,
	                                why};
	struct skills now = {0};

	TRY(ready_need(ctx, person, true));
	TRY(skill_store_read(ctx, person, &now));
	hide(ctx, &now);
	for (size_t i = 0; i < now.n; i++)
		if (rating != 0 && look_has(&now.looks[i], rating))
			return ready_goal_add(ctx, person, &goal);
	return fault_not_found(ctx, "We cannot find that rating");
}

/* --- reminding ----------------------------------------------------------- */

/* No word of what is looked at: others may read it. */
static const char *const reminder =
        TK("A day that you agreed with your worker is soon. Sign in to see "
           "it.");

const struct fault *
skill_remind(struct ctx *ctx, void *data)
{
	struct plan_reminding reach;
	struct skill_due *list;
	int64_t days;
	size_t n;

	(void)data;
	TRY(policy_get_i64(ctx, "ready.remind_days", S(""), ctx->today, 3,
	                   &days));
	TRY(skill_store_soon(ctx, ctx->today,
	                     date_add_days(ctx->today, (int)days), &list, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(plan_remind_reach(ctx, list[i].person, &reach));
		if (reach.way == PLAN_REMIND_WORKER)
			continue;
		TRY(skill_store_reminded(ctx, &list[i]));
		TRY(audit_record(ctx, "ready.reminded", list[i].person,
		                 list[i].look));
		TRY(plan_remind_write(ctx, &reach, reminder,
		                      "/me/ready/skills"));
	}
	return NULL;
}
