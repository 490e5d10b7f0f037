/*
 * access_store.c - placements, scopes and what closes them.
 */
#include "base/calendar.h"
#include "kernel/access/access_local.h"

#define GLASS_MOST 200

static const struct migration reach = {
        .number = 10,
        .name = "access",
        .text = "create table access_placement ("
                " person integer primary key,"
                " organisation integer not null,"
                " team integer not null,"
                " worker integer not null,"
                " restricted integer not null"
                "  check (restricted in (0, 1))) strict;"
                "create index access_placement_worker"
                " on access_placement (worker);"
                "create index access_placement_team"
                " on access_placement (team);"
                "create index access_placement_organisation"
                " on access_placement (organisation);"
                "create table access_scope ("
                " actor integer not null,"
                " kind text not null check (kind in ('own', 'team',"
                "  'organisation', 'self', 'named', 'glass')),"
                " target integer not null,"
                " until integer not null,"
                " primary key (actor, kind, target)) strict;"
                "create table access_exclusion ("
                " actor integer not null,"
                " person integer not null,"
                " primary key (actor, person)) strict;"
                "create table access_glass ("
                " id integer primary key,"
                " actor integer not null,"
                " person integer not null,"
                " organisation integer not null,"
                " reason text not null,"
                " at integer not null,"
                " until integer not null,"
                " reviewed_by integer,"
                " reviewed_at integer,"
                " verdict text check (verdict in ('right', 'wrong')),"
                " note text) strict;"
                "create index access_glass_waiting"
                " on access_glass (reviewed_at, id);"
                "create index access_glass_person on access_glass (person);"
                "create view access_v_place as select person, organisation,"
                " team, worker from access_placement;"
                "create view access_v_reach as"
                " select s.actor as actor, p.person as person,"
                " s.until as until, s.kind as way"
                " from access_scope s join access_placement p on ("
                " (s.kind = 'own' and s.target = p.worker)"
                " or (s.kind = 'team' and s.target = p.team)"
                " or (s.kind = 'organisation'"
                "  and s.target = p.organisation)"
                " or (s.kind in ('self', 'named', 'glass')"
                "  and s.target = p.person))"
                " where (p.restricted = 0"
                "  or s.kind in ('own', 'self', 'named'))"
                " and not exists (select 1 from access_exclusion x"
                "  where x.actor = s.actor and x.person = p.person);",
};

const struct migration *const access_schema[] = {&reach, NULL};

static const struct query place_put = {
        .name = "access.place_put",
        .text = "insert into access_placement (person, organisation, team,"
                " worker, restricted) values (:person, :organisation, :team,"
                " :worker, :restricted) on conflict (person) do update set"
                " organisation = excluded.organisation,"
                " team = excluded.team, worker = excluded.worker",
};

static const struct query place_by_person = {
        .name = "access.place_by_person",
        .text = "select p.person, p.organisation, p.team, p.worker,"
                " p.restricted from access_placement p"
                " where p.person = :person and " ACCESS_REACH("p.person"),
        .person = "person",
};

/* One row a person: who locks it goes first. */
static const struct query place_hold = {
        .name = "access.place_hold",
        .text = "select p.person from access_placement p"
                " where p.person = :person and " ACCESS_REACH("p.person"),
        .lock = LOCK_ROWS,
        .person = "person",
};

static const struct query standing_clear = {
        .name = "access.standing_clear",
        .text = "delete from access_scope where actor = :user and kind in"
                " ('own', 'team', 'organisation', 'self')",
};

static const struct query scope_put = {
        .name = "access.scope_put",
        .text = "insert into access_scope (actor, kind, target, until)"
                " values (:user, :kind, :target, :until)"
                " on conflict (actor, kind, target) do update set"
                " until = excluded.until",
};

static const struct query scope_end = {
        .name = "access.scope_end",
        .text = "delete from access_scope where actor = :user"
                " and kind = :kind and target = :target",
};

static const struct query reaches = {
        .name = "access.reaches",
        .text = "select 1 as one where " ACCESS_REACH(
                "cast(:person as bigint)"),
        .scans = "one row without a table",
        .shows_nobody = "only whether a person is within reach",
};

static const struct query stands = {
        .name = "access.stands",
        .text = "select 1 as one where exists (select 1 from access_v_reach r"
                " where r.actor = :actor and r.person ="
                " cast(:person as bigint) and r.until > :now"
                " and r.way <> 'glass')",
        .scans = "one row without a table",
        .shows_nobody = "only whether a person is within standing reach",
};

static const struct query bars = {
        .name = "access.bars",
        .text = "select p.restricted, case when exists (select 1 from"
                " access_exclusion x where x.actor = :actor"
                " and x.person = p.person) then 1 else 0 end as barred"
                " from access_placement p where p.person = :person",
        .shows_nobody = "only what stands against opening a record",
};

static const struct query glass_add = {
        .name = "access.glass_add",
        .text = "insert into access_glass (id, actor, person, organisation,"
                " reason, at, until) values (:id, :actor, :person,"
                " :organisation, :reason, :now, :until)",
};

#define GLASS_COLUMNS \
	" g.id, g.actor, g.person, g.reason, g.at, g.until," \
	" g.reviewed_by, g.reviewed_at, g.verdict, g.note "
#define GLASS_REACH ACCESS_REACH("g.person")
#define GLASS_MINE \
	" (g.organisation = :organisation or g.actor = :actor or " GLASS_REACH \
	")"

static const struct query glass_waiting = {
        .name = "access.glass_waiting",
        .text = "select" GLASS_COLUMNS "from access_glass g"
                " where g.reviewed_at is null and g.actor <> :actor"
                " and" GLASS_MINE " order by g.id limit :most",
        .person = "person",
};

static const struct query glass_by_id = {
        .name = "access.glass_by_id",
        .text = "select" GLASS_COLUMNS "from access_glass g"
                " where g.id = :id and" GLASS_MINE,
        .person = "person",
};

static const struct query glass_lock = {
        .name = "access.glass_lock",
        .text = "select" GLASS_COLUMNS "from access_glass g"
                " where g.id = :id and" GLASS_MINE,
        .lock = LOCK_ROWS,
        .person = "person",
};

static const struct query glass_save = {
        .name = "access.glass_save",
        .text = "update access_glass set reviewed_by = :actor,"
                " reviewed_at = :now, verdict = :verdict, note = :note"
                " where id = :id and reviewed_at is null",
};

static const struct query restrict_set = {
        .name = "access.restrict_set",
        .text = "update access_placement set restricted = :restricted"
                " where person = :person",
};

static const struct query exclusion_add = {
        .name = "access.exclusion_add",
        .text = "insert into access_exclusion (actor, person)"
                " values (:user, :person)"
                " on conflict (actor, person) do nothing",
};

static const struct query exclusion_end = {
        .name = "access.exclusion_end",
        .text = "delete from access_exclusion where actor = :user"
                " and person = :person",
};

/* Every actor's, so the index of actors is no help; there are few rows. */
static const struct query scopes_close = {
        .name = "access.scopes_close",
        .text = "delete from access_scope where target = :person"
                " and kind in ('named', 'glass')",
        .scans = "a few rows a user, when somebody made up is taken away",
};

static const struct query scopes_purge = {
        .name = "access.scopes_purge",
        .text = "delete from access_scope where until <= :now",
        .scans = "a few rows a user, once an hour",
        .unaudited = "what has ended by itself; its end was in its entry",
};

const struct query *const access_queries[] = {
        &place_put,     &place_by_person, &standing_clear, &scope_put,
        &scope_end,     &reaches,         &bars,           &glass_add,
        &glass_waiting, &glass_by_id,     &glass_lock,     &glass_save,
        &restrict_set,  &exclusion_add,   &exclusion_end,  &scopes_purge,
        &stands,        &place_hold,      &scopes_close,   NULL,
};

const struct fault *
access_store_place(struct ctx *ctx, const struct placement *placement)
{
	return sql_do(ctx->tx, &place_put,
	              ARGS(arg_i64("person", placement->person.v),
	                   arg_i64("organisation", placement->organisation.v),
	                   arg_i64("team", placement->team.v),
	                   arg_i64("worker", placement->worker.v),
	                   arg_bool("restricted", placement->restricted)),
	              NULL);
}

const struct fault *
access_store_placement(struct ctx *ctx, struct person_id person,
                       struct placement *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &place_by_person,
	            ARGS(arg_i64("person", person.v)), &row));
	*out = (struct placement){
	        .person = {row_i64(row, "person")},
	        .organisation = {row_i64(row, "organisation")},
	        .team = {row_i64(row, "team")},
	        .worker = {row_i64(row, "worker")},
	        .restricted = row_bool(row, "restricted"),
	};
	return NULL;
}

const struct fault *
access_store_standing_clear(struct ctx *ctx, struct user_id user)
{
	return sql_do(ctx->tx, &standing_clear, ARGS(arg_i64("user", user.v)),
	              NULL);
}

const struct fault *
access_store_scope(struct ctx *ctx, struct user_id user, enum scope_kind kind,
                   int64_t target, int64_t until)
{
	return sql_do(ctx->tx, &scope_put,
	              ARGS(arg_i64("user", user.v),
	                   arg_word("kind", scope_kind_words, (int)kind),
	                   arg_i64("target", target), arg_i64("until", until)),
	              NULL);
}

const struct fault *
access_store_scope_end(struct ctx *ctx, struct user_id user,
                       enum scope_kind kind, int64_t target)
{
	return sql_do(ctx->tx, &scope_end,
	              ARGS(arg_i64("user", user.v),
	                   arg_word("kind", scope_kind_words, (int)kind),
	                   arg_i64("target", target)),
	              NULL);
}

const struct fault *
access_store_reaches(struct ctx *ctx, struct person_id person, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &reaches, ARGS(arg_i64("person", person.v)),
	              &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
access_store_hold(struct ctx *ctx, struct person_id person, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &place_hold, ARGS(arg_i64("person", person.v)),
	              &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
access_store_stands(struct ctx *ctx, struct person_id person, bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &stands, ARGS(arg_i64("person", person.v)),
	              &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
access_store_bars(struct ctx *ctx, struct person_id person,
                  struct access_bars *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &bars, ARGS(arg_i64("person", person.v)), &row));
	*out = (struct access_bars){0};
	if (row == NULL)
		return NULL;
	*out = (struct access_bars){
	        .known = true,
	        .restricted = row_bool(row, "restricted"),
	        .excluded = row_bool(row, "barred"),
	};
	return NULL;
}

const struct fault *
access_store_glass_add(struct ctx *ctx, const struct glass *glass)
{
	return sql_do(ctx->tx, &glass_add,
	              ARGS(arg_i64("id", glass->id),
	                   arg_i64("person", glass->person.v),
	                   arg_i64("organisation", ctx->who.organisation.v),
	                   arg_str("reason", glass->reason),
	                   arg_instant("until", glass->until)),
	              NULL);
}

static struct glass
glass_read(const struct row *row)
{
	struct glass glass = {
	        .id = row_i64(row, "id"),
	        .actor = {row_i64(row, "actor")},
	        .person = {row_i64(row, "person")},
	        .reason = row_str(row, "reason"),
	        .at = row_instant(row, "at"),
	        .until = row_instant(row, "until"),
	        .reviewed = !row_null(row, "reviewed_at"),
	        .reviewed_by = {row_i64(row, "reviewed_by")},
	        .reviewed_at = row_instant(row, "reviewed_at"),
	        .note = row_str(row, "note"),
	};

	glass.due = calendar_add_working_days(instant_date(glass.at), 2);
	if (glass.reviewed)
		glass.verdict = (enum glass_verdict)row_enum(
		        row, "verdict", glass_verdict_words);
	return glass;
}

const struct fault *
access_store_glass_waiting(struct ctx *ctx, struct glass **out, size_t *n)
{
	struct rows rows;
	struct glass *v;

	TRY(sql_rows(ctx->tx, &glass_waiting,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_i64("most", GLASS_MOST)),
	             &rows));
	v = arena_new(ctx->arena, struct glass, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = glass_read(&rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
access_store_glass(struct ctx *ctx, int64_t id, struct glass *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx,
	            ctx->tx->kind == TX_WRITE ? &glass_lock : &glass_by_id,
	            ARGS(arg_i64("id", id),
	                 arg_i64("organisation", ctx->who.organisation.v)),
	            &row));
	*out = glass_read(row);
	return NULL;
}

const struct fault *
access_store_glass_save(struct ctx *ctx, const struct glass *glass)
{
	return sql_do(ctx->tx, &glass_save,
	              ARGS(arg_i64("id", glass->id),
	                   arg_word("verdict", glass_verdict_words,
	                            (int)glass->verdict),
	                   arg_str_or_null("note", glass->note)),
	              NULL);
}

const struct fault *
access_store_restrict(struct ctx *ctx, struct person_id person, bool restricted)
{
	return sql_do(ctx->tx, &restrict_set,
	              ARGS(arg_i64("person", person.v),
	                   arg_bool("restricted", restricted)),
	              NULL);
}

const struct fault *
access_store_exclude(struct ctx *ctx, struct user_id user,
                     struct person_id person, bool excluded)
{
	return sql_do(ctx->tx, excluded ? &exclusion_add : &exclusion_end,
	              ARGS(arg_i64("user", user.v),
	                   arg_i64("person", person.v)),
	              NULL);
}

const struct fault *
access_store_scopes_close(struct ctx *ctx, struct person_id person)
{
	return sql_do(ctx->tx, &scopes_close, ARGS(arg_i64("person", person.v)),
	              NULL);
}

const struct fault *
access_store_purge(struct ctx *ctx)
{
	return sql_do(ctx->tx, &scopes_purge, NO_ARGS, NULL);
}
