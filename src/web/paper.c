/*
 * paper.c - a page goes over a socket, a PDF comes back.
 */
#include "web/paper.h"

#include "base/dial.h"
#include "base/log.h"

void
paper_length_put(unsigned char *at, size_t n)
{
	for (int i = 0; i < PAPER_LENGTH; i++)
		at[i] = (unsigned char)(n >> (8 * (PAPER_LENGTH - 1 - i)));
}

size_t
paper_length_get(const unsigned char *at)
{
	size_t n = 0;

	for (int i = 0; i < PAPER_LENGTH; i++)
		n = n << 8 | at[i];
	return n;
}

static bool
hear_all(struct dial *dial, unsigned char *p, size_t n)
{
	size_t have = 0, got = 1;

	while (have < n && got > 0) {
		got = dial_hear(dial, p + have, n - have);
		have += got;
	}
	return have == n;
}

static bool
pdf_hear(struct arena *arena, struct dial *dial, struct bytes *out)
{
	unsigned char length[PAPER_LENGTH], *pdf;
	size_t n;

	if (!hear_all(dial, length, sizeof(length)))
		return false;
	n = paper_length_get(length);
	if (n == 0 || n > PAPER_PDF_MOST)
		return false;
	pdf = arena_new(arena, unsigned char, n);
	if (!hear_all(dial, pdf, n) ||
	    !str_starts((struct str){(const char *)pdf, n}, S("%PDF-")))
		return false;
	*out = (struct bytes){pdf, n};
	return true;
}

bool
paper_print(struct arena *arena, const char *printer, struct str page, int ms,
            struct bytes *out)
{
	unsigned char length[PAPER_LENGTH];
	struct dial *dial;
	bool made;

	if (page.n == 0 || page.n > PAPER_PAGE_MOST)
		return false;
	dial = dial_to(arena, printer, ms);
	paper_length_put(length, page.n);
	made = dial != NULL && dial_say(dial, length, sizeof(length)) &&
	       dial_say(dial, page.p, page.n) && pdf_hear(arena, dial, out);
	if (dial != NULL)
		dial_end(dial);
	if (!made)
		log_event(LOG_WARN, "printer_made_nothing");
	return made;
}
