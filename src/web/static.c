/*
 * static.c - the fixed files, by address.
 */
#include "web/static.h"

struct str
static_url(struct arena *arena, const char *name)
{
	const struct static_file *file = static_files;

	while (file->name != NULL && !str_is(str_of(file->name), name))
		file++;
	claim(file->name != NULL);
	return str_print(arena, "/assets/%s/%s", file->hash, file->name);
}

/* The file of "<hash>/<name>", or NULL. */
static const struct static_file *
file_at(struct str place)
{
	size_t at = str_find(place, '/');
	struct str hash = str_slice(place, 0, at);
	struct str name = str_slice(place, at + 1, place.n);

	for (const struct static_file *f = static_files; f->name != NULL; f++)
		if (str_is(name, f->name) && str_is(hash, f->hash))
			return f;
	return NULL;
}

/* Whether gzip is among the codings taken, and not by "gzip;q=0". */
static bool
takes_gzip(struct str accept)
{
	struct str part;

	while (str_split(&accept, ',', &part)) {
		struct str coding =
		        str_trim(str_slice(part, 0, str_find(part, ';')));

		if (str_is(coding, "gzip"))
			return !str_has(part, S("q=0")) ||
			       str_has(part, S("q=0."));
	}
	return false;
}

bool
static_reply(const struct request *req, struct reply *reply)
{
	const struct str below = S("/assets/");
	const struct static_file *file;
	bool gzip;

	if (req->method != GET && req->method != HEAD)
		return false;
	if (!str_starts(req->path, below))
		return false;
	file = file_at(str_slice(req->path, below.n, req->path.n));
	if (file == NULL)
		return false;

	gzip = file->gzip.n > 0 &&
	       takes_gzip(request_header(req, "Accept-Encoding"));
	reply->status = 200;
	reply->type = file->type;
	reply->fixed = gzip ? file->gzip : file->content;
	reply_header(reply, "Cache-Control",
	             S("public, max-age=31536000, immutable"));
	if (file->gzip.n > 0)
		reply_header(reply, "Vary", S("Accept-Encoding"));
	if (gzip)
		reply_header(reply, "Content-Encoding", S("gzip"));
	return true;
}
