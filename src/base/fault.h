/*
 * fault.h - what stopped us, as a value.
 *
 * A function that can be stopped returns `const struct fault *`; NULL means
 * it worked.  On a fault nothing has changed and *out is untouched: making a
 * fault dooms the transaction of its arena (arena_faults), so the first half
 * is kept even when a handler catches the fault and goes on.  An ordinary
 * absence is therefore never a fault: sql_maybe answers it.
 */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include "base/text.h"

enum fault_kind {
	FAULT_NOT_FOUND,   /* 404: not there, or out of reach        */
	FAULT_REFUSED,     /* 422: a rule says no                    */
	FAULT_INVALID,     /* 400: what was sent cannot be read      */
	FAULT_CONFLICT,    /* 409: stale version, key used otherwise */
	FAULT_BLIND,       /* 428: an edit of no version at all      */
	FAULT_UNAVAILABLE, /* 503: try again later                   */
	FAULT_BUG,         /* 500: ours to mend                      */
};

/* One thing a person should put right, beside the field it is about. */
struct problem {
	const char *field; /* the form field's name; never NULL */
	struct text text;
};

/* All that is wrong with a form, at once. */
struct problems {
	struct arena *arena;
	struct problem *v;
	size_t n;
	size_t room;
};

struct fault {
	enum fault_kind kind;
	struct text text;                /* the sentence, not yet shown */
	const struct problems *problems; /* with FAULT_INVALID, or NULL */
	const char *detail;              /* for the log: never personal  */
	const char *file;
	int line;
};

/* Make a fault in an arena and doom the arena's transaction. */
MUST_CHECK const struct fault *
fault_make(struct arena *arena, enum fault_kind kind, struct text text,
           const char *file, int line);

/*
 * Short forms.  `c` is anything with an `arena` member: a struct ctx, tx.
 *   return fault_refused(ctx, "Someone else must decide this");
 *   return fault_invalid(ctx, "{file} is too large", {"file", name});
 */
#define FAULT_AT(c, kind, ...) \
	fault_make((c)->arena, (kind), TEXT(__VA_ARGS__), __FILE__, __LINE__)
#define fault_not_found(c, ...)   FAULT_AT(c, FAULT_NOT_FOUND, __VA_ARGS__)
#define fault_refused(c, ...)     FAULT_AT(c, FAULT_REFUSED, __VA_ARGS__)
#define fault_invalid(c, ...)     FAULT_AT(c, FAULT_INVALID, __VA_ARGS__)
#define fault_conflict(c, ...)    FAULT_AT(c, FAULT_CONFLICT, __VA_ARGS__)
#define fault_unavailable(c, ...) FAULT_AT(c, FAULT_UNAVAILABLE, __VA_ARGS__)

/* A bug: `detail` goes to the log and must hold nothing personal. */
#define fault_bug(c, detail) \
	fault_bug_at((c)->arena, (detail), __FILE__, __LINE__)
MUST_CHECK const struct fault *
fault_bug_at(struct arena *arena, const char *detail, const char *file,
             int line);

/* Whether there is a fault and it is of this kind. */
bool fault_is(const struct fault *fault, enum fault_kind kind);

/* Its HTTP status: 404, 422, 400, 409, 503 or 500. */
int fault_status(enum fault_kind kind);

/* Its code in JSON: "not_found", "refused", ... */
const char *fault_code(enum fault_kind kind);

/* Return from the caller when the call was stopped.  Nothing else returns. */
#define TRY(call) \
	do { \
		const struct fault *try_fault_ = (call); \
		if (try_fault_ != NULL) \
			return try_fault_; \
	} while (0)

/* An empty list of problems. */
void problems_init(struct problems *problems, struct arena *arena);

/* Add one; the first for a field is the one that is shown beside it. */
#define problems_add(problems, field, ...) \
	problems_put((problems), (field), TEXT(__VA_ARGS__))
void
problems_put(struct problems *problems, const char *field, struct text text);

/* The first problem of a field, or NULL. */
const struct problem *
problems_of(const struct problems *problems, const char *field);

/* NULL when there are none, else an INVALID fault that carries them. */
#define problems_fault(problems) \
	problems_fault_at((problems), __FILE__, __LINE__)
MUST_CHECK const struct fault *
problems_fault_at(const struct problems *problems, const char *file, int line);

#endif
