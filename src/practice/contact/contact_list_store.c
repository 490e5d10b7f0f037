/*
 * contact_list_store.c - several contacts: lists, counts, what waits.
 */
#include "practice/contact/contact_queries_local.h"

#include "kernel/access/access.h"
#include "register/people/people.h"

#define OF_PERSON \
	" from contact_contact c where c.person = :person and " ACCESS_REACH( \
	        "c.person")
#define BY_FILTER \
	" and (cast(:kind as text) = '' or c.kind = :kind)" \
	" and (cast(:outcome as text) = '' or c.outcome = :outcome)"

const struct query contact_list_of = {
        .name = "contact.list_of",
        .person = "person",
        .text = "select" CONTACT_COLUMNS OF_PERSON BY_FILTER
                " and (c.at < :after_at"
                "  or (c.at = :after_at and c.contact < :after))"
                " order by c.at desc, c.contact desc"
                " limit :most offset :skip",
};

const struct query contact_count_of = {
        .name = "contact.count_of",
        .shows_nobody = "a count of one person's contacts",
        .text = "select count(*) as n from (select 1 as one" OF_PERSON BY_FILTER
                " limit 1001) as counted",
};

const struct query contact_outcomes_of = {
        .name = "contact.outcomes_of",
        .shows_nobody = "counts of one person's contacts",
        .text = "select c.outcome, count(*) as n" OF_PERSON
                " and c.at <= :now group by c.outcome",
};

const struct query contact_coming_of = {
        .name = "contact.coming_of",
        .person = "person",
        .text = "select" CONTACT_COLUMNS OF_PERSON
                " and c.at > :now and c.outcome = 'none_yet'"
                " order by c.at, c.contact limit :most",
};

const struct query contact_some_of = {
        .name = "contact.some_of",
        .person = "person",
        .text = "select" CONTACT_COLUMNS OF_PERSON
                " and c.contact in (:i0, :i1, :i2, :i3, :i4, :i5, :i6, :i7,"
                " :i8, :i9, :i10, :i11, :i12, :i13, :i14, :i15, :i16, :i17,"
                " :i18, :i19)",
};

#define OF_ACTOR \
	" from contact_contact c where c.staff = :actor and " ACCESS_REACH( \
	        "c.person")

const struct query contact_day_of = {
        .name = "contact.day_of",
        .person = "person",
        .text = "select" CONTACT_COLUMNS OF_ACTOR
                " and c.at >= :from_at and c.at < :to_at"
                " and c.outcome <> 'rescheduled'"
                " order by c.at, c.contact limit 40",
};

const struct query contact_cannot_of = {
        .name = "contact.cannot_of",
        .person = "person",
        .text = "select" CONTACT_COLUMNS OF_ACTOR
                " and c.at >= :from_at and c.answer = 'cannot'"
                " and c.outcome = 'none_yet'"
                " order by c.at, c.contact limit 20",
};

const struct query contact_open_of = {
        .name = "contact.open_of",
        .person = "person",
        .text = "select" CONTACT_COLUMNS OF_ACTOR
                " and c.at >= :from_at and c.at < :now"
                " and c.outcome = 'none_yet'"
                " order by c.at, c.contact limit 20",
};

/* The people of one's own caseload whom nobody has met since; not a record
 * that was merged into another. */
const struct query contact_unseen_of = {
        .name = "contact.unseen_of",
        .person = "person",
        .text = "select u.person, u.last_at from ("
                "select r.person, (select max(l.at) from contact_contact l"
                "  where l.person = r.person and l.outcome in"
                "  ('attended_complied', 'attended_failed_to_comply'))"
                "  as last_at"
                " from access_v_reach r"
                " join people_v_here h on h.person = r.person"
                " where r.actor = :actor"
                " and r.way = 'own' and r.until > :now"
                " and not exists (select 1 from contact_contact c"
                "  where c.person = r.person and c.at >= :since"
                "  and c.outcome in"
                "  ('attended_complied', 'attended_failed_to_comply'))"
                ") as u order by coalesce(u.last_at, 0), u.person limit 20",
};

static const struct fault *
contacts_of_rows(struct ctx *ctx, const struct rows *rows, struct contact **out,
                 size_t *n)
{
	*out = arena_new(ctx->arena, struct contact, rows->n + 1);
	for (size_t i = 0; i < rows->n; i++)
		(*out)[i] = contact_of_row(ctx, &rows->v[i]);
	*n = rows->n;
	return contact_names(ctx, *out, *n);
}

static struct str
word_or_empty(const char *const *words, int place)
{
	return place < 0 ? S("") : str_of(words[place]);
}

const struct fault *
contact_store_list(struct ctx *ctx, struct person_id person,
                   const struct contact_filter *filter, struct contact **out,
                   size_t *n)
{
	bool first = filter->after.v == 0;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_list_of,
	             ARGS(arg_i64("person", person.v),
	                  arg_str("kind",
	                          word_or_empty(contact_kinds, filter->kind)),
	                  arg_str("outcome", word_or_empty(contact_outcomes,
	                                                   filter->outcome)),
	                  arg_i64("after_at",
	                          first ? INT64_MAX : filter->after_at.ms),
	                  arg_i64("after", filter->after.v),
	                  arg_i64("most", filter->most),
	                  arg_i64("skip", filter->skip)),
	             &rows));
	return contacts_of_rows(ctx, &rows, out, n);
}

const struct fault *
contact_store_count(struct ctx *ctx, struct person_id person,
                    const struct contact_filter *filter, int64_t *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &contact_count_of,
	            ARGS(arg_i64("person", person.v),
	                 arg_str("kind",
	                         word_or_empty(contact_kinds, filter->kind)),
	                 arg_str("outcome", word_or_empty(contact_outcomes,
	                                                  filter->outcome))),
	            &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
contact_store_outcomes(struct ctx *ctx, struct person_id person,
                       int64_t out[CONTACT_OUTCOME_COUNT])
{
	struct rows rows;

	for (int i = 0; i < CONTACT_OUTCOME_COUNT; i++)
		out[i] = 0;
	TRY(sql_rows(ctx->tx, &contact_outcomes_of,
	             ARGS(arg_i64("person", person.v)), &rows));
	for (size_t i = 0; i < rows.n; i++)
		out[row_enum(&rows.v[i], "outcome", contact_outcomes)] =
		        row_i64(&rows.v[i], "n");
	return NULL;
}

const struct fault *
contact_store_coming(struct ctx *ctx, struct person_id person, int64_t most,
                     struct contact **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_coming_of,
	             ARGS(arg_i64("person", person.v), arg_i64("most", most)),
	             &rows));
	return contacts_of_rows(ctx, &rows, out, n);
}

const struct fault *
contact_store_some(struct ctx *ctx, struct person_id person, const int64_t *ids,
                   size_t ids_n, struct contact **out, size_t *n)
{
	static const char *const names[CONTACT_SOME] = {
	        "i0",  "i1",  "i2",  "i3",  "i4",  "i5",  "i6",
	        "i7",  "i8",  "i9",  "i10", "i11", "i12", "i13",
	        "i14", "i15", "i16", "i17", "i18", "i19"};
	struct arg args[CONTACT_SOME + 2] = {arg_i64("person", person.v)};
	struct rows rows;

	claim(ids_n <= CONTACT_SOME);
	for (size_t i = 0; i < CONTACT_SOME; i++)
		args[i + 1] = arg_i64(names[i], i < ids_n ? ids[i] : 0);
	TRY(sql_rows(ctx->tx, &contact_some_of, args, &rows));
	*out = arena_new(ctx->arena, struct contact, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = contact_of_row(ctx, &rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
contact_store_day(struct ctx *ctx, struct instant from, struct instant to,
                  struct contact **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_day_of,
	             ARGS(arg_instant("from_at", from),
	                  arg_instant("to_at", to)),
	             &rows));
	return contacts_of_rows(ctx, &rows, out, n);
}

const struct fault *
contact_store_cannot(struct ctx *ctx, struct instant from, struct contact **out,
                     size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_cannot_of,
	             ARGS(arg_instant("from_at", from)), &rows));
	return contacts_of_rows(ctx, &rows, out, n);
}

const struct fault *
contact_store_open(struct ctx *ctx, struct instant from, struct contact **out,
                   size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_open_of,
	             ARGS(arg_instant("from_at", from)), &rows));
	return contacts_of_rows(ctx, &rows, out, n);
}

const struct fault *
contact_store_unseen(struct ctx *ctx, struct instant since,
                     struct contact_unseen **out, size_t *n)
{
	struct person_id *persons;
	struct person_head *heads;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_unseen_of,
	             ARGS(arg_instant("since", since)), &rows));
	*out = arena_new(ctx->arena, struct contact_unseen, rows.n + 1);
	persons = arena_new(ctx->arena, struct person_id, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		persons[i].v = row_i64(&rows.v[i], "person");
	TRY(people_heads(ctx, persons, rows.n, &heads));
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct contact_unseen){
		        .person = persons[i],
		        .last = row_instant(&rows.v[i], "last_at"),
		        .crn = heads[i].crn,
		        .name = heads[i].name,
		};
	*n = rows.n;
	return NULL;
}

const struct fault *
contact_coming(struct ctx *ctx, struct person_id person, int64_t most,
               struct contact **out, size_t *n)
{
	return contact_store_coming(ctx, person, most, out, n);
}
