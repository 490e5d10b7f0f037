/* Table of data: words about people, and what can be said instead (T30). */
#include "base/text.h"
#include "base/wording.h"

/*
 * Ours throughout: programme.md T30 names the first two.  What an Act or a
 * court calls a thing ("breach", "failure to comply" as a ground) may have to
 * be said so; the page about words says that too.
 */
const struct wording wording_list[] = {
        {"offen" "der|offen" "ders|ex-offen" "der|ex-offen" "ders|"
         "troseddwr|troseddwyr",
         TK("their name, or: a person on probation"),
         TK("It names somebody by the worst they did, and it stays."),
         {2026, 11, 1}},
        {"refuses|refused|refusing|refuses to|refusal to",
         TK("did not agree, because …"),
         TK("There was a reason. It may be one that you can do something "
            "about."),
         {2026, 11, 1}},
        {"failed to|fails to|failing to",
         TK("did not …, because …"),
         TK("It says what happened and why, and leaves the judging to where "
            "it belongs."),
         {2026, 11, 1}},
        {"non-compliant|noncompliant|non-compliance",
         TK("what was missed, and when"),
         TK("A fact can be checked and answered. A label cannot."),
         {2026, 11, 1}},
        {"won't engage|will not engage|does not engage|doesn't engage|"
         "disengaged|refuses to engage|failed to engage",
         TK("we have not found what works yet"),
         TK("Engaging takes two. What was tried, and what was in the way?"),
         {2026, 11, 1}},
        {"hard to reach|hard-to-reach",
         TK("we have not reached them yet"),
         TK("It is for the service to be easy to reach."),
         {2026, 11, 1}},
        {"manipulative|manipulating",
         TK("what they did, and what they may have needed"),
         TK("It guesses at a motive. Others who read it stop listening."),
         {2026, 11, 1}},
        {"attention seeking|attention-seeking",
         TK("wanted somebody to notice that …"),
         TK("It is often the only way that was left to ask for help."),
         {2026, 11, 1}},
        {"addict|addicts|junkie|junkies|druggie",
         TK("somebody who uses …, or who is in recovery"),
         TK("Use is something that a person does, not what they are."),
         {2026, 11, 1}},
        {"alcoholic|alcoholics|drunk",
         TK("somebody who drinks more than they want to"),
         TK("The same: it can change, and the word says that it cannot."),
         {2026, 11, 1}},
        {"ex-con|ex-cons|convict|convicts|criminal|criminals|lag|lags",
         TK("their name, or: a person who was in prison"),
         TK("What somebody did is in the record once. It is not their name."),
         {2026, 11, 1}},
        {"chaotic|chaotic lifestyle",
         TK("what is hard at the moment: housing, money, sleep …"),
         TK("Said plainly, it shows where help could begin."),
         {2026, 11, 1}},
        {"in denial|lacks insight|lack of insight|no insight",
         TK("sees it another way: …"),
         TK("Both views belong in the record, side by side."),
         {2026, 11, 1}},
        {"committed suicide|commits suicide|commit suicide",
         TK("died by suicide, or: tried to end their life"),
         TK("It has been no crime since 1961."),
         {2026, 11, 1}},
        {NULL, NULL, NULL, {0, 0, 0}},
};
