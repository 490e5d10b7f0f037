/*
 * rights_log_pages.c - decisions: the log, a new one, and how it felt.
 */
#include "practice/strengths/rights_views.h"

static void
show(struct ctx *ctx, struct reply *reply, const struct rights_screen *screen,
     struct str title, struct str back,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data))
{
	page_show(ctx, reply,
	          &(struct page){
	                  .title = title,
	                  .nav = screen->mine ? NAV_PLAN : NAV_PEOPLE,
	                  .back = back,
	                  .person_page = screen->mine,
	                  .above = screen->mine ? NULL : people_above,
	                  .tabs = screen->mine ? NULL
	                                       : people_tabs(ctx, &screen->head,
	                                                     PEOPLE_TAB_NONE),
	          },
	          draw, screen);
}

const struct fault *
rights_get_log(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rights_screen screen;
	struct rights_decision *list;

	TRY(rights_open(ctx, req, &screen));
	TRY(rights_log(ctx, screen.head.person, &list, &screen.n));
	screen.list = list;
	show(ctx, reply, &screen, T("What was decided"), screen.base,
	     rights_draw_log);
	return NULL;
}

const struct fault *
rights_get_new(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rights_screen screen;

	TRY(rights_open(ctx, req, &screen));
	show(ctx, reply, &screen, T("Write down a decision"),
	     rights_path(ctx->arena, &screen, "/decisions"), rights_draw_new);
	return NULL;
}

/* The step that was chosen: 0 for none, -1 for what is no step. */
static struct rights_rate_terms
rate_of(const struct request *req)
{
	static const char *const steps[] = {"",  "1", "2", "3", "4",
	                                    "5", "6", "7", NULL};

	return (struct rights_rate_terms){
	        .step = str_word(request_field(req, "step"), steps),
	        .words = request_field(req, "words"),
	        .for_them = str_is(request_field(req, "whose"), "theirs"),
	};
}

/* To the decision, with a sentence. */
static const struct fault *
done(struct ctx *ctx, const struct rights_screen *screen, int64_t id,
     struct text notice, struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply,
	                rights_decision_path(ctx->arena, screen, id, ""));
	return NULL;
}

const struct fault *
rights_post_new(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rights_decision_terms terms = {
	        .what = request_field(req, "what"),
	        .topic =
	                rights_word(request_field(req, "topic"), rights_topics),
	        .decided = rights_word(request_field(req, "decided"),
	                               rights_deciders),
	        .who = request_field(req, "who"),
	        .rate = rate_of(req),
	};
	struct rights_screen screen;
	struct problems problems;
	int64_t id;

	TRY(rights_open(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	if (!date_read(request_field(req, "day"), ctx->today, &terms.day))
		terms.day = DATE_NONE;
	terms.rate.for_them = false;
	TRY(rights_decide(ctx, screen.head.person, &terms, &problems, &id));
	return done(ctx, &screen, id,
	            TEXT("It is written down now. Both sides can say how "
	                 "it felt"),
	            reply);
}

const struct fault *
rights_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rights_screen screen;
	struct rights_decision one;
	int64_t id;

	TRY(rights_open(ctx, req, &screen));
	TRY(request_place_id(req, "decision", &id));
	TRY(rights_decision(ctx, screen.head.person, id, &one));
	TRY(rights_may_write(ctx, &one, &screen.may_write));
	screen.one = &one;
	show(ctx, reply, &screen, T("A decision"),
	     rights_path(ctx->arena, &screen, "/decisions"), rights_draw_one);
	return NULL;
}

const struct fault *
rights_post_rate(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	const struct rights_rate_terms terms = rate_of(req);
	struct rights_screen screen;
	int64_t id;

	TRY(rights_open(ctx, req, &screen));
	TRY(request_place_id(req, "decision", &id));
	TRY(rights_rate(ctx, screen.head.person, id, &terms));
	return done(ctx, &screen, id,
	            TEXT("It is saved. It is not changed later: a new one can "
	                 "follow it"),
	            reply);
}

const struct fault *
rights_get_counts(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct rights_counts counts;

	(void)req;
	TRY(rights_counts(ctx, &counts));
	page_show(ctx, reply,
	          &(struct page){.title = T("Decisions, seen from both sides"),
	                         .nav = NAV_PEOPLE,
	                         .back = S("/people")},
	          rights_draw_counts, &counts);
	return NULL;
}
