/*
 * people_reach_pages.c - who works with a person, and who may look.
 */
#include "register/people/people_pages_local.h"

#include "kernel/identity/identity.h"

#define LOOKS_MOST 200

/* An id that a select sent; 0 when it is empty or no id. */
static int64_t
chosen(const struct request *req, const char *name)
{
	int64_t id;

	return id_read(request_field(req, name), &id) ? id : 0;
}

const struct fault *
people_get_allocate(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct allocate_view view = {0};
	struct worker_line *workers;
	struct team *teams;

	TRY(people_of_request(ctx, req, &view.head));
	TRY(people_store_workers(ctx, view.head.organisation, &workers,
	                         &view.workers_n));
	TRY(team_all(ctx, view.head.organisation, &teams, &view.teams_n));
	view.workers = workers;
	view.teams = teams;
	page_show(ctx, reply,
	          &(struct page){.title = T("Who works with this person"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .back = people_path(ctx->arena, view.head.crn,
	                                             "/details")},
	          people_draw_allocate, &view);
	return NULL;
}

const struct fault *
people_post_allocate(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	TRY(people_allocate(ctx, head.person,
	                    (struct user_id){chosen(req, "worker")},
	                    (struct team_id){chosen(req, "team")}));
	reply_notice(ctx, reply, TEXT("The worker and team are saved"));
	reply_see_other(reply, S("/people?which=all"));
	return NULL;
}

const struct fault *
people_get_restrict(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct restrict_view view = {0};
	struct placement placement;

	TRY(people_of_request(ctx, req, &view.head));
	TRY(access_placement(ctx, view.head.person, &placement));
	view.restricted = placement.restricted;
	page_show(ctx, reply,
	          &(struct page){.title = T("Who may not open this case"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .back = people_path(ctx->arena, view.head.crn,
	                                             "/details")},
	          people_draw_restrict, &view);
	return NULL;
}

const struct fault *
people_post_restrict(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct str state = request_field(req, "state");
	struct person_head head;

	TRY(people_of_request(ctx, req, &head));
	if (!str_is(state, "restricted") && !str_is(state, "open"))
		return fault_invalid(ctx, "Choose to restrict or to open");
	TRY(access_restrict(ctx, head.person, str_is(state, "restricted"),
	                    request_field(req, "reason")));
	reply_notice(ctx, reply, TEXT("It is saved"));
	reply_see_other(reply, people_path(ctx->arena, head.crn, "/restrict"));
	return NULL;
}

const struct fault *
people_post_exclude(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct str state = request_field(req, "state");
	struct person_head head;
	struct problems problems;
	struct user_id user;

	TRY(people_of_request(ctx, req, &head));
	TRY(identity_user_find(ctx, request_field(req, "username"), &user));
	if (user.v == 0) {
		problems_init(&problems, ctx->arena);
		problems_add(&problems, "username",
		             "There is no user of that name");
		return problems_fault(&problems);
	}
	TRY(access_exclude(ctx, user, head.person, !str_is(state, "end"),
	                   request_field(req, "reason")));
	reply_notice(ctx, reply, TEXT("It is saved"));
	reply_see_other(reply, S("/people?which=all"));
	return NULL;
}

const struct fault *
people_post_open_crn(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct problems problems;
	struct str crn;

	if (identifier_read(ctx->arena, IDENTIFIER_CRN,
	                    request_field(req, "crn"), ctx->today,
	                    &crn) != IDENTIFIER_GOOD) {
		problems_init(&problems, ctx->arena);
		problems_add(&problems, "crn",
		             "A CRN is a letter and six digits, like X123456");
		return problems_fault(&problems);
	}
	reply_see_other(reply, people_path(ctx->arena, crn, "/open"));
	return NULL;
}

const struct fault *
people_get_open_crn(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct list_view view = {.results = true};

	(void)req;
	page_show(ctx, reply,
	          &(struct page){.title = T("Open a record out of reach"),
	                         .nav = NAV_PEOPLE,
	                         .back = S("/people"),
	                         .wide = true},
	          people_draw_list, &view);
	return NULL;
}

/* The page is the same whether there is such a person or not. */
const struct fault *
people_get_open(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct open_view view = {0};

	if (identifier_read(ctx->arena, IDENTIFIER_CRN,
	                    request_place(req, "crn"), ctx->today,
	                    &view.crn) != IDENTIFIER_GOOD)
		return fault_not_found(ctx, "We cannot find that person");
	page_show(ctx, reply,
	          &(struct page){.title = T("Open a record out of reach"),
	                         .nav = NAV_PEOPLE,
	                         .back = S("/people")},
	          people_draw_open, &view);
	return NULL;
}

const struct fault *
people_post_open(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct stored_person stored;
	struct str crn;
	bool found = false;

	if (identifier_read(ctx->arena, IDENTIFIER_CRN,
	                    request_place(req, "crn"), ctx->today,
	                    &crn) == IDENTIFIER_GOOD)
		TRY(people_store_crn(ctx, crn, &stored, &found));
	if (!found)
		return fault_refused(ctx, "This record cannot be opened");
	if (stored.merged_into.v != 0)
		stored.person = stored.merged_into;
	TRY(access_glass_break(ctx, stored.person,
	                       request_field(req, "reason")));
	reply_notice(ctx, reply,
	             TEXT("The record is open to you for three hours. "
	                  "Somebody else will review why"));
	reply_see_other(reply, people_path(ctx->arena, crn, ""));
	return NULL;
}

/* Names of one glass: who broke it, and the person if within reach. */
static const struct fault *
glass_fill(struct ctx *ctx, const struct glass *glass, struct glass_view *out)
{
	struct person_line line;
	bool found;

	*out = (struct glass_view){.glass = *glass};
	TRY(identity_user_name(ctx, glass->actor, &out->who));
	TRY(people_store_line(ctx, glass->person, &line, &found));
	if (found) {
		out->name = line.name;
		out->crn = line.crn;
	}
	return NULL;
}

const struct fault *
people_get_glasses(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct glasses_view view = {0};
	struct glass_view *v;
	struct glass *glasses;

	(void)req;
	TRY(access_glass_waiting(ctx, &glasses, &view.n));
	v = arena_new(ctx->arena, struct glass_view, view.n + 1);
	for (size_t i = 0; i < view.n; i++)
		TRY(glass_fill(ctx, &glasses[i], &v[i]));
	view.v = v;
	page_show(ctx, reply,
	          &(struct page){.title = T("Records opened out of reach"),
	                         .nav = NAV_REVIEW},
	          people_draw_glasses, &view);
	return NULL;
}

const struct fault *
people_get_glass(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct glass_view view;
	struct glass glass;
	int64_t id;

	TRY(request_place_id(req, "glass", &id));
	TRY(access_glass(ctx, id, &glass));
	TRY(glass_fill(ctx, &glass, &view));
	page_show(ctx, reply,
	          &(struct page){.title = T("Was it right to open it?"),
	                         .nav = NAV_REVIEW,
	                         .back = S("/reviews/glass")},
	          people_draw_glass, &view);
	return NULL;
}

const struct fault *
people_post_glass(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	int verdict =
	        str_word(request_field(req, "verdict"), glass_verdict_words);
	struct problems problems;
	int64_t id;

	TRY(request_place_id(req, "glass", &id));
	if (verdict < 0) {
		problems_init(&problems, ctx->arena);
		problems_add(&problems, "verdict",
		             "Say whether it was right to open the record");
		return problems_fault(&problems);
	}
	TRY(access_glass_review(ctx, id, (enum glass_verdict)verdict,
	                        request_field(req, "note")));
	reply_notice(ctx, reply, TEXT("The review is recorded"));
	reply_see_other(reply, S("/reviews/glass"));
	return NULL;
}

/* The name of a line's actor: of an earlier line of the same, or asked. */
static const struct fault *
look_name(struct ctx *ctx, struct audit_line *lines, size_t i)
{
	if (lines[i].actor.v == 0)
		return NULL;
	for (size_t j = 0; j < i; j++)
		if (lines[j].actor.v == lines[i].actor.v) {
			lines[i].actor_name = lines[j].actor_name;
			return NULL;
		}
	return identity_user_name(ctx, lines[i].actor, &lines[i].actor_name);
}

const struct fault *
people_looks_name(struct ctx *ctx, struct audit_line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		TRY(look_name(ctx, lines, i));
	return NULL;
}

const struct fault *
people_looks_read(struct ctx *ctx, struct person_id person,
                  struct instant before, size_t most, struct audit_line **out,
                  size_t *n)
{
	TRY(audit_about(ctx, person, before, most, out, n));
	return people_looks_name(ctx, *out, *n);
}

const struct fault *
people_looks_page(struct ctx *ctx, const struct request *req,
                  struct looks_view *view)
{
	struct instant before = INSTANT_NONE;
	struct audit_line *lines;
	int64_t at;

	/* A page further back begins before a moment, in milliseconds. */
	if (str_i64(request_query(req, "before"), &at) && at > 0)
		before.ms = at;
	TRY(people_looks_read(ctx, view->head.person, before, LOOKS_MOST,
	                      &lines, &view->n));
	view->lines = lines;
	view->before = view->n == LOOKS_MOST ? lines[view->n - 1].at
	                                     : INSTANT_NONE;
	return NULL;
}

const struct fault *
people_get_looks(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct looks_view view = {0};

	TRY(people_of_request(ctx, req, &view.head));
	TRY(people_looks_page(ctx, req, &view));
	page_show(ctx, reply,
	          &(struct page){.title = T("Who looked at this record"),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .tabs = people_tabs(ctx, &view.head,
	                                             PEOPLE_TAB_ACCESS)},
	          people_draw_looks, &view);
	return NULL;
}
