#include "practice/plan/plan_queries_local.h"

#include "kernel/access/access.h"

#define IN_REACH(table) ACCESS_REACH(table ".person")

#define GOAL_COLUMNS \
	"select goal, person, version, title, why, how, area, related," \
	" target, status, status_at, achieved_by, basis, author, voice," \
	" at, statement, no_reason, no_statement, person_reply, worker_reply," \
	" person_words, worker_words, person_stance, person_view," \
	" person_view_at, worker_stance, worker_view, worker_view_at, place," \
	" came_from, came_on, came_file, came_place, came_ref, source," \
	" source_kind, reply_how, reply_by, reply_at, reply_on" \
	" from plan_goal where "

const struct query plan_q_goals_of = {
        .name = "plan.goals_of",
        .person = "person",
        .text = GOAL_COLUMNS "person = :person and " IN_REACH(
                "plan_goal") " order by place limit 501",
};

const struct query plan_q_goal_lock = {
        .name = "plan.goal_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = GOAL_COLUMNS
        "goal = :goal and " ACCESS_REACH("plan_goal.person"),
};

const struct query plan_q_goal_add = {
        .name = "plan.goal_add",
        .text = "insert into plan_goal (goal, person, version, title, why,"
                " how, area, related, target, status, status_at,"
                " achieved_by, basis, author, voice, at, statement,"
                " no_reason, no_statement, person_reply, worker_reply,"
                " person_words, worker_words,"
                " person_stance, person_view, person_view_at, worker_stance,"
                " worker_view, worker_view_at, place, came_from, came_on,"
                " came_file, came_place, came_ref, source, source_kind,"
                " reply_how, reply_by, reply_at, reply_on)"
                " values (:goal,"
                " :person, 1, :title, :why, :how, :area, :related, :target,"
                " :status, :status_at, :achieved_by, :basis, :author,"
                " :voice, :at, :statement, :no_reason, :no_statement,"
                " :person_reply,"
                " :worker_reply, :person_words, :worker_words,"
                " :person_stance,"
                " :person_view, :person_view_at, :worker_stance,"
                " :worker_view, :worker_view_at, :place, :came_from,"
                " :came_on, :came_file, :came_place, :came_ref, :source,"
                " :source_kind, :reply_how, :reply_by, :reply_at, :reply_on)",
};

const struct query plan_q_goal_save = {
        .name = "plan.goal_save",
        .text = "update plan_goal set person = :person,"
                " version = version + 1,"
                " title = :title, why = :why, how = :how, area = :area,"
                " related = :related, target = :target, status = :status,"
                " status_at = :status_at, achieved_by = :achieved_by,"
                " basis = :basis, author = :author, voice = :voice,"
                " at = :at, statement = :statement,"
                " no_reason = :no_reason, no_statement = :no_statement,"
                " person_reply = :person_reply,"
                " worker_reply = :worker_reply,"
                " person_words = :person_words,"
                " worker_words = :worker_words,"
                " person_stance = :person_stance,"
                " person_view = :person_view,"
                " person_view_at = :person_view_at,"
                " worker_stance = :worker_stance,"
                " worker_view = :worker_view,"
                " worker_view_at = :worker_view_at, place = :place,"
                " source = :source, source_kind = :source_kind,"
                " came_from = :came_from, came_on = :came_on,"
                " came_file = :came_file, came_place = :came_place,"
                " came_ref = :came_ref, reply_how = :reply_how,"
                " reply_by = :reply_by, reply_at = :reply_at,"
                " reply_on = :reply_on where goal = :goal",
};

const struct query plan_q_goal_steps_remove = {
        .name = "plan.goal_steps_remove",
        .text = "delete from plan_step where goal = :goal",
};
const struct query plan_q_goal_remove = {
        .name = "plan.goal_remove",
        .text = "delete from plan_goal where goal = :goal",
};

static unsigned
plan_related_read(struct str slugs)
{
	unsigned related = 0;
	struct str slug;

	while (str_split(&slugs, ' ', &slug)) {
		int area = str_word(slug, plan_area_words);

		if (area > 0)
			related |= 1u << area;
	}
	return related;
}

static struct str
plan_related_show(struct arena *arena, unsigned related)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	for (int area = 1; area < PLAN_AREA_COUNT; area++) {
		if ((related & 1u << area) == 0)
			continue;
		if (buf.n > 0)
			buf_char(&buf, ' ');
		buf_str(&buf, str_of(plan_area_words[area]));
	}
	return buf_get(&buf);
}

static struct plan_author
plan_author_of_row(const struct row *row)
{
	return (struct plan_author){
	        .user = {row_i64(row, "author")},
	        .voice = (unsigned)row_enum(row, "voice", plan_voice_words),
	        .at = row_instant(row, "at"),
	};
}

static struct plan_source
plan_source_of_row(const struct row *row)
{
	return (struct plan_source){
	        (unsigned)row_enum(row, "source_kind", plan_lift_words),
	        row_i64(row, "source"),
	};
}

static struct plan_scribe
plan_scribe_of_row(const struct row *row, const char *how, const char *by,
                   const char *at, const char *on)
{
	return (struct plan_scribe){
	        .how = (unsigned)row_enum(row, how, plan_how_words),
	        .by = {row_i64(row, by)},
	        .at = row_instant(row, at),
	        .on = row_date(row, on),
	};
}

/* How it was written down, by whom and when, and the day on a paper; nothing of
 * their own hand. */
#define HAND(what, hand) \
	arg_word(what "_how", plan_how_words, (int)(hand)->how), \
	        arg_id(what "_by", (hand)->by.v), \
	        arg_instant(what "_at", \
	                    plan_scribe_is(hand) ? (hand)->at : INSTANT_NONE), \
	        arg_date(what "_on", \
	                 plan_scribe_is(hand) ? (hand)->on : DATE_NONE)

static struct plan_goal
plan_goal_of_row(const struct row *row)
{
	return (struct plan_goal){
	        .id = {row_i64(row, "goal")},
	        .person = {row_i64(row, "person")},
	        .version = row_i64(row, "version"),
	        .title = row_str(row, "title"),
	        .why = row_str(row, "why"),
	        .how = row_str(row, "how"),
	        .area = (unsigned)row_enum(row, "area", plan_area_words),
	        .related = plan_related_read(row_str(row, "related")),
	        .target = row_date(row, "target"),
	        .status = (unsigned)row_enum(row, "status",
	                                     plan_goal_status_words),
	        .status_at = row_instant(row, "status_at"),
	        .achieved_by = row_str(row, "achieved_by"),
	        .basis = (unsigned)row_enum(row, "basis", plan_basis_words),
	        .author = plan_author_of_row(row),
	        .statement = {row_i64(row, "statement")},
	        .no_words = (unsigned)row_enum(row, "no_reason",
	                                       plan_no_words_words),
	        .no_statement = row_str(row, "no_statement"),
	        .replies = {(unsigned)row_enum(row, "person_reply",
	                                       plan_reply_words),
	                    (unsigned)row_enum(row, "worker_reply",
	                                       plan_reply_words)},
	        .reply_words = {row_str(row, "person_words"),
	                        row_str(row, "worker_words")},
	        .views = {{(unsigned)row_enum(row, "person_stance",
	                                      plan_stance_words),
	                   row_str(row, "person_view"),
	                   row_instant(row, "person_view_at")},
	                  {(unsigned)row_enum(row, "worker_stance",
	                                      plan_stance_words),
	                   row_str(row, "worker_view"),
	                   row_instant(row, "worker_view_at")}},
	        .position = row_i64(row, "place"),
	        .source = plan_source_of_row(row),
	        .hand = plan_scribe_of_row(row, "reply_how", "reply_by",
	                                   "reply_at", "reply_on"),
	        .came = {(unsigned)row_enum(row, "came_from",
	                                    plan_service_words),
	                 row_date(row, "came_on"), row_i64(row, "came_file"),
	                 row_i64(row, "came_place"), row_str(row, "came_ref")},
	};
}

const struct fault *
plan_store_goals(struct ctx *ctx, struct person_id person,
                 struct plan_goal **out, size_t *n)
{
	struct plan_goal *goals;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_goals_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	goals = arena_new(ctx->arena, struct plan_goal, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		goals[i] = plan_goal_of_row(&rows.v[i]);
	*out = goals;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_goal_lock(struct ctx *ctx, struct goal_id id, struct plan_goal *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_goal_lock, ARGS(arg_i64("goal", id.v)),
	            &row));
	*out = plan_goal_of_row(row);
	return NULL;
}

static const struct fault *
plan_store_goal_put(struct ctx *ctx, const struct query *query,
                    const struct plan_goal *g)
{
	const struct plan_view *own = &g->views[PLAN_PERSON];
	const struct plan_view *theirs = &g->views[PLAN_WORKER];

	return sql_do(
	        ctx->tx, query,
	        ARGS(arg_i64("goal", g->id.v), arg_i64("person", g->person.v),
	             arg_str("title", g->title), arg_str("why", g->why),
	             arg_str("how", g->how),
	             arg_word("area", plan_area_words, (int)g->area),
	             arg_str("related",
	                     plan_related_show(ctx->arena, g->related)),
	             arg_date("target", g->target),
	             arg_word("status", plan_goal_status_words, (int)g->status),
	             arg_instant("status_at", g->status_at),
	             arg_str("achieved_by", g->achieved_by),
	             arg_word("basis", plan_basis_words, (int)g->basis),
	             arg_i64("author", g->author.user.v),
	             arg_word("voice", plan_voice_words, (int)g->author.voice),
	             arg_instant("at", g->author.at),
	             arg_id("statement", g->statement.v),
	             arg_word("no_reason", plan_no_words_words,
	                      (int)g->no_words),
	             arg_str("no_statement", g->no_statement),
	             arg_word("person_reply", plan_reply_words,
	                      (int)g->replies[PLAN_PERSON]),
	             arg_word("worker_reply", plan_reply_words,
	                      (int)g->replies[PLAN_WORKER]),
	             arg_str("person_words", g->reply_words[PLAN_PERSON]),
	             arg_str("worker_words", g->reply_words[PLAN_WORKER]),
	             arg_word("person_stance", plan_stance_words,
	                      (int)own->stance),
	             arg_str("person_view", own->words),
	             arg_instant("person_view_at", own->at),
	             arg_word("worker_stance", plan_stance_words,
	                      (int)theirs->stance),
	             arg_str("worker_view", theirs->words),
	             arg_instant("worker_view_at", theirs->at),
	             arg_i64("place", g->position),
	             arg_id("source", g->source.v),
	             arg_word("source_kind", plan_lift_words,
	                      (int)g->source.kind),
	             arg_word("came_from", plan_service_words,
	                      (int)g->came.service),
	             arg_date("came_on", g->came.on),
	             arg_id("came_file", g->came.file),
	             arg_i64("came_place", g->came.place),
	             arg_str("came_ref", g->came.ref), HAND("reply", &g->hand)),
	        NULL);
}

const struct fault *
plan_store_goal_add(struct ctx *ctx, const struct plan_goal *goal)
{
	return plan_store_goal_put(ctx, &plan_q_goal_add, goal);
}

const struct fault *
plan_store_goal_save(struct ctx *ctx, const struct plan_goal *goal)
{
	return plan_store_goal_put(ctx, &plan_q_goal_save, goal);
}

const struct fault *
plan_store_goal_remove(struct ctx *ctx, const struct plan_goal *goal)
{
	const struct arg *args = ARGS(arg_i64("goal", goal->id.v));

	TRY(sql_do(ctx->tx, &plan_q_goal_steps_remove, args, NULL));
	return sql_do(ctx->tx, &plan_q_goal_remove, args, NULL);
}

/* --- steps ---------------------------------------------------------- */

#define STEP_COLUMNS \
	"select step, goal, person, version, words, actor, status," \
	" status_at, due, author, voice, at, person_reply," \
	" worker_reply, person_words, worker_words, place, resource, needs," \
	" source, source_kind, agreed, once_agreed, reply_how, reply_by," \
	" reply_at, reply_on, mark_how, mark_by, mark_at, mark_on" \
	" from plan_step where "

const struct query plan_q_steps_of = {
        .name = "plan.steps_of",
        .person = "person",
        .text = STEP_COLUMNS "person = :person and " IN_REACH(
                "plan_step") " order by goal, place limit 2001",
};

const struct query plan_q_step_lock = {
        .name = "plan.step_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = STEP_COLUMNS
        "step = :step and " ACCESS_REACH("plan_step.person"),
};

const struct query plan_q_step_add = {
        .name = "plan.step_add",
        .text = "insert into plan_step (step, goal, person, version, words,"
                " actor, status, status_at, due, author, voice, at,"
                " person_reply, worker_reply, person_words, worker_words,"
                " place, resource, needs, source, source_kind)"
                " values (:step, :goal, :person, 1, :words, :doer, :status,"
                " :status_at, :due, :author, :voice, :at, :person_reply,"
                " :worker_reply, :person_words, :worker_words, :place,"
                " :resource, :needs, :source, :source_kind)",
};

const struct query plan_q_step_save = {
        .name = "plan.step_save",
        .text = "update plan_step set version = version + 1,"
                " words = :words, actor = :doer, status = :status,"
                " status_at = :status_at, due = :due, author = :author,"
                " voice = :voice, at = :at,"
                " person_reply = :person_reply,"
                " worker_reply = :worker_reply,"
                " person_words = :person_words,"
                " worker_words = :worker_words, resource = :resource,"
                " needs = :needs, agreed = :agreed, reply_how = :reply_how,"
                " reply_by = :reply_by, reply_at = :reply_at,"
                " mark_how = :mark_how, mark_by = :mark_by,"
                " mark_at = :mark_at, reply_on = :reply_on,"
                " mark_on = :mark_on where step = :step",
};

/* No new version of a step: none of its words is another.  A yes to the plan
 * is none to what was said no to, or is not in it. */
const struct query plan_q_steps_agreed = {
        .name = "plan.steps_agreed",
        .text = "update plan_step set agreed = 1"
                " where person = :person and agreed = 0"
                " and person_reply <> 'declined' and exists (select 1"
                "  from plan_goal g where g.goal = plan_step.goal"
                "  and g.status in ('ACTIVE', 'FUTURE')"
                "  and g.person_reply <> 'declined')",
};

const struct query plan_q_steps_anew = {
        .name = "plan.steps_anew",
        .text = "update plan_step set agreed = 0"
                " where goal = :goal and agreed = 1",
};

static struct plan_step
plan_step_of_row(const struct row *row)
{
	return (struct plan_step){
	        .id = {row_i64(row, "step")},
	        .goal = {row_i64(row, "goal")},
	        .version = row_i64(row, "version"),
	        .words = row_str(row, "words"),
	        .actor = (unsigned)row_enum(row, "actor", plan_actor_words),
	        .status = (unsigned)row_enum(row, "status",
	                                     plan_step_status_words),
	        .status_at = row_instant(row, "status_at"),
	        .due = row_date(row, "due"),
	        .resource = (unsigned)row_enum(row, "resource",
	                                       plan_resource_words),
	        .needs = row_str(row, "needs"),
	        .author = plan_author_of_row(row),
	        .replies = {(unsigned)row_enum(row, "person_reply",
	                                       plan_reply_words),
	                    (unsigned)row_enum(row, "worker_reply",
	                                       plan_reply_words)},
	        .reply_words = {row_str(row, "person_words"),
	                        row_str(row, "worker_words")},
	        .hand = plan_scribe_of_row(row, "reply_how", "reply_by",
	                                   "reply_at", "reply_on"),
	        .mark = plan_scribe_of_row(row, "mark_how", "mark_by",
	                                   "mark_at", "mark_on"),
	        .source = plan_source_of_row(row),
	        .agreed = row_i64(row, "agreed") == 1,
	        .once_agreed = row_i64(row, "once_agreed") == 1,
	        .position = row_i64(row, "place"),
	};
}

const struct fault *
plan_store_steps(struct ctx *ctx, struct person_id person,
                 struct plan_step **out, size_t *n)
{
	struct plan_step *steps;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_steps_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	steps = arena_new(ctx->arena, struct plan_step, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		steps[i] = plan_step_of_row(&rows.v[i]);
	*out = steps;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_step_lock(struct ctx *ctx, struct step_id id, struct plan_step *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &plan_q_step_lock, ARGS(arg_i64("step", id.v)),
	            &row));
	*out = plan_step_of_row(row);
	return NULL;
}

const struct fault *
plan_store_step_add(struct ctx *ctx, const struct plan_step *s,
                    struct person_id person)
{
	return sql_do(
	        ctx->tx, &plan_q_step_add,
	        ARGS(arg_i64("step", s->id.v), arg_i64("goal", s->goal.v),
	             arg_i64("person", person.v), arg_str("words", s->words),
	             arg_word("doer", plan_actor_words, (int)s->actor),
	             arg_word("status", plan_step_status_words, (int)s->status),
	             arg_instant("status_at", s->status_at),
	             arg_date("due", s->due),
	             arg_word("resource", plan_resource_words,
	                      (int)s->resource),
	             arg_str("needs", s->needs),
	             arg_i64("author", s->author.user.v),
	             arg_word("voice", plan_voice_words, (int)s->author.voice),
	             arg_instant("at", s->author.at),
	             arg_word("person_reply", plan_reply_words,
	                      (int)s->replies[PLAN_PERSON]),
	             arg_word("worker_reply", plan_reply_words,
	                      (int)s->replies[PLAN_WORKER]),
	             arg_str("person_words", s->reply_words[PLAN_PERSON]),
	             arg_str("worker_words", s->reply_words[PLAN_WORKER]),
	             arg_i64("place", s->position),
	             arg_id("source", s->source.v),
	             arg_word("source_kind", plan_lift_words,
	                      (int)s->source.kind)),
	        NULL);
}

const struct fault *
plan_store_step_save(struct ctx *ctx, const struct plan_step *s)
{
	return sql_do(
	        ctx->tx, &plan_q_step_save,
	        ARGS(arg_i64("step", s->id.v), arg_str("words", s->words),
	             arg_word("doer", plan_actor_words, (int)s->actor),
	             arg_word("status", plan_step_status_words, (int)s->status),
	             arg_instant("status_at", s->status_at),
	             arg_date("due", s->due),
	             arg_word("resource", plan_resource_words,
	                      (int)s->resource),
	             arg_str("needs", s->needs),
	             arg_i64("author", s->author.user.v),
	             arg_word("voice", plan_voice_words, (int)s->author.voice),
	             arg_instant("at", s->author.at),
	             arg_word("person_reply", plan_reply_words,
	                      (int)s->replies[PLAN_PERSON]),
	             arg_word("worker_reply", plan_reply_words,
	                      (int)s->replies[PLAN_WORKER]),
	             arg_str("person_words", s->reply_words[PLAN_PERSON]),
	             arg_str("worker_words", s->reply_words[PLAN_WORKER]),
	             arg_i64("agreed", s->agreed), HAND("reply", &s->hand),
	             HAND("mark", &s->mark)),
	        NULL);
}

const struct fault *
plan_store_steps_agreed(struct ctx *ctx, struct person_id person)
{
	TRY(sql_do(ctx->tx, &plan_q_steps_agreed,
	           ARGS(arg_i64("person", person.v)), NULL));
	return plan_store_steps_were(ctx, person);
}

const struct fault *
plan_store_steps_anew(struct ctx *ctx, struct goal_id goal)
{
	return sql_do(ctx->tx, &plan_q_steps_anew,
	              ARGS(arg_i64("goal", goal.v)), NULL);
}

/* --- notes ---------------------------------------------------------- */

const struct query plan_q_notes_of = {
        .name = "plan.notes_of",
        .person = "person",
        .text = "select goal, person, kind, words, author, voice, at,"
                " from_name"
                " from plan_note where person = :person"
                " and " IN_REACH(
                        "plan_note") " order by goal, at desc, note desc"
                                     " limit 2001",
};

const struct query plan_q_note_add = {
        .name = "plan.note_add",
        .text = "insert into plan_note (note, goal, person, kind, words,"
                " author, voice, at, from_name) values (:note, :goal,"
                " :person, :kind, :words, :author, :voice, :at, :from_name)",
};

const struct fault *
plan_store_notes(struct ctx *ctx, struct person_id person,
                 struct plan_note **out, size_t *n)
{
	struct plan_note *notes;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_q_notes_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	notes = arena_new(ctx->arena, struct plan_note, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		notes[i] = (struct plan_note){
		        .goal = {row_i64(&rows.v[i], "goal")},
		        .kind = (unsigned)row_enum(&rows.v[i], "kind",
		                                   plan_note_words),
		        .words = row_str(&rows.v[i], "words"),
		        .author = plan_author_of_row(&rows.v[i]),
		        .from = row_str(&rows.v[i], "from_name"),
		};
	*out = notes;
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_store_note_add(struct ctx *ctx, struct person_id person,
                    const struct plan_note *note)
{
	return sql_do(ctx->tx, &plan_q_note_add,
	              ARGS(arg_i64("note", id_new()),
	                   arg_i64("goal", note->goal.v),
	                   arg_i64("person", person.v),
	                   arg_word("kind", plan_note_words, (int)note->kind),
	                   arg_str("words", note->words),
	                   arg_i64("author", note->author.user.v),
	                   arg_word("voice", plan_voice_words,
	                            (int)note->author.voice),
	                   arg_instant("at", note->author.at),
	                   arg_str("from_name", note->from)),
	              NULL);
}
