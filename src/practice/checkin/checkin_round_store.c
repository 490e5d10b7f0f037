/*
 * checkin_round_store.c - rounds: opened, sent, read, over.
 */
#include "practice/checkin/checkin_store_local.h"

#define MOST 50 /* a chunk of the job */

#define AFTER \
	"(c.until > cast(:day as bigint) or (c.until = cast(:day as bigint)" \
	" and c.checkin > cast(:id as bigint)))"

/* The newest set-up of whoever said yes, its round on :today not opened. */
#define DUE_ROUND \
	" s.first + ((:today - s.first) / (7 * s.every)) * (7 * s.every)"
#define OWN_NO CHECKIN_OWN_NO("s.person")
#define DUE(whom) \
	"select s.person, s.first, s.every from checkin_setup s" \
	" where s.state = 'running' and s.first <= :today" whom \
	" and" CHECKIN_NEWEST " and not" OWN_NO \
	" and not exists (select 1 from checkin_round c" \
	"  where c.person = s.person and (c.state = 'created'" \
	"   or (c.due >=" DUE_ROUND " and c.state <> 'cancelled')))" \
	" order by s.person limit :most"

const struct query checkin_q_due = {
        .name = "checkin.due",
        .shows_nobody = "whom the job opens a round for",
        .text = DUE(" and s.person > cast(:id as bigint)"),
};

const struct query checkin_q_due_of = {
        .name = "checkin.due_of",
        .shows_nobody = "whether a round is to be opened",
        .text = DUE(" and s.person = :person"),
};

const struct query checkin_q_asked = {
        .name = "checkin.asked",
        .shows_nobody = "copied into the round that is opened",
        .text = "select a.question_1, a.question_2, a.question_3"
                " from checkin_ask a where a.person = :person"
                " and a.checkin is null order by a.made_at desc, a.ask desc"
                " limit 1",
};

const struct query checkin_q_ask_used = {
        .name = "checkin.ask_used",
        .text = "update checkin_ask set checkin = :checkin"
                " where person = :person and checkin is null",
};

const struct query checkin_q_open = {
        .name = "checkin.open",
        .text = "insert into checkin_round (checkin, person, due, until,"
                " state, told, question_1, question_2, question_3, answer_1,"
                " answer_2, answer_3, mood, wants, other, call, words, voice,"
                " sent_by, sent_at, sensitive, known, note, read_by, read_at,"
                " opened_for) values (:checkin, :person, :due, :until,"
                " 'created', 0, :question_1, :question_2, :question_3, '', '',"
                " '', 'unsaid', 0, '', 0, '', 'own', null, null, 0, '', '',"
                " null, null, :person) on conflict do nothing",
};

const struct query checkin_q_one = {
        .name = "checkin.one",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = "select" CHECKIN_COLUMNS "from checkin_round c"
                " where c.checkin = :checkin and c.person = :person"
                " and" CHECKIN_SEEN,
};

const struct query checkin_q_open_one = {
        .name = "checkin.open_one",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = "select" CHECKIN_COLUMNS "from checkin_round c"
                " where c.person = :person and c.state = 'created'"
                " and" CHECKIN_SEEN " order by c.due limit 1",
};

const struct query checkin_q_send = {
        .name = "checkin.send",
        .text = "update checkin_round set state = 'submitted',"
                " answer_1 = :answer_1, answer_2 = :answer_2,"
                " answer_3 = :answer_3, mood = :mood, wants = :wants,"
                " other = :other, call = :call, words = :words,"
                " voice = :voice, sent_by = :by, sent_at = :at"
                " where checkin = :checkin and state = 'created'",
};

const struct query checkin_q_review = {
        .name = "checkin.review",
        .text = "update checkin_round set state = 'reviewed',"
                " sensitive = :sensitive, known = :known, note = :note,"
                " read_by = :by, read_at = :at where checkin = :checkin"
                " and state in ('submitted', 'expired')",
};

const struct query checkin_q_cancel = {
        .name = "checkin.cancel",
        .text = "update checkin_round set state = 'cancelled'"
                " where person = :person and state = 'created'",
};

const struct query checkin_q_over = {
        .name = "checkin.over",
        .shows_nobody = "what the job ends",
        .text = "select c.checkin, c.person, case when" CHECKIN_OWN_NO(
                "c.person") " then 'cancelled' else 'expired' end"
                            " as state, c.until from checkin_round c"
                            " where c.state = 'created' and c.until < :today"
                            " and " AFTER
                            " order by c.until, c.checkin limit :most",
};

const struct query checkin_q_end = {
        .name = "checkin.end",
        .text = "update checkin_round set state = :state"
                " where checkin = :checkin and state = 'created'",
};

const struct query checkin_q_note = {
        .name = "checkin.note",
        .text = "insert into checkin_note (note, checkin, person, words,"
                " made_by, made_at) values (:note, :checkin, :person, :words,"
                " :by, :at)",
};

/* When it is opened, and once more in its last days. */
const struct query checkin_q_remind = {
        .name = "checkin.remind",
        .shows_nobody = "whom the job writes to, and how they are reached",
        .text = "select c.checkin, c.person, c.told, y.email, y.phone, s.way,"
                " c.until,"
                " u.id as user_id from checkin_round c"
                " join checkin_setup s on s.person = c.person"
                "  and s.state = 'running' and" CHECKIN_NEWEST
                " join people_v_way y on y.person = c.person"
                " join identity_v_user u on u.person = c.person"
                "  and u.disabled = 0"
                " where c.state = 'created' and c.until >= :today"
                " and (c.told = 0 or (c.told = 1 and c.until <= :last))"
                " and ((s.way = 'email' and y.email <> '')"
                "  or (s.way = 'text' and y.phone <> ''))"
                " and y.rules = 0 and not" CHECKIN_OWN_NO(
                        "c.person") " and " AFTER " order by c.until, c.checkin"
                                    " limit :most",
};

const struct query checkin_q_told = {
        .name = "checkin.told",
        .text = "update checkin_round set told = told + 1"
                " where checkin = :checkin and told = :told"
                " and state = 'created'",
};

const struct query checkin_q_waits = {
        .name = "checkin.waits",
        .person = "person",
        .text = "select" CHECKIN_COLUMNS "from checkin_round c"
                " where c.state in ('submitted', 'expired')"
                " and" CHECKIN_SEEN
                " order by case when c.state = 'submitted' and (c.call = 1"
                "   or c.mood = 'struggling') then 0"
                "  when c.state = 'submitted' then 1 else 2 end, c.until,"
                "  c.checkin limit 20",
};

const struct query checkin_q_wanted = {
        .name = "checkin.wanted",
        .person = "person",
        .text = "select s.person from checkin_setup s"
                " where s.state in ('asked', 'running')"
                " and s.place = 'wanted' and s.set_by <> :actor"
                " and not" OWN_NO " and" CHECKIN_NEWEST
                " and exists (select 1 from access_v_reach r"
                "  where r.actor = :actor and r.person = s.person"
                "  and r.until > :now and r.way in ('team', 'organisation'))"
                " order by s.made_at limit 20",
};

/* --- rows ---------------------------------------------------------------- */

struct checkin
checkin_of_row(const struct row *row)
{
	return (struct checkin){
	        .id = {row_i64(row, "checkin")},
	        .person = {row_i64(row, "person")},
	        .due = row_date(row, "due"),
	        .until = row_date(row, "until"),
	        .stand = (enum checkin_stand)row_enum(row, "state",
	                                              checkin_stands),
	        .questions = {row_str(row, "question_1"),
	                      row_str(row, "question_2"),
	                      row_str(row, "question_3")},
	        .answers = {row_str(row, "answer_1"), row_str(row, "answer_2"),
	                    row_str(row, "answer_3")},
	        .mood = (enum checkin_mood)row_enum(row, "mood", checkin_moods),
	        .wants = (unsigned)row_i64(row, "wants"),
	        .other = row_str(row, "other"),
	        .call = row_i64(row, "call") != 0,
	        .words = row_str(row, "words"),
	        .voice = (enum checkin_voice)row_enum(row, "voice",
	                                              checkin_voices),
	        .sent_by = {row_i64(row, "sent_by")},
	        .sent_at = row_instant(row, "sent_at"),
	        .close = row_i64(row, "sensitive") != 0,
	        .known = (enum checkin_known)row_enum(row, "known",
	                                              checkin_knowns),
	        .note = row_str(row, "note"),
	        .read_by = {row_i64(row, "read_by")},
	        .read_at = row_instant(row, "read_at"),
	};
}

/* --- opening ------------------------------------------------------------- */

static struct checkin_due
due_of(const struct ctx *ctx, const struct row *row)
{
	struct date first = row_date(row, "first");
	int days = 7 * (int)row_i64(row, "every");
	int past = date_days_between(first, ctx->today);

	return (struct checkin_due){
	        .person = {row_i64(row, "person")},
	        .due = date_add_days(first, past / days * days),
	};
}

const struct fault *
checkin_store_due(struct ctx *ctx, const struct checkin_mark *mark,
                  struct checkin_due **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &checkin_q_due,
	             ARGS(arg_date("today", ctx->today),
	                  arg_i64("id", mark->id), arg_i64("most", MOST)),
	             &rows));
	*out = arena_new(ctx->arena, struct checkin_due, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = due_of(ctx, &rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
checkin_store_due_of(struct ctx *ctx, struct person_id person,
                     struct checkin_due *out, bool *is)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &checkin_q_due_of,
	              ARGS(arg_date("today", ctx->today),
	                   arg_i64("person", person.v), arg_i64("most", 1)),
	              &row));
	*is = row != NULL;
	if (*is)
		*out = due_of(ctx, row);
	return NULL;
}

const struct fault *
checkin_store_open(struct ctx *ctx, const struct checkin_due *due,
                   struct date until, bool *opened)
{
	int64_t id = id_new(), n = 0;
	const struct row *row;
	bool asked;

	*opened = false;

	TRY(sql_maybe(ctx->tx, &checkin_q_asked,
	              ARGS(arg_i64("person", due->person.v)), &row));
	asked = row != NULL;
	TRY(sql_do(ctx->tx, &checkin_q_open,
	           ARGS(arg_i64("checkin", id),
	                arg_i64("person", due->person.v),
	                arg_date("due", due->due), arg_date("until", until),
	                arg_str("question_1",
	                        asked ? row_str(row, "question_1") : S("")),
	                arg_str("question_2",
	                        asked ? row_str(row, "question_2") : S("")),
	                arg_str("question_3",
	                        asked ? row_str(row, "question_3") : S(""))),
	           &n));
	*opened = n > 0;
	if (!asked || n == 0)
		return NULL;
	return sql_do(ctx->tx, &checkin_q_ask_used,
	              ARGS(arg_i64("checkin", id),
	                   arg_i64("person", due->person.v)),
	              NULL);
}

/* --- reading ------------------------------------------------------------- */

const struct fault *
checkin_store_one(struct ctx *ctx, struct person_id person,
                  struct checkin_id id, struct checkin *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &checkin_q_one,
	              ARGS(arg_i64("checkin", id.v),
	                   arg_i64("person", person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that check-in");
	*out = checkin_of_row(row);
	return NULL;
}

const struct fault *
checkin_store_open_one(struct ctx *ctx, struct person_id person,
                       struct checkin *out)
{
	const struct row *row;

	*out = (struct checkin){0};
	TRY(sql_maybe(ctx->tx, &checkin_q_open_one,
	              ARGS(arg_i64("person", person.v)), &row));
	if (row != NULL)
		*out = checkin_of_row(row);
	return NULL;
}

const struct fault *
checkin_store_waits(struct ctx *ctx, struct checkin_wait **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &checkin_q_waits, NO_ARGS, &rows));
	*out = arena_new(ctx->arena, struct checkin_wait, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i].one = checkin_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
checkin_store_wanted(struct ctx *ctx, struct person_id **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &checkin_q_wanted, NO_ARGS, &rows));
	*out = arena_new(ctx->arena, struct person_id, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i].v = row_i64(&rows.v[i], "person");
	*n = rows.n;
	return NULL;
}

/* --- writing ------------------------------------------------------------- */

const struct fault *
checkin_store_send(struct ctx *ctx, const struct checkin *one)
{
	return sql_do(
	        ctx->tx, &checkin_q_send,
	        ARGS(arg_str("answer_1", one->answers[0]),
	             arg_str("answer_2", one->answers[1]),
	             arg_str("answer_3", one->answers[2]),
	             arg_word("mood", checkin_moods, (int)one->mood),
	             arg_i64("wants", one->wants), arg_str("other", one->other),
	             arg_bool("call", one->call), arg_str("words", one->words),
	             arg_word("voice", checkin_voices, (int)one->voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now),
	             arg_i64("checkin", one->id.v)),
	        NULL);
}

const struct fault *
checkin_store_review(struct ctx *ctx, const struct checkin *one)
{
	return sql_do(ctx->tx, &checkin_q_review,
	              ARGS(arg_bool("sensitive", one->close),
	                   arg_word("known", checkin_knowns, (int)one->known),
	                   arg_str("note", one->note),
	                   arg_i64("by", ctx->actor.v),
	                   arg_instant("at", ctx->now),
	                   arg_i64("checkin", one->id.v)),
	              NULL);
}

const struct fault *
checkin_store_cancel(struct ctx *ctx, struct person_id person, int64_t *n)
{
	return sql_do(ctx->tx, &checkin_q_cancel,
	              ARGS(arg_i64("person", person.v)), n);
}

const struct fault *
checkin_store_over(struct ctx *ctx, const struct checkin_mark *mark,
                   struct checkin **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &checkin_q_over,
	             ARGS(arg_date("today", ctx->today), arg_i64("most", MOST),
	                  arg_i64("day", mark->day), arg_i64("id", mark->id)),
	             &rows));
	*out = arena_new(ctx->arena, struct checkin, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		(*out)[i].id.v = row_i64(&rows.v[i], "checkin");
		(*out)[i].person.v = row_i64(&rows.v[i], "person");
		(*out)[i].until = row_date(&rows.v[i], "until");
		(*out)[i].stand = (enum checkin_stand)row_enum(
		        &rows.v[i], "state", checkin_stands);
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
checkin_store_end(struct ctx *ctx, const struct checkin *one, bool *ended)
{
	int64_t n = 0;

	*ended = false;
	TRY(sql_do(ctx->tx, &checkin_q_end,
	           ARGS(arg_i64("checkin", one->id.v),
	                arg_word("state", checkin_stands, (int)one->stand)),
	           &n));
	*ended = n > 0;
	return NULL;
}

const struct fault *
checkin_store_note_add(struct ctx *ctx, struct person_id person,
                       struct checkin_id id, struct str words)
{
	return sql_do(ctx->tx, &checkin_q_note,
	              ARGS(arg_i64("note", id_new()), arg_i64("checkin", id.v),
	                   arg_i64("person", person.v), arg_str("words", words),
	                   arg_i64("by", ctx->actor.v),
	                   arg_instant("at", ctx->now)),
	              NULL);
}

/* --- reminding ----------------------------------------------------------- */

const struct fault *
checkin_store_remind(struct ctx *ctx, struct date last,
                     const struct checkin_mark *mark,
                     struct checkin_remind **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &checkin_q_remind,
	             ARGS(arg_date("today", ctx->today), arg_date("last", last),
	                  arg_i64("most", MOST), arg_i64("day", mark->day),
	                  arg_i64("id", mark->id)),
	             &rows));
	*out = arena_new(ctx->arena, struct checkin_remind, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct checkin_remind){
		        .id = {row_i64(row, "checkin")},
		        .person = {row_i64(row, "person")},
		        .told = row_i64(row, "told"),
		        .until = row_date(row, "until"),
		        .user = {row_i64(row, "user_id")},
		        .way = (enum checkin_way)row_enum(row, "way",
		                                          checkin_ways),
		        .email = row_str(row, "email"),
		        .phone = row_str(row, "phone"),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
checkin_store_told(struct ctx *ctx, const struct checkin_remind *one,
                   bool *first)
{
	int64_t n = 0;

	*first = false;
	TRY(sql_do(ctx->tx, &checkin_q_told,
	           ARGS(arg_i64("checkin", one->id.v),
	                arg_i64("told", one->told)),
	           &n));
	*first = n > 0;
	return NULL;
}
