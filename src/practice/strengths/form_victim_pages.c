/*
 * form_victim_pages.c - the list of victims on its pages.
 */
#include "practice/strengths/form_victim_views.h"

#include "practice/strengths/form_local.h"

/* --- what the pages go by ------------------------------------------------ */

static const struct fault *
screen_of(struct ctx *ctx, const struct request *req,
          struct form_victim_screen *screen)
{
	screen->fill.section = FORM_OFFENCE;
	screen->fill.step = FORM_STEP_ALONE;
	TRY(people_of_request(ctx, req, &screen->fill.head));
	screen->here = people_path(ctx->arena, screen->fill.head.crn,
	                           "/strengths/victims");
	return NULL;
}

const struct fault *
form_victim_place(struct ctx *ctx, const struct request *req, size_t *out)
{
	struct str words = request_place(req, "victim");
	int64_t n = 0;

	if (!str_i64(words, &n) || n < 1 || n > FORM_VICTIMS_MOST)
		return fault_not_found(ctx, "There is no such victim");
	*out = (size_t)n;
	return NULL;
}

/* "new" is 0, "3" is the third. */
static const struct fault *
place_of(struct ctx *ctx, const struct request *req, size_t *out)
{
	*out = 0;
	return str_is(request_place(req, "victim"), "new")
	               ? NULL
	               : form_victim_place(ctx, req, out);
}

/* The one of the page, as answers that are drawn like any other. */
static const struct fault *
victim_of(struct ctx *ctx, struct form_victim_screen *screen)
{
	struct json_out j;
	struct buf buf;

	if (screen->place == 0)
		return NULL;
	if (screen->place > screen->list.n) {
		if (!screen->fill.stale)
			return fault_not_found(ctx, "There is no such victim");
		screen->place = 0; /* gone meanwhile */
		return NULL;
	}
	buf_init(&buf, ctx->arena, FORM_BYTES_MOST);
	json_init(&j, &buf);
	json_object(&j, NULL);
	json_value(&j, "assessment", screen->list.v[screen->place - 1].kept);
	json_end(&j);
	return form_read(ctx->arena, buf_get(&buf), &screen->fill.stored);
}

static void
show(struct ctx *ctx, struct reply *reply,
     const struct form_victim_screen *screen, struct str back,
     void (*draw)(struct html *, const struct ctx *, const void *))
{
	page_show(ctx, reply,
	          &(struct page){.title = T("The victims"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .tabs = people_tabs(ctx, &screen->fill.head,
	                                             PEOPLE_TAB_NONE),
	                         .back = back},
	          draw, screen);
}

const struct fault *
form_victims_get(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct form_victim_screen screen = {.place = 0};

	TRY(screen_of(ctx, req, &screen));
	TRY(form_victims_read(ctx, screen.fill.head.person, &screen.list));
	show(ctx, reply, &screen,
	     people_path(ctx->arena, screen.fill.head.crn,
	                 "/strengths/form/offence-analysis/alone"),
	     form_victims_draw);
	return NULL;
}

const struct fault *
form_victim_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_victim_screen screen = {.place = 0};

	TRY(place_of(ctx, req, &screen.place));
	TRY(screen_of(ctx, req, &screen));
	TRY(form_victims_read(ctx, screen.fill.head.person, &screen.list));
	screen.fill.stale = fault_is(ctx->shown, FAULT_CONFLICT);
	TRY(victim_of(ctx, &screen));
	show(ctx, reply, &screen, screen.here, form_victim_draw);
	return NULL;
}

/* --- what is sent -------------------------------------------------------- */

static int64_t
seen_of(const struct request *req)
{
	int64_t seen = 0;

	if (!str_i64(request_field(req, FORM_VERSION), &seen))
		seen = 0;
	return seen;
}

const struct fault *
form_victim_post(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	const struct form_victim victim = {
	        .relationship = request_field(req, FORM_VICTIM_RELATIONSHIP),
	        .words = request_field(req, FORM_VICTIM_WORDS),
	        .age = request_field(req, FORM_VICTIM_AGE),
	        .sex = request_field(req, FORM_VICTIM_SEX),
	        .ethnicity = request_field(req, FORM_VICTIM_RACE),
	};
	struct form_victim_screen screen = {.place = 0};
	struct problems problems;

	TRY(place_of(ctx, req, &screen.place));
	TRY(screen_of(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	TRY(form_victim_save(ctx, screen.fill.head.person, seen_of(req),
	                     screen.place, &victim, &problems));
	reply_notice(ctx, reply, TEXT("The list is saved"));
	reply_see_other(reply, screen.here);
	return NULL;
}

const struct fault *
form_victim_post_remove(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct form_victim_screen screen = {.place = 0};

	TRY(place_of(ctx, req, &screen.place));
	TRY(screen_of(ctx, req, &screen));
	TRY(form_victim_remove(ctx, screen.fill.head.person, seen_of(req),
	                       screen.place));
	reply_notice(ctx, reply, TEXT("One victim is off the list"));
	reply_see_other(reply, screen.here);
	return NULL;
}
