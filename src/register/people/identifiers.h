/*
 * identifiers.h - the numbers other systems know a person by.
 *
 * Forms and check letters as the public code of the national person record
 * has them: PNC `YYYY/NNNNNNNL`, CRO `NNNNNN/YYL` or `SFYY/NNNNNL`.  The
 * check letter is the place of (year and serial as one number) mod 23 in
 * ZABCDEFGHJKLMNPQRTUVWXY.
 *
 * Rules kept here, each with a test of the same words:
 *   - a number is read whatever its case and spaces;
 *   - a two-figure year up to this year's is of this century;
 *   - a number whose check letter does not fit is unconfirmed;
 *   - what has not the form of a number is none.
 */
#ifndef REGISTER_IDENTIFIERS_H
#define REGISTER_IDENTIFIERS_H

#include "base/date.h"

enum identifier_kind {
	IDENTIFIER_CRN,
	IDENTIFIER_PNC,
	IDENTIFIER_CRO,
	IDENTIFIER_PRISON,
	IDENTIFIER_KIND_COUNT
};
/* crn pnc cro prison */
extern const char *const identifier_kinds[IDENTIFIER_KIND_COUNT + 1];

enum identifier_state {
	IDENTIFIER_NONE,        /* not of the form                     */
	IDENTIFIER_UNCONFIRMED, /* of the form, wrong check letter     */
	IDENTIFIER_GOOD,
};

/*
 * Read a number of this kind.  When GOOD *out is its canonical form, when
 * UNCONFIRMED the words as given, upper case; untouched when NONE.  A
 * two-figure year is resolved by `today`.
 */
enum identifier_state
identifier_read(struct arena *arena, enum identifier_kind kind, struct str s,
                struct date today, struct str *out);

#endif
