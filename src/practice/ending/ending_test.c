/* ending_test.c - the rules of what both sides say, one sentence each. */
#include "kernel/access/access.h"
#include "practice/ending/ending_world_test.h"

/* Write as somebody, and see it. */
static void
writes(struct world *w, struct act *a, const char *who, bool for_them,
       struct str words)
{
	a->text.for_them = for_them;
	a->text.words = words;
	expect_ok(world_do(w, who, ending_do_text, a));
	ending_look(w, a);
}

/* --- whose words ---------------------------------------------------------- */

TEST("ending: each side writes its own words, and neither edits the other's")
{
	struct act a;
	struct world *w = ending_begun(t, &a);
	const struct ending_text *text;
	int64_t changes;

	writes(w, &a, "rhian", false, S("I sleep at night"));
	writes(w, &a, "sam", false, S("She asks for help"));
	text = ending_text_now(&a.in, ENDING_PERSON, ENDING_CHANGED);
	expect_str(text->words, "I sleep at night");
	expect_equal(text->by.voice, ENDING_OWN);
	text = ending_text_now(&a.in, ENDING_STAFF, ENDING_CHANGED);
	expect_str(text->words, "She asks for help");
	expect_equal(text->by.voice, ENDING_WORKER);
	changes = world_changes(w);
	a.text.for_them = true;
	expect_fault(world_do(w, "sam", ending_do_text, &a), FAULT_REFUSED,
	             "The person said this themself. Nobody else changes it");
	expect_equal(world_changes(w), changes);
	/* What she writes is hers whatever is sent. */
	writes(w, &a, "rhian", false, S("I ring my mum"));
	text = ending_text_now(&a.in, ENDING_STAFF, ENDING_CHANGED);
	expect_str(text->words, "She asks for help");
	expect_true(ending_text_now(&a.in, ENDING_PERSON, ENDING_HARD) == NULL);
}

TEST("ending: what a worker types for the person says so")
{
	struct act a;
	struct world *w = ending_begun(t, &a);
	const struct ending_text *text;

	writes(w, &a, "sam", true, S("I sleep at night"));
	text = ending_text_now(&a.in, ENDING_PERSON, ENDING_CHANGED);
	expect_equal(text->by.voice, ENDING_FOR);
	expect_false(str_empty(text->by.name));
	writes(w, &a, "rhian", false, S("I sleep well"));
	text = ending_text_now(&a.in, ENDING_PERSON, ENDING_CHANGED);
	expect_equal(text->by.voice, ENDING_OWN);
	expect_ok(world_do(w, "sam", ending_do_support, &a));
	ending_look(w, &a);
	expect_equal(a.in.supports[0].by.voice, ENDING_FOR);
}

TEST("ending: words are never written over: what stood before is kept")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	writes(w, &a, "rhian", false, S("One"));
	writes(w, &a, "rhian", false, S("Two"));
	expect_equal(a.in.texts_n, 2);
	expect_str(a.in.texts[0].words, "Two");
	expect_str(a.in.texts[1].words, "One");
}

TEST("ending: words are neither empty nor too long, and there is room for so "
     "many")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	a.text.words = S("");
	expect_fault(world_do(w, "rhian", ending_do_text, &a), FAULT_INVALID,
	             NULL);
	a.text.words = letters_new(w, ENDING_WORDS_MOST + 1);
	expect_fault(world_do(w, "rhian", ending_do_text, &a), FAULT_INVALID,
	             NULL);
	a.text.about = -1;
	expect_fault(world_do(w, "rhian", ending_do_text, &a), FAULT_NOT_FOUND,
	             "There is no such part");
	a.text.about = ENDING_HARD;
	a.text.words = letters_new(w, ENDING_WORDS_MOST);
	for (int i = 0; i < ENDING_TEXTS_MOST; i++)
		expect_ok(world_do(w, "rhian", ending_do_text, &a));
	expect_fault(world_do(w, "rhian", ending_do_text, &a), FAULT_REFUSED,
	             "There is no room for more here. Say it when you meet");
	expect_ok(world_do(w, "sam", ending_do_text, &a));
}

TEST("ending: what is pointed at is in the person's own plan, and is kept as "
     "it was")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	expect_ok(world_see(w, "rhian", ending_see_back, &a));
	/* The goal she has not reached is not there. */
	expect_equal(a.back.n, 2);
	expect_equal(a.back.v[0].kind, ENDING_GOAL);
	expect_str(a.back.v[0].words, "See Kai every week");
	expect_str(a.back.v[1].words, "She keeps her word");
	expect_false(a.back.network);
	a.quotes[0] = a.back.v[0];
	a.quotes[0].words = S("Something else");
	a.quotes[1] = a.back.v[1];
	a.quotes_n = 2;
	writes(w, &a, "rhian", false, S("I am closer to Kai"));
	expect_equal(a.in.texts[0].quotes_n, 2);
	expect_str(a.in.texts[0].quotes[0].words, "See Kai every week");
	a.quotes[1].subject++;
	expect_fault(world_do(w, "rhian", ending_do_text, &a), FAULT_INVALID,
	             NULL);
	a.quotes[1] = (struct ending_quote){.kind = ENDING_NETWORK};
	expect_fault(world_do(w, "rhian", ending_do_text, &a), FAULT_INVALID,
	             NULL);
	for (size_t i = 0; i <= ENDING_QUOTES_MOST; i++)
		a.quotes[i] = a.back.v[0];
	a.quotes_n = ENDING_QUOTES_MOST + 1;
	expect_fault(world_do(w, "rhian", ending_do_text, &a), FAULT_INVALID,
	             NULL);
}

/* --- who helps next ------------------------------------------------------- */

TEST("ending: a next support is agreed when the person says so")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	expect_ok(world_do(w, "sam", ending_do_support, &a));
	ending_look(w, &a);
	expect_equal(a.in.supports[0].state, ENDING_OPEN);
	expect_equal(ending_agreed_n(&a.in), 0);
	a.id = a.in.supports[0].id;
	a.what = ENDING_OPEN;
	expect_fault(world_do(w, "rhian", ending_do_say, &a), FAULT_INVALID,
	             "Choose one of the answers");
	a.what = ENDING_NO;
	expect_ok(world_do(w, "rhian", ending_do_say, &a));
	a.what = ENDING_YES;
	expect_fault(world_do(w, "sam", ending_do_say, &a), FAULT_REFUSED,
	             "The person said this themself. Nobody else changes it");
	expect_ok(world_do(w, "rhian", ending_do_say, &a));
	ending_look(w, &a);
	expect_equal(ending_agreed_n(&a.in), 1);
	a.what = ENDING_BACK;
	expect_ok(world_do(w, "rhian", ending_do_say, &a));
	expect_fault(world_do(w, "rhian", ending_do_say, &a), FAULT_REFUSED,
	             "This was taken back before");
	a.id++;
	expect_fault(world_do(w, "rhian", ending_do_say, &a), FAULT_NOT_FOUND,
	             "We cannot find that help");
	/* Her own is agreed; what a worker was told says who told it. */
	expect_ok(world_do(w, "rhian", ending_do_support, &a));
	expect_ok(world_do(w, "sam", ending_do_support, &a));
	ending_look(w, &a);
	expect_equal(a.in.supports[1].state, ENDING_YES);
	a.id = a.in.supports[2].id;
	a.what = ENDING_YES;
	expect_ok(world_do(w, "sam", ending_do_say, &a));
	ending_look(w, &a);
	expect_equal(a.in.supports[2].said.voice, ENDING_FOR);
}

TEST("ending: a next support has a kind, a name and what it is for, and there "
     "is room for so many")
{
	struct act a;
	struct world *w = ending_begun(t, &a);
	struct ending_support_terms good = a.support;

	a.support.kind = -1;
	expect_fault(world_do(w, "rhian", ending_do_support, &a), FAULT_INVALID,
	             NULL);
	a.support = good;
	a.support.who = S("");
	expect_fault(world_do(w, "rhian", ending_do_support, &a), FAULT_INVALID,
	             NULL);
	a.support = good;
	a.support.what = S("");
	expect_fault(world_do(w, "rhian", ending_do_support, &a), FAULT_INVALID,
	             NULL);
	a.support = good;
	a.support.reach = letters_new(w, ENDING_LINE_MOST + 1);
	expect_fault(world_do(w, "rhian", ending_do_support, &a), FAULT_INVALID,
	             NULL);
	a.support = good;
	for (int i = 0; i < ENDING_SUPPORTS_MOST; i++)
		expect_ok(world_do(w, "rhian", ending_do_support, &a));
	expect_fault(world_do(w, "rhian", ending_do_support, &a), FAULT_REFUSED,
	             "There is no room for more here. Say it when you meet");
}

/* --- what is asked again -------------------------------------------------- */

static void
answers(struct world *w, struct act *a, const char *who, int ask, int says)
{
	a->what = ask;
	a->says = says;
	expect_ok(world_do(w, who, ending_do_answer, a));
	ending_look(w, a);
}

TEST("ending: each choice is asked again, and nothing is filled in")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	ending_look(w, &a);
	for (int i = 0; i < ENDING_ASK_COUNT; i++)
		expect_equal(a.in.asked[i].says, ENDING_UNSAID);
	a.what = ENDING_STORIES;
	a.says = ENDING_UNSAID;
	expect_fault(world_do(w, "rhian", ending_do_answer, &a), FAULT_INVALID,
	             NULL);
	a.says = ENDING_SAYS_COUNT;
	expect_fault(world_do(w, "rhian", ending_do_answer, &a), FAULT_INVALID,
	             NULL);
	a.what = -1;
	expect_fault(world_do(w, "rhian", ending_do_answer, &a),
	             FAULT_NOT_FOUND, "There is no such question");
	/* A no is fine, and changes nothing else. */
	answers(w, &a, "rhian", ENDING_STORIES, ENDING_SAYS_NO);
	expect_equal(a.in.asked[ENDING_STORIES].says, ENDING_SAYS_NO);
	expect_equal(a.in.asked[ENDING_RESEARCH].says, ENDING_UNSAID);
	expect_ok(world_do(w, "rhian", ending_do_support, &a));
	ending_completed(w, &a);
}

TEST("ending: a yes says until when, and after that day it is no yes")
{
	struct act a;
	struct world *w = ending_begun(t, &a);
	struct date day;

	a.what = ENDING_CONTACT;
	a.says = ENDING_SAYS_YES;
	expect_fault(world_do(w, "rhian", ending_do_answer, &a), FAULT_INVALID,
	             NULL);
	a.until = a.talk.day; /* today */
	expect_fault(world_do(w, "rhian", ending_do_answer, &a), FAULT_INVALID,
	             NULL);
	expect_true(date_make(2029, 11, 25, &a.until));
	expect_fault(world_do(w, "rhian", ending_do_answer, &a), FAULT_INVALID,
	             NULL);
	expect_true(date_make(2027, 11, 24, &a.until));
	answers(w, &a, "rhian", ENDING_CONTACT, ENDING_SAYS_YES);
	expect_true(ending_is_yes(&a.in.asked[ENDING_CONTACT], a.until));
	day = date_add_days(a.until, 1);
	expect_false(ending_is_yes(&a.in.asked[ENDING_CONTACT], day));
	/* A no has no day, whatever is sent. */
	answers(w, &a, "rhian", ENDING_CONTACT, ENDING_SAYS_NO);
	expect_false(date_is(a.in.asked[ENDING_CONTACT].until));
	expect_false(ending_is_yes(&a.in.asked[ENDING_CONTACT], a.talk.day));
}

TEST("ending: a yes can be taken back for the person, and a no of theirs is "
     "theirs")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	expect_true(date_make(2027, 11, 24, &a.until));
	answers(w, &a, "rhian", ENDING_STORIES, ENDING_SAYS_YES);
	a.says = ENDING_NOT_NOW;
	expect_fault(world_do(w, "sam", ending_do_answer, &a), FAULT_REFUSED,
	             "The person said this themself. Nobody else changes it");
	answers(w, &a, "sam", ENDING_STORIES, ENDING_SAYS_NO);
	expect_equal(a.in.asked[ENDING_STORIES].by.voice, ENDING_FOR);
	answers(w, &a, "rhian", ENDING_STORIES, ENDING_SAYS_NO);
	a.says = ENDING_SAYS_YES;
	expect_fault(world_do(w, "sam", ending_do_answer, &a), FAULT_REFUSED,
	             "The person said this themself. Nobody else changes it");
	ending_look(w, &a);
	expect_equal(a.in.asked[ENDING_STORIES].says, ENDING_SAYS_NO);
}

/* --- the letter ----------------------------------------------------------- */

/* Rhian chooses this, and the words that sam signs with. */
static void
chooses(struct world *w, struct act *a)
{
	a->words = S("I kept going");
	expect_ok(world_do(w, "rhian", ending_do_letter, a));
	ending_look(w, a);
	a->id = a->in.letters[0].id;
	a->words = S("You helped others find the way");
}

static const struct fault *
token_signs(struct ctx *ctx, void *data)
{
	ctx->who.by_token = true;
	return ending_do_sign(ctx, data);
}

TEST("ending: nobody signs a letter by a token")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	expect_ok(world_see(w, "rhian", ending_see_back, &a));
	a.quotes[0] = a.back.v[0];
	a.quotes_n = 1;
	chooses(w, &a);
	a.words = S("Well done");
	expect_fault(world_do(w, "sam", token_signs, &a), FAULT_REFUSED, NULL);
	ending_look(w, &a);
	expect_true(ending_given(&a.in) == NULL);
	expect_ok(world_do(w, "sam", ending_do_sign, &a));
}

TEST("ending: a letter is given only when the person has said what it names")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	a.words = S("Well done");
	expect_fault(world_do(w, "sam", ending_do_sign, &a), FAULT_REFUSED,
	             "The person has not said yet what the letter names");
	a.words = S("");
	expect_fault(world_do(w, "rhian", ending_do_letter, &a), FAULT_INVALID,
	             NULL);
	a.words = letters_new(w, ENDING_WORDS_MOST + 1);
	expect_fault(world_do(w, "rhian", ending_do_letter, &a), FAULT_INVALID,
	             NULL);
	expect_ok(world_see(w, "rhian", ending_see_back, &a));
	a.quotes[0] = a.back.v[0];
	a.quotes_n = 1;
	chooses(w, &a);
	expect_true(ending_given(&a.in) == NULL);
	expect_fault(world_do(w, "rhian", ending_do_sign, &a), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_do(w, "sam", ending_do_sign, &a));
	ending_look(w, &a);
	expect_str(ending_given(&a.in)->quotes[0].words, "See Kai every week");
	expect_str(ending_given(&a.in)->words, "I kept going");
	expect_str(ending_given(&a.in)->signed_words,
	           "You helped others find the way");
}

TEST("ending: the letter that was given stays as it was: a new choice is a new "
     "letter")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	chooses(w, &a);
	expect_ok(world_do(w, "sam", ending_do_sign, &a));
	expect_fault(world_do(w, "sam", ending_do_sign, &a), FAULT_REFUSED,
	             "This letter is signed already");
	a.words = S("And I rang my mum");
	world_later(w, 1000);
	expect_ok(world_do(w, "rhian", ending_do_letter, &a));
	expect_fault(world_do(w, "sam", ending_do_sign, &a), FAULT_CONFLICT,
	             "The person chose anew what the letter names. Read it, "
	             "then sign");
	a.words = S("Another");
	expect_fault(world_do(w, "sam", ending_do_letter, &a), FAULT_REFUSED,
	             "The person said this themself. Nobody else changes it");
	ending_look(w, &a);
	expect_equal(a.in.letters_n, 2);
	expect_str(ending_given(&a.in)->words, "I kept going");
	for (int i = 2; i < ENDING_LETTERS_MOST; i++)
		expect_ok(world_do(w, "rhian", ending_do_letter, &a));
	expect_fault(world_do(w, "rhian", ending_do_letter, &a), FAULT_REFUSED,
	             "There is no room for more here. Say it when you meet");
}

TEST("ending: a worker's words in a letter say nothing of the offence, risk or "
     "order")
{
	static const char *const bad[] = {
	        "You left your offences behind", "Your RISK of harm fell",
	        "You kept to the\norder",        "No more re-offending",
	        "You did your Unpaid Work",      "Roedd y drosedd, troseddu",
	};
	struct act a;
	struct world *w = ending_begun(t, &a);

	chooses(w, &a);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		a.words = str_of(bad[i]);
		expect_fault(world_do(w, "sam", ending_do_sign, &a),
		             FAULT_INVALID, NULL);
	}
	a.words = S("");
	expect_fault(world_do(w, "sam", ending_do_sign, &a), FAULT_INVALID,
	             NULL);
	expect_str(ending_barred(w->arena, S("Your offences, then")),
	           "offences");
	expect_true(str_empty(ending_barred(
	        w->arena, S("In order to help, you took a risk, and you ran "
	                    "the tennis court"))));
	a.words = S("In order to help others you got up early");
	expect_ok(world_do(w, "sam", ending_do_sign, &a));
}

/* --- who finds it --------------------------------------------------------- */

static const struct fault *
name_val(struct ctx *ctx, void *data)
{
	const struct act *a = data;

	return access_name(ctx, a->named, a->person, true,
	                   S("She comes along to the meetings"));
}

/* Nothing of it is there for this user. */
static void
finds_nothing(struct world *w, struct act *a, const char *who)
{
	static const world_fn acts[] = {
	        ending_do_begin, ending_do_text,   ending_do_support,
	        ending_do_say,   ending_do_answer, ending_do_letter,
	        ending_do_sign,  ending_do_talk,   ending_do_outcome,
	        ending_do_back,  ending_do_visit,
	};
	int64_t changes = world_changes(w);

	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		expect_fault(world_do(w, who, acts[i], a), FAULT_NOT_FOUND,
		             NULL);
	expect_fault(world_see(w, who, ending_see, a), FAULT_NOT_FOUND, NULL);
	expect_fault(world_see(w, who, ending_see_back, a), FAULT_NOT_FOUND,
	             NULL);
	expect_fault(world_see(w, who, ending_see_pasts, a), FAULT_NOT_FOUND,
	             NULL);
	expect_equal(world_changes(w), changes);
}

TEST("ending: somebody who reaches the person and is no worker finds nothing "
     "here")
{
	struct act a;
	struct world *w = ending_begun(t, &a);

	a.named = world_add(w, "val", R(VOLUNTEER), NULL);
	expect_ok(world_do(w, "morgan", name_val, &a));
	finds_nothing(w, &a, "val");
	/* Nor does a worker who does not reach them. */
	finds_nothing(w, &a, "ned");
}
