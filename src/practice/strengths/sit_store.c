/*
 * sit_store.c - sittings, and the migration that makes them.
 */
#include "practice/strengths/sit_local.h"

#include "kernel/access/access.h"

const struct migration sit_migration_94 = {
        94,
        "strengths_sitting",
        "create table strengths_sitting ("
        " sitting integer primary key, person integer not null,"
        " by_user integer not null, at integer not null,"
        " room text not null check (length(room) > 0)"
        ") strict;\n"
        "create index strengths_sitting_person"
        " on strengths_sitting (person, at);\n",
};

const struct query sit_q_add = {
        .name = "strengths.sit_add",
        .text = "insert into strengths_sitting (sitting, person, by_user, at,"
                " room) values (:sitting, :person, :by, :at, :room)",
};

#define SIT_REACH ACCESS_REACH("s.person")

/* SIT_LIST_MOST of them. */
const struct query sit_q_list = {
        .name = "strengths.sit_list",
        .person = "person",
        .text = "select s.sitting, s.person, s.by_user, s.at, s.room"
                " from strengths_sitting s where s.person = :person"
                " and s.at >= :since and s.at < :until"
                " and " SIT_REACH " order by s.at desc, s.sitting desc"
                " limit 50",
};

const struct fault *
sit_store_add(struct ctx *ctx, const struct sit *sit)
{
	return sql_do(ctx->tx, &sit_q_add,
	              ARGS(arg_i64("sitting", sit->id.v),
	                   arg_i64("person", sit->person.v),
	                   arg_i64("by", sit->by.v), arg_instant("at", sit->at),
	                   arg_str("room", sit->room)),
	              NULL);
}

const struct fault *
sit_store_list(struct ctx *ctx, struct person_id person, struct instant from,
               struct instant until, struct sit **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &sit_q_list,
	             ARGS(arg_i64("person", person.v),
	                  arg_instant("since", from),
	                  arg_instant("until", until)),
	             &rows));
	*out = arena_new(ctx->arena, struct sit, rows.n + 1);
	*n = rows.n;
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct sit){
		        .id = {row_i64(row, "sitting")},
		        .person = {row_i64(row, "person")},
		        .by = {row_i64(row, "by_user")},
		        .at = row_instant(row, "at"),
		        .room = row_str(row, "room"),
		};
	}
	return NULL;
}

/* --- merges ------------------------------------------------------------- */

const struct query sit_q_move_list = {
        .name = "strengths.sit_move_list",
        .shows_nobody = "ids to be handed over by a merge",
        .text = "select sitting as id from strengths_sitting"
                " where person = :person",
};
const struct query sit_q_move_set = {
        .name = "strengths.sit_move_set",
        .text = "update strengths_sitting set person = :person"
                " where sitting = :id",
};

static const struct merge_move moves[] = {
        {"strengths_sitting", &sit_q_move_list, &sit_q_move_set},
        {NULL, NULL, NULL},
};

const struct fault *
sit_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
          struct person_id kept, bool undo)
{
	return people_merge_move(ctx, moves, merge, gone, kept, undo);
}
