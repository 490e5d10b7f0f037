/*
 * contact_me_pages.c - the person's own appointments and promises.
 */
#include "practice/contact/contact_pages.h"
#include "practice/contact/contact_told.h"

#define PAST_SIZE 20

/* The person signed in, and the contact of ":contact", which is theirs. */
static const struct fault *
screen_own(struct ctx *ctx, const struct request *req,
           struct contact_screen *screen)
{
	struct contact_id id;

	TRY(people_me(ctx, &screen->head));
	TRY(request_place_id(req, "contact", &id.v));
	return contact_read(ctx, screen->head.person, id, &screen->contact);
}

static struct page
page_me(struct str title, struct str back)
{
	return (struct page){
	        .title = title,
	        .nav = NAV_CONTACTS,
	        .back = back,
	        .person_page = true,
	};
}

const struct fault *
contact_get_me(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact *coming, *list;
	struct page page = page_me(T("My appointments"), S(""));
	struct str after = request_query(req, "after");
	struct contact from;

	TRY(people_me(ctx, &screen.head));
	screen.filter = (struct contact_filter){
	        .kind = -1, .outcome = -1, .most = PAST_SIZE + 1};
	/* The past begins now: nothing that is to come is among it. */
	screen.filter.after.v = INT64_MAX;
	screen.filter.after_at = ctx->now;
	if (!str_empty(after) && id_read(after, &screen.filter.after.v)) {
		TRY(contact_read(ctx, screen.head.person, screen.filter.after,
		                 &from));
		screen.filter.after_at = from.at;
	}
	TRY(contact_store_coming(ctx, screen.head.person, 20, &coming,
	                         &screen.coming_n));
	TRY(contact_store_list(ctx, screen.head.person, &screen.filter, &list,
	                       &screen.n));
	screen.coming = coming;
	screen.list = list;
	screen.more = screen.n > PAST_SIZE;
	if (screen.more)
		screen.n = PAST_SIZE;
	page_show(ctx, reply, &page, contact_draw_me, &screen);
	return NULL;
}

const struct fault *
contact_get_me_one(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_promise *promises;
	struct contact_former *formers;
	struct page page = page_me(T("Appointment"), S("/me/appointments"));

	TRY(screen_own(ctx, req, &screen));
	TRY(contact_store_promises_at(ctx, screen.contact.id, &promises,
	                              &screen.promises_n));
	screen.promises = promises;
	TRY(contact_rating_read(ctx, screen.contact.id, &screen.rating));
	TRY(contact_formers(ctx, &screen.contact, &formers, &screen.formers_n));
	screen.formers = formers;
	page_show(ctx, reply, &page, contact_draw_me_one, &screen);
	return NULL;
}

const struct fault *
contact_get_me_cannot(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct page page =
	        page_me(T("I cannot make it"), S("/me/appointments"));

	TRY(screen_own(ctx, req, &screen));
	page_show(ctx, reply, &page, contact_draw_me_cannot, &screen);
	return NULL;
}

const struct fault *
contact_get_calendar(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct str host = str_of(ctx->app->host);

	TRY(screen_own(ctx, req, &screen));
	reply_download(reply, "text/calendar; charset=utf-8",
	               S("appointment.ics"));
	contact_calendar(ctx->arena, ctx->now,
	                 str_empty(host) ? S("mydirection") : host,
	                 &screen.contact, &reply->body);
	return NULL;
}

const struct fault *
contact_post_answer(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	int answer = str_word(request_field(req, "answer"), contact_answers);
	int reason = str_word(request_field(req, "reason"), contact_reasons);

	TRY(screen_own(ctx, req, &screen));
	TRY(contact_answer_give(
	        ctx, screen.contact.id,
	        answer < 0 ? CONTACT_NOT_ANSWERED : (enum contact_answer)answer,
	        reason < 0 ? CONTACT_REASON_NONE : (enum contact_reason)reason,
	        request_field(req, "words")));
	reply_notice(ctx, reply,
	             TEXT("Thank you. Your worker can see your "
	                  "answer"));
	reply_see_other(reply,
	                contact_path_me(ctx->arena, screen.contact.id, ""));
	return NULL;
}

const struct fault *
contact_get_calendar_all(struct ctx *ctx, const struct request *req,
                         struct reply *reply)
{
	struct str host = str_of(ctx->app->host);
	struct person_head head;
	struct contact *coming;
	size_t n;

	(void)req;
	TRY(people_me(ctx, &head));
	TRY(contact_store_coming(ctx, head.person, 20, &coming, &n));
	/* A calendar holds one thing at least (RFC 5545 section 3.6). */
	if (n == 0)
		return fault_not_found(ctx, "There is no appointment yet");
	reply_download(reply, "text/calendar; charset=utf-8",
	               S("appointments.ics"));
	contact_calendar_all(ctx->arena, ctx->now,
	                     str_empty(host) ? S("mydirection") : host, coming,
	                     n, &reply->body);
	return NULL;
}

const struct fault *
contact_post_rating(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_rating rating;

	contact_read_rating(req, &rating);
	TRY(screen_own(ctx, req, &screen));
	TRY(contact_rate(ctx, screen.contact.id, &rating));
	reply_notice(ctx, reply, TEXT("Thank you for telling us"));
	reply_see_other(reply,
	                contact_path_me(ctx->arena, screen.contact.id, ""));
	return NULL;
}

const struct fault *
contact_get_me_promises(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_promise *promises;
	struct page page =
	        page_me(T("What was promised"), S("/me/appointments"));

	(void)req;
	TRY(people_me(ctx, &screen.head));
	TRY(contact_store_promises(ctx, screen.head.person, 50, &promises,
	                           &screen.promises_n));
	screen.promises = promises;
	page_show(ctx, reply, &page, contact_draw_me_promises, &screen);
	return NULL;
}

const struct fault *
contact_post_me_promise(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct person_head head;
	struct contact_promised promised;
	struct problems problems;
	struct promise_id id;

	TRY(people_me(ctx, &head));
	problems_init(&problems, ctx->arena);
	promised.words = request_field(req, "promise");
	contact_read_day(ctx, req, "due", &promised.due, &problems);
	TRY(contact_promise_make(ctx, head.person, (struct contact_id){0},
	                         CONTACT_PERSON, &promised, &problems, &id));
	reply_notice(ctx, reply, TEXT("Your promise is written down"));
	reply_see_other(reply, S("/me/promises"));
	return NULL;
}

const struct fault *
contact_post_me_kept(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct person_head head;

	TRY(people_me(ctx, &head));
	TRY(contact_kept_of_request(ctx, req, head.person));
	reply_notice(ctx, reply, TEXT("That is written down"));
	reply_see_other(reply, S("/me/promises"));
	return NULL;
}
