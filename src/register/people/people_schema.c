/*
 * people_schema.c - the tables of people.
 *
 * people_key holds each word of a name under the year of birth, with the
 * whole folded name beside it, so that a search reads one short run of an
 * index.  people_word holds each word once, people_near what is left of it
 * when one letter is left out: two words one letter apart share a part, so a
 * wrong letter is found without reading the people.  All three are derived
 * and order by bytes on both engines.
 *
 * Words are checked by a chain of "or": a list of more than two in "in (...)"
 * makes SQLite build a table at every insert.
 */
#include "register/people/people_queries.h"

static const struct migration person_tables = {
        .number = 33,
        .name = "people",
        .text = "create table people_person ("
                " id integer primary key,"
                " crn text not null unique,"
                " first_name text not null,"
                " last_name text not null,"
                " preferred_name text not null,"
                " pronouns text not null,"
                " date_of_birth integer,"
                " sex text not null check (sex = 'male' or sex = 'female' or"
                "  sex = '' or sex = 'other' or sex = 'not_stated'),"
                " ethnicity text not null check (ethnicity = 'white' or"
                "  ethnicity = 'black' or ethnicity = 'asian' or"
                "  ethnicity = 'mixed' or ethnicity = 'other' or"
                "  ethnicity = '' or ethnicity = 'not_stated'),"
                " language text not null,"
                " phone text not null,"
                " email text not null,"
                " postcode text not null,"
                " contact_rules text not null,"
                " access_needs text not null,"
                " practical text not null,"
                " notes text not null,"
                " sort_name text not null,"
                " organisation integer not null,"
                " team integer not null,"
                " worker integer not null,"
                " allocated_on integer,"
                " version integer not null,"
                " merged_into integer references people_person (id),"
                " made_at integer not null,"
                " updated_at integer not null) strict;\n"
                "-- only postgres\n"
                "alter table people_person alter column sort_name"
                " type text collate \"C\";\n"
                "-- both\n"
                "create index people_person_born"
                " on people_person (date_of_birth, sort_name);\n"
                "create index people_person_worker"
                " on people_person (worker, sort_name, id);\n"
                "create index people_person_team"
                " on people_person (team, sort_name, id);\n"
                "create index people_person_organisation"
                " on people_person (organisation, sort_name, id);\n"
                "create index people_person_merged on people_person"
                " (merged_into);\n"
                "create table people_identifier ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " kind text not null check (kind = 'crn' or kind = 'pnc' or"
                "  kind = 'cro' or kind = 'prison'),"
                " value text not null,"
                " confirmed integer not null check (confirmed in (0, 1)))"
                " strict;\n"
                "create index people_identifier_person"
                " on people_identifier (person);\n"
                "create index people_identifier_value"
                " on people_identifier (value, kind, person);\n"
                "create table people_placement ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " organisation integer not null,"
                " team integer not null,"
                " worker integer not null,"
                " valid_from integer,"
                " valid_to integer) strict;\n"
                "create index people_placement_person"
                " on people_placement (person);\n"
                "create table people_alias ("
                " id integer primary key,"
                " crn text not null unique,"
                " person integer not null references people_person (id))"
                " strict;\n"
                "create index people_alias_person"
                " on people_alias (person);\n"
                "create table people_key ("
                " word text not null,"
                " year integer not null,"
                " person integer not null,"
                " name text not null,"
                " primary key (word, year, person)) strict, without rowid;\n"
                "create table people_word ("
                " word text primary key) strict, without rowid;\n"
                "create table people_near ("
                " part text not null,"
                " word text not null,"
                " primary key (part, word)) strict, without rowid;\n"
                "-- only postgres\n"
                "alter table people_key alter column word"
                " type text collate \"C\";\n"
                "alter table people_word alter column word"
                " type text collate \"C\";\n"
                "alter table people_near alter column part"
                " type text collate \"C\";\n"
                "alter table people_near alter column word"
                " type text collate \"C\";\n"
                "-- both\n"
                "create table people_order ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " kind text not null,"
                " starts_on integer,"
                " ends_on integer) strict;\n"
                "create index people_order_person on people_order (person);\n"
                "create table people_told ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " what text not null,"
                " by_user integer not null,"
                " at integer not null) strict;\n"
                "create index people_told_person on people_told (person);\n"
                "create table people_correction ("
                " id integer primary key,"
                " person integer not null references people_person (id),"
                " words text not null,"
                " at integer not null,"
                " done_by integer,"
                " done_at integer) strict;\n"
                "create index people_correction_person"
                " on people_correction (person);\n"
                "create index people_correction_open"
                " on people_correction (done_at, person);\n"
                "create table people_duplicate ("
                " a integer not null references people_person (id),"
                " b integer not null references people_person (id),"
                " reason text not null check (reason in"
                "  ('name_and_birth', 'identifier')),"
                " state text not null check (state in"
                "  ('open', 'same', 'different')),"
                " at integer not null,"
                " decided_by integer,"
                " decided_at integer,"
                " primary key (a, b)) strict;\n"
                "create index people_duplicate_b on people_duplicate (b);\n"
                "create index people_duplicate_open"
                " on people_duplicate (state, a, b);\n"
                "create table people_merge ("
                " id integer primary key,"
                " kept integer not null references people_person (id),"
                " gone integer not null references people_person (id),"
                " gone_crn text not null,"
                " at integer not null,"
                " by_user integer not null,"
                " undone_at integer,"
                " undone_by integer) strict;\n"
                "create index people_merge_kept on people_merge (kept);\n"
                "create table people_merge_row ("
                " merge integer not null references people_merge (id),"
                " table_name text not null,"
                " id integer not null,"
                " primary key (merge, table_name, id)) strict;\n"
                "create table people_search ("
                " id integer primary key,"
                " user_id integer not null,"
                " at integer not null,"
                " people text not null,"
                " more integer not null) strict;\n"
                "create index people_search_at on people_search (at);\n"
                "create view people_v_crn as select crn from"
                " people_person;\n"
                "create view people_v_here as select id as person from"
                " people_person where merged_into is null;\n"
                "create view people_v_duplicate as"
                " select a.crn as a_crn, b.crn as b_crn, d.at"
                " from people_duplicate d"
                " join people_person a on a.id = d.a"
                " join people_person b on b.id = d.b"
                " where d.state = 'open';\n"};

/* What may be counted by, and never shown beside a name by its readers. */
static const struct migration trait_view = {
        .number = 35,
        .name = "people: what may be counted by",
        .text = "create view people_v_trait as select id as person, sex,"
                " ethnicity, date_of_birth, organisation, team, worker"
                " from people_person where merged_into is null;\n"
                "create view people_v_way as select id as person, email,"
                " phone, case when contact_rules = '' then 0 else 1 end"
                " as rules from people_person"
                " where merged_into is null;\n"
                "create index people_person_email"
                " on people_person (lower(email));\n"
                "create index people_person_phone on people_person"
                " (replace(replace(phone, ' ', ''), '+44', '0'));\n"};

/* What is answered to what the person says is wrong, and kept. */
static const struct migration correction_answers_kept = {
        .number = 98,
        .name = "people: what is answered to a correction",
        .text = "alter table people_correction add column about text not null"
                " default 'other' check (about in ('other', 'name', 'birth',"
                "  'reach', 'help'));\n"
                "alter table people_correction add column answer text not null"
                " default '' check (answer in ('', 'yes', 'no'));\n"
                "alter table people_correction add column answer_words text"
                " not null default '';\n"
                "alter table people_correction add column changed text"
                " not null default '';\n"};

const struct migration *const people_schema[] = {
        &person_tables, &trait_view, &correction_answers_kept, NULL};

const struct query *const people_queries[] = {
        &people_q_studied,
        &people_q_reached,
        &people_q_submitted,
        &people_q_pairs,
        &people_q_by_crn,
        &people_q_by_id,
        &people_q_facts,
        &people_q_facts_lock,
        &people_q_head,
        &people_q_heads,
        &people_q_reach_crn,
        &people_q_reach_alias,
        &people_q_add,
        &people_q_set,
        &people_q_number_add,
        &people_q_numbers,
        &people_q_place_end,
        &people_q_place_add,
        &people_q_place_set,
        &people_q_places,
        &people_q_user_organisation,
        &people_q_workers,
        &people_q_order_put,
        &people_q_orders_of,
        &people_q_orders_set,
        &people_q_told,
        &people_q_tell,
        &people_q_corrections,
        &people_q_correction,
        &people_q_corrections_open,
        &people_q_corrections_wait,
        &people_q_correction_add,
        &people_q_correction_done,
        &people_q_key_add,
        &people_q_key_end,
        &people_q_word_add,
        &people_q_near_add,
        &people_q_near,
        &people_q_begins,
        &people_q_word_year,
        &people_q_word,
        &people_q_pair,
        &people_q_pair_year,
        &people_q_born_word,
        &people_q_born,
        &people_q_own,
        &people_q_number,
        &people_q_line,
        &people_q_list_own,
        &people_q_list_team,
        &people_q_list_all,
        &people_q_count_own,
        &people_q_count_team,
        &people_q_count_all,
        &people_q_found_put,
        &people_q_found,
        &people_q_found_purge,
        &people_q_alike,
        &people_q_number_shared,
        &people_q_duplicate_add,
        &people_q_duplicates,
        &people_q_duplicate_state,
        &people_q_signs_in,
        &people_q_merge_add,
        &people_q_merge,
        &people_q_merge_at,
        &people_q_merges,
        &people_q_merge_undone,
        &people_q_merged_into,
        &people_q_alias,
        &people_q_alias_end,
        &people_q_aliases_of,
        &people_q_aliases_set,
        &people_q_merge_row_add,
        &people_q_merge_rows,
        &people_q_numbers_of,
        &people_q_numbers_set,
        &people_q_told_of,
        &people_q_told_set,
        &people_q_corrections_of,
        &people_q_corrections_set,
        NULL,
};

const struct policy_default people_policies[] = {
        {"people.invitation_days", "2015-02-01", NULL, "", "7", "days",
         TK("How long the code of an invitation works"), "ours", false},
        {"people.correction_months", "2018-05-25", NULL, "", "1", "months",
         TK("How long an answer may take when a person says that something "
            "in their details is wrong"),
         "UK GDPR articles 12(3) and 16; Data Protection Act 2018 sections 46 "
         "and 54",
         false},
        {NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false},
};
