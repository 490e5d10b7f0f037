/*
 * log.h - facts, not people: one JSON object a line on stderr.
 *
 * A field is a number, a fixed word or an id; there is no free text, so
 * nothing personal can get in by accident.  Audit is not logging.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

#include "base/str.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

struct log_field {
	const char *name;
	const char *word; /* a literal or another fixed word, or NULL */
	int64_t number;
};

#define LOG_WORD(name, word)     ((struct log_field){(name), (word), 0})
#define LOG_NUMBER(name, number) ((struct log_field){(name), NULL, (number)})

/* Below this nothing is written; LOG_INFO at start. */
void log_level_set(enum log_level level);

/*
 * log_event(LOG_INFO, "server_started", LOG_NUMBER("port", 8080));
 * One write(2) a line, so that threads do not mix.
 */
#define log_event(level, name, ...) \
	log_put((level), (name), \
	        (const struct log_field[]){{0}, ##__VA_ARGS__, {0}} + 1)
void
log_put(enum log_level level, const char *name, const struct log_field *fields);

/* Send lines to a function instead (tests); NULL for stderr again. */
void log_to(void (*fn)(struct str line, void *data), void *data);

#endif
