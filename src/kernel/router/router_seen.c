/*
 * router_seen.c - what is written down of who was here and who was looked at.
 *
 * A write touches the session or the token in its own transaction.  PostgreSQL
 * marks each row with the transaction that wrote it, so of an untied route
 * (route.h) that mark would tie words to their sender: there it is done before,
 * and the write does not begin before that is over.
 */
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/router/router_local.h"

/* --- a look --------------------------------------------------------------- */

/* What is written before a reply leaves. */
static const struct fault *
look_record(struct tx *tx, void *data)
{
	struct turn *turn = data;
	struct ctx ctx = turn->ctx;

	ctx.tx = tx;
	tx->who.actor = ctx.actor;
	if (turn->seen.n == 1 && turn->seen.v[0] == ctx.who.person.v)
		ctx.who.purpose = PURPOSE_OWN;
	TRY(audit_record_read(&ctx, turn->seen.v, turn->seen.n));
	if (turn->told != NULL)
		TRY(audit_record_detail(&ctx, turn->told, (struct person_id){0},
		                        turn->told_of, turn->told_detail));
	/* The first use in a minute is written with the touch. */
	if (turn->seen.n == 0 && ctx.who.by_token && !turn->touch)
		TRY(audit_record(&ctx, "identity.token_used",
		                 (struct person_id){0}, 0));
	if (turn->touch)
		TRY(identity_touch(&ctx, ctx.who.session));
	turn->in_job = tx->queries;
	return NULL;
}

/* On a worker: no entry, no page. */
static void
unrecorded_leave(struct exchange *x, void *data)
{
	struct turn *turn = x->data;

	(void)data;
	text_use(turn->ctx.lang);
	log_event(LOG_ERROR, "look_not_recorded",
	          LOG_WORD("kind", fault_code(turn->fault->kind)),
	          LOG_WORD("request", turn->ctx.request_id.p));
	turn->seen.n = 0;
	turn->told = NULL;
	fault_draw(turn, fault_unavailable(
	                         &turn->ctx,
	                         "We could not write down who looks at this, "
	                         "so we cannot show it. Try again in a "
	                         "moment"));
	reply_head(turn);
	reply_finish(turn);
}

static void
look_done(struct job *job, const struct fault *fault)
{
	struct turn *turn = job->data;
	bool shows = turn->seen.n > 0 || turn->told != NULL ||
	             turn->ctx.who.by_token;

	turn->queries += turn->in_job;
	/* That a session was used may be lost; that somebody looked, never. */
	if (fault == NULL || !shows) {
		reply_finish(turn);
		return;
	}
	turn->fault = fault;
	exchange_again(turn->x, unrecorded_leave);
}

void
reply_audit(struct ctx *ctx, const char *what, int64_t subject,
            struct str detail)
{
	struct turn *turn = ctx->turn;

	if (turn == NULL)
		return;
	turn->told = what;
	turn->told_of = subject;
	turn->told_detail = detail;
}

void
look_leave(struct turn *turn)
{
	turn_submit(turn, look_record, look_done);
}

/* --- before a write ------------------------------------------------------- */

static const struct fault *
touch_run(struct tx *tx, void *data)
{
	struct turn *turn = data;
	struct ctx ctx = turn->ctx;

	ctx.tx = tx;
	tx->who.actor = ctx.actor;
	TRY(identity_touch(&ctx, ctx.who.session));
	turn->in_job = tx->queries;
	return NULL;
}

static void
touched_go(struct exchange *x, void *data)
{
	struct turn *turn = x->data;

	(turn->fault == NULL ? turn->after : turn->failed)(x, data);
}

/* That a session was used may be lost; that a token was, never. */
static void
touch_done(struct job *job, const struct fault *fault)
{
	struct turn *turn = job->data;

	turn->queries += turn->in_job;
	turn->in_job = 0;
	turn->touch = false;
	turn->fault = turn->who.by_token ? fault : NULL;
	exchange_again(turn->x, touched_go);
}

void
touch_apart(struct turn *turn, exchange_fn after, exchange_fn failed)
{
	if (!turn->touch || !turn->route->untied) {
		after(turn->x, turn->router);
		return;
	}
	turn->after = after;
	turn->failed = failed;
	turn_submit(turn, touch_run, touch_done);
}
