/*
 * access.c - whose record somebody may open, and who judges an emergency.
 */
#include "base/utf8.h"
#include "kernel/access/access_local.h"
#include "kernel/audit/audit.h"

#define REASON_LEAST 10
#define REASON_MOST  2000

const char *const scope_kind_words[SCOPE_KIND_COUNT + 1] = {
        "own", "team", "organisation", "self", "named", "glass", NULL};

const char *const glass_verdict_words[GLASS_VERDICT_COUNT + 1] = {
        "right", "wrong", NULL};

/* --- where a person belongs, and who reaches whom ---------------------- */

const struct fault *
access_place(struct ctx *ctx, const struct placement *placement)
{
	return access_store_place(ctx, placement);
}

const struct fault *
access_close(struct ctx *ctx, struct person_id person)
{
	TRY(access_store_place(ctx, &(struct placement){.person = person}));
	TRY(access_store_restrict(ctx, person, true));
	return access_store_scopes_close(ctx, person);
}

const struct fault *
access_placement(struct ctx *ctx, struct person_id person,
                 struct placement *out)
{
	TRY(access_need(ctx, person));
	return access_store_placement(ctx, person, out);
}

static bool
holds(unsigned roles, unsigned any)
{
	return (roles & any) != 0;
}

const struct fault *
access_scopes_set(struct ctx *ctx, struct user_id user, unsigned roles,
                  struct organisation_id organisation, struct team_id team,
                  struct person_id self)
{
	TRY(access_store_standing_clear(ctx, user));
	if (holds(roles, R_WORKERS))
		TRY(access_store_scope(ctx, user, SCOPE_OWN, user.v,
		                       ACCESS_EVER));
	if (holds(roles, R(SENIOR)) && team.v != 0)
		TRY(access_store_scope(ctx, user, SCOPE_TEAM, team.v,
		                       ACCESS_EVER));
	if (holds(roles, R(MANAGER)) && organisation.v != 0)
		TRY(access_store_scope(ctx, user, SCOPE_ORGANISATION,
		                       organisation.v, ACCESS_EVER));
	if (holds(roles, R(PERSON)) && self.v != 0)
		TRY(access_store_scope(ctx, user, SCOPE_SELF, self.v,
		                       ACCESS_EVER));
	return NULL;
}

/*
 * The last person who was within reach.  Several capabilities ask for one page
 * about one person, and within one read-only transaction of one actor at one
 * moment it is the same.
 */
struct reach_memo {
	const struct tx *tx;
	struct user_id actor;
	struct instant now;
	struct person_id person;
};

static bool
remembered(const struct ctx *ctx, struct person_id person)
{
	const struct reach_memo *memo = ctx->reach;

	return memo != NULL && ctx->tx->kind == TX_READ &&
	       memo->tx == ctx->tx && memo->actor.v == ctx->actor.v &&
	       memo->now.ms == ctx->now.ms && memo->person.v == person.v;
}

static void
remember(struct ctx *ctx, struct person_id person)
{
	if (ctx->tx->kind != TX_READ)
		return;
	if (ctx->reach == NULL)
		ctx->reach = arena_new(ctx->arena, struct reach_memo, 1);
	*ctx->reach =
	        (struct reach_memo){ctx->tx, ctx->actor, ctx->now, person};
}

const struct fault *
access_reaches(struct ctx *ctx, struct person_id person, bool *out)
{
	return access_store_reaches(ctx, person, out);
}

const struct fault *
access_stands(struct ctx *ctx, struct person_id person, bool *out)
{
	return access_store_stands(ctx, person, out);
}

const struct fault *
access_need(struct ctx *ctx, struct person_id person)
{
	bool within;

	if (remembered(ctx, person))
		return NULL;
	TRY(access_store_reaches(ctx, person, &within));
	if (!within)
		return fault_not_found(ctx, "We cannot find that person");
	remember(ctx, person);
	return NULL;
}

const struct fault *
access_hold(struct ctx *ctx, struct person_id person)
{
	bool within;

	TRY(access_store_hold(ctx, person, &within));
	if (!within)
		return fault_not_found(ctx, "We cannot find that person");
	return NULL;
}

/* --- reasons ----------------------------------------------------------- */

static const struct fault *
reason_need(struct ctx *ctx, const char *field, struct str reason)
{
	struct problems problems;
	size_t n = utf8_length(str_trim(reason));

	problems_init(&problems, ctx->arena);
	if (n < REASON_LEAST)
		problems_add(&problems, field,
		             "Say why, in at least 10 characters");
	if (n > REASON_MOST)
		problems_add(&problems, field,
		             "Say why in 2,000 characters or fewer");
	return problems_fault(&problems);
}

/* --- breaking the glass ------------------------------------------------ */

const struct fault *
access_glass_break(struct ctx *ctx, struct person_id person, struct str reason)
{
	struct access_bars bars;
	struct glass glass = {.id = id_new(), .person = person};
	bool within;

	TRY(reason_need(ctx, "reason", reason));
	TRY(access_store_bars(ctx, person, &bars));
	if (!bars.known)
		return fault_not_found(ctx, "We cannot find that person");
	/* In the same words, so that neither can be told from the other. */
	if (bars.excluded || bars.restricted)
		return fault_refused(ctx, "You cannot open this record. "
		                          "Speak to a manager");
	TRY(access_store_reaches(ctx, person, &within));
	if (within)
		return fault_refused(ctx, "You can open this record already");

	glass.reason = str_trim(reason);
	glass.until.ms = ctx->now.ms + ACCESS_GLASS_MS;
	TRY(access_store_glass_add(ctx, &glass));
	TRY(access_store_scope(ctx, ctx->actor, SCOPE_GLASS, person.v,
	                       glass.until.ms));
	return audit_record_detail(ctx, "access.glass_broken", person, glass.id,
	                           glass.reason);
}

const struct fault *
access_glass_waiting(struct ctx *ctx, struct glass **out, size_t *n)
{
	return access_store_glass_waiting(ctx, out, n);
}

const struct fault *
access_glass(struct ctx *ctx, int64_t id, struct glass *out)
{
	return access_store_glass(ctx, id, out);
}

const struct fault *
access_glass_review(struct ctx *ctx, int64_t id, enum glass_verdict verdict,
                    struct str note)
{
	struct glass glass;

	TRY(access_store_glass(ctx, id, &glass));
	if (glass.actor.v == ctx->actor.v)
		return fault_refused(ctx, "Someone else must review a record "
		                          "that you opened");
	if (glass.reviewed)
		return fault_refused(ctx, "This has been reviewed already");
	if (verdict == GLASS_WRONG)
		TRY(reason_need(ctx, "note", note));

	glass.verdict = verdict;
	glass.note = str_trim(note);
	TRY(access_store_glass_save(ctx, &glass));
	return audit_record_detail(ctx, "access.glass_reviewed", glass.person,
	                           id, str_of(glass_verdict_words[verdict]));
}

/* --- closing a record -------------------------------------------------- */

/* Nobody else changes who reaches the person until this is over; and what
 * another change took away while this one waited is asked for again. */
static const struct fault *
reach_hold(struct ctx *ctx, struct person_id person)
{
	TRY(access_hold(ctx, person));
	return access_need(ctx, person);
}

const struct fault *
access_restrict(struct ctx *ctx, struct person_id person, bool restricted,
                struct str reason)
{
	TRY(reach_hold(ctx, person));
	TRY(reason_need(ctx, "reason", reason));
	TRY(access_store_restrict(ctx, person, restricted));
	if (restricted)
		TRY(access_store_scope(ctx, ctx->actor, SCOPE_NAMED, person.v,
		                       ACCESS_EVER));
	return audit_record_detail(
	        ctx, restricted ? "access.restricted" : "access.opened", person,
	        0, str_trim(reason));
}

const struct fault *
access_exclude(struct ctx *ctx, struct user_id user, struct person_id person,
               bool excluded, struct str reason)
{
	TRY(reach_hold(ctx, person));
	TRY(reason_need(ctx, "reason", reason));
	TRY(access_store_exclude(ctx, user, person, excluded));
	return audit_record_detail(
	        ctx, excluded ? "access.excluded" : "access.exclusion_ended",
	        person, user.v, str_trim(reason));
}

const struct fault *
access_name(struct ctx *ctx, struct user_id user, struct person_id person,
            bool named, struct str reason)
{
	TRY(reach_hold(ctx, person));
	TRY(reason_need(ctx, "reason", reason));
	if (named)
		TRY(access_store_scope(ctx, user, SCOPE_NAMED, person.v,
		                       ACCESS_EVER));
	else
		TRY(access_store_scope_end(ctx, user, SCOPE_NAMED, person.v));
	return audit_record_detail(
	        ctx, named ? "access.named" : "access.naming_ended", person,
	        user.v, str_trim(reason));
}

/* --- the capability ---------------------------------------------------- */

static const struct fault *
purge(struct ctx *ctx, void *data)
{
	(void)data;
	return access_store_purge(ctx);
}

static const struct background jobs[] = {
        {"access_purge", (int64_t)60 * 60 * 1000, purge, NULL},
        {NULL, 0, NULL, NULL},
};

static const char *const personal[] = {"access_placement", "access_exclusion",
                                       "access_glass", NULL};

static const char *const bulk_indexes[] = {
        "access_placement_worker",
        "access_placement_team",
        "access_placement_organisation",
        NULL,
};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"access.excluded", TK("{who} kept a member of staff from a record")},
        {"access.exclusion_ended",
         TK("{who} let a member of staff see a record again")},
        {"access.glass_broken",
         TK("{who} opened a record out of reach for three hours")},
        {"access.glass_reviewed", TK("{who} judged an opening of a record")},
        {"access.named",
         TK("{who} named a member of staff for a restricted record")},
        {"access.naming_ended",
         TK("{who} ended the naming of a member of staff")},
        {"access.opened", TK("{who} lifted the restriction of a record")},
        {"access.restricted", TK("{who} restricted a record")},
        {NULL, NULL},
};

const struct capability access_capability = {
        .name = "access",
        .acts = acts,
        .schema = access_schema,
        .queries = access_queries,
        .personal = personal,
        .bulk_indexes = bulk_indexes,
        .jobs = jobs,
};
