/* Table of data: the shapes of the API of strengths. */
#include "practice/strengths/strengths_local.h"

const struct api_schema strengths_schemas[] = {
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
        {.name = "NeedsTaken",
         .shape = "added: boolean, assessment: NeedsForm",
         .says = "An assessment that was brought in; added is false where "
                 "the same was there already"},
        API_SCHEMAS_END,
};
