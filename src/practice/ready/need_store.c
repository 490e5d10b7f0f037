/*
 * need_store.c - rows of sittings, answers, notes and what cannot wait.
 */
#include "practice/ready/need_store.h"

#include "kernel/access/access.h"

const struct query need_q_sittings = {
        .name = "ready.sittings",
        .person = "person",
        .text = "select s.sitting, s.person, s.kind, s.edition, s.state,"
                " s.reason, s.why, s.voice, s.made_by, s.made_at, s.ended_by,"
                " s.ended_at from ready_sitting s"
                " where s.person = :person and " ACCESS_REACH(
                        "s.person") " order by s.made_at desc, s.sitting desc"
                                    " limit 200",
};

const struct query need_q_answers = {
        .name = "ready.answers",
        .person = "person",
        .text = "select a.answer, a.sitting, a.person, a.code, a.asked,"
                " a.says, a.shown, a.words from ready_answer a"
                " where a.person = :person and " ACCESS_REACH(
                        "a.person") " order by a.sitting, a.answer limit 2000",
};

const struct query need_q_notes = {
        .name = "ready.notes",
        .person = "person",
        .text = "select b.note, b.sitting, b.person, b.code, b.words,"
                " b.made_by, b.made_at from ready_beside b"
                " where b.person = :person and " ACCESS_REACH(
                        "b.person") " order by b.sitting, b.made_at, b.note"
                                    " limit 2000",
};

#define URGENT \
	"select u.urgent, u.person, u.sitting, u.asked, u.says, u.words," \
	" u.voice, u.made_by, u.made_at, u.done, u.done_by, u.done_at" \
	" from "

const struct query need_q_urgent = {
        .name = "ready.urgent_of",
        .person = "person",
        .text = URGENT
        "ready_urgent u where u.person = :person and " ACCESS_REACH(
                "u.person") " order by case when u.done_at is null then 0"
                            " else 1 end, u.made_at desc, u.urgent limit 100",
};

/* Of one’s own people. */
const struct query need_q_today = {
        .name = "ready.urgent_today",
        .person = "person",
        .text = URGENT
        "access_v_reach r"
        " join ready_urgent u on u.person = r.person and u.done_at is null"
        " where r.actor = :actor and r.until > :now and r.way = 'own'"
        " order by u.made_at, u.urgent limit 20",
};

const struct query need_q_sitting_put = {
        .name = "ready.sitting_put",
        .text = "insert into ready_sitting (sitting, person, kind, edition,"
                " state, reason, why, voice, made_by, made_at, ended_by,"
                " ended_at) values (:sitting, :person, :kind, :edition,"
                " :state, :reason, :why, :voice, :by, :at, :ended_by,"
                " :ended_at)",
};

const struct query need_q_sitting_set = {
        .name = "ready.sitting_set",
        .text = "update ready_sitting set edition = :edition, state = :state,"
                " reason = :reason, why = :why, voice = :voice,"
                " ended_by = :ended_by, ended_at = :ended_at"
                " where sitting = :sitting",
};

const struct query need_q_answers_off = {
        .name = "ready.answers_off",
        .text = "delete from ready_answer where sitting = :sitting",
};

const struct query need_q_answer_put = {
        .name = "ready.answer_put",
        .text = "insert into ready_answer (answer, sitting, person, code,"
                " asked, says, shown, words) values (:answer, :sitting,"
                " :person, :code, :asked, :says, :shown, :words)",
};

const struct query need_q_note_put = {
        .name = "ready.note_put",
        .text = "insert into ready_beside (note, sitting, person, code,"
                " words, made_by, made_at) values (:note, :sitting, :person,"
                " :code, :words, :by, :at)",
};

const struct query need_q_urgent_is = {
        .name = "ready.urgent_is",
        .shows_nobody = "whether it is there",
        .text = "select u.urgent from ready_urgent u"
                " where u.sitting = :sitting and u.code = :code",
};

const struct query need_q_urgent_put = {
        .name = "ready.urgent_put",
        .text = "insert into ready_urgent (urgent, sitting, person, code,"
                " asked, says, words, voice, made_by, made_at, done, done_by,"
                " done_at) values (:urgent, :sitting, :person, :code, :asked,"
                " :says, :words, :voice, :by, :at, '', null, null)",
};

const struct query need_q_urgent_set = {
        .name = "ready.urgent_set",
        .text = "update ready_urgent set done = :done, done_by = :by,"
                " done_at = :at where urgent = :urgent and done_at is null",
};

/* --- rows ---------------------------------------------------------------- */

static struct ready_by
by_of(const struct row *row, const char *user, const char *at)
{
	return (struct ready_by){.user = {row_i64(row, user)},
	                         .at = row_instant(row, at)};
}

static struct ready_by
voiced(const struct row *row)
{
	struct ready_by by = by_of(row, "made_by", "made_at");

	by.voice = (enum ready_voice)row_enum(row, "voice", ready_voices);
	return by;
}

static struct need_sitting
sitting_of(const struct row *row)
{
	return (struct need_sitting){
	        .id = row_i64(row, "sitting"),
	        .person = {row_i64(row, "person")},
	        .set = (enum need_set)row_enum(row, "kind", need_sets),
	        .edition = row_i64(row, "edition"),
	        .state = (enum need_state)row_enum(row, "state", need_states),
	        .reason =
	                (enum need_reason)row_enum(row, "reason", need_reasons),
	        .why = row_str(row, "why"),
	        .by = voiced(row),
	        .ended = by_of(row, "ended_by", "ended_at"),
	};
}

static struct need_answer
answer_of(const struct row *row)
{
	return (struct need_answer){
	        .id = row_i64(row, "answer"),
	        .sitting = row_i64(row, "sitting"),
	        .code = (enum need_code)row_enum(row, "code", need_codes),
	        .asked = row_str(row, "asked"),
	        .says = (enum need_says)row_enum(row, "says", need_says_words),
	        .shown = row_str(row, "shown"),
	        .words = row_str(row, "words"),
	};
}

static struct need_urgent
urgent_of(const struct row *row)
{
	return (struct need_urgent){
	        .id = row_i64(row, "urgent"),
	        .person = {row_i64(row, "person")},
	        .sitting = row_i64(row, "sitting"),
	        .asked = row_str(row, "asked"),
	        .says = row_str(row, "says"),
	        .words = row_str(row, "words"),
	        .by = voiced(row),
	        .done = row_str(row, "done"),
	        .done_by = by_of(row, "done_by", "done_at"),
	};
}

/* --- reading ------------------------------------------------------------- */

static const struct fault *
answers_read(struct ctx *ctx, const struct arg *args, struct need *out)
{
	struct need_answer *answers;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &need_q_answers, args, &rows));
	answers = arena_new(ctx->arena, struct need_answer, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		answers[i] = answer_of(&rows.v[i]);
	for (size_t s = 0; s < out->n; s++)
		for (size_t i = 0; i < rows.n; i++) {
			if (answers[i].sitting != out->sittings[s].id)
				continue;
			if (out->sittings[s].answers_n++ == 0)
				out->sittings[s].answers = &answers[i];
		}
	return NULL;
}

static const struct fault *
notes_read(struct ctx *ctx, const struct arg *args, struct need *out)
{
	struct need_note *notes;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &need_q_notes, args, &rows));
	notes = arena_new(ctx->arena, struct need_note, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		notes[i] = (struct need_note){
		        .id = row_i64(row, "note"),
		        .sitting = row_i64(row, "sitting"),
		        .code = row_null(row, "code")
		                        ? -1
		                        : row_enum(row, "code", need_codes),
		        .words = row_str(row, "words"),
		        .by = by_of(row, "made_by", "made_at"),
		};
		notes[i].by.voice = READY_FOR;
	}
	for (size_t s = 0; s < out->n; s++)
		for (size_t i = 0; i < rows.n; i++) {
			if (notes[i].sitting != out->sittings[s].id)
				continue;
			if (out->sittings[s].notes_n++ == 0)
				out->sittings[s].notes = &notes[i];
		}
	return NULL;
}

static struct need_urgent *
urgent_rows(struct ctx *ctx, const struct rows *rows)
{
	struct need_urgent *v =
	        arena_new(ctx->arena, struct need_urgent, rows->n + 1);

	for (size_t i = 0; i < rows->n; i++)
		v[i] = urgent_of(&rows->v[i]);
	return v;
}

const struct fault *
need_store_sittings(struct ctx *ctx, struct person_id person, struct need *out)
{
	struct rows rows;

	*out = (struct need){.person = person};
	TRY(sql_rows(ctx->tx, &need_q_sittings,
	             ARGS(arg_i64("person", person.v)), &rows));
	out->sittings = arena_new(ctx->arena, struct need_sitting, rows.n + 1);
	out->n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		out->sittings[i] = sitting_of(&rows.v[i]);
	return NULL;
}

const struct fault *
need_store_home(struct ctx *ctx, struct person_id person, struct need *out)
{
	struct rows rows;

	TRY(need_store_sittings(ctx, person, out));
	TRY(sql_rows(ctx->tx, &need_q_urgent, ARGS(arg_i64("person", person.v)),
	             &rows));
	out->urgent = urgent_rows(ctx, &rows);
	out->urgent_n = rows.n;
	return NULL;
}

const struct fault *
need_store_read(struct ctx *ctx, struct person_id person, struct need *out)
{
	const struct arg *args = ARGS(arg_i64("person", person.v));

	TRY(need_store_home(ctx, person, out));
	if (out->n == 0)
		return NULL;
	TRY(answers_read(ctx, args, out));
	return notes_read(ctx, args, out);
}

const struct fault *
need_store_today(struct ctx *ctx, struct need_urgent **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &need_q_today, NO_ARGS, &rows));
	*out = urgent_rows(ctx, &rows);
	*n = rows.n;
	return NULL;
}

/* --- writing ------------------------------------------------------------- */

const struct fault *
need_store_sitting_add(struct ctx *ctx, const struct need_sitting *s)
{
	return sql_do(
	        ctx->tx, &need_q_sitting_put,
	        ARGS(arg_i64("sitting", s->id), arg_i64("person", s->person.v),
	             arg_word("kind", need_sets, (int)s->set),
	             arg_i64("edition", s->edition),
	             arg_word("state", need_states, (int)s->state),
	             arg_word("reason", need_reasons, (int)s->reason),
	             arg_str("why", s->why),
	             arg_word("voice", ready_voices, (int)s->by.voice),
	             arg_i64("by", s->by.user.v), arg_instant("at", s->by.at),
	             arg_id("ended_by", s->ended.user.v),
	             arg_instant("ended_at", s->ended.at)),
	        NULL);
}

const struct fault *
need_store_sitting_save(struct ctx *ctx, const struct need_sitting *s)
{
	return sql_do(ctx->tx, &need_q_sitting_set,
	              ARGS(arg_i64("edition", s->edition),
	                   arg_word("state", need_states, (int)s->state),
	                   arg_word("reason", need_reasons, (int)s->reason),
	                   arg_str("why", s->why),
	                   arg_word("voice", ready_voices, (int)s->by.voice),
	                   arg_id("ended_by", s->ended.user.v),
	                   arg_instant("ended_at", s->ended.at),
	                   arg_i64("sitting", s->id)),
	              NULL);
}

const struct fault *
need_store_answers(struct ctx *ctx, struct person_id person, int64_t sitting,
                   const struct need_answer *answers, size_t n)
{
	TRY(sql_do(ctx->tx, &need_q_answers_off,
	           ARGS(arg_i64("sitting", sitting)), NULL));
	for (size_t i = 0; i < n; i++) {
		const struct need_answer *a = &answers[i];

		TRY(sql_do(ctx->tx, &need_q_answer_put,
		           ARGS(arg_i64("answer", a->id),
		                arg_i64("sitting", sitting),
		                arg_i64("person", person.v),
		                arg_word("code", need_codes, (int)a->code),
		                arg_str("asked", a->asked),
		                arg_word("says", need_says_words, (int)a->says),
		                arg_str("shown", a->shown),
		                arg_str("words", a->words)),
		           NULL));
	}
	return NULL;
}

const struct fault *
need_store_note_add(struct ctx *ctx, struct person_id person,
                    const struct need_note *note)
{
	return sql_do(
	        ctx->tx, &need_q_note_put,
	        ARGS(arg_i64("note", note->id),
	             arg_i64("sitting", note->sitting),
	             arg_i64("person", person.v),
	             note->code < 0 ? arg_null("code")
	                            : arg_word("code", need_codes, note->code),
	             arg_str("words", note->words), arg_i64("by", ctx->actor.v),
	             arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
need_store_urgent_add(struct ctx *ctx, struct person_id person,
                      const struct need_answer *a, enum ready_voice voice,
                      bool *added)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &need_q_urgent_is,
	              ARGS(arg_i64("sitting", a->sitting),
	                   arg_word("code", need_codes, (int)a->code)),
	              &row));
	*added = row == NULL;
	if (!*added)
		return NULL;
	return sql_do(
	        ctx->tx, &need_q_urgent_put,
	        ARGS(arg_i64("urgent", id_new()),
	             arg_i64("sitting", a->sitting),
	             arg_i64("person", person.v),
	             arg_word("code", need_codes, (int)a->code),
	             arg_str("asked", a->asked), arg_str("says", a->shown),
	             arg_str("words", a->words),
	             arg_word("voice", ready_voices, (int)voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
need_store_done(struct ctx *ctx, int64_t urgent, struct str words, bool *first)
{
	int64_t n = 0;

	TRY(sql_do(ctx->tx, &need_q_urgent_set,
	           ARGS(arg_str("done", words), arg_i64("by", ctx->actor.v),
	                arg_instant("at", ctx->now), arg_i64("urgent", urgent)),
	           &n));
	*first = n == 1;
	return NULL;
}
