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

/* Who wrote what is for the worker alone; the columns before are of what is
 * asked of both.  Of answers before this, whoever wrote last is all we know. */
const struct migration form_fill_migration_141 = {
        141,
        "strengths_section_alone",
        "alter table strengths_section add column alone_author integer;\n"
        "alter table strengths_section add column alone_at integer;\n"
        "update strengths_section set alone_author = author, alone_at = at"
        " where code in ('drug-use', 'thinking-behaviours-attitudes',"
        "  'offence-analysis');\n",
};

#define REST \
	" person, voice, done, author, at, alone_author, alone_at, version," \
	" document"

const struct query form_fill_of = {
        .name = "strengths.form_fill_of",
        .person = "person",
        .text = "select s.code, s.person, s.voice, s.done, s.author, s.at,"
                " s.alone_author, s.alone_at, s.version, s.document"
                " from strengths_section s"
                " where s.edition = :edition and " ACCESS_REACH("s.person"),
};

const struct query form_fill_put = {
        .name = "strengths.form_fill_put",
        .text = "insert into strengths_section (edition, code," REST
                ") values (:edition, :code, :person, :voice, :done, :author,"
                " :at, :alone_author, :alone_at, :version, :document)"
                " on conflict (edition, code) do update set"
                " voice = excluded.voice, done = excluded.done,"
                " author = excluded.author, at = excluded.at,"
                " alone_author = excluded.alone_author,"
                " alone_at = excluded.alone_at,"
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

static void
said_read(const struct row *row, struct form_said said[FORM_STEP_COUNT])
{
	said[FORM_STEP_ANSWERS] = (struct form_said){
	        .voice = (enum form_voice)row_enum(row, "voice", form_voices),
	        .by = {row_i64(row, "author")},
	        .at = row_instant(row, "at"),
	};
	said[FORM_STEP_ALONE] = (struct form_said){
	        .voice = FORM_VOICE_WORKER,
	        .at = INSTANT_NONE,
	};
	if (row_null(row, "alone_at"))
		return;
	said[FORM_STEP_ALONE].by.v = row_i64(row, "alone_author");
	said[FORM_STEP_ALONE].at = row_instant(row, "alone_at");
}

const struct fault *
form_fill_store_of(struct ctx *ctx, struct assess_id edition,
                   struct form_fill out[FORM_SECTION_COUNT])
{
	enum form_section section = FORM_ACCOMMODATION;
	struct rows rows = {.n = 0};

	for (int i = 0; i < FORM_SECTION_COUNT; i++)
		out[i] = (struct form_fill){.section = (enum form_section)i,
		                            .said = {{.at = INSTANT_NONE},
		                                     {.at = INSTANT_NONE}}};
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
		        .done = row_i64(row, "done") != 0,
		        .version = row_i64(row, "version"),
		        .document = row_str(row, "document"),
		};
		said_read(row, out[section].said);
	}
	return NULL;
}

const struct fault *
form_fill_store_put(struct ctx *ctx, const struct assess *a,
                    const struct form_fill *fill)
{
	const struct form_said *alone = &fill->said[FORM_STEP_ALONE];
	const struct form_said *said = &fill->said[FORM_STEP_ANSWERS];

	if (!instant_is(said->at))
		said = alone;
	return sql_do(ctx->tx, &form_fill_put,
	              ARGS(arg_i64("edition", a->id.v),
	                   arg_str("code", str_of(code_of(fill->section))),
	                   arg_i64("person", a->person.v),
	                   arg_word("voice", form_voices, (int)said->voice),
	                   arg_i64("done", fill->done),
	                   arg_i64("author", said->by.v),
	                   arg_instant("at", said->at),
	                   arg_id("alone_author", alone->by.v),
	                   arg_instant("alone_at", alone->at),
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
