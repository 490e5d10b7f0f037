/*
 * eval_report_verdict_test.c - each verdict of the fixed rules in the words of
 * both languages: what was found, what may be said and what may not.
 */
#include <string.h>

#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_result_test.h"
#include "tests/test.h"

/* A verdict: its line in both languages, and of each list one sentence. */
struct worded {
	const char *word;
	const char *line[2], *can[2], *cannot[2];
};

static const struct worded verdicts[] = {
        {"reduced",
         {"Fewer people reoffended than we would expect without the programme",
          "Llai o bobl a aildroseddodd nag y byddem yn ei ddisgwyl heb y "
          "rhaglen"},
         {"Of people who started the programme, fewer reoffended than of "
          "people like them who did not.",
          "O'r bobl a ddechreuodd y rhaglen, llai a aildroseddodd nag o bobl "
          "debyg iddynt na wnaeth."},
         {"That the programme is the only reason. People were not put into "
          "groups by chance",
          "Mai'r rhaglen yw'r unig reswm. Ni roddwyd pobl mewn grwpiau ar "
          "hap"}},
        {"increased",
         {"More people reoffended than we would expect without the programme",
          "Mwy o bobl a aildroseddodd nag y byddem yn ei ddisgwyl heb y "
          "rhaglen"},
         {"Of people who started the programme, more reoffended than of "
          "people like them who did not.",
          "O'r bobl a ddechreuodd y rhaglen, mwy a aildroseddodd nag o bobl "
          "debyg iddynt na wnaeth."},
         {"That the programme is the only reason. People were not put into "
          "groups by chance",
          "Mai'r rhaglen yw'r unig reswm. Ni roddwyd pobl mewn grwpiau ar "
          "hap"}},
        {"inconclusive",
         {"This study cannot tell whether the programme changed how many "
          "people reoffended",
          "Ni all yr astudiaeth hon ddweud a newidiodd y rhaglen faint o bobl "
          "a aildroseddodd"},
         {"More people, or a longer time, are needed to know.",
          "Mae angen mwy o bobl, neu amser hirach, i wybod."},
         {"That the programme does not work. A study that does not find a "
          "difference has not shown that there is none.",
          "Nad yw'r rhaglen yn gweithio. Nid yw astudiaeth nad yw'n canfod "
          "gwahaniaeth wedi dangos nad oes un."}},
        {"no_important_difference",
         {"Any difference is smaller than what was planned to matter",
          "Mae unrhyw wahaniaeth yn llai na'r hyn y cynlluniwyd iddo fod o "
          "bwys"},
         {"or more in every 100, either way, does not fit the data.",
          "neu fwy ym mhob 100, y naill ffordd neu'r llall, yn gyson â'r "
          "data."},
         {"That there is no difference at all.",
          "Nad oes unrhyw wahaniaeth o gwbl."}},
        {"not_reliable",
         {"This study is not reliable enough to judge the programme by",
          "Nid yw'r astudiaeth hon yn ddigon dibynadwy i farnu'r rhaglen yn "
          "ei hôl"},
         {"Why this comparison is not good enough, and what a better one "
          "needs.",
          "Pam nad yw'r gymhariaeth hon yn ddigon da, a beth sydd ei angen ar "
          "un well."},
         {"That the programme made a difference, or that it made none: the "
          "groups were not alike enough, or too many people were left out.",
          "Bod y rhaglen wedi gwneud gwahaniaeth, neu na wnaeth: nid oedd y "
          "grwpiau'n ddigon tebyg, neu gadawyd gormod o bobl allan."}},
};
#define VERDICTS (sizeof(verdicts) / sizeof(verdicts[0]))

/* Words as a page has them. */
static const char *
shown(struct test *t, const char *words)
{
	struct buf buf;

	buf_init(&buf, t->arena, 1 << 12);
	for (; *words != '\0'; words++)
		if (*words == '\'')
			buf_lit(&buf, "&#39;");
		else
			buf_char(&buf, *words);
	return str_c(t->arena, buf_get(&buf));
}

static struct str
page_in(struct test *t, const json_t *result, bool welsh)
{
	struct str page;

	if (welsh)
		text_use(LANG_CY);
	page = result_report(t, result);
	text_use(LANG_EN);
	return page;
}

static json_t *
with_verdict(struct test *t, const char *word)
{
	json_t *result = result_read(t, "reduced");

	result_set(json_object_get(result, "verdict"), "word",
	           json_string(word));
	return result;
}

TEST("evaluation report: each verdict of the fixed rules is said in English "
     "and in Welsh, with what may be said and what may not, and no other is")
{
	test_welsh(t);
	for (size_t k = 0; k < VERDICTS; k++)
		for (int cy = 0; cy < 2; cy++) {
			const struct worded *v = &verdicts[k];
			struct str page =
			        page_in(t, with_verdict(t, v->word), cy == 1);

			expect_has(page, shown(t, v->line[cy]));
			expect_has(page, shown(t, v->can[cy]));
			expect_has(page, shown(t, v->cannot[cy]));
			expect_lacks(page, shown(t, v->line[!cy]));
			expect_lacks(page, shown(t, v->can[!cy]));
			expect_lacks(page, shown(t, v->cannot[!cy]));
			for (size_t j = 0; j < VERDICTS; j++)
				if (j != k)
					expect_lacks(
					        page,
					        shown(t, verdicts[j].line[cy]));
		}
}

TEST("evaluation report: in Welsh, too, no verdict says that there is no "
     "effect, and one that is not known says that nothing can be told")
{
	static const char *const never[] = {"dim effaith", "Dim effaith",
	                                    "heb effaith", "heb gael effaith",
	                                    "Nid oes effaith"};
	struct str page;

	test_welsh(t);
	for (size_t k = 0; k < VERDICTS; k++) {
		page = page_in(t, with_verdict(t, verdicts[k].word), true);
		for (size_t j = 0; j < sizeof(never) / sizeof(never[0]); j++)
			expect_lacks(page, never[j]);
	}
	page = page_in(t, with_verdict(t, "splendid"), true);
	expect_has(page, shown(t, verdicts[2].line[1]));
	expect_lacks(page, shown(t, verdicts[0].line[1]));
}

TEST("evaluation report: of an outcome that is not of people, or has no words "
     "for them, each verdict names it in Welsh")
{
	static const char *const lines[][3] = {
	        {"reduced",
	         "Llai o bobl nag y byddem yn ei ddisgwyl heb y rhaglen: ",
	         "Yn llai aml, neu'n hwyrach, nag y byddem yn ei ddisgwyl heb "
	         "y rhaglen: "},
	        {"increased",
	         "Mwy o bobl nag y byddem yn ei ddisgwyl heb y rhaglen: ",
	         "Yn amlach, neu'n gynt, nag y byddem yn ei ddisgwyl heb y "
	         "rhaglen: "},
	        {"inconclusive",
	         "Ni all yr astudiaeth hon ddweud a newidiodd y rhaglen "
	         "hyn: ",
	         "Ni all yr astudiaeth hon ddweud a newidiodd y rhaglen "
	         "hyn: "}};

	test_welsh(t);
	for (size_t k = 0; k < 3; k++) {
		json_t *result = with_verdict(t, lines[k][0]);
		json_t *outcome =
		        json_array_get(json_object_get(result, "outcomes"), 0);
		json_t *row =
		        result_row(result, "effects", "id", "reoffended-rd");

		result_set(outcome, "offences", json_false());
		result_set(outcome, "label_cy", json_string("Wedi ennill"));
		for (int rate = 0; rate < 2; rate++) {
			struct str line = str_print(t->arena, "%sWedi ennill",
			                            lines[k][1 + rate]);

			if (rate == 1)
				result_set(row, "scale", json_string("irr"));
			expect_has(page_in(t, result, true), shown(t, line.p));
		}
	}
}
