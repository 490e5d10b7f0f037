/* Table of data: words about people, and what can be said instead (T30). */
#include "base/text.h"
#include "base/wording.h"

/*
 * The Welsh forms stand with their mutations; accents and apostrophes make no
 * difference (base/fold.h).  Nobody whose language it is has
 * read those marked unreviewed.
 *
 * Ours throughout: programme.md T30 names the first two.  What an Act or a
 * court calls a thing ("breach", "failure to comply" as a ground) may have to
 * be said so; the page about words says that too.
 */
const struct wording wording_list[] = {
        {"offen" "der|offen" "ders|ex-offen" "der|ex-offen" "ders",
         /* unreviewed */
         "troseddwr|troseddwyr|droseddwr|droseddwyr|throseddwr|"
         "throseddwyr|cyn-droseddwr|cyn-droseddwyr|gyn-droseddwr|"
         "gyn-droseddwyr|chyn-droseddwr|chyn-droseddwyr",
         TK("their name, or: a person on probation"),
         TK("It names somebody by the worst they did, and it stays."),
         {2026, 11, 1}},
        {"refuses|refused|refusing|refuses to|refusal to",
         /* unreviewed */
         "gwrthod|wrthod|gwrthododd|wrthododd|gwrthodai|wrthodai|"
         "gwrthodon|wrthodon|gwrthodent",
         TK("did not agree, because …"),
         TK("There was a reason. It may be one that you can do something "
            "about."),
         {2026, 11, 1}},
        {"failed to|fails to|failing to",
         /* unreviewed */
         "methodd â|methodd ag|fethodd â|fethodd ag|"
         "wedi methu â|wedi methu ag|yn methu â|yn methu ag|"
         "methiant i|fethiant i",
         TK("did not …, because …"),
         TK("It says what happened and why, and leaves the judging to where "
            "it belongs."),
         {2026, 11, 1}},
        {"non-compliant|noncompliant|non-compliance",
         /* unreviewed */
         "ddim yn cydymffurfio|diffyg cydymffurfio|"
         "ddiffyg cydymffurfio|diffyg cydymffurfiaeth|"
         "ddiffyg cydymffurfiaeth|heb gydymffurfio|"
         "peidio â chydymffurfio|anghydymffurfiol|"
         "anghydymffurfio|anghydymffurfiaeth",
         TK("what was missed, and when"),
         TK("A fact can be checked and answered. A label cannot."),
         {2026, 11, 1}},
        {"won't engage|will not engage|does not engage|doesn't engage|"
         "disengaged|refuses to engage|failed to engage",
         /* unreviewed */
         "ddim yn ymgysylltu|ddim am ymgysylltu|"
         "ddim eisiau ymgysylltu|nid yw'n ymgysylltu|"
         "nad yw'n ymgysylltu|gwrthod ymgysylltu|"
         "wrthod ymgysylltu|methu ag ymgysylltu|"
         "methodd ag ymgysylltu|diffyg ymgysylltu|"
         "ddiffyg ymgysylltu",
         TK("we have not found what works yet"),
         TK("Engaging takes two. What was tried, and what was in the way?"),
         {2026, 11, 1}},
        {"hard to reach|hard-to-reach",
         /* unreviewed */
         "anodd eu cyrraedd|anodd ei gyrraedd|"
         "anodd ei chyrraedd|anodd i'w cyrraedd|"
         "anodd i'w gyrraedd|anodd i'w chyrraedd|"
         "anodd cael gafael arno|anodd cael gafael arni|"
         "anodd cael gafael arnyn nhw|"
         "anodd cael gafael arnynt",
         TK("we have not reached them yet"),
         TK("It is for the service to be easy to reach."),
         {2026, 11, 1}},
        {"manipulative|manipulating",
         /* unreviewed */
         "ystrywgar|ystrywio|ystrywiol",
         TK("what they did, and what they may have needed"),
         TK("It guesses at a motive. Others who read it stop listening."),
         {2026, 11, 1}},
        {"attention seeking|attention-seeking",
         /* unreviewed */
         "ceisio sylw|geisio sylw|mynnu sylw|fynnu sylw|"
         "chwilio am sylw",
         TK("wanted somebody to notice that …"),
         TK("It is often the only way that was left to ask for help."),
         {2026, 11, 1}},
        {"addict|addicts|junkie|junkies|druggie",
         /* unreviewed */
         "adict|adictiaid|jynci|jyncis|caethyn i gyffuriau|"
         "gaethyn i gyffuriau",
         TK("somebody who uses …, or who is in recovery"),
         TK("Use is something that a person does, not what they are."),
         {2026, 11, 1}},
        {"alcoholic|alcoholics|drunk",
         /* unreviewed */
         "alcoholig|alcoholigion|meddwyn|feddwyn|meddwon|"
         "feddwon|meddw|feddw",
         TK("somebody who drinks more than they want to"),
         TK("The same: it can change, and the word says that it cannot."),
         {2026, 11, 1}},
        {"ex-con|ex-cons|convict|convicts|criminal|criminals|lag|lags",
         /* unreviewed */
         "cyn-garcharor|cyn-garcharorion|gyn-garcharor|"
         "gyn-garcharorion|chyn-garcharor|"
         "chyn-garcharorion",
         TK("their name, or: a person who was in prison"),
         TK("What somebody did is in the record once. It is not their name."),
         {2026, 11, 1}},
        {"chaotic|chaotic lifestyle",
         /* unreviewed */
         "anhrefnus|bywyd anhrefnus|ffordd o fyw anhrefnus|"
         "di-drefn|ddi-drefn|caotig|gaotig",
         TK("what is hard at the moment: housing, money, sleep …"),
         TK("Said plainly, it shows where help could begin."),
         {2026, 11, 1}},
        {"in denial|lacks insight|lack of insight|no insight",
         /* unreviewed */
         "diffyg mewnwelediad|ddiffyg mewnwelediad|"
         "dim mewnwelediad|ddim mewnwelediad|"
         "heb fewnwelediad|mewn gwadiad",
         TK("sees it another way: …"),
         TK("Both views belong in the record, side by side."),
         {2026, 11, 1}},
        {"committed suicide|commits suicide|commit suicide",
         /* unreviewed */
         "cyflawni hunanladdiad|gyflawni hunanladdiad|"
         "chyflawni hunanladdiad|cyflawnodd hunanladdiad|"
         "gyflawnodd hunanladdiad",
         TK("died by suicide, or: tried to end their life"),
         TK("It has been no crime since 1961."),
         {2026, 11, 1}},
        {NULL, NULL, NULL, NULL, {0, 0, 0}},
};
