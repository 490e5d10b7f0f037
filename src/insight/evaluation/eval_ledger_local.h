/*
 * eval_ledger_local.h - shared by the files of the ledger.
 */
#ifndef INSIGHT_EVAL_LEDGER_LOCAL_H
#define INSIGHT_EVAL_LEDGER_LOCAL_H

#include "insight/evaluation/eval_ledger.h"

#define LEDGER_FILE "ledger.jsonl"
#define LEDGER_HEAD "ledger.head"
/* While it is written. */
#define LEDGER_HEAD_NEW ".ledger.head.new"

/* What is wrong with it, as REFUSED. */
MUST_CHECK const struct fault *
eval_ledger_refused(struct arena *arena, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

/* A file of the folder could not be read or written: UNAVAILABLE. */
MUST_CHECK const struct fault *
eval_ledger_failed(struct arena *arena, const char *name);

/* A line as it is written, without and with its own hash; no LF. */
struct str
eval_ledger_line(struct arena *arena, const json_t *line, char hash[65]);

/* All of `text`, whose last line the head names; out->lines, n, bytes and
 * head are filled in. */
MUST_CHECK const struct fault *
eval_ledger_check(struct eval_ledger *out, struct str text, struct str head);

/* Write the head anew. */
MUST_CHECK const struct fault *eval_ledger_head(struct eval_ledger *ledger);

#endif
