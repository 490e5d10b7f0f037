/* hands_noticed.c - words that are written over are noticed, in each place. */
#include "kernel/audit/audit.h"
#include "tests/system/hands.h"

static const struct fault *
harm(struct ctx *ctx, void *data)
{
	const struct hand_place *place = data;

	TRY(sql_do(ctx->tx, &place->damage, NO_ARGS, NULL));
	return audit_record(ctx, "test.harmed", (struct person_id){0}, 0);
}

/* Whether words of this side were written over at a place. */
static bool
is_harmed(const struct hand_all *was, const struct hand_all *is, size_t at,
          enum hand whose)
{
	for (size_t i = 0; i < was->of[at].n; i++)
		if (was->of[at].v[i].whose == whose &&
		    !str_equal(was->of[at].v[i].words, is->of[at].v[i].words))
			return true;
	return false;
}

/* Whether what was written over at a place is judged so. */
static void
expect_noticed(const struct hand_all *was, const struct hand_all *is, size_t at,
               bool *tried)
{
	bool own = is_harmed(was, is, at, HAND_OWN);
	bool theirs = is_harmed(was, is, at, HAND_WORKER);

	if ((own && hands_judge(was, is, false, NULL) == 0) ||
	    (theirs && hands_judge(was, is, true, NULL) == 0))
		fail_msg("%s is written over, and nobody notices",
		         hand_places[at].what);
	*tried = own || theirs;
}

struct hand_all *
hands_noticed(struct test *t, struct world *w, struct hand_all *was,
              bool *tried)
{
	struct user_id jay = world_user(w, "jay");
	struct hand_all *is;

	for (size_t i = 0; hand_places[i].what != NULL; i++) {
		if (tried[i] || was->of[i].n == 0 ||
		    world_do(w, NULL, harm,
		             (void *)(uintptr_t)&hand_places[i]) != NULL)
			continue;
		is = hand_all_read(t, w, jay);
		expect_noticed(was, is, i, &tried[i]);
		hand_all_end(was);
		was = is;
	}
	return was;
}
