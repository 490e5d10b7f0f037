/*
 * form_fill.c - rules: answering the services' form.
 */
#include "practice/strengths/form_fill_local.h"

#include "kernel/identity/identity.h"
#include "practice/strengths/assess_local.h"

/* --- what is refused ----------------------------------------------------- */

const struct fault *
form_fill_same_form(struct ctx *ctx, struct str form)
{
	if (!str_is(form, FORM_FILL_FORM))
		return fault_conflict(
		        ctx, "The questions changed while you were writing. "
		             "Read them again, then save. What you typed is "
		             "still here");
	return NULL;
}

static const struct fault *
fill_take(struct ctx *ctx, struct person_id person, enum form_section section,
          const struct form_fill_terms *terms, struct assess *a)
{
	if (assess_is_own(ctx, person) || !form_step_has(terms->step, section))
		return fault_not_found(ctx, "We cannot find that form");
	TRY(assess_take(ctx, person, a));
	return form_fill_same_form(ctx, terms->form);
}

/* Nothing of the offence analysis is open once it is called complete. */
static const struct fault *
done_check(struct ctx *ctx, const struct form_fill *fill,
           struct problems *problems)
{
	struct form_doc doc;
	struct form_sum sum;

	if (!fill->done)
		return NULL;
	TRY(form_read(ctx->arena, fill->document, &doc));
	form_sum_up(ctx->arena, &doc, fill->section, &sum);
	for (size_t i = 0; i < sum.remarks.n; i++) {
		struct str code = sum.remarks.v[i].code;

		if (str_is(code, "offence_analysis_victims_collection"))
			problems_add(problems, "",
			             "Put each victim on the list before the "
			             "section is complete");
		else
			problems_add(problems, str_c(ctx->arena, code),
			             "Answer this before the section is "
			             "complete");
	}
	return NULL;
}

static const struct fault *
fill_check(struct ctx *ctx, const struct form_fill_terms *terms,
           const struct form_fill *was, struct form_fill *now,
           struct problems *problems)
{
	TRY(form_fill_merge(ctx->arena, was->section, terms, was->document,
	                    problems, &now->document));
	if (terms->step == FORM_STEP_ANSWERS) {
		if (terms->voice < 0)
			problems_add(problems, "voice",
			             "Say who gave these answers");
		else
			now->said[terms->step].voice =
			        (enum form_voice)terms->voice;
	}
	now->done = terms->done && was->section == FORM_OFFENCE;
	TRY(done_check(ctx, now, problems));
	return problems_fault(problems);
}

/* --- what is kept -------------------------------------------------------- */

/* Into the edition of today where it is open, else into a new one; the area of
 * the section has to be looked at again. */
const struct fault *
form_fill_keep(struct ctx *ctx, struct assess *a, enum form_section section)
{
	bool reopened = section != FORM_OFFENCE &&
	                a->areas[section].state == ASSESS_COMPLETE;

	if (reopened)
		a->areas[section].state = ASSESS_IN_PROGRESS;
	if (!assess_is_open(a, ctx->today))
		return assess_store_cut(ctx, a, (struct assess_id){0});
	TRY(assess_store_save(ctx, a));
	return reopened ? assess_store_area(ctx, a, (int)section) : NULL;
}

static bool
open_question(const struct form_doc *doc, const struct form_question *q)
{
	return form_asks(doc, q) &&
	       !form_answered(form_find(doc, str_of(q->code)));
}

/* Whether something is asked now, and open, that was not asked before. */
static const struct fault *
more_of(struct ctx *ctx, const struct form_fill *was,
        const struct form_fill *now, enum form_step step, bool *more)
{
	struct form_doc then, here;

	*more = false;
	TRY(form_read(ctx->arena,
	              str_empty(was->document) ? S("{\"assessment\":{}}")
	                                       : was->document,
	              &then));
	TRY(form_read(ctx->arena, now->document, &here));
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if (q->section == was->section && form_step_is(step, q) &&
		    !form_asks(&then, q) && open_question(&here, q))
			*more = true;
	return NULL;
}

static bool
fill_same(const struct form_fill *a, const struct form_fill *b)
{
	return a->version > 0 && a->done == b->done &&
	       a->said[FORM_STEP_ANSWERS].voice ==
	               b->said[FORM_STEP_ANSWERS].voice &&
	       str_equal(a->document, b->document);
}

const struct fault *
form_fill_save(struct ctx *ctx, struct person_id person,
               enum form_section section, int64_t seen,
               const struct form_fill_terms *terms, struct problems *problems,
               bool *more)
{
	struct form_fill fills[FORM_SECTION_COUNT], now;
	struct problems fresh;
	struct assess a = {.id = {0}};

	TRY(fill_take(ctx, person, section, terms, &a));
	TRY(form_fill_store_of(ctx, a.id, fills));
	TRY(ctx_version_check(ctx, fills[section].version, seen));
	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	now = fills[section];
	TRY(fill_check(ctx, terms, &fills[section], &now, problems));
	TRY(more_of(ctx, &fills[section], &now, terms->step, more));
	if (fill_same(&fills[section], &now))
		return NULL;
	now.said[terms->step].by = ctx->actor;
	now.said[terms->step].at = ctx->now;
	now.version++;
	TRY(form_fill_keep(ctx, &a, section));
	TRY(form_fill_store_put(ctx, &a, &now));
	return assess_record(ctx, &a, "strengths.section_written",
	                     form_parts[section].code, false);
}

/* --- reading, and going back --------------------------------------------- */

const struct fault *
form_fill_read(struct ctx *ctx, struct assess_id edition,
               struct form_fill out[FORM_SECTION_COUNT])
{
	struct user_id users[FORM_SECTION_COUNT * FORM_STEP_COUNT];
	struct form_said *said[FORM_SECTION_COUNT * FORM_STEP_COUNT];
	struct str *names;
	size_t n = 0;

	TRY(form_fill_store_of(ctx, edition, out));
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		for (int step = 0; step < FORM_STEP_COUNT; step++) {
			said[n] = &out[i].said[step];
			users[n] = said[n]->by;
			n++;
		}
	TRY(identity_names(ctx, users, n, &names));
	for (size_t i = 0; i < n; i++)
		said[i]->by_name = names[i];
	return NULL;
}

/* An edition that answered nothing of a section comes back as that. */
static struct form_fill
emptied(struct ctx *ctx, enum form_section section)
{
	return (struct form_fill){
	        .section = section,
	        .said = {{.by = ctx->actor, .at = ctx->now},
	                 {.at = INSTANT_NONE}},
	        .document = S("{\"assessment\":{}}"),
	};
}

/* Numbers go on, so that what is open elsewhere is stale. */
const struct fault *
form_fill_restore(struct ctx *ctx, const struct assess *now,
                  struct assess_id back)
{
	struct form_fill is[FORM_SECTION_COUNT], was[FORM_SECTION_COUNT];

	TRY(form_fill_store_of(ctx, now->id, is));
	TRY(form_fill_store_of(ctx, back, was));
	for (int i = 0; i < FORM_SECTION_COUNT; i++) {
		int64_t version = is[i].version;

		if (version + was[i].version == 0 || fill_same(&is[i], &was[i]))
			continue;
		if (was[i].version == 0)
			was[i] = emptied(ctx, (enum form_section)i);
		was[i].version = version + 1;
		TRY(form_fill_store_put(ctx, now, &was[i]));
	}
	return NULL;
}
