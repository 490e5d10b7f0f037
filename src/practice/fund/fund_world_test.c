/* fund_world_test.c - a pot, Rhian's sum, and acts on requests. */
#include "practice/fund/fund_world_test.h"

#include "kernel/identity/identity.h"
#include "register/organisations/organisations.h"

void
fund_users(struct world *w)
{
	world_add(w, "fin", R(FINANCE), NULL);
	world_add(w, "fay", R(FINANCE), "ned");
}

struct person_id
fund_person(struct world *w, const char *crn, const char *first)
{
	return person_new(w, crn, first, "Pugh", "1990-01-01", "sam");
}

struct northside {
	struct world *w;
	struct organisation_id id;
};

static const struct fault *
northside_make(struct ctx *ctx, void *data)
{
	struct northside *n = data;
	const struct organisation facts = {.slug = S("northside"),
	                                   .name = S("Northside (fictional)"),
	                                   .kind = S("provider"),
	                                   .valid_from = DATE_NONE,
	                                   .valid_to = DATE_NONE};
	enum put_result result;

	TRY(organisation_put(ctx, &facts, &n->id, &result));
	return identity_user_place(ctx, world_user(n->w, "otto"), R(MANAGER),
	                           n->id, n->w->other_team);
}

struct organisation_id
fund_northside(struct world *w)
{
	struct northside n = {.w = w};

	expect_ok(world_do(w, NULL, northside_make, &n));
	world_actor(w, "otto")->organisation = n.id;
	return n.id;
}

struct person_id
fund_rhian(struct world *w)
{
	w->jay = fund_person(w, "X100001", "Rhian");
	world_add(w, "rhian", R(PERSON), NULL);
	return w->jay;
}

void
fund_start(struct world *w, struct act *a)
{
	*a = (struct act){.person = fund_rhian(w), .sum = {100000}};
	fund_users(w);
	expect_ok(world_do(w, "fin", do_pot, a));
	a->sum.pence = 20000;
	expect_ok(world_do(w, "sam", do_give, a));
}

struct world *
fund_world(struct test *t, struct act *a)
{
	struct world *w = world_new(t);

	fund_start(w, a);
	return w;
}

struct http *
fund_http(struct test *t, struct act *a)
{
	struct http *h = http_new(t);

	fund_start(h->w, a);
	return h;
}

struct fund_terms
fund_terms_of(int64_t pence)
{
	return (struct fund_terms){
	        .what = S("A bike lock"),
	        .why = S("So that I get to college"),
	        .purpose = FUND_TRAVEL,
	        .no_goal = S("We have not planned yet"),
	        .sum = {pence},
	        .supplier = S("Harbour Cycles"),
	        .needed_on = DATE_NONE,
	        .tried = S("The college has none"),
	};
}

const struct fault *
fund_says_as(struct world *w, struct act *a, const char *who,
             enum fund_says says)
{
	a->voice = (struct fund_voice){
	        .says = says,
	        .words = S("It gets you there"),
	        .refusal = says == FUND_NO ? FUND_OBTAINABLE : -1,
	        .public_reason = S("A lock, so that a bike stays"),
	        .benefits_safe = true,
	};
	return world_do(w, who, do_say, a);
}

const struct fault *
fund_third_as(struct world *w, struct act *a, const char *who,
              enum fund_says says)
{
	a->voice = (struct fund_voice){
	        .says = says,
	        .words = S("A good use"),
	        .refusal = says == FUND_NO ? FUND_NOT_SAFE : -1,
	};
	return world_do(w, who, do_third, a);
}

void
fund_asked(struct world *w, struct act *a, int64_t pence)
{
	a->terms = fund_terms_of(pence);
	a->seen = 0;
	expect_ok(world_do(w, "rhian", do_ask, a));
}

void
fund_agreed(struct world *w, struct act *a, int64_t pence)
{
	fund_asked(w, a, pence);
	expect_ok(fund_says_as(w, a, "sam", FUND_YES));
}

void
fund_paid(struct world *w, struct act *a, int64_t pence)
{
	fund_agreed(w, a, pence);
	a->payment.v = id_new();
	a->sum.pence = pence;
	expect_ok(world_do(w, "fin", do_pay, a));
}

/* --- acts ------------------------------------------------------------- */

const struct fault *
do_pot(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_pot_add(ctx, a->sum, NULL);
}

const struct fault *
do_give(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_budget_give(ctx, a->person, a->sum, NULL);
}

const struct fault *
do_ask(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_ask(ctx, a->person, &a->terms, NULL, &a->id);
}

const struct fault *
do_change(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_change(ctx, a->id, a->seen, &a->terms, NULL);
}

const struct fault *
do_withdraw(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_withdraw(ctx, a->id, a->seen);
}

const struct fault *
do_say(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_say(ctx, a->id, a->seen, &a->voice, NULL);
}

const struct fault *
do_third(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_third(ctx, a->id, a->seen, &a->voice,
	                  a->with_peer ? &a->peer : NULL, NULL);
}

const struct fault *
do_again(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_look_again(ctx, a->id, a->words);
}

const struct fault *
do_pay(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_pay(ctx, a->id, a->payment, a->sum, NULL);
}

const struct fault *
do_return(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_return(ctx, a->id, a->words);
}

const struct fault *
do_show(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_show(ctx, a->id, a->explained, a->words);
}

const struct fault *
do_reflect(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_reflect(ctx, a->id, a->helped, a->words);
}

const struct fault *
see_pot(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return fund_pot(ctx, &a->pot);
}

const struct fault *
see_all(struct ctx *ctx, void *data)
{
	struct act *a = data;

	TRY(fund_budget(ctx, a->person, &a->budget));
	if (a->id.v == 0)
		return NULL;
	TRY(fund_store_get(ctx, a->id, false, &a->request));
	return fund_store_voices(ctx, a->id, &a->voices, &a->n);
}
