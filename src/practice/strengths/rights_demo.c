/*
 * rights_demo.c - who decides what in the fictional programme.
 */
#include "practice/strengths/rights_local.h"

#include "kernel/demo.h"

/* A decision, and how either side saw it. */
struct story {
	int days_ago;
	enum rights_topic topic;
	enum rights_decider decided;
	bool person; /* who wrote it down */
	int own;     /* steps; 0: not said */
	int worker;
	const char *what;
	const char *own_words;
	const char *worker_words;
};

/* The second is seen in two ways; of the last the worker waits to see. */
static const struct story jays[] = {
        {58, RIGHTS_WHEN, RIGHTS_BY_BOTH, true, 6, 6,
         "We meet on Tuesdays after my shift",
         "It was my idea and we looked at the week together.",
         "We looked at the rota together."},
        {37, RIGHTS_ROOM, RIGHTS_BY_WORKER, false, 3, 5,
         "A trainee sits in for one meeting",
         "I was told at the door. I would have liked to be asked.",
         "I asked at the start and there was no objection."},
        {20, RIGHTS_UNPAID_WORK, RIGHTS_BY_BOTH, false, 5, 5,
         "Unpaid work at the garden, not at the warehouse",
         "I said boots and shifts were a problem, and it changed.",
         "The placement changed because of what was said."},
        {4, RIGHTS_FAMILY, RIGHTS_BY_PERSON, true, 7, 0,
         "My sister is told when I have a meeting, and no more",
         "I decided it and we wrote it down.", ""},
};

/* What somebody else has, by turns. */
static const struct story others[] = {
        {44, RIGHTS_WHERE, RIGHTS_BY_BOTH, false, 6, 5,
         "We walk by the river once a month", "", "It was easier to talk."},
        {31, RIGHTS_WHEN, RIGHTS_BY_WORKER, false, 3, 3,
         "The meeting moves to the morning", "", ""},
        {25, RIGHTS_PLAN, RIGHTS_BY_BOTH, true, 4, 6,
         "The first goal is about a place to live",
         "It was asked, but the words are not mine.", ""},
};

static void
act(struct ctx *ctx, const struct demo_person *who, struct instant at,
    bool person)
{
	if (person)
		demo_act(ctx, who->user, R(PERSON), who->person, at);
	else
		demo_act(ctx, who->worker, R(CASE_MANAGER),
		         (struct person_id){0}, at);
}

static const struct fault *
rate(struct ctx *ctx, const struct demo_person *who, int64_t id, bool person,
     const struct story *s)
{
	return rights_rate(ctx, who->person, id,
	                   &(struct rights_rate_terms){
	                           .step = person ? s->own : s->worker,
	                           .words = str_of(person ? s->own_words
	                                                  : s->worker_words),
	                   });
}

/* Written down in the afternoon, rated that day and the next. */
static const struct fault *
tell(struct ctx *ctx, const struct demo_person *who, struct date today,
     const struct story *s)
{
	struct date day = date_add_days(today, -s->days_ago);
	struct instant at = instant_of(day, 15 * 60);
	int64_t id;

	if (date_before(day, who->starts_on))
		return NULL;
	act(ctx, who, at, s->person);
	TRY(rights_decide(ctx, who->person,
	                  &(struct rights_decision_terms){
	                          .what = str_of(s->what),
	                          .day = day,
	                          .topic = (int)s->topic,
	                          .decided = (int)s->decided,
	                  },
	                  NULL, &id));
	at.ms += (int64_t)60 * 60 * 1000;
	act(ctx, who, at, s->person);
	TRY(rate(ctx, who, id, s->person, s));
	if ((s->person ? s->worker : s->own) == 0)
		return NULL;
	at.ms += (int64_t)24 * 60 * 60 * 1000;
	act(ctx, who, at, !s->person);
	return rate(ctx, who, id, !s->person, s);
}

/* Ask or give, so many days ago. */
static const struct fault *
move(struct ctx *ctx, const struct demo_person *who, struct instant at,
     bool person, enum rights_topic topic, enum rights_kind kind,
     const char *why)
{
	struct person_head head;

	act(ctx, who, at, person);
	TRY(people_head(ctx, who->person, &head));
	return rights_move(ctx, &head, topic, 0,
	                   &(struct rights_terms){.kind = (int)kind,
	                                          .why = str_of(why)});
}

/* Jay was given who is in the room, and asks about where to meet. */
static const struct fault *
jays_grid(struct ctx *ctx, const struct demo_person *who, struct date today)
{
	TRY(move(ctx, who, instant_of(date_add_days(today, -33), 11 * 60),
	         false, RIGHTS_ROOM, RIGHTS_OWN,
	         "After we talked about the trainee: Jay says who comes in."));
	return move(ctx, who, instant_of(date_add_days(today, -3), 18 * 60),
	            true, RIGHTS_WHERE, RIGHTS_OWN,
	            "The office is far and I know two quiet places.");
}

const struct fault *
rights_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++) {
		const struct demo_person *who = &demo->people[at];
		size_t n = sizeof(others) / sizeof(others[0]);

		for (size_t i = 0; who->jay && i < 4; i++)
			TRY(tell(ctx, who, demo->today, &jays[i]));
		if (who->jay)
			TRY(jays_grid(ctx, who, demo->today));
		else if (who->user.v != 0 && who->worker.v != 0)
			TRY(tell(ctx, who, demo->today, &others[at % n]));
	}
	return NULL;
}
