/* tool_world_test.c - rhian and her tools. */
#include "practice/strengths/tool_world_test.h"

static void
begin(const struct act *act, struct tool_act *a)
{
	*a = (struct tool_act){.person = act->person, .day = DATE_NONE};
}

struct world *
tool_world(struct test *t, struct tool_act *a)
{
	struct act act;
	struct world *w = assess_world(t, &act);

	begin(&act, a);
	return w;
}

struct http *
tool_http(struct test *t, struct tool_act *a)
{
	struct act act;
	struct http *h = assess_http(t, &act, "Rhian");

	begin(&act, a);
	return h;
}

static void
moved(struct ctx *ctx, const struct tool_act *a)
{
	ctx->now.ms += (int64_t)a->days * 86400000;
	ctx->today = date_add_days(ctx->today, a->days);
}

const struct fault *
tool_do_add(struct ctx *ctx, void *data)
{
	struct tool_act *a = data;

	struct tool_terms terms = a->terms;

	moved(ctx, a);
	if (terms.edition == 0)
		TRY(tool_edition(ctx, ctx->today, &terms.edition));
	return tool_add(ctx, a->person, &terms, &a->id, NULL);
}

const struct fault *
tool_do_back(struct ctx *ctx, void *data)
{
	struct tool_act *a = data;

	moved(ctx, a);
	return tool_take_back(ctx, a->person, a->id);
}

const struct fault *
tool_see(struct ctx *ctx, void *data)
{
	struct tool_act *a = data;

	if (date_is(a->day))
		return tool_read_day(ctx, a->person, a->terms.kind, a->day,
		                     &a->tool);
	return tool_read(ctx, a->person, a->terms.kind, &a->tool);
}

const struct fault *
tool_see_days(struct ctx *ctx, void *data)
{
	struct tool_act *a = data;

	return tool_days(ctx, a->person, a->terms.kind, &a->list, &a->n);
}

const struct fault *
tool_see_list(struct ctx *ctx, void *data)
{
	struct tool_act *a = data;

	return tool_list(ctx, a->person, a->heads);
}

void
tool_says(struct world *w, struct tool_act *a, const char *who, int box,
          const char *words)
{
	a->terms.box = box;
	a->terms.words = str_of(words);
	expect_ok(world_do(w, who, tool_do_add, a));
}

void
tool_look(struct world *w, struct tool_act *a, const char *who)
{
	expect_ok(world_see(w, who, tool_see, a));
}
