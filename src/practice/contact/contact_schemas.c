/* Table of data: the shapes of contact_api.c. */
#include "practice/contact/contact_pages.h"

const struct api_schema contact_schemas[] = {
        {.name = "ContactList",
         .shape = "content: [Contact], page: Page",
         .says = "Contacts of one person, newest first"},
        {.name = "Contact",
         .shape = "id: Id, contact_ref: string?, at: date-time,"
                  " kind: ContactKind, staff: string?, place: string?,"
                  " planned_minutes: Minutes?, outcome: ContactOutcome,"
                  " outcome_code: string?, minutes: Minutes?, note: string?,"
                  " private: boolean, answer: ContactAnswer,"
                  " version: Version",
         .says = "A meeting, call, letter or session, arranged or held"},
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
        {.name = "ContactAnswer",
         .says = "What the person said to an appointment",
         .words = contact_answers},
        API_SCHEMAS_END,
};
