/*
 * request_test.c - looking things up, and the encodings of forms.
 */
#include <string.h>

#include "tests/test.h"
#include "web/request.h"

TEST("request: a header is found in any case")
{
	struct pair headers[] = {{S("Content-Type"), S("a/b")},
	                         {S("X"), S("1")}};
	struct request req = {.headers = {headers, 2}};

	expect_str(request_header(&req, "content-type"), "a/b");
	expect_str(request_header(&req, "Content-Typ"), "");
	expect_str(request_header(&req, "Y"), "");
}

TEST("request: repeated fields are read one by one")
{
	struct request req = {.arena = t->arena};
	struct str at;

	expect_true(
	        request_parse_form(t->arena, S("a=1&b=2&a=3&a="), &req.form));
	expect_str(request_field(&req, "a"), "1");
	expect_true(request_field_at(&req, "a", 1, &at));
	expect_str(at, "3");
	expect_true(request_field_at(&req, "a", 2, &at));
	expect_str(at, "");
	expect_false(request_field_at(&req, "a", 3, &at));
	expect_true(request_field_has(&req, "a", S("3")));
	expect_false(request_field_has(&req, "a", S("2")));
	expect_false(request_field_has(&req, "c", S("")));
	expect_str(request_field(&req, "c"), "");
}

TEST("request: a place that is no id is an absence")
{
	int64_t id = id_new();
	int64_t read = 0;
	struct pair places[] = {{S("goal"), id_show(t->arena, id)},
	                        {S("crn"), S("X123456")}};
	struct request req = {.arena = t->arena, .places = {places, 2}};

	expect_ok(request_place_id(&req, "goal", &read));
	expect_true(read == id);
	expect_fault(request_place_id(&req, "crn", &read), FAULT_NOT_FOUND,
	             "Page not found");
	expect_fault(request_place_id(&req, "none", &read), FAULT_NOT_FOUND,
	             NULL);
	expect_true(read == id);
}

TEST("request: JSON must be an object and say that it is JSON")
{
	struct request req = {.arena = t->arena, .is_json = true};
	json_t *json = NULL;

	req.body = S("{\"a\":1}");
	expect_ok(request_json(&req, &json));
	expect_not_null(json);
	req.body = S("[1]");
	expect_fault(request_json(&req, &json), FAULT_INVALID,
	             "Send a JSON object");
	req.body = S("");
	expect_fault(request_json(&req, &json), FAULT_INVALID, NULL);
	req.body = S("{");
	expect_fault(request_json(&req, &json), FAULT_INVALID, NULL);
	req.body = S("{}");
	req.is_json = false;
	expect_fault(request_json(&req, &json), FAULT_INVALID, NULL);
}

TEST("form: escapes are decoded, plus only in forms")
{
	struct str out;

	expect_true(request_decode(t->arena, S("a%20b+c%C3%a9"), false, &out));
	expect_str(out, "a b+c\xc3\xa9");
	expect_true(request_decode(t->arena, S("a+b%2B"), true, &out));
	expect_str(out, "a b+");
	expect_true(request_decode(t->arena, S(""), true, &out));
	expect_str(out, "");
}

TEST("form: NUL, bad hexadecimal and bad UTF-8 are refused")
{
	static const char *const wrong[] = {
	        "%00",          "a%00b",  "%",    "%4",
	        "%zz",          "%-1",    "%ff",  "%c3",
	        "%c3%28",       "%c0%80", "\xff", "%ed%a0%80",
	        "%f5%80%80%80", "% 41"};
	struct str out = S("untouched");

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		expect_false(
		        request_decode(t->arena, str_of(wrong[i]), true, &out));
	expect_false(
	        request_decode(t->arena, (struct str){"a\0b", 3}, true, &out));
	expect_str(out, "untouched");
}

TEST("form: odd separators are taken as they are meant")
{
	struct pairs pairs;

	expect_true(
	        request_parse_form(t->arena, S("&&a=1&=2&b&c=d=e&"), &pairs));
	expect_equal(pairs.n, 4);
	expect_str(pairs.v[0].name, "a");
	expect_str(pairs.v[1].name, "");
	expect_str(pairs.v[1].value, "2");
	expect_str(pairs.v[2].name, "b");
	expect_str(pairs.v[2].value, "");
	expect_str(pairs.v[3].value, "d=e");
	expect_true(request_parse_form(t->arena, S(""), &pairs));
	expect_equal(pairs.n, 0);
}

TEST("form: one bad field refuses the form")
{
	struct pairs pairs;

	expect_false(request_parse_form(t->arena, S("a=1&b=%f"), &pairs));
	expect_equal(pairs.n, 0);
	expect_false(request_parse_form(t->arena, S("a=1&%00=1"), &pairs));
}

TEST("form: more fields than the limit are refused, however empty")
{
	struct pairs pairs;
	char *s = arena_bytes(t->arena, 4096, 1);

	for (size_t i = 0; i < 4096; i += 2)
		s[i] = 'a', s[i + 1] = '&';
	expect_true(request_parse_form(
	        t->arena, (struct str){s, (size_t)2 * REQUEST_FIELDS_MOST},
	        &pairs));
	expect_equal(pairs.n, REQUEST_FIELDS_MOST);
	expect_false(request_parse_form(
	        t->arena, (struct str){s, (size_t)2 * REQUEST_FIELDS_MOST + 1},
	        &pairs));
	memset(s, '&', 4096);
	expect_false(
	        request_parse_form(t->arena, (struct str){s, 4096}, &pairs));
}

TEST("form: cookies are read and what cannot be is passed over")
{
	struct pairs pairs;

	request_parse_cookies(
	        t->arena,
	        S("a=1; b=\"2\";c=; =x; d ; e=f=g; h=\"; i=a,b; \xff=1; j=k"),
	        &pairs);
	expect_equal(pairs.n, 5);
	expect_str(pairs.v[0].value, "1");
	expect_str(pairs.v[1].value, "2");
	expect_str(pairs.v[2].value, "");
	expect_str(pairs.v[3].value, "f=g");
	expect_str(pairs.v[4].name, "j");
	request_parse_cookies(t->arena, S(""), &pairs);
	expect_equal(pairs.n, 0);
}

TEST("form: a flood of cookies is cut, not refused")
{
	struct pairs pairs;
	char *s = arena_bytes(t->arena, 8192, 1);

	for (size_t i = 0; i < 8192; i += 4)
		memcpy(s + i, "a=b;", 4);
	request_parse_cookies(t->arena, (struct str){s, 8192}, &pairs);
	expect_equal(pairs.n, 64);
}
