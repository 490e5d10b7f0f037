/* Table of data: the shapes of the API of strengths. */
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_points.h"
#include "practice/strengths/rights_local.h"
#include "practice/strengths/strengths_local.h"
#include "practice/strengths/tool_local.h"

/* An edition, without its areas. */
#define EDITION \
	"id: Id?, day: date?, standing: AssessStanding, version: Version," \
	" shared: boolean, signed_by: string?, answered_by: string?," \
	" answer: string?, twice: AssessTwice?, second_by: string?," \
	" second_answer: string?, locked_by: string?," \
	" locked_why: AssessLocked?, locked_words: string?"

/* Who wrote a side, and the questions that were asked. */
#define BY \
	" written_by: string?, written_at: date-time, version: Version," \
	" form: integer(1..), asked: [string]"

static const char *const voices[] = {"own", "for", "worker", "together", NULL};

const struct api_schema strengths_schemas[] = {
        {.name = "Assessment",
         .shape = EDITION ", form: integer(1..), room: [AssessSitting],"
                          " areas: [AssessArea]",
         .says = "The newest edition of an assessment; form is the number of "
                 "the questions that are asked now"},
        {.name = "AssessSitting",
         .shape = "at: date-time, room: string, written_by: string?",
         .says = "Who was in the room while a worker and the person used it"},
        {.name = "AssessRoom",
         .shape = "closed: boolean, room: string(1..200)",
         .says = "Nothing about others is open, and who is in the room; asked "
                 "once in three hours"},
        {.name = "AssessEditions",
         .shape = "content: [AssessEdition], page: Page",
         .says = "Editions of an assessment, the newest first"},
        {.name = "AssessEdition",
         .shape = EDITION,
         .says = "An edition of an assessment, and where it stands"},
        {.name = "AssessArea",
         .shape = "area: AssessCode, state?: AssessState, own: AssessOwn?,"
                  " worker: AssessWorker?",
         .says = "An area of a life, both sides; the person is not told how "
                 "far the worker is"},
        {.name = "AssessOwn",
         .shape = "view: string?, strengths: string?, nothing: boolean,"
                  " ready: AssessReady?, ready_words: string?,"
                  " priority: AssessPriority?, for_them: boolean," BY,
         .says = "What the person says; nothing when that is what they "
                 "said; for_them when a worker wrote it down"},
        {.name = "AssessWorker",
         .shape = "view: string?, strengths: string?, needs: string?,"
                  " nothing: boolean,"
                  " priority: AssessPriority?, harm?: AssessLink,"
                  " harm_words?: string?, reoffending?: AssessLink,"
                  " reoffending_words?: string?, evidence?: string?," BY,
         .says = "What the worker says; to the person what was shared last, "
                 "without links and evidence"},
        {.name = "AssessOwnChange",
         .shape = "form: integer(1..), view?: string(..2000)?,"
                  " strengths?: string(..2000)?, nothing?: boolean,"
                  " ready?: AssessReady?, ready_words?: string(..2000)?,"
                  " priority?: AssessPriority?",
         .says = "A change of the person's side: what is left out stays; form "
                 "is the number of the questions that were read, If-Match the "
                 "version of the side (0: not written yet)"},
        {.name = "AssessWorkerChange",
         .shape = "form: integer(1..), view?: string(..2000)?,"
                  " strengths?: string(..2000)?, needs?: string(..2000)?,"
                  " priority?: AssessPriority?, harm?: AssessLink,"
                  " harm_words?: string(..1425)?, reoffending?: AssessLink,"
                  " reoffending_words?: string(..1000)?,"
                  " evidence?: string(..2000)?, nothing?: boolean,"
                  " done?: boolean",
         .says = "A change of the worker's side, as AssessOwnChange; done "
                 "says that the area is complete"},
        {.name = "AssessSeen",
         .shape = "version: Version",
         .says = "Which version of the newest edition somebody looked at"},
        {.name = "AssessAnswer",
         .shape = "version: Version, answer: no|yes|second,"
                  " words?: string(..500)?",
         .says = "Whether whoever looks countersigns; no is to send it back, "
                 "second to countersign and ask for one more: both need "
                 "words"},
        {.name = "AssessLock",
         .shape = "version: Version, why: AssessLocked,"
                  " words?: string(..500)?",
         .says = "That the newest edition stays as it is, and why; other "
                 "needs words"},
        {.name = "AssessTwice",
         .says = "Why two countersign it: a dated rule, or the first asked",
         .words = assess_twices},
        {.name = "AssessLocked",
         .says = "Why an edition stays as it is, and is not complete",
         .words = assess_locks},
        {.name = "AssessPriority",
         .shape = "integer(1..3)",
         .says = "1 comes first"},
        {.name = "AssessCode",
         .says = "An area of a life",
         .words = assess_codes,
         .place = "area"},
        {.name = "AssessState",
         .says = "How far an area is",
         .words = assess_states},
        {.name = "AssessReady",
         .says = "Whether the person wants to change something",
         .words = assess_readies},
        {.name = "AssessLink",
         .says = "Whether an area is linked to harm or to reoffending",
         .words = assess_links},
        {.name = "AssessStanding",
         .says = "Whether an edition is signed and by how many, or locked",
         .words = assess_standings},
        {.name = "NeedsList",
         .shape = "crn: Crn, assessments: [NeedsForm]",
         .says = "Assessments of strengths and needs, newest first"},
        {.name = "NeedsForm",
         .shape = "id: Id, brought_in_at: date-time, brought_in_by: string?,"
                  " uuid: string?, version_number: integer,"
                  " version_tag: string?, form_version: string?,"
                  " answers: integer, unknown_answers: integer,"
                  " sections_complete: integer(0..9)",
         .says = "What is said of an assessment beside its answers"},
        {.name = "NeedsFile",
         .shape = "metaData?: object?, assessment: object,"
                  " oasysEquivalent?: object?",
         .says = "An assessment; what else the file held goes out as well"},
        {.name = "NeedsOurs",
         .shape = "metaData: object, assessment: object,"
                  " oasysEquivalent: object, myDirection: object",
         .says = "An edition that was made here in the services' form; "
                 "myDirection is what the form has no place for"},
        {.name = "FormAnswers",
         .shape = "section: string, form: string, version: Version,"
                  " voice: FormVoice?,"
                  " written_by: string?, written_at: date-time?,"
                  " answers: object",
         .says = "Answers to the services' form by their codes, each with its "
                 "question as it was asked; the ETag is the version, which the "
                 "steps of a section share"},
        {.name = "FormVoice",
         .says = "Who answered: the person (own), a worker for them (for), or "
                 "a worker in what workers are asked",
         .words = voices},
        {.name = "FormOwnChange",
         .shape = "form: string(..10), answers: object",
         .says = "What the person answers, {value} or {values} by code: what "
                 "is left out stays, null takes an answer away; of what a "
                 "worker wrote down for them the person sends all; form is "
                 "whose questions were read, If-Match the version (0: none "
                 "yet)"},
        {.name = "FormChange",
         .shape = "form: string(..10), voice?: worker|together,"
                  " done?: boolean, answers: object",
         .says = "As FormOwnChange, by a worker; voice says who gave the "
                 "answers, done that the offence analysis is complete"},
        {.name = "FormVictim",
         .shape = "relationship: string(..60), words?: string(..128)?,"
                  " age: string(..60), sex: string(..60),"
                  " ethnicity: string(..80)",
         .says = "One victim, in values of the form; words say who else it "
                 "was, and no name"},
        {.name = "FormVictimNew",
         .shape = "relationship: string(..60), words?: string(..128)?,"
                  " age: string(..60), sex: string(..60),"
                  " ethnicity: string(..80), version: Version",
         .says = "As FormVictim, with the version of the list it was seen at"},
        {.name = "FormVictims",
         .shape = "crn: Crn, version: Version, asked: boolean,"
                  " victims: [FormVictimKept]",
         .says = "Those of the offence analysis, whose version it is; asked "
                 "says that the analysis names a person as the victim"},
        {.name = "FormVictimKept",
         .shape = "relationship: string?, words: string?, age: string?,"
                  " sex: string?, ethnicity: string?",
         .says = "One on the list, by its place in it"},
        {.name = "NeedsTaken",
         .shape = "added: boolean, assessment: NeedsForm",
         .says = "An assessment that was brought in; added is false where "
                 "the same was there already"},
        {.name = "NeedsScores",
         .shape = "crn: Crn, sections: [NeedsGroup], scores: [NeedsScore],"
                  " codes: [NeedsCode]",
         .says = "What an assessment comes to; the person's own view is in "
                 "none of it"},
        {.name = "NeedsGroup",
         .shape = "section: string, group: NeedsGroupKind",
         .says = "How a section is grouped"},
        {.name = "NeedsGroupKind",
         .says = "What is not complete is in no other group",
         .words = form_group_codes},
        {.name = "NeedsScore",
         .shape = "area: string, section: string, score: integer(0..100)?,"
                  " most: integer(1..100)?, high_above: integer(0..99)?,"
                  " bound_source: string?, bound_verified: boolean,"
                  " high: boolean, worked_out: boolean, rule: string?,"
                  " source: string?, verified: boolean,"
                  " missing: [NeedsMissing]",
         .says = "A score as the file has it or, worked_out, by the rule of "
                 "the day it came; null where neither is there.  How high it "
                 "can be is a rule of that day too"},
        {.name = "NeedsMissing",
         .shape = "question: string, section: string",
         .says = "An answer without which there is no score"},
        {.name = "NeedsCode",
         .shape = "code: string, answers: string?, file: string?,"
                  " state: NeedsCodeState",
         .says = "A code of OASys: what the answers come to, and what the "
                 "file says"},
        {.name = "NeedsCodeState",
         .says = "Whether the file says what its answers come to",
         .words = form_oasys_states},
        {.name = "Tools",
         .shape = "tools: [ToolHead]",
         .says = "The person-centred tools, and how much stands in each"},
        {.name = "ToolHead",
         .shape = "tool: ToolKind, title: string, entries: integer(0..),"
                  " last_on: date?",
         .says = "A tool, and how much stands in it"},
        {.name = "ToolKind",
         .says = "One of the person-centred tools",
         .words = tool_kinds,
         .place = "tool"},
        {.name = "ToolView",
         .says = "Whose view an entry is",
         .words = tool_views},
        {.name = "Tool",
         .shape = "tool: ToolKind, day: date?, edition: integer(1..),"
                  " asked: [ToolBox], entries: [ToolEntry],"
                  " room: [ToolEntry]",
         .says = "A tool: what is asked in this edition, what was said, and "
                 "who was in the room on that day"},
        {.name = "ToolBox",
         .shape = "box: string, name: string, asks: string",
         .says = "A box of a tool: its heading and its question"},
        {.name = "ToolEntry",
         .shape = "id: Id, box: string, words: string, view: ToolView,"
                  " teller: string?, weekday: integer(1..7)?, set: Id?,"
                  " words_of: person|worker_for_person|worker,"
                  " written_by: string?, written_at: date-time,"
                  " in_plan: boolean",
         .says = "What somebody said; teller is who told it, of what family "
                 "say; set is the first of the answers it belongs to"},
        {.name = "ToolEntryNew",
         .shape = "edition: integer(1..), box: string,"
                  " words: string(1..500), view?: ToolView,"
                  " teller?: string(..80)?, weekday?: integer(1..7),"
                  " set?: Id",
         .says = "A new entry: edition is that of the questions that were "
                 "read, box is a word of the tool's boxes, or room "
                 "for who was there; view is the person's where it is left "
                 "out"},
        {.name = "ToolDays",
         .shape = "days: [date]",
         .says = "Days on which a tool changed, the newest first"},
        {.name = "Rights",
         .shape = "crn: Crn, room: [AssessSitting], topics: [RightsRow]",
         .says = "Who decides what in a case today; room is who was there "
                 "with a worker today"},
        {.name = "RightsRow",
         .shape = "topic: RightsTopic, decides: RightsKind,"
                  " rule: RightsKind, source: string?, version: Version,"
                  " asked: RightsAsked?",
         .says = "Who decides in a topic: as it holds, and as the dated rule "
                 "says"},
        {.name = "RightsAsked",
         .shape = "decides: RightsKind, by: RightsSide, why: string,"
                  " written_by: string?, at: date-time",
         .says = "What one side asks for, and nobody answered yet"},
        {.name = "RightsChange",
         .shape = "decides: RightsKind, why: string(1..500),"
                  " version: Version",
         .says = "Who is to decide in a topic; version is of the row that was "
                 "read"},
        {.name = "RightsAnswer",
         .shape = "answer: yes|no, words?: string(..500)?, version: Version",
         .says = "Yes or no to what was asked; no needs words, and from the "
                 "side that asked takes it back"},
        {.name = "RightsTopic",
         .says = "What is decided",
         .words = rights_topics,
         .place = "topic"},
        {.name = "RightsKind",
         .says = "Who decides: the court or the law, weighed together, the "
                 "person, nobody here",
         .words = rights_kinds},
        {.name = "RightsSide",
         .says = "Either side of the table",
         .words = rights_sides},
        {.name = "DecisionList",
         .shape = "crn: Crn, decisions: [Decision]",
         .says = "What was decided, the newest first, at most 500"},
        {.name = "Decision",
         .shape = "id: Id, topic: RightsTopic, day: date, what: string,"
                  " decided: DecisionBy, who: string?, side: RightsSide,"
                  " written_by: string?, written_at: date-time,"
                  " person: DecisionRating?, worker: DecisionRating?,"
                  " hidden_until: date?, gap: DecisionGap",
         .says = "A decision and how it felt; until hidden_until the other "
                 "side's rating is not to be seen, and then null"},
        {.name = "DecisionRating",
         .shape = "step: integer(1..7), words: string?, for_them: boolean,"
                  " written_by: string?, at: date-time",
         .says = "The newest rating of a side, by the ladder of seven steps"},
        {.name = "DecisionAdd",
         .shape = "topic: RightsTopic, day: date, what: string(1..1000),"
                  " decided: DecisionBy, who?: string(..100)?,"
                  " step?: integer(1..7), words?: string(..1000)?",
         .says = "A decision; step and words are the writer's own rating"},
        {.name = "DecisionRate",
         .shape = "step: integer(1..7), words?: string(..1000)?,"
                  " for_them?: boolean",
         .says = "How it felt; for_them when a worker writes it down for "
                 "somebody who cannot sign in"},
        {.name = "DecisionBy", .says = "Who decided", .words = rights_deciders},
        {.name = "DecisionGap",
         .says = "How far apart the two ratings are that may be seen",
         .words = rights_gaps},
        API_SCHEMAS_END,
};
