/*
 * mine_demo.c - the fictional programme: Jay has a list, said how it is going
 * and what is wrong in the record; some said something without a name.
 */
#include "practice/mine/mine_local.h"

#include "kernel/demo.h"
#include "register/people/people_right.h"

struct making {
	struct ctx *ctx;
	const struct demo_person *who;
	struct instant at;
};

/* Minutes later, as the worker or as the person. */
static void
act(struct making *m, bool person)
{
	m->at.ms += (int64_t)4 * 60 * 1000;
	if (person)
		demo_act(m->ctx, m->who->user, R(PERSON), m->who->person,
		         m->at);
	else
		demo_act(m->ctx, m->who->worker, R(CASE_MANAGER),
		         (struct person_id){0}, m->at);
}

static const struct fault *
thing(struct making *m, const char *title, const char *notes, int days)
{
	struct mine_item_id id;

	act(m, true);
	return mine_item_add(
	        m->ctx,
	        &(struct mine_terms){
	                .title = str_of(title),
	                .notes = str_of(notes),
	                .day = days < 0 ? DATE_NONE
	                                : date_add_days(m->ctx->today, days)},
	        NULL, &id);
}

static const struct fault *
list(struct making *m)
{
	struct mine_list now = {0};
	struct mine_due *due;
	size_t n;

	TRY(thing(m, "Ring the college", "Ask for Mrs Bevan", 5));
	TRY(thing(m, "Buy a card for Mam", "", 9));
	TRY(thing(m, "Find my birth certificate", "", -1));
	TRY(thing(m, "Wash my work clothes", "", -1));
	TRY(mine_store_list(m->ctx, &now));
	act(m, true);
	TRY(mine_steps_due(m->ctx, &now, 1, &due, &n));
	if (n > 0)
		TRY(mine_step_take(m->ctx, due[0].step));
	return mine_item_done(m->ctx, now.v[now.open - 1].id, true);
}

static const struct fault *
say(struct making *m, int level, enum mine_about about, const char *words)
{
	return mine_say_add(m->ctx, m->who->person,
	                    &(struct mine_say_terms){.level = level,
	                                             .about = (int)about,
	                                             .words = str_of(words),
	                                             .to = MINE_TO_WORKER},
	                    NULL);
}

static const struct fault *
feedback(struct making *m)
{
	struct mine_said said = {0};

	act(m, true);
	TRY(say(m, 4, MINE_MEETING, "You ring back when you say you will."));
	TRY(mine_store_says(m->ctx, m->who->person, &said));
	act(m, false);
	TRY(mine_say_answer(m->ctx, m->who->person, said.says[0].id,
	                    S("Thank you. I will keep that up."), NULL));
	act(m, true);
	return say(m, 2, MINE_PLACE, "The waiting room is cold.");
}

/* What the record says, and what it should say: one is answered. */
static const struct fault *
corrections(struct making *m)
{
	struct correction *all;
	size_t n;

	act(m, true);
	TRY(people_correct(m->ctx,
	                   &(struct correction_terms){
	                           CORRECTION_REACH,
	                           S("My email is missing. I have one now.")}));
	TRY(people_corrections(m->ctx, m->who->person, &all, &n));
	act(m, false);
	TRY(people_corrected(
	        m->ctx, m->who->person, all[0].id,
	        &(struct correction_reply){
	                CORRECTION_NO,
	                S("We keep no email of yours until you have "
	                  "signed in with it once. Show me how it goes "
	                  "when we meet."),
	                S("")}));
	act(m, true);
	return people_correct(
	        m->ctx, &(struct correction_terms){
	                        CORRECTION_HELP,
	                        S("You can ring me in the evening, too.")});
}

static const char *const boxes[] = {
        "",
        "Nobody told me that the bus had changed.",
        "The woman at the desk is kind.",
        "",
        "I would like to come after work.",
        "It is too loud to talk in there.",
};

/* Answers and papers of the months before, so that a manager has something to
 * read. */
static const struct fault *
boxes_fill(struct making *m, size_t place)
{
	struct instant now = m->at;
	int back = (int)(place % 3) + 1;

	for (int i = 0; i < 2; i++) {
		struct mine_say_terms terms = {
		        .level = (int)((place + (size_t)i * 3) % MINE_LEVELS) +
		                 1,
		        .about = (int)(place % MINE_ABOUT_COUNT),
		        .words = str_of(boxes[(place + (size_t)i) % 6]),
		};
		struct mine_sender sender = {.who = m->who->person.v};
		struct placement placement = {0};
		bool taken;

		m->at.ms = now.ms - (int64_t)back * 30 * 86400000;
		act(m, false);
		TRY(access_placement(m->ctx, m->who->person, &placement));
		sender.organisation = placement.organisation;
		sender.paper = i > 0 && place % 2 > 0;
		TRY(mine_month_for(m->ctx, &sender));
		TRY(mine_store_sent_add(m->ctx, &sender, MINE_SENT_MOST,
		                        &taken));
		TRY(mine_store_box_add(m->ctx, &sender, &terms));
	}
	m->at = now;
	return NULL;
}

const struct fault *
mine_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++) {
		const struct demo_person *who = &demo->people[at];
		struct date day = date_add_days(demo->today, -2);
		struct making m = {ctx, who, instant_of(day, 15 * 60)};

		if (date_before(who->starts_on, date_add_days(day, -100)))
			TRY(boxes_fill(&m, at));
		if (!date_before(who->starts_on, date_add_days(day, -14)))
			continue;
		if (who->jay && who->user.v != 0) {
			TRY(list(&m));
			TRY(feedback(&m));
			TRY(corrections(&m));
		} else if (at % 7 == 3) {
			act(&m, false);
			TRY(say(&m, 4, MINE_ALL,
			        "It goes well, but the forms are long."));
		}
	}
	if (demo->until < demo->n)
		return NULL;
	ctx->today = demo->today;
	return mine_close(ctx);
}
