#include "web/gov/gov_content.h"
#include "web/gov/gov_form.h"

/* --- input ------------------------------------------------------------- */

static void
input_element(struct html *h, const struct gov_input *input)
{
	const char *classes = gov_words(
	        h, input->classes,
	        gov_field_wrong(&input->field) ? "govuk-input--error" : NULL);
	html_raw(h, "<input");
	gov_class(h, "govuk-input", classes);
	html_attr_always(h, "id", str_of(gov_field_id(&input->field)));
	html_attr_always(h, "name", str_of(input->name));
	gov_attr_c(h, "type", input->type == NULL ? "text" : input->type);
	gov_attr_state(h, "spellcheck", input->spellcheck);
	html_attr(h, "value", input->value);
	html_flag(h, "disabled", input->disabled);
	gov_attr_c(h, "aria-describedby",
	           gov_field_described(h, &input->field, input->described_by));
	gov_attr_c(h, "autocomplete", input->autocomplete);
	gov_attr_c(h, "autocapitalize", input->autocapitalize);
	gov_attr_c(h, "pattern", input->pattern);
	gov_attr_c(h, "inputmode", input->inputmode);
	gov_attributes(h, input->attributes);
	html_raw(h, ">");
}

static void
affix_draw(struct html *h, const struct gov_affix *affix, const char *base)
{
	if (gov_none(affix->text, affix->html))
		return;
	html_raw(h, "<div");
	gov_class(h, base, affix->classes);
	html_raw(h, " aria-hidden=\"true\"");
	gov_attributes(h, affix->attributes);
	html_raw(h, ">");
	gov_put(h, affix->text, affix->html);
	html_raw(h, "</div>");
}

static bool
input_wrapped(const struct gov_input *input)
{
	return !gov_none(input->prefix.text, input->prefix.html) ||
	       !gov_none(input->suffix.text, input->suffix.html) ||
	       !gov_none(input->before.text, input->before.html) ||
	       !gov_none(input->after.text, input->after.html);
}

static void
input_wrapper(struct html *h, const struct gov_input *input)
{
	html_raw(h, "<div");
	gov_class(h, "govuk-input__wrapper", input->wrapper_classes);
	gov_attributes(h, input->wrapper_attributes);
	html_raw(h, ">");
	gov_put(h, input->before.text, input->before.html);
	affix_draw(h, &input->prefix, "govuk-input__prefix");
	input_element(h, input);
	affix_draw(h, &input->suffix, "govuk-input__suffix");
	gov_put(h, input->after.text, input->after.html);
	html_raw(h, "</div>");
}

void
gov_input(struct html *h, const struct gov_input *input)
{
	gov_group_open(h, &input->field, NULL);
	gov_field_label(h, &input->field);
	gov_field_hint(h, &input->field);
	gov_field_error(h, &input->field);
	if (input_wrapped(input))
		input_wrapper(h, input);
	else
		input_element(h, input);
	html_raw(h, "</div>");
}

/* --- password ---------------------------------------------------------- */

static struct str
or_else(struct str s, struct str otherwise)
{
	return str_empty(s) ? otherwise : s;
}

static void
password_toggle(struct html *h, const void *data)
{
	const struct gov_password_input *password = data;
	const char *classes = gov_words(h,
	                                "govuk-button--secondary "
	                                "govuk-password-input__toggle "
	                                "govuk-js-password-input-toggle",
	                                password->button_classes);
	gov_button(h, &(struct gov_button){
	                      .type = "button",
	                      .classes = classes,
	                      .text = or_else(password->show, T("Show")),
	                      .attributes = GOV_ATTRIBUTES(
	                              {.name = "aria-controls",
	                               .value = str_of(
	                                       gov_field_id(&password->field))},
	                              {.name = "aria-label",
	                               .value = or_else(password->show_label,
	                                                T("Show password"))},
	                              {.name = "hidden", .flag = true})});
	gov_put(h, password->after.text, password->after.html);
}

/* The words the script needs in Welsh; its own are English. */
static struct gov_password_input
password_translated(const struct gov_password_input *password)
{
	struct gov_password_input p = *password;
	if (text_lang() == LANG_EN)
		return p;
	p.show = or_else(p.show, T("Show"));
	p.hide = or_else(p.hide, T("Hide"));
	p.show_label = or_else(p.show_label, T("Show password"));
	p.hide_label = or_else(p.hide_label, T("Hide password"));
	p.shown_said = or_else(p.shown_said, T("Your password is visible"));
	p.hidden_said = or_else(p.hidden_said, T("Your password is hidden"));
	return p;
}

void
gov_password_input(struct html *h, const struct gov_password_input *password)
{
	struct gov_password_input p = password_translated(password);
	struct gov_attribute_list list = {.n = 0};
	struct gov_input input = {.field = p.field};

	gov_list_put(&list, "data-module", S("govuk-password-input"));
	gov_list_put(&list, "data-i18n.show-password", p.show);
	gov_list_put(&list, "data-i18n.hide-password", p.hide);
	gov_list_put(&list, "data-i18n.show-password-aria-label", p.show_label);
	gov_list_put(&list, "data-i18n.hide-password-aria-label", p.hide_label);
	gov_list_put(&list, "data-i18n.password-shown-announcement",
	             p.shown_said);
	gov_list_put(&list, "data-i18n.password-hidden-announcement",
	             p.hidden_said);
	gov_list_all(&list, p.group_attributes);
	input.group_attributes = (struct gov_attributes){list.v, list.n};
	input.group_classes =
	        gov_words(h, "govuk-password-input", p.group_classes);
	input.wrapper_classes = "govuk-password-input__wrapper";
	input.classes = gov_words(h,
	                          "govuk-password-input__input "
	                          "govuk-js-password-input-input",
	                          p.classes);
	input.after = GOV_HTML(html_made(h->arena, password_toggle, &p));
	input.type = "password";
	input.spellcheck = GOV_OFF;
	input.autocapitalize = "none";
	input.autocomplete = p.autocomplete == NULL ? "current-password"
	                                            : p.autocomplete;
	input.value = p.value;
	input.disabled = p.disabled;
	gov_input(h, &input);
}

/* --- file -------------------------------------------------------------- */

static void
drop_zone_open(struct html *h, const struct gov_file_upload *upload)
{
	struct gov_attribute_list list = {.n = 0};

	gov_list_put(&list, "data-i18n.choose-files-button",
	             upload->choose_files);
	gov_list_put(&list, "data-i18n.no-file-chosen", upload->no_file_chosen);
	gov_list_plural(h, &list, "multiple-files-chosen",
	                &upload->files_chosen);
	gov_list_put(&list, "data-i18n.drop-instruction",
	             upload->drop_instruction);
	gov_list_put(&list, "data-i18n.entered-drop-zone",
	             upload->entered_drop_zone);
	gov_list_put(&list, "data-i18n.left-drop-zone", upload->left_drop_zone);
	gov_list_all(&list, upload->wrapper_attributes);
	html_raw(h, "<div");
	gov_class(h, "govuk-file-upload-wrapper", upload->wrapper_classes);
	html_raw(h, " data-module=\"govuk-file-upload\"");
	gov_attributes(h, (struct gov_attributes){list.v, list.n});
	html_raw(h, ">");
}

static void
file_element(struct html *h, const struct gov_file_upload *upload)
{
	const char *wrong = gov_field_wrong(&upload->field)
	                            ? "govuk-file-upload--error"
	                            : NULL;
	html_raw(h, "<input");
	gov_class(h, "govuk-file-upload", gov_words(h, upload->classes, wrong));
	html_attr_always(h, "id", str_of(gov_field_id(&upload->field)));
	html_attr_always(h, "name", str_of(upload->name));
	html_raw(h, " type=\"file\"");
	html_flag(h, "disabled", upload->disabled);
	html_flag(h, "multiple", upload->multiple);
	gov_attr_c(h, "aria-describedby",
	           gov_field_described(h, &upload->field,
	                               upload->described_by));
	gov_attributes(h, upload->attributes);
	html_raw(h, ">");
}

void
gov_file_upload(struct html *h, const struct gov_file_upload *upload)
{
	gov_group_open(h, &upload->field, NULL);
	gov_field_label(h, &upload->field);
	gov_field_hint(h, &upload->field);
	gov_field_error(h, &upload->field);
	gov_put(h, upload->before.text, upload->before.html);
	if (upload->javascript)
		drop_zone_open(h, upload);
	file_element(h, upload);
	if (upload->javascript)
		html_raw(h, "</div>");
	gov_put(h, upload->after.text, upload->after.html);
	html_raw(h, "</div>");
}
