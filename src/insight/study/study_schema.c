/* Table of data: what studies keep. */
#include "insight/study/study_schema.h"

/* Shares are tenths of a per cent; columns is a bit for each of
 * study_column_words. */
static const struct migration migration_110 = {
        110,
        "study",
        "create table study_study ("
        " study integer primary key, organisation integer not null,"
        " title text not null, question text not null,"
        " start_rule text not null check (start_rule in"
        "  ('induction', 'plan', 'contact')),"
        " cohort_from integer not null, cohort_to integer not null,"
        " follow_days integer not null, lag_days integer not null,"
        " ratio integer not null, base integer not null,"
        " fall integer not null, smallest integer not null,"
        " columns integer not null, reviewers text not null,"
        " basis text not null,"
        " state text not null check (state in ('designed', 'registered',"
        "  'frozen', 'analysed', 'checked', 'published')),"
        " version integer not null, made_by integer not null,"
        " made_at integer not null, registered_at integer, plan_sha256 text,"
        " analysed_by integer, checked_by integer, published_at integer,"
        " asked text check (asked in ('freeze', 'analyse',"
        "  'publish')),"
        " asked_by integer, told text check (told in ('too_large', 'nobody',"
        "  'no_others', 'not_now', 'not_estimable', 'bad_data',"
        "  'disclosure')),"
        " flow text not null default '',"
        " check (cohort_from <= cohort_to),"
        " check ((state = 'designed') = (plan_sha256 is null))"
        ") strict;\n"
        "create index study_study_organisation on study_study"
        " (organisation, made_at);\n"

        "create table study_amendment ("
        " amendment integer primary key, study integer not null,"
        " what text not null, reason text not null,"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index study_amendment_study on study_amendment"
        " (study, made_at);\n"

        "create table study_look ("
        " look integer primary key, study integer not null,"
        " treated integer not null, ratio integer not null,"
        " base integer not null, fall integer not null,"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index study_look_study on study_look (study, made_at);\n"

        /* A file lies in parts; the last of its kind counts. */
        "create table study_file ("
        " file integer primary key, study integer not null,"
        " kind text not null check (kind in ('plan', 'people', 'events',"
        "  'pool_people', 'pool_events', 'result', 'report', 'release',"
        "  'released', 'kept')),"
        " sha256 text not null, bytes integer not null,"
        " lines integer not null,"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "create index study_file_study on study_file (study, kind, file);\n"
        "create table study_part ("
        " file integer not null, part integer not null, body text not null,"
        " primary key (file, part)) strict, without rowid;\n",
};

/* What the engine did is kept with the study, and somebody looks at how alike
 * the groups are before an outcome is opened. */
static const struct migration migration_119 = {
        119,
        "study balance",
        "create table study_study_new ("
        " study integer primary key, organisation integer not null,"
        " title text not null, question text not null,"
        " start_rule text not null check (start_rule in"
        "  ('induction', 'plan', 'contact')),"
        " cohort_from integer not null, cohort_to integer not null,"
        " follow_days integer not null, lag_days integer not null,"
        " ratio integer not null, base integer not null,"
        " fall integer not null, smallest integer not null,"
        " columns integer not null, reviewers text not null,"
        " basis text not null,"
        " state text not null check (state in ('designed', 'registered',"
        "  'frozen', 'matched', 'analysed', 'checked', 'published')),"
        " version integer not null, made_by integer not null,"
        " made_at integer not null, registered_at integer, plan_sha256 text,"
        " analysed_by integer, checked_by integer, published_at integer,"
        " asked text check (asked in ('freeze', 'match', 'analyse',"
        "  'publish', 'verify')),"
        " asked_by integer, told text check (told in ('too_large', 'nobody',"
        "  'no_others', 'not_now', 'not_estimable', 'bad_data',"
        "  'disclosure', 'unchanged', 'not_same')),"
        " flow text not null default '', head text not null default '',"
        " verified_at integer,"
        " check (cohort_from <= cohort_to),"
        " check ((state = 'designed') = (plan_sha256 is null))"
        ") strict;\n"
        "insert into study_study_new (study, organisation, title, question,"
        " start_rule, cohort_from, cohort_to, follow_days, lag_days, ratio,"
        " base, fall, smallest, columns, reviewers, basis, state, version,"
        " made_by, made_at, registered_at, plan_sha256, analysed_by,"
        " checked_by, published_at, asked, asked_by, told, flow)"
        " select study, organisation, title, question,"
        " start_rule, cohort_from, cohort_to, follow_days, lag_days, ratio,"
        " base, fall, smallest, columns, reviewers, basis, state, version,"
        " made_by, made_at, registered_at, plan_sha256, analysed_by,"
        " checked_by, published_at,"
        /* Nobody saw how alike the groups are. */
        " case when asked = 'analyse' then null else asked end,"
        " asked_by, told, flow from study_study;\n"
        "drop table study_study;\n"
        "alter table study_study_new rename to study_study;\n"
        "create index study_study_organisation on study_study"
        " (organisation, made_at);\n"

        "create table study_file_new ("
        " file integer primary key, study integer not null,"
        " kind text not null check (kind in ('plan', 'people', 'events',"
        "  'pool_people', 'pool_events', 'result', 'report', 'release',"
        "  'released', 'kept', 'balance', 'run', 'spells',"
        "  'pool_spells')),"
        " sha256 text not null, bytes integer not null,"
        " lines integer not null,"
        " made_by integer not null, made_at integer not null"
        ") strict;\n"
        "insert into study_file_new (file, study, kind, sha256, bytes, lines,"
        " made_by, made_at) select file, study, kind, sha256, bytes, lines,"
        " made_by, made_at from study_file;\n"
        "drop table study_file;\n"
        "alter table study_file_new rename to study_file;\n"
        "create index study_file_study on study_file (study, kind, file);\n"

        "create table study_judgement ("
        " judgement integer primary key, study integer not null,"
        " says text not null check (says in ('accepted', 'sent_back')),"
        " reason text not null,"
        " made_by integer not null, made_at integer not null,"
        " check ((says = 'sent_back') = (length(reason) > 0))"
        ") strict;\n"
        "create index study_judgement_study on study_judgement"
        " (study, made_at);\n",
};

/* What else is looked at: a bit for each of study_more_words. */
static const struct migration migration_128 = {
        128,
        "study more outcomes",
        "alter table study_study add column more integer not null default 0"
        " check (more between 0 and 3);\n",
};

/* How many people somebody looked at its power with, last before it was
 * registered. */
static const struct migration migration_137 = {
        137,
        "study expected",
        "alter table study_study add column expected integer not null"
        " default 0 check (expected >= 0);\n",
};

/* Which outcome decides, how people are made alike, for whom it may differ (a
 * bit for each of study_column_words), and a control. */
static const struct migration migration_138 = {
        138,
        "study choices",
        "alter table study_study add column first text not null"
        " default 'whether' check (first in ('whether', 'often', 'soon'));\n"
        "alter table study_study add column method text not null"
        " default 'nearest' check (method in ('nearest', 'exact', 'cem'));\n"
        "alter table study_study add column parts integer not null default 0"
        " check (parts between 0 and 255);\n"
        "alter table study_study add column control integer not null"
        " default 0 check (control in (0, 1));\n",
};

/* More of what else is looked at, a bit each after those of `more`; by which
 * edition of the product's plan; what changed among participants. */
static const struct migration migration_157 = {
        157,
        "study other outcomes",
        "alter table study_study add column others integer not null default 0"
        " check (others between 0 and 63);\n"
        "alter table study_study add column edition integer not null"
        " default 1 check (edition > 0);\n"
        "alter table study_study add column changes text not null"
        " default '';\n",
};

const struct migration *const study_schema[] = {
        &migration_110, &migration_119, &migration_128,
        &migration_137, &migration_138, &migration_157, NULL};
