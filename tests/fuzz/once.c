/*
 * once.c - a fuzz target where there is no libFuzzer: each file that is named
 * is fed to it once, the first MiB of it.
 *
 * What it is for is to be linked: a target that lacks a file of the list in
 * meson.build fails every build, and not the last step of the checks alone.
 * Ends with 2, naming the file, where one cannot be read.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
main(int argc, char **argv)
{
	static uint8_t bytes[1U << 20];

	for (int i = 1; i < argc; i++) {
		FILE *file = fopen(argv[i], "rb");

		if (file == NULL) {
			fprintf(stderr, "%s cannot be read.\n", argv[i]);
			return 2;
		}
		LLVMFuzzerTestOneInput(bytes,
		                       fread(bytes, 1, sizeof bytes, file));
		fclose(file);
	}
	return 0;
}
