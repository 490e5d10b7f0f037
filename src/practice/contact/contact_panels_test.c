/* contact_panels_test.c - contacts as JSON and on pages others lay out. */
#include "practice/contact/contact_world_test.h"

#include "kernel/outbox/outbox.h"

#define CONTACTS "/people/" RHIAN "/contacts"

static void
recorded(struct http *h, struct act *a)
{
	a->terms = test_terms(-60, CONTACT_COMPLIED);
	expect_ok(world_do(h->w, "sam", do_record, a));
}

static void
arranged(struct http *h, struct act *a)
{
	a->terms = test_terms(48 * 60 + 30, CONTACT_NONE_YET);
	expect_ok(world_do(h->w, "sam", do_arrange, a));
}

/* --- JSON --------------------------------------------------------------- */

TEST("contact api: a contact is recorded in the words of contacts.csv")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_json(h, "sam", "/api" CONTACTS, "k1",
	                  "{\"at\":\"2026-11-24T09:00:00+00:00\","
	                  "\"kind\":\"phone\",\"planned_minutes\":15,"
	                  "\"outcome\":\"attended_complied\",\"minutes\":12,"
	                  "\"note\":\"All well\"}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"id\":\"");
	expect_has(reply.body, "\"outcome\":\"attended_complied\"");
	reply = http_get(h, "sam", "/api" CONTACTS);
	expect_equal(reply.status, 200);
	expect_has(reply.body, "\"note\":\"All well\"");
	expect_has(reply.body, "\"totalElements\":1");
	expect_equal(http_get(h, "sam", "/api" CONTACTS "?kind=tea").status,
	             400);
}

TEST("contact api: what is to come is arranged, a faulty body is refused")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	reply = http_json(h, "sam", "/api" CONTACTS, "k1",
	                  "{\"at\":\"2026-12-24T09:00:00Z\","
	                  "\"kind\":\"office\"}");
	expect_equal(reply.status, 201);
	expect_has(reply.body, "\"outcome\":\"none_yet\"");
	reply = http_json(h, "sam", "/api" CONTACTS, "k2",
	                  "{\"at\":\"2026-12-24T09:00:00Z\",\"kind\":"
	                  "\"office\",\"outcome\":\"attended_complied\"}");
	expect_equal(reply.status, 400);
	reply = http_json(h, "sam", "/api" CONTACTS, "k3",
	                  "{\"at\":\"tomorrow\",\"kind\":7,\"minutes\":-3}");
	expect_equal(reply.status, 400);
	expect_has(reply.body, "\"errorCode\"");
	expect_equal(http_json(h, "ned", "/api" CONTACTS, "k4",
	                       "{\"at\":\"2026-12-24T09:00:00Z\","
	                       "\"kind\":\"office\"}")
	                     .status,
	             404);
	expect_ok(world_see(h->w, "sam", see_list, &a));
	expect_equal(a.n, 1);
}

/* --- panels and events -------------------------------------------------- */

struct looking {
	struct act *act;
	void *out;
	size_t place;
};

static const struct fault *
see_panel(struct ctx *ctx, void *data)
{
	struct looking *l = data;
	const struct panel *panel = &contact_panels[l->place];
	struct html h;
	struct buf buf;

	TRY(panel->read(ctx, l->act->person, &l->out));
	buf_init(&buf, ctx->arena, 0);
	html_init(&h, &buf);
	h.arena = ctx->arena;
	panel->draw(&h, ctx, l->out);
	l->act->words = buf_get(&buf);
	return NULL;
}

static struct str
panel_seen(struct http *h, struct act *a, const char *who, size_t place)
{
	struct looking l = {a, NULL, place};

	expect_ok(world_see(h->w, who, see_panel, &l));
	return a->words;
}

/* --- on paper ----------------------------------------------------------- */

static const struct fault *
set_safe(struct ctx *ctx, void *data)
{
	const struct act *a = data;
	struct person_facts facts;

	TRY(people_facts(ctx, a->person, &facts));
	facts.contact_rules = S("Ring after 4pm; no voicemail");
	return people_change(ctx, a->person, &facts);
}

TEST("contact paper: the booklet of a plan says when and where the next "
     "appointment is, to both sides")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct str staff, mine;

	expect_lacks(http_get(h, "sam", "/people/" RHIAN "/plan/print").body,
	             "Next appointment");
	arranged(h, &a);
	staff = http_get(h, "sam", "/people/" RHIAN "/plan/print").body;
	mine = http_get(h, "rhian", "/me/plan/print").body;
	expect_has(staff, "Next appointment");
	expect_has(staff, "Thursday 26 November");
	expect_has(staff, "With Sam");
	expect_has(mine, "Next appointment");
	expect_has(mine, "Thursday 26 November");
	expect_has(mine, "With Sam");
	expect_equal(http_get(h, "ned", "/people/" RHIAN "/plan/print").status,
	             404);
}

TEST("contact paper: where the record says how contact is safe the booklet "
     "says when and no more")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct str body;

	arranged(h, &a);
	expect_ok(world_do(h->w, "sam", set_safe, &a));
	body = http_get(h, "rhian", "/me/plan/print").body;
	expect_has(body, "Thursday 26 November");
	expect_lacks(body, "With Sam");
	expect_lacks(body, "voicemail");
}

TEST("contact paper: an appointment that the person cannot make is not on it, "
     "and a visit at home has no place")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct str body;

	a.terms = test_terms(48 * 60 + 30, CONTACT_NONE_YET);
	a.terms.kind = CONTACT_HOME_VISIT;
	a.terms.place = S("12 <b>Made-up</b> Street");
	expect_ok(world_do(h->w, "sam", do_arrange, &a));
	body = http_get(h, "rhian", "/me/plan/print").body;
	expect_has(body, "At your home");
	expect_lacks(body, "Street");
	a.answer = CONTACT_CANNOT;
	a.reason = CONTACT_REASON_WORK;
	expect_ok(world_do(h->w, "rhian", do_answer, &a));
	body = http_get(h, "rhian", "/me/plan/print").body;
	expect_lacks(body, "Next appointment");
}

TEST("contact panels: a case shows what comes and how many there were")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");

	expect_has(panel_seen(h, &a, "sam", 0), "No appointment is arranged.");
	recorded(h, &a);
	arranged(h, &a);
	expect_has(panel_seen(h, &a, "sam", 0), "Thursday 26 November, "
	                                        "10:30am");
	expect_has(a.words, "Attended and complied");
	expect_has(a.words, "See 1 contact");
}

TEST("contact panels: the person's home shows the next appointment and what "
     "is promised")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");

	expect_has(panel_seen(h, &a, "rhian", 1),
	           "There is no appointment yet.");
	a.terms = test_terms(-60, CONTACT_COMPLIED);
	a.terms.promised[CONTACT_WORKER].words = S("Ring the college");
	expect_ok(world_do(h->w, "sam", do_record, &a));
	arranged(h, &a);
	expect_has(panel_seen(h, &a, "rhian", 1), "Add to my calendar");
	expect_has(a.words, "I cannot make it");
	expect_has(panel_seen(h, &a, "rhian", 2), "Ring the college");
}

TEST("contact panels: a worker's day shows people, promises, replies and "
     "gaps")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");

	expect_has(panel_seen(h, &a, "sam", 3), "Nobody is expected today.");
	expect_has(panel_seen(h, &a, "sam", 4), "Not met yet");
	a.terms = test_terms(-60, CONTACT_COMPLIED);
	a.terms.promised[CONTACT_WORKER] =
	        (struct contact_promised){S("Ring the college"), {20781}};
	expect_ok(world_do(h->w, "sam", do_record, &a));
	expect_has(panel_seen(h, &a, "sam", 4), "Ring the college");
	expect_has(a.words, "There are no gaps.");
	a.terms = test_terms(30, CONTACT_NONE_YET);
	expect_ok(world_do(h->w, "sam", do_arrange, &a));
	expect_has(panel_seen(h, &a, "sam", 3), "10:30am");
	expect_has(a.words, "See the appointment</a><span class="
	                    "\"govuk-visually-hidden\"> Rhian");
	a.answer = CONTACT_CANNOT;
	a.words = S("");
	a.reason = CONTACT_REASON_HEALTH;
	expect_ok(world_do(h->w, "rhian", do_answer, &a));
	expect_has(panel_seen(h, &a, "sam", 4), "They cannot make it");
	world_later(h->w, 40 * MINUTE);
	expect_has(panel_seen(h, &a, "sam", 4), "No outcome yet for");
	expect_lacks(panel_seen(h, &a, "priya", 4), "Rhian");
}

TEST("contact panels: an appointment that is over waits to be written down")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");

	a.terms = test_terms(30, CONTACT_NONE_YET);
	expect_ok(world_do(h->w, "sam", do_arrange, &a));
	expect_lacks(panel_seen(h, &a, "sam", 3), "Record what happened");
	world_later(h->w, 40 * MINUTE);
	expect_has(panel_seen(h, &a, "sam", 3), "Record what happened");
	expect_lacks(a.words, "See the appointment");
}

TEST("contact panels: a promise that is late says so in words")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");

	a.terms = test_terms(-60, CONTACT_COMPLIED);
	a.terms.promised[CONTACT_WORKER] =
	        (struct contact_promised){S("Ring the college"), {20781}};
	expect_ok(world_do(h->w, "sam", do_record, &a));
	expect_has(panel_seen(h, &a, "sam", 4), "By 24 November 2026");
	world_later(h->w, 24 * 60 * MINUTE);
	expect_has(panel_seen(h, &a, "sam", 4),
	           "Late: it was for 24 November 2026");
}

TEST("contact panels: somebody not met for 28 days is a gap")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");

	a.terms = test_terms(-27 * 24 * 60, CONTACT_COMPLIED);
	expect_ok(world_do(h->w, "sam", do_record, &a));
	expect_has(panel_seen(h, &a, "sam", 4), "There are no gaps.");
	world_later(h->w, 3 * 24 * 60 * MINUTE);
	expect_has(panel_seen(h, &a, "sam", 4), "Last met on 28 October 2026");
}

struct detailed {
	struct act *act;
	struct event_line lines[30];
	struct event_detail details[30];
	size_t n;
};

static const struct fault *
see_details(struct ctx *ctx, void *data)
{
	struct detailed *d = data;
	struct event_line *lines;

	TRY(outbox_timeline(ctx, d->act->person,
	                    &(struct event_filter){.group = "contact",
	                                           .before = INSTANT_NONE,
	                                           .most = 30},
	                    &lines, &d->n, NULL));
	for (size_t i = 0; i < d->n; i++)
		d->lines[i] = lines[i];
	return contact_event_details(ctx, d->act->person, d->lines, d->n,
	                             d->details);
}

TEST("contact events: the timeline says what a contact was and what was "
     "promised, and no private word")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct detailed d = {.act = &a};

	a.terms = test_terms(-60, CONTACT_COMPLIED);
	a.terms.promised[CONTACT_WORKER].words = S("Ring the college");
	expect_ok(world_do(h->w, "sam", do_record, &a));
	a.terms = test_terms(-50, CONTACT_FAILED);
	a.terms.note = S("Secret worry");
	a.terms.privacy = CONTACT_SAFETY;
	a.terms.privacy_words = S("A threat");
	expect_ok(world_do(h->w, "sam", do_record, &a));
	for (int i = 0; i < 20; i++)
		arranged(h, &a);
	expect_ok(world_see(h->w, "sam", see_details, &d));
	expect_equal(d.n, 23);
	expect_str(d.details[22].title, "Meeting at our place");
	expect_str(d.details[22].says, "Attended and complied");
	expect_str(d.details[22].words, "We talked");
	expect_str(d.details[21].words, "The note is private.");
	expect_has(d.details[21].path, "/contacts/");
	for (size_t i = 0; i < d.n; i++)
		if (str_is(str_of(d.lines[i].kind->name), "contact.promised"))
			expect_str(d.details[i].words, "Ring the college");
}

/* --- the bar ------------------------------------------------------------- */

TEST("contact panels: recording a contact is one press from every page about "
     "a person, for who may")
{
	static const char *const pages[] = {
	        "/people/" RHIAN,
	        "/people/" RHIAN "/plan",
	        "/people/" RHIAN "/plan/history",
	        CONTACTS,
	        "/people/" RHIAN "/sentence",
	        "/people/" RHIAN "/details",
	        "/people/" RHIAN "/timeline",
	};
	static const char link[] = "href=\"" CONTACTS "/new\"";
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	size_t n = sizeof(pages) / sizeof(pages[0]);

	for (size_t i = 0; i < n; i++)
		expect_has(http_get(h, "sam", pages[i]).body, link);
	expect_has(http_get(h, "morgan", CONTACTS).body, link);
	/* Not on its own form, not in the person's own pages. */
	expect_lacks(http_get(h, "sam", CONTACTS "/new").body, link);
	expect_lacks(http_get(h, "rhian", "/me").body, "/contacts/new");
	expect_lacks(http_get(h, "rhian", "/me/plan").body, "/contacts/new");
}

TEST("contact events: the person's own timeline says when and what, leads to "
     "their own pages and holds no note")
{
	struct act a;
	struct http *h = test_http(t, &a, "Rhian");
	struct http_reply reply;

	recorded(h, &a);
	arranged(h, &a);
	a.terms = test_terms(-90, CONTACT_UNACCEPTABLE);
	a.terms.note = S("Secret worry");
	a.terms.privacy = CONTACT_SAFETY;
	a.terms.privacy_words = S("A threat");
	expect_ok(world_do(h->w, "sam", do_record, &a));
	a.promised =
	        (struct contact_promised){S("Ring the landlord"), DATE_NONE};
	a.side = CONTACT_WORKER;
	expect_ok(world_do(h->w, "sam", do_promise, &a));
	reply = http_get(h, "rhian", "/me/timeline");
	expect_has(reply.body, "Thursday 26 November, 10:30am");
	expect_has(reply.body, "You were not there");
	expect_lacks(reply.body, "We talked");
	expect_has(reply.body, "Ring the landlord");
	expect_has(reply.body, "href=\"/me/appointments/");
	expect_lacks(reply.body, "href=\"/people/");
	expect_lacks(reply.body, "Secret");
	expect_lacks(reply.body, "private");
	expect_lacks(reply.body, "threat");
}
