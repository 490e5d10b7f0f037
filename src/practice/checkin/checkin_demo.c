/*
 * checkin_demo.c - the fictional programme: Jay's go on, with one open; of
 * each worker's people some are read, one waits for a call, one was missed,
 * and one waits for a senior.
 */
#include "practice/checkin/checkin_local.h"

#include "kernel/demo.h"

/* Days from the start of an order to where check-ins have a history. */
#define LONG 120

#define ROUNDS 5

struct making {
	struct ctx *ctx;
	const struct demo_person *who;
	struct date day;
	int minutes;
};

/* Minutes later, as the worker or, where they sign in, as the person. */
static void
act(struct making *m, bool person)
{
	struct instant at;

	m->minutes += 4;
	at = instant_of(m->day, m->minutes);
	if (person && m->who->user.v != 0)
		demo_act(m->ctx, m->who->user, R(PERSON), m->who->person, at);
	else
		demo_act(m->ctx, m->who->worker, R(CASE_MANAGER),
		         (struct person_id){0}, at);
}

static void
on(struct making *m, struct date day)
{
	m->day = day;
	m->minutes = 9 * 60;
}

static const struct fault *
set(struct making *m, int every, bool instead, bool yes)
{
	act(m, false);
	return checkin_set(
	        m->ctx, m->who->person,
	        &(struct checkin_terms){
	                .none_of_them = true,
	                .every = every,
	                .first = m->day,
	                .instead = instead,
	                .why = instead ? S("They work shifts and keep to "
	                                   "everything.")
	                               : S(""),
	                .way = m->who->user.v != 0 ? CHECKIN_EMAIL
	                                           : CHECKIN_WORKER,
	                .said = yes,
	        },
	        NULL);
}

static const struct fault *
send(struct making *m, enum checkin_mood mood, unsigned wants, bool call,
     const char *words)
{
	bool own = m->who->user.v != 0;

	m->minutes += 90;
	act(m, true);
	return checkin_send(m->ctx, m->who->person,
	                    &(struct checkin_sent){
	                            .mood = (int)mood,
	                            .wants = wants,
	                            .none = wants == 0,
	                            .other = S(""),
	                            .call = call,
	                            .answers = {own ? S("I rang them. I start "
	                                                "on Monday.")
	                                            : S(""),
	                                        S(""), S("")},
	                            .words = str_of(words),
	                            .voice = CHECKIN_PHONE,
	                    },
	                    NULL);
}

static const struct fault *
review(struct making *m, const char *note, bool close)
{
	bool own = m->who->user.v != 0;
	struct checkin_all all;

	act(m, false);
	TRY(checkin_store_list(m->ctx, m->who->person, 1, &all));
	if (all.n == 0)
		return NULL;
	return checkin_review(
	        m->ctx, m->who->person, all.list[0].id,
	        &(struct checkin_look){.known = own ? CHECKIN_SIGNED_IN
	                                            : CHECKIN_SPOKE,
	                               .note = str_of(note),
	                               .close = close},
	        NULL);
}

static const struct fault *
ask(struct making *m, const char *question)
{
	const struct str questions[CHECKIN_QUESTIONS] = {str_of(question),
	                                                 S(""), S("")};

	act(m, false);
	return checkin_ask(m->ctx, m->who->person, questions, NULL);
}

/* The round of that day, opened by what the job does. */
static const struct fault *
round_on(struct making *m, struct date day)
{
	on(m, day);
	act(m, false);
	return checkin_open_now(m->ctx, m->who->person);
}

/* Rounds that were sent and read; `last` is the day of the newest. */
static const struct fault *
rounds(struct making *m, struct date last, int every)
{
	static const enum checkin_mood moods[ROUNDS] = {
	        CHECKIN_NOT_GREAT, CHECKIN_OK,   CHECKIN_STRUGGLING,
	        CHECKIN_OK,        CHECKIN_WELL,
	};

	for (int i = 0; i < ROUNDS; i++) {
		struct date day =
		        date_add_days(last, -7 * every * (ROUNDS - 1 - i));

		if (i == ROUNDS - 1)
			TRY(ask(m, "Did you ring about the course?"));
		TRY(round_on(m, day));
		TRY(send(m, moods[i],
		         i == 2 ? 1u << CHECKIN_MONEY | 1u << CHECKIN_MIND : 0,
		         false,
		         i == 2 ? "My hours were cut, and the rent is due."
		                : ""));
		TRY(review(m,
		           i == 2 ? "Rang. We go through the rent on Friday."
		                  : "",
		           i == 2));
	}
	return NULL;
}

static const struct fault *
jay(struct making *m, struct date today)
{
	struct date last = date_add_days(today, -7);

	on(m, date_add_days(last, -7 * (ROUNDS - 1)));
	TRY(set(m, 1, false, true));
	TRY(rounds(m, last, 1));
	TRY(ask(m, "How was the first week of the course?"));
	return round_on(m, today);
}

static const struct fault *
waits(struct making *m, struct date today)
{
	on(m, date_add_days(today, -1));
	TRY(set(m, 1, false, true));
	return send(m, CHECKIN_STRUGGLING, 1u << CHECKIN_HOUSING, true,
	            "I may lose the room at the end of the month.");
}

/* The one that is open was not sent. */
static const struct fault *
miss(struct making *m)
{
	struct checkin one = {0};
	bool ended;

	act(m, false);
	TRY(checkin_store_now(m->ctx, m->who->person, &one));
	if (one.id.v == 0)
		return NULL;
	one.stand = CHECKIN_EXPIRED;
	TRY(checkin_store_end(m->ctx, &one, &ended));
	return checkin_record(m->ctx, m->who->person, "checkin.missed",
	                      one.id.v);
}

static const struct fault *
missed(struct making *m, struct date today)
{
	on(m, date_add_days(today, -6));
	TRY(set(m, 4, false, true));
	return miss(m);
}

/* To practise with: one was missed, and the next asks for a call. */
const struct fault *
checkin_rehearse(struct ctx *ctx, struct demo *demo)
{
	struct making m = {.ctx = ctx, .who = demo->people};

	if (demo->rehearsal != REHEARSE_OVERDUE)
		return NULL;
	on(&m, date_add_days(demo->today, -8));
	TRY(set(&m, 1, false, true));
	TRY(miss(&m));
	TRY(round_on(&m, date_add_days(demo->today, -1)));
	return send(&m, CHECKIN_STRUGGLING, 1u << CHECKIN_MONEY, true,
	            "My hours were cut. I did not want to write last week.");
}

const struct fault *
checkin_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++) {
		const struct demo_person *who = &demo->people[at];
		struct making m = {.ctx = ctx, .who = who};
		size_t place = demo_place(demo, at, LONG) % 9;

		if (who->jay)
			TRY(jay(&m, demo->today));
		else if (!demo_since(demo, at, LONG))
			continue;
		else if (place == 0)
			TRY(waits(&m, demo->today));
		else if (place == 1)
			TRY(missed(&m, demo->today));
		else if (place == 2) {
			on(&m, date_add_days(demo->today, -3));
			TRY(set(&m, 4, true, false));
		}
	}
	return NULL;
}
