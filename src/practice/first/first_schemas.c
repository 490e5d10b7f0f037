/* Table of data: the shapes of the API of this folder. */
#include "practice/first/first_local.h"

const struct api_schema first_schemas[] = {
        {.name = "FirstDays",
         .shape = "orders: [FirstOrder]",
         .says = "The newest order that began in the last 90 days, or none"},
        {.name = "FirstOrder",
         .shape = "kind: community_order|suspended_sentence_order|licence|"
                  "post_sentence_supervision, began_on: date,"
                  " contact: FirstAim, plan: FirstAim",
         .says = "What is to be there soon after an order began"},
        {.name = "FirstWaiting",
         .shape = "content: [FirstWaitingFor], page: Page",
         .says = "Of one's own people those with something not there yet, the "
                 "earliest order first"},
        {.name = "FirstWaitingFor",
         .shape = "crn: Crn, kind: community_order|suspended_sentence_order|"
                  "licence|post_sentence_supervision, began_on: date,"
                  " contact: FirstAim, plan: FirstAim",
         .says = "Somebody who waits, with the newest order that holds"},
        {.name = "FirstAim",
         .shape = "working_days: integer(0..), by: date?, on: date?",
         .says = "By which day, and when it was; by is null past the end of "
                 "the list of bank holidays"},
        {.name = "FirstCounts",
         .shape = "shown: boolean, contact: FirstCount, plan: FirstCount",
         .says = "Over the orders of a year, of one's own people or of those "
                 "of the team or organisation that one leads; all 0 where "
                 "they are fewer than ten"},
        {.name = "FirstCount",
         .shape = "orders: integer(0..), by_day: integer(0..),"
                  " later: integer(0..), not_yet: integer(0..)",
         .says = "Orders that are counted: reached by the day, after it, and "
                 "not yet with the day over"},
        API_SCHEMAS_END,
};
