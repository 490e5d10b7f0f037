#include "base/text.h"

#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"

#if defined(__SANITIZE_ADDRESS__)
#define TEXT_LSAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TEXT_LSAN 1
#endif
#endif

/* newlocale of glibc never lets go of its copy of LOCPATH. */
#ifdef TEXT_LSAN
#include <sanitizer/lsan_interface.h>
#else
#define __lsan_disable() ((void)0)
#define __lsan_enable()  ((void)0)
#endif

#define DOMAIN "mydirection"
#define WELSH  "cy_GB.UTF-8"

/* Set once by text_init, before there is a second thread. */
static locale_t welsh;

static _Thread_local enum lang lang_now;

/* Whether `below` stands under the folder `dir`. */
static bool
has_below(const char *dir, const char *below)
{
	char path[4096];
	int n = snprintf(path, sizeof(path), "%s/%s", dir, below);

	return n > 0 && (size_t)n < sizeof(path) && access(path, R_OK) == 0;
}

/* The Welsh locale, from the compiled one under `path` when there is one. */
static locale_t
welsh_open(const char *path)
{
	const char *set = getenv("LOCPATH");
	char *before = set == NULL ? NULL : strdup(set);
	locale_t opened;

	if (has_below(path, "cy_GB.UTF-8") || has_below(path, "cy_GB.utf8"))
		setenv("LOCPATH", path, 1);
	__lsan_disable();
	opened = newlocale(LC_MESSAGES_MASK, WELSH, (locale_t)0);
	__lsan_enable();
	if (before == NULL)
		unsetenv("LOCPATH");
	else
		setenv("LOCPATH", before, 1);
	free(before);
	return opened;
}

void
text_init(const char *dir)
{
	char path[4096];
	int n = snprintf(path, sizeof(path), "%s/locale", dir);

	if (welsh != (locale_t)0) {
		uselocale(LC_GLOBAL_LOCALE);
		freelocale(welsh);
		welsh = (locale_t)0;
	}
	if (n < 0 || (size_t)n >= sizeof(path) ||
	    !has_below(path, "cy/LC_MESSAGES/" DOMAIN ".mo"))
		return;
	/* It would go before the locale of the thread. */
	unsetenv("LANGUAGE");
	if (bindtextdomain(DOMAIN, path) == NULL ||
	    bind_textdomain_codeset(DOMAIN, "UTF-8") == NULL)
		return;
	welsh = welsh_open(path);
	text_use(lang_now);
}

bool
text_has_welsh(void)
{
	return welsh != (locale_t)0;
}

void
text_use(enum lang lang)
{
	lang_now = lang;
	if (lang == LANG_CY && text_has_welsh())
		uselocale(welsh);
	else
		uselocale(LC_GLOBAL_LOCALE);
}

enum lang
text_lang(void)
{
	return lang_now;
}

static bool
looks_up(void)
{
	return lang_now == LANG_CY && text_has_welsh();
}

struct str
text_get(const char *key)
{
	/* The empty key would give the head of the catalogue. */
	if (key == NULL || key[0] == '\0')
		return S("");
	return str_of(looks_up() ? dgettext(DOMAIN, key) : key);
}

/* The value of the place that a text of n bytes names, or NULL. */
static const struct text_value *
value_of(const struct text_value *values, size_t most, struct str name)
{
	for (size_t i = 0; i < most && values[i].name != NULL; i++)
		if (str_is(name, values[i].name))
			return &values[i];
	return NULL;
}

/* Put values in the places of a sentence; unknown places stay. */
static struct str
fill(struct arena *arena, struct str form, const struct text_value *values,
     size_t most)
{
	struct buf buf;

	if (str_find(form, '{') == form.n)
		return form;
	buf_init(&buf, arena, 0);
	while (form.n > 0) {
		size_t open = str_find(form, '{');
		struct str rest = str_slice(form, open, form.n);
		size_t close = str_find(rest, '}');
		const struct text_value *value = NULL;

		buf_str(&buf, str_slice(form, 0, open));
		if (close < rest.n)
			value = value_of(values, most,
			                 str_slice(rest, 1, close - 1));
		if (value != NULL)
			buf_str(&buf, value->value);
		else
			buf_str(&buf, str_slice(rest, 0, close + 1));
		form = str_slice(rest, close + 1, rest.n);
	}
	return buf_get(&buf);
}

struct str
text_get_n(struct arena *arena, const char *one, const char *many, int64_t n)
{
	uint64_t size = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
	const char *form = size == 1 ? one : many;
	struct text_value value = {"n", str_print(arena, "%lld", (long long)n)};

	if (looks_up())
		form = dngettext(DOMAIN, one, many, (unsigned long)size);
	return fill(arena, str_of(form), &value, 1);
}

#define VALUES(text) (sizeof((text)->values) / sizeof((text)->values[0]))

struct str
text_show(struct arena *arena, const struct text *text)
{
	return fill(arena, text_get(text->key), text->values, VALUES(text));
}

struct str
text_show_en(struct arena *arena, const struct text *text)
{
	return fill(arena, str_of(text->key), text->values, VALUES(text));
}

struct text
text_keep(struct arena *arena, const struct text *text)
{
	struct text kept = *text;

	for (size_t i = 0; i < 4 && kept.values[i].name != NULL; i++)
		kept.values[i].value = str_copy(arena, kept.values[i].value);
	return kept;
}
