/*
 * people_merge_store.c - likely duplicates, merges and aliases.
 */
#include "register/people/people_queries.h"

#include "kernel/access/access.h"

const struct query people_q_alike = {
        .name = "people.alike",
        .text = "select p.id as other from people_person p"
                " where p.date_of_birth = :born and p.sort_name = :sort"
                " and p.id <> :person and p.merged_into is null"
                " order by p.id limit 20",
        .shows_nobody = "ids of likely duplicates",
};

const struct query people_q_number_shared = {
        .name = "people.number_shared",
        .text = "select i.person as other from people_identifier i"
                " where i.kind = :kind and i.value = :value"
                " and i.confirmed = 1 and i.person <> :person"
                " order by i.person limit 20",
        .shows_nobody = "ids of likely duplicates",
};

const struct query people_q_duplicate_add = {
        .name = "people.duplicate_add",
        .text = "insert into people_duplicate (a, b, reason, state, at)"
                " values (:a, :b, :reason, 'open', :now)"
                " on conflict (a, b) do nothing",
};

#define DUPLICATE_COLUMNS \
	" a.id as a, a.crn as a_crn, a.first_name as a_first," \
	" a.last_name as a_last, a.date_of_birth as a_born," \
	" b.id as b, b.crn as b_crn, b.first_name as b_first," \
	" b.last_name as b_last, b.date_of_birth as b_born, d.reason," \
	" d.a as person from people_duplicate d" \
	" join people_person a on a.id = d.a" \
	" join people_person b on b.id = d.b "

const struct query people_q_duplicates = {
        .name = "people.duplicates",
        .text = "select" DUPLICATE_COLUMNS "where d.state = 'open'"
                " and " ACCESS_REACH("d.a") " and " ACCESS_REACH(
                        "d.b") " order by d.a, d.b limit 100",
        .person = "person",
};

const struct query people_q_duplicate_state = {
        .name = "people.duplicate_state",
        .text = "update people_duplicate set state = :state,"
                " decided_by = :actor, decided_at = :now"
                " where a = :a and b = :b and state <> :state",
};

const struct query people_q_signs_in = {
        .name = "people.signs_in",
        .text = "select 1 as one from identity_v_user u"
                " where u.person = :person",
        .shows_nobody = "only whether somebody signs in with a record",
};

const struct query people_q_merge_add = {
        .name = "people.merge_add",
        .text = "insert into people_merge (id, kept, gone, gone_crn, at,"
                " by_user) values (:id, :kept, :gone, :gone_crn, :now,"
                " :actor)",
};

const struct query people_q_merge = {
        .name = "people.merge",
        .text = "select m.id, m.kept as person, m.gone, m.gone_crn, m.at,"
                " m.undone_at, '' as kept_crn from people_merge m"
                " where m.id = :id and " ACCESS_REACH("m.kept"),
        .lock = LOCK_ROWS,
        .person = "person",
};

const struct query people_q_merge_at = {
        .name = "people.merge_at",
        .shows_nobody = "the moment of a merge",
        .text = "select m.at from people_merge m where m.id = :id",
};

const struct query people_q_merges = {
        .name = "people.merges",
        .text = "select m.id, m.kept as person, m.gone, m.gone_crn, m.at,"
                " m.undone_at, p.crn as kept_crn from people_merge m"
                " join people_person p on p.id = m.kept"
                " where m.undone_at is null and " ACCESS_REACH(
                        "m.kept") " order by m.id desc limit 50",
        .person = "person",
        .scans = "newest first by its key, until fifty are found",
};

const struct query people_q_merge_undone = {
        .name = "people.merge_undone",
        .text = "update people_merge set undone_at = :now,"
                " undone_by = :actor where id = :id",
};

const struct query people_q_merged_into = {
        .name = "people.merged_into",
        .text = "update people_person set merged_into = :kept,"
                " version = version + 1, updated_at = :now where id = :gone",
};

const struct query people_q_alias = {
        .name = "people.alias",
        .text = "insert into people_alias (id, crn, person)"
                " values (:id, :crn, :person)"
                " on conflict (crn) do update set person = excluded.person",
};

const struct query people_q_alias_end = {
        .name = "people.alias_end",
        .text = "delete from people_alias where crn = :crn",
};

const struct query people_q_aliases_of = {
        .name = "people.aliases_of",
        .text = "select id from people_alias where person = :person",
        .shows_nobody = "ids of rows that a merge moves",
};

const struct query people_q_aliases_set = {
        .name = "people.aliases_set",
        .text = "update people_alias set person = :person where id = :id",
};

const struct query people_q_merge_row_add = {
        .name = "people.merge_row_add",
        .text = "insert into people_merge_row (merge, table_name, id)"
                " values (:merge, :table, :id)",
};

const struct query people_q_merge_rows = {
        .name = "people.merge_rows",
        .text = "select id from people_merge_row where merge = :merge"
                " and table_name = :table order by id",
};

/* The capability's own rows: list and set of each table. */
const struct query people_q_numbers_of = {
        .name = "people.numbers_of",
        .text = "select i.id from people_identifier i"
                " where i.person = :person",
        .shows_nobody = "ids of rows that a merge moves",
};

const struct query people_q_numbers_set = {
        .name = "people.numbers_set",
        .text = "update people_identifier set person = :person"
                " where id = :id",
};

const struct query people_q_told_of = {
        .name = "people.told_of",
        .text = "select id from people_told where person = :person",
        .shows_nobody = "ids of rows that a merge moves",
};

const struct query people_q_told_set = {
        .name = "people.told_set",
        .text = "update people_told set person = :person where id = :id",
};

const struct query people_q_corrections_of = {
        .name = "people.corrections_of",
        .text = "select id from people_correction where person = :person",
        .shows_nobody = "ids of rows that a merge moves",
};

const struct query people_q_corrections_set = {
        .name = "people.corrections_set",
        .text = "update people_correction set person = :person"
                " where id = :id",
};

const struct merge_move people_moves[] = {
        {"people_identifier", &people_q_numbers_of, &people_q_numbers_set},
        {"people_order", &people_q_orders_of, &people_q_orders_set},
        {"people_told", &people_q_told_of, &people_q_told_set},
        {"people_correction", &people_q_corrections_of,
         &people_q_corrections_set},
        {"people_alias", &people_q_aliases_of, &people_q_aliases_set},
        {NULL, NULL, NULL},
};

/* The people of a column "other", at most `most`. */
static size_t
others_read(const struct rows *rows, struct person_id *out, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n && n < most; i++)
		out[n++].v = row_i64(&rows->v[i], "other");
	return n;
}

const struct fault *
people_store_alike(struct ctx *ctx, struct person_id person, struct date born,
                   struct str sort, struct person_id *out, size_t most,
                   size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_alike,
	             ARGS(arg_i64("person", person.v), arg_date("born", born),
	                  arg_str("sort", sort)),
	             &rows));
	*n = others_read(&rows, out, most);
	return NULL;
}

const struct fault *
people_store_number_shared(struct ctx *ctx, struct person_id person,
                           const struct person_number *number,
                           struct person_id *out, size_t most, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_number_shared,
	             ARGS(arg_i64("person", person.v),
	                  arg_word("kind", identifier_kinds, (int)number->kind),
	                  arg_str("value", number->value)),
	             &rows));
	*n = others_read(&rows, out, most);
	return NULL;
}

const struct fault *
people_store_duplicate_add(struct ctx *ctx, struct person_id a,
                           struct person_id b, const char *reason)
{
	return sql_do(ctx->tx, &people_q_duplicate_add,
	              ARGS(arg_i64("a", a.v < b.v ? a.v : b.v),
	                   arg_i64("b", a.v < b.v ? b.v : a.v),
	                   arg_str("reason", str_of(reason))),
	              NULL);
}

/* One side of a likely duplicate. */
static struct person_line
side_read(struct arena *arena, const struct row *row, bool a)
{
	struct person_line line = {
	        .person = {row_i64(row, a ? "a" : "b")},
	        .crn = row_str(row, a ? "a_crn" : "b_crn"),
	        .first_name = row_str(row, a ? "a_first" : "b_first"),
	        .last_name = row_str(row, a ? "a_last" : "b_last"),
	        .date_of_birth = row_date(row, a ? "a_born" : "b_born"),
	};

	line.name =
	        str_trim(str_print(arena, "%.*s %.*s", STR_ARG(line.first_name),
	                           STR_ARG(line.last_name)));
	return line;
}

const struct fault *
people_store_duplicates(struct ctx *ctx, struct duplicate **out, size_t *n)
{
	struct duplicate *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_duplicates, NO_ARGS, &rows));
	v = arena_new(ctx->arena, struct duplicate, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		v[i].a = side_read(ctx->arena, &rows.v[i], true);
		v[i].b = side_read(ctx->arena, &rows.v[i], false);
		v[i].reason = row_str(&rows.v[i], "reason");
		/* The row names two people, and both are shown. */
		tx_see(ctx->tx, v[i].b.person);
	}
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
people_store_duplicate_state(struct ctx *ctx, struct person_id a,
                             struct person_id b, const char *state,
                             bool *changed)
{
	int64_t n;

	TRY(sql_do(ctx->tx, &people_q_duplicate_state,
	           ARGS(arg_i64("a", a.v < b.v ? a.v : b.v),
	                arg_i64("b", a.v < b.v ? b.v : a.v),
	                arg_str("state", str_of(state))),
	           &n));
	*changed = n > 0;
	return NULL;
}

const struct fault *
people_store_signs_in(struct ctx *ctx, struct person_id person, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_signs_in,
	              ARGS(arg_i64("person", person.v)), &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
people_store_merge_add(struct ctx *ctx, const struct merge *merge)
{
	return sql_do(ctx->tx, &people_q_merge_add,
	              ARGS(arg_i64("id", merge->id.v),
	                   arg_i64("kept", merge->kept.v),
	                   arg_i64("gone", merge->gone.v),
	                   arg_str("gone_crn", merge->gone_crn)),
	              NULL);
}

static struct merge
merge_read(const struct row *row)
{
	return (struct merge){
	        .id = {row_i64(row, "id")},
	        .kept = {row_i64(row, "person")},
	        .gone = {row_i64(row, "gone")},
	        .gone_crn = row_str(row, "gone_crn"),
	        .kept_crn = row_str(row, "kept_crn"),
	        .at = row_instant(row, "at"),
	        .undone = !row_null(row, "undone_at"),
	};
}

const struct fault *
people_store_merge(struct ctx *ctx, struct merge_id id, struct merge *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_merge, ARGS(arg_i64("id", id.v)),
	              &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that merge");
	*out = merge_read(row);
	return NULL;
}

const struct fault *
people_merge_at(struct ctx *ctx, struct merge_id merge, struct instant *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &people_q_merge_at, ARGS(arg_i64("id", merge.v)),
	            &row));
	*out = row_instant(row, "at");
	return NULL;
}

const struct fault *
people_store_merge_undone(struct ctx *ctx, struct merge_id id)
{
	return sql_do(ctx->tx, &people_q_merge_undone,
	              ARGS(arg_i64("id", id.v)), NULL);
}

const struct fault *
people_store_merges(struct ctx *ctx, struct merge **out, size_t *n)
{
	struct merge *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_merges, NO_ARGS, &rows));
	v = arena_new(ctx->arena, struct merge, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = merge_read(&rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
people_store_merged_into(struct ctx *ctx, struct person_id gone,
                         struct person_id kept)
{
	return sql_do(ctx->tx, &people_q_merged_into,
	              ARGS(arg_i64("gone", gone.v), arg_id("kept", kept.v)),
	              NULL);
}

const struct fault *
people_store_alias(struct ctx *ctx, struct str crn, struct person_id person)
{
	return sql_do(ctx->tx, &people_q_alias,
	              ARGS(arg_i64("id", id_new()), arg_str("crn", crn),
	                   arg_i64("person", person.v)),
	              NULL);
}

const struct fault *
people_store_alias_end(struct ctx *ctx, struct str crn)
{
	return sql_do(ctx->tx, &people_q_alias_end, ARGS(arg_str("crn", crn)),
	              NULL);
}

const struct fault *
people_store_merge_row_add(struct ctx *ctx, struct merge_id merge,
                           const char *table, int64_t id)
{
	return sql_do(ctx->tx, &people_q_merge_row_add,
	              ARGS(arg_i64("merge", merge.v),
	                   arg_str("table", str_of(table)), arg_i64("id", id)),
	              NULL);
}

const struct fault *
people_store_merge_rows(struct ctx *ctx, struct merge_id merge,
                        const char *table, int64_t **out, size_t *n)
{
	struct rows rows;
	int64_t *v;

	TRY(sql_rows(ctx->tx, &people_q_merge_rows,
	             ARGS(arg_i64("merge", merge.v),
	                  arg_str("table", str_of(table))),
	             &rows));
	v = arena_new(ctx->arena, int64_t, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = row_i64(&rows.v[i], "id");
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
people_store_move_list(struct ctx *ctx, const struct merge_move *move,
                       struct person_id person, int64_t **out, size_t *n,
                       bool *more)
{
	struct rows rows;
	int64_t *v;

	TRY(sql_rows(ctx->tx, move->list, ARGS(arg_i64("person", person.v)),
	             &rows));
	v = arena_new(ctx->arena, int64_t, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = row_i64(&rows.v[i], "id");
	*out = v;
	*n = rows.n;
	*more = rows.more;
	return NULL;
}

const struct fault *
people_store_move_set(struct ctx *ctx, const struct merge_move *move,
                      int64_t id, struct person_id person)
{
	return sql_do(ctx->tx, move->set,
	              ARGS(arg_i64("id", id), arg_i64("person", person.v)),
	              NULL);
}

const struct fault *
people_merge_follow(struct ctx *ctx, const struct query *const *follows,
                    struct person_id gone, struct person_id kept)
{
	for (; *follows != NULL; follows++)
		TRY(sql_do(ctx->tx, *follows,
		           ARGS(arg_i64("gone", gone.v),
		                arg_i64("kept", kept.v)),
		           NULL));
	return NULL;
}
