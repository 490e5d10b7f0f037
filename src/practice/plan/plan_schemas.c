/* Table of data: the shapes of plan_api.c. */
#include "practice/plan/plan_form_local.h"

/* Who wrote something, and in whose words. */
#define AUTHOR \
	" words_of: WordsOf, written_by: string?, written_at: date-time"

/* How far a plan has come. */
#define STATE \
	"crn: Crn, version: Version, status: PlanStatus," \
	" changed_since_agreement: boolean, agreed_by_both: boolean," \
	" required_items_only: boolean, review_on: date?," \
	" agreement: PlanAgreement"

/* What may be left out of a goal that is sent. */
#define TERMS \
	" why?: string(..4000)?, how_i_will_know?: string(..4000)?," \
	" area_of_need?: AreaOfNeed?," \
	" related_areas_of_need?: [AreaOfNeed]?, target_date?: date?," \
	" basis?: GoalBasis?, words_of?: WorkerWords?, statement?: Id?," \
	" no_statement?: string(..4000)?"

const struct api_schema plan_schemas[] = {
        {.name = "Plan",
         .shape = STATE ", goals: [Goal], statements: [Statement],"
                        " strengths: [Strength], phases: [Phase]",
         .says = "One person's plan, both voices; the ETag is its version"},
        {.name = "PlanState",
         .shape = STATE,
         .says = "How far a plan has come"},
        {.name = "PlanAgreement",
         .shape = "person: PlanSideAnswer, worker: PlanSideAnswer",
         .says = "What each side answered last"},
        {.name = "PlanSideAnswer",
         .shape = "answer: PlanAnswer?, reason: PlanReason?, words: string?,"
                  " at: date-time?, current: boolean",
         .says = "One side's answer; current while nothing that was agreed "
                 "has changed since"},
        {.name = "Agreement",
         .shape = "answer: PlanAnswer, reason?: PlanReason?,"
                  " words?: string(..4000)?, version?: Version",
         .says = "One's own side's answer, to the version that was seen: the "
                 "newest when left out"},
        {.name = "PlanStatus",
         .says = "What both sides' answers come to",
         .words = plan_state_words},
        {.name = "PlanAnswer",
         .says = "The answer of a side",
         .words = plan_answer_words},
        {.name = "PlanReason",
         .says = "Why not, or why somebody could not answer",
         .words = plan_reason_words},
        {.name = "Goal",
         .shape = "id: Id, version: Version, title: string, why: string?,"
                  " how_i_will_know: string?, area_of_need: AreaOfNeed?,"
                  " related_areas_of_need: [AreaOfNeed], target_date: date?,"
                  " status: GoalStatus, status_at: date-time,"
                  " achieved_by: string?, basis: GoalBasis, statement: Id?,"
                  " no_statement: string?, person_reply: PlanReply,"
                  " worker_reply: PlanReply, person_view: GoalView,"
                  " worker_view: GoalView," AUTHOR
                  ", steps: [Step], notes: [GoalNote]",
         .says = "One goal of a plan; the ETag is its version"},
        {.name = "GoalTerms",
         .shape = "title: string(1..4000)," TERMS,
         .says = "A new goal.  With a date it can start now, without one it "
                 "is for the future"},
        {.name = "GoalChange",
         .shape = "title?: string(1..4000)," TERMS,
         .says = "A change of a goal: what is left out stays as it was"},
        {.name = "GoalView",
         .shape = "stance: GoalStance?, words: string?, at: date-time?",
         .says = "One side's own view of a goal"},
        {.name = "GoalNote",
         .shape = "type: GoalNoteKind, words: string," AUTHOR,
         .says = "A note of a goal's progress, or why its status changed"},
        {.name = "Step",
         .shape = "id: Id, version: Version, description: string,"
                  " actor: StepActor, status: StepStatus, due_on: date?,"
                  " person_reply: PlanReply, worker_reply: PlanReply," AUTHOR,
         .says = "One step towards a goal"},
        {.name = "StepTerms",
         .shape = "description: string(1..4000), actor?: StepActor?,"
                  " due_on?: date?, words_of?: WorkerWords?,"
                  " status?: StepStatus?",
         .says = "A new step: the person's, and not started, unless it says "
                 "otherwise"},
        {.name = "Statement",
         .shape = "id: Id, words: string," AUTHOR,
         .says = "What the person says of their own life and wishes"},
        {.name = "Strength",
         .shape = "words: string, evidence: string?, said_by: StrengthSaidBy,"
                  " said_name: string?",
         .says = "What somebody is good at, and who says so"},
        {.name = "Phase",
         .shape = "name: PhaseName, entered_at: date-time,"
                  " entry_reason: PhaseReason, left_at: date-time?,"
                  " exit_reason: PhaseReason?",
         .says = "A stretch of the journey; phases may overlap"},
        {.name = "WordsOf",
         .shape = "person|worker_for_person|worker",
         .says = "Whose words: the person's by their own hand, the person's "
                 "as a worker wrote them down, the worker's"},
        {.name = "WorkerWords",
         .shape = "worker|worker_for_person",
         .says = "Whose words a worker sends; what a person sends is theirs"},
        {.name = "AreaOfNeed",
         .says = "An area of the national assessment",
         .words = plan_area_words},
        {.name = "GoalStatus",
         .says = "Where a goal stands",
         .words = plan_goal_status_words},
        {.name = "GoalBasis",
         .says = "Why it is in the plan",
         .words = plan_basis_words},
        {.name = "GoalStance",
         .says = "Whether a side agrees with a goal",
         .words = plan_stance_words},
        {.name = "GoalNoteKind",
         .says = "What a note is about",
         .words = plan_note_words},
        {.name = "PlanReply",
         .says = "What a side says to what the other wrote",
         .words = plan_reply_words},
        {.name = "StepActor",
         .says = "Who does a step",
         .words = plan_actor_words},
        {.name = "StepStatus",
         .says = "Where a step stands",
         .words = plan_step_status_words},
        {.name = "StrengthSaidBy",
         .says = "Who says so",
         .words = plan_said_words},
        {.name = "PhaseName",
         .says = "A phase of the programme",
         .words = plan_phase_words},
        {.name = "PhaseReason",
         .says = "Why a phase begins or ends",
         .words = plan_turn_words},
        API_SCHEMAS_END,
};
