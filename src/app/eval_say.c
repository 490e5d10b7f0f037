/*
 * eval_say.c - what a command of mydirection eval says, and how it ends.
 */
#include "app/eval_say.h"

#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fold.h"
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_plan.h"

#define SENTENCE_MOST 1200
#define NAME_MOST     64
#define TYPED_WRONG   3 /* letters that a name may be off by */

/* Of the command that runs. */
static struct {
	bool json, quiet, answered;
	json_t *object; /* says[] and what is given; NULL: none has begun */
} said;

/* --- remarks, and what stopped it ---------------------------------------- */

void
eval_say_begin(bool json, bool quiet)
{
	said.json = json;
	said.quiet = quiet;
	said.answered = false;
	json_decref(said.object);
	said.object = json_pack("{s:[],s:[]}", "says", "notes");
	claim(said.object != NULL);
}

/* A name of a file may be no text, and a long sentence is cut anywhere. */
static json_t *
text_json(char *text)
{
	json_t *v = json_string(text);

	if (v != NULL)
		return v;
	for (char *c = text; *c != '\0'; c++)
		if ((unsigned char)*c > 0x7f)
			*c = '?';
	return json_string(text);
}

bool
eval_say_json(void)
{
	return said.json;
}

void
eval_say_put(const char *key, json_t *value)
{
	if (said.object == NULL)
		json_decref(value);
	else
		claim(json_object_set_new(said.object, key,
		                          value == NULL ? json_null()
		                                        : value) == 0);
}

void
eval_say_answered(void)
{
	said.answered = true;
}

void
eval_say(const char *format, ...)
{
	char text[SENTENCE_MOST];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (said.json)
		(void)json_array_append_new(
		        json_object_get(said.object, "says"), text_json(text));
	else if (!said.quiet)
		fprintf(stderr, "%s\n", text);
}

int
eval_stop(int status, const char *format, ...)
{
	char text[SENTENCE_MOST];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (said.json && !said.answered)
		eval_say_put("error", text_json(text));
	else
		fprintf(stderr, "mydirection: %s\n", text);
	return status;
}

/* --- the end ------------------------------------------------------------- */

/* The code that a sentence begins with, or that its end has; NULL: none. */
static const char *
code_of(const char *error, int status)
{
	struct str says = str_of(error == NULL ? "" : error);

	for (size_t k = 0; k < STATS_CODES; k++)
		if (stats_is_error((enum stats_code)k) &&
		    str_starts(says, str_of(stats_code_names[k])))
			return stats_code_names[k];
	switch (status) {
	case EVAL_DATA:
		return stats_code_names[E_BAD_VALUE];
	case EVAL_PLAN:
		return stats_code_names[E_PLAN_CHANGED];
	case EVAL_DISCLOSURE:
		return stats_code_names[E_DISCLOSURE];
	default:
		return NULL;
	}
}

static void
object_put(int status)
{
	struct arena *arena = arena_create(0);
	const char *error =
	        json_string_value(json_object_get(said.object, "error"));
	const char *code = status == 0 ? NULL : code_of(error, status);
	struct buf buf;

	eval_say_put("status", json_integer(status));
	eval_say_put("code", code == NULL ? json_null() : json_string(code));
	if (error == NULL)
		eval_say_put("error", json_null());
	buf_init(&buf, arena, 0);
	eval_json_write(&buf, said.object);
	buf_char(&buf, '\n');
	fwrite(buf.p, 1, buf.n, stdout);
	arena_drop(arena);
}

int
eval_say_end(int status)
{
	if (said.json && !said.answered)
		object_put(status);
	json_decref(said.object);
	said.object = NULL;
	if (fflush(stdout) == 0 && ferror(stdout) == 0)
		return status;
	fputs("mydirection: E_BAD_VALUE: standard output could not be written "
	      "to its end: what stands there is not the whole of it\n",
	      stderr);
	return status == 0 ? EVAL_DATA : status;
}

/* --- names --------------------------------------------------------------- */

const char *
eval_nearest(const char *word, const char *const *names)
{
	const char *found = NULL;
	unsigned least = TYPED_WRONG + 1;

	if (strlen(word) > NAME_MOST)
		return NULL;
	for (size_t i = 0; names[i] != NULL; i++) {
		unsigned off = fold_distance(str_of(word), str_of(names[i]),
		                             TYPED_WRONG);

		/* a word of which half is wrong is another */
		if (off < least &&
		    2 * off < strlen(names[i] + strspn(names[i], "-"))) {
			found = names[i];
			least = off;
		}
	}
	return found;
}

/* --- files --------------------------------------------------------------- */

static bool
put_all(const char *path, const char *mode, const void *p, size_t n)
{
	FILE *f = fopen(path, mode);
	bool good;

	if (f == NULL)
		return false;
	good = fwrite(p, 1, n, f) == n && fflush(f) == 0;
	return fclose(f) == 0 && good;
}

bool
eval_put_file(const char *path, const void *p, size_t n)
{
	char real[PATH_MAX], other[PATH_MAX + 8];
	const char *name;
	struct stat is;

	if (stat(path, &is) == 0 && !S_ISREG(is.st_mode))
		return put_all(path, "we", p, n);
	/* a link stays one */
	if (realpath(path, real) == NULL)
		(void)snprintf(real, sizeof(real), "%s", path);
	name = strrchr(real, '/');
	name = name == NULL ? real : name + 1;
	if (snprintf(other, sizeof(other), "%.*s.%s.new", (int)(name - real),
	             real, name) >= (int)sizeof(other))
		return false;
	/* what an interrupted command left */
	(void)unlink(other);
	if (put_all(other, "wxe", p, n) && rename(other, real) == 0)
		return true;
	(void)unlink(other);
	return false;
}
