/*
 * router_refused.c - what was tried and not let, in the audit.
 *
 * A refused write leaves nothing behind, so the attempt is recorded by a job
 * of its own before the answer leaves: for routes that name it (route.h).
 */
#include "kernel/audit/audit.h"
#include "kernel/router/router_local.h"

bool
refused_counts(const struct turn *turn)
{
	bool rule = turn->fault != NULL && turn->fault->kind == FAULT_REFUSED;

	return turn->route != NULL && turn->route->refused != NULL &&
	       turn->who.id.v != 0 && (rule || turn->refusal.status == 403);
}

/* What it was tried on: the first id of the address, or nothing. */
static int64_t
subject_of(const struct request *req)
{
	int64_t id;

	return req->places.n > 0 && id_read(req->places.v[0].value, &id) ? id
	                                                                 : 0;
}

static const struct fault *
refused_record(struct tx *tx, void *data)
{
	struct turn *turn = data;
	struct ctx *ctx = &turn->ctx;

	ctx->tx = tx;
	tx->who.actor = ctx->actor;
	return audit_record(ctx, turn->route->refused, (struct person_id){0},
	                    subject_of(&turn->x->req));
}

/* An attempt that cannot be recorded is answered as a fault of ours. */
static void
refused_done(struct job *job, const struct fault *fault)
{
	struct turn *turn = job->data;

	turn->ctx.tx = NULL;
	if (fault != NULL) {
		turn->fault = fault;
		turn->show = NULL;
		turn->show_fault = NULL;
	}
	exchange_again(turn->x, turn->after);
}

static void
refused_submit(struct exchange *x, void *data)
{
	struct turn *turn = x->data;

	(void)data;
	turn_submit(turn, refused_record, refused_done);
}

void
refused_then(struct turn *turn, exchange_fn after)
{
	turn->after = after;
	exchange_again(turn->x, refused_counts(turn) ? refused_submit : after);
}
