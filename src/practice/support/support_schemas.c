/* Table of data: the shapes of the API of support. */
#include "practice/support/support_local.h"

#define BY " voice: SupportVoice, said_by: string?, said_at: date-time"

const struct api_schema support_schemas[] = {
        {.name = "Support",
         .shape = "edition: integer(1..), entries: [SupportEntry],"
                  " more: boolean, finished: SupportFinished?",
         .says = "How a person learns and what helps: the edition of what is "
                 "asked today, strengths, needs, "
                 "conditions and helps, those that stand first and then those "
                 "taken back last; more is whether the next page has others"},
        {.name = "SupportEntry",
         .shape = "id: Id, kind: SupportKind, about: string?, words: string,"
                  " source: SupportSource, done_by: SupportDoer?,"
                  " detail: string?, edition: integer(1..),"
                  " ask_again: date?, words_shared: boolean?,"
                  " may_tell: string?," BY ", taken_back: boolean,"
                  " set_aside_why: string?",
         .says = "One thing that was said: about is a category of a strength "
                 "or need, or which help; detail is who said so, or who does "
                 "it; words_shared is whether whoever meets the person reads "
                 "the words of a help, may_tell a word in them that may tell "
                 "of their health"},
        {.name = "SupportFinished",
         .shape = "day: date, changed_since: boolean," BY,
         .says = "That it was finished, and whether anything changed since"},
        {.name = "SupportHelps",
         .shape = "helps: [string], large_print: boolean,"
                  " easy_read: boolean",
         .says = "What helps the person, for whoever meets them: no "
                 "condition is named"},
        {.name = "SupportEntryNew",
         .shape =
                 "edition: integer(1..), kind: SupportKind, about?: string?,"
                 " words?: string(..500)?, source?: SupportSource?, done_by?: SupportDoer?,"
                 " detail?: string(..80)?, ask_again?: date?,"
                 " share?: boolean?",
         .says = "A strength, need, condition or help to add; edition is the "
                 "one that was read; about is a "
                 "category or a kind of help; share is what the person said of "
                 "whether others may read the words of a help"},
        {.name = "SupportAgain",
         .shape = "again: date",
         .says = "It still helps: the day to ask again"},
        {.name = "SupportAside",
         .shape = "why: string(1..300)",
         .says = "Why what another worker wrote is set aside"},
        {.name = "SupportShare",
         .shape = "share: boolean",
         .says = "Whether whoever meets the person may read the words"},
        {.name = "Pathways",
         .shape = "edition: integer(1..), pathways: [Pathway],"
                  " needs: [PathwayNeed], said_none: [PathwayNone]",
         .says = "The seven pathways and what is needed on them, with what "
                 "was taken back"},
        {.name = "Pathway",
         .shape = "pathway: PathwayCode, area_of_plan: string,"
                  " state: PathwayStanding, open: integer(0..),"
                  " no_support_needed: PathwayNone?",
         .says = "One pathway: where it stands, and when it was last said "
                 "that nothing is needed"},
        {.name = "PathwayNeed",
         .shape = "id: Id, pathway: PathwayCode, words: string,"
                  " state: PathwayState, supported_by: PathwayWith,"
                  " partner: string?, goals: integer(0..)," BY
                  ", taken_back: boolean, history: [PathwayStep],"
                  " thinks: [PathwayThought]",
         .says = "One need; goals is how many goals of the plan were made "
                 "from it"},
        {.name = "PathwayStep",
         .shape = "state: PathwayState, notes: string?, day: date," BY,
         .says = "Where a need stood from a day on"},
        {.name = "PathwayThought",
         .shape = "words: string," BY,
         .says = "What the person thinks of it"},
        {.name = "PathwayNone",
         .shape = "pathway: PathwayCode, day: date, notes: string?," BY,
         .says = "That nothing is needed on a pathway"},
        {.name = "PathwayNeedNew",
         .shape = "pathway: PathwayCode, words: string(1..300),"
                  " state: PathwayState, supported_by: PathwayWith,"
                  " partner?: string(..80)?, notes?: string(..500)?,"
                  " voice?: for|worker",
         .says = "A need to add; voice is asked of a worker: for is what the "
                 "person says"},
        {.name = "PathwayMove",
         .shape = "state: PathwayState, notes?: string(..500)?",
         .says = "Where a need stands now"},
        {.name = "PathwayThink",
         .shape = "thinks: string(1..500)",
         .says = "What the person thinks of a need"},
        {.name = "PathwayNoneNew",
         .shape = "pathway: PathwayCode, why?: string(..500)?",
         .says = "That nothing is needed on a pathway"},
        {.name = "SupportKind", .says = "What it is", .words = know_kinds},
        {.name = "SupportSource",
         .says = "Where it comes from",
         .words = know_sources},
        {.name = "SupportDoer", .says = "Who does it", .words = know_doers},
        {.name = "SupportVoice",
         .says = "The person’s own hand, written for them, or a worker’s view",
         .words = support_voices},
        {.name = "PathwayCode", .says = "A pathway", .words = support_paths},
        {.name = "PathwayState",
         .says = "Where a need stands",
         .words = path_states},
        {.name = "PathwayStanding",
         .says = "Where a pathway stands",
         .words = path_standings},
        {.name = "PathwayWith", .says = "Who supports", .words = path_withs},
        API_SCHEMAS_END,
};
