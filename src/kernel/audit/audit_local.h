/*
 * audit_local.h - entries, lanes and seals, for this folder alone.
 */
#ifndef KERNEL_AUDIT_LOCAL_H
#define KERNEL_AUDIT_LOCAL_H

#include "kernel/audit/audit.h"

extern const struct migration *const audit_schema[];
extern const struct query *const audit_queries[];

/* An entry as it is hashed and stored. */
struct audit_entry {
	int64_t id;
	int64_t lane;
	int64_t number; /* in its lane, from 1 without a gap */
	struct instant at;
	int64_t actor;
	enum purpose purpose;
	struct str what;
	int64_t person; /* 0: nobody, or a list */
	int64_t subject;
	int64_t session;
	struct str route;
	struct str detail;
	struct str ids; /* of a list, with a space between */
	int64_t people;
	struct bytes hash;
};

/* The hash of an entry that follows one with the hash `before`. */
struct bytes audit_entry_hash(struct arena *arena, struct bytes before,
                              const struct audit_entry *entry);

/* The end of a lane, and how far it is sealed. */
struct audit_head {
	int64_t lane;
	int64_t number;
	int64_t sealed;
	struct bytes hash;
};

/*
 * A seal.  `steps` holds a number for each lane, as base-128 digits: how many
 * entries the lane has gained since the seal before.
 */
struct audit_seal_row {
	int64_t id;
	struct instant at;
	int64_t entries;
	struct bytes steps;
	struct bytes hash;
};

/* The hash of a seal that follows one with the hash `before`; heads are
 * those of the lanes that gained entries, in order. */
struct bytes
audit_seal_hash(struct arena *arena, struct bytes before, struct instant at,
                const struct audit_head *heads, size_t n);

/* Write and read the steps.  False when they are not AUDIT_LANES numbers. */
struct bytes audit_steps_write(struct arena *arena, const int64_t *steps);
MUST_CHECK bool audit_steps_read(struct bytes b, int64_t *steps);

/* The statements. */
MUST_CHECK const struct fault *
audit_store_head(struct ctx *ctx, int64_t lane, struct audit_head *out);
MUST_CHECK const struct fault *
audit_store_add(struct ctx *ctx, const struct audit_entry *entry);
MUST_CHECK const struct fault *
audit_store_head_save(struct ctx *ctx, const struct audit_entry *entry);
MUST_CHECK const struct fault *
audit_store_person_add(struct ctx *ctx, int64_t person, int64_t entry);
MUST_CHECK const struct fault *
audit_store_about(struct ctx *ctx, struct person_id person, int64_t before,
                  int64_t skip, size_t most, struct audit_line **out,
                  size_t *n);
/* How many, counted up to `most`. */
MUST_CHECK const struct fault *
audit_store_about_count(struct ctx *ctx, struct person_id person, size_t most,
                        int64_t *out);
MUST_CHECK const struct fault *
audit_store_newest(struct ctx *ctx, int64_t before, size_t most,
                   struct audit_line **out, size_t *n);
/* All lanes, in order, locked in a write transaction. */
MUST_CHECK const struct fault *
audit_store_heads(struct ctx *ctx, struct audit_head *out, size_t *n);
/* The newest seal; its hash is empty when there is none. */
MUST_CHECK const struct fault *
audit_store_seal_last(struct ctx *ctx, struct audit_seal_row *out);
MUST_CHECK const struct fault *
audit_store_seal_add(struct ctx *ctx, const struct audit_seal_row *seal);
MUST_CHECK const struct fault *
audit_store_lane_each(struct ctx *ctx, int64_t lane,
                      const struct fault *(*fn)(void *data,
                                                const struct row *row),
                      void *data);
MUST_CHECK const struct fault *
audit_store_seal_each(struct ctx *ctx,
                      const struct fault *(*fn)(void *data,
                                                const struct row *row),
                      void *data);
/* The hash of one entry; empty when there is none. */
MUST_CHECK const struct fault *
audit_store_hash_at(struct ctx *ctx, int64_t lane, int64_t number,
                    struct bytes *out);
void audit_store_entry_read(const struct row *row, struct audit_entry *out);
void audit_store_seal_read(const struct row *row, struct audit_seal_row *out);

#endif
