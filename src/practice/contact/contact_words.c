/*
 * contact_words.c - the words stored and shown for each value.
 */
#include "practice/contact/contact_local.h"

const char *const contact_kinds[] = {"office",      "home_visit",
                                     "phone",       "video",
                                     "unpaid_work", "rehabilitation_activity",
                                     "group",       "prison_visit",
                                     "letter",      NULL};
const char *const contact_outcomes[] = {"attended_complied",
                                        "attended_failed_to_comply",
                                        "acceptable_absence",
                                        "unacceptable_absence",
                                        "rescheduled",
                                        "none_yet",
                                        NULL};
const char *const contact_answers[] = {"none", "can", "cannot", NULL};
const char *const contact_reasons[] = {"none",   "work",   "health",
                                       "family", "travel", "court",
                                       "faith",  "other",  NULL};
const char *const contact_privacies[] = {"shared", "third_party", "safety",
                                         "victim", "enquiry",     "imported",
                                         NULL};
const char *const contact_sides[] = {"person", "worker", NULL};
const char *const contact_movers[] = {"service", "person", NULL};
const char *const contact_kept_words[] = {"open", "kept", "not_kept", NULL};
const char *const contact_acts[] = {"planned",     "offered",     "accepted",
                                    "cannot_make", "rescheduled", "attended",
                                    "outcome",     "note_shared", "corrected",
                                    NULL};
const char *const contact_changes[] = {"corrected", "overtaken", "delivered",
                                       NULL};

const char *const contact_kind_keys[] = {
        TK("Meeting at our place"),
        TK("Home visit"),
        TK("Phone call"),
        TK("Video call"),
        TK("Unpaid work"),
        TK("Rehabilitation activity"),
        TK("Group session"),
        TK("Prison visit"),
        TK("Letter"),
};
const char *const contact_kind_keys_me[] = {
        TK("At our place"), TK("At your home"),      TK("By phone"),
        TK("By video"),     TK("Unpaid work"),       TK("An activity day"),
        TK("In a group"),   TK("A visit in prison"), TK("By letter"),
};
const char *const contact_outcome_keys[] = {
        TK("Attended and complied"), TK("Attended, did not comply"),
        TK("Acceptable absence"),    TK("Unacceptable absence"),
        TK("Moved to another time"), TK("No outcome yet"),
};
const char *const contact_outcome_keys_me[] = {
        TK("You were there"),
        TK("You were there. Something did not go as it should"),
        TK("You could not be there. That was all right"),
        TK("You were not there"),
        TK("It was moved to another time"),
        TK("Nobody has written down how it went yet"),
};
const char *const contact_outcome_looks[] = {
        "dir-outcome dir-outcome--kept",    "dir-outcome dir-outcome--missed",
        "dir-outcome dir-outcome--excused", "dir-outcome dir-outcome--missed",
        "dir-outcome dir-outcome--excused", "dir-outcome dir-outcome--none",
};
const char *const contact_reason_keys[] = {
        TK("No reason"),
        TK("Work or training"),
        TK("Not well, or a health appointment"),
        TK("Family or children"),
        TK("Travel"),
        TK("Court or a solicitor"),
        TK("A religious day"),
        TK("Something else"),
};
const char *const contact_reason_keys_me[] = {
        TK("No reason"),
        TK("I am at work or on a course"),
        TK("I am not well, or I see a doctor"),
        TK("I need to be with my family"),
        TK("I cannot get there"),
        TK("I am at court or with my solicitor"),
        TK("It is a religious day for me"),
        TK("Something else"),
};
const char *const contact_privacy_keys[] = {
        TK("Shared with the person"),
        TK("It holds facts about somebody else"),
        TK("Sharing it could put somebody in danger"),
        TK("It holds facts about a victim"),
        TK("It would harm an enquiry by the police or a court"),
        TK("It came from another system and was not written to be shared"),
};
const char *const contact_answer_keys[] = {
        TK("No answer yet"),
        TK("Can make it"),
        TK("Cannot make it"),
};
const char *const contact_kept_keys[] = {
        TK("Open"),
        TK("Kept"),
        TK("Not kept"),
};

static const struct {
	const char *code;
	const char *key;
} code_keys[] = {
        {"ATTC", TK("Attended and complied")},
        {"ATSS", TK("Sent home by us, not their doing")},
        {"ATCH", TK("Attended, hours counted elsewhere")},
        {"AFDA", TK("Attended, failing was found acceptable")},
        {"AFTC", TK("Attended, did not comply")},
        {"ATSH", TK("Sent home for behaviour")},
        {"AAME", TK("Medical")},
        {"AAEM", TK("Work")},
        {"AAFC", TK("Family or childcare")},
        {"AACL", TK("Court or legal")},
        {"AAHO", TK("Holiday")},
        {"AARE", TK("Religious")},
        {"AARC", TK("Remanded in custody")},
        {"AASD", TK("Stood down")},
        {"CO05", TK("Professional judgement")},
        {"CO10", TK("No other failure in 12 months")},
        {"UAAB", TK("Unacceptable absence")},
        {"UACP", TK("Unacceptable absence from unpaid work")},
        {"AFTA", TK("Did not attend, evidence is awaited")},
        {"ATFI", TK("Did not follow another instruction")},
        {"RSSR", TK("Moved by us")},
        {"RSOF", TK("Moved because the person asked")},
};

struct str
contact_code_words(struct str code)
{
	for (size_t i = 0; i < sizeof(code_keys) / sizeof(code_keys[0]); i++)
		if (str_is(code, code_keys[i].code))
			return text_get(code_keys[i].key);
	return code;
}

struct str
contact_when(struct arena *arena, struct instant at)
{
	return TV(arena, "{day}, {time}",
	          {"day", date_words_short(arena, instant_date(at))},
	          {"time", instant_time_words(arena, at)});
}
