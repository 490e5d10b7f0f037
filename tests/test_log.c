/*
 * test_log.c - a passing run logs no error on the terminal: each is provoked,
 * expected and heard here.
 */
#include "tests/test_log.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "tests/test.h"

#define LINES_MOST  512
#define LINE_ROOM   512
#define EVENTS_MOST 8

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct heard {
	char text[LINE_ROOM];
	size_t n;
} heard[LINES_MOST];
static size_t heard_n;

static struct {
	const char *event;
	const char *part;
} events[EVENTS_MOST];
static size_t events_n;

/* On any thread. */
static void
hear(struct str line, void *data)
{
	struct heard *at;

	(void)data;
	if (!str_has(line, S("\"level\":\"error\"")))
		return;
	pthread_mutex_lock(&lock);
	if (heard_n < LINES_MOST) {
		at = &heard[heard_n++];
		at->n = line.n < LINE_ROOM ? line.n : LINE_ROOM;
		memcpy(at->text, line.p, at->n);
	}
	pthread_mutex_unlock(&lock);
}

void
test_log_back(void)
{
	log_to(hear, NULL);
}

void
test_log_begin(void)
{
	pthread_mutex_lock(&lock);
	heard_n = 0;
	events_n = 0;
	pthread_mutex_unlock(&lock);
	test_log_back();
}

void
expect_log(const char *event, const char *part)
{
	for (size_t i = 0; i < events_n; i++)
		if (strcmp(events[i].event, event) == 0 &&
		    (events[i].part == part ||
		     (part != NULL && events[i].part != NULL &&
		      strcmp(events[i].part, part) == 0)))
			return;
	if (events_n == EVENTS_MOST)
		fail_msg("a test expects at most %d events", EVENTS_MOST);
	events[events_n].event = event;
	events[events_n++].part = part;
}

static bool
fits(const struct heard *line, size_t i)
{
	struct str text = {line->text, line->n};
	char event[64];

	snprintf(event, sizeof(event), "\"event\":\"%s\"", events[i].event);
	return str_has(text, str_of(event)) &&
	       (events[i].part == NULL ||
	        str_has(text, str_of(events[i].part)));
}

/* Whether something expects this line; which is noted. */
static bool
expected(const struct heard *line, bool *met)
{
	bool any = false;

	for (size_t i = 0; i < events_n; i++)
		if (fits(line, i))
			any = met[i] = true;
	return any;
}

bool
test_log_holds(bool at_end)
{
	bool met[EVENTS_MOST] = {false};
	bool holds = true;

	pthread_mutex_lock(&lock);
	for (size_t n = 0; n < heard_n; n++) {
		if (expected(&heard[n], met))
			continue;
		fprintf(stderr, "an error that nothing expects: %.*s\n",
		        (int)heard[n].n, heard[n].text);
		holds = false;
	}
	for (size_t i = 0; at_end && i < events_n; i++) {
		if (met[i])
			continue;
		fprintf(stderr, "expected in the log: %s\n", events[i].event);
		holds = false;
	}
	heard_n = 0;
	pthread_mutex_unlock(&lock);
	return holds;
}
