/*
 * fund_press_pages.c - lines for the press, and what was asked.
 */
#include "practice/fund/fund_press_local.h"

#include "kernel/identity/identity.h"
#include "web/gov/form.h"

/* --- lists ------------------------------------------------------------ */

static const struct fault *
enquiries_read(struct ctx *ctx, struct fund_press_screen *screen)
{
	struct fund_enquiry *open, *answered;
	struct fund_press *waits;

	TRY(fund_press_waiting(ctx, &waits, &screen->waits_n));
	TRY(fund_enquiries(ctx, true, &open, &screen->open_n));
	TRY(fund_enquiries(ctx, false, &answered, &screen->answered_n));
	screen->waits = waits;
	screen->open = open;
	screen->answered = answered;
	return NULL;
}

const struct fault *
fund_get_press(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct fund_press_screen screen = {
	        .words = request_field(req, "words"),
	        .writes = ctx_can(ctx, CAN_WRITE_PRESS),
	};
	struct fund_press *live;

	TRY(fund_press_live(ctx, screen.words, &live, &screen.live_n));
	screen.live = live;
	if (screen.writes)
		TRY(enquiries_read(ctx, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = T("Lines for the press"),
	                         .nav = NAV_PRESS},
	          fund_draw_press, &screen);
	return NULL;
}

/* What is searched for stays out of the address. */
const struct fault *
fund_post_press_search(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	(void)req;
	return reply_show(ctx, reply, fund_get_press, NULL);
}

const struct fault *
fund_panel_enquiries(struct ctx *ctx, struct person_id person, void **out)
{
	struct fund_press_screen *screen =
	        arena_new(ctx->arena, struct fund_press_screen, 1);
	struct fund_enquiry *open;

	(void)person;
	TRY(fund_enquiries(ctx, true, &open, &screen->open_n));
	screen->open = open;
	*out = screen;
	return NULL;
}

/* --- one line --------------------------------------------------------- */

static const struct fault *
versions_read(struct ctx *ctx, const struct request *req,
              struct fund_press_screen *screen)
{
	struct fund_press *versions;
	struct user_id *users;
	struct str *names;
	int64_t line;
	size_t n;

	TRY(request_place_id(req, "line", &line));
	TRY(fund_press_versions(ctx, line, &versions, &n));
	users = arena_new(ctx->arena, struct user_id, n * 2);
	for (size_t i = 0; i < n; i++) {
		users[i] = versions[i].written_by;
		users[n + i] = versions[i].agreed_by;
	}
	TRY(identity_names(ctx, users, n * 2, &names));
	screen->versions = versions;
	screen->versions_n = n;
	screen->written = names;
	screen->agreed = names + n;
	screen->writes = ctx_can(ctx, CAN_WRITE_PRESS);
	return NULL;
}

static void
show(struct ctx *ctx, struct reply *reply, struct str title,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data),
     const struct fund_press_screen *screen)
{
	page_show(ctx, reply,
	          &(struct page){.title = title,
	                         .nav = NAV_PRESS,
	                         .back = S("/press")},
	          draw, screen);
}

const struct fault *
fund_get_press_one(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_press_screen screen = {.live_n = 0};

	TRY(versions_read(ctx, req, &screen));
	show(ctx, reply, T("A line for the press"), fund_draw_press_one,
	     &screen);
	return NULL;
}

const struct fault *
fund_get_press_new(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_press_screen screen = {.live_n = 0};

	(void)req;
	show(ctx, reply, T("Write a line for the press"), fund_draw_press_form,
	     &screen);
	return NULL;
}

const struct fault *
fund_get_press_change(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct fund_press_screen screen = {.live_n = 0};

	TRY(versions_read(ctx, req, &screen));
	show(ctx, reply, T("Change a line for the press"), fund_draw_press_form,
	     &screen);
	return NULL;
}

/* A day that was typed; DATE_NONE when it is empty or, with a problem, none. */
static struct date
day_read(const struct ctx *ctx, const struct request *req, const char *field,
         struct problems *problems)
{
	struct str typed = request_field(req, field);
	struct date day = DATE_NONE;

	if (str_empty(typed) || date_read(typed, ctx->today, &day))
		return day;
	problems_add(problems, field, "Enter a real date, for example {day}",
	             {"day", S("20/11/2026")});
	return DATE_NONE;
}

static bool
sure_of(const struct request *req)
{
	return str_is(request_field(req, "sure"), "yes");
}

static const struct fault *
write_line(struct ctx *ctx, const struct request *req, int64_t line,
           struct reply *reply)
{
	struct problems problems;
	struct fund_press terms;
	int64_t seen = -1;

	problems_init(&problems, ctx->arena);
	terms = (struct fund_press){
	        .line = line,
	        .question = request_field(req, "question"),
	        .answer = request_field(req, "answer"),
	        .facts = request_field(req, "facts"),
	        .question_cy = request_field(req, "question_cy"),
	        .answer_cy = request_field(req, "answer_cy"),
	        .valid_from = day_read(ctx, req, "valid_from", &problems),
	        .valid_to = day_read(ctx, req, "valid_to", &problems),
	};
	if (!str_i64(request_field(req, FORM_VERSION), &seen))
		seen = -1;
	TRY(fund_press_write(ctx, &terms, seen, sure_of(req), &problems,
	                     &line));
	reply_notice(ctx, reply,
	             TEXT("It is written. Somebody else agrees it"));
	reply_see_other(reply, str_print(ctx->arena, "/press/lines/%.*s",
	                                 STR_ARG(id_show(ctx->arena, line))));
	return NULL;
}

const struct fault *
fund_post_press_new(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	return write_line(ctx, req, 0, reply);
}

const struct fault *
fund_post_press_change(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	int64_t line;

	TRY(request_place_id(req, "line", &line));
	return write_line(ctx, req, line, reply);
}

const struct fault *
fund_post_press_agree(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	int64_t line, version = -1;

	TRY(request_place_id(req, "line", &line));
	if (!str_i64(request_field(req, FORM_VERSION), &version))
		version = -1;
	TRY(fund_press_agree(ctx, line, version));
	reply_notice(ctx, reply, TEXT("It is agreed"));
	reply_see_other(reply, S("/press"));
	return NULL;
}

/* --- enquiries -------------------------------------------------------- */

const struct fault *
fund_get_enquiry_new(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct fund_press_screen screen = {.live_n = 0};

	(void)req;
	show(ctx, reply, T("Write down an enquiry"), fund_draw_enquiry_form,
	     &screen);
	return NULL;
}

const struct fault *
fund_post_enquiry_new(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct problems problems;
	struct fund_enquiry enquiry;
	int64_t id;

	problems_init(&problems, ctx->arena);
	enquiry = (struct fund_enquiry){
	        .outlet = request_field(req, "outlet"),
	        .asked = request_field(req, "asked"),
	        .came_on = day_read(ctx, req, "came_on", &problems),
	        .due_on = day_read(ctx, req, "due_on", &problems),
	};
	TRY(fund_enquiry_log(ctx, &enquiry, sure_of(req), &problems, &id));
	reply_notice(ctx, reply, TEXT("It is written down"));
	reply_see_other(reply, str_print(ctx->arena, "/press/enquiries/%.*s",
	                                 STR_ARG(id_show(ctx->arena, id))));
	return NULL;
}

/* The version of the line that was answered with. */
static const struct fault *
used_read(struct ctx *ctx, struct fund_press_screen *screen)
{
	struct fund_press *versions;
	size_t n;

	if (screen->enquiry.line == 0)
		return NULL;
	TRY(fund_press_versions(ctx, screen->enquiry.line, &versions, &n));
	for (size_t i = 0; i < n; i++)
		if (versions[i].version == screen->enquiry.version)
			screen->used = &versions[i];
	return NULL;
}

const struct fault *
fund_get_enquiry(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct fund_press_screen screen = {.live_n = 0};
	struct fund_press *live;
	int64_t id;

	TRY(request_place_id(req, "enquiry", &id));
	TRY(fund_enquiry_get(ctx, id, &screen.enquiry));
	TRY(fund_press_live(ctx, S(""), &live, &screen.live_n));
	screen.live = live;
	TRY(used_read(ctx, &screen));
	TRY(identity_user_name(ctx, screen.enquiry.answered_by,
	                       &screen.answered_name));
	show(ctx, reply, T("An enquiry of the press"), fund_draw_enquiry,
	     &screen);
	return NULL;
}

const struct fault *
fund_post_enquiry_answer(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	int64_t id, line;

	TRY(request_place_id(req, "enquiry", &id));
	if (!id_read(request_field(req, "line"), &line))
		line = 0;
	TRY(fund_enquiry_answer(ctx, id, line, request_field(req, "words"),
	                        sure_of(req), NULL));
	reply_notice(ctx, reply, TEXT("The answer is written down"));
	reply_see_other(reply, S("/press"));
	return NULL;
}
