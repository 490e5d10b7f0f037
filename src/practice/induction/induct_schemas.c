/* Table of data: the shapes of the API of the induction. */
#include "practice/induction/induct_local.h"

#define BY " for_them: boolean, said_by: string?, said_at: date-time"
#define TOPIC \
	"rights|complaints|recorded|who_sees|not_secret|stories|research" \
	"|needs|yours"

const struct api_schema induct_schemas[] = {
        {.name = "Induction",
         .shape = "begun: boolean, asked_for: boolean, edition: integer(1..),"
                  " topics: [InductionTopic], ask_stories: InductionSaid?,"
                  " ask_research: InductionSaid?, talks: [InductionTalk],"
                  " words: [InductionWord], ended: InductionEnd?",
         .says = "An induction: asked_for is true when it has not begun and "
                 "the order is of a day on which it is asked for"},
        {.name = "InductionTopic",
         .shape = "topic: InductionTopicCode, told: string,"
                  " state: InductionState, talked_on: date?, shown: string?,"
                  " mark: InductionSaid?, open_questions: integer(0..)",
         .says = "A topic: told is what it says today, shown what it said on "
                 "the day of the last talk, both by lines"},
        {.name = "InductionTopicCode",
         .shape = TOPIC,
         .says = "One thing to talk about at the beginning"},
        {.name = "InductionSaid",
         .shape = "says: InductionSays," BY,
         .says = "What the person says; for_them when a worker typed it"},
        {.name = "InductionTalk",
         .shape = "day: date, led: InductionLed, names_shown: boolean,"
                  " mentor: string?, room: string?,"
                  " topics: [InductionTopicCode],"
                  " written_by: string?",
         .says = "A talk, who led it and who was in the room"},
        {.name = "InductionWord",
         .shape = "id: Id, topic: InductionTopicCode?, words: string," BY
                  ", answer: string?, answered_by: string?,"
                  " state: InductionWordState",
         .says = "A question about a topic; without one, a thing that the "
                 "person wants to raise"},
        {.name = "InductionEnd",
         .shape = "day: date, why: string?," BY,
         .says = "When it ended, and why there are fewer than three things"},
        {.name = "InductionTalkNew",
         .shape = "day: date, led: InductionLed, mentor?: string(..200)?,"
                  " room: string(1..200), topics: [InductionTopicCode]",
         .says = "A talk to write down; mentor is who led it, if one did"},
        {.name = "InductionSay",
         .shape = "about: InductionAbout, says: InductionSays",
         .says = "clear, more or not_now of a topic; yes, no or not_now of a "
                 "choice"},
        {.name = "InductionWordNew",
         .shape = "topic?: InductionTopicCode?, words: string(1..500)",
         .says = "A question about a topic, or a thing to raise"},
        {.name = "InductionAnswer",
         .shape = "answer: string(1..500)",
         .says = "A worker’s answer to a question"},
        {.name = "InductionWordEnd",
         .shape = "state: talked|back",
         .says = "What became of it: talked about (answered), or taken back"},
        {.name = "InductionEndNew",
         .shape = "why?: string(..500)?",
         .says = "The end; why is needed with fewer than three things"},
        {.name = "InductionAbout",
         .says = "A topic or a choice",
         .words = induct_abouts},
        {.name = "InductionSays",
         .says = "What the person says",
         .words = induct_says_words},
        {.name = "InductionLed", .says = "Who led", .words = induct_leds},
        {.name = "InductionState",
         .says = "How far a topic is",
         .words = induct_states},
        {.name = "InductionWordState",
         .says = "Whether it is open",
         .words = induct_word_states},
        API_SCHEMAS_END,
};
