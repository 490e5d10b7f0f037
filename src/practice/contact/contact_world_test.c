/* contact_world_test.c - people with contacts, and acts on them. */
#include "practice/contact/contact_world_test.h"

struct person_id
test_person(struct world *w, const char *crn, const char *first, bool ours)
{
	return person_new(w, crn, first, "Pugh", "1990-01-01",
	                  ours ? "sam" : "ned");
}

static void
rhian_add(struct world *w, struct act *a, const char *first)
{
	*a = (struct act){.person = test_person(w, RHIAN, first, true)};
	w->jay = a->person;
	world_add(w, "rhian", R(PERSON), NULL);
}

struct world *
test_world(struct test *t, struct act *a)
{
	struct world *w = world_new(t);

	rhian_add(w, a, "Rhian");
	return w;
}

struct http *
test_http(struct test *t, struct act *a, const char *first)
{
	struct http *h = http_new(t);

	rhian_add(h->w, a, first);
	return h;
}

struct contact_terms
test_terms(int64_t minutes, int outcome)
{
	return (struct contact_terms){
	        .at = {WORLD_AT + minutes * MINUTE},
	        .kind = CONTACT_OFFICE,
	        .place = S("Harbour House"),
	        .planned_minutes = 45,
	        .minutes = -1,
	        .outcome = outcome,
	        .note = S("We talked"),
	        .promised = {{.due = DATE_NONE}, {.due = DATE_NONE}},
	};
}

const struct fault *
do_arrange(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_arrange(ctx, a->person, &a->terms, NULL, &a->id);
}

const struct fault *
do_record(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_record(ctx, a->person, &a->terms, NULL, &a->id);
}

const struct fault *
do_outcome(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_outcome_set(ctx, a->id, a->seen, &a->terms, NULL);
}

const struct fault *
do_move(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_move(ctx, a->id, a->seen, a->by, &a->terms, NULL,
	                    &a->made);
}

const struct fault *
do_answer(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_answer_give(ctx, a->id, a->answer, a->reason, a->words);
}

const struct fault *
do_rate(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_rate(ctx, a->id, &a->rating);
}

const struct fault *
do_promise(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_promise_make(ctx, a->person, a->made, a->side,
	                            &a->promised, NULL, &a->promise);
}

const struct fault *
do_keep(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_promise_keep(ctx, a->promise, a->kept);
}

const struct fault *
do_share(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_note_share(ctx, a->id, a->seen);
}

const struct fault *
do_put(struct ctx *ctx, void *data)
{
	struct act *a = data;

	a->facts.person = a->person;
	return contact_put(ctx, &a->facts, &a->result);
}

/* a->n contacts like the facts, with references "c-1", "c-2", ... */
const struct fault *
do_put_first(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct contact_facts *made =
	        arena_new(ctx->arena, struct contact_facts, a->n);
	const struct contact_facts **facts =
	        arena_new(ctx->arena, const struct contact_facts *, a->n);

	for (size_t i = 0; i < a->n; i++) {
		made[i] = a->facts;
		made[i].person = a->person;
		made[i].at.ms -= (int64_t)i * MINUTE;
		made[i].contact_ref = str_print(ctx->arena, "c-%zu", i + 1);
		facts[i] = &made[i];
	}
	return contact_put_first(ctx, facts, a->n);
}

const struct fault *
see_contact(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_read(ctx, a->person, a->id, &a->contact);
}

const struct fault *
see_list(struct ctx *ctx, void *data)
{
	static const struct contact_filter all = {
	        .kind = -1, .outcome = -1, .most = 100};
	struct act *a = data;

	return contact_store_list(ctx, a->person, &all, &a->list, &a->n);
}

const struct fault *
see_promises(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_store_promises(ctx, a->person, 50, &a->promises, &a->n);
}

const struct fault *
see_acts(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_store_acts(ctx, a->id, &a->acts, &a->n);
}

const struct fault *
do_correct(struct ctx *ctx, void *data)
{
	struct act *a = data;

	return contact_correct(ctx, a->id, a->seen, &a->correction, NULL);
}

/* The contact as the reader sees it, what it said before, and whether they
 * may correct it. */
const struct fault *
see_formers(struct ctx *ctx, void *data)
{
	struct act *a = data;

	TRY(contact_read(ctx, a->person, a->id, &a->contact));
	TRY(contact_may_correct(ctx, &a->contact, &a->may));
	return contact_formers(ctx, &a->contact, &a->formers, &a->n);
}
