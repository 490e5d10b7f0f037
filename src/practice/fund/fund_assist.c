/*
 * fund_assist.c - rules: the words of somebody who cannot sign in.
 */
#include "practice/fund/fund_assist.h"

#include "kernel/identity/identity.h"

const char *const fund_hows[] = {"room", "telephone", "paper", NULL};
const char *const fund_heards[] = {"untold", "mine", "not_mine", NULL};

/* --- writing it down -------------------------------------------------- */

static void
said_check(const struct fund_voice *v, int how, struct problems *problems)
{
	if (v->says != FUND_YES && v->says != FUND_NO)
		problems_add(problems, "says", "Select yes or no");
	if (str_empty(v->words))
		problems_add(problems, "words",
		             "Enter what they said, in their words");
	fund_words_check(problems, "words", v->words, FUND_WORDS_MOST);
	if (how < 0 || how >= FUND_HOWS)
		problems_add(problems, "how", "Select how they said it");
}

/* Their own sign-in goes before anybody's hand. */
static const struct fault *
sign_in_check(struct ctx *ctx, struct person_id person, int how)
{
	struct identity_own own;

	if (how == FUND_HOW_ROOM)
		return NULL;
	TRY(identity_own(ctx, person, &own));
	if (own.works && !own.stopped)
		return fault_refused(ctx, "They can sign in, and answer "
		                          "themselves. Write it down for them "
		                          "when they are in the room");
	return NULL;
}

/* Above tier 1 nobody says both the person's yes and the worker's. */
static const struct fault *
both_check(struct ctx *ctx, const struct fund_request *q)
{
	struct fund_voice *voices;
	size_t n;

	if (q->tier < 2)
		return NULL;
	TRY(fund_store_voices(ctx, q->id, &voices, &n));
	for (size_t i = 0; i < n; i++)
		if (voices[i].round == q->round &&
		    voices[i].side == FUND_WORKER &&
		    voices[i].by.v == ctx->actor.v)
			return fault_refused(ctx, "Somebody else writes their "
			                          "answer down: you decide "
			                          "this as their worker");
	return NULL;
}

const struct fault *
fund_assist_worker_check(struct ctx *ctx, const struct fund_request *q)
{
	bool typed;

	if (q->tier < 2)
		return NULL;
	TRY(fund_assist_store_typed(ctx, q, &typed));
	if (typed)
		return fault_refused(ctx,
		                     "Somebody else answers as the worker: "
		                     "you wrote down their yes");
	return NULL;
}

const struct fault *
fund_assist_say(struct ctx *ctx, struct fund_id id, int64_t seen,
                const struct fund_voice *voice, int how,
                struct problems *problems)
{
	struct fund_voice v = *voice;
	struct fund_assisted a = {.id = id_new(), .says = v.says, .how = how};
	struct fund_request q;
	struct problems fresh;

	TRY(fund_take(ctx, id, seen, &q));
	if (fund_is_own(ctx, q.person))
		return fault_refused(ctx, "Your own answer is yours to give");
	if (q.state != FUND_ASKED || q.says[FUND_PERSON] == FUND_YES)
		return fault_refused(ctx,
		                     "Nothing waits for their answer here");
	problems = fund_problems(ctx, problems, &fresh);
	said_check(&v, how, problems);
	TRY(problems_fault(problems));
	TRY(sign_in_check(ctx, q.person, how));
	TRY(both_check(ctx, &q));
	v.id = a.id;
	v.side = FUND_PERSON;
	q.says[FUND_PERSON] = v.says;
	TRY(fund_store_voice_add(ctx, &q, &v));
	TRY(fund_assist_store_add(ctx, &q, &a));
	return fund_follow(ctx, &q, "fund.assisted", fund_says_words[v.says]);
}

const struct fault *
fund_assist_ask(struct ctx *ctx, struct person_id person,
                const struct fund_terms *terms, int how,
                struct problems *problems, struct fund_id *out)
{
	const struct fund_voice yes = {.says = FUND_YES, .words = terms->why};

	TRY(fund_ask(ctx, person, terms, problems, out));
	return fund_assist_say(ctx, *out, 0, &yes, how, problems);
}

const struct fault *
fund_assist_again(struct ctx *ctx, struct fund_id id, int64_t seen,
                  struct str words, int how)
{
	const int64_t voice = id_new();
	const struct fund_assisted a = {
	        .id = voice, .says = FUND_YES, .how = how};
	struct fund_request q;
	struct problems problems;

	TRY(fund_take(ctx, id, seen, &q));
	if (fund_is_own(ctx, q.person))
		return fault_refused(ctx, "Your own answer is yours to give");
	problems_init(&problems, ctx->arena);
	TRY(fund_again_check(ctx, &q, words, &problems));
	if (how < 0 || how >= FUND_HOWS)
		problems_add(&problems, "how", "Select how they said it");
	TRY(problems_fault(&problems));
	TRY(sign_in_check(ctx, q.person, how));
	TRY(fund_again_put(ctx, &q,
	                   &(struct fund_voice){.id = voice,
	                                        .side = FUND_PERSON,
	                                        .says = FUND_YES,
	                                        .words = words}));
	TRY(fund_assist_store_add(ctx, &q, &a));
	return fund_keep(ctx, &q, "fund.assisted_again", NULL);
}

/* --- what the person says to it --------------------------------------- */

const struct fault *
fund_assist_hear(struct ctx *ctx, struct fund_id id, int64_t assisted,
                 bool mine, struct str words)
{
	struct fund_assisted a;
	struct problems problems;

	TRY(fund_assist_store_one(ctx, id, assisted, &a));
	if (!fund_is_own(ctx, a.person))
		return fault_not_found(ctx, "We cannot find that answer");
	if (a.heard != FUND_UNTOLD)
		return fault_refused(ctx, "You have said this already");
	problems_init(&problems, ctx->arena);
	fund_words_check(&problems, "heard", words, FUND_WORDS_MOST);
	TRY(problems_fault(&problems));
	TRY(fund_assist_store_hear(ctx, a.id, mine ? FUND_MINE : FUND_NOT_MINE,
	                           words));
	return fund_keep(ctx,
	                 &(struct fund_request){.id = id, .person = a.person},
	                 mine ? "fund.words_mine" : "fund.words_not_mine",
	                 NULL);
}

const struct fault *
fund_assist_settle(struct ctx *ctx, struct fund_id id, int64_t assisted,
                   struct str words)
{
	struct fund_assisted a;
	struct problems problems;

	TRY(fund_assist_store_one(ctx, id, assisted, &a));
	TRY(fund_need(ctx, a.person));
	if (!ctx_can(ctx, CAN_DECIDE_FUND) || fund_is_own(ctx, a.person))
		return fault_refused(ctx, "A senior case manager decides this");
	if (a.by.v == ctx->actor.v)
		return fault_refused(ctx, "Somebody else looks at this: you "
		                          "wrote it down");
	if (a.heard != FUND_NOT_MINE || a.settled)
		return fault_refused(ctx, "Nothing waits for you here");
	problems_init(&problems, ctx->arena);
	if (str_empty(words))
		problems_add(&problems, "settled",
		             "Say what was done about it");
	fund_words_check(&problems, "settled", words, FUND_LINE_MOST);
	TRY(problems_fault(&problems));
	TRY(fund_assist_store_settle(ctx, a.id, words));
	return fund_keep(ctx,
	                 &(struct fund_request){.id = id, .person = a.person},
	                 "fund.words_settled", NULL);
}
