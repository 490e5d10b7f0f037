#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"
#include "tests/http_world.h"

/* A capability that writes two kinds of events. */
static const struct event_kind kinds[] = {
        {"test.goal_added", "{who} added a goal", "A goal was added", "plan",
         "You added a goal"},
        {"test.came", "{who} met", NULL, "contact", NULL},
        {NULL, NULL, NULL, NULL, NULL},
};
static const struct capability eventful = {.name = "test", .events = kinds};
static const struct capability *const with_events[] = {&eventful, NULL};

static const struct query links = {
        .name = "test.links",
        .text = "select count(*) as n from outbox_message where link <> ''",
};
static const struct query states = {
        .name = "test.states",
        .text = "select count(*) as n from outbox_message"
                " where state = :state",
};
static const struct query *const more[] = {&links, &states, NULL};

static struct world *
eventful_world(struct test *t)
{
	struct world *w = world_with(t, more);

	w->app->capabilities = with_events;
	return w;
}

static const struct fault *
write_event(struct ctx *ctx, void *data)
{
	TRY(outbox_event(ctx, data));
	return audit_record(ctx, "test.event", ((struct event *)data)->person,
	                    0);
}

struct timeline {
	struct person_id person;
	struct event_filter filter;
	struct event_line *v;
	size_t n;
	int64_t total;
};

static const struct fault *
see_timeline(struct ctx *ctx, void *data)
{
	struct timeline *l = data;

	return outbox_timeline(ctx, l->person, &l->filter, &l->v, &l->n,
	                       &l->total);
}

static struct timeline
timeline(struct world *w, const char *who, struct event_filter filter)
{
	struct timeline l = {.person = w->jay, .filter = filter};

	if (!instant_is(l.filter.before) || l.filter.before.ms == 0)
		l.filter.before = INSTANT_NONE;
	expect_ok(world_see(w, who, see_timeline, &l));
	return l;
}

static void
happens(struct world *w, const char *kind, bool shared, int64_t subject)
{
	struct event event = {.person = w->jay,
	                      .kind = kind,
	                      .subject = subject,
	                      .value = "kept",
	                      .shared = shared};

	expect_ok(world_do(w, "sam", write_event, &event));
}

/* --- events -------------------------------------------------------------- */

TEST("outbox: an event of a kind that no capability lists is a bug")
{
	struct world *w = eventful_world(t);
	struct event event = {.person = w->jay, .kind = "test.unknown"};
	struct timeline l = {.person = w->jay,
	                     .filter = {.kind = "test.unknown",
	                                .before = INSTANT_NONE}};

	expect_log("bug", "an event of an unknown kind");
	expect_log("bug", "a filter by an unknown kind");
	expect_fault(world_do(w, "sam", write_event, &event), FAULT_BUG, NULL);
	expect_equal(timeline(w, "sam", (struct event_filter){.most = 5}).n, 0);
	expect_fault(world_see(w, "sam", see_timeline, &l), FAULT_BUG, NULL);
}

TEST("outbox: an event holds its kind, moment, actor, subject and value")
{
	struct world *w = eventful_world(t);
	struct timeline l;

	happens(w, "test.goal_added", true, 42);
	l = timeline(w, "sam", (struct event_filter){.most = 5});
	expect_equal(l.n, 1);
	expect_equal(l.total, 1);
	expect_str(str_of(l.v[0].kind->name), "test.goal_added");
	expect_equal(l.v[0].actor.v, world_user(w, "sam").v);
	expect_equal(l.v[0].subject, 42);
	expect_str(l.v[0].value, "kept");
	expect_true(l.v[0].shared);
	expect_equal(world_seen.n, 1);
	expect_equal(world_seen.v[0], w->jay.v);
}

TEST("outbox: a person sees only the events that are shared with them")
{
	struct world *w = eventful_world(t);
	struct timeline own;

	happens(w, "test.goal_added", true, 1);
	happens(w, "test.came", false, 2);
	own = timeline(w, "jay", (struct event_filter){.most = 5});
	expect_equal(own.n, 1);
	expect_equal(own.total, 1);
	expect_equal(own.v[0].subject, 1);
	expect_equal(timeline(w, "sam", (struct event_filter){.most = 5}).n, 2);
}

TEST("outbox: a timeline is filtered by group and by kind")
{
	struct world *w = eventful_world(t);
	struct timeline l;

	happens(w, "test.goal_added", true, 1);
	happens(w, "test.came", true, 2);
	l = timeline(w, "sam",
	             (struct event_filter){.group = "plan", .most = 5});
	expect_equal(l.n, 1);
	expect_equal(l.total, 1);
	expect_equal(l.v[0].subject, 1);
	l = timeline(w, "sam",
	             (struct event_filter){.kind = "test.came", .most = 5});
	expect_equal(l.n, 1);
	expect_equal(l.v[0].subject, 2);
	l = timeline(w, "sam",
	             (struct event_filter){.group = "fund", .most = 5});
	expect_equal(l.n, 0);
	expect_equal(l.total, 0);
}

TEST("outbox: a timeline goes on after its last event, though several are of "
     "one moment")
{
	struct world *w = eventful_world(t);
	struct event_filter filter = {.most = 2};
	struct timeline l;
	int64_t sum = 0;

	for (int64_t i = 1; i <= 5; i++)
		happens(w, "test.goal_added", true, i);
	for (int page = 0; page < 3; page++) {
		l = timeline(w, "sam", filter);
		expect_equal(l.total, 5);
		expect_equal(l.n, page < 2 ? 2 : 1);
		for (size_t i = 0; i < l.n; i++)
			sum += l.v[i].subject;
		filter.before = l.v[l.n - 1].at;
		filter.after = l.v[l.n - 1].id;
	}
	expect_equal(sum, 15);
	expect_equal(timeline(w, "sam", filter).n, 0);
}

TEST("outbox: another person's events are not on a timeline")
{
	struct world *w = eventful_world(t);
	struct event event = {
	        .person = w->kit, .kind = "test.goal_added", .shared = true};

	expect_ok(world_do(w, "ned", write_event, &event));
	expect_equal(timeline(w, "sam", (struct event_filter){.most = 5}).n, 0);
}

/* --- messages ------------------------------------------------------------ */

static const struct fault *
queue(struct ctx *ctx, void *data)
{
	return outbox_message(ctx, *(struct user_id *)data,
	                      TK("You have a message in My Direction."),
	                      S("sam@example.org"),
	                      S("http://md.test/sign-in"));
}

TEST("outbox: without a mail server a message is listed as unsent, without its "
     "link")
{
	struct world *w = eventful_world(t);
	struct user_id sam = world_user(w, "sam");

	expect_ok(world_do(w, "ada", queue, &sam));
	expect_equal(world_count(w, &links, NO_ARGS), 0);
	expect_equal(world_count(w, &states,
	                         ARGS(arg_str("state", S("unsent")))),
	             1);
	outbox_send_due(w->app);
	expect_equal(world_count(w, &states,
	                         ARGS(arg_str("state", S("unsent")))),
	             1);
}

struct stuck {
	struct message_line *v;
	size_t n;
	struct status_row *rows;
	size_t rows_n;
};

static const struct fault *
see_stuck(struct ctx *ctx, void *data)
{
	struct stuck *s = data;

	TRY(outbox_stuck(ctx, 10, &s->v, &s->n));
	return outbox_capability.status(ctx, &s->rows, &s->rows_n);
}

TEST("outbox: what did not go out is on the list and on the status page")
{
	struct world *w = eventful_world(t);
	struct user_id sam = world_user(w, "sam");
	struct stuck s;

	expect_ok(world_see(w, "ada", see_stuck, &s));
	expect_equal(s.n, 0);
	expect_true(s.rows[1].good);
	expect_ok(world_do(w, "ada", queue, &sam));
	expect_ok(world_see(w, "ada", see_stuck, &s));
	expect_equal(s.n, 1);
	expect_equal(s.v[0].user.v, sam.v);
	expect_str(s.v[0].address, "sam@example.org");
	expect_equal(s.v[0].state, MESSAGE_UNSENT);
	expect_false(s.rows[1].good);
	expect_str(s.rows[1].value, "1");
	expect_str(s.rows[2].value, "Not configured");
	w->app->smtp_url = "smtp://127.0.0.1:1";
	w->app->text_domain = "text.example";
	expect_ok(world_see(w, "ada", see_stuck, &s));
	expect_str(s.rows[2].value, "Configured");
}

TEST("outbox: the list of messages is a page for administrators only")
{
	struct http *h = http_new(t);
	struct user_id sam = world_user(h->w, "sam");
	struct http_reply reply;

	reply = http_get(h, "ada", "/admin/messages");
	expect_equal(reply.status, 200);
	expect_has(reply.body, "Every message has gone out.");
	expect_ok(world_do(h->w, "ada", queue, &sam));
	reply = http_get(h, "ada", "/admin/messages");
	expect_has(reply.body, "sam@example.org");
	expect_has(reply.body, "No mail server is configured. Make a new code "
	                       "for each member of staff");
	expect_has(reply.body, "For a person on probation their worker");
	expect_equal(http_get(h, "sam", "/admin/messages").status, 403);
	expect_equal(http_get(h, "jay", "/admin/messages").status, 403);
}
