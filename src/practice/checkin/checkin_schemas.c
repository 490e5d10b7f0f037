/* Table of data: the shapes of the API of check-ins. */
#include "practice/checkin/checkin_local.h"

const struct api_schema checkin_schemas[] = {
        {.name = "CheckIns",
         .shape = "agreed: CheckInAgreed?, next: date?, waiting: [string],"
                  " checkins: [CheckIn], more: boolean",
         .says = "Check-ins: what was agreed, the next day of one that is not "
                 "opened, the questions that wait for it, and a page of them, "
                 "the newest first; more when earlier ones are on the next"},
        {.name = "CheckInAgreed",
         .shape = "state: CheckInState, every_weeks: integer(1..8),"
                  " first: date, place: CheckInPlace, why: string?,"
                  " way: CheckInWay, against: [CheckInFact], ended: string?,"
                  " by_person: boolean",
         .says = "What was agreed; by_person when the person said the last of "
                 "it themself; what speaks against it, and why it was stopped, "
                 "is not there for the person"},
        {.name = "CheckIn",
         .shape = "id: Id, due: date, until: date, state: CheckInStand,"
                  " urgent: boolean, mood: CheckInMood?,"
                  " wants: [CheckInWant], other: string?, call: boolean?,"
                  " questions: [CheckInAnswer], words: string?,"
                  " voice: CheckInVoice?, sent_at: date-time?,"
                  " sensitive: boolean, known: CheckInKnown?, note: string?,"
                  " read_by: string?, read_at: date-time?,"
                  " notes: [CheckInNote]",
         .says = "One check-in, its notes the newest first; what a worker "
                 "notes, and whether it is kept close, is not there for the "
                 "person"},
        {.name = "CheckInAnswer",
         .shape = "question: string, answer: string?",
         .says = "A worker’s question and the answer"},
        {.name = "CheckInNote",
         .shape = "words: string, by: string?, at: date-time",
         .says = "A note added later"},
        {.name = "CheckInTerms",
         .shape = "against: [CheckInFact], every_weeks: integer(1..8),"
                  " first: date, instead: boolean, why?: string(..500)?,"
                  " way: CheckInWay, said_yes: boolean",
         .says = "What is to be agreed; an empty list says that nothing speaks "
                 "against it"},
        {.name = "CheckInSay", .shape = "yes: boolean", .says = "Yes or no"},
        {.name = "CheckInStop",
         .shape = "why: string(1..500)",
         .says = "Why they are stopped"},
        {.name = "CheckInQuestions",
         .shape = "questions: [string(..200)]",
         .says = "At most three; they take the place of those that wait"},
        {.name = "CheckInSend",
         .shape = "checkin?: Id?, mood: CheckInMood, wants: [CheckInWant],"
                  " other?: string(..500)?, call: boolean,"
                  " answers?: [string(..500)], words?: string(..1000)?,"
                  " voice?: CheckInVoice?",
         .says = "A check-in; checkin is the one that it was written for, and "
                 "is sent as no other; an empty list of wants is nothing now; "
                 "voice is how the person told a worker who types it"},
        {.name = "CheckInReview",
         .shape = "known?: CheckInKnown?, note?: string(..500)?,"
                  " sensitive?: boolean",
         .says = "That it was read; known is left out of a missed one, which "
                 "needs a note"},
        {.name = "CheckInNoteNew",
         .shape = "words: string(1..500)",
         .says = "A note to add"},
        {.name = "CheckInState",
         .says = "Where it stands",
         .words = checkin_states},
        {.name = "CheckInPlace",
         .says = "Beside meetings or in their place; wanted waits for a senior",
         .words = checkin_places},
        {.name = "CheckInWay",
         .says = "How the person is reminded",
         .words = checkin_ways},
        {.name = "CheckInFact",
         .says = "What speaks against it",
         .words = checkin_facts},
        {.name = "CheckInStand",
         .says = "Where one check-in stands",
         .words = checkin_stands},
        {.name = "CheckInMood",
         .says = "How it is going, on five levels; or not said",
         .words = checkin_moods},
        {.name = "CheckInWant",
         .says = "What help is wanted with",
         .words = checkin_wants},
        {.name = "CheckInVoice",
         .says = "By whose hand, or how a worker was told",
         .words = checkin_voices},
        {.name = "CheckInKnown",
         .says = "How whoever read it knows that it was the person",
         .words = checkin_knowns},
        API_SCHEMAS_END,
};
