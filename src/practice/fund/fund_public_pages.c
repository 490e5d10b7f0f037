/*
 * fund_public_pages.c - the public page, and where a manager publishes.
 */
#include "practice/fund/fund_public_local.h"

/* Ended quarters of which a manager is offered one, the newest first. */
#define OFFERED 4

/* Nobody signed in: the same page for all, good for ten minutes. */
static void
may_be_kept(const struct ctx *ctx, struct reply *reply)
{
	if (ctx->who.id.v != 0)
		return;
	reply_header(reply, "Cache-Control", S("public, max-age=600"));
	reply_header(reply, "Vary", S("Cookie, Accept-Language"));
}

const struct fault *
fund_get_public_list(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct fund_public_screen screen = {.lines_n = 0};
	struct organisation *list;

	(void)req;
	TRY(fund_public_organisations(ctx, &list, &screen.organisations_n));
	screen.organisations = list;
	may_be_kept(ctx, reply);
	page_show(ctx, reply,
	          &(struct page){.title = T("The Enabling Fund in figures")},
	          fund_draw_public_list, &screen);
	return NULL;
}

static const struct fault *
release_of(struct ctx *ctx, const struct request *req,
           struct fund_public_screen *screen)
{
	struct str key = request_place(req, "quarter");
	struct date quarter = DATE_NONE;
	struct organisation_id id;
	bool found = false;

	TRY(organisation_by_slug(ctx, request_place(req, "organisation"), &id));
	if (id.v != 0 && (str_empty(key) || fund_quarter_read(key, &quarter)))
		TRY(fund_public_find(ctx, id, quarter, &screen->release,
		                     &found));
	if (!found)
		return fault_not_found(ctx, "Nothing is published here");
	return organisation_get(ctx, id, &screen->organisation);
}

const struct fault *
fund_get_public(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_public_screen screen = {.lines_n = 0};
	struct fund_line *lines;
	struct date *quarters;

	TRY(release_of(ctx, req, &screen));
	TRY(fund_public_quarters(ctx, screen.organisation.id, &quarters,
	                         &screen.quarters_n));
	screen.quarters = quarters;
	if (screen.release.all.shown) {
		TRY(fund_lines(ctx, screen.organisation.id, &lines,
		               &screen.lines_n));
		screen.lines = lines;
	}
	may_be_kept(ctx, reply);
	page_show(ctx, reply,
	          &(struct page){.title = T("The Enabling Fund in figures"),
	                         .back = S("/open/fund"),
	                         .back_label = T("All organisations")},
	          fund_draw_public, &screen);
	return NULL;
}

/* --- a manager -------------------------------------------------------- */

static bool
is_in(const struct date *list, size_t n, struct date day)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].days == day.days)
			return true;
	return false;
}

/* The newest ended quarter that is not published: one at a time, for each
 * that is looked at is counted. */
static const struct fault *
waits_find(struct ctx *ctx, struct fund_public_screen *screen)
{
	struct fund_release *waits =
	        arena_new(ctx->arena, struct fund_release, 1);
	struct date quarter = fund_quarter_of(ctx->today);

	screen->waits = waits;
	for (int i = 0; i < OFFERED; i++) {
		quarter = date_add_months(quarter, -3);
		if (is_in(screen->quarters, screen->quarters_n, quarter))
			continue;
		screen->waits_n = 1;
		return fund_public_count(ctx, quarter, &waits[0]);
	}
	return NULL;
}

static const struct fault *
ready_find(struct ctx *ctx, struct fund_public_screen *screen)
{
	struct person_head *heads;
	struct person_id *persons;
	struct fund_line *ready;

	TRY(fund_line_ready(ctx, &ready, &screen->ready_n));
	persons = arena_new(ctx->arena, struct person_id, screen->ready_n + 1);
	for (size_t i = 0; i < screen->ready_n; i++)
		persons[i] = ready[i].person;
	TRY(people_heads(ctx, persons, screen->ready_n, &heads));
	screen->ready = ready;
	screen->heads = heads;
	return NULL;
}

/* The actor's organisation. */
static const struct fault *
own_find(struct ctx *ctx, struct organisation *out)
{
	struct organisation *all;
	size_t n;

	TRY(organisation_all(ctx, &all, &n));
	for (size_t i = 0; i < n; i++)
		if (all[i].id.v == ctx->who.organisation.v)
			*out = all[i];
	return NULL;
}

const struct fault *
fund_get_published(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_public_screen screen = {.lines_n = 0};
	struct fund_line *lines;
	struct date *quarters;

	(void)req;
	if (ctx->who.organisation.v == 0)
		return fault_refused(ctx, "What is published belongs to an "
		                          "organisation, and you have none");
	TRY(own_find(ctx, &screen.organisation));
	TRY(fund_public_quarters(ctx, ctx->who.organisation, &quarters,
	                         &screen.quarters_n));
	screen.quarters = quarters;
	TRY(waits_find(ctx, &screen));
	TRY(fund_lines(ctx, ctx->who.organisation, &lines, &screen.lines_n));
	screen.lines = lines;
	TRY(ready_find(ctx, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = T("The fund in the open"),
	                         .nav = NAV_OPEN},
	          fund_draw_published, &screen);
	return NULL;
}

static const struct fault *
done(struct ctx *ctx, struct reply *reply, struct text notice)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, S("/fund/published"));
	return NULL;
}

const struct fault *
fund_post_publish(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct date quarter;

	if (!fund_quarter_read(request_field(req, "quarter"), &quarter))
		return fault_invalid(ctx, "Choose a quarter from the list");
	TRY(fund_public_make(ctx, quarter));
	return done(ctx, reply, TEXT("The quarter is published"));
}

const struct fault *
fund_post_line(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_id id;

	if (!id_read(request_field(req, "request"), &id.v))
		return fault_invalid(ctx, "Choose a line from the list");
	TRY(fund_line_release(ctx, id));
	return done(ctx, reply, TEXT("The line is released"));
}

const struct fault *
fund_post_line_end(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	int64_t id;

	if (!id_read(request_field(req, "line"), &id))
		return fault_invalid(ctx, "Choose a line from the list");
	TRY(fund_line_withdraw(ctx, id));
	return done(ctx, reply, TEXT("The line is shown no more"));
}
