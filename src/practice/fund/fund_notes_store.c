/*
 * fund_notes_store.c - what was shown with a decision: rows and structs.
 */
#include "practice/fund/fund_notes.h"

#include "kernel/access/access.h"

const struct migration fund_migration_65 = {
        .number = 65,
        .name = "fund notes",
        .text = "create table fund_note ("
                " note integer primary key, request integer not null,"
                " person integer not null, round integer not null,"
                " side text not null check (side in ('worker', 'senior')),"
                " code text not null, fact text not null,"
                " at integer not null, by_user integer not null"
                ") strict;"
                "create index fund_note_request on fund_note"
                " (request, note);"
                "create index fund_note_person on fund_note (person);",
};

const struct query fund_note_put = {
        .name = "fund.note_put",
        .text = "insert into fund_note (note, request, person, round, side,"
                " code, fact, at, by_user) values (:note, :request, :person,"
                " :round, :side, :code, :fact, :now, :actor)",
};

const struct query fund_notes_kept = {
        .name = "fund.notes_kept",
        .person = "person",
        .text = "select f.person, f.round, f.side, f.code, f.fact"
                " from fund_note f where f.request = :request"
                " and " ACCESS_REACH("f.person") " order by f.note"
                                                 " limit 32",
};

const struct query fund_usual_of = {
        .name = "fund.usual_of",
        .shows_nobody = "counts of what was paid, for a signal",
        .text = "select"
                " coalesce(sum(case when purpose = :purpose then 1 else 0"
                "  end), 0) as same,"
                " coalesce(sum(case when purpose = :purpose and"
                "  pence >= :pence then 1 else 0 end), 0) as more,"
                " coalesce(sum(case when lower(supplier) = lower(:supplier)"
                "  then 1 else 0 end), 0) as supplier"
                " from fund_request where organisation = :organisation"
                " and state in ('paid', 'shown', 'closed')"
                " and asked_at >= :since and request <> :request",
};

const struct query fund_move_note_list = {
        .name = "fund.move_note_list",
        .shows_nobody = "ids of rows that a merge moves",
        .text = "select note as id from fund_note where person = :person",
};

const struct query fund_move_note_set = {
        .name = "fund.move_note_set",
        .text = "update fund_note set person = :person where note = :id",
};

const struct fault *
fund_store_note_add(struct ctx *ctx, const struct fund_request *q,
                    const struct fund_note *note)
{
	return sql_do(
	        ctx->tx, &fund_note_put,
	        ARGS(arg_i64("note", id_new()), arg_i64("request", q->id.v),
	             arg_i64("person", q->person.v), arg_i64("round", q->round),
	             arg_word("side", fund_sides, (int)note->side),
	             arg_word("code", fund_note_codes, (int)note->code),
	             arg_str("fact", note->fact)),
	        NULL);
}

const struct fault *
fund_store_notes(struct ctx *ctx, struct fund_id id, struct fund_notes *out)
{
	struct rows rows;

	out->n = 0;
	TRY(sql_rows(ctx->tx, &fund_notes_kept, ARGS(arg_i64("request", id.v)),
	             &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		out->v[out->n++] = (struct fund_note){
		        .code = (enum fund_note_code)row_enum(row, "code",
		                                              fund_note_codes),
		        .fact = row_str(row, "fact"),
		        .side = (enum fund_side)row_enum(row, "side",
		                                         fund_sides),
		        .round = row_i64(row, "round"),
		};
	}
	return NULL;
}

const struct fault *
fund_store_usual(struct ctx *ctx, const struct fund_request *q,
                 struct instant since, struct fund_usual *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &fund_usual_of,
	            ARGS(arg_word("purpose", fund_purposes, q->terms.purpose),
	                 arg_i64("pence", q->terms.sum.pence),
	                 arg_str("supplier", q->terms.supplier),
	                 arg_i64("organisation", q->organisation.v),
	                 arg_instant("since", since),
	                 arg_i64("request", q->id.v)),
	            &row));
	*out = (struct fund_usual){.same = row_i64(row, "same"),
	                           .more = row_i64(row, "more"),
	                           .supplier = row_i64(row, "supplier")};
	return NULL;
}
