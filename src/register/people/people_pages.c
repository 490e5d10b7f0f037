/*
 * people_pages.c - find somebody, and what is known about them.
 */
#include "register/people/people_pages_local.h"

#define PAGE_SIZE 50

/* A page of the list: ?which=team&page=2 (pages count from 1). */
static void
list_asked(const struct request *req, struct list_view *view)
{
	struct str which = request_query(req, "which");
	int64_t page;

	view->which = PEOPLE_OWN;
	if (str_is(which, "team"))
		view->which = PEOPLE_TEAM;
	else if (str_is(which, "all"))
		view->which = PEOPLE_ALL;
	if (str_i64(request_query(req, "page"), &page) && page > 0 &&
	    page <= 1000)
		view->page = page - 1;
}

static const struct fault *
list_read(struct ctx *ctx, struct list_view *view)
{
	struct person_line *lines;

	TRY(people_list(ctx, view->which, view->page, PAGE_SIZE, &lines,
	                &view->n, &view->total, &view->more));
	view->lines = lines;
	return NULL;
}

/* Who has no people of their own and asks for no list in particular is shown
 * their team's, or else their organisation's. */
const struct fault *
people_get_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct list_view view = {0};

	list_asked(req, &view);
	TRY(list_read(ctx, &view));
	if (str_empty(request_query(req, "which"))) {
		while (view.total == 0 && view.which != PEOPLE_ALL) {
			view.which = view.which == PEOPLE_OWN ? PEOPLE_TEAM
			                                      : PEOPLE_ALL;
			TRY(list_read(ctx, &view));
		}
	}
	view.pages = (view.total + PAGE_SIZE - 1) / PAGE_SIZE;
	page_show(ctx, reply,
	          &(struct page){.title = T("People"),
	                         .nav = NAV_PEOPLE,
	                         .wide = true},
	          people_draw_list, &view);
	return NULL;
}

const struct fault *
people_post_search(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct str words = request_field(req, "q");
	struct problems problems;
	int64_t id;

	if (str_empty(words)) {
		problems_init(&problems, ctx->arena);
		problems_add(&problems, "q",
		             "Enter a name, a CRN or a date of birth");
		return problems_fault(&problems);
	}
	TRY(people_search_keep(ctx, words, &id));
	reply_see_other(reply, str_print(ctx->arena, "/found/%.*s",
	                                 STR_ARG(id_show(ctx->arena, id))));
	return NULL;
}

const struct fault *
people_get_results(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct list_view view = {.results = true};
	struct person_line *lines;
	int64_t id;

	TRY(request_place_id(req, "search", &id));
	TRY(people_search_kept(ctx, id, &lines, &view.n, &view.more));
	view.lines = lines;
	view.total = (int64_t)view.n;
	page_show(ctx, reply,
	          &(struct page){.title = T("Search results"),
	                         .nav = NAV_PEOPLE,
	                         .back = S("/people"),
	                         .wide = true},
	          people_draw_list, &view);
	return NULL;
}

/* Everything the details pages show. */
static const struct fault *
details_read(struct ctx *ctx, const struct request *req,
             struct details_view *view)
{
	struct person_number *numbers;
	struct person_told *told;
	struct correction *corrections;
	struct person_place *places;
	struct placement placement;
	struct person_id person;

	TRY(people_of_request(ctx, req, &view->head));
	person = view->head.person;
	TRY(people_facts(ctx, person, &view->facts));
	TRY(people_store_numbers(ctx, person, &numbers, &view->numbers_n));
	TRY(people_told(ctx, person, &told, &view->told_n));
	TRY(people_corrections(ctx, person, &corrections,
	                       &view->corrections_n));
	TRY(people_store_places(ctx, person, &places, &view->places_n));
	TRY(access_placement(ctx, person, &placement));
	view->numbers = numbers;
	view->told = told;
	view->corrections = corrections;
	view->places = places;
	view->restricted = placement.restricted;
	view->may_write = ctx_can(ctx, CAN_WRITE_PERSON);
	view->may_allocate = ctx_can(ctx, CAN_ALLOCATE);
	view->may_restrict = ctx_can(ctx, CAN_RESTRICT);
	return NULL;
}

const struct fault *
people_get_details(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct details_view view = {0};

	TRY(details_read(ctx, req, &view));
	page_show(ctx, reply,
	          &(struct page){.title = T("Details"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .tabs = people_tabs(ctx, &view.head,
	                                             PEOPLE_TAB_DETAILS)},
	          people_draw_details, &view);
	return NULL;
}

const struct fault *
people_get_edit(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct details_view view = {0};

	TRY(details_read(ctx, req, &view));
	page_show(ctx, reply,
	          &(struct page){.title = T("Change details"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .back = people_path(ctx->arena, view.head.crn,
	                                             "/details")},
	          people_draw_edit, &view);
	return NULL;
}

/* Whether a field was sent at all: one left out stays as it is. */
static struct str
sent(const struct request *req, const char *name, struct str stored)
{
	struct str value;

	return request_field_at(req, name, 0, &value) ? request_field(req, name)
	                                              : stored;
}

static void
edit_read(const struct request *req, struct person_facts *facts)
{
	facts->first_name = sent(req, "first_name", facts->first_name);
	facts->last_name = sent(req, "last_name", facts->last_name);
	facts->preferred_name =
	        sent(req, "preferred_name", facts->preferred_name);
	facts->pronouns = sent(req, "pronouns", facts->pronouns);
	facts->sex = sent(req, "sex", facts->sex);
	facts->ethnicity = sent(req, "ethnicity", facts->ethnicity);
	facts->language = sent(req, "language", facts->language);
	facts->phone = sent(req, "phone", facts->phone);
	facts->email = sent(req, "email", facts->email);
	facts->postcode = sent(req, "postcode", facts->postcode);
	facts->contact_rules = sent(req, "contact_rules", facts->contact_rules);
	facts->access_needs = sent(req, "access_needs", facts->access_needs);
	facts->practical = sent(req, "practical", facts->practical);
}

/* The date of birth; a problem when it is no day. */
static const struct fault *
born_read(struct ctx *ctx, const struct request *req,
          struct person_facts *facts)
{
	struct problems problems;

	switch (form_date_read(req, "date_of_birth", &facts->date_of_birth)) {
	case 1:
		return NULL;
	case 0:
		facts->date_of_birth = DATE_NONE;
		return NULL;
	default:
		problems_init(&problems, ctx->arena);
		problems_add(&problems, "date_of_birth",
		             "Enter the date of birth as a day, month and "
		             "year");
		return problems_fault(&problems);
	}
}

const struct fault *
people_post_edit(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct person_head head;
	struct person_facts facts;
	int64_t version;

	TRY(people_of_request(ctx, req, &head));
	TRY(people_facts(ctx, head.person, &facts));
	edit_read(req, &facts);
	TRY(born_read(ctx, req, &facts));
	if (!str_i64(request_field(req, FORM_VERSION), &version))
		version = 0;
	facts.version = version;
	TRY(people_change(ctx, head.person, &facts));
	reply_notice(ctx, reply, TEXT("The details are saved"));
	reply_see_other(reply, people_path(ctx->arena, head.crn, "/details"));
	return NULL;
}

const struct fault *
people_post_told(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	TRY(people_tell(ctx, head.person, request_field(req, "what")));
	reply_notice(ctx, reply, TEXT("It is written down"));
	reply_see_other(reply, people_path(ctx->arena, head.crn, "/details"));
	return NULL;
}

const struct route people_routes[] = {
        {GET, "/people", people_get_list, CAN_SEE_PEOPLE,
         "My people, my team's and my organisation's, and a search",
         .form = NULL},
        {POST, "/people/search", people_post_search, CAN_SEE_PEOPLE,
         "Search people by name, CRN or date of birth", .form = people_get_list,
         .no_key = true},
        {GET, "/found/:search", people_get_results, CAN_SEE_PEOPLE,
         "The people one search found", .form = NULL},
        {GET, "/duplicates", people_get_duplicates, CAN_MERGE_PEOPLE,
         "Likely duplicates and merges", .form = NULL},
        {GET, "/duplicates/:a/:b", people_get_compare, CAN_MERGE_PEOPLE,
         "Two records side by side", .form = NULL},
        {POST, "/duplicates/:a/:b/merge", people_post_merge, CAN_MERGE_PEOPLE,
         "Merge two records", .form = people_get_compare},
        {POST, "/duplicates/:a/:b/different", people_post_not_same,
         CAN_MERGE_PEOPLE, "Say that two records are two people",
         .form = people_get_compare},
        {POST, "/merges/:merge/undo", people_post_undo, CAN_MERGE_PEOPLE,
         "Undo a merge", .form = people_get_duplicates},
        {GET, "/people/:crn/details", people_get_details, CAN_SEE_PEOPLE,
         "What is known about a person", .form = NULL},
        {GET, "/people/:crn/details/change", people_get_edit, CAN_WRITE_PERSON,
         "The form to change the facts", .form = NULL},
        {POST, "/people/:crn/details/change", people_post_edit,
         CAN_WRITE_PERSON, "Change the facts about a person",
         .form = people_get_edit},
        {POST, "/people/:crn/told", people_post_told, CAN_WRITE_PERSON,
         "Write down what the person has told", .form = people_get_details},
        {GET, "/people/:crn/corrections/:correction", people_get_correction,
         CAN_SEE_PEOPLE, "What a person says is wrong, and the answer",
         .form = NULL},
        {POST, "/people/:crn/corrections/:correction", people_post_correction,
         CAN_WRITE_PERSON, "Answer what a person says is wrong",
         .form = people_get_correction},
        {GET, "/people/:crn/sign-in", people_get_sign_in, CAN_WRITE_PERSON,
         "How a person signs in", .form = NULL},
        {POST, "/people/:crn/sign-in/invite", people_post_invite,
         CAN_WRITE_PERSON, "Invite a person: a paper with a code, shown once",
         .prepare = people_prepare_paper, .form = people_get_sign_in,
         .no_key = true},
        {POST, "/people/:crn/sign-in/reset", people_post_reset,
         CAN_WRITE_PERSON,
         "Make a code for a person's new password, shown once",
         .prepare = people_prepare_paper, .form = people_get_sign_in,
         .no_key = true},
        {GET, "/people/:crn/allocate", people_get_allocate, CAN_ALLOCATE,
         "Who works with a person", .form = NULL},
        {POST, "/people/:crn/allocate", people_post_allocate, CAN_ALLOCATE,
         "Change who works with a person", .form = people_get_allocate},
        {GET, "/people/:crn/restrict", people_get_restrict, CAN_RESTRICT,
         "Who may not open this case", .form = NULL},
        {POST, "/people/:crn/restrict", people_post_restrict, CAN_RESTRICT,
         "Restrict a case, or open it again", .form = people_get_restrict},
        {POST, "/people/:crn/exclude", people_post_exclude, CAN_RESTRICT,
         "Keep a member of staff from a person", .form = people_get_restrict},
        {POST, "/people/open", people_post_open_crn, CAN_BREAK_GLASS,
         "Go to the page that opens a record out of reach",
         .form = people_get_open_crn, .no_key = true},
        {GET, "/people/:crn/open", people_get_open, CAN_BREAK_GLASS,
         "Ask to open a record out of reach", .form = NULL},
        {POST, "/people/:crn/open", people_post_open, CAN_BREAK_GLASS,
         "Open a record out of reach, with a reason", .form = people_get_open,
         .per_minute = 10},
        {GET, "/people/:crn/access", people_get_looks, CAN_REVIEW_GLASS,
         "Who looked at a record and why", .form = NULL},
        {GET, "/reviews/glass", people_get_glasses, CAN_REVIEW_GLASS,
         "Records that were opened out of reach", .form = NULL},
        {GET, "/reviews/glass/:glass", people_get_glass, CAN_REVIEW_GLASS,
         "One opening out of reach, to be judged", .form = NULL},
        {POST, "/reviews/glass/:glass", people_post_glass, CAN_REVIEW_GLASS,
         "Judge one opening out of reach", .form = people_get_glass},
        {GET, "/me/details", people_get_me_details, CAN_SEE_OWN,
         "What is known about me", .form = NULL},
        {POST, "/me/details", people_post_me_details, CAN_WRITE_OWN,
         "Ask to correct what is known about me",
         .form = people_get_me_details},
        {GET, "/me/access", people_get_me_looks, CAN_SEE_OWN,
         "Who looked at my record and why", .form = NULL},
        {GET, "/api/people", people_api_search, CAN_SEE_PEOPLE, "Search people",
         .api_response = "People", .api_query = "q?: string, " API_QUERY_PAGE},
        {GET, "/api/people/:crn", people_api_person, CAN_SEE_PEOPLE,
         "One person", .api_response = "Person"},
        {GET, "/api/people/:crn/access-log", people_api_looks, CAN_REVIEW_GLASS,
         "Who looked at a record", .api_response = "AccessLog",
         .api_query = API_QUERY_PAGE},
        {GET, "/api/people/:crn/corrections", people_api_corrections,
         CAN_SIGNED_IN, "What a person says is wrong, and the answers",
         .api_response = "Corrections"},
        {POST, "/api/people/:crn/corrections/:correction/answer",
         people_api_corrected, CAN_WRITE_PERSON,
         "Answer what a person says is wrong", .api_request = "CorrectionReply",
         .api_response = "Corrections"},
        {POST, "/api/me/corrections", people_api_correct, CAN_WRITE_OWN,
         "Say that something in one’s details is wrong",
         .api_request = "CorrectionNew", .api_response = "Corrections"},
        {GET, "/api/me", people_api_me, CAN_SIGNED_IN, "Who is signed in",
         .api_response = "Me"},
        ROUTES_END,
};
