#include "practice/plan/plan_form_local.h"

const struct fault *
plan_screen_open(struct ctx *ctx, const struct request *req,
                 struct plan_screen **out)
{
	struct plan_screen *screen =
	        arena_new(ctx->arena, struct plan_screen, 1);

	screen->on = DATE_NONE;
	screen->mine = str_empty(request_place(req, "crn"));
	if (screen->mine) {
		TRY(people_me(ctx, &screen->head));
		screen->base = S("/me/plan");
	} else {
		TRY(people_of_request(ctx, req, &screen->head));
		screen->base =
		        people_path(ctx->arena, screen->head.crn, "/plan");
	}
	*out = screen;
	return NULL;
}

const struct fault *
plan_screen_whole(struct ctx *ctx, const struct request *req,
                  struct plan_screen **out)
{
	struct plan_screen *screen;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_read(ctx, screen->head.person, &screen->whole));
	*out = screen;
	return NULL;
}

const struct fault *
plan_screen_goal(struct ctx *ctx, const struct request *req,
                 struct plan_screen **out)
{
	struct plan_screen *screen;
	int64_t id;

	TRY(plan_screen_whole(ctx, req, &screen));
	TRY(request_place_id(req, "goal", &id));
	for (size_t i = 0; i < screen->whole.goals_n; i++)
		if (screen->whole.goals[i].id.v == id)
			screen->goal = &screen->whole.goals[i];
	if (screen->goal == NULL)
		return fault_not_found(ctx, "We cannot find that goal");
	*out = screen;
	return NULL;
}

const struct fault *
plan_screen_step(struct ctx *ctx, const struct request *req,
                 struct plan_screen *screen)
{
	int64_t id;

	TRY(request_place_id(req, "step", &id));
	for (size_t i = 0; i < screen->goal->steps_n; i++)
		if (screen->goal->steps[i].id.v == id)
			screen->step = &screen->goal->steps[i];
	if (screen->step == NULL)
		return fault_not_found(ctx, "We cannot find that step");
	return NULL;
}

const struct fault *
plan_screen_changes(struct ctx *ctx, struct plan_screen *screen)
{
	struct plan *plan = &screen->whole.plan;
	struct plan_whole then;
	bool found;

	if (plan->agreed_version == 0 || !plan_is_changed(plan))
		return NULL;
	TRY(plan_read_terms(ctx, plan, plan->agreed_version, &then, &found));
	if (!found)
		return NULL;
	plan_differ(ctx->arena, &then, &screen->whole, &screen->changes);
	return NULL;
}

void
plan_screen_show(struct ctx *ctx, struct reply *reply,
                 const struct plan_screen *screen, struct str title,
                 struct str back, plan_draw draw)
{
	struct page page = {
	        .title = title,
	        .nav = screen->mine ? NAV_PLAN : NAV_PEOPLE,
	        .back = back,
	        .person_page = screen->mine,
	};

	if (!screen->mine) {
		page.above = people_above;
		page.wide = draw == plan_draw_page || draw == plan_draw_goal;
		page.tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_PLAN);
	}
	page_show(ctx, reply, &page, draw, screen);
}

int64_t
plan_form_version(const struct request *req)
{
	int64_t version;

	if (!str_i64(request_field(req, FORM_VERSION), &version))
		return 0;
	return version;
}

int64_t
plan_form_seen(const struct request *req)
{
	int64_t version = plan_form_version(req);

	return version > 0 ? version : -1;
}

unsigned
plan_form_word(const struct request *req, const char *field,
               const char *const *words)
{
	int place = str_word(request_field(req, field), words);

	return place < 0 ? 0 : (unsigned)place;
}

bool
plan_form_when(struct ctx *ctx, const struct request *req,
               const struct plan_when *w, struct problems *problems,
               struct date *out)
{
	struct str when = request_field(req, w->when);
	int64_t months;

	*out = DATE_NONE;
	if (str_is(when, "3") || str_is(when, "6") || str_is(when, "12")) {
		if (str_i64(when, &months))
			*out = date_add_months(ctx->today, (int)months);
	} else if (str_is(when, "chosen")) {
		if (form_date_read(req, w->day, out) < 0)
			problems_add(problems, w->day,
			             "Enter a real date, like 27 3 2027");
	} else if (!str_is(when, "future")) {
		problems_add(problems, w->when, "Choose when");
	}
	return !str_is(when, "future");
}

/* Yes or no, then which. */
static unsigned
plan_form_related(const struct request *req, struct problems *problems)
{
	struct str any = request_field(req, "related_any");
	unsigned related = 0;

	if (str_is(any, "no"))
		return 0;
	for (int i = 1; i < PLAN_AREA_COUNT; i++)
		if (request_field_has(req, "related",
		                      str_of(plan_area_words[i])))
			related |= 1u << i;
	if (related == 0 && str_is(any, "yes"))
		problems_add(problems, "related",
		             "Tick the other areas it helps with, or choose "
		             "no");
	return related;
}

/* The basis and voice, which only a worker is asked for. */
static void
plan_form_worker(const struct request *req, struct problems *problems,
                 struct plan_goal_terms *terms)
{
	int basis = str_word(request_field(req, "basis"), plan_basis_words);

	if (basis < 0)
		problems_add(problems, "basis", "Choose what it rests on");
	else
		terms->basis = (unsigned)basis;
	terms->voice = plan_form_word(req, "voice", plan_voice_words);
}

const struct fault *
plan_form_goal(struct ctx *ctx, const struct request *req, bool mine,
               enum plan_basis basis, struct plan_goal_terms *out)
{
	struct problems problems;
	struct str statement = request_field(req, "statement");
	struct plan_goal_terms terms = {
	        .title = request_field(req, "title"),
	        .why = request_field(req, "why"),
	        .how = request_field(req, "how"),
	        .area = plan_form_word(req, "area", plan_area_words),
	        .basis = basis,
	        .voice = PLAN_VOICE_OWN,
	        .no_words =
	                plan_form_word(req, "no_words", plan_no_words_words),
	        .no_statement = request_field(req, "no_statement"),
	};

	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "title", terms.title, true);
	terms.related = plan_form_related(req, &problems);
	terms.now = plan_form_when(
	        ctx, req, &(struct plan_when){.when = "when", .day = "target"},
	        &problems, &terms.target);
	if (!mine)
		plan_form_worker(req, &problems, &terms);
	if (!id_read(statement, &terms.statement.v))
		terms.statement.v = 0;
	TRY(problems_fault(&problems));
	*out = terms;
	return NULL;
}

const struct fault *
plan_form_goal_change(struct ctx *ctx, const struct request *req, bool mine,
                      const struct plan_goal *goal, struct plan_goal_terms *out)
{
	TRY(plan_form_goal(ctx, req, mine, goal->basis, out));
	if (str_empty(request_field(req, "related_any")) && out->related == 0)
		out->related = goal->related;
	/* A person is not asked why it comes from none of their words. */
	if (mine) {
		out->no_words = goal->no_words;
		out->no_statement = goal->no_statement;
	}
	return NULL;
}

const struct fault *
plan_form_step(struct ctx *ctx, const struct request *req, bool mine,
               struct plan_step_terms *out)
{
	struct problems problems;
	struct plan_step_terms terms = {
	        .words = request_field(req, "step"),
	        .actor = plan_form_word(req, "actor", plan_actor_words),
	        .due = DATE_NONE,
	        .resource =
	                plan_form_word(req, "resource", plan_resource_words),
	        .needs = request_field(req, "needs"),
	        .voice = mine ? PLAN_VOICE_OWN
	                      : plan_form_word(req, "voice", plan_voice_words),
	        .status = plan_form_word(req, "status", plan_step_status_words),
	};

	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "step", terms.words, true);
	if (form_date_read(req, "due", &terms.due) < 0)
		problems_add(&problems, "due",
		             "Enter a real date, like 27 3 2027");
	TRY(problems_fault(&problems));
	*out = terms;
	return NULL;
}

/* --- the steps of a new goal ------------------------------------------ */

const char *
plan_row_field(struct arena *arena, const char *name, int row)
{
	return str_c(arena, str_print(arena, "%s_%d", name, row));
}

const struct fault *
plan_form_rows(struct ctx *ctx, const struct request *req,
               enum plan_voice voice, struct plan_step_terms **out, size_t *n)
{
	struct plan_step_terms *steps =
	        arena_new(ctx->arena, struct plan_step_terms, PLAN_ROWS_MOST);
	struct problems problems;
	size_t at = 0;

	problems_init(&problems, ctx->arena);
	for (int row = 1; row <= PLAN_ROWS_MOST; row++) {
		const char *field = plan_row_field(ctx->arena, "step", row);
		struct plan_step_terms one = {
		        .words = request_field(req, field),
		        .actor = plan_form_word(
		                req, plan_row_field(ctx->arena, "actor", row),
		                plan_actor_words),
		        .due = DATE_NONE,
		        .voice = voice,
		        .status = plan_form_word(
		                req, plan_row_field(ctx->arena, "status", row),
		                plan_step_status_words),
		};

		plan_words_check(&problems, field, one.words, false);
		if (!str_empty(one.words))
			steps[at++] = one;
		else if (one.actor != 0 || one.status != 0)
			problems_add(&problems, field,
			             "Write what this step is, or leave its "
			             "line as it was");
	}
	TRY(problems_fault(&problems));
	*out = steps;
	*n = at;
	return NULL;
}
