/*
 * contact_calendar.c - an appointment as a calendar file (RFC 5545).
 */
#include "practice/contact/contact_views.h"

/* Octets of a line before it is folded (RFC 5545 section 3.1). */
#define LINE_MOST 75

/* One content line: folded between characters, ended by CRLF. */
static void
line_put(struct buf *out, struct str line)
{
	size_t room = LINE_MOST;

	for (size_t at = 0; at < line.n;) {
		size_t take = line.n - at < room ? line.n - at : room;

		/* Never in the middle of a character. */
		while (at + take < line.n && take > 1 &&
		       ((unsigned char)line.p[at + take] & 0xc0) == 0x80)
			take--;
		buf_str(out, str_slice(line, at, take));
		at += take;
		if (at < line.n)
			buf_lit(out, "\r\n ");
		room = LINE_MOST - 1;
	}
	buf_lit(out, "\r\n");
}

/* A value of type TEXT (section 3.3.11). */
static void
text_line(struct arena *arena, struct buf *out, const char *name,
          struct str value)
{
	struct buf line;

	buf_init(&line, arena, 0);
	buf_print(&line, "%s:", name);
	for (size_t i = 0; i < value.n; i++) {
		char c = value.p[i];

		if (c == '\n') {
			buf_lit(&line, "\\n");
			continue;
		}
		if (c == '\\' || c == ';' || c == ',')
			buf_char(&line, '\\');
		if ((unsigned char)c >= ' ')
			buf_char(&line, c);
	}
	line_put(out, buf_get(&line));
}

/* "20261126T103000Z" from "2026-11-26T10:30:00.000Z". */
static struct str
moment(struct arena *arena, struct instant at)
{
	struct str iso = instant_iso(arena, at);
	struct buf out;

	buf_init(&out, arena, 0);
	for (size_t i = 0; i < iso.n && iso.p[i] != '.'; i++)
		if (iso.p[i] != '-' && iso.p[i] != ':')
			buf_char(&out, iso.p[i]);
	buf_char(&out, 'Z');
	return buf_get(&out);
}

static void
event_put(struct arena *arena, struct instant now, struct str host,
          const struct contact *contact, bool bare, struct buf *out)
{
	int64_t minutes =
	        contact->planned_minutes > 0 ? contact->planned_minutes : 30;
	struct str with = bare ? S("")
	                       : contact_first_name(contact->staff_name);

	line_put(out, S("BEGIN:VEVENT"));
	text_line(arena, out, "UID",
	          str_print(arena, "%.*s@%.*s",
	                    STR_ARG(id_show(arena, contact->id.v)),
	                    STR_ARG(host)));
	line_put(out, str_print(arena, "SEQUENCE:%lld",
	                        (long long)contact->version));
	line_put(out,
	         str_print(arena, "DTSTAMP:%.*s", STR_ARG(moment(arena, now))));
	line_put(out, str_print(arena, "DTSTART:%.*s",
	                        STR_ARG(moment(arena, contact->at))));
	line_put(out, str_print(arena, "DURATION:PT%lldM", (long long)minutes));
	/* Others may look at the calendar of a phone: no word of why. */
	text_line(arena, out, "SUMMARY",
	          str_empty(with)
	                  ? T("Appointment")
	                  : TV(arena, "Meeting with {name}", {"name", with}));
	if (!bare && !str_empty(contact->place))
		text_line(arena, out, "LOCATION", contact->place);
	line_put(out, S("END:VEVENT"));
}

static void
calendar_begin(struct buf *out)
{
	line_put(out, S("BEGIN:VCALENDAR"));
	line_put(out, S("VERSION:2.0"));
	line_put(out, S("PRODID:-//My Direction//Appointments//EN"));
	line_put(out, S("METHOD:PUBLISH"));
}

void
contact_calendar(struct arena *arena, struct instant now, struct str host,
                 const struct contact *contact, struct buf *out)
{
	calendar_begin(out);
	event_put(arena, now, host, contact, false, out);
	line_put(out, S("END:VCALENDAR"));
}

void
contact_calendar_all(struct arena *arena, struct instant now, struct str host,
                     const struct contact *list, size_t n, struct buf *out)
{
	calendar_begin(out);
	for (size_t i = 0; i < n; i++)
		event_put(arena, now, host, &list[i], true, out);
	line_put(out, S("END:VCALENDAR"));
}
