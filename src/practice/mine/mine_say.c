/*
 * mine_say.c - rules: how it is going, with a name and without.
 */
#include "practice/mine/mine_local.h"

#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"

bool
mine_is_own(const struct ctx *ctx, struct person_id person)
{
	return person.v != 0 && ctx->who.person.v == person.v;
}

/* Reach is not enough: somebody named to a case in another role than a
 * worker's finds nothing of this. */
static const struct fault *
need(struct ctx *ctx, struct person_id person, enum permission own,
     enum permission worker)
{
	if (!ctx_can(ctx, mine_is_own(ctx, person) ? own : worker))
		return fault_not_found(ctx, "We cannot find that person");
	return worker == CAN_WRITE_PLAN ? access_hold(ctx, person)
	                                : access_need(ctx, person);
}

static const struct fault *
record(struct ctx *ctx, struct person_id person, const char *what, int64_t id)
{
	const struct event event = {
	        .person = person,
	        .kind = what,
	        .at = ctx->now,
	        .actor = ctx->actor,
	        .subject = id,
	        .shared = true,
	};

	TRY(audit_record(ctx, what, person, id));
	return outbox_event(ctx, &event);
}

/* --- reading ------------------------------------------------------------- */

static const struct fault *
named(struct ctx *ctx, struct mine_said *out)
{
	struct user_id *users =
	        arena_new(ctx->arena, struct user_id, 2 * out->says_n + 1);
	struct str *names;

	for (size_t i = 0; i < out->says_n; i++) {
		users[2 * i] = out->says[i].by.user;
		users[2 * i + 1] = out->says[i].answered.user;
	}
	TRY(identity_names(ctx, users, 2 * out->says_n, &names));
	for (size_t i = 0; i < out->says_n; i++) {
		out->says[i].by.name = names[2 * i];
		out->says[i].answered.name = names[2 * i + 1];
	}
	return NULL;
}

const struct fault *
mine_said_read(struct ctx *ctx, struct person_id person, struct mine_said *out)
{
	TRY(need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(mine_store_says(ctx, person, out));
	TRY(mine_store_dids(ctx, person, out));
	return named(ctx, out);
}

/* --- saying it ----------------------------------------------------------- */

static void
terms_check(const struct mine_say_terms *terms, struct problems *problems)
{
	if (terms->level < 1 || terms->level > MINE_LEVELS)
		problems_add(problems, "level", "Choose one of the five faces");
	if (terms->about < 0 || terms->about >= MINE_ABOUT_COUNT)
		problems_add(problems, "about", "Choose what it is about");
	mine_length(problems, "words", terms->words, MINE_SAY_MOST);
}

static const struct fault *
box_add(struct ctx *ctx, const struct mine_sender *sender,
        const struct mine_say_terms *terms)
{
	int64_t n;

	TRY(mine_store_box_n(ctx, sender, &n));
	if (n >= MINE_BOX_MOST)
		return fault_refused(ctx,
		                     "So many answers came this month that "
		                     "no more can be taken");
	return mine_store_box_add(ctx, sender, terms);
}

/* Tied to nobody: no audit, no event. */
static const struct fault *
unnamed_add(struct ctx *ctx, const struct mine_say_terms *terms)
{
	struct mine_sender sender = {.who = ctx->who.person.v};
	struct placement placement = {0};
	bool taken;

	TRY(access_placement(ctx, ctx->who.person, &placement));
	sender.organisation = placement.organisation;
	TRY(mine_month_for(ctx, &sender));
	TRY(mine_store_sent_add(ctx, &sender, MINE_SENT_MOST, &taken));
	if (!taken)
		return fault_refused(
		        ctx, "You sent three answers without your name "
		             "this month. You can send more next month, "
		             "or send it to your worker");
	return box_add(ctx, &sender, terms);
}

const struct fault *
mine_say_add(struct ctx *ctx, struct person_id person,
             const struct mine_say_terms *terms, struct problems *problems)
{
	bool own = mine_is_own(ctx, person);
	struct mine_say say = {.id = {id_new()},
	                       .level = terms->level,
	                       .words = terms->words,
	                       .for_them = !own};
	struct mine_said now = {0};
	struct problems fresh;

	TRY(need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	problems = mine_problems(ctx, problems, &fresh);
	terms_check(terms, problems);
	if (own && terms->to != MINE_TO_WORKER && terms->to != MINE_TO_MANAGER)
		problems_add(problems, "to", "Choose who reads it");
	TRY(problems_fault(problems));
	if (own && terms->to == MINE_TO_MANAGER)
		return unnamed_add(ctx, terms);
	TRY(mine_store_says(ctx, person, &now));
	if (now.says_n >= MINE_SAYS_MOST)
		return fault_refused(ctx, "There is no room for more here. "
		                          "Say it when you meet");
	say.about = (enum mine_about)terms->about;
	TRY(mine_store_say_add(ctx, person, &say));
	return record(ctx, person, own ? "mine.said" : "mine.said_for",
	              say.id.v);
}

const struct fault *
mine_say_answer(struct ctx *ctx, struct person_id person, struct mine_say_id id,
                struct str answer, struct problems *problems)
{
	struct mine_say say = {0};
	struct problems fresh;

	if (mine_is_own(ctx, person))
		return fault_not_found(ctx, "We cannot find those words");
	TRY(need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	TRY(mine_store_say(ctx, person, id, &say));
	if (!str_empty(say.answer))
		return fault_refused(ctx, "This has its answer");
	problems = mine_problems(ctx, problems, &fresh);
	if (str_empty(answer))
		problems_add(problems, "answer", "Write it down first");
	mine_length(problems, "answer", answer, MINE_SAY_MOST);
	TRY(problems_fault(problems));
	TRY(mine_store_say_answer(ctx, id, answer));
	return record(ctx, person, "mine.answered", id.v);
}

const struct fault *
mine_paper_add(struct ctx *ctx, const struct mine_say_terms *terms,
               struct problems *problems)
{
	struct mine_sender sender = {.organisation = ctx->who.organisation,
	                             .paper = true,
	                             .who = ctx->actor.v};
	struct problems fresh;
	bool taken;

	if (!ctx_can(ctx, CAN_WRITE_PLAN) || ctx->who.organisation.v == 0)
		return fault_not_found(ctx, "We cannot find that page");
	problems = mine_problems(ctx, problems, &fresh);
	terms_check(terms, problems);
	TRY(problems_fault(problems));
	TRY(mine_month_for(ctx, &sender));
	TRY(mine_store_sent_add(ctx, &sender, MINE_PAPERS_MOST, &taken));
	if (!taken)
		return fault_refused(ctx, "You typed twenty papers this month. "
		                          "Ask a colleague to type the rest, "
		                          "or type it next month");
	return box_add(ctx, &sender, terms);
}
