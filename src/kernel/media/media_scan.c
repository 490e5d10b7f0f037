/*
 * media_scan.c - clamd, asked over its socket (INSTREAM): pieces of the file,
 * each after its length, and a piece of nothing; then one line back.
 */
#include <arpa/inet.h>

#include "base/dial.h"
#include "base/log.h"
#include "kernel/media/media_local.h"

#define PIECE ((size_t)64 * 1024)

static bool
send_file(struct dial *dial, struct bytes b)
{
	static const char command[] = "zINSTREAM";
	uint32_t length = 0;

	if (!dial_say(dial, command, sizeof(command)))
		return false;
	for (size_t at = 0; at < b.n; at += PIECE) {
		size_t n = b.n - at < PIECE ? b.n - at : PIECE;

		length = htonl((uint32_t)n);
		if (!dial_say(dial, &length, sizeof(length)) ||
		    !dial_say(dial, b.p + at, n))
			return false;
	}
	length = 0;
	return dial_say(dial, &length, sizeof(length));
}

/* Up to the NUL that ends it; empty when none came. */
static struct str
line_read(struct dial *dial, char *line, size_t room)
{
	size_t n = 0;

	while (n < room) {
		size_t got = dial_hear(dial, line + n, room - n);

		if (got == 0)
			break;
		n += got;
		if (line[n - 1] == '\0')
			return (struct str){line, n - 1};
	}
	return S("");
}

static enum scan_end
verdict(struct str line)
{
	if (str_is(line, "stream: OK"))
		return SCAN_CLEAN;
	if (str_starts(line, S("stream: ")) && str_ends(line, S(" FOUND")))
		return SCAN_FOUND;
	return SCAN_NONE;
}

enum scan_end
media_scan(struct arena *arena, const char *clamd, struct bytes b, int ms)
{
	struct dial *dial = dial_to(arena, clamd, ms);
	enum scan_end end = SCAN_NONE;
	char line[512];

	/* It may answer and hang up before the file's end: too long for it. */
	if (dial != NULL) {
		(void)send_file(dial, b);
		end = verdict(line_read(dial, line, sizeof(line)));
		dial_end(dial);
	}
	if (end == SCAN_NONE)
		log_event(LOG_WARN, "scanner_gives_no_answer");
	return end;
}
