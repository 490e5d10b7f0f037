/*
 * rights_pages.c - who decides what: the grid and its topics, for both sides.
 */
#include "practice/strengths/rights_views.h"

int
rights_word(struct str typed, const char *const *words)
{
	return str_empty(typed) ? -1 : str_word(typed, words);
}

/* A person's own page has no CRN in its address. */
const struct fault *
rights_open(struct ctx *ctx, const struct request *req,
            struct rights_screen *out)
{
	*out = (struct rights_screen){.mine = true, .on = DATE_NONE};
	out->mine = str_empty(request_place(req, "crn"));
	if (out->mine)
		TRY(people_me(ctx, &out->head));
	else
		TRY(people_of_request(ctx, req, &out->head));
	out->base =
	        out->mine ? S("/me" RIGHTS_PATH)
	                  : people_path(ctx->arena, out->head.crn, RIGHTS_PATH);
	return NULL;
}

const struct fault *
rights_topic_of(struct ctx *ctx, const struct request *req,
                enum rights_topic *out)
{
	int topic = rights_word(request_place(req, "topic"), rights_topics);

	if (topic < 0)
		return fault_not_found(ctx, "There is no such topic");
	*out = (enum rights_topic)topic;
	return NULL;
}

/* ?on=17/5/2026: the grid of that day. */
static const struct fault *
grid_read(struct ctx *ctx, const struct request *req,
          struct rights_screen *screen)
{
	struct str on = request_query(req, "on");
	struct sit *sits;
	struct date day;

	if (!str_empty(on)) {
		screen->wrong_day = !date_read(on, ctx->today, &day) ||
		                    date_before(ctx->today, day);
		if (!screen->wrong_day)
			screen->on = day;
	}
	day = date_is(screen->on) ? screen->on : ctx->today;
	TRY(sit_list(ctx, screen->head.person, day, &sits, &screen->sits_n));
	screen->sits = sits;
	return rights_grid(ctx, &screen->head, day, &screen->grid);
}

static void
show(struct ctx *ctx, struct reply *reply, const struct rights_screen *screen,
     struct str title, struct str back,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data))
{
	struct page page = {
	        .title = title,
	        .nav = screen->mine ? NAV_PLAN : NAV_PEOPLE,
	        .back = back,
	        .person_page = screen->mine,
	        .print = screen->paper,
	        .of = screen->paper ? screen->head.name : S(""),
	};

	if (!screen->mine && !screen->paper) {
		page.above = people_above;
		page.tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_NONE);
	}
	page_show(ctx, reply, &page, draw, screen);
}

const struct fault *
rights_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rights_screen screen = {0};

	TRY(rights_open(ctx, req, &screen));
	TRY(grid_read(ctx, req, &screen));
	show(ctx, reply, &screen, T("Who decides what"),
	     screen.mine ? S("/me/plan")
	                 : people_path(ctx->arena, screen.head.crn, "/plan"),
	     rights_draw_grid);
	return NULL;
}

const struct fault *
rights_get_paper(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct rights_screen screen = {0};

	TRY(rights_open(ctx, req, &screen));
	TRY(grid_read(ctx, req, &screen));
	screen.paper = true;
	show(ctx, reply, &screen, T("Who decides what"), S(""),
	     rights_draw_paper);
	return NULL;
}

static const struct fault *
sheet_show(struct ctx *ctx, const struct request *req, struct reply *reply,
           struct str title,
           void (*draw)(struct html *h, const struct ctx *ctx,
                        const void *data))
{
	struct rights_screen screen = {0};

	TRY(rights_open(ctx, req, &screen));
	TRY(rights_grid(ctx, &screen.head, ctx->today, &screen.grid));
	page_show(ctx, reply,
	          &(struct page){.title = title,
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.known_as},
	          draw, &screen);
	return NULL;
}

const struct fault *
rights_get_sheet(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	return sheet_show(ctx, req, reply, T("Who decides what"),
	                  rights_draw_sheet);
}

const struct fault *
rights_get_sheet_decision(struct ctx *ctx, const struct request *req,
                          struct reply *reply)
{
	return sheet_show(ctx, req, reply, T("Write down a decision"),
	                  rights_draw_sheet_decision);
}

const struct fault *
rights_get_topic(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct rights_screen screen = {0};
	enum rights_topic topic = (enum rights_topic)0;

	TRY(rights_topic_of(ctx, req, &topic));
	TRY(rights_open(ctx, req, &screen));
	TRY(rights_grid(ctx, &screen.head, ctx->today, &screen.grid));
	screen.topic = topic;
	show(ctx, reply, &screen, rights_topic_name(&screen, topic),
	     screen.base, rights_draw_topic);
	return NULL;
}

static int64_t
seen_of(const struct request *req)
{
	int64_t n;

	return str_i64(request_field(req, FORM_VERSION), &n) && n >= 0 ? n : 0;
}

/* Back to the topic, with a sentence. */
static const struct fault *
done(struct ctx *ctx, const struct rights_screen *screen,
     enum rights_topic topic, struct text notice, struct reply *reply)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply,
	                str_print(ctx->arena, "%.*s/topics/%s",
	                          STR_ARG(screen->base), rights_topics[topic]));
	return NULL;
}

const struct fault *
rights_post_topic(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	const struct rights_terms terms = {
	        .kind = rights_word(request_field(req, "kind"), rights_kinds),
	        .why = request_field(req, "why"),
	};
	struct rights_screen screen = {0};
	enum rights_topic topic = (enum rights_topic)0;

	TRY(rights_topic_of(ctx, req, &topic));
	TRY(rights_open(ctx, req, &screen));
	TRY(rights_move(ctx, &screen.head, topic, seen_of(req), &terms));
	return done(ctx, &screen, topic,
	            TEXT("It is written down. If you asked for more say, the "
	                 "other side answers first"),
	            reply);
}

const struct fault *
rights_post_answer(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct str says = request_field(req, "says");
	bool yes = str_is(says, "yes");
	struct rights_screen screen = {0};
	struct problems problems;
	enum rights_topic topic = (enum rights_topic)0;

	TRY(rights_topic_of(ctx, req, &topic));
	TRY(rights_open(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	if (!yes && !str_is(says, "no"))
		problems_add(&problems, "says", "Choose yes or no");
	TRY(problems_fault(&problems));
	TRY(rights_answer(ctx, &screen.head, topic, seen_of(req), yes,
	                  request_field(req, "words")));
	return done(ctx, &screen, topic,
	            yes ? TEXT("Yes is written down, and holds from today")
	                : TEXT("No is written down, and all stays as it was"),
	            reply);
}
