/*
 * ending_put_store.c - what was said and set at endings, written.
 */
#include "practice/ending/ending_local.h"

const struct query ending_case_put = {
        .name = "ending.case_put",
        .text = "insert into ending_case (ending, person, voice, made_by,"
                " made_at) values (:ending, :person, :voice, :by, :at)",
};

const struct query ending_text_put = {
        .name = "ending.text_put",
        .text = "insert into ending_text (text, ending, person, about, words,"
                " voice, made_by, made_at) values (:text, :ending, :person,"
                " :about, :words, :voice, :by, :at)",
};

const struct query ending_quote_put = {
        .name = "ending.quote_put",
        .text = "insert into ending_quote (quote, ending, person, holder,"
                " letter, kind, subject, words) values (:quote, :ending,"
                " :person, :holder, :letter, :kind, :subject, :words)",
};

const struct query ending_support_put = {
        .name = "ending.support_put",
        .text = "insert into ending_support (support, ending, person, kind,"
                " who, what, reach, voice, made_by, made_at, state,"
                " state_voice, state_by, state_at) values (:support, :ending,"
                " :person, :kind, :who, :what, :reach, :voice, :by, :at,"
                " :state, :state_voice, :state_by, :state_at)",
};

const struct query ending_support_set = {
        .name = "ending.support_set",
        .text = "update ending_support set state = :state,"
                " state_voice = :voice, state_by = :by, state_at = :at"
                " where support = :support",
};

const struct query ending_said_again = {
        .name = "ending.said_again",
        .text = "update ending_said set says = :says, until = :until,"
                " made_at = :at where ending = :ending and ask = :ask"
                " and day = :day and voice = :voice and made_by = :by",
};

const struct query ending_said_put = {
        .name = "ending.said_put",
        .text = "insert into ending_said (said, ending, person, ask, says,"
                " until, day, voice, made_by, made_at) values (:said, :ending,"
                " :person, :ask, :says, :until, :day, :voice, :by, :at)",
};

const struct query ending_letter_put = {
        .name = "ending.letter_put",
        .text = "insert into ending_letter (letter, ending, person, words,"
                " voice, made_by, made_at, signed_words, signed_by, signed_at)"
                " values (:letter, :ending, :person, :words, :voice, :by, :at,"
                " '', null, null)",
};

const struct query ending_letter_set = {
        .name = "ending.letter_set",
        .text = "update ending_letter set signed_words = :words,"
                " signed_by = :by, signed_at = :at where letter = :letter",
};

const struct query ending_talk_put = {
        .name = "ending.talk_put",
        .text = "insert into ending_talk (talk, ending, person, day, how, why,"
                " room, made_by, made_at) values (:talk, :ending, :person,"
                " :day, :how, :why, :room, :by, :at)",
};

const struct query ending_outcome_put = {
        .name = "ending.outcome_put",
        .text = "insert into ending_outcome (outcome, ending, person, code,"
                " ended_on, why, door_until, corrects, made_by, made_at)"
                " values (:outcome, :ending, :person, :code, :ended_on, :why,"
                " :door_until, :corrects, :by, :at)",
};

const struct query ending_visit_put = {
        .name = "ending.visit_put",
        .text = "insert into ending_visit (visit, ending, person, words, voice,"
                " made_by, made_at, answer, answered_by, answered_at) values"
                " (:visit, :ending, :person, :words, :voice, :by, :at, '',"
                " null, null)",
};

const struct query ending_visit_set = {
        .name = "ending.visit_set",
        .text = "update ending_visit set answer = :words, answered_by = :by,"
                " answered_at = :at where visit = :visit",
};

/* Of which ending and person, by whom and when. */
#define WHOSE(ending) \
	arg_i64("ending", (ending)->id), arg_i64("person", (ending)->person.v)
#define BY           arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)
#define VOICE(which) arg_word("voice", ending_voices, (int)(which))

const struct fault *
ending_store_begin(struct ctx *ctx, struct person_id person,
                   enum ending_voice voice, int64_t id)
{
	return sql_do(ctx->tx, &ending_case_put,
	              ARGS(arg_i64("ending", id), arg_i64("person", person.v),
	                   VOICE(voice), BY),
	              NULL);
}

const struct fault *
ending_store_text(struct ctx *ctx, const struct ending *ending,
                  const struct ending_text *text)
{
	return sql_do(ctx->tx, &ending_text_put,
	              ARGS(arg_i64("text", text->id), WHOSE(ending),
	                   arg_word("about", ending_abouts, (int)text->about),
	                   arg_str("words", text->words), VOICE(text->by.voice),
	                   BY),
	              NULL);
}

const struct fault *
ending_store_quote(struct ctx *ctx, const struct ending *ending, int64_t holder,
                   bool letter, const struct ending_quote *quote)
{
	return sql_do(
	        ctx->tx, &ending_quote_put,
	        ARGS(arg_i64("quote", id_new()), WHOSE(ending),
	             arg_i64("holder", holder), arg_i64("letter", letter),
	             arg_word("kind", ending_quote_kinds, (int)quote->kind),
	             arg_i64("subject", quote->subject),
	             arg_str("words", quote->words)),
	        NULL);
}

const struct fault *
ending_store_support(struct ctx *ctx, const struct ending *ending,
                     const struct ending_support *support)
{
	bool open = support->state == ENDING_OPEN;

	return sql_do(
	        ctx->tx, &ending_support_put,
	        ARGS(arg_i64("support", support->id), WHOSE(ending),
	             arg_word("kind", ending_support_kinds, (int)support->kind),
	             arg_str("who", support->who),
	             arg_str("what", support->what),
	             arg_str("reach", support->reach), VOICE(support->by.voice),
	             BY, arg_word("state", ending_agreeds, (int)support->state),
	             open ? arg_null("state_voice")
	                  : arg_word("state_voice", ending_voices,
	                             (int)support->said.voice),
	             arg_id("state_by", support->said.user.v),
	             arg_instant("state_at", support->said.at)),
	        NULL);
}

const struct fault *
ending_store_support_say(struct ctx *ctx, const struct ending_support *support)
{
	return sql_do(
	        ctx->tx, &ending_support_set,
	        ARGS(arg_i64("support", support->id),
	             arg_word("state", ending_agreeds, (int)support->state),
	             VOICE(support->said.voice), BY),
	        NULL);
}

const struct fault *
ending_store_say(struct ctx *ctx, const struct ending *ending,
                 enum ending_ask ask, const struct ending_said *said)
{
	int64_t n;

	TRY(sql_do(ctx->tx, &ending_said_again,
	           ARGS(arg_word("says", ending_says_words, (int)said->says),
	                arg_date("until", said->until),
	                arg_i64("ending", ending->id),
	                arg_word("ask", ending_asks, (int)ask),
	                arg_date("day", ctx->today), VOICE(said->by.voice), BY),
	           &n));
	if (n > 0)
		return NULL;
	return sql_do(ctx->tx, &ending_said_put,
	              ARGS(arg_i64("said", id_new()), WHOSE(ending),
	                   arg_word("ask", ending_asks, (int)ask),
	                   arg_word("says", ending_says_words, (int)said->says),
	                   arg_date("until", said->until),
	                   arg_date("day", ctx->today), VOICE(said->by.voice),
	                   BY),
	              NULL);
}

const struct fault *
ending_store_letter(struct ctx *ctx, const struct ending *ending,
                    const struct ending_letter *letter)
{
	return sql_do(ctx->tx, &ending_letter_put,
	              ARGS(arg_i64("letter", letter->id), WHOSE(ending),
	                   arg_str("words", letter->words),
	                   VOICE(letter->by.voice), BY),
	              NULL);
}

const struct fault *
ending_store_sign(struct ctx *ctx, int64_t letter, struct str words)
{
	return sql_do(ctx->tx, &ending_letter_set,
	              ARGS(arg_i64("letter", letter), arg_str("words", words),
	                   BY),
	              NULL);
}

const struct fault *
ending_store_talk(struct ctx *ctx, const struct ending *ending,
                  const struct ending_talk *talk)
{
	return sql_do(ctx->tx, &ending_talk_put,
	              ARGS(arg_i64("talk", talk->id), WHOSE(ending),
	                   arg_date("day", talk->day),
	                   arg_word("how", ending_hows, (int)talk->how),
	                   arg_str("why", talk->why),
	                   arg_str("room", talk->room), BY),
	              NULL);
}

const struct fault *
ending_store_outcome(struct ctx *ctx, const struct ending *ending,
                     const struct ending_outcome *outcome, int64_t corrects)
{
	return sql_do(ctx->tx, &ending_outcome_put,
	              ARGS(arg_i64("outcome", outcome->id), WHOSE(ending),
	                   arg_word("code", ending_outcomes, outcome->code),
	                   arg_date("ended_on", outcome->ended_on),
	                   arg_str("why", outcome->why),
	                   arg_date("door_until", outcome->door_until),
	                   arg_id("corrects", corrects), BY),
	              NULL);
}

const struct fault *
ending_store_visit(struct ctx *ctx, const struct ending *ending,
                   const struct ending_visit *visit)
{
	return sql_do(ctx->tx, &ending_visit_put,
	              ARGS(arg_i64("visit", visit->id),
	                   arg_i64("ending", ending->door_of),
	                   arg_i64("person", ending->person.v),
	                   arg_str("words", visit->words),
	                   VOICE(visit->by.voice), BY),
	              NULL);
}

const struct fault *
ending_store_visit_answer(struct ctx *ctx, int64_t visit, struct str words)
{
	return sql_do(ctx->tx, &ending_visit_set,
	              ARGS(arg_i64("visit", visit), arg_str("words", words),
	                   BY),
	              NULL);
}
