/*
 * contact_store.c - one contact: its row, its events, its goals.
 */
#include "practice/contact/contact_queries_local.h"

#include "kernel/access/access.h"

const struct query contact_by_id = {
        .name = "contact.by_id",
        .person = "person",
        .text = "select" CONTACT_COLUMNS "from contact_contact c"
                " where c.contact = :contact and " ACCESS_REACH("c.person"),
};

const struct query contact_by_id_lock = {
        .name = "contact.by_id_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = "select" CONTACT_COLUMNS "from contact_contact c"
                " where c.contact = :contact and " ACCESS_REACH("c.person"),
};

const struct query contact_by_ref = {
        .name = "contact.by_ref",
        .lock = LOCK_ROWS,
        .shows_nobody = "compared with what is put, never shown",
        .text = "select" CONTACT_COLUMNS "from contact_contact c"
                " where c.contact_ref = :contact_ref",
};

const struct query contact_add = {
        .name = "contact.add",
        .text = "insert into contact_contact (contact, person, contact_ref,"
                " at, kind, staff, place, purpose, planned_minutes, minutes,"
                " outcome, code, note, privacy, privacy_words, answer,"
                " reason, answer_words, version) values (:contact, :person,"
                " :contact_ref, :at, :kind, :staff, :place, :purpose,"
                " :planned_minutes, :minutes, :outcome, :code, :note,"
                " :privacy, :privacy_words, 'none', 'none', '', 1)"
                " on conflict (contact_ref) do nothing",
        .many = true,
};

const struct query contact_save = {
        .name = "contact.save",
        .text = "update contact_contact set at = :at, kind = :kind,"
                " staff = :staff, place = :place,"
                " planned_minutes = :planned_minutes, minutes = :minutes,"
                " outcome = :outcome, code = :code, note = :note,"
                " privacy = :privacy, privacy_words = :privacy_words,"
                " answer = :answer, reason = :reason,"
                " answer_words = :answer_words, answered_at = :answered_at,"
                " answer_how = :answer_how, answer_by = :answer_by,"
                " moved_to = :moved_to, version = version + 1"
                " where contact = :contact and version = :version",
};

const struct query contact_act_add = {
        .name = "contact.act_add",
        .text = "insert into contact_act (act_id, contact, person, act, at,"
                " by_user, value) values (:act_id, :contact, :person, :act,"
                " :at, :by, :value)",
};

const struct query contact_acts_of = {
        .name = "contact.acts_of",
        .person = "person",
        .text = "select a.person, a.act, a.at, a.by_user, a.value"
                " from contact_act a where a.contact = :contact"
                " and " ACCESS_REACH("a.person") " order by a.at, a.act_id",
};

const struct query contact_goal_add = {
        .name = "contact.goal_add",
        .text = "insert into contact_goal (contact, goal, person)"
                " values (:contact, :goal, :person)"
                " on conflict (contact, goal) do nothing",
};

const struct query contact_goals_of = {
        .name = "contact.goals_of",
        .person = "person",
        .text = "select g.person, g.goal from contact_goal g"
                " where g.contact = :contact and " ACCESS_REACH(
                        "g.person") " order by g.goal",
};

const struct query contact_codes_on = {
        .name = "contact.codes_on",
        .scans = "a short list of codes",
        .text = "select code, outcome from contact_code"
                " where (valid_from is null or valid_from <= :on_day)"
                " and (valid_to is null or valid_to >= :on_day)"
                " order by outcome, place, code",
};

/* NULL reads as not known. */
static int64_t
minutes_of_row(const struct row *row, const char *column)
{
	return row_null(row, column) ? -1 : row_i64(row, column);
}

static struct arg
arg_minutes(const char *name, int64_t minutes)
{
	return minutes < 0 ? arg_null(name) : arg_i64(name, minutes);
}

/* What the person may not read never leaves this file. */
static void
hide_private(const struct ctx *ctx, struct contact *c)
{
	if (c->privacy == CONTACT_SHARED || !contact_is_own(ctx, c->person))
		return;
	c->note = S("");
	c->privacy_words = S("");
}

/* As it is stored, for rules that write it back. */
struct plan_scribe
contact_hand_of(const struct row *row, const char *how, const char *by,
                struct instant at)
{
	return (struct plan_scribe){
	        .how = (unsigned)row_enum(row, how, plan_how_words),
	        .by = {row_i64(row, by)},
	        .at = at,
	        .on = DATE_NONE,
	};
}

static struct contact
contact_whole(const struct row *row)
{
	return (struct contact){
	        .id = {row_i64(row, "contact")},
	        .person = {row_i64(row, "person")},
	        .contact_ref = row_str(row, "contact_ref"),
	        .at = row_instant(row, "at"),
	        .kind = (enum contact_kind)row_enum(row, "kind", contact_kinds),
	        .staff = {row_i64(row, "staff")},
	        .place = row_str(row, "place"),
	        .purpose = row_str(row, "purpose"),
	        .planned_minutes = minutes_of_row(row, "planned_minutes"),
	        .minutes = minutes_of_row(row, "minutes"),
	        .outcome = (enum contact_outcome)row_enum(row, "outcome",
	                                                  contact_outcomes),
	        .code = row_str(row, "code"),
	        .note = row_str(row, "note"),
	        .privacy = (enum contact_privacy)row_enum(row, "privacy",
	                                                  contact_privacies),
	        .privacy_words = row_str(row, "privacy_words"),
	        .answer = (enum contact_answer)row_enum(row, "answer",
	                                                contact_answers),
	        .reason = (enum contact_reason)row_enum(row, "reason",
	                                                contact_reasons),
	        .answer_words = row_str(row, "answer_words"),
	        .answered_at = row_instant(row, "answered_at"),
	        .hand = contact_hand_of(row, "answer_how", "answer_by",
	                                row_instant(row, "answered_at")),
	        .moved_to = {row_i64(row, "moved_to")},
	        .version = row_i64(row, "version"),
	};
}

struct contact
contact_of_row(const struct ctx *ctx, const struct row *row)
{
	struct contact c = contact_whole(row);

	hide_private(ctx, &c);
	return c;
}

static const struct arg *
add_args(struct ctx *ctx, const struct contact *c)
{
	return args_keep(
	        ctx->arena,
	        ARGS(arg_i64("contact", c->id.v),
	             arg_i64("person", c->person.v),
	             arg_str_or_null("contact_ref", c->contact_ref),
	             arg_instant("at", c->at),
	             arg_word("kind", contact_kinds, (int)c->kind),
	             arg_i64("staff", c->staff.v), arg_str("place", c->place),
	             arg_str("purpose", c->purpose),
	             arg_minutes("planned_minutes", c->planned_minutes),
	             arg_minutes("minutes", c->minutes),
	             arg_word("outcome", contact_outcomes, (int)c->outcome),
	             arg_str("code", c->code), arg_str("note", c->note),
	             arg_word("privacy", contact_privacies, (int)c->privacy),
	             arg_str("privacy_words", c->privacy_words)));
}

const struct fault *
contact_store_add(struct ctx *ctx, const struct contact *c, bool *added)
{
	int64_t changed;

	TRY(sql_do(ctx->tx, &contact_add, add_args(ctx, c), &changed));
	*added = changed > 0;
	return NULL;
}

const struct fault *
contact_store_add_all(struct ctx *ctx, const struct contact *list, size_t n,
                      bool *added)
{
	const struct arg **rows =
	        arena_new(ctx->arena, const struct arg *, n + 1);
	int64_t changed;

	for (size_t i = 0; i < n; i++)
		rows[i] = add_args(ctx, &list[i]);
	TRY(sql_do_rows(ctx->tx, &contact_add, rows, n, &changed));
	*added = changed == (int64_t)n;
	return NULL;
}

const struct fault *
contact_store_save(struct ctx *ctx, const struct contact *c)
{
	int64_t changed;

	TRY(sql_do(
	        ctx->tx, &contact_save,
	        ARGS(arg_i64("contact", c->id.v), arg_instant("at", c->at),
	             arg_word("kind", contact_kinds, (int)c->kind),
	             arg_i64("staff", c->staff.v), arg_str("place", c->place),
	             arg_minutes("planned_minutes", c->planned_minutes),
	             arg_minutes("minutes", c->minutes),
	             arg_word("outcome", contact_outcomes, (int)c->outcome),
	             arg_str("code", c->code), arg_str("note", c->note),
	             arg_word("privacy", contact_privacies, (int)c->privacy),
	             arg_str("privacy_words", c->privacy_words),
	             arg_word("answer", contact_answers, (int)c->answer),
	             arg_word("reason", contact_reasons, (int)c->reason),
	             arg_str("answer_words", c->answer_words),
	             arg_instant("answered_at", c->answered_at),
	             arg_word("answer_how", plan_how_words, (int)c->hand.how),
	             arg_id("answer_by", c->hand.by.v),
	             arg_id("moved_to", c->moved_to.v),
	             arg_i64("version", c->version)),
	        &changed));
	if (changed == 0)
		return ctx_version_check(ctx, c->version + 1, c->version);
	return NULL;
}

const struct fault *
contact_store_get(struct ctx *ctx, struct contact_id id, bool lock,
                  struct contact *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, lock ? &contact_by_id_lock : &contact_by_id,
	              ARGS(arg_i64("contact", id.v)), &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that contact");
	*out = lock ? contact_whole(row) : contact_of_row(ctx, row);
	return NULL;
}

const struct fault *
contact_store_whole(struct ctx *ctx, struct contact_id id, struct contact *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &contact_by_id, ARGS(arg_i64("contact", id.v)),
	            &row));
	*out = contact_whole(row);
	return NULL;
}

const struct fault *
contact_store_ref(struct ctx *ctx, struct str contact_ref, struct contact *out)
{
	const struct row *row;

	*out = (struct contact){.id = {0}};
	TRY(sql_maybe(ctx->tx, &contact_by_ref,
	              ARGS(arg_str("contact_ref", contact_ref)), &row));
	if (row != NULL)
		*out = contact_whole(row);
	return NULL;
}

const struct fault *
contact_store_act(struct ctx *ctx, const struct contact_event *event)
{
	return sql_do(ctx->tx, &contact_act_add,
	              ARGS(arg_i64("act_id", id_new()),
	                   arg_i64("contact", event->contact.v),
	                   arg_i64("person", event->person.v),
	                   arg_word("act", contact_acts, (int)event->act),
	                   arg_instant("at", event->at),
	                   arg_i64("by", event->by.v),
	                   arg_str("value", event->value)),
	              NULL);
}

const struct fault *
contact_store_acts(struct ctx *ctx, struct contact_id id,
                   struct contact_event **out, size_t *n)
{
	struct rows rows;
	struct contact_event *list;

	TRY(sql_rows(ctx->tx, &contact_acts_of, ARGS(arg_i64("contact", id.v)),
	             &rows));
	list = arena_new(ctx->arena, struct contact_event, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		list[i] = (struct contact_event){
		        .contact = id,
		        .person = {row_i64(&rows.v[i], "person")},
		        .act = (enum contact_act)row_enum(&rows.v[i], "act",
		                                          contact_acts),
		        .at = row_instant(&rows.v[i], "at"),
		        .by = {row_i64(&rows.v[i], "by_user")},
		        .value = row_str(&rows.v[i], "value"),
		};
	*out = list;
	*n = rows.n;
	return NULL;
}

const struct fault *
contact_store_goal(struct ctx *ctx, const struct contact *contact,
                   struct goal_id goal)
{
	return sql_do(ctx->tx, &contact_goal_add,
	              ARGS(arg_i64("contact", contact->id.v),
	                   arg_i64("goal", goal.v),
	                   arg_i64("person", contact->person.v)),
	              NULL);
}

const struct fault *
contact_store_goals(struct ctx *ctx, struct contact_id id, struct goal_id **out,
                    size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_goals_of, ARGS(arg_i64("contact", id.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct goal_id, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i].v = row_i64(&rows.v[i], "goal");
	*n = rows.n;
	return NULL;
}

const struct fault *
contact_store_codes(struct ctx *ctx, struct date on, struct contact_code **out,
                    size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_codes_on, ARGS(arg_date("on_day", on)),
	             &rows));
	*out = arena_new(ctx->arena, struct contact_code, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = (struct contact_code){
		        .code = row_str(&rows.v[i], "code"),
		        .outcome = (enum contact_outcome)row_enum(
		                &rows.v[i], "outcome", contact_outcomes),
		};
	*n = rows.n;
	return NULL;
}
