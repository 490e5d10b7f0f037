/*
 * own_engine.h - what only one of the two engines can do, for the files that
 * ask which it is.
 */
#ifndef STORE_OWN_ENGINE_H
#define STORE_OWN_ENGINE_H

#include "store/own.h"

/* --- sql_sqlite.c ------------------------------------------------------- */

/* Savepoint of one job in a batch. */
enum outcome sqlite_savepoint(struct connection *c);
enum outcome sqlite_release(struct connection *c);
void sqlite_undo(struct connection *c);
/* False when an error rolled the whole transaction back. */
bool sqlite_in_transaction(const struct connection *c);
/* A deferred foreign key is still broken. */
bool sqlite_keys_broken(const struct connection *c);
/* Once, before the first connection. */
void sqlite_setup(void);
/* The plan of a query, lines parted by \n; own_bytes memory, or NULL. */
char *sqlite_explain(struct connection *c, const struct own_query *own);
/* VACUUM INTO; the file must be absent or empty. */
enum outcome sqlite_copy(struct connection *c, const char *path);
/* --- sqlite_check.c ----------------------------------------------------- */

/* The pages, the rows and the indexes are whole, and what rows refer to is
 * there; *searched is how many tables had to be looked for row by row in their
 * indexes. */
enum outcome sqlite_check(struct connection *c, unsigned *searched);

/* --- sqlite_whole.c ----------------------------------------------------- */

/* Checkpoint and freshen the statistics, at the end. */
void sqlite_tidy(struct connection *c);

/* Add a line to a text in own memory. */
char *line_add(char *text, const char *line);

/* --- sql_postgres.c ----------------------------------------------------- */

/* The plan of a prepared query: one text, lines parted by \n.  Own memory. */
char *postgres_explain(struct connection *c, const struct own_query *own);

/* Whether the address holds a password; false also when it is no address. */
bool postgres_has_password(const char *url);
bool postgres_address_ok(const char *url);

#endif
