/*
 * people_merge.c - two records that are one person.
 */
#include "register/people/people_merge_local.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/outbox/outbox.h"

#define ALIKE_MOST 20

const struct fault *
people_duplicates_find(struct ctx *ctx, struct person_id person,
                       const struct person_facts *facts, struct str sort,
                       const struct person_number *numbers, size_t n)
{
	struct person_id others[ALIKE_MOST];
	size_t others_n = 0;

	if (date_is(facts->date_of_birth) && !str_empty(sort))
		TRY(people_store_alike(ctx, person, facts->date_of_birth, sort,
		                       others, ALIKE_MOST, &others_n));
	for (size_t i = 0; i < others_n; i++)
		TRY(people_store_duplicate_add(ctx, person, others[i],
		                               "name_and_birth"));
	for (size_t k = 0; k < n; k++) {
		if (!numbers[k].confirmed)
			continue;
		TRY(people_store_number_shared(ctx, person, &numbers[k], others,
		                               ALIKE_MOST, &others_n));
		for (size_t i = 0; i < others_n; i++)
			TRY(people_store_duplicate_add(ctx, person, others[i],
			                               "identifier"));
	}
	return NULL;
}

const struct fault *
people_not_same(struct ctx *ctx, struct person_id a, struct person_id b)
{
	bool changed;

	TRY(access_need(ctx, a));
	TRY(access_need(ctx, b));
	TRY(people_store_duplicate_state(ctx, a, b, "different", &changed));
	if (!changed)
		return fault_not_found(ctx, "We cannot find that pair");
	TRY(audit_record(ctx, "people.not_same", a, b.v));
	return audit_record(ctx, "people.not_same", b, a.v);
}

/* --- moving rows -------------------------------------------------------- */

/* Hand over a table's rows and remember which. */
static const struct fault *
table_merge(struct ctx *ctx, const struct merge_move *move,
            struct merge_id merge, struct person_id gone, struct person_id kept)
{
	int64_t *ids;
	size_t n;
	bool more;

	TRY(people_store_move_list(ctx, move, gone, &ids, &n, &more));
	if (more)
		return fault_refused(ctx, "This record is too long to be "
		                          "merged at once");
	for (size_t i = 0; i < n; i++) {
		TRY(people_store_merge_row_add(ctx, merge, move->table,
		                               ids[i]));
		TRY(people_store_move_set(ctx, move, ids[i], kept));
	}
	return NULL;
}

/* Give back what was moved. */
static const struct fault *
table_unmerge(struct ctx *ctx, const struct merge_move *move,
              struct merge_id merge, struct person_id gone)
{
	int64_t *ids;
	size_t n;

	TRY(people_store_merge_rows(ctx, merge, move->table, &ids, &n));
	for (size_t i = 0; i < n; i++)
		TRY(people_store_move_set(ctx, move, ids[i], gone));
	return NULL;
}

const struct fault *
people_merge_move(struct ctx *ctx, const struct merge_move *moves,
                  struct merge_id merge, struct person_id gone,
                  struct person_id kept, bool undo)
{
	for (; moves->table != NULL; moves++) {
		if (undo)
			TRY(table_unmerge(ctx, moves, merge, gone));
		else
			TRY(table_merge(ctx, moves, merge, gone, kept));
	}
	return NULL;
}

const struct fault *
people_merge_own(struct ctx *ctx, struct merge_id merge, struct person_id gone,
                 struct person_id kept, bool undo)
{
	return people_merge_move(ctx, people_moves, merge, gone, kept, undo);
}

/* Every capability in turn. */
static const struct fault *
merge_everywhere(struct ctx *ctx, struct merge_id merge, struct person_id gone,
                 struct person_id kept, bool undo)
{
	const struct capability *const *c = ctx->app->capabilities;

	for (; *c != NULL; c++) {
		if ((*c)->merge != NULL)
			TRY((*c)->merge(ctx, merge, gone, kept, undo));
	}
	return NULL;
}

/* --- merge and undo ----------------------------------------------------- */

/* Both within reach and neither merged, locked in order of id. */
static const struct fault *
two_read(struct ctx *ctx, struct person_id gone, struct person_id kept,
         struct stored_person *g, struct stored_person *k)
{
	bool signs_in;

	if (gone.v < kept.v) {
		TRY(people_store_facts(ctx, gone, g));
		TRY(people_store_facts(ctx, kept, k));
	} else {
		TRY(people_store_facts(ctx, kept, k));
		TRY(people_store_facts(ctx, gone, g));
	}
	if (g->merged_into.v != 0 || k->merged_into.v != 0)
		return fault_refused(ctx, "One of these records is merged "
		                          "already");
	TRY(people_store_signs_in(ctx, gone, &signs_in));
	if (signs_in)
		return fault_refused(ctx, "The person signs in with the record "
		                          "that would go. Keep that one");
	return NULL;
}

/* The kept person is found by the names of both; own ones are filed last, so
 * that their spelling stands. */
static const struct fault *
keys_join(struct ctx *ctx, const struct stored_person *gone,
          const struct stored_person *kept)
{
	TRY(people_store_keys(ctx, kept->person, &gone->facts));
	return people_store_keys(ctx, kept->person, &kept->facts);
}

static const struct fault *
merge_note(struct ctx *ctx, const char *what, const struct merge *merge)
{
	TRY(audit_record(ctx, what, merge->kept, merge->id.v));
	TRY(audit_record(ctx, what, merge->gone, merge->id.v));
	return outbox_event(ctx, &(struct event){
	                                 .person = merge->kept,
	                                 .kind = what,
	                                 .at = ctx->now,
	                                 .actor = ctx->actor,
	                                 .subject = merge->id.v,
	                         });
}

const struct fault *
people_merge(struct ctx *ctx, struct person_id gone, struct person_id kept,
             struct merge_id *out)
{
	struct merge merge = {.gone = gone, .kept = kept};
	struct stored_person g;
	struct stored_person k;
	bool listed;

	if (gone.v == kept.v)
		return fault_refused(ctx, "These are one and the same record");
	TRY(two_read(ctx, gone, kept, &g, &k));
	merge.id.v = id_new();
	merge.gone_crn = g.facts.crn;
	TRY(people_store_merge_add(ctx, &merge));
	TRY(merge_everywhere(ctx, merge.id, gone, kept, false));
	TRY(people_store_merged_into(ctx, gone, kept));
	TRY(people_store_alias(ctx, g.facts.crn, kept));
	TRY(keys_join(ctx, &g, &k));
	TRY(people_store_duplicate_state(ctx, gone, kept, "same", &listed));
	TRY(merge_note(ctx, "people.merged", &merge));
	*out = merge.id;
	return NULL;
}

const struct fault *
people_merge_undo(struct ctx *ctx, struct merge_id id)
{
	struct stored_person g;
	struct stored_person k;
	struct merge merge;
	bool found;
	bool listed;

	TRY(people_store_merge(ctx, id, &merge));
	if (merge.undone)
		return fault_refused(ctx, "This merge was undone already");
	TRY(people_store_person(ctx, merge.gone, &g, &found));
	claim(found);
	TRY(people_store_person(ctx, merge.kept, &k, &found));
	claim(found);
	if (k.merged_into.v != 0)
		return fault_refused(ctx, "Undo the later merge first");
	TRY(merge_everywhere(ctx, id, merge.gone, merge.kept, true));
	TRY(people_store_merged_into(ctx, merge.gone, (struct person_id){0}));
	TRY(people_store_alias_end(ctx, merge.gone_crn));
	TRY(people_store_keys_clear(ctx, merge.kept, &g.facts));
	TRY(people_store_keys(ctx, merge.kept, &k.facts));
	TRY(people_store_duplicate_state(ctx, merge.gone, merge.kept, "open",
	                                 &listed));
	TRY(people_store_merge_undone(ctx, id));
	return merge_note(ctx, "people.unmerged", &merge);
}
