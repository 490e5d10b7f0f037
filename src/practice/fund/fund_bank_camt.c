/*
 * fund_bank_camt.c - a statement as ISO 20022 camt.053.001.02 or .08, read by
 * expat.
 *
 * A document type is refused before anything in it is read, so there are no
 * entities; depth, text and rows are bounded.  Nothing is kept but what a row
 * needs.  Elements are known by their whole path.
 */
#include <expat.h>
#include <string.h>

#include "base/utf8.h"
#include "practice/fund/fund_bank_local.h"

#define DEPTH_MOST 24
#define PATH_MOST  512
#define TEXT_MOST  ((size_t)2048)
#define STATEMENT  "Document/BkToCstmrStmt/Stmt"

enum field {
	FIELD_SUM,
	FIELD_SIDE,
	FIELD_STATE,
	FIELD_REVERSAL,
	FIELD_DAY,
	FIELD_REF,
	FIELD_WORDS,
	FIELD_CODE, /* of a balance */
	FIELD_ACCOUNT,
	FIELD_COUNT
};

static const struct {
	const char *path; /* below Stmt */
	enum field field;
} fields[] = {
        {"Acct/Id/IBAN", FIELD_ACCOUNT},
        {"Acct/Id/Othr/Id", FIELD_ACCOUNT},
        {"Bal/Amt", FIELD_SUM},
        {"Bal/CdtDbtInd", FIELD_SIDE},
        {"Bal/Tp/CdOrPrtry/Cd", FIELD_CODE},
        {"Ntry/Amt", FIELD_SUM},
        {"Ntry/CdtDbtInd", FIELD_SIDE},
        {"Ntry/Sts", FIELD_STATE},
        {"Ntry/Sts/Cd", FIELD_STATE},
        {"Ntry/RvslInd", FIELD_REVERSAL},
        {"Ntry/BookgDt/Dt", FIELD_DAY},
        {"Ntry/BookgDt/DtTm", FIELD_DAY},
        {"Ntry/AcctSvcrRef", FIELD_REF},
        {"Ntry/AddtlNtryInf", FIELD_WORDS},
        {"Ntry/NtryDtls/TxDtls/RltdPties/Dbtr/Nm", FIELD_WORDS},
        {"Ntry/NtryDtls/TxDtls/RltdPties/Cdtr/Nm", FIELD_WORDS},
        {"Ntry/NtryDtls/TxDtls/RltdPties/Dbtr/Pty/Nm", FIELD_WORDS},
        {"Ntry/NtryDtls/TxDtls/RltdPties/Cdtr/Pty/Nm", FIELD_WORDS},
        {"Ntry/NtryDtls/TxDtls/RmtInf/Ustrd", FIELD_WORDS},
};
#define FIELDS_N (sizeof(fields) / sizeof(fields[0]))

struct reading {
	XML_Parser parser;
	struct arena *arena;
	struct problems *problems;
	struct fund_bank_file *file;
	struct date today;
	char path[PATH_MOST];
	size_t path_n;
	size_t ends[DEPTH_MOST]; /* where the path was before each element */
	int depth;
	char text[TEXT_MOST];
	size_t text_n;
	char kept[FIELD_COUNT][TEXT_MOST];
	size_t kept_n[FIELD_COUNT];
	bool foreign; /* a sum of the present part that is not in pounds */
	int64_t entry;
	int statements;
	bool opened, closed; /* the balances of the present statement */
	struct money opening, closing;
};

/* --- problems ----------------------------------------------------------- */

static void
stop(struct reading *r, const char *why)
{
	if (problems_of(r->problems, "statement") == NULL)
		problems_add(r->problems, "statement", "{why}",
		             {"why", text_get(why)});
	XML_StopParser(r->parser, XML_FALSE);
}

static void
wrong(struct reading *r, struct str column, const char *why)
{
	fund_bank_wrong(r->problems, r->entry, column, why);
	if (fund_bank_wrong_most(r->problems))
		XML_StopParser(r->parser, XML_FALSE);
}

/* --- what was kept ------------------------------------------------------ */

static struct str
kept(const struct reading *r, enum field field)
{
	return (struct str){r->kept[field], r->kept_n[field]};
}

static void
forget(struct reading *r)
{
	memset(r->kept_n, 0, sizeof(r->kept_n));
	r->foreign = false;
}

/* ISO 20022 sums have no commas, no sign and up to five decimals. */
static const char *
figures_read(struct str figures, struct money *out)
{
	size_t point = str_find(figures, '.');

	while (point + 3 < figures.n && str_ends(figures, S("0")))
		figures.n--;
	if (str_has(figures, S(",")) || str_starts(figures, S("£")) ||
	    !money_read(figures, out))
		return TK("it is not a sum in figures, for example 38.50");
	if (out->pence > FUND_PENCE_MOST * 1000)
		return TK("it is more than a statement of the fund can hold");
	return NULL;
}

/* A sum without a sign, and its side; false when it was told as wrong. */
static bool
sum_read(struct reading *r, struct money *out)
{
	const char *why = r->foreign ? TK("it is not in pounds")
	                             : figures_read(kept(r, FIELD_SUM), out);

	if (why != NULL) {
		wrong(r, S("Amt"), why);
		return false;
	}
	if (str_is(kept(r, FIELD_SIDE), "CRDT"))
		return true;
	if (!str_is(kept(r, FIELD_SIDE), "DBIT")) {
		wrong(r, S("CdtDbtInd"), TK("it is neither in nor out"));
		return false;
	}
	out->pence = -out->pence;
	return true;
}

static void
balance_end(struct reading *r)
{
	struct str code = kept(r, FIELD_CODE);
	bool opens = str_is(code, "OPBD") || str_is(code, "PRCD");
	struct money sum;

	if ((opens || str_is(code, "CLBD")) && sum_read(r, &sum)) {
		if (opens && !r->opened) {
			r->opening = sum;
			r->opened = true;
		} else if (!opens) {
			r->closing = sum;
			r->closed = true;
		}
	}
	forget(r);
}

static bool
day_read(struct reading *r, struct fund_bank_row *row)
{
	struct str day = str_slice(kept(r, FIELD_DAY), 0, 10);

	if (!date_read_iso(day, &row->on)) {
		wrong(r, S("BookgDt"),
		      TK("it is not a day, for example 2026-11-20"));
		return false;
	}
	if (date_before(r->today, row->on)) {
		wrong(r, S("BookgDt"), TK("the day is still to come"));
		return false;
	}
	return true;
}

static void
row_add(struct reading *r, const struct fund_bank_row *row)
{
	if (r->file->n == FUND_BANK_ROWS_MOST)
		stop(r, TK("The statement has too many rows. Bring it in "
		           "month by month"));
	else
		r->file->rows[r->file->n++] = *row;
}

static void
entry_end(struct reading *r)
{
	struct fund_bank_row row = {.at = ++r->entry};
	struct str state = kept(r, FIELD_STATE);

	if (!str_empty(state) && !str_is(state, "BOOK")) {
		r->file->pending++;
	} else if (sum_read(r, &row.sum) && day_read(r, &row)) {
		row.words = fund_bank_words(r->arena, kept(r, FIELD_WORDS));
		row.ref = str_copy(r->arena, kept(r, FIELD_REF));
		if (row.sum.pence != 0)
			row_add(r, &row);
		else
			wrong(r, S("Amt"), TK("there is no sum"));
	}
	forget(r);
}

/* Several statements of one file follow each other. */
static void
statement_end(struct reading *r)
{
	struct fund_bank_file *file = r->file;

	if (!r->opened || !r->closed) {
		stop(r, TK("A statement in this file does not say what it "
		           "begins and ends with"));
		return;
	}
	if (r->statements++ == 0)
		file->opening = r->opening;
	else if (r->opening.pence != file->closing.pence)
		stop(r, TK("The statements in this file do not follow each "
		           "other: one is missing"));
	file->closing = r->closing;
	file->has_balances = true;
	r->opened = r->closed = false;
}

static void
account_end(struct reading *r)
{
	struct str account = kept(r, FIELD_ACCOUNT);

	if (str_empty(r->file->account))
		r->file->account = str_copy(r->arena, account);
	else if (!str_equal(r->file->account, account))
		stop(r, TK("This file has statements of several accounts"));
	forget(r);
}

/* --- what expat calls --------------------------------------------------- */

static void
on_doctype(void *data, const char *name, const char *system, const char *public,
           int internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	stop(data, TK("A statement has no document type. Ask the bank for "
	              "camt.053"));
}

/* "urn:iso:...:camt.053.001.08|Ntry": the name, where the space is ours. */
static const char *
local(const char *name)
{
	static const char *const spaces[] = {
	        "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02|",
	        "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08|",
	};

	for (size_t i = 0; i < 2; i++)
		if (strncmp(name, spaces[i], strlen(spaces[i])) == 0)
			return name + strlen(spaces[i]);
	return NULL;
}

static void
currency_read(struct reading *r, const char **attributes)
{
	for (size_t i = 0; attributes[i] != NULL; i += 2)
		if (strcmp(attributes[i], "Ccy") == 0 &&
		    strcmp(attributes[i + 1], "GBP") != 0 &&
		    (strcmp(r->path, STATEMENT "/Ntry/Amt") == 0 ||
		     strcmp(r->path, STATEMENT "/Bal/Amt") == 0))
			r->foreign = true;
}

static void
on_start(void *data, const char *name, const char **attributes)
{
	struct reading *r = data;
	const char *own = local(name);
	size_t n;

	/* An extension of the bank's own is none of the paths we know. */
	if (own == NULL)
		own = r->depth == 0 ? NULL : "?";
	if (own == NULL) {
		stop(r, TK("This is not a statement of camt.053.001.02 or "
		           ".08"));
		return;
	}
	n = strlen(own);
	if (r->depth == DEPTH_MOST || r->path_n + n + 2 > PATH_MOST) {
		stop(r, TK("This file is nested too deeply for a statement"));
		return;
	}
	r->ends[r->depth++] = r->path_n;
	if (r->path_n > 0)
		r->path[r->path_n++] = '/';
	memcpy(r->path + r->path_n, own, n + 1);
	r->path_n += n;
	r->text_n = 0;
	currency_read(r, attributes);
}

static void
on_text(void *data, const char *text, int n)
{
	struct reading *r = data;
	size_t room = TEXT_MOST - r->text_n;
	size_t take = (size_t)n < room ? (size_t)n : room;

	memcpy(r->text + r->text_n, text, take);
	r->text_n += take;
}

/* Keep the text of an element that is a field; words come one after the
 * other, of anything else the first counts. */
static void
field_end(struct reading *r, const char *path)
{
	struct str text = str_trim((struct str){r->text, r->text_n});

	for (size_t i = 0; i < FIELDS_N; i++) {
		enum field f = fields[i].field;
		size_t room = TEXT_MOST - r->kept_n[f];

		if (strcmp(path, fields[i].path) != 0 ||
		    (f != FIELD_WORDS && r->kept_n[f] > 0) || text.n + 1 > room)
			continue;
		if (r->kept_n[f] > 0)
			r->kept[f][r->kept_n[f]++] = ' ';
		memcpy(r->kept[f] + r->kept_n[f], text.p, text.n);
		r->kept_n[f] += text.n;
	}
}

static void
part_end(struct reading *r, const char *path)
{
	if (strcmp(path, "Ntry") == 0)
		entry_end(r);
	else if (strcmp(path, "Bal") == 0)
		balance_end(r);
	else if (strcmp(path, "Acct") == 0)
		account_end(r);
	else
		field_end(r, path);
}

static void
on_end(void *data, const char *name)
{
	struct reading *r = data;
	size_t n = sizeof(STATEMENT) - 1;

	(void)name;
	if (strcmp(r->path, STATEMENT) == 0)
		statement_end(r);
	else if (strncmp(r->path, STATEMENT "/", n + 1) == 0)
		part_end(r, r->path + n + 1);
	r->text_n = 0;
	r->path_n = r->ends[--r->depth];
	r->path[r->path_n] = '\0';
}

static void
parser_free(void *data)
{
	XML_ParserFree(data);
}

/* A fault of the file itself: at which line it stops to be XML. */
static void
broken(struct reading *r)
{
	if (r->problems->n > 0)
		return;
	problems_add(r->problems, "statement",
	             "This file stops to be readable at its line {line}",
	             {"line", str_print(r->arena, "%lu",
	                                (unsigned long)XML_GetCurrentLineNumber(
	                                        r->parser))});
}

void
fund_bank_camt_read(struct str text, struct date today,
                    struct fund_bank_file *out, struct problems *problems)
{
	struct reading *r = arena_new(problems->arena, struct reading, 1);

	*out = (struct fund_bank_file){
	        .kind = FUND_BANK_CAMT, .from = DATE_NONE, .to = DATE_NONE};
	out->rows = arena_new(problems->arena, struct fund_bank_row,
	                      FUND_BANK_ROWS_MOST);
	r->arena = problems->arena;
	r->problems = problems;
	r->file = out;
	r->today = today;
	r->parser = XML_ParserCreateNS(NULL, '|');
	claim(r->parser != NULL);
	arena_defer(r->arena, parser_free, r->parser);
	XML_SetUserData(r->parser, r);
	XML_SetStartDoctypeDeclHandler(r->parser, on_doctype);
	XML_SetElementHandler(r->parser, on_start, on_end);
	XML_SetCharacterDataHandler(r->parser, on_text);
	if (text.n > FUND_BANK_BYTES_MOST ||
	    XML_Parse(r->parser, text.p, (int)text.n, 1) != XML_STATUS_OK)
		broken(r);
	if (problems->n == 0 && r->statements == 0)
		problems_add(problems, "statement",
		             "There is no statement in this file");
	fund_bank_settle(out, problems);
}
