/* Table of data: words of values, in the order of their lists. */
#include "practice/checkin/checkin_local.h"

const char *const checkin_facts[] = {
        "court", "harm", "breach", "self", "unsafe", NULL,
};
const char *const checkin_states[] = {"asked", "running", "no", "stopped",
                                      NULL};
const char *const checkin_places[] = {"beside", "wanted", "instead", "refused",
                                      NULL};
const char *const checkin_ways[] = {"worker", "email", "text", NULL};
const char *const checkin_voices[] = {"own", "phone", "met", "paper", NULL};
const char *const checkin_moods[] = {
        "unsaid", "struggling", "not_great", "ok", "well", "very_well", NULL,
};
const char *const checkin_wants[] = {
        "mental_health", "alcohol", "drugs", "money", "housing",
        "work",          "people",  "other", NULL,
};
const char *const checkin_stands[] = {
        "created", "submitted", "reviewed", "expired", "cancelled", NULL,
};
const char *const checkin_knowns[] = {"",    "signed_in", "spoke",
                                      "saw", "concern",   NULL};

const char *const checkin_fact_keys[] = {
        TK("The court or the licence asks for meetings in person"),
        TK("There is a risk now that they hurt somebody else"),
        TK("A breach or a recall is under way"),
        TK("There is a worry now that they hurt themself"),
        TK("Somebody else may read or force what they send"),
};

const char *const checkin_fact_never[] = {
        TK("The court or the licence asks for meetings in person: check-ins "
           "cannot take their place"),
        TK("With a risk to somebody else now, check-ins cannot take the place "
           "of meetings"),
        TK("With a breach or a recall under way, check-ins cannot take the "
           "place of meetings"),
        TK("With a worry that they hurt themself, check-ins cannot take the "
           "place of meetings"),
        TK("Where somebody else may read or force what they send, check-ins "
           "are not safe for them"),
};

const char *const checkin_state_keys[] = {
        TK("Waiting for the person to say yes"),
        TK("Check-ins are on"),
        TK("The person said no"),
        TK("Stopped"),
};

const char *const checkin_state_keys_me[] = {
        TK("Your worker asked if you want check-ins"),
        TK("Check-ins are on"),
        TK("You said no to check-ins"),
        TK("Stopped"),
};

const char *const checkin_place_keys[] = {
        TK("Beside meetings"),
        TK("Beside meetings, until a senior says yes to fewer"),
        TK("In the place of meetings"),
        TK("Beside meetings: a senior said no to fewer"),
};

const char *const checkin_way_keys[] = {
        TK("Nobody writes: the worker tells them"),
        TK("By email"),
        TK("By text message"),
};

const char *const checkin_way_keys_me[] = {
        TK("Your worker tells you"),
        TK("We send you an email"),
        TK("We send you a text message, once we can"),
};

const char *const checkin_voice_keys[] = {
        TK("Sent by the person"),
        TK("Typed by a worker, as said on the phone"),
        TK("Typed by a worker, as said when they met"),
        TK("Typed by a worker, from paper"),
};

const char *const checkin_mood_keys[] = {
        TK("Not said"), TK("Struggling"), TK("Not great"),
        TK("OK"),       TK("Well"),       TK("Very well"),
};

const char *const checkin_mood_keys_me[] = {
        TK("I do not want to say"),
        TK("I am struggling"),
        TK("Not so great"),
        TK("I am OK"),
        TK("I am well"),
        TK("I am very well"),
};

const char *const checkin_want_keys[] = {
        TK("How you feel, your mind"),
        TK("Alcohol"),
        TK("Drugs"),
        TK("Money"),
        TK("A place to live"),
        TK("Work or learning"),
        TK("Family, friends and others"),
        TK("Something else"),
};

const char *const checkin_stand_keys[] = {
        TK("Open"),     TK("Waits to be read"), TK("Read"),
        TK("Not sent"), TK("Called off"),
};

const char *const checkin_stand_keys_me[] = {
        TK("Open"), TK("Sent"), TK("Read"), TK("Not sent"), TK("Called off"),
};

const char *const checkin_known_keys[] = {
        NULL,
        TK("They signed in themself"),
        TK("I spoke to them on the phone"),
        TK("I met them"),
        TK("I am not sure it was them"),
};

struct str
checkin_every_words(struct arena *arena, int every)
{
	return TN(arena, "every week", "every {n} weeks", every);
}
