#include "tests/gov/door.h"

static void
label(struct html *h, const json_t *o)
{
	gov_label(h,
	          &(struct gov_label){
	                  .text = door_str(h, o, "text"),
	                  .html = door_html(o, "html"),
	                  .for_id = door_c(h, o, "for"),
	                  .page_heading = door_truthy(o, "isPageHeading"),
	                  .classes = door_c(h, o, "classes"),
	                  .attributes = door_attributes(h, o, "attributes")});
}

static void
hint(struct html *h, const json_t *o)
{
	gov_hint(h, &(struct gov_hint){
	                    .text = door_str(h, o, "text"),
	                    .html = door_html(o, "html"),
	                    .id = door_c(h, o, "id"),
	                    .classes = door_c(h, o, "classes"),
	                    .attributes = door_attributes(h, o, "attributes")});
}

static void
error_message(struct html *h, const json_t *o)
{
	const json_t *hidden = door_at(o, "visuallyHiddenText");
	gov_error_message(
	        h, &(struct gov_error_message){
	                   .text = door_str(h, o, "text"),
	                   .html = door_html(o, "html"),
	                   .id = door_c(h, o, "id"),
	                   .hidden = door_str(h, o, "visuallyHiddenText"),
	                   .no_hidden = hidden != NULL &&
	                                !door_truthy(o, "visuallyHiddenText"),
	                   .classes = door_c(h, o, "classes"),
	                   .attributes = door_attributes(h, o, "attributes")});
}

static void
fieldset(struct html *h, const json_t *o)
{
	gov_fieldset(h, door_fieldset(h, o));
}

static void
error_summary(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "errorList");
	struct gov_error_item *v = door_new(h, struct gov_error_item, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *item = door_item(list, i);
		v[i] = (struct gov_error_item){
		        .text = door_str(h, item, "text"),
		        .html = door_html(item, "html"),
		        .href = door_str(h, item, "href"),
		        .attributes = door_attributes(h, item, "attributes")};
	}
	gov_error_summary(
	        h,
	        &(struct gov_error_summary){
	                .title = door_str(h, o, "titleText"),
	                .title_html = door_html(o, "titleHtml"),
	                .description = door_str(h, o, "descriptionText"),
	                .description_html = door_html(o, "descriptionHtml"),
	                .items = {v, door_n(list)},
	                .disable_auto_focus = door_state(o, "disableAutoFocus"),
	                .classes = door_c(h, o, "classes"),
	                .attributes = door_attributes(h, o, "attributes")});
}

static struct gov_affix
affix_of(struct html *h, const json_t *o)
{
	return (struct gov_affix){.text = door_str(h, o, "text"),
	                          .html = door_html(o, "html"),
	                          .classes = door_c(h, o, "classes"),
	                          .attributes =
	                                  door_attributes(h, o, "attributes")};
}

static void
input(struct html *h, const json_t *o)
{
	const json_t *wrapper = door_at(o, "inputWrapper");
	gov_input(h, &(struct gov_input){
	                     .field = door_field(h, o),
	                     .value = door_str(h, o, "value"),
	                     .type = door_c(h, o, "type"),
	                     .inputmode = door_c(h, o, "inputmode"),
	                     .autocomplete = door_c(h, o, "autocomplete"),
	                     .autocapitalize = door_c(h, o, "autocapitalize"),
	                     .pattern = door_c(h, o, "pattern"),
	                     .spellcheck = door_state(o, "spellcheck"),
	                     .disabled = door_truthy(o, "disabled"),
	                     .prefix = affix_of(h, door_at(o, "prefix")),
	                     .suffix = affix_of(h, door_at(o, "suffix")),
	                     .wrapper_classes = door_c(h, wrapper, "classes"),
	                     .wrapper_attributes = door_attributes(
	                             h, wrapper, "attributes")});
}

static void
textarea(struct html *h, const json_t *o)
{
	gov_textarea(h, &(struct gov_textarea){
	                        .field = door_field(h, o),
	                        .value = door_str(h, o, "value"),
	                        .rows = door_int(o, "rows"),
	                        .autocomplete = door_c(h, o, "autocomplete"),
	                        .spellcheck = door_state(o, "spellcheck"),
	                        .disabled = door_truthy(o, "disabled")});
}

static void
character_count(struct html *h, const json_t *o)
{
	gov_character_count(
	        h,
	        &(struct gov_character_count){
	                .field = door_field(h, o),
	                .value = door_str(h, o, "value"),
	                .rows = door_int(o, "rows"),
	                .spellcheck = door_state(o, "spellcheck"),
	                .max_length = door_int(o, "maxlength"),
	                .max_words = door_int(o, "maxwords"),
	                .threshold = door_int(o, "threshold"),
	                .count_type = door_c(h, o, "countType"),
	                .message_classes = door_c(h, door_at(o, "countMessage"),
	                                          "classes"),
	                .description =
	                        door_str(h, o, "textareaDescriptionText"),
	                .characters_under =
	                        door_plural(h, o, "charactersUnderLimitText"),
	                .characters_at =
	                        door_str(h, o, "charactersAtLimitText"),
	                .characters_over =
	                        door_plural(h, o, "charactersOverLimitText"),
	                .words_under = door_plural(h, o, "wordsUnderLimitText"),
	                .words_at = door_str(h, o, "wordsAtLimitText"),
	                .words_over = door_plural(h, o, "wordsOverLimitText")});
}

static void
password_input(struct html *h, const json_t *o)
{
	gov_password_input(
	        h, &(struct gov_password_input){
	                   .field = door_field(h, o),
	                   .value = door_str(h, o, "value"),
	                   .autocomplete = door_c(h, o, "autocomplete"),
	                   .disabled = door_truthy(o, "disabled"),
	                   .button_classes =
	                           door_c(h, door_at(o, "button"), "classes"),
	                   .show = door_str(h, o, "showPasswordText"),
	                   .hide = door_str(h, o, "hidePasswordText"),
	                   .show_label =
	                           door_str(h, o, "showPasswordAriaLabelText"),
	                   .hide_label =
	                           door_str(h, o, "hidePasswordAriaLabelText"),
	                   .shown_said = door_str(
	                           h, o, "passwordShownAnnouncementText"),
	                   .hidden_said = door_str(
	                           h, o, "passwordHiddenAnnouncementText")});
}

static void
file_upload(struct html *h, const json_t *o)
{
	gov_file_upload(
	        h,
	        &(struct gov_file_upload){
	                .field = door_field(h, o),
	                .multiple = door_truthy(o, "multiple"),
	                .disabled = door_truthy(o, "disabled"),
	                .javascript = door_truthy(o, "javascript"),
	                .wrapper_classes = door_c(h, o, "wrapperClasses"),
	                .wrapper_attributes =
	                        door_attributes(h, o, "wrapperAttributes"),
	                .choose_files = door_str(h, o, "chooseFilesButtonText"),
	                .no_file_chosen = door_str(h, o, "noFileChosenText"),
	                .files_chosen =
	                        door_plural(h, o, "multipleFilesChosenText"),
	                .drop_instruction =
	                        door_str(h, o, "dropInstructionText"),
	                .entered_drop_zone =
	                        door_str(h, o, "enteredDropZoneText"),
	                .left_drop_zone = door_str(h, o, "leftDropZoneText")});
}

/* The value of an option as it is written: false is "false". */
static struct gov_option
option_of(struct html *h, const json_t *o)
{
	const json_t *value = door_at(o, "value");
	struct gov_option option = {
	        .omit = o == NULL,
	        .value = door_str(h, o, "value"),
	        .text = door_str(h, o, "text"),
	        .no_value = value == NULL,
	        .selected = door_state(o, "selected"),
	        .disabled = door_truthy(o, "disabled"),
	        .attributes = door_attributes(h, o, "attributes")};
	if (json_is_false(value))
		option.value = S("false");
	return option;
}

static void
select_(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "items");
	struct gov_option *v = door_new(h, struct gov_option, list);
	for (size_t i = 0; i < door_n(list); i++)
		v[i] = option_of(h, door_item(list, i));
	gov_select(h, &(struct gov_select){
	                      .field = door_field(h, o),
	                      .items = {v, door_n(list)},
	                      .value = door_truthy(o, "value")
	                                       ? door_str(h, o, "value")
	                                       : S(""),
	                      .disabled = door_truthy(o, "disabled")});
}

static void
date_picker(struct html *h, const json_t *o)
{
	moj_date_picker(
	        h, &(struct moj_date_picker){
	                   .field = door_field(h, o),
	                   .value = door_str(h, o, "value"),
	                   .min_date = door_str(h, o, "minDate"),
	                   .max_date = door_str(h, o, "maxDate"),
	                   .excluded_dates = door_str(h, o, "excludedDates"),
	                   .excluded_days = door_str(h, o, "excludedDays"),
	                   .leading_zeros = door_state(o, "leadingZeros"),
	                   .week_start_day = door_c(h, o, "weekStartDay")});
}

door_fn
door_form(const char *component)
{
	static const struct door_row rows[] = {
	        {"character-count", character_count},
	        {"error-message", error_message},
	        {"error-summary", error_summary},
	        {"fieldset", fieldset},
	        {"file-upload", file_upload},
	        {"hint", hint},
	        {"input", input},
	        {"label", label},
	        {"password-input", password_input},
	        {"select", select_},
	        {"textarea", textarea},
	        {"moj-date-picker", date_picker},
	        {NULL, NULL}};
	return door_find(rows, component);
}
