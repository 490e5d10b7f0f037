/* sqlite_whole.c - SQLite: what concerns the whole database. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/own_engine.h"

char *
line_add(char *text, const char *line)
{
	size_t n = strlen(text) + strlen(line) + 2;
	char *out = own_bytes(n, 1);

	(void)snprintf(out, n, "%s%s%s", text, *text == '\0' ? "" : "\n", line);
	free(text);
	return out;
}

static void
message_note(struct connection *c)
{
	(void)snprintf(c->message, sizeof(c->message), "%s",
	               sqlite3_errmsg(c->db));
}

char *
sqlite_explain(struct connection *c, const struct own_query *own)
{
	size_t n = strlen(own->text) + 32;
	char *text = own_bytes(n, 1);
	char *lines = NULL;
	sqlite3_stmt *s = NULL;

	(void)snprintf(text, n, "explain query plan %s", own->text);
	if (sqlite3_prepare_v2(c->db, text, -1, &s, NULL) == SQLITE_OK) {
		lines = own_bytes(1, 1);
		while (sqlite3_step(s) == SQLITE_ROW)
			lines = line_add(
			        lines, (const char *)sqlite3_column_text(s, 3));
	} else {
		message_note(c);
	}
	(void)sqlite3_finalize(s);
	free(text);
	return lines;
}

enum outcome
sqlite_copy(struct connection *c, const char *path)
{
	sqlite3_stmt *s = NULL;
	int code = sqlite3_exec(c->db, "pragma query_only = off", NULL, NULL,
	                        NULL);

	if (code == SQLITE_OK)
		code = sqlite3_prepare_v2(c->db, "vacuum into ?1", -1, &s,
		                          NULL);
	if (code == SQLITE_OK)
		code = sqlite3_bind_text(s, 1, path, -1, SQLITE_STATIC);
	if (code == SQLITE_OK)
		code = sqlite3_step(s);
	message_note(c);
	(void)sqlite3_finalize(s);
	switch (code & 0xff) {
	case SQLITE_DONE:
		return OUTCOME_DONE;
	case SQLITE_FULL:
		return OUTCOME_FULL;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return OUTCOME_DAMAGED;
	case SQLITE_BUSY:
		return OUTCOME_BUSY;
	default:
		return OUTCOME_IO;
	}
}
