/* Table of data: the migrations of the plan, exempt from length limits. */
#include "practice/plan/plan_alike.h"
#include "practice/plan/plan_assessed.h"
#include "practice/plan/plan_file_local.h"
#include "practice/plan/plan_scribe.h"
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_later.h"
#include "practice/plan/plan_look.h"
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_met.h"
#include "practice/plan/plan_net.h"
#include "practice/plan/plan_own_local.h"
#include "practice/plan/plan_remind.h"
#include "practice/plan/plan_scale.h"
#include "practice/plan/plan_sign.h"
#include "practice/plan/plan_strength.h"
#include "practice/plan/plan_terms.h"
#include "practice/plan/plan_then.h"

static const struct migration migration_40 = {
        40,
        "plan",
        "create table plan_plan ("
        " plan integer primary key, person integer not null,"
        " version integer not null, terms_version integer not null,"
        " created_at integer not null, changed_at integer not null,"
        " state text not null check (state in ('DRAFT', 'AGREED',"
        " 'DO_NOT_AGREE', 'COULD_NOT_ANSWER', 'UPDATED_AGREED',"
        " 'UPDATED_DO_NOT_AGREE')),"
        " state_version integer not null, state_at integer,"
        " agreed_version integer not null, review_on integer"
        ") strict;\n"
        "create index plan_plan_person on plan_plan (person);\n"
        "create index plan_plan_review on plan_plan (review_on);\n"

        "create table plan_agreement ("
        " agreement integer primary key, plan integer not null,"
        " person integer not null,"
        " side text not null check (side in ('person', 'worker')),"
        " answer text not null"
        "  check (answer in ('yes', 'no', 'could_not_answer')),"
        " reason text not null, words text not null,"
        " version integer not null, at integer not null,"
        " author integer not null, newest integer not null"
        ") strict;\n"
        "create index plan_agreement_person on plan_agreement"
        " (person, newest);\n"

        "create table plan_version ("
        " plan integer not null, version integer not null,"
        " person integer not null, day integer not null,"
        " at integer not null, author integer not null,"
        " what text not null, subject integer not null,"
        " snapshot text not null, digest blob not null,"
        " primary key (plan, version)"
        ") strict;\n"
        "create index plan_version_person on plan_version (person, at);\n"

        "create table plan_phase ("
        " phase integer primary key, person integer not null,"
        " name text not null"
        "  check (name in ('interact', 'intervene', 'integrate')),"
        " entered_at integer not null, entered_by integer not null,"
        " entry text not null, entry_words text not null,"
        " left_at integer, left_by integer,"
        " exit text not null, exit_words text not null"
        ") strict;\n"
        "create index plan_phase_person on plan_phase (person);\n"

        "create table plan_statement ("
        " statement integer primary key, person integer not null,"
        " first integer not null, words text not null,"
        " author integer not null,"
        " voice text not null check (voice in ('own', 'for', 'worker')),"
        " at integer not null, withdrawn integer not null,"
        " replaced integer not null, ended_at integer"
        ") strict;\n"
        "create index plan_statement_person on plan_statement (person);\n"

        "create table plan_goal ("
        " goal integer primary key, person integer not null,"
        " version integer not null, title text not null,"
        " why text not null, how text not null,"
        " area text not null, related text not null, target integer,"
        " status text not null check (status in"
        "  ('ACTIVE', 'FUTURE', 'ACHIEVED', 'REMOVED')),"
        " status_at integer not null, achieved_by text not null,"
        " basis text not null check (basis in ('court_required',"
        "  'licence', 'negotiated', 'mine')),"
        " author integer not null,"
        " voice text not null check (voice in ('own', 'for', 'worker')),"
        " at integer not null, statement integer,"
        " no_statement text not null,"
        " person_reply text not null check (person_reply in"
        "  ('waiting', 'accepted', 'declined')),"
        " worker_reply text not null check (worker_reply in"
        "  ('waiting', 'accepted', 'declined')),"
        " declined_words text not null,"
        " person_stance text not null, person_view text not null,"
        " person_view_at integer,"
        " worker_stance text not null, worker_view text not null,"
        " worker_view_at integer,"
        " place integer not null"
        ") strict;\n"
        "create index plan_goal_person on plan_goal (person);\n"
        "create view plan_v_goal as select goal, area from plan_goal;\n"

        "create table plan_step ("
        " step integer primary key, goal integer not null,"
        " person integer not null, version integer not null,"
        " words text not null, actor text not null,"
        " status text not null check (status in ('NOT_STARTED',"
        "  'IN_PROGRESS', 'CANNOT_BE_DONE_YET', 'NO_LONGER_NEEDED',"
        "  'COMPLETED')),"
        " status_at integer not null, due integer,"
        " author integer not null,"
        " voice text not null check (voice in ('own', 'for', 'worker')),"
        " at integer not null,"
        " person_reply text not null check (person_reply in"
        "  ('waiting', 'accepted', 'declined')),"
        " worker_reply text not null check (worker_reply in"
        "  ('waiting', 'accepted', 'declined')),"
        " declined_words text not null, place integer not null"
        ") strict;\n"
        "create index plan_step_person on plan_step (person);\n"
        "create index plan_step_goal on plan_step (goal);\n"

        "create table plan_note ("
        " note integer primary key, goal integer not null,"
        " person integer not null,"
        " kind text not null check (kind in ('PROGRESS', 'REMOVED',"
        "  'ACHIEVED', 'READDED')),"
        " words text not null, author integer not null,"
        " voice text not null, at integer not null"
        ") strict;\n"
        "create index plan_note_person on plan_note (person);\n"
        "create index plan_note_goal on plan_note (goal);\n"

        "create table plan_strength ("
        " strength integer primary key, person integer not null,"
        " words text not null, evidence text not null,"
        " said_by text not null check (said_by in ('self', 'worker',"
        "  'family', 'friend', 'other')),"
        " said_name text not null, author integer not null,"
        " voice text not null, at integer not null"
        ") strict;\n"
        "create index plan_strength_person on plan_strength (person);\n"

        "create table plan_supporter ("
        " supporter integer primary key, person integer not null,"
        " name text not null,"
        " ring integer not null check (ring between 1 and 4),"
        " kind text not null check (kind in ('family', 'friend',"
        "  'worker')),"
        " closer integer not null, author integer not null,"
        " at integer not null"
        ") strict;\n"
        "create index plan_supporter_person on plan_supporter (person);\n",
};

/* When answers to a plan came to something, and not to what.  Of a yes from
 * before this only the last can be told. */
static const struct migration migration_115 = {
        115,
        "plan: when answers came to something",
        "alter table plan_agreement add column settled integer not null"
        " default 0;\n"
        "update plan_agreement set settled = 1 where answer <> 'yes'"
        " or exists (select 1 from plan_plan p"
        "  where p.plan = plan_agreement.plan"
        "  and p.state_at = plan_agreement.at);\n"
        "create view plan_v_settled as select person, at"
        " from plan_agreement where settled = 1;\n",
};

/* Each side's words with its own answer: one field had held those of a no, of
 * whichever side said it last. */
#define WORDS_OF_BOTH(table) \
	"alter table " table " add column person_words text not null" \
	" default '';\n" \
	"alter table " table " add column worker_words text not null" \
	" default '';\n" \
	"update " table " set worker_words = declined_words" \
	" where worker_reply = 'declined' and person_reply <> 'declined';\n" \
	"update " table " set person_words = declined_words" \
	" where worker_words = '';\n" \
	"alter table " table " drop column declined_words;\n"

static const struct migration migration_129 = {
        129,
        "plan: each side's words with its answer",
        WORDS_OF_BOTH("plan_goal") WORDS_OF_BOTH("plan_step"),
};

static const struct migration migration_143 = {
        143,
        "plan: what a step needs",
        "alter table plan_step add column resource text not null default ''"
        " check (resource in ('', 'enabling_fund', 'life_links',"
        "  'life_coaching', 'time_bank', 'peer_mentor', 'partner', 'other'));\n"
        "alter table plan_step add column needs text not null default '';\n",
};

static const struct migration migration_153 = {
        153,
        "plan: which steps stand as they were agreed",
        "alter table plan_step add column agreed integer not null default 0"
        " check (agreed in (0, 1));\n"
        "update plan_step set agreed = 1 where exists (select 1"
        " from plan_plan p where p.person = plan_step.person"
        " and p.state in ('AGREED', 'UPDATED_AGREED')"
        " and p.terms_version = p.state_version)"
        " and person_reply <> 'declined' and exists (select 1"
        " from plan_goal g where g.goal = plan_step.goal"
        " and g.status in ('ACTIVE', 'FUTURE')"
        " and g.person_reply <> 'declined');\n",
};

#define HAND_OF(table, what) \
	"alter table " table " add column " what "_how text not null" \
	" default '' check (" what "_how in ('', 'room', 'telephone'," \
	"  'paper'));\n" \
	"alter table " table " add column " what "_by integer;\n" \
	"alter table " table " add column " what "_at integer;\n"

const struct migration plan_migration_145 = {
        145,
        "plan: whose hand wrote down an answer to a goal or a step",
        HAND_OF("plan_goal", "reply") HAND_OF("plan_step", "reply")
                HAND_OF("plan_step", "mark"),
};

/* The day on a paper, of an answer that was written down from one. */
static const struct migration migration_148 = {
        148,
        "plan: reminders chosen as they said it, and the day on a paper",
        "alter table plan_remind_way add column how text not null default ''"
        " check (how in ('', 'room', 'telephone', 'paper'));\n"
        "alter table plan_remind_way add column by_user integer;\n"
        "alter table plan_goal add column reply_on integer;\n"
        "alter table plan_step add column reply_on integer;\n"
        "alter table plan_step add column mark_on integer;\n",
};

const struct migration *const plan_schema[] = {
        &migration_40,
        &plan_migration_41,
        &plan_migration_42,
        &plan_migration_43,
        &plan_migration_45,
        &plan_migration_44,
        &plan_migration_46,
        &plan_migration_47,
        &plan_migration_49,
        &plan_migration_80,
        &plan_migration_81,
        &plan_migration_82,
        &plan_migration_93,
        &plan_migration_95,
        &plan_migration_105,
        &migration_115,
        &plan_migration_121,
        &migration_129,
        &plan_migration_130,
        &plan_migration_133,
        &migration_143,
        &plan_migration_144,
        &plan_migration_145,
        &plan_migration_146,
        &migration_148,
        &plan_migration_152,
        &migration_153,
        &plan_migration_156,
        NULL,
};

const char *const plan_personal[] = {
        "plan_plan",      "plan_agreement", "plan_version", "plan_phase",
        "plan_statement", "plan_goal",      "plan_step",    "plan_note",
        "plan_strength",  "plan_supporter", "plan_met",     "plan_net",
        "plan_net_tie",   "plan_scale",     "plan_rating",  "plan_hurdle",
        "plan_help",      "plan_sign",      "plan_code",    "plan_remind_way",
        "plan_reminder",  "plan_file",      "plan_later",   "plan_look",
        NULL,
};
