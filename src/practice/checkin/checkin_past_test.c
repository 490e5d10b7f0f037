/* checkin_past_test.c - what is older, closed, kept close or agreed before: one
 * sentence each. */
#include "practice/checkin/checkin_world_test.h"

#define BASE    "/people/" RHIAN "/checkin"
#define MINE    "/me/checkin"
#define API     "/api/people/" RHIAN "/checkin"
#define HOSTILE "<script>alert(1)</script>\"'&"

static const char *
past(struct http *h, const char *base, struct checkin_id id, const char *rest)
{
	return http_at(h, base, id_show(h->w->arena, id.v), rest);
}

/* Days later, when everybody has to sign in anew. */
static void
days(struct http *h, int n)
{
	checkin_days(h->w, n);
	h->sessions_n = 0;
}

/* A round a week: the first is missed, and each of the rest was sent. */
static struct checkin_id
many(struct world *w, struct act *a)
{
	struct checkin_id first;

	a->terms.every = 1;
	checkin_on(w, a);
	checkin_last(w, a);
	first = a->id;
	for (int i = 0; i < CHECKIN_SHOWN; i++) {
		checkin_days(w, 7);
		checkin_sends(w, a, "rhian");
	}
	return first;
}

TEST("checkin: every check-in that waits can be opened, however many are newer")
{
	struct act a;
	struct http *h = checkin_http(t, &a);
	struct checkin_id first = many(h->w, &a);
	struct http_reply reply;

	expect_equal(a.all.n, CHECKIN_SHOWN);
	expect_true(a.all.more);
	reply = http_get(h, "sam", BASE);
	expect_has(reply.body, "checkin?page=2");
	expect_lacks(reply.body, "Newer ones");
	reply = http_get(h, "sam", BASE "?page=2");
	expect_has(reply.body, past(h, BASE "/past", first, ""));
	expect_has(reply.body, "Newer ones");
	expect_lacks(reply.body, "Earlier ones");
	reply = http_get(h, "sam", past(h, BASE "/past", first, ""));
	expect_equal(reply.status, 200);
	expect_has(reply.body, "What was done?");
	expect_equal(http_post(h, "sam",
	                       past(h, BASE "/past", first, "/review"),
	                       FIELDS("note", "Rang: the phone was broken"))
	                     .status,
	             303);
	expect_has(http_get(h, "sam", past(h, BASE "/past", first, "")).body,
	           "the phone was broken");
	expect_equal(
	        http_get(h, "rhian", past(h, MINE "/past", first, "")).status,
	        200);
	expect_has(http_get(h, "rhian", MINE "?page=2").body, "Newer ones");
	/* What is no page is the first; beyond the last there is none. */
	expect_has(http_get(h, "sam", BASE "?page=x").body, "Earlier ones");
	expect_has(http_get(h, "sam", BASE "?page=9").body,
	           "There are no earlier ones.");
	expect_has(http_get(h, "sam", BASE "?page=9").body, "Newer ones");
	expect_has(http_get(h, "sam", API).body, "\"more\":true");
	reply = http_get(h, "sam", API "?page=1");
	expect_has(reply.body, "\"more\":false");
	expect_has(reply.body, "the phone was broken");
	expect_equal(http_get(h, "sam", API "?page=-1").status, 400);
}

TEST("checkin: notes are read newest first, and the newest are never left out")
{
	struct act a;
	struct world *w = checkin_world(t, &a);
	struct checkin_all one;
	struct act last;

	a.terms.every = 1;
	checkin_on(w, &a);
	for (int i = 0; i <= CHECKIN_SHOWN + 5; i++) {
		checkin_sends(w, &a, "rhian");
		checkin_reads(w, &a);
		for (int n = 0; n < CHECKIN_NOTES_MOST; n++) {
			world_later(w, 1000);
			a.words = str_print(w->arena, "Note %d of %d", n, i);
			expect_ok(world_do(w, "sam", checkin_do_follow, &a));
		}
		checkin_days(w, 7);
	}
	checkin_look_at(w, &a);
	/* The newest round is open and has none; one a page is left out. */
	expect_equal(a.all.notes_n, (CHECKIN_SHOWN - 1) * CHECKIN_NOTES_MOST);
	expect_str(a.all.notes[0].words,
	           (str_c(w->arena, str_print(w->arena, "Note %d of %d",
	                                      CHECKIN_NOTES_MOST - 1,
	                                      CHECKIN_SHOWN + 5))));
	last = a;
	last.id = a.all.list[1].id;
	last.all = (struct checkin_all){0};
	expect_ok(world_see(w, "sam", checkin_see_one, &last));
	one = last.all;
	expect_equal(one.n, 1);
	expect_equal(one.notes_n, CHECKIN_NOTES_MOST);
	expect_str(one.notes[0].words, "Note 19 of 31");
	expect_str(one.notes[CHECKIN_NOTES_MOST - 1].words, "Note 0 of 31");
	last.words = S("One too many");
	expect_fault(world_do(w, "sam", checkin_do_follow, &last),
	             FAULT_REFUSED, "There is no room for more notes here");
}

TEST("checkin: the API gives the person what their page shows, and no more")
{
	struct act a;
	struct http *h = checkin_http(t, &a);
	struct http_reply reply;

	a.terms.instead = true;
	a.terms.why = S("They work shifts");
	checkin_on(h->w, &a);
	checkin_sends(h->w, &a, "rhian");
	a.look.close = true;
	a.look.note = S("Rang");
	checkin_reads(h->w, &a);
	/* While it is on, why it is to take the place of meetings is said. */
	reply = http_get(h, "rhian", API);
	expect_has(reply.body, "They work shifts");
	expect_has(http_get(h, "rhian", MINE).body, "They work shifts");
	expect_has(reply.body, "\"sensitive\":false");
	expect_has(http_get(h, "sam", API).body, "\"sensitive\":true");
	a.words = S("Somebody reads along");
	expect_ok(world_do(h->w, "sam", checkin_do_stop, &a));
	world_later(h->w, 1000);
	reply = http_get(h, "rhian", API);
	expect_has(reply.body, "\"state\":\"stopped\"");
	expect_has(reply.body, "\"ended\":null");
	expect_lacks(reply.body, "Somebody reads along");
	expect_lacks(reply.body, "They work shifts");
	expect_lacks(http_get(h, "rhian", MINE).body, "Somebody reads along");
	expect_lacks(http_get(h, "rhian", MINE "/agreed").body,
	             "Somebody reads along");
	reply = http_get(h, "sam", API);
	expect_has(reply.body, "\"ended\":\"Somebody reads along\"");
	expect_has(reply.body, "They work shifts");
}

/* What was typed into the form of a check-in. */
static struct http_reply
sends(struct http *h, const char *who, const char *base, struct checkin_id of)
{
	const char *path =
	        str_c(h->w->arena, str_print(h->w->arena, "%s/fill", base));

	return http_post(
	        h, who, path,
	        FIELDS("checkin",
	               str_c(h->w->arena, id_show(h->w->arena, of.v)), "mood",
	               "ok", "wants", "none", "call", "no", "answer_1",
	               "Long typed " HOSTILE, "words", "All I wrote",
	               str_is(str_of(base), BASE) ? "voice" : NULL, "phone"));
}

/* It says what happened, and all that was typed is in the form still. */
static void
keeps(struct http *h, const char *who, const char *base, struct checkin_id of,
      const char *says)
{
	struct http_reply reply = sends(h, who, base, of);

	expect_equal(reply.status, 422);
	expect_has(reply.body, says);
	expect_has(reply.body, "Did you ring?");
	expect_has(reply.body, "Long typed &lt;script&gt;");
	expect_has(reply.body, "All I wrote</textarea>");
	expect_lacks(reply.body, HOSTILE);
	expect_lacks(reply.body, "Send it");
}

/* A round with a question is open: which. */
static struct http *
asked(struct test *t, struct act *a)
{
	struct http *h = checkin_http(t, a);

	a->terms.first = date_add_days(a->terms.first, 1);
	checkin_on(h->w, a);
	expect_ok(world_do(h->w, "sam", checkin_do_ask, a));
	checkin_days(h->w, 1);
	checkin_last(h->w, a);
	expect_has(http_get(h, "rhian", MINE "/fill").body,
	           str_c(h->w->arena, id_show(h->w->arena, a->id.v)));
	return h;
}

TEST("checkin: what was written for a check-in that closed meanwhile is sent "
     "with no other, is still in the form, and what happened is said")
{
	struct act a;
	struct http *h = asked(t, &a);
	struct checkin_id was = a.id;
	struct http_reply reply;

	world_later(h->w, 4 * CHECKIN_DAY_MS);
	h->sessions_n = 0;
	keeps(h, "rhian", MINE, was,
	      "This check-in was open until 28 November 2026, so it is not "
	      "sent. What you wrote is still here. Ring us and tell us");
	checkin_days(h->w, 0);
	keeps(h, "rhian", MINE, was, "so it is not sent");
	keeps(h, "sam", BASE, was,
	      "so it is not saved. What you typed is still here. Write it "
	      "down with the contact");
	/* The next one is open: what was written for the other is not its. */
	days(h, 10);
	keeps(h, "rhian", MINE, was, "A new check-in is open now");
	checkin_last(h->w, &a);
	expect_equal(a.all.list[0].stand, CHECKIN_CREATED);
	reply = sends(h, "rhian", MINE, a.id);
	expect_equal(reply.status, 303);
	checkin_last(h->w, &a);
	expect_equal(a.all.list[0].stand, CHECKIN_SUBMITTED);
	expect_str(a.all.list[0].words, "All I wrote");
	expect_equal(a.all.list[1].stand, CHECKIN_EXPIRED);
}

TEST("checkin: what was written for one that was sent, or called off, says so")
{
	struct act a;
	struct http *h = asked(t, &a);
	struct checkin_id was = a.id;

	checkin_sends(h->w, &a, "sam");
	keeps(h, "rhian", MINE, was,
	      "This check-in was sent already. What you wrote now is not sent");
	keeps(h, "sam", BASE, was,
	      "This check-in was sent already. What you typed is not saved");
	checkin_look_at(h->w, &a);
	expect_str(a.all.list[0].words, "All fine");
	h = asked(t, &a);
	was = a.id;
	a.words = S("They moved");
	expect_ok(world_do(h->w, "sam", checkin_do_stop, &a));
	keeps(h, "rhian", MINE, was, "This check-in was called off");
	keeps(h, "sam", BASE, was, "This check-in was called off");
	/* Of somebody else's nothing is shown. */
	was.v++;
	expect_has(sends(h, "rhian", MINE, was).body,
	           "No check-in is open now. Ring");
}

TEST("checkin: a manager who keeps one close is told that it is saved, and "
     "sees it no more")
{
	struct act a;
	struct http *h = checkin_http(t, &a);
	struct http_reply reply;

	checkin_on(h->w, &a);
	checkin_sends(h->w, &a, "rhian");
	checkin_last(h->w, &a);
	reply = http_post(h, "morgan", past(h, BASE "/past", a.id, "/review"),
	                  FIELDS("known", "spoke", "note", "Rang", "close",
	                         "yes"));
	expect_equal(reply.status, 303);
	expect_str(http_header(h, &reply, "Location"), BASE);
	expect_has(reply.head, "md_notice=");
	reply = http_get(h, "morgan", BASE);
	expect_equal(reply.status, 200);
	expect_lacks(reply.body, "/past/");
	expect_equal(
	        http_get(h, "morgan", past(h, BASE "/past", a.id, "")).status,
	        404);
	checkin_look_at(h->w, &a);
	expect_equal(a.all.list[0].stand, CHECKIN_REVIEWED);
	expect_true(a.all.list[0].close);
	expect_has(http_get(h, "sam", past(h, BASE "/past", a.id, "")).body,
	           "Kept close");
}

TEST("checkin: what was agreed before, by whom and when, both sides can read")
{
	struct act a;
	struct http *h = checkin_http(t, &a);
	struct http_reply reply;

	expect_has(http_get(h, "sam", BASE "/agreed").body,
	           "There is none yet.");
	expect_lacks(http_get(h, "sam", BASE).body, BASE "/agreed");
	a.terms.said = 0;
	a.terms.none_of_them = false;
	a.terms.facts = 1u << CHECKIN_SELF;
	checkin_on(h->w, &a);
	a.yes = 1;
	expect_ok(world_do(h->w, "rhian", checkin_do_say, &a));
	days(h, 3);
	a.terms.first = date_add_days(a.terms.first, 3);
	a.terms.every = 8;
	expect_ok(world_do(h->w, "priya", checkin_do_set, &a));
	world_later(h->w, 1000);
	expect_has(http_get(h, "sam", BASE).body, BASE "/agreed");
	reply = http_get(h, "sam", BASE "/agreed");
	expect_has(reply.body, "every 2 weeks");
	expect_has(reply.body, "every 8 weeks");
	expect_has(reply.body, "24 November 2026");
	expect_has(reply.body, "27 November 2026");
	expect_has(reply.body, "Waiting for the person to say yes");
	expect_has(reply.body, "Written by Priya");
	expect_has(reply.body, "There is a worry now that they hurt themself");
	reply = http_get(h, "rhian", MINE "/agreed");
	expect_has(reply.body, "every 2 weeks");
	expect_has(reply.body, "every 8 weeks");
	expect_has(reply.body, "Written by you");
	expect_has(reply.body, "Your worker asked if you want check-ins");
	expect_lacks(reply.body, "hurt themself");
	expect_has(http_get(h, "rhian", MINE).body, MINE "/agreed");
	expect_equal(http_get(h, "ned", BASE "/agreed").status, 404);
	expect_equal(http_get(h, "rhian", BASE "/agreed").status, 403);
	expect_equal(http_get(h, "sam", MINE "/agreed").status, 403);
}

TEST("checkin: more changes than a page holds are on the next")
{
	struct act a;
	struct http *h = checkin_http(t, &a);

	for (int i = 0; i <= CHECKIN_SHOWN; i++)
		checkin_on(h->w, &a);
	expect_has(http_get(h, "sam", BASE "/agreed").body, "agreed?page=2");
	expect_has(http_get(h, "sam", BASE "/agreed?page=2").body,
	           "Newer ones");
	expect_lacks(http_get(h, "sam", BASE "/agreed?page=2").body,
	             "Earlier ones");
}
