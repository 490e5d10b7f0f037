/*
 * audit.c - an entry for each act and each look, chained in lanes.
 */
#include <string.h>

#include "base/secret.h"
#include "kernel/audit/audit_local.h"
#include "kernel/route.h"

#define LINES_MOST 1000
#define COUNT_MOST 1000

/* --- hashes ------------------------------------------------------------ */

static void
number_write(unsigned char *to, int64_t v)
{
	for (int i = 0; i < 8; i++)
		to[i] = (unsigned char)((uint64_t)v >> (8 * i));
}

static struct bytes
bytes_of(struct str s)
{
	return (struct bytes){(const unsigned char *)s.p, s.n};
}

struct bytes
audit_entry_hash(struct arena *arena, struct bytes before,
                 const struct audit_entry *entry)
{
	const int64_t numbers[] = {
	        entry->id,      entry->lane,    entry->number,
	        entry->at.ms,   entry->actor,   entry->person,
	        entry->subject, entry->session, entry->people,
	};
	unsigned char packed[sizeof(numbers)];
	const struct bytes none = {0};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
		number_write(packed + 8 * i, numbers[i]);
	return hash_of(arena, none,
	               (const struct bytes[]){
	                       before,
	                       {packed, sizeof(packed)},
	                       bytes_of(str_of(purpose_words[entry->purpose])),
	                       bytes_of(entry->what),
	                       bytes_of(entry->route),
	                       bytes_of(entry->detail),
	                       bytes_of(entry->ids),
	               },
	               7);
}

struct bytes
audit_seal_hash(struct arena *arena, struct bytes before, struct instant at,
                const struct audit_head *heads, size_t n)
{
	struct bytes *parts = arena_new(arena, struct bytes, 2 + 2 * n);
	unsigned char *packed = arena_bytes(arena, 8 + 16 * n, 1);

	number_write(packed, at.ms);
	parts[0] = before;
	parts[1] = (struct bytes){packed, 8};
	for (size_t i = 0; i < n; i++) {
		unsigned char *to = packed + 8 + 16 * i;

		number_write(to, heads[i].lane);
		number_write(to + 8, heads[i].number);
		parts[2 + 2 * i] = (struct bytes){to, 16};
		parts[3 + 2 * i] = heads[i].hash;
	}
	return hash_of(arena, (struct bytes){0}, parts, 2 + 2 * n);
}

/* --- an entry ---------------------------------------------------------- */

static const char *
method_word(enum method method)
{
	static const char *const words[] = {"GET",   "GET",    "POST", "PUT",
	                                    "PATCH", "DELETE", ""};

	return words[method <= METHOD_OTHER ? method : METHOD_OTHER];
}

/* "POST /people/:crn/plan": the pattern, never what stands in its places; or
 * what the route is called where that would tell too much. */
static struct str
route_words(struct ctx *ctx, bool look)
{
	const char *as;

	if (ctx->route == NULL)
		return str_of(ctx->tx->began);
	look = look || ctx->route->method == GET;
	as = look ? ctx->route->looks_as : ctx->route->acts_as;
	/* Whatever is written down beside words that nobody may tie to their
	 * sender (that a token was used) does not tell of them. */
	if (as == NULL && ctx->route->untied)
		as = ctx->route->looks_as;
	if (as != NULL)
		return str_of(as);
	return str_print(ctx->arena, "%s %s", method_word(ctx->route->method),
	                 ctx->route->path);
}

static int64_t
lane_of(int64_t person, int64_t actor)
{
	int64_t by = person != 0 ? person : actor;

	/* Ids made in one moment differ in their last bits. */
	return (int64_t)((uint64_t)by % AUDIT_LANES);
}

static const struct fault *
entry_write(struct ctx *ctx, struct audit_entry *entry)
{
	struct audit_head head;

	TRY(audit_store_head(ctx, entry->lane, &head));
	entry->id = id_new();
	entry->number = head.number + 1;
	entry->at = ctx->tx->who.now;
	entry->hash = audit_entry_hash(ctx->arena, head.hash, entry);
	TRY(audit_store_add(ctx, entry));
	TRY(audit_store_head_save(ctx, entry));
	tx_audited(ctx->tx);
	return NULL;
}

/* What ctx tells about an entry. */
static struct audit_entry
entry_of(struct ctx *ctx, const char *what, int64_t person, bool look)
{
	int64_t actor = ctx->tx->who.actor.v;

	return (struct audit_entry){
	        .lane = lane_of(person, actor),
	        .actor = actor,
	        .purpose = ctx->who.purpose,
	        .what = str_of(what),
	        .person = person,
	        .session = ctx->who.session.v,
	        .route = route_words(ctx, look),
	};
}

const struct fault *
audit_record(struct ctx *ctx, const char *what, struct person_id person,
             int64_t subject)
{
	return audit_record_detail(ctx, what, person, subject, S(""));
}

const struct fault *
audit_record_detail(struct ctx *ctx, const char *what, struct person_id person,
                    int64_t subject, struct str detail)
{
	struct audit_entry entry = entry_of(ctx, what, person.v, false);

	if (ctx->audit_folded) {
		/* One entry for all of it is the caller's to write. */
		tx_audited(ctx->tx);
		return NULL;
	}
	entry.subject = subject;
	entry.detail = detail;
	return entry_write(ctx, &entry);
}

static struct str
ids_words(struct ctx *ctx, const int64_t *people, size_t n)
{
	struct buf b;

	buf_init(&b, ctx->arena, 0);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_char(&b, ' ');
		buf_str(&b, id_show(ctx->arena, people[i]));
	}
	claim(!b.full);
	return buf_get(&b);
}

const struct fault *
audit_record_read(struct ctx *ctx, const int64_t *people, size_t n)
{
	struct audit_entry entry;

	if (n == 0)
		return NULL;
	entry = entry_of(ctx, "seen", n == 1 ? people[0] : 0, true);
	if (n == 1)
		return entry_write(ctx, &entry);
	entry.ids = ids_words(ctx, people, n);
	entry.people = (int64_t)n;
	TRY(entry_write(ctx, &entry));
	for (size_t i = 0; i < n; i++)
		TRY(audit_store_person_add(ctx, people[i], entry.id));
	return NULL;
}

/* --- reading ----------------------------------------------------------- */

static int64_t
before_ms(struct instant before)
{
	return instant_is(before) ? before.ms : INT64_MAX;
}

const struct fault *
audit_about(struct ctx *ctx, struct person_id person, struct instant before,
            size_t most, struct audit_line **out, size_t *n)
{
	claim(most > 0 && most <= LINES_MOST);
	return audit_store_about(ctx, person, before_ms(before), 0, most, out,
	                         n);
}

const struct fault *
audit_about_page(struct ctx *ctx, struct person_id person, int64_t skip,
                 size_t most, struct audit_line **out, size_t *n,
                 int64_t *total)
{
	claim(most > 0 && most <= LINES_MOST);
	TRY(audit_store_about_count(ctx, person, COUNT_MOST + 1, total));
	return audit_store_about(ctx, person, before_ms(INSTANT_NONE), skip,
	                         most, out, n);
}

const struct fault *
audit_newest(struct ctx *ctx, struct instant before, size_t most,
             struct audit_line **out, size_t *n)
{
	claim(most > 0 && most <= LINES_MOST);
	return audit_store_newest(ctx, before_ms(before), most, out, n);
}

/* --- seals ------------------------------------------------------------- */

struct bytes
audit_steps_write(struct arena *arena, const int64_t *steps)
{
	unsigned char *p = arena_bytes(arena, AUDIT_LANES * 10, 1);
	size_t n = 0;

	for (int i = 0; i < AUDIT_LANES; i++) {
		uint64_t v = (uint64_t)steps[i];

		for (; v >= 0x80; v >>= 7)
			p[n++] = (unsigned char)(0x80 | (v & 0x7f));
		p[n++] = (unsigned char)v;
	}
	return (struct bytes){p, n};
}

bool
audit_steps_read(struct bytes b, int64_t *steps)
{
	size_t at = 0;

	for (int i = 0; i < AUDIT_LANES; i++) {
		uint64_t v = 0;
		unsigned shift = 0;

		do {
			if (at == b.n || shift > 56)
				return false;
			v |= (uint64_t)(b.p[at] & 0x7f) << shift;
			shift += 7;
		} while ((b.p[at++] & 0x80) != 0);
		steps[i] = (int64_t)v;
	}
	return at == b.n;
}

static void
seal_log(struct ctx *ctx, const struct audit_seal_row *seal)
{
	struct str hex = str_hex(ctx->arena, seal->hash);

	log_event(LOG_INFO, "audit_sealed",
	          LOG_WORD("seal", str_c(ctx->arena, hex)),
	          LOG_NUMBER("entries", seal->entries));
}

const struct fault *
audit_seal(struct ctx *ctx)
{
	struct audit_head all[AUDIT_LANES];
	struct audit_head grown[AUDIT_LANES];
	int64_t steps[AUDIT_LANES] = {0};
	struct audit_seal_row last;
	struct audit_seal_row seal = {.at = ctx->tx->who.now};
	size_t n;
	size_t grown_n = 0;

	TRY(audit_store_heads(ctx, all, &n));
	TRY(audit_store_seal_last(ctx, &last));
	/* A number, not a new id: those go back with the clock. */
	seal.id = last.id + 1;
	for (size_t i = 0; i < n; i++) {
		seal.entries += all[i].number;
		steps[i] = all[i].number - all[i].sealed;
		if (steps[i] > 0)
			grown[grown_n++] = all[i];
	}
	if (grown_n == 0)
		return NULL;
	seal.steps = audit_steps_write(ctx->arena, steps);
	seal.hash =
	        audit_seal_hash(ctx->arena, last.hash, seal.at, grown, grown_n);
	TRY(audit_store_seal_add(ctx, &seal));
	seal_log(ctx, &seal);
	return NULL;
}

/* --- the capability ---------------------------------------------------- */

static const struct fault *
seal(struct ctx *ctx, void *data)
{
	(void)data;
	return audit_seal(ctx);
}

static const struct fault *
check(struct ctx *ctx)
{
	struct text broken;
	int64_t n;

	TRY(audit_check(ctx, &broken, &n));
	if (broken.key == NULL)
		return NULL;
	return fault_make(ctx->arena, FAULT_REFUSED, broken, __FILE__,
	                  __LINE__);
}

static const struct fault *
status(struct ctx *ctx, struct status_row **rows, size_t *n)
{
	struct audit_seal_row last;

	TRY(audit_store_seal_last(ctx, &last));
	*rows = arena_new(ctx->arena, struct status_row, 1);
	**rows = (struct status_row){
	        .name = T("Audit sealed"),
	        .value = last.id == 0 ? T("Not yet")
	                              : instant_words(ctx->arena, last.at),
	        .good = true,
	};
	*n = 1;
	return NULL;
}

static const struct background jobs[] = {
        {"audit_seal", (int64_t)60 * 1000, seal, NULL},
        {NULL, 0, NULL, NULL},
};

static const char *const personal[] = {"audit_entry", "audit_person", NULL};

const struct capability audit_capability = {
        .name = "audit",
        .schema = audit_schema,
        .queries = audit_queries,
        .personal = personal,
        .jobs = jobs,
        .status = status,
        .check = check,
};
