/*
 * induct.c - rules: what is said, and by whom.
 */
#include "practice/induction/induct_local.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"

bool
induct_is_own(const struct ctx *ctx, struct person_id person)
{
	return person.v != 0 && ctx->who.person.v == person.v;
}

bool
induct_is_theirs(const struct ctx *ctx, struct person_id person,
                 const struct induct_word *word)
{
	return induct_is_own(ctx, person) || word->by.voice == INDUCT_FOR;
}

/* --- what the rules share ------------------------------------------------ */

/* Reach is not enough: somebody named to a case in another role than a
 * worker's finds nothing of this. */
static const struct fault *
take(struct ctx *ctx, struct person_id person, bool worker_only,
     struct induct *out)
{
	bool own = induct_is_own(ctx, person);

	if ((own && worker_only) ||
	    !ctx_can(ctx, own ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return fault_not_found(ctx, "We cannot find that person");
	TRY(access_hold(ctx, person)); /* two at once come one by one */
	return induct_store_read(ctx, person, out);
}

static enum induct_voice
voice_of(const struct ctx *ctx, struct person_id person)
{
	return induct_is_own(ctx, person) ? INDUCT_OWN : INDUCT_FOR;
}

/* `about`: a word of induct_abouts, or -1. */
static const struct fault *
record(struct ctx *ctx, struct person_id person, const char *what, int about,
       int64_t subject)
{
	const struct event event = {
	        .person = person,
	        .kind = what,
	        .at = ctx->now,
	        .actor = ctx->actor,
	        .subject = subject,
	        .value = about < 0 ? NULL : induct_abouts[about],
	        .shared = true,
	};

	TRY(audit_record(ctx, what, person, subject));
	return outbox_event(ctx, &event);
}

/* The caller's problems, or these where it has none. */
static struct problems *
problems_or(struct ctx *ctx, struct problems *given, struct problems *fresh)
{
	if (given != NULL)
		return given;
	problems_init(fresh, ctx->arena);
	return fresh;
}

static void
length_check(struct problems *problems, const char *field, struct str words,
             size_t most)
{
	if (utf8_length(words) <= most)
		return;
	problems_add(problems, field,
	             "This is too long: use {most} letters at most",
	             {"most", str_print(problems->arena, "%zu", most)});
}

/* --- talks --------------------------------------------------------------- */

static void
led_check(struct problems *problems, const struct induct_talk_terms *terms)
{
	bool mentor = terms->led == INDUCT_TOGETHER ||
	              terms->led == INDUCT_MENTOR;

	if (terms->led <= INDUCT_LED_UNSAID || terms->led >= INDUCT_LED_COUNT)
		problems_add(problems, "led", "Choose who led the talk");
	if (mentor && str_empty(terms->mentor))
		problems_add(problems, "mentor",
		             "Write the name of the mentor who led");
	if (!mentor && !str_empty(terms->mentor))
		problems_add(problems, "mentor",
		             "Choose who led with this mentor, or take the "
		             "name out");
	length_check(problems, "mentor", terms->mentor, INDUCT_ROOM_MOST);
}

static void
talk_check(struct ctx *ctx, struct problems *problems,
           const struct induct_talk_terms *terms)
{
	struct date first;

	if (!date_make(2015, 2, 1, &first) || !date_is(terms->day) ||
	    date_before(terms->day, first))
		problems_add(problems, "day", "Write the day of the talk");
	else if (date_before(ctx->today, terms->day))
		problems_add(problems, "day",
		             "This day is still to come. Write the day on "
		             "which you talked");
	led_check(problems, terms);
	if (str_empty(terms->room))
		problems_add(problems, "room", "Write who was in the room");
	length_check(problems, "room", terms->room, INDUCT_ROOM_MOST);
	if (terms->topics == 0)
		problems_add(problems, "topics",
		             "Choose what you talked about");
}

/* What was shown of each topic on that day. */
static const struct fault *
tell(struct ctx *ctx, struct person_id person, int64_t talk,
     const struct induct_talk_terms *terms)
{
	const struct induct_edition *edition;

	TRY(induct_edition_on(ctx, terms->day, &edition));
	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++) {
		enum induct_about about = (enum induct_about)i;
		struct induct_told told = {talk, about, edition->number, S("")};

		if ((terms->topics & (1u << i)) == 0)
			continue;
		told.shown = induct_topic_shown(
		        ctx->arena, induct_topic_of(edition, about));
		TRY(induct_store_told_add(ctx, person, &told));
	}
	return NULL;
}

const struct fault *
induct_talk_add(struct ctx *ctx, struct person_id person,
                const struct induct_talk_terms *terms,
                struct problems *problems)
{
	struct problems fresh;
	struct induct_talk talk;
	struct induct now = {0};

	TRY(take(ctx, person, true, &now));
	problems = problems_or(ctx, problems, &fresh);
	talk_check(ctx, problems, terms);
	TRY(problems_fault(problems));
	if (now.talks_n >= INDUCT_TALKS_MOST)
		return fault_refused(ctx, "So many talks are written down "
		                          "already that no more can be added");
	talk = (struct induct_talk){
	        .id = id_new(),
	        .day = terms->day,
	        .led = (enum induct_led)terms->led,
	        .mentor = terms->mentor,
	        .room = terms->room,
	};
	TRY(induct_store_talk_add(ctx, person, &talk));
	TRY(tell(ctx, person, talk.id, terms));
	return record(ctx, person, "induction.talked", -1, talk.id);
}

/* --- marks and choices --------------------------------------------------- */

static bool
is_answer(enum induct_about about, int says)
{
	if (about < INDUCT_TOPIC_COUNT)
		return says >= INDUCT_CLEAR && says <= INDUCT_NOT_NOW;
	return says >= INDUCT_NOT_NOW && says <= INDUCT_NO;
}

static const struct induct_said *
said_of(const struct induct *now, enum induct_about about)
{
	return about < INDUCT_TOPIC_COUNT
	               ? &now->topics[about].mark
	               : &now->choices[about - INDUCT_TOPIC_COUNT];
}

static const char *
said_event(enum induct_about about, enum induct_voice voice)
{
	if (about >= INDUCT_TOPIC_COUNT)
		return "induction.chosen";
	return voice == INDUCT_OWN ? "induction.marked"
	                           : "induction.marked_for";
}

const struct fault *
induct_say(struct ctx *ctx, struct person_id person, enum induct_about about,
           int says, struct problems *problems)
{
	enum induct_voice voice = voice_of(ctx, person);
	const struct induct_said *was;
	struct problems fresh;
	struct induct now = {0};

	TRY(take(ctx, person, false, &now));
	was = said_of(&now, about);
	if (voice == INDUCT_FOR && was->says != INDUCT_UNSAID &&
	    was->by.voice == INDUCT_OWN)
		return fault_refused(ctx, "The person said this themself. "
		                          "Nobody else changes it");
	problems = problems_or(ctx, problems, &fresh);
	if (!is_answer(about, says))
		problems_add(problems,
		             about >= INDUCT_ASK_STORIES &&
		                             about < INDUCT_ABOUT_COUNT
		                     ? induct_abouts[about]
		                     : "says",
		             "Choose one of the answers");
	TRY(problems_fault(problems));
	if ((int)was->says == says && was->by.voice == voice)
		return NULL;
	TRY(induct_store_say(ctx, person, about, (enum induct_says)says,
	                     voice));
	return record(ctx, person, said_event(about, voice), (int)about, 0);
}

/* --- words --------------------------------------------------------------- */

static void
words_check(struct problems *problems, const char *field, struct str words)
{
	if (str_empty(words))
		problems_add(problems, field, "Write it down first");
	length_check(problems, field, words, INDUCT_WORDS_MOST);
}

/* So many of a kind; `ever` counts those that are over, too. */
static int
words_n(const struct induct *induct, int about, bool ever)
{
	int n = 0;

	for (size_t i = 0; i < induct->words_n; i++)
		n += induct->words[i].about == about &&
		     (ever || induct->words[i].state == INDUCT_WORD_OPEN);
	return n;
}

static const struct fault *
room_check(struct ctx *ctx, const struct induct *now, int about)
{
	if (about < 0 && words_n(now, about, false) >= INDUCT_THINGS)
		return fault_refused(ctx, "Three things are here already. "
		                          "Take one back first");
	if (words_n(now, about, true) >=
	    (about < 0 ? INDUCT_THINGS_EVER : INDUCT_QUESTIONS_MOST))
		return fault_refused(ctx, "There is no room for more here. "
		                          "Say it when you meet");
	return NULL;
}

const struct fault *
induct_word_add(struct ctx *ctx, struct person_id person, int about,
                struct str words, const char *field, struct problems *problems)
{
	struct induct_word word = {
	        .id = {id_new()}, .about = about, .words = words};
	struct problems fresh;
	struct induct now = {0};

	word.by.voice = voice_of(ctx, person);
	TRY(take(ctx, person, false, &now));
	problems = problems_or(ctx, problems, &fresh);
	words_check(problems, field, words);
	TRY(problems_fault(problems));
	TRY(room_check(ctx, &now, about));
	TRY(induct_store_word_add(ctx, person, &word));
	return record(ctx, person,
	              about < 0 ? "induction.raised" : "induction.asked", about,
	              word.id.v);
}

const struct fault *
induct_answer(struct ctx *ctx, struct person_id person,
              struct induct_word_id id, struct str answer,
              struct problems *problems)
{
	struct problems fresh;
	struct induct_word word = {0};
	struct induct now = {0};

	TRY(take(ctx, person, true, &now));
	TRY(induct_store_word(ctx, person, id, &word));
	if (word.about < 0)
		return fault_not_found(ctx, "We cannot find that question");
	if (word.state != INDUCT_WORD_OPEN || !str_empty(word.answer))
		return fault_refused(ctx, "This question has its answer");
	problems = problems_or(ctx, problems, &fresh);
	words_check(problems, "answer", answer);
	TRY(problems_fault(problems));
	word.answer = answer;
	word.answered.user = ctx->actor;
	word.answered.at = ctx->now;
	TRY(induct_store_word_save(ctx, &word));
	return record(ctx, person, "induction.answered", word.about, id.v);
}

const struct fault *
induct_word_end(struct ctx *ctx, struct person_id person,
                struct induct_word_id id, int state)
{
	struct induct_word word = {0};
	struct induct now = {0};

	TRY(take(ctx, person, false, &now));
	TRY(induct_store_word(ctx, person, id, &word));
	if (state != INDUCT_TALKED && state != INDUCT_BACK)
		return fault_invalid(ctx, "Say what became of it: talked "
		                          "about, or taken back");
	if (!induct_is_theirs(ctx, person, &word))
		return fault_refused(ctx, "These are the person’s own words. "
		                          "They say what becomes of them");
	if (word.state != INDUCT_WORD_OPEN)
		return fault_refused(ctx, "This is closed already");
	word.state = (enum induct_word_state)state;
	word.ended.user = ctx->actor;
	word.ended.at = ctx->now;
	TRY(induct_store_word_save(ctx, &word));
	return record(ctx, person,
	              state == INDUCT_TALKED ? "induction.settled"
	                                     : "induction.taken_back",
	              word.about, id.v);
}

/* --- the end ------------------------------------------------------------- */

static const struct fault *
ready(struct ctx *ctx, const struct induct *now)
{
	if (now->ended)
		return fault_refused(ctx, "This is finished already");
	for (size_t i = 0; i < now->words_n; i++)
		if (now->words[i].about >= 0 &&
		    now->words[i].state == INDUCT_WORD_OPEN)
			return fault_refused(
			        ctx, "A question is still open. First say if "
			             "it is answered, or take it back");
	for (int i = 0; i < INDUCT_TOPIC_COUNT; i++)
		if (now->topics[i].talk == NULL &&
		    now->topics[i].mark.says != INDUCT_NOT_NOW)
			return fault_refused(
			        ctx, "Some parts are not talked about yet. "
			             "Talk about each, or say “not now” to it");
	return NULL;
}

const struct fault *
induct_end(struct ctx *ctx, struct person_id person, struct str why,
           struct problems *problems)
{
	struct problems fresh;
	struct induct now = {0};
	int things;

	TRY(take(ctx, person, false, &now));
	TRY(ready(ctx, &now));
	things = induct_things_n(&now);
	problems = problems_or(ctx, problems, &fresh);
	if (things < INDUCT_THINGS && str_empty(why))
		problems_add(problems, "why",
		             "Add up to three things, or say why there are "
		             "fewer");
	length_check(problems, "why", why, INDUCT_WORDS_MOST);
	TRY(problems_fault(problems));
	TRY(induct_store_end_add(ctx, person, things, why,
	                         voice_of(ctx, person)));
	return record(ctx, person, "induction.ended", -1, 0);
}
