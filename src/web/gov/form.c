#include "web/gov/form.h"

/* --- the form itself --------------------------------------------------- */

static struct str
path_of(struct str action)
{
	return str_slice(action, 0, str_find(action, '?'));
}

bool
form_sent(const struct form *form)
{
	if (form->req == NULL || form->req->method != POST)
		return false;
	return str_empty(form->action) ||
	       str_equal(path_of(form->action), form->req->path);
}

void
form_hidden(struct html *h, const char *name, struct str value)
{
	html_raw(h, "<input type=\"hidden\"");
	gov_attr_c(h, "name", name);
	html_attr_always(h, "value", value);
	html_raw(h, ">");
}

void
form_hidden_i64(struct html *h, const char *name, int64_t value)
{
	form_hidden(h, name, str_print(h->arena, "%lld", (long long)value));
}

/* --- what was typed and not saved --------------------------------------- */

/* What was typed beside a file can be put back, but not the file: a script
 * does not keep it, a form that was sent after the sign-in ended is. */
static bool
takes_draft(const struct form *form)
{
	return !form->no_draft && !str_empty(form->token) && form->req != NULL;
}

static bool
keeps_draft(const struct form *form)
{
	return takes_draft(form) && !form->upload;
}

static const struct request_draft *
draft_of(const struct form *form)
{
	if (!takes_draft(form) || form->req->method != GET)
		return NULL;
	for (size_t i = 0; i < form->req->drafts_n; i++)
		if (str_equal(form->req->drafts[i].action,
		              path_of(form->action)))
			return &form->req->drafts[i];
	return NULL;
}

/* As if it had been sent and shown again, with the version of that day: none
 * where nothing was there yet, so that what came meanwhile is shown first. */
static void
draft_restore(struct arena *arena, struct form *form,
              const struct request_draft *draft)
{
	struct request *typed = arena_new(arena, struct request, 1);

	*typed = (struct request){.arena = arena,
	                          .method = POST,
	                          .path = draft->action,
	                          .form = draft->fields};
	form->req = typed;
	if (form->version > 0 &&
	    !str_i64(request_field(typed, FORM_VERSION), &form->version))
		form->version = 0;
}

static void
draft_offer(struct html *h, const struct form *form,
            const struct request_draft *draft, bool restored)
{
	html_raw(h, "<div class=\"govuk-inset-text dir-drafted\">"
	            "<form method=\"post\" action=\"/drafts/end\">"
	            "<p class=\"govuk-body\">");
	html_text(h, restored
	                     ? TV(h->arena,
	                          "This is what you typed on {when}. It is not "
	                          "saved yet.",
	                          {"when", draft->when})
	                     : TV(h->arena,
	                          "You typed here on {when} and did not save "
	                          "it.",
	                          {"when", draft->when}));
	html_raw(h, "</p>");
	if (form->upload) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, T("Files and pictures are not kept. Choose them "
		               "again."));
		html_raw(h, "</p>");
	}
	form_hidden(h, FORM_TOKEN, form->token);
	form_hidden(h, "action", draft->action);
	form_hidden(h, "return", form->req->path);
	html_raw(h, "<p class=\"govuk-body dir-actions\">");
	if (!restored) {
		html_raw(h, "<a class=\"govuk-link\" href=\"?draft=1\">");
		html_text(h, T("Put it back"));
		html_raw(h, "</a> ");
	}
	html_raw(h, "<button type=\"submit\" class=\"dir-linkbutton\">");
	html_text(h, T("Throw it away"));
	html_raw(h, "</button></p></form></div>");
}

static void
draft_look(struct html *h, struct form *form)
{
	const struct request_draft *draft = draft_of(form);
	bool restore;

	if (draft == NULL)
		return;
	restore = str_is(request_query(form->req, "draft"), "1");
	draft_offer(h, form, draft, restore);
	if (restore)
		draft_restore(h->arena, form, draft);
}

void
form_begin(struct html *h, struct form *form, struct str action)
{
	form->action = action;
	draft_look(h, form);
	html_raw(h, "<form method=\"post\"");
	html_attr(h, "action", action);
	if (form->upload)
		html_raw(h, " enctype=\"multipart/form-data\"");
	html_raw(h, " novalidate");
	if (keeps_draft(form))
		html_raw(h, " data-draft");
	html_raw(h, ">");
	if (!str_empty(form->token))
		form_hidden(h, FORM_TOKEN, form->token);
	if (!str_empty(form->key))
		form_hidden(h, FORM_KEY, form->key);
	if (form->version > 0)
		form_hidden_i64(h, FORM_VERSION, form->version);
}

void
form_begin_get(struct html *h, struct form *form, struct str action)
{
	form->action = action;
	html_raw(h, "<form method=\"get\"");
	html_attr(h, "action", action);
	html_raw(h, " novalidate>");
}

void
form_end(struct html *h, const struct form *form, struct str submit)
{
	(void)form;
	if (!str_empty(submit))
		gov_button(h, &(struct gov_button){.text = submit,
		                                   .prevent_double_click =
		                                           GOV_ON});
	html_raw(h, "</form>");
}

/* --- problems ---------------------------------------------------------- */

struct str
form_error(const struct form *form, struct arena *arena, const char *name)
{
	const struct problem *problem = NULL;
	if (form->problems != NULL && name != NULL)
		problem = problems_of(form->problems, name);
	if (problem == NULL)
		return S("");
	return text_show(arena, &problem->text);
}

void
form_error_summary(struct html *h, const struct form *form)
{
	const struct problems *problems = form->problems;
	struct gov_error_item *items;
	size_t n = 0;

	if (problems == NULL || problems->n == 0)
		return;
	items = arena_new(h->arena, struct gov_error_item, problems->n);
	for (size_t i = 0; i < problems->n; i++) {
		const struct problem *p = &problems->v[i];
		if (problems_of(problems, p->field) != p && p->field[0] != '\0')
			continue;
		items[n].text = text_show(h->arena, &p->text);
		if (p->field[0] != '\0')
			items[n].href = str_print(h->arena, "#%s", p->field);
		n++;
	}
	gov_error_summary(
	        h, &(struct gov_error_summary){.title = T("There is a problem"),
	                                       .items = {items, n}});
}

/* --- what was typed ---------------------------------------------------- */

struct str
form_value(const struct form *form, const char *name, struct str stored)
{
	struct str typed;
	if (form_sent(form) && request_field_at(form->req, name, 0, &typed))
		return typed;
	return stored;
}

static void
field_fill(struct html *h, const struct form *form, struct gov_field *field)
{
	if (str_empty(field->error) && field->error_as == NULL)
		field->error = form_error(form, h->arena, field->name);
}

void
form_input(struct html *h, const struct form *form,
           const struct gov_input *input)
{
	struct gov_input f = *input;
	field_fill(h, form, &f.field);
	f.value = form_value(form, f.name, f.value);
	gov_input(h, &f);
}

void
form_decimal(struct html *h, const struct form *form, const char *name,
             struct str label, struct str hint, struct str stored)
{
	form_input(h, form,
	           &(struct gov_input){.name = name,
	                               .label = label,
	                               .hint = hint,
	                               .inputmode = "decimal",
	                               .classes = "govuk-input--width-5",
	                               .value = stored});
}

void
form_textarea(struct html *h, const struct form *form,
              const struct gov_textarea *textarea)
{
	struct gov_textarea f = *textarea;
	field_fill(h, form, &f.field);
	f.value = form_value(form, f.name, f.value);
	gov_textarea(h, &f);
}

/*
 * The words of the counter.  The script's own are English, and speak of
 * characters that remain; none of these changes with the number.
 */
static void
count_translate(struct gov_character_count *f)
{
	f->characters_under.one = f->characters_under.other =
	        T("You can type %{count} more");
	f->characters_at = T("You cannot type any more");
	f->characters_over.one = f->characters_over.other =
	        T("You have typed %{count} too many");
	if (text_lang() == LANG_EN)
		return;
	f->words_under.other = T("You have %{count} words remaining");
	f->words_at = T("You have 0 words remaining");
	f->words_over.other = T("You have %{count} words too many");
}

void
form_character_count(struct html *h, const struct form *form,
                     const struct gov_character_count *count)
{
	struct gov_character_count f = *count;
	field_fill(h, form, &f.field);
	f.value = form_value(form, f.name, f.value);
	count_translate(&f);
	gov_character_count(h, &f);
}

void
form_password(struct html *h, const struct form *form,
              const struct gov_password_input *password)
{
	struct gov_password_input f = *password;
	field_fill(h, form, &f.field);
	f.value = S("");
	gov_password_input(h, &f);
}

void
form_file(struct html *h, const struct form *form,
          const struct gov_file_upload *upload)
{
	struct gov_file_upload f = *upload;
	field_fill(h, form, &f.field);
	gov_file_upload(h, &f);
}

void
form_select(struct html *h, const struct form *form,
            const struct gov_select *select)
{
	struct gov_select f = *select;
	field_fill(h, form, &f.field);
	f.value = form_value(form, f.name, f.value);
	gov_select(h, &f);
}

void
form_radios(struct html *h, const struct form *form,
            const struct gov_radios *radios)
{
	struct gov_radios f = *radios;
	field_fill(h, form, &f.field);
	f.value = form_value(form, f.name, f.value);
	gov_radios(h, &f);
}

/* Every value sent for a repeated field. */
static struct gov_values
values_sent(struct html *h, const struct form *form, const char *name)
{
	struct str typed;
	struct str *v;
	size_t n = 0;

	while (request_field_at(form->req, name, n, &typed))
		n++;
	v = arena_new(h->arena, struct str, n + 1);
	for (size_t i = 0; i < n; i++)
		if (!request_field_at(form->req, name, i, &v[i]))
			break;
	return (struct gov_values){v, n};
}

void
form_checkboxes(struct html *h, const struct form *form,
                const struct gov_checkboxes *checkboxes)
{
	struct gov_checkboxes f = *checkboxes;
	field_fill(h, form, &f.field);
	if (form_sent(form))
		f.values = values_sent(h, form, f.name);
	gov_checkboxes(h, &f);
}

void
form_date_picker(struct html *h, const struct form *form,
                 const struct moj_date_picker *picker)
{
	struct moj_date_picker f = *picker;
	field_fill(h, form, &f.field);
	f.value = form_value(form, f.name, f.value);
	moj_date_picker(h, &f);
}
