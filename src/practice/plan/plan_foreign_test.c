/* plan_foreign_test.c - plans of the services, of chance. */
#include "practice/plan/plan_foreign_test.h"
#include "tests/test.h"

static unsigned
roll(struct dice *dice, unsigned n)
{
	dice->v ^= dice->v << 13;
	dice->v ^= dice->v >> 7;
	dice->v ^= dice->v << 17;
	return (unsigned)(dice->v >> 33) % n;
}

/* Members that may be missing or null. */
static const char *const loose[] = {
        "reminderDate",
        "createdDate",
        "practitionerName",
        "targetDate",
        "statusDate",
        "status_date",
        "created_at",
        "created_by",
        "achieved_by",
        "target_date",
        "area_of_need",
        "areaOfNeed",
        "steps",
        "notes",
        "relatedAreasOfNeed",
        "agreementNotes",
        "status",
        "related_areas_of_need",
        "goalOrder",
        "actor",
        "agreementStatus",
        "planType",
        "uuid",
        "publishedState",
        "agreementDate",
        "personName",
        "optionalNote",
        NULL,
};
/* Members that hold a code, which may be one that nobody here knows. */
static const char *const coded[] = {
        "status",   "actor",          "agreementStatus",    "PLAN_TYPE",
        "planType", "publishedState", "agreement_question", "area_of_need",
        NULL,
};

/* What stands at a member, or in its wrapper. */
static void
say(json_t *up, const char *key, const char *word)
{
	json_t *v = json_object_get(up, key);

	if (json_is_object(v))
		json_object_set_new(v, "value", json_string(word));
	else
		json_object_set_new(up, key, json_string(word));
}

/* A code of nobody, a date in words, an area of another name. */
static bool
spoil_word(struct dice *dice, json_t *up, const char *key, unsigned die)
{
	static const char *const areas[] = {"Finance", "FINANCES", "Luck",
	                                    "Drug use"};
	struct str name = str_of(key);
	bool kind = str_is(name, "type") && json_object_get(up, "note") != NULL;

	if (die == 2 && (kind || str_word(name, coded) >= 0))
		say(up, key, "NOBODY_KNOWS");
	else if (die == 3 && str_is(name, "targetDate"))
		say(up, key, "null");
	else if (die < 4 && str_is(name, "name") &&
	         json_object_get(up, "items") == NULL)
		say(up, key, areas[roll(dice, 4)]);
	else
		return false;
	return true;
}

static void
spoil_member(struct dice *dice, json_t *up, const char *key)
{
	unsigned die = roll(dice, 14);

	if (spoil_word(dice, up, key, die))
		return;
	if (str_is(str_of(key), "goalOrder") && die > 8)
		json_object_set_new(up, key, json_integer(roll(dice, 99)));
	if (str_word(str_of(key), loose) < 0 || die > 1)
		return;
	if (die == 0)
		json_object_del(up, key);
	else
		json_object_set_new(up, key, (json_null)());
}

/* Into each thing something that has no place here. */
static void
add_unknown(struct dice *dice, json_t *v)
{
	if (json_object_get(v, "title") != NULL ||
	    json_object_get(v, "description") != NULL ||
	    json_object_get(v, "note") != NULL ||
	    json_object_get(v, "answers") != NULL)
		json_object_set_new(v, "elsewhere",
		                    json_integer(roll(dice, 9999)));
}

static void
spoil(struct dice *dice, json_t *v, bool ours)
{
	const char *key;
	json_t *child;
	void *next;

	for (size_t i = 0; i < json_array_size(v); i++)
		spoil(dice, json_array_get(v, i), ours);
	if (!json_is_object(v))
		return;
	if (!ours)
		json_object_del(v, PLAN_HMPPS_OURS);
	json_object_foreach_safe(v, next, key, child)
	{
		if (str_is(str_of(key), PLAN_HMPPS_OURS))
			continue;
		spoil(dice, child, ours);
		spoil_member(dice, v, key);
	}
	add_unknown(dice, v);
}

/* --- what stands beside the goals ----------------------------------------- */

static const char *const answers[] = {
        "AGREED",
        "DO_NOT_AGREE",
        "COULD_NOT_ANSWER",
        "UPDATED_AGREED",
        "UPDATED_DO_NOT_AGREE",
        "couldNotAnswer",
        "yes",
        "could_not_answer",
        "MAYBE",
};

static void
root_old(struct dice *dice, json_t *root)
{
	static const char *const kinds[] = {"INITIAL", "REVIEW", "TERMINATE",
	                                    "TRANSFER", "OTHER"};
	static const char *const signs[] = {
	        "UNSIGNED",         "SELF_SIGNED", "AWAITING_COUNTERSIGN",
	        "COUNTERSIGNED",    "REJECTED",    "DOUBLE_COUNTERSIGNED",
	        "LOCKED_INCOMPLETE"};
	static const char *const states[] = {"UNPUBLISHED", "PUBLISHED",
	                                     "ARCHIVED"};
	json_t *version = json_object_get(root, "currentVersion");
	json_t *notes = (json_array)();

	json_object_set_new(version, "planType",
	                    json_string(kinds[roll(dice, 5)]));
	json_object_set_new(version, "status",
	                    json_string(signs[roll(dice, 7)]));
	json_object_set_new(root, "publishedState",
	                    json_string(states[roll(dice, 3)]));
	json_object_set_new(root, "region", json_real(0.5));
	for (unsigned i = roll(dice, 4); i > 0; i--) {
		json_t *one = (json_object)();

		json_object_set_new(one, "agreementStatus",
		                    json_string(answers[roll(dice, 9)]));
		json_object_set_new(one, "agreementStatusNote",
		                    json_string("Was ill"));
		json_object_set_new(one, "createdDate",
		                    json_string("2026-06-02T10:00:00.5Z"));
		json_array_append_new(notes, one);
	}
	json_object_set_new(version, "agreementNotes", notes);
}

static void
root_aap(struct arena *arena, struct dice *dice, json_t *root)
{
	json_t *list = json_object_get(root, "collections"), *more;
	struct str text = str_print(
	        arena,
	        "{\"name\":\"PLAN_AGREEMENTS\",\"items\":[{\"uuid\":\"a\","
	        "\"answers\":{\"agreement_question\":{\"type\":\"Single\","
	        "\"value\":\"%s\"},\"notes\":{\"type\":\"Single\",\"value\":"
	        "\"Both\"}},\"properties\":{}}]}",
	        answers[roll(dice, 9)]);

	expect_ok(json_read(arena, text, &more));
	json_array_set_new(list, 1, json_deep_copy(more));
	if (roll(dice, 3) == 0)
		json_array_remove(list, 1);
	expect_ok(json_read(
	        arena, S("{\"name\":\"MOODS\",\"items\":[1,[2.5]]}"), &more));
	if (roll(dice, 2) == 0)
		json_array_append_new(list, json_deep_copy(more));
	expect_ok(json_read(arena,
	                    S("[{\"uuid\":\"t\",\"customType\":"
	                      "\"GOAL_CREATED\",\"customData\":{}}]"),
	                    &more));
	if (roll(dice, 2) == 0)
		json_object_set_new(root, "timeline", json_deep_copy(more));
}

/* A version alone, as the first service hands it out too. */
static json_t *
version_alone(struct dice *dice, json_t *root)
{
	json_t *version;

	if (roll(dice, 5) != 0)
		return root;
	version = json_incref(json_object_get(root, "currentVersion"));
	json_decref(root);
	return version;
}

struct str
plan_foreign(struct arena *arena, struct dice *dice,
             enum plan_hmpps_shape shape, const char *crn)
{
	const struct plan_hmpps_who who = {.crn = str_of(crn),
	                                   .forename = S("Jay")};
	struct plan_whole whole = {.goals_n = 0};
	struct json_out j;
	struct buf buf;
	json_t *root;

	while (whole.goals_n == 0)
		plan_any(arena, dice, &whole);
	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	plan_hmpps_write(&j, shape, &who, &whole);
	expect_ok(json_read(arena, buf_get(&buf), &root));
	root = json_deep_copy(root);
	if (shape == PLAN_HMPPS_OLD)
		root_old(dice, root);
	else
		root_aap(arena, dice, root);
	spoil(dice, root, roll(dice, 4) == 0);
	if (shape == PLAN_HMPPS_OLD)
		root = version_alone(dice, root);
	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	json_value(&j, NULL, root);
	json_decref(root);
	return buf_get(&buf);
}

/* --- where two differ ----------------------------------------------------- */

static void
differ_members(struct plan_paths *paths, struct str at, const json_t *is,
               const json_t *was)
{
	const char *key;
	json_t *v;

	json_object_foreach ((json_t *)(uintptr_t)is, key, v)
		plan_paths_differ(paths,
		                  str_print(paths->arena, "%.*s.%s",
		                            STR_ARG(at), key),
		                  v, json_object_get(was, key));
	json_object_foreach ((json_t *)(uintptr_t)was, key, v)
		if (json_object_get(is, key) == NULL)
			plan_paths_differ(paths,
			                  str_print(paths->arena, "%.*s.%s",
			                            STR_ARG(at), key),
			                  NULL, v);
}

void
plan_paths_differ(struct plan_paths *paths, struct str at, const json_t *is,
                  const json_t *was)
{
	if (json_equal(is, was))
		return;
	if (json_is_object(is) && json_is_object(was)) {
		differ_members(paths, at, is, was);
		return;
	}
	if (json_is_array(is) && json_is_array(was) &&
	    json_array_size(is) == json_array_size(was)) {
		for (size_t i = 0; i < json_array_size(is); i++)
			plan_paths_differ(paths,
			                  str_print(paths->arena, "%.*s[%zu]",
			                            STR_ARG(at), i),
			                  json_array_get(is, i),
			                  json_array_get(was, i));
		return;
	}
	if (paths->n < PLAN_DIFFER_MOST)
		paths->v[paths->n++] = str_copy(paths->arena, at);
}
