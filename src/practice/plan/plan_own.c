/*
 * plan_own.c - rules: what is handed in as a statement, and whose its words
 * are.
 */
#include "practice/plan/plan_own_local.h"

#include "register/policy/policy.h"

#define SECONDS_OTHERWISE 180

/* Of all pictures of a booklet: a page to the printer has 8 MB. */
#define INLINE_MOST ((size_t)4 * 1024 * 1024)

/* Of all versions of a statement: its first names it. */
static struct media_of
of_statement(struct person_id person, struct statement_id first)
{
	return (struct media_of){person, "plan.statement", first.v};
}

/* --- whose words they are ------------------------------------------------ */

bool
plan_own_counts(const struct plan_statement *statement)
{
	return statement->kind == PLAN_TYPED || str_empty(statement->words) ||
	       statement->author.voice == PLAN_VOICE_OWN ||
	       instant_is(statement->accepted_at);
}

bool
plan_may_change(const struct ctx *ctx, const struct plan_statement *statement,
                enum plan_side side)
{
	bool own = statement->author.user.v == ctx->actor.v;

	if (statement->kind == PLAN_TYPED)
		return own;
	if (side == PLAN_PERSON || str_empty(statement->words))
		return true;
	return own && !plan_own_counts(statement);
}

bool
plan_may_withdraw(const struct ctx *ctx, const struct plan_statement *statement,
                  enum plan_side side)
{
	if (statement->kind == PLAN_TYPED)
		return statement->author.user.v == ctx->actor.v;
	if (side == PLAN_PERSON)
		return true;
	return statement->handed_by.v == ctx->actor.v &&
	       statement->author.voice == PLAN_VOICE_FOR &&
	       !instant_is(statement->accepted_at);
}

/* --- handing in ---------------------------------------------------------- */

const struct fault *
plan_own_seconds(struct ctx *ctx, int64_t *out)
{
	return policy_get_i64(ctx, "plan.voice_seconds", S(""), ctx->today,
	                      SECONDS_OTHERWISE, out);
}

static const struct fault *
length_fault(struct ctx *ctx, const struct media_taken *taken)
{
	struct problems problems;
	int64_t most;

	TRY(plan_own_seconds(ctx, &most));
	problems_init(&problems, ctx->arena);
	if (media_taken_ms(taken) > most * 1000)
		problems_put(
		        &problems, PLAN_OWN_SOUND,
		        (struct text){
		                .key = TK(
		                        "This recording goes on for more than "
		                        "{n} seconds. Make it shorter, or make "
		                        "two of it"),
		                .values = {{"n", str_print(ctx->arena, "%lld",
		                                           (long long)most)}},
		        });
	return problems_fault(&problems);
}

static const struct fault *
words_fault(struct ctx *ctx, enum plan_kind kind, struct str words)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (kind == PLAN_PICTURE && str_empty(words))
		problems_add(&problems, "words",
		             "Say in words what the picture shows, like “a "
		             "drawing of my house”");
	plan_words_check(&problems, "words", words, false);
	return problems_fault(&problems);
}

static const struct fault *
room_fault(struct ctx *ctx, struct person_id person)
{
	int64_t handed;

	TRY(plan_store_statements_handed(ctx, person, &handed));
	if (handed >= PLAN_OWN_MOST)
		return fault_refused(ctx, "There are 100 of these already. "
		                          "Take one back first");
	return NULL;
}

const struct fault *
plan_own_add(struct ctx *ctx, struct person_id person, enum plan_kind kind,
             const struct media_taken *taken, struct str words,
             struct statement_id *out)
{
	const struct statement_id id = {id_new()};
	const struct media_of of = of_statement(person, id);
	struct media_kept kept;
	enum plan_side side;
	enum plan_voice voice;

	TRY(plan_need(ctx, person, &side));
	TRY(words_fault(ctx, kind, words));
	TRY(length_fault(ctx, taken));
	TRY(room_fault(ctx, person));
	voice = side == PLAN_PERSON ? PLAN_VOICE_OWN : PLAN_VOICE_FOR;
	TRY(media_keep(ctx, taken, &of, DATE_NONE, &kept));
	TRY(plan_store_statement_add(
	        ctx, person,
	        &(struct plan_statement){
	                .id = id,
	                .first = id,
	                .kind = kind,
	                .words = words,
	                .file = kept.id.v,
	                .handed_by = ctx->actor,
	                .accepted_at = INSTANT_NONE,
	                .author = plan_author_now(ctx, voice),
	                .ended_at = INSTANT_NONE,
	        }));
	TRY(plan_keep(ctx, &(struct plan_act){
	                           .person = person,
	                           .what = "plan.statement_handed_in",
	                           .subject = id.v,
	                           .value = plan_voice_words[voice],
	                   }));
	*out = id;
	return NULL;
}

const struct fault *
plan_own_accept(struct ctx *ctx, struct statement_id id)
{
	struct plan_statement statement;
	struct person_id person;
	enum plan_side side;

	TRY(ctx_need_self(ctx));
	TRY(plan_statement_take(ctx, id, &statement, &person, &side));
	if (side != PLAN_PERSON)
		return fault_refused(ctx, "Only they can say that these words "
		                          "are right");
	if (plan_own_counts(&statement))
		return fault_refused(ctx, "These words are yours already");
	statement.accepted_at = ctx->now;
	TRY(plan_store_statement_end(ctx, &statement));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = person,
	                              .what = "plan.statement_accepted",
	                              .subject = id.v,
	                      });
}

const struct fault *
plan_own_let_go(struct ctx *ctx, struct person_id person,
                const struct plan_statement *statement)
{
	const struct media_of of = of_statement(person, statement->first);

	if (statement->kind == PLAN_TYPED)
		return NULL;
	return media_let_go(ctx, (struct media_id){statement->file}, &of,
	                    "taken_back");
}

const struct fault *
plan_own_inline(struct ctx *ctx, struct plan_whole *whole)
{
	size_t room = INLINE_MOST;

	for (size_t i = 0; i < whole->statements_n; i++) {
		struct plan_statement *s = &whole->statements[i];
		const struct media_of of =
		        of_statement(whole->plan.person, s->first);

		if (s->kind != PLAN_PICTURE || s->withdrawn || s->file == 0)
			continue;
		TRY(media_inline(ctx, (struct media_id){s->file}, &of, room,
		                 &s->inline_));
		room -= s->inline_.n < room ? s->inline_.n : room;
	}
	return NULL;
}

const struct fault *
plan_own_show(struct ctx *ctx, struct reply *reply, struct person_id person,
              struct statement_id id, enum media_how how)
{
	struct plan_statement statement;
	struct media_of of;

	TRY(plan_store_statement_get(ctx, person, id, &statement));
	of = of_statement(person, statement.first);
	return media_show(ctx, reply, (struct media_id){statement.file}, &of,
	                  how);
}
