#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_remind.h"

#include "kernel/demo.h"

/* Workers work on working days; people write on any. */
static struct date
plan_demo_date(const struct plan_demo_story *s, int day, bool person)
{
	struct date date = date_add_days(s->who->starts_on, day);

	return person ? date : demo_working_day(s->demo, date);
}

bool
plan_demo_on(struct plan_demo_story *s, int day, bool person)
{
	struct date date = plan_demo_date(s, day, person);
	struct instant at =
	        instant_of(date, 600 + (int)demo_random(s->demo, 240));

	if (!date_before(date, s->demo->today))
		return false;
	if (at.ms <= s->last.ms || day == s->day)
		at.ms = s->last.ms + (int64_t)7 * 60 * 1000;
	s->day = day;
	s->last = at;
	if (person)
		demo_act(s->ctx, s->who->user, R(PERSON), s->who->person, at);
	else
		demo_act(s->ctx, s->who->worker, R(CASE_MANAGER),
		         (struct person_id){0}, at);
	return true;
}

int
plan_demo_age(const struct plan_demo_story *s)
{
	return date_days_between(s->who->starts_on, s->demo->today);
}

bool
plan_demo_can_sign(const struct plan_demo_story *s)
{
	return s->who->user.v != 0;
}

static const struct fault *
plan_demo_begin(struct plan_demo_story *s)
{
	struct demo *demo = s->demo;
	bool own = plan_demo_can_sign(s);
	struct statement_id id;
	size_t pick = demo_random(demo, (unsigned)plan_demo_statements_n);

	if (!plan_demo_on(s, 2, false))
		return NULL;
	TRY(plan_phase_enter(s->ctx, s->who->person, PLAN_INTERACT,
	                     PLAN_TURN_START, S("")));
	if (!plan_demo_on(s, 6, own))
		return NULL;
	TRY(plan_statement_write(
	        s->ctx, s->who->person,
	        s->who->jay ? S("I want Kai to be able to stay at mine. "
	                        "Everything else comes after that.")
	                    : str_of(plan_demo_statements[pick]),
	        PLAN_VOICE_FOR, &s->statement));
	if (demo_random(demo, 3) == 0 && plan_demo_on(s, 8, false))
		TRY(plan_statement_write(
		        s->ctx, s->who->person,
		        str_of(plan_demo_worker_statements[demo_random(
		                demo,
		                (unsigned)plan_demo_worker_statements_n)]),
		        PLAN_VOICE_WORKER, &id));
	pick = (pick + 7) % plan_demo_statements_n;
	if (!plan_demo_on(s, 9, false))
		return NULL;
	TRY(plan_statement_write(s->ctx, s->who->person,
	                         str_of(plan_demo_statements[pick]),
	                         PLAN_VOICE_FOR, &id));
	if (!s->who->jay)
		return NULL;
	return plan_remind_told(s->ctx, s->who->person, PLAN_REMIND_PRINT,
	                        PLAN_HOW_ROOM);
}

static const struct fault *
plan_demo_strength(struct plan_demo_story *s,
                   const struct plan_demo_strength *strength)
{
	int64_t id;

	return plan_strength_add(s->ctx, s->who->person,
	                         &(struct plan_strength){
	                                 .words = str_of(strength->words),
	                                 .evidence = str_of(strength->evidence),
	                                 .said_by = strength->said_by,
	                                 .said_name =
	                                         str_of(strength->said_name),
	                         },
	                         &id);
}

static const struct fault *
plan_demo_supporter(struct plan_demo_story *s,
                    const struct plan_demo_supporter *supporter)
{
	int64_t id;

	return plan_tie_put(s->ctx, s->who->person,
	                    &(struct plan_tie){
	                            .name = str_of(supporter->name),
	                            .ring = supporter->ring,
	                            .kind = supporter->kind,
	                            .view = supporter->view,
	                            .wish = supporter->wish,
	                            .often = supporter->often,
	                            .life = supporter->life,
	                            .since = supporter->since,
	                    },
	                    &id);
}

static const struct fault *
plan_demo_assets(struct plan_demo_story *s)
{
	struct demo *demo = s->demo;
	unsigned first = demo_random(demo, (unsigned)plan_demo_strengths_n);
	unsigned circle = demo_random(demo, (unsigned)plan_demo_supporters_n);
	unsigned n = 2 + demo_random(demo, 3);

	if (!plan_demo_on(s, 12, false))
		return NULL;
	if (s->who->jay) {
		for (size_t i = 0; i < 4; i++)
			TRY(plan_demo_strength(s, &plan_demo_jay_strengths[i]));
		for (size_t i = 0; i < 7; i++)
			TRY(plan_demo_supporter(s,
			                        &plan_demo_jay_supporters[i]));
		return plan_net_demo_start(s);
	}
	for (unsigned i = 0; i < n; i++)
		TRY(plan_demo_strength(
		        s, &plan_demo_strengths[(first + i * 5) %
		                                plan_demo_strengths_n]));
	for (unsigned i = 0; i < n + 1; i++)
		TRY(plan_demo_supporter(
		        s, &plan_demo_supporters[(circle + i * 3) %
		                                 plan_demo_supporters_n]));
	return NULL;
}

static const struct plan_demo_need *
need_of(const char *step)
{
	const struct plan_demo_need *need = plan_demo_needs;

	while (need->step != NULL && !str_is(str_of(step), need->step))
		need++;
	return need;
}

const struct fault *
plan_demo_goal_add(struct plan_demo_story *s, const struct plan_demo_goal *g,
                   int day, bool future)
{
	bool required = plan_basis_is_required(g->basis);
	bool own = plan_demo_can_sign(s) && g->basis == PLAN_BASIS_MINE;
	enum plan_voice voice = required ? PLAN_VOICE_WORKER : PLAN_VOICE_FOR;
	struct goal_id id;
	struct step_id step;

	if (!plan_demo_on(s, day, own))
		return NULL;
	TRY(plan_goal_add(
	        s->ctx, s->who->person,
	        &(struct plan_goal_terms){
	                .title = str_of(g->title),
	                .why = str_of(g->why),
	                .how = str_of(g->how),
	                .area = g->area,
	                .now = !future,
	                .target = date_add_months(
	                        s->ctx->today,
	                        demo_random(s->demo, 2) == 0 ? 6 : 12),
	                .basis = g->basis,
	                .voice = voice,
	                .statement = required ? (struct statement_id){0}
	                                      : s->statement,
	                .no_words = PLAN_NO_WORDS_REQUIRED,
	                .no_statement = S("It is named there"),
	        },
	        &id));
	for (size_t i = 0; i < 4 && g->steps[i].words != NULL; i++) {
		const struct plan_demo_need *need = need_of(g->steps[i].words);

		TRY(plan_step_add(
		        s->ctx, id,
		        &(struct plan_step_terms){
		                .words = str_of(g->steps[i].words),
		                .actor = g->steps[i].actor,
		                .due = date_add_days(s->ctx->today,
		                                     21 * ((int)i + 1)),
		                .resource = need->resource,
		                .needs = str_of(need->needs),
		                .voice = voice,
		        },
		        &step));
	}
	if (s->goals_n < sizeof(s->goals) / sizeof(s->goals[0]))
		s->goals[s->goals_n++] = id;
	return NULL;
}

static const struct fault *
plan_demo_goals_add(struct plan_demo_story *s)
{
	struct demo *demo = s->demo;
	unsigned first = demo_random(demo, (unsigned)plan_demo_goals_n);
	unsigned n = 2 + demo_random(demo, 2);
	unsigned court = s->who->licence ? 2 : demo_random(demo, 2);

	if (s->who->jay) {
		for (size_t i = 0; plan_demo_jay_goals[i].title != NULL; i++)
			TRY(plan_demo_goal_add(s, &plan_demo_jay_goals[i], 20,
			                       false));
		return NULL;
	}
	TRY(plan_demo_goal_add(s, &plan_demo_required[court], 18, false));
	for (unsigned i = 0; i < n; i++)
		TRY(plan_demo_goal_add(
		        s,
		        &plan_demo_goals[(first + i * 13) % plan_demo_goals_n],
		        20 + (int)i, false));
	if (demo_random(demo, 2) == 0)
		TRY(plan_demo_goal_add(
		        s, &plan_demo_goals[(first + 29) % plan_demo_goals_n],
		        23, true));
	return NULL;
}

/* A person's reply: mostly yes, and a view where something is required. */
static const struct fault *
plan_demo_reply(struct plan_demo_story *s, const struct plan_goal *goal,
                size_t at)
{
	bool required = plan_basis_is_required(goal->basis);
	enum plan_reply reply = PLAN_ACCEPTED;
	struct plan_goal replied;

	if (!plan_demo_on(s, 26, true))
		return NULL;
	if (at > 1 && !s->who->jay && !required && demo_random(s->demo, 5) == 0)
		reply = PLAN_DECLINED;
	TRY(plan_goal_reply(s->ctx, goal->id, 0, reply, S("")));
	if (!required || demo_random(s->demo, 3) != 0)
		return NULL;
	TRY(plan_store_goal_lock(s->ctx, goal->id, &replied));
	return plan_goal_view(s->ctx, goal->id, replied.version,
	                      PLAN_STANCE_DISAGREE,
	                      S("I do it because I have to. I do not think "
	                        "it helps."));
}

const struct fault *
plan_demo_written(struct plan_demo_story *s)
{
	TRY(plan_demo_begin(s));
	TRY(plan_demo_assets(s));
	return plan_demo_goals_add(s);
}

/* The replies to what the other side wrote: the worker's, then the person's. */
const struct fault *
plan_demo_replies(struct plan_demo_story *s)
{
	struct plan_goal goal;

	for (size_t i = 0; i < s->goals_n; i++) {
		if (!plan_demo_on(s, 25, false))
			return NULL;
		TRY(plan_store_goal_lock(s->ctx, s->goals[i], &goal));
		if (goal.author.voice == PLAN_VOICE_OWN)
			TRY(plan_goal_reply(s->ctx, goal.id, 0, PLAN_ACCEPTED,
			                    S("")));
	}
	for (size_t i = 0; i < s->goals_n && plan_demo_can_sign(s); i++) {
		TRY(plan_store_goal_lock(s->ctx, s->goals[i], &goal));
		if (goal.author.voice != PLAN_VOICE_OWN)
			TRY(plan_demo_reply(s, &goal, i));
	}
	return NULL;
}

const struct fault *
plan_demo_answer(struct plan_demo_story *s, int day, bool person,
                 enum plan_answer answer)
{
	struct plan_whole whole;
	struct plan plan;

	if (!plan_demo_on(s, day, person))
		return NULL;
	TRY(plan_read(s->ctx, s->who->person, &whole));
	if (answer == PLAN_YES && plan_not_ready(&whole) != NULL)
		return NULL;
	return plan_answer_give(
	        s->ctx, s->who->person,
	        &(struct plan_answering){
	                .answer = answer,
	                .reason = answer == PLAN_NO ? PLAN_REASON_TOO_MUCH
	                                            : PLAN_REASON_NOT_THERE,
	                .words = answer == PLAN_NO
	                                 ? S("Two goals at a time is enough.")
	                         : answer == PLAN_COULD_NOT
	                                 ? S("No sign-in yet. We went through "
	                                     "it together on paper.")
	                                 : S(""),
	                .seen = whole.plan.version,
	        },
	        &plan);
}

static const struct fault *
plan_demo_agree(struct plan_demo_story *s)
{
	bool no = !s->who->jay && demo_random(s->demo, 9) == 0;

	if (!plan_demo_can_sign(s) && (s->who - s->demo->people) % 4 == 1) {
		TRY(plan_sign_demo_paper(s, 28, PLAN_YES));
		return plan_demo_answer(s, 28, false, PLAN_YES);
	}
	if (!plan_demo_can_sign(s)) {
		TRY(plan_demo_answer(s, 28, false, PLAN_COULD_NOT));
		return plan_demo_answer(s, 28, false, PLAN_YES);
	}
	if (s->who->jay)
		TRY(plan_sign_demo(s, 28, PLAN_YES));
	else
		TRY(plan_demo_answer(s, 28, true, no ? PLAN_NO : PLAN_YES));
	if (demo_random(s->demo, 8) == 0 && plan_demo_age(s) < 60 &&
	    !s->who->jay)
		return NULL; /* the worker's answer is awaited */
	return plan_demo_answer(s, 29, false, PLAN_YES);
}

static const struct fault *
plan_demo_one(struct plan_demo_story *s)
{
	TRY(plan_demo_begin(s));
	TRY(plan_own_demo(s));
	TRY(plan_demo_assets(s));
	if (s->statement.v == 0)
		return NULL;
	TRY(plan_demo_goals_add(s));
	TRY(plan_demo_replies(s));
	TRY(plan_help_demo(s));
	TRY(plan_demo_agree(s));
	TRY(plan_demo_life(s));
	TRY(plan_met_demo(s));
	TRY(plan_file_demo(s));
	TRY(plan_net_demo(s));
	TRY(plan_later_demo(s));
	return plan_look_demo(s);
}

const struct fault *
plan_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t i = demo->at; i < demo->until && i < demo->n; i++) {
		struct plan_demo_story story = {
		        .ctx = ctx,
		        .demo = demo,
		        .who = &demo->people[i],
		        .day = -1,
		};

		demo_turn(demo, i);
		if (story.who->worker.v != 0)
			TRY(plan_demo_one(&story));
	}
	return NULL;
}
