/* plan_check_test.c - each damage to the rows of plans is found. */
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_try_test.h"

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "plan_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}

DAMAGE(version_gone, "delete from plan_version where version ="
                     " (select max(version) from plan_version)");
DAMAGE(agreed_gone, "update plan_plan set agreed_version = 99");
DAMAGE(version_behind, "update plan_plan set version = version - 1");
DAMAGE(terms_ahead, "update plan_plan set terms_version = version + 1");
DAMAGE(answer_gone, "update plan_agreement set version = 99"
                    " where side = 'person'");
DAMAGE(version_elsewhere, "update plan_version set person = 7"
                          " where version = 1");
DAMAGE(answer_elsewhere, "update plan_agreement set person = 7"
                         " where side = 'worker'");
#define LOOK(person, version) \
	"insert into plan_look (look, person, plan, version, asked, rule, at," \
	" first_by, first_at, first_says, first_words, second_by, second_at," \
	" second_says, second_words) select 7, " person ", plan, " version \
	", 1, null, at, null, null, '', '', null, null, '', ''" \
	" from plan_version where version = 1"
DAMAGE(look_elsewhere, LOOK("7", "version"));
DAMAGE(look_never, LOOK("person", "99"));
DAMAGE(newest_none, "update plan_agreement set newest = 0"
                    " where side = 'person'");
DAMAGE(state_alone, "update plan_plan set state = 'DO_NOT_AGREE'");
DAMAGE(state_unsaid, "update plan_agreement set answer = 'no'"
                     " where side = 'person'");
DAMAGE(state_back, "update plan_plan set state = 'DRAFT'");
DAMAGE(state_could_not, "update plan_plan set state = 'COULD_NOT_ANSWER'");
DAMAGE(step_elsewhere, "update plan_step set person = 7");
DAMAGE(step_lost, "update plan_step set goal = 7");
DAMAGE(note_lost, "update plan_note set goal = 7");
DAMAGE(words_lost, "update plan_goal set statement = 7");
DAMAGE(words_both, "update plan_goal set no_reason = 'talked'");
DAMAGE(words_none, "update plan_goal set statement = null, version = 1");
DAMAGE(why_mute, "update plan_goal set statement = null,"
                 " no_reason = 'other'");
DAMAGE(file_typed, "update plan_statement set file = 7");
DAMAGE(file_none, "update plan_statement set kind = 'voice'");
DAMAGE(picture_mute, "update plan_statement set kind = 'picture', file = 7,"
                     " handed_by = 7, words = ''");
DAMAGE(own_accepted, "update plan_statement set accepted_at = 7");
DAMAGE(hand_nobody, "update plan_goal set reply_how = 'room', reply_at = 7");
DAMAGE(hand_never, "update plan_step set reply_how = 'paper', reply_by = 7");
DAMAGE(hand_pressed, "update plan_goal set reply_by = 7, reply_at = 7");
DAMAGE(mark_nobody, "update plan_step set mark_how = 'room', mark_at = 7");
DAMAGE(lifted_lost, "update plan_goal set source = 7");
DAMAGE(date_lost, "update plan_goal set target = null");
DAMAGE(date_early, "update plan_goal set status = 'FUTURE'");
DAMAGE(achieved_mute, "update plan_goal set status = 'ACHIEVED'");
DAMAGE(removed_mute, "update plan_goal set status = 'REMOVED'");
DAMAGE(phase_back, "update plan_phase set left_at = entered_at - 1");
DAMAGE(words_open, "update plan_statement set withdrawn = 1");
DAMAGE(words_replaced, "update plan_statement set replaced = 1,"
                       " ended_at = at");
DAMAGE(words_first, "update plan_statement set first = 7");
DAMAGE(snapshot_other, "update plan_version set snapshot ="
                       " replace(snapshot, 'Get my card', 'Get my cart')"
                       " where version = 3");
DAMAGE(terms_other, "update plan_version set terms ="
                    " replace(terms, 'Get my card', 'Get my cart')");
DAMAGE(terms_wrong, "update plan_version set terms = 'plan,0,0'");
DAMAGE(author_other, "update plan_version set author = author + 1"
                     " where version = 2");
DAMAGE(event_gone, "delete from outbox_event where kind = 'plan.agreed'");

static const struct query *const damages[] = {
        &version_gone,     &agreed_gone,
        &version_behind,   &terms_ahead,
        &answer_gone,      &version_elsewhere,
        &answer_elsewhere, &newest_none,
        &state_alone,      &state_unsaid,
        &state_back,       &state_could_not,
        &step_elsewhere,   &step_lost,
        &note_lost,        &words_lost,
        &lifted_lost,      &date_lost,
        &date_early,       &achieved_mute,
        &removed_mute,     &phase_back,
        &words_open,       &words_replaced,
        &words_first,      &snapshot_other,
        &terms_other,      &terms_wrong,
        &author_other,     &event_gone,
        &words_both,       &words_none,
        &why_mute,         &file_typed,
        &file_none,        &picture_mute,
        &own_accepted,     &hand_nobody,
        &hand_never,       &hand_pressed,
        &mark_nobody,      &look_elsewhere,
        &look_never,       NULL,
};

static const struct fault *
check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

/* A plan that both agreed to, with words, a note and a phase. */
static struct plan_try
whole_plan(struct test *t)
{
	struct plan_try p = plan_try_new(t);

	p.w = world_with(t, damages);
	p.person = p.w->jay;
	p.words = S("I want my own front door");
	expect_ok(world_do(p.w, "jay", plan_try_statement, &p));
	expect_ok(world_do(p.w, "sam", plan_try_enter, &p));
	p.terms.statement = p.statement;
	plan_try_agreed(&p);
	expect_ok(world_do(p.w, "sam", plan_try_note, &p));
	expect_ok(world_see(p.w, NULL, check, NULL));
	return p;
}

/* The plan is sound, is damaged, and what is said of it holds the words. */
static void
finds(struct test *t, const struct query *query, const char *words)
{
	world_finds(whole_plan(t).w, query, plan_check, words);
}

TEST("plan check: a plan and each answer name a version that exists")
{
	finds(t, &version_gone, "stands at a version that is not there");
	finds(t, &agreed_gone, "stands at a version that is not there");
	finds(t, &version_behind, "stands at a version that is not there");
	finds(t, &terms_ahead, "stands at a version that is not there");
	finds(t, &answer_gone, "An answer to plan");
}

TEST("plan check: versions and answers are about the person of the plan")
{
	finds(t, &version_elsewhere, "A version of plan");
	finds(t, &answer_elsewhere, "about somebody else than the plan");
}

TEST("plan check: a look is at a version of the same person's plan")
{
	finds(t, &look_elsewhere, "is at no version of the same person's plan");
	finds(t, &look_never, "is at no version of the same person's plan");
}

TEST("plan check: a version is what was written, by its digest")
{
	finds(t, &snapshot_other, "is not what was written");
	finds(t, &author_other, "is not what was written");
}

TEST("plan check: what is kept apart as agreed is what the version says")
{
	finds(t, &terms_other, "is not what its version says");
	finds(t, &terms_wrong, "is not what its version says");
}

TEST("plan check: each side has one newest answer")
{
	finds(t, &newest_none, "has not one newest answer of a side");
}

TEST("plan check: where a plan stands agrees with its answers and its "
     "timeline")
{
	finds(t, &state_alone, "stands otherwise than its answers say");
	finds(t, &state_unsaid, "stands otherwise than its answers say");
	finds(t, &state_back, "stands otherwise than its answers say");
	finds(t, &state_could_not, "stands otherwise than its answers say");
	finds(t, &event_gone, "is not on the timeline");
}

TEST("plan check: every step and note belongs to a goal of the same person")
{
	finds(t, &step_elsewhere, "belongs to no goal of the same person");
	finds(t, &step_lost, "belongs to no goal of the same person");
	finds(t, &note_lost, "belongs to no goal of the same person");
}

TEST("plan check: a goal comes from words of the person, and its date and "
     "ending fit its status")
{
	finds(t, &words_lost, "comes from words that are not the person's");
	finds(t, &lifted_lost, "was made from something that is not there");
	finds(t, &date_lost, "has a date that does not fit its status");
	finds(t, &date_early, "has a date that does not fit its status");
	finds(t, &achieved_mute, "was closed without saying by whom or why");
	finds(t, &removed_mute, "was closed without saying by whom or why");
}

TEST("plan check: a goal comes from words or says why not, and never both")
{
	finds(t, &words_both, "neither comes from words nor says why not");
	finds(t, &words_none, "neither comes from words nor says why not");
	finds(t, &why_mute, "neither comes from words nor says why not");
}

TEST("plan check: what was handed in fits its statement")
{
	finds(t, &file_typed, "does not fit what was handed in");
	finds(t, &file_none, "does not fit what was handed in");
	finds(t, &picture_mute, "does not fit what was handed in");
	finds(t, &own_accepted, "does not fit what was handed in");
}

TEST("plan check: an answer that was written down says how, by whom and when, "
     "and one that was pressed says none of it")
{
	finds(t, &hand_nobody, "does not say whole how, by whom");
	finds(t, &hand_never, "does not say whole how, by whom");
	finds(t, &hand_pressed, "does not say whole how, by whom");
	finds(t, &mark_nobody, "does not say whole how, by whom");
}

TEST("plan check: a phase ends after it began, and a statement's line is "
     "whole")
{
	finds(t, &phase_back, "ended before it began");
	finds(t, &words_open, "does not fit its former or later words");
	finds(t, &words_replaced, "does not fit its former or later words");
	finds(t, &words_first, "does not fit its former or later words");
}

/* --- what is sound stays so --------------------------------------------- */

static void
sound(struct plan_try *p)
{
	expect_ok(world_see(p->w, NULL, check, NULL));
}

TEST("plan check: whatever the rules let somebody do leaves a plan sound")
{
	struct plan_try p = whole_plan(t);

	p.words = S("I want a door and a key");
	expect_ok(world_do(p.w, "jay", plan_try_statement_change, &p));
	sound(&p);
	expect_ok(world_do(p.w, "jay", plan_try_withdraw, &p));
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_achieve, &p));
	sound(&p);
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_readd, &p));
	p.seen = plan_try_the_goal(&p)->version;
	expect_ok(world_do(p.w, "sam", plan_try_remove, &p));
	sound(&p);
	expect_ok(world_do(p.w, "sam", plan_try_goal, &p));
	expect_ok(world_do(p.w, "sam", plan_try_step, &p));
	expect_ok(plan_try_says(&p, "jay", PLAN_NO));
	p.reply = PLAN_ACCEPTED;
	expect_ok(world_do(p.w, "jay", plan_try_reply, &p));
	expect_ok(world_do(p.w, "sam", plan_try_leave, &p));
	sound(&p);
}

/* --- status ------------------------------------------------------------- */

static const struct fault *
late(struct ctx *ctx, void *data)
{
	struct status_row *rows;
	size_t n;

	TRY(plan_status(ctx, &rows, &n));
	expect_equal(n, 1);
	expect_true(rows[0].good);
	*(struct str *)data = str_copy(test_now()->arena, rows[0].value);
	return NULL;
}

TEST("plan status: reviews that are late are counted, those to come are not")
{
	struct plan_try p = whole_plan(t);
	struct str value = S("");

	expect_ok(world_see(p.w, "ada", late, &value));
	expect_str(value, "0");
	/* Agreed for twelve weeks; a day more. */
	world_later(p.w, (int64_t)85 * 24 * 60 * 60 * 1000);
	expect_ok(world_see(p.w, "ada", late, &value));
	expect_str(value, "1");
}
