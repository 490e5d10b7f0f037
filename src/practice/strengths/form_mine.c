/*
 * form_mine.c - rules: what the person answers of the services' form.
 */
#include "practice/strengths/form_mine_local.h"

#include "kernel/identity/identity.h"
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_fill_local.h"
#include "practice/strengths/strengths_local.h"

bool
form_mine_has(enum form_section section)
{
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if (q->section == section && form_is_theirs(q))
			return true;
	return false;
}

enum form_section
form_mine_next(enum form_section from)
{
	enum form_section section = from;

	while (section < FORM_SECTION_COUNT && !form_mine_has(section))
		section = (enum form_section)(section + 1);
	return section;
}

/* --- writing ------------------------------------------------------------- */

static const struct fault *
mine_take(struct ctx *ctx, struct person_id person, enum form_section section,
          const struct form_mine_terms *terms, struct assess *a)
{
	if (!form_mine_has(section))
		return fault_not_found(ctx, "There is no such section");
	TRY(assess_take(ctx, person, a));
	return form_fill_same_form(ctx, terms->form);
}

/* What somebody says again stays as it is kept; of whoever says it first, it is
 * put as they read it. */
static const struct fault *
mine_check(struct ctx *ctx, const struct form_mine_terms *terms,
           const struct form_mine *was, struct form_mine *now,
           struct problems *problems)
{
	struct form_doc doc;

	TRY(form_fill_merge(ctx->arena, was->section,
	                    &(struct form_fill_terms){.own = true,
	                                              .typed = terms->typed},
	                    was->voice == now->voice ? was->document : S(""),
	                    problems, &now->document));
	TRY(form_read(ctx->arena, now->document, &doc));
	if (was->version > 0 || doc.n > 0)
		return problems_fault(problems);
	/* The person goes on without a word; a worker came to write one. */
	if (now->voice == ASSESS_OWN)
		now->document = was->document;
	else
		problems_add(problems, "",
		             "Write something, or choose an answer");
	return problems_fault(problems);
}

/* Nothing was there and nothing was said, or the same by the same side. */
static bool
mine_same(const struct form_mine *was, const struct form_mine *now)
{
	return str_equal(now->document, was->document) &&
	       (was->version == 0 || now->voice == was->voice);
}

const struct fault *
form_mine_save(struct ctx *ctx, struct person_id person,
               enum form_section section, int64_t seen,
               const struct form_mine_terms *terms, struct problems *problems)
{
	bool own = assess_is_own(ctx, person);
	struct form_mine mine[FORM_SECTION_COUNT], now;
	struct problems fresh;
	struct assess a = {.id = {0}};

	TRY(mine_take(ctx, person, section, terms, &a));
	TRY(form_mine_store_of(ctx, a.id, mine));
	now = mine[section];
	if (!own && now.voice == ASSESS_OWN)
		return fault_refused(ctx, "These are the person's own words. "
		                          "Nobody else changes them");
	TRY(ctx_version_check(ctx, now.version, seen));
	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	now.voice = own ? ASSESS_OWN : ASSESS_FOR;
	TRY(mine_check(ctx, terms, &mine[section], &now, problems));
	if (mine_same(&mine[section], &now))
		return NULL;
	now.by = ctx->actor;
	now.at = ctx->now;
	now.version++;
	TRY(form_fill_keep(ctx, &a, section));
	TRY(form_mine_store_put(ctx, &a, &now));
	return assess_record(ctx, &a,
	                     own ? "strengths.mine_written"
	                         : "strengths.mine_written_for",
	                     form_parts[section].code, true);
}

/* --- reading ------------------------------------------------------------- */

const struct fault *
form_mine_read(struct ctx *ctx, struct assess_id edition,
               struct form_mine out[FORM_SECTION_COUNT])
{
	struct user_id users[FORM_SECTION_COUNT];
	struct str *names;

	TRY(form_mine_store_of(ctx, edition, out));
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		users[i] = out[i].by;
	TRY(identity_names(ctx, users, FORM_SECTION_COUNT, &names));
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		out[i].by_name = names[i];
	return NULL;
}

const struct fault *
form_mine_now(struct ctx *ctx, struct person_id person,
              struct form_mine out[FORM_SECTION_COUNT])
{
	struct assess a;

	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(assess_store_own(ctx, person, &a));
	return form_mine_read(ctx, a.id, out);
}

/* With ids of their own: a row is of one edition. */
const struct fault *
form_mine_copy(struct ctx *ctx, struct assess_id from, const struct assess *to)
{
	struct form_mine mine[FORM_SECTION_COUNT];

	TRY(form_mine_store_of(ctx, from, mine));
	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		if (mine[i].version > 0)
			TRY(form_mine_store_put(ctx, to, &mine[i]));
	return NULL;
}
