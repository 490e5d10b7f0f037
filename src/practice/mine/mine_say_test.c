/* mine_say_test.c - the rules of how it is going, one sentence each. */
#include "practice/mine/mine_world_test.h"

#include "kernel/access/access.h"

/* --- with a name --------------------------------------------------------- */

TEST("mine: one of five steps is chosen, and words are up to the person")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	for (int level = -1; level <= MINE_LEVELS + 1; level++) {
		a.say.level = level;
		if (level >= 1 && level <= MINE_LEVELS)
			continue;
		expect_fault(world_do(w, "rhian", mine_do_say, &a),
		             FAULT_INVALID, NULL);
	}
	a.say.level = 1;
	a.say.about = -1;
	expect_fault(world_do(w, "rhian", mine_do_say, &a), FAULT_INVALID,
	             NULL);
	a.say.about = MINE_PLACE;
	a.say.to = MINE_TO_UNSAID;
	expect_fault(world_do(w, "rhian", mine_do_say, &a), FAULT_INVALID,
	             NULL);
	a.say.to = MINE_TO_WORKER;
	a.say.words = letters_new(w, MINE_SAY_MOST + 1);
	expect_fault(world_do(w, "rhian", mine_do_say, &a), FAULT_INVALID,
	             NULL);
	a.say.words = S("");
	expect_ok(world_do(w, "rhian", mine_do_say, &a));
	expect_ok(world_see(w, "sam", mine_see_said, &a));
	expect_equal(a.said.says_n, 1);
	expect_equal(a.said.says[0].about, MINE_PLACE);
}

TEST("mine: what goes to the worker has the name, and says who typed it")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	expect_ok(world_do(w, "rhian", mine_do_say, &a));
	world_later(w, 1000);
	a.say.to = -1;
	expect_ok(world_do(w, "sam", mine_do_say, &a));
	expect_ok(world_see(w, "rhian", mine_see_said, &a));
	expect_equal(a.said.says_n, 2);
	expect_true(a.said.says[0].for_them);
	expect_equal(a.said.says[0].by.user.v, world_user(w, "sam").v);
	expect_false(a.said.says[1].for_them);
	expect_equal(a.said.says[1].by.user.v, world_user(w, "rhian").v);
}

TEST("mine: the worker answers once, and the person reads it")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	expect_ok(world_do(w, "rhian", mine_do_say, &a));
	expect_ok(world_see(w, "sam", mine_see_said, &a));
	a.id = a.said.says[0].id;
	expect_fault(world_do(w, "sam", mine_do_answer, &a), FAULT_INVALID,
	             NULL);
	a.words = S("Thank you");
	expect_fault(world_do(w, "rhian", mine_do_answer, &a), FAULT_NOT_FOUND,
	             "We cannot find those words");
	expect_fault(world_do(w, "ned", mine_do_answer, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_ok(world_do(w, "sam", mine_do_answer, &a));
	expect_fault(world_do(w, "sam", mine_do_answer, &a), FAULT_REFUSED,
	             "This has its answer");
	expect_ok(world_see(w, "rhian", mine_see_said, &a));
	expect_str(a.said.says[0].answer, "Thank you");
	a.id.v = 7;
	expect_fault(world_do(w, "sam", mine_do_answer, &a), FAULT_NOT_FOUND,
	             "We cannot find those words");
}

static const struct fault *
name_volunteer(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct user_id user = {a->id.v};

	return access_name(ctx, user, a->person, true, S("Named by a test"));
}

TEST("mine: somebody who reaches the person and is no worker finds nothing "
     "here")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	a.id.v = world_add(w, "vol", R(VOLUNTEER), NULL).v;
	expect_ok(world_do(w, "morgan", name_volunteer, &a));
	expect_fault(world_see(w, "vol", mine_see_said, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_fault(world_do(w, "vol", mine_do_say, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
	expect_fault(world_do(w, "vol", mine_do_paper, &a), FAULT_NOT_FOUND,
	             "We cannot find that page");
	expect_fault(world_see(w, "ned", mine_see_said, &a), FAULT_NOT_FOUND,
	             "We cannot find that person");
}

/* --- without a name ------------------------------------------------------ */

static const struct query audit_n = {
        .name = "mine_test.audit_n",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from audit_entry",
};
static const struct query events_n = {
        .name = "mine_test.events_n",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from outbox_event",
};
static const struct query box_n = {
        .name = "mine_test.box_n",
        .scans = "a test",
        .text = "select count(*) as n from mine_box",
};
static const struct query sent_n = {
        .name = "mine_test.sent_n",
        .shows_nobody = "a count",
        .scans = "a test",
        .text = "select count(*) as n from mine_sent",
};
static const struct query box_in = {
        .name = "mine_test.box_in",
        .scans = "a test",
        .text = "select count(*) as n from mine_box where month = :month",
};
static const struct query *const counts[] = {
        &audit_n, &events_n, &box_n, &sent_n, &box_in, NULL,
};

TEST("mine: an answer without a name is tied to nobody, in no table and no "
     "audit")
{
	struct act a;
	struct world *w = world_with(t, counts);
	int64_t audit, told;

	mine_world_in(w, &a);
	audit = world_count(w, &audit_n, NO_ARGS);
	told = world_count(w, &events_n, NO_ARGS);
	a.say.to = MINE_TO_MANAGER;
	expect_ok(world_do(w, "rhian", mine_do_say, &a));
	expect_equal(world_count(w, &box_n, NO_ARGS), 1);
	expect_equal(world_count(w, &audit_n, NO_ARGS), audit);
	expect_equal(world_count(w, &events_n, NO_ARGS), told);
	expect_ok(world_see(w, "rhian", mine_see_said, &a));
	expect_equal(a.said.says_n, 0);
	expect_equal(world_count(w, &sent_n, NO_ARGS), 1);
}

TEST("mine: who sent an answer is told by nothing in the database")
{
	static unsigned char other[32] = {7};
	struct act a;
	struct world *w = world_with(t, counts);
	struct bytes key = w->app->key;

	mine_world_in(w, &a);
	mine_senders(w, &a, 10, 1);
	expect_equal(world_count(w, &sent_n, NO_ARGS), 10);
	/* The key is not in the database: with another the same person is
	 * somebody else, so no row holds what names them. */
	w->app->key = (struct bytes){other, 32};
	mine_senders(w, &a, 1, 1);
	expect_equal(world_count(w, &sent_n, NO_ARGS), 11);
	w->app->key = key;
	mine_senders(w, &a, 1, 1);
	expect_equal(world_count(w, &sent_n, NO_ARGS), 11);
	/* Without a key nothing is taken. */
	w->app->key = (struct bytes){0};
	a.say.to = MINE_TO_MANAGER;
	expect_fault(world_do(w, "rhian", mine_do_say, &a), FAULT_UNAVAILABLE,
	             NULL);
	w->app->key = key;
	expect_equal(world_count(w, &box_n, NO_ARGS), 12);
	/* Who sent something is forgotten before any of it can be read. */
	mine_next_month(w, 8);
	expect_equal(world_count(w, &sent_n, NO_ARGS), 0);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 1);
}

TEST("mine: a person sends so many answers without a name in a month")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	a.say.to = MINE_TO_MANAGER;
	for (int i = 0; i < MINE_SENT_MOST; i++)
		expect_ok(world_do(w, "rhian", mine_do_say, &a));
	expect_fault(world_do(w, "rhian", mine_do_say, &a), FAULT_REFUSED,
	             "You sent three answers without your name this month. You "
	             "can send more next month, or send it to your worker");
	a.say.to = MINE_TO_WORKER;
	expect_ok(world_do(w, "rhian", mine_do_say, &a));
	a.say.to = MINE_TO_MANAGER;
	world_later(w, 7 * DAY);
	expect_ok(world_do(w, "rhian", mine_do_say, &a));
}

TEST("mine: a paper without a name is typed by a worker, and does not say "
     "whose")
{
	struct act a;
	struct world *w = world_with(t, counts);
	int64_t audit;

	mine_world_in(w, &a);
	audit = world_count(w, &audit_n, NO_ARGS);
	a.say.level = 0;
	expect_fault(world_do(w, "sam", mine_do_paper, &a), FAULT_INVALID,
	             NULL);
	a.say.level = 2;
	expect_fault(world_do(w, "rhian", mine_do_paper, &a), FAULT_NOT_FOUND,
	             "We cannot find that page");
	expect_ok(world_do(w, "sam", mine_do_paper, &a));
	expect_equal(world_count(w, &box_n, NO_ARGS), 1);
	expect_equal(world_count(w, &audit_n, NO_ARGS), audit);
}

TEST("mine: a worker types so many papers in a month")
{
	struct act a;
	struct world *w = world_with(t, counts);

	mine_world_in(w, &a);
	mine_papers(w, &a, MINE_PAPERS_MOST);
	expect_fault(world_do(w, "sam", mine_do_paper, &a), FAULT_REFUSED,
	             "You typed twenty papers this month. Ask a colleague to "
	             "type the rest, or type it next month");
	expect_equal(world_count(w, &box_n, NO_ARGS), MINE_PAPERS_MOST);
	expect_ok(world_do(w, "priya", mine_do_paper, &a));
	mine_next_month(w, 8);
	expect_ok(world_do(w, "sam", mine_do_paper, &a));
}

/* --- the manager --------------------------------------------------------- */

TEST("mine: the manager sees answers without a name of ten people on, of "
     "months that are over; months with fewer wait for the next")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	mine_senders(w, &a, 9, 1);
	mine_next_month(w, 8); /* 2 December */
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 0);
	mine_senders(w, &a, 10, 1);
	mine_next_month(w, 1);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 0);
	mine_next_month(w, 30); /* 2 January */
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 1);
	expect_equal(a.heard.groups[0].n, 19);
	expect_equal(a.heard.groups[0].senders, 10);
	expect_equal(a.heard.groups[0].levels[1], 4);
	expect_equal(a.heard.groups[0].words_n, MINE_WORDS_FEW);
	expect_equal(a.heard.groups[0].worded, 19);
	expect_str(date_iso(w->arena, a.heard.groups[0].from), "2026-11-01");
	expect_str(date_iso(w->arena, a.heard.groups[0].to), "2026-12-01");
	/* What was shown does not change. */
	mine_senders(w, &a, 12, 1);
	mine_next_month(w, 31);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 2);
	expect_equal(a.heard.groups[0].n, 12);
	expect_equal(a.heard.groups[1].n, 19);
	/* Elsewhere nothing is heard; a worker reads nothing. */
	expect_ok(world_see(w, "otto", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 0);
	expect_fault(world_see(w, "sam", mine_see_heard, &a), FAULT_NOT_FOUND,
	             "We cannot find that page");
	expect_fault(world_see(w, "rhian", mine_see_heard, &a), FAULT_NOT_FOUND,
	             "We cannot find that page");
}

/* Begun on the last day of November, whatever day it is by now. */
static const struct fault *
say_late(struct ctx *ctx, void *data)
{
	struct act *a = data;

	expect_true(date_make(2026, 11, 30, &ctx->today));
	return a->say.to == MINE_TO_MANAGER
	               ? mine_say_add(ctx, a->person, &a->say, NULL)
	               : mine_paper_add(ctx, &a->say, NULL);
}

static int64_t
in_month(struct world *w, int month)
{
	struct date first;

	expect_true(date_make(2026, month, 1, &first));
	return world_count(w, &box_in, ARGS(arg_date("month", first)));
}

TEST("mine: what comes late, when its month is closed, is of the first that is "
     "not, and what was shown stays as it was")
{
	struct act a;
	struct world *w = world_with(t, counts);

	mine_world_in(w, &a);
	mine_senders(w, &a, 10, 1);
	mine_next_month(w, 8); /* 2 December */
	expect_equal(in_month(w, 11), 10);
	a.person = world_actor(w, "sender0")->person;
	a.say.to = MINE_TO_MANAGER;
	expect_ok(world_do(w, "sender0", say_late, &a));
	expect_equal(in_month(w, 11), 10);
	expect_equal(in_month(w, 12), 1);
	expect_equal(world_count(w, &sent_n, NO_ARGS), 1);
	/* Papers are not closed yet: of those it is November still. */
	a.say.to = MINE_TO_UNSAID;
	expect_ok(world_do(w, "sam", say_late, &a));
	expect_equal(in_month(w, 11), 11);
	mine_next_month(w, 0);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 1);
	expect_equal(a.heard.groups[0].n, 10);
	/* It counts with the others of December. */
	mine_senders(w, &a, 10, 1);
	mine_next_month(w, 31);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 2);
	expect_equal(a.heard.groups[0].n, 11);
	expect_equal(a.heard.groups[0].senders, 10);
	expect_equal(a.heard.groups[1].n, 10);
	expect_ok(world_see(w, NULL, mine_see_check, NULL));
}

TEST("mine: however many answers somebody sends, they count as one person")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	/* Twelve answers of one, over four months; and of eight others. */
	for (int i = 0; i < 4; i++) {
		mine_senders(w, &a, i == 3 ? 9 : 1, MINE_SENT_MOST);
		mine_next_month(w, 31);
	}
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 0);
	mine_senders(w, &a, 10, 1);
	mine_next_month(w, 31);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 1);
	expect_equal(a.heard.groups[0].senders, 10);
	expect_equal(a.heard.groups[0].n, 3 * 3 + 9 * 3 + 10);
}

TEST("mine: papers are counted apart from answers, and shown as papers")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	mine_senders(w, &a, 9, 1);
	mine_papers(w, &a, 9);
	mine_next_month(w, 8);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 0);
	mine_papers(w, &a, 1);
	mine_next_month(w, 31);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 1);
	expect_true(a.heard.groups[0].paper);
	expect_equal(a.heard.groups[0].n, 10);
	expect_equal(a.heard.groups[0].senders, 0);
	mine_senders(w, &a, 10, 1);
	mine_next_month(w, 31);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups_n, 2);
	expect_false(a.heard.groups[0].paper);
	expect_equal(a.heard.groups[0].n, 19);
}

static const struct fault *
see_words(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct mine_group group = {0};
	struct mine_group_id id = a->heard.groups[0].id;
	size_t read = 0;

	for (int64_t skip = 0; skip == 0 || group.words_n > 0; skip += 7) {
		TRY(mine_group_read(ctx, id, skip, 7, &group));
		read += group.words_n;
	}
	expect_equal(read, group.worded);
	return NULL;
}

static const struct fault *
see_no_words(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct mine_group group = {0};

	return mine_group_read(ctx, (struct mine_group_id){a->id.v}, 0, 7,
	                       &group);
}

TEST("mine: all the words of a group can be read, a page after the other")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	mine_senders(w, &a, 12, 3);
	mine_next_month(w, 8);
	expect_ok(world_see(w, "morgan", mine_see_heard, &a));
	expect_equal(a.heard.groups[0].worded, 36);
	expect_equal(a.heard.groups[0].words_n, MINE_WORDS_FEW);
	expect_ok(world_see(w, "morgan", see_words, &a));
	a.id.v = a.heard.groups[0].id.v;
	expect_fault(world_see(w, "sam", see_no_words, &a), FAULT_NOT_FOUND,
	             "We cannot find that page");
	expect_fault(world_see(w, "otto", see_no_words, &a), FAULT_NOT_FOUND,
	             "We cannot find those words");
	a.id.v = 7;
	expect_fault(world_see(w, "morgan", see_no_words, &a), FAULT_NOT_FOUND,
	             "We cannot find those words");
}

TEST("mine: what was done is said by a manager, to whom they reach")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	a.words = S("It is cold");
	expect_fault(world_do(w, "morgan", mine_do_did, &a), FAULT_INVALID,
	             NULL);
	a.more = S("There is a heater now");
	expect_fault(world_do(w, "sam", mine_do_did, &a), FAULT_NOT_FOUND,
	             "We cannot find that page");
	expect_ok(world_do(w, "morgan", mine_do_did, &a));
	expect_ok(world_see(w, "rhian", mine_see_said, &a));
	expect_equal(a.said.dids_n, 1);
	expect_str(a.said.dids[0].did, "There is a heater now");
	expect_ok(world_see(w, "sam", mine_see_said, &a));
	expect_equal(a.said.dids_n, 1);
	a.did = a.said.dids[0].id;
	a.person = mine_person(w, "X100009", "Nia", false);
	expect_ok(world_see(w, "ned", mine_see_said, &a));
	expect_equal(a.said.dids_n, 0);
	expect_fault(world_do(w, "otto", mine_do_did_back, &a), FAULT_NOT_FOUND,
	             "We cannot find those words");
	expect_ok(world_do(w, "morgan", mine_do_did_back, &a));
	expect_fault(world_do(w, "morgan", mine_do_did_back, &a),
	             FAULT_NOT_FOUND, "We cannot find those words");
}

TEST("mine: what was done is said so many times, and no more")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	a.words = S("It is cold");
	a.more = S("There is a heater now");
	for (int i = 0; i < MINE_DIDS_MOST; i++)
		expect_ok(world_do(w, "morgan", mine_do_did, &a));
	expect_fault(world_do(w, "morgan", mine_do_did, &a), FAULT_REFUSED,
	             "There is no room for more. Take an old one back first");
}

TEST("mine: so much is said with a name, and no more")
{
	struct act a;
	struct world *w = mine_world(t, &a);

	for (int i = 0; i < MINE_SAYS_MOST; i++)
		expect_ok(world_do(w, "rhian", mine_do_say, &a));
	expect_fault(world_do(w, "rhian", mine_do_say, &a), FAULT_REFUSED,
	             "There is no room for more here. Say it when you meet");
}
