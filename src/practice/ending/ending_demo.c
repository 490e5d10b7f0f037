/*
 * ending_demo.c - the fictional programme: who is through it has an ending,
 * most in the open door, one who came back; one ended early by the court and
 * could not be asked; some have begun, and Jay's is one of them.
 */
#include "practice/ending/ending_local.h"

#include "kernel/demo.h"

/* Days from the start of an order to where some are through it. */
#define LONG 60

struct making {
	struct ctx *ctx;
	const struct demo_person *who;
	struct instant at;
};

/* Minutes later, as the worker or, where they sign in, as the person. */
static void
act(struct making *m, bool person)
{
	m->at.ms += (int64_t)4 * 60 * 1000;
	if (person && m->who->user.v != 0)
		demo_act(m->ctx, m->who->user, R(PERSON), m->who->person,
		         m->at);
	else
		demo_act(m->ctx, m->who->worker, R(CASE_MANAGER),
		         (struct person_id){0}, m->at);
}

/* So many goals reached and strengths of the person's plan. */
static const struct fault *
some(struct making *m, struct ending_quote *out, size_t *n)
{
	struct ending_back back;

	*n = 0;
	TRY(ending_look_back(m->ctx, m->who->person, &back));
	for (size_t i = 0; i < back.n && *n < 4; i++)
		if (back.v[i].kind != ENDING_NETWORK)
			out[(*n)++] = back.v[i];
	return NULL;
}

static const struct fault *
text(struct making *m, enum ending_about about, bool person, const char *words)
{
	struct ending_quote quotes[4];
	struct ending_text_terms terms = {
	        .about = (int)about, .for_them = person, .quotes = quotes};

	act(m, person);
	if (person && about == ENDING_CHANGED)
		TRY(some(m, quotes, &terms.quotes_n));
	terms.words = str_of(words);
	return ending_write(m->ctx, m->who->person, &terms, NULL);
}

static const struct fault *
next(struct making *m, enum ending_support_kind kind, const char *who,
     const char *what, const char *reach)
{
	act(m, true);
	return ending_support_add(
	        m->ctx, m->who->person,
	        &(struct ending_support_terms){(int)kind, str_of(who),
	                                       str_of(what), str_of(reach)},
	        NULL);
}

static const struct fault *
asked(struct making *m)
{
	struct person_id person = m->who->person;

	act(m, true);
	TRY(ending_answer(m->ctx, person, ENDING_STORIES, ENDING_SAYS_NO,
	                  DATE_NONE, NULL));
	act(m, true);
	TRY(ending_answer(m->ctx, person, ENDING_RESEARCH, ENDING_NOT_NOW,
	                  DATE_NONE, NULL));
	act(m, true);
	return ending_answer(m->ctx, person, ENDING_CONTACT, ENDING_SAYS_YES,
	                     date_add_months(m->ctx->today, 12), NULL);
}

static const struct fault *
letter(struct making *m, bool sign)
{
	struct person_id person = m->who->person;
	struct ending_quote quotes[4];
	struct ending now;
	size_t n;

	act(m, true);
	TRY(some(m, quotes, &n));
	TRY(ending_letter_choose(m->ctx, person, quotes, n,
	                         S("I kept going when it was hard. I am "
	                           "proud of that."),
	                         NULL));
	if (!sign)
		return NULL;
	act(m, false);
	TRY(ending_store_read(m->ctx, person, 0, &now));
	return ending_letter_sign(
	        m->ctx, person, now.letters[0].id,
	        S("You came on time, you helped others find the way, and you "
	          "finished what you began. It was good to work with you."),
	        NULL);
}

static const struct fault *
talk(struct making *m, enum ending_how how, const char *why)
{
	act(m, false);
	return ending_talk_add(
	        m->ctx, m->who->person,
	        &(struct ending_talk_terms){
	                .day = m->ctx->today,
	                .how = (int)how,
	                .why = str_of(why),
	                .room = how == ENDING_TOGETHER
	                                ? str_print(m->ctx->arena,
	                                            "%.*s and the worker",
	                                            STR_ARG(m->who->first_name))
	                                : S("")},
	        NULL);
}

static const struct fault *
outcome(struct making *m, const char *way, const char *why)
{
	act(m, false);
	return ending_outcome_set(
	        m->ctx, m->who->person,
	        &(struct ending_outcome_terms){
	                .code = str_word(str_of(way), ending_outcomes),
	                .ended_on = m->ctx->today,
	                .why = str_of(why)},
	        NULL);
}

static const struct fault *
begin(struct making *m)
{
	act(m, false);
	TRY(ending_begin(m->ctx, m->who->person));
	TRY(text(m, ENDING_CHANGED, true,
	         "I get up in the morning and there is something to do. My "
	         "mum rings me again."));
	TRY(text(m, ENDING_CHANGED, false,
	         "I saw somebody who asks for help before it is late."));
	return next(m, ENDING_FAMILY, "Mum", "Somebody to ring on a bad day",
	            "By phone, in the evening");
}

static const struct fault *
finished(struct making *m)
{
	TRY(begin(m));
	TRY(text(m, ENDING_HARD, true, "The first weeks, and the winter."));
	TRY(text(m, ENDING_HARD, false,
	         "We lost a month when the flat fell through."));
	TRY(next(m, ENDING_MENTOR, "Dee", "A walk and a talk each week",
	         "At the hall on Tuesdays"));
	TRY(asked(m));
	TRY(letter(m, true));
	TRY(talk(m, ENDING_TOGETHER, ""));
	return outcome(m, "completed", "Everything that was asked is done.");
}

static const struct fault *
ended_early(struct making *m)
{
	act(m, false);
	TRY(ending_begin(m->ctx, m->who->person));
	TRY(talk(m, ENDING_COULD_NOT,
	         "Two letters and a call; nobody answered. A sheet was "
	         "sent."));
	return outcome(m, "court_early",
	               "The court ended it two months before the last day.");
}

static const struct fault *
came_back(struct making *m)
{
	m->at.ms += (int64_t)6 * 24 * 60 * 60 * 1000;
	act(m, true);
	return ending_come_back(m->ctx, m->who->person,
	                        S("The job ended. Can we talk?"), NULL);
}

/* To practise with: the person began it, wrote and chose what the letter names;
 * the rest is the worker's. */
const struct fault *
ending_rehearse(struct ctx *ctx, struct demo *demo)
{
	struct making m = {ctx, demo->people,
	                   instant_of(date_add_days(demo->today, -2), 10 * 60)};

	if (demo->rehearsal != REHEARSE_DIFFER)
		return NULL;
	act(&m, true);
	TRY(ending_begin(ctx, m.who->person));
	TRY(text(&m, ENDING_CHANGED, true,
	         "I get up in the morning and there is something to do."));
	TRY(next(&m, ENDING_MENTOR, "Dee", "A walk and a talk each week",
	         "At the hall on Tuesdays"));
	return letter(&m, false);
}

static const struct fault *
make_one(struct demo *demo, struct ctx *ctx, size_t at)
{
	const struct demo_person *who = &demo->people[at];
	struct making m = {
	        ctx, who, instant_of(date_add_days(demo->today, -12), 10 * 60)};
	size_t place = demo_place(demo, at, LONG);

	if (who->jay) {
		m.at = instant_of(date_add_days(demo->today, -2), 10 * 60);
		TRY(begin(&m));
		return letter(&m, true);
	}
	if (place % 6 == 4) {
		TRY(begin(&m));
		return letter(&m, false);
	}
	if (place % 6 == 2)
		TRY(finished(&m));
	if (place % 12 == 2)
		TRY(came_back(&m));
	return place % 6 == 5 ? ended_early(&m) : NULL;
}

const struct fault *
ending_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++)
		if (demo_since(demo, at, LONG))
			TRY(make_one(demo, ctx, at));
	return NULL;
}
