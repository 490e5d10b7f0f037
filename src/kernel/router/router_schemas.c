/* Table of data: the shapes that every part of the API shares. */
#include "kernel/router/schemas.h"

const struct api_schema router_schemas[] = {
        {.name = "Id",
         .shape = "string",
         .says = "The name of a thing: 13 characters of Crockford's base 32",
         .pattern = "^[0-9A-HJKMNP-TV-Z]{13}$",
         .shared = true},
        {.name = "Version",
         .shape = "integer(0..)",
         .says = "Goes up with each change; 0 where nothing was written yet",
         .shared = true},
        {.name = "PageNumber",
         .shape = "integer(0..1000000)",
         .says = "Which page of the list, from 0; the first when left out",
         .shared = true},
        {.name = "PageSize",
         .shape = "integer(1..200)",
         .says = "How many to a page; 50 when left out",
         .shared = true},
        {.name = "Page",
         .shape = "size: PageSize, number: PageNumber,"
                  " totalElements: integer(0..1000),"
                  " totalPages: integer(0..1000), more?: boolean",
         .says = "Where a list stands.  Counted up to 1,000; more is there, "
                 "and true, when there are others than were counted",
         .shared = true},
        {.name = "Problem",
         .shape = "field: string(1..), message: string(1..)",
         .says = "One thing to be put right, and the member it is about",
         .shared = true},
        {.name = "Change",
         .shape = "kind: ChangeKind, of: string, part: string?, what: string?,"
                  " was: string?, is: string?",
         .says = "One thing that is otherwise than in the version that was "
                 "seen, in the reader's language",
         .shared = true},
        {.name = "ChangeKind",
         .shape = "added|changed|taken_out",
         .says = "What became of it",
         .shared = true},
        {.name = "Error",
         .shape = "status: integer(400..599), errorCode: ErrorCode,"
                  " userMessage: string(1..), developerMessage: string(1..),"
                  " reference: Id, problems?: [Problem], changes?: [Change]",
         .says = "What stopped a request.  userMessage is in the reader's "
                 "language; reference is also X-Request-Id and in the log; "
                 "changes are since the version that somebody would sign",
         .shared = true},
        {.name = "ErrorCode",
         .shape = "bug|code_needed|code_wrong|conflict|factor_needed|invalid|"
                  "not_allowed|not_found|not_permitted|"
                  "not_signed_in|precondition_required|refused|too_large|"
                  "too_often|unavailable|wrong_type",
         .says = "What kind of thing stopped a request",
         .shared = true},
        {.name = "OpenApi",
         .shape = "object",
         .says = "This description, in the words of OpenAPI 3.1"},
        API_SCHEMAS_END,
};
