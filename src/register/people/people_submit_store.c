/*
 * people_submit_store.c - who somebody is, for a service that looks them up.
 */
#include "register/people/people_queries.h"
#include "register/people/people_submit.h"

/* What lasts longer than a glass that was broken is not begun through it. */
#define STANDING(column) \
	"exists (select 1 from access_v_reach r where r.actor = :actor" \
	" and r.person = " column " and r.until > :now and r.way <> 'glass')"

/* The smallest confirmed number of a kind. */
#define NUMBER(kind) \
	" coalesce((select min(i.value) from people_identifier i" \
	"  where i.person = p.id and i.kind = '" kind "'" \
	"  and i.confirmed = 1), '') as " kind

const struct query people_q_reached = {
        .name = "people.reached",
        .text = "select p.id from people_person p"
                " where p.organisation = :organisation"
                " and p.merged_into is null and " STANDING(
                        "p.id") " order by p.id",
        .shows_nobody = "ids alone, to be counted and asked for",
};

const struct query people_q_submitted = {
        .name = "people.submitted",
        .text = "select p.id as person, p.crn, p.first_name, p.last_name,"
                " p.date_of_birth, p.sex," NUMBER("pnc") "," NUMBER(
                        "prison") " from people_person p"
                                  " where p.id in " SQL_PEOPLE
                                  " and " STANDING("p.id"),
        .person = "person",
};

const struct query people_q_pairs = {
        .name = "people.pairs",
        .text = "select a, b from people_duplicate where state = 'open'"
                " order by a, b",
        .shows_nobody = "ids alone, for whoever knows both",
};

struct hand {
	const struct fault *(*one)(void *data, struct person_id person);
	const struct fault *(*two)(void *data, struct person_id a,
	                           struct person_id b);
	void *data;
};

static const struct fault *
hand_one(void *data, const struct row *row)
{
	const struct hand *h = data;

	return h->one(h->data, (struct person_id){row_i64(row, "id")});
}

static const struct fault *
hand_two(void *data, const struct row *row)
{
	const struct hand *h = data;

	return h->two(h->data, (struct person_id){row_i64(row, "a")},
	              (struct person_id){row_i64(row, "b")});
}

const struct fault *
people_reached(struct ctx *ctx,
               const struct fault *(*fn)(void *data, struct person_id person),
               void *data)
{
	struct hand h = {.one = fn, .data = data};

	return sql_each(ctx->tx, &people_q_reached,
	                ARGS(arg_i64("organisation", ctx->who.organisation.v)),
	                hand_one, &h);
}

const struct fault *
people_alike(struct ctx *ctx,
             const struct fault *(*fn)(void *data, struct person_id a,
                                       struct person_id b),
             void *data)
{
	struct hand h = {.two = fn, .data = data};

	return sql_each(ctx->tx, &people_q_pairs, NO_ARGS, hand_two, &h);
}

static struct person_submitted
submitted_of(const struct row *row)
{
	return (struct person_submitted){
	        .person = {row_i64(row, "person")},
	        .crn = row_str(row, "crn"),
	        .last_name = row_str(row, "last_name"),
	        .first_name = row_str(row, "first_name"),
	        .date_of_birth = row_date(row, "date_of_birth"),
	        .sex = row_str(row, "sex"),
	        .pnc = row_str(row, "pnc"),
	        .prison = row_str(row, "prison"),
	};
}

/* At most SQL_PEOPLE_MOST; each out[i] whose person there is gets its row. */
static const struct fault *
some_read(struct ctx *ctx, const struct person_id *persons, size_t n,
          struct person_submitted *out)
{
	struct arg args[SQL_PEOPLE_MOST + 1] = {{0}};
	struct rows rows;

	args_people(args, persons, n);
	TRY(sql_rows(ctx->tx, &people_q_submitted, args, &rows));
	for (size_t r = 0; r < rows.n; r++)
		for (size_t i = 0; i < n; i++)
			if (persons[i].v == row_i64(&rows.v[r], "person"))
				out[i] = submitted_of(&rows.v[r]);
	return NULL;
}

const struct fault *
people_submitted(struct ctx *ctx, const struct person_id *persons, size_t n,
                 struct person_submitted **out)
{
	struct person_submitted *v =
	        arena_new(ctx->arena, struct person_submitted, n + 1);

	for (size_t at = 0; at < n; at += SQL_PEOPLE_MOST)
		TRY(some_read(ctx, persons + at,
		              n - at < SQL_PEOPLE_MOST ? n - at
		                                       : SQL_PEOPLE_MOST,
		              v + at));
	for (size_t i = 0; i < n; i++)
		if (v[i].person.v == 0)
			return fault_not_found(ctx,
			                       "We cannot find that person");
	*out = v;
	return NULL;
}
