/*
 * plan_side.c - rules: the two sides of a plan, and what an answer of one to
 * the words of the other means.
 */
#include "practice/plan/plan_local.h"

enum plan_side
plan_other(enum plan_side side)
{
	return side == PLAN_PERSON ? PLAN_WORKER : PLAN_PERSON;
}

enum plan_side
plan_voice_side(enum plan_voice voice)
{
	return voice == PLAN_VOICE_OWN ? PLAN_PERSON : PLAN_WORKER;
}

bool
plan_how_is_typed(enum plan_how how)
{
	return how > PLAN_HOW_OWN;
}

const struct fault *
plan_reply_judge(struct ctx *ctx, enum plan_basis basis,
                 const struct plan_author *author, enum plan_side side,
                 enum plan_reply reply)
{
	if (reply == PLAN_DECLINED && basis == PLAN_BASIS_COURT)
		return fault_refused(
		        ctx, "This is part of the order, so it cannot be "
		             "declined. You can say that you do not agree "
		             "with it.");
	if (reply == PLAN_DECLINED && basis == PLAN_BASIS_LICENCE)
		return fault_refused(
		        ctx, "This is part of the licence, so it cannot be "
		             "declined. You can say that you do not agree "
		             "with it.");
	if (side == PLAN_WORKER &&
	    plan_voice_side(author->voice) == PLAN_WORKER)
		return fault_refused(ctx, "You wrote this for the plan: the "
		                          "reply is theirs to give");
	return NULL;
}

bool
plan_reply_turns(enum plan_reply was, enum plan_reply is)
{
	return (was == PLAN_DECLINED) != (is == PLAN_DECLINED);
}

enum plan_side
plan_reply_speaker(const enum plan_reply *replies)
{
	return replies[PLAN_PERSON] != PLAN_DECLINED &&
	                       replies[PLAN_WORKER] == PLAN_DECLINED
	               ? PLAN_WORKER
	               : PLAN_PERSON;
}
