/*
 * assess_json.c - an edition and its sides as JSON.
 */
#include "practice/strengths/assess_json.h"

static void
json_priority(struct json_out *j, int priority)
{
	if (priority == 0)
		json_null(j, "priority");
	else
		json_i64(j, "priority", priority);
}

/* Who wrote a side, and the questions that were asked. */
static void
by_json(struct json_out *j, const struct assess_by *by)
{
	struct str asked = by->asked, line;

	json_str_or_null(j, "written_by", by->name);
	json_instant(j, "written_at", by->at);
	json_i64(j, "version", by->version);
	json_i64(j, "form", by->form);
	json_array(j, "asked");
	while (str_split(&asked, '\n', &line))
		json_str(j, NULL, line);
	json_end(j);
}

void
assess_json_own(struct json_out *j, const struct assess_own *own)
{
	if (own->voice == ASSESS_NOBODY) {
		json_null(j, "own");
		return;
	}
	json_object(j, "own");
	json_str_or_null(j, "view", own->view);
	json_str_or_null(j, "strengths", own->strengths);
	json_bool(j, "nothing", own->nothing);
	json_str_or_null(j, "ready", str_of(assess_readies[own->ready]));
	json_str_or_null(j, "ready_words", own->ready_words);
	json_priority(j, own->priority);
	json_bool(j, "for_them", own->voice == ASSESS_FOR);
	by_json(j, &own->by);
	json_end(j);
}

void
assess_json_work(struct json_out *j, const struct assess_work *work, bool kept)
{
	if (work->by.version == 0) {
		json_null(j, "worker");
		return;
	}
	json_object(j, "worker");
	json_str_or_null(j, "view", work->view);
	json_str_or_null(j, "strengths", work->strengths);
	json_str_or_null(j, "needs", work->needs);
	json_bool(j, "nothing", work->nothing);
	json_priority(j, work->priority);
	if (kept) {
		json_str(j, "harm", str_of(assess_links[work->harm]));
		json_str_or_null(j, "harm_words", work->harm_words);
		json_str(j, "reoffending",
		         str_of(assess_links[work->reoffending]));
		json_str_or_null(j, "reoffending_words",
		                 work->reoffending_words);
		json_str_or_null(j, "evidence", work->evidence);
	}
	by_json(j, &work->by);
	json_end(j);
}

void
assess_json_edition(struct json_out *j, const struct assess *a)
{
	json_str_or_null(j, "id",
	                 a->id.v == 0 ? S("")
	                              : id_show(j->buf->arena, a->id.v));
	json_date(j, "day", a->day);
	json_str(j, "standing", str_of(assess_standings[a->standing]));
	json_i64(j, "version", a->version);
	json_bool(j, "shared", instant_is(a->shared_at));
	json_str_or_null(j, "signed_by", a->signed_name);
	json_str_or_null(j, "answered_by", a->answered_name);
	json_str_or_null(j, "answer", a->answer);
	json_str_or_null(j, "twice", str_of(assess_twices[a->twice]));
	json_str_or_null(j, "second_by", a->second_name);
	json_str_or_null(j, "second_answer", a->second_answer);
	json_str_or_null(j, "locked_by", a->locked_name);
	json_str_or_null(j, "locked_why", str_of(assess_locks[a->lock]));
	json_str_or_null(j, "locked_words", a->lock_words);
}
