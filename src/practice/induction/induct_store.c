/*
 * induct_store.c - talks, marks, choices, words and ends of inductions.
 */
#include "practice/induction/induct_local.h"

#include "kernel/access/access.h"
#include "register/people/people.h"

/* Names of others leave the database for the person, the worker whose case it
 * is and whoever wrote them down: everybody else is handed nothing. */
#define TALK_NAMED ACCESS_NAMES("induction_talk.person")
#define TALK_REACH ACCESS_REACH("induction_talk.person")
const struct query induct_talks_of = {
        .name = "induction.talks_of",
        .person = "person",
        .text = "select t.talk, t.person, t.day, t.led, t.named,"
                " case when t.named = 1 then t.mentor else '' end as mentor,"
                " case when t.named = 1 then t.room else '' end as room,"
                " t.made_by, t.made_at from (select induction_talk.*,"
                "  case when induction_talk.made_by = :actor or " TALK_NAMED
                "  then 1 else 0 end as named from induction_talk"
                "  where person = :person and " TALK_REACH ") t"
                " order by t.day desc, t.made_at desc, t.talk desc limit 100",
};

const struct query induct_told_of = {
        .name = "induction.told_of",
        .person = "person",
        .text = "select o.talk, o.person, o.code, o.edition, o.shown"
                " from induction_told o where o.person = :person"
                " and " ACCESS_REACH("o.person") " limit 900",
};

/* The last of each. */
const struct query induct_said_of = {
        .name = "induction.said_of",
        .person = "person",
        .text = "select s.person, s.about, s.says, s.day, s.voice, s.made_by,"
                " s.made_at from induction_said s"
                " where s.person = :person and not exists (select 1"
                "  from induction_said n where n.person = s.person"
                "  and n.about = s.about and (n.made_at > s.made_at"
                "  or (n.made_at = s.made_at and n.said > s.said)))"
                " and " ACCESS_REACH("s.person"),
};

#define WORD \
	"select w.word, w.person, w.code, w.words, w.voice, w.made_by," \
	" w.made_at, w.answer, w.answered_by, w.answered_at, w.state," \
	" w.state_by, w.state_at from induction_word w where "

const struct query induct_words_of = {
        .name = "induction.words_of",
        .person = "person",
        .text = WORD "w.person = :person and " ACCESS_REACH(
                "w.person") " order by w.made_at, w.word limit 400",
};

const struct query induct_word_one = {
        .name = "induction.word_one",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = WORD
        "w.word = :word and w.person = :person and " ACCESS_REACH("w.person"),
};

const struct query induct_end_of = {
        .name = "induction.end_of",
        .person = "person",
        .text = "select e.person, e.day, e.why, e.voice, e.made_by, e.made_at"
                " from induction_end e where e.person = :person"
                " and " ACCESS_REACH("e.person") " order by e.made_at desc"
                                                 " limit 1",
};

const struct query induct_talk_put = {
        .name = "induction.talk_put",
        .text = "insert into induction_talk (talk, person, day, led, mentor,"
                " room, made_by, made_at) values (:talk, :person, :day, :led,"
                " :mentor, :room, :by, :at)",
};

const struct query induct_told_put = {
        .name = "induction.told_put",
        .text = "insert into induction_told (told, talk, person, code,"
                " edition, shown) values (:told, :talk, :person, :code,"
                " :edition, :shown)",
};

const struct query induct_said_again = {
        .name = "induction.said_again",
        .text = "update induction_said set says = :says, made_at = :at"
                " where person = :person and about = :about and day = :day"
                " and voice = :voice and made_by = :by",
};

const struct query induct_said_put = {
        .name = "induction.said_put",
        .text = "insert into induction_said (said, person, about, says, day,"
                " voice, made_by, made_at) values (:said, :person, :about,"
                " :says, :day, :voice, :by, :at)",
};

const struct query induct_word_put = {
        .name = "induction.word_put",
        .text = "insert into induction_word (word, person, code, words, voice,"
                " made_by, made_at, answer, answered_by, answered_at, state,"
                " state_by, state_at) values (:word, :person, :code, :words,"
                " :voice, :by, :at, '', null, null, 'open', null, null)",
};

const struct query induct_word_set = {
        .name = "induction.word_set",
        .text = "update induction_word set answer = :answer,"
                " answered_by = :answered_by, answered_at = :answered_at,"
                " state = :state, state_by = :state_by, state_at = :state_at"
                " where word = :word",
};

const struct query induct_end_put = {
        .name = "induction.end_put",
        .text = "insert into induction_end (ending, person, day, things, why,"
                " voice, made_by, made_at) values (:ending, :person, :day,"
                " :things, :why, :voice, :by, :at)",
};

/* --- rows ---------------------------------------------------------------- */

static struct induct_by
by_of(const struct row *row)
{
	return (struct induct_by){
	        .user = {row_i64(row, "made_by")},
	        .at = row_instant(row, "made_at"),
	};
}

static struct induct_by
own_of(const struct row *row)
{
	struct induct_by by = by_of(row);

	by.voice = (enum induct_voice)row_enum(row, "voice", induct_voices);
	return by;
}

static struct induct_word
word_of(const struct row *row)
{
	return (struct induct_word){
	        .id = {row_i64(row, "word")},
	        .about = row_null(row, "code")
	                         ? -1
	                         : row_enum(row, "code", induct_abouts),
	        .words = row_str(row, "words"),
	        .by = own_of(row),
	        .answer = row_str(row, "answer"),
	        .answered = {.user = {row_i64(row, "answered_by")},
	                     .at = row_instant(row, "answered_at")},
	        .state = (enum induct_word_state)row_enum(row, "state",
	                                                  induct_word_states),
	        .ended = {.user = {row_i64(row, "state_by")},
	                  .at = row_instant(row, "state_at")},
	};
}

/* --- reading ------------------------------------------------------------- */

/* What was told belongs to its talk; of each topic the last is kept. */
static void
told_put(struct induct_talk *talks, size_t n, const struct row *row,
         struct induct *out)
{
	int about = row_enum(row, "code", induct_abouts);
	struct induct_topic_read *topic = &out->topics[about];
	int64_t id = row_i64(row, "talk");

	for (size_t i = 0; i < n; i++) {
		if (talks[i].id != id)
			continue;
		talks[i].topics |= 1u << about;
		if (topic->talk != NULL && topic->talk < &talks[i])
			return;
		topic->talk = &talks[i];
		topic->edition = row_i64(row, "edition");
		topic->shown = row_str(row, "shown");
		return;
	}
}

static const struct fault *
talks_read(struct ctx *ctx, const struct arg *args, struct induct *out)
{
	struct induct_talk *talks;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &induct_talks_of, args, &rows));
	talks = arena_new(ctx->arena, struct induct_talk, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		talks[i] = (struct induct_talk){
		        .id = row_i64(row, "talk"),
		        .day = row_date(row, "day"),
		        .led = (enum induct_led)row_enum(row, "led",
		                                         induct_leds),
		        .named = row_bool(row, "named"),
		        .mentor = row_str(row, "mentor"),
		        .room = row_str(row, "room"),
		        .by = by_of(row),
		};
	}
	out->talks = talks;
	out->talks_n = rows.n;
	if (rows.n == 0)
		return NULL;
	TRY(sql_rows(ctx->tx, &induct_told_of, args, &rows));
	for (size_t i = 0; i < rows.n; i++)
		told_put(talks, out->talks_n, &rows.v[i], out);
	return NULL;
}

static const struct fault *
said_read(struct ctx *ctx, const struct arg *args, struct induct *out)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &induct_said_of, args, &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];
		int about = row_enum(row, "about", induct_abouts);
		struct induct_said said = {
		        .says = (enum induct_says)row_enum(row, "says",
		                                           induct_says_words),
		        .day = row_date(row, "day"),
		        .by = own_of(row),
		};

		if (about < INDUCT_TOPIC_COUNT)
			out->topics[about].mark = said;
		else
			out->choices[about - INDUCT_TOPIC_COUNT] = said;
		out->begun = true;
	}
	return NULL;
}

static const struct fault *
words_read(struct ctx *ctx, const struct arg *args, struct induct *out)
{
	struct induct_word *words;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &induct_words_of, args, &rows));
	words = arena_new(ctx->arena, struct induct_word, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		words[i] = word_of(&rows.v[i]);
	out->words = words;
	out->words_n = rows.n;
	return NULL;
}

const struct fault *
induct_store_read(struct ctx *ctx, struct person_id person, struct induct *out)
{
	const struct arg *args = ARGS(arg_i64("person", person.v));
	const struct row *row;

	*out = (struct induct){.person = person, .ended_on = DATE_NONE};
	TRY(talks_read(ctx, args, out));
	TRY(said_read(ctx, args, out));
	TRY(words_read(ctx, args, out));
	TRY(sql_maybe(ctx->tx, &induct_end_of, args, &row));
	if (row != NULL) {
		out->ended = true;
		out->ended_on = row_date(row, "day");
		out->ended_by = own_of(row);
		out->why = row_str(row, "why");
	}
	out->begun = out->begun || out->ended || out->talks_n > 0 ||
	             out->words_n > 0;
	return NULL;
}

const struct fault *
induct_store_word(struct ctx *ctx, struct person_id person,
                  struct induct_word_id id, struct induct_word *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &induct_word_one,
	              ARGS(arg_i64("word", id.v), arg_i64("person", person.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find those words");
	*out = word_of(row);
	return NULL;
}

/* --- writing ------------------------------------------------------------- */

const struct fault *
induct_store_talk_add(struct ctx *ctx, struct person_id person,
                      const struct induct_talk *talk)
{
	return sql_do(
	        ctx->tx, &induct_talk_put,
	        ARGS(arg_i64("talk", talk->id), arg_i64("person", person.v),
	             arg_date("day", talk->day),
	             arg_word("led", induct_leds, (int)talk->led),
	             arg_str("mentor", talk->mentor),
	             arg_str("room", talk->room), arg_i64("by", ctx->actor.v),
	             arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
induct_store_told_add(struct ctx *ctx, struct person_id person,
                      const struct induct_told *told)
{
	return sql_do(ctx->tx, &induct_told_put,
	              ARGS(arg_i64("told", id_new()),
	                   arg_i64("talk", told->talk),
	                   arg_i64("person", person.v),
	                   arg_word("code", induct_abouts, (int)told->about),
	                   arg_i64("edition", told->edition),
	                   arg_str("shown", told->shown)),
	              NULL);
}

const struct fault *
induct_store_say(struct ctx *ctx, struct person_id person,
                 enum induct_about about, enum induct_says says,
                 enum induct_voice voice)
{
	int64_t n;

	TRY(sql_do(ctx->tx, &induct_said_again,
	           ARGS(arg_word("says", induct_says_words, (int)says),
	                arg_instant("at", ctx->now),
	                arg_i64("person", person.v),
	                arg_word("about", induct_abouts, (int)about),
	                arg_date("day", ctx->today),
	                arg_word("voice", induct_voices, (int)voice),
	                arg_i64("by", ctx->actor.v)),
	           &n));
	if (n > 0)
		return NULL;
	return sql_do(
	        ctx->tx, &induct_said_put,
	        ARGS(arg_i64("said", id_new()), arg_i64("person", person.v),
	             arg_word("about", induct_abouts, (int)about),
	             arg_word("says", induct_says_words, (int)says),
	             arg_date("day", ctx->today),
	             arg_word("voice", induct_voices, (int)voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
induct_store_word_add(struct ctx *ctx, struct person_id person,
                      const struct induct_word *word)
{
	return sql_do(
	        ctx->tx, &induct_word_put,
	        ARGS(arg_i64("word", word->id.v), arg_i64("person", person.v),
	             word->about < 0
	                     ? arg_null("code")
	                     : arg_word("code", induct_abouts, word->about),
	             arg_str("words", word->words),
	             arg_word("voice", induct_voices, (int)word->by.voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}

const struct fault *
induct_store_word_save(struct ctx *ctx, const struct induct_word *word)
{
	return sql_do(
	        ctx->tx, &induct_word_set,
	        ARGS(arg_str("answer", word->answer),
	             arg_id("answered_by", word->answered.user.v),
	             arg_instant("answered_at", word->answered.at),
	             arg_word("state", induct_word_states, (int)word->state),
	             arg_id("state_by", word->ended.user.v),
	             arg_instant("state_at", word->ended.at),
	             arg_i64("word", word->id.v)),
	        NULL);
}

const struct fault *
induct_store_end_add(struct ctx *ctx, struct person_id person, int things,
                     struct str why, enum induct_voice voice)
{
	return sql_do(
	        ctx->tx, &induct_end_put,
	        ARGS(arg_i64("ending", id_new()), arg_i64("person", person.v),
	             arg_date("day", ctx->today), arg_i64("things", things),
	             arg_str("why", why),
	             arg_word("voice", induct_voices, (int)voice),
	             arg_i64("by", ctx->actor.v), arg_instant("at", ctx->now)),
	        NULL);
}
