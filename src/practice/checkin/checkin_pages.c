/*
 * checkin_pages.c - the pages of check-ins that both sides have.
 */
#include "practice/checkin/checkin_views.h"

#include "register/policy/policy.h"

const char *const checkin_yes_no[] = {"no", "yes", NULL};

int
checkin_word(struct str typed, const char *const *words)
{
	return str_empty(typed) ? -1 : str_word(typed, words);
}

static bool
is_mine(const struct ctx *ctx)
{
	return ctx->route->permission == CAN_SEE_OWN ||
	       ctx->route->permission == CAN_WRITE_OWN;
}

const struct fault *
checkin_whose(struct ctx *ctx, const struct request *req,
              struct checkin_screen *out)
{
	*out = (struct checkin_screen){.mine = is_mine(ctx)};
	if (out->mine)
		TRY(people_me(ctx, &out->head));
	else
		TRY(people_of_request(ctx, req, &out->head));
	out->base =
	        out->mine ? S("/me/checkin")
	                  : people_path(ctx->arena, out->head.crn, "/checkin");
	return NULL;
}

/* From 1; what is no page is the first. */
int
checkin_page_of(const struct request *req)
{
	int64_t page;

	if (str_i64(request_query(req, "page"), &page) && page > 0 &&
	    page <= CHECKIN_PAGES_MOST)
		return (int)page;
	return 1;
}

const struct fault *
checkin_screen(struct ctx *ctx, const struct request *req,
               struct checkin_screen *out)
{
	int64_t days;

	TRY(checkin_whose(ctx, req, out));
	TRY(policy_get_i64(ctx, "checkin.read_days", S(""), ctx->today, 2,
	                   &days));
	out->read_days = (int)days;
	TRY(checkin_read(ctx, out->head.person, checkin_page_of(req),
	                 &out->all));
	out->judge = !out->mine && ctx_can(ctx, CAN_COUNTERSIGN) &&
	             out->all.setup.place == CHECKIN_WANTED &&
	             out->all.setup.state != CHECKIN_STOPPED &&
	             out->all.setup.state != CHECKIN_NO &&
	             out->all.setup.set_by.v != ctx->actor.v &&
	             out->head.worker.v != ctx->actor.v;
	return NULL;
}

static void
show(struct ctx *ctx, struct reply *reply, const struct checkin_screen *screen,
     struct str title, struct str back,
     void (*draw)(struct html *h, const struct ctx *ctx, const void *data))
{
	struct page page = {
	        .title = title,
	        .nav = NAV_HOME,
	        .back = back,
	        .person_page = true,
	};

	if (!screen->mine)
		page = (struct page){
		        .title = title,
		        .nav = NAV_PEOPLE,
		        .above = people_above,
		        .tabs = people_tabs(ctx, &screen->head,
		                            PEOPLE_TAB_NONE),
		        .back = back,
		};
	page_show(ctx, reply, &page, draw, screen);
}

static const struct fault *
done(struct ctx *ctx, struct reply *reply, struct text notice, struct str path)
{
	reply_notice(ctx, reply, notice);
	reply_see_other(reply, path);
	return NULL;
}

/* --- where it stands ----------------------------------------------------- */

const struct fault *
checkin_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct checkin_screen screen;

	TRY(checkin_screen(ctx, req, &screen));
	show(ctx, reply, &screen,
	     screen.mine ? T("My check-ins") : T("Check-ins"),
	     screen.mine ? S("/me")
	                 : people_path(ctx->arena, screen.head.crn, ""),
	     screen.mine ? checkin_draw_me : checkin_draw_case);
	return NULL;
}

const struct fault *
checkin_post_say(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct checkin_screen screen;
	int yes = checkin_word(request_field(req, "says"), checkin_yes_no);

	TRY(checkin_whose(ctx, req, &screen));
	TRY(checkin_say(ctx, screen.head.person, yes));
	return done(ctx, reply,
	            yes == 1 ? TEXT("It is saved: yes to check-ins")
	                     : TEXT("It is saved: no check-ins"),
	            screen.base);
}

/* --- what was agreed before ---------------------------------------------- */

const struct fault *
checkin_get_past(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct checkin_screen screen;

	TRY(checkin_whose(ctx, req, &screen));
	TRY(checkin_read_past(ctx, screen.head.person, checkin_page_of(req),
	                      &screen.past));
	show(ctx, reply, &screen, T("What was agreed before"), screen.base,
	     checkin_draw_past);
	return NULL;
}

/* --- one that is open ---------------------------------------------------- */

/* The one that a form was shown for; {0}: it does not say. */
static struct checkin_id
fill_of(const struct request *req)
{
	struct checkin_id id = {0};

	if (!id_read(request_field(req, "checkin"), &id.v))
		id.v = 0;
	return id;
}

/* Where the one that was written for is not open any more, it is shown with
 * what was typed. */
const struct fault *
checkin_get_fill(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct checkin_id of = fill_of(req);
	struct checkin_screen screen;
	struct checkin was = {0};

	TRY(checkin_screen(ctx, req, &screen));
	screen.one = screen.all.open;
	if (of.v != 0 && (screen.one == NULL || screen.one->id.v != of.v)) {
		TRY(checkin_store_seen(ctx, screen.head.person, of, &was));
		if (was.id.v != 0)
			screen.one = &was;
	}
	show(ctx, reply, &screen,
	     screen.mine ? T("How is it going?")
	                 : T("Type a check-in for them"),
	     screen.base, checkin_draw_fill);
	return NULL;
}

void
checkin_sent_of(const struct request *req, struct checkin_sent *out)
{
	static const char *const fields[] = {"answer_1", "answer_2",
	                                     "answer_3"};

	*out = (struct checkin_sent){
	        .of = fill_of(req),
	        .mood = checkin_word(request_field(req, "mood"), checkin_moods),
	        .none = request_field_has(req, "wants", S("none")),
	        .other = request_field(req, "other"),
	        .call = checkin_word(request_field(req, "call"),
	                             checkin_yes_no),
	        .words = request_field(req, "words"),
	        .voice = checkin_word(request_field(req, "voice"),
	                              checkin_voices),
	};
	for (int i = 0; i < CHECKIN_WANT_COUNT; i++)
		if (request_field_has(req, "wants", str_of(checkin_wants[i])))
			out->wants |= 1u << i;
	for (int i = 0; i < CHECKIN_QUESTIONS; i++)
		out->answers[i] = request_field(req, fields[i]);
}

const struct fault *
checkin_post_fill(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct checkin_screen screen;
	struct checkin_sent sent;

	TRY(checkin_whose(ctx, req, &screen));
	checkin_sent_of(req, &sent);
	TRY(checkin_send(ctx, screen.head.person, &sent, NULL));
	return done(ctx, reply,
	            screen.mine ? TEXT("Thank you. It is sent")
	                        : TEXT("The check-in is written down"),
	            screen.base);
}

const struct fault *
checkin_get_paper(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct checkin_screen screen;

	TRY(checkin_screen(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = T("How is it going?"),
	                         .person_page = screen.mine,
	                         .print = true,
	                         .of = screen.head.name},
	          checkin_draw_paper, &screen);
	return NULL;
}

/* --- one of the past ----------------------------------------------------- */

const struct fault *
checkin_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct checkin_screen screen;
	struct checkin_id id;

	TRY(request_place_id(req, "checkin", &id.v));
	TRY(checkin_whose(ctx, req, &screen));
	TRY(checkin_read_one(ctx, screen.head.person, id, &screen.all));
	screen.one = screen.all.list;
	show(ctx, reply, &screen,
	     TV(ctx->arena, "Check-in of {day}",
	        {"day", date_words(ctx->arena, screen.one->due)}),
	     screen.base, checkin_draw_one);
	return NULL;
}

/* What whoever read it keeps close may be gone from them, too. */
static const struct fault *
read_it(struct ctx *ctx, struct reply *reply,
        const struct checkin_screen *screen, struct checkin_id id)
{
	struct checkin one = {0};

	TRY(checkin_store_seen(ctx, screen->head.person, id, &one));
	if (one.id.v != 0)
		return done(ctx, reply, TEXT("It is saved that you read it"),
		            checkin_one_path(ctx->arena, screen, id, ""));
	return done(ctx, reply,
	            TEXT("It is saved, and kept close: from now on their "
	                 "worker and the senior of the team see it, and you "
	                 "do not"),
	            screen->base);
}

const struct fault *
checkin_post_review(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct checkin_look look = {
	        .known = checkin_word(request_field(req, "known"),
	                              checkin_knowns),
	        .note = request_field(req, "note"),
	        .close = request_field_has(req, "close", S("yes")),
	};
	struct checkin_screen screen;
	struct checkin_id id;

	TRY(request_place_id(req, "checkin", &id.v));
	TRY(checkin_whose(ctx, req, &screen));
	TRY(checkin_review(ctx, screen.head.person, id, &look, NULL));
	return read_it(ctx, reply, &screen, id);
}

const struct fault *
checkin_post_follow(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct checkin_screen screen;
	struct checkin_id id;

	TRY(request_place_id(req, "checkin", &id.v));
	TRY(checkin_whose(ctx, req, &screen));
	TRY(checkin_follow(ctx, screen.head.person, id,
	                   request_field(req, "words"), NULL));
	return done(ctx, reply, TEXT("Your note is saved"),
	            checkin_one_path(ctx->arena, &screen, id, ""));
}

/* --- of a worker --------------------------------------------------------- */

const struct fault *
checkin_get_set(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct checkin_screen screen;

	TRY(checkin_screen(ctx, req, &screen));
	show(ctx, reply, &screen, T("Set up check-ins"), screen.base,
	     checkin_draw_set);
	return NULL;
}

const struct fault *
checkin_post_set(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct str place = request_field(req, "place");
	struct checkin_terms terms = {
	        .none_of_them = request_field_has(req, "facts", S("none")),
	        .first = DATE_NONE,
	        .instead = str_is(place, "instead"),
	        .why = request_field(req, "why"),
	        .way = checkin_word(request_field(req, "way"), checkin_ways),
	        .said = checkin_word(request_field(req, "said"),
	                             checkin_yes_no),
	};
	struct checkin_screen screen;
	struct problems problems;
	int64_t every;

	TRY(checkin_whose(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	if (!terms.instead && !str_is(place, "beside"))
		problems_add(&problems, "place",
		             "Choose beside meetings or in their place");
	if (str_i64(request_field(req, "every"), &every) && every > 0 &&
	    every < 9)
		terms.every = (int)every;
	if (!date_read(request_field(req, "first"), ctx->today, &terms.first))
		terms.first = DATE_NONE;
	for (int i = 0; i < CHECKIN_FACT_COUNT; i++)
		if (request_field_has(req, "facts", str_of(checkin_facts[i])))
			terms.facts |= 1u << i;
	TRY(checkin_set(ctx, screen.head.person, &terms, &problems));
	return done(ctx, reply, TEXT("Check-ins are set up"), screen.base);
}

const struct fault *
checkin_post_senior(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct checkin_screen screen;

	TRY(checkin_whose(ctx, req, &screen));
	TRY(checkin_senior(ctx, screen.head.person,
	                   checkin_word(request_field(req, "says"),
	                                checkin_yes_no)));
	return done(ctx, reply, TEXT("Your answer is saved"), screen.base);
}

const struct fault *
checkin_get_stop(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct checkin_screen screen;

	TRY(checkin_screen(ctx, req, &screen));
	show(ctx, reply, &screen, T("Stop check-ins"), screen.base,
	     checkin_draw_stop);
	return NULL;
}

const struct fault *
checkin_post_stop(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct checkin_screen screen;

	TRY(checkin_whose(ctx, req, &screen));
	TRY(checkin_stop(ctx, screen.head.person, request_field(req, "why"),
	                 NULL));
	return done(ctx, reply, TEXT("Check-ins are stopped"), screen.base);
}

const struct fault *
checkin_get_questions(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct checkin_screen screen;

	TRY(checkin_screen(ctx, req, &screen));
	show(ctx, reply, &screen, T("Questions for the next check-in"),
	     screen.base, checkin_draw_questions);
	return NULL;
}

const struct fault *
checkin_post_questions(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct str questions[CHECKIN_QUESTIONS] = {
	        request_field(req, "question_1"),
	        request_field(req, "question_2"),
	        request_field(req, "question_3"),
	};
	struct checkin_screen screen;

	TRY(checkin_whose(ctx, req, &screen));
	TRY(checkin_ask(ctx, screen.head.person, questions, NULL));
	return done(ctx, reply, TEXT("The questions are saved"), screen.base);
}
