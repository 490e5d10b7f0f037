/*
 * tool_fit.c - what fits a sheet of paper.
 */
#include "practice/strengths/tool_views.h"

#include "base/utf8.h"

int
tool_lines(struct str words, bool marked, int width)
{
	int lines = marked ? 1 : 0;
	struct str line;

	while (str_split(&words, '\n', &line)) {
		int letters = (int)utf8_length(line);

		lines += letters == 0 ? 1 : (letters + width - 1) / width;
	}
	return lines;
}
