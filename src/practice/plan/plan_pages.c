#include "practice/plan/plan_own.h"
#include "practice/plan/plan_sign_local.h"

const struct fault *
plan_get_plan(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	static const char *const slugs[] = {"current", "future", "achieved",
	                                    "removed", NULL};
	struct plan_screen *screen;
	int tab = str_word(request_query(req, "goals"), slugs);

	TRY(plan_screen_whole(ctx, req, &screen));
	TRY(plan_screen_changes(ctx, screen));
	TRY(plan_stage_read(ctx, &screen->whole.plan, ctx->today,
	                    &screen->stage));
	TRY(plan_look_read(ctx, &screen->whole.plan, &screen->look));
	screen->tab = tab < 0 ? PLAN_GOAL_ACTIVE : (unsigned)tab;
	plan_screen_show(ctx, reply, screen,
	                 screen->mine ? T("My plan") : T("Plan"), S(""),
	                 screen->mine ? plan_draw_me : plan_draw_page);
	return NULL;
}

const struct fault *
plan_get_agree(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_whole(ctx, req, &screen));
	TRY(plan_screen_changes(ctx, screen));
	TRY(plan_sign_read(ctx, &screen->whole, &screen->shown));
	TRY(plan_screen_since(ctx, req, FORM_VERSION, screen));
	plan_screen_show(ctx, reply, screen,
	                 screen->mine ? T("Do you agree with your plan?")
	                              : T("Answer the plan"),
	                 screen->base, plan_draw_agree);
	return NULL;
}

const struct fault *
plan_post_agree(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan after;

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_answer_give(ctx, screen->head.person,
	                     &(struct plan_answering){
	                             .answer = plan_form_word(
	                                     req, "answer", plan_answer_words),
	                             .reason = plan_form_word(
	                                     req, "reason", plan_reason_words),
	                             .words = request_field(req, "words"),
	                             .seen = plan_form_version(req),
	                     },
	                     &after));
	reply_notice(ctx, reply, TEXT("Your answer is saved"));
	reply_see_other(reply, screen->base);
	return NULL;
}

const struct fault *
plan_get_phase(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_screen_whole(ctx, req, &screen));
	plan_screen_show(ctx, reply, screen, T("Phase of the journey"),
	                 screen->base, plan_draw_phase);
	return NULL;
}

const struct fault *
plan_post_phase(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct str act = request_field(req, "act"), verb;
	struct str words = request_field(req, "words");
	enum plan_turn why = plan_form_word(req, "why", plan_turn_words);
	struct problems problems;
	int name;

	TRY(plan_screen_open(ctx, req, &screen));
	problems_init(&problems, ctx->arena);
	if (!str_split(&act, '-', &verb))
		verb = S("");
	name = str_word(act, plan_phase_words);
	if (name < 0)
		problems_add(&problems, "act", "Choose what happens");
	TRY(problems_fault(&problems));
	if (str_is(verb, "leave"))
		TRY(plan_phase_leave(ctx, screen->head.person, (unsigned)name,
		                     why, words));
	else
		TRY(plan_phase_enter(ctx, screen->head.person, (unsigned)name,
		                     why, words));
	reply_notice(ctx, reply, TEXT("The journey is up to date"));
	reply_see_other(reply, plan_path(ctx->arena, screen, "/phase"));
	return NULL;
}

/* ?on=17/5/2026 or 2026-05-17: that day's plan, if there was one. */
static const struct fault *
plan_screen_past(struct ctx *ctx, const struct request *req,
                 struct plan_screen *screen)
{
	struct str on = request_query(req, "on");
	struct date day;
	bool found = false;

	if (str_empty(on))
		return NULL;
	screen->wrong_day = true;
	if (!date_read(on, ctx->today, &day))
		return NULL;
	TRY(plan_read_day(ctx, screen->head.person, day, &screen->whole,
	                  &found));
	screen->wrong_day = !found && !screen->whole.parted;
	if (!found)
		return NULL;
	screen->on = day;
	screen->past = true;
	TRY(plan_stage_read(ctx, &screen->whole.plan, day, &screen->stage));
	return plan_screen_changes(ctx, screen);
}

const struct fault *
plan_get_history(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_version_line *lines;
	struct plan_signed *signs;
	struct plan_statement *statements;
	struct plan_names names = {.n = 0};

	TRY(plan_screen_open(ctx, req, &screen));
	TRY(plan_screen_past(ctx, req, screen));
	TRY(plan_store_versions(ctx, screen->head.person, &lines,
	                        &screen->versions_n));
	screen->versions = lines;
	TRY(plan_sign_list(ctx, screen->head.person, &signs, &screen->signs_n));
	screen->signs = signs;
	TRY(plan_store_statements(ctx, screen->head.person, true, &statements,
	                          &screen->statements_n));
	for (size_t i = 0; i < screen->statements_n; i++)
		TRY(plan_name(ctx, &names, statements[i].author.user,
		              &statements[i].author.name));
	screen->statements = statements;
	plan_screen_show(ctx, reply, screen, T("The plan on past days"),
	                 screen->base, plan_draw_history);
	return NULL;
}

/* A sheet of the whole plan, drawn so. */
static const struct fault *
paper_show(struct ctx *ctx, const struct request *req, struct reply *reply,
           plan_draw draw)
{
	struct plan_screen *screen;

	TRY(plan_screen_whole(ctx, req, &screen));
	TRY(plan_papers_read(ctx, screen));
	TRY(plan_stage_read(ctx, &screen->whole.plan, ctx->today,
	                    &screen->stage));
	TRY(plan_sign_mark(ctx, &screen->whole.plan, &screen->mark));
	/* The printer asks nobody for a picture. */
	if (ctx->app->printer != NULL && str_is(request_query(req, "pdf"), "1"))
		TRY(plan_own_inline(ctx, &screen->whole));
	screen->on = ctx->today; /* nothing to press on paper */
	page_show(ctx, reply,
	          &(struct page){
	                  .title = screen->mine ? T("My plan") : T("Plan"),
	                  .person_page = screen->mine,
	                  .print = true,
	                  .of = screen->head.name,
	          },
	          draw, screen);
	return NULL;
}

const struct fault *
plan_get_print(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return paper_show(ctx, req, reply, plan_draw_booklet);
}

const struct fault *
plan_get_easy(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return paper_show(ctx, req, reply, plan_draw_easy);
}
