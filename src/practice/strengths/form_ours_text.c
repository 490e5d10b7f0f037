/*
 * form_ours_text.c - rules: a text as long as the form takes.
 */
#include "practice/strengths/form_ours_local.h"

/* Every line end as one character. */
struct str
form_ours_lines(struct arena *arena, struct str text)
{
	char *p = arena_bytes(arena, text.n + 1, 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		bool pair = text.p[i] == '\r' && i + 1 < text.n &&
		            text.p[i + 1] == '\n';

		if (!pair)
			p[n++] = text.p[i] == '\r' ? '\n' : text.p[i];
	}
	return (struct str){p, n};
}

/* The first `most` characters, and no part of a word where one ends soon. */
struct str
form_ours_first(struct str text, size_t most)
{
	size_t end = 0, n = 0, word = 0;

	while (end < text.n && n < most) {
		end++;
		while (end < text.n &&
		       ((unsigned char)text.p[end] & 0xc0) == 0x80)
			end++;
		n++;
		if (end < text.n && (text.p[end] == ' ' || text.p[end] == '\n'))
			word = end;
	}
	if (word > 0 && end - word < 60)
		end = word;
	return str_slice(text, 0, end);
}
