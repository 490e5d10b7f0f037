#include "tests/test.h"

#include "base/date.h"
#include "base/text.h"

TEST("text: in English the key is the sentence")
{
	expect_str(T("There is a problem"), "There is a problem");
	expect_str(text_get(""), "");
	expect_str(text_get(NULL), "");
	expect_equal(text_lang(), LANG_EN);
}

TEST("text: values are put in their places, once, and unknown places stay")
{
	expect_str(TV(t->arena, "Hello, {name}", {"name", S("Sam")}),
	           "Hello, Sam");
	expect_str(TV(t->arena, "{a}{b}{a}", {"a", S("{b}")}, {"b", S("2")}),
	           "{b}2{b}");
	expect_str(TV(t->arena, "{c} and {a", {"a", S("1")}), "{c} and {a");
	expect_str(TV(t->arena, "{}{a}", {"a", S("1")}), "{}1");
	expect_str(TV(t->arena, "none"), "none");
}

TEST("text: four values are all that there may be")
{
	expect_str(TV(t->arena, "{a}{b}{c}{d}", {"a", S("1")}, {"b", S("2")},
	              {"c", S("3")}, {"d", S("4")}),
	           "1234");
}

TEST("text: a sentence that is none is empty")
{
	struct text none = {0};

	expect_str(text_show(t->arena, &none), "");
	expect_str(text_show_en(t->arena, &none), "");
}

TEST("text: one and many")
{
	expect_str(TN(t->arena, "{n} goal", "{n} goals", 1), "1 goal");
	expect_str(TN(t->arena, "{n} goal", "{n} goals", 0), "0 goals");
	expect_str(TN(t->arena, "{n} goal", "{n} goals", 6), "6 goals");
	expect_str(TN(t->arena, "{n} goal", "{n} goals", -1), "-1 goal");
	expect_str(TN(t->arena, "One goal", "Many goals", 2), "Many goals");
}

TEST("text: without a catalogue Welsh shows English and says so")
{
	text_init(test_dir(t));
	expect_false(text_has_welsh());
	text_use(LANG_CY);
	expect_equal(text_lang(), LANG_CY);
	expect_str(T("There is a problem"), "There is a problem");
	expect_str(TN(t->arena, "{n} goal", "{n} goals", 2), "2 goals");
	text_use(LANG_EN);
	test_welsh(t);
}

TEST("text: Welsh shows Welsh on its thread, and English where it has none")
{
	struct text key =
	        TEXT("{date} at {time}", {"date", S("X")}, {"time", S("Y")});

	test_welsh(t);
	expect_true(text_has_welsh());
	text_use(LANG_CY);
	expect_str(T("There is a problem"), "Mae problem");
	expect_str(T("There is no such sentence"), "There is no such sentence");
	expect_str(text_get(""), "");
	expect_str(text_show(t->arena, &key), "X am Y");
	expect_str(text_show_en(t->arena, &key), "X at Y");
	text_use(LANG_EN);
	expect_str(T("There is a problem"), "There is a problem");
}

TEST("text: a date is Welsh where the thread is")
{
	struct date d = DATE_NONE;

	test_welsh(t);
	expect_true(text_has_welsh());
	expect_true(date_make(2026, 11, 24, &d));
	text_use(LANG_CY);
	expect_str(instant_words(t->arena, instant_of(d, 630)),
	           "dydd Mawrth 24 Tachwedd 2026 am 10:30yb");
	expect_str(instant_time_words(t->arena, instant_of(d, 720)),
	           "hanner dydd");
	expect_str(date_month_short(d), "Tach");
}
