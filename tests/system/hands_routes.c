/* hands_routes.c - which routes write into somebody's record, and whose hand
 * each of them is for. */
#include "tests/system/hands.h"

bool
hand_is_part(struct str path)
{
	static const char *const parts[] = {
	        "plan",      "strengths",  "tools",     "rights",
	        "support",   "pathways",   "induction", "ready",
	        "ending",    "checkin",    "feedback",  "list",
	        "decisions", "contacts",   "promises",  "appointments",
	        "fund",      "list-steps", NULL};
	struct str part;

	while (str_split(&path, '/', &part))
		if (str_word(part, parts) >= 0)
			return true;
	return false;
}

bool
hand_is_of(struct str path, bool person, bool api)
{
	if (api)
		return str_starts(path, S("/api/people/:crn/")) ||
		       (person && str_starts(path, S("/api/me/")));
	return person ? str_starts(path, S("/me/"))
	              : str_starts(path, S("/people/:crn/"));
}

/* A route of both that only one side may write by is refused to the other by
 * a rule, not by its permission: hand_not says so. */
bool
hand_may(const struct route *r, bool person)
{
	struct str path = str_of(r->path);
	bool api = str_starts(path, S("/api/"));

	if (r->method == GET || !hand_is_of(path, person, api))
		return false;
	if (!api || r->permission == CAN_SIGNED_IN)
		return true;
	return person == (r->permission == CAN_WRITE_OWN);
}
