/*
 * contact_former_store.c - what contacts said before they were changed.
 */
#include "practice/contact/contact_queries_local.h"

#include "kernel/access/access.h"

const struct query contact_former_add = {
        .name = "contact.former_add",
        .text = "insert into contact_former (contact, version, person, at,"
                " kind, staff, place, minutes, outcome, code, note, privacy,"
                " privacy_words, change, changed_at, changed_by, because)"
                " values (:contact, :version, :person, :at, :kind, :staff,"
                " :place, :minutes, :outcome, :code, :note, :privacy,"
                " :privacy_words, :change, :changed_at, :changed_by,"
                " :because)",
};

#define FORMER_COLUMNS \
	"select f.contact, f.version, f.person, f.at, f.kind, f.staff," \
	" f.place, f.minutes, f.outcome, f.code, f.note, f.privacy," \
	" f.privacy_words, f.change, f.changed_at, f.changed_by, f.because" \
	" from contact_former f where f.contact = :contact"

const struct query contact_formers_of = {
        .name = "contact.formers_of",
        .person = "person",
        .text = FORMER_COLUMNS
        " and " ACCESS_REACH("f.person") " order by f.version desc limit 100",
};

const struct query contact_formers_put = {
        .name = "contact.formers_put",
        .shows_nobody = "compared with what is put, never shown",
        .text = FORMER_COLUMNS " order by f.version desc limit 100",
};

/* The newest: a contact's outcome is written down once. */
const struct query contact_recorder_of = {
        .name = "contact.recorder_of",
        .shows_nobody = "a user, never shown",
        .text = "select a.by_user from contact_act a"
                " where a.contact = :contact and a.act = 'outcome'"
                " order by a.at desc, a.act_id desc limit 1",
};

static struct contact_former
former_of_row(const struct row *row)
{
	return (struct contact_former){
	        .was =
	                {
	                        .id = {row_i64(row, "contact")},
	                        .person = {row_i64(row, "person")},
	                        .at = row_instant(row, "at"),
	                        .kind = (enum contact_kind)row_enum(
	                                row, "kind", contact_kinds),
	                        .staff = {row_i64(row, "staff")},
	                        .place = row_str(row, "place"),
	                        .planned_minutes = -1,
	                        .minutes = row_null(row, "minutes")
	                                           ? -1
	                                           : row_i64(row, "minutes"),
	                        .outcome = (enum contact_outcome)row_enum(
	                                row, "outcome", contact_outcomes),
	                        .code = row_str(row, "code"),
	                        .note = row_str(row, "note"),
	                        .privacy = (enum contact_privacy)row_enum(
	                                row, "privacy", contact_privacies),
	                        .privacy_words = row_str(row, "privacy_words"),
	                        .version = row_i64(row, "version"),
	                },
	        .change = (enum contact_change)row_enum(row, "change",
	                                                contact_changes),
	        .at = row_instant(row, "changed_at"),
	        .by = {row_i64(row, "changed_by")},
	        .because = row_str(row, "because"),
	};
}

const struct fault *
contact_store_former_add(struct ctx *ctx, const struct contact_former *f)
{
	const struct contact *c = &f->was;

	return sql_do(
	        ctx->tx, &contact_former_add,
	        ARGS(arg_i64("contact", c->id.v),
	             arg_i64("version", c->version),
	             arg_i64("person", c->person.v), arg_instant("at", c->at),
	             arg_word("kind", contact_kinds, (int)c->kind),
	             arg_i64("staff", c->staff.v), arg_str("place", c->place),
	             c->minutes < 0 ? arg_null("minutes")
	                            : arg_i64("minutes", c->minutes),
	             arg_word("outcome", contact_outcomes, (int)c->outcome),
	             arg_str("code", c->code), arg_str("note", c->note),
	             arg_word("privacy", contact_privacies, (int)c->privacy),
	             arg_str("privacy_words", c->privacy_words),
	             arg_word("change", contact_changes, (int)f->change),
	             arg_instant("changed_at", f->at),
	             arg_i64("changed_by", f->by.v),
	             arg_str("because", f->because)),
	        NULL);
}

const struct fault *
contact_store_formers(struct ctx *ctx, struct contact_id id, bool reach,
                      struct contact_former **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx,
	             reach ? &contact_formers_of : &contact_formers_put,
	             ARGS(arg_i64("contact", id.v)), &rows));
	*out = arena_new(ctx->arena, struct contact_former, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = former_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
contact_store_recorder(struct ctx *ctx, struct contact_id id,
                       struct user_id *out)
{
	const struct row *row;

	*out = (struct user_id){0};
	TRY(sql_maybe(ctx->tx, &contact_recorder_of,
	              ARGS(arg_i64("contact", id.v)), &row));
	if (row != NULL)
		out->v = row_i64(row, "by_user");
	return NULL;
}
