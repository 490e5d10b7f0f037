/*
 * plan_hmpps_back.c - what a file held that has no place here goes out again
 * beside what is written: members that are unknown, and words that are, while
 * nobody has said otherwise here.
 */
#include "practice/plan/plan_hmpps_in.h"

/* Members whose absence we mean: read, and not given back. */
static const char *const known[] = {
        "target_date",         "targetDate",   "status_date",
        "statusDate",          "achieved_by",  "created_by",
        "created_at",          "createdDate",  "practitionerName",
        "agreementStatusNote", "optionalNote", "agreementDate",
        PLAN_HMPPS_OURS,       NULL,
};
/* What a thing was called and when it was made there stays theirs. */
static const char *const theirs[] = {"uuid", "createdDate", "practitionerName",
                                     NULL};
/* Lists that are written from here alone. */
static const char *const ours[] = {"goals", "agreementNotes",  "agreementNote",
                                   "GOALS", "PLAN_AGREEMENTS", NULL};

struct back {
	struct arena *arena;
	const struct plan_hmpps_who *who;
	bool item; /* below a goal: what it is called is theirs */
};

/* Copies: what was read is not changed, and goes when its arena does. */
static void
put(json_t *object, const char *key, const json_t *raw)
{
	claim(json_object_set_new(object, key, json_deep_copy(raw)) == 0);
}

static void
append(json_t *array, const json_t *raw)
{
	claim(json_array_append_new(array, json_deep_copy(raw)) == 0);
}

static struct str
str_of_json(const json_t *v)
{
	/* The platform's wrapper of one value. */
	if (json_is_object(v))
		v = json_object_get(v, "value");
	if (!json_is_string(v))
		return S("");
	return (struct str){json_string_value(v), json_string_length(v)};
}

/* Words that an unknown one is read as, by the member they stand at. */
static const struct {
	const char *key;
	const char *read[3];
} fallbacks[] = {
        {"actor", {"Someone else", "someone_else", NULL}},
        {"status", {"FUTURE", "NOT_STARTED", NULL}},
        {"type", {"PROGRESS", NULL}},
};

static bool
is_known(const struct back *back, struct str word)
{
	return hmpps_old_knows_actor(back->who, word) ||
	       str_word(word, plan_actor_words) >= 0 ||
	       str_word(word, plan_goal_status_words) >= 0 ||
	       str_word(word, plan_step_status_words) >= 0 ||
	       str_word(word, plan_note_words) >= 0;
}

/* Whether we wrote the word that an unknown one was read as. */
static bool
gives_way(const struct back *back, struct str key, const json_t *mine,
          const json_t *raw)
{
	struct str is = str_of_json(mine), was = str_of_json(raw);

	for (size_t i = 0; i < sizeof(fallbacks) / sizeof(fallbacks[0]); i++)
		if (str_is(key, fallbacks[i].key))
			return was.n > 0 &&
			       str_word(is, fallbacks[i].read) >= 0 &&
			       !is_known(back, was);
	return false;
}

static void
back_object(const struct back *back, json_t *mine, const json_t *raw);

/* The words of a note; empty for anything else. */
static struct str
note_words(const json_t *item)
{
	struct str words = str_of_json(json_object_get(item, "note"));

	if (words.n > 0)
		return words;
	return str_of_json(
	        json_object_get(json_object_get(item, "answers"), "note"));
}

/* A note by its words, as notes stand here by their day; else by place. */
static json_t *
item_of(const json_t *mine, const json_t *raw, size_t place)
{
	struct str words = note_words(raw);

	if (words.n == 0)
		return json_array_get(mine, place);
	for (size_t i = 0; i < json_array_size(mine); i++)
		if (str_equal(note_words(json_array_get(mine, i)), words))
			return json_array_get(mine, i);
	return NULL;
}

static void
back_items(const struct back *back, const json_t *mine, const json_t *raw)
{
	for (size_t i = 0; i < json_array_size(raw); i++) {
		const json_t *was = json_array_get(raw, i);
		json_t *is = item_of(mine, was, i);

		if (json_is_object(is) && json_is_object(was))
			back_object(back, is, was);
	}
}

static json_t *
collection_of(const json_t *list, struct str name)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *one = json_array_get(list, i);

		if (str_equal(str_of_json(json_object_get(one, "name")), name))
			return one;
	}
	return NULL;
}

static void
back_collections(const struct back *back, json_t *mine, const json_t *raw)
{
	for (size_t i = 0; i < json_array_size(raw); i++) {
		json_t *was = json_array_get(raw, i), *is;
		struct str name = str_of_json(json_object_get(was, "name"));

		if (str_word(name, ours) >= 0)
			continue;
		is = collection_of(mine, name);
		if (is != NULL)
			back_object(back, is, was);
		else if (str_word(name, (const char *const[]){"STEPS", "NOTES",
		                                              NULL}) < 0)
			append(mine, was);
	}
}

/* Areas that are known nowhere here, after those that are. */
static void
back_areas(const struct back *back, json_t *mine, const json_t *raw)
{
	for (size_t i = 0; i < json_array_size(raw); i++) {
		json_t *was = json_array_get(raw, i);
		struct str name =
		        json_is_object(was)
		                ? str_of_json(json_object_get(was, "name"))
		                : str_of_json(was);

		if (name.n > 0 &&
		    hmpps_area_of(back->arena, name) == PLAN_AREA_NONE)
			append(mine, was);
	}
}

static void
back_list(const struct back *back, struct str key, json_t *mine,
          const json_t *raw)
{
	if (str_is(key, "collections"))
		back_collections(back, mine, raw);
	else if (str_is(key, "relatedAreasOfNeed") || str_is(key, "values"))
		back_areas(back, mine, raw);
	else
		back_items(back, mine, raw);
}

/* The same area by another name or uuid: theirs; a changed one: ours. */
static bool
is_same_area(const struct back *back, struct str key, const json_t *mine,
             const json_t *raw)
{
	return str_is(key, "areaOfNeed") &&
	       hmpps_area_of(back->arena,
	                     str_of_json(json_object_get(mine, "name"))) ==
	               hmpps_area_of(back->arena,
	                             str_of_json(json_object_get(raw, "name")));
}

/* Whether the file's own word counts, though there is one of ours. */
static bool
is_theirs(const struct back *back, struct str key, const json_t *mine,
          const json_t *raw)
{
	if (back->item && str_word(key, theirs) >= 0)
		return !json_is_null(raw) || str_is(key, "practitionerName");
	return is_same_area(back, key, mine, raw) ||
	       gives_way(back, key, mine, raw);
}

static void
back_inside(const struct back *back, struct str key, json_t *mine,
            const json_t *raw)
{
	if (json_is_array(mine) && json_is_array(raw))
		back_list(back, key, mine, raw);
	else if (json_is_object(mine) && json_is_object(raw) &&
	         str_word(key, known) < 0 && !str_is(key, "areaOfNeed"))
		back_object(back, mine, raw);
}

static void
back_member(const struct back *back, struct str key, json_t *up, json_t *raw)
{
	json_t *mine = json_object_get(up, key.p);
	bool none = mine == NULL || json_is_null(mine);

	if (str_word(key, ours) >= 0)
		return;
	if (none ? str_word(key, known) < 0 : is_theirs(back, key, mine, raw))
		put(up, key.p, raw);
	else if (!none)
		back_inside(back, key, mine, raw);
}

static void
back_object(const struct back *back, json_t *mine, const json_t *raw)
{
	const char *key;
	json_t *v;

	/* What is walked is not changed: only `mine` is. */
	json_object_foreach ((json_t *)(uintptr_t)raw, key, v)
		back_member(back, str_of(key), mine, v);
}

/* The goals of a file that was written here. */
static const json_t *
goals_of(const json_t *root)
{
	const json_t *version = json_object_get(root, "currentVersion");

	if (version != NULL)
		return json_object_get(version, "goals");
	return json_object_get(
	        collection_of(json_object_get(root, "collections"), S("GOALS")),
	        "items");
}

void
hmpps_back_goal(struct arena *arena, const struct plan_hmpps_who *who,
                json_t *root, size_t place, const struct plan_hmpps *from,
                size_t from_place)
{
	const struct back back = {arena, who, true};
	json_t *mine = json_array_get(goals_of(root), place);
	const json_t *raw;

	if (from_place >= from->whole.goals_n)
		return;
	raw = from->items[from_place].raw;
	if (json_object_get(root, "collections") != NULL
	            ? from->shape == PLAN_HMPPS_AAP
	            : from->shape == PLAN_HMPPS_OLD)
		back_object(&back, mine, raw);
	else
		put(json_object_get(mine, PLAN_HMPPS_OURS), "came_as", raw);
}

void
hmpps_back_root(struct arena *arena, const struct plan_hmpps_who *who,
                json_t *root, const struct plan_hmpps *from)
{
	const struct back back = {arena, who, false};

	json_t *version = json_object_get(root, "currentVersion");

	/* A version alone, as the first service hands it out too. */
	if (version != NULL &&
	    json_object_get(from->root, "currentVersion") == NULL)
		back_object(&back, version, from->root);
	else
		back_object(&back, root, from->root);
}
