/*
 * blobstore.h - files, kept beside the database in a folder, named by their
 * content, never by what somebody called them.
 *
 * A blob is written to a temporary name, fsynced, and renamed to its BLAKE2b
 * digest: two writers of one content meet in one file, and a crash leaves
 * either the whole file or none.
 */
#ifndef STORE_BLOBSTORE_H
#define STORE_BLOBSTORE_H

#include "base/date.h"
#include "base/fault.h"

struct blobstore;

/* Open (make, mode 0700) the folder.  UNAVAILABLE names it. */
MUST_CHECK const struct fault *
blobstore_open(struct arena *arena, const char *folder, struct blobstore **out);

/* Keep bytes; *out is the digest in hexadecimal, to be stored. */
MUST_CHECK const struct fault *
blobstore_put(struct blobstore *blobs, struct arena *arena, struct bytes b,
              struct str *out);

/* The bytes again, verified.  NOT_FOUND; BUG when the content is another. */
MUST_CHECK const struct fault *
blobstore_get(struct blobstore *blobs, struct arena *arena, struct str digest,
              struct bytes *out);

/* Copy every blob that `to` lacks into it (backup).  *copied counts. */
MUST_CHECK const struct fault *
blobstore_copy(struct blobstore *blobs, struct arena *arena, const char *to,
               int64_t *copied);

/* Each blob's name and when it was written, without looking inside; fn ends
 * the walk with a fault or by clearing *more. */
typedef const struct fault *(*blob_name_fn)(void *data, struct str digest,
                                            struct instant written, bool *more);
MUST_CHECK const struct fault *
blobstore_names(struct blobstore *blobs, struct arena *arena, blob_name_fn fn,
                void *data);

/* Remove a blob; one that is not there is removed already. */
MUST_CHECK const struct fault *
blobstore_drop(struct blobstore *blobs, struct arena *arena, struct str digest);

/* Verify every blob; the first that is off is the fault. */
MUST_CHECK const struct fault *
blobstore_check(struct blobstore *blobs, struct arena *arena);

#endif
