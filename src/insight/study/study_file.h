/*
 * study_file.h - files of studies, what is asked for beside requests, and the
 * statements of both.
 */
#ifndef INSIGHT_STUDY_FILE_H
#define INSIGHT_STUDY_FILE_H

#include "insight/study/study_rows.h"

/* A file that is put. */
struct study_new_file {
	enum study_kind kind;
	struct str body;
	struct str sha256;
	int64_t lines; /* without the header */
	struct user_id by;
};

/* Where a study stands from now on; nobody and no moment: as it was. */
struct study_stand {
	enum study_state state;
	struct str flow;
	struct str head; /* of the ledger; empty: as it was */
	struct user_id analysed_by, checked_by;
	struct instant published_at;
};

struct study_asking {
	int64_t study;
	struct organisation_id organisation;
	struct user_id by;
	enum study_asked asked;
	int64_t version;
};

/* The key that the ids of a study are made with; UNAVAILABLE where the server
 * has none. */
MUST_CHECK const struct fault *
study_key(struct ctx *ctx, int64_t study, struct bytes *out);

/* One in this state of which nothing is asked, locked.  REFUSED otherwise. */
MUST_CHECK const struct fault *
study_one_in(struct ctx *ctx, int64_t id, enum study_state state,
             struct study *out);

/*
 * Rows are larger than what one request may hold: memory of their own, of up to
 * STUDY_ROOMY, that goes when `arena` does.
 */
#define STUDY_ROOMY ((size_t)256 * 1024 * 1024)
struct arena *study_roomy(struct arena *arena);

/* The last file of a kind, its body in `arena`; NOT_FOUND where there is none.
 * Of any kind: whoever calls keeps those from others' eyes. */
MUST_CHECK const struct fault *
study_file_fetch(struct ctx *ctx, int64_t id, enum study_kind kind,
                 struct arena *arena, struct str *body);

/* --- study_fetch.c -------------------------------------------------------- */

/*
 * What may leave the server, and when.
 *
 * Rules kept here, each with a test of the same words:
 *   - nobody fetches who reoffended before a comparison is accepted and the
 *     study is analysed;
 *   - until then rows of people are fetched with what was so before alone.
 */
bool study_outcomes_open(const struct study *study);
/* Offences, custody and recalls, and what the engine keeps: it may tell why an
 * estimate was stopped. */
bool study_kind_has_outcomes(enum study_kind kind);
bool study_kind_has_people(enum study_kind kind);
/* Either: though they name nobody, they are for those who analyse. */
bool study_kind_is_rows(enum study_kind kind);

struct study_fetched {
	struct str body;
	bool part; /* people, without the columns of what came later */
};

/* As study_file_fetch; REFUSED for what tells of outcomes while they are
 * closed. */
MUST_CHECK const struct fault *
study_fetch(struct ctx *ctx, int64_t id, enum study_kind kind,
            struct arena *arena, struct study_fetched *out);

/* Of rows of people the columns of who they are, of the days on which they are
 * counted from, and of what they are compared by: not how they left, how a
 * sentence went, what came of them or what was done for them.  False where they
 * are no rows. */
MUST_CHECK bool
study_rows_before(struct arena *arena, struct str people, struct str *out);

/* Put a file under its hash. */
MUST_CHECK const struct fault *
study_file_put(struct ctx *ctx, int64_t study, enum study_kind kind,
               struct str body, int64_t lines, struct user_id by);

/*
 * Read rows of people from elsewhere as they came, into the form they are kept
 * in; `key` hashes their ids.  What is wrong is said at "people", "events" or
 * "spells", with column and row; then nothing of them is kept.  Spells may be
 * empty, unless the design looks at recalls; offences need a column of
 * severity, and one that is known, where it looks at severe ones.
 */
void study_pool_read(struct arena *arena, const struct study_design *design,
                     struct bytes key, const struct study_pool *sent,
                     struct study_pool *out, struct problems *problems);

struct demo;
/* One registered study, after the last of the fictional people. */
MUST_CHECK const struct fault *study_demo(struct ctx *ctx, struct demo *demo);

/* Beside requests: whatever is asked for, one after the other. */
void study_work(struct app *app);

/* --- study_balance_store.c ------------------------------------------------ */

/* Keep what the actor says of a comparison; the reason is empty where it is
 * accepted. */
MUST_CHECK const struct fault *
study_store_judge(struct ctx *ctx, int64_t study, bool accepted,
                  struct str reason);
/* All of a study, the first one first, and who said each. */
MUST_CHECK const struct fault *
study_store_judgements(struct ctx *ctx, int64_t study,
                       struct study_judgement **out, struct user_id **by,
                       size_t *n);
/* Its result was made again just now, and is the same; or is not, and then it
 * never was. */
MUST_CHECK const struct fault *
study_store_verified(struct ctx *ctx, int64_t study, bool same);
extern const struct query study_q_judge;
extern const struct query study_q_judgements;
extern const struct query study_q_verified;

/* --- study_file_store.c --------------------------------------------------- */

/* The statements: as the functions above need them. */
MUST_CHECK const struct fault *
study_store_files(struct ctx *ctx, int64_t study, struct study_file **out,
                  size_t *n);
/* Every plan there was, the first registered one first. */
MUST_CHECK const struct fault *
study_store_plans(struct ctx *ctx, int64_t study, struct study_file **out,
                  size_t *n);
MUST_CHECK const struct fault *
study_store_file(struct ctx *ctx, int64_t study, enum study_kind kind,
                 struct study_file *out, bool *found);
MUST_CHECK const struct fault *
study_store_body(struct ctx *ctx, struct arena *arena,
                 const struct study_file *file, struct str *out);
MUST_CHECK const struct fault *
study_store_file_put(struct ctx *ctx, int64_t study,
                     const struct study_new_file *file);
MUST_CHECK const struct fault *
study_store_ask(struct ctx *ctx, int64_t study, enum study_asked asked);
MUST_CHECK const struct fault *
study_store_answer(struct ctx *ctx, int64_t study, int told);
MUST_CHECK const struct fault *
study_store_stand(struct ctx *ctx, int64_t study,
                  const struct study_stand *stand);
/* Keep what changed among participants, as study_changes_put has it. */
MUST_CHECK const struct fault *
study_store_changes(struct ctx *ctx, int64_t study, struct str changes);
/* Lock all of the organisation that waits, so that servers write one after
 * the other. */
MUST_CHECK const struct fault *study_store_queue(struct ctx *ctx);
/* Of every organisation: for the job. */
MUST_CHECK const struct fault *
study_store_asked(struct ctx *ctx, struct study_asking **out, size_t *n);

/* The kept counts of all releases of the organisation, oldest first. */
MUST_CHECK const struct fault *
study_store_kept(struct ctx *ctx, struct str **out, size_t *n);

extern const struct query study_q_kept;
extern const struct query study_q_files;
extern const struct query study_q_file;
extern const struct query study_q_plans;
extern const struct query study_q_parts;
extern const struct query study_q_file_add;
extern const struct query study_q_part_add;
extern const struct query study_q_ask;
extern const struct query study_q_asked;
extern const struct query study_q_queue;
extern const struct query study_q_answer;
extern const struct query study_q_stand;
extern const struct query study_q_changes;

#endif
