/* study_fetch_test.c - what of a study can be fetched, and when. */
#include "insight/study/study_world_test.h"
#include "register/people/people_world_test.h"
#include "tests/http_world.h"

static const char closed[] =
        "This file tells who reoffended. It can be fetched once a comparison "
        "is accepted and the study is analysed";

/* Rows of sixty who started and 600 from elsewhere, frozen and matched. */
static struct freeze_try
matched(struct test *t)
{
	struct freeze_try f = study_try_new(t);

	study_ours_many(&f);
	study_pool_of(&f, 600);
	study_do(&f, study_try_freeze);
	study_do(&f, study_try_match);
	expect_equal(f.study.state, STUDY_MATCHED);
	return f;
}

static struct http_reply
fetched(struct http *h, const struct freeze_try *f, const char *what)
{
	const struct str path = study_path(h->w->arena, f->id, what);

	return http_get(h, "eve", str_c(h->w->arena, path));
}

static const char *const outcomes[] = {"/files/events", "/files/pool_events",
                                       "/files/spells", "/files/pool_spells",
                                       "/files/run"};
#define OUTCOMES (sizeof(outcomes) / sizeof(outcomes[0]))

static void
all_closed(struct http *h, const struct freeze_try *f)
{
	for (size_t i = 0; i < OUTCOMES; i++) {
		struct http_reply reply = fetched(h, f, outcomes[i]);

		expect_equal(reply.status, 422);
		expect_has(reply.body, closed);
		expect_lacks(reply.body, "offence_date");
		expect_lacks(reply.body, "2023-");
	}
	expect_equal(fetched(h, f, "/bundle").status, 404);
}

TEST("study fetch: nobody fetches who reoffended before a comparison is "
     "accepted and the study is analysed")
{
	struct freeze_try f = matched(t);
	struct http *h = http_serve(f.w, f.w->app->capabilities);
	struct str page;

	all_closed(h, &f);
	page = fetched(h, &f, "").body;
	expect_has(page, "Who reoffended stays closed until a comparison");
	expect_has(page, "/files/people");
	expect_lacks(page, "/files/events");
	expect_lacks(page, "/files/pool_events");
	expect_lacks(page, "/files/run");
	/* that it was accepted is not enough while it is not analysed */
	expect_ok(world_do(f.w, "eve", study_try_accept, &f));
	all_closed(h, &f);
	study_work(f.w->app);
	expect_has(fetched(h, &f, "/files/events").body, "id,offence_date");
	for (size_t i = 0; i < OUTCOMES; i++)
		expect_equal(fetched(h, &f, outcomes[i]).status, 200);
	expect_equal(fetched(h, &f, "/bundle").status, 200);
	page = fetched(h, &f, "").body;
	expect_lacks(page, "Who reoffended stays closed");
	expect_has(page, "/files/events");
}

TEST("study fetch: what came from elsewhere stays closed, too, before anything "
     "is frozen")
{
	struct freeze_try f = study_try_new(t);
	struct http *h = http_serve(f.w, f.w->app->capabilities);
	struct http_reply reply;

	study_pool_of(&f, 60);
	reply = fetched(h, &f, "/files/pool_events");
	expect_equal(reply.status, 422);
	expect_has(reply.body, closed);
	reply = fetched(h, &f, "/files/pool_people");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "id,group,index_date,start_date,age,sex\n");
	expect_lacks(reply.body, "exit_date");
	/* what is not there is not there, open or closed */
	expect_equal(fetched(h, &f, "/files/events").status, 404);
}

TEST("study fetch: until then rows of people are fetched with what was so "
     "before alone")
{
	struct freeze_try f = matched(t);
	struct http *h = http_serve(f.w, f.w->app->capabilities);
	struct http_reply reply = fetched(h, &f, "/files/people");

	expect_has(reply.head, "people-before.csv");
	expect_has(reply.body, "id,group,index_date,start_date,age,sex\n");
	expect_lacks(reply.body, "exit_reason");
	expect_lacks(reply.body, "contacts");
	study_do(&f, study_try_accept);
	reply = fetched(h, &f, "/files/people");
	expect_has(reply.head, "\"people.csv\"");
	expect_has(reply.body, "exit_reason");
	expect_has(reply.body, "contacts");
}

TEST("study fetch: of rows of people no column of what came later is among "
     "those before")
{
	static const char rows[] =
	        "id,group,index_date,start_date,exit_date,exit_reason,age,"
	        "offences_before,order_ended,order_completed,order_revoked,"
	        "housed_at_end,in_work_at_end,contacts,fund_paid,later\n"
	        "a,1,2023-01-10,2023-02-10,2023-05-05,died,32,2,2023-04-04,"
	        "1,0,1,1,9,8,7\n";
	struct str out;

	expect_true(study_rows_before(t->arena, str_of(rows), &out));
	expect_str(out, "id,group,index_date,start_date,age,offences_before\n"
	                "a,1,2023-01-10,2023-02-10,32,2\n");
	expect_true(study_rows_before(t->arena, S(""), &out));
	expect_str(out, "");
	expect_false(study_rows_before(t->arena, S("id\n\xff\n"), &out));
}

TEST("study fetch: each fetch is in the audit, with what was fetched, and what "
     "was refused is not")
{
	struct freeze_try f = matched(t);
	struct http *h = http_serve(f.w, f.w->app->capabilities);

	expect_equal(fetched(h, &f, "/files/events").status, 422);
	expect_equal(study_told_of(&f, "study.fetched_rows", "file=events"), 0);
	expect_equal(fetched(h, &f, "/files/people").status, 200);
	expect_equal(study_told_of(&f, "study.fetched_before", "file=people"),
	             1);
	expect_equal(fetched(h, &f, "/files/plan").status, 200);
	expect_equal(study_told_of(&f, "study.fetched", "file=plan"), 1);
	study_do(&f, study_try_accept);
	expect_equal(fetched(h, &f, "/files/events").status, 200);
	expect_equal(fetched(h, &f, "/files/events").status, 200);
	expect_equal(study_told_of(&f, "study.fetched_rows", "file=events"), 2);
	expect_equal(fetched(h, &f, "/files/people").status, 200);
	expect_equal(study_told_of(&f, "study.fetched_rows", "file=people"), 1);
	expect_equal(fetched(h, &f, "/bundle").status, 200);
	expect_equal(study_told_of(&f, "study.fetched_rows", "file=bundle"), 1);
	expect_has(http_get(h, "ada", "/admin/audit").body,
	           "eve fetched rows of a study that tell who reoffended");
	expect_equal(fetched(h, &f, "/files/pool_none").status, 404);
	expect_equal(study_told_of(&f, "study.fetched", "file=pool_none"), 0);
}
