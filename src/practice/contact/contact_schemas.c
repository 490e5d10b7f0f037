/* Table of data: the shapes of contact_api.c. */
#include "practice/contact/contact_pages.h"

/* What is recorded of a contact, now or before. */
#define SAID \
	"at: date-time, kind: ContactKind, place: string?," \
	" outcome: ContactOutcome, outcome_code: string?, minutes: Minutes?," \
	" note: string?, private: boolean, privacy: ContactPrivacy," \
	" version: Version"

#define CONTACT \
	"id: Id, contact_ref: string?, staff: string?," \
	" planned_minutes: Minutes?, answer: ContactAnswer," \
	" answer_by_hand: ByHand?, " SAID

const struct api_schema contact_schemas[] = {
        {.name = "ContactList",
         .shape = "content: [Contact], page: Page",
         .says = "Contacts of one person, newest first"},
        {.name = "Contact",
         .shape = CONTACT,
         .says = "A meeting, call, letter or session, arranged or held"},
        {.name = "ContactWhole",
         .shape = CONTACT ", corrections: [ContactFormer]",
         .says = "One contact with what it said before, the newest first; the "
                 "ETag is its version"},
        {.name = "ContactFormer",
         .shape = "change: ContactChange, changed_at: date-time,"
                  " changed_by: string?, because: string?,"
                  " before: ContactSaid",
         .says = "A change of a contact, and what it said before"},
        {.name = "ContactSaid",
         .shape = SAID,
         .says = "What was recorded of a contact"},
        {.name = "ContactCorrection",
         .shape = "because: string(1..500), at?: date-time,"
                  " kind?: ContactKind, place?: string(..500)?,"
                  " outcome?: ContactOutcome, outcome_code?: string?,"
                  " minutes?: Minutes?, note?: string(..5000)?,"
                  " privacy?: ContactPrivacy, privacy_words?: string(..500)?,"
                  " former_privacy?: ContactPrivacy",
         .says = "A correction with its reason: what is left out stays as it "
                 "was; former_privacy keeps the earlier words from the "
                 "person"},
        {.name = "ContactNew",
         .shape = "at: date-time, kind: ContactKind,"
                  " outcome?: ContactOutcome?, outcome_code?: string?,"
                  " place?: string(..500)?, planned_minutes?: Minutes?,"
                  " minutes?: Minutes?, note?: string(..5000)?",
         .says = "What is still to come is arranged; what was is recorded, "
                 "and none_yet when its outcome is left out"},
        {.name = "Minutes",
         .shape = "integer(0..1440)",
         .says = "A length in minutes"},
        {.name = "ContactKind",
         .says = "How they meet",
         .words = contact_kinds},
        {.name = "ContactOutcome",
         .says = "What came of it",
         .words = contact_outcomes},
        {.name = "ContactPrivacy",
         .says = "Whether the person reads the note, or why not",
         .words = contact_privacies},
        {.name = "ContactChange",
         .says = "How a contact came to say something else",
         .words = contact_changes},
        {.name = "ContactAnswer",
         .says = "What the person said to an appointment",
         .words = contact_answers},
        API_SCHEMAS_END,
};
