#include "register/people/people_world_test.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"

struct person_facts
person_facts_of(const char *crn, const char *first, const char *last,
                const char *born)
{
	struct person_facts facts = {
	        .crn = str_of(crn),
	        .first_name = str_of(first),
	        .last_name = str_of(last),
	        .date_of_birth = DATE_NONE,
	        .allocated_on = DATE_NONE,
	};

	if (born != NULL)
		claim(date_read_iso(str_of(born), &facts.date_of_birth));
	return facts;
}

struct putting {
	struct person_facts *facts;
	struct person_id id;
	enum put_result result;
};

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct putting *p = data;

	return people_put(ctx, p->facts, &p->id, &p->result);
}

const struct fault *
person_put(struct world *w, struct person_facts *facts, struct person_id *out,
           enum put_result *result)
{
	struct putting p = {.facts = facts};
	const struct fault *fault = world_do(w, NULL, put, &p);

	*out = p.id;
	*result = p.result;
	return fault;
}

struct person_id
person_new(struct world *w, const char *crn, const char *first,
           const char *last, const char *born, const char *worker)
{
	struct person_facts facts = person_facts_of(crn, first, last, born);
	struct person_id id;
	enum put_result result;

	facts.organisation = w->organisation;
	if (worker != NULL) {
		const struct actor *a = world_actor(w, worker);

		facts.organisation = a->organisation;
		facts.team = a->team;
		facts.worker = a->id;
	}
	expect_ok(person_put(w, &facts, &id, &result));
	expect_equal(result, PUT_ADDED);
	return id;
}

struct person_id
person_signs_in(struct world *w, const char *crn, const char *first,
                const char *user)
{
	w->jay = person_new(w, crn, first, "Pugh", "1990-01-01", "sam");
	world_add(w, user, R(PERSON), NULL);
	return w->jay;
}

const struct query link_newest = {
        .name = "test.link_newest",
        .text = "select link from outbox_message order by id desc limit 1",
        .shows_nobody = "a link",
};

static const struct fault *
link_read(struct ctx *ctx, void *data)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &link_newest, NO_ARGS, &row));
	*(struct str *)data = row_str(row, "link");
	return NULL;
}

const char *
link_path(struct world *w)
{
	struct str base = str_of(w->app->base_url), link = S("");

	expect_ok(world_see(w, NULL, link_read, &link));
	expect_true(str_starts(link, base));
	return str_c(w->arena, (struct str){link.p + base.n, link.n - base.n});
}

struct str
letters_new(struct world *w, size_t n)
{
	char *p = arena_bytes(w->arena, n + 1, 1);

	for (size_t i = 0; i < n; i++)
		p[i] = 'a';
	p[n] = '\0';
	return (struct str){p, n};
}

const struct fault *
merging_do(struct ctx *ctx, void *merging)
{
	struct merging *m = merging;

	return people_merge(ctx, m->gone, m->kept, &m->merge);
}

const struct fault *
merging_undo(struct ctx *ctx, void *merging)
{
	const struct merging *m = merging;

	return people_merge_undo(ctx, m->merge);
}

static const struct fault *
jay_reaches(struct ctx *ctx, void *data)
{
	struct world *w = data;

	TRY(access_scopes_set(ctx, world_user(w, "jay"), R(PERSON),
	                      (struct organisation_id){0}, (struct team_id){0},
	                      w->jay));
	return audit_record(ctx, "test.placed", w->jay, 0);
}

void
people_real(struct world *w)
{
	w->jay = person_new(w, "X100001", "Jay", "Mercer", "1999-02-14", "sam");
	w->kit = person_new(w, "X100002", "Kit", "Lowe", "1988-07-30", "ned");
	world_actor(w, "jay")->person = w->jay;
	expect_ok(world_do(w, NULL, jay_reaches, w));
}

static const struct query jay_set = {
        .name = "test.jay_set",
        .text = "update identity_user set person = :person where id = :user",
        .unaudited = "a test",
};

static const struct fault *
jay_joins(struct ctx *ctx, void *data)
{
	struct world *w = data;

	return sql_do(ctx->tx, &jay_set,
	              ARGS(arg_i64("person", w->jay.v),
	                   arg_i64("user", world_user(w, "jay").v)),
	              NULL);
}

struct world *
people_world(struct test *t)
{
	return people_world_with(t, (const struct query *const[]){NULL});
}

/* So many statements a test may bring. */
#define MORE_MOST 224

struct world *
people_world_with(struct test *t, const struct query *const *more)
{
	const struct query **all =
	        arena_new(t->arena, const struct query *, MORE_MOST + 2);
	struct world *w;

	all[0] = &jay_set;
	for (size_t i = 0; more[i] != NULL; i++) {
		expect_true(i < MORE_MOST);
		all[i + 1] = more[i];
	}
	w = world_with(t, all);
	people_real(w);
	expect_ok(world_do(w, NULL, jay_joins, w));
	return w;
}
