/*
 * practise_person.c - who is made up, and since when.
 */
#include "practice/practise/practise_local.h"

#include "kernel/identity/identity.h"
#include "register/orders/orders.h"
#include "register/people/people.h"

/* By turns she and he. */
static const char *const first_names[] = {
        "Bronwen", "Idris", "Marta",  "Emlyn", "Farida", "Wayne",
        "Carys",   "Piotr", "Joanne", "Elfed", "Amina",  "Kevin",
};
static const char *const last_names[] = {
        "Ashgrove", "Bellweather", "Crossfield", "Dinsmoor", "Ellingham",
        "Farthing", "Glanrhyd",    "Hartsease",  "Iveson",   "Kestrelby",
};
#define COUNT(list) ((unsigned)(sizeof(list) / sizeof((list)[0])))

/* Days since the order began, for what has happened by today. */
static const int ages[REHEARSE_COUNT] = {
        [REHEARSE_FIRST] = 3,        [REHEARSE_HALF] = 27,
        [REHEARSE_DIFFER] = 100,     [REHEARSE_OVERDUE] = 128,
        [REHEARSE_COUNTERSIGN] = 60, [REHEARSE_IMPORT] = 60,
};

/* A number that nobody has. */
static const struct fault *
crn_make(struct ctx *ctx, struct demo *demo, struct str *out)
{
	struct person_id person;

	for (int i = 0; i < 50; i++) {
		*out = str_print(ctx->arena, "Y%06u",
		                 demo_random(demo, 1000000));
		TRY(people_known(ctx, *out, &person));
		if (person.v == 0)
			return NULL;
	}
	return fault_refused(ctx, "There is no number left for anybody");
}

static void
facts_make(struct ctx *ctx, struct demo *demo, const struct demo_person *p,
           struct person_facts *out)
{
	unsigned first = demo_random(demo, COUNT(first_names));
	unsigned last = demo_random(demo, COUNT(last_names));

	*out = (struct person_facts){
	        .crn = p->crn,
	        .first_name = str_of(first_names[first]),
	        .last_name = str_of(last_names[last]),
	        .pronouns = first % 2 == 0 ? S("she/her") : S("he/him"),
	        .date_of_birth = date_add_days(
	                demo->today,
	                -(int)(20 * 366 + demo_random(demo, 12000))),
	        .sex = first % 2 == 0 ? S("female") : S("male"),
	        .ethnicity = S("not_stated"),
	        .language = S("en"),
	        .phone = str_print(ctx->arena, "07700 900%03u",
	                           demo_random(demo, 1000)),
	        .organisation = ctx->who.organisation,
	        .team = ctx->who.team,
	        .worker = p->worker,
	        .allocated_on = p->starts_on,
	};
}

static const struct fault *
sign_in_make(struct ctx *ctx, const struct person_facts *facts,
             struct demo_person *p)
{
	return identity_user_add(
	        ctx,
	        &(struct identity_new){
	                .username = str_lower(ctx->arena, p->crn),
	                .name = str_print(ctx->arena, "%.*s %.*s",
	                                  STR_ARG(facts->first_name),
	                                  STR_ARG(facts->last_name)),
	                .roles = R(PERSON),
	                .person = p->person,
	                .password_hash = S(""),
	                .demo = true,
	        },
	        &p->user);
}

static const struct fault *
order_make(struct ctx *ctx, const struct demo_person *p)
{
	struct order order = {
	        .person = p->person,
	        .order_ref = str_print(ctx->arena, "%.*s-1", STR_ARG(p->crn)),
	        .kind = S("community_order"),
	        .court = S("Harbour Magistrates' Court (fictional)"),
	        .offence_code = S("theft"),
	        .offence_on = date_add_days(p->starts_on, -120),
	        .convicted_on = date_add_days(p->starts_on, -14),
	        .sentenced_on = p->starts_on,
	        .released_on = DATE_NONE,
	        .starts_on = p->starts_on,
	        .ends_on = p->ends_on,
	};
	struct requirement asked = {
	        .person = p->person,
	        .order_ref = order.order_ref,
	        .requirement_ref =
	                str_print(ctx->arena, "%.*s-2", STR_ARG(p->crn)),
	        .kind = S("rehabilitation_activity"),
	        .quantity = 15,
	        .unit = S("days"),
	        .starts_on = p->starts_on,
	        .ends_on = p->ends_on,
	        .done = -1,
	        .done_on = DATE_NONE,
	};
	enum put_result result;

	TRY(order_put(ctx, &order, &order.id, &result));
	return requirement_put(ctx, &asked, &asked.id, &result);
}

/* Each capability's part; they act as others, on days that were.  Whatever
 * comes of it, afterwards it is the actor's present again: a fault is answered
 * with the page of today. */
static const struct fault *
parts_make(struct ctx *ctx, struct demo *demo)
{
	const struct capability *const *c = ctx->app->capabilities;
	const struct actor who = ctx->who;
	const struct instant now = ctx->now;
	const struct tx_who tx = ctx->tx->who;
	const struct fault *fault = NULL;

	for (; *c != NULL && fault == NULL; c++)
		if ((*c)->rehearse != NULL)
			fault = (*c)->rehearse(ctx, demo);
	ctx->who = who;
	ctx->actor = who.id;
	ctx->now = now;
	ctx->today = demo->today;
	ctx->tx->who = tx;
	return fault;
}

const struct fault *
practise_person(struct ctx *ctx, enum demo_rehearsal what,
                struct user_id worker, struct demo_person *out)
{
	struct demo demo = {
	        .arena = ctx->arena,
	        .today = ctx->today,
	        .people = out,
	        .n = 1,
	        .until = 1,
	        .state = (uint64_t)id_new(),
	        .rehearsal = what,
	};
	struct person_facts facts;
	enum put_result result;

	*out = (struct demo_person){
	        .worker = worker,
	        .phase = DEMO_INTERVENE,
	        .starts_on = date_add_days(ctx->today, -ages[what]),
	        .ends_on = date_add_days(ctx->today, 364 - ages[what]),
	};
	TRY(crn_make(ctx, &demo, &out->crn));
	facts_make(ctx, &demo, out, &facts);
	out->first_name = facts.first_name;
	out->female = str_is(facts.sex, "female");
	TRY(people_put(ctx, &facts, &out->person, &result));
	TRY(sign_in_make(ctx, &facts, out));
	TRY(order_make(ctx, out));
	TRY(parts_make(ctx, &demo));
	if (worker.v == ctx->actor.v)
		return NULL;
	facts.worker = ctx->actor;
	facts.allocated_on = ctx->today;
	return people_put(ctx, &facts, &out->person, &result);
}
