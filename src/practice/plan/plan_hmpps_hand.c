/*
 * plan_hmpps_hand.c - the member of our own that says whose hand an answer came
 * through, so that what a worker wrote down goes out as nobody's own press.
 *
 * The number of an account is left out: it means nothing anywhere else.
 */
#include "practice/plan/plan_hmpps_in.h"

void
hmpps_put_hand(struct json_out *j, const char *key,
               const struct plan_scribe *hand)
{
	if (!plan_how_is_typed(hand->how))
		return;
	json_object(j, key);
	json_str(j, "how", str_of(plan_how_words[hand->how]));
	json_str_or_null(j, "written_by", hand->name);
	json_instant(j, "at", hand->at);
	if (date_is(hand->on))
		json_date(j, "paper_on", hand->on);
	json_end(j);
}

struct plan_scribe
hmpps_get_hand(struct hmpps_in *in, const json_t *ours,
               const struct hmpps_at *up, const char *key)
{
	const struct hmpps_at at = {up, key, 0};
	const json_t *o = hmpps_object(in, hmpps_get(ours, key), &at);
	enum plan_how how;

	if (o == NULL)
		return (struct plan_scribe){.how = PLAN_HOW_NONE};
	how = hmpps_word(in, hmpps_get(o, "how"), HMPPS_AT(&at, "how"),
	                 plan_how_words, PLAN_HOW_NONE);
	if (!plan_how_is_typed(how))
		return (struct plan_scribe){.how = PLAN_HOW_NONE};
	return (struct plan_scribe){
	        .how = how,
	        .name = hmpps_str(in, hmpps_get(o, "written_by"),
	                          HMPPS_AT(&at, "written_by")),
	        .at = hmpps_moment(in, hmpps_get(o, "at"), HMPPS_AT(&at, "at")),
	        .on = hmpps_day(in, hmpps_get(o, "paper_on"),
	                        HMPPS_AT(&at, "paper_on")),
	};
}
