#include "base/log.h"

#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

#define LINE_MOST ((size_t)2048)
#define DAY_MS    INT64_C(86400000)

/* A line in the making; what does not fit is left out. */
struct line {
	char p[LINE_MOST];
	size_t n;
};

static _Atomic int level_least = LOG_INFO;

/* Where lines go instead, for tests. */
static void (*other_fn)(struct str line, void *data);
static void *other_data;

void
log_level_set(enum log_level level)
{
	atomic_store(&level_least, (int)level);
}

void
log_to(void (*fn)(struct str line, void *data), void *data)
{
	other_fn = fn;
	other_data = data;
}

/* Two bytes stay free for the end of the line. */
static void
put(struct line *line, const char *p, size_t n)
{
	if (n > LINE_MOST - 2 - line->n)
		return;
	memcpy(line->p + line->n, p, n);
	line->n += n;
}

static void
put_word(struct line *line, const char *word)
{
	static const char figures[] = "0123456789abcdef";
	size_t room = LINE_MOST - 2 - line->n;

	/* All or nothing, or a quote might stay open. */
	if (strlen(word) * 6 + 2 > room)
		word = "too long";
	put(line, "\"", 1);
	for (; *word != '\0'; word++) {
		unsigned char c = (unsigned char)*word;
		char code[] = {'\\',           'u', '0', '0', figures[c >> 4],
		               figures[c & 15]};

		if (c < ' ' || c == '"' || c == '\\')
			put(line, code, sizeof(code));
		else
			put(line, word, 1);
	}
	put(line, "\"", 1);
}

static void
put_number(struct line *line, int64_t v)
{
	char figures[24];
	int n = snprintf(figures, sizeof(figures), "%lld", (long long)v);

	put(line, figures, (size_t)n);
}

static void
put_moment(struct line *line, struct instant at)
{
	char moment[64];
	int64_t day = at.ms / DAY_MS - (at.ms % DAY_MS < 0);
	int64_t ms = at.ms - day * DAY_MS;
	int year, month, of_month, n;

	date_split((struct date){(int32_t)day}, &year, &month, &of_month);
	n = snprintf(moment, sizeof(moment),
	             "{\"at\":\"%04d-%02d-%02dT%02d:%02d:%02d.%03dZ\"", year,
	             month, of_month, (int)(ms / 3600000),
	             (int)(ms / 60000 % 60), (int)(ms / 1000 % 60),
	             (int)(ms % 1000));
	put(line, moment, (size_t)n);
}

static void
put_field(struct line *line, const struct log_field *field)
{
	size_t name = strlen(field->name);

	if (name * 6 + 32 > LINE_MOST - 2 - line->n)
		return;
	put(line, ",", 1);
	put_word(line, field->name);
	put(line, ":", 1);
	if (field->word != NULL)
		put_word(line, field->word);
	else
		put_number(line, field->number);
}

void
log_put(enum log_level level, const char *name, const struct log_field *fields)
{
	static const char *const levels[] = {"debug", "info", "warn", "error"};
	struct line line = {.n = 0};
	struct log_field head[] = {LOG_WORD("level", levels[level]),
	                           LOG_WORD("event", name)};
	ssize_t ignored;

	if ((int)level < atomic_load(&level_least))
		return;
	put_moment(&line, clock_now());
	put_field(&line, &head[0]);
	put_field(&line, &head[1]);
	for (; fields->name != NULL; fields++)
		put_field(&line, fields);
	line.p[line.n++] = '}';
	if (other_fn != NULL) {
		other_fn((struct str){line.p, line.n}, other_data);
		return;
	}
	line.p[line.n++] = '\n';
	/* A log that cannot be written has nowhere to say so. */
	ignored = write(STDERR_FILENO, line.p, line.n);
	(void)ignored;
}
