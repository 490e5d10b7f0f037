/* Table of data: the shapes of contact_api.c. */
#include "practice/contact/contact_pages.h"

const struct api_schema contact_schemas[] = {
        {.name = "ContactList",
         .shape = "content: [Contact], page: Page",
         .says = "Contacts of one person, newest first"},
        {.name = "Contact",
         .shape = "id: Id, contact_ref: string?, staff: string?,"
                  " planned_minutes: Minutes?, answer: ContactAnswer,"
                  " at: date-time, kind: ContactKind, place: string?,"
                  " outcome: ContactOutcome, outcome_code: string?,"
                  " minutes: Minutes?, note: string?, private: boolean,"
                  " privacy: ContactPrivacy, version: Version,"
                  " corrections?: [ContactFormer]",
         .says = "A meeting, call, letter or session, arranged or held; with "
                 "its corrections where it is read alone"},
        {.name = "ContactFormer",
         .shape = "change: ContactChange, changed_at: date-time,"
                  " changed_by: string?, because: string?,"
                  " before: ContactSaid",
         .says = "What a contact said before it was changed, and why"},
        {.name = "ContactSaid",
         .shape = "at: date-time, kind: ContactKind, place: string?,"
                  " outcome: ContactOutcome, outcome_code: string?,"
                  " minutes: Minutes?, note: string?, private: boolean,"
                  " privacy: ContactPrivacy, version: Version",
         .says = "What was recorded of a contact"},
        {.name = "ContactNew",
         .shape = "at: date-time, kind: ContactKind,"
                  " outcome?: ContactOutcome?, outcome_code?: string?,"
                  " place?: string(..500)?, planned_minutes?: Minutes?,"
                  " minutes?: Minutes?, note?: string(..5000)?",
         .says = "What is still to come is arranged; what was is recorded, "
                 "and none_yet when its outcome is left out"},
        {.name = "ContactCorrection",
         .shape = "because: string(1..), at?: date-time,"
                  " kind?: ContactKind, outcome?: ContactOutcome,"
                  " outcome_code?: string, place?: string(..500),"
                  " minutes?: Minutes, note?: string(..5000),"
                  " privacy?: ContactPrivacy, privacy_words?: string,"
                  " former_privacy?: ContactPrivacy",
         .says = "What is left out stays as it was recorded; former_privacy "
                 "is who may read the words it had before"},
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
         .says = "Why a note is private, or shared when it is not",
         .words = contact_privacies},
        {.name = "ContactChange",
         .says = "What changed a contact: a correction, or another delivery "
                 "of the case system",
         .words = contact_changes},
        {.name = "ContactAnswer",
         .says = "What the person said to an appointment",
         .words = contact_answers},
        API_SCHEMAS_END,
};
