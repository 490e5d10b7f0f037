/* Table of data: the shapes of fund_api.c and fund_api_pay.c. */
#include "practice/fund/fund_assist.h"
#include "practice/fund/fund_end.h"
#include "practice/fund/fund_off.h"

/* What is asked for, and how it stands. */
#define REQUEST \
	"id: Id, version: Version, what: string, why: string," \
	" purpose: FundPurpose, goal: Id?, goal_title: string?," \
	" no_goal: string?, sum: Pence, supplier: string, needed_on: date?," \
	" tried: string, own_words: boolean, state: FundState," \
	" round: integer(1..), tier: FundTier, asked_at: date-time," \
	" due_on: date, answers: FundAnswers, second_look: boolean," \
	" way: FundWay, benefits_safe: boolean, public_reason: string?," \
	" paid: Pence?, paid_on: date?, explained: boolean, evidence: string?"

/* What is to be paid: nothing here says for whom or why. */
#define PAYMENT \
	"id: Id, what: string, supplier: string, way: FundWay," \
	" agreed: Pence, state: FundState, paid: Pence?, paid_on: date?"

/* What a worker and a senior send with their yes or no. */
#define VOICE \
	"version: Version, answer: FundAnswer, words: string(1..2000)," \
	" refusal?: FundRefusal?, checks?: [FundCheck]?," \
	" tie?: string(..200)?, public_reason?: string(..200)?"

const struct api_schema fund_schemas[] = {
        {.name = "Fund",
         .shape = "crn: Crn, budget: FundBudget, content: [FundRequest]",
         .says = "A person's sum and what was asked for, the newest first"},
        {.name = "Pence", .shape = "integer(0..)", .says = "Whole pence"},
        {.name = "FundBudget",
         .shape = "told: boolean, given: Pence, promised: Pence,"
                  " spent: Pence, left: Pence",
         .says = "The sum a person was told, and what is left of it"},
        {.name = "FundSum",
         .shape = "sum: FundPence",
         .says = "A sum to be given"},
        {.name = "FundPence",
         .shape = "integer(1..10000000)",
         .says = "Whole pence, up to £100,000"},
        {.name = "FundRequest",
         .shape = REQUEST,
         .says = "What was asked for, and how it stands"},
        {.name = "FundOne",
         .shape = REQUEST ", started_by: string?, voices: [FundVoice],"
                          " reflections: [FundReflection]",
         .says = "One request with every voice and what came of it; the ETag "
                 "is its version"},
        {.name = "FundNew",
         .shape = "what: string(1..200), why: string(1..2000),"
                  " purpose: FundPurpose, goal?: Id?,"
                  " no_goal?: string(..200)?, sum: FundPence,"
                  " supplier: string(1..200), needed_on?: date?,"
                  " tried: string(1..200)",
         .says = "What is asked for: with a goal, or why there is none"},
        {.name = "FundChange",
         .shape = "what?: string(1..200), why?: string(1..2000),"
                  " purpose?: FundPurpose, goal?: Id?,"
                  " no_goal?: string(..200)?, sum?: FundPence,"
                  " supplier?: string(1..200), needed_on?: date?,"
                  " tried?: string(1..200)",
         .says = "A change, to be decided again: what is left out stays as "
                 "it was"},
        {.name = "FundSeen",
         .shape = "version: Version",
         .says = "The version that was read, and that this is about"},
        {.name = "FundSays",
         .shape = VOICE ", way?: FundWay?, benefits_safe?: boolean?",
         .says = "One's own side's answer; a worker says the public line as "
                 "well, and for a no the reason"},
        {.name = "FundThird",
         .shape = VOICE ", peer?: FundPeer?",
         .says = "A senior's answer, with the peer's where one is needed"},
        {.name = "FundPeer",
         .shape = "name: string(1..200), answer: FundAnswer,"
                  " words: string(1..2000)",
         .says = "Who else was asked, and what they said"},
        {.name = "FundAgain",
         .shape = "words: string(1..2000)",
         .says = "What should be looked at again"},
        {.name = "FundEvidence",
         .shape = "explained: boolean, evidence: string(1..2000)",
         .says = "A receipt's number or, explained, what became of it in "
                 "words"},
        {.name = "FundHelped",
         .shape = "helped: FundHelpedBy, changed?: string(..2000)?",
         .says = "Whether it helped, and what changed"},
        {.name = "FundHelpedBy",
         .shape = "integer(1..5)",
         .says = "How much it helped: 5 is very much"},
        {.name = "FundAnswers",
         .shape = "person: FundAnswer?, worker: FundAnswer?,"
                  " senior: FundAnswer?, peer: FundAnswer?",
         .says = "What each side said in this round"},
        {.name = "FundVoice",
         .shape = "side: FundSide, answer: FundAnswer, words: string,"
                  " refusal: FundRefusal?, checks: [FundCheck],"
                  " tie: string?, name: string?, public_reason: string?,"
                  " at: date-time, round: integer(1..), id: Id,"
                  " written_down: FundHow?, heard: FundHeardWord?,"
                  " heard_words: string?",
         .says = "What one side said, in this round or an older one; "
                 "written_down: the person's, typed by whom it names, and how "
                 "it was said; heard: what the person says to that"},
        {.name = "FundSaysFor",
         .shape = "version: Version, answer: FundAnswer,"
                  " words: string(1..2000), how: FundHow",
         .says = "The person's own answer, typed by somebody else"},
        {.name = "FundHeard",
         .shape = "voice: Id, mine: boolean, words?: string(..2000)?",
         .says = "Whether what was written down is what one said"},
        {.name = "FundHow",
         .says = "How the person said it",
         .words = fund_hows},
        {.name = "FundHeardWord",
         .says = "What the person says to what was written down",
         .words = fund_heards},
        {.name = "FundCheck",
         .shape = "integer(1..7)",
         .says = "One of the seven questions that was asked"},
        {.name = "FundReflection",
         .shape = "later: boolean, helped: FundHelpedBy, changed: string?,"
                  " at: date-time",
         .says = "Whether it helped, in the person's words; later: half a "
                 "year after"},
        {.name = "FundWaiting",
         .shape = "content: [FundWait]",
         .says = "What waits for an answer, the most overdue first"},
        {.name = "FundWait",
         .shape = "crn: Crn, id: Id, what: string, sum: Pence,"
                  " tier: FundTier, due_on: date, second_look: boolean,"
                  " worker_yes: boolean",
         .says = "A request that waits for an answer"},
        {.name = "FundTier",
         .shape = "integer(1..3)",
         .says = "1: person and worker, 2: a senior too, 3: a peer as well"},
        {.name = "FundPot",
         .shape = "open: boolean, left: Pence, spent: Pence",
         .says = "The pot of one's organisation: not yet given, and spent"},
        {.name = "FundPayments",
         .shape = "content: [FundPaymentLine]",
         .says = "What is to be paid, the oldest first"},
        {.name = "FundPaymentLine",
         .shape = PAYMENT,
         .says = "What, from whom and how much, and never for whom or why"},
        {.name = "FundPayment",
         .shape = PAYMENT ", ask: string?",
         .says = "One payment, and which worker to ask about it"},
        {.name = "FundPay",
         .shape = "entry: Id, sum: FundPence, code?: string(..16)?",
         .says = "What was really paid, under an id of the caller's own: the "
                 "same again does nothing; code: of the second factor, above "
                 "what one person pays in a day"},
        {.name = "FundReturn",
         .shape = "reason: string(1..200)",
         .says = "Why the money came back, and nothing about a person"},
        {.name = "FundEnd",
         .shape = "crn: Crn, kind: FundEndKind?",
         .says = "Why the fund ends for a person; null: it goes on"},
        {.name = "FundEndNew",
         .shape = "kind: moved|recalled|died|finished, words: string(1..200)",
         .says = "What happened, and what should be known"},
        {.name = "FundEndWords",
         .shape = "words: string(1..200)",
         .says = "Why, about the money and nothing about a person"},
        {.name = "FundEndAsk",
         .shape = "to: string(1..40), because: string(1..200)",
         .says = "The slug of the organisation that is asked to take it, and why"},
        {.name = "FundEndAnswer",
         .shape = "answer: FundAnswer, words: string(1..200)",
         .says = "Whether what another organisation asks is taken over"},
        {.name = "FundOwing",
         .shape = "closing: boolean, content: [FundOwed],"
                  " asked_of_us: [FundOwed], promised: Pence, unshown: Pence,"
                  " rest: Pence",
         .says = "All that is open where it ends, with totals; closing: the "
                 "programme winds down"},
        {.name = "FundOwed",
         .shape = "request: Id?, account: Id?, what: string?,"
                  " supplier: string?, sum: Pence, state: FundState?,"
                  " asked: boolean, promised: Pence, why: FundEndKind?",
         .says = "A request, or the rest of a sum (then account), never for "
                 "whom; why: for whoever decides"},
        {.name = "FundEndKind",
         .says = "Why it ends",
         .words = fund_end_kinds},
        {.name = "FundOffs",
         .shape = "content: [FundOffLine]",
         .says = "What waits for a second person, the oldest first"},
        {.name = "FundOffLine",
         .shape = "id: Id, what: string, supplier: string, paid: Pence,"
                  " reason: FundOffReason, words: string, by: string?,"
                  " at: date-time",
         .says = "A proposal to write off what was paid, never for whom"},
        {.name = "FundOff",
         .shape = "id: Id, version: Version, what: string, supplier: string,"
                  " paid: Pence, state: FundState, proposal: FundOffLine?",
         .says = "One payment, and the proposal that waits"},
        {.name = "FundOffNew",
         .shape = "version: Version, reason: FundOffReason,"
                  " words: string(1..200)",
         .says = "Why it will never be shown, and what was done to find it"},
        {.name = "FundOffAnswer",
         .shape = "version: Version, answer: FundAnswer,"
                  " words: string(1..200)",
         .says = "A second person's yes or no to writing it off"},
        {.name = "FundOffReason",
         .says = "Why it is written off",
         .words = fund_off_codes},
        {.name = "FundState",
         .says = "How a request stands",
         .words = fund_states},
        {.name = "FundPurpose",
         .says = "What it is for",
         .words = fund_purposes},
        {.name = "FundWay", .says = "How it is paid", .words = fund_ways},
        {.name = "FundSide", .says = "Whose voice", .words = fund_sides},
        {.name = "FundAnswer",
         .shape = "yes|no",
         .says = "What a side says"},
        {.name = "FundRefusal",
         .shape = "not_lawful|not_safe|against_condition|obtainable|no_goal|"
                  "costs_unclear|not_enough|will_not_do",
         .says = "Why not; what somebody outside might think is no reason"},
        API_SCHEMAS_END,
};
