/*
 * sit_api.c - sittings as JSON.
 */
#include "practice/strengths/sit_views.h"

void
sit_json(struct json_out *j, struct date day, const struct sit *list, size_t n)
{
	json_array(j, "room");
	for (size_t i = 0; i < n; i++) {
		struct date of = instant_date(list[i].at);

		if (date_is(day) && of.days != day.days)
			continue;
		json_object(j, NULL);
		json_instant(j, "at", list[i].at);
		json_str(j, "room", list[i].room);
		json_str_or_null(j, "written_by", list[i].by_name);
		json_end(j);
	}
	json_end(j);
}
