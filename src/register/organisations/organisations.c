/*
 * organisations.c - what an organisation and a team may be.
 */
#include "register/organisations/organisations_local.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "kernel/audit/audit.h"

const char *const organisation_kinds[] = {"provider", "partner", "court",
                                          "commissioner", NULL};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"organisations.added", TK("{who} added an organisation")},
        {"organisations.changed", TK("{who} changed an organisation")},
        {"organisations.ended", TK("{who} ended an organisation")},
        {"organisations.team_added", TK("{who} added a team")},
        {NULL, NULL},
};

const struct capability organisations_capability = {
        .name = "organisations",
        .acts = acts,
        .schema = organisations_schema,
        .routes = organisations_routes,
        .queries = organisations_queries,
};

/* Whether it is a-z, 0-9 and hyphens, 2 to 40, no hyphen at the ends. */
static bool
slug_sound(struct str s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";

	if (s.n < 2 || s.n > 40 || s.p[0] == '-' || s.p[s.n - 1] == '-')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (str_find(str_of(letters), s.p[i]) + 1 >= sizeof(letters))
			return false;
	}
	return true;
}

void
organisation_check(const struct organisation *facts, struct problems *problems)
{
	if (!slug_sound(facts->slug))
		problems_add(problems, "slug",
		             "Write the short name in a-z, 0-9 and hyphens, "
		             "2 to 40 of them");
	if (str_empty(facts->name) || utf8_length(facts->name) > 200)
		problems_add(problems, "name",
		             "Enter a name of at most 200 characters");
	if (str_word(facts->kind, organisation_kinds) < 0)
		problems_add(problems, "kind",
		             "Choose provider, partner, court or "
		             "commissioner");
	if (utf8_length(facts->area) > 100)
		problems_add(problems, "area",
		             "The area must be 100 characters or fewer");
	if (date_is(facts->valid_to) && date_is(facts->valid_from) &&
	    date_before(facts->valid_to, facts->valid_from))
		problems_add(problems, "valid_to",
		             "The last day must not be before the first day");
}

/* Whether two tell the same. */
static bool
same(const struct organisation *a, const struct organisation *b)
{
	return str_equal(a->name, b->name) && str_equal(a->kind, b->kind) &&
	       str_equal(a->area, b->area) &&
	       a->valid_from.days == b->valid_from.days &&
	       a->valid_to.days == b->valid_to.days;
}

static const struct fault *
note(struct ctx *ctx, const char *what, int64_t subject)
{
	return audit_record(ctx, what, (struct person_id){0}, subject);
}

const struct fault *
organisation_put(struct ctx *ctx, const struct organisation *facts,
                 struct organisation_id *out, enum put_result *result)
{
	struct organisation now = *facts;
	struct organisation stored;
	struct problems problems;
	bool found;

	problems_init(&problems, ctx->arena);
	organisation_check(facts, &problems);
	TRY(problems_fault(&problems));
	TRY(organisations_store_slug(ctx, facts->slug, &stored, &found));
	if (!found) {
		now.id.v = id_new();
		TRY(organisations_store_add(ctx, &now));
		TRY(note(ctx, "organisations.added", now.id.v));
		*result = PUT_ADDED;
		*out = now.id;
		return NULL;
	}
	now.id = stored.id;
	*out = stored.id;
	*result = PUT_UNCHANGED;
	if (same(&now, &stored))
		return NULL;
	TRY(organisations_store_set(ctx, &now));
	*result = PUT_UPDATED;
	return note(ctx, "organisations.changed", now.id.v);
}

const struct fault *
organisation_by_slug(struct ctx *ctx, struct str slug,
                     struct organisation_id *out)
{
	struct organisation found_one;
	bool found;

	TRY(organisations_store_slug(ctx, slug, &found_one, &found));
	*out = found ? found_one.id : (struct organisation_id){0};
	return NULL;
}

const struct fault *
organisation_get(struct ctx *ctx, struct organisation_id id,
                 struct organisation *out)
{
	struct organisation found_one;
	bool found;

	TRY(organisations_store_get(ctx, id, &found_one, &found));
	if (!found)
		return fault_not_found(ctx, "We cannot find that organisation");
	*out = found_one;
	return NULL;
}

const struct fault *
organisation_name(struct ctx *ctx, struct organisation_id id, struct str *out)
{
	struct organisation found_one;
	bool found;

	*out = S("");
	if (id.v == 0)
		return NULL;
	TRY(organisations_store_get(ctx, id, &found_one, &found));
	if (found)
		*out = found_one.name;
	return NULL;
}

const struct fault *
organisation_all(struct ctx *ctx, struct organisation **out, size_t *n)
{
	return organisations_store_all(ctx, out, n);
}

const struct fault *
organisation_end(struct ctx *ctx, struct organisation_id id,
                 struct date last_day)
{
	struct organisation o = {.valid_from = DATE_NONE};

	TRY(organisation_get(ctx, id, &o));
	if (date_is(o.valid_from) && date_before(last_day, o.valid_from))
		return fault_refused(ctx, "The last day must not be before the "
		                          "first day");
	o.valid_to = last_day;
	TRY(organisations_store_set(ctx, &o));
	return note(ctx, "organisations.ended", id.v);
}

/* "North team" as "north-team": folded words with hyphens. */
static struct str
team_slug(struct arena *arena, struct str name)
{
	struct str words[12];
	size_t n = fold_words(arena, name, words, 12);
	struct buf buf;

	buf_init(&buf, arena, 0);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_char(&buf, '-');
		buf_str(&buf, words[i]);
	}
	return buf_get(&buf);
}

const struct fault *
team_by_slug(struct ctx *ctx, struct organisation_id organisation,
             struct str name, bool make, struct team_id *out)
{
	struct team team = {.organisation = organisation, .name = name};
	struct team stored;
	struct organisation owner = {.valid_to = DATE_NONE};
	bool found;

	*out = (struct team_id){0};
	team.slug = team_slug(ctx->arena, name);
	if (organisation.v == 0 || str_empty(team.slug))
		return NULL;
	TRY(teams_store_slug(ctx, organisation, team.slug, &stored, &found));
	if (found) {
		*out = stored.id;
		return NULL;
	}
	if (!make)
		return NULL;
	TRY(organisation_get(ctx, organisation, &owner));
	if (date_is(owner.valid_to) && date_before(owner.valid_to, ctx->today))
		return fault_refused(ctx,
		                     "{name} has ended and takes nobody "
		                     "new",
		                     {"name", owner.name});
	team.id.v = id_new();
	TRY(teams_store_add(ctx, &team));
	TRY(note(ctx, "organisations.team_added", team.id.v));
	*out = team.id;
	return NULL;
}

const struct fault *
team_name(struct ctx *ctx, struct team_id id, struct str *out)
{
	struct team team;
	bool found;

	*out = S("");
	if (id.v == 0)
		return NULL;
	TRY(teams_store_get(ctx, id, &team, &found));
	if (found)
		*out = team.name;
	return NULL;
}

const struct fault *
team_all(struct ctx *ctx, struct organisation_id organisation,
         struct team **out, size_t *n)
{
	return teams_store_all(ctx, organisation, out, n);
}
