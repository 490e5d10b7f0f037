/*
 * tar.c - several files as one.
 */
#include "base/tar.h"

#include <stdio.h>
#include <string.h>

#define BLOCK 512
#define NAME  100

/* The header of a file; numbers are octal digits (POSIX.1-1988, ustar). */
struct header {
	char name[NAME];
	char mode[8], uid[8], gid[8];
	char size[12], mtime[12];
	char sum[8];
	char type;
	char link[NAME];
	char magic[6], version[2];
	char user[32], group[32];
	char major[8], minor[8];
	char prefix[155];
	char rest[12];
};
_Static_assert(sizeof(struct header) == BLOCK, "a header is a block");

static void
octal(char *to, size_t n, int64_t v)
{
	char text[24];

	(void)snprintf(text, sizeof(text), "%0*llo", (int)n - 1,
	               (unsigned long long)v);
	memcpy(to, text, n - 1);
}

/* The sum of all bytes, with blanks where it stands itself. */
static void
sum_put(struct header *h)
{
	const unsigned char *bytes = (const unsigned char *)h;
	int64_t sum = 0;

	memset(h->sum, ' ', sizeof(h->sum));
	for (size_t i = 0; i < sizeof(*h); i++)
		sum += bytes[i];
	octal(h->sum, sizeof(h->sum) - 1, sum);
	h->sum[sizeof(h->sum) - 2] = '\0';
}

static void
blanks(struct buf *out, size_t n)
{
	static const char none[BLOCK] = {0};

	buf_put(out, none, n);
}

void
tar_put(struct buf *out, const char *name, struct str body, struct instant at)
{
	struct header h = {.type = '0'};
	size_t n = strlen(name);
	bool folder = n > 0 && name[n - 1] == '/';

	claim(n < NAME);
	memcpy(h.name, name, n);
	octal(h.mode, sizeof(h.mode), folder ? 0700 : 0600);
	octal(h.uid, sizeof(h.uid), 0);
	octal(h.gid, sizeof(h.gid), 0);
	octal(h.size, sizeof(h.size), (int64_t)body.n);
	octal(h.mtime, sizeof(h.mtime), at.ms / 1000);
	if (folder)
		h.type = '5';
	memcpy(h.magic, "ustar", sizeof(h.magic));
	memcpy(h.version, "00", sizeof(h.version));
	sum_put(&h);
	buf_put(out, (const char *)&h, sizeof(h));
	buf_str(out, body);
	blanks(out, (BLOCK - body.n % BLOCK) % BLOCK);
}

void
tar_end(struct buf *out)
{
	blanks(out, BLOCK);
	blanks(out, BLOCK);
}
