/*
 * listen_slow_test.c - slow clients, crowds, and the stop.
 */
#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "web/listen_inner.h"
#include "web/listen_testing.h"

#define HOST  "Host: a.example\r\n"
#define HELLO "GET /hello HTTP/1.1\r\n" HOST "\r\n"

/* Send a byte every 50 ms until hung up on; how long that took. */
static int64_t
trickle(int fd, const char *bytes, int64_t most_ms)
{
	int64_t began = clock_ticks();

	while (clock_ticks() - began < most_ms) {
		char c = *bytes == '\0' ? 'a' : *bytes++;

		if (send(fd, &c, 1, MSG_NOSIGNAL) < 0 || client_cut_off(fd, 50))
			break;
	}
	return clock_ticks() - began;
}

TEST("listen: a client that is slow with its header or body is cut off in "
     "bounded time")
{
	struct serving *s = serving_start(
	        t, (struct listen_options){.header_ms = 300, .body_ms = 300});
	struct listen_figures figures;
	int fd = client_dial(s);
	int64_t took = trickle(fd, "GET /hello HTTP/1.1\r\n" HOST "X: ", 5000);

	expect_true(took >= 250 && took < 2500);
	fd = client_dial(s);
	client_say(fd, "POST /echo HTTP/1.1\r\n" HOST
	               "Content-Type: application/json\r\n"
	               "Content-Length: 1000\r\n\r\n");
	took = trickle(fd, "", 5000);
	expect_true(took >= 250 && took < 2500);
	listen_figures(s->listener, &figures);
	expect_equal(figures.reaped, 2);
	expect_has(client_ask(s, HELLO), "Hello world");
}

TEST("listen: a client that does not take its reply is cut off in bounded "
     "time")
{
	struct serving *s =
	        serving_start(t, (struct listen_options){.send_ms = 200,
	                                                 .send_rate = 1000000});
	struct listen_figures figures;
	int fd = client_dial(s);

	client_say(fd, "GET /big HTTP/1.1\r\n" HOST "\r\n");
	for (int i = 0; i < 80; i++) {
		clock_sleep(50);
		listen_figures(s->listener, &figures);
		if (figures.connections == 0)
			break;
	}
	expect_equal(figures.reaped, 1);
	expect_equal(figures.connections, 0);
	expect_has(client_ask(s, HELLO), "Hello world");
}

TEST("listen: a connection that says nothing is closed")
{
	struct serving *s = serving_start(
	        t, (struct listen_options){.header_ms = 300, .idle_ms = 300});
	int silent = client_dial(s);
	int quiet = client_dial(s);

	client_say(quiet, HELLO);
	expect_has(client_hear(s, quiet, 5000), "Hello world");
	expect_true(client_cut_off(silent, 3000));
	expect_true(client_cut_off(quiet, 3000));
}

TEST("listen: a later header on the same connection has its time too")
{
	struct serving *s = serving_start(
	        t, (struct listen_options){.header_ms = 300, .idle_ms = 2000});
	int fd = client_dial(s);
	int64_t took;

	client_say(fd, HELLO);
	expect_has(client_hear(s, fd, 5000), "Hello world");
	clock_sleep(400);
	client_say(fd, "GET /hello HTTP/1.1\r\n");
	took = trickle(fd, "X: ", 5000);
	expect_true(took >= 250 && took < 1900);
}

TEST("listen: slow work is not a slow client")
{
	struct serving *s =
	        serving_start(t, (struct listen_options){.header_ms = 100,
	                                                 .body_ms = 100,
	                                                 .idle_ms = 100});

	expect_has(client_ask(s, "GET /slow HTTP/1.1\r\n" HOST "\r\n"),
	           "slow done");
}

TEST("listen: an idle crowd from one address does not stop service")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	struct listen_figures figures;

	for (int i = 0; i < 300; i++) {
		int fd = client_dial(s);

		client_say(fd, HELLO);
		expect_has(client_hear(s, fd, 5000), "Hello world");
	}
	listen_figures(s->listener, &figures);
	expect_equal(figures.connections, 300);
	expect_has(client_ask(s, HELLO), "Hello world");
}

/* Whether somebody from there is let in. */
static bool
let_in(struct listener *listener, const char *from)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6};

	if (inet_pton(AF_INET, from, &v4.sin_addr) == 1)
		return conn_allowed(listener, (struct sockaddr *)&v4,
		                    sizeof(v4)) == MHD_YES;
	expect_equal(inet_pton(AF_INET6, from, &v6.sin6_addr), 1);
	return conn_allowed(listener, (struct sockaddr *)&v6, sizeof(v6)) ==
	       MHD_YES;
}

TEST("listen: a crowd from one address is not let in past its limit, others "
     "and this machine are")
{
	struct listener *listener = arena_new(t->arena, struct listener, 1);
	struct address six = {.count = 3};
	struct address four = {.count = 3, .next = &six};

	registry_init(&listener->registry);
	listener->options.connections_most = 100;
	listener->options.per_address_most = 3;
	/* two whose crowds are here already, wherever they are looked for */
	expect_equal(inet_pton(AF_INET6, "::ffff:192.0.2.1", &four.ip), 1);
	expect_equal(inet_pton(AF_INET6, "2001:db8:1:2::", &six.ip), 1);
	for (size_t i = 0; i < ADDRESS_CELLS; i++)
		listener->registry.cells[i] = &four;
	expect_false(let_in(listener, "192.0.2.1"));
	expect_false(let_in(listener, "2001:db8:1:2:3:4:5:6"));
	expect_true(let_in(listener, "192.0.2.2"));
	expect_true(let_in(listener, "2001:db8:1:3::1"));
	expect_true(let_in(listener, "127.0.0.1"));
	expect_true(let_in(listener, "::1"));
	four.count = 2;
	expect_true(let_in(listener, "192.0.2.1"));
}

TEST("listen: near the limit the oldest quiet connection makes room")
{
	struct serving *s = serving_start(t, (struct listen_options){
	                                             .connections_most = 20});
	struct listen_figures figures;
	int first = client_dial(s);

	client_say(first, HELLO);
	expect_has(client_hear(s, first, 5000), "Hello world");
	for (int i = 0; i < 100; i++) {
		int fd = client_dial(s);

		client_say(fd, HELLO);
		expect_has(client_hear(s, fd, 5000), "Hello world");
	}
	expect_true(client_cut_off(first, 1000));
	/* Who was cut off is counted until an I/O thread has let them go. */
	for (int i = 0; i < 80; i++) {
		listen_figures(s->listener, &figures);
		if (figures.connections <= 21)
			break;
		clock_sleep(50);
	}
	expect_true(figures.connections <= 21);
}

TEST("listen: slow requests do not hold up quick ones")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	int slow[6];
	int64_t began;

	for (int i = 0; i < 6; i++) {
		slow[i] = client_dial(s);
		client_say(slow[i], "GET /slow HTTP/1.1\r\n" HOST "\r\n");
	}
	began = clock_ticks();
	for (int i = 0; i < 10; i++)
		expect_has(client_ask(s, HELLO), "Hello world");
	expect_true(clock_ticks() - began < 350);
	for (int i = 0; i < 6; i++)
		expect_has(client_hear(s, slow[i], 5000), "slow done");
}

TEST("listen: a stop answers what is under way and takes nothing new")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	int quiet = client_dial(s);
	int slow = client_dial(s);
	struct str reply;

	client_say(quiet, HELLO);
	expect_has(client_hear(s, quiet, 5000), "Hello world");
	client_say(slow, "GET /slow HTTP/1.1\r\n" HOST "\r\n");
	clock_sleep(100);
	serving_stop(s, 3000);
	reply = client_hear(s, slow, 1000);
	expect_has(reply, "slow done");
	expect_has(reply, "Connection: close");
	expect_true(client_cut_off(slow, 1000));
	expect_true(client_cut_off(quiet, 1000));
}

static void *
stop_slowly(void *data)
{
	serving_stop(data, 3000);
	return NULL;
}

TEST("listen: who comes while it stops is sent away, and its port is free "
     "afterwards")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	struct listen_options options = {
	        .address = str_print(t->arena, "127.0.0.1:%d", s->port).p};
	struct listener *next;
	int slow = client_dial(s);
	pthread_t stops;
	int late;

	client_say(slow, "GET /slow HTTP/1.1\r\n" HOST "\r\n");
	clock_sleep(100);
	expect_equal(pthread_create(&stops, NULL, stop_slowly, s), 0);
	clock_sleep(50);
	late = client_dial(s);
	client_say(late, HELLO);
	expect_true(client_cut_off(late, 1000));
	expect_has(client_hear(s, slow, 2000), "slow done");
	expect_equal(pthread_join(stops, NULL), 0);
	expect_ok(listen_start(t->arena, &options, &next));
	listen_stop(next, 100);
}

TEST("listen: a stop does not wait longer than it is told for a client")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	int slow = client_dial(s);
	int body = client_dial(s);
	int64_t began;

	client_say(slow, "GET /slow HTTP/1.1\r\n" HOST "\r\n");
	client_say(body, "POST /echo HTTP/1.1\r\n" HOST
	                 "Content-Type: application/json\r\n"
	                 "Content-Length: 1000\r\n\r\n{");
	clock_sleep(100);
	began = clock_ticks();
	serving_stop(s, 50);
	/* the handler itself is waited for, the client that dawdles is not */
	expect_true(clock_ticks() - began < 1500);
	expect_true(client_cut_off(slow, 1000));
	expect_true(client_cut_off(body, 1000));
}

TEST("listen: a port in use is said in words")
{
	struct serving *s = serving_start(t, (struct listen_options){0});
	struct listener *other;
	struct listen_options options = {
	        .address = str_print(t->arena, "127.0.0.1:%d", s->port).p};
	const struct fault *fault = listen_start(t->arena, &options, &other);

	expect_fault(fault, FAULT_UNAVAILABLE, NULL);
	expect_has(text_show_en(t->arena, &fault->text),
	           "Another program already uses the address 127.0.0.1:");
}

TEST("listen: what is no address is said in words")
{
	static const char *const wrong[] = {
	        "",          "8080",     "127.0.0.1",       "127.0.0.1:",
	        "1.2.3:80",  "[::1]",    "[::1:80",         "host.name:80",
	        ":80",       "[]:80",    "127.0.0.1:65536", "127.0.0.1:-1",
	        "[::1]x:80", "[::1]8080"};
	struct listener *listener;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct listen_options options = {.address = wrong[i]};

		expect_fault(listen_start(t->arena, &options, &listener),
		             FAULT_INVALID, NULL);
	}
	/* an address of another machine */
	expect_fault(
	        listen_start(t->arena,
	                     &(struct listen_options){.address = "192.0.2.1:0"},
	                     &listener),
	        FAULT_UNAVAILABLE, NULL);
}
