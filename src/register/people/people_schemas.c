/* Table of data: the shapes of people_api.c. */
#include "register/people/people_pages_local.h"

const struct api_schema people_schemas[] = {
        {.name = "Crn",
         .shape = "string",
         .says = "Case reference number: a letter and six figures",
         .pattern = "^[A-Z][0-9]{6}$",
         .place = "crn"},
        {.name = "People",
         .shape = "content: [PersonLine], page: Page",
         .says = "People within reach: found, or by name page by page"},
        {.name = "PersonLine",
         .shape = "crn: Crn, first_name: string, last_name: string,"
                  " date_of_birth: date?, case_manager: string?,"
                  " team: string?",
         .says = "One person in a list"},
        {.name = "Person",
         .shape = "crn: Crn, pnc: string?, cro: string?,"
                  " prison_number: PrisonNumber?, first_name: string,"
                  " last_name: string, preferred_name: string?,"
                  " pronouns: string?, date_of_birth: date?, sex: Sex?,"
                  " ethnicity: Ethnicity?, language: string?, phone: string?,"
                  " email: string?, postcode: string?, contact_rules: string?,"
                  " access_needs: string?, practical: string?,"
                  " allocated_on: date?, organisation: string?, team: string?,"
                  " case_manager: string?, version: Version",
         .says = "What is known about one person; the ETag is its version"},
        {.name = "PrisonNumber",
         .shape = "string",
         .says = "A letter, four figures and two letters",
         .pattern = "^[A-Z][0-9]{4}[A-Z]{2}$"},
        {.name = "Sex", .says = "As it was stated", .words = people_sexes},
        {.name = "Ethnicity",
         .says = "A code of the census groups",
         .words = people_ethnicities},
        {.name = "AccessLog",
         .shape = "content: [Look], page: Page",
         .says = "Who looked at a record, newest first, up to 200"},
        {.name = "Look",
         .shape = "at: date-time, what: string, who: string?,"
                  " purpose: Purpose",
         .says = "One look at a record, or change of it"},
        {.name = "Purpose",
         .says = "Why somebody looks at records",
         .words = purpose_words},
        {.name = "Corrections",
         .shape = "corrections: [Correction]",
         .says = "What a person says is wrong: what is open first, the oldest "
                 "of it first; then what is answered, the newest first"},
        {.name = "Correction",
         .shape = "id: Id, about: CorrectionAbout, words: string,"
                  " asked_at: date-time, due: date, late: boolean,"
                  " answer: CorrectionAnswer?, answer_words: string?,"
                  " changed: string?, answered_by: string?,"
                  " answered_at: date-time?, days: integer(0..)",
         .says = "One of them; days until its answer, or until today"},
        {.name = "CorrectionAbout",
         .says = "What it is about",
         .words = correction_abouts},
        {.name = "CorrectionAnswer",
         .shape = "yes|no|dealt",
         .says = "Whether it was wrong; dealt with, where nobody wrote down "
                 "which"},
        {.name = "CorrectionNew",
         .shape = "about?: CorrectionAbout, words: string(3..1000)",
         .says = "What is wrong, and what it should say"},
        {.name = "CorrectionReply",
         .shape = "answer: yes|no, words: string(1..1000),"
                  " changed?: string(..1000)?",
         .says = "Whether it was wrong, why, and of a yes what was changed"},
        {.name = "Me",
         .shape = "username: string, name: string, roles: [Role],"
                  " purpose: Purpose",
         .says = "Who is signed in"},
        {.name = "Role",
         .says = "What somebody is in the programme",
         .words = role_words},
        API_SCHEMAS_END,
};
