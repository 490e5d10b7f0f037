/*
 * assess_past_store.c - how the assessment stood at a version.
 */
#include "practice/strengths/assess_since.h"

#include "kernel/access/access.h"
#include "practice/strengths/assess_store_local.h"

/* Seeded with what stands when the tables come: of an earlier version nobody
 * kept anything. */
#define SIDES_COLUMNS \
	" state text not null, own_view text not null," \
	" own_ready text not null, own_ready_words text not null," \
	" own_priority integer not null, own_voice text not null," \
	" own_by integer, own_at integer, own_version integer not null," \
	" own_form integer not null, own_asked text not null," \
	" work_view text not null, work_strengths text not null," \
	" work_needs text not null, work_harm text not null," \
	" work_harm_words text not null, work_reoffending text not null," \
	" work_reoffending_words text not null," \
	" work_evidence text not null, work_priority integer not null," \
	" work_by integer, work_at integer, work_version integer not null," \
	" work_form integer not null, work_asked text not null,"

/* As the sides were then: ASSESS_SIDES and its like have more by now. */
#define SIDES_THEN \
	" state, own_view, own_ready," \
	" own_ready_words, own_priority, own_voice, own_by, own_at," \
	" own_version, own_form, own_asked, work_view, work_strengths," \
	" work_needs, work_harm, work_harm_words, work_reoffending," \
	" work_reoffending_words, work_evidence, work_priority, work_by," \
	" work_at, work_version, work_form, work_asked"
#define OWN_THEN \
	" a.own_view, a.own_ready, a.own_ready_words, a.own_priority," \
	" a.own_voice, a.own_by, a.own_at, a.own_version, a.own_form," \
	" a.own_asked"

const struct migration strengths_migration_116 = {
        116,
        "strengths_past",
        "create table strengths_edition_past ("
        " edition integer not null, version integer not null,"
        " standing text not null, shared_at integer,"
        " primary key (edition, version)"
        ") strict;\n"
        "insert into strengths_edition_past"
        " (edition, version, standing, shared_at)"
        " select edition, version, standing, shared_at"
        " from strengths_edition;\n"
        "create table strengths_area_past ("
        " area integer not null, version integer not null,"
        " edition integer not null, code text not null," SIDES_COLUMNS
        " primary key (area, version)"
        ") strict;\n"
        "create index strengths_area_past_edition"
        " on strengths_area_past (edition, code);\n"
        "insert into strengths_area_past"
        " (area, version, edition, code," SIDES_THEN ")"
        " select a.area, e.version, a.edition, a.code,"
        "  a.state," OWN_THEN ", a.work_view, a.work_strengths,"
        "  a.work_needs, a.work_harm, a.work_harm_words,"
        "  a.work_reoffending, a.work_reoffending_words,"
        "  a.work_evidence, a.work_priority, a.work_by, a.work_at,"
        "  a.work_version, a.work_form, a.work_asked"
        " from strengths_area a"
        " join strengths_edition e on e.edition = a.edition;\n",
};

/* --- keeping ------------------------------------------------------------ */

const struct query assess_past_edition_put = {
        .name = "strengths.assess_past_edition_put",
        .text = "insert into strengths_edition_past"
                " (edition, version, standing, shared_at)"
                " values (:edition, :version, :standing, :shared_at)",
};

const struct query assess_past_area_put = {
        .name = "strengths.assess_past_area_put",
        .text = "insert into strengths_area_past"
                " (area, version, edition, code," ASSESS_SIDES ")"
                " select area, :version, edition, code," ASSESS_SIDES
                " from strengths_area where edition = :edition"
                " and code = :code",
};

const struct fault *
assess_past_edition(struct ctx *ctx, const struct assess *a)
{
	return sql_do(
	        ctx->tx, &assess_past_edition_put,
	        ARGS(arg_i64("edition", a->id.v),
	             arg_i64("version", a->version),
	             arg_word("standing", assess_standings, (int)a->standing),
	             arg_instant("shared_at", a->shared_at)),
	        NULL);
}

const struct fault *
assess_past_area(struct ctx *ctx, const struct assess *a, int code)
{
	return sql_do(ctx->tx, &assess_past_area_put,
	              ARGS(arg_i64("version", a->version),
	                   arg_i64("edition", a->id.v),
	                   arg_word("code", assess_codes, code)),
	              NULL);
}

/* --- reading ------------------------------------------------------------ */

/* A merge may leave two of a version: the newer one is worked on. */
const struct query assess_past_edition_of = {
        .name = "strengths.assess_past_edition_of",
        .person = "person",
        .text = "select p.edition, e.person, p.standing, p.shared_at"
                " from strengths_edition e"
                " join strengths_edition_past p on p.edition = e.edition"
                " where e.person = :person and p.version = :version"
                " and " ACCESS_REACH("e.person") " order by e.made_at desc,"
                                                 " e.edition desc limit 1",
};

const struct query assess_past_areas_of = {
        .name = "strengths.assess_past_areas_of",
        .person = "person",
        .text = "select a.area, e.person, a.code, a.state," ASSESS_OWN_OF_A
                "," ASSESS_SHARED_OF_A "," ASSESS_KEPT_OF_A
                " from strengths_area_past a"
                " join strengths_edition e on e.edition = a.edition"
                " where a.edition = :edition"
                " and a.version = (select max(b.version)"
                "  from strengths_area_past b where b.area = a.area"
                "  and b.version <= :version)"
                " and " ACCESS_REACH("e.person"),
};

#define SIDE_OF(columns, version) \
	"select e.person," columns " from strengths_edition e" \
	" join strengths_area_past a on a.edition = e.edition" \
	" where e.person = :person and a.code = :code" \
	" and a." version " = :version and " ACCESS_REACH( \
	        "e.person") " order by e.made_at desc, e.edition desc limit 1"

const struct query assess_past_own_of = {
        .name = "strengths.assess_past_own_of",
        .person = "person",
        .text = SIDE_OF(ASSESS_OWN_OF_A, "own_version"),
};

const struct query assess_past_work_of = {
        .name = "strengths.assess_past_work_of",
        .person = "person",
        .text = SIDE_OF(ASSESS_SHARED_OF_A "," ASSESS_KEPT_OF_A,
                        "work_version"),
};

const struct fault *
assess_past_read(struct ctx *ctx, struct person_id person, int64_t version,
                 struct assess *out, bool *found)
{
	const struct row *row;
	struct rows rows;

	TRY(sql_maybe(ctx->tx, &assess_past_edition_of,
	              ARGS(arg_i64("person", person.v),
	                   arg_i64("version", version)),
	              &row));
	*found = row != NULL;
	if (row == NULL)
		return NULL;
	*out = (struct assess){
	        .id = {row_i64(row, "edition")},
	        .person = person,
	        .standing = (enum assess_standing)row_enum(row, "standing",
	                                                   assess_standings),
	        .version = version,
	        .shared_at = row_instant(row, "shared_at"),
	};
	TRY(sql_rows(ctx->tx, &assess_past_areas_of,
	             ARGS(arg_i64("edition", out->id.v),
	                  arg_i64("version", version)),
	             &rows));
	for (size_t i = 0; i < rows.n; i++)
		out->areas[row_enum(&rows.v[i], "code", assess_codes)] =
		        assess_area_of_row(&rows.v[i]);
	return NULL;
}

static const struct fault *
side(struct ctx *ctx, const struct query *query, struct person_id person,
     enum assess_code code, int64_t version, const struct row **out)
{
	return sql_maybe(ctx->tx, query,
	                 ARGS(arg_i64("person", person.v),
	                      arg_word("code", assess_codes, (int)code),
	                      arg_i64("version", version)),
	                 out);
}

const struct fault *
assess_past_own(struct ctx *ctx, struct person_id person, enum assess_code code,
                int64_t version, struct assess_own *out, bool *found)
{
	const struct row *row;

	TRY(side(ctx, &assess_past_own_of, person, code, version, &row));
	*found = row != NULL;
	if (row != NULL)
		*out = assess_own_of_row(row);
	return NULL;
}

const struct fault *
assess_past_work(struct ctx *ctx, struct person_id person,
                 enum assess_code code, int64_t version,
                 struct assess_work *out, bool *found)
{
	const struct row *row;

	TRY(side(ctx, &assess_past_work_of, person, code, version, &row));
	*found = row != NULL;
	if (row != NULL)
		*out = assess_work_of_row(row);
	return NULL;
}
