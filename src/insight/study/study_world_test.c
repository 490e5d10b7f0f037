/* study_world_test.c - studies with people in them, for tests. */
#include "insight/study/study_world_test.h"

#include <stdio.h>

#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "register/people/people_world_test.h"

static const struct query no_put = {
        .name = "study_test.no_put",
        .text = "insert into ending_said (said, ending, person, ask, says,"
                " day, voice, made_by, made_at) values (:id, 1, :person,"
                " 'research', 'no', 1, 'own', 1, :id)",
        .unaudited = "a test",
};
static const struct query part_cut = {
        .name = "study_test.part_cut",
        .text = "delete from study_part where part = 3",
};
static const struct query recalls_put = {
        .name = "study_test.recalls_put",
        .text = "insert into orders_spell (id, person, kind, from_on, to_on,"
                " made_at, updated_at) select p.id, p.id, 'recall', :from_on,"
                " :to_on, 1, 1 from people_person p where p.sex = 'female'"
                " and exists (select 1 from orders_order o"
                "  where o.person = p.id)",
        .unaudited = "a test",
};
static const struct query ends_put = {
        .name = "study_test.ends_put",
        .text = "update orders_order set outcome = case when person in"
                " (select p.id from people_person p where p.sex = 'female')"
                " then 'revoked' else 'running' end, outcome_on = case when"
                " person in (select p.id from people_person p"
                "  where p.sex = 'female') then cast(:revoked_on as bigint)"
                " else cast(:running_on as bigint) end",
        .unaudited = "a test",
};
static const struct query edition_put = {
        .name = "study_test.edition_put",
        .text = "update study_study set edition = 1",
        .unaudited = "a test",
};
static const struct query told = {
        .name = "study_test.told",
        .text = "select count(*) as n from audit_entry where what = :what"
                " and detail = :detail and subject = :study",
        .unaudited = "a test",
};
#define NET_ADD(id, day, digits) \
	"insert into plan_net (net, person, day, at, author, voice, why," \
	" digest) select p.id * 10 + " id ", p.id, " day ", 1, 1, 'own'," \
	" 'other', " digits " from people_person p where exists (select 1" \
	" from orders_order o where o.person = p.id)"
/* Two people, and one more later. */
#define TIES_ADD(id, tie) \
	"insert into plan_net_tie (net, supporter, person, name, ring, kind," \
	" view, view_voice, wish, often, pay, life, since, voice)" \
	" select n.net, n.person * 10 + " tie ", n.person, 'Somebody', 1," \
	" 'family', '', 'own', 'as_is', '', 'unpaid', 'family', 0, 'own'" \
	" from plan_net n where n.net = n.person * 10 + " id
static const struct query nets_first = {
        .name = "study_test.nets_first",
        .text = NET_ADD("1", "cast(:day as bigint)", ":digest"),
        .unaudited = "a test",
};
static const struct query nets_last = {
        .name = "study_test.nets_last",
        .text = NET_ADD("2", "cast(:day as bigint)", ":digest"),
        .unaudited = "a test",
};
static const struct query ties[] = {
        {.name = "study_test.ties_1",
         .text = TIES_ADD("1", "1"),
         .unaudited = "a test"},
        {.name = "study_test.ties_2",
         .text = TIES_ADD("1", "2"),
         .unaudited = "a test"},
        {.name = "study_test.ties_3",
         .text = TIES_ADD("2", "2"),
         .unaudited = "a test"},
        {.name = "study_test.ties_4",
         .text = TIES_ADD("2", "3"),
         .unaudited = "a test"},
        {.name = "study_test.ties_5",
         .text = TIES_ADD("2", "4"),
         .unaudited = "a test"},
};
/* Women of ours are in settled housing, and others are not. */
static const struct query answers_put = {
        .name = "study_test.answers_put",
        .text = "insert into strengths_section (edition, code, person, voice,"
                " done, author, at, version, document) select p.id,"
                " 'accommodation', p.id, 'worker', 1, 1, :at, 1,"
                " case when p.sex = 'female' then :settled else :none end"
                " from people_person p where exists (select 1"
                "  from orders_order o where o.person = p.id)",
        .unaudited = "a test",
};
static const struct query *const more[] = {
        &no_put,     &part_cut,  &recalls_put, &ends_put, &edition_put,
        &nets_first, &nets_last, &ties[0],     &ties[1],  &ties[2],
        &ties[3],    &ties[4],   &answers_put, &told,     NULL};

struct date
study_day(const char *iso)
{
	struct date out = DATE_NONE;

	claim(date_read_iso(str_of(iso), &out));
	return out;
}

const struct fault *
study_try_recalls(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &recalls_put,
	              ARGS(arg_date("from_on", study_day("2023-12-20")),
	                   arg_date("to_on", study_day("2024-01-20"))),
	              NULL);
}

const struct fault *
study_try_ends(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &ends_put,
	              ARGS(arg_date("revoked_on", study_day("2023-12-20")),
	                   arg_date("running_on", study_day("2026-01-01"))),
	              NULL);
}

const struct fault *
study_try_nets(struct ctx *ctx, void *data)
{
	static const unsigned char digest[2] = {1, 2};
	struct arg sign = arg_bytes("digest", (struct bytes){digest, 2});

	(void)data;
	TRY(sql_do(ctx->tx, &nets_first,
	           ARGS(arg_date("day", study_day("2023-06-01")), sign), NULL));
	TRY(sql_do(ctx->tx, &nets_last,
	           ARGS(arg_date("day", study_day("2023-12-01")), sign), NULL));
	for (size_t i = 0; i < sizeof(ties) / sizeof(ties[0]); i++)
		TRY(sql_do(ctx->tx, &ties[i], NO_ARGS, NULL));
	return NULL;
}

const struct fault *
study_try_answers(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(
	        ctx->tx, &answers_put,
	        ARGS(arg_instant("at",
	                         instant_of(study_day("2024-01-10"), 600)),
	             arg_str("settled",
	                     S("{\"assessment\":{\"current_accommodation\":"
	                       "{\"value\":\"SETTLED\"}}}")),
	             arg_str("none",
	                     S("{\"assessment\":{\"current_accommodation\":"
	                       "{\"value\":\"NO_ACCOMMODATION\"}}}"))),
	        NULL);
}

const struct fault *
study_try_edition(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &edition_put, NO_ARGS, NULL);
}

const struct fault *
study_try_cut(struct ctx *ctx, void *data)
{
	const struct freeze_try *f = data;

	TRY(sql_do(ctx->tx, &part_cut, NO_ARGS, NULL));
	return audit_record(ctx, "study.pool", (struct person_id){0}, f->id);
}

const struct fault *
study_try_begin(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	const struct study_design design = {
	        .title = S("Did it help?"),
	        .question = S("Do fewer people reoffend within a year?"),
	        .start = STUDY_AT_PLAN,
	        .from = study_day("2023-01-01"),
	        .to = study_day("2023-12-31"),
	        .follow_days = 365,
	        .lag_days = 183,
	        .ratio = 2,
	        .base = 370,
	        .fall = 50,
	        .columns = 1u << STUDY_AGE | 1u << STUDY_SEX,
	        .reviewers = S("A panel of three"),
	        .basis = S("A task in the public interest"),
	};

	TRY(study_make(ctx, &design, &f->id));
	TRY(study_look(ctx, f->id, 84));
	return study_register(ctx, f->id);
}

/* One of ours with an order, perhaps a start and an offence. */
const struct fault *
study_try_put(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	static int number;
	enum put_result result;
	struct order_id order;
	struct order facts = {
	        .person = f->person,
	        .order_ref = str_print(ctx->arena, "S%d", ++number),
	        .kind = S("community_order"),
	        .sentenced_on = study_day(f->sentenced),
	        .starts_on = study_day(f->sentenced),
	        .ends_on = date_add_months(study_day(f->sentenced), 12),
	        .offence_on = DATE_NONE,
	        .convicted_on = DATE_NONE,
	        .released_on = DATE_NONE,
	};

	TRY(order_put(ctx, &facts, &order, &result));
	if (f->started != NULL)
		TRY(outbox_event(
		        ctx,
		        &(struct event){.person = f->person,
		                        .kind = "plan.agreed",
		                        .at = instant_of(study_day(f->started),
		                                         600),
		                        .shared = true}));
	if (f->offence == NULL)
		return NULL;
	return reoffence_put(
	        ctx,
	        &(struct reoffence){.person = f->person,
	                            .offence_on = study_day(f->offence),
	                            .proven_on = study_day(f->offence),
	                            .disposal = S("fine"),
	                            .severity = 2},
	        &result);
}

struct person_id
study_somebody(struct world *w, const char *crn, const char *born, bool female)
{
	struct person_facts facts =
	        person_facts_of(crn, "Fictional", "Person", born);
	struct person_id out = {0};
	enum put_result result;

	facts.sex = female ? S("female") : S("male");
	facts.organisation = w->organisation;
	expect_ok(person_put(w, &facts, &out, &result));
	return out;
}

void
study_ours(struct freeze_try *f, const char *crn, const char *sentenced,
           const char *started, const char *offence)
{
	f->person = study_somebody(f->w, crn, "1990-05-04", false);
	f->sentenced = sentenced;
	f->started = started;
	f->offence = offence;
	expect_ok(world_do(f->w, NULL, study_try_put, f));
}

static const struct fault *
say_no(struct ctx *ctx, void *data)
{
	const struct freeze_try *f = data;

	return sql_do(ctx->tx, &no_put,
	              ARGS(arg_i64("id", id_new()),
	                   arg_i64("person", f->person.v)),
	              NULL);
}

void
study_says_no(struct freeze_try *f)
{
	expect_ok(world_do(f->w, NULL, say_no, f));
}

struct freeze_try
study_try_new(struct test *t)
{
	static unsigned char key[32] = {7};
	struct freeze_try f = {.w = people_world_with(t, more)};

	f.w->app->key = (struct bytes){key, sizeof(key)};
	world_add(f.w, "eve", R(EVALUATOR), NULL);
	expect_ok(world_do(f.w, "eve", study_try_begin, &f));
	return f;
}

const struct fault *
study_try_freeze(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_freeze(ctx, f->id);
}

const struct fault *
study_try_look(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_one(ctx, f->id, &f->study);
}

const struct fault *
study_try_fetch(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_file_read(ctx, f->id, (enum study_kind)f->kind, &f->file,
	                       &f->people);
}

const struct fault *
study_try_pool(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;
	struct study_pool pool, sent = {.people = f->people,
	                                .events = f->events,
	                                .spells = f->spells};
	struct problems problems;
	struct bytes key;

	TRY(study_one(ctx, f->id, &f->study));
	TRY(study_key(ctx, f->id, &key));
	problems_init(&problems, ctx->arena);
	study_pool_read(ctx->arena, &f->study.design, key, &sent, &pool,
	                &problems);
	TRY(problems_fault(&problems));
	return study_pool_put(ctx, f->id, &pool);
}

const struct fault *
study_try_match(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_match(ctx, f->id);
}

const struct fault *
study_try_accept(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_accept(ctx, f->id, f->study.version);
}

const struct fault *
study_try_check(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_check_off(ctx, f->id);
}

const struct fault *
study_try_publish(struct ctx *ctx, void *data)
{
	struct freeze_try *f = data;

	return study_publish(ctx, f->id);
}

void
study_do(struct freeze_try *f,
         const struct fault *(*ask)(struct ctx *ctx, void *data))
{
	expect_ok(world_do(f->w, "eve", ask, f));
	study_work(f->w->app);
	expect_ok(world_see(f->w, "eve", study_try_look, f));
}

/* Many people from elsewhere, of whom some started: rows of a whole study. */
void
study_pool_of(struct freeze_try *f, size_t n)
{
	struct buf people, events;

	buf_init(&people, f->w->arena, 1 << 20);
	buf_init(&events, f->w->arena, 1 << 20);
	buf_lit(&people, "id,index_date,age,sex\n");
	buf_lit(&events, "id,offence_date,proven_date\n");
	for (size_t i = 0; i < n; i++) {
		buf_print(&people, "A%zu,2023-%02zu-%02zu,%zu,%s\n", i,
		          1 + i % 12, 1 + i % 28, 20 + i % 30,
		          i % 5 == 0 ? "female" : "male");
		if (!f->quiet && i % 3 == 0)
			buf_print(&events, "A%zu,2024-%02zu-10,2024-%02zu-20\n",
			          i, 1 + i % 6, 1 + i % 6);
	}
	f->people = buf_get(&people);
	f->events = buf_get(&events);
	expect_ok(world_do(f->w, "eve", study_try_pool, f));
}

/* Sixty of ours, a quarter of whom reoffended. */
void
study_ours_many(struct freeze_try *f)
{
	for (int i = 0; i < 60; i++) {
		char crn[16], sentenced[16], started[16], born[16];

		snprintf(crn, sizeof(crn), "X%06d", 200100 + i);
		snprintf(sentenced, sizeof(sentenced), "2023-%02d-%02d",
		         1 + i % 9, 1 + i % 28);
		snprintf(started, sizeof(started), "2023-%02d-%02d", 2 + i % 9,
		         1 + i % 28);
		snprintf(born, sizeof(born), "%d-05-04", 1975 + i % 28);
		f->person = study_somebody(f->w, crn, born, i % 5 == 0);
		f->sentenced = sentenced;
		f->started = started;
		f->offence = !f->quiet && i % 4 == 0 ? "2024-01-20" : NULL;
		expect_ok(world_do(f->w, NULL, study_try_put, f));
	}
}

void
study_to_checked(struct freeze_try *f)
{
	study_do(f, study_try_freeze);
	study_do(f, study_try_match);
	study_do(f, study_try_accept);
	expect_equal(f->study.state, STUDY_ANALYSED);
	expect_ok(world_do(f->w, "morgan", study_try_check, f));
}

int64_t
study_told_of(struct freeze_try *f, const char *what, const char *detail)
{
	return world_count(f->w, &told,
	                   ARGS(arg_str("what", str_of(what)),
	                        arg_str("detail", str_of(detail)),
	                        arg_i64("study", f->id)));
}
