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

const struct fault *
checkin_screen(struct ctx *ctx, const struct request *req,
               struct checkin_screen *out)
{
	int64_t days;

	TRY(checkin_whose(ctx, req, out));
	TRY(policy_get_i64(ctx, "checkin.read_days", S(""), ctx->today, 2,
	                   &days));
	out->read_days = (int)days;
	TRY(checkin_read(ctx, out->head.person, &out->all));
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

/* --- one that is open ---------------------------------------------------- */

const struct fault *
checkin_get_fill(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct checkin_screen screen;

	TRY(checkin_screen(ctx, req, &screen));
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
	                         .print = true},
	          checkin_draw_paper, &screen);
	return NULL;
}

/* --- one of the past ----------------------------------------------------- */

const struct fault *
checkin_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct checkin_screen screen;
	int64_t id;

	TRY(request_place_id(req, "checkin", &id));
	TRY(checkin_screen(ctx, req, &screen));
	for (size_t i = 0; i < screen.all.n; i++)
		if (screen.all.list[i].id.v == id)
			screen.one = &screen.all.list[i];
	if (screen.one == NULL)
		return fault_not_found(ctx, "We cannot find that check-in");
	show(ctx, reply, &screen,
	     TV(ctx->arena, "Check-in of {day}",
	        {"day", date_words(ctx->arena, screen.one->due)}),
	     screen.base, checkin_draw_one);
	return NULL;
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
	return done(ctx, reply, TEXT("It is saved that you read it"),
	            checkin_one_path(ctx->arena, &screen, id, ""));
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
