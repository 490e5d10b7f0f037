/*
 * command.c - options read, sentences said.
 */
#include "app/command.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum option_type { OPTION_WORD, OPTION_NUMBER, OPTION_FLAG };

struct option_row {
	const char *name;
	enum option_type type;
	size_t at;
};

#define ROW(name, type, member) \
	{ \
		(name), (type), offsetof(struct options, member) \
	}

static const struct option_row rows[] = {
        ROW("db", OPTION_WORD, db),
        ROW("listen", OPTION_WORD, listen),
        ROW("base-url", OPTION_WORD, base_url),
        ROW("out", OPTION_WORD, out),
        ROW("report", OPTION_WORD, report),
        ROW("refused", OPTION_WORD, refused),
        ROW("organisation", OPTION_WORD, organisation),
        ROW("user", OPTION_WORD, user),
        ROW("clamd", OPTION_WORD, clamd),
        ROW("printer", OPTION_WORD, printer),
        ROW("chromium", OPTION_WORD, chromium),
        ROW("threads", OPTION_NUMBER, threads),
        ROW("people", OPTION_NUMBER, people),
        ROW("seed", OPTION_NUMBER, seed),
        ROW("days", OPTION_NUMBER, days),
        ROW("batch", OPTION_NUMBER, batch),
        ROW("per-minute", OPTION_NUMBER, per_minute),
        ROW("dry-run", OPTION_FLAG, dry_run),
        ROW("json", OPTION_FLAG, json),
        ROW("help", OPTION_FLAG, help),
};

/* Whether the words of `takes` hold this name. */
static bool
takes(const struct command *command, const char *name)
{
	struct str rest = str_of(command->takes), word;

	while (str_split(&rest, ' ', &word))
		if (str_is(word, name))
			return true;
	return strcmp(name, "help") == 0;
}

static const struct option_row *
row_find(const struct command *command, const char *name)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strcmp(rows[i].name, name) == 0 && takes(command, name))
			return &rows[i];
	return NULL;
}

/* Put one option's value in its place; false with a sentence. */
static bool
option_set(const struct command *command, const struct option_row *row,
           const char *value, struct options *out)
{
	char *at = (char *)out + row->at;
	int64_t number;

	if (row->type == OPTION_FLAG) {
		*(bool *)(void *)at = true;
		return true;
	}
	if (value == NULL) {
		command_wrong("mydirection %s: --%s needs a value.",
		              command->name, row->name);
		return false;
	}
	if (row->type == OPTION_WORD) {
		*(const char **)(void *)at = value;
		return true;
	}
	if (!str_i64(str_of(value), &number) || number < 1) {
		command_wrong("mydirection %s: --%s takes a whole number "
		              "above nought, not \"%s\".",
		              command->name, row->name, value);
		return false;
	}
	*(int64_t *)(void *)at = number;
	return true;
}

bool
options_read(const struct command *command, int argc, char **argv,
             struct options *out)
{
	const struct option_row *row;

	*out = (struct options){.command = command->name};
	for (int i = 0; i < argc; i++) {
		if (strncmp(argv[i], "--", 2) != 0) {
			if (out->words_n == 16)
				return false;
			out->words[out->words_n++] = argv[i];
			continue;
		}
		row = row_find(command, argv[i] + 2);
		if (row == NULL) {
			command_wrong("mydirection %s: there is no option "
			              "%s (see --help).",
			              command->name, argv[i]);
			return false;
		}
		if (!option_set(command, row,
		                row->type != OPTION_FLAG && i + 1 < argc
		                        ? argv[i + 1]
		                        : NULL,
		                out))
			return false;
		if (row->type != OPTION_FLAG)
			i++;
	}
	return true;
}

int
command_wrong(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	return 2;
}

int
command_fail(struct arena *arena, const struct fault *fault)
{
	struct str s = text_show_en(arena, &fault->text);

	fprintf(stderr, "mydirection: %.*s\n", STR_ARG(s));
	for (size_t i = 0; fault->problems != NULL && i < fault->problems->n;
	     i++) {
		s = text_show_en(arena, &fault->problems->v[i].text);
		fprintf(stderr, "mydirection: %s: %.*s\n",
		        fault->problems->v[i].field, STR_ARG(s));
	}
	if (fault->kind == FAULT_BUG)
		fprintf(stderr, "mydirection: (%s:%d %s)\n", fault->file,
		        fault->line,
		        fault->detail != NULL ? fault->detail : "");
	return 1;
}

const struct fault *
command_open(struct arena *arena, const struct options *options, bool create,
             struct app **out)
{
	struct app_options app = {
	        .db = options->db,
	        .listen = options->listen,
	        .base_url = options->base_url,
	        .threads = (unsigned)options->threads,
	        .batch_most = (unsigned)options->batch,
	        .bulk = str_is(S("import"), options->command),
	        .create = create,
	        .any_version = create,
	};
	struct {
		struct arena *arena;
	} c = {arena};

	if (options->db == NULL)
		return fault_invalid(&c, "Say which database with --db, for "
		                         "example --db "
		                         "sqlite:data/mydirection.db");
	return app_open(arena, &app, out);
}
