/*
 * checkin_store_local.h - what the files that hold the statements of rounds
 * share.
 */
#ifndef PRACTICE_CHECKIN_STORE_LOCAL_H
#define PRACTICE_CHECKIN_STORE_LOCAL_H

#include "practice/checkin/checkin_local.h"

/* What is kept close is there for the person, their worker and the senior of
 * their team alone; of a row `c` of checkin_round. */
#define CHECKIN_SEEN \
	" exists (select 1 from access_v_reach r where r.actor = :actor" \
	" and r.person = c.person and r.until > :now" \
	" and (c.sensitive = 0 or r.way in ('own', 'self', 'team')))"

#define CHECKIN_COLUMNS \
	" c.checkin, c.person, c.due, c.until, c.state, c.question_1," \
	" c.question_2, c.question_3, c.answer_1, c.answer_2, c.answer_3," \
	" c.mood, c.wants, c.other, c.call, c.words, c.voice, c.sent_by," \
	" c.sent_at, c.sensitive, c.known, c.note, c.read_by, c.read_at "

/* A row with these columns. */
struct checkin checkin_of_row(const struct row *row);

#endif
