/*
 * tool_api.c - the tools as JSON, by the rules of their pages.
 */
#include "practice/strengths/tool_views.h"

#include "base/utf8.h"

/* --- what is answered --------------------------------------------------- */

static const char *
said_by(const struct tool_entry *entry)
{
	if (entry->own)
		return "person";
	return entry->view == TOOL_PERSON ? "worker_for_person" : "worker";
}

static void
entry_json(struct json_out *j, const struct tool_entry *entry)
{
	struct arena *arena = j->buf->arena;
	const struct tool_data *data = &tool_data[entry->kind];
	bool set = data->shape == TOOL_BY_SET && entry->box != TOOL_ROOM;

	json_object(j, NULL);
	json_str(j, "id", id_show(arena, entry->id.v));
	json_str(j, "box", str_of(tool_box_word(entry->kind, entry->box)));
	json_str(j, "words", entry->words);
	json_str(j, "view", str_of(tool_views[entry->view]));
	json_str_or_null(j, "teller", entry->teller);
	if (data->shape == TOOL_BY_DAY && entry->place > 0)
		json_i64(j, "weekday", entry->place);
	else
		json_null(j, "weekday");
	json_str_or_null(j, "set", set ? id_show(arena, entry->place) : S(""));
	json_str(j, "words_of", str_of(said_by(entry)));
	json_str_or_null(j, "written_by", entry->author_name);
	json_instant(j, "written_at", entry->at);
	json_bool(j, "in_plan", entry->goals > 0);
	json_end(j);
}

static void
entries_json(struct json_out *j, const char *key,
             const struct tool_entry *entries, size_t n)
{
	json_array(j, key);
	for (size_t i = 0; i < n; i++)
		entry_json(j, &entries[i]);
	json_end(j);
}

static void
tool_json(struct json_out *j, const struct tool *tool)
{
	json_object(j, NULL);
	json_str(j, "tool", str_of(tool_kinds[tool->kind]));
	json_date(j, "day", tool->day);
	json_i64(j, "edition", tool->edition);
	json_array(j, "asked");
	for (int box = 0; box < tool_boxes_n(tool->kind); box++) {
		json_object(j, NULL);
		json_str(j, "box", str_of(tool_box_word(tool->kind, box)));
		json_str(j, "name",
		         text_get(tool_box_name(tool->kind, box,
		                                tool->edition)));
		json_str(j, "asks",
		         text_get(tool_box_asks(tool->kind, box,
		                                tool->edition)));
		json_end(j);
	}
	json_end(j);
	entries_json(j, "entries", tool->entries, tool->n);
	entries_json(j, "room", tool->room, tool->room_n);
	json_end(j);
}

/* --- what is asked ------------------------------------------------------ */

static const struct fault *
begin(struct ctx *ctx, const struct request *req, struct person_head *head,
      enum tool_kind *kind)
{
	int word = str_word(request_place(req, "tool"), tool_kinds);

	if (word < 0)
		return fault_not_found(ctx, "There is no such tool");
	*kind = (enum tool_kind)word;
	return people_of_request(ctx, req, head);
}

static const struct fault *
answer(struct ctx *ctx, struct reply *reply, int status,
       struct person_id person, enum tool_kind kind)
{
	struct json_out j;
	struct tool tool;

	TRY(tool_read(ctx, person, kind, &tool));
	reply_json(reply, status, &j);
	tool_json(&j, &tool);
	return NULL;
}

const struct fault *
tool_api_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_head heads[TOOL_KIND_COUNT];
	struct person_head head = {0};
	struct json_out j;

	TRY(people_of_request(ctx, req, &head));
	TRY(tool_list(ctx, head.person, heads));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "tools");
	for (int i = 0; i < TOOL_KIND_COUNT; i++) {
		json_object(&j, NULL);
		json_str(&j, "tool", str_of(tool_kinds[i]));
		json_str(&j, "title", text_get(tool_data[i].title));
		json_i64(&j, "entries", heads[i].n);
		json_date(&j, "last_on", heads[i].day);
		json_end(&j);
	}
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
tool_api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str on = request_query(req, "on");
	struct person_head head = {0};
	enum tool_kind kind = TOOL_ONE_PAGE;
	struct json_out j;
	struct tool tool;
	struct date day;

	TRY(begin(ctx, req, &head, &kind));
	if (str_empty(on))
		return answer(ctx, reply, 200, head.person, kind);
	if (!date_read_iso(on, &day))
		return fault_invalid(ctx, "Send a date like 2027-03-27");
	TRY(tool_read_day(ctx, head.person, kind, day, &tool));
	reply_json(reply, 200, &j);
	tool_json(&j, &tool);
	return NULL;
}

const struct fault *
tool_api_days(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct person_head head = {0};
	enum tool_kind kind = TOOL_ONE_PAGE;
	struct json_out j;
	struct date *days;
	size_t n;

	TRY(begin(ctx, req, &head, &kind));
	TRY(tool_days(ctx, head.person, kind, &days, &n));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "days");
	for (size_t i = 0; i < n; i++)
		json_date(&j, NULL, days[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

/* --- what is sent ------------------------------------------------------- */

static struct str
text_of(const json_t *body, const char *key, struct problems *problems)
{
	bool wrong = false;
	struct str s = json_get_str(body, key, &wrong);

	if (wrong)
		problems_add(problems, key, "This must be text");
	return wrong ? S("") : utf8_clean(problems->arena, s);
}

/* The day of a week, or the answers that these belong to. */
static int64_t
place_of(const json_t *body, enum tool_kind kind, struct problems *problems)
{
	int64_t place = 0;
	struct str set;

	if (tool_data[kind].shape == TOOL_BY_DAY)
		return json_get_i64(body, "weekday", &place) ? place : 0;
	set = text_of(body, "set", problems);
	if (!str_empty(set) && !id_read(set, &place))
		problems_add(problems, "set", "This is no id");
	return place;
}

/* The edition of the questions that were read. */
static int64_t
edition_of(const json_t *body, struct problems *problems)
{
	int64_t edition;

	if (json_get_i64(body, "edition", &edition) && edition > 0)
		return edition;
	problems_add(problems, "edition", "Send the edition that was read");
	return 0;
}

/* The person's view where nothing is said. */
static int
view_of(const json_t *body, struct problems *problems)
{
	struct str view = text_of(body, "view", problems);

	return str_empty(view) ? TOOL_PERSON : str_word(view, tool_views);
}

const struct fault *
tool_api_add(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct problems problems;
	struct tool_entry_id id;
	struct tool_terms terms = {0};
	struct person_head head = {0};
	json_t *body;

	TRY(begin(ctx, req, &head, &terms.kind));
	TRY(request_json(req, &body));
	problems_init(&problems, ctx->arena);
	terms.box = tool_box_of(terms.kind, text_of(body, "box", &problems));
	if (terms.box < TOOL_ROOM)
		problems_add(&problems, "box", "There is no such question");
	terms.words = text_of(body, "words", &problems);
	terms.teller = text_of(body, "teller", &problems);
	terms.view = view_of(body, &problems);
	terms.place = place_of(body, terms.kind, &problems);
	terms.edition = edition_of(body, &problems);
	TRY(problems_fault(&problems));
	TRY(tool_add(ctx, head.person, &terms, &id, &problems));
	return answer(ctx, reply, 201, head.person, terms.kind);
}

const struct fault *
tool_api_back(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct tool_entry_id id;
	struct tool_entry entry = {0};
	struct person_head head = {0};
	enum tool_kind kind = TOOL_ONE_PAGE;

	TRY(begin(ctx, req, &head, &kind));
	TRY(request_place_id(req, "entry", &id.v));
	TRY(tool_entry(ctx, head.person, id, &entry));
	if (entry.kind != kind)
		return fault_not_found(ctx, "We cannot find those words");
	TRY(tool_take_back(ctx, head.person, id));
	return answer(ctx, reply, 201, head.person, kind);
}
