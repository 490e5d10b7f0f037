/*
 * import_rows.c - a row becomes facts, or a problem with its column.
 */
#include "insight/transfer/import_rows.h"

#include <string.h>

/* Places of columns in the lists of import_source.c. */
enum {
	PERSON_CRN,
	PERSON_PNC,
	PERSON_PRISON,
	PERSON_FIRST,
	PERSON_LAST,
	PERSON_PREFERRED,
	PERSON_PRONOUNS,
	PERSON_BORN,
	PERSON_SEX,
	PERSON_ETHNICITY,
	PERSON_LANGUAGE,
	PERSON_PHONE,
	PERSON_EMAIL,
	PERSON_POSTCODE,
	PERSON_ORGANISATION,
	PERSON_TEAM,
	PERSON_WORKER,
	PERSON_ALLOCATED
};
enum {
	ORDER_CRN,
	ORDER_REF,
	ORDER_KIND,
	ORDER_COURT,
	ORDER_OFFENCE,
	ORDER_OFFENCE_ON,
	ORDER_CONVICTED,
	ORDER_SENTENCED,
	ORDER_RELEASED,
	ORDER_STARTS,
	ORDER_ENDS,
	ORDER_OUTCOME,
	ORDER_OUTCOME_ON
};
enum {
	REQUIREMENT_CRN,
	REQUIREMENT_ORDER,
	REQUIREMENT_REF,
	REQUIREMENT_KIND,
	REQUIREMENT_QUANTITY,
	REQUIREMENT_UNIT,
	REQUIREMENT_STARTS,
	REQUIREMENT_ENDS,
	REQUIREMENT_DONE,
	REQUIREMENT_DONE_ON
};
enum {
	CONTACT_CRN,
	CONTACT_REF,
	CONTACT_AT,
	CONTACT_KIND,
	CONTACT_STAFF,
	CONTACT_PLANNED,
	CONTACT_OUTCOME,
	CONTACT_MINUTES,
	CONTACT_NOTE
};
enum {
	REOFFENCE_CRN,
	REOFFENCE_ON,
	REOFFENCE_PROVEN,
	REOFFENCE_CODE,
	REOFFENCE_DISPOSAL,
	REOFFENCE_SEVERITY
};
enum { SPELL_CRN, SPELL_KIND, SPELL_FROM, SPELL_TO };
enum {
	PACKAGE_CRN,
	PACKAGE_KNOWN_ON,
	PACKAGE_SOURCE,
	PACKAGE_TIER,
	PACKAGE_APPOINTMENTS,
	PACKAGE_WEEKS
};

/* A cell as a day; empty is none. */
static struct date
cell_date(struct import_person *p, const struct import_cells *cells, int column)
{
	struct date d = DATE_NONE;

	if (str_empty(cells->cell[column]))
		return d;
	if (!date_read_iso(cells->cell[column], &d))
		import_refuse(p, cells, column,
		              TEXT("This is not a day of the calendar; "
		                   "write it like 2026-11-24"));
	return d;
}

/* A cell as a whole number; empty is `none`. */
static int64_t
cell_number(struct import_person *p, const struct import_cells *cells,
            int column, int64_t none)
{
	int64_t v = none;

	if (!str_empty(cells->cell[column]) &&
	    !str_i64(cells->cell[column], &v))
		import_refuse(p, cells, column,
		              TEXT("This is not a whole number"));
	return v;
}

/* Problems of a rule, by column name, as the row's own. */
static void
take_problems(struct import_person *p, const struct import_cells *cells,
              const struct problems *problems)
{
	const char *const *columns = import_columns[cells->row->file];

	for (size_t i = 0; i < problems->n; i++)
		import_refuse(p, cells,
		              str_word(str_of(problems->v[i].field), columns),
		              problems->v[i].text);
}

/* A number with a wrong check letter is kept aside and reported. */
static void
note_identifier(struct ctx *ctx, struct import_person *p,
                const struct import_cells *cells, int column,
                enum identifier_kind kind)
{
	struct str out;

	if (str_empty(cells->cell[column]))
		return;
	switch (identifier_read(ctx->arena, kind, cells->cell[column],
	                        ctx->today, &out)) {
	case IDENTIFIER_GOOD:
		return;
	case IDENTIFIER_UNCONFIRMED:
		import_note(p, cells, column,
		            TEXT("The check letter does not fit; the number "
		                 "is kept apart as unconfirmed"));
		return;
	case IDENTIFIER_NONE:
		import_note(p, cells, column,
		            TEXT("This has not the form of such a number; it "
		                 "is kept apart as unconfirmed"));
		return;
	}
}

/* Where the person belongs; an unknown organisation or worker refuses. */
static const struct fault *
judge_placement(struct ctx *ctx, struct import_person *p,
                const struct import_cells *cells, struct person_facts *f)
{
	const struct str *cell = cells->cell;

	f->organisation = p->im->organisation;
	if (!str_empty(cell[PERSON_ORGANISATION]))
		TRY(import_organisation(ctx, p->im, cell[PERSON_ORGANISATION],
		                        &f->organisation));
	if (f->organisation.v == 0) {
		import_refuse(p, cells, PERSON_ORGANISATION,
		              TEXT("There is no such organisation"));
		return NULL;
	}
	if (!str_empty(cell[PERSON_TEAM]))
		TRY(import_team(ctx, p->im, f->organisation, cell[PERSON_TEAM],
		                &f->team));
	if (str_empty(cell[PERSON_WORKER]))
		return NULL;
	TRY(import_user(ctx, p->im, cell[PERSON_WORKER], &f->worker));
	if (f->worker.v == 0)
		import_refuse(p, cells, PERSON_WORKER,
		              TEXT("There is no such member of staff"));
	return NULL;
}

static const struct fault *
judge_person(struct ctx *ctx, struct import_person *p,
             struct import_cells *cells, struct person_facts *f)
{
	struct problems problems;
	struct str upper = str_upper(ctx->arena, cells->cell[PERSON_CRN]);
	struct str *cell = cells->cell;

	*f = (struct person_facts){
	        .crn = upper,
	        .pnc = cell[PERSON_PNC],
	        .prison_number = cell[PERSON_PRISON],
	        .first_name = cell[PERSON_FIRST],
	        .last_name = cell[PERSON_LAST],
	        .preferred_name = cell[PERSON_PREFERRED],
	        .pronouns = cell[PERSON_PRONOUNS],
	        .sex = cell[PERSON_SEX],
	        .ethnicity = cell[PERSON_ETHNICITY],
	        .language = cell[PERSON_LANGUAGE],
	        .phone = cell[PERSON_PHONE],
	        .email = cell[PERSON_EMAIL],
	        .postcode = cell[PERSON_POSTCODE],
	        .notes = cells->notes,
	};
	if (!str_equal(upper, cell[PERSON_CRN]))
		import_note(p, cells, PERSON_CRN,
		            TEXT("The CRN was written in capitals"));
	f->date_of_birth = cell_date(p, cells, PERSON_BORN);
	f->allocated_on = cell_date(p, cells, PERSON_ALLOCATED);
	note_identifier(ctx, p, cells, PERSON_PNC, IDENTIFIER_PNC);
	note_identifier(ctx, p, cells, PERSON_PRISON, IDENTIFIER_PRISON);
	problems_init(&problems, ctx->arena);
	people_check(f, ctx->today, &problems);
	take_problems(p, cells, &problems);
	return judge_placement(ctx, p, cells, f);
}

static const struct fault *
judge_order(struct ctx *ctx, struct import_person *p,
            const struct import_cells *cells, union import_facts *f)
{
	struct order *o = &f->order;
	const struct str *cell = cells->cell;
	struct problems problems;
	struct person_id whose = {0};
	struct order_id there;

	*o = (struct order){
	        .order_ref = cell[ORDER_REF],
	        .kind = cell[ORDER_KIND],
	        .court = cell[ORDER_COURT],
	        .offence_code = cell[ORDER_OFFENCE],
	        .offence_on = cell_date(p, cells, ORDER_OFFENCE_ON),
	        .convicted_on = cell_date(p, cells, ORDER_CONVICTED),
	        .sentenced_on = cell_date(p, cells, ORDER_SENTENCED),
	        .released_on = cell_date(p, cells, ORDER_RELEASED),
	        .starts_on = cell_date(p, cells, ORDER_STARTS),
	        .ends_on = cell_date(p, cells, ORDER_ENDS),
	};
	f->end = (struct order_end){
	        .order_ref = cell[ORDER_REF],
	        .outcome = cell[ORDER_OUTCOME],
	        .outcome_on = cell_date(p, cells, ORDER_OUTCOME_ON),
	};
	problems_init(&problems, ctx->arena);
	TRY(order_check(ctx, o, &problems));
	order_end_check(&f->end, o, ctx->today, &problems);
	take_problems(p, cells, &problems);
	TRY(order_by_ref(ctx, o->order_ref, &there, &whose));
	if (whose.v != 0 && whose.v != p->person.v)
		import_refuse(p, cells, ORDER_REF,
		              TEXT("This order is another person's"));
	return NULL;
}

/* The order of a requirement: among the rows in hand, else stored. */
static const struct fault *
order_of(struct ctx *ctx, struct import_person *p, struct str ref,
         const struct order **out)
{
	struct order *stored;
	size_t n;

	*out = NULL;
	for (size_t i = 0; i < p->rows_n; i++)
		if (p->rows[i].row->file == IMPORT_ORDERS &&
		    str_equal(p->facts[i].order.order_ref, ref))
			*out = &p->facts[i].order;
	if (*out != NULL || p->is_new)
		return NULL;
	TRY(orders_stored(ctx, p->person, &stored, &n));
	for (size_t i = 0; i < n; i++)
		if (str_equal(stored[i].order_ref, ref))
			*out = &stored[i];
	return NULL;
}

static const struct fault *
judge_requirement(struct ctx *ctx, struct import_person *p,
                  const struct import_cells *cells, struct requirement *r)
{
	const struct str *cell = cells->cell;
	const struct order *order;
	struct problems problems;

	*r = (struct requirement){
	        .order_ref = cell[REQUIREMENT_ORDER],
	        .requirement_ref = cell[REQUIREMENT_REF],
	        .kind = cell[REQUIREMENT_KIND],
	        .quantity = cell_number(p, cells, REQUIREMENT_QUANTITY, 0),
	        .unit = cell[REQUIREMENT_UNIT],
	        .starts_on = cell_date(p, cells, REQUIREMENT_STARTS),
	        .ends_on = cell_date(p, cells, REQUIREMENT_ENDS),
	        .done = cell_number(p, cells, REQUIREMENT_DONE, -1),
	        .done_on = cell_date(p, cells, REQUIREMENT_DONE_ON),
	};
	TRY(order_of(ctx, p, r->order_ref, &order));
	if (order == NULL) {
		import_refuse(p, cells, REQUIREMENT_ORDER,
		              TEXT("There is no order of this person with "
		                   "this reference"));
		return NULL;
	}
	problems_init(&problems, ctx->arena);
	TRY(requirement_check(ctx, r, order, &problems));
	take_problems(p, cells, &problems);
	return NULL;
}

static const struct fault *
judge_contact(struct ctx *ctx, struct import_person *p,
              const struct import_cells *cells, struct contact_facts *c)
{
	const struct str *cell = cells->cell;
	struct problems problems;

	*c = (struct contact_facts){
	        .contact_ref = cell[CONTACT_REF],
	        .at = INSTANT_NONE,
	        .kind = cell[CONTACT_KIND],
	        .planned_minutes = cell_number(p, cells, CONTACT_PLANNED, -1),
	        .outcome = cell[CONTACT_OUTCOME],
	        .minutes = cell_number(p, cells, CONTACT_MINUTES, -1),
	        .note = cell[CONTACT_NOTE],
	};
	if (!instant_read(cell[CONTACT_AT], &c->at)) {
		import_refuse(p, cells, CONTACT_AT,
		              TEXT("This is not a moment with its offset, "
		                   "like 2026-11-24T10:30:00+00:00"));
		return NULL;
	}
	if (!str_empty(cell[CONTACT_STAFF])) {
		TRY(import_user(ctx, p->im, cell[CONTACT_STAFF], &c->staff));
		if (c->staff.v == 0)
			import_refuse(p, cells, CONTACT_STAFF,
			              TEXT("There is no such member of "
			                   "staff"));
	}
	problems_init(&problems, ctx->arena);
	contact_check(c, ctx->now, &problems);
	take_problems(p, cells, &problems);
	return NULL;
}

static void
judge_reoffence(struct import_person *p, const struct import_cells *cells,
                struct reoffence *r)
{
	const struct str *cell = cells->cell;
	struct problems problems;

	*r = (struct reoffence){
	        .offence_on = cell_date(p, cells, REOFFENCE_ON),
	        .proven_on = cell_date(p, cells, REOFFENCE_PROVEN),
	        .offence_code = cell[REOFFENCE_CODE],
	        .disposal = cell[REOFFENCE_DISPOSAL],
	        .severity = cell_number(p, cells, REOFFENCE_SEVERITY, 0),
	};
	problems_init(&problems, p->arena);
	reoffence_check(r, &problems);
	take_problems(p, cells, &problems);
}

static void
judge_spell(struct ctx *ctx, struct import_person *p,
            const struct import_cells *cells, struct spell *s)
{
	struct problems problems;

	*s = (struct spell){
	        .kind = cells->cell[SPELL_KIND],
	        .from_on = cell_date(p, cells, SPELL_FROM),
	        .to_on = cell_date(p, cells, SPELL_TO),
	};
	problems_init(&problems, p->arena);
	spell_check(s, ctx->today, &problems);
	take_problems(p, cells, &problems);
}

/* A count that may be empty; nought is none. */
static int64_t
cell_count(struct import_person *p, const struct import_cells *cells,
           int column)
{
	int64_t v = cell_number(p, cells, column, 0);

	return v == 0 && !str_empty(cells->cell[column]) ? -1 : v;
}

static const struct fault *
judge_package(struct ctx *ctx, struct import_person *p,
              const struct import_cells *cells, struct package *package)
{
	struct problems problems;
	int64_t n = 0;
	bool there = false;

	*package = (struct package){
	        .known_on = cell_date(p, cells, PACKAGE_KNOWN_ON),
	        .source = cells->cell[PACKAGE_SOURCE],
	        .tier = cells->cell[PACKAGE_TIER],
	        .appointments = cell_count(p, cells, PACKAGE_APPOINTMENTS),
	        .weeks = cell_count(p, cells, PACKAGE_WEEKS),
	};
	problems_init(&problems, p->arena);
	package_check(package, ctx->today, &problems);
	take_problems(p, cells, &problems);
	if (problems.n > 0)
		return NULL;
	if (!p->is_new)
		TRY(package_known(ctx, p->person, package, &there, &n));
	if (!there && n + ++p->packages_new > PACKAGE_MOST)
		import_refuse(p, cells, -1,
		              TEXT("100 packages are written down. That is as "
		                   "many as fit"));
	return NULL;
}

static const struct fault *
judge_row(struct ctx *ctx, struct import_person *p, size_t i)
{
	struct import_cells *cells = &p->rows[i];
	union import_facts *f = &p->facts[i];

	switch ((enum import_file)cells->row->file) {
	case IMPORT_PEOPLE:
		return judge_person(ctx, p, cells, &f->person);
	case IMPORT_ORDERS:
		return judge_order(ctx, p, cells, f);
	case IMPORT_REQUIREMENTS:
		return judge_requirement(ctx, p, cells, &f->requirement);
	case IMPORT_CONTACTS:
		return judge_contact(ctx, p, cells, &f->contact);
	case IMPORT_REOFFENCES:
		judge_reoffence(p, cells, &f->reoffence);
		return NULL;
	case IMPORT_SPELLS:
		judge_spell(ctx, p, cells, &f->spell);
		return NULL;
	case IMPORT_PACKAGES:
		return judge_package(ctx, p, cells, &f->package);
	default: /* those of nobody */
		break;
	}
	return NULL;
}

/* The key of a row within its file, to find one that stands twice. */
static bool
same_key(const struct import_cells *a, const struct import_cells *b)
{
	static const int key[IMPORT_FILES][2] = {
	        [IMPORT_PEOPLE] = {PERSON_CRN, PERSON_CRN},
	        [IMPORT_ORDERS] = {ORDER_REF, ORDER_REF},
	        [IMPORT_REQUIREMENTS] = {REQUIREMENT_REF, REQUIREMENT_REF},
	        [IMPORT_CONTACTS] = {CONTACT_REF, CONTACT_REF},
	        [IMPORT_REOFFENCES] = {REOFFENCE_ON, REOFFENCE_CODE},
	        [IMPORT_SPELLS] = {SPELL_KIND, SPELL_FROM},
	        [IMPORT_PACKAGES] = {PACKAGE_KNOWN_ON, PACKAGE_SOURCE},
	};
	const int *k = key[a->row->file];

	/* People of one group have one CRN, whatever its case. */
	if (a->row->file == IMPORT_PEOPLE)
		return true;
	return str_equal(a->cell[k[0]], b->cell[k[0]]) &&
	       str_equal(a->cell[k[1]], b->cell[k[1]]);
}

static void
judge_keys(struct import_person *p)
{
	for (size_t i = 0; i < p->rows_n; i++) {
		const struct import_cells *cells = &p->rows[i];
		size_t later = i + 1;

		while (later < p->rows_n &&
		       p->rows[later].row->file == cells->row->file &&
		       !same_key(cells, &p->rows[later]))
			later++;
		if (later < p->rows_n &&
		    p->rows[later].row->file == cells->row->file)
			import_refuse(p, &p->rows[later],
			              cells->row->file == IMPORT_PEOPLE ? 0 : 1,
			              TEXT("This stands twice in the file; "
			                   "only one row may have it"));
	}
}

const struct fault *
import_rows_judge(struct ctx *ctx, struct import_person *p)
{
	bool known = p->rows[0].row->file == IMPORT_PEOPLE;

	p->crn = str_upper(ctx->arena, p->rows[0].cell[0]);
	p->facts = arena_new(p->arena, union import_facts, p->rows_n);
	TRY(people_known(ctx, p->crn, &p->person));
	p->is_new = p->person.v == 0;
	judge_keys(p);
	for (size_t i = 0; i < p->rows_n; i++) {
		if (!known && p->is_new)
			import_refuse(p, &p->rows[i], 0,
			              TEXT("There is no person with this CRN, "
			                   "neither in people.csv nor in the "
			                   "database"));
		else
			TRY(judge_row(ctx, p, i));
	}
	return NULL;
}

/* An order, and how it stands. */
static const struct fault *
order_row_put(struct ctx *ctx, struct person_id person, union import_facts *f,
              enum put_result *result)
{
	enum put_result ended;
	struct order_id order;

	f->order.person = f->end.person = person;
	TRY(order_put(ctx, &f->order, &order, result));
	TRY(order_end_put(ctx, &f->end, &ended));
	if (*result == PUT_UNCHANGED)
		*result = ended;
	return NULL;
}

const struct fault *
import_row_put(struct ctx *ctx, struct import_person *p,
               const struct import_cells *cells, size_t i,
               enum put_result *result)
{
	union import_facts *f = &p->facts[i];
	struct requirement_id requirement;

	switch ((enum import_file)cells->row->file) {
	case IMPORT_PEOPLE:
		return people_put(ctx, &f->person, &p->person, result);
	case IMPORT_ORDERS:
		return order_row_put(ctx, p->person, f, result);
	case IMPORT_REQUIREMENTS:
		f->requirement.person = p->person;
		return requirement_put(ctx, &f->requirement, &requirement,
		                       result);
	case IMPORT_CONTACTS:
		f->contact.person = p->person;
		return contact_put(ctx, &f->contact, result);
	case IMPORT_REOFFENCES:
		f->reoffence.person = p->person;
		return reoffence_put(ctx, &f->reoffence, result);
	case IMPORT_SPELLS:
		f->spell.person = p->person;
		return spell_put(ctx, &f->spell, result);
	case IMPORT_PACKAGES:
		return package_put(ctx, p->person, &f->package, result);
	default: /* those of nobody */
		break;
	}
	return NULL;
}

const struct fault *
import_contacts_put(struct ctx *ctx, struct import_person *p,
                    enum put_result *results)
{
	const struct contact_facts **facts = arena_new(
	        ctx->arena, const struct contact_facts *, p->rows_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < p->rows_n; i++) {
		if (p->rows[i].row->file != IMPORT_CONTACTS)
			continue;
		p->facts[i].contact.person = p->person;
		facts[n++] = &p->facts[i].contact;
		results[i] = PUT_ADDED;
	}
	return contact_put_first(ctx, facts, n);
}
