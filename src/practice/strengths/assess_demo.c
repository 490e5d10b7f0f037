/*
 * assess_demo.c - the fictional programme: a few with a whole assessment, more
 * with a beginning.
 */
#include "practice/strengths/assess_demo.h"
#include "practice/strengths/form_fiction.h"
#include "practice/strengths/form_fill.h"
#include "practice/strengths/sit.h"

#include "kernel/demo.h"
#include "kernel/identity/identity.h"

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

/* What the person says: by their own sign-in where they have one.  Jay told
 * his worker about money, who wrote it down. */
static const struct fault *
say(struct making *m, enum assess_code code)
{
	const struct assess_demo_words *words = &assess_demo_areas[code];
	const char *good =
	        assess_demo_good[code] == NULL ? "" : assess_demo_good[code];
	const struct assess_form *form;
	struct assess now;

	act(m, m->who->user.v != 0 && !(m->who->jay && code == ASSESS_FINANCE));
	TRY(assess_form_now(m->ctx, &form));
	TRY(assess_store_newest(m->ctx, m->who->person, false, &now));
	return assess_own_save(m->ctx, m->who->person, code,
	                       now.areas[code].own.by.version,
	                       &(struct assess_own_terms){
	                               .view = str_of(words->own),
	                               .strengths = str_of(good),
	                               .ready = (int)words->ready,
	                               .priority = words->own_priority,
	                               .form = form->number,
	                       },
	                       NULL);
}

static const struct fault *
write_down(struct making *m, enum assess_code code, bool done)
{
	const struct assess_demo_words *words = &assess_demo_areas[code];
	const struct assess_form *form;
	struct assess now;

	act(m, false);
	TRY(assess_form_now(m->ctx, &form));
	TRY(assess_store_newest(m->ctx, m->who->person, false, &now));
	return assess_work_save(
	        m->ctx, m->who->person, code, now.areas[code].work.by.version,
	        &(struct assess_work_terms){
	                .work =
	                        {
	                                .view = str_of(words->view),
	                                .strengths = str_of(words->strengths),
	                                .needs = str_of(words->needs),
	                                .harm = ASSESS_NO,
	                                .reoffending = words->reoffending,
	                                .reoffending_words =
	                                        str_of(words->link),
	                                .evidence = str_of(words->evidence),
	                                .priority = words->priority,
	                        },
	                .done = done,
	                .form = form->number,
	        },
	        NULL);
}

static const struct fault *
share(struct making *m)
{
	struct assess now;

	act(m, false);
	TRY(assess_store_newest(m->ctx, m->who->person, false, &now));
	return assess_share(m->ctx, m->who->person, now.version);
}

/* Three areas at the start of the order. */
static const struct fault *
begin(struct making *m, size_t at)
{
	for (size_t i = 0; i < 3; i++) {
		size_t code = (at + i * 4) % ASSESS_AREA_COUNT;

		TRY(say(m, (enum assess_code)code));
		TRY(write_down(m, (enum assess_code)code, false));
	}
	return at % 2 == 0 ? share(m) : NULL;
}

/* Who is in the room that day. */
static const struct fault *
sit_down(struct making *m)
{
	act(m, false);
	return sit_begin(m->ctx, m->who->person, true,
	                 m->who->jay ? S("Jay, his sister and Sam")
	                             : S("The two of us"),
	                 NULL);
}

/* The first sections of the services' form, which Jay and Sam went through. */
#define DEMO_SECTIONS 4

static const struct fault *
answer(struct making *m, enum form_section section, enum form_step step)
{
	struct form_fill fills[FORM_SECTION_COUNT];
	const struct form_fiction fiction = {
	        .seed = 5, .uuid = "", .tag = "", .sections = DEMO_SECTIONS};
	struct assess now;
	bool more;

	if (!form_step_has(step, section))
		return NULL;
	act(m, false);
	TRY(assess_store_newest(m->ctx, m->who->person, false, &now));
	TRY(form_fill_read(m->ctx, now.id, fills));
	return form_fill_save(
	        m->ctx, m->who->person, section, fills[section].version,
	        &(struct form_fill_terms){
	                .step = step,
	                .voice = FORM_VOICE_TOGETHER,
	                .form = S(FORM_FILL_FORM),
	                .typed = form_fiction(m->ctx->arena, &fiction),
	        },
	        NULL, &more);
}

static const struct fault *
answer_form(struct making *m)
{
	for (int i = 0; m->who->jay && i < DEMO_SECTIONS; i++) {
		TRY(answer(m, (enum form_section)i, FORM_STEP_ANSWERS));
		TRY(answer(m, (enum form_section)i, FORM_STEP_ALONE));
	}
	return NULL;
}

/* All nine, signed: a second person has not looked yet. */
static const struct fault *
finish(struct making *m)
{
	struct assess now;

	TRY(answer_form(m));
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		TRY(say(m, (enum assess_code)i));
		TRY(write_down(m, (enum assess_code)i, true));
	}
	act(m, false);
	TRY(assess_store_newest(m->ctx, m->who->person, false, &now));
	return assess_sign(m->ctx, m->who->person, now.version);
}

/* What somebody who may countersign says of it an hour later. */
static const struct fault *
look(struct making *m, const char *who, enum role role, enum assess_says says,
     struct str words)
{
	struct user_id user;
	struct assess now;

	TRY(identity_user_find(m->ctx, str_of(who), &user));
	if (user.v == 0)
		return NULL;
	m->at.ms += (int64_t)60 * 60 * 1000;
	demo_act(m->ctx, user, 1u << role, (struct person_id){0}, m->at);
	TRY(assess_store_newest(m->ctx, m->who->person, false, &now));
	return assess_answer(m->ctx, m->who->person, now.version, says, words,
	                     NULL);
}

/* Of those that Sam works with, whom Priya reaches: she says yes, or asks one
 * more, and of some Morgan looked, too. */
static const struct fault *
countersign(struct making *m, struct user_id sam, size_t at)
{
	if (m->who->worker.v != sam.v)
		return NULL;
	if (at % 2 == 0)
		return look(m, "priya", ROLE_SENIOR, ASSESS_SAYS_YES,
		            S("I have talked it over with Sam."));
	TRY(look(m, "priya", ROLE_SENIOR, ASSESS_SAYS_SECOND,
	         S("Are home and money judged too hard here?")));
	return at % 8 < 4 ? NULL
	                  : look(m, "morgan", ROLE_MANAGER, ASSESS_SAYS_YES,
	                         S("I see it as Sam does."));
}

/* Begun, and the person wants no more of it for now. */
static const struct fault *
stop(struct making *m)
{
	struct assess now;

	act(m, false);
	TRY(assess_store_newest(m->ctx, m->who->person, false, &now));
	return assess_lock(
	        m->ctx, m->who->person, now.version, ASSESS_LOCK_DOES_NOT_WANT,
	        S("You asked to leave it for now. We begin again when you "
	          "like."),
	        NULL);
}

static const struct fault *
person_make(struct ctx *ctx, struct demo *demo, size_t at)
{
	const struct demo_person *who = &demo->people[at];
	struct date first = date_add_days(who->starts_on, 12);
	struct date last = date_add_days(demo->today, -6);
	struct making m = {ctx, who, instant_of(first, 9 * 60)};
	struct user_id sam;

	if (!who->jay && at % 3 == 0)
		return NULL;
	if (!date_before(first, last))
		return NULL;
	TRY(begin(&m, at));
	TRY(identity_user_find(ctx, S("sam"), &sam));
	/* Of Sam's more, so that there is one whoever Sam's people are. */
	m.at = instant_of(last, 9 * 60);
	if (!who->jay && at % 7 != 4 && (who->worker.v != sam.v || at % 3 != 1))
		return at % 7 == 2 ? stop(&m) : NULL;
	TRY(sit_down(&m));
	TRY(finish(&m));
	return who->jay ? NULL : countersign(&m, sam, at);
}

const struct fault *
assess_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++)
		TRY(person_make(ctx, demo, at));
	return NULL;
}

const struct fault *
assess_rehearse(struct ctx *ctx, struct demo *demo)
{
	struct making m = {ctx, demo->people,
	                   instant_of(date_add_days(demo->today, -6), 9 * 60)};

	return demo->rehearsal == REHEARSE_COUNTERSIGN ? finish(&m) : NULL;
}
