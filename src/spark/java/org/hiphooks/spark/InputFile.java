package org.hiphooks.spark;

import java.io.Serializable;

/**
 * A file of the input.
 *
 * @param path where it is
 * @param name its path below the input that was named
 * @param length its bytes
 * @param modified when it was written, as its file system says
 * @param splittable whether it can be read from the middle; a packed one cannot
 */
record InputFile(String path, String name, long length, long modified, boolean splittable)
    implements Serializable {}
