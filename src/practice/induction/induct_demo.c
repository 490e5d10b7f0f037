/*
 * induct_demo.c - the fictional programme: Jay's is finished, with a mentor;
 * one in ten raised less than three things; some are half-way; most never
 * began.
 */
#include "practice/induction/induct_local.h"

#include "kernel/demo.h"

/* Days from the start of an order to where they have talked. */
#define TALKED 12

struct making {
	struct ctx *ctx;
	const struct demo_person *who;
	struct instant at;
};

/* Minutes later, as the worker or, where they sign in, as the person. */
static void
act(struct making *m, bool person)
{
	m->at.ms += (int64_t)4 * 60 * 1000;
	if (person && m->who->user.v != 0)
		demo_act(m->ctx, m->who->user, R(PERSON), m->who->person,
		         m->at);
	else
		demo_act(m->ctx, m->who->worker, R(CASE_MANAGER),
		         (struct person_id){0}, m->at);
}

static const struct fault *
talk(struct making *m, enum induct_led led, unsigned topics)
{
	struct str name = m->who->first_name;

	act(m, false);
	return induct_talk_add(
	        m->ctx, m->who->person,
	        &(struct induct_talk_terms){
	                .day = m->ctx->today,
	                .led = (int)led,
	                .mentor = led == INDUCT_WORKER ? S("") : S("Dee"),
	                .room = str_print(m->ctx->arena, "%.*s, the worker%s",
	                                  STR_ARG(name),
	                                  led == INDUCT_WORKER ? ""
	                                                       : " and Dee"),
	                .topics = topics,
	        },
	        NULL);
}

static const struct fault *
say(struct making *m, enum induct_about about, enum induct_says says)
{
	act(m, true);
	return induct_say(m->ctx, m->who->person, about, (int)says, NULL);
}

static const struct fault *
word(struct making *m, int about, const char *words)
{
	act(m, true);
	return induct_word_add(m->ctx, m->who->person, about, str_of(words),
	                       "words", NULL);
}

/* The last word that was said. */
static const struct fault *
last(struct making *m, struct induct_word_id *out)
{
	struct induct now;

	TRY(induct_store_read(m->ctx, m->who->person, &now));
	*out = now.words[now.words_n - 1].id;
	return NULL;
}

static const struct fault *
question(struct making *m)
{
	struct induct_word_id id;

	TRY(word(m, INDUCT_WHO_SEES, "Can my landlord find out?"));
	TRY(last(m, &id));
	act(m, false);
	TRY(induct_answer(m->ctx, m->who->person, id,
	                  S("No. We tell a landlord nothing unless you ask us "
	                    "to."),
	                  NULL));
	act(m, true);
	return induct_word_end(m->ctx, m->who->person, id, INDUCT_TALKED);
}

static const struct fault *
tell(struct making *m)
{
	TRY(talk(m, INDUCT_TOGETHER, 0x1f));
	for (int i = 0; i <= INDUCT_NOT_SECRET; i++)
		TRY(say(m, (enum induct_about)i, INDUCT_CLEAR));
	TRY(question(m));
	m->at.ms += (int64_t)7 * 24 * 60 * 60 * 1000;
	TRY(talk(m, INDUCT_WORKER, 0x1e0));
	for (int i = INDUCT_STORIES; i < INDUCT_TOPIC_COUNT; i++)
		TRY(say(m, (enum induct_about)i, INDUCT_CLEAR));
	TRY(say(m, INDUCT_ASK_STORIES, INDUCT_YES));
	TRY(say(m, INDUCT_ASK_RESEARCH, INDUCT_NOT_NOW));
	return NULL;
}

static const struct fault *
finish(struct making *m, const char *const *things, const char *why)
{
	TRY(tell(m));
	for (size_t i = 0; things[i] != NULL; i++)
		TRY(word(m, -1, things[i]));
	act(m, true);
	return induct_end(m->ctx, m->who->person, str_of(why), NULL);
}

static const char *const three[] = {
        "I want to see more of my girl.",
        "Could we meet later in the day? I work nights.",
        "I would like to get back to a trade.",
        NULL,
};
static const char *const one[] = {"I need a doctor near me.", NULL};

static const struct fault *
half(struct making *m)
{
	TRY(talk(m, INDUCT_MENTOR, 0x0f));
	TRY(say(m, INDUCT_RIGHTS, INDUCT_CLEAR));
	TRY(say(m, INDUCT_COMPLAINTS, INDUCT_MORE));
	TRY(word(m, INDUCT_RECORDED, "How long do you keep it?"));
	TRY(say(m, INDUCT_ASK_RESEARCH, INDUCT_NO));
	return word(m, -1, "I want to talk about where I live.");
}

const struct fault *
induct_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++) {
		const struct demo_person *who = &demo->people[at];
		struct date first = date_add_days(who->starts_on, 4);
		struct making m = {ctx, who, instant_of(first, 14 * 60)};
		size_t place = demo_place(demo, at, TALKED);

		if (!demo_since(demo, at, TALKED))
			continue;
		if (who->jay)
			TRY(finish(&m, three, ""));
		else if (place % 10 == 6)
			TRY(finish(&m, one, "The rest can wait."));
		else if (place % 5 == 1)
			TRY(half(&m));
	}
	return NULL;
}

/* Of somebody to practise with: half-way, where their plan is. */
const struct fault *
induct_rehearse(struct ctx *ctx, struct demo *demo)
{
	const struct demo_person *who = demo->people;
	struct date first = date_add_days(who->starts_on, 4);
	struct making m = {ctx, who, instant_of(first, 14 * 60)};

	return demo->rehearsal == REHEARSE_HALF ? half(&m) : NULL;
}
