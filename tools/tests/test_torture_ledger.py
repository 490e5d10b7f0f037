"""torture-ledger: books it must pass, and each loss it must find."""
import unittest

from test_style import load

torture = load("torture-ledger")

# 1 pays 700 in from the bank (9) to a budget (5); 2 sets 500 of it aside for a
# shop (7), 3 settles 300 of that, 4 takes the 300 back.
ENTRIES = [
    (1, "plain", 5, 9, 700, 0, 0, 0, 0),
    (2, "reserve", 7, 5, 500, 0, 0, 88, 0),
    (3, "settle", 7, 5, 300, 2, 0, 0, 0),
    (4, "plain", 5, 7, 300, 0, 3, 0, 0),
]
LEAST = -9223372036854775807
ACCOUNTS = [
    (9, LEAST, -700, 0, 0, 1),
    (5, 0, 700, 0, 0, 4),
    (7, 0, 0, 0, 0, 3),
]
LINES = ["0 1 5 9 700 0 0 0 3\n", "1 2 7 5 500 0 0 88 3\n",
         "2 3 7 5 300 2 0 0 3\n", "0 4 5 7 300 0 3 0 3\n"]


class Judge(unittest.TestCase):
    def setUp(self):
        self.books = object.__new__(torture.Books)
        self.books.told = {}

    def judge(self, entries=None, accounts=None, lines=()):
        for line in lines:
            self.books.hear(line)
        self.books.judge(entries or ENTRIES, accounts or ACCOUNTS)

    def finds(self, words, **what):
        with self.assertRaisesRegex(torture.Lost, words):
            self.judge(**what)

    def test_sound_books_pass(self):
        self.judge(lines=LINES)

    def test_what_was_on_its_way_may_be_there(self):
        self.judge(lines=LINES[:2])

    def test_a_payment_that_was_answered_and_is_lost_is_found(self):
        self.finds("answered and is lost",
                   lines=LINES + ["0 5 5 9 100 0 0 0 3\n"])

    def test_the_second_of_two_linked_that_is_lost_is_found(self):
        self.finds("entry 6 was answered and is lost",
                   lines=["0 1 5 9 700 0 0 0 3 6 50\n"])

    def test_a_payment_that_stands_otherwise_is_found(self):
        self.finds("was answered as", lines=["0 1 5 9 701 0 0 0 3\n"])

    def test_one_id_answered_twice_is_found(self):
        self.finds("answered twice", lines=[LINES[0], LINES[0]])

    def test_more_than_could_be_on_its_way_is_found(self):
        more = [(100 + i, "plain", 5, 9, 1, 0, 0, 0, 0)
                for i in range(torture.CLIENTS * torture.LINKED)]
        self.finds("nobody was told", entries=ENTRIES + more)

    def test_a_reservation_answered_twice_is_found(self):
        self.finds("settled or released twice", entries=ENTRIES + [
            (5, "release", 7, 5, 500, 2, 0, 0, 0)])

    def test_an_entry_reversed_twice_is_found(self):
        self.finds("reversed twice", entries=ENTRIES + [
            (5, "plain", 5, 7, 300, 0, 3, 0, 0)])

    def test_a_balance_that_is_not_its_entries_is_found(self):
        self.finds("its entries come to", accounts=[
            (9, LEAST, -700, 0, 0, 1), (5, 0, 701, 0, 0, 4), ACCOUNTS[2]])

    def test_a_promise_of_more_than_is_there_is_found(self):
        entries = [ENTRIES[0], (2, "reserve", 7, 5, 800, 0, 0, 0, 0)]
        self.finds("promised more", entries=entries, accounts=[
            (9, LEAST, -700, 0, 0, 1), (5, 0, 700, 0, 800, 2),
            (7, 0, 0, 800, 0, 1)])

    def test_a_lost_pound_is_found(self):
        self.finds("lost or doubled",
                   entries=ENTRIES[:1], accounts=[(5, 0, 700, 0, 0, 1)])


if __name__ == "__main__":
    unittest.main()
