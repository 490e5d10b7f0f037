/*
 * people_right.c - rules: what the person says is wrong, and the answer.
 */
#include "register/people/people_local.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

const char *const correction_abouts[] = {"other", "name", "birth",
                                         "reach", "help", NULL};
const char *const correction_answers[] = {"", "dealt", "yes", "no", NULL};

/* Reach is not enough: a volunteer who is named to the case finds nothing. */
static const struct fault *
see_need(struct ctx *ctx, struct person_id person)
{
	bool own = person.v != 0 && ctx->who.person.v == person.v;

	if (!ctx_can(ctx, own ? CAN_SEE_OWN : CAN_SEE_PEOPLE))
		return fault_not_found(ctx, "We cannot find that person");
	return access_need(ctx, person);
}

const struct fault *
people_correction_due(struct ctx *ctx, struct instant asked, struct date *out)
{
	struct date day = instant_date(asked);
	int64_t months;

	TRY(policy_get_i64(ctx, "people.correction_months", S(""), day, 1,
	                   &months));
	*out = date_add_months(day, (int)months);
	return NULL;
}

static const struct fault *
times_fill(struct ctx *ctx, struct correction *c)
{
	struct date end = c->answer == CORRECTION_OPEN
	                          ? ctx->today
	                          : instant_date(c->answered_at);

	TRY(people_correction_due(ctx, c->at, &c->due));
	c->late = date_before(c->due, end);
	c->days = (int)(end.days - instant_date(c->at).days);
	return NULL;
}

const struct fault *
people_corrections(struct ctx *ctx, struct person_id person,
                   struct correction **out, size_t *n)
{
	TRY(see_need(ctx, person));
	TRY(people_store_corrections(ctx, person, out, n));
	for (size_t i = 0; i < *n; i++)
		TRY(times_fill(ctx, &(*out)[i]));
	return NULL;
}

const struct fault *
people_correction(struct ctx *ctx, struct person_id person, int64_t id,
                  struct correction *out)
{
	TRY(see_need(ctx, person));
	TRY(people_store_correction(ctx, person, id, out));
	return times_fill(ctx, out);
}

/* --- asking -------------------------------------------------------------- */

/* Tell the worker by mail that something waits, once until they have looked:
 * only where there is a server and an address, since it is on their first page
 * anyway. */
static const struct fault *
worker_tell(struct ctx *ctx, struct person_id person, int64_t open)
{
	struct person_head head;

	TRY(people_head(ctx, person, &head));
	if (open > 0 || ctx->app->smtp_url == NULL ||
	    str_empty(head.worker_email))
		return NULL;
	return outbox_message(
	        ctx, head.worker,
	        TK("Somebody you work with asks you to put something right. "
	           "Sign in to see what it is."),
	        head.worker_email,
	        str_print(ctx->arena, "%s/today", ctx->app->base_url));
}

static void
length_check(struct problems *problems, const char *field, struct str words)
{
	if (utf8_length(words) > CORRECTION_WORDS_MOST)
		problems_add(problems, field, "Write {most} letters at most",
		             {"most", str_print(problems->arena, "%d",
		                                CORRECTION_WORDS_MOST)});
}

const struct fault *
people_correct(struct ctx *ctx, const struct correction_terms *terms)
{
	struct str words = utf8_clean(ctx->arena, terms->words);
	struct person_id person = ctx->who.person;
	struct problems problems;
	int64_t id = id_new(), open;

	TRY(access_hold(ctx, person));
	problems_init(&problems, ctx->arena);
	if (utf8_length(words) < 3)
		problems_add(&problems, "words", "Write at least 3 characters");
	length_check(&problems, "words", words);
	if (terms->about < 0 || terms->about >= CORRECTION_ABOUT_COUNT)
		problems_add(&problems, "about", "Choose what it is about");
	TRY(problems_fault(&problems));
	TRY(people_store_corrections_open(ctx, person, &open));
	if (open >= CORRECTIONS_OPEN_MOST)
		return fault_refused(ctx, "We have much of yours to answer "
		                          "already. Talk to your worker");
	TRY(worker_tell(ctx, person, open));
	TRY(people_store_correction_add(
	        ctx, person, id,
	        &(struct correction){
	                .about = (enum correction_about)terms->about,
	                .words = words}));
	TRY(audit_record(ctx, "people.correction_asked", person, id));
	return people_event(ctx, "people.correction_asked", person, id);
}

/* --- answering ----------------------------------------------------------- */

static void
reply_check(const struct correction_reply *reply, struct problems *problems)
{
	if (reply->answer != CORRECTION_YES && reply->answer != CORRECTION_NO)
		problems_add(problems, "answer", "Choose yes or no");
	if (str_empty(reply->words))
		problems_add(problems, "words",
		             "Write what you say to the person");
	length_check(problems, "words", reply->words);
	length_check(problems, "changed", reply->changed);
	if (reply->answer == CORRECTION_YES && str_empty(reply->changed))
		problems_add(problems, "changed", "Write what was changed");
	if (reply->answer == CORRECTION_NO && !str_empty(reply->changed))
		problems_add(problems, "changed",
		             "Leave this empty: with a no nothing is changed");
}

const struct fault *
people_corrected(struct ctx *ctx, struct person_id person, int64_t id,
                 const struct correction_reply *reply)
{
	struct correction_reply clean = {
	        reply->answer,
	        utf8_clean(ctx->arena, reply->words),
	        utf8_clean(ctx->arena, reply->changed),
	};
	struct correction now = {0};
	struct problems problems;
	bool done;

	if (!ctx_can(ctx, CAN_WRITE_PERSON))
		return fault_not_found(ctx, "We cannot find that person");
	TRY(access_need(ctx, person));
	TRY(people_store_correction(ctx, person, id, &now));
	if (now.answer != CORRECTION_OPEN)
		return fault_refused(ctx, "This correction was dealt with "
		                          "already");
	problems_init(&problems, ctx->arena);
	reply_check(&clean, &problems);
	TRY(problems_fault(&problems));
	TRY(people_store_correction_done(ctx, person, id, &clean, &done));
	if (!done)
		return fault_refused(ctx, "This correction was dealt with "
		                          "already");
	TRY(audit_record(ctx, "people.corrected", person, id));
	return people_event(ctx, "people.corrected", person, id);
}
