/*
 * organisations_store.c - organisations and teams in the database.
 */
#include "register/organisations/organisations_local.h"

static const struct migration tables = {
        .number = 31,
        .name = "organisations",
        .text = "create table organisations_organisation ("
                " id integer primary key,"
                " slug text not null unique,"
                " name text not null,"
                " kind text not null check (kind in"
                "  ('provider', 'partner', 'court', 'commissioner')),"
                " area text not null,"
                " valid_from integer,"
                " valid_to integer) strict;"
                "create table organisations_team ("
                " id integer primary key,"
                " organisation integer not null"
                "  references organisations_organisation (id),"
                " slug text not null,"
                " name text not null,"
                " unique (organisation, slug)) strict;"
                "create view organisations_v_team as"
                " select id, organisation, slug, name"
                "  from organisations_team;",
};

const struct migration *const organisations_schema[] = {&tables, NULL};

#define ORGANISATION_COLUMNS \
	" id, slug, name, kind, area, valid_from, valid_to "

static const struct query organisation_of_slug = {
        .name = "organisations.organisation_of_slug",
        .text = "select" ORGANISATION_COLUMNS
                "from organisations_organisation where slug = :slug",
};

static const struct query organisation_of_id = {
        .name = "organisations.organisation_of_id",
        .text = "select" ORGANISATION_COLUMNS
                "from organisations_organisation where id = :id",
};

static const struct query organisations_all = {
        .name = "organisations.all",
        .text = "select" ORGANISATION_COLUMNS
                "from organisations_organisation order by name, id",
        .scans = "small table",
};

static const struct query organisation_add = {
        .name = "organisations.add",
        .text = "insert into organisations_organisation (id, slug, name,"
                " kind, area, valid_from, valid_to) values (:id, :slug,"
                " :name, :kind, :area, :valid_from, :valid_to)",
};

static const struct query organisation_set = {
        .name = "organisations.set",
        .text = "update organisations_organisation set name = :name,"
                " kind = :kind, area = :area, valid_from = :valid_from,"
                " valid_to = :valid_to where id = :id",
};

static const struct query team_of_slug = {
        .name = "organisations.team_of_slug",
        .text = "select id, organisation, slug, name from organisations_team"
                " where organisation = :organisation and slug = :slug",
};

static const struct query team_of_id = {
        .name = "organisations.team_of_id",
        .text = "select id, organisation, slug, name from organisations_team"
                " where id = :id",
};

static const struct query teams_all = {
        .name = "organisations.teams",
        .text = "select id, organisation, slug, name from organisations_team"
                " order by organisation, name, id",
        .scans = "small table",
};

static const struct query teams_of = {
        .name = "organisations.teams_of",
        .text = "select id, organisation, slug, name from organisations_team"
                " where organisation = :organisation order by name, id",
};

static const struct query team_add = {
        .name = "organisations.team_add",
        .text = "insert into organisations_team (id, organisation, slug,"
                " name) values (:id, :organisation, :slug, :name)",
};

const struct query *const organisations_queries[] = {
        &organisation_of_slug,
        &organisation_of_id,
        &organisations_all,
        &organisation_add,
        &organisation_set,
        &team_of_slug,
        &team_of_id,
        &teams_all,
        &teams_of,
        &team_add,
        NULL,
};

static struct organisation
organisation_read(const struct row *row)
{
	return (struct organisation){
	        .id = {row_i64(row, "id")},
	        .slug = row_str(row, "slug"),
	        .name = row_str(row, "name"),
	        .kind = row_str(row, "kind"),
	        .area = row_str(row, "area"),
	        .valid_from = row_date(row, "valid_from"),
	        .valid_to = row_date(row, "valid_to"),
	};
}

static struct team
team_read(const struct row *row)
{
	return (struct team){
	        .id = {row_i64(row, "id")},
	        .organisation = {row_i64(row, "organisation")},
	        .slug = row_str(row, "slug"),
	        .name = row_str(row, "name"),
	};
}

const struct fault *
organisations_store_slug(struct ctx *ctx, struct str slug,
                         struct organisation *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &organisation_of_slug,
	              ARGS(arg_str("slug", slug)), &row));
	*found = row != NULL;
	if (row != NULL)
		*out = organisation_read(row);
	return NULL;
}

const struct fault *
organisations_store_get(struct ctx *ctx, struct organisation_id id,
                        struct organisation *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &organisation_of_id, ARGS(arg_i64("id", id.v)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = organisation_read(row);
	return NULL;
}

const struct fault *
organisations_store_add(struct ctx *ctx, const struct organisation *o)
{
	return sql_do(ctx->tx, &organisation_add,
	              ARGS(arg_i64("id", o->id.v), arg_str("slug", o->slug),
	                   arg_str("name", o->name), arg_str("kind", o->kind),
	                   arg_str("area", o->area),
	                   arg_date("valid_from", o->valid_from),
	                   arg_date("valid_to", o->valid_to)),
	              NULL);
}

const struct fault *
organisations_store_set(struct ctx *ctx, const struct organisation *o)
{
	return sql_do(ctx->tx, &organisation_set,
	              ARGS(arg_i64("id", o->id.v), arg_str("name", o->name),
	                   arg_str("kind", o->kind), arg_str("area", o->area),
	                   arg_date("valid_from", o->valid_from),
	                   arg_date("valid_to", o->valid_to)),
	              NULL);
}

const struct fault *
organisations_store_all(struct ctx *ctx, struct organisation **out, size_t *n)
{
	struct organisation *v;
	struct rows rows;

	TRY(sql_rows(ctx->tx, &organisations_all, NO_ARGS, &rows));
	v = arena_new(ctx->arena, struct organisation, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = organisation_read(&rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
teams_store_slug(struct ctx *ctx, struct organisation_id organisation,
                 struct str slug, struct team *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &team_of_slug,
	              ARGS(arg_i64("organisation", organisation.v),
	                   arg_str("slug", slug)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = team_read(row);
	return NULL;
}

const struct fault *
teams_store_get(struct ctx *ctx, struct team_id id, struct team *out,
                bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &team_of_id, ARGS(arg_i64("id", id.v)), &row));
	*found = row != NULL;
	if (row != NULL)
		*out = team_read(row);
	return NULL;
}

const struct fault *
teams_store_add(struct ctx *ctx, const struct team *team)
{
	return sql_do(ctx->tx, &team_add,
	              ARGS(arg_i64("id", team->id.v),
	                   arg_i64("organisation", team->organisation.v),
	                   arg_str("slug", team->slug),
	                   arg_str("name", team->name)),
	              NULL);
}

const struct fault *
teams_store_all(struct ctx *ctx, struct organisation_id organisation,
                struct team **out, size_t *n)
{
	struct team *v;
	struct rows rows;

	if (organisation.v == 0)
		TRY(sql_rows(ctx->tx, &teams_all, NO_ARGS, &rows));
	else
		TRY(sql_rows(ctx->tx, &teams_of,
		             ARGS(arg_i64("organisation", organisation.v)),
		             &rows));
	v = arena_new(ctx->arena, struct team, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = team_read(&rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}
