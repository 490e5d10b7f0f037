/* system.c - people for the tests that walk every capability. */
#include "tests/system/system.h"

#include <string.h>

#include "register/people/people.h"

struct wanted {
	const char *crn;
	const char *first;
	const char *last;
	struct organisation_id organisation;
	struct team_id team;
	struct user_id worker;
};

static const struct fault *
person_add(struct ctx *ctx, void *data)
{
	const struct wanted *wanted = data;
	struct person_facts facts = {
	        .crn = str_of(wanted->crn),
	        .first_name = str_of(wanted->first),
	        .last_name = str_of(wanted->last),
	        .date_of_birth = {7305},
	        .allocated_on = ctx->today,
	        .organisation = wanted->organisation,
	        .team = wanted->team,
	        .worker = wanted->worker,
	};
	enum put_result result;
	struct person_id person;

	return people_put(ctx, &facts, &person, &result);
}

void
system_people(struct world *w)
{
	struct wanted ours = {SYSTEM_OURS,     "Rhian", "Zzyzx-Ours",
	                      w->organisation, w->team, world_user(w, "sam")};
	struct wanted theirs = {SYSTEM_THEIRS,  "Gwil",
	                        "Zzyzx-Theirs", w->other_organisation,
	                        w->other_team,  world_user(w, "ned")};

	expect_ok(world_do(w, NULL, person_add, &ours));
	expect_ok(world_do(w, NULL, person_add, &theirs));
}

const char *
system_path(struct arena *arena, const char *pattern, const char *crn)
{
	struct str rest = str_of(pattern), part;
	struct buf buf;

	buf_init(&buf, arena, 0);
	while (str_split(&rest, '/', &part)) {
		if (str_empty(part))
			continue;
		buf_char(&buf, '/');
		if (str_is(part, ":crn"))
			buf_str(&buf, str_of(crn));
		else if (part.p[0] == ':')
			buf_str(&buf, id_show(arena, id_new()));
		else
			buf_str(&buf, part);
	}
	if (buf.n == 0)
		buf_char(&buf, '/');
	return str_c(arena, buf_get(&buf));
}
