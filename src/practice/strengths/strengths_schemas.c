/* Table of data: the shapes of the API of strengths. */
#include "practice/strengths/strengths_local.h"

const struct api_schema strengths_schemas[] = {
        API_SCHEMAS_END,
};
