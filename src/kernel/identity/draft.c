/*
 * draft.c - rules and routes of drafts.
 */
#include "kernel/identity/draft_local.h"
#include "web/gov/form.h"

#define ACTION_MOST 300

/* The address of a form of ours, without a question. */
static bool
is_action(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c <= ' ' || c >= 0x7f || c == '\\' || c == '?')
			return false;
	}
	return s.n > 1 && s.n <= ACTION_MOST && s.p[0] == '/' && s.p[1] != '/';
}

/* What the form itself adds is made anew with the page. */
static bool
is_typed(struct str name)
{
	return !str_is(name, FORM_TOKEN) && !str_is(name, FORM_KEY);
}

static struct pairs
typed_of(struct arena *arena, const struct pairs *all)
{
	struct pairs out = {arena_new(arena, struct pair, all->n), 0};

	for (size_t i = 0; i < all->n; i++)
		if (is_typed(all->v[i].name))
			out.v[out.n++] = all->v[i];
	return out;
}

const struct fault *
draft_read(struct ctx *ctx, const struct request_draft **out, size_t *n)
{
	struct request_draft *drafts;
	struct draft_row *rows;
	struct pairs all;
	size_t rows_n;

	TRY(draft_store_all(ctx, &rows, &rows_n));
	drafts = arena_new(ctx->arena, struct request_draft, rows_n);
	*n = 0;
	for (size_t i = 0; i < rows_n; i++)
		if (request_parse_form(ctx->arena, rows[i].fields, &all))
			drafts[(*n)++] = (struct request_draft){
			        .action = rows[i].action,
			        .when = instant_words(ctx->arena, rows[i].at),
			        .fields = typed_of(ctx->arena, &all)};
	*out = drafts;
	return NULL;
}

const struct fault *
draft_end(struct ctx *ctx, struct str action)
{
	return draft_store_end(ctx, action);
}

bool
draft_fits(struct str action, struct str fields)
{
	return is_action(action) && fields.n <= DRAFT_BYTES_MOST;
}

const struct fault *
draft_put(struct ctx *ctx, struct str action, struct str fields)
{
	TRY(draft_store_end(ctx, action));
	TRY(draft_store_add(ctx, action, fields));
	return draft_store_trim(ctx);
}

static const struct fault *
draft_keep(struct ctx *ctx, struct str action, struct str fields)
{
	struct problems problems;
	struct pairs all;

	problems_init(&problems, ctx->arena);
	if (!is_action(action))
		problems_add(&problems, "action",
		             "This is no address of a form");
	if (fields.n > DRAFT_BYTES_MOST)
		problems_add(&problems, "fields",
		             "This is too long to be kept before it is saved");
	else if (!request_parse_form(ctx->arena, fields, &all))
		problems_add(&problems, "fields",
		             "What was sent could not be read");
	TRY(problems_fault(&problems));
	return draft_put(ctx, action, fields);
}

/* --- routes ------------------------------------------------------------- */

const struct fault *
draft_post(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	TRY(draft_keep(ctx, request_field(req, "action"),
	               request_field(req, "fields")));
	reply_text(reply, 200, S("kept\n"));
	return NULL;
}

const struct fault *
draft_post_end(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str back = request_field(req, "return");

	TRY(draft_end(ctx, request_field(req, "action")));
	reply_notice(ctx, reply, TEXT("It is thrown away"));
	reply_see_other(reply, is_action(back) ? back : S("/"));
	return NULL;
}
