/*
 * plan_sign.c - rules: what was shown is kept, proven, and heard about.
 */
#include "practice/plan/plan_sign.h"

#include <string.h>

#include "base/secret.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"

const char *const plan_heard_words[] = {"untold", "mine", "not_mine", NULL};

/* --- word for word ------------------------------------------------------- */

static struct bytes
plan_sign_bytes(struct str s)
{
	return (struct bytes){(const unsigned char *)s.p, s.n};
}

/* Whose answer, which, by which way and when is under the sum as well: of
 * these nothing can be changed without its being seen. */
static struct bytes
plan_sign_digest(struct arena *arena, const struct plan_signed *s)
{
	struct str head =
	        str_print(arena, "%lld %lld %lld %s %s %s %d %lld",
	                  (long long)s->id, (long long)s->plan.v,
	                  (long long)s->version, plan_side_words[s->side],
	                  plan_way_words[s->way], plan_answer_words[s->answer],
	                  (int)s->lang, (long long)s->at.ms);
	const struct bytes parts[] = {plan_sign_bytes(head),
	                              plan_sign_bytes(s->words),
	                              plan_sign_bytes(s->shown)};

	return hash_of(arena, (struct bytes){NULL, 0}, parts, 3);
}

bool
plan_sign_holds(struct arena *arena, const struct plan_signed *s)
{
	struct bytes is = plan_sign_digest(arena, s);

	return str_equal((struct str){(const char *)is.p, is.n},
	                 (struct str){(const char *)s->digest.p, s->digest.n});
}

struct str
plan_sign_digest_show(struct arena *arena, struct bytes digest)
{
	struct buf b;

	buf_init(&b, arena, 0);
	for (size_t i = 0; i < digest.n; i++)
		buf_print(&b, i > 0 && i % 4 == 0 ? " %02x" : "%02x",
		          (unsigned)digest.p[i]);
	return buf_get(&b);
}

/* The text of a version in a language, whatever the thread speaks. */
static struct str
plan_sign_shown(struct arena *arena, const struct plan_whole *whole,
                enum lang lang)
{
	enum lang before = text_lang();
	struct str shown;

	text_use(lang);
	shown = plan_sign_text(arena, whole);
	text_use(before);
	return shown;
}

const struct fault *
plan_sign_read(struct ctx *ctx, const struct plan_whole *whole, struct str *out)
{
	struct plan_whole kept = *whole;

	if (whole->plan.version > 0)
		TRY(plan_store_sign_version(ctx, &whole->plan,
		                            whole->plan.version, &kept));
	*out = plan_sign_text(ctx->arena, &kept);
	return NULL;
}

const struct fault *
plan_sign_keep(struct ctx *ctx, const struct plan_signed *made,
               const struct plan_hand *hand)
{
	const struct plan plan = {.id = made->plan, .person = made->person};
	struct plan_signed s = *made;
	struct plan_whole whole;
	struct media_kept kept = {.id = {0}};

	TRY(plan_store_sign_version(ctx, &plan, s.version, &whole));
	s.lang = hand->lang;
	s.day = hand->day;
	s.shown = plan_sign_shown(ctx->arena, &whole, s.lang);
	s.digest = plan_sign_digest(ctx->arena, &s);
	if (hand->picture != NULL)
		TRY(media_keep(ctx, hand->picture,
		               &(struct media_of){s.person, "plan.signature",
		                                  s.id},
		               DATE_NONE, &kept));
	s.picture = kept.id;
	return plan_store_sign_add(ctx, &s);
}

const struct fault *
plan_sign_list(struct ctx *ctx, struct person_id person,
               struct plan_signed **out, size_t *n)
{
	struct plan_names names = {.n = 0};

	TRY(access_need(ctx, person));
	TRY(plan_store_signs(ctx, person, out, n));
	for (size_t i = 0; i < *n; i++)
		TRY(plan_name(ctx, &names, (*out)[i].by, &(*out)[i].name));
	return NULL;
}

/* Of this person, and within reach. */
static const struct fault *
plan_sign_take(struct ctx *ctx, struct person_id person, int64_t id, bool lock,
               struct plan_signed *out)
{
	TRY(plan_store_sign(ctx, id, lock, out));
	if (out->person.v != person.v)
		return fault_not_found(ctx, "We cannot find that answer");
	return NULL;
}

const struct fault *
plan_sign_one(struct ctx *ctx, struct person_id person, int64_t id,
              struct plan_signed *out)
{
	struct plan_names names = {.n = 0};

	TRY(plan_sign_take(ctx, person, id, false, out));
	return plan_name(ctx, &names, out->by, &out->name);
}

/* --- what the person says to it ------------------------------------------ */

static const struct fault *
plan_sign_said(struct ctx *ctx, const struct plan_signed *s, const char *kind)
{
	TRY(audit_record(ctx, kind, s->person, s->id));
	return outbox_event(ctx, &(struct event){
	                                 .id = {id_new()},
	                                 .person = s->person,
	                                 .kind = kind,
	                                 .at = ctx->now,
	                                 .actor = ctx->actor,
	                                 .subject = s->id,
	                                 .shared = true,
	                         });
}

const struct fault *
plan_sign_hear(struct ctx *ctx, struct person_id person, int64_t id, bool mine,
               struct str words)
{
	struct plan_signed s;
	struct problems problems;

	TRY(plan_sign_take(ctx, person, id, true, &s));
	if (plan_side_of(ctx, person) != PLAN_PERSON || s.side != PLAN_PERSON ||
	    s.way <= PLAN_WAY_OWN)
		return fault_not_found(ctx, "We cannot find that answer");
	TRY(ctx_need_self(ctx));
	if (s.heard != PLAN_UNHEARD)
		return fault_refused(ctx, "You have said this already");
	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "heard", words, false);
	TRY(problems_fault(&problems));
	TRY(plan_store_sign_hear(ctx, s.id,
	                         mine ? PLAN_HEARD_MINE : PLAN_HEARD_NOT_MINE,
	                         words));
	return plan_sign_said(ctx, &s,
	                      mine ? "plan.sign_mine" : "plan.sign_not_mine");
}

const struct fault *
plan_sign_settle(struct ctx *ctx, struct person_id person, int64_t id,
                 struct str words)
{
	struct plan_signed s;
	struct problems problems;

	TRY(plan_need_worker(ctx, person));
	TRY(plan_sign_take(ctx, person, id, true, &s));
	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "settled", words, true);
	TRY(problems_fault(&problems));
	if (!ctx_can(ctx, CAN_COUNTERSIGN))
		return fault_refused(ctx, "A senior case manager decides this");
	if (s.by.v == ctx->actor.v)
		return fault_refused(ctx, "Somebody else looks at this: you "
		                          "took it in");
	if (s.heard != PLAN_HEARD_NOT_MINE || s.settled_by.v != 0)
		return fault_refused(ctx, "Nothing waits for you here");
	TRY(plan_store_sign_settle(ctx, s.id, words));
	return plan_sign_said(ctx, &s, "plan.sign_settled");
}

/* --- paper --------------------------------------------------------------- */

#define MARK_FIGURES 8

/* The last eight of the thirteen figures of an id made of the sum. */
static struct str
plan_sign_mark_plain(struct arena *arena, struct str shown)
{
	const struct bytes part = plan_sign_bytes(shown);
	struct bytes sum = hash_of(arena, (struct bytes){NULL, 0}, &part, 1);
	int64_t v = 0;
	struct str id;

	for (size_t i = 0; i < 7; i++)
		v = v << 8 | sum.p[i];
	id = id_show(arena, v);
	return str_slice(id, id.n - MARK_FIGURES, MARK_FIGURES);
}

/* The text is let go: of a full plan it is long, and this is at each change. */
void
plan_sign_marks(struct arena *arena, const struct plan_whole *whole,
                struct str marks[LANG_CY + 1])
{
	for (int l = LANG_EN; l <= LANG_CY; l++) {
		struct arena_mark before = arena_mark(arena);
		char plain[MARK_FIGURES];
		struct str shown = plan_sign_shown(arena, whole, (enum lang)l);

		memcpy(plain, plan_sign_mark_plain(arena, shown).p,
		       MARK_FIGURES);
		arena_release(arena, before);
		marks[l] = str_copy(arena, (struct str){plain, MARK_FIGURES});
	}
}

/* As they were kept with a version; of one that is older than this keeping,
 * what this program makes of it.  *found: there is one to sign. */
static const struct fault *
plan_sign_marks_of(struct ctx *ctx, const struct plan *plan, int64_t version,
                   struct str marks[LANG_CY + 1], bool *found)
{
	struct plan_whole whole;

	TRY(plan_store_sign_marks(ctx, plan, version, marks, found));
	if (!*found || !str_empty(marks[LANG_EN]))
		return NULL;
	TRY(plan_store_sign_version(ctx, plan, version, &whole));
	plan_sign_marks(ctx->arena, &whole, marks);
	return NULL;
}

static struct str
plan_sign_mark_show(struct arena *arena, struct str plain)
{
	struct buf b;

	buf_init(&b, arena, 0);
	for (size_t i = 0; i < plain.n; i++) {
		if (i == MARK_FIGURES / 2)
			buf_lit(&b, "-");
		buf_print(&b, "%c", plain.p[i]);
	}
	return buf_get(&b);
}

const struct fault *
plan_sign_mark(struct ctx *ctx, const struct plan *plan, struct str *out)
{
	struct str marks[LANG_CY + 1];
	bool found;

	*out = S("");
	if (plan->version == 0)
		return NULL;
	TRY(plan_sign_marks_of(ctx, plan, plan->version, marks, &found));
	if (found)
		*out = plan_sign_mark_show(ctx->arena, marks[text_lang()]);
	return NULL;
}

/* As it was typed off: without gaps, in capitals, O as 0, I and L as 1. */
static struct str
plan_sign_mark_typed(struct arena *arena, struct str typed)
{
	struct buf b;

	buf_init(&b, arena, 0);
	for (size_t i = 0; i < typed.n && i < 40; i++) {
		char c = typed.p[i];

		if (c == ' ' || c == '-')
			continue;
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if (c == 'O')
			c = '0';
		if (c == 'I' || c == 'L')
			c = '1';
		buf_print(&b, "%c", c);
	}
	return buf_get(&b);
}

const struct fault *
plan_sign_mark_find(struct ctx *ctx, const struct plan *plan, int64_t version,
                    struct str typed, enum lang *lang, bool *found)
{
	struct str is = plan_sign_mark_typed(ctx->arena, typed);
	struct str marks[LANG_CY + 1];
	bool there;

	*found = false;
	TRY(plan_sign_marks_of(ctx, plan, version, marks, &there));
	if (!there)
		return NULL;
	for (int l = LANG_EN; l <= LANG_CY && !*found; l++) {
		*found = str_equal(is, marks[l]);
		*lang = (enum lang)l;
	}
	return NULL;
}

static void
plan_sign_day_check(const struct ctx *ctx, struct date day,
                    struct problems *problems)
{
	if (!date_is(day))
		problems_add(problems, "signed",
		             "Enter the day it was signed, like 27 3 2027");
	else if (date_before(ctx->today, day))
		problems_add(problems, "signed",
		             "The day it was signed cannot be after today");
}

static const struct fault *
plan_sign_paper_check(struct ctx *ctx, const struct plan *plan,
                      const struct plan_paper_terms *terms, bool picture,
                      enum lang *lang)
{
	struct problems problems;
	bool found = false;

	problems_init(&problems, ctx->arena);
	if (terms->version < 1 || terms->version > plan->version)
		problems_add(&problems, "paper_version",
		             "Enter the version that is printed at the foot of "
		             "the paper");
	else
		TRY(plan_sign_mark_find(ctx, plan, terms->version, terms->mark,
		                        lang, &found));
	if (!found)
		problems_add(&problems, "mark",
		             "This check code is not the one of that version. "
		             "Look at the foot of the paper again");
	plan_sign_day_check(ctx, terms->day, &problems);
	if (!picture)
		problems_add(&problems, "picture",
		             "Choose a picture of the signed paper");
	return problems_fault(&problems);
}

const struct fault *
plan_sign_paper(struct ctx *ctx, struct person_id person,
                const struct plan_paper_terms *terms,
                const struct plan_answering *given,
                const struct media_taken *picture, struct plan *out)
{
	struct plan_answering answering = *given;
	struct plan_hand hand = {
	        .way = PLAN_WAY_PAPER, .picture = picture, .day = terms->day};
	struct plan plan;

	TRY(plan_need_worker(ctx, person));
	TRY(plan_store_plan_lock(ctx, person, &plan));
	if (plan.id.v == 0)
		return fault_refused(ctx, "There is no plan to answer yet");
	TRY(plan_sign_paper_check(ctx, &plan, terms, picture != NULL,
	                          &hand.lang));
	answering.seen = terms->version;
	return plan_answer_take(ctx, person, &answering, &hand, out);
}
