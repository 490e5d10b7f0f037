/*
 * media_kind.c - what a file is, by what it holds.
 */
#include <string.h>

#include "kernel/media/media_local.h"

bool
media_has_at(struct bytes b, size_t at, struct str part)
{
	struct str all = {(const char *)b.p, b.n};

	return at <= b.n && str_equal(str_slice(all, at, part.n), part);
}

#define BEGINS(b, at, literal) media_has_at((b), (at), S(literal))

/* Pictures of Apple's phones, and those that are kept as a film is. */
static bool
is_heic(struct bytes b)
{
	static const char *const brands[] = {"heic", "heix", "heim", "heis",
	                                     "hevc", "mif1", "msf1", "avif"};

	if (!BEGINS(b, 4, "ftyp"))
		return false;
	for (size_t i = 0; i < sizeof(brands) / sizeof(brands[0]); i++)
		if (media_has_at(b, 8, str_of(brands[i])))
			return true;
	return false;
}

/* Films of phones, and the sound of them alone: m4a, 3gp; AMR; WebM. */
static bool
is_phone(struct bytes b)
{
	return BEGINS(b, 4, "ftyp") || BEGINS(b, 0, "#!AMR") ||
	       BEGINS(b, 0, "\x1a\x45\xdf\xa3") || BEGINS(b, 0, "caff");
}

/* A tag, or the first frame of layer III. */
static bool
is_mp3(struct bytes b)
{
	return BEGINS(b, 0, "ID3") ||
	       (b.n > 2 && b.p[0] == 0xff && (b.p[1] & 0xe6) == 0xe2);
}

static enum media_kind
sound_kind_of(struct bytes b)
{
	if (BEGINS(b, 0, "RIFF") && BEGINS(b, 8, "WAVE"))
		return MEDIA_WAV;
	if (BEGINS(b, 0, "fLaC"))
		return MEDIA_FLAC;
	if (BEGINS(b, 0, "OggS"))
		return MEDIA_OGG;
	if (is_mp3(b))
		return MEDIA_MP3;
	return is_phone(b) ? MEDIA_PHONE : MEDIA_OTHER;
}

bool
media_is_sound(enum media_kind kind)
{
	return kind == MEDIA_WAV || kind == MEDIA_FLAC || kind == MEDIA_OGG ||
	       kind == MEDIA_MP3;
}

enum media_kind
media_kind_of(struct bytes b)
{
	if (BEGINS(b, 0, "\xff\xd8\xff"))
		return MEDIA_JPEG;
	if (BEGINS(b, 0, "\x89PNG\r\n\x1a\n"))
		return MEDIA_PNG;
	if (is_heic(b))
		return MEDIA_HEIC;
	if (BEGINS(b, 0, "%PDF-"))
		return MEDIA_PDF;
	if (BEGINS(b, 0, "GIF8"))
		return MEDIA_GIF;
	if (BEGINS(b, 0, "RIFF") && BEGINS(b, 8, "WEBP"))
		return MEDIA_WEBP;
	return sound_kind_of(b);
}

bool
media_name_fits(struct str name, bool sound)
{
	static const char *const pictures[] = {"jpg", "jpeg", "jpe",  "jfif",
	                                       "png", "heic", "heif", NULL};
	/* Those of phones too: what is wrong with them is said. */
	static const char *const sounds[] = {"wav", "wave", "flac", "ogg",
	                                     "oga", "opus", "mp3",  "m4a",
	                                     "mp4", "3gp",  "3gpp", "webm",
	                                     "amr", "caf",  NULL};
	size_t dot = name.n;
	char ending[8] = "";

	for (size_t i = 0; i < name.n; i++)
		if (name.p[i] == '.')
			dot = i;
	if (dot == name.n)
		return true;
	name = str_slice(name, dot + 1, name.n);
	if (name.n >= sizeof(ending))
		return false;
	for (size_t i = 0; i < name.n; i++)
		ending[i] = name.p[i] >= 'A' && name.p[i] <= 'Z'
		                    ? (char)(name.p[i] + 32)
		                    : name.p[i];
	return str_word(str_of(ending), sound ? sounds : pictures) >= 0;
}

/* --- two kinds at once -------------------------------------------------- */

/* The words by which a browser or a server would know a page or a script.
 * Long enough that chance does not write them into a picture. */
static const char *const words[] = {"<script",   "<?php ", "<?php\n",
                                    "<!doctype", "<html>", NULL};

static bool
is_word(struct bytes b, size_t at, const char *word)
{
	size_t n = strlen(word);

	if (b.n - at < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = b.p[at + i];

		if (c >= 'A' && c <= 'Z')
			c = (unsigned char)(c + 32);
		if (c != (unsigned char)word[i])
			return false;
	}
	return true;
}

static bool
has_words(struct bytes b)
{
	const unsigned char *at = memchr(b.p, '<', b.n);

	while (at != NULL) {
		size_t from = (size_t)(at - b.p);

		for (size_t i = 0; words[i] != NULL; i++)
			if (is_word(b, from, words[i]))
				return true;
		at = memchr(at + 1, '<', b.n - from - 1);
	}
	return false;
}

/* A reader of PDF looks for its mark in the first 1,024 bytes. */
static bool
has_pdf(struct bytes b)
{
	for (size_t i = 0; i < 1024 && i + 5 <= b.n; i++)
		if (BEGINS(b, i, "%PDF-"))
			return true;
	return false;
}

/* A reader of ZIP begins at the end: 22 bytes there say where, and how long
 * a comment comes after them. */
static bool
has_zip(struct bytes b)
{
	const size_t head = 22, comment_most = 65535;
	size_t first = b.n > head + comment_most ? b.n - head - comment_most
	                                         : 0;

	for (size_t i = first; i + head <= b.n; i++)
		if (BEGINS(b, i, "PK\x05\x06") &&
		    i + head + b.p[i + 20] + ((size_t)b.p[i + 21] << 8) <= b.n)
			return true;
	return false;
}

bool
media_is_mixed(struct bytes b)
{
	return b.n > 0 && (has_pdf(b) || has_zip(b) || has_words(b));
}
