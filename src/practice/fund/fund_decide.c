/*
 * fund_decide.c - rules: voices, what follows from them, a second look.
 */
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_notes.h"

#include "base/fold.h"
#include "kernel/access/access.h"

#define WORDS_MOST 64

/* --- what is wrong ---------------------------------------------------- */

/* A word, or its genitive without the apostrophe that folding drops. */
static bool
is_word(struct str word, struct str name)
{
	return str_starts(word, name) &&
	       (word.n == name.n ||
	        (word.n == name.n + 1 && word.p[name.n] == 's'));
}

bool
fund_said_why(const struct ctx *ctx, const struct fund_request *q,
              const struct fund_voice *voices, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (voices[i].assisted && voices[i].by.v == ctx->actor.v &&
		    str_equal(voices[i].words, q->terms.why))
			return false;
	return q->started_by.v == ctx->actor.v && !q->own_words;
}

bool
fund_holds_name(struct arena *arena, struct str line, struct str name)
{
	struct str in[WORDS_MOST], of[8];
	size_t in_n = fold_words(arena, fold(arena, line), in, WORDS_MOST);
	size_t of_n = fold_words(arena, fold(arena, name), of, 8);

	for (size_t i = 0; i < in_n; i++)
		for (size_t k = 0; k < of_n; k++)
			if (is_word(in[i], of[k]))
				return true;
	return false;
}

static void
public_check(struct ctx *ctx, const struct person_head *head, struct str line,
             struct problems *problems)
{
	if (str_empty(line))
		problems_add(problems, "public_reason",
		             "Enter one line that anybody may read");
	fund_words_check(problems, "public_reason", line, FUND_LINE_MOST);
	if (fund_holds_name(ctx->arena, line, head->first_name) ||
	    fund_holds_name(ctx->arena, line, head->last_name) ||
	    fund_holds_name(ctx->arena, line, head->preferred_name))
		problems_add(problems, "public_reason",
		             "Leave the person’s name out of the public line");
}

static void
voice_check(const struct fund_voice *v, struct problems *problems)
{
	bool refuses = v->side == FUND_WORKER || v->side == FUND_SENIOR;

	if (v->says != FUND_YES && v->says != FUND_NO)
		problems_add(problems, "says", "Select yes or no");
	if (str_empty(v->words))
		problems_add(problems, "words",
		             "Say why, in plain words of your own");
	fund_words_check(problems, "words", v->words, FUND_WORDS_MOST);
	fund_words_check(problems, "tie", v->tie, FUND_LINE_MOST);
	if (refuses && v->says == FUND_NO &&
	    (v->refusal <= 0 || v->refusal >= FUND_REFUSAL_COUNT))
		problems_add(problems, "refusal",
		             "Select the reason for the no");
}

static void
peer_check(const struct fund_voice *v, struct problems *problems)
{
	if (v == NULL)
		return;
	if (str_empty(v->name))
		problems_add(problems, "peer_name", "Enter who else was asked");
	if (v->says != FUND_YES && v->says != FUND_NO)
		problems_add(problems, "peer_says",
		             "Select what they said, yes or no");
	if (str_empty(v->words))
		problems_add(problems, "peer_words", "Enter what they said");
	fund_words_check(problems, "peer_name", v->name, FUND_LINE_MOST);
	fund_words_check(problems, "peer_words", v->words, FUND_WORDS_MOST);
}

/* --- agreeing --------------------------------------------------------- */

static bool
waits(const struct fund_request *request)
{
	return request->state == FUND_ASKED ||
	       request->state == FUND_SECOND_LOOK;
}

/* Whether every voice that is needed has said yes. */
static bool
all_yes(const struct fund_request *q)
{
	bool again = q->state == FUND_SECOND_LOOK;

	return q->says[FUND_PERSON] == FUND_YES &&
	       (again || q->says[FUND_WORKER] == FUND_YES) &&
	       ((!again && q->tier < 2) || q->says[FUND_SENIOR] == FUND_YES) &&
	       (q->tier < 3 || q->says[FUND_PEER] == FUND_YES);
}

static bool
any_refusal(const struct fund_request *q)
{
	return q->says[FUND_WORKER] == FUND_NO ||
	       q->says[FUND_SENIOR] == FUND_NO || q->says[FUND_PEER] == FUND_NO;
}

/* Set the money aside: the agreement is this entry. */
static const struct fault *
agree(struct ctx *ctx, struct fund_request *q)
{
	struct fund_accounts accounts;
	struct fund_purse *purses;
	size_t n;

	TRY(fund_store_purses(ctx, q->person, &purses, &n));
	if (n == 0 || purses[0].posted - purses[0].going < q->terms.sum.pence)
		return fault_refused(
		        ctx,
		        "There is {left} left, and this costs {sum}. Ask for "
		        "less, or speak about more",
		        {"left",
		         money_show(ctx->arena,
		                    (struct money){
		                            n == 0 ? 0
		                                   : purses[0].posted -
		                                             purses[0].going})},
		        {"sum", money_show(ctx->arena, q->terms.sum)});
	TRY(fund_store_pot(ctx, purses[0].organisation, &accounts));
	q->budget = purses[0].account;
	q->decision.v = id_new();
	q->reservation.v = id_new();
	TRY(ledger_authority_grant(ctx, q->decision, "fund.request", q->id.v));
	return ledger_post(
	        ctx,
	        &(struct ledger_new){.id = q->reservation,
	                             .kind = LEDGER_RESERVE,
	                             .credit = q->budget,
	                             .debit = accounts.spent,
	                             .amount = units_of_money(q->terms.sum),
	                             .authority = q->decision,
	                             .code = "fund.agreed"},
	        NULL);
}

const struct fault *
fund_follow(struct ctx *ctx, struct fund_request *q, const char *said,
            const char *value)
{
	const char *what = NULL;

	if (all_yes(q)) {
		TRY(agree(ctx, q));
		q->state = FUND_AGREED;
		what = "fund.agreed";
	} else if (any_refusal(q)) {
		q->state = FUND_REFUSED;
		what = "fund.refused";
	}
	TRY(fund_store_save(ctx, q));
	TRY(fund_keep(ctx, q, said, value));
	return what == NULL ? NULL : fund_keep(ctx, q, what, NULL);
}

/* --- two voices ------------------------------------------------------- */

/* Whoever asked for somebody said why then: a yes of theirs needs no more. */
static const struct fault *
words_take(struct ctx *ctx, const struct fund_request *q, struct fund_voice *v)
{
	struct fund_voice *voices;
	size_t n;

	if (v->says != FUND_YES || !str_empty(v->words))
		return NULL;
	TRY(fund_store_voices(ctx, q->id, &voices, &n));
	if (fund_said_why(ctx, q, voices, n))
		v->words = q->terms.why;
	return NULL;
}

static void
worker_take(struct fund_request *q, const struct fund_voice *v)
{
	q->public_reason = v->public_reason;
	q->way = v->way;
	q->benefits_safe = v->benefits_safe;
}

const struct fault *
fund_say(struct ctx *ctx, struct fund_id id, int64_t seen,
         const struct fund_voice *voice, struct problems *problems)
{
	struct fund_voice v = *voice;
	struct fund_request q;
	struct person_head head;
	struct problems fresh;
	bool own;

	TRY(fund_take(ctx, id, seen, &q));
	TRY(people_head(ctx, q.person, &head));
	own = fund_is_own(ctx, q.person);
	v.side = own ? FUND_PERSON : FUND_WORKER;
	if (!waits(&q) || (!own && q.state != FUND_ASKED))
		return fault_refused(ctx, "Nothing waits for your answer here");
	problems = fund_problems(ctx, problems, &fresh);
	TRY(words_take(ctx, &q, &v));
	voice_check(&v, problems);
	if (!own)
		public_check(ctx, &head, v.public_reason, problems);
	TRY(problems_fault(problems));
	if (!own) {
		TRY(fund_payee_check(ctx, q.person, q.terms.supplier));
		TRY(fund_assist_worker_check(ctx, &q));
		worker_take(&q, &v);
	}
	q.says[v.side] = v.says;
	TRY(fund_store_voice_add(ctx, &q, &v));
	if (!own)
		TRY(fund_notes_keep(ctx, &q, FUND_WORKER));
	return fund_follow(ctx, &q,
	                   own ? "fund.person_said" : "fund.worker_said",
	                   fund_says_words[v.says]);
}

/* --- a third, and a peer ---------------------------------------------- */

/* Whether the actor may not decide what this voice led to: they spoke as the
 * worker or said no, or wrote down why it is looked at again. */
static bool
spoke(const struct ctx *ctx, const struct fund_request *q,
      const struct fund_voice *v)
{
	if (v->by.v != ctx->actor.v)
		return false;
	return v->side == FUND_WORKER || v->says == FUND_NO ||
	       (v->assisted && q->state == FUND_SECOND_LOOK &&
	        v->round == q->round);
}

/* REFUSED to whoever asked, spoke as the worker or said no before, or wrote
 * down that the person asks for a second look. */
static const struct fault *
third_check(struct ctx *ctx, const struct fund_request *q)
{
	struct fund_voice *voices;
	size_t n;

	if (!ctx_can(ctx, CAN_DECIDE_FUND) || fund_is_own(ctx, q->person))
		return fault_refused(ctx, "A senior case manager decides this");
	TRY(fund_store_voices(ctx, q->id, &voices, &n));
	for (size_t i = 0; i < n; i++)
		if (spoke(ctx, q, &voices[i]))
			return fault_refused(ctx, "Somebody else must look at "
			                          "this: you have spoken "
			                          "already");
	if (q->started_by.v == ctx->actor.v)
		return fault_refused(ctx, "Somebody else must look at this: "
		                          "you asked for it");
	return NULL;
}

static const struct fault *
third_due(struct ctx *ctx, const struct fund_request *q,
          const struct fund_voice *peer)
{
	if (!waits(q) || (q->tier < 2 && q->state == FUND_ASKED))
		return fault_refused(ctx, "Nothing waits for your answer here");
	if (q->state == FUND_ASKED && q->says[FUND_WORKER] != FUND_YES)
		return fault_refused(ctx, "The worker has not answered yet");
	if (q->tier == 3 && peer == NULL)
		return fault_invalid(ctx, "A sum like this needs a peer as "
		                          "well");
	return NULL;
}

const struct fault *
fund_third(struct ctx *ctx, struct fund_id id, int64_t seen,
           const struct fund_voice *voice, const struct fund_voice *peer,
           struct problems *problems)
{
	struct fund_voice v = *voice;
	struct fund_request q;
	struct person_head head;
	struct problems fresh;

	v.side = FUND_SENIOR;
	TRY(fund_take(ctx, id, seen, &q));
	TRY(people_head(ctx, q.person, &head));
	TRY(third_check(ctx, &q));
	TRY(third_due(ctx, &q, peer));
	TRY(fund_payee_check(ctx, q.person, q.terms.supplier));
	problems = fund_problems(ctx, problems, &fresh);
	voice_check(&v, problems);
	peer_check(q.tier == 3 ? peer : NULL, problems);
	if (str_empty(v.public_reason))
		v.public_reason = q.public_reason;
	public_check(ctx, &head, v.public_reason, problems);
	TRY(problems_fault(problems));
	q.public_reason = v.public_reason;
	q.says[FUND_SENIOR] = v.says;
	TRY(fund_store_voice_add(ctx, &q, &v));
	TRY(fund_notes_keep(ctx, &q, FUND_SENIOR));
	if (q.tier == 3) {
		struct fund_voice second = *peer;

		second.side = FUND_PEER;
		q.says[FUND_PEER] = second.says;
		TRY(fund_store_voice_add(ctx, &q, &second));
	}
	return fund_follow(ctx, &q, "fund.third_said", fund_says_words[v.says]);
}

/* --- a second look ---------------------------------------------------- */

const struct fault *
fund_again_check(struct ctx *ctx, const struct fund_request *q,
                 struct str words, struct problems *problems)
{
	if (q->state != FUND_REFUSED || q->looked)
		return fault_refused(ctx, "A second look can be asked for "
		                          "once, after a no");
	if (str_empty(words))
		problems_add(problems, "words",
		             "Say what should be looked at again");
	fund_words_check(problems, "words", words, FUND_WORDS_MOST);
	return NULL;
}

const struct fault *
fund_again_put(struct ctx *ctx, struct fund_request *q,
               const struct fund_voice *again)
{
	struct fund_limits limits;

	TRY(fund_limits(ctx, &limits));
	q->state = FUND_SECOND_LOOK;
	q->looked = true;
	q->round++;
	for (int i = 0; i < FUND_SIDE_COUNT; i++)
		q->says[i] = FUND_SILENT;
	q->says[FUND_PERSON] = FUND_YES;
	q->due_on = fund_due(&limits, q->tier < 2 ? 2 : q->tier, ctx->today);
	TRY(fund_store_voice_add(ctx, q, again));
	return fund_store_save(ctx, q);
}

const struct fault *
fund_look_again(struct ctx *ctx, struct fund_id id, struct str words)
{
	struct fund_request q;
	struct problems problems;
	const struct fund_voice again = {
	        .side = FUND_PERSON,
	        .says = FUND_YES,
	        .words = words,
	};

	TRY(fund_take(ctx, id, 0, &q));
	if (!fund_is_own(ctx, q.person))
		return fault_refused(ctx, "The person asks for a second look "
		                          "themselves");
	problems_init(&problems, ctx->arena);
	TRY(fund_again_check(ctx, &q, words, &problems));
	TRY(problems_fault(&problems));
	TRY(fund_again_put(ctx, &q, &again));
	return fund_keep(ctx, &q, "fund.second_look", NULL);
}
