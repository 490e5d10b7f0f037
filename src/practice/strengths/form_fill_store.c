/*
 * form_fill_store.c - the rows of answers to the services' form.
 */
#include "kernel/access/access.h"
#include "practice/strengths/form_fill_local.h"
#include "register/people/people.h"

const struct migration form_fill_migration_131 = {
        131,
        "strengths_section",
        "create table strengths_section ("
        " edition integer not null, code text not null,"
        " person integer not null,"
        " voice text not null check (voice in ('worker', 'together')),"
        " done integer not null check (done in (0, 1)),"
        " author integer not null, at integer not null,"
        " version integer not null check (version > 0),"
        " document text not null,"
        " primary key (edition, code)"
        ") strict;\n"
        "create index strengths_section_person"
        " on strengths_section (person);\n",
};

#define REST " person, voice, done, author, at, version, document"

const struct query form_fill_of = {
        .name = "strengths.form_fill_of",
        .person = "person",
        .text = "select s.code, s.person, s.voice, s.done, s.author, s.at,"
                " s.version, s.document from strengths_section s"
                " where s.edition = :edition and " ACCESS_REACH("s.person"),
};

const struct query form_fill_put = {
        .name = "strengths.form_fill_put",
        .text = "insert into strengths_section (edition, code," REST
                ") values (:edition, :code, :person, :voice, :done, :author,"
                " :at, :version, :document)"
                " on conflict (edition, code) do update set"
                " voice = excluded.voice, done = excluded.done,"
                " author = excluded.author, at = excluded.at,"
                " version = excluded.version, document = excluded.document",
};

const struct query form_fill_copy_all = {
        .name = "strengths.form_fill_copy_all",
        .text = "insert into strengths_section (edition, code," REST
                ") select :edition, code," REST
                " from strengths_section where edition = :was",
};

/* A section belongs where its edition is. */
const struct query form_fill_follow = {
        .name = "strengths.form_fill_follow",
        .text = MERGE_FOLLOW("strengths_section", "edition",
                             "strengths_edition", "edition"),
};

static const char *
code_of(enum form_section section)
{
	return form_parts[section].code;
}

const struct fault *
form_fill_store_of(struct ctx *ctx, struct assess_id edition,
                   struct form_fill out[FORM_SECTION_COUNT])
{
	enum form_section section = FORM_ACCOMMODATION;
	struct rows rows = {.n = 0};

	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		out[i] = (struct form_fill){.section = (enum form_section)i,
		                            .at = INSTANT_NONE};
	if (edition.v == 0)
		return NULL;
	TRY(sql_rows(ctx->tx, &form_fill_of,
	             ARGS(arg_i64("edition", edition.v)), &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];

		if (!form_section_read(row_str(row, "code"), &section))
			continue;
		out[section] = (struct form_fill){
		        .section = section,
		        .voice = (enum form_voice)row_enum(row, "voice",
		                                           form_voices),
		        .done = row_i64(row, "done") != 0,
		        .by = {row_i64(row, "author")},
		        .at = row_instant(row, "at"),
		        .version = row_i64(row, "version"),
		        .document = row_str(row, "document"),
		};
	}
	return NULL;
}

const struct fault *
form_fill_store_put(struct ctx *ctx, const struct assess *a,
                    const struct form_fill *fill)
{
	return sql_do(ctx->tx, &form_fill_put,
	              ARGS(arg_i64("edition", a->id.v),
	                   arg_str("code", str_of(code_of(fill->section))),
	                   arg_i64("person", a->person.v),
	                   arg_word("voice", form_voices, (int)fill->voice),
	                   arg_i64("done", fill->done),
	                   arg_i64("author", fill->by.v),
	                   arg_instant("at", fill->at),
	                   arg_i64("version", fill->version),
	                   arg_str("document", fill->document)),
	              NULL);
}

const struct fault *
form_fill_copy(struct ctx *ctx, struct assess_id from, struct assess_id to)
{
	if (from.v == 0)
		return NULL;
	return sql_do(ctx->tx, &form_fill_copy_all,
	              ARGS(arg_i64("edition", to.v), arg_i64("was", from.v)),
	              NULL);
}
