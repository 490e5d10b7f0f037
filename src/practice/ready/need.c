/*
 * need.c - rules: what is answered, handed in, left, added and done.
 */
#include "practice/ready/need_store.h"

#include "base/utf8.h"
#include "kernel/audit/audit.h"

/* --- what the rules share ------------------------------------------------ */

static const char *
field_of(struct arena *arena, const char *what, int code)
{
	return str_c(arena, str_print(arena, "%s_%s", what, need_codes[code]));
}

static size_t
sittings_of(const struct need *now, enum need_set set)
{
	size_t n = 0;

	for (size_t i = 0; i < now->n; i++)
		n += now->sittings[i].set == set;
	return n;
}

static const struct fault *
need_room(struct ctx *ctx, const struct need *now, enum need_set set)
{
	if (sittings_of(now, set) < NEED_SITTINGS_MOST)
		return NULL;
	return fault_refused(
	        ctx, "These were answered 40 times. That is as many as fit");
}

static enum ready_voice
voice_of(const struct ctx *ctx, struct person_id person, int voice)
{
	if (ready_is_own(ctx, person))
		return READY_OWN;
	return voice == READY_PAPER ? READY_PAPER : READY_FOR;
}

static struct need_sitting *
sitting_find(const struct need *now, int64_t id)
{
	for (size_t i = 0; i < now->n; i++)
		if (now->sittings[i].id == id)
			return &now->sittings[i];
	return NULL;
}

/* --- keeping answers ----------------------------------------------------- */

static void
typed_check(struct problems *problems, const struct need_question *question,
            const struct need_typed *typed)
{
	int code = (int)question->code;

	if (typed->says < 0 || typed->says >= NEED_SAYS_COUNT ||
	    (typed->says == NEED_URGENT && question->urgent == NULL))
		problems_add(problems, field_of(problems->arena, "says", code),
		             "Choose one of the answers");
	ready_words_check(problems, field_of(problems->arena, "words", code),
	                  typed->words, NULL);
}

static struct str
shown_of(const struct need_question *question, int says)
{
	if (says == NEED_UNSAID)
		return S("");
	return text_get(says == NEED_URGENT ? question->urgent
	                                    : need_says_keys[says]);
}

/* What was typed, with the words that were asked; how many. */
static size_t
answers_make(struct ctx *ctx, const struct need_edition *edition,
             const struct need_terms *terms, struct need_answer *out,
             struct problems *problems)
{
	size_t n = 0;

	for (int i = 0; i < NEED_CODE_COUNT; i++) {
		const struct need_typed *typed = &terms->typed[i];
		const struct need_question *question =
		        need_question_of(edition, (enum need_code)i);
		size_t before = problems->n;

		if (question == NULL ||
		    (typed->says == NEED_UNSAID && str_empty(typed->words)))
			continue;
		typed_check(problems, question, typed);
		if (problems->n > before)
			continue;
		out[n++] = (struct need_answer){
		        .id = id_new(),
		        .code = (enum need_code)i,
		        .asked = text_get(question->asks),
		        .says = (enum need_says)typed->says,
		        .shown = shown_of(question, typed->says),
		        .words = typed->words,
		};
	}
	(void)ctx;
	return n;
}

/* What cannot wait is told at once, and once. */
static const struct fault *
tell_urgent(struct ctx *ctx, const struct need_sitting *sitting,
            struct need_answer *answers, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool added;

		answers[i].sitting = sitting->id;
		if (answers[i].says != NEED_URGENT)
			continue;
		TRY(need_store_urgent_add(ctx, sitting->person, &answers[i],
		                          sitting->by.voice, &added));
		if (added)
			TRY(ready_record(ctx, sitting->person, "ready.urgent",
			                 need_codes[answers[i].code],
			                 sitting->id));
	}
	return NULL;
}

static const struct fault *
terms_check(struct ctx *ctx, const struct need_terms *terms,
            const struct need_edition *edition)
{
	if (terms->edition == edition->number)
		return NULL;
	return fault_refused(
	        ctx, "The questions changed while this was open. What you "
	             "typed is still here: look at them once more and save");
}

/* The open sitting of the actor's side, or a new one. */
static const struct fault *
sitting_take(struct ctx *ctx, const struct need *now,
             const struct need_terms *terms, struct need_sitting *out)
{
	const struct need_sitting *open = need_open(ctx, now, terms->set);

	if (open != NULL)
		*out = *open;
	else
		*out = (struct need_sitting){
		        .id = id_new(),
		        .person = now->person,
		        .set = terms->set,
		        .by = {.user = ctx->actor, .at = ctx->now},
		        .ended = {.at = INSTANT_NONE},
		};
	out->edition = terms->edition;
	out->by.voice = voice_of(ctx, now->person, terms->voice);
	if (open != NULL)
		return need_store_sitting_save(ctx, out);
	TRY(need_room(ctx, now, terms->set));
	return need_store_sitting_add(ctx, out);
}

const struct fault *
need_save(struct ctx *ctx, struct person_id person,
          const struct need_terms *terms, struct problems *problems)
{
	struct need_answer answers[NEED_CODE_COUNT];
	const struct need_edition *edition;
	struct need_sitting sitting = {0};
	struct problems fresh;
	struct need now = {0};
	size_t n;

	TRY(ready_need(ctx, person, true));
	TRY(need_store_read(ctx, person, &now));
	TRY(need_edition_on(ctx, terms->set, ctx->today, &edition));
	TRY(terms_check(ctx, terms, edition));
	problems = ready_problems(ctx, problems, &fresh);
	n = answers_make(ctx, edition, terms, answers, problems);
	if (n == 0 && problems->n == 0)
		problems_add(problems,
		             field_of(ctx->arena, "says",
		                      (int)edition->questions[0].code),
		             "Answer one question at least, or say why not");
	TRY(problems_fault(problems));
	TRY(sitting_take(ctx, &now, terms, &sitting));
	TRY(need_store_answers(ctx, person, sitting.id, answers, n));
	TRY(audit_record(ctx, "ready.saved", person, sitting.id));
	return tell_urgent(ctx, &sitting, answers, n);
}

/* --- handing in, and leaving --------------------------------------------- */

static void
end(const struct ctx *ctx, struct need_sitting *sitting, enum need_state state)
{
	sitting->state = state;
	sitting->ended.user = ctx->actor;
	sitting->ended.at = ctx->now;
}

const struct fault *
need_give(struct ctx *ctx, struct person_id person, enum need_set set)
{
	const struct need_edition *edition;
	const struct need_sitting *open;
	struct need_sitting sitting;
	struct need now = {0};

	TRY(ready_need(ctx, person, true));
	TRY(need_store_read(ctx, person, &now));
	TRY(need_edition_on(ctx, set, ctx->today, &edition));
	open = need_open(ctx, &now, set);
	if (open == NULL || open->answers_n == 0)
		return fault_refused(ctx, "There are no answers to hand in "
		                          "yet");
	if (open->edition != edition->number)
		return fault_refused(ctx, "The questions changed since these "
		                          "answers were written. Go through "
		                          "them once more");
	sitting = *open;
	end(ctx, &sitting, NEED_GIVEN);
	TRY(need_store_sitting_save(ctx, &sitting));
	return ready_record(ctx, person,
	                    sitting.by.voice == READY_OWN ? "ready.given"
	                                                  : "ready.given_for",
	                    need_sets[set], sitting.id);
}

static void
leave_check(struct problems *problems, int reason, struct str why)
{
	if (reason <= NEED_NO_REASON || reason >= NEED_REASON_COUNT)
		problems_add(problems, "reason",
		             "Choose why it is not answered");
	ready_words_check(problems, "why", why,
	                  reason == NEED_OTHER ? TK("Write what the reason is")
	                                       : NULL);
}

const struct fault *
need_leave(struct ctx *ctx, struct person_id person, enum need_set set,
           int reason, struct str why, struct problems *problems)
{
	struct need_terms terms = {.set = set, .voice = READY_FOR};
	const struct need_edition *edition;
	struct need_sitting sitting = {0};
	struct problems fresh;
	struct need now = {0};

	TRY(ready_need(ctx, person, true));
	TRY(need_store_read(ctx, person, &now));
	problems = ready_problems(ctx, problems, &fresh);
	leave_check(problems, reason, why);
	TRY(problems_fault(problems));
	TRY(need_edition_on(ctx, set, ctx->today, &edition));
	terms.edition = edition->number;
	TRY(sitting_take(ctx, &now, &terms, &sitting));
	sitting.reason = (enum need_reason)reason;
	sitting.why = why;
	end(ctx, &sitting, NEED_LEFT);
	TRY(need_store_sitting_save(ctx, &sitting));
	return ready_record(ctx, person, "ready.left", need_sets[set],
	                    sitting.id);
}

/* --- beside, done, a goal ------------------------------------------------ */

static bool
has_code(const struct need_sitting *sitting, int code)
{
	for (size_t i = 0; i < sitting->answers_n; i++)
		if ((int)sitting->answers[i].code == code)
			return true;
	return code == -1;
}

const struct fault *
need_beside(struct ctx *ctx, struct person_id person, int64_t sitting, int code,
            struct str words, struct problems *problems)
{
	struct need_note note = {.id = id_new(),
	                         .sitting = sitting,
	                         .code = code,
	                         .words = words};
	const struct need_sitting *found;
	struct problems fresh;
	struct need now = {0};

	TRY(ready_need_worker(ctx, person));
	TRY(need_store_read(ctx, person, &now));
	found = sitting_find(&now, sitting);
	if (found == NULL)
		return fault_not_found(ctx, "We cannot find those answers");
	/* First, or the one answer would tell what was answered already. */
	if (found->state != NEED_GIVEN)
		return fault_refused(ctx, "These answers are not handed in "
		                          "yet. Add your words afterwards");
	if (!has_code(found, code))
		return fault_not_found(ctx, "We cannot find those answers");
	if (found->notes_n >= NEED_NOTES_MOST)
		return fault_refused(ctx, "30 notes stand beside these answers "
		                          "already. That is as many as fit");
	problems = ready_problems(ctx, problems, &fresh);
	ready_words_check(problems, "words", words, TK("Write it down first"));
	TRY(problems_fault(problems));
	TRY(need_store_note_add(ctx, person, &note));
	return ready_record(ctx, person, "ready.beside", NULL, sitting);
}

static const struct fault *
done_before(struct ctx *ctx)
{
	return fault_refused(ctx, "Somebody said already what was done");
}

const struct fault *
need_done(struct ctx *ctx, struct person_id person, int64_t urgent,
          struct str words, struct problems *problems)
{
	const struct need_urgent *found = NULL;
	struct problems fresh;
	struct need now = {0};
	bool first;

	TRY(ready_need_worker(ctx, person));
	TRY(need_store_read(ctx, person, &now));
	for (size_t i = 0; i < now.urgent_n; i++)
		if (now.urgent[i].id == urgent)
			found = &now.urgent[i];
	if (found == NULL)
		return fault_not_found(ctx, "We cannot find that");
	if (!str_empty(found->done))
		return done_before(ctx);
	problems = ready_problems(ctx, problems, &fresh);
	ready_words_check(problems, "done", words, TK("Write what was done"));
	TRY(problems_fault(problems));
	TRY(need_store_done(ctx, urgent, words, &first));
	if (!first)
		return done_before(ctx);
	return ready_record(ctx, person, "ready.done", NULL, urgent);
}

/* The answer, and the area that its question is about. */
static const struct need_answer *
answer_find(const struct need *now, int64_t id)
{
	for (size_t s = 0; s < now->n; s++)
		for (size_t i = 0; i < now->sittings[s].answers_n; i++)
			if (now->sittings[s].answers[i].id == id &&
			    now->sittings[s].state == NEED_GIVEN)
				return &now->sittings[s].answers[i];
	return NULL;
}

const struct fault *
need_goal(struct ctx *ctx, struct person_id person, int64_t answer,
          struct str title, struct str why)
{
	const struct need_edition *edition;
	const struct need_answer *found;
	struct need now = {0};

	TRY(ready_need(ctx, person, true));
	TRY(need_store_read(ctx, person, &now));
	found = answer_find(&now, answer);
	if (found == NULL)
		return fault_not_found(ctx, "We cannot find those answers");
	TRY(need_edition_on(ctx, sitting_find(&now, found->sitting)->set,
	                    ctx->today, &edition));
	return ready_goal_add(
	        ctx, person,
	        &(struct ready_goal){
	                .source = answer,
	                .area = need_question_of(edition, found->code)->area,
	                .title = title,
	                .why = why,
	        });
}
