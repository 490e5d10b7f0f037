/* Table of data: the shapes of the API of what faces the person. */
#include "practice/mine/mine_local.h"

const struct api_schema mine_schemas[] = {
        {.name = "MyList",
         .shape = "items: [MyItem], done_days: integer(0..)",
         .says = "One’s own list: what is to do in its order, then what is "
                 "done, which goes after so many days"},
        {.name = "MyItem",
         .shape = "id: Id, title: string, notes: string, day: date?,"
                  " done: boolean, plan: MyItemPlan, step: Id?",
         .says = "A thing of one’s list; step is the step of the plan that it "
                 "is"},
        {.name = "MyItemPlan",
         .says = "Where it stands beside the plan: tied to nothing, from it, "
                 "put into it as a step or as words",
         .words = mine_intos},
        {.name = "MyItemNew",
         .shape = "title: string(1..120), notes?: string(..1000)?,"
                  " day?: date?",
         .says = "A thing to do, as it is to be"},
        {.name = "MyItemDone",
         .shape = "done: boolean",
         .says = "Whether it is done"},
        {.name = "MyItemMove",
         .shape = "by: up|down",
         .says = "One place up or down"},
        {.name = "MyItemPlace",
         .shape = "goal?: Id?, text: string(1..1000)",
         .says = "The words that go into the plan: a step of this goal, or "
                 "one’s own words without one"},
        {.name = "Papers",
         .shape = "crn: Crn, kept: [Paper], to_print: [Paper],"
                  " to_write_on: [Paper]",
         .says = "What of a person’s stands on paper: kept is what was signed "
                 "or given and stays as it was, the newest first; to_print is "
                 "as it is today; to_write_on are empty sheets"},
        {.name = "Paper",
         .shape = "what: string(1..), day: date?, page: string(2..)",
         .says = "One paper: what it is, in the reader’s language; the day it "
                 "was signed, given or last changed; the address of the page "
                 "that is printed"},
        {.name = "Feedback",
         .shape = "said: [FeedbackSaid], did: [FeedbackDid]",
         .says = "What a person said with their name, the newest first, and "
                 "what was done"},
        {.name = "FeedbackSaid",
         .shape = "id: Id, level: FeedbackLevel, about: FeedbackAbout,"
                  " words: string, for_them: boolean, said_by: string?,"
                  " said_at: date-time, answer: string?,"
                  " answered_by: string?",
         .says = "How it is; for_them when a worker typed it"},
        {.name = "FeedbackDid",
         .shape = "id: Id, said: string, did: string, day: date",
         .says = "What people said, and what was done"},
        {.name = "FeedbackNew",
         .shape = "level: FeedbackLevel, about: FeedbackAbout,"
                  " words?: string(..1000)?",
         .says = "How it is, with a name: the worker reads it"},
        {.name = "FeedbackUnnamedNew",
         .shape = "level: FeedbackLevel, about: FeedbackAbout,"
                  " words?: string(..1000)?",
         .says = "How it is, without a name"},
        {.name = "FeedbackTaken",
         .shape = "taken: boolean",
         .says = "That it was taken; nothing tells which it is"},
        {.name = "FeedbackAnswer",
         .shape = "answer: string(1..1000)",
         .says = "A worker’s answer"},
        {.name = "FeedbackHeard",
         .shape = "groups: [FeedbackGroup], older: boolean, did: [FeedbackDid]",
         .says = "What was said without a name, the newest months first; "
                 "older where a page of it follows"},
        {.name = "FeedbackGroup",
         .shape = "id: Id, paper: boolean, from: date, to: date,"
                  " people: integer(10..)?, answers: integer(10..),"
                  " levels: [FeedbackCount], worded: integer(0..),"
                  " words: [FeedbackUnnamed]",
         .says = "Months that are over, each by its first day, with answers "
                 "of ten people at least, or ten papers that staff typed; the "
                 "first of so many that have words"},
        {.name = "FeedbackWords",
         .shape = "content: [FeedbackUnnamed], page: Page",
         .says = "What people wrote, in the order of the alphabet"},
        {.name = "FeedbackCount",
         .shape = "level: FeedbackLevel, answers: integer(0..)",
         .says = "How many said so"},
        {.name = "FeedbackUnnamed",
         .shape = "level: FeedbackLevel, about: FeedbackAbout,"
                  " words: string",
         .says = "What somebody wrote, in the order of the alphabet"},
        {.name = "FeedbackDidNew",
         .shape = "said: string(1..1000), did: string(1..1000)",
         .says = "What people said, and what was done"},
        {.name = "FeedbackLevel",
         .says = "How it is, in five steps",
         .words = mine_levels},
        {.name = "FeedbackAbout",
         .says = "What it is about",
         .words = mine_abouts},
        API_SCHEMAS_END,
};
