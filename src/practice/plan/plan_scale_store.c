/*
 * plan_scale_store.c - rows of scales and of ratings.
 */
#include "practice/plan/plan_scale.h"

#include "kernel/access/access.h"

#define SCALE_COLUMNS \
	"s.scale, s.goal, s.person, s.version, s.side, s.much_less, s.less," \
	" s.as_hoped, s.more, s.much_more, s.start, s.weight, s.at," \
	" s.person_how, s.person_by, s.person_at, s.worker_how, s.worker_by," \
	" s.worker_at"
/* The newest rating of a side of scale s, as columns that begin with it. */
#define NEWEST(t, side) \
	t ".rating as " side "_rating, " t ".level as " side "_level, " t \
	  ".words as " side "_words, " t ".how as " side "_rated_how, " t \
	  ".author as " side "_author, " t ".at as " side "_rated_at"
#define NEWEST_JOIN(t, side) \
	" left join plan_rating " t " on " t ".rating = (select max(r.rating)" \
	" from plan_rating r where r.scale = s.scale and r.side = '" side "')"

const struct query plan_q_scales_of = {
        .name = "plan.scales_of",
        .person = "person",
        .text = "select " SCALE_COLUMNS ", " NEWEST("p", "person") ", " NEWEST(
                "w", "worker") " from plan_scale s" NEWEST_JOIN("p", "person")
                NEWEST_JOIN("w", "worker") " where s.person = :person"
                                           " and s.ended_at is null"
                                           " and " ACCESS_REACH(
                                                   "s.person") " order by"
                                                               " s.goal"
                                                               " limit 500",
};

const struct query plan_q_scale_of = {
        .name = "plan.scale_of",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = "select " SCALE_COLUMNS " from plan_scale s"
                " where s.goal = :goal and s.ended_at is null"
                " and " ACCESS_REACH("s.person"),
};

const struct query plan_q_scale_add = {
        .name = "plan.scale_add",
        .text = "insert into plan_scale (scale, goal, person, version, side,"
                " much_less, less, as_hoped, more, much_more, start, weight,"
                " at, ended_at, person_how, person_by, person_at, worker_how,"
                " worker_by, worker_at) values (:scale, :goal, :person,"
                " :version, :side, :much_less, :less, :as_hoped, :more,"
                " :much_more, :start, :weight, :at, null, :person_how,"
                " :person_by, :person_at, :worker_how, :worker_by,"
                " :worker_at)",
};

const struct query plan_q_scale_agree = {
        .name = "plan.scale_agree",
        .text = "update plan_scale set weight = :weight,"
                " person_how = :person_how, person_by = :person_by,"
                " person_at = :person_at, worker_how = :worker_how,"
                " worker_by = :worker_by, worker_at = :worker_at"
                " where scale = :scale",
};

const struct query plan_q_scale_end = {
        .name = "plan.scale_end",
        .text = "update plan_scale set ended_at = :ended_at"
                " where scale = :scale",
};

const struct query plan_q_rating_add = {
        .name = "plan.rating_add",
        .text = "insert into plan_rating (rating, scale, goal, person, side,"
                " level, words, how, author, at) values (:rating, :scale,"
                " :goal, :person, :side, :level, :words, :how, :author, :at)",
};

const struct query plan_q_rating_count = {
        .name = "plan.rating_count",
        .shows_nobody = "how many ratings, no facts",
        .text = "select count(*) as n from plan_rating where scale = :scale",
};

const struct query plan_q_rating_own = {
        .name = "plan.rating_own",
        .shows_nobody = "whether somebody rated, no facts",
        .text = "select 1 as one from plan_rating where scale = :scale"
                " and side = 'person' and how = 'own' limit 1",
};

const struct query plan_q_ratings_of = {
        .name = "plan.ratings_of",
        .person = "person",
        .text = "select r.rating, r.goal, r.person, s.version,"
                " case when s.ended_at is null then 1 else 0 end as is_now,"
                " r.side, r.level, r.words, r.how, r.author, r.at"
                " from plan_rating r join plan_scale s on s.scale = r.scale"
                " where r.person = :person and " ACCESS_REACH(
                        "r.person") " order by r.rating desc limit 500",
};

/* --- what must hold ----------------------------------------------------- */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query plan_q_check_scale_goal = {
        .name = "plan.check_scale_goal",
        WHOLE,
        .text = "select s.scale as id from plan_scale s"
                " where not exists (select 1 from plan_goal g"
                "  where g.goal = s.goal and g.person = s.person) limit 1",
};

/* Whoever wrote it has said yes to it, and a yes of the person's a weight. */
const struct query plan_q_check_scale_first = {
        .name = "plan.check_scale_first",
        WHOLE,
        .text = "select s.scale as id from plan_scale s"
                " where (s.side = 'person' and s.person_how = '')"
                " or (s.side = 'worker' and s.worker_how = '')"
                " or (s.person_how = '') <> (s.weight = 0) limit 1",
};

const struct query plan_q_check_rating_of = {
        .name = "plan.check_rating_of",
        WHOLE,
        .text = "select r.rating as id from plan_rating r"
                " where not exists (select 1 from plan_scale s"
                "  where s.scale = r.scale and s.goal = r.goal"
                "  and s.person = r.person) limit 1",
};

const struct query plan_q_check_rating_early = {
        .name = "plan.check_rating_early",
        WHOLE,
        .text = "select r.rating as id from plan_rating r"
                " join plan_scale s on s.scale = r.scale"
                " where s.person_how = '' or s.worker_how = ''"
                " or s.person_at > r.at or s.worker_at > r.at limit 1",
};

/* --- rows ---------------------------------------------------------------- */

static struct plan_scale
plan_scale_of_row(const struct row *row)
{
	struct plan_scale scale = {
	        .id = row_i64(row, "scale"),
	        .goal = {row_i64(row, "goal")},
	        .person = {row_i64(row, "person")},
	        .version = row_i64(row, "version"),
	        .side = (unsigned)row_enum(row, "side", plan_side_words),
	        .start = (unsigned)row_enum(row, "start", plan_level_words),
	        .weight = (int)row_i64(row, "weight"),
	        .at = row_instant(row, "at"),
	        .yes = {{.how = (unsigned)row_enum(row, "person_how",
	                                           plan_how_words),
	                 .by = {row_i64(row, "person_by")},
	                 .at = row_instant(row, "person_at")},
	                {.how = (unsigned)row_enum(row, "worker_how",
	                                           plan_how_words),
	                 .by = {row_i64(row, "worker_by")},
	                 .at = row_instant(row, "worker_at")}},
	};

	for (int i = 0; i < PLAN_LEVEL_COUNT; i++)
		scale.words[i] = row_str(row, plan_level_words[i]);
	return scale;
}

/* The columns of a side's newest rating, which may be null. */
struct plan_newest_columns {
	const char *rating, *level, *words, *how, *author, *at;
};

static struct plan_rating
plan_newest_of_row(const struct row *row, const struct plan_newest_columns *c)
{
	if (row_i64(row, c->rating) == 0)
		return (struct plan_rating){.id = 0};
	return (struct plan_rating){
	        .id = row_i64(row, c->rating),
	        .level = (unsigned)row_enum(row, c->level, plan_level_words),
	        .words = row_str(row, c->words),
	        .how = (unsigned)row_enum(row, c->how, plan_how_words),
	        .by = {row_i64(row, c->author)},
	        .at = row_instant(row, c->at),
	};
}

const struct fault *
plan_store_scales(struct ctx *ctx, struct person_id person,
                  struct plan_scale **out, size_t *n)
{
	static const struct plan_newest_columns own = {
	        "person_rating",    "person_level",  "person_words",
	        "person_rated_how", "person_author", "person_rated_at"};
	static const struct plan_newest_columns theirs = {
	        "worker_rating",    "worker_level",  "worker_words",
	        "worker_rated_how", "worker_author", "worker_rated_at"};
	struct plan_scale *scales;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_scales_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	scales = arena_new(ctx->arena, struct plan_scale, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];
		struct plan_scale *scale = &scales[i];

		*scale = plan_scale_of_row(row);
		scale->newest[PLAN_PERSON] = plan_newest_of_row(row, &own);
		scale->newest[PLAN_WORKER] = plan_newest_of_row(row, &theirs);
		for (int side = 0; side < PLAN_SIDE_COUNT; side++) {
			scale->newest[side].goal = scale->goal;
			scale->newest[side].version = scale->version;
			scale->newest[side].now = true;
			scale->newest[side].side = (unsigned)side;
		}
	}
	*out = scales;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_scale_of(struct ctx *ctx, struct goal_id goal,
                    struct plan_scale *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_scale_of, ARGS(arg_i64("goal", goal.v)),
	              &row));
	*out = row != NULL ? plan_scale_of_row(row)
	                   : (struct plan_scale){.id = 0};
	return NULL;
}

const struct fault *
plan_store_scale_add(struct ctx *ctx, const struct plan_scale *s)
{
	const struct plan_scale_yes *own = &s->yes[PLAN_PERSON];
	const struct plan_scale_yes *theirs = &s->yes[PLAN_WORKER];

	return sql_do(
	        ctx->tx, &plan_q_scale_add,
	        ARGS(arg_i64("scale", s->id), arg_i64("goal", s->goal.v),
	             arg_i64("person", s->person.v),
	             arg_i64("version", s->version),
	             arg_word("side", plan_side_words, (int)s->side),
	             arg_str("much_less", s->words[PLAN_MUCH_LESS]),
	             arg_str("less", s->words[PLAN_LESS]),
	             arg_str("as_hoped", s->words[PLAN_AS_HOPED]),
	             arg_str("more", s->words[PLAN_MORE]),
	             arg_str("much_more", s->words[PLAN_MUCH_MORE]),
	             arg_word("start", plan_level_words, (int)s->start),
	             arg_i64("weight", s->weight), arg_instant("at", s->at),
	             arg_word("person_how", plan_how_words, (int)own->how),
	             arg_id("person_by", own->by.v),
	             arg_instant("person_at", own->at),
	             arg_word("worker_how", plan_how_words, (int)theirs->how),
	             arg_id("worker_by", theirs->by.v),
	             arg_instant("worker_at", theirs->at)),
	        NULL);
}

const struct fault *
plan_store_scale_agree(struct ctx *ctx, const struct plan_scale *s)
{
	const struct plan_scale_yes *own = &s->yes[PLAN_PERSON];
	const struct plan_scale_yes *theirs = &s->yes[PLAN_WORKER];

	return sql_do(
	        ctx->tx, &plan_q_scale_agree,
	        ARGS(arg_i64("scale", s->id), arg_i64("weight", s->weight),
	             arg_word("person_how", plan_how_words, (int)own->how),
	             arg_id("person_by", own->by.v),
	             arg_instant("person_at", own->at),
	             arg_word("worker_how", plan_how_words, (int)theirs->how),
	             arg_id("worker_by", theirs->by.v),
	             arg_instant("worker_at", theirs->at)),
	        NULL);
}

const struct fault *
plan_store_scale_end(struct ctx *ctx, const struct plan_scale *scale)
{
	return sql_do(ctx->tx, &plan_q_scale_end,
	              ARGS(arg_i64("scale", scale->id),
	                   arg_instant("ended_at", ctx->now)),
	              NULL);
}

const struct fault *
plan_store_rating_add(struct ctx *ctx, const struct plan_scale *scale,
                      const struct plan_rating *r)
{
	return sql_do(
	        ctx->tx, &plan_q_rating_add,
	        ARGS(arg_i64("rating", r->id), arg_i64("scale", scale->id),
	             arg_i64("goal", scale->goal.v),
	             arg_i64("person", scale->person.v),
	             arg_word("side", plan_side_words, (int)r->side),
	             arg_word("level", plan_level_words, (int)r->level),
	             arg_str("words", r->words),
	             arg_word("how", plan_how_words, (int)r->how),
	             arg_i64("author", r->by.v), arg_instant("at", r->at)),
	        NULL);
}

const struct fault *
plan_store_rating_count(struct ctx *ctx, const struct plan_scale *scale,
                        int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_rating_count,
	            ARGS(arg_i64("scale", scale->id)), &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
plan_store_rating_own(struct ctx *ctx, const struct plan_scale *scale,
                      bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &plan_q_rating_own,
	              ARGS(arg_i64("scale", scale->id)), &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
plan_store_ratings(struct ctx *ctx, struct person_id person,
                   struct plan_rating **out, size_t *n)
{
	struct plan_rating *ratings;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_ratings_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	ratings = arena_new(ctx->arena, struct plan_rating, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		ratings[i] = (struct plan_rating){
		        .id = row_i64(row, "rating"),
		        .goal = {row_i64(row, "goal")},
		        .version = row_i64(row, "version"),
		        .now = row_i64(row, "is_now") == 1,
		        .side = (unsigned)row_enum(row, "side",
		                                   plan_side_words),
		        .level = (unsigned)row_enum(row, "level",
		                                    plan_level_words),
		        .words = row_str(row, "words"),
		        .how = (unsigned)row_enum(row, "how", plan_how_words),
		        .by = {row_i64(row, "author")},
		        .at = row_instant(row, "at"),
		};
	}
	*out = ratings;
	*n = rows.n;
	return NULL;
}
