/*
 * people_details_views.c - what is known about a person, and its forms.
 */
#include "register/people/people_pages_local.h"

static void
heading(struct html *h, struct str words)
{
	html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, words);
	html_raw(h, "</h2>");
}

struct str
people_sex_words(struct str sex)
{
	switch (str_word(sex, people_sexes)) {
	case 0:
		return T("Female");
	case 1:
		return T("Male");
	case 2:
		return T("Other");
	case 3:
		return T("Not stated");
	default:
		return S("");
	}
}

struct str
people_ethnicity_words(struct str ethnicity)
{
	switch (str_word(ethnicity, people_ethnicities)) {
	case 0:
		return T("White");
	case 1:
		return T("Black");
	case 2:
		return T("Asian");
	case 3:
		return T("Mixed");
	case 4:
		return T("Other");
	case 5:
		return T("Not stated");
	default:
		return S("");
	}
}

struct str
people_language_words(struct str language)
{
	if (str_is(language, "en"))
		return T("English");
	if (str_is(language, "cy"))
		return T("Welsh");
	return language;
}

/* A row, left out for staff only when nothing is known. */
static struct gov_summary_row
fact_row(struct str key, struct str value)
{
	return (struct gov_summary_row){
	        .key = key, .value = str_empty(value) ? T("Not known") : value};
}

void
people_draw_facts(struct html *h, const struct person_facts *f, bool own)
{
	struct str born = date_is(f->date_of_birth)
	                          ? date_words(h->arena, f->date_of_birth)
	                          : S("");
	const struct gov_summary_row rows[] = {
	        fact_row(T("First name"), f->first_name),
	        fact_row(T("Last name"), f->last_name),
	        fact_row(own ? T("What people call me") : T("Preferred name"),
	                 f->preferred_name),
	        fact_row(T("Pronouns"), f->pronouns),
	        fact_row(T("Date of birth"), born),
	        fact_row(T("Sex"), people_sex_words(f->sex)),
	        fact_row(T("Ethnic group"),
	                 people_ethnicity_words(f->ethnicity)),
	        fact_row(T("Language"), people_language_words(f->language)),
	        fact_row(T("Phone"), f->phone),
	        fact_row(T("Email"), f->email),
	        fact_row(T("Postcode"), f->postcode),
	        fact_row(own ? T("When and how it is safe to reach me")
	                     : T("When and how it is safe to get in touch"),
	                 f->contact_rules),
	        fact_row(own ? T("What helps me") : T("Access needs"),
	                 f->access_needs),
	        fact_row(T("Practical things"), f->practical),
	};
	const struct gov_summary_list list = {
	        .rows = {.v = rows, .n = sizeof(rows) / sizeof(rows[0])}};

	gov_summary_list(h, &list);
}

static void
draw_told_list(struct html *h, const struct details_view *view)
{
	html_raw(h, "<dl class=\"dir-told__list\">");
	for (size_t i = 0; i < view->told_n; i++) {
		const struct person_told *told = &view->told[i];

		html_raw(h, "<div><dt>");
		html_lines(h, told->what);
		html_raw(h, "</dt><dd><span class=\"dir-told__when\">");
		html_text(h, TV(h->arena, "{who}, {when}", {"who", told->by},
		                {"when", date_words(h->arena,
		                                    instant_date(told->at))}));
		html_raw(h, "</span></dd></div>");
	}
	html_raw(h, "</dl>");
}

/* Tell it once: what the person has told, and to whom. */
static void
draw_told(struct html *h, const struct ctx *ctx,
          const struct details_view *view)
{
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action = people_path(h->arena, view->head.crn,
	                                          "/told")};

	html_raw(h, "<section class=\"dir-card dir-told\">");
	heading(h, T("Told already"));
	if (view->told_n == 0) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, T("Nothing is written down yet. Write here what "
		               "the person should not have to tell twice."));
		html_raw(h, "</p>");
	} else {
		draw_told_list(h, view);
	}
	if (view->may_write) {
		page_form_begin(h, ctx, form.action, 0);
		form_textarea(h, &form,
		              &(struct gov_textarea){
		                      .name = "what",
		                      .rows = 2,
		                      .label = T("What the person told")});
		gov_button(h, &(struct gov_button){
		                      .text = T("Write it down"),
		                      .classes = "govuk-button--secondary"});
		page_form_end(h);
	}
	html_raw(h, "</section>");
}

static void
draw_corrections(struct html *h, const struct details_view *view)
{
	if (people_corrections_n(view, true) == 0)
		return;
	html_raw(h, "<section class=\"dir-card dir-card--alert\">");
	heading(h, T("The person asks for a correction"));
	people_draw_corrections(h, view, false, true);
	html_raw(h, "</section>");
}

static void
draw_corrected(struct html *h, const struct details_view *view)
{
	if (people_corrections_n(view, false) == 0)
		return;
	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("Corrections with an "
	                                          "answer")});
	people_draw_corrections(h, view, false, false);
	gov_details_end(h);
}

static struct str
number_kind_words(enum identifier_kind kind)
{
	switch (kind) {
	case IDENTIFIER_PNC:
		return T("PNC number");
	case IDENTIFIER_CRO:
		return T("CRO number");
	case IDENTIFIER_PRISON:
		return T("Prison number");
	default:
		return T("CRN");
	}
}

static void
draw_numbers(struct html *h, const struct details_view *view)
{
	struct gov_summary_row *rows = arena_new(
	        h->arena, struct gov_summary_row, view->numbers_n + 1);

	heading(h, T("Numbers"));
	rows[0] = fact_row(T("CRN"), view->head.crn);
	for (size_t i = 0; i < view->numbers_n; i++) {
		const struct person_number *n = &view->numbers[i];

		rows[i + 1] = fact_row(
		        number_kind_words(n->kind),
		        n->confirmed ? n->value
		                     : TV(h->arena, "{number} (not confirmed)",
		                          {"number", n->value}));
	}
	gov_summary_list(h, &(struct gov_summary_list){
	                            .rows = {rows, view->numbers_n + 1}});
}

static void
draw_places(struct html *h, const struct details_view *view)
{
	const struct gov_table table = {
	        .caption = T("Where the person belongs"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("Organisation")},
	                          {.text = T("Team")}, {.text = T("Worker")},
	                          {.text = T("From")}, {.text = T("To")})};

	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < view->places_n; i++) {
		const struct person_place *p = &view->places[i];
		const struct gov_cell cells[] = {
		        {.text = p->organisation},
		        {.text = p->team},
		        {.text = p->worker},
		        {.text = date_is(p->from)
		                         ? date_words(h->arena, p->from)
		                         : S("")},
		        {.text = date_is(p->to) ? date_words(h->arena, p->to)
		                                : T("now")}};

		gov_table_row(h, &table, cells, 5);
	}
	gov_table_scroll_end(h);
}

/* A link of the details page, when the actor may follow it. */
static void
draw_act(struct html *h, bool may, struct str words, struct str crn,
         const char *rest)
{
	if (!may)
		return;
	gov_button(h, &(struct gov_button){
	                      .text = words,
	                      .href = people_path(h->arena, crn, rest),
	                      .classes = "govuk-button--secondary"});
}

void
people_draw_details(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct details_view *view = data;
	struct str crn = view->head.crn;

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("Details"));
	html_raw(h, "</h1>");
	if (view->restricted)
		gov_warning_text(h,
		                 &(struct gov_warning_text){
		                         .text = T("This case is restricted")});
	draw_corrections(h, view);
	people_draw_facts(h, &view->facts, false);
	html_raw(h, "<div class=\"govuk-button-group\">");
	draw_act(h, view->may_write, T("Change details"), crn,
	         "/details/change");
	draw_act(h, view->may_write, T("Sign-in and invitation"), crn,
	         "/sign-in");
	draw_act(h, view->may_allocate, T("Change worker or team"), crn,
	         "/allocate");
	draw_act(h, view->may_restrict, T("Who may not open this case"), crn,
	         "/restrict");
	html_raw(h, "</div>");
	draw_corrected(h, view);
	draw_told(h, ctx, view);
	draw_numbers(h, view);
	draw_places(h, view);
	if (!str_empty(view->facts.notes)) {
		heading(h, T("Notes that came with the data"));
		html_raw(h, "<p class=\"govuk-body\">");
		html_lines(h, view->facts.notes);
		html_raw(h, "</p>");
	}
}

/* --- the form ----------------------------------------------------------- */

static void
input(struct html *h, const struct form *form, const char *name,
      struct str label, struct str value)
{
	form_input(h, form,
	           &(struct gov_input){
	                   .name = name, .label = label, .value = value});
}

static void
textarea(struct html *h, const struct form *form, const char *name,
         struct str label, struct str value)
{
	form_textarea(h, form,
	              &(struct gov_textarea){.name = name,
	                                     .rows = 3,
	                                     .label = label,
	                                     .value = value});
}

/* A list of coded words as a select, with "Not known" first. */
static void
coded(struct html *h, const struct form *form, const char *name,
      struct str label, struct str value, const char *const *words,
      struct str (*show)(struct str))
{
	struct gov_option options[8];
	size_t n = 0;

	options[n++] = (struct gov_option){.text = T("Not known")};
	for (; words[n - 1] != NULL; n++)
		options[n] =
		        (struct gov_option){.value = str_of(words[n - 1]),
		                            .text = show(str_of(words[n - 1]))};
	form_select(h, form,
	            &(struct gov_select){.name = name,
	                                 .label = label,
	                                 .items = {options, n},
	                                 .value = value});
}

static void
draw_fields(struct html *h, const struct form *form,
            const struct person_facts *f)
{
	input(h, form, "first_name", T("First name"), f->first_name);
	input(h, form, "last_name", T("Last name"), f->last_name);
	input(h, form, "preferred_name", T("Preferred name"),
	      f->preferred_name);
	input(h, form, "pronouns", T("Pronouns"), f->pronouns);
	form_date(h, form,
	          &(struct gov_date_input){.name = "date_of_birth",
	                                   .label = T("Date of birth")},
	          f->date_of_birth);
	coded(h, form, "sex", T("Sex"), f->sex, people_sexes, people_sex_words);
	coded(h, form, "ethnicity", T("Ethnic group"), f->ethnicity,
	      people_ethnicities, people_ethnicity_words);
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "language",
	                   .label = T("Language"),
	                   .hint = T("A short code, like en for English or cy "
	                             "for Welsh"),
	                   .value = f->language});
	input(h, form, "phone", T("Phone"), f->phone);
	input(h, form, "email", T("Email"), f->email);
	input(h, form, "postcode", T("Postcode"), f->postcode);
	textarea(h, form, "contact_rules",
	         T("When and how it is safe to get in touch"),
	         f->contact_rules);
	textarea(h, form, "access_needs", T("Access needs"), f->access_needs);
	textarea(h, form, "practical", T("Practical things"), f->practical);
}

void
people_draw_edit(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct details_view *view = data;
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action = people_path(h->arena, view->head.crn,
	                                          "/details/change")};

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("Change details"));
	html_raw(h, "</h1>");
	page_form_begin(h, ctx, form.action, view->facts.version);
	draw_fields(h, &form, &view->facts);
	gov_button(h, &(struct gov_button){.text = T("Save details")});
	page_form_end(h);
}

/* --- the person's own --------------------------------------------------- */

static void
draw_waiting(struct html *h, const struct details_view *view)
{
	if (view->corrections_n == 0)
		return;
	html_raw(h, "<section class=\"dir-card\">");
	heading(h, T("You asked us to put this right"));
	people_draw_corrections(h, view, true, false);
	html_raw(h, "</section>");
}

void
people_draw_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct details_view *view = data;

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("My details"));
	html_raw(h, "</h1><p class=\"govuk-body\">");
	html_text(h, T("This is what we know about you."));
	html_raw(h, "</p>");
	people_draw_facts(h, &view->facts, true);
	if (view->told_n > 0) {
		html_raw(h, "<section class=\"dir-card dir-told\">");
		heading(h, T("What you have told us"));
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, T("You need not tell us this again."));
		html_raw(h, "</p>");
		draw_told_list(h, view);
		html_raw(h, "</section>");
	}
	draw_waiting(h, view);
	if (!view->may_write)
		return;
	people_draw_correct_form(h, ctx);
}
