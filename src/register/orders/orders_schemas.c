/* Table of data: the shapes of the API of this folder. */
#include "register/orders/orders_package_local.h"

const struct api_schema orders_schemas[] = {
        {.name = "Packages",
         .shape = "packages: [Package]",
         .says = "What was written down of a supervision package; the first "
                 "is the one that stands"},
        {.name = "Package",
         .shape = "tier: string?, appointments: integer(0..400),"
                  " weeks: integer(0..52), source: string, known_on: date,"
                  " written_by: string?, written_at: date-time",
         .says = "Tier and allowance as another service said; 0 is not said"},
        {.name = "PackageNew",
         .shape = "tier?: string(..20)?, appointments?: integer(1..400)?,"
                  " weeks?: integer(1..52)?, source: string(1..100),"
                  " known_on: date",
         .says = "A tier, how many appointments in a year at most, or both; "
                 "weeks are the first ones, each with one appointment"},
        API_SCHEMAS_END,
};
