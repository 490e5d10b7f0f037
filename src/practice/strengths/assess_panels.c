/*
 * assess_panels.c - the assessment on the pages that others lay out.
 */
#include "practice/strengths/assess_panels.h"

#include "kernel/outbox/outbox.h"
#include "practice/strengths/tool_local.h"

/* So many wait in sight on a first page. */
#define WAITS_MOST 20

const struct fault *
assess_read_case(struct ctx *ctx, struct person_id person, void **out)
{
	struct assess_screen *screen =
	        arena_new(ctx->arena, struct assess_screen, 1);

	TRY(people_head(ctx, person, &screen->head));
	screen->base = people_path(ctx->arena, screen->head.crn, "/strengths");
	TRY(assess_read(ctx, person, &screen->a));
	*out = screen;
	return NULL;
}

const struct fault *
assess_read_me(struct ctx *ctx, struct person_id person, void **out)
{
	struct assess_screen *screen =
	        arena_new(ctx->arena, struct assess_screen, 1);

	screen->mine = true;
	screen->base = S("/me/strengths");
	TRY(assess_store_own(ctx, person, &screen->a));
	*out = screen;
	return NULL;
}

/* Whose assessment waits for somebody, by name. */
const struct fault *
assess_read_waits(struct ctx *ctx, struct person_id person, void **out)
{
	struct assess_waits *waits =
	        arena_new(ctx->arena, struct assess_waits, 1);
	struct person_id *people;

	(void)person;
	TRY(assess_store_waits(ctx, ctx_can(ctx, CAN_COUNTERSIGN), WAITS_MOST,
	                       &waits->v, &waits->n));
	people = arena_new(ctx->arena, struct person_id, waits->n + 1);
	for (size_t i = 0; i < waits->n; i++)
		people[i] = waits->v[i].person;
	TRY(people_heads(ctx, people, waits->n, &waits->heads));
	*out = waits;
	return NULL;
}

/* Which area it was, for the timeline. */
const struct fault *
assess_event_details(struct ctx *ctx, struct person_id person,
                     const struct event_line *lines, size_t n,
                     struct event_detail *out)
{
	bool own = assess_is_own(ctx, person);
	const struct assess_screen screen = {.mine = own, .base = S("")};

	for (size_t i = 0; i < n; i++) {
		int code = str_word(lines[i].value, assess_codes);

		if (str_is(str_of(lines[i].kind->name), "strengths.form_in") ||
		    tool_event_detail(ctx, own, &lines[i], &out[i]))
			continue;
		out[i].path = S("/strengths");
		if (code < 0)
			continue;
		out[i].says = assess_area_name(&screen, (enum assess_code)code);
		out[i].path = str_print(
		        ctx->arena, "/strengths%s",
		        str_c(ctx->arena,
		              assess_path(ctx->arena, &screen, code, "")));
	}
	return NULL;
}
