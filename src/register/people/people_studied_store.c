/*
 * people_studied_store.c - everybody of an organisation, for a study.
 */
#include "register/people/people_queries.h"
#include "register/people/people_studied.h"

const struct query people_q_studied = {
        .name = "people.studied",
        .text = "select id, date_of_birth, sex, ethnicity from people_person"
                " where organisation = :organisation and merged_into is null"
                " order by id",
        .shows_nobody = "a study's rows name nobody",
};

struct studying {
	const struct fault *(*fn)(void *data,
	                          const struct person_studied *person);
	void *data;
};

static const struct fault *
hand(void *data, const struct row *row)
{
	const struct studying *s = data;

	return s->fn(s->data,
	             &(struct person_studied){
	                     .person = {row_i64(row, "id")},
	                     .date_of_birth = row_date(row, "date_of_birth"),
	                     .sex = row_str(row, "sex"),
	                     .ethnicity = row_str(row, "ethnicity"),
	             });
}

const struct fault *
people_studied(struct ctx *ctx, struct organisation_id organisation,
               const struct fault *(*fn)(void *data,
                                         const struct person_studied *person),
               void *data)
{
	struct studying s = {fn, data};

	return sql_each(ctx->tx, &people_q_studied,
	                ARGS(arg_i64("organisation", organisation.v)), hand,
	                &s);
}
