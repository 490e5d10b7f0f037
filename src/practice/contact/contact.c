/*
 * contact.c - rules: arranging, recording, outcomes, answers, moves.
 */
#include "practice/contact/contact_local.h"
#include "practice/contact/contact_told.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "practice/plan/plan_goal.h"

/* Furthest ahead that an appointment is arranged (ours). */
#define AHEAD_DAYS 730
/* Longest contact: a day. */
#define MINUTES_MOST 1440

bool
contact_is_attended(enum contact_outcome outcome)
{
	return outcome == CONTACT_COMPLIED || outcome == CONTACT_FAILED;
}

bool
contact_is_gap(const struct contact *contact, struct instant now)
{
	return contact->at.ms < now.ms && contact->outcome == CONTACT_NONE_YET;
}

bool
contact_is_own(const struct ctx *ctx, struct person_id person)
{
	return ctx->who.person.v != 0 && ctx->who.person.v == person.v;
}

void
contact_words_check(struct problems *problems, const char *field,
                    struct str words, size_t most)
{
	if (utf8_length(words) <= most)
		return;
	problems_add(problems, field, "This must be {most} characters or fewer",
	             {"most", str_print(problems->arena, "%zu", most)});
}

/* --- what is wrong ------------------------------------------------------ */

static void
minutes_check(struct problems *problems, const char *field, int64_t minutes)
{
	if (minutes < -1 || minutes > MINUTES_MOST)
		problems_add(problems, field,
		             "Enter a length from 0 to 1,440 minutes");
}

/* What every contact needs: a moment, a kind, words of a length we keep. */
void
contact_terms_check(const struct contact_terms *terms, bool past,
                    struct problems *problems)
{
	bool kind = terms->kind < 0 || terms->kind >= CONTACT_KIND_COUNT;

	if (!instant_is(terms->at) && problems_of(problems, "when") == NULL &&
	    problems_of(problems, "time") == NULL)
		problems_add(problems, "when", "Enter the date");
	if (kind && past)
		problems_add(problems, "kind", "Select how you met");
	else if (kind)
		problems_add(problems, "kind", "Select how you will meet");
	minutes_check(problems, "planned_minutes", terms->planned_minutes);
	contact_words_check(problems, "place", terms->place, CONTACT_LINE_MOST);
	contact_words_check(problems, "purpose", terms->purpose,
	                    CONTACT_LINE_MOST);
}

static void
coming_check(const struct ctx *ctx, const struct contact_terms *terms,
             struct problems *problems)
{
	contact_terms_check(terms, false, problems);
	if (!instant_is(terms->at))
		return;
	if (terms->at.ms <= ctx->now.ms)
		problems_add(problems, "when",
		             "The appointment must be in the future");
	else if (date_before(date_add_days(ctx->today, AHEAD_DAYS),
	                     instant_date(terms->at)))
		problems_add(problems, "when",
		             "The appointment must be within two years");
}

/* Outcome, note, privacy: the same for a new record and an outcome later. */
void
contact_result_check(const struct contact_terms *terms,
                     struct problems *problems)
{
	if (terms->outcome < 0 || terms->outcome >= CONTACT_OUTCOME_COUNT)
		problems_add(problems, "outcome", "Select what came of it");
	minutes_check(problems, "minutes", terms->minutes);
	contact_words_check(problems, "note", terms->note, CONTACT_NOTE_MOST);
	if (terms->need_note && str_empty(terms->note))
		problems_add(problems, "note", "Enter what happened");
	if (terms->privacy != CONTACT_SHARED) {
		if (str_empty(terms->privacy_words) &&
		    terms->privacy != CONTACT_IMPORTED)
			problems_add(problems, "privacy_words",
			             "Say why the person may not read this "
			             "note");
		contact_words_check(problems, "privacy_words",
		                    terms->privacy_words, CONTACT_LINE_MOST);
	}
	for (int side = 0; side < CONTACT_SIDE_COUNT; side++)
		contact_words_check(problems,
		                    side == CONTACT_PERSON ? "promise_person"
		                                           : "promise_worker",
		                    terms->promised[side].words,
		                    CONTACT_LINE_MOST);
}

/* A code is one of those in force for the outcome. */
const struct fault *
contact_code_check(struct ctx *ctx, const struct contact_terms *terms,
                   struct problems *problems)
{
	struct contact_code *codes;
	size_t n;

	if (str_empty(terms->code))
		return NULL;
	TRY(contact_store_codes(ctx, ctx->today, &codes, &n));
	for (size_t i = 0; i < n; i++)
		if ((int)codes[i].outcome == terms->outcome &&
		    str_equal(codes[i].code, terms->code))
			return NULL;
	problems_add(problems, "code",
	             "Choose a reason that fits what came of it");
	return NULL;
}

/* --- what every change does --------------------------------------------- */

const struct fault *
contact_note_act(struct ctx *ctx, const struct contact *contact,
                 enum contact_act act, const char *value)
{
	const struct contact_event event = {
	        .contact = contact->id,
	        .person = contact->person,
	        .act = act,
	        .at = ctx->now,
	        .by = ctx->actor,
	        .value = str_of(value),
	};

	return contact_store_act(ctx, &event);
}

/* The audit entry and the event of the timeline. */
static const struct fault *
change_keep(struct ctx *ctx, const struct contact *contact, const char *what,
            const char *value, struct instant at)
{
	const struct event event = {
	        .person = contact->person,
	        .kind = what,
	        .at = at,
	        .subject = contact->id.v,
	        .value = value,
	        .shared = true,
	};

	TRY(audit_record(ctx, what, contact->person, contact->id.v));
	return outbox_event(ctx, &event);
}

const struct fault *
contact_take(struct ctx *ctx, struct contact_id id, int64_t seen,
             struct contact *out)
{
	TRY(contact_store_get(ctx, id, true, out));
	if (seen == 0)
		return NULL;
	return ctx_version_check(ctx, out->version, seen);
}

const struct fault *
contact_worker_need(struct ctx *ctx, struct person_id person)
{
	TRY(access_need(ctx, person));
	if (contact_is_own(ctx, person))
		return fault_refused(ctx, "Your worker arranges and records "
		                          "appointments");
	return NULL;
}

static struct contact
contact_of_terms(const struct ctx *ctx, struct person_id person,
                 const struct contact_terms *terms)
{
	return (struct contact){
	        .id = {id_new()},
	        .person = person,
	        .at = terms->at,
	        .kind = (enum contact_kind)terms->kind,
	        .staff = terms->staff.v != 0 ? terms->staff : ctx->actor,
	        .place = terms->place,
	        .purpose = terms->purpose,
	        .planned_minutes = terms->planned_minutes,
	        .minutes = -1,
	        .outcome = CONTACT_NONE_YET,
	        .answered_at = INSTANT_NONE,
	        .version = 1,
	};
}

/* --- arrange ------------------------------------------------------------ */

static struct problems *
problems_or_new(struct ctx *ctx, struct problems *given, struct problems *fresh)
{
	if (given != NULL)
		return given;
	problems_init(fresh, ctx->arena);
	return fresh;
}

static const struct fault *
arrange_new(struct ctx *ctx, struct person_id person,
            const struct contact_terms *terms, struct contact_id *out)
{
	struct contact contact = contact_of_terms(ctx, person, terms);
	bool added;

	TRY(contact_store_add(ctx, &contact, &added));
	TRY(contact_note_act(ctx, &contact, CONTACT_PLANNED, ""));
	TRY(contact_note_act(ctx, &contact, CONTACT_OFFERED, ""));
	TRY(change_keep(ctx, &contact, "contact.planned",
	                contact_kinds[contact.kind], ctx->now));
	*out = contact.id;
	return NULL;
}

const struct fault *
contact_arrange(struct ctx *ctx, struct person_id person,
                const struct contact_terms *terms, struct problems *problems,
                struct contact_id *out)
{
	struct problems fresh;

	TRY(contact_worker_need(ctx, person));
	problems = problems_or_new(ctx, problems, &fresh);
	coming_check(ctx, terms, problems);
	TRY(problems_fault(problems));
	return arrange_new(ctx, person, terms, out);
}

/* --- record ------------------------------------------------------------- */

/* Put the result of *terms into the contact. */
void
contact_result_take(struct contact *contact, const struct contact_terms *terms)
{
	static const char *const usual[CONTACT_OUTCOME_COUNT] = {
	        "ATTC", "AFTC", "", "UAAB", "", ""};

	contact->outcome = (enum contact_outcome)terms->outcome;
	contact->code = str_empty(terms->code) ? str_of(usual[contact->outcome])
	                                       : terms->code;
	contact->minutes = terms->minutes;
	contact->note = terms->note;
	contact->privacy = terms->privacy;
	contact->privacy_words =
	        terms->privacy == CONTACT_SHARED ? S("") : terms->privacy_words;
}

static const struct fault *
result_acts(struct ctx *ctx, const struct contact *contact)
{
	if (contact_is_attended(contact->outcome))
		TRY(contact_note_act(ctx, contact, CONTACT_ATTENDED, ""));
	return contact_note_act(ctx, contact, CONTACT_OUTCOME_SAID,
	                        contact_outcomes[contact->outcome]);
}

/* A goal that was talked about is the person's own. */
static const struct fault *
goals_keep(struct ctx *ctx, const struct contact *contact,
           const struct contact_terms *terms)
{
	struct plan_goal *goals;
	size_t n;

	if (terms->goals_n == 0)
		return NULL;
	TRY(plan_goals(ctx, contact->person, &goals, &n));
	for (size_t i = 0; i < terms->goals_n; i++) {
		bool found = false;

		for (size_t g = 0; g < n && !found; g++)
			found = goals[g].id.v == terms->goals[i].v;
		if (!found)
			return fault_not_found(ctx, "We cannot find that goal");
		TRY(contact_store_goal(ctx, contact, terms->goals[i]));
	}
	return NULL;
}

static const struct fault *
record_new(struct ctx *ctx, struct person_id person,
           const struct contact_terms *terms, struct contact_id *out)
{
	struct contact contact = contact_of_terms(ctx, person, terms);
	bool added;

	contact_result_take(&contact, terms);
	TRY(contact_store_add(ctx, &contact, &added));
	TRY(result_acts(ctx, &contact));
	TRY(goals_keep(ctx, &contact, terms));
	TRY(contact_promises_add(ctx, &contact, terms));
	TRY(change_keep(ctx, &contact, "contact.recorded",
	                contact_outcomes[contact.outcome], contact.at));
	*out = contact.id;
	return NULL;
}

const struct fault *
contact_record(struct ctx *ctx, struct person_id person,
               const struct contact_terms *terms, struct problems *problems,
               struct contact_id *out)
{
	struct problems fresh;

	TRY(contact_worker_need(ctx, person));
	problems = problems_or_new(ctx, problems, &fresh);
	contact_terms_check(terms, true, problems);
	if (instant_is(terms->at) && terms->at.ms > ctx->now.ms)
		problems_add(problems, "when",
		             "Date of the contact must be today or in the "
		             "past");
	contact_result_check(terms, problems);
	TRY(contact_code_check(ctx, terms, problems));
	TRY(problems_fault(problems));
	return record_new(ctx, person, terms, out);
}

/* --- outcome ------------------------------------------------------------ */

const struct fault *
contact_outcome_set(struct ctx *ctx, struct contact_id id, int64_t seen,
                    const struct contact_terms *terms,
                    struct problems *problems)
{
	struct contact contact, was;
	struct problems fresh;

	TRY(contact_take(ctx, id, seen, &contact));
	TRY(contact_worker_need(ctx, contact.person));
	if (contact.outcome != CONTACT_NONE_YET)
		return fault_refused(ctx, "What came of this is written down "
		                          "already. Correct it, and say why");
	problems = problems_or_new(ctx, problems, &fresh);
	contact_result_check(terms, problems);
	TRY(contact_code_check(ctx, terms, problems));
	TRY(problems_fault(problems));
	if (contact.at.ms > ctx->now.ms &&
	    (contact_is_attended((enum contact_outcome)terms->outcome) ||
	     terms->outcome == CONTACT_UNACCEPTABLE))
		return fault_refused(ctx, "Nothing that is still to come has "
		                          "been attended or missed");
	was = contact;
	contact_result_take(&contact, terms);
	TRY(contact_former_keep(ctx, &was, &contact, CONTACT_OVERTAKEN));
	TRY(contact_store_save(ctx, &contact));
	TRY(result_acts(ctx, &contact));
	TRY(goals_keep(ctx, &contact, terms));
	TRY(contact_promises_add(ctx, &contact, terms));
	return change_keep(ctx, &contact, "contact.recorded",
	                   contact_outcomes[contact.outcome],
	                   contact.at.ms < ctx->now.ms ? contact.at : ctx->now);
}

const struct fault *
contact_note_share(struct ctx *ctx, struct contact_id id, int64_t seen)
{
	struct contact contact;

	TRY(contact_take(ctx, id, seen, &contact));
	TRY(contact_worker_need(ctx, contact.person));
	if (contact.privacy == CONTACT_SHARED)
		return fault_refused(ctx, "This note is shared already");
	contact.privacy = CONTACT_SHARED;
	contact.privacy_words = S("");
	TRY(contact_store_save(ctx, &contact));
	TRY(contact_note_act(ctx, &contact, CONTACT_NOTE_SHARED, ""));
	return change_keep(ctx, &contact, "contact.note_shared", NULL,
	                   ctx->now);
}

/* --- move --------------------------------------------------------------- */

const struct fault *
contact_move(struct ctx *ctx, struct contact_id id, int64_t seen,
             enum contact_mover by, const struct contact_terms *terms,
             struct problems *problems, struct contact_id *out)
{
	struct contact old;
	struct problems fresh;

	TRY(contact_take(ctx, id, seen, &old));
	TRY(contact_worker_need(ctx, old.person));
	if (old.outcome != CONTACT_NONE_YET)
		return fault_refused(ctx, "This appointment has an outcome "
		                          "already");
	problems = problems_or_new(ctx, problems, &fresh);
	coming_check(ctx, terms, problems);
	TRY(problems_fault(problems));
	if (terms->at.ms == old.at.ms)
		return fault_refused(ctx, "The new time is the same as the "
		                          "old one");
	TRY(arrange_new(ctx, old.person, terms, out));
	old.outcome = CONTACT_RESCHEDULED;
	old.code = by == CONTACT_BY_PERSON ? S("RSOF") : S("RSSR");
	old.moved_to = *out;
	TRY(contact_store_save(ctx, &old));
	TRY(contact_note_act(ctx, &old, CONTACT_MOVED, contact_movers[by]));
	return change_keep(ctx, &old, "contact.moved", contact_movers[by],
	                   ctx->now);
}

/* --- answer ------------------------------------------------------------- */

static const struct fault *
answer_check(struct ctx *ctx, enum contact_answer answer,
             enum contact_reason reason, struct str words)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (answer == CONTACT_NOT_ANSWERED)
		problems_add(&problems, "answer",
		             "Say if you can make it or not");
	if (answer == CONTACT_CANNOT && reason == CONTACT_REASON_NONE)
		problems_add(&problems, "reason",
		             "Choose why you cannot make it");
	contact_words_check(&problems, "words", words, CONTACT_LINE_MOST);
	return problems_fault(&problems);
}

/* What is said now to an appointment that is still to come, by either hand. */
static const struct fault *
answer_put(struct ctx *ctx, struct contact *contact, enum contact_answer answer,
           enum contact_reason reason, struct str words)
{
	bool can = answer == CONTACT_CAN;

	if (contact->at.ms <= ctx->now.ms ||
	    contact->outcome != CONTACT_NONE_YET)
		return fault_refused(ctx, "This appointment is over or was "
		                          "moved");
	contact->answer = answer;
	contact->reason = can ? CONTACT_REASON_NONE : reason;
	contact->answer_words = can ? S("") : words;
	contact->answered_at = ctx->now;
	return contact_store_save(ctx, contact);
}

const struct fault *
contact_answer_give(struct ctx *ctx, struct contact_id id,
                    enum contact_answer answer, enum contact_reason reason,
                    struct str words)
{
	bool can = answer == CONTACT_CAN;
	struct contact contact;

	TRY(contact_take(ctx, id, 0, &contact));
	if (!contact_is_own(ctx, contact.person))
		return fault_refused(ctx, "Only the person can answer their "
		                          "appointment");
	TRY(answer_check(ctx, answer, reason, words));
	contact.hand = (struct plan_scribe){.how = PLAN_HOW_NONE};
	TRY(answer_put(ctx, &contact, answer, reason, words));
	TRY(contact_note_act(ctx, &contact,
	                     can ? CONTACT_ACCEPTED : CONTACT_CANNOT_MAKE,
	                     contact_reasons[contact.reason]));
	return change_keep(ctx, &contact,
	                   can ? "contact.accepted" : "contact.cannot_make",
	                   can ? NULL : contact_reasons[reason], ctx->now);
}

const struct fault *
contact_answer_told(struct ctx *ctx, struct contact_id id, int64_t seen,
                    enum contact_answer answer, enum contact_reason reason,
                    struct str words, enum plan_how how)
{
	bool can = answer == CONTACT_CAN;
	struct contact contact;

	TRY(contact_take(ctx, id, seen, &contact));
	TRY(contact_worker_need(ctx, contact.person));
	TRY(answer_check(ctx, answer, reason, words));
	TRY(contact_told_check(ctx, contact.person,
	                       contact.answer != CONTACT_NOT_ANSWERED,
	                       &contact.hand, how));
	contact.hand = contact_hand_now(ctx, how);
	TRY(answer_put(ctx, &contact, answer, reason, words));
	TRY(contact_note_act(ctx, &contact,
	                     can ? CONTACT_ACCEPTED : CONTACT_CANNOT_MAKE,
	                     plan_how_words[how]));
	return change_keep(ctx, &contact,
	                   can ? "contact.told_can" : "contact.told_cannot",
	                   can ? NULL : contact_reasons[reason], ctx->now);
}

/* --- read --------------------------------------------------------------- */

const struct fault *
contact_names(struct ctx *ctx, struct contact *list, size_t n)
{
	struct user_id *users;
	struct str *names;

	if (n == 0)
		return NULL;
	users = arena_new(ctx->arena, struct user_id, 2 * n);
	for (size_t i = 0; i < n; i++) {
		users[2 * i] = list[i].staff;
		users[2 * i + 1] = list[i].hand.by;
	}
	TRY(identity_names(ctx, users, 2 * n, &names));
	for (size_t i = 0; i < n; i++) {
		list[i].staff_name = names[2 * i];
		list[i].hand.name = names[2 * i + 1];
	}
	return NULL;
}

const struct fault *
contact_read(struct ctx *ctx, struct person_id person, struct contact_id id,
             struct contact *out)
{
	TRY(contact_store_get(ctx, id, false, out));
	if (out->person.v != person.v)
		return fault_not_found(ctx, "We cannot find that contact");
	return contact_names(ctx, out, 1);
}
