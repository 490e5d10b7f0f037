/*
 * multipart.h - multipart/form-data, read as it arrives (RFC 7578).
 *
 * Text fields are kept in the arena; files go straight to temporary files of
 * their own, so the size of an upload is never the size of the memory.
 *
 * Rules kept here, each with a test of the same words:
 *   - a form may be cut anywhere and reads the same;
 *   - an upload is never held in memory;
 *   - a form that ends before its last boundary is refused;
 *   - a temporary file is gone when its request is.
 */
#ifndef WEB_MULTIPART_H
#define WEB_MULTIPART_H

#include "web/request.h"

/* Files in one form, and how long the head of a part may be. */
#define MULTIPART_FILES_MOST 20
#define MULTIPART_HEAD_MOST  4096

struct multipart;

/*
 * Begin.  `type` is the Content-Type with its boundary parameter; files go
 * to `folder`.  False when there is no usable boundary (1 to 70 characters
 * of RFC 2046, 5.1.1).
 */
MUST_CHECK bool multipart_begin(struct arena *arena, struct str type,
                                const char *folder, struct multipart **out);

/*
 * Take the next bytes.  0, or the status to answer: 400 when they are not a
 * form, 413 when it holds too much text or too many parts, 507 when a file
 * could not be written.  After that nothing more is taken.
 */
MUST_CHECK int multipart_take(struct multipart *m, const char *p, size_t n);

/*
 * All has arrived.  0 with the fields (decoded, cleaned) and files in *req,
 * or 400 when the last boundary never came or a field is not text.
 */
MUST_CHECK int multipart_end(struct multipart *m, struct request *req);

#endif
