/* fund_bank_read_test.c - statements of banks as files: what is read, what is
 * told. */
#include <string.h>

#include "practice/fund/fund_bank_local.h"
#include "tests/test.h"

/* 2026-11-24 */
#define TODAY ((struct date){20781})

struct reading {
	struct fund_bank_file file;
	struct problems problems;
};

static struct reading
read_of(struct test *t, const char *text)
{
	struct reading r;

	problems_init(&r.problems, t->arena);
	fund_bank_read(str_of(text), TODAY, &r.file, &r.problems);
	return r;
}

static struct str
told(struct test *t, const struct reading *r, const char *field)
{
	const struct problem *p = problems_of(&r->problems, field);

	return p == NULL ? S("") : text_show(t->arena, &p->text);
}

TEST("fund bank: a sum is read as banks write it")
{
	static const struct {
		const char *text;
		int64_t pence;
	} sums[] = {
	        {"1,234.56", 123456}, {"-12.30", -1230},  {"12.30-", -1230},
	        {"(12.30)", -1230},   {"£12.30", 1230},   {"-£12.30", -1230},
	        {"£-12.30", -1230},   {"12.30 CR", 1230}, {"12.30 DR", -1230},
	        {"+5", 500},          {"−7.00", -700},    {"GBP 3.10", 310},
	};
	struct money sum;

	(void)t;
	for (size_t i = 0; i < sizeof(sums) / sizeof(sums[0]); i++) {
		expect_true(fund_bank_sum(str_of(sums[i].text), &sum) == NULL);
		expect_equal(sum.pence, sums[i].pence);
	}
}

TEST("fund bank: a sum in words, in another currency or too large is told")
{
	static const char *const none[] = {
	        "ten pounds",
	        "",
	        "--5",
	        "(-5)",
	        "1.234,56",
	        "1,23.00",
	        "12.345",
	        "-5 DR",
	        "€5",
	        "5 USD",
	        "$5",
	        "(5",
	        "1e5",
	        "0x10",
	        "9223372036854775807",
	        "10,000,001,000.00",
	};
	struct money sum = {77};

	(void)t;
	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		expect_true(fund_bank_sum(str_of(none[i]), &sum) != NULL);
	expect_equal(sum.pence, 77);
	expect_str(str_of(fund_bank_sum(S("€5"), &sum)), "it is not in pounds");
}

TEST("fund bank: the columns of several banks are known by their names")
{
	struct reading r =
	        read_of(t,
	                "Sort code,20-00-00\n\n"
	                "Date,Type,Description,Paid out,Paid in,Balance\n"
	                "20/11/2026,DEB,HARBOUR CYCLES,38.00,,962.00\n"
	                "23 Nov 2026,BGC,GRANT,,\"1,000.00\",\"1,962.00\"\n");

	expect_equal(r.problems.n, 0);
	expect_equal(r.file.n, 2);
	expect_equal(r.file.rows[0].sum.pence, -3800);
	expect_str(r.file.rows[0].words, "HARBOUR CYCLES");
	expect_equal(r.file.rows[1].sum.pence, 100000);
	expect_equal(r.file.opening.pence, 100000);
	expect_equal(r.file.closing.pence, 196200);
	r = read_of(t, "Transaction Date;x\n");
	expect_true(r.problems.n > 0);
	r = read_of(t, "Completed Date,Payee,Reference,Amount (GBP),Currency\n"
	               "2026-11-20 10:31:00,Quay Workwear,R-7,-45.00,GBP\n");
	expect_equal(r.problems.n, 0);
	expect_str(r.file.rows[0].words, "Quay Workwear R-7");
	expect_false(r.file.has_balances);
	/* A pound sign in Latin-1, and a side beside the sum. */
	r = read_of(t, "Date,Narrative,Amount (\xa3),Debit/Credit\n"
	               "20/11/2026,Caf\xe9,\xa3"
	               "4.50,DR\n");
	expect_equal(r.problems.n, 0);
	expect_equal(r.file.rows[0].sum.pence, -450);
	expect_str(r.file.rows[0].words, "Café");
}

TEST("fund bank: newest first is read oldest first")
{
	struct reading r = read_of(t, "Date,Description,Amount,Balance\n"
	                              "23/11/2026,C,-1.00,7.00\n"
	                              "20/11/2026,B,-1.00,8.00\n"
	                              "20/11/2026,A,-1.00,9.00\n");

	expect_equal(r.problems.n, 0);
	expect_str(r.file.rows[0].words, "A");
	expect_equal(r.file.opening.pence, 1000);
	expect_equal(r.file.from.days, TODAY.days - 4);
	r = read_of(t, "Date,Description,Amount,Balance\n"
	               "20/11/2026,B,-1.00,8.00\n"
	               "20/11/2026,A,-1.00,9.00\n");
	expect_str(r.file.rows[0].words, "A");
}

TEST("fund bank: every row is in, or in the report with its row and column")
{
	struct reading r = read_of(t, "Date,Description,Amount,Currency\n"
	                              "20/11/2026,A,ten pounds,GBP\n"
	                              "20/11/2026,B,-5.00,EUR\n"
	                              "31/02/2026,C,-5.00,GBP\n"
	                              "01/12/2027,D,-5.00,GBP\n"
	                              "20/11/2026,E,0.00,GBP\n"
	                              "20/11/2026,F,-5.00,GBP\n"
	                              "total,,,\n");

	expect_equal(r.file.n, 1);
	expect_equal(r.problems.n, 6);
	expect_str(told(t, &r, "rows"),
	           "Row 2, Amount: it is not a sum in figures, for example "
	           "38.50");
	expect_str(text_show(t->arena, &r.problems.v[1].text),
	           "Row 3, Currency: it is not in pounds");
	expect_str(text_show(t->arena, &r.problems.v[3].text),
	           "Row 5, Date: the day is still to come");
}

TEST("fund bank: a row that is missing between balances is told")
{
	struct reading r = read_of(t, "Date,Description,Amount,Balance\n"
	                              "20/11/2026,A,-1.00,9.00\n"
	                              "21/11/2026,B,-1.00,7.00\n");

	expect_str(told(t, &r, "rows"),
	           "Row 3, balance: it is not the balance before it and "
	           "this row. A row is missing or was changed");
}

TEST("fund bank: a file without columns, rows or text is refused")
{
	struct reading r = read_of(t, "hello\n");

	expect_str(told(t, &r, "statement"),
	           "We cannot find the names of the columns. A statement "
	           "needs Date, and Amount or Paid in and Paid out");
	r = read_of(t, "Date,Amount\n");
	expect_str(told(t, &r, "statement"),
	           "There is no row in this statement");
	problems_init(&r.problems, t->arena);
	fund_bank_read((struct str){"Date,Amount\n\0x", 14}, TODAY, &r.file,
	               &r.problems);
	expect_true(r.problems.n > 0);
	r = read_of(t, "Date,Paid in,Paid out\n20/11/2026,5,5\n");
	expect_str(told(t, &r, "rows"),
	           "Row 2, Paid in: one of the two, paid in or paid out, "
	           "must hold a sum");
}

/* --- camt.053 ----------------------------------------------------------- */

#define CAMT(version, inside) \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:" \
	"iso:std:iso:20022:tech:xsd:camt.053.001." version \
	"\"><BkToCstmrStmt><Stmt>" inside "</Stmt></BkToCstmrStmt></Document>"
#define BAL(code, sum) \
	"<Bal><Tp><CdOrPrtry><Cd>" code "</Cd></CdOrPrtry></Tp><Amt " \
	"Ccy=\"GBP\">" sum "</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"
#define ACCOUNT "<Acct><Id><IBAN>GB00TEST00000000000001</IBAN></Id></Acct>"
#define ENTRY(sum, side, state, more) \
	"<Ntry><Amt Ccy=\"GBP\">" sum "</Amt><CdtDbtInd>" side "</CdtDbtInd>" \
	"<Sts>" state "</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>" more \
	"</Ntry>"

#define DETAILS \
	"<AcctSvcrRef>R7</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Cdtr>" \
	"<Nm>Harbour &amp; Co</Nm></Cdtr></RltdPties><RmtInf><Ustrd>lock" \
	"</Ustrd></RmtInf></TxDtls></NtryDtls>"

TEST("fund bank: camt.053 is read in both versions, pending entries left out")
{
	static const char told_all[] =
	        CAMT("02", ACCOUNT BAL("OPBD", "1000.00") BAL("CLBD", "962.00")
	                           ENTRY("38.00", "DBIT", "BOOK", DETAILS)
	                                   ENTRY("9.00", "DBIT", "PDNG", ""));
	struct reading r = read_of(t, told_all);

	expect_equal(r.problems.n, 0);
	expect_equal(r.file.n, 1);
	expect_equal(r.file.pending, 1);
	expect_equal(r.file.rows[0].sum.pence, -3800);
	expect_str(r.file.rows[0].words, "Harbour & Co lock");
	expect_str(r.file.rows[0].ref, "R7");
	expect_str(r.file.account, "GB00TEST00000000000001");
	r = read_of(t, CAMT("08", ACCOUNT BAL("OPBD", "5.00") BAL("CLBD", "6.5")
	                                  ENTRY("1.50000", "CRDT",
	                                        "<Cd>BOOK</Cd>", "")));
	expect_equal(r.problems.n, 0);
	expect_equal(r.file.rows[0].sum.pence, 150);
}

TEST("fund bank: what a statement begins with and its rows make what it ends "
     "with")
{
	struct reading r = read_of(
	        t, CAMT("02", BAL("OPBD", "1000.00") BAL("CLBD", "900.00")
	                              ENTRY("38.00", "DBIT", "BOOK", "")));

	expect_str(told(t, &r, "statement"),
	           "It begins with £1,000.00 and its rows make £962.00, but "
	           "it ends with £900.00");
	r = read_of(t, CAMT("02", BAL("OPBD", "1000.00")
	                                  ENTRY("38.00", "DBIT", "BOOK", "")));
	expect_str(told(t, &r, "statement"),
	           "A statement in this file does not say what it begins "
	           "and ends with");
	r = read_of(t, CAMT("02",
	                    BAL("OPBD", "5.00") BAL("CLBD", "4.00") ENTRY(
	                            "1.00", "DBIT", "BOOK",
	                            "") "</Stmt><Stmt>" BAL("OPBD", "3.00")
	                            BAL("CLBD", "2.00")
	                                    ENTRY("1.00", "DBIT", "BOOK", "")));
	expect_str(told(t, &r, "statement"),
	           "The statements in this file do not follow each other: "
	           "one is missing");
}

#define ABROAD \
	BAL("OPBD", "1.00") \
	BAL("CLBD", "1.00") \
	"<Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>DBIT</CdtDbtInd></Ntry>"

TEST("fund bank: no document type, no entity, no depth without end, no other "
     "XML")
{
	static const char deep[] =
	        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001."
	        "02\"><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a><a>"
	        "<a><a><a><a><a><a><a>";
	struct reading r =
	        read_of(t,
	                "<?xml version=\"1.0\"?><!DOCTYPE Document [<!ENTITY "
	                "a \"aaaa\"><!ENTITY b \"&a;&a;\">]><Document/>");

	expect_str(told(t, &r, "statement"),
	           "A statement has no document type. Ask the bank for "
	           "camt.053");
	r = read_of(t, "<?xml version=\"1.0\"?><!DOCTYPE x SYSTEM "
	               "\"file:///etc/passwd\"><x/>");
	expect_true(str_starts(told(t, &r, "statement"),
	                       S("A statement has no document type")));
	r = read_of(t, deep);
	expect_str(told(t, &r, "statement"),
	           "This file is nested too deeply for a statement");
	r = read_of(t, "<html><body/></html>");
	expect_str(told(t, &r, "statement"),
	           "This is not a statement of camt.053.001.02 or .08");
	r = read_of(t, CAMT("02", "<Ntry>&b;</Ntry>"));
	expect_true(r.problems.n > 0);
	r = read_of(t, "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt."
	               "053.001.02\"><BkTo");
	expect_str(told(t, &r, "statement"),
	           "This file stops to be readable at its line 1");
	r = read_of(t, CAMT("02", ABROAD));
	expect_str(told(t, &r, "rows"), "Row 1, Amt: it is not in pounds");
}

TEST("fund bank: a gap between two statements is told, an overlap is none")
{
	struct fund_bank_statement list[] = {
	        {.from = {100}, .to = {110}, .opening = {0}, .closing = {500}},
	        {.from = {111},
	         .to = {115},
	         .opening = {500},
	         .closing = {400}},
	        {.from = {113},
	         .to = {120},
	         .opening = {450},
	         .closing = {300}},
	        {.from = {125},
	         .to = {130},
	         .opening = {290},
	         .closing = {100}},
	};

	(void)t;
	fund_bank_gaps(list, 4);
	expect_false(list[0].gap);
	expect_false(list[1].gap);
	expect_false(list[2].gap);
	expect_true(list[3].gap);
	expect_equal(list[3].gap_from.pence, 300);
}
