"""check-welsh: each finding, once kept and once broken."""
import unittest

from test_style import load

welsh = load("check-welsh")


def po(sentence, translation):
    return ("a.cy.po", f'msgid ""\nmsgstr "Language: cy\\n"\n\n'
                       f'#. unreviewed\nmsgid "{sentence}"\n{translation}\n')


class Welsh(unittest.TestCase):
    def found(self, code, *catalogues):
        return welsh.check([("a.c", code)], catalogues)[0]

    def finds(self, found, words):
        self.assertTrue(any(words in s for s in found), found)

    def test_a_sentence_with_its_welsh_passes(self):
        self.assertEqual(
            self.found('a = T("Yes");', po("Yes", 'msgstr "Ie"')), [])

    def test_each_mark_is_seen(self):
        for call in ('T("Yes")', 'TK("Yes")', 'TEXT("Yes", {"a", b})',
                     'TV(arena, "Yes", {"a", b})',
                     'fault_refused(f(a, b), "Y" "es")',
                     'problems_add(&p, "field", "Yes")'):
            self.finds(self.found(f"a = {call};"), '"Yes" has no Welsh')

    def test_comments_and_definitions_are_not_sentences(self):
        code = '/* T("No") */\n#define T(x) text_get("" x "")\n'
        self.assertEqual(self.found(code), [])

    def test_welsh_without_its_sentence_fails(self):
        self.finds(self.found("", po("Yes", 'msgstr "Ie"')), "no source says")

    def test_an_empty_translation_fails(self):
        self.finds(self.found('T("Yes");', po("Yes", 'msgstr ""')),
                   "has no Welsh")

    def test_two_translations_fail(self):
        self.finds(self.found('T("Yes");', po("Yes", 'msgstr "Ie"'),
                              po("Yes", 'msgstr "Do"')), "otherwise")

    def test_places_are_the_same(self):
        self.finds(self.found('T("Hi {name}");',
                              po("Hi {name}", 'msgstr "Helo {enw}"')),
                   "other places")

    def test_a_plural_has_six_forms(self):
        six = 'msgid_plural "{n} goals"\n' + "\n".join(
            f'msgstr[{i}] "{{n}} nod"' for i in range(6))
        code = 'TN(arena, "{n} goal", "{n} goals", n);'
        self.assertEqual(self.found(code, po("{n} goal", six)), [])
        self.finds(self.found(code, po("{n} goal", six.replace(
            'msgstr[5] "{n} nod"', ""))), "5 forms")


if __name__ == "__main__":
    unittest.main()
