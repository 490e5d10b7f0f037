/*
 * media_test.c - a form that takes a picture and a page that shows it, over
 * HTTP.
 */
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/media/media.h"
#include "kernel/outbox/outbox.h"
#include "kernel/router/router.h"
#include "store/blobstore.h"
#include "tests/http_world.h"
#include "tests/pictures.h"

static struct person_id jay;

static const struct query reads = {
        .name = "test.media_reads",
        .text = "select count(*) as n from audit_entry"
                " where person = :person and route like '%picture%'",
        .shows_nobody = "a test",
        .scans = "a test",
};
static const struct query *const own[] = {&reads, NULL};

/* --- a capability above, in little -------------------------------------- */

static struct media_of
of_jay(void)
{
	return (struct media_of){jay, "test.evidence", 7};
}

static const struct fault *
get_form(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str problem = page_problem(ctx, "receipt");

	reply_text(reply, 200,
	           str_print(ctx->arena, "typed=%.*s problem=%.*s",
	                     STR_ARG(request_field(req, "shop")),
	                     STR_ARG(problem)));
	return NULL;
}

static const struct fault *
prepare(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct media_taken *taken = NULL;

	(void)reply;
	TRY(media_take(ctx, req, "receipt", &taken));
	ctx->prepared = taken;
	return NULL;
}

static const struct fault *
post(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct media_of of = of_jay();
	struct media_kept kept;

	(void)req;
	TRY(media_keep(ctx, ctx->prepared, &of, DATE_NONE, &kept));
	reply_see_other(reply,
	                str_print(ctx->arena, "/t/picture/%.*s",
	                          STR_ARG(id_show(ctx->arena, kept.id.v))));
	return NULL;
}

static const struct fault *
get_as(struct ctx *ctx, const struct request *req, struct reply *reply,
       enum media_how how)
{
	struct media_of of = of_jay();
	struct media_id id;

	TRY(request_place_id(req, "file", &id.v));
	TRY(access_need(ctx, jay));
	return media_show(ctx, reply, id, &of, how);
}

static const struct fault *
get_picture(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return get_as(ctx, req, reply, MEDIA_INLINE);
}

static const struct fault *
get_download(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	return get_as(ctx, req, reply, MEDIA_DOWNLOAD);
}

static const struct route routes[] = {
        {GET, "/t/hand-in", get_form, CAN_SEE_PEOPLE, "Form", .form = NULL},
        {POST, "/t/hand-in", post, CAN_SEE_PEOPLE, "Hand in",
         .prepare = prepare, .form = get_form, .upload = true},
        {GET, "/t/picture/:file", get_picture, CAN_SEE_PEOPLE, "See",
         .form = NULL},
        {GET, "/t/picture/:file/download", get_download, CAN_SEE_PEOPLE, "Save",
         .form = NULL},
        ROUTES_END,
};
static const struct capability testing = {.name = "test", .routes = routes};
static const struct capability *const served[] = {&audit_capability,
                                                  &outbox_capability,
                                                  &media_capability,
                                                  &access_capability,
                                                  &identity_capability,
                                                  &router_capability,
                                                  &testing,
                                                  NULL};

static struct http *
http_of(struct test *t)
{
	struct http *h = http_serve(world_with(t, own), served);

	jay = h->w->jay;
	expect_ok(blobstore_open(h->w->arena, test_path(t, "handed-in"),
	                         &h->w->app->blobs));
	return h;
}

static struct http_reply
hand_in(struct http *h, struct bytes b, const char *name, const char *key)
{
	return http_upload(h, "sam", "/t/hand-in",
	                   FIELDS("key", key, "shop", "Boots"),
	                   (const struct http_file[]){{"receipt", name, b},
	                                              {.field = NULL}});
}

TEST("system: a picture that a form sent is shown as one and nothing else")
{
	struct http *h = http_of(t);
	struct http_reply made =
	        hand_in(h, picture_jpeg(t, 64, 48, 1), "a.jpg", "k");
	struct str place = http_header(h, &made, "Location");
	struct http_reply seen;

	expect_equal(made.status, 303);
	seen = http_get(h, "sam", str_c(t->arena, place));
	expect_equal(seen.status, 200);
	expect_str(http_header(h, &seen, "Content-Type"), "image/jpeg");
	expect_str(http_header(h, &seen, "Content-Disposition"), "inline");
	expect_str(http_header(h, &seen, "X-Content-Type-Options"), "nosniff");
	expect_str(http_header(h, &seen, "Cache-Control"), "no-store");
	expect_has(seen.head,
	           "Content-Security-Policy: default-src 'none'; sandbox");
	expect_true(picture_is_red(
	        t,
	        (struct bytes){(const unsigned char *)seen.body.p, seen.body.n},
	        8, 8));
	seen = http_get(h, "sam",
	                str_print(t->arena, "%.*s/download", STR_ARG(place)).p);
	expect_str(http_header(h, &seen, "Content-Disposition"),
	           "attachment; filename=\"picture.jpg\"");
}

TEST("system: a look at a picture is written down, and refused out of reach")
{
	struct http *h = http_of(t);
	struct http_reply made =
	        hand_in(h, picture_jpeg(t, 64, 48, 1), "a.jpg", "k");
	const char *place = str_c(t->arena, http_header(h, &made, "Location"));
	const struct arg *args = ARGS(arg_i64("person", jay.v));

	expect_equal(world_count(h->w, &reads, args), 0);
	expect_equal(http_get(h, "sam", place).status, 200);
	expect_equal(world_count(h->w, &reads, args), 1);
	expect_equal(http_get(h, "ned", place).status, 404);
	expect_equal(http_get(h, "sam", "/t/picture/0000000000001").status,
	             404);
	expect_equal(http_get(h, NULL, place).status, 303);
	expect_equal(world_count(h->w, &reads, args), 1);
}

TEST("system: a form shows again what was typed beside what is wrong with the "
     "picture")
{
	struct http *h = http_of(t);
	struct http_reply reply = hand_in(
	        h, picture_cut(picture_jpeg(t, 64, 48, 1), 300), "a.jpg", "k");

	expect_equal(reply.status, 400);
	expect_has(reply.body, "typed=Boots");
	expect_has(reply.body,
	           "The end of this picture is missing. Send it again");
}

TEST("system: a form sent twice keeps one picture")
{
	struct http *h = http_of(t);
	struct bytes jpeg = picture_jpeg(t, 64, 48, 1);
	struct http_reply one = hand_in(h, jpeg, "a.jpg", "k");
	int64_t before = world_changes(h->w);
	struct http_reply two = hand_in(h, jpeg, "a.jpg", "k");

	expect_equal(two.status, 303);
	expect_true(str_equal(http_header(h, &one, "Location"),
	                      http_header(h, &two, "Location")));
	expect_equal(world_changes(h->w), before);
}
