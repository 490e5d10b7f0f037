/*
 * contact_correct.c - rules: corrections of what was recorded.
 */
#include "practice/contact/contact_local.h"

#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"

/* --- what differs ------------------------------------------------------- */

static bool
words_differ(const struct contact *a, const struct contact *b)
{
	return !str_equal(a->note, b->note) || a->privacy != b->privacy ||
	       !str_equal(a->privacy_words, b->privacy_words);
}

static bool
facts_differ(const struct contact *a, const struct contact *b)
{
	return a->at.ms != b->at.ms || a->kind != b->kind ||
	       a->staff.v != b->staff.v || a->outcome != b->outcome ||
	       a->minutes != b->minutes || !str_equal(a->code, b->code) ||
	       !str_equal(a->place, b->place);
}

/* --- who may ------------------------------------------------------------ */

const struct fault *
contact_may_correct(struct ctx *ctx, const struct contact *contact, bool *out)
{
	struct user_id recorder;

	*out = false;
	if (contact_is_own(ctx, contact->person) ||
	    !ctx_can(ctx, CAN_WRITE_CONTACT))
		return NULL;
	*out = ctx_can(ctx, CAN_CORRECT_CONTACT);
	if (*out)
		return NULL;
	TRY(contact_store_recorder(ctx, contact->id, &recorder));
	/* What another system recorded is of whoever it names. */
	if (recorder.v == 0)
		recorder = contact->staff;
	*out = recorder.v != 0 && recorder.v == ctx->actor.v;
	return NULL;
}

static const struct fault *
correct_need(struct ctx *ctx, const struct contact *contact)
{
	bool may;

	TRY(contact_worker_need(ctx, contact->person));
	TRY(contact_may_correct(ctx, contact, &may));
	if (!may)
		return fault_refused(ctx, "Only whoever recorded this contact, "
		                          "or a manager, can correct it");
	if (contact->outcome == CONTACT_NONE_YET)
		return fault_refused(ctx,
		                     "Nothing is recorded of this appointment "
		                     "yet. Say what came of it, or move it");
	if (contact->moved_to.v != 0)
		return fault_refused(ctx, "This appointment was moved. Look at "
		                          "the one it was moved to");
	return NULL;
}

/* --- what is wrong ------------------------------------------------------ */

static void
when_check(const struct ctx *ctx, const struct contact *was,
           const struct contact_terms *terms, struct problems *problems)
{
	bool there = terms->outcome == CONTACT_UNACCEPTABLE ||
	             contact_is_attended((enum contact_outcome)terms->outcome);

	if (!instant_is(terms->at) || terms->at.ms <= ctx->now.ms)
		return;
	/* An absence that was accepted ahead may stay where it is. */
	if (there || terms->at.ms != was->at.ms)
		problems_add(problems, "when",
		             "Date of the contact must be today or in the "
		             "past");
}

static const struct fault *
correction_check(struct ctx *ctx, const struct contact *was,
                 const struct contact_correction *c, struct problems *problems)
{
	const struct contact_terms *terms = &c->terms;
	bool same = terms->outcome == (int)was->outcome &&
	            str_equal(terms->code, was->code);

	contact_terms_check(terms, true, problems);
	when_check(ctx, was, terms, problems);
	contact_result_check(terms, problems);
	if (terms->outcome == CONTACT_NONE_YET)
		problems_add(problems, "outcome", "Select what came of it");
	/* A code that has left the list since may stay. */
	if (!same)
		TRY(contact_code_check(ctx, terms, problems));
	if (str_empty(c->because))
		problems_add(problems, "because", "Say why this is corrected");
	contact_words_check(problems, "because", c->because, CONTACT_LINE_MOST);
	return problems_fault(problems);
}

/* --- what every change keeps --------------------------------------------- */

static const struct fault *
former_add(struct ctx *ctx, const struct contact *was,
           enum contact_change change, struct str because)
{
	const struct contact_former former = {
	        .was = *was,
	        .change = change,
	        .at = ctx->now,
	        .by = ctx->actor,
	        .because = because,
	};

	return contact_store_former_add(ctx, &former);
}

const struct fault *
contact_former_keep(struct ctx *ctx, const struct contact *was,
                    const struct contact *is, enum contact_change change)
{
	bool said = was->outcome != CONTACT_NONE_YET && facts_differ(was, is);
	bool wrote = !str_empty(was->note) && words_differ(was, is);

	if (!said && !wrote)
		return NULL;
	return former_add(ctx, was, change, S(""));
}

/* The person hears of it unless it was of words they may not read alone. */
static const struct fault *
correction_tell(struct ctx *ctx, const struct contact *was,
                const struct contact *is)
{
	const struct event event = {
	        .person = is->person,
	        .kind = "contact.corrected",
	        .at = ctx->now,
	        .subject = is->id.v,
	        .value = contact_outcomes[is->outcome],
	        .shared = facts_differ(was, is) ||
	                  is->privacy == CONTACT_SHARED,
	};

	TRY(audit_record(ctx, event.kind, is->person, is->id.v));
	return outbox_event(ctx, &event);
}

static struct contact
corrected(const struct contact *was, const struct contact_terms *terms)
{
	struct contact is = *was;

	is.at = terms->at;
	is.kind = (enum contact_kind)terms->kind;
	is.place = terms->place;
	contact_result_take(&is, terms);
	return is;
}

const struct fault *
contact_correct(struct ctx *ctx, struct contact_id id, int64_t seen,
                const struct contact_correction *correction,
                struct problems *problems)
{
	struct problems fresh;
	struct contact was, is;

	TRY(contact_take(ctx, id, seen, &was));
	TRY(correct_need(ctx, &was));
	if (problems == NULL) {
		problems_init(&fresh, ctx->arena);
		problems = &fresh;
	}
	TRY(correction_check(ctx, &was, correction, problems));
	is = corrected(&was, &correction->terms);
	if (!facts_differ(&was, &is) && !words_differ(&was, &is))
		return fault_refused(ctx, "Nothing is different from what was "
		                          "recorded");
	if (correction->former != CONTACT_SHARED &&
	    was.privacy == CONTACT_SHARED)
		was.privacy = correction->former;
	TRY(former_add(ctx, &was, CONTACT_CORRECTED, correction->because));
	TRY(contact_store_save(ctx, &is));
	TRY(contact_note_act(ctx, &is, CONTACT_SET_RIGHT,
	                     contact_outcomes[is.outcome]));
	return correction_tell(ctx, &was, &is);
}

/* --- read --------------------------------------------------------------- */

/* What the person may see of one: words that are shared, then and now. */
static void
former_hide(struct contact_former *f, const struct contact *next,
            enum contact_privacy now)
{
	bool shared = f->was.privacy == CONTACT_SHARED && now == CONTACT_SHARED;
	bool words = words_differ(&f->was, next);

	if (shared)
		return;
	f->hidden = words;
	if (words)
		f->because = S("");
	f->was.note = S("");
	f->was.privacy_words = S("");
}

/* Drop what is of words alone that the person never sees. */
static size_t
formers_hide(const struct contact *contact, struct contact_former *list,
             size_t n)
{
	struct contact next = *contact;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		struct contact_former f = list[i];
		bool facts = facts_differ(&f.was, &next);

		former_hide(&f, &next, contact->privacy);
		next = list[i].was;
		if (facts || contact->privacy == CONTACT_SHARED)
			list[kept++] = f;
	}
	return kept;
}

const struct fault *
contact_formers(struct ctx *ctx, const struct contact *contact,
                struct contact_former **out, size_t *n)
{
	struct contact whole;
	struct user_id *users;
	struct str *names;

	TRY(contact_store_formers(ctx, contact->id, true, out, n));
	if (contact_is_own(ctx, contact->person)) {
		TRY(contact_store_whole(ctx, contact->id, &whole));
		*n = formers_hide(&whole, *out, *n);
	}
	users = arena_new(ctx->arena, struct user_id, *n + 1);
	for (size_t i = 0; i < *n; i++)
		users[i] = (*out)[i].by;
	TRY(identity_names(ctx, users, *n, &names));
	for (size_t i = 0; i < *n; i++)
		(*out)[i].by_name = names[i];
	return NULL;
}
