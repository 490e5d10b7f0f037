#include "base/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"

/* No name has longer words; longer ones are never close to any other. */
#define POINTS_MOST 128

/* The text being made: words with one space between. */
struct folding {
	struct buf buf;
	bool space;
};

static void
put(struct folding *f, const void *p, size_t n)
{
	if (f->space && f->buf.n > 0)
		buf_char(&f->buf, ' ');
	f->space = false;
	buf_put(&f->buf, p, n);
}

/* ' ` and their relations, which are left out of names: O'Connor. */
static bool
is_apostrophe(int32_t c)
{
	static const int32_t relations[] = {'\'',   '`',    0xb4,   0x2b9,
	                                    0x2bb,  0x2bc,  0x2018, 0x2019,
	                                    0x201b, 0x2032, 0xff07};

	for (size_t i = 0; i < sizeof(relations) / sizeof(relations[0]); i++)
		if (relations[i] == c)
			return true;
	return false;
}

/* Letters with a stroke or joined, which NFKD leaves as they are. */
static const char *
plain_letters(int32_t c)
{
	switch (c) {
	case 0xe6:
		return "ae";
	case 0xf0:
	case 0x111:
		return "d";
	case 0xf8:
		return "o";
	case 0xfe:
		return "th";
	case 0x127:
		return "h";
	case 0x131:
		return "i";
	case 0x142:
		return "l";
	case 0x153:
		return "oe";
	default:
		return NULL;
	}
}

/* One decomposed, case folded code point. */
static void
put_point(struct folding *f, int32_t c)
{
	const char *plain = plain_letters(c);
	utf8proc_uint8_t bytes[4];
	utf8proc_category_t kind;

	if (plain != NULL) {
		put(f, plain, strlen(plain));
		return;
	}
	/* Some letters hold one: U+0149 is an apostrophe and an n. */
	if (is_apostrophe(c))
		return;
	kind = utf8proc_category(c);
	if (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO)
		put(f, bytes, (size_t)utf8proc_encode_char(c, bytes));
	else if (kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO)
		put(f, bytes, (size_t)utf8proc_encode_char(c, bytes));
	else if ((kind < UTF8PROC_CATEGORY_MN || kind > UTF8PROC_CATEGORY_ME) &&
	         kind != UTF8PROC_CATEGORY_CF)
		f->space = true;
}

static void
fold_plain(struct folding *f, char c)
{
	if (c >= 'A' && c <= 'Z')
		c = (char)(c - 'A' + 'a');
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		put(f, &c, 1);
	else if (c != '\'' && c != '`')
		f->space = true;
}

static void
fold_point(struct folding *f, int32_t c)
{
	utf8proc_int32_t points[64];
	utf8proc_ssize_t n;
	int last = 0;

	if (is_apostrophe(c))
		return;
	n = utf8proc_decompose_char(c, points, 64,
	                            UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
	                                    UTF8PROC_CASEFOLD,
	                            &last);
	if (n < 0 || n > 64)
		return;
	for (utf8proc_ssize_t i = 0; i < n; i++)
		put_point(f, points[i]);
}

struct str
fold(struct arena *arena, struct str s)
{
	struct folding f = {.space = false};
	size_t at = 0;

	buf_init(&f.buf, arena, 0);
	while (at < s.n) {
		utf8proc_int32_t c;
		utf8proc_ssize_t n;

		if ((unsigned char)s.p[at] < 0x80) {
			fold_plain(&f, s.p[at++]);
			continue;
		}
		n = utf8proc_iterate((const utf8proc_uint8_t *)s.p + at,
		                     (utf8proc_ssize_t)(s.n - at), &c);
		claim(n > 0);
		fold_point(&f, c);
		at += (size_t)n;
	}
	return buf_get(&f.buf);
}

size_t
fold_words(struct arena *arena, struct str s, struct str *out, size_t most)
{
	struct str rest = fold(arena, s);
	struct str word;
	size_t n = 0;

	while (n < most && str_split(&rest, ' ', &word))
		if (word.n > 0)
			out[n++] = word;
	return n;
}

/* Whether `s` is among the n first. */
static bool
among(const struct str *v, size_t n, struct str s)
{
	for (size_t i = 0; i < n; i++)
		if (str_equal(v[i], s))
			return true;
	return false;
}

/* The byte past the character at `at`. */
static size_t
past(struct str s, size_t at)
{
	at++;
	while (at < s.n && ((unsigned char)s.p[at] & 0xc0) == 0x80)
		at++;
	return at;
}

size_t
fold_trigrams(struct arena *arena, struct str word, struct str *out,
              size_t most)
{
	struct str padded;
	size_t n = 0;

	if (word.n == 0)
		return 0;
	padded = str_print(arena, "$%.*s$", STR_ARG(word));
	for (size_t at = 0; n < most; at = past(padded, at)) {
		size_t two = past(padded, past(padded, at));
		struct str three;

		if (two >= padded.n)
			break;
		three = str_slice(padded, at, past(padded, two) - at);
		if (!among(out, n, three))
			out[n++] = three;
	}
	return n;
}

/* The code points of valid text; false when there are too many. */
static bool
points_of(struct str s, int32_t *points, size_t *n_out)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n; n++) {
		utf8proc_int32_t c;
		utf8proc_ssize_t used =
		        utf8proc_iterate((const utf8proc_uint8_t *)s.p + at,
		                         (utf8proc_ssize_t)(s.n - at), &c);

		if (used <= 0 || n == POINTS_MOST)
			return false;
		points[n] = c;
		at += (size_t)used;
	}
	*n_out = n;
	return true;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Three rows of the table of distances: this, the last, the one before. */
struct rows {
	unsigned now[POINTS_MOST + 1];
	unsigned last[POINTS_MOST + 1];
	unsigned before[POINTS_MOST + 1];
};

/* Fill row i; returns its least. */
static unsigned
fill_row(struct rows *rows, const int32_t *a, size_t i, const int32_t *b,
         size_t n)
{
	unsigned lowest = (unsigned)i;

	rows->now[0] = (unsigned)i;
	for (size_t j = 1; j <= n; j++) {
		unsigned d = least(rows->last[j], rows->now[j - 1]) + 1;

		d = least(d, rows->last[j - 1] + (a[i - 1] != b[j - 1]));
		if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
		    a[i - 2] == b[j - 1])
			d = least(d, rows->before[j - 2] + 1);
		rows->now[j] = d;
		lowest = least(lowest, d);
	}
	return lowest;
}

unsigned
fold_distance(struct str a, struct str b, unsigned most)
{
	int32_t a_points[POINTS_MOST], b_points[POINTS_MOST];
	size_t a_n, b_n;
	struct rows rows;
	unsigned lowest, lowest_before = 0;

	if (str_equal(a, b))
		return 0;
	if (!points_of(a, a_points, &a_n) || !points_of(b, b_points, &b_n))
		return most + 1;
	if ((a_n > b_n ? a_n - b_n : b_n - a_n) > most)
		return most + 1;
	for (size_t j = 0; j <= b_n; j++)
		rows.last[j] = (unsigned)j;
	memcpy(rows.before, rows.last, sizeof(rows.before));
	for (size_t i = 1; i <= a_n; i++) {
		lowest = fill_row(&rows, a_points, i, b_points, b_n);
		/* A swap reaches back two rows, so both must be past it. */
		if (lowest > most && lowest_before > most)
			return most + 1;
		lowest_before = lowest;
		memcpy(rows.before, rows.last, sizeof(rows.before));
		memcpy(rows.last, rows.now, sizeof(rows.last));
	}
	return least(rows.last[b_n], most + 1);
}
