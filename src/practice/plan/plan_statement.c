#include "practice/plan/plan_own_local.h"

#include "base/utf8.h"
#include "kernel/audit/audit.h"

static const struct fault *
plan_statement_check(struct ctx *ctx, struct str words, enum plan_side side,
                     enum plan_voice voice)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "words", words, true);
	if (side == PLAN_WORKER && voice == PLAN_VOICE_OWN)
		problems_add(&problems, "voice",
		             "Only they can write by their own hand: choose "
		             "whose words these are");
	return problems_fault(&problems);
}

const struct fault *
plan_statement_write(struct ctx *ctx, struct person_id person, struct str words,
                     enum plan_voice voice, struct statement_id *out)
{
	struct statement_id id = {id_new()};
	enum plan_side side;
	struct plan_statement statement;

	TRY(plan_need(ctx, person, &side));
	if (side == PLAN_PERSON)
		voice = PLAN_VOICE_OWN;
	TRY(plan_statement_check(ctx, words, side, voice));
	statement = (struct plan_statement){
	        .id = id,
	        .first = id,
	        .words = words,
	        .accepted_at = INSTANT_NONE,
	        .author = plan_author_now(ctx, voice),
	        .ended_at = INSTANT_NONE,
	};
	TRY(plan_store_statement_add(ctx, person, &statement));
	TRY(plan_keep(ctx, &(struct plan_act){
	                           .person = person,
	                           .what = "plan.statement_written",
	                           .subject = id.v,
	                           .value = plan_voice_words[voice],
	                   }));
	*out = id;
	return NULL;
}

const struct fault *
plan_statement_names(struct ctx *ctx, struct plan_names *names,
                     struct plan_statement *statement)
{
	TRY(plan_name(ctx, names, statement->author.user,
	              &statement->author.name));
	if (statement->kind == PLAN_TYPED)
		return NULL;
	return plan_name(ctx, names, statement->handed_by,
	                 &statement->handed_name);
}

/* The statement, locked, while it stands. */
const struct fault *
plan_statement_take(struct ctx *ctx, struct statement_id id,
                    struct plan_statement *out, struct person_id *person,
                    enum plan_side *side)
{
	TRY(plan_store_statement_lock(ctx, id, out, person));
	TRY(plan_need(ctx, *person, side));
	if (out->withdrawn || out->replaced)
		return fault_refused(ctx, "These words were changed or taken "
		                          "back already");
	return NULL;
}

const struct fault *
plan_statement_change(struct ctx *ctx, struct statement_id id, struct str words,
                      struct statement_id *out)
{
	struct plan_statement old, fresh;
	struct person_id person;
	struct problems problems;
	enum plan_side side;

	TRY(plan_statement_take(ctx, id, &old, &person, &side));
	if (!plan_may_change(ctx, &old, side))
		return fault_refused(ctx, "Only whoever wrote these words can "
		                          "change them");
	problems_init(&problems, ctx->arena);
	plan_words_check(&problems, "words", words, true);
	TRY(problems_fault(&problems));

	fresh = old;
	fresh.id = (struct statement_id){id_new()};
	fresh.words = words;
	fresh.author.at = ctx->now;
	if (old.kind != PLAN_TYPED)
		fresh.author = plan_author_now(ctx, side == PLAN_PERSON
		                                            ? PLAN_VOICE_OWN
		                                            : PLAN_VOICE_FOR);
	fresh.accepted_at = INSTANT_NONE;
	old.replaced = true;
	old.ended_at = ctx->now;
	TRY(plan_store_statement_end(ctx, &old));
	TRY(plan_store_statement_add(ctx, person, &fresh));
	TRY(plan_keep(ctx, &(struct plan_act){
	                           .person = person,
	                           .what = "plan.statement_changed",
	                           .subject = fresh.id.v,
	                   }));
	*out = fresh.id;
	return NULL;
}

const struct fault *
plan_statement_withdraw(struct ctx *ctx, struct statement_id id)
{
	struct plan_statement statement;
	struct person_id person;
	enum plan_side side;

	TRY(plan_statement_take(ctx, id, &statement, &person, &side));
	if (!plan_may_withdraw(ctx, &statement, side))
		return fault_refused(ctx, "Only whoever wrote these words can "
		                          "change them");
	statement.withdrawn = true;
	statement.ended_at = ctx->now;
	TRY(plan_store_statement_end(ctx, &statement));
	TRY(plan_own_let_go(ctx, person, &statement));
	return plan_keep(ctx, &(struct plan_act){
	                              .person = person,
	                              .what = "plan.statement_withdrawn",
	                              .subject = id.v,
	                      });
}

void
plan_line_check(struct problems *problems, const char *field, struct str line)
{
	if (str_empty(line))
		problems_add(problems, field, "Write something here");
	else if (utf8_length(line) > PLAN_LINE_MOST)
		problems_add(problems, field, "Write 200 letters at most");
}

const struct fault *
plan_strength_check(struct ctx *ctx, const struct plan_strength *strength)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	plan_line_check(&problems, "words", strength->words);
	plan_words_check(&problems, "evidence", strength->evidence, false);
	if (!str_empty(strength->said_name))
		plan_line_check(&problems, "said_name", strength->said_name);
	return problems_fault(&problems);
}

const struct fault *
plan_strength_add(struct ctx *ctx, struct person_id person,
                  const struct plan_strength *strength, int64_t *out)
{
	struct plan_strength fresh = *strength;
	enum plan_side side;

	TRY(plan_need(ctx, person, &side));
	TRY(plan_strength_check(ctx, strength));
	fresh.id = id_new();
	fresh.author = plan_author_now(
	        ctx, side == PLAN_PERSON ? PLAN_VOICE_OWN : PLAN_VOICE_WORKER);
	fresh.author = plan_strength_author(&fresh);
	TRY(plan_store_strength_add(ctx, person, &fresh));
	TRY(plan_keep(ctx, &(struct plan_act){
	                           .person = person,
	                           .what = "plan.strength_added",
	                           .subject = fresh.id,
	                   }));
	*out = fresh.id;
	return NULL;
}
