/*
 * assess_check_store.c - rows of the assessment that are off.
 */
#include "practice/strengths/assess_check.h"

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query assess_check_person = {
        .name = "strengths.check_person",
        WHOLE,
        .text = "select a.area as id from strengths_area a"
                " where not exists (select 1 from strengths_edition e"
                "  where e.edition = a.edition and e.person = a.person)"
                " limit 1",
};

const struct query assess_check_signed = {
        .name = "strengths.check_signed",
        WHOLE,
        .text = "select e.edition as id from strengths_edition e"
                " where e.standing not in ('open', 'locked')"
                " and (select count(*)"
                "  from strengths_area a where a.edition = e.edition"
                "  and a.state = 'complete') <> 9 limit 1",
};

const struct query assess_check_strength = {
        .name = "strengths.check_strength",
        WHOLE,
        .text = "select e.edition as id from strengths_edition e"
                " where e.standing not in ('open', 'locked')"
                " and not exists (select 1"
                "  from strengths_area a where a.edition = e.edition"
                "  and length(a.work_strengths) + length(a.own_strengths) > 0)"
                " limit 1",
};

const struct query assess_check_restored = {
        .name = "strengths.check_restored",
        WHOLE,
        .text = "select e.edition as id from strengths_edition e"
                " where e.restored is not null and not exists (select 1"
                "  from strengths_edition s where s.edition = e.restored"
                "  and s.person = e.person) limit 1",
};

const struct query assess_check_section = {
        .name = "strengths.check_section",
        WHOLE,
        .text = "select s.edition as id from strengths_section s"
                " where not exists (select 1 from strengths_edition e"
                "  where e.edition = s.edition and e.person = s.person)"
                " limit 1",
};

const struct query assess_check_mine = {
        .name = "strengths.check_mine",
        WHOLE,
        .text = "select m.edition as id from strengths_mine m"
                " where not exists (select 1 from strengths_edition e"
                "  where e.edition = m.edition and e.person = m.person)"
                " limit 1",
};

const struct fault *
assess_check_store_off(struct ctx *ctx, const struct query *query, int64_t *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, NO_ARGS, &row));
	*out = row == NULL ? 0 : row_i64(row, "id");
	return NULL;
}
