/* hands_script.c - what an act that is written down sends, and what its answer
 * tells. */
#include <stdio.h>
#include <string.h>

#include "tests/pictures.h"
#include "tests/sounds.h"
#include "tests/system/hands_script.h"

bool
script_is_person(const struct script *s)
{
	return strcmp(s->act->who, "jay") == 0;
}

/* --- what is put in ------------------------------------------------------- */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || c == '_';
}

/* The act cannot be what it is meant to be. */
static void
amiss(struct script *s, const char *why, struct str what)
{
	s->amiss++;
	if (s->crossed)
		return;
	fprintf(stderr, "# %s: %s: %s: %.*s\n", s->what, s->act->to, why,
	        STR_ARG(what));
}

/* The newest that was seen of a place: ids go up with time. */
static struct str
newest(struct script *s, struct str name)
{
	struct str found = S("");

	for (size_t i = 0; i < s->kept_n; i++)
		if (str_is(name, s->kept[i].name))
			return str_of(s->kept[i].value);
	for (size_t i = 0; i < s->seen.n; i++)
		if (str_is(name, s->seen.v[i].place + 1) &&
		    str_compare(str_of(s->seen.v[i].value), found) > 0)
			found = str_of(s->seen.v[i].value);
	if (str_empty(found))
		amiss(s, "none was seen", name);
	return str_empty(found) ? S("0000000000001") : found;
}

/* A text with what stands at each `mark` before a name; ' is written as `quote`
 * is. */
const char *
script_put_in(struct script *s, const char *text, char mark, char quote)
{
	struct buf b;

	buf_init(&b, s->arena, 0);
	while (*text != '\0') {
		size_t n = 1;

		if (*text != mark || !is_letter(text[1])) {
			buf_char(&b, *text == '\'' ? quote : *text);
			text++;
			continue;
		}
		while (is_letter(text[n]))
			n++;
		buf_str(&b, newest(s, str_slice(str_of(text), 1, n - 1)));
		text += n;
	}
	return str_c(s->arena, buf_get(&b));
}

/* --- a form --------------------------------------------------------------- */

static void
field_out(struct hand_form *form, size_t at)
{
	form->n--;
	for (size_t i = 2 * at; i < 2 * form->n; i++)
		form->fields[i] = form->fields[i + 2];
	form->fields[2 * form->n] = NULL;
}

static bool
says_name(struct str with, struct str name)
{
	struct str part;

	while (str_split(&with, '&', &part))
		if (str_equal(str_slice(part, 0, str_find(part, '=')), name))
			return true;
	return false;
}

/* A name that no box of the page has is wrong, and would say nothing; with +
 * before it, it is a button's of another page. */
static const char *
name_of(struct script *s, struct str name, struct str page)
{
	if (str_starts(name, S("+")))
		return str_c(s->arena, str_slice(name, 1, name.n));
	if (!str_empty(page) &&
	    !str_has(page, str_print(s->arena, "name=\"%.*s\"", STR_ARG(name))))
		amiss(s, "the page has no box", name);
	return str_c(s->arena, name);
}

/* What an act says in the place of what the page's form holds. */
static void
fields_put(struct script *s, struct hand_form *form, struct str page)
{
	struct str with =
	        str_of(s->act->with == NULL
	                       ? ""
	                       : script_put_in(s, s->act->with, '$', '\''));
	struct str rest = with, part;

	for (size_t i = form->n; i-- > 0;)
		if (says_name(with, str_of(form->fields[2 * i])))
			field_out(form, i);
	while (str_split(&rest, '&', &part)) {
		size_t at = str_find(part, '=');

		if (at == part.n)
			continue;
		expect_true(form->n + 1 < HAND_FIELDS_MOST);
		form->fields[2 * form->n] =
		        name_of(s, str_slice(part, 0, at), page);
		form->fields[2 * form->n + 1] =
		        str_c(s->arena, str_slice(part, at + 1, part.n));
		form->n++;
		form->fields[2 * form->n] = NULL;
	}
}

static struct str
place_of(const struct pairs *places, struct str place)
{
	for (size_t i = 0; i < places->n; i++)
		if (str_equal(places->v[i].name, str_slice(place, 1, place.n)))
			return places->v[i].value;
	return S("");
}

/* The pattern of the page whose handler shows a route's form again. */
static struct str
form_page(const struct script *s, const struct route *r)
{
	struct str left = S("");
	size_t n;
	const struct route *const *all = router_all(s->h->router, &n);

	for (size_t i = 0; r->form != NULL && i < n; i++)
		if (all[i]->method == GET && all[i]->handler == r->form &&
		    hand_is_of(str_of(all[i]->path), script_is_person(s),
		               false))
			left = str_of(all[i]->path);
	return left;
}

/* The page that a route shows again, with what is in its own address. */
static const char *
page_of(struct script *s, const struct route *r, const struct pairs *places)
{
	struct str left, part;
	struct buf b;

	if (s->act->page != NULL)
		return script_put_in(s, s->act->page, ':', '\'');
	left = form_page(s, r);
	if (str_empty(left))
		amiss(s, "no page is known that has its form", S(""));
	buf_init(&b, s->arena, 0);
	while (str_split(&left, '/', &part)) {
		if (str_empty(part))
			continue;
		buf_char(&b, '/');
		buf_str(&b, part.p[0] == ':' ? place_of(places, part) : part);
	}
	return str_c(s->arena, buf_get(&b));
}

/* Fill in the form of a page that goes to this path. */
static struct hand_form *
form_of(struct script *s, const struct route *r, const struct pairs *places,
        const char *path)
{
	struct hand_form *form = arena_new(s->arena, struct hand_form, 1);
	struct http_reply reply = {.status = 0};
	const char *page;

	if (s->act->page == NULL || strcmp(s->act->page, "-") != 0) {
		page = page_of(s, r, places);
		reply = http_get(s->h, s->act->who, page);
		hand_seen_page(&s->seen, reply.body);
		if (reply.status != 200 ||
		    !hand_form_fill(s->arena, NULL, reply.body, path,
		                    s->act->who, form))
			amiss(s, "the page has no form of the act",
			      str_of(page));
	}
	fields_put(s, form, reply.body);
	return form;
}

/* --- sending ------------------------------------------------------------- */

/* A sound, a plan and an assessment of another service, or a picture. */
static struct http_file
file_of(struct script *s)
{
	static const char plan[] =
	        "{\"crn\":\"X100001\",\"goals\":[{\"title\":\"Sew\","
	        "\"status\":\"ACTIVE\",\"targetDate\":\"2027-01-20\"}],"
	        "\"assessment\":{\"drug_use\":{\"type\":\"RADIO\","
	        "\"value\":\"NO\"}}}";
	const char *field = s->act->file;

	if (strcmp(field, "sound") == 0)
		return (struct http_file){field, "a.wav", sound_wav(s->t, 900)};
	if (strcmp(field, "file") == 0)
		return (struct http_file){field,
		                          "a.json",
		                          {(const uint8_t *)plan,
		                           sizeof(plan) - 1}};
	/* Each its own: the same one twice is noticed. */
	return (struct http_file){field, "a.jpg",
	                          picture_jpeg(s->t, 64, 48,
	                                       (unsigned)s->seen.n)};
}

/* One's own list is in no audit, and neither is what is said without a name:
 * there what is listed counts. */
static bool
is_in_no_audit(const char *path)
{
	return str_has(str_of(path), S("/me/list")) ||
	       str_has(str_of(path), S("/me/feedback"));
}

struct str
script_traces(struct script *s, const char *path)
{
	if (!is_in_no_audit(path))
		return str_print(s->arena, "%lld",
		                 (long long)world_changes(s->h->w));
	return http_get(s->h, "jay", "/api/me/list").body;
}

static struct hand_form *
fields_of(struct script *s)
{
	struct hand_form *form = arena_new(s->arena, struct hand_form, 1);

	fields_put(s, form, S(""));
	return form;
}

struct script_sent
script_fill(struct script *s, const struct route *r, const struct pairs *places,
            const char *path)
{
	const char *with = s->act->with == NULL ? "{}" : s->act->with;
	size_t at = r->method == PATCH ? strcspn(with, " ") : 0;
	struct script_sent sent = {.method = r->method};

	if (r->method == GET)
		return sent;
	if (!str_starts(str_of(path), S("/api/"))) {
		sent.form = form_of(s, r, places, path);
		return sent;
	}
	if (s->act->file != NULL) {
		sent.form = fields_of(s);
		return sent;
	}
	sent.body = script_put_in(s, with + at, '$', '"');
	sent.version = script_put_in(
	        s, str_c(s->arena, str_slice(str_of(with), 0, at)), '$', '"');
	return sent;
}

/* Whether a value is words, and no code, day or number. */
static bool
is_words(const struct script *s, struct str value)
{
	bool small = false, space = false;

	for (size_t i = 0; i < value.n; i++) {
		small |= value.p[i] >= 'a' && value.p[i] <= 'z';
		space |= value.p[i] == ' ';
	}
	return str_is(value, s->act->who) ||
	       (small && (space || (value.p[0] >= 'A' && value.p[0] <= 'Z')));
}

/* JSON with other words in it. */
static const char *
body_reworded(struct script *s, struct str body)
{
	struct str part;
	bool inside = false;
	struct buf b;

	buf_init(&b, s->arena, 0);
	while (str_split(&body, '"', &part)) {
		buf_str(&b, part);
		if (inside && is_words(s, part))
			buf_lit(&b, " - no");
		if (body.n > 0)
			buf_char(&b, '"');
		inside = !inside;
	}
	return str_c(s->arena, buf_get(&b));
}

/* The number at `at`, and one more. */
static size_t
one_more(struct buf *b, const char *at)
{
	size_t n = strspn(at, "0123456789");
	int64_t is = 0;

	if (n > 0 && str_i64(str_slice(str_of(at), 0, n), &is))
		buf_i64(b, is + 1);
	return n;
}

const char *
script_next(struct script *s, const char *with)
{
	static const char version[] = "'version':";
	struct buf b;

	if (with == NULL)
		return NULL;
	buf_init(&b, s->arena, 0);
	if (str_starts(str_of(s->act->to), S("PATCH")))
		with += one_more(&b, with);
	while (*with != '\0') {
		if (str_starts(str_of(with), str_of(version))) {
			buf_str(&b, str_of(version));
			with += strlen(version);
			with += one_more(&b, with);
			continue;
		}
		buf_char(&b, *with++);
	}
	return str_c(s->arena, buf_get(&b));
}

void
script_reword(struct script *s, struct script_sent *sent)
{
	struct hand_form *form = sent->form;

	if (sent->body != NULL)
		sent->body = body_reworded(s, str_of(sent->body));
	for (size_t i = 0; form != NULL && i < form->n; i++)
		if (is_words(s, str_of(form->fields[2 * i + 1])))
			form->fields[2 * i + 1] = str_c(
			        s->arena, str_print(s->arena, "%s - no",
			                            form->fields[2 * i + 1]));
}

struct http_reply
script_send(struct script *s, const struct script_sent *sent, const char *path)
{
	static const struct http_file none = {.field = NULL};
	const char *who = s->act->who;

	s->before = script_traces(s, path);
	if (sent->method == GET)
		return http_get(s->h, who, path);
	if (sent->method == PATCH)
		return http_patch(s->h, who, path, sent->version, sent->body);
	if (sent->form == NULL)
		return http_json_new(s->h, who, path, sent->body);
	if (s->act->file == NULL)
		return http_post(s->h, who, path, sent->form->fields);
	return http_upload(s->h, who, path, sent->form->fields,
	                   (const struct http_file[]){file_of(s), none});
}

/* --- learning ------------------------------------------------------------- */

/* Where a member of JSON stands, or empty. */
static struct str
member(struct str body, const char *name)
{
	struct str key = S("");
	char quoted[32];

	snprintf(quoted, sizeof(quoted), "\"%s\":", name);
	key = str_of(quoted);
	for (size_t at = 0; at < body.n; at++)
		if (str_starts(str_slice(body, at, body.n), key)) {
			body = str_slice(body, at + key.n, body.n);
			if (!str_empty(body) && body.p[0] == '"') {
				body = str_slice(body, 1, body.n);
				return str_slice(body, 0, str_find(body, '"'));
			}
			at = 0;
			while (at < body.n && body.p[at] != ',' &&
			       body.p[at] != '}')
				at++;
			return str_slice(body, 0, at);
		}
	return S("");
}

static void
keep(struct script *s, const char *name, struct str value)
{
	size_t at = 0;

	if (str_empty(value) || value.n >= sizeof(s->kept[0].value))
		return;
	while (at < s->kept_n && strcmp(s->kept[at].name, name) != 0)
		at++;
	expect_true(at < HAND_KEPT_MOST);
	s->kept_n += at == s->kept_n;
	snprintf(s->kept[at].name, sizeof(s->kept[at].name), "%s", name);
	memset(s->kept[at].value, 0, sizeof(s->kept[at].value));
	memcpy(s->kept[at].value, value.p, value.n);
}

/* The greatest of the ids in an answer: what was made last. */
static struct str
newest_id(struct str body)
{
	struct str found = S(""), one;

	for (size_t at = 0; at < body.n; at++) {
		if (!str_starts(str_slice(body, at, body.n), S("\"id\":\"")))
			continue;
		one = str_slice(body, at + 6, 13);
		if (str_compare(one, found) > 0)
			found = one;
	}
	return found;
}

/* What an answer tells for later acts. */
void
script_learn(struct script *s, struct http_reply *reply)
{
	struct str rest = str_of(s->act->keep == NULL ? "" : s->act->keep);
	struct str to = http_header(s->h, reply, "Location"), name;

	to = str_slice(to, 0, str_find(to, '#'));

	if (str_starts(to, S("/"))) {
		hand_seen_put(&s->seen, to);
		hand_seen_page(
		        &s->seen,
		        http_get(s->h, s->act->who, str_c(s->arena, to)).body);
	}
	hand_seen_page(&s->seen, reply->body);
	keep(s, "version", member(reply->body, "version"));
	while (str_split(&rest, ' ', &name)) {
		size_t at = str_find(name, '=');

		if (at < name.n) {
			hand_seen_keep(&s->seen, str_slice(name, 0, at),
			               newest(s,
			                      str_slice(name, at + 2, name.n)));
			continue;
		}
		if (str_starts(name, S(":")))
			hand_seen_keep(&s->seen, name, newest_id(reply->body));
		else if (str_starts(name, S("@")))
			hand_seen_keep(
			        &s->seen,
			        str_print(s->arena, ":%.*s",
			                  STR_ARG(str_slice(name, 1, name.n))),
			        member(reply->body, "id"));
		else if (!str_empty(name))
			keep(s, str_c(s->arena, name),
			     member(reply->body, str_c(s->arena, name)));
	}
}
