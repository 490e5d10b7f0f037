/*
 * form_mine_store.c - the rows of what the person answered of the services'
 * form.
 */
#include "kernel/access/access.h"
#include "practice/strengths/form_mine_local.h"
#include "register/people/people.h"

/* A row of its own, so that no statement on a worker's answers touches it. */
const struct migration form_mine_migration_149 = {
        149,
        "strengths_mine",
        "create table strengths_mine ("
        " mine integer primary key,"
        " edition integer not null, code text not null,"
        " person integer not null,"
        " voice text not null check (voice in ('own', 'for')),"
        " author integer not null, at integer not null,"
        " version integer not null check (version > 0),"
        " document text not null,"
        " unique (edition, code)"
        ") strict;\n"
        "create index strengths_mine_person on strengths_mine (person);\n",
};

const struct query form_mine_of = {
        .name = "strengths.form_mine_of",
        .person = "person",
        .text = "select m.code, m.person, m.voice, m.author, m.at, m.version,"
                " m.document from strengths_mine m"
                " where m.edition = :edition and " ACCESS_REACH("m.person"),
};

const struct query form_mine_put = {
        .name = "strengths.form_mine_put",
        .text = "insert into strengths_mine (mine, edition, code, person,"
                " voice, author, at, version, document) values (:mine,"
                " :edition, :code, :person, :voice, :author, :at, :version,"
                " :document) on conflict (edition, code) do update set"
                " voice = excluded.voice, author = excluded.author,"
                " at = excluded.at, version = excluded.version,"
                " document = excluded.document",
};

/* They belong where their edition is. */
const struct query form_mine_follow = {
        .name = "strengths.form_mine_follow",
        .text = MERGE_FOLLOW("strengths_mine", "edition", "strengths_edition",
                             "edition"),
};

const struct fault *
form_mine_store_of(struct ctx *ctx, struct assess_id edition,
                   struct form_mine out[FORM_SECTION_COUNT])
{
	enum form_section section = FORM_ACCOMMODATION;
	struct rows rows = {.n = 0};

	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		out[i] = (struct form_mine){.section = (enum form_section)i,
		                            .at = INSTANT_NONE};
	if (edition.v == 0)
		return NULL;
	TRY(sql_rows(ctx->tx, &form_mine_of,
	             ARGS(arg_i64("edition", edition.v)), &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		if (!form_section_read(row_str(row, "code"), &section))
			continue;
		out[section] = (struct form_mine){
		        .section = section,
		        .voice = (enum assess_voice)row_enum(row, "voice",
		                                             assess_voices),
		        .by = {row_i64(row, "author")},
		        .at = row_instant(row, "at"),
		        .version = row_i64(row, "version"),
		        .document = row_str(row, "document"),
		};
	}
	return NULL;
}

const struct fault *
form_mine_store_put(struct ctx *ctx, const struct assess *a,
                    const struct form_mine *mine)
{
	return sql_do(
	        ctx->tx, &form_mine_put,
	        ARGS(arg_i64("mine", id_new()), arg_i64("edition", a->id.v),
	             arg_str("code", str_of(form_parts[mine->section].code)),
	             arg_i64("person", a->person.v),
	             arg_word("voice", assess_voices, (int)mine->voice),
	             arg_i64("author", mine->by.v), arg_instant("at", mine->at),
	             arg_i64("version", mine->version),
	             arg_str("document", mine->document)),
	        NULL);
}
