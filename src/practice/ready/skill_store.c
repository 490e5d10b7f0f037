/*
 * skill_store.c - rows of looks, ratings and reminders.
 */
#include "practice/ready/skill_store.h"

#include "kernel/access/access.h"

const struct query skill_q_looks = {
        .name = "ready.looks",
        .person = "person",
        .text = "select k.look, k.person, k.due, k.state, k.reason, k.why,"
                " k.made_by, k.made_at, k.ended_by, k.ended_at"
                " from ready_look k where k.person = :person"
                " and " ACCESS_REACH("k.person") " order by k.made_at desc,"
                                                 " k.look desc limit 200",
};

const struct query skill_q_ratings = {
        .name = "ready.ratings",
        .person = "person",
        .text = "select g.rating, g.look, g.person, g.code, g.skill, g.side,"
                " g.level, g.example, g.voice, g.made_by, g.made_at"
                " from ready_rating g where g.person = :person"
                " and " ACCESS_REACH(
                        "g.person") " order by g.made_at, g.rating limit 9000",
};

const struct query skill_q_today = {
        .name = "ready.looks_due",
        .person = "person",
        .text = "select k.look, k.person, k.due from access_v_reach r"
                " join ready_look k on k.person = r.person"
                "  and k.state = 'open'"
                " where r.actor = :actor and r.until > :now"
                " and r.way = 'own' and k.due <= :until"
                " order by k.due, k.look limit 20",
};

const struct query skill_q_soon = {
        .name = "ready.looks_soon",
        .shows_nobody = "whom the job reminds",
        .text = "select k.look, k.person, k.due from ready_look k"
                " where k.due >= :first and k.due <= :last"
                " and k.state = 'open' and not exists (select 1"
                "  from ready_reminder m where m.look = k.look"
                "  and m.due = k.due) order by k.due, k.look limit 2000",
};

const struct query skill_q_look_put = {
        .name = "ready.look_put",
        .text = "insert into ready_look (look, person, due, state, reason,"
                " why, made_by, made_at, ended_by, ended_at) values (:look,"
                " :person, :due, 'open', '', '', :by, :at, null, null)",
};

const struct query skill_q_look_set = {
        .name = "ready.look_set",
        .text = "update ready_look set due = :due, state = :state,"
                " reason = :reason, why = :why, ended_by = :ended_by,"
                " ended_at = :ended_at where look = :look",
};

const struct query skill_q_rate = {
        .name = "ready.rate",
        .text = "insert into ready_rating (rating, look, person, code, skill,"
                " side, level, example, voice, made_by, made_at) values"
                " (:rating, :look, :person, :code, :skill, :side, :level,"
                " :example, :voice, :by, :at)",
};

const struct query skill_q_reminded = {
        .name = "ready.reminded_put",
        .text = "insert into ready_reminder (reminder, look, person, due, at)"
                " values (:reminder, :look, :person, :due, :now)",
};

/* --- reading ------------------------------------------------------------- */

static struct skill_look
look_of(const struct row *row)
{
	return (struct skill_look){
	        .id = row_i64(row, "look"),
	        .due = row_date(row, "due"),
	        .state = (enum skill_state)row_enum(row, "state", skill_states),
	        .reason = (enum skill_reason)row_enum(row, "reason",
	                                              skill_reasons),
	        .why = row_str(row, "why"),
	        .by = {.user = {row_i64(row, "made_by")},
	               .at = row_instant(row, "made_at")},
	        .ended = {.user = {row_i64(row, "ended_by")},
	                  .at = row_instant(row, "ended_at")},
	};
}

static struct skill_rating
rating_of(const struct row *row)
{
	return (struct skill_rating){
	        .id = row_i64(row, "rating"),
	        .look = row_i64(row, "look"),
	        .code = (enum skill_code)row_enum(row, "code", skill_codes),
	        .side = (enum skill_side)row_enum(row, "side", skill_sides),
	        .level = (enum skill_level)row_enum(row, "level", skill_levels),
	        .skill = row_str(row, "skill"),
	        .example = row_str(row, "example"),
	        .by = {.user = {row_i64(row, "made_by")},
	               .at = row_instant(row, "made_at"),
	               .voice = (enum ready_voice)row_enum(row, "voice",
	                                                   ready_voices)},
	};
}

const struct fault *
skill_store_read(struct ctx *ctx, struct person_id person, struct skills *out)
{
	const struct arg *args = ARGS(arg_i64("person", person.v));
	struct rows rows;

	*out = (struct skills){.person = person};
	TRY(sql_rows(ctx->tx, &skill_q_looks, args, &rows));
	out->looks = arena_new(ctx->arena, struct skill_look, rows.n + 1);
	out->n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		out->looks[i] = look_of(&rows.v[i]);
	if (out->n == 0)
		return NULL;
	TRY(sql_rows(ctx->tx, &skill_q_ratings, args, &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct skill_rating rating = rating_of(&rows.v[i]);

		for (size_t k = 0; k < out->n; k++) {
			if (out->looks[k].id != rating.look)
				continue;
			out->looks[k].said[rating.code][rating.side] = rating;
			out->looks[k].ratings_n++;
		}
	}
	return NULL;
}

static const struct fault *
dues(struct ctx *ctx, const struct query *query, const struct arg *args,
     struct skill_due **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct skill_due, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct skill_due){
		        .look = row_i64(&rows.v[i], "look"),
		        .person = {row_i64(&rows.v[i], "person")},
		        .due = row_date(&rows.v[i], "due"),
		};
	*n = rows.n;
	return NULL;
}

const struct fault *
skill_store_today(struct ctx *ctx, struct date until, struct skill_due **out,
                  size_t *n)
{
	return dues(ctx, &skill_q_today, ARGS(arg_date("until", until)), out,
	            n);
}

const struct fault *
skill_store_soon(struct ctx *ctx, struct date first, struct date last,
                 struct skill_due **out, size_t *n)
{
	return dues(ctx, &skill_q_soon,
	            ARGS(arg_date("first", first), arg_date("last", last)), out,
	            n);
}

/* --- writing ------------------------------------------------------------- */

const struct fault *
skill_store_look_add(struct ctx *ctx, struct person_id person, int64_t look,
                     struct date due)
{
	return sql_do(ctx->tx, &skill_q_look_put,
	              ARGS(arg_i64("look", look), arg_i64("person", person.v),
	                   arg_date("due", due), arg_i64("by", ctx->actor.v),
	                   arg_instant("at", ctx->now)),
	              NULL);
}

const struct fault *
skill_store_look_save(struct ctx *ctx, const struct skill_look *look)
{
	return sql_do(ctx->tx, &skill_q_look_set,
	              ARGS(arg_date("due", look->due),
	                   arg_word("state", skill_states, (int)look->state),
	                   arg_word("reason", skill_reasons, (int)look->reason),
	                   arg_str("why", look->why),
	                   arg_id("ended_by", look->ended.user.v),
	                   arg_instant("ended_at", look->ended.at),
	                   arg_i64("look", look->id)),
	              NULL);
}

const struct fault *
skill_store_rate(struct ctx *ctx, struct person_id person,
                 const struct skill_rating *g)
{
	return sql_do(
	        ctx->tx, &skill_q_rate,
	        ARGS(arg_i64("rating", id_new()), arg_i64("look", g->look),
	             arg_i64("person", person.v),
	             arg_word("code", skill_codes, (int)g->code),
	             arg_str("skill", g->skill),
	             arg_word("side", skill_sides, (int)g->side),
	             arg_word("level", skill_levels, (int)g->level),
	             arg_str("example", g->example),
	             arg_word("voice", ready_voices, (int)g->by.voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
skill_store_reminded(struct ctx *ctx, const struct skill_due *due)
{
	return sql_do(ctx->tx, &skill_q_reminded,
	              ARGS(arg_i64("reminder", id_new()),
	                   arg_i64("look", due->look),
	                   arg_i64("person", due->person.v),
	                   arg_date("due", due->due)),
	              NULL);
}
