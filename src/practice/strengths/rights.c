/*
 * rights.c - rules: who decides what.
 */
#include "practice/strengths/assess_local.h"
#include "practice/strengths/rights_local.h"

#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "register/policy/policy.h"

/* --- what both parts share ---------------------------------------------- */

enum rights_side
rights_side_of(const struct ctx *ctx, struct person_id person)
{
	return assess_is_own(ctx, person) ? RIGHTS_PERSON : RIGHTS_WORKER;
}

const struct fault *
rights_record(struct ctx *ctx, struct person_id person, const char *what,
              int64_t subject, enum rights_topic topic)
{
	const struct event event = {
	        .person = person,
	        .kind = what,
	        .at = ctx->now,
	        .actor = ctx->actor,
	        .subject = subject,
	        .value = rights_topics[topic],
	        .shared = true,
	};

	TRY(audit_record(ctx, what, person, subject));
	return outbox_event(ctx, &event);
}

/* --- the grid ----------------------------------------------------------- */

/* What is asked of the dated rule about a topic, for an order of this kind. */
static struct str
facts_of(struct arena *arena, const struct person_head *head,
         enum rights_topic topic)
{
	return str_print(arena, "topic=%s kind=%.*s", rights_topics[topic],
	                 STR_ARG(head->order_kind));
}

/* What it says. */
static void
row_begin(struct rights_row *row, const struct policy_answer *answer)
{
	int kind = answer->found ? str_word(answer->row.value, rights_kinds)
	                         : -1;

	row->rule = kind < 0 ? RIGHTS_JUDGE : (enum rights_kind)kind;
	row->source = answer->found ? answer->row.source : S("");
}

static const struct fault *
rules_read(struct ctx *ctx, const struct person_head *head, struct date on,
           struct rights_grid *grid)
{
	struct policy_answer answers[RIGHTS_TOPIC_COUNT];
	struct str facts[RIGHTS_TOPIC_COUNT];

	for (int i = 0; i < RIGHTS_TOPIC_COUNT; i++)
		facts[i] = facts_of(ctx->arena, head, (enum rights_topic)i);
	TRY(policy_get_each(ctx, "strengths.right", facts, RIGHTS_TOPIC_COUNT,
	                    on, answers));
	for (int i = 0; i < RIGHTS_TOPIC_COUNT; i++)
		row_begin(&grid->rows[i], &answers[i]);
	return NULL;
}

static bool
is_after(struct instant at, struct date on)
{
	return date_before(on, instant_date(at));
}

/* Whether it waited for an answer on that day. */
static bool
waited(const struct rights_change *c, struct date on)
{
	if (c->state == RIGHTS_ASKED)
		return true;
	return instant_is(c->answered_at) && is_after(c->answered_at, on);
}

/* The row as the changes up to a day leave it; they come newest first. */
static void
row_fold(struct rights_row *row, const struct rights_change *c, struct date on)
{
	bool answered = instant_is(c->answered_at);

	row->version += answered && !is_after(c->answered_at, on) ? 2 : 1;
	if (waited(c, on))
		row->asked = row->asked == NULL ? c : row->asked;
	else if (c->state == RIGHTS_STANDS && row->own == NULL)
		row->own = c;
}

/* A duty stands over what a case says. */
static void
row_end(struct rights_row *row)
{
	row->kind = row->rule;
	if (row->own != NULL && row->rule != RIGHTS_CORE)
		row->kind = row->own->kind;
}

static const struct fault *
changes_named(struct ctx *ctx, struct rights_change *changes, size_t n)
{
	struct user_id *users = arena_new(ctx->arena, struct user_id, 2 * n);
	struct str *names;

	for (size_t i = 0; i < n; i++) {
		users[2 * i] = changes[i].by;
		users[2 * i + 1] = changes[i].answered_by;
	}
	TRY(identity_names(ctx, users, 2 * n, &names));
	for (size_t i = 0; i < n; i++) {
		changes[i].name = names[2 * i];
		changes[i].answered_name = names[2 * i + 1];
	}
	return NULL;
}

const struct fault *
rights_grid(struct ctx *ctx, const struct person_head *head, struct date on,
            struct rights_grid *out)
{
	struct rights_grid grid = {.person = head->person, .on = on};
	struct rights_change *changes;
	size_t n, at = 0;

	TRY(strengths_need(ctx, head->person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(rules_read(ctx, head, on, &grid));
	TRY(rights_store_changes(ctx, head->person, &changes, &n));
	TRY(changes_named(ctx, changes, n));
	while (at < n && is_after(changes[at].at, on))
		at++;
	for (size_t i = at; i < n; i++)
		row_fold(&grid.rows[changes[i].topic], &changes[i], on);
	for (int i = 0; i < RIGHTS_TOPIC_COUNT; i++)
		row_end(&grid.rows[i]);
	grid.changes = changes + at;
	grid.n = n - at;
	*out = grid;
	return NULL;
}

/* --- moving a row ------------------------------------------------------- */

/* The row of one topic today, to be changed. */
static const struct fault *
row_take(struct ctx *ctx, const struct person_head *head,
         enum rights_topic topic, struct rights_row *row, size_t *n)
{
	struct rights_change *changes;
	struct policy_answer answer;

	*row = (struct rights_row){.version = 0};
	TRY(strengths_need(ctx, head->person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	TRY(policy_get(ctx, "strengths.right",
	               facts_of(ctx->arena, head, topic), ctx->today, &answer));
	row_begin(row, &answer);
	TRY(rights_store_topic(ctx, head->person, topic, &changes, n));
	for (size_t i = 0; i < *n; i++)
		row_fold(row, &changes[i], ctx->today);
	row_end(row);
	return NULL;
}

static const struct fault *
terms_check(struct ctx *ctx, const struct rights_terms *terms)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (terms->kind < 0 || terms->kind >= RIGHTS_KIND_COUNT)
		problems_add(&problems, "kind", "Choose who is to decide");
	if (str_empty(terms->why))
		problems_add(&problems, "why", "Say why");
	strengths_length_check(&problems, "why", terms->why, RIGHTS_WHY_MOST);
	return problems_fault(&problems);
}

static const struct fault *
move_check(struct ctx *ctx, const struct rights_row *row, int kind, size_t n)
{
	if (row->kind == RIGHTS_CORE)
		return fault_refused(ctx, "The court or the law decides this. "
		                          "Nobody moves it here");
	if (kind == RIGHTS_CORE)
		return fault_refused(ctx, "Only the court or the law makes a "
		                          "duty. Nobody makes one here");
	if (row->asked != NULL)
		return fault_refused(ctx, "Something is asked about this. "
		                          "Answer that first");
	if (kind == (int)row->kind)
		return fault_refused(ctx, "It is so already");
	if (n >= RIGHTS_CHANGES_MOST)
		return fault_refused(ctx, "There is no room for more changes "
		                          "of this");
	return NULL;
}

/* A worker gives what probation has more say in, a person the reverse. */
static bool
gives(enum rights_side side, enum rights_kind was, enum rights_kind kind)
{
	return side == RIGHTS_WORKER ? kind > was : kind < was;
}

const struct fault *
rights_move(struct ctx *ctx, const struct person_head *head,
            enum rights_topic topic, int64_t seen,
            const struct rights_terms *terms)
{
	struct rights_change change = {.person = head->person};
	struct rights_row row;
	size_t n;

	TRY(row_take(ctx, head, topic, &row, &n));
	TRY(terms_check(ctx, terms));
	TRY(ctx_version_check(ctx, row.version, seen));
	TRY(move_check(ctx, &row, terms->kind, n));
	change.id = id_new();
	change.topic = topic;
	change.was = row.kind;
	change.kind = (enum rights_kind)terms->kind;
	change.side = rights_side_of(ctx, head->person);
	change.why = terms->why;
	change.by = ctx->actor;
	change.at = ctx->now;
	change.state = gives(change.side, change.was, change.kind)
	                       ? RIGHTS_STANDS
	                       : RIGHTS_ASKED;
	TRY(rights_store_change_add(ctx, &change));
	return rights_record(ctx, head->person,
	                     change.state == RIGHTS_STANDS
	                             ? "strengths.right_given"
	                             : "strengths.right_asked",
	                     change.id, topic);
}

/* --- answering ---------------------------------------------------------- */

static const struct fault *
answer_check(struct ctx *ctx, const struct rights_row *row, bool mine, bool yes,
             struct str words)
{
	struct problems problems;

	if (row->asked == NULL)
		return fault_refused(ctx, "Nothing is asked about this");
	if (mine && yes)
		return fault_refused(ctx, "You asked for this. The other side "
		                          "answers");
	if (yes && row->rule == RIGHTS_CORE)
		return fault_refused(ctx, "The court or the law decides this. "
		                          "Nobody moves it here");
	problems_init(&problems, ctx->arena);
	if (!mine && !yes && str_empty(words))
		problems_add(&problems, "words", "Say why not");
	strengths_length_check(&problems, "words", words, RIGHTS_WHY_MOST);
	return problems_fault(&problems);
}

const struct fault *
rights_answer(struct ctx *ctx, const struct person_head *head,
              enum rights_topic topic, int64_t seen, bool yes, struct str words)
{
	struct rights_change change;
	struct rights_row row;
	bool mine;
	size_t n;

	TRY(row_take(ctx, head, topic, &row, &n));
	TRY(ctx_version_check(ctx, row.version, seen));
	mine = row.asked != NULL &&
	       row.asked->side == rights_side_of(ctx, head->person);
	TRY(answer_check(ctx, &row, mine, yes, words));
	claim(row.asked != NULL);
	change = *row.asked;
	change.state = yes    ? RIGHTS_STANDS
	               : mine ? RIGHTS_WITHDRAWN
	                      : RIGHTS_NO;
	change.answer = words;
	change.answered_by = ctx->actor;
	change.answered_at = ctx->now;
	TRY(rights_store_change_end(ctx, &change));
	return rights_record(ctx, head->person, "strengths.right_answered",
	                     change.id, topic);
}
