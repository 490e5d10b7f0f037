/*
 * checkin_rows_store.c - rows of check-ins that a merge hands over, and those
 * that are off.
 */
#include "practice/checkin/checkin_local.h"

#include "register/people/people.h"

#define MOVE(what, table, key) \
	const struct query checkin_q_##what##_ids = { \
	        .name = "checkin.move_" #what "_ids", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " key " as id from " table \
	                " where person = :person", \
	}; \
	const struct query checkin_q_##what##_move = { \
	        .name = "checkin.move_" #what, \
	        .text = "update " table " set person = :person" \
	                " where " key " = :id", \
	}

MOVE(setup, "checkin_setup", "setup");
MOVE(ask, "checkin_ask", "ask");
MOVE(one, "checkin_round", "checkin");
MOVE(note, "checkin_note", "note");

static const struct merge_move moves[] = {
        {"checkin_setup", &checkin_q_setup_ids, &checkin_q_setup_move},
        {"checkin_ask", &checkin_q_ask_ids, &checkin_q_ask_move},
        {"checkin_round", &checkin_q_one_ids, &checkin_q_one_move},
        {"checkin_note", &checkin_q_note_ids, &checkin_q_note_move},
        {NULL, NULL, NULL},
};

/* What was written at a round after a merge belongs where the round is; and so
 * do the questions that were asked in it. */
const struct query checkin_q_notes_follow = {
        .name = "checkin.notes_follow",
        .text = MERGE_FOLLOW("checkin_note", "checkin", "checkin_round",
                             "checkin"),
};

const struct query checkin_q_asked_follow = {
        .name = "checkin.asked_follow",
        .text = MERGE_FOLLOW("checkin_ask", "checkin", "checkin_round",
                             "checkin"),
};

/* A round that was opened after a merge belongs with what was agreed then: the
 * newest of both.  An id above the merge's was made after it (base/id.h). */
const struct query checkin_q_rounds_follow = {
        .name = "checkin.rounds_follow",
        .text = "update checkin_round set person = coalesce((select s.person"
                " from checkin_setup s where s.person in (:gone, :kept)"
                " and s.setup < checkin_round.checkin"
                " order by s.made_at desc, s.setup desc limit 1), person)"
                " where person in (:gone, :kept) and checkin > :merge",
};

/* And is then open for them, so that the other's next can be opened. */
const struct query checkin_q_open_for = {
        .name = "checkin.open_for",
        .text = "update checkin_round set opened_for = person"
                " where person in (:gone, :kept) and checkin > :merge"
                " and state = 'created' and opened_for <> person"
                " and not exists (select 1 from checkin_round o"
                "  where o.state = 'created'"
                "  and (o.opened_for = checkin_round.person"
                "   or (o.person = checkin_round.person"
                "    and o.checkin < checkin_round.checkin)))",
};

static const struct query *const follows[] = {&checkin_q_notes_follow,
                                              &checkin_q_asked_follow, NULL};

const struct fault *
checkin_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
              struct person_id kept, bool undo)
{
	const struct arg *args = ARGS(arg_i64("gone", gone.v),
	                              arg_i64("kept", kept.v),
	                              arg_i64("merge", merge.v));

	TRY(people_merge_move(ctx, moves, merge, gone, kept, undo));
	TRY(sql_do(ctx->tx, &checkin_q_rounds_follow, args, NULL));
	TRY(sql_do(ctx->tx, &checkin_q_open_for, args, NULL));
	return people_merge_follow(ctx, follows, gone, kept);
}

/* --- what must hold ------------------------------------------------------ */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query checkin_q_check_open = {
        .name = "checkin.check_open",
        WHOLE,
        .text = "select c.checkin as id from checkin_round c"
                " where not exists (select 1 from checkin_setup s"
                "  where s.person = c.person and s.state = 'running') limit 1",
};

const struct query checkin_q_check_senior = {
        .name = "checkin.check_senior",
        WHOLE,
        .text = "select s.setup as id from checkin_setup s"
                " where s.place in ('instead', 'refused')"
                " and not exists (select 1 from checkin_setup o"
                "  where o.person = s.person and o.place = s.place"
                "  and o.made_by <> o.set_by) limit 1",
};

const struct query checkin_q_check_note = {
        .name = "checkin.check_note",
        WHOLE,
        .text = "select n.note as id from checkin_note n"
                " where not exists (select 1 from checkin_round c"
                "  where c.checkin = n.checkin and c.person = n.person"
                "  and c.state = 'reviewed') limit 1",
};

const struct fault *
checkin_store_off(struct ctx *ctx, const struct query *query, int64_t *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, NO_ARGS, &row));
	*out = row == NULL ? 0 : row_i64(row, "id");
	return NULL;
}
