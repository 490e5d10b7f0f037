/*
 * tool.c - rules: what is written in a tool, and by whom.
 */
#include "practice/strengths/tool_local.h"

#include "base/utf8.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "practice/strengths/assess_local.h"
#include "practice/strengths/strengths_local.h"

bool
tool_entry_is_mine(const struct ctx *ctx, const struct tool_entry *entry)
{
	if (assess_is_own(ctx, entry->person))
		return entry->own || entry->view == TOOL_PERSON;
	return !entry->own && entry->author.v == ctx->actor.v;
}

/* --- adding ------------------------------------------------------------- */

static void
view_check(struct problems *problems, const struct tool_terms *terms)
{
	const struct tool_box *box = &tool_data[terms->kind].boxes[terms->box];

	if (terms->view < 0 || (box->said_by & 1u << terms->view) == 0)
		problems_add(problems, "view", "Choose whose view it is");
	else if (terms->view == TOOL_FAMILY && str_empty(terms->teller))
		problems_add(problems, "teller", "Say who told you");
	strengths_length_check(problems, "teller", terms->teller,
	                       TOOL_NAME_MOST);
}

static void
name_check(struct problems *problems, const struct tool_terms *terms)
{
	if (str_empty(terms->words))
		problems_add(problems, "words",
		             "Write a name, or who they are");
	strengths_length_check(problems, "words", terms->words, TOOL_NAME_MOST);
}

static void
words_check(struct problems *problems, const struct tool_terms *terms)
{
	if (str_empty(terms->words))
		problems_add(problems, "words", "Write something first");
	strengths_length_check(problems, "words", terms->words,
	                       TOOL_WORDS_MOST);
	view_check(problems, terms);
	if (tool_data[terms->kind].shape == TOOL_BY_DAY &&
	    (terms->place < 1 || terms->place > 7))
		problems_add(problems, "day", "Choose a day");
}

static const struct fault *
terms_check(struct ctx *ctx, const struct tool_terms *terms, bool own,
            struct problems *problems)
{
	if (own && terms->view == TOOL_WORKER)
		return fault_refused(ctx, "Your worker writes their own view");
	if (terms->box == TOOL_ROOM)
		name_check(problems, terms);
	else
		words_check(problems, terms);
	return problems_fault(problems);
}

static const struct fault *
limits_check(struct ctx *ctx, const struct tool_terms *terms,
             const struct tool_room *room)
{
	if (room->today >= TOOL_DAY_MOST)
		return fault_refused(ctx, "That is a lot for one day. Go on "
		                          "with it tomorrow");
	if (terms->box == TOOL_ROOM)
		return room->named < TOOL_ROOM_MOST
		               ? NULL
		               : fault_refused(
		                         ctx,
		                         "Ten people are named now. That is as "
		                         "many as fit");
	if (room->standing >= tool_data[terms->kind].most)
		return fault_refused(ctx, "This page is full. Take something "
		                          "back, then you can write more");
	if (tool_data[terms->kind].shape == TOOL_BY_SET && terms->place != 0 &&
	    room->set == 0)
		return fault_not_found(ctx, "We cannot find what these words "
		                            "belong to");
	return NULL;
}

static struct tool_entry
entry_make(const struct ctx *ctx, struct person_id person,
           const struct tool_terms *terms, bool own)
{
	struct tool_entry entry = {
	        .id = {id_new()},
	        .person = person,
	        .kind = terms->kind,
	        .box = terms->box,
	        .own = own,
	        .words = terms->words,
	        .author = ctx->actor,
	        .at = ctx->now,
	        .day = ctx->today,
	        .edition = terms->edition,
	};

	if (terms->box == TOOL_ROOM)
		return entry;
	entry.view = (enum tool_view)terms->view;
	if (entry.view == TOOL_FAMILY)
		entry.teller = terms->teller;
	if (tool_data[terms->kind].shape == TOOL_BY_SET)
		entry.place = terms->place != 0 ? terms->place : entry.id.v;
	else if (tool_data[terms->kind].shape == TOOL_BY_DAY)
		entry.place = terms->place;
	return entry;
}

/* Once a day for each writer: the timeline says that somebody wrote. */
static const struct fault *
added(struct ctx *ctx, const struct tool_entry *entry, bool first)
{
	const struct event event = {
	        .person = entry->person,
	        .kind = entry->own ? "strengths.tool_written"
	                           : "strengths.tool_written_for",
	        .at = ctx->now,
	        .actor = ctx->actor,
	        .subject = entry->id.v,
	        .value = tool_kinds[entry->kind],
	        .shared = true,
	};

	TRY(audit_record(ctx, event.kind, entry->person, entry->id.v));
	return first ? outbox_event(ctx, &event) : NULL;
}

/* An answer stands under the question that it was an answer to. */
static const struct fault *
asked_check(struct ctx *ctx, const struct tool_terms *terms)
{
	int64_t asked;

	TRY(tool_edition(ctx, ctx->today, &asked));
	if (terms->edition == asked)
		return NULL;
	return fault_refused(
	        ctx, "The questions changed while this was open. What you "
	             "typed is still here: look at them once more and save");
}

const struct fault *
tool_add(struct ctx *ctx, struct person_id person,
         const struct tool_terms *terms, struct tool_entry_id *out,
         struct problems *problems)
{
	bool own = assess_is_own(ctx, person);
	struct tool_entry entry;
	struct problems fresh;
	struct tool_room room;

	TRY(strengths_need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	TRY(asked_check(ctx, terms));
	TRY(terms_check(ctx, terms, own, problems));
	TRY(tool_store_room(ctx, person, terms->kind, terms->place, &room));
	TRY(limits_check(ctx, terms, &room));
	entry = entry_make(ctx, person, terms, own);
	TRY(tool_store_add(ctx, &entry));
	TRY(added(ctx, &entry, room.mine == 0));
	*out = entry.id;
	return NULL;
}

const struct fault *
tool_take_back(struct ctx *ctx, struct person_id person,
               struct tool_entry_id id)
{
	struct tool_entry entry;

	TRY(strengths_need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	TRY(tool_store_entry(ctx, person, id, true, &entry));
	if (!tool_entry_is_mine(ctx, &entry))
		return fault_refused(ctx, "Only who wrote these words can "
		                          "take them back");
	if (entry.taken_back)
		return fault_refused(ctx, "These words were taken back before");
	TRY(tool_store_back(ctx, id));
	return audit_record(ctx, "strengths.tool_taken_back", person, id.v);
}

const struct fault *
tool_lift(struct ctx *ctx, struct person_id person, struct tool_entry_id id)
{
	struct tool_entry entry;

	TRY(strengths_need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	TRY(tool_store_entry(ctx, person, id, true, &entry));
	if (entry.box == TOOL_ROOM)
		return fault_not_found(ctx, "We cannot find those words");
	if (entry.taken_back)
		return fault_refused(ctx, "These words were taken back before");
	return tool_lifted(ctx, id, 1);
}

const struct fault *
tool_lifted(struct ctx *ctx, struct tool_entry_id id, int by)
{
	return tool_store_goals(ctx, id, by);
}

/* --- reading ------------------------------------------------------------ */

static const struct fault *
named(struct ctx *ctx, struct tool_entry *entries, size_t n)
{
	struct user_id *users = arena_new(ctx->arena, struct user_id, n + 1);
	struct str *names;

	if (n == 0)
		return NULL;
	for (size_t i = 0; i < n; i++)
		users[i] = entries[i].author;
	TRY(identity_names(ctx, users, n, &names));
	for (size_t i = 0; i < n; i++)
		entries[i].author_name = names[i];
	return NULL;
}

/* The last day of what stands, where no day was asked for. */
static struct date
last_day(const struct tool_entry *entries, size_t n)
{
	struct date last = DATE_NONE;

	for (size_t i = 0; i < n; i++)
		if (!date_is(last) || date_before(last, entries[i].day))
			last = entries[i].day;
	return last;
}

/* The names, for who may read them; what is written, in its own list. */
static void
sorted(const struct ctx *ctx, struct tool_entry *all, size_t n,
       struct tool *tool)
{
	bool names = assess_is_own(ctx, tool->person) ||
	             ctx_can(ctx, CAN_WRITE_PLAN);

	tool->entries = arena_new(ctx->arena, struct tool_entry, n + 1);
	tool->room = arena_new(ctx->arena, struct tool_entry, n + 1);
	for (size_t i = 0; i < n; i++)
		if (all[i].box != TOOL_ROOM)
			tool->entries[tool->n++] = all[i];
		else if (names && all[i].day.days == tool->day.days)
			tool->room[tool->room_n++] = all[i];
}

const struct fault *
tool_read(struct ctx *ctx, struct person_id person, enum tool_kind kind,
          struct tool *out)
{
	struct tool_entry *all;
	size_t n;

	*out = (struct tool){.person = person, .kind = kind};
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(tool_edition(ctx, ctx->today, &out->edition));
	TRY(tool_store_entries(ctx, person, kind, DATE_NONE, &all, &n));
	TRY(named(ctx, all, n));
	out->day = last_day(all, n);
	sorted(ctx, all, n, out);
	return NULL;
}

static bool
day_in(struct date day, const struct date *days, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (days[i].days == day.days)
			return true;
	return false;
}

const struct fault *
tool_read_day(struct ctx *ctx, struct person_id person, enum tool_kind kind,
              struct date day, struct tool *out)
{
	struct tool_entry *all;
	struct date *days;
	size_t n, days_n;

	*out = (struct tool){.person = person, .kind = kind, .day = day};
	TRY(tool_days(ctx, person, kind, &days, &days_n));
	if (!day_in(day, days, days_n))
		return fault_not_found(ctx, "Nothing was written on that day");
	TRY(tool_store_entries(ctx, person, kind, day, &all, &n));
	TRY(named(ctx, all, n));
	sorted(ctx, all, n, out);
	for (size_t i = 0; i < n; i++)
		if (all[i].edition > out->edition)
			out->edition = all[i].edition;
	return out->edition > 0 ? NULL : tool_edition(ctx, day, &out->edition);
}

const struct fault *
tool_days(struct ctx *ctx, struct person_id person, enum tool_kind kind,
          struct date **out, size_t *n)
{
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	return tool_store_days(ctx, person, kind, out, n);
}

const struct fault *
tool_list(struct ctx *ctx, struct person_id person,
          struct tool_head out[TOOL_KIND_COUNT])
{
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	return tool_store_heads(ctx, person, out);
}

const struct fault *
tool_entry_maybe(struct ctx *ctx, struct person_id person,
                 struct tool_entry_id id, struct tool_entry *out, bool *found)
{
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(tool_store_entry_maybe(ctx, person, id, out, found));
	return *found ? named(ctx, out, 1) : NULL;
}

const struct fault *
tool_entry(struct ctx *ctx, struct person_id person, struct tool_entry_id id,
           struct tool_entry *out)
{
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(tool_store_entry(ctx, person, id, false, out));
	return named(ctx, out, 1);
}
