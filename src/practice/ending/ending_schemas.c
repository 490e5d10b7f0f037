/* Table of data: the shapes of the API of endings. */
#include "practice/ending/ending_local.h"

#define BY " for_them: boolean, said_by: string?, said_at: date-time"

const struct api_schema ending_schemas[] = {
        {.name = "Ending",
         .shape = "id: Id?, begun_on: date?, texts: [EndingText],"
                  " supports: [EndingSupport], answers: [EndingAnswered],"
                  " letters: [EndingLetter], talks: [EndingTalk],"
                  " outcome: EndingOutcome?, outcomes_before: [EndingOutcome],"
                  " door_until: date?, door_open: boolean,"
                  " visits: [EndingVisit], to_point_at: [EndingQuote]",
         .says = "The newest ending; without an id none has begun.  "
                 "to_point_at is what of the plan texts and letters can name"},
        {.name = "EndingQuote",
         .shape = "ref: string, kind: EndingQuoteKind, words: string",
         .says = "A goal reached, a strength or the network; ref is what "
                 "quotes name it by, words is as it stood then"},
        {.name = "EndingText",
         .shape = "about: EndingAbout, side: person|worker, words: string,"
                  " quotes: [EndingQuote], current: boolean," BY,
         .says = "What one side says; what it said before is not current"},
        {.name = "EndingSupport",
         .shape = "id: Id, kind: EndingSupportKind, who: string, what: string,"
                  " reach: string?, state: EndingAgreed," BY,
         .says = "Who the person turns to afterwards; agreed by the person"},
        {.name = "EndingAnswered",
         .shape = "ask: EndingAsk, says: EndingSays, until: date?,"
                  " holds: boolean," BY,
         .says = "An answer; holds is true of a yes whose day is not over"},
        {.name = "EndingLetter",
         .shape = "id: Id, quotes: [EndingQuote], own: string?," BY
                  ", given: boolean, worker_words: string?,"
                  " signed_by: string?",
         .says = "What the person chose that it names, and the worker’s "
                 "words"},
        {.name = "EndingTalk",
         .shape = "day: date, how: EndingHow, why: string?, room: string?,"
                  " written_by: string?",
         .says = "The closing talk, or why there was none"},
        {.name = "EndingOutcome",
         .shape = "outcome: EndingWay, ended_on: date, why: string,"
                  " door_until: date?, corrects: boolean, set_by: string?",
         .says = "How it ended; corrects when it puts another right"},
        {.name = "EndingVisit",
         .shape = "id: Id, words: string?," BY ", answer: string?,"
                  " answered_by: string?",
         .says = "Somebody who came back, and what was done"},
        {.name = "EndingTextNew",
         .shape = "about: EndingAbout, for_them?: boolean,"
                  " words: string(1..2000), quotes?: [string]",
         .says = "Words; for_them when a worker writes in the person’s name"},
        {.name = "EndingSupportNew",
         .shape = "kind: EndingSupportKind, who: string(1..200),"
                  " what: string(1..500), reach?: string(..200)?",
         .says = "Somebody who helps next; the person’s own is agreed"},
        {.name = "EndingSupportSay",
         .shape = "state: yes|no|back",
         .says = "Wanted, not wanted, or taken back"},
        {.name = "EndingAnswer",
         .shape = "ask: EndingAsk, says: EndingSays, until?: date?",
         .says = "An answer; until is needed with a yes"},
        {.name = "EndingLetterNew",
         .shape = "quotes?: [string], own?: string(..2000)?",
         .says = "What the letter names: goals, strengths, the person’s own "
                 "words"},
        {.name = "EndingSign",
         .shape = "words: string(1..2000)",
         .says = "A worker’s words, without offence, risk or order"},
        {.name = "EndingTalkNew",
         .shape = "day: date, how: EndingHow, why?: string(..500)?,"
                  " room?: string(..200)?",
         .says = "The closing talk; why is needed where the person could not "
                 "be asked, room where they met"},
        {.name = "EndingOutcomeNew",
         .shape = "outcome: EndingWay, ended_on: date, why: string(1..500),"
                  " corrects?: boolean",
         .says = "How it ended; corrects to put right what was set"},
        {.name = "EndingVisitNew",
         .shape = "words?: string(..500)?",
         .says = "The person comes back"},
        {.name = "EndingVisitAnswer",
         .shape = "answer: string(1..500)",
         .says = "What was done"},
        {.name = "EndingQuoteKind",
         .says = "What is pointed at",
         .words = ending_quote_kinds},
        {.name = "EndingAbout",
         .says = "What it is about",
         .words = ending_abouts},
        {.name = "EndingSupportKind",
         .says = "What kind of help",
         .words = ending_support_kinds},
        {.name = "EndingAgreed",
         .says = "What the person says of it",
         .words = ending_agreeds},
        {.name = "EndingAsk",
         .says = "What is asked again",
         .words = ending_asks},
        {.name = "EndingSays", .says = "An answer", .words = ending_says_words},
        {.name = "EndingHow", .says = "How it was", .words = ending_hows},
        {.name = "EndingWay", .says = "A way to end", .words = ending_outcomes},
        API_SCHEMAS_END,
};
