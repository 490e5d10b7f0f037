/*
 * fund_sign_store.c - signals that were set aside, and marks of suppliers.
 */
#include "practice/fund/fund_sign.h"

#include "kernel/access/access.h"

const struct query fund_sign_notes = {
        .name = "fund.sign_notes",
        .shows_nobody = "codes of what was shown to those who decided",
        .text = "select n.code from fund_note n where n.request = :request"
                " and n.round = :round group by n.code order by n.code",
};

#define SIGN \
	"select s.code, s.words, s.by_user, s.at, q.supplier, q.pence" \
	" from fund_sign s join fund_request q on q.request = s.request"

const struct query fund_sign_of = {
        .name = "fund.sign_of",
        .shows_nobody = "what was set aside by whom, never for whom",
        .text = SIGN " where s.request = :request order by s.sign",
};

const struct query fund_sign_add = {
        .name = "fund.sign_add",
        .text = "insert into fund_sign (sign, request, organisation, code,"
                " words, at, by_user) values (:sign, :request, :organisation,"
                " :code, :words, :at, :by)",
};

const struct query fund_sign_list = {
        .name = "fund.sign_list",
        .shows_nobody = "what was set aside by whom, never for whom",
        .scans = "the newest 200 by their number",
        .text = SIGN " where (s.organisation = :organisation"
                     "  or cast(:every as bigint) = 1)"
                     " order by s.sign desc limit 200",
};

const struct query fund_mark_put = {
        .name = "fund.mark_put",
        .text = "insert into fund_supplier_mark (organisation, folded, kind,"
                " mark, shared, at, by_user) values (:organisation, :folded,"
                " :kind, :mark, :shared, :at, :by)"
                " on conflict (organisation, folded, kind) do update"
                " set mark = excluded.mark, shared = excluded.shared,"
                " at = excluded.at, by_user = excluded.by_user",
};

const struct query fund_mark_known = {
        .name = "fund.mark_known",
        .text = "select kind from fund_supplier_mark"
                " where organisation = :organisation and folded = :folded",
};

const struct query fund_mark_shared = {
        .name = "fund.mark_shared",
        .text = "select 1 as one from fund_supplier_mark m"
                " where m.organisation = :organisation"
                " and m.folded = :folded and (m.shared = 1"
                "  or exists (select 1 from fund_supplier_mark o"
                "   where o.organisation = m.organisation"
                "   and o.kind = m.kind and o.mark = m.mark"
                "   and o.folded <> m.folded)) limit 1",
};

#define PHONE "replace(replace(y.phone, ' ', ''), '+44', '0')"

const struct query fund_mark_served = {
        .name = "fund.mark_served",
        .shows_nobody = "whether anybody at all, never who",
        .text = "select 1 as one from people_v_way y"
                " join access_v_place w on w.person = y.person"
                " where w.organisation = :organisation"
                " and ((y.phone <> '' and " PHONE " = :phone)"
                "  or (y.email <> '' and lower(y.email) = :email)) limit 1",
};

const struct query fund_mark_staff = {
        .name = "fund.mark_staff",
        .shows_nobody = "whether anybody at all, never who",
        .text = "select 1 as one from identity_v_role r"
                " join identity_v_user y on y.id = r.user_id"
                " where r.role in ('case_manager', 'senior_case_manager',"
                " 'manager', 'volunteer', 'coach', 'broker', 'finance',"
                " 'administrator') and y.organisation = :organisation"
                " and ((y.phone <> '' and " PHONE " = :phone)"
                "  or (y.email <> '' and lower(y.email) = :email)) limit 1",
};

/* --- rows and structs ------------------------------------------------- */

const struct fault *
fund_sign_store_notes(struct ctx *ctx, const struct fund_request *q,
                      bool kept[NOTE_COUNT])
{
	struct rows rows;

	for (int i = 0; i < NOTE_COUNT; i++)
		kept[i] = false;
	TRY(sql_rows(ctx->tx, &fund_sign_notes,
	             ARGS(arg_i64("request", q->id.v),
	                  arg_i64("round", q->round)),
	             &rows));
	for (size_t i = 0; i < rows.n; i++)
		kept[row_enum(&rows.v[i], "code", fund_note_codes)] = true;
	return NULL;
}

static const struct fault *
many(struct ctx *ctx, const struct query *query, const struct arg *args,
     struct fund_sign **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, query, args, &rows));
	*out = arena_new(ctx->arena, struct fund_sign, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		(*out)[i] = (struct fund_sign){
		        .code = (enum fund_sign_code)row_enum(row, "code",
		                                              fund_sign_codes),
		        .words = row_str(row, "words"),
		        .by = {row_i64(row, "by_user")},
		        .at = row_instant(row, "at"),
		        .supplier = row_str(row, "supplier"),
		        .sum = {row_i64(row, "pence")},
		};
	}
	*n = rows.n;
	return NULL;
}

const struct fault *
fund_sign_store_of(struct ctx *ctx, struct fund_id id, struct fund_sign **out,
                   size_t *n)
{
	return many(ctx, &fund_sign_of, ARGS(arg_i64("request", id.v)), out, n);
}

const struct fault *
fund_sign_store_list(struct ctx *ctx, bool all, struct fund_sign **out,
                     size_t *n)
{
	return many(ctx, &fund_sign_list,
	            ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                 arg_bool("every", all)),
	            out, n);
}

const struct fault *
fund_sign_store_add(struct ctx *ctx, const struct fund_request *q,
                    enum fund_sign_code code, struct str words)
{
	return sql_do(ctx->tx, &fund_sign_add,
	              ARGS(arg_i64("sign", id_new()),
	                   arg_i64("request", q->id.v),
	                   arg_i64("organisation", q->organisation.v),
	                   arg_word("code", fund_sign_codes, (int)code),
	                   arg_str("words", words), arg_instant("at", ctx->now),
	                   arg_i64("by", ctx->actor.v)),
	              NULL);
}

const struct fault *
fund_mark_store_put(struct ctx *ctx, struct str folded, const char *kind,
                    struct bytes mark, bool shared)
{
	return sql_do(
	        ctx->tx, &fund_mark_put,
	        ARGS(arg_i64("organisation", ctx->who.organisation.v),
	             arg_str("folded", folded), arg_str("kind", str_of(kind)),
	             arg_bytes("mark", mark), arg_bool("shared", shared),
	             arg_instant("at", ctx->now), arg_i64("by", ctx->actor.v)),
	        NULL);
}

const struct fault *
fund_mark_store_known(struct ctx *ctx, struct str folded, unsigned *out)
{
	static const char *const kinds[] = {"phone", "email", "bank", NULL};
	struct rows rows;

	TRY(sql_rows(ctx->tx, &fund_mark_known,
	             ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                  arg_str("folded", folded)),
	             &rows));
	*out = 0;
	for (size_t i = 0; i < rows.n; i++)
		*out |= 1u << row_enum(&rows.v[i], "kind", kinds);
	return NULL;
}

static const struct fault *
any(struct ctx *ctx, const struct query *query, const struct arg *args,
    bool *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, query, args, &row));
	*out = row != NULL;
	return NULL;
}

const struct fault *
fund_mark_store_shared(struct ctx *ctx, struct str folded, bool *out)
{
	return any(ctx, &fund_mark_shared,
	           ARGS(arg_i64("organisation", ctx->who.organisation.v),
	                arg_str("folded", folded)),
	           out);
}

const struct fault *
fund_mark_store_somebody(struct ctx *ctx, struct str phone, struct str email,
                         bool *out)
{
	const struct arg *args =
	        ARGS(arg_i64("organisation", ctx->who.organisation.v),
	             arg_str("phone", phone), arg_str("email", email));

	TRY(any(ctx, &fund_mark_staff, args, out));
	return *out ? NULL : any(ctx, &fund_mark_served, args, out);
}
