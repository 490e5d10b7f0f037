#include "tests/test.h"

#include <jansson.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"

static void
keep(struct str line, void *data)
{
	buf_str(data, line);
}

TEST("log: one JSON object a line, with the moment, level and event")
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	log_level_set(LOG_INFO);
	clock_set((struct instant){INT64_C(1795516200123)});
	log_to(keep, &buf);
	log_event(LOG_INFO, "server_started", LOG_NUMBER("port", 8080),
	          LOG_WORD("engine", "sqlite"));
	expect_str(buf_get(&buf),
	           "{\"at\":\"2026-11-24T10:30:00.123Z\",\"level\":\"info\","
	           "\"event\":\"server_started\",\"port\":8080,"
	           "\"engine\":\"sqlite\"}");
}

TEST("log: below the level nothing is written")
{
	struct buf buf;

	buf_init(&buf, t->arena, 0);
	log_to(keep, &buf);
	log_level_set(LOG_WARN);
	log_event(LOG_INFO, "quiet");
	log_event(LOG_DEBUG, "quiet");
	expect_equal(buf.n, 0);
	log_event(LOG_WARN, "loud");
	expect_has(buf_get(&buf), "\"level\":\"warn\"");
}

TEST("log: a word cannot break out of its quotes or its line")
{
	struct buf buf;
	json_t *json;

	buf_init(&buf, t->arena, 0);
	log_to(keep, &buf);
	log_event(LOG_ERROR, "odd", LOG_WORD("word", "a\"b\\c\nd\x01"));
	expect_lacks(buf_get(&buf), "\n");
	json = json_loadb(buf.p, buf.n, 0, NULL);
	expect_not_null(json);
	expect_str(str_of(json_string_value(json_object_get(json, "word"))),
	           "a\"b\\c\nd\x01");
	json_decref(json);
}

TEST("log: a line that would be too long is still whole JSON")
{
	struct buf buf;
	char word[4000];
	json_t *json;

	memset(word, 'x', sizeof(word) - 1);
	word[sizeof(word) - 1] = '\0';
	buf_init(&buf, t->arena, 0);
	log_to(keep, &buf);
	log_event(LOG_ERROR, "long", LOG_WORD("word", word),
	          LOG_NUMBER("after", INT64_MIN));
	json = json_loadb(buf.p, buf.n, 0, NULL);
	expect_not_null(json);
	expect_true(json_integer_value(json_object_get(json, "after")) ==
	            INT64_MIN);
	json_decref(json);
}

TEST("log: fields past the room are left out, and it is still JSON")
{
	struct log_field fields[201];
	struct buf buf;
	json_t *json;

	for (int i = 0; i < 200; i++)
		fields[i] = LOG_NUMBER("a_rather_long_name", i);
	fields[200] = (struct log_field){0};
	buf_init(&buf, t->arena, 0);
	log_to(keep, &buf);
	log_put(LOG_ERROR, "many", fields);
	json = json_loadb(buf.p, buf.n, 0, NULL);
	expect_not_null(json);
	expect_true(buf.n < 2048);
	json_decref(json);
}
