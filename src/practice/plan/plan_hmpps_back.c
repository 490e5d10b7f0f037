/*
 * plan_hmpps_back.c - what came in goes out again as it came, but for what
 * became otherwise here.
 *
 * A goal is known three times: as it came, as we wrote it when it had just come
 * in, and as we write it now.  Where the last two are alike, nothing happened
 * here and the first goes out; where they differ, only that goes into it.
 */
#include "practice/plan/plan_hmpps_in.h"

/* What a thing is called there, and when it was made there, stays theirs. */
static const char *const theirs[] = {"uuid", "createdDate", "goalOrder",
                                     "version", NULL};
/* Objects that hold members, and are no value by themselves. */
static const char *const nests[] = {"answers", "properties", PLAN_HMPPS_OURS,
                                    NULL};

/* Copies: what was read is not changed, and goes when its arena does. */
static void
put(json_t *object, const char *key, const json_t *v)
{
	claim(json_object_set_new(object, key, json_deep_copy(v)) == 0);
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

/* A member of an item, wherever the shape has it. */
static struct str
word_at(const json_t *item, const char *key)
{
	static const char *const in[] = {"answers", "properties"};
	struct str s = str_of_json(json_object_get(item, key));

	for (size_t i = 0; i < 2 && s.n == 0; i++)
		s = str_of_json(
		        json_object_get(json_object_get(item, in[i]), key));
	return s;
}

/* The list at a key; made where there is none. */
static json_t *
list_at(json_t *object, const char *key)
{
	json_t *list = json_object_get(object, key);

	if (json_is_array(list))
		return list;
	claim(json_object_set_new(object, key, (json_array)()) == 0);
	return json_object_get(object, key);
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

/* --- lists of what has no order of its own -------------------------------- */

static struct str
area_word(struct arena *arena, struct str name)
{
	enum plan_area area = hmpps_area_of(arena, name);

	return area == PLAN_AREA_NONE ? name : str_of(plan_area_words[area]);
}

/* What an item of a list is known by: an area, the words of a note, of a
 * strength, of what may get in the way. */
static struct str
item_word(struct arena *arena, const json_t *item)
{
	static const char *const keys[] = {"note", "words", "if"};
	struct str s = S("");

	if (json_is_string(item))
		return area_word(arena, str_of_json(item));
	for (size_t i = 0; i < 3 && s.n == 0; i++)
		s = word_at(item, keys[i]);
	return s.n > 0 ? s : area_word(arena, word_at(item, "name"));
}

/* The first of the list with this word that is not taken yet, or -1. */
static int
place_of(struct arena *arena, const json_t *list, struct str word,
         const bool *taken)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if ((taken == NULL || !taken[i]) &&
		    str_equal(item_word(arena, json_array_get(list, i)), word))
			return (int)i;
	return -1;
}

static struct str
item_time(const json_t *item)
{
	struct str s = word_at(item, "createdDate");

	s = s.n > 0 ? s : word_at(item, "created_at");
	return s.n > 0 ? s : word_at(item, "status_date");
}

/* Whether a list begins with what is newest; `otherwise`: it does not say. */
static bool
newest_first(const json_t *list, bool otherwise)
{
	struct str first, last;

	if (json_array_size(list) < 2)
		return otherwise;
	first = item_time(json_array_get(list, 0));
	last = item_time(json_array_get(list, json_array_size(list) - 1));
	if (first.n == 0 || last.n == 0 || str_equal(first, last))
		return otherwise;
	return str_compare(first, last) > 0;
}

static void
item_add(json_t *list, const json_t *item, bool first)
{
	json_t *copy = json_deep_copy(item);

	claim((first ? json_array_insert_new(list, 0, copy)
	             : json_array_append_new(list, copy)) == 0);
}

/* Whether both have the same word there, and not none. */
static bool
same_word(const json_t *a, const json_t *b, const char *key)
{
	struct str word = word_at(a, key);

	return word.n > 0 && str_equal(word, word_at(b, key));
}

/* What stands in our own member is known by its id, words by the first of their
 * line, a phase by when it began. */
static bool
same_ours(const json_t *a, const json_t *b)
{
	return same_word(a, b, "id") || same_word(a, b, "first") ||
	       (same_word(a, b, "name") && same_word(a, b, "entered_at"));
}

void
hmpps_back_add(json_t *list, const json_t *item, bool first)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *is = json_array_get(list, i);

		if (same_word(is, item, "uuid") || json_equal(is, item))
			return;
		if (!same_ours(is, item))
			continue;
		claim(json_array_set_new(list, i, json_deep_copy(item)) == 0);
		return;
	}
	item_add(list, item, first);
}

/* What has the same word and is otherwise now: not a note, which nobody
 * changes. */
static void
item_change(struct arena *arena, json_t *list, const json_t *then,
            const json_t *now)
{
	int place = place_of(arena, list, item_word(arena, now), NULL);

	if (place >= 0 && !json_equal(then, now) && json_is_object(now) &&
	    word_at(now, "note").n == 0 && json_object_get(now, "name") == NULL)
		claim(json_array_set_new(list, (size_t)place,
		                         json_deep_copy(now)) == 0);
}

/* What is gone here goes, what is new here comes; the rest is as it was. */
static void
merge_set(struct arena *arena, json_t *up, const char *key, const json_t *then,
          const json_t *now)
{
	bool notes = str_is(str_of(key), "notes") ||
	             str_is(str_of(key), "items");
	bool first = newest_first(json_object_get(up, key), notes);
	size_t n = json_array_size(now);
	bool *taken = arena_new(arena, bool, json_array_size(then) + 1);

	for (size_t k = 0; k < n; k++) {
		/* Notes here begin with the newest. */
		const json_t *item = json_array_get(now, notes ? n - 1 - k : k);
		int was = place_of(arena, then, item_word(arena, item), taken);

		if (was < 0) {
			hmpps_back_add(list_at(up, key), item, first);
			continue;
		}
		taken[was] = true;
		item_change(arena, json_object_get(up, key),
		            json_array_get(then, (size_t)was), item);
	}
	for (size_t i = 0; i < json_array_size(then); i++) {
		json_t *list = json_object_get(up, key);
		int place;

		if (taken[i])
			continue;
		place = place_of(arena, list,
		                 item_word(arena, json_array_get(then, i)),
		                 NULL);
		if (place >= 0)
			json_array_remove(list, (size_t)place);
	}
}

/* --- members -------------------------------------------------------------- */

static void merge_object(struct arena *arena, json_t *is, const json_t *then,
                         const json_t *now);

/* Steps: each has its place, and new ones come after. */
static void
merge_places(struct arena *arena, json_t *up, const char *key,
             const json_t *then, const json_t *now)
{
	for (size_t i = 0; i < json_array_size(now); i++) {
		const json_t *item = json_array_get(now, i);

		if (i < json_array_size(then))
			merge_object(arena,
			             json_array_get(json_object_get(up, key),
			                            i),
			             json_array_get(then, i), item);
		else
			item_add(list_at(up, key), item, false);
	}
}

static void
merge_collections(struct arena *arena, json_t *up, const json_t *then,
                  const json_t *now)
{
	for (size_t i = 0; i < json_array_size(now); i++) {
		const json_t *one = json_array_get(now, i), *was;
		struct str name = str_of_json(json_object_get(one, "name"));
		json_t *list = list_at(up, "collections");
		json_t *is = collection_of(list, name);

		was = json_object_get(collection_of(then, name), "items");
		if (json_equal(was, json_object_get(one, "items")))
			continue;
		if (is == NULL)
			item_add(list, one, false);
		else if (str_is(name, "STEPS"))
			merge_places(arena, is, "items", was,
			             json_object_get(one, "items"));
		else
			merge_set(arena, is, "items", was,
			          json_object_get(one, "items"));
	}
}

static void
merge_list(struct arena *arena, json_t *is, const char *key, const json_t *then,
           const json_t *now)
{
	if (str_is(str_of(key), "steps"))
		merge_places(arena, is, key, then, now);
	else if (str_is(str_of(key), "collections"))
		merge_collections(arena, is, then, now);
	else
		merge_set(arena, is, key, then, now);
}

/* An object of members; none is made for what is left out. */
static void
merge_nest(struct arena *arena, json_t *is, const char *key, const json_t *then,
           const json_t *now)
{
	json_t *mine = json_object_get(is, key);
	bool made = !json_is_object(mine);

	if (made) {
		claim(json_object_set_new(is, key, (json_object)()) == 0);
		mine = json_object_get(is, key);
	}
	merge_object(arena, mine, then, now);
	if (made && json_object_size(mine) == 0)
		json_object_del(is, key);
}

static void
merge_member(struct arena *arena, json_t *is, const char *key,
             const json_t *then, const json_t *now)
{
	json_t *mine = json_object_get(is, key);
	bool nest = str_word(str_of(key), nests) >= 0;

	if (now == NULL || json_equal(then, now))
		return;
	if (json_is_array(now)) {
		merge_list(arena, is, key, then, now);
		return;
	}
	if (!json_is_object(now) || str_is(str_of(key), "areaOfNeed") ||
	    (!nest && !json_is_object(mine))) {
		put(is, key, now);
		return;
	}
	merge_nest(arena, is, key, then, now);
}

static void
merge_object(struct arena *arena, json_t *is, const json_t *then,
             const json_t *now)
{
	const char *key;
	json_t *v;

	/* What is walked is not changed: only `is` is. */
	json_object_foreach ((json_t *)(uintptr_t)now, key, v)
		if (str_word(str_of(key), theirs) < 0)
			merge_member(arena, is, key, json_object_get(then, key),
			             v);
	json_object_foreach ((json_t *)(uintptr_t)then, key, v)
		if (json_object_get(now, key) == NULL)
			json_object_del(is, key);
}

json_t *
hmpps_back_goal(struct arena *arena, const json_t *raw, const json_t *then,
                const json_t *now)
{
	json_t *is = json_deep_copy(raw);

	claim(is != NULL);
	merge_object(arena, is, then, now);
	/* Without one it would be known by its words, and they may differ. */
	if (!json_equal(is, raw) && word_at(is, "uuid").n == 0)
		put(is, "uuid", json_object_get(now, "uuid"));
	return is;
}

/* --- the root ------------------------------------------------------------- */

/* Where goals stand, and under which key. */
static json_t *
goals_up(const json_t *root, const char **key)
{
	json_t *version = json_object_get(root, "currentVersion");

	*key = "goals";
	if (json_is_object(version))
		return version;
	if (json_object_get(root, "collections") == NULL)
		return (json_t *)(uintptr_t)root;
	*key = "items";
	return collection_of(json_object_get(root, "collections"), S("GOALS"));
}

json_t *
hmpps_goals_of(const json_t *root)
{
	const char *key;
	const json_t *up = goals_up(root, &key);

	return json_object_get(up, key);
}

bool
hmpps_goals_set(json_t *root, const json_t *goals)
{
	const char *key;
	json_t *up = goals_up(root, &key);

	if (json_equal(json_object_get(up, key), goals))
		return false;
	put(up, key, goals);
	return true;
}

/* The CRN that counts here, where the file has that of a record that was
 * merged into this one. */
static void
root_crn(struct arena *arena, json_t *up, const char *key, struct str crn)
{
	struct str was = str_of_json(json_object_get(up, key));

	if (str_trim(was).n == 0 || crn.n == 0 ||
	    str_equal(str_upper(arena, str_trim(was)), str_upper(arena, crn)))
		return;
	claim(json_object_set_new(up, key, json_stringn(crn.p, crn.n)) == 0);
}

static void
root_old(struct arena *arena, json_t *root, const json_t *then,
         const json_t *now, bool changed)
{
	static const char *const keys[] = {"agreementStatus", "agreementDate",
	                                   "agreementNotes"};
	const json_t *was = json_object_get(then, "currentVersion");
	const json_t *is = json_object_get(now, "currentVersion");
	json_t *version = json_object_get(root, "currentVersion");
	json_t *up = json_is_object(version) ? version : root;
	struct str state = str_of_json(json_object_get(root, "publishedState"));
	struct str tag = str_of_json(json_object_get(is, "status"));

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		merge_member(arena, up, keys[i], json_object_get(was, keys[i]),
		             json_object_get(is, keys[i]));
	/* What was archived there is not published by an answer here. */
	if (str_is(state, "UNPUBLISHED"))
		merge_member(arena, root, "publishedState",
		             json_object_get(then, "publishedState"),
		             json_object_get(now, "publishedState"));
	/* Nobody countersigned what was changed since; and who looked here at
	 * what is agreed here is told. */
	if (!str_is(tag, "UNSIGNED") ||
	    (changed && str_of_json(json_object_get(up, "status")).n > 0))
		claim(json_object_set_new(up, "status",
		                          json_stringn(tag.p, tag.n)) == 0);
}

static void
root_aap(json_t *root, const json_t *now)
{
	const struct str name = S("PLAN_AGREEMENTS");
	const json_t *one =
	        collection_of(json_object_get(now, "collections"), name);
	const json_t *items = json_object_get(one, "items");
	json_t *list = list_at(root, "collections"), *is;
	bool first;

	if (json_array_size(items) == 0)
		return;
	is = collection_of(list, name);
	if (is == NULL) {
		item_add(list, one, false);
		return;
	}
	first = newest_first(json_object_get(is, "items"), false);
	for (size_t i = 0; i < json_array_size(items); i++)
		hmpps_back_add(list_at(is, "items"), json_array_get(items, i),
		               first);
}

void
hmpps_back_root(struct arena *arena, const struct plan_hmpps_who *who,
                json_t *root, const json_t *then, const json_t *now,
                const json_t *goals)
{
	bool changed = hmpps_goals_set(root, goals);

	if (json_object_get(root, "collections") != NULL) {
		root_crn(arena, json_object_get(root, "identifiers"), "CRN",
		         who->crn);
		root_aap(root, now);
	} else {
		root_crn(arena, root, "crn", who->crn);
		root_old(arena, root, then, now, changed);
	}
	merge_member(arena, root, PLAN_HMPPS_OURS,
	             json_object_get(then, PLAN_HMPPS_OURS),
	             json_object_get(now, PLAN_HMPPS_OURS));
}
