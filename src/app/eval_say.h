/*
 * eval_say.h - what a command of mydirection eval says, and how it ends.
 *
 * In words remarks and what stopped it go to stderr.  With --json there is one
 * object on stdout, whatever happened: {status, code, error, says[], notes[]}
 * and what the command gives; or, where it worked, the object that the command
 * itself is asked for.  --quiet leaves remarks out.  One command at a time.
 *
 * Rules kept here, each with a test of the same words:
 *   - with --json there is an object, whatever stopped a command;
 *   - what cannot be written is an error, and no half of a file stays;
 *   - a wrong option is named, with the nearest one.
 */
#ifndef APP_EVAL_SAY_H
#define APP_EVAL_SAY_H

#include <jansson.h>
#include <stdbool.h>

#include "base/str.h"

/* A command begins. */
void eval_say_begin(bool json, bool quiet);
bool eval_say_json(void);

/* A remark. */
void eval_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* What stopped it, in a sentence; hands back the status. */
int eval_stop(int status, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

/* A member of the object that is given away; nothing without --json. */
void eval_say_put(const char *key, json_t *value);

/* The object, or what else was asked for, is on stdout already. */
void eval_say_answered(void);

/*
 * The end: the object where one is still owed, and a sentence where stdout took
 * none of it.  Hands back the status, which then is no 0.
 */
int eval_say_end(int status);

/* Of names that end with NULL the one that is nearly this; NULL: none is. */
const char *eval_nearest(const char *word, const char *const *names);

/*
 * A file with all of these bytes, in place of the one there, at once: it is
 * written beside and takes the name.  What is no file (a device, a pipe) is
 * written to as it stands.  False: it cannot be written, and is as it was.
 */
bool eval_put_file(const char *path, const void *p, size_t n);

#endif
