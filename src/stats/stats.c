/*
 * stats.c - what an estimator met.
 */
#include "stats/stats.h"

#include <string.h>

const char *const stats_code_names[STATS_CODES] = {
        "E_BAD_VALUE",
        "E_DUPLICATE_ID",
        "E_TIME_ORDER",
        "E_IMMATURE",
        "E_POST_TREATMENT",
        "E_SEPARATION",
        "E_MONOTONE",
        "E_NO_EVENTS",
        "E_FEW_EVENTS",
        "E_NO_OVERLAP",
        "E_NO_BALANCE_POSSIBLE",
        "E_NOT_CONVERGED",
        "E_PLAN_CHANGED",
        "E_PLAN_UNSEALED",
        "E_DISCLOSURE",
        "W_ALIASED",
        "W_FEW_EVENTS",
        "W_FEW_SETS",
        "W_ROWS_DROPPED",
        "W_NOT_AT_RISK",
        "W_LIKE_NOBODY",
        "W_POOR_BALANCE",
        "W_LOW_RETENTION",
        "W_NONPROPORTIONAL",
        "W_EXTREME_WEIGHTS",
        "W_MANY_GROUPS",
        "W_UNLINKED",
        "W_SAME_ROWS",
        "W_SAME_DAY",
};

void
stats_begin(struct stats *st, struct arena *arena)
{
	*st = (struct stats){.arena = arena, .threads = 1};
}

struct stats_note *
stats_note(struct stats *st, enum stats_code code)
{
	if (st->notes_n == st->notes_room) {
		size_t room = st->notes_room == 0 ? 4 : 2 * st->notes_room;

		st->notes = arena_grow(st->arena, st->notes,
		                       st->notes_room * sizeof(*st->notes),
		                       room * sizeof(*st->notes));
		st->notes_room = room;
	}
	st->notes[st->notes_n] = (struct stats_note){.code = code};
	return &st->notes[st->notes_n++];
}

void
stats_about(struct stats_note *note, struct str column)
{
	for (size_t i = 0; i < note->columns_n; i++)
		if (str_equal(note->columns[i], column))
			return;
	if (note->columns_n < STATS_NOTED_MOST && !str_empty(column))
		note->columns[note->columns_n++] = column;
}

bool
stats_stop(struct stats *st, enum stats_code code, struct str column)
{
	stats_about(stats_note(st, code), column);
	return false;
}

bool
stats_met(const struct stats *st, enum stats_code code)
{
	for (size_t i = 0; i < st->notes_n; i++)
		if (st->notes[i].code == code)
			return true;
	return false;
}

bool
stats_is_error(enum stats_code code)
{
	return code < W_ALIASED;
}
