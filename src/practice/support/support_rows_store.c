/*
 * support_rows_store.c - rows that a merge hands over, and those that are off.
 */
#include "practice/support/support_local.h"

#include "register/people/people.h"

#define MOVE(what, table, key) \
	const struct query support_move_##what##_list = { \
	        .name = "support.move_" #what "_list", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " key " as id from " table \
	                " where person = :person", \
	}; \
	const struct query support_move_##what##_set = { \
	        .name = "support.move_" #what "_set", \
	        .text = "update " table " set person = :person" \
	                " where " key " = :id", \
	}

MOVE(entry, "support_entry", "entry");
MOVE(done, "support_done", "done");
MOVE(need, "support_need", "need");
MOVE(none, "support_none", "said");

#define MOVED(what) \
	{ \
		"support_" #what, &support_move_##what##_list, \
		        &support_move_##what##_set \
	}
static const struct merge_move moves[] = {
        MOVED(entry), MOVED(done), MOVED(need), MOVED(none), {NULL, NULL, NULL},
};

/* What was said of an entry or a need after a merge belongs where that is. */
#define FOLLOW(what, table, of, key) \
	const struct query support_follow_##what = { \
	        .name = "support.follow_" #what, \
	        .text = MERGE_FOLLOW(table, key, of, key), \
	}

FOLLOW(ask, "support_ask", "support_entry", "entry");
FOLLOW(share, "support_share", "support_entry", "entry");
FOLLOW(step, "support_step", "support_need", "need");
FOLLOW(say, "support_say", "support_need", "need");

static const struct query *const follows[] = {
        &support_follow_ask,
        &support_follow_share,
        &support_follow_step,
        &support_follow_say,
        NULL,
};

const struct fault *
support_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
              struct person_id kept, bool undo)
{
	TRY(people_merge_move(ctx, moves, merge, gone, kept, undo));
	return people_merge_follow(ctx, follows, gone, kept);
}

/* --- what must hold ------------------------------------------------------- */

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query support_check_ask = {
        .name = "support.check_ask",
        WHOLE,
        .text = "select a.ask as id from support_ask a"
                " where not exists (select 1 from support_entry e"
                "  where e.entry = a.entry and e.person = a.person"
                "  and e.kind = 'help') limit 1",
};

const struct query support_check_share = {
        .name = "support.check_share",
        WHOLE,
        .text = "select s.share as id from support_share s"
                " where not exists (select 1 from support_entry e"
                "  where e.entry = s.entry and e.person = s.person"
                "  and e.kind = 'help' and length(e.words) > 0) limit 1",
};

const struct query support_check_help = {
        .name = "support.check_help",
        WHOLE,
        .text = "select e.entry as id from support_entry e"
                " where e.kind = 'help' and not exists (select 1"
                "  from support_ask a where a.entry = e.entry) limit 1",
};

const struct query support_check_need = {
        .name = "support.check_need",
        WHOLE,
        .text = "select n.need as id from support_need n"
                " where not exists (select 1 from support_step s"
                "  where s.need = n.need and s.person = n.person) limit 1",
};

const struct query support_check_step = {
        .name = "support.check_step",
        WHOLE,
        .text = "select s.step as id from support_step s"
                " where not exists (select 1 from support_need n"
                "  where n.need = s.need and n.person = s.person)"
                " union all select s.say as id from support_say s"
                " where not exists (select 1 from support_need n"
                "  where n.need = s.need and n.person = s.person) limit 1",
};

/* A worker's own view is taken back by whoever wrote it, or set aside with a
 * reason by another; what the person wrote, by nobody else. */
const struct query support_check_back = {
        .name = "support.check_back",
        WHOLE,
        .text = "select e.entry as id from support_entry e"
                " where e.voice = 'worker' and e.back_by <> e.made_by"
                " and e.back_why is null"
                " union all select e.entry as id from support_entry e"
                " where e.voice = 'own' and e.back_why is not null"
                " union all select n.need as id from support_need n"
                " where n.voice = 'worker' and n.back_by <> n.made_by"
                " limit 1",
};

const struct fault *
support_store_off(struct ctx *ctx, const struct query *query, int64_t *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, NO_ARGS, &row));
	*out = row == NULL ? 0 : row_i64(row, "id");
	return NULL;
}
