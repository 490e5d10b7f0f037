/*
 * people_store.c - people, their numbers, places and words in the database.
 */
#include "register/people/people_queries.h"

#include "kernel/access/access.h"
#include "register/people/people_pages_local.h"

#define FACT_COLUMNS \
	" p.id as person, p.crn, p.first_name, p.last_name," \
	" p.preferred_name, p.pronouns, p.date_of_birth, p.sex, p.ethnicity," \
	" p.language, p.phone, p.email, p.postcode, p.contact_rules," \
	" p.access_needs, p.practical, p.notes, p.organisation, p.team," \
	" p.worker, p.allocated_on, p.version, p.merged_into "

const struct query people_q_by_crn = {
        .name = "people.by_crn",
        .text = "select" FACT_COLUMNS "from people_person p"
                " where p.crn = :crn",
        .lock = LOCK_ROWS,
        .shows_nobody = "compared with what is put",
};

const struct query people_q_by_id = {
        .name = "people.by_id",
        .text = "select" FACT_COLUMNS "from people_person p where p.id = :id",
        .lock = LOCK_ROWS,
        .shows_nobody = "compared with what is put or merged",
};

const struct query people_q_facts = {
        .name = "people.facts",
        .text = "select" FACT_COLUMNS "from people_person p where p.id = :id"
                " and " ACCESS_REACH("p.id"),
        .person = "person",
};

const struct query people_q_facts_lock = {
        .name = "people.facts_lock",
        .text = "select" FACT_COLUMNS "from people_person p where p.id = :id"
                " and " ACCESS_REACH("p.id"),
        .lock = LOCK_ROWS,
        .person = "person",
};

const struct query people_q_reach_crn = {
        .name = "people.reach_crn",
        .text = "select p.id as person from people_person p"
                " where p.crn = :crn and p.merged_into is null and"
                " " ACCESS_REACH("p.id"),
        .person = "person",
};

const struct query people_q_reach_alias = {
        .name = "people.reach_alias",
        .text = "select a.person from people_alias a where a.crn = :crn"
                " and " ACCESS_REACH("a.person"),
        .person = "person",
};

const struct query people_q_add = {
        .name = "people.add",
        .text = "insert into people_person (id, crn, first_name, last_name,"
                " preferred_name, pronouns, date_of_birth, sex, ethnicity,"
                " language, phone, email, postcode, contact_rules,"
                " access_needs, practical, notes, sort_name, organisation,"
                " team, worker, allocated_on, version, made_at,"
                " updated_at) values (:id, :crn, :first_name, :last_name,"
                " :preferred_name, :pronouns, :date_of_birth, :sex,"
                " :ethnicity, :language, :phone, :email, :postcode,"
                " :contact_rules, :access_needs, :practical, :notes,"
                " :sort_name, :organisation, :team, :worker, :allocated_on, 1,"
                " :now, :now)",
};

const struct query people_q_set = {
        .name = "people.set",
        .text = "update people_person set first_name = :first_name,"
                " last_name = :last_name, preferred_name = :preferred_name,"
                " pronouns = :pronouns, date_of_birth = :date_of_birth,"
                " sex = :sex, ethnicity = :ethnicity, language = :language,"
                " phone = :phone, email = :email, postcode = :postcode,"
                " contact_rules = :contact_rules,"
                " access_needs = :access_needs, practical = :practical,"
                " notes = :notes, sort_name = :sort_name,"
                " version = version + 1, updated_at = :now where id = :id",
};

const struct query people_q_number_add = {
        .name = "people.number_add",
        .text = "insert into people_identifier (id, person, kind, value,"
                " confirmed) select cast(:id as bigint),"
                " cast(:person as bigint), cast(:kind as text),"
                " cast(:value as text), cast(:confirmed as bigint)"
                " where not exists (select 1 from people_identifier i"
                " where i.kind = cast(:kind as text)"
                " and i.value = cast(:value as text)"
                " and i.person = cast(:person as bigint))",
};

const struct query people_q_numbers = {
        .name = "people.numbers",
        .text = "select distinct i.person, i.kind, i.value, i.confirmed"
                " from people_identifier i where i.person = :person"
                " and " ACCESS_REACH("i.person") " order by i.kind, i.value",
        .person = "person",
};

const struct query people_q_place_end = {
        .name = "people.place_end",
        .text = "update people_placement set valid_to = :day"
                " where person = :person and valid_to is null",
};

const struct query people_q_place_add = {
        .name = "people.place_add",
        .text = "insert into people_placement (id, person, organisation,"
                " team, worker, valid_from) values (:id, :person,"
                " :organisation, :team, :worker, :day)",
};

const struct query people_q_place_set = {
        .name = "people.place_set",
        .text = "update people_person set organisation = :organisation,"
                " team = :team, worker = :worker, allocated_on = :day"
                " where id = :person",
};

const struct query people_q_places = {
        .name = "people.places",
        .text = "select l.person, l.organisation,"
                " coalesce(t.name, '') as team_name,"
                " coalesce(u.name, '') as worker_name,"
                " l.valid_from, l.valid_to"
                " from people_placement l"
                " left join identity_v_user u on u.id = l.worker"
                " left join organisations_v_team t on t.id = l.team"
                " where l.person = :person and " ACCESS_REACH(
                        "l.person") " order by l.id desc limit 50",
        .person = "person",
};

const struct query people_q_user_organisation = {
        .name = "people.user_organisation",
        .text = "select u.organisation from identity_v_user u"
                " where u.id = :user and u.disabled = 0",
        .shows_nobody = "a member of staff",
};

const struct query people_q_workers = {
        .name = "people.workers",
        .text = "select u.id, u.name from identity_v_user u"
                " where u.organisation = :organisation and u.disabled = 0"
                " and exists (select 1 from identity_v_role r"
                " where r.user_id = u.id and r.role in ('case_manager',"
                " 'senior_case_manager', 'manager'))"
                " order by u.name, u.id limit 1000",
        .scans = "as many rows as there are users",
        .shows_nobody = "members of staff",
};

const struct query people_q_told = {
        .name = "people.told",
        .text = "select t.person, t.what, t.at,"
                " coalesce(u.name, '') as by_name from people_told t"
                " left join identity_v_user u on u.id = t.by_user"
                " where t.person = :person and " ACCESS_REACH(
                        "t.person") " order by t.id desc limit 100",
        .person = "person",
};

const struct query people_q_tell = {
        .name = "people.tell",
        .text = "insert into people_told (id, person, what, by_user, at)"
                " values (:id, :person, :what, :actor, :now)",
};

static struct stored_person
person_read(const struct row *row)
{
	return (struct stored_person){
	        .person = {row_i64(row, "person")},
	        .merged_into = {row_i64(row, "merged_into")},
	        .facts =
	                {
	                        .crn = row_str(row, "crn"),
	                        .first_name = row_str(row, "first_name"),
	                        .last_name = row_str(row, "last_name"),
	                        .preferred_name =
	                                row_str(row, "preferred_name"),
	                        .pronouns = row_str(row, "pronouns"),
	                        .date_of_birth = row_date(row, "date_of_birth"),
	                        .sex = row_str(row, "sex"),
	                        .ethnicity = row_str(row, "ethnicity"),
	                        .language = row_str(row, "language"),
	                        .phone = row_str(row, "phone"),
	                        .email = row_str(row, "email"),
	                        .postcode = row_str(row, "postcode"),
	                        .contact_rules = row_str(row, "contact_rules"),
	                        .access_needs = row_str(row, "access_needs"),
	                        .practical = row_str(row, "practical"),
	                        .notes = row_str(row, "notes"),
	                        .organisation = {row_i64(row, "organisation")},
	                        .team = {row_i64(row, "team")},
	                        .worker = {row_i64(row, "worker")},
	                        .allocated_on = row_date(row, "allocated_on"),
	                        .version = row_i64(row, "version"),
	                },
	};
}

const struct fault *
people_store_crn(struct ctx *ctx, struct str crn, struct stored_person *out,
                 bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_by_crn, ARGS(arg_str("crn", crn)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = person_read(row);
	return NULL;
}

const struct fault *
people_store_person(struct ctx *ctx, struct person_id person,
                    struct stored_person *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_by_id, ARGS(arg_i64("id", person.v)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = person_read(row);
	return NULL;
}

const struct fault *
people_store_facts(struct ctx *ctx, struct person_id person,
                   struct stored_person *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx,
	              ctx->tx->kind == TX_WRITE ? &people_q_facts_lock
	                                        : &people_q_facts,
	              ARGS(arg_i64("id", person.v)), &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that person");
	*out = person_read(row);
	return NULL;
}

const struct fault *
people_store_reach_crn(struct ctx *ctx, struct str crn, struct person_id *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_reach_crn, ARGS(arg_str("crn", crn)),
	              &row));
	if (row == NULL)
		TRY(sql_maybe(ctx->tx, &people_q_reach_alias,
		              ARGS(arg_str("crn", crn)), &row));
	out->v = row == NULL ? 0 : row_i64(row, "person");
	return NULL;
}

#define FACT_ARGS(facts) \
	arg_str("first_name", (facts)->first_name), \
	        arg_str("last_name", (facts)->last_name), \
	        arg_str("preferred_name", (facts)->preferred_name), \
	        arg_str("pronouns", (facts)->pronouns), \
	        arg_date("date_of_birth", (facts)->date_of_birth), \
	        arg_str("sex", (facts)->sex), \
	        arg_str("ethnicity", (facts)->ethnicity), \
	        arg_str("language", (facts)->language), \
	        arg_str("phone", (facts)->phone), \
	        arg_str("email", (facts)->email), \
	        arg_str("postcode", (facts)->postcode), \
	        arg_str("contact_rules", (facts)->contact_rules), \
	        arg_str("access_needs", (facts)->access_needs), \
	        arg_str("practical", (facts)->practical), \
	        arg_str("notes", (facts)->notes)

#define PLACE_ARGS(facts) \
	arg_i64("organisation", (facts)->organisation.v), \
	        arg_i64("team", (facts)->team.v), \
	        arg_i64("worker", (facts)->worker.v)

/* The day from which a person belongs where the facts say. */
static struct date
place_day(const struct ctx *ctx, const struct person_facts *facts)
{
	return date_is(facts->allocated_on) ? facts->allocated_on : ctx->today;
}

static const struct fault *
place_add(struct ctx *ctx, struct person_id person,
          const struct person_facts *facts)
{
	return sql_do(ctx->tx, &people_q_place_add,
	              ARGS(arg_i64("id", id_new()), arg_i64("person", person.v),
	                   PLACE_ARGS(facts),
	                   arg_date("day", place_day(ctx, facts))),
	              NULL);
}

const struct fault *
people_store_add(struct ctx *ctx, struct person_id person,
                 const struct person_facts *facts, struct str sort)
{
	TRY(sql_do(ctx->tx, &people_q_add,
	           ARGS(arg_i64("id", person.v), arg_str("crn", facts->crn),
	                arg_str("sort_name", sort), PLACE_ARGS(facts),
	                arg_date("allocated_on", facts->allocated_on),
	                FACT_ARGS(facts)),
	           NULL));
	return place_add(ctx, person, facts);
}

const struct fault *
people_store_set(struct ctx *ctx, struct person_id person,
                 const struct person_facts *facts, struct str sort)
{
	return sql_do(ctx->tx, &people_q_set,
	              ARGS(arg_i64("id", person.v), arg_str("sort_name", sort),
	                   FACT_ARGS(facts)),
	              NULL);
}

const struct fault *
people_store_number_add(struct ctx *ctx, struct person_id person,
                        const struct person_number *number, bool *added)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &people_q_number_add,
	           ARGS(arg_i64("id", id_new()), arg_i64("person", person.v),
	                arg_word("kind", identifier_kinds, (int)number->kind),
	                arg_str("value", number->value),
	                arg_bool("confirmed", number->confirmed)),
	           &changed));
	*added = changed > 0;
	return NULL;
}

const struct fault *
people_store_numbers(struct ctx *ctx, struct person_id person,
                     struct person_number **out, size_t *n)
{
	struct person_number *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_numbers,
	             ARGS(arg_i64("person", person.v)), &rows));
	v = arena_new(ctx->arena, struct person_number, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = (struct person_number){
		        .kind = (enum identifier_kind)row_enum(
		                &rows.v[i], "kind", identifier_kinds),
		        .value = row_str(&rows.v[i], "value"),
		        .confirmed = row_bool(&rows.v[i], "confirmed"),
		};
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
people_store_place(struct ctx *ctx, struct person_id person,
                   const struct person_facts *facts)
{
	TRY(sql_do(ctx->tx, &people_q_place_end,
	           ARGS(arg_i64("person", person.v),
	                arg_date("day", place_day(ctx, facts))),
	           NULL));
	TRY(place_add(ctx, person, facts));
	return sql_do(ctx->tx, &people_q_place_set,
	              ARGS(arg_i64("person", person.v), PLACE_ARGS(facts),
	                   arg_date("day", facts->allocated_on)),
	              NULL);
}

const struct fault *
people_store_places(struct ctx *ctx, struct person_id person,
                    struct person_place **out, size_t *n)
{
	struct person_place *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_places,
	             ARGS(arg_i64("person", person.v)), &rows));
	v = arena_new(ctx->arena, struct person_place, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];
		struct organisation_id id = {row_i64(row, "organisation")};

		v[i].team = row_str(row, "team_name");
		v[i].worker = row_str(row, "worker_name");
		v[i].from = row_date(row, "valid_from");
		v[i].to = row_date(row, "valid_to");
		TRY(organisation_name(ctx, id, &v[i].organisation));
	}
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
people_store_user_organisation(struct ctx *ctx, struct user_id user,
                               struct organisation_id *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_user_organisation,
	              ARGS(arg_i64("user", user.v)), &row));
	out->v = row == NULL ? 0 : row_i64(row, "organisation");
	return NULL;
}

const struct fault *
people_store_workers(struct ctx *ctx, struct organisation_id organisation,
                     struct worker_line **out, size_t *n)
{
	struct worker_line *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_workers,
	             ARGS(arg_i64("organisation", organisation.v)), &rows));
	v = arena_new(ctx->arena, struct worker_line, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		v[i].user.v = row_i64(&rows.v[i], "id");
		v[i].name = row_str(&rows.v[i], "name");
	}
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
people_store_told(struct ctx *ctx, struct person_id person,
                  struct person_told **out, size_t *n)
{
	struct person_told *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_told, ARGS(arg_i64("person", person.v)),
	             &rows));
	v = arena_new(ctx->arena, struct person_told, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = (struct person_told){
		        .what = row_str(&rows.v[i], "what"),
		        .by = row_str(&rows.v[i], "by_name"),
		        .at = row_instant(&rows.v[i], "at"),
		};
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
people_store_tell(struct ctx *ctx, struct person_id person, int64_t id,
                  struct str what)
{
	return sql_do(ctx->tx, &people_q_tell,
	              ARGS(arg_i64("id", id), arg_i64("person", person.v),
	                   arg_str("what", what)),
	              NULL);
}
