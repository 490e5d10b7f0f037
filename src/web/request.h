/*
 * request.h - what came in, checked at the door.
 *
 * By the time a handler sees a request its path, query, header values used
 * here, cookies and form fields are valid UTF-8 without NUL, within limits.
 */
#ifndef WEB_REQUEST_H
#define WEB_REQUEST_H

#include "base/fault.h"
#include "base/id.h"
#include "base/json.h"

enum method { GET, HEAD, POST, PUT, PATCH, DELETE, METHOD_OTHER };

#define REQUEST_URL_MOST    ((size_t)2048)
#define REQUEST_FIELDS_MOST 512
#define REQUEST_BODY_MOST   ((size_t)1024 * 1024)
#define REQUEST_UPLOAD_MOST ((size_t)25 * 1024 * 1024)

struct pair {
	struct str name;
	struct str value;
};

struct pairs {
	struct pair *v;
	size_t n;
};

/* A file of a multipart form, in a temporary file that goes with the arena. */
struct upload {
	struct str field;
	struct str name; /* as the sender called it: never trusted */
	const char *path;
	size_t size;
};

/* What somebody typed into a form of a page and did not save. */
struct request_draft {
	struct str action; /* where the form would be sent */
	struct str when;   /* in words */
	struct pairs fields;
};

struct request {
	struct arena *arena;
	enum method method;
	struct str path;   /* decoded, "/people/X123456/plan" */
	struct str target; /* as sent, for ?return= only, never logged */
	struct pairs query;
	struct pairs headers;
	struct pairs cookies;
	struct pairs form; /* urlencoded or multipart, cleaned text */
	struct upload *uploads;
	size_t uploads_n;
	struct str body; /* of JSON, as sent */
	struct str peer; /* address, for rate limits only */
	struct str host;
	struct pairs places; /* ":crn" of the route's pattern, by the router */
	const struct request_draft *drafts; /* of a GET, by the router */
	size_t drafts_n;
	bool is_json;   /* Content-Type application/json */
	bool forwarded; /* a forwarding header is there */
	int64_t arrived_us;
};

/* Case does not matter; empty when absent. */
struct str request_header(const struct request *req, const char *name);
struct str request_cookie(const struct request *req, const char *name);
struct str request_query(const struct request *req, const char *name);

/* A form field, cleaned (utf8_clean), or empty. */
struct str request_field(const struct request *req, const char *name);

/* The n-th value of a repeated field (checkboxes); false past the last. */
bool request_field_at(const struct request *req, const char *name, size_t n,
                      struct str *out);

/* Whether a repeated field holds this value. */
bool request_field_has(const struct request *req, const char *name,
                       struct str value);

/* A place of the route's pattern as text, or as an id (NOT_FOUND). */
struct str request_place(const struct request *req, const char *name);
MUST_CHECK const struct fault *
request_place_id(const struct request *req, const char *name, int64_t *out);

/* The last file of a field, or NULL; and all that is in it, false where it
 * cannot be read. */
const struct upload *
request_upload(const struct request *req, const char *field);
MUST_CHECK bool
upload_read(struct arena *arena, const struct upload *upload, struct str *out);

/* The body as one JSON object; INVALID when it is not. */
MUST_CHECK const struct fault *
request_json(const struct request *req, json_t **out);

/* Decode %XX (and + as space in forms).  False for %00, bad hex, bad UTF-8. */
MUST_CHECK bool
request_decode(struct arena *arena, struct str s, bool plus, struct str *out);

/* Parse "a=b&c=d" into pairs.  False when it cannot be, or too many. */
MUST_CHECK bool
request_parse_form(struct arena *arena, struct str s, struct pairs *out);

/* Parse a Cookie header; what cannot be read is passed over. */
void
request_parse_cookies(struct arena *arena, struct str s, struct pairs *out);

#endif
