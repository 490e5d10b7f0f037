/*
 * people_find.c - who a page is about.
 */
#include "register/people/people_local.h"

#include "kernel/access/access.h"

const struct fault *
people_by_crn(struct ctx *ctx, struct str crn, struct person_id *out)
{
	struct person_id person = {0};

	if (identifier_read(ctx->arena, IDENTIFIER_CRN, crn, ctx->today,
	                    &crn) == IDENTIFIER_GOOD)
		TRY(people_store_reach_crn(ctx, crn, &person));
	if (person.v == 0)
		return fault_not_found(ctx, "We cannot find that person");
	*out = person;
	return NULL;
}

const struct fault *
people_known(struct ctx *ctx, struct str crn, struct person_id *out)
{
	struct stored_person stored;
	bool found;

	*out = (struct person_id){0};
	TRY(people_store_crn(ctx, crn, &stored, &found));
	if (found)
		*out = stored.person;
	return NULL;
}

/* What follows from the columns of a head. */
static void
head_fill(struct ctx *ctx, struct person_head *head)
{
	head->known_as = str_empty(head->preferred_name) ? head->first_name
	                                                 : head->preferred_name;
	head->name = str_trim(str_print(ctx->arena, "%.*s %.*s",
	                                STR_ARG(head->known_as),
	                                STR_ARG(head->last_name)));
	if (date_is(head->date_of_birth))
		head->age = date_age(head->date_of_birth, ctx->today);
}

/*
 * The last head that was read.  Each panel of a page about one person asks for
 * it, and within one read-only transaction of one actor it is the same.
 */
struct person_memo {
	const struct tx *tx;
	struct user_id actor;
	struct person_head head;
};

static bool
remembered(const struct ctx *ctx, struct person_id person)
{
	const struct person_memo *memo = ctx->person;

	return memo != NULL && ctx->tx->kind == TX_READ &&
	       memo->tx == ctx->tx && memo->actor.v == ctx->actor.v &&
	       memo->head.person.v == person.v;
}

static void
remember(struct ctx *ctx, const struct person_head *head)
{
	if (ctx->tx->kind != TX_READ)
		return;
	if (ctx->person == NULL)
		ctx->person = arena_new(ctx->arena, struct person_memo, 1);
	*ctx->person = (struct person_memo){ctx->tx, ctx->actor, *head};
}

const struct fault *
people_head(struct ctx *ctx, struct person_id person, struct person_head *out)
{
	struct person_head head = {.age = 0};

	if (remembered(ctx, person)) {
		*out = ctx->person->head;
		return NULL;
	}
	TRY(people_store_head(ctx, person, &head));
	head_fill(ctx, &head);
	remember(ctx, &head);
	*out = head;
	return NULL;
}

const struct fault *
people_heads(struct ctx *ctx, const struct person_id *persons, size_t n,
             struct person_head **out)
{
	struct person_head *heads =
	        arena_new(ctx->arena, struct person_head, n + 1);

	TRY(people_store_heads(ctx, persons, n, heads));
	for (size_t i = 0; i < n; i++)
		head_fill(ctx, &heads[i]);
	*out = heads;
	return NULL;
}

const struct fault *
people_of_request(struct ctx *ctx, const struct request *req,
                  struct person_head *out)
{
	struct person_id person = {0};

	TRY(people_by_crn(ctx, request_place(req, "crn"), &person));
	return people_head(ctx, person, out);
}

const struct fault *
people_me(struct ctx *ctx, struct person_head *out)
{
	return people_head(ctx, ctx->who.person, out);
}

const struct fault *
people_crn(struct ctx *ctx, struct person_id person, struct str *out)
{
	struct person_head head = {.age = 0};

	TRY(people_head(ctx, person, &head));
	*out = head.crn;
	return NULL;
}

struct str
people_path(struct arena *arena, struct str crn, const char *rest)
{
	return str_print(arena, "/people/%.*s%s", STR_ARG(crn), rest);
}
