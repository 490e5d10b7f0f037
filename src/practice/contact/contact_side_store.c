/*
 * contact_side_store.c - promises of each side, how meetings were, merges.
 */
#include "practice/contact/contact_queries_local.h"

#include "kernel/access/access.h"
#include "register/people/people.h"

#define PROMISE_COLUMNS \
	"select p.promise, p.person, p.contact, p.side, p.worker, p.words," \
	" p.due, p.kept, p.made_at, p.kept_at, p.kept_by" \
	" from contact_promise p where "

const struct query contact_promise_add = {
        .name = "contact.promise_add",
        .text = "insert into contact_promise (promise, person, contact,"
                " side, worker, words, due, kept, made_at, made_by) values"
                " (:promise, :person, :contact, :side, :worker, :words,"
                " :due, 'open', :made_at, :actor)",
};

const struct query contact_promise_save = {
        .name = "contact.promise_save",
        .text = "update contact_promise set kept = :kept,"
                " kept_at = :kept_at, kept_by = :kept_by"
                " where promise = :promise",
};

const struct query contact_promise_lock = {
        .name = "contact.promise_lock",
        .lock = LOCK_ROWS,
        .person = "person",
        .text = PROMISE_COLUMNS
        "p.promise = :promise and " ACCESS_REACH("p.person"),
};

const struct query contact_promises_of = {
        .name = "contact.promises_of",
        .person = "person",
        .text = PROMISE_COLUMNS "p.person = :person and " ACCESS_REACH(
                "p.person") " order by case when p.kept = 'open'"
                            " then 0 else 1 end, p.made_at desc,"
                            " p.promise desc limit :most",
};

const struct query contact_promises_at = {
        .name = "contact.promises_at",
        .person = "person",
        .text = PROMISE_COLUMNS "p.contact = :contact and " ACCESS_REACH(
                "p.person") " order by p.promise limit 40",
};

const struct query contact_promises_due = {
        .name = "contact.promises_due",
        .person = "person",
        .text = PROMISE_COLUMNS
        "p.worker = :actor and p.kept = 'open'"
        " and p.side = 'worker' and p.due <= :by_day and " ACCESS_REACH(
                "p.person") " order by p.due, p.promise"
                            " limit 20",
};

const struct query contact_rating_of = {
        .name = "contact.rating_of",
        .person = "person",
        .text = "select r.person, r.heard, r.fair, r.useful, r.at,"
                " r.how, r.by_user"
                " from contact_rating r where r.contact = :contact"
                " and " ACCESS_REACH("r.person"),
};

const struct query contact_rating_put = {
        .name = "contact.rating_put",
        .text = "insert into contact_rating (contact, person, heard, fair,"
                " useful, at, how, by_user) values (:contact, :person,"
                " :heard, :fair, :useful, :at, :how, :by)"
                " on conflict (contact) do update set"
                " heard = excluded.heard, fair = excluded.fair,"
                " useful = excluded.useful, at = excluded.at,"
                " how = excluded.how, by_user = excluded.by_user",
};

/* --- merges: one pair of statements a table ----------------------------- */

#define MOVE(word, table, id_column) \
	const struct query contact_##word##_list = { \
	        .name = "contact." #word "_list", \
	        .shows_nobody = "ids to be handed over by a merge", \
	        .text = "select " id_column " as id from " table \
	                " where person = :person", \
	}; \
	const struct query contact_##word##_set = { \
	        .name = "contact." #word "_set", \
	        .text = "update " table \
	                " set person = :person where " id_column " = :id", \
	}
MOVE(move_contact, "contact_contact", "contact");
#undef MOVE

/* What was written at a contact belongs where the contact is. */
#define FOLLOW(what, table) \
	const struct query contact_follow_##what = { \
	        .name = "contact.follow_" #what, \
	        .text = MERGE_FOLLOW(table, "contact", "contact_contact", \
	                             "contact"), \
	}
FOLLOW(act, "contact_act");
FOLLOW(promise, "contact_promise");
FOLLOW(rating, "contact_rating");
FOLLOW(goal, "contact_goal");
FOLLOW(former, "contact_former");
#undef FOLLOW

/* A contact that took the place of another one belongs with it.  One step of a
 * row of them; an id above the merge's was made after it (base/id.h). */
const struct query contact_follow_moved = {
        .name = "contact.follow_moved",
        .text = "update contact_contact set person = :gone"
                " where person = :kept and contact > :merge"
                " and contact in (select o.moved_to from contact_contact o"
                "  where o.person = :gone and o.moved_to is not null)",
};

static const struct merge_move moves[] = {
        {"contact_contact", &contact_move_contact_list,
         &contact_move_contact_set},
        {NULL, NULL, NULL},
};

static const struct query *const follows[] = {
        &contact_follow_act,  &contact_follow_promise, &contact_follow_rating,
        &contact_follow_goal, &contact_follow_former,  NULL,
};

/* Until none is left: each step gives one more back, or none. */
static const struct fault *
moved_follow(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept)
{
	int64_t n = 1;

	while (n > 0)
		TRY(sql_do(ctx->tx, &contact_follow_moved,
		           ARGS(arg_i64("gone", gone.v),
		                arg_i64("kept", kept.v),
		                arg_i64("merge", merge.v)),
		           &n));
	return NULL;
}

const struct fault *
contact_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
              struct person_id kept, bool undo)
{
	TRY(people_merge_move(ctx, moves, merge, gone, kept, undo));
	if (undo)
		TRY(moved_follow(ctx, merge, gone, kept));
	return people_merge_follow(ctx, follows, gone, kept);
}

/* --- promises ----------------------------------------------------------- */

static struct contact_promise
promise_of_row(const struct row *row)
{
	return (struct contact_promise){
	        .id = {row_i64(row, "promise")},
	        .person = {row_i64(row, "person")},
	        .contact = {row_i64(row, "contact")},
	        .side = (enum contact_side)row_enum(row, "side", contact_sides),
	        .worker = {row_i64(row, "worker")},
	        .words = row_str(row, "words"),
	        .due = row_date(row, "due"),
	        .kept = (enum contact_kept)row_enum(row, "kept",
	                                            contact_kept_words),
	        .made_at = row_instant(row, "made_at"),
	        .kept_at = row_instant(row, "kept_at"),
	        .kept_by = {row_i64(row, "kept_by")},
	};
}

static const struct fault *
promises_of_rows(struct ctx *ctx, const struct rows *rows,
                 struct contact_promise **out, size_t *n)
{
	*out = arena_new(ctx->arena, struct contact_promise, rows->n + 1);
	for (size_t i = 0; i < rows->n; i++)
		(*out)[i] = promise_of_row(&rows->v[i]);
	*n = rows->n;
	return contact_promise_names(ctx, *out, *n);
}

const struct fault *
contact_store_promise_add(struct ctx *ctx, const struct contact_promise *p)
{
	return sql_do(ctx->tx, &contact_promise_add,
	              ARGS(arg_i64("promise", p->id.v),
	                   arg_i64("person", p->person.v),
	                   arg_id("contact", p->contact.v),
	                   arg_word("side", contact_sides, (int)p->side),
	                   arg_i64("worker", p->worker.v),
	                   arg_str("words", p->words), arg_date("due", p->due),
	                   arg_instant("made_at", p->made_at)),
	              NULL);
}

const struct fault *
contact_store_promise_save(struct ctx *ctx, const struct contact_promise *p)
{
	return sql_do(ctx->tx, &contact_promise_save,
	              ARGS(arg_i64("promise", p->id.v),
	                   arg_word("kept", contact_kept_words, (int)p->kept),
	                   arg_instant("kept_at", p->kept_at),
	                   arg_id("kept_by", p->kept_by.v)),
	              NULL);
}

const struct fault *
contact_store_promise_lock(struct ctx *ctx, struct promise_id id,
                           struct contact_promise *out)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &contact_promise_lock,
	              ARGS(arg_i64("promise", id.v)), &row));
	if (row == NULL)
		return fault_not_found(ctx, "We cannot find that promise");
	*out = promise_of_row(row);
	return NULL;
}

const struct fault *
contact_store_promises(struct ctx *ctx, struct person_id person, int64_t most,
                       struct contact_promise **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_promises_of,
	             ARGS(arg_i64("person", person.v), arg_i64("most", most)),
	             &rows));
	return promises_of_rows(ctx, &rows, out, n);
}

const struct fault *
contact_store_promises_at(struct ctx *ctx, struct contact_id contact,
                          struct contact_promise **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_promises_at,
	             ARGS(arg_i64("contact", contact.v)), &rows));
	return promises_of_rows(ctx, &rows, out, n);
}

const struct fault *
contact_store_promises_due(struct ctx *ctx, struct date by,
                           struct contact_promise **out, size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &contact_promises_due,
	             ARGS(arg_date("by_day", by)), &rows));
	return promises_of_rows(ctx, &rows, out, n);
}

/* --- how it was --------------------------------------------------------- */

static struct arg
arg_stars(const char *name, int stars)
{
	return stars == 0 ? arg_null(name) : arg_i64(name, stars);
}

const struct fault *
contact_store_rating(struct ctx *ctx, struct contact_id contact,
                     struct contact_rating *out)
{
	const struct row *row;

	*out = (struct contact_rating){.at = INSTANT_NONE};
	TRY(sql_maybe(ctx->tx, &contact_rating_of,
	              ARGS(arg_i64("contact", contact.v)), &row));
	if (row == NULL)
		return NULL;
	*out = (struct contact_rating){
	        .heard = (int)row_i64(row, "heard"),
	        .fair = (int)row_i64(row, "fair"),
	        .useful = (int)row_i64(row, "useful"),
	        .at = row_instant(row, "at"),
	        .hand = contact_hand_of(row, "how", "by_user",
	                                row_instant(row, "at")),
	};
	return NULL;
}

const struct fault *
contact_store_rating_put(struct ctx *ctx, const struct contact *contact,
                         const struct contact_rating *rating)
{
	return sql_do(
	        ctx->tx, &contact_rating_put,
	        ARGS(arg_i64("contact", contact->id.v),
	             arg_i64("person", contact->person.v),
	             arg_stars("heard", rating->heard),
	             arg_stars("fair", rating->fair),
	             arg_stars("useful", rating->useful),
	             arg_instant("at", rating->at),
	             arg_word("how", plan_how_words, (int)rating->hand.how),
	             arg_id("by", rating->hand.by.v)),
	        NULL);
}
