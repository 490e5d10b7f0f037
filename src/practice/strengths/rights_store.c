/*
 * rights_store.c - changes of who decides, decisions, and ratings of them.
 */
#include "practice/strengths/rights_local.h"

#include "kernel/access/access.h"

/* --- changes ------------------------------------------------------------ */

#define CHANGES \
	"select c.change, c.person, c.topic, c.was, c.kind, c.side, c.why," \
	" c.made_by, c.at, c.state, c.answer, c.answered_by, c.answered_at" \
	" from strengths_right c where c.person = :person and " ACCESS_REACH( \
	        "c.person")
#define NEWEST_CHANGE " order by c.at desc, c.change desc"

const struct query rights_changes = {
        .name = "strengths.rights_changes",
        .person = "person",
        .text = CHANGES NEWEST_CHANGE " limit 5000",
};

/* All of them, as above: the version of a row counts them. */
const struct query rights_changes_topic = {
        .name = "strengths.rights_changes_topic",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = CHANGES " and c.topic = :topic" NEWEST_CHANGE " limit 5000",
};

const struct query rights_change_add = {
        .name = "strengths.rights_change_add",
        .text = "insert into strengths_right (change, person, topic, was,"
                " kind, side, why, made_by, at, state, answer, answered_by,"
                " answered_at) values (:change, :person, :topic, :was, :kind,"
                " :side, :why, :by, :at, :state, '', null, null)",
};

const struct query rights_change_end = {
        .name = "strengths.rights_change_end",
        .text = "update strengths_right set state = :state,"
                " answer = :answer, answered_by = :by, answered_at = :at"
                " where change = :change and state = 'asked'",
};

static struct rights_change
change_of(const struct row *row)
{
	return (struct rights_change){
	        .id = row_i64(row, "change"),
	        .person = {row_i64(row, "person")},
	        .topic = (unsigned)row_enum(row, "topic", rights_topics),
	        .was = (unsigned)row_enum(row, "was", rights_kinds),
	        .kind = (unsigned)row_enum(row, "kind", rights_kinds),
	        .side = (unsigned)row_enum(row, "side", rights_sides),
	        .why = row_str(row, "why"),
	        .by = {row_i64(row, "made_by")},
	        .at = row_instant(row, "at"),
	        .state = (unsigned)row_enum(row, "state", rights_states),
	        .answer = row_str(row, "answer"),
	        .answered_by = {row_i64(row, "answered_by")},
	        .answered_at = row_instant(row, "answered_at"),
	};
}

static const struct fault *
changes_read(struct ctx *ctx, const struct query *query, const struct arg *args,
             struct rights_change **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct rights_change, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = change_of(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
rights_store_changes(struct ctx *ctx, struct person_id person,
                     struct rights_change **out, size_t *n)
{
	return changes_read(ctx, &rights_changes,
	                    ARGS(arg_i64("person", person.v)), out, n);
}

const struct fault *
rights_store_topic(struct ctx *ctx, struct person_id person,
                   enum rights_topic topic, struct rights_change **out,
                   size_t *n)
{
	return changes_read(ctx, &rights_changes_topic,
	                    ARGS(arg_i64("person", person.v),
	                         arg_word("topic", rights_topics, (int)topic)),
	                    out, n);
}

const struct fault *
rights_store_change_add(struct ctx *ctx, const struct rights_change *c)
{
	return sql_do(ctx->tx, &rights_change_add,
	              ARGS(arg_i64("change", c->id),
	                   arg_i64("person", c->person.v),
	                   arg_word("topic", rights_topics, (int)c->topic),
	                   arg_word("was", rights_kinds, (int)c->was),
	                   arg_word("kind", rights_kinds, (int)c->kind),
	                   arg_word("side", rights_sides, (int)c->side),
	                   arg_str("why", c->why), arg_i64("by", c->by.v),
	                   arg_instant("at", c->at),
	                   arg_word("state", rights_states, (int)c->state)),
	              NULL);
}

const struct fault *
rights_store_change_end(struct ctx *ctx, const struct rights_change *c)
{
	return sql_do(ctx->tx, &rights_change_end,
	              ARGS(arg_i64("change", c->id),
	                   arg_word("state", rights_states, (int)c->state),
	                   arg_str("answer", c->answer),
	                   arg_i64("by", c->answered_by.v),
	                   arg_instant("at", c->answered_at)),
	              NULL);
}

/* --- decisions ---------------------------------------------------------- */

#define DECISIONS \
	"select d.decision, d.person, d.topic, d.day, d.what, d.decided," \
	" d.who, d.side, d.made_by, d.at, d.goals from strengths_decision d" \
	" where d.person = :person and " ACCESS_REACH("d.person")
#define NEWEST_DECISION " order by d.day desc, d.decision desc"

const struct query rights_decisions = {
        .name = "strengths.rights_decisions",
        .person = "person",
        .text = DECISIONS NEWEST_DECISION " limit 500",
};

const struct query rights_decision_one = {
        .name = "strengths.rights_decision_one",
        .person = "person",
        .text = DECISIONS " and d.decision = :decision",
};

const struct query rights_decision_lock = {
        .name = "strengths.rights_decision_lock",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = DECISIONS " and d.decision = :decision",
};

const struct query rights_decision_add = {
        .name = "strengths.rights_decision_add",
        .text = "insert into strengths_decision (decision, person, topic, day,"
                " what, decided, who, side, made_by, at) values (:decision,"
                " :person, :topic, :day, :what, :decided, :who, :side, :by,"
                " :at)",
};

const struct query rights_decision_count = {
        .name = "strengths.rights_decision_count",
        .shows_nobody = "how many rows there are, no facts",
        .text = "select count(*) as n from strengths_decision d"
                " where d.person = :person",
};

const struct query rights_decision_goals = {
        .name = "strengths.rights_decision_goals",
        .text = "update strengths_decision set goals = goals + :by"
                " where decision = :decision",
};

static struct rights_decision
decision_of(const struct row *row)
{
	return (struct rights_decision){
	        .id = row_i64(row, "decision"),
	        .person = {row_i64(row, "person")},
	        .topic = (unsigned)row_enum(row, "topic", rights_topics),
	        .day = row_date(row, "day"),
	        .what = row_str(row, "what"),
	        .decided = (unsigned)row_enum(row, "decided", rights_deciders),
	        .who = row_str(row, "who"),
	        .side = (unsigned)row_enum(row, "side", rights_sides),
	        .by = {row_i64(row, "made_by")},
	        .at = row_instant(row, "at"),
	        .goals = row_i64(row, "goals"),
	        .opens_on = DATE_NONE,
	};
}

const struct fault *
rights_store_decisions(struct ctx *ctx, struct person_id person,
                       struct rights_decision **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &rights_decisions,
	             ARGS(arg_i64("person", person.v)), &rows));
	*out = arena_new(ctx->arena, struct rights_decision, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = decision_of(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
rights_store_decision(struct ctx *ctx, struct person_id person, int64_t id,
                      bool lock, struct rights_decision *out)
{
	const struct row *row;

	TRY(sql_maybe(
	        ctx->tx, lock ? &rights_decision_lock : &rights_decision_one,
	        ARGS(arg_i64("person", person.v), arg_i64("decision", id)),
	        &row));
	*out = row == NULL ? (struct rights_decision){.id = 0}
	                   : decision_of(row);
	return NULL;
}

const struct fault *
rights_store_decision_add(struct ctx *ctx, const struct rights_decision *d)
{
	return sql_do(
	        ctx->tx, &rights_decision_add,
	        ARGS(arg_i64("decision", d->id), arg_i64("person", d->person.v),
	             arg_word("topic", rights_topics, (int)d->topic),
	             arg_date("day", d->day), arg_str("what", d->what),
	             arg_word("decided", rights_deciders, (int)d->decided),
	             arg_str("who", d->who),
	             arg_word("side", rights_sides, (int)d->side),
	             arg_i64("by", d->by.v), arg_instant("at", d->at)),
	        NULL);
}

const struct fault *
rights_store_goals(struct ctx *ctx, int64_t id, int by)
{
	return sql_do(ctx->tx, &rights_decision_goals,
	              ARGS(arg_i64("decision", id), arg_i64("by", by)), NULL);
}

const struct fault *
rights_store_count(struct ctx *ctx, struct person_id person, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &rights_decision_count,
	            ARGS(arg_i64("person", person.v)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

/* --- ratings ------------------------------------------------------------ */

#define RATINGS \
	"select r.decision, r.person, r.side, r.step, r.words, r.for_them," \
	" r.made_by, r.at, r.opens_on from strengths_rating r" \
	" join strengths_decision d on d.decision = r.decision" \
	" where d.person = :person and " ACCESS_REACH("d.person")
/* No later one of its side. */
#define LAST(r, n) \
	" not exists (select 1 from strengths_rating " n " where " n \
	".decision = " r ".decision and " n ".side = " r ".side" \
	" and (" n ".at > " r ".at or (" n ".at = " r ".at" \
	" and " n ".rating > " r ".rating)))"

const struct query rights_ratings = {
        .name = "strengths.rights_ratings",
        .person = "person",
        .text = RATINGS " and d.decision = :decision"
                        " order by r.at, r.rating limit 50",
};

/* The first of all is there for its moment. */
const struct query rights_newest = {
        .name = "strengths.rights_newest",
        .person = "person",
        .text = RATINGS " and (" LAST(
                "r",
                "n") " or not exists (select 1"
                     "  from strengths_rating f where f.decision = r.decision"
                     "  and f.at < r.at))" NEWEST_DECISION ", r.at, r.rating",
};

const struct query rights_rating_add = {
        .name = "strengths.rights_rating_add",
        .text = "insert into strengths_rating (rating, decision, person, side,"
                " step, words, for_them, made_by, at, opens_on)"
                " values (:rating, :decision,"
                " :person, :side, :step, :words, :for_them, :by,"
                " :at, :opens_on)",
};

static const struct fault *
ratings_read(struct ctx *ctx, const struct query *query, const struct arg *args,
             struct rights_said **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct rights_said, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct rights_said){
		        .decision = row_i64(row, "decision"),
		        .side = (unsigned)row_enum(row, "side", rights_sides),
		        .rating =
		                {
		                        .step = (int)row_i64(row, "step"),
		                        .words = row_str(row, "words"),
		                        .for_them = row_bool(row, "for_them"),
		                        .by = {row_i64(row, "made_by")},
		                        .at = row_instant(row, "at"),
		                        .opens_on = row_date(row, "opens_on"),
		                },
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
rights_store_ratings(struct ctx *ctx, struct person_id person, int64_t decision,
                     struct rights_said **out, size_t *n)
{
	return ratings_read(ctx, &rights_ratings,
	                    ARGS(arg_i64("person", person.v),
	                         arg_i64("decision", decision)),
	                    out, n);
}

const struct fault *
rights_store_newest(struct ctx *ctx, struct person_id person,
                    struct rights_said **out, size_t *n)
{
	return ratings_read(ctx, &rights_newest,
	                    ARGS(arg_i64("person", person.v)), out, n);
}

const struct fault *
rights_store_rating_add(struct ctx *ctx, struct person_id person,
                        const struct rights_said *said)
{
	const struct rights_rating *r = &said->rating;

	return sql_do(ctx->tx, &rights_rating_add,
	              ARGS(arg_i64("rating", id_new()),
	                   arg_i64("decision", said->decision),
	                   arg_i64("person", person.v),
	                   arg_word("side", rights_sides, (int)said->side),
	                   arg_i64("step", r->step), arg_str("words", r->words),
	                   arg_bool("for_them", r->for_them),
	                   arg_i64("by", r->by.v), arg_instant("at", r->at),
	                   arg_date("opens_on", r->opens_on)),
	              NULL);
}

/* --- over all ----------------------------------------------------------- */

const struct query rights_counts_all = {
        .name = "strengths.rights_counts",
        .shows_nobody = "three counts, of ten cases at least",
        .scans = "all decisions are counted",
        .text = "select count(distinct d.person) as cases,"
                " count(*) as decisions,"
                " coalesce(sum(case when abs(p.step - w.step) > 1"
                "  then 1 else 0 end), 0) as wide"
                " from strengths_decision d"
                " join strengths_rating p on p.decision = d.decision"
                "  and p.side = 'person'"
                " join strengths_rating w on w.decision = d.decision"
                "  and w.side = 'worker'"
                " where" LAST("p", "a") " and" LAST(
                        "w", "b") " and " ACCESS_REACH("d.person"),
};

const struct fault *
rights_store_counts(struct ctx *ctx, struct rights_counts *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &rights_counts_all, NO_ARGS, &row));
	*out = (struct rights_counts){
	        .cases = row_i64(row, "cases"),
	        .decisions = row_i64(row, "decisions"),
	        .wide = row_i64(row, "wide"),
	};
	return NULL;
}

/* --- merges ------------------------------------------------------------- */

#define MOVES(what, table, key) \
	const struct query rights_move_##what##_list = { \
	        .name = "strengths.rights_move_" #what "_list", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " key " as id from " table \
	                " where person = :person", \
	}; \
	const struct query rights_move_##what##_set = { \
	        .name = "strengths.rights_move_" #what "_set", \
	        .text = "update " table " set person = :person where " key \
	                " = :id", \
	}
MOVES(right, "strengths_right", "change");
MOVES(decision, "strengths_decision", "decision");

/* How a decision was seen belongs where the decision is. */
const struct query rights_follow_rating = {
        .name = "strengths.rights_follow_rating",
        .text = MERGE_FOLLOW("strengths_rating", "decision",
                             "strengths_decision", "decision"),
};

static const struct query *const follows[] = {&rights_follow_rating, NULL};

static const struct merge_move moves[] = {
        {"strengths_right", &rights_move_right_list, &rights_move_right_set},
        {"strengths_decision", &rights_move_decision_list,
         &rights_move_decision_set},
        {NULL, NULL, NULL},
};

const struct fault *
rights_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo)
{
	TRY(people_merge_move(ctx, moves, merge, gone, kept, undo));
	return people_merge_follow(ctx, follows, gone, kept);
}
