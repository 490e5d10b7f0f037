/*
 * support_demo.c - the fictional programme: Jay's is finished on both pages;
 * some have begun, some have a condition, one in ten says that no help is
 * needed.
 */
#include "practice/support/support_local.h"

#include "kernel/demo.h"

/* Days from the start of an order to where something is known of them. */
#define KNOWN 8

struct making {
	struct ctx *ctx;
	const struct demo_person *who;
	struct instant at;
	struct need_id need;
};

/* Minutes later, as the worker or, where they sign in, as the person. */
static void
act(struct making *m, bool person)
{
	m->at.ms += (int64_t)3 * 60 * 1000;
	if (person && m->who->user.v != 0)
		demo_act(m->ctx, m->who->user, R(PERSON), m->who->person,
		         m->at);
	else
		demo_act(m->ctx, m->who->worker, R(CASE_MANAGER),
		         (struct person_id){0}, m->at);
}

/* As it is asked on that day. */
static const struct fault *
add(struct making *m, struct know_terms *terms)
{
	const struct support_edition *edition;
	struct know_id id;

	TRY(support_edition_on(m->ctx, m->ctx->today, &edition));
	terms->edition = edition->number;
	return know_add(m->ctx, m->who->person, terms, &id, NULL);
}

static const struct fault *
say(struct making *m, bool person, enum know_kind kind, int code,
    enum know_source source, const char *words)
{
	struct know_terms terms = {
	        .kind = kind,
	        .code = code,
	        .source = (int)source,
	        .words = str_of(words),
	        .detail = source == KNOW_DIAGNOSED
	                          ? S("A doctor’s letter, in spring")
	                          : S(""),
	        .again = DATE_NONE,
	};

	act(m, person);
	return add(m, &terms);
}

static const struct fault *
helps(struct making *m, bool person, enum support_help help,
      enum know_doer doer, const char *words)
{
	struct know_terms terms = {
	        .kind = KNOW_HELP,
	        .code = (int)help,
	        .source = KNOW_SAYS,
	        .doer = (int)doer,
	        .words = str_of(words),
	        .again = DATE_NONE,
	};

	act(m, person);
	return add(m, &terms);
}

static const struct fault *
need(struct making *m, int path, enum path_with with, const char *partner,
     const char *words)
{
	struct path_terms terms = {
	        .path = path,
	        .state = PATH_NOT_STARTED,
	        .with = (int)with,
	        .voice = SUPPORT_FOR,
	        .words = str_of(words),
	        .partner = str_of(partner),
	};

	act(m, true);
	return path_add(m->ctx, m->who->person, &terms, &m->need, NULL);
}

static const struct fault *
moved(struct making *m, bool person, enum path_state state, const char *notes)
{
	act(m, person);
	return path_set(m->ctx, m->who->person, m->need, (int)state,
	                str_of(notes), NULL);
}

static const struct fault *
none(struct making *m, int path, const char *notes)
{
	act(m, true);
	return path_say_none(m->ctx, m->who->person, path, str_of(notes), NULL);
}

static const struct fault *
learns(struct making *m)
{
	TRY(say(m, true, KNOW_STRENGTH, 5, KNOW_SAYS,
	        "I can mend most things with my hands."));
	TRY(say(m, true, KNOW_STRENGTH, 7, KNOW_SAYS,
	        "I know each street of this town."));
	TRY(say(m, false, KNOW_STRENGTH, 4, KNOW_SEEN,
	        "Stays calm when others do not."));
	TRY(say(m, true, KNOW_NEED, 0, KNOW_SAYS,
	        "Long letters swim before my eyes."));
	TRY(say(m, false, KNOW_NEED, 2, KNOW_ASSESSED,
	        "Times of day are mixed up when plans change."));
	TRY(say(m, true, KNOW_CONDITION, -1, KNOW_SAYS, "Dyslexia"));
	TRY(helps(m, true, SUPPORT_LARGE_PRINT, KNOW_EVERYBODY, ""));
	TRY(helps(m, true, SUPPORT_EASY_READ, KNOW_EVERYBODY, ""));
	TRY(helps(m, true, SUPPORT_SHORT_MEETINGS, KNOW_WORKER,
	          "half an hour"));
	TRY(helps(m, true, SUPPORT_DAY_BEFORE, KNOW_WORKER, "a text"));
	/* Waits for a yes of Jay's. */
	TRY(helps(m, false, SUPPORT_QUIET_ROOM, KNOW_EVERYBODY,
	          "I get anxious in a crowd"));
	act(m, true);
	return know_finish(m->ctx, m->who->person);
}

static const struct fault *
supported(struct making *m)
{
	TRY(need(m, 0, PATH_WITH_PARTNER, "Harbour Housing",
	         "A flat where my girl can stay."));
	TRY(moved(m, false, PATH_IN_PROGRESS,
	          "On the list since Monday; they ring back in a week."));
	if (m->who->user.v != 0) {
		act(m, true);
		TRY(path_say(m->ctx, m->who->person, m->need,
		             S("I like that it is near her school."), NULL));
	}
	TRY(need(m, 4, PATH_WITH_WORKER, "", "A course in a trade."));
	TRY(need(m, 5, PATH_WITH_PERSON, "", "A bank account."));
	TRY(moved(m, true, PATH_MET, "I have the card."));
	TRY(need(m, 6, PATH_WITH_WORKER, "", "A new dentist."));
	TRY(moved(m, true, PATH_DECLINED, "I want to stay with mine."));
	return none(m, 3, "I am fine here. I say so if that changes.");
}

static const struct fault *
half(struct making *m, size_t place)
{
	TRY(say(m, false, KNOW_STRENGTH, (int)(place % SUPPORT_AREAS),
	        KNOW_SEEN, "Shown in our first talks."));
	TRY(helps(m, true,
	          place % 2 == 0 ? SUPPORT_TIME_TO_THINK : SUPPORT_WRITE_DOWN,
	          KNOW_EVERYBODY, ""));
	if (place % 2 == 0)
		TRY(say(m, false, KNOW_CONDITION, -1, KNOW_DIAGNOSED,
		        "Hearing loss in one ear"));
	TRY(need(m, (int)(place % SUPPORT_PATHS), PATH_WITH_WORKER, "",
	         "Somebody to go along the first time."));
	return moved(m, false, PATH_IN_PROGRESS, "");
}

static const struct fault *
nothing(struct making *m)
{
	for (int i = 0; i < SUPPORT_PATHS; i++)
		TRY(none(m, i, ""));
	return NULL;
}

const struct fault *
support_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++) {
		const struct demo_person *who = &demo->people[at];
		struct date first = date_add_days(who->starts_on, 6);
		struct making m = {ctx, who, instant_of(first, 11 * 60), {0}};
		size_t place = demo_place(demo, at, KNOWN);

		if (!demo_since(demo, at, KNOWN))
			continue;
		if (who->jay) {
			TRY(learns(&m));
			TRY(supported(&m));
		} else if (place % 10 == 7) {
			TRY(nothing(&m));
		} else if (place % 3 == 1) {
			TRY(half(&m, place));
		}
	}
	return NULL;
}
