/*
 * The components against the fixtures of govuk-frontend 6.6.0, and ours of
 * @ministryofjustice/frontend against files its own macros made.
 *
 * Every component we have is listed here with all its fixtures, the hidden
 * ones too.  Footer: the crown and the copyright of the Crown are left out of
 * what is wanted, since we may not show them.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "tests/gov/door.h"
#include "tests/gov/html_tree.h"
#include "tests/test.h"

/* X(component, how many fixtures) */
/* clang-format off: it never comes to rest on this list */
#define COMPONENTS(X) \
	X("back-link", 7) \
	X("breadcrumbs", 12) \
	X("button", 38) \
	X("character-count", 34) \
	X("checkboxes", 42) \
	X("date-input", 50) \
	X("details", 10) \
	X("error-message", 9) \
	X("error-summary", 19) \
	X("fieldset", 18) \
	X("file-upload", 22) \
	X("footer", 25) \
	X("generic-header", 7) \
	X("hint", 6) \
	X("input", 45) \
	X("inset-text", 6) \
	X("label", 17) \
	X("language-navigation", 13) \
	X("notification-banner", 21) \
	X("pagination", 15) \
	X("panel", 19) \
	X("password-input", 12) \
	X("phase-banner", 7) \
	X("radios", 43) \
	X("select", 19) \
	X("service-navigation", 33) \
	X("skip-link", 9) \
	X("summary-list", 30) \
	X("table", 21) \
	X("tabs", 14) \
	X("tag", 12) \
	X("task-list", 11) \
	X("textarea", 18) \
	X("warning-text", 8)
/* clang-format on */

/* Components of govuk-frontend that no page of ours uses. */
static const char *const NOT_IN_USE[] = {"accordion",      "cookie-banner",
                                         "exit-this-page", "feedback",
                                         "header",         NULL};

static const char *const NOT_OURS[] = {"govuk-footer__crown",
                                       "govuk-footer__meta-item", NULL};

static const struct {
	const char *component;
	size_t n;
} LISTED[] = {
#define X(component, n) {component, n},
        COMPONENTS(X)
#undef X
};

/* --- files ------------------------------------------------------------- */

/* The project's own folder: where the tests run, or above it. */
static const char *
project_path(struct test *t, const char *path)
{
	static const char *const above[] = {"", "../", "../../", "../../../"};
	for (size_t i = 0; i < sizeof(above) / sizeof(*above); i++) {
		const char *mark = str_print(t->arena,
		                             "%stests/fixtures/govuk/tag.json",
		                             above[i])
		                           .p;
		if (access(mark, R_OK) == 0)
			return str_print(t->arena, "%s%s", above[i], path).p;
	}
	fail_msg("the fixtures are not to be found from here");
	return path;
}

static struct str
file_read(struct test *t, const char *path)
{
	FILE *f = fopen(path, "rb");
	char part[4096];
	struct buf buf;
	size_t n;

	if (f == NULL)
		fail_msg("%s cannot be read", path);
	buf_init(&buf, t->arena, 0);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		buf_put(&buf, part, n);
	fclose(f);
	return buf_get(&buf);
}

static void
json_release(void *data)
{
	json_decref(data);
}

static const json_t *
json_file(struct test *t, const char *path)
{
	struct str s = file_read(t, project_path(t, path));
	json_t *j = json_loadb(s.p, s.n, 0, NULL);
	if (j == NULL)
		fail_msg("%s is not JSON", path);
	arena_defer(t->arena, json_release, j);
	return j;
}

/* --- drawing and comparing --------------------------------------------- */

static struct str
drawn(struct arena *arena, const char *component, const json_t *options)
{
	struct buf buf;
	struct html h;
	buf_init(&buf, arena, 0);
	html_init(&h, &buf);
	if (!door_draw(&h, component, options))
		fail_msg("there is no component %s", component);
	return buf_get(&buf);
}

/* While a difference is wanted, nothing is said of it. */
static bool wanted;

/* Compare and tell; whether they are alike. */
static bool
alike(struct arena *arena, const char *component, const char *name,
      struct str got, struct str want)
{
	struct str a = html_tree(arena, got, NULL);
	struct str b =
	        html_tree(arena, want,
	                  strcmp(component, "footer") == 0 ? NOT_OURS : NULL);
	struct str difference;
	if (str_equal(a, b))
		return true;
	difference = html_tree_difference(arena, a, b);
	if (!wanted)
		print_error("%s: %s:\n%.*s\n", component, name,
		            STR_ARG(difference));
	return false;
}

/* One fixture in scratch memory; whether it is drawn as it should be. */
static bool
fixture_holds(const char *component, const json_t *fixture, const char *extra)
{
	struct arena *arena = arena_create(0);
	struct str want =
	        str_of(json_string_value(json_object_get(fixture, "html")));
	struct str got =
	        drawn(arena, component, json_object_get(fixture, "options"));
	bool same;
	if (extra != NULL)
		got = str_print(arena, "%.*s%s", STR_ARG(got), extra);
	same = alike(arena, component,
	             json_string_value(json_object_get(fixture, "name")), got,
	             want);
	arena_drop(arena);
	return same;
}

static void
component_check(struct test *t, const char *component, size_t n)
{
	const json_t *j =
	        json_file(t, str_print(t->arena, "tests/fixtures/govuk/%s.json",
	                               component)
	                             .p);
	const json_t *all = json_object_get(j, "fixtures");
	size_t good = 0;
	for (size_t i = 0; i < json_array_size(all); i++)
		if (fixture_holds(component, json_array_get(all, i), NULL))
			good++;
	print_message("# %s: %zu of %zu\n", component, good,
	              json_array_size(all));
	expect_equal(good, json_array_size(all));
	expect_equal(json_array_size(all), n);
}

TEST("gov: every component is drawn as its fixtures say, hidden ones too")
{
	size_t n = 0;
	for (size_t i = 0; i < sizeof(LISTED) / sizeof(*LISTED); i++) {
		component_check(t, LISTED[i].component, LISTED[i].n);
		n += LISTED[i].n;
	}
	for (size_t i = 0; NOT_IN_USE[i] != NULL; i++)
		print_message("# %s: not in use, passed over\n", NOT_IN_USE[i]);
	print_message("# %zu fixtures of %zu components\n", n,
	              sizeof(LISTED) / sizeof(*LISTED));
	expect_equal(n, 672);
}

TEST("gov: a component that draws one element too many is found out")
{
	const json_t *j = json_file(t, "tests/fixtures/govuk/tag.json");
	const json_t *first = json_array_get(json_object_get(j, "fixtures"), 0);
	expect_true(fixture_holds("tag", first, NULL));
	wanted = true;
	expect_false(fixture_holds("tag", first, "<i></i>"));
	wanted = false;
}

/* --- golden files ------------------------------------------------------ */

/* tests/golden/moj/NAME.json has options, NAME.html what the macro made. */
static void
golden_check(struct test *t, const char *component, const char *file)
{
	const json_t *all = json_file(
	        t, str_print(t->arena, "tests/golden/moj/%s.json", file).p);
	const char *name;
	json_t *options;
	size_t n = 0;
	json_object_foreach ((json_t *)(uintptr_t)all, name, options) {
		const char *path = project_path(
		        t, str_print(t->arena, "tests/golden/moj/%s-%s.html",
		                     file, name)
		                   .p);
		expect_true(alike(t->arena, component, name,
		                  drawn(t->arena, component, options),
		                  file_read(t, path)));
		n++;
	}
	expect_true(n >= 3);
}

TEST("moj: sub-navigation, timeline and date picker are as the macros make")
{
	golden_check(t, "moj-sub-navigation", "sub-navigation");
	golden_check(t, "moj-timeline", "timeline");
	golden_check(t, "moj-date-picker", "date-picker");
}

/* --- views use nothing that is not tested ------------------------------ */

/* Functions of gov.h that are not one component. */
static const char *const HELPERS[] = {
        "none",          "put",        "class",         "words",
        "attr_c",        "attributes", "attr_state",    "heading_open",
        "heading_close", "link",       "pagination_of", NULL};

static bool
component_listed(struct str fn)
{
	for (size_t i = 0; i < sizeof(LISTED) / sizeof(*LISTED); i++) {
		struct str c = str_of(LISTED[i].component);
		size_t k = 0;
		while (k < c.n && k < fn.n &&
		       (c.p[k] == fn.p[k] || (c.p[k] == '-' && fn.p[k] == '_')))
			k++;
		/* gov_table, gov_table_begin, but not gov_tableau */
		if (k == c.n && (k == fn.n || fn.p[k] == '_'))
			return true;
	}
	return str_word(fn, HELPERS) >= 0;
}

static size_t
word_length(struct str s)
{
	size_t n = 0;
	while (n < s.n && ((s.p[n] >= 'a' && s.p[n] <= 'z') || s.p[n] == '_'))
		n++;
	return n;
}

/* How many calls of gov_*() in a source are of nothing that is listed. */
static size_t
unlisted_calls(struct str source, const char *path)
{
	size_t found = 0;
	for (size_t i = 0; i + 5 < source.n; i++) {
		struct str rest = str_slice(source, i, source.n);
		struct str fn;
		if (!str_starts(rest, S("gov_")) ||
		    (i > 0 && word_length(str_slice(source, i - 1, 1)) > 0))
			continue;
		fn = str_slice(rest, 4, word_length(str_slice(rest, 4, 64)));
		if (4 + fn.n >= rest.n || rest.p[4 + fn.n] != '(' ||
		    component_listed(fn))
			continue;
		if (!wanted)
			print_error("%s: gov_%.*s has no fixtures\n", path,
			            STR_ARG(fn));
		found++;
	}
	return found;
}

static size_t
folder_check(struct test *t, const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	size_t found = 0;
	while (dir != NULL && (entry = readdir(dir)) != NULL) {
		const char *below =
		        str_print(t->arena, "%s/%s", path, entry->d_name).p;
		if (entry->d_name[0] == '.')
			continue;
		if (entry->d_type == DT_DIR)
			found += folder_check(t, below);
		else if (str_ends(str_of(below), S("_views.c")))
			found += unlisted_calls(file_read(t, below), below);
	}
	if (dir != NULL)
		closedir(dir);
	return found;
}

TEST("gov: a view calls no component that is not held to fixtures")
{
	expect_equal(folder_check(t, project_path(t, "src")), 0);
}

TEST("gov: a call of a component without fixtures is found")
{
	wanted = true;
	expect_equal(
	        unlisted_calls(S("gov_accordion(h, &(struct x){0});"), "x"), 1);
	wanted = false;
	expect_equal(unlisted_calls(S("gov_table_begin(h, t); gov_tag(h);"),
	                            "x"),
	             0);
}

/* --- the comparison itself --------------------------------------------- */

static bool
same(struct test *t, const char *a, const char *b)
{
	return str_equal(html_tree(t->arena, str_of(a), NULL),
	                 html_tree(t->arena, str_of(b), NULL));
}

TEST("html tree: order of attributes and white space do not matter")
{
	expect_true(same(t, "<p class=\" a  b \" id='x'>one\n two </p>",
	                 "<p id=\"x\"  class=\"a b\">one two</p>"));
	expect_true(same(t, "<p>a &amp; &#39;b&#39;</p>", "<p>a & 'b'</p>"));
	expect_true(same(t, "<svg><path d=\"m0\"/></svg>",
	                 "<svg><path d=\"m0\"></path></svg>"));
}

TEST("html tree: a class, an attribute, a word or an element matters")
{
	expect_false(same(t, "<p class=\"a\"></p>", "<p class=\"b\"></p>"));
	expect_false(same(t, "<p></p>", "<p hidden></p>"));
	expect_false(same(t, "<p>a b</p>", "<p>ab</p>"));
	expect_false(same(t, "<p><b></b></p>", "<p></p><b></b>"));
	expect_false(html_tree_whole(t->arena, S("<p><b></p></b>")));
	expect_false(html_tree_whole(t->arena, S("<p>")));
}
