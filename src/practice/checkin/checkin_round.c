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

/* What is due of somebody, who is held: read anew, since it may have been
 * opened, or a no been said, before they were. */
static const struct fault *
open_of(struct ctx *ctx, struct person_id person)
{
	struct checkin_due due = {.due = DATE_NONE};
	bool opened, is;
	int64_t days;

	TRY(checkin_store_due_of(ctx, person, &due, &is));
	if (!is)
		return NULL;
	TRY(policy_get_i64(ctx, "checkin.open_days", S(""), ctx->today, 3,
	                   &days));
	TRY(checkin_store_open(ctx, &due, date_add_days(ctx->today, (int)days),
	                       &opened));
	return opened ? checkin_record(ctx, person, "checkin.opened", 0) : NULL;
}

const struct fault *
checkin_open_now(struct ctx *ctx, struct person_id person)
{
	return open_of(ctx, person);
}

/* --- the job ------------------------------------------------------------- */

/* No word of it, and none in the link: others may read it.  On the page it
 * leads to, the check-in is at the top. */
static const char *const says =
        TK("There is something for you to fill in. Sign in to see it.");

static const struct fault *
write_to(struct ctx *ctx, const struct checkin_remind *one)
{
	if (one->way == CHECKIN_TEXT)
		return outbox_text(ctx, one->user, says, one->phone);
	return outbox_message(ctx, one->user, says, one->email,
	                      str_print(ctx->arena, "%s/me",
	                                ctx->app->base_url));
}

static const struct fault *
remind(struct ctx *ctx, const struct checkin_remind *one)
{
	bool first;

	TRY(checkin_store_told(ctx, one, &first));
	if (!first)
		return NULL;
	TRY(audit_record(ctx, "checkin.reminded", one->person, one->id.v));
	return write_to(ctx, one);
}

/* Over, and no more than that: a worker reads it and finds out why.  Of whoever
 * said no nothing is missed. */
static const struct fault *
expire(struct ctx *ctx, const struct checkin *one)
{
	bool ended;

	TRY(checkin_store_end(ctx, one, &ended));
	if (!ended)
		return NULL;
	if (one->stand == CHECKIN_EXPIRED)
		return checkin_record(ctx, one->person, "checkin.missed",
		                      one->id.v);
	return audit_record(ctx, "checkin.called_off", one->person, one->id.v);
}

static const struct fault *
reminds_read(struct ctx *ctx, const struct checkin_mark *mark,
             struct checkin_chunk *out)
{
	int64_t days;

	TRY(policy_get_i64(ctx, "checkin.remind_days", S(""), ctx->today, 1,
	                   &days));
	return checkin_store_remind(ctx, date_add_days(ctx->today, (int)days),
	                            mark, &out->reminds, &out->n);
}

const struct fault *
checkin_chunk_read(struct ctx *ctx, enum checkin_task task,
                   struct checkin_mark *mark, struct checkin_chunk *out)
{
	struct checkin_chunk c = {.task = task};

	if (task == CHECKIN_TO_END)
		TRY(checkin_store_over(ctx, mark, &c.over, &c.n));
	else if (task == CHECKIN_TO_OPEN)
		TRY(checkin_store_due(ctx, mark, &c.due, &c.n));
	else
		TRY(reminds_read(ctx, mark, &c));
	if (c.n > 0 && task == CHECKIN_TO_END)
		*mark = (struct checkin_mark){c.over[c.n - 1].until.days,
		                              c.over[c.n - 1].id.v};
	else if (c.n > 0 && task == CHECKIN_TO_OPEN)
		*mark = (struct checkin_mark){0, c.due[c.n - 1].person.v};
	else if (c.n > 0)
		*mark = (struct checkin_mark){c.reminds[c.n - 1].until.days,
		                              c.reminds[c.n - 1].id.v};
	*out = c;
	return NULL;
}

const struct fault *
checkin_chunk_do(struct ctx *ctx, const struct checkin_chunk *chunk, size_t i)
{
	claim(i < chunk->n);
	if (chunk->task == CHECKIN_TO_END)
		return expire(ctx, &chunk->over[i]);
	if (chunk->task == CHECKIN_TO_REMIND)
		return remind(ctx, &chunk->reminds[i]);
	TRY(checkin_store_hold(ctx, chunk->due[i].person));
	return open_of(ctx, chunk->due[i].person);
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

/* What became of the one it was written for, and what to do. */
static const struct fault *
closed_refuse(struct ctx *ctx, bool own, const struct checkin *was)
{
	struct str day = date_words(ctx->arena, was->until);

	switch (was->stand) {
	case CHECKIN_SUBMITTED:
	case CHECKIN_REVIEWED:
		if (own)
			return fault_refused(
			        ctx, "This check-in was sent already. What you "
			             "wrote now is not sent, and is still "
			             "here. Ring us if it is new");
		return fault_refused(ctx, "This check-in was sent already. "
		                          "What you typed is not saved, and "
		                          "is still here. Read first what "
		                          "was sent");
	case CHECKIN_CANCELLED:
		if (own)
			return fault_refused(
			        ctx, "This check-in was called off, so it is "
			             "not sent. What you wrote is still here. "
			             "Ring us and tell us");
		return fault_refused(ctx, "This check-in was called off, so "
		                          "it is not saved. What you typed "
		                          "is still here. Write it down with "
		                          "the contact");
	case CHECKIN_CREATED:
	case CHECKIN_EXPIRED:
	case CHECKIN_STAND_COUNT:
		break;
	}
	if (own)
		return fault_refused(ctx,
		                     "This check-in was open until {day}, so "
		                     "it is not sent. What you wrote is still "
		                     "here. Ring us and tell us",
		                     {"day", day});
	return fault_refused(ctx,
	                     "This check-in was open until {day}, so it is "
	                     "not saved. What you typed is still here. Write "
	                     "it down with the contact",
	                     {"day", day});
}

/* The one that is open, if it is the one that this was written for. */
static const struct fault *
open_take(struct ctx *ctx, struct person_id person, struct checkin_id of,
          struct checkin *out)
{
	struct checkin_setup setup;
	struct checkin was = {0};

	TRY(checkin_store_open_one(ctx, person, out));
	TRY(checkin_store_setup(ctx, person, &setup));
	if (out->id.v != 0 && !date_before(out->until, ctx->today) &&
	    setup.state == CHECKIN_RUNNING && (of.v == 0 || of.v == out->id.v))
		return NULL;
	TRY(checkin_store_seen(ctx, person, of, &was));
	if (was.id.v == 0)
		return fault_refused(ctx, "No check-in is open now. Ring if "
		                          "there is something to say");
	return closed_refuse(ctx, checkin_is_own(ctx, person), &was);
}

const struct fault *
checkin_send(struct ctx *ctx, struct person_id person,
             const struct checkin_sent *sent, struct problems *problems)
{
	bool own = checkin_is_own(ctx, person);
	struct problems fresh;
	struct checkin one = {0};

	TRY(checkin_take(ctx, person, false));
	/* Whoever wrote for one that closed is not first asked for more. */
	if (sent->of.v != 0)
		TRY(open_take(ctx, person, sent->of, &one));
	problems = checkin_problems(ctx, problems, &fresh);
	sent_check(problems, sent, own);
	TRY(problems_fault(problems));
	if (sent->of.v == 0)
		TRY(open_take(ctx, person, sent->of, &one));
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
	struct checkin_all had;
	struct problems fresh;
	struct checkin one = {0};

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
	TRY(checkin_store_notes_of(ctx, person, id, &had));
	if (had.notes_n >= CHECKIN_NOTES_MOST)
		return fault_refused(ctx, "There is no room for more notes "
		                          "here");
	TRY(checkin_store_note_add(ctx, person, id, words));
	return checkin_record(ctx, person, "checkin.followed", id.v);
}
