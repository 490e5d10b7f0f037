/* Table of data: the shapes of plan_api.c. */
#include "practice/plan/plan_look.h"
#include "practice/plan/plan_help_local.h"
#include "practice/plan/plan_later.h"
#include "practice/plan/plan_hmpps.h"
#include "practice/plan/plan_scale_local.h"

/* Words of a scale, level by level. */
#define LEVELS \
	"much_less: string, less: string, as_hoped: string, more: string," \
	" much_more: string"
#include "practice/plan/plan_file.h"
#include "practice/plan/plan_met_local.h"
#include "practice/plan/plan_net.h"

/* Who wrote something, and in whose words. */
#define AUTHOR " words_of: WordsOf, written_by: string?, written_at: date-time"

/* How a statement was said: a picture or a voice note is beside the words. */
#define OWN \
	", form: StatementForm, handed_in_by: string?," \
	" is_said_to_be_right: boolean"

/* How far a plan has come. */
#define STATE \
	"crn: Crn, version: Version, status: PlanStatus," \
	" stage: PlanStage, stage_since: date?," \
	" changed_since_agreement: boolean, agreed_by_both: boolean," \
	" required_items_only: boolean, review_on: date?," \
	" agreement: PlanAgreement"

/* What may be left out of a goal that is sent. */
#define TERMS \
	" why?: string(..4000)?, how_i_will_know?: string(..4000)?," \
	" area_of_need?: AreaOfNeed?," \
	" related_areas_of_need?: [AreaOfNeed]?, target_date?: date?," \
	" basis?: GoalBasis?, words_of?: WorkerWords?, statement?: Id?," \
	" no_statement_reason?: NoStatementReason?," \
	" no_statement?: string(..4000)?"

/* An answer that a worker takes in, and to which words. */
#define ANSWERED \
	" answer: PlanSignAnswer, reason?: PlanReason?," \
	" words?: string(..4000)?, version: Version, mark: string(1..40)"

#define SIGNED \
	"id: Id, side: PlanSide, way: PlanWay, answer: PlanAnswer," \
	" words: string?, version: Version, at: date-time," \
	" signed_on: date?, taken_in_by: string?, heard: PlanHeard," \
	" heard_words: string?, settled: string?, has_picture: boolean"

const struct api_schema plan_schemas[] = {
        {.name = "Plan",
         .shape = STATE ", goals: [Goal], statements: [Statement],"
                        " strengths: [Strength], phases: [Phase]",
         .says = "One person's plan, both voices; the ETag is its version"},
        {.name = "PlanLook",
         .shape = "state: PlanLookState, agreed_version: integer(0..),"
                  " asked: integer(0..2), first: PlanLooked?,"
                  " second: PlanLooked?",
         .says = "Who looked at the version that both agreed; it is in force "
                 "whatever they say. asked: how many a dated rule asks for"},
        {.name = "PlanLooked",
         .shape = "says: no|yes|second, words: string?, by: string?,"
                  " at: date-time",
         .says = "One look: no sends it back, second asks for one more"},
        {.name = "PlanLookGiven",
         .shape = "version: Version, says: no|yes|second,"
                  " words?: string(..500)?",
         .says = "A look; version is the agreed version that was read, and "
                 "no and second need words"},
        {.name = "PlanLookState",
         .says = "Where the look at an agreed plan stands",
         .words = plan_look_state_words},
        {.name = "GoalStarts",
         .shape = "edition: integer(1..), areas: [GoalAreaStarts]",
         .says = "Starts of sentences for a goal, in the reader's language"},
        {.name = "GoalAreaStarts",
         .shape = "area_of_need: AreaOfNeed, starts: [string]",
         .says = "The starts of one area; a goal that is no more than one of "
                 "them is refused"},
        {.name = "PlanFile",
         .shape = "object",
         .says = "A plan in the shape that was asked for; what it cannot "
                 "hold is in members named myDirection"},
        {.name = "PlanFileShape",
         .says = "The first sentence plan service, or the platform after it: "
                 "that where none is said",
         .words = plan_hmpps_shape_words},
        {.name = "PlanImport",
         .shape = "file: Id, version: Version, from: GoalService, crn: Crn,"
                  " says_whose: boolean, new_goals: integer(0..),"
                  " steps: integer(0..), notes: integer(0..), full: boolean,"
                  " goals: [PlanImportGoal], tag: string?,"
                  " agreements: [PlanImportAnswer], remarks: [string]",
         .says = "A plan that waits, and what it would do; the version is "
                 "that of the plan beside which it was judged. tag: how far "
                 "it was countersigned there, from which nothing follows"},
        {.name = "PlanImportGoal",
         .shape = "title: string, fate: PlanImportFate, status: GoalStatus,"
                  " area_of_need: AreaOfNeed?, target_date: date?,"
                  " steps: integer(0..), notes: integer(0..),"
                  " told: [string]",
         .says = "A goal as it would come in, and what is otherwise than in "
                 "the file"},
        {.name = "PlanImportAnswer",
         .shape = "status: string, words: string?, notes: string?,"
                  " by: string?, at: date-time?",
         .says = "What was answered there; history, and no agreement here"},
        {.name = "PlanImportFate",
         .says = "Whether it comes in, is here already, or has the words of "
                 "a goal that is",
         .words = plan_fate_words},
        {.name = "PlanImportConfirm",
         .shape = "file: Id, version: Version",
         .says = "The file and the version of the plan as they were seen"},
        {.name = "PlanImportCancel",
         .shape = "file: Id",
         .says = "The file that is let go"},
        {.name = "GoalCame",
         .shape = "from: GoalService, on: date, ref: string?",
         .says = "Where a goal came in from, and its uuid there"},
        {.name = "GoalService",
         .says = "The service that a goal came from",
         .words = plan_service_words},
        {.name = "PlanState",
         .shape = STATE,
         .says = "How far a plan has come"},
        {.name = "PlanAgreement",
         .shape = "person: PlanSideAnswer, worker: PlanSideAnswer",
         .says = "What each side answered last"},
        {.name = "PlanSideAnswer",
         .shape = "answer: PlanAnswer?, reason: PlanReason?, words: string?,"
                  " at: date-time?, current: boolean, way: PlanWay?,"
                  " heard: PlanHeard?",
         .says = "One side's answer; current while nothing that was agreed "
                 "has changed since"},
        {.name = "Agreement",
         .shape = "answer: PlanAnswer, reason?: PlanReason?,"
                  " words?: string(..4000)?, version: Version, mark?: string",
         .says = "One's own side's answer to the version that was seen; with "
                 "the mark of its words, they are kept in that language.  No "
                 "token gives it"},
        {.name = "PlanToSign",
         .shape = "crn: Crn, version: Version, language: string, shown: string,"
                  " mark: string?, not_ready: string?, code_by_email: boolean",
         .says = "What is read before it is signed, and kept with each answer; "
                 "mark names these words, and goes with the answer.  A yes "
                 "waits while something is wanting"},
        {.name = "PlanSignCode",
         .shape = "sent: boolean, code: string?, until: date-time?",
         .says = "Sent, when a worker asked; else the code, to the person "
                 "alone and once"},
        {.name = "PlanSignCoded",
         .shape = "code: string(1..40)," ANSWERED,
         .says = "The person's answer on a worker's screen, by a code that only "
                 "they have seen"},
        {.name = "PlanSignDrawn",
         .shape = "drawing: picture," ANSWERED,
         .says = "The person's answer with their name as they drew it; the "
                 "worker is the witness, and no token"},
        {.name = "PlanSignPaper",
         .shape = "picture: picture, signed_on: date," ANSWERED,
         .says = "A signed paper; version and mark as they are printed at its "
                 "foot"},
        {.name = "PlanSignPicture",
         .shape = "picture",
         .says = "A name that was drawn, or a signed paper"},
        {.name = "PlanSignAnswer",
         .shape = "yes|no",
         .says = "What is signed: nobody signs that they could not answer"},
        {.name = "PlanStatus",
         .says = "What both sides' answers come to",
         .words = plan_state_words},
        {.name = "PlanStage",
         .says = "How far a plan is on its way, worked out from what is "
                 "recorded",
         .words = plan_stage_words},
        {.name = "PlanAnswer",
         .says = "The answer of a side",
         .words = plan_answer_words},
        {.name = "PlanWay",
         .says = "Their own sign-in, a code or a drawn name on the worker's "
                 "screen, or paper",
         .words = plan_way_words},
        {.name = "PlanSignedList",
         .shape = "content: [PlanSignedLine]",
         .says = "What was agreed each time, newest first, at most 100"},
        {.name = "PlanSignedLine",
         .shape = SIGNED,
         .says = "An answer, by which way it came, and what the person says "
                 "to it"},
        {.name = "PlanSigned",
         .shape = SIGNED ", language: string, shown: string, check_sum: string,"
                         " holds: boolean",
         .says = "An answer with the words that were on the page, and whether "
                 "its check sum holds"},
        {.name = "PlanSignHeard",
         .shape = "mine: GoalMetSays, words?: string(..4000)?",
         .says = "Whether that is what one signed; said once"},
        {.name = "PlanSignSettled",
         .shape = "words: string(1..4000)",
         .says = "What was done about a signature that is denied"},
        {.name = "PlanHeard",
         .says = "What the person says to an answer that was taken in for them",
         .words = plan_heard_words},
        {.name = "PlanReason",
         .says = "Why not, or why somebody could not answer",
         .words = plan_reason_words},
        {.name = "Goal",
         .shape =
                 "id: Id, version: Version, title: string, why: string?,"
                 " how_i_will_know: string?, area_of_need: AreaOfNeed?,"
                 " related_areas_of_need: [AreaOfNeed], target_date: date?,"
                 " status: GoalStatus, status_at: date-time,"
                 " achieved_by: string?, basis: GoalBasis, statement: Id?,"
                 " no_statement_reason: NoStatementReason?,"
                 " no_statement: string?, source: Id?, source_kind: MadeFrom?,"
                 " person_reply: PlanReply,"
                 " worker_reply: PlanReply, person_words: string?,"
                 " worker_words: string?, person_reply_by_hand: ByHand?,"
                 " person_view: GoalView,"
                 " worker_view: GoalView," AUTHOR
                 ", is_met: boolean, met: GoalMet?, scale: GoalScale?"
                 ", came: GoalCame?"
                 ", hurdles: [GoalHurdle], helps: [GoalHelp]"
                 ", steps: [Step], notes: [GoalNote]",
         .says = "One goal of a plan; the ETag is its version"},
        {.name = "GoalTerms",
         .shape = "title: string(1..4000), source?: Id?,"
                  " source_kind?: MadeFrom?," TERMS,
         .says = "A new goal.  With a date it can start now, without one it "
                 "is for the future; source is what it is made from: an entry "
                 "of a tool, a need for support, somebody in the circle or a "
                 "decision"},
        {.name = "MadeFrom",
         .says = "What a goal or a step was made from; without it the number "
                 "says which it is",
         .words = &plan_lift_words[1]},
        {.name = "GoalChange",
         .shape = "title?: string(1..4000)," TERMS,
         .says = "A change of a goal: what is left out stays as it was"},
        {.name = "GoalView",
         .shape = "stance: GoalStance?, words: string?, at: date-time?",
         .says = "One side's own view of a goal"},
        {.name = "GoalNote",
         .shape = "type: GoalNoteKind, words: string,"
                  " came_from_words_of: string?," AUTHOR,
         .says = "A note of a goal's progress, or why its status changed"},
        {.name = "Step",
         .shape = "id: Id, version: Version, description: string,"
                  " actor: StepActor, status: StepStatus, due_on: date?,"
                  " basis: GoalBasis, resource: StepResource?,"
                  " needs: string?,"
                  " person_reply: PlanReply, worker_reply: PlanReply,"
                  " person_words: string?, worker_words: string?,"
                  " person_reply_by_hand: ByHand?, status_by_hand: ByHand?,"
                  " source: Id?, source_kind: MadeFrom?," AUTHOR,
         .says = "One step towards a goal; its basis is the goal's"},
        {.name = "StepTerms",
         .shape = "description: string(1..4000), actor?: StepActor?,"
                  " due_on?: date?, words_of?: WorkerWords?,"
                  " status?: StepStatus?, resource?: StepResource?,"
                  " needs?: string(..4000)?, source?: Id?,"
                  " source_kind?: MadeFrom?",
         .says = "A new step: the person's, and not started, unless it says "
                 "otherwise"},
        {.name = "Statement",
         .shape = "id: Id, words: string," AUTHOR OWN,
         .says = "What the person says of their own life and wishes"},
        {.name = "Strength",
         .shape =
                 "id: Id, version: Version?, words: string, evidence: string?,"
                 " said_by: StrengthSaidBy,"
                 " said_name: string?, from_assessment: boolean,"
                 " words_of: WordsOf?, written_by: string?,"
                 " written_at: date-time?",
         .says = "What somebody is good at, who says so and who wrote it; not "
                 "who wrote it in a plan of a day when that was not kept"},
        {.name = "Phase",
         .shape = "name: PhaseName, entered_at: date-time,"
                  " entry_reason: PhaseReason, left_at: date-time?,"
                  " exit_reason: PhaseReason?",
         .says = "A stretch of the journey; phases may overlap"},
        {.name = "Seen",
         .shape = "version: Version",
         .says = "The version that was read, and that this is about"},
        {.name = "GoalAchieved",
         .shape = "version: Version, achieved_by: string(1..4000),"
                  " words?: string(..4000)?",
         .says = "A goal is reached: who says so, and how it helped"},
        {.name = "GoalRemoved",
         .shape = "version: Version, words: string(1..4000)",
         .says = "A goal is taken out, and why"},
        {.name = "GoalReadded",
         .shape = "version: Version, words: string(1..4000),"
                  " target_date?: date?",
         .says = "A goal is added back, and why; with a date it starts now"},
        {.name = "GoalMove",
         .shape = "by: GoalWay",
         .says = "One place among the goals of its status"},
        {.name = "GoalWay", .shape = "up|down", .says = "Which way"},
        {.name = "Reply",
         .shape = "version: Version, reply: PlanReply,"
                  " words?: string(..4000)?",
         .says = "A side's answer to what the other wrote, as it was seen; "
                 "waiting is none"},
        {.name = "ByHand",
         .shape = "how: ByHandHow, written_by: string?, at: date-time,"
                  " paper_on: date?",
         .says = "A worker wrote it down for the person: how they said it, "
                 "who wrote it and when, and the day on a paper"},
        {.name = "ByHandHow",
         .says = "How the person said what a worker wrote down",
         .words = &plan_how_words[PLAN_HOW_ROOM]},
        {.name = "WrittenDown",
         .shape = "version: Version, said: WrittenDownSaid, how: ByHandHow,"
                  " words?: string(..4000)?, paper_on?: date?",
         .says = "What the person said of a goal or a step as it was seen, "
                 "written down by a worker; paper_on is the day on a paper, "
                 "which is no older than what it answers"},
        {.name = "WrittenDownSaid",
         .says = "What the person said; done and not_done of a step only",
         .words = &plan_told_words[PLAN_TOLD_YES]},
        {.name = "View",
         .shape = "version: Version, stance: GoalStance,"
                  " words?: string(..4000)?",
         .says = "A side's own view of the goal as it was seen; words are "
                 "needed unless it agrees"},
        {.name = "Note",
         .shape = "words: string(1..4000)",
         .says = "A note of progress"},
        {.name = "StepChange",
         .shape = "description?: string(1..4000), actor?: StepActor?,"
                  " due_on?: date?, words_of?: WorkerWords?,"
                  " status?: StepStatus?, resource?: StepResource?,"
                  " needs?: string(..4000)?",
         .says = "A change of a step: what is left out stays as it was"},
        {.name = "StepProgress",
         .shape = "status: StepStatus",
         .says = "How far a step is"},
        {.name = "NoStatementReason",
         .says = "Why a goal comes from no statement",
         .words = plan_no_words_words},
        {.name = "StatementForm",
         .says = "How a statement was said",
         .words = plan_kind_words},
        {.name = "StatementList",
         .shape = "content: [StatementLine]",
         .says = "Every statement there was, each with what became of it"},
        {.name = "StatementLine",
         .shape = "id: Id, words: string," AUTHOR OWN
                  ", withdrawn: boolean, replaced: boolean,"
                  " ended_at: date-time?",
         .says = "A statement at one time; its id stays when its words "
                 "change"},
        {.name = "StatementNew",
         .shape = "words: string(1..4000), words_of?: WorkerWords?",
         .says = "A new statement"},
        {.name = "StatementPicture",
         .shape = "picture: picture, words: string(1..4000)",
         .says = "A drawing or a photograph, at most 10 MB, and what it "
                 "shows; of a worker's words the person says if they are "
                 "right"},
        {.name = "StatementVoice",
         .shape = "sound: sound, words?: string(..4000)",
         .says = "A voice note, at most 10 MB and as long as the policy of the "
                 "day lets it be, and perhaps what it says; of a worker's "
                 "words the person says if they are right"},
        {.name = "StatementFile",
         .shape = "file",
         .says = "What was handed in, as it is kept: made anew, with nothing "
                 "in it but what is seen or heard"},
        {.name = "StatementWords",
         .shape = "words: string(1..4000)",
         .says = "New words for a statement; the old ones are kept"},
        {.name = "StrengthChange",
         .shape = "version: Version, words: string(1..200),"
                  " evidence?: string(..4000)?, said_by?: StrengthSaidBy,"
                  " said_name?: string(..200)?",
         .says = "What a strength says now; a worker says who said so, and "
                 "what it said before is kept"},
        {.name = "StrengthBack",
         .shape = "version: Version, words: string(1..4000)",
         .says = "Why a strength is taken back"},
        {.name = "StrengthNew",
         .shape = "words: string(1..200), evidence?: string(..4000)?,"
                  " said_by?: StrengthSaidBy, said_name?: string(..200)?",
         .says = "A strength; a worker says who said so"},
        {.name = "Circle",
         .shape = "names_shown: boolean, content: [Supporter]",
         .says = "The people around somebody, closest first; names and what is "
                 "said of them for the person and the worker whose case it is"},
        {.name = "Supporter",
         .shape = "id: Id, version: integer, name: string?, ring: Ring,"
                  " kind: SupporterKind, paid: boolean, life: SupporterLife?,"
                  " view: SupporterView?, wish: SupporterWish?,"
                  " often: SupporterOften?, since: integer?,"
                  " written_for_them: boolean, view_written_for_them: boolean",
         .says = "Somebody in the circle; view is how the person finds them"},
        {.name = "SupporterNew",
         .shape = "name: string(1..200), ring: Ring, kind: SupporterKind,"
                  " view?: SupporterView?, wish?: SupporterWish?,"
                  " often?: SupporterOften?, pay?: SupporterPay?,"
                  " life?: SupporterLife?, since?: integer?",
         .says = "Somebody to put in the circle"},
        {.name = "SupporterChange",
         .shape = "version: Version, name: string(1..200), ring: Ring,"
                  " kind: SupporterKind, view?: SupporterView?,"
                  " wish?: SupporterWish?, often?: SupporterOften?,"
                  " pay?: SupporterPay?, life?: SupporterLife?,"
                  " since?: integer?",
         .says = "All that is said of somebody; what is left out is unsaid"},
        {.name = "SupporterRing",
         .shape = "version: Version, ring: Ring",
         .says = "Where somebody goes"},
        {.name = "Ring", .shape = "integer(1..4)", .says = "1 is closest"},
        {.name = "SupporterKind",
         .says = "Who somebody in the circle is",
         .words = plan_net_kind_words},
        {.name = "SupporterView",
         .shape = "good|mixed|not_good|rather_not",
         .says = "How the person finds them"},
        {.name = "SupporterWish",
         .says = "How the person would like it to be",
         .words = plan_net_wish_words},
        {.name = "SupporterOften",
         .shape = "daily|weekly|monthly|less|not_now",
         .says = "How often they are in touch"},
        {.name = "SupporterPay",
         .shape = "unpaid|paid",
         .says = "Whether they are paid to help"},
        {.name = "SupporterLife",
         .shape = "family|friends|home|work|leisure|help|other",
         .says = "The part of life they are from"},
        {.name = "CircleKeep",
         .shape = "why: CircleWhy",
         .says = "Keep how it is today"},
        {.name = "CircleWhy",
         .says = "When in the order a day was kept",
         .words = plan_net_why_words},
        {.name = "CircleKeptList",
         .shape = "content: [CircleKept]",
         .says = "The days that were kept, oldest first"},
        {.name = "CircleKept",
         .shape = "id: Id, day: date, at: date-time, why: CircleWhy,"
                  " kept_for_them: boolean, size: integer, new: integer?,"
                  " unpaid: integer, bridging: integer,"
                  " part_of_life_said: integer, close: integer, few: boolean,"
                  " people: [Supporter], room: [AssessSitting]",
         .says = "A day of the circle; bridging are those outside the part of "
                 "life that has most; room is who was there with a worker on "
                 "that day, for whoever sees the names"},
        {.name = "PhaseList",
         .shape = "content: [Phase]",
         .says = "The journey, oldest first"},
        {.name = "PhaseTurn",
         .shape = "act: PhaseAct, name: PhaseName, reason: PhaseReason,"
                  " words?: string(..4000)?",
         .says = "A phase begins or ends, and why"},
        {.name = "PhaseAct",
         .shape = "enter|leave",
         .says = "Whether a phase begins or ends"},
        {.name = "GoalHistory",
         .shape = "content: [GoalEvent], more: boolean",
         .says = "The newest thirty events of a goal; more: there are older "
                 "ones"},
        {.name = "GoalEvent",
         .shape = "version: Version, at: date-time, written_by: string?,"
                  " what: string, goal: GoalThen?",
         .says = "One event, and the goal as it stood after it; null where "
                 "it was not in the plan any more"},
        {.name = "GoalThen",
         .shape = "title: string, why: string?, status: GoalStatus,"
                  " target_date: date?, steps: [StepThen]",
         .says = "A goal as it stood"},
        {.name = "StepThen",
         .shape = "words: string, status: StepStatus, due_on: date?",
         .says = "A step as it stood"},
        {.name = "PlanReview",
         .shape = "review_on: date?, put_off: [PlanPutOff]",
         .says = "When the plan is looked at again, and each time that was "
                 "put off, the newest first"},
        {.name = "PlanPutOff",
         .shape = "was: date, until: date, reason: PlanPutOffReason,"
                  " words: string?, written_by: string?, at: date-time,"
                  " stands: boolean",
         .says = "A review that was put off"},
        {.name = "PlanReviewLater",
         .shape = "reason: PlanPutOffReason, until: date,"
                  " words?: string(..4000)?",
         .says = "Put a review off; words are needed with the reason other"},
        {.name = "PlanPutOffReason",
         .says = "Why a review is put off",
         .words = plan_later_reasons},
        {.name = "PlanHistory",
         .shape = "content: [PlanVersion]",
         .says = "Every version, the newest first"},
        {.name = "PlanVersion",
         .shape = "version: Version, at: date-time, written_by: string?,"
                  " what: string",
         .says = "One version: when, by whom, and the kind of change"},
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
        {.name = "StepResource",
         .says = "What of the programme a step needs",
         .words = plan_resource_words},
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
        {.name = "GoalMet",
         .shape = "id: Id, version: Version, state: GoalMetState,"
                  " said_first_by: PlanSide, why: string, shows: string,"
                  " at: date-time, goal_changed_since: boolean,"
                  " person: GoalMetSaid, worker: GoalMetSaid",
         .says = "The newest that was said of a goal being met"},
        {.name = "GoalMetSaid",
         .shape = "says: GoalMetSays?, words: string?, how: GoalMetHow?,"
                  " written_by: string?, at: date-time?",
         .says = "What one side says of it; null while it is silent"},
        {.name = "GoalMetNew",
         .shape = "version: Version, why: string(1..4000),"
                  " shows: string(1..4000), how?: GoalMetHow?",
         .says = "A goal is met: why, and what shows it; how is of a worker "
                 "who writes down the person's words"},
        {.name = "GoalMetAnswer",
         .shape = "version: Version, says: GoalMetSays,"
                  " words?: string(..4000)?, how?: GoalMetHow?",
         .says = "A side's answer; the version is that of what was said"},
        {.name = "PlanMet",
         .shape = "order_can_end_by_it: boolean, required: MetCount,"
                  " negotiated: MetCount, mine: MetCount,"
                  " waiting: [MetWaiting]",
         .says = "How many goals both say are met; the person's own are not "
                 "counted for the order"},
        {.name = "MetCount",
         .shape = "met: integer(0..), of: integer(0..)",
         .says = "So many of so many goals"},
        {.name = "MetWaiting",
         .shape = "goal: Id, waits_for: PlanSide, days_silent: integer(0..)",
         .says = "A side that has not answered; silence is no yes"},
        {.name = "PlanSide",
         .says = "One of the two sides of a plan",
         .words = plan_side_words},
        {.name = "GoalMetState",
         .says = "What both answers come to; only met counts",
         .words = plan_met_states},
        {.name = "GoalMetSays",
         .says = "Whether it is met",
         .words = plan_says_words},
        {.name = "GoalMetHow",
         .says = "By the side's own sign-in, or how a worker heard it",
         .words = plan_how_words},
        {.name = "GoalScale",
         .shape = "version: Version, words_of: PlanSide, " LEVELS
                  ", start: GoalLevel, weight: integer(0..3), at: date-time,"
                  " person: GoalScaleSide, worker: GoalScaleSide",
         .says = "What a goal looks like at each level; the weight is the "
                 "person's, 0 until they said"},
        {.name = "GoalScaleSide",
         .shape = "yes: GoalScaleSaid, rating: GoalRating?",
         .says = "A side's yes to the words, and its newest rating"},
        {.name = "GoalScaleSaid",
         .shape = "how: GoalMetHow?, written_by: string?, at: date-time?",
         .says = "How a side said yes; null while it has not"},
        {.name = "GoalRating",
         .shape = "level: GoalLevel, words: string?, how: GoalMetHow,"
                  " written_by: string, at: date-time",
         .says = "How far a goal had come, as one side saw it"},
        {.name = "GoalScaleNew",
         .shape = "version: integer(0..), much_less: string(1..4000),"
                  " less: string(1..4000), as_hoped: string(1..4000),"
                  " more: string(1..4000), much_more: string(1..4000),"
                  " start: GoalLevel, weight?: integer(1..3)?,"
                  " how?: GoalMetHow?",
         .says = "Words for each level; the version is that of the words they "
                 "take the place of, 0 for none"},
        {.name = "GoalScaleYes",
         .shape = "version: Version, weight?: integer(1..3)?,"
                  " how?: GoalMetHow?",
         .says = "A yes to the words; the person's says how much it matters"},
        {.name = "GoalRatingNew",
         .shape = "version: Version, level: GoalLevel,"
                  " words?: string(..4000)?, how?: GoalMetHow?",
         .says = "How far a goal has come; the version is that of the words"},
        {.name = "PlanScore",
         .shape = "person: PlanScoreSide, worker: PlanScoreSide,"
                  " course: [PlanScoreDay]",
         .says = "One figure of each side, never averaged: 50 is what both "
                 "hoped for"},
        {.name = "PlanScoreSide",
         .shape = "t: number?, start: number?, rated: integer(0..),"
                  " of: integer(0..)",
         .says = "The T score of the goals rated, and of the same goals where "
                 "they began"},
        {.name = "PlanScoreDay",
         .shape = "day: date, person: PlanScoreSide, worker: PlanScoreSide",
         .says = "Both figures at the end of a day on which somebody rated"},
        {.name = "GoalLevel",
         .says = "How far, from much less than hoped to much more",
         .words = plan_level_words},
        {.name = "GoalHurdle",
         .shape = "id: Id, gets_in_the_way: string, then_i_will: string,"
                  " will_help: string?," AUTHOR,
         .says = "What may get in the way of a goal, and what is done then"},
        {.name = "GoalHelp",
         .shape = "id: Id, strength: Id, words: string, linked_by: PlanSide",
         .says = "A strength that helps with a goal, as one side said"},
        {.name = "HurdleNew",
         .shape = "gets: string(1..4000), then: string(1..4000),"
                  " helps?: string(..4000)?, words_of?: WorkerWords?",
         .says = "What may get in the way, what is done then, who or what "
                 "helps"},
        {.name = "GoalHelpNew",
         .shape = "strength?: Id?, offer?: string(..60)?",
         .says = "A strength of the same person's plan, or one of their "
                 "assessment that is offered"},
        {.name = "StrengthOffers",
         .shape = "content: [StrengthOffer]",
         .says = "Strengths of the assessment as it was shared, that are not "
                 "in the plan"},
        {.name = "StrengthOffer",
         .shape = "offer: string, area: string, words: string," AUTHOR,
         .says = "One of them, with whose words it is"},
        API_SCHEMAS_END,
};
