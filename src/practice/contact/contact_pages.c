/*
 * contact_pages.c - the pages of contacts for workers.
 */
#include "practice/contact/contact_pages.h"
#include "practice/contact/contact_told.h"

#include "kernel/identity/identity.h"

#define PAGE_SIZE 20

/* --- reading ------------------------------------------------------------ */

/* The contact of ":contact", which must be of the person of ":crn". */
const struct fault *
contact_screen_one(struct ctx *ctx, const struct request *req,
                   struct contact_screen *screen)
{
	struct contact_id id;

	TRY(people_of_request(ctx, req, &screen->head));
	TRY(request_place_id(req, "contact", &id.v));
	return contact_read(ctx, screen->head.person, id, &screen->contact);
}

/* Goals to tick and codes to choose. */
const struct fault *
contact_screen_choices(struct ctx *ctx, struct contact_screen *screen)
{
	struct plan_goal *goals;
	struct contact_code *codes;

	TRY(plan_goals(ctx, screen->head.person, &goals, &screen->goals_n));
	screen->goals = goals;
	TRY(contact_store_codes(ctx, ctx->today, &codes, &screen->codes_n));
	screen->codes = codes;
	return NULL;
}

static const struct fault *
screen_acts(struct ctx *ctx, struct contact_screen *screen)
{
	struct contact_event *acts;
	struct user_id *users;
	struct str *names;

	TRY(contact_store_acts(ctx, screen->contact.id, &acts,
	                       &screen->acts_n));
	users = arena_new(ctx->arena, struct user_id, screen->acts_n + 1);
	for (size_t i = 0; i < screen->acts_n; i++)
		users[i] = acts[i].by;
	screen->acts = acts;
	TRY(identity_names(ctx, users, screen->acts_n, &names));
	screen->act_names = names;
	return NULL;
}

static const struct fault *
screen_formers(struct ctx *ctx, struct contact_screen *screen)
{
	struct contact_former *formers;

	TRY(contact_formers(ctx, &screen->contact, &formers,
	                    &screen->formers_n));
	screen->formers = formers;
	return contact_may_correct(ctx, &screen->contact, &screen->may_correct);
}

struct page
contact_page_of(struct ctx *ctx, const struct contact_screen *screen,
                struct str title)
{
	return (struct page){
	        .title = title,
	        .nav = NAV_PEOPLE,
	        .above = people_above,
	        .tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_CONTACTS),
	        .wide = true,
	};
}

/* --- the list ----------------------------------------------------------- */

static const struct fault *
filter_of(struct ctx *ctx, const struct request *req, struct person_id person,
          struct contact_filter *out)
{
	struct str after = request_query(req, "after");
	struct contact last;

	*out = (struct contact_filter){
	        .kind = str_word(request_query(req, "kind"), contact_kinds),
	        .outcome = str_word(request_query(req, "outcome"),
	                            contact_outcomes),
	        .most = PAGE_SIZE + 1,
	};
	if (str_empty(after) || !id_read(after, &out->after.v))
		return NULL;
	TRY(contact_read(ctx, person, out->after, &last));
	out->after_at = last.at;
	return NULL;
}

const struct fault *
contact_get_list(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact *list;
	struct page page;

	TRY(people_of_request(ctx, req, &screen.head));
	TRY(filter_of(ctx, req, screen.head.person, &screen.filter));
	TRY(contact_store_list(ctx, screen.head.person, &screen.filter, &list,
	                       &screen.n));
	TRY(contact_store_count(ctx, screen.head.person, &screen.filter,
	                        &screen.total));
	screen.list = list;
	screen.more = screen.n > PAGE_SIZE;
	if (screen.more)
		screen.n = PAGE_SIZE;
	page = contact_page_of(ctx, &screen, T("Contacts"));
	page_show(ctx, reply, &page, contact_draw_list, &screen);
	return NULL;
}

const struct fault *
contact_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_promise *promises;
	struct goal_id *talked;
	struct page page;

	TRY(contact_screen_one(ctx, req, &screen));
	TRY(contact_screen_choices(ctx, &screen));
	TRY(contact_store_goals(ctx, screen.contact.id, &talked,
	                        &screen.talked_n));
	screen.talked = talked;
	TRY(contact_store_promises_at(ctx, screen.contact.id, &promises,
	                              &screen.promises_n));
	screen.promises = promises;
	TRY(contact_rating_read(ctx, screen.contact.id, &screen.rating));
	TRY(screen_acts(ctx, &screen));
	TRY(screen_formers(ctx, &screen));
	page = contact_page_of(ctx, &screen, T("Contact"));
	page.wide = false;
	page.back = people_path(ctx->arena, screen.head.crn, "/contacts");
	page_show(ctx, reply, &page, contact_draw_one, &screen);
	return NULL;
}

/* --- forms -------------------------------------------------------------- */

const struct fault *
contact_get_record(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	static const struct contact_filter newest = {
	        .kind = -1, .outcome = CONTACT_COMPLIED, .most = 1};
	struct contact_screen screen = {.n = 0};
	struct contact_promise *promises;
	struct contact *last;
	struct page page;
	size_t n;

	TRY(people_of_request(ctx, req, &screen.head));
	screen.contact.at = INSTANT_NONE;
	TRY(contact_screen_choices(ctx, &screen));
	TRY(contact_store_list(ctx, screen.head.person, &newest, &last, &n));
	screen.last = n > 0 ? &last[0] : NULL;
	TRY(contact_store_promises(ctx, screen.head.person, 6, &promises,
	                           &screen.promises_n));
	while (screen.promises_n > 0 &&
	       promises[screen.promises_n - 1].kept != CONTACT_OPEN)
		screen.promises_n--;
	screen.promises = promises;
	page = contact_page_of(ctx, &screen, T("Record a contact"));
	page.back = people_path(ctx->arena, screen.head.crn, "");
	page.back_label = TV(ctx->arena, "Back to {name}",
	                     {"name", screen.head.known_as});
	page_show(ctx, reply, &page, contact_draw_record, &screen);
	return NULL;
}

const struct fault *
contact_get_plan(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct page page;

	TRY(people_of_request(ctx, req, &screen.head));
	TRY(know_line(ctx, screen.head.person, &screen.helps));
	page = contact_page_of(ctx, &screen, T("Arrange an appointment"));
	page.wide = false;
	page.back = people_path(ctx->arena, screen.head.crn, "/contacts");
	page_show(ctx, reply, &page, contact_draw_plan, &screen);
	return NULL;
}

const struct fault *
contact_get_move(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct page page;

	TRY(contact_screen_one(ctx, req, &screen));
	page = contact_page_of(ctx, &screen, T("Move to another time"));
	page.wide = false;
	page.back = contact_path(ctx->arena, screen.head.crn, screen.contact.id,
	                         "");
	page_show(ctx, reply, &page, contact_draw_move, &screen);
	return NULL;
}

/* --- sending ------------------------------------------------------------ */

const struct fault *
contact_post_record(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct person_head head;
	struct contact_terms terms, next;
	struct problems problems;
	struct contact_id id;

	TRY(people_of_request(ctx, req, &head));
	problems_init(&problems, ctx->arena);
	contact_read_when(ctx, req, "when", "time", &terms, &problems);
	contact_read_terms(ctx, req, &terms, &problems);
	contact_read_result(ctx, req, CONTACT_SHARED, &terms, &problems);
	contact_read_next(ctx, req, &terms, &next, &problems);
	TRY(contact_record(ctx, head.person, &terms, &problems, &id));
	if (instant_is(next.at))
		TRY(contact_arrange(ctx, head.person, &next, &problems, &id));
	reply_notice(ctx, reply, TEXT("The contact is recorded"));
	reply_see_other(reply, people_path(ctx->arena, head.crn, "/contacts"));
	return NULL;
}

const struct fault *
contact_post_plan(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct person_head head;
	struct contact_terms terms;
	struct problems problems;
	struct contact_id id;

	TRY(people_of_request(ctx, req, &head));
	problems_init(&problems, ctx->arena);
	contact_read_when(ctx, req, "when", "time", &terms, &problems);
	contact_read_terms(ctx, req, &terms, &problems);
	TRY(contact_arrange(ctx, head.person, &terms, &problems, &id));
	reply_notice(ctx, reply, TEXT("The appointment is arranged"));
	reply_see_other(reply, people_path(ctx->arena, head.crn, "/contacts"));
	return NULL;
}

/* The contact of the address and the version its form was made from. */
const struct fault *
contact_post_begin(struct ctx *ctx, const struct request *req,
                   struct contact_screen *screen, int64_t *seen,
                   struct problems *problems)
{
	TRY(contact_screen_one(ctx, req, screen));
	problems_init(problems, ctx->arena);
	if (!str_i64(request_field(req, FORM_VERSION), seen) || *seen <= 0)
		return fault_invalid(ctx, "Open the page again, then make "
		                          "your change");
	return NULL;
}

const struct fault *
contact_post_outcome(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_terms terms;
	struct problems problems;
	int64_t seen;

	TRY(contact_post_begin(ctx, req, &screen, &seen, &problems));
	terms = (struct contact_terms){.at = screen.contact.at};
	contact_read_result(ctx, req, screen.contact.privacy, &terms,
	                    &problems);
	TRY(contact_outcome_set(ctx, screen.contact.id, seen, &terms,
	                        &problems));
	reply_notice(ctx, reply, TEXT("What came of it is recorded"));
	reply_see_other(reply, contact_path(ctx->arena, screen.head.crn,
	                                    screen.contact.id, ""));
	return NULL;
}

const struct fault *
contact_post_move(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_terms terms;
	struct problems problems;
	struct contact_id id;
	int64_t seen;
	int by;

	TRY(contact_post_begin(ctx, req, &screen, &seen, &problems));
	by = str_word(request_field(req, "by"), contact_movers);
	if (by < 0)
		problems_add(&problems, "by", "Say who asked to move it");
	contact_read_when(ctx, req, "when", "time", &terms, &problems);
	contact_read_terms(ctx, req, &terms, &problems);
	terms.staff = screen.contact.staff;
	terms.purpose = screen.contact.purpose;
	TRY(contact_move(ctx, screen.contact.id, seen, (enum contact_mover)by,
	                 &terms, &problems, &id));
	reply_notice(ctx, reply, TEXT("The appointment is moved"));
	reply_see_other(reply,
	                contact_path(ctx->arena, screen.head.crn, id, ""));
	return NULL;
}

const struct fault *
contact_post_share(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct problems problems;
	int64_t seen;

	TRY(contact_post_begin(ctx, req, &screen, &seen, &problems));
	TRY(contact_note_share(ctx, screen.contact.id, seen));
	reply_notice(ctx, reply, TEXT("The note is shared"));
	reply_see_other(reply, contact_path(ctx->arena, screen.head.crn,
	                                    screen.contact.id, ""));
	return NULL;
}

const struct fault *
contact_post_promise(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_promised promised;
	struct problems problems;
	struct promise_id id;
	int side;

	TRY(contact_screen_one(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	side = str_word(request_field(req, "side"), contact_sides);
	if (side < 0)
		problems_add(&problems, "side", "Say whose promise it is");
	promised.words = request_field(req, "promise");
	contact_read_day(ctx, req, "due", &promised.due, &problems);
	TRY(contact_promise_make(ctx, screen.head.person, screen.contact.id,
	                         (enum contact_side)side, &promised, &problems,
	                         &id));
	reply_notice(ctx, reply, TEXT("The promise is written down"));
	reply_see_other(reply, contact_path(ctx->arena, screen.head.crn,
	                                    screen.contact.id, ""));
	return NULL;
}

const struct fault *
contact_post_kept(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	TRY(contact_kept_of_request(ctx, req, head.person));
	reply_notice(ctx, reply, TEXT("That is written down"));
	reply_see_other(reply, people_path(ctx->arena, head.crn, ""));
	return NULL;
}
