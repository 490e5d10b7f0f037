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
		return TEXT(
		        "We cannot read what a phone’s own recorder saves. Use "
		        "the record button here, or say it to your worker");
	return TEXT(
	        "This file is not a recording that we can read. Press record "
	        "here, or send a WAV, MP3, OGG or FLAC file");
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
		return TEXT("We hear no sound in this recording. See that the "
		            "microphone is on, and say it once more");
	case SOUND_RARE:
		return TEXT(
		        "This recording is of a kind that we cannot read. "
		        "Press record here, or save it as WAV at 44,100 Hz");
	case SOUND_DAMAGED:
	case SOUND_END_COUNT:
		break;
	}
	return TEXT("The sound in this file is broken, so we cannot read it. "
	            "Record it again");
}
