/*
 * listen_check.c - the head of a request, before anything believes it.
 *
 * libmicrohttpd takes the first of two Content-Length headers, lets a
 * Transfer-Encoding stand beside one, and ends text at a NUL: whatever it
 * and a proxy before it could read differently is refused here.
 */
#include "web/listen_inner.h"

#include <string.h>
#include <strings.h>

static bool
name_is(const struct head_line *line, const char *name, size_t n)
{
	return line->name_n == n && strncasecmp(line->name, name, n) == 0;
}

#define NAME_IS(line, literal) \
	name_is((line), "" literal "", sizeof(literal) - 1)

/* Note the headers that say where a request ends and for whom it is. */
static void
line_note(struct head *head, const struct head_line *line)
{
	if (NAME_IS(line, "Host")) {
		head->hosts++;
		head->host = line->value;
	} else if (NAME_IS(line, "Content-Length")) {
		head->lengths++;
		head->content_length = line->value;
	} else if (NAME_IS(line, "Transfer-Encoding")) {
		head->codings++;
		head->coding = line->value;
	}
}

static enum MHD_Result
line_add(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_n,
         const char *value, size_t value_n)
{
	struct head *head = cls;
	struct head_line *line;

	(void)kind;
	if (head->n == HEAD_LINES_MOST) {
		head->full = true;
		return MHD_NO;
	}
	line = &head->lines[head->n++];
	*line = (struct head_line){name, name_n, value == NULL ? "" : value,
	                           value == NULL ? 0 : value_n};
	line_note(head, line);
	return MHD_YES;
}

static bool
letter_or_digit(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* A letter, a digit or one of `others`. */
static bool
char_of(unsigned char c, const char *others)
{
	return letter_or_digit(c) || (c != 0 && strchr(others, c) != NULL);
}

/* Characters of a header's name (RFC 9110, 5.6.2). */
static bool
token_char(unsigned char c)
{
	return char_of(c, "!#$%&'*+-.^_`|~");
}

static bool
name_sound(const struct head_line *line)
{
	for (size_t i = 0; i < line->name_n; i++)
		if (!token_char((unsigned char)line->name[i]))
			return false;
	return line->name_n > 0;
}

/* No control characters but tab: a lone CR is where readers differ. */
static bool
value_sound(const struct head_line *line)
{
	for (size_t i = 0; i < line->value_n; i++) {
		unsigned char c = (unsigned char)line->value[i];

		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

static bool
lines_sound(const struct head *head)
{
	for (size_t i = 0; i < head->n; i++)
		if (!name_sound(&head->lines[i]) ||
		    !value_sound(&head->lines[i]))
			return false;
	return true;
}

/* A host name or address with an optional port, and nothing more. */
static bool
host_sound(const char *host)
{
	size_t n = strlen(host);

	for (size_t i = 0; i < n; i++)
		if (!char_of((unsigned char)host[i], ".-_:[]"))
			return false;
	return n > 0 && n <= 260;
}

/* Digits alone: no sign, no list, no hexadecimal. */
static bool
length_read(const char *s, uint64_t *out)
{
	uint64_t length = 0;
	size_t n = strlen(s);

	if (n == 0 || n > 18)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		length = length * 10 + (uint64_t)(s[i] - '0');
	}
	*out = length;
	return true;
}

/* How the body is bounded: one way, and one we know. */
static int
framing_check(struct head *head, const char *version)
{
	if (head->lengths > 1 || head->codings > 1 ||
	    (head->lengths == 1 && head->codings == 1))
		return 400;
	if (head->lengths == 1)
		return length_read(head->content_length, &head->length) ? 0
		                                                        : 400;
	if (head->codings == 0)
		return 0;
	if (strcmp(version, "HTTP/1.1") != 0)
		return 400;
	if (strcasecmp(head->coding, "chunked") != 0)
		return 501;
	head->chunked = true;
	return 0;
}

/* A path of this site in visible ASCII; everything else comes escaped. */
static bool
target_sound(const char *target, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)target[i];

		if (c <= 0x20 || c >= 0x7f || c == '#')
			return false;
	}
	return n > 0 && target[0] == '/';
}

/*
 * The target and version follow the method with one byte between, as they
 * came.  A NUL in any of them would make them look shorter than they are.
 */
static int
line_check(const struct conn *conn, const char *method, const char *version)
{
	if (conn->target_at == NULL)
		return 400;
	if (conn->target_n > REQUEST_URL_MOST)
		return 414;
	if (conn->target_at != method + strlen(method) + 1 ||
	    version != conn->target_at + conn->target_n + 1)
		return 400;
	return target_sound(conn->target, conn->target_n) ? 0 : 400;
}

/* Nothing but what stands between two lines, or between name and value. */
static bool
gap_sound(const char *from, const char *to)
{
	if (from > to)
		return false;
	for (; from < to; from++)
		if (*from != '\0' && strchr("\r\n: \t", *from) == NULL)
			return false;
	return true;
}

/*
 * libmicrohttpd ends a value at a NUL and forgets the rest of its line.  The
 * head still lies as it came, from the method on: whatever of it is in no
 * name and no value was cut off.  A line that was folded, and so lies
 * elsewhere, is refused with it.
 */
static bool
head_whole(const struct head *head, const struct conn *conn, const char *method,
           const char *version)
{
	const union MHD_ConnectionInfo *size = MHD_get_connection_info(
	        conn->mhd, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
	const char *at = version + strlen(version);
	const char *end;

	if (size == NULL || size->header_size == 0)
		return false;
	end = method + size->header_size;
	for (size_t i = 0; i < head->n; i++) {
		const struct head_line *line = &head->lines[i];

		if (line->name > end || !gap_sound(at, line->name))
			return false;
		at = line->name + line->name_n;
		if (line->value_n == 0)
			continue;
		if (line->value > end || !gap_sound(at, line->value))
			return false;
		at = line->value + line->value_n;
	}
	return gap_sound(at, end);
}

/* A body where none belongs is how requests are hidden in others. */
static int
body_check(const struct head *head, const char *method)
{
	if (!head->chunked && head->length == 0)
		return 0;
	if (strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0)
		return 400;
	return 0;
}

int
head_read(struct head *head, const struct conn *conn, const char *method,
          const char *version)
{
	int status;

	/* Not all of it: the lines are many and filled one by one. */
	memset((char *)head + offsetof(struct head, n), 0,
	       sizeof(*head) - offsetof(struct head, n));
	status = line_check(conn, method, version);
	if (status != 0)
		return status;
	MHD_get_connection_values_n(conn->mhd, MHD_HEADER_KIND, line_add, head);
	if (head->full)
		return 431;
	if (!lines_sound(head) || !head_whole(head, conn, method, version) ||
	    head->hosts != 1 || !host_sound(head->host))
		return 400;
	status = framing_check(head, version);
	return status != 0 ? status : body_check(head, method);
}
