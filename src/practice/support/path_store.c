/*
 * path_store.c - needs on the pathways, where each stands, and what is said.
 */
#include "practice/support/support_local.h"

#include "kernel/access/access.h"

const struct query path_q_needs = {
        .name = "support.needs",
        .person = "person",
        .text = "select n.need, n.person, n.path, n.words, n.supporter,"
                " n.partner, n.edition, n.goals, n.voice, n.made_by,"
                " n.made_at, n.back_by, n.back_at from support_need n"
                " where n.person = :person and " ACCESS_REACH(
                        "n.person") " order by n.made_at, n.need limit 400",
};

const struct query path_q_need = {
        .name = "support.need",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = "select n.need, n.person from support_need n"
                " where n.need = :need and n.person = :person"
                " and " ACCESS_REACH("n.person"),
};

const struct query path_q_is = {
        .name = "support.need_is",
        .person = "person",
        .text = "select n.need, n.person from support_need n"
                " where n.need = :need and n.person = :person"
                " and " ACCESS_REACH("n.person"),
};

const struct query path_q_steps = {
        .name = "support.steps",
        .person = "person",
        .text = "select s.need, s.person, s.state, s.notes, s.day, s.voice,"
                " s.made_by, s.made_at from support_step s"
                " where s.person = :person and " ACCESS_REACH(
                        "s.person") " order by s.need, s.made_at, s.step"
                                    " limit 9000",
};

const struct query path_q_says = {
        .name = "support.says",
        .person = "person",
        .text = "select s.need, s.person, s.words, s.voice, s.made_by,"
                " s.made_at from support_say s"
                " where s.person = :person and " ACCESS_REACH(
                        "s.person") " order by s.need, s.made_at, s.say"
                                    " limit 9000",
};

const struct query path_q_nones = {
        .name = "support.nones",
        .person = "person",
        .text = "select s.person, s.path, s.notes, s.day, s.voice, s.made_by,"
                " s.made_at from support_none s"
                " where s.person = :person and " ACCESS_REACH(
                        "s.person") " order by s.made_at, s.said"
                                    " limit 400",
};

const struct query path_q_put = {
        .name = "support.need_put",
        .text = "insert into support_need (need, person, path, words,"
                " supporter, partner, edition, voice, made_by, made_at,"
                " back_by, back_at) values (:need, :person, :path, :words,"
                " :with, :partner, :edition, :voice, :by, :at, null, null)",
};

const struct query path_q_back = {
        .name = "support.need_back",
        .text = "update support_need set back_by = :by, back_at = :at"
                " where need = :need",
};

const struct query path_q_goals = {
        .name = "support.need_goals",
        .text = "update support_need set goals = goals + :by"
                " where need = :need and goals + :by >= 0",
};

const struct query path_q_step = {
        .name = "support.step_put",
        .text = "insert into support_step (step, need, person, state, notes,"
                " day, voice, made_by, made_at) values (:step, :need,"
                " :person, :state, :notes, :day, :voice, :by, :at)",
};

const struct query path_q_say = {
        .name = "support.say_put",
        .text = "insert into support_say (say, need, person, words, voice,"
                " made_by, made_at) values (:say, :need, :person, :words,"
                " 'own', :by, :at)",
};

const struct query path_q_none = {
        .name = "support.none_put",
        .text = "insert into support_none (said, person, path, notes, day,"
                " voice, made_by, made_at) values (:said, :person, :path,"
                " :notes, :day, :voice, :by, :at)",
};

/* --- reading -------------------------------------------------------------- */

static struct path_need
need_of(const struct row *row)
{
	return (struct path_need){
	        .id = {row_i64(row, "need")},
	        .person = {row_i64(row, "person")},
	        .path = row_enum(row, "path", support_paths),
	        .words = row_str(row, "words"),
	        .with = (enum path_with)row_enum(row, "supporter", path_withs),
	        .partner = row_str(row, "partner"),
	        .edition = row_i64(row, "edition"),
	        .goals = row_i64(row, "goals"),
	        .by = support_by_of(row),
	        .back = {.user = {row_i64(row, "back_by")},
	                 .at = row_instant(row, "back_at")},
	};
}

static const struct fault *
steps_read(struct ctx *ctx, const struct arg *args, struct paths *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &path_q_steps, args, &rows));
	out->steps = arena_new(ctx->arena, struct path_step, rows.n + 1);
	out->steps_n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		out->steps[i] = (struct path_step){
		        .need = {row_i64(&rows.v[i], "need")},
		        .state = (enum path_state)row_enum(&rows.v[i], "state",
		                                           path_states),
		        .notes = row_str(&rows.v[i], "notes"),
		        .day = row_date(&rows.v[i], "day"),
		        .by = support_by_of(&rows.v[i]),
		};
	return NULL;
}

static const struct fault *
says_read(struct ctx *ctx, const struct arg *args, struct paths *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &path_q_says, args, &rows));
	out->says = arena_new(ctx->arena, struct path_said, rows.n + 1);
	out->says_n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		out->says[i] = (struct path_said){
		        .need = {row_i64(&rows.v[i], "need")},
		        .words = row_str(&rows.v[i], "words"),
		        .by = support_by_of(&rows.v[i]),
		};
	return NULL;
}

static const struct fault *
nones_read(struct ctx *ctx, const struct arg *args, struct paths *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &path_q_nones, args, &rows));
	out->nones = arena_new(ctx->arena, struct path_none, rows.n + 1);
	out->nones_n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		out->nones[i] = (struct path_none){
		        .path = row_enum(&rows.v[i], "path", support_paths),
		        .notes = row_str(&rows.v[i], "notes"),
		        .day = row_date(&rows.v[i], "day"),
		        .by = support_by_of(&rows.v[i]),
		};
	return NULL;
}

/* Hand each need what was said of it. */
static void
gather(struct paths *out, struct path_need *need)
{
	for (size_t i = 0; i < out->steps_n; i++)
		if (out->steps[i].need.v == need->id.v) {
			if (need->steps_n++ == 0)
				need->steps = &out->steps[i];
			need->state = out->steps[i].state;
		}
	for (size_t i = 0; i < out->says_n; i++)
		if (out->says[i].need.v == need->id.v && need->says_n++ == 0)
			need->says = &out->says[i];
}

/* The state that asks most of somebody speaks for its pathway. */
static enum path_state
more(enum path_state a, enum path_state b)
{
	static const enum path_state by[] = {PATH_IN_PROGRESS, PATH_NOT_STARTED,
	                                     PATH_MET, PATH_DECLINED};

	for (size_t i = 0; i < sizeof(by) / sizeof(by[0]); i++)
		if (a == by[i] || b == by[i])
			return by[i];
	return PATH_UNASKED;
}

static void
standing(struct paths *out)
{
	int64_t last[SUPPORT_PATHS] = {0};

	for (int i = 0; i < SUPPORT_PATHS; i++)
		out->ways[i].standing = PATH_UNASKED;
	for (size_t i = 0; i < out->n; i++) {
		const struct path_need *need = &out->needs[i];
		struct path_way *way = &out->ways[need->path];

		if (!path_stands(need))
			continue;
		way->needs++;
		way->open += need->state == PATH_NOT_STARTED ||
		             need->state == PATH_IN_PROGRESS;
		way->standing = more(way->standing, need->state);
		for (size_t s = 0; s < need->steps_n; s++)
			if (need->steps[s].by.at.ms > last[need->path])
				last[need->path] = need->steps[s].by.at.ms;
	}
	for (size_t i = 0; i < out->nones_n; i++) {
		struct path_way *way = &out->ways[out->nones[i].path];

		way->none = &out->nones[i];
		if (way->open == 0 &&
		    out->nones[i].by.at.ms >= last[out->nones[i].path])
			way->standing = PATH_NONE;
	}
}

const struct fault *
path_store_read(struct ctx *ctx, struct person_id person, struct paths *out)
{
	const struct arg *args = ARGS(arg_i64("person", person.v));
	struct rows rows;

	*out = (struct paths){.person = person};
	TRY(sql_rows(ctx->tx, &path_q_needs, args, &rows));
	out->needs = arena_new(ctx->arena, struct path_need, rows.n + 1);
	out->n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		out->needs[i] = need_of(&rows.v[i]);
	if (rows.n > 0) {
		TRY(steps_read(ctx, args, out));
		TRY(says_read(ctx, args, out));
	}
	TRY(nones_read(ctx, args, out));
	for (size_t i = 0; i < out->n; i++)
		gather(out, &out->needs[i]);
	standing(out);
	return NULL;
}

const struct fault *
path_store_lock(struct ctx *ctx, struct person_id person, struct need_id id)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &path_q_need,
	              ARGS(arg_i64("need", id.v), arg_i64("person", person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that need");
	return NULL;
}

const struct fault *
path_is(struct ctx *ctx, struct person_id person, struct need_id id, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &path_q_is,
	              ARGS(arg_i64("need", id.v), arg_i64("person", person.v)),
	              &row));
	*out = row != NULL;
	return NULL;
}

/* --- writing -------------------------------------------------------------- */

const struct fault *
path_store_add(struct ctx *ctx, struct person_id person,
               const struct path_need *need)
{
	return sql_do(
	        ctx->tx, &path_q_put,
	        ARGS(arg_i64("need", need->id.v), arg_i64("person", person.v),
	             arg_word("path", support_paths, need->path),
	             arg_str("words", need->words),
	             arg_word("with", path_withs, (int)need->with),
	             arg_str("partner", need->partner),
	             arg_i64("edition", need->edition),
	             arg_word("voice", support_voices, (int)need->by.voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
path_store_step(struct ctx *ctx, struct person_id person,
                const struct path_step *step)
{
	return sql_do(
	        ctx->tx, &path_q_step,
	        ARGS(arg_i64("step", id_new()), arg_i64("need", step->need.v),
	             arg_i64("person", person.v),
	             arg_word("state", path_states, (int)step->state),
	             arg_str("notes", step->notes), arg_date("day", ctx->today),
	             arg_word("voice", support_voices, (int)step->by.voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
path_store_say(struct ctx *ctx, struct person_id person, struct need_id id,
               struct str words)
{
	return sql_do(ctx->tx, &path_q_say,
	              ARGS(arg_i64("say", id_new()), arg_i64("need", id.v),
	                   arg_i64("person", person.v), arg_str("words", words),
	                   arg_i64("by", ctx->actor.v),
	                   arg_instant("at", ctx->now)),
	              NULL);
}

const struct fault *
path_store_back(struct ctx *ctx, struct need_id id)
{
	return sql_do(ctx->tx, &path_q_back,
	              ARGS(arg_i64("by", ctx->actor.v),
	                   arg_instant("at", ctx->now), arg_i64("need", id.v)),
	              NULL);
}

const struct fault *
path_store_goals(struct ctx *ctx, struct need_id id, int by)
{
	return sql_do(ctx->tx, &path_q_goals,
	              ARGS(arg_i64("by", by), arg_i64("need", id.v)), NULL);
}

const struct fault *
path_store_none(struct ctx *ctx, struct person_id person, int path,
                struct str notes, enum support_voice voice)
{
	return sql_do(
	        ctx->tx, &path_q_none,
	        ARGS(arg_i64("said", id_new()), arg_i64("person", person.v),
	             arg_word("path", support_paths, path),
	             arg_str("notes", notes), arg_date("day", ctx->today),
	             arg_word("voice", support_voices, (int)voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}
