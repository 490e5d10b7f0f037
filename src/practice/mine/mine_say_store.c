/*
 * mine_say_store.c - what is said, with a name and without.
 */
#include "practice/mine/mine_local.h"

#define SAY \
	"select s.say, s.person, s.level, s.about, s.words, s.for_them," \
	" s.made_by, s.made_at, s.answer, s.answered_by, s.answered_at" \
	" from mine_say s where "

const struct query mine_q_says = {
        .name = "mine.says",
        .person = "person",
        .text = SAY "s.person = :person and " ACCESS_REACH(
                "s.person") " order by s.made_at desc, s.say desc limit 200",
};

const struct query mine_q_say = {
        .name = "mine.say",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = SAY
        "s.say = :say and s.person = :person and " ACCESS_REACH("s.person"),
};

const struct query mine_q_say_add = {
        .name = "mine.say_add",
        .text = "insert into mine_say (say, person, level, about, words,"
                " for_them, made_by, made_at, answer, answered_by,"
                " answered_at) values (:say, :person, :level, :about, :words,"
                " :for_them, :actor, :now, '', null, null)",
};

const struct query mine_q_say_answer = {
        .name = "mine.say_answer",
        .text = "update mine_say set answer = :answer, answered_by = :actor,"
                " answered_at = :now where say = :say",
};

/* What was done where the person is. */
const struct query mine_q_dids_of = {
        .name = "mine.dids_of",
        .text = "select d.did, d.said, d.done, d.day from mine_did d"
                " join access_v_place p on p.organisation = d.organisation"
                " where p.person = :person and d.back_at is null"
                " and " ACCESS_REACH("p.person") " order by d.day desc,"
                                                 " d.did desc limit 50",
};

/* --- without a name ------------------------------------------------------ */

#define UNNAMED "whoever says it without a name is named nowhere"

const struct query mine_q_box_n = {
        .name = "mine.box_n",
        .text = "select count(*) as n from mine_box"
                " where organisation = :organisation and month = :month",
};

const struct query mine_q_box_add = {
        .name = "mine.box_add",
        .unaudited = UNNAMED,
        .text = "insert into mine_box (box, organisation, month, level, about,"
                " words, paper) values (:box, :organisation, :month, :level,"
                " :about, :words, :paper)",
};

/* Drawn by lot: it tells no order and no moment. */
static int64_t
lot(void)
{
	uint64_t v;

	id_random(&v, sizeof(v));
	return (int64_t)((v >> 2) | 1);
}

struct date
mine_month_of(struct date day)
{
	int year, month, d;
	struct date first = day;

	date_split(day, &year, &month, &d);
	claim(date_make(year, month, 1, &first));
	return first;
}

/* --- reading ------------------------------------------------------------- */

static struct mine_say
say_of(const struct row *row)
{
	return (struct mine_say){
	        .id = {row_i64(row, "say")},
	        .level = row_enum(row, "level", mine_levels),
	        .about = (enum mine_about)row_enum(row, "about", mine_abouts),
	        .words = row_str(row, "words"),
	        .for_them = row_bool(row, "for_them"),
	        .by = {.user = {row_i64(row, "made_by")},
	               .at = row_instant(row, "made_at")},
	        .answer = row_str(row, "answer"),
	        .answered = {.user = {row_i64(row, "answered_by")},
	                     .at = row_instant(row, "answered_at")},
	};
}

const struct fault *
mine_store_says(struct ctx *ctx, struct person_id person, struct mine_said *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_says, ARGS(arg_i64("person", person.v)),
	             &rows));
	out->says = arena_new(ctx->arena, struct mine_say, rows.n + 1);
	out->says_n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		out->says[i] = say_of(&rows.v[i]);
	return NULL;
}

const struct fault *
mine_store_say(struct ctx *ctx, struct person_id person, struct mine_say_id id,
               struct mine_say *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &mine_q_say,
	              ARGS(arg_i64("say", id.v), arg_i64("person", person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find those words");
	*out = say_of(row);
	return NULL;
}

const struct fault *
mine_store_dids(struct ctx *ctx, struct person_id person, struct mine_said *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &mine_q_dids_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	out->dids = arena_new(ctx->arena, struct mine_did, rows.n + 1);
	out->dids_n = rows.n;
	for (size_t i = 0; i < rows.n; i++)
		out->dids[i] = (struct mine_did){
		        .id = {row_i64(&rows.v[i], "did")},
		        .said = row_str(&rows.v[i], "said"),
		        .did = row_str(&rows.v[i], "done"),
		        .day = row_date(&rows.v[i], "day"),
		};
	return NULL;
}

static const struct fault *
number(struct ctx *ctx, const struct query *query, const struct arg *args,
       int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, query, args, &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
mine_store_box_n(struct ctx *ctx, const struct mine_sender *sender,
                 int64_t *out)
{
	return number(ctx, &mine_q_box_n,
	              ARGS(arg_i64("organisation", sender->organisation.v),
	                   arg_date("month", sender->month)),
	              out);
}

/* --- writing ------------------------------------------------------------- */

const struct fault *
mine_store_say_add(struct ctx *ctx, struct person_id person,
                   const struct mine_say *say)
{
	return sql_do(ctx->tx, &mine_q_say_add,
	              ARGS(arg_i64("say", say->id.v),
	                   arg_i64("person", person.v),
	                   arg_word("level", mine_levels, say->level),
	                   arg_word("about", mine_abouts, (int)say->about),
	                   arg_str("words", say->words),
	                   arg_bool("for_them", say->for_them)),
	              NULL);
}

const struct fault *
mine_store_say_answer(struct ctx *ctx, struct mine_say_id id, struct str answer)
{
	return sql_do(ctx->tx, &mine_q_say_answer,
	              ARGS(arg_i64("say", id.v), arg_str("answer", answer)),
	              NULL);
}

const struct fault *
mine_store_box_add(struct ctx *ctx, const struct mine_sender *sender,
                   const struct mine_say_terms *terms)
{
	TRY(sql_do(ctx->tx, &mine_q_box_add,
	           ARGS(arg_i64("box", lot()),
	                arg_i64("organisation", sender->organisation.v),
	                arg_date("month", sender->month),
	                arg_word("level", mine_levels, terms->level),
	                arg_word("about", mine_abouts, terms->about),
	                arg_str("words", terms->words),
	                arg_bool("paper", sender->paper)),
	           NULL));
	return mine_store_blend(ctx, sender->organisation, sender->paper,
	                        sender->month, sender->month);
}
