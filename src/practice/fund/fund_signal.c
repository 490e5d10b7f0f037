/*
 * fund_signal.c - rules: what is unusual about a request.  Explains, and
 * decides nothing.  Figures are ours.
 */
#include "practice/fund/fund_notes.h"

#include "kernel/identity/identity.h"
#include "register/people/people.h"
#include "register/policy/policy.h"

#define YEAR_MS      (INT64_C(365) * 86400000)
#define DAY_MS       INT64_C(86400000)
#define ENOUGH       20 /* below so many of a purpose nothing is usual */
#define TOP_PART     20 /* one in 20: the top 5 per cent */
#define THIRD        3
#define ON_THE_CLOCK 28 /* days, when no row says how many */

const char *const fund_note_codes[] = {
        "no_clash", "place",   "hours", "alcohol",   "activity", "home",
        "abroad",   "driving", "event", "condition", "top",      "new",
        "third",    "name",    "tie",   NULL,
};

void
fund_note_add(struct fund_notes *notes, enum fund_note_code code,
              struct str fact)
{
	if (notes->n < FUND_NOTES_MOST)
		notes->v[notes->n++] =
		        (struct fund_note){.code = code, .fact = fact};
}

/* Sums of the year: the top of its purpose, and from whom nothing was bought
 * before. */
static const struct fault *
sums_signal(struct ctx *ctx, const struct fund_request *q,
            struct fund_notes *notes)
{
	struct fund_usual usual;
	struct instant since = {ctx->now.ms - YEAR_MS};

	TRY(fund_store_usual(ctx, q, since, &usual));
	if (usual.same >= ENOUGH && usual.more * TOP_PART <= usual.same)
		fund_note_add(notes, NOTE_TOP, S(""));
	if (usual.supplier == 0)
		fund_note_add(notes, NOTE_NEW, S(""));
	return NULL;
}

/* The person's third request within the days in which requests add up. */
static const struct fault *
third_signal(struct ctx *ctx, const struct fund_request *q,
             struct fund_notes *notes)
{
	struct fund_request *list;
	int64_t days, count = 0;
	size_t n;

	TRY(policy_get_i64(ctx, "fund.together_days", S(""), ctx->today,
	                   ON_THE_CLOCK, &days));
	TRY(fund_store_of(ctx, q->person, &list, &n));
	for (size_t i = 0; i < n; i++)
		count += list[i].asked_at.ms <= q->asked_at.ms &&
		         list[i].asked_at.ms > q->asked_at.ms - days * DAY_MS;
	if (count >= THIRD)
		fund_note_add(notes, NOTE_THIRD, S(""));
	return NULL;
}

/* A supplier of the name of the person, or of whoever asked. */
static const struct fault *
name_signal(struct ctx *ctx, const struct fund_request *q,
            struct fund_notes *notes)
{
	struct person_head head;
	struct str name;

	TRY(people_head(ctx, q->person, &head));
	TRY(identity_user_name(ctx, q->started_by, &name));
	if (fund_is_name(ctx->arena, q->terms.supplier, head.name) ||
	    fund_is_name(ctx->arena, q->terms.supplier, name))
		fund_note_add(notes, NOTE_NAME, S(""));
	return NULL;
}

static const struct fault *
tie_signal(struct ctx *ctx, const struct fund_request *q,
           struct fund_notes *notes)
{
	struct fund_voice *voices;
	bool tie = false;
	size_t n;

	TRY(fund_store_voices(ctx, q->id, &voices, &n));
	for (size_t i = 0; i < n; i++)
		tie = tie || !str_empty(voices[i].tie);
	if (tie)
		fund_note_add(notes, NOTE_TIE, S(""));
	return NULL;
}

const struct fault *
fund_signals(struct ctx *ctx, const struct fund_request *q,
             struct fund_notes *notes)
{
	TRY(sums_signal(ctx, q, notes));
	TRY(third_signal(ctx, q, notes));
	TRY(name_signal(ctx, q, notes));
	return tie_signal(ctx, q, notes);
}

const struct fault *
fund_notes_of(struct ctx *ctx, const struct fund_request *q,
              struct fund_notes *out)
{
	enum fund_clash clash;

	*out = (struct fund_notes){.n = 0};
	TRY(fund_clash(ctx, q, out, &clash));
	return fund_signals(ctx, q, out);
}

const struct fault *
fund_notes_keep(struct ctx *ctx, const struct fund_request *q,
                enum fund_side side)
{
	struct fund_notes *notes = arena_new(ctx->arena, struct fund_notes, 1);

	TRY(fund_notes_of(ctx, q, notes));
	for (size_t i = 0; i < notes->n; i++) {
		notes->v[i].side = side;
		TRY(fund_store_note_add(ctx, q, &notes->v[i]));
	}
	return NULL;
}
