/*
 * app_local.h - shared by the files of this folder, and nobody else.
 */
#ifndef APP_APP_LOCAL_H
#define APP_APP_LOCAL_H

#include "app/app.h"
#include "app/command.h"

/* Whether the database is marked as fictional; whether it holds anybody. */
MUST_CHECK const struct fault *app_store_demo(struct ctx *ctx, void *data);
MUST_CHECK const struct fault *app_store_people(struct ctx *ctx, bool *out);

/* The file of an SQLite address, or NULL. */
const char *sqlite_path(const char *db);

/* A folder of ours: beside an SQLite database ("x.db.files"), or in ./data. */
const char *app_folder(struct arena *arena, const char *url, const char *name);

/* --- serve_jail.c ------------------------------------------------------- */

/* Before any thread: write in the folders of this database only, and gain no
 * rights (base/jail.h).  What does not hold is logged. */
void serve_jail(struct arena *arena, const char *url);

/* The folder for what is being sent, empty: what a server that was killed
 * left there goes.  UNAVAILABLE names it when it cannot be used. */
MUST_CHECK const struct fault *
serve_uploads(struct app *app, const char *url, const char **out);

/* Everything that can be off: the audit chain, each capability's own check.
 * data: an int64_t for the number of audit entries. */
MUST_CHECK const struct fault *check_inside(struct ctx *ctx, void *data);

#endif
