/*
 * ending_store.c - what was said and set at endings, read.
 */
#include "practice/ending/ending_local.h"

#include "kernel/access/access.h"

/* Names of others leave the database for the person, the worker whose case it
 * is and whoever wrote them down (decision 28). */
#define NAMED(table) \
	" from (select " table ".*, case when " table ".made_by = :actor" \
	" or " ACCESS_NAMES(table ".person") " then 1 else 0 end as named" \
	                                     " from " table ")"

#define SUPPORTS NAMED("ending_support") " s"
#define TALKS    NAMED("ending_talk") " t"

#define OF_ENDING(letter) \
	" where " letter ".ending = :ending and " letter \
	".person = :person and " ACCESS_REACH(letter ".person")

const struct query ending_case_now = {
        .name = "ending.case_now",
        .person = "person",
        .text = "select c.ending, c.person, c.voice, c.made_by, c.made_at"
                " from ending_case c where c.person = :person"
                " and " ACCESS_REACH("c.person") " order by c.made_at desc,"
                                                 " c.ending desc limit 1",
};

/* The same, to be changed: what belongs to it waits for its lock. */
const struct query ending_case_lock = {
        .name = "ending.case_lock",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = "select c.ending, c.person from ending_case c"
                " where c.person = :person and " ACCESS_REACH(
                        "c.person") " order by c.made_at desc, c.ending desc"
                                    " limit 1",
};

const struct query ending_case_one = {
        .name = "ending.case_one",
        .person = "person",
        .text = "select c.ending, c.person, c.voice, c.made_by, c.made_at"
                " from ending_case c where c.ending = :ending"
                " and c.person = :person and " ACCESS_REACH("c.person"),
};

const struct query ending_cases_of = {
        .name = "ending.cases_of",
        .person = "person",
        .text = "select c.ending, c.person, c.made_at, o.code, o.ended_on,"
                " o.door_until from ending_case c left join ending_outcome o"
                " on o.ending = c.ending and not exists (select 1"
                "  from ending_outcome n where n.corrects = o.outcome)"
                " where c.person = :person and " ACCESS_REACH(
                        "c.person") " order by c.made_at desc, c.ending desc"
                                    " limit 100",
};

const struct query ending_texts_of = {
        .name = "ending.texts_of",
        .person = "person",
        .text = "select x.text, x.person, x.about, x.words, x.voice,"
                " x.made_by, x.made_at from ending_text x" OF_ENDING(
                        "x") " order by x.made_at desc, x.text desc"
                             " limit 200",
};

const struct query ending_quotes_of = {
        .name = "ending.quotes_of",
        .person = "person",
        .text = "select q.person, q.holder, q.kind, q.subject, q.words"
                " from ending_quote q" OF_ENDING("q") " order by q.quote"
                                                      " limit 2000",
};

const struct query ending_supports_of = {
        .name = "ending.supports_of",
        .person = "person",
        .text = "select s.support, s.person, s.kind,"
                " case when s.named = 1 then s.who else '' end as who,"
                " case when s.named = 1 then s.what else '' end as what,"
                " case when s.named = 1 then s.reach else '' end as reach,"
                " s.voice, s.made_by, s.made_at, s.state, s.state_voice,"
                " s.state_by, s.state_at" SUPPORTS OF_ENDING(
                        "s") " order by s.made_at, s.support limit 100",
};

/* The last of each. */
const struct query ending_said_of = {
        .name = "ending.said_of",
        .person = "person",
        .text = "select s.person, s.ask, s.says, s.until, s.voice, s.made_by,"
                " s.made_at from ending_said s" OF_ENDING(
                        "s") " and not exists (select 1 from ending_said n"
                             "  where n.ending = s.ending and n.ask = s.ask"
                             "  and (n.made_at > s.made_at"
                             "  or (n.made_at = s.made_at"
                             "  and n.said > s.said)))",
};

const struct query ending_letters_of = {
        .name = "ending.letters_of",
        .person = "person",
        .text = "select l.letter, l.person, l.words, l.voice, l.made_by,"
                " l.made_at, l.signed_words, l.signed_by, l.signed_at"
                " from ending_letter l" OF_ENDING(
                        "l") " order by l.made_at desc, l.letter desc"
                             " limit 50",
};

const struct query ending_given_of = {
        .name = "ending.given_of",
        .person = "person",
        .text = "select l.letter, l.person, l.signed_at from ending_letter l"
                " where l.person = :person and l.signed_at is not null"
                " and " ACCESS_REACH(
                        "l.person") " order by l.signed_at desc, l.letter desc"
                                    " limit 100",
};

const struct query ending_talks_of = {
        .name = "ending.talks_of",
        .person = "person",
        .text = "select t.talk, t.person, t.day, t.how, t.why,"
                " case when t.named = 1 then t.room else '' end as room,"
                " t.made_by, t.made_at" TALKS OF_ENDING(
                        "t") " order by t.day desc, t.made_at desc,"
                             " t.talk desc limit 50",
};

const struct query ending_outcomes_of = {
        .name = "ending.outcomes_of",
        .person = "person",
        .text = "select o.outcome, o.person, o.code, o.ended_on, o.why,"
                " o.door_until, o.corrects, o.made_by, o.made_at"
                " from ending_outcome o" OF_ENDING(
                        "o") " order by case when exists (select 1"
                             "  from ending_outcome n"
                             "  where n.corrects = o.outcome) then 1 else 0"
                             " end, o.made_at desc, o.outcome desc limit 50",
};

/* The last that the person said by their own hand. */
const struct query ending_said_own = {
        .name = "ending.said_own",
        .person = "person",
        .text = "select s.person, s.ask, s.says, s.until, s.voice, s.made_by,"
                " s.made_at from ending_said s" OF_ENDING(
                        "s") " and s.ask = :ask and s.voice = 'own'"
                             " order by s.made_at desc, s.said desc limit 1",
};

#define VISITS \
	"select v.visit, v.ending, v.person, v.words, v.voice, v.made_by," \
	" v.made_at, v.answer, v.answered_by, v.answered_at" \
	" from ending_visit v"

const struct query ending_visits_of = {
        .name = "ending.visits_of",
        .person = "person",
        .text = VISITS OF_ENDING("v") " order by v.made_at desc, v.visit desc"
                                      " limit 100",
};

/* ENDING_CASES_MOST times ENDING_VISITS_MOST, and those of a merge. */
const struct query ending_visits_all = {
        .name = "ending.visits_all",
        .person = "person",
        .text = VISITS " where v.person = :person and " ACCESS_REACH(
                "v.person") " order by v.made_at desc, v.visit desc"
                            " limit 500",
};

/* Of all endings of the person the door that is open longest. */
const struct query ending_door_open = {
        .name = "ending.door_open",
        .person = "person",
        .text = "select o.person, o.ending, o.door_until"
                " from ending_outcome o where o.person = :person"
                " and o.door_until >= :today and not exists (select 1"
                "  from ending_outcome n where n.corrects = o.outcome)"
                " and " ACCESS_REACH(
                        "o.person") " order by o.door_until desc, o.ending"
                                    " limit 1",
};

const struct query ending_visits_open = {
        .name = "ending.visits_open",
        .person = "person",
        .text = "select v.person, v.made_at from ending_visit v"
                " where v.answered_by is null and " ACCESS_REACH(
                        "v.person") " order by v.made_at limit 20",
};

/* --- rows ----------------------------------------------------------------- */

static struct ending_by
by_of(const struct row *row, const char *who, const char *when)
{
	return (struct ending_by){
	        .user = {row_i64(row, who)},
	        .at = row_instant(row, when),
	        .voice = ENDING_WORKER,
	};
}

static struct ending_by
own_of(const struct row *row)
{
	struct ending_by by = by_of(row, "made_by", "made_at");

	by.voice = (enum ending_voice)row_enum(row, "voice", ending_voices);
	return by;
}

/* What belongs to a text or a letter; they are in its order already. */
static const struct ending_quote *
quotes_for(struct ctx *ctx, const struct rows *rows, int64_t holder, size_t *n)
{
	struct ending_quote *quotes =
	        arena_new(ctx->arena, struct ending_quote, rows->n + 1);

	*n = 0;
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->v[i];

		if (row_i64(row, "holder") != holder)
			continue;
		quotes[(*n)++] = (struct ending_quote){
		        .kind = (enum ending_quote_kind)row_enum(
		                row, "kind", ending_quote_kinds),
		        .subject = row_i64(row, "subject"),
		        .words = row_str(row, "words"),
		};
	}
	return quotes;
}

static const struct fault *
texts_read(struct ctx *ctx, const struct arg *args, const struct rows *quotes,
           struct ending *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ending_texts_of, args, &rows));
	out->texts = arena_new(ctx->arena, struct ending_text, rows.n + 1);
	out->texts_n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];
		struct ending_text *text = &out->texts[i];

		*text = (struct ending_text){
		        .id = row_i64(row, "text"),
		        .about = (enum ending_about)row_enum(row, "about",
		                                             ending_abouts),
		        .words = row_str(row, "words"),
		        .by = own_of(row),
		};
		text->side = text->by.voice == ENDING_WORKER ? ENDING_STAFF
		                                             : ENDING_PERSON;
		text->quotes =
		        quotes_for(ctx, quotes, text->id, &text->quotes_n);
	}
	return NULL;
}

static const struct fault *
letters_read(struct ctx *ctx, const struct arg *args, const struct rows *quotes,
             struct ending *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ending_letters_of, args, &rows));
	out->letters = arena_new(ctx->arena, struct ending_letter, rows.n + 1);
	out->letters_n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];
		struct ending_letter *letter = &out->letters[i];

		*letter = (struct ending_letter){
		        .id = row_i64(row, "letter"),
		        .words = row_str(row, "words"),
		        .by = own_of(row),
		        .signed_words = row_str(row, "signed_words"),
		        .signed_by = by_of(row, "signed_by", "signed_at"),
		};
		letter->quotes =
		        quotes_for(ctx, quotes, letter->id, &letter->quotes_n);
	}
	return NULL;
}

static struct ending_support
support_of(const struct row *row)
{
	struct ending_support support = {
	        .id = row_i64(row, "support"),
	        .kind = (enum ending_support_kind)row_enum(
	                row, "kind", ending_support_kinds),
	        .who = row_str(row, "who"),
	        .what = row_str(row, "what"),
	        .reach = row_str(row, "reach"),
	        .by = own_of(row),
	        .state = (enum ending_agreed)row_enum(row, "state",
	                                              ending_agreeds),
	        .said = by_of(row, "state_by", "state_at"),
	};

	if (!row_null(row, "state_voice"))
		support.said.voice = (enum ending_voice)row_enum(
		        row, "state_voice", ending_voices);
	return support;
}

static struct ending_said
said_of(const struct row *row)
{
	return (struct ending_said){
	        .says = (enum ending_says)row_enum(row, "says",
	                                           ending_says_words),
	        .until = row_date(row, "until"),
	        .by = own_of(row),
	};
}

static const struct fault *
said_read(struct ctx *ctx, const struct arg *args, struct ending *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ending_supports_of, args, &rows));
	out->supports =
	        arena_new(ctx->arena, struct ending_support, rows.n + 1);
	out->supports_n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		out->supports[i] = support_of(&rows.v[i]);
	TRY(sql_rows(ctx->tx, &ending_said_of, args, &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		out->asked[row_enum(row, "ask", ending_asks)] = said_of(row);
	}
	return NULL;
}

static const struct fault *
talks_read(struct ctx *ctx, const struct arg *args, struct ending *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ending_talks_of, args, &rows));
	out->talks = arena_new(ctx->arena, struct ending_talk, rows.n + 1);
	out->talks_n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		out->talks[i] = (struct ending_talk){
		        .id = row_i64(row, "talk"),
		        .day = row_date(row, "day"),
		        .how = (enum ending_how)row_enum(row, "how",
		                                         ending_hows),
		        .why = row_str(row, "why"),
		        .room = row_str(row, "room"),
		        .by = by_of(row, "made_by", "made_at"),
		};
	}
	return NULL;
}

static const struct fault *
outcomes_read(struct ctx *ctx, const struct arg *args, struct ending *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ending_outcomes_of, args, &rows));
	out->outcomes =
	        arena_new(ctx->arena, struct ending_outcome, rows.n + 1);
	out->outcomes_n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		out->outcomes[i] = (struct ending_outcome){
		        .id = row_i64(row, "outcome"),
		        .code = row_enum(row, "code", ending_outcomes),
		        .ended_on = row_date(row, "ended_on"),
		        .why = row_str(row, "why"),
		        .door_until = row_date(row, "door_until"),
		        .corrects = !row_null(row, "corrects"),
		        .by = by_of(row, "made_by", "made_at"),
		};
	}
	return NULL;
}

static const struct fault *
visits_read(struct ctx *ctx, const struct query *query, const struct arg *args,
            struct ending *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	out->visits = arena_new(ctx->arena, struct ending_visit, rows.n + 1);
	out->visits_n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		out->visits[i] = (struct ending_visit){
		        .id = row_i64(row, "visit"),
		        .ending = row_i64(row, "ending"),
		        .words = row_str(row, "words"),
		        .by = own_of(row),
		        .answer = row_str(row, "answer"),
		        .answered = by_of(row, "answered_by", "answered_at"),
		};
	}
	return NULL;
}

/* Its own door; of the newest, an earlier one that is open longer.  Of somebody
 * who died there is none. */
static const struct fault *
door_read(struct ctx *ctx, bool newest, struct ending *out)
{
	const struct row *row;

	out->door_until = DATE_NONE;
	out->door_of = out->id;
	if (out->outcomes_n > 0) {
		out->door_until = out->outcomes[0].door_until;
		if (!date_is(out->door_until))
			return NULL;
	}
	if (!newest)
		return NULL;
	TRY(sql_maybe(ctx->tx, &ending_door_open,
	              ARGS(arg_i64("person", out->person.v),
	                   arg_date("today", ctx->today)),
	              &row));
	if (row == NULL)
		return NULL;
	out->door_until = row_date(row, "door_until");
	out->door_of = row_i64(row, "ending");
	return NULL;
}

const struct fault *
ending_store_words(struct ctx *ctx, struct person_id person, int64_t id,
                   struct ending *out)
{
	const struct row *row;
	const struct arg *args;
	struct rows quotes;

	*out = (struct ending){.person = person};
	if (id == 0)
		TRY(sql_maybe(ctx->tx, &ending_case_now,
		              ARGS(arg_i64("person", person.v)), &row));
	else
		TRY(sql_maybe(ctx->tx, &ending_case_one,
		              ARGS(arg_i64("ending", id),
		                   arg_i64("person", person.v)),
		              &row));
	if (row == NULL)
		return NULL;
	out->id = row_i64(row, "ending");
	out->begun = own_of(row);
	args = ARGS(arg_i64("ending", out->id), arg_i64("person", person.v));
	TRY(sql_rows(ctx->tx, &ending_quotes_of, args, &quotes));
	TRY(texts_read(ctx, args, &quotes, out));
	return letters_read(ctx, args, &quotes, out);
}

const struct fault *
ending_store_read(struct ctx *ctx, struct person_id person, int64_t id,
                  struct ending *out)
{
	const struct arg *args;

	TRY(ending_store_words(ctx, person, id, out));
	if (out->id == 0)
		return NULL;
	args = ARGS(arg_i64("ending", out->id), arg_i64("person", person.v));
	TRY(said_read(ctx, args, out));
	TRY(talks_read(ctx, args, out));
	TRY(outcomes_read(ctx, args, out));
	TRY(door_read(ctx, id == 0, out));
	if (id != 0)
		return visits_read(ctx, &ending_visits_of, args, out);
	return visits_read(ctx, &ending_visits_all,
	                   ARGS(arg_i64("person", person.v)), out);
}

const struct fault *
ending_store_said_own(struct ctx *ctx, const struct ending *ending,
                      enum ending_ask ask, struct ending_said *out)
{
	const struct row *row;

	*out = (struct ending_said){.until = DATE_NONE};
	TRY(sql_maybe(ctx->tx, &ending_said_own,
	              ARGS(arg_i64("ending", ending->id),
	                   arg_i64("person", ending->person.v),
	                   arg_word("ask", ending_asks, (int)ask)),
	              &row));
	if (row != NULL)
		*out = said_of(row);
	return NULL;
}

const struct fault *
ending_store_lock(struct ctx *ctx, struct person_id person)
{
	const struct row *row;

	return sql_maybe(ctx->tx, &ending_case_lock,
	                 ARGS(arg_i64("person", person.v)), &row);
}

const struct fault *
ending_store_pasts(struct ctx *ctx, struct person_id person,
                   struct ending_past **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ending_cases_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	*out = arena_new(ctx->arena, struct ending_past, rows.n + 1);
	*n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct ending_past){
		        .id = row_i64(row, "ending"),
		        .begun_on = instant_date(row_instant(row, "made_at")),
		        .code = row_null(row, "code")
		                        ? -1
		                        : row_enum(row, "code",
		                                   ending_outcomes),
		        .ended_on = row_date(row, "ended_on"),
		        .door_until = row_date(row, "door_until"),
		};
	}
	return NULL;
}

const struct fault *
ending_store_given(struct ctx *ctx, struct person_id person,
                   struct ending_letter **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ending_given_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	*out = arena_new(ctx->arena, struct ending_letter, rows.n + 1);
	*n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct ending_letter){
		        .id = row_i64(&rows.v[i], "letter"),
		        .signed_by.at = row_instant(&rows.v[i], "signed_at")};
	return NULL;
}

const struct fault *
ending_store_waiting(struct ctx *ctx, struct ending_waiting **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &ending_visits_open, NO_ARGS, &rows));
	*out = arena_new(ctx->arena, struct ending_waiting, rows.n + 1);
	*n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct ending_waiting){
		        .person = {row_i64(&rows.v[i], "person")},
		        .at = row_instant(&rows.v[i], "made_at"),
		};
	return NULL;
}
