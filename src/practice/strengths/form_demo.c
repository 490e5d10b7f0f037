/*
 * form_demo.c - assessments in the fictional programme.
 */
#include "kernel/demo.h"
#include "practice/strengths/form_local.h"

/* So many days after the order began, by the person's worker. */
static const struct fault *
bring_in(struct ctx *ctx, const struct demo *demo,
         const struct demo_person *who, int day,
         const struct form_fiction *fiction)
{
	struct date on = date_add_days(who->starts_on, day);
	struct form_kept kept;
	struct form_in in;
	bool added;

	if (!date_before(on, demo->today))
		return NULL;
	demo_act(ctx, who->worker, R(CASE_MANAGER), (struct person_id){0},
	         instant_of(on, 660));
	TRY(form_ready(ctx->arena, form_fiction(ctx->arena, fiction), &in));
	return form_take(ctx, who->person, &in, &kept, &added);
}

/* Jay has an early one and a later one that is whole, each with a code that the
 * form does not have; one in sixteen of the others has an early one. */
static const struct fault *
demo_one(struct ctx *ctx, const struct demo *demo, size_t i)
{
	const struct demo_person *who = &demo->people[i];
	struct form_fiction fiction = {
	        .seed = i + 1,
	        .version = 1,
	        .uuid = str_c(ctx->arena,
	                      str_print(ctx->arena,
	                                "00000000-0000-4000-8000-%012zu", i)),
	        .tag = "UNSIGNED",
	        .sections = 5,
	        .odd = true,
	};

	if (who->worker.v == 0 || (!who->jay && i % 16 != 5))
		return NULL;
	TRY(bring_in(ctx, demo, who, 20, &fiction));
	if (!who->jay)
		return NULL;
	fiction.version = 2;
	fiction.tag = "SELF_SIGNED";
	fiction.sections = FORM_SECTION_COUNT;
	return bring_in(ctx, demo, who, 34, &fiction);
}

const struct fault *
form_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t i = demo->at; i < demo->until && i < demo->n; i++)
		TRY(demo_one(ctx, demo, i));
	return NULL;
}
