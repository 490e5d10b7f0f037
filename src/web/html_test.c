/*
 * html_test.c - nothing a person types becomes markup.
 */
#include "tests/test.h"
#include "web/html.h"

static struct html
html_new(struct test *t)
{
	struct buf *buf = arena_new(t->arena, struct buf, 1);
	struct html h;

	buf_init(buf, t->arena, 0);
	html_init(&h, buf);
	return h;
}

static struct str
made(const struct html *h)
{
	return buf_get(h->buf);
}

TEST("html: text is escaped")
{
	struct html h = html_new(t);

	html_text(&h, S("<script>alert(\"1\" & '2')</script>"));
	expect_str(made(&h), "&lt;script&gt;alert(&quot;1&quot; &amp; "
	                     "&#39;2&#39;)&lt;/script&gt;");
}

TEST("html: what is escaped already is escaped again")
{
	struct html h = html_new(t);

	html_text(&h, S("&amp;&lt;"));
	expect_str(made(&h), "&amp;amp;&amp;lt;");
}

TEST("html: text without special characters is itself")
{
	struct html h = html_new(t);

	html_text(&h, S(""));
	html_text(&h, S("Si\xc3\xb4n, 100% `plain`"));
	expect_str(made(&h), "Si\xc3\xb4n, 100% `plain`");
}

TEST("html: an attribute cannot be left")
{
	struct html h = html_new(t);

	html_attr(&h, "value", S("\" onmouseover='x' <b>"));
	expect_str(made(&h), " value=\"&quot; onmouseover=&#39;x&#39; "
	                     "&lt;b&gt;\"");
}

TEST("html: an empty attribute is left out unless it is asked for")
{
	struct html h = html_new(t);

	html_attr(&h, "class", S(""));
	html_attr_always(&h, "alt", S(""));
	html_attr_i64(&h, "rows", -5);
	html_flag(&h, "checked", true);
	html_flag(&h, "disabled", false);
	expect_str(made(&h), " alt=\"\" rows=\"-5\" checked");
}

static void
attr_named(void *data)
{
	struct html h = html_new(test_now());

	html_attr(&h, data, S("x"));
}

TEST("html: a name that could end the tag is a bug")
{
	static char *const names[] = {"", "a b", "a>", "a=b", "a\"", "a/"};

	expect_log("claim_broken", NULL);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		expect_ends(attr_named, names[i], BOUNDARY_ASSERT);
}

TEST("html: line breaks are kept and nothing else is")
{
	struct html h = html_new(t);

	html_lines(&h, S("one\r\n<two>\n\nthree"));
	expect_str(made(&h), "one<br>&lt;two&gt;<br><br>three");
}

static void
draw(struct html *h, const void *data)
{
	html_raw(h, "<b>");
	html_text(h, *(const struct str *)data);
	html_raw(h, "</b>");
}

TEST("html: a component is drawn once and put where it belongs")
{
	struct html h = html_new(t);
	struct str name = S("<Jay>");
	struct markup m = html_made(t->arena, draw, &name);

	html_raw(&h, "<p>");
	html_markup(&h, m);
	html_markup(&h, (struct markup){S("")});
	html_i64(&h, 3);
	html_raw(&h, "</p>");
	expect_str(made(&h), "<p><b>&lt;Jay&gt;</b>3</p>");
}
