package dev.dormouse.cli;

import java.util.zip.ZipEntry;

/** How much a jar may hold, so that one that was made to fill memory or disk is refused before it does. Far above what is packaged in earnest. */
final class Limits {

    static final int ENTRIES = 100_000;
    static final long ENTRY_BYTES = 256L << 20;
    static final long CLASS_FILE_BYTES = 16L << 20;
    static final long TOTAL_BYTES = 2L << 30;
    /** How many times an entry may be as large as it is packed; looked at from {@link #RATIO_FROM_BYTES} on, below which it costs nothing. */
    static final int RATIO = 200;
    static final long RATIO_FROM_BYTES = 4L << 20;

    private static final String WAY_OUT = "if you trust it, unpack it and weave the folder";

    private final Object jar;
    private long total;

    Limits(Object jar) {
        this.jar = jar;
    }

    void countEntries(int entries) throws Unusable {
        if (entries > ENTRIES) {
            throw exceeded(entries + " entries, and the limit is " + ENTRIES);
        }
    }

    /** Counts an entry by what its header says. */
    void count(ZipEntry entry) throws Unusable {
        long limit = Artifact.isClassFile(entry.getName()) ? CLASS_FILE_BYTES : ENTRY_BYTES;
        total += entry.getSize();
        if (entry.getSize() > limit) {
            throw exceeded(entry.getName() + " with " + entry.getSize() + " bytes, and the limit is " + limit);
        }
        if (total > TOTAL_BYTES) {
            throw exceeded("more than " + TOTAL_BYTES + " bytes in all, at " + entry.getName());
        }
        if (entry.getSize() > RATIO_FROM_BYTES && entry.getSize() / RATIO > entry.getCompressedSize()) {
            throw exceeded(entry.getName() + " with " + entry.getSize() + " bytes packed into " + entry.getCompressedSize() + ", and the limit is " + RATIO + " times");
        }
    }

    /** A header that says less than there is. */
    Unusable lied(ZipEntry entry) {
        return exceeded(entry.getName() + " with more or fewer bytes than the " + entry.getSize() + " that its header says");
    }

    private Unusable exceeded(String what) {
        return Unusable.input(jar + " has " + what, WAY_OUT);
    }
}
