/* Table of data: the shapes of the API of this folder. */
#include "practice/ready/need.h"
#include "practice/ready/skill.h"

#define BY " voice: ReadyVoice, said_by: string?, said_at: date-time"

const struct api_schema ready_schemas[] = {
        {.name = "Needs",
         .shape = "sets: [NeedSet], sittings: [NeedSitting],"
                  " urgent: [NeedUrgent]",
         .says = "What a person needs: the questions of today, the answers of "
                 "each time, and what cannot wait"},
        {.name = "NeedSet",
         .shape = "set: NeedSetCode, edition: integer(1..),"
                  " asked_now: boolean, asked_from: date?, asked_until: date?,"
                  " questions: [NeedQuestion]",
         .says = "A set of questions as it is asked today"},
        {.name = "NeedQuestion",
         .shape = "code: NeedCode, asks: string, urgent: string?",
         .says = "A question; urgent is the answer that cannot wait, if there "
                 "is one"},
        {.name = "NeedSitting",
         .shape = "id: Id, set: NeedSetCode, edition: integer(1..),"
                  " state: NeedState, reason: NeedReason?, why: string?," BY
                  ", ended_at: date-time?, answers: [NeedAnswer],"
                  " beside: [NeedBeside]",
         .says = "One time that a set was answered or left; answers that the "
                 "other side has not handed in are not there"},
        {.name = "NeedAnswer",
         .shape = "id: Id, code: NeedCode, asked: string, says: NeedSays?,"
                  " shown: string?, words: string?, goal: boolean",
         .says = "An answer with the words that were asked; goal is true when "
                 "a goal was made from it"},
        {.name = "NeedBeside",
         .shape = "code: NeedCode?, words: string, written_by: string?,"
                  " written_at: date-time",
         .says = "A worker’s view beside an answer, or all of them"},
        {.name = "NeedUrgent",
         .shape = "id: Id, asked: string, says: string, words: string?," BY
                  ", done: string?, done_by: string?",
         .says = "What cannot wait, and what was done"},
        {.name = "NeedAnswersNew",
         .shape = "set: NeedSetCode, edition: integer(1..),"
                  " voice?: for|paper, answers: [NeedAnswerNew]",
         .says = "Answers to be handed in; edition is the one that was read, "
                 "voice how a worker has them"},
        {.name = "NeedAnswerNew",
         .shape = "code: NeedCode, says?: NeedSays?, words?: string(..500)?",
         .says = "An answer: one of the choices, words, or both"},
        {.name = "NeedLeftNew",
         .shape = "set: NeedSetCode, reason: NeedReason, why?: string(..500)?",
         .says = "Why a set is not answered; other needs words"},
        {.name = "NeedBesideNew",
         .shape = "code?: NeedCode?, words: string(1..500)",
         .says = "A worker’s view beside an answer, or all of them"},
        {.name = "NeedDoneNew",
         .shape = "done: string(1..500)",
         .says = "What was done about what could not wait"},
        {.name = "NeedGoalNew",
         .shape = "title: string(1..4000), why?: string(..4000)?",
         .says = "A goal for later, made from an answer"},
        {.name = "NeedSetCode",
         .says = "The first days, or looking ahead",
         .words = need_sets},
        {.name = "NeedCode", .says = "A question", .words = need_codes},
        {.name = "NeedSays",
         .says = "One of the answers to choose from",
         .shape = "fine|help|urgent|not_say"},
        {.name = "NeedState",
         .says = "Open, handed in or left",
         .words = need_states},
        {.name = "NeedReason",
         .says = "Why a set is not answered",
         .shape = "elsewhere|early|transfer|unwilling|other"},
        {.name = "ReadyVoice",
         .says = "The person’s own hand; a worker’s, of what was said; or "
                 "copied from paper",
         .words = ready_voices},
        {.name = "Skills",
         .shape = "edition: integer(1..), skills: [Skill], looks: [SkillLook]",
         .says = "Ten skills, and each look at them, the newest first"},
        {.name = "Skill",
         .shape = "code: SkillCode, name: string",
         .says = "A skill as it is asked today"},
        {.name = "SkillLook",
         .shape = "id: Id, due: date, state: SkillState, reason: SkillReason?,"
                  " why: string?, ended_by: string?, ended_at: date-time?,"
                  " ratings: [SkillRating], unseen: [SkillCode]",
         .says = "A look; unseen are skills that the other side has rated and "
                 "the reader has not"},
        {.name = "SkillRating",
         .shape = "id: Id, code: SkillCode, skill: string, side: SkillSide,"
                  " level: SkillLevel, example: string?," BY ", goal: boolean",
         .says = "The newest rating of a side in a look; goal is true when a "
                 "goal was made from it"},
        {.name = "SkillRatingNew",
         .shape = "edition: integer(1..), code: SkillCode, level: SkillLevel,"
                  " side?: SkillSide, voice?: ReadyVoice,"
                  " example?: string(..500)?",
         .says = "A rating; edition is the one that was read, side is whose "
                 "it is when a worker sends it"},
        {.name = "SkillLookNew",
         .shape = "day: date",
         .says = "The day of the next look"},
        {.name = "SkillLookEnd",
         .shape = "state: done|left, reason?: SkillReason?,"
                  " why?: string(..500)?, next?: date?",
         .says = "How a look ended; one that is left has a reason"},
        {.name = "SkillCode", .says = "A skill", .words = skill_codes},
        {.name = "SkillSide", .says = "Whose it is", .words = skill_sides},
        {.name = "SkillState",
         .says = "Open, done or left",
         .words = skill_states},
        {.name = "SkillLevel",
         .says = "How sure somebody is of a skill",
         .shape = "NOT_CONFIDENT|LITTLE_CONFIDENCE|QUITE_CONFIDENT"
                  "|VERY_CONFIDENT"},
        {.name = "SkillReason",
         .says = "Why a look is left",
         .shape = "unwell|away|moved|unwilling|other"},
        API_SCHEMAS_END,
};
