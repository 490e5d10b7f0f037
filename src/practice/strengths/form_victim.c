/*
 * form_victim.c - rules: the list of victims.
 */
#include "practice/strengths/form_victim.h"

#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_fill_local.h"
#include "practice/strengths/strengths_local.h"

static const struct form_question *
list_question(void)
{
	return form_know(S("offence_analysis_victims_collection")).question;
}

bool
form_victims_asked(const struct form_doc *doc)
{
	return form_asks(doc, list_question());
}

void
form_victims_of(struct arena *arena, const struct form_doc *doc,
                struct form_victims *out)
{
	const struct form_answer *a =
	        form_find(doc, str_of(list_question()->code));
	size_t n = a == NULL ? 0 : json_array_size(a->collection);

	/* And room for one more. */
	out->v = arena_new(arena, struct form_victim, n + 1);
	out->n = n;
	for (size_t i = 0; i < n; i++)
		out->v[i] = (struct form_victim){
		        .kept = json_array_get(a->collection, i)};
}

const struct fault *
form_victims_read(struct ctx *ctx, struct person_id person,
                  struct form_victims *out)
{
	struct form_fill fills[FORM_SECTION_COUNT];
	struct form_doc doc = {.n = 0};
	struct assess a;

	TRY(assess_read(ctx, person, &a));
	TRY(form_fill_store_of(ctx, a.id, fills));
	if (!str_empty(fills[FORM_OFFENCE].document))
		TRY(form_read(ctx->arena, fills[FORM_OFFENCE].document, &doc));
	form_victims_of(ctx->arena, &doc, out);
	out->version = fills[FORM_OFFENCE].version;
	out->asked = form_victims_asked(&doc);
	return NULL;
}

/* --- what is refused ----------------------------------------------------- */

static const struct fault *
list_take(struct ctx *ctx, struct person_id person, int64_t seen,
          struct form_victims *out)
{
	if (assess_is_own(ctx, person))
		return fault_not_found(ctx, "We cannot find that list");
	TRY(form_victims_read(ctx, person, out));
	TRY(ctx_version_check(ctx, out->version, seen));
	if (!out->asked)
		return fault_refused(ctx,
		                     "Say in the offence analysis first that a "
		                     "person was the victim. Then list them "
		                     "here.");
	return NULL;
}

static void
chosen(struct arena *arena, struct problems *problems, const char *code,
       struct str value)
{
	const struct form_question *q = form_know(str_of(code)).question;
	struct str rest = str_of(q->values), one;

	while (str_split(&rest, ' ', &one))
		if (str_equal(one, value))
			return;
	problems_put(problems, str_c(arena, str_of(code)),
	             TEXT("Choose one answer"));
}

/* Words belong to somebody else alone, as the form asks for them. */
static const struct fault *
victim_check(struct ctx *ctx, struct form_victim *victim,
             struct problems *problems)
{
	chosen(ctx->arena, problems, FORM_VICTIM_RELATIONSHIP,
	       victim->relationship);
	chosen(ctx->arena, problems, FORM_VICTIM_AGE, victim->age);
	chosen(ctx->arena, problems, FORM_VICTIM_SEX, victim->sex);
	chosen(ctx->arena, problems, FORM_VICTIM_RACE, victim->ethnicity);
	victim->words = str_is(victim->relationship, "OTHER")
	                        ? str_trim(victim->words)
	                        : S("");
	strengths_length_check(
	        problems, FORM_VICTIM_WORDS, victim->words,
	        (size_t)form_know(S(FORM_VICTIM_RELATIONSHIP)).question->most);
	return problems_fault(problems);
}

static const struct fault *
list_save(struct ctx *ctx, struct person_id person, int64_t seen,
          const struct form_victims *list)
{
	const struct form_fill_terms terms = {
	        .victims = list,
	        .step = FORM_STEP_ALONE,
	        .form = S(FORM_FILL_FORM),
	};
	bool more;

	return form_fill_save(ctx, person, FORM_OFFENCE, seen, &terms, NULL,
	                      &more);
}

/* --- what is kept -------------------------------------------------------- */

const struct fault *
form_victim_save(struct ctx *ctx, struct person_id person, int64_t seen,
                 size_t place, const struct form_victim *victim,
                 struct problems *problems)
{
	struct form_victim now = *victim;
	struct form_victims list = {.n = 0};
	struct problems fresh;

	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	TRY(list_take(ctx, person, seen, &list));
	claim(list.v != NULL);
	if (place > list.n)
		return fault_not_found(ctx, "There is no such victim");
	if (place == 0 && list.n == FORM_VICTIMS_MOST)
		return fault_refused(ctx, "There are 50 victims on the list, "
		                          "and it takes no more.");
	TRY(victim_check(ctx, &now, problems));
	now.kept = NULL;
	list.v[place == 0 ? list.n++ : place - 1] = now;
	return list_save(ctx, person, seen, &list);
}

const struct fault *
form_victim_remove(struct ctx *ctx, struct person_id person, int64_t seen,
                   size_t place)
{
	struct form_victims list = {.n = 0};

	TRY(list_take(ctx, person, seen, &list));
	if (place == 0 || place > list.n)
		return fault_not_found(ctx, "There is no such victim");
	list.n--;
	for (size_t i = place - 1; i < list.n; i++)
		list.v[i] = list.v[i + 1];
	return list_save(ctx, person, seen, &list);
}
