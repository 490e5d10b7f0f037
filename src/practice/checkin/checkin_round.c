/*
 * checkin_round.c - rules: a round is opened, sent, read, or over.
 */
#include "practice/checkin/checkin_local.h"

#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

bool
checkin_urgent(const struct checkin *one)
{
	return one->stand == CHECKIN_SUBMITTED &&
	       (one->call || one->mood == CHECKIN_STRUGGLING);
}

/* --- opening ------------------------------------------------------------- */

static const struct fault *
open_due(struct ctx *ctx, struct person_id person)
{
	struct checkin_due *list;
	int64_t days;
	size_t n;

	TRY(checkin_store_due(ctx, person, &list, &n));
	TRY(policy_get_i64(ctx, "checkin.open_days", S(""), ctx->today, 3,
	                   &days));
	for (size_t i = 0; i < n; i++) {
		TRY(checkin_store_open(ctx, &list[i],
		                       date_add_days(ctx->today, (int)days)));
		TRY(checkin_record(ctx, list[i].person, "checkin.opened", 0));
	}
	return NULL;
}

const struct fault *
checkin_open_now(struct ctx *ctx, struct person_id person)
{
	return open_due(ctx, person);
}

/* --- the job ------------------------------------------------------------- */

/* No word of it: others may read it. */
static const char *const says =
        TK("There is something for you to fill in. Sign in to see it.");

static const struct fault *
write_to(struct ctx *ctx, const struct checkin_remind *one)
{
	if (one->way == CHECKIN_TEXT)
		return outbox_text(ctx, one->user, says, one->phone);
	return outbox_message(ctx, one->user, says, one->email,
	                      str_print(ctx->arena, "%s/me/checkin",
	                                ctx->app->base_url));
}

static const struct fault *
remind(struct ctx *ctx)
{
	struct checkin_remind *list;
	int64_t days;
	size_t n;

	TRY(policy_get_i64(ctx, "checkin.remind_days", S(""), ctx->today, 1,
	                   &days));
	TRY(checkin_store_remind(ctx, date_add_days(ctx->today, (int)days),
	                         &list, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(checkin_store_told(ctx, list[i].id));
		TRY(audit_record(ctx, "checkin.reminded", list[i].person,
		                 list[i].id.v));
		TRY(write_to(ctx, &list[i]));
	}
	return NULL;
}

/* Over, and no more than that: a worker reads it and finds out why. */
static const struct fault *
expire(struct ctx *ctx)
{
	struct checkin *list;
	size_t n;

	TRY(checkin_store_over(ctx, &list, &n));
	for (size_t i = 0; i < n; i++) {
		TRY(checkin_store_expire(ctx, list[i].id));
		TRY(checkin_record(ctx, list[i].person, "checkin.missed",
		                   list[i].id.v));
	}
	return NULL;
}

const struct fault *
checkin_job(struct ctx *ctx, void *data)
{
	(void)data;
	TRY(expire(ctx));
	TRY(open_due(ctx, (struct person_id){0}));
	return remind(ctx);
}

/* --- sending ------------------------------------------------------------- */

static void
wants_check(struct problems *problems, const struct checkin_sent *sent)
{
	bool other = (sent->wants & (1u << CHECKIN_OTHER)) != 0;

	if (sent->wants == 0 && !sent->none)
		problems_add(problems, "wants",
		             "Choose what you want help with, or choose "
		             "“Nothing now”");
	if (sent->wants != 0 && sent->none)
		problems_add(problems, "wants",
		             "Choose what you want help with, or “Nothing "
		             "now”, not both");
	if (other && str_empty(sent->other))
		problems_add(problems, "other",
		             "Write what else you want help with");
	checkin_length(problems, "other", sent->other, CHECKIN_NOTE_MOST);
}

static void
sent_check(struct problems *problems, const struct checkin_sent *sent, bool own)
{
	static const char *const fields[] = {"answer_1", "answer_2",
	                                     "answer_3"};

	if (sent->mood < 0 || sent->mood >= CHECKIN_MOOD_COUNT)
		problems_add(problems, "mood", "Choose how it is going");
	wants_check(problems, sent);
	if (sent->call < 0 || sent->call > 1)
		problems_add(problems, "call", "Say if you want a call");
	for (int i = 0; i < CHECKIN_QUESTIONS; i++)
		checkin_length(problems, fields[i], sent->answers[i],
		               CHECKIN_NOTE_MOST);
	checkin_length(problems, "words", sent->words, CHECKIN_OWN_MOST);
	if (!own &&
	    (sent->voice <= CHECKIN_OWN || sent->voice >= CHECKIN_VOICE_COUNT))
		problems_add(problems, "voice", "Say how they told you");
}

static void
fill(struct checkin *one, const struct checkin_sent *sent, bool own)
{
	one->mood = (enum checkin_mood)sent->mood;
	one->wants = sent->wants;
	one->other = (sent->wants & (1u << CHECKIN_OTHER)) != 0 ? sent->other
	                                                        : S("");
	one->call = sent->call == 1;
	one->words = sent->words;
	one->voice = own ? CHECKIN_OWN : (enum checkin_voice)sent->voice;
	for (int i = 0; i < CHECKIN_QUESTIONS; i++)
		one->answers[i] =
		        str_empty(one->questions[i]) ? S("") : sent->answers[i];
}

const struct fault *
checkin_send(struct ctx *ctx, struct person_id person,
             const struct checkin_sent *sent, struct problems *problems)
{
	bool own = checkin_is_own(ctx, person);
	struct problems fresh;
	struct checkin one;

	TRY(checkin_take(ctx, person, false));
	problems = checkin_problems(ctx, problems, &fresh);
	sent_check(problems, sent, own);
	TRY(problems_fault(problems));
	TRY(checkin_store_open_one(ctx, person, &one));
	if (one.id.v == 0 || date_before(one.until, ctx->today))
		return fault_refused(ctx, "No check-in is open now. Ring if "
		                          "there is something to say");
	fill(&one, sent, own);
	TRY(checkin_store_send(ctx, &one));
	return checkin_record(ctx, person,
	                      own ? "checkin.sent" : "checkin.sent_for",
	                      one.id.v);
}

/* --- reading it ---------------------------------------------------------- */

static bool
needs_words(const struct checkin *one, const struct checkin_look *look)
{
	return checkin_urgent(one) || look->known == CHECKIN_CONCERN;
}

static void
known_check(struct problems *problems, const struct checkin *one, int known)
{
	if (known <= CHECKIN_NOT_SAID || known >= CHECKIN_KNOWN_COUNT)
		problems_add(problems, "known",
		             "Say how you know that it was them");
	if (known == CHECKIN_SIGNED_IN && one->voice != CHECKIN_OWN)
		problems_add(problems, "known",
		             "A worker typed this, so they did not sign in "
		             "for it. Choose another answer");
}

static void
look_check(struct problems *problems, const struct checkin *one,
           const struct checkin_look *look)
{
	bool missed = one->stand == CHECKIN_EXPIRED;

	if (!missed)
		known_check(problems, one, look->known);
	if (missed && str_empty(look->note))
		problems_add(problems, "note",
		             "Write what was done about the missed check-in");
	else if (!missed && needs_words(one, look) && str_empty(look->note))
		problems_add(problems, "note",
		             "Write what was done: they asked for a call, are "
		             "struggling, or you are not sure it was them");
	checkin_length(problems, "note", look->note, CHECKIN_NOTE_MOST);
}

const struct fault *
checkin_review(struct ctx *ctx, struct person_id person, struct checkin_id id,
               const struct checkin_look *look, struct problems *problems)
{
	struct problems fresh;
	struct checkin one = {0};

	TRY(checkin_take(ctx, person, true));
	TRY(checkin_store_one(ctx, person, id, &one));
	if (one.stand != CHECKIN_SUBMITTED && one.stand != CHECKIN_EXPIRED)
		return fault_refused(ctx, "This check-in does not wait to be "
		                          "read");
	problems = checkin_problems(ctx, problems, &fresh);
	look_check(problems, &one, look);
	TRY(problems_fault(problems));
	one.known = one.stand == CHECKIN_EXPIRED
	                    ? CHECKIN_NOT_SAID
	                    : (enum checkin_known)look->known;
	one.note = look->note;
	one.close = look->close;
	TRY(checkin_store_review(ctx, &one));
	return checkin_record(ctx, person, "checkin.read", id.v);
}

const struct fault *
checkin_follow(struct ctx *ctx, struct person_id person, struct checkin_id id,
               struct str words, struct problems *problems)
{
	struct checkin_note *notes;
	struct problems fresh;
	struct checkin one = {0};
	size_t n, had = 0;

	TRY(checkin_take(ctx, person, true));
	TRY(checkin_store_one(ctx, person, id, &one));
	if (one.stand != CHECKIN_REVIEWED)
		return fault_refused(ctx, "Read it first. Then a note can be "
		                          "added");
	problems = checkin_problems(ctx, problems, &fresh);
	if (str_empty(words))
		problems_add(problems, "words", "Write it down first");
	checkin_length(problems, "words", words, CHECKIN_NOTE_MOST);
	TRY(problems_fault(problems));
	TRY(checkin_store_notes(ctx, person, &notes, &n));
	for (size_t i = 0; i < n; i++)
		had += notes[i].checkin.v == id.v;
	if (had >= CHECKIN_NOTES_MOST)
		return fault_refused(ctx, "There is no room for more notes "
		                          "here");
	TRY(checkin_store_note_add(ctx, person, id, words));
	return checkin_record(ctx, person, "checkin.followed", id.v);
}
