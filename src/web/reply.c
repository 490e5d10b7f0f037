/*
 * reply.c - putting a reply together.
 */
#include "web/reply.h"

#include <string.h>
#include <strings.h>

void
reply_init(struct reply *reply, struct arena *arena)
{
	*reply = (struct reply){.arena = arena, .status = 500};
	buf_init(&reply->body, arena, 0);
}

/* A line break would begin a header of somebody else's choosing. */
static bool
header_safe(struct str value)
{
	for (size_t i = 0; i < value.n; i++) {
		unsigned char c = (unsigned char)value.p[i];

		if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

static void
header_add(struct reply *reply, const char *name, struct str value)
{
	const size_t most = sizeof(reply->headers) / sizeof(reply->headers[0]);

	claim(reply->headers_n < most);
	reply->headers[reply->headers_n++] =
	        (struct pair){str_of(name), str_of(str_c(reply->arena, value))};
}

void
reply_header(struct reply *reply, const char *name, struct str value)
{
	claim(header_safe(value));
	for (size_t i = 0; i < reply->headers_n; i++) {
		if (strcasecmp(reply->headers[i].name.p, name) != 0)
			continue;
		reply->headers[i].value = str_of(str_c(reply->arena, value));
		return;
	}
	header_add(reply, name, value);
}

void
reply_see_other(struct reply *reply, struct str path)
{
	/* "//host" and "/\host" are other sites to a browser. */
	claim(path.n > 0 && path.p[0] == '/');
	claim(path.n < 2 || (path.p[1] != '/' && path.p[1] != '\\'));
	reply->status = 303;
	reply->type = NULL;
	reply_header(reply, "Location", path);
}

void
reply_cookie(struct reply *reply, const struct cookie *cookie)
{
	struct buf line;

	claim(header_safe(cookie->value));
	claim(str_find(cookie->value, ';') == cookie->value.n);
	buf_init(&line, reply->arena, 8192);
	buf_print(&line, "%s=%.*s; Path=/", cookie->name,
	          STR_ARG(cookie->value));
	if (cookie->max_age >= 0)
		buf_print(&line, "; Max-Age=%lld", (long long)cookie->max_age);
	if (cookie->http_only)
		buf_lit(&line, "; HttpOnly");
	if (cookie->secure)
		buf_lit(&line, "; Secure");
	if (cookie->same_site != NULL)
		buf_print(&line, "; SameSite=%s", cookie->same_site);
	claim(!line.full);
	/* Several cookies are several headers: never replaced. */
	header_add(reply, "Set-Cookie", buf_get(&line));
}

/* Begin the body again, whatever was in it. */
static void
body_begin(struct reply *reply, int status, const char *type)
{
	reply->status = status;
	reply->type = type;
	reply->fixed = (struct bytes){0};
	reply->file = NULL;
	buf_init(&reply->body, reply->arena, 0);
}

void
reply_html(struct reply *reply, int status, struct html *out)
{
	body_begin(reply, status, "text/html; charset=utf-8");
	html_init(out, &reply->body);
}

void
reply_json(struct reply *reply, int status, struct json_out *out)
{
	body_begin(reply, status, "application/json");
	json_init(out, &reply->body);
}

void
reply_text(struct reply *reply, int status, struct str text)
{
	body_begin(reply, status, "text/plain; charset=utf-8");
	buf_str(&reply->body, text);
}

static bool
name_plain(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

void
reply_download(struct reply *reply, const char *type, struct str name)
{
	struct buf value;

	body_begin(reply, 200, type);
	buf_init(&value, reply->arena, 512);
	buf_lit(&value, "attachment; filename=\"");
	for (size_t i = 0; i < name.n && i < 120; i++) {
		bool plain = name_plain(name.p[i]) &&
		             !(i == 0 && name.p[i] == '.');

		buf_char(&value, plain ? name.p[i] : '-');
	}
	buf_lit(&value, "\"");
	reply_header(reply, "Content-Disposition", buf_get(&value));
}
