/* Table of data: the shapes of a timeline as JSON. */
#include "practice/overview/overview_local.h"

const struct api_schema overview_schemas[] = {
        {.name = "TimelineList",
         .shape = "content: [TimelineLine], page: Page",
         .says = "What has happened, newest first"},
        {.name = "TimelineLine",
         .shape = "id: Id, at: date-time, kind: string, group: string,"
                  " says: string, by: string, value: string?,"
                  " shared: boolean",
         .says = "One thing that happened; shared when the person sees it "
                 "too"},
        API_SCHEMAS_END,
};
