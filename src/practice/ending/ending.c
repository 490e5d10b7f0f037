/*
 * ending.c - rules: what is said at an ending, by whom, and how it ended.
 */
#include "practice/ending/ending_local.h"

#include "register/policy/policy.h"

/* --- the beginning -------------------------------------------------------- */

const struct fault *
ending_begin(struct ctx *ctx, struct person_id person)
{
	struct ending_past *pasts;
	struct ending now = {0};
	int64_t id = id_new();
	size_t n = 0;

	TRY(ending_may_write(ctx, person, false));
	TRY(ending_store_lock(ctx, person));
	TRY(ending_store_pasts(ctx, person, &pasts, &n));
	TRY(ending_store_read(ctx, person, 0, &now));
	if (now.id != 0 && now.outcomes_n == 0)
		return fault_refused(ctx, "The ending has begun by now");
	if (now.id != 0 && ending_is_own(ctx, person))
		return fault_refused(ctx, "Your worker begins the next one");
	for (size_t i = 0; i < now.visits_n; i++)
		if (str_empty(now.visits[i].answer))
			return fault_refused(ctx,
			                     "The person came back and waits. "
			                     "Answer that first");
	if (n >= ENDING_CASES_MOST)
		return ending_no_room(ctx);
	TRY(ending_store_begin(ctx, person, ending_voice_of(ctx, person), id));
	return ending_record(ctx, person, "ending.begun", NULL, id);
}

/* --- what is pointed at --------------------------------------------------- */

/* What is pointed at is in the person's own plan, and is kept as it was. */
static const struct fault *
quotes_check(struct ctx *ctx, struct person_id person,
             const struct ending_quote *quotes, size_t n,
             struct problems *problems, struct ending_quote *out)
{
	struct ending_back back;

	if (n == 0)
		return NULL;
	if (n > ENDING_QUOTES_MOST) {
		problems_add(problems, "quotes", "Choose {most} at most",
		             {"most",
		              str_print(ctx->arena, "%d", ENDING_QUOTES_MOST)});
		return NULL;
	}
	TRY(ending_look_back(ctx, person, &back));
	for (size_t i = 0; i < n; i++) {
		size_t at = 0;

		while (at < back.n && (back.v[at].kind != quotes[i].kind ||
		                       back.v[at].subject != quotes[i].subject))
			at++;
		if (at < back.n)
			out[i] = back.v[at];
		else
			problems_add(problems, "quotes",
			             "Choose from what is there");
	}
	return NULL;
}

static const struct fault *
quotes_keep(struct ctx *ctx, const struct ending *ending, int64_t holder,
            bool letter, const struct ending_quote *quotes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		TRY(ending_store_quote(ctx, ending, holder, letter,
		                       &quotes[i]));
	return NULL;
}

/* --- texts ---------------------------------------------------------------- */

static size_t
texts_n(const struct ending *ending, enum ending_side side, int about)
{
	size_t n = 0;

	for (size_t i = 0; i < ending->texts_n; i++)
		n += ending->texts[i].side == side &&
		     (int)ending->texts[i].about == about;
	return n;
}

static enum ending_voice
text_voice(const struct ctx *ctx, struct person_id person, bool for_them)
{
	if (ending_is_own(ctx, person))
		return ENDING_OWN;
	return for_them ? ENDING_FOR : ENDING_WORKER;
}

/* Nobody writes over what the person wrote, and there is room. */
static const struct fault *
text_may(struct ctx *ctx, const struct ending *now, enum ending_voice voice,
         enum ending_about about)
{
	enum ending_side side = voice == ENDING_WORKER ? ENDING_STAFF
	                                               : ENDING_PERSON;
	const struct ending_text *was = ending_text_now(now, side, about);

	if (voice == ENDING_FOR && was != NULL && was->by.voice == ENDING_OWN)
		return fault_refused(ctx, "The person said this themself. "
		                          "Nobody else changes it");
	if (texts_n(now, side, (int)about) >= ENDING_TEXTS_MOST)
		return ending_no_room(ctx);
	return NULL;
}

const struct fault *
ending_write(struct ctx *ctx, struct person_id person,
             const struct ending_text_terms *terms, struct problems *problems)
{
	struct ending_text text = {.id = id_new(), .words = terms->words};
	struct ending_quote quotes[ENDING_QUOTES_MOST] = {0};
	struct problems fresh;
	struct ending now = {0};

	TRY(ending_take(ctx, person, false, &now));
	if (terms->about < 0 || terms->about >= ENDING_ABOUT_COUNT)
		return fault_not_found(ctx, "There is no such part");
	text.about = (enum ending_about)terms->about;
	text.by.voice = text_voice(ctx, person, terms->for_them);
	TRY(text_may(ctx, &now, text.by.voice, text.about));
	problems = ending_problems(ctx, problems, &fresh);
	ending_words_check(problems, "words", terms->words, ENDING_WORDS_MOST);
	TRY(quotes_check(ctx, person, terms->quotes, terms->quotes_n, problems,
	                 quotes));
	TRY(problems_fault(problems));
	TRY(ending_store_text(ctx, &now, &text));
	TRY(quotes_keep(ctx, &now, text.id, false, quotes, terms->quotes_n));
	return ending_record(ctx, person, "ending.wrote",
	                     ending_abouts[text.about], text.id);
}

/* --- who comes next ------------------------------------------------------- */

const struct fault *
ending_support_add(struct ctx *ctx, struct person_id person,
                   const struct ending_support_terms *terms,
                   struct problems *problems)
{
	struct ending_support support = {
	        .id = id_new(),
	        .who = terms->who,
	        .what = terms->what,
	        .reach = terms->reach,
	        .by = {.voice = ending_voice_of(ctx, person)},
	};
	struct problems fresh;
	struct ending now = {0};

	TRY(ending_take(ctx, person, false, &now));
	if (now.supports_n >= ENDING_SUPPORTS_MOST)
		return ending_no_room(ctx);
	problems = ending_problems(ctx, problems, &fresh);
	if (terms->kind < 0 || terms->kind >= ENDING_SUPPORT_COUNT)
		problems_add(problems, "kind", "Choose what kind of help");
	ending_words_check(problems, "who", terms->who, ENDING_LINE_MOST);
	ending_words_check(problems, "what", terms->what, ENDING_WHY_MOST);
	ending_length_check(problems, "reach", terms->reach, ENDING_LINE_MOST);
	TRY(problems_fault(problems));
	support.kind = (enum ending_support_kind)terms->kind;
	if (ending_is_own(ctx, person)) {
		support.state = ENDING_YES;
		support.said = (struct ending_by){.user = ctx->actor,
		                                  .at = ctx->now,
		                                  .voice = ENDING_OWN};
	}
	TRY(ending_store_support(ctx, &now, &support));
	return ending_record(ctx, person, "ending.next_added", NULL,
	                     support.id);
}

static struct ending_support *
support_of(struct ending *ending, int64_t id)
{
	for (size_t i = 0; i < ending->supports_n; i++)
		if (ending->supports[i].id == id)
			return &ending->supports[i];
	return NULL;
}

const struct fault *
ending_support_say(struct ctx *ctx, struct person_id person, int64_t id,
                   int state)
{
	struct ending_support *support;
	struct ending now = {0};

	TRY(ending_take(ctx, person, false, &now));
	support = support_of(&now, id);
	if (support == NULL)
		return fault_not_found(ctx, "We cannot find that help");
	if (state != ENDING_YES && state != ENDING_NO && state != ENDING_BACK)
		return fault_invalid(ctx, "Choose one of the answers");
	if (!ending_is_own(ctx, person) && support->state != ENDING_OPEN &&
	    support->said.voice == ENDING_OWN)
		return fault_refused(ctx, "The person said this themself. "
		                          "Nobody else changes it");
	if (support->state == ENDING_BACK)
		return fault_refused(ctx, "This was taken back before");
	support->state = (enum ending_agreed)state;
	support->said.voice = ending_voice_of(ctx, person);
	TRY(ending_store_support_say(ctx, support));
	return ending_record(ctx, person, "ending.next_said",
	                     ending_agreeds[state], id);
}

/* --- what is asked again -------------------------------------------------- */

/* The day of a yes: after today, and not too far. */
static const struct fault *
until_check(struct ctx *ctx, int ask, struct date until,
            struct problems *problems)
{
	const char *field = str_c(ctx->arena, str_print(ctx->arena, "%s-until",
	                                                ending_asks[ask]));
	int64_t years;

	TRY(policy_get_i64(ctx, "ending.yes_years", S(""), ctx->today, 3,
	                   &years));
	if (!date_is(until) || !date_before(ctx->today, until))
		problems_add(problems, field,
		             "Say until when: a day after today");
	else if (date_before(date_add_months(ctx->today, (int)years * 12),
	                     until))
		problems_add(
		        problems, field, "Say until when: in {n} years at most",
		        {"n", str_print(ctx->arena, "%lld", (long long)years)});
	return NULL;
}

/* A yes can be taken back for the person; what else they said last by their own
 * hand is theirs, whatever was taken back for them since. */
static const struct fault *
may_answer(struct ctx *ctx, const struct ending *now, int ask, int says)
{
	struct ending_said own;

	if (ending_is_own(ctx, now->person))
		return NULL;
	TRY(ending_store_said_own(ctx, now, (enum ending_ask)ask, &own));
	if (own.says == ENDING_UNSAID ||
	    (own.says == ENDING_SAYS_YES && says == ENDING_SAYS_NO))
		return NULL;
	return fault_refused(ctx, "The person said this themself. Nobody else "
	                          "changes it");
}

const struct fault *
ending_answer(struct ctx *ctx, struct person_id person, int ask, int says,
              struct date until, struct problems *problems)
{
	struct ending_said said = {
	        .until = until, .by = {.voice = ending_voice_of(ctx, person)}};
	struct problems fresh;
	struct ending now = {0};

	TRY(ending_take(ctx, person, false, &now));
	if (ask < 0 || ask >= ENDING_ASK_COUNT)
		return fault_not_found(ctx, "There is no such question");
	TRY(may_answer(ctx, &now, ask, says));
	problems = ending_problems(ctx, problems, &fresh);
	if (says <= ENDING_UNSAID || says >= ENDING_SAYS_COUNT)
		problems_add(problems, ending_asks[ask],
		             "Choose one of the answers");
	else if (says == ENDING_SAYS_YES)
		TRY(until_check(ctx, ask, until, problems));
	TRY(problems_fault(problems));
	said.says = (enum ending_says)says;
	if (says != ENDING_SAYS_YES)
		said.until = DATE_NONE;
	TRY(ending_store_say(ctx, &now, (enum ending_ask)ask, &said));
	return ending_record(ctx, person, "ending.answered", ending_asks[ask],
	                     0);
}

/* --- the letter ----------------------------------------------------------- */

/* Of their own doing, and not only who is around. */
static void
chosen_check(struct problems *problems, const struct ending_quote *quotes,
             size_t n, struct str words)
{
	bool done = !str_empty(words);

	for (size_t i = 0; i < n; i++)
		done = done || quotes[i].kind != ENDING_NETWORK;
	if (n == 0 && !done)
		problems_add(problems, "quotes",
		             "Choose what the letter names, or write it");
	else if (!done)
		problems_add(problems, "quotes",
		             "A letter names something that was done. Choose a "
		             "goal or a strength too, or write it");
	ending_length_check(problems, "own", words, ENDING_WORDS_MOST);
}

const struct fault *
ending_letter_choose(struct ctx *ctx, struct person_id person,
                     const struct ending_quote *quotes, size_t quotes_n,
                     struct str words, struct problems *problems)
{
	struct ending_letter letter = {
	        .id = id_new(),
	        .words = words,
	        .by = {.voice = ending_voice_of(ctx, person)},
	};
	struct ending_quote kept[ENDING_QUOTES_MOST] = {0};
	struct problems fresh;
	struct ending now = {0};

	TRY(ending_take(ctx, person, false, &now));
	if (letter.by.voice == ENDING_FOR && now.letters_n > 0 &&
	    now.letters[0].by.voice == ENDING_OWN)
		return fault_refused(ctx, "The person said this themself. "
		                          "Nobody else changes it");
	if (now.letters_n >= ENDING_LETTERS_MOST)
		return ending_no_room(ctx);
	problems = ending_problems(ctx, problems, &fresh);
	chosen_check(problems, quotes, quotes_n, words);
	TRY(quotes_check(ctx, person, quotes, quotes_n, problems, kept));
	TRY(problems_fault(problems));
	TRY(ending_store_letter(ctx, &now, &letter));
	TRY(quotes_keep(ctx, &now, letter.id, true, kept, quotes_n));
	return ending_record(ctx, person, "ending.letter_chosen", NULL,
	                     letter.id);
}

/* A worker's words say nothing of the offence, risk or order. */
static void
letter_words_check(struct problems *problems, struct str words)
{
	struct str barred = ending_barred(problems->arena, words);

	ending_words_check(problems, "words", words, ENDING_WORDS_MOST);
	if (!str_empty(barred))
		problems_add(problems, "words",
		             "The letter says nothing of the offence, risk or "
		             "order. Say it without “{word}”",
		             {"word", barred});
}

const struct fault *
ending_letter_sign(struct ctx *ctx, struct person_id person, int64_t letter,
                   struct str words, struct problems *problems)
{
	struct problems fresh;
	struct ending now = {0};

	TRY(ctx_need_self(ctx));
	TRY(ending_take(ctx, person, true, &now));
	if (now.letters_n == 0)
		return fault_refused(ctx, "The person has not said yet what "
		                          "the letter names");
	if (now.letters[0].id != letter)
		return fault_conflict(ctx, "The person chose anew what the "
		                           "letter names. Read it, then sign");
	if (!str_empty(now.letters[0].signed_words))
		return fault_refused(ctx, "This letter is signed already");
	problems = ending_problems(ctx, problems, &fresh);
	letter_words_check(problems, words);
	TRY(problems_fault(problems));
	TRY(ending_store_sign(ctx, letter, words));
	return ending_record(ctx, person, "ending.letter_given", NULL, letter);
}
