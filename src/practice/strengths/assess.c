/*
 * assess.c - rules: what each side says of an area.
 */
#include "practice/strengths/assess_local.h"

#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "practice/strengths/strengths_local.h"

#define PRIORITY_MOST 3

bool
assess_is_own(const struct ctx *ctx, struct person_id person)
{
	return person.v != 0 && ctx->who.person.v == person.v;
}

bool
assess_is_open(const struct assess *assess, struct date today)
{
	return assess->id.v != 0 && assess->standing == ASSESS_OPEN &&
	       !instant_is(assess->shared_at) && assess->day.days == today.days;
}

int
assess_complete_n(const struct assess *assess)
{
	int n = 0;

	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		n += assess->areas[i].state == ASSESS_COMPLETE;
	return n;
}

int
assess_strengths_n(const struct assess *assess)
{
	int n = 0;

	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		n += !str_empty(assess->areas[i].work.strengths) ||
		     !str_empty(assess->areas[i].own.strengths);
	return n;
}

bool
assess_heard(const struct assess_own *own)
{
	return own->nothing || own->ready != ASSESS_READY_NONE ||
	       !str_empty(own->view) || !str_empty(own->strengths);
}

bool
assess_differs(const struct assess_area *area)
{
	return area->own.priority != 0 && area->work.priority != 0 &&
	       area->own.priority != area->work.priority;
}

/* --- what both sides share ---------------------------------------------- */

const struct fault *
assess_take(struct ctx *ctx, struct person_id person, struct assess *out)
{
	TRY(strengths_need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	return assess_store_newest(ctx, person, true, out);
}

const struct fault *
assess_record(struct ctx *ctx, const struct assess *a, const char *what,
              const char *value, bool shared)
{
	const struct event event = {
	        .person = a->person,
	        .kind = what,
	        .at = ctx->now,
	        .actor = ctx->actor,
	        .subject = a->id.v,
	        .value = value,
	        .shared = shared,
	};

	TRY(audit_record(ctx, what, a->person, a->id.v));
	return outbox_event(ctx, &event);
}

/* The form that was typed into is the one that is asked now. */
static const struct fault *
form_check(struct ctx *ctx, int64_t given, const struct assess_form **out)
{
	TRY(assess_form_now(ctx, out));
	if (given != (*out)->number)
		return fault_conflict(
		        ctx, "The questions changed while you were writing. "
		             "Read them again, then save. What you typed is "
		             "still here");
	return NULL;
}

static void
priority_check(struct problems *problems, int priority)
{
	if (priority < 0 || priority > PRIORITY_MOST)
		problems_add(problems, "priority",
		             "Choose 1, 2 or 3, or leave it open");
}

/* Into the edition of today where it is open, else into a new one. */
static const struct fault *
keep(struct ctx *ctx, struct assess *a, enum assess_code code)
{
	if (!assess_is_open(a, ctx->today))
		return assess_store_cut(ctx, a, (struct assess_id){0});
	TRY(assess_store_save(ctx, a));
	return assess_store_area(ctx, a, (int)code);
}

static void
sign_by(const struct ctx *ctx, struct assess_by *by,
        const struct assess_form *form, struct str asked)
{
	by->user = ctx->actor;
	by->at = ctx->now;
	by->version++;
	by->form = form->number;
	by->asked = asked;
}

/* --- the person's side -------------------------------------------------- */

static bool
own_empty(const struct assess_own_terms *terms)
{
	return str_empty(terms->view) && str_empty(terms->strengths) &&
	       !terms->nothing && terms->ready == ASSESS_READY_NONE &&
	       terms->priority == 0;
}

static bool
own_same(const struct assess_own *was, const struct assess_own_terms *terms)
{
	return str_equal(was->view, terms->view) &&
	       str_equal(was->strengths, terms->strengths) &&
	       was->nothing == terms->nothing &&
	       (int)was->ready == terms->ready &&
	       str_equal(was->ready_words, terms->ready_words) &&
	       was->priority == terms->priority;
}

/* Who has nothing to say says nothing beside it. */
static void
nothing_check(struct problems *problems, bool nothing, bool words)
{
	if (nothing && words)
		problems_add(problems, "nothing",
		             "You wrote something here. Take the tick away, "
		             "or take your words away");
}

static void
own_check(struct problems *problems, const struct assess_own *was,
          const struct assess_own_terms *terms, bool own)
{
	strengths_length_check(problems, "view", terms->view,
	                       ASSESS_WORDS_MOST);
	strengths_length_check(problems, "strengths", terms->strengths,
	                       ASSESS_WORDS_MOST);
	nothing_check(problems, terms->nothing,
	              !str_empty(terms->view) || !str_empty(terms->strengths));
	strengths_length_check(problems, "ready_words", terms->ready_words,
	                       ASSESS_WORDS_MOST);
	priority_check(problems, terms->priority);
	if (terms->ready < 0 || terms->ready >= ASSESS_READY_COUNT ||
	    (own && terms->ready == ASSESS_NOT_PRESENT))
		problems_add(problems, "ready", "Choose one of the answers");
	else if (terms->ready == ASSESS_READY_NONE &&
	         !str_empty(terms->ready_words))
		problems_add(problems, "ready",
		             "Choose the answer that your words belong to");
	if (was->by.version == 0 && own_empty(terms))
		problems_add(problems, "view",
		             "Write something, or choose an answer");
}

/* A change by either side: what was complete has to be looked at again. */
static void
reopen(struct assess_area *area)
{
	area->state = ASSESS_IN_PROGRESS;
}

static const struct fault *
own_take(struct ctx *ctx, struct person_id person, enum assess_code code,
         bool own, struct assess *a)
{
	TRY(assess_take(ctx, person, a));
	if (!own && a->areas[code].own.voice == ASSESS_OWN)
		return fault_refused(ctx, "These are the person's own words. "
		                          "Nobody else changes them");
	return NULL;
}

/* What this form does not ask stays as it was. */
static struct assess_own_terms
own_asked(const struct assess_form *form, const struct assess_own *was,
          const struct assess_own_terms *terms)
{
	struct assess_own_terms asked = *terms;

	if (form->own_strengths == NULL) {
		asked.strengths = was->strengths;
		asked.nothing = was->nothing;
	}
	return asked;
}

static void
own_take_terms(struct assess_own *own, const struct assess_own_terms *terms)
{
	own->view = terms->view;
	own->strengths = terms->strengths;
	own->nothing = terms->nothing;
	own->ready = (enum assess_ready)terms->ready;
	own->ready_words = terms->ready_words;
	own->priority = terms->priority;
}

const struct fault *
assess_own_save(struct ctx *ctx, struct person_id person, enum assess_code code,
                int64_t seen, const struct assess_own_terms *terms,
                struct problems *problems)
{
	bool own = assess_is_own(ctx, person);
	enum assess_voice voice = own ? ASSESS_OWN : ASSESS_FOR;
	struct assess_own_terms asked;
	const struct assess_form *form;
	struct assess_area *area;
	struct problems fresh;
	struct assess a;

	TRY(own_take(ctx, person, code, own, &a));
	area = &a.areas[code];
	TRY(form_check(ctx, terms->form, &form));
	TRY(ctx_version_check(ctx, area->own.by.version, seen));
	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	asked = own_asked(form, &area->own, terms);
	own_check(problems, &area->own, &asked, own);
	TRY(problems_fault(problems));
	if (own_same(&area->own, &asked) && area->own.voice == voice)
		return NULL;
	own_take_terms(&area->own, &asked);
	area->own.voice = voice;
	sign_by(ctx, &area->own.by, form,
	        assess_form_own(ctx->arena, form, code));
	reopen(area);
	TRY(keep(ctx, &a, code));
	return assess_record(ctx, &a,
	                     own ? "strengths.own_written"
	                         : "strengths.own_written_for",
	                     assess_codes[code], true);
}

/* --- the worker's side -------------------------------------------------- */

bool
assess_work_same(const struct assess_work *a, const struct assess_work *b)
{
	return str_equal(a->view, b->view) &&
	       str_equal(a->strengths, b->strengths) &&
	       str_equal(a->needs, b->needs) && a->harm == b->harm &&
	       str_equal(a->harm_words, b->harm_words) &&
	       a->reoffending == b->reoffending &&
	       str_equal(a->reoffending_words, b->reoffending_words) &&
	       str_equal(a->evidence, b->evidence) &&
	       a->nothing == b->nothing && a->priority == b->priority;
}

static void
work_lengths(struct problems *problems, const struct assess_work *work)
{
	strengths_length_check(problems, "view", work->view, ASSESS_WORDS_MOST);
	strengths_length_check(problems, "strengths", work->strengths,
	                       ASSESS_WORDS_MOST);
	strengths_length_check(problems, "needs", work->needs,
	                       ASSESS_WORDS_MOST);
	strengths_length_check(problems, "harm_words", work->harm_words,
	                       ASSESS_HARM_MOST);
	strengths_length_check(problems, "reoffending_words",
	                       work->reoffending_words,
	                       ASSESS_REOFFENDING_MOST);
	strengths_length_check(problems, "evidence", work->evidence,
	                       ASSESS_WORDS_MOST);
	nothing_check(problems, work->nothing,
	              !str_empty(work->view) || !str_empty(work->strengths) ||
	                      !str_empty(work->needs));
	priority_check(problems, work->priority);
}

static void
link_check(struct problems *problems, const char *field, const char *words_of,
           enum assess_link link, struct str words)
{
	if (link >= ASSESS_LINK_COUNT)
		problems_add(problems, field, "Select yes or no");
	else if (link == ASSESS_YES && str_empty(words))
		problems_add(problems, words_of, "Say how it is linked");
	else if (link == ASSESS_UNSAID && !str_empty(words))
		problems_add(problems, field,
		             "Select yes or no: your words belong to one of "
		             "them");
}

/* What an area that is complete has from the worker. */
static void
done_check(struct problems *problems, const struct assess_work *work)
{
	if (str_empty(work->view) && !work->nothing)
		problems_add(problems, "view",
		             "Write how you see it, or say that you have "
		             "nothing to add, before this area is complete");
	if (work->harm == ASSESS_UNSAID)
		problems_add(problems, "harm",
		             "Select yes or no before this area is complete");
	if (work->reoffending == ASSESS_UNSAID)
		problems_add(problems, "reoffending",
		             "Select yes or no before this area is complete");
}

static void
work_check(struct problems *problems, const struct assess_work *was,
           const struct assess_work *work, bool done)
{
	static const struct assess_work nothing = {.priority = 0};

	work_lengths(problems, work);
	link_check(problems, "harm", "harm_words", work->harm,
	           work->harm_words);
	link_check(problems, "reoffending", "reoffending_words",
	           work->reoffending, work->reoffending_words);
	if (done)
		done_check(problems, work);
	else if (was->by.version == 0 && assess_work_same(work, &nothing))
		problems_add(problems, "view",
		             "Write something, or choose an answer");
}

/* An area is complete when both are heard; all nine, when there is a
 * strength. */
static const struct fault *
complete(struct ctx *ctx, struct assess *a, struct assess_area *area)
{
	if (!assess_heard(&area->own))
		return fault_refused(ctx,
		                     "Write down what the person says first, "
		                     "or that they were not there. Then this "
		                     "area can be complete");
	area->state = ASSESS_COMPLETE;
	if (assess_complete_n(a) == ASSESS_AREA_COUNT &&
	    assess_strengths_n(a) == 0)
		return fault_refused(ctx, "Write down at least one strength, "
		                          "in any area. Without one the "
		                          "assessment is not complete");
	return NULL;
}

static const struct fault *
work_take(struct ctx *ctx, struct person_id person, struct assess *a)
{
	if (assess_is_own(ctx, person))
		return fault_refused(ctx, "Your worker writes this side");
	return assess_take(ctx, person, a);
}

const struct fault *
assess_work_save(struct ctx *ctx, struct person_id person,
                 enum assess_code code, int64_t seen,
                 const struct assess_work_terms *terms,
                 struct problems *problems)
{
	const struct assess_form *form;
	struct assess_area *area;
	struct problems fresh;
	struct assess_work work;
	struct assess_by by;
	struct assess a;
	bool same;

	TRY(work_take(ctx, person, &a));
	area = &a.areas[code];
	TRY(form_check(ctx, terms->form, &form));
	TRY(ctx_version_check(ctx, area->work.by.version, seen));
	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	work = terms->work;
	if (form->work[ASSESS_ASKED_NOTHING] == NULL)
		work.nothing = area->work.nothing;
	work_check(problems, &area->work, &work, terms->done);
	TRY(problems_fault(problems));
	by = area->work.by;
	same = by.version > 0 && assess_work_same(&area->work, &work);
	if (same && (!terms->done || area->state == ASSESS_COMPLETE))
		return NULL;
	area->work = work;
	area->work.by = by;
	if (!same)
		sign_by(ctx, &area->work.by, form,
		        assess_form_work(ctx->arena, form));
	reopen(area);
	if (terms->done)
		TRY(complete(ctx, &a, area));
	TRY(keep(ctx, &a, code));
	return assess_record(ctx, &a,
	                     terms->done ? "strengths.area_completed"
	                                 : "strengths.work_written",
	                     assess_codes[code], false);
}

/* --- reading ------------------------------------------------------------ */

/* After the areas': who signed, looked first, looked second and locked. */
#define SIGNERS      4
#define NAMES_OF_ONE (2 * ASSESS_AREA_COUNT + SIGNERS)

static void
signers_of(const struct assess *a, struct user_id out[SIGNERS])
{
	out[0] = a->signed_by;
	out[1] = a->answered_by;
	out[2] = a->second_by;
	out[3] = a->locked_by;
}

static void
signers_named(struct assess *a, const struct str names[SIGNERS])
{
	a->signed_name = names[0];
	a->answered_name = names[1];
	a->second_name = names[2];
	a->locked_name = names[3];
}

/* Who wrote each side, and who signed, by name: of these at once. */
static const struct fault *
named_all(struct ctx *ctx, struct assess *const *v, size_t n)
{
	struct user_id *users =
	        arena_new(ctx->arena, struct user_id, n * NAMES_OF_ONE);
	struct user_id *to = users;
	struct str *names;

	for (size_t k = 0; k < n; k++) {
		for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
			*to++ = v[k]->areas[i].own.by.user;
			*to++ = v[k]->areas[i].work.by.user;
		}
		signers_of(v[k], to);
		to += SIGNERS;
	}
	TRY(identity_names(ctx, users, n * NAMES_OF_ONE, &names));
	for (size_t k = 0; k < n; k++, names += NAMES_OF_ONE) {
		for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
			v[k]->areas[i].own.by.name = names[2 * i];
			v[k]->areas[i].work.by.name = names[2 * i + 1];
		}
		signers_named(v[k], names + NAMES_OF_ONE - SIGNERS);
	}
	return NULL;
}

static const struct fault *
named(struct ctx *ctx, struct assess *a)
{
	return a->id.v == 0 ? NULL : named_all(ctx, &a, 1);
}

const struct fault *
assess_read(struct ctx *ctx, struct person_id person, struct assess *out)
{
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	if (assess_is_own(ctx, person))
		TRY(assess_store_own(ctx, person, out));
	else
		TRY(assess_store_newest(ctx, person, false, out));
	return named(ctx, out);
}

const struct fault *
assess_read_one(struct ctx *ctx, struct person_id person, struct assess_id id,
                struct assess *out)
{
	if (assess_is_own(ctx, person))
		return fault_not_found(ctx, "We cannot find that edition");
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(assess_store_one(ctx, person, id, out));
	if (out->id.v == 0)
		return fault_not_found(ctx, "We cannot find that edition");
	return named(ctx, out);
}

const struct fault *
assess_shared(struct ctx *ctx, struct person_id person, struct assess *out)
{
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(assess_store_shared(ctx, person, out));
	return named(ctx, out);
}

const struct fault *
assess_read_both(struct ctx *ctx, struct person_id person, struct assess *now,
                 struct assess *shared)
{
	struct assess *const both[] = {now, shared};
	bool own = assess_is_own(ctx, person);

	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	if (own)
		TRY(assess_store_own(ctx, person, now));
	else
		TRY(assess_store_newest(ctx, person, false, now));
	if (!own && instant_is(now->shared_at))
		*shared = *now;
	else
		TRY(assess_store_shared(ctx, person, shared));
	return now->id.v == 0 && shared->id.v == 0 ? NULL
	                                           : named_all(ctx, both, 2);
}

const struct fault *
assess_list(struct ctx *ctx, struct person_id person, struct assess **out,
            size_t *n)
{
	struct user_id *users;
	struct str *names;

	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(assess_store_list(ctx, person, out, n));
	users = arena_new(ctx->arena, struct user_id, SIGNERS * *n + 1);
	for (size_t i = 0; i < *n; i++)
		signers_of(&(*out)[i], users + SIGNERS * i);
	TRY(identity_names(ctx, users, SIGNERS * *n, &names));
	for (size_t i = 0; i < *n; i++)
		signers_named(&(*out)[i], names + SIGNERS * i);
	return NULL;
}
