/*
 * gov_form.h - components of forms.
 *
 * In a page use form.h, which fills in what was typed and what is wrong, and
 * takes the same structs.
 *
 *   gov_input(h, &(struct gov_input){.name = "title",
 *             .label = T("What is the goal?"), .value = title});
 */
#ifndef WEB_GOV_FORM_H
#define WEB_GOV_FORM_H

#include "web/gov/gov_field.h"

/* --- fields ------------------------------------------------------------ */

struct gov_affix {
	struct str text;
	struct markup html;
	const char *classes;
	struct gov_attributes attributes;
};
struct gov_input {
	GOV_FIELD;
	struct str value;
	const char *type; /* NULL: "text" */
	const char *inputmode;
	const char *autocomplete;
	const char *autocapitalize;
	const char *pattern;
	enum gov_choice_state spellcheck;
	bool disabled;
	struct gov_affix prefix;
	struct gov_affix suffix;
	const char *wrapper_classes;
	struct gov_attributes wrapper_attributes;
};
void gov_input(struct html *h, const struct gov_input *input);

struct gov_textarea {
	GOV_FIELD;
	struct str value;
	int rows; /* 0: 5 */
	const char *autocomplete;
	enum gov_choice_state spellcheck;
	bool disabled;
};
void gov_textarea(struct html *h, const struct gov_textarea *textarea);

struct gov_character_count {
	GOV_FIELD;
	struct str value;
	int rows;
	enum gov_choice_state spellcheck;
	int max_length; /* characters; 0: no limit */
	int max_words;
	int threshold; /* per cent at which counting is shown */
	const char *count_type;
	const char *message_classes;
	/* Empty: by the component; "%{count}" is the limit. */
	struct str description;
	struct gov_plural characters_under;
	struct str characters_at;
	struct gov_plural characters_over;
	struct gov_plural words_under;
	struct str words_at;
	struct gov_plural words_over;
};
void
gov_character_count(struct html *h, const struct gov_character_count *count);

struct gov_password_input {
	GOV_FIELD;
	struct str value;
	const char *autocomplete; /* NULL: "current-password" */
	bool disabled;
	const char *button_classes;
	struct str show; /* empty: "Show", and so on */
	struct str hide;
	struct str show_label;
	struct str hide_label;
	struct str shown_said;
	struct str hidden_said;
};
void
gov_password_input(struct html *h, const struct gov_password_input *password);

struct gov_file_upload {
	GOV_FIELD;
	bool multiple;
	bool disabled;
	bool javascript; /* the drop zone */
	const char *wrapper_classes;
	struct gov_attributes wrapper_attributes;
	struct str choose_files;
	struct str no_file_chosen;
	struct gov_plural files_chosen;
	struct str drop_instruction;
	struct str entered_drop_zone;
	struct str left_drop_zone;
};
void gov_file_upload(struct html *h, const struct gov_file_upload *upload);

struct gov_option {
	struct str value;
	struct str text;
	bool no_value; /* no value attribute: the text is the value */
	enum gov_choice_state selected; /* GOV_AUTO: by the select's value */
	bool disabled;
	bool omit;
	struct gov_attributes attributes;
};
struct gov_options {
	const struct gov_option *v;
	size_t n;
};
#define GOV_OPTIONS(...) GOV_LIST(struct gov_option, __VA_ARGS__)
struct gov_select {
	GOV_FIELD;
	struct gov_options items;
	struct str value;
	bool disabled;
};
void gov_select(struct html *h, const struct gov_select *select);

/* One radio or checkbox. */
struct gov_choice {
	struct str value;
	struct str text;
	struct markup html;
	struct str hint;
	struct markup hint_html;
	struct markup conditional;     /* shown when it is chosen */
	enum gov_choice_state checked; /* GOV_AUTO: by value */
	bool disabled;
	bool omit;          /* left out, though it keeps its number */
	struct str divider; /* "or": then nothing else */
	const char *id;
	const char *name;      /* checkboxes only */
	const char *behaviour; /* "exclusive"; checkboxes only */
	const char *label_classes;
	struct gov_attributes label_attributes;
	const char *hint_classes;
	struct gov_attributes hint_attributes;
	struct gov_attributes attributes;
};
struct gov_choices {
	const struct gov_choice *v;
	size_t n;
};
/* .items = GOV_CHOICES({.value = S("yes"), .text = T("Yes")}, {...}) */
#define GOV_CHOICES(...) GOV_LIST(struct gov_choice, __VA_ARGS__)

struct gov_radios {
	GOV_FIELD;                           /* id is the prefix of the ids */
	const struct gov_fieldset *fieldset; /* instead of label */
	struct gov_choices items;
	struct str value;
};
/* Boxes of which one is chosen. */
void gov_radios(struct html *h, const struct gov_radios *radios);

struct gov_values {
	const struct str *v;
	size_t n;
};
struct gov_checkboxes {
	GOV_FIELD;
	const struct gov_fieldset *fieldset;
	struct gov_choices items;
	struct gov_values values;
};
/* Boxes of which several may be ticked. */
void gov_checkboxes(struct html *h, const struct gov_checkboxes *checkboxes);

/* One box of a date. */
struct gov_date_item {
	const char *name; /* "day" */
	struct str label; /* empty: the name with a capital */
	struct str value;
	const char *id;
	const char *classes;
	const char *inputmode;
	const char *autocomplete;
	const char *pattern;
	enum gov_choice_state error; /* GOV_AUTO: all boxes, unless some say */
	int width;                   /* 0: 2 */
	bool omit;
	struct gov_attributes attributes;
};
struct gov_date_items {
	const struct gov_date_item *v;
	size_t n;
};
struct gov_date_input {
	GOV_FIELD; /* id; name is the prefix: "when" gives when-day */
	const struct gov_fieldset *fieldset;
	struct str day;
	struct str month;
	struct str year;
	struct gov_date_items items; /* empty: day, month and year */
};
void gov_date_input(struct html *h, const struct gov_date_input *date);

#endif
