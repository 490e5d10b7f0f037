/*
 * media_sound_test.c - sounds taken, kept, sent, and those that are not.
 */
#include <sndfile.h>
#include <string.h>

#include "kernel/media/media_world_test.h"
#include "tests/sounds.h"

#define WAV16  (SF_FORMAT_WAV | SF_FORMAT_PCM_16)
#define FLAC16 (SF_FORMAT_FLAC | SF_FORMAT_PCM_16)

#define DAMAGED \
	"The sound in this file is broken, so we cannot read it. Record it " \
	"again"
#define TOO_LONG \
	"This recording is too long. Make it shorter, or make two of it"
#define PHONES \
	"We cannot read what a phone’s own recorder saves. Use the record " \
	"button here, or say it to your worker"
#define OTHER \
	"This file is not a recording that we can read. Press record here, " \
	"or send a WAV, MP3, OGG or FLAC file"
#define RARE \
	"This recording is of a kind that we cannot read. Press record " \
	"here, or save it as WAV at 44,100 Hz"

#define BYTES(literal) \
	((struct bytes){(const unsigned char *)"" literal "", \
	                sizeof(literal) - 1})

static const struct fault *
take(struct kit *kit, struct bytes b, const char *name)
{
	return kit_send(kit, b, name, media_take_sound);
}

static void
refuses(struct kit *kit, struct bytes b, const char *name, const char *sentence)
{
	int64_t before = kit_files(kit);

	kit->taken = NULL;
	expect_problem(take(kit, b, name), "receipt", sentence);
	expect_null(kit->taken);
	expect_equal(kit_files(kit), before);
}

/* The sound as it is kept. */
static struct bytes
kept(struct kit *kit, struct bytes b, const char *name)
{
	struct media_of of = kit_of(kit, 7);
	struct bytes out = {0};

	expect_ok(take(kit, b, name));
	expect_ok(kit_keep(kit, &of, DATE_NONE));
	expect_ok(kit_read(kit, kit->kept.id, &of, &out));
	return out;
}

TEST("media: a sound is kept in a form that every browser plays, with nothing "
     "but what is heard")
{
	static const struct {
		struct sound_made made;
		const char *name;
	} sounds[] = {
	        {{WAV16, 16000, 1, 2000, false, "A secret"}, "a.wav"},
	        {{SF_FORMAT_WAV | SF_FORMAT_FLOAT, 48000, 2, 2000, false, NULL},
	         "a.WAV"},
	        {{FLAC16, 44100, 2, 2000, false, "A secret"}, "a.flac"},
	        {{SF_FORMAT_OGG | SF_FORMAT_VORBIS, 44100, 1, 2000, false,
	          "A secret"},
	         "a.ogg"},
	        {{SF_FORMAT_OGG | SF_FORMAT_OPUS, 48000, 1, 2000, false,
	          "A secret"},
	         "a.opus"},
	        {{SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 24000, 1, 2000,
	          false, "A secret"},
	         "a.mp3"},
	};

	for (size_t i = 0; i < sizeof(sounds) / sizeof(sounds[0]); i++) {
		struct kit *kit = kit_new(t);
		struct bytes out =
		        kept(kit, sound_of(t, &sounds[i].made), sounds[i].name);
		struct sound_is is = sound_is(t, out);

		expect_equal(is.kind, SF_FORMAT_MPEG);
		expect_equal(is.channels, 1);
		expect_equal(is.rate, sounds[i].made.rate);
		expect_true(is.ms > 1900 && is.ms < 2200);
		expect_true(media_taken_ms(kit->taken) > 1900);
		expect_true(media_taken_ms(kit->taken) < 2200);
		expect_false(picture_holds(out, S("secret")));
	}
}

TEST("media: a sound that is damaged, silent, too long or of a kind that "
     "cannot be read safely is refused in a sentence, and nothing of it is "
     "kept")
{
	struct kit *kit = kit_new(t);
	struct bytes flac = sound_of(
	        t, &(struct sound_made){FLAC16, 16000, 1, 2000, false, NULL});
	unsigned char *torn = arena_bytes(t->arena, flac.n, 1);

	memcpy(torn, flac.p, flac.n);
	for (size_t i = 60; i < flac.n; i += 3)
		torn[i] ^= 0x5a;
	refuses(kit, (struct bytes){torn, flac.n}, "a.flac", DAMAGED);
	refuses(kit, picture_cut(sound_wav(t, 100), 20), "a.wav", DAMAGED);
	refuses(kit,
	        sound_of(t, &(struct sound_made){WAV16, 16000, 1, 900, true,
	                                         NULL}),
	        "a.wav",
	        "We hear no sound in this recording. See that the microphone "
	        "is on, and say it once more");
	refuses(kit, sound_wav(t, 0), "a.wav",
	        "We hear no sound in this recording. See that the microphone "
	        "is on, and say it once more");
	refuses(kit,
	        sound_of(t,
	                 &(struct sound_made){SF_FORMAT_WAV | SF_FORMAT_PCM_U8,
	                                      8000, 1, 302000, false, NULL}),
	        "a.wav", TOO_LONG);
	refuses(kit,
	        sound_of(t, &(struct sound_made){WAV16, 96000, 1, 500, false,
	                                         NULL}),
	        "a.wav", RARE);
	refuses(kit,
	        sound_of(t, &(struct sound_made){WAV16, 16000, 9, 500, false,
	                                         NULL}),
	        "a.wav", RARE);
	refuses(kit,
	        sound_of(t, &(struct sound_made){SF_FORMAT_WAV |
	                                                 SF_FORMAT_IMA_ADPCM,
	                                         16000, 1, 500, false, NULL}),
	        "a.wav", RARE);
}

TEST("media: what a phone's own recorder makes is refused with what to do")
{
	struct kit *kit = kit_new(t);

	refuses(kit,
	        BYTES("\0\0\0\x1c"
	              "ftypM4A \0\0\0\0"),
	        "Recording.m4a", PHONES);
	refuses(kit,
	        BYTES("\0\0\0\x18"
	              "ftyp3gp4\0\0\0\0"),
	        "Recording.3gp", PHONES);
	refuses(kit, BYTES("#!AMR\n\0\0\0"), "a.amr", PHONES);
	refuses(kit, BYTES("\x1a\x45\xdf\xa3\0\0\0\0"), "a.webm", PHONES);
	refuses(kit, BYTES("I said it"), "a.wav", OTHER);
	refuses(kit, picture_jpeg(t, 40, 30, 1), "a.wav", OTHER);
	refuses(kit, BYTES(""), "a.wav", "This file is empty. Choose another");
	refuses(kit, sound_wav(t, 100), "a.jpg",
	        "The name of this file does not end as a recording’s does. "
	        "Choose a WAV, MP3, OGG or FLAC file");
	refuses(kit, picture_joined(t, sound_wav(t, 100), S("<script>1")),
	        "a.wav",
	        "There is something else in this sound file. Record it again");
	refuses(kit,
	        (struct bytes){arena_bytes(t->arena, MEDIA_BYTES_MOST + 1, 1),
	                       MEDIA_BYTES_MOST + 1},
	        "a.wav",
	        "This file is larger than 10 MB. Make the recording shorter");
}

TEST("media: how long a sound is, is counted and not believed")
{
	struct kit *kit = kit_new(t);
	struct bytes wav = sound_wav(t, 1000);
	unsigned char *lies = arena_bytes(t->arena, wav.n, 1);
	size_t data = 12;

	memcpy(lies, wav.p, wav.n);
	while (!media_has_at(wav, data, S("data")))
		data++;
	/* Nine hours, it says. */
	memcpy(lies + data + 4, "\0\0\0\x40", 4);
	expect_ok(take(kit, (struct bytes){lies, wav.n}, "a.wav"));
	expect_equal(media_taken_ms(kit->taken), 1000);
}

TEST("media: a sound of a rate that is no whole thousand may be as long as any "
     "other")
{
	struct kit *kit = kit_new(t);
	const struct sound_made made = {SF_FORMAT_WAV | SF_FORMAT_PCM_U8,
	                                11025,
	                                1,
	                                299900,
	                                false,
	                                NULL};

	expect_ok(take(kit, sound_of(t, &made), "a.wav"));
	expect_equal(media_taken_ms(kit->taken), 299900);
}

TEST("media: a sound is no picture, and a picture no sound")
{
	struct kit *kit = kit_new(t);

	kit_refuses(kit, sound_wav(t, 100), "a.jpg",
	            "This file is not a picture that we can read. Choose a "
	            "JPEG or a PNG");
	expect_ok(take(kit, sound_wav(t, 100), "a.wav"));
	expect_ok(kit_take(kit, picture_jpeg(t, 40, 30, 1), "a.jpg"));
	expect_equal(media_taken_ms(kit->taken), 0);
}

TEST("media: a sound handed in before is noticed, also in another form")
{
	struct kit *kit = kit_new(t);
	struct media_of here = kit_of(kit, 7), there = kit_of(kit, 8);

	expect_ok(take(kit, sound_wav(t, 700), "a.wav"));
	expect_ok(kit_keep(kit, &here, DATE_NONE));
	expect_equal(kit->kept.seen, MEDIA_SEEN_NEW);
	expect_ok(take(kit,
	               sound_of(t, &(struct sound_made){FLAC16, 16000, 1, 700,
	                                                false, NULL}),
	               "a.flac"));
	expect_ok(kit_keep(kit, &there, DATE_NONE));
	expect_equal(kit->kept.seen, MEDIA_SEEN_OWN);
}

TEST("media: what the child says of a sound is not believed")
{
	unsigned char said[100] = {0};
	struct sound sound;

	expect_false(media_sound_read((struct bytes){said, 1}, &sound));
	said[0] = SOUND_END_COUNT;
	expect_false(media_sound_read((struct bytes){said, 1}, &sound));
	said[0] = SOUND_LONG;
	expect_true(media_sound_read((struct bytes){said, 1}, &sound));
	expect_equal(sound.end, SOUND_LONG);
	expect_false(media_sound_read((struct bytes){said, 2}, &sound));
	said[0] = SOUND_GOOD;
	memcpy(said + SOUND_HEAD, "\xff\xf3\x84", 3);
	expect_false(media_sound_read((struct bytes){said, 99}, &sound));
	said[4] = 200;
	expect_true(media_sound_read((struct bytes){said, 99}, &sound));
	expect_equal(sound.ms, 200);
	said[1] = 1;
	expect_false(media_sound_read((struct bytes){said, 99}, &sound));
	said[1] = 0;
	said[SOUND_HEAD] = 'x';
	expect_false(media_sound_read((struct bytes){said, 99}, &sound));
}

/* --- in parts ------------------------------------------------------------ */

struct part {
	struct kit *kit;
	const char *range;
	struct reply reply;
};

static const struct fault *
show(struct ctx *ctx, void *data)
{
	struct part *part = data;
	struct media_of of = kit_of(part->kit, 7);
	struct pair pair = {S("range"), str_of(part->range)};
	struct request req = {.headers = {&pair, 1}};

	ctx->req = &req;
	reply_init(&part->reply, ctx->arena);
	return media_show(ctx, &part->reply, part->kit->kept.id, &of,
	                  MEDIA_INLINE);
}

static struct str
header_of(const struct reply *reply, const char *name)
{
	for (size_t i = 0; i < reply->headers_n; i++)
		if (str_is(reply->headers[i].name, name))
			return reply->headers[i].value;
	return S("");
}

TEST("media: a sound is sent in the parts that a browser asks for")
{
	static const char *const whole[] = {
	        "", "bytes=-5", "bytes=a-b", "items=0-1", "bytes=9-3", NULL};
	struct part part = {.kit = kit_new(t)};
	struct bytes all = kept(part.kit, sound_wav(t, 1000), "a.wav");
	struct str says;

	part.range = "bytes=0-1";
	expect_ok(world_see(part.kit->w, "sam", show, &part));
	expect_equal(part.reply.status, 206);
	expect_equal(part.reply.body.n, 2);
	says = str_print(t->arena, "bytes 0-1/%zu", all.n);
	expect_true(str_equal(header_of(&part.reply, "Content-Range"), says));
	part.range = "bytes=10-";
	expect_ok(world_see(part.kit->w, "sam", show, &part));
	expect_equal(part.reply.status, 206);
	expect_equal(part.reply.body.n, all.n - 10);
	expect_true(media_has_at(all, 10, buf_get(&part.reply.body)));
	part.range = "bytes=5-99999999";
	expect_ok(world_see(part.kit->w, "sam", show, &part));
	expect_equal(part.reply.body.n, all.n - 5);
	for (size_t i = 0; whole[i] != NULL; i++) {
		part.range = whole[i];
		expect_ok(world_see(part.kit->w, "sam", show, &part));
		expect_equal(part.reply.status, 200);
		expect_equal(part.reply.body.n, all.n);
		expect_str(header_of(&part.reply, "Accept-Ranges"), "bytes");
	}
}
