#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kernel/outbox/outbox.h"
#include "tests/world.h"

/* --- a mail server for one letter after another -------------------------- */

struct post {
	int socket;
	int port;
	pthread_t thread;
	bool refuses; /* every recipient */
	atomic_int letters;
	char letter[8192];
	size_t n;
};

static bool
say(int fd, const char *line)
{
	size_t n = strlen(line);

	return send(fd, line, n, MSG_NOSIGNAL) == (ssize_t)n;
}

/* One line, without its end; false when the client has gone. */
static bool
hear(int fd, char *line, size_t room)
{
	size_t n = 0;
	char c;

	while (recv(fd, &c, 1, 0) == 1) {
		if (c == '\n') {
			line[n] = '\0';
			return true;
		}
		if (c != '\r' && n + 1 < room)
			line[n++] = c;
	}
	return false;
}

static void
letter_take(struct post *p, int fd)
{
	char line[1024];

	p->n = 0;
	while (hear(fd, line, sizeof(line)) && strcmp(line, ".") != 0) {
		size_t n = strlen(line);

		if (p->n + n + 1 < sizeof(p->letter)) {
			memcpy(p->letter + p->n, line, n);
			p->n += n;
			p->letter[p->n++] = '\n';
		}
	}
	p->letters++;
	(void)say(fd, "250 taken\r\n");
}

static void
client_serve(struct post *p, int fd)
{
	char line[1024];

	(void)say(fd, "220 test\r\n");
	while (hear(fd, line, sizeof(line))) {
		if (strncmp(line, "RCPT", 4) == 0 && p->refuses) {
			(void)say(fd, "550 no such person\r\n");
		} else if (strncmp(line, "DATA", 4) == 0) {
			(void)say(fd, "354 go on\r\n");
			letter_take(p, fd);
		} else {
			(void)say(fd, "250 ok\r\n");
		}
	}
}

static void *
post_serve(void *data)
{
	struct post *p = data;
	int fd;

	while ((fd = accept(p->socket, NULL, NULL)) >= 0) {
		client_serve(p, fd);
		close(fd);
	}
	return NULL;
}

static void
post_stop(void *data)
{
	struct post *p = data;

	shutdown(p->socket, SHUT_RDWR);
	pthread_join(p->thread, NULL);
	close(p->socket);
}

static struct post *
post_new(struct world *w)
{
	struct post *p = arena_new(w->arena, struct post, 1);
	struct sockaddr_in at = {.sin_family = AF_INET};
	socklen_t n = sizeof(at);

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	p->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	expect_true(bind(p->socket, (struct sockaddr *)&at, sizeof(at)) == 0);
	expect_true(listen(p->socket, 8) == 0);
	expect_true(getsockname(p->socket, (struct sockaddr *)&at, &n) == 0);
	p->port = ntohs(at.sin_port);
	expect_true(pthread_create(&p->thread, NULL, post_serve, p) == 0);
	arena_defer(w->arena, post_stop, p);
	w->app->smtp_url = str_c(
	        w->arena, str_print(w->arena, "smtp://127.0.0.1:%d", p->port));
	w->app->mail_from = "direction@example.org";
	return p;
}

/* --- messages ------------------------------------------------------------ */

static const struct query by_state = {
        .name = "test.by_state",
        .text = "select count(*) as n from outbox_message"
                " where state = :state",
};
static const struct query with_link = {
        .name = "test.with_link",
        .text = "select count(*) as n from outbox_message where link <> ''",
};
static const struct query *const more[] = {&by_state, &with_link, NULL};

static int64_t
in_state(struct world *w, const char *state)
{
	return world_count(w, &by_state, ARGS(arg_str("state", str_of(state))));
}

struct to {
	struct user_id user;
	struct str address;
};

static const struct fault *
queue(struct ctx *ctx, void *data)
{
	struct to *to = data;

	return outbox_message(ctx, to->user,
	                      TK("You have a message in My Direction."),
	                      to->address, S("http://md.test/sign-in"));
}

static void
queue_to(struct world *w, struct str address)
{
	struct to to = {world_user(w, "sam"), address};

	expect_ok(world_do(w, "ada", queue, &to));
}

TEST("outbox: a message is sent once, with its sentence and link, and forgets "
     "the link")
{
	struct world *w = world_with(t, more);
	struct post *p = post_new(w);

	queue_to(w, S("sam@example.org"));
	expect_equal(in_state(w, "waiting"), 1);
	outbox_send_due(w->app);
	outbox_send_due(w->app);
	expect_equal(p->letters, 1);
	expect_equal(in_state(w, "sent"), 1);
	expect_equal(world_count(w, &with_link, NO_ARGS), 0);
	expect_has(((struct str){p->letter, p->n}), "To: <sam@example.org>");
	expect_has(((struct str){p->letter, p->n}),
	           "From: My Direction <direction@example.org>");
	expect_has(((struct str){p->letter, p->n}),
	           "You have a message in My Direction.");
	expect_has(((struct str){p->letter, p->n}), "http://md.test/sign-in");
}

TEST("outbox: a message that is refused is tried again later, at most eight "
     "times")
{
	struct world *w = world_with(t, more);
	struct post *p = post_new(w);

	p->refuses = true;
	log_level_set(LOG_ERROR);
	queue_to(w, S("sam@example.org"));
	outbox_send_due(w->app);
	expect_equal(in_state(w, "waiting"), 1);
	/* not yet due */
	p->refuses = false;
	outbox_send_due(w->app);
	expect_equal(p->letters, 0);
	p->refuses = true;
	for (int i = 1; i < 8; i++) {
		expect_equal(in_state(w, "waiting"), 1);
		world_later(w, (int64_t)60000 << i);
		outbox_send_due(w->app);
	}
	expect_equal(in_state(w, "failed"), 1);
	expect_equal(world_count(w, &with_link, NO_ARGS), 0);
	p->refuses = false;
	world_later(w, (int64_t)60000 << 10);
	outbox_send_due(w->app);
	expect_equal(p->letters, 0);
}

TEST("outbox: a message that was refused goes out when it is taken later")
{
	struct world *w = world_with(t, more);
	struct post *p = post_new(w);

	p->refuses = true;
	queue_to(w, S("sam@example.org"));
	outbox_send_due(w->app);
	p->refuses = false;
	world_later(w, 2 * 60000);
	outbox_send_due(w->app);
	expect_equal(p->letters, 1);
	expect_equal(in_state(w, "sent"), 1);
}

TEST("outbox: an address that would write headers of its own is not used")
{
	struct world *w = world_with(t, more);
	struct post *p = post_new(w);

	queue_to(w, S("sam@example.org>\r\nBcc: <all@example.org"));
	queue_to(w, S("nobody"));
	outbox_send_due(w->app);
	expect_equal(p->letters, 0);
	expect_equal(in_state(w, "sent"), 0);
}

TEST("outbox: a mail server that is not there stops nothing")
{
	struct world *w = world_with(t, more);

	w->app->smtp_url = "smtp://127.0.0.1:1";
	w->app->mail_from = "direction@example.org";
	queue_to(w, S("sam@example.org"));
	outbox_send_due(w->app);
	expect_equal(in_state(w, "waiting"), 1);
	expect_equal(world_count(w, &with_link, NO_ARGS), 1);
}

/* --- text messages -------------------------------------------------------- */

static const struct fault *
queue_text(struct ctx *ctx, void *data)
{
	struct to *to = data;

	return outbox_text(ctx, to->user,
	                   TK("You have a message in My Direction."),
	                   to->address);
}

static void
text_to(struct world *w, struct str phone)
{
	struct to to = {world_user(w, "jay"), phone};

	expect_ok(world_do(w, "ada", queue_text, &to));
}

TEST("outbox: a text message goes by mail to the service that sends it on: to "
     "the number, with its sentence alone, and no link")
{
	struct world *w = world_with(t, more);
	struct post *p = post_new(w);

	w->app->text_domain = "text.example";
	text_to(w, S("07700 900123"));
	expect_equal(in_state(w, "waiting"), 1);
	outbox_send_due(w->app);
	expect_equal(in_state(w, "sent"), 1);
	expect_has(((struct str){p->letter, p->n}),
	           "To: <447700900123@text.example>");
	expect_has(((struct str){p->letter, p->n}),
	           "You have a message in My Direction.");
	expect_lacks(((struct str){p->letter, p->n}), "Subject");
	expect_lacks(((struct str){p->letter, p->n}), "http");
	/* From abroad, and as it is dialled there. */
	text_to(w, S("+353 (87) 123-4567"));
	outbox_send_due(w->app);
	expect_has(((struct str){p->letter, p->n}),
	           "To: <353871234567@text.example>");
	text_to(w, S("00353 87 123 4567"));
	outbox_send_due(w->app);
	expect_equal(p->letters, 3);
	expect_has(((struct str){p->letter, p->n}),
	           "To: <353871234567@text.example>");
	text_to(w, S("+44 (0)7700 900123"));
	outbox_send_due(w->app);
	expect_has(((struct str){p->letter, p->n}),
	           "To: <447700900123@text.example>");
}

TEST("outbox: a number that no text message can be sent to is listed as unsent")
{
	static const char *const numbers[] = {
	        "",
	        "0",
	        "900123",
	        "07700",
	        "+44 7",
	        "07700 9001x",
	        "07700 900123 9999 999",
	        "07700 900123>\r\nBcc: <all@example.org",
	};
	struct world *w = world_with(t, more);
	struct post *p = post_new(w);

	w->app->text_domain = "text.example";
	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		text_to(w, str_of(numbers[i]));
	expect_equal(in_state(w, "unsent"), 8);
	outbox_send_due(w->app);
	expect_equal(p->letters, 0);
}

TEST("outbox: without a service that sends it on, or with one that is no name "
     "of a host, a text message is listed as unsent")
{
	struct world *w = world_with(t, more);
	struct post *p = post_new(w);

	text_to(w, S("07700 900123"));
	w->app->text_domain = "text example";
	text_to(w, S("07700 900123"));
	w->app->text_domain = "text.example>\r\nBcc: <all@example.org";
	text_to(w, S("07700 900123"));
	w->app->text_domain = "";
	text_to(w, S("07700 900123"));
	w->app->text_domain = "text.example";
	w->app->smtp_url = NULL;
	text_to(w, S("07700 900123"));
	expect_equal(in_state(w, "unsent"), 5);
	expect_equal(p->letters, 0);
}

TEST("outbox: a text message that waits is not sent once the service has gone")
{
	struct world *w = world_with(t, more);
	struct post *p = post_new(w);

	w->app->text_domain = "text.example";
	text_to(w, S("07700 900123"));
	w->app->text_domain = NULL;
	outbox_send_due(w->app);
	expect_equal(p->letters, 0);
	expect_equal(in_state(w, "waiting"), 1);
}
