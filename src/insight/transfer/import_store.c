/*
 * import_store.c - what the import asks of the database itself.
 */
#include "insight/transfer/import_local.h"

static const struct query people_every = {
        .name = "transfer.people_every",
        .text = "select crn from people_v_crn order by crn",
        .shows_nobody = "numbers compared with the files' own",
        .scans = "once a run",
};

static const struct query duplicates_since = {
        .name = "transfer.duplicates_since",
        .text = "select a_crn, b_crn from people_v_duplicate"
                " where at >= :since order by a_crn, b_crn",
        .shows_nobody = "numbers for the report of whoever imports",
        .scans = "once a run",
};

static const struct query people_any = {
        .name = "transfer.people_any",
        .text = "select crn from people_v_crn limit 1",
        .shows_nobody = "whether the database holds anybody",
        .scans = "one row",
};

const struct fault *
import_store_somebody(struct tx *tx, void *data)
{
	struct rows rows;

	TRY(sql_rows(tx, &people_any, NO_ARGS, &rows));
	*(bool *)data = rows.n > 0;
	return NULL;
}

const struct fault *
import_store_each_crn(struct tx *tx,
                      const struct fault *(*fn)(void *data,
                                                const struct row *row),
                      void *data)
{
	return sql_each(tx, &people_every, NO_ARGS, fn, data);
}

const struct fault *
import_store_each_duplicate(struct tx *tx, struct instant since,
                            const struct fault *(*fn)(void *data,
                                                      const struct row *row),
                            void *data)
{
	return sql_each(tx, &duplicates_since,
	                ARGS(arg_instant("since", since)), fn, data);
}

static const struct query *const queries[] = {&people_every, &people_any,
                                              &duplicates_since, NULL};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"import.person", TK("{who} imported a person")},
        {"import.run", TK("{who} ran an import")},
        {NULL, NULL},
};

const struct capability transfer_capability = {
        .name = "transfer",
        .acts = acts,
        .queries = queries,
};
