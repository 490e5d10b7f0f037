/*
 * plan_remind_store.c - whom to remind of which step, and who was.
 */
#include "practice/plan/plan_remind.h"

#include "kernel/access/access.h"

#define MOST 200 /* a run; the next comes soon */

const struct migration plan_migration_82 = {
        .number = 82,
        .name = "plan reminders",
        .text = "create table plan_remind_way ("
                " choice integer primary key, person integer not null,"
                " way text not null"
                "  check (way in ('worker', 'email', 'text')),"
                " at integer not null) strict;\n"
                "create index plan_remind_way_person"
                " on plan_remind_way (person);\n"
                "create table plan_reminder ("
                " reminder integer primary key, step integer not null,"
                " person integer not null, due integer not null,"
                " way text not null check (way in ('email', 'text')),"
                " at integer not null, unique (step, due)) strict;\n"
                "create index plan_reminder_person"
                " on plan_reminder (person);\n"
                "create index plan_step_due on plan_step (due);\n",
};

/* Paper is a way, too. */
const struct migration plan_migration_144 = {
        .number = 144,
        .name = "plan reminders on paper",
        .text = "create table plan_remind_way_new ("
                " choice integer primary key, person integer not null,"
                " way text not null"
                "  check (way in ('worker', 'email', 'text', 'print')),"
                " at integer not null) strict;\n"
                "insert into plan_remind_way_new (choice, person, way, at)"
                " select choice, person, way, at from plan_remind_way;\n"
                "drop table plan_remind_way;\n"
                "alter table plan_remind_way_new rename to"
                " plan_remind_way;\n"
                "create index plan_remind_way_person"
                " on plan_remind_way (person);\n"
                "create table plan_reminder_new ("
                " reminder integer primary key, step integer not null,"
                " person integer not null, due integer not null,"
                " way text not null"
                "  check (way in ('email', 'text', 'print')),"
                " at integer not null, unique (step, due)) strict;\n"
                "insert into plan_reminder_new (reminder, step, person, due,"
                " way, at) select reminder, step, person, due, way, at"
                " from plan_reminder;\n"
                "drop table plan_reminder;\n"
                "alter table plan_reminder_new rename to plan_reminder;\n"
                "create index plan_reminder_person"
                " on plan_reminder (person);\n",
};

/* What the person said they would do: to the step, or to a plan in which it
 * was as it is. */
#define SAID_YES \
	"(s.person_reply = 'accepted' or s.agreed = 1 and exists (select 1" \
	"  from plan_plan p where p.person = s.person" \
	"  and p.state in ('AGREED', 'UPDATED_AGREED')))"

/* A step that somebody chose to be reminded of, with how they are reached. */
const struct query plan_remind_q_due = {
        .name = "plan.remind_due",
        .shows_nobody = "whom the job writes to, and how they are reached",
        .text = "select s.step, s.person, s.due, y.email, y.phone, c.way,"
                " u.id as user_id"
                " from plan_step s"
                " join plan_goal g on g.goal = s.goal"
                " join people_v_way y on y.person = s.person"
                " join plan_remind_way c on c.person = s.person"
                "  and c.choice = (select max(d.choice)"
                "   from plan_remind_way d where d.person = s.person)"
                " join identity_v_user u on u.person = s.person"
                "  and u.disabled = 0"
                " where s.due >= :first and s.due <= :last"
                " and s.actor = 'person_on_probation'"
                " and s.status in ('NOT_STARTED', 'IN_PROGRESS',"
                "  'CANNOT_BE_DONE_YET')"
                " and s.person_reply <> 'declined' and " SAID_YES
                " and g.status = 'ACTIVE' and g.person_reply <> 'declined'"
                " and ((c.way = 'email' and y.email <> '')"
                "  or (c.way = 'text' and y.phone <> ''))"
                " and y.rules = 0"
                " and not exists (select 1 from plan_reminder r"
                "  where r.step = s.step and r.due = s.due)"
                " order by s.due, s.step limit :most",
};

/* The same of whoever chose paper, for their own worker. */
const struct query plan_remind_q_paper = {
        .name = "plan.remind_paper",
        .person = "person",
        .text = "select distinct s.step as step, s.person as person,"
                " s.due as due from access_v_reach r"
                " join plan_step s on s.person = r.person"
                " join plan_goal g on g.goal = s.goal"
                " join people_v_way y on y.person = s.person"
                " join plan_remind_way c on c.person = s.person"
                "  and c.choice = (select max(d.choice)"
                "   from plan_remind_way d where d.person = s.person)"
                " where r.actor = :actor and r.until > :now"
                " and r.way = 'own'"
                " and s.due >= :first and s.due <= :last"
                " and s.actor = 'person_on_probation'"
                " and s.status in ('NOT_STARTED', 'IN_PROGRESS',"
                "  'CANNOT_BE_DONE_YET')"
                " and s.person_reply <> 'declined' and " SAID_YES
                " and g.status = 'ACTIVE' and g.person_reply <> 'declined'"
                " and c.way = 'print' and y.rules = 0"
                " and not exists (select 1 from plan_reminder m"
                "  where m.step = s.step and m.due = s.due)"
                " order by s.person, s.due, s.step limit :most",
};

/* For a worker's first page, asked at once: the same steps of whomever nobody
 * writes to, since their own worker tells them (what a court or a licence
 * requires is among them, agreed to or not); and reviews of plans, with no
 * number of steps. */
const struct query plan_remind_q_days = {
        .name = "plan.remind_days",
        .person = "person",
        .text = "select w.person as person, w.due_on as due_on, w.n as n"
                " from (select distinct p.person as person,"
                " p.review_on as due_on, cast(0 as bigint) as n"
                " from access_v_reach r"
                " join plan_plan p on p.person = r.person"
                " where r.actor = :actor and r.until > :now"
                " and r.way = 'own'"
                " and p.review_on <= :last and p.version > 0"
                " order by p.review_on limit 20) w"
                " union all select v.person as person, v.due_on as due_on,"
                " v.n as n from ("
                "select s.person as person, min(s.due) as due_on,"
                " count(distinct s.step) as n from access_v_reach r"
                " join plan_step s on s.person = r.person"
                " join plan_goal g on g.goal = s.goal"
                " where r.actor = :actor and r.until > :now"
                " and r.way = 'own'"
                " and s.due >= :first and s.due <= :last"
                " and s.actor = 'person_on_probation'"
                " and s.status in ('NOT_STARTED', 'IN_PROGRESS',"
                "  'CANNOT_BE_DONE_YET')"
                " and g.status = 'ACTIVE' and g.person_reply <> 'declined'"
                " and s.person_reply <> 'declined'"
                " and (" SAID_YES
                " or g.basis in ('court_required', 'licence'))"
                " and not (" SAID_YES
                " and exists (select 1 from plan_remind_way c"
                "  join people_v_way y on y.person = c.person"
                "  join identity_v_user u on u.person = c.person"
                "   and u.disabled = 0"
                "  where c.person = s.person"
                "  and c.choice = (select max(d.choice)"
                "   from plan_remind_way d where d.person = s.person)"
                "  and ((c.way = 'email' and y.email <> '')"
                "   or (c.way = 'text' and y.phone <> ''"
                "    and cast(:texts as bigint) = 1))"
                "  and y.rules = 0))"
                " group by s.person order by min(s.due) limit 20) v",
};

/* Of one person, by the same conditions. */
const struct query plan_remind_q_reach = {
        .name = "plan.remind_reach",
        .shows_nobody = "how a job reaches somebody",
        .text = "select y.email, y.phone, c.way, u.id as user_id"
                " from people_v_way y"
                " join plan_remind_way c on c.person = y.person"
                "  and c.choice = (select max(d.choice)"
                "   from plan_remind_way d where d.person = y.person)"
                " join identity_v_user u on u.person = y.person"
                "  and u.disabled = 0"
                " where y.person = :person and y.rules = 0"
                " and ((c.way = 'email' and y.email <> '')"
                "  or (c.way = 'text' and y.phone <> ''))",
};

const struct query plan_remind_q_add = {
        .name = "plan.remind_add",
        .text = "insert into plan_reminder (reminder, step, person, due, way,"
                " at) values (:reminder, :step, :person, :due, :way, :now)"
                " on conflict (step, due) do nothing",
};

const struct query plan_remind_q_choice = {
        .name = "plan.remind_choice",
        .text = "insert into plan_remind_way (choice, person, way, at,"
                " how, by_user) values (:choice, :person, :way, :now, :how,"
                " :by)",
};

const struct query plan_remind_q_choice_of = {
        .name = "plan.remind_choice_of",
        .person = "person",
        .text = "select c.person, c.way, c.at, c.how, c.by_user"
                " from plan_remind_way c"
                " where c.person = :person and " ACCESS_REACH(
                        "c.person") " order by c.choice desc limit 1",
};

const struct fault *
plan_remind_store_due(struct ctx *ctx, struct date first, struct date last,
                      struct plan_reminding **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_remind_q_due,
	             ARGS(arg_date("first", first), arg_date("last", last),
	                  arg_i64("most", MOST)),
	             &rows));
	*out = arena_new(ctx->arena, struct plan_reminding, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct plan_reminding){
		        .step = row_i64(row, "step"),
		        .person = {row_i64(row, "person")},
		        .due = row_date(row, "due"),
		        .user = {row_i64(row, "user_id")},
		        .way = (enum plan_remind_way)row_enum(row, "way",
		                                              plan_remind_ways),
		        .email = row_str(row, "email"),
		        .phone = row_str(row, "phone"),
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_remind_store_paper(struct ctx *ctx, struct date first, struct date last,
                        struct plan_reminding **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &plan_remind_q_paper,
	             ARGS(arg_date("first", first), arg_date("last", last),
	                  arg_i64("most", MOST)),
	             &rows));
	*out = arena_new(ctx->arena, struct plan_reminding, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct plan_reminding){
		        .step = row_i64(&rows.v[i], "step"),
		        .person = {row_i64(&rows.v[i], "person")},
		        .due = row_date(&rows.v[i], "due"),
		        .way = PLAN_REMIND_PRINT,
		};
	*n = rows.n;
	return NULL;
}

const struct fault *
plan_remind_reach(struct ctx *ctx, struct person_id person,
                  struct plan_reminding *out)
{
	const struct row *row;

	*out = (struct plan_reminding){.person = person,
	                               .way = PLAN_REMIND_WORKER};
	TRY(sql_maybe(ctx->tx, &plan_remind_q_reach,
	              ARGS(arg_i64("person", person.v)), &row));
	if (row == NULL)
		return NULL;
	out->user = (struct user_id){row_i64(row, "user_id")};
	out->way = (enum plan_remind_way)row_enum(row, "way", plan_remind_ways);
	out->email = row_str(row, "email");
	out->phone = row_str(row, "phone");
	return NULL;
}

const struct fault *
plan_remind_store_add(struct ctx *ctx, const struct plan_reminding *one,
                      bool *added)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &plan_remind_q_add,
	           ARGS(arg_i64("reminder", id_new()),
	                arg_i64("step", one->step),
	                arg_i64("person", one->person.v),
	                arg_date("due", one->due),
	                arg_word("way", plan_remind_ways, (int)one->way)),
	           &changed));
	*added = changed > 0;
	return NULL;
}

const struct fault *
plan_remind_store_choose(struct ctx *ctx, struct person_id person,
                         const struct plan_remind_choice *choice)
{
	return sql_do(
	        ctx->tx, &plan_remind_q_choice,
	        ARGS(arg_i64("choice", id_new()), arg_i64("person", person.v),
	             arg_word("way", plan_remind_ways, (int)choice->way),
	             arg_word("how", plan_how_words, (int)choice->hand.how),
	             arg_id("by", choice->hand.by.v)),
	        NULL);
}

const struct fault *
plan_remind_store_chosen(struct ctx *ctx, struct person_id person,
                         struct plan_remind_choice *out)
{
	const struct row *row;

	*out = (struct plan_remind_choice){.way = PLAN_REMIND_WORKER,
	                                   .at = INSTANT_NONE};
	TRY(sql_maybe(ctx->tx, &plan_remind_q_choice_of,
	              ARGS(arg_i64("person", person.v)), &row));
	if (row == NULL)
		return NULL;
	out->way = (enum plan_remind_way)row_enum(row, "way", plan_remind_ways);
	out->at = row_instant(row, "at");
	out->hand = (struct plan_scribe){
	        .how = (unsigned)row_enum(row, "how", plan_how_words),
	        .by = {row_i64(row, "by_user")},
	        .at = out->at,
	        .on = DATE_NONE,
	};
	return NULL;
}
