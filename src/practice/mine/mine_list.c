/*
 * mine_list.c - rules: a person's own list.
 */
#include "practice/mine/mine_local.h"

#include "base/utf8.h"
#include "kernel/access/access.h"
#include "practice/plan/plan_step.h"
#include "register/policy/policy.h"

const char *const mine_intos[] = {"alone", "from", "step", "words", NULL};

/* --- what the rules share ------------------------------------------------ */

static const struct fault *
own_need(struct ctx *ctx, enum permission permission)
{
	if (ctx->who.person.v == 0 || !ctx_can(ctx, permission))
		return fault_not_found(ctx, "We cannot find that page");
	return permission == CAN_WRITE_OWN ? access_hold(ctx, ctx->who.person)
	                                   : access_need(ctx, ctx->who.person);
}

/* A day that has passed is no day to do something on. */
static struct date
day_to_come(const struct ctx *ctx, struct date day)
{
	return date_is(day) && date_before(day, ctx->today) ? DATE_NONE : day;
}

struct problems *
mine_problems(struct ctx *ctx, struct problems *given, struct problems *fresh)
{
	if (given != NULL)
		return given;
	problems_init(fresh, ctx->arena);
	return fresh;
}

void
mine_length(struct problems *problems, const char *field, struct str words,
            size_t most)
{
	if (utf8_length(words) <= most)
		return;
	problems_add(problems, field,
	             "This is too long: use {most} letters at most",
	             {"most", str_print(problems->arena, "%zu", most)});
}

const struct fault *
mine_list_read(struct ctx *ctx, struct mine_list *out)
{
	TRY(own_need(ctx, CAN_SEE_OWN));
	TRY(policy_get_i64(ctx, "mine.done_days", S(""), ctx->today, 14,
	                   &out->done_days));
	return mine_store_list(ctx, out);
}

const struct fault *
mine_item_read(struct ctx *ctx, struct mine_item_id id, struct mine_item *out)
{
	TRY(own_need(ctx, CAN_SEE_OWN));
	return mine_store_item(ctx, id, false, out);
}

/* --- writing it ---------------------------------------------------------- */

static void
terms_check(const struct ctx *ctx, const struct mine_terms *terms,
            struct date was, struct problems *problems)
{
	bool same = date_is(was) && date_is(terms->day) &&
	            was.days == terms->day.days;

	if (str_empty(terms->title))
		problems_add(problems, "title", "Write what you want to do");
	mine_length(problems, "title", terms->title, MINE_TITLE_MOST);
	mine_length(problems, "notes", terms->notes, MINE_NOTES_MOST);
	if (terms->no_day)
		problems_add(problems, "day",
		             "This is not a day. Write it like 27/3/2027");
	else if (date_is(terms->day) && !same &&
	         date_before(terms->day, ctx->today))
		problems_add(problems, "day",
		             "This day is over. Choose today or a day to "
		             "come");
	else if (date_is(terms->day) &&
	         date_before(date_add_months(ctx->today, 60), terms->day))
		problems_add(problems, "day",
		             "Choose a day in the next five years");
}

static const struct fault *
room_need(struct ctx *ctx, const struct mine_list *list)
{
	if (list->open >= MINE_OPEN_MOST)
		return fault_refused(ctx, "Your list is full. Do one thing, "
		                          "or take one off first");
	if (list->n >= MINE_ITEMS_MOST)
		return fault_refused(ctx, "Your list is full. Clear what is "
		                          "done first");
	return NULL;
}

static int64_t
last_position(const struct mine_list *list)
{
	int64_t last = 0;

	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].position > last)
			last = list->v[i].position;
	return last + 1;
}

const struct fault *
mine_item_add(struct ctx *ctx, const struct mine_terms *terms,
              struct problems *problems, struct mine_item_id *out)
{
	struct mine_item item = {
	        .id = {id_new()},
	        .title = utf8_clean_line(ctx->arena, terms->title),
	        .notes = terms->notes,
	        .day = terms->day,
	};
	struct mine_list list = {0};
	struct problems fresh;

	TRY(own_need(ctx, CAN_WRITE_OWN));
	problems = mine_problems(ctx, problems, &fresh);
	terms_check(ctx, terms, DATE_NONE, problems);
	TRY(problems_fault(problems));
	TRY(mine_store_list(ctx, &list));
	TRY(room_need(ctx, &list));
	item.position = last_position(&list);
	TRY(mine_store_add(ctx, &item));
	*out = item.id;
	return NULL;
}

const struct fault *
mine_item_change(struct ctx *ctx, struct mine_item_id id,
                 const struct mine_terms *terms, struct problems *problems)
{
	struct mine_item item = {0};
	struct problems fresh;

	TRY(own_need(ctx, CAN_WRITE_OWN));
	TRY(mine_store_item(ctx, id, true, &item));
	problems = mine_problems(ctx, problems, &fresh);
	terms_check(ctx, terms, item.day, problems);
	TRY(problems_fault(problems));
	item.title = utf8_clean_line(ctx->arena, terms->title);
	item.notes = terms->notes;
	item.day = terms->day;
	return mine_store_save(ctx, &item);
}

const struct fault *
mine_item_done(struct ctx *ctx, struct mine_item_id id, bool done)
{
	struct mine_item item = {0};
	struct mine_list list = {0};

	TRY(own_need(ctx, CAN_WRITE_OWN));
	TRY(mine_store_item(ctx, id, true, &item));
	if (item.done && done)
		return fault_refused(ctx, "This is done already");
	if (!item.done && !done)
		return fault_refused(ctx, "This is to do already");
	if (!done) {
		TRY(mine_store_list(ctx, &list));
		if (list.open >= MINE_OPEN_MOST)
			return room_need(ctx, &list);
	}
	item.done = done;
	item.done_at = done ? ctx->now : INSTANT_NONE;
	return mine_store_save(ctx, &item);
}

const struct fault *
mine_item_move(struct ctx *ctx, struct mine_item_id id, int by)
{
	struct mine_item *a, *b;
	struct mine_list list = {0};
	int64_t position;
	size_t at = 0;

	TRY(own_need(ctx, CAN_WRITE_OWN));
	TRY(mine_store_list(ctx, &list));
	while (at < list.open && list.v[at].id.v != id.v)
		at++;
	if (at == list.open)
		return fault_not_found(ctx, "We cannot find that on your list");
	if (by < 0 && at == 0)
		return fault_refused(ctx, "This is the first already");
	if (by >= 0 && at + 1 == list.open)
		return fault_refused(ctx, "This is the last already");
	a = &list.v[at];
	b = by < 0 ? a - 1 : a + 1;
	position = a->position;
	a->position = b->position;
	b->position = position;
	TRY(mine_store_save(ctx, a));
	return mine_store_save(ctx, b);
}

const struct fault *
mine_item_remove(struct ctx *ctx, struct mine_item_id id)
{
	struct mine_item item = {0};

	TRY(own_need(ctx, CAN_WRITE_OWN));
	TRY(mine_store_item(ctx, id, true, &item));
	return mine_store_remove(ctx, id);
}

const struct fault *
mine_list_clear(struct ctx *ctx)
{
	TRY(own_need(ctx, CAN_WRITE_OWN));
	return mine_store_clear(ctx);
}

/* --- the plan ------------------------------------------------------------ */

static bool
is_listed(const struct mine_list *list, struct step_id step)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].step.v == step.v)
			return true;
	return false;
}

/* Theirs to do, and still to do. */
static bool
is_due(const struct plan_step *step)
{
	return step->actor == PLAN_ACTOR_PERSON &&
	       !plan_step_is_finished(step) &&
	       step->replies[PLAN_PERSON] != PLAN_DECLINED;
}

const struct fault *
mine_steps_due(struct ctx *ctx, const struct mine_list *list, size_t most,
               struct mine_due **out, size_t *n)
{
	struct plan_whole whole = {0};

	*out = arena_new(ctx->arena, struct mine_due, most);
	*n = 0;
	TRY(plan_read(ctx, ctx->who.person, &whole));
	for (size_t g = 0; g < whole.goals_n; g++) {
		const struct plan_goal *goal = &whole.goals[g];

		if (goal->status != PLAN_GOAL_ACTIVE ||
		    !plan_goal_is_live(goal))
			continue;
		for (size_t s = 0; s < goal->steps_n && *n < most; s++) {
			const struct plan_step *step = &goal->steps[s];

			if (is_due(step) && !is_listed(list, step->id))
				(*out)[(*n)++] = (struct mine_due){
				        step->id, step->words, step->due};
		}
	}
	return NULL;
}

/* So many characters of it. */
static struct str
beginning(struct str words, size_t most)
{
	size_t n = words.n;

	while (utf8_length(str_slice(words, 0, n)) > most)
		n--;
	while (n > 0 && n < words.n &&
	       ((unsigned char)words.p[n] & 0xc0) == 0x80)
		n--;
	return str_slice(words, 0, n);
}

const struct fault *
mine_step_take(struct ctx *ctx, struct step_id step)
{
	struct mine_item item = {
	        .id = {id_new()}, .step = step, .into = MINE_FROM};
	struct mine_list list = {0};
	struct mine_due *due;
	size_t n, at = 0;

	TRY(own_need(ctx, CAN_WRITE_OWN));
	TRY(mine_store_list(ctx, &list));
	if (is_listed(&list, step))
		return fault_refused(ctx, "This step is on your list already");
	TRY(room_need(ctx, &list));
	TRY(mine_steps_due(ctx, &list, MINE_STEPS_MOST, &due, &n));
	while (at < n && due[at].step.v != step.v)
		at++;
	if (at == n)
		return fault_not_found(ctx, "We cannot find that step");
	item.title = beginning(utf8_clean_line(ctx->arena, due[at].words),
	                       MINE_TITLE_MOST);
	item.notes = utf8_length(due[at].words) > MINE_TITLE_MOST
	                     ? beginning(due[at].words, MINE_NOTES_MOST)
	                     : S("");
	item.day = day_to_come(ctx, due[at].due);
	item.position = last_position(&list);
	return mine_store_add(ctx, &item);
}

/* In the audit it is written on the pages of the plan, as words are: that there
 * is a list is not told. */
static const struct fault *
place_words(struct ctx *ctx, struct str words)
{
	const struct route *route = ctx->route;
	struct statement_id statement;
	const struct fault *fault;
	struct route as;

	if (route != NULL) {
		as = *route;
		as.acts_as = str_starts(str_of(route->path), S("/api/"))
		                     ? "POST /api/people/:crn/plan/statements"
		                     : "POST /me/plan/words";
		ctx->route = &as;
	}
	fault = plan_statement_write(ctx, ctx->who.person, words,
	                             PLAN_VOICE_OWN, &statement);
	ctx->route = route;
	return fault;
}

static const struct fault *
place(struct ctx *ctx, const struct mine_item *item,
      const struct mine_placing *placing)
{
	struct step_id step;

	if (placing->words)
		return place_words(ctx, placing->text);
	return plan_step_add(
	        ctx, placing->goal,
	        &(struct plan_step_terms){.words = placing->text,
	                                  .actor = PLAN_ACTOR_PERSON,
	                                  .due = day_to_come(ctx, item->day),
	                                  .voice = PLAN_VOICE_OWN,
	                                  .status = PLAN_STEP_NOT_STARTED},
	        &step);
}

const struct fault *
mine_item_place(struct ctx *ctx, struct mine_item_id id,
                const struct mine_placing *placing, struct problems *problems)
{
	struct mine_item item = {0};
	struct problems fresh;

	TRY(own_need(ctx, CAN_WRITE_OWN));
	TRY(mine_store_item(ctx, id, true, &item));
	if (item.into != MINE_ALONE)
		return fault_refused(ctx, "This is in your plan already");
	problems = mine_problems(ctx, problems, &fresh);
	if (!placing->words && placing->goal.v == 0)
		problems_add(problems, "where",
		             "Choose where it goes in your plan");
	if (str_empty(placing->text))
		problems_add(problems, "text",
		             "Write the words that go into your plan");
	mine_length(problems, "text", placing->text, MINE_NOTES_MOST);
	TRY(problems_fault(problems));
	TRY(place(ctx, &item, placing));
	item.into = placing->words ? MINE_WORDS : MINE_STEP;
	return mine_store_save(ctx, &item);
}

/* --- what is done goes --------------------------------------------------- */

const struct fault *
mine_sweep(struct ctx *ctx, void *data)
{
	int64_t days;

	(void)data;
	TRY(policy_get_i64(ctx, "mine.done_days", S(""), ctx->today, 14,
	                   &days));
	TRY(mine_close(ctx));
	return mine_store_sweep(ctx, days);
}
