#include <string.h>

#include "tests/gov/html_tree.h"
#include "tests/test.h"
#include "web/gov/form.h"

/* A form that was sent to /goals with what `body` says. */
struct sent {
	struct buf buf;
	struct html h;
	struct request req;
	struct problems problems;
	struct form form;
};

static struct sent *
sent(struct test *t, const char *body)
{
	struct sent *s = arena_new(t->arena, struct sent, 1);
	buf_init(&s->buf, t->arena, 0);
	html_init(&s->h, &s->buf);
	s->req = (struct request){
	        .arena = t->arena, .method = POST, .path = S("/goals")};
	expect_true(request_parse_form(t->arena, str_of(body), &s->req.form));
	problems_init(&s->problems, t->arena);
	s->form = (struct form){.req = &s->req,
	                        .problems = &s->problems,
	                        .action = S("/goals")};
	return s;
}

static struct str
made(struct sent *s)
{
	expect_true(html_tree_whole(s->buf.arena, buf_get(&s->buf)));
	return buf_get(&s->buf);
}

/* --- the form itself --------------------------------------------------- */

TEST("form: it carries token, key and version as hidden fields")
{
	struct sent *s = sent(t, "");
	s->form.token = S("tok\"en");
	s->form.key = S("k1");
	s->form.version = 7;
	form_begin(&s->h, &s->form, S("/goals?x=1&y=2"));
	form_end(&s->h, &s->form, S("Save goal"));
	expect_has(made(s), "<form method=\"post\" "
	                    "action=\"/goals?x=1&amp;y=2\" novalidate "
	                    "data-draft>");
	expect_has(made(s), "<input type=\"hidden\" name=\"csrf\" "
	                    "value=\"tok&quot;en\">");
	expect_has(made(s), "name=\"key\" value=\"k1\"");
	expect_has(made(s), "name=\"version\" value=\"7\"");
	expect_has(made(s), "data-prevent-double-click=\"true\"");
	expect_has(made(s), ">Save goal</button></form>");
}

/* A form on a page that is looked at, with one draft of an action. */
static struct sent *
drafted(struct test *t, const char *action, const char *query)
{
	struct sent *s = sent(t, "");
	struct request_draft *draft =
	        arena_new(t->arena, struct request_draft, 1);

	draft->action = str_of(action);
	draft->when = S("3 May");
	expect_true(request_parse_form(t->arena,
	                               S("title=Walk+far&version=4&on=b&on=c"),
	                               &draft->fields));
	s->req.method = GET;
	s->req.path = S("/goals/new");
	expect_true(request_parse_form(t->arena, str_of(query), &s->req.query));
	s->req.drafts = draft;
	s->req.drafts_n = 1;
	s->form.token = S("token");
	s->form.version = 7;
	return s;
}

TEST("form: what was typed and not saved is offered again, and is in the form "
     "when that is asked for, with the version it was typed over")
{
	struct sent *s = drafted(t, "/goals", "");

	form_begin(&s->h, &s->form, S("/goals?x=1"));
	form_end(&s->h, &s->form, S("Save"));
	expect_str(form_value(&s->form, "title", S("Stored")), "Stored");
	expect_has(made(s), "You typed here on 3 May and did not save it.");
	expect_has(made(s), "name=\"version\" value=\"7\"");
	expect_has(made(s), "name=\"return\" value=\"/goals/new\"");

	s = drafted(t, "/goals", "draft=1");
	form_begin(&s->h, &s->form, S("/goals?x=1"));
	form_end(&s->h, &s->form, S("Save"));
	expect_str(form_value(&s->form, "title", S("Stored")), "Walk far");
	expect_true(request_field_has(s->form.req, "on", S("c")));
	expect_has(made(s), "It is not saved yet.");
	expect_has(made(s), "name=\"version\" value=\"4\"");
}

TEST("form: a draft of another form, or in one that keeps none, is not "
     "offered; beside a file it is put back without the file")
{
	struct sent *s = drafted(t, "/steps", "draft=1");

	form_begin(&s->h, &s->form, S("/goals"));
	form_end(&s->h, &s->form, S("Save"));
	expect_lacks(made(s), "dir-drafted");
	expect_str(form_value(&s->form, "title", S("Stored")), "Stored");
	s = drafted(t, "/goals", "draft=1");
	s->form.no_draft = true;
	form_begin(&s->h, &s->form, S("/goals"));
	form_end(&s->h, &s->form, S("Save"));
	expect_lacks(made(s), "draft");
	s = drafted(t, "/goals", "draft=1");
	s->form.upload = true;
	form_begin(&s->h, &s->form, S("/goals"));
	form_end(&s->h, &s->form, S("Save"));
	expect_has(made(s), "Choose them again.");
	expect_lacks(made(s), "data-draft");
}

TEST("form: without token, key and version it has no hidden fields")
{
	struct sent *s = sent(t, "");
	form_begin(&s->h, &s->form, S("/goals"));
	form_end(&s->h, &s->form, S(""));
	expect_lacks(made(s), "hidden");
	expect_lacks(made(s), "<button");
}

TEST("form: one for files says so, one for a search carries no secret")
{
	struct sent *s = sent(t, "");
	s->form.token = S("secret");
	form_begin_get(&s->h, &s->form, S("/people"));
	form_end(&s->h, &s->form, S(""));
	expect_lacks(made(s), "secret");
	s->form.upload = true;
	form_begin(&s->h, &s->form, S("/goals"));
	form_end(&s->h, &s->form, S(""));
	expect_has(made(s), "enctype=\"multipart/form-data\"");
}

/* --- what was typed ---------------------------------------------------- */

TEST("form: what was typed is shown again, as it was typed")
{
	struct sent *s = sent(t, "title=My+%22own%22+goal&what=a%0Ab");
	form_input(&s->h, &s->form,
	           &(struct gov_input){.name = "title",
	                               .label = S("Title"),
	                               .value = S("stored")});
	form_textarea(&s->h, &s->form,
	              &(struct gov_textarea){.name = "what",
	                                     .label = S("What"),
	                                     .value = S("stored")});
	expect_has(made(s), "value=\"My &quot;own&quot; goal\"");
	expect_has(made(s), ">a\nb</textarea>");
	expect_lacks(made(s), "stored");
}

TEST("form: an emptied field stays empty")
{
	struct sent *s = sent(t, "title=");
	form_input(&s->h, &s->form,
	           &(struct gov_input){.name = "title",
	                               .label = S("Title"),
	                               .value = S("stored")});
	expect_lacks(made(s), "stored");
}

TEST("form: before it was sent, the stored value is shown")
{
	struct sent *s = sent(t, "title=typed");
	s->req.method = GET;
	form_input(&s->h, &s->form,
	           &(struct gov_input){.name = "title",
	                               .label = S("Title"),
	                               .value = S("stored")});
	s->form.req = NULL;
	form_input(&s->h, &s->form,
	           &(struct gov_input){.name = "title",
	                               .label = S("Title"),
	                               .value = S("stored")});
	expect_lacks(made(s), "typed");
	expect_has(made(s), "value=\"stored\"");
}

TEST("form: what was typed into another form of the page is not taken")
{
	struct sent *s = sent(t, "title=typed");
	form_begin(&s->h, &s->form, S("/steps"));
	expect_false(form_sent(&s->form));
	expect_str(form_value(&s->form, "title", S("stored")), "stored");
	form_begin(&s->h, &s->form, S("/goals?tab=1"));
	expect_true(form_sent(&s->form));
}

TEST("form: hostile text is text, in values, words and problems")
{
	const char *const hostile = "%3Cscript%3Ealert(1)%3C/script%3E"
	                            "%22+onfocus%3D%27x%27";
	struct sent *s = sent(t, str_print(t->arena, "a=%s&b=%s&c=%s", hostile,
	                                   hostile, hostile)
	                                 .p);
	problems_add(&s->problems, "a", "{what} is wrong",
	             {"what", S("<b>\"'&")});
	form_error_summary(&s->h, &s->form);
	form_input(&s->h, &s->form,
	           &(struct gov_input){.name = "a",
	                               .label = S("<i>label</i>")});
	form_textarea(&s->h, &s->form,
	              &(struct gov_textarea){.name = "b",
	                                     .hint = S("</div><script>")});
	form_character_count(&s->h, &s->form,
	                     &(struct gov_character_count){.name = "c",
	                                                   .label = S("C"),
	                                                   .max_length = 10});
	expect_lacks(made(s), "<script");
	expect_lacks(made(s), "<i>");
	expect_lacks(made(s), "<b>");
	expect_lacks(made(s), " onfocus='");
	expect_lacks(made(s), "\" onfocus");
	expect_has(made(s), "&lt;b&gt;&quot;&#39;&amp; is wrong");
}

TEST("form: a line break at the start of a long text is not lost")
{
	struct sent *s = sent(t, "");
	form_textarea(&s->h, &s->form,
	              &(struct gov_textarea){.name = "b",
	                                     .value = S("\nsecond line")});
	expect_has(made(s), ">\n\nsecond line</textarea>");
}

TEST("form: the value of a password is never sent back")
{
	struct sent *s = sent(t, "password=hunter2");
	form_password(&s->h, &s->form,
	              &(struct gov_password_input){.name = "password",
	                                           .label = S("Password"),
	                                           .value = S("hunter2")});
	expect_lacks(made(s), "hunter2");
	expect_has(made(s), "type=\"password\"");
}

TEST("form: a hidden field has its stored value, not what was sent")
{
	struct sent *s = sent(t, "step=9");
	form_hidden_i64(&s->h, "step", 4);
	expect_has(made(s), "name=\"step\" value=\"4\"");
}

/* --- choices ----------------------------------------------------------- */

static const struct gov_choice COLOURS[] = {
        {.value = {"red", 3}, .text = {"Red", 3}},
        {.value = {"blue", 4}, .text = {"Blue", 4}},
        {.value = {"green", 5}, .text = {"Green", 5}}};

TEST("form: the radio that was chosen is chosen again")
{
	struct sent *s = sent(t, "colour=blue");
	form_radios(&s->h, &s->form,
	            &(struct gov_radios){.name = "colour",
	                                 .label = S("Colour"),
	                                 .items = {COLOURS, 3},
	                                 .value = S("red")});
	expect_has(made(s), "value=\"blue\" checked");
	expect_lacks(made(s), "value=\"red\" checked");
	expect_has(made(s), "<legend");
}

TEST("form: a value that is none of the choices chooses none")
{
	struct sent *s = sent(t, "colour=%22%3Ex");
	form_radios(&s->h, &s->form,
	            &(struct gov_radios){.name = "colour",
	                                 .label = S("Colour"),
	                                 .items = {COLOURS, 3},
	                                 .value = S("red")});
	expect_lacks(made(s), "checked");
}

TEST("form: every box that was ticked is ticked again")
{
	struct sent *s = sent(t, "colour=red&colour=green");
	const struct str stored[] = {S("blue")};
	form_checkboxes(&s->h, &s->form,
	                &(struct gov_checkboxes){.name = "colour",
	                                         .label = S("Colours"),
	                                         .items = {COLOURS, 3},
	                                         .values = {stored, 1}});
	expect_has(made(s), "value=\"red\" checked");
	expect_has(made(s), "value=\"green\" checked");
	expect_lacks(made(s), "value=\"blue\" checked");
}

TEST("form: a box that was unticked stays unticked when shown again")
{
	struct sent *s = sent(t, "other=1");
	const struct str stored[] = {S("blue")};
	form_checkboxes(&s->h, &s->form,
	                &(struct gov_checkboxes){.name = "colour",
	                                         .label = S("Colours"),
	                                         .items = {COLOURS, 3},
	                                         .values = {stored, 1}});
	expect_lacks(made(s), "checked");
	s->req.method = GET;
	form_checkboxes(&s->h, &s->form,
	                &(struct gov_checkboxes){.name = "colour",
	                                         .label = S("Colours"),
	                                         .items = {COLOURS, 3},
	                                         .values = {stored, 1}});
	expect_has(made(s), "value=\"blue\" checked");
}

TEST("form: an option that was selected is selected again")
{
	static const struct gov_option options[] = {
	        {.value = {"", 0}, .text = {"Choose", 6}},
	        {.value = {"a", 1}, .text = {"A", 1}},
	        {.value = {"b", 1}, .text = {"B", 1}}};
	struct sent *s = sent(t, "team=b");
	form_select(&s->h, &s->form,
	            &(struct gov_select){.name = "team",
	                                 .label = S("Team"),
	                                 .items = {options, 3},
	                                 .value = S("a")});
	expect_has(made(s), "<option value=\"b\" selected>B</option>");
	expect_has(made(s), "<option value=\"\">Choose</option>");
	expect_lacks(made(s), "<option value=\"a\" selected");
}

/* --- problems ---------------------------------------------------------- */

TEST("form: the words beside a field and in the summary are the same")
{
	struct sent *s = sent(t, "");
	problems_add(&s->problems, "title", "Enter {field}",
	             {"field", S("the goal's title")});
	form_error_summary(&s->h, &s->form);
	form_input(&s->h, &s->form,
	           &(struct gov_input){.name = "title", .label = S("Title")});
	expect_has(made(s), "<li><a href=\"#title\">"
	                    "Enter the goal&#39;s title</a></li>");
	expect_has(made(s), "Error:</span> Enter the goal&#39;s title</p>");
	expect_has(made(s), "aria-describedby=\"title-error\"");
	expect_has(made(s), "id=\"title\"");
	expect_has(made(s), "There is a problem");
}

TEST("form: only the first problem of a field is in the summary")
{
	struct sent *s = sent(t, "");
	problems_add(&s->problems, "title", "Enter a title");
	problems_add(&s->problems, "title", "Title is too short");
	problems_add(&s->problems, "", "Nothing was saved");
	form_error_summary(&s->h, &s->form);
	expect_has(made(s), "Enter a title");
	expect_lacks(made(s), "too short");
	expect_has(made(s), "<li>Nothing was saved</li>");
}

TEST("form: a form with nothing wrong has no summary")
{
	struct sent *s = sent(t, "");
	form_error_summary(&s->h, &s->form);
	s->form.problems = NULL;
	form_error_summary(&s->h, &s->form);
	form_input(&s->h, &s->form, &(struct gov_input){.name = "title"});
	expect_lacks(made(s), "error");
}

TEST("form: a summary links to the first radio and the first box")
{
	struct sent *s = sent(t, "");
	problems_add(&s->problems, "colour", "Choose a colour");
	form_error_summary(&s->h, &s->form);
	form_radios(&s->h, &s->form,
	            &(struct gov_radios){.name = "colour",
	                                 .label = S("Colour"),
	                                 .items = {COLOURS, 3}});
	expect_has(made(s), "href=\"#colour\"");
	expect_has(made(s), "id=\"colour\" name=\"colour\" type=\"radio\" "
	                    "value=\"red\"");
	expect_has(made(s), "id=\"colour-2\"");
}

/* --- date -------------------------------------------------------------- */

static struct date
day(int year, int month, int d)
{
	struct date date;
	expect_true(date_make(year, month, d, &date));
	return date;
}

TEST("form: a date is in three boxes, stored or as it was typed")
{
	struct sent *s = sent(t, "when-day=31&when-month=feb&when-year=20xx");
	const struct gov_date_input date = {.name = "when",
	                                    .label = S("When?")};
	form_date(&s->h, &s->form, &date, day(2026, 11, 24));
	expect_has(made(s), "name=\"when-day\" type=\"text\" value=\"31\"");
	expect_has(made(s), "name=\"when-month\" type=\"text\" value=\"feb\"");
	expect_has(made(s), "name=\"when-year\" type=\"text\" value=\"20xx\"");
	s->req.method = GET;
	form_date(&s->h, &s->form, &date, day(2026, 11, 24));
	expect_has(made(s), "value=\"24\"");
	expect_has(made(s), "value=\"11\"");
	expect_has(made(s), "value=\"2026\"");
}

TEST("form: a date that is not there shows empty boxes")
{
	struct sent *s = sent(t, "");
	s->req.method = GET;
	form_date(&s->h, &s->form,
	          &(struct gov_date_input){.name = "when", .label = S("When")},
	          DATE_NONE);
	expect_lacks(made(s), "value=");
}

/* How often a part is in a text. */
static size_t
times(struct str s, const char *part)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (str_starts(str_slice(s, i, s.n), str_of(part)))
			n++;
	return n;
}

TEST("form: a problem of a date marks all boxes and links to the first")
{
	struct sent *s = sent(t, "");
	problems_add(&s->problems, "when", "Enter a date");
	form_error_summary(&s->h, &s->form);
	form_date(&s->h, &s->form,
	          &(struct gov_date_input){.name = "when", .label = S("When")},
	          DATE_NONE);
	expect_equal(times(made(s), "govuk-input--error"), 3);
	expect_equal(times(made(s), "id=\"when\""), 1);
	expect_has(made(s), "id=\"when\" name=\"when-day\"");
	expect_equal(times(made(s), "Enter a date"), 2);
}

TEST("form: a problem of one box of a date marks that box alone")
{
	struct sent *s = sent(t, "");
	problems_add(&s->problems, "when-year", "Year must have four figures");
	form_error_summary(&s->h, &s->form);
	form_date(&s->h, &s->form,
	          &(struct gov_date_input){.name = "when", .label = S("When")},
	          DATE_NONE);
	expect_equal(times(made(s), "govuk-input--error"), 1);
	expect_has(made(s), "href=\"#when-year\"");
	expect_has(made(s), "id=\"when-year\" name=\"when-year\"");
	expect_equal(times(made(s), "Year must have four figures"), 2);
}

TEST("form: a problem of the day of a date links to the day")
{
	struct sent *s = sent(t, "");
	problems_add(&s->problems, "when-day", "Enter a day");
	form_error_summary(&s->h, &s->form);
	form_date(&s->h, &s->form,
	          &(struct gov_date_input){.name = "when", .label = S("When")},
	          DATE_NONE);
	expect_has(made(s), "id=\"when-day\" name=\"when-day\"");
	expect_equal(times(made(s), "id=\"when-day\""), 1);
}

static int
date_of(struct test *t, const char *body, struct date *out)
{
	return form_date_read(&sent(t, body)->req, "when", out);
}

TEST("form: a date is read from three boxes, months as numbers or words")
{
	struct date date = DATE_NONE;
	expect_equal(date_of(t, "when-day=24&when-month=11&when-year=2026",
	                     &date),
	             1);
	expect_equal(date.days, day(2026, 11, 24).days);
	expect_equal(date_of(t, "when-day=1&when-month=Mar&when-year=2027",
	                     &date),
	             1);
	expect_equal(date.days, day(2027, 3, 1).days);
	expect_equal(date_of(t, "when-day=1&when-month=Tachwedd&when-year=2027",
	                     &date),
	             1);
	expect_equal(date.days, day(2027, 11, 1).days);
}

TEST("form: a day that is none, and boxes half filled, are no date")
{
	static const char *const wrong[] = {
	        "when-day=30&when-month=2&when-year=2026",
	        "when-day=0&when-month=2&when-year=2026",
	        "when-day=1&when-month=13&when-year=2026",
	        "when-day=1&when-month=2&when-year=26",
	        "when-day=1&when-month=2&when-year=",
	        "when-day=&when-month=2&when-year=2026",
	        "when-day=1&when-month=m&when-year=2026",
	        "when-day=1&when-month=marchx&when-year=2026",
	        "when-day=99999999999999999999&when-month=1&when-year=2026",
	        "when-day=1e1&when-month=1&when-year=2026"};
	struct date date = DATE_NONE;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		expect_equal(date_of(t, wrong[i], &date), -1);
	expect_false(date_is(date));
}

TEST("form: three empty boxes are an empty date, not a wrong one")
{
	struct date date = DATE_NONE;
	expect_equal(date_of(t, "when-day=&when-month=+&when-year=", &date), 0);
	expect_equal(date_of(t, "", &date), 0);
	expect_false(date_is(date));
}

TEST("form: a date picker keeps what was typed")
{
	struct sent *s = sent(t, "when=31/2/2026");
	problems_add(&s->problems, "when", "Enter a real date");
	form_date_picker(&s->h, &s->form,
	                 &(struct moj_date_picker){.name = "when",
	                                           .label = S("When"),
	                                           .value = S("1/1/2026")});
	expect_has(made(s), "value=\"31/2/2026\"");
	expect_has(made(s), "Enter a real date");
}

TEST("form: the upload field shows its problem and no value")
{
	struct sent *s = sent(t, "letter=x.pdf");
	problems_add(&s->problems, "letter", "Choose a file");
	form_file(&s->h, &s->form,
	          &(struct gov_file_upload){.name = "letter",
	                                    .label = S("Letter")});
	expect_has(made(s), "Choose a file");
	expect_lacks(made(s), "x.pdf");
}

/* --- short forms of the components ------------------------------------- */

TEST("gov: the short form of a label is a heading when it is asked to be")
{
	struct sent *s = sent(t, "");
	gov_input(&s->h, &(struct gov_input){.name = "a",
	                                     .label = S("Name"),
	                                     .label_size = "l",
	                                     .heading = true,
	                                     .hint = S("As you like")});
	expect_has(made(s), "<h1 class=\"govuk-label-wrapper\"><label "
	                    "class=\"govuk-label govuk-label--l\" for=\"a\">"
	                    "Name</label></h1>");
	expect_has(made(s), "id=\"a-hint\"");
}

TEST("gov: pages by number show the first, the last and the neighbours")
{
	struct sent *s = sent(t, "");
	gov_pagination_of(&s->h, S("/people?page="), 5, 9);
	expect_has(made(s), "href=\"/people?page=1\"");
	expect_has(made(s), "href=\"/people?page=4\"");
	expect_has(made(s), "aria-label=\"Page 5\" aria-current=\"page\"");
	expect_has(made(s), "href=\"/people?page=9\"");
	expect_lacks(made(s), "page=3\"");
	expect_equal(times(made(s), "&ctdot;"), 2);
}

TEST("gov: one page needs no links to pages")
{
	struct sent *s = sent(t, "");
	gov_pagination_of(&s->h, S("/people?page="), 1, 1);
	gov_pagination_of(&s->h, S("/people?page="), 1, 0);
	expect_str(made(s), "");
}

TEST("gov: the footer shows no crown and no copyright of the Crown")
{
	struct sent *s = sent(t, "");
	gov_footer(&s->h, &(struct gov_footer){
	                          .meta = GOV_LINKS({.text = S("Help"),
	                                             .href = S("/help")})});
	expect_has(made(s), ">Help</a>");
	expect_lacks(made(s), "rown");
	expect_lacks(made(s), "copyright");
	expect_lacks(made(s), "<svg");
}
