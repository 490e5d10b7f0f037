/* contact_calendar_test.c - the calendar file, octet by octet. */
#include "practice/contact/contact_world_test.h"

static const char expected[] =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
        "PRODID:-//My Direction//Appointments//EN\r\nMETHOD:PUBLISH\r\n"
        "BEGIN:VEVENT\r\nUID:0000000000007@md.test\r\nSEQUENCE:3\r\n"
        "DTSTAMP:20261124T100000Z\r\nDTSTART:20261124T100000Z\r\n"
        "DURATION:PT45M\r\nSUMMARY:Meeting with Sam\r\n"
        "LOCATION:Harbour House\\, Quay Street\\; second floor\\\\left\\n"
        "Ŵ Ŵ Ŵ Ŵ Ŵ \r\n Ŵ Ŵ Ŵ\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

TEST("contact: a calendar file escapes its words and folds long lines "
     "between characters")
{
	const struct contact contact = {
	        .id = {7},
	        .at = {WORLD_AT},
	        .staff_name = S("Sam Okafor"),
	        .place = S("Harbour House, Quay Street; second "
	                   "floor\\left\nŴ Ŵ Ŵ Ŵ Ŵ Ŵ Ŵ Ŵ"),
	        .planned_minutes = 45,
	        .version = 3,
	};
	struct buf out;
	struct str made;
	size_t line = 0;

	buf_init(&out, t->arena, 0);
	contact_calendar(t->arena, (struct instant){WORLD_AT}, S("md.test"),
	                 &contact, &out);
	made = buf_get(&out);
	expect_str(made, expected);
	for (size_t i = 0; i < made.n; i++) {
		line = made.p[i] == '\n' ? 0 : line + 1;
		expect_true(line <= 76);
	}
}
