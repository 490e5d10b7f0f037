#include "tests/test.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/log.h"

TEST("json: objects, arrays and values with their commas")
{
	struct buf buf;
	struct json_out j;
	struct date d = DATE_NONE;

	expect_true(date_make(2026, 11, 24, &d));
	buf_init(&buf, t->arena, 0);
	json_init(&j, &buf);
	json_object(&j, NULL);
	json_str(&j, "name", S("Sam"));
	json_i64(&j, "n", INT64_MIN);
	json_array(&j, "list");
	json_bool(&j, NULL, true);
	json_bool(&j, NULL, false);
	json_object(&j, NULL);
	json_end(&j);
	json_array(&j, NULL);
	json_end(&j);
	json_end(&j);
	json_null(&j, "none");
	json_date(&j, "day", d);
	json_date(&j, "no_day", DATE_NONE);
	json_instant(&j, "at", (struct instant){0});
	json_instant(&j, "never", INSTANT_NONE);
	json_str_or_null(&j, "empty", S(""));
	json_str_or_null(&j, "full", S("x"));
	json_end(&j);
	expect_str(buf_get(&buf),
	           "{\"name\":\"Sam\",\"n\":-9223372036854775808,"
	           "\"list\":[true,false,{},[]],\"none\":null,"
	           "\"day\":\"2026-11-24\",\"no_day\":null,"
	           "\"at\":\"1970-01-01T00:00:00.000Z\",\"never\":null,"
	           "\"empty\":null,\"full\":\"x\"}");
}

TEST("json: text is escaped and comes back the same")
{
	struct str back;
	struct str odd = S("q\" b\\ \n\t\r\0\x1f /< \u00e9");
	struct buf buf;
	struct json_out j;
	json_t *json;

	buf_init(&buf, t->arena, 0);
	json_init(&j, &buf);
	json_array(&j, NULL);
	json_str(&j, NULL, odd);
	json_end(&j);
	json = json_loadb(buf.p, buf.n, JSON_ALLOW_NUL, NULL);
	expect_not_null(json);
	back.p = json_string_value(json_array_get(json, 0));
	back.n = json_string_length(json_array_get(json, 0));
	expect_true(str_equal(odd, back));
	json_decref(json);
}

TEST("json: numbers are as short as may be and read back the same")
{
	static const double v[] = {0.1, 1.0 / 3, 1e300, -2.5, 0, 12345678901.5};
	struct buf buf;
	struct json_out j;

	for (size_t i = 0; i < sizeof(v) / sizeof(v[0]); i++) {
		buf_init(&buf, t->arena, 0);
		json_init(&j, &buf);
		json_f64(&j, NULL, v[i]);
		expect_true(strtod(str_c(t->arena, buf_get(&buf)), NULL) >=
		            v[i]);
		expect_true(strtod(str_c(t->arena, buf_get(&buf)), NULL) <=
		            v[i]);
	}
	buf_init(&buf, t->arena, 0);
	json_init(&j, &buf);
	json_array(&j, NULL);
	json_f64(&j, NULL, 0.1);
	json_f64(&j, NULL, (double)NAN);
	json_f64(&j, NULL, (double)INFINITY);
	json_end(&j);
	expect_str(buf_get(&buf), "[0.1,null,null]");
}

static void
key_in_array(void *data)
{
	json_array(data, NULL);
	json_i64(data, "key", 1);
}

static void
no_key_in_object(void *data)
{
	json_object(data, NULL);
	json_i64(data, NULL, 1);
}

static void
end_of_nothing(void *data)
{
	json_end(data);
}

static void
two_documents(void *data)
{
	json_i64(data, NULL, 1);
	json_i64(data, NULL, 2);
}

static void
too_deep(void *data)
{
	for (int i = 0; i < 65; i++)
		json_array(data, NULL);
}

TEST("json: what would not be JSON is a broken claim")
{
	void (*const wrong[])(void *data) = {
	        key_in_array,  no_key_in_object, end_of_nothing,
	        two_documents, too_deep,
	};

	expect_log("claim_broken", NULL);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct buf buf;
		struct json_out j;

		buf_init(&buf, t->arena, 0);
		json_init(&j, &buf);
		expect_ends(wrong[i], &j, BOUNDARY_ASSERT);
	}
}

TEST("json: a document is read, and its members")
{
	json_t *json = NULL;
	int64_t n = 0;
	bool wrong = false;

	expect_ok(json_read(
	        t->arena, S("{\"a\":\"text\",\"n\":42,\"none\":null}"), &json));
	expect_str(json_get_str(json, "a", &wrong), "text");
	expect_str(json_get_str(json, "none", &wrong), "");
	expect_str(json_get_str(json, "absent", &wrong), "");
	expect_false(wrong);
	expect_str(json_get_str(json, "n", &wrong), "");
	expect_true(wrong);
	expect_str(json_get_str(json, "n", NULL), "");
	expect_true(json_get_i64(json, "n", &n));
	expect_equal(n, 42);
	expect_false(json_get_i64(json, "a", &n));
	expect_false(json_get_i64(json, "absent", &n));
	expect_equal(n, 42);
}

TEST("json: what is not JSON is refused and says where")
{
	json_t *json = NULL;

	expect_fault(json_read(t->arena, S("{\n \"a\": x}"), &json),
	             FAULT_INVALID, "This is not JSON: see line 2, column 7");
	expect_null(json);
}

TEST("json: only a whole object or array of valid text is a document")
{
	static const struct str wrong[] = {
	        {NULL, 0},
	        {"", 0},
	        {"1", 1},
	        {"\"a\"", 3},
	        {"null", 4},
	        {"{}x", 3},
	        {"{} {}", 5},
	        {"[1,]", 4},
	        {"{\"a\":1", 6},
	        {"[\"\xff\"]", 5},
	        {"[\"\\u0000\"]", 10},
	        {"[NaN]", 5},
	        {"[1e999]", 7},
	        {"[99999999999999999999]", 22},
	        {"{'a':1}", 7},
	};
	json_t *json = NULL;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		expect_fault(json_read(t->arena, wrong[i], &json),
		             FAULT_INVALID, NULL);
		expect_null(json);
	}
}

TEST("json: a name that stands twice is refused")
{
	json_t *json = NULL;

	expect_fault(json_read(t->arena, S("{\"a\":1,\"a\":2}"), &json),
	             FAULT_INVALID, "A name stands twice in one JSON object");
	expect_null(json);
}

/* A document of so many arrays in each other. */
static struct str
nested(struct arena *arena, size_t depth)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	for (size_t i = 0; i < depth; i++)
		buf_str(&buf, i % 2 == 0 ? S("[") : S("{\"a\":"));
	if (depth % 2 == 0)
		buf_char(&buf, '1');
	for (size_t i = depth; i-- > 0;)
		buf_str(&buf, i % 2 == 0 ? S("]") : S("}"));
	return buf_get(&buf);
}

TEST("json: depth over 32 is refused")
{
	json_t *json = NULL;

	expect_ok(json_read(t->arena, nested(t->arena, 32), &json));
	json = NULL;
	expect_fault(json_read(t->arena, nested(t->arena, 33), &json),
	             FAULT_INVALID, "This JSON is nested too deeply");
	expect_fault(json_read(t->arena, nested(t->arena, 100000), &json),
	             FAULT_INVALID, NULL);
	expect_null(json);
}

static void
read_list(void *data)
{
	json_t *json;

	expect_ok(json_read(data, S("[1,2,3]"), &json));
}

TEST("json: nothing is lost when there is no room to read")
{
	for (unsigned long n = 1; n <= 2; n++) {
		struct arena *arena = test_arena(t, 0);

		arena_fail_at(n);
		expect_ends(read_list, arena, BOUNDARY_CEILING);
		test_arena_drop(arena);
	}
}

TEST("json: a value that was read is written with all that is in it, in its "
     "order, and a real stays a real")
{
	struct str in = S("{\"z\":[1.0,-0.0,0.1,1e300,-7,9223372036854775807,"
	                  "null,true,false,\"\\u0001\\\"\"],\"a\":{\"m\":{},"
	                  "\"b\":[]}}");
	struct buf buf;
	struct json_out j;
	json_t *was = NULL, *is = NULL;

	expect_ok(json_read(t->arena, in, &was));
	buf_init(&buf, t->arena, 0);
	json_init(&j, &buf);
	json_value(&j, NULL, was);
	expect_ok(json_read(t->arena, buf_get(&buf), &is));
	expect_true(json_equal(was, is));
	expect_str(buf_get(&buf),
	           "{\"z\":[1.0,-0.0,0.1,1e+300,-7,9223372036854775807,"
	           "null,true,false,\"\\u0001\\\"\"],\"a\":{\"m\":{},"
	           "\"b\":[]}}");
}
