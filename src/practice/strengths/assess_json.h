/*
 * assess_json.h - an edition and its sides as JSON, for the API and for the
 * file that goes out.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_JSON_H
#define PRACTICE_STRENGTHS_ASSESS_JSON_H

#include "base/json.h"
#include "practice/strengths/assess_local.h"

/* Members of the object that is open: which edition, and where it stands. */
void assess_json_edition(struct json_out *j, const struct assess *a);
/* Member `own`: the person's side, or null. */
void assess_json_own(struct json_out *j, const struct assess_own *own);
/* Member `worker`: theirs, or null; `kept`: with what is not for the person's
 * eyes. */
void
assess_json_work(struct json_out *j, const struct assess_work *work, bool kept);

#endif
