/*
 * eval_report_views.c - a report: its head, the finding, and the order of its
 * sections.
 */
#include <math.h>
#include <sodium.h>
#include <string.h>

#include "insight/evaluation/eval_draw.h"
#include "insight/evaluation/eval_report_local.h"
#include "web/static.h"

#define STYLE "report.css"

/* --- tables and figures -------------------------------------------------- */

static const struct gov_table lines = {.first_cell_is_header = true};

static void
cells_fill(const struct str *from, size_t n, struct gov_cell *cells)
{
	for (size_t i = 0; i < n; i++)
		cells[i] = (struct gov_cell){
		        .text = from[i], .format = i > 0 ? "numeric" : NULL};
}

void
eval_table_open(struct html *h, struct str caption, const struct str *head,
                size_t n)
{
	struct gov_cell cells[EVAL_COLUMNS];
	struct gov_table table = lines;

	n = n < EVAL_COLUMNS ? n : EVAL_COLUMNS;
	cells_fill(head, n, cells);
	table.caption = caption;
	table.caption_classes = "govuk-table__caption--s";
	table.head = (struct gov_cells){.v = cells, .n = n};
	gov_table_scroll_begin(h, &table);
}

void
eval_table_line(struct html *h, const struct str *from, size_t n)
{
	struct gov_cell cells[EVAL_COLUMNS];

	n = n < EVAL_COLUMNS ? n : EVAL_COLUMNS;
	cells_fill(from, n, cells);
	gov_table_row(h, &lines, cells, n);
}

void
eval_table_shut(struct html *h)
{
	gov_table_scroll_end(h);
}

void
eval_figure_open(struct html *h, int level, struct str title, struct str says)
{
	html_raw(h, "<figure class=\"dir-figure dir-figure--aside\">"
	            "<figcaption>");
	gov_heading_open(h, level, 3);
	html_raw(h, " class=\"govuk-heading-s\">");
	html_text(h, title);
	gov_heading_close(h, level, 3);
	if (!str_empty(says)) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, says);
		html_raw(h, "</p>");
	}
	html_raw(h, "</figcaption><div class=\"dir-figure__chart\">");
}

void
eval_numbers_open(struct html *h, const struct eval_paper *paper,
                  struct str title)
{
	gov_details_begin(
	        h, &(struct gov_details){.summary = TV(h->arena,
	                                               "See these numbers as a "
	                                               "table: {what}",
	                                               {"what", title}),
	                                 .open = paper->printed});
}

void
eval_numbers_shut(struct html *h)
{
	gov_details_end(h);
}

void
eval_figure_shut(struct html *h, struct str how)
{
	html_raw(h, "</div><div class=\"dir-read\">"
	            "<p class=\"govuk-body govuk-!-font-weight-bold\">");
	html_text(h, T("How to read this"));
	html_raw(h, "</p><p class=\"govuk-body\">");
	html_text(h, how);
	html_raw(h, "</p></div></figure>");
}

/* --- the style ----------------------------------------------------------- */

static const struct static_file *
file_of(const char *name)
{
	for (const struct static_file *f = static_files; f->name != NULL; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

/* A file as an address that holds it. */
static void
data_put(struct html *h, const struct static_file *f)
{
	size_t room = sodium_base64_encoded_len(f->content.n,
	                                        sodium_base64_VARIANT_ORIGINAL);
	char *made = arena_new(h->arena, char, room);

	sodium_bin2base64(made, room, f->content.p, f->content.n,
	                  sodium_base64_VARIANT_ORIGINAL);
	buf_print(h->buf, "data:%s;base64,%s", f->type, made);
}

/* The style sheet, ours and compiled in, with its fonts inside. */
static void
style_put(struct html *h)
{
	const struct static_file *f = file_of(STYLE);
	struct str css = {(const char *)f->content.p, f->content.n};
	static const char open[] = "url(\"fonts/";

	html_raw(h, "<style>");
	while (css.n > 0) {
		const char *at = memmem(css.p, css.n, open, strlen(open));
		const char *end;
		size_t n = at != NULL ? (size_t)(at - css.p) : css.n;
		char *name;

		buf_put(h->buf, css.p, n);
		if (at == NULL)
			break;
		end = memchr(at + strlen(open), '"', css.n - n - strlen(open));
		claim(end != NULL);
		at += strlen("url(\"");
		name = str_c(h->arena, (struct str){at, (size_t)(end - at)});
		html_raw(h, "url(\"");
		claim(file_of(name) != NULL);
		data_put(h, file_of(name));
		css = str_slice(css, (size_t)(end - css.p), css.n);
	}
	html_raw(h, "</style>");
}

static void
head_put(struct html *h, const struct eval_paper *paper)
{
	html_raw(h, "<!DOCTYPE html>\n<html class=\"govuk-template rep\"");
	html_attr(h, "lang", text_lang() == LANG_CY ? S("cy") : S("en"));
	html_raw(h, "><head><meta charset=\"utf-8\"><title>");
	html_text(h, result_word(paper->plan, "title"));
	html_raw(h, " – ");
	html_text(h, T("Evaluation report"));
	html_raw(h, "</title><meta name=\"viewport\" content=\""
	            "width=device-width, initial-scale=1\">");
	if (paper->printed) {
		html_raw(h, "<link rel=\"stylesheet\"");
		html_attr(h, "href", static_url(h->arena, STYLE));
		html_raw(h, ">");
	} else {
		style_put(h);
	}
	html_raw(h, "</head>");
}

/* --- the finding --------------------------------------------------------- */

static void
said_list(struct html *h, const struct eval_said *said, const char *class)
{
	html_raw(h, "<ul");
	gov_attr_c(h, "class", class);
	html_raw(h, ">");
	for (size_t i = 0; i < said->n; i++) {
		html_raw(h, "<li>");
		html_text(h, said->v[i]);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
marks_put(struct html *h, const struct eval_paper *paper)
{
	struct eval_said said;

	eval_say_marks(paper, &said);
	if (said.n == 0)
		return;
	html_raw(h, "<div class=\"rep-marks\"><div "
	            "class=\"govuk-width-container\">");
	said_list(h, &said, NULL);
	html_raw(h, "</div></div>");
}

static void
people_put(struct html *h, const struct eval_paper *paper)
{
	double treated = result_num(paper->primary, "risk_treated");
	double control = result_num(paper->primary, "risk_control");
	struct draw_people people = {
	        .label = {T("Programme"), T("Comparison")}};
	struct str a, b, title;

	if (eval_is_ratio(paper) || isnan(treated) || isnan(control))
		return;
	people.of_hundred[0] = (int)lround(100 * treated);
	people.of_hundred[1] = (int)lround(100 * control);
	a = str_print(h->arena, "%d", people.of_hundred[0]);
	b = str_print(h->arena, "%d", people.of_hundred[1]);
	people.label[0] = TV(h->arena, "Programme: {n} of 100", {"n", a});
	people.label[1] = TV(h->arena, "Comparison: {n} of 100", {"n", b});
	people.tells = TV(h->arena,
	                  "Two squares of 100 people: {what}. Programme: {a}. "
	                  "Comparison: {b}.",
	                  {"what", paper->what}, {"a", a}, {"b", b});
	title = str_empty(paper->who)
	                ? TV(h->arena, "Of every 100 people: {what}",
	                     {"what", paper->what})
	                : TV(h->arena, "People of every 100 who {who}",
	                     {"who", paper->who});
	eval_figure_open(h, 3, title, S(""));
	draw_people(h, &people);
	eval_numbers_open(h, paper, title);
	eval_table_open(h, title,
	                (struct str[]){T("Group"), T("It was so"), T("People"),
	                               T("Of every 100")},
	                4);
	eval_table_line(
	        h,
	        (struct str[]){
	                T("Programme"),
	                eval_say_count(paper, result_num(paper->primary,
	                                                 "events_treated")),
	                eval_say_count(paper,
	                               result_num(paper->primary, "n_treated")),
	                a},
	        4);
	eval_table_line(
	        h,
	        (struct str[]){
	                T("Comparison"),
	                eval_say_count(paper, result_num(paper->primary,
	                                                 "events_control")),
	                eval_say_count(paper,
	                               result_num(paper->primary, "n_control")),
	                b},
	        4);
	eval_table_shut(h);
	eval_numbers_shut(h);
	eval_figure_shut(
	        h, TV(h->arena,
	              "Each mark is one of every 100 people. A filled square "
	              "is somebody of whom this is so ({what}); a ring is "
	              "somebody of whom it is not.",
	              {"what", paper->what}));
}

static void
can_put(struct html *h, const struct eval_paper *paper)
{
	struct eval_said said;

	html_raw(h, "<div class=\"rep-two\"><div class=\"rep-can\">"
	            "<h3 class=\"govuk-heading-s\">");
	html_text(h, T("You can say"));
	html_raw(h, "</h3>");
	eval_say_can(paper, &said);
	said_list(h, &said, "govuk-list govuk-list--bullet");
	html_raw(h, "</div><div class=\"rep-cannot\">"
	            "<h3 class=\"govuk-heading-s\">");
	html_text(h, T("You cannot say"));
	html_raw(h, "</h3>");
	eval_say_cannot(paper, &said);
	said_list(h, &said, "govuk-list govuk-list--bullet");
	html_raw(h, "</div></div>");
}

static void
reasons_put(struct html *h, const struct eval_paper *paper)
{
	struct eval_said why;
	const json_t *one;
	size_t i;

	if (eval_say_why(paper, &why)) {
		if (why.n > 0)
			said_list(h, &why, "govuk-list govuk-list--bullet");
		return;
	}
	if (result_list(paper->verdict, "reasons") == NULL)
		return;
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\" lang=\"en\">");
	json_array_foreach (result_list(paper->verdict, "reasons"), i, one) {
		html_raw(h, "<li>");
		html_text(h, str_of(json_string_value(one)));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
found_put(struct html *h, const struct eval_paper *paper)
{
	struct eval_said said;
	struct str opposite = eval_say_opposite(paper);

	html_raw(h, "<div class=\"dir-finding\" id=\"found\">"
	            "<h2 class=\"govuk-heading-m\">");
	html_text(h, T("What we found"));
	html_raw(h, "</h2><p class=\"govuk-body govuk-!-font-weight-bold\">");
	html_text(h, eval_say_headline(paper));
	html_raw(h, ".</p>");
	reasons_put(h, paper);
	eval_say_found(paper, &said);
	for (size_t i = 0; i < said.n; i++) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, said.v[i]);
		html_raw(h, "</p>");
	}
	html_raw(h, "</div>");
	gov_warning_text(
	        h, &(struct gov_warning_text){
	                   .text = eval_is_lot(paper)
	                                   ? T("People were put into groups by "
	                                       "lot. Chance, and who was left "
	                                       "out afterwards, may explain "
	                                       "part of this.")
	                                   : T("People were not put into "
	                                       "groups by chance. Things we "
	                                       "could not measure may explain "
	                                       "part of this.")});
	if (!str_empty(opposite))
		gov_warning_text(h,
		                 &(struct gov_warning_text){.text = opposite});
}

/* --- sections ------------------------------------------------------------ */

static const struct section {
	const char *id, *title;
	void (*put)(struct html *h, const struct eval_paper *paper);
	const char *needs; /* a member of the result; NULL: always there */
} sections[] = {
        {"who", TK("Who is in it?"), eval_views_flow, "flow"},
        {"fair", TK("Was the comparison fair?"), eval_views_fair, "balance"},
        {"time", TK("Over time"), eval_views_time, "curves"},
        {"often", TK("How often?"), eval_views_often, "frequency"},
        {"each", TK("Each time it happened"), eval_views_recurrent,
         "recurrent"},
        {"other", TK("Looked at in other ways"), eval_views_other, "effects"},
        {"after", TK("What they had of the programme"), eval_views_after,
         "after"},
        {"sure", TK("How sure can we be?"), eval_views_sure, NULL},
        {"how", TK("How this was done"), eval_views_how, NULL},
        {"careful", TK("What to be careful with"), eval_views_warnings, NULL},
        {"lists", TK("Checklists"), eval_views_checklists, NULL},
};
#define SECTIONS (sizeof(sections) / sizeof(sections[0]))
/* The first of them: what is known before outcomes are opened. */
#define BEFORE_OUTCOMES 2

static bool
is_there(const struct eval_paper *paper, const struct section *section)
{
	const json_t *v;

	if (section->needs == NULL)
		return true;
	v = json_object_get(paper->result, section->needs);
	return json_is_array(v) ? json_array_size(v) > 0 : json_is_object(v);
}

static void
contents_put(struct html *h, const struct eval_paper *paper)
{
	html_raw(h, "<nav class=\"rep-beside\" aria-labelledby=\"contents\">"
	            "<h2 class=\"govuk-heading-s\" id=\"contents\">");
	html_text(h, T("In this report"));
	html_raw(h, "</h2><ol class=\"govuk-list govuk-list--number\">");
	for (size_t i = 0; i < SECTIONS; i++) {
		if (!is_there(paper, &sections[i]))
			continue;
		html_raw(h, "<li><a class=\"govuk-link\"");
		html_attr(h, "href",
		          str_print(h->arena, "#%s", sections[i].id));
		html_raw(h, ">");
		html_text(h, text_get(sections[i].title));
		html_raw(h, "</a></li>");
	}
	html_raw(h, "</ol></nav>");
}

static void
sections_put(struct html *h, const struct eval_paper *paper)
{
	int number = 0;

	for (size_t i = 0; i < SECTIONS; i++) {
		if (!is_there(paper, &sections[i]))
			continue;
		html_raw(h, "<section class=\"rep-section\"");
		gov_attr_c(h, "id", sections[i].id);
		html_raw(h, "><h2 class=\"govuk-heading-m\">");
		html_i64(h, ++number);
		html_raw(h, ". ");
		html_text(h, text_get(sections[i].title));
		html_raw(h, "</h2>");
		sections[i].put(h, paper);
		html_raw(h, "</section>");
	}
}

static void
body_put(struct html *h, const struct eval_paper *paper)
{
	struct str title = result_word(paper->plan, "title");

	html_raw(h, "<body class=\"govuk-template__body\">"
	            "<a href=\"#main-content\" class=\"govuk-skip-link\">");
	html_text(h, T("Skip to main content"));
	html_raw(h, "</a><header class=\"rep-top\"><div class=\""
	            "govuk-width-container rep-top__in\">");
	html_text(h, T("Evaluation report"));
	html_raw(h, "</div></header>");
	html_raw(h, "<main id=\"main-content\">");
	marks_put(h, paper);
	html_raw(h, "<div class=\"govuk-width-container rep-main\">"
	            "<div class=\"govuk-grid-row\">"
	            "<div class=\"govuk-grid-column-two-thirds\">"
	            "<span class=\"govuk-caption-l\">");
	html_text(h, title);
	html_raw(h, "</span><h1 class=\"govuk-heading-l\">");
	html_text(h, str_empty(result_word(paper->plan, "question"))
	                     ? T("Did the programme make a difference?")
	                     : result_word(paper->plan, "question"));
	html_raw(h, "</h1>");
	found_put(h, paper);
	html_raw(h, "</div><div class=\"govuk-grid-column-one-third\">");
	contents_put(h, paper);
	html_raw(h, "</div></div>");
	can_put(h, paper);
	people_put(h, paper);
	sections_put(h, paper);
	html_raw(h, "</div></main></body></html>\n");
}

void
eval_report_write(struct arena *arena, const json_t *result, bool printed,
                  struct buf *out)
{
	struct eval_paper paper;
	struct html h;

	eval_paper_of(arena, result, printed, &paper);
	html_init(&h, out);
	head_put(&h, &paper);
	body_put(&h, &paper);
}

void
eval_report_balance(struct html *h, const json_t *design)
{
	struct eval_paper paper;

	eval_paper_of(h->arena, design, false, &paper);
	for (size_t i = 0; i < BEFORE_OUTCOMES; i++) {
		html_raw(h, "<h2 class=\"govuk-heading-m\">");
		html_text(h, text_get(sections[i].title));
		html_raw(h, "</h2>");
		sections[i].put(h, &paper);
	}
}
