/*
 * media.h - files that people hand in: pictures, and sounds.
 *
 * Whatever arrives is read once, by a child that can do nothing but compute
 * (base/jail.h), and made anew: what is kept is a JPEG, or an MP3 of one
 * channel, of this program's own making.  It lies encrypted in the folder of
 * files; its row says whose it is, what for and until when.
 *
 * Rules kept here, each with a test of the same words:
 *   - a file is what it holds, not what it is called;
 *   - what is kept has no place, no camera and no words in it, and stands
 *     upright;
 *   - a picture that is cut short, damaged, huge, moving or two things at
 *     once is refused in a sentence, and nothing of it is kept;
 *   - a sound is kept in a form that every browser plays, with nothing but
 *     what is heard;
 *   - a sound that is damaged, silent, too long or of a kind that cannot be
 *     read safely is refused in a sentence, and nothing of it is kept;
 *   - how long a sound is, is counted and not believed;
 *   - a sound is sent in the parts that a browser asks for;
 *   - with a scanner configured nothing is kept that it has not passed;
 *   - what lies on the disk cannot be read without the key;
 *   - a picture handed in before is noticed, and nobody is named;
 *   - a file is shown only as what it was handed in for, and the look is
 *     written down;
 *   - a file that is let go leaves its row behind, and is not shown again;
 *   - a file goes by itself when its time is over;
 *   - a merge hands the files over, and its undoing gives back exactly those.
 *
 * Reach, and the event on the timeline, are the caller's: this stands beside
 * kernel/access and cannot know who may see a request.
 *
 * How a form takes one (the route has .upload, .prepare and .form):
 *
 *   prepare, with no transaction, where time may pass:
 *     TRY(media_take(ctx, req, "receipt", &taken));
 *     ctx->prepared = taken;
 *   the handler, which may run twice:
 *     of = (struct media_of){person, "fund.evidence", request.v};
 *     TRY(media_keep(ctx, ctx->prepared, &of, until, &kept));
 *     if (kept.seen == MEDIA_SEEN_OTHER) ... ask, do not accuse
 *   the page that shows it, after access_need:
 *     return media_show(ctx, reply, id, &of, MEDIA_INLINE);
 */
#ifndef KERNEL_MEDIA_H
#define KERNEL_MEDIA_H

#include "kernel/capability.h"

/* The largest file: a phone's picture has 3 to 8 MB. */
#define MEDIA_BYTES_MOST ((size_t)10 * 1024 * 1024)

/* What a file is handed in for.  All three must fit when it is asked for. */
struct media_of {
	struct person_id person;
	const char *purpose; /* "fund.evidence": module, dot, what; a literal */
	int64_t subject;     /* the request, the story, ... */
};

/* A file that was read and lies encrypted, without a row yet. */
struct media_taken;

/*
 * Read what a form sent in this field: its kind, the scanner, the child,
 * encryption.  Takes up to half a minute, so from a route's prepare step
 * only.  INVALID, with a problem at the field, says what is wrong with it or
 * that there is none; UNAVAILABLE when it cannot be looked at now.  A taken
 * file that is not kept goes from the disk within two hours.
 */
MUST_CHECK const struct fault *
media_take(struct ctx *ctx, const struct request *req, const char *field,
           struct media_taken **out);

/* The same for a sound of at most five minutes. */
MUST_CHECK const struct fault *
media_take_sound(struct ctx *ctx, const struct request *req, const char *field,
                 struct media_taken **out);
/* How long it is, in milliseconds; 0 for a picture. */
int64_t media_taken_ms(const struct media_taken *taken);

/* The same for a file that this program made itself, for the fictional
 * programme: inside a transaction, which waits meanwhile. */
MUST_CHECK const struct fault *
media_take_made(struct ctx *ctx, struct bytes made, struct media_taken **out);

/* Whether the same picture (the same bytes, or the same pixels) was handed
 * in before; let go or not. */
enum media_seen {
	MEDIA_SEEN_NEW,
	MEDIA_SEEN_HERE,  /* for this very subject           */
	MEDIA_SEEN_OWN,   /* by this person, for another one */
	MEDIA_SEEN_OTHER, /* by somebody else                */
};

struct media_kept {
	struct media_id id;
	enum media_seen seen;
};

/*
 * Keep a taken file: its row and an audit entry.  `until` is the last day it
 * is kept (DATE_NONE: until it is let go).
 */
MUST_CHECK const struct fault *
media_keep(struct ctx *ctx, const struct media_taken *taken,
           const struct media_of *of, struct date until,
           struct media_kept *out);

/* What is known of a file without looking at it. */
struct media {
	struct media_id id;
	int64_t width; /* pixels */
	int64_t height;
	int64_t size; /* bytes, as kept */
	bool scanned; /* by the scanner that was configured then */
	struct instant taken_at;
	struct date until; /* or DATE_NONE */
};

/* The files of a subject that are still there, oldest first, at most 100. */
MUST_CHECK const struct fault *
media_list(struct ctx *ctx, const struct media_of *of, struct media **out,
           size_t *n);

enum media_how { MEDIA_INLINE, MEDIA_DOWNLOAD };

/*
 * Answer with the picture or sound itself.  The caller has judged reach.
 * NOT_FOUND when it is not there, let go, or was not handed in for this.
 */
MUST_CHECK const struct fault *
media_show(struct ctx *ctx, struct reply *reply, struct media_id id,
           const struct media_of *of, enum media_how how);

/* A picture as an address that holds it ("data:image/jpeg;base64,..."), for
 * the printer, which asks nobody for anything; empty for a sound, and above
 * `most` bytes.  Else as media_show. */
MUST_CHECK const struct fault *
media_inline(struct ctx *ctx, struct media_id id, const struct media_of *of,
             size_t most, struct str *out);

/* Let a file go: the row stays without it, the file goes from the disk within
 * two hours.  `why` is a coded word.  NOT_FOUND as for media_show. */
MUST_CHECK const struct fault *
media_let_go(struct ctx *ctx, struct media_id id, const struct media_of *of,
             const char *why);

/* For a .merge, after its rows moved: files are of whom those are that they
 * were handed in for.  `files` gives `file` and `person` of the rows of :gone
 * (from) and :kept. */
MUST_CHECK const struct fault *
media_follow(struct ctx *ctx, const struct query *files, struct person_id from,
             struct person_id kept);

extern const struct capability media_capability;

#endif
