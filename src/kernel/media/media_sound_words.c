/*
 * media_sound_words.c - what is said of a sound that is not taken.
 */
#include "kernel/media/media_local.h"

struct text
media_sound_kind_wrong(enum media_kind kind)
{
	if (media_is_sound(kind))
		return (struct text){0};
	if (kind == MEDIA_PHONE)
		return TEXT("Phones save their own recordings in a way that we "
		            "cannot read safely. Use the record button on this "
		            "page, or say it to your worker");
	return TEXT("This file is not a recording that we can read. Use the "
	            "record button, or choose a WAV, MP3, OGG or FLAC file");
}

struct text
media_sound_wrong(enum sound_end end)
{
	switch (end) {
	case SOUND_GOOD:
		return (struct text){0};
	case SOUND_LONG:
		return TEXT("This recording is too long. Make it shorter, or "
		            "make two of it");
	case SOUND_SILENT:
		return TEXT("We hear nothing in this recording. See that the "
		            "microphone is on, and record it again");
	case SOUND_RARE:
		return TEXT("This recording is of a kind that we cannot read. "
		            "Use the record button, or save it as WAV with "
		            "44,100 samples a second");
	case SOUND_DAMAGED:
	case SOUND_END_COUNT:
		break;
	}
	return TEXT("This recording is damaged and cannot be read. Record it "
	            "again");
}
