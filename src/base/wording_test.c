#include "base/text.h"
#include "base/wording.h"

#include "tests/test.h"

/* The first forms of what is found in a text on a day, "a, b". */
static struct str
found_on(struct test *t, const char *text, int year)
{
	const struct wording *found[4];
	struct str said = S("");
	struct date on;
	size_t n;

	expect_true(date_make(year, 11, 1, &on));
	n = wording_find(t->arena, str_of(text), on, found, 4);
	for (size_t i = 0; i < n; i++)
		said = str_print(t->arena, "%.*s%s%.*s", STR_ARG(said),
		                 i > 0 ? ", " : "",
		                 STR_ARG(wording_first(found[i])));
	return said;
}

static struct str
found(struct test *t, const char *text)
{
	return found_on(t, text, 2026);
}

TEST("wording: a word is found as a word, whatever its case, and not within "
     "another")
{
	expect_str(found(t, "Kit REFUSED to say."), "refuses");
	expect_str(found(t, "Kit is hard-to-reach, and in denial"),
	           "hard to reach, in denial");
	expect_str(found(t, "Kit won't engage."), "won't engage");
	expect_str(found(t, "Kit won’t engage."), "won't engage");
	expect_str(found(t, "Flagged. The village. Addiction. Unrefused."), "");
	expect_str(found(t, "Kit came on time and spoke of work."), "");
	expect_str(found(t, ""), "");
}

TEST("wording: a word is found in English and in Welsh, mutated or not")
{
	static const char *const said[] = {
	        "Mae Kit yn droseddwr, meddai.",
	        "Fe wrthododd Kit ddod.",
	        "Methodd â dod ddydd Llun.",
	        "Nid oedd Kit ddim yn cydymffurfio.",
	        "Dyw Kit ddim yn ymgysylltu.",
	        "Mae'n anodd ei chyrraedd.",
	        "Mae Kit yn ystrywgar.",
	        "Dim ond yn ceisio sylw.",
	        "Hen jynci yw Kit.",
	        "Roedd Kit yn feddw.",
	        "Mae'n gyn-garcharor.",
	        "Bywyd anhrefnus sydd gan Kit.",
	        "Mae diffyg mewnwelediad.",
	        "Soniodd am gyflawni hunanladdiad.",
	};
	size_t n = 0;

	for (const struct wording *w = wording_list; w->forms != NULL; w++) {
		expect_true(n < sizeof(said) / sizeof(said[0]));
		expect_str(found(t, said[n]),
		           str_c(t->arena, wording_first(w)));
		n++;
	}
	expect_equal(n, sizeof(said) / sizeof(said[0]));
	expect_str(found(t, "Yn METHU Â dod, a wrthodai siarad."),
	           "refuses, failed to");
	expect_str(found(t, "Dywedodd “rwy’n gwrthod”."), "");
	/* Within another word, and what only looks alike. */
	expect_str(found(t, "Daeth Kit yn brydlon a siarad am waith."), "");
	expect_str(found(t, "Mae'n methu cysgu. Gwrthodiad. Meddwl. Sylw."),
	           "");
}

TEST("wording: the first form is in the language of the reader")
{
	(void)t;
	text_use(LANG_CY);
	expect_str(wording_first(&wording_list[1]), "gwrthod");
	text_use(LANG_EN);
	expect_str(wording_first(&wording_list[1]), "refuses");
}

TEST("wording: what stands between quotation marks is somebody else's and is "
     "let be")
{
	expect_str(found(t, "Kit said “I refused” and \"I was drunk\"."), "");
	expect_str(found(t, "“I was drunk”, and refused"), "refuses");
	expect_str(found(t, "5\" of rope, refused"), "refuses");
	expect_str(found(t, "“refused"), "refuses");
}

TEST("wording: a word holds from its day on")
{
	expect_str(found_on(t, "refused", 2025), "");
	expect_str(found_on(t, "refused", 2026), "refuses");
}

TEST("wording: no more are found than are asked for, and each of the list is "
     "whole")
{
	struct date on;

	(void)t;
	expect_true(date_make(2026, 11, 1, &on));
	expect_str(found(t, "refused manipulative addict convict chaotic"),
	           "refuses, manipulative, addict, ex-con");
	for (const struct wording *w = wording_list; w->forms != NULL; w++) {
		expect_true(w->say != NULL && w->why != NULL);
		expect_true(w->welsh != NULL && w->welsh[0] != '\0');
		expect_true(wording_holds(w, on));
	}
}
