/*
 * ending_close.c - rules: the closing talk, how it ended, and the open door.
 */
#include "practice/ending/ending_local.h"

#include "kernel/outbox/outbox.h"
#include "register/people/people.h"
#include "register/policy/policy.h"

/* A day that was, since there is such a service. */
static void
day_check(struct ctx *ctx, struct problems *problems, const char *field,
          struct date day)
{
	struct date first;

	if (!date_make(2015, 2, 1, &first) || !date_is(day) ||
	    date_before(day, first))
		problems_add(problems, field, "Write the day");
	else if (date_before(ctx->today, day))
		problems_add(problems, field,
		             "This day is still to come. Write a day that "
		             "was");
}

/* --- the closing talk ----------------------------------------------------- */

const struct fault *
ending_talk_add(struct ctx *ctx, struct person_id person,
                const struct ending_talk_terms *terms,
                struct problems *problems)
{
	struct ending_talk talk = {
	        .id = id_new(),
	        .day = terms->day,
	        .how = (enum ending_how)terms->how,
	        .why = terms->why,
	        .room = terms->room,
	};
	struct problems fresh;
	struct ending now = {0};

	TRY(ending_take(ctx, person, true, &now));
	if (now.talks_n >= ENDING_TALKS_MOST)
		return ending_no_room(ctx);
	problems = ending_problems(ctx, problems, &fresh);
	day_check(ctx, problems, "day", terms->day);
	if (terms->how <= ENDING_HOW_UNSAID || terms->how >= ENDING_HOW_COUNT)
		problems_add(problems, "how", "Choose how it was");
	if (terms->how == ENDING_COULD_NOT && str_empty(terms->why))
		problems_add(problems, "why",
		             "Say why the person could not be asked");
	if (terms->how == ENDING_TOGETHER && str_empty(terms->room))
		problems_add(problems, "room", "Write who was in the room");
	ending_length_check(problems, "why", terms->why, ENDING_WHY_MOST);
	ending_length_check(problems, "room", terms->room, ENDING_LINE_MOST);
	TRY(problems_fault(problems));
	TRY(ending_store_talk(ctx, &now, &talk));
	return ending_record(ctx, person, "ending.talked",
	                     ending_hows[terms->how], talk.id);
}

/* --- how it ended --------------------------------------------------------- */

/* The last day of the door, by the rule of the day it ended. */
static const struct fault *
door_of(struct ctx *ctx, const struct ending_outcome_terms *terms,
        struct date *out)
{
	int64_t months;

	*out = DATE_NONE;
	if (!ending_ways[terms->code].door)
		return NULL;
	TRY(policy_get_i64(ctx, "ending.door_months", S(""), terms->ended_on, 6,
	                   &months));
	if (months > 0)
		*out = date_add_months(terms->ended_on, (int)months);
	return NULL;
}

/* Whether an outcome may be set, or put right. */
static const struct fault *
outcome_may(struct ctx *ctx, const struct ending *now,
            const struct ending_outcome_terms *terms)
{
	if (now->outcomes_n > 0 && !terms->corrects)
		return fault_refused(ctx, "How it ended is set already. Put "
		                          "it right with a reason");
	if (now->outcomes_n == 0 && terms->corrects)
		return fault_refused(ctx, "How it ended is not set yet");
	if (now->outcomes_n >= ENDING_OUTCOMES_MOST)
		return ending_no_room(ctx);
	return NULL;
}

static const struct fault *
outcome_check(struct ctx *ctx, const struct ending_outcome_terms *terms,
              struct problems *problems)
{
	int64_t edition;

	day_check(ctx, problems, "ended_on", terms->ended_on);
	TRY(ending_edition_on(
	        ctx, date_is(terms->ended_on) ? terms->ended_on : ctx->today,
	        &edition));
	if (!ending_way_is_in(terms->code, edition))
		problems_add(problems, "outcome", "Choose how it ended");
	if (str_empty(terms->why))
		problems_add(problems, "why", "Say why");
	ending_length_check(problems, "why", terms->why, ENDING_WHY_MOST);
	return problems_fault(problems);
}

const struct fault *
ending_outcome_set(struct ctx *ctx, struct person_id person,
                   const struct ending_outcome_terms *terms,
                   struct problems *problems)
{
	struct ending_outcome outcome = {
	        .id = id_new(),
	        .code = terms->code,
	        .ended_on = terms->ended_on,
	        .why = terms->why,
	};
	struct problems fresh;
	struct ending now = {0};

	TRY(ending_take(ctx, person, true, &now));
	TRY(outcome_may(ctx, &now, terms));
	problems = ending_problems(ctx, problems, &fresh);
	TRY(outcome_check(ctx, terms, problems));
	if (!ending_was_offered(&now) && !ending_ways[terms->code].no_talk)
		return fault_refused(ctx, "First offer the closing talk, or "
		                          "say why the person could not be "
		                          "asked");
	TRY(door_of(ctx, terms, &outcome.door_until));
	TRY(ending_store_outcome(ctx, &now, &outcome,
	                         terms->corrects ? now.outcomes[0].id : 0));
	return ending_record(ctx, person,
	                     terms->corrects ? "ending.outcome_corrected"
	                                     : "ending.outcome",
	                     ending_outcomes[terms->code], outcome.id);
}

/* --- the open door -------------------------------------------------------- */

/* Tell the worker by mail that somebody came back: only where there is a
 * server and an address, since it is on their first page anyway. */
static const struct fault *
worker_tell(struct ctx *ctx, struct person_id person)
{
	struct person_head head;

	TRY(people_head(ctx, person, &head));
	if (ctx->app->smtp_url == NULL || str_empty(head.worker_email))
		return NULL;
	return outbox_message(
	        ctx, head.worker,
	        TK("Somebody you worked with would like to talk to you. Sign "
	           "in to see who it is."),
	        head.worker_email,
	        str_print(ctx->arena, "%s/today", ctx->app->base_url));
}

static const struct fault *
door_check(struct ctx *ctx, const struct ending *now)
{
	enum ending_door door = ending_door_on(now, ctx->today);
	int n = 0;

	if (door == ENDING_NO_DOOR)
		return fault_refused(ctx, "There is no open door yet");
	if (door == ENDING_DOOR_SHUT)
		return fault_refused(
		        ctx,
		        "The door was open until {day}. You can still "
		        "ring us",
		        {"day", date_words(ctx->arena, now->door_until)});
	for (size_t i = 0; i < now->visits_n; i++) {
		if (str_empty(now->visits[i].answer))
			return fault_refused(ctx, "We know already. Somebody "
			                          "will be in touch");
		n += now->visits[i].ending == now->door_of;
	}
	if (n >= ENDING_VISITS_MOST)
		return ending_no_room(ctx);
	return NULL;
}

const struct fault *
ending_come_back(struct ctx *ctx, struct person_id person, struct str words,
                 struct problems *problems)
{
	struct ending_visit visit = {
	        .id = id_new(),
	        .words = words,
	        .by = {.voice = ending_voice_of(ctx, person)},
	};
	struct problems fresh;
	struct ending now = {0};

	TRY(ending_take(ctx, person, false, &now));
	TRY(door_check(ctx, &now));
	problems = ending_problems(ctx, problems, &fresh);
	ending_length_check(problems, "words", words, ENDING_WHY_MOST);
	TRY(problems_fault(problems));
	TRY(ending_store_visit(ctx, &now, &visit));
	TRY(worker_tell(ctx, person));
	return ending_record(ctx, person, "ending.came_back", NULL, visit.id);
}

const struct fault *
ending_visit_answer(struct ctx *ctx, struct person_id person, int64_t visit,
                    struct str words, struct problems *problems)
{
	const struct ending_visit *found = NULL;
	struct problems fresh;
	struct ending now = {0};

	TRY(ending_take(ctx, person, true, &now));
	for (size_t i = 0; i < now.visits_n; i++)
		if (now.visits[i].id == visit)
			found = &now.visits[i];
	if (found == NULL)
		return fault_not_found(ctx, "We cannot find that");
	if (!str_empty(found->answer))
		return fault_refused(ctx, "Somebody answered this already");
	problems = ending_problems(ctx, problems, &fresh);
	ending_words_check(problems, "answer", words, ENDING_WHY_MOST);
	TRY(problems_fault(problems));
	TRY(ending_store_visit_answer(ctx, visit, words));
	return ending_record(ctx, person, "ending.visit_answered", NULL, visit);
}
