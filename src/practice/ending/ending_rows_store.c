/*
 * ending_rows_store.c - rows of endings that a merge hands over, and those that
 * are off.
 */
#include "practice/ending/ending_local.h"

#include "register/people/people.h"

#define MOVE(what, table, key) \
	const struct query ending_move_##what##_list = { \
	        .name = "ending.move_" #what "_list", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " key " as id from " table \
	                " where person = :person", \
	}; \
	const struct query ending_move_##what##_set = { \
	        .name = "ending.move_" #what "_set", \
	        .text = "update " table " set person = :person" \
	                " where " key " = :id", \
	};
ENDING_MOVES(MOVE)

#define MOVED(what, table, key) \
	{table, &ending_move_##what##_list, &ending_move_##what##_set},
static const struct merge_move moves[] = {
        ENDING_MOVES(MOVED){NULL, NULL, NULL},
};

/* What was written at an ending after a merge belongs where the ending is. */
#define FOLLOW(what, table, key) \
	const struct query ending_follow_##what = { \
	        .name = "ending.follow_" #what, \
	        .text = MERGE_FOLLOW(table, "ending", "ending_case", \
	                             "ending"), \
	};
ENDING_PARTS(FOLLOW)

#define FOLLOWS(what, table, key) &ending_follow_##what,
static const struct query *const follows[] = {ENDING_PARTS(FOLLOWS) NULL};

const struct fault *
ending_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo)
{
	TRY(people_merge_move(ctx, moves, merge, gone, kept, undo));
	return people_merge_follow(ctx, follows, gone, kept);
}

/* --- what must hold ------------------------------------------------------- */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"
#define NOT_WITH(table, key) \
	"select " key " as id from " table " x where not exists (select 1" \
	" from ending_case c where c.ending = x.ending" \
	" and c.person = x.person)"
#define OR_NOT_WITH(what, table, key) " union all " NOT_WITH(table, key)

const struct query ending_check_whose = {
        .name = "ending.check_whose",
        WHOLE,
        .text = "select id from (select 0 as id from ending_case"
                " where 1 = 0" ENDING_MOVES(OR_NOT_WITH) ") z limit 1",
};

const struct query ending_check_quote = {
        .name = "ending.check_quote",
        WHOLE,
        .text = "select q.quote as id from ending_quote q"
                " where (q.letter = 0 and not exists (select 1"
                "  from ending_text t where t.text = q.holder"
                "  and t.ending = q.ending)) or (q.letter = 1"
                "  and not exists (select 1 from ending_letter l"
                "  where l.letter = q.holder and l.ending = q.ending))"
                " limit 1",
};

const struct query ending_check_letter = {
        .name = "ending.check_letter",
        WHOLE,
        .text = "select l.letter as id from ending_letter l"
                " where l.signed_by is not null and length(l.words) = 0"
                " and not exists (select 1 from ending_quote q"
                "  where q.holder = l.letter and q.letter = 1) limit 1",
};

const struct query ending_check_outcome = {
        .name = "ending.check_outcome",
        WHOLE,
        .text = "select o.outcome as id from ending_outcome o"
                " where (o.corrects is not null and not exists (select 1"
                "  from ending_outcome n where n.outcome = o.corrects"
                "  and n.ending = o.ending))"
                " or o.door_until < o.ended_on limit 1",
};

const struct query ending_check_visit = {
        .name = "ending.check_visit",
        WHOLE,
        .text = "select v.visit as id from ending_visit v"
                " where not exists (select 1 from ending_outcome o"
                "  where o.ending = v.ending"
                "  and o.door_until is not null) limit 1",
};

const struct fault *
ending_store_off(struct ctx *ctx, const struct query *query, int64_t *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, NO_ARGS, &row));
	*out = row == NULL ? 0 : row_i64(row, "id");
	return NULL;
}
