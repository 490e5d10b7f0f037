/*
 * contact_put.c - a row of contacts.csv, judged and put.
 */
#include "practice/contact/contact_local.h"

#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"

/* Longest contact: a day. */
#define MINUTES_MOST 1440

static enum contact_outcome
outcome_of(struct str outcome)
{
	if (str_empty(outcome))
		return CONTACT_NONE_YET;
	return (enum contact_outcome)str_word(outcome, contact_outcomes);
}

static void
minutes_check(struct problems *problems, const char *field, int64_t minutes)
{
	if (minutes < -1 || minutes > MINUTES_MOST)
		problems_add(problems, field,
		             "Enter a length from 0 to 1,440 minutes");
}

/* Whether the outcome says that somebody was, or should have been, there. */
static bool
outcome_is_past(int outcome)
{
	return contact_is_attended((enum contact_outcome)outcome) ||
	       outcome == CONTACT_UNACCEPTABLE;
}

void
contact_check(const struct contact_facts *facts, struct instant now,
              struct problems *problems)
{
	int outcome = str_empty(facts->outcome)
	                      ? (int)CONTACT_NONE_YET
	                      : str_word(facts->outcome, contact_outcomes);

	if (str_empty(facts->contact_ref))
		problems_add(problems, "contact_ref",
		             "A contact needs its reference");
	if (str_word(facts->kind, contact_kinds) < 0)
		problems_add(problems, "kind",
		             "This is not one of the kinds of contact");
	if (outcome < 0)
		problems_add(problems, "outcome",
		             "This is not one of the outcomes of a contact");
	else if (instant_is(facts->at) && facts->at.ms > now.ms &&
	         outcome_is_past(outcome))
		problems_add(problems, "outcome",
		             "Nothing that is still to come has been attended "
		             "or missed");
	minutes_check(problems, "planned_minutes", facts->planned_minutes);
	minutes_check(problems, "minutes", facts->minutes);
}

static struct contact
contact_of_facts(const struct contact_facts *facts)
{
	return (struct contact){
	        .id = {id_new()},
	        .person = facts->person,
	        .contact_ref = facts->contact_ref,
	        .at = facts->at,
	        .kind = (enum contact_kind)str_word(facts->kind, contact_kinds),
	        .staff = facts->staff,
	        .planned_minutes = facts->planned_minutes,
	        .minutes = facts->minutes,
	        .outcome = outcome_of(facts->outcome),
	        .note = facts->note,
	        .privacy = str_empty(facts->note) ? CONTACT_SHARED
	                                          : CONTACT_IMPORTED,
	        .answered_at = INSTANT_NONE,
	};
}

/* When it happened; when it was learnt of, for what is still to come. */
static struct event
event_of(const struct ctx *ctx, const struct contact *contact)
{
	bool open = contact->outcome == CONTACT_NONE_YET;

	return (struct event){
	        .person = contact->person,
	        .kind = open ? "contact.planned" : "contact.recorded",
	        .at = contact->at.ms < ctx->now.ms ? contact->at : ctx->now,
	        .actor = contact->staff,
	        .subject = contact->id.v,
	        .value = open ? contact_kinds[contact->kind]
	                      : contact_outcomes[contact->outcome],
	        .shared = true,
	};
}

static const struct fault *
put_event(struct ctx *ctx, const struct contact *contact)
{
	const struct event event = event_of(ctx, contact);

	return outbox_event(ctx, &event);
}

static const struct fault *
put_audit(struct ctx *ctx, const struct contact *contact)
{
	if (ctx->audit_folded)
		return NULL;
	return audit_record(ctx, "contact.put", contact->person, contact->id.v);
}

static bool
put_is_same(const struct contact *was, const struct contact *is)
{
	return was->at.ms == is->at.ms && was->kind == is->kind &&
	       was->staff.v == is->staff.v &&
	       was->planned_minutes == is->planned_minutes &&
	       was->minutes == is->minutes && was->outcome == is->outcome &&
	       str_equal(was->note, is->note);
}

/* Whether the delivery says only what was corrected here since. */
static const struct fault *
put_is_former(struct ctx *ctx, const struct contact *was,
              const struct contact *is, bool *out)
{
	struct contact_former *list;
	size_t n;

	*out = false;
	TRY(contact_store_formers(ctx, was->id, false, &list, &n));
	for (size_t i = 0; i < n && !*out; i++) {
		list[i].was.planned_minutes = was->planned_minutes;
		*out = list[i].change == CONTACT_CORRECTED &&
		       put_is_same(&list[i].was, is);
	}
	return NULL;
}

/* A delivery that knows of no outcome takes none back that was said here. */
static struct contact
put_with_outcome(const struct contact *was, const struct contact *is)
{
	struct contact with = *is;

	if (is->outcome != CONTACT_NONE_YET)
		return with;
	with.outcome = was->outcome;
	if (is->minutes < 0)
		with.minutes = was->minutes;
	if (str_empty(is->note)) {
		with.note = was->note;
		with.privacy = was->privacy;
	}
	return with;
}

static struct contact
put_over(const struct contact *was, const struct contact *is)
{
	struct contact now = *was;

	now.at = is->at;
	now.kind = is->kind;
	now.staff = is->staff;
	now.planned_minutes = is->planned_minutes;
	now.minutes = is->minutes;
	if (was->outcome != is->outcome)
		now.code = S("");
	now.outcome = is->outcome;
	now.note = is->note;
	if (!str_equal(was->note, is->note))
		now.privacy = is->privacy;
	return now;
}

/* What differs is taken over; what was added here stays. */
static const struct fault *
put_change(struct ctx *ctx, const struct contact *was,
           const struct contact *given, enum put_result *result)
{
	struct contact is = put_with_outcome(was, given);
	struct contact now;
	bool stale;

	*result = PUT_UNCHANGED;
	if (was->person.v != is.person.v)
		return fault_refused(ctx, "This reference is another person's "
		                          "contact");
	if (put_is_same(was, &is))
		return NULL;
	TRY(put_is_former(ctx, was, &is, &stale));
	if (stale)
		return NULL;
	now = put_over(was, &is);
	TRY(contact_former_keep(ctx, was, &now, CONTACT_DELIVERED));
	TRY(contact_store_save(ctx, &now));
	TRY(put_audit(ctx, &now));
	if (was->outcome != now.outcome)
		TRY(put_event(ctx, &now));
	*result = PUT_UPDATED;
	return NULL;
}

/* A reference is there already: the first of them says whose it is. */
static const struct fault *
first_refused(struct ctx *ctx, const struct contact *list, size_t n)
{
	struct contact was;
	enum put_result result;

	for (size_t i = 0; i < n; i++) {
		TRY(contact_store_ref(ctx, list[i].contact_ref, &was));
		if (was.id.v != list[i].id.v)
			TRY(put_change(ctx, &was, &list[i], &result));
	}
	return fault_bug(ctx, "a contact was not added, and is not there");
}

const struct fault *
contact_put_first(struct ctx *ctx, const struct contact_facts *const *facts,
                  size_t n)
{
	struct contact *list = arena_new(ctx->arena, struct contact, n + 1);
	struct event *events = arena_new(ctx->arena, struct event, n + 1);
	bool added;

	for (size_t i = 0; i < n; i++)
		list[i] = contact_of_facts(facts[i]);
	TRY(contact_store_add_all(ctx, list, n, &added));
	if (!added)
		return first_refused(ctx, list, n);
	for (size_t i = 0; i < n; i++) {
		TRY(put_audit(ctx, &list[i]));
		events[i] = event_of(ctx, &list[i]);
	}
	return outbox_events(ctx, events, n);
}

const struct fault *
contact_put(struct ctx *ctx, const struct contact_facts *facts,
            enum put_result *result)
{
	struct contact contact = contact_of_facts(facts);
	struct contact was;
	bool added;

	TRY(contact_store_ref(ctx, facts->contact_ref, &was));
	if (was.id.v == 0) {
		TRY(contact_store_add(ctx, &contact, &added));
		if (added) {
			*result = PUT_ADDED;
			TRY(put_audit(ctx, &contact));
			return put_event(ctx, &contact);
		}
		TRY(contact_store_ref(ctx, facts->contact_ref, &was));
	}
	return put_change(ctx, &was, &contact, result);
}
