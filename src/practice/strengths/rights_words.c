/* Table of data: words of decision rights. */
#include "practice/strengths/rights_local.h"

const char *const rights_topics[] = {"contact",   "when",       "where",
                                     "room",      "plan",       "unpaid_work",
                                     "drug_test", "home_visit", "family",
                                     "language",  "volunteer",  "stories",
                                     "research",  "fund",       "doctor",
                                     "faith",     NULL};
const char *const rights_kinds[] = {"core", "judgement", "own", "not_ours",
                                    NULL};
const char *const rights_sides[] = {"person", "worker", NULL};
const char *const rights_states[] = {"asked", "stands", "no", "withdrawn",
                                     NULL};
const char *const rights_deciders[] = {"person", "together", "worker",
                                       "law",    "other",    NULL};
const char *const rights_gaps[] = {"none", "same", "near", "wide", NULL};

const struct rights_topic_words rights_topic_keys[] = {
        [RIGHTS_CONTACT] = {TK("Keeping in touch"), TK("That we keep in touch"),
                            TK("That there is contact at all, as the order "
                               "says"),
                            TK("That you come and talk with us, as the order "
                               "says")},
        [RIGHTS_WHEN] = {TK("When to meet"), TK("When we meet"),
                         TK("Days and times that fit work, family and health"),
                         TK("Days and times that fit your life")},
        [RIGHTS_WHERE] = {TK("Where to meet"), TK("Where we meet"),
                          TK("At the office, outside, or by telephone"),
                          TK("At the office, outside, or on the phone")},
        [RIGHTS_ROOM] = {TK("Who is in the room"), TK("Who is in the room"),
                         TK("Family, a mentor, a trainee or a colleague"),
                         TK("Family, a mentor or one more worker")},
        [RIGHTS_PLAN] = {TK("What goes in the plan"),
                         TK("What goes in my plan"),
                         TK("Which goals and steps, and in which words"),
                         TK("Which goals and steps, and in which words")},
        [RIGHTS_UNPAID_WORK] = {TK("Which unpaid work"),
                                TK("Which unpaid work I do"),
                                TK("The placement; the hours are the court’s"),
                                TK("Which job you do. The court set the "
                                   "hours")},
        [RIGHTS_DRUG_TEST] = {TK("Drug testing, where ordered"),
                              TK("Drug tests, if the court asked for them"),
                              TK("Whether to test, where an order or a licence "
                                 "says so"),
                              TK("If you are tested, where an order says so")},
        [RIGHTS_HOME_VISIT] = {TK("Home visits"), TK("Visits to my home"),
                               TK("Whether somebody visits, and when"),
                               TK("If somebody comes to your home, and when")},
        [RIGHTS_FAMILY] = {TK("What the family is told"),
                           TK("What my family is told"),
                           TK("By anybody from probation"),
                           TK("By anybody who works here")},
        [RIGHTS_LANGUAGE] = {TK("Which language is used"),
                             TK("Which language we use"),
                             TK("In talk and in writing"),
                             TK("When we talk and when we write")},
        [RIGHTS_VOLUNTEER] = {TK("Meeting a volunteer or a coach"),
                              TK("If I meet a volunteer or a coach"),
                              TK("Whether, and whom"),
                              TK("If you want to, and who it is")},
        [RIGHTS_STORIES] = {TK("Telling a story"), TK("If I tell my story"),
                            TK("Whether, to whom, and what is in it"),
                            TK("If you do, who hears it, and what is in it")},
        [RIGHTS_RESEARCH] = {TK("Taking part in research"),
                             TK("If I take part in research"),
                             TK("Whether, and when to stop"),
                             TK("If you do, and when you stop")},
        [RIGHTS_FUND] = {TK("Money from the fund"), TK("Money from the fund"),
                         TK("What it is asked for and what it pays"),
                         TK("What we ask for and what it pays")},
        [RIGHTS_DOCTOR] = {TK("What is said at the doctor’s"),
                           TK("What I say to my doctor"),
                           TK("Where no order asks for treatment"),
                           TK("If no order asks you to get treatment")},
        [RIGHTS_FAITH] = {TK("Faith, votes and views"),
                          TK("My faith, my vote and my views"),
                          TK("What somebody believes, and with whom"),
                          TK("What you believe, and who with")},
};

const char *const rights_kind_keys[] = {
        TK("The court or the law decides"),
        TK("Weighed together; the worker answers for it"),
        TK("The person decides"), TK("Not for probation")};
const char *const rights_kind_keys_me[] = {
        TK("The court or the law decides"),
        TK("We weigh it up. My worker answers for it"), TK("I decide"),
        TK("Not for probation")};

const char *const rights_decider_keys[] = {
        TK("The person"), TK("Both together"), TK("The worker"),
        TK("The court or the law"), TK("Somebody else")};
const char *const rights_decider_keys_me[] = {
        TK("I did"), TK("We did, together"), TK("My worker"),
        TK("The court or the law"), TK("Somebody else")};

/* The ladder of co-production: Think Local Act Personal. */
const char *const rights_step_keys[] = {
        "",
        TK("1. Made to: it was done, whatever they thought"),
        TK("2. Taught: told what is good for them"),
        TK("3. Told: they knew what would happen"),
        TK("4. Asked: somebody asked what they think"),
        TK("5. Heard: what they said changed something"),
        TK("6. Planned together"),
        TK("7. Planned and done together"),
};
const char *const rights_step_keys_me[] = {
        "",
        TK("1. I was made to"),
        TK("2. I was taught what is good for me"),
        TK("3. I was told what would happen"),
        TK("4. I was asked what I think"),
        TK("5. What I said changed something"),
        TK("6. We planned it together"),
        TK("7. We planned it and did it together"),
};
