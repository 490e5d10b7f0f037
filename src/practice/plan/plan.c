#include "practice/plan/plan_help.h"
#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_terms.h"
#include "practice/plan/plan_then.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

enum plan_side
plan_side_of(const struct ctx *ctx, struct person_id person)
{
	bool own = ctx->who.person.v != 0 && ctx->who.person.v == person.v;

	return own ? PLAN_PERSON : PLAN_WORKER;
}

const struct fault *
plan_need(struct ctx *ctx, struct person_id person, enum plan_side *side)
{
	enum plan_side found = plan_side_of(ctx, person);

	TRY(access_need(ctx, person));
	if (!ctx_can(ctx,
	             found == PLAN_PERSON ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return fault_not_found(ctx, "We cannot find that person");

	*side = found;
	return NULL;
}

const struct fault *
plan_need_worker(struct ctx *ctx, struct person_id person)
{
	enum plan_side side = PLAN_WORKER;

	TRY(plan_need(ctx, person, &side));
	if (side == PLAN_PERSON)
		return fault_refused(ctx, "This is for your worker to do");
	return NULL;
}

const struct fault *
plan_open(struct ctx *ctx, struct person_id person, struct plan *out)
{
	struct plan plan;

	TRY(plan_store_plan_lock(ctx, person, &plan));
	if (plan.id.v == 0) {
		int64_t weeks;

		TRY(policy_get_i64(ctx, "plan.review_weeks", S(""), ctx->today,
		                   12, &weeks));
		plan = (struct plan){
		        .id = {person.v}, /* one person, one first plan */
		        .person = person,
		        .changed_at = ctx->now,
		        .state = PLAN_DRAFT,
		        .state_at = INSTANT_NONE,
		        .review_on = date_add_days(ctx->today, (int)weeks * 7),
		};
		TRY(plan_store_plan_add(ctx, &plan));
	}
	*out = plan;
	return NULL;
}

const struct fault *
plan_full(struct ctx *ctx)
{
	return fault_refused(ctx, "A plan holds 500 goals, 2,000 steps and "
	                          "2,000 notes at most. Nothing was added");
}

/* REFUSED when there is more than a plan holds. */
static const struct fault *
plan_need_room(struct ctx *ctx, const struct plan_whole *whole)
{
	size_t steps = 0, notes = 0;

	for (size_t i = 0; i < whole->goals_n; i++) {
		steps += whole->goals[i].steps_n;
		notes += whole->goals[i].notes_n;
	}
	if (whole->goals_n <= PLAN_GOALS_MOST && steps <= PLAN_STEPS_MOST &&
	    notes <= PLAN_NOTES_MOST)
		return NULL;
	return plan_full(ctx);
}

/* The snapshot of the plan as it stands now. */
static const struct fault *
plan_snapshot_now(struct ctx *ctx, const struct plan *plan, bool adds,
                  struct plan_kept_words *out)
{
	struct plan_whole whole;
	struct buf buf, terms;
	struct json_out j;

	TRY(plan_read(ctx, plan->person, &whole));
	if (adds)
		TRY(plan_need_room(ctx, &whole));
	whole.plan = *plan;
	buf_init(&buf, ctx->arena, 0);
	json_init(&j, &buf);
	plan_snapshot_write(&j, &whole);
	buf_init(&terms, ctx->arena, 0);
	plan_terms_write(&terms, &whole);
	if (buf.full || terms.full)
		return fault_refused(ctx, "The plan has become too long. Take "
		                          "something out of it first.");
	out->snapshot = buf_get(&buf);
	out->terms = buf_get(&terms);
	plan_sign_marks(ctx->arena, &whole, out->marks);
	return NULL;
}

const struct fault *
plan_keep(struct ctx *ctx, const struct plan_act *act)
{
	struct plan plan;
	struct plan_kept_words words = {.snapshot = {NULL, 0}};

	TRY(plan_open(ctx, act->person, &plan));
	plan.version++;
	plan.changed_at = ctx->now;
	if (act->terms)
		plan.terms_version = plan.version;
	TRY(plan_store_plan_save(ctx, &plan));
	TRY(plan_snapshot_now(ctx, &plan, act->adds, &words));
	TRY(plan_store_version_add(ctx, &plan, act, &words));
	TRY(audit_record(ctx, act->what, act->person, act->subject));
	TRY(plan_open_tell(ctx, act, &plan));
	if (act->silent)
		return NULL;
	return outbox_event(ctx, &(struct event){
	                                 .id = {id_new()},
	                                 .person = act->person,
	                                 .kind = act->what,
	                                 .at = ctx->now,
	                                 .actor = ctx->actor,
	                                 .subject = act->subject,
	                                 .value = act->value,
	                                 .shared = true,
	                         });
}

void
plan_words_check(struct problems *problems, const char *field, struct str words,
                 bool needed)
{
	if (needed && str_empty(str_trim(words)))
		problems_add(problems, field, "Write something here");
	else if (utf8_length(words) > PLAN_WORDS_MOST)
		problems_add(problems, field, "Write 4,000 letters at most");
}

const struct fault *
plan_name(struct ctx *ctx, struct plan_names *names, struct user_id user,
          struct str *out)
{
	size_t room = sizeof(names->users) / sizeof(names->users[0]);
	struct str name = S("");

	*out = S("");
	if (user.v == 0)
		return NULL;
	for (size_t i = 0; i < names->n; i++)
		if (names->users[i].v == user.v) {
			*out = names->names[i];
			return NULL;
		}
	TRY(identity_user_name(ctx, user, &name));
	if (names->n < room) {
		names->users[names->n] = user;
		names->names[names->n++] = name;
	}
	*out = name;
	return NULL;
}

/* Names of whoever wrote and answered. */
static const struct fault *
plan_read_names(struct ctx *ctx, struct plan_names *names,
                struct plan_whole *whole)
{
	for (size_t i = 0; i < PLAN_SIDE_COUNT; i++)
		TRY(plan_name(ctx, names, whole->plan.sides[i].by,
		              &whole->plan.sides[i].name));
	for (size_t i = 0; i < whole->goals_n; i++) {
		TRY(plan_name(ctx, names, whole->goals[i].author.user,
		              &whole->goals[i].author.name));
		TRY(plan_name(ctx, names, whole->goals[i].hand.by,
		              &whole->goals[i].hand.name));
	}
	for (size_t i = 0; i < whole->statements_n; i++)
		TRY(plan_statement_names(ctx, names, &whole->statements[i]));
	return plan_strength_names(ctx, names, whole->strengths,
	                           whole->strengths_n);
}

/* Steps and notes come ordered by goal: hand each goal its own. */
static const struct fault *
plan_read_parts(struct ctx *ctx, struct plan_names *names,
                struct plan_whole *whole)
{
	struct person_id person = whole->plan.person;
	struct plan_step *steps;
	struct plan_note *notes;
	size_t steps_n, notes_n;

	TRY(plan_store_steps(ctx, person, &steps, &steps_n));
	TRY(plan_store_notes(ctx, person, &notes, &notes_n));
	for (size_t i = 0; i < steps_n; i++) {
		TRY(plan_name(ctx, names, steps[i].author.user,
		              &steps[i].author.name));
		TRY(plan_name(ctx, names, steps[i].hand.by,
		              &steps[i].hand.name));
		TRY(plan_name(ctx, names, steps[i].mark.by,
		              &steps[i].mark.name));
	}
	for (size_t i = 0; i < notes_n; i++)
		TRY(plan_name(ctx, names, notes[i].author.user,
		              &notes[i].author.name));
	for (size_t g = 0; g < whole->goals_n; g++) {
		struct plan_goal *goal = &whole->goals[g];

		for (size_t i = 0; i < steps_n; i++)
			if (steps[i].goal.v == goal->id.v) {
				goal->steps = goal->steps_n == 0 ? &steps[i]
				                                 : goal->steps;
				goal->steps_n++;
			}
		for (size_t i = 0; i < notes_n; i++)
			if (notes[i].goal.v == goal->id.v) {
				goal->notes = goal->notes_n == 0 ? &notes[i]
				                                 : goal->notes;
				goal->notes_n++;
			}
	}
	return NULL;
}

const struct fault *
plan_read(struct ctx *ctx, struct person_id person, struct plan_whole *out)
{
	struct plan_whole whole = {.text = PLAN_TEXT_NOW};
	struct plan_names names = {.n = 0};

	TRY(access_need(ctx, person));
	TRY(plan_store_plan(ctx, person, &whole.plan));
	whole.plan.person = person;
	TRY(plan_store_answers(ctx, &whole.plan));
	TRY(plan_store_goals(ctx, person, &whole.goals, &whole.goals_n));
	TRY(plan_store_statements(ctx, person, false, &whole.statements,
	                          &whole.statements_n));
	TRY(plan_store_strengths(ctx, person, &whole.strengths,
	                         &whole.strengths_n));
	TRY(plan_store_phases(ctx, person, &whole.phases, &whole.phases_n));
	TRY(plan_read_parts(ctx, &names, &whole));
	TRY(plan_read_names(ctx, &names, &whole));
	TRY(plan_met_read(ctx, &names, &whole));
	TRY(plan_scale_read(ctx, &names, &whole));
	TRY(plan_help_read(ctx, &names, &whole));
	*out = whole;
	return NULL;
}

const struct fault *
plan_goals(struct ctx *ctx, struct person_id person, struct plan_goal **out,
           size_t *n)
{
	TRY(access_need(ctx, person));
	return plan_store_goals(ctx, person, out, n);
}

const struct fault *
plan_goals_steps(struct ctx *ctx, struct person_id person,
                 struct plan_goal **out, size_t *n)
{
	struct plan_step *steps;
	size_t steps_n;

	TRY(plan_goals(ctx, person, out, n));
	TRY(plan_store_steps(ctx, person, &steps, &steps_n));
	for (size_t g = 0; g < *n; g++) {
		struct plan_goal *goal = &(*out)[g];

		for (size_t i = 0; i < steps_n; i++) {
			if (steps[i].goal.v != goal->id.v)
				continue;
			if (goal->steps_n == 0)
				goal->steps = &steps[i];
			goal->steps_n++;
		}
	}
	return NULL;
}

const struct fault *
plan_strengths(struct ctx *ctx, struct person_id person,
               struct plan_strength **out, size_t *n)
{
	TRY(access_need(ctx, person));
	return plan_store_strengths(ctx, person, out, n);
}

/* The plan that a stored version holds. */
static const struct fault *
plan_read_line(struct ctx *ctx, struct person_id person,
               const struct plan_version_line *line, struct plan_whole *out)
{
	TRY(plan_snapshot_read(ctx, line->snapshot, out));
	out->plan.person = person;
	out->plan.id = line->plan;
	out->plan.version = line->version;
	out->plan.changed_at = line->at;
	return NULL;
}

const struct fault *
plan_read_day(struct ctx *ctx, struct person_id person, struct date day,
              struct plan_whole *out, bool *found)
{
	struct plan_version_line line;

	TRY(access_need(ctx, person));
	TRY(plan_store_version_day(ctx, person, day, &line, found));
	if (*found && line.parted) {
		*found = false;
		*out = (struct plan_whole){.parted = true};
	}
	if (!*found)
		return NULL;
	TRY(plan_read_line(ctx, person, &line, out));
	return plan_then_read(ctx, day, out);
}

const struct fault *
plan_read_terms(struct ctx *ctx, const struct plan *plan, int64_t version,
                struct plan_whole *out, bool *found)
{
	struct plan_version_line line;

	TRY(access_need(ctx, plan->person));
	TRY(plan_store_version_terms(ctx, plan, version, &line, found));
	if (!*found)
		return NULL;
	if (str_empty(line.terms)) /* written before terms were kept */
		return plan_snapshot_read(ctx, line.snapshot, out);
	return plan_terms_read(ctx, line.terms, out);
}
